"""The times of the two ends of "from A to B"."""

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import (
    CHANGES,
    FORMERS,
    DatedFigure,
    DatedSentence,
    stands_behind,
    words_of,
    year_of,
)
from miitbrief.reading.periods.stocks import as_stock, is_stock
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["end_of_step"]


_FROM, _TO = frozenset(["from"]), frozenset(["to"])


def end_of_step(
    dated: DatedSentence, index: int, time_at: int | None
) -> Decision[Period | None] | None:
    """Return the time of an end of "from A to B", or of what something is compared with."""
    own = dated.figures[index]
    if own.sense.kind in CHANGES and index == 0:
        return None
    is_named = time_at is not None and time_at > own.at
    if is_named:
        return None
    is_from = stands_behind(dated, own.at, _FROM)
    if is_from and _goes_to(dated, index):
        return _start(dated, own, index)
    before = index > 0 and stands_behind(dated, dated.figures[index - 1].at, _FROM)
    if before and _goes_to(dated, index - 1) and stands_behind(dated, own.at, _TO):
        return _goal(dated, own)
    is_rate = own.sense.kind is Kind.GROWTH and _follows_goal(dated, index)
    if index and stands_behind(dated, own.at, FORMERS) and (is_rate or not own.is_change):
        return _earlier(dated, index, is_from=is_from)
    return None


def _follows_goal(dated: DatedSentence, index: int) -> bool:
    """Tell whether the figure before is the B of "to B from A"."""
    return index > 0 and stands_behind(dated, dated.figures[index - 1].at, _TO)


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


_UNNAMED = "the earlier amount has no time that is named"


def _start(dated: DatedSentence, own: DatedFigure, index: int) -> Decision[Period | None]:
    """Return the time of A in "from A to B"."""
    stretch, frame = _ranges(dated, own)
    if stretch is not None and stretch.period is not None:
        value = as_stock(dated, own, stretch.period)
        return Decision(value, 'the first time of "from ... to"', stretch.span)
    if frame is not None and frame.period is not None:
        first = as_stock(dated, own, year_of(max(1, frame.period.start.year)))
        value = attrs.evolve(first, origin=Origin.ASSUMED)
        return Decision(value, "the first year that the sentence frames", frame.span)
    since = _since_before(dated, own)
    if since is not None:
        value = as_stock(dated, own, since)
        return Decision(value, 'the time that "since" names', dated.at(own.at))
    pair = _first_before(dated, index) or (dated.before.pair and dated.before.pair[0])
    if pair is not None:
        value = attrs.evolve(as_stock(dated, own, pair), origin=Origin.INHERITED)
        return Decision(value, "the first of the two times of the change before", None)
    return Decision(None, _UNNAMED, dated.at(own.at))


def _since_before(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the year that "since 2012" names before a figure."""
    named = [
        time.basis
        for at, time in dated.times.items()
        if at < own.at and time.basis is not None and "since" in words_of(dated, time).split()
    ]
    return named[-1] if named else None


def _first_before(dated: DatedSentence, index: int) -> Period | None:
    """Return the time of the A of a "from A to B" before in the sentence."""
    starts = (
        dated.period(place)
        for place in range(index)
        if stands_behind(dated, dated.figures[place].at, _FROM)
    )
    return next((period for period in starts if period is not None), None)


def _goal(dated: DatedSentence, own: DatedFigure) -> Decision[Period | None] | None:
    """Return the time of B in "from A to B"."""
    stretch, frame = _ranges(dated, own)
    if stretch is not None and stretch.end is not None:
        value = as_stock(dated, own, stretch.end)
        return Decision(value, 'the second time of "from ... to"', stretch.span)
    if frame is not None and frame.period is not None:
        is_today = is_stock(dated, own) or own.sense.kind is not Kind.LEVEL
        last = attrs.evolve(year_of(frame.period.end.year), origin=Origin.ASSUMED)
        return Decision(
            dated.today() if is_today else last,
            "the end of the years that the sentence frames",
            frame.span,
        )
    since = _since_before(dated, own)
    is_flow = own.sense.kind is Kind.LEVEL and not is_stock(dated, own)
    is_year = since is not None and since.coincides(year_of(since.start.year))
    if dated.day is not None and is_flow and is_year:
        value = attrs.evolve(year_of(max(1, dated.day.year - 1)), origin=Origin.ASSUMED)
        return Decision(value, "the last full year since then", dated.at(own.at))
    pair = dated.before.pair
    if pair is not None:
        value = attrs.evolve(as_stock(dated, own, pair[1]), origin=Origin.INHERITED)
        return Decision(value, "the second of the two times of the change before", None)
    return None


def _earlier(dated: DatedSentence, index: int, *, is_from: bool) -> Decision[Period | None] | None:
    """Return the time of the level that the figure before came from."""
    own, other = dated.figures[index], dated.figures[index - 1]
    if not is_from or other.sense.kind is not own.sense.kind:
        return None
    period = dated.period(index - 1)
    if period is not None and _FORECASTS.intersection(own.measure.lower().split()):
        value = attrs.evolve(period, origin=Origin.INHERITED)
        evidence = dated.decided[index - 1].evidence
        return Decision(value, "the time that both forecasts are of", evidence)
    return Decision(None, _UNNAMED, dated.at(own.at))


_FORECASTS = words("forecasts")


def _goes_to(dated: DatedSentence, index: int) -> bool:
    """Tell whether "from A" goes on with "to B"."""
    if index + 1 >= len(dated.figures):
        return False
    first, last = dated.figures[index].at, dated.figures[index + 1].at
    return any(dated.clauses.word(at) == "to" for at in range(first + 1, last))
