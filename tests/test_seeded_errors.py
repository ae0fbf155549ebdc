"""Seeded errors: a number of each claim of the briefings is changed, and the recheck must see it.

What rounding and hedges leave open is taken from the recomputed interval.  A change beyond it must
be found inconsistent; one within it must not.  Where no change can be refuted, the tables below
say so with the reason, and a test keeps them complete.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import NamedTuple, TypeVar, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Briefing,
    Check,
    Claim,
    ClaimKind,
    Direction,
    Exchange,
    Hedge,
    Indicator,
    Kind,
    Quantity,
    Rounding,
    Verdict,
    available,
    check,
    load,
)
from miitbrief.arithmetic.formulas import BOUNDS
from miitbrief.checking.detection import find_claims
from miitbrief.checking.evaluation import recheck
from miitbrief.model.figures import RATES, AnyTarget, Figure, Statement
from miitbrief.model.turns import Turn

#: What an error leads to; a quotation must give the very number, though others can be true.
CAUGHT = {Verdict.INCONSISTENT, Verdict.MISQUOTED}
HOLDS = {Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING}
UP, DOWN = 1, -1
DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
#: A share has no more than its whole.
WHOLE = 100

AT_LEAST = "the number is only a lower limit, and a lower one holds all the more"
NO_UPPER = "what it is the sum of, or a part of, has only lower limits"
ABOUT = "the distance is said to be about so much, which allows every ratio"
NOT_BELOW_ZERO = "it is printed to the million, and the next lower number is zero, which may be 0.5"
LIMIT = "this operand is only a limit, or what follows from it is compared with one"
COARSE = "the stated number is printed to the million"

BOUND = "only a bound is known, and this is far from it or on its right side"

#: Changes of the stated number that nothing refutes, by claim kind, stated figure and side.
NOT_REFUTED = {
    ("multiple_of_growth", "2022-02-28/r2/i13", DOWN): AT_LEAST,
    ("repeat", "2022-02-28/q03/a2/i04", DOWN): AT_LEAST,
    ("sum", "2022-02-28/q09/a1/t2", UP): NO_UPPER,
    ("ratio", "2022-06-14/q07/a1/i09", UP): ABOUT,
    ("ratio", "2022-06-14/q07/a1/i09", DOWN): ABOUT,
    ("repeat", "2022-06-14/q08/a1/i02", DOWN): NOT_BELOW_ZERO,
    ("part", "2022-02-28/q01/a1/i09", DOWN): BOUND,
    ("part", "2022-02-28/q01/a1/i10", DOWN): BOUND,
    ("part", "2022-02-28/r2/i26", UP): NO_UPPER,
    ("part", "2022-02-28/r2/i26", DOWN): BOUND,
    ("part", "2022-06-14/q03/a1/i04", DOWN): BOUND,
    ("part", "2022-06-14/r2/i04", DOWN): BOUND,
    ("part", "2022-06-14/r2/i05", DOWN): BOUND,
    ("part", "2022-06-14/r2/i29", UP): NO_UPPER,
    ("part", "2022-06-14/r2/i29", DOWN): BOUND,
    ("running_total", "2022-06-14/q10/a1/i02", UP): BOUND,
    ("threshold", "2022-02-28/q01/a1/i19", DOWN): AT_LEAST,
}

#: Changes of an operand by a fifth that nothing refutes, by claim kind, operand and side.
OPERANDS_NOT_REFUTED = {
    ("multiple_of_growth", "2022-02-28/r2/i14", UP): LIMIT,
    ("repeat", "2022-02-28/q03/a2/i05", UP): LIMIT,
    ("repeat", "2022-02-28/q03/a2/i06", UP): LIMIT,
    ("sum", "2022-02-28/q09/a1/i02", UP): LIMIT,
    ("sum", "2022-02-28/q09/a1/i02", DOWN): LIMIT,
    ("sum", "2022-02-28/q09/a1/t1", UP): LIMIT,
    ("sum", "2022-02-28/q09/a1/t1", DOWN): LIMIT,
    ("ratio", "2022-06-14/q07/a1/i07", UP): ABOUT,
    ("ratio", "2022-06-14/q07/a1/i07", DOWN): ABOUT,
    ("ratio", "2022-06-14/q07/a1/i08", UP): ABOUT,
    ("ratio", "2022-06-14/q07/a1/i08", DOWN): ABOUT,
    ("repeat", "2022-06-14/r2/i24", UP): COARSE,
    ("repeat", "2022-06-14/r2/i24", DOWN): COARSE,
    ("part", "2022-02-28/q01/a1/i05", UP): BOUND,
    ("part", "2022-02-28/q01/a1/i05", DOWN): BOUND,
    ("part", "2022-02-28/q01/a1/i06", UP): BOUND,
    ("part", "2022-02-28/q01/a1/i06", DOWN): BOUND,
    ("part", "2022-02-28/r2/i25", UP): LIMIT,
    ("part", "2022-02-28/r2/i25", DOWN): LIMIT,
    ("part", "2022-06-14/q03/a1/i01", UP): BOUND,
    ("part", "2022-06-14/q03/a1/i01", DOWN): BOUND,
    ("part", "2022-06-14/r2/i01", UP): BOUND,
    ("part", "2022-06-14/r2/i02", UP): BOUND,
    ("part", "2022-06-14/r2/i28", UP): LIMIT,
    ("part", "2022-06-14/r2/i28", DOWN): LIMIT,
    ("running_total", "2022-06-14/q10/a1/i01", UP): BOUND,
    ("running_total", "2022-06-14/q10/a1/i01", DOWN): BOUND,
    ("threshold", "2022-02-28/q01/a1/i18", UP): BOUND,
}

#: Undated figures are known as repeats by their number alone, so that of another number is none.
KNOWN_BY_NUMBER = {"2022-06-14/q08/a1/i02"}


AnyFigure = TypeVar("AnyFigure", bound=Statement)
AnyTurn = TypeVar("AnyTurn", bound=Turn)


class Case(NamedTuple):
    """A claim that holds."""

    briefing: Briefing
    check: Check

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.check.claim

    @property
    def stated(self) -> Quantity:
        """The number that is stated."""
        return self.claim.stated.quantity

    def __str__(self) -> str:
        """Return the claim's id, for the report."""
        return self.claim.id


