"""Statements are selected by who says what of what, when, and whether it holds."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import (
    Attribution,
    Briefing,
    Concept,
    Corpus,
    Indicator,
    InvalidValueError,
    Kind,
    Period,
    QualitativeTarget,
    Question,
    Verdict,
    check,
    concepts,
    load,
    parse,
    with_concepts,
)
from miitbrief.corpora import Selected, Selection
from miitbrief.exceptions import UnknownConceptError, UnknownNameError
from miitbrief.testing import briefings

EVERYBODY = tuple(Attribution)


@pytest.fixture(scope="module")
def february() -> Briefing:
    """Return a bundled briefing."""
    return load("2022-02-28")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return both bundled briefings."""
    return Corpus([load("2022-02-28"), load("2022-06-14")])


def ids(selection: Selection) -> list[str]:
    """Return the ids of what is selected, in order."""
    return [one.statement.id for one in selection]


class TestLaws:
    """What holds of every briefing and every filter."""

    @given(briefings())
    def test_without_filters(self, briefing: Briefing) -> None:
        """No filter selects what officials said, in the order of the text."""
        selection = briefing.select()
        assert selection.indicators == briefing.indicators
        assert selection.figures == briefing.figures
        assert selection.targets == briefing.targets
        assert len(selection) == len(selection.statements)

    @given(briefings())
    def test_everybody(self, briefing: Briefing) -> None:
        """Every statement of every turn is selected where every attribution is asked for."""
        selection = briefing.select(attribution=EVERYBODY)
        assert selection.statements == tuple(
            statement for turn in briefing.turns for statement in turn.statements
        )

    @given(briefings())
    def test_unsure(self, briefing: Briefing) -> None:
        """What wants a look and what does not are together what officials said."""
        looks, rest = briefing.select(unsure=True), briefing.select(unsure=False)
        assert all(one.statement.unsure for one in looks)
        assert not any(one.statement.unsure for one in rest)
        assert len(looks) + len(rest) == len(briefing.select())

    @given(briefings(), st.sampled_from(Kind), st.sampled_from(Attribution))
    def test_filters_commute(self, briefing: Briefing, kind: Kind, whose: Attribution) -> None:
        """Filters in one call, one after the other and the other way round select the same."""
        both = briefing.select(kind=kind, attribution=whose)
        first = briefing.select(kind=kind).select(attribution=whose)
        last = briefing.select(attribution=whose).select(kind=kind)
        assert list(both) == list(first) == list(last)

    @given(briefings())
    def test_kinds_divide(self, briefing: Briefing) -> None:
        """Every figure is of one kind, so that the kinds together are all figures."""
        selection = briefing.select(attribution=EVERYBODY)
        assert sum(len(selection.select(kind=kind)) for kind in Kind) == len(selection.figures)
        assert len(selection.select(kind=tuple(Kind))) == len(selection.figures)

    @given(briefings())
    def test_context(self, briefing: Briefing) -> None:
        """Turn and exchange are those in which a statement stands."""
        for one in briefing.select(attribution=EVERYBODY):
            assert one.turn.span.contains(one.statement.span)
            assert one.turn in briefing.turns
            if one.exchange is not None:
                assert one.turn in (one.exchange.question, *one.exchange.answers)

    @given(briefings())
    def test_checks(self, briefing: Briefing) -> None:
        """The checks of all statements are those of the briefing, each once."""
        selection = briefing.select(attribution=EVERYBODY)
        found = {each.claim.id: each for each in selection.checks}
        assert len(selection.checks) == len(found)
        assert found == {each.claim.id: each for each in check(briefing)}

    @given(briefings())
    def test_verdicts(self, briefing: Briefing) -> None:
        """A statement is selected by a verdict where one of its checks has it."""
        for verdict in Verdict:
            for one in briefing.select(verdict=verdict):
                assert any(each.verdict == verdict for each in one.checks)


