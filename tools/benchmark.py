"""Measure what users wait for, as ratios to plain work in the same run.

Each thing and its yardstick are timed in turns, by the processor time of their fastest runs, so
that a busy machine changes both alike.  The ratios are printed as a table and written as JSON.
A ratio that exceeds the stored one by more than a fifth fails the run.
"""

import argparse
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time
from typing import NamedTuple

from miitbrief import (
    Briefing,
    Remarks,
    Span,
    Speaker,
    available,
    check,
    from_json,
    load,
    parse,
    to_json,
)
from miitbrief.model import Paragraph

ROOT = Path(__file__).parents[1]
#: The ratios that a run is compared with; they are written by `--store`.
STORED = ROOT / "tools" / "benchmark.json"
#: The table that the page on speed includes.
TABLE = ROOT / "docs" / "_tables" / "speed.md"
#: So much of a stored ratio a new one may exceed it by.
SLACK = 0.2
#: Turns of a short and of a long talk.
SCALE = (100, 1600)
#: Runs of a thing and of its yardstick, in turns.
RUNS = 15

#: Runs of a reader, each in a new process, so that nothing is read a second time.
READINGS = 5
#: How many sentences are read.
SENTENCES = 200
SENTENCE = "Output of tea rose by 5% to 3.2 million tonnes in 2021."
#: What a new process reads after some other texts, and a pass of words over the same texts.
READ = """
import json, re, sys, warnings
from time import process_time as now
warnings.simplefilter("ignore")
job = json.load(sys.stdin)
if job["reader"] == "quantulum3":
    from quantulum3.parser import parse as read
else:
    import miitbrief
    read = getattr(miitbrief, job["reader"])
word = re.compile(r"[A-Za-z]+|\\d[\\d,]*(?:\\.\\d+)?|\\S")

def seconds(work, texts):
    start = now()
    for text in texts:
        work(text)
    return now() - start

print(seconds(read, job["before"]), seconds(read, job["texts"]))
print(*(seconds(lambda text: list(word.finditer(text)), job["texts"]) for _ in range(15)))
"""

DEPENDENCIES = "import attrs, cattrs, dateutil.relativedelta"
IDS = tuple(info.id for info in available())


class Row(NamedTuple):
    """What was measured."""

    what: str
    against: str
    ratio: float


def ratio(work: Callable[[], object], plain: Callable[[], object]) -> float:
    """Return how many times the time of plain work another takes, each at its fastest."""
    pairs = [(seconds(work), seconds(plain)) for _ in range(RUNS)]
    return min(pair[0] for pair in pairs) / min(pair[1] for pair in pairs)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a run takes."""
    start = process_time()
    work()
    return process_time() - start


def document(identifier: str) -> bytes:
    """Return the JSON of a bundled briefing."""
    return files("miitbrief").joinpath("data", f"{identifier}.json").read_bytes()


def in_a_process(code: str) -> float:
    """Return the processor time that a new process takes for a piece of code."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - Our own code.
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def imports() -> Iterator[Row]:
    """Yield what imports take, in new processes without the start of Python itself."""
    codes = ("pass", DEPENDENCIES, "import miitbrief", "from miitbrief import load")
    times = [[in_a_process(code) for code in codes] for _ in range(RUNS)]
    start, dependencies, *own = (min(column) for column in zip(*times, strict=True))
    for code, time in zip(codes[2:], own, strict=True):
        yield Row(f"`{code}`", f"`{DEPENDENCIES}`", (time - start) / (dependencies - start))


