"""The lines of a page as a browser shows them, each with the node that it begins in."""

import re
from collections.abc import Container

from miitbrief.reading.pages.markup import Page, Shift
from miitbrief.reading.pages.notes import mark_of
from miitbrief.reading.pages.raised import is_note, lowered, raised

__all__ = ["Lines", "render"]

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
