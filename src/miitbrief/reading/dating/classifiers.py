"""Figures that tell one class of things from another, and are true at no time of their own.

::

    class = whole | sample | age | threshold | attribute | property
"""

import re

from miitbrief.model.categories import Kind
from miitbrief.reading.dating.facts import Figure
from miitbrief.reading.dating.joints import HEDGE

__all__ = ["is_classifier"]

_H = rf"(?:\s+(?:{HEDGE}))?\s*"
_BEFORE = re.compile(
    "(?i)(?:"
    # "Three of the 30 stocks", "of the 81 districts": what a part is taken from.
    rf"\b(?:of|among)\s+(?:the|its|these|those|our|their|all)(?:\s+(?:total|world's|main|other))?{_H}$"
    # "A survey of 1,850 nurses".
    rf"|\b(?:survey|poll|sample|study|trial|test|panel|census)\w*\b[^,;]{{0,40}}\b(?:of|on|among)(?:\s+some)?{_H}$"
    # "People aged 65", "aged 16 to 24".
    rf"|\b(?:aged?|ages|by\s+the\s+age\s+of)(?:\s+(?:between\s+)?[0-9]+\s*(?:-|to|and|or))?{_H}\s*$"
    # "With a capacity of 5 kilowatts".
    rf"|\b(?:weighing|measuring){_H}$"
    r"|\b(?:with|to|at|from|and|by)\s+an?\s+(?:(?!total\b|combined\b|average\b|annual\b)[\w-]+\s+)*(?:depth|height|length|width|weight|diameter|altitude|capacity)\s+of"
    rf"{_H}$)"
)
_OF = re.compile(rf"(?i)\b(?:of|above|over|with){_H}$")
#: "Units of 6 MW and above".
_OR_MORE = re.compile(r"(?i)\s*(?:and|or)\s+(?:above|over|more|older|below|under|less|younger)\b")
#: "16 years of age", "98 metres tall".
#: "The average price of 30 kinds of vegetables".
_OF_ONLY = re.compile(rf"(?i)(?<!\btotal )\bof{_H}$")
_KINDS = re.compile(r"(?i)\s+(?:kinds?|sorts?|types?|varieties|items)\b")
_AGE = re.compile(
    r"(?i)[\s-]+(?:years?[\s-]olds?|years\s+of\s+age|old|tall|high|long|wide|deep|thick|across|in\s+diameter)\b"
)
#: "The 14-day rule", "a 50-litre tank".
_HYPHENATED = re.compile(r"-(?!plus\b)[a-z]", re.IGNORECASE)
#: "The mayor, 58, won": an age.
_COMMA = re.compile(r"[A-Za-z],\s$")
_AGE_BEHIND = re.compile(r",\s+(?![0-9])")
_AMOUNTS = frozenset({Kind.LEVEL, Kind.DURATION, Kind.RATIO})


def is_classifier(figure: Figure, before: str, behind: str, literal: str) -> bool:
    """Tell whether a figure only says which things are spoken of.

    Args:
        figure: The figure.
        before: The text of its sentence before it.
        behind: The text of its sentence behind it.
        literal: The figure as printed.
    """
    if figure.sense.kind not in _AMOUNTS:
        return False
    if _BEFORE.search(before) or _AGE.match(behind):
        return True
    mention = figure.mention
    unit = literal[mention.number.end - mention.span.start :]
    if unit.startswith("-") or _HYPHENATED.match(behind):
        return True
    if mention.unit in (None, "year") and _COMMA.search(before) and _AGE_BEHIND.match(behind):
        return True
    if _KINDS.match(behind) and _OF_ONLY.search(before):
        return True
    return bool(_OF.search(before) and _OR_MORE.match(behind))
