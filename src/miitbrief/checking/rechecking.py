"""Rechecking: does what was claimed follow from the figures that it was claimed with?

A check never says that a figure is true.  It says whether figures agree with each other, given
that every printed number stands for an interval.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import attrs

from miitbrief.arithmetic.formulas import FORMULAS, operand_intervals, solved
from miitbrief.checking.checks import Check, Filling
from miitbrief.checking.references import References, fitting
from miitbrief.checking.verdicts import Ground, Verdict
from miitbrief.exceptions import GrowthError, InvalidValueError, UnitMismatchError
from miitbrief.model._normalization import canonical
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.categories import PriceBasis
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.decisions import TWO_READINGS
from miitbrief.model.figures import RATES, Figure, Indicator
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import COUNTED_UNITS
from miitbrief.model.quantities import Hedge, Quantity, Rounding
from miitbrief.model.references import Reference, Source

__all__ = ["check", "recheck"]

#: Kinds of claims that need a number of years.
_TIMED = {ClaimKind.AVERAGE_GROWTH, ClaimKind.DURATION}


#: The words of what grows in real terms where nobody says otherwise.
_REAL_BY_CONVENTION = (
    frozenset({"added", "value"}),
    frozenset({"gdp"}),
    frozenset({"gross", "domestic", "product"}),
)
#: How much prices change in a year, in percent, where money is sound.
_USUAL_PRICES = Interval(lower=-3, upper=15)
#: What holds comes before what does not, and what has no answer comes last.
_BEST_FIRST = (
    Verdict.CONSISTENT,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.MISQUOTED,
    Verdict.INCONSISTENT,
    Verdict.NOT_COMPARABLE,
    Verdict.NOT_CHECKABLE,
)


def check(
    briefing: Briefing | Iterable[Briefing],
    *,
    references: Iterable[Reference] = (),
    rounding: Rounding = Rounding.HALF,
) -> tuple[Check, ...]:
    """Recheck every claim of a briefing, or of all the briefings of a corpus.

    What the text of a claim lacks is looked for in the other briefings first, then in the
    references.  It is found by concept, kind and time.  The text alone decides a claim that has
    all its operands, whatever there is elsewhere.

    Args:
        briefing: The briefing; or a `Corpus` or other briefings.
        references: Published values for what the texts lack.
        rounding: How numbers are taken to have been rounded; to the nearest by default, with
            ties either way.

    Returns:
        A check for each claim, in order.

    Raises:
        InvalidValueError: Where an argument is not of its type, references contradict each other,
            or one for an operand of a claim is in another unit than the claim needs.

    >>> import miitbrief
    >>> checks = check(miitbrief.load("2022-02-28"))
    >>> [c.claim.stated.quantity.text for c in checks if c.verdict == Verdict.MISQUOTED]
    ['1.42 million']
    """
    rounding = Rounding(rounding)
    given = briefings_in(briefing, or_one=True)
    published = references if isinstance(references, References) else References(references)
    said = {each.id: _values_in(each) for each in given} if len(given) > 1 else {}
    found: list[Check] = []
    for each in given:
        elsewhere = [one for name, ones in said.items() if name != each.id for one in ones]
        for claim in each.claims:
            result = recheck(claim, each, rounding)
            if result.verdict == Verdict.NOT_CHECKABLE and claim.missing is not None:
                values = [*fitting(elsewhere, claim.missing), *fitting(published, claim.missing)]
                result = _filled(result, each, values)
            found.append(result)
    return tuple(found)


def _filled(result: Check, briefing: Briefing, values: Sequence[Reference]) -> Check:
    """Return a check with values in the place of the operand that the text lacks.

    It finds what the value does that fits best, since any of several may be what the speaker went
    by; values of another survey or scope decide nothing.
    """
    if not values:
        return result
    fillings = tuple(_filling(result, briefing, each) for each in values)
    best = min(fillings, key=lambda each: _BEST_FIRST.index(each.verdict))
    if best.verdict is Verdict.NOT_COMPARABLE:
        reason = Ground.OTHER_SCOPE
    elif best.verdict is Verdict.NOT_CHECKABLE:
        reason = Ground.NO_RESULT
    else:
        said = best.reference.source.figure is not None
        reason = Ground.WITH_OTHER_BRIEFING if said else Ground.WITH_REFERENCE
    return attrs.evolve(
        result,
        verdict=best.verdict,
        reason=reason,
        recomputed=best.recomputed,
        point=best.point,
        fillings=fillings,
    )


def _filling(result: Check, briefing: Briefing, value: Reference) -> Filling:
    """Return what follows from a value in the place of the operand that the text lacks."""
    claim = result.claim
    assert claim.missing is not None  # There is something to fill.
    operands = list(claim.operands)
    operands.insert(claim.missing.position, value.figure)
    try:
        whole = attrs.evolve(claim, operands=tuple(operands), missing=None)
    except UnitMismatchError as error:
        raise InvalidValueError(
            f"claim {claim.id} needs the {claim.missing.role} in the unit of the others: {error}; "
            f"the reference is {value}"
        ) from error
    checked = recheck(whole, briefing, result.rounding)
    own = {"", *(figure.source for figure in (claim.stated, *claim.operands))}
    comparable = value.source.scope in own or checked.recomputed is None
    return Filling(
        reference=value,
        verdict=checked.verdict if comparable else Verdict.NOT_COMPARABLE,
        recomputed=checked.recomputed,
        point=checked.point,
    )


def _values_in(briefing: Briefing) -> tuple[Reference, ...]:
    """Return what a briefing's officials say of concepts as values that stand for what others lack.

    A figure without a concept or a time cannot be looked up, and a reporter's is no value.
    """
    publisher = briefing.host or briefing.title
    return tuple(
        Reference(
            concept=figure.concept,
            label=figure.measure,
            kind=figure.kind,
            period=figure.period,
            basis=figure.basis,
            quantity=_signed(figure),
            source=Source(
                publisher=figure.source or publisher,
                date=briefing.date,
                address=briefing.source or "",
                figure=figure.id,
            ),
        )
        for figure in briefing.indicators
        if figure.concept is not None and figure.period is not None
    )


def _signed(figure: Indicator) -> Quantity:
    """Return the quantity of a figure, in which a fall is negative."""
    quantity = figure.quantity
    if figure.factor >= 0:
        return quantity
    return attrs.evolve(quantity, value=-quantity.value, text=f"-{quantity.text}")


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
    if verdict == Verdict.INCONSISTENT and _has_two_readings(claim.stated):
        return _read_otherwise(attrs.evolve(result, verdict=verdict, reason=reason), exact)
    if verdict == Verdict.INCONSISTENT and _is_real_by_convention(claim, exact):
        verdict, reason = Verdict.NOT_COMPARABLE, Ground.REAL_RATE_BY_CONVENTION
    return attrs.evolve(result, verdict=verdict, reason=reason)


def _has_two_readings(stated: Figure) -> bool:
    """Tell whether English leaves open what a figure in times says."""
    in_times = stated.quantity.unit.name == "times"
    return in_times and any(each.rule == TWO_READINGS for each in stated.decisions)


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
    """Tell whether a rate in real terms is compared with levels that are not."""
    nominal = any(
        isinstance(operand, Indicator)
        and operand.kind not in RATES
        and operand.price_basis is not PriceBasis.REAL
        for operand in claim.operands
    )
    return claim.stated.kind in RATES and nominal and _is_real(claim.stated, briefing)


def _is_real_by_convention(claim: Claim, nominal: Interval) -> bool:
    """Tell whether a rate that does not say so is in real terms, and levels in money are not.

    Statistics offices publish the growth of gross domestic product and of added value at constant
    prices, and their amounts at current ones; speakers put both into one sentence.  Prices that
    would have to change by more in a year than they do explain nothing.

    Args:
        claim: The claim.
        nominal: The growth of the amounts as printed, in percent.
    """
    stated = claim.stated
    is_open = isinstance(stated, Indicator) and stated.price_basis is PriceBasis.UNSPECIFIED
    words = frozenset(canonical(stated.measure))
    is_such = any(each <= words for each in _REAL_BY_CONVENTION)
    in_money = any(
        isinstance(operand, Indicator) and operand.price_basis is PriceBasis.NOMINAL
        for operand in claim.operands
    )
    is_one = stated.kind in RATES and is_open and is_such and in_money
    if not is_one or nominal.lower is None or stated.point <= -100:  # noqa: PLR2004 - In percent.
        return False
    prices = (100 + Fraction(nominal.lower)) / (100 + stated.point) * 100 - 100
    return _USUAL_PRICES.contains(prices)


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
