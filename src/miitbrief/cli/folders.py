"""``read``: files and folders read, a line a file, and kept in an archive where one is named."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import attrs

from miitbrief._printing import printable
from miitbrief.archives import fill, open_archive, transcript_files
from miitbrief.archives.transcript_files import files_passed_over
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import check
from miitbrief.checking.verdicts import Verdict
from miitbrief.cli.blocks import Block, Data, Heading, Line, Progress, Shown, Tone, numbered
from miitbrief.cli.data import json_line
from miitbrief.cli.sources import STANDARD_INPUT, standard_input
from miitbrief.exceptions import InvalidValueError
from miitbrief.reading.many import Item, Outcome, Processes, parse_many

__all__ = ["read_files"]


def read_files(
    *, path: Sequence[str], matching: Sequence[str], to: str | None, jobs: int | None, json: bool
) -> Shown:
    """Read transcripts; show a line for each as it is there, and in the end what was not read.

    Args:
        path: Files, folders, patterns, and "-" for standard input.
        matching: Patterns of which a file in a folder must match one.
        to: The archive in which what was read is kept; a file that is in it is not read again.
        jobs: How many files are read at once; left out, one for each core.
        json: Whether lines are JSON.

    Raises:
        InvalidValueError: Where nothing is named, or what is named cannot be read so.
        OSError: Where a file or a folder is not there, or the archive cannot be opened.
    """
    if jobs is not None and jobs < 1:
        raise InvalidValueError(f"expected --jobs of at least 1, got {jobs}")
    run = _Run()
    with ExitStack() as closing:
        total, outcomes = _outcomes(path, matching, to, jobs, closing)
        for outcome in outcomes:
            checks = check(outcome.briefing) if outcome.briefing else ()
            run.count(outcome, checks)
            yield _as_json(outcome, checks) if json else _line(outcome, checks)
            if not json:
                yield Progress(run.done, total)
    if not json:
        yield from _summary(run, total)
        yield from _passed_over([each for each in path if each != STANDARD_INPUT], to)
    return run.status


@attrs.define
class _Run:
    """What came of a run so far."""

    done: int = 0
    failed: list[Outcome] = attrs.field(factory=list[Outcome])
    verdicts: Counter[Verdict] = attrs.field(factory=Counter[Verdict])

    def count(self, outcome: Outcome, checks: Sequence[Check]) -> None:
        """Count a file in."""
        self.done += 1
        self.verdicts.update(each.verdict for each in checks)
        if outcome.error is not None:
            self.failed.append(outcome)

    @property
    def status(self) -> int:
        """The exit status: 2 where a file was not read, 1 where a claim is inconsistent."""
        return 2 if self.failed else int(self.verdicts[Verdict.INCONSISTENT] > 0)


def _outcomes(
    path: Sequence[str],
    matching: Sequence[str],
    to: str | None,
    jobs: int | None,
    closing: ExitStack,
) -> tuple[int, Iterator[Outcome]]:
    """Return how many transcripts are named, and what comes of those that are to be read."""
    if not path:
        raise InvalidValueError("expected files or folders to read, or - for standard input")
    named = [each for each in path if each != STANDARD_INPUT]
    texts = [standard_input()] if len(named) < len(path) else []
    if to is not None and texts:
        raise InvalidValueError("expected files to keep in an archive, got standard input")
    files = transcript_files(named, matching=matching) if named else ()
    total = len(texts) + len(files)
    archive = None if to is None else closing.enter_context(open_archive(to))
    executor = closing.enter_context(_executor(jobs, total))
    if archive is None:
        items: list[Item] = [*texts, *(each.path for each in files)]
        return total, parse_many(items, executor=executor, ordered=True)
    return total, fill(archive, files, executor=executor)


def _executor(jobs: int | None, total: int) -> Executor:
    """Return what reads so many files: other processes, unless one at a time is enough."""
    return ThreadPoolExecutor(1) if 1 in (jobs, total) else Processes(jobs)


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


def _as_json(outcome: Outcome, checks: Sequence[Check]) -> Data:
    """Return the line of a file as JSON."""
    briefing = outcome.briefing
    record = {
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
    return Data(f"{json_line(record)}\n")


def _passed_over(named: Sequence[str], archive: str | None) -> Iterator[Block]:
    """Yield which files of folders are no text and no page by their names."""
    own = None if archive is None else Path(archive).absolute()
    files = [each for each in files_passed_over(named) if each.absolute() != own]
    if files:
        yield Heading(f"{numbered(len(files), 'file')} passed over, no text and no page by name")
        for each in files:
            yield Line(printable(str(each)))


def _summary(run: _Run, total: int) -> Iterator[Block]:
    """Yield how many files were read, what they say together, and which were not, and why."""
    before = total - run.done
    read = numbered(run.done - len(run.failed), "file")
    earlier = f", {numbered(before, 'file')} read before" if before else ""
    yield Heading(f"{read} read{earlier}")
    if wrong := run.verdicts[Verdict.INCONSISTENT]:
        yield Line(f"{numbered(wrong, 'claim')} inconsistent", Tone.ALARM)
    if run.failed:
        yield Heading(f"{numbered(len(run.failed), 'file')} not read", Tone.ALARM)
        for each in run.failed:
            yield Line(printable(str(each)))
