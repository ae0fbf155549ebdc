"""The JSON Schema of the documents that `to_json` writes, made of the classes themselves.

It ships with the package as ``schema.json``, and `json_schema` makes the same of the code.  It says
what a document looks like; what contradicts itself, as a period that ends before it starts or a
reference to nothing, `from_json` alone refuses.
"""

import datetime as dt
import inspect
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from types import UnionType
from typing import Any, ClassVar, get_args, get_origin

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.series import Observation
from miitbrief.exceptions import ParseError
from miitbrief.formats import _converter, _objects, _structuring, _tables
from miitbrief.formats.json import SCHEMA_VERSION, document_types
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Figure, QualitativeTarget, Statement, Target
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Turn

__all__ = ["json_schema", "schema_text"]

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_VALUES: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "string", "pattern": rf"^(?:{_structuring.DECIMAL_FORM})$"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}

#: Classes of fields that have objects of several classes, told apart by `type`.
_TAGGED: dict[object, dict[str, type]] = {
    Figure: _converter.FIGURES,
    Target | QualitativeTarget: _converter.TARGETS,
}

#: Classes that have a table in the document of a briefing, in which others refer to them by id.
_IN_TABLES = (Speaker, Statement, Turn)

#: What records do not have, since it stands in tables beside them.
_BESIDE: dict[type, frozenset[str]] = {Turn: frozenset({"indicators", "targets"})}


def json_schema() -> Schema:
    """Return the JSON Schema of every document that this release writes, made of the classes.

    >>> json_schema()["properties"]["miitbrief"]
    {'const': 2}
    """
    types = document_types()
    whole, records = _Definitions(), _Records()
    then = [
        {
            "if": {"properties": {"type": {"const": name}}},
            "then": _closed(
                _document(cls, whole, records), {"miitbrief": True, "type": {"const": name}}
            ),
        }
        for name, cls in sorted(types.items())
    ]
    return {
        "$schema": _DIALECT,
        "title": f"Documents of miitbrief, schema version {SCHEMA_VERSION}",
        "type": "object",
        "required": ["miitbrief", "type"],
        "properties": {
            "miitbrief": {"const": SCHEMA_VERSION},
            "type": {"enum": sorted(types)},
        },
        "allOf": then,
        "$defs": dict(sorted({**whole.found, **records.found}.items())),
    }


def schema_text() -> str:
    """Return the JSON Schema that ships with the package, as text.

    >>> import json
    >>> json.loads(schema_text()) == json_schema()
    True
    """
    return files("miitbrief.formats").joinpath("schema.json").read_text(encoding="utf-8")


def _document(cls: type, whole: "_Definitions", records: "_Records") -> Schema:
    """Return the schema of a document without the keys that every document has."""
    if cls is Briefing:
        return records.briefing()
    table = {"type": "array", "items": _closed(records.briefing())}
    if cls is Corpus:
        return {"required": ["briefings"], "properties": {"briefings": table}}
    found = whole.reference(cls)
    if cls in _objects.HOLDERS:
        return {**found, "properties": {"briefings": table}}
    return found


def _closed(found: Schema, further: Mapping[str, Any] | None = None) -> Schema:
    """Return the schema of an object that has no other keys than its own and the further ones."""
    properties = {**found.get("properties", {}), **(further or {})}
    return {
        **found,
        "type": "object",
        **({"properties": properties} if properties else {}),
        "unevaluatedProperties": False,
    }