def loading(identifier: str) -> Row:
    """Return what the first call of `load` takes, in new processes."""
    code = (
        "import json; from time import process_time as t; from importlib.resources import files\n"
        "from miitbrief import load\n"
        f"text = files('miitbrief').joinpath('data', '{identifier}.json').read_bytes()\n"
        f"start = t(); load('{identifier}'); first = t() - start\n"
        "plain = []\n"
        "for _ in range(15): start = t(); json.loads(text); plain.append(t() - start)\n"
        "print(first, min(plain))"
    )
    times = [
        subprocess.run(  # noqa: S603 - Our own code.
            [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
        ).stdout.split()
        for _ in range(RUNS)
    ]
    first, plain = (min(map(float, column)) for column in zip(*times, strict=True))
    return Row(f"`load`, {identifier}, first call", "`json.loads`", first / plain)


def objects(identifier: str) -> Iterator[Row]:
    """Yield what is measured of a briefing in this process."""
    text = document(identifier)
    briefing = load(identifier)

    def plain() -> object:
        return json.loads(text)

    def row(what: str, work: Callable[[], object]) -> Row:
        return Row(f"{what}, {identifier}", "`json.loads`", ratio(work, plain))

    yield row("`from_json`", lambda: from_json(text, Briefing))
    yield row("`check`", lambda: check(briefing))
    transcript = transcripts().get(identifier)
    if transcript is not None:
        one_line = " ".join(transcript.split())
        yield row("`attach`", lambda: briefing.attach(transcript))
        yield row("`attach` of one line", lambda: briefing.attach(one_line))


def transcripts() -> dict[str, str]:
    """Return the transcripts of the bundled briefings, if the environment names their folder."""
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    paths = {} if folder is None else {name: Path(folder) / f"{name}.txt" for name in IDS}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items()}


class Reading(NamedTuple):
    """What texts that were never read before take, at the fastest, in seconds.

    Attributes:
        first: What those take that are read before them, with all that is made on first use.
        took: What they take themselves.
        plain: What a pass of words over them takes.
    """

    first: float
    took: float
    plain: float


def reading(reader: str, before: Sequence[str], texts: Sequence[str]) -> Reading:
    """Return what texts take in new processes, read after others."""
    job = json.dumps({"reader": reader, "before": list(before), "texts": list(texts)})
    runs: list[Reading] = []
    for _ in range(READINGS):
        done = subprocess.run(  # noqa: S603 - Our own code.
            [sys.executable, "-c", READ], check=True, capture_output=True, encoding="utf-8",
            input=job,
        )  # fmt: skip
        (first, took), passes = (map(float, line.split()) for line in done.stdout.splitlines())
        runs.append(Reading(first, took, min(passes)))
    return Reading(*map(min, zip(*runs, strict=True)))


def texts_read() -> Iterator[Row]:
    """Yield what reading takes: long transcripts, short ones, sentences, and the first call."""
    against = "a pass of words"
    long = transcripts()
    took: list[float] = []
    for name, text in long.items():
        each = reading("parse", [long[other] for other in long if other != name], [text])
        took.append(each.took)
        yield Row(f"`parse`, {name}, first time", against, each.took / each.plain)
    if took:
        first = reading("find_figures", [SENTENCE], [SENTENCE]).first
        yield Row("first call of the reader", "`parse` of a transcript", first / min(took))
    paths = sorted((ROOT / "tests" / "transcripts").glob("*.txt"))
    short = [path.read_text(encoding="utf-8") for path in paths]
    each = reading("parse", short[:1], short[1:])
    yield Row("`parse`, short transcripts, first time", against, each.took / each.plain)
    read, before = sentences(0), sentences(1)
    own = reading("find_figures", before, read)
    what = f"`find_figures`, {SENTENCES} sentences"
    yield Row(f"{what}, first time", against, own.took / own.plain)
    if find_spec("quantulum3") is not None:
        other = reading("quantulum3", before, read)
        yield Row(what, "quantulum3", own.took / other.took)


def sentences(start: int) -> list[str]:
    """Return annotated sentences, so many that they are evenly taken from all files."""
    paths = sorted((ROOT / "tests" / "sentences").glob("*.jsonl"))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines[start :: len(lines) // SENTENCES]][
        :SENTENCES
    ]


