"""The sets of words that figures are read by, kept as data beside the lexicon."""

import re
from functools import cache

from miitbrief._resources import any_of, tables

__all__ = ["any_word", "words"]


@cache
def words(name: str, file: str = "dating.json") -> frozenset[str]:
    """Return a set of words or phrases.

    Args:
        name: Its name in the file.
        file: The file, such as ``measures.json``.  It has a set as a list, or as a text of words
            between blanks, in which phrases have underscores.

    >>> "compared with" in words("former")
    True
    """
    listed: str | list[str] = tables("miitbrief.reading.english", file)[name]
    if isinstance(listed, list):
        return frozenset(listed)
    return frozenset(word.replace("_", " ") for word in listed.split())


@cache
def any_word(*names: str, file: str = "layouts.json") -> str:
    r"""Return a pattern of any word of some sets, the longest first.

    >>> any_word("thanks")
    'thank\\ you|thanks'
    """
    return any_of(sorted({re.escape(word) for name in names for word in words(name, file)}))
