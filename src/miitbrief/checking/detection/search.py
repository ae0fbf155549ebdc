"""The search for what the rules of `rules` describe, inside one turn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import attrs

from miitbrief.checking.detection.bounds import BOUND_RULES
from miitbrief.checking.detection.derived import DERIVED_RULES
from miitbrief.checking.detection.found import Found, source
from miitbrief.checking.detection.relations import distance, is_decided, is_near, same_unit
from miitbrief.checking.detection.rules import BEFORE, BEHIND, RULES, Rule, Slot
from miitbrief.model.claims import ClaimKind
from miitbrief.model.decisions import COMPARED, GUESSED
from miitbrief.model.figures import Figure

__all__ = ["ALL_RULES", "find_by_rules", "fits", "go_together", "takes"]

ALL_RULES: tuple[Rule, ...] = (*RULES, *BOUND_RULES, *DERIVED_RULES)
"""The rules of all kinds of claims."""

#: No rule looks further for an operand, but for one that may be anywhere.
_REACH = max(rule.within for rule in ALL_RULES)


def find_by_rules(
    figures: Sequence[Figure], readings: Mapping[str, tuple[str, ...]]
) -> Iterator[Found]:
    """Yield what the rules find among the figures of one turn.

    Args:
        figures: The figures of the turn, in the order of the text.
        readings: Of measures that are said of each of several things, those things by the id of
            the figure; see `parts.find_both`.
    """
    starts = [figure.span.start for figure in figures]
    ends = [figure.span.end for figure in figures]
    for stated in figures:
        first = bisect_left(ends, stated.span.start - _REACH)
        near = figures[first : bisect_right(starts, stated.span.end + _REACH)]
        for kind in ClaimKind:
            rules = [rule for rule in ALL_RULES if rule.claim is kind and fits(rule, stated)]
            if rules:
                anywhere = any(slot.anywhere for rule in rules for slot in rule.slots)
                others = figures if anywhere else near
                yield from _of_each(rules, stated, others, readings.get(stated.id, ()))


def fits(rule: Rule, stated: Figure) -> bool:
    """Tell whether a rule is about a figure."""
    return isinstance(stated, rule.form) and stated.kind in rule.stated and rule.applies(stated)


def takes(slot: Slot, stated: Figure, other: Figure) -> bool:
    """Tell whether another figure is what an operand must be, wherever it stands."""
    return (
        isinstance(other, slot.form)
        and other.kind in slot.kinds
        and slot.thing(stated, other)
        and slot.time(stated, other)
    )


def go_together(rule: Rule, stated: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether operands are different figures, of the units that the kind of claim needs."""
    compared = [*operands, stated] if rule.unit_stated else [*operands]
    in_units = not rule.one_unit or all(same_unit(compared[0], other) for other in compared)
    are_distinct = len({operand.id for operand in operands}) == len(operands)
    return are_distinct and in_units and rule.agree(stated, operands)


def _of_each(
    rules: Sequence[Rule], stated: Figure, figures: Sequence[Figure], things: tuple[str, ...]
) -> Iterator[Found]:
    """Yield the claims about each thing that a figure is said of, or else about all together."""
    each = [attrs.evolve(stated, measure=thing, concept=None) for thing in things]
    found = [claim for reading in each for claim in _of_one(rules, reading, figures)]
    for claim in found or _of_one(rules, stated, figures):
        yield claim._replace(stated=stated)


def _of_one(rules: Sequence[Rule], stated: Figure, figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the claim that can be recomputed, or else that with an operand missing."""
    others = [
        figure for figure in figures if figure.id != stated.id and source(figure) is source(stated)
    ]
    for search in (_complete, _incomplete):
        for rule in rules:
            claim = search(rule, stated, others)
            if claim is not None:
                yield claim
                return


def _complete(rule: Rule, stated: Figure, others: Sequence[Figure]) -> Found | None:
    """Return the claim with the operands that stand nearest, if all are said."""
    lists = [_candidates(slot, stated, others, rule.within, rule.within) for slot in rule.slots]
    operands = _nearest(rule, stated, lists)
    return None if operands is None else Found(rule.claim, stated, operands)


def _incomplete(rule: Rule, stated: Figure, others: Sequence[Figure]) -> Found | None:
    """Return the claim with one operand missing, if the others stand close by."""
    for missing in sorted(rule.may_miss):
        slots = [slot for position, slot in enumerate(rule.slots) if position != missing]
        lists = [_candidates(slot, stated, others, BEFORE, BEHIND) for slot in slots]
        operands = _nearest(rule, stated, lists)
        if operands is not None:
            return Found(rule.claim, stated, operands, missing)
    return None


def _candidates(
    slot: Slot, stated: Figure, others: Sequence[Figure], before: int, behind: int
) -> list[Figure]:
    """Return the figures that a slot takes, not further away than so many characters."""
    return [
        other
        for other in others
        if other.kind in slot.kinds
        and (slot.anywhere or is_near(stated, other, before, behind))
        and takes(slot, stated, other)
    ]


def _nearest(
    rule: Rule, stated: Figure, lists: Sequence[Sequence[Figure]]
) -> tuple[Figure, ...] | None:
    """Return one candidate for each slot: those that go together and stand nearest."""
    together = [
        operands
        for operands in product(*lists)
        if _are_named(stated, operands) and go_together(rule, stated, operands)
    ]
    return min(together, key=lambda operands: _distances(stated, operands), default=None)


def _are_named(stated: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether what operands measure is no guess, or the own words of another confirm it."""
    guessed = [each for each in operands if is_decided(each, GUESSED)]
    is_named = any(
        not is_decided(each, GUESSED) and not is_decided(each, COMPARED)
        for each in (stated, *operands)
    )
    return not guessed or is_named


def _distances(stated: Figure, operands: Sequence[Figure]) -> tuple[object, ...]:
    """Return what orders operands by distance; of two at one distance, the first said."""
    spans = tuple(operand.span for operand in operands)
    return (sum(distance(stated, operand) for operand in operands), spans)
