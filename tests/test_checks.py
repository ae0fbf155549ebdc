"""Rechecking claims: laws for every kind of claim, then the claims of the bundled briefings."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import partial
from itertools import product
from math import ceil, floor, isclose
from typing import Any, NamedTuple, cast

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from miitbrief import (
    Briefing,
    Check,
    Claim,
    ClaimKind,
    Direction,
    Hedge,
    Indicator,
    Interval,
    InvalidValueError,
    Kind,
    Period,
    PriceBasis,
    Quantity,
    Remarks,
    Rounding,
    Span,
    Target,
    Unit,
    Verdict,
    check,
    load,
)
from miitbrief.arithmetic.formulas import FORMULAS
from miitbrief.checking import Ground
from miitbrief.exceptions import UnitMismatchError
from miitbrief.model.claims import OPERANDS, Missing
from miitbrief.model.figures import CHANGES
from miitbrief.testing import claims

UP, DOWN = Direction.UP, Direction.DOWN
SCALES = {0: "", 6: " million", 9: " billion", 12: " trillion"}
AGREES = {Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING}

#: The verdict that each ground leads to.
VERDICT_OF = {
    Ground.ROUNDS_TO_STATED: Verdict.CONSISTENT,
    Ground.WITHIN_HEDGE: Verdict.CONSISTENT,
    Ground.WITHIN_BOUND: Verdict.CONSISTENT,
    Ground.QUOTED_AS_SAID: Verdict.CONSISTENT,
    Ground.INTERVALS_MEET: Verdict.CONSISTENT_BY_ROUNDING,
    Ground.INTERVALS_APART: Verdict.INCONSISTENT,
    Ground.QUOTED_OTHERWISE: Verdict.MISQUOTED,
    Ground.REAL_RATE_OF_NOMINAL_LEVELS: Verdict.NOT_COMPARABLE,
    Ground.OPERAND_MISSING: Verdict.NOT_CHECKABLE,
    Ground.YEARS_UNKNOWN: Verdict.NOT_CHECKABLE,
    Ground.NO_RESULT: Verdict.NOT_CHECKABLE,
}


# Figures and claims are made so.


class Form(NamedTuple):
    """How a number is printed: with so many decimals, in this scale."""

    places: int = 0
    power: int = 0

    @property
    def step(self) -> Fraction:
        """The unit of the last printed digit."""
        return Fraction(10) ** (self.power - self.places)


def printed(value: Fraction, form: Form, unit: str, hedge: Hedge = Hedge.EXACT) -> Quantity:
    """Return a multiple of the form's step as the form prints it."""
    full, short = (
        Decimal(each.numerator) / Decimal(each.denominator)
        for each in (value, value / 10**form.power)
    )
    text = f"{short:.{form.places}f}{SCALES[form.power]}"
    return Quantity(value=full, unit=Unit(name=unit), hedge=hedge, text=text)


def figure(
    kind: Kind,
    quantity: Quantity,
    direction: Direction | None = None,
    period: str = "",
    basis: str = "",
) -> Indicator:
    """Return a figure; `recheck` gives it its id and place."""
    return Indicator(
        id="i",
        measure="output",
        kind=kind,
        quantity=quantity,
        direction=direction,
        period=Period.parse(period) if period else None,
        basis=Period.parse(basis) if basis else None,
        span=Span(start=0, end=1),
        note="made up",
    )


def said(
    kind: Kind,
    text: str,
    unit: str = "CNY",
    direction: Direction | None = None,
    *,
    hedge: Hedge = Hedge.EXACT,
    period: str = "",
    basis: str = "",
) -> Indicator:
    """Return a figure that is printed as *text*, such as "20.9 trillion"."""
    digits, _, scale = text.partition(" ")
    power = next(power for power, word in SCALES.items() if word.strip() == scale)
    value = Decimal(digits.replace(",", "")) * 10**power
    quantity = Quantity(value=value, unit=Unit(name=unit), hedge=hedge, text=text)
    return figure(kind, quantity, direction, period, basis)


level = partial(said, Kind.LEVEL)
growth = partial(said, Kind.GROWTH, unit="percent")
average = partial(said, Kind.AVERAGE_GROWTH, unit="percent")


def recheck(
    kind: ClaimKind,
    stated: Indicator,
    *operands: Indicator,
    missing: Missing | int | None = None,
    others: Sequence[Indicator] = (),
    rounding: Rounding = Rounding.HALF,
) -> Check:
    """Recheck a claim in a briefing that has no other figures than these."""
    figures = tuple(
        attrs.evolve(each, id=f"i{n}", turn="r1", span=Span(start=10 * n, end=10 * n + 9))
        for n, each in enumerate((stated, *operands, *others))
    )
    claim = Claim(
        id="c1",
        kind=kind,
        stated=figures[0],
        operands=figures[1 : 1 + len(operands)],
        missing=missing,
    )
    turn = Remarks(id="r1", span=Span(start=0, end=1000), indicators=figures)
    briefing = Briefing(id="b", title="A briefing", turns=(turn,), claims=(claim,))
    (result,) = check(briefing, rounding=rounding)
    return result


# What is true, before anybody prints it.


class Value(NamedTuple):
    """A true value, and what kind of figure states it."""

    number: Fraction
    kind: Kind = Kind.LEVEL
    unit: str = "CNY"

    @property
    def direction(self) -> Direction:
        """The sign, which a figure has as its direction."""
        return DOWN if self.number < 0 else UP

    @property
    def is_printable(self) -> bool:
        """Whether a figure can state it: only a change has a sign."""
        return self.number >= 0 or self.kind in CHANGES


class Truth(NamedTuple):
    """A claim whose values are all true."""

    kind: ClaimKind
    stated: Value
    operands: tuple[Value, ...]
    years: int = 1


class Rule(NamedTuple):
    """How true operands give the result: arithmetic of the tests' own."""

    result: Callable[..., Fraction]
    stated: tuple[Kind, str]
    operand: tuple[Kind, str] = (Kind.LEVEL, "CNY")
    operands: int = 2


def increase(start: Fraction, end: Fraction) -> Fraction:
    """Return the absolute change."""
    return end - start


def percent_growth(start: Fraction, end: Fraction) -> Fraction:
    """Return the growth from one level to another, in percent."""
    return (end - start) * 100 / start


def percent(part: Fraction, whole: Fraction) -> Fraction:
    """Return a part of a whole, in percent."""
    return 100 * part / whole


def quotient(one: Fraction, two: Fraction) -> Fraction:
    """Return how many times the second goes into the first."""
    return one / two


def multiple(start: Fraction, end: Fraction) -> Fraction:
    """Return how many times the start goes into the end."""
    return end / start


def multiple_of_growth(rate: Fraction) -> Fraction:
    """Return the multiple that a growth in percent is."""
    return (100 + rate) / 100


def growth_of_change(change: Fraction, later: Fraction) -> Fraction:
    """Return the growth in percent that a change makes which leads to a level."""
    return 100 * change / (later - change)


def mean(first: Fraction, second: Fraction) -> Fraction:
    """Return the average of the rates of two years, as precise as a float."""
    return Fraction(float((100 + first) * (100 + second)) ** 0.5) - 100


def total(*parts: Fraction) -> Fraction:
    """Return the sum of the parts."""
    return sum(parts, Fraction(0))


