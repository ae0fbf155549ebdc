"""Every number in a text, with its scale, its unit and its hedge, whatever it turns out to be."""

import re
from decimal import Decimal
from typing import NamedTuple

import attrs

from miitbrief.numerals import SCALES
from miitbrief.parsing.cardinals import (
    CARDINAL,
    FRACTION,
    MULTIPLE,
    PROPORTION,
    cardinal,
    fraction,
    multiple,
    proportion,
)
from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.parsing.sentences import SENTENCE_END
from miitbrief.quantities import Hedge
from miitbrief.spans import Span

__all__ = ["Mention", "find_mentions", "folded"]


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

_BEFORE: dict[str, str] = table("currency_before")
_AFTER: dict[str, str] = table("currency_after")
_UNITS: dict[str, str] = table("units")
_DURATIONS: dict[str, str] = table("durations")
_SHORT_SCALES: dict[str, int] = table("short_scales")
_POWERS = {**SCALES, **_SHORT_SCALES}

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_SCALE = alternatives(SCALES)
_UNIT = alternatives([*_AFTER, *_UNITS])
_GLUED = alternatives(table("glued_units"))
_DURATION = rf"(?:(?:{alternatives(table('consecutive'))})\s+)?(?:{alternatives(_DURATIONS)})"

#: mention = [currency] digits [scale] [unit] | words [scale] [unit] | fraction | multiple
_MENTION = re.compile(
    rf"""
    (?<![\w.,$€£¥])(?<![A-Za-z)]-)
    (?:
        (?P<currency>{alternatives(_BEFORE)})\s?(?P<money>{_DIGITS})
        (?:\s?(?P<moneyscale>{_SCALE}|{alternatives(_SHORT_SCALES)})(?!\w))?
      | (?P<proportion>(?i:{PROPORTION}))
      | (?P<digits>{_DIGITS})
        (?:[\s-]?(?P<scale>{_SCALE}|(?<=[0-9])(?:bn|tn|trn))(?!\w))?
      | (?P<multiple>(?i:{MULTIPLE}))
      | (?P<part>(?i:half)\s+an?(?:\s+(?:{_SCALE})|(?=\s(?:{_UNIT}|{_DURATION})))(?!\w))
      | (?P<fraction>(?i:{FRACTION}))
      | (?P<words>(?i:{CARDINAL}))
    )
    (?:
        (?P<sign>\s?%)
      | (?P<glued>{_GLUED})(?!\w)
      | (?P<spaced>[\s-](?:{_UNIT}))(?!\w)
      | (?P<duration>[\s-](?:{_DURATION}))(?!\w)
    )?
    """,
    re.VERBOSE,
)


def _hedge_patterns(name: str, form: str) -> dict[Hedge, re.Pattern[str]]:
    """Compile the hedges of one side of a number."""
    return {
        Hedge(hedge): re.compile(form.format(alternatives(words)), re.IGNORECASE)
        for hedge, words in table(name).items()
    }


_HEDGES_BEFORE = _hedge_patterns(
    "hedges_before", r"(?<![\w-])(?:{})(?:\s+(?:a|an|the|some|its))?\s+$"
)
_HEDGES_AFTER = _hedge_patterns("hedges_after", r"\s?(?:{})(?!\w)")

#: "Edged up to 4%" is a movement, no hedge.
_PUSHED_UP = re.compile(rf"\b(?:{alternatives(table('pushed_up'))})\s+up\s+to\s+(?:the\s+)?$")

#: No hedge is longer than this many characters.
_REACH = 40

#: The scale word behind the digits of a number.
_SCALE_BEHIND = re.compile(rf"[\s-]?({_SCALE}|{alternatives(_SHORT_SCALES)})(?!\w)")

#: Between two numbers that share a unit.
_JOINS = re.compile(r"\s*(?:to|and|or|-|\u2013|~)\s*|\s*,\s*(?:and\s+)?")

#: What stands behind a bare number that takes the unit of the number before it.
_NO_NOUN = re.compile(
    r"\s*(?:[,.;:)?!]|$)|\s+(?:and|or|but|for|in|from|on|to|by|at|against|after|before|last|this|"
    r"fewer|more|less|lower|higher|when|while|as|than|per|a\s+year|ago|respectively)\b"
)
#: Before an age: "aged", "ages 16 to".
_AGED = re.compile(r"(?i)\b(?:aged?|ages|aged\s+between|age\s+of|[0-9]+\s?(?:-|\u2013|to|and))\s*$")
#: Some word of age.
_AGE = re.compile(r"(?i)\bage")
#: Before a rank.
_TOP = re.compile(r"(?i)\btop[\s-]$")


