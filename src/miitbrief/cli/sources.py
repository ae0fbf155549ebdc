"""The briefings that a command is called with: bundled ones, files, and standard input."""

import sys
from collections.abc import Container, Iterable, Iterator
from itertools import count
from pathlib import Path

from miitbrief.checking.references import References
from miitbrief.data.bundled import available, load, references
from miitbrief.formats.json import from_json
from miitbrief.model.briefings import Briefing
from miitbrief.reading.reader import parse, read

__all__ = [
    "BUNDLED",
    "STANDARD_INPUT",
    "briefings_named",
    "bundled_ids",
    "is_file",
    "references_named",
    "standard_input",
    "text_in",
]

#: The name of standard input in place of a file's.
STANDARD_INPUT = "-"
#: The name of the published values that are bundled.
BUNDLED = "bundled"


def bundled_ids() -> Iterator[str]:
    """Yield the ids of the bundled briefings, in order of date."""
    return (info.id for info in available())


def briefings_named(names: Iterable[str]) -> list[Briefing]:
    """Return briefings by their names, or all bundled ones where nothing is named.

    Args:
        names: Ids of bundled briefings, paths of transcripts or of JSON documents, and "-".

    Raises:
        MiitbriefError: Where a briefing is not bundled, or a file is no transcript.
        OSError: Where a file cannot be opened.
    """
    found: dict[str, Briefing] = {}
    for name in names or bundled_ids():
        briefing = _briefing(name)
        if briefing.id in found and is_file(name):
            briefing = _apart(name, briefing, found)
        found.setdefault(briefing.id, briefing)
    return [*found.values()]


def is_file(name: str) -> bool:
    """Tell whether a name is that of a file, and not the id of a bundled briefing."""
    path = Path(name)
    return bool(path.suffix) or path.name != name or path.exists()


def _briefing(name: str) -> Briefing:
    """Return the briefing with a name."""
    if name == STANDARD_INPUT:
        return parse(standard_input())
    if not is_file(name):
        return load(name)
    if Path(name).suffix.casefold() == ".json":
        return from_json(Path(name).read_bytes(), Briefing)
    return read(name)


def _apart(name: str, briefing: Briefing, others: Container[str]) -> Briefing:
    """Return the briefing of a file with an id that no other has: "2022-06-14-2"."""
    ids = (f"{briefing.id}-{number}" for number in count(2))
    free = next(each for each in ids if each not in others)
    return read(name, id=free)


def references_named(names: Iterable[str]) -> References:
    """Return published values by the names of their files, or "bundled" for those that are here.

    Raises:
        MiitbriefError: Where a file has something else.
        OSError: Where a file cannot be opened.
    """
    every = (references() if name == BUNDLED else References.from_csv(name) for name in names)
    return References([each for several in every for each in several])


def text_in(path: str) -> str:
    """Return the text of a file, or of the saved page in it.

    Raises:
        ParseError: Where it is something else.
        OSError: Where it cannot be opened.
    """
    from miitbrief.reading.pages.files import file_text  # noqa: PLC0415 - It takes a while.

    return file_text(path)


def standard_input() -> str:
    """Return the transcript, or the text of the saved page, that standard input gives.

    Raises:
        ParseError: Where it gives something else.
    """
    from miitbrief.reading.pages.files import content_text  # noqa: PLC0415 - It takes a while.

    return content_text(sys.stdin.buffer.read(), source="standard input")
