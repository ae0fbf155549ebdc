"""Reads many transcripts, in several processes or on several machines, and stops at none.

Nothing of it is kept: what is handed out at once is limited, and each result is a caller's as soon
as it is there.
"""

import os
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from itertools import repeat
from multiprocessing import get_context
from typing import Any

import attrs

from miitbrief._printing import printable
from miitbrief.exceptions import InvalidValueError, ParseError
from miitbrief.model.briefings import Briefing
from miitbrief.model.corrections import Correction
from miitbrief.model.parse_results import ParseResult
from miitbrief.reading.documents.lexicon import Lexicon
from miitbrief.reading.reader import MAX_BYTES, parse, read

__all__ = ["Item", "Outcome", "Processes", "parse_many"]

Item = str | os.PathLike[str]
"""What is read: a text, or a file as a ``pathlib.Path``."""

#: How many items are handed out at once for each core, unless a caller says.
_PER_CORE = 4
#: What stands behind the last of the ids, of which one may be None.
_NO_MORE = object()


@attrs.frozen(kw_only=True, repr=False)
class Outcome:
    """What came of reading one of many transcripts: a briefing, or what went wrong.

    Args:
        position: The place among the items, from 0.
        source: The path of the file, or "text 3" of the third item.
        briefing: The briefing, or None where there is none.
        problems: What is not sure in the briefing, in the order of the text.
        error: Why there is no briefing, or None.
    """

    position: int
    source: str
    briefing: Briefing | None = None
    problems: tuple[ParseError, ...] = ()
    error: Exception | None = None

    def __str__(self) -> str:
        """Return the briefing and where it comes from, or the error."""
        return printable(f"{self.source}: {self.briefing!r}" if self.briefing else str(self.error))

    def __repr__(self) -> str:
        """Return the short line."""
        return f"<Outcome {self}>"


@attrs.frozen
class _Task:
    """An item with its place, and the id that its briefing gets."""

    position: int
    item: Item
    id: str | None
    lexicon: Lexicon | None
    max_bytes: int | None
    corrections: Sequence[Correction] = ()

    @property
    def source(self) -> str:
        """Where the item comes from, in words."""
        is_text = isinstance(self.item, str)
        return f"text {self.position + 1}" if is_text else os.fsdecode(self.item)

    def failed(self, error: Exception) -> Outcome:
        """Return what comes of the item where something goes wrong."""
        return Outcome(position=self.position, source=self.source, error=error)


def parse_many(
    items: Iterable[Item],
    *,
    ids: Iterable[str | None] | None = None,
    lexicon: Lexicon | None = None,
    max_bytes: int | None = MAX_BYTES,
    corrections: Mapping[str, Sequence[Correction]] | None = None,
    executor: Executor | None = None,
    ordered: bool = False,
    pending: int | None = None,
) -> Iterator[Outcome]:
    r"""Read many transcripts; yield what comes of each, as it comes.

    No text and no file ends the work: what cannot be read is an outcome with its error.  One
    that ends the process that reads it is tried again by itself, and is such an outcome then.

    Args:
        items: Texts, and files as ``pathlib.Path``; they are taken as they are needed.
        ids: The ids of the briefings, in the order of the items; left out, or None, their days.
        lexicon: Words and units that the reader knows beside its own.
        max_bytes: How large a file may be; None for any size.
        corrections: What a person puts right, by the id that *ids* gives to the briefing; a
            briefing without the figure that one is of is an outcome with the error.
        executor: What reads them: any ``concurrent.futures.Executor``, such as that of a Dask
            cluster, ``Client(...).get_executor()``.  Left out, it is a process for each core,
            which a script has to ask for below ``if __name__ == "__main__":``.
        ordered: Whether outcomes come in the order of the items, and not as each is there.
        pending: How many items are handed out at once; left out, four for each core.

    Returns:
        An outcome for each item.

    Raises:
        InvalidValueError: Where an item is neither a text nor a path, there are not as many ids as
            items, or *pending* is no whole number above zero.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> texts = ["Li Na:\n\nWe sold 5 tonnes of tea.", "hello"]
    >>> with ThreadPoolExecutor() as threads:
    ...     for outcome in parse_many(texts, executor=threads, ordered=True):
    ...         print(outcome.source, outcome.briefing is not None, type(outcome.error).__name__)
    text 1 True NoneType
    text 2 False ParseError
    """
    if pending is not None and (type(pending) is not int or pending < 1):
        raise InvalidValueError(f"expected pending= as a whole number above zero, got {pending!r}")
    if isinstance(items, str | os.PathLike):
        raise InvalidValueError(f"expected several texts or paths, as in a list, got {items!r}")
    limit = pending or _PER_CORE * (os.cpu_count() or 1)
    tasks = _tasks(items, ids, lexicon, max_bytes, corrections or {})
    if executor is None:
        return _read_here(tasks, limit, ordered=ordered)
    return _outcomes(tasks, executor, limit, ordered=ordered)


