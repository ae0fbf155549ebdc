"""Names of time: the longest that begins at a word, with the days that it stands for.

A name without a year is the latest that has begun; behind a word such as "by", it is the nearest.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress

from dateutil.relativedelta import relativedelta

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.documents.grammar import Fit, grammar, part
from miitbrief.reading.documents.shapes import Words
from miitbrief.reading.times.clock import (
    MONTHS_OF,
    YEARS_FROM_NOW,
    Clock,
    Name,
    has_year,
    number,
    of_year,
    run,
    single_day,
    year_of,
)
from miitbrief.reading.times.days import DAYS
from miitbrief.reading.times.years import YEARS

__all__ = [
    "FILE",
    "any_name",
    "calendar_name",
    "clause_start",
    "names_of",
    "pair",
]

FILE = "times.rules"
#: No clause goes on for so many words before what is asked.
_FAR = 50
#: What rules give whose names may stand behind words such as "by", besides those of the calendar.
_NO_FRAMES = ("", "related", "comparison")


def clause_start(words: Words, at: int) -> int:
    """Return the first word of the clause that a word is in, or one not too far before it."""
    match = part(FILE, "CLAUSE").search(words.signs, max(0, at - _FAR), at)
    return at if match is None else match.start()


def calendar_name(words: Words, at: int, clock: Clock) -> Name | None:
    """Return the longest name of days that begins at a word."""
    return _longest(_names(grammar(FILE).fits(words, at), clock), ("",))


def any_name(words: Words, at: int, clock: Clock) -> Name | None:
    """Return the longest name or range that begins at a word, of those that do not only frame."""
    return _longest(names_of(grammar(FILE).fits(words, at), clock), _NO_FRAMES)


def names_of(fits: Sequence[Fit], clock: Clock) -> list[tuple[str, Name]]:
    """Return the names that begin where rules fit, and their range, with what each rule gives."""
    names = _names(fits, clock)
    first = _longest(names, ("",))
    span = first and _range(fits[0].words, fits[0].first, first, clock)
    return [*names, ("", span)] if span else names


def _longest(names: Iterable[tuple[str, Name]], gives: Container[str]) -> Name | None:
    """Return the longest name of rules that give something."""
    found = (name for rule_gives, name in names if rule_gives in gives)
    return max(found, key=lambda name: name.end, default=None)


def _names(fits: Sequence[Fit], clock: Clock) -> list[tuple[str, Name]]:
    """Return the names of rules that fit; days that do not exist are none."""
    is_count = any(fit.rule.gives == "count" for fit in fits)
    found: list[tuple[str, Name]] = []
    for fit in fits:
        resolve = _RESOLVERS.get(fit.rule.yields)
        if resolve is None or (is_count and fit.rule.yields == "year"):
            continue
        with suppress(InvalidValueError):
            name = resolve(fit, clock)
            if name is not None:
                found.append(("" if fit.rule.gives == "lead" else fit.rule.gives, name))
    return found


# What is found by another name: stretches that end with it, its edges and thirds

#: Nobody says more names in one another: "the end of the three months to early March".
_DEEPEST = 3


def _inner(fit: Fit, clock: Clock) -> Name | None:
    """Return the name of days behind the words of a rule."""
    if clock.depth == _DEEPEST:
        return None
    return calendar_name(fit.words, fit.last, clock._replace(depth=clock.depth + 1))


def _ending_with(fit: Fit, clock: Clock) -> Name | None:
    """So many units up to the last day of a name, which is the latest that has ended."""
    inner = _inner(fit, clock)
    if inner is None or inner.is_range:
        return None
    if inner.period and clock.date and not clock.due and inner.period.end > clock.date:
        before = clock._replace(anchor=_day_before(inner.period.start))
        inner = _inner(fit, before) or inner
    unit, count = fit["unit"].removesuffix("s"), number(fit) if fit.get("n") else 1
    return Name(inner.end, inner.period and _up_to(inner.period.end, unit, count))


def _day_before(day: dt.date) -> dt.date:
    """Return the day before, or the first day of all."""
    return dt.date.fromordinal(max(1, day.toordinal() - 1))


def _up_to(end: dt.date, unit: str, count: int) -> Period:
    """Return so many units up to a day."""
    try:
        if unit in _DAYS_OF:
            return Period(start=end - dt.timedelta(days=_DAYS_OF[unit] * count - 1), end=end)
        behind = end + dt.timedelta(days=1)
        return Period(start=behind - relativedelta(months=count * _MONTHS_OF[unit]), end=end)
    except (ValueError, OverflowError) as error:
        raise InvalidValueError(f"no calendar has {count} {unit}s up to {end}") from error


def _edge(fit: Fit, clock: Clock) -> Name | None:
    """The first or last day of a name."""
    inner = _inner(fit, clock)
    if inner is None or inner.is_stock or inner.is_range:
        return None
    return _edge_of(inner.end, inner.period, fit)._replace(unit=inner.unit)


def _end_of_decade(fit: Fit, clock: Clock) -> Name:
    """Of the next year that ends with a nine."""
    if clock.date is None:
        return Name(fit.last, None, is_stock=True)
    last = run(clock.date.year // 10 * 10 + 9, "year", 0, 0).end
    return Name(fit.last, single_day(last), is_stock=True)


def _edge_of_unit(fit: Fit, clock: Clock) -> Name:
    """The first or last day of the present year, quarter or month."""
    unit, day = fit["unit"], clock.date
    if day is None:
        return _edge_of(fit.last, None, fit)
    place = (day.month - 1) // MONTHS_OF[unit]
    return _edge_of(fit.last, run(day.year, unit, place, place), fit)._replace(unit=unit)


def _year_end(fit: Fit, clock: Clock) -> Name:
    """Without a year, of this one where it is to come, such as behind "by", or the last one."""
    near, last = clock._replace(due=False), dt.timedelta(days=0 if clock.due else 365)
    if not clock.due and clock.anchor is not None and clock.anchor.year > 1:
        near = near._replace(anchor=clock.anchor - last)
    year = year_of(fit, near, lambda year: run(year, "year", 0, 0))
    name = _edge_of(fit.last, None if year is None else run(year, "year", 0, 0), fit)
    return name if has_year(fit) else name._replace(unit="year")


def _middle_of_year(fit: Fit, clock: Clock) -> Name:
    """The last day of June, of the latest year in which that is over or the nearest."""
    name = of_year(fit, clock, lambda year: run(year, "month", 0, 5))
    return name._replace(period=name.period and single_day(name.period.end), is_stock=True)


def _edge_of(end: int, whole: Period | None, fit: Fit) -> Name:
    """Return the day on that side of a period which the words name."""
    is_end = "end" in fit["edge"] or fit["edge"] == "last day"
    if whole is None:
        return Name(end, None, is_stock=True)
    return Name(end, single_day(whole.end if is_end else whole.start), is_stock=True)


def _third(fit: Fit, clock: Clock) -> Name | None:
    """Of a month ten days (or the rest), of what is longer a third of its months.

    "Early 2021" is January to April; "mid-2021" is June.
    """
    inner = _inner(fit, clock)
    if inner is None or inner.is_stock or inner.is_range:
        return None
    place = {"early": 0, "late": 2}.get(fit["which"], 1)
    return Name(inner.end, inner.period and _third_of(inner.period, place))


def _third_of(whole: Period, place: int) -> Period:
    """Return the first, second or last third of a period."""
    months = whole.count("month")
    if months == 1 and not whole.is_day:
        first, last = (1, 11, 21)[place], (10, 20, whole.end.day)[place]
        return Period(start=whole.start.replace(day=first), end=whole.end.replace(day=last))
    if months % 3:
        raise InvalidValueError(f"{whole} has no thirds of whole months")
    if place == 1 and months == MONTHS_OF["year"]:
        return run(whole.start.year, "month", 5, 5)
    start = whole.start.month - 1 + place * months // 3
    return run(whole.start.year, "month", start, start + months // 3 - 1)


# Ranges


def pair(words: Words, at: int, first: Name, link: str, clock: Clock) -> tuple[Name, Name] | None:
    """``name link name``: the first may lack its year, which is then that of the second.

    Args:
        words: The words of the text.
        at: Where the first name begins.
        first: The first name.
        link: The name of the pattern of what stands between.
        clock: The day.
    """
    linked = part(FILE, link).match(words.signs, first.end)
    second = linked and calendar_name(words, linked.end(), clock)
    if not second:
        return None
    if second.period:
        near = clock._replace(anchor=second.period.end, due=False)
        first = calendar_name(words, at, near) or first
    if first.period and second.period and second.period < first.period:
        return None
    return first, second


def _range(words: Words, at: int, first: Name, clock: Clock) -> Name | None:
    """``name ("to" | "through" | "-") name`` of two years, two months ...: from first to last."""
    both = pair(words, at, first, "TO", clock)
    if both is None:
        return None
    start, end = (name.period for name in both)
    if start is None or end is None:
        return Name(both[1].end, None, is_range=True)
    if start.is_day != end.is_day or start.count("month") != end.count("month"):
        return None
    return Name(both[1].end, Period(start=start.start, end=end.end), is_range=True)


# What depends on the time that is spoken of, and what only frames


def _before(fit: Fit, _clock: Clock) -> Name:
    return _away(fit, -1)


def _after(fit: Fit, _clock: Clock) -> Name:
    return _away(fit, 1)


def _away(fit: Fit, sign: int) -> Name:
    """Return so many units from the time that is spoken of."""
    unit, count = fit["unit"].removesuffix("s"), sign * (number(fit) if fit.get("n") else 1)
    if unit in _DAYS_OF:
        return Name(fit.last, None, shift=(0, 0), days=count * _DAYS_OF[unit])
    return Name(fit.last, None, shift=_shift(unit, count))


def _end_of_before(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, None, shift=_shift(fit["unit"], -1), is_stock=True)


def _change_over(fit: Fit, _clock: Clock) -> Name:
    unit = _LETTERS.get(fit["unit"][0], fit["unit"])
    if unit == "week":
        return Name(fit.last, None, shift=(0, 0), days=-7)
    return Name(fit.last, None, shift=_shift(unit, -1))


def _year_ago(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, None, shift=(-1, 0))


def _same_period(fit: Fit, clock: Clock) -> Name:
    """The same period of a year, of this year, or so many years from the one spoken of."""
    if fit.get("year"):
        return Name(fit.last, Period.parse(fit["year"]), shift=(0, 0))
    which = (fit.get("ref") or "last year").lower().removesuffix(" year")
    if which in ("this", "the current") and clock.date is not None:
        return Name(fit.last, run(clock.date.year, "year", 0, 0), shift=(0, 0))
    return Name(fit.last, None, shift=(YEARS_FROM_NOW.get(which, -1), 0))


def _same(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, None, shift=(0, 0))


def _one_of_two(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, None, unit=fit["which"])


def _average(fit: Fit, _clock: Clock) -> Name:
    """The basis lies so many years before."""
    return Name(fit.last, None, shift=(-number(fit), 0))


def _average_of_two(fit: Fit, _clock: Clock) -> Name | None:
    """Two years, one after the other, behind "average" in the same clause."""
    first, last = int(fit["first"]), int(fit["last"])
    start = clause_start(fit.words, fit.first)
    said = {token.lower for token in fit.words.tokens[start : fit.first]}
    if last != first + 1 or said.isdisjoint(("average", "averaged", "averages", "averaging")):
        return None
    return Name(fit.last, run(last, "year", 0, 0), basis=run(first, "year", -1, -1))


def _shift(unit: str, count: int) -> tuple[int, int]:
    """Return *count* units as years and months."""
    months = _MONTHS_OF[unit] * count
    return (months // 12, 0) if unit in ("year", "decade") else (0, months)


def _span(fit: Fit, clock: Clock) -> Name:
    """N whole units of the calendar, up to the one before the present one.

    In June 2022, the past decade is 2012 to 2021.  The next ones begin behind the present one.
    """
    unit, count, day = fit["unit"].removesuffix("s"), number(fit) if fit.get("n") else 1, clock.date
    if day is None:
        return Name(fit.last, None)
    unit, count = ("year", 10 * count) if unit == "decade" else (unit, count)
    here = (day.month - 1) // MONTHS_OF[unit]
    is_past = fit.get("which") is None or fit["which"] in ("past", "last", "latest")
    first, last = (-count, -1) if is_past else (1, count)
    return Name(fit.last, run(day.year, unit, here + first, here + last))


def _some_years(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, None)


_DAYS_OF = {"week": 7, "weekend": 7, "day": 1}
_MONTHS_OF = {**MONTHS_OF, "decade": 120}
_LETTERS = {"y": "year", "m": "month", "q": "quarter"}
_RESOLVERS: Mapping[str, Callable[[Fit, Clock], Name | None]] = {
    **YEARS,
    **DAYS,
    "ending with": _ending_with,
    "edge": _edge,
    "third": _third,
    "end of decade": _end_of_decade,
    "edge of unit": _edge_of_unit,
    "year end": _year_end,
    "mid year": _middle_of_year,
    "before": _before,
    "after": _after,
    "end of before": _end_of_before,
    "same": _same,
    "one of two": _one_of_two,
    "span": _span,
    "average of two": _average_of_two,
    "change over": _change_over,
    "same period": _same_period,
    "year ago": _year_ago,
    "average": _average,
    "span of years": _span,
    "some years": _some_years,
}
