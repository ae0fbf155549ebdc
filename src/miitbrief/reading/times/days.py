"""Names of single days and of hours in prose: dates, days of the week, "today", "now", "5 p.m."."""

import datetime as dt
import re

from miitbrief._resources import any_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.times.calendar_words import (
    DAY,
    DAYS_FROM_NOW,
    HOLIDAYS,
    HOLIDAYS_OF,
    HOUR,
    MONTHS_OF,
    NEW_MOONS,
    NOW,
    OFFSETS,
    ORDINALS,
    WEEKDAYS,
    month,
    month_number,
    reference,
)
from miitbrief.reading.times.clock import (
    Clock,
    Name,
    form,
    of_year,
    run,
    single_day,
    year_of,
)

__all__ = ["DAYS", "HOURS", "holiday_of"]


def _iso(match: re.Match[str], _clock: Clock) -> Name:
    """``year "-" month ["-" day]``, with two digits each; or with slashes."""
    return Name(match.end(), Period.parse(match["iso"].replace("/", "-")))


def _in_digits(match: re.Match[str], _clock: Clock) -> Name:
    """``day "." month "." year``; with slashes where the first can be no month."""
    return Name(match.end(), Period.parse(f"{match['year']}-{match['month']}-{match['day']}"))


def _on_day(match: re.Match[str], clock: Clock) -> Name:
    """``MONTH DAY ["-" DAY] [REFERENCE] | ["the"] DAY ["of"] MONTH [REFERENCE]``."""
    place, first = month_number(match["month"]), int(match["day"])
    last = int(match.groupdict().get("last") or first)

    def days(year: int) -> Period:
        start, end = (f"{year:04}-{place:02}-{day:02}" for day in (first, last))
        return Period.parse(f"{start}/{end}")

    return of_year(match, clock, days)._replace(is_range=last != first)


def _on_short_day(match: re.Match[str], _clock: Clock) -> Name:
    """``MONTH DAY "'" two digits``: of this century."""
    month_and_day = f"{month_number(match['month']):02}-{int(match['day']):02}"
    return Name(match.end(), Period.parse(f"20{match['short']}-{month_and_day}"))


def _day_from_now(match: re.Match[str], clock: Clock) -> Name:
    """``"today" | "yesterday" | "this morning" ...``."""
    if clock.date is None:
        return Name(match.end(), None)
    return Name(match.end(), _days_from(clock.date, DAYS_FROM_NOW[match[0].lower()]))


def _now(match: re.Match[str], clock: Clock) -> Name:
    """``"now" | "at present" | "so far" ...``: a moment; not "just now", not "from now on"."""
    return Name(match.end(), single_day(clock.date), is_stock=True)


def _weekday(match: re.Match[str], clock: Clock) -> Name:
    """``["last" | "next" | "this"] WEEKDAY [part of the day]``: the last one up to the day.

    Of what is to come, the next one; "last Monday" is never the Monday that it is.
    """
    if clock.date is None:
        return Name(match.end(), None)
    which = (match["which"] or "").lower()
    place = WEEKDAYS.index(match["weekday"].capitalize())
    is_ahead = which == "next" or (clock.due and which != "last")
    back = (clock.date.weekday() - place) % 7
    away = (7 - back if back or which == "next" else 0) if is_ahead else -back
    return Name(
        match.end(), _days_from(clock.date, away - 7 if which == "last" and not back else away)
    )


def _weekdays(match: re.Match[str], clock: Clock) -> Name:
    """``WEEKDAY "and" WEEKDAY``, of which the second is the day behind the first."""
    if clock.date is None:
        return Name(match.end(), None)
    first, last = (WEEKDAYS.index(match[name].capitalize()) for name in ("first", "last"))
    if (last - first) % 7 != 1:
        raise InvalidValueError(f"{match[0]} are no days one after the other")
    end = _days_from(clock.date, -((clock.date.weekday() - last) % 7))
    return Name(match.end(), Period(start=_days_from(end.start, -1).start, end=end.end))


def _overnight(match: re.Match[str], clock: Clock) -> Name:
    """``"overnight"``: from the day before to the day."""
    if clock.date is None:
        return Name(match.end(), None)
    return Name(match.end(), Period(start=_days_from(clock.date, -1).start, end=clock.date))


def _days_from(day: dt.date, count: int) -> Period:
    """Return the day so many days from another, if the calendar has it."""
    ordinal = day.toordinal() + count
    if not 0 < ordinal <= dt.date.max.toordinal():
        raise InvalidValueError(f"there is no day {count} days from {day}")
    found = dt.date.fromordinal(ordinal)
    return Period(start=found, end=found)


