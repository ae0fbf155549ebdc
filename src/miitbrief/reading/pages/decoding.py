"""The text that bytes encode, and the page in an archive that a browser saves as one file (MHTML).

::

    encoding = byte order mark
             | UTF-16 without one, where every other byte at the beginning is zero
             | UTF-8, where the bytes are valid in it
             | charset of a MIME header | XML declaration | "meta" of a page
             | UTF-8

    archive  = headers, among them "MIME-Version", [part...]
    page     = part named by "start" | first part that is a page | first part that is plain text

Many pages in UTF-8 still declare the encoding that they once had, so valid UTF-8 is believed more
than a declaration.  But two characters of GBK may be valid UTF-8 by chance: a declared encoding of
several bytes a character is believed more, unless some character has three bytes in UTF-8.
"""

import codecs
import re
from email import message_from_bytes
from email.message import Message

import attrs

from miitbrief.exceptions import ParseError
from miitbrief.model.spans import Span
from miitbrief.reading.problems import problem

__all__ = ["SavedPage", "decoded", "is_archive", "saved_page"]

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


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF_16 = re.compile(rb"(?P<little>(?:[^\0]\0){2})|(?:\0[^\0]){2}")
#: Browsers look for a declaration so far at least.
_DECLARED_WITHIN = 8192
_XML = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: What no text has.
_BINARY = re.compile(rb"[\0-\x08\x0e-\x1a]")
#: A character of three bytes in UTF-8.
_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")

#: Encodings by the names that Python has for them, and with which wider ones browsers read them.
_OF_ONE_BYTE = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"cp125{page}": f"cp125{page}" for page in range(9)},
    **{name: name for name in ("cp866", "cp874", "koi8-r", "koi8-u", "mac-roman")},
}
_OF_MANY_BYTES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    **{name: name for name in ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "iso2022_jp")},
}


def decoded(content: bytes, *, source: str, charset: str | None = None) -> str:
    r"""Return the text that bytes encode, without a byte order mark.

    Args:
        content: The bytes.
        source: Where they come from.
        charset: The encoding that a header declares, or None.

    Raises:
        ParseError: Where they do not encode a text, at the first byte that does not.

    >>> decoded("<meta charset=gbk><p>\u8336".encode("gbk"), source="page.html")
    '<meta charset=gbk><p>\u8336'
    """
    declared = charset or _declared(content)
    mark, codec = next(
        ((mark, codec) for mark, codec in _MARKS if content.startswith(mark)),
        (b"", _likely(content, declared)),
    )
    body = content.removeprefix(mark)
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        if codec == "cp1252":
            return body.decode("latin-1")
        raise _error(body, codec, error, declared, source) from error


def _declared(content: bytes) -> str | None:
    """Return the encoding that a page declares, or None."""
    head = content[:_DECLARED_WITHIN]
    found = _XML.match(head) or _META.search(head)
    return None if found is None else found[1].decode()


def _likely(content: bytes, declared: str | None) -> str:
    """Return the encoding of bytes without a mark."""
    wide = _UTF_16.match(content)
    if wide is not None:
        return "utf-16-le" if wide["little"] else "utf-16-be"
    name = _name(declared)
    is_utf_8 = _is_utf_8(content)
    if name in _OF_ONE_BYTE and not is_utf_8:
        return _OF_ONE_BYTE[name]
    if name in _OF_MANY_BYTES and not (is_utf_8 and _THREE_BYTES.search(content)):
        return _OF_MANY_BYTES[name]
    return "utf-8"


def _name(declared: str | None) -> str:
    """Return Python's name of an encoding; none where it has no such encoding."""
    try:
        return codecs.lookup((declared or "").removeprefix("x-")).name
    except LookupError:
        return ""


def _is_utf_8(content: bytes) -> bool:
    """Tell whether bytes are valid UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _error(
    body: bytes, codec: str, error: UnicodeDecodeError, declared: str | None, source: str
) -> ParseError:
    """Return the error behind the part of the bytes that encodes a text."""
    before = body[: error.start].decode(codec)
    name = codec.upper() if codec.startswith("utf") else declared
    if codec == "utf-8" and declared is not None and _name(declared) != "utf-8":
        advice = f"it says that it is {declared}: save it as UTF-8"
    elif _BINARY.search(body):
        advice = "it is no text: save the publisher's page as HTML or as text"
    else:
        advice = "save it as UTF-8"
    return problem(
        before,
        Span(start=len(before), end=len(before)),
        expected=f"{name}, got the byte 0x{body[error.start]:02x}",
        advice=advice,
        source=source,
    )
