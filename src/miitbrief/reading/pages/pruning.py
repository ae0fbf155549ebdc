"""The source of a page as a parser of HTML can read it: without traps, and in HTML.

The parser follows the HTML standard, by which a page may take the square of its length: thousands
of tags in each other, a tag with thousands of attributes, open tags of fonts that every paragraph
repeats.  Tags that stand deeper than in browsers are left out with their end tags, and so are
attributes that nobody reads of very long tags.  All text stays, and pages that people write stay
as they are, but for what browsers that run scripts do not show ("noscript").

A page in XHTML becomes one in HTML, and no entity that it defines is expanded::

    "<name/>"             → "<name></name>"      HTML would leave it open
    "<![CDATA[ text ]]>"  → escaped text         HTML takes it for a comment
    "<!DOCTYPE ... [ ... ]>" → nothing           HTML ends it at the first ">"
"""

import html
import re
from collections import Counter
from collections.abc import Iterator

from miitbrief.reading.pages.markup import words

__all__ = ["as_html", "is_xhtml", "pruned"]

#: So many elements stand in each other in browsers.
_DEEPEST = 512
#: So many that tell a font, and so many links and struck texts: each paragraph in them repeats
#: those that are open.
_MOST_FONTS = 4
#: So many pages that were joined.
_MOST_PAGES = 200
#: A longer tag keeps only the attributes that are read.
_LONGEST = 2000

_TOKEN = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))
    | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)\b|\Z)
    | <plaintext\b.*
    | (?P<unread><noscript\b.*?(?:</noscript\b[^>]*+>?|\Z))
    | <(?:[!?]|/(?![a-z]))[^>]*+
    | <(?P<end>/?)(?P<name>[a-z][^\s/>]*+)
      (?P<rest>(?:[^>=]++|=\s*+(?:"[^"]*+"?|'[^']*+'?)?)*+)>?""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=>/"'][^\s=>/]*+)(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?"""
)


def pruned(html: str) -> str:
    """Return a page without the tags and attributes that nobody misses.

    >>> pruned("<p class=a>Tea</p>")
    '<p class=a>Tea</p>'
    >>> pruned("<b>" * 1000 + "Tea")
    '<b><b><b><b>Tea'
    """
    return "".join(_Pruner().pieces(html))


class _Pruner:
    """Leaves out tags by what is open."""

    def __init__(self) -> None:
        # The elements that are open, apart for each table that is: no end tag in a table closes
        # what is around it.  Each has its name and whether its tag was kept.
        self._open: list[list[tuple[str, bool]]] = [[]]
        self._names: list[Counter[str]] = [Counter()]
        self._fonts = (_Fonts(words("font_tags")), _Fonts(words("mark_tags")))
        self._depth = self._pages = 0

    def pieces(self, html: str) -> Iterator[str]:
        """Yield the pieces of the page that stay."""
        behind = 0
        for token in _TOKEN.finditer(html):
            new = self._instead(token)
            if new != token.group():
                yield html[behind : token.start()]
                yield new
                behind = token.end()
        yield html[behind:]

    def _instead(self, token: re.Match[str]) -> str:
        """Return what stands in the place of a piece."""
        if not token["name"]:
            return "" if token["unread"] else token.group()
        name = token["name"].lower()
        if self._is_kept(name, is_end=bool(token["end"])):
            return token.group() if len(token.group()) <= _LONGEST else _shortened(token)
        return "<br>" if name in words("block_tags") else ""

    def _is_kept(self, name: str, *, is_end: bool) -> bool:
        """Tell whether a tag stays, and open or close its element."""
        if name in words("page_tags"):
            self._pages += not is_end
            return self._pages <= _MOST_PAGES
        if name in words("empty_tags") or name in words("unnested_tags"):
            return True
        for fonts in self._fonts:
            if name in fonts.names:
                return fonts.close(name) if is_end else fonts.open(name)
        return self._close(name) if is_end else self._opened(name)

    def _opened(self, name: str) -> bool:
        """Open any other element."""
        kept = self._depth < _DEEPEST
        self._depth += kept
        self._open[-1].append((name, kept))
        self._names[-1][name] += 1
        if name == "table":
            self._open.append([])
            self._names.append(Counter())
        return kept

    def _close(self, name: str) -> bool:
        """Close any other element and those in it; what closes nothing stays."""
        if name == "table" and len(self._open) > 1:
            self._depth -= sum(kept for _, kept in self._open.pop())
            self._names.pop()
        if not self._names[-1][name]:
            return True
        while True:
            inner, kept = self._open[-1].pop()
            self._names[-1][inner] -= 1
            self._depth -= kept
            if inner == name:
                return kept


class _Fonts:
    """Leaves out tags of some names where many are open.

    Args:
        names: The names.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self._kept: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()

    def open(self, name: str) -> bool:
        """Open an element; tell whether its tag stays."""
        if name == "a":
            # A link ends the one that is open.
            self.close(name)
        is_kept = self._kept.total() < _MOST_FONTS
        (self._kept if is_kept else self._left_out)[name] += 1
        return is_kept

    def close(self, name: str) -> bool:
        """Close an element, one that was left out first; tell whether its tag stays."""
        counts = self._left_out if self._left_out[name] else self._kept
        counts[name] -= counts[name] > 0
        return counts is self._kept


def _shortened(token: re.Match[str]) -> str:
    """Return a tag with only the attributes that are read."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(token["rest"]):
        if attribute["name"].lower() in words("read_attributes"):
            found.setdefault(attribute["name"].lower(), attribute.group())
    return f"<{token['end']}{' '.join((token['name'], *found.values()))}>"


_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_PIECE = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | <!\[CDATA\[(?P<text>.*?)(?:\]\]>|\Z)
    | <!DOCTYPE\b[^\[>]*+(?P<subset>\[(?:"[^"]*+"|'[^']*+'|[^\]"']++)*+\]?\s*+>?)
    | <(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^>"'/]++|"[^"]*+"|'[^']*+'|/(?!>))*+)/>
    | <(?P<raw>script|style)\b.*?(?:</(?P=raw)\b|\Z)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def is_xhtml(text: str) -> bool:
    """Tell whether a page begins with the declaration of XML.

    >>> is_xhtml('<?xml version="1.0"?><html/>'), is_xhtml("<html>")
    (True, False)
    """
    return _XML.match(text) is not None


def as_html(text: str) -> str:
    """Return a page in XHTML as HTML.

    >>> as_html("<p>1<a id='x'/>, <![CDATA[2 < 3]]><br/></p>")
    "<p>1<a id='x'></a>, 2 &lt; 3<br/></p>"
    """
    return _PIECE.sub(_in_html, text)


def _in_html(piece: re.Match[str]) -> str:
    """Return a piece of the page as HTML has it."""
    if piece["text"] is not None:
        return html.escape(piece["text"], quote=False)
    if piece["subset"] is not None:
        return "<!DOCTYPE html>"
    name = piece["name"]
    if name is None or name.lower() in words("empty_tags"):
        return piece.group()
    return f"<{name}{piece['rest']}></{name}>"
