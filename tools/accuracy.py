"""Measure the reader against annotated texts: bundled briefings, transcripts and sentences.

Prints precision, recall and F1 of finding the figures by exact span, the share of the found ones
whose fields are right, the same of their concepts, and the mean word overlap of their measures::

    python tools/accuracy.py                      # all sets
    python tools/accuracy.py --wrong period       # with the wrong cases of a field
    python tools/accuracy.py --only tuned         # one set: briefings, tuned or held-out

The transcripts are read from the folder that MIITBRIEF_TRANSCRIPTS names.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from miitbrief import (
    Answer,
    Briefing,
    Figure,
    Indicator,
    Period,
    Question,
    Remarks,
    Span,
    Target,
    available,
    find_figures,
    load,
    parse,
)

TESTS = Path(__file__).parents[1] / "tests"
#: One entry in so many is held out.
HELD_OUT = 3
FIELDS = (
    "value",
    "unit",
    "hedge",
    "kind",
    "direction",
    "period",
    "basis",
    "attribution",
    "source",
    "price_basis",
    "per",
)


class Item(NamedTuple):
    """A figure reduced to what is compared."""

    span: Span
    target: bool
    fields: Mapping[str, object]
    measure: str
    concept: str | None = None
    unsure: tuple[str, ...] = ()


class Text(NamedTuple):
    """A text with the figures that it has and those that the reader finds."""

    name: str
    text: str
    gold: list[Item]
    found: list[Item]
    gold_turns: Mapping[Span, str | None] = {}
    turns: Mapping[Span, str | None] = {}


def item_of(figure: Figure, *, is_reporter: bool = False) -> Item:
    """Return what is compared of a figure with a number."""
    quantity = figure.quantity
    fields: dict[str, object] = {
        "value": quantity.value,
        "unit": quantity.unit.name,
        "hedge": str(quantity.hedge),
        "kind": str(figure.kind),
        "direction": figure.direction and str(figure.direction),
        "per": quantity.unit.per,
    }
    if isinstance(figure, Indicator):
        fields |= {
            "period": figure.period and figure.period.isoformat(),
            "basis": figure.basis and figure.basis.isoformat(),
            "attribution": str(figure.attribution),
            "source": figure.source,
            "price_basis": str(figure.price_basis),
        }
    if isinstance(figure, Target):
        fields |= {"due": figure.due.isoformat(), "attribution": "reporter" if is_reporter else ""}
    aim = isinstance(figure, Target)
    return Item(figure.span, aim, fields, figure.measure, figure.concept, figure.unsure)


def items_of(briefing: Briefing) -> list[Item]:
    """Return the figures of a briefing, a reporter's too."""
    return [
        item_of(figure, is_reporter=isinstance(turn, Question))
        for turn in briefing.turns
        for figure in turn.figures
    ]


def voices_of(briefing: Briefing) -> dict[Span, str | None]:
    """Return who speaks in each turn: a name or an outlet."""
    found: dict[Span, str | None] = {}
    for turn in briefing.turns:
        if isinstance(turn, Question):
            found[turn.span] = turn.outlet
        elif isinstance(turn, Remarks | Answer):
            found[turn.span] = None if turn.speaker is None else turn.speaker.name
        else:
            found[turn.span] = None
    return found


def briefing_texts(folder: Path) -> Iterator[Text]:
    """Yield the bundled briefings, each with what the reader makes of its transcript."""
    for info in available():
        text = (folder / f"{info.id}.txt").read_text(encoding="utf-8")
        gold, found = load(info.id, text=text), parse(text)
        items = items_of(gold), items_of(found)
        yield Text(info.id, text, *items, voices_of(gold), voices_of(found))