GROWTH_IN_PERCENT = (Kind.GROWTH, "percent")
RULES = {
    ClaimKind.GROWTH: Rule(percent_growth, GROWTH_IN_PERCENT),
    ClaimKind.AVERAGE_GROWTH: Rule(percent_growth, (Kind.AVERAGE_GROWTH, "percent")),
    ClaimKind.TWO_YEAR_AVERAGE: Rule(mean, (Kind.AVERAGE_GROWTH, "percent"), GROWTH_IN_PERCENT),
    ClaimKind.MULTIPLE: Rule(multiple, (Kind.MULTIPLE, "times")),
    ClaimKind.MULTIPLE_OF_GROWTH: Rule(
        multiple_of_growth, (Kind.MULTIPLE, "times"), GROWTH_IN_PERCENT, 1
    ),
    ClaimKind.GROWTH_OF_CHANGE: Rule(growth_of_change, GROWTH_IN_PERCENT),
    ClaimKind.CHANGE: Rule(increase, (Kind.CHANGE, "CNY")),
    ClaimKind.POINT_CHANGE: Rule(
        increase, (Kind.POINT_CHANGE, "percentage point"), GROWTH_IN_PERCENT
    ),
    ClaimKind.SHARE: Rule(percent, (Kind.SHARE, "percent")),
    ClaimKind.RATIO: Rule(quotient, (Kind.RATIO, "kilometre")),
    ClaimKind.SUM: Rule(total, (Kind.LEVEL, "CNY"), operands=3),
    ClaimKind.REPEAT: Rule(total, (Kind.LEVEL, "CNY"), operands=1),
}
every_kind = pytest.mark.parametrize("kind", sorted(RULES))
every_solvable_kind = pytest.mark.parametrize(
    "kind", sorted(kind for kind in RULES if FORMULAS[kind].solve)
)


def numbers(low: int, high: int, parts: int = 100) -> st.SearchStrategy[Fraction]:
    """Return numbers between two whole numbers, in hundredths."""
    return st.integers(low * parts, high * parts).map(lambda n: Fraction(n, parts))


LEVELS = numbers(100, 10**14)


@st.composite
def truths(draw: st.DrawFn, kind: ClaimKind) -> Truth:
    """Draw a claim of this kind with true values."""
    years = 1
    result, stated, operand, count = RULES[kind]
    values = [draw(LEVELS if operand[1] == "CNY" else numbers(-90, 300)) for _ in range(count)]
    answer: Fraction | None = None
    if kind is ClaimKind.AVERAGE_GROWTH:
        years, answer = draw(st.integers(1, 10)), draw(numbers(-20, 30))
        values[1] = values[0] * (1 + answer / 100) ** years
    elif kind is ClaimKind.TWO_YEAR_AVERAGE:
        first, answer = draw(numbers(-50, 90)), draw(numbers(-30, 90))
        values = [first, (100 + answer) ** 2 / (100 + first) - 100]
    elif kind is ClaimKind.GROWTH_OF_CHANGE:
        values[1] = values[0] * (2 + draw(numbers(1, 50)))
    elif kind in (ClaimKind.GROWTH, ClaimKind.MULTIPLE, ClaimKind.RATIO):
        values[1] = values[0] * draw(numbers(1, 50)) / 10 + 1
    elif kind is ClaimKind.SHARE:
        values.sort()
    answer = result(*values) if answer is None else answer
    operands = tuple(Value(value, *operand) for value in values)
    return Truth(kind, Value(answer, *stated), operands, years)


@st.composite
def forms(draw: st.DrawFn, value: Value) -> Form:
    """Draw a form for a value; an amount keeps a digit before the point."""
    powers = [power for power in SCALES if value.unit == "CNY" and abs(value.number) >= 10**power]
    return Form(draw(st.integers(0, 3)), draw(st.sampled_from(powers or [0])))


def rounded(value: Value, form: Form, rounding: Rounding = Rounding.HALF) -> Indicator:
    """Return the figure that states a value, rounded and printed."""
    number = Fraction(rounding.round(abs(value.number), form.step))
    return figure(value.kind, printed(number, form, value.unit), value.direction)


def in_full(value: Value) -> Indicator:
    """Return the figure that states a value with 27 digits."""
    places = 27 - len(str(floor(abs(value.number))))
    digits = tuple(map(int, str(round(abs(value.number) * 10**places))))
    quantity = Quantity(value=Decimal((0, digits, -places)), unit=Unit(name=value.unit))
    return figure(value.kind, quantity, value.direction)


def over(stated: Indicator, years: int) -> Indicator:
    """Return a figure as one that speaks of so many years up to 2021."""
    period, basis = Period.parse("2021"), Period.parse(str(2021 - years))
    return attrs.evolve(stated, period=period, basis=basis)


def printed_operands(data: st.DataObject, truth: Truth) -> list[Indicator]:
    """Draw how the operands of a claim are printed."""
    return [rounded(value, data.draw(forms(value))) for value in truth.operands]


def range_of(truth: Truth, operands: Sequence[Indicator]) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest result of what printed operands stand for."""
    ends: list[list[Fraction]] = []
    for operand in operands:
        size, step = (Fraction(x) for x in (operand.quantity.value, operand.quantity.possible_step))
        sign = -1 if operand.direction is DOWN else 1
        ends.append([sign * (size - step / 2), sign * (size + step / 2)])
    results = [RULES[truth.kind].result(*corner) for corner in product(*ends)]
    if truth.kind is ClaimKind.AVERAGE_GROWTH:
        results = [Fraction(float(1 + r / 100) ** (1 / truth.years) - 1) * 100 for r in results]
    return min(results), max(results)


# Laws.

#: So many examples for each kind of claim.
FEW = settings(max_examples=12)


class TestTrueClaims:
    """A claim of true values, however they are printed."""

    @every_kind
    @given(st.sampled_from(Rounding), st.data())
    @FEW
    def test_rounding_never_makes_it_inconsistent(
        self, kind: ClaimKind, rounding: Rounding, data: st.DataObject
    ) -> None:
        """True values agree under the rule by which they were rounded, whatever the digits."""
        truth = data.draw(truths(kind))
        stated, *operands = (
            rounded(value, data.draw(forms(value)), rounding)
            for value in (truth.stated, *truth.operands)
        )
        result = recheck(kind, over(stated, truth.years), *operands, rounding=rounding)
        assert result.verdict in AGREES

    @every_kind
    @given(st.data())
    @FEW
    def test_the_truth_lies_in_both_intervals(self, kind: ClaimKind, data: st.DataObject) -> None:
        """The true result is among what was stated and among what is recomputed."""
        truth = data.draw(truths(kind))
        stated = over(rounded(truth.stated, data.draw(forms(truth.stated))), truth.years)
        result = recheck(kind, stated, *printed_operands(data, truth))
        assert result.recomputed is not None
        assert result.recomputed.contains(truth.stated.number)
        assert result.stated.contains(truth.stated.number)

    @every_kind
    @given(st.integers(2, 4), st.data())
    @FEW
    def test_exact_operands_give_the_rounded_result(
        self, kind: ClaimKind, places: int, data: st.DataObject
    ) -> None:
        """Where the operands are printed in full, the rounded result is consistent outright."""
        truth = data.draw(truths(kind))
        stated = over(rounded(truth.stated, Form(places)), truth.years)
        result = recheck(kind, stated, *map(in_full, truth.operands))
        assert (result.verdict, result.reason) == (Verdict.CONSISTENT, Ground.ROUNDS_TO_STATED)

    @given(truths(ClaimKind.GROWTH), st.integers(0, 2), st.data())
    @FEW
    def test_growth_in_times(self, truth: Truth, places: int, data: st.DataObject) -> None:
        """Growth printed as "up 1.6 times" agrees with levels that grew by 160 percent."""
        kind, in_times = truth.kind, Value(truth.stated.number / 100, Kind.GROWTH, "times")
        stated = rounded(in_times, Form(places))
        assert recheck(kind, stated, *printed_operands(data, truth)).verdict in AGREES

    @given(truths(ClaimKind.TWO_YEAR_AVERAGE), st.data())
    @FEW
    def test_first_year_by_point_change(self, truth: Truth, data: st.DataObject) -> None:
        """A change of the growth rate since the first year stands for the first year's rate."""
        kind, (first, second) = truth.kind, truth.operands
        change = Value(second.number - first.number, Kind.POINT_CHANGE, "percentage point")
        operands = printed_operands(data, truth._replace(operands=(change, second)))
        stated = rounded(truth.stated, data.draw(forms(truth.stated)))
        assert recheck(kind, stated, *operands).verdict in AGREES


