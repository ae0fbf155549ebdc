"""Numbers as they were printed: with a unit, a hedge, and the precision of their last digit."""

import re
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._printing import printable
from miitbrief._validators import instance_of, not_blank, optional
from miitbrief.exceptions import InvalidValueError
from miitbrief.model._numbers import (
    Number,
    as_decimal,
    as_fraction,
    last_digit,
    power_of_ten,
    to_decimal,
)
from miitbrief.model.intervals import Interval
from miitbrief.model.numerals import Numeral, read_numeral

__all__ = ["Hedge", "Quantity", "Rounding", "Unit"]

#: Units of things that are counted one by one, so that a number printed to the unit is exact.
COUNTABLE = frozenset({"count", "rank", "year", "month", "day"})

#: Units of numbers that nobody scales by a thousand.
_UNSCALED = frozenset({"percent", "percentage point", "basis point", "times", "rank"})

#: Units whose numbers are no amounts that are rounded to tens or hundreds: relations, places, and
#: what the calendar counts.
_TO_THE_UNIT = _UNSCALED | {"index point", "year", "quarter", "month", "week", "day"}

#: Names of units that the package itself acts on.  Of those that are no words of daily life, what
#: is nearly the same is a slip: "percnt", "percentage points".
_OWN_UNITS = ("percent", "percentage point", "basis point", "index point")
_NAMED_UNITS = (*_OWN_UNITS, "count", "rank", "year", "quarter", "month", "week", "day")
#: How alike two names are that mean one, from 0 to 1: "percnt" is, and "percentile" is not.
_ALIKE = 0.85


#: What another number's scale word may multiply by.
_SCALES = (1, *(10**power for power in (3, 4, 5, 6, 7, 8, 9, 12)))
#: The years of a decade and of a century.
_SPANS_OF_YEARS = (10, 100)


class Hedge(WordEnum):
    """How the words around a number limit it."""

    EXACT = "exact"
    """Nothing limits it but rounding."""
    ABOUT = "about"
    """About, around, some, approximately."""
    MORE_THAN = "more_than"
    """More than, over, above, exceeded."""
    AT_LEAST = "at_least"
    """At least, no less than, or above."""
    NEARLY = "nearly"
    """Nearly, almost, close to."""
    LESS_THAN = "less_than"
    """Less than, under, below."""
    AT_MOST = "at_most"
    """At most, up to."""


_ONE = Fraction(1)


class _Side(NamedTuple):
    """How far a rule reaches from a number to one side, in steps, and whether it gets there."""

    width: Fraction
    closed: bool


class Rounding(WordEnum):
    """Rules by which a publisher may have rounded a number to its last printed digit.

    `HALF` is the default: to the nearest, and a tie either way, because a publisher seldom says
    what it does with ties.  So both ends of its interval are closed.
    """

    HALF = "half"
    """To the nearest, a tie either way, so that both ends are closed."""
    HALF_UP = "half_up"
    """To the nearest, a tie away from zero, so that the outer end is open."""
    HALF_EVEN = "half_even"
    """To the nearest, a tie to the even digit; ends are closed where the last digit is even."""
    TRUNCATION = "truncation"
    """Further digits are cut off, so that the next number away from zero is out of reach."""

    def interval(self, value: Number, step: Number) -> Interval:
        """Return the numbers that this rule rounds to *value* at *step*.

        They are those that `round` prints so, and for `HALF` both ties.  To zero a rule rounds
        from either side.

        Args:
            value: The rounded number.
            step: The unit of its last digit; zero where nothing is rounded.

        Raises:
            InvalidValueError: Where the step is negative, or one of them is no number.

        >>> print(Rounding.TRUNCATION.interval(Decimal("2.5"), Decimal("0.1")))
        [2.5, 2.6)
        >>> print(Rounding.HALF_UP.interval(0, Decimal("0.1")))
        (-0.05, 0.05)
        """
        exact, unit = as_fraction(value, name="value"), _step(step)
        if not unit:
            return Interval.exactly(exact)
        if exact < 0:
            return -self.interval(-exact, unit)
        inner, outer = self._sides(exact / unit)
        return Interval(
            lower=to_decimal(exact - inner.width * unit, up=False),
            upper=to_decimal(exact + outer.width * unit, up=True),
            lower_closed=inner.closed,
            upper_closed=outer.closed,
        )

    def _sides(self, steps: Fraction) -> tuple[_Side, _Side]:
        """Return how far, in steps, a rule rounds to so many steps, from below and from above."""
        half, even = Fraction(1, 2), steps % 2 == 0
        match self:
            case Rounding.HALF:
                inner = outer = _Side(half, closed=True)
            case Rounding.HALF_UP:
                inner, outer = _Side(half, closed=True), _Side(half, closed=False)
            case Rounding.HALF_EVEN:
                inner = outer = _Side(half, closed=even)
            case _:
                inner, outer = _Side(Fraction(0), closed=True), _Side(Fraction(1), closed=False)
        return (inner if steps else outer), outer

    def round(self, value: Number, step: Number) -> Decimal:
        """Return *value* as this rule prints it to *step*, where a step of zero rounds nothing.

        `HALF` rounds a tie away from zero, as `HALF_UP` does.

        Raises:
            InvalidValueError: Where the step is negative, or one of them is no number.
        """
        exact, unit = as_fraction(value, name="value"), _step(step)
        if not unit:
            return to_decimal(exact, up=False)
        steps = exact / unit
        match self:
            case Rounding.TRUNCATION:
                whole = int(steps)
            case Rounding.HALF_EVEN:
                whole = round(steps)
            case _:
                whole = int(steps + (Fraction(1, 2) if steps > 0 else -Fraction(1, 2)))
        return to_decimal(whole * unit, up=False)


