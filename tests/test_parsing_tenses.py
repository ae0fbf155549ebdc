"""The finite verbs of a sentence and their tenses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief.reading.dating.tenses import SAYING, Tense, find_verbs

_LINE = (
    "the ports have has been built are is up down rose fell fallen increased and that said will be "
    "to 40 5% of by in , they we carry links now not so far under construction costs"
)
_WORDS = st.sampled_from(_LINE.split(" "))


def _verbs(text: str) -> list[tuple[str, Tense]]:
    """Return the verbs of a text with their tenses."""
    return [(text[verb.start : verb.end], verb.tense) for verb in find_verbs(text)]


@given(st.text() | st.lists(_WORDS, max_size=20).map(" ".join))
def test_verbs_stand_in_the_text(text: str) -> None:
    """Verbs are not empty, disjoint and in order."""
    places = [place for verb in find_verbs(text) for place in (verb.start, verb.end)]
    assert places == sorted(places)
    assert all(verb.start < verb.end for verb in find_verbs(text))
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ports have also been built.", [("have also been", Tense.PERFECT)]),
        ("Sales have now reached 5.", [("have now reached", Tense.PERFECT)]),
        ("Ports are under construction.", [("are under construction", Tense.PERFECT)]),
        ("The reserve is down to 5%.", [("is down", Tense.PERFECT)]),
        ("It has shut 5 and opened 6.", [("has shut", Tense.PERFECT), ("opened", Tense.PERFECT)]),
        ("Tea fell to 5.", [("fell", Tense.PAST)]),
        ("Tea increased by 5%.", [("increased", Tense.PAST)]),
        ("Ports were built.", [("were", Tense.PAST)]),
        ("It had risen.", [("had", Tense.PAST)]),
        ("It is 5 cm long.", [("is", Tense.PRESENT)]),
        ("It accounts for 5%.", [("accounts", Tense.PRESENT)]),
        ("The line links 50 towns.", [("links", Tense.PRESENT)]),
        ("They carry 5 tonnes.", [("carry", Tense.PRESENT)]),
        ("It will rise.", [("will", Tense.FUTURE)]),
        ("It is expected to rise.", [("is expected", Tense.FUTURE)]),
        ("Firms above designated size gained.", [("gained", Tense.PAST)]),
        ("Data showed that tea fell.", [("fell", Tense.PAST)]),
        ("Production costs of 5 listed firms", []),
        ("and roads 37 tonnes", []),
    ],
)
def test_examples(text: str, verbs: list[tuple[str, Tense]]) -> None:
    """Each finite verb is found with its tense; adjectives, nouns and verbs of saying are not."""
    assert _verbs(text) == verbs


def test_a_participle_behind_a_noun_is_uncertain() -> None:
    """A participle before a preposition may belong to the noun before it."""
    (verb,) = find_verbs("Parcels delivered by drones")
    assert not verb.is_certain


@pytest.mark.parametrize(
    ("text", "says"),
    [("He said on ", True), ("She told reporters late ", True), ("Sold on ", False)],
)
def test_saying(text: str, says: bool) -> None:  # noqa: FBT001 - A parameter of the test.
    """Words of time behind a verb of saying date the statement."""
    assert (SAYING.search(text) is not None) is says
