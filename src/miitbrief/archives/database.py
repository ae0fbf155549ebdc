"""An archive as a database: each file in a transaction, and then each concept in one.

Series, comparisons, conflicts and progress are of several briefings, which may be more than memory
holds.  So a database keeps of each briefing an extract for each concept, and where a concept is
in a new briefing its rows are made again of the extracts of that concept alone.
"""

import datetime as dt
from abc import abstractmethod
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from miitbrief.archives.archive import Archive, require_free
from miitbrief.archives.extracts import NO_CONCEPT, extracts_of
from miitbrief.archives.relations import (
    OF_A_BRIEFING,
    OF_A_CONCEPT,
    PROGRESS,
    VOCABULARY,
    Relation,
    insertions,
)
from miitbrief.corpora.corpora import Corpus
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats import tables
from miitbrief.formats.json import from_json, to_json
from miitbrief.formats.tables import Scalar
from miitbrief.model.briefings import Briefing

__all__ = ["TABLES", "Database"]

#: The version of the tables; one of another version is not written to.
_VERSION = 2

_OWN_TABLES = (
    "CREATE TABLE IF NOT EXISTS archive (version BIGINT PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS stale (concept VARCHAR PRIMARY KEY)",
    """CREATE TABLE IF NOT EXISTS files (
        file VARCHAR PRIMARY KEY, fingerprint VARCHAR, briefing VARCHAR
    )""",
    """CREATE TABLE IF NOT EXISTS extracts (
        briefing VARCHAR, concept VARCHAR, has_targets BOOLEAN, document VARCHAR,
        PRIMARY KEY (briefing, concept)
    )""",
)

TABLES = (
    "files",
    "concepts",
    *(each.name for each in (*OF_A_BRIEFING, *OF_A_CONCEPT, PROGRESS)),
)
"""The tables for who asks: all but those that the database keeps for itself."""


class Database(Archive):
    """A database of SQL.

    Raises:
        InvalidValueError: Where the file is no archive, or one of another version.
    """

    #: Whether ids refer to the rows of other tables.
    refers: ClassVar[bool] = False

    def __init__(self) -> None:
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        """Make the tables where there are none, and refuse those of another version."""
        with self._transaction():
            for each in _OWN_TABLES:
                self._run(each)
            versions = [row[0] for row in self._run("SELECT version FROM archive")]
            if not versions:
                self._make()
        if versions not in ([], [_VERSION]):
            raise InvalidValueError(
                f"expected an archive of version {_VERSION}, got {versions}; read the files again "
                f"into a new one"
            )

    @abstractmethod
    def _run(self, statement: str, cells: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement with the values of its question marks; return what it selects."""

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """Do all that is inside, or nothing of it."""
        self._run("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self._run("ROLLBACK")
            raise
        self._run("COMMIT")

    def _make(self) -> None:
        """Make the tables, and fill that of the vocabulary."""
        for relation in (*OF_A_BRIEFING, *OF_A_CONCEPT, PROGRESS, VOCABULARY):
            for each in relation.definitions(refers=self.refers):
                self._run(each)
        self._insert(VOCABULARY, tables.concepts())
        self._run("INSERT INTO archive VALUES (?)", [_VERSION])

    def fingerprints(self) -> dict[str, str]:
        """Return the fingerprint of each file that is in it, by its name."""
        return {row[0]: row[1] for row in self._run("SELECT file, fingerprint FROM files")}

    def add(self, name: str, fingerprint: str, briefing: Briefing) -> None:
        """Keep the briefing of a file, as a whole or not at all."""
        owners = self._run("SELECT file FROM files WHERE briefing = ?", [briefing.id])
        require_free(briefing.id, name, owners[0][0] if owners else None)
        rows = [(each, each.of(briefing)) for each in OF_A_BRIEFING]
        with self._transaction():
            for row in self._run("SELECT briefing FROM files WHERE file = ?", [name]):
                self._remove(row[0])
            for relation, table in rows:
                self._insert(relation, table)
            if briefing.date is not None:
                self._add_extracts(briefing)
            self._run("INSERT INTO files VALUES (?, ?, ?)", [name, fingerprint, briefing.id])

    def _remove(self, briefing: str) -> None:
        """Remove all rows of a briefing."""
        self._mark("SELECT concept FROM extracts WHERE briefing = ?", [briefing])
        for each in OF_A_BRIEFING:
            self._delete(each, briefing)
        self._run("DELETE FROM extracts WHERE briefing = ?", [briefing])
        self._run("DELETE FROM files WHERE briefing = ?", [briefing])

    def _add_extracts(self, briefing: Briefing) -> None:
        """Keep what a briefing says of each concept."""
        for concept, extract in extracts_of(briefing):
            cells = [briefing.id, concept, bool(extract.targets), to_json(extract)]
            self._run("INSERT INTO extracts VALUES (?, ?, ?, ?)", cells)
        self._mark("SELECT concept FROM extracts WHERE briefing = ?", [briefing.id])

    def _mark(self, selection: str, cells: Sequence[Any]) -> None:
        """Take note that the rows of the concepts that are selected are to be made again."""
        known = "SELECT concept FROM stale"
        self._run(
            f"INSERT INTO stale SELECT DISTINCT concept FROM ({selection}) AS chosen "  # noqa: S608
            f"WHERE concept NOT IN ({known})",
            cells,
        )

    def finish(self) -> None:
        """Make the rows of several briefings again, where a concept has others than before.

        Targets are judged as of the day of the last briefing, so a later one changes all of them.
        """
        last = self._day("SELECT max(date) FROM briefings")
        if last != self._day("SELECT max(judged_at) FROM progress"):
            self._mark("SELECT concept FROM extracts WHERE has_targets", [])
        for (concept,) in self._run("SELECT concept FROM stale ORDER BY concept"):
            self._finish(concept, last)

    def _day(self, selection: str) -> dt.date | None:
        """Return the day that is selected."""
        day = self._run(selection)[0][0]
        return dt.date.fromisoformat(day) if isinstance(day, str) else day

    def _finish(self, concept: str, last: dt.date | None) -> None:
        """Make the rows of a concept again."""
        selection = "SELECT document FROM extracts WHERE concept = ? ORDER BY briefing"
        extracts = [from_json(row[0], Briefing) for row in self._run(selection, [concept])]
        corpus = Corpus(extracts)
        rows = [] if concept == NO_CONCEPT else [(one, one.of(corpus)) for one in OF_A_CONCEPT]
        rows.append((PROGRESS, tables.progress(corpus, at=last)))
        with self._transaction():
            for relation, table in rows:
                self._delete(relation, concept or None)
                # What targets start from may be of another concept, whose own rows it is in.
                own = (row for row in table if row[relation.owner] == (concept or None))
                self._insert(relation, own)
            self._run("DELETE FROM stale WHERE concept = ?", [concept])

    def _delete(self, relation: Relation, owner: str | None) -> None:
        """Delete the rows that a briefing or a concept owns."""
        where = f"{relation.owner} IS NULL" if owner is None else f"{relation.owner} = ?"
        cells = [] if owner is None else [owner]
        self._run(f"DELETE FROM {relation.name} WHERE {where}", cells)  # noqa: S608

    def _insert(self, relation: Relation, rows: Iterable[Mapping[str, Scalar]]) -> None:
        """Insert rows into a table."""
        for statement, cells in insertions(relation, rows):
            self._run(statement, cells)
