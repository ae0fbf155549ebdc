"""The text of a file: plain text as it is, a page as its text.

::

    file    = text | page | archive               in an encoding that it declares, or in UTF-8
    text    = name that ends in ".txt", ".text", ".md", ".markdown" or without a suffix
    page    = name that ends in ".html", ".htm", ".xhtml", ".xht" or ".shtml"
            | content that begins with "<!doctype html" or "<html"
    archive = name that ends in ".mhtml" or ".mht" | content that begins with headers of MIME

Nothing is opened but the file: no address is looked up, and nothing that a page names is fetched.
"""

import errno
import os
import re
import stat
import textwrap
from difflib import get_close_matches
from pathlib import Path

from miitbrief.exceptions import InvalidValueError, ParseError
from miitbrief.model.spans import Span
from miitbrief.reading.pages.decoding import decoded, is_archive, saved_page
from miitbrief.reading.pages.html import is_page, page_text
from miitbrief.reading.pages.pruning import as_html, is_xhtml
from miitbrief.reading.problems import problem

__all__ = ["SUFFIXES", "content_text", "file_text", "require_file"]

#: So much is shown of a name that is none.
_LONGEST = 80
#: How much is read at once.
_PIECE = 1_000_000
_XHTML = (".xhtml", ".xht")
_PAGES = (".html", ".htm", ".shtml", *_XHTML)
_ARCHIVES = (".mhtml", ".mht")
_TEXTS = (".txt", ".text", ".md", ".markdown", "")
SUFFIXES = tuple(suffix for suffix in (*_TEXTS, *_PAGES, *_ARCHIVES) if suffix)
"""How the names of files end that can be read, in small letters."""
_EXPECTED = "a text or a saved page (.txt, .md, .html, .htm, .xhtml, .mhtml or .mht)"

_PAPER = "copy its text into a .txt file, or save the publisher's page as HTML"
_UNPACK = "unpack it, and read the file in it"
#: What files are whose text cannot be read here, by how they begin; and what helps.
_OTHER_CONTENTS = (
    (b"%PDF-", "a PDF", _PAPER),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word or another Office document", _PAPER),
    (b"{\\rtf", "a document in RTF", _PAPER),
    (b"PK\x03\x04", "a Word document (.docx) or another ZIP archive", _PAPER),
    (b"\x1f\x8b", "a file that gzip compressed", _UNPACK),
    (b"bplist00", "a web archive of Safari", "save the page again, as HTML"),
    (b"\x89PNG\r\n", "a picture", _PAPER),
    (b"\xff\xd8\xff", "a picture", _PAPER),
    (b"GIF8", "a picture", _PAPER),
)
#: The same by how they are named.
_OTHER_NAMES = {
    ".pdf": ("a PDF", _PAPER),
    **dict.fromkeys((".doc", ".docx", ".docm", ".dot", ".dotx"), ("a Word document", _PAPER)),
    **dict.fromkeys((".odt", ".rtf", ".pages", ".wps", ".epub"), ("a document", _PAPER)),
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".7z", ".rar"), ("an archive", _UNPACK)),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp"), ("a picture", _PAPER)),
    ".webarchive": ("a web archive of Safari", "save the page again, as HTML"),
}
#: An address; `Path` makes one slash of two.
_ADDRESS = re.compile(r"(?:https?|ftps?|file):/|www\.", re.IGNORECASE)
#: What is no file has no end, or waits for somebody who writes.
_NO_FILE = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def file_text(path: str | os.PathLike[str], *, max_bytes: int | None = None) -> str:
    """Return the text of a file; of a page, the text that `miitbrief.reading.pages.html` finds.

    Line breaks of plain text stay as they are, so that places in the text are those in
    ``path.read_bytes().decode()``; only a byte order mark is left out.

    Args:
        path: A text, a saved page or an archive of one, known by its name or its beginning.
        max_bytes: How large it may be; None for any size.

    Raises:
        ParseError: Where it is of another kind, empty, too large, in an encoding that it does not
            declare, no file but a pipe or a device, or where the path is an address.
        FileNotFoundError: Where there is no such file.
        IsADirectoryError: Where it is a folder.
        OSError: Where the system cannot open it.
        InvalidValueError: Where an argument is not of its type.
        MissingExtraError: Where it is a page and selectolax is not installed.
    """
    file = _path(path)
    _require_size(max_bytes)
    require_file(path)
    suffix = file.suffix.casefold()
    if suffix not in (*_PAGES, *_ARCHIVES, *_TEXTS):
        name, advice = _OTHER_NAMES.get(suffix, ("", "save the page as text or as HTML"))
        got = f"{name} ({suffix})" if name else suffix
        raise _error(file, f"{_EXPECTED}, got {got}", advice)
    return content_text(_content(file, max_bytes), source=str(file), suffix=suffix)


