"""The two amounts that a change lies between, as the words of its sentence tell.

::

    pair = amount amount change | change amount amount | amount change amount

An amount is the earlier one where words say so ("from 5", "than the 5", "in 2018, when it was 5"),
or else by its time.
"""

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.figures import RATES
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.documents.document import Document
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.periods import Dates
from miitbrief.reading.syntax.clauses import Clauses

__all__ = [
    "AMOUNTS",
    "LevelFigure",
    "Pair",
    "a_year_before",
    "last_pair",
    "level_reached",
    "pair_across",
    "pair_of",
]

AMOUNTS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.INDEX, Kind.RATIO})
_FORMERS = words("former")
#: What stands between a change and the amount that it is over.
_OVER = frozenset({"than", "over", "above", "below"})
#: So many words stand between a change and what it is over, at most: "higher than the".
_NEAR = 4
#: So many sentences back, the two ends of an average stand at most.
_BACK = 2


class LevelFigure(NamedTuple):
    """A figure of a sentence, with what it is of."""

    place: int
    at: int
    kind: Kind
    unit: tuple[str, str | None]
    thing: frozenset[str]


class Pair(NamedTuple):
    """Two amounts, the earlier one first, and when each is true."""

    earlier: LevelFigure
    later: LevelFigure
    basis: Period
    period: Period

    @property
    def years(self) -> int | None:
        """The whole years between them, if there are any."""
        return self.period.years_since(self.basis)


def pair_of(
    document: Document,
    clauses: Clauses,
    change: LevelFigure,
    figures: Sequence[LevelFigure],
    dated: Sequence[Dates],
) -> Pair | None:
    """Return the two amounts of its sentence that a change lies between, if there are just two."""
    levels = [each for each in figures if _is_level_of(change, each)]
    if len(levels) != 2 or levels[0].unit != levels[1].unit:  # noqa: PLR2004 - A change has two ends.
        return None
    former = [each for each in levels if _is_former(clauses, change, each)]
    pair = _ordered(clauses, levels, former[0] if len(former) == 1 else None, document, dated)
    if pair is None or not _is_at_its_times(document, clauses, change, pair):
        return None
    is_said = _is_of_clause if former else _is_summed_up
    return pair if is_said(clauses, change, pair) else None


def pair_across(
    document: Document,
    clauses: Clauses,
    change: LevelFigure,
    figures: Sequence[LevelFigure],
    *,
    before: Sequence[Sequence[LevelFigure]],
    dated: Sequence[Dates],
) -> Pair | None:
    """Return the amount that a change is over, and the one of the sentence before that it is of.

    "Output reached 50 in 2021. That was 5% more than the 47 of 2020."
    """
    here = [each for each in figures if _is_level_of(change, each)]
    there = [each for each in (before[-1] if before else ()) if _is_level_of(change, each)]
    if len(here) != 1 or len(there) != 1 or here[0].unit != there[0].unit:
        return None
    (earlier,), (later,) = here, there
    first, last = dated[earlier.place].period.value, dated[later.place].period.value
    is_over = 0 < earlier.at - change.at <= _NEAR and _is_former(clauses, change, earlier)
    if not is_over or first is None or last is None or first.end >= last.end:
        return None
    pair = Pair(earlier, later, first, last)
    return pair if _is_at_its_times(document, clauses, change, pair) else None


def level_reached(
    clauses: Clauses, change: LevelFigure, figures: Sequence[LevelFigure]
) -> LevelFigure | None:
    """Return the one amount of its sentence to which a change led: "rose by 5% to 50"."""
    levels = [each for each in figures if _is_level_of(change, each)]
    if len(levels) != 1 or not 0 < levels[0].at - change.at <= _NEAR:
        return None
    between = {clauses.word(at) for at in range(change.at + 1, levels[0].at)}
    return levels[0] if "to" in between and "from" not in between else None


def _is_level_of(change: LevelFigure, figure: LevelFigure) -> bool:
    """Tell whether a figure is an amount of what a change is of."""
    kinds = AMOUNTS | RATES if change.kind is Kind.POINT_CHANGE else AMOUNTS
    is_amount = figure.kind in kinds and figure is not change
    of_unit = change.kind is not Kind.CHANGE or figure.unit == change.unit
    return is_amount and of_unit and figure.thing == change.thing


def _is_former(clauses: Clauses, change: LevelFigure, level: LevelFigure) -> bool:
    """Tell whether an amount is said to be the earlier: "from 5", "than the 5", "twice the 5"."""
    at = level.at - 1
    while clauses.tag(at) in "HDAR":
        at -= 1
    is_of_change = change.at == at and clauses.word(level.at - 1) == "the"
    is_named = clauses.tag(at - 1) == "T" and clauses.word(at) in ("when", "which")
    return clauses.word(at) in _FORMERS | _OVER or is_of_change or is_named


