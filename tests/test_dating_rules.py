"""The rules that date figures: each decides of the figure in brackets in its own texts."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from miitbrief import Indicator, find_figures
from miitbrief.reading.periods.bases import BASIS_RULES
from miitbrief.reading.periods.dated_sentences import DatingRule
from miitbrief.reading.periods.dating import RULES

_DAY = dt.date(2022, 6, 14)
_FIELDS = {"period": RULES, "basis": BASIS_RULES}


def _rule_of(text: str, field: str) -> str:
    """Return the rule that decides a field of the figure in brackets."""
    place = text.index("[")
    (figure,) = (
        each
        for each in find_figures(re.sub(r"[][]", "", text), date=_DAY)
        if each.span.start <= place < each.span.end
    )
    assert isinstance(figure, Indicator)
    (decision,) = (each for each in figure.decisions if each.field == field)
    return decision.rule


def _examples(answer: str) -> Iterator[tuple[str, str, str]]:
    """Yield the field, the rule's name and each text of its examples."""
    for field, rules in _FIELDS.items():
        for rule in rules:
            for text in getattr(rule, answer):
                yield field, rule.name, text


@pytest.mark.parametrize(("field", "name", "text"), [*_examples("yes")])
def test_a_rule_decides_in_its_examples(field: str, name: str, text: str) -> None:
    """The figure in brackets is dated by the rule, and by no rule before it."""
    assert _rule_of(text, field) == name


@pytest.mark.parametrize(("field", "name", "text"), [*_examples("no")])
def test_a_rule_leaves_other_texts_alone(field: str, name: str, text: str) -> None:
    """Of the figure in brackets another rule decides."""
    assert _rule_of(text, field) != name


@pytest.mark.parametrize("rule", [*RULES, *BASIS_RULES], ids=lambda rule: rule.find.__name__)
def test_a_rule_says_what_it_does(rule: DatingRule) -> None:
    """Each rule has a sentence about what it does, and examples of both kinds."""
    assert (rule.find.__doc__ or "").endswith(".")
    assert rule.yes
    assert rule.no
