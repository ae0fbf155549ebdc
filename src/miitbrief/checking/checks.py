"""Rechecking: does what was claimed follow from the figures that it was claimed with?

A check never says that a figure is true.  It says whether figures agree with each other, given
that every printed number stands for an interval.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, optional
from miitbrief.arithmetic.formulas import FORMULAS, operand_intervals, solved
from miitbrief.checking.repairs import Repair, find_repairs
from miitbrief.exceptions import GrowthError
from miitbrief.explanations.working import explanation
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.categories import PriceBasis
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import RATES, Figure, Indicator
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import COUNTED_UNITS, Origin, Period
from miitbrief.model.quantities import Hedge, Rounding, Unit

__all__ = ["Check", "Ground", "Verdict", "check"]


class Verdict(WordEnum):
    """What a check finds.  A verdict is neither true nor false: compare it with ``==``."""

    CONSISTENT = "consistent"
    """The value recomputed from the printed values rounds to the stated one."""
    CONSISTENT_BY_ROUNDING = "consistent_by_rounding"
    """Only the intervals meet."""
    INCONSISTENT = "inconsistent"
    """They cannot meet, even with all that the hedges allow."""
    NOT_COMPARABLE = "not_comparable"
    """The figures need not agree, as a real rate beside nominal levels."""
    NOT_CHECKABLE = "not_checkable"
    """An operand is not in the text; ``implied`` is what it would have to be."""

    def __bool__(self) -> bool:
        """Refuse to be a truth value."""
        raise TypeError("a verdict has no truth value; compare it, as in == Verdict.CONSISTENT")


class Ground(WordEnum):
    """Why a check finds what it finds."""

    ROUNDS_TO_STATED = "rounds_to_stated"
    """The recomputed value is printed as the stated one."""
    WITHIN_HEDGE = "within_hedge"
    """The recomputed value lies where the stated words put it."""
    INTERVALS_MEET = "intervals_meet"
    """Only what rounding and hedges leave open lets it hold."""
    INTERVALS_APART = "intervals_apart"
    """Nothing that rounding and hedges leave open lets it hold."""
    QUOTED_AS_SAID = "quoted_as_said"
    """The quoted number is the one that was said."""
    QUOTED_OTHERWISE = "quoted_otherwise"
    """The quoted number is not the one that was said."""
    REAL_RATE_OF_NOMINAL_LEVELS = "real_rate_of_nominal_levels"
    """Levels at current prices, a rate at constant prices."""
    OPERAND_MISSING = "operand_missing"
    """The text lacks a number that is needed."""
    YEARS_UNKNOWN = "years_unknown"
    """The text does not tell the number of years."""
    NO_RESULT = "no_result"
    """The arithmetic has no answer for these numbers."""


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

    claim: Claim = attrs.field(validator=instance_of(Claim))
    verdict: Verdict = attrs.field(converter=Verdict)
    reason: Ground = attrs.field(converter=Ground)
    stated: Interval = attrs.field(validator=instance_of(Interval))
    recomputed: Interval | None = attrs.field(
        default=None, validator=optional(instance_of(Interval))
    )
    point: Decimal | None = attrs.field(default=None, validator=optional(instance_of(Decimal)))
    implied: Interval | None = attrs.field(default=None, validator=optional(instance_of(Interval)))
    years: int | None = attrs.field(default=None, validator=optional(instance_of(int)))
    rounding: Rounding = attrs.field(default=Rounding.HALF, converter=Rounding)

    @property
    def unit(self) -> Unit:
        """The unit of `stated`, `recomputed` and `point`."""
        return self.claim.stated.unit

    @property
    def low_information(self) -> bool:
        """Whether a claim that holds would hold, too, were its number a tenth more, or less.

        Then its operands leave so much open that the check says little.  Where two units of the
        last digit that is no rounded zero are more than a tenth of the number, they are taken
        instead.
        """
        holds = (Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING)
        if self.recomputed is None or self.verdict not in holds:
            return False
        stated = self.claim.stated
        size = abs(Fraction(stated.quantity.value))
        tenth = max(size / 10, 2 * Fraction(stated.possible_step))
        away = abs(tenth * stated.factor)
        return all((self.stated + each).meets(self.recomputed) for each in (away, -away))

    @property
    def other_years(self) -> int | None:
        """Another number of years that a reader may take, or None; no verdict is based on it.

        Chinese yearbooks do not list the base year: an average "from 2016 to 2020" may be that of
        five years, from the level of 2015.  Where the stated basis is only assumed, the first
        year that is named may be the base.  Two levels that have their own years leave no choice.
        """
        claim, basis = self.claim, self.claim.stated.basis
        if claim.kind is not ClaimKind.AVERAGE_GROWTH or self.years is None or basis is None:
            return None
        if claim.missing is None and all(operand.period for operand in claim.operands):
            return None
        if basis.origin is Origin.STATED:
            return self.years + 1
        return self.years - 1 if self.years > 1 else None

    @property
    def nearest(self) -> tuple[Repair, ...]:
        """What would make an inconsistent claim hold, each alone: the years, a level, the rate.

        Empty for every other verdict.
        """
        if self.verdict != Verdict.INCONSISTENT or self.recomputed is None:
            return ()
        return find_repairs(
            self.claim,
            self.stated,
            self.recomputed,
            lambda figure: figure.interval(self.rounding),
            self.years or 0,
        )

    @property
    def implied_unit(self) -> Unit | None:
        """The unit of `implied`, where a known operand tells it."""
        if self.implied is None or self.claim.kind is ClaimKind.RATIO:
            return None
        return self.claim.operands[0].unit

    @property
    def implied_period(self) -> Period | None:
        """When what is implied would be true, where the stated figure tells it."""
        missing = self.claim.missing
        return None if self.implied is None or missing is None else missing.period

    def explain(self) -> str:
        """Return the working in sentences: formula, inputs, years, rounding, result, verdict."""
        return "\n".join(explanation(self))

    def __str__(self) -> str:
        """Return the verdict and the claim."""
        return f"{self.verdict.replace('_', ' ')}: {self.claim}"

    def __repr__(self) -> str:
        """Return the claim's id and the short line."""
        return f"<Check {self.claim.id}: {self}>"


