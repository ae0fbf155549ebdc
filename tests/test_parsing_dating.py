"""When figures are true, and what they are compared with."""

import datetime as dt
import re
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from reading_steps import find_senses

from miitbrief import Indicator, Period, find_figures, load, parse
from miitbrief.model.periods import Origin
from miitbrief.reading.documents.document import Document
from miitbrief.reading.measures.measures import measures_of
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.periods.dated_sentences import NOWHEN, Timeline
from miitbrief.reading.periods.periods import Dates, dates_of
from miitbrief.reading.quantities.mentions import find_mentions
from miitbrief.reading.quantities.units import find_units
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.times.days import HOLIDAYS

_DAY = dt.date(2022, 6, 14)
_LINE = (
    "in 2021 from 2016 to 2020 , year on year grew by 5% reached 40 tonnes has have over "
    "2012 5 consecutive years months weeks since 0 9000 . ; last year that of by 2025 average "
    "annual 2 million compared with the same period and respectively first quarter this month "
    "First, Second, which was were been doubled up down 3.5% for will stands at on Tuesday a "
    "decade ago week earlier past ten years the six months to June said among them ? Spring "
    "Festival 13th Five-Year Plan period 7 of the 9 aged while more than"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)
_DATES = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


_MONTH_AND_YEAR = ["2022-05 <2022-04", "2022-05 <2021-05"]
_WHEN = ["2022-05", "2022-05 <2019", "2019"]


class _Days(NamedTuple):
    """The days of a figure."""

    period: Period | None
    basis: Period | None


def _dated(
    text: str, *, date: dt.date | None = _DAY, timeline: Timeline = NOWHEN
) -> tuple[list[_Days], Timeline]:
    """Return the days of the figures of a text."""
    decided, behind = _decided(text, date=date, timeline=timeline)
    return [_Days(each.period.value, each.basis.value) for each in decided], behind


def _decided(
    text: str, *, date: dt.date | None = _DAY, timeline: Timeline = NOWHEN
) -> tuple[list[Dates], Timeline]:
    """Date the figures of a text."""
    numbers = find_numbers(text, date=date)
    senses = find_senses(text, numbers.mentions)
    document = Document.of(text, numbers)
    sentences = [Clauses(sentence) for sentence in document.sentences]
    measures = [decision.value for decision in measures_of(document, sentences, senses)[0]]
    units = find_units(text, numbers.mentions, senses, [None] * len(senses), [""] * len(senses))
    dates, behind = dates_of(
        document, sentences, senses, units, measures, date=date, timeline=timeline
    )
    assert len(dates) == len(numbers.mentions)
    return list(dates), behind


def _iso(period: Period | None) -> str | None:
    """Return the days of a period, or None."""
    return None if period is None else period.isoformat()


def _told(text: str, *, date: dt.date = _DAY) -> list[str]:
    """Return the dates of the figures in short: "?" is assumed, "~" inherited, "<" a basis."""
    signs = {Origin.STATED: "", Origin.INHERITED: "~", Origin.ASSUMED: "?"}

    def sign(period: Period | None) -> str:
        return "-" if period is None else signs[period.origin] + period.isoformat()

    dates, _ = _dated(text, date=date)
    return [sign(d.period) + (f" <{sign(d.basis)}" if d.basis else "") for d in dates]


