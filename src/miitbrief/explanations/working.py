"""The working of a check in sentences, for who must decide whether to print a number.

What was said comes first, then what it follows from, what that comes to, and the verdict.  The id
of the claim stands last.
"""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from miitbrief._printing import printable
from miitbrief.arithmetic.formulas import operand_intervals
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.explanations.descriptions import figure_in_words, time_in_words
from miitbrief.explanations.results import missing_in_words, result_sentences, verdict_sentence
from miitbrief.explanations.wording import ROLES, ROUNDINGS
from miitbrief.model._numbers import to_decimal
from miitbrief.model.categories import Kind
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import RATES, Figure
from miitbrief.model.quantities import Hedge, Rounding, Unit

if TYPE_CHECKING:
    from miitbrief.checking.checks import Check, Filling
    from miitbrief.checking.repairs import Repair

__all__ = ["explanation", "result_in_words"]


def explanation(check: "Check") -> list[str]:
    """Return the lines of the working."""
    claim = check.claim
    lines = [f"Stated: {_described(claim.stated)}{_meant(check)}."]
    lines += _inputs(check)
    if check.years is not None:
        lines.append(_length(claim, check.years))
    if check.other_years is not None:
        lines.append(_counted_otherwise(check.other_years, check.years or 0))
    if check.rounding is not Rounding.HALF:
        lines.append(f"Rounding: numbers are taken as {ROUNDINGS[check.rounding]}.")
    lines += _zeros(claim)
    if check.recomputed is not None and check.point is not None and not check.fillings:
        lines += result_sentences(check)
    lines += _missing(check)
    lines += [_filled(check, each) for each in check.fillings]
    if check.common is not None:
        both = interval_in_words(check.common, check.unit).removeprefix("exactly ")
        lines.append(f"Both can be right: {both} is rounded to either number.")
    if check.low_information:
        lines.append(
            "Caution: the numbers leave so much open that one a tenth larger or smaller would hold "
            "as well."
        )
    if nearest := check.nearest:
        lines.append(f"Nearest: it would hold with {'; or '.join(map(_repaired, nearest))}.")
    if claim.again:
        lines.append(f"Said again: in the text, as {', '.join(claim.again)}.")
    lines.append(f"Verdict: {check.verdict.replace('_', ' ')}: {verdict_sentence(check)}.")
    return [*lines, f"Claim: {claim.id}."]


def result_in_words(check: "Check") -> str:
    """Return what follows from the operands, or what the missing one would have to be."""
    if check.implied is not None and not check.fillings:
        implied = interval_in_words(check.implied, check.implied_unit)
        return f"{check.claim.missing_operand}: {implied}"
    if check.recomputed is None or check.point is None:
        return ""
    point = number_in_words(check.point, check.unit)
    exact = check.recomputed.width == 0
    return point if exact else f"{point} ({interval_in_words(check.recomputed)})"


def _described(figure: Figure) -> str:
    """Return a figure with its measure and the one who said it."""
    who = "" if figure.speaker is None else f", said by {figure.speaker}"
    return f"{figure_in_words(figure)}{who}"


def _operand(claim: Claim, operand: Figure, home: str | None) -> str:
    """Return a figure beside the stated one: what it says that the other has not said yet."""
    stated = claim.stated
    line = figure_in_words(operand, measure=operand.measure != stated.measure)
    if operand.speaker is not None and operand.speaker != stated.speaker:
        line += f", said by {operand.speaker}"
    return line if home is None else f"{line}, at the briefing {home}"


def _meant(check: "Check") -> str:
    """Return what the stated words come to: a multiple in percent, and all that they allow."""
    stated, unit = check.claim.stated, check.unit
    means = interval_in_words(check.stated, unit)
    if check.stated.width == 0 or _tells_its_limits(stated):
        means = ""
    if stated.quantity.unit.name != "times":
        return f"; before rounding, {means}" if means else ""
    point = stated.point
    if check.reason == "other_reading":
        more, much = (point / 100 - 1, point / 100) if stated.kind in RATES else (point, point + 1)
        return (
            f"; read as {number_in_words(_decimal(more))} times more, which is "
            f"{number_in_words(_decimal(much))} times as much"
        )
    if stated.kind in RATES:
        times = number_in_words(_decimal(1 + point / 100))
        return f"; that is {number_in_words(_decimal(point))}% more, or {times} times as much" + (
            f", and before rounding {means}" if means else ""
        )
    more = (point - 1) * 100
    by = f"{number_in_words(_decimal(abs(more)))}% {'more' if more >= 0 else 'less'}"
    return f"; {number_in_words(_decimal(point))} times as much is {by}" + (
        f", and before rounding {means}" if means else ""
    )


