"""The working of a check, in sentences."""

from typing import TYPE_CHECKING

from miitbrief.arithmetic.formulas import FORMULAS, operand_intervals
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.model.categories import Kind
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import Figure
from miitbrief.model.quantities import Hedge, Rounding, Unit

if TYPE_CHECKING:
    from miitbrief.checking.checks import Check
    from miitbrief.checking.repairs import Repair

__all__ = ["explanation", "result_in_words"]

#: What each ground of a check says.
_SENTENCES = {
    "rounds_to_stated": "the value recomputed from the printed numbers rounds to the stated one",
    "within_hedge": "the recomputed value lies where the stated words put it",
    "intervals_meet": "it can hold, but only within what rounding and hedges leave open",
    "intervals_apart": "no numbers that are printed so, nor the hedges, make it hold",
    "quoted_as_said": "the number is quoted as it was said",
    "quoted_otherwise": "the number was said differently",
    "real_rate_of_nominal_levels": (
        "the levels are at current prices and the rate is in real terms, so they need not agree"
    ),
    "operand_missing": "the text does not give every number that is needed",
    "years_unknown": "the text does not tell how many years lie between the levels",
    "no_result": "the arithmetic has no answer for these numbers",
}


_ROUNDINGS = {
    Rounding.HALF: "to the nearest last printed digit, a tie either way",
    Rounding.HALF_UP: "to the nearest last printed digit, a tie away from zero",
    Rounding.HALF_EVEN: "to the nearest last printed digit, a tie to the even digit",
    Rounding.TRUNCATION: "digits after the last printed one cut off",
}
#: What is added where it matters.
_ZEROS = "; zeros that end a whole amount may be rounding, too"


def explanation(check: "Check") -> list[str]:
    """Return the lines of the working."""
    claim = check.claim
    lines = [
        f"{_sentence(claim.kind)} of {claim.stated.id}: {_described(claim.stated)}.",
        f"Formula: {FORMULAS[claim.kind].text}.",
    ]
    meanings = operand_intervals(claim, lambda figure: figure.interval(check.rounding))
    for name, operand, meaning in zip(claim.roles, claim.operands, meanings, strict=True):
        words = interval_in_words(meaning, _unit_in_formula(claim, operand))
        lines.append(f"{_sentence(name)}: {_described(operand)}; it may stand for {words}.")
    if check.years is not None:
        lines.append(_length(claim, check.years))
    if check.other_years is not None:
        lines.append(_counted_otherwise(check.other_years, check.years or 0))
    zeros = _ZEROS if any(map(_has_zeros, (claim.stated, *claim.operands))) else ""
    lines.append(f"Rounding: {_ROUNDINGS[check.rounding]}{zeros}.")
    stated = interval_in_words(check.stated, check.unit)
    lines.append(f"Stated: {claim.stated.quantity}, which may stand for {stated}.")
    if check.recomputed is not None and check.point is not None:
        lines.append(
            f"Recomputed: {number_in_words(check.point, check.unit)} from the numbers as printed, "
            f"{interval_in_words(check.recomputed, check.unit)} from all that they may stand for."
        )
    if check.implied is not None:
        implied = interval_in_words(check.implied, check.implied_unit)
        when = "" if check.implied_period is None else f" ({check.implied_period})"
        lines.append(f"Implied {claim.missing_operand}{when}: {implied}.")
    if check.low_information:
        lines.append("Information: low, for a number a tenth larger or smaller would hold as well.")
    if nearest := check.nearest:
        lines.append(f"Nearest: it would hold with {'; or '.join(map(_repaired, nearest))}.")
    lines.append(f"Verdict: {check.verdict.replace('_', ' ')}: {_SENTENCES[check.reason]}.")
    return lines


def result_in_words(check: "Check") -> str:
    """Return what follows from the operands, or what the missing one would have to be."""
    if check.implied is not None:
        implied = interval_in_words(check.implied, check.implied_unit)
        return f"{check.claim.missing_operand}: {implied}"
    if check.recomputed is None or check.point is None:
        return ""
    point = number_in_words(check.point, check.unit)
    exact = check.recomputed.width == 0
    return point if exact else f"{point} ({interval_in_words(check.recomputed)})"


def _has_zeros(figure: Figure) -> bool:
    """Tell whether the zeros at the end of a number may be rounding."""
    quantity = figure.quantity
    return quantity.hedge is Hedge.EXACT and figure.possible_step > quantity.step


def _described(figure: Figure) -> str:
    """Return a figure with its measure and the one who said it."""
    who = "" if figure.speaker is None else f", said by {figure.speaker}"
    return f"{figure}{who}"


def _unit_in_formula(claim: Claim, operand: Figure) -> Unit:
    """Return the unit in which an operand enters the formula."""
    unit = operand.unit
    is_change = claim.kind is ClaimKind.TWO_YEAR_AVERAGE and operand.kind is Kind.POINT_CHANGE
    return Unit(name="percent") if is_change else unit


def _length(claim: Claim, years: int) -> str:
    """Return the line that tells how many years lie between, or how long a duration is."""
    period, basis = claim.stated.period, claim.stated.basis
    if claim.kind is ClaimKind.DURATION:
        unit = claim.stated.quantity.unit.name
        return f"{_sentence(unit)}s: {years}, the length of {period}."
    if basis is None or period is None:
        return f"Years: {years}, between the levels."
    return f"Years: {years}, from {basis} to {period}, as the text has it."


def _counted_otherwise(other: int, years: int) -> str:
    """Return the line with the number of years that another reader may take."""
    base = "a base year that is not named" if other > years else "the first year named as the base"
    return f"Years, counted otherwise: {other}, with {base}."


def _repaired(repair: "Repair") -> str:
    """Return what a repair changes, and to what."""
    return f"{repair.name} {interval_in_words(repair.interval, repair.unit)}"


def _sentence(name: str) -> str:
    """Return a name as the start of a sentence."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]
