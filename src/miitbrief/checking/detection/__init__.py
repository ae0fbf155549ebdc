"""The finder of claims: which figures of a briefing follow from others.

::

    figures of a turn → parts, rules, runs → figures of all turns → repeats → claims

It looks at figures alone: kind, quantity, measure, concept, times, attribution, speaker, and the
order of the text.  So it finds the same in a briefing with its transcript and without, and in one
that was read as in one that was curated.  Rules are general, and none looks whether a claim
holds.
"""

import attrs

from miitbrief._validators import require_type
from miitbrief.checking.detection.found import Found, said_in
from miitbrief.checking.detection.parts import (
    find_both,
    find_joint_shares,
    find_joint_sums,
    find_sums,
    said_of_each,
)
from miitbrief.checking.detection.repeats import find_repeats
from miitbrief.checking.detection.runs import find_runs
from miitbrief.checking.detection.search import find_by_rules
from miitbrief.model.briefings import Briefing
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.turns import Turn

__all__ = ["find_claims"]

_ORDER = tuple(ClaimKind)


def find_claims(briefing: Briefing) -> tuple[Claim, ...]:
    """Return the claims of a briefing that its own figures allow to recheck.

    The claims that the briefing has already do not matter.

    Args:
        briefing: A briefing, with or without its transcript.

    Returns:
        The claims in the order of their places, with ids such as "2022-02-28/c01".

    Raises:
        InvalidValueError: Where it is no briefing.

    >>> import miitbrief
    >>> claim = find_claims(miitbrief.load("2022-06-14"))[0]
    >>> print(claim.kind, "|", claim.stated)
    average_growth | up 6.3% a year: added value of industry (2012 to 2021)
    """
    require_type("a briefing", briefing, Briefing, hint="as `load(id)` and `parse(text)` return it")
    found = [claim for turn in briefing.turns for claim in _found_in(turn)]
    found += find_repeats(briefing.turns, found)
    claims = sorted((claim.claim("unnamed") for claim in dict.fromkeys(found)), key=_place)
    return tuple(
        attrs.evolve(claim, id=f"{briefing.id}/c{number:02}")
        for number, claim in enumerate(claims, start=1)
    )


def _found_in(turn: Turn) -> list[Found]:
    """Return what is found inside one turn."""
    figures = said_in(turn)
    both, joint = list(find_both(figures)), list(find_joint_shares(figures))
    together = {claim.stated.id for claim in joint}
    by_rules = find_by_rules(figures, said_of_each(figures, both))
    return [
        *both,
        *joint,
        *find_sums(figures),
        *find_joint_sums(figures),
        *(each for each in by_rules if each.stated.id not in together),
        *find_runs(figures),
    ]


def _place(claim: Claim) -> tuple[object, ...]:
    """Return what orders claims: the place, then the figures, then the kind."""
    operands = tuple(operand.span for operand in claim.operands)
    return (claim.span, claim.stated.span, _ORDER.index(claim.kind), operands)
