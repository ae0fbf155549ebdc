"""Times in prose: what dates a figure, what it is compared with, when it is due.

>>> for time in find_times("up 5% over 2020 in the first quarter", date=date(2022, 2, 28)):
...     print(time.role, time.period)
comparison 2020
period 2022-Q1
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, optional
from miitbrief.model.periods import Period
from miitbrief.model.spans import Span
from miitbrief.reading.documents.grammar import Fit, grammar, part
from miitbrief.reading.documents.shapes import Words, words_of
from miitbrief.reading.documents.tokens import Token, tokenize
from miitbrief.reading.times.clock import MONTHS_OF, Clock, Name, single_day
from miitbrief.reading.times.names import (
    FILE,
    any_name,
    calendar_name,
    clause_start,
    names_of,
    pair,
)

__all__ = ["TimeExpression", "TimeRole", "find_times", "times_of"]


class TimeRole(WordEnum):
    """What words of time do."""

    PERIOD = "period"
    """They date a figure."""
    COMPARISON = "comparison"
    """They name what a figure is compared with."""
    DUE = "due"
    """They are a deadline."""
    FRAME = "frame"
    """They only frame: "over the past 10 years", "the 2022 Winter Olympics"."""


@attrs.frozen(kw_only=True)
class TimeExpression:
    """Words of time in a text.

    Args:
        span: Where they stand: with "by the end of", "since", "from ... to", "compared with"
            and the like, but without "in", "during" and "at".
        role: What they do.
        period: The days; None where they depend on the briefing's date and there is none, or on
            the figure's own period.
        shift: The years and months by which what is meant lies from the figure's own period:
            (-1, 0) for "year on year" and "a year earlier", (0, -1) for "month on month".  (0, 0)
            is "the same period": as the figure's, but in the year *period* where there is one.
        days: The days by which it lies from there besides: -7 for "a week earlier".
        basis: What a figure of that period is compared with, where the words imply it.
        end: For "from A to B" and "between A and B" the days of B; *period* has those of A.
        is_stock: Whether they name a moment, a single day.
        unit: What they name of what is spoken of: the "year" of "that year" and "the end of the
            year", where *period* is that of the briefing's day, or the "former" and "latter" time.
    """

    span: Span = attrs.field(validator=instance_of(Span))
    role: TimeRole = attrs.field(converter=TimeRole)
    period: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    shift: tuple[int, int] | None = None
    days: int = attrs.field(default=0, validator=instance_of(int))
    basis: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    end: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    is_stock: bool = attrs.field(default=False, validator=instance_of(bool))
    unit: str = attrs.field(default="", validator=instance_of(str))


def find_times(text: str, *, date: date | None) -> tuple[TimeExpression, ...]:
    """Find all words of time in *text*, in order, disjoint, the longest from each place.

    Args:
        text: Any text.
        date: The day on which it is said, against which "last year" is resolved.

    >>> [time.span.of("since 2012") for time in find_times("since 2012", date=None)]
    ['since 2012']
    """
    return times_of(words_of(tokenize(text)), date=date)


def times_of(words: Words, *, date: date | None) -> tuple[TimeExpression, ...]:
    """Find all words of time among the words of a text, as `find_times` does."""
    found, end = list[TimeExpression](), 0
    for at, fits in grammar(FILE).all_fits(words):
        best = _longest(fits, date) if at >= end else None
        if best is not None:
            found.append(_expression(words, at, best))
            end = best.name.end
    return tuple(found)


class _Read(NamedTuple):
    """What words of time are read as.

    Attributes:
        role: What they do.
        name: Their days, and the word behind them.
        end: Of two ends the later one.
    """

    role: TimeRole
    name: Name
    end: Period | None = None


def _longest(fits: Sequence[Fit], date: date | None) -> _Read | None:
    """Return the longest expression of those that begin where rules fit."""
    words, at = fits[0].words, fits[0].first
    if not _stands_alone(words.tokens, at):
        return None
    clock = Clock(date, date, due=_is_ahead(words, at))
    found = [_Read(_ROLES[gives], name) for gives, name in names_of(fits, clock)]
    found.sort(key=lambda each: _RANKS[each.role])
    leads = ((_LEADS.get(fit.rule.yields), fit) for fit in fits)
    found += filter(None, (lead(fit, clock) for lead, fit in leads if lead))
    return max(found, key=lambda each: each.name.end, default=None)


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is no part of an amount or of a compound: "$2012", "mid-2012"."""
    if not at or not tokens[at].glued:
        return True
    before = tokens[at - 1]
    if before.text in "$€£¥":
        return False
    if at == 1 or not before.glued:
        return True
    last = tokens[at - 2].text[-1]
    if before.text in "-/":
        return not last.isalnum()
    return before.text not in ".," or not last.isdigit()


