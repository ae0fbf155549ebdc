"""A text cut where something begins or ends in it, to be shown with marks."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from miitbrief.model.spans import Span

__all__ = ["Piece", "pieces"]

T = TypeVar("T")


class Piece(NamedTuple, Generic[T]):
    """A piece of a text through which everything that stands there goes.

    Attributes:
        span: Where it stands in the whole text.
        text: What stands there.
        marks: What it belongs to.
    """

    span: Span
    text: str
    marks: tuple[T, ...]


def pieces(text: str, start: int, marks: Iterable[tuple[Span, T]]) -> Iterator[Piece[T]]:
    """Yield the pieces of a text, in order; together they are the text.

    Args:
        text: The text, such as that of a paragraph.
        start: Where it begins in the whole text.
        marks: What stands where in the whole text; marks may overlap.

    >>> both = [(Span(start=3, end=6), "a"), (Span(start=5, end=8), "b")]
    >>> [(piece.text, piece.marks) for piece in pieces("figures", 2, both)]
    [('f', ()), ('ig', ('a',)), ('u', ('a', 'b')), ('re', ('b',)), ('s', ())]
    """
    end = start + len(text)
    inside = [(span, mark) for span, mark in marks if span.start < end and start < span.end]
    cuts = {start, end, *(cut for span, _ in inside for cut in (span.start, span.end))}
    places = sorted(cut for cut in cuts if start <= cut <= end)
    for first, last in pairwise(places):
        here = Span(start=first, end=last)
        found = tuple(mark for span, mark in inside if span.contains(here))
        yield Piece(here, text[first - start : last - start], found)
