"""Rows for a program to read: as JSON or as CSV, on standard output."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from miitbrief.cli.blocks import Block, Data, Shown
from miitbrief.cli.parameters import Parameter
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.tables import Table
from miitbrief.model.briefings import Briefing

__all__ = ["DATA_PARAMETERS", "data_of", "is_data", "json_line", "json_text", "with_rows"]

DATA_PARAMETERS = (
    Parameter("--json", "rows as JSON, a row an object", flag=True),
    Parameter("--csv", "rows as CSV", flag=True),
    Parameter("--column", "a column of these rows, in the order given", metavar="NAME", many=True),
)
"""The options of every command that shows rows."""


def is_data(*, json: bool, csv: bool, column: Sequence[str]) -> bool:
    """Tell whether rows are asked for, in one way.

    Raises:
        InvalidValueError: Where they are asked for in two, or columns without rows.
    """
    if json and csv:
        raise InvalidValueError("expected --json or --csv, got both")
    if column and not (json or csv):
        raise InvalidValueError("--column chooses columns of rows; add --csv or --json")
    return json or csv


def with_rows(run: Callable[..., Shown], rows: Callable[..., Table]) -> Callable[..., Shown]:
    """Return a command that shows rows instead, where its `DATA_PARAMETERS` ask for them.

    Args:
        run: The command.
        rows: What makes the table of the rows, of what the command takes.
    """

    def either(
        briefings: Sequence[Briefing], *, json: bool, csv: bool, column: Sequence[str], **more: Any
    ) -> Shown:
        if not is_data(json=json, csv=csv, column=column):
            return (yield from run(briefings, **more))
        yield from data_of(rows(briefings, **more), csv=csv, column=column)
        return 0

    return either


def data_of(table: Table, *, csv: bool, column: Sequence[str]) -> Iterator[Block]:
    """Yield the rows of a table.

    Args:
        table: The table.
        csv: Whether as CSV, and not as JSON.
        column: The names of the columns that are taken; all where none is named.

    Raises:
        UnknownNameError: Where there is no such column; it names the nearest.
    """
    chosen = table.only(*column) if column else table
    yield Data(chosen.to_csv().replace("\r\n", "\n") if csv else json_text(chosen.rows()))


def json_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as JSON in ASCII, a row a line; numbers are texts, so that they stay exact."""
    lines = ",\n ".join(json_line(row) for row in rows)
    return f"[{lines}]\n"


def json_line(record: Mapping[str, Any]) -> str:
    """Return a record as JSON in ASCII on one line."""
    # The one control character that JSON in ASCII leaves as it is.
    return json.dumps(record, default=_text).replace("\x7f", "\\u007f")


def _text(value: object) -> str:
    """Return what JSON has no form for as a text."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
