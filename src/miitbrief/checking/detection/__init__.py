"""The finder of claims: which figures of a briefing follow from others.

::

    figures of a turn → parts, rules, runs → figures of all turns → repeats → claims

It looks at figures alone: kind, quantity, measure, concept, times, attribution, speaker, and the
order of the text.  So it finds the same in a briefing with its transcript and without, and in one
that was read as in one that was curated.  Rules are general, and none looks whether a claim
holds.
"""

from collections.abc import Callable, Iterable, Iterator

import attrs

from miitbrief._validators import require_type
from miitbrief.checking.detection.averages import find_averages
from miitbrief.checking.detection.currencies import find_currencies
from miitbrief.checking.detection.found import Found, said_in
from miitbrief.checking.detection.parts import (
    find_both,
    find_joint_shares,
    find_joint_sums,
    find_parts,
    find_sums,
    said_of_each,
)
from miitbrief.checking.detection.repeats import find_repeats, said_once
from miitbrief.checking.detection.runs import find_continued, find_runs, find_thresholds
from miitbrief.checking.detection.search import find_by_rules
from miitbrief.model.briefings import Briefing
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.turns import Turn

__all__ = ["ClaimRule", "claims_as_said", "find_claims"]

_ORDER = tuple(ClaimKind)
#: The id of claims whose place among all is not known yet.
_UNNAMED = "unnamed"


ClaimRule = Callable[[Turn], Iterable[Claim]]
"""What finds claims among the figures of a turn; the ids that it gives them do not matter."""


def find_claims(briefing: Briefing, *, rules: Iterable[ClaimRule] = ()) -> tuple[Claim, ...]:
    """Return the claims of a briefing that its own figures allow to recheck.

    The claims that the briefing has already do not matter.

    Args:
        briefing: A briefing, with or without its transcript.
        rules: Rules of your own beside those that are here; each is called with every turn.

    Returns:
        The claims in the order of their places, with ids such as "2022-02-28/c01".

    Raises:
        InvalidValueError: Where it is no briefing, or a rule returns something else than claims.

    >>> import miitbrief
    >>> claim = find_claims(miitbrief.load("2022-06-14"))[0]
    >>> print(claim.kind, "|", claim.stated)
    average_growth | up 6.3% a year: added value of industry (2012 to 2021)
    """
    return tuple(
        attrs.evolve(claim, id=f"{briefing.id}/c{number:02}")
        for number, claim in enumerate(said_once(claims_as_said(briefing, rules=rules)), start=1)
    )


def claims_as_said(briefing: Briefing, *, rules: Iterable[ClaimRule] = ()) -> tuple[Claim, ...]:
    """Return the claims of a briefing without names, each as often as it is said.

    Args:
        briefing: A briefing, with or without its transcript.
        rules: Rules of your own beside those that are here.

    Raises:
        InvalidValueError: Where it is no briefing, or a rule returns something else than claims.
    """
    require_type("a briefing", briefing, Briefing, hint="as `load(id)` and `parse(text)` return it")
    found = [claim for turn in briefing.turns for claim in _found_in(turn)]
    said = [figure for turn in briefing.turns for figure in said_in(turn)]
    found += [*find_repeats(briefing.turns, found), *find_currencies(said), *find_continued(said)]
    claims = [claim.claim(_UNNAMED) for claim in dict.fromkeys(found)]
    claims += [claim for rule in rules for turn in briefing.turns for claim in _by(rule, turn)]
    known = {(each.kind, each.stated, each.operands): each for each in reversed(claims)}
    return tuple(sorted(known.values(), key=_place))


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
        *find_parts(figures),
        *find_averages(figures),
        *(each for each in by_rules if each.stated.id not in together),
        *find_runs(figures),
        *find_thresholds(figures),
    ]


def _by(rule: ClaimRule, turn: Turn) -> Iterator[Claim]:
    """Yield what a rule of the caller finds in a turn."""
    for claim in rule(turn):
        require_type("what a rule yields", claim, Claim)
        yield attrs.evolve(claim, id=_UNNAMED, again=())


def _place(claim: Claim) -> tuple[object, ...]:
    """Return what orders claims: the place, then the figures, then the kind."""
    operands = tuple(operand.span for operand in claim.operands)
    return (claim.span, claim.stated.span, _ORDER.index(claim.kind), operands)
