"""Figures in an aim that are not what is aimed at.

::

    given = start of a change | what the aim is compared with | aside | how long it takes
          | number of what is there already | age | cost | number of the aims
"""

import re

from miitbrief.model.categories import Kind
from miitbrief.model.spans import Span
from miitbrief.reading.frames.kinds import Sense
from miitbrief.reading.stances.moods import Moods
from miitbrief.reading.stances.stances import any_of

__all__ = ["BEFORE_AIM", "REACH", "is_given"]

#: "(5%) growth target".
BEFORE_AIM = re.compile(
    rf"(?i)\s+(?:(?!(?:of|for|to|as|and|in)\b)[a-z-]+\s+){{0,3}}{any_of('aim_nouns')}\b.*",
    flags=re.DOTALL,
)

#: So far to the left of a figure the words are looked for that say what it is.
REACH = 120

_FEW_WORDS = r"(?:(?!to\b|by\b|at\b)[\w'-]+\s+){0,3}"
#: "From 5% to", "up from about 5%", "compared with 5%": where it starts, or what it is compared to.
_START = re.compile(
    rf"(?i)\b(?:(?:up|down)\s+from|compared\s+(?:with|to)|against|versus|vs\.?)\s+{_FEW_WORDS}$"
)
_FROM = re.compile(rf"(?i)\bfrom\s+{_FEW_WORDS}$")
_TO_FIGURE = re.compile(r"(?i)[^,;]{0,60}?\bto\b[^,;]{0,30}[0-9]")
_TO_FIGURE_BEFORE = re.compile(r"(?i)\bto\b[^,;]{0,30}[0-9][^;]*$")
#: "..., up 5%": a comparison that only adds to the figure before.
_ASIDE = re.compile(
    r"(?i)[,(]\s*(?:which|equal|equivalent|up|down|now|currently|presently|at\s+present|today"
    r"|an?\s+(?:further\s+|year-on-year\s+)?(?:increase|rise|gain|jump|fall|drop|decrease|decline|cut))\b[^,;()]*$"
)
#: "Will be delivered, with a tonnage of 5": what is done is described.
_WITH = re.compile(r"(?i),\s+(?:each\s+)?with\s[^,;]*$")
#: "Its 30% stake".
_POSSESSED = re.compile(r"(?i)\b(?:its|our|their|his|her|my|[a-z]+'s)\s+$")
#: "People under 45".
_AGED = re.compile(
    r"(?i)\b(?:people|those|children|adults|men|women|persons|workers|farmers|girls|boys|citizens|residents)"
    r"\s+(?:aged\s+)?(?:under|over|above|below|older\s+than|younger\s+than|up\s+to)\s+$"
)
#: "..., 40 (more than last year)", "..., twice (as much)": one that leads with its figure.
_AFTER_COMMA = re.compile(rf"(?i)[,(]\s+(?:or\s+)?{_FEW_WORDS}$")
_COMPARED = re.compile(
    r"(?i)(?:\s+[\w'-]+){0,3}?\s+(?:(?:more|less|fewer|higher|lower|larger|smaller|better|above|below)\s+"
    r"(?:than\s|(?:the|its|that|what|last|a\s+year)\b)|as\s+(?:many|much|high|large)\b)|\s+(?:its|that\s+of|what)\s"
)
#: "Three (milestones)": how many aims there are.
_OF_AIMS = re.compile(rf"(?i)(?:\s+(?!(?:is|are|the|of)\b)[a-z-]+){{0,2}}?\s+{any_of('aim_nouns')}")
#: A time that an aim takes, or what it applies to.
_LENGTH = re.compile(
    rf"(?i)\b(?:within|for|over|in|during|after|every|through|next|coming|past|last)\s+"
    rf"{_FEW_WORDS}$"
)
#: "The 40 shops": these are there already.
_DEFINITE = re.compile(
    r"(?i)\b(?:the|these|those|its|our|their|both|existing|present|current|per|every|aged|aged?\s+of)\s+$"
)
#: "At a cost of 5 million": what an aim takes.
_COST = re.compile(r"(?i)\bat\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:cost|price|outlay)s?\b[^,;]{0,30}$")
#: Nobody gives himself hours for an aim: they are what is aimed at.
_SHORT = re.compile(r"(?i)(?:second|minute|hour)s?$")


def is_given(moods: Moods, span: Span, sense: Sense) -> bool:
    """Tell whether a figure in an aim is not what is aimed at.

    Args:
        moods: The sentence with its moods.
        span: Where the figure stands in it.
        sense: Its kind.
    """
    left = moods.text[max(0, span.start - REACH) : span.start]
    if any(pattern.search(left) for pattern in (_START, _COST, _AGED)):
        return True
    if start := _FROM.search(left):
        is_range = _TO_FIGURE.match(moods.text, span.end)
        return bool(is_range or _TO_FIGURE_BEFORE.search(left[: start.start()]))
    if _is_aside(moods, span) or _is_with(moods, span):
        return True
    if sense.kind is Kind.DURATION:
        return _is_length(moods.text, span, left)
    return _is_there(moods.text, span, left, sense)


def _is_aside(moods: Moods, span: Span) -> bool:
    """Tell whether a figure stands in words put in that do not aim themselves."""
    offset = max(0, span.start - REACH)
    aside = _ASIDE.search(moods.text, offset, span.start)
    if aside is not None:
        marker = moods.before(span.start)
        return marker is None or marker.start < aside.start()
    if _AFTER_COMMA.search(moods.text, offset, span.start) is None:
        return False
    return _COMPARED.match(moods.text, span.end) is not None


def _is_with(moods: Moods, span: Span) -> bool:
    """Tell whether a figure only describes what will be done."""
    marker = moods.before(span.start)
    if marker is None or not marker.is_passive:
        return False
    start = max(marker.end, span.start - REACH)
    return _WITH.search(moods.text, start, span.start) is not None


def _is_length(text: str, span: Span, left: str) -> bool:
    """Tell whether a duration is how long something takes: "a 14-day rule", "within 3 years"."""
    if "-" in text[span.start : span.end]:
        return True
    return _LENGTH.search(left) is not None and not _SHORT.search(text, span.start, span.end)


def _is_there(text: str, span: Span, left: str, sense: Sense) -> bool:
    """Tell whether a figure is that of something known: "the 40 shops", "its 30% stake"."""
    is_count = sense.kind is Kind.LEVEL
    if is_count and (_OF_AIMS.match(text, span.end) or _DEFINITE.search(left)):
        return True
    return _POSSESSED.search(left) is not None and not BEFORE_AIM.fullmatch(text, span.end)
