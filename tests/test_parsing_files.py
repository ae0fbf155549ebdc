"""The text of files."""

import base64
import html
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import InvalidValueError, read
from miitbrief.exceptions import MissingExtraError, ParseError
from miitbrief.reading.pages.files import file_text
from miitbrief.reading.pages.pruning import as_html
from miitbrief.reading.transcripts import structure

PAGE = "<!DOCTYPE html><p>Li Na:</p><p>Ships &amp; boats.</p>"
TEXT = "Li Na:\n\nShips & boats."
PAGES = Path(__file__).parent / "pages"
VISIBLE = st.text(st.characters(exclude_categories=["Cs"])).map("Li Na: {}".format)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for files that are written again and again."""
    return tmp_path_factory.mktemp("files")


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(path: Path, *, max_bytes: int | None = None) -> ParseError:
    """Return the error that reading a file raises, which names the file."""
    with pytest.raises(ParseError) as caught:
        file_text(path, max_bytes=max_bytes)
    assert caught.value.source == str(path)
    return caught.value


class TestText:
    """Files of plain text."""

    @given(VISIBLE)
    def test_as_it_is(self, folder: Path, text: str) -> None:
        """A text is returned as it was written, each line break as it was."""
        assert file_text(written(folder, "any.txt", text)) == text

    @given(VISIBLE)
    def test_byte_order_mark(self, folder: Path, text: str) -> None:
        """A byte order mark is no part of the text."""
        assert file_text(written(folder, "any.txt", b"\xef\xbb\xbf" + text.encode())) == text

    @pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a", "a.md", "a b of 2021.05.04.txt"])
    def test_names(self, tmp_path: Path, name: str) -> None:
        """A name ends in ".txt" or ".md" or has no suffix, in any case."""
        assert file_text(written(tmp_path, name, TEXT)) == TEXT

    def test_path_as_text(self, tmp_path: Path) -> None:
        """A path may be a str."""
        assert file_text(str(written(tmp_path, "a.txt", TEXT))) == TEXT

    def test_transcripts(self, briefing_id: str, transcript: str) -> None:
        """The file of a real transcript has the text that `read_text` has."""
        folder = Path(os.environ["MIITBRIEF_TRANSCRIPTS"])
        assert file_text(folder / f"{briefing_id}.txt") == transcript


class TestPages:
    """Files of saved pages."""

    @pytest.mark.parametrize(
        "name", ["a.html", "a.htm", "a.HTM", "a.xhtml", "a.shtml", "a", "a.txt"]
    )
    @pytest.mark.parametrize("before", ["", "\ufeff", "\r\n ", "<!-- saved -->\n", "<?xml a?>\n"])
    def test_names(self, tmp_path: Path, name: str, before: str) -> None:
        """A page is known by its name, or by its beginning."""
        assert file_text(written(tmp_path, name, before + PAGE)) == TEXT

    def test_without_doctype(self, tmp_path: Path) -> None:
        """The tag that every page has is a beginning, too; a part of a page needs its name."""
        part = PAGE.removeprefix("<!DOCTYPE html>")
        assert file_text(written(tmp_path, "a", f"<HTML lang=en>{part}")) == TEXT
        assert file_text(written(tmp_path, "a.htm", part)) == TEXT
        assert file_text(written(tmp_path, "a.txt", part)) == part

    def test_wrong_declaration(self, tmp_path: Path) -> None:
        """A page in UTF-8 is read, whatever it says that it is."""
        page = f"<html><meta charset=gb2312>{PAGE}<p>\u82f1\u6587</p>"
        assert file_text(written(tmp_path, "a.html", page)) == f"{TEXT}\n\n\u82f1\u6587"

    @pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
    def test_fixtures(self, path: Path) -> None:
        """The saved pages are read as their texts."""
        text = path.with_suffix(".txt")
        if text.exists():
            assert len(structure(file_text(path)).turns) == len(structure(file_text(text)).turns)
        else:
            with pytest.raises(ParseError):
                structure(file_text(path))

    def test_text_without_selectolax(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Plain text needs no selectolax, a page does."""
        monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
        assert file_text(written(tmp_path, "a.txt", TEXT)) == TEXT
        with pytest.raises(MissingExtraError, match="pip install"):
            file_text(written(tmp_path, "a.html", PAGE))


