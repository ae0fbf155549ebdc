"""What the operands of a claim come to, in a sentence for each kind of claim."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from miitbrief.arithmetic.formulas import operand_intervals
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.model._numbers import to_decimal
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Unit

if TYPE_CHECKING:
    from miitbrief.checking.checks import Check

__all__ = ["result_sentence"]

#: What is said of the operands as printed, in order, and of the result that follows from them.
_RESULTS: dict[ClaimKind, Callable[[Sequence[str], str, int], str]] = {
    ClaimKind.GROWTH: lambda x, result, _: f"from {x[0]} to {x[1]} is {result}",
    ClaimKind.AVERAGE_GROWTH: lambda x, result, years: (
        f"from {x[0]} to {x[1]} in {years} {'year' if years == 1 else 'years'} is {result} a year"
    ),
    ClaimKind.TWO_YEAR_AVERAGE: lambda x, result, _: (
        f"{x[0]} in one year and {x[1]} in the next come to {result} a year"
    ),
    ClaimKind.MULTIPLE: lambda x, result, _: f"{x[1]} is {result} {x[0]}",
    ClaimKind.MULTIPLE_OF_GROWTH: lambda x, result, _: (
        f"growth of {x[0]} makes {result} as much as before"
    ),
    ClaimKind.GROWTH_OF_CHANGE: lambda x, result, _: (
        f"a change of {x[0]} that leads to {x[1]} is {result}"
    ),
    ClaimKind.CHANGE: lambda x, result, _: f"{x[1]} less {x[0]} is {result}",
    ClaimKind.POINT_CHANGE: lambda x, result, _: f"{x[1]} less {x[0]} is {result}",
    ClaimKind.SHARE: lambda x, result, _: f"{' and '.join(x[:-1])} of {x[-1]} is {result}",
    ClaimKind.CONTRIBUTION: lambda x, result, _: (
        f"a part of {x[0]} that grows by {x[1]} makes up {result} of growth of {x[2]}"
    ),
    ClaimKind.CONTRIBUTION_OF_SHARE: lambda x, result, _: (
        f"a part of {x[0]} after growth of {x[1]} made up {result} of growth of {x[2]}"
    ),
    ClaimKind.PART: lambda _, result, __: f"a part of it is {result} at most",
    ClaimKind.MARGIN: lambda x, result, _: f"a profit of {x[0]} on {x[1]} is {result}",
    ClaimKind.MARGIN_CHANGE: lambda x, result, _: (
        f"a profit of {x[0]}, after growth of {x[1]}, on {x[2]}, after growth of {x[3]}, is a "
        f"margin that changed by {result}"
    ),
    ClaimKind.CURRENCY: lambda x, result, _: f"where {x[1]} is {x[2]}, {x[0]} is {result}",
    ClaimKind.RATIO: lambda x, result, _: f"{x[0]} divided by {x[1]} is {result}",
    ClaimKind.SUM: lambda x, result, _: f"{' and '.join(x)} make {result}",
    ClaimKind.DURATION: lambda _, result, __: f"the period has {result}",
    ClaimKind.CONTINUED_DURATION: lambda _, result, __: f"from the same start there are {result}",
    ClaimKind.RUNNING_TOTAL: lambda _, result, __: f"the later total is {result} at least",
    ClaimKind.THRESHOLD: lambda _, result, __: f"the figure within that time is {result}",
    ClaimKind.REPEAT: lambda _, result, __: f"the other figure is {result}",
    ClaimKind.QUOTATION: lambda _, result, __: f"what was said is {result}",
}


def result_sentence(check: "Check") -> str:
    """Return what follows from the operands as printed, and from all that they may be."""
    claim = check.claim
    assert check.point is not None  # Only what was recomputed has a result.
    assert check.recomputed is not None
    printed = operand_intervals(claim, lambda figure: Interval.exactly(figure.point))
    of_rates = claim.kind is ClaimKind.TWO_YEAR_AVERAGE
    numbers = [
        number_in_words(
            to_decimal(_point(each), up=False), Unit(name="percent") if of_rates else operand.unit
        )
        for each, operand in zip(printed, claim.operands, strict=True)
    ]
    result = number_in_words(check.point, check.unit)
    sentence = _RESULTS[claim.kind](numbers, result, check.years or 0)
    if claim.stated.kind is Kind.MULTIPLE and check.unit.name == "times":
        more = (Fraction(check.point) - 1) * 100
        by = number_in_words(to_decimal(abs(more), up=False), Unit(name="percent"))
        sentence += f", which is {by} {'more' if more >= 0 else 'less'}"
    if check.recomputed.width != 0:
        possible = interval_in_words(check.recomputed, check.unit)
        sentence += f"; with all that the numbers may be, {possible}"
    return f"Recomputed: {sentence}."


def _point(printed: Interval) -> Fraction:
    """Return the number of an interval that has only one."""
    assert printed.lower is not None  # A printed number has two ends.
    return Fraction(printed.lower)
