"""Reports: a page that stands alone, has everything, and lets no script of a text run."""

import datetime as dt
import re
import sys
from base64 import b64encode
from hashlib import sha256

import attrs
import pytest
from html_pages import Page
from hypothesis import given
from invented import briefing, figure, target

from miitbrief import (
    Briefing,
    Corpus,
    InvalidValueError,
    QualitativeTarget,
    Span,
    check,
    load,
    parse,
)
from miitbrief.corpora import Progress
from miitbrief.exceptions import MissingExtraError
from miitbrief.formats._facts import facts_of
from miitbrief.formats.report import report, template
from miitbrief.formats.report.bars import bar_of
from miitbrief.model.decisions import Decision
from miitbrief.testing import briefings, corpora, progress

#: A text that would do something to a page.
HOSTILE = "</script><script>alert(1)</script><img src=x onerror='alert(1)'>\u202e\x1b[31m"

TRANSCRIPT = """Briefing on trams
Beijing | 10 a.m. March 1, 2022

Mei Lan, director of the Tram Office:

In 2021 the city ran 480 trams, up 20% over the previous year. In 2020 it ran 400 trams.
"""


def words_of(html: str) -> str:
    """Return the words of a page with single blanks."""
    return " ".join("".join(Page(html).words).split())


class TestPage:
    """The page is whole, stands alone, and is the same for the same objects."""

    @given(briefings())
    def test_whole(self, found: Briefing) -> None:
        """Every element ends, ids are there once, and what points to one finds it."""
        page = Page(report(found))
        assert page.open == []
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        pointers = {
            *page.values("popovertarget"),
            *(each for value in page.values("aria-labelledby") for each in value.split()),
            *(value[1:] for value in page.values("href") if value.startswith("#")),
        }
        assert pointers <= set(ids)

    @given(corpora())
    def test_several(self, found: Corpus) -> None:
        """A report of several briefings has each of them, in order, and is whole, too."""
        page = Page(report(found))
        assert page.open == []
        assert len(page.values("id")) == len(set(page.values("id")))
        count = sum(len(turn.statements) for each in found for turn in each.turns)
        assert page.values("class").count("panel") == count
        assert report(found) == report(found)

    @given(briefings())
    def test_stands_alone(self, found: Briefing) -> None:
        """Nothing is fetched: no element has a source, and links lead to pages or places."""
        page = Page(report(found))
        assert not {"src", "srcset", "action", "data", "style"} & page.attributes
        assert not [name for name in page.attributes if name.startswith("on")]
        assert not {"link", "img", "iframe", "object", "embed", "base"} & page.names
        assert [each for each in page.values("href") if not re.match("#|https?://", each)] == []
        assert page.text.encode()

    def test_only_its_own_script_may_run(self) -> None:
        """The policy of the page allows the one script and the one style that it has."""
        html = report(load("2022-02-28"))
        page = Page(html)
        (script,) = page.scripts
        style = html.partition("<style>")[2].partition("</style>")[0]
        (policy,) = (each for each in page.values("content") if "default-src" in each)
        assert "default-src 'none'" in policy
        for kind, text in (("script-src", script), ("style-src", style)):
            digest = b64encode(sha256(text.encode()).digest()).decode()
            assert f"{kind} 'sha256-{digest}'" in policy
        assert "unsafe" not in policy

    def test_hostile_words(self) -> None:
        """Markup in a text, a title, an aim or an address is shown as it is written."""
        said = figure("45%", "2021", measure=HOSTILE, note=HOSTILE)
        aim = target("900", "2025-12-31", measure=HOSTILE, statement=HOSTILE)
        found = briefing("2022-03-01", said, targets=[aim])
        found = attrs.evolve(
            found, title=HOSTILE, host=HOSTILE, source="javascript:alert(1)", id=HOSTILE
        )
        html = report(found)
        page = Page(html)
        assert len(page.scripts) == 1
        assert "img" not in page.names
        assert "javascript:" not in "".join(page.values("href"))
        assert not {"\u202e", "\x1b"} & set(html)
        assert "<script>alert(1)</script>" in page.text