def _step(step: Number) -> Fraction:
    """Return the unit of a last digit, which must not be negative."""
    unit = as_fraction(step, name="step")
    if unit < 0:
        raise InvalidValueError(f"step must not be negative, got {step!r}")
    return unit


@attrs.frozen(kw_only=True)
class Unit:
    """What a number counts or measures.

    Args:
        name: ISO 4217 for money, "percent", "percentage point", "times", "count", "index point",
            "year", "month", "day", "rank", or else the English unit in the singular.
        per: The denominator of a ratio, such as "1,000 people".
        counted: For "count", what is counted, such as "5G base stations".

    Raises:
        InvalidValueError: Where a name is blank or a misspelling of a name above, or something is
            counted in another unit.
    """

    name: str = attrs.field(validator=not_blank)
    per: str | None = attrs.field(default=None, validator=optional(not_blank))
    counted: str | None = attrs.field(default=None, validator=optional(not_blank))

    def __attrs_post_init__(self) -> None:
        """Refuse a misspelt name, and a counted thing where nothing is counted."""
        meant = _meant_unit(self.name)
        if meant != self.name:
            raise InvalidValueError(
                f"Unit.name {self.name!r} is no unit that is known; the nearest is {meant!r}"
            )
        if self.counted is not None and self.name != "count":
            raise InvalidValueError(
                f"only the unit 'count' counts something; {self.name!r} cannot count "
                f"{self.counted!r}"
            )

    @property
    def is_money(self) -> bool:
        """Whether the name is a currency code of ISO 4217: three capital letters."""
        return re.fullmatch("[A-Z]{3}", self.name) is not None

    @property
    def denominator(self) -> Fraction:
        """The number in the denominator: 1,000 of "per 1,000 people", else 1."""
        number = read_numeral(self.per or "").value
        return Fraction(number) if number else Fraction(1)

    def __str__(self) -> str:
        """Return the unit in words."""
        name = self.counted or self.name
        return printable(name if self.per is None else f"{name} per {self.per}")


@lru_cache(maxsize=256)
def _meant_unit(name: str) -> str:
    """Return the known unit that a name is a misspelling of, or else the name.

    The package takes the English name of any unit, so only what can be no other is a misspelling:
    another case, a plural, a hyphen or "%"; and of long names what is nearly the same.
    """
    plain = " ".join(re.split(r"[\s_-]+", name.strip().casefold()))
    if plain == "%":
        return "percent"
    for known in _NAMED_UNITS:
        if plain in {known, f"{known}s"}:
            return known
    near = get_close_matches(plain, _OWN_UNITS, n=1, cutoff=_ALIKE)
    return near[0] if near else name


