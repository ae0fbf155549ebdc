"""Objects from dicts and back: exact types and known keys only, each problem with its path.

Decimals are strings, so that no float can enter; dates are in ISO form; words of an enumeration are
themselves.  Fields that have their default value are left out.  Where a field may hold objects of
several classes, the key `type` tells which.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import GenericAlias
from typing import Any, cast, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    transform_error,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from miitbrief._enumerations import WordEnum
from miitbrief.exceptions import MiitbriefError, ParseError, SchemaError
from miitbrief.model._numbers import context
from miitbrief.model.claims import Missing
from miitbrief.model.figures import AnyTarget, Figure, Indicator, QualitativeTarget, Target
from miitbrief.model.spans import Span

__all__ = [
    "PROBLEMS",
    "Hook",
    "class_problem",
    "make_converter",
    "register_tagged",
    "schema_error",
    "strict",
    "tagged_by_class",
]

Hook = Callable[[Any, Any], Any]
"""What makes an object of a value; the second argument is the class."""

PROBLEMS = (BaseValidationError, MiitbriefError)
"""What is raised where a document does not describe an object."""

#: A note with the name of its field, and a group of problems of a class: their annotations hide
#: what they take.
_note: Any = AttributeValidationNote
_group: Any = ClassValidationError

#: How a `Decimal` prints itself; it would read more: white space, underscores, other digits.
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]{1,3})?")


@attrs.frozen(kw_only=True)
class _ParseErrorFields:
    """The fields of a `ParseError`, in the order of its arguments."""

    source: str | None = None
    span: Span
    line: int
    column: int
    expected: str
    advice: str


def make_converter(overrides: Mapping[type, Mapping[str, Any]]) -> Converter:
    """Return a converter that takes exact types and known keys only.

    Args:
        overrides: For each class, the fields that are treated otherwise.
    """
    converter = Converter(omit_if_default=True)
    _register_values(converter)

    @converter.register_structure_hook_factory(_is_tuple)
    def _tuple(cls: Any, converter: Converter) -> Hook:
        as_list: Any = GenericAlias(list, get_args(cls)[0])
        structure = converter.get_structure_hook(as_list)
        return lambda value, _: tuple(structure(strict(list)(value, None), as_list))

    @converter.register_structure_hook_factory(attrs.has)
    def _fields(cls: type, converter: Converter) -> Hook:
        own = overrides.get(cls, {})
        omitted = {name for name, each in own.items() if each.omit}
        known = {field.name for field in attrs.fields(cls) if field.init} - omitted
        structure = cast("Hook", make_dict_structure_fn(cls, converter, **own))

        def hook(value: Any, _: Any) -> Any:
            _refuse_unknown_keys(strict(dict)(value, None), known, cls)
            return structure(value, cls)

        return hook

    @converter.register_unstructure_hook_factory(attrs.has)
    def _dict(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
        own = overrides.get(cls, {})
        return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **own)

    _register_parse_errors(converter)
    _register_missing(converter)
    register_tagged(converter, Figure, tagged_by_class(Indicator, Target))
    targets = tagged_by_class(Target, QualitativeTarget)
    register_tagged(converter, AnyTarget, targets)
    register_tagged(converter, AnyTarget | None, targets)
    return converter


def _register_values(converter: Converter) -> None:
    """Register hooks for all that is no object of ours."""
    for cls in (str, int, bool):
        converter.register_structure_hook(cls, strict(cls))
    converter.register_structure_hook(WordEnum, lambda value, cls: cls(value))
    converter.register_structure_hook(Decimal, _from_text(_decimal, "a decimal number"))
    converter.register_structure_hook(dt.date, _from_text(dt.date.fromisoformat, "a date"))
    converter.register_structure_hook(dt.datetime, _from_text(dt.datetime.fromisoformat, "a time"))
    # The text of a decimal, whatever the context of the caller says of its "E".
    converter.register_unstructure_hook(Decimal, context(1).to_sci_string)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)


def _register_parse_errors(converter: Converter) -> None:
    """Register hooks for the errors of the reader, which are exceptions with fields."""
    names = [field.name for field in attrs.fields(_ParseErrorFields)]

    def to_dict(error: ParseError) -> Any:
        fields = _ParseErrorFields(**{name: getattr(error, name) for name in names})
        return converter.unstructure(fields)

    def to_error(value: Any, _: Any) -> ParseError:
        fields = converter.structure(value, _ParseErrorFields)
        return ParseError(*(getattr(fields, name) for name in names))

    converter.register_unstructure_hook(ParseError, to_dict)
    converter.register_structure_hook(ParseError, to_error)


def _register_missing(converter: Converter) -> None:
    """Register the hook for missing operands, of which documents once had the position alone."""

    def structure(value: Any, _: Any) -> Any:
        return value if value is None or type(value) is int else converter.structure(value, Missing)

    converter.register_structure_hook(Missing | None, structure)


def tagged_by_class(*classes: type) -> dict[str, type]:
    """Return classes by their names."""
    return {cls.__name__: cls for cls in classes}


def register_tagged(converter: Converter, union: Any, classes: Mapping[str, type]) -> None:
    """Register hooks for objects of different classes, told apart by `type`.

    Args:
        converter: The converter.
        union: What they are together: a base class or a union; None stays None where it may be.
        classes: The classes by the words that stand for them.
    """
    structure = {name: converter.get_structure_hook(cls) for name, cls in classes.items()}
    unstructure = {cls: converter.get_unstructure_hook(cls) for cls in classes.values()}
    names = {cls: name for name, cls in classes.items()}
    may_be_none = type(None) in get_args(union)
    for name, cls in classes.items():
        # A class without a hook of its own would get that of its base.
        converter.register_structure_hook(cls, structure[name])
        converter.register_unstructure_hook(cls, unstructure[cls])

    def to_dict(obj: Any) -> dict[str, Any] | None:
        if may_be_none and obj is None:
            return None
        return {"type": names[type(obj)], **unstructure[type(obj)](obj)}

    def to_object(value: Any, _: Any) -> Any:
        if may_be_none and value is None:
            return None
        fields = dict(strict(dict)(value, None))
        name = fields.pop("type", None)
        if not isinstance(name, str) or name not in structure:
            raise ValueError(f"expected a type of {', '.join(structure)}; got {name!r}")
        return structure[name](fields, classes[name])

    converter.register_unstructure_hook(union, to_dict)
    converter.register_structure_hook(union, to_object)


def strict(cls: type) -> Hook:
    """Return a hook that takes a value of exactly this type."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not cls:
            raise TypeError(f"expected {cls.__name__}, got {value!r}")
        return value

    return structure