class TestAnyText:
    """What holds whatever the text is."""

    @given(_TEXTS, st.none() | st.dates(), st.none() | st.dates())
    @example("It led for 9000 consecutive years in 2021.", _DAY, None)
    @example("It led for 0 consecutive months in 2021.", _DAY, None)
    @example("It led for 99999 consecutive months in 2021.", _DAY, None)
    @example("It has led for 99999999999999999999 consecutive days.", _DAY, None)
    @example("Tea grew by 5% on Monday.", dt.date.min, dt.date.min)
    @example("Tea has grown from 5% to 6%, over the past ten years.", dt.date.min, None)
    @example("Tea has grown by 5% this year.", dt.date.max, dt.date.max)
    @settings(max_examples=200)
    def test_it_is_read(self, text: str, date: dt.date | None, before: dt.date | None) -> None:
        """Any text is dated, whatever dates it, and no figure twice."""
        day = None if before is None else Period(start=before, end=before)
        pair = None if day is None else (day, day)
        dates, _ = _dated(text, date=date, timeline=Timeline(day, day, day, pair=pair))
        assert len(dates) <= len(find_mentions(text))

    @given(_TEXTS, _DATES)
    @settings(max_examples=200)
    def test_an_assumed_basis_lies_before(self, text: str, date: dt.date) -> None:
        """What a rule compares a figure with begins before the figure's own period."""
        for dates in _dated(text, date=date)[0]:
            if dates.basis is not None and dates.basis.origin is Origin.ASSUMED:
                assert dates.period is not None
                assert dates.basis.start < dates.period.start

    @given(
        st.lists(
            st.sampled_from(
                [
                    "Last year, tea grew by 5%.",
                    "It was 40 tonnes in July.",
                    "The share has reached 30%.",
                    "In the first quarter it fell by 3% from a year earlier.",
                    "They sold 40 ships in the six months to March, 5 fewer than a year before.",
                    "Since last year, 40 ports have been built.",
                    "Over the past ten years, it has risen from 20% to 30%.",
                    "It has led for seven consecutive years.",
                    "There are now 50, compared with 20 a decade ago.",
                ]
            ),
            min_size=1,
            max_size=4,
        ),
        _DATES,
        st.integers(1, 60),
    )
    def test_periods_move_with_the_day(self, parts: list[str], date: dt.date, years: int) -> None:
        """What is said relative to the day moves with it by whole years."""
        assume((date.month, date.day) != (2, 29))
        text, later = " ".join(parts), date.replace(year=date.year + years)
        for one, other in zip(_dated(text, date=date)[0], _dated(text, date=later)[0], strict=True):
            for first, second in ((one.period, other.period), (one.basis, other.basis)):
                assert (first is None) == (second is None)
                if first is not None and second is not None:
                    assert second.start.year - first.start.year == years
                    assert second.start.month == first.start.month
                    assert second.end.month == first.end.month

    @given(_TEXTS, _DATES)
    def test_a_setting_dates_nothing_that_is_dated(self, text: str, date: dt.date) -> None:
        """What dates the text before changes no period that the text itself states."""
        timeline = Timeline(topic=Period.parse("1970"))
        for alone, inside in zip(
            _dated(text, date=date)[0], _dated(text, date=date, timeline=timeline)[0], strict=True
        ):
            if alone.period is not None and alone.period.origin is Origin.STATED:
                assert inside.period is not None


