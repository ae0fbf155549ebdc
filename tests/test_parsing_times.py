"""Words of time: where they stand, what they do, which days they mean."""

import datetime as dt
import re
from itertools import combinations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from miitbrief import InvalidValueError, Period, find_figures
from miitbrief.reading.documents.grammar import grammar
from miitbrief.reading.documents.rules import rules_of
from miitbrief.reading.documents.shapes import Words, words_of
from miitbrief.reading.documents.tokens import tokenize
from miitbrief.reading.times.clock import WEEKDAYS, run
from miitbrief.reading.times.times import TimeExpression, TimeRole, find_times

WINTER, SUMMER = dt.date(2022, 2, 28), dt.date(2022, 6, 14)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ORDINALS = ("first", "second", "third", "fourth")
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
YEARS = st.integers(1950, 2049)
DATES = st.dates(dt.date(1960, 1, 1), dt.date(2048, 12, 31))
#: Words that forms and rules are made of, so that drawn texts are near to what they match.
WORDS = st.sampled_from(
    re.split(
        " +",
        "the first last early mid late middle end beginning of in on by before until since from to "
        "and between over than as up year years quarter half months month Q1 2H 1Q23 2021 2021-22 "
        "2019-01 2020s 1999 20 31 Feb. May June-July January two 7 0 past next this previous same "
        "period ago earlier 13th Five-Year Plan (2016-2020) during average year-end now today "
        "tomorrow yesterday so far date onwards compared with % rose decade a that 's , . Plan ( "
        "Olympics the\u00a0year year-on-year 29 30 2020 2100 \uff15 \uff0d last\u2013year",
    )
)
TEXTS = st.text(max_size=60) | st.lists(WORDS, max_size=12).map(" ".join)


def only(text: str, date: dt.date | None = SUMMER) -> TimeExpression:
    """Return the one expression of *text*."""
    (time,) = find_times(text, date=date)
    return time


def named(text: str, date: dt.date | None = SUMMER) -> str | None:
    """Return the days of the one expression of *text*, in short."""
    period = only(text, date).period
    return None if period is None else period.isoformat()


class TestAnyText:
    """What holds whatever the text is."""

    @given(TEXTS, st.none() | st.dates())
    @settings(max_examples=200)
    @example("last year, yesterday, before this year, the past 99 decades", dt.date.min)
    @example("next year, tomorrow, the next 99 decades, by year-end", dt.date.max)
    @example("Feb. 29", dt.date(2, 1, 1))
    @example("end of " * 2000 + "May", dt.date(2, 1, 1))
    @example("the three months to " * 2000 + "May", dt.date(2, 1, 1))
    @example("December", dt.date.min)
    @example("by Feb. 29", dt.date(2, 1, 1))
    def test_it_is_read_without_an_error(self, text: str, date: dt.date | None) -> None:
        """Spans are inside the text, not empty, disjoint and in order."""
        times = find_times(text, date=date)
        places = [(time.span.start, time.span.end) for time in times]
        assert all(start < end for start, end in places)
        flat = [offset for place in places for offset in place]
        assert flat == sorted(flat)
        assert all(0 <= offset <= len(text) for offset in flat)

    @given(TEXTS, DATES)
    def test_a_moment_is_a_day_and_a_range_runs_forwards(self, text: str, date: dt.date) -> None:
        """A stock's period is one day, and B of "from A to B" does not lie before A."""
        for time in find_times(text, date=date):
            assert not (time.is_stock and time.period and not time.end) or time.period.is_day
            assert not (time.end and time.period) or time.period <= time.end

    @given(
        st.sampled_from(
            [
                "by the end of 2021",
                "since last year",
                "from January to July",
                "the first three quarters",
                "year on year",
                "compared with 2012",
                "the 13th Five-Year Plan period (2016-2020)",
                "Feb. 20, 2022",
                "over the past decade",
            ]
        ),
        st.sampled_from(["", "Output reached 5 tons ", "It was said. ", "(", "“", "Profit, "]),
        st.sampled_from(["", ".", ", 5%", " the total stood at 7", ")", "; it", "”", "\n\nThen"]),
    )
    def test_the_words_around_do_not_matter(self, phrase: str, before: str, after: str) -> None:
        """A phrase means the same in any sentence, and its span moves with it."""
        alone, inside = only(phrase), only(f"{before}{phrase}{after}")
        assert inside.span == alone.span.shift(len(before))
        assert (inside.role, inside.period, inside.end) == (alone.role, alone.period, alone.end)

    @given(TEXTS, st.dates())
    def test_a_date_only_adds_days(self, text: str, date: dt.date) -> None:
        """What is resolved without the briefing's date has the same days with it."""
        dated = {time.span: time for time in find_times(text, date=date)}
        for time in find_times(text, date=None):
            same = dated.get(time.span)
            if same and time.period and not time.is_stock and not same.is_stock:
                assert same.period is not None
                assert same.period == time.period


