"""Printed numerals: what number a text prints, and to which digit it was rounded."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

__all__ = ["Numeral", "fold", "read_numeral"]

#: Scale words and the power of ten that each stands for.
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "mln": 6,
    "bln": 9,
    "trln": 12,
}

#: Words for a fraction of a whole, and its denominator.
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}

_DIGITS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_WORDS = re.compile(r"[a-z]+")
_FULL_WIDTH = str.maketrans({chr(ord(sign) + 0xFEE0): sign for sign in "0123456789.,%"})


class Numeral(NamedTuple):
    """A numeral as printed.

    Attributes:
        value: The number it prints, or None where it is in words alone.
        step: The unit of its last printed digit; for a fraction in words, of its denominator as
            a part of one.
        whole: Whether it is printed to the unit, with no decimals and no scale.
    """

    value: Decimal | None
    step: Decimal | Fraction
    whole: bool


def fold(text: str) -> str:
    """Return *text* with full-width digits and their signs in the common form, place by place."""
    return text.translate(_FULL_WIDTH)


def read_numeral(text: str) -> Numeral:
    """Read the first numeral of *text*.

    Groups of ",000" at the end of a number count as a scale word: nobody counts to the unit and
    arrives at 600,000.  A numeral in words has the step of its scale word ("one trillion"), of
    its fraction ("two-thirds": a third), or else of one ("doubled").

    >>> read_numeral("20.9 trillion yuan")
    Numeral(value=Decimal('20900000000000'), step=Decimal('100000000000'), whole=False)
    >>> read_numeral("507,000").step
    Decimal('1000')
    >>> read_numeral("4,762").whole
    True
    """
    folded = fold(text).lower()
    match = _DIGITS.search(folded)
    words = _WORDS.findall(folded[match.end() if match else 0 :])
    power = SCALES.get(words[0], 0) if words else 0
    if match is None:
        return _in_words(words)
    integer, decimals = match.group(1).replace(",", ""), match.group(2) or ""
    value = _plain(Decimal((0, tuple(map(int, integer + decimals)), power - len(decimals))))
    if decimals or power:
        return Numeral(value, _power_of_ten(power - len(decimals)), whole=False)
    groups = _trailing_zero_groups(match.group(1))
    return Numeral(value, _power_of_ten(3 * groups), whole=groups == 0)


def _in_words(words: list[str]) -> Numeral:
    """Return the step of a numeral in words, by its scale word or its fraction word."""
    for word in reversed(words):
        if word in SCALES:
            return Numeral(None, _power_of_ten(SCALES[word]), whole=False)
        singular = "half" if word == "halves" else word.removesuffix("s")
        if singular in FRACTIONS:
            return Numeral(None, Fraction(1, FRACTIONS[singular]), whole=False)
    return Numeral(None, Decimal(1), whole=True)


def _trailing_zero_groups(printed: str) -> int:
    """Count the groups of ",000" at the end."""
    groups = printed.split(",")[1:]
    count = 0
    while groups and groups.pop() == "000":
        count += 1
    return count


def _power_of_ten(power: int) -> Decimal:
    """Return a power of ten, written without an exponent where it is a whole number."""
    return Decimal(10**power) if power >= 0 else Decimal((0, (1,), power))


def _plain(value: Decimal) -> Decimal:
    """Return the same number without a positive exponent."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # Only infinities and NaN have another kind of exponent.
    return Decimal((sign, digits + (0,) * exponent, 0)) if exponent > 0 else value
