"""The arithmetic of growth, exact and aware of rounding, usable alone.

Every function takes numbers, `Quantity` or `Interval` objects and returns an `Interval`:

- a number is exact, and a float counts as the decimal that it prints as;
- a quantity is all that its printed form and its hedge allow (`Quantity.possible`);
- an interval is all its numbers.

If the true values lie in the inputs, the true result lies in the output.  Rates are in percent
per year, as printed: 28 for "28%".  Levels are amounts above zero; one without a lower bound
("nearly 30 trillion") counts from zero upwards.  Rates lie above -100 percent.
"""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from miitbrief.exceptions import GrowthError, InvalidValueError, UnitMismatchError
from miitbrief.model._numbers import Number, as_fraction
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Quantity

__all__ = [
    "Operand",
    "average_rate",
    "base",
    "increase",
    "level",
    "mean_rate",
    "missing_rate",
    "multiple",
    "point_change",
    "rate",
    "rate_of_increase",
    "rate_of_multiple",
    "required_rate",
    "required_step",
]

Operand = Interval | Quantity | Number
"""What every function takes."""

#: What the functions are called elsewhere.
_KNOWN_AS = {
    "cagr": "average_rate",
    "compound_growth": "average_rate",
    "average_growth": "average_rate",
    "growth": "rate",
    "growth_rate": "rate",
    "pct_change": "rate",
    "yoy": "rate",
    "change": "increase",
    "difference": "increase",
    "ratio": "multiple",
}

_POSITIVE = Interval(lower=0, lower_closed=False)


def rate(start: Operand, end: Operand) -> Interval:
    """Return the growth from one level to another, in percent: ``(end / start - 1) * 100``.

    Args:
        start: The earlier level, above zero.
        end: The later level.

    Raises:
        GrowthError: Where the earlier level is zero or may be negative.
        UnitMismatchError: Where the levels are quantities of different units.

    >>> print(rate(50, 60))
    [20, 20]
    """
    _require_one_unit(start, end)
    return (_amount(end, "end") / _level(start, "start") - 1) * 100


def average_rate(start: Operand, end: Operand, years: int) -> Interval:
    """Return the average annual growth between two levels, in percent per year.

    The geometric mean, ``((end / start) ** (1 / years) - 1) * 100``, as China's statistical
    yearbooks compute it (the "level" method).

    Args:
        start: The level in the base year, above zero.
        end: The level *years* years later, above zero.
        years: How many yearly steps lie between them: 4 from 2016 to 2020.

    Raises:
        GrowthError: Where a level is not above zero or *years* is not a positive whole number.
        UnitMismatchError: Where the levels are quantities of different units.

    >>> print(average_rate(100, 121, 2))
    [10, 10]
    """
    _require_one_unit(start, end)
    _require_years(years)
    return compound_rate(_level(end, "end") / _level(start, "start"), Fraction(years))


def level(start: Operand, rate: Operand, years: int = 1) -> Interval:
    """Return the level that *years* years of growth lead to: ``start * (1 + rate) ** years``.

    Args:
        start: The level at the start, above zero.
        rate: The growth in percent per year.
        years: How many years it lasts.

    Raises:
        GrowthError: Where the start is not above zero, the rate not above -100 percent, or
            *years* not a positive whole number.

    >>> print(level(100, 10, years=2))
    [121, 121]
    """
    _require_years(years)
    return _level(start, "start") * _factor(rate, "rate") ** years


def base(end: Operand, rate: Operand, years: int = 1) -> Interval:
    """Return the level from which *years* years of growth led to *end*.

    The inverse of `level`: ``end / (1 + rate) ** years``.

    Args:
        end: The level at the end, above zero.
        rate: The growth in percent per year.
        years: How many years it lasted.

    Raises:
        GrowthError: As `level`.

    >>> print(base(121, 10, years=2))
    [100, 100]
    """
    _require_years(years)
    return _level(end, "end") / _factor(rate, "rate") ** years


def mean_rate(*rates: Operand) -> Interval:
    """Return the average of the rates of successive years, in percent per year.

    The geometric mean of the yearly factors; of two years, the "two-year average" of the
    pandemic years.

    Raises:
        GrowthError: Where there is no rate, or one is not above -100 percent.

    >>> print(mean_rate(0, 21))
    [10, 10]
    """
    if not rates:
        raise GrowthError("expected at least one yearly rate, got none")
    product = Interval.exactly(1)
    for place, yearly in enumerate(rates, 1):
        product = product * _factor(yearly, f"rate {place}")
    return _to_rate(product.root(len(rates)))


def missing_rate(mean: Operand, *known: Operand) -> Interval:
    """Return the rate of the one year that is not known, in percent.

    The inverse of `mean_rate`: of a two-year average and the second year, the first year.

    Args:
        mean: The average rate of all the years, in percent per year.
        known: The rates of all the years but one.

    Raises:
        GrowthError: Where no rate is known, or one is not above -100 percent.

    >>> print(missing_rate(10, 21))
    [0, 0]
    """
    if not known:
        raise GrowthError("expected the rates of all the years but one, got none")
    product = _factor(mean, "mean") ** (len(known) + 1)
    for place, yearly in enumerate(known, 1):
        product = product / _factor(yearly, f"known rate {place}")
    return _to_rate(product)


def point_change(start: Operand, end: Operand) -> Interval:
    """Return the change of a percentage, in percentage points: ``end - start``.

    Raises:
        UnitMismatchError: Where the operands are quantities of different units.

    >>> print(point_change(9.4, 15.1))
    [5.7, 5.7]
    """
    return increase(start, end)


