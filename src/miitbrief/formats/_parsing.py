"""The text of JSON documents: each key once in an object, and no number that is not whole."""

import json
from collections.abc import Iterator
from typing import Any, cast

import attrs

from miitbrief.exceptions import SchemaError

__all__ = ["parsed"]


@attrs.frozen
class _Refused:
    """Stands in a document where something is that may not be there."""

    problem: str


def parsed(text: str | bytes) -> dict[str, Any]:
    """Return the object that a document in JSON is.

    Raises:
        SchemaError: Where it is no JSON or no object, where a key occurs twice in an object, since
            one of its values would be lost, and where a number has a point or an exponent, since
            it would not be what was printed.
    """
    refused: list[_Refused] = []

    def refuse(problem: str) -> _Refused:
        refused.append(_Refused(problem))
        return refused[-1]

    def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Refused:
        fields = dict(pairs)
        if len(fields) == len(pairs):
            return fields
        twice = next(key for key in fields if sum(key == name for name, _ in pairs) > 1)
        return refuse(f"the key {twice!r} occurs twice in an object; keep one of the two")

    def not_whole(number: str) -> _Refused:
        return refuse(f"numbers that are not whole must be strings, got {number}")

    try:
        document: object = json.loads(
            text, parse_float=not_whole, parse_constant=not_whole, object_pairs_hook=once_each
        )
    except (ValueError, RecursionError) as error:
        raise SchemaError([f"expected a JSON document: {error} @ $"]) from None
    if refused:
        raise SchemaError([f"{problem} @ {path}" for path, problem in _refusals(document)])
    if not isinstance(document, dict):
        raise SchemaError([f"expected a JSON object, got {type(document).__name__} @ $"])
    return cast("dict[str, Any]", document)


def _refusals(document: object) -> Iterator[tuple[str, str]]:
    """Yield the path of everything that is refused in a document, and what is wrong with it."""
    left = [("$", document)]
    while left:
        path, value = left.pop()
        if isinstance(value, _Refused):
            yield path, value.problem
        elif isinstance(value, dict):
            fields = cast("dict[str, object]", value)
            left += [(f"{path}.{key}", each) for key, each in reversed(fields.items())]
        elif isinstance(value, list):
            each_of = list(enumerate(cast("list[object]", value)))
            left += [(f"{path}[{place}]", each) for place, each in reversed(each_of)]
