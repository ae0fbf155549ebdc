"""The decisions on figures over the annotated document: their rules, and the words that decided."""

import re
from functools import cache

import pytest
from reading_steps import decide_kinds, read

from miitbrief.reading.documents.rules import RuleSet
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.syntax.signs import SHAPES

_FILES = ("kinds.rules", "denominators.rules", "prices.rules")


@cache
def _rules(file: str) -> RuleSet:
    """Return the rules of a file, which are compiled but once."""
    return RuleSet(file, SHAPES)


def _cases(field: str) -> list[tuple[str, str, str]]:
    """Return the examples of all rules, each with its file and the name of its rule."""
    return [
        (file, rule.name, example)
        for file in _FILES
        for rule in _rules(file).rules
        for example in getattr(rule, field)
    ]


def _fits(file: str, name: str, example: str) -> bool:
    """Tell whether a rule fits the words in brackets: its figure, or all that it finds."""
    start = example.index("[")
    text = re.sub(r"[\[\]]", "", example)
    steps = read(text, find_numbers(text).mentions)
    rules = _rules(file)
    for clauses, classes in zip(steps.sentences, steps.classes, strict=True):
        for match in rules.matches(rules.signs(classes)):
            first = match.roles.get("figure", (match.first, match.last))[0]
            if match.rule.name == name and clauses.nodes[first].span.start <= start:
                return start < clauses.nodes[first].span.end
    return False


@pytest.mark.parametrize(("file", "name", "example"), _cases("yes"))
def test_rules_fit(file: str, name: str, example: str) -> None:
    """Each rule fits its own examples."""
    assert _fits(file, name, example)


@pytest.mark.parametrize(("file", "name", "example"), _cases("no"))
def test_rules_do_not_fit(file: str, name: str, example: str) -> None:
    """No rule fits its counterexamples."""
    assert not _fits(file, name, example)


@pytest.mark.parametrize("file", _FILES)
def test_rules_have_examples(file: str) -> None:
    """Every rule has an example that says what it finds."""
    assert [rule.name for rule in _rules(file).rules if not rule.yes] == []


def test_decisions_name_their_words() -> None:
    """What was decided by words has their place, and a fallback says so and has none."""
    text = "Exports rose by 5%, 40% of them by sea."
    rose, share = decide_kinds(text, find_numbers(text).mentions)
    assert rose.evidence is not None
    assert rose.evidence.of(text) == "rose by 5%"
    assert (share.rule.startswith("otherwise"), share.evidence) == (True, None)
