"""What a transcript's numbers are: figures, which are indicators or targets, and other digits."""

from abc import ABC, abstractmethod
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from miitbrief._printing import printable
from miitbrief._validators import instance_of, not_blank, optional, require_unique, tuple_of
from miitbrief._whole import Whole
from miitbrief.exceptions import InvalidValueError
from miitbrief.model._lines import indicator_line, qualitative_line, target_line
from miitbrief.model.categories import Attribution, Direction, Kind, PriceBasis, Reason
from miitbrief.model.decisions import Decision
from miitbrief.model.intervals import Interval
from miitbrief.model.measures import Measure
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Hedge, Quantity, Rounding, Unit
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker

__all__ = [
    "CHANGES",
    "RATES",
    "AnyTarget",
    "Figure",
    "Indicator",
    "NonFigure",
    "QualitativeTarget",
    "Statement",
    "Target",
]

#: A whole in percent, which no share exceeds without a reason.
WHOLE = 100

RATES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH})
"""Kinds that are rates of growth, in percent even where they are printed as "up 1.6 times"."""

CHANGES = RATES | {Kind.POINT_CHANGE, Kind.CHANGE, Kind.CONTRIBUTION}
"""Kinds that tell how something changes: a fall is negative.  Others tell how it is."""

#: The units that a kind is expressed in; a kind that is not listed takes any.
_UNITS_OF_KIND = {
    Kind.GROWTH: {"percent", "times"},
    Kind.AVERAGE_GROWTH: {"percent", "times"},
    Kind.POINT_CHANGE: {"percentage point", "basis point"},
    Kind.MULTIPLE: {"times", "percent"},
    Kind.DURATION: {"year", "month", "day", "week", "quarter", "hour", "minute", "second"},
}

#: Units that are compared in another one, and how many of that they are: power and energy are
#: printed with any prefix.
_IN_OTHER_UNITS = {
    "basis point": ("percentage point", Fraction(1, 100)),
    **{
        f"{prefix}watt{hour}": (f"kilowatt{hour}", size)
        for prefix, size in (
            ("", Fraction(1, 1000)),
            ("mega", Fraction(1000)),
            ("giga", Fraction(10**6)),
            ("tera", Fraction(10**9)),
            ("peta", Fraction(10**12)),
        )
        for hour in ("", "-hour")
    },
}

_NOT_NEGATIVE = Interval(lower=0)
_WHOLE = Interval(lower=0, upper=WHOLE)
_ONE = Fraction(1)


