"""The transcripts against which the reader is measured are annotated as the convention demands."""

import datetime as dt
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from test_sentences import indicator

from miitbrief import Attribution, Kind, NonFigure, Period, Span

FOLDER = Path(__file__).parent / "transcripts"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

#: What may come after a turn of each kind.
FOLLOWERS = {
    "remarks": {"remarks", "question"},
    "question": {"answer"},
    "answer": {"answer", "question", "remarks"},
}
Item = dict[str, Any]


def text_of(name: str) -> str:
    """Return a transcript."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def annotation(name: str) -> dict[str, Any]:
    """Return what is annotated in a transcript."""
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def span(item: Item) -> Span:
    """Return the place of a turn, a figure or a non-figure."""
    return Span(start=item["start"], end=item["end"])


def turn_of(item: Item, turns: list[Item]) -> Item:
    """Return the turn in which a figure stands."""
    (found,) = (turn for turn in turns if span(turn).contains(span(item)))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_literals_stand_at_their_places(name: str) -> None:
    """Each literal is what the text has at its place, and no two places overlap."""
    text, found = text_of(name), annotation(name)
    for items in (found["figures"], found["nonfigures"]):
        for item in items:
            assert text[item["start"] : item["end"]] == item["literal"]
    places = sorted(map(span, found["figures"] + found["nonfigures"]))
    assert all(one.end <= other.start for one, other in itertools.pairwise(places))


@pytest.mark.parametrize("name", NAMES)
def test_digits_are_annotated_once(name: str) -> None:
    """Each string of digits is inside exactly one figure or non-figure."""
    found = annotation(name)
    places = [span(item) for item in found["figures"] + found["nonfigures"]]
    for match in DIGITS.finditer(text_of(name)):
        here = Span(start=match.start(), end=match.end())
        assert sum(place.contains(here) for place in places) == 1, match.group()


@pytest.mark.parametrize("name", NAMES)
def test_annotations_are_objects(name: str) -> None:
    """Each figure makes an indicator and each other number a non-figure."""
    found = annotation(name)
    for item in found["figures"]:
        assert indicator(span(item), item).kind in Kind
    for item in found["nonfigures"]:
        NonFigure(span=span(item), literal=item["literal"], reason=item["reason"])


@pytest.mark.parametrize("name", NAMES)
def test_targets_are_due_after_the_briefing(name: str) -> None:
    """A target's due day lies after the briefing and ends the target's period."""
    held = dt.date.fromisoformat(name[:10])
    for item in annotation(name)["figures"]:
        if item["target"] is not None:
            due = dt.date.fromisoformat(item["target"]["due"])
            assert due > held
            assert due == Period.parse(item["period"]["iso"]).end, item["literal"]


@pytest.mark.parametrize("name", NAMES)
def test_only_questions_have_a_reporters_figures(name: str) -> None:
    """A figure stands in one turn, and is a reporter's exactly where the turn is a question."""
    found = annotation(name)
    for item in found["figures"]:
        asked = turn_of(item, found["turns"])["kind"] == "question"
        assert asked == (item["attribution"] == Attribution.REPORTER), item["literal"]


@pytest.mark.parametrize("name", NAMES)
def test_turns_follow_their_labels(name: str) -> None:
    """A turn is text without space around it, right behind the label with its speaker or outlet."""
    text = text_of(name)
    for turn in annotation(name)["turns"]:
        words = span(turn).of(text)
        assert words == words.strip()
        assert text[: turn["start"]].rstrip().endswith(f"{turn['who']}:")


@pytest.mark.parametrize("name", NAMES)
def test_turns_come_in_order(name: str) -> None:
    """Turns do not overlap, each question is answered, and remarks begin and end a briefing."""
    turns = annotation(name)["turns"]
    for one, other in itertools.pairwise(turns):
        assert one["end"] < other["start"]
        assert other["kind"] in FOLLOWERS[one["kind"]], other["who"]
    assert {turns[0]["kind"], turns[-1]["kind"]} == {"remarks"}


def test_there_are_enough() -> None:
    """Some transcripts are held out, and each has exchanges and figures of many kinds."""
    found = [annotation(name) for name in NAMES]
    assert sum(each["held_out"] for each in found) >= 2
    for each in found:
        assert sum(turn["kind"] == "question" for turn in each["turns"]) >= 5
        assert len(each["figures"]) >= 45
        assert len({item["kind"] for item in each["figures"]}) >= 7
