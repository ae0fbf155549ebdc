"""Wholes and their parts: "A and B" beside A and B, and groups of words that divide a whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from miitbrief.checking.detection.found import Found, source
from miitbrief.checking.detection.relations import (
    at_period,
    distance,
    is_decided,
    is_near,
    measures,
    same_unit,
    whole,
)
from miitbrief.checking.detection.rules import BEFORE, BEHIND, WITHIN
from miitbrief.checking.detection.words import (
    conjuncts,
    content,
    has_any,
    is_joint,
    partitions,
    whole_content,
)
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.decisions import ADDED_UP, ALL_PARTS, BROUGHT_TOTAL, SOME_PART
from miitbrief.model.figures import Figure, Indicator

__all__ = [
    "find_both",
    "find_joint_shares",
    "find_joint_sums",
    "find_parts",
    "find_sums",
    "said_of_each",
]

_TWO = 2
_ADDED = frozenset({Kind.LEVEL, Kind.CHANGE})


def find_both(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield claims about "A and B" where A and B have a figure each close behind.

    "Output and sales both exceeded 3 million, reaching 3.2 and 3.1 million" repeats each of them;
    "imports and exports were 5 trillion, with imports of 2 and exports of 3 trillion" is their
    sum.  The words hardly differ, so the sizes decide which is meant: what the parts are nearer
    to, each of them or their sum.  That leaves every error to be found that is smaller than the
    difference between the two.
    """
    for stated in figures:
        parts = _conjunct_levels(stated, figures)
        if not parts:
            continue
        size, sizes = _size(stated), [_size(part) for part in parts]
        if max(abs(each - size) for each in sizes) < abs(sum(sizes) - size):
            yield from (Found(ClaimKind.REPEAT, stated, (part,)) for part in parts)
        else:
            yield Found(ClaimKind.SUM, stated, parts)


def said_of_each(figures: Sequence[Figure], found: Sequence[Found]) -> dict[str, tuple[str, ...]]:
    """Return the things that a coordinated measure is said of one by one, by figure id.

    A measure is said of each where a level of it repeats the level of each; then its growth, too,
    is that of each.
    """
    each = {content(claim.stated.measure) for claim in found if claim.kind is ClaimKind.REPEAT}
    return {
        figure.id: conjuncts(figure.measure)
        for figure in figures
        if content(figure.measure) in each
    }


#: What stands for the things before, where some of them are counted: "80 of them women".
_OF_THEM = frozenset({"them", "these", "those", "which", "whom"})