def is_held_out(name: str) -> bool:
    """Tell whether rules must not be written against an entry."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def places(entry: Mapping[str, Any]) -> Iterator[tuple[Span, Mapping[str, Any]]]:
    """Yield the annotated figures and non-figures with their places, in order."""
    figures, others = list(entry["figures"]), list(entry["nonfigures"])
    end = 0
    while figures or others:
        queues = [queue for queue in (figures, others) if queue]
        starts = [entry["text"].index(queue[0]["literal"], end) for queue in queues]
        item = queues[starts.index(min(starts))].pop(0)
        start, end = min(starts), min(starts) + len(item["literal"])
        yield Span(start=start, end=end), item


def transcript_texts(*, held_out: bool) -> Iterator[Text]:
    """Yield the invented transcripts, each with what the reader makes of it."""
    for path in sorted((TESTS / "transcripts").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if entry["held_out"] is held_out:
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            briefing = parse(text)
            gold = [
                annotated_figure(Span(start=item["start"], end=item["end"]), item)
                for item in entry["figures"]
            ]
            turns = {
                Span(start=turn["start"], end=turn["end"]): turn["who"] for turn in entry["turns"]
            }
            yield Text(path.stem, text, gold, items_of(briefing), turns, voices_of(briefing))


def annotated(entry: Mapping[str, Any]) -> list[Item]:
    """Return the annotated figures of an entry."""
    return [annotated_figure(span, item) for span, item in places(entry) if "value" in item]


def annotated_figure(span: Span, item: Mapping[str, Any]) -> Item:
    """Return an annotated figure."""
    fields = {
        "value": Decimal(item["value"]),
        **{name: item[name] for name in ("unit", "hedge", "kind", "direction", "per")},
        **{name: item[name] for name in ("attribution", "source", "price_basis")},
        **{
            name: item[name] and Period.parse(item[name]["iso"]).isoformat()
            for name in ("period", "basis")
        },
        "due": item["target"] and item["target"]["due"],
    }
    return Item(span, item["target"] is not None, fields, item["measure"])


def sentence_texts(*, held_out: bool) -> Iterator[Text]:
    """Yield the test sentences, each with what the reader finds in it."""
    for path in sorted((TESTS / "sentences").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if is_held_out(entry["id"]) is held_out:
                date = dt.date.fromisoformat(entry["date"])
                found = [item_of(figure) for figure in find_figures(entry["text"], date=date)]
                yield Text(entry["id"], entry["text"], annotated(entry), found)


class Score:
    """What a set of texts comes to."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.overlap: list[float] = []
        self.guesses = 0
        self.by_doubt: Counter[tuple[str, bool, bool]] = Counter()
        self.wrong: list[tuple[str, str]] = []

    def add(self, text: Text) -> None:
        """Count one text."""
        gold = {item.span: item for item in text.gold}
        found = {item.span: item for item in text.found}
        self.counts["gold"] += len(gold)
        self.counts["found"] += len(found)
        self.counts["both"] += len(gold.keys() & found.keys())
        for span in sorted(gold.keys() ^ found.keys()):
            self._note("detection", text, span, "missed" if span in gold else "spurious")
        for span in sorted(gold.keys() & found.keys()):
            self._compare(text, gold[span], found[span])
        self._compare_turns(text)
        aims = {span for span, item in gold.items() if item.target}
        taken = {span for span, item in found.items() if item.target}
        self.counts["target gold"] += len(aims)
        self.counts["target found"] += len(taken)
        for span in sorted(aims & taken):
            right = gold[span].fields["due"] == found[span].fields["due"]
            self.counts["target both"] += right
            if not right:
                self._note("target", text, span, f"due {gold[span].fields['due']}")
        for span in sorted(aims ^ taken):
            self._note("target", text, span, "missed" if span in aims else "spurious")

    def _compare_turns(self, text: Text) -> None:
        """Count the turns whose speaker or outlet is right."""
        for span, who in text.gold_turns.items():
            self.of["speaker"] += 1
            right = span in text.turns and text.turns[span] == who
            self.counts["speaker"] += right
            if not right:
                self._note("speaker", text, Span(start=span.start, end=span.start), f"not {who}")

    def _compare(self, text: Text, gold: Item, found: Item) -> None:
        """Count the fields of a figure that was found."""
        for name in FIELDS:
            dated = name in ("period", "basis", "price_basis", "attribution", "source")
            if dated and (gold.target or found.target):
                continue
            self.of[name] += 1
            right = gold.fields[name] == found.fields[name]
            self.counts[name] += right
            self.by_doubt[name, name in found.unsure, right] += 1
            if not right:
                what = f"{gold.fields[name]} is {found.fields[name]}"
                self._note(name, text, gold.span, f"({gold.fields['kind']}) {what}")
        self._compare_concepts(text, gold, found)
        overlap = word_overlap(gold.measure, found.measure)
        self.overlap.append(overlap)
        self.guesses += bool(found.unsure)
        self.by_doubt["measure", "measure" in found.unsure, overlap >= 1 / 2] += 1
        if overlap < 1 / 2:
            self._note("measure", text, gold.span, f"{gold.measure!r} is {found.measure!r}")

    def _compare_concepts(self, text: Text, gold: Item, found: Item) -> None:
        """Count the concepts, of which only the bundled briefings have any."""
        self.counts["concept gold"] += gold.concept is not None
        self.counts["concept found"] += found.concept is not None
        if gold.concept == found.concept:
            self.counts["concept both"] += gold.concept is not None
        else:
            self._note("concept", text, gold.span, f"{gold.concept} is {found.concept}")

    def _note(self, name: str, text: Text, span: Span, what: str) -> None:
        """Keep a wrong case with its words."""
        before = text.text[max(0, span.start - 110) : span.start]
        behind = text.text[span.end : span.end + 60]
        place = f"{before}[[{span.of(text.text)}]]{behind}".replace("\n", " / ")
        self.wrong.append((name, f"{text.name}: {what}: {place}"))

    def shares(self) -> dict[str, float]:
        """Return what is right of each field, the F1 of what is found, and the mean overlap."""
        counts = self.counts
        found = {
            "detection": (2 * counts["both"], counts["found"] + counts["gold"]),
            "target": (2 * counts["target both"], counts["target found"] + counts["target gold"]),
            **{name: (counts[name], of) for name, of in self.of.items()},
        }
        shares = {name: part / whole for name, (part, whole) in found.items() if whole}
        return {**shares, "measure": sum(self.overlap) / len(self.overlap)}

    def right(self, name: str, *, guessed: bool) -> float:
        """Return the share of a field that is right where the reader guessed it, or elsewhere."""
        right, wrong = (self.by_doubt[name, guessed, is_right] for is_right in (True, False))
        return right / max(1, right + wrong)

    def lines(self) -> Iterator[str]:
        """Yield the report."""
        yield _line("detection", self.counts["both"], self.counts["found"], self.counts["gold"])
        for name in FIELDS:
            right, of = self.counts[name], self.of[name]
            yield f"  {name:12} {_share(right, of)}  ({right} of {of})"
        yield _line(
            "target",
            self.counts["target both"],
            self.counts["target found"],
            self.counts["target gold"],
        )
        if self.counts["concept gold"]:
            yield _line(
                "concept", *(self.counts[f"concept {n}"] for n in ("both", "found", "gold"))
            )
        mean = sum(self.overlap) / len(self.overlap) if self.overlap else 0
        yield f"  {'measure':12} {mean:.3f}  (word overlap)"
        if self.of["speaker"]:
            right, of = self.counts["speaker"], self.of["speaker"]
            yield f"  {'speaker':12} {_share(right, of)}  ({right} of {of} turns)"


