"""The words that frames are read by, kept as data beside the lexicon."""

from functools import cache

from miitbrief._resources import tables

__all__ = ["words"]


@cache
def words(name: str, file: str = "dating.json") -> frozenset[str]:
    """Return a set of words or phrases.

    Args:
        name: Its name in the file.
        file: The file: ``dating.json`` or ``measures.json``.

    >>> "compared with" in words("former")
    True
    """
    listed: str = tables("miitbrief.reading.english", file)[name]
    return frozenset(word.replace("_", " ") for word in listed.split())
