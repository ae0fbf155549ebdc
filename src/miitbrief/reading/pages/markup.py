"""The elements of a saved page as a flat list, each before its own content.

::

    page    = element
    element = (element | text)...

A page that is nested many thousand levels deep is read as any other: nothing here calls itself.
"""

import re
from collections.abc import Container, Iterator, Mapping
from enum import Enum, auto
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, NamedTuple

import attrs

from miitbrief._resources import any_of, tables
from miitbrief.exceptions import MissingExtraError

__all__ = ["Node", "Page", "Shift", "named", "page", "words"]

_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;!]*[^;!\s])")
_LANDMARKS = ("main", "article")
_UNSEEN = ("hidden", "collapse")


def _tables() -> dict[str, Any]:
    """Return the tables of ``pages.json``."""
    return tables("miitbrief.reading.pages", "pages.json")


@cache
def words(table: str) -> frozenset[str]:
    """Return the words of a table of ``pages.json``.

    >>> "p" in words("block_tags")
    True
    """
    return frozenset(word for line in _tables()[table] for word in line.split())


@cache
def named(table: str) -> re.Pattern[str]:
    """Return the pattern of names that have one of the words of a table; "-" may be left out.

    >>> names = ("side-bar", "mysite-sidebar-left", "side", "sidebars")
    >>> [bool(named("furniture_names").search(name)) for name in names]
    [True, True, False, False]
    """
    alternatives = any_of(sorted(words(table)))
    return re.compile(rf"(?<![a-z])(?:{alternatives.replace('-', '-?')})(?![a-z])")


class Shift(Enum):
    """How an element stands out of its line."""

    UP = auto()
    """Raised."""
    DOWN = auto()
    """Lowered."""
    JUMP = auto()
    """Not at all, but it leads to another place of the page, as marks of notes do."""


@attrs.frozen(kw_only=True)
class Node:
    """An element or a text of a page.

    Args:
        tag: The tag; none for text.
        text: What stands there; none for an element.
        names: The words of an element's classes, id and role: "site-nav" of "siteNav".
        block: Whether an element stands on lines of its own.
        hidden: Whether an element is not to be seen.
        struck: Whether an element is struck out.
        replaced: Whether something else than text is seen in its place: a picture, a button.
        shift: How an element stands out of its line, or None.
        link: Whether an element is a link.
        landmark: "main" or "article" for an element that is one by its tag or role.
    """

    tag: str
    text: str = ""
    names: str = ""
    block: bool = False
    hidden: bool = False
    struck: bool = False
    replaced: bool = False
    shift: Shift | None = None
    link: bool = False
    landmark: str = ""


@attrs.frozen(kw_only=True, slots=False)
class Page:
    """The nodes of a page, each element before its own content.

    Args:
        nodes: The nodes.
        parents: For each node the index of the element that it stands in; 0 for the first.
    """

    nodes: tuple[Node, ...]
    parents: tuple[int, ...]

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The index behind the content of each node."""
        ends = [index + 1 for index in range(len(self.nodes))]
        for index in range(len(ends) - 1, 0, -1):
            parent = self.parents[index]
            ends[parent] = max(ends[parent], ends[index])
        return tuple(ends)

    @cached_property
    def linked(self) -> tuple[bool, ...]:
        """Whether each node stands in a link."""
        found: list[bool] = []
        for node, parent in zip(self.nodes, self.parents, strict=True):
            found.append(node.link or (bool(found) and found[parent]))
        return tuple(found)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many letters the text of each node has."""
        return tuple(sum(map(str.isalpha, node.text)) if node.text else 0 for node in self.nodes)

    def kept(self, dropped: Container[int]) -> Iterator[int]:
        """Yield the indexes of the nodes that do not stand in what is dropped."""
        index = 0
        while index < len(self.nodes):
            if index in dropped:
                index = self.ends[index]
            else:
                yield index
                index += 1

    def letters(self, dropped: Container[int]) -> "Letters":
        """Count the letters of each element, without what is dropped."""
        plain, linked, links = ([0] * len(self.nodes) for _ in range(3))
        for index in self.kept(dropped):
            (linked if self.linked[index] else plain)[index] = self.sizes[index]
            links[index] = int(self.nodes[index].link)
        return Letters(
            ends=self.ends,
            plain=(0, *accumulate(plain)),
            linked=(0, *accumulate(linked)),
            links=(0, *accumulate(links)),
        )