@attrs.frozen(kw_only=True, repr=False)
class Statement(Whole, ABC):
    """Something that somebody states of a measure: the base of figures and qualitative targets.

    Only the classes that derive from it have objects.

    Args:
        id: Unique in its briefing, such as "2022-02-28/q03/a1/i07".
        measure: What it is about, as a phrase that stands alone.
        concept: The slug of what is measured in the vocabulary, or None.
        direction: Up or down, or None.
        attribution: Whose statement it is.
        source: The body that is named as its source, such as a statistics bureau, or None.
        speaker: Who says it; None for a reporter, and where the speaker is not known.
        turn: The id of the turn in which it is said, or None outside a briefing.
        span: Where it stands.
        note: What is odd about it in the text, in our words.
        decisions: What decided its fields, where it was read and not curated; how something was
            read is no part of what it is, so that figures with other decisions may be equal.

    Raises:
        InvalidValueError: Where a reporter's statement has a speaker of the hosts, and where two
            decisions are on one field.
    """

    id: str = attrs.field(validator=not_blank)
    measure: str = attrs.field(validator=not_blank)
    concept: str | None = attrs.field(default=None, validator=optional(not_blank))
    direction: Direction | None = attrs.field(
        default=None, converter=attrs.converters.optional(Direction)
    )
    attribution: Attribution = attrs.field(default=Attribution.OFFICIAL, converter=Attribution)
    source: str | None = attrs.field(default=None, validator=optional(not_blank))
    speaker: Speaker | None = attrs.field(default=None, validator=optional(instance_of(Speaker)))
    turn: str | None = attrs.field(default=None, validator=optional(instance_of(str)))
    span: Span = attrs.field(validator=instance_of(Span))
    note: str = attrs.field(default="", validator=instance_of(str))
    decisions: tuple[Decision, ...] = attrs.field(
        default=(), eq=False, validator=tuple_of(Decision)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse fields that contradict each other."""
        if self.decisions:
            require_unique(
                f"decisions of {self._name} {self.id}", (each.field for each in self.decisions)
            )
        if self.attribution is Attribution.REPORTER and self.speaker is not None:
            raise InvalidValueError(
                f"{self._name} {self.id}: a reporter's figure is not {self.speaker.name}'s"
            )

    @property
    def about(self) -> Measure:
        """What `measure` says, with its parts told apart."""
        return Measure.parse(self.measure)

    def why(self, field: str) -> str:
        """Return why a field has its value: the rule and the words that decided, or "curated".

        Args:
            field: The name of the field, such as "period".

        Returns:
            The value, the rule, and in quotation marks the words of the text that decided.

        Raises:
            InvalidValueError: Where such a statement has no such field.

        >>> from miitbrief import load
        >>> load("2022-02-28").find("2022-02-28/r2/i01").why("period")
        'curated'
        """
        fields = [each.name for each in attrs.fields(type(self))]
        if field not in fields:
            raise InvalidValueError(f"expected a field, {', '.join(fields)}; got {field!r}")
        if not self.decisions:
            return "curated"
        value = getattr(self, field)
        said = printable("none" if value is None or value == "" else str(value))
        found = next((each for each in self.decisions if each.field == field), None)
        return f"{said}: {found or 'no rule decides it by itself'}"

    @property
    def unsure(self) -> tuple[str, ...]:
        """The fields that the reader guessed, because no rule found its words; they want a look."""
        return tuple(each.field for each in self.decisions if not each.is_sure)

    @abstractmethod
    def __str__(self) -> str:
        """Return the statement as a line."""

    @property
    def _name(self) -> str:
        """What such a statement is called in messages."""
        return type(self).__name__.lower()

    def __repr__(self) -> str:
        """Return the id and the short line."""
        return f"<{type(self).__name__} {self.id}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Figure(Statement):
    """A number that somebody states: the base of `Indicator` and `Target`, which have objects.

    Args:
        kind: What the figure says of its measure.
        quantity: The number with unit and hedge.
        period: When it is true, or None where it has no time or nothing dates it.
        basis: What it is compared with, or None.

    Raises:
        InvalidValueError: Where the unit does not go with the kind, or a share exceeds 100 percent
            without a note that gives the reason.
    """

    kind: Kind = attrs.field(converter=Kind)
    quantity: Quantity = attrs.field(validator=instance_of(Quantity))
    period: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    basis: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))

    def __attrs_post_init__(self) -> None:
        """Refuse a unit that the kind does not have, and an impossible share."""
        super().__attrs_post_init__()
        name = self.quantity.unit.name
        allowed = _UNITS_OF_KIND.get(self.kind)
        if allowed and name not in allowed:
            raise InvalidValueError(
                f"{self._name} {self.id}: a {self.kind} is in {' or '.join(sorted(allowed))}, "
                f"got {name!r}"
            )
        if self._is_part and self.quantity.value > WHOLE and not self.note:
            raise InvalidValueError(
                f"{self._name} {self.id}: a share of {self.quantity.value} percent needs a note "
                f"that gives the reason"
            )

    @property
    def _is_part(self) -> bool:
        """Whether the figure is a part of a whole, in percent."""
        return self.kind is Kind.SHARE and self.quantity.unit.name == "percent"

    @property
    def unit(self) -> Unit:
        """The unit in which the figure is compared with others: that of `point` and `interval`.

        It is the quantity's own, but percent for growth that is printed as "up 1.6 times", times
        for a multiple that is printed as "60% of that", percentage points for basis points, and
        kilowatts or kilowatt-hours for power and energy.
        """
        own = self.quantity.unit
        if own.name == "times" and self.kind in RATES:
            return attrs.evolve(own, name="percent")
        if own.name == "percent" and self.kind is Kind.MULTIPLE:
            return attrs.evolve(own, name="times")
        name, _ = _IN_OTHER_UNITS.get(own.name, (own.name, _ONE))
        return own if name == own.name else attrs.evolve(own, name=name)

    @property
    def factor(self) -> Fraction:
        """What turns the printed number into that of `point`: its sign and its unit.

        A change that goes down is negative; what something fell to is not.
        """
        falls = self.direction is Direction.DOWN and self.kind in CHANGES
        sign = -1 if falls else 1
        name = self.quantity.unit.name
        if name == "times" and self.kind in RATES:
            return Fraction(sign * 100)
        if name == "percent" and self.kind is Kind.MULTIPLE:
            return Fraction(sign, 100)
        return sign * _IN_OTHER_UNITS.get(name, (name, _ONE))[1]

    @property
    def point(self) -> Fraction:
        """The number as printed, exactly, in `unit`; a fall is negative."""
        return Fraction(self.quantity.value) * self.factor

    @property
    def possible_step(self) -> Decimal | Fraction:
        """The unit to which the number may have been rounded, in the unit of the quantity."""
        return self.quantity.possible_step

    def interval(self, rounding: Rounding = Rounding.HALF) -> Interval:
        """Return the numbers that the figure may stand for, in `unit`.

        A fall is negative, a share does not exceed its whole, and a target is exact.

        Args:
            rounding: How the number is taken to have been rounded.
        """
        rounding = Rounding(rounding)
        if self.quantity.hedge is Hedge.EXACT:
            size = rounding.interval(self.quantity.value, self.possible_step)
        else:
            # A hedge that leaves the lower side open does not turn an amount negative.
            possible = self.quantity.possible
            if self.kind is Kind.MULTIPLE and self.direction is Direction.DOWN:
                # "Nearly halved" is half or more.
                possible = Interval(lower=possible.upper, upper=possible.lower)
            size = possible.intersection(_NOT_NEGATIVE) or possible
        if self._is_part:
            size = size.intersection(_WHOLE) or size
        factor = self.factor
        return size if factor == 1 else size * factor


@attrs.frozen(kw_only=True, repr=False)
class Indicator(Figure):
    """A figure that somebody states about the world.

    Args:
        price_basis: Nominal, real or unspecified.
    """

    price_basis: PriceBasis = attrs.field(default=PriceBasis.UNSPECIFIED, converter=PriceBasis)

    def __str__(self) -> str:
        """Return the figure as a line: number, comparison, measure, time, and whose it is.

        Figures that print alike but for the number are alike in measure, kind, direction, unit,
        times, price basis, attribution and source.
        """
        return indicator_line(self)


@attrs.frozen(kw_only=True, repr=False)
class Target(Figure):
    """An aim with a number and a due date.

    Args:
        kind: What the number says: a level to reach, a change to add.
        due: The last day on which the aim can be reached; `period` is that day.
        baseline: The figure from which the aim starts, where the briefing gives it.
        statement: The aim in our words.
    """

    kind: Kind = attrs.field(default=Kind.LEVEL, converter=Kind)
    due: date = attrs.field(validator=instance_of(date))
    period: Period | None = attrs.field(
        init=False,
        eq=False,
        default=attrs.Factory(lambda self: _only_day(self.due), takes_self=True),
    )
    basis: Period | None = attrs.field(init=False, eq=False, default=None)
    baseline: Indicator | None = attrs.field(
        default=None, validator=optional(instance_of(Indicator))
    )
    statement: str = attrs.field(default="", validator=instance_of(str))

    @property
    def possible_step(self) -> Decimal | Fraction:
        """Zero: an aim is set and not measured, so its number is exact."""
        return Decimal(0)

    def __str__(self) -> str:
        """Return the aim as a line: number, measure, due date, and whose it is."""
        return target_line(self)


@attrs.frozen(kw_only=True, repr=False)
class QualitativeTarget(Statement):
    """An aim with a due date and a definite end state, but without a number.

    Args:
        due: The last day on which the aim can be reached.
        baseline: The figure from which the aim starts, where the briefing gives it.
        statement: The aim in our words.
        span: Where the end state or its date stands.
    """

    due: date = attrs.field(validator=instance_of(date))
    baseline: Indicator | None = attrs.field(
        default=None, validator=optional(instance_of(Indicator))
    )
    statement: str = attrs.field(validator=not_blank)

    @property
    def _name(self) -> str:
        return "qualitative target"

    def __str__(self) -> str:
        """Return the aim as a line: statement, due date, and whose it is."""
        return qualitative_line(self)


def _only_day(due: object) -> Period | None:
    """Return a due date as a period; the validator of the due date refuses what is none."""
    return Period(start=due, end=due) if type(due) is date else None


AnyTarget = Target | QualitativeTarget
"""A target, with a number or without."""


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

    def __str__(self) -> str:
        """Return what stands there and why it is no figure."""
        return f"{printable(self.literal)} ({self.reason})"
