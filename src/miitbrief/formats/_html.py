"""HTML from objects: every text is escaped, and no character of it acts on the page."""

from collections.abc import Iterable, Sequence
from html import escape

from miitbrief._printing import without_controls

__all__ = ["Html", "element", "escaped", "items", "joined", "table"]

#: White space that a text may have.
_KEPT = "\n\t"


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(value: object) -> Html:
    r"""Return a value as HTML that shows it; HTML stays as it is, and None is nothing.

    Control characters are shown as in Python's literals, those that turn the order of a line, too.

    >>> escaped("<b>1 & 2</b>")
    '&lt;b&gt;1 &amp; 2&lt;/b&gt;'
    """
    if isinstance(value, Html):
        return value
    text = "" if value is None else without_controls(str(value), keep=_KEPT)
    # What UTF-8 does not have could not be written to a page.
    return Html(escape(text.encode("utf-8", "backslashreplace").decode("utf-8")))


def joined(parts: Iterable[object], between: str = "") -> Html:
    """Return parts as HTML, one behind the other.

    Args:
        parts: Values, each of which is escaped where it is not HTML.
        between: What stands between two.
    """
    return Html(escaped(between).join(map(escaped, parts)))


def element(name: str, *content: object, **attributes: str | None) -> Html:
    """Return an element.

    Args:
        name: Its name.
        *content: What stands in it.
        **attributes: Its attributes; one that is None is left out, and ``class_`` is ``class``.

    >>> element("p", "1 < 2", class_="note")
    '<p class="note">1 &lt; 2</p>'
    """
    given = {key.rstrip("_"): value for key, value in attributes.items() if value is not None}
    opening = "".join(f' {key}="{escaped(value)}"' for key, value in given.items())
    return Html(f"<{name}{opening}>{joined(content)}</{name}>")


def items(parts: Iterable[object], name: str = "ul") -> Html:
    """Return parts as a list."""
    return element(name, *(element("li", each) for each in parts))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, caption: object = "") -> Html:
    """Return rows of cells as a table.

    Args:
        heads: The heads of the columns.
        rows: The cells of each row.
        caption: What the table is, in words.
    """
    head = element("tr", *(element("th", each, scope="col") for each in heads))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    title = element("caption", caption) if caption else ""
    return element("table", title, element("thead", head), element("tbody", *body))
