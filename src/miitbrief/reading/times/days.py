"""Single days and hours: dates, days of the week, "today", "now", holidays."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from miitbrief._resources import tables
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.documents.grammar import Fit
from miitbrief.reading.times.clock import (
    MONTHS_OF,
    OFFSETS,
    ORDINALS,
    WEEKDAYS,
    Clock,
    Name,
    days_from,
    month_number,
    of_year,
    run,
    single_day,
    year_of,
)

__all__ = ["DAYS", "HOLIDAYS", "holiday_of"]

_DATA = tables("miitbrief.reading.english", "calendar.json")
_DAYS_FROM_NOW: dict[str, int] = _DATA["days_from_now"]
#: First and last day off, as months and days; without a month, counted from the lunar New Year.
HOLIDAYS: dict[str, list[list[int]]] = _DATA["holidays"]
#: Years in which the days off were others, by government order.
_HOLIDAYS_OF: dict[str, list[list[int]]] = _DATA["holidays_of"]
#: The lunar New Year's days.
_NEW_MOONS: dict[str, list[int]] = _DATA["new_moons"]


def _iso(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, Period.parse(fit["iso"].replace("/", "-")))


def _in_digits(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, Period.parse("-".join(reversed(re.split("[./]", fit["date"])))))


def _day_number(printed: str) -> int:
    """Return the number of a day of a month: "5", "31st"."""
    return int(printed.rstrip("stndrh"))


def _on_day(fit: Fit, clock: Clock) -> Name:
    place, first = month_number(fit["month"]), _day_number(fit["day"])
    last = _day_number(fit.get("last") or fit["day"])

    def days(year: int) -> Period:
        start, end = (f"{year:04}-{place:02}-{day:02}" for day in (first, last))
        return Period.parse(f"{start}/{end}")

    return of_year(fit, clock, days)._replace(is_range=last != first)


def _on_short_day(fit: Fit, _clock: Clock) -> Name:
    month_and_day = f"{month_number(fit['month']):02}-{_day_number(fit['day']):02}"
    return Name(fit.last, Period.parse(f"20{fit['short']}-{month_and_day}"))


def _day_from_now(fit: Fit, clock: Clock) -> Name:
    if clock.date is None:
        return Name(fit.last, None)
    return Name(fit.last, days_from(clock.date, _DAYS_FROM_NOW[fit["said"]]))


def _now(fit: Fit, clock: Clock) -> Name:
    return Name(fit.last, single_day(clock.date), is_stock=True)


def _weekday(fit: Fit, clock: Clock) -> Name:
    """The last one up to the day; of what is to come, the next one.

    "Last Monday" is never the Monday that it is.
    """
    if clock.date is None:
        return Name(fit.last, None)
    which = (fit.get("which") or "").lower()
    is_ahead = which == "next" or (clock.due and which != "last")
    back = (clock.date.weekday() - _weekday_number(fit["weekday"])) % 7
    away = (7 - back if back or which == "next" else 0) if is_ahead else -back
    return Name(fit.last, days_from(clock.date, away - 7 if which == "last" and not back else away))


def _weekday_number(name: str) -> int:
    """Return the number of a day of the week, from 0."""
    return WEEKDAYS.index(name.capitalize())


def _weekdays(fit: Fit, clock: Clock) -> Name:
    """Two days, of which the second is the one behind the first."""
    if clock.date is None:
        return Name(fit.last, None)
    first, last = _weekday_number(fit["first"]), _weekday_number(fit["last"])
    if (last - first) % 7 != 1:
        raise InvalidValueError(f"{fit['first']} and {fit['last']} do not follow each other")
    end = days_from(clock.date, -((clock.date.weekday() - last) % 7)).end
    return Name(fit.last, Period(start=days_from(end, -1).start, end=end))


def _overnight(fit: Fit, clock: Clock) -> Name:
    if clock.date is None:
        return Name(fit.last, None)
    return Name(fit.last, Period(start=days_from(clock.date, -1).start, end=clock.date))


def _week(fit: Fit, clock: Clock) -> Name:
    """From Monday to Sunday."""
    if clock.date is None:
        return Name(fit.last, None)
    start = days_from(clock.date, 7 * OFFSETS[fit["which"]] - clock.date.weekday()).start
    return Name(fit.last, Period(start=start, end=days_from(start, 6).end))


def _weekend(fit: Fit, clock: Clock) -> Name:
    """The last Saturday and Sunday, or the coming ones."""
    if clock.date is None:
        return Name(fit.last, None)
    away = 5 - clock.date.weekday()
    is_ahead = clock.due or fit["which"] == "this"
    start = days_from(clock.date, away if is_ahead or away <= 0 else away - 7).start
    return Name(fit.last, Period(start=start, end=days_from(start, 1).end))


def _week_of(fit: Fit, clock: Clock) -> Name:
    """From Monday where it is the week "of" a day, or else from that day."""
    found = _on_day(fit, clock)
    if found.period is None:
        return found
    first = found.period.start
    back = first.weekday() if fit["lead"] == "of" else 0
    days = Period(start=days_from(first, -back).start, end=days_from(first, 6 - back).end)
    return Name(fit.last, days)


def _week_of_month(fit: Fit, clock: Clock) -> Name:
    """Seven days from its start, or up to its end."""
    place, nth = month_number(fit["month"]), ORDINALS[fit["nth"]]

    def week(year: int) -> Period:
        whole = Period.parse(f"{year:04}-{place:02}")
        first = whole.end.day - 6 if nth < 0 else 7 * nth - 6
        return Period.parse(f"{year:04}-{place:02}-{first:02}/{year:04}-{place:02}-{first + 6:02}")

    return of_year(fit, clock, week)


def _just_ended(fit: Fit, clock: Clock) -> Name:
    unit, day = fit["unit"], clock.date
    if day is None:
        return Name(fit.last, None)
    place = (day.month - 1) // MONTHS_OF[unit] - 1
    return Name(fit.last, run(day.year, unit, place, place))


def _hour(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, None)


def _holiday(fit: Fit, clock: Clock) -> Name:
    label = str(fit.get("holiday"))

    def days(year: int) -> Period:
        return _days_off(label, year)

    year = year_of(fit, clock, days)
    return Name(fit.last, None if year is None else days(year))


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
    first, last = _HOLIDAYS_OF.get(f"{key} {year}", HOLIDAYS[key])
    if first[0]:
        start, end = dt.date(year, first[0], first[1]), dt.date(year, last[0], last[1])
        return Period(start=start, end=end, label=label)
    if str(year) not in _NEW_MOONS:
        raise InvalidValueError(f"the festivals of the moon of {year} are not known")
    month, day = _NEW_MOONS[str(year)]
    moon = dt.date(year, month, day)
    return Period(
        start=moon + dt.timedelta(days=first[1]),
        end=moon + dt.timedelta(days=last[1]),
        label=label,
    )


#: What makes days of the rules of each kind.
DAYS: Mapping[str, Callable[[Fit, Clock], Name | None]] = {
    "iso": _iso,
    "in digits": _in_digits,
    "on day": _on_day,
    "on short day": _on_short_day,
    "day from now": _day_from_now,
    "now": _now,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "overnight": _overnight,
    "weekend": _weekend,
    "week of": _week_of,
    "week of month": _week_of_month,
    "just ended": _just_ended,
    "week": _week,
    "holiday": _holiday,
    "hour": _hour,
}
