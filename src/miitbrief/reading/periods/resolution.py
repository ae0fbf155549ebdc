"""What words of time mean for a figure: "a year earlier", "since 2012", "this year"."""

import datetime as dt

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    predicate_of,
    stands_behind,
    whole_of,
    words_of,
    year_of,
)
from miitbrief.reading.periods.stocks import SHORTEST_MONTH, as_stock, is_flow, is_state, is_stock
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["meaning", "shifted"]


def meaning(dated: DatedSentence, index: int, time: TimeExpression) -> Period | None:
    """Return what words of time mean for a figure."""
    own = dated.figures[index]
    if time.shift is not None or time.period is None:
        return _resolved(dated, index, time)
    period = _cut(dated, time)
    if not words_of(dated, time).startswith(("next", "the next", "the coming")):
        period = _not_ahead(dated, own, period)
    if time.end is not None:
        return _between(dated, index, period, time.end, time.span)
    if _is_since(dated, time):
        return _since(dated, index, time)
    if _is_since_clause(dated, time) and dated.day is not None and period.start < dated.day:
        return Period(start=period.start, end=dated.day)
    if own.sense.kind is Kind.AVERAGE_GROWTH and period.count("year") > 1 and time.basis is None:
        return _between(
            dated, index, year_of(period.start.year), year_of(period.end.year), time.span
        )
    if time.basis is not None and own.is_change:
        dated.bases[index] = Decision(time.basis, "where the time that is named begins", time.span)
    return as_stock(dated, own, _so_far(dated, own, time, _by(dated, time, period)))


def _not_ahead(dated: DatedSentence, own: DatedFigure, period: Period) -> Period:
    """Return the last day or month of a name before the briefing, for what has come about."""
    predicate, day = predicate_of(dated, own), dated.day
    is_over = predicate is not None and (predicate.past or predicate.is_perfect)
    if day is None or period.start <= day or not is_over:
        return period
    if period.is_day and (period.end - day).days <= _WEEK:
        days = dt.timedelta(days=_WEEK)
        return attrs.evolve(period, start=period.start - days, end=period.end - days, label="")
    is_month = period.start.day == 1 and SHORTEST_MONTH <= (period.end - period.start).days < _MONTH
    return period.shift(years=-1) if is_month else period


#: The days of a week.
_WEEK = 7
#: No month has more days.
_MONTH = 31


def _cut(dated: DatedSentence, time: TimeExpression) -> Period:
    """Return a period up to the day that another time names: "this year as of June 1"."""
    period, day = time.period, dated.day
    assert period is not None  # Only times that name days are read.
    if day is None or not period.start < day <= period.end:
        return period
    for other in dated.times.values():
        end = other.period
        if other.is_stock and end is not None and period.start < end.end < day:
            return attrs.evolve(period, end=end.end, label="")
    return period


def _by(dated: DatedSentence, time: TimeExpression, period: Period) -> Period:
    """Return the last day of "by 2021" and "until May"."""
    words = words_of(dated, time)
    if period.is_day or not words.startswith(("by ", "until ", "till ")):
        return period
    return attrs.evolve(period, start=period.end)


def _is_since(dated: DatedSentence, time: TimeExpression) -> bool:
    """Tell whether words of time reach from a day named to the briefing's."""
    return (
        time.basis is not None
        and dated.day is not None
        and time.period is not None
        and (time.period.end == dated.day and time.basis.start <= time.period.start)
    )


def _is_since_clause(dated: DatedSentence, time: TimeExpression) -> bool:
    """Tell whether words of time say since when: "since it opened in 2014"."""
    clauses = dated.clauses
    at = next(place for place, each in dated.times.items() if each is time)
    start = at
    while start > 0 and clauses.tags[start - 1] not in ",;:.":
        start -= 1
    return clauses.word(start) == "since" and clauses.tag(at + 1) == ","


def _since(dated: DatedSentence, index: int, time: TimeExpression) -> Period | None:
    """Return the stretch up to the day; of a change its last day, over where it began."""
    own = dated.figures[index]
    if own.is_change and _is_of_another_time(dated, own):
        return _cut(dated, time)
    if own.is_change:
        dated.bases[index] = Decision(time.basis, "where the time that is named begins", time.span)
        today = dated.today()
        return today and attrs.evolve(today, origin=Origin.STATED)
    predicate = predicate_of(dated, own)
    if stands_behind(dated, own.at, _TO) and is_state(dated, own):
        return dated.today()
    is_now = predicate is not None and predicate.finite and not predicate.is_perfect
    if predicate is not None and is_now and not predicate.past and predicate.first > own.at - _NEAR:
        return dated.today()
    is_deed = predicate is not None and (predicate.has("deed") or predicate.lemma in _STAYING)
    if is_state(dated, own) and not is_deed and not own.measure.lower().startswith("average"):
        return dated.today()
    return _cut(dated, time)


