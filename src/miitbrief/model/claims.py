"""What a briefing claims that can be recomputed from its own figures."""

from collections.abc import Sequence

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, not_blank, optional, tuple_of
from miitbrief._whole import Whole
from miitbrief.exceptions import InvalidValueError, UnitMismatchError
from miitbrief.model.categories import Kind
from miitbrief.model.figures import RATES, Figure
from miitbrief.model.periods import Period
from miitbrief.model.spans import Span

__all__ = ["DURATIONS", "Claim", "ClaimKind", "Missing"]


class ClaimKind(WordEnum):
    """How a stated figure follows from its operands."""

    GROWTH = "growth"
    """The growth between two levels."""
    AVERAGE_GROWTH = "average_growth"
    """The average annual growth between two levels."""
    TWO_YEAR_AVERAGE = "two_year_average"
    """The average of two years' growth rates."""
    AVERAGE_LEVEL = "average_level"
    """What levels of times that follow each other come to for each year, quarter or month."""
    MULTIPLE = "multiple"
    """How many times as large one level is as another."""
    MULTIPLE_OF_GROWTH = "multiple_of_growth"
    """A multiple said beside the growth rate that it is."""
    GROWTH_OF_CHANGE = "growth_of_change"
    """The growth that an absolute change makes, beside the level that it led to."""
    CHANGE = "change"
    """The absolute change between two levels."""
    POINT_CHANGE = "point_change"
    """The change or gap between two percentages."""
    SHARE = "share"
    """A part of a whole, or several together, in percent."""
    PART = "part"
    """An amount that is at most its whole."""
    CONTRIBUTION = "contribution"
    """The part of a whole's growth that a part of it makes up, in percent."""
    CONTRIBUTION_OF_SHARE = "contribution_of_share"
    """A contribution to growth beside the share that the part has afterwards."""
    RATIO = "ratio"
    """One amount per another."""
    MARGIN = "margin"
    """The part of a revenue that is profit, in percent."""
    MARGIN_CHANGE = "margin_change"
    """The change of that part, from profit and revenue and the growth of both."""
    CURRENCY = "currency"
    """An amount in a second currency, at the rate of another amount that is given in both."""
    SUM = "sum"
    """A whole of its parts."""
    DURATION = "duration"
    """The length of a period with both ends stated."""
    CONTINUED_DURATION = "continued_duration"
    """The length of a run whose start is told by another figure of it."""
    RUNNING_TOTAL = "running_total"
    """A total that never falls, so that it is at least what it was."""
    THRESHOLD = "threshold"
    """A limit that a figure of a time within is said to keep to."""
    REPEAT = "repeat"
    """The same measure and period, said twice."""
    QUOTATION = "quotation"
    """One speaker quotes a figure of another."""


#: The operands of each kind, in order; a sum takes two or more parts, a share one or more,
#: an average one or more levels.
OPERANDS: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.GROWTH: ("earlier level", "later level"),
    ClaimKind.AVERAGE_GROWTH: ("earlier level", "later level"),
    ClaimKind.TWO_YEAR_AVERAGE: ("growth of the first year", "growth of the second year"),
    ClaimKind.AVERAGE_LEVEL: ("level",),
    ClaimKind.MULTIPLE: ("earlier level", "later level"),
    ClaimKind.MULTIPLE_OF_GROWTH: ("growth",),
    ClaimKind.GROWTH_OF_CHANGE: ("change", "later level"),
    ClaimKind.CHANGE: ("earlier level", "later level"),
    ClaimKind.POINT_CHANGE: ("earlier percentage", "later percentage"),
    ClaimKind.SHARE: ("part", "whole"),
    ClaimKind.PART: ("whole",),
    ClaimKind.CONTRIBUTION: ("share before", "growth of the part", "growth of the whole"),
    ClaimKind.CONTRIBUTION_OF_SHARE: (
        "share afterwards",
        "growth of the part",
        "growth of the whole",
    ),
    ClaimKind.RATIO: ("numerator", "denominator"),
    ClaimKind.MARGIN: ("profit", "revenue"),
    ClaimKind.MARGIN_CHANGE: ("profit", "growth of profit", "revenue", "growth of revenue"),
    ClaimKind.CURRENCY: (
        "same amount",
        "other amount",
        "other amount in the second currency",
    ),
    ClaimKind.SUM: ("part", "part"),
    ClaimKind.DURATION: (),
    ClaimKind.CONTINUED_DURATION: ("other duration",),
    ClaimKind.RUNNING_TOTAL: ("earlier total",),
    ClaimKind.THRESHOLD: ("figure within its time",),
    ClaimKind.REPEAT: ("other figure",),
    ClaimKind.QUOTATION: ("quoted figure",),
}

