"""Two amounts between which something changed, and the changes between them.

::

    pair = change "from" A "to" B | B "," "compared with" A "," change | B "," change "than the" A
         | A "." B "," change | ...

"Grew by 38% from 15 billion in 2021 to 20 billion in 2022" is growth in 2022 over 2021, whatever
stands nearest.  An amount is the earlier one where words say so, or else by its time.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.figures import RATES
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.decisions import Decision
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    Found,
    a_year_before,
    dating_rule,
)
from miitbrief.reading.times.times import TimeRole

__all__ = ["between", "changes_from", "reached", "start_before", "start_of"]

_FROM, _TO = frozenset(["from"]), frozenset(["to"])
_AMOUNTS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.INDEX, Kind.RATIO})
#: What stands between a change and the amount that it is over.
_THAN = frozenset(["than", "over", "above", "below"])
_OVER = _THAN | {"from", "on", "of"}
#: So many words stand between a change and what it is over, at most: "higher than the".
_NEAR = 4
#: A sentence of more figures is a list, in which each has its own times.
_MANY = 12
#: A change has two ends.
_TWO = 2


class _Amount(NamedTuple):
    """An amount of a sentence."""

    dated: DatedSentence
    place: int

    @property
    def own(self) -> DatedFigure:
        """The figure."""
        return self.dated.figures[self.place]

    @property
    def period(self) -> Period | None:
        """When it is true, as far as that is not being decided."""
        decided = self.dated.date(self.place)
        return decided and decided.value


class _Pair(NamedTuple):
    """Two amounts, the earlier one first, and when each is true."""

    first: _Amount
    last: _Amount
    basis: Period
    period: Period

    @property
    def years(self) -> int | None:
        """The whole years between them, if there are any."""
        return self.period.years_since(self.basis)


def _pair(one: _Amount, two: _Amount) -> _Pair | None:
    """Return two amounts in the order of their times."""
    first, last = one.period, two.period
    if first is None or last is None or first.coincides(last):
        return None
    pair = _Pair(one, two, first, last)
    return pair if first.end < last.end else _Pair(two, one, last, first)


_EARLIER = "the time of the earlier of the two amounts that it lies between"


@dating_rule(
    "the time of the later of the two amounts that it lies between",
    yes=[
        "Tea grew by [38%] from 40 tonnes in 2019 to 55 tonnes in 2021.",
        "In 2016, tea fell to 30 tonnes from 40 tonnes in 2015, down [25%].",
    ],
    no=["Tea was 40 tonnes in 2019 and 55 tonnes in 2021; in May, silk grew by [38%]."],
)
def between(dated: DatedSentence, index: int) -> Found | None:
    """A change lies between two amounts of what it is of: it is of the later, over the earlier."""
    own = dated.figures[index]
    if not own.is_change:
        return None
    is_listed = len(dated.figures) > _MANY or _is_dated_apart(dated, own)
    pair = None if is_listed else _between(dated, own)
    if pair is not None:
        evidence = pair.first.dated.at(pair.first.own.at)
        basis = Decision[Period | None](pair.basis, _EARLIER, evidence)
        return Found(pair.period, pair.last.dated.at(pair.last.own.at), basis)
    for first, last in _worded(dated):
        if index in _changes(dated, first, last):
            decided = dated.date(last)
            if decided is not None and decided.value is not None:
                return Found(decided.value, decided.evidence)
    return None


def _between(dated: DatedSentence, own: DatedFigure) -> _Pair | None:
    """Return the two amounts of its own thing that a change lies between."""
    pair = _in_sentence(dated, own) or _across(dated, own)
    is_average = own.sense.kind is Kind.AVERAGE_GROWTH and "T" not in dated.clauses.tags
    return pair or (_told_before(dated, own) if is_average else None)


def _is_dated_apart(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a change has a time of its own, behind a semicolon: "...; in June, it rose"."""
    tags = dated.clauses.tags
    first, last = tags.rfind(";", 0, own.at), tags.find(";", own.at)
    last = len(tags) if last < 0 else last
    levels = [each for each in dated.figures if each.sense.kind in _AMOUNTS]
    is_apart = not any(first < each.at < last for each in levels)
    return first > 0 and is_apart and "T" in tags[first : own.at]


