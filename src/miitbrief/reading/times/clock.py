"""What names of time are found with: their forms, and the day against which they are resolved."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.times.calendar_words import MONTHS_OF, NUMBERS, YEARS_FROM_NOW

__all__ = [
    "Clock",
    "Form",
    "Name",
    "Resolver",
    "form",
    "group",
    "has_year",
    "longest",
    "number",
    "of_year",
    "run",
    "single_day",
    "year_of",
]


class Name(NamedTuple):
    """A name that was found.

    Attributes:
        end: The offset behind it.
        period: Its days, or None where they depend on what is not known.
        is_stock: Whether it is a moment: "the end of May", "now".
        basis: What a figure of that period is compared with, where the name implies it.
        shift: The years and months by which it lies from the period that is spoken of.
        days: The days by which it lies from it besides.
        is_range: Whether it names its two ends.
    """

    end: int
    period: Period | None
    is_stock: bool = False
    basis: Period | None = None
    shift: tuple[int, int] | None = None
    days: int = 0
    is_range: bool = False


class Clock(NamedTuple):
    """What a name is resolved against.

    Attributes:
        date: The day on which it is said: "last year" is the year before.
        anchor: The day to which a month or quarter without a year is near.
        due: Whether that may lie in the future, too.
    """

    date: dt.date | None
    anchor: dt.date | None
    due: bool = False

    def year_of(self, part: Callable[[int], Period]) -> int | None:
        """Return the year of which *part* is the latest that has begun, or the nearest."""
        day = self.anchor
        if day is None:
            return None
        parts = [each for each in _parts(part, day.year) if self.due or each[1].start <= day]
        best = max(
            parts,
            key=lambda each: -abs((each[1].end - day).days) if self.due else each[0],
            default=None,
        )
        return best and best[0]


class Form(NamedTuple):
    """One form of names: how it is written, and how it is resolved."""

    pattern: re.Pattern[str]
    resolve: "Resolver"


Resolver = Callable[[re.Match[str], Clock], Name | None]


def form(pattern: str, resolve: Resolver) -> Form:
    """Return a form, which ends where a word ends or another begins."""
    return Form(re.compile(rf"(?:{pattern})(?:(?!\w)|(?<=[ -]))", re.IGNORECASE), resolve)


def longest(forms: Iterable[Form], text: str, start: int, clock: Clock) -> Name | None:
    """Return the longest name that begins at *start*; days that do not exist are no name."""
    matches = ((each, each.pattern.match(text, start)) for each in forms)
    names = [_resolved(each, match, clock) for each, match in matches if match]
    return max(filter(None, names), key=lambda name: name.end, default=None)


def _resolved(which: Form, match: re.Match[str], clock: Clock) -> Name | None:
    """Return what a form makes of a match, or None where there are no such days."""
    try:
        return which.resolve(match, clock)
    except InvalidValueError:
        return None


def number(match: re.Match[str]) -> int:
    """Return what N stands for."""
    word = match["n"].lower()
    return NUMBERS[word] if word in NUMBERS else int(word)


def run(year: int, unit: str, first: int, last: int) -> Period:
    """Return the months, quarters or years from *first* to *last*, counted from those of *year*.

    >>> run(2022, "quarter", -1, 0)
    <Period 2021-10/2022-03, stated>
    """
    size = MONTHS_OF[unit]
    start, end = divmod(first * size, 12), divmod(last * size + size - 1, 12)
    return Period.parse(
        f"{year + start[0]:04}-{start[1] + 1:02}/{year + end[0]:04}-{end[1] + 1:02}"
    )


def single_day(day: dt.date | None) -> Period | None:
    """Return a day as a period."""
    return None if day is None else Period(start=day, end=day)


def _parts(part: Callable[[int], Period], year: int) -> Iterator[tuple[int, Period]]:
    """Return *part* of the years around *year*; a leap day is not in all of them."""
    for each in range(year + 1, year - 9, -1):
        with suppress(InvalidValueError):
            yield each, part(each)


# What the groups of a match say


def group(match: re.Match[str], name: str) -> str | None:
    """Return what a group matched whose name is *name*, with or without a digit behind it."""
    found = (text for key, text in match.groupdict().items() if key.rstrip("2") == name and text)
    return next(found, None)


def has_year(match: re.Match[str]) -> bool:
    """Tell whether there is a REFERENCE."""
    return bool(group(match, "year") or group(match, "ref"))


def year_of(match: re.Match[str], clock: Clock, part: Callable[[int], Period]) -> int | None:
    """Return the year of the REFERENCE; without one, that of *part*."""
    if year := group(match, "year"):
        return int(year)
    if ref := group(match, "ref"):
        offset = YEARS_FROM_NOW.get(ref.lower().removesuffix(" year"))
        return None if clock.date is None or offset is None else clock.date.year + offset
    return clock.year_of(part)


def of_year(match: re.Match[str], clock: Clock, part: Callable[[int], Period]) -> Name:
    """Return *part* of the year of the REFERENCE, or of the one that fits."""
    part(2000)  # Refuses what not even a leap year has, such as June 31.
    year = year_of(match, clock, part)
    return Name(match.end(), None if year is None else part(year))
