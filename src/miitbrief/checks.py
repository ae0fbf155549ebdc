"""Rechecking: does what was claimed follow from the figures that it was claimed with?

A check never says that a figure is true.  It says whether figures agree with each other, given
that every printed number stands for an interval.
"""

from decimal import Decimal
from fractions import Fraction

import attrs

from miitbrief._explanations import explanation
from miitbrief._validators import instance_of, optional
from miitbrief._words import Words
from miitbrief.briefings import Briefing
from miitbrief.claims import Claim, ClaimKind
from miitbrief.exceptions import GrowthError
from miitbrief.figures import (
    RATES,
    Figure,
    allowed,
    basis_of,
    factor_of,
    period_of,
    point,
    quantity_of,
    unit_of,
)
from miitbrief.formulas import FORMULAS
from miitbrief.indicators import Indicator, Kind, PriceBasis
from miitbrief.intervals import Interval
from miitbrief.periods import Period
from miitbrief.quantities import Hedge, Rounding, Unit

__all__ = ["Check", "Ground", "Verdict", "check"]


class Verdict(Words):
    """What a check finds.  A verdict is neither true nor false: compare it with `==`."""

    CONSISTENT = "consistent"
    CONSISTENT_BY_ROUNDING = "consistent_by_rounding"
    INCONSISTENT = "inconsistent"
    NOT_COMPARABLE = "not_comparable"
    NOT_CHECKABLE = "not_checkable"

    def __bool__(self) -> bool:
        """Refuse to be a truth value."""
        raise TypeError("a verdict has no truth value; compare it, as in == Verdict.CONSISTENT")


class Ground(Words):
    """Why a check finds what it finds."""

    ROUNDS_TO_STATED = "rounds_to_stated"
    WITHIN_HEDGE = "within_hedge"
    INTERVALS_MEET = "intervals_meet"
    INTERVALS_APART = "intervals_apart"
    QUOTED_AS_SAID = "quoted_as_said"
    QUOTED_OTHERWISE = "quoted_otherwise"
    REAL_RATE_OF_NOMINAL_LEVELS = "real_rate_of_nominal_levels"
    OPERAND_MISSING = "operand_missing"
    YEARS_UNKNOWN = "years_unknown"
    NO_RESULT = "no_result"


#: Kinds of claims whose first operand is true in the basis of the stated figure.
_SINCE_A_BASIS = {
    ClaimKind.GROWTH,
    ClaimKind.AVERAGE_GROWTH,
    ClaimKind.MULTIPLE,
    ClaimKind.CHANGE,
    ClaimKind.POINT_CHANGE,
}

#: Kinds of claims that need a number of years.
_TIMED = {ClaimKind.AVERAGE_GROWTH, ClaimKind.DURATION}


@attrs.frozen(kw_only=True, repr=False)
class Check:
    """A claim rechecked.

    Args:
        claim: The claim.
        verdict: What the check finds.
        reason: Why.
        stated: What the stated figure may be, in its unit; a fall is negative, and growth is in
            percent even where it is printed as "up 1.6 times".
        recomputed: What follows from the operands, in the same unit, or None.
        point: What follows from the operands as printed, or None.
        implied: What the operand that the text does not give would have to be, or None.
        years: The number of years between the levels, or the length of a duration in its unit;
            None where neither matters.
        rounding: How numbers are taken to have been rounded.
    """

    claim: Claim
    verdict: Verdict
    reason: Ground
    stated: Interval
    recomputed: Interval | None = attrs.field(
        default=None, validator=optional(instance_of(Interval))
    )
    point: Decimal | None = attrs.field(default=None, validator=optional(instance_of(Decimal)))
    implied: Interval | None = attrs.field(default=None, validator=optional(instance_of(Interval)))
    years: int | None = attrs.field(default=None, validator=optional(instance_of(int)))
    rounding: Rounding = Rounding.HALF

    @property
    def unit(self) -> Unit:
        """The unit of `stated`, `recomputed` and `point`."""
        return unit_of(self.claim.stated)

    @property
    def implied_unit(self) -> Unit | None:
        """The unit of `implied`, where a known operand tells it."""
        if self.implied is None or self.claim.kind is ClaimKind.RATIO:
            return None
        return unit_of(self.claim.operands[0])

    @property
    def implied_period(self) -> Period | None:
        """When what is implied would be true, where the stated figure tells it."""
        if self.implied is None:
            return None
        if self.claim.kind in _SINCE_A_BASIS and self.claim.missing == 0:
            return basis_of(self.claim.stated)
        if self.claim.kind is ClaimKind.TWO_YEAR_AVERAGE and self.claim.missing == 0:
            period = period_of(self.claim.stated)
            return None if period is None else period.shift(years=-1)
        return period_of(self.claim.stated)

    def explain(self) -> str:
        """Return the working in sentences: formula, inputs, years, rounding, result, verdict."""
        return "\n".join(explanation(self))

    def __repr__(self) -> str:
        """Return the claim's id and the verdict."""
        return f"<Check {self.claim.id}: {self.verdict}>"


