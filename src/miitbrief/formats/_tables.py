"""A briefing as tables, one for each kind of object, that refer to each other by id.

Figures stand beside the turns that they belong to, and refer to turn and speaker by id, as
exchanges and claims refer to turns and figures.
"""

import datetime as dt
from collections.abc import Callable
from contextvars import ContextVar
from difflib import get_close_matches
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import override

from miitbrief.exceptions import InvalidValueError
from miitbrief.formats._converter import (
    Hook,
    make_converter,
    register_tagged,
    strict,
    tagged_by_class,
)
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


def _shared_fields() -> list[str]:
    """Return the names of the fields that a briefing and its tables share."""
    names = {field.name for field in attrs.fields(Tables)}
    return [field.name for field in attrs.fields(Briefing) if field.name in names]


class _References:
    """The objects of a briefing so far, by table and id, for those that refer to them."""

    def __init__(self) -> None:
        self._objects: dict[tuple[str, str], Any] = {}
        self._figures: dict[tuple[str, str | None], list[Any]] = {}

    def add(self, table: str, obj: Any) -> None:
        """Add an object to its table."""
        self._objects[table, obj.id] = obj
        if table in ("indicators", "targets"):
            self._figures.setdefault((table, obj.turn), []).append(obj)

    def get(self, tables: tuple[str, ...], identifier: object) -> Any:
        """Return the object with this id in one of the tables."""
        for table in tables:
            if isinstance(identifier, str) and (table, identifier) in self._objects:
                return self._objects[table, identifier]
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
    tables: dict[str, Any] = _converter.unstructure(Tables.of(briefing))
    return tables


def briefing_of(fields: Any, _: Any = None) -> Briefing:
    """Return the briefing of tables."""
    token = _references.set(_References())
    try:
        return _converter.structure(fields, Tables).briefing()
    finally:
        _references.reset(token)


def briefings_of(records: Any) -> tuple[Briefing, ...]:
    """Return the briefings of a list of tables."""
    return _converter.structure(records, tuple[Briefing, ...])


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


def _make_tables_converter() -> Converter:
    """Return the converter of tables, in which objects refer to each other by id."""
    speaker = {"speaker": _reference("speakers")}
    target = {**speaker, "baseline": _reference("indicators")}
    figures = {"indicators": override(omit=True), "targets": override(omit=True)}
    converter = make_converter(
        {
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
    )
    for cls, table in (
        (Speaker, "speakers"),
        (Indicator, "indicators"),
        (Target, "targets"),
        (QualitativeTarget, "targets"),
    ):
        converter.register_structure_hook(cls, _registering(converter, cls, table))
    register_tagged(converter, AnyTarget, tagged_by_class(Target, QualitativeTarget))
    _register_turns(converter)
    converter.register_structure_hook(Briefing, briefing_of)
    return converter


def _registering(converter: Converter, cls: type, table: str) -> Hook:
    """Return a hook that structures an object and adds it to the references."""
    structure = converter.get_structure_hook(cls)

    def hook(value: Any, _: Any) -> Any:
        obj = structure(value, cls)
        _references.get().add(table, obj)
        return obj

    return hook


def _register_turns(converter: Converter) -> None:
    """Register hooks for turns, which take their figures from the tables before."""
    # All hooks are taken before any is replaced: a subclass without one gets its base's.
    hooks = {cls: converter.get_structure_hook(cls) for cls in TURNS.values()}
    for cls, structure in hooks.items():
        converter.register_structure_hook(cls, _with_figures(structure, cls))
    register_tagged(converter, Turn, TURNS)


def _with_figures(structure: Hook, cls: type[Turn]) -> Callable[..., Turn]:
    """Return a hook that gives a turn its figures and adds it to the references."""

    def hook(value: Any, _: Any) -> Turn:
        turn: Turn = structure(value, cls)
        references = _references.get()
        turn = attrs.evolve(
            turn,
            indicators=tuple(references.figures_of("indicators", turn.id)),
            targets=tuple(references.figures_of("targets", turn.id)),
        )
        references.add("turns", turn)
        return turn

    return hook


_converter = _make_tables_converter()