def _holiday(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] HOLIDAY ["holiday"] [REFERENCE]``: its days off."""
    label = match["holiday"]

    def days(year: int) -> Period:
        return _days_off(label, year)

    year = year_of(match, clock, days)
    return Name(match.end(), None if year is None else days(year))


def holiday_of(period: Period, years: int) -> Period | None:
    """Return the days off of a holiday so many years from those of one year.

    Args:
        period: Its days in one year, with its name.
        years: How many years later.

    Returns:
        Its days, or None of what is no holiday or not known.
    """
    if period.label.lower() not in HOLIDAYS or not years:
        return None
    try:
        return _days_off(period.label, period.end.year + years)
    except (InvalidValueError, ValueError):
        return None


def _days_off(label: str, year: int) -> Period:
    """Return the days off of a holiday in a year."""
    key = label.lower()
    first, last = HOLIDAYS_OF.get((key, year), HOLIDAYS[key])
    if first[0]:
        return Period(start=dt.date(year, *first), end=dt.date(year, *last), label=label)
    if year not in NEW_MOONS:
        raise InvalidValueError(f"the festivals of the moon of {year} are not known")
    moon = dt.date(year, *NEW_MOONS[year])
    return Period(
        start=moon + dt.timedelta(days=first[1]),
        end=moon + dt.timedelta(days=last[1]),
        label=label,
    )


def _week(match: re.Match[str], clock: Clock) -> Name:
    """``("this" | "last" | "next" | "the current") "week"``, from Monday to Sunday."""
    if clock.date is None:
        return Name(match.end(), None)
    ordinal = clock.date.toordinal() - clock.date.weekday() + 7 * OFFSETS[match["which"].lower()]
    if not 0 < ordinal <= dt.date.max.toordinal() - 6:
        raise InvalidValueError(f"there is no {match[0]} on {clock.date}")
    start = dt.date.fromordinal(ordinal)
    return Name(match.end(), Period(start=start, end=start + dt.timedelta(days=6)))


def _weekend(match: re.Match[str], clock: Clock) -> Name:
    """``("the" | "last" | "this") "weekend"``: the last Saturday and Sunday, or the coming ones."""
    if clock.date is None:
        return Name(match.end(), None)
    away = 5 - clock.date.weekday()
    is_ahead = clock.due or match["which"].lower() == "this"
    start = _days_from(clock.date, away if is_ahead or away <= 0 else away - 7)
    return Name(match.end(), Period(start=start.start, end=_days_from(start.end, 1).end))


def _week_of(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] "week" ("of" | "beginning") MONTH DAY``: from Monday, or from that day."""
    found = _on_day(match, clock)
    if found.period is None:
        return found
    first = found.period.start
    back = first.weekday() if match["lead"].lower() == "of" else 0
    days = Period(start=_days_from(first, -back).start, end=_days_from(first, 6 - back).end)
    return Name(match.end(), days)


def _week_of_month(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] nth "week of" MONTH [REFERENCE]``: seven days from its start, or up to its end."""
    place, nth = month_number(match["month"]), ORDINALS[match["nth"].lower()]

    def week(year: int) -> Period:
        whole = Period.parse(f"{year:04}-{place:02}")
        first = whole.end.day - 6 if nth < 0 else 7 * nth - 6
        return Period.parse(f"{year:04}-{place:02}-{first:02}/{year:04}-{place:02}-{first + 6:02}")

    return of_year(match, clock, week)


def _just_ended(match: re.Match[str], clock: Clock) -> Name:
    """``"the" unit "just ended"``: the one before the present one."""
    unit, day = match["unit"].lower(), clock.date
    if day is None:
        return Name(match.end(), None)
    place = (day.month - 1) // MONTHS_OF[unit] - 1
    return Name(match.end(), run(day.year, unit, place, place))


def _hour(match: re.Match[str], _clock: Clock) -> Name:
    """``"9.30 am" | "5 p.m." | "at 09:40" | "six in the morning" | "seven o'clock"``: no day."""
    return Name(match.end(), None)


_REF = f"(?:{reference()})"
_WEEKDAY = any_of(WEEKDAYS)
_PART_OF_DAY = "(?: (?:morning|afternoon|evening|night))?"

DAYS = (
    form(
        r"(?P<iso>(?:19|20)[0-9]{2}(?P<sign>[-/])(?:0[1-9]|1[0-2])(?:(?P=sign)[0-3][0-9])?)", _iso
    ),
    form(
        r"(?P<day>(?:0[1-9]|[12][0-9]|3[01])(?=\.)|1[3-9]|2[0-9]|3[01])(?P<sign>[./])"
        r"(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<year>(?:19|20)[0-9]{2})",
        _in_digits,
    ),
    form(rf"{month()} {DAY}{_REF}?", _on_day),
    form(rf"{month()} {DAY},? '(?P<short>[0-9]{{2}})", _on_short_day),
    form(
        rf"{month()} {DAY}(?: ?- ?| to | through )(?P<last>[0-9]{{1,2}})(?![-0-9]){_REF}?", _on_day
    ),
    form(rf"{month()} {DAY} and (?P<last>[0-9]{{1,2}})(?=[,.;)]| (?:was|were)\b)", _on_day),
    form(rf"(?:the )?{DAY} (?:of )?{month()}{_REF}?", _on_day),
    form(any_of(DAYS_FROM_NOW), _day_from_now),
    form(NOW, _now),
    form(
        rf"(?:(?P<which>last|next|this) )?(?-i:(?P<weekday>{_WEEKDAY})){_PART_OF_DAY}",
        _weekday,
    ),
    form(rf"(?-i:(?P<first>{_WEEKDAY}) and (?P<last>{_WEEKDAY})){_PART_OF_DAY}", _weekdays),
    form("overnight", _overnight),
    form("(?P<which>the|last|this|next) weekend(?! before)", _weekend),
    form(
        rf"(?:the )?week (?P<lead>of|beginning|starting|commencing)(?: on)? {month()} {DAY}{_REF}?",
        _week_of,
    ),
    form(
        rf"(?:the )?week (?P<lead>of|beginning|starting|commencing)(?: on)? {DAY} {month()}{_REF}?",
        _week_of,
    ),
    form(
        rf"(?:the )?(?P<nth>first|second|third|fourth|last|final) week of {month()}{_REF}?",
        _week_of_month,
    ),
    form("the (?P<unit>month|quarter|half|year) (?:just|that has just) ended", _just_ended),
    form(rf"(?P<which>{any_of(OFFSETS)}) week(?! (?:before|to|ended|ending))", _week),
    form(
        rf"(?:(?:this|last|next) year's )?(?:the )?(?P<holiday>{any_of(HOLIDAYS)})(?: holidays?)?"
        rf"{_REF}?",
        _holiday,
    ),
)
HOURS = (form(HOUR, _hour),)
