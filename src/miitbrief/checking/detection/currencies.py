"""Amounts that are given in two currencies: the rate of one pair is that of the others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from miitbrief.checking.detection.found import Found, source
from miitbrief.checking.detection.relations import at_period, distance
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.figures import Figure

__all__ = ["find_currencies"]

#: The characters between an amount and the same in another currency, at most: those of
#: " (equivalent to about ".
BRACKET = 22


class _Pair(NamedTuple):
    """One amount in two currencies, in the order of their codes."""

    first: Figure
    second: Figure

    @property
    def currencies(self) -> tuple[str, str]:
        """The two currencies."""
        return self.first.unit.name, self.second.unit.name

    @property
    def year(self) -> int | None:
        """The year in which the amount is true, or None."""
        return None if self.first.period is None else self.first.period.end.year


def find_currencies(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the amounts whose second currency follows from the rate of an earlier pair.

    Both pairs are of one year, since exchange rates change from year to year.

    Args:
        figures: The figures of all turns, in order.
    """
    first: dict[tuple[tuple[str, str], int | None], _Pair] = {}
    paired = ""
    for one, other in pairwise(figures):
        if one.id == paired or not _is_pair(one, other):
            continue
        paired = other.id
        ordered = sorted((one, other), key=lambda each: each.unit.name)
        pair = _Pair(*ordered)
        known = first.setdefault((pair.currencies, pair.year), pair)
        if known is not pair:
            operands = (pair.first, known.first, known.second)
            yield Found(ClaimKind.CURRENCY, pair.second, operands)


def _is_pair(one: Figure, other: Figure) -> bool:
    """Tell whether two neighbours are one amount in two currencies."""
    units = {one.unit.name, other.unit.name}
    return (
        one.turn == other.turn
        and one.kind is other.kind is Kind.LEVEL
        and one.unit.is_money
        and other.unit.is_money
        and len(units) > 1
        and one.unit.per == other.unit.per
        and one.measure == other.measure
        and (one.period == other.period or at_period(one, other))
        and source(one) is source(other)
        and distance(one, other) <= BRACKET
    )
