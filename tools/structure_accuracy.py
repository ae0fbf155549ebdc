"""Measure how the reader tells days, chairs, speakers and outlets, on texts wrapped and not.

Prints, for all annotated transcripts together, how many days, chairs, speakers, outlets and turns
are right::

    python tools/structure_accuracy.py            # the table
    python tools/structure_accuracy.py --wrong    # and each wrong turn

A turn is right where its kind, who speaks, and all its words are.  The bundled briefings count
where MIITBRIEF_TRANSCRIPTS names the folder of their transcripts.
"""

import argparse
import datetime as dt
import json
import os
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from miitbrief import Answer, Briefing, ParseError, Question, Remarks, Turn, available, load, parse

TRANSCRIPTS = Path(__file__).parents[1] / "tests" / "transcripts"
COLUMNS = ("day", "chair", "speakers", "outlets", "turns")


class Said(NamedTuple):
    """A turn, reduced to what is compared."""

    kind: str
    who: str | None
    words: str


class Structure(NamedTuple):
    """What is compared of a briefing."""

    name: str
    text: str
    day: dt.date | None
    chair: str | None
    turns: list[Said]


def words_of(text: str) -> str:
    """Return the characters of a text without white space, which a line end may be."""
    return "".join(text.split())


def who_of(turn: Turn) -> str | None:
    """Return who speaks: a name or an outlet."""
    if isinstance(turn, Question):
        return turn.outlet
    speaker = turn.speaker if isinstance(turn, Remarks | Answer) else None
    return None if speaker is None else speaker.name


def structure_of(name: str, briefing: Briefing, text: str) -> Structure:
    """Return what is compared of a briefing."""
    turns = [
        Said(type(turn).__name__.lower(), who_of(turn), words_of(turn.text or ""))
        for turn in briefing.turns
    ]
    chair = None if briefing.chair is None else briefing.chair.name
    return Structure(name, text, briefing.date, chair, turns)


def annotated() -> Iterator[Structure]:
    """Yield the annotated transcripts, the bundled ones among them."""
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    for info in available() if folder else ():
        text = Path(str(folder), f"{info.id}.txt").read_text(encoding="utf-8")
        yield structure_of(info.id, load(info.id, text=text), text)
    for path in sorted(TRANSCRIPTS.glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        turns = [
            Said(turn["kind"], turn["who"], words_of(text[turn["start"] : turn["end"]]))
            for turn in entry["turns"]
        ]
        day = dt.date.fromisoformat(entry["day"])
        yield Structure(path.stem, text, day, entry["chair"], turns)


def wrapped(width: int) -> Callable[[str], str]:
    """Return what wraps each paragraph of a text at a width."""

    def wrap(text: str) -> str:
        return "\n".join(
            "\n".join(textwrap.wrap(line, width, break_long_words=False))
            for line in text.split("\n")
        )

    return wrap


#: What is done to each transcript.
PRINTS: dict[str, Callable[[str], str]] = {
    "as printed": lambda text: text,
    "wrapped at 100": wrapped(100),
    "wrapped at 72": wrapped(72),
    "wrapped at 50": wrapped(50),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
}


class Score:
    """What the reader makes of all transcripts in one print."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, gold: Structure, found: Structure) -> None:
        """Count one transcript."""
        self._count("day", gold.name, gold.day, found.day)
        self._count("chair", gold.name, gold.chair, found.chair)
        by_words = {turn.words: turn for turn in found.turns}
        for turn in gold.turns:
            other = by_words.get(turn.words)
            column = "outlets" if turn.kind == "question" else "speakers"
            place = f"{gold.name}: {turn.words[:40]}"
            self._count(column, place, turn.who, other and other.who)
            self._count("turns", place, turn, other)

    def _count(self, column: str, place: str, gold: object, found: object) -> None:
        """Count one field."""
        self.of[column] += 1
        self.right[column] += gold == found
        if gold != found:
            self.wrong.append(f"{column}: {place}: {gold} is {found}"[:200])

    def row(self, name: str) -> str:
        """Return the row of the table."""
        cells = (f"{self.right[column]} of {self.of[column]}" for column in COLUMNS)
        return f"{name:16}" + "".join(f"{cell:>12}" for cell in cells)


def read(gold: Structure, text: str) -> Structure:
    """Return what the reader makes of a transcript; nothing where it refuses it."""
    try:
        return structure_of(gold.name, parse(text), text)
    except ParseError:
        return Structure(gold.name, text, None, None, [])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure how the reader tells who speaks.")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    texts = list(annotated())
    print(f"structure of {len(texts)} transcripts")
    print(f"{'':16}" + "".join(f"{column:>12}" for column in COLUMNS))
    for name, change in PRINTS.items():
        score = Score()
        for gold in texts:
            score.add(gold, read(gold, change(gold.text)))
        print(score.row(name))
        if options.wrong:
            print(*(f"    {case}" for case in score.wrong), sep="\n")


if __name__ == "__main__":
    main()
