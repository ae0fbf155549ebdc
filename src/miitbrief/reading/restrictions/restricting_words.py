"""The words by which a figure is restricted, from ``restrictions.json``."""

from functools import cache

from miitbrief._resources import tables

__all__ = ["words_of"]


@cache
def words_of(table: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(tables("miitbrief.reading.english", "restrictions.json")[table])
