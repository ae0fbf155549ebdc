"""The numbers of a text as they are printed, each read alone."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import attrs

from miitbrief.model.figures import WHOLE
from miitbrief.model.numerals import SCALES
from miitbrief.model.quantities import Hedge, Unit
from miitbrief.model.spans import Span
from miitbrief.reading.quantities.cardinals import (
    CARDINAL,
    FRACTION,
    MULTIPLE,
    PROPORTION,
    cardinal,
    fraction,
    multiple,
    proportion,
)
from miitbrief.reading.quantities.hedges import hedge_of
from miitbrief.reading.quantities.lexicon import alternatives, table

__all__ = ["RAND", "Mention", "read_literals", "scaled_as"]


@attrs.frozen(kw_only=True)
class Mention:
    """A number as it stands in a text.

    Args:
        span: The number with its scale and its unit word or sign.
        number: The digits or number words alone.
        value: The full number; a share in words is in percent.
        unit: The unit's name as in `Unit.name`, or None where a noun or nothing follows.
        hedge: How the words beside it limit it.
        scaled: Whether it has a scale word.
        in_words: Whether it is spelt.
    """

    span: Span
    number: Span
    value: Decimal
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    scaled: bool = False
    in_words: bool = False

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return self.unit is not None and Unit(name=self.unit).is_money


_BEFORE: dict[str, str] = table("currency_before")
_AFTER: dict[str, str] = table("currency_after")
_UNITS: dict[str, str] = table("units")
_DURATIONS: dict[str, str] = table("durations")
_SHORT_SCALES: dict[str, int] = table("short_scales")
_POWERS = {**SCALES, **_SHORT_SCALES}

_SIGN = alternatives(sign for sign in _BEFORE if sign != "R")
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_SCALE = alternatives(SCALES)
_SCALE_WORD = re.compile(rf"\b(?:{_SCALE})\b")
_SHORT_SCALE = alternatives(_SHORT_SCALES)
_UNIT = alternatives([*_AFTER, *_UNITS]).replace(r"\s+", r"[\s-]")
#: "R5 billion" and "R1,200" are rand; "R5" alone is a name.
RAND = rf"R(?=[0-9][0-9.,]*\s?(?:{_SCALE}|{_SHORT_SCALE})\b|[0-9]{{1,3}},[0-9]{{3}})"
#: "20-odd points".
_ODD = r"(?:-(?:odd|plus)(?=\s))?"
#: "Half a second", which else is an ordinal.
_SECOND = (
    r"(?<=\b[Hh]alf\sa)\ssecond"
    r"(?=\s*(?:[.,;)]|$)|\s+(?:[a-z]+er|ahead|behind|off|to|in|and|or|of|per)\b)"
)
#: What makes a large number of times a ratio, and not how often something was done.
_AS_MUCH = re.compile(
    r"\s+(?:that|those|the|as|its|their|what|[a-z]+er|more|less|average|normal|over|in\s+excess)\b"
)
_GLUED = alternatives(table("glued_units"))
_DURATION = rf"(?:(?:{alternatives(table('consecutive'))})\s+)?(?:{alternatives(_DURATIONS)})"
#: "Parts" are a unit only before "per million".
_PARTS = rf"parts?(?=\s+per\s+(?:{alternatives(table('parts_per'))})(?!\w))"
#: "Half a year's rain" and "half a week ago" are no half year and no half week.
_NO_PART = r"(?!\s[a-z]+(?:['\u2019]s|\s(?:ago|earlier|before|later))(?!\w))"
#: "2 and a half".
_HALF = r"\s+and\s+a\s+half(?!\w)"


def _pattern(proportions: str) -> re.Pattern[str]:
    """Compile the pattern of a number.

    ::

        mention = currency digits [scale] [unit] | digits [scale] [unit] | words [scale] [unit]
                | proportion | multiple | fraction ["of"] ["a"] "percentage point"
                | "half a" (scale | unit) | fraction
    """
    return re.compile(
        rf"""
        (?<![\w.,$\u20ac\u00a3\u00a5])
        (?:
            (?P<currency>{_SIGN}|{RAND})\s?(?P<money>{_DIGITS})
            (?:\s?(?P<moneyscale>{_SCALE}|{_SHORT_SCALE})(?!\w))?
          | (?P<proportion>(?i:{proportions}))
          | (?P<digits>{_DIGITS})(?P<half>{_HALF})?
            (?:[\s-]?(?P<scale>{_SCALE})(?!\w))?
          | (?P<multiple>(?i:{MULTIPLE}))
          | (?P<points>(?i:{FRACTION}|quarter)(?:\s+of)?(?:\s+an?)?)
                (?=[\s-](?:percentage[\s-])?points?\b)
          | (?P<part>(?i:half)\s+an?{_NO_PART}
                (?:\s+(?:{_SCALE}|dozen)|(?=\s(?:{_UNIT}|{_DURATION}|second)))(?!\w))
          | (?P<fraction>(?i:{FRACTION}))
          | (?P<words>(?i:{CARDINAL}))
        )
        (?(multiple)|(?(fraction)|(?(proportion)|(?:
            (?P<sign>\s?%)
          | (?P<glued>{_GLUED})(?!\w)
          | (?P<spaced>{_ODD}(?:[\s-](?!(?<=-)magnitude)(?:{_UNIT}|{_PARTS})))(?!\w)
          | (?P<duration>{_ODD}[\s-](?:{_DURATION})|{_SECOND})(?!\w)
        )?)))
        """,
        re.VERBOSE,
    )


_MENTION = _pattern(PROPORTION)
_NO_PROPORTION = _pattern(r"(?!)")
#: How far back the word before a hyphen is looked for.
_WORD = 12
#: What a hyphen behind keeps together with the number, as in "COVID-19".
_HYPHENATED = re.compile(r"(?<!magnitud)[A-Za-z)]-$")


def read_literals(plain: str) -> Iterator[Mention]:
    """Yield every number of a text, in order of span.

    A number behind a hyphen is part of a name, as in "COVID-19", unless it ends a range, as in
    "$2bn-$3bn".

    Args:
        plain: The text, folded.
    """
    at = end = 0
    while match := _MENTION.search(plain, at):
        start = match.start()
        if match["proportion"] and proportion(match["proportion"].lower()) > WHOLE:
            match = _NO_PROPORTION.match(plain, start) or match
        at = match.end()
        if start - 1 == end or not _HYPHENATED.search(plain[max(0, start - _WORD) : start]):
            end = at
            yield _mention(match, plain)


class _Number(NamedTuple):
    """What the number alone tells.

    Attributes:
        value: The number with its scale.
        group: The group of the match that holds its digits or words.
        unit: The unit that it brings itself, if it does.
        scaled: Whether it has a scale word.
        in_words: Whether it is spelt.
    """

    value: Decimal
    group: str
    unit: str | None = None
    scaled: bool = False
    in_words: bool = False


def _mention(match: re.Match[str], text: str) -> Mention:
    """Return the mention that a match is."""
    number = _in_digits(match) or _in_words(match)
    start, end = match.span()
    unit = number.unit or _unit(match)
    if unit == "times" and match["scale"] and not _AS_MUCH.match(text, end):
        end, unit = match.end("scale"), None
    inner_start, inner_end = match.span(number.group)
    return Mention(
        span=Span(start=start, end=end),
        number=Span(start=inner_start, end=inner_end),
        value=number.value,
        unit=unit,
        hedge=hedge_of(text, start, end, inner_end),
        scaled=number.scaled,
        in_words=number.in_words,
    )


def _in_digits(match: re.Match[str]) -> _Number | None:
    """Read a number in digits, with the currency sign before it."""
    if match["currency"]:
        value = scaled_as(match["money"], match["moneyscale"])
        unit = _BEFORE[match["currency"]]
        return _Number(value, "money", unit, scaled=match["moneyscale"] is not None)
    if match["digits"]:
        digits = match["digits"] + (".5" if match["half"] else "")
        value = scaled_as(digits, match["scale"])
        return _Number(
            value, "digits", scaled=match["scale"] is not None, in_words=bool(match["half"])
        )
    return None


def _in_words(match: re.Match[str]) -> _Number:
    """Read a number in words."""
    if match["proportion"]:
        share = proportion(match["proportion"].lower())
        return _Number(share, "proportion", "percent", in_words=True)
    if match["multiple"]:
        return _Number(multiple(match["multiple"]), "multiple", "times", in_words=True)
    if match["points"]:
        part = fraction(re.split(r"\s", match["points"])[0]) / WHOLE
        return _Number(part, "points", "percentage point", in_words=True)
    if match["fraction"]:
        return _Number(fraction(match["fraction"]), "fraction", "percent", in_words=True)
    group = "part" if match["part"] else "words"
    scaled = _SCALE_WORD.search(match[group].lower()) is not None
    return _Number(cardinal(match[group]), group, scaled=scaled, in_words=True)


def scaled_as(digits: str, scale: str | None) -> Decimal:
    """Return digits times their scale word, exactly.

    >>> scaled_as("1.4", "million"), scaled_as("2,000", None)
    (Decimal('1400000'), Decimal('2000'))
    """
    plain = digits.replace(",", "")
    if scale is None:
        return Decimal(plain)
    value = Decimal(f"{plain}E{_POWERS[scale]}")
    whole = Decimal(int(value))
    return whole if value == whole else value


def _unit(match: re.Match[str]) -> str | None:
    """Return the unit that stands behind a number."""
    if match["sign"]:
        return "percent"
    if match["duration"]:
        return _DURATIONS.get(re.split(r"[\s-]", match["duration"])[-1], "second")
    words = match["glued"] or match["spaced"]
    if not words:
        return None
    name = " ".join(re.sub(r"^-(?:odd|plus)\s", "", words).removeprefix("-").split())
    if name not in _AFTER and name not in _UNITS:
        name = name.replace("-", " ")
    return "part" if re.match("parts?$", name) else _AFTER.get(name) or _UNITS[name]