class TestYears:
    """Names of years."""

    @given(YEARS, st.sampled_from(["in {}", "{}", "{}'s", "({})", "in the year {}", "of {},"]))
    def test_a_year(self, year: int, phrase: str) -> None:
        """Four digits are a year, with or without a date."""
        time = only(phrase.format(year), None)
        assert time.period == Period.parse(str(year))
        assert time.role is TimeRole.PERIOD
        assert not time.is_stock

    @given(
        YEARS, st.integers(1, 30), st.sampled_from(["{}-{}", "{}\u2013{}", "{} to {}", "{} - {}"])
    )
    def test_a_range_is_one_period(self, year: int, length: int, phrase: str) -> None:
        """Two years with a sign or "to" between them are all the years from first to last."""
        end = year + length
        assert only(phrase.format(year, end)).period == Period.parse(f"{year}/{end}")

    @given(YEARS, st.integers(0, 30), st.sampled_from(["from {} to {}", "between {} and {}"]))
    def test_from_and_to_stay_apart(self, year: int, length: int, phrase: str) -> None:
        """The first year is the period and the second the end."""
        time = only(phrase.format(year, year + length))
        assert time.period == Period.parse(str(year))
        assert time.end == Period.parse(str(year + length))

    @given(st.integers(1950, 2098).filter(lambda year: year % 100 != 99))
    def test_a_short_range(self, year: int) -> None:
        """Two digits behind a year are the next one."""
        phrase = f"{year}-{(year + 1) % 100:02}"
        assert only(phrase).period == Period.parse(f"{year}/{year + 1}")

    @given(DATES)
    def test_deixis(self, date: dt.date) -> None:
        """This, last and next year are counted from the day."""
        assert named("this year", date) == str(date.year)
        assert named("last year", date) == str(date.year - 1)
        assert named("next year", date) == str(date.year + 1)
        assert named("the year before last", date) == str(date.year - 2)

    @given(DATES, st.integers(1, 40))
    def test_the_past_years_end_with_the_last(self, date: dt.date, count: int) -> None:
        """N years back are N whole calendar years, up to the last one."""
        time = only(f"over the past {count} years", date)
        assert time.role is TimeRole.FRAME
        assert time.period == Period.parse(f"{date.year - count}/{date.year - 1}")

    @pytest.mark.parametrize(
        "text",
        [
            "more than 2000 firms",
            "up to 1999 stations",
            "2000 yuan",
            "2000 people",
            "RMB 2000",
            "$2000",
            "No. 2021",
            "1.2021",
            "2,0211",
            "2021.5",
            "2021%",
            "a2021",
            "2022-123",
            "12021",
            "5G",
            "the 14th Five-Year Plan",
            "May I ask",
            "and May I ask",
            "the Long March 5 rocket",
            "12 consecutive years",
            "three consecutive months",
            "just now",
            "from now on",
            "up to date",
            "at the 18th National Congress",
            "the second half of the game",
            "a quarter of the total",
            "end users",
            "the last two quarters of the plan",
            "the first 13 months",
            "the first 0 months",
            "as of writing",
            "since then",
            "end-of-life",
            "mid-range",
            "late delivery",
        ],
    )
    def test_what_is_no_time(self, text: str) -> None:
        """Amounts, names and idioms are left alone."""
        assert not [time for time in find_times(text, date=SUMMER) if time.role != TimeRole.FRAME]


