"""The text of a file: plain text as it is, a page as its text.

::

    file = text in UTF-8, with a byte order mark or without one
    page = name that ends in ".html" or ".htm"
         | content that begins with "<!doctype html" or "<html"
"""

import codecs
import errno
import os
import re
import stat
from pathlib import Path

from miitbrief.exceptions import ParseError
from miitbrief.model.spans import Span
from miitbrief.reading.pages.html import is_page, page_text
from miitbrief.reading.problems import problem

__all__ = ["file_text"]

_PAGES = (".html", ".htm")
_TEXTS = (".txt", "")
_CHARSET = re.compile(
    rb"charset\s*=\s*[\"']?\s*([\w-]+)|encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)
#: A page declares its encoding in the first so many bytes, says the HTML standard.
_DECLARED_WITHIN = 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def file_text(path: str | os.PathLike[str]) -> str:
    """Return the text of a file; of a page, the text that `miitbrief.reading.pages.html` finds.

    Line breaks of plain text stay as they are, so that places in the text are those in
    ``path.read_bytes().decode()``; only a byte order mark is left out.

    Args:
        path: A file whose name ends in ``.txt``, ``.html``, ``.htm`` or without a suffix.

    Raises:
        ParseError: Where the name has another suffix, the file is empty, or it is not UTF-8.
        FileNotFoundError: Where there is no such file.
        IsADirectoryError: Where it is a folder.
        MissingExtraError: Where it is a page and selectolax is not installed.
    """
    file = Path(path)
    if stat.S_ISDIR(file.stat().st_mode):
        # Opening it would raise another error on each system.
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    suffix = file.suffix.casefold()
    if suffix not in (*_PAGES, *_TEXTS):
        raise _error(
            file,
            "",
            f"a file whose name ends in .txt, .html or .htm, got {suffix}",
            "save the page as text or as HTML, and name it so",
        )
    text = _decoded(file)
    if not text.strip():
        raise _error(file, "", "a transcript, got an empty file", "save the page again")
    return page_text(text) if suffix in _PAGES or is_page(text) else text


def _decoded(file: Path) -> str:
    """Return the content of a file."""
    content = file.read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        expected = f"UTF-8, got the byte 0x{content[error.start]:02x}"
        raise _error(file, before, expected, _advice(content)) from error


def _advice(content: bytes) -> str:
    """Return what helps against bytes that are not UTF-8."""
    charset = _CHARSET.search(content[:_DECLARED_WITHIN])
    name = "UTF-16" if content.startswith(_UTF_16) else None
    if charset is not None:
        name = (charset[1] or charset[2]).decode()
    if name is None or name.casefold() == "utf-8":
        return "save it as UTF-8"
    return f"it says that it is {name}: save it as UTF-8"


def _error(file: Path, before: str, expected: str, advice: str) -> ParseError:
    """Return the error behind the part of a file that could be read."""
    end = Span(start=len(before), end=len(before))
    return problem(before, end, expected=expected, advice=advice, source=str(file))
