"""The period of figures that no words of time in their clause date, by one rule each."""

import re

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.frames.attachment import is_made_then
from miitbrief.reading.frames.dated_sentences import (
    CHANGES,
    FORMERS,
    DatedFigure,
    DatedSentence,
    predicate_of,
    stands_behind,
    whole_of,
    words_of,
    year_of,
)
from miitbrief.reading.frames.stocks import as_flow, as_stock, is_state, is_stock
from miitbrief.reading.frames.words import words
from miitbrief.reading.times.times import TimeRole

__all__ = ["is_timeless", "undated"]

_TIMELESS = words("dimension_words")


#: "8.8-meter", "million-kilowatt".
_COMPOUND = re.compile(r"[0-9a-z]-[a-z]")


_CLASSES = words("classifications")


_DIMENSIONS = words("dimensions")


def is_timeless(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is a dimension, a rated capacity or a size of a class."""
    clauses = dated.clauses
    node = clauses.nodes[own.at]
    if (
        _COMPOUND.search(node.text)
        and own.mention.unit is not None
        and clauses.tag(own.at + 1) in "NA"
    ):
        return own.sense.kind is Kind.LEVEL
    if own.mention.unit is None and set(own.measure.lower().split()) & _CLASSES:
        return own.sense.kind is Kind.LEVEL
    if own.sense.kind is Kind.LEVEL and own.mention.unit in _DIMENSIONS:
        near = {
            clauses.word(at) for at in range(max(0, own.at - 5), min(len(clauses.tags), own.at + 3))
        }
        if near & _TIMELESS:
            return True
    predicate = clauses.predicate_before(own.at)
    if (
        predicate is not None
        and {"can", "could"} & set(predicate.words)
        and own.sense.kind is not Kind.SHARE
    ):
        return own.at - predicate.last < 4  # noqa: PLR2004
    return any(
        clauses.word(at) == "every"
        and (clauses.tag(at + 1) == "F" or clauses.classes(at + 1) & {"up", "down"})
        for at in range(max(0, own.at - 12), own.at)
    )


def undated(dated: DatedSentence, index: int) -> tuple[Period | None, str]:
    """Return the period of a figure that no words of time in its clause date."""
    own = dated.figures[index]
    usual = _usual(dated, own)
    if usual is not None:
        return usual, "rule 2"
    frame = _frame(dated, own)
    if frame is not None:
        return frame, "rule 5"
    for place in range(index - 1, -1, -1):
        period = dated.periods[place]
        if stands_behind(dated, dated.figures[place].at, FORMERS):
            continue
        if period is not None:
            origin = Origin.INHERITED if period.origin is not Origin.ASSUMED else Origin.ASSUMED
            return attrs.evolve(as_flow(own, period), origin=origin), "figure before"
    ahead = _time_ahead(dated, own)
    if ahead is not None:
        return ahead, "figure behind"
    if dated.before.period is not None and _inherits(dated, own, dated.before.period):
        inherited = attrs.evolve(dated.before.period, origin=Origin.INHERITED)
        return as_stock(dated, own, as_flow(own, inherited)), "paragraph"
    return dated.today(), "rule 1"


def _usual(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the last full year of what is said of each year, or the last full quarter."""
    behind = [dated.clauses.word(at) for at in range(own.at + 1, own.at + 4)]
    words = own.measure.lower().split()
    if dated.day is None or own.is_change or is_stock(own) or own.sense.kind is Kind.SHARE:
        return None
    if words[:1] == ["quarterly"]:
        first = (dated.day.month - 1) // 3 * 3 + 1
        now = Period.parse(f"{dated.day.year:04}-Q{(first + 2) // 3}")
        return attrs.evolve(now.shift(months=-3), origin=Origin.ASSUMED)
    is_yearly = (
        behind[:2] in (["a", "year"], ["per", "year"], ["each", "year"]) or "annually" in behind
    )
    if is_yearly or {"annual", "full-year"} & set(words[:3]):
        return attrs.evolve(year_of(max(1, dated.day.year - 1)), origin=Origin.ASSUMED)
    return None


def _frame(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the years of "over the past decade", for what came about in them."""
    frames = [
        time
        for time in dated.times.values()
        if time.role is TimeRole.FRAME
        and time.period
        and "since" not in words_of(dated, time).split()
    ]
    if not frames or frames[0].period is None:
        return None
    period = frames[0].period
    if dated.day is not None and period.end >= dated.day:
        return None
    if own.sense.kind is Kind.AVERAGE_GROWTH:
        return year_of(period.end.year)
    predicate = predicate_of(dated, own)
    if (
        own.sense.kind in CHANGES
        or (predicate is not None and predicate.has("deed"))
        or (own.sense.kind is Kind.LEVEL and not is_stock(own))
    ):
        return period
    return None


def _time_ahead(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the time of a later figure in the same clause, for a list length or a threshold."""
    tags = dated.clauses.tags
    before = dated.clauses.predicate_before(own.at)
    is_told = before is not None and own.is_change
    for at in range(own.at + 1, len(tags)):
        if tags[at] in ";." or (tags[at] == "C" and is_told):
            return None
        if tags[at] == "T" and dated.is_dating(at) and not is_made_then(dated, own, at):
            time = dated.times[at]
            if time.shift is None and time.period is not None:
                return as_stock(dated, own, whole_of(time) or time.period)
    return None


_POINTING = words("pointing")


def _inherits(dated: DatedSentence, own: DatedFigure, period: Period) -> bool:
    """Tell whether a figure takes the period of its paragraph, or of the one before."""
    predicate = predicate_of(dated, own)
    if predicate is not None and predicate.is_future:
        return False
    if period.is_day or (dated.clauses.word(0) == "of" and dated.clauses.word(1) in _POINTING):
        return True
    is_present = predicate is not None and (
        predicate.is_perfect or (predicate.finite and not predicate.past and is_state(dated, own))
    )
    if is_present and own.sense.kind not in (Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE):
        return False
    return not (dated.before.carried and is_stock(own))
