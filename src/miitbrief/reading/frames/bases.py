"""What figures are compared with.

::

    basis = words of comparison behind the figure, behind its list or before it in its clause
          | the period of the amount that it rose or fell from
          | what the change before it is compared with | the year before, for growth
"""

import datetime as dt
import re

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.chunks.numbers import SMALL
from miitbrief.reading.frames.attachment import NEAR
from miitbrief.reading.frames.dated_sentences import DatedFigure, DatedSentence
from miitbrief.reading.frames.resolution import shifted
from miitbrief.reading.frames.words import words
from miitbrief.reading.times.times import TimeRole

__all__ = ["basis_of"]


def basis_of(dated: DatedSentence, index: int) -> Period | None:
    """Return what a figure is compared with."""
    own = dated.figures[index]
    if not own.is_change:
        return None
    if index in dated.bases:
        return dated.bases[index]
    found = _compared(dated, index)
    period = dated.periods[index]
    if found is None:
        found = _of_pair(dated, own, period) or _year_before(dated, own, period)
    if found is not None and period is not None and period.is_day and found.count("month") >= 12:  # noqa: PLR2004
        found = attrs.evolve(found, start=found.end)
    dated.bases[index] = found
    return found


def _of_pair(dated: DatedSentence, own: DatedFigure, period: Period | None) -> Period | None:
    """Return the first of two times between which the last rise lay, for its average growth."""
    pair = dated.before.pair
    if own.sense.kind is not Kind.AVERAGE_GROWTH or pair is None or period is None:
        return None
    return attrs.evolve(pair[0], origin=Origin.INHERITED) if period.coincides(pair[1]) else None


def _year_before(dated: DatedSentence, own: DatedFigure, period: Period | None) -> Period | None:
    """Return the same period a year before, with which growth is compared by rule."""
    is_verb = dated.clauses.word(own.at).endswith(("ed", "ing")) and own.sense.kind is Kind.MULTIPLE
    if period is None or period.is_day or not (own.sense.kind is Kind.GROWTH or is_verb):
        return None
    if _is_gap(dated, own) or period.start.year <= 1:
        return None
    if (period.start.month, period.start.day) == (1, 1) and period.end == dated.day:
        day = dt.date.fromordinal(period.start.toordinal() - 1)
        return Period(start=day, end=day, origin=Origin.ASSUMED)
    years = max(1, period.count("year")) if period.count("month") % 12 == 0 else 1
    return attrs.evolve(period.shift(years=-years), origin=Origin.ASSUMED, label="")


_EXPECTED = words("expectations")