class TestMovedNumbers:
    """A stated number that is not the true one."""

    @every_kind
    @given(st.integers(1, 9), st.sampled_from([UP, DOWN]), st.data())
    @FEW
    def test_beyond_rounding_it_is_inconsistent(
        self, kind: ClaimKind, by: int, side: Direction, data: st.DataObject
    ) -> None:
        """A number further from all possible results than its own rounding is inconsistent.

        It does not end in a zero, which may be rounding, too.
        """
        truth = data.draw(truths(kind))
        operands = printed_operands(data, truth)
        least, greatest = range_of(truth, operands)
        form, half = data.draw(forms(truth.stated)), Fraction(1, 2)
        upwards = floor(greatest / form.step + half) + 1 + by
        downwards = ceil(least / form.step - half) - 1 - by
        steps = upwards + (upwards % 10 == 0) if side is UP else downwards - (downwards % 10 == 0)
        moved = truth.stated._replace(number=steps * form.step)
        assume(moved.is_printable)
        result = recheck(kind, over(rounded(moved, form), truth.years), *operands)
        assert (result.verdict, result.reason) == (Verdict.INCONSISTENT, Ground.INTERVALS_APART)

    @every_kind
    @given(st.integers(1, 99), st.data())
    @FEW
    def test_within_rounding_it_is_not(
        self, kind: ClaimKind, hundredths: int, data: st.DataObject
    ) -> None:
        """Any result that the printed operands leave open may be stated."""
        truth = data.draw(truths(kind))
        operands = printed_operands(data, truth)
        least, greatest = range_of(truth, operands)
        number = least + (greatest - least) * hundredths / 100
        if kind is ClaimKind.SHARE:
            number = min(number, Fraction(100))
        possible = truth.stated._replace(number=number)
        stated = over(rounded(possible, data.draw(forms(possible))), truth.years)
        assert recheck(kind, stated, *operands).verdict in AGREES

    @pytest.mark.parametrize(
        ("rounding", "verdict"),
        [
            (Rounding.HALF, Verdict.MISQUOTED),
            (Rounding.HALF_UP, Verdict.INCONSISTENT),
            (Rounding.HALF_EVEN, Verdict.INCONSISTENT),
            (Rounding.TRUNCATION, Verdict.INCONSISTENT),
        ],
    )
    def test_neighbours_touch_at_a_tie(self, rounding: Rounding, verdict: Verdict) -> None:
        """28.0 and 28.1 can both stand for 28.05 only where a tie may go either way."""
        result = recheck(ClaimKind.REPEAT, growth("28.0"), growth("28.1"), rounding=rounding)
        assert (result.verdict, result.rounding) == (verdict, rounding)

    def test_direction_counts(self) -> None:
        """A fall of 20 percent is consistent as a fall, and inconsistent as a rise."""
        levels = level("100.0"), level("80.0")
        down = recheck(ClaimKind.GROWTH, growth("20", direction=DOWN), *levels)
        up = recheck(ClaimKind.GROWTH, growth("20", direction=UP), *levels)
        assert (down.verdict, up.verdict) == (Verdict.CONSISTENT, Verdict.INCONSISTENT)
        assert (down.point, down.stated) == (Decimal(-20), Interval(lower=-20.5, upper=-19.5))

    def test_a_multiple_is_not_an_increase(self) -> None:
        """From 1.367 to 3.521 is up 1.6 times, or 2.6 times as much, and not up 2.6 times."""
        levels = level("1.367 million"), level("3.521 million")
        added, false = (
            recheck(ClaimKind.GROWTH, growth(times, unit="times", direction=UP), *levels)
            for times in ("1.6", "2.6")
        )
        times = recheck(ClaimKind.MULTIPLE, said(Kind.MULTIPLE, "2.6", "times"), *levels)
        assert [each.verdict for each in (added, times, false)] == [
            Verdict.CONSISTENT,
            Verdict.CONSISTENT,
            Verdict.INCONSISTENT,
        ]

    def test_growth_in_times_is_in_percent(self) -> None:
        """What "up 1.6 times" may stand for is in percent, as what is recomputed is."""
        levels = level("1.367 million"), level("3.521 million")
        result = recheck(ClaimKind.GROWTH, growth("1.6", unit="times", direction=UP), *levels)
        assert result.unit == Unit(name="percent")
        assert result.stated == Interval(lower=155, upper=165)

    def test_a_share_does_not_exceed_the_whole(self) -> None:
        """A share of 100 percent stands for 99.5 to 100."""
        share = said(Kind.SHARE, "100", "percent")
        result = recheck(ClaimKind.SHARE, share, level("997"), level("1000"))
        assert result.stated == Interval(lower=99.5, upper=100)
        assert result.verdict is Verdict.CONSISTENT

    def test_an_exact_count(self) -> None:
        """A count that is printed to the unit has no room for rounding."""
        parts = level("501", "count"), level("348", "count")
        right = recheck(ClaimKind.SUM, level("849", "count"), *parts)
        wrong = recheck(ClaimKind.SUM, level("848", "count"), *parts)
        assert (right.verdict, wrong.verdict) == (Verdict.CONSISTENT, Verdict.INCONSISTENT)
        assert right.recomputed == Interval.exactly(849)

    def test_zeros_at_the_end_of_a_count(self) -> None:
        """500 may be 450 to 550, so that it contradicts no sum that is as near."""
        parts = level("500", "count"), level("348", "count")
        near = recheck(ClaimKind.SUM, level("897", "count"), *parts)
        far = recheck(ClaimKind.SUM, level("899", "count"), *parts)
        assert near.recomputed == Interval(lower=798, upper=898)
        assert (near.verdict, far.verdict) == (Verdict.CONSISTENT_BY_ROUNDING, Verdict.INCONSISTENT)


