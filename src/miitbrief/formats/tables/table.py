"""A table: tidy rows with one scalar a cell, as dicts, CSV, frames and Arrow."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._shown import Shown
from miitbrief.formats.tables.columns import Column, Scalar
from miitbrief.formats.tables.csv_text import csv_text, write_whole
from miitbrief.formats.tables.pandas_frames import pandas_frame
from miitbrief.formats.tables.polars_frames import polars_frame
from miitbrief.model._names import require_known

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["Decimals", "Table"]


class Decimals(WordEnum):
    """What becomes of exact numbers in a frame."""

    EXACT = "exact"
    """They stay decimals, so that none is another number."""
    FLOAT = "float"
    """They become floating-point numbers of 64 bits, to compute and to plot with."""


DecimalsLike = Decimals | Literal["exact", "float"]
"""A word of `Decimals`."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Table(Shown):
    """Tidy rows: each is of one thing, each column holds one scalar of it.

    A table is a sequence of rows: it has a length and can be iterated over.  What takes Arrow
    tables by ``__arrow_c_stream__``, as DuckDB and pyarrow do, takes a table as it is.

    Args:
        noun: What a row is of, in the plural: "figures".
        columns: The columns.

    >>> from miitbrief import load
    >>> table = load("2022-02-28").table("speakers")
    >>> [row["name"] for row in table]
    ['Xiao Yaqing', 'Xin Guobin', 'Tian Yulong', 'Shou Xiaoli']
    """

    noun: str
    columns: tuple[Column[Any], ...]
    _items: tuple[Any, ...] = attrs.field(alias="items")

    @cached_property
    def _cells(self) -> dict[str, list[Scalar]]:
        """The cells of each column by its name."""
        return {column.name: [column.cell(item) for item in self._items] for column in self.columns}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self) -> list[dict[str, Scalar]]:
        """Return the rows as plain dicts: text, whole numbers, booleans, dates, decimals, None."""
        return list(self)

    def column(self, name: str) -> list[Scalar]:
        """Return the cells of a column.

        Raises:
            UnknownNameError: Where there is no such column; it names the nearest.
        """
        require_known("column", name, self.names)
        return list(self._cells[name])

    def only(self, *names: str) -> "Table":
        """Return the table with these columns alone, in this order.

        Raises:
            UnknownNameError: Where there is no such column; it names the nearest.
        """
        by_name = {column.name: column for column in self.columns}
        for name in names:
            require_known("column", name, by_name)
        return attrs.evolve(self, columns=tuple(by_name[name] for name in names))

    def to_csv(self, path: str | PathLike[str] | None = None) -> str:
        """Return the table as CSV, and write it in UTF-8 where a path is given.

        The first line has the names of the columns; lines end in CR and LF, as RFC 4180 has it.
        Nothing is an empty cell, dates are in ISO form, numbers as digits without an exponent.  A
        text that a spreadsheet would take for a formula begins with an apostrophe.  A file is
        written beside its place and then renamed, so that it is there as a whole or not at all.

        Args:
            path: The file to write; one that is there is replaced.

        Raises:
            OSError: Where the file cannot be written; what was there before is as it was.

        >>> from miitbrief import load
        >>> table = load("2022-02-28").select(concept="nev-sales", kind="growth").table()
        >>> table.only("printed", "value", "unit").to_csv().splitlines()
        ['printed,value,unit', '1.4 times,1.4,times']
        """
        written = csv_text(self.names, self._lines())
        if path is not None:
            write_whole(path, written)
        return written

    def to_pandas(self, *, decimals: DecimalsLike = "exact") -> "pd.DataFrame":
        """Return the table as a frame of pandas.

        The types of the columns do not depend on what is in them: ``string`` for text, ``Int64``
        for whole numbers, ``boolean``, ``datetime64[s]`` for days, and for numbers ``object`` with
        a ``Decimal`` in each cell or ``float64``.  Where there is nothing, a value is missing.

        Args:
            decimals: Whether numbers stay exact or become floats.

        Raises:
            MissingExtraError: Where pandas is not installed.
        """
        return pandas_frame(self.columns, self._cells, as_float=self._as_float(decimals))

    def to_polars(self, *, decimals: DecimalsLike = "exact") -> "pl.DataFrame":
        """Return the table as a frame of Polars.

        The types of the columns do not depend on what is in them: ``String``, ``Int64``,
        ``Boolean``, ``Date``, and for numbers ``Decimal(38, 12)`` or ``Float64``.  To twelve
        decimals, ends of intervals are rounded outwards and recomputed numbers to the nearest; a
        printed number is never rounded.

        Args:
            decimals: Whether numbers stay decimals or become floats.

        Raises:
            MissingExtraError: Where Polars is not installed.
            InvalidValueError: Where a number has more than 26 digits before the point, or a printed
                one more than 12 behind it.
        """
        return polars_frame(self.columns, self._cells, as_float=self._as_float(decimals))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the table as a stream of Arrow, with the types of `to_polars`.

        Raises:
            MissingExtraError: Where Polars is not installed.
        """
        return self.to_polars().__arrow_c_stream__(requested_schema)

    def _lines(self) -> Iterable[tuple[Scalar, ...]]:
        """Return the cells of each row, in the order of the columns."""
        cells = [self._cells[name] for name in self.names]
        return zip(*cells, strict=True)

    @staticmethod
    def _as_float(decimals: str) -> bool:
        """Tell whether numbers become floats."""
        return Decimals(decimals) is Decimals.FLOAT

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._items)

    def __iter__(self) -> Iterator[dict[str, Scalar]]:
        """Iterate over the rows as plain dicts."""
        return (dict(zip(self.names, line, strict=True)) for line in self._lines())

    def __repr__(self) -> str:
        """Return what the rows are of, how many there are, and how many columns."""
        return f"<Table of {self.noun}: {len(self)} x {len(self.columns)}>"
