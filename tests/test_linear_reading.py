"""A text of twice the length takes twice the steps, whatever it repeats."""

import sys
from collections.abc import Callable
from functools import cache, partial
from types import FrameType

import pytest

from miitbrief import Briefing, check, find_claims, find_figures, from_json, parse, to_json

#: More than this many times the calls for twice the text is worse than linear.
MOST = 2.4
#: No sentence has as many words as the fewer, so that both are read in parts.
FEW, MANY = 400, 800
#: Turns of a short and of a long transcript, and the most times the calls for the long one.
SHORT, LONG, MOST_FOR_TURNS = 40, 80, 2.2
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


@cache
def talk(turns: int, speakers: int, said: str) -> Briefing:
    """Return an invented briefing of so many turns by so many speakers, who say a sentence."""
    names = [f"Li {chr(65 + n // 26)}{chr(97 + n % 26)}na" for n in range(speakers)]
    said_by = (f"{names[n % speakers]}:\n\n{said.format(n + 3)}" for n in range(turns))
    return parse("\n\n".join(("Briefing on tea", "March 1, 2022", *said_by)))


WORK: dict[str, Callable[[Briefing], object]] = {
    "parse": lambda briefing: parse(str(briefing.text)),
    "find_claims": find_claims,
    "check": check,
    "json": lambda briefing: from_json(to_json(briefing)),
    "attach": lambda briefing: briefing.attach(" ".join(str(briefing.text).split())),
}
SAID = (
    "Output of tea rose by 5% to {0} million tonnes in 2021.",
    "Output of tea was {0} tonnes in 2021, compared with 90 tonnes in 2020, up 5%.",
)


@pytest.mark.parametrize("speakers", [1, 20])
@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("name", WORK)
def test_calls_grow_with_the_turns(name: str, said: str, speakers: int) -> None:
    """Whatever is done with a transcript of twice the turns takes twice the steps."""
    briefings = [talk(turns, speakers, said) for turns in (SHORT, LONG)]
    WORK[name](briefings[0])  # As above.
    few, many = (calls_of(partial(WORK[name], briefing)) for briefing in briefings)
    assert many <= MOST_FOR_TURNS * few
