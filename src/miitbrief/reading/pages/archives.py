"""The page in an archive that a browser saves as one file (MHTML): a message with parts.

::

    archive = headers, among them "MIME-Version", [part...]
    page    = part named by "start" | first part that is a page | first part that is plain text
"""

import re
from email import message_from_bytes
from email.message import Message

import attrs

from miitbrief.model.spans import Span
from miitbrief.reading.problems import problem

__all__ = ["SavedPage", "is_archive", "saved_page"]

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = (*_PAGES, "text/plain")
#: A line of headers, then another, and the version somewhere among them.
_HEADERS = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?MIME-Version:[ \t]*1\.0", re.IGNORECASE
)


@attrs.frozen(kw_only=True)
class SavedPage:
    """A page as an archive holds it.

    Args:
        content: Its bytes.
        charset: The encoding that its header declares, or None.
    """

    content: bytes
    charset: str | None


def is_archive(content: bytes) -> bool:
    r"""Tell whether bytes begin as an archive does.

    >>> is_archive(b"From: <Saved>\r\nMIME-Version: 1.0\r\n"), is_archive(b"Li Na: Good morning.")
    (True, False)
    """
    return _HEADERS.match(content[:8192]) is not None


def saved_page(content: bytes, *, source: str) -> SavedPage:
    """Return the page that an archive was made of.

    Nothing that the archive holds besides is read.

    Args:
        content: The archive.
        source: Where it comes from.

    Raises:
        ParseError: Where there is no page in it.
    """
    try:
        message = message_from_bytes(content)
        parts = [*message.walk()]
    except RecursionError:
        parts = []
    page = _page(parts)
    if page is None:
        raise problem(
            "",
            Span(start=0, end=0),
            expected="a page in the archive, got none",
            advice="save the page again, as HTML",
            source=source,
        )
    body = page.get_payload(decode=True)
    assert isinstance(body, bytes)  # Only a part with parts has none.
    return SavedPage(content=body, charset=page.get_content_charset())


def _page(parts: list[Message]) -> Message | None:
    """Return the part that is the page."""
    texts = [
        part for part in parts if part.get_content_type() in _TEXTS and not part.is_multipart()
    ]
    start = parts[0].get_param("start") if parts else None
    named = [part for part in texts if start and part["Content-ID"] == start]
    pages = [part for part in texts if part.get_content_type() in _PAGES]
    return next(iter((*named, *pages, *texts)), None)
