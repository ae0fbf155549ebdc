"""A briefing as tables, one for each kind of object, that refer to each other by id.

Figures stand beside the turns that they belong to, and refer to turn and speaker by id, as
exchanges and claims refer to turns and figures.
"""

import datetime as dt
from collections.abc import Callable
from contextvars import ContextVar
from difflib import get_close_matches
from functools import cache
from typing import Any, cast

import attrs
from cattrs import Converter
from cattrs.gen import override

from miitbrief.exceptions import InvalidValueError
from miitbrief.formats._converter import make_structurer, make_unstructurer, register_tagged
from miitbrief.formats._structuring import Hook, Structurer, Treatment, strict
from miitbrief.model.briefings import Briefing, Note
from miitbrief.model.claims import Claim
from miitbrief.model.figures import (
    AnyTarget,
    Indicator,
    NonFigure,
    QualitativeTarget,
    Statement,
    Target,
)
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Unit
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = ["TURNS", "Tables", "briefing_of", "briefings_of", "no_id", "tables_of"]

#: The classes of turns by the words that stand for them.
TURNS: dict[str, type[Turn]] = {
    "turn": Turn,
    "remarks": Remarks,
    "question": Question,
    "answer": Answer,
}

#: The tables of what others refer to.
_REGISTERED: dict[type, str] = {
    Speaker: "speakers",
    Indicator: "indicators",
    Target: "targets",
    QualitativeTarget: "targets",
    **dict.fromkeys(TURNS.values(), "turns"),
}


@attrs.frozen(kw_only=True)
class Tables:
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
    def of(cls, briefing: Briefing) -> "Tables":
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


_ORDER = [field.name for field in attrs.fields(Tables)]


def _shared_fields() -> list[str]:
    """Return the names of the fields that a briefing and its tables share."""
    return [field.name for field in attrs.fields(Briefing) if field.name in _ORDER]


class _References:
    """The objects of a briefing so far, by table and id, for those that refer to them."""

    def __init__(self) -> None:
        #: Values that are equal, once each, by their fields.
        self.values: dict[tuple[Any, ...], Any] = {}
        self._objects: dict[tuple[str, str], Any] = {}
        self._figures: dict[tuple[str, str | None], list[Any]] = {}

    def add(self, table: str, obj: Any) -> None:
        """Add an object to its table."""
        self._objects[table, obj.id] = obj
        if table in ("indicators", "targets"):
            self._figures.setdefault((table, obj.turn), []).append(obj)

    def get(self, tables: tuple[str, ...], identifier: object) -> Any:
        """Return the object with this id in one of the tables."""
        if isinstance(identifier, str):
            for table in tables:
                found = self._objects.get((table, identifier))
                if found is not None:
                    return found
        known = [each for table, each in self._objects if table in tables]
        raise no_id(identifier, " or ".join(tables), known)

    def figures_of(self, table: str, turn: str) -> list[Any]:
        """Return the figures that belong to a turn."""
        return self._figures.get((table, turn), [])


def no_id(identifier: object, where: str, known: list[str]) -> ValueError:
    """Return the error of a reference to what is not there; it names the nearest ids."""
    near = get_close_matches(identifier, known) if isinstance(identifier, str) else []
    advice = f"; the nearest: {', '.join(near)}" if near else ""
    return ValueError(f"no id {identifier!r} in {where}{advice}")


_references: ContextVar[_References] = ContextVar("_references")


def tables_of(briefing: Briefing) -> dict[str, Any]:
    """Return a briefing as tables."""
    tables: dict[str, Any] = _unstructurer().unstructure(Tables.of(briefing))
    return tables


def briefing_of(fields: Any, _: Any = None) -> Briefing:
    """Return the briefing of tables."""
    token = _references.set(_References())
    try:
        tables: Tables = _structurer().structure(_in_order(fields), Tables)
        return tables.briefing()
    finally:
        _references.reset(token)


def _in_order(fields: Any) -> Any:
    """Return tables so that each stands behind those that it refers to."""
    if not isinstance(fields, dict):
        return fields
    records = cast("dict[str, Any]", fields)
    ordered = {name: records[name] for name in _ORDER if name in records}
    return ordered | records


def briefings_of(records: Any) -> tuple[Briefing, ...]:
    """Return the briefings of a list of tables."""
    found: tuple[Briefing, ...] = _structurer().structure(records, tuple[Briefing, ...])
    return found


def _id_of(obj: Any) -> str | None:
    """Return the id of an object in place of the object."""
    return None if obj is None else obj.id


def _reference(*tables: str, many: bool = False) -> Any:
    """Return the override of a field that refers to one object, or many, of the tables."""

    def structure(value: Any, _: Any) -> Any:
        references = _references.get()
        if many:
            return tuple(references.get(tables, each) for each in strict(list)(value, None))
        return None if value is None else references.get(tables, value)

    return override(
        unstruct_hook=(lambda objs: [_id_of(obj) for obj in objs]) if many else _id_of,
        struct_hook=structure,
    )


@cache
def _overrides() -> dict[type, dict[str, Any]]:
    """Return the fields that refer to others by id, or stand in tables of their own, by class."""
    speaker = {"speaker": _reference("speakers")}
    target = {**speaker, "baseline": _reference("indicators")}
    figures = {"indicators": override(omit=True), "targets": override(omit=True)}
    return {
        Indicator: speaker,
        Target: target,
        QualitativeTarget: target,
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


@cache
def _unstructurer() -> Converter:
    """Return what makes tables of objects, made once."""
    converter = make_unstructurer(_overrides())
    register_tagged(converter, Turn, TURNS)
    return converter


@cache
def _structurer() -> Structurer:
    """Return what makes objects of tables, made once."""
    treatments = {cls: Treatment(overrides=own) for cls, own in _overrides().items()}
    treatments |= dict.fromkeys((Unit, Period), Treatment(wrap=_once))
    for cls, table in _REGISTERED.items():
        own = treatments.get(cls, Treatment())
        complete = _add_figures if table == "turns" else None
        treatments[cls] = own._replace(complete=complete, wrap=_registering(table))
    structurer = make_structurer(treatments)
    structurer.register_tagged(Turn, TURNS)
    structurer.register(Briefing, briefing_of)
    return structurer


def _once(structure: Hook, cls: type) -> Hook:
    """Return a hook that makes an object once for all dicts that are the same.

    It is for classes all of whose fields are texts, since `1` and `true` are the same to a dict.
    """

    def hook(value: Any, _: Any) -> Any:
        try:
            key = (cls, *value.items())
            known = _references.get().values
            found = known.get(key)
        except (AttributeError, TypeError):  # It is no dict, or holds what is no text.
            return structure(value, cls)
        if found is None:
            found = known[key] = structure(value, cls)
        return found

    return hook


def _registering(table: str) -> Callable[[Hook, type], Hook]:
    """Return what adds the objects of a hook to the references."""

    def wrap(structure: Hook, cls: type) -> Hook:
        def hook(value: Any, _: Any) -> Any:
            obj = structure(value, cls)
            _references.get().add(table, obj)
            return obj

        return hook

    return wrap


def _add_figures(turn: dict[str, Any]) -> None:
    """Add the figures that refer to a turn to its fields."""
    references = _references.get()
    for table in ("indicators", "targets"):
        turn[table] = tuple(references.figures_of(table, turn["id"]))