def content_text(content: bytes, *, source: str, suffix: str = "") -> str:
    """Return the text of what is in a file, as `file_text` does.

    Args:
        content: What is in it.
        source: Where it comes from, for the errors.
        suffix: How its name ends, in small letters; without, its beginning tells what it is.

    Raises:
        ParseError: Where it is of another kind, empty, or in an encoding that it does not declare.
        MissingExtraError: Where it is a page and selectolax is not installed.
    """
    for beginning, name, advice in _OTHER_CONTENTS:
        if content.startswith(beginning):
            raise _error(source, f"{_EXPECTED}, got {name}", advice)
    charset = None
    if suffix in _ARCHIVES or is_archive(content):
        page = saved_page(content, source=source)
        content, charset = page.content, page.charset
    text = decoded(content, source=source, charset=charset)
    if not text.strip():
        raise _error(source, "a transcript, got an empty file", "save the page again")
    if suffix not in (*_PAGES, *_ARCHIVES) and not is_page(text):
        return text
    return page_text(as_html(text) if suffix in _XHTML or is_xhtml(text) else text)


def _path(path: str | os.PathLike[str]) -> Path:
    """Return what is given as a path."""
    if not isinstance(path, str | os.PathLike):
        raise InvalidValueError(
            f"expected the path of a file as a str or os.PathLike, got {type(path).__name__}"
        )
    name = os.fsdecode(path)
    if not name or "\0" in name:
        raise InvalidValueError(f"expected the path of a file, got {name!r}")
    return Path(name)


def _require_size(max_bytes: object) -> None:
    """Refuse a limit that is no number of bytes."""
    is_size = isinstance(max_bytes, int) and not isinstance(max_bytes, bool) and max_bytes > 0
    if max_bytes is not None and not is_size:
        raise InvalidValueError(f"expected max_bytes= as a positive int or None, got {max_bytes!r}")


def require_file(path: str | os.PathLike[str]) -> None:
    """Refuse what is no file, before it is opened.

    Args:
        path: What may be one.

    Raises:
        ParseError: Where it is a pipe or a device, or rather an address or a text.
        FileNotFoundError: Where there is no such file; it names the nearest.
        IsADirectoryError: Where it is a folder.
    """
    file, name = Path(path), os.fsdecode(path)
    try:
        mode = file.stat().st_mode
    except OSError as error:
        if told := _no_path(name):
            shown = textwrap.shorten(name, _LONGEST) if "\n" in name else name
            raise _error(shown, *told) from error
        if isinstance(error, FileNotFoundError):
            raise _missing(file, error) from error
        raise
    if stat.S_ISDIR(mode):
        # Opening it would raise another error on each system.
        reason = f"{os.strerror(errno.EISDIR)}, expected a file; read the files in it one by one"
        raise IsADirectoryError(errno.EISDIR, reason, str(file))
    for is_kind, kind in _NO_FILE:
        if is_kind(mode):
            raise _error(
                file, f"a file, got {kind}", "write what it gives to a file, and read that"
            )


def _missing(file: Path, error: OSError) -> OSError:
    """Return an error of a file that is not there, with the names that are near in its folder."""
    try:
        there = [each.name for each in file.parent.iterdir()]
    except OSError:
        there = []
    near = get_close_matches(file.name, there)
    nearest = f"; the nearest in its folder: {', '.join(near)}" if near else ""
    return FileNotFoundError(error.errno, f"{error.strerror}{nearest}", str(file))


def _no_path(name: str) -> tuple[str, str] | None:
    """Return what was expected, and what helps, where a name is rather something else."""
    if _ADDRESS.match(name):
        advice = "save the page as HTML and read that file; nothing is fetched here"
        return "the path of a file, got an address", advice
    if "\n" in name:
        return "the path of a file, got a text", "read it with miitbrief.parse(text)"
    return None


def _content(file: Path, max_bytes: int | None) -> bytes:
    """Return what is in a file."""
    content = bytearray()
    with file.open("rb") as stream:
        # A file may be larger than the system says, or grow.
        size = os.fstat(stream.fileno()).st_size
        while max_bytes is None or max(size, len(content)) <= max_bytes:
            piece = stream.read(_PIECE)
            if not piece:
                break
            content += piece
        else:
            raise _error(
                file,
                f"a file of at most {max_bytes:,} bytes, got {max(size, len(content)):,} or more",
                "check that it is a transcript, or pass a larger max_bytes=",
            )
    return bytes(content)


def _error(file: Path | str, expected: str, advice: str) -> ParseError:
    """Return an error of a file as a whole."""
    return problem("", Span(start=0, end=0), expected=expected, advice=advice, source=str(file))
