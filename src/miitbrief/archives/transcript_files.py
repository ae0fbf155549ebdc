"""The files of folders that may be transcripts."""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from glob import glob, has_magic
from pathlib import Path

import attrs

from miitbrief.exceptions import InvalidValueError
from miitbrief.reading.pages.files import SUFFIXES, require_file

__all__ = ["TranscriptFile", "files_passed_over", "transcript_files"]


@attrs.frozen
class TranscriptFile:
    """A file that may be a transcript.

    Args:
        path: Where it is.
        name: Its path in the folder that was named, with slashes; of a file that was named itself,
            its own name.
    """

    path: Path
    name: str

    @property
    def id(self) -> str:
        """The id of its briefing: its name without the suffix, with hyphens for slashes.

        >>> TranscriptFile(Path("pages/2023/tea.html"), "2023/tea.html").id
        '2023-tea'
        """
        return self.name.removesuffix(Path(self.name).suffix).replace("/", "-")

    def fingerprint(self) -> str:
        """Return what changes with what is in the file, as SHA-256 in hexadecimal digits.

        Raises:
            OSError: Where it cannot be read, or is no file but a pipe or a device.
        """
        if not self.path.is_file():  # A pipe waits for who writes, and a device has no end.
            raise FileNotFoundError(errno.ENOENT, "no file", str(self.path))
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def transcript_files(
    paths: Iterable[str | os.PathLike[str]], *, matching: Sequence[str] = ()
) -> tuple[TranscriptFile, ...]:
    """Return the files that are named, and those of folders that may be transcripts.

    Folders are gone through with all that is in them, in order of name; what is hidden is left out.
    A file that is named beside others is returned though it is not there: reading it tells.

    Args:
        paths: Files, folders, and patterns such as ``pages/*.html``.
        matching: Patterns of which the name or the path in its folder must match one.

    Raises:
        FileNotFoundError: Where nothing of it is there, neither a file nor a folder.
        InvalidValueError: Where nothing in the folders is a transcript by its name.
    """
    given = [each for path in paths for each in _matched(os.fspath(path))]
    if given and not any(map(os.path.lexists, given)):
        require_file(given[0])
    found = {
        each.path: each
        for path in given
        for each in (_in_folder(path, matching) if path.is_dir() else [_named(path)])
    }
    if not found:
        kinds = ", ".join(SUFFIXES)
        wanted = f" that match {' or '.join(map(repr, matching))}" if matching else ""
        raise InvalidValueError(
            f"expected transcripts ({kinds}){wanted} in {', '.join(map(str, given))}, got none"
        )
    return tuple(found.values())


def files_passed_over(paths: Iterable[str | os.PathLike[str]]) -> tuple[Path, ...]:
    """Return the files of folders that are no transcripts by their names, such as PDFs.

    Args:
        paths: As in `transcript_files`.
    """
    folders = [each for path in paths for each in _matched(os.fspath(path)) if each.is_dir()]
    found = (path for folder in folders for path, _ in _shown_files(folder))
    return tuple(dict.fromkeys(path for path in found if path.suffix.casefold() not in SUFFIXES))


def _matched(path: str) -> list[Path]:
    """Return a path, or those that match where it is a pattern and no file."""
    if not has_magic(path) or os.path.lexists(path):
        return [Path(path)]
    found = sorted(glob(path, recursive=True))  # noqa: PTH207 - A pattern may be absolute.
    return [*map(Path, found)] or [Path(path)]


def _named(path: Path) -> TranscriptFile:
    """Return a file that was named itself."""
    return TranscriptFile(path, path.name)


def _in_folder(folder: Path, matching: Sequence[str]) -> Iterator[TranscriptFile]:
    """Yield what is in a folder and may be a transcript."""
    for path, name in _shown_files(folder):
        is_wanted = not matching or any(
            fnmatch(each, pattern) for each in (name, path.name) for pattern in matching
        )
        if path.suffix.casefold() in SUFFIXES and is_wanted:
            yield TranscriptFile(path, name)


def _shown_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files in a folder that are not hidden, with their paths in it."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        if not is_hidden and not path.is_dir():
            yield path, name
