"""The command: what it shows, how both front ends print it, and its exit status."""

import csv
import io
import json
import os
import re
import runpy
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import pytest

from miitbrief import Briefing, Verdict, check, from_json, load, read, references, to_json
from miitbrief.cli.catalogue import COMMANDS
from miitbrief.cli.commands import main
from miitbrief.formats.report import report
from miitbrief.formats.schema import json_schema
from miitbrief.formats.standards import data_package, sdmx_csv, web_annotations
from miitbrief.formats.tables import NOUNS

#: What stands above the claims of each verdict, in order.
HEADINGS = {
    Verdict.INCONSISTENT: "Inconsistent: no rounding makes these agree",
    Verdict.MISQUOTED: "Quoted otherwise: both numbers can be true",
    Verdict.CONSISTENT_BY_ROUNDING: "Consistent, but only within rounding and hedges",
    Verdict.CONSISTENT: "Consistent",
    Verdict.NOT_COMPARABLE: "Not comparable: these need not agree",
    Verdict.NOT_CHECKABLE: "Not checkable: what the number that the text lacks would have to be",
}

#: A transcript with a claim that does not hold.
PUMPS = (
    "Press conference on pumps\n\nBeijing | 10 a.m. May 4, 2023\n\n"
    "Speakers:\nLi Na, minister\n\n"
    "Li Na:\n\nSales of heat pumps grew from 507,000 in 2016 to 1.367 million in 2020, an "
    "average annual growth rate of 39%.\n"
)

#: Letters and signs that few encodings have, and what clears a screen or turns a line's order.
ODD = (
    "Press conference on [bold]pumps[/] \u221e\x1b[2J\u202e\n\nBeijing | 10 a.m. May 4, 2023\n\n"
    "Speakers:\n\u0141ucja \u017bak, minister of water (\u6c34)\n\n"
    "\u0141ucja \u017bak:\n\nSales of \u017babka\x07\x9b\u221e heat pumps grew from "
    "507,000 in 2016 to 1.367 million in 2020, an average annual growth rate of 39%.\n"
)

Run = Callable[..., str]