class TestPartsOfAYear:
    """Quarters, halves, months."""

    @given(
        YEARS,
        st.integers(1, 4),
        st.sampled_from(["the {o} quarter of {y}", "Q{n} {y}", "{n}Q {y}", "{y} Q{n}", "{y}Q{n}"]),
    )
    def test_quarters(self, year: int, place: int, phrase: str) -> None:
        """A quarter of a year that is named."""
        text = phrase.format(y=year, n=place, o=ORDINALS[place - 1])
        assert only(text, None).period == Period.parse(f"{year}-Q{place}")

    @given(
        YEARS,
        st.integers(1, 2),
        st.sampled_from(["the {o} half of {y}", "{o}-half {y}", "H{n} {y}", "{n}H{y}"]),
    )
    def test_halves(self, year: int, place: int, phrase: str) -> None:
        """A half of a year that is named."""
        text = phrase.format(y=year, n=place, o=ORDINALS[place - 1])
        assert only(text, None).period == Period.parse(f"{year}-H{place}")

    @given(
        YEARS,
        st.integers(1, 12),
        st.sampled_from(["in {m} {y}", "{m} of {y}", "{s}. {y}", "{m}, {y}", "in {M} {y}"]),
    )
    def test_months(self, year: int, place: int, phrase: str) -> None:
        """A month of a year that is named."""
        name = MONTHS[place - 1]
        assume(name != "May" or "{s}" not in phrase)  # "May." is no short form.
        text = phrase.format(m=name, s=name[:3], M=name.upper(), y=year)
        assert only(text, None).period == Period.parse(f"{year}-{place:02}")

    @given(DATES, st.integers(1, 12))
    def test_a_month_alone_is_the_latest(self, date: dt.date, place: int) -> None:
        """A month without a year has begun, less than a year ago."""
        period = only(f"in {MONTHS[place - 1]}", date).period
        assert period is not None
        assert period.start.month == place
        assert period.start <= date < period.shift(years=1).start

    @given(DATES, st.integers(1, 4))
    def test_a_quarter_alone_is_the_latest(self, date: dt.date, place: int) -> None:
        """A quarter without a year has begun, less than a year ago."""
        period = only(f"the {ORDINALS[place - 1]} quarter", date).period
        assert period is not None
        assert period.start.month == 3 * place - 2
        assert period.start <= date < period.shift(years=1).start

    @given(YEARS, st.integers(2, 10))
    def test_the_first_months(self, year: int, count: int) -> None:
        """They begin with January."""
        text = f"the first {COUNTS[count - 1]} months of {year}"
        assert only(text).period == Period.parse(f"{year}-01/{year}-{count:02}")

    @given(DATES, st.sampled_from([("month", 12), ("quarter", 4), ("year", 1)]), st.integers(1, 9))
    def test_runs_of_units_follow_each_other(
        self, date: dt.date, unit: tuple[str, int], count: int
    ) -> None:
        """The past N units end on the day before the present one begins."""
        name, _ = unit
        this, last = only(f"this {name}", date).period, only(f"last {name}", date).period
        past = only(f"the past {count} {name}s", date).period
        assert this is not None
        assert last is not None
        assert past is not None
        assert this.contains(date)
        assert past.end == last.end == this.start - dt.timedelta(days=1)
        assert past.count(name) == count

    @given(YEARS, st.integers(-30, 30), st.integers(0, 30))
    def test_run_counts_units(self, year: int, first: int, more: int) -> None:
        """A run from the first to the last unit has so many months."""
        months = run(year, "month", first, first + more)
        assert months.count("month") == more + 1
        assert run(year, "quarter", first, first + more).count("month") == 3 * more + 3

    @given(YEARS, st.sampled_from(list(combinations(range(1, 13), 2))))
    def test_ranges_of_months(self, year: int, months: tuple[int, int]) -> None:
        """The year of the second month is that of the first, too."""
        first, last = months
        names = MONTHS[first - 1], MONTHS[last - 1]
        whole = Period.parse(f"{year}-{first:02}/{year}-{last:02}")
        assert only(f"{names[0]}-{names[1]} {year}", None).period == whole
        apart = only(f"from {names[0]} to {names[1]} {year}", None)
        assert apart.period is not None
        assert apart.end is not None
        assert (apart.period.start, apart.end.end) == (whole.start, whole.end)

    @pytest.mark.parametrize(
        ("text", "date", "days"),
        [
            ("the first quarter", WINTER, "2022-Q1"),
            ("Quarter 1 2018", WINTER, "2018-Q1"),
            ("the March quarter of 2018", WINTER, "2018-Q1"),
            ("31.03.2018", WINTER, "2018-03-31"),
            ("31/03/2018", WINTER, "2018-03-31"),
            ("03.04.2018", WINTER, "2018-04-03"),
            ("the fourth quarter", WINTER, "2021-Q4"),
            ("the fourth quarter of last year", WINTER, "2021-Q4"),
            ("last year's fourth quarter", WINTER, "2021-Q4"),
            ("2021's first three quarters", WINTER, "2021-01/2021-09"),
            ("the last quarter of 2021", None, "2021-Q4"),
            ("the latter half of 2021", None, "2021-H2"),
            ("the first three quarters", SUMMER, "2021-01/2021-09"),
            ("the first two quarters", SUMMER, "2022-H1"),
            ("the first two months of this year", WINTER, "2022-01/2022-02"),
            ("the last two months of 2021", None, "2021-11/2021-12"),
            ("the first seven months", WINTER, "2021-01/2021-07"),
            ("the first half of this year", WINTER, "2022-H1"),
            ("the first half of the year", WINTER, "2022-H1"),
            ("the first half of the previous year", WINTER, None),
            ("H1", SUMMER, "2022-H1"),
            ("1H23", None, "2023-H1"),
            ("Q2'22", None, "2022-Q2"),
            ("in January", WINTER, "2022-01"),
            ("in November", WINTER, "2021-11"),
            ("last December", SUMMER, "2021-12"),
            ("last June", SUMMER, "2021-06"),
            ("this September", SUMMER, "2022-09"),
            ("next May", SUMMER, "2023-05"),
            ("next May", None, None),
            ("in May", SUMMER, "2022-05"),
            ("January-July", SUMMER, "2021-01/2021-07"),
            ("Jan.-Sept. 2023", None, "2023-01/2023-09"),
            ("the first half of June", SUMMER, "2022-06-01/2022-06-15"),
            ("the second half of February 2020", None, "2020-02-16/2020-02-29"),
            ("early June", SUMMER, "2022-06-01/2022-06-10"),
            ("mid-May", SUMMER, "2022-05-11/2022-05-20"),
            ("late February", SUMMER, "2022-02-21/2022-02-28"),
            ("the middle of 2021", None, "2021-06"),
            ("early 2020", None, "2020-01/2020-04"),
            ("early in 2020", None, "2020-01/2020-04"),
            ("late last year", SUMMER, "2021-09/2021-12"),
            ("so far this year", SUMMER, "2022-01-01/2022-06-14"),
            ("year to date", None, None),
            ("the 1990s", None, "1990/1999"),
            ("2021-06", None, "2021-06"),
            ("2020-21", None, "2020/2021"),
            ("early June 14", SUMMER, "2022-06-14"),
            ("late in the first two months", SUMMER, "2022-01/2022-02"),
            ("full-year 2021", None, "2021"),
            ("the first year of the 14th Five-Year Plan period", None, "2021"),
            ("the final year of the 13th Five-Year Plan", None, "2020"),
            ("the first ten days of May", SUMMER, "2022-05-01/2022-05-10"),
            ("the last three days of February 2020", None, "2020-02-27/2020-02-29"),
            ("through April", SUMMER, "2022-01/2022-04"),
            ("through November", WINTER, "2021-01/2021-11"),
            ("fiscal 2021", None, "2021"),
            ("the fiscal year 2021", None, "2021"),
            ("the turn of the century", None, "2000"),
            ("FY2021", None, "2021"),
            ("the financial year 2021-22", None, "2021-04/2022-03"),
            ("fiscal 2021/22", None, "2021-04/2022-03"),
            ("the weekend", SUMMER, "2022-06-11/2022-06-12"),
            ("this weekend", SUMMER, "2022-06-18/2022-06-19"),
            ("the week of May 4", SUMMER, "2022-05-02/2022-05-08"),
            ("the week beginning May 4", SUMMER, "2022-05-04/2022-05-10"),
            ("the first week of May", SUMMER, "2022-05-01/2022-05-07"),
            ("the last week of February 2020", None, "2020-02-23/2020-02-29"),
            ("last night", SUMMER, "2022-06-13"),
            ("the day before yesterday", SUMMER, "2022-06-12"),
            ("January-to-May", SUMMER, "2022-01/2022-05"),
            ("the June figure", SUMMER, "2022-06"),
            ("the May figure", SUMMER, "2022-05"),
            ("by last year", SUMMER, "2021"),
            ("by 2021", SUMMER, "2021"),
            ("this month", None, None),
            ("the first seven months", None, None),
            ("January to July", None, None),
        ],
    )
    def test_of_real_phrases(self, text: str, date: dt.date | None, days: str | None) -> None:
        """A phrase names these days."""
        time = only(text, date)
        assert (time.period and time.period.isoformat()) == days
        assert time.role is TimeRole.PERIOD

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("the first and second quarters of 2021", ["2021-Q1", "2021-Q2"]),
            ("January and February 2021", ["2021-01", "2021-02"]),
            ("April and May", ["2022-04", "2022-05"]),
            ("2020 and 2021", ["2020", "2021"]),
            ("2021 to 2016", ["2021", "2016"]),
            ("2021 to the end of May", ["2021", "2022-05-31"]),
            ("the first quarter to May", ["2022-Q1", "2022-05"]),
            ("Feb. 30", ["2022-02"]),
            ("the 12th and 13th Five-Year Plan periods", ["2011/2015", "2016/2020"]),
            ("5% in the second quarter of 2021, 3% in the first", ["2021-Q2", "2022-Q1"]),
            ("5% this year and 4% next", ["2022", "2023"]),
            ("The year 2021 is the first. What is next?", ["2021"]),
            ("Japan's deficit in fiscal 2021", ["2021-04/2022-03"]),
            ("The U.S. deficit in fiscal 2021", ["2020-10/2021-09"]),
            ("It will be 5% for the whole year", ["2022"]),
            ("It was 5% for the whole year", []),
        ],
    )
    def test_several(self, text: str, days: list[str]) -> None:
        """What is listed is found one by one."""
        times = find_times(text.replace("Feb.", "in Feb."), date=SUMMER)
        assert [time.period and time.period.isoformat() for time in times] == days


