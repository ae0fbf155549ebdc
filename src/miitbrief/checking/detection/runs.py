"""Durations whose two ends are said: "since 2015 ... for seven consecutive years"."""

from collections.abc import Iterator, Sequence

from miitbrief.checking.detection.found import Found
from miitbrief.checking.detection.relations import distance, same, same_unit
from miitbrief.checking.detection.rules import BEFORE
from miitbrief.checking.detection.words import is_run
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.figures import Figure, Indicator
from miitbrief.model.periods import COUNTED_UNITS, Origin, Period
from miitbrief.model.quantities import Hedge

__all__ = ["find_continued", "find_runs", "find_thresholds"]

#: Hedges that set a limit on one side.
_LIMITS = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST})


def find_runs(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the durations that can be counted from their period.

    The words must speak of an unbroken run, since "the three years from 2018 to 2021" counts
    steps, and the clause must state the period.  One that is counted back from its last year or
    month proves nothing: "51% in January, the third month in a row" says where the run ends, and
    three months are taken from there.  So no figure beside it may be dated with its end alone.
    """
    for stated in figures:
        period = stated.period if isinstance(stated, Indicator) else None
        if stated.kind is not Kind.DURATION or period is None or not _is_counted(stated):
            continue
        beside = [other for other in figures if distance(stated, other) <= BEFORE]
        whole = _begins(period, stated.quantity.unit.name) and period.origin is Origin.STATED
        if whole and not any(_ends(period, one.period) for one in beside):
            yield Found(ClaimKind.DURATION, stated, ())


def find_continued(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the runs whose start another figure of them tells, with another end.

    "Seven consecutive years since 2015", and a year later "eight".  A run may have been broken in
    between, so the length that is stated reaches back into the other's time.

    Args:
        figures: Figures of any turns or briefings, in the order in which they were said.
    """
    runs = [each for each in figures if each.kind is Kind.DURATION and _is_counted(each)]
    for stated in runs:
        others = (each for each in runs if _starts(each, stated))
        first = next(others, None)
        if first is not None:
            yield Found(ClaimKind.CONTINUED_DURATION, stated, (first,))


def _starts(other: Figure, stated: Figure) -> bool:
    """Tell whether another figure tells the start of a run."""
    mine, its = stated.period, other.period
    if mine is None or its is None or mine.origin is Origin.ASSUMED:
        return False
    return (
        its.origin is Origin.STATED
        and its.end < mine.end
        and mine.start <= its.end
        and same_unit(stated, other)
        and same(stated, other)
    )


def find_thresholds(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the limits that something kept to over a run, each with a figure of a time within.

    "50.1% in January, the third month in a row above 50%".  Only a run says that each of its
    figures keeps to the limit, which an average need not do.
    """
    for stated in figures:
        if stated.quantity.hedge not in _LIMITS or stated.period is None:
            continue
        if not any(_is_run_of(stated, each) for each in figures):
            continue
        for within in figures:
            if _is_within(within, stated):
                yield Found(ClaimKind.THRESHOLD, stated, (within,))


def _is_run_of(stated: Figure, other: Figure) -> bool:
    """Tell whether a duration is that of the limit beside it."""
    is_run = other.kind is Kind.DURATION and _is_counted(other)
    at_once = stated.period is not None and stated.period.is_same_time(other.period)
    return is_run and at_once and distance(stated, other) <= BEFORE


def _is_within(other: Figure, stated: Figure) -> bool:
    """Tell whether another figure is of the same thing, at a time within."""
    period = stated.period
    return (
        isinstance(other, Indicator)
        and period is not None
        and other.period is not None
        and other.id != stated.id
        and other.kind is stated.kind
        and other.quantity.hedge is Hedge.EXACT
        and period.contains(other.period)
        and same(stated, other)
        and same_unit(stated, other)
    )


def _is_counted(stated: Figure) -> bool:
    """Tell whether a duration counts the years, months or days of a run."""
    quantity = stated.quantity
    says_so = is_run(quantity.text) or is_run(stated.measure)
    return says_so and quantity.unit.name in COUNTED_UNITS


def _begins(period: Period, unit: str) -> bool:
    """Tell whether a period begins with a year, quarter or month, and is not counted back."""
    first = {"year": (1,), "quarter": (1, 4, 7, 10)}.get(unit)
    if unit == "day":
        return True
    return period.start.day == 1 and (first is None or period.start.month in first)


def _ends(period: Period, other: Period | None) -> bool:
    """Tell whether another period is only the last part of a period."""
    return other is not None and other.end == period.end and other.start > period.start
