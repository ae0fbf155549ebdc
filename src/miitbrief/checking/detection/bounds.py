"""The rules for amounts that are bounded by others: parts by wholes, totals by earlier ones.

"Sales of cars, 3 million; sales of electric cars, 1 million": the part is at most its whole.  A
running total, "12 million cumulative sales by May", never falls.
"""

from miitbrief.checking.detection import relations as by
from miitbrief.checking.detection.rules import BEFORE, Rule, Slot
from miitbrief.checking.detection.words import has_any, head, home
from miitbrief.model._bundled_concepts import vocabulary
from miitbrief.model._normalization import canonical
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.figures import Figure

__all__ = ["BOUND_RULES"]

_LEVELS = frozenset({Kind.LEVEL})
#: How the measure of what is not told as a fact ends.
_UNTOLD = ("(denied)", "(expected)", "(hypothetical)", "(revised)")


def _is_part(stated: Figure, operand: Figure) -> bool:
    """Tell whether the stated figure is of a part of what the operand is of.

    The vocabulary says so of their concepts; or else the words of the whole end those of the
    part, and what stands before them there limits: "exports of green tea" and "exports of tea".
    The whole is said first, and in more than a word, which may be short for anything.  Of a phrase
    with more behind its noun, "trips made by residents", nothing is told.
    """
    if stated.concept is not None and operand.concept is not None:
        concept = vocabulary().get(stated.concept)
        return concept is not None and operand.concept in concept.part_of
    if any(head(each.measure) != each.measure for each in (stated, operand)):
        return False
    if any(each.measure.endswith(_UNTOLD) for each in (stated, operand)):
        return False
    part, whole = canonical(stated.measure), canonical(operand.measure)
    more = part[: -len(whole)]
    ends_alike = len(whole) > 1 and bool(more) and part[-len(whole) :] == whole
    if stated.turn == operand.turn and stated.span < operand.span:
        return False
    joint = by.is_of_several(stated) or by.is_of_several(operand)
    return ends_alike and not joint and not home() & {*more} and not has_any("widening", more)


def _is_amount(stated: Figure) -> bool:
    """Tell whether a figure is an amount that a whole can have, and no balance."""
    return stated.quantity.value >= 0


def _is_running_total(stated: Figure) -> bool:
    """Tell whether a figure says that it sums up all that there ever was, by a day."""
    is_day = stated.period is not None and stated.period.is_day
    return is_day and has_any("cumulative", canonical(stated.measure))


def _is_earlier_total(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the total of an earlier day.

    Without a concept of the vocabulary, "cumulative" may count from the year's start, so both are
    of one year.
    """
    now, then = stated.period, operand.period
    if now is None or then is None or not then.is_day or then.end >= now.end:
        return False
    known = stated.concept is not None and stated.concept == operand.concept
    return _is_running_total(operand) and (known or then.end.year == now.end.year)


BOUND_RULES: tuple[Rule, ...] = (
    Rule(
        text='A part is at most its whole: "30 million cars, 9 million electric cars among them".',
        claim=ClaimKind.PART,
        stated=_LEVELS,
        applies=_is_amount,
        slots=(Slot(kinds=_LEVELS, thing=_is_part),),
        within=BEFORE,
        unit_stated=True,
    ),
    Rule(
        text='A running total never falls: "9 million in all by the end of 2021, 11 by May".',
        claim=ClaimKind.RUNNING_TOTAL,
        stated=_LEVELS,
        applies=_is_running_total,
        slots=(Slot(kinds=_LEVELS, time=_is_earlier_total),),
        unit_stated=True,
    ),
)
