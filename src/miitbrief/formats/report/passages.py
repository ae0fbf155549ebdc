"""A paragraph in passages: figures, what stands between them, and the words that decided."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.formats._marking import Piece, pieces
from miitbrief.formats.report.statements import StatementView
from miitbrief.model.paragraphs import Paragraph

__all__ = ["Passage", "passages"]


class Passage(NamedTuple):
    """A stretch of a paragraph that is a figure, or that none is.

    Attributes:
        view: The view of the figure or target; None between them.
        words: The stretch, cut so that each piece as a whole decided fields of its marks.
    """

    view: StatementView | None
    words: tuple[Piece[StatementView], ...]


def passages(paragraph: Paragraph, views: Sequence[StatementView]) -> tuple[Passage, ...]:
    """Return the passages of a paragraph; together they are its text.

    Where a figure stands inside of a target without a number, the passage is the figure's.

    Args:
        paragraph: The paragraph.
        views: The views of what is stated in its turn.
    """
    return tuple(_passages(paragraph, views))


def _passages(paragraph: Paragraph, views: Sequence[StatementView]) -> Iterator[Passage]:
    """Yield the passages of a paragraph."""
    own = [(view.statement.span, view) for view in views]
    deciding = [
        (decision.span, view)
        for view in views
        for decision in view.statement.decisions
        if decision.span is not None
    ]
    for piece in pieces(paragraph.text or "", paragraph.span.start, own):
        view = min(piece.marks, key=lambda each: len(each.statement.span), default=None)
        yield Passage(view, tuple(pieces(piece.text, piece.span.start, deciding)))
