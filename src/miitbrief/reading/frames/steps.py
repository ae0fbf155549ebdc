"""The times of the two ends of "from A to B"."""

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.frames.dated_sentences import (
    CHANGES,
    FORMERS,
    DatedFigure,
    DatedSentence,
    stands_behind,
    words_of,
    year_of,
)
from miitbrief.reading.frames.stocks import as_stock, is_stock
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["end_of_step"]


def end_of_step(
    dated: DatedSentence, index: int, time_at: int | None
) -> tuple[Period | None, str] | None:
    """Return the time of an end of "from A to B", or of what something is compared with."""
    own = dated.figures[index]
    if own.sense.kind in CHANGES and index == 0:
        return None
    is_named = time_at is not None and time_at > own.at
    if is_named:
        return None
    is_from = stands_behind(dated, own.at, frozenset({"from"}))
    if is_from and _goes_to(dated, index):
        return _start(dated, own)
    before = index > 0 and stands_behind(dated, dated.figures[index - 1].at, frozenset({"from"}))
    if before and _goes_to(dated, index - 1) and stands_behind(dated, own.at, frozenset({"to"})):
        return _goal(dated, own)
    if index and stands_behind(dated, own.at, FORMERS) and not own.is_change:
        return _earlier(dated, index, is_from=is_from)
    return None


def _ranges(
    dated: DatedSentence, own: DatedFigure
) -> tuple[TimeExpression | None, TimeExpression | None]:
    """Return "from 2012 to 2021" and "over the past decade" before a figure."""
    stretch = frame = None
    for at, time in dated.times.items():
        if at > own.at or time.period is None:
            continue
        if time.end is not None:
            stretch = time
        elif time.role is TimeRole.FRAME and "since" not in words_of(dated, time):
            frame = time
    return stretch, frame


def _start(dated: DatedSentence, own: DatedFigure) -> tuple[Period | None, str] | None:
    """Return the time of A in "from A to B"."""
    stretch, frame = _ranges(dated, own)
    if stretch is not None and stretch.period is not None:
        return as_stock(dated, own, stretch.period), "from"
    if frame is not None and frame.period is not None:
        first = year_of(max(1, frame.period.start.year))
        return attrs.evolve(as_stock(dated, own, first), origin=Origin.ASSUMED), "rule 5"
    pair = dated.before.pair
    if pair is not None:
        return attrs.evolve(as_stock(dated, own, pair[0]), origin=Origin.INHERITED), "pair"
    return None, "no time named"


def _goal(dated: DatedSentence, own: DatedFigure) -> tuple[Period | None, str] | None:
    """Return the time of B in "from A to B"."""
    stretch, frame = _ranges(dated, own)
    if stretch is not None and stretch.end is not None:
        return as_stock(dated, own, stretch.end), "to"
    if frame is not None and frame.period is not None:
        if is_stock(dated, own) or own.sense.kind is not Kind.LEVEL:
            return dated.today(), "rule 5"
        return attrs.evolve(year_of(frame.period.end.year), origin=Origin.ASSUMED), "rule 5"
    pair = dated.before.pair
    if pair is not None:
        return attrs.evolve(as_stock(dated, own, pair[1]), origin=Origin.INHERITED), "pair"
    return None


def _earlier(
    dated: DatedSentence, index: int, *, is_from: bool
) -> tuple[Period | None, str] | None:
    """Return the time of the level that the figure before came from."""
    own, other = dated.figures[index], dated.figures[index - 1]
    if not is_from or other.sense.kind is not own.sense.kind:
        return None
    return None, "no time named"


def _goes_to(dated: DatedSentence, index: int) -> bool:
    """Tell whether "from A" goes on with "to B"."""
    if index + 1 >= len(dated.figures):
        return False
    first, last = dated.figures[index].at, dated.figures[index + 1].at
    return any(dated.clauses.word(at) == "to" for at in range(first + 1, last))