class TestDays:
    """Days and moments."""

    @given(
        DATES,
        st.sampled_from(
            ["{m} {d}, {y}", "{s}. {d} {y}", "{d} {m} {y}", "the {d}th of {m}, {y}", "{iso}"]
        ),
    )
    def test_a_day_of_a_year(self, day: dt.date, phrase: str) -> None:
        """A full date is that day."""
        name = MONTHS[day.month - 1]
        assume(name != "May" or "{s}" not in phrase)
        text = phrase.format(m=name, s=name[:3], d=day.day, y=day.year, iso=day.isoformat())
        assert only(text, None).period == Period(start=day, end=day)

    @given(DATES)
    def test_days_from_now(self, date: dt.date) -> None:
        """Yesterday, today and tomorrow are three days in a row."""
        for days, word in enumerate(["yesterday", "this morning", "tomorrow"], -1):
            assert named(word, date) == str(date + dt.timedelta(days=days))

    @pytest.mark.parametrize(
        ("text", "date", "days"),
        [
            ("Feb. 20", WINTER, "2022-02-20"),
            ("Dec. 25", WINTER, "2021-12-25"),
            ("Feb. 29", SUMMER, "2020-02-29"),
            ("June 5-10", SUMMER, "2022-06-05/2022-06-10"),
            ("June 5 to 10, 2021", None, "2021-06-05/2021-06-10"),
            ("from June 5 to June 10", SUMMER, "2022-06-05"),
            ("today", None, None),
        ],
    )
    def test_days_without_a_year(self, text: str, date: dt.date | None, days: str | None) -> None:
        """A day without a year is the latest that has come."""
        assert named(text, date) == days

    @pytest.mark.parametrize(
        "text",
        ["now", "At present", "currently", "so far", "to date", "until now", "as of today"],
    )
    def test_now(self, text: str) -> None:
        """Words for the present are a moment, the briefing's day, which they state."""
        time = only(text, SUMMER)
        assert (time.period, time.is_stock) == (Period.parse("2022-06-14"), True)
        assert time.role is TimeRole.PERIOD
        assert only(text, None).period is None

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("at the end of May this year", "2022-05-31"),
            ("the end of 2012", "2012-12-31"),
            ("end-June", "2022-06-30"),
            ("end of last year", "2021-12-31"),
            ("at the end of the year", "2022-12-31"),
            ("the end of the quarter", "2022-06-30"),
            ("the beginning of the month", "2022-06-01"),
            ("at the beginning of 2021", "2021-01-01"),
            ("at year-end 2021", "2021-12-31"),
            ("the 2021 year-end", "2021-12-31"),
            ("at year-end", "2021-12-31"),
            ("as of June 10", "2022-06-10"),
            ("as of this year", "2022-06-14"),
            ("as of 2021", "2021-12-31"),
            ("by the end of 2021", "2021-12-31"),
            ("before Feb. 20", "2022-02-19"),
            ("by the end of May", "2022-05-31"),
        ],
    )
    def test_stocks(self, text: str, day: str) -> None:
        """An end or a beginning is a single day, and has been reached."""
        time = only(text)
        assert (time.period, time.is_stock) == (Period.parse(day), True)
        assert time.role is TimeRole.PERIOD

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("by 2025", "2025-12-31"),
            ("before 2030", "2029-12-31"),
            ("prior to 2030", "2029-12-31"),
            ("until 2035", "2035-12-31"),
            ("by the end of this year", "2022-12-31"),
            ("by year-end", "2022-12-31"),
            ("by the end of the decade", "2029-12-31"),
            ("by June 30", "2022-06-30"),
            ("by the end of October", "2022-10-31"),
            ("by March next year", "2023-03-31"),
            ("by the end of the 14th Five-Year Plan period", "2025-12-31"),
            ("before the end of 2025", "2025-12-31"),
        ],
    )
    def test_deadlines(self, text: str, day: str) -> None:
        """What is to happen by a day in the future is due on it."""
        time = only(text)
        assert (time.role, time.period, time.is_stock) == (TimeRole.DUE, Period.parse(day), True)

    @pytest.mark.parametrize(
        ("text", "role"),
        [
            ("by 2025", TimeRole.DUE),
            ("by the end of 2025", TimeRole.PERIOD),
            ("by next year", TimeRole.DUE),
        ],
    )
    def test_deadlines_without_a_date(self, text: str, role: TimeRole) -> None:
        """Where nothing tells the future from the past, the end of a year is a moment."""
        assert only(text, None).role is role

    @pytest.mark.parametrize(
        "text", ["at the end of this year", "the end of the month", "year-end"]
    )
    def test_a_moment_needs_the_date(self, text: str) -> None:
        """It is found without one, but has no day."""
        time = only(text, None)
        assert (time.period, time.is_stock) == (None, True)


