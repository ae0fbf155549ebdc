"""The notes below a page's text: what begins with a mark that the text had before.

::

    note = block without blocks in it, that begins with the mark of a note
    mark = raised digits, letter or sign | digits in brackets that lead to another place of the page
"""

from collections.abc import Container

from miitbrief.reading.pages.markup import Page, Shift
from miitbrief.reading.pages.raised import is_note

__all__ = ["find_notes", "mark_of"]

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