def _amounts(dated: DatedSentence | None, change: DatedFigure) -> list[_Amount]:
    """Return the amounts of a sentence that are of what a change is of."""
    figures = () if dated is None or len(dated.figures) > _MANY else dated.figures
    kinds = _AMOUNTS | RATES if change.sense.kind is Kind.POINT_CHANGE else _AMOUNTS
    return [
        _Amount(dated, index)
        for index, each in enumerate(figures)
        if dated is not None
        and each is not change
        and each.sense.kind in kinds
        and (change.sense.kind is not Kind.CHANGE or each.unit == change.unit)
        and each.thing == change.thing
    ]


def _in_sentence(dated: DatedSentence, change: DatedFigure) -> _Pair | None:
    """Return the two amounts of its sentence that a change lies between, if there are just two."""
    amounts = _amounts(dated, change)
    if len(amounts) != _TWO or amounts[0].own.unit != amounts[1].own.unit:
        return None
    former = [each for each in amounts if _is_former(dated, change, each.own)]
    one, two = amounts if former != amounts[1:] else amounts[::-1]
    pair = _of_former(one, two) if len(former) == 1 else _in_order(one, two)
    if pair is None or not _is_at_its_times(dated, change, pair):
        return None
    is_said = _is_of_clause if former else _is_summed_up
    return pair if is_said(dated, change, pair) else None


def _in_order(one: _Amount, two: _Amount) -> _Pair | None:
    """Return two amounts in the order of their times, if the first is not assumed."""
    first = one.period
    return None if first is None or first.origin is Origin.ASSUMED else _pair(one, two)


def _of_former(one: _Amount, two: _Amount) -> _Pair | None:
    """Return two amounts the first of which words call the earlier, whose time may be implied."""
    last, pair = two.period, _in_order(one, two)
    if last is None or (pair is not None and pair.first is one):
        return pair
    basis = _compared_time(one.dated, last)
    return None if basis is None else _Pair(one, two, basis, last)


def _is_former(dated: DatedSentence, change: DatedFigure, level: DatedFigure) -> bool:
    """Tell whether an amount is said to be the earlier: "from 5", "than the 5", "twice the 5"."""
    clauses, at = dated.clauses, level.at - 1
    while clauses.tag(at) in "HDAR":
        at -= 1
    is_of_change = change.at == at and clauses.word(level.at - 1) == "the"
    is_named = clauses.tag(at - 1) == "T" and clauses.word(at) in ("when", "which")
    return clauses.word(at) in FORMERS | _THAN or is_of_change or is_named


def _compared_time(dated: DatedSentence, last: Period) -> Period | None:
    """Return the time that a sentence begins a comparison with, or else the year before."""
    named = dated.times.get(0) or dated.times.get(1)
    is_compared = dated.clauses.word(0) in FORMERS and 1 in dated.times
    if named is not None and (is_compared or named.role is TimeRole.COMPARISON):
        return named.period
    return None if last.is_day else a_year_before(last)


def _is_of_clause(dated: DatedSentence, change: DatedFigure, pair: _Pair) -> bool:
    """Tell whether a change is said in one clause with the amount that is called the earlier.

    Of amounts in clauses of their own it is said where they are a year apart.
    """
    places = sorted((change.at, pair.first.own.at, pair.last.own.at))
    is_parted = any(
        each.finite and places[0] < each.first < places[-1] for each in dated.clauses.predicates
    )
    if pair.years == 1 or not is_parted:
        return True
    first = pair.first.own.at
    is_next = 0 < first - change.at <= _NEAR and "," not in dated.clauses.tags[change.at : first]
    opening = set(dated.words(change.at, first))
    return is_next or bool({"which", "when"} & opening) or dated.clauses.word(0) in FORMERS


