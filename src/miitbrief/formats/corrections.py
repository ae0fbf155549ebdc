"""Corrections as a file that people can edit: comma-separated values, a correction a row."""

import csv
import datetime as dt
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path

import attrs

from miitbrief.exceptions import InvalidValueError, MiitbriefError
from miitbrief.formats.tables.csv_text import csv_text, write_whole
from miitbrief.model.corrections import Correction

__all__ = ["read_corrections", "write_corrections"]

#: The columns: the fields of a correction, in their order.
COLUMNS = tuple(field.name for field in attrs.fields(Correction))
#: Those that need not be there.
_OPTIONAL = frozenset({"note", "printed"})


def read_corrections(path: str | PathLike[str]) -> tuple[Correction, ...]:
    """Return the corrections of a file with comma-separated values in UTF-8.

    The columns are the fields of `Correction`; "note" and "printed" may be missing.  An empty
    value says that the field should be empty.

    Args:
        path: The file.

    Raises:
        OSError: Where the file cannot be read.
        InvalidValueError: Where a column is unknown or missing, or a row is no correction; it
            names the line.
    """
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restkey="more", restval="")
        names = set(reader.fieldnames or ())
        if not set(COLUMNS) - _OPTIONAL <= names <= set(COLUMNS):
            raise InvalidValueError(
                f"{path} needs the columns {', '.join(COLUMNS)}, of which the last two may be "
                f"missing; it has {', '.join(reader.fieldnames or ()) or 'none'}"
            )
        return tuple(_correction(row, f"{path}, line {reader.line_num}") for row in reader)


def write_corrections(corrections: Iterable[Correction], path: str | PathLike[str]) -> None:
    """Write corrections to a file that `read_corrections` reads back.

    A text that a spreadsheet would take for a formula begins with an apostrophe, and one that has
    one of its own with two.

    Args:
        corrections: The corrections.
        path: The file; one that is there is replaced as a whole.

    Raises:
        OSError: Where the file cannot be written; what was there before is as it was.
    """
    rows = [attrs.astuple(each) for each in corrections]
    guarded = [[f"'{cell}" if str(cell).startswith("'") else cell for cell in row] for row in rows]
    write_whole(path, csv_text(COLUMNS, guarded))


def _correction(row: Mapping[str, str], where: str) -> Correction:
    """Return the correction of a row."""
    if "more" in row:
        raise InvalidValueError(f"{where}: more cells than columns")
    cells = {name: cell.removeprefix("'") for name, cell in row.items()}
    try:
        day = dt.date.fromisoformat(cells.pop("on"))
    except ValueError as error:
        raise InvalidValueError(f"{where}: expected a day such as 2024-03-01; {error}") from None
    value = cells.pop("value") or None
    try:
        return Correction(value=value, on=day, **cells)
    except MiitbriefError as error:
        raise InvalidValueError(f"{where}: {error}") from error
