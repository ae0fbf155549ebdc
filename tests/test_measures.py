"""The typed measure: what a phrase says of one thing, of two, and of a part and its whole."""

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from miitbrief import Indicator, InvalidValueError, Measure, available, load
from miitbrief.model import MeasureRelation
from miitbrief.testing import indicators, measures

WORDS = (
    *("tea", "of", "in", "and", "to", "the", "'s", "that", "engaged", "those of", "share of"),
    *("gap between", "relative to", "contribution of", "the growth of"),
)
#: Phrases made of the very words that tell parts apart.
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
NOUNS = st.sampled_from(["trams", "tea", "steel output", "red lamps", "harbour traffic"])


@given(measures())
def test_a_measure_is_what_its_phrase_says(measure: Measure) -> None:
    """The phrase of a measure is read as that measure again."""
    assert Measure.parse(str(measure)) == measure


@given(st.sampled_from(MeasureRelation), PHRASES, st.none() | PHRASES)
def test_no_ambiguous_measure(relation: MeasureRelation, subject: str, other: str | None) -> None:
    """Any parts either make a phrase that tells them apart, or are refused."""
    try:
        measure = Measure(relation=relation, subject=subject, other=other)
    except InvalidValueError:
        return
    assert Measure.parse(str(measure)) == measure


@given(PHRASES | st.text())
def test_every_phrase_says_something(phrase: str) -> None:
    """Any phrase that is not blank has a measure, which is the first of its readings."""
    assume(phrase.strip())
    assert Measure.parse(phrase) == Measure.readings(phrase)[0]


@pytest.mark.parametrize("phrase", ["", " \n"])
def test_nothing_is_measured(phrase: str) -> None:
    """A blank phrase says nothing."""
    with pytest.raises(InvalidValueError, match="not blank"):
        Measure.parse(phrase)


@given(indicators())
def test_a_figure_is_about_its_measure(figure: Indicator) -> None:
    """What a figure is about is its phrase, taken apart."""
    assert figure.about == Measure.parse(figure.measure)


def test_curated_measures_have_phrases_of_their_own() -> None:
    """Every measure of the bundled data is told apart by its own phrase."""
    for info in available():
        for statement in (each for turn in load(info.id).turns for each in turn.statements):
            about = statement.about
            assert attrs.evolve(about, subject=about.subject) == about


@given(NOUNS, NOUNS)
def test_parts_and_wholes(part: str, whole: str) -> None:
    """The phrases "share of A in B", "proportion of A in B" and "A's share of B" tell the same."""
    share = Measure.share(part, whole)
    for phrase in (f"the proportion of {part} in {whole}", f"{part}'s share of {whole}"):
        assert Measure.parse(phrase) == share
    assert Measure.parse(f"contribution rate of {part} to the increase in {whole}") == (
        Measure.contribution(part, whole)
    )


@given(NOUNS, st.sampled_from(["that have a lift in port", "engaged in trade", "used in mining"]))
def test_a_share_may_leave_its_whole_unsaid(whole: str, clause: str) -> None:
    """The "in" of a clause divides no share."""
    assert Measure.parse(f"share of {whole} {clause}") == Measure.share(f"{whole} {clause}")


def test_each_in_may_divide_a_share() -> None:
    """Where a phrase has two "in", both readings are told."""
    assert Measure.readings("share of ports in the north in all ports") == (
        Measure.share("ports in the north", "all ports"),
        Measure.share("ports", "the north in all ports"),
    )


@pytest.mark.parametrize("phrase", ["capacity utilization rate", "shares of the bank", "share"])
def test_no_share(phrase: str) -> None:
    """Other phrases are no shares."""
    assert Measure.parse(phrase) == Measure.plain(phrase)


@given(NOUNS, NOUNS)
def test_gaps(one: str, other: str) -> None:
    """A gap has two sides; "that of" stands for the noun that one side has."""
    assert Measure.parse(f"the gap between {one} and {other}") == Measure.gap(one, other)
    assert Measure.parse(f"difference between yield of {one} and that of {other}") == (
        Measure.gap(f"yield of {one}", f"yield of {other}")
    )
    assert Measure.parse(f"{one} relative to {other}") == Measure.relative(one, other)


@pytest.mark.parametrize(
    ("relation", "parts", "message"),
    [
        ("gap", ("tea and salt", "coffee"), "told|tells"),
        ("plain", ("share of tea in exports",), "says share"),
        ("plain", ("tea", "exports"), "one thing"),
        ("relative", ("tea",), "two of any"),
        ("gaps", ("tea", "salt"), "nearest: 'gap'"),
        ("share", (" ", "tea"), "not blank"),
    ],
)
def test_wrong_parts(relation: str, parts: tuple[str, ...], message: str) -> None:
    """What no phrase tells apart is refused, with what it would say."""
    with pytest.raises(InvalidValueError, match=message):
        Measure(**{"relation": relation, **dict(zip(("subject", "other"), parts, strict=False))})


def test_a_measure_prints_its_parts() -> None:
    """`repr` tells the relation and the parts."""
    assert repr(Measure.gap("tea", "salt")) == "<Measure gap of 'tea' and 'salt'>"
    assert str(Measure.share("SMEs", "firms in trade")) == "SMEs' share of firms in trade"
