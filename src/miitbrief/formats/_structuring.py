"""Objects from values of JSON: exact types and known keys only, each problem with its path.

Every class has a hook: a plain closure over the hooks of its fields.  To make one costs next to
nothing, where code that is generated for a class costs more than to read the documents that most
programs ever read.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType, UnionType
from typing import Any, NamedTuple, Union, cast, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
    transform_error,
)

from miitbrief._enumerations import WordEnum
from miitbrief.exceptions import MiitbriefError, SchemaError

__all__ = [
    "DECIMAL_FORM",
    "PROBLEMS",
    "Hook",
    "Structurer",
    "Treatment",
    "class_problem",
    "schema_error",
    "strict",
]

Hook = Callable[[Any, Any], Any]
"""What makes an object of a value; the second argument is what is expected."""

PROBLEMS = (BaseValidationError, MiitbriefError)
"""What is raised where a document does not describe an object."""

#: The types of JSON whose values are taken as they are.
_PLAIN = (str, int, bool)

#: The types of JSON that hold others; a checker would take `dict` for one of unknown keys.
_OBJECT: Any = dict
_LIST: Any = list

#: How a `Decimal` prints itself; it would read more: white space, underscores, other digits.
DECIMAL_FORM = r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]{1,3})?"
_DECIMAL = re.compile(DECIMAL_FORM)

#: A note with the name of its field or the place in its list, and groups of problems: their
#: annotations hide what they take.
_note: Any = AttributeValidationNote
_place: Any = IterableValidationNote
_group: Any = ClassValidationError
_list_group: Any = IterableValidationError

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Treatment(NamedTuple):
    """What is done otherwise with a class."""

    overrides: Mapping[str, Any] = _NOTHING
    """The fields that are left out, or have a hook of their own."""
    complete: Callable[[dict[str, Any]], None] | None = None
    """What adds fields that a dict does not have."""
    wrap: Callable[[Hook, type], Hook] | None = None
    """What does more about the objects, around the hook that makes them."""


class _Field(NamedTuple):
    """How a field is made of a value: a plain one is taken as it is."""

    plain: type | None
    hook: Hook
    expected: Any


class Structurer:
    """Makes objects of values.

    Args:
        treatments: What is done otherwise with some classes.
    """

    def __init__(self, treatments: Mapping[type, Treatment] = _NOTHING) -> None:
        self._treatments = treatments
        self._hooks: dict[Any, Hook] = {
            **{cls: strict(cls) for cls in _PLAIN},
            Decimal: _from_text(_decimal, "a decimal number"),
            dt.date: _from_text(dt.date.fromisoformat, "a date"),
            dt.datetime: _from_text(dt.datetime.fromisoformat, "a time"),
        }

    def register(self, expected: Any, hook: Hook) -> None:
        """Make what is expected by a hook of its own."""
        self._hooks[expected] = hook

    def register_tagged(self, union: Any, classes: Mapping[str, type]) -> None:
        """Make objects of different classes, told apart by `type`.

        Args:
            union: What they are together: a base class or a union; None stays None where it may be.
            classes: The classes by the words that stand for them.
        """
        hooks = {name: self.hook(cls) for name, cls in classes.items()}
        may_be_none = type(None) in get_args(union)

        def structure(value: Any, _: Any) -> Any:
            if may_be_none and value is None:
                return None
            fields = dict(strict(dict)(value, None))
            name = fields.pop("type", None)
            if not isinstance(name, str) or name not in hooks:
                raise ValueError(f"expected a type of {', '.join(hooks)}; got {name!r}")
            return hooks[name](fields, classes[name])

        self.register(union, structure)

    def structure(self, value: Any, expected: Any) -> Any:
        """Return the object that is expected, of a value."""
        return self.hook(expected)(value, expected)

    def hook(self, expected: Any) -> Hook:
        """Return the hook of what is expected, made once."""
        if expected not in self._hooks:
            self._hooks[expected] = self._new_hook(expected)
        return self._hooks[expected]

    def _new_hook(self, expected: Any) -> Hook:
        """Return the hook of a tuple, of what may be None, of a word, or of a class of attrs."""
        present = _present(expected)
        if present is not expected:
            structure = self.hook(present)
            return lambda value, _: None if value is None else structure(value, present)
        if get_origin(expected) is tuple:
            member = get_args(expected)[0]
            return _tuple_hook(member, self.hook(member))
        if issubclass(expected, WordEnum):
            return _word_hook(expected)
        return self._object_hook(expected)

    def _object_hook(self, cls: type) -> Hook:
        """Return the hook of a class of attrs, as it is treated."""
        treatment = self._treatments.get(cls, Treatment())
        fields = self._fields(cls, treatment.overrides)
        hook = _object_hook(cls, fields, treatment.complete)
        return hook if treatment.wrap is None else treatment.wrap(hook, cls)

    def _fields(self, cls: type, overrides: Mapping[str, Any]) -> dict[str, _Field]:
        """Return the fields of a class that a dict may have, in the order of the class."""
        fields: dict[str, _Field] = {}
        for field in attrs.fields(cls):
            own = overrides.get(field.name)
            if field.init and (own is None or not own.omit):
                hook = None if own is None else own.struct_hook
                present = _present(field.type)
                plain = present if hook is None and present in _PLAIN else None
                fields[field.name] = _Field(plain, hook or self.hook(field.type), field.type)
        return fields


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
        if type(value) is not str:
            raise TypeError(f"expected str, got {value!r}")
        try:
            return read(value)
        except (ArithmeticError, ValueError):
            raise ValueError(f"expected {what}, got {value!r}") from None

    return structure


def _decimal(text: str) -> Decimal:
    """Read a decimal in the form in which one is written."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _word_hook(cls: type[WordEnum]) -> Hook:
    """Return a hook that reads a word of an enumeration."""
    members = {member.value: member for member in cls}

    def structure(value: Any, _: Any) -> WordEnum:
        known = members.get(value) if type(value) is str else None
        return cls(value) if known is None else known

    return structure


