"""What notebooks show of objects: HTML that stands alone, shows every text and runs nothing."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
from html_pages import Page
from hypothesis import given
from hypothesis import strategies as st
from invented import briefing, figure

from miitbrief import Briefing, Check, Corpus, Verdict, check, load, match
from miitbrief.corpora import Series
from miitbrief.formats._html import element, escaped, table
from miitbrief.formats._marking import pieces
from miitbrief.formats.notebook import html_of
from miitbrief.model.decisions import Decision
from miitbrief.model.spans import Span
from miitbrief.testing import (
    briefings,
    checks,
    conflicts,
    corpora,
    exchanges,
    indicators,
    progress,
    qualitative_targets,
    series,
    speakers,
    targets,
    turns,
)

#: What is shown, of every kind.
SHOWN = st.one_of(
    briefings(),
    checks(),
    conflicts(),
    corpora(),
    exchanges(),
    indicators(),
    progress(),
    qualitative_targets(),
    series(),
    speakers(),
    targets(),
    turns(),
)
#: The notebook of the documentation.
NOTEBOOK = Path(__file__).parent.parent / "docs" / "briefings.ipynb"
#: A text that would do something to a page.
HOSTILE = "<script>alert(1)</script><img src=x onerror='alert(1)'>\u202e\x1b[31m"


def run(cell: str, names: dict[str, Any]) -> object:
    """Run a cell and return what its last line comes to, as a notebook shows it."""
    tree = ast.parse(cell)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(cell, names)  # noqa: S102 - The cells are the project's own.
        return None
    tree.body.pop()
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - As above.
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - As above.


class TestNotebook:
    """The notebook of the documentation runs from its first cell to its last."""

    def test_runs(self) -> None:
        """It has ten cells, and each that has code ends in what a notebook shows as HTML."""
        whole = json.loads(NOTEBOOK.read_text("utf-8"))
        assert (whole["nbformat"], len(whole["cells"])) == (4, 10)
        names: dict[str, Any] = {}
        cells = ["".join(each["source"]) for each in whole["cells"] if each["cell_type"] == "code"]
        shown = [run(cell, names) for cell in cells]
        assert len(shown) >= 7
        assert [cell for cell, each in zip(cells, shown, strict=True) if not is_shown(each)] == []

    def test_is_stored_without_results(self) -> None:
        """No result is stored, so that none is of another version than the code."""
        cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
        code = [each for each in cells if each["cell_type"] == "code"]
        assert [each for each in code if each["outputs"] or each["execution_count"]] == []


def is_shown(obj: object) -> bool:
    """Tell whether a notebook shows an object as HTML."""
    return callable(getattr(obj, "_repr_html_", None))


class TestPages:
    """Whatever is shown is a whole piece of HTML that fetches and runs nothing."""

    @given(SHOWN)
    def test_whole(self, obj: object) -> None:
        """Every element ends, and none fetches or runs anything."""
        page = Page(html_of(obj))
        assert page.open == []
        assert page.names <= {
            *("div", "style", "p", "b", "span", "mark", "ul", "li"),
            *("table", "caption", "thead", "tbody", "tr", "th", "td"),
        }
        assert page.attributes <= {"class", "scope", "title"}

    @given(SHOWN)
    def test_same_bytes(self, obj: object) -> None:
        """The same object is shown as the same HTML, which UTF-8 can hold."""
        assert html_of(obj).encode() == html_of(obj).encode()

    @given(SHOWN)
    def test_nothing_else_is_fetched(self, obj: object) -> None:
        """The style names no address, so that it works without a network."""
        style = html_of(obj).partition("<style>")[2].partition("</style>")[0]
        assert "url(" not in style
        assert "@import" not in style

    def test_notebooks_find_it(self) -> None:
        """The objects that the command line shows have the method that notebooks ask for."""
        corpus = Corpus([load("2022-02-28"), load("2022-06-14")])
        february = corpus.briefings[0]
        objects = [
            *(corpus, february, february.turns[0], february.figures[0], february.targets[0]),
            *(check(february)[0], corpus.series("nev-sales"), february.table(), corpus.select()),
            *(corpus.conflicts()[0], corpus.progress(february.targets[0]), february.exchanges[0]),
        ]
        for each in objects:
            assert each._repr_html_() == html_of(each)

    def test_not_imported_before_it_is_asked_for(self) -> None:
        """To load and check a briefing imports nothing that notebooks need."""
        code = (
            "import sys, miitbrief; miitbrief.check(miitbrief.load('2022-02-28')); "
            "print('miitbrief.formats.notebook' in sys.modules)"
        )
        done = subprocess.run(  # noqa: S603 - The code is the test's own.
            [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
        )
        assert done.stdout == "False\n"

    def test_hostile_words(self) -> None:
        """Markup in any field is shown as it is written, and control characters as escapes."""
        hostile = briefing("2022-03-01", figure("45%", "2021", measure=HOSTILE, note=HOSTILE))
        hostile = attrs.evolve(hostile, title=HOSTILE, host=HOSTILE)
        shown = [hostile, hostile.figures[0], hostile.turns[0], hostile.select(), hostile.table()]
        for each in shown:
            html = html_of(each)
            assert Page(html).names.isdisjoint({"script", "img"})
            assert not {"\u202e", "\x1b"} & set(html)
            assert "<script>alert(1)</script>" in Page(html).text


class TestWords:
    """What a reader needs is shown."""

    @given(briefings())
    def test_turns(self, found: Briefing) -> None:
        """Every turn of a briefing has its row."""
        assert html_of(found).count("<tr>") == len(found.turns) + 1

    def test_briefing(self) -> None:
        """A briefing is shown with its title, its speakers, its verdicts and its turns."""
        found = load("2022-02-28")
        text = Page(html_of(found)).text
        for part in (found.title, "Mr. Xin Guobin", "1 misquoted", found.turns[-1].summary):
            assert part in text

    def test_figure(self) -> None:
        """A figure is shown with what it may stand for, its times and its speaker."""
        text = Page(load("2022-02-28").figure("q03/a2/i03")._repr_html_()).text
        for part in ("up 28% a year", "27.5 to 28.5%", "2016", "Mr. Xin Guobin"):
            assert part in text

    def test_why(self) -> None:
        """A figure that was read is shown with the rule behind each field, and what is unsure."""
        sure = Decision(field="period", rule="words of time")
        unsure = Decision(field="measure", rule="a fallback", is_sure=False)
        said = figure("45%", "2021", decisions=(sure, unsure))
        html = html_of(said)
        assert "<td>2021</td><td>words of time</td>" in html
        assert "<td>wants a look: a fallback</td>" in html
        assert '<th scope="col">Why</th>' not in html_of(attrs.evolve(said, decisions=()))

    @given(checks())
    def test_check(self, found: Check) -> None:
        """A check is shown with its verdict and every line of its working."""
        text = Page(html_of(found)).text
        assert [line for line in found.explain().split("\n") if line not in text] == []

    @given(series())
    def test_series(self, found: Series) -> None:
        """A series has a row for each observation, and tells how many are left out."""
        html = html_of(found)
        assert html.count("<tr>") == len(found) + 1
        assert (f"{len(found.left_out)} left out" in html) == bool(found.left_out)

    @given(corpora())
    def test_long_tables_are_cut(self, found: Corpus) -> None:
        """A table shows twenty rows at most, and tells how many there are."""
        html = html_of(found.table())
        count = len(found.table())
        assert html.count("<tr>") == min(count, 20) + 1
        assert f"{count} figures</caption>" in html

    def test_selection(self) -> None:
        """What is selected is shown with its verdicts."""
        text = Page(load("2022-02-28").select(verdict=Verdict.MISQUOTED)._repr_html_()).text
        assert "more than 1.42 million" in text
        assert "misquoted" in text

    def test_text_is_marked(self, transcript: str, briefing_id: str) -> None:
        """The paragraphs of a turn are shown whole, with every figure of it marked."""
        attached = load(briefing_id).attach(transcript)
        for turn in attached.turns:
            html = html_of(turn)
            assert html.count("<mark") == len({each.span for each in turn.statements})
            for each in turn.figures:
                assert f">{escaped(each.span.of(transcript))}</mark>" in html


class TestMarkup:
    """HTML is made of values, each escaped once."""

    @given(st.text())
    def test_escaped(self, text: str) -> None:
        """What is escaped has no markup, is escaped once, and can be written in UTF-8."""
        html = escaped(text)
        assert not {"<", ">", '"'} & set(html)
        assert escaped(html) == html
        assert html.encode().decode() == html

    @given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
    def test_read_back(self, text: str) -> None:
        """A parser reads plain text back as it was, from contents and from attributes."""
        page = Page(element("p", text))
        assert "".join(page.words) == text

    def test_nothing(self) -> None:
        """Nothing is an empty cell, and an attribute without a value is left out."""
        assert element("td", None) == "<td></td>"
        assert element("td", "a", title=None) == "<td>a</td>"
        assert "<td></td>" in table(("a",), [(None,)])

    @given(
        st.text(min_size=1, max_size=30),
        st.integers(0, 9),
        st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=6),
    )
    def test_pieces(self, text: str, start: int, places: list[tuple[int, int]]) -> None:
        """Pieces are the text, each in all marks that it lies in, and in no others."""
        marks = [(Span(start=at, end=at + size), (at, size)) for at, size in places]
        found = list(pieces(text, start, marks))
        assert "".join(piece.text for piece in found) == text
        for piece in found:
            assert piece.marks == tuple(
                mark for span, mark in marks if span and span.contains(piece.span)
            )


def test_of_one_that_was_selected() -> None:
    """What was selected tells where it was said, and what its checks find."""
    one = load("2022-02-28").select(verdict="misquoted")[0]
    shown = html_of(one)
    assert "SCIO briefing on promoting steady operation" in shown
    assert "misquoted" in shown


def test_yes_and_no_in_a_table() -> None:
    """Yes and no are written as in CSV."""
    observed = Corpus([load("2022-02-28")]).table("series").only("concept", "left_out")
    assert "<td>false</td>" in html_of(observed)


def test_of_what_has_no_form_of_its_own() -> None:
    """Another object is shown by its line and, where it has one, by its explanation."""
    found = match("new-energy vehicle sales")
    assert found is not None
    assert "the label of this concept is" in html_of(found)
    assert "[1:3]" in html_of(Span(start=1, end=3))
