"""Aims, kinds and sources in wordings of many registers.

``varied_wordings.txt`` holds a text a line, below the head of its group; of each figure it marks::

    aims     [words|due date], with no mark for what is no aim
    kinds    [words|kind|direction]; the direction is "-" for none, and "?" where it is not asked
    sources  [words|attribution|source]; the source is empty for none, and "?" where it is not asked
"""

import datetime as dt
import re
from pathlib import Path

import pytest

from miitbrief import Figure, Indicator, Target, find_figures

_MARK = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<told>[^\]]*)\]")
_DAY = dt.date(2024, 5, 14)
_GROUPS = re.split(
    r"^=== (\w+)\n",
    Path(__file__).with_name("varied_wordings.txt").read_text(encoding="utf-8"),
    flags=re.MULTILINE,
)
_TEXTS = {
    name: [line for line in text.splitlines() if line]
    for name, text in zip(_GROUPS[1::2], _GROUPS[2::2], strict=True)
}


def _told(marked: str) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return what a text tells of its figures, by their words and places."""
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    removed = 0
    for match in _MARK.finditer(marked):
        found[match["words"], match.start() - removed] = tuple(match["told"].split("|"))
        removed += len(match[0]) - len(match["words"])
    return found


def _figures(marked: str) -> dict[tuple[str, int], Figure]:
    """Return the figures of a text, by their words and places."""
    text = _MARK.sub(r"\g<words>", marked)
    figures = find_figures(text, date=_DAY)
    return {(figure.span.of(text), figure.span.start): figure for figure in figures}


def _agree(told: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Tell whether what is found is what is told, as far as it is asked."""
    return all(one in ("?", other) for one, other in zip(told, found, strict=True))


@pytest.mark.parametrize("marked", _TEXTS["aims"])
def test_aims(marked: str) -> None:
    """What somebody sets out to reach by a day is a target; what is foreseen or told is none."""
    found = {
        place: (figure.due.isoformat(),)
        for place, figure in _figures(marked).items()
        if isinstance(figure, Target)
    }
    assert found == _told(marked)


@pytest.mark.parametrize("marked", _TEXTS["kinds"])
def test_kinds(marked: str) -> None:
    """Growth, shares, multiples, contributions and levels are told apart in any wording."""
    figures = _figures(marked)
    for place, told in _told(marked).items():
        figure = figures[place]
        assert _agree(told, (str(figure.kind), str(figure.direction or "-"))), place


@pytest.mark.parametrize("marked", _TEXTS["sources"])
def test_sources(marked: str) -> None:
    """A figure of somebody else is a third party's, by verbs, nouns and questions alike."""
    figures = _figures(marked)
    for place, told in _told(marked).items():
        figure = figures[place]
        assert isinstance(figure, Indicator)
        assert _agree(told, (str(figure.attribution), figure.source or "")), place
