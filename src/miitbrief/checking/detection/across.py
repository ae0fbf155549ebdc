"""Claims across briefings: a figure of one that follows from figures of others.

The rules are those of a single text.  But no nearness tells what belongs together there, so only
figures whose concepts and times are known are put together.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

import attrs

from miitbrief.arithmetic.formulas import BOUNDS
from miitbrief.checking.detection.found import Found, source
from miitbrief.checking.detection.relations import same
from miitbrief.checking.detection.rules import Rule, Slot
from miitbrief.checking.detection.runs import find_continued
from miitbrief.checking.detection.search import ALL_RULES, fits, go_together, takes
from miitbrief.model._bundled_concepts import vocabulary
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Kind
from miitbrief.model.claims import Claim
from miitbrief.model.figures import RATES, Figure

__all__ = ["find_across"]


def find_across(briefings: Sequence[Briefing]) -> dict[str, tuple[Claim, ...]]:
    """Return the claims of briefings that follow from figures of other briefings, too.

    What a briefing claims by itself is left to it: its figures, and the text alone, decide.  A
    figure whose id another briefing gives as well is left out.

    Args:
        briefings: The briefings, in the order of time.

    Returns:
        The claims by the id of the briefing that states them, with ids such as "2022-06-14/x01".

    >>> import miitbrief
    >>> given = [miitbrief.load("2022-02-28"), miitbrief.load("2022-06-14")]
    >>> for claim in find_across(given)["2022-06-14"][:1]:
    ...     print(claim.kind, "|", claim.stated)
    two_year_average | up 6.1 percent a year: added value of industry (2019 assumed to 2021)
    """
    known, homes = _known_once(briefings)
    claimed = {(one.kind, one.stated.id) for briefing in briefings for one in briefing.claims}
    found: dict[str, list[Found]] = {briefing.id: [] for briefing in briefings}
    for each in _among(known):
        home = homes[each.stated.id]
        is_own = {homes[operand.id] for operand in each.operands} == {home}
        is_claimed = each.kind not in BOUNDS and (each.kind, each.stated.id) in claimed
        if not is_own and not is_claimed:
            found[home].append(each)
    return {
        name: tuple(_claim(each, f"{name}/x{n:02}", homes) for n, each in enumerate(ones, start=1))
        for name, ones in found.items()
    }


def _known_once(briefings: Sequence[Briefing]) -> tuple[list[Figure], dict[str, str]]:
    """Return the figures of a known concept and time whose id one briefing gives, and which."""
    said = [
        (briefing.id, figure)
        for briefing in briefings
        for figure in briefing.indicators
        if figure.concept is not None and figure.period is not None
    ]
    times = Counter(figure.id for _, figure in said)
    homes = {figure.id: home for home, figure in said if times[figure.id] == 1}
    return [figure for _, figure in said if figure.id in homes], homes


def _among(known: Sequence[Figure]) -> list[Found]:
    """Return what is found among figures of all briefings, in the order of what is stated."""
    there, order = _Known(known), {figure.id: place for place, figure in enumerate(known)}
    found = [*find_continued(known), *(one for stated in known for one in _of(stated, there))]
    return sorted(found, key=lambda each: order[each.stated.id])


class _Known:
    """The figures that may be operands, the latest first, by concept and by kind."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_concept: dict[str | None, list[Figure]] = {}
        self._by_kind: dict[Kind, list[Figure]] = {}
        for each in sorted(figures, key=_end, reverse=True):
            self._by_concept.setdefault(each.concept, []).append(each)
            self._by_kind.setdefault(each.kind, []).append(each)

    def like(self, slot: Slot, stated: Figure) -> Iterable[Figure]:
        """Return the figures that a slot may take: of the same concept where that is asked for."""
        if slot.thing is same:
            return self._by_concept.get(stated.concept, ())
        return chain.from_iterable(self._by_kind.get(kind, ()) for kind in sorted(slot.kinds))


def _claim(found: Found, name: str, homes: Mapping[str, str]) -> Claim:
    """Return the claim with the briefings that its operands are of."""
    briefings = tuple(homes[operand.id] for operand in found.operands)
    return attrs.evolve(found.claim(name), given_at=briefings)


def _of(stated: Figure, there: "_Known") -> Iterator[Found]:
    """Yield what each kind of claim finds for a figure: all operands, or all but one.

    A rate may also follow from those of what it is said of in other words, of which it contains
    the concept: "industry" is above designated size where its growth is told.
    """
    rules = [rule for rule in ALL_RULES if fits(rule, stated)]
    for kind in dict.fromkeys(rule.claim for rule in rules):
        own = [rule for rule in rules if rule.claim is kind]
        complete = (_found(rule, stated, there, None) for rule in own)
        of_parts = (_found(rule, each, there, None) for rule in own for each in _as_parts(stated))
        partial = (_found(rule, stated, there, at) for rule in own for at in rule.may_miss)
        found = (each for each in chain(complete, of_parts, partial) if each is not None)
        first = next(found, None)
        if first is not None:
            yield first._replace(stated=stated)


def _as_parts(stated: Figure) -> list[Figure]:
    """Return a rate as if it were of each concept that its own contains; of other figures, none."""
    if stated.kind not in RATES:
        return []
    return [
        attrs.evolve(stated, concept=concept.slug)
        for concept in vocabulary().values()
        if stated.concept in concept.part_of
    ]


def _found(rule: Rule, stated: Figure, there: "_Known", missing: int | None) -> Found | None:
    """Return the claim of a rule, with the latest operands, or those that were said first."""
    slots = [slot for position, slot in enumerate(rule.slots) if position != missing]
    lists = [
        [
            each
            for each in there.like(slot, stated)
            if each.id != stated.id and source(each) is source(stated) and takes(slot, stated, each)
        ]
        for slot in slots
    ]
    for operands in product(*lists):
        if go_together(rule, stated, operands):
            return Found(rule.claim, stated, operands, missing)
    return None


def _end(figure: Figure) -> dt.date:
    """Return the last day of the time of a figure, which is known."""
    assert figure.period is not None  # Others are left out.
    return figure.period.end