@cache
def cases() -> tuple[Case, ...]:
    """Return every claim of the bundled briefings that is found and holds."""
    return tuple(
        Case(briefing, result)
        for briefing in map(load, (info.id for info in available()))
        for result in check(attrs.evolve(briefing, claims=find_claims(briefing)))
        if result.verdict in HOLDS
    )


each_case = pytest.mark.parametrize("case", cases(), ids=str)
each_side = pytest.mark.parametrize("side", [UP, DOWN], ids=["up", "down"])


def printed(quantity: Quantity, value: Fraction, places: int | None = None) -> Quantity:
    """Return a quantity with another number, printed as before, or to so many decimals."""
    old = DIGITS.search(quantity.text)
    digits = old.group() if old else f"{quantity.value:f}"
    scale = Fraction(quantity.value) / Fraction(digits.replace(",", ""))
    decimals = len(digits.partition(".")[2]) if places is None else places
    number = Fraction(value) / scale
    new = f"{Decimal(round(number * 10**decimals)).scaleb(-decimals):,f}"
    text = quantity.text.replace(old.group(), new, 1) if old else new
    exact = Fraction(new.replace(",", "")) * scale
    return attrs.evolve(
        quantity, value=Decimal(exact.numerator) / Decimal(exact.denominator), text=text
    )


def with_quantity(figure: Figure, quantity: Quantity) -> Figure:
    """Return a figure with another number."""
    return attrs.evolve(figure, quantity=quantity)


def verdict_of(case: Case, claim: Claim) -> Verdict:
    """Return what the recheck says of a changed claim."""
    return recheck(claim, case.briefing, Rounding.HALF).verdict


def least_step(quantity: Quantity) -> Fraction:
    """Return the unit of the last printed digit; of a count to the unit, one."""
    return Fraction(quantity.step) or Fraction(1)


def refuted(case: Case, side: int) -> list[int]:
    """Return the changes, in units of the last digit, that the recomputed interval refutes.

    They are the ten smallest, fewer where a number cannot be below zero or a share above 100.
    """
    quantity, recomputed = case.stated, case.check.recomputed
    assert recomputed is not None  # A claim that holds was recomputed.
    factor, step = case.claim.stated.factor, least_step(quantity)
    half = Fraction(quantity.step) / 2
    if side == DOWN and quantity.hedge is not Hedge.EXACT:
        return []
    end = recomputed.upper if side == UP else recomputed.lower
    if end is None:
        return []
    limit = Fraction(end) / factor
    reach = half if quantity.hedge is Hedge.EXACT else 0
    away = (limit - Fraction(quantity.value)) * side + reach
    is_quoted = case.claim.kind is ClaimKind.QUOTATION  # It must give the very number.
    first = 1 if is_quoted else max(floor(away / step) + 1, 1)
    changes = range(first, first + 10)
    return [
        n * side for n in changes if _is_possible(case, Fraction(quantity.value) + n * side * step)
    ]


