"""``read`` of the command: files and folders, a line a file."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from miitbrief.cli import plain_output, rich_output
from miitbrief.cli.blocks import Progress
from miitbrief.cli.commands import main

GOOD = "Harbin, May 4, 2023\n\nLi Na:\n\nWe sold 5 tonnes of tea in 2022.\n"
WRONG = (
    "Harbin, May 5, 2023\n\nLi Na:\n\nSales of heat pumps grew from 507,000 in 2016 to 1.367 "
    "million in 2020, an average annual growth rate of 39%.\n"
)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a good transcript, one with a wrong claim, and two that are none."""
    monkeypatch.setenv("COLUMNS", "200")
    folder = tmp_path / "pages"
    texts = {"a.txt": GOOD, "deep/b.md": WRONG, "c.txt": "hello", "d.html": "%PDF-1.4", "e.pdf": ""}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_folder(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file has a line, and those that are not read are listed last with what to do."""
    assert main(["read", str(pages), "--jobs", "1"]) == 2
    out = capsys.readouterr().out
    deep = pages / "deep" / "b.md"
    assert out.splitlines() == [
        f"{pages}/a.txt: 2023-05-04, 1 figure, 0 targets, 0 claims, 0 problems",
        f"{pages}/c.txt: not read",
        f"{pages}/d.html: not read",
        f"{deep}: 2023-05-05, 3 figures, 0 targets, 1 claim (1 inconsistent), 0 problems",
        "",
        "2 files read",
        "",
        "1 claim inconsistent",
        (
            f"{deep}, c01: up 39% a year: sales of heat pumps (2016 to 2020), Li Na; "
            "average growth: 28.142% (28.098 to 28.185)"
        ),
        "",
        "2 files not read",
        *out.splitlines()[11:],
    ]
    reasons = " ".join(out.splitlines()[11:])
    assert "c.txt, line 1, column 1: expected somebody who speaks" in reasons
    assert "got a PDF; copy its text into a .txt file" in reasons
    passed_over = ["1 file passed over, no text and no page by name", f"{pages}/e.pdf"]
    assert out.splitlines()[-2:] == passed_over


@pytest.mark.parametrize(("name", "status"), [("a.txt", 0), ("deep", 1), ("c.txt", 2)])
def test_exit_status(name: str, status: int, pages: Path) -> None:
    """It is 1 where a claim is inconsistent, and 2 where a file was not read."""
    assert main(["read", str(pages / name)]) == status


def test_processes(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several processes print what one does."""
    printed: list[str] = []
    for jobs in ("1", "2"):
        main(["read", str(pages), "--jobs", jobs])
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_patterns(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files of a folder are chosen by patterns, and a pattern may stand for files."""
    assert main(["read", str(pages), "--matching", "a.*", "--matching", "b.*", "-j", "1"]) == 1
    assert capsys.readouterr().out.count(": 2023-") == 2
    assert main(["read", f"{pages}/*.txt", "-j", "1"]) == 2
    assert "c.txt: not read" in capsys.readouterr().out


def test_json(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines of JSON tell the same, and nothing else is printed."""
    assert main(["read", str(pages), "--json", "-j", "1"]) == 2
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["briefing"] for each in records] == ["a", None, None, "deep-b"]
    assert [each["inconsistent"] for each in records] == [0, None, None, 1]
    assert "expected somebody who speaks" in records[1]["error"]


def test_csv(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines of CSV are those of JSON, below the names of their columns."""
    call = ["read", str(pages), "-j", "1"]
    assert main([*call, "--json"]) == 2
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert main([*call, "--csv"]) == 2
    rows = [*csv.DictReader(io.StringIO(capsys.readouterr().out))]
    expected = [{**each, "problems": "; ".join(each["problems"])} for each in records]
    assert rows == [
        {key: "" if cell is None else str(cell) for key, cell in each.items()} for each in expected
    ]


def test_what_wants_a_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems are told in the end, the first of many, and how many more there are."""
    turns = "\n\n".join("Somebody Unknown:\n\nWe sold 5 tonnes of tea." for _ in range(30))
    (tmp_path / "tea.txt").write_text(f"Li Na:\n\nGood morning.\n\n{turns}\n", encoding="utf-8")
    assert main(["read", str(tmp_path)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert re.search(r"\d+ problems? .*tea.txt, line 1, column 1: expected the day", out)


def test_a_reason_of_several_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reason that names no file is told once, with the files that it is of."""
    monkeypatch.setenv("COLUMNS", "300")
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("<html><p>Li Na: We sold 5 tonnes.</html>", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "selectolax", None)
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    assert main(["read", str(tmp_path)]) == 2
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"{tmp_path}/a.html, {tmp_path}/b.html: this needs selectolax")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and devices of POSIX")
@pytest.mark.parametrize("archive", [[], ["--to", "all.jsonl"]])
def test_what_is_no_file(
    archive: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A pipe, a device and a link to nothing are told and wait for nobody."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    assert main(["read", "pages", "missing.txt", *archive, "--json"]) == 2
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    errors = {Path(each["source"]).name: each["error"] for each in records}
    assert errors.pop("good.txt") is None
    words_of = {"pipe": "a pipe", "zero": "a device", "gone": "No such", "missing": "No such"}
    for name, words in words_of.items():
        assert words in errors[f"{name}.txt"]


def test_a_larger_file(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How large a file may be is a caller's to say."""
    call = ["read", str(pages / "a.txt"), "--json", "--max-bytes"]
    assert main([*call, "10"]) == 2
    assert "at most 10 bytes" in json.loads(capsys.readouterr().out)["error"]
    assert main([*call, "1000"]) == 0


def test_corrections(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person puts right is kept, a file is read again for it, and its claims change."""
    path = pages.parent / "corrections.csv"
    path.write_text(
        "figure,field,value,by,on\ndeep-b/r1/i03,measure,sales of cold pumps,Ann,2024-03-01\n",
        encoding="utf-8",
    )
    call = ["read", str(pages), "--matching", "*.md", "--json"]
    kept = ["--to", str(pages.parent / "all.jsonl")]
    assert main([*call, *kept]) == 1
    assert main([*call, *kept, "--corrections", str(path)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["claims"] == 0
    assert main([*call, *kept, "--corrections", str(path)]) == 0
    assert not capsys.readouterr().out
    path.write_text(path.read_text().replace("deep-b", "deep-c"), encoding="utf-8")
    assert main([*call, "--corrections", str(path)]) == 2
    assert "no figure with the id 'deep-c/r1/i03'" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_a_bar(pages: Path) -> None:
    """A terminal shows how far the work is, below the lines, and nothing of it stays."""
    import pty  # noqa: PLC0415 - There is none elsewhere.

    ours, theirs = pty.openpty()
    call = [sys.executable, "-m", "miitbrief", "read", str(pages), "-j", "1"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    with subprocess.Popen(call, stdout=theirs, stderr=theirs, env=environment) as process:  # noqa: S603
        os.close(theirs)
        printed = b""
        with suppress(OSError):  # The end of a terminal.
            while piece := os.read(ours, 10_000):
                printed += piece
    os.close(ours)
    assert process.returncode == 2
    text = printed.decode("utf-8")
    assert "1/4" in text
    assert text.index("1/4") < text.index("c.txt: not read")
    # The bar is wiped before the next line, and the cursor is shown again.
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")
    assert "/4" not in text[text.index("2 files read") :]


def test_an_interrupt(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A key that interrupts ends the run without a traceback, with the status that shells give."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("miitbrief.cli.folders.check", interrupted)
    assert main(["read", str(pages), "-j", "1"]) == 130
    assert capsys.readouterr().err.endswith("stopped\n")


def test_standard_input() -> None:
    """What standard input gives is read beside files."""
    done = subprocess.run(
        [sys.executable, "-m", "miitbrief", "read", "-"],
        input=GOOD,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("text 1: 2023-05-04, 1 figure")


@pytest.mark.parametrize("suffix", [".jsonl", ".sqlite", ".duckdb", ".parquet"])
def test_an_archive(suffix: str, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is kept in an archive is not read again."""
    archive = str(pages.parent / f"all{suffix}")
    call = ["read", str(pages), "--matching", "*.txt", "--matching", "*.md", "-j", "1"]
    main([*call, "--to", archive])
    assert "2 files read\n" in capsys.readouterr().out
    main([*call, "--to", archive])
    assert "0 files read, 2 files read before\n" in capsys.readouterr().out


def test_an_archive_is_a_database(pages: Path) -> None:
    """An archive answers questions in SQL."""
    path = pages.parent / "all.sqlite"
    main(["read", str(pages), "--to", str(path), "-j", "1"])
    with closing(sqlite3.connect(path)) as database:
        question = "SELECT briefing, printed FROM checks WHERE verdict = 'inconsistent'"
        assert database.execute(question).fetchall() == [("deep-b", "39%")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "expected files or folders to read"),
        (["missing"], "No such file.*missing"),
        (["page"], "No such file.*the nearest in its folder: pages.*page"),
        (["http://a.example/b.html"], "expected the path of a file, got an address"),
        (["missing/*.txt"], "No such file.*missing"),
        (["{empty}"], "expected transcripts .*empty, got none"),
        (["{pages}", "--to", "all.duck"], "no kind of archive is named '.duck'.*nearest: .duckdb"),
        (["{pages}", "--to", "nowhere/all.jsonl"], "No such file.*nowhere"),
        (["{pages}", "--to", "nowhere/all.sqlite"], "nowhere/all.sqlite: unable to open"),
        (["{pages}", "--to", "nowhere/all.duckdb"], "nowhere/all.duckdb: .*nowhere"),
        (["{pages}", "--jobs", "0"], "expected --jobs of at least 1, got 0"),
        (["-", "--to", "all.jsonl"], "expected files to keep in an archive, got standard input"),
    ],
)
def test_wrong_inputs(
    *,
    arguments: list[str],
    message: str,
    pages: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What cannot be read so is refused, and nothing is printed before."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode("utf-8"))))
    named = [each.format(pages=pages, empty=tmp_path / "empty") for each in arguments]
    assert main(["read", *named]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert re.search(message, err, re.DOTALL)


def test_made_up_transcripts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Made-up transcripts of every layout are read without a problem, and most claims hold."""
    tool = Path(__file__).parent.parent / "tools" / "made_up.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path / "made"), "40"], check=True)  # noqa: S603
    assert main(["read", str(tmp_path / "made"), "--json", "-j", "1"]) in (0, 1)
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(records) == 40
    assert not [each for each in records if each["error"] or each["problems"]]
    claims, wrong = (sum(each[key] for each in records) for key in ("claims", "inconsistent"))
    assert 0 < wrong < claims / 4


def test_a_bar_needs_a_terminal() -> None:
    """How far a work is stands on a terminal alone, and never among what is kept."""
    plain, kept, screen = io.StringIO(), io.StringIO(), io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    plain_output.printer(plain)(Progress(1, 2))
    with ExitStack() as closing:
        rich_output.printer(kept, closing)(Progress(1, 2))
    with ExitStack() as closing:
        rich_output.printer(screen, closing)(Progress(1, 2))
    assert (plain.getvalue(), kept.getvalue()) == ("", "")
    assert "1/2" in screen.getvalue()