class TestWordsOfTime:
    """Figures that their own sentence dates."""

    @given(st.integers(min_value=1990, max_value=2021), st.integers(min_value=1, max_value=90))
    def test_the_year_behind_a_figure(self, year: int, number: int) -> None:
        """The words of time behind a figure date it, and growth is over the year before."""
        (dates,), behind = _dated(f"Tea grew by {number}% in {year}.")
        assert _iso(dates.period) == str(year) == _iso(behind.period)
        assert _iso(dates.basis) == str(year - 1)
        assert dates.period is not None
        assert dates.basis is not None
        assert (dates.period.origin, dates.basis.origin) == (Origin.STATED, Origin.ASSUMED)

    @given(st.integers(min_value=1, max_value=30))
    def test_consecutive_years_end_with_their_own(self, number: int) -> None:
        """So many consecutive years end with the year that dates them."""
        (dates,), _ = _dated(f"In 2021, it led for {number} consecutive years.")
        assert dates.period is not None
        assert (dates.period.start.year, dates.period.end.year) == (2022 - number, 2021)
        assert dates.period.count("year") == number

    @given(st.integers(1950, 2020), st.integers(1, 40), st.sampled_from(["", "Tea is good. "]))
    def test_from_and_to(self, first: int, more: int, before: str) -> None:
        """Each end of "from A to B" has its own year, and average growth is of B over A."""
        text = (
            f"{before}Tea rose from 4 tonnes in {first} to 9 tonnes in {first + more}, with an "
            "average annual growth of 20%."
        )
        one, two, three = _dated(text)[0]
        assert (_iso(one.period), _iso(two.period)) == (str(first), str(first + more))
        assert (_iso(three.period), _iso(three.basis)) == (str(first + more), str(first))

    @given(st.lists(st.integers(1950, 2021), min_size=2, max_size=4, unique=True))
    def test_shared_out(self, years: list[int]) -> None:
        """As many words of time as figures, "respectively", date one each."""
        numbers = [f"{n} tonnes" for n in range(5, 5 + len(years))]
        listed = [" and ".join([", ".join(p[:-1]), p[-1]]) for p in (numbers, [*map(str, years)])]
        dates, _ = _dated(f"Output was {listed[0]} in {listed[1]}, respectively.")
        assert [_iso(each.period) for each in dates] == [str(year) for year in years]

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            ("In 2021, tea reached 5 tonnes.", ["2021"]),
            ("Tea was 4 tonnes in 2019 and 5 tonnes in 2020.", ["2019", "2020"]),
            ("The share was 5% and 7% in 2020.", ["2020", "2020"]),
            ("Tea fell 5% to 40 tonnes in 2020.", ["2020 <?2019", "2020"]),
            ("Tea was 5 tonnes in 2021, up 3%.", ["2021", "2021 <?2020"]),
            ("Ore was 4 yuan, and tin 5 yuan, both in May.", ["2022-05", "2022-05"]),
            ("He said on Monday that 40 mines were shut in May.", ["2022-05"]),
            ("He said on Monday that 40 mines had been shut.", ["?2022-06-14"]),
            ("Data showed on Monday that 40 mines were shut in May.", ["2022-05"]),
            ("Tin rose 2% on Monday.", ["2022-06-13"]),
            ("Tin was at 5 yuan at 5 p.m. on Monday.", ["2022-06-13"]),
            ("The cost was 4 yuan a unit in 2019 and 2020.", ["2019/2020"]),
            ("In the six months to March, 40 firms closed.", ["2021-10/2022-03"]),
            (
                "The fund lost 4% in the week to Friday.",
                ["2022-06-04/2022-06-10 <?2021-06-04/2021-06-10"],
            ),
            ("There are now 50 ports, up from 20 in 2019.", ["2022-06-14", "2019-12-31"]),
            ("It was 30 tons in May, against 40 a year earlier.", ["2022-05", "2021-05"]),
            ("There are now 50, compared with 20 ten years ago.", ["2022-06-14", "2012-06-14"]),
            ("It was 9% in May, versus 8% in the same month of 2020.", ["2022-05", "2020-05"]),
            ("Prices hit 5 yuan for the first time this year.", ["2022-06-14"]),
            ("Prices hit 5 yuan for the first time last year.", ["2021-12-31"]),
            (
                "Tea fell 5%, and silk rose 3%, in the six months to May.",
                ["2021-12/2022-05 <?2020-12/2021-05", "2021-12/2022-05 <~2020-12/2021-05"],
            ),
            ("Tea has sold 40 tons this year as of June 1.", ["2022-01-01/2022-06-01"]),
            ("By the end of May, 40 firms had moved in since January.", ["2022-01/2022-05"]),
            ("Since the line opened in 2014, it has carried 40 tons.", ["2014-01-01/2022-06-14"]),
            ("The line, which opened in 2014, has carried 40 tons.", ["?2022-06-14"]),
            ("The firm recalls 40 vans built in 2014.", ["?2022-06-14"]),
            ("It has 50 ports; ten years ago there were 20.", ["?2022-06-14", "2012-06-14"]),
            ("Rents rose by 5% and last year reached 40 yuan.", ["?2022-06-14", "2021-12-31"]),
            ("The share rose to 5% in May from 4%.", ["2022-05", "-"]),
            ("The share rose to 5% in 2021 from 4%.", ["2021", "-"]),
            ("The share rose to 5% in the first quarter from 4%.", ["2022-Q1", "-"]),
            ("It was 40 tons in May, double the sum of 2019, when it was 20.", _WHEN),
            ("It is down from its March high of 40 yuan.", ["2022-03"]),
            ("Sales were 40 tons in May, above the 2019 level of 35 tons.", ["2022-05", "2019"]),
            ("Every rise of 1 yuan costs 40 jobs.", ["-", "-"]),
            ("It has shrunk by 20% this year.", ["2022-01-01/2022-06-14 <?2021-12-31"]),
            ("Output will rise to 40 tonnes in July.", ["2022-07"]),
            ("The share will slip below 37% by the end of this year.", ["2022-12-31"]),
            ("On Tuesday and Wednesday 40 mm fell.", ["2022-06-07/2022-06-08"]),
            ("During the Spring Festival, 40 shops were shut.", ["2022-01-31/2022-02-06"]),
            ("On the first day of the May Day holiday 40 shops were shut.", ["2022-05-01"]),
        ],
    )
    def test_examples(self, text: str, dates: list[str]) -> None:
        """Words of time belong to the figures of their phrase, list or sentence."""
        date = dt.date(2022, 6, 8) if "Wednesday" in text else _DAY
        assert _told(text, date=date) == dates

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            ("It led for 3 consecutive months in May.", ["2022-03/2022-05"]),
            ("Since 2010, it has led for 12 consecutive years.", ["2010/2021"]),
            ("It has led for 12 consecutive years.", ["?2010/2021"]),
            ("It has led for 3 consecutive months.", ["?2022-03/2022-05"]),
            ("It has led for 3 consecutive days.", ["?2022-06-12/2022-06-14"]),
            ("It led for 3 consecutive days in May 2022.", ["2022-05-29/2022-05-31"]),
            ("The rate has been below 4% for 10 years.", ["?2022-06-14", "?2022-06-14"]),
            (
                "The index stayed above 50% for 3 straight months in May.",
                ["2022-03/2022-05", "2022-03/2022-05"],
            ),
            ("Over 70% have worked there for 10 years.", ["?2022-06-14", "?2022-06-14"]),
            ("Stocks are enough for 20 days.", ["?2022-06-14"]),
        ],
    )
    def test_stretches(self, text: str, dates: list[str]) -> None:
        """A stretch ends with what dates it, or with the last whole unit."""
        assert _told(text) == dates


