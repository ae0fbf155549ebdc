"""The briefings that a command is called with: bundled ones, files, and standard input."""

import sys
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from glob import has_magic
from itertools import count
from pathlib import Path
from typing import Any

import attrs

from miitbrief.archives import transcript_files
from miitbrief.checking.references import References
from miitbrief.cli.blocks import Complaint, Progress, Shown
from miitbrief.data.bundled import available, load, references
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.corrections import read_corrections
from miitbrief.formats.json import from_json
from miitbrief.model.briefings import Briefing
from miitbrief.model.corrections import Correction
from miitbrief.reading.corrections import by_briefing
from miitbrief.reading.many import Item, Outcome, Processes, parse_many
from miitbrief.reading.pages.files import content_text, file_text, require_file
from miitbrief.reading.reader import parse, read

__all__ = [
    "BUNDLED",
    "STANDARD_INPUT",
    "bundled_ids",
    "corrections_of",
    "is_file",
    "of_briefings",
    "readers",
    "references_named",
    "standard_input",
]

#: The name of standard input in place of a file's.
STANDARD_INPUT = "-"
#: So many files take longer to read than processes that read them take to start.
_FEW = 8
#: The name of the published values that are bundled.
BUNDLED = "bundled"


def bundled_ids() -> Iterator[str]:
    """Yield the ids of the bundled briefings, in order of date."""
    return (info.id for info in available())


@attrs.frozen
class _Unread:
    """A text or a file that is to be read, with the id of its briefing where that is not its day.

    Args:
        item: The text, or the path of the file.
        id: The id.
    """

    item: Item
    id: str | None = None

    def read_as(self, id: str) -> Briefing:  # noqa: A002
        """Return its briefing with an id of its own."""
        return parse(self.item, id=id) if isinstance(self.item, str) else read(self.item, id=id)


def of_briefings(run: Callable[..., Shown]) -> Callable[..., Shown]:
    """Return a command of briefings as one of their names, with `BRIEFING_PARAMETERS` beside.

    What cannot be read of several is told in the end, and the exit status is 2 then.

    Args:
        run: The command, which takes the briefings first.
    """

    def named(
        *, briefing: Sequence[str] | str, text: str | None, corrections: Sequence[str], **more: Any
    ) -> Shown:
        names = [briefing] if isinstance(briefing, str) else briefing
        found, failed = yield from _briefings_named(names)
        if not found:
            for each in failed[1:]:
                yield Complaint(str(each))
            raise failed[0].error or InvalidValueError(str(failed[0]))
        status = yield from run(_put_right(_attached(found, text), corrections), **more)
        for each in failed:
            yield Complaint(str(each))
        return 2 if failed else status

    return named


def _briefings_named(
    names: Iterable[str],
) -> Generator[Progress, None, tuple[list[Briefing], list[Outcome]]]:
    """Return briefings by their names, or all bundled ones, and what could not be read."""
    every = [each for name in names or bundled_ids() for each in _sources(name)]
    unread = [each for each in every if isinstance(each, _Unread)]
    items, ids = [each.item for each in unread], [each.id for each in unread]
    found: dict[str, Briefing] = {}
    failed: list[Outcome] = []
    with readers(len(items)) as executor:
        outcomes = parse_many(items, ids=ids, executor=executor, ordered=True)
        for each in every:
            if isinstance(each, Briefing):
                _add(found, each)
                continue
            outcome = next(outcomes)
            if outcome.briefing is None:
                failed.append(outcome)
            else:
                _add(found, outcome.briefing, each)
            if len(items) > 1:
                yield Progress(outcome.position + 1, len(items))
    return [*found.values()], failed


def _sources(name: str) -> Iterator[Briefing | _Unread]:
    """Yield the briefings with a name, as far as they need not be read."""
    path = Path(name)
    if name == STANDARD_INPUT:
        yield _Unread(standard_input())
    elif not is_file(name):
        yield load(name)
    elif path.suffix.casefold() == ".json":
        require_file(name)
        yield from_json(path.read_bytes(), Briefing)
    elif path.is_dir() or (has_magic(name) and not path.exists()):
        yield from (_Unread(each.path, each.id) for each in transcript_files([name]))
    else:
        yield _Unread(path)


def _add(found: dict[str, Briefing], briefing: Briefing, unread: _Unread | None = None) -> None:
    """Add a briefing to those that were found, one of a file with an id that no other has.

    Raises:
        InvalidValueError: Where another briefing has the id of one that was not read.
    """
    if unread is None and found.get(briefing.id, briefing) != briefing:
        raise InvalidValueError(f"expected briefings with ids of their own, got two {briefing.id}")
    if unread is not None and briefing.id in found:
        ids = (f"{briefing.id}-{number}" for number in count(2))
        briefing = unread.read_as(next(each for each in ids if each not in found))
    found[briefing.id] = briefing


def _attached(briefings: list[Briefing], text: str | None) -> list[Briefing]:
    """Return briefings, the only one with the transcript that is named."""
    if text is None:
        return briefings
    if len(briefings) != 1:
        raise InvalidValueError(f"expected --text with one briefing, got {len(briefings)}")
    return [briefings[0].attach(file_text(text))]


def _put_right(briefings: list[Briefing], files: Sequence[str]) -> list[Briefing]:
    """Return briefings with the corrections of files."""
    own = corrections_of(files, [each.id for each in briefings])
    return [each.corrected(own.get(each.id, ())) for each in briefings]


def corrections_of(files: Iterable[str], ids: Collection[str]) -> dict[str, list[Correction]]:
    """Return the corrections of files by the ids of briefings.

    Raises:
        MiitbriefError: Where a file has something else, or a correction is of no such briefing.
        OSError: Where a file cannot be opened.
    """
    return by_briefing((each for file in files for each in read_corrections(file)), ids)


def readers(total: int, jobs: int | None = None) -> Executor:
    """Return what reads so many files: other processes, unless it takes longer to start them."""
    is_little = jobs is None and total < _FEW
    return ThreadPoolExecutor(1) if jobs == 1 or is_little else Processes(jobs)


def is_file(name: str) -> bool:
    """Tell whether a name is that of a file, and not the id of a bundled briefing."""
    path = Path(name)
    return bool(path.suffix) or path.name != name or path.exists()


def references_named(names: Iterable[str]) -> References:
    """Return published values by the names of their files, or "bundled" for those that are here.

    Raises:
        MiitbriefError: Where a file has something else.
        OSError: Where a file cannot be opened.
    """
    every = (references() if name == BUNDLED else References.from_csv(name) for name in names)
    return References([each for several in every for each in several])


def standard_input() -> str:
    """Return the transcript, or the text of the saved page, that standard input gives.

    Raises:
        ParseError: Where it gives something else.
    """
    return content_text(sys.stdin.buffer.read(), source="standard input")
