"""Every digit string and number word is told apart."""

import datetime as dt
import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Reason, find_figures
from miitbrief.model.numerals import fold
from miitbrief.reading.numbers import find_numbers

DAY = dt.date(2023, 5, 4)
WORDS = st.sampled_from(
    [
        *("In 2021,", "the first quarter of 2022", "Q1 2023", "1H23", "on May 4", "10 a.m."),
        *("5G", "COVID-19", "No. 7", "the 20th Congress", "the 13th Five-Year Plan period"),
        *("three aspects", "one by one", "per 1,000 people", "over the past 10 years"),
        *("2.5 million tonnes", "8%", "half", "doubled", "12 consecutive years", "RMB3 billion"),
        *("from", "to", "and", "rose", "by", ",", ".", "/5", "1.", "\n", "100-200", "3,4", "7a8"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=12).map(" ".join))


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return the places of all that is found, in order."""
    numbers = find_numbers(text, date=DAY)
    spans = [mention.span for mention in numbers.mentions]
    spans += [nonfigure.span for nonfigure in numbers.nonfigures]
    return sorted((span.start, span.end) for span in spans)


@given(TEXTS)
def test_nothing_overlaps(text: str) -> None:
    """What is found is disjoint and inside the text."""
    found = [(0, 0), *spans_of(text), (len(text), len(text))]
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


@given(TEXTS)
def test_every_digit_is_accounted_for(text: str) -> None:
    """Every digit stands in something that is found."""
    places = {at for start, end in spans_of(text) for at in range(start, end)}
    assert {match.start() for match in re.finditer("[0-9]", fold(text))} <= places


@given(TEXTS)
def test_literals_are_printed(text: str) -> None:
    """A non-figure's literal is what stands at its place."""
    for nonfigure in find_numbers(text, date=DAY).nonfigures:
        assert nonfigure.literal == nonfigure.span.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the first quarter of 2022", [("first quarter of 2022", "date")]),
        ("from 2012 to 2021", [("2012 to 2021", "date")]),
        ("Q1 2022 and 1H23", [("Q1 2022", "date"), ("1H23", "date")]),
        (
            "the 13th Five-Year Plan period (2016-2020)",
            [("13th Five-Year Plan", "ordinal"), ("2016-2020", "date")],
        ),
        ("a two-year average", [("two-year", "frame")]),
        ("over the past 10 years", [("10 years", "frame")]),
        ("the 2022 Winter Games", [("2022", "name")]),
        ("certified under ISO 9001-3", [("9001-3", "name")]),
        ("at 57 Garden Street since the year 1872", [("57", "name"), ("1872", "date")]),
        ("Call the bureau on 555 0182.", [("555 0182", "name")]),
        ("The eLoom 15 is new", [("15", "name")]),
        ("4K videos, a 2B pencil", [("4K", "name"), ("2B", "name")]),
        ("trillion-level leaps", [("trillion-level", "idiom")]),
        ("I would like to share five highlights", [("five", "enumerator")]),
        ("sold for \u00a3.5", [("5", "unresolved")]),
    ],
)
def test_reasons(text: str, expected: list[tuple[str, str]]) -> None:
    """Numbers in words of time are dates, ordinals or frames; what nothing explains says so."""
    numbers = find_numbers(text, date=DAY)
    assert [(other.literal, str(other.reason)) for other in numbers.nonfigures] == expected
    assert numbers.mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "sales rose by {}%",
        "sales were {} million yuan",
        "5 to {} million trams",
        "sales were 5.{} yuan",
        "208 trams per {} people",
        "one in {} people",
        "RMB{}",
    ],
)
@pytest.mark.parametrize("digits", ["1" * 101, "9" * 600, "000," * 150 + "000"])
def test_digits_that_nobody_says(text: str, digits: str) -> None:
    """A number of a hundred digits is no figure, and stands among the numbers that are none."""
    filled = text.format(digits)
    numbers = find_numbers(filled)
    assert any(len(each.span) > 1 for each in numbers.nonfigures)
    assert all(len(mention.number) < 150 for mention in numbers.mentions)
    assert repr(find_figures(filled))


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("The dam costs Rs 1,20,000 crore.", "Rs 1,20,000 crore", "1200000000000"),
        ("Sales were Rs 12,34,567.5 in May.", "Rs 12,34,567.5", "1234567.5"),
        ("Rents rose 3\u00bd percent.", "3\u00bd percent", "3.5"),
        ("Rents fell by 2-1/2 percent.", "2-1/2 percent", "2.5"),
        ("Farms of 5 3/8 acres were sold.", "5 3/8 acres", "5.375"),
        ("Output was 4\u00bc million tonnes.", "4\u00bc million tonnes", "4250000"),
        ("The fund has \u20ac5 mn.", "\u20ac5 mn", "5000000"),
    ],
)
def test_numbers_in_other_spellings(text: str, number: str, value: str) -> None:
    """Groups of India, mixed numbers and "mn" behind a blank are read whole."""
    (figure,) = find_figures(text)
    assert (figure.quantity.text, figure.quantity.value) == (number, Decimal(value))


@pytest.mark.parametrize("text", ["In 2021 1/2 of it was gone.", "See page 1/2 of the paper."])
def test_no_mixed_number(text: str) -> None:
    """A fraction behind a year, or without a number, makes no mixed number."""
    assert all(figure.quantity.value < 1_000 for figure in find_figures(text))
    assert not [each for each in find_figures(text) if "1/2" in each.quantity.text]


def test_mentions_are_no_times() -> None:
    """A number that dates something, or is a part of a name, is no figure."""
    text = "5G users rose 8% in 2021 to 2.5 million, for 12 consecutive years."
    literals = [mention.span.of(text) for mention in find_numbers(text).mentions]
    assert literals == ["8%", "2.5 million", "12 consecutive years"]


def test_reasons_are_documented() -> None:
    """A number that is not understood has a reason of its own."""
    assert str(Reason.UNRESOLVED) == "unresolved"


@pytest.mark.parametrize("text", ["5" * 12_000, "\u00ad5" * 12_000, f"{'5' * 5_000} in"])
def test_numbers_of_thousands_of_digits(text: str) -> None:
    """What no int is made of is no figure and no error."""
    assert not find_figures(text)