class TestTargets:
    """Targets in claims are exact, as they are in progress."""

    @staticmethod
    def with_target(text: str, *parts: Indicator, hedge: Hedge = Hedge.EXACT) -> Check:
        """Return the check of a target that is the sum of figures."""
        figures = tuple(
            attrs.evolve(each, id=f"i{n}", turn="r1", span=Span(start=10 * n, end=10 * n + 9))
            for n, each in enumerate(parts)
        )
        target = Target(
            id="t1",
            measure="output",
            quantity=attrs.evolve(level(text).quantity, hedge=hedge),
            due=date(2030, 12, 31),
            turn="r1",
            span=Span(start=900, end=909),
        )
        claim = Claim(id="c1", kind=ClaimKind.SUM, stated=target, operands=figures)
        turn = Remarks(id="r1", span=Span(start=0, end=1000), indicators=figures, targets=(target,))
        return check(Briefing(id="b", title="A briefing", turns=(turn,), claims=(claim,)))[0]

    @pytest.mark.parametrize(
        ("parts", "verdict"),
        [
            (("1.4 million", "0.6 million"), Verdict.CONSISTENT),
            (("1.42 million", "0.61 million"), Verdict.CONSISTENT),
            (("1.45 million", "1.06 million"), Verdict.INCONSISTENT),
            (("1.45 million", "1.055 million"), Verdict.INCONSISTENT),
            (("1.4 million", "1.2 million"), Verdict.INCONSISTENT),
        ],
    )
    def test_of_two_million(self, parts: tuple[str, str], verdict: Verdict) -> None:
        """What rounds to it is consistent; else only 2 million itself is meant, not 2.5."""
        result = self.with_target("2 million", *map(level, parts))
        assert result.verdict is verdict
        assert result.stated == Interval.exactly(2_000_000)

    def test_a_hedge_opens_it(self) -> None:
        """At least 2 million are reached with all that is more."""
        parts = level("1.4 million"), level("1.2 million")
        result = self.with_target("2 million", *parts, hedge=Hedge.AT_LEAST)
        assert result.verdict is Verdict.CONSISTENT
        assert result.stated == Interval(lower=2_000_000)

    def test_the_bundled_one(self) -> None:
        """Two million base stations are more than 1.42 million and over 600,000 new ones."""
        result = next(c for c in check(load("2022-02-28")) if c.claim.id == "2022-02-28/c35")
        assert result.stated == Interval.exactly(2_000_000)
        assert (result.verdict, result.reason) == (Verdict.CONSISTENT, Ground.ROUNDS_TO_STATED)


def hedged(value: Value, hedge: Hedge, form: Form, slack: Fraction) -> Indicator:
    """Return a figure whose *hedge* makes it true of a value, with some slack."""
    size, step = abs(value.number), form.step
    if hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        number = floor(size * slack / step) * step
    elif hedge is Hedge.ABOUT:
        number = round(size * slack / step) * step
    else:
        number = ceil(size * (2 - slack) / step) * step
    return figure(value.kind, printed(number, form, value.unit, hedge), value.direction)


HEDGES = st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.EXACT])
SLACK = numbers(0, 1, 20)
WITHOUT_LOWER_BOUND = [Hedge.ABOUT, Hedge.NEARLY, Hedge.LESS_THAN, Hedge.AT_MOST]


class TestHedges:
    """Numbers that words limit on one side, or on none."""

    @every_kind
    @given(HEDGES, SLACK, st.data())
    @FEW
    def test_what_it_allows_never_contradicts_it(
        self, kind: ClaimKind, hedge: Hedge, slack: Fraction, data: st.DataObject
    ) -> None:
        """A stated number whose hedge is true of the result agrees with the operands."""
        truth = data.draw(truths(kind))
        stated = hedged(truth.stated, hedge, data.draw(forms(truth.stated)), slack)
        operands = printed_operands(data, truth)
        assert recheck(kind, over(stated, truth.years), *operands).verdict in AGREES

    @every_kind
    @given(HEDGES, SLACK, st.data())
    @FEW
    def test_a_hedged_operand_contradicts_nothing_true(
        self, kind: ClaimKind, hedge: Hedge, slack: Fraction, data: st.DataObject
    ) -> None:
        """An operand whose hedge is true never makes a true claim inconsistent."""
        truth = data.draw(truths(kind))
        stated = over(rounded(truth.stated, data.draw(forms(truth.stated))), truth.years)
        operands = printed_operands(data, truth)
        index = data.draw(st.integers(0, len(operands) - 1))
        value = truth.operands[index]
        operands[index] = hedged(value, hedge, data.draw(forms(value)), slack)
        assert recheck(kind, stated, *operands).verdict is not Verdict.INCONSISTENT

    @every_kind
    @given(st.sampled_from([Hedge.MORE_THAN, Hedge.AT_LEAST]), st.data())
    @FEW
    def test_a_lower_limit_above_all_results_is_inconsistent(
        self, kind: ClaimKind, hedge: Hedge, data: st.DataObject
    ) -> None:
        """More than a number that no result can reach is inconsistent."""
        truth = data.draw(truths(kind))
        operands = printed_operands(data, truth)
        highest = floor(range_of(truth, operands)[1])
        limit = Value(Fraction(max(highest, 0) + 2), *RULES[kind].stated)
        stated = over(hedged(limit, hedge, Form(), Fraction(1)), truth.years)
        assert recheck(kind, stated, *operands).verdict is Verdict.INCONSISTENT

    @pytest.mark.parametrize("hedge", [Hedge.NEARLY, Hedge.LESS_THAN, Hedge.AT_MOST])
    def test_an_upper_limit_below_the_result_is_inconsistent(self, hedge: Hedge) -> None:
        """Nearly 3 million is not what 3.1 million was."""
        result = recheck(ClaimKind.REPEAT, level("3 million", hedge=hedge), level("3.1 million"))
        assert (result.verdict, result.reason) == (Verdict.INCONSISTENT, Ground.INTERVALS_APART)

    @pytest.mark.parametrize(
        ("text", "hedge", "reason"),
        [
            ("3 million", Hedge.MORE_THAN, Ground.WITHIN_HEDGE),
            ("3.1 million", Hedge.NEARLY, Ground.WITHIN_HEDGE),
            ("3.046 million", Hedge.NEARLY, Ground.INTERVALS_MEET),
            ("3.1 million", Hedge.ABOUT, Ground.ROUNDS_TO_STATED),
            ("9 million", Hedge.ABOUT, Ground.INTERVALS_MEET),
        ],
    )
    def test_grounds(self, text: str, hedge: Hedge, reason: Ground) -> None:
        """A hedge holds outright, only within rounding, or (about) by its rounded number."""
        result = recheck(ClaimKind.REPEAT, level(text, hedge=hedge), level("3.05 million"))
        assert (result.verdict, result.reason) == (VERDICT_OF[reason], reason)

    def test_a_hedged_fall(self) -> None:
        """Down more than 20 percent allows deeper falls, and no shallower ones."""
        stated = growth("20", direction=DOWN, hedge=Hedge.MORE_THAN)
        deeper = recheck(ClaimKind.GROWTH, stated, level("100.0"), level("70.0"))
        shallower = recheck(ClaimKind.GROWTH, stated, level("100.0"), level("90.0"))
        assert (deeper.verdict, shallower.verdict) == (Verdict.CONSISTENT, Verdict.INCONSISTENT)

    def test_an_amount_is_not_negative(self) -> None:
        """Nearly 30 as an amount is between zero and 30."""
        stated = recheck(ClaimKind.REPEAT, level("30", hedge=Hedge.NEARLY), level("30")).stated
        assert (stated.lower, stated.upper) == (Decimal(0), Decimal(30))

    @pytest.mark.parametrize("hedge", WITHOUT_LOWER_BOUND)
    @pytest.mark.parametrize(
        ("kind", "stated", "operands"),
        [
            (ClaimKind.REPEAT, (Kind.LEVEL, "count"), "0"),
            (ClaimKind.CHANGE, (Kind.CHANGE, "count"), "55"),
            (ClaimKind.GROWTH, (Kind.GROWTH, "percent"), "55"),
            (ClaimKind.POINT_CHANGE, (Kind.POINT_CHANGE, "percentage point"), "55"),
        ],
    )
    def test_at_most_three_may_be_none(
        self, kind: ClaimKind, stated: tuple[Kind, str], operands: str, hedge: Hedge
    ) -> None:
        """What is at most three, or about three, may be nothing at all."""
        figure = said(stated[0], "3", stated[1], UP, hedge=hedge)
        result = recheck(kind, figure, *(level(digit, "count") for digit in operands))
        assert result.verdict in AGREES

    @pytest.mark.parametrize("hedge", WITHOUT_LOWER_BOUND)
    def test_growth_from_a_level_without_a_lower_bound(self, hedge: Hedge) -> None:
        """Growth from nearly 20 counts from above zero, as in `growth.rate`."""
        result = recheck(ClaimKind.GROWTH, growth("60"), level("20", hedge=hedge), level("30"))
        assert result.verdict in AGREES


