"""Periods: closed stretches of days with names."""

import datetime as dt
import pickle
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import InvalidValueError, Origin, Period
from miitbrief.testing import periods

DATES = st.dates(dt.date(1949, 1, 1), dt.date(2049, 12, 31))
DAY = dt.timedelta(days=1)
YEARS = st.integers(-40, 40)
MONTHS = st.integers(-500, 500)


@st.composite
def days(draw: st.DrawFn, *, longest: int = 40_000) -> Period:
    """Draw periods between any two days."""
    start = draw(DATES)
    return Period(start=start, end=start + draw(st.integers(0, longest)) * DAY)


@st.composite
def months(draw: st.DrawFn) -> Period:
    """Draw periods of whole months."""
    first, last = sorted((f"{draw(DATES):%Y-%m}", f"{draw(DATES):%Y-%m}"))
    return Period.parse(f"{first}/{last}")


def every_day(period: Period) -> list[dt.date]:
    """Return all days of a period."""
    return [period.start + n * DAY for n in range((period.end - period.start).days + 1)]


def day(text: str) -> dt.date:
    """Return a day."""
    return dt.date.fromisoformat(text)


def names(of: dt.date) -> dict[str, str]:
    """Return the names of the day, month, quarter, half and year in which a day lies."""
    return {
        "day": f"{of:%Y-%m-%d}",
        "month": f"{of:%Y-%m}",
        "quarter": f"{of:%Y}-Q{(of.month + 2) // 3}",
        "half": f"{of:%Y}-H{(of.month + 5) // 6}",
        "year": f"{of:%Y}",
    }


class TestParse:
    """Reading and writing periods."""

    @given(periods() | days() | months())
    def test_undoes_isoformat(self, period: Period) -> None:
        """What a period is written as reads back as the same days."""
        again = Period.parse(period.isoformat(), label=period.label, origin=period.origin)
        assert again == period

    @given(DATES)
    def test_isoformat_undoes_it(self, within: dt.date) -> None:
        """Every name of one stretch of days is written as it was read."""
        for name in names(within).values():
            assert Period.parse(name).isoformat() == name

    @given(days(longest=800) | months())
    def test_isoformat_is_the_shortest_of_its_kind(self, period: Period) -> None:
        """No one name, and no pair of names of the same length of time, is shorter."""
        first, last = names(period.start), names(period.end)
        texts = [*first.values(), *(f"{first[kind]}/{last[kind]}" for kind in first)]
        right = [text for text in texts if Period.parse(text).coincides(period)]
        assert len(period.isoformat()) == min(map(len, right))

    @pytest.mark.parametrize("year", [1900, 2000, 2021, 2024])
    @pytest.mark.parametrize(
        "parts",
        [
            ["H1", "H2"],
            ["Q1", "Q2", "Q3", "Q4"],
            [f"{month:02}" for month in range(1, 13)],
        ],
    )
    def test_parts_of_a_year_make_up_the_year(self, year: int, parts: list[str]) -> None:
        """Halves, quarters and months follow one another without a gap."""
        stretches = [Period.parse(f"{year}-{part}") for part in parts]
        assert stretches[0].start == dt.date(year, 1, 1)
        assert stretches[-1].end == dt.date(year, 12, 31)
        assert all(before.end + DAY == after.start for before, after in pairwise(stretches))

    @pytest.mark.parametrize(
        ("text", "start", "end"),
        [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2021-H2", "2021-07-01", "2021-12-31"),
            ("2021-Q4", "2021-10-01", "2021-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2021-12-31", "2021-12-31", "2021-12-31"),
            ("2016/2020", "2016-01-01", "2020-12-31"),
            ("2022-01/2022-04", "2022-01-01", "2022-04-30"),
            ("2021-11-03/2022-02-28", "2021-11-03", "2022-02-28"),
            ("2020/2021-06", "2020-01-01", "2021-06-30"),
            ("0987", "0987-01-01", "0987-12-31"),
            ("9999-12", "9999-12-01", "9999-12-31"),
        ],
    )
    def test_of_names(self, text: str, start: str, end: str) -> None:
        """A name stands for its first to its last day."""
        period = Period.parse(text)
        assert (period.start, period.end) == (day(start), day(end))

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "/",
            "/2021",
            "2021/",
            "21",
            "2021-1",
            "2021-00",
            "2021-13",
            "2021-Q0",
            "2021-Q5",
            "2021-q1",
            "2021-H3",
            "2021-01-1",
            "2021-01-01-01",
            "2021-2022",
            "2016/2020/2021",
            " 2021",
            "2021\n",
            "\uff12\uff10\uff12\uff11",
            "last year",
        ],
    )
    def test_refuses_another_form(self, text: str) -> None:
        """The error shows the forms that there are, and the text."""
        with pytest.raises(InvalidValueError, match=r"expected a period such as .* got ") as caught:
            Period.parse(text)
        assert repr(text) in str(caught.value)

    @pytest.mark.parametrize("text", ["2021-02-29", "2021-04-31", "0000", "2021/2022-02-30"])
    def test_refuses_days_that_are_not(self, text: str) -> None:
        """A day that no calendar has is no period."""
        with pytest.raises(InvalidValueError, match=f"'{text}' is no period: "):
            Period.parse(text)


