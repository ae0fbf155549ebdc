"""Which modality a word has: that of a mark before it, or of the verb whose subject it is in."""

import re
from collections.abc import Sequence

from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.marks import AIMING, Mark, clause_start

__all__ = ["mark_of", "part_of"]


def part_of(clauses: Clauses, marks: Sequence[Mark], at: int) -> int:
    """Return where the part of a sentence begins that no modality leaves: behind a semicolon."""
    for spot in range(at - 1, -1, -1):
        if clauses.tags[spot] == ";":
            end = clauses.tags.find(";", spot + 1)
            end = len(clauses.tags) if end < 0 else end
            if any(spot < mark.at < end for mark in marks):
                return spot + 1
    return 0


#: "40 of 60 shops" has one verb.
_OF_FIGURE = re.compile("P[DH]*F|^PW")


def mark_of(clauses: Clauses, marks: Sequence[Mark], at: int) -> Mark | None:
    """Return the mark whose modality a word has, or None where nothing tells.

    Args:
        clauses: The sentence.
        marks: Its marks, in order.
        at: The word.
    """
    start = part_of(clauses, marks, at)
    before = [mark for mark in marks if start <= mark.at < at]
    behind = next((mark for mark in marks if mark.at > at and mark.predicate is not None), None)
    last = _outer(clauses, before, at) or (before[-1] if before else None)
    if (
        behind is not None
        and behind.predicate is not None
        and (behind.predicate.finite or behind.rule == "what is to be done")
    ):
        between = _OF_FIGURE.sub("", clauses.tags[at + 1 : behind.at])
        is_joined = not set(between) & set(",;:SWvMXF") and not between.endswith(("C", "CR"))
        if is_joined and (last is None or last.at < clause_start(clauses, at)):
            return behind
    return last


def _outer(clauses: Clauses, before: Sequence[Mark], at: int) -> Mark | None:
    """Return the aim that an aside interrupts: "aim to lift it, which was 3 last year, to 5"."""
    if not before or before[-1].modality in AIMING or before[-1].predicate is None:
        return None
    last = before[-1]
    opening = clause_start(clauses, last.at) - 1
    if clauses.tag(opening) not in "SW":
        return None
    aiming = [mark for mark in before[:-1] if mark.modality in AIMING and mark.at < opening]
    if not aiming:
        return None
    left = at - 1
    while left >= 0 and clauses.tag(left) in "HDR":
        left -= 1
    closing = clauses.tags.rfind(",", last.at, at)
    is_aside = clauses.tag(opening - 1) == "," and closing > 0
    is_back = is_aside and (
        clauses.word(left) in ("to", "by", "at", "in") or clauses.tag(closing + 1) in "IbP"
    )
    is_end = clauses.word(left) == "to" and any(
        clauses.word(spot) == "from" for spot in range(aiming[-1].at, last.at)
    )
    return aiming[-1] if is_back or is_end else None
