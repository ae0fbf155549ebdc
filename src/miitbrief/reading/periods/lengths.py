"""The time of what lasts: "for 12 consecutive years", "for 10 years"."""

import datetime as dt

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Period
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import DatedSentence

__all__ = ["RUNNING", "THROUGHOUT", "extend"]

RUNNING = "so many units one after the other, up to the time named"
THROUGHOUT = "so in all of the units that are counted"

_RUNNING = words("consecutive")


def extend(dated: DatedSentence, index: int) -> None:
    """Give "12 consecutive years" the years, and what was so in them, too."""
    own, clauses = dated.figures[index], dated.clauses
    if own.sense.kind is not Kind.DURATION or own.mention.unit not in (
        "year",
        "month",
        "day",
        "quarter",
        "week",
    ):
        return
    near = {
        *clauses.nodes[own.at].lower.split(),
        *(clauses.word(at) for at in range(own.at + 1, own.at + 4)),
    }
    period = dated.period(index)
    if not near & _RUNNING or period is None or own.mention.value != int(own.mention.value):
        return
    evidence = dated.decided[index].evidence
    is_range = any(time.span == evidence and time.end for time in dated.times.values())
    stretch = _units_back(period, own.mention.unit, int(own.mention.value), dated.day)
    if stretch is None or is_range:
        return
    dated.decided[index] = Decision(stretch, RUNNING, evidence)
    for place in range(index - 1, -1, -1):
        other = dated.figures[place]
        if any(clauses.tags[at] in ",;:C" for at in range(other.at, own.at)):
            break
        if not other.is_change:
            dated.decided[place] = Decision(stretch, THROUGHOUT, evidence)


def _units_back(period: Period, unit: str, count: int, day: dt.date | None) -> Period | None:
    """Return so many units up to a period, or up to the last full one before a day."""
    end = period.end
    try:
        if unit in ("day", "week"):
            days = count * (7 if unit == "week" else 1)
            return Period(start=end - dt.timedelta(days=days - 1), end=end, origin=period.origin)
        if unit == "year":
            last = end.year if period.count("month") == 12 or end != day else end.year - 1  # noqa: PLR2004
            return attrs.evolve(
                Period.parse(f"{last - count + 1:04}/{last:04}"), origin=period.origin
            )
        months = 3 if unit == "quarter" else 1
        month = Period.parse(f"{end.year:04}-{end.month:02}")
        if month.end != end:
            month = month.shift(months=-1)
        first = month.shift(months=1 - count * months)
        return Period(start=first.start, end=month.end, origin=period.origin)
    except (ValueError, OverflowError):
        return None