class TestScale:
    """Scales and units."""

    @given(
        st.sampled_from([ClaimKind.GROWTH, ClaimKind.AVERAGE_GROWTH, ClaimKind.MULTIPLE]),
        st.tuples(st.integers(1, 99_999), st.integers(1, 99_999)),
        st.integers(1, 400),
        st.tuples(st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(SCALES))),
    )
    @FEW
    def test_ratios_do_not_depend_on_it(
        self, kind: ClaimKind, digits: tuple[int, int], claimed: int, powers: tuple[int, int]
    ) -> None:
        """A rate or a multiple of amounts is the same in millions and in trillions."""
        stated = over(rounded(Value(Fraction(claimed), *RULES[kind].stated), Form()), 3)
        one, other = (
            recheck(
                kind,
                stated,
                *(rounded(Value(n * Form(2, power).step), Form(2, power)) for n in digits),
            )
            for power in powers
        )
        assert one.verdict is other.verdict
        assert (one.recomputed, one.point) == (other.recomputed, other.point)

    def test_basis_points(self) -> None:
        """From 3.5 to 4.0 percent is up 50 basis points."""
        rates = said(Kind.SHARE, "3.5", "percent"), said(Kind.SHARE, "4.0", "percent")
        stated = said(Kind.POINT_CHANGE, "50", "basis point", UP)
        assert recheck(ClaimKind.POINT_CHANGE, stated, *rates).verdict in AGREES

    def test_a_ratio_per_so_many(self) -> None:
        """2.08 million vehicles of 10 million people are 208 per 1,000 people."""
        unit = Unit(name="count", per="1,000 people", counted="vehicles")
        stated = figure(Kind.RATIO, Quantity(value=208, unit=unit))
        operands = level("2.08 million", "count"), level("10 million", "count")
        assert recheck(ClaimKind.RATIO, stated, *operands).verdict is Verdict.CONSISTENT
        for missing, value in enumerate((2_080_000, 10_000_000)):
            known = operands[1 - missing]
            implied = recheck(ClaimKind.RATIO, stated, known, missing=missing).implied
            assert implied is not None
            assert implied.contains(value)
            assert not implied.contains(value * 1000)

    def test_another_currency(self) -> None:
        """Three dollars do not repeat three yuan."""
        with pytest.raises(UnitMismatchError):
            recheck(ClaimKind.REPEAT, level("3"), level("3", "USD"))


class TestMissingOperands:
    """What the operand that the text does not give would have to be."""

    @every_solvable_kind
    @given(st.integers(0, 1), st.data())
    @FEW
    def test_the_truth_is_implied(self, kind: ClaimKind, missing: int, data: st.DataObject) -> None:
        """The true value of the missing operand lies in what is implied."""
        truth = data.draw(truths(kind))
        stated = over(rounded(truth.stated, data.draw(forms(truth.stated))), truth.years)
        assume(stated.quantity.value)  # Nothing follows from a quotient that may be zero.
        operands = printed_operands(data, truth)
        del operands[missing]
        result = recheck(kind, stated, *operands, missing=missing)
        assert (result.verdict, result.reason) == (
            Verdict.NOT_CHECKABLE,
            Ground.OPERAND_MISSING,
        )
        assert result.implied is not None
        assert result.implied.contains(truth.operands[missing].number)

    @every_solvable_kind
    @given(st.integers(0, 1), numbers(0, 1), st.data())
    @FEW
    def test_what_is_implied_agrees(
        self, kind: ClaimKind, missing: int, place: Fraction, data: st.DataObject
    ) -> None:
        """Whatever value is taken from what is implied, the claim with it is not inconsistent."""
        truth = data.draw(truths(kind))
        stated = over(rounded(truth.stated, data.draw(forms(truth.stated))), truth.years)
        operands = printed_operands(data, truth)
        del operands[missing]
        implied = recheck(kind, stated, *operands, missing=missing).implied
        assume(implied is not None and implied.lower is not None)
        assert implied is not None
        assert implied.lower is not None
        lower = Fraction(implied.lower)
        upper = lower * 2 + 1 if implied.upper is None else Fraction(implied.upper)
        number = lower + (upper - lower) * place
        taken = truth.operands[missing]._replace(number=number)
        assume(taken.is_printable)
        operands.insert(missing, in_full(taken))
        assert recheck(kind, stated, *operands).verdict is not Verdict.INCONSISTENT

    def test_a_point_change_tells_no_second_year(self) -> None:
        """The change of a rate is refused where it would have to be the rate itself."""
        mean = average("6.1", direction=UP)
        change = said(Kind.POINT_CHANGE, "6.8", "percentage point", UP)
        with pytest.raises(InvalidValueError, match="is not the growth of a year"):
            recheck(ClaimKind.TWO_YEAR_AVERAGE, mean, change, missing=1)

    @pytest.mark.parametrize(
        ("kind", "stated"),
        [
            (ClaimKind.MULTIPLE_OF_GROWTH, said(Kind.MULTIPLE, "3", "times")),
            (ClaimKind.REPEAT, level("3")),
            (ClaimKind.QUOTATION, level("3")),
        ],
    )
    def test_claims_with_no_other_operand(self, kind: ClaimKind, stated: Indicator) -> None:
        """A claim that lacks its only operand is not checkable."""
        result = recheck(kind, stated, missing=0)
        assert (result.verdict, result.reason) == (
            Verdict.NOT_CHECKABLE,
            Ground.OPERAND_MISSING,
        )

    def test_a_real_rate_implies_no_nominal_level(self) -> None:
        """A rate in real terms and a level at current prices imply no other level."""
        stated = attrs.evolve(
            average("6.3", period="2021", basis="2012"), price_basis=PriceBasis.REAL
        )
        later = attrs.evolve(level("37.3 trillion"), price_basis=PriceBasis.NOMINAL)
        result = recheck(ClaimKind.AVERAGE_GROWTH, stated, later, missing=0)
        assert (result.verdict, result.implied) == (Verdict.NOT_COMPARABLE, None)

    def test_nothing_follows_from_a_quotient_of_zero(self) -> None:
        """A level that is 0 times another has no answer, and the check says so."""
        stated = said(Kind.MULTIPLE, "0", "times")
        result = recheck(ClaimKind.MULTIPLE, stated, level("5"), missing=0)
        assert (result.verdict, result.reason) == (Verdict.NOT_CHECKABLE, Ground.NO_RESULT)
        assert (result.implied, result.implied_unit, result.implied_period) == (None, None, None)

    def test_a_run_that_ends_before_it_starts(self) -> None:
        """A run whose start is told to be after its end has no length."""
        unit = "year"
        stated = said(Kind.DURATION, "7", unit, period="2015/2021")
        other = said(Kind.DURATION, "8", unit, period="2022/2029")
        result = recheck(ClaimKind.CONTINUED_DURATION, stated, other)
        assert result.verdict == Verdict.NOT_CHECKABLE

    def test_growth_from_nothing_has_no_result(self) -> None:
        """Growth from a level that may be zero has no answer, and the check says so."""
        result = recheck(ClaimKind.GROWTH, growth("20"), level("0"), level("5"))
        assert (result.verdict, result.reason) == (Verdict.NOT_CHECKABLE, Ground.NO_RESULT)
        assert (result.recomputed, result.point) == (None, None)

    @pytest.mark.parametrize(
        ("kind", "stated", "known", "missing", "unit", "period"),
        [
            (
                ClaimKind.GROWTH,
                growth("5", period="2021", basis="2020"),
                level("9"),
                0,
                "CNY",
                2020,
            ),
            (
                ClaimKind.GROWTH,
                growth("5", period="2021", basis="2020"),
                level("9"),
                1,
                "CNY",
                2021,
            ),
            (
                ClaimKind.TWO_YEAR_AVERAGE,
                average("5", period="2021"),
                growth("9"),
                0,
                "percent",
                2020,
            ),
            (
                ClaimKind.TWO_YEAR_AVERAGE,
                average("5", period="2021"),
                growth("9"),
                1,
                "percent",
                2021,
            ),
            (ClaimKind.TWO_YEAR_AVERAGE, average("5"), growth("9"), 0, "percent", None),
            (ClaimKind.SHARE, said(Kind.SHARE, "5", "percent"), level("9"), 1, "CNY", None),
            (ClaimKind.RATIO, said(Kind.RATIO, "5", "kilometre"), level("9"), 1, None, None),
        ],
    )
    def test_unit_and_period(  # noqa: PLR0917
        self,
        kind: ClaimKind,
        stated: Indicator,
        known: Indicator,
        missing: int,
        unit: str | None,
        period: int | None,
    ) -> None:
        """What is implied has the unit of the known operand, and the time that the claim tells."""
        result = recheck(kind, stated, known, missing=missing)
        assert result.implied is not None
        assert result.implied_unit == (unit and Unit(name=unit))
        assert result.implied_period == (period and Period.parse(str(period)))


