"""Statements that are known to be true or false, from the templates of the tool that measures them.

The floors are what is reached: a true statement is never called wrong, and so many of the false
ones are caught.
"""

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[1] / "tools"
DRAWS = 1
CAUGHT = 0.76


@pytest.fixture(scope="module")
def printed() -> list[list[str]]:
    """Return the rows of the matrix that the tool prints."""
    tool = TOOLS / "claim_statements.py"
    if not tool.exists():
        pytest.skip("the tools are not here")
    done = subprocess.run(  # noqa: S603 - The tool is this project's own.
        [sys.executable, str(tool), "--draws", str(DRAWS)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=300,
    )
    return [line.split() for line in done.stdout.splitlines()]


def test_no_false_alarm(printed: list[list[str]]) -> None:
    """No true statement is called inconsistent or misquoted."""
    name, held, alarms, silent = printed[1]
    assert name == "true"
    assert int(alarms) == 0
    assert int(held) > 0
    assert int(silent) > 0


def test_false_statements_are_caught(printed: list[list[str]]) -> None:
    """Of the statements with a wrong number, most are called so."""
    name, caught, missed = printed[2]
    assert name == "false"
    assert int(caught) >= CAUGHT * (int(caught) + int(missed))
