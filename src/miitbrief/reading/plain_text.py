"""A text without its accidents of print, and the way back to the print.

::

    plain = paragraph (line ends paragraph)...
    paragraph = the lines that somebody's editor wrapped, with a blank between two

In a plain text every blank is one blank, every line end is one kind of line end, no more than a few
blank lines stand together, nothing is invisible, a hyphen is a hyphen, a year stands apart from its
day, and the cells of a row that tabs part stand between bars.  What is read in it stands at a place
in the text as printed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.spans import Span
from miitbrief.reading.layouts.lines import BREAK, joints, printed_lines
from miitbrief.reading.times.clock import MONTHS

__all__ = ["PlainText", "plain_text"]

# White space within a line and the invisible characters, the hyphens that are not ASCII's, and a
# comma to which a year is glued.
_ACCIDENT = re.compile(
    rf"[\s{INVISIBLE}]+|[\u2010\u2011]|,(?=(?:[{INVISIBLE}]*[0-9]){{4}}(?![{INVISIBLE}]*[0-9]))"
)
_DAY = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b\.? ?[0-9]{{1,2}}$", re.IGNORECASE)
#: No day is longer.
_LONGEST_DAY = 20
#: More blank lines than this between two paragraphs tell no more.
_MOST_LINE_ENDS = 4
_HYPHENS = ("\u2010", "\u2011")
#: A line with so many tabs is a row of a table; one may only set off a label.
_FEWEST_TABS = 2
#: A blank between two digits that may group them stays: a plain one would end the number.
_GROUPING = re.compile(r"(?<=[0-9])[\u00a0\u2007-\u2009\u202f](?=[0-9])")


@attrs.frozen(kw_only=True, repr=False)
class PlainText:
    """A text without its accidents of print.

    Args:
        text: The plain text.
        starts: Where its pieces begin, in ascending order.
        origins: Where each piece begins in the text as printed; piece by piece the characters of
            both go side by side.
    """

    text: str
    starts: list[int]
    origins: list[int]

    def printed(self, span: Span) -> Span:
        """Return where the text as printed has what stands at *span*, white space apart."""
        if not span:
            start = self._origin(span.start)
            return Span(start=start, end=start)
        return Span(start=self._origin(span.start), end=self._origin(span.end - 1) + 1)

    def _origin(self, offset: int) -> int:
        """Return where the character at *offset* is printed."""
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece] if piece >= 0 else 0


def plain_text(text: str) -> PlainText:
    r"""Return a text without its accidents of print.

    >>> plain_text("It rose\r\nby 5\u00a0 per\u00adcent.\r\n\r\nLi Na:").text
    'It rose by 5 percent.\n\nLi Na:'
    """
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for origin, piece in _pieces(text):
        pieces.append(piece)
        starts.append(length)
        origins.append(origin)
        length += len(piece)
    return PlainText(text="".join(pieces), starts=starts, origins=origins)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of the plain text, each with its place in the text as printed."""
    spans = list(printed_lines(text))
    clean = [list(_clean(text, span)) for span in spans]
    plain = ["".join(piece for _, piece in line) for line in clean]
    ends = [0, *(span.end for span in spans)]
    breaks = [_line_ends(text, end, span.start) for end, span in zip(ends, spans, strict=False)]
    for end, joint, line in zip(ends, joints(plain, breaks), clean, strict=False):
        if joint:
            yield end, joint
        yield from line
    behind = _line_ends(text, ends[-1], len(text))
    if behind:
        yield ends[-1], "\n" * behind


def _line_ends(text: str, start: int, end: int) -> int:
    """Return how many line ends the plain text has for the white space at a place."""
    return min(len(BREAK.findall(text, start, end)), _MOST_LINE_ENDS)


def _clean(text: str, line: Span) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a line."""
    start, before = line.start, ""
    is_row = text.count("\t", line.start, line.end) >= _FEWEST_TABS
    for match in _ACCIDENT.finditer(text, line.start, line.end):
        if match[0] == " " or _GROUPING.match(text, match.start()):
            continue
        if start < match.start():
            yield start, text[start : match.start()]
            before = (before + text[start : match.start()])[-_LONGEST_DAY:]
        seen = " | " if is_row and "\t" in match[0] else _seen(match[0])
        if seen:
            yield match.start(), seen
            before += seen
        if seen == "," and _DAY.search(before, 0, len(before) - 1):
            yield match.start(), " "
        start = match.end()
    if start < line.end:
        yield start, text[start : line.end]


def _seen(accident: str) -> str:
    """Return what an accident of print is in a plain text."""
    if accident == "," or accident in _HYPHENS:
        return "," if accident == "," else "-"
    return " " if any(map(str.isspace, accident)) else ""
