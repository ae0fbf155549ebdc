"""Intervals of numbers: what a printed number may stand for.

The arithmetic is exact in rational numbers.  An end that no finite decimal expresses (a quotient,
a root), or none of up to 200 decimals (a high power), is rounded outwards at the 40th digit, so
that an interval never loses a true value.  A number has at most 500 digits before the point and
behind it; an end that would have more is unbounded.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

import attrs

from miitbrief._validators import instance_of
from miitbrief.exceptions import GrowthError, InvalidValueError
from miitbrief.model._numbers import (
    Number,
    as_decimal,
    as_fraction,
    is_too_large,
    power,
    to_decimal,
)

__all__ = ["Interval", "Number"]

#: How a number of decimals is asked for in a format.
_DECIMALS = re.compile(r"\.([0-9]{1,2})f")


def _lower_end(value: "Number | None") -> Decimal | None:
    """Take the lower end as the user gave it; None is unbounded."""
    return None if value is None else as_decimal(value, name="Interval.lower")


def _upper_end(value: "Number | None") -> Decimal | None:
    """Take the upper end as the user gave it; None is unbounded."""
    return None if value is None else as_decimal(value, name="Interval.upper")


class _End(NamedTuple):
    """One end in exact arithmetic: infinite where `value` is None, by `sign`."""

    value: Fraction | None
    sign: int
    closed: bool

    @property
    def key(self) -> tuple[int, Fraction]:
        """Order ends by value, infinities outermost."""
        return (self.sign, Fraction(0)) if self.value is None else (0, self.value)


@attrs.frozen(kw_only=True, repr=False)
class Interval:
    """The numbers between two ends.

    An end that is None is unbounded, and then open.  Other ends are closed unless told otherwise.

    Args:
        lower: The lower end, or None.
        upper: The upper end, or None.
        lower_closed: Whether the lower end belongs to the interval.
        upper_closed: Whether the upper end belongs to the interval.

    Raises:
        InvalidValueError: Where the interval would be empty, or an unbounded end closed.

    >>> Interval(lower=Decimal("27.5"), upper=Decimal("28.5")).contains(28)
    True
    >>> print(Interval(lower=3) * Interval(lower=2, upper=4))
    [6, inf)
    """

    lower: Decimal | None = attrs.field(default=None, converter=_lower_end)
    upper: Decimal | None = attrs.field(default=None, converter=_upper_end)
    lower_closed: bool = attrs.field(
        default=attrs.Factory(lambda self: self.lower is not None, takes_self=True),
        validator=instance_of(bool),
    )
    upper_closed: bool = attrs.field(
        default=attrs.Factory(lambda self: self.upper is not None, takes_self=True),
        validator=instance_of(bool),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse an empty interval and a closed end at infinity."""
        if (self.lower is None and self.lower_closed) or (self.upper is None and self.upper_closed):
            raise InvalidValueError("an unbounded end of an interval cannot be closed")
        if self.lower is None or self.upper is None:
            return
        point_needs_both = self.lower == self.upper and not (
            self.lower_closed and self.upper_closed
        )
        if self.lower > self.upper or point_needs_both:
            raise InvalidValueError(f"the interval {self} is empty")

    @classmethod
    def exactly(cls, value: Number) -> "Interval":
        """Return the interval that holds *value* alone.

        A fraction without a finite decimal gets the narrowest interval around it.
        """
        exact = as_fraction(value)
        return _interval(_End(exact, 0, closed=True), _End(exact, 0, closed=True))

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.lower is not None and self.upper is not None

    @property
    def width(self) -> Decimal | None:
        """The distance between the ends, or None where one is unbounded."""
        if self.lower is None or self.upper is None:
            return None
        return to_decimal(Fraction(self.upper) - Fraction(self.lower), up=True)

    def contains(self, other: "Interval | Number") -> bool:
        """Tell whether *other*, a number or an interval, lies inside this interval."""
        if isinstance(other, Interval):
            return self._below(other) and self._above(other)
        end = _End(as_fraction(other), 0, closed=True)
        return _reaches(self._low, end) and _reaches(end, self._high)

    def _below(self, other: "Interval") -> bool:
        """Tell whether this interval begins no later than *other*."""
        mine, theirs = self._low, other._low
        return mine.key < theirs.key or (
            mine.key == theirs.key and (mine.closed or not theirs.closed)
        )

    def _above(self, other: "Interval") -> bool:
        """Tell whether this interval ends no earlier than *other*."""
        mine, theirs = self._high, other._high
        return mine.key > theirs.key or (
            mine.key == theirs.key and (mine.closed or not theirs.closed)
        )

    def meets(self, other: "Interval") -> bool:
        """Tell whether some number lies in both intervals."""
        _require_interval(other)
        return _reaches(self._low, other._high) and _reaches(other._low, self._high)

    def intersection(self, other: "Interval") -> "Interval | None":
        """Return the numbers that lie in both intervals, or None where there are none."""
        if not self.meets(other):
            return None
        low = other._low if self._below(other) else self._low
        high = other._high if self._above(other) else self._high
        return _interval(low, high)

    def hull(self, other: "Interval") -> "Interval":
        """Return the smallest interval that contains both."""
        _require_interval(other)
        low = self._low if self._below(other) else other._low
        high = self._high if self._above(other) else other._high
        return _interval(low, high)

    def __add__(self, other: "Interval | Number") -> "Interval":
        """Return every sum of a number of each."""
        other = _as_operand(other)
        return _interval(_sum(self._low, other._low, -1), _sum(self._high, other._high, 1))

    __radd__ = __add__

    def __neg__(self) -> "Interval":
        """Return the negative of every number."""
        return _interval(_negative(self._high), _negative(self._low))

    def __sub__(self, other: "Interval | Number") -> "Interval":
        """Return every difference of a number of each."""
        return self + -_as_operand(other)

    def __rsub__(self, other: Number) -> "Interval":
        """Return every difference of *other* and a number of this interval."""
        return -self + other

    def __mul__(self, other: "Interval | Number") -> "Interval":
        """Return every product of a number of each."""
        other = _as_operand(other)
        return _hull_of(_product(a, b) for a in self._corners for b in other._corners)

    __rmul__ = __mul__

    def __truediv__(self, other: "Interval | Number") -> "Interval":
        """Return every quotient of a number of each.

        Raises:
            GrowthError: Where the divisor is zero or may have either sign.
        """
        divisor = _as_operand(other)
        sign = divisor._sign_as_divisor()
        return _hull_of(_quotient(a, b, sign) for a in self._corners for b in divisor._corners)

    def __rtruediv__(self, other: Number) -> "Interval":
        """Return every quotient of *other* and a number of this interval."""
        return _as_operand(other) / self

    def __pow__(self, exponent: "int | Fraction") -> "Interval":
        """Return the power of every number, for numbers that are not negative.

        Raises:
            GrowthError: Where the exponent is not above zero, or a number is negative.
        """
        return self._raised(_exponent(exponent, "exponent"))

    def root(self, degree: "int | Fraction") -> "Interval":
        """Return the *degree*-th root of every number, for numbers that are not negative.

        Args:
            degree: A whole number or a fraction: of growth in half a year, the root of degree
                ``Fraction(1, 2)`` is that of a whole year.

        Raises:
            GrowthError: Where the degree is not above zero, or a number is negative.

        >>> print(Interval.exactly(Decimal("1.1")).root(Fraction(1, 2)))
        [1.21, 1.21]
        """
        return self._raised(1 / _exponent(degree, "degree"))

    def _raised(self, exponent: Fraction) -> "Interval":
        """Return the image under a power, which increases from zero upwards."""
        if self.lower is None or self.lower < 0:
            raise GrowthError(f"a power or root needs numbers that are not negative, got {self}")
        low, high = (
            end if end.value is None else end._replace(value=power(end.value, exponent, up=up))
            for end, up in zip(self._ends, (False, True), strict=True)
        )
        return _interval(low, high)

    def _sign_as_divisor(self) -> int:
        """Return the one sign of all numbers but zero, which must not be the only one."""
        zero = (0, Fraction(0))
        if self._low.key < zero < self._high.key or self._low.key == self._high.key == zero:
            raise GrowthError(f"expected a divisor that is not zero and of one sign, got {self}")
        return 1 if self._low.key >= zero else -1

    @property
    def _low(self) -> _End:
        value = None if self.lower is None else Fraction(self.lower)
        return _End(value, 0 if value is not None else -1, self.lower_closed)

    @property
    def _high(self) -> _End:
        value = None if self.upper is None else Fraction(self.upper)
        return _End(value, 0 if value is not None else 1, self.upper_closed)

    @property
    def _ends(self) -> tuple[_End, _End]:
        return self._low, self._high

    @property
    def _corners(self) -> tuple[_End, ...]:
        """The ends, or the one number that is both."""
        is_point = self.lower is not None and self.lower == self.upper
        return (self._low,) if is_point else self._ends

    def __str__(self) -> str:
        """Return the interval in the usual notation, with "inf" where an end is unbounded."""
        lower = "-inf" if self.lower is None else f"{self.lower:f}"
        upper = "inf" if self.upper is None else f"{self.upper:f}"
        return self._notation(lower, upper)

    def __format__(self, spec: str) -> str:
        """Return the interval with so many decimals as in ".2f", its ends rounded outwards.

        Raises:
            InvalidValueError: Where the specification has another form.

        >>> f"{Interval(lower=Decimal('28.0983'), upper=Decimal('28.1849')):.2f}"
        '[28.09, 28.19]'
        """
        if not spec:
            return str(self)
        match = _DECIMALS.fullmatch(spec)
        if match is None:
            raise InvalidValueError(f"expected a number of decimals, as in '.2f', got {spec!r}")
        places = int(match[1])
        lower = "-inf" if self.lower is None else _rounded(self.lower, places, floor)
        upper = "inf" if self.upper is None else _rounded(self.upper, places, ceil)
        return self._notation(lower, upper)

    def _notation(self, lower: str, upper: str) -> str:
        """Return the ends with the brackets that tell whether they belong to the interval."""
        left, right = "[" if self.lower_closed else "(", "]" if self.upper_closed else ")"
        return f"{left}{lower}, {upper}{right}"

    def __repr__(self) -> str:
        """Return the usual notation in angle brackets."""
        return f"<Interval {self}>"