@pytest.fixture(params=["rich", "plain"])
def front(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with the extra ``cli`` and without it."""
    if request.param == "plain":
        # A module of theirs that was imported before would be found without its package.
        loaded = [name for name in sys.modules if name.partition(".")[0] in ("click", "rich")]
        for name in ("click", "rich", *loaded):
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setenv("COLUMNS", "80")
    return str(request.param)


@pytest.fixture
def run(front: str, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command with a front end, and returns what it prints."""

    def printed(*arguments: str, status: int = 0) -> str:
        assert main(arguments) == status
        out, err = capsys.readouterr()
        assert front == "plain" or not err
        return out

    return printed


@pytest.fixture
def refused(front: str, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command, which must refuse something, and returns the message."""

    def message(*arguments: str) -> str:
        assert main(arguments) == 2
        out, err = capsys.readouterr()
        assert not out
        return err

    return message


@pytest.fixture
def pumps(tmp_path: Path) -> str:
    """Return the path of a transcript with a claim that does not hold."""
    path = tmp_path / "pumps.txt"
    path.write_text(PUMPS, encoding="utf-8")
    return str(path)


def in_process(
    *arguments: str, encoding: str = "utf-8", given: str | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run ``python -m miitbrief`` as its own process, whose output is read in an encoding."""
    return subprocess.run(  # noqa: S603 - The arguments are the tests' own.
        [sys.executable, "-m", "miitbrief", *arguments],
        capture_output=True,
        check=False,
        encoding=encoding,
        input=given,
        env={**os.environ, **environment},
    )


def words_of(printed: str) -> str:
    """Return what is printed with a blank for each gap, wherever it is wrapped."""
    return " ".join(printed.split())


class TestCheck:
    """Claims, what was found first."""

    def test_it_goes_without_saying(self, run: Run) -> None:
        """Without a command, claims are rechecked: of all bundled briefings, in order of date."""
        printed = run()
        assert printed == run("check", "2022-02-28", "2022-06-14")
        assert (
            "48 claims: 1 misquoted, 22 consistent, 2 not comparable, 23 not checkable" in printed
        )
        assert "31 claims: 14 consistent, 1 not comparable, 16 not checkable" in printed

    def test_the_name_of_a_briefing_is_enough(self, briefing_id: str, run: Run) -> None:
        """A briefing may be named without the command, and before and after options."""
        assert run(briefing_id) == run("check", briefing_id)
        assert run(briefing_id, "--all") == run("--all", briefing_id)

    def test_the_finding_comes_first(self, run: Run) -> None:
        """Conflicts stand before what was misquoted, and that before what holds; the rest last."""
        printed = run()
        marks = ["Conflicts: ", HEADINGS[Verdict.MISQUOTED], "\nConsistent\n", "Not shown: "]
        places = [printed.index(mark) for mark in marks]
        assert places == sorted(places)
        assert "Not shown: 3 not comparable, 39 not checkable; --all shows them." in printed

    def test_all(self, briefing_id: str, run: Run) -> None:
        """All claims are shown where they are asked for, by verdict, each once."""
        printed = run(briefing_id, "--all")
        checks = check(load(briefing_id))
        headings = [line for line in printed.splitlines() if line in HEADINGS.values()]
        assert headings == [
            text for verdict, text in HEADINGS.items() if any(c.verdict == verdict for c in checks)
        ]
        rows = [line.split()[0] for line in printed.splitlines() if re.match(r"c\d\d ", line)]
        assert sorted(rows) == sorted(each.claim.id.split("/")[1] for each in checks)

    def test_verdicts(self, run: Run) -> None:
        """A verdict that is named is shown alone, in rows, too."""
        printed = run("2022-02-28", "--verdict", "misquoted")
        assert [line.split()[0] for line in printed.splitlines() if line[:1] == "c"][1:] == ["c34"]
        rows = json.loads(run("2022-02-28", "--verdict", "misquoted", "--json"))
        assert [row["id"] for row in rows] == ["2022-02-28/c34"]

    def test_a_row(self, run: Run) -> None:
        """A row has the claim, what was said, by whom, and what was recomputed."""
        printed = words_of(run("2022-02-28")).replace("| ", "")
        parts = ("c17", "up 28% a year: sales", "Mr. Xin Guobin", "average growth:")
        assert all(part in printed for part in parts)
        assert "28.142%" in printed

    def test_an_inconsistent_claim(self, pumps: str, run: Run) -> None:
        """The exit status tells that a claim is inconsistent, whatever is shown of it."""
        printed = run(pumps, status=1)
        assert "1 claim: 1 inconsistent" in printed
        assert HEADINGS[Verdict.INCONSISTENT] in printed
        assert run("check", pumps, "--csv", status=1).count("\n") == 2
        assert "Verdict: inconsistent" in words_of(run(pumps, "--explain", "c01", status=1))

    def test_one_claim_explained(self, run: Run) -> None:
        """The working of a claim is that of `Check.explain`, by its short id and its whole one."""
        (expected,) = (c for c in check(load("2022-02-28")) if c.claim.id == "2022-02-28/c17")
        for name in ("c17", "2022-02-28/c17"):
            assert words_of(run("2022-02-28", "--explain", name)) == words_of(expected.explain())

    def test_all_claims_explained(self, run: Run) -> None:
        """A short id is explained in each briefing that has it, and "all" are in order."""
        both = run("--explain", "c10")
        assert both.index("Claim: 2022-02-28/c10.") < both.index("Claim: 2022-06-14/c10.")
        explained = "\n\n".join(each.explain() for each in check(load("2022-06-14")))
        assert words_of(run("2022-06-14", "--explain", "all")) == words_of(explained)

    def test_two_files_of_one_day(self, pumps: str, tmp_path: Path, run: Run) -> None:
        """Files of one day are told apart."""
        again = tmp_path / "again.txt"
        again.write_text(PUMPS, encoding="utf-8")
        printed = run(pumps, str(again), status=1)
        assert "2023-05-04/c01" in printed
        assert "2023-05-04-2/c01" in printed


class TestCommands:
    """What the other commands show."""

    def test_list(self, run: Run) -> None:
        """Each briefing has a row with its numbers."""
        printed = words_of(run("list")).replace("| ", "")
        assert printed.startswith("id title figures targets claims")
        for each in map(load, ("2022-02-28", "2022-06-14")):
            assert each.id in printed
            numbers = (len(each.indicators), len(each.targets), len(each.claims))
            assert " ".join(map(str, numbers)) in printed

    def test_show(self, briefing_id: str, run: Run) -> None:
        """A briefing is shown with everybody who speaks and every turn."""
        printed = run("show", briefing_id)
        briefing = load(briefing_id)
        assert all(str(speaker) in printed for speaker in briefing.speakers)
        assert all(turn.id.removeprefix(f"{briefing_id}/") in printed for turn in briefing.turns)

    def test_figures(self, run: Run) -> None:
        """Figures are selected as by `Briefing.select`, and counted."""
        filters = {"speaker": "Xin Guobin", "concept": "nev-sales"}
        chosen = load("2022-02-28").select(**filters)  # type: ignore[arg-type]
        options = [part for key, value in filters.items() for part in (f"--{key}", value)]
        printed = run("figures", "2022-02-28", *options)
        assert all(each.id in printed for each in chosen.figures)
        assert printed.endswith(f"\n{len(chosen)} figures\n")
        rows = json.loads(run("figures", "2022-02-28", *options, "--json"))
        assert [row["id"] for row in rows] == [each.id for each in chosen.figures]

    def test_several_values_of_a_filter(self, run: Run) -> None:
        """A filter may be given several times, and then any value will do."""
        options = ("--kind", "growth", "--kind", "multiple")
        rows = json.loads(run("figures", "2022-02-28", *options, "--json"))
        chosen = load("2022-02-28").select(kind=["growth", "multiple"])
        assert [row["id"] for row in rows] == [each.id for each in chosen.figures]

    def test_nothing_is_selected(self, run: Run) -> None:
        """Where nothing is as the filters ask, that is said."""
        assert run("figures", "--words", "unicorn").split() == ["0", "figures"]

    def test_targets(self, run: Run) -> None:
        """Targets are shown with their status, that of the printed numbers beside it."""
        printed = words_of(run("targets").replace("| ", ""))
        ids = [target.id for name in ("2022-02-28", "2022-06-14") for target in load(name).targets]
        assert all(each in printed for each in ids)
        assert "undecided; as" in printed
        assert json.loads(run("targets", "--json", "--column", "id")) == [{"id": i} for i in ids]

    def test_why(self, run: Run) -> None:
        """A claim has its working, a turn why it is whose, and a figure what it is part of."""
        assert run("why", "2022-02-28", "c17") == run("2022-02-28", "--explain", "c17")
        assert run("why", "2022-02-28", "q03/a2").endswith("speaker: curated\n")
        assert "q03/a2" in run("why", "2022-02-28", "xin-guobin")
        operand = words_of(run("why", "2022-02-28", "q03/a2/i01"))
        assert "all its fields: curated" in operand
        assert "What follows from it" in operand
        assert "c17" in operand

    def test_why_as_json(self, run: Run) -> None:
        """A claim, a figure, a turn and a speaker are each an object with what decided it."""
        found = load("2022-02-28")

        def record(name: str) -> dict[str, Any]:
            given: dict[str, Any] = json.loads(run("why", "2022-02-28", name, "--json"))
            assert given["id"] == found.find(name).id
            assert given["line"] == str(found.find(name))
            return given

        (one,) = (c for c in check(found) if c.claim.id == "2022-02-28/c17")
        assert record("c17")["working"] == one.explain().splitlines()
        figure = record("q03/a2/i03")
        assert figure["checks"] == [{"claim": "2022-02-28/c17", "verdict": "consistent"}]
        assert {"claim": "2022-02-28/c17", "verdict": "consistent"} in record("q03/a2/i01")["uses"]
        assert record("q03/a2")["speaker"] == "curated"
        turns = [each["turn"] for each in record("xin-guobin")["turns"]]
        assert turns == [
            each.id
            for each in found.turns
            if getattr(each, "speaker", None) is found.find("xin-guobin")
        ]

    def test_decisions_as_json(self, pumps: str, run: Run) -> None:
        """Of what was read, each decision has its rule, and the words at their place."""
        listed = json.loads(run("figures", pumps, "--json", "--column", "id"))
        given = json.loads(run("why", pumps, listed[0]["id"], "--json"))
        words = [each for each in given["decisions"] if each["words"]]
        assert words
        for each in words:
            assert PUMPS[each["span_start"] : each["span_end"]] == each["words"]

    def test_show_as_json(self, run: Run) -> None:
        """Briefings are objects with the rows of their people and turns."""
        given = json.loads(run("show", "--json"))
        assert [each["id"] for each in given] == ["2022-02-28", "2022-06-14"]
        for each in given:
            briefing = load(each["id"])
            assert each["title"] == briefing.title
            assert [row["id"] for row in each["speakers"]] == [s.id for s in briefing.speakers]
            assert [row["id"] for row in each["turns"]] == [turn.id for turn in briefing.turns]
            assert sum(each["verdicts"].values()) == len(briefing.claims)

    def test_why_of_what_was_read(self, tmp_path: Path, run: Run) -> None:
        """A figure that was read tells what decided its fields, and which want a look."""
        record = json.loads(to_json(load("2022-02-28")))
        decision = {"field": "period", "rule": "words of time in its clause", "is_sure": False}
        record["indicators"][0]["decisions"] = [decision]
        path = tmp_path / "briefing.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        printed = words_of(run("why", str(path), record["indicators"][0]["id"]).replace("| ", ""))
        assert "period 2021: words of time in its clause" in printed
        assert "Worth a look: period" in printed

    def test_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """A transcript comes from standard input under the name of a hyphen."""
        for content in (PUMPS, f"<!doctype html><pre>{PUMPS}</pre>"):
            given = io.TextIOWrapper(io.BytesIO(content.encode("utf-8")))
            monkeypatch.setattr(sys, "stdin", given)
            assert "1 claim: 1 inconsistent" in run("-", status=1)

    def test_a_briefing_in_json(self, tmp_path: Path, run: Run) -> None:
        """A file with a briefing in JSON is that briefing."""
        path = tmp_path / "briefing.json"
        path.write_text(to_json(load("2022-02-28")), encoding="utf-8")
        assert run("check", str(path)) == run("check", "2022-02-28")

    def test_a_folder(self, pumps: str, tmp_path: Path, front: str, capsys: Any) -> None:
        """A folder is all that is in it; what cannot be read of it is told, with status 2."""
        folder = tmp_path / "pages"
        folder.mkdir()
        for name, text in {"a.txt": PUMPS, "b.md": PUMPS, "c.txt": "hello"}.items():
            (folder / name).write_text(text, encoding="utf-8")
        assert main(["figures", str(folder), "--csv", "--column", "id"]) == 2
        out, err = capsys.readouterr()
        assert out.splitlines() == ["id", *(f"{file}/r1/i0{n}" for file in "ab" for n in (1, 2, 3))]
        assert "c.txt, line 1, column 1: expected somebody who speaks" in err
        assert main(["check", str(folder / "[ab].*"), pumps, "--csv", "--column", "id"]) == 1
        ids = ["a/c01", "b/c01", "2023-05-04/c01"]
        assert capsys.readouterr().out.splitlines() == ["id", *ids]
        (folder / "d.txt").write_text("hi", encoding="utf-8")
        assert main(["check", str(folder / "[cd].txt")]) == 2
        out, err = capsys.readouterr()
        assert not out
        assert front == "plain" or err.count("expected somebody who speaks") == 2

    def test_many_files(self, tmp_path: Path, run: Run) -> None:
        """More files than a few are read by other processes, in their order."""
        for place in range(9):
            (tmp_path / f"{place}.txt").write_text(PUMPS, encoding="utf-8")
        lines = run("list", str(tmp_path), "--csv", "--column", "id").splitlines()
        assert lines == ["id", *map(str, range(9))]

    def test_one_id_twice(
        self, pumps: str, tmp_path: Path, run: Run, refused: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A text with the day of another has an id of its own; a briefing in JSON keeps its own."""
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PUMPS.encode())))
        lines = run("list", pumps, "-", "--csv", "--column", "id").splitlines()
        assert lines == ["id", "2023-05-04", "2023-05-04-2"]
        path = tmp_path / "pumps.json"
        run("export", pumps, "-o", str(path))
        assert run("list", str(path), str(path), "--csv", "--column", "id").count("2023") == 1
        changed = path.read_text("utf-8").replace("conference on pumps", "conference on tea")
        path.write_text(changed, "utf-8")
        assert "two 2023-05-04" in refused("list", pumps, str(path))

    def test_unsure(self, pumps: str, run: Run) -> None:
        """Figures that want a look, and those whose check finds something, are selected."""
        columns = ("--csv", "--column", "id")
        unsure = run("figures", pumps, "--unsure", *columns).splitlines()[1:]
        assert unsure == [each.id for each in read(pumps).figures if each.unsure]
        wrong = run("figures", pumps, "--verdict", "inconsistent", *columns).splitlines()
        assert wrong == ["id", "2023-05-04/r1/i03"]

    def test_corrections(self, pumps: str, tmp_path: Path, run: Run, refused: Run) -> None:
        """A file of corrections puts right what a command shows, and `why` tells who said so."""
        path = tmp_path / "corrections.csv"
        path.write_text(
            "figure,field,value,by,on\nr1/i01,period,2015,Ann Li,2024-03-01\n", encoding="utf-8"
        )
        given = ("--corrections", str(path))
        told = " ".join(run("why", pumps, "r1/i01", *given).split())
        assert "2015: corrected by Ann Li on 2024-03-01" in told
        assert "2015" in run("figures", pumps, *given, "--csv", "--column", "period_start")
        path.write_text(path.read_text(encoding="utf-8").replace("r1/i01", "r1/i09"), "utf-8")
        assert "r1/i09" in refused("figures", pumps, *given)

    def test_a_citation(self, briefing_id: str, transcript: str, tmp_path: Path, run: Run) -> None:
        """`why` tells how to cite a figure; with the text, its link leads to the place."""
        path = tmp_path / "own.txt"
        path.write_text(transcript, encoding="utf-8")
        figure = load(briefing_id).indicators[0].id
        told = run("why", briefing_id, figure, "--text", str(path), "--json")
        cited = load(briefing_id, text=transcript).cite(figure)
        assert json.loads(told)["citation"] == str(cited)
        assert json.loads(told)["sentence"]


class TestRows:
    """Rows for programs."""

    @pytest.mark.parametrize(
        ("command", "noun"),
        [
            ("list", "briefings"),
            ("figures", "figures"),
            ("targets", "targets"),
            ("check", "checks"),
        ],
    )
    def test_rows_are_those_of_the_tables(self, command: str, noun: str, run: Run) -> None:
        """Rows as CSV and as JSON are those of the table; a reporter's are left out."""
        briefing = load("2022-02-28")
        wanted = NOUNS[noun](briefing.select() if noun in ("figures", "targets") else briefing)
        assert run(command, "2022-02-28", "--csv") == wanted.to_csv().replace("\r\n", "\n")
        rows = json.loads(run(command, "2022-02-28", "--json"))
        assert [list(row) for row in rows] == [list(wanted.names)] * len(wanted)
        assert [row["id"] for row in rows] == wanted.column("id")

    def test_columns(self, run: Run) -> None:
        """Columns are chosen by name, in the order given."""
        printed = run("list", "--csv", "--column", "date", "--column", "id")
        assert [*csv.reader(printed.splitlines())] == [
            ["date", "id"],
            ["2022-02-28", "2022-02-28"],
            ["2022-06-14", "2022-06-14"],
        ]

    def test_numbers_stay_exact(self, run: Run) -> None:
        """Numbers with decimals are texts in JSON, since a float would be another number."""
        rows = json.loads(run("figures", "2022-02-28", "--json", "--column", "value"))
        values = [str(each.quantity.value) for each in load("2022-02-28").figures]
        assert [row["value"] for row in rows] == values


class TestExport:
    """Briefings in the forms of other programs."""

    def test_json(self, tmp_path: Path, run: Run) -> None:
        """A briefing that is exported as JSON is that briefing, printed or in a file."""
        path = tmp_path / "briefing.json"
        printed = run("export", "2022-02-28")
        assert str(path) in run("export", "2022-02-28", "-o", str(path)).replace("\n", "")
        for text in (printed, path.read_text("utf-8")):
            assert from_json(text, Briefing) == load("2022-02-28")

    @pytest.mark.parametrize("noun", NOUNS)
    def test_csv(self, noun: str, tmp_path: Path, run: Run) -> None:
        """A table that is exported as CSV has the bytes of the table's own."""
        path = tmp_path / "table.csv"
        run("export", "2022-02-28", "--table", noun, "-o", str(path))
        expected = load("2022-02-28").table(noun).to_csv()
        assert path.read_bytes() == expected.encode("utf-8")

    def test_citations(self, run: Run) -> None:
        """Briefings are exported as entries of bibliographies."""
        assert run("export", "--to", "bibtex").count("@misc{") == 2
        assert len(json.loads(run("export", "--to", "csl-json"))) == 2

    def test_one_file(self, run: Run) -> None:
        """Forms of other communities that are one text are printed."""
        june = load("2022-06-14")
        assert run("export", "--to", "sdmx-csv", "2022-06-14") == sdmx_csv(june).replace(
            "\r\n", "\n"
        )
        assert run("export", "--to", "web-annotations", "2022-06-14") == web_annotations(june)

    def test_reviews(self, run: Run) -> None:
        """Claims that are decided are reviews, those that published values decide, too."""
        named = ("--reviewer", "Tram Weekly", "--page", "https://t.org/1")
        for published in ((), ("--references", "bundled")):
            values = references() if published else ()
            briefings = [load(name) for name in ("2022-02-28", "2022-06-14")]
            graph = json.loads(run("export", "--to", "claim-review", *named, *published))
            assert [each["reviewRating"]["alternateName"] for each in graph["@graph"]] == [
                each.verdict.replace("_", " ")
                for each in check(briefings, references=values)
                if each.verdict not in (Verdict.NOT_CHECKABLE, Verdict.NOT_COMPARABLE)
            ]
            assert {each["url"] for each in graph["@graph"]} == {"https://t.org/1"}

    def test_the_schema(self, run: Run) -> None:
        """The schema of the documents is that of the package."""
        assert json.loads(run("export", "--to", "json-schema")) == json_schema()

    def test_several_files(self, tmp_path: Path, run: Run) -> None:
        """A form of several files is written into a folder, which is made."""
        folder = tmp_path / "made" / "here"
        run("export", "2022-06-14", "--to", "data-package", "-o", str(folder))
        written = {each.name: each.read_bytes().decode() for each in folder.iterdir()}
        assert written == data_package(load("2022-06-14"))


class TestReport:
    """Briefings as a page."""

    def test_a_page(self, tmp_path: Path, run: Run) -> None:
        """The page is that of `report`, in a file and printed."""
        pytest.importorskip("jinja2")
        path = tmp_path / "page.html"
        printed = run("report", "2022-02-28")
        run("report", "2022-02-28", "-o", str(path))
        assert path.read_text("utf-8") == report(load("2022-02-28"))
        assert printed == path.read_text("utf-8")

    def test_its_text(self, briefing_id: str, transcript: str, tmp_path: Path, run: Run) -> None:
        """With its transcript, a bundled briefing has its words."""
        pytest.importorskip("jinja2")
        path = tmp_path / "transcript.txt"
        path.write_text(transcript, encoding="utf-8")
        assert run("report", briefing_id, "--text", str(path)) == report(
            load(briefing_id, text=transcript)
        )

    def test_its_rows(self, run: Run) -> None:
        """What the page shows is there as rows, too."""
        pytest.importorskip("jinja2")
        rows = json.loads(run("report", "2022-02-28", "--json", "--references", "bundled"))
        found = load("2022-02-28")
        assert [each["id"] for each in rows["figures"]] == [
            row["id"] for row in found.table("figures")
        ]
        checks = check(found, references=references())
        assert [each["verdict"] for each in rows["checks"]] == [each.verdict for each in checks]

    def test_the_text_of_another(self, briefing_id: str, tmp_path: Path, refused: Run) -> None:
        """A text that is none of the briefing's is refused."""
        path = tmp_path / "pumps.txt"
        path.write_text(PUMPS, encoding="utf-8")
        assert "paragraph" in refused(
            "export", briefing_id, "--to", "convokit", "--text", str(path)
        )


class TestReferences:
    """Published values."""

    def test_the_bundled_ones(self, run: Run) -> None:
        """With published values, more claims are checked, in rows, too."""
        options = ("--references", "bundled", "--json", "--column", "verdict")
        rows = json.loads(run("check", *options, status=1))
        briefings = [load(name) for name in ("2022-02-28", "2022-06-14")]
        checks = check(briefings, references=references())
        assert [row["verdict"] for row in rows] == [each.verdict for each in checks]
        assert rows != json.loads(run("check", "--json", "--column", "verdict"))


class TestErrors:
    """What the command cannot do: each error says what is wrong and what there is."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["2022-02-29"], r"no briefing '2022-02-29' is bundled;.* nearest is 2022-02-28"),
            (["2022-02-28", "2023"], "no briefing '2023' is bundled"),
            (["2022-02-28", "--explain", "c99"], "no claim with the id 'c99'; the nearest: c"),
            (["2022-02-28", "--explain", ""], "no claim with the id ''"),
            (["2022-06-14", "--explain", "2022-02-28/c01"], "no claim with the id '2022-02-28/c01"),
            (["why", "2022-02-28", "r2/i99"], "no part with the id 'r2/i99'; the nearest: r2/i"),
            (["check", "--verdict", "inconsistant"], "no verdict is named.*nearest: inconsistent"),
            (["figures", "--concept", "unicorns"], "no figure.* concept 'unicorns'"),
            (["figures", "--speaker", "Xi Guobin"], "no speaker is named.*nearest: Xin Guobin"),
            (["figures", "--kind", "levels"], "nearest: 'level'"),
            (["figures", "--related"], "--related needs a --concept"),
            (["figures", "--csv", "--column", "printd"], "no column is named 'printd'.*: printed,"),
            (["figures", "--column", "printed"], "add --csv or --json"),
            (["figures", "--csv", "--json"], "expected --json or --csv, got both"),
            (["export", "--to", "jsn"], "no format is named 'jsn'; the nearest: json"),
            (["export", "--table", "figure"], "no table is named 'figure'; the nearest: figures"),
            (["export", "-o", "nowhere/x.json"], "No such file.*nowhere"),
            (["report", "--text", "a.txt"], "expected --text with one briefing, got 2"),
            (["report", "2022-02-28", "--text", "missing.txt"], "No such file.*missing.txt"),
            (["check", "--references", "missing.csv"], "No such file.*missing.csv"),
            (["export", "--to", "data-package"], "is 13 files; name their folder with --output"),
            (["export", "--to", "web-annotations"], "of one briefing, got 2; name one"),
            (["export", "--to", "claim-review"], "needs who publishes it: --reviewer"),
            (["export", "--to", "convokit", "2022-06-14"], "attach its transcript"),
            (["missing.txt"], "No such file.*missing.txt"),
        ],
    )
    def test_a_wrong_input(self, arguments: list[str], message: str, refused: Run) -> None:
        """It is refused on standard error, where nothing is printed before."""
        assert re.search(message, words_of(refused(*arguments)))

    def test_no_transcript(self, tmp_path: Path, refused: Run) -> None:
        """A file that is no transcript is named, with what is wrong."""
        path = tmp_path / "pumps.txt"
        path.write_bytes(b"\xff")
        assert re.search(r"pumps\.txt.*expected UTF-8", refused(str(path)))

    @pytest.mark.parametrize("arguments", [["chek"], ["--verbose"], ["why", "2022-02-28"]])
    def test_a_wrong_command_line(
        self, arguments: list[str], front: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A command line that is none is refused with the usage."""
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
        out, err = capsys.readouterr()
        assert not out
        assert err.casefold().startswith("usage: ")

    def test_a_file_keeps_what_it_had(
        self, tmp_path: Path, refused: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where an export cannot be written, what was there before is as it was."""
        path = tmp_path / "briefing.json"
        path.write_text("before", encoding="utf-8")

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fdopen", full)
        assert "No space left" in refused("export", "-o", str(path))
        assert [each.read_text("utf-8") for each in tmp_path.iterdir()] == ["before"]


class TestHelp:
    """What the program says of itself."""

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.name)
    def test_help_of_a_command(
        self, command: object, front: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The help of a command has its parameters and examples of calls."""
        each = next(one for one in COMMANDS if one is command)
        with pytest.raises(SystemExit, match="0"):
            main([each.name, "--help"])
        printed = capsys.readouterr().out
        assert words_of(each.help) in words_of(printed)
        for parameter in each.parameters:
            name = parameter.name if parameter.is_option else str(parameter.metavar)
            assert name in printed
            # A line may end behind a hyphen.
            assert "".join(parameter.help.split()) in "".join(printed.split())
        assert all(what in printed for _, what in each.examples)

    @pytest.mark.parametrize(
        "call", [call for each in COMMANDS for call, _ in each.examples if "transcript" not in call]
    )
    def test_examples_run(
        self, call: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each example of the help can be typed."""
        monkeypatch.chdir(tmp_path)
        Path("page.html").write_text(f"<!doctype html><pre>{PUMPS}</pre>", encoding="utf-8")
        words = [part.strip('"') for part in re.findall(r'"[^"]+"|\S+', call)]
        assert run(*words, status=int("bundled" in words))

    def test_help_of_the_program(self, front: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The help of the program has every command."""
        with pytest.raises(SystemExit, match="0"):
            main(["--help"])
        printed = words_of(capsys.readouterr().out)
        assert all(f"{each.name} {words_of(each.help)}" in printed for each in COMMANDS)

    def test_version(self, front: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The version is that of the package."""
        with pytest.raises(SystemExit, match="0"):
            main(["--version"])
        assert capsys.readouterr().out == f"miitbrief {version('miitbrief')}\n"

    def test_completion(self) -> None:
        """A shell that asks is told the ids of briefings, and the values of options."""
        start = (
            "import sys; sys.argv = ['miitbrief']\n"
            "from miitbrief.cli.commands import main; sys.exit(main())"
        )

        def completed(typed: str) -> list[str]:
            words = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
            done = subprocess.run(  # noqa: S603 - The code is the test's own.
                [sys.executable, "-c", start],
                capture_output=True,
                check=False,
                encoding="utf-8",
                env={**os.environ, **words, "_MIITBRIEF_COMPLETE": "bash_complete"},
            )
            return [line.removeprefix("plain,") for line in done.stdout.splitlines()]

        assert completed("miitbrief check 2022-0") == ["2022-02-28", "2022-06-14", "file,2022-0"]
        assert completed("miitbrief export -o brief") == ["file,brief"]
        assert completed("miitbrief figures --kind po") == ["point_change"]
        assert "export" in completed("miitbrief e")

    def test_the_extra_is_named(self, pumps: str) -> None:
        """Without the extra, what is shown is plain, and standard error says how to get more."""
        code = (
            "import sys; sys.modules.update(click=None, rich=None)\n"
            "from miitbrief.cli.commands import main; sys.exit(main(sys.argv[1:]))"
        )
        done = subprocess.run(  # noqa: S603 - The code is the test's own.
            [sys.executable, "-c", code, pumps], capture_output=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 1
        assert "1 claim: 1 inconsistent" in done.stdout
        assert "miitbrief[cli]" in done.stderr


class TestTerminals:
    """What is printed on terminals of several widths and encodings."""

    @pytest.mark.parametrize("columns", [80, 100, 200])
    @pytest.mark.parametrize("command", ["check", "list", "show", "figures", "targets"])
    def test_it_fits(
        self, columns: int, command: str, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No line is wider than the terminal, and none ends in a blank."""
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = run(command).splitlines()
        assert max(map(len, lines)) <= columns
        assert not any(line != line.rstrip() for line in lines)

    def test_it_grows(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """On a wider terminal there are fewer lines, with the same words."""
        printed: list[str] = []
        for columns in ("80", "160"):
            monkeypatch.setenv("COLUMNS", columns)
            printed.append(re.sub("-{3,}", "", run("2022-06-14")))
        assert printed[1].count("\n") < printed[0].count("\n")
        assert sorted(printed[0].split()) == sorted(printed[1].split())

    @pytest.mark.parametrize("explain", [[], ["--explain", "all"]])
    def test_ascii_but_for_the_data(self, explain: list[str], briefing_id: str, run: Run) -> None:
        """The command adds no sign of its own that a plain terminal lacks."""
        printed = run(briefing_id, *explain)
        data = to_json(load(briefing_id))
        assert {c for c in printed if not c.isascii()} <= {c for c in data if not c.isascii()}

    def test_colours(self, monkeypatch: pytest.MonkeyPatch, pumps: str) -> None:
        """A terminal shows the finding in colours; a file and who wants none get none."""
        monkeypatch.setenv("TERM", "xterm-256color")
        coloured = in_process(pumps, FORCE_COLOR="1").stdout
        assert "\x1b[1;31mInconsistent: " in coloured
        assert "\x1b" not in in_process(pumps).stdout

    @pytest.mark.parametrize("arguments", [[], ["--explain", "all"], ["--csv"], ["--json"]])
    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
    def test_any_terminal(self, arguments: list[str], encoding: str, tmp_path: Path) -> None:
        """What a terminal lacks is replaced, and no control character of a file reaches it."""
        path = tmp_path / "odd.txt"
        path.write_text(ODD, encoding="utf-8")
        done = in_process(
            "check",
            str(path),
            *arguments,
            encoding=encoding,
            PYTHONIOENCODING=encoding,
            PYTHONUTF8="0",
        )
        assert (done.returncode, done.stderr) == (1, "")
        assert "abka" in done.stdout
        categories = {unicodedata.category(sign) for sign in done.stdout.replace("\n", "")}
        assert not categories & {"Cc", "Cf", "Zl", "Zp"}

    @pytest.mark.parametrize("command", ["show", "figures", "list"])
    def test_any_text(self, command: str, tmp_path: Path, run: Run) -> None:
        """No control character of a text reaches the terminal by any command, and no markup."""
        path = tmp_path / "odd.txt"
        path.write_text(ODD, encoding="utf-8")
        printed = run(command, str(path), status=int(command == "show"))
        assert not {unicodedata.category(sign) for sign in printed.replace("\n", "")} & {"Cc", "Cf"}
        assert command == "figures" or "[bold]pumps[/]" in printed

    def test_an_odd_name(self, tmp_path: Path) -> None:
        """The name of a file that is not there is printed, however odd it is."""
        name = str(tmp_path / "\u221e\x07.txt")
        done = in_process(name, encoding="ascii", PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("python -m miitbrief: ")
        assert "\x07" not in done.stderr

    @pytest.mark.parametrize("arguments", [[], ["--explain", "all"]])
    def test_a_reader_that_has_had_enough(
        self,
        arguments: list[str],
        front: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """A pipe that is closed early, as by ``head``, is no error."""
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            monkeypatch.setattr(sys, "stdout", pipe)
            assert main(arguments) == 0
        assert "Traceback" not in capsys.readouterr().err


class TestProcess:
    """The command as users start it."""

    def test_module(self) -> None:
        """``python -m miitbrief`` takes the arguments of the process, and gives the status."""
        done = in_process("2022-02-28", "--explain", "c17")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Stated: up 28% a year: ")
        done = in_process("2021-02-28")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("python -m miitbrief: no briefing '2021-02-28' is bundled")

    def test_standard_input(self) -> None:
        """A transcript may be piped."""
        done = in_process("check", "-", given=PUMPS)
        assert done.returncode == 1
        assert "1 claim: 1 inconsistent" in done.stdout

    def test_importing_the_module_runs_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The command runs only as the main module."""
        runpy.run_module("miitbrief.__main__", run_name="imported")
        assert capsys.readouterr() == ("", "")

    def test_script(self) -> None:
        """The installed script is the same command."""
        (script,) = entry_points(group="console_scripts", name="miitbrief")
        assert script.load() is main


#: Somebody whom no page names says a number that nobody understands, a figure and an aim.
UNSURE = (
    "Tea\n\nA voice:\n\nWe sold it for \u00a3.5 a cup.\n\nBob Yu:\n\n"
    "In 2022, tea sales reached 5 tonnes. We aim to sell 9 tonnes of tea by the end of 2024.\n"
)


class TestUnsure:
    """What a page leaves open."""

    @pytest.fixture
    def page(self, tmp_path: Path) -> str:
        """Return the path of a page without a day."""
        path = tmp_path / "unsure.txt"
        path.write_text(UNSURE, "utf-8")
        return str(path)

    def test_not_understood(self, page: str, run: Run) -> None:
        """A number that nothing explains is named where the briefing is shown."""
        assert "Not understood: 5" in run("show", page)

    def test_target_without_a_day(self, page: str, run: Run) -> None:
        """A target that was set on a day that nobody knows has no status."""
        shown = run("targets", page)
        assert "9 tonnes" in shown
        assert "1 target" in shown
        assert not any(word in shown for word in ("on track", "behind", "reached", "unobserved"))

    def test_no_targets(self, run: Run) -> None:
        """Where nothing was aimed at, there is no empty table."""
        shown = run("targets", "2022-02-28", "--period", "1999")
        assert shown.split() == ["0", "targets"]

    def test_figures_of_questions(self, tmp_path: Path, run: Run) -> None:
        """Figures that a reporter states are counted, and how to see them is told."""
        path = tmp_path / "asked.txt"
        asked = "Tea\n\nMay 4, 2023\n\nBob Yu:\n\nGood morning.\n\nXinhua News Agency:\n\n"
        path.write_text(
            f"{asked}Prices fell by 3 percent. Why?\n\nBob Yu:\n\nThank you.\n", "utf-8"
        )
        shown = " ".join(run("figures", str(path)).split())
        assert "1 figure in questions; --attribution reporter shows them" in shown
        assert "3 percent" in run("figures", str(path), "--attribution", "reporter")