class TestDays:
    """Periods as sets of days."""

    @given(days(longest=20), days(longest=20), st.integers(-20, 20))
    def test_contains_means_every_day(self, period: Period, other: Period, near: int) -> None:
        """A period contains another where it has all its days."""
        length = other.end - other.start
        start = period.start + near * DAY
        other = Period(start=start, end=start + length)
        inside = set(every_day(other)) <= set(every_day(period))
        assert period.contains(other) == inside
        assert all(map(period.contains, every_day(other))) == inside

    @given(days())
    def test_both_ends_are_included(self, period: Period) -> None:
        """The first and the last day belong to a period, the days beside them do not."""
        assert period.contains(period.start)
        assert period.contains(period.end)
        assert not period.contains(period.start - DAY)
        assert not period.contains(period.end + DAY)

    @settings(max_examples=50)
    @given(days(longest=1000))
    def test_count_is_of_every_part_touched(self, period: Period) -> None:
        """A period counts the days, months, quarters and years in which it has a day."""
        touched = [names(each) for each in every_day(period)]
        for unit in ("day", "month", "quarter", "year"):
            assert period.count(unit) == len({each[unit] for each in touched})

    @pytest.mark.parametrize("unit", ["", "years", "half", "week"])
    def test_count_refuses_another_unit(self, unit: str) -> None:
        """Only four lengths of time are counted."""
        expected = f"expected 'year', 'quarter', 'month' or 'day', got '{unit}'"
        with pytest.raises(InvalidValueError, match=expected):
            Period.parse("2021").count(unit)

    @given(days(longest=3))
    def test_a_day_is_a_period_of_one(self, period: Period) -> None:
        """A period is a day where it counts one."""
        assert period.is_day == (period.count("day") == 1)

    @given(periods(), periods())
    def test_coincides_means_the_same_days(self, period: Period, other: Period) -> None:
        """Neither label nor origin matters to whether two periods coincide."""
        assert period.coincides(attrs.evolve(period, label="another", origin=Origin.ASSUMED))
        same = period.contains(other) and other.contains(period)
        assert period.coincides(other) == same


class TestOrder:
    """The order of periods."""

    @given(st.lists(periods(), max_size=5))
    def test_is_by_start_then_end(self, several: list[Period]) -> None:
        """Sorting periods sorts their days."""
        pairs = [(each.start, each.end) for each in sorted(several)]
        assert pairs == sorted((each.start, each.end) for each in several)

    @given(periods(), periods())
    def test_label_and_origin_do_not_matter(self, period: Period, other: Period) -> None:
        """A period with another label is neither before nor after, though it is not equal."""
        renamed = attrs.evolve(period, label=period.label + "x")
        assert renamed != period
        assert not renamed < period
        assert not renamed > period
        assert (renamed < other) == (period < other)