def check(briefing: Briefing, *, rounding: Rounding = Rounding.HALF) -> tuple[Check, ...]:
    """Recheck every claim of a briefing.

    Args:
        briefing: The briefing.
        rounding: How its numbers are taken to have been rounded; to the nearest by default, with
            ties either way.

    Returns:
        A check for each claim, in order.

    >>> import miitbrief
    >>> checks = check(miitbrief.load("2022-02-28"))
    >>> [c.claim.stated.quantity.text for c in checks if c.verdict == Verdict.INCONSISTENT]
    ['1.42 million']
    """
    rounding = Rounding(rounding)
    return tuple(_check(claim, briefing, rounding) for claim in briefing.claims)


def _check(claim: Claim, briefing: Briefing, rounding: Rounding) -> Check:
    """Recheck one claim."""
    stated = allowed(claim.stated, rounding)
    result = Check(
        claim=claim,
        verdict=Verdict.NOT_CHECKABLE,
        reason=Ground.OPERAND_MISSING,
        stated=stated,
        years=_years(claim),
        rounding=rounding,
    )
    if claim.kind in _TIMED and result.years is None:
        return attrs.evolve(result, reason=Ground.YEARS_UNKNOWN)
    try:
        if claim.missing is not None:
            return attrs.evolve(result, implied=_implied(claim, stated, result.years, rounding))
        recomputed = _recomputed(claim, _operands(claim, rounding), result.years)
        points = _with_first_year(claim, [point(operand) for operand in claim.operands])
        exact = _recomputed(claim, points, result.years)
    except GrowthError:
        return attrs.evolve(result, reason=Ground.NO_RESULT)
    verdict, reason = _judge(claim, stated, recomputed, exact, rounding)
    if _is_real_rate_of_nominal_levels(claim, briefing):
        verdict, reason = Verdict.NOT_COMPARABLE, Ground.REAL_RATE_OF_NOMINAL_LEVELS
    return attrs.evolve(
        result, verdict=verdict, reason=reason, recomputed=recomputed, point=exact.lower
    )


def _judge(
    claim: Claim, stated: Interval, recomputed: Interval, exact: Interval, rounding: Rounding
) -> tuple[Verdict, Ground]:
    """Compare what was stated with what was recomputed."""
    rounds = _rounds_to(exact, claim.stated, rounding)
    if claim.kind is ClaimKind.QUOTATION:
        if rounds:
            return Verdict.CONSISTENT, Ground.QUOTED_AS_SAID
        return Verdict.INCONSISTENT, Ground.QUOTED_OTHERWISE
    if quantity_of(claim.stated).hedge in (Hedge.EXACT, Hedge.ABOUT):
        if rounds:
            return Verdict.CONSISTENT, Ground.ROUNDS_TO_STATED
    elif stated.contains(exact):
        return Verdict.CONSISTENT, Ground.WITHIN_HEDGE
    if stated.meets(recomputed):
        return Verdict.CONSISTENT_BY_ROUNDING, Ground.INTERVALS_MEET
    return Verdict.INCONSISTENT, Ground.INTERVALS_APART


