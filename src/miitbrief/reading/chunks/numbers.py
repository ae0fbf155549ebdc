"""Numbers in digits and in words, with their scale words.

::

    number     = digits [scale] | cardinal | fraction | proportion | multiple
    digits     = number {blank three digits} | number "," one or two digits | number part "/" whole
    cardinal   = {small ["hundred"] ["and"] scale}, as in "three thousand and sixteen"
    fraction   = "half" | small "-" part | "a" part
    proportion = small ("in" | "out of") ["every"] small
    multiple   = "doubled" | "twofold" ...
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.model._numbers import MOST_DIGITS, to_decimal
from miitbrief.model.numerals import SCALES, VULGAR
from miitbrief.reading.documents.tokens import Token

__all__ = ["NUMBER_WORDS", "SCALE_WORDS", "SMALL", "Number", "number_at", "to_percent"]

_UNITS = tables("miitbrief.reading.english", "units.json")
#: Words for the numbers to ninety.
SMALL: dict[str, int] = {
    **{word: number for number, word in enumerate(_UNITS["ones"], 1)},
    **{word: 10 * number for number, word in enumerate(_UNITS["tens"], 2)},
}
_TENS = frozenset(_UNITS["tens"])
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
#: Scale words behind digits, as powers of ten.
SCALE_WORDS: dict[str, int] = {**SCALES, "lakhs": 5, "crores": 7}
_LETTERS = {"m": 6, "M": 6, "k": 3, "K": 3, "b": 9, "B": 9, "mn": 6, "MN": 6, "bn": 9, "tn": 12}
_PARTS: dict[str, int] = _UNITS["parts"]
_MULTIPLES: dict[str, int] = {
    **{f"{word}fold": number for word, number in SMALL.items() if number > 1},
    **_UNITS["multiples"],
}
#: All words that a number may begin with.
NUMBER_WORDS = frozenset({*SMALL, *_POWERS, "hundred", "dozen", *_PARTS, *_MULTIPLES, "halves"})
_HALVED = frozenset({"halved", "halving", "halve"})
_GROUP = 3
_HUNDRED = 100
_YEARS = range(1000, 2200)


class Number(NamedTuple):
    """A number as it stands in a text.

    Attributes:
        first: Its first token.
        last: The token behind it.
        value: The full number; of a fraction or a proportion, in percent.
        form: "digits", "words", "fraction", "proportion" or "multiple".
        power: The power of ten of its last scale word; 0 where it has none.
        digits: The token behind its digits, before the scale word.
    """

    first: int
    last: int
    value: Decimal
    form: str
    power: int = 0
    digits: int = 0

    @property
    def scaled(self) -> bool:
        """Whether it has a scale word."""
        return self.power > 0


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Return the number that begins at a token, or None.

    >>> from miitbrief.reading.documents.tokens import tokenize
    >>> number_at(tokenize("two and a half million"), 0).value
    Decimal('2500000')
    """
    if tokens[at].is_number:
        return _proportion(tokens, at) or _digits(tokens, at)
    word = tokens[at].lower
    if word not in NUMBER_WORDS:
        return None
    return (
        _proportion(tokens, at)
        or _multiple(at, word)
        or _half_of_scale(tokens, at)
        or _fraction(tokens, at)
        or _cardinal(tokens, at)
    )


def _text(tokens: Sequence[Token], at: int) -> str:
    """Return the characters of a token, or nothing behind the last."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _word(tokens: Sequence[Token], at: int) -> str:
    """Return a token in small letters."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _is_digits(text: str) -> bool:
    """Tell whether a token has digits and nothing else."""
    return text.isascii() and text.isdigit()


# Digits


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    """Return a number in digits with its scale word."""
    printed = tokens[at].text
    if printed.count(".") > 1 or len(printed) > MOST_DIGITS:
        return None
    printed, end = _grouped(tokens, at, printed.replace(",", ""))
    if _is_digits(printed):
        decimals, end = _fraction_behind(tokens, end)
        printed += decimals
    power, last = _scale(tokens, end)
    value = Decimal(f"{printed}E{power}") if power else Decimal(printed)
    return Number(at, last, _plain(value), "digits", power=power, digits=end)


