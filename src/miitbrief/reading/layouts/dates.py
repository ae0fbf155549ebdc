"""Dates and times of day as heads print them.

::

    date = month day, year | day month year | year-month-day | day.month.year
           | day/month/year, either way round where one is more than twelve
    day  = month day | day month                               without a year
    time = hour[:minutes] (a.m. | p.m.) | hour:minutes
"""

import datetime as dt
import re

from miitbrief.reading.times.clock import MONTHS, month_number

__all__ = ["DATE", "DAY", "TIME", "WEEKDAY", "find_date", "find_time", "latest_day"]

_MONTH = rf"(?:{'|'.join(MONTHS)})\b\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
#: The source of a regular expression without groups.
DATE = (
    rf"(?:{_MONTH}\s*[0-9]{{1,2}}{_ORDINAL}\s*,?\s*[0-9]{{4}}"
    rf"|[0-9]{{1,2}}{_ORDINAL}\s+(?:of\s+)?{_MONTH},?\s+[0-9]{{4}}"
    r"|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})"
)
#: A day without its year, the source of a regular expression without groups.
DAY = (
    rf"(?:{_MONTH}\s*[0-9]{{1,2}}{_ORDINAL}(?![0-9]|\s*,?\s*[0-9]{{4}})"
    rf"|[0-9]{{1,2}}{_ORDINAL}\s+(?:of\s+)?{_MONTH}(?!,?\s+[0-9]{{4}}))"
)
#: What may stand before a date, the source of a regular expression without groups.
WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
#: The source of a regular expression without groups.
TIME = r"(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s*[ap]\.?\s?m\b\.?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"

_DATE = re.compile(DATE, re.IGNORECASE)
_TIME = re.compile(TIME, re.IGNORECASE)
_DAY = re.compile(DAY, re.IGNORECASE)
_NOON = 12
_LAST_DAY = 31
_MONTHS = 12
#: Every day of the calendar comes within so many years.
_LEAP = 9


def find_date(text: str) -> dt.date | None:
    """Return the first date in *text* that there is.

    >>> find_date("Oct. 13, 2023"), find_date("Feb. 30, 2022")
    (datetime.date(2023, 10, 13), None)
    """
    match = _DATE.search(text)
    if match is None:
        return None
    numbers = [int(number) for number in re.findall("[0-9]+", match[0])]
    letters = re.search("[a-z]{3}", match[0].lower().replace("of", ""))
    try:
        return _date(numbers, letters[0] if letters else None, slashed="/" in match[0])
    except ValueError:
        return None


def _date(numbers: list[int], month: str | None, *, slashed: bool) -> dt.date:
    """Return the date of the numbers in their order; *month* where it is in words."""
    if month is not None:
        day, year = numbers
        return dt.date(year, month_number(month), day)
    if numbers[0] > _LAST_DAY:
        return dt.date(*numbers)
    day, number, year = numbers
    if slashed and day != number and max(day, number) <= _MONTHS:
        raise ValueError("either number may be the month")
    return (
        dt.date(year, min(day, number), max(day, number)) if slashed else dt.date(year, number, day)
    )


def latest_day(text: str, before: dt.date) -> dt.date | None:
    """Return the latest day that *text* names without a year and that is not after a date.

    >>> latest_day("on Dec. 30", before=dt.date(2023, 1, 4))
    datetime.date(2022, 12, 30)
    """
    match = _DAY.search(text)
    month = re.search("[a-z]{3}", match[0].lower().replace("of", "")) if match else None
    if match is None or month is None:
        return None
    number = int(re.findall("[0-9]+", match[0])[0])
    for year in range(before.year, before.year - _LEAP, -1):
        try:
            day = dt.date(year, month_number(month[0]), number)
        except ValueError:
            continue
        if day <= before:
            return day
    return None


def find_time(text: str) -> dt.time | None:
    """Return the first time of day in *text* that there is.

    >>> find_time("10 a.m. Feb. 28"), find_time("3:30 p.m."), find_time("15:00")
    (datetime.time(10, 0), datetime.time(15, 30), datetime.time(15, 0))
    """
    match = _TIME.search(text)
    if match is None:
        return None
    numbers = [int(number) for number in re.findall("[0-9]+", match[0])]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    half = re.search("[ap]", match[0].lower())
    if half is not None:
        hour = hour % _NOON + (_NOON if half[0] == "p" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError:
        return None
