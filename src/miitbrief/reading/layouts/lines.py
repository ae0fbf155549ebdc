"""The lines of a text, each with its exact place."""

import re
from collections.abc import Iterator

import attrs

from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.spans import Span

__all__ = ["BREAK", "FENCE", "PAGE_BREAK", "Line", "lines", "printed_lines"]

#: What an editor leaves between the pages of a transcript, on a line of its own or glued to one.
PAGE_BREAK = "_ueditor_page_break_tag_"

#: What stands before and behind the front matter of a text in Markdown.
FENCE = "---"
#: A line end, of any system.
BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A line from its first visible character to its last.  White space and the invisible characters
# are those of `miitbrief.model.paragraphs`.
_VISIBLE = rf"[^\s{INVISIBLE}]"
_LINE = re.compile(rf"{_VISIBLE}(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*{_VISIBLE})?")
_PIECE = re.compile(
    rf"{PAGE_BREAK}|{_VISIBLE}(?:(?:(?!{PAGE_BREAK}).)*(?!{PAGE_BREAK}){_VISIBLE})?"
)


@attrs.frozen(kw_only=True)
class Line:
    """A line that is not blank, without the white space around it.

    Args:
        span: Where it stands.
        text: What stands there.
        breaks: How many line breaks stand before it; none where it is glued to what is before.
    """

    span: Span
    text: str
    breaks: int


def printed_lines(text: str) -> Iterator[Span]:
    """Yield where the lines of *text* that are not blank stand, white space around them apart."""
    for match in _LINE.finditer(text):
        yield Span(start=match.start(), end=match.end())


def lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines of *text* that are not blank; a page break is a line of its own.

    >>> [line.text for line in lines("A title\n\n_ueditor_page_break_tag_CCTV:")]
    ['A title', '_ueditor_page_break_tag_', 'CCTV:']
    """
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines."""
    end = 0
    for line in printed_lines(text):
        for piece in _PIECE.finditer(text, line.start, line.end):
            span = Span(start=piece.start(), end=piece.end())
            breaks = len(BREAK.findall(text, end, span.start))
            yield Line(span=span, text=piece.group(), breaks=breaks)
            end = span.end
