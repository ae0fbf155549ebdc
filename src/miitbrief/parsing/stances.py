"""The words that tell aims, forecasts, sources and prices, kept as data in ``stances.json``."""

import json
import re
from functools import cache
from importlib.resources import files

from miitbrief.parsing.lexicon import alternatives

__all__ = ["any_of", "of_sentence", "phrases"]


@cache
def _tables() -> dict[str, list[str]]:
    """Read the tables once."""
    content = files("miitbrief.parsing").joinpath("stances.json").read_text(encoding="utf-8")
    tables: dict[str, list[str]] = json.loads(content)
    return tables


def phrases(name: str) -> list[str]:
    """Return one table of words and phrases.

    >>> "analysts" in phrases("third_people")
    True
    """
    return _tables()[name]


def any_of(*names: str) -> str:
    """Return a pattern of any phrase of one table or of several, as a group.

    >>> re.match(any_of("complements"), "see to it that").end()
    14
    """
    return f"(?:{alternatives(phrase for name in names for phrase in phrases(name))})"


def of_sentence(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of whole words, without regard to case and to the kind of blank."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
