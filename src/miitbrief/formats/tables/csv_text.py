"""Tables as CSV, whose bytes depend on the cells alone."""

import csv
import datetime as dt
import os
import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path

from miitbrief.formats.tables.columns import Scalar

__all__ = ["csv_text", "write_whole"]

#: What a text begins with that a spreadsheet takes for a formula, in full width, too.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def csv_text(names: Sequence[str], lines: Iterable[Sequence[Scalar]]) -> str:
    """Return lines of cells as CSV.

    Args:
        names: The names of the columns.
        lines: The cells of each row.
    """
    stream = StringIO(newline="")
    # With both characters of the line end, a cell with either of them is quoted.
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_written(cell) for cell in line] for line in lines)
    return stream.getvalue()


def _written(cell: Scalar) -> str:
    """Return a cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write a text in UTF-8 beside its place and then rename it: there whole or not at all.

    Args:
        path: The file; one that is there is replaced.  What is no file, such as ``/dev/stdout``,
            is written to.
        text: What is to be in it.

    Raises:
        OSError: Where the file cannot be written; what was there before is as it was.
    """
    place = Path(path)
    if place.exists() and not place.is_file():
        place.write_text(text, encoding="utf-8", newline="")
        return
    place = place.resolve()  # A link stays one, to what is new.
    try:
        handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        # A new file gets the rights that any would get, and not those of a temporary one.
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~mask)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
