"""The elements of a saved page as a flat list, each before its own content.

::

    page    = element
    element = (element | text)...

A page that is nested many thousand levels deep is read as any other: nothing here calls itself.
"""

import re
from collections.abc import Container, Iterator
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import attrs

from miitbrief._resources import tables
from miitbrief.exceptions import MissingExtraError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["Node", "Page", "named", "page", "words"]

_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([\w-]+)")
_INVISIBLE = re.compile(r"(?:^|;)\s*visibility\s*:\s*hidden\b")
_LANDMARKS = ("main", "article")


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
    alternatives = "|".join(sorted(words(table), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![a-z])(?:{alternatives.replace('-', '-?')})(?![a-z])")


@attrs.frozen(kw_only=True)
class Node:
    """An element or a text of a page.

    Args:
        tag: The tag; none for text.
        parent: The index of the element that it stands in.
        text: What stands there; none for an element.
        names: The words of an element's classes, id and role: "site-nav" of "siteNav".
        block: Whether an element stands on lines of its own.
        hidden: Whether an element is not to be seen.
        link: Whether an element is a link.
        landmark: "main" or "article" for an element that is one by its tag or role.
    """

    tag: str
    parent: int
    text: str = ""
    names: str = ""
    block: bool = False
    hidden: bool = False
    link: bool = False
    landmark: str = ""


@attrs.frozen(kw_only=True, slots=False)
class Page:
    """The nodes of a page, each element before its own content.

    Args:
        nodes: The nodes.
    """

    nodes: tuple[Node, ...]

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The index behind the content of each node."""
        ends = [index + 1 for index in range(len(self.nodes))]
        for index in range(len(ends) - 1, 0, -1):
            parent = self.nodes[index].parent
            ends[parent] = max(ends[parent], ends[index])
        return tuple(ends)

    @cached_property
    def linked(self) -> tuple[bool, ...]:
        """Whether each node stands in a link."""
        found: list[bool] = []
        for node in self.nodes:
            found.append(node.link or (bool(found) and found[node.parent]))
        return tuple(found)

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
        counts = [(0, 0, 0)] * len(self.nodes)
        for index in self.kept(dropped):
            node = self.nodes[index]
            count = sum(map(str.isalpha, node.text))
            linked = self.linked[index]
            counts[index] = (0 if linked else count, count if linked else 0, int(node.link))
        plain, linked_sums, links = (
            (0, *accumulate(count[kind] for count in counts)) for kind in range(3)
        )
        return Letters(ends=self.ends, plain=plain, linked=linked_sums, links=links)


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
    found: list[Node] = []
    waiting = [] if root is None else [(root, 0)]
    while waiting:
        source, parent = waiting.pop()
        index = len(found)
        if source.tag == "-text":
            found.append(Node(tag="", parent=parent, text=source.text_content or ""))
        elif source.tag and not source.tag.startswith("-"):
            found.append(_element(source, source.tag, parent))
            children = list(source.iter(include_text=True))
            waiting.extend((child, index) for child in reversed(children))
    return Page(nodes=tuple(found))


def _element(source: "LexborNode", tag: str, parent: int) -> Node:
    """Return an element without its content."""
    attributes = source.attributes
    style = (attributes.get("style") or "").casefold()
    match = _DISPLAY.search(style)
    display = match[1] if match else ""
    hidden = "hidden" in attributes or display == "none" or _INVISIBLE.search(style) is not None
    role = attributes.get("role") or ""
    return Node(
        tag=tag,
        parent=parent,
        names=_names(f"{attributes.get('class') or ''} {attributes.get('id') or ''} {role}"),
        block=not hidden and _is_block(tag, display),
        hidden=hidden,
        link=tag == "a",
        landmark=next((each for each in (tag, role.casefold()) if each in _LANDMARKS), ""),
    )


def _names(classes: str) -> str:
    """Return names with their words in lower case, apart."""
    return " ".join("-".join(_NAME.findall(name)).casefold() for name in classes.split())


def _is_block(tag: str, display: str) -> bool:
    """Tell whether an element stands on lines of its own."""
    usual = tag in words("block_tags") and not display.startswith("inline")
    return usual or display in words("block_displays")