class TestTheTextSoFar:
    """Figures that their own sentence does not date."""

    @given(st.integers(min_value=1990, max_value=2021), st.integers(min_value=1, max_value=90))
    def test_a_sentence_hands_on_its_time(self, year: int, number: int) -> None:
        """A sentence without words of time is dated by the one before, as inherited."""
        dates, _ = _dated(f"In {year}, tea fell by {number}%. Silk rose by {number}%.")
        assert [_iso(each.period) for each in dates] == [str(year)] * 2
        last = dates[-1].period
        assert last is not None
        assert last.origin is Origin.INHERITED

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            ("They have built 40 ports.", ["?2022-06-14"]),
            ("A total of 40 ports have been built.", ["?2022-06-14"]),
            (
                "Over 30 ports, 40 roads (built by hand) and 5 dams have been built.",
                3 * ["?2022-06-14"],
            ),
            ("The annual output has reached 40 tonnes.", ["?2021"]),
            ("40 ports are under construction.", ["?2022-06-14"]),
            ("A cup is 5 cm.", ["?2022-06-14"]),
            ("China accounts for 30% of the output.", ["?2022-06-14"]),
            ("The line links 50 cities.", ["?2022-06-14"]),
            ("Is it true that 40 mines have been shut?", ["?2022-06-14"]),
            ("Tea grew by 5%.", ["?2022-06-14"]),
            ("They shipped 40 tonnes.", ["?2022-06-14"]),
            ("We shipped 40 tonnes.", ["?2022-06-14"]),
            ("Gold slipped 2% to 40 yuan.", ["?2022-06-14", "?2022-06-14"]),
            ("Quarterly profit was 40 yuan.", ["?2022-Q1"]),
            ("Full-year sales were 40 yuan.", ["?2021"]),
            ("The share is still 5%.", ["?2022-06-14"]),
            ("In 2020, they shipped 40 tonnes. They have 5 ships.", ["2020", "?2022-06-14"]),
            ("In 2020, tea was 40 tonnes, of which 9 are green.", ["2020", "2020"]),
            ("Tea was 40 tonnes in 2020. Of this, 9 tonnes are green.", ["2020", "~2020"]),
            (
                "They have built 5 ports. Of these, 3 are in the south.",
                ["?2022-06-14", "?2022-06-14"],
            ),
            ("A survey of 1,850 nurses found 3% ill in May.", ["2022-05", "2022-05"]),
            ("Of the 60 firms, 12 lost money in May.", ["2022-05", "2022-05"]),
            ("People aged 65 and over made up 20% in 2020.", ["2020-12-31", "2020-12-31"]),
            (
                "By the end of 2021, there were 40 firms. Their profits reached 5 yuan.",
                ["2021-12-31", "~2021"],
            ),
        ],
    )
    def test_tenses(self, text: str, dates: list[str]) -> None:
        """The perfect speaks of the day, the past of what has been told, the present of no time."""
        assert _told(text) == dates

    def test_points_of_a_list(self) -> None:
        """Each point of a list is dated by what leads to it, not by the point before."""
        text = "In 2020, tea grew. First, silk rose by 5% in May 2021. Second, tin rose by 6%."
        assert _told(text)[-1] == "~2020 <?2019"

    def test_the_text_before_dates_a_paragraph(self) -> None:
        """What a turn is about dates growth and deeds of a paragraph without words of time."""
        timeline = Timeline(topic=Period.parse("2019"))
        dates, _ = _dated("Tea grew by 5%. They shipped 40 tonnes.", timeline=timeline)
        assert [_iso(each.period) for each in dates] == ["2019", "2019"]

    def test_a_new_paragraph_returns_to_the_topic(self) -> None:
        """A part of the time that is spoken of dates its own paragraph, the whole the next one."""
        _, behind = _dated("In 2021, tea grew. In the fourth quarter of 2021, it fell.")
        (same,), _ = _dated("In the fourth quarter of 2021, it fell. They shipped 40 tonnes.")
        (dates,), _ = _dated("They shipped 40 tonnes.", timeline=behind)
        assert (_iso(same.period), _iso(dates.period)) == ("2021-Q4", "2021")

    def test_an_aside_hands_on_nothing(self) -> None:
        """What is told of one part "alone" dates its own sentence only."""
        text = (
            "In the first quarter, tea rose by 5%. In March alone, it rose by 9%. Silk fell by 2%."
        )
        assert _told(text)[1:] == ["2022-03 <?2021-03", "~2022-Q1 <~2021-Q1"]

    def test_the_day_itself_hands_on_nothing(self) -> None:
        """What there is now does not date what is told in the past behind it."""
        text = "In 2021, tea grew by 5%. There are now 50 ports. They shipped 40 tonnes."
        assert _told(text) == ["2021 <?2020", "2022-06-14", "~2021"]

    def test_the_same_period_goes_on(self) -> None:
        """The same period last year, at the head of a sentence, lies before what was told."""
        text = "In the first quarter, the share was 5%. In the same period last year it was 4%."
        assert _told(text) == ["2022-Q1", "2021-Q1"]

    def test_what_is_compared_hands_on_nothing(self) -> None:
        """The period of what a figure is compared with does not date the next sentence."""
        text = "In 2021, they built 40 ports, twice the number of 2012. They sold 9 ships."
        assert _told(text) == ["2021", "2021 <2012", "~2021"]

    @pytest.mark.parametrize(
        "text",
        [
            "Tea was 30 tons. Two years ago it was 20 tons. We sold 40 hats.",
            "There are 60 mills. In 2010 there were 40. They hired 90 smiths.",
            "Wool was 4%, compared with 5% in 2010. Fines totalled 80 yuan.",
            "The jobless rate was 4%; in 2000 it had been 9%. Fees rose 3%.",
        ],
    )
    def test_a_look_back_hands_on_nothing(self, text: str) -> None:
        """What something was at an earlier time dates itself, and nothing behind it."""
        *_, last = find_figures(text, date=dt.date(2024, 3, 14))
        assert last.period is not None
        assert last.period.start.year == 2024

    def test_a_frame_dates_its_own_sentence(self) -> None:
        """Over the past decade, "has risen from A to B" leads from its first year to the day."""
        text = "Over the past decade, the share has risen from 20% to 30%."
        assert _told(text) == ["?2012", "?2022-06-14"]
        apart = "Over the past decade, much has changed. The share has risen from 20% to 30%."
        assert _told(apart) == ["-", "?2022-06-14"]

    def test_a_step_hands_on_its_years(self) -> None:
        """A step without years lies between those of the step before, and so does its average."""
        text = (
            "From 2012 to 2020, tea rose from 4 tonnes to 5 tonnes. Silk rose from 6 tonnes to 7 "
            "tonnes. The average annual growth was 3%."
        )
        assert _told(text) == ["2012", "2020", "~2012", "~2020", "~2020 <~2012"]

    def test_without_a_day(self) -> None:
        """Without the day of a briefing nothing is true on it."""
        (dates,), behind = _dated("They have built 40 ports.", date=None)
        assert (dates.period, dates.basis) == (None, None)
        assert behind.period is None


