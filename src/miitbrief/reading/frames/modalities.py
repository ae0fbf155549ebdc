"""How each figure is put: as a fact, denied, supposed, foreseen, intended, aimed at or asked."""

from collections.abc import Sequence

from miitbrief.reading.frames.decisions import Decision
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.marks import Modality
from miitbrief.reading.syntax.modality import marks_of
from miitbrief.reading.syntax.scopes import mark_of

__all__ = ["modalities_of"]


def modalities_of(sentences: Sequence[Clauses]) -> tuple[Decision[Modality], ...]:
    """Return how each figure of a paragraph is put, in the order of the text.

    Args:
        sentences: Its sentences.
    """
    found: list[Decision[Modality]] = []
    for clauses in sentences:
        marks = marks_of(clauses) if clauses.figures else ()
        for at in clauses.figures:
            mark = mark_of(clauses, marks, at)
            if mark is None:
                found.append(Decision(Modality.ASSERTED, "otherwise as a fact"))
            else:
                found.append(Decision(mark.modality, mark.rule, clauses.nodes[mark.at].span))
    return tuple(found)
