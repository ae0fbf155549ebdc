"""The figures of a text, put together."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Indicator, InvalidValueError, Target, find_figures, find_nonfigures
from miitbrief.reading.figures import Author, read_figures

DAY = dt.date(2023, 5, 4)
PIECES = st.sampled_from(
    [
        *("exports", "the share of tea", "of which", "respectively", "up", "down by", "from", "to"),
        *("accounted for", "per", "a year", "more than", "nearly", "and", "or so", ",", ".", "\n"),
        *("8%", "2.5 percentage points", "120%", "3.1 times", "half", "doubled", "two-thirds"),
        *("RMB3 billion", "US$48.47", "10 to 20 million", "9 out of 10", "one in three", "a dozen"),
        *("12 consecutive years", "the top 10", "50.1", "PMI of", "one accident", "1,000 people"),
        *("in 2021", "last year", "by 2030", "we will build", "since 2012", "year on year"),
        *("0", "0.0", "007", "1,00", "99999999999999999999", "\u0664", "\u00bd", "\uff15\uff10"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map(" ".join))


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text_is_read(text: str, date: dt.date | None) -> None:
    """Any text is read, in order, and each figure prints what stands at its place."""
    figures, others = find_figures(text, date=date), find_nonfigures(text, date=date)
    for found in (figures, others):
        assert list(found) == sorted(found, key=lambda item: item.span)
    assert [each.quantity.text for each in figures] == [each.span.of(text) for each in figures]
    assert [each.literal for each in others] == [each.span.of(text) for each in others]


@given(TEXTS)
def test_ids_are_unique(text: str) -> None:
    """Indicators and targets are numbered."""
    ids = [item.id for item in find_figures(text)]
    assert len(set(ids)) == len(ids)


@given(TEXTS)
def test_digits_are_never_lost(text: str) -> None:
    """Every digit is in a figure or in a non-figure."""
    found = (*find_figures(text, date=DAY), *find_nonfigures(text, date=DAY))
    places = {at for item in found for at in range(item.span.start, item.span.end)}
    assert {match.start() for match in re.finditer("[0-9]", text)} <= places


def test_a_growth_between_two_levels() -> None:
    """Levels and their average growth have their own periods and basis."""
    text = "Sales of heat pumps rose from 507,000 in 2016 to 1.367 million in 2020, an average "
    text += "annual growth rate of 28%."
    first, last, rate = (item for item in find_figures(text) if isinstance(item, Indicator))
    assert (str(first.period), str(last.period)) == ("2016", "2020")
    assert (rate.kind, str(rate.period), str(rate.basis)) == ("average_growth", "2020", "2016")
    assert (first.quantity.value, last.quantity.value) == (Decimal(507_000), Decimal(1_367_000))


def test_what_the_date_would_tell_is_said() -> None:
    """Without the day, what only "last year" dates has no period, and says so."""
    text = "Last year, exports rose by 5 percent."
    (undated,) = (item for item in find_figures(text) if isinstance(item, Indicator))
    assert undated.period is None
    assert "day of the briefing" in undated.note
    (dated,) = (item for item in find_figures(text, date=DAY) if isinstance(item, Indicator))
    assert (str(dated.period), dated.note) == ("2022", "")


def test_a_share_above_its_whole_has_a_note() -> None:
    """A share of more than the whole is kept, and its note says that it is."""
    (share,) = (i for i in find_figures("The quota was used to 120%.") if isinstance(i, Indicator))
    assert share.kind == "share"
    assert share.note


def test_a_reporters_figure() -> None:
    """What a reporter says is a reporter's figure."""
    reading = read_figures("Exports rose by 5%.", author=Author(turn="q01", is_reporter=True))
    assert [(f.attribution, f.turn) for f in reading.statements if isinstance(f, Indicator)] == [
        ("reporter", "q01")
    ]


def test_an_aim_is_a_target() -> None:
    """An aim with a number and a date is a target, and what has been reached is not."""
    text = "We opened 40 ports last year. We will open another 60 by the end of 2025."
    past, aim = find_figures(text, date=DAY)
    assert isinstance(past, Indicator)
    assert isinstance(aim, Target)
    assert aim.due == dt.date(2025, 12, 31)


@pytest.mark.parametrize(
    ("arguments", "match"),
    [
        ({"text": b"5%"}, "text as a str, got bytes"),
        ({"text": "5%", "date": "2022-01-01"}, "datetime.date, got '2022-01-01'"),
        ({"text": "5%", "date": dt.datetime(2022, 1, 1, tzinfo=dt.UTC)}, "datetime.date"),
    ],
)
def test_wrong_arguments(arguments: dict[str, object], match: str) -> None:
    """An argument of another type is refused with what was expected."""
    with pytest.raises(InvalidValueError, match=match):
        find_figures(**arguments)  # type: ignore[arg-type]
