"""Opening an archive of the kind that its ending tells."""

import os
from collections.abc import Callable
from pathlib import Path

from miitbrief.archives.archive import Archive
from miitbrief.archives.duckdb_database import DuckdbDatabase, ParquetFolder
from miitbrief.archives.json_lines import JsonLines
from miitbrief.archives.sqlite_database import SqliteDatabase
from miitbrief.model._names import require_known

__all__ = ["KINDS", "open_archive"]

KINDS: dict[str, Callable[[Path], Archive]] = {
    ".jsonl": JsonLines,
    ".sqlite": SqliteDatabase,
    ".duckdb": DuckdbDatabase,
    ".parquet": ParquetFolder,
}
"""The kinds of archives by the ending of their names."""


def open_archive(path: str | os.PathLike[str]) -> Archive:
    """Return an archive, opened to be read and to grow; a new one where there is none.

    Args:
        path: Its path, whose ending is one of ``KINDS``.

    Raises:
        UnknownNameError: Where the ending is none of them; it names the nearest.
        MissingExtraError: Where what it needs is not installed.
        InvalidValueError: Where what is there is no archive.
        OSError: Where it cannot be opened.
    """
    place = Path(path)
    require_known("kind of archive", place.suffix, KINDS)
    return KINDS[place.suffix](place)
