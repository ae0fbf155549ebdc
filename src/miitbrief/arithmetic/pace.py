"""How far and how fast from a baseline to a goal: shares and paces as intervals.

The method is that of Open SDG, which follows Eurostat: the growth so far is set against the
growth that leads from the baseline to the goal on the due date.  What differs is that every level
is an interval, so every result is one, too.
"""

import calendar
from datetime import MAXYEAR, date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from miitbrief._enumerations import WordEnum
from miitbrief.arithmetic.growth import compound_rate
from miitbrief.exceptions import GrowthError
from miitbrief.model._numbers import MOST_DIGITS
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import is_month_end

__all__ = ["ON_TRACK", "Goal", "Pace", "Start", "Status", "possible_statuses", "years_between"]

#: From this ratio of the actual pace to the required one, a target is on track.
ON_TRACK = Fraction(95, 100)

_POSITIVE = Interval(lower=0, lower_closed=False)
_REVERSED = Interval(upper=0, upper_closed=False)
_BEHIND = Interval(lower=0, upper=ON_TRACK, upper_closed=False)
_AHEAD = Interval(lower=ON_TRACK)
_FROM_ZERO = Interval(lower=0)
_UNDER_ONE = Interval(upper=1, upper_closed=False)
_ALL = Interval(lower=1)
_ONE = Fraction(1)
_DAYS_OF_400_YEARS = 146_097
_LARGEST = Decimal(10 ** (MOST_DIGITS - 1))


class Status(WordEnum):
    """How far a target is."""

    REACHED = "reached"
    """The observation is at the target or beyond."""
    ON_TRACK = "on_track"
    """At least 95 percent of the required pace."""
    BEHIND = "behind"
    """Less than that, or short of the target when it is due."""
    REVERSED = "reversed"
    """Away from the target."""
    UNDECIDED = "undecided"
    """What rounding and hedges leave open allows several of these."""
    UNOBSERVED = "unobserved"
    """Nothing is known yet that would tell."""


class Pace(WordEnum):
    """How a pace is measured."""

    GROWTH = "growth"
    """Compound annual growth, in percent per year."""
    STEP = "step"
    """An absolute change per year, in the unit of the target."""


class Start(NamedTuple):
    """Where a way begins, and how much time it has.

    Attributes:
        level: The level at the baseline.
        elapsed: The years from the baseline to the observation.
        given: The years from the baseline to the due date.
    """

    level: Interval
    elapsed: Fraction
    given: Fraction


