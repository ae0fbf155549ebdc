"""A briefing: who said what, in which order, and what follows from it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Unpack, cast

import attrs

from miitbrief._doors import through
from miitbrief._validators import (
    instance_of,
    not_blank,
    not_negative,
    optional,
    require_type,
    require_unique,
    tuple_of,
)
from miitbrief._whole import Whole
from miitbrief.exceptions import InvalidValueError, TextMismatchError
from miitbrief.model._attachment import Mover
from miitbrief.model._lookup import look_up
from miitbrief.model._numbers import to_decimal
from miitbrief.model.categories import Reason
from miitbrief.model.claims import Claim
from miitbrief.model.figures import (
    AnyTarget,
    Figure,
    Indicator,
    NonFigure,
    Statement,
)
from miitbrief.model.numerals import fold
from miitbrief.model.paragraphs import InPlace, Paragraph, Relocation
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Role, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

if TYPE_CHECKING:
    from miitbrief.corpora.filters import Filters
    from miitbrief.corpora.selections import Selection
    from miitbrief.formats.citations import Citation
    from miitbrief.formats.tables import Table
    from miitbrief.model.corrections import Correction

__all__ = ["Briefing", "Note", "briefings_in", "find_digit_strings"]

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
class Briefing(Whole):
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
        statements = [*self._statements()]
        self._check_ids(statements)
        self._check_order(statements)
        self._check_references(statements)

    def _check_ids(self, statements: list[Statement]) -> None:
        """Refuse two objects with one id."""
        require_unique("speakers", (speaker.id for speaker in self.speakers))
        require_unique("turns", (turn.id for turn in self.turns))
        require_unique("figures", (statement.id for statement in statements))
        require_unique("claims", (claim.id for claim in self.claims))
        require_unique("paragraphs", (paragraph.id for paragraph in self._paragraphs()))

    def _check_order(self, statements: list[Statement]) -> None:
        """Refuse turns that are out of order or overlap, and figures that overlap."""
        for before, after in pairwise(self.turns):
            if after.span.start < before.span.end:
                raise InvalidValueError(f"{after!r} begins before {before!r} ends")
        places = [place for place in self._literals(statements) if place[0]]
        places.sort(key=lambda place: (place[0].start, place[0].end, place[1]))
        for (first, one), (second, two) in pairwise(places):
            if first.overlaps(second):
                raise InvalidValueError(f"{one!r} at {first} and {two!r} at {second} overlap")

    def _check_references(self, statements: list[Statement]) -> None:
        """Refuse a reference to what is not in the briefing."""
        known = {statement.id: statement for statement in statements}
        turns = {turn.id: turn for turn in self.turns}
        for exchange in self.exchanges:
            for turn in (exchange.question, *exchange.answers):
                _require_known(turn, turns.get(turn.id), exchange)
        for claim in self.claims:
            for figure in (claim.stated, *claim.operands):
                _require_known(figure, known.get(figure.id), claim)
        for target in (target for turn in self.turns for target in turn.targets):
            if target.baseline is not None:
                _require_known(target.baseline, known.get(target.baseline.id), target)
        speakers = {speaker.id: speaker for speaker in self.speakers}
        for user, speaker in self._speakers_named(statements):
            _require_known(speaker, speakers.get(speaker.id), user)

    def _speakers_named(self, statements: list[Statement]) -> Iterator[tuple[object, Speaker]]:
        """Yield each speaker that a turn, figure or target names."""
        for turn in self.turns:
            if isinstance(turn, Remarks | Answer) and turn.speaker is not None:
                yield turn, turn.speaker
            if isinstance(turn, Answer) and turn.hands_over_to is not None:
                yield turn, turn.hands_over_to
        for statement in statements:
            if statement.speaker is not None:
                yield statement, statement.speaker

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
    def figures(self) -> tuple[Figure, ...]:
        """What officials stated and aimed at in numbers: indicators and targets, in order."""
        return tuple(
            figure
            for turn in self.turns
            if not isinstance(turn, Question)
            for figure in turn.figures
        )

    @property
    def targets(self) -> tuple[AnyTarget, ...]:
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
        known = [
            (span, text)
            for span, text in self._literals(self._statements())
            if span not in unresolved
        ]
        strings = [] if self.text is None else find_digit_strings(self.text)
        if len(strings) == self.digit_strings:
            accounted = _accounted(strings, [span for span, _ in known])
        else:
            # Without the whole text, all that is known is what the literals hold.
            found = sum(len(find_digit_strings(text)) for _, text in known)
            accounted = min(found, self.digit_strings)
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

    def turn(self, id: str) -> Turn:  # noqa: A002
        """Return the turn with this id, which may leave out the briefing's: "q03/a2".

        Raises:
            UnknownIdError: Where the briefing has none; it names the nearest.
        """
        return look_up("turn", self.turns, id, self.id)

    def figure(self, id: str) -> Figure:  # noqa: A002
        """Return the indicator, or target with a number, with this id: "q03/a2/i03".

        A reporter's figures are found, too.

        Raises:
            UnknownIdError: As `turn`.
        """
        figures = [each for each in self._statements() if isinstance(each, Figure)]
        return look_up("figure", figures, id, self.id)

    def target(self, id: str) -> AnyTarget:  # noqa: A002
        """Return the target with this id, with a number or without: "q09/a1/t2".

        Raises:
            UnknownIdError: As `turn`.
        """
        targets = [target for turn in self.turns for target in turn.targets]
        return look_up("target", targets, id, self.id)

    def claim(self, id: str) -> Claim:  # noqa: A002
        """Return the claim with this id: "c17".

        Raises:
            UnknownIdError: As `turn`.
        """
        return look_up("claim", self.claims, id, self.id)

    def find(self, id: str) -> Turn | Statement | Claim | Speaker:  # noqa: A002
        """Return the turn, figure, target, claim or speaker with this id.

        Raises:
            UnknownIdError: As `turn`.
        """
        parts: list[Turn | Statement | Claim | Speaker] = [*self.turns, *self._statements()]
        return look_up("part", [*parts, *self.claims, *self.speakers], id, self.id)

    def select(self, **filters: "Unpack[Filters]") -> "Selection":
        """Return the statements that filters select: figures, and targets without a number.

        What is said in questions is selected only where ``attribution`` asks for it.

        Args:
            **filters: What statements are selected by: speaker, outlet, concept (with
                ``related=True`` for those around it), words, unit, kind, period, attribution and
                verdict; see `miitbrief.corpora.Filters`.

        Raises:
            UnknownNameError: Where a filter, a speaker, an outlet or a unit is none that the
                briefing has; it names the nearest, and what there is.
            UnknownConceptError: Where no statement has a concept.
            InvalidValueError: Where a value is not of its type.

        >>> from miitbrief import load
        >>> for said in load("2022-02-28").select(speaker="Xin Guobin", concept="NEV output"):
        ...     print(said)
        3.545 million new energy vehicles: production of new energy vehicles (2021 from context)
        """
        selection: Selection = through("select")((self,), filters)
        return selection

    def table(self, noun: str = "figures") -> "Table":
        """Return what the briefing has of a kind as a table: "figures", "targets", "checks".

        Args:
            noun: What a row is: a name in `miitbrief.formats.tables.NOUNS`.

        Raises:
            UnknownNameError: Where there is no such table; it names the nearest.
        """
        table: Table = through("table")(self, noun)
        return table

    def cite(self, statement: Statement | str | None = None) -> "Citation":
        """Return how to cite the briefing, or what is said at it.

        Args:
            statement: A figure or target of the briefing, or its id; left out, the briefing.

        Raises:
            UnknownIdError: Where the briefing does not have it; it names the nearest.

        >>> from miitbrief import load
        >>> print(load("2022-02-28").cite("r2/i01").speaker)
        Mr. Xiao Yaqing
        """
        citation: Citation = through("cite")(self, statement)
        return citation

    def corrected(self, corrections: "Iterable[Correction]") -> "Briefing":
        """Return this briefing with what a person puts right of its figures.

        Each correction is kept among the decisions of its figure, whose method ``why`` tells who
        put it right and when.  The claims of a briefing that was read are found anew.

        Args:
            corrections: The corrections, such as those of a file, which
                `miitbrief.formats.corrections.read_corrections` reads; of two on one field the
                later holds.

        Raises:
            UnknownIdError: Where the briefing has no such figure; it names the nearest.
            InvalidValueError: Where a figure has no such field, the text is no value of it, or the
                figure with that id prints another number.

        >>> import datetime as dt
        >>> from miitbrief import load
        >>> from miitbrief.model import Correction
        >>> better = Correction(
        ...     figure="r2/i01", field="note", value="Rounded.", by="Ann", on=dt.date(2024, 3, 1)
        ... )
        >>> load("2022-02-28").corrected([better]).find("r2/i01").why("note")
        'Rounded.: corrected by Ann on 2024-03-01'
        """
        briefing: Briefing = through("corrected")(self, corrections)
        return briefing

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
        require_type("the transcript", text, str, hint="the text itself and not its file")
        if any(paragraph.words and not paragraph.span for paragraph in self._paragraphs()):
            raise InvalidValueError(
                f"the text attached to {self.id} lacks paragraphs; load the briefing again to "
                "attach another"
            )
        if not any(turn.paragraphs for turn in self.turns):
            raise InvalidValueError(f"{self.id} has no paragraphs to know a copy by")
        if all(turn.paragraphs for turn in self.turns) and InPlace.fits(self._paragraphs(), text):
            return Mover(self, InPlace(text), text).briefing(self)
        relocation = Relocation([turn.paragraphs for turn in self.turns], self.furniture, text)
        expected, found = relocation.expected, relocation.expected - len(relocation.missing)
        if relocation.missing and found * LEAST_FOUND < expected:
            first = relocation.missing[0]
            raise TextMismatchError(self.id, found, expected, f"{first.id} at {first.span}")
        return Mover(self, relocation, text).briefing(self)

    def _statements(self) -> Iterator[Statement]:
        """Yield every figure and every target without a number, a reporter's too."""
        for turn in self.turns:
            yield from turn.statements

    def _paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph of the transcript."""
        for turn in self.turns:
            yield from turn.paragraphs
        yield from self.furniture

    def _literals(self, statements: Iterable[Statement]) -> Iterator[tuple[Span, str]]:
        """Yield the place and the printed form of every figure and non-figure."""
        for statement in statements:
            if isinstance(statement, Figure):
                yield statement.span, statement.quantity.text
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


def find_digit_strings(text: str) -> list[Span]:
    """Return where the strings of digits stand in *text*, such as "2021" and "4,762"."""
    return [
        Span(start=match.start(), end=match.end()) for match in DIGIT_STRING.finditer(fold(text))
    ]


def _accounted(strings: list[Span], known: list[Span]) -> int:
    """Return how many strings have all their digits in what is known; each counts once."""
    inside = bytearray(max((span.end for span in (*strings, *known)), default=0))
    for span in known:
        inside[span.start : span.end] = b"\1" * len(span)
    # A mark between the digits belongs to nothing where each of them is a number by itself.
    return sum(
        inside[string.start] == inside[string.end - 1] == 1
        and inside.count(0, string.start, string.end) <= 1
        for string in strings
    )


def briefings_in(given: object, *, or_one: bool = False) -> tuple[Briefing, ...]:
    """Return what is given as several briefings, in order, where all of it is briefings.

    Args:
        given: What is given.
        or_one: Whether a briefing may stand by itself.

    Raises:
        InvalidValueError: Where it is something else, such as the id of one.
    """
    hint = "as `load(id)` and `parse(text)` return them"
    if or_one and isinstance(given, Briefing):
        return (given,)
    if isinstance(given, str | Briefing) or not isinstance(given, Iterable):
        wanted = "a briefing or several" if or_one else "several briefings"
        raise InvalidValueError(f"expected {wanted}, {hint}; got {given!r}")
    found: list[Briefing] = []
    for each in cast("Iterable[object]", given):
        require_type("a briefing", each, Briefing, hint=hint)
        found.append(cast("Briefing", each))
    return tuple(found)


def _require_known(part: Turn | Statement | Speaker, known: object, user: object) -> None:
    """Refuse a part that *user* refers to and the briefing does not have."""
    if part is not known and part != known:
        raise InvalidValueError(f"{user!r} refers to {part!r}, which the briefing does not have")
