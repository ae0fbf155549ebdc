"""Briefings: their parts, what they refuse, and what they are asked for."""

import datetime as dt
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    Claim,
    ClaimKind,
    Exchange,
    Indicator,
    InvalidValueError,
    Kind,
    NonFigure,
    QualitativeTarget,
    Quantity,
    Question,
    Reason,
    Remarks,
    Role,
    Span,
    Speaker,
    Target,
    Turn,
    Unit,
)
from miitbrief.model import Note, Paragraph
from miitbrief.model.figures import Figure, Statement
from miitbrief.testing import briefings

TEXT = (
    "Good morning, all of you. "
    "Will the 30 towns get 12 bridges by 2023? "
    "We had 4,762 bridges in 2021, and build 600 more this year. Thank you."
)
CHAIR = Speaker(id="bo-lind", name="Bo Lind", role=Role.CHAIR)
ADA = Speaker(id="ada-vale", name="Ada Vale")
NOON = dt.datetime(2022, 2, 28, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FEW = settings(max_examples=15)


def untyped(value: Any) -> Any:
    """Return a value that the type checkers take for anything."""
    return value


def at(literal: str) -> Span:
    """Return where a literal stands in the sample text."""
    start = TEXT.index(literal)
    return Span(start=start, end=start + len(literal))


def figure(name: str, literal: str, **fields: Any) -> Indicator:
    """Return a count of bridges that stands in the sample text."""
    value = Decimal(literal.replace(",", ""))
    return Indicator(
        id=name,
        measure="bridges",
        kind=Kind.LEVEL,
        quantity=Quantity(value=value, unit=Unit(name="count"), text=literal),
        span=at(literal),
        **fields,
    )


ASKED = figure("b/q01/i1", "30", turn="b/q01", attribution=Attribution.REPORTER)
WANTED = Target(
    id="b/q01/t1",
    measure="bridges",
    quantity=Quantity(value=12, unit=Unit(name="count")),
    due=dt.date(2023, 12, 31),
    turn="b/q01",
    span=at("12"),
)
STOCK = figure("b/q01/a1/i1", "4,762", turn="b/q01/a1", speaker=ADA)
AIM = Target(
    id="b/q01/a1/t1",
    measure="bridges to be built",
    kind=Kind.CHANGE,
    quantity=Quantity(value=600, unit=Unit(name="count")),
    due=dt.date(2022, 12, 31),
    baseline=STOCK,
    speaker=ADA,
    turn="b/q01/a1",
    span=at("600"),
)
OPENING = Remarks(
    id="b/r1",
    span=at("Good morning, all of you."),
    paragraphs=(Paragraph.at(at("Good morning, all of you."), TEXT, id="b/r1/p1"),),
    speaker=CHAIR,
)
QUESTION = Question(
    id="b/q01",
    span=at("Will the 30 towns get 12 bridges by 2023?"),
    indicators=(ASKED,),
    targets=(WANTED,),
)
ANSWER = Answer(
    id="b/q01/a1",
    span=at("We had 4,762 bridges in 2021, and build 600 more this year."),
    indicators=(STOCK,),
    targets=(AIM,),
    speaker=ADA,
)
CLOSING = Remarks(id="b/r2", span=at("Thank you."), speaker=CHAIR)
REPEAT = Claim(id="b/c1", kind=ClaimKind.REPEAT, stated=AIM, operands=(STOCK,))
YEARS = (
    NonFigure(span=at("2023"), literal="2023", reason=Reason.DATE),
    NonFigure(span=at("2021"), literal="2021", reason=Reason.DATE),
)
SAMPLE = Briefing(
    id="b",
    title="Bridges",
    starts_at=NOON,
    speakers=(ADA, CHAIR),
    turns=(OPENING, QUESTION, ANSWER, CLOSING),
    exchanges=(Exchange(question=QUESTION, answers=(ANSWER,)),),
    nonfigures=YEARS,
    claims=(REPEAT,),
    digit_strings=6,
)


class TestTime:
    """A briefing has a day, and perhaps an hour."""

    def test_day_of_the_start(self) -> None:
        """Left out, the day is that on which the briefing starts, in its own zone."""
        evening = dt.datetime(2022, 2, 28, 1, tzinfo=dt.timezone(dt.timedelta(hours=8)))
        assert Briefing(id="b", title="Bridges", starts_at=evening).date == dt.date(2022, 2, 28)

    def test_unknown_day(self) -> None:
        """A briefing of which nothing is known has no day."""
        briefing = Briefing(id="b", title="Bridges")
        assert (briefing.date, briefing.starts_at) == (None, None)

    def test_another_day(self) -> None:
        """A day on which the briefing does not start is refused."""
        with pytest.raises(InvalidValueError, match="b: 2022-03-01 is not the day of 2022-02-28"):
            attrs.evolve(SAMPLE, date=dt.date(2022, 3, 1))

    def test_start_without_zone(self) -> None:
        """A start without a time zone is refused."""
        naive = NOON.replace(tzinfo=None)
        with pytest.raises(InvalidValueError, match=r"^Briefing\.starts_at needs a time zone, got"):
            attrs.evolve(SAMPLE, starts_at=naive)

    def test_time_for_a_day(self) -> None:
        """A point in time is no day."""
        with pytest.raises(InvalidValueError, match=r"^Briefing\.date must be of type date, got"):
            Briefing(id="b", title="Bridges", date=NOON)


class TestIds:
    """An id belongs to one object of a sort."""

    def test_speakers(self) -> None:
        """Two speakers with one id are refused."""
        with pytest.raises(InvalidValueError, match=r"^two speakers have the id 'ada-vale'$"):
            attrs.evolve(SAMPLE, speakers=(ADA, CHAIR, ADA))

    def test_turns(self) -> None:
        """Two turns with one id are refused."""
        twin = attrs.evolve(CLOSING, id="b/r1")
        with pytest.raises(InvalidValueError, match=r"^two turns have the id 'b/r1'$"):
            attrs.evolve(SAMPLE, turns=(OPENING, QUESTION, ANSWER, twin))

    def test_figures(self) -> None:
        """An indicator and a target with one id are refused."""
        answer = attrs.evolve(ANSWER, targets=(attrs.evolve(AIM, id=STOCK.id),))
        with pytest.raises(InvalidValueError, match=r"^two figures have the id 'b/q01/a1/i1'$"):
            Briefing(id="b", title="Bridges", speakers=(ADA,), turns=(answer,))

    def test_claims(self) -> None:
        """Two claims with one id are refused."""
        with pytest.raises(InvalidValueError, match=r"^two claims have the id 'b/c1'$"):
            attrs.evolve(SAMPLE, claims=(REPEAT, REPEAT))

    def test_paragraphs(self) -> None:
        """A paragraph of a turn and one around the turns with one id are refused."""
        with pytest.raises(InvalidValueError, match=r"^two paragraphs have the id 'b/r1/p1'$"):
            attrs.evolve(SAMPLE, furniture=OPENING.paragraphs)

    def test_chairs(self) -> None:
        """Two speakers do not chair."""
        other = attrs.evolve(ADA, role=Role.CHAIR)
        with pytest.raises(InvalidValueError, match=r"^b: two speakers are the chair$"):
            Briefing(id="b", title="Bridges", speakers=(other, CHAIR))


class TestOrder:
    """Turns follow each other, and figures do not overlap."""

    def test_turns_out_of_order(self) -> None:
        """Turns come in the order of the text."""
        with pytest.raises(InvalidValueError, match="<Remarks b/r1: Bo Lind> begins before <Rem"):
            Briefing(id="b", title="Bridges", speakers=(CHAIR,), turns=(CLOSING, OPENING))

    def test_turns_overlap(self) -> None:
        """A turn does not begin before the one before it ends."""
        early = Remarks(id="b/r2", span=Span(start=OPENING.span.end - 1, end=99))
        with pytest.raises(InvalidValueError, match="<Remarks b/r2: unknown> begins before <Rema"):
            Briefing(id="b", title="Bridges", speakers=(CHAIR,), turns=(OPENING, early))

    def test_turns_touch(self) -> None:
        """A turn may begin where the one before it ends."""
        after = Remarks(id="b/r2", span=Span(start=OPENING.span.end, end=99))
        turns = (OPENING, after)
        assert Briefing(id="b", title="B", speakers=(CHAIR,), turns=turns).turns == turns

    @pytest.mark.parametrize("by", [-3, -1, 0, 1, 2])
    def test_figures_overlap(self, by: int) -> None:
        """A figure and a non-figure do not share a digit."""
        word = NonFigure(span=STOCK.span.shift(by), literal="4 762", reason=Reason.NAME)
        with pytest.raises(InvalidValueError, match=r"'4[, ]762' at .* and '4[, ]762' .* overlap"):
            attrs.evolve(SAMPLE, nonfigures=(word,))

    def test_figures_touch(self) -> None:
        """Figures may stand side by side."""
        word = NonFigure(span=STOCK.span.shift(5), literal=" brid", reason=Reason.NAME)
        assert attrs.evolve(SAMPLE, nonfigures=(word,)).nonfigures == (word,)

    def test_aim_without_number_may_overlap(self) -> None:
        """The words of an aim without a number may have a figure among them."""
        aim = QualitativeTarget(
            id=AIM.id,
            measure="bridges",
            due=AIM.due,
            statement="Build.",
            turn=AIM.turn,
            span=STOCK.span,
        )
        answer = attrs.evolve(ANSWER, targets=(aim,))
        briefing = Briefing(id="b", title="Bridges", speakers=(ADA,), turns=(answer,))
        assert briefing.targets == (aim,)

    def test_overlap_around_an_empty_span(self) -> None:
        """Figures do not overlap, whatever stands between their starts."""
        places = (Span(start=0, end=9), Span(start=1, end=1), Span(start=2, end=4))
        items = tuple(NonFigure(span=place, literal="x", reason=Reason.NAME) for place in places)
        with pytest.raises(InvalidValueError, match="overlap"):
            Briefing(id="b", title="Bridges", nonfigures=items)


class TestReferences:
    """A briefing has all that its parts refer to."""

    def test_question_of_exchange(self) -> None:
        """An exchange has a question of the briefing."""
        with pytest.raises(
            InvalidValueError,
            match="<Exchange b/q01: an unnamed outlet to Ada Vale> refers to <Question b/q01: an "
            "unnamed outlet>, which the briefing does not have",
        ):
            attrs.evolve(SAMPLE, turns=(OPENING, ANSWER, CLOSING))

    def test_answer_of_exchange(self) -> None:
        """An exchange has answers of the briefing."""
        stranger = Answer(id="b/q01/a2", span=CLOSING.span)
        talk = Exchange(question=QUESTION, answers=(ANSWER, stranger))
        with pytest.raises(InvalidValueError, match="refers to <Answer b/q01/a2: unknown>, which"):
            attrs.evolve(SAMPLE, exchanges=(talk,))

    def test_changed_answer(self) -> None:
        """An answer with the same id but other contents is not the briefing's."""
        changed = attrs.evolve(ANSWER, summary="It says something.")
        talk = Exchange(question=QUESTION, answers=(changed,))
        with pytest.raises(
            InvalidValueError,
            match=r"refers to <Answer b/q01/a1: Ada Vale: It says something\.>, which",
        ):
            attrs.evolve(SAMPLE, exchanges=(talk,))

    def test_stated_figure(self) -> None:
        """A claim states a figure of the briefing."""
        claim = attrs.evolve(REPEAT, stated=attrs.evolve(AIM, id="b/q01/a1/t9"))
        with pytest.raises(
            InvalidValueError, match=r"<Claim b/c1: .*> refers to <Target b/q01/a1/t9"
        ):
            attrs.evolve(SAMPLE, claims=(claim,))

    def test_operand(self) -> None:
        """A claim follows from figures of the briefing."""
        claim = attrs.evolve(REPEAT, operands=(attrs.evolve(STOCK, measure="towers"),))
        with pytest.raises(
            InvalidValueError, match=r"<Claim b/c1: .*> refers to <Indicator b/q01/a1"
        ):
            attrs.evolve(SAMPLE, claims=(claim,))

    def test_baseline(self) -> None:
        """A target starts from a figure of the briefing."""
        answer = attrs.evolve(ANSWER, indicators=())
        with pytest.raises(
            InvalidValueError, match=r"<Target b/q01/a1/t1: .*> refers to <Indicator"
        ):
            Briefing(id="b", title="Bridges", speakers=(ADA,), turns=(answer,))

    def test_speaker_of_turn(self) -> None:
        """Who speaks is among the speakers."""
        with pytest.raises(
            InvalidValueError, match="refers to <Speaker Ada Vale, official>, which"
        ):
            attrs.evolve(SAMPLE, speakers=(CHAIR,))

    def test_speaker_of_figure(self) -> None:
        """Who says a figure is among the speakers."""
        answer = attrs.evolve(ANSWER, speaker=None)
        with pytest.raises(InvalidValueError, match="refers to <Speaker Ada Vale, official>"):
            Briefing(id="b", title="Bridges", turns=(answer,))

    def test_colleague(self) -> None:
        """The colleague to whom an answer is passed is among the speakers."""
        answer = Answer(id="b/q01/a1", span=ANSWER.span, hands_over_to=ADA)
        with pytest.raises(InvalidValueError, match="refers to <Speaker Ada Vale, official>"):
            Briefing(id="b", title="Bridges", turns=(answer,))


class TestFields:
    """Fields have values of their types."""

    @pytest.mark.parametrize(
        "field",
        ["speakers", "turns", "exchanges", "nonfigures", "claims", "furniture", "notes"],
    )
    def test_list(self, field: str) -> None:
        """Parts are tuples, which nobody can change."""
        parts = list[object](getattr(SAMPLE, field))
        with pytest.raises(InvalidValueError, match=rf"^Briefing\.{field} must be a tuple of"):
            attrs.evolve(SAMPLE, **untyped({field: parts}))

    @pytest.mark.parametrize("field", ["id", "title"])
    def test_blank(self, field: str) -> None:
        """Id and title are not blank."""
        with pytest.raises(InvalidValueError, match=rf"^Briefing\.{field} must be a text that"):
            attrs.evolve(SAMPLE, **untyped({field: " "}))

    def test_negative_digit_strings(self) -> None:
        """A text has no fewer than no strings of digits."""
        with pytest.raises(InvalidValueError, match="digit_strings"):
            Briefing(id="b", title="Bridges", digit_strings=-1)

    def test_blank_note(self) -> None:
        """A note says something."""
        with pytest.raises(
            InvalidValueError, match=r"^Note\.text must be a text that is not blank"
        ):
            Note(span=STOCK.span, text="")


class TestContents:
    """A briefing gives its parts by what they are."""

    def test_sample(self) -> None:
        """Officials' figures are the briefing's, and a reporter's are the question's."""
        assert SAMPLE.indicators == (STOCK,)
        assert SAMPLE.targets == (AIM,)
        assert SAMPLE.questions[0].figures == (ASKED, WANTED)
        assert SAMPLE.answers == (ANSWER,)
        assert SAMPLE.chair == CHAIR

    @FEW
    @given(briefings())
    def test_every_turn_is_something(self, briefing: Briefing) -> None:
        """Questions, answers and other turns together are the turns, in order."""
        others = [turn for turn in briefing.turns if not isinstance(turn, Question | Answer)]
        parts = [*briefing.questions, *briefing.answers, *others]
        assert sorted(parts, key=lambda turn: turn.span) == list(briefing.turns)
        for before, after in pairwise(briefing.turns):
            assert before.span.end <= after.span.start

    @FEW
    @given(briefings())
    def test_no_figure_is_lost(self, briefing: Briefing) -> None:
        """Each figure of a turn is the briefing's or a question's."""
        of_turns = [part.id for turn in briefing.turns for part in turn.statements]
        officials = [part.id for part in briefing.indicators]
        officials += [part.id for part in briefing.targets]
        reporters = [part.id for turn in briefing.questions for part in turn.statements]
        assert sorted(of_turns) == sorted(officials + reporters)

    @FEW
    @given(briefings())
    def test_find(self, briefing: Briefing) -> None:
        """Whatever has an id is found by it."""
        parts: list[Turn | Statement | Claim | Speaker] = [*briefing.turns, *briefing.indicators]
        parts += [*briefing.targets, *briefing.claims, *briefing.speakers]
        for part in parts:
            assert briefing.find(part.id).id == part.id

    def test_find_each_sort(self) -> None:
        """Turns, figures, claims and speakers are found, a reporter's figures too."""
        figures: tuple[Figure, ...] = (STOCK, AIM, ASKED, WANTED)
        parts: tuple[Turn | Figure | Claim | Speaker, ...] = (QUESTION, ANSWER, *figures)
        for part in (*parts, REPEAT, ADA):
            assert SAMPLE.find(part.id) is part

    def test_find_nothing(self) -> None:
        """An id that the briefing does not have is an error that names it."""
        with pytest.raises(KeyError, match="briefing b has no part with the id 'b/q77'"):
            SAMPLE.find("b/q77")

    def test_no_chair(self) -> None:
        """Where nobody is known to chair, there is no chair."""
        assert Briefing(id="b", title="Bridges", speakers=(ADA,)).chair is None

    def test_nothing_is_missing(self) -> None:
        """Without an attached copy no paragraph is missing."""
        assert SAMPLE.missing == ()
        assert SAMPLE.text is None

    def test_missing(self) -> None:
        """A paragraph with an empty place is missing."""
        lost = attrs.evolve(OPENING.paragraphs[0], span=Span(start=3, end=3), text=None)
        opening = attrs.evolve(OPENING, paragraphs=(lost,))
        briefing = attrs.evolve(SAMPLE, turns=(opening, QUESTION, ANSWER, CLOSING))
        assert briefing.missing == (lost,)

    def test_representation(self) -> None:
        """The representation counts what the briefing has."""
        expected = "<Briefing b: 1 question, 1 indicator, 1 target, 1 claim>"
        assert repr(SAMPLE) == expected


class TestCoverage:
    """Coverage is the share of the digit strings that are accounted for."""

    def test_complete(self) -> None:
        """Where every digit string is a figure or none, coverage is 1."""
        strings = re.findall(r"\d[\d,]*", TEXT)
        assert len(strings) == SAMPLE.digit_strings
        assert SAMPLE.coverage == 1

    @pytest.mark.parametrize(("strings", "share"), [(12, "0.5"), (8, "0.75"), (60, "0.1")])
    def test_share(self, strings: int, share: str) -> None:
        """Digit strings that nothing accounts for lower the coverage."""
        assert attrs.evolve(SAMPLE, digit_strings=strings).coverage == Decimal(share)

    def test_one_less(self) -> None:
        """A non-figure that is left out is missed."""
        briefing = attrs.evolve(SAMPLE, nonfigures=YEARS[:1])
        assert round(briefing.coverage, 9) == Decimal("0.833333333")

    @pytest.mark.parametrize(
        ("literal", "strings"),
        [("2021", 1), ("1.367", 1), ("4,762", 1), ("Feb. 28, 2022", 2), ("forty", 0), ("5G-6", 2)],
    )
    def test_digit_strings_of_a_literal(self, literal: str, strings: int) -> None:
        """Points and commas inside a number do not split it; words are no digits."""
        item = NonFigure(span=Span(start=0, end=len(literal)), literal=literal, reason=Reason.DATE)
        briefing = Briefing(id="b", title="Bridges", nonfigures=(item,), digit_strings=4)
        assert briefing.coverage == Decimal(strings) / 4

    def test_text_without_digits(self) -> None:
        """A text without digits is covered."""
        assert Briefing(id="b", title="Bridges").coverage == 1
