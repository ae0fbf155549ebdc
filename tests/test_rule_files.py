"""Files of rules that are written wrongly: the error names the rule and what was expected."""

import pytest

from miitbrief import InvalidValueError
from miitbrief.reading.documents.grammar import Grammar
from miitbrief.reading.documents.patterns import Alphabet
from miitbrief.reading.documents.rules import parse_rules

#: Words of one class each, and one of none.
SETS = [frozenset[str](), frozenset({"UP"}), frozenset({"DOWN"})]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("growth\n  find: UP\n", "expected a new 'yields: name', got 'growth'"),
        (
            "a: one\n  find: UP\n\nb: one\n  find: UP\n",
            "expected a new 'yields: name', got 'b: one'",
        ),
        ("a: one\n  find UP\n", "rule 'one': expected '  field: value', got '  find UP'"),
        ("a: one\n  yes: Up [5%].\n", "rule 'one': expected what to find"),
    ],
)
def test_lines_of_no_rule(content: str, message: str) -> None:
    """A line that is none of a rule is told as it stands."""
    with pytest.raises(InvalidValueError) as caught:
        list(parse_rules(content))

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("UPP", "rule 'one': no word and no figure has the class 'UPP'"),
        ("( UP | DOWN", "rule 'one': expected a closing bracket in '( UP | DOWN'"),
        ("( UP? | DOWN? )", "rule 'one': expected a word to begin with"),
    ],
)
def test_patterns_that_begin_with_nothing(pattern: str, message: str) -> None:
    """A rule that no word can begin is refused by its name when its file is read."""
    rules = [*parse_rules(f"a: one\n  find: {pattern}\n")]

    with pytest.raises(InvalidValueError) as caught:
        Grammar(rules, Alphabet(SETS, [pattern]))

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("pattern", ["UP )", "UP{2", "( UP"])
def test_no_pattern(pattern: str) -> None:
    """What is no pattern over words is told as it was written."""
    with pytest.raises(InvalidValueError, match=r"pattern over words|has the class"):
        Alphabet(SETS, []).compile(pattern)


def test_choice_that_nothing_has() -> None:
    """Two classes that no word has at once are found nowhere, which is no error."""
    alphabet = Alphabet(SETS, ["UP&DOWN"])
    assert alphabet.compile("UP&DOWN").search("".join(map(alphabet.sign, SETS))) is None
