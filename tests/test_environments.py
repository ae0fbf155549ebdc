"""The package gives the same in threads and processes, and with any hash seed or locale."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from threading import Barrier

import pytest

from miitbrief import check, load, parse, to_json
from miitbrief.data import bundled

THREADS = 32
METHODS = sorted({"fork", "spawn"} & {*multiprocessing.get_all_start_methods()})
TEXT = (
    "Ada Vale, spokesperson of the Office of Bridges:\n\n"
    "Last year we built 40 bridges, up 25 percent from 32 bridges in 2020.\n\n"
    "Bo Lind, chief engineer of the Office of Bridges:\n\n"
    "The share of steel bridges reached 62.5 percent at the end of 2021.\n"
)
#: What a new process prints; its digest tells whether it is the same in all of them.
CODE = (
    "from hashlib import sha256\n"
    "from miitbrief import check, find_figures, load, to_json\n"
    "briefing = load('2022-02-28')\n"
    "found = [to_json(briefing), *map(to_json, check(briefing))]\n"
    "found += map(to_json, find_figures('Sales rose 5.1 percent to 1.2 million units in 2021.'))\n"
    "print(sha256('\\n'.join(found).encode()).hexdigest())\n"
)


def together(work: Callable[[], object]) -> list[object]:
    """Return what a function gives to many threads that call it at once."""
    barrier = Barrier(THREADS)

    def run(_: int) -> object:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def digest(*options: str, **environment: str) -> str:
    """Return what a new process prints."""
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, *options, "-c", CODE],
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def claims_of(identifier: str) -> str:
    """Return the checks of a bundled briefing, as text; what a worker does."""
    return "\n".join(map(str, check(load(identifier))))


class TestThreads:
    """Threads that call a function at once get the same."""

    def test_load_returns_one_object(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first call of many threads returns one object to all."""
        monkeypatch.setattr(bundled, "_loaded", {})
        found = together(lambda: load("2022-02-28"))
        assert all(each is found[0] for each in found)
        assert load("2022-02-28") is found[0]

    def test_check(self) -> None:
        """All get the checks that one gets."""
        briefing = load("2022-02-28")
        assert together(lambda: check(briefing)) == [check(briefing)] * THREADS

    def test_parse(self) -> None:
        """All read what one reads."""
        alone = parse(TEXT)
        assert alone.indicators
        assert together(lambda: parse(TEXT)) == [alone] * THREADS

    def test_json(self) -> None:
        """All write what one writes."""
        briefing = load("2022-06-14")
        assert together(lambda: to_json(briefing)) == [to_json(briefing)] * THREADS

    def test_first_use(self) -> None:
        """Names that many threads ask for at once are imported once, and work."""
        code = (
            "import miitbrief\n"
            "from concurrent.futures import ThreadPoolExecutor\n"
            "from threading import Barrier\n"
            f"barrier = Barrier({THREADS})\n"
            "def run(_):\n"
            "    barrier.wait()\n"
            "    return id(miitbrief.load('2022-02-28')), len(miitbrief.find_figures('up 5%'))\n"
            f"with ThreadPoolExecutor({THREADS}) as pool:\n"
            f"    print(len(set(pool.map(run, range({THREADS})))))\n"
        )
        done = subprocess.run(  # noqa: S603 - The code is the test's own.
            [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
        )
        assert done.stdout == "1\n"


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("method", METHODS)
def test_workers(method: str, briefing_id: str) -> None:
    """Workers that are forked or spawned give what the process itself gives."""
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(claims_of, briefing_id).result() == claims_of(briefing_id)


@pytest.fixture(scope="module")
def usual() -> str:
    """Return what a process prints in the usual environment."""
    return digest(PYTHONHASHSEED="0")


@pytest.mark.parametrize("seed", ["1", "4294967295"])
def test_hash_seeds(seed: str, usual: str) -> None:
    """No result depends on the order of a set."""
    assert digest(PYTHONHASHSEED=seed) == usual


@pytest.mark.parametrize("options", [("-O",), ("-OO",)])
def test_optimized(options: tuple[str, ...], usual: str) -> None:
    """Without assertions and docstrings, results are the same."""
    assert digest(*options) == usual


@pytest.mark.parametrize("language", ["C", "tr_TR.UTF-8", "de_DE.UTF-8"])
def test_locales(language: str, usual: str) -> None:
    """No result depends on the locale or the time zone."""
    assert digest(LC_ALL=language, LANG=language, TZ="Asia/Kathmandu") == usual


def test_refusals_do_not_need_assertions() -> None:
    """What is refused is refused with `-O`, too."""
    code = (
        "from miitbrief import InvalidValueError, Span, from_json, SchemaError\n"
        "for work, error in ((lambda: Span(start=3, end=1), InvalidValueError),\n"
        "                    (lambda: from_json('{}'), SchemaError)):\n"
        "    try: work()\n"
        "    except error: print('refused')\n"
    )
    done = subprocess.run(  # noqa: S603 - The code is the test's own.
        [sys.executable, "-O", "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "refused\nrefused\n"
