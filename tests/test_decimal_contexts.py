"""The caller's decimal context changes nothing, raises nothing and is left as it was."""

import ast
import decimal
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import miitbrief
from miitbrief import (
    Corpus,
    Hedge,
    Interval,
    MiitbriefError,
    Quantity,
    Rounding,
    Unit,
    check,
    find_figures,
    from_json,
    growth,
    load,
    match,
    parse,
    to_json,
    with_concepts,
)
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.testing import intervals, quantities

PACKAGE = Path(miitbrief.__file__).parent
SIGNALS = list(decimal.getcontext().traps)
ROUNDINGS = [getattr(decimal, name) for name in dir(decimal) if name.startswith("ROUND_")]

#: Contexts that no computation survives which asks for them.
HOSTILE = {
    "one digit": Context(prec=1),
    "two digits, every trap": Context(prec=2, traps=SIGNALS),
    "no exponents": Context(prec=1, Emax=0, Emin=0, clamp=1, traps=SIGNALS),
    "small letters": Context(prec=3, rounding=decimal.ROUND_UP, capitals=0, traps=[]),
}
every_context = pytest.mark.parametrize("name", HOSTILE)

CONTEXTS = st.builds(
    Context,
    prec=st.integers(1, 30),
    rounding=st.sampled_from(ROUNDINGS),
    Emin=st.integers(-5, 0),
    Emax=st.integers(0, 5),
    clamp=st.integers(0, 1),
    traps=st.lists(st.sampled_from(SIGNALS), unique=True),
)

#: Numbers in every form that the reader computes with.
SPOKEN = (
    "Output reached 2.35 trillion yuan in 2021, up 28.0% from 1.8359 trillion a year earlier. "
    "Two and a half million trams, nearly three quarters of them new, ran 120 to 150 thousand "
    "kilometres, two-thirds of what nine out of ten cities had planned. Sales doubled, or rose "
    "by 1.6 times, to one hundred and twenty-five billion yuan, a third of the total. There are "
    "208 trams per 1,000 people. By 2025, the share is to exceed 20 percent, five to ten million "
    "more, and prices fall by 25 basis points."
)
TRANSCRIPT = (
    "Press conference on trams\n\n2022-03-14\n\n"
    f"Mei Lan:\n\nGood morning. {SPOKEN}\n\n"
    "Tram Daily:\n\nOutput rose by 28.0 percent in 2021. What of the two million trams?\n\n"
    f"Mei Lan:\n\nThank you. {SPOKEN}\n"
)


def under(context: Context, function: Callable[[], Any]) -> Any:
    """Return what a function returns in a context, which it must leave as it was."""
    with localcontext(context) as own:
        own.clear_flags()
        result = function()
        assert [signal for signal, raised in own.flags.items() if raised] == []
        assert repr(decimal.getcontext()) == repr(own)
    return result


def outcome(function: Callable[[], object]) -> object:
    """Return what a function returns, or the library's error as text."""
    try:
        return function()
    except MiitbriefError as error:
        return f"{type(error).__name__}: {error}"


def of_briefings() -> Iterator[object]:
    """Yield what the package tells of the bundled briefings."""
    briefings = [load("2022-02-28"), load("2022-06-14")]
    for briefing in briefings:
        yield to_json(briefing)
        yield to_json(from_json(to_json(briefing)))
        yield briefing.coverage
        for rounding in (Rounding.HALF, Rounding.TRUNCATION):
            for each in check(briefing, rounding=rounding):
                yield from (each.explain(), repr(each), each.low_information, each.nearest)
                yield from (each.other_years, each.implied_period, each.implied_unit)
        for figure in briefing.indicators:
            quantity = figure.quantity
            yield from (str(figure), repr(figure), repr(quantity), hash(quantity), quantity.step)
            yield from (quantity.possible_step, repr(quantity.possible), hash(quantity.printed))
    yield from of_corpus(Corpus(briefings))


def of_corpus(corpus: Corpus) -> Iterator[object]:
    """Yield what the package tells of several briefings together."""
    yield from (each.explain() for each in corpus.comparisons())
    yield from (each.explain() for each in corpus.conflicts(rounding=Rounding.HALF_UP))
    yield from (repr(each) for each in corpus.target_updates())
    for target, _ in corpus.targets():
        yield from (str(target), repr(target))
        yield outcome(corpus.progress(target).explain)
    for concept in corpus.concepts:
        yield outcome(partial(corpus.series, concept))


def of_texts() -> Iterator[object]:
    """Yield what the reader finds."""
    yield repr(find_figures(SPOKEN))
    briefing = with_concepts(parse(TRANSCRIPT))
    yield to_json(briefing)
    yield repr(briefing.claims)
    yield from (each.explain() for each in check(briefing))
    yield from (repr(match(figure.measure)) for figure in briefing.indicators)
    for path in sorted((Path(__file__).parent / "transcripts").glob("*.txt"))[:2]:
        parsed = parse(path.read_text(encoding="utf-8"))
        yield to_json(parsed)
        yield from (each.explain() for each in check(parsed))