def folded(text: str) -> str:
    """Return *text* with full-width characters and no-break spaces in their common form.

    Every character stays at its offset.
    """
    return text.translate(_COMMON)


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Find every number in *text*, in digits or in words.

    Args:
        text: A sentence or any plain text.

    Returns:
        The numbers, in order of span, disjoint.

    >>> [m.span.of("more than 1.43 million stations, up 8%") for m in find_mentions(
    ...     "more than 1.43 million stations, up 8%")]
    ['1.43 million', '8%']
    """
    plain = folded(text)
    mentions = [_mention(match, plain) for match in _MENTION.finditer(plain)]
    return tuple(_with_shared_units(mentions, plain))


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
    inner_start, inner_end = match.span(number.group)
    return Mention(
        span=Span(start=start, end=end),
        number=Span(start=inner_start, end=inner_end),
        value=number.value,
        unit=number.unit or _unit(match),
        hedge=_hedge(text, start, end),
        scaled=number.scaled,
        in_words=number.in_words,
    )


def _in_digits(match: re.Match[str]) -> _Number | None:
    """Read a number in digits, with the currency sign before it."""
    if match["currency"]:
        value = _scaled(match["money"], match["moneyscale"])
        unit = _BEFORE[match["currency"]]
        return _Number(value, "money", unit, scaled=match["moneyscale"] is not None)
    if match["digits"]:
        value = _scaled(match["digits"], match["scale"])
        return _Number(value, "digits", scaled=match["scale"] is not None)
    return None


def _in_words(match: re.Match[str]) -> _Number:
    """Read a number in words."""
    if match["proportion"]:
        share = proportion(match["proportion"].lower())
        return _Number(share, "proportion", "percent", in_words=True)
    if match["multiple"]:
        return _Number(multiple(match["multiple"]), "multiple", "times", in_words=True)
    if match["fraction"]:
        return _Number(fraction(match["fraction"]), "fraction", "percent", in_words=True)
    group = "part" if match["part"] else "words"
    scaled = re.search(_SCALE, match[group].lower()) is not None
    return _Number(cardinal(match[group]), group, scaled=scaled, in_words=True)


def _scaled(digits: str, scale: str | None) -> Decimal:
    """Return digits times their scale word, exactly."""
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
        return _DURATIONS[re.split(r"[\s-]", match["duration"])[-1]]
    words = match["glued"] or match["spaced"]
    if not words:
        return None
    name = " ".join(words.removeprefix("-").split())
    return _AFTER.get(name) or _UNITS[name]


def _hedge(text: str, start: int, end: int) -> Hedge:
    """Return the hedge beside a number: the longest before it, or else the one behind it."""
    before = text[max(0, start - _REACH) : start]
    if _PUSHED_UP.search(before):
        return Hedge.EXACT
    found = [
        (match.start(), hedge)
        for hedge, pattern in _HEDGES_BEFORE.items()
        if (match := pattern.search(before))
    ]
    if found:
        return min(found)[1]
    return next(
        (hedge for hedge, pattern in _HEDGES_AFTER.items() if pattern.match(text, end)),
        Hedge.EXACT,
    )


def _with_shared_units(mentions: list[Mention], text: str) -> list[Mention]:
    """Return the mentions, bare numbers with the unit that a number beside them lends.

    What the one behind lends goes first, from the last of a list to its first.
    """
    forward: list[Mention] = []
    for mention in reversed(mentions):
        forward.insert(0, _lent_by_next(mention, forward[0], text) if forward else mention)
    shared: list[Mention] = []
    for mention in forward:
        shared.append(_lent_by_context(mention, shared[-1] if shared else None, text))
    return shared


def _lent_by_next(mention: Mention, after: Mention, text: str) -> Mention:
    """Return a bare number before one with a unit sharing it: "5 to 7 percent"."""
    if mention.unit or mention.scaled or mention.in_words:
        return mention
    if not _JOINS.fullmatch(text, mention.span.end, after.span.start):
        return mention
    if after.unit == "percent" or not after.scaled:
        return attrs.evolve(mention, unit=after.unit)
    if after.in_words:
        return mention
    scale = _SCALE_BEHIND.match(text, after.number.end)
    assert scale is not None  # It is scaled, so its scale word stands right behind its digits.
    value = _scaled(mention.number.of(text), scale[1])
    return attrs.evolve(mention, unit=after.unit, value=value, scaled=True)


def _lent_by_context(mention: Mention, before: Mention | None, text: str) -> Mention:
    """Return a bare number with the unit that the words or the number before it lend."""
    if mention.unit:
        return mention
    left = text[max(0, mention.span.start - _REACH) : mention.span.start]
    if _TOP.search(left):
        return attrs.evolve(mention, unit="rank")
    if _AGED.search(left) and _AGE.search(left):
        return attrs.evolve(mention, unit="year")
    if before is not None and _lends(before, mention, text):
        return attrs.evolve(mention, unit=before.unit)
    return mention


def _lends(before: Mention, mention: Mention, text: str) -> bool:
    """Tell whether a number lends its unit to a bare one behind it in its sentence.

    "33.4 years for men and 31.2 for women" are both years; a number lends only to one of its own
    form, scaled or with as many decimals.
    """
    has_decimals = _has_decimals(mention, text)
    return (
        (mention.scaled or has_decimals)
        and before.scaled == mention.scaled
        and _has_decimals(before, text) == has_decimals
        and _NO_NOUN.match(text, mention.span.end) is not None
        and SENTENCE_END.search(text, before.span.end, mention.span.start) is None
    )


def _has_decimals(mention: Mention, text: str) -> bool:
    """Tell whether a number is printed with decimals."""
    return "." in mention.number.of(text)
