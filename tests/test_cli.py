"""The command: what it prints, where, and with which exit status."""

import json
import os
import re
import runpy
import subprocess
import sys
import unicodedata
from importlib.metadata import entry_points
from pathlib import Path

import attrs
import pytest

from miitbrief import Briefing, Claim, ClaimKind, Verdict, check, from_json, load, to_json
from miitbrief.cli.commands import main

HEADINGS = {
    Verdict.INCONSISTENT: "Inconsistent: no rounding makes these agree",
    Verdict.NOT_COMPARABLE: "Not comparable: these need not agree",
    Verdict.CONSISTENT_BY_ROUNDING: "Consistent, but only within rounding and hedges",
    Verdict.CONSISTENT: "Consistent",
    Verdict.NOT_CHECKABLE: "Not checkable: what the number that the text lacks would have to be",
}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Run the command, which must succeed in silence, and return the lines that it prints."""
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert not printed.err
    return printed.out.splitlines()


def in_process(
    *arguments: str, encoding: str = "utf-8", **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run ``python -m miitbrief`` as its own process, whose output is read in an encoding."""
    return subprocess.run(  # noqa: S603 - The arguments are the tests' own.
        [sys.executable, "-m", "miitbrief", *arguments],
        capture_output=True,
        check=False,
        encoding=encoding,
        env={**os.environ, **environment},
    )