def _is_possible(case: Case, value: Fraction) -> bool:
    """Tell whether a figure may have a number at all, whose zeros are no rounding."""
    zeros = value != 0 and value % (10 * least_step(case.stated)) == 0
    return (
        value >= 0
        and not (zeros and case.claim.kind in BOUNDS)
        and (case.claim.stated.kind is not Kind.SHARE or value <= WHOLE)
    )


def changed(case: Case, steps: int) -> Quantity:
    """Return the stated number changed by so many units of its last digit."""
    value = Fraction(case.stated.value) + steps * least_step(case.stated)
    return printed(case.stated, value)


def replaced(briefing: Briefing, figure: Figure) -> Briefing:
    """Return a briefing with one figure changed, and without claims."""

    def known(old: AnyFigure) -> AnyFigure:
        return cast("AnyFigure", figure) if old.id == figure.id else old

    def known_target(old: AnyTarget) -> AnyTarget:
        target = known(old)
        return attrs.evolve(target, baseline=target.baseline and known(target.baseline))

    def moved(turn: AnyTurn) -> AnyTurn:
        return attrs.evolve(
            turn,
            indicators=tuple(map(known, turn.indicators)),
            targets=tuple(map(known_target, turn.targets)),
        )

    exchanges = tuple(
        Exchange(question=moved(each.question), answers=tuple(map(moved, each.answers)))
        for each in briefing.exchanges
    )
    turns = tuple(map(moved, briefing.turns))
    return attrs.evolve(briefing, turns=turns, exchanges=exchanges, claims=())


def sides() -> Iterator[tuple[Case, int]]:
    """Yield each claim that holds, with each side."""
    for case in cases():
        for side in (UP, DOWN):
            yield case, side


def key(case: Case, figure: Figure, side: int) -> tuple[str, str, int]:
    """Return how the tables name a change."""
    return (str(case.claim.kind), figure.id, side)


class TestStatedNumbers:
    """The number that is claimed is changed."""

    def test_what_cannot_be_refuted_is_listed(self) -> None:
        """The table has every change that the recomputed interval leaves open, and no other."""
        open_sides = {
            key(case, case.claim.stated, side) for case, side in sides() if not refuted(case, side)
        }
        assert open_sides == set(NOT_REFUTED)

    @each_case
    @each_side
    @settings(max_examples=20)  # Ten changes are drawn from.
    @given(data=st.data())
    def test_beyond_rounding_it_is_caught(self, case: Case, side: int, data: st.DataObject) -> None:
        """A number beyond what rounding and hedges allow is inconsistent, a quotation misquoted."""
        changes = refuted(case, side)
        if not changes:
            assert key(case, case.claim.stated, side) in NOT_REFUTED
            return
        quantity = changed(case, data.draw(st.sampled_from(changes)))
        claim = attrs.evolve(case.claim, stated=with_quantity(case.claim.stated, quantity))
        assert verdict_of(case, claim) in CAUGHT

    @each_case
    @each_side
    def test_the_error_is_found_in_the_briefing(self, case: Case, side: int) -> None:
        """With the error in the briefing, the claim is found again and is inconsistent."""
        changes = refuted(case, side)
        stated = case.claim.stated
        if not changes:
            assert key(case, stated, side) in NOT_REFUTED
            return
        wrong = replaced(case.briefing, with_quantity(stated, changed(case, changes[0])))
        wrong = attrs.evolve(wrong, claims=find_claims(wrong))
        caught = [
            result.claim
            for result in check(wrong)
            if result.verdict in CAUGHT and result.claim.stated.id == stated.id
        ]
        operands = [operand.id for operand in case.claim.operands]
        found = [
            claim
            for claim in caught
            if claim.kind is case.claim.kind
            and [operand.id for operand in claim.operands] == operands
        ]
        assert bool(found) != (stated.id in KNOWN_BY_NUMBER)

    @each_case
    @settings(max_examples=40)
    @given(data=st.data())
    def test_within_rounding_it_is_not_flagged(self, case: Case, data: st.DataObject) -> None:
        """A recomputed number that is printed to any digit is never inconsistent."""
        quantity, recomputed = case.stated, case.check.recomputed
        assert recomputed is not None  # A claim that holds was recomputed.
        factor = case.claim.stated.factor
        lower = Fraction(recomputed.lower or 0) / factor
        upper = 2 * lower + 1 if recomputed.upper is None else Fraction(recomputed.upper) / factor
        number = lower + (upper - lower) * Fraction(data.draw(st.integers(0, 1000)), 1000)
        if case.claim.kind is ClaimKind.QUOTATION:
            number = Fraction(quantity.value)
        places = data.draw(st.integers(0, 3)) if quantity.step else 0
        new = printed(quantity, number, places)
        if quantity.hedge is not Hedge.EXACT and Fraction(new.value) > upper:
            return  # "More than 2.2" is no way to print 2.15.
        if not quantity.step and Fraction(new.value) != number:
            return  # A whole count is not rounded.
        claim = attrs.evolve(case.claim, stated=with_quantity(case.claim.stated, new))
        # Another number that can be true as well is no repeat of the first, and no error.
        repeated = {Verdict.MISQUOTED} if case.claim.kind is ClaimKind.REPEAT else set[Verdict]()
        assert verdict_of(case, claim) in {*HOLDS, *repeated}

    @each_case
    def test_the_other_direction_is_caught(self, case: Case) -> None:
        """A rate that is said to fall where it rises is inconsistent."""
        stated = case.claim.stated
        if stated.kind not in RATES:
            assert case.claim.kind not in {ClaimKind.GROWTH, ClaimKind.AVERAGE_GROWTH}
            return
        fallen = attrs.evolve(stated, direction=Direction.DOWN)
        assert verdict_of(case, attrs.evolve(case.claim, stated=fallen)) == Verdict.INCONSISTENT


