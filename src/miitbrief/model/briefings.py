"""A briefing: who said what, in which order, and what follows from it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Protocol, cast

import attrs

from miitbrief._validators import (
    instance_of,
    not_blank,
    not_negative,
    optional,
    require_unique,
    tuple_of,
)
from miitbrief.exceptions import InvalidValueError, TextMismatchError
from miitbrief.model._figure_values import Figure
from miitbrief.model.claims import Claim
from miitbrief.model.figures import Indicator, NonFigure, Reason, Target
from miitbrief.model.intervals import to_decimal
from miitbrief.model.invisible import visible
from miitbrief.model.numerals import fold, read_numeral
from miitbrief.model.paragraphs import Paragraph, Relocation
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Role, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = ["Briefing", "Note", "moved", "moved_figure", "moved_nonfigure", "with_turns"]

#: A string of digits: what `Briefing.coverage` counts.
DIGIT_STRING = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

#: A text that holds less than one in so many paragraphs is another text.
LEAST_FOUND = 10


@attrs.frozen(kw_only=True)
class Note:
    """A known fault or oddity of the transcript, in our words.

    Args:
        span: Where it stands.
        text: What is odd.
    """

    span: Span = attrs.field(validator=instance_of(Span))
    text: str = attrs.field(validator=not_blank)


def _aware(_: object, __: object, value: dt.datetime | None) -> None:
    """Refuse a time without its zone."""
    if value is not None and value.utcoffset() is None:
        raise InvalidValueError(f"Briefing.starts_at needs a time zone, got {value!r}")


@attrs.frozen(kw_only=True, repr=False)
class Briefing:
    """A press briefing.

    Args:
        id: Its date in ISO form, with a suffix where a day has several.
        title: Its title.
        host: The body that holds it.
        place: The city.
        starts_at: When it starts, with time zone, or None where the transcript does not tell.
        date: The day; left out, that of `starts_at`.
        source: The address of the publisher's page.
        speakers: Everybody who speaks for the hosts, in the order of the head, the chair last.
        turns: Everything that is said, in order.
        exchanges: The questions with their answers, in order.
        nonfigures: The digits and number words that are no figures, in order.
        claims: What can be recomputed from the briefing's own figures.
        furniture: The paragraphs outside the turns: head, labels, page breaks, captions.
        notes: Known faults of the transcript.
        digit_strings: How many strings of digits the transcript has.
        text: The transcript, where a copy is attached.

    Raises:
        InvalidValueError: Where parts contradict each other: an id that occurs twice, turns that
            overlap, an exchange or a claim that refers to what is not in the briefing.
    """

    id: str = attrs.field(validator=not_blank)
    title: str = attrs.field(validator=not_blank)
    host: str | None = attrs.field(default=None, validator=optional(instance_of(str)))
    place: str | None = attrs.field(default=None, validator=optional(instance_of(str)))
    starts_at: dt.datetime | None = attrs.field(
        default=None, validator=[optional(instance_of(dt.datetime)), _aware]
    )
    date: dt.date | None = attrs.field(
        default=attrs.Factory(
            lambda self: None if self.starts_at is None else self.starts_at.date(),
            takes_self=True,
        ),
        validator=optional(instance_of(dt.date)),
    )
    source: str | None = attrs.field(default=None, validator=optional(instance_of(str)))
    speakers: tuple[Speaker, ...] = attrs.field(default=(), validator=tuple_of(Speaker))
    turns: tuple[Turn, ...] = attrs.field(default=(), validator=tuple_of(Turn))
    exchanges: tuple[Exchange, ...] = attrs.field(default=(), validator=tuple_of(Exchange))
    nonfigures: tuple[NonFigure, ...] = attrs.field(default=(), validator=tuple_of(NonFigure))
    claims: tuple[Claim, ...] = attrs.field(default=(), validator=tuple_of(Claim))
    furniture: tuple[Paragraph, ...] = attrs.field(default=(), validator=tuple_of(Paragraph))
    notes: tuple[Note, ...] = attrs.field(default=(), validator=tuple_of(Note))
    digit_strings: int = attrs.field(default=0, validator=not_negative)
    text: str | None = attrs.field(default=None, validator=optional(instance_of(str)))

    def __attrs_post_init__(self) -> None:
        """Refuse parts that contradict each other."""
        if self.starts_at is not None and self.date != self.starts_at.date():
            raise InvalidValueError(f"{self.id}: {self.date} is not the day of {self.starts_at}")
        if sum(speaker.role is Role.CHAIR for speaker in self.speakers) > 1:
            raise InvalidValueError(f"{self.id}: two speakers are the chair")
        self._check_ids()
        self._check_order()
        self._check_references()

    def _check_ids(self) -> None:
        """Refuse two objects with one id."""
        require_unique("speakers", (speaker.id for speaker in self.speakers))
        require_unique("turns", (turn.id for turn in self.turns))
        require_unique("figures", (figure.id for figure in self._figures()))
        require_unique("claims", (claim.id for claim in self.claims))
        require_unique("paragraphs", (paragraph.id for paragraph in self._paragraphs()))

    def _check_order(self) -> None:
        """Refuse turns that are out of order or overlap, and figures that overlap."""
        for before, after in pairwise(self.turns):
            if after.span.start < before.span.end:
                raise InvalidValueError(f"{after!r} begins before {before!r} ends")
        places = sorted(place for place in self._literals() if place[0])
        for (first, one), (second, two) in pairwise(places):
            if first.overlaps(second):
                raise InvalidValueError(f"{one!r} at {first} and {two!r} at {second} overlap")

    def _check_references(self) -> None:
        """Refuse a reference to what is not in the briefing."""
        figures: dict[str, Figure] = {figure.id: figure for figure in self._figures()}
        turns = {turn.id: turn for turn in self.turns}
        for exchange in self.exchanges:
            for turn in (exchange.question, *exchange.answers):
                _require_known(turn, turns.get(turn.id), exchange)
        for claim in self.claims:
            for figure in (claim.stated, *claim.operands):
                _require_known(figure, figures.get(figure.id), claim)
        for target in (target for turn in self.turns for target in turn.targets):
            if target.baseline is not None:
                _require_known(target.baseline, figures.get(target.baseline.id), target)
        speakers = {speaker.id: speaker for speaker in self.speakers}
        for user, speaker in self._speakers_named():
            _require_known(speaker, speakers.get(speaker.id), user)

    def _speakers_named(self) -> Iterator[tuple[object, Speaker]]:
        """Yield each speaker that a turn or figure names."""
        for turn in self.turns:
            if isinstance(turn, Remarks | Answer) and turn.speaker is not None:
                yield turn, turn.speaker
            if isinstance(turn, Answer) and turn.hands_over_to is not None:
                yield turn, turn.hands_over_to
        for figure in self._figures():
            if figure.speaker is not None:
                yield figure, figure.speaker

    @property
    def chair(self) -> Speaker | None:
        """Who chairs, or None where the transcript does not tell."""
        return next((speaker for speaker in self.speakers if speaker.role is Role.CHAIR), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in order."""
        return tuple(turn for turn in self.turns if isinstance(turn, Question))

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers, in order."""
        return tuple(turn for turn in self.turns if isinstance(turn, Answer))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What officials stated, in order; a reporter's figures are on the question."""
        return tuple(
            indicator
            for turn in self.turns
            if not isinstance(turn, Question)
            for indicator in turn.indicators
        )

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets that officials set, in order; what a reporter said is on the question."""
        return tuple(
            target
            for turn in self.turns
            if not isinstance(turn, Question)
            for target in turn.targets
        )

    @property
    def coverage(self) -> Decimal:
        """The share of the transcript's digit strings that are accounted for, from 0 to 1.

        A digit string ("2021", "1.367", "4,762") is accounted for by the figure or non-figure
        that contains it, but not by an unresolved one.  A text without digits is covered.
        """
        if not self.digit_strings:
            return Decimal(1)
        unresolved = {nonfigure.span for nonfigure in self.unresolved}
        literals = (
            visible(fold(text)) for span, text in self._literals() if span not in unresolved
        )
        accounted = sum(len(DIGIT_STRING.findall(literal)) for literal in literals)
        return to_decimal(Fraction(accounted, self.digit_strings), up=False)

    @property
    def unresolved(self) -> tuple[NonFigure, ...]:
        """The numbers that the reader of transcripts does not understand, in order."""
        return tuple(other for other in self.nonfigures if other.reason is Reason.UNRESOLVED)

    @property
    def missing(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the turns that the attached copy lacks."""
        return tuple(
            paragraph
            for turn in self.turns
            for paragraph in turn.paragraphs
            if paragraph.words and not paragraph.span
        )

    def find(self, id: str) -> Turn | Figure | Claim | Speaker:  # noqa: A002
        """Return the turn, figure, claim or speaker with this id.

        Raises:
            KeyError: Where the briefing has none.
        """
        for part in (*self.turns, *self._figures(), *self.claims, *self.speakers):
            if part.id == id:
                return part
        raise KeyError(f"briefing {self.id} has nothing with the id {id!r}")

    def attach(self, text: str) -> "Briefing":
        """Return this briefing with a copy of its transcript.

        The copy may come from any of the publisher's pages: with other white space, other page
        furniture, labels lost.  Each paragraph is recognised by its fingerprint, all spans are
        moved to the copy, and every turn gets its text.  What belongs to a paragraph that the
        copy lacks gets an empty span at the place where the paragraph would stand; `missing`
        lists these paragraphs.

        Args:
            text: The copy.

        Raises:
            TextMismatchError: Where the text is not a copy of this transcript.
            InvalidValueError: Where the briefing has no paragraphs, or the copy attached before
                lacks some, so that the places of their figures are no longer known.
        """
        if any(paragraph.words and not paragraph.span for paragraph in self._paragraphs()):
            raise InvalidValueError(
                f"the text attached to {self.id} lacks paragraphs; load the briefing again to "
                "attach another"
            )
        if not any(turn.paragraphs for turn in self.turns):
            raise InvalidValueError(f"{self.id} has no paragraphs to know a copy by")
        relocation = Relocation([turn.paragraphs for turn in self.turns], self.furniture, text)
        expected, found = relocation.expected, relocation.expected - len(relocation.missing)
        if relocation.missing and found * LEAST_FOUND < expected:
            first = relocation.missing[0]
            raise TextMismatchError(self.id, found, expected, f"{first.id} at {first.span}")
        return moved(self, relocation, text)

    def _figures(self) -> Iterator[Figure]:
        """Yield every figure, a reporter's too."""
        for turn in self.turns:
            yield from turn.figures

    def _paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph of the transcript."""
        for turn in self.turns:
            yield from turn.paragraphs
        yield from self.furniture

    def _literals(self) -> Iterator[tuple[Span, str]]:
        """Yield the place and the printed form of every figure and non-figure."""
        for figure in self._figures():
            if figure.quantity is not None:
                yield figure.span, figure.quantity.text
        for nonfigure in self.nonfigures:
            yield nonfigure.span, nonfigure.literal

    def __repr__(self) -> str:
        """Return the id and the counts."""
        counts = {
            "question": len(self.questions),
            "indicator": len(self.indicators),
            "target": len(self.targets),
            "claim": len(self.claims),
        }
        words = (f"{n} {name}" if n == 1 else f"{n} {name}s" for name, n in counts.items())
        return f"<Briefing {self.id}: {', '.join(words)}>"


def _require_known(part: Turn | Figure | Speaker, known: object, user: object) -> None:
    """Refuse a part that *user* refers to and the briefing does not have."""
    if part != known:
        raise InvalidValueError(f"{user!r} refers to {part!r}, which the briefing does not have")


class Places(Protocol):
    """Tells where the parts of a transcript stand in a copy of it."""

    def span(self, span: Span) -> Span:
        """Return where *span*, which lies in one paragraph, is in the copy."""
        ...

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph as it stands in the copy."""
        ...

    def group_span(self, group: Sequence[Paragraph], span: Span) -> Span:
        """Return where the group that stood at *span* is in the copy."""
        ...