class TestFiles:
    """Transcripts in files."""

    TEXT = (
        "Press conference on pumps\n\nBeijing | 10 a.m. May 4, 2023\n\n"
        "Speakers:\nLi Na, minister\n\n"
        "Li Na:\n\nSales of heat pumps grew from 507,000 in 2016 to 1.367 million in 2020, an "
        "average annual growth rate of 39%.\n"
    )

    def test_claims_of_a_file(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """A file is read, and the claims that are found in it are rechecked."""
        path = tmp_path / "pumps.txt"
        path.write_text(self.TEXT, encoding="utf-8")
        lines = run(capsys, str(path))
        assert lines[:2] == [
            "2023-05-04  Press conference on pumps",
            "1 claim: 1 inconsistent",
        ]
        assert any(line.startswith("c01    average growth: ") for line in lines)

    @pytest.mark.parametrize(
        ("content", "expected"), [(None, "No such file"), (b"\xff", "expected UTF-8")]
    )
    def test_no_transcript(
        self,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
        content: bytes | None,
        expected: str,
    ) -> None:
        """A file that is missing or no transcript is named, with what is wrong."""
        path = tmp_path / "pumps.txt"
        if content is not None:
            path.write_bytes(content)
        assert main([str(path)]) == 2
        assert re.search(rf"pumps\.txt.*{expected}|{expected}.*pumps\.txt", capsys.readouterr().err)


class TestTable:
    """The table of checks."""

    def test_all_briefings(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without an argument, both briefings are rechecked, in order of date."""
        lines = run(capsys)
        heads = [line for line in lines if line.startswith("2022-")]
        assert [head.split("  ")[0] for head in heads] == ["2022-02-28", "2022-06-14"]
        assert "37 claims: 1 misquoted, 16 consistent, 20 not checkable" in lines
        assert "25 claims: 2 not comparable, 7 consistent, 16 not checkable" in lines

    def test_both_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Briefings that are named are printed in the order of their names."""
        lines = run(capsys, "2022-06-14", "2022-02-28")
        assert lines == [
            *run(capsys, "2022-06-14"),
            "",
            *run(capsys, "2022-02-28"),
        ]

    def test_one_briefing(self, briefing_id: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Each claim of the briefing has one row, and no other briefing is there."""
        lines = run(capsys, briefing_id)
        claims = [line.split()[0] for line in lines if line[:1] == "c" and line[1:3].isdigit()]
        assert sorted(claims) == [claim.id.split("/")[1] for claim in load(briefing_id).claims]

    def test_groups(self, briefing_id: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The verdicts that occur are the headings, what needs an eye first, each with its rows."""
        lines = run(capsys, briefing_id)
        checks = check(load(briefing_id))
        found = [line for line in lines if line in HEADINGS.values()]
        assert found == [
            text for verdict, text in HEADINGS.items() if any(c.verdict == verdict for c in checks)
        ]
        for verdict, text in HEADINGS.items():
            rows = [c.claim.id.split("/")[1] for c in checks if c.verdict == verdict]
            if rows:
                after = lines[lines.index(text) + 2 :]
                group = after[: after.index("")] if "" in after else after
                assert [line[:3] for line in group if not line.startswith(" ")] == rows

    def test_rows(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A row has the claim, what it is about, what was stated, and what was recomputed."""
        lines = run(capsys, "2022-02-28")
        row = next(i for i, line in enumerate(lines) if line.startswith("c17"))
        assert [cell.strip() for cell in re.split(" {2,}", lines[row])] == [
            "c17",
            "average growth: sales of new",
            "up 28%",
            "28.142% (28.098 to 28.185)",
        ]
        assert lines[row + 1].strip() == "energy vehicles, 2020"

    @pytest.mark.parametrize(
        ("briefing", "claim", "words"),
        [
            ("2022-06-14", "c10", "earlier level: 17.605 to"),
            ("2022-06-14", "c24", "7 years"),
            ("2022-02-28", "c35", "2.02 million (2.02 million or"),
        ],
    )
    def test_results(
        self, briefing: str, claim: str, words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is implied has its name, and an exact result stands without an interval."""
        (row,) = (line for line in run(capsys, briefing) if line.startswith(claim))
        assert row.endswith(f"  {words}")

    def test_no_result(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A claim from which nothing follows has an empty place for the result."""
        record = json.loads(to_json(load("2022-06-14")))
        length = next(each for each in record["indicators"] if each["id"].endswith("q03/a1/i17"))
        del length["period"]
        briefing = from_json(json.dumps(record), Briefing)
        undated = next(f for f in briefing.indicators if f.quantity.text == "10 years")
        claim = Claim(id="2022-06-14/c1", kind=ClaimKind.DURATION, stated=undated, operands=())
        changed = attrs.evolve(briefing, claims=(claim,))
        monkeypatch.setattr("miitbrief.cli.commands.load", {"2022-06-14": changed}.__getitem__)
        (row,) = (line for line in run(capsys, "2022-06-14") if line.startswith("c1"))
        assert row.endswith("  more than 10 years")

    def test_the_due_date_of_a_target(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A target has its due date in the place of the period."""
        lines = run(capsys, "2022-02-28")
        row = next(i for i, line in enumerate(lines) if line.startswith("c35"))
        assert " ".join(lines[row + 1].split()) == "set up and opened, 2022-12-31 more)"


class TestWidth:
    """The output on terminals of several widths."""

    @pytest.mark.parametrize(
        ("columns", "widest"), [(40, 99), (100, 99), (115, 114), (130, 129), (300, 129)]
    )
    def test_it_fits(
        self,
        columns: int,
        widest: int,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Lines use the terminal from 100 to 130 columns, and leave the last one free."""
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = run(capsys)
        assert max(map(len, lines)) == widest
        assert not any(line != line.rstrip() for line in lines)

    def test_no_word_is_lost(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """However wide the table is, it has the same words."""
        words: list[list[str]] = []
        for columns in ("100", "130"):
            monkeypatch.setenv("COLUMNS", columns)
            lines = [line for line in run(capsys, "2022-06-14") if not line.startswith("---")]
            words.append(sorted(" ".join(lines).split()))
        assert words[0] == words[1]

    @pytest.mark.parametrize("explain", [[], ["--explain", "all"]])
    def test_ascii_but_for_the_data(
        self, explain: list[str], briefing_id: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The command adds no character of its own that a plain terminal lacks."""
        printed = "".join(run(capsys, briefing_id, *explain))
        data = to_json(load(briefing_id))
        assert {c for c in printed if not c.isascii()} <= {c for c in data if not c.isascii()}


class TestExplain:
    """The working of claims."""

    def test_one_claim(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A claim of one briefing is explained as `Check.explain` does."""
        lines = run(capsys, "2022-02-28", "--explain", "c17")
        (expected,) = (
            each for each in check(load("2022-02-28")) if each.claim.id == "2022-02-28/c17"
        )
        assert "\n".join(lines) == expected.explain()

    def test_a_whole_id(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A claim is known by its whole id among all briefings."""
        lines = run(capsys, "--explain", "2022-06-14/c10")
        assert lines[0].startswith("Stated: 2.7 times 2012-12-31: ")
        assert "" not in lines

    def test_a_number_that_both_briefings_have(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A short name is explained in each briefing that has it."""
        lines = run(capsys, "--explain", "c10")
        blank = lines.index("")
        assert lines[blank - 1] == "Claim: 2022-02-28/c10."
        assert lines[-1] == "Claim: 2022-06-14/c10."

    def test_all(self, briefing_id: str, capsys: pytest.CaptureFixture[str]) -> None:
        """All claims are explained in order, a blank line between two."""
        lines = run(capsys, briefing_id, "--explain", "all")
        checks = check(load(briefing_id))
        assert "\n".join(lines) == "\n\n".join(each.explain() for each in checks)


class TestErrors:
    """What the command cannot do."""

    def test_unknown_briefing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An unknown id is refused on standard error, with those that there are."""
        assert main(["2022-02-29"]) == 2
        printed = capsys.readouterr()
        assert not printed.out
        assert printed.err == (
            "python -m miitbrief: no briefing '2022-02-29' is bundled; there are 2022-02-28, "
            "2022-06-14; the nearest is 2022-02-28\n"
        )

    def test_nothing_is_printed_before_an_unknown_briefing(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A known briefing is not printed where another is unknown."""
        assert main(["2022-02-28", "2023"]) == 2
        assert not capsys.readouterr().out

    @pytest.mark.parametrize("name", ["c99", "", "17", "2022-02-28"])
    def test_unknown_claim(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        """An unknown claim is refused on standard error, by its name."""
        assert main(["2022-02-28", "--explain", name]) == 2
        printed = capsys.readouterr()
        assert not printed.out
        assert printed.err == f"python -m miitbrief: no claim {name!r}\n"

    def test_a_claim_of_another_briefing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A claim is looked for only in the briefings that are named."""
        assert main(["2022-06-14", "--explain", "2022-02-28/c01"]) == 2
        assert "no claim '2022-02-28/c01'" in capsys.readouterr().err

    def test_unknown_option(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An unknown option is refused with the usage."""
        with pytest.raises(SystemExit, match="2"):
            main(["--verbose"])
        assert capsys.readouterr().err.startswith("usage: python -m miitbrief [-h] [--explain")

    def test_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The help names what can be asked for."""
        with pytest.raises(SystemExit, match="0"):
            main(["--help"])
        printed = capsys.readouterr().out
        assert "Recheck the claims of press briefings." in printed
        assert "--explain CLAIM" in printed


class TestProcess:
    """The command as users start it."""

    def test_module(self, capsys: pytest.CaptureFixture[str]) -> None:
        """``python -m miitbrief`` prints what `main` prints."""
        done = in_process("--explain", "c17")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == run(capsys, "--explain", "c17")

    def test_exit_status(self) -> None:
        """The status of the process tells that something was unknown."""
        done = in_process("2021-02-28")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("python -m miitbrief: no briefing '2021-02-28' is bundled")

    def test_a_plain_terminal(self) -> None:
        """A terminal that knows ASCII alone can print everything."""
        done = in_process(PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (0, "")
        assert "c34    quotation: " in done.stdout

    #: Letters and signs that few encodings have, and what clears a screen or turns a line's order.
    ODD = (
        "Press conference on pumps \u221e\x1b[2J\u202e\n\nBeijing | 10 a.m. May 4, 2023\n\n"
        "Speakers:\n\u0141ucja \u017bak, minister of water (\u6c34)\n\n"
        "\u0141ucja \u017bak:\n\nSales of \u017babka\x07\x9b\u221e heat pumps grew from "
        "507,000 in 2016 to 1.367 million in 2020, an average annual growth rate of 39%.\n"
    )

    @pytest.mark.parametrize("explain", [[], ["--explain", "all"]])
    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
    def test_any_terminal(self, explain: list[str], encoding: str, tmp_path: Path) -> None:
        """What a terminal lacks is replaced, and no control character of a file reaches it."""
        path = tmp_path / "odd.txt"
        path.write_text(self.ODD, encoding="utf-8")
        done = in_process(
            str(path), *explain, encoding=encoding, PYTHONIOENCODING=encoding, PYTHONUTF8="0"
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "abka" in done.stdout
        categories = {unicodedata.category(sign) for sign in done.stdout.replace("\n", "")}
        assert not categories & {"Cc", "Cf", "Zl", "Zp"}
        assert ("?" in done.stdout) is (encoding != "utf-8")

    def test_an_odd_name(self, tmp_path: Path) -> None:
        """The name of a file that is not there is printed, however odd it is."""
        name = str(tmp_path / "\u221e\x07.txt")
        done = in_process(name, encoding="ascii", PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("python -m miitbrief: ")
        assert "\x07" not in done.stderr

    @pytest.mark.parametrize("explain", [[], ["--explain", "all"]])
    def test_a_reader_that_has_had_enough(
        self,
        explain: list[str],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """A pipe that is closed early, as by ``head``, is no error."""
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            monkeypatch.setattr(sys, "stdout", pipe)
            assert main(explain) == 0
        assert not capsys.readouterr().err

    def test_arguments_of_the_process(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Without arguments of its own, the command takes those of the process."""
        monkeypatch.setattr(sys, "argv", ["miitbrief", "2022-06-14", "--explain", "c20"])
        with pytest.raises(SystemExit, match="0"):
            runpy.run_module("miitbrief", run_name="__main__")
        assert capsys.readouterr().out.startswith("Stated: 147,000 kilometers per accident: ")

    def test_importing_the_module_runs_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The command runs only as the main module."""
        runpy.run_module("miitbrief.__main__", run_name="imported")
        assert capsys.readouterr() == ("", "")

    def test_script(self) -> None:
        """The installed script is the same command."""
        (script,) = entry_points(group="console_scripts", name="miitbrief")
        assert script.load() is main
