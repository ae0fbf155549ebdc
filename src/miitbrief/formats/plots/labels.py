"""Words beside marks, placed so that none stands on another."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Label", "heights"]

#: About how wide and high a letter is, in points.
_WIDE, _HIGH = 5.2, 13.0
#: How far from its mark, in points, words begin.
_GAP = 7
#: How far above its mark, in points, words may stand; nearer places come first.
_HEIGHTS = (6, -16, 20, -30, 34, -44, 48, -58)


class Label(NamedTuple):
    """Words beside a mark.

    Attributes:
        day: Where the mark stands on the axis of time.
        value: Where it stands on the axis of values.
        words: The words.
        colour: Their colour.
    """

    day: dt.date
    value: float
    words: str
    colour: str


def heights(
    words: Sequence[str], places: Sequence[tuple[float, float]], is_left: Sequence[bool]
) -> Iterator[int]:
    """Yield how far above its mark each label stands, so that it covers none of those before it.

    Where all places are taken, it stands at the first.

    Args:
        words: The words of each label.
        places: Where its mark stands, in points.
        is_left: Whether its words stand left of the mark.

    >>> list(heights(["one", "two"], [(0, 0), (1, 1)], [False, False]))
    [6, -16]
    """
    taken: list[tuple[float, float, float]] = []
    for text, (x, y), left in zip(words, places, is_left, strict=True):
        width = _WIDE * len(text)
        start = x - _GAP - width if left else x + _GAP
        free = (up for up in _HEIGHTS if _is_free(taken, start, start + width, y + up))
        height = next(free, _HEIGHTS[0])
        taken.append((start, start + width, y + height))
        yield height


def _is_free(
    taken: Sequence[tuple[float, float, float]], start: float, end: float, height: float
) -> bool:
    """Tell whether no label stands yet where another one would."""
    return not any(
        start < other_end and other_start < end and abs(height - other) < _HIGH
        for other_start, other_end, other in taken
    )
