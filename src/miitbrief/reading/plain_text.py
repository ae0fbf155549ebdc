"""A text without its accidents of print, and the way back to the print.

::

    plain = paragraph (line ends paragraph)...
    paragraph = the lines that somebody's editor wrapped, with a blank between two

In a plain text every blank is one blank, every line end is one kind of line end, no more than a few
blank lines stand together, nothing is invisible, a hyphen is a hyphen, a year stands apart from its
day, and the cells of a row that tabs part stand between bars.  What is read in it stands at a place
in the text as printed.

Some line ends only wrap a paragraph::

    wrap = unfinished line, line end, line in lower case, number or bracket
         | line that ends in "of", "the", a comma, a hyphen ..., line end, line
         | full line, line end, line                in a text that is wrapped at a width
         | unfinished line, line ends, number alone on its line, line ends, line in lower case

A finished line ends in a full stop, a question mark or a colon.  A full line is one that the first
word of the next would make longer than the width.  What has a form of its own wraps nothing: a
person of the list, a heading, a label, furniture.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.spans import Span
from miitbrief.reading.english.words import any_word
from miitbrief.reading.layouts.dates import DATE, TIME
from miitbrief.reading.layouts.furniture import FENCE, is_furniture, is_number, running_heads
from miitbrief.reading.layouts.lines import BREAK, printed_lines
from miitbrief.reading.layouts.names import is_proper, person_line
from miitbrief.reading.times.clock import MONTHS

__all__ = ["PlainText", "joints", "plain_text"]

#: Markdown's bold, at a word.
_BOLD = rf"(?<!\*)\*\*++(?=[^\s{INVISIBLE}])|(?<=[^\s*{INVISIBLE}])\*\*++"
# White space within a line and the invisible characters, Markdown's bold, the hyphens that are not
# ASCII's, and a comma to which a year is glued.
_ACCIDENT = re.compile(
    rf"[\s{INVISIBLE}]+|{_BOLD}|[\u2010\u2011]|,(?=(?:[{INVISIBLE}]*[0-9]){{4}}(?![{INVISIBLE}]*[0-9]))"
)
#: A heading in Markdown, and a line that is emphasised as a whole.
_MARKED = re.compile(
    r"#{1,6} +(?P<heading>\w.*)"
    r"|(?P<sign>[*_])(?![*_\s])(?P<text>[^*_\n]*\w[^*_\n]*)(?<!\s)(?P=sign)"
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
    spans = [_unmarked(text, span) for span in printed_lines(text)]
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


def _unmarked(text: str, line: Span) -> Span:
    """Return where a line stands without the marks of a heading or of emphasis in Markdown."""
    match = _MARKED.fullmatch(text, line.start, line.end)
    if match is None:
        return line
    start, end = match.span(match.lastgroup or 0)
    return Span(start=start, end=end)


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


_FINISHED = re.compile(r"[.?!\u2026:\uff1a;][\"'\u201d\u2019)\]]*$")
_COLON = re.compile(r"[:\uff1a][\"'\u201d\u2019)\]]*$")
#: A full stop behind these ends nothing.
_ABBREVIATED = re.compile(r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|No|St|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$")
_DANGLING = re.compile(
    rf"(?:^|\s)(?:(?:{any_word('dangling')})|RMB|USD|US\$|HK\$|[$\u20ac\u00a3\u00a5])$|,$|\w-$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"[+\-\u2212(\"\u201c]?(?:US|HK|RMB|USD)?\s?[$\u20ac\u00a3\u00a5]?[0-9]|[(\[]"
)
_FORM = re.compile(
    rf"[0-9]{{1,3}}[.)]\s|[\u2022\u25cf\u25aa\u25a0*#>]|[\[\u3010][^\]\u3011]*[\]\u3011]\s*(?:[:\uff1a]|$)"
    rf"|(?:19|20)[0-9]{{2}}(?:\s?\([^()]*\))?\s?[:|]\s?\S"
    rf"|(?:{TIME}[\s,]*)?{DATE}|[0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}}\s|(?:Q|A|Q[0-9]+)[.:]?\s+\S|\([^()]*\)$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:[A-Z][a-z]{1,3}\.\s)?[A-Z][^.?!:\uff1a]{0,60}[:\uff1a](?:\s|$)")
_ITEM = re.compile(r"[\u2022\u25cf\u25aa\u25a0*#>]|(?:Q[0-9]*(?:[.:]|\s)|A[.:])\s*\S")
_DATED = re.compile(rf"[^|\uff5c]+[|\uff5c].*{DATE}.*", re.IGNORECASE)
_HYPHEN = re.compile(r"\w-$")
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b")
_ENDS_IN_NUMBER = re.compile(r"[0-9%]$")
#: Nobody wraps at more.
_WIDEST = 200
#: So many full lines at least show that a text is wrapped.
_LEAST_FULL = 2


def joints(lines: Sequence[str], breaks: Sequence[int]) -> Iterator[str]:
    r"""Yield what stands before each line in the plain text: line ends, a blank, or nothing.

    Args:
        lines: The lines that are not blank.
        breaks: How many line ends stand before each.

    >>> list(joints(["It rose 5", "percent in year-", "end sales.", "It fell."], [0, 1, 1, 2]))
    ['', ' ', '', '\n\n']
    """
    width = _width(lines, breaks)
    spaced = _labels_are_spaced(lines, breaks)
    front = _front_end(lines)
    heads = running_heads(lines)
    for index, (line, count) in enumerate(zip(lines, breaks, strict=True)):
        before = lines[index - 1] if index else ""
        after = lines[index + 1] if index + 1 < len(lines) else ""
        if index in heads or index - 1 in heads:
            yield "\n" * count
            continue
        labelled = not spaced and _is_finished(before) and _is_label(line)
        if index <= front or labelled or not _is_wrap(before, line, after, count, width):
            yield "\n" * count
        else:
            glued = _HYPHEN.search(before) and not _SUSPENDED.match(line)
            yield "" if glued else " "


def _front_end(lines: Sequence[str]) -> int:
    """Return the last line of the front matter, of which each line stands by itself, or 0."""
    if not lines or lines[0] != FENCE or FENCE not in lines[1:]:
        return 0
    return lines.index(FENCE, 1)


def _width(lines: Sequence[str], breaks: Sequence[int]) -> int | None:
    """Return the width at which a text is wrapped, or None where it is not.

    Half of the lines that others follow are then full, and go on in lower case.
    """
    width = max(map(len, lines), default=0)
    if width > _WIDEST:
        return None
    follows = [
        (before, line)
        for before, line, count in zip(lines, lines[1:], breaks[1:], strict=False)
        if count == 1 and not _COLON.search(before)
    ]
    full = [line for before, line in follows if _is_full(before, line, width)]
    lower = sum(line[0].islower() for line in full)
    wrapped = len(full) >= max(_LEAST_FULL, len(follows) / 2) and lower >= len(full) / 2
    return width if wrapped else None


def _labels_are_spaced(lines: Sequence[str], breaks: Sequence[int]) -> bool:
    """Tell whether blank lines stand before most labels, so that none is inside a paragraph."""
    before = [count for line, count in zip(lines, breaks, strict=True) if _is_label(line)]
    return sum(count > 1 for count in before) * 2 > len(before)


def _is_label(line: str) -> bool:
    """Tell whether a line has the form of a label and a name for it."""
    match = _LABEL.match(line)
    return match is not None and is_proper(match[0].rstrip(" :\uff1a"))


def _is_full(line: str, after: str, width: int) -> bool:
    """Tell whether the first word of the next line does not fit on a line."""
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def _is_wrap(before: str, line: str, after: str, breaks: int, width: int | None) -> bool:
    """Tell whether the line ends before a line only wrap a paragraph."""
    if breaks > 1:
        return _is_around_number(before, line, after) and not _is_apart(before, line)
    if is_number(before) and is_number(line):
        return False
    if width is not None and _is_full(before, line, width):
        return not _has_own_form(before, line)
    return _goes_on(before, line) and not _is_apart(before, line)


def _is_finished(line: str) -> bool:
    """Tell whether a sentence or a label ends with a line."""
    return _FINISHED.search(line) is not None and not _ABBREVIATED.search(line)


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line goes on in the middle of a sentence."""
    if _is_finished(before):
        return False
    return (
        line[0].islower()
        or _DANGLING.search(before) is not None
        or _ABBREVIATED.search(before) is not None
        or (_NUMERIC.match(line) is not None and not before[0].isdigit())
    )