class TestPrices:
    """Rates in real terms beside levels at current prices."""

    real = attrs.evolve(
        average("6.3", direction=UP, period="2021", basis="2012"), price_basis=PriceBasis.REAL
    )
    bare = attrs.evolve(real, price_basis=PriceBasis.UNSPECIFIED)
    nominal = tuple(
        attrs.evolve(each, price_basis=PriceBasis.NOMINAL)
        for each in (level("20.9 trillion", period="2012"), level("37.3 trillion", period="2021"))
    )

    def test_a_real_rate_is_not_comparable(self) -> None:
        """A real rate of nominal levels is not called inconsistent, and is shown all the same."""
        result = recheck(ClaimKind.AVERAGE_GROWTH, self.real, *self.nominal)
        assert (result.verdict, result.reason) == (
            Verdict.NOT_COMPARABLE,
            Ground.REAL_RATE_OF_NOMINAL_LEVELS,
        )
        assert result.point is not None
        assert isclose(result.point, (37.3 / 20.9) ** (1 / 9) * 100 - 100)

    def test_a_rate_without_a_word_on_prices_is_compared(self) -> None:
        """Where nothing says that a rate is real, it is inconsistent."""
        result = recheck(ClaimKind.AVERAGE_GROWTH, self.bare, *self.nominal)
        assert result.verdict is Verdict.INCONSISTENT

    def test_levels_without_a_word_on_prices_are_compared(self) -> None:
        """Where nothing says that the levels are nominal, a real rate is inconsistent."""
        levels = [attrs.evolve(each, price_basis=PriceBasis.REAL) for each in self.nominal]
        result = recheck(ClaimKind.AVERAGE_GROWTH, self.real, *levels)
        assert result.verdict is Verdict.INCONSISTENT

    @pytest.mark.parametrize("concept", [None, "output"])
    def test_a_repetition_may_say_it(self, concept: str | None) -> None:
        """It is enough that the same rate is called real elsewhere in the briefing."""
        bare, real = (attrs.evolve(each, concept=concept) for each in (self.bare, self.real))
        result = recheck(ClaimKind.AVERAGE_GROWTH, bare, *self.nominal, others=[real])
        assert result.verdict is Verdict.NOT_COMPARABLE

    @pytest.mark.parametrize(
        "other",
        [
            attrs.evolve(real, measure="sales"),
            attrs.evolve(real, concept="sales"),
            attrs.evolve(real, kind=Kind.GROWTH),
            attrs.evolve(real, period=Period.parse("2020")),
            attrs.evolve(real, period=None),
            attrs.evolve(real, quantity=average("6.4").quantity),
            attrs.evolve(real, quantity=average("6.3", unit="times").quantity),
        ],
        ids=["measure", "concept", "kind", "period", "no period", "value", "unit"],
    )
    def test_another_figure_does_not_say_it(self, other: Indicator) -> None:
        """A real rate of another thing, time, kind or size says nothing of this one."""
        bare = attrs.evolve(self.bare, concept="output" if other.concept else None)
        result = recheck(ClaimKind.AVERAGE_GROWTH, bare, *self.nominal, others=[other])
        assert result.verdict is Verdict.INCONSISTENT

    def test_what_is_called_nominal_stays_nominal(self) -> None:
        """A rate that is called nominal is compared, whatever its repetition says."""
        stated = attrs.evolve(self.real, price_basis=PriceBasis.NOMINAL)
        result = recheck(ClaimKind.AVERAGE_GROWTH, stated, *self.nominal, others=[self.real])
        assert result.verdict is Verdict.INCONSISTENT

    def test_only_rates_are_concerned(self) -> None:
        """A multiple of nominal levels is compared."""
        stated = attrs.evolve(said(Kind.MULTIPLE, "1.8", "times"), price_basis=PriceBasis.REAL)
        result = recheck(ClaimKind.MULTIPLE, stated, *self.nominal)
        assert result.verdict is Verdict.CONSISTENT


class TestYears:
    """The number of years between the levels, and the length of a duration."""

    @given(st.integers(1, 20), st.integers(1950, 2021))
    @FEW
    def test_from_the_stated_basis_to_the_period(self, years: int, end: int) -> None:
        """The stated basis and period tell the number of steps, whatever the levels' own years."""
        stated = average("0", period=str(end), basis=str(end - years))
        result = recheck(ClaimKind.AVERAGE_GROWTH, stated, level("5"), level("5"))
        assert (result.years, result.verdict) == (years, Verdict.CONSISTENT)

    @pytest.mark.parametrize(("period", "basis"), [("", ""), ("2020", ""), ("", "2016")])
    def test_else_from_level_to_level(self, period: str, basis: str) -> None:
        """Where the stated figure lacks one of them, the levels' periods tell it."""
        stated = average("10", period=period, basis=basis)
        levels = level("100", period="2018"), level("121", period="2020")
        result = recheck(ClaimKind.AVERAGE_GROWTH, stated, *levels)
        assert (result.years, result.verdict) == (2, Verdict.CONSISTENT)

    @pytest.mark.parametrize(
        ("earlier", "later"), [("", "2020"), ("2020", "2020"), ("2018-06-30", "2020")]
    )
    def test_unknown(self, earlier: str, later: str) -> None:
        """Where nothing tells a whole number of years, nothing is recomputed."""
        levels = level("100", period=earlier), level("121", period=later)
        result = recheck(ClaimKind.AVERAGE_GROWTH, average("10"), *levels)
        assert (result.verdict, result.reason) == (Verdict.NOT_CHECKABLE, Ground.YEARS_UNKNOWN)
        assert (result.years, result.recomputed) == (None, None)

    def test_unknown_with_a_level_missing(self) -> None:
        """The period of one level alone does not tell the years."""
        later = level("121", period="2020")
        result = recheck(ClaimKind.AVERAGE_GROWTH, average("10"), later, missing=0)
        assert (result.reason, result.implied) == (Ground.YEARS_UNKNOWN, None)

    @given(st.integers(1, 30), st.integers(-2, 2))
    @FEW
    def test_a_duration_is_the_length_of_its_period(self, years: int, off: int) -> None:
        """So many consecutive years are as many as their period has, and no other number."""
        assume(years + off > 0)
        period = f"{2021 - years + 1}/2021"
        stated = said(Kind.DURATION, str(years + off), "year", period=period)
        result = recheck(ClaimKind.DURATION, stated)
        assert result.years == years
        assert result.verdict is (Verdict.INCONSISTENT if off else Verdict.CONSISTENT)

    def test_a_duration_in_months(self) -> None:
        """A duration is counted in its own unit."""
        stated = said(Kind.DURATION, "3", "month", period="2021-11/2022-01")
        result = recheck(ClaimKind.DURATION, stated)
        assert (result.years, result.verdict) == (3, Verdict.CONSISTENT)

    def test_a_duration_without_a_period(self) -> None:
        """A duration that nothing dates is not checkable."""
        result = recheck(ClaimKind.DURATION, said(Kind.DURATION, "3", "year"))
        assert (result.verdict, result.reason) == (Verdict.NOT_CHECKABLE, Ground.YEARS_UNKNOWN)

    @pytest.mark.parametrize("unit", ["week", "hour", "minute", "second"])
    def test_a_duration_in_another_unit(self, unit: str) -> None:
        """A duration in a unit that periods do not count is not checkable."""
        result = recheck(ClaimKind.DURATION, said(Kind.DURATION, "3", unit, period="2021-01"))
        assert result.verdict is Verdict.NOT_CHECKABLE


