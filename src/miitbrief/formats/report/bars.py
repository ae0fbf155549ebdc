"""The way of a target as a bar: what is covered of it, beside the time that is over."""

from decimal import Decimal
from typing import NamedTuple

from miitbrief.corpora.progress import Progress
from miitbrief.model.intervals import Interval

__all__ = ["Bar", "bar_of"]

_NONE, _ALL = Decimal(0), Decimal(1)


class Bar(NamedTuple):
    """A bar of length 100, where 100 is all of the way and all of the time.

    Attributes:
        sure: So much of the way is covered whatever the numbers stand for.
        possible: So much may be covered.
        elapsed: So much of the time is over at most, or None where that is not known.
    """

    sure: float
    possible: float
    elapsed: float | None


def bar_of(progress: Progress) -> Bar | None:
    """Return the bar of a target, or None where nothing tells how much is covered.

    Args:
        progress: The progress of the target.
    """
    if progress.achieved is None:
        return None
    sure, possible = _ends(progress.achieved)
    elapsed = None if progress.elapsed is None else _ends(progress.elapsed)[1]
    return Bar(sure, possible, elapsed)


def _ends(share: Interval) -> tuple[float, float]:
    """Return the ends of a share on the bar: what lies beyond it ends with it."""
    lower = _NONE if share.lower is None else share.lower
    upper = _ALL if share.upper is None else share.upper
    first, last = (min(max(end, _NONE), _ALL) for end in (lower, upper))
    return float(round(100 * first, 1)), float(round(100 * last, 1))