class TestShift:
    """Periods moved by years and months."""

    @given(months(), MONTHS)
    def test_whole_months_stay_whole(self, period: Period, by: int) -> None:
        """Moved months are as many as before, and moving them back restores the period."""
        moved = period.shift(months=by)
        assert moved.start.day == (moved.end + DAY).day == 1
        assert moved.count("month") == period.count("month")
        assert moved.shift(months=-by) == period

    @given(months())
    def test_a_period_moved_by_its_length_follows_itself(self, period: Period) -> None:
        """The next stretch of as many months begins on the next day."""
        assert period.shift(months=period.count("month")).start == period.end + DAY

    @given(periods(), YEARS, st.integers(-30, 30))
    def test_a_year_is_twelve_months(self, period: Period, years: int, extra: int) -> None:
        """Years and months add up."""
        assert period.shift(years=years, months=extra) == period.shift(months=12 * years + extra)

    @given(DATES.filter(lambda each: each.day < 28), MONTHS)
    def test_an_early_day_of_a_month_stays_that_day(self, of: dt.date, by: int) -> None:
        """A day that every month has moves by the number of months."""
        moved = Period(start=of, end=of).shift(months=by)
        assert moved.is_day
        assert moved.start.day == of.day
        assert 12 * (moved.start.year - of.year) + moved.start.month - of.month == by

    @given(months(), st.integers(0, 400), MONTHS)
    def test_the_last_of_a_month_stays_the_last(self, whole: Period, days: int, by: int) -> None:
        """An end at the end of a month stays there, in longer and in shorter months."""
        period = attrs.evolve(whole, start=max(whole.start, whole.end - days * DAY))
        assert (period.shift(months=by).end + DAY).day == 1

    @given(periods(), YEARS)
    def test_label_and_origin_stay(self, period: Period, years: int) -> None:
        """Only the days move."""
        moved = period.shift(years=years)
        assert (moved.label, moved.origin) == (period.label, period.origin)
        assert period.shift() == period

    @pytest.mark.parametrize(
        ("text", "years", "months", "expected"),
        [
            ("2021", -1, 0, "2020"),
            ("2021-Q1", 0, 3, "2021-Q2"),
            ("2021-02", -1, 0, "2020-02"),
            ("2020-02", 1, 0, "2021-02"),
            ("2020-02-29", 1, 0, "2021-02-28"),
            ("2021-12-31", -9, 0, "2012-12-31"),
            ("2021-03-31", 0, -1, "2021-02-28"),
            ("2016/2020", 5, 0, "2021/2025"),
        ],
    )
    def test_of_worked_examples(self, text: str, years: int, months: int, expected: str) -> None:
        """Years, quarters, February and the ends of months move as a reader expects."""
        moved = Period.parse(text).shift(years=years, months=months)
        assert moved.isoformat() == expected

    @pytest.mark.parametrize(
        ("text", "months", "expected"),
        [("2021-06-30", 1, "2021-07-31"), ("2021-02-28", -12, "2020-02-29")],
    )
    def test_a_single_day_stays_one(self, text: str, months: int, expected: str) -> None:
        """A stock at the end of a month moves to the end of another, and stays one day."""
        assert Period.parse(text).shift(months=months).isoformat() == expected


class TestSameTime:
    """Periods that are one time: the same days, or the last day and all of them."""

    @given(days(longest=800), days(longest=800))
    def test_means_the_same_end(self, one: Period, other: Period) -> None:
        """Of two periods with one end, both are the same days, or one is the end alone."""
        ending = Period(start=min(one.end, other.start), end=one.end)
        for first, second in ((one, other), (one, ending)):
            same_days = (first.start, first.end) == (second.start, second.end)
            last_day = first.end == second.end and (first.is_day or second.is_day)
            assert first.is_same_time(second) == second.is_same_time(first)
            assert first.is_same_time(second) == (same_days or last_day)

    @given(days(), st.text(), st.sampled_from(Origin))
    def test_a_stock_at_the_end_belongs_to_the_whole(
        self, period: Period, label: str, origin: Origin
    ) -> None:
        """A period is the same time as itself, whatever its label, and as its last day."""
        last = Period(start=period.end, end=period.end)
        assert period.is_same_time(attrs.evolve(period, label=label, origin=origin))
        assert period.is_same_time(last)
        assert period.coincides(last) == period.is_day
        assert not period.is_same_time(None)

    def test_of_named_periods(self) -> None:
        """A year is not its last quarter, nor its first day."""
        year = Period.parse("2021")
        assert year.is_same_time(Period.parse("2021-12-31"))
        assert not year.is_same_time(Period.parse("2021-Q4"))
        assert not year.is_same_time(Period.parse("2021-01-01"))


