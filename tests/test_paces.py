"""Shares and paces on the way to a goal: sound, as narrow as can be, and never decided twice."""

import calendar
from datetime import MINYEAR, date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import isclose
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from miitbrief import Interval, growth
from miitbrief.arithmetic.pace import (
    ON_TRACK,
    Goal,
    Pace,
    Start,
    Status,
    possible_statuses,
    yearly_growth,
    years_between,
)

#: What floats and the 40th digit may lose.
SLACK = 1e-9

LEVELS = st.decimals(1, 1000, places=1)
WIDTHS = st.decimals(0, 200, places=1)
DATES = st.dates(date(1950, 1, 1), date(2100, 12, 31))


class Way(NamedTuple):
    """A way to a goal: what is known, and the true levels, which lie in it."""

    goal: Goal
    start: Start
    observed: Interval
    true_start: Fraction
    true_observed: Fraction

    @property
    def exact(self) -> tuple[Start, Interval]:
        """The same with nothing left open."""
        level = Interval.exactly(self.true_start)
        return self.start._replace(level=level), Interval.exactly(self.true_observed)


@st.composite
def known_levels(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """Draw what is known of a level, with or without an upper end, and the true level in it."""
    lower, width = draw(LEVELS), draw(WIDTHS)
    upper = lower + width
    true = Fraction(lower) + Fraction(draw(st.integers(0, int(width * 10))), 10)
    bounded = draw(st.integers(0, 4)) > 0
    return Interval(lower=lower, upper=upper if bounded else None), true


@st.composite
def goals(draw: st.DrawFn, *, added: bool | None = None) -> Goal:
    """Draw goals of every kind, up and down."""
    up, adds = draw(st.booleans()), draw(st.booleans()) if added is None else added
    number = Fraction(draw(LEVELS))
    pace = Pace.STEP if adds else draw(st.sampled_from(Pace))
    return Goal(number=number if up or not adds else -number, added=adds, up=up, pace=pace)


@st.composite
def ways(draw: st.DrawFn, *, late: bool = True, added: bool | None = None) -> Way:
    """Draw ways, with an observation in time or *late*."""
    level, true_start = draw(known_levels())
    observed, true_observed = draw(known_levels())
    given_years = draw(st.integers(1, 8) | st.fractions(Fraction(1, 4), 8, max_denominator=12))
    share = draw(st.fractions(Fraction(1, 20), Fraction(3, 2) if late else 1, max_denominator=20))
    start = Start(level, Fraction(given_years) * share, Fraction(given_years))
    return Way(draw(goals(added=added)), start, observed, true_start, true_observed)


@st.composite
def short_ways(draw: st.DrawFn) -> Way:
    """Draw ways in time from one side of a goal, with bounded levels that do not reach it."""
    up = draw(st.booleans())
    numbers = sorted(draw(st.lists(LEVELS, min_size=5, max_size=5, unique=True)))
    if up:
        goal, levels = numbers[4], draw(st.permutations(numbers[:4]))
    else:
        goal, levels = numbers[0], draw(st.permutations(numbers[1:]))
    first, last = sorted(levels[:2]), sorted(levels[2:])
    given_years = draw(st.integers(1, 8))
    elapsed = draw(st.fractions(Fraction(1, 20), given_years, max_denominator=20))
    return Way(
        Goal(Fraction(goal), added=False, up=up, pace=Pace.GROWTH),
        Start(Interval(lower=first[0], upper=first[1]), elapsed, Fraction(given_years)),
        Interval(lower=last[0], upper=last[1]),
        Fraction(first[0]),
        Fraction(last[0]),
    )


def float_ratio(way: Way) -> float | None:
    """Return the ratio of the paces of the true levels in floats, as Open SDG computes it."""
    first, last = float(way.true_start), float(way.true_observed)
    elapsed, years, number = map(float, (way.start.elapsed, way.start.given, way.goal.number))
    if way.goal.added:
        return (last - first) / elapsed / (number / years)
    if (first < number) is not way.goal.up or first == number:
        return None
    if way.goal.pace is Pace.STEP:
        return (last - first) / elapsed / ((number - first) / years)
    actual = float((last / first) ** (1 / elapsed)) - 1
    return actual / (float((number / first) ** (1 / years)) - 1)


def holds(interval: Interval, value: float) -> bool:
    """Tell whether a float lies in an interval, but for what floats lose."""
    slack = SLACK * max(1.0, abs(value))
    above = interval.lower is None or float(interval.lower) <= value + slack
    return above and (interval.upper is None or value - slack <= float(interval.upper))


class TestRatio:
    """The actual pace as a multiple of the required one."""

    def test_published_example(self) -> None:
        """2.1, 2.5 two years later, 3.3 to be reached in five: 0.963, but 0.754 to 1.154."""
        goal = Goal(Fraction("3.3"), added=False, up=True, pace=Pace.GROWTH)
        start = Start(
            Interval(lower=Decimal("2.05"), upper=Decimal("2.15")), Fraction(2), Fraction(5)
        )
        observed = Interval(lower=Decimal("2.45"), upper=Decimal("2.55"))
        ratio = goal.ratio(start, observed)
        assert ratio is not None
        assert ratio.lower is not None
        assert ratio.upper is not None
        assert (round(ratio.lower, 3), round(ratio.upper, 3)) == (
            Decimal("0.754"),
            Decimal("1.154"),
        )
        printed = start._replace(level=Interval.exactly(Decimal("2.1")))
        point = goal.ratio(printed, Interval.exactly(Decimal("2.5")))
        assert point is not None
        assert point.lower is not None
        assert round(point.lower, 3) == Decimal("0.963")
        assert possible_statuses(goal, start, observed) == (Status.ON_TRACK, Status.BEHIND)
        assert possible_statuses(goal, printed, Interval.exactly(Decimal("2.5"))) == (
            Status.ON_TRACK,
        )

    @given(ways(late=False))
    def test_ratio_holds_the_true_one(self, way: Way) -> None:
        """Whatever the true levels are, their ratio lies in the interval."""
        value, ratio = float_ratio(way), way.goal.ratio(way.start, way.observed)
        if value is None:
            return
        assert ratio is not None
        assert holds(ratio, value)

    @given(ways(late=False))
    def test_ratio_of_exact_levels_is_one_number(self, way: Way) -> None:
        """Where nothing is left open, the interval is as narrow as its digits."""
        start, observed = way.exact
        ratio = way.goal.ratio(start, observed)
        if ratio is None:
            return
        value = float_ratio(way)
        assert value is not None
        assert ratio.width is not None
        assert float(ratio.width) <= 1e-20 * max(1, abs(value))

    @given(short_ways())
    def test_ratio_is_as_narrow_as_can_be(self, way: Way) -> None:
        """Both ends are those of some levels: upwards, and downwards up to the required pace."""
        ratio = way.goal.ratio(way.start, way.observed)
        assert ratio is not None
        assert ratio.lower is not None
        assert ratio.upper is not None
        ends = [
            float_ratio(way._replace(true_start=Fraction(first), true_observed=Fraction(last)))
            for first in (way.start.level.lower, way.start.level.upper)
            for last in (way.observed.lower, way.observed.upper)
            if first is not None and last is not None
        ]
        values = [value for value in ends if value is not None]
        assert any(isclose(value, ratio.lower, abs_tol=SLACK) for value in values)
        if way.goal.up or ratio.upper <= 1:
            assert any(isclose(value, ratio.upper, abs_tol=SLACK) for value in values)


class TestShare:
    """How much of the way is covered."""

    @given(ways())
    def test_share_holds_the_true_one(self, way: Way) -> None:
        """Whatever the true levels are, their share of the way lies in the interval."""
        share = way.goal.achieved(way.start.level, way.observed)
        first, last, number = way.true_start, way.true_observed, way.goal.number
        if way.goal.added:
            assert share is not None
            assert share.contains((last - first) / number)
        elif (first < number) is way.goal.up and first != number:
            assert share is not None
            assert holds(share, float((last - first) / (number - first)))

    @given(ways(), st.decimals(0, 500, places=1))
    def test_share_rises_with_the_observation(self, way: Way, more: Decimal) -> None:
        """A higher observation never lowers the share of a way up, nor a lower one down."""
        moved = way.observed + more if way.goal.up else way.observed - more
        before = way.goal.achieved(way.start.level, way.observed)
        after = way.goal.achieved(way.start.level, moved)
        assert (before is None) == (after is None)
        if before is None or after is None:
            return
        if before.lower is not None:
            assert after.lower is not None
            assert after.lower >= before.lower
        if after.upper is not None:
            assert before.upper is not None
            assert after.upper >= before.upper

    @given(goals(added=False), LEVELS)
    def test_ends_of_the_way(self, goal: Goal, level: Decimal) -> None:
        """Nothing is covered at the baseline, and all at the goal."""
        start = Interval.exactly(level)
        assume(goal.short.contains(start))
        nothing = goal.achieved(start, start)
        everything = goal.achieved(start, Interval.exactly(goal.number))
        assert nothing == Interval.exactly(0)
        assert everything == Interval.exactly(1)

    def test_baseline_at_the_goal(self) -> None:
        """From beyond the goal there is no way."""
        goal = Goal(Fraction(50), added=False, up=True, pace=Pace.GROWTH)
        assert goal.achieved(Interval(lower=50), Interval.exactly(60)) is None
        assert goal.required(Interval(lower=50), Fraction(1)) is None


class TestPaces:
    """Paces in percent a year, or in steps."""

    @given(LEVELS, LEVELS, st.integers(1, 9))
    def test_growth_over_whole_years_is_that_of_growth(
        self, first: Decimal, last: Decimal, years: int
    ) -> None:
        """It is the average growth that `growth` computes."""
        pace = yearly_growth(Interval.exactly(first), Interval.exactly(last), Fraction(years))
        assert pace == growth.average_rate(first, last, years)

    @given(LEVELS, LEVELS, st.integers(1, 20), st.sampled_from([2, 3, 4, 12]))
    def test_growth_over_parts_of_years_is_that_of_growth(
        self, first: Decimal, last: Decimal, parts: int, of: int
    ) -> None:
        """It is the required rate that `growth` computes, to many digits."""
        pace = yearly_growth(Interval.exactly(first), Interval.exactly(last), Fraction(parts, of))
        rate = growth.required_rate(first, last, Fraction(parts, of))
        assert pace.meets(rate)
        assert pace.width is not None
        assert pace.width < Decimal("1e-30") * max(Decimal(1), abs(rate.lower or Decimal(0)))

    @given(known_levels(), known_levels(), st.fractions(Fraction(1, 366), 9, max_denominator=366))
    def test_growth_is_sound(
        self, start: tuple[Interval, Fraction], end: tuple[Interval, Fraction], years: Fraction
    ) -> None:
        """The growth between the true levels lies in the interval, but for what floats hold."""
        (first, true_first), (last, true_last) = start, end
        size = float(true_last / true_first) ** float(1 / Fraction(years)) if years > 0.1 else None
        pace = yearly_growth(first, last, years)
        if size is not None:
            assert holds(pace, (size - 1) * 100)

    @pytest.mark.parametrize("upper", [20, 30, None])
    def test_growth_within_a_day(self, upper: int | None) -> None:
        """What a rise within a day would make of a year is beyond all numbers, and no error."""
        start, years = Interval.exactly(1), Fraction(1, 366)
        pace = yearly_growth(start, Interval(lower=2, upper=upper), years)
        assert pace.contains(growth.required_rate(1, 2, years))
        beyond = yearly_growth(start, Interval(lower=200, upper=upper and 1000 * upper), years)
        assert (beyond.lower, beyond.upper) == (Decimal(10**499), None)
        goal = Goal(Fraction(10**6), added=False, up=True, pace=Pace.GROWTH)
        way = Start(start, years, Fraction(1, 183))
        assert possible_statuses(goal, way, Interval.exactly(200)) == (
            Status.ON_TRACK,
            Status.BEHIND,
        )

    def test_growth_from_and_to_zero(self) -> None:
        """To zero is a fall of all; from zero or more, growth has no upper bound."""
        assert yearly_growth(
            Interval.exactly(5), Interval.exactly(0), Fraction(1, 3)
        ) == Interval.exactly(-100)
        pace = yearly_growth(Interval(lower=0, upper=5), Interval.exactly(5), Fraction(1, 3))
        assert (pace.lower, pace.upper) == (Decimal(0), None)

    @given(ways())
    def test_required_pace_leads_to_the_goal(self, way: Way) -> None:
        """Where nothing is left open, the required pace reaches the goal on the due date."""
        start, _ = way.exact
        pace = way.goal.required(start.level, start.given)
        if pace is None:
            return
        assert pace.lower is not None
        first, years, number = float(way.true_start), float(start.given), float(way.goal.number)
        if way.goal.pace is Pace.STEP:
            end = first + float(pace.lower) * years
            wanted = first + number if way.goal.added else number
        else:
            end, wanted = first * (1 + float(pace.lower) / 100) ** years, number
        assert abs(end - wanted) <= 1e-6 * max(1, abs(wanted))

    def test_remaining_pace(self) -> None:
        """What is left of an increment is spread over the time that is left."""
        goal = Goal(Fraction(600), added=True, up=True, pace=Pace.STEP)
        start = Start(Interval.exactly(1000), Fraction(1), Fraction(3))
        assert goal.remaining(start, Interval.exactly(1200)) == Interval.exactly(200)
        assert goal.remaining(start, Interval.exactly(1700)) is None
        assert goal.remaining(start._replace(elapsed=Fraction(3)), Interval.exactly(1200)) is None
        level = Goal(Fraction(121), added=False, up=True, pace=Pace.GROWTH)
        assert level.remaining(start, Interval.exactly(100)) == Interval.exactly(10)


class TestStatuses:
    """Which statuses are left open."""

    @given(ways())
    def test_some_status_is_possible(self, way: Way) -> None:
        """Where there is an observation, some status is possible, and none twice."""
        found = possible_statuses(way.goal, way.start, way.observed)
        assert found
        assert len(set(found)) == len(found)

    @given(ways())
    def test_true_status_is_possible(self, way: Way) -> None:
        """The status of the true levels is among those that are left open."""
        (true,) = possible_statuses(way.goal, *way.exact)
        assert true in possible_statuses(way.goal, way.start, way.observed)

    @given(way=ways(), one=WIDTHS, other=WIDTHS, unbounded=st.booleans(), both=st.booleans())
    def test_widening_leaves_more_open(
        self, *, way: Way, one: Decimal, other: Decimal, unbounded: bool, both: bool
    ) -> None:
        """Knowing less of a level never rules out a status, so it never decides otherwise."""
        wide = way.start.level + Interval(lower=0, upper=one)
        if unbounded:
            wide = Interval(lower=wide.lower)
        observed = way.observed + Interval(lower=0 if not both else -other, upper=other)
        before = possible_statuses(way.goal, way.start, way.observed)
        after = possible_statuses(way.goal, way.start._replace(level=wide), observed)
        assert set(before) <= set(after)

    @given(ways(added=False))
    def test_reached_is_beyond(self, way: Way) -> None:
        """A level is reached for certain where the whole observation is at it or beyond."""
        found = possible_statuses(way.goal, way.start, way.observed)
        assert (found == (Status.REACHED,)) == way.goal.beyond.contains(way.observed)
        assert (Status.REACHED in found) == way.goal.beyond.meets(way.observed)

    @given(ways(added=True))
    def test_increment_is_reached_where_all_is_added(self, way: Way) -> None:
        """An increment is reached for certain where the share of it is at least 1."""
        found = possible_statuses(way.goal, way.start, way.observed)
        share = way.goal.achieved(way.start.level, way.observed)
        assert share is not None
        assert (found == (Status.REACHED,)) == Interval(lower=1).contains(share)

    @given(ways())
    def test_on_the_due_date_only_reaching_counts(self, way: Way) -> None:
        """When the time is over, nothing is on track."""
        over = way.start._replace(elapsed=way.start.given)
        found = possible_statuses(way.goal, over, way.observed)
        assert Status.ON_TRACK not in found

    @given(ways(late=False))
    def test_bands_of_the_ratio(self, way: Way) -> None:
        """Short of the goal and in time, the status is that of the ratio of the true levels."""
        start, observed = way.exact
        value, (found,) = float_ratio(way), possible_statuses(way.goal, start, observed)
        assume(value is not None and found is not Status.REACHED and start.elapsed < start.given)
        assert value is not None
        assume(min(abs(value), abs(value - float(ON_TRACK))) > SLACK)
        if value < 0:
            assert found is Status.REVERSED
        else:
            assert found is (Status.ON_TRACK if value >= ON_TRACK else Status.BEHIND)

    @pytest.mark.parametrize(
        ("observed", "expected"),
        [(60, {Status.REACHED}), (40, {Status.ON_TRACK, Status.BEHIND, Status.REVERSED})],
    )
    def test_without_a_baseline(self, observed: int, expected: set[Status]) -> None:
        """Only whether a level is reached can be told, and nothing of an increment."""
        goal = Goal(Fraction(50), added=False, up=True, pace=Pace.GROWTH)
        assert set(possible_statuses(goal, None, Interval.exactly(observed))) == expected
        adding = goal._replace(added=True, pace=Pace.STEP)
        assert len(possible_statuses(adding, None, Interval.exactly(observed))) == 4

    def test_fallen_back_from_the_goal(self) -> None:
        """What was there at the start and is not any more is reversed."""
        goal = Goal(Fraction(50), added=False, up=True, pace=Pace.GROWTH)
        start = Start(Interval.exactly(55), Fraction(1), Fraction(2))
        assert possible_statuses(goal, start, Interval.exactly(45)) == (Status.REVERSED,)
        assert possible_statuses(goal, start, Interval.exactly(52)) == (Status.REACHED,)


class TestYears:
    """The time between two days."""

    @given(DATES, DATES)
    def test_backwards_is_negative(self, start: date, end: date) -> None:
        """The time back is the negative of the time there."""
        assert years_between(start, end) == -years_between(end, start)

    @given(DATES, st.integers(1, 2000))
    def test_time_grows_by_the_day(self, start: date, days: int) -> None:
        """A day later is more time, and by about a year's part of it, but for ends of months."""
        end = start + timedelta(days=days)
        time = years_between(start, end)
        assert abs(float(time) - days / 365.25) < 0.005
        assert years_between(start, end + timedelta(days=1)) >= time

    @given(st.dates(), st.dates(), st.integers(1, 4))
    def test_far_years_are_those_of_another_era(self, one: date, other: date, eras: int) -> None:
        """The calendar repeats itself after 400 years, up to the last that a date has."""
        start, end = sorted((one, other))
        assume(start.year - 400 * eras >= MINYEAR)
        earlier = (day.replace(year=day.year - 400 * eras) for day in (start, end))
        assert years_between(start, end) == years_between(*earlier)

    @pytest.mark.parametrize(
        ("start", "end", "years"),
        [
            (date.min, date.max, 9998 + Fraction(364, 365)),
            (date(9998, 12, 31), date.max, Fraction(1)),
            (date(9999, 1, 1), date.max, Fraction(364, 365)),
            (date(9996, 2, 29), date(9999, 3, 1), 3 + Fraction(1, 366)),
            (date(9996, 2, 29), date(9999, 2, 28), Fraction(3)),
        ],
    )
    def test_the_last_year_there_is(self, start: date, end: date, years: Fraction) -> None:
        """The year that is begun in 9999 has its length, though it ends in no date."""
        assert years_between(start, end) == years

    @given(DATES, st.integers(0, 40))
    def test_anniversaries_are_whole_years(self, start: date, years: int) -> None:
        """From a day to the same day is whole years; so is from an end of a month to the same."""
        last = calendar.monthrange(start.year, start.month)[1]
        end = start.replace(day=last)
        later = date(
            end.year + years, end.month, calendar.monthrange(end.year + years, end.month)[1]
        )
        assert years_between(end, later) == years
        if (start.month, start.day) != (2, 29):
            assert years_between(start, start.replace(year=start.year + years)) == years
