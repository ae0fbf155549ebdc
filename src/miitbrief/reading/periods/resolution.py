"""What words of time mean for a figure: "a year earlier", "since 2012", "this year"."""

import datetime as dt

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    Found,
    whole_of,
    year_of,
)
from miitbrief.reading.periods.stocks import SHORTEST_MONTH, as_stock, is_flow, is_state, is_stock
from miitbrief.reading.times.clock import MONTHS_OF
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["meaning", "shifted"]

_TO = frozenset(["to"])
#: So near before a figure stands its verb.
_NEAR = 5
#: What has been so ever since a time is told of all of it.
_STAYING = words("staying_verbs")
_NEXT = ("next", "the next", "the coming")
_UNTIL = ("by ", "until ", "till ")
#: The days of a week.
_WEEK = 7
#: No month has more days.
_MONTH = 31
_BEGINNING = "where the time that is named begins"
_FIRST = 'the first time of "from ... to"'


def meaning(dated: DatedSentence, index: int, at: int) -> Found:
    """Return what the words of time at a place mean for a figure, and what they compare it with."""
    own, time = dated.figures[index], dated.times[at]
    if time.shift is not None or time.period is None:
        return Found(_resolved(dated, index, at), time.span)
    period = _cut(dated, time)
    if not dated.clauses.word(at).startswith(_NEXT):
        period = _not_ahead(dated, own, period)
    if time.end is not None:
        return _between(dated, own, period, time.end, time)
    if _is_since(dated, time):
        return _since(dated, own, time)
    if _is_since_clause(dated, at) and dated.day is not None and period.start < dated.day:
        return Found(Period(start=period.start, end=dated.day), time.span)
    if own.sense.kind is Kind.AVERAGE_GROWTH and period.count("year") > 1 and time.basis is None:
        return _between(dated, own, year_of(period.start.year), year_of(period.end.year), time)
    is_compared = time.basis is not None and own.is_change
    basis = Decision(time.basis, _BEGINNING, time.span) if is_compared else None
    period = _so_far(dated, own, at, _by(dated, at, period))
    return Found(as_stock(dated, own, period), time.span, basis)


def _not_ahead(dated: DatedSentence, own: DatedFigure, period: Period) -> Period:
    """Return the last day or month of a name before the briefing, for what has come about."""
    predicate, day = dated.predicate_of(own), dated.day
    is_over = predicate is not None and (predicate.past or predicate.is_perfect)
    if day is None or period.start <= day or not is_over:
        return period
    if period.is_day and (period.end - day).days <= _WEEK:
        days = dt.timedelta(days=_WEEK)
        return attrs.evolve(period, start=period.start - days, end=period.end - days, label="")
    is_month = period.start.day == 1 and SHORTEST_MONTH <= (period.end - period.start).days < _MONTH
    return period.shift(years=-1) if is_month else period


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


def _by(dated: DatedSentence, at: int, period: Period) -> Period:
    """Return the last day of "by 2021" and "until May"."""
    if period.is_day or not dated.clauses.word(at).startswith(_UNTIL):
        return period
    return attrs.evolve(period, start=period.end)


def _is_since(dated: DatedSentence, time: TimeExpression) -> bool:
    """Tell whether words of time reach from a day named to the briefing's."""
    period, basis = time.period, time.basis
    if basis is None or period is None or dated.day is None:
        return False
    return period.end == dated.day and basis.start <= period.start


