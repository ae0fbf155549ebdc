"""Numbers with their unit word or sign and their currency: "$2.3bn", "5 km", "three-tonne".

::

    quantity = [currency] number [unit] | [sign] number unit {smaller number unit}
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.model._numbers import times, to_decimal
from miitbrief.model.figures import WHOLE
from miitbrief.reading.chunks.numbers import NUMBER_WORDS, SCALE_WORDS, Number, number_at
from miitbrief.reading.documents.lexicon import added_units
from miitbrief.reading.documents.tokens import Token
from miitbrief.reading.documents.tries import Phrases

__all__ = [
    "DURATIONS",
    "Amount",
    "amount_at",
    "currency_at",
    "is_money",
    "openings",
    "unit_word_at",
]

_DATA = tables("miitbrief.reading.english", "units.json")
_BEFORE: Phrases[str] = Phrases(_DATA["currency_before"], exact=True)
_CURRENCIES = _BEFORE.firsts
_AFTER: Phrases[str] = Phrases(_DATA["currency_after"])
_UNITS: Phrases[str] = Phrases({**_DATA["units"], **_DATA["durations"]}, exact=True)
_UNITS_LOWER: Phrases[str] = Phrases(
    {key: unit for key, unit in {**_DATA["units"], **_DATA["durations"]}.items() if len(key) > 3}  # noqa: PLR2004
)
_GLUED: dict[str, str] = _DATA["glued_only"]
_MILLIONS: dict[str, str] = _DATA["millions"]
#: Units of time, from each word for them.
DURATIONS: frozenset[str] = frozenset(_DATA["durations"].values())
_CONSECUTIVE = frozenset({"consecutive", "straight", "successive", "full", "running", "working"})
#: How many of the smaller unit make the larger one, where both state one amount.
_PARTS = {
    ("foot", "inch"): 12,
    ("kilogram", "gram"): 1000,
    ("tonne", "kilogram"): 1000,
    ("kilometre", "metre"): 1000,
    ("metre", "centimetre"): 100,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("pound", "ounce"): 16,
}
_FRACTIONS = ("fraction", "proportion")
_MILLION = Fraction(10**6)


#: Times that are told in years.
_YEARS = {"decade": Fraction(10), "century": Fraction(100)}


class Amount(NamedTuple):
    """A number with its unit.

    Attributes:
        first: Its first token.
        last: The token behind it.
        number: The number alone.
        value: The full value, with its sign.
        unit: The name of the unit, or None where a noun or nothing follows.
    """

    first: int
    last: int
    number: Number
    value: Decimal
    unit: str | None


def is_money(unit: str | None) -> bool:
    """Tell whether a unit is a currency."""
    return unit is not None and len(unit) == 3 and unit.isupper()  # noqa: PLR2004


def openings(tokens: Sequence[Token]) -> list[int]:
    """Return the tokens that a currency or a number may begin with."""
    return [
        at
        for at, (_, _, text, lower, _) in enumerate(tokens)
        if lower in NUMBER_WORDS or "0" <= text[0] <= "9" or text in _CURRENCIES
    ]


def amount_at(tokens: Sequence[Token], at: int) -> Amount | None:
    """Return the amount that begins at a token with a currency or a number."""
    currency = _BEFORE.at(tokens, at)
    if currency is not None:
        found = _money(tokens, at, *currency)
        if found is not None:
            return found
    number = number_at(tokens, at)
    return None if number is None else _with_unit(tokens, number)


def _money(tokens: Sequence[Token], at: int, length: int, code: str) -> Amount | None:
    """Return an amount behind a currency: "RMB 5 million", "US$3"."""
    place = at + length
    if place >= len(tokens) or not tokens[place].is_number:
        return None
    if code == "ZAR" and tokens[at].text == "R" and not _is_rand(tokens, place):
        return None
    number = number_at(tokens, place)
    if number is None or number.form != "digits":
        return None
    printed = tokens[at].text
    value = times(number.value, _MILLION) if printed in _MILLIONS else number.value
    behind = _AFTER.at(tokens, number.last)
    last = number.last
    if behind is not None and behind[1] == code:
        last += behind[0]
    return Amount(at, last, number, value, code)


def _is_rand(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether "R" before digits is the rand, and not a part of a name."""
    number = number_at(tokens, place)
    return number is not None and (number.scaled or "," in tokens[place].text)


def _with_unit(tokens: Sequence[Token], number: Number) -> Amount:
    """Return a number with the unit behind it."""
    if number.form == "multiple":
        return Amount(number.first, number.last, number, number.value, "times")
    unit = unit_at(tokens, number.last, number)
    if number.form in _FRACTIONS:
        return _part(tokens, number, unit)
    if unit is None:
        return Amount(number.first, number.last, number, number.value, None)
    last, name = unit
    value = number.value
    if tokens[number.last].text in _MILLIONS:
        value = times(value, _MILLION)
    if name in _YEARS:
        value, name = times(value, _YEARS[name]), "year"
    amount = Amount(number.first, last, number, value, name)
    return _compound(tokens, amount) or amount


