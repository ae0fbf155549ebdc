"""What English leaves open of a figure: "three times larger" is three times as much, or four."""

from collections.abc import Sequence

from miitbrief.model.categories import Kind
from miitbrief.model.decisions import TWO_READINGS
from miitbrief.reading.decisions import Decision
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["with_ambiguities"]

_IN_TIMES = frozenset({Kind.MULTIPLE, Kind.GROWTH})


def with_ambiguities(
    sentences: Sequence[Clauses], kinds: Sequence[Decision[Sense]]
) -> tuple[Decision[Sense], ...]:
    """Return what figures say, and of what has two readings that it has.

    Args:
        sentences: The sentences of a paragraph.
        kinds: What its figures say.
    """
    found = list(kinds)
    for clauses in sentences:
        for at in clauses.figures:
            node = clauses.nodes[at]
            sense = found[node.place].value
            is_fold = node.lower.endswith("fold")
            is_more = node.lower.endswith("times") and "up" in clauses.classes(at + 1)
            if sense.kind in _IN_TIMES and (is_fold or is_more):
                last = clauses.nodes[at + is_more]
                found[node.place] = Decision(sense, TWO_READINGS, node.span.hull(last.span))
    return tuple(found)
