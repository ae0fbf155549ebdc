"""What would make an inconsistent claim hold: another number of years, level or rate."""

from collections.abc import Callable, Iterator

import attrs

from miitbrief._validators import instance_of, not_blank, optional
from miitbrief.arithmetic.formulas import FORMULAS, operand_intervals, solved
from miitbrief.exceptions import GrowthError
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import Figure
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Unit

__all__ = ["Repair", "find_repairs"]

#: No average spans more years than so many more than the text tells.
_MORE_YEARS = 30


@attrs.frozen(kw_only=True)
class Repair:
    """One change that alone would make a claim hold.

    Args:
        name: What is changed: "stated", the name of an operand, or "years".
        interval: What it would have to be; the formula with all that the other figures may be
            leaves no other number.
        unit: Its unit.
    """

    name: str = attrs.field(validator=not_blank)
    interval: Interval = attrs.field(validator=instance_of(Interval))
    unit: Unit | None = attrs.field(default=None, validator=optional(instance_of(Unit)))


def find_repairs(
    claim: Claim,
    stated: Interval,
    recomputed: Interval,
    meaning: Callable[[Figure], Interval],
    years: int,
) -> tuple[Repair, ...]:
    """Return each single change that would make a claim hold: the years, the stated, the operands.

    Args:
        claim: A claim with all its operands.
        stated: What the stated figure may be.
        recomputed: What follows from the operands.
        meaning: What a figure may be.
        years: The number of years that the text tells, where it matters.
    """
    found = [Repair(name="stated", interval=recomputed, unit=claim.stated.unit)]
    if claim.kind is ClaimKind.AVERAGE_GROWTH:
        found += _other_years(claim, stated, meaning, years)
    return (*found, *_other_operands(claim, stated, meaning, years))


def _other_years(
    claim: Claim, stated: Interval, meaning: Callable[[Figure], Interval], years: int
) -> Iterator[Repair]:
    """Yield the number of years, nearest to the text's, that brings the intervals together."""
    operands = operand_intervals(claim, meaning)
    compute = FORMULAS[claim.kind].compute
    counts = sorted(range(1, years + _MORE_YEARS), key=lambda count: (abs(count - years), count))
    for count in counts:
        if stated.meets(compute(operands, count)):
            yield Repair(name="years", interval=Interval.exactly(count), unit=Unit(name="year"))
            return


def _other_operands(
    claim: Claim, stated: Interval, meaning: Callable[[Figure], Interval], years: int
) -> Iterator[Repair]:
    """Yield what each operand would have to be, given all the others."""
    for position, (name, operand) in enumerate(zip(claim.roles, claim.operands, strict=True)):
        try:
            interval = solved(claim, position, stated, meaning, years)
        except GrowthError:
            continue
        if interval is not None:
            yield Repair(name=name, interval=interval, unit=operand.unit)
