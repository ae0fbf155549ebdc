"""Numbers as they were printed: with a unit, a hedge, and the precision of their last digit."""

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, not_blank, optional
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.intervals import Interval, to_decimal
from miitbrief.model.numerals import Numeral, read_numeral

__all__ = ["Hedge", "Quantity", "Rounding", "Unit"]

#: Units of things that are counted one by one, so that a number printed to the unit is exact.
COUNTABLE = frozenset({"count", "rank", "year", "month", "day"})


#: Units of numbers that nobody scales by a thousand.
_UNSCALED = frozenset({"percent", "percentage point", "basis point", "times", "rank"})


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


class Rounding(WordEnum):
    """Rules by which a publisher may have rounded a number to its last printed digit.

    `HALF` is the default: to the nearest, and a tie either way, because a publisher seldom says
    what it does with ties.  So both ends of its interval are closed.
    """

    HALF = "half"
    """To the nearest, a tie either way, so that both ends are closed."""
    HALF_UP = "half_up"
    """To the nearest, a tie up, so that the upper end is open."""
    HALF_EVEN = "half_even"
    """To the nearest, a tie to the even digit; ends are closed where the last digit is even."""
    TRUNCATION = "truncation"
    """Further digits are cut off, so that the next number is out of reach."""

    def interval(self, value: Decimal, step: Decimal | Fraction) -> Interval:
        """Return the numbers that this rule rounds to *value* at *step*.

        Args:
            value: The rounded number, not negative.
            step: The unit of its last digit.

        >>> print(Rounding.TRUNCATION.interval(Decimal("2.5"), Decimal("0.1")))
        [2.5, 2.6)
        """
        exact, unit = Fraction(value), Fraction(step)
        below, above = (Fraction(0), unit) if self is Rounding.TRUNCATION else (unit / 2, unit / 2)
        even = (exact / unit) % 2 == 0 if unit else True
        low_closed = self is not Rounding.HALF_EVEN or even
        high_closed = self is Rounding.HALF or (self is Rounding.HALF_EVEN and even)
        return Interval(
            lower=to_decimal(exact - below, up=False),
            upper=to_decimal(exact + above, up=True),
            lower_closed=low_closed or not unit,
            upper_closed=high_closed or not unit,
        )

    def round(self, value: Fraction, step: Decimal | Fraction) -> Decimal:
        """Return *value* as this rule prints it to *step*, where a step of zero rounds nothing.

        `HALF` rounds a tie away from zero, as `HALF_UP` does.
        """
        if not step:
            return to_decimal(value, up=False)
        steps = value / Fraction(step)
        match self:
            case Rounding.TRUNCATION:
                whole = int(steps)
            case Rounding.HALF_EVEN:
                whole = round(steps)
            case _:
                whole = int(steps + (Fraction(1, 2) if steps > 0 else -Fraction(1, 2)))
        return to_decimal(whole * Fraction(step), up=False)


@attrs.frozen(kw_only=True)
class Unit:
    """What a number counts or measures.

    Args:
        name: ISO 4217 for money, "percent", "percentage point", "times", "count", "index point",
            "year", "month", "day", "rank", or else the English unit in the singular.
        per: The denominator of a ratio, such as "1,000 people".
        counted: For "count", what is counted, such as "5G base stations".

    Raises:
        InvalidValueError: Where a name is blank, or something is counted in another unit.
    """

    name: str = attrs.field(validator=not_blank)
    per: str | None = attrs.field(default=None, validator=optional(not_blank))
    counted: str | None = attrs.field(default=None, validator=optional(not_blank))

    def __attrs_post_init__(self) -> None:
        """Refuse a counted thing where nothing is counted."""
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
        return name if self.per is None else f"{name} per {self.per}"


def _to_decimal(value: "Decimal | int") -> Decimal:
    """Take a decimal or a whole number; a float is refused because it is not what was printed."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise InvalidValueError(f"expected a Decimal or an int, got {value!r}")
    decimal = Decimal(value)
    if not decimal.is_finite():
        raise InvalidValueError(f"expected a finite number, got {value!r}")
    return decimal


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
        scales = (1,) if self.unit.name in _UNSCALED else (1, 10**3, 10**6, 10**9, 10**12)
        if self._shared_scale not in scales:
            raise InvalidValueError(
                f"{self.text!r} prints {self._numeral.value:f}, but the value is {self.value:f}"
            )

    @property
    def _numeral(self) -> Numeral:
        return read_numeral(self.text)

    @property
    def _shared_scale(self) -> Fraction:
        """The scale that another number's scale word lends: of the 10 in "10 to 20 million"."""
        printed = self._numeral.value
        if not printed or not self.value:
            return Fraction(1 if printed is None or printed == self.value else 0)
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
        return numeral.step * scale.numerator

    @property
    def printed(self) -> Interval:
        """The numbers that are printed so: half a unit of the last digit to each side, closed."""
        return self.printed_by(Rounding.HALF)

    def printed_by(self, rounding: Rounding) -> Interval:
        """Return the numbers that *rounding* prints so."""
        size = rounding.interval(self.value.copy_abs(), self.step)
        return -size if self.value < 0 else size

    @property
    def possible(self) -> Interval:
        """The numbers that the words allow: `printed`, or what the hedge makes of it.

        "More than" and "at least" allow everything from the value upwards; "nearly", "less than"
        and "at most" everything up to it; "about" every number, since no width is stated.
        """
        match self.hedge:
            case Hedge.MORE_THAN | Hedge.AT_LEAST:
                return Interval(lower=self.value)
            case Hedge.NEARLY | Hedge.LESS_THAN | Hedge.AT_MOST:
                return Interval(upper=self.value)
            case Hedge.ABOUT:
                return Interval()
            case _:
                return self.printed

    def __str__(self) -> str:
        """Return the number as printed, with its hedge in words."""
        hedge = "" if self.hedge is Hedge.EXACT else self.hedge.replace("_", " ") + " "
        return hedge + self.text

    def __repr__(self) -> str:
        """Return the printed form, the value and the unit."""
        return f"<Quantity {self} = {self.value:f} {self.unit}>"
