"""Objects to dicts and back, as every document has them.

Decimals are strings, so that no float can enter; dates are in ISO form; words of an enumeration are
themselves.  Fields that have their default value are left out.  Where a field may hold objects of
several classes, the key `type` tells which.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, get_args

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from miitbrief.exceptions import ParseError
from miitbrief.formats._structuring import Structurer, Treatment
from miitbrief.model._numbers import context
from miitbrief.model.claims import Missing
from miitbrief.model.figures import AnyTarget, Figure, Indicator, QualitativeTarget, Target
from miitbrief.model.spans import Span

__all__ = [
    "FIGURES",
    "TARGETS",
    "ParseErrorFields",
    "make_structurer",
    "make_unstructurer",
    "register_tagged",
]

FIGURES: dict[str, type] = {"Indicator": Indicator, "Target": Target}
TARGETS: dict[str, type] = {"Target": Target, "QualitativeTarget": QualitativeTarget}

#: What objects of different classes are together, and the classes by the words that stand for them.
_TAGGED: list[tuple[Any, Mapping[str, type]]] = [
    (Figure, FIGURES),
    (AnyTarget, TARGETS),
    (AnyTarget | None, TARGETS),
]


@attrs.frozen(kw_only=True)
class ParseErrorFields:
    """The fields of a `ParseError`, in the order of its arguments."""

    source: str | None = None
    span: Span
    line: int
    column: int
    expected: str
    advice: str


def make_structurer(
    treatments: Mapping[type, Treatment] = MappingProxyType({}),
) -> Structurer:
    """Return what makes objects of dicts.

    Args:
        treatments: What is done otherwise with some classes.
    """
    structurer = Structurer(treatments)
    for union, classes in _TAGGED:
        structurer.register_tagged(union, classes)

    def to_error(value: Any, _: Any) -> ParseError:
        fields = structurer.structure(value, ParseErrorFields)
        return ParseError(*_values(fields))

    structurer.register(ParseError, to_error)
    missing = structurer.hook(Missing)

    def to_missing(value: Any, expected: Any) -> Any:
        # Documents of the first schema have the position of a missing operand alone.
        return value if type(value) is int else missing(value, expected)

    structurer.register(Missing, to_missing)
    return structurer


def make_unstructurer(
    overrides: Mapping[type, Mapping[str, Any]] = MappingProxyType({}),
) -> Converter:
    """Return what makes dicts of objects.

    Args:
        overrides: For each class, the fields that are treated otherwise.
    """
    converter = Converter(omit_if_default=True)
    # The text of a decimal, whatever the context of the caller says of its "E".
    converter.register_unstructure_hook(Decimal, context(1).to_sci_string)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)

    @converter.register_unstructure_hook_factory(attrs.has)
    def _dict(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
        own = overrides.get(cls, {})
        return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **own)

    def to_dict(error: ParseError) -> Any:
        return converter.unstructure(ParseErrorFields(**dict(_named_values(error))))

    converter.register_unstructure_hook(ParseError, to_dict)
    for union, classes in _TAGGED:
        register_tagged(converter, union, classes)
    return converter


def _named_values(error: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an error of the reader, which is an exception, with their names."""
    for field in attrs.fields(ParseErrorFields):
        yield field.name, getattr(error, field.name)


def _values(fields: ParseErrorFields) -> Iterator[Any]:
    """Yield the fields of an error in the order of its arguments."""
    return (value for _, value in _named_values(fields))


def register_tagged(converter: Converter, union: Any, classes: Mapping[str, type]) -> None:
    """Register a hook for objects of different classes, told apart by `type`.

    Args:
        converter: The converter.
        union: What they are together: a base class or a union; None stays None where it may be.
        classes: The classes by the words that stand for them.
    """
    unstructure = {cls: converter.get_unstructure_hook(cls) for cls in classes.values()}
    names = {cls: name for name, cls in classes.items()}
    may_be_none = type(None) in get_args(union)
    for cls in classes.values():
        # A class without a hook of its own would get that of its base.
        converter.register_unstructure_hook(cls, unstructure[cls])

    def to_dict(obj: Any) -> dict[str, Any] | None:
        if may_be_none and obj is None:
            return None
        return {"type": names[type(obj)], **unstructure[type(obj)](obj)}

    converter.register_unstructure_hook(union, to_dict)
