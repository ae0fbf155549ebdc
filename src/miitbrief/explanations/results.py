"""What the operands of a claim come to, and what that decides, in a sentence each."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from miitbrief._printing import printable
from miitbrief.arithmetic.formulas import operand_intervals
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.explanations.descriptions import when
from miitbrief.explanations.wording import BOUNDS, GROUNDS, ROLES
from miitbrief.model._numbers import to_decimal
from miitbrief.model.categories import Kind
from miitbrief.model.claims import DURATIONS, Claim, ClaimKind
from miitbrief.model.figures import CHANGES, RATES
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Hedge, Unit

if TYPE_CHECKING:
    from miitbrief.checking.checks import Check

__all__ = ["missing_in_words", "result_sentences", "verdict_sentence"]

#: What is said of a measure that a text lacks, where that is no level of it.
_NOUNS = {Kind.GROWTH: "growth", Kind.AVERAGE_GROWTH: "average growth"}

_SAID_TWICE = frozenset({ClaimKind.REPEAT, ClaimKind.QUOTATION})


def _listed(items: Sequence[str]) -> str:
    """Return items in a row.

    >>> _listed(["1", "2", "3"]), _listed(["1"])
    ('1, 2 and 3', '1')
    """
    return " and ".join((", ".join(items[:-1]), items[-1]) if len(items) > 1 else items)


#: What is said of the operands as printed, in order, and of the result that follows from them, for
#: the kinds from which more follows than the number of the operand, or a bound.
_RESULTS: dict[ClaimKind, Callable[[Sequence[str], str, int], str]] = {
    ClaimKind.GROWTH: lambda x, result, _: f"from {x[0]} to {x[1]} is {result}",
    ClaimKind.AVERAGE_GROWTH: lambda x, result, years: (
        f"from {x[0]} to {x[1]} in {years} {'year' if years == 1 else 'years'} is {result} a year"
    ),
    ClaimKind.TWO_YEAR_AVERAGE: lambda x, result, _: (
        f"{x[0]} in one year and {x[1]} in the next come to {result} a year"
    ),
    ClaimKind.AVERAGE_LEVEL: lambda x, result, count: (
        f"{_listed(x)}, divided by {count}, {'is' if len(x) == 1 else 'are'} {result}"
    ),
    ClaimKind.MULTIPLE: lambda x, result, _: f"{x[1]} is {result} {x[0]}",
    ClaimKind.MULTIPLE_OF_GROWTH: lambda x, result, _: (
        f"growth of {x[0]} makes {result} what was before"
    ),
    ClaimKind.GROWTH_OF_CHANGE: lambda x, result, _: (
        f"a change of {x[0]} that leads to {x[1]} is {result}"
    ),
    ClaimKind.CHANGE: lambda x, result, _: f"{x[1]} less {x[0]} is {result}",
    ClaimKind.POINT_CHANGE: lambda x, result, _: f"{x[1]} less {x[0]} is {result}",
    ClaimKind.SHARE: lambda x, result, _: f"{_listed(x[:-1])} of {x[-1]} is {result}",
    ClaimKind.CONTRIBUTION: lambda x, result, _: (
        f"a part that was {x[0]} of the whole and grew by {x[1]} makes up {result} of the "
        f"{x[2]} by which the whole grew"
    ),
    ClaimKind.CONTRIBUTION_OF_SHARE: lambda x, result, _: (
        f"a part that grew by {x[1]} to {x[0]} of the whole makes up {result} of the {x[2]} by "
        f"which the whole grew"
    ),
    ClaimKind.MARGIN: lambda x, result, _: f"a profit of {x[0]} on {x[1]} is {result}",
    ClaimKind.MARGIN_CHANGE: lambda x, result, _: (
        f"a profit of {x[0]}, after growth of {x[1]}, on {x[2]}, after growth of {x[3]}, is a "
        f"margin that changed by {result}"
    ),
    ClaimKind.CURRENCY: lambda x, result, _: f"where {x[1]} is {x[2]}, {x[0]} is {result}",
    ClaimKind.RATIO: lambda x, result, _: f"{x[0]} divided by {x[1]} is {result}",
    ClaimKind.SUM: lambda x, result, _: f"{_listed(x)} make {result}",
    ClaimKind.CONTINUED_DURATION: lambda _, result, __: f"from the same start there are {result}",
}


def result_sentences(check: "Check") -> list[str]:
    """Return what follows from the operands as printed, and from all that they may be.

    Of a repeat and of a bound, nothing follows but the number that stands there already.
    """
    claim = check.claim
    assert check.point is not None  # Only what was recomputed has a result.
    assert check.recomputed is not None
    if claim.kind not in _RESULTS:
        return []
    printed = operand_intervals(claim, lambda figure: Interval.exactly(figure.point))
    of_rates = claim.kind is ClaimKind.TWO_YEAR_AVERAGE
    numbers = [
        number_in_words(
            to_decimal(_point(each), up=False), Unit(name="percent") if of_rates else operand.unit
        )
        for each, operand in zip(printed, claim.operands, strict=True)
    ]
    sentence = _RESULTS[claim.kind](numbers, _result(check, check.point), check.years or 0)
    sentence += _otherwise(check, check.point)
    if check.recomputed.width != 0 and not _is_open(check.recomputed):
        result = interval_in_words(check.recomputed, check.unit)
        sentence += f"; allowing for {_left_open(claim)}, {result}"
    return [f"Recomputed: {sentence}."]


def _left_open(claim: Claim) -> str:
    """Return what lets the operands of a claim be other numbers than those printed."""
    hedges = dict.fromkeys(
        operand.quantity.hedge.replace("_", " ")
        for operand in claim.operands
        if operand.quantity.hedge is not Hedge.EXACT
    )
    return _listed(["rounding", *(f'"{hedge}"' for hedge in hedges)])


def _is_open(interval: Interval) -> bool:
    """Tell whether an interval is all that an amount can be, which says nothing."""
    return interval.upper is None and interval.lower in (None, 0)


def _result(check: "Check", point: Decimal) -> str:
    """Return the result, of growth with its direction."""
    is_change = check.claim.stated.kind in RATES
    if not is_change or check.claim.kind is ClaimKind.TWO_YEAR_AVERAGE:
        return number_in_words(point, check.unit)
    return f"{'down' if point < 0 else 'up'} {number_in_words(point.copy_abs(), check.unit)}"


def _otherwise(check: "Check", point: Decimal) -> str:
    """Return the result once more, of times in percent and of percents in times."""
    stated, number = check.claim.stated, Fraction(point)
    if stated.quantity.unit.name != "times" or check.claim.kind is ClaimKind.MULTIPLE_OF_GROWTH:
        return ""
    if stated.kind in RATES:
        return f", or {number_in_words(_decimal(1 + number / 100))} times as much"
    more = (number - 1) * 100
    by = number_in_words(_decimal(abs(more)), Unit(name="percent"))
    return f", or {by} {'more' if more >= 0 else 'less'}"


def _decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal, which the words round."""
    return to_decimal(number, up=False)


