"""The text of files."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief.exceptions import MissingExtraError, ParseError
from miitbrief.reading.layouts.structure import structure
from miitbrief.reading.pages.files import file_text

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


def refused(path: Path) -> ParseError:
    """Return the error that reading a file raises, which names the file."""
    with pytest.raises(ParseError) as caught:
        file_text(path)
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

    @pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a", "transcript of 2021.05.04.txt"])
    def test_names(self, tmp_path: Path, name: str) -> None:
        """A name ends in ".txt" or has no suffix, in any case."""
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

    @pytest.mark.parametrize("name", ["a.html", "a.htm", "a.HTML", "a", "a.txt"])
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

    @pytest.mark.parametrize(
        ("head", "name"),
        [
            ("<meta charset=gbk>", "gbk"),
            ('<META http-equiv=Content-Type content="text/html; charset=GB2312">', "GB2312"),
            ('<?xml version="1.0" encoding="gb18030"?>', "gb18030"),
        ],
    )
    def test_declared(self, tmp_path: Path, head: str, name: str) -> None:
        """Where a page tells its encoding, the advice names it."""
        content = f"<html>{head}<p>\u4e2d\u6587".encode("gbk")
        error = refused(written(tmp_path, "a.html", content))
        assert error.advice == f"it says that it is {name}: save it as UTF-8"
        assert (error.line, error.column) == (1, len(f"<html>{head}<p>") + 1)

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_utf_16(self, tmp_path: Path, encoding: str) -> None:
        """A file that an editor saved as "Unicode" is known by its mark."""
        error = refused(written(tmp_path, "a.txt", f"\ufeff{TEXT}".encode(encoding)))
        assert error.advice == "it says that it is UTF-16: save it as UTF-8"

    @pytest.mark.parametrize("content", ["", "\ufeff", " \r\n"])
    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
    def test_empty(self, tmp_path: Path, name: str, content: str) -> None:
        """An empty file is refused."""
        error = refused(written(tmp_path, name, content))
        assert error.expected == "a transcript, got an empty file"

    @pytest.mark.parametrize("name", ["a.pdf", "a.DOCX", "a.mhtml", "a.html.gz"])
    def test_suffix(self, tmp_path: Path, name: str) -> None:
        """A file of another kind is refused before it is read."""
        error = refused(written(tmp_path, name, b"\xff"))
        suffix = Path(name).suffix.casefold()
        assert error.expected == f"a file whose name ends in .txt, .html or .htm, got {suffix}"
        assert "save the page as text or as HTML" in str(error)

    def test_missing(self, tmp_path: Path) -> None:
        """A file that is not there is an error of the system, whatever its name."""
        for name in ("a.txt", "a.pdf"):
            with pytest.raises(FileNotFoundError):
                file_text(tmp_path / name)

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is refused on every system alike."""
        with pytest.raises(IsADirectoryError) as caught:
            file_text(tmp_path)
        assert caught.value.filename == str(tmp_path)