def _is_ahead(words: Words, at: int) -> bool:
    """Tell whether what precedes in the clause speaks of what is to come: "will rise in July"."""
    start = max(clause_start(words, at), at - _NEAR)
    return part(FILE, "COMING").search(words.signs, start, at) is not None


def _expression(words: Words, at: int, read: _Read) -> TimeExpression:
    """Return the expression from a word to the end of a name."""
    role, name, end = read
    return TimeExpression(
        span=Span(start=words.tokens[at].start, end=words.tokens[name.end - 1].end),
        role=role,
        period=name.period,
        shift=name.shift,
        days=name.days,
        basis=name.basis,
        end=end,
        is_stock=name.is_stock,
        unit=name.unit,
    )


# Rules: what words in front of a name make of it


def _from_to(fit: Fit, clock: Clock) -> _Read | None:
    """``"from" name "to" name | "between" name "and" name``."""
    first = calendar_name(fit.words, fit.last, clock)
    link = "AND" if fit["lead"] == "between" else "TO"
    both = first and pair(fit.words, fit.last, first, link, clock)
    if both is None:
        return None
    first, second = both
    name = second._replace(period=first.period, basis=None)
    return _Read(TimeRole.PERIOD, name, second.period)


def _due(fit: Fit, clock: Clock) -> _Read | None:
    """``("by" | "before" | "until") name``: its last day; the day before what is longer than one.

    "By" a year that is over is the year.

    A deadline where that day lies in the future.  Without the briefing's date "by 2025" is one,
    and "by the end of 2025" is not.
    """
    name = any_name(fit.words, fit.last, clock._replace(due=True))
    if name is None or name.shift:
        return None
    is_end = name.is_stock and _has(fit.words, fit.last, name.end, _END)
    is_before = fit["lead"].startswith(("before", "prior")) and not is_end
    day = name.period and _last_day(name.period, is_before=is_before)
    is_due = not name.is_stock if clock.date is None or day is None else day.start > clock.date
    role = TimeRole.DUE if is_due else TimeRole.PERIOD
    is_year = not (is_due or name.is_stock or name.is_range) and fit["lead"] == "by"
    if is_year and name.period and name.period.count("month") == MONTHS_OF["year"]:
        return _Read(role, name._replace(basis=None))
    return _Read(role, name._replace(period=day, basis=None, is_stock=True))


def _last_day(period: Period, *, is_before: bool) -> Period:
    """Return the last day of a period, or the day before it."""
    return _eve(period) if is_before else Period(start=period.end, end=period.end)


def _eve(period: Period) -> Period:
    """Return the day before a period, or the first day of all."""
    day = date.fromordinal(max(1, period.start.toordinal() - 1))
    return Period(start=day, end=day)


def _as_of(fit: Fit, clock: Clock) -> _Read | None:
    """``("as of" | "as at") name``: its last day, but not behind the briefing's."""
    name = any_name(fit.words, fit.last, clock)
    if name is None or name.shift:
        return None
    period = name.period and single_day(min(name.period.end, clock.date or name.period.end))
    return _Read(TimeRole.PERIOD, name._replace(period=period, basis=None, is_stock=True))


