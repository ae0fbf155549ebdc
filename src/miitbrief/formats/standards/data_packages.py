"""The tables of briefings as a Frictionless Data Package, whose keys refer to each other."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

import attrs

from miitbrief._validators import require_unique
from miitbrief.formats.standards.files import json_text
from miitbrief.formats.tables import NOUNS, Column, Table, table
from miitbrief.formats.tables.keys import KEYS, REFERENCES, Reference
from miitbrief.model.briefings import Briefing, briefings_in

__all__ = ["data_package"]

#: The types of columns as Table Schema calls them.
_TYPES = {
    str: "string",
    int: "integer",
    bool: "boolean",
    dt.date: "date",
    Decimal: "number",
}

#: Tables that put briefings in order, for which all of them need a date.
_IN_ORDER = ("series", "progress", "comparisons", "conflicts")


def data_package(source: Briefing | Iterable[Briefing]) -> dict[str, str]:
    """Return all tables of briefings as CSV, with the descriptor of a Data Package.

    Every column has its type and what it means, every row its key, and every id the table that it
    refers to.  Where it may be empty, a column such as ``speaker_briefing`` beside it is empty
    with it, since a key of two columns is either there or not.  The column ``unit`` has the unit of
    each number, which the descriptor names as ``unitField``.  Tables that put briefings in order
    are there where all of them have a date.

    What it cannot say: which turn a paragraph belongs to, and what decided a field, which JSON has.
    A text that a spreadsheet would take for a formula begins with an apostrophe, as in all CSV.

    Args:
        source: A briefing, a corpus, or other briefings.

    Returns:
        The text of each file by its name, ``datapackage.json`` first.

    Raises:
        InvalidValueError: Where the source is something else, or two briefings have one id.

    >>> from miitbrief import load
    >>> files = data_package(load("2022-02-28"))
    >>> list(files)[:3]
    ['datapackage.json', 'briefings.csv', 'speakers.csv']
    """
    briefings = briefings_in(source, or_one=True)
    require_unique("briefings of the package", (each.id for each in briefings))
    ordered = all(each.date for each in briefings)
    tables = {
        noun: _with_briefings(noun, table(briefings, noun))
        for noun in NOUNS
        if ordered or noun not in _IN_ORDER
    }
    written = {f"{noun}.csv": each.to_csv() for noun, each in tables.items()}
    descriptor = {
        "profile": "tabular-data-package",
        "name": "-".join(["miitbrief", *(_name(each.id) for each in briefings)])[:100].rstrip("-"),
        "title": "; ".join(each.title for each in briefings),
        "sources": [
            {"title": each.title, **({"path": each.source} if _is_address(each.source) else {})}
            for each in briefings
        ],
        "resources": [
            _resource(noun, each, written[f"{noun}.csv"]) for noun, each in tables.items()
        ],
    }
    return {"datapackage.json": json_text(descriptor), **written}


def _name(identifier: str) -> str:
    """Return an id as it may stand in the name of a package."""
    return re.sub("[^a-z0-9._-]+", "-", identifier.lower()).strip("-")


def _is_address(source: str | None) -> bool:
    """Tell whether a source is an address that a descriptor may have."""
    return source is not None and re.fullmatch(r"https?://\S+", source) is not None


def _with_briefings(noun: str, found: Table) -> Table:
    """Return a table in which each reference that may be empty has a briefing beside it."""
    columns = {each.name: each for each in found.columns}
    added = [
        _beside(each, columns[each.column], columns[each.briefing])
        for each in REFERENCES.get(noun, ())
        if each.briefing == "briefing"
    ]
    return attrs.evolve(found, columns=(*found.columns, *added))


def _beside(reference: Reference, column: Column[Any], briefing: Column[Any]) -> Column[Any]:
    """Return the column of the briefing of a reference, which is empty where the reference is."""

    def cell(item: Any) -> Any:
        return None if column.of(item) is None else briefing.of(item)

    meaning = f"The briefing of {reference.column}, empty with it."
    return Column(name=f"{reference.column}_briefing", type=str, meaning=meaning, of=cell)


def _resource(noun: str, found: Table, text: str) -> Mapping[str, Any]:
    """Return the part of the descriptor that is about one table."""
    content = text.encode()
    return {
        "profile": "tabular-data-resource",
        "name": noun,
        "path": f"{noun}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": _schema(noun, found),
    }


def _schema(noun: str, found: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    schema: dict[str, Any] = {"fields": [_field(each, found.names) for each in found.columns]}
    key = KEYS.get(noun)
    if key is not None:
        schema["primaryKey"] = list(key)
    to_briefings = (
        [] if "briefing" not in found.names else [_foreign("briefing", "briefings", "id")]
    )
    keys = [*to_briefings, *(_foreign_key(noun, each) for each in REFERENCES.get(noun, ()))]
    return {**schema, "missingValues": [""], **({"foreignKeys": keys} if keys else {})}


def _field(column: Column[Any], names: Iterable[str]) -> dict[str, Any]:
    """Return the descriptor of a column."""
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning,
    }
    if column.type is Decimal and "unit" in names:
        field["unitField"] = "unit"
    return field


def _foreign_key(noun: str, reference: Reference) -> dict[str, Any]:
    """Return the key of a reference; a table refers to itself by an empty name."""
    briefing = reference.briefing
    if briefing == "briefing":
        briefing = f"{reference.column}_briefing"
    to = "" if reference.to == noun else reference.to
    return _foreign([briefing, reference.column], to, ["briefing", "id"])


def _foreign(fields: str | list[str], to: str, key: str | list[str]) -> dict[str, Any]:
    """Return a key that refers to a table."""
    return {"fields": fields, "reference": {"resource": to, "fields": key}}