class Goal(NamedTuple):
    """What is to be reached: a level, or an amount to be added to the baseline.

    Attributes:
        number: The level, or the amount, which is negative where it is to be taken away.
        added: Whether it is an amount to be added.
        up: Whether the way leads upwards.
        pace: How the pace is measured.
    """

    number: Fraction
    added: bool
    up: bool
    pace: Pace

    @property
    def beyond(self) -> Interval:
        """Every level that reaches a goal that is a level."""
        end = Interval.exactly(self.number)
        return Interval(lower=end.lower) if self.up else Interval(upper=end.upper)

    @property
    def short(self) -> Interval:
        """Every level that does not."""
        end = Interval.exactly(self.number)
        if self.up:
            return Interval(upper=end.upper, upper_closed=False)
        return Interval(lower=end.lower, lower_closed=False)

    def achieved(
        self, level: Interval, observed: Interval, *, times: Fraction = _ONE
    ) -> Interval | None:
        """Return the share of the way from the baseline to the goal that is covered; 1 is all.

        None where the baseline is at the goal already.

        Args:
            level: The level at the baseline.
            observed: The level that was observed.
            times: A number to multiply the share by, without rounding in between.
        """
        if self.added:
            return _scaled(observed - level, times / self.number)
        start = level.intersection(self.short)
        if start is None:
            return None
        if self.up:
            return _share(start, observed, self.number, times)
        return _share(-start, -observed, -self.number, times)

    def actual(self, start: Start, observed: Interval) -> Interval:
        """Return the pace from the baseline to the observation."""
        return self._pace(start.level, observed, start.elapsed)

    def required(self, level: Interval, years: Fraction) -> Interval | None:
        """Return the pace from a level to the goal in so many years; None from beyond the goal."""
        if self.added:
            return Interval.exactly(self.number / years)
        short = level.intersection(self.short)
        return short and self._pace(short, Interval.exactly(self.number), years)

    def remaining(self, start: Start, observed: Interval) -> Interval | None:
        """Return the pace from the observation to the goal in the time that is left."""
        years = start.given - start.elapsed
        if years <= 0:
            return None
        if not self.added:
            return self.required(observed, years)
        left = (start.level + self.number - observed) / years
        side = _FROM_ZERO if self.up else -_FROM_ZERO
        return left.intersection(side)

    def _pace(self, first: Interval, last: Interval, years: Fraction) -> Interval:
        """Return the pace from one level to another."""
        if self.pace is Pace.STEP:
            return (last - first) / years
        return yearly_growth(first, last, years)

    def ratio(self, start: Start, observed: Interval) -> Interval | None:
        """Return the actual pace as a multiple of the required one; None from beyond the goal."""
        if self.pace is Pace.STEP:
            return self.achieved(start.level, observed, times=start.given / start.elapsed)
        if not start.level.meets(self.short):
            return None
        return self._ratio_of_growth(start, observed)

    def _ratio_of_growth(self, start: Start, observed: Interval) -> Interval:
        """Return the ratio of growth rates, with the same baseline in both.

        A higher baseline makes a way upwards slower than required, and a way downwards faster,
        as long as the ratio does not exceed 1; beyond, that holds upwards as long as the goal is
        not reached, and else the quotient of the two intervals bounds the ratio.
        """
        level = start.level.intersection(_POSITIVE) or start.level
        level = level.intersection(self.short) or level
        observed = observed.intersection(_FROM_ZERO) or observed
        ends = (level.upper, level.lower) if self.up else (level.lower, level.upper)
        worst, best = (
            (observed.lower, observed.upper) if self.up else (observed.upper, observed.lower)
        )
        lowest = self._least(start, ends[:1] if self.up else ends, worst)
        corner = self._corner(start, ends[1], best)
        highest = None if corner is None or ends[1] is None else corner.upper
        short = self.short.contains(observed)
        high_holds = highest is not None and ((self.up and short) or highest <= 1)
        low_holds = lowest is not None and (short or lowest <= 1)
        if not (high_holds and low_holds):
            apart = self._quotient(start, level, observed)
            lowest = lowest if low_holds else apart.lower
            highest = highest if high_holds else apart.upper
        return Interval(lower=lowest, upper=highest)

    def _least(
        self, start: Start, ends: "tuple[Decimal | None, ...]", observed: Decimal | None
    ) -> Decimal | None:
        """Return the least ratio for some baselines and one observation; None without a bound."""
        corners = [self._corner(start, end, observed) for end in ends]
        lows = [corner.lower for corner in corners if corner is not None]
        known = [low for low in lows if low is not None]
        return min(known) if len(known) == len(corners) else None

    def _quotient(self, start: Start, level: Interval, observed: Interval) -> Interval:
        """Return the quotient of the paces as if their baselines were not the same."""
        required = yearly_growth(level, Interval.exactly(self.number), start.given)
        return yearly_growth(level, observed, start.elapsed) / required

    def _corner(
        self, start: Start, end: Decimal | None, observed: Decimal | None
    ) -> Interval | None:
        """Return the ratio for one baseline and one observation; None where it has no bound.

        From a baseline without an upper bound, every fall is one of 100 percent in the limit.
        """
        if end is None and observed is not None and not self.up:
            return Interval.exactly(1)
        if end is None or observed is None or end <= 0 or Fraction(end) == self.number:
            return None
        return self._quotient(start, Interval.exactly(end), Interval.exactly(observed))


def possible_statuses(goal: Goal, start: Start | None, observed: Interval) -> tuple[Status, ...]:
    """Return every status that what is known allows; a decision takes that it is one.

    Without a baseline, only whether the goal is reached can be told.
    """
    if start is None:
        return _possible_without_baseline(goal, observed)
    share = goal.achieved(start.level, observed)
    reached = observed.meets(goal.beyond)
    short = observed.intersection(goal.short)
    if goal.added:
        assert share is not None  # Every baseline is short of an amount that is to be added.
        reached, short = share.meets(_ALL), observed if share.meets(_UNDER_ONE) else None
    found = [Status.REACHED] * reached
    if short is not None:
        found += _short_statuses(goal, start, short)
    return tuple(found)


