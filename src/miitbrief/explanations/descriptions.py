"""Times and figures as people write them, for the sentences of explanations."""

import calendar
import re
from datetime import date

from miitbrief._printing import printable
from miitbrief.model._lines import (
    amount,
    categories,
    is_multiple,
    is_year_before,
    prices,
    sources,
)
from miitbrief.model.figures import CHANGES, Figure, Indicator, Target
from miitbrief.model.periods import Origin, Period

__all__ = ["figure_in_words", "time_in_words", "when"]

_PARTS = {
    "Q1": "first quarter",
    "Q2": "second quarter",
    "Q3": "third quarter",
    "Q4": "fourth quarter",
    "H1": "first half",
    "H2": "second half",
}
_PART = re.compile(r"(\d{4})-([QH]\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ORIGINS = {Origin.STATED: "", Origin.INHERITED: ", from the context", Origin.ASSUMED: ", assumed"}


def time_in_words(period: Period) -> str:
    """Return the days of a period as people write them.

    >>> [time_in_words(Period.parse(each)) for each in ("2021-12-31", "2022-06-14", "2022-01")]
    ['the end of 2021', '14 June 2022', 'January 2022']
    >>> time_in_words(Period.parse("2021-11/2022-01")), time_in_words(Period.parse("2022-Q1"))
    ('November 2021 to January 2022', 'the first quarter of 2022')
    """
    days = " to ".join(map(_name, period.isoformat().split("/")))
    return f"{printable(period.label)} ({days})" if period.label else days


def when(period: Period) -> str:
    """Return when something is true, as an adverbial.

    >>> [when(Period.parse(each)) for each in ("2021-12-31", "2022-06-14", "2022", "2016/2020")]
    ['at the end of 2021', 'on 14 June 2022', 'in 2022', 'from 2016 to 2020']
    """
    words = time_in_words(period)
    if words.startswith("the end of "):
        return f"at {words}"
    if period.is_day:
        return f"on {words}"
    return f"from {words}" if " to " in words else f"in {words}"


def figure_in_words(figure: Figure, *, measure: bool = True) -> str:
    """Return a figure as a phrase: number, comparison, measure, time, and whose it is.

    Args:
        figure: What is told.
        measure: Whether its measure is told.
    """
    compared = _comparison(figure)
    details = [*categories(figure)]
    if isinstance(figure, Indicator):
        details += prices(figure)
    details += [*_times(figure, told=bool(compared)), *sources(figure)]
    name = f": {printable(figure.measure)}" if measure else ""
    return f"{amount(figure)}{compared}{name}" + (f" ({'; '.join(details)})" if details else "")


def _name(text: str) -> str:
    """Return the name of a period of the calendar, given as in ISO 8601."""
    if part := _PART.fullmatch(text):
        return f"the {_PARTS[part[2]]} of {part[1]}"
    if month := _MONTH.fullmatch(text):
        return f"{calendar.month_name[int(month[2])]} {month[1]}"
    if _DAY.fullmatch(text):
        day = date.fromisoformat(text)
        if (day.month, day.day) == (12, 31):
            return f"the end of {day.year}"
        return f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return text


def _comparison(figure: Figure) -> str:
    """Return what a figure is compared with, where that goes with the number."""
    period, basis = figure.period, figure.basis
    times = is_multiple(figure)
    if basis is None or not (times or figure.kind in CHANGES):
        return ""
    origin = _ORIGINS[basis.origin]
    if period is not None and not basis.label and is_year_before(basis, period):
        return f" {'what it was' if times else 'on'} the year before{origin}"
    return f" what it was {when(basis)}{origin}" if times else ""


def _times(figure: Figure, *, told: bool) -> list[str]:
    """Return the period, and the basis unless it is told already."""
    if isinstance(figure, Target):
        return [f"due {when(Period(start=figure.due, end=figure.due))}"]
    period, basis = figure.period, figure.basis
    time = "" if period is None else f"{_short(period)}{_ORIGINS[period.origin]}"
    if basis is None or told:
        return [time] if time else []
    origin = _ORIGINS[basis.origin]
    return [f"{_short(basis)}{origin}{',' if origin else ''} to {time or 'no time'}"]


def _short(period: Period) -> str:
    """Return a period in parentheses: without the article."""
    return time_in_words(period).removeprefix("the ")
