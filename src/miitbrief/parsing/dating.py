"""When each figure is true, and what it is compared with."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from miitbrief.indicators import Kind
from miitbrief.parsing.kinds import Sense
from miitbrief.parsing.mentions import Mention, folded
from miitbrief.parsing.sentences import sentence_spans
from miitbrief.parsing.times import TimeExpression, TimeRole
from miitbrief.periods import Origin, Period
from miitbrief.spans import Span

__all__ = ["Dates", "date_figures"]


class Dates(NamedTuple):
    """When a figure is true.

    Attributes:
        period: The days, or None where nothing dates it.
        basis: What it is compared with, or None.
        due: The deadline that the sentence gives, or None.
    """

    period: Period | None
    basis: Period | None
    due: Period | None = None


class _Figure(NamedTuple):
    """A figure with what its place in the sentence tells."""

    mention: Mention
    sense: Sense

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span


_GROWTH = {Kind.GROWTH, Kind.AVERAGE_GROWTH}
_COMPARING = {*_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE, Kind.MULTIPLE}

#: Between a figure and the words that date it lies no other clause.
_SAME_PHRASE = re.compile(r"[^,;:()]*(?:,\s*respectively,?\s*(?:[^,;:()]*))?")
#: Between the figures of one list.
_LIST = re.compile(r"\s*,?\s*(?:and|or|,)?\s*(?:[a-z]+\s+than\s+|over\s+|about\s+|nearly\s+)?")
#: "Has reached", "have also been built": true on the day that it is said.
_PERFECT = re.compile(
    r"\b(?:has|have|'ve|\u2019ve)\s+(?:[a-z]+ly\s+|also\s+|already\s+|now\s+|been\s+)*[a-z]+"
    r"(?:ed|en|n|t|ne|de|ld|wn|me|ut|un|ing)\b",
    re.IGNORECASE,
)
#: "Was", "rose", "reached": true in the time that the text tells of.
_PAST = re.compile(
    r"\b(?:was|were|did|had|rose|fell|grew|came|saw|stood|hit|made|led|brought|set|got|went|"
    r"[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_CONSECUTIVE = re.compile(r"(?i)\b(?:consecutive|straight|successive|running|in\s+a\s+row)\b")
#: "(5% over) that of (2020)": the words of time are those of what is compared.
_THAT_OF = re.compile(
    r"(?i)\b(?:than|that|those|level|compared\s+with|over|from|the\s+figure)\s+(?:in|of|at|for)?\s*$"
)
_FROM = re.compile(r"(?i)\bfrom\b[^,;:]*$")
_CLAUSE_END = re.compile(r"[;:]")
#: "Consecutive" stands in a duration, or this many characters behind it at most.
_REACH = 15


def date_figures(
    text: str,
    mentions: Sequence[Mention],
    senses: Sequence[Sense],
    times: Sequence[TimeExpression],
    *,
    date: dt.date | None,
    context: Period | None = None,
) -> tuple[tuple[Dates, ...], Period | None]:
    """Date the figures of a text.

    Each is dated by the words of time behind it in its phrase; or else by those before it in its
    sentence; or else, inherited, by the sentence before and by what dates the text so far; or
    else by rule: what "has reached" so much has done so on the briefing's day.

    Args:
        text: A paragraph.
        mentions: Its figures, in order.
        senses: Their kinds.
        times: Its words of time.
        date: The briefing's day.
        context: What dates the text before the paragraph.

    Returns:
        The dates of each figure, and what dates the text behind the paragraph.
    """
    plain = folded(text)
    figures = [_Figure(m, s) for m, s in zip(mentions, senses, strict=True)]
    dated: list[Dates] = []
    for span in sentence_spans(plain):
        inside = [figure for figure in figures if span.contains(figure.span)]
        told = [time for time in times if span.contains(time.span)]
        sentence = _Sentence(plain, span, inside, told, date=date, context=context)
        dated += sentence.dates()
        context = sentence.context_behind()
    return tuple(dated), context


def _is_perfect(clause: str) -> bool:
    """Tell whether a clause says what has come about, with no past tense behind it."""
    perfect = [*_PERFECT.finditer(clause)]
    past = [*_PAST.finditer(clause)]
    return bool(perfect) and (not past or past[-1].start() <= perfect[-1].end())


def _inherited(period: Period | None) -> Period | None:
    """Return a period that other words than the figure's own tell."""
    return period and attrs.evolve(period, origin=Origin.INHERITED)


