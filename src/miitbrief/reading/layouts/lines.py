"""The lines of a text, each with its exact place.

Which line ends only wrap a paragraph.

::

    wrap = unfinished line, line end, line in lower case, number or bracket
         | line that ends in "of", "the", a comma, a hyphen ..., line end, line
         | full line, line end, line                in a text that is wrapped at a width
         | unfinished line, line ends, number alone on its line, line ends, line in lower case

A finished line ends in a full stop, a question mark or a colon.  A full line is one that the first
word of the next would make longer than the width.  What has a form of its own wraps nothing: a
person of the list, a heading, a label, furniture.
"""

import re
from collections.abc import Iterator, Sequence

import attrs

from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.spans import Span
from miitbrief.reading.english.words import any_word
from miitbrief.reading.layouts.dates import DATE, TIME
from miitbrief.reading.layouts.furniture import FENCE, PAGE_BREAK, is_furniture, is_number
from miitbrief.reading.layouts.names import is_proper, person_line

__all__ = ["BREAK", "Line", "joints", "lines", "printed_lines"]

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
    rf"|(?:{TIME}[\s,]*)?{DATE}|(?:Q|A|Q[0-9]+)[.:]?\s+\S|\([^()]*\)$",
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
    for index, (line, count) in enumerate(zip(lines, breaks, strict=True)):
        before = lines[index - 1] if index else ""
        after = lines[index + 1] if index + 1 < len(lines) else ""
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
