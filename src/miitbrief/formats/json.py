"""JSON for what a briefing consists of and what comes of one, and back, with nothing lost.

A document is the object's fields after two keys: `miitbrief`, the version of the schema, and
`type`, the name of the class.  Decimals are strings, so that no float can enter; dates are in ISO
form.  Fields that have their default value are left out.

A briefing's document is flat, a table for each kind of object: figures stand beside the turns that
they belong to, and refer to turn and speaker by id, as exchanges and claims refer to turns and
figures.

The document of an object that holds briefings, such as a series, has each of them once, in the
table `briefings`, and refers to them and to their figures by id.
"""

import json
from typing import Any, TypeVar, cast, overload

from miitbrief._validators import require_type
from miitbrief.checking.checks import Check, Filling
from miitbrief.checking.references import References
from miitbrief.checking.repairs import Repair
from miitbrief.corpora.conflicts import Comparison, Conflict, Implication
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import LeftOut, Progress
from miitbrief.corpora.series import Growth, Observation, Series
from miitbrief.corpora.target_updates import TargetUpdate
from miitbrief.exceptions import ParseError, SchemaError
from miitbrief.formats._migration import upgraded
from miitbrief.formats._objects import fields_of, object_of
from miitbrief.formats._parsing import parsed
from miitbrief.formats._structuring import PROBLEMS, schema_error
from miitbrief.formats._tables import briefing_of, tables_of
from miitbrief.model.briefing_infos import BriefingInfo
from miitbrief.model.briefings import Briefing, Note
from miitbrief.model.claims import Claim, Missing
from miitbrief.model.concepts import Concept, Match
from miitbrief.model.corrections import Correction
from miitbrief.model.decisions import Decision
from miitbrief.model.figures import Indicator, NonFigure, QualitativeTarget, Target
from miitbrief.model.intervals import Interval
from miitbrief.model.measures import Measure
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.parse_results import ParseResult
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity, Unit
from miitbrief.model.recognition import Recognition
from miitbrief.model.references import Reference, Source
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Office, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = ["SCHEMA_VERSION", "document_types", "from_json", "to_json"]

SCHEMA_VERSION = 2
"""The version of the documents that this release writes; it reads all up to it."""

T = TypeVar("T")

#: Every class that a document can be of; no other is ever made of one.
_TYPES: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        Answer,
        Briefing,
        BriefingInfo,
        Check,
        Claim,
        Comparison,
        Concept,
        Conflict,
        Corpus,
        Correction,
        Decision,
        Exchange,
        Filling,
        Growth,
        Implication,
        Indicator,
        Interval,
        LeftOut,
        Match,
        Measure,
        Missing,
        NonFigure,
        Note,
        Observation,
        Office,
        Paragraph,
        ParseError,
        ParseResult,
        Period,
        Progress,
        QualitativeTarget,
        Quantity,
        Recognition,
        Question,
        Remarks,
        Reference,
        References,
        Repair,
        Series,
        Source,
        Span,
        Speaker,
        Target,
        TargetUpdate,
        Turn,
        Unit,
    )
}


def document_types() -> dict[str, type]:
    """Return every class that a document can be of, by its name."""
    return dict(_TYPES)


def to_json(obj: object) -> str:
    """Return an object of this package as a JSON document.

    Inverse of `from_json`.

    Args:
        obj: A briefing, or any object that one consists of or that comes of one.

    Raises:
        TypeError: Where the object is of another type.
        InvalidValueError: Where it holds two different briefings with one id.

    >>> from miitbrief import Span
    >>> to_json(Span(start=3, end=7))
    '{"miitbrief": 2, "type": "Span", "start": 3, "end": 7}'
    """
    name = type(obj).__name__
    if _TYPES.get(name) is not type(obj):
        raise TypeError(f"expected an object of {', '.join(sorted(_TYPES))}; got {obj!r}")
    fields = tables_of(obj) if isinstance(obj, Briefing) else fields_of(obj)
    document = {"miitbrief": SCHEMA_VERSION, "type": name, **fields}
    if isinstance(obj, Briefing | References) or "briefings" in fields:
        return f"{_laid_out(document)}\n"
    return _line(document)


def _line(value: object) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def _laid_out(document: dict[str, Any], margin: str = "") -> str:
    """Return a document with each record of each table on a line of its own."""
    lines: list[str] = []
    for key, value in document.items():
        text = _line(value)
        if isinstance(value, list) and text.startswith("[{"):
            records = cast("list[dict[str, Any]]", value)
            inside = f"{margin}  "
            whole = key == "briefings"
            written = (_laid_out(each, inside) if whole else _line(each) for each in records)
            between = f",\n{inside}"
            text = f"[\n{inside}{between.join(written)}\n{margin} ]"
        lines.append(f'{margin} "{key}": {text}')
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


@overload
def from_json(text: str | bytes) -> Any: ...


@overload
def from_json(text: str | bytes, expected: type[T]) -> T: ...


def from_json(text: str | bytes, expected: type[Any] = object) -> Any:
    """Return the object that a JSON document describes.

    Inverse of `to_json`.  No object of any other class is ever made, whatever the document says.

    Args:
        text: The document.
        expected: The class that it must be of.

    Raises:
        SchemaError: Where it is no JSON, of another class or schema version, has an unknown key
            or one twice, or a value of a wrong type, refers to what it does not have, or describes
            an object that cannot be; with the path of each problem in the document.
        InvalidValueError: Where an argument is of another type.

    >>> from_json('{"miitbrief": 1, "type": "Span", "start": 3, "end": 7}')
    Span(start=3, end=7)
    """
    require_type("text", text, str, bytes, hint="as `to_json` returns it")
    require_type("class", expected, type, hint="such as Briefing")
    return object_of_document(parsed(text), expected)


def object_of_document(document: dict[str, Any], expected: type[Any] = object) -> Any:
    """Return the object that a document describes, whose text was parsed; see `from_json`."""
    cls, fields = _class_and_fields(document)
    if not issubclass(cls, expected):
        raise SchemaError([f"expected a {expected.__name__}, got a {cls.__name__} @ $.type"])
    try:
        return briefing_of(fields) if cls is Briefing else object_of(fields, cls)
    except PROBLEMS as error:
        raise schema_error(error) from error


def _class_and_fields(document: dict[str, Any]) -> tuple[type, dict[str, Any]]:
    """Return the class that a document is of, and its fields as of the present schema."""
    fields = dict(document)
    version, name = fields.pop("miitbrief", None), fields.pop("type", None)
    if type(version) is not int or not 1 <= version <= SCHEMA_VERSION:
        problem = f"expected schema version 1 or {SCHEMA_VERSION}, got {version!r}"
        if type(version) is int and version > SCHEMA_VERSION:
            problem += "; a newer miitbrief has written it, which reads it"
        raise SchemaError([f"{problem} @ $.miitbrief"])
    if version == 1:
        name, fields = upgraded(name, fields)
    if not isinstance(name, str) or name not in _TYPES:
        raise SchemaError([f"expected one of {', '.join(sorted(_TYPES))}; got {name!r} @ $.type"])
    return _TYPES[name], fields
