"""An archive in SQLite, which Python brings along."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from miitbrief.archives.database import Database

__all__ = ["SqliteDatabase"]


class SqliteDatabase(Database):
    """A database of SQLite, which others can read while it is written to.

    Ids refer to the rows of other tables; SQLite heeds that where ``PRAGMA foreign_keys = ON`` asks
    for it, as this class does.  Days are texts in ISO form.  Numbers are floating-point numbers
    where they have no more than fifteen digits, and else texts.

    Args:
        path: The file, which is made where there is none.

    Raises:
        InvalidValueError: Where it is an archive of another version.
        OSError: Where it cannot be opened, or is something else.
    """

    refers = True

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
        except sqlite3.Error as error:
            raise OSError(f"{path}: {error}") from error
        super().__init__()

    def _open(self) -> None:
        """Let others read while this one writes, and make the tables."""
        self._run("PRAGMA journal_mode = WAL")
        self._run("PRAGMA foreign_keys = ON")
        super()._open()

    def _run(self, statement: str, cells: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement with the values of its question marks; return what it selects."""
        try:
            return self._connection.execute(statement, [*map(_adapted, cells)]).fetchall()
        except sqlite3.Error as error:
            raise OSError(f"{self._path}: {error}") from error

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def _adapted(cell: Any) -> Any:
    """Return a cell as SQLite takes it."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, dt.date) else cell
