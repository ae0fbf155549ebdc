"""Hooks that make objects of values, exactly and with the path of each problem.

A hook is a plain closure over the fields of its class: to make one costs next to nothing, where
code that is generated for a class would cost more than the documents that most programs ever read.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)

__all__ = ["Hook", "class_problem", "object_hook", "strict", "tuple_hook"]

Hook = Callable[[Any, Any], Any]
"""What makes an object of a value; the second argument is the class."""

#: The types of JSON whose values are taken as they are.
_PLAIN = (str, int, bool)

#: A note with the name of its field or the place in its list, and groups of problems: their
#: annotations hide what they take.
_note: Any = AttributeValidationNote
_place: Any = IterableValidationNote
_group: Any = ClassValidationError
_list_group: Any = IterableValidationError


def strict(cls: type) -> Hook:
    """Return a hook that takes a value of exactly this type."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not cls:
            raise TypeError(f"expected {cls.__name__}, got {value!r}")
        return value

    return structure


def object_hook(
    cls: type,
    hook_for: Callable[[Any], Hook],
    overrides: Mapping[str, Any],
    complete: Callable[[dict[str, Any]], None] | None = None,
) -> Hook:
    """Return a hook that makes an object of a class of attrs of a dict of its fields.

    Args:
        cls: The class.
        hook_for: What gives the hook of a type.
        overrides: The fields that are left out, or have a hook of their own.
        complete: What adds fields that the dict does not have.
    """
    hooks: dict[str, tuple[Hook, Any]] = {}
    required: set[str] = set()
    for field in attrs.fields(cls):
        own = overrides.get(field.name)
        if not field.init or (own is not None and own.omit):
            continue
        hook = None if own is None else own.struct_hook
        hooks[field.name] = (hook or hook_for(field.type), field.type)
        if field.default is attrs.NOTHING:
            required.add(field.name)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            raise TypeError(f"expected dict, got {value!r}")
        fields = cast("dict[str, Any]", value)
        if not fields.keys() <= hooks.keys():
            raise _unknown_keys(cls, fields.keys() - hooks.keys(), hooks)
        made: dict[str, Any] = {}
        problems: dict[str, Exception] = {}
        # In the order of the class: a field may refer to what those before it hold.
        for name, (hook, expected) in hooks.items():
            try:
                if name in fields:
                    made[name] = hook(fields[name], expected)
                elif name in required:
                    problems[name] = KeyError(name)
            except Exception as problem:  # noqa: BLE001 - Whatever it is, its path is told.
                problems[name] = problem
        if problems:
            raise class_problem(cls, problems)
        try:
            if complete is not None:
                complete(made)
            return cls(**made)
        except Exception as problem:
            raise _group(f"problems of {cls.__name__}", [problem], cls) from problem

    return structure


def _unknown_keys(cls: type, unknown: set[str], known: Mapping[str, object]) -> Exception:
    """Return the error of keys that are no field of the class, each with its own path."""
    problem = f"unknown key, expected one of {', '.join(sorted(known))}"
    return class_problem(cls, {key: ValueError(problem) for key in sorted(unknown)})


def class_problem(cls: type, problems: Mapping[str, Exception]) -> Exception:
    """Return the error of a class some of whose fields have problems."""
    for name, problem in problems.items():
        problem.add_note(_note(f"the field {name}", name, object))
    return cast("Exception", _group(f"problems of {cls.__name__}", [*problems.values()], cls))


def tuple_hook(cls: Any, hook_for: Callable[[Any], Hook]) -> Hook:
    """Return a hook that makes a tuple of a list.

    Args:
        cls: The class of its members.
        hook_for: What gives the hook of a type.
    """
    hook = hook_for(cls)
    plain = {cls} if cls in _PLAIN else set[Any]()

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError(f"expected list, got {value!r}")
        members = cast("list[Any]", value)
        if {*map(type, members)} <= plain:
            return tuple(members)
        made: list[Any] = []
        problems: list[Exception] = []
        for place, each in enumerate(members):
            try:
                made.append(hook(each, cls))
            except Exception as problem:  # noqa: BLE001 - As above.
                problem.add_note(_place(f"the member {place}", place, object))
                problems.append(problem)
        if problems:
            raise _list_group("problems of a list", problems, list)
        return tuple(made)

    return structure
