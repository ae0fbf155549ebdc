"""The modality of figures: told as a fact, denied, supposed, foreseen, planned, aimed at, asked."""

import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_steps import modalities_of

from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.rules import parse_rules
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.marks import Modality
from miitbrief.reading.syntax.modality import marks_of

_FILE = files("miitbrief.reading.english").joinpath("modality.rules")
_RULES = tuple(parse_rules(_FILE.read_text(encoding="utf-8")))
_WORDS = re.split(
    " ",
    "if we will not build 40 , which had 5% ; expected to target is , and would said ? . plan the "
    "that must no 3 million so by 2025 ( ) never Had",
)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=20).map(" ".join)


def _modalities(text: str) -> list[str]:
    """Return the modality of each figure of a text."""
    document = Document.of(text, find_numbers(text, date=None))
    sentences = [Clauses(sentence) for sentence in document.sentences]
    return [str(each.value) for each in modalities_of(sentences)]


def _begins(name: str, example: str) -> bool:
    """Tell whether the rule of a name begins a modality at the word in brackets of an example."""
    text = re.sub(r"[\[\]]", "", example)
    start = example.index("[")
    document = Document.of(text, find_numbers(text, date=None))
    return any(
        mark.rule.name == name and sentence.nodes[mark.at].span.start == start
        for sentence in document.sentences
        for mark in marks_of(Clauses(sentence))
    )


@pytest.mark.parametrize(
    ("name", "example"), [(rule.name, example) for rule in _RULES for example in rule.yes]
)
def test_rules_fit(name: str, example: str) -> None:
    """Each rule begins its modality at the word in brackets of its examples."""
    assert _begins(name, example)


@pytest.mark.parametrize(
    ("name", "example"), [(rule.name, example) for rule in _RULES for example in rule.no]
)
def test_rules_do_not_fit(name: str, example: str) -> None:
    """No rule begins its modality at the word in brackets of its counterexamples."""
    assert not _begins(name, example)


def test_rules_have_examples() -> None:
    """Every rule has examples that say yes and no, and yields a modality."""
    assert [rule.name for rule in _RULES if not (rule.yes and rule.no)] == []
    assert {rule.yields for rule in _RULES} == set(map(str, Modality))


@given(_TEXTS)
@settings(max_examples=200)
def test_each_figure_has_one(text: str) -> None:
    """Each figure of any text has a modality, with its rule, and words of the text that decided."""
    document = Document.of(text, find_numbers(text, date=None))
    found = modalities_of([Clauses(sentence) for sentence in document.sentences])
    assert len(found) == len(document.mentions)
    for each in found:
        assert (each.evidence is None) == each.rule.startswith("otherwise")
        assert each.evidence is None or each.evidence.end <= len(text)


@given(
    st.integers(min_value=2, max_value=900),
    st.sampled_from(["Exports", "Sales of tea", "The number of ports", "Output"]),
)
def test_one_word_changes_it(percent: int, noun: str) -> None:
    """The same claim is a fact, denied, supposed, foreseen or asked by its verb alone."""
    assert _modalities(f"{noun} rose by {percent}%.") == ["asserted"]
    assert _modalities(f"{noun} did not rise by {percent}%.") == ["negated"]
    assert _modalities(f"{noun} would have risen by {percent}%.") == ["hypothetical"]
    assert _modalities(f"{noun} could rise by {percent}%.") == ["hypothetical"]
    assert _modalities(f"{noun} is expected to rise by {percent}%.") == ["forecast"]
    assert _modalities(f"Did {noun.lower()} rise by {percent}%?") == ["asked"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is wrong that sales rose by 5%.", ["negated"]),
        ("It is clear that sales rose by 5%.", ["asserted"]),
        ("We can see that sales rose by 5%.", ["asserted"]),
        ("Nobody says that sales rose by 5%.", ["negated"]),
        ("Rumours that sales rose by 5% are untrue.", ["hypothetical"]),
        ("The fact that sales rose by 5% is known.", ["asserted"]),
        ("Sales rose by 7%, and not by 5%.", ["asserted", "negated"]),
        ("Far from rising by 5%, sales fell by 7%.", ["negated", "asserted"]),
        ("Sales failed to rise by 5%.", ["negated"]),
        ("Sales were expected to rise by 5%.", ["expected"]),
        ("The plan was to raise sales by 5%.", ["expected"]),
        ("It was 5% and is to be 7%.", ["asserted", "aim"]),
        ("We aim to lift it, which was 3% last year, to 5%.", ["asserted", "aim"]),
        ("If it fell by 5%, we would lose 3 million.", ["hypothetical", "hypothetical"]),
        ("Had it fallen by 5%, we would have lost 3 million.", ["hypothetical", "hypothetical"]),
        ("It never rose by 5%, but fell by 3%.", ["negated", "asserted"]),
        ("It had been forecast that it would rise by 5%.", ["forecast"]),
        ("More than 40 shops will be opened.", ["plan"]),
        ("The rate must not exceed 5%.", ["plan"]),
        ("The target is that the rate is 5%.", ["aim"]),
        ("Analysts say that the bank will raise its rate to 4%.", ["forecast"]),
        ("The firm has dropped plans to open 40 shops.", ["negated"]),
        ("5% in May", ["asserted"]),
    ],
)
def test_how_figures_are_put(text: str, expected: list[str]) -> None:
    """The verb tells, of the clause in which a figure stands or whose subject it is in."""
    assert _modalities(text) == expected
    assert set(expected) <= set(map(str, Modality))