def _part(tokens: Sequence[Token], number: Number, unit: tuple[int, str] | None) -> Amount:
    """Return a fraction: of a point, of a kilometre, or of a whole, which is in percent."""
    share = Amount(number.first, number.last, number, number.value, "percent")
    if number.form == "proportion":
        return share
    place = number.last
    if _lower(tokens, place) == "of" and _lower(tokens, place + 1) in ("a", "an", "one"):
        unit = unit_at(tokens, place + 2, number)
    elif unit is None and _lower(tokens, place) in ("a", "an"):
        unit = unit_at(tokens, place + 1, number)
    elif _lower(tokens, place) == "of":
        unit = None
    if unit is None or unit[1] == "percent" or _is_owned(tokens, unit[0]):
        return share
    is_bare = tokens[place].text not in ("a", "an", "of") and not tokens[place].glued
    if is_bare and unit[1] not in ("percentage point", "index point"):
        return share
    is_rate = tokens[place].text == "-" and unit[1] == "index point"
    name = "percentage point" if is_rate else unit[1]
    return Amount(number.first, unit[0], number, times(number.value, Fraction(1, WHOLE)), name)


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "half a year" goes on as "half a year's rain" or "half a year ago"."""
    return _lower(tokens, at) in ("'s", "'", "ago", "earlier", "before", "later")


def _lower(tokens: Sequence[Token], at: int) -> str:
    """Return a token in small letters, or nothing behind the last."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def unit_at(tokens: Sequence[Token], at: int, number: Number) -> tuple[int, str] | None:
    """Return the token behind a unit at a token, and the unit's name."""
    if at >= len(tokens):
        return None
    place = at
    if (
        tokens[at].text == "-"
        and tokens[at].glued
        and at + 1 < len(tokens)
        and tokens[at + 1].glued
    ):
        place = at + 1
        if _lower(tokens, place) in ("odd", "plus"):
            place += 1
    is_glued = place < len(tokens) and tokens[place].glued and place == at
    if place < len(tokens) and is_glued and tokens[place].text in _GLUED:
        return _glued(tokens, place, number)
    if _lower(tokens, place) in ("part", "parts") and _lower(tokens, place + 1) == "per":
        return (place + 1, "part") if _lower(tokens, place + 2) in SCALE_WORDS else None
    found = unit_word_at(tokens, place)
    if found is None and _lower(tokens, place) in _CONSECUTIVE:
        behind = _UNITS.at(tokens, place + 1)
        if behind is not None and behind[1] in DURATIONS:
            found = behind[0] + 1, behind[1]
    if found is None:
        return None
    return _accepted(tokens, place, found, number, hyphen=place > at)


def unit_word_at(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return how many tokens a unit word at a token has, and the unit's name."""
    known = (added_units(), _UNITS, _AFTER, _UNITS_LOWER)
    return next(filter(None, (units.at(tokens, at) for units in known)), None)


def currency_at(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return how many tokens a currency that leads its number has, and the currency's code."""
    return _BEFORE.at(tokens, at)


def _glued(tokens: Sequence[Token], at: int, number: Number) -> tuple[int, str] | None:
    """Return a unit of one letter glued to digits: "25m", "36C"."""
    letter = tokens[at].text
    if number.scaled or (
        at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].is_number
    ):
        return None
    if letter in ("h", "s", "F") and "." not in tokens[number.first].text:
        return None
    return at + 1, _GLUED[letter]


def _accepted(
    tokens: Sequence[Token], place: int, found: tuple[int, str], number: Number, *, hyphen: bool
) -> tuple[int, str] | None:
    """Return a unit unless its word means something else here."""
    length, name = found
    last = place + length
    word = _lower(tokens, place)
    glued = tokens[place].glued
    hyphened = last < len(tokens) and tokens[last].text == "-" and tokens[last].glued
    means_else = (
        glued and not hyphen and word != "%" and not _may_be_glued(tokens[place].text, word),
        word == "x" and not glued and last < len(tokens) and tokens[last].is_number,
        word == "second" and _lower(tokens, last) in ("-", "quarter", "half"),
        name == "times" and number.scaled and not _is_ratio(tokens, last),
        hyphen and (word == "magnitude" or (word == "point" and number.form == "words")),
        hyphened and word in ("million", "ton"),
    )
    if any(means_else):
        return None
    is_weight = word in ("pound", "pounds") and _is_weighed(tokens, number.first)
    return last, "pound" if is_weight else name


def _may_be_glued(text: str, word: str) -> bool:
    """Tell whether a unit may stand right behind digits: "5km", "3bn yuan"."""
    return (
        text in _DATA["units"]
        or text in added_units()
        or word in ("yuan", "percent", "pct", "tonnes", "tons")
        or (text in _DATA["currency_after"] or word in ("x", "fold", "times"))
    )


def _is_ratio(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a large number of times is a ratio: "2,000 times that of 2012"."""
    word = _lower(tokens, at)
    return word in _RATIO_WORDS or word.endswith("er")


_RATIO_WORDS = frozenset(
    [
        "that",
        "those",
        "the",
        "as",
        "its",
        "their",
        "what",
        "more",
        "less",
        "average",
        "normal",
        "over",
        "in",
    ]
)
_WEIGHING = frozenset(
    [
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "slimmed",
        "slim",
        "lost",
        "gained",
        "heavier",
        "lighter",
        "lifted",
        "carries",
    ]
)


def _is_weighed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether something is weighed, so that pounds are no money."""
    return any(_lower(tokens, place) in _WEIGHING for place in range(max(0, at - 6), at))


def _compound(tokens: Sequence[Token], amount: Amount) -> Amount | None:
    """Return "5 feet 7 inches" and "two years and three months" as one amount."""
    place = amount.last
    if _lower(tokens, place) == "and":
        place += 1
    if place >= len(tokens) or amount.number.scaled:
        return None
    smaller = number_at(tokens, place)
    if smaller is None or smaller.form not in ("digits", "words"):
        return None
    unit = unit_at(tokens, smaller.last, smaller)
    many = _PARTS.get((amount.unit or "", unit[1])) if unit else None
    if unit is None or many is None or not 0 < smaller.value < many:
        return None
    value = to_decimal(Fraction(amount.value) + Fraction(smaller.value) / many, up=False)
    return Amount(amount.first, unit[0], amount.number, value, amount.unit)