def _short_statuses(goal: Goal, start: Start, observed: Interval) -> list[Status]:
    """Return the statuses that an observation allows as far as it is short of the goal."""
    bands = {Status.ON_TRACK: _AHEAD, Status.BEHIND: _BEHIND, Status.REVERSED: _REVERSED}
    ratio = goal.achieved(start.level, observed)
    if start.elapsed >= start.given:
        bands = {Status.BEHIND: _FROM_ZERO, Status.REVERSED: _REVERSED}
    elif ratio is not None:
        ratio = goal.ratio(start, observed)
    if ratio is None:
        # It was at the goal to begin with, and fell back.
        return [Status.REVERSED]
    return [status for status, band in bands.items() if ratio.meets(band)]


def _possible_without_baseline(goal: Goal, observed: Interval) -> tuple[Status, ...]:
    """Return every status that an observation alone allows."""
    others = (Status.ON_TRACK, Status.BEHIND, Status.REVERSED)
    if goal.added:
        return (Status.REACHED, *others)
    reached = (Status.REACHED,) * observed.meets(goal.beyond)
    return reached + others * observed.meets(goal.short)


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    """Return an interval times a number, rounded once."""
    return interval * factor.numerator / factor.denominator


def _share(start: Interval, observed: Interval, goal: Fraction, times: Fraction) -> Interval:
    """Return the share of the way up to the goal, from a start that lies below it.

    It rises with the observation.  It falls with the start as long as the observation is short of
    the goal, and else rises.
    """
    low, high = _exact(observed.lower), _exact(observed.upper)
    first, last = _exact(start.lower), _exact(start.upper)
    lowest = None if low is None else _share_of_points(last if low <= goal else first, low, goal)
    highest = (
        None if high is None else _share_of_points(first if high <= goal else last, high, goal)
    )
    return Interval(
        lower=None if lowest is None else Interval.exactly(lowest * times).lower,
        upper=None if highest is None else Interval.exactly(highest * times).upper,
    )


def _share_of_points(start: Fraction | None, observed: Fraction, goal: Fraction) -> Fraction | None:
    """Return the share of the way for numbers, in the limit where the start is without a bound.

    None where the start is at the goal and the share without a bound.
    """
    if start is None or observed == goal:
        return Fraction(1)
    return None if start == goal else (observed - start) / (goal - start)


def yearly_growth(first: Interval, last: Interval, years: Fraction) -> Interval:
    """Return the compound annual growth between two levels, in percent per year.

    Args:
        first: The earlier level, above zero.
        last: The later level; below zero, it counts as zero.
        years: The time between them, above zero.
    """
    start = first.intersection(_POSITIVE) or first
    factor = (last.intersection(_FROM_ZERO) or last) / start
    try:
        return compound_rate(factor, years)
    except GrowthError:
        # Of a rise within a day or so, a year would make a number beyond all that are held.
        return Interval(lower=_LARGEST)


def years_between(start: date, end: date) -> Fraction:
    """Return the time between two days in years: whole years, and days of the year begun.

    From the last day of a month to the last day of the same month is whole years.

    >>> years_between(date(2020, 12, 31), date(2025, 12, 31))
    Fraction(5, 1)
    >>> years_between(date(2022, 2, 28), date(2022, 12, 31))
    Fraction(306, 365)
    """
    if end < start:
        return -years_between(end, start)
    if start.month == end.month and is_month_end(start) and is_month_end(end):
        return Fraction(end.year - start.year)
    begun = end.year - (_anniversary(start, end.year) > end.toordinal())
    before, after = (_anniversary(start, begun + more) for more in (0, 1))
    return begun - start.year + Fraction(end.toordinal() - before, after - before)


def _anniversary(day: date, year: int) -> int:
    """Return the ordinal of the same day in a year, which may lie behind the last of `date`.

    It is the last of February where the year has no 29th.
    """
    # The calendar repeats itself after 400 years.
    eras = max(year - MAXYEAR + 399, 0) // 400
    last = calendar.monthrange(year - 400 * eras, day.month)[1]
    same = date(year - 400 * eras, day.month, min(day.day, last))
    return same.toordinal() + eras * _DAYS_OF_400_YEARS


def _exact(end: Decimal | None) -> Fraction | None:
    """Return an end of an interval exactly."""
    return None if end is None else Fraction(end)
