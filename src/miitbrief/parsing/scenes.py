"""One sentence with its figures, its words of time and its verbs, and how they belong together.

::

    sentence = [frame ","] clause {break clause}
    clause   = [time] subject verb figure {joint figure} [time]
    break    = ";" | ":" | "," ("and" | "but" | "which" ...) | "while" | "but" ...
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import attrs

from miitbrief.indicators import Kind
from miitbrief.parsing.facts import Figure
from miitbrief.parsing.joints import (
    ALL,
    APART,
    AS_IN,
    ASIDE,
    ASKED,
    BREAK,
    BY,
    FINISHED,
    FORMER,
    FROM,
    HEAD,
    JOINT,
    LINK,
    NOT_DATING,
    OTHER,
    RESPECTIVELY,
    SAME,
    SAME_PHRASE,
    SINCE,
    THAT_OF,
    TIMES_THE,
    TO,
    VERBAL,
)
from miitbrief.parsing.tenses import SAYING, Tense, Verb, find_verbs
from miitbrief.parsing.times import TimeExpression, TimeRole
from miitbrief.periods import Period
from miitbrief.spans import Span

__all__ = ["Scene", "Step"]


class Step(NamedTuple):
    """Two figures as in "from A to B", by their positions in the sentence."""

    first: int
    last: int


#: Words of time are shared out to at least as many figures.
_TWO = 2


class Scene:
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
        self.text = text
        self.span = span
        self.figures = figures
        self.date = date
        self.times = times
        self.periods = [
            t
            for t in times
            if t.role is TimeRole.PERIOD and (t.period or t.shift) and not self._is_aside(t)
        ]
        self.comparisons = [t for t in times if t.role is TimeRole.COMPARISON]
        self.dues = [t for t in times if t.role is TimeRole.DUE and t.period is not None]
        self.frames = [t for t in times if t.role is TimeRole.FRAME and t.period is not None]
        self.direct = [self._direct(at) for at in range(len(figures))]
        self._distribute()

    # The text around figures

    def before(self, at: int) -> str:
        """Return the text from the figure before, or the start of the sentence, to a figure."""
        start = self.figures[at - 1].span.end if at else self.span.start
        return self.text[start : self.figures[at].span.start]

    def behind(self, at: int) -> str:
        """Return the text from a figure to the next one, or to the end of the sentence."""
        return self.text[self.figures[at].span.end : self.reach(at)]

    def is_former(self, at: int) -> bool:
        """Tell whether a figure is what another is compared with: "from 5", "compared with 5"."""
        return FORMER.search(self.before(at)) is not None

    def is_change(self, at: int) -> bool:
        """Tell a change "by 5" from an amount, such as one that was added or shed in all."""
        figure = self.figures[at]
        is_amount = figure.sense.kind is Kind.CHANGE and not BY.search(self.before(at))
        return figure.is_comparing and not is_amount

    def is_end(self, at: int) -> bool:
        """Tell whether a figure is what something rose or fell to."""
        return TO.search(self.before(at)) is not None

    @cached_property
    def is_asked(self) -> bool:
        """Whether it only asks if something is so: "is it true that 5 have closed?"."""
        said = self.text[self.span.start : self.span.end]
        return said.rstrip().endswith("?") and ASKED.search(said) is not None

    def reach(self, at: int) -> int:
        """Return where the next figure, or the next sentence, begins."""
        following = at + 1 < len(self.figures)
        return self.figures[at + 1].span.start if following else self.span.end

    def words(self, time: TimeExpression) -> str:
        """Return words of time."""
        return self.text[time.span.start : time.span.end]

    def is_since(self, time: TimeExpression) -> bool:
        """Tell whether words of time name a stretch that reaches to the day."""
        return time.basis is not None and SINCE.match(self.words(time)) is not None

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether another clause begins between two places."""
        return any(start <= each.start() < end for each in self.breaks)

    @cached_property
    def breaks(self) -> list[re.Match[str]]:
        """Where clauses begin."""
        return [*BREAK.finditer(self.text, self.span.start, self.span.end)]

    # Verbs

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """The finite verbs of the sentence, but for those in asides."""
        said = self.text[self.span.start : self.span.end]
        plain = ASIDE.sub(lambda match: " " * len(match[0]), said)
        shift = self.span.start
        return tuple(
            verb._replace(start=verb.start + shift, end=verb.end + shift)
            for verb in find_verbs(plain)
        )

    @cached_property
    def tenses(self) -> tuple[Tense | None, ...]:
        """The tense of what each figure says."""
        return tuple(self._tense(at) for at in range(len(self.figures)))

    def verb_of(self, at: int) -> Verb | None:
        """Return the verb of a figure.

        It is the last one before it in its clause; or else, of a subject, the first behind it;
        or else that of an earlier clause; or else that of a later one.
        """
        span = self.figures[at].span
        start, end = self._clause(span)
        before = [verb for verb in self.verbs if verb.start <= span.start]
        behind = [verb for verb in self.verbs if verb.start >= span.end]
        near = [verb for verb in before if verb.start >= start]
        inside = [verb for verb in behind if verb.start < end]
        comma = self.text.rfind(",", start, span.start)
        if near and inside and near[-1].end <= comma and self._heads(comma, span.start):
            near = []
        certain = [verb for verb in inside if verb.is_certain]
        if near:
            sure = [verb for verb in near if verb.is_certain]
            return (sure or certain[:1] or self._predicate(behind) or near)[-1]
        return next(iter((*certain, *inside, *before[-1:], *behind)), None)

    def _predicate(self, behind: Sequence[Verb]) -> list[Verb]:
        """Return the verb behind a list that a participle leads: "classified into 5 and 6 are"."""
        certain = [verb for verb in behind if verb.is_certain]
        if not certain:
            return []
        listed = [f.span.end for f in self.figures if f.span.end <= certain[0].start]
        link = self.text[max(listed, default=certain[0].start) : certain[0].start]
        return [] if APART.search(link) or OTHER.search(link) else certain[:1]

    def _tense(self, at: int) -> Tense | None:
        """Return the tense of the verb of a figure."""
        verb = self.verb_of(at)
        return verb and verb.tense

    def _heads(self, comma: int, start: int) -> bool:
        """Tell whether nothing but a hedge stands between a comma and a figure."""
        return HEAD.match(self.text[comma + 1 : start].lstrip()) is not None

    def _clause(self, span: Span) -> tuple[int, int]:
        """Return where the clause around a figure begins and ends."""
        starts = [each.end() for each in self.breaks if each.end() <= span.start]
        ends = [each.start() for each in self.breaks if each.start() >= span.end]
        return (starts or [self.span.start])[-1], (ends or [self.span.end])[0]

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
        if not figure.is_comparing:
            return False
        if figure.sense.kind is Kind.MULTIPLE:
            is_verb = VERBAL.search(figure.span.of(self.text)) is not None
            return not is_verb and TIMES_THE.search(between) is not None
        return THAT_OF.search(between) is not None

    def _is_aside(self, time: TimeExpression) -> bool:
        """Tell whether words of time date a statement or a thing, and not what is said.

        "Said on Tuesday", "for the first time this year", "the dam, built in 2020, holds".
        """
        before = self.text[self.span.start : time.span.start]
        if SAYING.search(before) or NOT_DATING.search(before):
            return True
        return self.text.startswith(",", time.span.end) and FINISHED.search(before) is not None

    # Steps from one figure to another

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
