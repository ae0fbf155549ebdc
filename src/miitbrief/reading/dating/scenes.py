"""One sentence with its figures, its words of time and its verbs, and how they belong together.

::

    sentence = [frame ","] clause {break clause}
    clause   = [time] subject verb figure {joint figure} [time]
    break    = ";" | ":" | "," ("and" | "but" | "which" ...) | "while" | "but" ...
"""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Period
from miitbrief.model.spans import Span
from miitbrief.reading.dating.facts import Figure
from miitbrief.reading.dating.joints import (
    ALL,
    ALONE,
    APART,
    AS_IN,
    BORN,
    COME_FROM,
    COORDINATION,
    FINISHED,
    FORECAST,
    FROM,
    JOINT,
    LAST,
    LINK,
    MADE,
    NOT_DATING,
    OWNED,
    RESPECTIVELY,
    SAME,
    SAME_PHRASE,
    SINCE,
    THAT_OF,
    TIMES_THE,
    TO,
    VERBAL,
)
from miitbrief.reading.dating.passages import Passage
from miitbrief.reading.dating.tenses import SAYING, Tense
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["Scene", "Step"]


class Step(NamedTuple):
    """Two figures as in "from A to B", by their positions in the sentence."""

    first: int
    last: int


#: Words of time are shared out to at least as many figures.
_TWO = 2


