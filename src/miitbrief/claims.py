"""What a briefing claims that can be recomputed from its own figures."""

import attrs

from miitbrief._validators import instance_of, not_blank, optional, tuple_of
from miitbrief._words import Words
from miitbrief.exceptions import InvalidValueError, UnitMismatchError
from miitbrief.figures import Figure
from miitbrief.indicators import Indicator, Kind, Target
from miitbrief.spans import Span

__all__ = ["Claim", "ClaimKind"]


class ClaimKind(Words):
    """How a stated figure follows from its operands."""

    GROWTH = "growth"
    AVERAGE_GROWTH = "average_growth"
    TWO_YEAR_AVERAGE = "two_year_average"
    MULTIPLE = "multiple"
    MULTIPLE_OF_GROWTH = "multiple_of_growth"
    CHANGE = "change"
    POINT_CHANGE = "point_change"
    SHARE = "share"
    RATIO = "ratio"
    SUM = "sum"
    DURATION = "duration"
    REPEAT = "repeat"
    QUOTATION = "quotation"


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
}


@attrs.frozen(kw_only=True, repr=False)
class Claim:
    """A stated figure that follows from other figures of the briefing.

    Args:
        id: Unique in its briefing, such as "2022-02-28/c03".
        kind: How the stated figure follows; see the table `OPERANDS` for what each kind takes.
        stated: The figure that is rechecked.
        operands: The figures from which it follows, in the order of the table.  Where the first
            year's growth of a two-year average is given by a point change, the change of the
            growth rate from the first year to the second stands in its place.
        missing: The position of the operand that the text does not give, or None.

    Raises:
        InvalidValueError: Where the operands are not as many as the kind takes, or a figure has
            no number.
        UnitMismatchError: Where operands that must share a unit do not.
    """

    id: str = attrs.field(validator=not_blank)
    kind: ClaimKind = attrs.field(converter=ClaimKind)
    stated: Figure = attrs.field(validator=instance_of(Indicator, Target))
    operands: tuple[Figure, ...] = attrs.field(validator=tuple_of(Indicator, Target))
    missing: int | None = attrs.field(default=None, validator=optional(instance_of(int)))

    def __attrs_post_init__(self) -> None:
        """Refuse operands that the kind does not take, and figures without a number."""
        names = OPERANDS[self.kind]
        given = len(self.operands) + (self.missing is not None)
        enough = given >= len(names) if self.kind is ClaimKind.SUM else given == len(names)
        if not enough or (self.missing is not None and not 0 <= self.missing < len(names)):
            wanted = ", ".join(names) or "no operands"
            raise InvalidValueError(
                f"claim {self.id}: a {self.kind} takes {wanted}; got {len(self.operands)} "
                f"operands, with number {self.missing} missing"
            )
        for figure in (self.stated, *self.operands):
            if figure.quantity is None:
                raise InvalidValueError(f"claim {self.id}: {figure.id} has no number")
        if self.kind is ClaimKind.DURATION and self.stated.kind is not Kind.DURATION:
            raise InvalidValueError(f"claim {self.id}: {self.stated!r} is no duration")
        units = [figure.quantity.unit for figure in self.operands if figure.quantity]
        if self.kind in _ONE_UNIT and len({(unit.name, unit.per) for unit in units}) > 1:
            raise UnitMismatchError([str(unit) for unit in units])

    @property
    def span(self) -> Span:
        """Where the claim stands: from the first to the last of its figures in the stated turn."""
        here = [figure.span for figure in self.operands if figure.turn == self.stated.turn]
        return self.stated.span.hull(*here)

    @property
    def missing_operand(self) -> str | None:
        """The name of the operand that the text does not give, or None."""
        return None if self.missing is None else OPERANDS[self.kind][self.missing]

    def __repr__(self) -> str:
        """Return the id, the kind and the stated figure."""
        return f"<Claim {self.id}: {self.kind}, {self.stated}>"
