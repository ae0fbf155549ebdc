"""When figures are true, and what they are compared with."""

import datetime as dt
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from miitbrief import Period, load
from miitbrief.parsing.dating import Dates, date_figures
from miitbrief.parsing.kinds import find_senses
from miitbrief.parsing.mentions import find_mentions
from miitbrief.parsing.nonfigures import find_nonfigures
from miitbrief.parsing.times import find_times
from miitbrief.periods import Origin

_DAY = dt.date(2022, 6, 14)
_LINE = (
    "in 2021 from 2016 to 2020 , year on year grew by 5% reached 40 tonnes has over "
    "2012 5 consecutive years months since 0 9000 . ; last year that of by 2025 average "
    "annual 2 million compared with the same period and respectively first quarter this "
    "month"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=20).map(" ".join)


def _dated(
    text: str, *, date: dt.date | None = _DAY, context: Period | None = None
) -> tuple[list[Dates], Period | None]:
    """Date the figures of a text: its numbers that stand in no words of time."""
    times = find_times(text, date=date)
    others = [*(n.span for n in find_nonfigures(text)), *(time.span for time in times)]
    mentions = [m for m in find_mentions(text) if not any(m.span.overlaps(span) for span in others)]
    senses = find_senses(text, mentions)
    dates, behind = date_figures(text, mentions, senses, times, date=date, context=context)
    assert len(dates) == len(mentions)
    return list(dates), behind


def _iso(period: Period | None) -> str | None:
    """Return the days of a period, or None."""
    return None if period is None else period.isoformat()


@given(_TEXTS, st.none() | st.dates(), st.none() | st.dates())
@example("It led for 9000 consecutive years in 2021.", _DAY, None)
@example("It led for 0 consecutive months in 2021.", _DAY, None)
@example("It led for 99999 consecutive months in 2021.", _DAY, None)
@example("Tea grew by 5%.", None, dt.date.min)
@settings(max_examples=200)
def test_any_text_is_read(text: str, date: dt.date | None, before: dt.date | None) -> None:
    """Any text is dated, whatever dates it, and no figure twice."""
    context = None if before is None else Period(start=before, end=before)
    dates, _ = _dated(text, date=date, context=context)
    assert len(dates) <= len(find_mentions(text))


@given(st.integers(min_value=1990, max_value=2021), st.integers(min_value=1, max_value=90))
def test_the_year_behind_a_figure(year: int, number: int) -> None:
    """The words of time behind a figure date it, and growth is over the year before."""
    (dates,), behind = _dated(f"Tea grew by {number}% in {year}.")
    assert _iso(dates.period) == str(year) == _iso(behind)
    assert _iso(dates.basis) == str(year - 1)
    assert dates.period is not None
    assert dates.basis is not None
    assert (dates.period.origin, dates.basis.origin) == (Origin.STATED, Origin.ASSUMED)


@given(st.integers(min_value=1990, max_value=2021), st.integers(min_value=1, max_value=90))
def test_a_sentence_hands_on_its_time(year: int, number: int) -> None:
    """A sentence without words of time is dated by the one before, as inherited."""
    dates, _ = _dated(f"In {year}, tea fell by {number}%. Silk rose by {number}%.")
    assert [_iso(each.period) for each in dates] == [str(year)] * 2
    last = dates[-1].period
    assert last is not None
    assert last.origin is Origin.INHERITED


@given(st.integers(min_value=1, max_value=30))
def test_consecutive_years_end_with_their_own(number: int) -> None:
    """So many consecutive years end with the year that dates them."""
    (dates,), _ = _dated(f"In 2021, it led for {number} consecutive years.")
    assert dates.period is not None
    assert (dates.period.start.year, dates.period.end.year) == (2022 - number, 2021)


@pytest.mark.parametrize(
    ("text", "periods", "bases"),
    [
        ("In 2021, tea reached 5 tonnes.", ["2021"], [None]),
        ("Tea was 4 tonnes in 2019 and 5 tonnes in 2020.", ["2019", "2020"], [None, None]),
        ("The share was 5% and 7% in 2020.", ["2020", "2020"], [None, None]),
        ("They have built 40 ports.", ["2022-06-14"], [None]),
        ("Tea grew by 5% in 2021 year on year.", ["2021"], ["2020"]),
        ("In 2021, tea grew by 5% compared with 2012.", ["2021"], ["2012"]),
        ("In 2021, tea made 2.7 times that of 2012.", ["2021"], ["2012"]),
        ("It led for 3 consecutive months in May.", ["2022-03/2022-05"], [None]),
        ("Since 2010, it has led for 12 consecutive years.", ["2010/2021"], [None]),
        ("It led for 3 consecutive days in May 2022.", [None], [None]),
        ("It led for 9000 consecutive years in 2021.", [None], [None]),
        ("A cup is 5 cm.", [None], [None]),
        ("Tea grew by 5%.", [None], [None]),
    ],
)
def test_examples(text: str, periods: list[str | None], bases: list[str | None]) -> None:
    """Each way of dating has its period and basis."""
    dates, _ = _dated(text)
    assert [_iso(each.period) for each in dates] == periods
    assert [_iso(each.basis) for each in dates] == bases


def test_average_growth_lies_between_its_ends() -> None:
    """Average growth from one year to another is of the last over the first."""
    (dates,), _ = _dated("From 2016 to 2020, the average annual growth of tea was 5%.")
    assert (_iso(dates.period), _iso(dates.basis)) == ("2020", "2016")


def test_average_growth_lies_between_levels() -> None:
    """Average growth behind two levels is of the second over the first."""
    dates, _ = _dated(
        "Tea rose from 4 tonnes in 2016 to 9 tonnes in 2020, with an average annual growth of 20%."
    )
    assert (_iso(dates[-1].period), _iso(dates[-1].basis)) == ("2020", "2016")


def test_dues() -> None:
    """A deadline is no period."""
    (dates,), _ = _dated("By 2025, they will build 40 ports.")
    assert dates.due is not None
    assert dates.due.end.year == 2025
    assert dates.basis is None


def test_without_a_day() -> None:
    """Without the day of a briefing nothing is true on it."""
    (dates,), behind = _dated("They have built 40 ports.", date=None)
    assert dates == Dates(None, None)
    assert behind is None


def test_context_dates_a_text() -> None:
    """What dates the text before a paragraph dates its growth and its past."""
    context = Period.parse("2019")
    dates, behind = _dated("Tea grew by 5%. They shipped 40 tonnes.", context=context)
    assert [_iso(each.period) for each in dates] == ["2019", "2019"]
    assert behind == context


def test_curated_figures(briefing_id: str, transcript: str) -> None:
    """Most curated figures have the period that people gave them."""
    briefing = load(briefing_id)
    total = right = 0
    for turn in briefing.attach(transcript).turns:
        context: Period | None = None
        for paragraph in turn.paragraphs:
            text = paragraph.text
            assert text is not None
            inside = {
                f.span.shift(-paragraph.span.start): f
                for f in turn.indicators
                if paragraph.span.contains(f.span)
            }
            mentions = [m for m in find_mentions(text) if m.span in inside]
            senses = find_senses(text, mentions)
            times = find_times(text, date=briefing.date)
            dates, context = date_figures(
                text, mentions, senses, times, date=briefing.date, context=context
            )
            gold = [inside[mention.span].period for mention in mentions]
            total += len(mentions)
            right += sum(_iso(a) == _iso(b.period) for a, b in zip(gold, dates, strict=True))
    assert right >= 0.60 * total > 50