class TestRelations:
    """Comparisons, shifts, bases and frames."""

    @pytest.mark.parametrize(
        ("text", "shift"),
        [
            ("year on year", (-1, 0)),
            ("year-on-year", (-1, 0)),
            ("year over year", (-1, 0)),
            ("yoy", (-1, 0)),
            ("YoY", (-1, 0)),
            ("y/y", (-1, 0)),
            ("on-year", (-1, 0)),
            ("from a year earlier", (-1, 0)),
            ("from the previous year", (-1, 0)),
            ("over the previous year", (-1, 0)),
            ("than a year ago", (-1, 0)),
            ("from two years earlier", (-2, 0)),
            ("month on month", (0, -1)),
            ("MoM", (0, -1)),
            ("from the previous month", (0, -1)),
            ("quarter-on-quarter", (0, -3)),
            ("q-o-q", (0, -3)),
            ("the same period last year", (-1, 0)),
            ("compared with the same period of the previous year", (-1, 0)),
            ("the same month a year earlier", (-1, 0)),
            ("compared with the same period", (-1, 0)),
            ("average two-year growth", (-2, 0)),
            ("a three-year average", (-3, 0)),
            ("on the month", (0, -1)),
            ("than in the prior-year period", (-1, 0)),
            ("on the year", (-1, 0)),
            ("up 5% over the year", (-1, 0)),
            ("the year-ago period", (-1, 0)),
            ("the prior-year quarter", (-1, 0)),
            ("at the same point last year", (-1, 0)),
            ("on the holiday of last year", (-1, 0)),
        ],
    )
    def test_shifts(self, text: str, shift: tuple[int, int]) -> None:
        """A comparison may be known by its distance alone."""
        time = only(text, None)
        assert (time.role, time.shift, time.period) == (TimeRole.COMPARISON, shift, None)

    @pytest.mark.parametrize(
        ("text", "shift"),
        [
            ("the previous year", (-1, 0)),
            ("5% a month earlier", (0, -1)),
            ("the same period", (0, 0)),
            ("a year later", (1, 0)),
            ("the following month", (0, 1)),
            ("two years on, all was well", (2, 0)),
        ],
    )
    def test_shifts_that_date(self, text: str, shift: tuple[int, int]) -> None:
        """Where nothing compares, the words date a figure by the period that was spoken of."""
        time = only(text)
        assert (time.role, time.shift, time.period) == (TimeRole.PERIOD, shift, None)

    @pytest.mark.parametrize(
        ("text", "words", "days"),
        [
            ("up 5% over 2012", "over 2012", "2012"),
            ("compared with 2012", "compared with 2012", "2012"),
            ("4 more than in 2012", "than in 2012", "2012"),
            ("rose 5% from 2020", "from 2020", "2020"),
            ("up 5 percent on 2020", "on 2020", "2020"),
            ("2.7 times that in 2012", "that in 2012", "2012"),
            ("above the level of 2019", "the level of 2019", "2019"),
            ("versus July", "versus July", "2021-07"),
            ("5% ahead of 2019", "ahead of 2019", "2019"),
            ("5% short of 2019", "short of 2019", "2019"),
            ("on a par with 2019", "on a par with 2019", "2019"),
            ("5% below the 2019 crop", "below the 2019 crop", "2019"),
            ("5% more than the 2019 figure", "than the 2019 figure", "2019"),
            ("up 5% from its March peak", "from its March", "2022-03"),
            ("exceeded last year's volume", "exceeded last year", "2021"),
            ("up on the end of May", "up on the end of May", "2022-05-31"),
            ("than at the end of last month", "than at the end of last month", "2022-05-31"),
            ("the same period of 2019", "the same period of 2019", "2019"),
        ],
    )
    def test_comparisons(self, text: str, words: str, days: str) -> None:
        """Words of comparison in front of a name make it a basis."""
        time = only(text)
        assert (time.role, time.span.of(text)) == (TimeRole.COMPARISON, words)
        assert time.period == Period.parse(days)

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("up from 9.4% in 2012", "2012"),
            ("up from last year's 5%", "2021"),
            ("compared with last year's 5%", "2021"),
            ("over 2012, nothing happened", "2012"),
            ("from 2012 it was so", "2012"),
            ("output rose 5% over 2016-2020", "2016/2020"),
            ("he said that in 2012 it was so", "2012"),
            ("It rose 5%. From 2020, it is free", "2020"),
        ],
    )
    def test_no_comparisons(self, text: str, days: str) -> None:
        """A name that dates another figure, or no change at all, is a period."""
        time = only(text)
        assert (time.role, time.period) == (TimeRole.PERIOD, Period.parse(days))

    @pytest.mark.parametrize(
        ("text", "days", "basis"),
        [
            ("since 2012", "2012-01-01/2022-06-14", "2012"),
            ("since last year", "2021-01-01/2022-06-14", "2021"),
            ("since July last year", "2021-07-01/2022-06-14", "2021-07"),
            ("from 2012 onwards", "2012-01-01/2022-06-14", "2012"),
            ("starting from March", "2022-03-01/2022-06-14", "2022-03"),
            ("since the beginning of this year", "2022-01-01/2022-06-14", "2021-12-31"),
            ("since the 18th National Congress", "2012-01-01/2022-06-14", "2012"),
            ("since the 19th Party Congress", "2017-01-01/2022-06-14", "2017"),
            ("since the 12th Five-Year Plan period (2011-2015)", "2011-01-01/2022-06-14", None),
            ("the 13th Five-Year Plan period (2016-2020)", "2016/2020", "2015"),
            ("during the 14th Five-Year Plan", "2021/2025", "2020"),
            ("the 1st Five-Year Plan period", "1953/1957", "1952"),
            ("the 3rd Five-Year Plan period", "1966/1970", "1965"),
            ("the average growth for 2020 and 2021", "2021", "2019"),
        ],
    )
    def test_bases(self, text: str, days: str, basis: str | None) -> None:
        """Some periods imply what a change in them is compared with."""
        time = only(text)
        assert named(text) == days
        assert basis is None or time.basis == Period.parse(basis)

    def test_since_needs_the_date(self) -> None:
        """Without the briefing's date, or before it, a stretch that begins has no end."""
        assert only("since 2012", None).period is None
        assert only("since 2030").period is None

    @pytest.mark.parametrize("text", ["by the previous year", "as of a year earlier"])
    def test_relations_are_no_deadline(self, text: str) -> None:
        """A name without days of its own is found alone."""
        assert only(text).role is TimeRole.PERIOD

    def test_a_plan_has_a_label(self) -> None:
        """The years of a plan carry its name."""
        period = only("the 13th Five-Year Plan period").period
        assert period is not None
        assert period.label == "13th Five-Year Plan"

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("the past decade", "2012/2021"),
            ("the past 10 years", "2012/2021"),
            ("the next five years", "2023/2027"),
            ("past two months", "2022-04/2022-05"),
            ("in recent years", None),
            ("the past few years", None),
            ("the 2022 Winter Games", "2022"),
            ("a Development Plan (2021-2035)", "2021/2035"),
            ("Vision 2035", "2035"),
        ],
    )
    def test_frames(self, text: str, days: str | None) -> None:
        """What only frames dates no figure, but may have days."""
        time = only(text)
        assert (time.role, named(text)) == (TimeRole.FRAME, days)

    def test_a_frame_needs_the_date(self) -> None:
        """It is found without one."""
        assert only("the past decade", None).period is None

    @pytest.mark.parametrize(
        "text", ["in\u00a0{}", "in {}\u2019s", "in the\nyear {}", "\uff08{}\uff09"]
    )
    def test_other_signs(self, text: str) -> None:
        """Full-width digits, other blanks and line ends read as usual; the span is the text's."""
        for year in ("2021", "\uff12\uff10\uff12\uff11"):
            printed = text.format(year)
            time = only(printed, None)
            assert time.period == Period.parse("2021")
            assert time.span.of(printed).endswith(year)

    def test_a_role_is_one_of_four(self) -> None:
        """Another word is refused."""
        with pytest.raises(InvalidValueError, match="expected a TimeRole"):
            TimeRole("deadline")


