"""The time of what lasts: "for 12 consecutive years", "for 10 years"."""

import datetime as dt

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.frames.dated_sentences import DatedSentence, predicate_of
from miitbrief.reading.frames.words import words

__all__ = ["extend"]

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
    period = dated.periods[index]
    is_for = clauses.word(own.at - 1 - (clauses.tag(own.at - 1) == "H")) == "for"
    predicate = predicate_of(dated, own)
    if is_for and not near & _RUNNING and predicate is not None and predicate.is_perfect:
        _last_to_now(dated, index)
        return
    if not near & _RUNNING or period is None or own.mention.value != int(own.mention.value):
        return
    stretch = _units_back(period, own.mention.unit, int(own.mention.value), dated.day)
    if stretch is None:
        return
    dated.periods[index], dated.rules[index] = stretch, "consecutive"
    for place in range(index - 1, -1, -1):
        other = dated.figures[place]
        if any(clauses.tags[at] in ",;:C" for at in range(other.at, own.at)):
            break
        if not other.is_change:
            dated.periods[place], dated.rules[place] = stretch, "rule 4"


def _last_to_now(dated: DatedSentence, index: int) -> None:
    """Give "has been below 4% for 10 years" the ten years up to the day."""
    own, day = dated.figures[index], dated.day
    unit, value = own.mention.unit, own.mention.value
    if day is None or value != int(value) or unit not in ("year", "month", "week", "day"):
        return
    count = int(value)
    try:
        end = Period(start=day, end=day, origin=Origin.ASSUMED)
        if unit in ("week", "day"):
            start = day - dt.timedelta(days=count * (7 if unit == "week" else 1))
        else:
            start = end.shift(
                years=-count if unit == "year" else 0, months=-count if unit == "month" else 0
            ).start
        stretch = attrs.evolve(end, start=start)
    except (ValueError, OverflowError):
        return
    for place in range(index, -1, -1):
        other = dated.figures[place]
        if any(dated.clauses.tags[at] in ",;:C" for at in range(other.at, own.at)):
            break
        if (not other.is_change and other.sense.kind is not Kind.SHARE) or place == index:
            dated.periods[place], dated.rules[place] = stretch, "lasting"


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
        whole = (
            period
            if not period.is_day
            else Period.parse(f"{end.year:04}-{end.month:02}").shift(months=-1)
        )
        first = whole.shift(months=-(count - 1) * months)
        return Period(start=first.start, end=whole.end, origin=period.origin)
    except (ValueError, OverflowError):
        return None
