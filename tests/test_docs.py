"""The documentation: its examples run, and it leaves nothing out."""

import importlib.util
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import miitbrief
from miitbrief import Briefing, growth, testing
from miitbrief.checking import Ground
from miitbrief.model.claims import OPERANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

#: How many examples each page has at least; fewer mean that they are no longer found.
EXAMPLES = {
    "README.md": 10,
    "docs/compatibility.md": 3,
    "docs/data.md": 8,
    "docs/index.md": 7,
    "docs/notebooks.md": 3,
    "docs/plots.md": 13,
    "docs/progress.md": 22,
    "docs/reading.md": 10,
    "docs/reference/command.md": 4,
    "docs/report.md": 8,
    "docs/rounding.md": 30,
    "docs/tables.md": 25,
    "docs/tutorial.md": 50,
    "docs/references.md": 18,
    "docs/verdicts.md": 20,
    "src/miitbrief/data/bundled.py": 3,
    "src/miitbrief/model/_normalization.py": 4,
    "src/miitbrief/arithmetic/growth.py": 10,
    "src/miitbrief/testing/__init__.py": 2,
}


@pytest.fixture(scope="module")
def collected() -> Counter[str]:
    """Return how many examples pytest finds in which file."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider"]
    found = subprocess.run(  # noqa: S603  # Runs this very pytest on this very project.
        [*command, "-o", "addopts=", *{name.partition("/")[0] for name in EXAMPLES}],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line.rpartition(": ") for line in found.stdout.splitlines() if ": " in line)
    return Counter({name: int(count) for name, _, count in lines})


@pytest.fixture(scope="module")
def pages() -> Any:
    """Return the module that writes pages from the data, which is in no package."""
    spec = importlib.util.spec_from_file_location("_pages", DOCS / "_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def reference() -> str:
    """Return the pages of the reference."""
    return "\n".join(path.read_text("utf-8") for path in (DOCS / "reference").glob("*.md"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_collected(name: str, collected: Counter[str]) -> None:
    """The examples of a page are found, so that they run."""
    assert collected[name] >= EXAMPLES[name]


def test_pages_with_examples_are_listed() -> None:
    """A page with examples cannot be forgotten in the list above."""
    found = {
        str(path.relative_to(ROOT))
        for folder in (DOCS, DOCS / "reference")
        for path in folder.glob("*.md")
        if re.search(r"^(>>> |\$ python -m miitbrief)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert found == {name for name in EXAMPLES if name.startswith("docs/")}


@pytest.mark.parametrize("name", sorted(set(miitbrief.__all__) - {"growth", "__version__"}))
def test_public_name_is_in_the_reference(name: str, reference: str) -> None:
    """Every public name has one entry in the reference."""
    entries = re.findall(r"^\.\. auto(?:class|exception|function):: (.*)$", reference, re.MULTILINE)

    assert entries.count(name) == 1


@pytest.mark.parametrize("module", [growth, testing])
def test_public_module_is_in_the_reference(module: Any, reference: str) -> None:
    """Every public module is in the reference as a whole."""
    assert reference.count(f".. automodule:: {module.__name__}\n") == 1


@pytest.mark.parametrize("kind", OPERANDS)
def test_operands_of_a_claim_are_in_the_docs(kind: str) -> None:
    """The table of claims has the operands of every kind, in order."""
    text = (DOCS / "verdicts.md").read_text("utf-8")
    operands = ", ".join(OPERANDS[miitbrief.ClaimKind(kind)]) or "none"

    assert f"| `{kind}` | {operands}" in text


@pytest.mark.parametrize("words", [miitbrief.Verdict, Ground])
def test_words_of_a_check_are_in_the_docs(words: Any) -> None:
    """The page on verdicts has every verdict and every ground."""
    text = (DOCS / "verdicts.md").read_text("utf-8")

    assert [word for word in words if f"\n| `{word}` |" not in text] == []


@pytest.mark.parametrize("words", [miitbrief.Kind, miitbrief.Reason])
def test_words_of_a_figure_are_in_the_docs(words: Any) -> None:
    """The page on data has every kind of figure and every reason of a non-figure."""
    text = (DOCS / "data.md").read_text("utf-8")

    assert [word for word in words if f"\n| `{word}` |" not in text] == []


def test_page_of_a_briefing_has_everything(briefing_id: str, pages: Any) -> None:
    """The page of a briefing has all its figures, targets, claims, notes and summaries."""
    briefing: Briefing = miitbrief.load(briefing_id)
    page = pages.pages()[briefing_id]
    said = [pages.escaped(part) for turn in briefing.turns for part in (turn.summary, *turn.topics)]
    noted = [pages.escaped(note.text) for note in briefing.notes]
    figures = [statement.id for turn in briefing.turns for statement in turn.statements]
    anchors = [f"{{#figure-{name.replace('/', '-')}}}" for name in figures]
    claims = [f"\n| {claim.id.rpartition('/')[2]} | " for claim in briefing.claims]

    assert [part for part in (*said, *noted, *anchors, *claims) if part not in page] == []


def test_page_of_the_vocabulary_has_every_concept(pages: Any) -> None:
    """The page of the vocabulary has every concept, at the anchor that relations link to."""
    page = pages.pages()["concepts"]
    anchors = set(re.findall(r"^\[`[a-z0-9-]+`\]\{#(concept-[a-z0-9-]+)\}$", page, re.MULTILINE))

    assert anchors == {f"concept-{slug}" for slug in miitbrief.concepts()}
    assert set(re.findall(r"\]\(#(concept-[a-z0-9-]+)\)", page)) <= anchors


def test_written_pages_are_left_alone_where_nothing_changed(tmp_path: Path, pages: Any) -> None:
    """A page is not written again, so that Sphinx need not read it again."""
    pages.write(tmp_path / "briefings")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "briefings").iterdir()}
    pages.write(tmp_path / "briefings")

    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain 1.5% (of it)", "plain 1.5% (of it)"),
        ("a *b* _c_ `d` [e](f) <g> #h | i", r"a \*b\* \_c\_ \`d\` \[e\](f) \<g\> \#h \| i"),
        ("two\nlines", "two lines"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
    ],
)
def test_text_is_escaped(text: str, expected: str, pages: Any) -> None:
    """What means something in Markdown is shown as it is."""
    assert pages.escaped(text) == expected
