"""Places in a text."""

import sys
from collections.abc import Callable
from functools import total_ordering
from operator import attrgetter
from typing import Any, cast

import attrs

from miitbrief._validators import instance_of
from miitbrief.exceptions import InvalidValueError

__all__ = ["Span"]

#: The order of what has a span, as a key: quicker to compare than the spans themselves.
by_place: Callable[[Any], Any] = attrgetter("span.start", "span.end")


@total_ordering
@attrs.frozen(kw_only=True, repr=False)
class Span:
    """A place in a text: offsets in code points, half-open.

    Spans are ordered by start, then by end.  An empty span is a place between two characters.

    Args:
        start: Offset of the first code point.
        end: Offset behind the last code point.

    Raises:
        InvalidValueError: Where the end lies before the start, the start before the text, or the
            end further than any text goes.

    >>> Span(start=3, end=7).of("in 2021 and 2022")
    '2021'
    """

    start: int = attrs.field(validator=instance_of(int))
    end: int = attrs.field(validator=instance_of(int))

    def __attrs_post_init__(self) -> None:
        """Refuse a span that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise InvalidValueError(
                f"a span needs 0 <= start <= end, got {self.start} and {self.end}"
            )
        if self.end > sys.maxsize:
            raise InvalidValueError(
                f"no text has more than {sys.maxsize:,} code points, got {self}"
            )

    def of(self, text: str) -> str:
        """Return what stands in *text* at this place.

        Raises:
            InvalidValueError: Where it is no text, or ends before the span does.
        """
        if not isinstance(cast("object", text), str):
            raise InvalidValueError(f"a span is a place in a text, got {text!r}")
        if self.end > len(text):
            raise InvalidValueError(f"{self} does not fit a text of {len(text)} code points")
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether *other* lies inside this span; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def hull(self, *others: "Span") -> "Span":
        """Return the smallest span that contains this one and all *others*."""
        spans = (self, *others)
        return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))

    def shift(self, by: int) -> "Span":
        """Return this span moved by *by* code points.

        Raises:
            InvalidValueError: Where it is no whole number, or would lead before the text.
        """
        if isinstance(by, bool) or not isinstance(cast("object", by), int):
            raise InvalidValueError(f"a span is moved by a whole number, got {by!r}")
        return Span(start=self.start + by, end=self.end + by)

    def __lt__(self, other: object) -> bool:
        """Tell whether this span starts before another, or ends before one with its start."""
        if not isinstance(other, Span):
            return NotImplemented
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __str__(self) -> str:
        """Return the offsets as in a slice."""
        return f"[{self.start}:{self.end}]"

    def __repr__(self) -> str:
        """Return a call that makes this span."""
        return f"Span(start={self.start}, end={self.end})"
