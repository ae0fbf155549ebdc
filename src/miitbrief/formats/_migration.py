"""Documents of the first schema, brought to the present one.

The first schema had one class for targets with a number and without, took no attribution of
targets, and called the day of a briefing `day`.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

__all__ = ["upgraded"]

Fields = dict[str, Any]


def upgraded(name: Any, fields: Fields) -> tuple[Any, Fields]:
    """Return the class and the fields of a document of the first schema as of the present one.

    What is not of the first schema is left as it is, to be refused where it is read.

    Args:
        name: The name of its class.
        fields: Its fields.
    """
    if name == "Target":
        fields = _target(fields)
        return fields.pop("type"), fields
    fields = _with_classes(fields)
    _attribute(_asked(name, fields))
    if name == "Briefing" and "day" in fields and "date" not in fields:
        fields["date"] = fields.pop("day")
    return name, fields


def _asked(name: Any, fields: Fields) -> Iterable[Fields]:
    """Return the targets of which reporters speak in a document."""
    if name == "Question":
        return _records(fields, "targets")
    if name == "Exchange" and isinstance(fields.get("question"), dict):
        return _records(fields["question"], "targets")
    if name != "Briefing":
        return ()
    turns = _records(fields, "turns")
    asked = [turn.get("id") for turn in turns if turn.get("type") == "question"]
    return (each for each in _records(fields, "targets") if each.get("turn") in asked)


def _with_classes(value: Any) -> Any:
    """Return a value in which every list of targets names the classes of the present schema."""
    if isinstance(value, list):
        return [_with_classes(each) for each in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    fields = {key: _with_classes(each) for key, each in cast("Fields", value).items()}
    if isinstance(fields.get("targets"), list):
        fields["targets"] = [_target(each) for each in fields["targets"]]
    return fields


def _target(fields: Any) -> Any:
    """Return the fields of a target with the name of its class."""
    if not isinstance(fields, dict):
        return fields
    known = cast("Fields", fields)
    if known.get("quantity") is not None:
        return {"type": "Target", **known}
    kept = {key: value for key, value in known.items() if key not in ("kind", "quantity")}
    return {"type": "QualitativeTarget", **kept}


def _records(fields: Fields, table: str) -> Iterator[Fields]:
    """Yield the records of a table."""
    records = fields.get(table)
    for record in cast("list[object]", records if isinstance(records, list) else []):
        if isinstance(record, dict):
            yield cast("Fields", record)


def _attribute(targets: Iterable[Fields]) -> None:
    """Give targets to the reporter who spoke of them."""
    for target in targets:
        target.setdefault("attribution", "reporter")
