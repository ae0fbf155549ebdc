"""Due dates: the words of time by which an aim can be due.

::

    due = ("by" | "before" | "until") time             "by the end of 2025"
        | time that is not over                        "this year", "in 2025"
        | ("next" | "coming") count years | "Plan (" years ")"
        | ("by" | "before") month                      when it comes next
        | ("within" | "in") count unit | "within the year" | "by mid-century"
        | ("annual" | "full-year") noun of aiming      where nothing else dates the sentence
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from miitbrief.model.periods import Period
from miitbrief.reading.chunks.numbers import number_at
from miitbrief.reading.documents.tokens import tokenize
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["Due", "dues_of", "starts_behind"]


class Due(NamedTuple):
    """A due date in a sentence.

    Attributes:
        first: Its first word.
        last: The word behind it.
        day: The last day on which the aim can be reached.
        is_deadline: Whether the words name that day alone, as "by the end of 2025" does.
        is_firm: Whether they make an aim of what somebody merely will do.  A day or a month to
            come says when something is done, and not by when: "rates will be cut in July".
        is_over: Whether the day lies before the briefing.
        is_of_plan: Whether they name the years of a plan.
    """

    first: int
    last: int
    day: dt.date
    is_deadline: bool
    is_firm: bool
    is_over: bool = False
    is_of_plan: bool = False


_BY = ("by", "before", "until", "till", "no later than", "not later than", "prior to", "up until")
_FROM = ("since", "from", "starting", "as of", "as at", "beginning")
_AHEAD = ("next ", "coming ", "the next ", "the coming ")
_YEAR = relativedelta(years=1)
#: A shorter time to come is when something is done: a quarter has this many days at least.
_LEAST_DAYS = 90
_PART_DAYS = 184
_OVER = frozenset({"last", "past", "previous", "first"})
#: Days behind it need not be counted.
_LAST_YEAR = dt.MAXYEAR - 200


def dues_of(
    clauses: Clauses,
    times: Mapping[int, TimeExpression],
    date: dt.date | None,
    named: dt.date | None = None,
) -> tuple[Due, ...]:
    """Return the due dates of a sentence, in order.

    Args:
        clauses: The sentence.
        times: Its words of time, by their places in it.
        date: The briefing's day; without it every time that is named may lie ahead.
        named: The last day to come that the sentences before name, which "by then" means.
    """
    found = [due for at, time in times.items() if (due := _of_time(clauses, at, time, date))]
    if date is not None and date.year <= _LAST_YEAR:
        taken = {due.first for due in found}
        found += [due for due in _counted(clauses, date) if due.first not in taken]
        is_ahead = any(not due.is_over for due in found)
        found += [due for due in _annual(clauses, times, date) if due.is_deadline or not is_ahead]
    found += _meant(clauses, found, named)
    return tuple(_joined(clauses, sorted(found)))


def _meant(clauses: Clauses, dues: Sequence[Due], named: dt.date | None) -> Iterator[Due]:
    """Yield what is due "by then" or "by that time": on the day that was named last."""
    for at, node in enumerate(clauses.nodes):
        if node.lower != "by" or clauses.word(at + 1) not in ("then", "that"):
            continue
        days = [due.day for due in dues if due.first < at and not due.is_over]
        day = days[-1] if days else named
        if day is not None:
            yield Due(at, at + 2, day, is_deadline=True, is_firm=True)


def _joined(clauses: Clauses, dues: Sequence[Due]) -> Iterator[Due]:
    """Yield the due dates, two years that "and" joins as the later one: "in 2024 and 2025"."""
    if any(node.lower == "respectively" for node in clauses.nodes):
        yield from dues
        return
    for due, behind in zip_longest(dues, dues[1:]):
        is_first = (
            behind is not None
            and not due.is_deadline
            and behind.first == due.last + 1
            and clauses.word(due.last) in ("and", "to")
        )
        if behind is not None and is_first and behind.day > due.day:
            continue
        yield due


def _of_time(clauses: Clauses, at: int, time: TimeExpression, date: dt.date | None) -> Due | None:
    """Return the due date that words of time are, or None."""
    words = clauses.word(at)
    before = clauses.word(at - 1)
    if before == "in":
        before = clauses.word(at - 2) if clauses.word(at - 2) == "starting" else before
    is_start = words.startswith(_FROM) or before in _FROM
    if time.role is TimeRole.COMPARISON or time.shift is not None or (is_start and not time.end):
        return None
    is_of_plan = clauses.tag(at - 1) == "(" and clauses.word(at - 2) == "plan"
    if time.role is TimeRole.FRAME and not (words.startswith(_AHEAD) or is_of_plan):
        return None
    period = time.end or time.period
    if period is None:
        return None
    is_deadline = time.role is TimeRole.DUE or words.startswith(_BY) or _is_by(clauses, at)
    if date is not None and period.end < date:
        period = _next(period, words, date, is_deadline=is_deadline)
    is_here = date is not None and period.is_day and period.start == date
    if is_here and not is_deadline:
        return None
    start = (time.period or period).start
    is_long = start <= (date or start) or (period.end - start).days + 1 >= _LEAST_DAYS
    is_firm = is_deadline or is_long
    is_over = date is not None and period.end < date
    return Due(at, at + 1, period.end, is_deadline, is_firm, is_over, "plan" in words)


def starts_behind(clauses: Clauses, at: int) -> bool:
    """Tell whether a figure holds from a time on that stands behind it: "600 a year from 2026"."""
    time = clauses.tags.find("T", at)
    if time < 0 or not set(clauses.tags[at + 1 : time]) <= set("DANP"):
        return False
    is_range = clauses.word(time + 1) in ("to", "until", "through") or " to " in clauses.word(time)
    is_start = clauses.word(time).startswith(_FROM) or clauses.word(time - 1) in _FROM
    return is_start and not is_range


def _is_by(clauses: Clauses, at: int) -> bool:
    """Tell whether "by" stands before words of time, or "by the end of the season on" a day."""
    left = at - 1
    while clauses.tag(left) in "PDAN" and clauses.word(left) not in _BY and left > 0:
        left -= 1
    return clauses.word(left) in _BY and clauses.word(left + 2) in ("end", "close", "start")


def _next(period: Period, words: str, date: dt.date, *, is_deadline: bool) -> Period:
    """Return a part of a year without its year, which is over, as the next one of its name.

    Without "by" or "before" that is meant only where it is nearer than the one that is over.
    """
    is_named = any(word.isdigit() and len(word) == 4 for word in words.split())  # noqa: PLR2004
    is_part = (period.end - period.start).days <= _PART_DAYS and not _OVER & set(words.split())
    if is_named or not is_part or date.year == dt.MAXYEAR:
        return period
    later = Period(start=period.start + _YEAR, end=period.end + _YEAR)
    is_near = is_deadline or (later.start - date).days <= _PART_DAYS
    return later if is_near and later.end >= date else period


_UNITS = {
    "year": _YEAR,
    "month": relativedelta(months=1),
    "week": relativedelta(weeks=1),
    "day": relativedelta(days=1),
}
_CENTURY = 100


_COUNTING = frozenset(["within", "before", "in", "mid-century", "middle"])


def _counted(clauses: Clauses, date: dt.date) -> Iterator[Due]:
    """Yield the due dates that count from the day on which they are spoken."""
    year_end = date.replace(month=12, day=31)
    for at in [at for at, node in enumerate(clauses.nodes) if node.lower in _COUNTING]:
        word, behind = clauses.word(at), clauses.word(at + 1)
        if word == "within":
            yield from _within(clauses, at, date)
        elif word == "before" and behind == "the" and clauses.word(at + 2) == "year":
            yield Due(at, at + 5, year_end, is_deadline=True, is_firm=True)
        elif word == "in" and behind not in ("the", "a"):
            yield from (due._replace(is_deadline=False) for due in _within(clauses, at, date))
        elif word == "mid-century" or (word == "middle" and clauses.word(at + 3) == "century"):
            day = dt.date(date.year // _CENTURY * _CENTURY + _CENTURY // 2, 12, 31)
            yield Due(at, at + 1, day, is_deadline=True, is_firm=True)


def _within(clauses: Clauses, at: int, date: dt.date) -> Iterator[Due]:
    """Yield what is due within a time: "within three years", "within the year"."""
    if clauses.word(at + 1) in ("the", "a") and clauses.word(at + 2) == "year":
        day = date + _YEAR if clauses.word(at + 1) == "a" else date.replace(month=12, day=31)
        yield Due(at, at + 3, day, is_deadline=True, is_firm=True)
        return
    place = at + 2 if clauses.word(at + 1) in ("the", "next", "about", "some") else at + 1
    if clauses.tag(place) not in "FQ":
        return
    tokens = tokenize(clauses.nodes[place].text)
    number = number_at(tokens, 0)
    unit = clauses.word(place).replace("-", " ").split()[-1].rstrip("s")
    unit = unit if unit in _UNITS else clauses.word(place + 1).rstrip("s")
    if number is None or unit not in _UNITS or number.value != int(number.value):
        return
    if number.value > _CENTURY:
        return
    day = date + _UNITS[unit] * int(number.value)
    yield Due(at, place + 1, day, is_deadline=True, is_firm=True)


_NEAR = 7
_YEARLY = frozenset(["annual", "full-year", "whole-year", "yearly"])


def _annual(clauses: Clauses, times: Mapping[int, TimeExpression], date: dt.date) -> Iterator[Due]:
    """Yield the end of the year that an annual target is of: one that is told of, or this."""
    for at, node in enumerate(clauses.nodes):
        is_year = node.lower == "year" and clauses.word(at - 1) in ("the", "full")
        is_owner = is_year and clauses.word(at + 1) == "'s"
        if node.lower not in _YEARLY and not is_year:
            continue
        is_behind = is_year and not is_owner
        near = range(at - _NEAR, at) if is_behind else range(at + 1, at + 5)
        noun = next((spot for spot in near if _is_goal(clauses, spot)), None)
        if noun is None:
            continue
        told = [time.period for spot, time in times.items() if spot < at and time.period]
        year = told[-1].end.year if told else date.year
        day = dt.date(year, 12, 31)
        last = max(at, noun) + 1
        yield Due(at, last, day, is_deadline=is_behind, is_firm=True, is_over=day < date)


def _is_goal(clauses: Clauses, at: int) -> bool:
    """Tell whether a word names an aim."""
    readings = clauses.nodes[at].readings if 0 <= at < len(clauses.nodes) else ()
    return any("goal" in word.classes or word.lemma == "plan" for word in readings)
