"""A real cluster of Dask that loses a worker; ``nox -s cluster`` runs it, the suite does not."""

import os
import runpy
import signal
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from miitbrief import parse, parse_many
from miitbrief.archives import fill, open_archive, transcript_files
from miitbrief.reading.many import Outcome

#: Dask, which has no types, and the generator of made-up transcripts, which is in no package.
dask: Any = import_module("dask.distributed")
files: Any = runpy.run_path(str(Path(__file__).parent.parent / "tools" / "made_up.py"))["files"]

NUMBER = 40


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Return two workers, each a process of its own."""
    with dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as found:
        yield found


@pytest.fixture
def client(cluster: Any) -> Iterator[Any]:
    """Return what hands out work to the two workers."""
    with dask.Client(cluster) as found:
        yield found


def kill_a_worker(client: Any) -> None:
    """End the process of a worker, which has no time to tell anybody."""
    os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)


def test_a_worker_is_killed(client: Any) -> None:
    """Where a worker is killed in the middle, no outcome is lost, and none comes twice."""
    texts: list[str] = [text for _, text in files(NUMBER, seed=1, pages=False)]
    found: list[Outcome] = []
    for outcome in parse_many(texts, executor=client.get_executor(), pending=8):
        found.append(outcome)
        if len(found) == NUMBER // 4:
            kill_a_worker(client)
    assert sorted(each.position for each in found) == [*range(NUMBER)]
    assert [each.error for each in found if each.error is not None] == []
    assert all(each.briefing == parse(texts[each.position]) for each in found[:4])


def test_an_archive_is_whole(client: Any, tmp_path: Path) -> None:
    """An archive that a cluster fills is that of one process, though a worker is killed."""
    for name, text in files(NUMBER, seed=2):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    every = transcript_files([tmp_path / "pages"])
    with open_archive(tmp_path / "cluster.jsonl") as archive:
        outcomes = fill(archive, every, executor=client.get_executor(), pending=8)
        for place, outcome in enumerate(outcomes):
            assert outcome.error is None
            if place == NUMBER // 4:
                kill_a_worker(client)
    with open_archive(tmp_path / "here.jsonl") as archive:
        assert all(outcome.error is None for outcome in fill(archive, every))
    assert (tmp_path / "cluster.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
