"""What makes figures not comparable: prices that change, and exchange rates that do."""

from collections.abc import Callable
from fractions import Fraction

from miitbrief.checking.verdicts import Ground
from miitbrief.model._normalization import canonical
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import PriceBasis
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import RATES, Figure, Indicator
from miitbrief.model.intervals import Interval

__all__ = ["explained_otherwise", "is_real_rate_of_nominal_levels"]

#: The words of what grows in real terms where nobody says otherwise.
_REAL_BY_CONVENTION = (
    frozenset({"added", "value"}),
    frozenset({"gdp"}),
    frozenset({"gross", "domestic", "product"}),
)
#: How much prices change in a year, in percent, where money is sound.
_USUAL_PRICES = Interval(lower=-3, upper=15)
#: How far two exchange rates of one year are from each other, as a quotient, where no currency
#: breaks down: a text may convert one amount at the rate of the day and another at the year's.
_USUAL_RATES = Interval(lower=Fraction(95, 100), upper=Fraction(105, 100))
#: How much the prices of a part change beside those of its whole in a year, as a quotient.
_USUAL_RELATIVE_PRICES = Interval(lower=Fraction(85, 100), upper=Fraction(115, 100))


def explained_otherwise(claim: Claim, exact: Interval) -> Ground | None:
    """Return what explains that a claim does not hold, so that it is not inconsistent, or None.

    Args:
        claim: The claim.
        exact: What follows from the numbers as printed.
    """
    return next((ground for ground, applies in _REASONS.items() if applies(claim, exact)), None)


def is_real_rate_of_nominal_levels(claim: Claim, briefing: Briefing) -> bool:
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


def _are_rates_of_two_days(claim: Claim, exact: Interval) -> bool:
    """Tell whether two amounts in two currencies differ by no more than exchange rates do."""
    return claim.kind is ClaimKind.CURRENCY and _is_near(claim, exact, _USUAL_RATES)


def _is_of_nominal_share(claim: Claim, exact: Interval) -> bool:
    """Tell whether a share at current prices is put beside growth at constant ones.

    Prices of the part that would have to change by more, beside those of the whole, explain
    nothing.
    """
    of_share = claim.kind is ClaimKind.CONTRIBUTION_OF_SHARE
    return of_share and _is_near(claim, exact, _USUAL_RELATIVE_PRICES)


def _is_of_other_scope(claim: Claim, _: Interval) -> bool:
    """Tell whether a rate is put beside rates of a part of what it is of, in other briefings."""
    own = claim.stated.concept
    is_rate = bool(claim.given_at) and claim.stated.kind in RATES
    return is_rate and any(each.concept not in {None, own} for each in claim.operands)


def _is_near(claim: Claim, exact: Interval, quotients: Interval) -> bool:
    """Tell whether the stated number is so near to what was recomputed."""
    stated = claim.stated.point
    return (
        exact.lower is not None
        and stated != 0
        and quotients.contains(Fraction(exact.lower) / stated)
    )


#: What may explain that a claim does not hold.
_REASONS: dict[Ground, Callable[[Claim, Interval], bool]] = {
    Ground.REAL_RATE_BY_CONVENTION: _is_real_by_convention,
    Ground.REAL_RATE_OF_NOMINAL_SHARE: _is_of_nominal_share,
    Ground.OTHER_SCOPE: _is_of_other_scope,
    Ground.RATES_OF_TWO_DAYS: _are_rates_of_two_days,
}