class _Definitions:
    """The definitions of objects that are written whole, each made when it is referred to."""

    #: Fields of classes that are not written.
    beside: ClassVar[Mapping[type, frozenset[str]]] = {}

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def name(self, cls: type) -> str:
        """Return the name of the definition of a class."""
        return cls.__name__

    def reference(self, cls: type) -> Schema:
        """Return a reference to the definition of a class."""
        name = self.name(cls)
        if name not in self.found:
            self.found[name] = {}  # It may refer to itself.
            self.found[name] = self.definition(cls)
        return {"$ref": f"#/$defs/{name}"}

    def definition(self, cls: type) -> Schema:
        """Return the definition of a class: its fields, of which those without a default must be.

        Fields that have their default value are left out of documents, but may be there.
        """
        own = _objects.ObservationFields if cls is Observation else cls
        own = _converter.ParseErrorFields if cls is ParseError else own
        fields = [each for each in attrs.fields(attrs.resolve_types(own)) if self.has(cls, each)]
        required = [each.name for each in fields if each.default is attrs.NOTHING]
        return {
            "description": (inspect.getdoc(cls) or "").partition("\n")[0],
            "type": "object",
            **({"required": required} if required else {}),
            "properties": {each.name: self.value(each.type) for each in fields},
        }

    def has(self, cls: type, field: "attrs.Attribute[Any]") -> bool:
        """Tell whether a field of a class is written."""
        elsewhere = (names for owner, names in self.beside.items() if issubclass(cls, owner))
        return field.init and not any(field.name in names for names in elsewhere)

    def value(self, of: Any) -> Schema:
        """Return the schema of a field of a type."""
        if of in _VALUES:
            return _VALUES[of]
        if get_origin(of) is tuple:
            return {"type": "array", "items": self.value(get_args(of)[0])}
        if of in _TAGGED:
            return {"oneOf": [self.tagged(name, cls) for name, cls in _TAGGED[of].items()]}
        if isinstance(of, UnionType):
            return self.union(of)
        if issubclass(of, WordEnum):
            return {"enum": [str(word) for word in of]}
        return self.object(of)

    def union(self, of: UnionType) -> Schema:
        """Return the schema of a field that may be of several types, or None."""
        members = [each for each in get_args(of) if each is not type(None)]
        if len(members) == len(get_args(of)):
            return {"anyOf": [self.value(each) for each in members]}
        rest = members[0]
        for each in members[1:]:
            rest |= each
        return {"anyOf": [self.value(rest), _VALUES[type(None)]]}

    def tagged(self, name: str, cls: type) -> Schema:
        """Return the schema of an object that has its class under the key `type`."""
        return {
            **_closed(self.reference(cls), {"type": {"const": name}}),
            "required": ["type"],
        }

    def object(self, of: type) -> Schema:
        """Return the schema of an object of a class; a briefing is in a table of its own."""
        return _VALUES[str] if of is Briefing else _closed(self.reference(of))


class _Records(_Definitions):
    """The definitions of records in the tables of a briefing, which refer to each other by id."""

    beside = _BESIDE

    def name(self, cls: type) -> str:
        """Return the name of the definition of a class."""
        return f"{cls.__name__}Record"

    def briefing(self) -> Schema:
        """Return a reference to the definition of the tables."""
        if "Briefing" not in self.found:
            self.found["Briefing"] = {
                **self.definition(_tables.Tables),
                "description": (inspect.getdoc(Briefing) or "").partition("\n")[0],
            }
        return {"$ref": "#/$defs/Briefing"}

    def definition(self, cls: type) -> Schema:
        """Return the definition of a record, or of the tables, which alone have records whole."""
        if cls is not _tables.Tables:
            return super().definition(cls)
        found = super().definition(_tables.Tables)
        for field in attrs.fields(_tables.Tables):
            if get_origin(field.type) is tuple:
                found["properties"][field.name] = {
                    "type": "array",
                    "items": self.record(get_args(field.type)[0]),
                }
        return found

    def record(self, of: Any) -> Schema:
        """Return the schema of a record of a table."""
        if of is Turn:
            return {"oneOf": [self.tagged(name, cls) for name, cls in _tables.TURNS.items()]}
        if of in _TAGGED:
            return {"oneOf": [self.tagged(name, cls) for name, cls in _TAGGED[of].items()]}
        return _closed(self.reference(of))

    def value(self, of: Any) -> Schema:
        """Return the schema of a field, which is an id where it is of a class that has a table."""
        if isinstance(of, type) and issubclass(of, _IN_TABLES):
            return _VALUES[str]
        return super().value(of)
