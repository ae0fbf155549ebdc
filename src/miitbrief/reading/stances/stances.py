"""The words that tell aims, forecasts, sources and prices, kept as data in ``stances.json``."""

import re
from typing import Any

from miitbrief._resources import tables
from miitbrief.reading.quantities.lexicon import alternatives

__all__ = ["any_of", "of_sentence", "phrases"]


def _tables() -> dict[str, Any]:
    """Return the tables of ``stances.json``."""
    return tables("miitbrief.reading.stances", "stances.json")


def phrases(name: str) -> list[str]:
    """Return one table of words and phrases.

    >>> "analysts" in phrases("third_people")
    True
    """
    found: list[str] = _tables()[name]
    return found


def any_of(*names: str) -> str:
    """Return a pattern of any phrase of one table or of several, as a group.

    >>> re.match(any_of("complements"), "see to it that").end()
    14
    """
    return f"(?:{alternatives(phrase for name in names for phrase in phrases(name))})"


def of_sentence(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of whole words, without regard to case and to the kind of blank."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