def _present(expected: Any) -> Any:
    """Return the class of what may be None besides, or else what is expected itself."""
    either = get_args(expected) if get_origin(expected) in {UnionType, Union} else ()
    present = [each for each in either if each is not type(None)]
    return present[0] if len(present) == 1 else expected


def _object_hook(
    cls: type,
    fields: Mapping[str, _Field],
    complete: Callable[[dict[str, Any]], None] | None,
) -> Hook:
    """Return a hook that makes an object of a class of a dict of its fields."""
    known = fields.get
    required = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not _OBJECT:
            raise TypeError(f"expected dict, got {value!r}")
        given: dict[str, Any] = value
        made: dict[str, Any] = {}
        problems: dict[str, Exception] = {}
        for name, each in given.items():
            if (field := known(name)) is None:
                raise _unknown_keys(cls, given, fields)
            plain, hook, expected = field
            try:
                made[name] = each if type(each) is plain else hook(each, expected)
            except Exception as problem:  # noqa: BLE001 - Whatever it is, its path is told.
                problems[name] = problem
        if problems or not required <= made.keys():
            problems |= {name: KeyError(name) for name in required - given.keys()}
            raise class_problem(cls, {name: problems[name] for name in fields if name in problems})
        try:
            if complete is not None:
                complete(made)
            return cls(**made)
        except Exception as problem:
            raise _group(f"problems of {cls.__name__}", [problem], cls) from problem

    return structure


def _unknown_keys(cls: type, given: Mapping[str, Any], known: Mapping[str, Any]) -> Exception:
    """Return the error of keys that are no field of the class, each with its own path."""
    problem = f"unknown key, expected one of {', '.join(sorted(known))}"
    unknown = sorted(given.keys() - known.keys())
    return class_problem(cls, {key: ValueError(problem) for key in unknown})


def _tuple_hook(member: Any, hook: Hook) -> Hook:
    """Return a hook that makes a tuple of a list."""
    plain = frozenset({member}).intersection(_PLAIN)

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not _LIST:
            raise TypeError(f"expected list, got {value!r}")
        members: list[Any] = value
        if plain.issuperset(map(type, members)):
            return tuple(members)
        made: list[Any] = []
        problems: list[Exception] = []
        for place, each in enumerate(members):
            try:
                made.append(hook(each, member))
            except Exception as problem:  # noqa: BLE001 - As above.
                problem.add_note(_place(f"the member {place}", place, object))
                problems.append(problem)
        if problems:
            raise _list_group("problems of a list", problems, list)
        return tuple(made)

    return structure


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
