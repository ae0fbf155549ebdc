"""The two ends of "from A to B", as far as no time stands beside them."""

from collections.abc import Iterator

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.attachment import time_of
from miitbrief.reading.periods.dated_sentences import (
    CHANGES,
    DatedFigure,
    DatedSentence,
    Found,
    dating_rule,
    year_of,
)
from miitbrief.reading.periods.stocks import as_stock, is_stock
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["earlier", "end_of_change_before", "end_of_frame", "end_of_range", "end_of_since"]

_FROM, _TO = frozenset(["from"]), frozenset(["to"])
_FORECASTS = words("forecasts")


def _is_first(dated: DatedSentence, index: int) -> bool:
    """Tell whether a figure is the A of "from A to B", and no time stands between the two."""
    if index + 1 >= len(dated.figures):
        return False
    own, behind = dated.figures[index].at, dated.figures[index + 1].at
    goes_on = any(dated.clauses.word(at) == "to" for at in range(own + 1, behind))
    is_dated = any(own < at < behind for at in dated.dating)
    return goes_on and dated.stands_behind(own, _FROM) and not is_dated


def _is_last(dated: DatedSentence, index: int) -> bool:
    """Tell whether a figure is the B of "from A to B", and no time stands behind it."""
    own, time_at = dated.figures[index], time_of(dated, index)
    if not index or (time_at is not None and time_at > own.at):
        return False
    return dated.stands_behind(own.at, _TO) and _is_first(dated, index - 1)


def _end(dated: DatedSentence, index: int) -> bool | None:
    """Return whether a figure is the first of two ends; None of what is no end."""
    if dated.figures[index].sense.kind in CHANGES and not index:
        return None
    return _is_first(dated, index) or (False if _is_last(dated, index) else None)


def _last_before(dated: DatedSentence, own: DatedFigure) -> Iterator[TimeExpression]:
    """Yield the words of time before a figure, the last first."""
    return (dated.times[at] for at in sorted(dated.times, reverse=True) if at < own.at)


@dating_rule(
    'the ends of "from ... to"',
    yes=["From 2012 to 2020, tea rose from [4 tonnes] to 5 tonnes."],
    no=["Tea rose from [4 tonnes] in 2012 to 5 tonnes in 2020."],
)
def end_of_range(dated: DatedSentence, index: int) -> Found | None:
    """Of "from 2012 to 2020", A has the first year and B the last."""
    is_first, own = _end(dated, index), dated.figures[index]
    time = next((each for each in _last_before(dated, own) if each.end is not None), None)
    if is_first is None or time is None:
        return None
    period = time.period if is_first else time.end
    if period is None:
        return None
    return Found(as_stock(dated, own, period), time.span)


@dating_rule(
    "the ends of the years that the sentence frames",
    yes=["Over the past decade, the share has risen from [20%] to 30%."],
    no=["Over the past decade, [40] ports were built."],
)
def end_of_frame(dated: DatedSentence, index: int) -> Found | None:
    """Of "over the past decade", A has the first year and B the last, or a stock the day."""
    is_first, own = _end(dated, index), dated.figures[index]
    frames = (each for each in _last_before(dated, own) if each.role is TimeRole.FRAME)
    frame = next((each for each in frames if each.period is not None), None)
    if is_first is None or frame is None or frame.period is None:
        return None
    if is_first:
        year = year_of(max(1, frame.period.start.year))
        return Found(attrs.evolve(as_stock(dated, own, year), origin=Origin.ASSUMED), frame.span)
    if is_stock(dated, own) or own.sense.kind is not Kind.LEVEL:
        return Found(dated.today(), frame.span)
    return Found(year_of(frame.period.end.year, Origin.ASSUMED), frame.span)


@dating_rule(
    'the ends of what "since" names',
    yes=["Since 2012, output of tea has risen from [5 tonnes] to 9 tonnes."],
    no=["Since 2012, [40] ports have been built."],
)
def end_of_since(dated: DatedSentence, index: int) -> Found | None:
    """Of "since 2012", A has that year, and the B of a flow the last full one."""
    is_first, own = _end(dated, index), dated.figures[index]
    since = next((each for each in _last_before(dated, own) if each.basis is not None), None)
    if is_first is None or since is None or since.basis is None:
        return None
    if is_first:
        return Found(as_stock(dated, own, since.basis), since.span)
    is_flow = own.sense.kind is Kind.LEVEL and not is_stock(dated, own)
    is_year = since.basis.coincides(year_of(since.basis.start.year))
    if dated.day is None or not (is_flow and is_year):
        return None
    return Found(year_of(max(1, dated.day.year - 1), Origin.ASSUMED), since.span)


@dating_rule(
    "the ends of the change before",
    yes=["From 2012 to 2020, tea rose from 4 to 5 tonnes. Silk rose from [6 tonnes] to 7 tonnes."],
    no=["Silk rose from [6 tonnes] to 7 tonnes."],
)
def end_of_change_before(dated: DatedSentence, index: int) -> Found | None:
    """A step with no years of its own lies between those of the step before."""
    is_first, own = _end(dated, index), dated.figures[index]
    if is_first is None:
        return None
    starts = (
        dated.period(place)
        for place in range(index if is_first else 0)
        if dated.stands_behind(dated.figures[place].at, _FROM)
    )
    pair = dated.before.pair
    period = next(filter(None, starts), None) or (pair and pair[0 if is_first else 1])
    return (
        None
        if period is None
        else Found(attrs.evolve(as_stock(dated, own, period), origin=Origin.INHERITED))
    )


def _is_ahead(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a step is to come: "is to rise from 87%", "plans to raise it from 5"."""
    predicate = dated.predicate_of(own)
    return predicate is not None and (predicate.is_future or predicate.has("aim"))


@dating_rule(
    "the earlier amount has no time that is named",
    yes=["The share rose to 5% in May from [4%]."],
    no=["The share rose to 5% in May from [4%] in April."],
)
def earlier(dated: DatedSentence, index: int) -> Found | None:
    """The A of "from A to B" and "to B from A" has not the time of B; two forecasts have one."""
    own, time_at = dated.figures[index], time_of(dated, index)
    if _is_first(dated, index) and _end(dated, index):
        return Found(dated.today() if _is_ahead(dated, own) else None, dated.at(own.at))
    other = dated.figures[index - 1] if index else None
    if other is None or other.sense.kind is not own.sense.kind:
        return None
    is_dated = time_at is not None and time_at > own.at
    is_rate = own.sense.kind is Kind.GROWTH and dated.stands_behind(other.at, _TO)
    is_level = not own.is_change or is_rate
    if is_dated or not is_level or not dated.stands_behind(own.at, _FROM):
        return None
    if _FORECASTS.isdisjoint(own.measure.lower().split()):
        return Found(None, dated.at(own.at))
    period = dated.period(index - 1)
    value = period and attrs.evolve(period, origin=Origin.INHERITED)
    return Found(value, dated.decision(index - 1).evidence)