def _is_since_clause(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time say since when: "since it opened in 2014"."""
    clauses, start = dated.clauses, at
    while start > 0 and clauses.tags[start - 1] not in ",;:.":
        start -= 1
    return clauses.word(start) == "since" and clauses.tag(at + 1) == ","


def _since(dated: DatedSentence, own: DatedFigure, time: TimeExpression) -> Found:
    """Return the stretch up to the day; of a change its last day, over where it began."""
    if own.is_change and _is_of_another_time(dated, own):
        return Found(_cut(dated, time), time.span)
    if own.is_change:
        today = dated.today()
        basis = Decision(time.basis, _BEGINNING, time.span)
        return Found(today and attrs.evolve(today, origin=Origin.STATED), time.span, basis)
    is_of_day = _is_present(dated, own) or (is_state(dated, own) and not _lasts(dated, own))
    return Found(dated.today() if is_of_day else _cut(dated, time), time.span)


def _is_present(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is of the day: "has risen to 5", "it stands at 5"."""
    if dated.stands_behind(own.at, _TO) and is_state(dated, own):
        return True
    predicate = dated.predicate_of(own)
    if predicate is None or predicate.is_perfect or predicate.past:
        return False
    return predicate.finite and predicate.first > own.at - _NEAR


def _lasts(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is of all of a time: what was done in it, what stayed so."""
    predicate = dated.predicate_of(own)
    is_deed = predicate is not None and (predicate.has("deed") or predicate.lemma in _STAYING)
    return is_deed or own.measure.lower().startswith("average")


def _is_of_another_time(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a change says itself what it is over: "1.9 times the level of 2019"."""
    for at in range(own.at + 1, len(dated.clauses.tags)):
        if dated.clauses.tags[at] in "F,;:.":
            return False
        if at in dated.times and dated.times[at].role is TimeRole.COMPARISON:
            return True
    return False


def _between(
    dated: DatedSentence, own: DatedFigure, first: Period, last: Period, time: TimeExpression
) -> Found:
    """Return when a figure "from A to B" is true: a change in B over A, an amount in all."""
    is_years = first.count("month") == last.count("month") == MONTHS_OF["year"]
    if own.is_change and is_years:
        return Found(last, time.span, Decision(first, _FIRST, time.span))
    period = Period(start=first.start, end=max(first.end, last.end))
    is_end = dated.stands_behind(own.at, _TO)
    return Found(as_stock(dated, own, period) if is_end else period, time.span)


def _so_far(dated: DatedSentence, own: DatedFigure, at: int, period: Period) -> Period:
    """Return the part of a period that is over, for what has come about in it."""
    day, predicate = dated.day, dated.predicate_of(own)
    if day is None or not period.start < day < period.end:
        return period
    if predicate is None or predicate.is_future or predicate.has("expect", "aim"):
        return period
    if any(_is_ahead(dated, place) for place in range(own.at)):
        return period
    is_this = "this" in dated.clauses.word(at).split()
    is_year = period.count("month") == MONTHS_OF["year"]
    is_told = is_this and is_year and (predicate.past or not predicate.finite)
    is_over = predicate.is_perfect or is_told
    return attrs.evolve(period, end=day, label="") if is_over else period


def _is_ahead(dated: DatedSentence, at: int) -> bool:
    """Tell whether a word is of aims or expectations."""
    tag, classes = dated.clauses.tags[at], dated.clauses.classes(at)
    return (tag == "N" and "aim" in classes) or (tag in "vbng" and "expect" in classes)


def _resolved(dated: DatedSentence, index: int, at: int) -> Period | None:
    """Return what "a year earlier" means beside a figure."""
    own, time = dated.figures[index], dated.times[at]
    reference = _reference(dated, index)
    is_ago = "ago" in dated.clauses.word(at).split() and not own.is_change
    if is_ago and not _is_compared_level(dated, index):
        reference = dated.today()
    moved = shifted(time, reference)
    is_years = time.shift is not None and time.shift[0] < -1 and time.shift[1] == 0
    is_made = is_flow(own) or not (is_state(dated, own) or is_stock(dated, own))
    if moved is not None and moved.is_day and is_years and is_made:
        return attrs.evolve(year_of(moved.end.year), origin=moved.origin)
    return moved


def _is_compared_level(dated: DatedSentence, index: int) -> bool:
    """Tell whether a level stands behind "from" or "compared with"."""
    at = dated.figures[index].at
    near = [dated.clauses.word(place) for place in range(max(0, at - 3), at)]
    previous = index > 0 and dated.period(index - 1) is not None
    return previous and not FORMERS.isdisjoint(near)


def _reference(dated: DatedSentence, index: int) -> Period | None:
    """Return the period that "a year earlier" is reckoned from."""
    told = (dated.period(place) for place in range(index - 1, -1, -1))
    named = (
        whole_of(dated.times[at])
        for at in dated.dating
        if dated.times[at].shift is None and dated.times[at].period
    )
    return (
        next(filter(None, told), None)
        or next(filter(None, named), None)
        or dated.before.period
        or dated.today()
    )


def shifted(time: TimeExpression, reference: Period | None) -> Period | None:
    """Return a period moved as words of time say, or named by them."""
    if time.shift is None:
        return time.period
    if reference is None:
        return None
    years, months = time.shift
    if time.period is not None:
        years = time.period.start.year - reference.start.year
    elif time.is_stock and time.shift == (-1, 0) and reference.end.year > 1:
        day = dt.date(reference.end.year - 1, 12, 31)
        return Period(start=day, end=day)
    try:
        moved = reference.shift(years=years, months=months)
        delta = dt.timedelta(days=time.days)
        return Period(start=moved.start + delta, end=moved.end + delta)
    except (ValueError, OverflowError):
        return None
