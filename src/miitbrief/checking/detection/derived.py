"""The rules for ratios that are derived: profit margins, and contributions beside shares."""

from collections.abc import Sequence

from miitbrief.checking.detection import relations as by
from miitbrief.checking.detection.rules import BEFORE, Rule, Slot
from miitbrief.checking.detection.words import content, term
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.figures import Figure

__all__ = ["DERIVED_RULES"]

_LEVELS = frozenset({Kind.LEVEL})
_GROWTH = frozenset({Kind.GROWTH})


def _is_margin(stated: Figure) -> bool:
    """Tell whether a figure is a profit margin, or its change."""
    return term("margin", content(stated.measure)) is not None


def _profit(_: Figure, operand: Figure) -> bool:
    """Tell whether the operand is of a profit."""
    return term("profit", content(operand.measure)) is not None


def _revenue(_: Figure, operand: Figure) -> bool:
    """Tell whether the operand is of a revenue."""
    return term("revenue", content(operand.measure)) is not None


def _are_of_one_business(stated: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether all are of one business, and the profit is of the sort that the margin is of.

    A gross margin is that of the gross profit; the business may be left out where a margin is
    told beside its profit and its revenue.
    """
    margin = term("margin", content(stated.measure))
    names = [term(_noun(each), content(each.measure)) for each in operands]
    if margin is None or None in names:
        return False
    sorts = content("gross net operating")
    parts = [each for each in names if each is not None]
    profit = parts[0]
    business = profit - sorts
    return (
        margin & sorts == profit & sorts
        and margin - sorts in {frozenset(), business}
        and all(each - sorts == business for each in parts)
    )


def _noun(operand: Figure) -> str:
    """Return which of the two an operand is of, by name in ``words.json``."""
    return "profit" if _profit(operand, operand) else "revenue"


def _is_contribution_in_percent(stated: Figure) -> bool:
    """Tell whether a contribution is a part of growth, not points of it."""
    return stated.quantity.unit.name == "percent"


_PROFIT = Slot(kinds=_LEVELS, thing=_profit)
_REVENUE = Slot(kinds=_LEVELS, thing=_revenue)
_PROFIT_GROWTH = Slot(kinds=_GROWTH, thing=_profit, time=by.over_same_time)
_REVENUE_GROWTH = Slot(kinds=_GROWTH, thing=_revenue, time=by.over_same_time)

DERIVED_RULES: tuple[Rule, ...] = (
    Rule(
        text='A margin follows from profit and revenue: "1.3 of 26 billion, a margin of 5%".',
        claim=ClaimKind.MARGIN,
        stated=frozenset({Kind.SHARE}),
        applies=_is_margin,
        slots=(_PROFIT, _REVENUE),
        within=2 * BEFORE,
        agree=_are_of_one_business,
    ),
    Rule(
        text="The change of a margin follows from profit, revenue, and the growth of both: whether "
        '"margins rose" holds.',
        claim=ClaimKind.MARGIN_CHANGE,
        stated=frozenset({Kind.POINT_CHANGE}),
        applies=_is_margin,
        slots=(_PROFIT, _PROFIT_GROWTH, _REVENUE, _REVENUE_GROWTH),
        within=2 * BEFORE,
        agree=_are_of_one_business,
        one_unit=False,
    ),
    Rule(
        text="A contribution to growth goes with the share that the part has afterwards, and with "
        "the growth of the part and of the whole.",
        claim=ClaimKind.CONTRIBUTION_OF_SHARE,
        stated=frozenset({Kind.CONTRIBUTION}),
        applies=_is_contribution_in_percent,
        slots=(
            Slot(kinds=frozenset({Kind.SHARE}), thing=by.contributor_in_whole, anywhere=True),
            Slot(kinds=_GROWTH, thing=by.contributor),
            Slot(kinds=_GROWTH, thing=by.contributed_to, anywhere=True),
        ),
        agree=by.of_one_magnitude,
        one_unit=False,
    ),
)
