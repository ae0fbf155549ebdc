"""JSON for every object, and back, with nothing lost.

A document is the object's fields after two keys: `miitbrief`, the version of the schema, and
`type`, the name of the class.  Decimals are strings, so that no float can enter; dates are in ISO
form.  Fields that have their default value are left out.

A briefing's document is flat, a table for each kind of object: figures stand beside the turns that
they belong to, and refer to turn and speaker by id, as exchanges and claims refer to turns and
figures.
"""

import datetime as dt
import json
import re
from collections.abc import Callable
from contextvars import ContextVar
from decimal import Decimal
from types import GenericAlias
from typing import Any, TypeVar, cast, get_args, get_origin, overload

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    transform_error,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from miitbrief._enumerations import WordEnum
from miitbrief.checking.checks import Check
from miitbrief.exceptions import InvalidValueError, MiitbriefError, SchemaError
from miitbrief.formats._migration import upgraded
from miitbrief.model.briefings import Briefing, Note
from miitbrief.model.claims import Claim
from miitbrief.model.concepts import Concept
from miitbrief.model.figures import (
    AnyTarget,
    Figure,
    Indicator,
    NonFigure,
    QualitativeTarget,
    Statement,
    Target,
)
from miitbrief.model.intervals import Interval
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity, Unit
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Office, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = ["SCHEMA_VERSION", "from_json", "to_json"]

SCHEMA_VERSION = 2
"""The version of the documents that this release writes; it reads all up to it."""

T = TypeVar("T")

_TURNS: dict[str, type[Turn]] = {
    "turn": Turn,
    "remarks": Remarks,
    "question": Question,
    "answer": Answer,
}
_TYPES: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        *_TURNS.values(),
        Briefing,
        Check,
        Claim,
        Concept,
        Exchange,
        Indicator,
        Interval,
        NonFigure,
        Note,
        Office,
        Paragraph,
        Period,
        QualitativeTarget,
        Quantity,
        Span,
        Speaker,
        Target,
        Unit,
    )
}


def to_json(obj: object) -> str:
    """Return an object of this package as a JSON document.

    Inverse of `from_json`.

    Args:
        obj: A briefing, or any object that one consists of or that comes of one.

    Raises:
        TypeError: Where the object is of another type.

    >>> from miitbrief import Span
    >>> to_json(Span(start=3, end=7))
    '{"miitbrief": 2, "type": "Span", "start": 3, "end": 7}'
    """
    name = type(obj).__name__
    if _TYPES.get(name) is not type(obj):
        raise TypeError(f"expected an object of {', '.join(sorted(_TYPES))}; got {obj!r}")
    head = {"miitbrief": SCHEMA_VERSION, "type": name}
    if isinstance(obj, Briefing):
        return _one_record_a_line({**head, **_tables.unstructure(_Tables.of(obj))})
    return json.dumps({**head, **_objects.unstructure(obj)}, ensure_ascii=False)


@overload
def from_json(text: str | bytes) -> Any: ...


@overload
def from_json(text: str | bytes, expected: type[T]) -> T: ...


def from_json(text: str | bytes, expected: type[Any] = object) -> Any:
    """Return the object that a JSON document describes.

    Inverse of `to_json`.

    Args:
        text: The document.
        expected: The class that it must be of.

    Raises:
        SchemaError: Where it is no JSON, of another class or schema version, has an unknown key
            or a value of a wrong type, or describes an object that cannot be; with the path of
            each problem in the document.

    >>> from_json('{"miitbrief": 1, "type": "Span", "start": 3, "end": 7}')
    Span(start=3, end=7)
    """
    cls, fields = _read_head(text)
    if not issubclass(cls, expected):
        raise SchemaError([f"expected a {expected.__name__}, got a {cls.__name__} @ $.type"])
    try:
        if cls is Briefing:
            return _structure_tables(fields)
        return cast("Any", _objects.structure(fields, cls))
    except (BaseValidationError, MiitbriefError) as error:
        raise SchemaError(transform_error(error, "$", format_exception=_problem)) from error