class TestOperands:
    """A number from which the claim follows is changed by a fifth."""

    def changes(self) -> Iterator[tuple[Case, int, int]]:
        """Yield each claim that holds with each operand and side."""
        for case, side in sides():
            for position in range(len(case.claim.operands)):
                yield case, position, side

    def test_it_is_caught_or_listed(self) -> None:
        """Every change is inconsistent, but for those of the table, each with its reason."""
        missed: set[tuple[str, str, int]] = set()
        for case, position, side in self.changes():
            operands = list(case.claim.operands)
            quantity = operands[position].quantity
            size = Fraction(quantity.value) * (5 + side) / 5
            new = printed(quantity, size, None if Fraction(quantity.step) * 10 <= size else 1)
            operands[position] = with_quantity(operands[position], new)
            claim = attrs.evolve(case.claim, operands=tuple(operands))
            if verdict_of(case, claim) not in CAUGHT:
                missed.add(key(case, case.claim.operands[position], side))
        assert missed == set(OPERANDS_NOT_REFUTED)


class TestTheSeeder:
    """The changes are what they say, or the tests above prove nothing."""

    @each_case
    def test_numbers_are_printed_alike(self, case: Case) -> None:
        """A changed number is another one, printed to the same digit."""
        new = changed(case, 3)
        if DIGITS.search(case.stated.text):
            assert new.step == case.stated.step
        assert new.value - case.stated.value == 3 * least_step(case.stated)
        assert new.hedge is case.stated.hedge

    def test_there_are_enough(self) -> None:
        """Every kind of claim that holds in the briefings is among the cases."""
        kinds = {case.claim.kind for case in cases()}
        assert len(cases()) >= 20
        assert {ClaimKind.GROWTH, ClaimKind.AVERAGE_GROWTH, ClaimKind.TWO_YEAR_AVERAGE} <= kinds

    def test_a_figure_is_replaced_everywhere(self) -> None:
        """A figure that is the baseline of a target is changed there, too."""
        briefing = load("2022-02-28")
        baseline = next(
            target.baseline for target in briefing.targets if target.baseline is not None
        )
        other = attrs.evolve(baseline, quantity=printed(baseline.quantity, Fraction(7_000_000)))
        wrong = replaced(briefing, other)
        assert wrong.find(baseline.id) == other
        assert isinstance(other, Indicator)
        assert all(t.baseline == other for t in wrong.targets if _is_from(t, other))


def _is_from(target: AnyTarget, figure: Figure) -> bool:
    """Tell whether a target starts from a figure."""
    return target.baseline is not None and target.baseline.id == figure.id


def test_rounding_up_and_down() -> None:
    """The seeder keeps unit words and scale words: 28 becomes 31 percent."""
    stated = next(c.claim.stated for c in cases() if c.claim.kind == "average_growth")
    rate = stated.quantity
    assert printed(rate, Fraction(31)).text == "31%"
    assert ceil(printed(rate, Fraction(61, 2), 1).value) == 31