def _from_text(read: Callable[[str], Any], what: str) -> Hook:
    """Return a hook that reads a value from a string."""

    def structure(value: Any, _: Any) -> Any:
        try:
            return read(strict(str)(value, None))
        except (ArithmeticError, ValueError):
            raise ValueError(f"expected {what}, got {value!r}") from None

    return structure


def _decimal(text: str) -> Decimal:
    """Read a decimal in the form in which one is written."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _is_tuple(cls: Any) -> bool:
    """Tell whether a field holds a tuple."""
    return bool(get_origin(cls) is tuple)


def _refuse_unknown_keys(fields: dict[str, Any], known: set[str], cls: type) -> None:
    """Refuse keys that are no field of the class, each with its own path."""
    expected = ", ".join(sorted(known))
    unknown = sorted(fields.keys() - known)
    if unknown:
        problem = f"unknown key, expected one of {expected}"
        raise class_problem(cls, {key: ValueError(problem) for key in unknown})


def class_problem(cls: type, problems: Mapping[str, Exception]) -> Exception:
    """Return the error of a class some of whose fields have problems."""
    for name, problem in problems.items():
        problem.add_note(_note(f"the field {name}", name, object))
    return cast("Exception", _group(f"problems of {cls.__name__}", [*problems.values()], cls))


def schema_error(error: BaseException) -> SchemaError:
    """Return the error of a document: one line a problem, each ending in its path."""
    return SchemaError(transform_error(error, "$", format_exception=_problem))


def _problem(error: BaseException, expected: type | None) -> str:
    """Say what is wrong with a value."""
    if isinstance(error, KeyError):
        return f"required field missing: {error}"
    return str(error) or f"expected {expected}"
