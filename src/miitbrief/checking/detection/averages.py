"""Averages of levels: "20 and 24 billion in 2021 and 2022, an average of 22 billion a year"."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from miitbrief.checking.detection.found import Found, source
from miitbrief.checking.detection.relations import distance, is_decided, same
from miitbrief.checking.detection.rules import BEFORE
from miitbrief.model.categories import Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.decisions import AVERAGED
from miitbrief.model.figures import Figure, Indicator
from miitbrief.model.periods import Period

__all__ = ["find_averages"]

_AVERAGES = frozenset({Kind.LEVEL, Kind.RATIO})
#: What an average is told for each of; those of days are mostly of working days.
_TIMES = frozenset({"year", "quarter", "month"})
_DAY = dt.timedelta(days=1)


def find_averages(figures: Sequence[Figure]) -> Iterator[Found]:
    """Yield the averages of the levels right before them.

    The words must speak of an average, since "15,000 a month" may be a peak, and the times of the
    levels must follow each other without a gap, since an average is of all that lies between.  One
    level of a year has an average for each month.

    Args:
        figures: The figures of one turn, in order.
    """
    for at, stated in enumerate(figures):
        per = stated.unit.per
        if stated.kind not in _AVERAGES or not is_decided(stated, AVERAGED):
            continue
        levels = _levels_before(stated, figures[:at])
        if per in _TIMES | {None} and _are_averaged(stated, levels):
            yield Found(ClaimKind.AVERAGE_LEVEL, stated, tuple(levels))


def _levels_before(stated: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Return the last levels of the same thing, without another level between them."""
    levels: list[Figure] = []
    for figure in reversed(figures):
        if figure.kind is not Kind.LEVEL:
            continue
        is_near = distance(figure, levels[0] if levels else stated) <= BEFORE
        if not is_near or not _goes_with(stated, figure):
            break
        levels.insert(0, figure)
    return levels


def _goes_with(stated: Figure, level: Figure) -> bool:
    """Tell whether a level is one of those that an average may be of."""
    unit = stated.unit
    return (
        isinstance(level, Indicator)
        and level.period is not None
        and not level.period.is_day
        and (level.unit.name, level.unit.per) == (unit.name, None)
        and source(level) is source(stated)
        and same(stated, level)
    )


def _are_averaged(stated: Figure, levels: Sequence[Figure]) -> bool:
    """Tell whether levels cover the time of an average without a gap, each time once.

    What is told behind the last of several levels has its time, or that of all.
    """
    periods = sorted(each.period for each in levels if each.period is not None)
    if not periods or any(one.end + _DAY != other.start for one, other in pairwise(periods)):
        return False
    per, time = stated.unit.per, stated.period
    if per is None:
        lengths = {(each.end - each.start).days // 28 for each in periods}
        return len(periods) > 1 and len(lengths) == 1
    first, last = periods[0], periods[-1]
    if len(periods) == 1 and first.count(per) == 1:
        return False
    whole = Period(start=first.start, end=last.end)
    is_last = len(periods) > 1 and last.is_same_time(time)
    return time is None or whole.is_same_time(time) or is_last