class TestFilters:
    """What each filter selects from the bundled briefings."""

    def test_what_somebody_said_of_something(self, february: Briefing) -> None:
        """Speaker and words are a line; each selected statement has its context."""
        said = february.select(speaker="Xin Guobin", words="NEVs")
        assert len(said) == 9
        assert {one.speaker.id for one in said if one.speaker} == {"xin-guobin"}
        assert said[0].outlet == "Cover News"
        assert said[-1].statement.concept == "nev-cumulative-sales"
        assert isinstance(said[0].statement, Indicator)
        assert said.speakers == (february.speakers[1],)
        assert len(said.turns) == len(said.exchanges) == 1

    @pytest.mark.parametrize(
        "name", ["xin-guobin", "xin guobin", "Mr. Xin Guobin", "Guobin Xin", "Xin"]
    )
    def test_names_of_speakers(self, february: Briefing, name: str) -> None:
        """A speaker is named by id or name, whole or in part, in any case and order."""
        expected = february.select(speaker=february.speakers[1])
        assert ids(february.select(speaker=name)) == ids(expected)

    def test_concepts(self, february: Briefing) -> None:
        """A slug, a label and an alias name a concept; related ones are taken where asked for."""
        expected = ids(february.select(concept="nev-sales"))
        assert expected
        assert ids(february.select(concept="Sales of new energy vehicles")) == expected
        assert ids(february.select(concept="NEV sales")) == expected
        related = february.select(concept="nev-sales", related=True)
        assert set(expected) < set(ids(related))
        assert "nev-production" in {one.statement.concept for one in related}

    def test_outlet(self, february: Briefing) -> None:
        """An outlet selects what was said in the exchange that its question began."""
        found = february.select(outlet="nikkei")
        assert {one.outlet for one in found} == {"Nikkei"}
        assert all(not isinstance(one.turn, Question) for one in found)

    def test_period(self, february: Briefing) -> None:
        """A period selects what is true within it, be it given as one or in ISO form."""
        found = february.select(period="2021")
        year = Period.parse("2021")
        assert all(one.period is not None and year.contains(one.period) for one in found)
        assert ids(february.select(period=year)) == ids(found)
        assert len(february.select(period="2021-12-31")) < len(found)

    @pytest.mark.parametrize("period", ["2022", "2022-H1", "2022-12-31"])
    def test_due(self, corpus: Corpus, period: str) -> None:
        """A target is selected by the day on which it is due, with a number and without."""
        days = Period.parse(period)
        due = [each.id for b in corpus for each in b.targets if days.contains(each.due)]
        selected = corpus.select(period=period)
        assert due
        assert [target.id for target in selected.targets] == due

    def test_unit(self, february: Briefing) -> None:
        """A unit is named by its name or by what is counted."""
        money = february.select(unit="CNY").figures
        assert {figure.quantity.unit.name for figure in money} == {"CNY"}
        cars = february.select(unit="new energy vehicles").figures
        assert {figure.quantity.unit.counted for figure in cars} == {"new energy vehicles"}

    def test_reporters(self, corpus: Corpus) -> None:
        """A reporter's statements are selected where they are asked for, even later."""
        asked = corpus.select(attribution="reporter")
        assert asked
        assert all(isinstance(one.turn, Question) and one.speaker is None for one in asked)
        assert ids(corpus.select().select(attribution="reporter")) == ids(asked)

    def test_verdict(self, february: Briefing) -> None:
        """A verdict selects the figures that a check finds so."""
        (wrong,) = february.select(verdict="misquoted")
        assert wrong.checks[0].verdict == Verdict.MISQUOTED
        operand = wrong.checks[0].claim.operands[0]
        (used,) = (one for one in february.select() if one.statement.id == operand.id)
        assert wrong.checks[0] in used.uses

    def test_corpus(self, corpus: Corpus) -> None:
        """A corpus selects from all of its briefings, in order of date."""
        said = [one.briefing.id for one in corpus.select(concept="5g-base-stations")]
        assert said == sorted(said)
        assert set(said) == {"2022-02-28", "2022-06-14"}
        assert len(corpus.select()) == sum(len(briefing.select()) for briefing in corpus)

    def test_several_values(self, february: Briefing) -> None:
        """Of several values, any will do."""
        both = february.select(speaker=["Xin Guobin", "Tian Yulong"])
        one, other = (february.select(speaker=name) for name in ("Xin Guobin", "Tian Yulong"))
        assert len(both) == len(one) + len(other)

    def test_attached_text(self, transcript: str, briefing_id: str) -> None:
        """With a text attached, the paragraph of a statement holds it."""
        for one in load(briefing_id, text=transcript).select(kind="share"):
            assert one.paragraph is not None
            assert one.paragraph.text is not None
            assert one.quantity is not None
            assert one.quantity.text in one.paragraph.text

    def test_sentence(self) -> None:
        """The sentence is the one with the number in it, however its lines are broken."""
        text = (
            "Harbin, May 4, 2023\n\nLi Na:\n\nMr. Wu sold 5 tonnes of tea in 2021. In\n2022 he "
            "sold 7 tonnes. Thank you.\n"
        )
        found = parse(text)
        sentences = [one.sentence for one in found.select()]
        assert sentences == ["Mr. Wu sold 5 tonnes of tea in 2021.", "In 2022 he sold 7 tonnes."]

    def test_sentence_without_a_text(self, february: Briefing) -> None:
        """Without a transcript there is no sentence."""
        assert {one.sentence for one in february.select()} == {None}

    def test_sentence_of_a_transcript(self, briefing_id: str, transcript: str) -> None:
        """Every figure of an attached transcript is in its sentence, and that in its paragraph."""
        for one in load(briefing_id, text=transcript).select():
            assert one.sentence is not None
            assert one.paragraph is not None
            assert one.sentence in " ".join((one.paragraph.text or "").splitlines())
            assert one.figure is None or one.figure.quantity.text in one.sentence

    def test_shown(self, february: Briefing) -> None:
        """A selection shows how many it has and by what, and a statement its id and line."""
        said = february.select(speaker="Xin", kind="growth")
        assert repr(said).startswith(f"<Selection of {len(said)} statements: speaker='Xin', kind=")
        assert repr(february.select()).endswith("statements: all>")
        assert repr(said[0]).startswith(f"<Selected {said[0].statement.id}: {said[0].figure}")
        assert said[0] == february.select(speaker="Xin", kind="growth")[0]
        assert [type(one) for one in said[:1]] == [Selected]


