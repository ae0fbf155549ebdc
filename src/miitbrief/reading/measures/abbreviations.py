"""Abbreviations that a text defines, in full.

::

    definition = words "(" their initials ["s"] ")"        "night ferry services (NFSs)"
"""

import re
from collections.abc import Sequence

__all__ = ["spelled_out"]

_SHORT = re.compile(r"\b[A-Z]{2,6}s?\b")
_SMALL = frozenset(("and", "of", "for", "the", "in", "on"))
#: So many words of grammar may stand between those of a name.
_SPARE = 2


def spelled_out(phrase: str, text: str) -> str:
    """Return a phrase with the abbreviations that a text has defined in full.

    >>> spelled_out("sales of NFSs", "Night ferry services (NFSs) are new.")
    'sales of Night ferry services'
    """
    return _SHORT.sub(lambda match: _full(match[0], text) or match[0], phrase)


def _full(short: str, text: str) -> str:
    """Return the words that a text abbreviates, in the number of the abbreviation, or ""."""
    stem = short.removesuffix("s")
    found = re.search(rf"\s\({stem}(s?)\)", text)
    if found is None:
        return ""
    parts = re.findall(r"[\w&'\u2019]+", text[: found.start()].rpartition("\n")[2])
    for size in range(len(stem), len(stem) + _SPARE + 1):
        if _initials(parts[-size:]) == stem.lower():
            name = " ".join(parts[-size:])
            return name.removesuffix("s") if found[1] and short == stem else name
    return ""


def _initials(parts: Sequence[str]) -> str:
    """Return the first letters of words that are not of grammar."""
    return "".join(part[0].lower() for part in parts if part.lower() not in _SMALL)
