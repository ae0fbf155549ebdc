"""Periods made from others: moved, marked with another origin, a calendar year."""

import datetime as dt

import attrs

from miitbrief.periods import Origin, Period

__all__ = ["assumed", "inherited", "shifted", "year"]


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


def inherited(period: Period | None) -> Period | None:
    """Return a period as one that other words than the figure's own tell."""
    return period and attrs.evolve(period, origin=Origin.INHERITED)


def assumed(period: Period | None) -> Period | None:
    """Return a period as one that a rule supplies."""
    return period and attrs.evolve(period, origin=Origin.ASSUMED)