def check(
    briefing: Briefing | Iterable[Briefing], *, rounding: Rounding = Rounding.HALF
) -> tuple[Check, ...]:
    """Recheck every claim of a briefing, or of all the briefings of a corpus.

    Args:
        briefing: The briefing; or a `Corpus` or other briefings, each by itself.
        rounding: How its numbers are taken to have been rounded; to the nearest by default, with
            ties either way.

    Returns:
        A check for each claim, in order.

    Raises:
        InvalidValueError: Where an argument is not of its type.

    >>> import miitbrief
    >>> checks = check(miitbrief.load("2022-02-28"))
    >>> [c.claim.stated.quantity.text for c in checks if c.verdict == Verdict.INCONSISTENT]
    ['1.42 million']
    """
    rounding = Rounding(rounding)
    given = (briefing,) if isinstance(briefing, Briefing) else briefings_in(briefing)
    return tuple(recheck(claim, each, rounding) for each in given for claim in each.claims)


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
    not_comparable = _is_real_rate_of_nominal_levels(claim, briefing)
    if not_comparable:
        reason = Ground.REAL_RATE_OF_NOMINAL_LEVELS
        result = attrs.evolve(result, verdict=Verdict.NOT_COMPARABLE, reason=reason)
    try:
        if claim.missing is not None:
            implied = None if not_comparable else _implied(result)
            return attrs.evolve(result, implied=implied)
        recomputed = _recomputed(result, lambda figure: figure.interval(rounding))
        exact = _recomputed(result, lambda figure: Interval.exactly(figure.point))
    except GrowthError:
        return attrs.evolve(result, verdict=Verdict.NOT_CHECKABLE, reason=Ground.NO_RESULT)
    result = attrs.evolve(result, recomputed=recomputed, point=exact.lower)
    if not_comparable:
        return result
    verdict, reason = _judge(result, recomputed, exact)
    return attrs.evolve(result, verdict=verdict, reason=reason)


def _judge(check: Check, recomputed: Interval, exact: Interval) -> tuple[Verdict, Ground]:
    """Compare what was stated with what was recomputed."""
    stated = check.claim.stated
    rounds = _rounds_to(exact, stated, check.rounding)
    if check.claim.kind is ClaimKind.QUOTATION:
        if rounds:
            return Verdict.CONSISTENT, Ground.QUOTED_AS_SAID
        return Verdict.INCONSISTENT, Ground.QUOTED_OTHERWISE
    if stated.quantity.hedge in (Hedge.EXACT, Hedge.ABOUT):
        if rounds:
            return Verdict.CONSISTENT, Ground.ROUNDS_TO_STATED
    elif check.stated.contains(exact):
        return Verdict.CONSISTENT, Ground.WITHIN_HEDGE
    if check.stated.meets(recomputed):
        return Verdict.CONSISTENT_BY_ROUNDING, Ground.INTERVALS_MEET
    return Verdict.INCONSISTENT, Ground.INTERVALS_APART


def _rounds_to(exact: Interval, stated: Figure, rounding: Rounding) -> bool:
    """Tell whether a recomputed point is printed as the stated number."""
    quantity, factor = stated.quantity, stated.factor
    ends = [Fraction(end) / factor for end in (exact.lower, exact.upper) if end is not None]
    return all(rounding.round(end, quantity.step) == quantity.value for end in ends)


def _recomputed(check: Check, meaning: Callable[[Figure], Interval]) -> Interval:
    """Return what follows from what the operands mean."""
    operands = operand_intervals(check.claim, meaning)
    return FORMULAS[check.claim.kind].compute(operands, check.years or 0)


def _implied(check: Check) -> Interval | None:
    """Return what the missing operand would have to be, where the others tell it."""
    if check.claim.missing is None:
        return None
    return solved(
        check.claim,
        check.claim.missing.position,
        check.stated,
        lambda figure: figure.interval(check.rounding),
        check.years or 0,
    )


def _years(claim: Claim) -> int | None:
    """Return the number of steps that the stated figure speaks of, if it matters.

    It is the text's own: from the stated basis to the stated period, or else from the period of
    the earlier level to that of the later one.  Of a duration, it is the length of its period.
    """
    period, basis = claim.stated.period, claim.stated.basis
    if claim.kind is ClaimKind.DURATION and period is not None:
        unit = claim.stated.quantity.unit.name
        return period.count(unit) if unit in COUNTED_UNITS else None
    if claim.kind is not ClaimKind.AVERAGE_GROWTH:
        return None
    if (period is None or basis is None) and claim.missing is None:
        basis, period = (operand.period for operand in claim.operands)
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
    same_time = one.period is not None and one.period.is_same_time(other.period)
    return one.kind is other.kind and same_thing and same_time and same_number
