"""What words of time mean for a figure: "a year earlier", "since 2012", "this year"."""

import datetime as dt
from itertools import pairwise

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.attachment import time_ahead, time_of
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    Found,
    dating_rule,
    whole_of,
    year_of,
)
from miitbrief.reading.periods.stocks import (
    SHORTEST_MONTH,
    as_flow,
    as_stock,
    is_flow,
    is_state,
    is_stock,
)
from miitbrief.reading.times.clock import MONTHS_OF, run
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["named", "named_ahead", "shifted"]

_TO = frozenset(["to"])
#: So near before a figure stands its verb.
_NEAR = 5
#: What has been so ever since a time is told of all of it.
_STAYING = words("staying_verbs")
#: Before a time to come, whatever the tense of the verb.
_NEXT = ("next", "the next", "the coming", "coming", "tomorrow", "the day after tomorrow")
_UNTIL = ("by ", "until ", "till ")
#: The days of a week.
_WEEK = 7
#: No month has more days.
_MONTH = 31
_ENDS = frozenset(["beginning", "start", "outset"])
_TWO = ("former", "latter")
_BEGINNING = "where the time that is named begins"
_FIRST = 'the first time of "from ... to"'


@dating_rule(
    "the time named beside it",
    yes=["In 2021, tea reached [5 tonnes].", "Tea was [4 tonnes] in 2019 and 5 tonnes in 2020."],
    no=["They have built [40] ports."],
)
def named(dated: DatedSentence, index: int) -> Found | None:
    """Words of time behind a figure, before it in its clause or at the head of its sentence."""
    own, time_at = dated.figures[index], time_of(dated, index)
    if time_at is None:
        return None
    joined = _joined(dated, time_at) if own.listed[0] == own.listed[1] else None
    if joined is None:
        return _meaning(dated, index, time_at)
    span = dated.times[time_at].span
    if own.sense.kind is not Kind.AVERAGE_GROWTH:
        return Found(as_stock(dated, own, joined), span)
    first = year_of(joined.start.year - 1)
    basis = Decision[Period | None](first, "the year before those that are averaged", span)
    return Found(year_of(joined.end.year), span, basis)


def _joined(dated: DatedSentence, at: int) -> Period | None:
    """Return "in 2018, 2019 and 2020" as one stretch: times in a row, the last behind "and"."""
    clauses, run = dated.clauses, [at]
    while clauses.tag(run[0] - 1) in ",C" and dated.is_dating(run[0] - 2):
        run.insert(0, run[0] - 2)
    while clauses.tag(run[-1] + 1) in ",C" and dated.is_dating(run[-1] + 2):
        run.append(run[-1] + 2)
    marks = [clauses.tag(place + 1) for place in run[:-1]]
    if marks[-1:] != ["C"] or marks.count("C") > 1:
        return None
    periods = [dated.times[place].period for place in run]
    known = [period for period in periods if period is not None and not period.is_day]
    is_row = len(known) == len(run) and all(one.end < two.start for one, two in pairwise(known))
    return Period(start=known[0].start, end=known[-1].end) if is_row else None


@dating_rule(
    "the time named behind it in the clause",
    yes=["Tea fell [5%], and silk rose 3%, in the six months to May."],
    no=["They paid [40 yuan] to growers who lost their crops in April."],
)
def named_ahead(dated: DatedSentence, index: int) -> Found | None:
    """Words of time further behind in its clause, or at the end of the sentence behind a comma."""
    at = time_ahead(dated, dated.figures[index])
    return None if at is None else _meaning(dated, index, at)


def _meaning(dated: DatedSentence, index: int, at: int) -> Found:
    """Return what the words of time at a place mean for a figure, and what they compare it with."""
    own, time = dated.figures[index], _meant(dated, at)
    step = _same_step(dated, own, time)
    period = _spoken_of(dated, index, at) or time.period
    if step is not None or time.shift is not None or period is None:
        return step or Found(_resolved(dated, index, at), time.span)
    period = _cut(dated, period)
    if not dated.clauses.word(at).startswith(_NEXT):
        period = _not_ahead(dated, own, period)
    if time.end is not None:
        return _between(dated, own, period, time.end, time)
    if _is_since(dated, time):
        return _since(dated, own, time, period)
    if _is_since_clause(dated, at) and dated.day is not None and period.start < dated.day:
        return Found(Period(start=period.start, end=dated.day), time.span)
    if own.sense.kind is Kind.AVERAGE_GROWTH and period.count("year") > 1 and time.basis is None:
        return _between(dated, own, year_of(period.start.year), year_of(period.end.year), time)
    is_compared = time.basis is not None and own.is_change
    basis = Decision(time.basis, _BEGINNING, time.span) if is_compared else None
    period = _so_far(dated, own, at, _by(dated, at, period))
    is_change = own.is_change
    value = as_flow(dated, own, period, time.span) if is_change else as_stock(dated, own, period)
    return Found(value, time.span, basis)