class TestFarTimes:
    """The first and the last years that a date has, and those beyond."""

    @given(st.sampled_from([1, 2, 4, 9, 400, 9996, 9999]))
    def test_names_of_far_years(self, year: int) -> None:
        """Every name of a far year reads back, with four digits."""
        for name in ("", "-H2", "-Q4", "-12", "-12-31"):
            assert Period.parse(f"{year:04}{name}").isoformat() == f"{year:04}{name}"

    @given(st.dates(), st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
    def test_a_shift_is_right_or_refused(self, of: dt.date, years: int, months: int) -> None:
        """A period is moved by the months that were asked for, or the error says why not."""
        period = Period(start=of, end=of)
        month = 12 * (of.year + years) + of.month - 1 + months
        if 12 <= month < 12 * 10_000:
            end = period.shift(years=years, months=months).end
            assert 12 * end.year + end.month - 1 == month
        else:
            with pytest.raises(InvalidValueError, match="lies outside of the years 1 to 9999"):
                period.shift(years=years, months=months)

    @pytest.mark.parametrize("count", [10**9, -(10**9), 2**31, 2**63, 10**30])
    def test_a_shift_by_more_years_than_there_are(self, count: int) -> None:
        """However many, the error is the library's own."""
        for move in ({"years": count}, {"months": 12 * count}):
            with pytest.raises(InvalidValueError, match="lies outside of the years 1 to 9999"):
                Period.parse("2021").shift(**move)

    def test_all_of_time(self) -> None:
        """From the first to the last day, counting is right."""
        everything = Period(start=dt.date.min, end=dt.date.max)
        counts = {unit: everything.count(unit) for unit in ("year", "quarter", "month", "day")}
        assert counts == {"year": 9999, "quarter": 39_996, "month": 119_988, "day": 3_652_059}
        assert everything.isoformat() == "0001/9999"
        assert Period.parse("0001/9999") == everything
        assert Period.parse("9999").years_since(Period.parse("0001")) == 9998

    @pytest.mark.parametrize(
        "text", ["0000", "0000-Q1", "0000-12-31", "10000", "-2021", "2021/0000"]
    )
    def test_years_that_no_date_has(self, text: str) -> None:
        """The year 0 and the year 10000 are refused in words."""
        with pytest.raises(InvalidValueError, match=r"expected a period such as|is no period: "):
            Period.parse(text)


class TestYearsSince:
    """The number of years between two periods."""

    @given(periods(), st.integers(1, 40))
    def test_counts_the_years_of_a_shift(self, period: Period, years: int) -> None:
        """A period moved by years is so many years after, and not after at all backwards."""
        moved = period.shift(years=years)
        assert moved.years_since(period) == years
        assert period.years_since(moved) is None

    @given(periods(), st.integers(1, 40), st.integers(0, 5000))
    def test_only_the_ends_matter(self, period: Period, years: int, longer: int) -> None:
        """Where a period starts does not change how long after another it ends."""
        later = period.shift(years=years)
        earlier = attrs.evolve(period, start=period.start - longer * DAY)
        assert later.years_since(earlier) == later.years_since(period)

    @pytest.mark.parametrize(
        ("period", "basis", "years"),
        [
            ("2020", "2016", 4),
            ("2021", "2012", 9),
            ("2021", "2019", 2),
            ("2021-12-31", "2012", 9),
            ("2020-02-29", "2016-02-29", 4),
            ("2022-01/2022-04", "2021-01/2021-04", 1),
            ("2021", "2021", None),
            ("2019", "2021", None),
            ("2021-H1", "2020", None),
            ("2021-12-30", "2020-12-31", None),
            ("2021-11", "2020-12", None),
        ],
    )
    def test_of_worked_examples(self, period: str, basis: str, years: int | None) -> None:
        """Only a positive whole number of years is one."""
        assert Period.parse(period).years_since(Period.parse(basis)) == years

    @pytest.mark.parametrize(
        ("period", "basis"),
        [("2021-02", "2020-02"), ("2020-02", "2019-02"), ("2021-01/2021-02", "2020-01/2020-02")],
    )
    def test_february_of_a_leap_year_is_a_year_apart(self, period: str, basis: str) -> None:
        """The end of February is the end of February, of whatever year."""
        assert Period.parse(period).years_since(Period.parse(basis)) == 1


class TestPeriod:
    """Periods as objects."""

    @given(periods())
    def test_survives_a_pickle(self, period: Period) -> None:
        """A pickled period is equal, with the same hash."""
        again = pickle.loads(pickle.dumps(period))  # noqa: S301 - the pickle is our own.
        assert again == period
        assert hash(again) == hash(period)

    def test_is_written_with_its_label_and_origin(self) -> None:
        """The label comes before the days, and the representation tells the origin."""
        plan = Period.parse("2016/2020", label="13th Five-Year Plan", origin=Origin.INHERITED)
        assert str(plan) == "13th Five-Year Plan (2016/2020)"
        assert repr(plan) == "<Period 13th Five-Year Plan (2016/2020), inherited>"
        assert repr(Period.parse("2021-Q4")) == "<Period 2021-Q4, stated>"

    def test_refuses_to_run_backwards(self) -> None:
        """A period does not end before it starts."""
        expected = r"a period cannot end \(2020-12-31\) before it starts \(2021-01-01\)"
        with pytest.raises(InvalidValueError, match=expected):
            Period.parse("2021/2020")

    @pytest.mark.parametrize("field", ["start", "end"])
    @pytest.mark.parametrize("wrong", ["2021-01-01", dt.datetime(2021, 1, 1, tzinfo=dt.UTC), None])
    def test_refuses_what_is_no_day(self, field: str, wrong: object) -> None:
        """A day is a date, and a moment is none."""
        fields: dict[str, Any] = {
            "start": day("2021-01-01"),
            "end": day("2021-12-31"),
            field: wrong,
        }
        with pytest.raises(InvalidValueError, match=rf"Period\.{field} must be of type date, got"):
            Period(**fields)

    @pytest.mark.parametrize("wrong", [2021, 2021.0, None, dt.date(2021, 1, 1), b"2021"])
    def test_parse_takes_a_text(self, wrong: Any) -> None:
        """The error shows what to write."""
        with pytest.raises(
            InvalidValueError, match=r'a text, as in Period\.parse\("2021"\) .* got'
        ):
            Period.parse(wrong)

    @pytest.mark.parametrize(
        "wrong", ["2021", 2021, dt.date(2021, 1, 1), dt.datetime.max.replace(tzinfo=dt.UTC)]
    )
    def test_compares_with_periods_alone(self, wrong: Any) -> None:
        """A text or a year is no period."""
        year = Period.parse("2021")
        for method in (year.coincides, year.is_same_time, year.years_since):
            with pytest.raises(InvalidValueError, match="expected a Period, got"):
                method(wrong)
        if type(wrong) is not dt.date:
            with pytest.raises(
                InvalidValueError, match=r"expected a Period or a datetime\.date, got"
            ):
                year.contains(wrong)

    @pytest.mark.parametrize("wrong", ["1", 1.0, None, True])
    def test_shifts_by_whole_numbers(self, wrong: Any) -> None:
        """The error names what is none."""
        for name in ("years", "months"):
            with pytest.raises(InvalidValueError, match=f"{name} must be a whole number, got"):
                Period.parse("2021").shift(**{name: wrong})

    def test_refuses_another_origin(self) -> None:
        """A period is stated, inherited or assumed."""
        origin: Any = "guessed"
        with pytest.raises(InvalidValueError, match=r"expected an? Origin .* got 'guessed'"):
            Period.parse("2021", origin=origin)

    def test_refuses_a_label_that_is_no_text(self) -> None:
        """A period without a label has an empty one."""
        label: Any = None
        with pytest.raises(InvalidValueError, match=r"Period\.label must be of type str, got None"):
            Period.parse("2021", label=label)


class TestNames:
    """Days that almost have a name of their own."""

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            ("2021-01-01", "2021-12-31", "2021"),
            ("2021-01-02", "2021-12-31", "2021-01-02/2021-12-31"),
            ("2021-01-01", "2021-12-30", "2021-01-01/2021-12-30"),
            ("2021-01-01", "2022-12-31", "2021/2022"),
            ("2021-01-01", "2022-12-30", "2021-01-01/2022-12-30"),
            ("2021-01-02", "2022-12-31", "2021-01-02/2022-12-31"),
            ("2021-02-01", "2021-02-28", "2021-02"),
            ("2021-02-02", "2021-02-28", "2021-02-02/2021-02-28"),
            ("2021-02-01", "2021-02-27", "2021-02-01/2021-02-27"),
            ("2021-07-01", "2021-12-31", "2021-H2"),
            ("2021-10-01", "2021-12-31", "2021-Q4"),
            ("2021-12-01", "2021-12-31", "2021-12"),
            ("2021-02-01", "2021-04-30", "2021-02/2021-04"),
        ],
    )
    def test_the_days_decide(self, start: str, end: str, expected: str) -> None:
        """A name is that of exactly its days: a day more or less has none."""
        days = Period(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))
        assert days.isoformat() == expected
        read = Period.parse(expected)
        assert (read.start, read.end) == (days.start, days.end)
