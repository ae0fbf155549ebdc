"""Durations whose two ends are said: "since 2015 ... for seven consecutive years"."""

from collections.abc import Iterator, Sequence

from miitbrief.checking.detection.found import Found
from miitbrief.checking.detection.relations import distance
from miitbrief.checking.detection.rules import BEFORE
from miitbrief.checking.detection.words import is_run
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.figures import Figure, Indicator
from miitbrief.model.periods import COUNTED_UNITS, Origin, Period

__all__ = ["find_runs"]


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
        if period.origin is Origin.STATED and not any(_ends(period, one.period) for one in beside):
            yield Found(ClaimKind.DURATION, stated, ())


def _is_counted(stated: Figure) -> bool:
    """Tell whether a duration counts the years, months or days of a run."""
    quantity = stated.quantity
    says_so = is_run(quantity.text) or is_run(stated.measure)
    return says_so and quantity.unit.name in COUNTED_UNITS


def _ends(period: Period, other: Period | None) -> bool:
    """Tell whether another period is only the last part of a period."""
    return other is not None and other.end == period.end and other.start > period.start
