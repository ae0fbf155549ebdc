"""The documentation: its examples run, and it leaves nothing out."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import miitbrief
from miitbrief import Briefing, growth, testing
from miitbrief.checking import Ground
from miitbrief.model.claims import OPERANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

#: What is made by the build, and not by hand.
MADE = {DOCS / "briefings", DOCS / "_build", DOCS / "_drawn", DOCS / "made"}
#: What begins an example.
EXAMPLE = re.compile(r"^ *(?:>>> |\$ python -m miitbrief)", re.MULTILINE)

#: A block of code.
BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages_by_hand() -> Iterator[Path]:
    """Yield the pages of the documentation that are written by hand, and the README."""
    yield from ROOT.glob("*.md")
    yield from (path for path in DOCS.rglob("*.md") if MADE.isdisjoint(path.parents))


def counts_of_examples() -> dict[str, int]:
    """Return how many examples stand in each page and module that has any."""
    counts = {
        str(path.relative_to(ROOT)): len(EXAMPLE.findall(path.read_text("utf-8")))
        for path in (*pages_by_hand(), *(ROOT / "src").rglob("*.py"))
    }
    return {name: count for name, count in counts.items() if count}


@pytest.fixture(scope="module")
def collected() -> Counter[str]:
    """Return how many examples pytest finds in which file."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider"]
    folders = {name.partition("/")[0] for name in counts_of_examples()}
    found = subprocess.run(  # noqa: S603  # Runs this very pytest on this very project.
        [*command, "-o", "addopts=", *folders], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = (line.rpartition(": ") for line in found.stdout.splitlines() if ": " in line)
    return Counter({name: int(count) for name, _, count in lines})


@pytest.fixture(scope="module")
def pages() -> Iterator[Any]:
    """Return the module that writes pages from the data, which is in no package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(DOCS), *sys.path])
        yield importlib.import_module("_pages")


@pytest.fixture(scope="module")
def escaped(pages: Any) -> Callable[[object], str]:
    """Return what writes a text as Markdown that shows it as it is."""
    del pages  # It stands beside this module, and puts both on the path.
    markdown: Any = importlib.import_module("_markdown")
    function: Callable[[object], str] = markdown.escaped
    return function


@pytest.fixture
def reference() -> str:
    """Return the pages of the reference."""
    return "\n".join(path.read_text("utf-8") for path in (DOCS / "reference").glob("*.md"))


@pytest.mark.parametrize(("name", "count"), [*counts_of_examples().items()])
def test_examples_are_collected(name: str, count: int, collected: Counter[str]) -> None:
    """Every example is found, so that it runs."""
    assert collected[name] >= count


def test_there_are_examples() -> None:
    """The test above has something to count."""
    counts = counts_of_examples()

    assert {"README.md", "docs/index.md", "docs/tutorial.md"} <= counts.keys()
    assert sum(counts.values()) > 300


@pytest.mark.parametrize("page", ["explanation/architecture.md", "how-to/mend-the-reader.md"])
def test_places_in_the_code_are_there(page: str) -> None:
    """Every module and file that a page sends its reader to exists."""
    text = BLOCK.sub("", (DOCS / page).read_text("utf-8"))
    named = re.findall(r"`([a-z_]+(?:[./][\w.*-]+)+/?)`", text)

    assert len(named) > 10
    assert [name for name in named if not is_in_the_code(name)] == []


def is_in_the_code(name: str) -> bool:
    """Tell whether there is such a file or module, by its path in the package or the project."""
    if "/" in name:
        return any([*(ROOT / "src" / "miitbrief").glob(name), *ROOT.glob(name)])
    try:
        pkgutil.resolve_name(f"miitbrief.{name}")
    except (ImportError, AttributeError):
        return False
    return True


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
    text = (DOCS / "explanation" / "verdicts.md").read_text("utf-8")
    operands = ", ".join(OPERANDS[miitbrief.ClaimKind(kind)]) or "none"

    assert f"| `{kind}` | {operands}" in text


@pytest.mark.parametrize("words", [miitbrief.Verdict, Ground])
def test_words_of_a_check_are_in_the_docs(words: Any) -> None:
    """The page on verdicts has every verdict and every ground."""
    text = (DOCS / "explanation" / "verdicts.md").read_text("utf-8")

    assert [word for word in words if f"\n| `{word}` |" not in text] == []


@pytest.mark.parametrize("words", [miitbrief.Kind, miitbrief.Reason])
def test_words_of_a_figure_are_in_the_docs(words: Any) -> None:
    """The page on data has every kind of figure and every reason of a non-figure."""
    text = (DOCS / "explanation" / "data.md").read_text("utf-8")

    assert [word for word in words if f"\n| `{word}` |" not in text] == []


def test_page_of_a_briefing_has_everything(
    briefing_id: str, pages: Any, escaped: Callable[[object], str]
) -> None:
    """The page of a briefing has all its figures, targets, claims, notes and summaries."""
    briefing: Briefing = miitbrief.load(briefing_id)
    page = pages.pages()[briefing_id]
    said = [escaped(part) for turn in briefing.turns for part in (turn.summary, *turn.topics)]
    noted = [escaped(note.text) for note in briefing.notes]
    statements = [statement for turn in briefing.turns for statement in turn.statements]
    noted += [escaped(statement.note) for statement in statements]
    linked = [turn.id for turn in briefing.turns] + [claim.id for claim in briefing.claims]
    linked += [statement.id for statement in statements]
    anchors = [f"{{#id-{name.replace('/', '-')} .permalink}}" for name in linked]

    assert [part for part in (*said, *noted, *anchors) if part not in page] == []


def test_pages_of_briefings_link_figures_to_their_concepts(
    pages: Any, escaped: Callable[[object], str]
) -> None:
    """The measure of each figure leads to the definition of its concept."""
    made = pages.pages()
    links = [
        (info.id, f"[{escaped(statement.measure)}](#concept-{statement.concept})")
        for info in miitbrief.available()
        for turn in miitbrief.load(info.id).turns
        for statement in turn.statements
        if statement.concept is not None
    ]

    assert links
    assert [link for name, link in links if link not in made[name]] == []


def test_pages_of_briefings_show_the_working_of_what_does_not_agree(pages: Any) -> None:
    """Nobody repeats that a claim does not hold without its working."""
    made = pages.pages()
    wanted = {"inconsistent", "misquoted", "not_comparable"}
    found = [
        (info.id, check.explain())
        for info in miitbrief.available()
        for check in miitbrief.check(miitbrief.load(info.id))
        if check.verdict in wanted
    ]

    assert found
    assert [working for name, working in found if working not in made[name]] == []


def test_page_of_the_vocabulary_has_every_concept(pages: Any) -> None:
    """The page of the vocabulary has every concept, at the anchor that relations link to."""
    page = pages.pages()["concepts"]
    anchors = set(re.findall(r"^\[\[`.+`\]\(#.+\)\]\{#(.+) \.permalink\}$", page, re.MULTILINE))

    assert anchors == {f"concept-{slug}" for slug in miitbrief.concepts()}
    assert set(re.findall(r"\]\(#(concept-[a-z0-9-]+)\)", page)) <= anchors


def test_written_pages_are_left_alone_where_nothing_changed(tmp_path: Path, pages: Any) -> None:
    """A page is not written again, so that Sphinx need not read it again."""
    made = pages.pages()
    pages.write(tmp_path / "briefings", made)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "briefings").iterdir()}
    pages.write(tmp_path / "briefings", made)

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
def test_text_is_escaped(text: str, expected: str, escaped: Callable[[object], str]) -> None:
    """What means something in Markdown is shown as it is."""
    assert escaped(text) == expected