def find_sums(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield wholes whose parts are said: "60 million, 40 million urban and 20 million rural".

    The parts have the words of the whole, and each has the word of its own of a group that
    divides any whole (``partitions`` of ``words.json``).  One of two parts may be left unsaid.
    """
    for stated in figures:
        if stated.kind in _ADDED and _is_sum(stated):
            sums = [_sum(stated, group, figures) for group in partitions()]
            found = [claim for claim in sums if claim is not None]
            complete = [claim for claim in found if claim.missing is None]
            yield from (complete or found)[:1]


def find_joint_shares(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the share of several things together: "felt, lace and hats ... 24% of all exports".

    Its part has all words of the amounts before it, and no others; the whole is said anywhere
    near.
    """
    for at, stated in enumerate(figures):
        part = stated.about.subject
        if stated.kind is Kind.SHARE and stated.about.other is not None and is_joint(part):
            near = (one for one in figures if distance(stated, one) <= WITHIN)
            wholes = [one for one in near if whole(stated, one) and at_period(stated, one)]
            parts = _parts_before(content(part), figures[:at])
            if not parts or not wholes or wholes[0] in parts:
                continue
            if same_unit(parts[0], wholes[0]):
                yield Found(ClaimKind.SHARE, stated, (*parts, wholes[0]))


def find_joint_sums(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield sums that words make: "9 weavers and 7 dyers, 16 in all", "of which ... and ...".

    What is added up has the words of all the amounts before it; what an addition brings a total to
    is what there was and what was added; and parts stand right behind their whole.  "Of which" may
    leave parts unsaid, so that only parts that make up the whole are taken for all of it.
    """
    for at, stated in enumerate(figures):
        if stated.kind is not Kind.LEVEL or not _is_sum(stated):
            continue
        parts = _added_before(stated, figures[:at]) or _parts_behind(stated, figures[at + 1 :])
        if parts and all(same_unit(stated, part) for part in parts):
            yield Found(ClaimKind.SUM, stated, parts)


def find_parts(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the parts that words make of the amount before: "of which 9 tonnes went by rail".

    Each is at most its whole.  Several may be more together, since one may be a part of another.
    """
    whole: Figure | None = None
    for figure in figures:
        if figure.kind is not Kind.LEVEL:
            continue
        if not is_decided(figure, SOME_PART):
            whole = whole if _is_of_them(figure) else figure
        elif whole is not None and not is_joint(figure.measure) and _is_told_of(whole, figure):
            yield Found(ClaimKind.PART, figure, (whole,))


def _is_sum(stated: Figure) -> bool:
    """Tell whether a figure may be the sum of others: a fact, and no difference of two amounts.

    "A surplus of 30 billion, with exports of 100 and imports of 70" adds nothing up.
    """
    return isinstance(stated, Indicator) and not has_any("difference", content(stated.measure))


def _is_of_them(figure: Figure) -> bool:
    """Tell whether a figure counts some of the things before it: "80 of them women"."""
    counted = (figure.unit.counted or "").lower().split()
    return bool(counted) and counted[0] in _OF_THEM


def _is_told_of(whole: Figure, part: Figure) -> bool:
    """Tell whether a part may be one of the whole before it: of its unit, time and source.

    One that has the noun of the whole and not what limits it there may be of a wider scope: of
    "retail sales, of which online sales", some are wholesale.
    """
    words, own = whole_content(whole.measure), content(part.measure)
    is_wider = bool(words & own) and not words <= own
    is_near = distance(whole, part) <= WITHIN and not is_wider
    return is_near and whole.quantity.value > 0 and _goes_with(whole, part)


def _added_before(stated: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the amounts before one that it says it is the sum of."""
    if is_decided(stated, BROUGHT_TOTAL):
        levels = [figure for figure in figures if figure.kind is Kind.LEVEL][-_TWO:]
        return tuple(levels) if len(levels) == _TWO and measures(levels[0], stated.measure) else ()
    if not is_decided(stated, ADDED_UP):
        return ()
    parts = _parts_before(content(stated.measure), figures)
    ends = {part.period.end if part.period else None for part in (stated, *parts)}
    is_near_by = bool(parts) and distance(stated, parts[-1]) <= BEFORE
    return parts if is_near_by and len(ends) == 1 else ()


def _parts_behind(stated: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the parts that stand right behind their whole, if they are all of it."""
    parts: list[Figure] = []
    for figure in figures:
        if figure.kind is not Kind.LEVEL:
            continue
        if not (is_decided(figure, ALL_PARTS) or is_decided(figure, SOME_PART)):
            break
        parts.append(figure)
    if len(parts) < _TWO or distance(stated, parts[-1]) > WITHIN:
        return ()
    said = sum(map(_size, parts))
    is_all = is_decided(parts[0], ALL_PARTS) or said == _size(stated)
    return tuple(parts) if is_all else ()


def _may_be_part(more: Figure, parts: Sequence[Figure], words: frozenset[str]) -> bool:
    """Tell whether one more amount goes with some parts, and is not the whole that they are of."""
    own = content(more.measure)
    common = content(parts[0].measure) & content(parts[-1].measure)
    is_whole = own <= common and distance(more, parts[0]) > BEHIND
    return own <= words and not is_whole


def _parts_before(words: frozenset[str], figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the last amounts of one kind of thing that together have just some words.

    Where one more before them could be a part as well, and not the whole of which they are parts,
    nothing tells how many are meant.
    """
    levels = [figure for figure in figures if figure.kind is Kind.LEVEL]
    for first in range(len(levels) - _TWO, -1, -1):
        parts = levels[first:]
        if not content(parts[0].measure) <= words:
            return ()
        together = frozenset[str]().union(*(content(part.measure) for part in parts))
        if together == words:
            more = levels[first - 1] if first else None
            is_open = more is not None and _may_be_part(more, parts, words)
            is_one = all(_goes_with(parts[0], part) for part in parts[1:])
            is_near_by = distance(parts[0], parts[-1]) <= BEFORE
            return tuple(parts) if is_one and is_near_by and not is_open else ()
    return ()


def _sum(
    stated: Figure, group: Sequence[frozenset[str]], figures: Sequence[Figure]
) -> Found | None:
    """Return the claim that a figure is the sum of its parts by one group of words."""
    divided = _divided(stated, group, figures)
    said = tuple(part for part in divided if part is not None)
    if said == divided:
        return Found(ClaimKind.SUM, stated, said)
    if len(said) == 1 and len(group) == _TWO and is_near(stated, said[0], BEFORE, BEFORE):
        return Found(ClaimKind.SUM, stated, said, divided.index(None))
    return None


def _divided(
    stated: Figure, group: Sequence[frozenset[str]], figures: Sequence[Figure]
) -> tuple[Figure | None, ...]:
    """Return the figure of each part of a whole, None for one that is not said.

    The whole has none of the words of the group, or all: "imports and exports of tea".
    """
    every = frozenset[str]().union(*group)
    rest = content(stated.measure) - every
    if not rest or content(stated.measure) not in {rest, rest | every}:
        return (None,)
    return tuple(_nearest(stated, rest | words, figures) for words in group)


def _conjunct_levels(stated: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the levels of A and of B close behind a level of "A and B", if there are both."""
    if stated.kind is not Kind.LEVEL or not isinstance(stated, Indicator):
        return ()
    found: list[Figure] = []
    for thing in conjuncts(stated.measure):
        near = [
            other
            for other in figures
            if measures(other, thing)
            and _goes_with(stated, other)
            and stated.span < other.span
            and distance(stated, other) <= BEFORE
        ]
        found.extend(near[:1])
    return tuple(found) if len(found) > 1 else ()


def _nearest(stated: Figure, words: frozenset[str], figures: Sequence[Figure]) -> Figure | None:
    """Return the nearest figure of the same kind, time and unit with these content words."""
    near = [
        other
        for other in figures
        if other.id != stated.id
        and content(other.measure) == words
        and _goes_with(stated, other)
        and distance(stated, other) <= WITHIN
    ]
    return min(near, key=lambda other: (distance(stated, other), other.span), default=None)


def _goes_with(stated: Figure, other: Figure) -> bool:
    """Tell whether two figures can be added up: of one kind, unit, time and source."""
    return (
        isinstance(other, Indicator)
        and other.kind is stated.kind
        and other.direction is stated.direction
        and at_period(stated, other)
        and same_unit(stated, other)
        and source(stated) is source(other)
    )


def _size(figure: Figure) -> Fraction:
    """Return the number as printed."""
    return Fraction(figure.quantity.value)
