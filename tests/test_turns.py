"""Turns and exchanges: who says what at a stretch."""

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Exchange,
    Indicator,
    InvalidValueError,
    Kind,
    QualitativeTarget,
    Quantity,
    Question,
    Remarks,
    Span,
    Speaker,
    Turn,
    Unit,
)
from miitbrief._printing import printable
from miitbrief.model import Paragraph
from miitbrief.testing import answers, exchanges, questions, remarks, speakers

WHOLE = Span(start=10, end=50)
TEXT = "Makers: So.\nBridges rose.\nTowers fell."
ADA = Speaker(id="ada-vale", name="Ada Vale", honorific="Ms.")
FEW = settings(max_examples=25)
TURNS = remarks() | questions() | answers()


def untyped(value: Any) -> Any:
    """Return a value that the type checkers take for anything."""
    return value


def figure(name: str, start: int, end: int, turn: str | None = "b/r1") -> Indicator:
    """Return an indicator at a place."""
    return Indicator(
        id=name,
        measure="bridges",
        kind=Kind.LEVEL,
        quantity=Quantity(value=Decimal(3), unit=Unit(name="CNY")),
        turn=turn,
        span=Span(start=start, end=end),
    )


def aim(name: str, start: int, end: int, turn: str | None = "b/r1") -> QualitativeTarget:
    """Return a target at a place."""
    return QualitativeTarget(
        id=name,
        measure="bridges",
        statement="More bridges are to be built.",
        due=dt.date(2022, 12, 31),
        turn=turn,
        span=Span(start=start, end=end),
    )


def paragraph(start: int, end: int) -> Paragraph:
    """Return the paragraph at a place of the sample text."""
    return Paragraph.at(Span(start=start, end=end), TEXT, id=f"p{start}")


class TestTurn:
    """A turn holds its paragraphs and figures."""

    @FEW
    @given(TURNS)
    def test_parts_stand_inside(self, turn: Turn) -> None:
        """All parts of a turn stand inside it and belong to it."""
        for span in (part.span for parts in (turn.paragraphs, turn.statements) for part in parts):
            assert turn.span.start <= span.start <= span.end <= turn.span.end
        assert {part.turn for part in turn.statements} <= {turn.id}

    @FEW
    @given(TURNS, st.integers(1, 99))
    def test_part_outside(self, turn: Turn, by: int) -> None:
        """A turn that does not contain its paragraph is refused."""
        elsewhere = turn.paragraphs[0].span.shift(len(turn.span) + by)
        with pytest.raises(InvalidValueError, match=f"does not stand in turn {turn.id} "):
            attrs.evolve(turn, span=elsewhere)

    @pytest.mark.parametrize(("start", "end"), [(9, 11), (49, 51), (0, 5), (60, 61), (0, 99)])
    def test_figure_outside(self, start: int, end: int) -> None:
        """A figure that stands outside the turn, or partly, is refused."""
        with pytest.raises(
            InvalidValueError,
            match=r"<Indicator i1: 3 CNY: bridges \(prices not said\)> does not stand in turn "
            r"b/r1 \[10",
        ):
            Turn(id="b/r1", span=WHOLE, indicators=(figure("i1", start, end),))

    @pytest.mark.parametrize("turn", ["b/r2", None])
    def test_figure_of_another_turn(self, turn: str | None) -> None:
        """A figure that belongs to another turn, or to none, is refused."""
        with pytest.raises(InvalidValueError, match=f"belongs to turn {turn!r}, not to 'b/r1'"):
            Turn(id="b/r1", span=WHOLE, targets=(aim("t1", 20, 30, turn),))

    @given(st.lists(st.tuples(st.integers(10, 49), st.booleans()), max_size=6))
    def test_figures_in_order_of_text(self, places: list[tuple[int, bool]]) -> None:
        """Indicators and targets together come in the order of the text."""
        turn = Turn(
            id="b/r1",
            span=WHOLE,
            indicators=tuple(figure(f"i{at}", at, at + 1) for at, is_aim in places if not is_aim),
            targets=tuple(aim(f"t{at}", at, at + 1) for at, is_aim in places if is_aim),
        )
        starts = [part.span.start for part in turn.statements]
        assert starts == sorted(at for at, _ in places)
        assert set(turn.statements) == {*turn.indicators, *turn.targets}
        assert turn.figures == tuple(part for part in turn.statements if part in turn.indicators)

    def test_text(self) -> None:
        """The text is that of the paragraphs, with a blank line between."""
        turn = Turn(
            id="b/r1",
            span=Span(start=12, end=38),
            paragraphs=(paragraph(12, 25), paragraph(26, 38)),
        )
        assert turn.text == "Bridges rose.\n\nTowers fell."

    def test_text_of_what_is_there(self) -> None:
        """A paragraph that the copy lacks is left out of the text."""
        lost = attrs.evolve(paragraph(26, 38), span=Span(start=25, end=25), text=None)
        turn = Turn(id="b/r1", span=Span(start=12, end=25), paragraphs=(paragraph(12, 25), lost))
        assert turn.text == "Bridges rose."

    def test_no_text(self) -> None:
        """Without a transcript a turn has no text."""
        without = attrs.evolve(paragraph(12, 25), text=None)
        assert Turn(id="b/r1", span=without.span, paragraphs=(without,)).text is None
        assert Turn(id="b/r1", span=WHOLE).text is None

    @pytest.mark.parametrize("field", ["paragraphs", "topics", "indicators", "targets"])
    def test_list(self, field: str) -> None:
        """Parts are tuples, which nobody can change."""
        with pytest.raises(InvalidValueError, match=rf"^Turn\.{field} must be a tuple of"):
            Turn(id="b/r1", span=WHOLE, **untyped({field: []}))

    def test_blank_id(self) -> None:
        """A turn has an id."""
        with pytest.raises(InvalidValueError, match=r"^Turn\.id must be a text that is not blank"):
            Turn(id=" ", span=WHOLE)

    def test_base_does_not_know_who(self) -> None:
        """A turn of no special class does not tell who speaks."""
        assert repr(Turn(id="b/r1", span=WHOLE)) == "<Turn b/r1: unknown>"


