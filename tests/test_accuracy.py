"""How exact the reader is on the annotated texts, so that no change makes it worse unseen.

The floors are what is reached, also on what is held out from those who write rules.
"""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[1] / "tools"

#: Right of each field; of detection and targets the F1, of measures the mean overlap of words.
FLOORS = {
    "tuned transcripts": {
        "detection": 0.996,
        "unit": 0.999,
        "hedge": 0.996,
        "kind": 0.993,
        "direction": 0.993,
        "period": 0.909,
        "basis": 0.954,
        "attribution": 0.999,
        "source": 0.993,
        "per": 0.996,
        "target": 0.999,
        "measure": 0.769,
        "speaker": 0.999,
    },
    "held-out transcripts": {
        "detection": 0.967,
        "unit": 0.977,
        "hedge": 0.999,
        "kind": 0.903,
        "direction": 0.971,
        "period": 0.771,
        "basis": 0.903,
        "attribution": 0.969,
        "source": 0.963,
        "per": 0.954,
        "target": 0.909,
        "measure": 0.6405,
        "speaker": 0.999,
    },
    "tuned sentences": {
        "detection": 0.99,
        "unit": 0.988,
        "hedge": 0.991,
        "kind": 0.977,
        "direction": 0.984,
        "period": 0.848,
        "basis": 0.939,
        "attribution": 0.991,
        "source": 0.988,
        "per": 0.988,
        "target": 0.911,
        "measure": 0.736,
    },
    "held-out sentences": {
        "detection": 0.978,
        "unit": 0.982,
        "hedge": 0.993,
        "kind": 0.931,
        "direction": 0.969,
        "period": 0.781,
        "basis": 0.92,
        "attribution": 0.973,
        "source": 0.982,
        "per": 0.966,
        "target": 0.741,
        "measure": 0.682,
    },
}

#: What the reader guesses at times; the other fields follow from words or go without saying.
GUESSED = ("measure", "kind", "direction", "period", "basis")


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    """Return the tool that measures."""
    if not TOOLS.exists():
        pytest.skip("the tools are not here")
    sys.path.insert(0, str(TOOLS))
    try:
        return import_module("accuracy")
    finally:
        sys.path.remove(str(TOOLS))


@pytest.mark.parametrize("name", FLOORS)
def test_no_field_is_read_worse(accuracy: ModuleType, name: str) -> None:
    """Each field of each set of texts is at least as often right as it has been."""
    texts: Callable[..., Iterable[object]] = getattr(accuracy, f"{name.split()[1][:-1]}_texts")
    score = accuracy.Score()
    for text in texts(held_out=name.startswith("held")):
        score.add(text)
    shares: dict[str, float] = score.shares()
    worse = {field: shares[field] for field, least in FLOORS[name].items() if shares[field] < least}
    assert not worse


def test_what_is_called_a_guess_is_less_often_right(accuracy: ModuleType) -> None:
    """Fields that the reader calls unsure are wrong more often, and a third of figures has none."""
    score = accuracy.Score()
    for held_out in (True, False):
        for text in accuracy.sentence_texts(held_out=held_out):
            score.add(text)
    guesses, rules = (
        {name: score.right(name, guessed=guessed) for name in GUESSED} for guessed in (True, False)
    )
    assert all(0 < guesses[name] < rules[name] for name in GUESSED), (guesses, rules)
    assert score.guesses < 2 / 3 * len(score.overlap)
