"""A sentence with its figures and its words of time."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.periods.timelines import Timeline
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = [
    "CHANGES",
    "DatedFigure",
    "DatedSentence",
    "FORMERS",
    "predicate_of",
    "stands_behind",
    "whole_of",
    "words_of",
    "year_of",
]

#: So many words before "since", what is the highest is named.
_NEAR = 7
_RANKS = words("next_points") | {"first", "only"}

CHANGES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})


_COMPARING = CHANGES | {Kind.MULTIPLE}


class DatedFigure(NamedTuple):
    """A figure in its sentence."""

    at: int
    mention: Mention
    sense: Sense
    listed: tuple[int, int]
    measure: str

    @property
    def is_change(self) -> bool:
        """Whether it says a change or a comparison."""
        return self.sense.kind in _COMPARING


class DatedSentence:
    """A sentence with its figures and times."""

    def __init__(
        self,
        clauses: Clauses,
        figures: Sequence[DatedFigure],
        times: dict[int, TimeExpression],
        day: dt.date | None,
        before: Timeline,
    ) -> None:
        self.clauses: Clauses = clauses
        self.figures: Sequence[DatedFigure] = figures
        self.times: dict[int, TimeExpression] = times
        self.day: dt.date | None = day
        self.before: Timeline = before
        self.decided: list[Decision[Period | None]] = []
        self.bases: dict[int, Decision[Period | None]] = {}
        self.starts: dict[int, int] = {}

    def period(self, index: int) -> Period | None:
        """Return the period of a figure that is decided."""
        return self.decided[index].value

    @cached_property
    def figure_at(self) -> dict[int, DatedFigure]:
        """The figures by their places."""
        return {figure.at: figure for figure in self.figures}

    @cached_property
    def dating(self) -> list[int]:
        """The places of the times that date something, in order."""
        return [at for at in sorted(self.times) if self.is_dating(at)]

    def today(self) -> Period | None:
        """Return the briefing's day, as assumed."""
        if self.day is None:
            return None
        return Period(start=self.day, end=self.day, origin=Origin.ASSUMED)

    def at(self, place: int) -> Span:
        """Return where a word stands in the text."""
        return self.clauses.nodes[place].span

    def is_dating(self, at: int) -> bool:
        """Tell whether the words of time at a place date something."""
        time = self.times.get(at)
        is_named = time is not None and time.role in (TimeRole.PERIOD, TimeRole.DUE)
        return is_named and not self._tells_rank(at)

    def _tells_rank(self, at: int) -> bool:
        """Tell whether a time only tells since when none was such: "the highest since 2008"."""
        if not self.clauses.word(at).startswith("since"):
            return False
        for place in range(at - 1, max(-1, at - _NEAR), -1):
            if self.clauses.tags[place] in "vFT,;":
                break
            if self.clauses.word(place) in _RANKS or "most" in self.clauses.classes(place):
                return True
        return False


def whole_of(time: TimeExpression) -> Period | None:
    """Return the days of words of time, with those of "from A to B" as one stretch."""
    if time.period is not None and time.end is not None:
        return Period(start=time.period.start, end=max(time.period.end, time.end.end))
    return time.period


def stands_behind(dated: DatedSentence, at: int, words: frozenset[str]) -> bool:
    """Tell whether a figure stands right behind one of some words."""
    place = at - 1
    while dated.clauses.tag(place) in "HDAR":
        place -= 1
    return dated.clauses.word(place) in words


def year_of(number: int) -> Period:
    """Return a year."""
    return Period.parse(f"{number:04}")


def predicate_of(dated: DatedSentence, own: DatedFigure) -> Predicate | None:
    """Return the verb that a figure stands beside."""
    return dated.clauses.predicate_of(own.at)


def words_of(dated: DatedSentence, time: TimeExpression) -> str:
    """Return words of time in small letters."""
    return next(dated.clauses.nodes[at].lower for at, each in dated.times.items() if each is time)


FORMERS = words("former")
