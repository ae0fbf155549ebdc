"""The lines of a page as a browser shows them, how raised characters read, and the notes below.

::

    exponent  = digits behind a symbol of length or a ten, or with a minus sign
    degree    = "o" or "0" before "C" or "F"
    numerator = digits before "/"
    mark      = digits | letter | sign, in brackets or not | anything in square brackets
    ending    = "th" | "TM" | any other letters

    note      = block without blocks in it, that begins with the mark of a note

A note is left out: nobody says it.  What is kept is never glued to a number.
"""

import re
from collections.abc import Container

from miitbrief.reading.pages.markup import Page, Shift

__all__ = ["Lines", "find_notes", "is_note", "lowered", "mark_of", "raised", "render"]

_NOTE = re.compile(
    r"""\[[^\]]*\]
    | [({]? (?:
        (?:notes?\s*)? [0-9]{1,3}[a-z]? (?:(?:\s*[,;\u2013-]\s*|\s+)[0-9]{1,3})*
        | [a-rt-z] | [ivx]+
      ) [)}.:]?
    | [*\u2020\u2021\u00a7\u00b6\u2217\u203b\#]+""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"(?P<minus>[-\u2212\u2013])?[0-9]{1,2}")
_TEN = re.compile(r"(?<![0-9.,])10$")
#: A symbol of length, but for the "m" of "I'm" and of "$5m".
_LENGTH = re.compile(r"(?<![^\W\d_]|['\u2019])(?:[kcdhmn\u00b5\u03bc]?m|ft|yd|mi|[0-9]\s?in)$")
_MONEY = re.compile(r"(?:[$\u00a3\u20ac\u00a5]|\b[A-Z]{3})\s?[0-9.,]+\s?m$")
_SLASH = re.compile(r"\s*[/\u2044\u2215]")
_SCALE = re.compile(r"\s?[CF]\b")
_RAISED = str.maketrans(
    "0123456789-\u2212\u2013",
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b\u207b\u207b",
)


def raised(before: str, mark: str, after: str) -> str:
    r"""Return how raised characters read.

    Args:
        before: What stands before them on the line.
        mark: The characters.
        after: What stands behind them on the line.

    >>> raised("in 2022", "1", " exports"), raised("45 km", "2", "."), raised("the 4", "th", " of")
    ('', '²', 'th')
    """
    text = mark.strip()
    if _is_exponent(before, text):
        return text.translate(_RAISED)
    if text in ("o", "O", "0") and _SCALE.match(after):
        return "\u00b0"
    if is_note(text) and not (text.isdecimal() and _SLASH.match(after)):
        return " " if _touch(before, after) else ""
    return lowered(before, mark)


def lowered(before: str, mark: str) -> str:
    """Return how lowered characters read: apart from a number where they are one.

    >>> lowered("CO", "2"), lowered("5", "10")
    ('2', ' 10')
    """
    return f" {mark}" if before[-1:].isdigit() and mark[:1].isdigit() else mark


def is_note(text: str) -> bool:
    """Tell whether raised characters may be the mark of a note.

    >>> [is_note(text) for text in ("1", "[5]", "1)", "*", "a", "2, 3", "th", "2022")]
    [True, True, True, True, True, True, False, False]
    """
    return _NOTE.fullmatch(text) is not None


def _is_exponent(before: str, text: str) -> bool:
    """Tell whether raised characters are an exponent of what stands before them."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return False
    if match["minus"] or _TEN.search(before):
        return before[-1:].isalnum()
    return text in ("2", "3") and bool(_LENGTH.search(before)) and not _MONEY.search(before)


def _touch(before: str, after: str) -> bool:
    """Tell whether two texts would make one word or one number."""
    return before[-1:].isalnum() and after[:1].isalnum()


#: A mark is short: so many nodes, so many characters.
_FEW_NODES, _LONGEST = 12, 30


def mark_of(source: Page, index: int) -> str | None:
    """Return the characters of a raised, lowered or linking element; None for a longer one."""
    end = source.ends[index]
    inside = source.nodes[index + 1 : min(end, index + 1 + _FEW_NODES)]
    mark = "".join(node.text for node in inside)
    is_long = end > index + 1 + _FEW_NODES or len(mark) > _LONGEST
    return None if is_long or any(node.block for node in inside) else mark


def find_notes(source: Page, dropped: Container[int]) -> set[int]:
    """Return the blocks that are notes.

    Args:
        source: The page.
        dropped: What is left out of it.
    """
    found: set[int] = set()
    marks: set[str] = set()
    # The block of which nothing was seen yet, and the end of the mark that was seen last.
    block, behind = 0, 0
    for index in source.kept(dropped):
        node = source.nodes[index]
        mark = _note(source, index)
        if node.block:
            block = index
        elif index < behind:
            continue
        elif mark is not None:
            behind = source.ends[index]
            if block and mark in marks and _is_leaf(source, block):
                found.add(block)
            marks.add(mark)
            block = 0
        elif node.text.strip() or node.tag == "br":
            block = 0
    return found


def _note(source: Page, index: int) -> str | None:
    """Return the mark of a note that an element is, without brackets."""
    shift = source.nodes[index].shift
    if shift not in (Shift.UP, Shift.JUMP):
        return None
    mark = (mark_of(source, index) or "").strip()
    if not is_note(mark) or (shift is Shift.JUMP and mark[0] != "["):
        return None
    return mark.strip("[](){}.: ")


def _is_leaf(source: Page, block: int) -> bool:
    """Tell whether no block stands in a block."""
    inside = range(block + 1, source.ends[block])
    return not any(source.nodes[index].block for index in inside)


#: What a browser collapses, and what else would break a line.
_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_NEW_LINE = re.compile(r"\r\n|[\r\n]")
#: So much of a line tells what stands before or behind a raised mark, in nodes or characters.
_NEAR = 12


def render(source: Page, dropped: Container[int], start: int, stop: int) -> "Lines":
    """Return the lines of a part of a page.

    Args:
        source: The page.
        dropped: The elements that are left out.
        start: The first node of the part.
        stop: The node behind it.
    """
    return _Writer(source, dropped).written(start, stop)


class Lines:
    """Writes lines as a browser does."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, str]] = []
        """Each line with the node that it begins in."""
        self._gaps: list[str] = []
        self._line: list[str] = []
        self._start = self._breaks = 0

    @property
    def text(self) -> str:
        """The lines and the line breaks before them."""
        pairs = zip(self._gaps, self.lines, strict=True)
        return "".join(gap + line for gap, (_, line) in pairs).strip("\n")

    @property
    def end(self) -> str:
        """The end of the line that is being written."""
        return "".join(self._line[-_NEAR:])[-_NEAR:]

    def write(self, index: int, text: str, *, kept: bool = False) -> None:
        """Write the text of a node, with its own line breaks where they are kept."""
        pieces = _NEW_LINE.split(text) if kept else [text]
        for number, piece in enumerate(_BLANKS.sub(" ", piece) for piece in pieces):
            if number:
                self.break_off(index)
            double = not self._line or self._line[-1].endswith(" ")
            if seen := piece.removeprefix(" ") if double else piece:
                self._start = self._start if self._line else index
                self._line.append(seen)

    def break_off(self, index: int) -> None:
        """End the line; where there is none, leave a blank one."""
        if not self._line:
            self._start = index
            self._line.append("")
        self._close(1)

    def apart(self) -> None:
        """End the line where there is one, and leave a blank one behind it."""
        self._close(2)

    def _close(self, breaks: int) -> None:
        """End the line where there is one; so many breaks stand before the next one at least."""
        if self._line:
            self._gaps.append("\n" * self._breaks)
            self.lines.append((self._start, "".join(self._line).strip()))
            self._line.clear()
            self._breaks = 0
        self._breaks = max(self._breaks, breaks)


class _Writer:
    """Writes the nodes of a page.

    Args:
        source: The page.
        dropped: The elements that are left out.
    """

    def __init__(self, source: Page, dropped: Container[int]) -> None:
        self._source = source
        self._nodes = source.nodes
        self._ends = source.ends
        self._dropped = dropped
        self._lines = Lines()

    def written(self, start: int, stop: int) -> Lines:
        """Return the lines of a part of the page."""
        lines = self._lines
        # The blocks that are open: where each ends, and whether it keeps its line breaks.
        around = [(stop, False)]
        index = start
        while index < stop:
            node = self._nodes[index]
            while around[-1][0] <= index:
                around.pop()
                lines.apart()
            kept = around[-1][1]
            if node.block:
                lines.apart()
                around.append((self._ends[index], kept or node.tag == "pre"))
            index = self._next(index, kept=kept)
        lines.apart()
        return lines

    def _next(self, index: int, *, kept: bool) -> int:
        """Write a node itself; return the next one that is to be written."""
        node = self._nodes[index]
        if not node.tag:
            self._lines.write(index, node.text, kept=kept)
        elif index in self._dropped:
            self._write_gap(index)
            return self._ends[index]
        elif node.tag == "br":
            self._lines.break_off(index)
        elif node.replaced:
            self._lines.write(index, " ")
        elif node.shift and (written := self._shifted(index)) is not None:
            self._lines.write(index, written)
            return self._ends[index]
        return index + 1

    def _write_gap(self, index: int) -> None:
        """Write the blank that stays where something seen is left out."""
        node = self._nodes[index]
        inside = self._nodes[index : self._ends[index]] if node.struck else ()
        text = "".join(each.text for each in inside)
        if node.replaced or text != text.strip():
            self._lines.write(index, " ")

    def _shifted(self, index: int) -> str | None:
        """Return how a raised or lowered element reads; None for one as any other."""
        mark = mark_of(self._source, index)
        if mark is None:
            return None
        before, shift = self._lines.end, self._nodes[index].shift
        if shift is Shift.DOWN:
            return lowered(before, mark)
        if shift is Shift.JUMP and not (
            is_note(mark.strip()) and (mark.strip()[0] == "[" or before[-1:].strip())
        ):
            return None
        return raised(before, mark, self._behind(self._ends[index]))

    def _behind(self, index: int) -> str:
        """Return what stands on the line from a node on, as far as it is near."""
        found = ""
        for node in self._nodes[index : index + _NEAR]:
            if node.block or node.tag == "br" or len(found) > _NEAR:
                break
            found += node.text
        return found
