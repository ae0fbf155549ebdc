"""Two amounts between which something changed: "by 38%, from A in 2021 to B in 2022"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.decisions import Decision
from miitbrief.reading.periods.dated_sentences import FORMERS, DatedSentence, stands_behind
from miitbrief.reading.periods.stocks import as_stock

__all__ = ["Pair", "date_changes", "date_first", "pairs_of"]


class Pair(NamedTuple):
    """The earlier and the later of two amounts, and the changes beside them.

    Attributes:
        first: The place of the earlier amount among the figures.
        last: The place of the later one.
        changes: The places of the changes.
    """

    first: int
    last: int
    changes: tuple[int, ...]


_FROM, _TO = frozenset(["from"]), frozenset(["to"])


def pairs_of(dated: DatedSentence) -> list[Pair]:
    """Return the pairs of amounts of a sentence."""
    levels = [at for at, figure in enumerate(dated.figures) if not figure.is_change]
    return [
        Pair(first, last, tuple(_changes(dated, *sorted((first, last)))))
        for one, two in pairwise(levels)
        if _is_alike(dated, one, two)
        for first, last in _ordered(dated, one, two)
    ]


def _is_alike(dated: DatedSentence, one: int, two: int) -> bool:
    """Tell whether two figures near each other are amounts in the same unit."""
    first, second = dated.figures[one], dated.figures[two]
    is_near = two - one <= 2 and ";" not in dated.clauses.tags[first.at : second.at]  # noqa: PLR2004
    is_same = first.sense.kind is second.sense.kind and first.sense.kind is not Kind.DURATION
    return is_near and is_same and first.mention.unit == second.mention.unit


def _ordered(dated: DatedSentence, one: int, two: int) -> Iterator[tuple[int, int]]:
    """Yield which of two amounts was first and which last, where the words tell."""
    first, second = dated.figures[one].at, dated.figures[two].at
    between = dated.clauses.tags[first:second]
    if stands_behind(dated, second, _TO) and (
        stands_behind(dated, first, _FROM) or ("W" in dated.clauses.tags[:first] and "," in between)
    ):
        yield one, two
    elif stands_behind(dated, second, _FROM) or (
        stands_behind(dated, second, FORMERS) and _is_before(dated, two, one)
    ):
        yield two, one


def _is_before(dated: DatedSentence, one: int, two: int) -> bool:
    """Tell whether an amount is of a time before that of another."""
    first, second = dated.period(one), dated.period(two)
    return first is not None and second is not None and first.start < second.start


def _changes(dated: DatedSentence, one: int, two: int) -> Iterator[int]:
    """Yield the changes before, between and behind two amounts that have no time of their own."""
    tags = dated.clauses.tags
    for place in (one - 1, *range(one + 1, two), two + 1):
        if not 0 <= place < len(dated.figures) or not dated.figures[place].is_change:
            continue
        nearest = one if place < one else two
        ends = sorted((dated.figures[place].at, dated.figures[nearest].at))
        if not set(tags[ends[0] : ends[1]]) & set(";.SvMX") and not _is_dated(dated, place):
            yield place


def _is_dated(dated: DatedSentence, index: int) -> bool:
    """Tell whether a time stands behind a change in its phrase."""
    tags = dated.clauses.tags
    for at in range(dated.figures[index].at + 1, len(tags)):
        if tags[at] == "T" and dated.is_dating(at):
            return dated.times[at].shift is None
        if tags[at] not in "PRATNG" or dated.clauses.word(at) in ("from", "to"):
            return False
    return False


def date_changes(dated: DatedSentence, pairs: list[Pair]) -> dict[int, int]:
    """Give changes beside pairs the time of the later amount.

    Returns:
        The earlier amount of each such change.
    """
    starts: dict[int, int] = {}
    for pair in pairs:
        _undo_first(dated, pair)
        last = dated.decided[pair.last]
        for place in pair.changes:
            if last.value is not None:
                dated.decided[place] = last._replace(rule="the time of the amount it led to")
                starts[place] = pair.first
    return starts


def _undo_first(dated: DatedSentence, pair: Pair) -> None:
    """Take from the earlier amount a time that stands behind the later one."""
    first = dated.decided[pair.first]
    end = dated.at(dated.figures[pair.last].at).end
    if pair.first < pair.last and first.evidence is not None and first.evidence.start >= end:
        dated.decided[pair.first] = Decision(None, _UNNAMED, first.evidence)


_UNNAMED = "the earlier amount has no time that is named"


def date_first(dated: DatedSentence, pairs: list[Pair]) -> None:
    """Give the earlier amount of a pair what the growth between the two is compared with."""
    for pair in pairs:
        for place in pair.changes:
            basis = dated.bases[place].value if place in dated.bases else None
            is_growth = dated.figures[place].sense.kind is Kind.GROWTH and place < pair.first
            is_named = basis is not None and basis.origin is Origin.STATED
            is_told = (is_growth and pair.first < pair.last) or is_named
            if basis is not None and is_told and dated.period(pair.first) is None:
                own = dated.figures[pair.first]
                value = attrs.evolve(as_stock(dated, own, basis), origin=_inherited(basis))
                dated.decided[pair.first] = Decision(
                    value, "what the change is compared with", dated.bases[place].evidence
                )


def _inherited(period: Period) -> Origin:
    """Return the origin of what takes a period from another figure."""
    return Origin.ASSUMED if period.origin is Origin.ASSUMED else Origin.INHERITED
