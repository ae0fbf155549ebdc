"""Laws and examples of numbers that are no figures."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import load
from miitbrief.reading.documents.rules import rules_of
from miitbrief.reading.documents.shapes import alphabet, words_of
from miitbrief.reading.documents.tokens import tokenize
from miitbrief.reading.quantities.nonfigures import find_nonfigures

_LINE = (
    "one two First 18th 5G No. 3 the past 10 years following page 2 of per 1,000 people "
    '"two sessions" 10:30 2022-02-28 \n /5 < 1 > (2) one-stop a third measure China 2025 '
    "double-digit thousands of ago A B - , ."
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join)


@given(_TEXTS)
@settings(max_examples=300)
def test_any_text_is_read(text: str) -> None:
    """What is found is in order, disjoint, and printed where it is said to be."""
    found = find_nonfigures(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(n.literal and n.span.of(text) == n.literal for n in found)


@given(st.integers(min_value=0, max_value=999_999))
def test_ordinals_in_digits(number: int) -> None:
    """Any number with an ordinal ending is an ordinal."""
    (found,) = find_nonfigures(f"It came {number:,}th there.")
    assert (found.literal, str(found.reason)) == (f"{number:,}th", "ordinal")


@given(st.integers(min_value=1, max_value=12), st.integers(min_value=0, max_value=59))
def test_clock_times(hour: int, minute: int) -> None:
    """Any time of a clock is a date."""
    (found,) = find_nonfigures(f"We meet there, {hour}:{minute:02} sharp.")
    assert (found.literal, str(found.reason)) == (f"{hour}:{minute:02}", "date")


@given(st.integers(min_value=2, max_value=9_999_999), st.sampled_from(["lamps", "yuan", "tonnes"]))
def test_figures_are_not_taken(number: int, noun: str) -> None:
    """A number of things is a figure."""
    assert find_nonfigures(f"They sold {number:,} {noun} there.") == ()


@pytest.mark.parametrize(
    ("text", "literal", "reason"),
    [
        ("photo\n/5 somebody", "5", "page"),
        ("\n< 1 2 3 >\n", "1 2 3", "page"),
        ("see 3/12 here", "3/12", "page"),
        ("see page 2 of 9", "2 of 9", "page"),
        ("3. Tea gardens", "3", "enumerator"),
        ("(2) Tea gardens", "2", "enumerator"),
        ("we came twenty-first", "twenty-first", "ordinal"),
        ("take a third measure", "third", "ordinal"),
        ("all of COVID-19 now", "COVID-19", "name"),
        ("the 5G age", "5G", "name"),
        ("under No. 12 there", "12", "name"),
        ("by Article 7 of it", "7", "name"),
        ("call 010 1234", "010 1234", "name"),
        ("at the “two sessions” there", "two sessions", "name"),
        ("plan Made in China 2025 well", "2025", "name"),
        ("uphold the Two Lanterns now", "Two", "idiom"),
        ("they left one by one", "one by one", "idiom"),
        ("a two-way road", "two-way", "idiom"),
        ("thousands of lamps", "thousands", "idiom"),
        ("double-digit rise", "double-digit", "idiom"),
        ("the one we know", "one", "idiom"),
        ("a two-year average", "two-year", "frame"),
        ("in the past 10 years", "10 years", "frame"),
        ("within three months, it", "three months", "frame"),
        ("8 lamps per 1,000 people", "1,000", "denominator"),
        ("RMB5 for every 100 yuan", "100 yuan", "denominator"),
        ("in three aspects", "three", "enumerator"),
        ("the following five notes", "five", "enumerator"),
        ("it began 10 years ago", "10 years", "date"),
        ("on 2022-02-28 there", "2022-02-28", "date"),
        ("at 10 a.m. there", "10 a.m.", "date"),
        ("at 9.30 am there", "9.30 am", "date"),
        ("at six in the morning", "six", "date"),
        ("the 1850-1900 average", "1850-1900", "date"),
        ("at 0340 GMT there", "0340", "date"),
        ("a 4x4 there", "4x4", "name"),
        ("the 12345 hotline", "12345", "name"),
        ("call 1234 and wait", "1234", "name"),
        ("use SPF 50: it helps", "50", "name"),
        ("at the Big Four firms", "Four", "name"),
        ("the Group of Seven met", "Seven", "name"),
        ("the new 14 Pro there", "14", "name"),
        ("in 1080p there", "1080p", "name"),
        ("the \u201cnew three\u201d goods", "three", "name"),
        ("a 1-in-100-year flood", "1-in-100-year", "idiom"),
        ("in two minds there", "in two minds", "idiom"),
        ("several million lamps", "million", "idiom"),
        ("avoid double taxation", "double", "idiom"),
        ("the two sides met", "two sides", "enumerator"),
        ("the two met", "two", "enumerator"),
        ("in the three months to March", "three months", "frame"),
        ("built in two years", "two years", "frame"),
        ("a 15-minute walk", "15-minute", "frame"),
        ("one euro bought it", "one euro", "denominator"),
        ("one crash per 9,000 km", "one", "denominator"),
        ("one doctor per 300 people", "300", "denominator"),
        ("We wait. Two, we act.", "Two", "enumerator"),
        ("make two remarks", "two", "enumerator"),
        ("draft it; two, train them", "two", "enumerator"),
        ("invest 3 in it over five years", "five years", "frame"),
        ("the last three were lit", "three", "frame"),
        ("recorded 12 months before but", "12 months", "date"),
        ("founded in 1887.", "1887", "date"),
        ("dial 12333.", "12333", "name"),
        ("the 12315 platform", "12315", "name"),
        ("the 120 calls it took", "120", "name"),
        ("won the 1,500 metres", "1,500 metres", "name"),
        ("at $7.65 a dozen", "dozen", "denominator"),
        ("a ratio of 2.6 to 1.", "1", "denominator"),
        ("a couple of hundred lamps", "hundred", "idiom"),
        ("a seven-day average", "seven-day", "frame"),
        ("of every 100 yuan it made", "100 yuan", "denominator"),
    ],
)
def test_reasons(text: str, literal: str, reason: str) -> None:
    """Each form has its reason."""
    (found,) = find_nonfigures(text)
    assert (found.literal, str(found.reason)) == (literal, reason)


@pytest.mark.parametrize(
    "text",
    [
        "a third of all lamps",
        "one million lamps",
        "one in three lamps",
        "two-thirds of it",
        "Lamps for RMB500 each",
        "Unit sales rose 5 percent",
        "a figure 30% higher",
        "It costs RMB 500 there",
        "The PMI 51 was high",
        "7 out of every 10 lamps",
        "one in a hundred lamps",
        "one-quarter the size",
        "close to one third of it",
        "of the two lamps",
        "output will double in May",
        "almost double the goal",
        "one and a half times as much",
        "a one-in-three chance",
        "7 of every 10 lamps",
        "an eight-day holiday",
        "surged past 1.2 trillion yuan",
        "57 days earlier than in May",
        "It is down four points on May",
        "for over five years",
        "cut it from 3 to 1 in May",
        "He said \u201cmore than two million lamps\u201d were lit",
    ],
)
def test_what_is_a_figure(text: str) -> None:
    """What looks like a form and is a figure is left alone."""
    assert find_nonfigures(text) == ()


def test_the_numbers_of_a_caption() -> None:
    """The numbers in the line of a photo are the page's, but for its dates."""
    found = find_nonfigures(
        "Caption: a 3-gigawatt base of 12,000 lamps on March 3, 2021.\nIt has 5."
    )
    assert [(n.literal, str(n.reason)) for n in found] == [
        ("3-gigawatt", "page"),
        ("12,000", "page"),
    ]