def _rounded(end: Decimal, places: int, towards: Callable[[Fraction], int]) -> str:
    """Return an end with so many decimals, rounded down or up."""
    digits = towards(Fraction(end) * 10**places)
    return f"{to_decimal(Fraction(digits, 10**places), up=False):.{places}f}"


def _require_interval(other: object) -> None:
    """Refuse what is no interval."""
    if not isinstance(other, Interval):
        raise InvalidValueError(f"expected an Interval, got {other!r}; Interval.exactly makes one")


def _as_operand(other: "Interval | Number") -> Interval:
    """Return *other* as an interval."""
    return other if isinstance(other, Interval) else Interval.exactly(other)


def _exponent(number: "int | Fraction", name: str) -> Fraction:
    """Return an exponent or the degree of a root, which must be a fraction above zero."""
    if isinstance(number, bool) or not isinstance(number, int | Fraction) or number <= 0:
        raise GrowthError(
            f"expected a whole number or a Fraction above zero as {name}, got {number!r}"
        )
    return Fraction(number)


def _interval(low: _End, high: _End) -> Interval:
    """Make an interval of exact ends, rounding outwards what no decimal expresses.

    Raises:
        GrowthError: Where all its numbers have too many digits before the point.
    """
    lower, upper = low.value, high.value
    if lower is not None and lower < 0 and is_too_large(lower):
        lower = None
    if upper is not None and upper > 0 and is_too_large(upper):
        upper = None
    return Interval(
        lower=None if lower is None else to_decimal(lower, up=False),
        upper=None if upper is None else to_decimal(upper, up=True),
        lower_closed=low.closed and lower is not None,
        upper_closed=high.closed and upper is not None,
    )