#: Kinds that take more operands than the table names.
_OF_PARTS = {ClaimKind.SUM, ClaimKind.SHARE, ClaimKind.AVERAGE_LEVEL}

#: Kinds that may compare two things at one time instead of two times of one thing.
_MAY_COMPARE = {ClaimKind.MULTIPLE, ClaimKind.POINT_CHANGE}

#: Kinds that compare a period with a basis: their first operand is true in the basis.
_SINCE_A_BASIS = {
    ClaimKind.GROWTH,
    ClaimKind.AVERAGE_GROWTH,
    ClaimKind.MULTIPLE,
    ClaimKind.CHANGE,
    ClaimKind.POINT_CHANGE,
}

#: Kinds whose first operand is of the year before.
_YEAR_BEFORE = {ClaimKind.TWO_YEAR_AVERAGE, ClaimKind.CONTRIBUTION}

#: Kinds each operand of which measures what the others do.
_OF_ONE_THING = {
    *_SINCE_A_BASIS,
    ClaimKind.TWO_YEAR_AVERAGE,
    ClaimKind.MULTIPLE_OF_GROWTH,
    ClaimKind.GROWTH_OF_CHANGE,
    ClaimKind.REPEAT,
    ClaimKind.QUOTATION,
}

#: What an operand says of its measure, for the kinds whose operands differ in that.
_KINDS_OF_OPERANDS = {
    ClaimKind.TWO_YEAR_AVERAGE: (Kind.GROWTH, Kind.GROWTH),
    ClaimKind.MULTIPLE_OF_GROWTH: (Kind.GROWTH,),
    ClaimKind.GROWTH_OF_CHANGE: (Kind.CHANGE, Kind.LEVEL),
    ClaimKind.CONTRIBUTION: (Kind.SHARE, Kind.GROWTH, Kind.GROWTH),
    ClaimKind.RATIO: (Kind.LEVEL, Kind.LEVEL),
}

#: Kinds that put the number of one operand beside that of another, which needs one unit.
_ONE_UNIT = {
    ClaimKind.GROWTH,
    ClaimKind.AVERAGE_GROWTH,
    ClaimKind.AVERAGE_LEVEL,
    ClaimKind.MULTIPLE,
    ClaimKind.GROWTH_OF_CHANGE,
    ClaimKind.CHANGE,
    ClaimKind.POINT_CHANGE,
    ClaimKind.SHARE,
    ClaimKind.PART,
    ClaimKind.MARGIN,
    ClaimKind.SUM,
    ClaimKind.RUNNING_TOTAL,
    ClaimKind.THRESHOLD,
    ClaimKind.REPEAT,
    ClaimKind.QUOTATION,
}

#: Kinds whose stated figure has the unit of the operands.
_UNIT_STATED = {
    ClaimKind.CHANGE,
    ClaimKind.PART,
    ClaimKind.SUM,
    ClaimKind.RUNNING_TOTAL,
    ClaimKind.THRESHOLD,
    ClaimKind.REPEAT,
    ClaimKind.QUOTATION,
}

DURATIONS: frozenset[ClaimKind] = frozenset({ClaimKind.DURATION, ClaimKind.CONTINUED_DURATION})
"""Kinds whose stated figure is the length of a time."""


@attrs.frozen(kw_only=True)
class Missing:
    """An operand that the text does not give, named so that it can be looked up.

    Args:
        position: Which operand it is, counted from zero in the order of ``OPERANDS``.
        role: What it is in the claim, such as "earlier level".  Left out, the other figures of the
            claim tell it, and all that follows.
        kind: What it says of its measure.
        measure: What it is of, as a phrase that stands alone; empty where nothing tells.
        concept: The slug of what is measured, or None where nothing tells.
        period: When it is true, or None where nothing tells.
        basis: What it is compared with, or None.
    """

    position: int = attrs.field(validator=instance_of(int))
    role: str = attrs.field(default="", validator=instance_of(str))
    kind: Kind | None = attrs.field(default=None, converter=attrs.converters.optional(Kind))
    measure: str = attrs.field(default="", validator=instance_of(str))
    concept: str | None = attrs.field(default=None, validator=optional(not_blank))
    period: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    basis: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))

    def __str__(self) -> str:
        """Return what it is of and when it is true, or else its role."""
        when = "" if self.period is None else f" ({self.period})"
        return f"{self.measure or self.role}{when}"


