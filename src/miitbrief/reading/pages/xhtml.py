"""A page in XHTML as one in HTML, which a parser of HTML reads as it is meant.

::

    "<name/>"             → "<name></name>"      HTML would leave it open
    "<![CDATA[ text ]]>"  → escaped text         HTML takes it for a comment
    "<!DOCTYPE ... [ ... ]>" → nothing           HTML ends it at the first ">"

No entity that a page defines is expanded.
"""

import html
import re

from miitbrief.reading.pages.markup import words

__all__ = ["as_html", "is_xhtml"]

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