def _ordered(
    clauses: Clauses,
    levels: Sequence[LevelFigure],
    former: LevelFigure | None,
    document: Document,
    dated: Sequence[Dates],
) -> Pair | None:
    """Return two amounts in the order of their times; what is said to be the earlier, first."""
    one, two = levels if former is None or former is levels[0] else levels[::-1]
    first, last = dated[one.place].period.value, dated[two.place].period.value
    if last is None:
        return None
    if first is not None and first.origin is Origin.ASSUMED:
        first = None  # Nothing names it.
    if former is not None and (first is None or first.end >= last.end):
        basis = _compared_time(document, clauses, last)
        return None if basis is None else Pair(one, two, basis, last)
    if first is None or first.coincides(last):
        return None
    return Pair(one, two, first, last) if first.end < last.end else Pair(two, one, last, first)


def _compared_time(document: Document, clauses: Clauses, last: Period) -> Period | None:
    """Return the time that a sentence begins a comparison with, or else the year before."""
    if (
        clauses.word(0) in ("compared with", "compared to", "against", "from")
        and clauses.tag(1) == "T"
    ):
        return document.times[clauses.nodes[1].place].period
    return None if last.is_day else a_year_before(last)


def _is_of_clause(clauses: Clauses, change: LevelFigure, pair: Pair) -> bool:
    """Tell whether a change is said in one clause with the amount that is called the earlier.

    Of amounts in clauses of their own it is said where they are a year apart.
    """
    places = sorted((change.at, pair.earlier.at, pair.later.at))
    first, last = places[0], places[-1]
    is_parted = any(each.finite and first < each.first < last for each in clauses.predicates)
    return pair.years == 1 or not is_parted or _is_told_behind(clauses, change, pair)


def _is_summed_up(clauses: Clauses, change: LevelFigure, pair: Pair) -> bool:
    """Tell whether a change sums up two amounts that are named before it, a year apart."""
    is_behind = change.at > max(pair.earlier.at, pair.later.at)
    goes_to = clauses.word(pair.later.at - 1) == "to" and change.at > pair.earlier.at
    words = {clauses.word(at) for at in range(change.at + 1, change.at + _NEAR)}
    is_of_other = bool({"than", "above", "below"} & words)
    return pair.years == 1 and (is_behind or goes_to) and not is_of_other


def _is_told_behind(clauses: Clauses, change: LevelFigure, pair: Pair) -> bool:
    """Tell whether the earlier amount stands right behind a change, or is told by its time."""
    if (
        0 < pair.earlier.at - change.at <= _NEAR
        and "," not in clauses.tags[change.at : pair.earlier.at]
    ):
        return True
    opening = {clauses.word(at) for at in range(change.at, pair.earlier.at)}
    return bool({"which", "when"} & opening) or clauses.word(0) in _FORMERS


def _is_at_its_times(document: Document, clauses: Clauses, change: LevelFigure, pair: Pair) -> bool:
    """Tell whether no words beside a change name another time or step than two amounts have."""
    last = next(
        (at for at in range(change.at + 1, len(clauses.nodes)) if clauses.tag(at) in ",;.F"),
        len(clauses.nodes),
    )
    for at in range(change.at + 1, last):
        time = document.times[clauses.nodes[at].place] if clauses.tag(at) == "T" else None
        named = time.period if time is not None else None
        if named is not None and not any(
            named.is_same_time(each) for each in (pair.basis, pair.period)
        ):
            return False
    first = next((at for at in range(change.at, -1, -1) if clauses.tag(at) in ",;"), 0)
    steps = {
        document.times[clauses.nodes[at].place].shift
        for at in range(first, last)
        if clauses.tag(at) == "T"
    }
    return steps <= {None, (0, 0), (-(pair.years or 0), 0)}


def last_pair(
    change: LevelFigure, before: Sequence[Sequence[LevelFigure]], dated: Sequence[Dates]
) -> Pair | None:
    """Return the two amounts of the sentences before that an average is said of, if just two."""
    levels = [each for figures in before[-_BACK:] for each in figures if _is_level_of(change, each)]
    periods = [dated[each.place].period.value for each in levels]
    if len(levels) != 2 or None in periods or levels[0].unit != levels[1].unit:  # noqa: PLR2004
        return None
    (one, first), (two, last) = zip(levels, periods, strict=True)
    assert first is not None  # It is among those that are known.
    assert last is not None
    if first.coincides(last):
        return None
    return Pair(one, two, first, last) if first.end < last.end else Pair(two, one, last, first)


def a_year_before(period: Period) -> Period | None:
    """Return the year before, as assumed."""
    if period.start.year <= 1:
        return None
    return attrs.evolve(period.shift(years=-1), origin=Origin.ASSUMED, label="")
