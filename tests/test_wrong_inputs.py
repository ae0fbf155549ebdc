"""Wrong inputs of every entry: each error says what was expected, and what was given."""

from collections.abc import Callable
from typing import Any, cast

import pytest

import miitbrief
from miitbrief import InvalidValueError, MiitbriefError, growth

#: Anything, for calls that a type checker would refuse.
m = cast("Any", miitbrief)
february = miitbrief.load("2022-02-28")
june = miitbrief.load("2022-06-14")
corpus = cast("Any", miitbrief.Corpus([february, june]))
anything = cast("Any", february)
grow = cast("Any", growth)

#: What is tried, and what its error must say: what was expected, and what was given.
CASES: dict[str, tuple[Callable[[], object], str]] = {
    "check a name": (lambda: m.check("2022-02-28"), "expected a briefing or several.*'2022-02-28'"),
    "check nothing": (lambda: m.check(None), "expected a briefing or several.*None"),
    "check names": (lambda: m.check(["a"]), "expected a briefing as a Briefing.*'a'"),
    "check rounding": (lambda: m.check(february, rounding="hlf"), "nearest: 'half'"),
    "load nothing": (lambda: m.load(None), "id of a briefing as a str.*None"),
    "load a year": (lambda: m.load(2022), "id of a briefing as a str.*2022"),
    "load another day": (lambda: m.load("2022-02-27"), "the nearest is 2022-02-28"),
    "load a text": (lambda: m.load("2022-02-28", text=3), "transcript as a str.*3"),
    "attach nothing": (lambda: anything.attach(None), "transcript as a str.*None"),
    "unit": (lambda: m.Unit(name="percnt"), "nearest is 'percent'"),
    "period": (lambda: m.Period.parse(2021), r'Period.parse\("2021"\).*2021'),
    "find elsewhere": (lambda: june.find("2022-02-28/c17"), "2022-06-14 has no part.*c17"),
    "find nothing": (lambda: anything.find(None), "expected id as a str.*None"),
    "figure": (lambda: february.figure("q03/a2/i99"), "nearest: q03/a2/i09"),
    "claim": (lambda: anything.claim(17), "expected id as a str.*17"),
    "figure of several": (lambda: corpus.figure("r2/i01"), "2022-02-28/r2/i01, 2022-06-14/r2/i01"),
    "growth of text": (
        lambda: grow.rate("50", "60"),
        "must be a number, a Quantity or an Interval",
    ),
    "parse bytes": (lambda: m.parse(b"a"), "the text as a str, got bytes"),
    "parse a greeting": (lambda: m.parse("hello"), "somebody who speaks"),
    "parse a day": (lambda: m.parse("a", date="2022"), "expected date= as a datetime.date.*'2022'"),
    "parse errors": (lambda: m.parse("a", errors="no"), "'raise' or 'collect', got 'no'"),
    "read nothing": (lambda: m.read(None), "path of a file.*NoneType"),
    "find figures": (lambda: m.find_figures(None), "the text as a str, got NoneType"),
    "find claims": (lambda: m.find_claims("a"), "a briefing as a Briefing.*'a'"),
    "match": (lambda: m.match(None), "expected measure as a str.*None"),
    "with concepts": (lambda: m.with_concepts("x"), "a briefing as a Briefing.*'x'"),
    "corpus of one": (lambda: m.Corpus(february), "expected several briefings.*<Briefing"),
    "corpus of nothing": (lambda: m.Corpus(None), "expected several briefings.*None"),
    "series of nothing": (lambda: corpus.series(None), "expected a concept as a str.*None"),
    "series of a kind": (lambda: corpus.series("nev-sales", kind="levels"), "nearest: 'level'"),
    "progress": (lambda: corpus.progress("x"), "expected target as a Target.*'x'"),
    "from JSON": (lambda: m.from_json(None), "expected text as a str.*None"),
    "interval": (lambda: anything.figures[0].interval("up"), "expected a Rounding.*'up'"),
    "quantity": (
        lambda: m.Quantity(value=2.8, unit=m.Unit(name="percent")),
        "a Decimal or an int, got 2.8",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_error_says_what_to_do(name: str) -> None:
    """A wrong input is an error of the library that says what was expected and what was given."""
    tried, message = CASES[name]
    with pytest.raises(MiitbriefError, match=message):
        tried()


def test_names_from_elsewhere() -> None:
    """A function of growth that is called otherwise elsewhere is named."""
    with pytest.raises(AttributeError, match=r"'cagr'; it is `average_rate` here"):
        assert grow.cagr
    with pytest.raises(AttributeError, match=r"has no attribute .nothing.$"):
        assert grow.nothing


def test_an_argument_of_another_type_is_a_wrong_value() -> None:
    """Who catches `ValueError` catches wrong arguments, too."""
    assert issubclass(InvalidValueError, ValueError)