def _decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal, which the words round."""
    return to_decimal(number, up=False)


def _inputs(check: "Check") -> list[str]:
    """Return a line for each operand: its role, the figure, and what it may be."""
    claim = check.claim
    meanings = operand_intervals(claim, lambda figure: figure.interval(check.rounding))
    own = claim.id.rpartition("/")[0]
    homes = claim.homes(own)
    lines: list[str] = []
    for role, operand, meaning, home in zip(
        claim.roles, claim.operands, meanings, homes, strict=True
    ):
        words = interval_in_words(meaning, _unit_in_formula(claim, operand))
        line = f"{_sentence(role)}: {_operand(claim, operand, None if home == own else home)}"
        if _is_change_of_rate(claim, operand):
            line += f"; so the growth of the first year was {words}"
        elif meaning.width != 0 and not _tells_its_limits(operand):
            line += f"; before rounding, {words}"
        lines.append(f"{line}.")
    return lines


def _tells_its_limits(figure: Figure) -> bool:
    """Tell whether the words of a figure say what it may be: "more than 3 million"."""
    return figure.quantity.hedge is not Hedge.EXACT


def _is_change_of_rate(claim: Claim, operand: Figure) -> bool:
    """Tell whether a change of the rate stands for the rate of the first of two years."""
    return claim.kind is ClaimKind.TWO_YEAR_AVERAGE and operand.kind is Kind.POINT_CHANGE


def _unit_in_formula(claim: Claim, operand: Figure) -> Unit:
    """Return the unit in which an operand enters the formula."""
    return Unit(name="percent") if _is_change_of_rate(claim, operand) else operand.unit


def _zeros(claim: Claim) -> list[str]:
    """Return the line about zeros at the end of whole amounts, which may be rounding."""
    rounded = [
        str(figure.quantity)
        for figure in (claim.stated, *claim.operands)
        if figure.quantity.hedge is Hedge.EXACT and figure.possible_step > figure.quantity.step
    ]
    if not rounded:
        return []
    numbers = " and ".join(dict.fromkeys(rounded))
    return [f"Rounded numbers: the zeros at the end of {numbers} may stand for other digits."]


def _missing(check: "Check") -> list[str]:
    """Return the line that names what the text lacks, and tells what it would have to be."""
    missing = check.claim.missing
    if missing is None:
        return []
    what = f"{_sentence(missing.role)}: not in the text: {missing_in_words(check.claim)}"
    if check.implied is None:
        return [f"{what}."]
    implied = interval_in_words(check.implied, check.implied_unit).removeprefix("exactly ")
    printed = ""
    hedged = any(map(_tells_its_limits, (check.claim.stated, *check.claim.operands)))
    if check.implied_point is not None and hedged:
        number = number_in_words(check.implied_point, check.implied_unit)
        printed = f", or {number} if every number is taken just as printed"
    return [f"{what}; it would have to be {implied}{printed}."]


def _filled(check: "Check", filling: "Filling") -> str:
    """Return the line about a value in the place of what the text lacks."""
    reference = filling.reference
    value = number_in_words(_decimal(reference.figure.point), reference.figure.unit)
    where = f" (figure {reference.source.figure})" if reference.source.figure else ""
    line = f"Found: {value}, {reference.source}{where}"
    if filling.point is not None:
        result = number_in_words(filling.point, check.unit)
        line += f"; with it the claim comes to {result}: {filling.verdict.replace('_', ' ')}"
    note = f"; {reference.source.note}" if reference.source.note else ""
    return printable(f"{line}{note}.")


def _length(claim: Claim, years: int) -> str:
    """Return the line that tells how many years lie between, or how long a duration is."""
    period, basis = claim.stated.period, claim.stated.basis
    if claim.kind is ClaimKind.DURATION:
        unit = claim.stated.quantity.unit.name
        length = "the text's period" if period is None else time_in_words(period)
        return f"{_sentence(unit)}s: {years}, the length of {length}."
    if claim.kind is ClaimKind.AVERAGE_LEVEL:
        unit = claim.stated.quantity.unit.per or "time"
        return f"{_sentence(unit)}s: {years}, which the levels cover."
    if basis is None or period is None:
        return f"Years: {years}, between the levels."
    first, last = time_in_words(basis), time_in_words(period)
    return f"Years: {years}, from {first} to {last}, as the text has it."


def _counted_otherwise(other: int, years: int) -> str:
    """Return the line with the number of years that another reader may take."""
    base = "the year before the first one named" if other > years else "the first year named"
    return f"Years, counted otherwise: {other}, if growth is counted from {base}."


def _repaired(repair: "Repair") -> str:
    """Return what a repair changes, and to what."""
    words = interval_in_words(repair.interval, repair.unit).removeprefix("exactly ")
    if repair.name == "years":
        return words
    name = "stated number" if repair.name == "stated" else repair.name
    return f"{words} as the {ROLES.get(name, name).removeprefix('the ')}"


def _sentence(name: str) -> str:
    """Return a name as the start of a sentence."""
    words = ROLES.get(name, name).replace("_", " ")
    return words[:1].upper() + words[1:]