def _meant(dated: DatedSentence, at: int) -> TimeExpression:
    """Return words of time, or the former or the latter of the last two that were named."""
    time = dated.times[at]
    for sentence in (dated, dated.previous) if time.unit in _TWO else ():
        named = [] if sentence is None else [sentence.times[place] for place in sentence.dating]
        known = [each for each in named if each.period is not None]
        if len(known) > 1:
            return known[-2 if time.unit == "former" else -1]
    return time


def _same_step(dated: DatedSentence, own: DatedFigure, time: TimeExpression) -> Found | None:
    """Return the times of the last step, for "over the same period" behind "from 2012 to 2021"."""
    pair, told = dated.before.pair, dated.before.period
    is_same = time.shift == (0, 0) and not (time.period or time.days or time.unit)
    if not is_same or pair is None or told is None or told.end != pair[1].end:
        return None
    if not _is_year(pair[0]) or not _is_year(pair[1]):
        return None
    if own.is_change:
        basis = Decision[Period | None](pair[0], _FIRST, time.span)
        return Found(attrs.evolve(pair[1], origin=Origin.INHERITED), time.span, basis)
    return Found(as_stock(dated, own, Period(start=pair[0].start, end=pair[1].end)), time.span)


def _is_year(period: Period) -> bool:
    """Tell whether a period is of twelve months."""
    return period.count("month") == MONTHS_OF["year"]


def _spoken_of(dated: DatedSentence, index: int, at: int) -> Period | None:
    """Return what is meant by "that year", and "the end of the year" behind one that is over."""
    time, now = dated.times[at], dated.times[at].period
    if time.unit not in MONTHS_OF or (now is not None and time.role is TimeRole.DUE):
        return None
    told = (dated.period(place) for place in range(index - 1, -1, -1))
    named = (dated.times[place] for place in reversed(dated.dating) if place < at)
    known = (each.period for each in named if not each.unit and each.shift is None)
    is_carried = dated.before.carried and now is not None
    before = None if is_carried else dated.before.period
    period = next(filter(None, (*told, *known, before)), None)
    if period is None or period.origin is Origin.ASSUMED:
        return None if now is not None else dated.today()
    place = (period.end.month - 1) // MONTHS_OF[time.unit]
    whole = run(period.end.year, time.unit, place, place)
    if now is not None and (whole.start >= now.start or period.start < whole.start):
        return None
    if not time.is_stock:
        return whole
    is_start = not _ENDS.isdisjoint(dated.clauses.word(at).split())
    return (
        attrs.evolve(whole, end=whole.start) if is_start else attrs.evolve(whole, start=whole.end)
    )


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


def _cut(dated: DatedSentence, period: Period) -> Period:
    """Return a period up to the day that another time names: "this year as of June 1"."""
    day = dated.day
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


def _since(dated: DatedSentence, own: DatedFigure, time: TimeExpression, period: Period) -> Found:
    """Return the stretch up to the day; of a change its last day, over where it began."""
    is_gap = dated.clauses.word(own.at + 1) in ("above", "below")
    if own.is_change and (is_gap or _is_of_another_time(dated, own)):
        return Found(period, time.span)
    if own.is_change:
        today = dated.today()
        basis = Decision(time.basis, _BEGINNING, time.span)
        return Found(today and attrs.evolve(today, origin=Origin.STATED), time.span, basis)
    is_of_day = _is_present(dated, own) or (is_state(dated, own) and not _lasts(dated, own))
    return Found(dated.today() if is_of_day else period, time.span)


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
    if own.is_change and _is_year(first) and _is_year(last):
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
    is_told = is_this and _is_year(period) and (predicate.past or not predicate.finite)
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
    near = dated.words(max(0, at - 3), at)
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