def _compares(kind: ClaimKind, stated: Figure) -> bool:
    """Tell whether a claim compares two things at one time, since nothing tells a basis."""
    return kind in _MAY_COMPARE and stated.basis is None and stated.period is not None


def _roles(kind: ClaimKind, stated: Figure, known: Sequence[Figure]) -> tuple[str, ...]:
    """Return what each operand of a claim is, in order."""
    noun = "level"
    if known and known[0].unit.name == "percent":
        noun = "rate" if known[0].kind in RATES else "percentage"
    if not _compares(kind, stated):
        is_change_of_rate = kind is ClaimKind.POINT_CHANGE and noun == "rate"
        return ("earlier rate", "later rate") if is_change_of_rate else OPERANDS[kind]
    return (f"other {noun}", f"own {noun}")


def _derived(claim: "Claim", position: int) -> Missing:
    """Return what the other figures of a claim tell of the operand at a position."""
    kind, stated, known = claim.kind, claim.stated, claim.operands
    roles = _roles(kind, stated, known)
    period = _period(claim, position)
    beside = known[0] if known else stated
    same = kind in _OF_ONE_THING and not _compares(kind, stated)
    kinds = _KINDS_OF_OPERANDS.get(kind)
    return Missing(
        position=position,
        role=roles[position],
        kind=kinds[position] if kinds else beside.kind,
        measure=beside.measure if same else "",
        concept=beside.concept if same else None,
        period=period,
        basis=_basis(beside, period),
    )


def _period(claim: "Claim", position: int) -> Period | None:
    """Return when the operand at a position is true, as far as the stated figure tells."""
    kind, period = claim.kind, claim.stated.period
    if position or _compares(kind, claim.stated):
        return period
    if kind in _SINCE_A_BASIS:
        return claim.stated.basis
    return period.shift(years=-1) if kind in _YEAR_BEFORE and period is not None else period


def _basis(beside: Figure, period: Period | None) -> Period | None:
    """Return what a rate is compared with: what is as long before as with the rate beside it."""
    if beside.kind not in RATES or beside.basis is None or beside.period is None or period is None:
        return None
    later = period.years_since(beside.period) or -(beside.period.years_since(period) or 0)
    return beside.basis.shift(years=later)


def _in_one_unit(claim: "Claim") -> list[tuple[Figure, ...]]:
    """Return the groups of figures of a claim whose numbers are put beside each other."""
    stated, operands = claim.stated, claim.operands
    if claim.kind is ClaimKind.CURRENCY and claim.missing is None:
        return [operands[:2], (stated, operands[2])]
    if claim.kind is ClaimKind.MARGIN_CHANGE and claim.missing is None:
        return [operands[::2]]
    if claim.kind not in _ONE_UNIT:
        return []
    return [(stated, *operands) if claim.kind in _UNIT_STATED else operands]


def _wrong_operands(claim: "Claim", position: int | None) -> str:
    """Return the message about operands that a kind of claim does not take."""
    wanted = ", ".join(OPERANDS[claim.kind]) or "no operands"
    return (
        f"claim {claim.id}: a {claim.kind} takes {wanted}; got {len(claim.operands)} "
        f"operands, with number {position} missing"
    )


def _missing(given: Missing | int | None) -> Missing | None:
    """Take a missing operand, or its position alone."""
    return Missing(position=given) if isinstance(given, int) else given


