"""The tables of a database: which there are, their columns, and their keys."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property
from typing import Any

import attrs

from miitbrief.formats import tables
from miitbrief.formats.tables import Column, Scalar, Source, Table
from miitbrief.formats.tables.polars_frames import DECIMALS, DIGITS, fitted

__all__ = ["OF_A_BRIEFING", "OF_A_CONCEPT", "PROGRESS", "VOCABULARY", "Relation", "insertions"]

#: The type of a column by what its cells are, in words that every database knows.
_TYPES = {
    str: "VARCHAR",
    int: "BIGINT",
    bool: "BOOLEAN",
    dt.date: "DATE",
    Decimal: f"DECIMAL({DIGITS}, {DECIMALS})",
}

#: How many rows one statement inserts; a statement may hold some thousand cells.
_ROWS = 200


@attrs.frozen
class Relation:
    """A table of a database.

    Args:
        name: Its name.
        key: The columns that tell its rows apart.
        owner: The column with what its rows are replaced by: a briefing, or a concept.
        of: What returns its rows of briefings.
    """

    name: str
    key: tuple[str, ...]
    owner: str
    of: Callable[[Source], Table]

    @cached_property
    def columns(self) -> tuple[Column[Any], ...]:
        """Its columns, all of which may be rounded: "a third" has no end of decimals."""
        return tuple(
            attrs.evolve(each, rounding=each.rounding or ROUND_HALF_EVEN)
            for each in self.of([]).columns
        )

    @property
    def definition(self) -> str:
        """The statement that makes it."""
        columns = [f"{each.name} {_TYPES[each.type]}" for each in self.columns]
        parts = ", ".join([*columns, f"PRIMARY KEY ({', '.join(self.key)})"])
        return f"CREATE TABLE IF NOT EXISTS {self.name} ({parts})"


OF_A_BRIEFING = (
    Relation("briefings", ("id",), "id", tables.briefings),
    Relation("speakers", ("briefing", "id"), "briefing", tables.speakers),
    Relation("turns", ("briefing", "id"), "briefing", tables.turns),
    Relation("figures", ("briefing", "id"), "briefing", tables.figures),
    Relation("targets", ("briefing", "id"), "briefing", tables.targets),
    Relation("checks", ("briefing", "id"), "briefing", tables.checks),
    Relation("operands", ("briefing", "claim", "position"), "briefing", tables.operands),
)
"""The tables whose rows are each of one briefing."""

_PAIR = ("earlier_briefing", "earlier", "later_briefing", "later")
OF_A_CONCEPT = (
    Relation("series", ("briefing", "figure"), "concept", tables.series),
    Relation("comparisons", _PAIR, "concept", tables.comparisons),
    Relation("conflicts", _PAIR, "concept", tables.conflicts),
)
"""The tables whose rows are each of one concept, and of several briefings."""


PROGRESS = Relation("progress", ("briefing", "target"), "concept", tables.progress)
"""The table of how far targets are, whose rows are each of one concept or of none."""

VOCABULARY = Relation("concepts", ("slug",), "slug", lambda _: tables.concepts())
"""The table of the bundled vocabulary, which is the same in every archive."""


def insertions(
    relation: Relation, rows: Iterable[Mapping[str, Scalar]]
) -> Iterator[tuple[str, list[Scalar]]]:
    """Yield the statements that insert rows into a table, each with its cells.

    Args:
        relation: The table in the database.
        rows: The rows.
    """
    columns = relation.columns
    one = f"({', '.join('?' * len(columns))})"
    lines = [row.values() for row in rows]
    for start in range(0, len(lines), _ROWS):
        part = lines[start : start + _ROWS]
        cells = [cell for line in part for cell in _fitting(columns, line)]
        yield f"INSERT INTO {relation.name} VALUES {', '.join([one] * len(part))}", cells  # noqa: S608


def _fitting(columns: Sequence[Column[Any]], cells: Iterable[Scalar]) -> Iterator[Scalar]:
    """Yield cells with the decimals that a database has."""
    for column, cell in zip(columns, cells, strict=True):
        yield fitted(cell, column) if isinstance(cell, Decimal) else cell
