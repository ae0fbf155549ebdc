"""A text as the reader sees it: without invisible characters, with plain blanks and hyphens.

Everything that is read is folded here, once, and everything that is found gets its place in the
text that was given.  So no rule of the reader needs to know that "percentage" may have a soft
hyphen, and a span is an offset in the caller's text, whatever that contains.

::

    folded = visible character...
    blank  = no-break or typographic blank, but between two digits, where it may group them
    "-"    = hyphen | no-break hyphen
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

import attrs

from miitbrief.exceptions import ParseError
from miitbrief.model.briefings import Briefing, moved, moved_figure, moved_nonfigure
from miitbrief.model.figures import Indicator, NonFigure, Target
from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.spans import Span
from miitbrief.reading.problems import problem

__all__ = ["Folded", "fold"]

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE = re.compile(rf"(?<![0-9])[{_BLANK}]|[{_BLANK}](?![0-9])")
_HYPHENS = str.maketrans("\u2010\u2011", "--")


@attrs.frozen(kw_only=True)
class Folded:
    """A text as the reader sees it, which knows the places of the text that was given.

    Args:
        given: The text that was given.
        text: The text as the reader sees it.
        starts: The offsets in *text* behind each run of invisible characters, ascending.
        skipped: How many invisible characters stand before each of these.
    """

    given: str
    text: str
    starts: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()

    def offset(self, offset: int) -> int:
        """Return where the character at *offset* stands in the given text.

        The end of the text is that of the given text.
        """
        if offset >= len(self.text):
            return len(self.given)
        before = bisect_left(self.starts, offset + 1)
        return offset + (self.skipped[before - 1] if before else 0)

    def span(self, span: Span) -> Span:
        """Return a place in the given text, from its first visible character to its last."""
        start = self.offset(span.start)
        return Span(start=start, end=self.offset(span.end - 1) + 1 if span else start)

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph as it stands in the given text."""
        return Paragraph.at(self.span(paragraph.span), self.given, id=paragraph.id)

    def group_span(self, group: Sequence[Paragraph], span: Span) -> Span:  # noqa: ARG002
        """Return where a group of paragraphs stands in the given text."""
        return self.span(span)

    def briefing(self, briefing: Briefing) -> Briefing:
        """Return a briefing that was read, with the given text and the places in it."""
        return briefing if self.given == self.text else moved(briefing, self, self.given)

    def figure(self, figure: Indicator | Target | NonFigure) -> Indicator | Target | NonFigure:
        """Return a figure or another number at its place in the given text."""
        if self.given == self.text:
            return figure
        span = self.span(figure.span)
        if isinstance(figure, NonFigure):
            return moved_nonfigure(figure, span, self.given)
        return moved_figure(figure, span, self.given)

    def error(self, error: ParseError) -> ParseError:
        """Return an error at its place in the given text."""
        return problem(
            self.given,
            self.span(error.span),
            expected=error.expected,
            advice=error.advice,
            source=error.source,
        )


def fold(text: str) -> Folded:
    r"""Return *text* as the reader sees it.

    >>> folded = fold("up\u00a05 per\u00adcent")
    >>> folded.text, folded.span(Span(start=3, end=12)).of(folded.given)
    ('up 5 percent', '5 per\xadcent')
    """
    starts: list[int] = []
    skipped: list[int] = []
    total = 0
    for run in _INVISIBLE.finditer(text):
        starts.append(run.start() - total)
        total += len(run.group())
        skipped.append(total)
    seen = _WIDE.sub(" ", _INVISIBLE.sub("", text)).translate(_HYPHENS)
    return Folded(given=text, text=seen, starts=tuple(starts), skipped=tuple(skipped))
