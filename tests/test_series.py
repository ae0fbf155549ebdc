"""Observations and series: when they are true, how long they cover, and in which order."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import briefing, figure

from miitbrief import Indicator, Interval, InvalidValueError, Kind, Unit, growth
from miitbrief import testing as made
from miitbrief.corpora.comparisons import comparisons
from miitbrief.corpora.conflicts import Conflict, Relation
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.series import Growth, Observation, Series, by_saying, by_time
from miitbrief.formats import tables

DAY = "2030-06-30"


def observation(one: Indicator, day: str = DAY) -> Observation:
    """Return a figure as said on a day."""
    said = briefing(day, one)
    return Observation(figure=said.indicators[0], briefing=said)


class TestObservation:
    """A figure with the briefing that gave it."""

    def test_source(self) -> None:
        """It tells who said it and when, and what it may stand for."""
        one = observation(figure("1.2 million", "2029"))
        assert (str(one.speaker), one.said, one.briefing.id) == (
            "Ms. Mei Lan",
            dt.date(2030, 6, 30),
            DAY,
        )
        assert one.value == 1_200_000
        assert one.interval == Interval(lower=1_150_000, upper=1_250_000)
        assert str(one) == (
            "1.2 million: trams in service (2029), said on 2030-06-30 by Ms. Mei Lan"
        )
        assert repr(one) == f"<Observation 2030-06-30/r1/i00: {one}>"

    def test_source_of_a_third_party(self) -> None:
        """What a speaker quotes is told to be quoted."""
        one = observation(figure("12", "2029", attribution="third_party"))
        assert str(one) == (
            "12: trams in service (2029, according to others), said on 2030-06-30 by Ms. Mei Lan"
        )

    @pytest.mark.parametrize(
        ("when", "assumed", "time", "undated"),
        [
            ("2029", False, "2029-12-31", False),
            ("2029-12-31", True, "2029-12-31", False),
            (DAY, False, DAY, False),
            (DAY, True, DAY, True),
            (None, False, DAY, True),
        ],
    )
    def test_time(self, when: str | None, *, assumed: bool, time: str, undated: bool) -> None:
        """A figure that only its briefing dates is undated; it is known by that day."""
        one = observation(figure("12", when, assumed=assumed))
        assert str(one.time) == time
        assert one.undated is undated

    @pytest.mark.parametrize(
        ("kind", "when", "basis", "over", "since"),
        [
            (Kind.LEVEL, "2029", None, 12, None),
            (Kind.LEVEL, "2029-Q1", None, 3, None),
            (Kind.LEVEL, "2029-12-31", None, 0, None),
            (Kind.LEVEL, None, None, 0, None),
            (Kind.SHARE, "2029", None, None, None),
            (Kind.GROWTH, "2029", "2028", 12, 12),
            (Kind.GROWTH, "2029-01", "2028-01", 1, 12),
            (Kind.AVERAGE_GROWTH, "2029", "2020", 12, 108),
        ],
    )
    def test_lengths(
        self, kind: Kind, when: str | None, basis: str | None, over: int | None, since: int | None
    ) -> None:
        """Amounts cover a length of time, and growth looks back on a basis."""
        one = observation(
            figure("12%" if kind is not Kind.LEVEL else "12", when, kind=kind, basis=basis)
        )
        assert (one.over, one.since) == (over, since)

    def test_fall_is_negative_but_not_what_something_fell_to(self) -> None:
        """The direction of a change is its sign; a level has none."""
        fall = observation(figure("5%", "2029", kind=Kind.GROWTH, basis="2028", direction="down"))
        low = observation(figure("5", "2029", direction="down"))
        assert fall.interval == Interval(lower=-5.5, upper=-4.5)
        assert low.interval == Interval.exactly(5)

    def test_unit_of_growth_in_times(self) -> None:
        """Growth that is printed as "1.6 times" is in percent."""
        one = observation(figure("1.6", "2029", kind=Kind.GROWTH, unit="times"))
        assert one.unit == Unit(name="percent")
        assert one.interval == Interval(lower=155, upper=165)

    @given(made.indicators(), st.sampled_from(["2030-06-30", "2031-06-30"]))
    def test_equality_goes_by_the_briefing_s_id(self, one: Indicator, day: str) -> None:
        """Two observations are equal where the figures are and the ids of the briefings are."""
        first = Observation(figure=one, briefing=briefing(DAY))
        second = Observation(figure=one, briefing=attrs.evolve(briefing(day), title="Another"))
        assert (first == second) == (day == DAY)
        assert (hash(first) == hash(second)) >= (first == second)

    def test_no_day(self) -> None:
        """What was given at a briefing without a date has no place in the order of time."""
        undated = briefing(None, figure("1", "2029"))
        with pytest.raises(InvalidValueError, match="has no date"):
            Observation(figure=undated.indicators[0], briefing=undated)


class TestGrowth:
    """By how much an amount grew between the points of a series."""

    @staticmethod
    def of(*figures: Indicator) -> tuple[Growth, ...]:
        """Return the growth between figures of trams, as said on a day."""
        return Corpus([briefing(DAY, *figures)]).series("trams").growth

    @given(made.growths())
    def test_it_has_the_growth_of_all_that_the_amounts_may_be(self, one: Growth) -> None:
        """The growth between any two numbers that the amounts may be is within the rate."""
        earlier, later = one.earlier.interval, one.later.interval
        numbers = [
            [end for end in (each.lower, each.upper, each.lower) if end is not None]
            for each in (earlier, later)
        ]
        if one.rate is None:
            assert earlier.contains(0)
            return
        for start in (each for each in numbers[0] if each):
            for end in numbers[1]:
                assert one.rate.contains(growth.rate(start, end))

    @given(made.growths())
    def test_it_is_what_later_makes_of_earlier(self, one: Growth) -> None:
        """The later number is the earlier one grown by the rate of both as printed."""
        printed = one.rate_as_printed
        if printed is None:
            assert one.earlier.value == 0
            return
        again = growth.level(one.earlier.value, printed) if one.later.value else 0
        assert Interval.exactly(one.later.value).meets(Interval.exactly(0) + again)

    @given(made.series())
    def test_it_is_between_the_points(self, series: Series) -> None:
        """Each begins where the one before ended, and none is at the time of another."""
        steps = series.growth
        assert [each.earlier for each in steps[1:]] == [each.later for each in steps[:-1]]
        times = {each.time for each in series}
        if series.kind is Kind.LEVEL:
            assert len(steps) == len(times) - 1
        else:
            assert not steps

    def test_of_one_time_the_last_that_was_said_counts(self) -> None:
        """A revised figure takes the place of the one before."""
        old = briefing("2030-01-31", figure("44", "2028"), figure("55", "2029"))
        new = briefing(DAY, figure("66", "2029"))
        (one,) = Corpus([old, new]).series("trams").growth
        assert (one.rate, one.years) == (Interval.exactly(50), 1)
        assert str(one) == "2028 to 2029: 50% as printed; exactly 50%"
        assert repr(one) == f"<Growth of 2030-01-31/r1/i00 and 2030-06-30/r1/i00: {one}>"

    def test_rounding_and_hedges(self) -> None:
        """Both widen the rate, and the one as printed stands beside it."""
        (one,) = self.of(figure("2.0 million", "2028"), figure("over 3.0 million", "2029"))
        assert one.rate == growth.rate(
            Interval(lower=1_950_000, upper=2_050_000), Interval(lower=3_000_000)
        )
        assert one.rate_as_printed == Interval.exactly(50)
        assert str(one) == "2028 to 2029: 50% as printed; 46.341% or more"

    @pytest.mark.parametrize(
        ("earlier", "later", "years"),
        [("2020", "2025", 5), ("2028-12-31", "2029-12-31", 1), ("2028-12-31", DAY, None)],
    )
    def test_years(self, earlier: str, later: str, years: int | None) -> None:
        """Years are whole, from a day to the same one, or there are none."""
        (one,) = self.of(figure("5", earlier), figure("6", later))
        assert one.years == years

    def test_from_nothing(self) -> None:
        """From zero nothing grows by a rate."""
        (one,) = self.of(figure("0", "2028"), figure("6", "2029"))
        assert one.rate is one.rate_as_printed is None
        assert str(one).endswith("no rate, since the earlier amount may be zero or below")

    def test_what_is_in_percent_has_none(self) -> None:
        """Shares, and levels in percent, change by points."""
        assert not TestSeries.three().growth
        assert not self.of(
            figure("5%", "2028", unit="percent"), figure("6%", "2029", unit="percent")
        )

    def test_what_cannot_grow_is_refused(self) -> None:
        """Amounts of two units, of one time, and what is no amount have no growth."""
        amount = observation(figure("5", "2028"))
        later = observation(figure("6", "2029"))
        with pytest.raises(InvalidValueError, match="expected the later amount after 2029-12-31"):
            Growth(earlier=later, later=amount)
        with pytest.raises(InvalidValueError, match="of one unit, got"):
            Growth(earlier=amount, later=observation(figure("6", "2029", unit="CNY")))
        with pytest.raises(InvalidValueError, match="changes by percentage points"):
            Growth(earlier=amount, later=observation(figure("6%", "2029", kind=Kind.SHARE)))

    def test_the_table_has_it(self) -> None:
        """Each row of the table of a series has the growth since the time before."""
        found = Corpus([briefing(DAY, figure("5", "2028"), figure("6", "2029"))]).series("trams")
        (one,) = found.growth
        first, second = tables.series(found).rows()
        assert (first["grown_from"], first["growth_lower"]) == (None, None)
        assert second["grown_from"] == one.earlier.figure.id
        assert one.rate is not None
        assert (second["growth_lower"], second["growth_upper"]) == (one.rate.lower, one.rate.upper)


class TestSeries:
    """Observations in order of time."""

    @staticmethod
    def three() -> Series:
        """Return a series of three shares, of which nothing dates the last."""
        said = briefing(
            DAY,
            figure("20%", "2028", kind=Kind.SHARE),
            figure("30%", "2029", kind=Kind.SHARE),
            figure("over 40%", None, kind=Kind.SHARE),
        )
        return Corpus([said]).series("trams")

    def test_it_is_a_sequence(self) -> None:
        """It has a length, can be iterated over, indexed and sliced."""
        series = self.three()
        assert len(series) == 3
        assert [each.value for each in series] == [20, 30, 40]
        assert series[-1] == series.observations[2]
        assert series[:2] == series.observations[:2]

    def test_explanation_of_what_nothing_dates(self) -> None:
        """It tells by when such a figure is known."""
        series = self.three()
        assert str(series) == ("trams: share in percent: 3 observations, 2028-12-31 to 2030-06-30")
        assert repr(series) == f"<Series {series}>"
        assert series.explain().splitlines()[-1].startswith("Undated, by 2030-06-30: 40 to 100%;")

    def test_explanation_of_what_only_the_briefing_dates(self) -> None:
        """Such a figure is known by the day of the briefing."""
        said = briefing(DAY, figure("over 400", DAY, assumed=True))
        text = Corpus([said]).series("trams").explain()
        assert text.splitlines()[-1].startswith("By 2030-06-30: 400 or more;")

    def test_heading(self) -> None:
        """It names the unit with its denominator, the length of time and the basis."""
        series = Series(
            concept="trams",
            kind=Kind.GROWTH,
            unit="percent",
            per="depot",
            over=3,
            since=12,
            observations=(),
        )
        assert series.explain() == (
            "trams: growth in percent per depot, over 3 months each, 12 months after the basis."
        )

    def test_observations_out_of_order_are_refused(self) -> None:
        """A series is in order of time."""
        series = self.three()
        with pytest.raises(InvalidValueError, match="not in order of time"):
            attrs.evolve(series, observations=series[::-1])

    def test_orders(self) -> None:
        """By time is by the period, and by saying is by the briefing and the place in it."""
        old = observation(figure("20", "2020"), "2031-01-01")
        new = observation(figure("30", "2029"), "2030-01-01")
        assert sorted((new, old), key=by_time) == [old, new]
        assert sorted((old, new), key=by_saying) == [new, old]


class TestConflictsOfObservations:
    """Comparisons can be made of any observations, without a corpus."""

    def test_conflict(self) -> None:
        """Two figures that cannot both be right are found among observations."""
        change = figure("11", "2029", kind=Kind.CHANGE, basis="2028")
        said = [
            observation(figure("55", "2029"), "2030-01-01"),
            observation(change, "2030-02-01"),
            observation(figure("51", "2029"), "2030-03-01"),
        ]
        (conflict,) = comparisons(said)
        assert isinstance(conflict, Conflict)
        assert conflict.relation is Relation.REVISED
        assert "Scope" not in conflict.explain()
        assert repr(conflict.implications[0]) == (
            "<Implication 55 and the change of 11 (2030-02-01/r1/i00) give exactly 44 for 2028>"
        )
