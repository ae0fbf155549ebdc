"""What a check finds, in a sentence with the numbers that decide."""

from fractions import Fraction
from typing import TYPE_CHECKING

from miitbrief.explanations.amounts import number_in_words
from miitbrief.explanations.wording import BOUNDS, GROUNDS
from miitbrief.model._numbers import to_decimal
from miitbrief.model.claims import DURATIONS, ClaimKind

if TYPE_CHECKING:
    from miitbrief.checking.checks import Check

__all__ = ["verdict_sentence"]

_SAID_TWICE = frozenset({ClaimKind.REPEAT, ClaimKind.QUOTATION})


def verdict_sentence(check: "Check") -> str:
    """Return why a check finds what it finds, with the result and the stated number."""
    claim, reason = check.claim, str(check.reason)
    if reason == "within_bound":
        return BOUNDS.get(str(claim.kind), GROUNDS[reason])
    if reason == "rounds_to_stated" and claim.kind in _SAID_TWICE:
        return "both give the same number"
    if reason == "rounds_to_stated" and claim.kind in DURATIONS:
        return "that is how long it is from its start"
    stated = str(claim.stated.quantity)
    return GROUNDS[reason].format(
        result=_result(check), stated=stated, missing=claim.missing_operand or "a number"
    )


def _result(check: "Check") -> str:
    """Return what follows from the numbers as printed, as the stated number is printed."""
    stated = check.claim.stated
    if check.point is None:
        return "nothing"
    value = to_decimal(Fraction(check.point) / stated.factor, up=False)
    return number_in_words(value, stated.quantity.unit)