#: The proper fractions that mixed numbers are printed with.
_MIXED = re.compile("1/[248]|3/[48]|[57]/8")


def _fraction_behind(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the decimals of a fraction behind digits, if any: "and a half", "1/2", "\u00bd"."""
    if _half_behind(tokens, at):
        return ".5", at + 3
    sign = _text(tokens, at)
    if sign in VULGAR and tokens[at].glued:
        return _decimals(VULGAR[sign]), at + 1
    first = at + (sign == "-")
    end = first + 3
    printed = "".join(token.text for token in tokens[first:end])
    if not _MIXED.fullmatch(printed) or _text(tokens, end) == "/":
        return "", at
    is_glued = all(token.glued for token in tokens[first + (first == at) : end])
    is_year = len(_text(tokens, at - 1)) > _GROUP
    return (_decimals(Fraction(printed)), end) if is_glued and not is_year else ("", at)


def _decimals(part: Fraction) -> str:
    """Return the decimals of a part of one that has few of them: ".75"."""
    return str(to_decimal(part, up=False)).removeprefix("0")


def _grouped(tokens: Sequence[Token], at: int, printed: str) -> tuple[str, int]:
    """Return digits with the groups behind them: "816 000", "12,5"."""
    end = at + 1
    if _is_decimal_comma(tokens, at):
        return f"{printed}.{tokens[at + 2].text}", at + 3
    if not (_is_digits(printed) and len(printed) <= _GROUP and "," not in tokens[at].text):
        return printed, end
    if _is_day_or_label(tokens, at - 1):
        return printed, end
    while end < len(tokens) and not tokens[end].glued and _is_group(tokens, end):
        printed, end = printed + tokens[end].text, end + 1
    return printed, end


_LABELS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "room",
        "no",
        "nos",
        "article",
        "flight",
        "page",
        "call",
        "line",
        "unit",
        "phone",
        "on",
    ]
)


def _is_day_or_label(tokens: Sequence[Token], before: int) -> bool:
    """Tell whether the word before makes digits a day or a label, which take no further groups."""
    return _word(tokens, before) in _LABELS or _text(tokens, before) in (".", "/")


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is a group of three digits, with no more digits glued to it."""
    text = tokens[at].text
    behind = at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text in "/:"
    return len(text) == _GROUP and _is_digits(text) and not behind


def _is_decimal_comma(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a comma and fewer than three digits are decimals: "12,5 million"."""
    if not (_is_digits(tokens[at].text) and _text(tokens, at + 1) == ","):
        return False
    decimals = _text(tokens, at + 2)
    glued = at + 2 < len(tokens) and tokens[at + 1].glued and tokens[at + 2].glued
    if not (glued and _is_digits(decimals) and len(decimals) < _GROUP):
        return False
    behind, before = _word(tokens, at + 3), _text(tokens, at - 1)
    return before != "," and (behind in SCALE_WORDS or behind in _IN_PERCENT)


_IN_PERCENT = frozenset({"%", "percent", "per", "percentage", "pct"})


def _half_behind(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "and a half" stands at a token."""
    return [_word(tokens, at + step) for step in range(3)] == ["and", "a", "half"]


def _scale(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the power of the scale words at a token, and the token behind them."""
    mark = _text(tokens, at) in ("-", "+") and _word(tokens, at + 1) in SCALE_WORDS
    place = at + 1 if mark else at
    if mark and not tokens[at].glued:
        return 0, at
    word = _word(tokens, place)
    if word in SCALE_WORDS and not _begins_compound(tokens, place):
        power = SCALE_WORDS[word]
        if word in ("lakh", "lakhs") and _word(tokens, place + 1) in ("crore", "crores"):
            return power + 7, place + 2
        return power, place + 1
    letters = _text(tokens, at)
    if letters in _LETTERS and tokens[at].glued and _is_scale_letter(tokens, at, letters):
        return _LETTERS[letters], at + 1
    return 0, at


def _begins_compound(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a scale word begins a compound: "sixteen million-kilowatt units"."""
    if not (_text(tokens, at + 1) == "-" and tokens[at + 1].glued):
        return False
    if _word(tokens, at + 2) in ("plus", "odd", "strong"):
        return False
    return _word(tokens, at + 3).endswith("s") or _word(tokens, at + 2) == "level"


def _is_scale_letter(tokens: Sequence[Token], at: int, letters: str) -> bool:
    """Tell whether a letter glued to digits is a scale: "12M visitors", but "a 25m tower"."""
    if letters in ("mn", "MN", "bn", "tn"):
        return True
    if (_text(tokens, at - 2) and _text(tokens, at - 2)[-1] in "$€£¥₹₩") or _is_code(
        tokens, at - 2
    ):
        return True
    behind = _word(tokens, at + 1)
    is_plural = len(behind) > 3 and behind.endswith("s") and not behind.endswith(("ss", "us"))  # noqa: PLR2004
    return is_plural or behind in (
        "people",
        "us",
        "of",
        "tonnes",
        "tons",
        "euros",
        "yuan",
        "dollars",
    )


def _is_code(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is a code before money: "RMB5m"."""
    return _text(tokens, at) in _UNITS["currency_before"]


def _plain(value: Decimal) -> Decimal:
    """Return the same number without a positive exponent."""
    whole = int(value)
    return Decimal(whole) if value == whole else value


# Words


def _cardinal(tokens: Sequence[Token], at: int) -> Number | None:
    """Return a number in words."""
    total: Fraction | int = 0
    current: Fraction | int = 0
    place = at
    power, scale, smallest = 1, 0, 99
    while True:
        word = _word(tokens, place)
        if word in SMALL and _fits(current, word):
            current, power = current + SMALL[word], 1
        elif word == "hundred" and current < _HUNDRED:
            current, power = (current or 1) * _HUNDRED, _HUNDRED
            scale = 2
        elif word == "dozen" and not total:
            current, power = (current or 1) * 12, 12
        elif (
            word in _POWERS
            and _POWERS[word] < smallest
            and (place == at or not _begins_compound(tokens, place))
        ):
            smallest = _POWERS[word]
            power = 10**smallest
            total, current, scale = total + (current or 1) * power, Fraction(0), smallest
        else:
            break
        place += 1
        if _half_behind(tokens, place):
            current += Fraction(power, 2)
            place += 3
        place += _link(tokens, place, scaled=scale > 0)
    last = place
    while last > at and _word(tokens, last - 1) in ("and", "-", ","):
        last -= 1
    if last == at:
        return None
    return Number(at, last, to_decimal(Fraction(total + current), up=False), "words", scale, last)


def _fits(current: Fraction | int, word: str) -> bool:
    """Tell whether a small number may follow: ones behind tens, and either behind hundreds."""
    rest = current % _HUNDRED
    return rest == 0 or (rest % 10 == 0 and rest >= 20 and SMALL[word] < 10)  # noqa: PLR2004


def _link(tokens: Sequence[Token], at: int, *, scaled: bool) -> int:
    """Return how many tokens join the next part of a number: a hyphen, "and", a comma."""
    link, behind = _word(tokens, at), _word(tokens, at + 1)
    if (
        link == "-"
        and tokens[at].glued
        and (behind in SMALL or behind in _POWERS or behind == "hundred")
    ):
        return 1
    if link == "and" and scaled and behind in SMALL:
        is_unit = _word(tokens, at - 1) in ("hundred", *_POWERS)
        return 1 if is_unit else 0
    is_next = behind in SMALL and _word(tokens, at + 2) == "hundred"
    return 1 if link == "," and scaled and is_next else 0


def _half_of_scale(tokens: Sequence[Token], at: int) -> Number | None:
    """Return "half a million", "a quarter of a million", "half million"."""
    word = _word(tokens, at)
    if word not in ("half", "quarter"):
        return None
    place = at + 1
    if _word(tokens, place) == "of":
        place += 1
    if _word(tokens, place) in ("a", "an"):
        place += 1
    scale = _word(tokens, place)
    power = _POWERS.get(scale, 0)
    many = 12 if scale == "dozen" else 10**power
    if many == 1:
        return None
    value = to_decimal(Fraction(many, 2 if word == "half" else 4), up=False)
    return Number(at, place + 1, value, "words", power, place + 1)


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """Return a part of a whole, in percent: "half", "two-thirds", "a quarter"."""
    word = _word(tokens, at)
    is_compound = _text(tokens, at + 1) == "-" and tokens[at + 1].glued
    if word == "half" and not is_compound:
        return Number(at, at + 1, Decimal(50), "fraction", digits=at + 1)
    if word in _PARTS and word != "half":
        return Number(at, at + 1, to_percent(1, _PARTS[word]), "fraction", digits=at + 1)
    if word not in SMALL:
        return None
    place = at + 2 if _text(tokens, at + 1) == "-" else at + 1
    part = _word(tokens, place)
    whole = _PARTS.get(part) or _PARTS.get(part.removesuffix("s"))
    if not whole or SMALL[word] >= 20:  # noqa: PLR2004
        return None
    if place == at + 1 and not part.endswith("s") and part != "half" and word != "one":
        return None
    return Number(at, place + 1, to_percent(SMALL[word], whole), "fraction", digits=place + 1)


def _multiple(at: int, word: str) -> Number | None:
    """Return a word that multiplies."""
    if word not in _MULTIPLES or word == "halves":
        return None
    value = Decimal("0.5") if word in _HALVED else Decimal(_MULTIPLES[word])
    return Number(at, at + 1, value, "multiple", digits=at + 1)


# Proportions


def _proportion(tokens: Sequence[Token], at: int) -> Number | None:
    """Return a proportion in percent: "one in three", "9 out of 10"."""
    part = _small_at(tokens, at)
    if part is None:
        return None
    count, place = part
    hyphens = _text(tokens, place) == "-"
    place += hyphens
    link = _word(tokens, place)
    if link == "out" and _word(tokens, place + 1 + hyphens) == "of":
        place += 2 + hyphens
    elif link in ("in", "of"):
        place += 1
    else:
        return None
    place += hyphens
    is_every = _word(tokens, place) == "every"
    if link == "of" and not is_every:
        return None
    whole = _small_at(tokens, place + is_every, whole=True)
    if whole is None or _goes_on(tokens, whole[1]):
        return None
    if count > whole[0] or (count == whole[0] and link != "out"):
        return None
    return Number(at, whole[1], to_percent(count, whole[0]), "proportion", digits=whole[1])


_DURATIONS = frozenset(_UNITS["durations"])


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the whole of a proportion is rather an amount: "five in ten years"."""
    behind = _word(tokens, at)
    return behind in _DURATIONS or behind in SCALE_WORDS or behind in _IN_PERCENT or behind == "-"


def _small_at(tokens: Sequence[Token], at: int, *, whole: bool = False) -> tuple[int, int] | None:
    """Return a small number at a token, and the token behind it."""
    text, word = _text(tokens, at), _word(tokens, at)
    digits = text.replace(",", "")
    if _is_digits(digits):
        number = int(digits) if len(digits) <= MOST_DIGITS else 0
        most = 10**6 if whole else _HUNDRED
        return (number, at + 1) if 0 < number < most and number not in _YEARS[900:] else None
    if whole and word == "a" and _word(tokens, at + 1) in ("hundred", "thousand"):
        return (_HUNDRED if _word(tokens, at + 1) == "hundred" else 1000), at + 2
    if word not in SMALL:
        return None
    if word in _TENS and _text(tokens, at + 1) == "-" and _word(tokens, at + 2) in SMALL:
        return SMALL[word] + SMALL[_word(tokens, at + 2)], at + 3
    return SMALL[word], at + 1


_PRECISION = 18


def to_percent(part: int, whole: int) -> Decimal:
    """Return a part of a whole in percent, with eighteen decimals at most.

    >>> to_percent(2, 3)
    Decimal('66.666666666666666667')
    """
    share = Fraction(100 * part, whole)
    if share.denominator == 1:
        return Decimal(share.numerator)
    digits = round(share * 10**_PRECISION)
    return to_decimal(Fraction(digits, 10**_PRECISION), up=False)