class TestBases:
    """What figures are compared with."""

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            ("Tea grew by 5% in 2021 year on year.", ["2021 <2020"]),
            ("In 2021, tea grew by 5% compared with 2012.", ["2021 <2012"]),
            ("In 2021, tea made 2.7 times that of 2012.", ["2021 <2012"]),
            (
                "Compared with 2012, tea has doubled and silk has tripled.",
                ["?2022-06-14 <2012-12-31", "?2022-06-14 <~2012-12-31"],
            ),
            ("In May, tea rose by 5% over the same period of 2019.", ["2022-05 <2019-05"]),
            ("In May, tea rose by 5% month on month.", ["2022-05 <2022-04"]),
            (
                "In May, tea rose by 5% year on year and by 2% from April.",
                ["2022-05 <2021-05", "2022-05 <2022-04"],
            ),
            (
                "At the end of May, it was up by 5 over the end of the previous year.",
                ["2022-05-31 <2021-12-31"],
            ),
            (
                "In 2021, tea rose by 9%, with a two-year average growth of 4%.",
                ["2021 <?2020", "2021 <2019"],
            ),
            ("The average growth for 2020 and 2021 reached 6%.", ["2021 <2019"]),
            ("From 2016 to 2020, the average annual growth of tea was 5%.", ["2020 <2016"]),
            ("From January to May, tea rose by 5%.", ["2022-01/2022-05 <?2021-01/2021-05"]),
            ("During the 13th Five-Year Plan period, tea rose by 5%.", ["2016/2020 <2015"]),
            (
                "Tea rose by 5% and 6%, respectively, in the 12th and 13th Five-Year Plan periods.",
                ["2011/2015 <2010", "2016/2020 <2015"],
            ),
            ("Tea has grown by 5% since 2012.", ["2022-06-14 <2012-12-31"]),
            ("Exports have grown by 5% since 2012.", ["2022-06-14 <2012"]),
            ("Since 2012, 40 ports have been built.", ["2012-01-01/2022-06-14"]),
            (
                "Tea fell from 5% in 2019 to 4% in 2021, a drop of 1 percentage point.",
                ["2019", "2021", "2021 <2019"],
            ),
            (
                "The share was 9% in 2021, up 3 percentage points from 6% in 2019.",
                ["2021", "2021 <2019", "2019"],
            ),
            (
                "Tea rose by 5% in May, 2 percentage points faster than overall growth.",
                ["2022-05 <?2021-05", "2022-05"],
            ),
            (
                "The crest was at 8 metres on Monday and has since dropped by 1 metre.",
                ["2022-06-13", "?2022-06-14 <2022-06-13"],
            ),
            ("Jobs fell by 40 in 2021.", ["2021"]),
            ("In May, tea rose by 5% on the month and 6% on the year.", _MONTH_AND_YEAR),
            ("In May, tea rose by 5% from its March peak.", ["2022-05 <2022-03"]),
            ("In May, tea was 5% below the 2019 crop.", ["2022-05 <2019"]),
            ("In 2021, tea was 5% ahead of 2019.", ["2021 <2019"]),
            ("Compared with expectations, tea was 5% lower in May.", ["2022-05"]),
            ("Sales in 2021 exceeded 2019's figure by 40 yuan.", ["2021 <2019"]),
            ("The number has doubled in 18 months.", ["?2022-06-14 <?2020-12-14"]),
            ("Prices have fallen by 5% within a year.", ["?2022-06-14 <?2021-06-14"]),
            ("In the two years to 2021, tea rose by 5%.", ["2020/2021 <?2019"]),
            ("By last year, tea had fallen by 5% from 2019.", ["2021-12-31 <2019-12-31"]),
            ("Jobs fell by 40 in the first quarter.", ["2022-Q1"]),
        ],
    )
    def test_examples(self, text: str, dates: list[str]) -> None:
        """Words of comparison, a former amount or a rule tell what a change is over."""
        assert _told(text) == dates

    def test_dues(self) -> None:
        """A deadline is no basis."""
        (dates,), _ = _dated("By 2025, they will build 40 ports.")
        assert dates.basis is None


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(2013, 2029))
def test_holidays(name: str, year: int) -> None:
    """The days off of a year lie in that year, and are known for some years."""
    (dates,), _ = _dated(f"Over the {name.title()} of {year}, they sold 40 cars.")
    assert dates.period is not None
    assert dates.period.start.year == dates.period.end.year == year


