"""Periods made from others: moved, marked with another origin, a calendar year."""

import datetime as dt

import attrs

from miitbrief.model.periods import Origin, Period

__all__ = ["assumed", "before_it", "inherited", "shifted", "year"]

_WEEK = 7
#: Days of the shortest month.
_SHORTEST = 28


def shifted(period: Period, *, years: int = 0, months: int = 0, days: int = 0) -> Period | None:
    """Return a period moved, without its label, or None where no calendar reaches.

    >>> shifted(Period.parse("2022-Q1"), years=-1)
    <Period 2021-Q1, stated>
    """
    try:
        moved = period.shift(years=years, months=months)
        step = dt.timedelta(days=days)
        return attrs.evolve(moved, start=moved.start + step, end=moved.end + step, label="")
    except (ValueError, OverflowError):
        return None


def year(number: int) -> Period | None:
    """Return a calendar year, or None where there is no such."""
    if not dt.MINYEAR <= number <= dt.MAXYEAR:
        return None
    return Period(start=dt.date(number, 1, 1), end=dt.date(number, 12, 31))


def before_it(period: Period | None, *, is_yearly: bool) -> Period | None:
    """Return the month or week before one, or the same part of the year before.

    Args:
        period: The period; of a day, nothing is known.
        is_yearly: Whether a year lies between them whatever its length.
    """
    if period is None or period.is_day:
        return None
    if period.count("day") == _WEEK:
        return assumed(shifted(period, days=-_WEEK))
    months = period.count("month")
    is_whole = months and months * _SHORTEST <= period.count("day")
    step = 1 if months == 1 and not is_yearly else 12
    return assumed(shifted(period, months=-step)) if is_whole else None


def inherited(period: Period | None) -> Period | None:
    """Return a period as one that other words than the figure's own tell."""
    return period and attrs.evolve(period, origin=Origin.INHERITED)


def assumed(period: Period | None) -> Period | None:
    """Return a period as one that a rule supplies."""
    return period and attrs.evolve(period, origin=Origin.ASSUMED)