class TestWho:
    """A turn tells in words who speaks."""

    @given(speakers())
    def test_speaker(self, speaker: Speaker) -> None:
        """Remarks and answers are of a speaker."""
        said = Remarks(id="b/r1", span=WHOLE, speaker=speaker)
        answered = Answer(id="b/q01/a1", span=WHOLE, speaker=speaker)
        assert said.who == answered.who == str(speaker)
        assert repr(said) == f"<Remarks b/r1: {speaker}>"
        assert repr(answered) == f"<Answer b/q01/a1: {speaker}>"

    def test_unknown_speaker(self) -> None:
        """A lost label leaves the speaker unknown."""
        assert Remarks(id="b/r1", span=WHOLE).who == "unknown"
        assert Answer(id="b/q01/a1", span=WHOLE).who == "unknown"

    @FEW
    @given(questions())
    def test_outlet(self, question: Question) -> None:
        """A question is of an outlet, if only of an unnamed one."""
        expected = "an unnamed outlet" if question.outlet is None else question.outlet
        assert question.who == printable(expected)
        said = f": {printable(question.summary)}" if question.summary else ""
        assert repr(question) == f"<Question q1: {question.who}{said}>"

    def test_blank_outlet(self) -> None:
        """A lost outlet is None, not an empty text."""
        with pytest.raises(InvalidValueError, match=r"^Question\.outlet must be a text that is"):
            Question(id="b/q01", span=WHOLE, outlet="")

    @pytest.mark.parametrize("cls", [Remarks, Answer])
    def test_speaker_is_no_text(self, cls: Any) -> None:
        """A speaker is an object, not a name."""
        with pytest.raises(InvalidValueError, match=r"\.speaker must be of type Speaker, got 'Ada"):
            cls(id="b/r1", span=WHOLE, speaker="Ada Vale")

    def test_hand_over(self) -> None:
        """An answer may be handed over to a colleague."""
        answer = Answer(id="b/q01/a1", span=WHOLE, hands_over_to=ADA)
        assert (answer.speaker, answer.hands_over_to) == (None, ADA)
        with pytest.raises(
            InvalidValueError, match=r"^Answer\.hands_over_to must be of type Speak"
        ):
            Answer(id="b/q01/a1", span=WHOLE, hands_over_to=untyped("Ada Vale"))


class TestExchange:
    """An exchange is a question with its answers."""

    @FEW
    @given(exchanges())
    def test_representation(self, talk: Exchange) -> None:
        """The representation tells who asks and who answers, in order."""
        answerers = ", ".join(answer.who for answer in talk.answers)
        assert repr(talk) == f"<Exchange q1: {talk.question.who} to {answerers}>"
        assert len(talk.answers) in (1, 2)

    def test_no_answer(self) -> None:
        """A question without an answer is no exchange."""
        with pytest.raises(InvalidValueError, match="answers"):
            Exchange(question=Question(id="b/q01", span=WHOLE), answers=())

    def test_list_of_answers(self) -> None:
        """Answers are a tuple."""
        answer = Answer(id="b/q01/a1", span=WHOLE)
        with pytest.raises(
            InvalidValueError, match=r"^Exchange\.answers must be a tuple of Answer"
        ):
            Exchange(question=Question(id="b/q01", span=WHOLE), answers=untyped([answer]))

    @FEW
    @given(remarks() | answers())
    def test_only_questions_are_asked(self, turn: Turn) -> None:
        """Another turn is no question."""
        with pytest.raises(
            InvalidValueError, match=r"^Exchange\.question must be of type Question"
        ):
            Exchange(question=untyped(turn), answers=(Answer(id="b/q01/a1", span=WHOLE),))

    @FEW
    @given(remarks() | questions())
    def test_only_answers_answer(self, turn: Turn) -> None:
        """Another turn is no answer."""
        with pytest.raises(
            InvalidValueError, match=r"^Exchange\.answers must be a tuple of Answer"
        ):
            Exchange(question=Question(id="b/q01", span=WHOLE), answers=untyped((turn,)))
