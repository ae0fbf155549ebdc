"""The words by which figures are dated, kept as data in ``dating.json``."""

from miitbrief._resources import tables

__all__ = ["words"]


def words(name: str) -> frozenset[str]:
    """Return a set of words or phrases.

    >>> "compared with" in words("former")
    True
    """
    listed: str = tables("miitbrief.reading.english", "dating.json")[name]
    return frozenset(word.replace("_", " ") for word in listed.split())
