"""Objects that are one thing each, which a frame would otherwise swallow as they are."""

from typing import TYPE_CHECKING, NoReturn

from miitbrief._shown import Shown

__all__ = ["Whole"]


class Whole(Shown):
    """A base of objects that are rows of no frame by themselves.

    ``pandas.DataFrame(briefing.indicators)`` would make one column of objects without a word.  It
    takes what can be iterated over for a row, so these say that they are none, and what to do.
    For type checkers, and for Python, they cannot be iterated over, as before.
    """

    __slots__ = ()

    if not TYPE_CHECKING:

        def __iter__(self) -> NoReturn:
            """Refuse to be taken for a row of cells."""
            raise TypeError(
                f"{type(self).__name__!r} object is not iterable; for rows of one scalar a cell, "
                f"take `table()` of a briefing, a corpus or a selection, as in "
                f"`briefing.table('figures').to_pandas()`, or see miitbrief.formats.tables"
            )
