"""What a briefing claims that can be recomputed from its own figures."""

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, not_blank, optional, tuple_of
from miitbrief._whole import Whole
from miitbrief.exceptions import InvalidValueError, UnitMismatchError
from miitbrief.model.categories import Kind
from miitbrief.model.figures import Figure
from miitbrief.model.spans import Span

__all__ = ["Claim", "ClaimKind"]


class ClaimKind(WordEnum):
    """How a stated figure follows from its operands."""

    GROWTH = "growth"
    """The growth between two levels."""
    AVERAGE_GROWTH = "average_growth"
    """The average annual growth between two levels."""
    TWO_YEAR_AVERAGE = "two_year_average"
    """The average of two years' growth rates."""
    MULTIPLE = "multiple"
    """How many times as large one level is as another."""
    MULTIPLE_OF_GROWTH = "multiple_of_growth"
    """A multiple said beside the growth rate that it is."""
    CHANGE = "change"
    """The absolute change between two levels."""
    POINT_CHANGE = "point_change"
    """The change or gap between two percentages."""
    SHARE = "share"
    """A part of a whole, in percent."""
    CONTRIBUTION = "contribution"
    """The part of a whole's growth that a part of it makes up, in percent."""
    RATIO = "ratio"
    """One amount per another."""
    SUM = "sum"
    """A whole of its parts."""
    DURATION = "duration"
    """The length of a period with both ends stated."""
    REPEAT = "repeat"
    """The same measure and period, said twice."""
    QUOTATION = "quotation"
    """One speaker quotes a figure of another."""


#: The operands of each kind, in order; a sum takes two or more parts.
OPERANDS: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.GROWTH: ("earlier level", "later level"),
    ClaimKind.AVERAGE_GROWTH: ("earlier level", "later level"),
    ClaimKind.TWO_YEAR_AVERAGE: ("growth of the first year", "growth of the second year"),
    ClaimKind.MULTIPLE: ("earlier level", "later level"),
    ClaimKind.MULTIPLE_OF_GROWTH: ("growth",),
    ClaimKind.CHANGE: ("earlier level", "later level"),
    ClaimKind.POINT_CHANGE: ("earlier percentage", "later percentage"),
    ClaimKind.SHARE: ("part", "whole"),
    ClaimKind.CONTRIBUTION: ("share before", "growth of the part", "growth of the whole"),
    ClaimKind.RATIO: ("numerator", "denominator"),
    ClaimKind.SUM: ("part", "part"),
    ClaimKind.DURATION: (),
    ClaimKind.REPEAT: ("earlier figure",),
    ClaimKind.QUOTATION: ("quoted figure",),
}

#: Kinds that put the number of one operand beside that of another, which needs one unit.
_ONE_UNIT = {
    ClaimKind.GROWTH,
    ClaimKind.AVERAGE_GROWTH,
    ClaimKind.MULTIPLE,
    ClaimKind.CHANGE,
    ClaimKind.POINT_CHANGE,
    ClaimKind.SHARE,
    ClaimKind.SUM,
    ClaimKind.REPEAT,
    ClaimKind.QUOTATION,
}

#: Kinds whose stated figure has the unit of the operands.
_UNIT_STATED = {ClaimKind.CHANGE, ClaimKind.SUM, ClaimKind.REPEAT, ClaimKind.QUOTATION}


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
        missing: The position of the operand that the text does not give, or None.

    Raises:
        InvalidValueError: Where the operands are not as many as the kind takes.
        UnitMismatchError: Where operands that must share a unit do not.
    """

    id: str = attrs.field(validator=not_blank)
    kind: ClaimKind = attrs.field(converter=ClaimKind)
    stated: Figure = attrs.field(validator=instance_of(Figure))
    operands: tuple[Figure, ...] = attrs.field(validator=tuple_of(Figure))
    missing: int | None = attrs.field(default=None, validator=optional(instance_of(int)))

    def __attrs_post_init__(self) -> None:
        """Refuse operands that the kind does not take."""
        names = OPERANDS[self.kind]
        given = len(self.operands) + (self.missing is not None)
        enough = given >= len(names) if self.kind is ClaimKind.SUM else given == len(names)
        if not enough or (self.missing is not None and not 0 <= self.missing < len(names)):
            wanted = ", ".join(names) or "no operands"
            raise InvalidValueError(
                f"claim {self.id}: a {self.kind} takes {wanted}; got {len(self.operands)} "
                f"operands, with number {self.missing} missing"
            )
        if self.kind is ClaimKind.TWO_YEAR_AVERAGE and self.missing is not None:
            known = self.operands[0]
            if known.kind is Kind.POINT_CHANGE:
                raise InvalidValueError(f"claim {self.id}: {known!r} is not the growth of a year")
        if self.kind is ClaimKind.DURATION and self.stated.kind is not Kind.DURATION:
            raise InvalidValueError(f"claim {self.id}: {self.stated!r} is no duration")
        compared = (self.stated, *self.operands) if self.kind in _UNIT_STATED else self.operands
        units = [figure.unit for figure in compared]
        if self.kind in _ONE_UNIT and len({(unit.name, unit.per) for unit in units}) > 1:
            raise UnitMismatchError([*dict.fromkeys(str(unit) for unit in units)])

    @property
    def span(self) -> Span:
        """Where the claim stands: from the first to the last of its figures in the stated turn."""
        here = [figure.span for figure in self.operands if figure.turn == self.stated.turn]
        return self.stated.span.hull(*here)

    @property
    def missing_operand(self) -> str | None:
        """The name of the operand that the text does not give, or None."""
        return None if self.missing is None else OPERANDS[self.kind][self.missing]

    def __str__(self) -> str:
        """Return the kind, the stated figure, and the numbers from which it follows."""
        numbers = [str(figure.quantity) for figure in self.operands]
        if self.missing is not None:
            numbers.insert(self.missing, "what is not said")
        of = f", from {' and '.join(numbers)}" if numbers else ""
        return f"{self.kind.replace('_', ' ')}: {self.stated}{of}"

    def __repr__(self) -> str:
        """Return the id and the short line."""
        return f"<Claim {self.id}: {self}>"
