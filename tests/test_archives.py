"""Archives: what was read of files, whole or not at all, so that a run goes on where it ended."""

import json
import re
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from miitbrief import Briefing, Corpus, InvalidValueError, from_json, load, parse, read, to_json
from miitbrief.archives import KINDS, Archive, TranscriptFile, fill, open_archive, transcript_files
from miitbrief.archives.database import TABLES
from miitbrief.archives.extracts import extracts_of
from miitbrief.exceptions import MissingExtraError, SchemaError, UnknownNameError
from miitbrief.formats.tables import NOUNS
from miitbrief.formats.tables.keys import REFERENCES
from miitbrief.reading.many import Outcome

ROOT = Path(__file__).parent.parent
TEXTS = {
    "tea.txt": "Harbin, May 4, 2023\n\nLi Na:\n\nIn 2022, production of automobiles reached 27.02 "
    "million units.\n\nBy the end of 2025, we aim to raise production of automobiles to 30 million "
    "units.\n",
    "more/tea.txt": "Harbin, May 9, 2024\n\nLi Na:\n\nIn 2022, production of automobiles reached "
    "27.45 million units, up 3.4%. A third of the plants are new.\n",
    "more/no-day.txt": "Li Na:\n\nWe sold 5 tonnes of tea.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with transcripts, one that is none, and what is not to be read."""
    place = tmp_path / "pages"
    for name, text in {**TEXTS, "bad.md": "hello", "picture.png": "x", ".hidden.txt": "x"}.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


def filled(archive: Archive, folder: Path) -> list[Outcome]:
    """Fill an archive from a folder; return what was read."""
    with ThreadPoolExecutor(1) as thread:
        return [*fill(archive, transcript_files([folder]), executor=thread)]


def connected(path: Path) -> Any:
    """Return a connection to a database, which must be closed."""
    return sqlite3.connect(path) if path.suffix == ".sqlite" else duckdb.connect(path)


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of a database, by table."""
    with closing(connected(path)) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=str)  # noqa: S608
            for name in (*TABLES, "extracts", "stale")
        }


class TestFiles:
    """Which files of a folder may be transcripts."""

    def test_a_folder(self, folder: Path) -> None:
        """All that may be a transcript is found, at any depth, in order of name."""
        found = transcript_files([folder])
        assert [each.name for each in found] == [
            "bad.md",
            "more/no-day.txt",
            "more/tea.txt",
            "tea.txt",
        ]
        assert [each.id for each in found] == ["bad", "more-no-day", "more-tea", "tea"]

    @pytest.mark.parametrize(
        ("matching", "names"),
        [
            (["tea.*"], ["more/tea.txt", "tea.txt"]),
            (["more/*"], ["more/no-day.txt", "more/tea.txt"]),
            (["*.md", "more/t*"], ["bad.md", "more/tea.txt"]),
        ],
    )
    def test_patterns(self, matching: list[str], names: list[str], folder: Path) -> None:
        """A pattern is of the name of a file, or of its path in the folder."""
        assert [each.name for each in transcript_files([folder], matching=matching)] == names

    def test_files_and_globs(self, folder: Path) -> None:
        """Files may be named, and patterns with stars, and each is taken once."""
        found = transcript_files([folder / "tea.txt", f"{folder}/**/t*.txt"])
        assert [each.path for each in found] == [folder / "tea.txt", folder / "more/tea.txt"]

    def test_nothing(self, folder: Path, tmp_path: Path) -> None:
        """A folder without transcripts is refused, and one that is not there."""
        (tmp_path / "empty").mkdir()
        with pytest.raises(
            InvalidValueError, match=r"expected transcripts \(.txt.*empty, got none"
        ):
            transcript_files([tmp_path / "empty"])
        with pytest.raises(InvalidValueError, match="that match 'x'"):
            transcript_files([folder], matching=["x"])
        for wrong in ("missing", "missing/*.txt"):
            with pytest.raises(FileNotFoundError, match="missing"):
                transcript_files([tmp_path / wrong])


@pytest.mark.parametrize("suffix", KINDS)
class TestEveryKind:
    """What all kinds of archives do."""

    def test_a_run(self, suffix: str, folder: Path, tmp_path: Path) -> None:
        """What is read is kept, what is not is a failure, and a second run reads that again."""
        with open_archive(tmp_path / f"all{suffix}") as archive:
            first = filled(archive, folder)
        with open_archive(tmp_path / f"all{suffix}") as archive:
            second = filled(archive, folder)
            names = set(archive.fingerprints())
        assert [each.error is None for each in first] == [False, True, True, True]
        assert [each.source for each in second] == [str(folder / "bad.md")]
        assert names == set(TEXTS)

    def test_a_changed_file(self, suffix: str, folder: Path, tmp_path: Path) -> None:
        """A file that has changed is read again, and counts once."""
        with open_archive(tmp_path / f"all{suffix}") as archive:
            filled(archive, folder)
            (folder / "tea.txt").write_text(TEXTS["more/tea.txt"], encoding="utf-8")
            again = filled(archive, folder)
            assert set(archive.fingerprints()) == set(TEXTS)
        assert [each.source for each in again if each.briefing] == [str(folder / "tea.txt")]

    def test_an_id_that_is_taken(self, suffix: str, folder: Path, tmp_path: Path) -> None:
        """Two files whose briefings would have one id are told apart: the second is refused."""
        (folder / "tea.md").write_text(TEXTS["tea.txt"], encoding="utf-8")
        with open_archive(tmp_path / f"all{suffix}") as archive:
            found = filled(archive, folder)
        (refused,) = (each for each in found if "id of its own" in str(each.error))
        assert "tea.txt: expected" in str(refused.error)
        assert "that of tea.md; rename" in str(refused.error)

    def test_something_else(self, suffix: str, tmp_path: Path) -> None:
        """A file that is something else is refused, and stays as it is."""
        path = tmp_path / f"all{suffix}"
        path.write_bytes(b"something else, which is no archive\n" * 100)
        with pytest.raises((SchemaError, OSError), match="all"):
            open_archive(path)
        assert path.read_bytes().startswith(b"something else")

    def test_an_unreadable_file(self, suffix: str, folder: Path, tmp_path: Path) -> None:
        """A file that goes away is a failure, and the others are kept."""
        files = [*transcript_files([folder]), TranscriptFile(folder / "gone.txt", "gone.txt")]
        archive = open_archive(tmp_path / f"all{suffix}")
        with archive, ThreadPoolExecutor(1) as thread:
            found = [*fill(archive, files, executor=thread)]
        assert isinstance(found[-1].error, FileNotFoundError)
        assert sum(each.briefing is not None for each in found) == len(TEXTS)

    @pytest.mark.parametrize("kept", [0, 1, 2])
    def test_a_run_that_is_killed(
        self, suffix: str, kept: int, folder: Path, tmp_path: Path
    ) -> None:
        """A run that is killed loses nothing that it kept, and the next one does the rest."""
        path = tmp_path / f"all{suffix}"
        code = (
            "import os, signal, sys\n"
            "from miitbrief import read\n"
            "from miitbrief.archives import open_archive, transcript_files\n"
            "archive = open_archive(sys.argv[1])\n"
            "for place, file in enumerate(transcript_files([sys.argv[2]], matching=['*.txt'])):\n"
            "    if place == int(sys.argv[3]):\n"
            "        if hasattr(archive, '_run'):\n"
            "            archive._run('BEGIN TRANSACTION')\n"
            "            archive._run('DELETE FROM briefings')\n"
            "        else:\n"
            "            archive._stream.write(b'half a line')\n"
            "            archive._stream.flush()\n"
            "        os.kill(os.getpid(), signal.SIGKILL)\n"
            "    archive.add(file.name, file.fingerprint(), read(file.path, id=file.id))\n"
        )
        done = subprocess.run(  # noqa: S603 - The code is the test's own.
            [sys.executable, "-c", code, str(path), str(folder), str(kept)], check=False
        )
        assert done.returncode == -signal.SIGKILL
        with open_archive(path) as archive:
            assert len(archive.fingerprints()) == kept
            filled(archive, folder)
        with open_archive(tmp_path / f"whole{suffix}") as whole:
            filled(whole, folder)
        if suffix == ".jsonl":
            assert path.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
        elif suffix != ".parquet":
            assert content(path) == content(tmp_path / f"whole{suffix}")


def test_an_unknown_kind(tmp_path: Path) -> None:
    """The ending tells the kind; another one is refused with those that there are."""
    with pytest.raises(UnknownNameError, match=r"named '.duck'; the nearest: .duckdb"):
        open_archive(tmp_path / "all.duck")


def test_json_lines_are_briefings(folder: Path, tmp_path: Path) -> None:
    """A line has the briefing as JSON, which reads back as what the file is read as."""
    path = tmp_path / "all.jsonl"
    with open_archive(path) as archive:
        filled(archive, folder)
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        briefing = from_json(json.dumps(record["briefing"]), Briefing)
        assert briefing == read(folder / record["file"], id=briefing.id)


class TestDatabases:
    """What the tables of databases hold."""

    @pytest.fixture(params=[".sqlite", ".duckdb"])
    def database(self, request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Path:
        """Return the path of a filled database."""
        path = tmp_path / f"all{request.param}"
        with open_archive(path) as archive:
            filled(archive, folder)
        return path

    def test_rows_are_those_of_the_tables(self, database: Path, folder: Path) -> None:
        """Each table has the rows that the briefings have, and those of the corpus together."""
        briefings = [
            read(each.path, id=each.id) for each in transcript_files([folder], matching=["*.txt"])
        ]
        dated = Corpus(each for each in briefings if each.date)
        rows = content(database)
        for noun in ("briefings", "speakers", "turns", "figures", "targets", "checks", "operands"):
            assert len(rows[noun]) == sum(len(NOUNS[noun](each)) for each in briefings), noun
        for noun in ("series", "progress", "conflicts"):
            assert len(rows[noun]) == len(NOUNS[noun](dated)), noun
        assert len(rows["comparisons"]) == len(dated.comparisons(repeats=False))
        assert rows["conflicts"]
        assert not rows["stale"]

    def test_order_does_not_matter(self, database: Path, folder: Path, tmp_path: Path) -> None:
        """Whatever the order in which files come, and in how many runs, the rows are the same."""
        path = tmp_path / f"again{database.suffix}"
        for file in reversed(transcript_files([folder])):
            with open_archive(path) as archive, ThreadPoolExecutor(1) as thread:
                assert len([*fill(archive, [file], executor=thread)]) == 1
        assert content(path) == content(database)

    def test_a_later_briefing(self, database: Path, folder: Path) -> None:
        """A later briefing changes how far targets are that others have set."""
        before = content(database)["progress"]
        late = TEXTS["tea.txt"].replace("2023", "2025").replace("In 2022", "In 2024")
        (folder / "late.txt").write_text(late, encoding="utf-8")
        with open_archive(database) as archive:
            filled(archive, folder)
        assert content(database)["progress"] != before

    def test_every_id_is_that_of_a_row(self, database: Path) -> None:
        """What refers to another table refers to a row of it, in each kind of database."""
        with closing(connected(database)) as connection:
            for noun, references in REFERENCES.items():
                for each in references:
                    lost = connection.execute(
                        f"SELECT count(*) FROM {noun} AS own LEFT JOIN {each.to} AS other "  # noqa: S608
                        f"ON other.briefing = own.{each.briefing} AND other.id = own.{each.column} "
                        f"WHERE own.{each.column} IS NOT NULL AND other.id IS NULL"
                    ).fetchone()
                    assert lost == (0,), (noun, each)

    def test_another_version(self, database: Path) -> None:
        """An archive of another version is refused, and told what to do."""
        with closing(connected(database)) as connection:
            connection.execute("UPDATE archive SET version = 99")
            connection.commit()
        with pytest.raises(InvalidValueError, match=r"version 2, got .*99.*; read the files again"):
            open_archive(database)


@pytest.mark.parametrize("suffix", [".sqlite", ".duckdb"])
def test_questions_of_the_docs(suffix: str, tmp_path: Path) -> None:
    """The questions that the documentation shows have answers in both databases."""
    path = tmp_path / f"both{suffix}"
    with open_archive(path) as archive:
        for name in ("2022-02-28", "2022-06-14"):
            archive.add(f"{name}.txt", "as bundled", load(name))
        archive.finish()
    page = (ROOT / "docs" / "how-to" / "folders.md").read_text("utf-8")
    questions = re.findall(r"^```sql\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    with closing(connected(path)) as database:
        answers = [database.execute(question).fetchall() for question in questions]
    assert [len(answer) for answer in answers] == [0, 3, 1]


def test_parquet(folder: Path, tmp_path: Path) -> None:
    """A folder of Parquet files has the rows of the database."""
    for name in ("all.parquet", "all.duckdb"):
        with open_archive(tmp_path / name) as archive:
            filled(archive, folder)
    rows = content(tmp_path / "all.duckdb")
    for name in TABLES:
        file = str(tmp_path / "all.parquet" / f"{name}.parquet")
        found = duckdb.execute("FROM read_parquet(?)", [file]).fetchall()
        assert sorted(found, key=str) == rows[name]
    assert not [*(tmp_path / "all.parquet").glob("*.part")]


def test_others_read_while_one_writes(folder: Path, tmp_path: Path) -> None:
    """A database of SQLite can be read while it is written to."""
    path = tmp_path / "all.sqlite"
    with open_archive(path) as archive:
        filled(archive, folder)
        with closing(sqlite3.connect(path)) as reader:
            assert reader.execute("SELECT count(*) FROM files").fetchone() == (len(TEXTS),)


def test_keys_of_sqlite(folder: Path, tmp_path: Path) -> None:
    """SQLite refuses an id of no row, and what refers to a row goes with it."""
    path = tmp_path / "all.sqlite"
    with open_archive(path) as archive:
        filled(archive, folder)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("INSERT INTO speakers (briefing, id) VALUES ('unicorn', 'a')")
        database.execute("DELETE FROM briefings")
        for noun in (*REFERENCES, "speakers"):
            assert database.execute(f"SELECT count(*) FROM {noun}").fetchone() == (0,)  # noqa: S608


def test_a_replaced_file_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    """Before what puts briefings side by side is made again, it has no row of what is gone."""
    path = tmp_path / "all.sqlite"
    with open_archive(path) as archive:
        filled(archive, folder)
        text = TEXTS["tea.txt"].split("In 2022")[0] + "Thank you."
        archive.add("tea.txt", "another", parse(text, id="tea"))
    rows = content(path)
    assert rows["stale"]
    assert not [row for row in rows["series"] if "tea" in row]


def test_extracts_say_the_same(briefing_id: str) -> None:
    """What a briefing says of all concepts is what its extracts say."""
    briefing = load(briefing_id)
    extracts = dict(extracts_of(briefing))
    ids = [each.id for each in briefing.indicators if each.concept is not None]
    assert sorted(
        i.id for concept, e in extracts.items() for i in e.indicators if i.concept == concept
    ) == sorted(ids)
    assert sum(len(each.targets) for each in extracts.values()) == len(briefing.targets)
    assert all(from_json(to_json(each), Briefing) == each for each in extracts.values())


def test_duckdb_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an archive lacks is told with the command that installs it."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r"miitbrief\[duckdb\]"):
        open_archive(tmp_path / "tea.duckdb")


@pytest.mark.parametrize("suffix", [".sqlite", ".duckdb"])
def test_a_database_that_others_have_changed(suffix: str, tmp_path: Path) -> None:
    """A briefing that a damaged database cannot take is an error, and nothing of it is kept."""
    path = tmp_path / f"tea{suffix}"
    with open_archive(path) as archive:
        archive.add("first.txt", "1", load("2022-02-28"))
    with closing(connected(path)) as database:
        database.execute("DROP TABLE operands")
    with open_archive(path) as archive:
        with pytest.raises(OSError, match="operands"):
            archive.add("second.txt", "1", load("2022-06-14"))
        assert archive.fingerprints() == {"first.txt": "1"}
