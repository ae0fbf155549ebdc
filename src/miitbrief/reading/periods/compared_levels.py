"""The two amounts that a change lies between, which tell when it is true and since when.

::

    levels = change "from" A "to" B | A "," "and" B "," change | change "than the" A | ...

"Grew by 38% from 15 billion in 2021 to 20 billion in 2022" is growth in 2022 over 2021, whatever
stands nearest.  A change lies between two amounts of its own measure in its clause, if there are
just two; of those in other clauses, between such as are a year apart.
"""

from collections.abc import Iterator, Sequence

from miitbrief.model._normalization import canonical, without_growth
from miitbrief.model.categories import Kind
from miitbrief.model.figures import RATES
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Unit
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.periods.lengths import RUNNING
from miitbrief.reading.periods.level_pairs import (
    AMOUNTS,
    LevelFigure,
    a_year_before,
    last_pair,
    level_reached,
    pair_across,
    pair_of,
)
from miitbrief.reading.periods.periods import Dates
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["dates_between"]

#: A sentence of more figures is a list, in which each has its own times.
_MANY = 12
#: The rules by which changes are dated.
_EARLIER = "the time of the earlier of the two amounts that it lies between"
_LATER = "the time of the later of the two amounts that it lies between"
_OF_RATE = "the year before a rate that is averaged"
#: Verbs of how much there was, or how it had changed.
_TELLING = ("be", "reach", "up", "down")
_CHANGES = RATES | {Kind.CHANGE, Kind.POINT_CHANGE, Kind.MULTIPLE}


def dates_between(
    document: Document,
    sentences: Sequence[Clauses],
    senses: Sequence[Sense],
    units: Sequence[Unit],
    measures: Sequence[str],
    *,
    dated: Sequence[Dates],
) -> tuple[Dates, ...]:
    """Return when figures are true, those changes between that lie between two amounts.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        senses: What its figures say.
        units: Their units.
        measures: What they measure.
        dated: When they are true by themselves.
    """
    found = list(dated)
    before: list[list[LevelFigure]] = []
    for clauses in sentences:
        figures = [
            LevelFigure(
                place := clauses.nodes[at].place,
                at,
                senses[place].kind,
                (units[place].name, units[place].per),
                frozenset(canonical(without_growth(measures[place]))),
            )
            for at in clauses.figures
        ]
        for level, period in _told_by_clauses(document, clauses, figures, found):
            evidence = document.mentions[level.place].span
            decided = Decision(period, "the time that its clause is about", evidence)
            found[level.place] = found[level.place]._replace(period=decided)
        if len(figures) <= _MANY:
            for change in figures:
                for place, dates in _between(
                    document, clauses, change, figures, before=before, dated=found
                ):
                    found[place] = dates
        before.append(figures)
    return tuple(found)


def _between(
    document: Document,
    clauses: Clauses,
    change: LevelFigure,
    figures: Sequence[LevelFigure],
    *,
    before: Sequence[Sequence[LevelFigure]],
    dated: Sequence[Dates],
) -> Iterator[tuple[int, Dates]]:
    """Yield the times of a change between two amounts, and that of the earlier of them."""
    if change.kind not in _CHANGES or _is_dated_apart(clauses, change, figures):
        return
    pair = pair_of(document, clauses, change, figures, dated) or pair_across(
        document, clauses, change, figures, before=before, dated=dated
    )
    reached = level_reached(clauses, change, figures)
    if pair is None and reached is not None and change.kind is Kind.GROWTH:
        yield from _of_reached(change, reached, dated)
    if pair is None and change.kind is Kind.AVERAGE_GROWTH:
        yield from _of_rates(change, figures, dated)
        pair = None if "T" in clauses.tags else last_pair(change, before, dated)
    if pair is not None:
        earlier, later = (document.mentions[each.place].span for each in (pair.earlier, pair.later))
        basis = Decision(pair.basis, _EARLIER, earlier)
        yield change.place, Dates(Decision(pair.period, _LATER, later), basis)
        if change.kind in RATES:
            yield pair.earlier.place, dated[pair.earlier.place]._replace(period=basis)


def _is_dated_apart(clauses: Clauses, change: LevelFigure, figures: Sequence[LevelFigure]) -> bool:
    """Tell whether a change has a time of its own, behind a semicolon: "...; in June, it rose"."""
    first = clauses.tags.rfind(";", 0, change.at)
    last = clauses.tags.find(";", change.at)
    last = len(clauses.tags) if last < 0 else last
    levels = [each for each in figures if each.kind in AMOUNTS and first < each.at < last]
    return first > 0 and not levels and "T" in clauses.tags[first : change.at]


def _told_by_clauses(
    document: Document,
    clauses: Clauses,
    figures: Sequence[LevelFigure],
    dated: Sequence[Dates],
) -> Iterator[tuple[LevelFigure, Period]]:
    """Yield amounts in a clause about a time, "in 2018, when it was 5", and runs with both ends."""
    ranges = [document.times[node.place] for node in clauses.nodes if node.kind == "time"]
    ends = [(each.period, each.end) for each in ranges if each.period and each.end]
    for figure in figures:
        is_run = figure.kind is Kind.DURATION and dated[figure.place].period.rule == RUNNING
        if is_run and len(ends) == 1:
            first, last = ends[0]
            yield figure, Period(start=first.start, end=last.end)
        start = next((at for at in range(figure.at, -1, -1) if clauses.tag(at) in ",;"), 0)
        opens = clauses.word(start + 1) in ("which", "when") and clauses.tag(start - 1) == "T"
        verb = clauses.predicate_before(figure.at)
        is_told = opens and verb is not None and verb.first > start and verb.has(*_TELLING)
        if figure.kind in AMOUNTS | RATES and is_told:
            period = document.times[clauses.nodes[start - 1].place].period
            if period is not None:
                yield figure, period


def _of_reached(
    change: LevelFigure, reached: LevelFigure, dated: Sequence[Dates]
) -> Iterator[tuple[int, Dates]]:
    """Yield the times of growth to an amount: those of the amount, if it names none of its own."""
    own, period = dated[change.place], dated[reached.place].period
    if period.value is None or not own.basis.rule.startswith("otherwise"):
        return
    if own.period.value is None or not own.period.value.is_same_time(period.value):
        basis = Decision[Period | None](a_year_before(period.value), own.basis.rule)
        yield change.place, Dates(period, basis)


def _of_rates(
    change: LevelFigure, figures: Sequence[LevelFigure], dated: Sequence[Dates]
) -> Iterator[tuple[int, Dates]]:
    """Yield the times of an average of two years, and of the rates of both that stand beside it."""
    rates = [each for each in figures if each.kind is Kind.GROWTH and each.thing == change.thing]
    periods = [dated[each.place].period.value for each in rates]
    years = sorted(
        (period for period in periods if period is not None), key=lambda each: each.start
    )
    if len(rates) != 2 or len(years) != 2 or years[1].years_since(years[0]) != 1:  # noqa: PLR2004
        return
    for rate, period in zip(rates, periods, strict=True):
        assert period is not None  # Both are known.
        basis = Decision[Period | None](a_year_before(period), _OF_RATE)
        yield rate.place, dated[rate.place]._replace(basis=basis)
    first = Decision[Period | None](a_year_before(years[0]), _OF_RATE)
    yield change.place, Dates(Decision(years[1], "the later of the two years averaged"), first)
