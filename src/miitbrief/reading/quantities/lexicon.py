"""The words by which numbers are understood, kept as data."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from miitbrief._resources import tables

__all__ = ["alternatives", "table"]


@cache
def _lexicon() -> dict[str, Any]:
    """Return the tables of ``lexicon.json``, and those of units and hedges of the language."""
    return {
        **tables("miitbrief.reading.quantities", "lexicon.json"),
        **tables("miitbrief.reading.english", "units.json"),
        **tables("miitbrief.reading.english", "hedges.json"),
    }


def table(name: str) -> Any:
    """Return one table: a list of words, or a mapping of words to what they mean.

    >>> table("currency_before")["RMB"]
    'CNY'
    """
    return _lexicon()[name]


def alternatives(words: Iterable[str]) -> str:
    r"""Return a pattern of any of *words*, the longest first; blanks match any white space.

    >>> alternatives(["more", "more than"])
    'more\\s+than|more'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split(" "))) for word in ordered)
