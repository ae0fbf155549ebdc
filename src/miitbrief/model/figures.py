"""What a transcript's numbers are: figures, targets, and digits that are no figure."""

from datetime import date

import attrs

from miitbrief._enumerations import Words
from miitbrief._validators import instance_of, not_blank, optional
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker

__all__ = [
    "Attribution",
    "Direction",
    "Indicator",
    "Kind",
    "NonFigure",
    "PriceBasis",
    "Reason",
    "Target",
]


class Kind(Words):
    """What a figure says of what it measures."""

    LEVEL = "level"
    """An amount at a time or over a period."""
    SHARE = "share"
    """A part of a whole, a penetration or utilisation rate."""
    GROWTH = "growth"
    """A relative change over a comparison period."""
    AVERAGE_GROWTH = "average_growth"
    """An average annual, two-year average or compound growth."""
    POINT_CHANGE = "point_change"
    """A change or gap in percentage points."""
    CHANGE = "change"
    """An absolute change."""
    MULTIPLE = "multiple"
    """A ratio to another amount of the same thing."""
    CONTRIBUTION = "contribution"
    """A share of growth."""
    INDEX = "index"
    """An index, whatever its sign."""
    DURATION = "duration"
    """A stated length of time."""
    RANK = "rank"
    """A rank, or the length of a ranked list."""
    RATIO = "ratio"
    """An amount per something."""


class Direction(Words):
    """Which way a change goes."""

    UP = "up"
    """It rises."""
    DOWN = "down"
    """It falls."""


class Attribution(Words):
    """Whose figure it is."""

    OFFICIAL = "official"
    """A speaker of the hosts states it."""
    REPORTER = "reporter"
    """A reporter's question contains it."""
    THIRD_PARTY = "third_party"
    """A speaker quotes another body, a census or a survey by others."""


class PriceBasis(Words):
    """Whether an amount or a rate is at current or at constant prices."""

    NOMINAL = "nominal"
    """At current prices."""
    REAL = "real"
    """At constant prices, "in real terms"."""
    UNSPECIFIED = "unspecified"
    """The text does not say, or prices do not matter."""


class Reason(Words):
    """Why digits or number words are no figure."""

    DATE = "date"
    """A year, a day, a clock time, a named stretch of the calendar."""
    ORDINAL = "ordinal"
    """A place in an order, as in the 18th Congress."""
    NAME = "name"
    """A part of a name, as in 5G and COVID-19."""
    ENUMERATOR = "enumerator"
    """The count of what the speech goes on to list."""
    IDIOM = "idiom"
    """A set phrase, as in one by one."""
    FRAME = "frame"
    """A duration that only frames."""
    PAGE = "page"
    """Page furniture, as a caption or a page number."""
    DENOMINATOR = "denominator"
    """The denominator of a unit."""
    UNRESOLVED = "unresolved"
    """The reader of transcripts does not understand them."""


#: A whole in percent, which no share exceeds without a reason.
WHOLE = 100

#: The units that a kind is expressed in; a kind that is not listed takes any.
_UNITS_OF_KIND = {
    Kind.GROWTH: {"percent", "times"},
    Kind.AVERAGE_GROWTH: {"percent", "times"},
    Kind.POINT_CHANGE: {"percentage point", "basis point"},
    Kind.MULTIPLE: {"times", "percent"},
    Kind.DURATION: {"year", "month", "day", "week", "quarter", "hour", "minute", "second"},
}


def _check_kind(name: str, kind: Kind, quantity: Quantity, note: str) -> None:
    """Refuse a unit that the kind does not have, and an impossible share."""
    allowed = _UNITS_OF_KIND.get(kind)
    if allowed and quantity.unit.name not in allowed:
        raise InvalidValueError(
            f"{name}: a {kind} is in {' or '.join(sorted(allowed))}, got {quantity.unit.name!r}"
        )
    is_share = kind is Kind.SHARE and quantity.unit.name == "percent"
    if is_share and quantity.value > WHOLE and not note:
        raise InvalidValueError(
            f"{name}: a share of {quantity.value} percent needs a note that gives the reason"
        )