class TestQuotations:
    """A number that is said to have been said before."""

    @given(LEVELS, st.integers(0, 3), st.integers(0, 3))
    @FEW
    def test_fewer_digits_are_the_same_number(
        self, number: Fraction, places: int, dropped: int
    ) -> None:
        """Quoting a number with the same digits, or rounded to fewer, is quoting it as said."""
        quoted = rounded(Value(number), Form(places + dropped, 6))
        before = Value(Fraction(quoted.quantity.value))
        result = recheck(ClaimKind.QUOTATION, rounded(before, Form(places, 6)), quoted)
        assert (result.verdict, result.reason) == (Verdict.CONSISTENT, Ground.QUOTED_AS_SAID)

    @given(st.integers(100, 10**6), st.integers(1, 50))
    @FEW
    def test_other_digits_are_another_number(self, hundredths: int, by: int) -> None:
        """Quoting other digits is quoting otherwise, even where rounding or a hedge allows it."""
        quoted, stated = (
            hedged(Value(n * Form(2, 6).step), Hedge.MORE_THAN, Form(2, 6), Fraction(1))
            for n in (hundredths + by, hundredths)
        )
        result = recheck(ClaimKind.QUOTATION, stated, quoted)
        assert (result.verdict, result.reason) == (Verdict.MISQUOTED, Ground.QUOTED_OTHERWISE)

    @given(st.sampled_from([ClaimKind.REPEAT, ClaimKind.QUOTATION]), st.integers(100, 999))
    @FEW
    def test_the_number_that_gives_both(self, kind: ClaimKind, hundredths: int) -> None:
        """Of two neighbours, the number between them is printed as either."""
        first, second = (level(f"{n / 100:.2f} million") for n in (hundredths, hundredths + 1))
        result = recheck(kind, second, first)
        assert (result.verdict, result.reason) == (Verdict.MISQUOTED, Ground.QUOTED_OTHERWISE)
        assert result.common == Interval.exactly(Fraction(10_000 * hundredths + 5_000))
        assert recheck(kind, second, second).common is None

    @given(
        st.sampled_from([ClaimKind.REPEAT, ClaimKind.QUOTATION]),
        st.integers(100, 999),
        st.integers(2, 99),
    )
    @FEW
    def test_what_cannot_both_be_true(self, kind: ClaimKind, hundredths: int, by: int) -> None:
        """Numbers that no rounding brings together are inconsistent, and not only misquoted."""
        first, second = (level(f"{n / 100:.2f} million") for n in (hundredths, hundredths + by))
        result = recheck(kind, second, first)
        assert (result.verdict, result.reason) == (Verdict.INCONSISTENT, Ground.INTERVALS_APART)

    @given(st.integers(1000, 9999))
    @FEW
    def test_a_repeat_may_say_more(self, thousandths: int) -> None:
        """A repeat with more digits, or with fewer, is no other number."""
        fine = level(f"{thousandths / 1000:.3f} million")
        coarse = level(f"{Decimal(thousandths).scaleb(-3).quantize(Decimal('0.1'))} million")
        for stated, other in ((fine, coarse), (coarse, fine)):
            assert recheck(ClaimKind.REPEAT, stated, other).verdict in AGREES

    def test_a_count_to_the_unit(self) -> None:
        """A count that is printed to the unit is quoted to the unit."""
        assert (
            recheck(ClaimKind.QUOTATION, level("4,762", "count"), level("4,762", "count")).reason
            is Ground.QUOTED_AS_SAID
        )


class TestCheck:
    """The object and its parts."""

    @given(claims(), st.sampled_from(Rounding))
    @settings(max_examples=40)
    def test_every_claim_gets_a_verdict_with_its_ground(
        self, claim: Claim, rounding: Rounding
    ) -> None:
        """A check says why, in a sentence too, and gives numbers only where there are any."""
        figures = [each for each in (claim.stated, *claim.operands) if isinstance(each, Indicator)]
        result = recheck(claim.kind, *figures, missing=claim.missing, rounding=rounding)
        assert VERDICT_OF[result.reason] is result.verdict
        has_result = result.verdict is not Verdict.NOT_CHECKABLE and claim.missing is None
        assert (result.recomputed is not None) is (result.point is not None) is has_result
        assert result.implied is None or result.reason is Ground.OPERAND_MISSING
        assert result.explain().splitlines()[-2].startswith("Verdict: ")

    @pytest.mark.parametrize("verdict", Verdict)
    def test_a_verdict_has_no_truth_value(self, verdict: Verdict) -> None:
        """A verdict cannot be taken for true or false."""
        with pytest.raises(TypeError, match=r"compare it, as in == Verdict\.CONSISTENT"):
            bool(verdict)

    def test_a_verdict_is_its_word(self) -> None:
        """A verdict equals its word, and another word is refused."""
        assert Verdict("not_comparable") == "not_comparable"
        with pytest.raises(InvalidValueError, match=r"expected a Verdict .*'not_checkable'"):
            Verdict("wrong")

    def test_rounding_may_be_a_word(self, briefing_id: str) -> None:
        """The rule of rounding is taken by its name, too."""
        briefing = load(briefing_id)
        assert check(briefing, rounding=Rounding("half")) == check(briefing)
        results = check(briefing, rounding=cast("Rounding", "truncation"))
        assert {result.rounding for result in results} == {Rounding.TRUNCATION}

    def test_an_unknown_rounding_is_refused(self, briefing_id: str) -> None:
        """A rule that does not exist is refused, with those that do."""
        with pytest.raises(InvalidValueError, match=r"expected a Rounding .*'half_even'"):
            check(load(briefing_id), rounding=cast("Rounding", "bankers"))

    @pytest.mark.parametrize("field", ["recomputed", "point", "implied", "years"])
    def test_fields_are_checked(self, field: str) -> None:
        """A field that holds what it cannot hold is refused by its name."""
        result = recheck(ClaimKind.REPEAT, level("3"), level("3"))
        fields: dict[str, Any] = {field: "3"}
        with pytest.raises(InvalidValueError, match=rf"Check\.{field} must be .*, got '3'"):
            attrs.evolve(result, **fields)

    def test_repr(self) -> None:
        """The line of a check tells the verdict and the claim."""
        result = recheck(ClaimKind.REPEAT, level("3"), level("3"))
        assert str(result) == f"consistent: {result.claim}"
        assert repr(result) == f"<Check c1: {result}>"

    def test_every_kind_has_a_formula(self) -> None:
        """Each kind of claim is recomputed, and is solved for every operand or for none."""
        assert set(FORMULAS) == set(ClaimKind)
        for kind, formula in FORMULAS.items():
            assert len(formula.solve) in (0, len(OPERANDS[kind]))