def _tasks(
    items: Iterable[Item],
    ids: Iterable[str | None] | None,
    lexicon: Lexicon | None,
    max_bytes: int | None,
    corrections: Mapping[str, Sequence[Correction]],
) -> Iterator[_Task]:
    """Yield the items with their places and ids."""
    names = repeat(None) if ids is None else iter(ids)
    position = -1
    for position, item in enumerate(items):
        if not isinstance(item, str | os.PathLike):
            raise InvalidValueError(f"expected a text as a str or a pathlib.Path, got {item!r}")
        try:
            name = next(names)
        except StopIteration:
            raise InvalidValueError(f"expected ids= for each item, got {position}") from None
        own = corrections.get(name or "", ())
        yield _Task(position, item, name, lexicon, max_bytes, own)
    if ids is not None and next(names, _NO_MORE) is not _NO_MORE:
        raise InvalidValueError(f"expected ids= for each of {position + 1} items, got more")


def _read_here(tasks: Iterator[_Task], limit: int, *, ordered: bool) -> Iterator[Outcome]:
    """Yield what comes of tasks that the processes of this machine do."""
    with Processes() as pool:
        yield from _outcomes(tasks, pool, limit, ordered=ordered)


def _outcomes(
    tasks: Iterator[_Task], executor: Executor, limit: int, *, ordered: bool
) -> Iterator[Outcome]:
    """Yield what comes of tasks, of which an executor has no more than so many at once."""
    running: dict[Future[Outcome], _Task] = {}
    try:
        for task in tasks:
            running[executor.submit(_outcome, task)] = task
            if len(running) >= limit:
                yield from _finished(running, executor, ordered=ordered)
        while running:
            yield from _finished(running, executor, ordered=ordered)
    finally:
        for future in running:
            future.cancel()


def _finished(
    running: dict[Future[Outcome], _Task], executor: Executor, *, ordered: bool
) -> Iterator[Outcome]:
    """Take what is finished, at least one, out of what is running; yield what came of it."""
    first = next(iter(running))
    finished = [first] if ordered else [*wait(running, return_when=FIRST_COMPLETED).done]
    for future in finished:
        task = running.pop(future)
        try:
            yield future.result()
        except BrokenExecutor as error:
            yield _alone(task) if isinstance(executor, Processes) else task.failed(error)
        except Exception as error:  # noqa: BLE001 - What one comes to is nothing to the others.
            yield task.failed(error)


class Processes(Executor):
    """Processes of this machine, and new ones once one of them has ended unasked.

    Args:
        number: How many; left out, one for each core.
    """

    def __init__(self, number: int | None = None) -> None:
        self._number = number
        self._pool = _pool(number)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Hand out a call."""
        try:
            return self._pool.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self._pool.shutdown()
            self._pool = _pool(self._number)
            return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:  # noqa: FBT001, FBT002
        """End the processes, and forget what is not begun."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _pool(size: int | None) -> ProcessPoolExecutor:
    """Return processes that share nothing with this one, which may have threads."""
    return ProcessPoolExecutor(
        size, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_others
    )


def _leave_interrupts_to_others() -> None:
    """Let a key that interrupts the program interrupt the process that waits, and not those."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _alone(task: _Task) -> Outcome:
    """Return what comes of a task in a process of its own, which it may end."""
    try:
        with _pool(1) as pool:
            return pool.submit(_outcome, task).result()
    except BrokenExecutor as error:
        return task.failed(error)


def _outcome(task: _Task) -> Outcome:
    """Return what comes of a task, in whatever process it is done."""
    try:
        result = _result(task)
        errors = tuple(error.found_in(task.source) for error in result.errors)
        if result.briefing is None:
            return task.failed(errors[0])
        briefing = result.briefing.corrected(task.corrections)
    except Exception as error:  # noqa: BLE001 - What one comes to is nothing to the others.
        return task.failed(error)
    return Outcome(position=task.position, source=task.source, briefing=briefing, problems=errors)


def _result(task: _Task) -> ParseResult:
    """Return what is read of an item."""
    if isinstance(task.item, str):
        return parse(task.item, id=task.id, lexicon=task.lexicon, errors="collect")
    return read(
        task.item, id=task.id, lexicon=task.lexicon, max_bytes=task.max_bytes, errors="collect"
    )
