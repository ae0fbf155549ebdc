"""How each kind of claim is recomputed, and solved for an operand that the text does not give."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add

import attrs

from miitbrief.arithmetic import growth
from miitbrief.model.categories import Kind
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import RATES, Figure
from miitbrief.model.intervals import Interval

__all__ = ["BOUNDS", "FORMULAS", "Formula", "operand_intervals", "solved"]

BOUNDS: frozenset[ClaimKind] = frozenset({ClaimKind.PART, ClaimKind.RUNNING_TOTAL})
"""Kinds whose operand is a bound of the stated figure, and tells no number for it."""

Compute = Callable[[Sequence[Interval], int], Interval]
Solve = Callable[[Interval, Sequence[Interval], int], Interval]


@attrs.frozen(kw_only=True)
class Formula:
    """The arithmetic of one kind of claim.

    Args:
        text: The formula for people.
        compute: The result from all operands and the number of years.  Rates are in percent.
        solve: For each operand, its value from the stated result, the other operands in order,
            and the number of years.
    """

    text: str
    compute: Compute
    solve: tuple[Solve, ...] = ()


_OF_LEVELS = {ClaimKind.GROWTH, ClaimKind.AVERAGE_GROWTH, ClaimKind.MULTIPLE}
_POSITIVE = Interval(lower=0, lower_closed=False)


def operand_intervals(claim: Claim, meaning: Callable[[Figure], Interval]) -> list[Interval]:
    """Return what enters the formula of a claim: what each operand means.

    A point change in the place of the first year of a two-year average gives way to that year's
    rate, and what a ratio is said per a thousand of is taken a thousand at a time.
    """
    operands = [meaning(operand) for operand in claim.operands]
    if claim.kind in _OF_LEVELS:
        # "Nearly 20" may be anything down to zero, but growth is from what there was.
        operands = [operand.intersection(_POSITIVE) or operand for operand in operands]
    if claim.kind is ClaimKind.TWO_YEAR_AVERAGE and claim.missing is None:
        first, second = claim.operands
        if first.kind is Kind.POINT_CHANGE and second.kind in RATES:
            return [operands[1] - operands[0], operands[1]]
    if claim.kind is ClaimKind.RATIO and not (claim.missing and claim.missing.position == 0):
        return [operands[0] * claim.stated.quantity.unit.denominator, *operands[1:]]
    return operands


def solved(
    claim: Claim,
    position: int,
    stated: Interval,
    meaning: Callable[[Figure], Interval],
    years: int,
) -> Interval | None:
    """Return what an operand would have to be, given the stated result and the other operands.

    Args:
        claim: The claim.
        position: Which operand, counted in the order of ``OPERANDS``.
        stated: What the stated figure may be.
        meaning: What a figure may be.
        years: The number of years, where it matters.

    Returns:
        The interval, or None where the kind is not solved for that operand.

    Raises:
        GrowthError: Where the arithmetic has no answer.
    """
    solutions = FORMULAS[claim.kind].solve
    if not solutions:
        return None
    others = operand_intervals(claim, meaning)
    if claim.missing is None:
        del others[position]
    if claim.kind is ClaimKind.RATIO and position == 0:
        stated = stated / claim.stated.quantity.unit.denominator
    return solutions[min(position, len(solutions) - 1)](stated, others, years)


def _sum(parts: Sequence[Interval]) -> Interval:
    """Add up intervals."""
    return reduce(add, parts, Interval.exactly(0))


FORMULAS: dict[ClaimKind, Formula] = {
    ClaimKind.GROWTH: Formula(
        text="(later / earlier - 1) * 100",
        compute=lambda x, _: growth.rate(x[0], x[1]),
        solve=(
            lambda rate, x, _: growth.base(x[0], rate),
            lambda rate, x, _: growth.level(x[0], rate),
        ),
    ),
    ClaimKind.AVERAGE_GROWTH: Formula(
        text="((later / earlier) ** (1 / years) - 1) * 100",
        compute=lambda x, years: growth.average_rate(x[0], x[1], years),
        solve=(
            lambda rate, x, years: growth.base(x[0], rate, years),
            lambda rate, x, years: growth.level(x[0], rate, years),
        ),
    ),
    ClaimKind.TWO_YEAR_AVERAGE: Formula(
        text="(((1 + first / 100) * (1 + second / 100)) ** (1 / 2) - 1) * 100",
        compute=lambda x, _: growth.mean_rate(*x),
        solve=(
            lambda mean, x, _: growth.missing_rate(mean, x[0]),
            lambda mean, x, _: growth.missing_rate(mean, x[0]),
        ),
    ),
    ClaimKind.AVERAGE_LEVEL: Formula(
        text="the sum of the levels / the number of years, quarters or months that they cover",
        compute=lambda x, count: _sum(x) / count,
    ),
    ClaimKind.MULTIPLE: Formula(
        text="later / earlier",
        compute=lambda x, _: growth.multiple(x[0], x[1]),
        solve=(lambda times, x, _: x[0] / times, lambda times, x, _: x[0] * times),
    ),
    ClaimKind.MULTIPLE_OF_GROWTH: Formula(
        text="1 + growth / 100",
        compute=lambda x, _: 1 + x[0] / 100,
    ),
    ClaimKind.GROWTH_OF_CHANGE: Formula(
        text="change / (later - change) * 100",
        # So written, each operand stands there once, and the interval is the narrowest.
        compute=lambda x, _: Interval.exactly(100) / (x[1] / x[0] - 1),
    ),
    ClaimKind.CHANGE: Formula(
        text="later - earlier",
        compute=lambda x, _: growth.increase(x[0], x[1]),
        solve=(lambda change, x, _: x[0] - change, lambda change, x, _: x[0] + change),
    ),
    ClaimKind.POINT_CHANGE: Formula(
        text="later - earlier",
        compute=lambda x, _: growth.point_change(x[0], x[1]),
        solve=(lambda change, x, _: x[0] - change, lambda change, x, _: x[0] + change),
    ),
    ClaimKind.SHARE: Formula(
        text="part / whole * 100, of several parts their sum",
        compute=lambda x, _: _sum(x[:-1]) / x[-1] * 100,
        solve=(
            lambda share, x, _: x[0] * share / 100,
            lambda share, x, _: x[0] / share * 100,
        ),
    ),
    ClaimKind.CONTRIBUTION: Formula(
        text="share before / 100 * growth of the part / growth of the whole * 100",
        compute=lambda x, _: x[0] * x[1] / x[2],
        solve=(
            lambda contribution, x, _: contribution * x[1] / x[0],
            lambda contribution, x, _: contribution * x[1] / x[0],
            lambda contribution, x, _: x[0] * x[1] / contribution,
        ),
    ),
    ClaimKind.CONTRIBUTION_OF_SHARE: Formula(
        text="share before * growth of the part / growth of the whole, where the share before is "
        "share afterwards * (1 + growth of the whole / 100) / (1 + growth of the part / 100)",
        # So written, each operand stands there once, and the interval is the narrowest.
        compute=lambda x, _: (
            x[0] * (100 - 100 / (1 + x[1] / 100)) * (1 / x[2] + Interval.exactly(1) / 100)
        ),
    ),
    ClaimKind.PART: Formula(
        text="at most the whole",
        compute=lambda x, _: Interval(upper=x[0].upper, upper_closed=x[0].upper_closed),
        solve=(lambda part, _, __: Interval(lower=part.lower, lower_closed=part.lower_closed),),
    ),
    ClaimKind.MARGIN: Formula(
        text="profit / revenue * 100",
        compute=lambda x, _: x[0] / x[1] * 100,
        solve=(lambda margin, x, _: x[0] * margin / 100, lambda margin, x, _: x[0] / margin * 100),
    ),
    ClaimKind.MARGIN_CHANGE: Formula(
        text="profit / revenue * 100 * (1 - (1 + growth of revenue / 100) / "
        "(1 + growth of profit / 100))",
        compute=lambda x, _: x[0] / x[2] * 100 * (1 - (1 + x[3] / 100) / (1 + x[1] / 100)),
    ),
    ClaimKind.CURRENCY: Formula(
        text="same amount * other amount in the second currency / other amount",
        compute=lambda x, _: x[0] * x[2] / x[1],
        solve=(
            lambda stated, x, _: stated * x[0] / x[1],
            lambda stated, x, _: x[0] * x[1] / stated,
            lambda stated, x, _: stated * x[1] / x[0],
        ),
    ),
    ClaimKind.RATIO: Formula(
        text="numerator / denominator",
        compute=lambda x, _: x[0] / x[1],
        solve=(lambda ratio, x, _: x[0] * ratio, lambda ratio, x, _: x[0] / ratio),
    ),
    ClaimKind.SUM: Formula(
        text="the sum of the parts",
        compute=lambda x, _: _sum(x),
        solve=(lambda total, x, _: total - _sum(x), lambda total, x, _: total - _sum(x)),
    ),
    ClaimKind.DURATION: Formula(
        text="last - first + 1",
        compute=lambda _, years: Interval.exactly(years),
    ),
    ClaimKind.CONTINUED_DURATION: Formula(
        text="last - first of the other + 1",
        compute=lambda _, years: Interval.exactly(years),
    ),
    ClaimKind.RUNNING_TOTAL: Formula(
        text="at least the earlier total",
        compute=lambda x, _: Interval(lower=x[0].lower, lower_closed=x[0].lower_closed),
        solve=(lambda total, _, __: Interval(upper=total.upper, upper_closed=total.upper_closed),),
    ),
    ClaimKind.THRESHOLD: Formula(text="the figure within its time", compute=lambda x, _: x[0]),
    ClaimKind.REPEAT: Formula(text="the other figure", compute=lambda x, _: x[0]),
    ClaimKind.QUOTATION: Formula(text="the quoted figure", compute=lambda x, _: x[0]),
}
