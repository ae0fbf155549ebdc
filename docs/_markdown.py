"""Markdown for the pages that are made from data: escaped text, tables, anchors and links."""

import re
from collections.abc import Iterator, Sequence

from miitbrief.model import Statement

__all__ = [
    "escaped",
    "joined",
    "link",
    "measured",
    "own_link",
    "permalink",
    "short",
    "table",
    "words",
]

#: Signs that mean something in Markdown wherever they stand in a line.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&!^])")
#: A list's or heading's mark at the start of a line.
_MARK = re.compile(r"^([0-9]*)([-+=:.)])")


def escaped(text: object) -> str:
    """Return a text as Markdown that shows it as it is, on one line."""
    line = " ".join(str(text).split())
    return _MARK.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", line))


def joined(blocks: Iterator[str]) -> str:
    """Return a page of blocks with blank lines between them."""
    return "\n\n".join(blocks) + "\n"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], style: str) -> str:
    """Return a table of cells that are Markdown already, of classes in the style sheet."""
    lines = [heads, ["---"] * len(heads), *rows]
    return f"{{{style}}}\n" + "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def words(name: str) -> str:
    """Return the value of an enumeration in words."""
    return name.replace("_", " ")


def short(identifier: str) -> str:
    """Return an id without that of its briefing."""
    return identifier.partition("/")[2]


def _anchor(identifier: str) -> str:
    """Return the name by which links find what has an id, unique in all pages."""
    return f"id-{identifier.replace('/', '-')}"


def link(identifier: str) -> str:
    """Return a link to what has an id, such as a figure."""
    return f"[{short(identifier)}](#{_anchor(identifier)})"


def permalink(text: str, anchor: str) -> str:
    """Return a text that is an anchor and a link to it, so that its address can be copied."""
    return f"[[{text}](#{anchor})]{{#{anchor} .permalink}}"


def own_link(identifier: str) -> str:
    """Return the id of what stands here, as the anchor that links lead to."""
    return permalink(short(identifier), _anchor(identifier))


def measured(statement: Statement) -> str:
    """Return what a statement is about, with a link to the definition of its concept."""
    measure = escaped(statement.measure)
    return measure if statement.concept is None else f"[{measure}](#concept-{statement.concept})"
