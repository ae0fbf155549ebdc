"""Tidy tables: one row a thing, one scalar a cell, ids as keys.

A briefing, a corpus and a selection have `table`, which takes the name of a noun; here is a
function for each, which takes other objects, too::

    from miitbrief.formats import tables

    tables.series(corpus.series("nev-sales")).to_csv("nev-sales.csv")

Rows refer to each other by ids, which are unique in a briefing: the key of a figure is ``briefing``
and ``id``.  Everything but pandas and Polars works without any dependency.
"""

from collections.abc import Callable

from miitbrief.formats.tables.claims import checks, operands
from miitbrief.formats.tables.columns import Column, Scalar
from miitbrief.formats.tables.developments import comparisons, conflicts, progress, series
from miitbrief.formats.tables.occasions import briefings, speakers, turns
from miitbrief.formats.tables.sources import Source
from miitbrief.formats.tables.statements import figures, targets
from miitbrief.formats.tables.table import Decimals, Table
from miitbrief.formats.tables.vocabulary import concepts, concepts_of
from miitbrief.model._names import require_known

__all__ = [
    "NOUNS",
    "Column",
    "Decimals",
    "Scalar",
    "Source",
    "Table",
    "briefings",
    "checks",
    "comparisons",
    "concepts",
    "conflicts",
    "figures",
    "operands",
    "progress",
    "series",
    "speakers",
    "table",
    "targets",
    "turns",
]

NOUNS: dict[str, Callable[[Source], Table]] = {
    "briefings": briefings,
    "speakers": speakers,
    "turns": turns,
    "figures": figures,
    "targets": targets,
    "checks": checks,
    "operands": operands,
    "series": series,
    "progress": progress,
    "comparisons": comparisons,
    "conflicts": conflicts,
    "concepts": concepts_of,
}
"""What the rows of a table may be, and the function that returns it of briefings."""


def table(source: Source, noun: str = "figures") -> Table:
    """Return what briefings have of a kind as a table.

    Args:
        source: Briefings, or what is selected of them.
        noun: What a row is: a name in `NOUNS`.

    Raises:
        UnknownNameError: Where there is no such table; it names the nearest.
        InvalidValueError: Where the source is something else, or a briefing has no date and the
            table puts briefings in order.

    >>> from miitbrief import load
    >>> table(load("2022-02-28"), "speakers").only("name", "role").rows()[-1]
    {'name': 'Shou Xiaoli', 'role': 'chair'}
    """
    require_known("table", noun, NOUNS)
    return NOUNS[noun](source)
