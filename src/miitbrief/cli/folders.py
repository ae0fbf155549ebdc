"""``read``: files and folders read, a line a file, and kept in an archive where one is named."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import attrs

from miitbrief._printing import printable
from miitbrief.archives import fill, open_archive, transcript_files
from miitbrief.archives.transcript_files import files_passed_over
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import check
from miitbrief.checking.verdicts import Verdict
from miitbrief.cli.blocks import Block, Data, Heading, Line, Progress, Shown, Tone, numbered
from miitbrief.cli.checks import recheck_of
from miitbrief.cli.data import is_data, json_line
from miitbrief.cli.sources import STANDARD_INPUT, corrections_of, readers, standard_input
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.tables.csv_text import csv_text
from miitbrief.reading.many import Item, Outcome, parse_many
from miitbrief.reading.reader import MAX_BYTES

__all__ = ["read_files"]

#: So many claims and problems are told in the end; there may be thousands.
_TOLD = 20


def read_files(
    *,
    path: Sequence[str],
    matching: Sequence[str],
    to: str | None,
    jobs: int | None,
    max_bytes: int | None,
    corrections: Sequence[str],
    json: bool,
    csv: bool,
) -> Shown:
    """Read transcripts; show a line for each as it is there, and in the end what wants a look.

    Args:
        path: Files, folders, patterns, and "-" for standard input.
        matching: Patterns of which a file in a folder must match one.
        to: The archive in which what was read is kept; a file that is in it is not read again.
        jobs: How many files are read at once; left out, one for each core.
        max_bytes: How large a file may be.
        corrections: The files with what a person puts right.
        json: Whether lines are JSON.
        csv: Whether lines are CSV.

    Raises:
        InvalidValueError: Where nothing is named, or what is named cannot be read so.
        OSError: Where a file or a folder is not there, or the archive cannot be opened.
    """
    if jobs is not None and jobs < 1:
        raise InvalidValueError(f"expected --jobs of at least 1, got {jobs}")
    as_rows = is_data(json=json, csv=csv, column=())
    run = _Run()
    with ExitStack() as closing:
        files = _Files.named(path, matching, corrections, max_bytes)
        for outcome in files.outcomes(to, jobs, closing):
            checks = check(outcome.briefing) if outcome.briefing else ()
            run.count(outcome, checks)
            if as_rows:
                yield _row(_record(outcome, checks), csv=csv, is_first=run.done == 1)
            else:
                yield _line(outcome, checks)
                yield Progress(run.done, files.total)
    if not as_rows:
        yield from run.summary(files.total)
        yield from _passed_over([each for each in path if each != STANDARD_INPUT], to)
    return run.status


@attrs.frozen
class _Files:
    """What is to be read, and how.

    Args:
        texts: What standard input gives.
        files: The files.
        options: The arguments of `parse_many` and `fill`.
    """

    texts: list[str]
    files: Sequence[Any]
    options: dict[str, Any]

    @classmethod
    def named(
        cls,
        path: Sequence[str],
        matching: Sequence[str],
        corrections: Sequence[str],
        max_bytes: int | None,
    ) -> "_Files":
        """Return what is named."""
        if not path:
            raise InvalidValueError("expected files or folders to read, or - for standard input")
        named = [each for each in path if each != STANDARD_INPUT]
        texts = [standard_input()] if len(named) < len(path) else []
        files = transcript_files(named, matching=matching) if named else ()
        right = corrections_of(corrections, {each.id for each in files})
        return cls(texts, files, {"corrections": right, "max_bytes": max_bytes or MAX_BYTES})

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.texts) + len(self.files)

    def outcomes(self, to: str | None, jobs: int | None, closing: ExitStack) -> Iterator[Outcome]:
        """Return what comes of those that are to be read."""
        if to is not None and self.texts:
            raise InvalidValueError("expected files to keep in an archive, got standard input")
        archive = None if to is None else closing.enter_context(open_archive(to))
        executor = closing.enter_context(readers(self.total, jobs))
        if archive is not None:
            return fill(archive, self.files, executor=executor, **self.options)
        items: list[Item] = [*self.texts, *(each.path for each in self.files)]
        ids = [*(None for _ in self.texts), *(each.id for each in self.files)]
        return parse_many(items, ids=ids, executor=executor, ordered=True, **self.options)


@attrs.define
class _Run:
    """What came of a run so far."""

    done: int = 0
    failed: list[Outcome] = attrs.field(factory=list[Outcome])
    verdicts: Counter[Verdict] = attrs.field(factory=Counter[Verdict])
    wrong: list[str] = attrs.field(factory=list[str])
    problems: list[str] = attrs.field(factory=list[str])
    unsure: int = 0

    def count(self, outcome: Outcome, checks: Sequence[Check]) -> None:
        """Count a file in."""
        self.done += 1
        self.verdicts.update(each.verdict for each in checks)
        self.unsure += len(outcome.problems)
        if outcome.error is not None:
            self.failed.append(outcome)
        inconsistent = (each for each in checks if each.verdict == Verdict.INCONSISTENT)
        _fill(self.wrong, (f"{outcome.source}, {recheck_of(each)}" for each in inconsistent))
        _fill(self.problems, map(str, outcome.problems))

    @property
    def status(self) -> int:
        """The exit status: 2 where a file was not read, 1 where a claim is inconsistent."""
        return 2 if self.failed else int(self.verdicts[Verdict.INCONSISTENT] > 0)

    def summary(self, total: int) -> Iterator[Block]:
        """Yield what was found in so many files, and which were not read, and why."""
        before = total - self.done
        read = numbered(self.done - len(self.failed), "file")
        earlier = f", {numbered(before, 'file')} read before" if before else ""
        yield Heading(f"{read} read{earlier}")
        wrong = self.verdicts[Verdict.INCONSISTENT]
        yield from _told(f"{numbered(wrong, 'claim')} inconsistent", wrong, self.wrong, Tone.ALARM)
        yield from _told(numbered(self.unsure, "problem"), self.unsure, self.problems, Tone.DOUBT)
        if self.failed:
            yield Heading(f"{numbered(len(self.failed), 'file')} not read", Tone.ALARM)
            yield from map(Line, _reasons(self.failed))


def _fill(told: list[str], more: Iterable[str]) -> None:
    """Add lines, as far as there is room."""
    told += (line for line, _ in zip(more, range(_TOLD - len(told)), strict=False))


def _told(heading: str, number: int, lines: Sequence[str], tone: Tone) -> Iterator[Block]:
    """Yield lines below their heading, and how many more there are."""
    if lines:
        yield Heading(heading, tone)
        yield from map(Line, lines)
    if number > len(lines):
        yield Line(f"and {number - len(lines):,} more; --json and --to have all", Tone.FAINT)


def _reasons(failed: Iterable[Outcome]) -> Iterator[str]:
    """Yield why files were not read, a reason of several once with the files that it is of."""
    sources: dict[str, list[str]] = {}
    for each in failed:
        sources.setdefault(str(each), []).append(each.source)
    for reason, files in sources.items():
        shown = "" if printable(files[0]) in reason else f"{', '.join(map(printable, files))}: "
        yield f"{shown}{reason}"


def _line(outcome: Outcome, checks: Sequence[Check]) -> Line:
    """Return the line of a file: its day, what is in it, and what is wrong with it."""
    briefing = outcome.briefing
    if briefing is None:
        return Line(printable(f"{outcome.source}: not read"), Tone.ALARM)
    wrong = sum(each.verdict == Verdict.INCONSISTENT for each in checks)
    parts = [
        str(briefing.date or "no day"),
        numbered(len(briefing.indicators), "figure"),
        numbered(len(briefing.targets), "target"),
        numbered(len(checks), "claim") + (f" ({wrong} inconsistent)" if wrong else ""),
        numbered(len(outcome.problems), "problem"),
    ]
    tone = Tone.ALARM if wrong else Tone.DOUBT if outcome.problems else Tone.PLAIN
    return Line(printable(f"{outcome.source}: {', '.join(parts)}"), tone)


def _record(outcome: Outcome, checks: Sequence[Check]) -> dict[str, Any]:
    """Return what came of a file, for programs."""
    briefing = outcome.briefing
    return {
        "source": outcome.source,
        "briefing": briefing and briefing.id,
        "date": briefing and briefing.date and briefing.date.isoformat(),
        "figures": briefing and len(briefing.indicators),
        "targets": briefing and len(briefing.targets),
        "claims": briefing and len(checks),
        "inconsistent": briefing and sum(c.verdict == Verdict.INCONSISTENT for c in checks),
        "problems": [str(each) for each in outcome.problems],
        "error": None if outcome.error is None else str(outcome.error),
    }


def _row(record: dict[str, Any], *, csv: bool, is_first: bool) -> Data:
    """Return what came of a file as a line of JSON, or of CSV, above which are its columns."""
    if not csv:
        return Data(f"{json_line(record)}\n")
    cells = {**record, "problems": "; ".join(record["problems"])}
    names, _, row = csv_text([*cells], [[*cells.values()]]).partition("\r\n")
    return Data((f"{names}\n{row}" if is_first else row).replace("\r\n", "\n"))


def _passed_over(named: Sequence[str], archive: str | None) -> Iterator[Block]:
    """Yield which files of folders are no text and no page by their names."""
    own = None if archive is None else Path(archive).absolute()
    files = [each for each in files_passed_over(named) if each.absolute() != own]
    if files:
        yield Heading(f"{numbered(len(files), 'file')} passed over, no text and no page by name")
        for each in files:
            yield Line(printable(str(each)))
