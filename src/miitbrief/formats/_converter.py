"""Objects from dicts and back: exact types and known keys only, each problem with its path.

Decimals are strings, so that no float can enter; dates are in ISO form; words of an enumeration are
themselves.  Fields that have their default value are left out.  Where a field may hold objects of
several classes, the key `type` tells which.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.gen import make_dict_unstructure_fn

from miitbrief._enumerations import WordEnum
from miitbrief.exceptions import MiitbriefError, ParseError, SchemaError
from miitbrief.formats._structuring import Hook, object_hook, strict, tuple_hook
from miitbrief.model._numbers import context
from miitbrief.model.figures import AnyTarget, Figure, Indicator, QualitativeTarget, Target
from miitbrief.model.spans import Span

__all__ = ["PROBLEMS", "make_converter", "register_tagged", "schema_error", "tagged_by_class"]

PROBLEMS = (BaseValidationError, MiitbriefError)
"""What is raised where a document does not describe an object."""

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
        return tuple_hook(get_args(cls)[0], converter.get_structure_hook)

    @converter.register_structure_hook_factory(_is_optional)
    def _optional(cls: Any, converter: Converter) -> Hook:
        (present,) = (each for each in get_args(cls) if each is not type(None))
        structure = converter.get_structure_hook(present)
        return lambda value, _: None if value is None else structure(value, present)

    @converter.register_structure_hook_factory(attrs.has)
    def _object(cls: type, converter: Converter) -> Hook:
        return object_hook(cls, converter.get_structure_hook, overrides.get(cls, {}))

    @converter.register_unstructure_hook_factory(attrs.has)
    def _dict(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
        own = overrides.get(cls, {})
        return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **own)

    _register_parse_errors(converter)
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


def _is_optional(cls: Any) -> bool:
    """Tell whether a field holds an object of one class or None."""
    either = get_args(cls) if get_origin(cls) in {UnionType, Union} else ()
    return len(either) == 2 and type(None) in either  # noqa: PLR2004 - The class, and None.


def schema_error(error: BaseException) -> SchemaError:
    """Return the error of a document: one line a problem, each ending in its path."""
    return SchemaError(transform_error(error, "$", format_exception=_problem))


def _problem(error: BaseException, expected: type | None) -> str:
    """Say what is wrong with a value."""
    if isinstance(error, KeyError):
        return f"required field missing: {error}"
    return str(error) or f"expected {expected}"