class Scene(Passage):
    """One sentence."""

    def __init__(
        self,
        text: str,
        span: Span,
        figures: Sequence[Figure],
        times: Sequence[TimeExpression],
        *,
        date: dt.date | None,
    ) -> None:
        super().__init__(text, span, figures)
        self.date = date
        self.times = times
        self.periods: list[TimeExpression] = [
            t
            for t in times
            if t.role is TimeRole.PERIOD and (t.period or t.shift) and not self._is_aside(t)
        ]
        self.comparisons: list[TimeExpression] = [t for t in times if t.role is TimeRole.COMPARISON]
        self.dues: list[TimeExpression] = [
            t for t in times if t.role is TimeRole.DUE and t.period is not None
        ]
        self.frames: list[TimeExpression] = [
            t for t in times if t.role is TimeRole.FRAME and t.period is not None
        ]
        self.direct = [self._direct(at) for at in range(len(figures))]
        self._distribute()

    # The text of words of time

    def words(self, time: TimeExpression) -> str:
        """Return words of time."""
        return self.text[time.span.start : time.span.end]

    def is_since(self, time: TimeExpression) -> bool:
        """Tell whether words of time name a stretch that reaches to the day."""
        return time.basis is not None and SINCE.match(self.words(time)) is not None

    # Words of time and figures

    def own(self, at: int) -> TimeExpression | None:
        """Return the words of time behind a figure, or behind the list or phrase that it is in."""
        if self.direct[at] is not None:
            return self.direct[at]
        if at + 1 == len(self.figures) or any(step.first == at for step in self.steps):
            return None
        link = self.behind(at)
        told = any(
            t.span.start >= self.figures[at].span.end and t.span.end <= self.reach(at)
            for t in self.periods
        )
        if told or APART.search(link) or self.tenses[at] is not self.tenses[at + 1]:
            return None
        found = self.own(at + 1)
        is_list = self.figures[at].sense.kind is self.figures[at + 1].sense.kind
        return found if found is None or is_list or not self.is_since(found) else None

    def free(self, at: int) -> TimeExpression | None:
        """Return the last words of time before a figure that belong to no other figure."""
        start = self.figures[at].span.start
        bound = [time for time in self.direct if time is not None]
        bound += [time for time in map(self.compared, range(at)) if time is not None]
        ahead = [t for t in self.periods if t.span.end <= start and t not in bound and t.period]
        ahead = [t for t in ahead if not AS_IN.search(self.text, self.span.start, t.span.start)]
        if not ahead:
            return None
        joint = self._joint(ahead[-2]) if len(ahead) > 1 else ahead[-1]
        return joint if joint.span.end == ahead[-1].span.end else ahead[-1]

    def trailing(self) -> TimeExpression | None:
        """Return words of time at the end that are said to date everything."""
        last = self.periods[-1:] if self.figures else []
        return next(
            (t for t in last if ALL.search(self.text[self.span.start : t.span.start])), None
        )

    def compared(self, at: int) -> TimeExpression | None:
        """Return the words of time behind a figure that date what it is compared with."""
        figure = self.figures[at]
        if not figure.is_comparing:
            return None
        for time in self.periods:
            if figure.span.end <= time.span.start < self.reach(at):
                return time if self._is_compared(figure, time) else None
        return None

    def _direct(self, at: int) -> TimeExpression | None:
        """Return the words of time behind a figure in its own phrase."""
        figure = self.figures[at]
        for time in self.times:
            if not figure.span.end <= time.span.start < self.reach(at):
                continue
            between = self.text[figure.span.end : time.span.start]
            if time in self.comparisons and not figure.is_comparing:
                if SAME.match(self.words(time)) and SAME_PHRASE.fullmatch(between):
                    return time
                continue
            if time not in self.periods:
                continue
            if not SAME_PHRASE.fullmatch(between) or self._is_compared(figure, time):
                return None
            if COORDINATION.search(between):
                return None
            return self._joint(time)
        return None

    def _joint(self, time: TimeExpression) -> TimeExpression:
        """Return words of time with those behind "and", as in "2024 and 2025"."""
        place = self.periods.index(time) + 1
        other = self.periods[place] if place < len(self.periods) else None
        if other is None or time.period is None or other.period is None or time.end or other.end:
            return time
        link = self.text[time.span.end : other.span.start]
        follows = other.period.start - time.period.end == dt.timedelta(days=1)
        if link != " and " or not follows:
            return time
        both = Period(start=time.period.start, end=other.period.end)
        span = Span(start=time.span.start, end=other.span.end)
        return attrs.evolve(time, span=span, period=both, basis=None)

    def _distribute(self) -> None:
        """Give each figure of a list its own words of time.

        "5% and 6%, respectively, in A and B", "in A and B, 5% and 6%, respectively".
        """
        for last in range(1, len(self.figures)):
            start, reach = self.figures[last].span.end, self.reach(last)
            if not RESPECTIVELY.search(self.text, start, reach):
                continue
            behind = [t for t in self.periods if start <= t.span.start < reach and t.period]
            if not self._share_out(last, behind):
                ahead = [t for t in self.periods if t.span.end <= start and t.period]
                self._share_out(last, ahead)

    def _share_out(self, last: int, times: Sequence[TimeExpression]) -> bool:
        """Give the figures of the list that ends with one their words of time, if they fit."""
        first = last - len(times) + 1
        if len(times) < _TWO or first < 0:
            return False
        links = [self.behind(at) for at in range(first, last)]
        joints = [self.text[a.span.end : b.span.start] for a, b in pairwise(times)]
        if not (all(map(LINK.fullmatch, links)) and all(map(JOINT.fullmatch, joints))):
            return False
        self.direct[first : last + 1] = times
        return True

    def _is_compared(self, figure: Figure, time: TimeExpression) -> bool:
        """Tell whether the words of time behind a figure date what it is compared with."""
        told = [t.span.end for t in self.comparisons if figure.span.end <= t.span.start]
        told = [end for end in told if end <= time.span.start]
        between = self.text[max([figure.span.end, *told]) : time.span.start]
        if not figure.is_comparing or (told and OWNED.match(between)):
            return False
        if figure.sense.kind is Kind.MULTIPLE:
            is_verb = VERBAL.search(figure.span.of(self.text)) is not None
            return not is_verb and TIMES_THE.search(between) is not None
        return THAT_OF.search(between) is not None

    def _is_aside(self, time: TimeExpression) -> bool:
        """Tell whether words of time date a statement or a thing, and not what is said.

        "Said on Tuesday", "for the first time this year", "the dam, built in 2020, holds", "born
        in 2020".
        """
        before = self.text[self.span.start : time.span.start]
        if SAYING.search(before) or (NOT_DATING.search(before) and not self._is_over(time)):
            return True
        if BORN.search(before) or self._is_made(before):
            return True
        return self.text.startswith(",", time.span.end) and FINISHED.search(before) is not None

    def _is_made(self, before: str) -> bool:
        """Tell whether things "built in 2020" are spoken of in a clause of another time."""
        made = MADE.search(before)
        if made is None:
            return False
        start = self.span.start + made.start()
        return any(verb.end <= start and verb.tense is not Tense.PAST for verb in self.verbs)

    def _is_over(self, time: TimeExpression) -> bool:
        """Tell whether "for the first time last year" dates what came about then."""
        return LAST.match(self.words(time)) is not None

    # Steps from one figure to another

    def is_left_behind(self, at: int) -> bool:
        """Tell whether something has come from a figure to the one before: "to 5% from 4%".

        Also "5%, against 4%", but not what was forecast, nor another thing: "5 births against 4
        deaths".
        """
        before = self.before(at)
        if not at or not COME_FROM.search(before) or FORECAST.search(self.clause_before(at)):
            return False
        if not FROM.search(before) and not ALONE.match(self.behind(at)):
            return False
        now, then, own = self.figures[at - 1], self.figures[at], self.own(at)
        if own is not None and not self.is_broken(then.span.end, own.span.start):
            return False
        return self._is_of_one_kind(at) and not self.is_broken(now.span.end, then.span.start)

    def _is_of_one_kind(self, at: int) -> bool:
        """Tell whether a figure and the one before are amounts that can follow each other."""
        now, then = self.figures[at - 1], self.figures[at]
        if now.sense.kind is not then.sense.kind or any(step.first == at for step in self.steps):
            return False
        told = any(now.span.end <= t.span.start < self.reach(at) for t in self.comparisons)
        return not told and (not now.is_comparing or self.is_end(at - 1))

    @cached_property
    def steps(self) -> list[Step]:
        """The figures of "from A to B"."""
        found: list[Step] = []
        for first in range(len(self.figures) - 1):
            if not FROM.search(self.before(first)):
                continue
            for last in range(first + 1, min(first + 3, len(self.figures))):
                between = self.text[self.figures[first].span.end : self.figures[last].span.start]
                if ";" in between:
                    break
                if TO.search(between) and not self.figures[last].is_comparing:
                    found.append(Step(first, last))
                    break
        return found
