"""What the reader sees in a text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import InvalidValueError, find_figures, find_nonfigures, trace

DAY = dt.date(2022, 6, 14)
WORDS = st.sampled_from(
    [
        "In",
        "2021,",
        "exports",
        "of",
        "tea",
        "rose",
        "12.8%",
        "to",
        "2.3",
        "billion",
        "yuan",
        ".",
        "the",
        "ministry",
        "will",
        "build",
        ",",
        "more",
        "than",
        "300",
        "stations",
        "by",
        "2025",
        "\n",
        "“quoted”",
        "up\xa05%",
        "—",
        "and",
    ]
)
texts = st.lists(WORDS, max_size=40).map(" ".join)


@given(texts)
def test_a_trace_covers_what_is_not_blank(text: str) -> None:
    """Each printed character of a text is in one word of one sentence, in the order of the text."""
    words = [word for sentence in trace(text, date=DAY).sentences for word in sentence.words]
    assert [word.text for word in words] == [word.span.of(text) for word in words]
    places = [place for word in words for place in range(word.span.start, word.span.end)]
    assert places == sorted(set(places))
    assert {place for place, sign in enumerate(text) if not sign.isspace()} <= set(places)


@given(texts)
def test_a_trace_has_the_figures_that_are_found(text: str) -> None:
    """The figures and the other numbers of a trace are those of `find_figures` and its like."""
    seen = trace(text, date=DAY)
    found = {figure.span for figure in find_figures(text, date=DAY)}
    assert found <= {statement.span for statement in seen.statements}
    assert seen.nonfigures == find_nonfigures(text, date=DAY)


def test_a_trace_tells_parts_of_speech_and_predicates() -> None:
    """A word that may be noun or verb has the part of speech of its place."""
    (sentence,) = trace("The rise in exports will rise again.").sentences
    parts = [word.part for word in sentence.words if word.text == "rise"]
    assert parts == ["noun", "base form"]
    (predicate,) = sentence.predicates
    assert (predicate.lemma, predicate.forms) == ("rise", ("finite", "ahead"))


def test_a_trace_is_printed_in_lines() -> None:
    """The listing shows sentences, words in columns, figures, and numbers that are none."""
    lines = str(trace("In 2021, exports of tea rose 5%.", date=DAY)).splitlines()
    assert lines[0] == "sentence 1, [0:32]"
    assert "  tea                        noun" in lines
    assert any(line.startswith("i01: up 5%") for line in lines)
    assert lines[-1] == "no figure: 2021 (date)"


def test_no_control_character_of_a_text_is_printed() -> None:
    """What would move the cursor of a terminal is shown as an escape."""
    assert "\x1b" not in str(trace("Exports \x1b[2J rose 5%."))


@pytest.mark.parametrize("text", [None, 3, b"up 5%"])
def test_what_is_no_text_is_refused(text: object) -> None:
    """A trace is of a str."""
    with pytest.raises(InvalidValueError, match="expected the text as a str"):
        trace(text)  # type: ignore[arg-type]
