"""What a release says of itself: versions, sessions, and what CI runs."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

import miitbrief

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NOXFILE = ast.parse((ROOT / "noxfile.py").read_text("utf-8"))
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def sessions() -> set[str]:
    """Return the names of the sessions in the noxfile."""
    return {
        node.name
        for node in NOXFILE.body
        if isinstance(node, ast.FunctionDef)
        and any("nox.session" in ast.unparse(each) for each in node.decorator_list)
    }


def default_sessions() -> list[str]:
    """Return the sessions that a bare nox runs, in order."""
    (found,) = (
        [ast.literal_eval(name) for name in node.value.elts]
        for node in NOXFILE.body
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == "nox.options.sessions"
        and isinstance(node.value, ast.List)
    )
    return found


def table_after(words: str) -> list[str]:
    """Return the first column of the table behind some words."""
    rows = CONTRIBUTING.partition(words)[2].partition("\n\n")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)


def test_sessions_are_listed() -> None:
    """CONTRIBUTING lists what a bare nox runs, and what it does not."""
    always, by_name = table_after("A bare `nox` runs these"), table_after("These run by name")

    assert always == default_sessions()
    assert sorted(always + by_name) == sorted(sessions())


def test_citation_has_the_version() -> None:
    """Who cites the library cites the version that it is."""
    citation = (ROOT / "CITATION.cff").read_text("utf-8")

    assert f"\nversion: {PROJECT['version']}\n" in citation
    assert f"\nlicense: {PROJECT['license']}\n" in citation


def test_installed_version_is_that_of_the_project() -> None:
    """The version is written once, and the package has it from its metadata."""
    assert miitbrief.__version__ == PROJECT["version"]


def test_changelog_has_dates() -> None:
    """Each release is dated, and the newest is this version or unreleased."""
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert heads[0] == "Unreleased" or heads[0].startswith(PROJECT["version"])
    assert [h for h in heads if not re.fullmatch(r"Unreleased|[\d.]+ \(\d{4}-\d\d-\d\d\)", h)] == []


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=str)
def test_workflows_run_nox_alone(path: Path) -> None:
    """What CI runs is a session of the noxfile, so that the list of checks is in one place."""
    text = path.read_text("utf-8")
    commands = re.findall(r"^ +- run: (.+)$", text, re.MULTILINE)
    matrix = re.findall(r"^ +session: \[(.+)\]$", text, re.MULTILINE)
    named = {name for names in matrix for name in names.split(", ")}

    assert commands
    assert [c for c in commands if not re.match(r"python -m (pip install nox$|nox -s )", c)] == []
    assert named <= sessions()