# The bundled briefings.


def found(identifier: str, kind: ClaimKind, text: str, turn: str = "") -> Check:
    """Return the one check of this kind whose stated figure is printed so, in this turn."""
    (result,) = (
        each
        for each in check(load(identifier))
        if each.claim.kind is kind
        and each.claim.stated.quantity.text == text
        and str(each.claim.stated.turn).endswith(turn)
        and (kind is not ClaimKind.GROWTH or each.claim.missing is None)
    )
    return result


class TestFebruary:
    """The briefing of 2022-02-28."""

    def test_counts(self) -> None:
        """One number is quoted otherwise, and no claim of growth is wrong."""
        counts = Counter(each.verdict for each in check(load("2022-02-28")))
        assert counts == {
            Verdict.CONSISTENT: 20,
            Verdict.MISQUOTED: 1,
            Verdict.NOT_CHECKABLE: 18,
        }

    def test_sales_from_2016_to_2020(self) -> None:
        """From 507,000 to 1.367 million in four years is 28.14 percent a year."""
        result = found("2022-02-28", ClaimKind.AVERAGE_GROWTH, "28%")
        assert result.claim.id.endswith("c17")
        assert (result.years, result.verdict) == (4, Verdict.CONSISTENT)
        assert result.point is not None
        assert round(result.point, 2) == Decimal("28.14")
        assert [o.quantity and o.quantity.text for o in result.claim.operands] == [
            "507,000",
            "1.367 million",
        ]

    @pytest.mark.parametrize(
        ("text", "claim", "first", "second"),
        [("6.1%", "c02", "2.8", "9.6"), ("18.2%", "c06", "4.1", "34.3")],
    )
    def test_two_year_averages(self, text: str, claim: str, first: str, second: str) -> None:
        """The averages follow from the second year and the change of the rate since the first."""
        result = found("2022-02-28", ClaimKind.TWO_YEAR_AVERAGE, text)
        assert result.claim.id.endswith(claim)
        assert (result.verdict, result.reason) == (Verdict.CONSISTENT, Ground.ROUNDS_TO_STATED)
        assert result.point is not None
        expected = ((100 + float(first)) * (100 + float(second))) ** 0.5 - 100
        assert isclose(result.point, expected)

    def test_up_so_many_times(self) -> None:
        """From 1.367 to 3.521 million is up 157.57 percent, which is 1.6 times."""
        result = found("2022-02-28", ClaimKind.GROWTH, "1.6 times")
        assert result.claim.id.endswith("c20")
        assert result.verdict is Verdict.CONSISTENT
        assert (result.unit.name, result.point and round(result.point, 2)) == (
            "percent",
            Decimal("157.57"),
        )

    def test_the_wrong_quotation(self) -> None:
        """More than 1.43 million base stations were quoted as more than 1.42 million."""
        result = found("2022-02-28", ClaimKind.QUOTATION, "1.42 million")
        assert result.claim.id.endswith("c34")
        assert (result.verdict, result.reason) == (
            Verdict.MISQUOTED,
            Ground.QUOTED_OTHERWISE,
        )
        assert result.common == Interval.exactly(1_425_000)
        assert result.point == Decimal(1_430_000)

    def test_a_target_adds_up(self) -> None:
        """More than 1.42 million and 600,000 new base stations are 2 million, when rounded."""
        result = found("2022-02-28", ClaimKind.SUM, "2 million")
        assert (result.verdict, result.point) == (Verdict.CONSISTENT, Decimal(2_020_000))
        assert (result.years, result.implied_period) == (None, None)

    def test_the_rate_of_the_first_year(self) -> None:
        """A two-year average and the second year imply the growth of 2020."""
        result = found("2022-02-28", ClaimKind.TWO_YEAR_AVERAGE, "6.6%")
        assert result.implied_period is not None
        assert result.implied_period.isoformat() == "2020"
        assert result.implied is not None
        assert result.implied.contains(Decimal("3.5"))


class TestJune:
    """The briefing of 2022-06-14."""

    def test_counts(self) -> None:
        """Nothing is inconsistent; the real rate is not comparable."""
        counts = Counter(each.verdict for each in check(load("2022-06-14")))
        assert counts == {
            Verdict.CONSISTENT: 12,
            Verdict.NOT_COMPARABLE: 1,
            Verdict.NOT_CHECKABLE: 16,
        }

    def test_the_real_rate(self) -> None:
        """From 20.9 to 37.3 trillion in nine years is 6.65 percent nominally, and 6.3 was real.

        It is said twice, and called real the second time.
        """
        result = found("2022-06-14", ClaimKind.AVERAGE_GROWTH, "6.3%", "r2")
        (again,) = map(load("2022-06-14").find, result.claim.again)
        assert isinstance(result.claim.stated, Indicator)
        assert isinstance(again, Indicator)
        prices = (result.claim.stated.price_basis, again.price_basis)
        assert prices == (PriceBasis.UNSPECIFIED, PriceBasis.REAL)
        assert (result.verdict, result.years) == (Verdict.NOT_COMPARABLE, 9)
        assert result.point is not None
        assert round(result.point, 2) == Decimal("6.65")

    def test_kilometres_per_accident(self) -> None:
        """About 3.08 million kilometres and 21 accidents are one accident in 147,000."""
        result = found("2022-06-14", ClaimKind.RATIO, "147,000 kilometers")
        assert result.claim.id.endswith("c20")
        assert result.verdict is Verdict.CONSISTENT
        assert result.point is not None
        assert isclose(result.point, 3_080_000 / 21)

    def test_enterprises_in_2012(self) -> None:
        """48.42 million as 2.7 times 2012 imply 17.6 to 18.3 million enterprises then."""
        result = found("2022-06-14", ClaimKind.MULTIPLE, "2.7 times")
        assert result.claim.id.endswith("c10")
        assert result.verdict is Verdict.NOT_CHECKABLE
        assert result.implied_period is not None
        assert result.implied_period.isoformat() == "2012-12-31"
        assert result.implied is not None
        assert result.implied.lower is not None
        assert result.implied.upper is not None
        # 48.415 / 2.75 and 48.425 / 2.65, in millions.
        assert isclose(result.implied.lower, 48_415_000 / 2.75)
        assert isclose(result.implied.upper, 48_425_000 / 2.65)


def test_checks_are_in_the_order_of_the_claims(briefing_id: str) -> None:
    """Each claim has one check, in the same order, under every rule of rounding."""
    briefing = load(briefing_id)
    for rounding in Rounding:
        assert [c.claim for c in check(briefing, rounding=rounding)] == list(briefing.claims)


def test_the_decimal_context_does_not_matter(briefing_id: str) -> None:
    """A caller's own decimal precision changes neither a number nor a sentence."""
    briefing = load(briefing_id)
    expected = [(each, each.explain()) for each in check(briefing)]
    with localcontext(prec=2):
        assert [(each, each.explain()) for each in check(briefing)] == expected


def test_attaching_the_transcript_changes_no_verdict(briefing_id: str, transcript: str) -> None:
    """A briefing with its transcript has the same verdicts and numbers."""
    bare, full = (check(load(briefing_id, text=text)) for text in (None, transcript))
    assert [(c.verdict, c.point, c.implied) for c in bare] == [
        (c.verdict, c.point, c.implied) for c in full
    ]
