"""Checks of fields that several objects share, each with an error that says what was expected."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NoReturn, cast

import attrs

from miitbrief.exceptions import InvalidValueError

__all__ = [
    "instance_of",
    "matching",
    "not_blank",
    "not_negative",
    "optional",
    "require_type",
    "require_unique",
    "tuple_of",
]

#: Subclasses in Python's eyes that are a mistake in ours: True for 1, a datetime for a date.
_MISTAKEN = (bool, datetime)

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


def not_blank(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    """Refuse what is no text, or a text that is empty or only white space."""
    if not isinstance(value, str) or not value or value.isspace():
        _refuse(instance, attribute, "a text that is not blank", value)


def not_negative(instance: object, attribute: "attrs.Attribute[int]", value: int) -> None:
    """Refuse what is no whole number, or one below zero."""
    if not _is_one(value, (int,)) or value < 0:
        _refuse(instance, attribute, "a whole number from zero", value)


def matching(pattern: str) -> Validator:
    """Return a validator that takes a text that matches a pattern as a whole."""
    fullmatch = re.compile(pattern).fullmatch

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, str) or not fullmatch(value):
            _refuse(instance, attribute, f"a text of the form {pattern}", value)

    return validate


def instance_of(*classes: type) -> Validator:
    """Return a validator that takes instances of *classes*; a bool is no int."""
    names = " or ".join(cls.__name__ for cls in classes)

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) not in classes and not _is_one(value, classes):
            _refuse(instance, attribute, f"of type {names}", value)

    return validate


def tuple_of(*classes: type) -> Validator:
    """Return a validator that takes a tuple of instances of *classes*."""
    names = " or ".join(cls.__name__ for cls in classes)
    exact = frozenset(classes)

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not _is_one(value, (tuple,)):
            _refuse(instance, attribute, f"a tuple of {names}", value)
        members = cast("tuple[object, ...]", value)
        # A set of the types is made without a step of Python's for each member.
        if not (exact.issuperset(map(type, members)) or _are_all(members, classes)):
            _refuse(instance, attribute, f"a tuple of {names}", value)

    return validate


def optional(validator: Validator) -> Validator:
    """Return a validator that takes None, too."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None:
            validator(instance, attribute, value)

    return validate


def require_type(name: str, value: object, *classes: type, hint: str = "") -> None:
    """Refuse an argument that is no instance of *classes*; a bool is no int, a datetime no date.

    Args:
        name: The name of the argument.
        value: What was given.
        classes: What it may be.
        hint: What helps, such as an example.
    """
    if not _is_one(value, classes):
        names = " or a ".join(cls.__name__ for cls in classes)
        expected = f"expected {name} as a {names}" + (f", {hint}" if hint else "")
        raise InvalidValueError(f"{expected}; got {value!r}")


def require_unique(what: str, ids: Iterable[str]) -> None:
    """Refuse two objects with one id."""
    given, seen = list(ids), set[str]()
    if len(set(given)) == len(given):
        return
    for identifier in given:
        if identifier in seen:
            raise InvalidValueError(f"two {what} have the id {identifier!r}")
        seen.add(identifier)


def _is_one(value: object, classes: tuple[type, ...]) -> bool:
    """Tell whether a value is an instance; bool and datetime are not what they inherit from."""
    return isinstance(value, classes) and (
        type(value) in classes or not isinstance(value, _MISTAKEN)
    )


def _are_all(values: Iterable[object], classes: tuple[type, ...]) -> bool:
    """Tell whether all values are instances; as `_is_one`."""
    return all(_is_one(each, classes) for each in values)


def _refuse(
    instance: object, attribute: "attrs.Attribute[Any]", expected: str, value: object
) -> NoReturn:
    """Raise the error of a field."""
    raise InvalidValueError(
        f"{type(instance).__name__}.{attribute.name} must be {expected}, got {value!r}"
    )
