"""The calendar's words, and what names of time are resolved against."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.documents.grammar import Fit

__all__ = [
    "MONTHS",
    "MONTHS_OF",
    "OFFSETS",
    "ORDINALS",
    "SEASONS",
    "WEEKDAYS",
    "YEARS_FROM_NOW",
    "Clock",
    "Name",
    "days_from",
    "has_year",
    "month_number",
    "number",
    "of_year",
    "run",
    "single_day",
    "year_of",
]

_DATA = tables("miitbrief.reading.english", "calendar.json")
_UNITS = tables("miitbrief.reading.english", "units.json")
_NUMBERS = {word: count for count, word in enumerate([*_UNITS["ones"], "twenty"], start=1)}
#: Every name of a month, in full and short.
MONTHS: tuple[str, ...] = (*_DATA["months"], *_DATA["short_months"])
WEEKDAYS: list[str] = _DATA["weekdays"]
#: Places in a row; those below zero are counted from its end.
ORDINALS: dict[str, int] = _DATA["ordinals"]
#: The first month of a season, counted from 0.
SEASONS: dict[str, int] = _DATA["seasons"]
#: Months in a unit of the calendar.
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
#: How many units from the present one.
OFFSETS = {"this": 0, "current": 0, "last": -1, "next": 1}
#: What stands in front of "year", and how many years from the present one that is.
YEARS_FROM_NOW = {**OFFSETS, "the": 0, "the current": 0}


class Name(NamedTuple):
    """A name that was found.

    Attributes:
        end: The word behind it.
        period: Its days, or None where they depend on what is not known.
        is_stock: Whether it is a moment: "the end of May", "now".
        basis: What a figure of that period is compared with, where the name implies it.
        shift: The years and months by which it lies from the period that is spoken of.
        days: The days by which it lies from it besides.
        is_range: Whether it names its two ends.
        unit: What the words name of what is spoken of: a "year", the "former" or "latter" time.
    """

    end: int
    period: Period | None
    is_stock: bool = False
    basis: Period | None = None
    shift: tuple[int, int] | None = None
    days: int = 0
    is_range: bool = False
    unit: str = ""


class Clock(NamedTuple):
    """What a name is resolved against.

    Attributes:
        date: The day on which it is said: "last year" is the year before.
        anchor: The day to which a month or quarter without a year is near.
        due: Whether that may lie in the future, too.
        depth: In how many other names the name stands.
    """

    date: dt.date | None
    anchor: dt.date | None
    due: bool = False
    depth: int = 0

    def year_of(self, part: Callable[[int], Period]) -> int | None:
        """Return the year of which *part* is the latest that has begun, or the nearest."""
        day = self.anchor
        if day is None:
            return None
        if not self.due:
            return next((year for year, each in _parts(part, day.year) if each.start <= day), None)
        nearest = min(
            _parts(part, day.year), key=lambda each: abs((each[1].end - day).days), default=None
        )
        return nearest and nearest[0]


def _parts(part: Callable[[int], Period], year: int) -> Iterator[tuple[int, Period]]:
    """Yield *part* of the years around *year*, the latest first; a leap day is not in all."""
    for each in range(year + 1, year - 9, -1):
        with suppress(InvalidValueError):
            yield each, part(each)


def month_number(name: str) -> int:
    """Return the number of a month from 1, by the first three letters of its name.

    >>> month_number("Sept."), month_number("december")
    (9, 12)
    """
    return [each[:3].upper() for each in MONTHS[:12]].index(name[:3].upper()) + 1


def number(fit: Fit) -> int:
    """Return what N stands for."""
    word = fit["n"]
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def run(year: int, unit: str, first: int, last: int) -> Period:
    """Return the months, quarters or years from *first* to *last*, counted from those of *year*.

    >>> run(2022, "quarter", -1, 0)
    <Period 2021-10/2022-03, stated>
    """
    size = MONTHS_OF[unit]
    start, end = divmod(first * size, 12), divmod(last * size + size, 12)
    try:
        begin = dt.date(year + start[0], start[1] + 1, 1)
        behind = dt.date(year + end[0], end[1] + 1, 1)
    except ValueError:
        # The last year of all, or one that no calendar has.
        finish = divmod(last * size + size - 1, 12)
        return Period.parse(
            f"{year + start[0]:04}-{start[1] + 1:02}/{year + finish[0]:04}-{finish[1] + 1:02}"
        )
    return Period(start=begin, end=behind - dt.timedelta(days=1))


def single_day(day: dt.date | None) -> Period | None:
    """Return a day as a period."""
    return None if day is None else Period(start=day, end=day)


def days_from(day: dt.date, count: int) -> Period:
    """Return the day so many days from another, if the calendar has it."""
    ordinal = day.toordinal() + count
    if not 0 < ordinal <= dt.date.max.toordinal():
        raise InvalidValueError(f"there is no day {count} days from {day}")
    found = dt.date.fromordinal(ordinal)
    return Period(start=found, end=found)


def has_year(fit: Fit) -> bool:
    """Tell whether the words name the year."""
    return bool(fit.get("year") or fit.get("ref"))


def year_of(fit: Fit, clock: Clock, part: Callable[[int], Period]) -> int | None:
    """Return the year that the words name; without one, that of *part*."""
    if year := fit.get("year"):
        return int(year)
    if ref := fit.get("ref"):
        offset = YEARS_FROM_NOW.get(ref.lower().removesuffix(" year"))
        return None if clock.date is None or offset is None else clock.date.year + offset
    return clock.year_of(part)


def of_year(fit: Fit, clock: Clock, part: Callable[[int], Period]) -> Name:
    """Return *part* of the year that the words name, or of the one that fits."""
    part(2000)  # Refuses what not even a leap year has, such as June 31.
    year = year_of(fit, clock, part)
    return Name(fit.last, None if year is None else part(year))