class TestRefused:
    """Files that cannot be read."""

    @pytest.mark.parametrize(
        ("content", "place"),
        [
            (b"\xff", (1, 1, 0)),
            (b"Li Na:\n\nShi\xb0ps", (3, 4, 11)),
            (b"\xef\xbb\xbfa\r\nb\xe4\xb8", (2, 2, 4)),
            ("\u82f1\u6587 ".encode() + b"\xd6\xd0", (1, 4, 3)),
            (b"\xed\xa0\x80", (1, 1, 0)),
        ],
    )
    @pytest.mark.parametrize("name", ["a.txt", "a.html"])
    def test_place(
        self, tmp_path: Path, name: str, content: bytes, place: tuple[int, int, int]
    ) -> None:
        """The error has the place of the first byte that is not UTF-8."""
        error = refused(written(tmp_path, name, content))
        assert (error.line, error.column, error.span.start) == place
        assert error.expected.startswith("UTF-8, got the byte 0x")
        assert error.advice == "save it as UTF-8"

    @given(VISIBLE, st.binary())
    def test_any_bytes(self, folder: Path, text: str, content: bytes) -> None:
        """Any bytes are the text that they encode, or the error is where that text ends."""
        whole = text.encode() + content
        path = written(folder, "any.txt", whole)
        try:
            expected = whole.decode()
        except UnicodeDecodeError as error:
            before = whole[: error.start].decode()
            found = refused(path)
            assert found.span.start == len(before)
            assert found.line == before.count("\n") + 1
            assert found.column == len(before.rpartition("\n")[2]) + 1
        else:
            assert file_text(path) == expected

    def test_not_as_declared(self, tmp_path: Path) -> None:
        """Bytes that are not of the declared encoding are refused at their place."""
        content = b"<meta charset=gbk>\n<p>\xd6\xd0\xff"
        error = refused(written(tmp_path, "a.html", content))
        assert (error.line, error.column) == (2, 5)
        assert error.expected == "gbk, got the byte 0xff"

    def test_binary(self, tmp_path: Path) -> None:
        """Bytes of no text are refused as such."""
        error = refused(written(tmp_path, "a.txt", bytes(range(256))))
        assert error.expected == "UTF-8, got the byte 0x80"
        assert error.advice.startswith("it is no text")

    @pytest.mark.parametrize("name", ["klingon", "rot13", "utf-7", "hex", "unicode_escape"])
    def test_unknown_encoding(self, tmp_path: Path, name: str) -> None:
        """An encoding that pages do not have is no encoding; the advice names it."""
        error = refused(written(tmp_path, "a.html", f"<meta charset={name}>\xe9".encode("latin-1")))
        assert error.advice == f"it says that it is {name}: save it as UTF-8"

    @pytest.mark.parametrize("content", ["", "\ufeff", " \r\n"])
    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
    def test_empty(self, tmp_path: Path, name: str, content: str) -> None:
        """An empty file is refused."""
        error = refused(written(tmp_path, name, content))
        assert error.expected == "a transcript, got an empty file"

    # Changed on purpose: archives of pages are read now, and the error tells what the file is.
    @pytest.mark.parametrize(
        ("name", "got", "advice"),
        [
            ("a.pdf", "a PDF (.pdf)", "copy its text into a .txt file, or save the publisher's"),
            ("a.DOCX", "a Word document (.docx)", "copy its text into a .txt file"),
            ("a.doc", "a Word document (.doc)", "copy its text into a .txt file"),
            ("a.html.gz", "an archive (.gz)", "unpack it"),
            ("a.webarchive", "a web archive of Safari (.webarchive)", "save the page again"),
            ("a.py", ".py", "save the page as text or as HTML"),
        ],
    )
    def test_suffix(self, tmp_path: Path, name: str, got: str, advice: str) -> None:
        """A file of another kind is refused before it is read, with what to do."""
        error = refused(written(tmp_path, name, b"\xff"))
        assert error.expected.startswith("a text or a saved page (.txt, .md, .html, .htm, .xhtml")
        assert error.expected.endswith(f", got {got}")
        assert advice in str(error)

    @pytest.mark.parametrize(
        ("content", "got"),
        [
            (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
            (b"PK\x03\x04\x14\0", "a Word document (.docx) or another ZIP archive"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word or another Office document"),
            (b"{\\rtf1 Li Na:}", "a document in RTF"),
            (b"\x1f\x8b\x08", "a file that gzip compressed"),
        ],
    )
    @pytest.mark.parametrize("name", ["a", "a.txt", "a.html", "a.mhtml"])
    def test_content(self, tmp_path: Path, name: str, content: bytes, got: str) -> None:
        """A file of another kind is known by its beginning, whatever its name."""
        assert refused(written(tmp_path, name, content)).expected.endswith(f", got {got}")

    def test_missing(self, tmp_path: Path) -> None:
        """A file that is not there is an error of the system, whatever its name."""
        for name in ("a.txt", "a.pdf"):
            with pytest.raises(FileNotFoundError):
                file_text(tmp_path / name)

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is refused on every system alike."""
        with pytest.raises(IsADirectoryError, match="expected a file; read the files in") as caught:
            file_text(tmp_path)
        assert caught.value.filename == str(tmp_path)

    @pytest.mark.parametrize(
        "path",
        [
            "https://example.org/briefing.html",
            "HTTP://example.org/",
            "ftp://example.org/a.txt",
            "file:///home/a.txt",
            "www.example.org/a.html",
            Path("https://example.org/briefing.html"),
        ],
    )
    def test_address(self, path: str | Path) -> None:
        """An address is refused, and nothing is fetched."""
        told = "got an address; save the page as HTML and read"
        with pytest.raises(ParseError, match=told) as caught:
            file_text(path)
        assert caught.value.source == str(path)

    def test_text_as_path(self) -> None:
        """A text in the place of a path is told apart."""
        with pytest.raises(
            ParseError, match=r"got a text; read it with miitbrief\.parse"
        ) as caught:
            file_text(TEXT * 1000)
        assert len(str(caught.value)) < 200

    @pytest.mark.parametrize("path", [5, None, b"a.txt", True, ["a.txt"], "", "a\0b"])
    def test_no_path(self, path: Any) -> None:
        """What is no path is refused before anything is opened."""
        with pytest.raises(InvalidValueError, match="expected the path of a file"):
            file_text(path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
    def test_pipe(self, tmp_path: Path) -> None:
        """A pipe is refused at once, though nobody writes to it; so is a link to one."""
        path = tmp_path / "pipe.txt"
        os.mkfifo(path)
        (tmp_path / "link.html").symlink_to(path)
        for each in (path, tmp_path / "link.html"):
            error = refused(each)
            assert error.expected == "a file, got a pipe"
            assert error.advice == "write what it gives to a file, and read that"

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
    @pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
    def test_device(self, path: str) -> None:
        """A device is refused, one without an end and one without a beginning."""
        assert refused(Path(path)).expected == "a file, got a device"

    def test_links_in_a_circle(self, tmp_path: Path) -> None:
        """Links that lead nowhere are errors of the system, which name the file."""
        for one, other in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
            (tmp_path / one).symlink_to(tmp_path / other)
        with pytest.raises(OSError, match=r"a\.txt"):
            file_text(tmp_path / "a.txt")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
    def test_unreadable(self, tmp_path: Path) -> None:
        """A file that may not be read is an error of the system."""
        path = written(tmp_path, "a.txt", TEXT)
        path.chmod(0)
        with pytest.raises(PermissionError):
            file_text(path)


class TestSize:
    """Files that are too large."""

    def test_limit(self, tmp_path: Path) -> None:
        """A file of the size is read, one that is larger is refused with both sizes."""
        path = written(tmp_path, "a.txt", TEXT)
        size = len(TEXT)
        assert file_text(path, max_bytes=size) == file_text(path, max_bytes=10**18) == TEXT
        error = refused(path, max_bytes=size - 1)
        assert error.expected == f"a file of at most {size - 1} bytes, got {size} or more"
        assert "larger max_bytes=" in error.advice

    def test_usual_limit(self, tmp_path: Path) -> None:
        """A file without an end in sight is refused, and not read; a caller may allow it."""
        path = tmp_path / "a.txt"
        with path.open("wb") as file:
            file.write(TEXT.encode())
            file.truncate(60_000_000)
        with pytest.raises(ParseError, match="at most 50,000,000 bytes, got 60,000,000"):
            read(path)
        assert read(path, errors="collect").briefing is None
        small = written(tmp_path, "b.txt", TEXT)
        assert read(small, max_bytes=None) == read(small)

    @pytest.mark.parametrize("size", [0, -1, 1.5, "9", True])
    def test_no_size(self, tmp_path: Path, size: Any) -> None:
        """A limit is a number of bytes."""
        with pytest.raises(InvalidValueError, match="max_bytes= as a positive int or None"):
            file_text(written(tmp_path, "a.txt", TEXT), max_bytes=size)


class TestEncodings:
    """Encodings that a file declares."""

    @pytest.mark.parametrize(
        "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
    )
    def test_marks(self, tmp_path: Path, encoding: str) -> None:
        """A byte order mark tells the encoding, of a text and of a page; UTF-16 needs none."""
        for name, text in (("a.txt", TEXT), ("a.html", PAGE), ("a", PAGE)):
            assert file_text(written(tmp_path, name, text.encode(encoding))) == TEXT

    @pytest.mark.parametrize(
        ("encoding", "declared"),
        [
            ("gbk", "gbk"),
            ("gbk", "GB2312"),
            ("gb18030", "gb18030"),
            ("gbk", "x-gbk"),
            ("big5", "Big5"),
            ("shift_jis", "Shift_JIS"),
        ],
    )
    @pytest.mark.parametrize(
        "head",
        [
            "<meta charset={}>",
            "<META http-equiv=Content-Type content='text/html; charset={}'>",
            '<meta content="text/html;charset={}" http-equiv="Content-Type" />',
            "<!-- saved from url=(0014)about:internet -->\n<meta charset = '{}' >",
        ],
    )
    def test_meta(self, tmp_path: Path, encoding: str, declared: str, head: str) -> None:
        """A page is read in the encoding that it declares."""
        text = "\u4e2d\u6587 5"
        page = f"<html><head>{head.format(declared)}</head><p>{text}</p></html>"
        assert file_text(written(tmp_path, "a.html", page.encode(encoding))) == text

    @pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "windows-1252", "us-ascii"])
    def test_latin_1(self, tmp_path: Path, declared: str) -> None:
        """Latin-1 has the quotation marks of Windows, as browsers have it."""
        content = f"<meta charset={declared}><p>\u201cCaf\u00e9\u201d \u00a35".encode("cp1252")
        path = written(tmp_path, "a.html", content)
        assert file_text(path) == "\u201cCaf\u00e9\u201d \u00a35"
        path = written(tmp_path, "a.html", content + b"\x81")
        assert file_text(path)[-1] == "\x81"

    @pytest.mark.parametrize("encoding", ["gbk", "iso-8859-15", "utf-16"])
    def test_xml(self, tmp_path: Path, encoding: str) -> None:
        """The declaration of XML tells the encoding, too."""
        page = f"<?xml version='1.0' encoding='{encoding}'?><html><p>Caf\u00e9</p></html>"
        assert file_text(written(tmp_path, "a.xhtml", page.encode(encoding))) == "Caf\u00e9"

    def test_two_characters_of_gbk(self, tmp_path: Path) -> None:
        """Characters of GBK that are valid UTF-8 by chance are read as declared."""
        page = "<meta charset=gbk><p>\u901a\u901a".encode("gbk")
        assert page.decode()
        assert file_text(written(tmp_path, "a.html", page)) == "\u901a\u901a"

    def test_utf_8_that_says_otherwise(self, tmp_path: Path) -> None:
        """Valid UTF-8 is believed more than the declaration of an encoding of single bytes."""
        page = "<meta charset=iso-8859-1><p>Caf\u00e9"
        assert file_text(written(tmp_path, "a.html", page)) == "Caf\u00e9"

    @given(VISIBLE, st.sampled_from(["gb18030", "utf-16", "utf-32", "utf-8-sig"]))
    def test_any_text(self, folder: Path, text: str, encoding: str) -> None:
        """Any page comes out as its UTF-8 form does."""
        page = f"<meta charset={encoding}><p>\u4e2d\u6587\u4e2d{html.escape(text)}"
        expected = file_text(written(folder, "a.html", page.replace(encoding, "utf-8")))
        assert file_text(written(folder, "a.html", page.encode(encoding))) == expected


class TestXhtml:
    """Pages in XHTML."""

    def test_as_it_is_meant(self, tmp_path: Path) -> None:
        """Closed tags are closed, marked sections are text, and no entity is expanded."""
        page = (
            '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "x]>">\n<!ENTITY b "&a;&a;">]>'
            '<html xmlns="x"><head><title/><script src="a.js"/></head><body>'
            "<script>//<![CDATA[\nif (a < b) '<p/>'\n//]]></script>"
            "<div class='nav'/><p>Li Na<a id='a'/>:</p><p><![CDATA[Ships & <boats>]]>. &b;</p>"
            "</body></html>"
        )
        expected = "Li Na:\n\nShips & <boats>. &b;"
        assert file_text(written(tmp_path, "a.xhtml", page)) == expected
        assert file_text(written(tmp_path, "a", page)) == expected

    @given(st.text("<>/!-[]CDATA'\"= a?xml") | st.text())
    def test_any_page(self, text: str) -> None:
        """Any text is read as a page in XHTML."""
        assert isinstance(as_html(text), str)


class TestArchives:
    """Archives that browsers save."""

    HEAD = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/\r\n"
        "Subject: A briefing\r\nMIME-Version: 1.0\r\n"
    )

    def archive(self, *parts: str, more: str = "") -> str:
        """Return an archive of parts, each its headers and its content."""
        body = "".join(f"--cut\r\n{part}\r\n" for part in parts)
        kind = f'Content-Type: multipart/related; boundary="cut"{more}\r\n\r\n'
        return f"{self.HEAD}{kind}{body}--cut--\r\n"

    @pytest.mark.parametrize("name", ["a.mhtml", "a.MHT", "a.txt", "a", "a.html"])
    def test_page(self, tmp_path: Path, name: str) -> None:
        """The page is read, and nothing else that the archive holds."""
        page = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        frame = "Content-Type: text/html\r\n\r\n<p>An advertisement: 7</p>"
        picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K"
        style = "Content-Type: text/css\r\n\r\np { color: red }"
        content = page + PAGE.replace("=", "=3D").replace("boats", "bo=\r\nats")
        path = written(tmp_path, name, self.archive(style, content, frame, picture))
        assert file_text(path) == TEXT

    def test_start(self, tmp_path: Path) -> None:
        """The page is the part that the archive names."""
        frame = "Content-Type: text/html\r\nContent-ID: <a>\r\n\r\n<p>A frame</p>"
        page = f"Content-Type: text/html\r\nContent-ID: <b>\r\n\r\n{PAGE}"
        path = written(tmp_path, "a.mht", self.archive(frame, page, more='; start="<b>"'))
        assert file_text(path) == TEXT

    def test_alone(self, tmp_path: Path) -> None:
        """An archive may be the page alone, also as plain text."""
        for kind, content in (("html", PAGE), ("plain", f"<html>{PAGE}")):
            message = f"{self.HEAD}Content-Type: text/{kind}\r\n\r\n{content}"
            assert file_text(written(tmp_path, "a.mhtml", message)) == TEXT

    @pytest.mark.parametrize("charset", ["gbk", "utf-8", "big5"])
    def test_charset(self, tmp_path: Path, charset: str) -> None:
        """The header tells the encoding, whatever the page says."""
        content = base64.encodebytes(
            "<meta charset=koi8-r><p>\u4e2d\u6587".encode(charset)
        ).decode()
        part = (
            f"Content-Type: text/html; charset={charset}\r\n"
            f"Content-Transfer-Encoding: base64\r\n\r\n{content}"
        )
        assert file_text(written(tmp_path, "a.mhtml", self.archive(part))) == "\u4e2d\u6587"

    def test_no_page(self, tmp_path: Path) -> None:
        """An archive without a page is refused, and one of archives in archives without end."""
        picture = "MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx"
        kind = 'Content-Type: multipart/mixed; boundary="{0}"\r\n\r\n--{0}\r\n'
        nested = "MIME-Version: 1.0\r\n" + "".join(map(kind.format, range(3000)))
        for content in (picture, nested):
            error = refused(written(tmp_path, "a.mhtml", content))
            assert error.expected == "a page in the archive, got none"

    @given(st.binary())
    def test_any_bytes(self, folder: Path, content: bytes) -> None:
        """Any bytes are read as an archive, or refused."""
        path = written(folder, "a.mhtml", b"MIME-Version: 1.0\r\n" + content)
        try:
            text = file_text(path)
        except ParseError:
            return
        assert text == file_text(path)
