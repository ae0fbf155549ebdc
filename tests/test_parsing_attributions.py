"""Attributions: the speaker's own figures, quoted ones and those of questions."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import Indicator, find_figures
from miitbrief.reading.quantities.mentions import find_mentions
from miitbrief.reading.stances.askers import asked
from miitbrief.reading.stances.attributions import find_attributions
from miitbrief.reading.stances.sources import is_quoted, is_third_party

_LINE = (
    "according to the association , said analysts that 5% of firms 40 . Of these Q: A: ? ; expect "
    "a survey by Pell & Co found our data show against forecasts of \n Question: 3 million"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=16).map(" ".join)
_OTHERS = [
    "the World Bank",
    "the China Tea Association",
    "relevant associations",
    "a survey by Pell & Co",
    "Pell & Co",
    "research firm Kestrel",
    "the seventh population census",
    "analysts at big banks",
]
_OWN = [
    "preliminary statistics",
    "our own survey",
    "the ministry",
    "the National Bureau of Statistics",
    "the latest data",
    "the plan",
    "the company",
]


def _attributions(text: str, *, is_plain: bool = False) -> str:
    """Return the attributions of all numbers of a text, each by its first letter."""
    found = find_attributions(text, find_mentions(text), is_plain=is_plain)
    return "".join(str(attribution)[0] for attribution in found)


@given(_TEXTS, st.booleans())
@settings(max_examples=200)
def test_any_text_is_read(text: str, is_plain: bool) -> None:  # noqa: FBT001 - Hypothesis gives it.
    """Each number of any text has an attribution, and only plain text has reporters."""
    found = _attributions(text, is_plain=is_plain)
    assert len(found) == len(find_mentions(text))
    assert is_plain or "r" not in found


@given(_TEXTS)
@settings(max_examples=200)
def test_questions_are_parts_of_a_text(text: str) -> None:
    """What is asked lies inside the text, in order and disjoint."""
    spans = list(asked(text))
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize("source", _OTHERS)
def test_other_sources(source: str) -> None:
    """What is so according to others is a third party's, before it and behind it."""
    assert is_third_party(source)
    assert _attributions(f"According to {source}, sales rose 5%; exports rose 7%.") == "tt"
    assert _attributions(f"Sales rose 5% last year, according to {source}.") == "t"


@pytest.mark.parametrize("source", _OWN)
def test_own_sources(source: str) -> None:
    """Statistics of nobody in particular, state organs and plans are the speaker's own."""
    assert not is_third_party(source)
    assert _attributions(f"According to {source}, sales rose 5%.") == "o"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Most economists", True),
        ("The charity Clean Wells", True),
        ("Hydrologists", True),
        ("A study of 40 lakes", True),
        ("Figures from the federation", True),
        ("The survey that we did", False),
        ("Figures from the ministry", False),
        ("Exports to members of the association", False),
        ("The World Tea Council", True),
        ("Leeds City Council", False),
        ("The mayor", False),
        ("Statistics", False),
        ("The median of a poll of 30 economists", True),
        ("Most of the traders", True),
        ("Half of the islands", False),
        ("Two thirds of farmers surveyed by the chamber", True),
        ("Farmers surveyed by the ministry", False),
    ],
)
def test_who_is_quoted(source: str, expected: bool) -> None:  # noqa: FBT001 - A case's value.
    """The head of the noun phrase tells who speaks, and of data who gave them."""
    assert is_quoted(source) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents rose 4%, the tenants' association said, and sales fell 2%.", "tt"),
        ("Rents rose 4%, said brokers in Osaka.", "t"),
        ("Rents rose 4%, an industry body said Thursday.", "t"),
        ("Rents rose 4%, the watchdog found after a look at 90 streets.", "tt"),
        ("Rents rose 4%, more than the 3% economists had forecast, and sales 2%.", "oto"),
        ("It kept its rate at 2%, as all 24 traders had expected, and cut a fee by 5%.", "oto"),
        ("Profit rose 9%, beating the 7% consensus, on sales of $5 million.", "oto"),
        ("Rents rose 4%, short of the 5% that most brokers had bargained for.", "ot"),
        ("As the trade association says, rents rose 4%.", "t"),
        ("By some estimates, 5% of the reefs are dead.", "t"),
        ("Support fell to 21% in a telephone poll of 900 people.", "tt"),
        ("In a survey by our bureau, 21% agreed.", "o"),
        ("Rents rose 4% in May, research firm Kestrel said on Monday.", "t"),
        ("The bank kept its rate at 2%, and most traders expect 3% by May.", "ot"),
        ("Traders expect 3%; the bank itself sees 2%.", "to"),
        ("Profit was $4bn, below forecasts of $5bn, on sales of $9bn.", "oto"),
        ("Prices rose 6%, above the 4% that economists had expected.", "ot"),
        ("Prices rose 6%, and not 4% as predicted; it was 5% predicted by most analysts.", "oot"),
        ("By WTO figures, its share was 14%, up from 13%.", "tt"),
        ("By our figures, its share was 14%.", "o"),
        ("A poll of 1,200 voters put support at 45%.", "tt"),
        ("It has 40 seats in the ranking published by Pell & Co.", "t"),
        ("It has 40 seats in the list published by the ministry.", "o"),
        ("It sold 18 ships, a deal that analysts at Pell & Co value at $2bn.", "ot"),
        ("Research shows that 80% of them stay.", "t"),
        ("Our research shows that 80% of them stay.", "o"),
        ("Halden Foods said that its profit rose 5%.", "o"),
        ("The statistics office said that prices rose 5%.", "o"),
    ],
)
def test_how_far_a_source_holds(text: str, expected: str) -> None:
    """A source at the end or in front holds for all, one in the middle for what follows it."""
    assert _attributions(text) == expected


def test_resumed_sentences() -> None:
    """A sentence that resumes what is quoted is quoted, too, and the one behind it is not."""
    text = "According to the Salt Association, output was 9 tons. Of these, 4 tons were sold. We"
    assert _attributions(f"{text} made 3 tons.") == "tto"
    assert _attributions("Output was 9 tons. Of these, 4 tons were sold.") == "oo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Question: Exports fell 5%. Why is that? Answer: They fell 4%.", "ro"),
        ("Q: Exports fell 5%. Why?\nThey fell 6% in May.\nA: They fell 4%.", "rro"),
        ("Xinhua News Agency: We noticed that exports fell 5%. What is behind this?", "r"),
        ("Mei Lin, reporter with Harbour Post: Rents fell by 5% last year.", "r"),
        ("You said that orders fell by 5%. Has that stopped?", "r"),
        ("Did they fall by 5%? They fell by 4%.", "oo"),
        ("Note: exports fell 5%.", "o"),
    ],
)
def test_questions_in_plain_text(text: str, expected: str) -> None:
    """A reporter's label, or a question at the end of an unlabelled line, makes a reporter's."""
    assert _attributions(text, is_plain=True) == expected
    assert "r" not in _attributions(text)


def test_figures_of_plain_text() -> None:
    """The figures of a sentence carry their attribution."""
    figures = find_figures("Q: Exports fell 5%. Why?")
    assert [str(f.attribution) for f in figures if isinstance(f, Indicator)] == ["reporter"]