def _is_gap(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a change is said over another thing, and over no other time."""
    before = [dated.clauses.word(at) for at in range(own.at)]
    if "compared with" in before and _EXPECTED.intersection(before):
        return True
    words = [dated.clauses.word(at) for at in range(own.at + 1, own.at + 4)]
    return any(word in ("than", "above", "below", "over") for word in words)


def _compared(dated: DatedSentence, index: int) -> Period | None:
    """Return what words of comparison beside a change name."""
    own, period = dated.figures[index], dated.periods[index]
    tags = dated.clauses.tags
    for at in range(own.listed[1] + 1, len(tags)):
        if tags[at] == "T" and (_compares(dated, at) or _is_of_then(dated, own, at)):
            return shifted(dated.times[at], period)
        if tags[at] in "F;:.S(?":
            break
        if tags[at] == "," and not _comparison_follows(dated, at):
            break
    counted = _amount_behind(dated, index) or _within(dated, own, period)
    if counted is not None:
        return counted
    is_multiple = own.sense.kind is Kind.MULTIPLE and own.sense.direction is None
    if is_multiple or (own.sense.kind is Kind.POINT_CHANGE and _is_gap(dated, own)):
        return None
    before = _compared_before(dated, own, period)
    return before or _from_level(dated, index) or _same_before(dated, index)


def _compared_before(
    dated: DatedSentence, own: DatedFigure, period: Period | None
) -> Period | None:
    """Return what words of comparison before a change in its clause name."""
    tags = dated.clauses.tags
    for at in range(own.listed[0] - 1, -1, -1):
        if tags[at] == "T" and _compares(dated, at):
            return shifted(dated.times[at], period)
        if tags[at] in ";.F":
            break
    return None


_WITHIN = re.compile(r"(?P<n>[0-9]+|[a-z]+) (?P<unit>year|month|week|day|decade)s?")


def _within(dated: DatedSentence, own: DatedFigure, period: Period | None) -> Period | None:
    """Return what lies so long before: "has doubled in 18 months"."""
    clauses, at = dated.clauses, own.at + 1
    if clauses.word(at) not in ("in", "within") or period is None:
        return None
    length = " ".join(clauses.word(place) for place in range(at + 1, at + 3)).removesuffix(" .")
    match = _WITHIN.match(length)
    if match is None:
        return None
    count = (
        int(match["n"])
        if match["n"].isdigit()
        else SMALL.get(match["n"], 1 if match["n"] == "a" else 0)
    )
    unit = match["unit"]
    if not 0 < count < _MANY:
        return None
    months = {"month": count, "year": 12 * count, "decade": 120 * count}.get(unit, 0)
    days = {"week": 7 * count, "day": count}.get(unit, 0)
    try:
        moved = period.shift(months=-months)
        start, end = (each - dt.timedelta(days=days) for each in (moved.start, moved.end))
    except (ValueError, OverflowError):
        return None
    return Period(start=start, end=end, origin=Origin.ASSUMED)


#: No length of time has more of its units than this.
_MANY = 1000


def _is_of_then(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether a multiple is of what was then: "double the sum of 2019"."""
    between = [dated.clauses.word(place) for place in range(own.at + 1, at)]
    is_of = (between[-1:] == ["of"] or "what" in between) and at - own.at <= NEAR
    return own.sense.kind is Kind.MULTIPLE and is_of


def _compares(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time name what something is compared with."""
    time = dated.times[at]
    return time.role is TimeRole.COMPARISON or time.shift is not None


def _comparison_follows(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of comparison stand right behind a comma."""
    place = at + 1
    while dated.clauses.tag(place) in "PRVng":
        place += 1
    return dated.clauses.tag(place) == "T" and _compares(dated, place)


def _amount_behind(dated: DatedSentence, index: int) -> Period | None:
    """Return the period of the amount behind a change: "up 5 points from 10% in 2016"."""
    if index + 1 >= len(dated.figures):
        return None
    own, other = dated.figures[index], dated.figures[index + 1]
    between = [dated.clauses.word(at) for at in range(own.at + 1, other.at)]
    if "from" not in between or any(word in (",", ";") for word in between):
        return None
    period = dated.periods[index + 1]
    mine = dated.periods[index]
    if period is None or other.is_change or mine is None or period.start >= mine.start:
        return None
    return period


def _from_level(dated: DatedSentence, index: int) -> Period | None:
    """Return the period of A, for a change beside "from A in 2012 to B in 2021"."""
    own = dated.periods[index]
    if own is None:
        return None
    for place in range(index - 1, -1, -1):
        figure, period = dated.figures[place], dated.periods[place]
        word = dated.clauses.word(figure.at - 1)
        if word == "from" and period is not None and period.end < own.end and not figure.is_change:
            return attrs.evolve(period, origin=Origin.INHERITED)
    return None


def _same_before(dated: DatedSentence, index: int) -> Period | None:
    """Return what the change before is compared with, where both are true at the same time."""
    own = dated.periods[index]
    for place in range(index - 1, -1, -1):
        basis, period = dated.bases.get(place), dated.periods[place]
        if dated.figures[place].is_change and period is not None and own is not None:
            if basis is None or not period.coincides(own):
                return None
            if dated.figures[place].sense.kind is Kind.AVERAGE_GROWTH:
                continue
            return attrs.evolve(basis, origin=Origin.INHERITED)
    before = dated.before
    if (
        before.basis is not None
        and before.period is not None
        and own is not None
        and own.coincides(before.period)
    ):
        return attrs.evolve(before.basis, origin=Origin.INHERITED)
    return None