def memory_of_reading() -> Iterator[Row]:
    """Yield what the objects of a transcript that was read occupy."""
    for name, text in transcripts().items():
        parse(text)  # What is made on first use belongs to the program.
        tracemalloc.start()
        kept = parse(text)
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert kept.figures
        yield Row(f"memory of `parse`, {name}", "size of the text", size / len(text.encode()))


def memory() -> Row:
    """Return what the objects of all bundled briefings occupy; none is loaded before."""
    from_json(document(IDS[0]))  # What is made on first use belongs to the program.
    tracemalloc.start()
    kept = [load(identifier) for identifier in IDS]
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(kept) == len(IDS)
    plain = sum(len(document(identifier)) for identifier in IDS)
    return Row("memory of `load` of all", "size of their JSON", size / plain)


def talk(turns: int) -> Briefing:
    """Return an invented briefing of so many turns by as many speakers."""
    texts = [f"In {number} towns we built {number + 3} bridges." for number in range(turns)]
    said, start = list[Remarks](), 0
    for number, text in enumerate(texts):
        span = Span(start=start, end=start + len(text))
        start = span.end + 2
        name = f"b/r{number}"
        paragraph = Paragraph.at(span, "\n\n".join(texts), id=f"{name}/p1")
        speaker = Speaker(id=f"speaker-{number}", name=f"Speaker {number}")
        said.append(Remarks(id=name, span=span, paragraphs=(paragraph,), speaker=speaker))
    speakers = tuple(each.speaker for each in said if each.speaker is not None)
    text = "\n\n".join(texts)
    return Briefing(id="b", title="Towns", speakers=speakers, turns=tuple(said), text=text)


def scaling() -> Iterator[Row]:
    """Yield what a turn takes among many, against one among few: 1 where time is linear."""
    few, many = talk(SCALE[0]), talk(SCALE[1])
    texts = [to_json(each) for each in (few, many)]
    copies = [" ".join(str(each.text).split()) for each in (few, many)]
    factor = SCALE[1] / SCALE[0]
    against = f"a turn of {SCALE[0]}"
    for what, much, little in (
        ("from_json", lambda: from_json(texts[1]), lambda: from_json(texts[0])),
        ("attach", lambda: many.attach(copies[1]), lambda: few.attach(copies[0])),
    ):
        yield Row(f"`{what}`, a turn of {SCALE[1]}", against, ratio(much, little) / factor)


def rows() -> Iterator[Row]:
    """Yield all that is measured."""
    yield memory()
    yield from imports()
    for identifier in IDS:
        yield loading(identifier)
        yield from objects(identifier)
    yield from scaling()
    yield from texts_read()
    yield from memory_of_reading()


def table(measured: list[Row]) -> str:
    """Return rows as a table in Markdown."""
    lines = ["| What | Against | Ratio |", "|---|---|---:|"]
    lines += [f"| {row.what} | {row.against} | {row.ratio:.2f} |" for row in measured]
    return "\n".join(lines)


def slower(measured: list[Row]) -> list[str]:
    """Return what exceeds its stored ratio by more than the slack."""
    stored: dict[str, float] = json.loads(STORED.read_text(encoding="utf-8"))
    return [
        f"{row.what}: {row.ratio:.2f}, which was {stored[row.what]:.2f}"
        for row in measured
        if row.ratio > stored.get(row.what, row.ratio) * (1 + SLACK)
    ]


def as_json(measured: list[Row]) -> str:
    """Return the ratios by what was measured."""
    ratios = {row.what: round(row.ratio, 2) for row in measured}
    return json.dumps(ratios, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the stored ratios or store new ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", action="store_true", help="store ratios, and write their table")
    parser.add_argument("--json", type=Path, help="a file to write the ratios to")
    options = parser.parse_args(arguments)
    measured = list(rows())
    print(table(measured))
    if options.json is not None:
        options.json.write_text(as_json(measured), encoding="utf-8")
    if options.store:
        STORED.write_text(as_json(measured), encoding="utf-8")
        TABLE.write_text(f"{table(measured)}\n", encoding="utf-8")
        return 0
    problems = slower(measured)
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
