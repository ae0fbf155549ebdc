"""What English leaves open of a figure: "three times larger" is three times as much, or four."""

from collections.abc import Sequence

from miitbrief.model.categories import Kind
from miitbrief.model.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["ambiguities_of"]

_RULE = 'one of two readings: "so many times as much" and "so many times more"'
_IN_TIMES = frozenset({Kind.MULTIPLE, Kind.GROWTH})


def ambiguities_of(document: Document, senses: Sequence[Sense]) -> tuple[tuple[Decision, ...], ...]:
    """Return for each figure of a document the decisions that English leaves open.

    Args:
        document: A paragraph.
        senses: What its figures say.
    """
    found: list[tuple[Decision, ...]] = [()] * len(senses)
    for sentence in document.sentences:
        clauses = Clauses(sentence)
        for at in clauses.figures:
            node = clauses.nodes[at]
            is_fold = node.lower.endswith("fold")
            behind = at + 1
            is_times = node.lower.endswith("times") and "up" in clauses.classes(behind)
            if senses[node.place].kind in _IN_TIMES and (is_fold or is_times):
                last = clauses.nodes[behind if is_times else at]
                span = node.span.hull(last.span)
                words = span.of(document.text)
                found[node.place] = (
                    Decision(field="kind", rule=_RULE, span=span, words=words, is_sure=False),
                )
    return tuple(found)
