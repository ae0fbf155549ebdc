"""Objects as fields, whole but for the briefings, which a document has once, in a table.

What holds a briefing refers to it by id.  An observation refers to its figure by id, too, as long
as it is a figure of the briefing; else it has the figure whole.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from functools import cache
from typing import Any

import attrs
from cattrs import Converter

from miitbrief.corpora.conflicts import Comparison, Conflict, Implication
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import LeftOut, Progress
from miitbrief.corpora.series import Growth, Observation, Series
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats._converter import make_structurer, make_unstructurer
from miitbrief.formats._structuring import PROBLEMS, Structurer, class_problem
from miitbrief.formats._tables import briefings_of, no_id, tables_of
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Indicator
from miitbrief.model.parse_results import ParseResult

__all__ = ["HOLDERS", "ObservationFields", "fields_of", "object_of"]

#: The key of the table of briefings.
TABLE = "briefings"

#: The classes of what may hold a briefing, so that its document may have the table.
HOLDERS = frozenset(
    {
        Comparison,
        Conflict,
        Corpus,
        Growth,
        Implication,
        LeftOut,
        Observation,
        ParseResult,
        Progress,
        Series,
    }
)


class _Briefings:
    """The briefings of a document by id, and which of them anything refers to."""

    def __init__(self, briefings: Iterable[Briefing] = ()) -> None:
        self.briefings: dict[str, Briefing] = {}
        self.used: set[str] = set()
        self._indicators: dict[str, dict[str, Indicator]] = {}
        for briefing in briefings:
            if briefing.id in self.briefings:
                raise InvalidValueError(
                    f"two briefings have the id {briefing.id!r}; keep one, or give one another id"
                )
            self.briefings[briefing.id] = briefing

    def put(self, briefing: Briefing) -> str:
        """Add a briefing if it is not there, and return its id."""
        known = self.briefings.setdefault(briefing.id, briefing)
        if known is not briefing and known != briefing:
            raise InvalidValueError(
                f"two different briefings have the id {briefing.id!r}, such as with and without a "
                f"text; a document can hold one of them"
            )
        return briefing.id

    def get(self, identifier: object) -> Briefing:
        """Return the briefing with an id."""
        if not isinstance(identifier, str) or identifier not in self.briefings:
            raise no_id(identifier, TABLE, [*self.briefings])
        self.used.add(identifier)
        return self.briefings[identifier]

    def indicators(self, briefing: Briefing) -> dict[str, Indicator]:
        """Return the indicators of a briefing of the document by their ids."""
        if briefing.id not in self._indicators:
            self._indicators[briefing.id] = {
                figure.id: figure for turn in briefing.turns for figure in turn.indicators
            }
        return self._indicators[briefing.id]


@attrs.frozen(kw_only=True)
class ObservationFields:
    """The fields of an observation, whose figure may be the id of one of its briefing."""

    figure: str | Indicator
    briefing: Briefing


_briefings: ContextVar[_Briefings] = ContextVar("_briefings")


def fields_of(obj: object) -> dict[str, Any]:
    """Return an object as fields, after the table of the briefings that it refers to.

    A corpus is the table alone.
    """
    shared = _Briefings()
    token = _briefings.set(shared)
    try:
        fields: dict[str, Any] = _unstructurer().unstructure(obj)
    finally:
        _briefings.reset(token)
    if not shared.briefings:
        return fields
    table = [tables_of(briefing) for briefing in shared.briefings.values()]
    return {TABLE: table, **{key: value for key, value in fields.items() if key != TABLE}}


def object_of(fields: dict[str, Any], cls: type) -> Any:
    """Return the object of fields.

    Args:
        fields: The fields, among them the table of the briefings that the object refers to.
        cls: The class of the object.
    """
    shared = _Briefings()
    if cls in HOLDERS and TABLE in fields:
        try:
            shared = _Briefings(briefings_of(fields[TABLE]))
        except (*PROBLEMS, TypeError) as error:
            raise class_problem(cls, {TABLE: error}) from error
        fields = {key: value for key, value in fields.items() if key != TABLE}
        if cls is Corpus:
            fields[TABLE] = [*shared.briefings]
    token = _briefings.set(shared)
    try:
        obj = _structurer().structure(fields, cls)
    finally:
        _briefings.reset(token)
    unused = shared.briefings.keys() - shared.used
    if unused:
        problem = f"nothing refers to {', '.join(sorted(map(repr, unused)))}; leave it out"
        raise class_problem(cls, {TABLE: ValueError(problem)})
    return obj


def _observation_to_dict(observation: Observation) -> dict[str, Any]:
    """Return the fields of an observation."""
    figure, shared = observation.figure, _briefings.get()
    briefing = shared.put(observation.briefing)
    known = shared.indicators(observation.briefing).get(figure.id)
    return {
        "figure": figure.id if known == figure else _unstructurer().unstructure(figure),
        "briefing": briefing,
    }


def _observation(value: Any, _: Any) -> Observation:
    """Return the observation of fields."""
    fields: ObservationFields = _structurer().structure(value, ObservationFields)
    figure, briefing = fields.figure, fields.briefing
    if isinstance(figure, str):
        known = _briefings.get().indicators(briefing)
        if figure not in known:
            problem = no_id(figure, f"the indicators of {briefing.id!r}", [*known])
            raise class_problem(Observation, {"figure": problem})
        figure = known[figure]
    return Observation(figure=figure, briefing=briefing)


def _figure(value: Any, _: Any) -> str | Indicator:
    """Return an id as it is, or an indicator of its fields."""
    if isinstance(value, str):
        return value
    figure: Indicator = _structurer().structure(value, Indicator)
    return figure


@cache
def _unstructurer() -> Converter:
    """Return what makes dicts of objects, in which briefings are referred to by id; made once."""
    converter = make_unstructurer()
    converter.register_unstructure_hook(Briefing, lambda briefing: _briefings.get().put(briefing))
    converter.register_unstructure_hook(Observation, _observation_to_dict)
    return converter


@cache
def _structurer() -> Structurer:
    """Return what makes objects of such dicts, made once."""
    structurer = make_structurer()
    structurer.register(Briefing, lambda value, _: _briefings.get().get(value))
    structurer.register(Observation, _observation)
    structurer.register(str | Indicator, _figure)
    return structurer