def of_growth() -> Iterator[object]:
    """Yield what the arithmetic gives."""
    yuan = Unit(name="CNY")
    levels = (
        Quantity(value=Decimal("20.9"), unit=yuan),
        Quantity(value=Decimal("37.35"), unit=yuan),
    )
    start, end = levels
    yield from (
        growth.rate(start, end),
        growth.average_rate(start, end, 9),
        growth.level(start, 6.3, 9),
    )
    yield from (
        growth.base(end, 6.3, 9),
        growth.mean_rate(6.3, 9.61),
        growth.missing_rate(6.3, 9.61),
    )
    yield from (growth.increase(start, end), growth.point_change(9.41, 15.15))
    yield from (growth.multiple(start, end), growth.rate_of_increase(1.65))
    yield from (growth.rate_of_multiple(2.75), growth.required_rate(start, end, Fraction(306, 365)))
    yield from (
        growth.required_step(start, end, Fraction(306, 365)),
        growth.required_rate(1.43, 2, 0.84),
    )
    yield outcome(lambda: growth.rate(0, 5))
    yield outcome(lambda: growth.level(100, 10, years=100_000))


@cache
def usual(surface: Callable[[], Iterator[object]]) -> list[object]:
    """Return what a surface gives in the usual context."""
    return list(surface())


@every_context
@pytest.mark.parametrize("surface", [of_briefings, of_texts, of_growth])
def test_nothing_changes(name: str, surface: Callable[[], Iterator[object]]) -> None:
    """Whatever the context, every public function gives the same, to the letter."""
    assert under(HOSTILE[name], lambda: list(surface())) == usual(surface)


@given(CONTEXTS, intervals(), intervals(positive=True), st.integers(1, 9))
def test_intervals_do_not_change(context: Context, one: Interval, other: Interval, n: int) -> None:
    """Arithmetic, comparison, representation, hash and width of intervals are the same."""

    def results() -> list[object]:
        made: list[object] = [one + other, one - other, one * other, -one, other**n, other.root(n)]
        made += [other.root(Fraction(n, 7)), one.hull(other), one.intersection(other)]
        made += [outcome(lambda: one / other), Interval.exactly(Fraction(n, 7)), 1 - one]
        told = [(each, repr(each), str(each), hash(each)) for each in made]
        return [*told, one.width, one == other, one.contains(other), one.meets(other), one.bounded]

    assert under(context, results) == results()


@given(CONTEXTS, quantities(), st.sampled_from(Rounding))
def test_quantities_do_not_change(context: Context, quantity: Quantity, rule: Rounding) -> None:
    """What a number may stand for, and how it is written, is the same."""

    def results() -> list[object]:
        again = Quantity(
            value=quantity.value, unit=quantity.unit, hedge=quantity.hedge, text=quantity.text
        )
        bare = Quantity(value=quantity.value, unit=quantity.unit, hedge=Hedge.EXACT)
        told = [(repr(each), str(each), hash(each), each.step) for each in (again, bare)]
        ranges = [(each.printed_by(rule), each.possible_by(rule)) for each in (again, bare)]
        words = [interval_in_words(bare.possible, bare.unit), number_in_words(bare.value)]
        rounded = rule.round(Fraction(quantity.value) / 7, Decimal("0.01"))
        return [again == quantity, *told, *ranges, *words, rounded]

    assert under(context, results) == results()


def test_importing_does_not_compute() -> None:
    """Nothing is computed in a context that was hostile before the package was imported."""
    code = (
        "import decimal\n"
        "for each in (decimal.DefaultContext, decimal.getcontext()):\n"
        "    each.prec, each.Emax, each.Emin = 1, 1, -1\n"
        "    for signal in each.traps: each.traps[signal] = True\n"
        "import miitbrief\n"
        "print(miitbrief.check(miitbrief.load('2022-06-14'))[0].explain())\n"
        "print(miitbrief.find_figures('two and a half million trams, up two-thirds'))\n"
        "print(miitbrief.growth.average_rate(20.9, 37.3, 9))\n"
    )
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    expected = (
        f"{check(load('2022-06-14'))[0].explain()}\n"
        f"{find_figures('two and a half million trams, up two-thirds')}\n"
        f"{growth.average_rate(20.9, 37.3, 9)}\n"
    )
    assert done.stdout == expected


#: What asks for the context or makes one that is the caller's in part.
ASKING = frozenset(
    {"Context", "getcontext", "localcontext", "setcontext", "normalize", "quantize", "to_integral"}
    | {"to_integral_value", "to_integral_exact", "sqrt", "remainder_near", "create_decimal"}
)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_one_module_has_a_context(path: Path) -> None:
    """Only `model/_numbers.py` makes a context; the others compute with fractions, or ask it."""
    names = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
    }
    imported = {
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "decimal"
        for alias in node.names
    }
    if path.name == "_numbers.py":
        assert "Context" in imported
        return
    used = {name for name in names & ASKING if name != "Context" or "Context" in imported}
    assert used == set()