def _since(fit: Fit, clock: Clock) -> _Read | None:
    """``("since" | "starting from") name | "from" name "onwards"``: to the briefing's day.

    The basis of a change is the name, or the day before a beginning.  Behind "the most" or "a
    record" it only frames.
    """
    name = any_name(fit.words, fit.last, clock)
    if name is None:
        return None
    onwards = part(FILE, "ONWARDS").match(fit.words.signs, name.end)
    if not (onwards or fit.get("since")):
        return None
    if part(FILE, "RECORDS").search(fit.words.signs, clause_start(fit.words, fit.first), fit.first):
        return _Read(TimeRole.FRAME, name._replace(basis=None))
    start, day = name.period and name.period.start, clock.date
    is_beginning = name.is_stock and _has(fit.words, fit.last, name.end, _BEGINNING)
    since = name._replace(
        end=onwards.end() if onwards else name.end,
        period=Period(start=start, end=day) if start and day and start <= day else None,
        # "Since the beginning of the year" compares with the day before.
        basis=name.period and _eve(name.period) if is_beginning else name.period,
        is_stock=False,
    )
    return _Read(TimeRole.PERIOD, since)


def _has(words: Words, first: int, last: int, asked: frozenset[str]) -> bool:
    """Tell whether one of some words stands there."""
    return any(token.lower in asked for token in words.tokens[first:last])


def _compared(fit: Fit, clock: Clock) -> _Read | None:
    """``("compared with" | "than in" | "times that of" | "versus" ...) name``.

    "Compared with the same period" is that of a year before.
    """
    name = any_name(fit.words, fit.last, clock)
    if name is None or part(FILE, "DATES").match(fit.words.signs, name.end):
        return None
    is_same = name.shift == (0, 0) and not (name.period or name.days)
    shift = (-1, 0) if is_same else name.shift
    return _Read(TimeRole.COMPARISON, name._replace(basis=None, shift=shift))


def _surpassed(fit: Fit, clock: Clock) -> _Read | None:
    """``"exceeds" name "'s" noun``: what is exceeded."""
    read = _compared(fit, clock)
    is_owner = read and part(FILE, "OWNS").match(fit.words.signs, read.name.end)
    return read if is_owner else None


def _compared_peak(fit: Fit, clock: Clock) -> _Read | None:
    """``("from" | "above" ...) ("its" | "the" ...) name "peak"``: a level of that time."""
    name = any_name(fit.words, fit.last, clock)
    if name is None or not part(FILE, "PEAKS").match(fit.words.signs, name.end):
        return None
    return _Read(TimeRole.COMPARISON, name._replace(basis=None))


def _changed(fit: Fit, clock: Clock) -> _Read | None:
    """``("from" | "over" | "on") name`` behind a change in the same clause ("up 5% over 2020").

    A name such as "a year earlier" needs none.
    """
    name = any_name(fit.words, fit.last, clock)
    is_same = name is not None and name.shift == (0, 0) and not (name.period or name.days)
    is_ahead = name is not None and name.period is not None and _is_behind(clock, name.period)
    if name is None or name.is_range or is_same or is_ahead:
        return None
    start = clause_start(fit.words, fit.first)
    is_change = part(FILE, "CHANGES").search(fit.words.signs, start, fit.first)
    return _compared(fit, clock) if name.shift or is_change else None


def _is_behind(clock: Clock, period: Period) -> bool:
    """Tell whether a period begins after the day on which it is said."""
    return clock.date is not None and period.start > clock.date


_Lead = Callable[[Fit, Clock], _Read | None]
#: So many words before words of time may tell of the future.
_NEAR = 16
_BEGINNING = frozenset({"beginning", "start", "outset", "first"})
_END = frozenset({"end"})
#: What names do where no word in front of them says more; of two as long the first wins.
_ROLES = {
    "frame": TimeRole.FRAME,
    "comparison": TimeRole.COMPARISON,
    "": TimeRole.PERIOD,
    "related": TimeRole.PERIOD,
}
_RANKS = {role: rank for rank, role in enumerate(dict.fromkeys(_ROLES.values()))}
_LEADS: dict[str, _Lead] = {
    "from to": _from_to,
    "due": _due,
    "as of": _as_of,
    "since": _since,
    "compared": _compared,
    "surpassed": _surpassed,
    "compared peak": _compared_peak,
    "changed": _changed,
}