def test_curated_figures(briefing_id: str, transcript: str) -> None:
    """Most curated figures have the period and basis that people gave them."""
    briefing = load(briefing_id)
    gold = {figure.span: figure for figure in briefing.indicators}
    found = {figure.span: figure for figure in parse(transcript).indicators}
    both = gold.keys() & found.keys()
    right = sum(_iso(gold[span].period) == _iso(found[span].period) for span in both)
    compared = sum(_iso(gold[span].basis) == _iso(found[span].basis) for span in both)
    assert len(both) > 50
    assert right >= 0.83 * len(both)
    assert compared >= 0.95 * len(both)


class TestDecisions:
    """Which rule decided, and by which words."""

    @given(text=_TEXTS, date=_DATES | st.none())
    def test_evidence(self, text: str, date: dt.date | None) -> None:
        """Each decision names its rule; words are in the text, and a fallback has none."""
        decided, _ = _decided(text, date=date)
        for each in (decision for dates in decided for decision in dates):
            assert each.rule
            if each.evidence is not None:
                assert 0 <= each.evidence.start < each.evidence.end <= len(text)
                assert not each.rule.startswith("otherwise")

    @pytest.mark.parametrize(
        ("text", "period", "basis"),
        [
            (
                "In 2021, tea rose by 5% from 2019.",
                ("the time named beside it", "2021"),
                ("what it is compared with is named", "from 2019"),
            ),
            (
                "In 2021, tea was 40 tonnes, up 5%.",
                ("the time named beside it", "2021"),
                ("otherwise the same period a year before", None),
            ),
            (
                "Tea rose by 5%.",
                ("otherwise the briefing's day", None),
                ("otherwise nothing that is named", None),
            ),
            (
                "Over the past decade, tea has risen by 5%.",
                ("the years that the sentence frames", "the past decade"),
                ("the year before the years in which it changed", None),
            ),
            (
                "A survey found that tea fell by 5%.",
                ("an undated survey is of the briefing's day", "survey"),
                ("otherwise nothing that is named", None),
            ),
        ],
    )
    def test_rules(
        self, text: str, period: tuple[str, str | None], basis: tuple[str, str | None]
    ) -> None:
        """The last figure's period and basis tell the rule and the words."""
        last = _decided(text)[0][-1]
        for decision, expected in ((last.period, period), (last.basis, basis)):
            words = decision.evidence
            assert (decision.rule, words and words.of(text)) == expected