class TestContents:
    """Everything that was said and found is on the page."""

    def test_bundled(self, briefing_id: str) -> None:
        """Every turn, every statement and every working of a bundled briefing is there."""
        found = load(briefing_id)
        words = words_of(report(found))
        lines = [
            *(turn.summary for turn in found.turns),
            *(str(each) for turn in found.turns for each in turn.statements),
            *(line for each in check(found) for line in each.explain().split("\n")),
            *(target.statement for target in found.targets),
        ]
        assert [line for line in lines if " ".join(line.split()) not in words] == []

    def test_text(self, briefing_id: str, transcript: str) -> None:
        """An attached text is there word for word, and each figure is a button in it."""
        found = load(briefing_id).attach(transcript)
        html = report(found)
        words = words_of(html)
        for turn in found.turns:
            for paragraph in turn.paragraphs:
                assert " ".join((paragraph.text or "").split()) in words
            for each in turn.figures:
                assert f">{each.span.of(transcript)}</button>" in html

    def test_several_have_their_conflicts(self) -> None:
        """Figures of several briefings that cannot both be right stand in the report, with why."""
        corpus = Corpus([load("2022-02-28"), load("2022-06-14")])
        words = words_of(report(corpus))
        conflicts = corpus.conflicts()
        assert conflicts
        assert [each for each in conflicts if each.explain().split("\n")[-1] not in words] == []
        assert "cannot both be right" not in words_of(report(load("2022-06-14")))

    def test_progress(self) -> None:
        """A target that later figures tell of has its status, its bar and the working."""
        first = briefing("2021-03-01", figure("100", "2020"), targets=[target("200", "2025-12-31")])
        second = briefing("2022-03-01", figure("130", "2021"))
        page = Page(report([first, second]))
        assert "on track" in page.text
        assert [each for each in page.values("aria-label") if "percent of the way" in each]
        assert "Required pace from the baseline" in page.text

    def test_without_a_date(self) -> None:
        """A briefing without a date has its targets, which are not followed."""
        found = briefing(None, figure("100", "2020"), targets=[target("200", "2025-12-31")])
        assert "not followed" in Page(report(found)).text

    def test_references(self) -> None:
        """A published value decides in a report what the text does not."""
        from miitbrief import references  # noqa: PLC0415 - It is the name of an argument, too.

        alone = report(load("2022-02-28"))
        with_values = report(load("2022-02-28"), references=references())
        assert "with a published value" not in alone
        assert "with a published value" in with_values

    def test_what_decided(self) -> None:
        """The words that decided about a field are marked, and its rule stands beside it."""
        found = parse(TRANSCRIPT)
        html = report(found)
        marked = re.findall(r'<span data-decides="([^"]*)">([^<]*)</span>', html)
        text = Page(html).text
        for place, each in enumerate(found.figures, 1):
            whole = "".join(words for keys, words in marked if f"figure-{place}" in keys.split())
            for decision in each.decisions:
                assert decision.words in whole
                shown = {fact.field for fact in facts_of(each)}
                assert decision.field not in shown or str(decision) in text
        assert marked

    @pytest.mark.parametrize("is_sure", [True, False])
    def test_what_wants_a_look(self, is_sure: bool) -> None:  # noqa: FBT001 - A case of two.
        """What the reader guessed is told beside the field, and can be filtered by."""
        decision = Decision(field="measure", rule="a fallback", is_sure=is_sure)
        said = figure("45%", "2021", decisions=(decision,))
        html = report(briefing("2022-03-01", said))
        assert ("data-unsure" in html) == (not is_sure)
        assert ('<span class="why unsure">a fallback</span>' in html) == (not is_sure)
        assert ("Wants a look" in Page(html).text) == (not is_sure)

    def test_a_figure_inside_an_aim(self) -> None:
        """Where a figure stands inside an aim, both can be opened in the text; it stays whole."""
        found = parse(TRANSCRIPT)
        (turn,) = (each for each in found.turns if each.indicators)
        inside = turn.indicators[0]
        aim = QualitativeTarget(
            id=f"{turn.id}/t1",
            measure="trams",
            statement="More trams are to run.",
            due=dt.date(2025, 12, 31),
            turn=turn.id,
            span=Span(start=inside.span.start - 4, end=inside.span.end + 6),
        )
        changed = attrs.evolve(turn, targets=(aim,))
        turns = tuple(changed if each is turn else each for each in found.turns)
        page = Page(report(attrs.evolve(found, turns=turns)))
        assert [each for each in page.values("id") if each == "figure-1"]
        opened = [*page.values("popovertarget")]
        assert {"figure-1", "figure-2"} <= set(opened)
        assert " ".join((turn.text or "").split()) in " ".join("".join(page.words).split())


class TestErrors:
    """What cannot be reported is refused."""

    def test_twice(self) -> None:
        """Two briefings with one id are refused."""
        found = briefing("2022-03-01", figure("45%", "2021"))
        with pytest.raises(InvalidValueError, match="two briefings of the report"):
            report([found, found])

    def test_something_else(self) -> None:
        """An id is no briefing."""
        with pytest.raises(InvalidValueError, match="expected a briefing or several"):
            report("2022-02-28")  # type: ignore[arg-type]

    def test_missing_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without Jinja the error names it and the command that installs it."""
        template._template.cache_clear()
        monkeypatch.setitem(sys.modules, "jinja2", None)
        with pytest.raises(MissingExtraError, match=r"jinja2.*miitbrief\[report\]"):
            report(load("2022-02-28"))


@given(progress())
def test_bars(found: Progress) -> None:
    """A bar is never longer than the way, and what is sure is part of what is possible."""
    bar = bar_of(found)
    assert (bar is None) == (found.achieved is None)
    if bar is not None:
        assert 0 <= bar.sure <= bar.possible <= 100
        assert (bar.elapsed is None) == (found.elapsed is None)
        assert 0 <= (bar.elapsed or 0) <= 100