def moved(briefing: Briefing, places: Places, text: str) -> Briefing:
    """Return a briefing with everything in it moved to a copy of its transcript.

    Args:
        briefing: The briefing.
        places: Where everything stands in the copy.
        text: The copy.
    """
    return _Mover(briefing, places, text).briefing(briefing)


class _Mover:
    """Moves everything in a briefing to a copy of its transcript."""

    def __init__(self, briefing: Briefing, relocation: Places, text: str) -> None:
        self._relocation = relocation
        self._text = text
        self._indicators = {
            indicator.id: self._indicator(indicator)
            for turn in briefing.turns
            for indicator in turn.indicators
        }
        self._targets = {
            target.id: self._target(target) for turn in briefing.turns for target in turn.targets
        }

    def briefing(self, briefing: Briefing) -> Briefing:
        """Return the briefing with everything moved."""
        return with_turns(
            briefing,
            map(self._turn, briefing.turns),
            nonfigures=tuple(self._nonfigure(item) for item in briefing.nonfigures),
            furniture=tuple(self._relocation.paragraph(item) for item in briefing.furniture),
            notes=tuple(
                attrs.evolve(note, span=self._relocation.span(note.span)) for note in briefing.notes
            ),
            text=self._text,
        )

    def _turn(self, turn: Turn) -> Turn:
        return attrs.evolve(
            turn,
            span=self._relocation.group_span(turn.paragraphs, turn.span),
            paragraphs=tuple(self._relocation.paragraph(item) for item in turn.paragraphs),
            indicators=tuple(self._indicators[indicator.id] for indicator in turn.indicators),
            targets=tuple(self._targets[target.id] for target in turn.targets),
        )

    def _indicator(self, indicator: Indicator) -> Indicator:
        there = moved_figure(indicator, self._relocation.span(indicator.span), self._text)
        return cast("Indicator", there)

    def _target(self, target: Target) -> Target:
        there = moved_figure(target, self._relocation.span(target.span), self._text)
        baseline = target.baseline and self._indicators[target.baseline.id]
        return attrs.evolve(cast("Target", there), baseline=baseline)

    def _nonfigure(self, nonfigure: NonFigure) -> NonFigure:
        return moved_nonfigure(nonfigure, self._relocation.span(nonfigure.span), self._text)