def _reaches(low: _End, high: _End) -> bool:
    """Tell whether some number lies at or above *low* and at or below *high*."""
    return low.key < high.key or (low.key == high.key and low.closed and high.closed)


def _sum(a: _End, b: _End, sign: int) -> _End:
    """Add two lower (sign -1) or two upper (sign 1) ends."""
    if a.value is None or b.value is None:
        return _End(None, sign, closed=False)
    return _End(a.value + b.value, 0, a.closed and b.closed)


def _negative(end: _End) -> _End:
    """Mirror an end at zero."""
    return _End(None if end.value is None else -end.value, -end.sign, end.closed)


def _product(a: _End, b: _End) -> _End:
    """Multiply two ends; zero times infinity is zero, the limit that the ends bound."""
    if a.value == 0 or b.value == 0:
        # A closed zero is reached with any number of the other interval, however open its end.
        closed = (a.value == 0 and a.closed) or (b.value == 0 and b.closed)
        return _End(Fraction(0), 0, closed)
    if a.value is None or b.value is None:
        return _End(None, _sign(a) * _sign(b), closed=False)
    return _End(a.value * b.value, 0, a.closed and b.closed)


def _quotient(a: _End, b: _End, sign: int) -> _End:
    """Divide an end by an end of a divisor all of whose numbers but zero have this sign."""
    if a.value == 0:
        return _End(Fraction(0), 0, a.closed)
    if b.value is None:
        return _End(Fraction(0), 0, closed=False)
    if a.value is None or b.value == 0:
        return _End(None, sign * _sign(a), closed=False)
    return _End(a.value / b.value, 0, a.closed and b.closed)


def _sign(end: _End) -> int:
    """Return the sign of an end that is not zero."""
    if end.value is None:
        return end.sign
    return 1 if end.value > 0 else -1


def _hull_of(ends: Iterable[_End]) -> Interval:
    """Return the interval from the smallest to the largest of *ends*."""
    corners = list(ends)
    low = min(corners, key=lambda end: (end.key, not end.closed))
    high = max(corners, key=lambda end: (end.key, end.closed))
    return _interval(low, high)
