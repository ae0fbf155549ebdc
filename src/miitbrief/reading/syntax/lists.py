"""The figures of a sentence as lists of those that stand side by side."""

from collections.abc import Sequence

from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["lists"]

#: What joins two figures of a list, as parts of speech.
_LINKS = frozenset([",", "C", ",C", "-", "/", "I", "~", "P"])


def lists(clauses: Clauses, mentions: Sequence[Mention]) -> list[tuple[int, ...]]:
    """Return the figures of a sentence as lists of those that stand side by side.

    "5%, 6% and 7%" is one list, "5 yuan, up 6%" are two.

    Args:
        clauses: The sentence.
        mentions: Its figures, in order.

    Returns:
        The places of the figures of each list.
    """
    found: list[list[int]] = []
    for place in range(len(clauses.figures)):
        if found and _continues(clauses, mentions, found[-1][-1], place):
            found[-1].append(place)
        else:
            found.append([place])
    return [tuple(places) for places in found]


def _continues(clauses: Clauses, mentions: Sequence[Mention], before: int, place: int) -> bool:
    """Tell whether a figure goes on with a list."""
    if mentions[before].unit != mentions[place].unit:
        return False
    first, last = clauses.figures[before] + 1, clauses.figures[place]
    words = [clauses.word(at) for at in range(first, last)]
    if "up" in words or "down" in words:
        return False
    link = "".join(mark for mark in clauses.tags[first:last] if mark not in "HRD")
    return link in _LINKS and (link != "P" or "to" in words)
