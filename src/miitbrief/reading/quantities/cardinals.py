"""Numbers in words: "seventy-three", "two and a half", "one trillion", "two-thirds", "doubled"."""

import re
from decimal import Decimal
from fractions import Fraction

from miitbrief.model._numbers import context, to_decimal
from miitbrief.model.numerals import SCALES
from miitbrief.reading.quantities.lexicon import alternatives, table

__all__ = [
    "AFTER_PART",
    "CARDINAL",
    "FRACTION",
    "MULTIPLE",
    "PART",
    "PROPORTION",
    "cardinal",
    "fraction",
    "multiple",
    "proportion",
]

_ONES: list[str] = table("ones")
_TENS: list[str] = table("tens")
_PARTS: dict[str, int] = table("parts")
_SMALL = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
_MULTIPLES: dict[str, int] = {
    **{f"{word}fold": number for word, number in _SMALL.items() if number > 1},
    **table("multiples"),
}
_POWERS = {**{word: 10**power for word, power in SCALES.items()}, "dozen": 12}

_DIGIT = alternatives(_ONES[:9])
_WORD = rf"(?:(?:{alternatives(_TENS)})(?:[-\s](?:{_DIGIT}))?|{alternatives(_ONES)})"
_POWER = alternatives(["dozen", "hundred", "thousand", "million", "billion", "trillion"])

#: "Sixteen million-kilowatt units" are sixteen; "2 million-plus" are millions.
_NO_COMPOUND = r"(?!-(?!plus|odd|strong)[a-z]+\s[a-z]+s\b)"
_SCALED = rf"(?:-(?:{_POWER})(?!\w)|\s(?:{_POWER})(?!\w){_NO_COMPOUND})"

#: cardinal = small [" and a half"] {power} ["and" small {power}] | power (as in "a million")
CARDINAL = (
    rf"(?:{_WORD}(?:[-\s]+and[-\s]+a[-\s]+half)?{_SCALED}*"
    rf"(?:(?<=hundred)\s+(?:and\s+)?{_WORD}{_SCALED}*)?|(?:{_POWER}))(?!\w)"
)

#: What may follow "a third": not the noun of an ordinal, as in "a third measure".
AFTER_PART = rf"(?=\s*(?:[,.;:)?!]|$)|\s+(?:{alternatives(table('after_part'))})\b)"

PART = rf"(?:{alternatives(word for word in _PARTS if not word.startswith('hal'))})"

#: fraction = "half" | small ("-" | blank) part | "a" part, if no noun follows; "a" stays outside
FRACTION = (
    rf"(?:(?:{_DIGIT})[-\s](?:half|{PART}s?)(?!\w)|half(?!\w|-)"
    rf"|(?:(?<=\ba\s)|(?<=\ban\s)){PART}(?!\w){AFTER_PART})"
)

#: proportion = small ("in" | "out of") ["every"] small, as in "one in three"
PROPORTION = (
    rf"(?:{_WORD}|[0-9]{{1,2}})(?:\s+(?:in|out\s+of)\s+(?:every\s+)?|\s+of\s+every\s+|-in-|-out-of-)"
    rf"(?:{_WORD}|a\s+(?:hundred|thousand)|(?!0+(?![0-9]))[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,9}})(?![\w%.,]*[0-9%])(?!\w)"
    rf"(?!\s+(?:{alternatives(table('durations'))})\b)"
)

#: multiple = "doubled" | "twice" | "threefold" ...
MULTIPLE = rf"(?:{alternatives(_MULTIPLES)})(?!\w)"


def cardinal(text: str) -> Decimal:
    """Return the number that *text* spells.

    >>> cardinal("Seventy-three"), cardinal("two and a half million"), cardinal("dozen")
    (Decimal('73'), Decimal('2500000'), Decimal('12'))
    """
    total, current = Fraction(0), Fraction(0)
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "half":
            current += Fraction(1, 2)
        elif word == "hundred":
            current = (current or 1) * Fraction(100)
        elif word in _POWERS:
            total += (current or 1) * _POWERS[word]
            current = Fraction(0)
    return to_decimal(total + current, up=False)


def fraction(text: str) -> Decimal:
    """Return the part of a whole that *text* spells, in percent.

    >>> fraction("half"), fraction("two-thirds")
    (Decimal('50'), Decimal('66.666666666666666667'))
    """
    words = re.findall(r"[a-z]+", text.lower())
    count = _SMALL.get(words[0], 1) if len(words) > 1 else 1
    part = _PARTS.get(words[-1]) or _PARTS[words[-1].removesuffix("s")]
    return _percent(Fraction(100 * count, part))


def proportion(text: str) -> Decimal:
    """Return the part of a whole that "one in three" says, in percent.

    >>> proportion("nine out of ten")
    Decimal('90')
    """
    part, whole = (
        int(word.replace(",", "")) if word[0].isdigit() else int(cardinal(word))
        for word in re.split(
            r"\s+(?:in|out\s+of)\s+(?:every\s+)?|\s+of\s+every\s+|-in-|-out-of-", text
        )
    )
    return _percent(Fraction(100 * part, whole))


def _percent(share: Fraction) -> Decimal:
    """Return a share in percent with up to 20 digits."""
    return context(20).divide(Decimal(share.numerator), Decimal(share.denominator))


def multiple(text: str) -> Decimal:
    """Return how many times as much *text* says.

    >>> multiple("doubled"), multiple("threefold")
    (Decimal('2'), Decimal('3'))
    """
    return Decimal(_MULTIPLES[text.lower()])