class TestPairs:
    """Changes beside the two amounts between which they lie, whatever the order and the verb."""

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            (
                "Tea grew by 38% from 40 tonnes in 2019 to 55 tonnes in 2021.",
                ["2021 <2019", "2019", "2021"],
            ),
            (
                "Silk fell by 17 tonnes, from 40 tonnes in 2018 to 23 tonnes in 2019.",
                ["2019 <2018", "2018", "2019"],
            ),
            (
                "The share dropped 62 percentage points, from 85% in 2016 to 23% in 2017.",
                ["2017 <2016", "2016", "2017"],
            ),
            (
                "Tea rose at an average annual rate of 1% from 40 yuan in 2012 to 44 yuan in 2021.",
                ["2021 <2012", "2012", "2021"],
            ),
            (
                "Compared with 2010, sales rose by 171%, from 4 yuan to 11 yuan in 2018.",
                ["2018 <2010", "~2010", "2018"],
            ),
            (
                "In 2016, sales fell to 30 yuan from 40 yuan in 2015, down 25%.",
                ["2016", "2015", "2016 <2015"],
            ),
            (
                "Sales, which were 30 yuan in 2018, went up 3% to 31 yuan in 2019.",
                ["2018", "2019 <2018", "2019"],
            ),
            (
                "In 2020, sales were 56% higher than the 20 yuan of 2019.",
                ["2020 <2019", "2019"],
            ),
            (
                "In 2021, sales were 2.8 times those of 2015, which were 20 yuan.",
                ["2021 <2015", "2015"],
            ),
            (
                "Sales grew by 19% in 2020 and by 7% in 2019, with two-year average growth of 13%.",
                ["2020 <?2019", "2019 <?2018", "~2020 <?2018"],
            ),
            (
                "In 2019, 2020 and 2021, sales were 30, 40 and 50 yuan.",
                ["2019", "2020", "2021"],
            ),
        ],
    )
    def test_examples(self, text: str, dates: list[str]) -> None:
        """The change is of the later amount's time, over the earlier's."""
        assert _told(text) == dates

    @given(
        first=st.integers(1990, 2010),
        more=st.integers(1, 10),
        change=st.sampled_from(["grew by 38%", "fell by 5 tonnes", "rose sixfold", "was up 3%"]),
        mark=st.sampled_from(["", ","]),
    )
    def test_order(self, first: int, more: int, change: str, mark: str) -> None:
        """Whatever the change, the years of the two amounts are its period and its basis."""
        last = first + more
        text = f"Tea {change}{mark} from 4 tonnes in {first} to 9 tonnes in {last}."
        dates, _ = _dated(text)
        assert (_iso(dates[0].period), _iso(dates[0].basis)) == (str(last), str(first))

    def test_aims_are_no_basis(self) -> None:
        """What exceeds an aim or lies off a lowest point is compared with no time."""
        for text in (
            "In 2021, sales exceeded the annual target by 39%.",
            "In 2021, output was 5% above the plan.",
            "In 2021, prices had risen 5% from their lowest point.",
        ):
            (dates,), _ = _dated(text)
            assert dates.basis is None