def moved_figure(figure: Figure, span: Span, text: str) -> Figure:
    """Return a figure at its place in a copy of the text, with the number as the copy prints it.

    The copy may break the line inside it.  One that breaks the digits themselves is not followed.
    """
    quantity, printed = figure.quantity, span.of(text)
    if quantity is not None and span and read_numeral(printed) == read_numeral(quantity.text):
        quantity = attrs.evolve(quantity, text=printed)
    if isinstance(figure, Target):
        return attrs.evolve(figure, span=span, quantity=quantity)
    assert quantity is not None  # An indicator has one.
    return attrs.evolve(figure, span=span, quantity=quantity)


def moved_nonfigure(nonfigure: NonFigure, span: Span, text: str) -> NonFigure:
    """Return a number that is no figure at its place in a copy of the text."""
    literal = span.of(text) if span else nonfigure.literal
    return attrs.evolve(nonfigure, span=span, literal=literal)


def with_turns(briefing: Briefing, turns: Iterable[Turn], **changes: Any) -> Briefing:
    """Return a briefing with other turns of the same ids, and all that refers to them with these.

    Args:
        briefing: The briefing.
        turns: Its turns, with their figures changed.
        changes: Other fields to change at once, because they go with the turns.
    """
    by_id = {turn.id: turn for turn in turns}
    figures: dict[str, Figure] = {
        figure.id: figure for turn in by_id.values() for figure in turn.figures
    }
    return attrs.evolve(
        briefing,
        turns=tuple(by_id.values()),
        exchanges=tuple(_relinked(exchange, by_id) for exchange in briefing.exchanges),
        claims=tuple(
            attrs.evolve(
                claim,
                stated=figures[claim.stated.id],
                operands=tuple(figures[operand.id] for operand in claim.operands),
            )
            for claim in briefing.claims
        ),
        **changes,
    )


def _relinked(exchange: Exchange, turns: Mapping[str, Turn]) -> Exchange:
    """Return the exchange of the changed turns."""
    question = turns[exchange.question.id]
    answers = tuple(turns[answer.id] for answer in exchange.answers)
    return Exchange(
        question=cast("Question", question), answers=cast("tuple[Answer, ...]", answers)
    )
