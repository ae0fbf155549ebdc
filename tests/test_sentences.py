"""The sentences against which the reader is measured are annotated as the convention demands."""

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from miitbrief import Indicator, Kind, NonFigure, Period, Quantity, Span, Unit

FOLDER = Path(__file__).parent / "sentences"
LINES = [
    line
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
ENTRIES: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in map(json.loads, LINES)}
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def placed(entry: dict[str, Any]) -> list[tuple[Span, dict[str, Any]]]:
    """Return the figures and non-figures of an entry with their places, in order."""
    figures, others = list(entry["figures"]), list(entry["nonfigures"])
    found: list[tuple[Span, dict[str, Any]]] = []
    end = 0
    while figures or others:
        queues = [queue for queue in (figures, others) if queue]
        starts = [entry["text"].index(queue[0]["literal"], end) for queue in queues]
        item = queues[starts.index(min(starts))].pop(0)
        start, end = min(starts), min(starts) + len(item["literal"])
        found.append((Span(start=start, end=end), item))
    return found


def indicator(span: Span, item: dict[str, Any]) -> Indicator:
    """Return the indicator that an annotation describes."""
    return Indicator(
        id="i1",
        measure=item["measure"],
        kind=item["kind"],
        quantity=Quantity(
            value=Decimal(item["value"]),
            unit=Unit(name=item["unit"], per=item["per"], counted=item["counted"]),
            hedge=item["hedge"],
            text=item["literal"],
        ),
        direction=item["direction"],
        period=item["period"] and Period.parse(item["period"]["iso"]),
        basis=item["basis"] and Period.parse(item["basis"]["iso"]),
        price_basis=item["price_basis"],
        attribution=item["attribution"],
        span=span,
        note="as printed",
    )


def test_ids_are_unique() -> None:
    """No entry hides another with its id."""
    assert len(ENTRIES) == len(LINES)


@pytest.mark.parametrize("name", ENTRIES)
def test_annotations_are_objects(name: str) -> None:
    """Each annotation makes an object at its place, and each string of digits is in exactly one."""
    entry = ENTRIES[name]
    text, items = entry["text"], placed(entry)
    for span, item in items:
        if "reason" in item:
            NonFigure(span=span, literal=item["literal"], reason=item["reason"])
        else:
            assert indicator(span, item).kind in Kind
    for match in DIGITS.finditer(text):
        here = Span(start=match.start(), end=match.end())
        assert sum(span.contains(here) for span, _ in items) == 1, match.group()
    assert dt.date.fromisoformat(entry["date"]) > dt.date(2000, 1, 1)


def test_there_are_enough() -> None:
    """Several hundred sentences, of many registers, and a third of them held out."""
    registers = {entry["register"] for entry in ENTRIES.values()}
    assert len(ENTRIES) >= 400
    assert len(registers) >= 12