class TestStocksAndFlows:
    """What there is has a day, what comes about has its whole range."""

    @pytest.mark.parametrize(
        ("text", "periods"),
        [
            ("There were 1.7 million charging points in the province in 2020.", ["2020-12-31"]),
            ("In 2020, 1.7 million charging points were built in the province.", ["2020"]),
            (
                "The share of firms that export rose from 14% in 2015 to 19% in 2019.",
                ["2015-12-31", "2019-12-31"],
            ),
            (
                "The share of output sold abroad rose from 14% in 2015 to 19% in 2019.",
                ["2015", "2019"],
            ),
            (
                "In 2020, 340 plants were certified, bringing the total to 5,400.",
                ["2020", "2020-12-31"],
            ),
            (
                "The teams, 430,000 strong, served 510 million residents last year.",
                ["2021-12-31", "2021"],
            ),
            (
                "New loans in March came to 3 trillion yuan, and the balance was 247 trillion.",
                ["2022-03", "2022-03-31"],
            ),
        ],
    )
    def test_days_and_ranges(self, text: str, periods: list[str]) -> None:
        """The noun, its endings and the verb tell a stock from a flow."""
        found = [each.period for each in _dated(text)[0]]
        assert found == [Period.parse(each) for each in periods]


class TestClausesOfTimes:
    """A time dates its own clause, and others only where they go on with it."""

    @pytest.mark.parametrize(
        ("text", "last"),
        [
            ("Prices fell 0.3% in May, after a fall in April, while costs fell 4.4%.", "2022-05"),
            ("The fund aims for a share of 8% by 2030; it stands at 5%.", "2022-06-14"),
            ("The ship, launched in 2019, has carried 52,000 passengers.", "2022-06-14"),
            ("The rate was raised to 6.5%, the highest since 2008.", "2022-06-14"),
            ("In 2018, 2019 and 2020 together, yards built 61 barges.", "2018/2020"),
            ("Exports rose 5% this week from Monday to Tuesday.", "2022-06-13/2022-06-14"),
        ],
    )
    def test_last_figure(self, text: str, last: str) -> None:
        """The last figure has the time that its own clause has, or else the briefing's day."""
        found = _dated(text)[0][-1].period
        assert found is not None
        assert found.is_same_time(Period.parse(last))


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Employers added 483,000 jobs in May, twice as many as in April.", "2022-04"),
        ("Spot rates hit 7,900 dollars in May, four times their level in January.", "2022-01"),
        ("Outstanding loans stood at 22 trillion yuan in 2021, up 38.5%.", "2020-12-31"),
        ("In 2020 and 2021, output grew by 5.1% a year on average.", "2019"),
    ],
)
def test_time_of_what_is_compared(text: str, basis: str) -> None:
    """A multiple is of a time that its words name, and the growth of a stock of a day."""
    found = _dated(text)[0][-1].basis
    assert found is not None
    assert found.is_same_time(Period.parse(basis))


def _dates_of(text: str) -> list[str]:
    """Return the period of each figure of a text that is said on April 18, 2024."""
    found = find_figures(text, date=dt.date(2024, 4, 18))
    return [str(each.period).partition(" ")[0] for each in found if isinstance(each, Indicator)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "We plan to replace 40 trucks by the end of 2025. The fleet employs 58 people.",
            ["2024-04-18"],
        ),
        (
            "Over the past five years, 90 km of roads were built. Some 9% of villages have one.",
            ["2019/2023", "2024-04-18"],
        ),
        (
            "Since 2012, output of tea has risen from 5 tonnes to 9 tonnes.",
            ["2012", "2023"],
        ),
        (
            "Revenue was 26.1 trillion yuan ($3.67 trillion) in 2023.",
            ["2023", "2023"],
        ),
        (
            "Since 2012, the number of firms has risen from 50 to 90.",
            ["2012-12-31", "2024-04-18"],
        ),
    ],
)
def test_what_dates_other_sentences(text: str, periods: list[str]) -> None:
    """Deadlines, frames and where a change began date nothing else; a flow ends last year."""
    assert _dates_of(text) == periods
