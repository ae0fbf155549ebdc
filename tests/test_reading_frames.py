"""The decisions on figures over the annotated document: their rules, and the words that decided."""

import re
from functools import cache

import pytest
from reading_steps import decide_kinds, read

from miitbrief import Direction, find_figures
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
    """What was decided by words has their place, and a guess says so and has none."""
    text = "Exports rose by 5%, 40% of them by sea."
    rose, share = decide_kinds(text, find_numbers(text).mentions)
    assert rose.evidence is not None
    assert rose.evidence.of(text) == "rose by 5%"
    assert (share.rule.startswith("otherwise"), share.evidence) == (True, None)


def _told(text: str) -> list[str]:
    """Return kind and direction of each figure of a text, as one word each."""
    senses = [decision.value for decision in decide_kinds(text, find_numbers(text).mentions)]
    ways = {None: "", Direction.UP: "+", Direction.DOWN: "-"}
    return [f"{sense.kind}{ways[sense.direction]}" for sense in senses]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Felt grew by 9%, milling by 5%, and the trade in salt by 11%.",
            "growth+ growth+ growth+",
        ),
        (
            "Investment in ports rose 4%, in mining 13%, and in roads by 5%.",
            "growth+ growth+ growth+",
        ),
        ("In May it fell 3%; in June, it rose 1%; in July, 4%.", "growth- growth+ growth+"),
        ("The growth rate was 5% in May, in June 3%, and in July 1%.", "growth+ growth+ growth+"),
        ("Use by mills rose 9%, by farms 17%, and by homes 7%.", "growth+ growth+ growth+"),
        ("Imports fell in number by 15% and in value by 13%.", "growth- growth-"),
        ("Sales of hats rose 8%; that of gloves by 17%.", "growth+ growth+"),
        (
            "Felt added 5 percentage points to growth, and salt 2 percentage points.",
            "contribution+ contribution+",
        ),
    ],
)
def test_clauses_without_a_verb(text: str, told: str) -> None:
    """A verb that is left out is that of the clause before."""
    assert _told(text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sales rose 5%, with 40% going abroad.", "growth+ share"),
        ("Sales rose 5%, and 40% of them went abroad.", "growth+ share"),
        ("Sales rose 5%, including 40% abroad.", "growth+ share"),
        ("Sales rose 5%, their share 40%.", "growth+ share"),
        ("Sales rose 5%, and the pass rate reached 98%.", "growth+ share"),
        ("Growth depends on exports, which make up 20% of output.", "share"),
        ("Growth is strong in the west, where 40% of the mills lie.", "share"),
    ],
)
def test_clauses_of_their_own(text: str, told: str) -> None:
    """A percentage with a noun or a verb of its own is no growth of the clause before."""
    assert _told(text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The number of mills rose by 28.1 million to 34.5 million.", "change+ level"),
        ("Coverage grew by 6% to 61%, from 55%.", "point_change+ share share"),
        ("Prices rose between 12% and 15%.", "growth+ growth+"),
        ("It posted negative growth of 2%.", "growth-"),
        ("They report growth of 3%, ending a decline of five months.", "growth+ duration"),
        ("Mills were cut, and goods bought by 1.2 million firms.", "level"),
        (
            "Ports grew by 52 piers, 700 berths and 3 million square metres of sheds.",
            "change+ change+ change+",
        ),
        ("Output fell by 40 million tonnes from 2020, or 4%.", "change- growth-"),
        ("Growth stayed above 10%, far above the 2.6% of the world.", "growth+ growth+"),
        (
            "Rents rose 5% a year, and 6.1% on average over two years.",
            "average_growth+ average_growth+",
        ),
    ],
)
def test_changes_and_their_ends(text: str, told: str) -> None:
    """A change, its ends, and what only stands near it are told apart."""
    assert _told(text) == told.split()


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("Some 1.2 million parcels are delivered every day.", ["day"]),
        ("On average, 300,000 trips are made each day.", ["day"]),
        ("For every 100 households there are 43 cars.", ["100 households"]),
        ("Each household received 2,000 yuan, and each pupil 500 yuan.", ["household", "pupil"]),
        ("Energy use per mill fell by 9% to 3 tonnes.", [None, "mill"]),
        ("They sold 3.1 million 750ml bottles a year.", ["year", None]),
        ("The bonus is 7 yuan/9 yuan.", [None, None]),
        ("A new loom sells for 3,000 yuan.", ["loom"]),
        ("The annual average was 12 million trips.", ["year"]),
        ("They built a 1,000-tonne-per-year kiln.", ["year"]),
        ("Sales rose to 2 million tonnes, 5% more than a year earlier.", [None, None]),
        ("Output per hour rose, while costs fell to 5 yuan.", [None]),
    ],
)
def test_denominators(text: str, pers: list[str | None]) -> None:
    """An amount is said per what stands behind it, or in front of it in its clause."""
    found = [decision.value for decision in read(text, find_numbers(text).mentions).pers]
    assert found == pers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The gas is cooled to -160 degrees Celsius.", ["-160"]),
        ("The lowest reading was minus 18 degrees Celsius.", ["-18"]),
        ("The balance was at -1.2% of GDP.", ["-1.2"]),
        ("Exports changed by \u22122.1%.", ["2.1"]),
        ("Growth of 5-6% is expected.", ["5", "6"]),
        ("It rests at +4 degrees Celsius.", ["4"]),
    ],
)
def test_signs(text: str, values: list[str]) -> None:
    """A level keeps its minus; a change has a direction instead."""
    assert [str(figure.quantity.value) for figure in find_figures(text)] == values
