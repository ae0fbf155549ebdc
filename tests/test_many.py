"""Reading many transcripts: every item has one outcome, whatever happens to the others."""

import datetime as dt
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import InvalidValueError, ParseError, parse, parse_many
from miitbrief.model import Correction
from miitbrief.reading.many import Outcome

TEXT = "Harbin, May {day}, 2023\n\nLi Na:\n\nWe sold {day} tonnes of tea.\n"
BAD = "hello"


def correction(note: str, figure: str) -> Correction:
    """Return what a person puts right."""
    day = dt.date(2024, 3, 1)
    return Correction(figure=figure, field="note", value=note, by="Ann", on=day)


def texts(number: int) -> list[str]:
    """Return short transcripts, each of another day."""
    return [TEXT.format(day=day + 1) for day in range(number)]


def in_threads(items: Iterable[Any], **options: Any) -> list[Outcome]:
    """Return the outcomes of items, read in two threads."""
    with ThreadPoolExecutor(2) as threads:
        return [*parse_many(items, executor=threads, **options)]


class Scripted(Executor):
    """An executor that finishes its calls in an order of its own, and counts those at hand."""

    def __init__(self, order: list[int]) -> None:
        self.order = order
        self.waiting: list[tuple[Future[Any], Any, tuple[Any, ...]]] = []
        self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Take a call, and finish one that waits after a while."""
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args))
        self.most = max(self.most, len(self.waiting))
        threading.Timer(0.001, self.finish).start()
        return future

    def finish(self) -> None:
        """Finish one of the calls that wait."""
        place = self.order.pop() if self.order else 0
        future, fn, args = self.waiting.pop(place % len(self.waiting))
        future.set_result(fn(*args))


class TestOutcomes:
    """What comes of items."""

    def test_a_text_and_a_file(self, tmp_path: Path) -> None:
        """A text is read as by `parse`, and a path as by `read`."""
        path = tmp_path / "tea.txt"
        path.write_text(texts(1)[0], encoding="utf-8")
        first, second = in_threads([texts(1)[0], path], ordered=True)
        assert first.briefing == second.briefing == parse(texts(1)[0])
        assert (first.source, second.source) == ("text 1", str(path))
        assert first.error is second.error is None

    def test_what_is_not_sure(self) -> None:
        """A briefing comes with the problems that `parse` collects, and where they are from."""
        (outcome,) = in_threads(["Li Na:\n\nWe sold 5 tonnes of tea."])
        assert outcome.briefing is not None
        assert [problem.source for problem in outcome.problems] == ["text 1"]
        assert "expected the day of the briefing" in str(outcome.problems[0])

    @pytest.mark.parametrize(
        ("item", "error"),
        [(BAD, ParseError), ("", ParseError), (Path("missing.txt"), FileNotFoundError)],
    )
    def test_a_failure_is_a_value(self, item: Any, error: type[Exception]) -> None:
        """What cannot be read is an outcome with its error, and the others are read."""
        bad, good = in_threads([item, texts(1)[0]], ordered=True)
        assert isinstance(bad.error, error)
        assert bad.briefing is None
        assert str(bad.error) in str(bad)
        assert good.briefing is not None

    def test_ids(self) -> None:
        """Briefings get the ids that are given, each its own."""
        found = in_threads(texts(3), ids=["a", "b", "c"], ordered=True)
        assert [each.briefing and each.briefing.id for each in found] == ["a", "b", "c"]

    def test_ids_of_some(self) -> None:
        """Where an id is None, the day is the id."""
        found = in_threads(texts(2), ids=[None, "tea"], ordered=True)
        assert [each.briefing and each.briefing.id for each in found] == ["2023-05-01", "tea"]

    def test_a_limit(self, tmp_path: Path) -> None:
        """How large a file may be is the caller's to say."""
        path = tmp_path / "tea.txt"
        path.write_text(texts(1)[0], encoding="utf-8")
        (small,), (any_size,) = (in_threads([path], max_bytes=size) for size in (9, None))
        assert "at most 9 bytes" in str(small.error)
        assert any_size.error is None

    def test_corrections(self) -> None:
        """A briefing comes with what a person puts right; where that fits no figure, it fails."""
        right = {
            "tea": [correction("r1/i01", "tea/r1/i01")],
            "wine": [correction("r9/i01", "wine/r9/i01")],
        }
        tea, wine = in_threads(texts(2), ids=["tea", "wine"], corrections=right, ordered=True)
        assert tea.briefing is not None
        assert "Ann" in tea.briefing.figure("r1/i01").why("note")
        assert "r9/i01" in str(wine.error)

    def test_an_error_of_our_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An error that nobody foresaw is a value, too."""

        def broken(*_: object, **__: object) -> None:
            raise RecursionError("too deep")

        monkeypatch.setattr("miitbrief.reading.many.parse", broken)
        (outcome,) = in_threads(texts(1))
        assert isinstance(outcome.error, RecursionError)


class TestOrder:
    """Which outcome comes when, and how many wait."""

    @given(
        order=st.lists(st.integers(min_value=0, max_value=9), max_size=9),
        pending=st.integers(min_value=1, max_value=5),
        ordered=st.booleans(),
        number=st.integers(min_value=0, max_value=7),
    )
    def test_each_once(self, *, order: list[int], pending: int, ordered: bool, number: int) -> None:
        """However calls finish, each item has one outcome, and few are handed out at once."""
        executor = Scripted(order)
        items = [BAD] * number
        found = [*parse_many(items, executor=executor, ordered=ordered, pending=pending)]
        assert sorted(each.position for each in found) == [*range(number)]
        assert executor.most <= pending
        if ordered:
            assert [each.position for each in found] == [*range(number)]

    def test_items_are_taken_as_they_are_needed(self) -> None:
        """A source without end can be read, and no more of it than is asked for."""
        taken: list[int] = []

        def endless() -> Iterator[str]:
            while True:
                taken.append(len(taken))
                yield BAD

        with ThreadPoolExecutor(1) as threads:
            outcomes = parse_many(endless(), executor=threads, pending=3)
            assert not taken
            next(outcomes)
            outcomes.close()  # type: ignore[attr-defined]
        assert len(taken) == 3


class TestProcesses:
    """The processes that read where a caller names none."""

    def test_processes(self) -> None:
        """Without an executor, processes of the machine read."""
        found = [*parse_many([*texts(3), BAD], ordered=True)]
        assert [each.briefing for each in found[:3]] == [parse(text) for text in texts(3)]
        assert isinstance(found[3].error, ParseError)

    def test_an_item_that_ends_its_process(self) -> None:
        """What ends the process that reads it is a failure, and all others are read once."""
        found = [*parse_many([texts(1)[0], Deadly(), *texts(3)])]
        assert sorted(each.position for each in found) == [0, 1, 2, 3, 4]
        (lost,) = (each for each in found if each.error is not None)
        assert lost.position == 1
        assert isinstance(lost.error, BrokenExecutor)

    def test_an_executor_that_breaks(self) -> None:
        """Where a caller's executor breaks, what it had is a failure."""

        class Broken(Scripted):
            def finish(self) -> None:
                self.waiting.pop()[0].set_exception(BrokenExecutor("ended"))

        (outcome,) = parse_many(texts(1), executor=Broken([]))
        assert isinstance(outcome.error, BrokenExecutor)


class Deadly(os.PathLike[str]):
    """A path that ends a process that opens it, unless it is the one of the test."""

    def __init__(self) -> None:
        self.home = os.getpid()

    def __fspath__(self) -> str:
        """End the process, or return a name."""
        if os.getpid() != self.home:
            os._exit(1)
        return "deadly.txt"


class TestWrongInputs:
    """What is refused."""

    @pytest.mark.parametrize(
        ("items", "options", "message"),
        [
            ("a text", {}, "expected several texts or paths"),
            (Path("a"), {}, "expected several texts or paths"),
            ([3], {}, "expected a text as a str or a pathlib.Path, got 3"),
            (["a", "b"], {"ids": ["a"]}, "expected ids= for each item, got 1"),
            (["a"], {"ids": ["a", "b"]}, "expected ids= for each of 1 items, got more"),
            (["a"], {"pending": 0}, "pending= as a whole number above zero, got 0"),
            (["a"], {"pending": 1.5}, "pending= as a whole number above zero, got 1.5"),
        ],
    )
    def test_wrong_arguments(self, items: Any, options: dict[str, Any], message: str) -> None:
        """What is no item, or is not as many as the others, is refused."""
        with pytest.raises(InvalidValueError, match=message):
            in_threads(items, **options)