def _is_summed_up(dated: DatedSentence, change: DatedFigure, pair: _Pair) -> bool:
    """Tell whether a change sums up two amounts that are named before it, a year apart."""
    first, last = pair.first.own.at, pair.last.own.at
    goes_to = dated.clauses.word(last - 1) == "to" and change.at > first
    behind = set(dated.words(change.at + 1, change.at + _NEAR))
    is_of_other = bool({"than", "above", "below"} & behind)
    return pair.years == 1 and (change.at > max(first, last) or goes_to) and not is_of_other


def _is_at_its_times(dated: DatedSentence, change: DatedFigure, pair: _Pair) -> bool:
    """Tell whether no words beside a change name another time or step than two amounts have."""
    tags = dated.clauses.tags
    first = next((at for at in range(change.at, -1, -1) if tags[at] in ",;"), 0)
    last = next((at for at in range(change.at + 1, len(tags)) if tags[at] in ",;.F"), len(tags))
    steps = {None, (0, 0), (-(pair.years or 0), 0)}
    near = {at: time for at, time in dated.times.items() if first <= at < last}
    return all(time.shift in steps for time in near.values()) and all(
        time.period.is_same_time(pair.basis) or time.period.is_same_time(pair.period)
        for at, time in near.items()
        if at > change.at and time.period is not None
    )


def _across(dated: DatedSentence, change: DatedFigure) -> _Pair | None:
    """Return the amount that a change is over, and the one of the sentence before that it is of.

    "Output reached 50 in 2021. That was 5% more than the 47 of 2020."
    """
    here, there = _amounts(dated, change), _amounts(dated.previous, change)
    if len(here) != 1 or len(there) != 1 or here[0].own.unit != there[0].own.unit:
        return None
    level = here[0].own
    is_over = 0 < level.at - change.at <= _NEAR and _is_former(dated, change, level)
    pair = _pair(here[0], there[0]) if is_over else None
    if pair is None or pair.first is not here[0] or not _is_at_its_times(dated, change, pair):
        return None
    return pair


def _told_before(dated: DatedSentence, change: DatedFigure) -> _Pair | None:
    """Return the two amounts of the two sentences before that an average is said of."""
    last = dated.previous
    amounts = _amounts(last and last.previous, change) + _amounts(last, change)
    if len(amounts) != _TWO or amounts[0].own.unit != amounts[1].own.unit:
        return None
    return _pair(*amounts)


def _worded(dated: DatedSentence) -> list[tuple[int, int]]:
    """Return the amounts beside each other whose order words tell: "from A to B", "B, from A"."""
    levels = [at for at, figure in enumerate(dated.figures) if not figure.is_change]
    return [pair for one, two in pairwise(levels) for pair in _order(dated, one, two)]


def _order(dated: DatedSentence, one: int, two: int) -> Iterator[tuple[int, int]]:
    """Yield which of two amounts of one unit was first and which last, where the words tell."""
    first, second = dated.figures[one], dated.figures[two]
    tags = dated.clauses.tags
    is_near = two - one <= _TWO and ";" not in tags[first.at : second.at]
    is_same = first.sense.kind is second.sense.kind and first.sense.kind is not Kind.DURATION
    if not is_near or not is_same or first.mention.unit != second.mention.unit:
        return
    is_told = "W" in tags[: first.at] and "," in tags[first.at : second.at]
    if dated.stands_behind(second.at, _TO):
        if is_told or dated.stands_behind(first.at, _FROM):
            yield one, two
    elif dated.stands_behind(second.at, FORMERS):
        yield two, one


