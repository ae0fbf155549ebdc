"""What a text lacks, found in other briefings and in references."""

from collections.abc import Sequence

import attrs

from miitbrief.checking.checks import Check, Filling
from miitbrief.checking.evaluation import recheck
from miitbrief.checking.verdicts import Ground, Verdict
from miitbrief.exceptions import InvalidValueError, UnitMismatchError
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Indicator
from miitbrief.model.quantities import Quantity
from miitbrief.model.references import Reference, Source

__all__ = ["filled", "values_in", "with_other_briefing"]

#: What holds comes before what does not, and what has no answer comes last.
_BEST_FIRST = (
    Verdict.CONSISTENT,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.MISQUOTED,
    Verdict.INCONSISTENT,
    Verdict.NOT_COMPARABLE,
    Verdict.NOT_CHECKABLE,
)


def filled(result: Check, briefing: Briefing, values: Sequence[Reference]) -> Check:
    """Return a check with values in the place of the operand that the text lacks.

    It finds what the value does that fits best, since any of several may be what the speaker went
    by; values of another survey or scope decide nothing.
    """
    if not values:
        return result
    fillings = tuple(_filling(result, briefing, each) for each in values)
    best = min(fillings, key=lambda each: _BEST_FIRST.index(each.verdict))
    if best.verdict is Verdict.NOT_COMPARABLE:
        reason = Ground.OTHER_SCOPE
    elif best.verdict is Verdict.NOT_CHECKABLE:
        reason = Ground.NO_RESULT
    else:
        said = best.reference.source.figure is not None
        reason = Ground.WITH_OTHER_BRIEFING if said else Ground.WITH_REFERENCE
    return attrs.evolve(
        result,
        verdict=best.verdict,
        reason=reason,
        recomputed=best.recomputed,
        point=best.point,
        fillings=fillings,
    )


def _filling(result: Check, briefing: Briefing, value: Reference) -> Filling:
    """Return what follows from a value in the place of the operand that the text lacks."""
    claim = result.claim
    assert claim.missing is not None  # There is something to fill.
    operands = list(claim.operands)
    operands.insert(claim.missing.position, value.figure)
    try:
        whole = attrs.evolve(claim, operands=tuple(operands), missing=None)
    except UnitMismatchError as error:
        raise InvalidValueError(
            f"claim {claim.id} needs the {claim.missing.role} in the unit of the others: {error}; "
            f"the reference is {value}"
        ) from error
    checked = recheck(whole, briefing, result.rounding)
    own = {"", *(figure.source for figure in (claim.stated, *claim.operands))}
    comparable = value.source.scope in own or checked.recomputed is None
    return Filling(
        reference=value,
        verdict=checked.verdict if comparable else Verdict.NOT_COMPARABLE,
        recomputed=checked.recomputed,
        point=checked.point,
    )


def values_in(briefing: Briefing) -> tuple[Reference, ...]:
    """Return what a briefing's officials say of concepts as values that stand for what others lack.

    A figure without a concept or a time cannot be looked up, and a reporter's is no value.
    """
    publisher = briefing.host or briefing.title
    return tuple(
        Reference(
            concept=figure.concept,
            label=figure.measure,
            kind=figure.kind,
            period=figure.period,
            basis=figure.basis,
            quantity=_signed(figure),
            source=Source(
                publisher=figure.source or publisher,
                date=briefing.date,
                address=briefing.source or "",
                figure=figure.id,
            ),
        )
        for figure in briefing.indicators
        if figure.concept is not None and figure.period is not None
    )


def _signed(figure: Indicator) -> Quantity:
    """Return the quantity of a figure, in which a fall is negative."""
    quantity = figure.quantity
    if figure.factor >= 0:
        return quantity
    return attrs.evolve(quantity, value=-quantity.value, text=f"-{quantity.text}")


def with_other_briefing(result: Check) -> Check:
    """Return a check of a claim across briefings with the reason that says so."""
    undecided = result.verdict in (Verdict.NOT_CHECKABLE, Verdict.NOT_COMPARABLE)
    if undecided or not result.claim.given_at:
        return result
    return attrs.evolve(result, reason=Ground.WITH_OTHER_BRIEFING)
