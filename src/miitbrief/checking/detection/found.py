"""A claim that is found, before it has its id."""

from itertools import pairwise
from typing import NamedTuple

import attrs

from miitbrief.checking.detection.words import content
from miitbrief.model._bundled_concepts import concept_index
from miitbrief.model.categories import Attribution
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import Figure, Indicator
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.model.turns import Turn

__all__ = ["Found", "said_in", "source"]

#: The characters between the bounds of a range, at most: those of " and ".
BETWEEN = 5


class Found(NamedTuple):
    """What makes a claim.

    Attributes:
        kind: How the stated figure follows.
        stated: The figure that is rechecked.
        operands: The figures from which it follows.
        missing: The position of the operand that is not said, or None.
    """

    kind: ClaimKind
    stated: Figure
    operands: tuple[Figure, ...]
    missing: int | None = None

    def claim(self, name: str) -> Claim:
        """Return the claim with its id."""
        claim = Claim(
            id=name,
            kind=self.kind,
            stated=self.stated,
            operands=self.operands,
            missing=self.missing,
        )
        missing = claim.missing
        if missing is None or missing.measure:
            return claim
        thing = _thing(claim, missing.position)
        concept = concept_index().named(thing) if thing else None
        return attrs.evolve(claim, missing=attrs.evolve(missing, measure=thing, concept=concept))


def _thing(claim: Claim, position: int) -> str:
    """Return what the words of the stated figure name at the place of an operand, or nothing."""
    ways = [each for each in Measure.readings(claim.stated.measure) if each.other is not None]
    if not ways or position > 1 or ways[0].relation is MeasureRelation.CONTRIBUTION:
        return ""
    if claim.kind is ClaimKind.SHARE:
        known = {content(operand.measure) for operand in claim.operands}
        fitting = [each for each in ways if content(_things(each)[1 - position]) in known]
        return _things(next(iter((*fitting, *ways))))[position]
    # A share that changes is still one thing; of two that are compared, the other comes first.
    is_share = ways[0].relation is MeasureRelation.SHARE
    return "" if is_share else _things(ways[0])[1 - position]


def _things(measure: Measure) -> tuple[str, str]:
    """Return the two things of a measure."""
    return measure.subject, measure.other or ""


def said_in(turn: Turn) -> tuple[Figure, ...]:
    """Return the figures of a turn that have a number of their own, in the order of the text.

    The two bounds of a range, "25 to 26 points", are no numbers of their own: they are figures of
    one thing and time with nothing but a word between them.
    """
    figures = turn.figures
    bounds = {figure.id for pair in pairwise(figures) if _is_range(*pair) for figure in pair}
    return tuple(figure for figure in figures if figure.id not in bounds)


def _is_range(one: Figure, other: Figure) -> bool:
    """Tell whether two neighbours are the bounds of a range."""
    fields = ("kind", "measure", "concept", "direction")
    return (
        type(one) is type(other)
        and other.span.start - one.span.end <= BETWEEN
        and one.unit.name == other.unit.name
        and all(getattr(one, field) == getattr(other, field) for field in fields)
        and (one.period, one.basis) == (other.period, other.basis)
    )


def source(figure: Figure) -> Attribution:
    """Return whose figure it is; an aim is that of who sets it."""
    return figure.attribution if isinstance(figure, Indicator) else Attribution.OFFICIAL