class TestBadNames:
    """A name that nothing has is an error with what there is and what is near."""

    @pytest.mark.parametrize(
        ("filters", "what", "nearest"),
        [
            ({"speaker": "Xin Gubin"}, "speaker", "Xin Guobin"),
            ({"outlet": "Nikei"}, "outlet", "Nikkei"),
            ({"unit": "percnt"}, "unit", "percent"),
            ({"speeker": "Xin"}, "filter", "speaker"),
        ],
    )
    def test_unknown(
        self, february: Briefing, filters: dict[str, Any], what: str, nearest: str
    ) -> None:
        """The error tells what was looked for, the nearest and all that there are."""
        with pytest.raises(UnknownNameError) as caught:
            february.select(**filters)
        assert (caught.value.what, caught.value.nearest[0]) == (what, nearest)
        assert nearest in caught.value.known
        assert nearest in str(caught.value)

    def test_two_of_a_name(self, february: Briefing) -> None:
        """A part of a name that two have names neither of them."""
        with pytest.raises(UnknownNameError) as caught:
            february.select(outlet="news")
        assert len(caught.value.nearest) > 1

    def test_unknown_concept(self, february: Briefing) -> None:
        """A concept that no statement has is an error that names those near and related."""
        with pytest.raises(UnknownConceptError) as caught:
            february.select(concept="NEV sails")
        assert "nev-sales" in caught.value.nearest + caught.value.related

    @pytest.mark.parametrize(
        ("filters", "message"),
        [
            ({"kind": "grwth"}, "nearest: 'growth'"),
            ({"verdict": "inconsistant"}, "nearest: 'inconsistent'"),
            ({"attribution": "press"}, "expected a Attribution"),
            ({"period": "last year"}, "expected a period such as"),
            ({"period": 2021}, "expected a Period or date or str"),
            ({"speaker": 3}, "expected a Speaker or str"),
            ({"speaker": [3]}, "expected a Speaker or str"),
            ({"words": "of the"}, "expected words"),
            ({"related": True}, "needs a concept"),
            ({"concept": "nev-sales", "related": 1}, "related"),
            ({"unsure": "yes"}, "expected unsure as a bool"),
        ],
    )
    def test_wrong_values(self, february: Briefing, filters: dict[str, Any], message: str) -> None:
        """A value that a filter cannot take is an error when it is given."""
        with pytest.raises(InvalidValueError, match=message):
            february.select(**filters)


class TestAimsWithoutANumber:
    """A qualitative target is selected by what it has, and passed over by what it lacks."""

    AIM = "Tea\n\nMay 4, 2023\n\nLi Na:\n\nWe will complete the tea line by the end of 2025.\n"

    def test_no_unit(self) -> None:
        """What has no number is in no unit."""
        briefing = parse(f"{self.AIM} In 2022, tea sales were 5 tonnes.")
        (aim,) = briefing.targets
        assert isinstance(aim, QualitativeTarget)
        assert [one.statement.id for one in briefing.select(unit="tonne")] == ["unknown/r1/i01"]
        assert aim.id in ids(briefing.select(words="tea"))

    def test_concept(self) -> None:
        """Its concept asks for no unit."""
        line = Concept(slug="line", label="Complete tea line", definition="One.", unit="count")
        (aim,) = parse(self.AIM).targets
        measure = attrs.evolve(line, aliases=(aim.measure,))
        (named,) = with_concepts(parse(self.AIM), {"line": measure}).targets
        assert named.concept == "line"


def test_related_to_what_nothing_measures(corpus: Corpus) -> None:
    """A concept without figures leads to those around it, which have some."""
    february = corpus.briefings[0]
    there = {figure.concept for figure in february.figures}
    slug = next(
        each.slug
        for each in concepts().values()
        if each.slug not in there and there & set(each.related)
    )
    found = {one.statement.concept for one in february.select(concept=slug, related=True)}
    assert found
    assert found <= there
