"""The tables of a database: which there are, their columns, and their keys."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property
from typing import Any

import attrs

from miitbrief.formats import tables
from miitbrief.formats.tables import Column, Scalar, Source, Table
from miitbrief.formats.tables.keys import KEYS, REFERENCES
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

    def definitions(self, *, refers: bool = False) -> Iterator[str]:
        """Yield the statements that make it.

        Args:
            refers: Whether ids refer to the rows of other tables, so that there is none of a row
                that is not there, and what refers to a row goes with it.
        """
        columns = [f"{each.name} {_TYPES[each.type]}" for each in self.columns]
        parts = [*columns, f"PRIMARY KEY ({', '.join(self.key)})"]
        if refers and self.owner == "briefing":
            parts.append(_reference("briefing", "briefings", "id"))
        others = REFERENCES.get(self.name, ()) if refers else ()
        parts += [_reference(f"{each.briefing}, {each.column}", each.to) for each in others]
        yield f"CREATE TABLE IF NOT EXISTS {self.name} ({', '.join(parts)})"
        for each in others:
            if each.briefing != self.key[0]:  # What the key begins with is found by the key.
                yield (
                    f"CREATE INDEX {self.name}_{each.column} "
                    f"ON {self.name} ({each.briefing}, {each.column})"
                )


def _reference(columns: str, to: str, key: str = "briefing, id") -> str:
    """Return the part of a definition that makes columns refer to the rows of another table."""
    # Rows may come before those that they refer to, as long as one transaction brings both.
    return (
        f"FOREIGN KEY ({columns}) REFERENCES {to} ({key}) "
        "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
    )


def _comparisons(source: Source) -> Table:
    """Return comparisons with the first figure in each form, of which there may be many."""
    return tables.comparisons(source, repeats=False)


OF_A_BRIEFING = (
    Relation("briefings", KEYS["briefings"], "id", tables.briefings),
    Relation("speakers", KEYS["speakers"], "briefing", tables.speakers),
    Relation("turns", KEYS["turns"], "briefing", tables.turns),
    Relation("figures", KEYS["figures"], "briefing", tables.figures),
    Relation("targets", KEYS["targets"], "briefing", tables.targets),
    Relation("checks", KEYS["checks"], "briefing", tables.checks),
    Relation("operands", KEYS["operands"], "briefing", tables.operands),
)
"""The tables whose rows are each of one briefing."""

_PAIR = ("earlier_briefing", "earlier", "later_briefing", "later")
OF_A_CONCEPT = (
    Relation("series", ("briefing", "figure"), "concept", tables.series),
    Relation("comparisons", _PAIR, "concept", _comparisons),
    Relation("conflicts", _PAIR, "concept", tables.conflicts),
)
"""The tables whose rows are each of one concept, and of several briefings."""


PROGRESS = Relation("progress", ("briefing", "target"), "concept", tables.progress)
"""The table of how far targets are, whose rows are each of one concept or of none."""

VOCABULARY = Relation("concepts", KEYS["concepts"], "slug", lambda _: tables.concepts())
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
