"""Freeze what the reader makes of all annotated texts, and show what a change does to it.

::

    python tools/readings.py write FILE        # every field of every figure, one line a text
    python tools/readings.py compare FILE      # what is read otherwise now, by field
    python tools/readings.py compare FILE --field period --better

The texts are the tuned sentences and transcripts of the tests, and the bundled briefings where
MIITBRIEF_TRANSCRIPTS names their folder.  Of the held-out ones only the numbers of changes are
shown.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from os import environ
from pathlib import Path
from typing import Any

from accuracy import (
    Item,
    Text,
    briefing_texts,
    sentence_texts,
    transcript_texts,
    word_overlap,
)


def texts() -> Iterator[tuple[Text, bool]]:
    """Yield every annotated text as it is read, and whether it is held out."""
    folder = environ.get("MIITBRIEF_TRANSCRIPTS")
    if folder is not None:
        for text in briefing_texts(Path(folder)):
            yield text, False
    for held_out in (False, True):
        for text in chain(transcript_texts(held_out=held_out), sentence_texts(held_out=held_out)):
            yield text, held_out


def readings(text: Text) -> dict[str, dict[str, str]]:
    """Return the fields of each figure that is found, by its place."""
    return {f"{item.span.start}:{item.span.end}": _fields(item) for item in text.found}


def _fields(item: Item) -> dict[str, str]:
    """Return the fields of a figure as words."""
    fields = {name: str(value) for name, value in item.fields.items()}
    return {**fields, "measure": item.measure, "target": str(item.target)}


def write(path: Path) -> None:
    """Write the readings of all texts, one line a text."""
    with path.open("w", encoding="utf-8") as file:
        for text, _ in texts():
            line = {"name": text.name, "figures": readings(text)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def compare(path: Path, field: str | None, only: str | None) -> None:
    """Print by field how many figures are read otherwise than the file says, and which ones."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    frozen: dict[str, Any] = {line["name"]: line["figures"] for line in lines}
    counts: Counter[tuple[str, str]] = Counter()
    for text, is_hidden in texts():
        gold = {f"{item.span.start}:{item.span.end}": _fields(item) for item in text.gold}
        for place, name, before, now in changes(frozen.get(text.name, {}), readings(text)):
            verdict = _verdict(name, gold.get(place), before, now)
            counts[name, verdict + (" (held out)" if is_hidden else "")] += 1
            if not is_hidden and field in (name, "all") and only in (None, verdict):
                start, end = map(int, place.split(":"))
                said = f"{text.text[max(0, start - 100) : start]}[[{text.text[start:end]}]]"
                print(f"{name} {verdict}: {before} -> {now}: {said}{text.text[end : end + 50]}")
    for (name, verdict), count in sorted(counts.items()):
        print(f"{name:12} {verdict:18} {count}")


def changes(
    before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield place, field, old and new value of everything that is read otherwise."""
    for place in sorted(before.keys() | now.keys(), key=lambda each: int(each.split(":")[0])):
        old, new = before.get(place), now.get(place)
        if old is None or new is None:
            yield place, "detection", str(old is not None), str(new is not None)
            continue
        for name in sorted(old.keys() | new.keys()):
            one, other = old.get(name, ""), new.get(name, "")
            if one != other:
                yield place, name, one, other


def _verdict(name: str, gold: dict[str, str] | None, before: str, now: str) -> str:
    """Tell whether a change is for the better, by the annotation."""
    if name == "detection":
        return "better" if (now == "True") is (gold is not None) else "worse"
    if gold is None:
        return "unknown"
    right = gold.get(name, "")
    if name == "measure":
        gain = word_overlap(right, now) - word_overlap(right, before)
        return "better" if gain > 0 else "worse" if gain < 0 else "other"
    return "better" if now == right else "worse" if before == right else "other"


def main() -> None:
    """Write or compare readings."""
    parser = argparse.ArgumentParser(
        description="Freeze and compare what the reader makes of texts."
    )
    parser.add_argument("action", choices=["write", "compare"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--field", help="list the changes of a field, of detection or of all")
    parser.add_argument("--better", dest="only", action="store_const", const="better")
    parser.add_argument("--worse", dest="only", action="store_const", const="worse")
    options = parser.parse_args()
    if options.action == "write":
        write(options.file)
    else:
        compare(options.file, options.field, options.only)


if __name__ == "__main__":
    main()