def _is_around_number(before: str, line: str, after: str) -> bool:
    """Tell whether a sentence goes on over blank lines, with a number alone between them."""
    if _is_finished(before):
        return False
    if is_number(line):
        return after[:1].islower() and not is_number(before)
    return line[0].islower() and _ENDS_IN_NUMBER.search(before) is not None


def _is_apart(before: str, line: str) -> bool:
    """Tell whether one of two lines has a form of its own, so that no paragraph goes on there."""
    return (
        _COLON.search(before) is not None
        or _FORM.match(line) is not None
        or person_line(line) is not None
        or (is_furniture(line) and not is_number(line))
        or _has_own_form(before, line)
    )


def _has_own_form(before: str, line: str) -> bool:
    """Tell whether even in a wrapped text a line begins something else."""
    label = _LABEL.fullmatch(before)
    listed = (
        person_line(before) is not None
        and person_line(line) is not None
        and _DANGLING.search(before) is None
    )
    return (
        listed
        or _DATED.fullmatch(line) is not None
        or (label is not None and is_proper(before.rstrip(" :\uff1a")))
        or (_is_finished(before) and _begins(line))
        or is_furniture(before)
    )


def _begins(line: str) -> bool:
    """Tell whether behind a sentence a line begins something else."""
    return _ITEM.match(line) is not None or (is_furniture(line) and not is_number(line))
