"""The unit that the words around a bare number give it.

::

    rank      = "top" number | "of the" number superlative | number "places" ("higher" | "lower")
    age       = "aged" number | people ("under" | "over") number | "age" ... ("to" | "of") number
    ratio     = "ratio" ... decimal | "outnumbered by" number "to one"
    exchange  = currency ... number ("per" | "to the" | "against the") currency
    magnitude = "magnitude" number | number ("-magnitude" | "on the Richter scale")
"""

import re

from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.quantities.positions import sentence_start

__all__ = ["has_no_noun", "is_per_many", "tells_size_in_time", "unit_by_words"]

#: How far before a number the words right before it may start.
_REACH = 40
#: No words further away than this many characters give a unit.
_FAR = 400

_DURATIONS: dict[str, str] = table("durations")
_CURRENCIES: dict[str, str] = table("currency_after")
_SUPERLATIVE = alternatives(table("superlatives"))
_PEOPLE = alternatives(table("people"))
_NUMBER = rf"(?:[0-9]+|{alternatives(table('ones'))})"

#: What stands behind a bare number that takes the unit of the number before it.
_NO_NOUN = re.compile(
    r"\s*(?:[,.;:)?!]|$)|\s+(?:and|or|but|for|in|from|on|to|by|at|against|after|before|last|this|"
    r"fewer|more|less|lower|higher|when|while|as|than|per|a\s+(?:year|month|week|decade)|ago|"
    r"now|today|then|yesterday|the\s+(?:year|quarter|month|week|day)\s+(?:before|earlier)|"
    r"respectively|[0-9]+\s+\w+\s+(?:earlier|ago|before))\b"
)
#: "16.1 per 100,000" counts something, whatever stands before.
_PER_MANY = re.compile(r"\s+per\s+(?:[0-9]|hundred|thousand|million)")

_TOP = re.compile(r"(?i)\btop[\s-]$")
_LISTED = re.compile(r"(?i)\b(?:list|ranking)\s+of\s+(?:the\s+)?$")
_LISTED_BEHIND = re.compile(r"(?i)[^.;]{0,80}\b(?:largest|biggest|most|top|best|richest|leading)\b")
#: "Two of the five largest rounds".
_AMONG = re.compile(r"(?i)\b(?:of|among|in)\s+(?:the|its|our|their)(?:\s+[\w-]+['\u2019]s)?\s+$")
_AMONG_BEHIND = re.compile(rf"\s+(?:{_SUPERLATIVE})\b")
#: "Two places higher".
_PLACES = re.compile(
    r"\s+(?:places?|spots?|positions?|rungs?)\s+(?:higher|lower|up|down|above|below|better|worse)\b"
)

#: "Utilisation hours averaged 7,802".
_HOURS = re.compile(
    r"(?i)\b(?P<unit>hours|days|minutes)\s+(?:of\s+[\w\s-]{1,40}?)?"
    r"(?:averag(?:ed|es)|total(?:l?ed|s)|reached|rose\s+to|fell\s+to|stood\s+at|numbered)"
    r"\s+(?:\w+\s+)?$"
)

_FACTOR = re.compile(r"(?i)\bfactor\s+of\s+$")
#: "An income ratio of 2.51".
_RATIO = re.compile(
    r"(?i)\b(?:ratio|multiple)s?\b(?!\s+of\s+[^;,]*\b(?:percent|per\s+cent))[^;,%]{0,60}$"
)
_TO_ONE = re.compile(r"\s*(?:to|:)\s*(?:1|one)\b")
_OUTNUMBERED = re.compile(r"(?i)\boutnumber\w*\b[^.;]*\bby\b[^.;]*$")

_MAGNITUDE = re.compile(r"(?i)\bmagnitude(?:-|\s+(?:of\s+)?)$")
_RICHTER = re.compile(
    r"(?i)-magnitude\b|\s+(?:on\s+the\s+(?:(?:open-ended|moment)\s+)?(?:Richter|magnitude))\b"
)

#: "The yuan weakened to 6.99 against the dollar".
_EXCHANGED = re.compile(
    r"\s+(?:(?:against|to|per)\s+(?:the|one)|per)\s+(?:U\.?S\.?\s)?(?:dollar|euro|yen)\b"
)
_CURRENCY = re.compile(rf"\b(?:{alternatives(_CURRENCIES)})\b")

