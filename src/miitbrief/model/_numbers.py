"""Numbers in exact arithmetic, the same in every decimal context of the caller.

A context of the `decimal` module rounds, or raises, whatever the program around this package has
set it to.  So nothing in the package uses an operation that asks for it: numbers are computed as
fractions, and what only decimals can do is done here, in a context of the package's own.
"""

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    Overflow,
)
from fractions import Fraction

from miitbrief.exceptions import GrowthError, InvalidValueError

__all__ = [
    "MOST_DIGITS",
    "Number",
    "as_decimal",
    "as_fraction",
    "context",
    "is_too_large",
    "last_digit",
    "power",
    "power_of_ten",
    "require_size",
    "times",
    "to_decimal",
]

Number = int | Decimal | Fraction | float
"""What the arithmetic takes as a number; a float counts as the decimal that it prints as."""

#: Significant digits to which an end without a finite decimal expansion is rounded outwards.
#: Far more than any statistic has, and few enough to keep intervals readable in a debugger.
DIGITS = 40

#: Decimals that are kept however many they are; powers would have thousands.
LONGEST = 200

#: Digits that a number may have before the point, and behind it.  Longer ones are no statistics
#: but slips or attacks, and computing with them would take for ever.
MOST_DIGITS = 500
_LIMIT: int = 10**MOST_DIGITS

#: Digits beyond `DIGITS` with which a power is computed, and factors that are more than what is
#: lost on the way by many orders of magnitude.
_MARGIN = 25
_BELOW, _ABOVE = Decimal("0." + "9" * (DIGITS + 15)), Decimal("1." + "0" * (DIGITS + 14) + "1")
#: Powers whose terms have no more bits in all are computed exactly.
_EXACT_BITS = 10_000


def context(digits: int, rounding: str = ROUND_HALF_EVEN) -> Context:
    """Return a context that rounds to so many digits, and raises for nothing but an overflow."""
    return Context(
        prec=digits,
        rounding=rounding,
        Emin=MIN_EMIN,
        Emax=MAX_EMAX,
        capitals=1,
        clamp=0,
        flags=[],
        traps=[Overflow],
    )


def as_fraction(number: Number, *, name: str = "") -> Fraction:
    """Return *number* exactly.

    Args:
        number: The number.
        name: What it is, for the error, such as "start".

    Raises:
        InvalidValueError: Where it is not a finite number, or has too many digits.
    """
    subject = f"{name} must be" if name else "expected"
    if isinstance(number, bool) or not isinstance(number, int | float | Decimal | Fraction):
        raise InvalidValueError(f"{subject} a number, got {number!r}")
    if isinstance(number, Decimal):
        require_size(number, name=name)
        return Fraction(number)
    try:
        exact = Fraction(float.__repr__(number) if isinstance(number, float) else number)
    except (ValueError, OverflowError):
        raise InvalidValueError(f"{subject} a finite number, got {number!r}") from None
    if abs(exact) >= _LIMIT or exact.denominator >= _LIMIT:
        raise InvalidValueError(
            f"{subject} a number of at most {MOST_DIGITS:,} digits before the point and behind "
            f"it, or in its denominator; got one of more"
        )
    return exact


def require_size(number: Decimal, *, name: str = "") -> None:
    """Refuse a decimal that is not finite, or has too many digits before or behind the point."""
    subject = f"{name} must be" if name else "expected"
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise InvalidValueError(f"{subject} a finite number, got {number!r}")
    if exponent < -MOST_DIGITS or max(number.adjusted(), exponent) >= MOST_DIGITS:
        raise InvalidValueError(
            f"{subject} a number of at most {MOST_DIGITS:,} digits before the point and behind "
            f"it, got one whose digits stand from 1E{number.adjusted():+} to 1E{exponent:+}"
        )


def is_too_large(number: Fraction) -> bool:
    """Tell whether a number has more digits before the point than one may have."""
    return abs(number.numerator) >= _LIMIT * number.denominator


def to_decimal(number: Fraction, *, up: bool) -> Decimal:
    """Return *number* as a decimal: exactly where it ends soon, else rounded up or down.

    What is rounded has `DIGITS` digits, or fewer where they would lie behind the last decimal
    that a number may have.

    Raises:
        GrowthError: Where it has too many digits before the point.
    """
    if is_too_large(number):
        raise GrowthError(
            f"the result has more than {MOST_DIGITS:,} digits before the point, which is the limit"
        )
    numerator, denominator = number.as_integer_ratio()
    places = _places(denominator)
    if places is None:
        places = min(DIGITS - _magnitude(number), MOST_DIGITS)
    if places < 0:
        denominator *= 10**-places
    else:
        numerator *= 10**places
    whole, rest = divmod(numerator, denominator)
    return _scaled(whole + (up and rest > 0), -places)