@attrs.frozen(kw_only=True)
class Letters:
    """How many letters stand before each node.

    Args:
        ends: The index behind the content of each node.
        plain: The letters outside links.
        linked: The letters in links.
        links: The links.
    """

    ends: tuple[int, ...]
    plain: tuple[int, ...]
    linked: tuple[int, ...]
    links: tuple[int, ...]

    def plain_in(self, index: int) -> int:
        """Return how many letters outside links a node has."""
        return self.plain[self.ends[index]] - self.plain[index]

    def linked_in(self, index: int) -> int:
        """Return how many letters in links a node has."""
        return self.linked[self.ends[index]] - self.linked[index]

    def links_in(self, index: int) -> int:
        """Return how many links a node has."""
        return self.links[self.ends[index]] - self.links[index]


def page(html: str) -> Page:
    """Return the nodes of a page.

    Raises:
        MissingExtraError: Where selectolax is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - It is optional.
    except ImportError as error:
        raise MissingExtraError("html", "selectolax") from error
    root = LexborHTMLParser(html).root
    element = cache(_element)
    found: list[Node] = []
    parents: list[int] = []
    waiting = [] if root is None else [(root, 0)]
    while waiting:
        source, parent = waiting.pop()
        tag = source.tag or "-"
        if tag == "-text":
            found.append(Node(tag="", text=source.text_content or ""))
        elif not tag.startswith("-"):
            found.append(element(tag, _read(source.attributes)))
            children = list(source.iter(include_text=True))
            waiting.extend((child, len(parents)) for child in reversed(children))
        else:
            continue
        parents.append(parent)
    return Page(nodes=tuple(found), parents=tuple(parents))


def _read(attributes: Mapping[str, str | None]) -> "_Attributes":
    """Return what is read of an element's attributes."""
    if not attributes:
        return _NO_ATTRIBUTES
    names, role, style, address = (
        attributes.get(name) or "" for name in ("class", "role", "style", "href")
    )
    return _Attributes(
        names=f"{names} {attributes.get('id') or ''} {role}",
        role=role.casefold(),
        style=style.casefold(),
        is_hidden="hidden" in attributes,
        is_jump="#" in address[:-1],
    )


class _Attributes(NamedTuple):
    """What is read of an element's attributes.

    Attributes:
        names: The classes, the id and the role.
        role: The role.
        style: The declarations of its style.
        is_hidden: Whether it is to be hidden.
        is_jump: Whether it leads to another place of the page.
    """

    names: str = ""
    role: str = ""
    style: str = ""
    is_hidden: bool = False
    is_jump: bool = False


_NO_ATTRIBUTES = _Attributes()


def _element(tag: str, attributes: _Attributes) -> Node:
    """Return an element without its content."""
    style = dict(_STYLE.findall(attributes.style))
    display = style.get("display", "")
    hidden = attributes.is_hidden or display == "none" or style.get("visibility") in _UNSEEN
    names = _names(attributes.names)
    return Node(
        tag=tag,
        names=names,
        block=not hidden and _is_block(tag, display),
        hidden=hidden,
        struck=_is_struck(tag, names, style),
        replaced=not hidden and tag in words("replaced_tags"),
        shift=_shift(tag, names, style, is_jump=attributes.is_jump),
        link=tag == "a",
        landmark=next((name for name in (tag, attributes.role) if name in _LANDMARKS), ""),
    )


def _is_struck(tag: str, names: str, style: Mapping[str, str]) -> bool:
    """Tell whether an element is struck out."""
    line = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    return (
        tag in words("struck_tags")
        or "line-through" in line
        or bool(names and named("struck_names").search(names))
    )


def _shift(tag: str, names: str, style: Mapping[str, str], *, is_jump: bool) -> Shift | None:
    """Return how an element stands out of its line."""
    align = style.get("vertical-align", "")
    if tag == "sup" or align == "super" or (names and named("note_names").search(names)):
        return Shift.UP
    if tag == "sub" or align == "sub":
        return Shift.DOWN
    return Shift.JUMP if tag == "a" and is_jump else None


def _names(classes: str) -> str:
    """Return names with their words in lower case, apart."""
    return " ".join("-".join(_NAME.findall(name)).casefold() for name in classes.split())


def _is_block(tag: str, display: str) -> bool:
    """Tell whether an element stands on lines of its own."""
    usual = tag in words("block_tags") and not display.startswith("inline")
    return usual or display in words("block_displays")