def _point(printed: Interval) -> Fraction:
    """Return the number of an interval that has only one."""
    assert printed.lower is not None  # A printed number has two ends.
    return Fraction(printed.lower)


def verdict_sentence(check: "Check") -> str:
    """Return why a check finds what it finds, with the result and the stated number."""
    claim, reason = check.claim, str(check.reason)
    if str(check.verdict) == "consistent" and str(claim.kind) in BOUNDS:
        other = str(claim.operands[0].quantity)
        return BOUNDS[str(claim.kind)].format(stated=claim.stated.quantity, other=other)
    if reason == "rounds_to_stated" and claim.kind in _SAID_TWICE:
        return "both give the same number"
    if reason == "rounds_to_stated" and claim.kind in DURATIONS:
        return f"that is how long it is{_from_start(claim)}"
    stated, per = str(claim.stated.quantity), claim.stated.quantity.unit.per
    if per and per not in stated:
        stated += f" per {printable(per)}"
    return GROUNDS[reason].format(
        result=_as_stated(check), stated=stated, missing=missing_in_words(claim)
    )


def missing_in_words(claim: Claim) -> str:
    """Return the name and the time of what the text lacks, as in "GDP in 2021"."""
    missing = claim.missing
    if missing is None:
        return "other figure"
    thing = printable(missing.measure) or ROLES.get(missing.role, missing.role)
    noun = "" if missing.kind is None else _NOUNS.get(missing.kind, "")
    if noun and "growth" not in thing.split():
        thing = f"{noun} of {thing}"
    thing = thing.removeprefix("the ")
    return thing if missing.period is None else f"{thing} {when(missing.period)}"


def _from_start(claim: Claim) -> str:
    """Return the days of a duration, or that it starts when the text says."""
    period = claim.stated.period
    return " from its start" if period is None else f" {when(period)}"


def _as_stated(check: "Check") -> str:
    """Return what follows from the numbers as printed, as the stated number is printed."""
    stated = check.claim.stated
    if check.point is None:
        return "nothing"
    value = to_decimal(Fraction(check.point) / stated.factor, up=False)
    if value < 0 and stated.kind in CHANGES:
        size = number_in_words(value.copy_abs(), stated.quantity.unit)
        return f"a {'rise' if check.point > 0 else 'fall'} of {size}"
    return number_in_words(value, stated.quantity.unit)