class TestDaysAndHours:
    """Days of the week, weeks, holidays, hours and stretches that end with a name."""

    @given(DATES, st.sampled_from(WEEKDAYS))
    def test_a_weekday_is_the_last_one(self, date: dt.date, name: str) -> None:
        """A day of the week is the latest one, the day itself included; the next one lies ahead."""
        period, ahead = only(f"on {name}", date).period, only(f"next {name}", date).period
        assert period is not None
        assert ahead is not None
        assert period.start.strftime("%A") == ahead.start.strftime("%A") == name
        assert 0 <= (date - period.start).days < 7
        assert 0 < (ahead.start - date).days <= 7

    @given(DATES, st.sampled_from(["last", "this", "next"]))
    def test_weeks(self, date: dt.date, which: str) -> None:
        """A week goes from Monday to Sunday."""
        period = only(f"{which} week", date).period
        assert period is not None
        assert (period.start.weekday(), period.count("day")) == (0, 7)
        here = {"last": -7, "this": 0, "next": 7}[which]
        assert period.contains(date + dt.timedelta(days=here))

    @given(YEARS, st.integers(1, 12), st.integers(1, 24))
    def test_months_up_to_one(self, year: int, month: int, count: int) -> None:
        """So many months to a month end with it."""
        period = only(f"the {count} months to {MONTHS[month - 1]} {year}", None).period
        assert period is not None
        assert period.end == Period.parse(f"{year}-{month:02}").end
        assert period.count("month") == count

    @given(DATES, st.sampled_from(MONTHS))
    def test_a_stretch_has_ended(self, date: dt.date, month: str) -> None:
        """Without a year, a stretch ends with the latest such month that is over."""
        period = only(f"in the six months to {month}", date).period
        assert period is not None
        assert period.end <= date < period.shift(years=1).end

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("on Tuesday and Wednesday", "2022-06-07/2022-06-08"),
            ("overnight", "2022-06-13/2022-06-14"),
            ("by last Sunday", "2022-06-12"),
            ("the week to June 3", "2022-05-28/2022-06-03"),
            ("the year to March", "2021-04/2022-03"),
            ("the quarter ended March 31", "2022-Q1"),
            ("the quarter just ended", "2022-Q1"),
            ("the past year", "2021"),
            ("the whole of 2020", "2020"),
            ("during the Spring Festival holiday", "2022-01-31/2022-02-06"),
            ("before the Lantern Festival", "2022-02-14"),
            ("the first day of the May Day holiday", "2022-05-01"),
            ("over the National Day holiday of 2021", "2021-10-01/2021-10-07"),
            ("output will rise in July", "2022-07"),
            ("output rose in July", "2021-07"),
            ("over the decade,", "2012/2021"),
        ],
    )
    def test_examples(self, text: str, days: str) -> None:
        """Each is resolved against the day."""
        assert named(text) == days

    @pytest.mark.parametrize(
        "text",
        ["at 9.30 am", "5 pm", "4 p.m.", "at 09:40", "six in the morning", "seven o'clock"],
    )
    def test_hours(self, text: str) -> None:
        """The time of a day only frames."""
        time = only(text)
        assert (time.role, time.period) == (TimeRole.FRAME, None)

    @pytest.mark.parametrize(
        "text",
        ["the third quarter in a row", "9.30 and", "Tuesday and Tuesday", "five in ten"],
    )
    def test_what_is_none(self, text: str) -> None:
        """Counts of units in a row, and numbers, are no such names."""
        assert not [time for time in find_times(text, date=SUMMER) if time.span.of(text) == text]

    @pytest.mark.parametrize(
        ("text", "shift", "days"),
        [
            ("a decade ago", (-10, 0), 0),
            ("a week earlier", (0, 0), -7),
            ("three days ago", (0, 0), -3),
            ("12 months earlier", (0, -12), 0),
            ("the end of the previous year", (-1, 0), 0),
        ],
    )
    def test_relations(self, text: str, shift: tuple[int, int], days: int) -> None:
        """Some names depend on the period that is spoken of."""
        time = only(text)
        assert (time.period, time.shift, time.days) == (None, shift, days)

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("above the 1850-1900 average", "1850/1900"),
            ("below the 2020 level", "2020"),
            ("3 above May 2021", "2021-05"),
            ("more than at this time last year", None),
            ("in the same month this year", "2022"),
        ],
    )
    def test_comparisons(self, text: str, days: str | None) -> None:
        """Levels and averages of years are what something is compared with."""
        time = only(text)
        assert (time.role, named(text)) == (TimeRole.COMPARISON, days)

    def test_a_record_since(self) -> None:
        """How long something is a record dates no figure."""
        assert only("the highest close since 2012").role is TimeRole.FRAME
        assert only("at least 5% since 2012").role is TimeRole.PERIOD


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the 2021/22 season", "2021-07/2022-06"),
        ("the 2021-22 academic year", "2021-09/2022-08"),
        ("the 2020/2021 crop year", "2020-07/2021-06"),
        ("the 2020-21 fiscal year", "2020-04/2021-03"),
        ("the spring of 2021", "2021-03/2021-05"),
        ("winter 2020", "2020-12/2021-02"),
        ("the last week of 2020", "2020-12-25/2020-12-31"),
        ("the first month of 2021", "2021-01"),
        ("S1 2018", "2018-H1"),
        ("Mar 31 '18", "2018-03-31"),
        ("the 1980's", "1980/1989"),
        ("mid-2021", "2021-06"),
    ],
)
def test_years_and_their_parts(text: str, days: str) -> None:
    """Years of two numbers, seasons, and the first and last parts of a year have their days."""
    (time,) = find_times(f"It was so in {text}.", date=dt.date(2022, 6, 14))
    assert time.period == Period.parse(days)


