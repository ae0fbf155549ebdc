"""Printed numerals: what number a text prints, and to which digit it was rounded."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from miitbrief.exceptions import InvalidValueError
from miitbrief.model._numbers import MOST_DIGITS, power_of_ten
from miitbrief.model.invisible import visible

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
    "mn": 6,
    "bn": 9,
    "tn": 12,
    "trn": 12,
    "lakh": 5,
    "crore": 7,
}

#: Words for a fraction of a whole, and its denominator.
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}

#: Fractions of one character: halves, quarters and eighths.
VULGAR = {
    sign: Fraction(unicodedata.numeric(sign))
    for sign in "\u00bd\u00bc\u00be\u215b\u215c\u215d\u215e"
}

_FROM_TWO = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: Words for the whole of a proportion.
WHOLES = {word: number for number, word in enumerate(_FROM_TWO, 2)}

#: Groups are of three digits, behind commas or blanks, or in India of two before the last; fewer
#: behind a comma are decimals.
_DIGITS = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
    r"|[0-9]{1,3}(?:\s[0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?:\.([0-9]+)|,([0-9]{1,2})(?![0-9]))?"
)
_BETWEEN_GROUPS = re.compile(r"[,\s]")
#: "3 kilograms 200 grams": one amount in two units.
_IN_TWO_UNITS = re.compile(
    r"[0-9]\s?(?:feet|foot|ft|years?|weeks?|days?|hours?|minutes?|kilograms?|kg|tonnes?|pounds?"
    r"|lbs?|(?:kilo)?met(?:re|er)s?|k?m)\s(?:and\s)?[0-9]+\s?[a-z]"
)
#: The fraction of a mixed number, behind its digits: "3 1/2", "3\u00bd".
_MIXED = re.compile(rf"[-\s]?([1-9])/([248])(?![0-9/])|([{''.join(VULGAR)}])")
_WORDS = re.compile(r"[a-z]+")
_HYPHEN = re.compile(r"[\u2010\u2011]")
#: proportion = number ("in" | "out of") ["every"] whole
_PROPORTION = re.compile(
    r"(?:[a-z]+[-\s])?[a-z0-9]+\s+(?:in|out\s+of)\s+(?:every\s+)?"
    r"([1-9][0-9,]*|[a-z]+(?:[-\s][a-z]+)?)"
)

#: Signs in their common form; the last four are letters that a pattern without case takes for it.
_COMMON = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        "\u00a0": " ",
        "\u0130": "I",
        "\u0131": "i",
        "\u017f": "s",
        "\u212a": "K",
    }
)


#: Code points of the longest text whose numeral is remembered: printed numerals are short.
_LONGEST = 64


class Numeral(NamedTuple):
    """A numeral as printed.

    Attributes:
        value: The number it prints, or None where it is in words alone or a proportion.
        step: The unit of its last printed digit; for a fraction in words and for a proportion,
            of its denominator as a part of one.
        whole: Whether it is printed to the unit, with no decimals and no scale.
        decimals: Whether it prints decimals, whose zeros are precision.
    """

    value: Decimal | None
    step: Decimal | Fraction
    whole: bool
    decimals: bool = False


def fold(text: str) -> str:
    """Return *text* with full-width characters and no-break spaces in their common form.

    Every character stays at its offset.
    """
    return text.translate(_COMMON)


def read_numeral(text: str) -> Numeral:
    """Read the first numeral of *text*.

    Groups of ",000" at the end of a number count as a scale word: nobody counts to the unit and
    arrives at 600,000.  A numeral in words has the step of its scale word ("one trillion"), of
    its fraction ("two-thirds": a third; "3 1/2": a half), of its proportion ("9 out of 10": a
    tenth), or else of one ("doubled").

    Raises:
        InvalidValueError: Where it has more than 500 digits.

    >>> read_numeral("20.9 trillion yuan").value
    Decimal('20900000000000')
    >>> read_numeral("20.9 trillion yuan").step
    Decimal('100000000000')
    >>> read_numeral("507,000").step
    Decimal('1000')
    >>> read_numeral("4,762").whole
    True
    """
    return _read(text) if len(text) > _LONGEST else _remembered(text)


def _read(text: str) -> Numeral:
    """Read the first numeral of a text."""
    folded = (text if text.isascii() else _HYPHEN.sub("-", visible(fold(text)))).lower()
    proportion = _PROPORTION.fullmatch(folded)
    if proportion:
        return _proportion(proportion[1])
    match = _DIGITS.search(folded)
    words = _WORDS.findall(folded[match.end() if match else 0 :])
    power = SCALES.get(words[0], 0) if words else 0
    if match is None or words[:3] == ["and", "a", "half"]:
        return _in_words(words)
    if _IN_TWO_UNITS.search(folded):
        return Numeral(None, Fraction(1, 1000), whole=False)
    mixed = _MIXED.match(folded, match.end())
    if mixed:
        part = Fraction(1, int(mixed[2]) if mixed[2] else VULGAR[mixed[3]].denominator)
        return Numeral(None, part * 10**power, whole=False)
    integer = _BETWEEN_GROUPS.sub("", match.group(1))
    decimals = match.group(2) or match.group(3) or ""
    digits = integer + decimals
    if len(digits) > MOST_DIGITS:
        raise InvalidValueError(
            f"expected a number of at most {MOST_DIGITS:,} digits, got one of {len(digits):,}"
        )
    last = power - len(decimals)
    value = Decimal(f"{digits}E{last}" if last < 0 else digits + "0" * last)
    if decimals or power:
        return Numeral(value, power_of_ten(last), whole=False, decimals=bool(decimals))
    groups = _trailing_zero_groups(match.group(1))
    return Numeral(value, power_of_ten(3 * groups), whole=groups == 0)


_remembered = lru_cache(maxsize=2048)(_read)


def _proportion(whole: str) -> Numeral:
    """Return the step of a proportion, by the word or the digits of its whole."""
    number = int(whole.replace(",", "")) if whole[0].isdecimal() else WHOLES.get(whole, 1)
    return Numeral(None, Fraction(1, number), whole=False)


def _in_words(words: list[str]) -> Numeral:
    """Return the step of a numeral in words, by its scale word or its fraction word."""
    for word in reversed(words):
        if word in SCALES:
            return Numeral(None, power_of_ten(SCALES[word]), whole=False)
        singular = "half" if word == "halves" else word.removesuffix("s")
        if singular in FRACTIONS:
            return Numeral(None, Fraction(1, FRACTIONS[singular]), whole=False)
    return Numeral(None, Decimal(1), whole=True)


def _trailing_zero_groups(printed: str) -> int:
    """Count the groups of ",000" at the end."""
    groups = _BETWEEN_GROUPS.split(printed)[1:]
    count = 0
    while groups and groups.pop() == "000":
        count += 1
    return count