def _places(denominator: int) -> int | None:
    """Return how many decimals express a part of *denominator*, or None where too many do."""
    if pow(10, LONGEST, denominator):
        return None
    counts: list[int] = []
    for prime in (2, 5):
        count = 0
        while denominator % prime == 0:
            denominator, count = denominator // prime, count + 1
        counts.append(count)
    return max(counts)


def _scaled(digits: int, exponent: int) -> Decimal:
    """Return ``digits * 10 ** exponent``, with all its digits."""
    return Decimal(f"{digits}E{exponent}")


def _magnitude(number: Fraction) -> int:
    """Return about how many digits stand before the point; below zero for a small fraction."""
    bits = number.numerator.bit_length() - number.denominator.bit_length()
    return bits * 30103 // 100000


def as_decimal(number: Number, *, name: str = "") -> Decimal:
    """Return *number* as a decimal of the same value.

    Raises:
        InvalidValueError: Where no decimal expresses it, or it has too many digits.
    """
    if isinstance(number, Decimal):
        require_size(number, name=name)
        return number
    exact = as_fraction(number, name=name)
    decimal = to_decimal(exact, up=False)
    if Fraction(decimal) != exact:
        subject = f"{name} must be" if name else "expected"
        raise InvalidValueError(
            f"{subject} a number that a decimal expresses, got {number!r}; "
            f"Interval.exactly gives the interval around it"
        )
    return decimal


def times(number: Decimal, factor: Fraction) -> Decimal:
    """Return the product, or as much of it as a decimal holds."""
    return to_decimal(Fraction(number) * factor, up=False)


def power_of_ten(exponent: int) -> Decimal:
    """Return a power of ten, written without an exponent where it is a whole number."""
    return Decimal(10**exponent) if exponent >= 0 else Decimal(f"1E{exponent}")


def last_digit(number: Decimal) -> int:
    """Return the power of ten of the last digit that is not zero; 0 for zero.

    >>> last_digit(Decimal("4700")), last_digit(Decimal("0.250"))
    (2, -2)
    """
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)  # Numbers of the package are finite.
    if not any(digits):
        return 0
    return exponent + len(digits) - len("".join(map(str, digits)).rstrip("0"))


def power(number: Fraction, exponent: Fraction, *, up: bool) -> Fraction:
    """Return a power of a number that is not negative: exactly, or rounded up or down.

    It is exact where it is rational and has few digits.

    Args:
        number: The number.
        exponent: Above zero; a root of 3 years is the power of a third.
        up: Whether to round up; beyond the limit of `is_too_large`, to any number that is.
    """
    if number in {0, 1}:
        return number
    root = _exact_root(number, exponent.denominator)
    if root is not None and _bits(root) * exponent.numerator <= _EXACT_BITS:
        return root**exponent.numerator
    return _rounded_power(number, exponent, up=up)


def _bits(number: Fraction) -> int:
    """Return how many bits the terms of a fraction have."""
    return number.numerator.bit_length() + number.denominator.bit_length()


def _exact_root(number: Fraction, degree: int) -> Fraction | None:
    """Return the root of a number, or None where it is irrational."""
    terms = (number.numerator, number.denominator)
    roots = [_whole_root(term, degree) for term in terms]
    # Where the degree exceeds the bits, the root of all but 1 lies between 1 and 2.
    exact = all(
        root == term == 1 or (root > 1 and root**degree == term)
        for root, term in zip(roots, terms, strict=True)
    )
    return Fraction(*roots) if exact else None


def _whole_root(number: int, degree: int) -> int:
    """Return the largest whole number whose *degree*-th power does not exceed *number*."""
    if degree == 1:
        return number
    if degree >= number.bit_length():
        return 1
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _rounded_power(number: Fraction, exponent: Fraction, *, up: bool) -> Fraction:
    """Return a power by logarithms, moved up or down by more than can be lost on the way.

    Logarithm and exponential are rounded correctly.  The exponent multiplies what the logarithm
    loses, and the exponential what its argument loses; so there are as many digits more.  Of a
    number within the limit that argument is below 3,000.
    """
    growing = _magnitude(Fraction(exponent.numerator // exponent.denominator + 1)) + 1
    own = context(DIGITS + _MARGIN + growing)
    size = own.divide(Decimal(number.numerator), Decimal(number.denominator))
    times = own.divide(Decimal(exponent.numerator), Decimal(exponent.denominator))
    argument = own.multiply(own.ln(size), times)
    if argument.copy_abs() > 3 * MOST_DIGITS:
        return Fraction(_LIMIT) if argument > 0 else Fraction(up, _LIMIT)
    end = context(DIGITS, ROUND_CEILING if up else ROUND_FLOOR)
    return Fraction(end.multiply(own.exp(argument), _ABOVE if up else _BELOW))
