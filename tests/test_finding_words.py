"""When phrases name the same thing, and what their words say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief.checking.detection.words import (
    conjuncts,
    content,
    grown,
    head,
    is_run,
    magnitude,
    partitions,
)

NOUNS = st.sampled_from(["trams", "tea", "steel output", "red lamps", "harbour traffic"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the sales of trams", "tram sales"),
        ("number of ports", "ports"),
        ("Lithuania's exports", "exports of Lithuania"),
        ("industrialised regions", "industrialized regions"),
    ],
)
def test_two_ways_to_say_it(one: str, other: str) -> None:
    """Order, number, articles and spelling do not matter."""
    assert content(one) == content(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("exports to Latvia", "exports from Latvia"),
        ("exports to Latvia", "exports of Latvia"),
        ("sales of trams", "average sales of trams"),
        ("sales of trams", "cumulative sales of trams"),
        ("urban income", "rural income"),
        ("the 30 big ports", "the 50 big ports"),
    ],
)
def test_two_things(one: str, other: str) -> None:
    """Every word that tells one thing from another counts, and so do directions."""
    assert content(one) != content(other)


@pytest.mark.parametrize("phrase", ["", " ", "the", "of the"])
def test_nothing_is_named(phrase: str) -> None:
    """A phrase without content words names nothing."""
    assert content(phrase) == frozenset()


@given(NOUNS, st.sampled_from(["that have a lift", "engaged in trade", "of which few remain"]))
def test_the_head_of_a_phrase(noun: str, clause: str) -> None:
    """A phrase has its head before what is said of it."""
    assert head(f"{noun} {clause}") == noun == head(noun)


@given(NOUNS)
def test_growth_is_of_something(noun: str) -> None:
    """A "growth rate of A" is about A, and "growth" alone is not."""
    assert grown(f"average annual growth rate of {noun}") == noun
    assert grown(noun) is None
    assert grown("growth") is None


@given(NOUNS)
def test_coordinated_nouns(noun: str) -> None:
    """Two nouns, "A and B of C", are A of C and B of C."""
    assert conjuncts(f"output and sales of {noun}") == (f"output of {noun}", f"sales of {noun}")
    assert conjuncts("imports and exports") == ("imports", "exports")
    assert conjuncts(f"sales of {noun}") == ()
    assert magnitude(f"sales of {noun}") == "sales"


def test_groups_that_divide_a_whole() -> None:
    """The words of a group differ, and each names something."""
    for group in partitions():
        assert len(set(group)) == len(group) > 1
        assert all(group)


@pytest.mark.parametrize(
    "phrase", ["7 consecutive years", "three straight months", "2 years in a row"]
)
def test_runs(phrase: str) -> None:
    """A run is told by its words."""
    assert is_run(phrase)
    assert not is_run("the 7 years of the plan")