def _read_head(text: str | bytes) -> tuple[type, dict[str, Any]]:
    """Read a document's version and class; return the class and the fields."""
    try:
        document: Any = json.loads(
            text,
            parse_float=_refuse_float,
            parse_constant=_refuse_float,
            object_pairs_hook=_once_each,
        )
    except (ValueError, RecursionError) as error:
        raise SchemaError([f"expected a JSON document: {error} @ $"]) from None
    if not isinstance(document, dict):
        raise SchemaError([f"expected a JSON object, got {type(document).__name__} @ $"])
    fields = cast("dict[str, Any]", document)
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


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that occurs twice in an object: one of its values would be lost."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        twice = next(key for key in fields if sum(key == name for name, _ in pairs) > 1)
        raise ValueError(f"the key {twice!r} occurs twice in an object")
    return fields


def _refuse_float(text: str) -> float:
    """Refuse a number with a point or exponent: it would not be what was printed."""
    raise ValueError(f"numbers that are not whole must be strings, got {text}")


def _problem(error: BaseException, expected: type | None) -> str:
    """Say what is wrong with a value."""
    if isinstance(error, KeyError):
        return f"required field missing: {error}"
    return str(error) or f"expected {expected}"


def _one_record_a_line(document: dict[str, Any]) -> str:
    """Write a document with each record of each table on a line of its own."""
    tables = {field.name for field in attrs.fields(_Tables) if _is_tuple(field.type)}
    lines: list[str] = []
    for key, value in document.items():
        if key in tables:
            records = ",\n  ".join(json.dumps(record, ensure_ascii=False) for record in value)
            text = f"[\n  {records}\n ]"
        else:
            text = json.dumps(value, ensure_ascii=False)
        lines.append(f' "{key}": {text}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


@attrs.frozen(kw_only=True)
class _Tables:
    """A briefing as tables.  Each table refers only to those before it."""

    id: str
    title: str
    host: str | None = None
    place: str | None = None
    starts_at: dt.datetime | None = None
    date: dt.date | None = None
    source: str | None = None
    digit_strings: int = 0
    speakers: tuple[Speaker, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[AnyTarget, ...] = ()
    nonfigures: tuple[NonFigure, ...] = ()
    turns: tuple[Turn, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    claims: tuple[Claim, ...] = ()
    furniture: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    text: str | None = None

    @classmethod
    def of(cls, briefing: Briefing) -> "_Tables":
        """Return the tables of a briefing."""
        shared = {name: getattr(briefing, name) for name in _shared_fields()}
        return cls(
            **shared,
            indicators=tuple(figure for turn in briefing.turns for figure in turn.indicators),
            targets=tuple(figure for turn in briefing.turns for figure in turn.targets),
        )

    def briefing(self) -> Briefing:
        """Return the briefing.

        Raises:
            InvalidValueError: Where a figure belongs to no turn, or the briefing cannot be.
        """
        turns = {turn.id for turn in self.turns}
        statements: tuple[Statement, ...] = (*self.indicators, *self.targets)
        for statement in statements:
            if statement.turn not in turns:
                raise InvalidValueError(f"{statement!r} belongs to no turn of the briefing")
        return Briefing(**{name: getattr(self, name) for name in _shared_fields()})


def _shared_fields() -> list[str]:
    """Return the names of the fields that a briefing and its tables share."""
    names = {field.name for field in attrs.fields(_Tables)}
    return [field.name for field in attrs.fields(Briefing) if field.name in names]


class _References:
    """The objects of a document so far, by class and id, for those that refer to them."""

    def __init__(self) -> None:
        self._objects: dict[tuple[str, str], Any] = {}
        self._figures: dict[tuple[str, str | None], list[Any]] = {}

    def add(self, table: str, obj: Any) -> None:
        """Add an object to its table."""
        self._objects[table, obj.id] = obj
        if table in ("indicators", "targets"):
            self._figures.setdefault((table, obj.turn), []).append(obj)

    def get(self, tables: tuple[str, ...], identifier: object) -> Any:
        """Return the object with this id in one of the tables."""
        for table in tables:
            if isinstance(identifier, str) and (table, identifier) in self._objects:
                return self._objects[table, identifier]
        raise ValueError(f"no id {identifier!r} in {' or '.join(tables)}")

    def figures_of(self, table: str, turn: str) -> list[Any]:
        """Return the figures that belong to a turn."""
        return self._figures.get((table, turn), [])


_references: ContextVar[_References] = ContextVar("_references")


def _structure_tables(fields: dict[str, Any]) -> Briefing:
    """Return the briefing that a flat document describes."""
    token = _references.set(_References())
    try:
        return _tables.structure(fields, _Tables).briefing()
    finally:
        _references.reset(token)


def _strict(cls: type) -> Callable[[Any, Any], Any]:
    """Return a hook that takes a value of exactly this type."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not cls:
            raise TypeError(f"expected {cls.__name__}, got {value!r}")
        return value

    return structure


def _from_text(read: Callable[[str], Any], what: str) -> Callable[[Any, Any], Any]:
    """Return a hook that reads a value from a string."""

    def structure(value: Any, _: Any) -> Any:
        try:
            return read(_strict(str)(value, None))
        except (ArithmeticError, ValueError):
            raise ValueError(f"expected {what}, got {value!r}") from None

    return structure


def _is_tuple(cls: Any) -> bool:
    """Tell whether a field holds a tuple."""
    return bool(get_origin(cls) is tuple)


#: How a `Decimal` prints itself; it would read more: white space, underscores, other digits.
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]{1,3})?")


def _decimal(text: str) -> Decimal:
    """Read a decimal in the form in which one is written."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _id_of(obj: Any) -> str | None:
    """Return the id of an object in place of the object."""
    return None if obj is None else obj.id


def _reference(*tables: str, many: bool = False) -> Any:
    """Return the override of a field that refers to one object, or many, of the tables."""

    def structure(value: Any, _: Any) -> Any:
        references = _references.get()
        if many:
            return tuple(references.get(tables, each) for each in _strict(list)(value, None))
        return None if value is None else references.get(tables, value)

    return override(
        unstruct_hook=(lambda objs: [_id_of(obj) for obj in objs]) if many else _id_of,
        struct_hook=structure,
    )


def _make_converter(overrides: dict[type, dict[str, Any]]) -> Converter:
    """Return a converter that takes exact types and known keys only."""
    converter = Converter(omit_if_default=True)
    for cls in (str, int, bool):
        converter.register_structure_hook(cls, _strict(cls))
    converter.register_structure_hook(WordEnum, lambda value, cls: cls(value))
    converter.register_structure_hook(Decimal, _from_text(_decimal, "a decimal number"))
    converter.register_structure_hook(dt.date, _from_text(dt.date.fromisoformat, "a date"))
    converter.register_structure_hook(dt.datetime, _from_text(dt.datetime.fromisoformat, "a time"))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)

    @converter.register_structure_hook_factory(_is_tuple)
    def _tuple(cls: Any, converter: Converter) -> Callable[[Any, Any], Any]:
        as_list: Any = GenericAlias(list, get_args(cls)[0])
        structure = converter.get_structure_hook(as_list)
        return lambda value, _: tuple(structure(_strict(list)(value, None), as_list))

    @converter.register_structure_hook_factory(attrs.has)
    def _fields(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
        omitted = {name for name, each in overrides.get(cls, {}).items() if each.omit}
        known = {field.name for field in attrs.fields(cls) if field.init} - omitted
        structure = cast(
            "Callable[[Any, Any], Any]",
            make_dict_structure_fn(cls, converter, **overrides.get(cls, {})),
        )

        def hook(value: Any, _: Any) -> Any:
            _refuse_unknown_keys(_strict(dict)(value, None), known, cls)
            return structure(value, cls)

        return hook

    @converter.register_unstructure_hook_factory(attrs.has)
    def _dict(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
        return make_dict_unstructure_fn(
            cls, converter, _cattrs_omit_if_default=True, **overrides.get(cls, {})
        )

    _register_tagged(converter, Figure, _named(Indicator, Target))
    _register_tagged(converter, AnyTarget, _named(Target, QualitativeTarget))
    return converter


def _named(*classes: type) -> dict[str, type]:
    """Return classes by their names."""
    return {cls.__name__: cls for cls in classes}


#: A note with the name of its field, and a group of problems of a class: their annotations hide
#: what they take.
_note: Any = AttributeValidationNote
_group: Any = ClassValidationError


def _refuse_unknown_keys(fields: dict[str, Any], known: set[str], cls: type) -> None:
    """Refuse keys that are no field of the class, each with its own path."""
    expected = ", ".join(sorted(known))
    problems: list[ValueError] = []
    for key in fields.keys() - known:
        problem = ValueError(f"unknown key, expected one of {expected}")
        problem.add_note(_note(f"unknown key {key}", key, object))
        problems.append(problem)
    if problems:
        raise _group("unknown keys", problems, cls)


def _register_tagged(converter: Converter, union: Any, classes: dict[str, type]) -> None:
    """Register hooks for objects of different classes, told apart by `type`."""
    structure = {name: converter.get_structure_hook(cls) for name, cls in classes.items()}
    unstructure = {cls: converter.get_unstructure_hook(cls) for cls in classes.values()}
    names = {cls: name for name, cls in classes.items()}
    for name, cls in classes.items():
        # A class without a hook of its own would get that of its base.
        converter.register_structure_hook(cls, structure[name])
        converter.register_unstructure_hook(cls, unstructure[cls])

    def to_dict(obj: Any) -> dict[str, Any]:
        return {"type": names[type(obj)], **unstructure[type(obj)](obj)}

    def to_object(value: Any, _: Any) -> Any:
        fields = dict(_strict(dict)(value, None))
        name = fields.pop("type", None)
        if name not in structure:
            raise ValueError(f"expected a type of {', '.join(structure)}; got {name!r}")
        return structure[name](fields, classes[name])

    converter.register_unstructure_hook(union, to_dict)
    converter.register_structure_hook(union, to_object)


def _make_tables_converter() -> Converter:
    """Return the converter of briefings, in which objects refer to each other by id."""
    speaker = {"speaker": _reference("speakers")}
    figures = {"indicators": override(omit=True), "targets": override(omit=True)}
    converter = _make_converter(
        {
            Indicator: speaker,
            Target: {**speaker, "baseline": _reference("indicators")},
            QualitativeTarget: {**speaker, "baseline": _reference("indicators")},
            Turn: figures,
            Remarks: {**figures, **speaker},
            Question: figures,
            Answer: {**figures, **speaker, "hands_over_to": _reference("speakers")},
            Exchange: {
                "question": _reference("turns"),
                "answers": _reference("turns", many=True),
            },
            Claim: {
                "stated": _reference("indicators", "targets"),
                "operands": _reference("indicators", "targets", many=True),
            },
        }
    )
    for cls, table in (
        (Speaker, "speakers"),
        (Indicator, "indicators"),
        (Target, "targets"),
        (QualitativeTarget, "targets"),
    ):
        converter.register_structure_hook(cls, _registering(converter, cls, table))
    _register_tagged(converter, AnyTarget, _named(Target, QualitativeTarget))
    _register_turns(converter)
    return converter


def _registering(converter: Converter, cls: type, table: str) -> Callable[[Any, Any], Any]:
    """Return a hook that structures an object and adds it to the references."""
    structure = converter.get_structure_hook(cls)

    def hook(value: Any, _: Any) -> Any:
        obj = structure(value, cls)
        _references.get().add(table, obj)
        return obj

    return hook


def _register_turns(converter: Converter) -> None:
    """Register hooks for turns, which take their figures from the tables before."""
    # All hooks are taken before any is replaced: a subclass without one gets its base's.
    hooks = {cls: converter.get_structure_hook(cls) for cls in _TURNS.values()}
    for cls, structure in hooks.items():
        converter.register_structure_hook(cls, _with_figures(structure, cls))
    _register_tagged(converter, Turn, _TURNS)


def _with_figures(structure: Callable[[Any, Any], Any], cls: type[Turn]) -> Callable[..., Turn]:
    """Return a hook that gives a turn its figures and adds it to the references."""

    def hook(value: Any, _: Any) -> Turn:
        turn: Turn = structure(value, cls)
        references = _references.get()
        turn = attrs.evolve(
            turn,
            indicators=tuple(references.figures_of("indicators", turn.id)),
            targets=tuple(references.figures_of("targets", turn.id)),
        )
        references.add("turns", turn)
        return turn

    return hook


_objects = _make_converter({})
_tables = _make_tables_converter()