#: Before an age: "aged", "ages 16 to", "who are".
_AGED = re.compile(
    rf"(?i)\b(?:aged?|ages|aged\s+between|age\s+of|{_NUMBER}\s?(?:-|\u2013|to|and))\s*$"
)
_AGE = re.compile(r"(?i)\bage")
#: "Children under five", "44 per cent of them are under 25", "she turned 60", "retire at 63".
_AGED_BY = re.compile(
    rf"(?i)\b(?:{_PEOPLE})(?:\s+(?:who\s+)?(?:are|were|is|was|aged))*"
    r"\s+(?:under|over|above|below|younger\s+than|older\s+than)\s+(?:the\s+age\s+of\s+)?$"
    r"|\bturn(?:s|ed|ing)?\s+$"
    r"|\b(?:he|she)\s+(?:is|was|will\s+be|would\s+be|had\s+been|turned)\s+$"
    r"|\bunder-$|\b(?:retir(?:e|es|ed|ing)|married|marry|died|dies|die)\s+at\s+$"
)
_WHO_ARE = re.compile(rf"(?i)\b(?:{_PEOPLE})\s+who\s+(?:are|were)\s+$")
#: "The retirement age goes from 60 to 63".
_AGE_SUBJECT = re.compile(
    r"(?i)\b(?:average|mean|median|retirement|pension|pensionable|minimum|maximum|legal|statutory|"
    r"voting|drinking|her|his)\s+age\b[^;:]{0,80}\b(?:of|to|from|at|is|was|averag\w+)\s+$"
)
_COUNTING = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+s\b|[%.,]?[0-9%]")
#: What stands behind no age: a thing that is counted, or more of the number.
_NO_AGE = re.compile(
    rf"\s+(?!(?:{alternatives(table('behind_ages'))})\b)\w|[\w%]|[.,][0-9]|-(?!(?:and|or)\b)[a-z]"
)
#: An age in apposition: "the mayor, 58, said".
_APPOSED = re.compile(r"[a-z],\s$")
_APPOSED_BEHIND = re.compile(r",\s(?![0-9])")
_ADULT = 10
_OLDEST = 125


def has_no_noun(text: str, end: int) -> bool:
    """Tell whether no thing that is counted stands behind a number that ends at `end`."""
    return _NO_NOUN.match(text, end) is not None


def is_per_many(text: str, end: int) -> bool:
    """Tell whether a number is said per so many, as "16.1 per 100,000"."""
    return _PER_MANY.match(text, end) is not None


def tells_size_in_time(left: str) -> bool:
    """Tell whether words before a bare number make it an age or a number of hours of something.

    >>> tells_size_in_time("children under "), tells_size_in_time("it took ")
    (True, False)
    """
    return any(pattern.search(left) for pattern in (_AGED_BY, _WHO_ARE, _AGE_SUBJECT, _HOURS))


def unit_by_words(mention: Mention, text: str) -> str | None:
    """Return the unit that the words around a bare number give it, or None.

    Args:
        mention: The number.
        text: The text, folded.
    """
    start, end = mention.span.start, mention.span.end
    left = text[max(0, start - _REACH) : start]
    before = text[sentence_start(text, start, _FAR) : start]
    if _is_rank(mention, left, text):
        return "rank"
    if _FACTOR.search(left) or _is_ratio(mention, before, text):
        return "times"
    if _MAGNITUDE.search(left) or _RICHTER.match(text, end):
        return "magnitude"
    if _is_age(mention, left, before, text):
        return "year"
    return _of_exchange(before, text, end) or _of_hours(before, text, end)


def _of_exchange(before: str, text: str, end: int) -> str | None:
    """Return the currency named before a rate of exchange."""
    named = _CURRENCY.findall(before) if _EXCHANGED.match(text, end) else []
    return _CURRENCIES[named[-1]] if named else None


def _of_hours(before: str, text: str, end: int) -> str | None:
    """Return the unit of hours or days that are the subject of a number."""
    hours = _HOURS.search(before)
    return _DURATIONS[hours["unit"].lower()] if hours and has_no_noun(text, end) else None


def _is_rank(mention: Mention, left: str, text: str) -> bool:
    """Tell whether a number is a rank or the length of a ranking."""
    end = mention.span.end
    if _TOP.search(left) or _PLACES.match(text, end):
        return True
    if _LISTED.search(left) and _LISTED_BEHIND.match(text, end):
        return True
    among = _AMONG.search(left) and _AMONG_BEHIND.match(text, end)
    return among is not None and not mention.scaled


def _is_ratio(mention: Mention, before: str, text: str) -> bool:
    """Tell whether a bare number is a ratio to another: "a ratio of 2.51", "by five to one"."""
    end = mention.span.end
    if _TO_ONE.match(text, end):
        return _OUTNUMBERED.search(before) is not None
    is_bare = has_no_noun(text, end) and not is_per_many(text, end)
    is_plain = "." in mention.number.of(text) and not mention.scaled
    return is_bare and is_plain and _RATIO.search(before) is not None


def _is_age(mention: Mention, left: str, before: str, text: str) -> bool:
    """Tell whether a bare number says how old somebody is."""
    if mention.scaled or not 0 < mention.value < _OLDEST:
        return False
    end = mention.span.end
    if _AGED.search(left) and _AGE.search(left):
        return True
    if _APPOSED.search(left) and _APPOSED_BEHIND.match(text, end):
        return mention.value >= _ADULT
    if _WHO_ARE.search(left):
        return _COUNTING.match(text, end) is None
    return _NO_AGE.match(text, end) is None and _says_age(mention, left, before)


def _says_age(mention: Mention, left: str, before: str) -> bool:
    """Tell whether words of age stand before a number: "under 25", "to a retirement age of 63"."""
    if _AGED_BY.search(left):
        return True
    return mention.value >= _ADULT and _AGE_SUBJECT.search(before) is not None