def _rounds_to(exact: Interval, stated: Figure, rounding: Rounding) -> bool:
    """Tell whether a recomputed point is printed as the stated number."""
    quantity, factor = quantity_of(stated), factor_of(stated)
    ends = [Fraction(end) / factor for end in (exact.lower, exact.upper) if end is not None]
    if not quantity.step:
        return all(end == quantity.value for end in ends)
    return all(rounding.round(end, quantity.step) == quantity.value for end in ends)


def _recomputed(claim: Claim, operands: list[Interval], years: int | None) -> Interval:
    """Return what follows from the operands."""
    return FORMULAS[claim.kind].compute(operands, years or 0)


def _implied(claim: Claim, stated: Interval, years: int | None, rounding: Rounding) -> Interval:
    """Return what the missing operand would have to be."""
    assert claim.missing is not None  # The caller asks only where an operand is missing.
    solve = FORMULAS[claim.kind].solve[claim.missing]
    return solve(stated, _operands(claim, rounding), years or 0)


def _operands(claim: Claim, rounding: Rounding) -> list[Interval]:
    """Return what the operands may be."""
    return _with_first_year(claim, [allowed(operand, rounding) for operand in claim.operands])


def _with_first_year(claim: Claim, operands: list[Interval]) -> list[Interval]:
    """Return the operands, a point change of a growth rate replaced by the first year's rate."""
    if claim.kind is ClaimKind.TWO_YEAR_AVERAGE and claim.missing is None:
        first, second = claim.operands
        if first.kind is Kind.POINT_CHANGE and second.kind in RATES:
            return [operands[1] - operands[0], operands[1]]
    return operands


def _years(claim: Claim) -> int | None:
    """Return the number of steps that the stated figure speaks of, if it matters.

    It is the text's own: from the stated basis to the stated period, or else from the period of
    the earlier level to that of the later one.  Of a duration, it is the length of its period.
    """
    period, basis = period_of(claim.stated), basis_of(claim.stated)
    if claim.kind is ClaimKind.DURATION and period is not None:
        return period.count(quantity_of(claim.stated).unit.name)
    if claim.kind is not ClaimKind.AVERAGE_GROWTH:
        return None
    if (period is None or basis is None) and claim.missing is None:
        basis, period = (period_of(operand) for operand in claim.operands)
    return None if period is None or basis is None else period.years_since(basis)


def _is_real_rate_of_nominal_levels(claim: Claim, briefing: Briefing) -> bool:
    """Tell whether a rate in real terms is compared with levels at current prices."""
    nominal = any(
        isinstance(operand, Indicator) and operand.price_basis is PriceBasis.NOMINAL
        for operand in claim.operands
    )
    return claim.stated.kind in RATES and nominal and _is_real(claim.stated, briefing)


def _is_real(stated: Figure, briefing: Briefing) -> bool:
    """Tell whether a rate is said to be in real terms, here or where the briefing repeats it."""
    if not isinstance(stated, Indicator) or stated.price_basis is PriceBasis.NOMINAL:
        return False
    return any(
        other.price_basis is PriceBasis.REAL and _is_same(other, stated)
        for other in (stated, *briefing.indicators)
    )


def _is_same(one: Indicator, other: Indicator) -> bool:
    """Tell whether two figures say the same number of the same thing and time."""
    same_thing = one.concept == other.concept if one.concept else one.measure == other.measure
    same_number = (one.quantity.value, one.quantity.unit) == (
        other.quantity.value,
        other.quantity.unit,
    )
    same_time = (
        one.period is not None and other.period is not None and one.period.coincides(other.period)
    )
    return one.kind is other.kind and same_thing and same_time and same_number