def _to_decimal(value: "Decimal | int") -> Decimal:
    """Take a decimal or a whole number; a float is refused because it is not what was printed."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise InvalidValueError(
            f"Quantity.value must be a Decimal or an int, got {value!r}{_advice(value)}"
        )
    return as_decimal(value, name="Quantity.value")


def _advice(value: object) -> str:
    """Return how a number of another type is written, where it is a number."""
    if isinstance(value, float) or (isinstance(value, str) and re.fullmatch(r"-?[0-9.]+", value)):
        return f'; write Decimal("{value}")'
    return ""


@attrs.frozen(kw_only=True, repr=False)
class Quantity:
    """A number with its unit, its hedge and its printed form.

    Two quantities are equal only where they are printed to the same digit: 28 percent is not
    28.0 percent.

    Args:
        value: The full number: 20900000000000 for "20.9 trillion"; 6.3 for "6.3%".
        unit: Its unit.
        hedge: How the words around it limit it.
        text: The number as printed, with scale and unit word, such as "20.9 trillion yuan".  Left
            out, the digits of *value* are what was printed.

    Raises:
        InvalidValueError: Where the printed digits are not the value's.

    >>> rate = Quantity(value=28, unit=Unit(name="percent"), text="28%")
    >>> print(rate.printed)
    [27.5, 28.5]
    """

    value: Decimal = attrs.field(converter=_to_decimal)
    unit: Unit = attrs.field(validator=instance_of(Unit))
    hedge: Hedge = attrs.field(default=Hedge.EXACT, converter=Hedge)
    text: str = attrs.field(
        default=attrs.Factory(lambda self: f"{self.value:f}", takes_self=True),
        validator=not_blank,
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a value that is not the number that was printed."""
        printed = self._numeral.value
        if printed is None or printed == self.value:
            return
        scales = (1,) if self.unit.name in _UNSCALED else _SCALES
        if self.unit.name == "year":
            scales += _SPANS_OF_YEARS
        if self._shared_scale not in scales:
            raise InvalidValueError(
                f"{self.text!r} prints {printed:f}, but the value is {self.value:f}"
            )

    @property
    def _numeral(self) -> Numeral:
        return read_numeral(self.text)

    @property
    def _shared_scale(self) -> Fraction:
        """The scale that another number's scale word lends: of the 10 in "10 to 20 million"."""
        printed = self._numeral.value
        if printed is None or printed == self.value:
            return _ONE
        if not printed or not self.value:
            return Fraction(0)
        return abs(Fraction(self.value)) / Fraction(printed)

    @property
    def step(self) -> Decimal | Fraction:
        """The unit of the last printed digit, in the unit of the quantity; 0 for an exact count.

        The scale word scales it: 100,000 for "1.2 million".  A count that is printed to the unit
        has no rounding.  A fraction in words of a share is in percent: 50 for "half".
        """
        numeral = self._numeral
        if isinstance(numeral.step, Fraction):
            return numeral.step * 100 if self.unit.name == "percent" else numeral.step
        scale = self._shared_scale
        if numeral.whole and self.unit.name in COUNTABLE and scale == 1:
            return Decimal(0)
        return to_decimal(Fraction(numeral.step) * scale, up=False)

    @property
    def possible_step(self) -> Decimal | Fraction:
        """The unit to which the number may have been rounded: `step`, or more for zeros at the end.

        The zeros that end a whole amount, of things, money or what is measured, may be rounding:
        100,000 for 400,000 and a million for "5 million", but 10,000 for "5.00 million".  Those of
        percentages, points, multiples and ranks, and of years, months and days, are digits like
        others.
        """
        numeral, zeros = self._numeral, last_digit(self.value)
        in_parts = isinstance(numeral.step, Fraction)
        if self.unit.name in _TO_THE_UNIT or numeral.decimals or in_parts or zeros <= 0:
            return self.step
        return max(self.step, power_of_ten(zeros))

    @property
    def printed(self) -> Interval:
        """The numbers that are printed so: half a unit of the last digit to each side, closed."""
        return self.printed_by(Rounding.HALF)

    def printed_by(self, rounding: Rounding) -> Interval:
        """Return the numbers that *rounding* prints so."""
        return Rounding(rounding).interval(self.value, self.step)

    @property
    def possible(self) -> Interval:
        """The numbers that the words allow: what the hedge, or zeros at the end, make of it.

        "More than" and "at least" allow everything from the value upwards; "nearly", "less than"
        and "at most" everything up to it; "about" every number, since no width is stated.
        Without a hedge, it is `printed`, or wider where the zeros that end a whole amount may be
        rounding (see `possible_step`): 400,000 may be anything from 350,000 to 450,000.
        """
        return self.possible_by(Rounding.HALF)

    def possible_by(self, rounding: Rounding) -> Interval:
        """Return the numbers that the words allow, where numbers are rounded by a rule."""
        match self.hedge:
            case Hedge.MORE_THAN | Hedge.AT_LEAST:
                return Interval(lower=self.value)
            case Hedge.NEARLY | Hedge.LESS_THAN | Hedge.AT_MOST:
                return Interval(upper=self.value)
            case Hedge.ABOUT:
                return Interval()
            case _:
                return Rounding(rounding).interval(self.value, self.possible_step)

    def __str__(self) -> str:
        """Return the number as printed, with its hedge in words."""
        hedge = "" if self.hedge is Hedge.EXACT else self.hedge.replace("_", " ") + " "
        return hedge + printable(self.text)

    def __repr__(self) -> str:
        """Return the printed form, the value and the unit."""
        return f"<Quantity {self} = {self.value:f} {self.unit}>"