def _changes(dated: DatedSentence, first: int, last: int) -> Iterator[int]:
    """Yield the changes before, between and behind two amounts that have no time of their own."""
    one, two = sorted((first, last))
    for place in (one - 1, *range(one + 1, two), two + 1):
        if not 0 <= place < len(dated.figures) or not dated.figures[place].is_change:
            continue
        nearest = one if place < one else two
        ends = sorted((dated.figures[place].at, dated.figures[nearest].at))
        is_apart = set(dated.clauses.tags[ends[0] : ends[1]]) & set(";.SvMX")
        if not is_apart and not _is_dated(dated, place):
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


@dating_rule(
    "the time of the amount that it led to",
    yes=["The harvest increased [50%] to reach 30 million tonnes in 2017."],
    no=["The harvest increased [50%] in 2017. It was 30 million tonnes in 2018."],
)
def reached(dated: DatedSentence, index: int) -> Found | None:
    """Growth that leads to an amount right behind it has that one's time: "rose 5% to 50"."""
    own = dated.figures[index]
    amounts = _amounts(dated, own) if own.sense.kind is Kind.GROWTH else []
    if len(amounts) != 1 or not 0 < amounts[0].own.at - own.at <= _NEAR:
        return None
    near = set(dated.words(own.at + 1, amounts[0].own.at))
    decided = dated.date(amounts[0].place)
    if "to" not in near or "from" in near or decided is None or decided.value is None:
        return None
    return Found(decided.value, decided.evidence)


# What a change starts from


def changes_from(dated: DatedSentence, index: int) -> Iterator[tuple[int, bool]]:
    """Yield the changes beside the A of "from A to B", and whether they lead on to it."""
    is_from = dated.stands_behind(dated.figures[index].at, _FROM)
    for first, last in _worded(dated) if is_from else ():
        if first == index:
            yield from ((place, place < first < last) for place in _changes(dated, first, last))


def start_of(dated: DatedSentence, index: int) -> Found | None:
    """Return the time of the earlier amount beside a change, in whatever order they stand."""
    mine = dated.period(index)
    places = [] if mine is None else [*_starts(dated, index)]
    for place in places:
        decided = dated.decision(place)
        if decided.value is not None and mine is not None and decided.value.start < mine.start:
            is_before = place < index and place in [first for first, _ in _worded(dated)]
            origin = Origin.INHERITED if is_before else decided.value.origin
            return Found(attrs.evolve(decided.value, origin=origin), decided.evidence)
    return None


def _starts(dated: DatedSentence, index: int) -> Iterator[int]:
    """Yield the amounts beside a change that it may start from."""
    own = dated.figures[index]
    yield from (one for one, two in _worded(dated) if index in _changes(dated, one, two))
    behind = dated.figures[index + 1] if index + 1 < len(dated.figures) else None
    if behind is not None and not behind.is_change and _is_over(dated, own, behind):
        yield index + 1
    for step in (1, 2) if own.sense.kind is Kind.CHANGE else (1,):
        other = dated.figures[index - step] if index >= step else None
        if other is None or other.is_change:
            return
        if step == _TWO or dated.stands_behind(other.at, FORMERS):
            yield index - step
        if other.mention.unit != own.mention.unit:
            return


def _is_over(dated: DatedSentence, own: DatedFigure, level: DatedFigure) -> bool:
    """Tell whether a change is said over the amount behind it: "up 5 points from 10% in 2016"."""
    near = " ".join(dated.words(own.at + 1, level.at)).split()
    is_multiple = own.sense.kind is Kind.MULTIPLE and len(near) == near.count("the")
    return not {",", ";"} & set(near) and (is_multiple or not _OVER.isdisjoint(near))


def start_before(dated: DatedSentence, index: int) -> Found | None:
    """Return the time of A for a change behind "from A in 2012 to B in 2021"."""
    mine = dated.period(index)
    for place in range(index - 1, -1, -1):
        figure, decided = dated.figures[place], dated.decision(place)
        is_from = dated.clauses.word(figure.at - 1) == "from" and not figure.is_change
        if is_from and mine and decided.value and decided.value.end < mine.end:
            value = attrs.evolve(decided.value, origin=Origin.INHERITED)
            return Found(value, decided.evidence)
    return None