def test_no_figure_of_a_briefing_is_lost(briefing_id: str, transcript: str) -> None:
    """At most a few curated figures are taken for something else."""
    figures = [f.span for turn in load(briefing_id).turns for f in turn.figures if f.quantity]
    taken = [n.span for n in find_nonfigures(transcript)]
    lost = [span for span in figures if any(span.overlaps(other) for other in taken)]
    assert len(lost) <= 0.05 * len(figures)


@pytest.mark.parametrize(
    ("kind", "example"),
    [(rule.yields, yes) for rule in rules_of("nonfigures.rules")[0] for yes in rule.yes],
)
def test_the_examples_of_the_rules(kind: str, example: str) -> None:
    """Every rule finds the number in brackets in its examples, with its reason."""
    text = example.replace("[", "").replace("]", "")
    start = example.index("[")
    found = {(each.span.start, str(each.reason)) for each in find_nonfigures(text)}
    assert (start, kind) in found


@pytest.mark.parametrize(
    "example", [no for rule in rules_of("nonfigures.rules")[0] for no in rule.no]
)
def test_what_the_rules_leave(example: str) -> None:
    """No rule takes a number that its counter-examples state."""
    assert not find_nonfigures(example)


@pytest.mark.parametrize("file", ["times.rules", "nonfigures.rules"])
def test_all_patterns_compile(file: str) -> None:
    """Every pattern of the rules and every named part is one, and asks for known classes."""
    rules, parts = rules_of(file)
    patterns = [*parts.values(), *(pattern for rule in rules for pattern in rule.patterns)]
    assert all(alphabet().compile(pattern) for pattern in patterns)


@given(st.integers(0, 99_999), st.sampled_from(["", "th", "s", "G", "am"]))
def test_every_number_has_its_classes(number: int, ending: str) -> None:
    """A word with digits has a sign of its own set of classes, and not of a smaller set."""
    word = f"{number}{ending}"
    sign = words_of(tokenize(word)).signs
    assert len(sign) == 1
    year = re.fullmatch("(?:19|20)[0-9]{2}", word) is not None
    assert (sign in alphabet().members("YEAR")) == year
    assert (sign in alphabet().members("SMALL_FOUR")) == (not ending and number < 10_000)
    assert (sign in alphabet().members("COUNT")) == (not ending and number < 100)
