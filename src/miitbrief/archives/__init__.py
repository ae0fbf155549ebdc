"""Archives: what was read of many files, kept as it comes, so that a run can go on where it ended.

An archive is a file or a folder, and its ending says which kind it is of::

    briefings.jsonl      a line of JSON for each briefing
    briefings.sqlite     a database of SQLite
    briefings.duckdb     a database of DuckDB
    briefings.parquet    a folder with a Parquet file for each table

A database has the tables of `miitbrief.formats.tables`, each with its keys.
"""

from miitbrief.archives.archive import Archive
from miitbrief.archives.filling import fill
from miitbrief.archives.opening import KINDS, open_archive
from miitbrief.archives.transcript_files import TranscriptFile, transcript_files

__all__ = [
    "KINDS",
    "Archive",
    "TranscriptFile",
    "fill",
    "open_archive",
    "transcript_files",
]
