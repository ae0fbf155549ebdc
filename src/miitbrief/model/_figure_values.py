"""Figures with a number, seen alike: indicators and targets."""

from decimal import Decimal
from fractions import Fraction

import attrs

from miitbrief.model.figures import WHOLE, Direction, Indicator, Kind, Target
from miitbrief.model.intervals import Interval
from miitbrief.model.numerals import read_numeral
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Hedge, Quantity, Rounding, Unit

__all__ = [
    "RATES",
    "Figure",
    "allowed",
    "basis_of",
    "denominator_of",
    "factor_of",
    "period_of",
    "point",
    "possible_step_of",
    "quantity_of",
    "unit_of",
]

Figure = Indicator | Target
"""What has a number: an indicator, or a target that has one."""

RATES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH})
_NOT_NEGATIVE = Interval(lower=0)
_WHOLE = Interval(lower=0, upper=WHOLE)


def allowed(figure: Figure, rounding: Rounding) -> Interval:
    """Return the numbers that a figure may stand for, in the unit of `unit_of`.

    A fall is negative, and a share does not exceed its whole.  A target is exact.
    """
    quantity = quantity_of(figure)
    if quantity.hedge is Hedge.EXACT:
        size = rounding.interval(quantity.value, possible_step_of(figure))
    else:
        # A hedge that leaves the lower side open does not turn an amount negative.
        size = quantity.possible.intersection(_NOT_NEGATIVE) or quantity.possible
    if figure.kind is Kind.SHARE and quantity.unit.name == "percent":
        size = size.intersection(_WHOLE) or size
    return size * factor_of(figure)


def possible_step_of(figure: Figure) -> Decimal | Fraction:
    """Return the unit to which a number may have been rounded; zero for a target."""
    return Decimal(0) if isinstance(figure, Target) else quantity_of(figure).possible_step


def point(figure: Figure) -> Interval:
    """Return the number as printed, without any width; sign and unit as in `allowed`."""
    return Interval.exactly(Fraction(quantity_of(figure).value) * factor_of(figure))


def factor_of(figure: Figure) -> Fraction:
    """Return what turns the printed number into that of `allowed`: its sign and its unit."""
    sign = -1 if figure.direction is Direction.DOWN else 1
    name = quantity_of(figure).unit.name
    if name == "times" and figure.kind in RATES:
        return Fraction(sign * 100)
    return Fraction(sign, 100 if name == "basis point" else 1)


def unit_of(figure: Figure) -> Unit:
    """Return the unit in which figures are compared.

    It is the figure's own, but percent for growth that is printed as "up 1.6 times", and
    percentage points for basis points.
    """
    own = quantity_of(figure).unit
    if own.name == "times" and figure.kind in RATES:
        return attrs.evolve(own, name="percent")
    return attrs.evolve(own, name="percentage point") if own.name == "basis point" else own


def denominator_of(figure: Figure) -> Fraction:
    """Return the number in the denominator of the unit: 1,000 of "per 1,000 people"."""
    number = read_numeral(quantity_of(figure).unit.per or "").value
    return Fraction(number) if number else Fraction(1)


def quantity_of(figure: Figure) -> Quantity:
    """Return a figure's number, which every figure of a claim has."""
    assert figure.quantity is not None  # Claim refuses figures without a number.
    return figure.quantity


def period_of(figure: Figure) -> Period | None:
    """Return when a figure is true; a target has a due date instead."""
    return figure.period if isinstance(figure, Indicator) else None


def basis_of(figure: Figure) -> Period | None:
    """Return what a figure is compared with."""
    return figure.basis if isinstance(figure, Indicator) else None
