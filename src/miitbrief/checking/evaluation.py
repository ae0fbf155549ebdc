"""One claim rechecked: does it follow from the figures that it was claimed with?

A check never says that a figure is true.  It says whether figures agree with each other, given
that every printed number stands for an interval.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs

from miitbrief.arithmetic.formulas import BOUNDS, FORMULAS, operand_intervals, solved
from miitbrief.checking.checks import Check
from miitbrief.checking.comparability import explained_otherwise, is_real_rate_of_nominal_levels
from miitbrief.checking.detection.relations import is_decided
from miitbrief.checking.verdicts import Ground, Verdict
from miitbrief.exceptions import GrowthError
from miitbrief.model.briefings import Briefing
from miitbrief.model.claims import DURATIONS, Claim, ClaimKind
from miitbrief.model.decisions import TWO_READINGS
from miitbrief.model.figures import Figure
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import COUNTED_UNITS, Period
from miitbrief.model.quantities import Hedge, Rounding

__all__ = ["recheck"]

#: Kinds of claims that need a number of years.
_TIMED = DURATIONS | {ClaimKind.AVERAGE_GROWTH, ClaimKind.AVERAGE_LEVEL}


def recheck(claim: Claim, briefing: Briefing, rounding: Rounding) -> Check:
    """Recheck one claim, which may lean on what else the briefing says."""
    stated = claim.stated.interval(rounding)
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
    not_comparable = is_real_rate_of_nominal_levels(claim, briefing)
    if not_comparable:
        reason = Ground.REAL_RATE_OF_NOMINAL_LEVELS
        result = attrs.evolve(result, verdict=Verdict.NOT_COMPARABLE, reason=reason)
    try:
        if claim.missing is not None:
            return result if not_comparable else _with_implied(result)
        recomputed = _recomputed(result, lambda figure: figure.interval(rounding))
        exact = _recomputed(result, lambda figure: Interval.exactly(figure.point))
    except GrowthError:
        return attrs.evolve(result, verdict=Verdict.NOT_CHECKABLE, reason=Ground.NO_RESULT)
    result = attrs.evolve(result, recomputed=recomputed, point=_point(exact))
    if not_comparable:
        return result
    verdict, reason = _judge(result, recomputed, exact)
    if verdict == Verdict.INCONSISTENT and is_decided(claim.stated, TWO_READINGS):
        return _read_otherwise(attrs.evolve(result, verdict=verdict, reason=reason), exact)
    if verdict == Verdict.INCONSISTENT and (otherwise := explained_otherwise(claim, exact)):
        verdict, reason = Verdict.NOT_COMPARABLE, otherwise
    return attrs.evolve(result, verdict=verdict, reason=reason)


def _point(exact: Interval) -> Decimal | None:
    """Return the number that follows from the numbers as printed, or the bound that does."""
    return exact.upper if exact.lower is None else exact.lower


def _read_otherwise(result: Check, exact: Interval) -> Check:
    """Return a check by the other reading of "three times larger", if that lets the claim hold.

    Three times larger is three times as much, or three times more, which is four times as much.
    """
    steps = {ClaimKind.MULTIPLE: -1, ClaimKind.MULTIPLE_OF_GROWTH: -1, ClaimKind.GROWTH: 100}
    step = steps.get(result.claim.kind, 0)
    if not step or result.recomputed is None:
        return result
    verdict, _ = _judge(result, result.recomputed + step, exact + step)
    if verdict == Verdict.INCONSISTENT:
        return result
    reason = Ground.OTHER_READING
    return attrs.evolve(result, verdict=verdict, reason=reason, stated=result.stated - step)


def _judge(check: Check, recomputed: Interval, exact: Interval) -> tuple[Verdict, Ground]:
    """Compare what was stated with what was recomputed."""
    if ground := _fit(check, exact):
        return Verdict.CONSISTENT, ground
    if not check.stated.meets(recomputed):
        return Verdict.INCONSISTENT, Ground.INTERVALS_APART
    if _is_misquoted(check, recomputed, exact):
        return Verdict.MISQUOTED, Ground.QUOTED_OTHERWISE
    return Verdict.CONSISTENT_BY_ROUNDING, Ground.INTERVALS_MEET


def _fit(check: Check, exact: Interval) -> Ground | None:
    """Return why the result of the numbers as printed is the stated one, or None."""
    stated = check.claim.stated
    if check.claim.kind in BOUNDS:
        return Ground.WITHIN_BOUND if exact.contains(stated.point) else None
    rounds = _rounds_to(exact, stated, check.rounding)
    if check.claim.kind is ClaimKind.QUOTATION:
        return Ground.QUOTED_AS_SAID if rounds else None
    if stated.quantity.hedge in (Hedge.EXACT, Hedge.ABOUT):
        return Ground.ROUNDS_TO_STATED if rounds else None
    return Ground.WITHIN_HEDGE if check.stated.contains(exact) else None


def _is_misquoted(check: Check, other: Interval, exact: Interval) -> bool:
    """Tell whether a number that was said elsewhere is given otherwise.

    A quotation gives the very number.  A repeat may say more than the other figure, or less, but
    then the number of one is among those that the other's words allow.
    """
    stated = check.claim.stated
    if check.claim.kind is ClaimKind.REPEAT:
        allowed = other.contains(Interval.exactly(stated.point)) or check.stated.contains(exact)
        return not allowed
    return check.claim.kind is ClaimKind.QUOTATION


def _rounds_to(exact: Interval, stated: Figure, rounding: Rounding) -> bool:
    """Tell whether a recomputed point is printed as the stated number."""
    quantity, factor = stated.quantity, stated.factor
    ends = [Fraction(end) / factor for end in (exact.lower, exact.upper) if end is not None]
    return all(rounding.round(end, quantity.step) == quantity.value for end in ends)


def _recomputed(check: Check, meaning: Callable[[Figure], Interval]) -> Interval:
    """Return what follows from what the operands mean."""
    operands = operand_intervals(check.claim, meaning)
    return FORMULAS[check.claim.kind].compute(operands, check.years or 0)


def _with_implied(check: Check) -> Check:
    """Return a check with what the missing operand would have to be, where the others tell it."""
    exact = _implied(check, lambda figure: Interval.exactly(figure.point))
    return attrs.evolve(
        check,
        implied=_implied(check, lambda figure: figure.interval(check.rounding)),
        implied_point=None if exact is None else exact.lower,
    )


def _implied(check: Check, meaning: Callable[[Figure], Interval]) -> Interval | None:
    """Return what the missing operand would have to be, by what the figures mean."""
    claim = check.claim
    assert claim.missing is not None  # Who asks has seen that an operand is missing.
    stated = meaning(claim.stated)
    return solved(claim, claim.missing.position, stated, meaning, check.years or 0)


def _years(claim: Claim) -> int | None:
    """Return the number of steps that the stated figure speaks of, if it matters.

    It is the text's own: from the stated basis to the stated period, or else from the period of
    the earlier level to that of the later one.  Of a duration, it is the length of its period.
    """
    period, basis = claim.stated.period, claim.stated.basis
    if claim.kind in DURATIONS:
        return _length(claim)
    if claim.kind is ClaimKind.AVERAGE_LEVEL:
        return _covered(claim)
    if claim.kind is not ClaimKind.AVERAGE_GROWTH:
        return None
    if (period is None or basis is None) and claim.missing is None:
        basis, period = (operand.period for operand in claim.operands)
    return None if period is None or basis is None else period.years_since(basis)


def _covered(claim: Claim) -> int | None:
    """Return how many years, quarters or months levels cover, or how many there are of them."""
    unit, periods = claim.stated.quantity.unit.per, [each.period for each in claim.operands]
    if unit is None:
        return len(periods)
    if unit not in COUNTED_UNITS or None in periods:
        return None
    return sum(period.count(unit) for period in periods if period is not None)


def _length(claim: Claim) -> int | None:
    """Return how many years, months or days a run has; its start may be another figure's."""
    period, unit = claim.stated.period, claim.stated.quantity.unit.name
    started = [operand.period for operand in claim.operands] or [period]
    if period is None or started[0] is None or unit not in COUNTED_UNITS:
        return None
    if started[0].start > period.end:
        return None
    return Period(start=started[0].start, end=period.end).count(unit)