_TO = frozenset(["to"])
#: So near before a figure stands its verb.
_NEAR = 5

#: What has been so ever since a time is told of all of it.
_STAYING = words("staying_verbs")


def _is_of_another_time(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a change says itself what it is over: "1.9 times the level of 2019"."""
    for at in range(own.at + 1, len(dated.clauses.tags)):
        if dated.clauses.tags[at] in "F,;:.":
            return False
        if at in dated.times and dated.times[at].role is TimeRole.COMPARISON:
            return True
    return False


def _between(dated: DatedSentence, index: int, first: Period, last: Period, words: Span) -> Period:
    """Return when a figure "from A to B" is true: a change in B over A, an amount in all."""
    own = dated.figures[index]
    is_years = first.count("month") == last.count("month") == 12  # noqa: PLR2004
    if own.is_change and is_years:
        dated.bases[index] = Decision(first, 'the first time of "from ... to"', words)
        return last
    period = Period(start=first.start, end=max(first.end, last.end))
    return as_stock(dated, own, period) if stands_behind(dated, own.at, _TO) else period


def _so_far(dated: DatedSentence, own: DatedFigure, time: TimeExpression, period: Period) -> Period:
    """Return the part of a period that is over, for what has come about in it."""
    day = dated.day
    if day is None or not period.start < day < period.end:
        return period
    predicate = predicate_of(dated, own)
    if predicate is None or predicate.is_future or predicate.has("expect", "aim"):
        return period
    clauses = dated.clauses
    if any(
        ("aim" in clauses.classes(at) and clauses.tags[at] == "N")
        or (clauses.tags[at] in "vbng" and "expect" in clauses.classes(at))
        for at in range(own.at)
    ):
        return period
    is_this = "this" in words_of(dated, time).split()
    is_year = period.count("month") == 12  # noqa: PLR2004
    is_over = predicate.is_perfect or (
        is_this and is_year and (predicate.past or not predicate.finite)
    )
    return attrs.evolve(period, end=day, label="") if is_over else period


def _resolved(dated: DatedSentence, index: int, time: TimeExpression) -> Period | None:
    """Return what "a year earlier" means beside a figure."""
    words = words_of(dated, time)
    reference = _reference(dated, index)
    if "ago" in words.split() and not dated.figures[index].is_change:
        reference = reference if _is_compared_level(dated, index) else dated.today()
    moved = shifted(time, reference)
    is_years = time.shift is not None and time.shift[0] < -1 and time.shift[1] == 0
    if moved is not None and moved.is_day and is_years and _is_made(dated, index):
        return attrs.evolve(year_of(moved.end.year), origin=moved.origin)
    return moved


def _is_made(dated: DatedSentence, index: int) -> bool:
    """Tell whether a figure is of what came about."""
    own = dated.figures[index]
    return is_flow(own) or not (is_state(dated, own) or is_stock(dated, own))


def _is_compared_level(dated: DatedSentence, index: int) -> bool:
    """Tell whether a level stands behind "from" or "compared with"."""
    at = dated.figures[index].at
    words = [dated.clauses.word(place) for place in range(max(0, at - 3), at)]
    previous = index > 0 and dated.period(index - 1) is not None
    return previous and any(word in FORMERS for word in words)


def _reference(dated: DatedSentence, index: int) -> Period | None:
    """Return the period that "a year earlier" is reckoned from."""
    for place in range(index - 1, -1, -1):
        if dated.period(place) is not None:
            return dated.period(place)
    later = [
        whole_of(dated.times[at])
        for at in sorted(dated.times)
        if dated.is_dating(at) and dated.times[at].shift is None and dated.times[at].period
    ]
    if later:
        return later[0]
    return dated.before.period or dated.today()


def shifted(time: TimeExpression, reference: Period | None) -> Period | None:
    """Return a period moved as words of time say, or named by them."""
    if time.shift is None:
        return time.period
    if time.period is not None and reference is not None:
        years = time.period.start.year - reference.start.year
        return attrs.evolve(reference.shift(years=years), origin=Origin.STATED, label="")
    if reference is None:
        return None
    years, months = time.shift
    if time.is_stock and time.shift == (-1, 0) and reference.end.year > 1:
        return _last_day_of_year(reference.end.year - 1)
    try:
        moved = reference.shift(years=years, months=months)
        if time.days:
            delta = dt.timedelta(days=time.days)
            moved = attrs.evolve(moved, start=moved.start + delta, end=moved.end + delta)
    except (ValueError, OverflowError):
        return None
    return attrs.evolve(moved, origin=Origin.STATED, label="")


def _last_day_of_year(year: int) -> Period:
    """Return the last day of a year."""
    day = dt.date(year, 12, 31)
    return Period(start=day, end=day)