def _line(name: str, both: int, found: int, gold: int) -> str:
    """Return precision, recall and F1."""
    return (
        f"  {name:12} precision {_share(both, found)}  recall {_share(both, gold)}  "
        f"F1 {_share(2 * both, found + gold)}  ({both} of {gold})"
    )


def _share(part: int, whole: int) -> str:
    """Return a share with three decimals."""
    return f"{part / whole:.3f}" if whole else "  -  "


#: Words that say nothing of what is measured.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at by for to from with and or that which who is are was were be been "
        "as its it their them they this these those has have had than into per",
    )
)


def word_overlap(one: str, two: str) -> float:
    """Return the F1 of the content words that two phrases share."""
    first, second = (
        {word for word in re.findall(r"[a-z0-9&]+", phrase.lower()) if word not in _EMPTY}
        for phrase in (one, two)
    )
    if not first or not second:
        return float(first == second)
    return 2 * len(first & second) / (len(first) + len(second))


def report(name: str, texts: Iterable[Text], wrong: str | None) -> None:
    """Print the score of a set of texts."""
    score = Score()
    for text in texts:
        score.add(text)
    print(name)
    print(*score.lines(), sep="\n")
    for field, case in score.wrong:
        if wrong in (field, "all"):
            print(f"    {field}: {case}")


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description="Measure the reader against annotated texts.")
    parser.add_argument("--wrong", help="list the wrong cases of a field, of detection or of all")
    parser.add_argument("--only", choices=["briefings", "tuned", "held-out"])
    options = parser.parse_args()
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    if options.only in (None, "briefings"):
        if folder is None:
            print("briefings: MIITBRIEF_TRANSCRIPTS is not set")
        else:
            for text in briefing_texts(Path(folder)):
                report(f"briefing {text.name}", [text], options.wrong)
    if options.only in (None, "tuned"):
        report("transcripts, tuned", transcript_texts(held_out=False), options.wrong)
        report("sentences, tuned", sentence_texts(held_out=False), options.wrong)
    if options.only in (None, "held-out"):
        report("transcripts, held out", transcript_texts(held_out=True), None)
        report("sentences, held out", sentence_texts(held_out=True), None)


if __name__ == "__main__":
    main()