def _shifted(period: Period, *, years: int = 0, months: int = 0) -> Period | None:
    """Return a period moved, or None where no calendar reaches."""
    try:
        return period.shift(years=years, months=months)
    except (ValueError, OverflowError):
        return None


class _Sentence:
    """One sentence with its figures and words of time."""

    def __init__(
        self,
        text: str,
        span: Span,
        figures: Sequence[_Figure],
        times: Sequence[TimeExpression],
        *,
        date: dt.date | None,
        context: Period | None,
    ) -> None:
        self._text = text
        self._span = span
        self._figures = figures
        self._date = date
        self._context = context
        self._periods = [t for t in times if t.role is TimeRole.PERIOD and t.period is not None]
        self._comparisons = [t for t in times if t.role is TimeRole.COMPARISON]
        self._dues = [t for t in times if t.role is TimeRole.DUE and t.period is not None]
        self._behind = [self._time_behind(index) for index in range(len(figures))]

    def dates(self) -> list[Dates]:
        """Return the dates of each figure."""
        found: list[Dates] = []
        for index, figure in enumerate(self._figures):
            period = self._period(index, found)
            basis = self._basis(index, period)
            if figure.sense.kind is Kind.AVERAGE_GROWTH:
                period, basis = self._between_levels(index, found, period, basis)
            if figure.sense.kind is Kind.DURATION:
                period = self._stretch(figure, period)
            found.append(Dates(period, basis, self._due(figure)))
        return found

    def context_behind(self) -> Period | None:
        """Return what dates the sentences behind: the last period told that is past."""
        told = [time.end or time.period for time in self._periods]
        past = [
            period
            for period in told
            if period is not None and (self._date is None or period.end < self._date)
        ]
        return past[-1] if past else self._context

    def _time_behind(self, index: int) -> TimeExpression | None:
        """Return the words of time behind a figure in its phrase, or behind the list it is in."""
        figure = self._figures[index]
        following = self._figures[index + 1].span.start if index + 1 < len(self._figures) else None
        for time in self._periods:
            if time.span.start < figure.span.end:
                continue
            if following is not None and following < time.span.start:
                between = self._text[figure.span.end : following]
                return self._time_behind(index + 1) if _LIST.fullmatch(between) else None
            between = self._text[figure.span.end : time.span.start]
            return time if _SAME_PHRASE.fullmatch(between) else None
        return None

    def _period(self, index: int, found: Sequence[Dates]) -> Period | None:
        """Return when a figure is true."""
        figure, behind = self._figures[index], self._behind[index]
        if behind is not None and not self._is_compared(figure, behind):
            return behind.end or behind.period
        before = self._time_before(index)
        if before is not None:
            return before
        return self._undated(figure, found)

    def _is_compared(self, figure: _Figure, time: TimeExpression) -> bool:
        """Tell whether the words of time behind a figure date what it is compared with."""
        between = self._text[figure.span.end : time.span.start]
        return figure.sense.kind in _COMPARING and bool(_THAT_OF.search(between))

    def _time_before(self, index: int) -> Period | None:
        """Return the last words of time before a figure that do not date another one alone."""
        start = self._figures[index].span.start
        bound = [time for time in self._behind[:index] if time is not None]
        free = [t for t in self._periods if t.span.end <= start and t not in bound]
        if bound and (not free or bound[-1].span.start > free[-1].span.start):
            last = bound[-1]
            return _inherited(last.end or last.period)
        if not free:
            return None
        period = free[-1].end or free[-1].period
        if free[-1].end is not None and index == 0 and _FROM.search(self._text[:start]):
            return free[-1].period
        return period

    def _undated(self, figure: _Figure, found: Sequence[Dates]) -> Period | None:
        """Return the period of a figure whose sentence does not date it."""
        clause = _CLAUSE_END.split(self._text[self._span.start : figure.span.end])[-1]
        is_comparing = figure.sense.kind in _COMPARING
        if not is_comparing and _is_perfect(clause):
            return self._today()
        if found and found[-1].period is not None:
            return _inherited(found[-1].period)
        if is_comparing or _PAST.search(clause):
            return _inherited(self._context)
        return None

    def _today(self) -> Period | None:
        """Return the briefing's day, by rule."""
        if self._date is None:
            return None
        return Period(start=self._date, end=self._date, origin=Origin.ASSUMED)

    def _basis(self, index: int, period: Period | None) -> Period | None:
        """Return what a figure is compared with."""
        figure, behind = self._figures[index], self._behind[index]
        if figure.sense.kind not in _COMPARING:
            return None
        if behind is not None and self._is_compared(figure, behind):
            return behind.period
        compared = self._comparison(index)
        if compared is not None and compared.shift is not None and period is not None:
            years, months = compared.shift
            return _shifted(period, years=years, months=months)
        if compared is not None and compared.period is not None:
            return compared.period
        return None if period is None else self._assumed_basis(figure, period)

    def _assumed_basis(self, figure: _Figure, period: Period) -> Period | None:
        """Return what a figure without words of comparison is compared with, by rule."""
        plans = [t.basis for t in self._periods if t.basis is not None and t.period == period]
        if plans:
            return attrs.evolve(plans[0], origin=Origin.ASSUMED)
        before = _shifted(period, years=-1) if figure.sense.kind in _GROWTH else None
        return before and attrs.evolve(before, origin=Origin.ASSUMED)

    def _comparison(self, index: int) -> TimeExpression | None:
        """Return the words of comparison nearest to a figure: behind it, or else before it."""
        span = self._figures[index].span
        after = [t for t in self._comparisons if t.span.start >= span.end]
        before = [t for t in self._comparisons if t.span.end <= span.start]
        for time in after[:1]:
            between = self._text[span.end : time.span.start]
            others = any(
                span.end <= other.span.start < time.span.start
                and other.sense.kind is not self._figures[index].sense.kind
                for other in self._figures
            )
            if not others and not _CLAUSE_END.search(between):
                return time
        if before and not self._figures_between(before[-1].span.end, span.start):
            return before[-1]
        return None

    def _figures_between(self, start: int, end: int) -> bool:
        """Tell whether another figure stands between two places."""
        return any(start <= figure.span.start < end for figure in self._figures)

    def _between_levels(
        self,
        index: int,
        found: Sequence[Dates],
        period: Period | None,
        basis: Period | None,
    ) -> tuple[Period | None, Period | None]:
        """Return the period and basis of an average growth: its own range, or its two levels."""
        ranges = [t for t in self._periods if t.end is not None]
        if ranges:
            return ranges[-1].end, ranges[-1].period
        if self._comparison(index) is not None:
            return period, basis
        levels = [
            dates.period
            for figure, dates in zip(self._figures, found, strict=False)
            if figure.sense.kind is Kind.LEVEL and dates.period is not None
        ]
        if len(levels) > 1 and levels[-2] < levels[-1]:
            return levels[-1], levels[-2]
        return period, basis

    def _stretch(self, figure: _Figure, period: Period | None) -> Period | None:
        """Return the period of "N consecutive years", which ends with its own."""
        behind = self._text[figure.span.start : figure.span.end + _REACH]
        count = int(figure.mention.value) - 1
        if period is None or count < 0 or not _CONSECUTIVE.search(behind):
            return None
        match figure.mention.unit:
            case "year":
                return self._years(period, count)
            case "month":
                first = _shifted(period, months=-count)
                return first and attrs.evolve(first, end=period.end)
            case _:
                return None

    def _years(self, period: Period, count: int) -> Period | None:
        """Return the year of a period and so many before it, or those since a year that is told."""
        since = [t for t in self._periods if self._text[t.span.start :].lower().startswith("since")]
        first = period.end.year - count
        if since and since[-1].period is not None:
            first = since[-1].period.start.year
        if first < dt.MINYEAR or first + count > dt.MAXYEAR:
            return None
        start, end = dt.date(first, 1, 1), dt.date(first + count, 12, 31)
        return attrs.evolve(period, start=start, end=end, label="")

    def _due(self, figure: _Figure) -> Period | None:
        """Return the deadline nearest to a figure."""
        if not self._dues:
            return None
        return min(self._dues, key=lambda t: abs(t.span.start - figure.span.start)).period