@pytest.mark.parametrize(
    "text",
    [
        "The city built 2020 new stations and 1950 shops.",
        "They opened 1985 branches.",
        "The guild trained 1999 weavers and 2015 dyers.",
        "It will go from 1100 to 2000 machines.",
        "One burns roughly 1900 - 2400 calories.",
        "Houses rose from 1500 to 2000 units.",
    ],
)
def test_counts_are_no_years(text: str) -> None:
    """Four digits in front of what is counted are no year, behind a deed or another amount."""
    assert not find_times(text, date=dt.date(2022, 6, 14))


@pytest.mark.parametrize(
    "text", ["2021 exports rose.", "Its 2021 sales rose.", "In 2020 and 2021 sales rose."]
)
def test_years_before_plurals(text: str) -> None:
    """A year may stand in front of a plural."""
    assert find_times(text, date=dt.date(2022, 6, 14))


@pytest.mark.parametrize(
    "example", [yes for rule in rules_of("times.rules")[0] for yes in rule.yes]
)
def test_the_examples_of_the_rules(example: str) -> None:
    """The words in brackets are found, or belong to words that a rule in front of them adds."""
    text = example.replace("[", "").replace("]", "")
    start, end = example.index("["), example.index("]") - 1
    spans = [time.span for time in find_times(text, date=SUMMER)]
    if not any(span.start <= start and end <= span.end for span in spans):
        assert "count" in {
            fit.rule.yields for fit in grammar("times.rules").fits(*_word_at(text, start))
        }


def _word_at(text: str, start: int) -> tuple[Words, int]:
    """Return the words of a text, and which of them begins at a place."""
    words = words_of(tokenize(text))
    return words, [token.start for token in words.tokens].index(start)


@pytest.mark.parametrize(
    "words",
    [
        *("yesterday", "last Monday", "on Saturday and Sunday", "overnight", "last week"),
        *("at the weekend", "in the week of May 4", "in the month just ended"),
    ],
)
def test_times_that_need_a_day(words: str) -> None:
    """Where nobody says which day it is, what is counted from that day has no period."""
    sentence = f"The shops sold 50 tonnes of tea {words}."
    (undated,) = find_figures(sentence)
    (dated,) = find_figures(sentence, date=dt.date(2023, 5, 4))

    assert undated.period is None
    assert dated.period is not None
    assert dated.period.end <= dt.date(2023, 5, 7)


def test_days_that_do_not_follow_each_other() -> None:
    """Two days of a week with another between them are no stretch of time."""
    (figure,) = find_figures(
        "The shops sold 50 tonnes of tea on Sunday and Tuesday.", date=dt.date(2023, 5, 4)
    )

    assert figure.period is None or figure.period.is_day
