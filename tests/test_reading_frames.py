"""The decisions on figures over the annotated document: their rules, and the words that decided."""

import re
from pathlib import Path

import pytest
from reading_steps import decide_kinds, read

from miitbrief.reading.documents.rules import parse_rules
from miitbrief.reading.english import __file__ as _ENGLISH
from miitbrief.reading.numbers import find_numbers

_RULES = tuple(parse_rules(Path(_ENGLISH).with_name("kinds.rules").read_text(encoding="utf-8")))


def _cases(field: str) -> list[tuple[str, str]]:
    """Return the examples of the rules, each with the name of its rule."""
    return [(rule.name, text) for rule in _RULES for text in getattr(rule, field)]


def _fits(name: str, example: str) -> bool:
    """Tell whether a rule fits the figure in brackets."""
    from miitbrief.reading.frames import kinds  # noqa: PLC0415

    start = example.index("[")
    text = re.sub(r"[\[\]]", "", example)
    steps = read(text, find_numbers(text).mentions)
    for clauses, classes in zip(steps.sentences, steps.classes, strict=True):
        found = kinds._matches(classes)
        for at, by_name in found.items():
            if clauses.nodes[at].span.start <= start < clauses.nodes[at].span.end:
                return any(match.rule.name == name for rules in by_name.values() for match in rules)
    return False


@pytest.mark.parametrize(("name", "example"), _cases("yes"))
def test_rules_of_kinds_fit(name: str, example: str) -> None:
    """Each rule fits its own examples."""
    assert _fits(name, example)


@pytest.mark.parametrize(("name", "example"), _cases("no"))
def test_rules_of_kinds_do_not_fit(name: str, example: str) -> None:
    """No rule fits its counterexamples."""
    assert not _fits(name, example)


def test_decisions_name_their_words() -> None:
    """What was decided by words has their place, and a fallback says so."""
    text = "Exports rose by 5%, 40% of them by sea."
    mentions = find_numbers(text).mentions
    rose, share = decide_kinds(text, mentions)
    assert rose.evidence is not None
    assert rose.evidence.of(text) == "rose by 5%"
    assert share.rule.startswith("otherwise")
