"""Due dates: the words of time by which an aim can be due.

::

    deadline = ("by" | "before" | "until") time         in the future
             | time that is not over: "this year", "in 2025", "during the 14th Five-Year Plan"
             | ("next" | "coming") count years
             | ("by" | "before" ...) month              when it comes next
             | "within" count unit | "within the year" | "by the end of the decade"
             | ("annual" | "full-year") aim-noun        where the sentence tells of nothing past
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from miitbrief.model.periods import Period
from miitbrief.model.spans import Span
from miitbrief.reading.stances.stances import any_of, of_sentence, phrases
from miitbrief.reading.times.calendar_words import MONTH_NAMES
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["Deadline", "deadlines"]


class Deadline(NamedTuple):
    """A due date in a sentence.

    Attributes:
        span: Where its words stand in the sentence.
        day: The last day on which the aim can be reached.
        is_deadline: Whether the words name that day alone, as "by the end of 2025" does.
        is_firm: Whether they make an aim of what somebody merely will do.  A day or a month to
            come says when something is done, and not by when: "rates will be cut in July".
    """

    span: Span
    day: dt.date
    is_deadline: bool
    is_firm: bool


_BY_WORDS = "(?:by|before|until|till|up until|prior to|no later than|not later than)"
_BY = re.compile(rf"(?i){_BY_WORDS}\b")
_FROM = re.compile(r"(?i)(?:since|from|starting|as (?:of|at))\b")
_BEHIND_FROM = re.compile(r"(?i)\b(?:since|from|starting(?:\s+in)?)\s+$")
#: So far to the left of words of time "starting in" is looked for.
_REACH = 30
_AHEAD = re.compile(r"(?i)(?:the )?(?:next|coming)\b")
#: "By September", "before the end of September": of the year to come, where it is an aim.
_BARE_MONTH = re.compile(
    rf"(?i){_BY_WORDS}\s+(?:the\s+end\s+of\s+|[0-9]{{1,2}}\s+)?"
    rf"(?:{'|'.join(MONTH_NAMES)})(?:\s+[0-9]{{1,2}})?"
)
_YEAR = relativedelta(years=1)
#: A shorter time to come is when something is done: a quarter has this many days at least.
_LEAST_DAYS = 90


def deadlines(
    text: str, times: Sequence[TimeExpression], sentence: Span, date: dt.date | None
) -> tuple[Deadline, ...]:
    """Return the words of time of a sentence that can be a due date, in order.

    Args:
        text: The text.
        times: Its words of time.
        sentence: Where the sentence stands.
        date: The briefing's day; without it every time that is named may lie ahead.
    """
    found = (
        _deadline(time, time.span.of(text), time.span.shift(-sentence.start), date)
        for time in times
        if sentence.contains(time.span)
        and not _BEHIND_FROM.search(
            text, max(sentence.start, time.span.start - _REACH), time.span.start
        )
    )
    known = tuple(deadline for deadline in found if deadline is not None)
    taken = [time.span.shift(-sentence.start) for time in times if sentence.contains(time.span)]
    spoken = (
        due
        for due in _spoken(sentence.of(text), date)
        if not any(due.span.overlaps(span) for span in taken)
    )
    named = tuple(sorted((*known, *spoken), key=lambda due: due.span))
    dated = [time for time in times if sentence.contains(time.span) and time.period]
    return named if dated or named or date is None else tuple(_annual(sentence.of(text), date))


_COUNTS = {word: at for at, word in enumerate(phrases("small_counts"), start=1)}
#: "Within three years", "before the year is out", "by the end of the decade".
_SPOKEN = of_sentence(
    rf"within\s+(?:the\s+next\s+)?(?P<count>[0-9]{{1,2}}|{any_of('small_counts')})\s+"
    r"(?P<unit>years?|months?|weeks?|days?)"
    r"|(?P<year>within\s+(?:the|this)\s+year|before\s+the\s+year\s+is\s+out|by\s+(?:the\s+)?year's\s+end)"
    r"|(?P<decade>(?:by|before)\s+the\s+(?:end|close)\s+of\s+(?:the|this)\s+decade|(?:this|within\s+the)\s+decade)"
    r"|(?P<century>by\s+(?:mid-century|the\s+middle\s+of\s+the\s+century))"
)
_LENGTHS = {
    "year": _YEAR,
    "month": relativedelta(months=1),
    "week": relativedelta(weeks=1),
    "day": relativedelta(days=1),
}
_DECADE, _CENTURY = 10, 100


def _spoken(sentence: str, date: dt.date | None) -> Iterator[Deadline]:
    """Yield the due dates that count from the day on which they are spoken."""
    if date is None or date.year > _LAST_YEAR:
        return
    for match in _SPOKEN.finditer(sentence):
        year = date.year
        if match["decade"]:
            year = -(-year // _DECADE) * _DECADE
        elif match["century"]:
            year = year // _CENTURY * _CENTURY + _CENTURY // 2
        day = dt.date(year, 12, 31)
        if match["count"]:
            count = _COUNTS.get(match["count"].lower()) or int(match["count"])
            day = date + _LENGTHS[match["unit"].lower().rstrip("s")] * count
        if day >= date:
            span = Span(start=match.start(), end=match.end())
            yield Deadline(span, day, is_deadline=True, is_firm=True)


#: Days behind it need not be counted.
_LAST_YEAR = dt.MAXYEAR - 200

_ANNUAL = of_sentence(
    rf"(?:annual|full-year|whole-year|yearly)\s+(?:[a-z-]+\s+){{0,3}}?{any_of('aim_nouns')}"
)


def _annual(sentence: str, date: dt.date) -> Iterator[Deadline]:
    """Yield the end of the year that the targets of a year are due at."""
    for match in _ANNUAL.finditer(sentence):
        span = Span(start=match.start(), end=match.end())
        yield Deadline(span, date.replace(month=12, day=31), is_deadline=True, is_firm=True)


def _deadline(
    time: TimeExpression, words: str, span: Span, date: dt.date | None
) -> Deadline | None:
    """Return the due date that words of time are, or None."""
    period = _ahead(time, words, date)
    if period is None:
        return None
    is_deadline = time.role is TimeRole.DUE or _BY.match(words) is not None
    if not is_deadline and date is not None and _is_at(period, date):
        return None
    is_firm = is_deadline or date is None or period.start <= date or _is_long(period)
    return Deadline(span, period.end, is_deadline, is_firm)


def _ahead(time: TimeExpression, words: str, date: dt.date | None) -> Period | None:
    """Return the days of words of time that may be ahead and that may be an end, or None."""
    period = time.end or time.period
    if period is None or time.shift is not None or time.role is TimeRole.COMPARISON:
        return None
    is_frame = time.role is TimeRole.FRAME
    if (is_frame and not _AHEAD.match(words)) or (_FROM.match(words) and time.end is None):
        return None
    if date is None or period.end >= date:
        return period
    is_next = _BARE_MONTH.fullmatch(words) and date.year < dt.MAXYEAR
    later = is_next and Period(start=period.start + _YEAR, end=period.end + _YEAR)
    return later if later and later.end >= date else None


def _is_at(period: Period, date: dt.date) -> bool:
    """Tell whether a period is the briefing's own day: "now", "today"."""
    return period.is_day and period.start == date


def _is_long(period: Period) -> bool:
    """Tell whether a period is a quarter or longer."""
    return (period.end - period.start).days + 1 >= _LEAST_DAYS