def increase(start: Operand, end: Operand) -> Interval:
    """Return the absolute change, in the unit of the operands: ``end - start``.

    Raises:
        UnitMismatchError: Where the operands are quantities of different units.

    >>> print(increase(10, 24))
    [14, 14]
    """
    _require_one_unit(start, end)
    return _interval(end, "end") - _interval(start, "start")


def multiple(start: Operand, end: Operand) -> Interval:
    """Return how many times *start* goes into *end*.

    Raises:
        GrowthError: Where the start is not above zero.
        UnitMismatchError: Where the operands are quantities of different units.

    >>> print(multiple(20, 54))
    [2.7, 2.7]
    """
    _require_one_unit(start, end)
    return _amount(end, "end") / _level(start, "start")


def rate_of_increase(times: Operand) -> Interval:
    """Return the growth that an increase *by* so many times is, in percent.

    "Up 1.6 times" is +160 percent: what was added is 1.6 times what was there.

    >>> print(rate_of_increase(1.6))
    [160, 160]
    """
    return _interval(times, "times") * 100


def rate_of_multiple(times: Operand) -> Interval:
    """Return the growth that a level *of* so many times another is, in percent.

    "2.7 times that of 2012" is +170 percent.

    >>> print(rate_of_multiple(2.7))
    [170, 170]
    """
    return (_interval(times, "times") - 1) * 100


def required_rate(current: Operand, target: Operand, years: Number) -> Interval:
    """Return the growth that reaches a target in time, in percent per year.

    ``((target / current) ** (1 / years) - 1) * 100``, for a whole number of years or a fraction.

    Args:
        current: The level now, above zero.
        target: The level to be reached, above zero.
        years: The time that is left, in years.

    Raises:
        GrowthError: Where a level or the time is not above zero.
        UnitMismatchError: Where the levels are quantities of different units.

    >>> print(required_rate(100, 110, Fraction(1, 2)))
    [21, 21]
    """
    _require_one_unit(current, target)
    time = _time(years)
    return compound_rate(_level(target, "target") / _level(current, "current"), time)


def required_step(current: Operand, target: Operand, years: Number) -> Interval:
    """Return the absolute yearly change that reaches a target in time, in its unit per year.

    Args:
        current: The level now.
        target: The level to be reached.
        years: The time that is left, in years.

    Raises:
        GrowthError: Where the time is not above zero.
        UnitMismatchError: Where the levels are quantities of different units.

    >>> print(required_step(1.5, 2, Fraction(1, 2)))
    [1, 1]
    """
    _require_one_unit(current, target)
    time = _time(years)
    change = _interval(target, "target") - _interval(current, "current")
    return change * time.denominator / time.numerator


def compound_rate(factor: Interval, years: Fraction) -> Interval:
    """Return the compound annual growth that multiplies a level, in percent per year.

    Args:
        factor: What the level is multiplied by, not below zero.
        years: In how much time, above zero.

    Raises:
        GrowthError: Where the growth has too many digits.
    """
    return _to_rate(factor.root(years))


if not TYPE_CHECKING:  # A type checker would take any name for one of the module.

    def __getattr__(name: str) -> object:
        """Name the function that is called otherwise elsewhere."""
        meant = _KNOWN_AS.get(name.lower())
        hint = "" if meant is None else f"; it is `{meant}` here"
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}{hint}")


def _interval(operand: Operand, name: str) -> Interval:
    """Return all that an operand may be."""
    if isinstance(operand, Interval):
        return operand
    if isinstance(operand, Quantity):
        return operand.possible
    if isinstance(operand, bool) or not isinstance(operand, int | float | Decimal | Fraction):
        hint = '; for "28%", write 28' if isinstance(operand, str) else ""
        raise InvalidValueError(
            f"{name} must be a number, a Quantity or an Interval, got {operand!r}{hint}"
        )
    return Interval.exactly(as_fraction(operand, name=name))


def _amount(operand: Operand, name: str) -> Interval:
    """Return what an amount may be, from zero upwards where it has no lower bound."""
    interval = _interval(operand, name)
    if interval.lower is not None:
        return interval
    return interval.intersection(_POSITIVE) or interval


def _level(operand: Operand, name: str) -> Interval:
    """Return what a level may be, which must be above zero."""
    interval = _amount(operand, name)
    if not _POSITIVE.contains(interval):
        raise GrowthError(f"growth needs a level above zero, got {interval} as {name}")
    return interval


def _factor(rate: Operand, name: str) -> Interval:
    """Return the factor by which a rate in percent multiplies."""
    interval = _interval(rate, name)
    factor = interval / 100 + 1
    if interval.lower is None:
        factor = factor.intersection(_POSITIVE) or factor
    if not _POSITIVE.contains(factor):
        raise GrowthError(f"expected a rate above -100 percent, got {interval} as {name}")
    return factor


def _to_rate(factor: Interval) -> Interval:
    """Return the rate in percent of a factor."""
    return (factor - 1) * 100


def _time(years: Number) -> Fraction:
    """Return a time in years, which must be above zero."""
    time = as_fraction(years, name="years")
    if time <= 0:
        raise GrowthError(f"expected a time above zero, got {years!r} years")
    return time


def _require_years(years: int) -> None:
    """Refuse a number of years that is not a positive whole number."""
    if isinstance(years, bool) or not isinstance(years, int) or years < 1:
        raise GrowthError(f"expected a positive whole number of years, got {years!r}")


def _require_one_unit(*operands: Operand) -> None:
    """Refuse quantities of different units; what is counted may be worded differently."""
    units = [operand.unit for operand in operands if isinstance(operand, Quantity)]
    if len({(unit.name, unit.per) for unit in units}) > 1:
        raise UnitMismatchError([str(unit) for unit in units])
