"""Give each field of a class an entry in the reference, made from the docstring of the class.

Docstrings describe fields once, as the arguments of the class.  A reader looks for
``Indicator.period``, though, in the index, in the search and as the aim of a link.  So the section
of the arguments becomes a list of attributes, those of the base classes included, with the types
and defaults that the code has.
"""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import stringify_annotation

__all__ = ["descriptions", "fields", "setup"]

#: The heads of the section that describes the arguments, or the parts of a named tuple.
_HEADS = ("Args:", "Attributes:")
#: The name that begins the description of an argument.
_ARGUMENT = re.compile(r"    (\w+): (.*)")

#: What the parts of a named tuple are in its class.
_TUPLE_PART = type(inspect.FullArgSpec.args)

Field = tuple[str, Any, Any]


def descriptions(cls: type) -> dict[str, list[str]]:
    """Return what the docstrings of a class and its bases say of each argument, as lines."""
    found: dict[str, list[str]] = {}
    for base in reversed(cls.__mro__):
        docstring = inspect.cleandoc(vars(base).get("__doc__") or "")
        _, lines = _without_arguments(docstring.splitlines())
        found |= _arguments(lines)
    return found


def fields(cls: type) -> Iterator[Field]:
    """Yield the name, type and default of each field that objects of a class have.

    An error keeps its arguments as attributes, and these are its fields.
    """
    if issubclass(cls, tuple) and hasattr(cls, "_fields"):
        for name in cls._fields:
            yield name, inspect.get_annotations(cls)[name], attrs.NOTHING
    elif attrs.has(cls):
        for field in attrs.fields(attrs.resolve_types(cls)):
            if not field.name.startswith("_"):
                yield field.name, field.type, field.default
    elif issubclass(cls, Exception):
        arguments = inspect.signature(cls.__init__).parameters
        for name in descriptions(cls):
            if name in arguments:
                yield name, arguments[name].annotation, arguments[name].default


def _without_arguments(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of a docstring without the section of the arguments, and that section."""
    start = next((i for i, line in enumerate(lines) if line in _HEADS), None)
    if start is None:
        return lines, []
    rest = (i for i, line in enumerate(lines) if i > start and line and line[0] != " ")
    end = next(rest, len(lines))
    return [*lines[:start], *lines[end:]], lines[start + 1 : end]


def _arguments(lines: list[str]) -> dict[str, list[str]]:
    """Return the descriptions in a section of arguments by their names."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if match := _ARGUMENT.fullmatch(line):
            name, first = match.groups()
            found[name] = [first]
        elif found:
            found[next(reversed(found))].append(line.strip())
    return found


def _entry(field: Field, text: list[str]) -> Iterator[str]:
    """Yield the lines of the entry of a field."""
    name, annotation, default = field
    yield f".. py:attribute:: {name}"
    if annotation not in (None, inspect.Parameter.empty):
        yield f"   :type: {stringify_annotation(annotation, 'smart')}"
    if (value := _value(default)) is not None:
        yield f"   :value: {value}"
    yield ""
    yield from (f"   {line}" for line in text)
    yield ""


def _value(default: Any) -> str | None:
    """Return a default as a reader types it, or None where there is none or it is computed."""
    if default in (attrs.NOTHING, inspect.Parameter.empty) or isinstance(default, attrs.Factory):
        return None
    if isinstance(default, Enum):
        return f"{type(default).__name__}.{default.name}"
    return repr(default)


def _describe(_: Sphinx, what: str, name: str, cls: Any, *event: Any) -> None:
    """Put the entries of the fields in the place of the section of the arguments."""
    lines: list[str] = event[-1]
    if what not in ("class", "exception") or not (own := list(fields(cls))):
        return
    known = descriptions(cls)
    if missing := [field[0] for field in own if field[0] not in known]:
        raise ExtensionError(f"the docstring of {name} does not describe {', '.join(missing)}")
    lines[:], _arguments_of_class = _without_arguments(lines)
    for field in own:
        lines += ["", *_entry(field, known[field[0]])]


def _is_described(_: Sphinx, __: str, ___: str, member: Any, *____: Any) -> bool | None:
    """Leave out the parts of named tuples where Sphinx finds them by itself."""
    return True if isinstance(member, _TUPLE_PART) else None


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect this to the reading of docstrings, before Napoleon reads the arguments."""
    app.connect("autodoc-process-docstring", _describe, priority=300)  # Napoleon has 500.
    app.connect("autodoc-skip-member", _is_described)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
