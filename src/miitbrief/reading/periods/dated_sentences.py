"""A sentence with its figures and its words of time.

A figure is dated once, when it is first asked for: an earlier amount may ask for the later one
that it led to, and a change for the two amounts that it lies between.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import attrs

from miitbrief.model._normalization import canonical, without_growth
from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Unit
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = [
    "CHANGES",
    "DatedFigure",
    "DatedSentence",
    "DatingRule",
    "FORMERS",
    "Found",
    "NOWHEN",
    "Timeline",
    "a_year_before",
    "dating_rule",
    "inherited",
    "whole_of",
    "year_of",
]

CHANGES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})
#: Words behind which the earlier of two amounts stands: "from", "compared with".
FORMERS = words("former")
_ORDINALS = words("next_points")
_RANKS = _ORDINALS | {"first", "only"}
#: So many words before "since", what is the highest is named.
_NEAR = 7


class Timeline(NamedTuple):
    """What dates the text that follows.

    Attributes:
        period: The last period that was stated.
        basis: What the last change was compared with.
        topic: The widest period of late, to which a new paragraph returns.
        carried: Whether the period comes from a paragraph before.
        pair: The two times between which the last rise or fall lay.
        outside: What dated the text before the list that it is in.
        evidence: The words that stated the period, if in this paragraph.
    """

    period: Period | None = None
    basis: Period | None = None
    topic: Period | None = None
    carried: bool = False
    pair: tuple[Period, Period] | None = None
    outside: Period | None = None
    evidence: Span | None = None

    def at(self, first: str) -> "Timeline":
        """Return what dates a sentence by its first word: a point of a list by what led to it."""
        if first in ("first", "firstly"):
            return self._replace(outside=self.period)
        if first in _ORDINALS and self.outside is not None:
            return self._replace(period=self.outside, basis=None)
        return self

    def in_new_paragraph(self) -> "Timeline":
        """Return what dates a new paragraph."""
        return Timeline(
            self.topic, None, self.topic, carried=True, pair=self.pair, outside=self.outside
        )

    def stating(
        self,
        period: Period,
        basis: Period | None,
        pair: tuple[Period, Period] | None,
        day: dt.date | None,
        evidence: Span | None,
    ) -> "Timeline":
        """Return what dates the text behind a sentence that states a period."""
        is_over = day is None or period.end < day
        topic = self.topic
        is_nested = topic is not None and (topic.contains(period) or period.contains(topic))
        if is_over and not is_nested and not period.is_day:
            topic = period
        return Timeline(period, basis, topic, pair=pair, outside=self.outside, evidence=evidence)


NOWHEN = Timeline()


class Found(NamedTuple):
    """What a rule makes of a figure.

    Attributes:
        period: When it is true, or None where it has no time.
        evidence: The words that tell it.
        basis: What it is compared with, where the rule decides that, too.
    """

    period: Period | None
    evidence: Span | None = None
    basis: Decision[Period | None] | None = None


class DatedFigure(NamedTuple):
    """A figure in its sentence.

    Attributes:
        at: The place of its number.
        mention: The number.
        sense: What it says.
        listed: The places of the first and last number of its list.
        measure: What it measures.
        unit: Its unit.
    """

    at: int
    mention: Mention
    sense: Sense
    listed: tuple[int, int]
    measure: str
    unit: Unit

    @property
    def is_change(self) -> bool:
        """Whether it says a change or a comparison."""
        return self.sense.kind in CHANGES or self.sense.kind is Kind.MULTIPLE

    @property
    def thing(self) -> frozenset[str]:
        """The words for what it is of, whatever their order."""
        return _thing(self.measure)


@lru_cache(maxsize=1 << 10)
def _thing(measure: str) -> frozenset[str]:
    """Return the words for what is measured, without those of growth."""
    return frozenset(canonical(without_growth(measure)))


class DatedSentence:
    """A sentence with its figures and times.

    Attributes:
        clauses: Its words.
        figures: Its figures.
        times: Its words of time, by their places.
        day: The briefing's day.
        before: What dates the text before.
        previous: The sentence before, if in the same paragraph.
        attached: The places of the words of time of figures, as far as they were looked for.
        bases: What figures are compared with, as far as that is decided.
    """

    def __init__(
        self,
        clauses: Clauses,
        figures: Sequence[DatedFigure],
        times: Mapping[int, TimeExpression],
        *,
        day: dt.date | None,
        before: Timeline,
        previous: "DatedSentence | None",
        decide: Callable[["DatedSentence", int], Decision[Period | None]],
    ) -> None:
        self.clauses: Clauses = clauses
        self.figures: Sequence[DatedFigure] = figures
        self.times: Mapping[int, TimeExpression] = times
        self.day: dt.date | None = day
        self.before: Timeline = before
        self.previous: DatedSentence | None = previous
        self.attached: dict[int, int | None] = {}
        self.bases: dict[int, Decision[Period | None]] = {}
        self._decide = decide
        self._decided: dict[int, Decision[Period | None] | None] = {}

    def date(self, index: int) -> Decision[Period | None] | None:
        """Return when a figure is true, or None while that is being decided."""
        if index not in self._decided:
            self._decided[index] = None
            self._decided[index] = self._decide(self, index)
        return self._decided[index]

    def decision(self, index: int) -> Decision[Period | None]:
        """Return when a figure is true, as far as that is decided."""
        return self._decided.get(index) or Decision(None, "")

    def period(self, index: int) -> Period | None:
        """Return the period of a figure, as far as that is decided."""
        return self.decision(index).value

    @property
    def decisions(self) -> list[Decision[Period | None]]:
        """When the figures are true, in order."""
        return [self.decision(index) for index in range(len(self.figures))]

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

    def predicate_of(self, own: DatedFigure) -> Predicate | None:
        """Return the verb that a figure stands beside."""
        return self.clauses.predicate_of(own.at)

    def words(self, first: int, last: int) -> list[str]:
        """Return the words from a place to before another, in small letters."""
        return [self.clauses.word(at) for at in range(first, last)]

    def left_of(self, at: int, tags: str) -> int:
        """Return the place of the last word before another that is none of some parts of speech."""
        place = at - 1
        while self.clauses.tag(place) in tags:
            place -= 1
        return place

    def stands_behind(self, at: int, words: frozenset[str]) -> bool:
        """Tell whether a figure stands right behind one of some words."""
        return self.clauses.word(self.left_of(at, "HDAR")) in words

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


class DatingRule(NamedTuple):
    """A rule that dates figures, or says what they are compared with.

    Attributes:
        name: What it goes by, in words.
        find: What it makes of a figure; None where it does not apply.
        yes: Texts in which it decides of the figure in brackets.
        no: Texts in which it does not.
    """

    name: str
    find: Callable[[DatedSentence, int], Found | None]
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def decide(self, dated: DatedSentence, index: int) -> Decision[Period | None] | None:
        """Return what the rule says of a figure."""
        found = self.find(dated, index)
        if found is None:
            return None
        if found.basis is not None:
            dated.bases[index] = found.basis
        return Decision(found.period, self.name, found.evidence)


_Find = Callable[[DatedSentence, int], Found | None]


def dating_rule(
    name: str, *, yes: Sequence[str], no: Sequence[str]
) -> Callable[[_Find], DatingRule]:
    """Make a rule of a function that says what it does."""
    return lambda find: DatingRule(name, find, tuple(yes), tuple(no))


def whole_of(time: TimeExpression) -> Period | None:
    """Return the days of words of time, with those of "from A to B" as one stretch."""
    if time.period is not None and time.end is not None:
        return Period(start=time.period.start, end=max(time.period.end, time.end.end))
    return time.period


def year_of(number: int, origin: Origin = Origin.STATED) -> Period:
    """Return a year."""
    return Period.parse(f"{number:04}", origin=origin)


def a_year_before(period: Period) -> Period | None:
    """Return the year before, as assumed."""
    if period.start.year <= 1:
        return None
    return attrs.evolve(period.shift(years=-1), origin=Origin.ASSUMED, label="")


def inherited(period: Period) -> Period:
    """Return a period as that of another figure gives it: assumed where it was."""
    if period.origin is Origin.ASSUMED:
        return period
    return attrs.evolve(period, origin=Origin.INHERITED)