@attrs.frozen(kw_only=True, repr=False)
class Indicator:
    """A figure that somebody states about the world.

    Args:
        id: Unique in its briefing, such as "2022-02-28/q03/a1/i07".
        measure: What is measured, as a phrase that stands alone.
        concept: The slug of what is measured in the vocabulary, or None.
        kind: What the figure says of it.
        quantity: The number with unit and hedge.
        direction: Up or down, or None.
        period: When it is true, or None where nothing dates it.
        basis: What it is compared with, or None.
        price_basis: Nominal, real or unspecified.
        attribution: Whose figure it is.
        speaker: Who says it; None for a reporter, and where the speaker is not known.
        turn: The id of the turn in which it is said, or None outside a briefing.
        span: Where the number stands, without its hedge.
        note: What is odd about it in the text, in our words.

    Raises:
        InvalidValueError: Where the unit does not go with the kind, a share exceeds 100 percent
            without a note, or a reporter's figure has a speaker of the hosts.
    """

    id: str = attrs.field(validator=not_blank)
    measure: str = attrs.field(validator=not_blank)
    concept: str | None = attrs.field(default=None, validator=optional(not_blank))
    kind: Kind = attrs.field(converter=Kind)
    quantity: Quantity = attrs.field(validator=instance_of(Quantity))
    direction: Direction | None = attrs.field(
        default=None, converter=attrs.converters.optional(Direction)
    )
    period: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    basis: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    price_basis: PriceBasis = attrs.field(default=PriceBasis.UNSPECIFIED, converter=PriceBasis)
    attribution: Attribution = attrs.field(default=Attribution.OFFICIAL, converter=Attribution)
    speaker: Speaker | None = attrs.field(default=None, validator=optional(instance_of(Speaker)))
    turn: str | None = attrs.field(default=None, validator=optional(instance_of(str)))
    span: Span = attrs.field(validator=instance_of(Span))
    note: str = attrs.field(default="", validator=instance_of(str))

    def __attrs_post_init__(self) -> None:
        """Refuse fields that contradict each other."""
        _check_kind(f"indicator {self.id}", self.kind, self.quantity, self.note)
        if self.attribution is Attribution.REPORTER and self.speaker is not None:
            raise InvalidValueError(
                f"indicator {self.id}: a reporter's figure is not {self.speaker.name}'s"
            )

    def __str__(self) -> str:
        """Return the figure as a short line: number, measure, period."""
        arrow = {None: "", Direction.UP: "up ", Direction.DOWN: "down "}[self.direction]
        when = "" if self.period is None else f" ({self.period})"
        return f"{arrow}{self.quantity}: {self.measure}{when}"

    def __repr__(self) -> str:
        """Return the id and the short line."""
        return f"<Indicator {self.id}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Target:
    """An aim with a due date, and with a number or a definite end state.

    Args:
        id: Unique in its briefing, such as "2022-02-28/q09/a1/t1".
        measure: What is to be reached, as a phrase that stands alone.
        concept: The slug of what is measured in the vocabulary, or None.
        kind: What the number says: a level to reach, a change to add.
        quantity: The number with unit and hedge, or None where the aim has none.
        direction: Up or down, or None.
        due: The last day on which the aim can be reached.
        baseline: The figure from which the aim starts, where the briefing gives it.
        statement: The aim in our words.
        speaker: Who sets it.
        turn: The id of the turn in which it is set, or None outside a briefing.
        span: Where the number stands; without a number, where the end state or its date does.
        note: What is odd about it in the text, in our words.

    Raises:
        InvalidValueError: Where there is neither number nor statement, or the unit does not go
            with the kind.
    """

    id: str = attrs.field(validator=not_blank)
    measure: str = attrs.field(validator=not_blank)
    concept: str | None = attrs.field(default=None, validator=optional(not_blank))
    kind: Kind = attrs.field(default=Kind.LEVEL, converter=Kind)
    quantity: Quantity | None = attrs.field(default=None, validator=optional(instance_of(Quantity)))
    direction: Direction | None = attrs.field(
        default=None, converter=attrs.converters.optional(Direction)
    )
    due: date = attrs.field(validator=instance_of(date))
    baseline: Indicator | None = attrs.field(
        default=None, validator=optional(instance_of(Indicator))
    )
    statement: str = attrs.field(default="", validator=instance_of(str))
    speaker: Speaker | None = attrs.field(default=None, validator=optional(instance_of(Speaker)))
    turn: str | None = attrs.field(default=None, validator=optional(instance_of(str)))
    span: Span = attrs.field(validator=instance_of(Span))
    note: str = attrs.field(default="", validator=instance_of(str))

    def __attrs_post_init__(self) -> None:
        """Refuse an aim that says nothing, and a unit that the kind does not have."""
        if self.quantity is None:
            if not self.statement.strip():
                raise InvalidValueError(f"target {self.id} has neither a number nor a statement")
        else:
            _check_kind(f"target {self.id}", self.kind, self.quantity, self.note)

    def __str__(self) -> str:
        """Return the aim as a short line: number or statement, measure, due date."""
        aim = self.statement if self.quantity is None else f"{self.quantity}: {self.measure}"
        return f"{aim} (due {self.due})"

    def __repr__(self) -> str:
        """Return the id and the short line."""
        return f"<Target {self.id}: {self}>"


@attrs.frozen(kw_only=True)
class NonFigure:
    """Digits or number words that state no figure.

    Args:
        span: Where they stand.
        literal: What stands there.
        reason: Why they are no figure.
    """

    span: Span = attrs.field(validator=instance_of(Span))
    literal: str = attrs.field(validator=not_blank)
    reason: Reason = attrs.field(converter=Reason)
