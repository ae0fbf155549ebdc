"""Feed what nobody would write to all that reads, for as long as asked, and tell what breaks.

    python tools/fuzz.py [SECONDS] [--only TARGET] [--guided]

No error but the library's own may come, and marks that mean nothing change no value.  Each round of
Hypothesis has a seed of its own, which is printed where something breaks.  ``--guided`` lets
atheris choose the inputs by the branches that they reach, for one target; it needs atheris.
"""

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from itertools import count
from types import FunctionType
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from made_up import as_page, transcript

from miitbrief import (
    Briefing,
    MiitbriefError,
    Period,
    find_figures,
    from_json,
    load,
    parse,
    to_json,
)
from miitbrief.model.numerals import read_numeral
from miitbrief.reading.pages.files import content_text

#: Words and signs that the reader gives a meaning, to be put together at random.
PARTS = (
    "up 5%, ", "from 1 to ", "one hundred ", "2021 ", "1.2.3.4.", "more than ", "1,", "billion ",
    "yuan ", "$", "Q1 ", "in the first half of ", "year on year ", "times ", "-", "(", ")",
    "\u2013", "percentage points ", "tea exports ", "will reach ", "by 2025 ", ". ", "\n", "\n\n",
    "Li Na: ", "May 4, 2023", "half ", "a third of ", "\u200b", "\u00a0", "\u202e", "<b>", "&amp;",
    "\x00",
)  # fmt: skip
#: How many inputs a round has for each target.
EXAMPLES = 100
#: Changes of a text that change no value in it.
HARMLESS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "\u200b "),
    lambda text: f"{text}\n\n\n",
)

_texts = st.lists(st.sampled_from(PARTS) | st.text(max_size=8), max_size=60).map("".join)
_made_up = st.integers(0, 10**6).map(lambda number: transcript(random.Random(number)))  # noqa: S311
_bytes = st.binary(max_size=400) | _texts.map(str.encode) | _made_up.map(as_page).map(str.encode)


@st.composite
def _damaged(draw: st.DrawFn, whole: st.SearchStrategy[str]) -> str:
    """Draw texts of which parts are cut out, doubled, or replaced by others."""
    text = draw(whole)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(st.sampled_from([text[start:end] * 2, ""]) | _texts) + text[end:]
    return text


def _allowed(read: Callable[[Any], object]) -> Callable[[Any], None]:
    """Return a function that reads what it is given, and takes the library's own errors."""

    def tried(value: Any) -> None:
        with suppress(MiitbriefError):
            read(value)

    return tried


def _values(text: str) -> list[tuple[object, ...]]:
    """Return the numbers of the statements of a transcript, with their kinds and times."""
    return [(f.quantity.value, f.quantity.unit, f.kind, f.period) for f in parse(text).figures]


def _reads_alike(drawn: tuple[str, Callable[[str], str]]) -> None:
    """Refuse a change of values by what changes none."""
    text, change = drawn
    assert _values(change(text)) == _values(text)


_documents = st.sampled_from(["2022-02-28", "2022-06-14"]).map(load).map(to_json)
TARGETS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], None]]] = {
    "parse": (_damaged(_made_up) | _texts, _allowed(parse)),
    "figures": (_texts, _allowed(find_figures)),
    "pages": (_bytes, _allowed(lambda content: content_text(content, source="fuzz"))),
    "json": (
        _damaged(_documents) | _texts,
        _allowed(lambda text: from_json(text, Briefing)),
    ),
    "periods": (_texts | st.text(), _allowed(Period.parse)),
    "numerals": (_texts | st.text(), _allowed(read_numeral)),
    "harmless": (st.tuples(_made_up, st.sampled_from(HARMLESS)), _reads_alike),
}
"""What is drawn for each, and what is done with it."""


def _test(name: str) -> Any:
    """Return the test of a target, which Hypothesis calls with what it draws."""
    drawn, tried = TARGETS[name]
    quiet = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    return quiet(given(drawn)(tried))


def run(names: list[str], seconds: float) -> None:
    """Run rounds of each target in turn until the time is over, each at least once."""
    end = time.monotonic() + seconds
    for number in count(1):
        for name in names:
            try:
                seed(number)(_test(name))()
            except BaseException:
                print(f"{name} broke with the seed {number}", flush=True)
                raise
        if time.monotonic() > end:
            print(f"{number} rounds of {EXAMPLES} inputs each: {', '.join(names)}; nothing broke")
            return


def _is_ours(function: FunctionType) -> bool:
    """Tell whether a function is one of the library."""
    return str(function.__module__).partition(".")[0] == "miitbrief"


def run_guided(name: str, seconds: int) -> None:
    """Let atheris choose what a target is fed with."""
    atheris = import_module("atheris")
    with suppress(MiitbriefError):  # What is imported when it is asked for is there then.
        parse("Li Na:\n\nIn 2021, tea exports rose 5% to 2 million tonnes.")
    own = [each for each in gc.get_objects() if isinstance(each, FunctionType) and _is_ours(each)]
    for each in own:
        atheris.instrument_func(each)
    arguments = [sys.argv[0], f"-max_total_time={seconds}"]
    atheris.Setup(arguments, _test(name).hypothesis.fuzz_one_input)
    atheris.Fuzz()


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("seconds", type=int, nargs="?", default=60)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--guided", action="store_true")
    options = parser.parse_args()
    if options.guided:
        run_guided(options.only or "parse", options.seconds)
    else:
        run([options.only] if options.only else [*TARGETS], options.seconds)


if __name__ == "__main__":
    main()
