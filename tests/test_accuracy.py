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
        "direction": 0.99,
        "period": 0.888,
        "basis": 0.954,
        "attribution": 0.999,
        "source": 0.993,
        "per": 0.996,
        "target": 0.999,
        "measure": 0.766,
        "speaker": 0.999,
    },
    "held-out transcripts": {
        "detection": 0.966,
        "unit": 0.966,
        "hedge": 0.999,
        "kind": 0.898,
        "direction": 0.971,
        "period": 0.771,
        "basis": 0.903,
        "attribution": 0.957,
        "source": 0.963,
        "per": 0.949,
        "target": 0.909,
        "measure": 0.64,
        "speaker": 0.999,
    },
    "tuned sentences": {
        "detection": 0.989,
        "unit": 0.987,
        "hedge": 0.99,
        "kind": 0.967,
        "direction": 0.979,
        "period": 0.833,
        "basis": 0.932,
        "attribution": 0.995,
        "source": 0.99,
        "per": 0.986,
        "target": 0.915,
        "measure": 0.745,
    },
    "held-out sentences": {
        "detection": 0.975,
        "unit": 0.975,
        "hedge": 0.992,
        "kind": 0.923,
        "direction": 0.963,
        "period": 0.773,
        "basis": 0.912,
        "attribution": 0.967,
        "source": 0.978,
        "per": 0.969,
        "target": 0.726,
        "measure": 0.682,
    },
}


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
