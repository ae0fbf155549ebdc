"""Archives in DuckDB and in Parquet, for which DuckDB is imported when one is opened."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from miitbrief.archives.database import TABLES, Database
from miitbrief.exceptions import MissingExtraError

__all__ = ["DuckdbDatabase", "ParquetFolder"]


class DuckdbDatabase(Database):
    """A database of DuckDB, with days as days and exact decimals.

    Ids do not refer to other tables for DuckDB, which in one transaction does not replace a row to
    which others refer; they are those of the tables all the same.

    DuckDB lets others read it once it is closed.

    Args:
        path: The file, which is made where there is none.

    Raises:
        MissingExtraError: Where DuckDB is not installed.
        InvalidValueError: Where it is an archive of another version.
        OSError: Where it cannot be opened, is in use, or is something else.
    """

    def __init__(self, path: Path) -> None:
        try:
            import duckdb  # noqa: PLC0415 - An extra is imported when asked for.
        except ImportError as error:
            raise MissingExtraError("duckdb", "duckdb") from error
        try:
            self._connection = duckdb.connect(path)
        except duckdb.Error as error:
            raise OSError(f"{path}: {error}") from error
        self._path, self._error = path, duckdb.Error
        super().__init__()

    def _run(self, statement: str, cells: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement with the values of its question marks; return what it selects."""
        try:
            return self._connection.execute(statement, [*cells]).fetchall()
        except self._error as error:
            raise OSError(f"{self._path}: {error}") from error

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


class ParquetFolder(DuckdbDatabase):
    """A folder with a Parquet file for each table, which are written when all is read.

    A database of DuckDB in it, ``archive.duckdb``, is what grows.

    Args:
        path: The folder, which is made where there is none.

    Raises:
        MissingExtraError: Where DuckDB is not installed.
        OSError: Where the folder cannot be made.
    """

    def __init__(self, path: Path) -> None:
        path.mkdir(exist_ok=True)
        self._folder = path
        super().__init__(path / "archive.duckdb")

    def finish(self) -> None:
        """Bring all rows up to date, and write each table beside its place and then rename it."""
        super().finish()
        for name in TABLES:
            beside = self._folder / f".{name}.part"
            place = str(beside).replace("'", "''")
            self._run(f"COPY (FROM {name} ORDER BY ALL) TO '{place}' (FORMAT parquet)")
            beside.replace(self._folder / f"{name}.parquet")