@attrs.frozen(kw_only=True, repr=False)
class Claim(Whole):
    """A stated figure that follows from other figures of the briefing.

    Args:
        id: Unique in its briefing, such as "2022-02-28/c03".
        kind: How the stated figure follows; see the table ``OPERANDS`` for what each kind takes.
        stated: The figure that is rechecked.
        operands: The figures from which it follows, in the order of the table.  Where the first
            year's growth of a two-year average is given by a point change, the change of the
            growth rate from the first year to the second stands in its place.
        missing: The operand that the text does not give, or None.  Of a position in its place,
            the other figures tell the rest.
        given_at: The ids of the briefings that give the operands, one for each, where they are
            not all of the briefing that states the claim; else empty.
        again: The ids of later figures that state the same once more, from operands that say the
            same: one claim has several places.

    Raises:
        InvalidValueError: Where the operands are not as many as the kind takes, or the briefings
            are not as many as the operands.
        UnitMismatchError: Where operands that must share a unit do not.
    """

    id: str = attrs.field(validator=not_blank)
    kind: ClaimKind = attrs.field(converter=ClaimKind)
    stated: Figure = attrs.field(validator=instance_of(Figure))
    operands: tuple[Figure, ...] = attrs.field(validator=tuple_of(Figure))
    missing: Missing | None = attrs.field(
        default=None,
        converter=_missing,
        validator=optional(instance_of(Missing)),
    )
    given_at: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    again: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))

    def __attrs_post_init__(self) -> None:
        """Refuse operands that the kind does not take."""
        names = OPERANDS[self.kind]
        position = None if self.missing is None else self.missing.position
        given = len(self.operands) + (position is not None)
        # The share of several parts is not solved for one of them.
        takes_more = self.kind in _OF_PARTS and (self.kind is ClaimKind.SUM or position is None)
        enough = given >= len(names) if takes_more else given == len(names)
        if not enough or (position is not None and not 0 <= position < len(names)):
            raise InvalidValueError(_wrong_operands(self, position))
        if position is not None and self.missing is not None and not self.missing.role:
            object.__setattr__(self, "missing", _derived(self, position))
        if self.kind is ClaimKind.TWO_YEAR_AVERAGE and self.missing is not None:
            known = self.operands[0]
            if known.kind is Kind.POINT_CHANGE:
                raise InvalidValueError(f"claim {self.id}: {known!r} is not the growth of a year")
        if self.kind in DURATIONS and self.stated.kind is not Kind.DURATION:
            raise InvalidValueError(f"claim {self.id}: {self.stated!r} is no duration")
        if self.given_at and len(self.given_at) != len(self.operands):
            raise InvalidValueError(
                f"claim {self.id}: expected a briefing for each of {len(self.operands)} operands, "
                f"got {len(self.given_at)}"
            )
        for compared in _in_one_unit(self):
            units = [figure.unit for figure in compared]
            if len({(unit.name, unit.per) for unit in units}) > 1:
                raise UnitMismatchError([*dict.fromkeys(str(unit) for unit in units)])

    @property
    def span(self) -> Span:
        """Where the claim stands: from the first to the last of its figures in the stated turn."""
        here = [figure.span for figure in self.operands if figure.turn == self.stated.turn]
        return self.stated.span.hull(*here)

    def homes(self, own: str) -> tuple[str, ...]:
        """Return the id of the briefing that gives each operand.

        Args:
            own: The id of the briefing that states the claim.
        """
        return self.given_at or (own,) * len(self.operands)

    @property
    def missing_operand(self) -> str | None:
        """What the operand is that the text does not give, such as "earlier level", or None."""
        return None if self.missing is None else self.missing.role

    @property
    def roles(self) -> tuple[str, ...]:
        """What each of the `operands` is; "earlier" and "later" are said of times alone."""
        names = list(_roles(self.kind, self.stated, self.operands))
        if self.kind is ClaimKind.TWO_YEAR_AVERAGE and self.missing is None:
            changes = self.operands[0].kind is Kind.POINT_CHANGE
            names[0] = "change of the growth rate" if changes else names[0]
        if self.missing is not None:
            del names[self.missing.position]
        # There may be more parts than the table names.
        return (*names[:1] * (len(self.operands) - len(names)), *names)

    def __str__(self) -> str:
        """Return the kind, the stated figure, and the numbers from which it follows."""
        numbers = [str(figure.quantity) for figure in self.operands]
        if self.missing is not None:
            numbers.insert(self.missing.position, "what is not said")
        of = f", from {' and '.join(numbers)}" if numbers else ""
        return f"{self.kind.replace('_', ' ')}: {self.stated}{of}"

    def __repr__(self) -> str:
        """Return the id and the short line."""
        return f"<Claim {self.id}: {self}>"
