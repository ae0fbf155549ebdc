"""A text of twice the length takes twice the steps, whatever it repeats."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from miitbrief import find_figures

#: More than this many times the calls for twice the text is worse than linear.
MOST = 2.4
#: No sentence has as many words as the fewer, so that both are read in parts.
FEW, MANY = 400, 800
#: What a text repeats.
PARTS = (
    *("C9-", "5-", "1,", "1.2.3.4.", "A.", "R&", "(", "$", "\n", "Q1 ", "2021 ", "up 5%, "),
    *("from 1 to ", "one hundred ", "more than ", "half a ", "3/4 ", "5 million ", "5%. "),
    *("the first half of ", "by then ", "5%.\n\n", "Targets:\n", "that ", "tea (TEA) "),
)


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called, which tells of work what no busy machine changes."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("part", PARTS)
def test_calls_grow_with_the_text(part: str) -> None:
    """No part of a text makes what stands far before or behind it be read again."""
    find_figures(part * FEW)  # What is made on first use belongs to no text.
    few, many = (calls_of(partial(find_figures, part * n)) for n in (FEW, MANY))
    assert many <= MOST * few
