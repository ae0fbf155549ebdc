"""When each figure of a document is true.

::

    period = words of time that belong to the figure | an end of "from A to B"
           | period of the figure before | of the paragraph | the briefing's day
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from miitbrief.model.periods import Origin, Period
from miitbrief.reading.documents.document import Document
from miitbrief.reading.frames.attachment import time_of
from miitbrief.reading.frames.bases import basis_of
from miitbrief.reading.frames.dated_sentences import (
    DatedFigure,
    DatedSentence,
    predicate_of,
    stands_behind,
    whole_of,
)
from miitbrief.reading.frames.kinds import Sense
from miitbrief.reading.frames.lengths import extend
from miitbrief.reading.frames.resolution import meaning
from miitbrief.reading.frames.steps import end_of_step
from miitbrief.reading.frames.timelines import NOWHEN, Timeline
from miitbrief.reading.frames.undated import is_timeless, undated
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.lists import lists
from miitbrief.reading.times.times import TimeRole

__all__ = ["Dates", "dates_of"]


class Dates(NamedTuple):
    """When a figure is true.

    Attributes:
        period: The days, or None where it has no time.
        basis: What it is compared with, or None.
        rule: What decided the period.
    """

    period: Period | None
    basis: Period | None
    rule: str = ""


def dates_of(
    document: Document,
    senses: Sequence[Sense],
    measures: Sequence[str],
    *,
    date: dt.date | None,
    timeline: Timeline = NOWHEN,
) -> tuple[tuple[Dates, ...], Timeline]:
    """Date the figures of a document.

    Args:
        document: A paragraph.
        senses: What its figures say.
        measures: What they measure.
        date: The briefing's day.
        timeline: What dates the text before.
    """
    found: list[Dates] = []
    timeline = timeline.in_new_paragraph()
    for sentence in document.sentences:
        clauses = Clauses(sentence)
        timeline = timeline.at(clauses.word(0))
        places = [clauses.nodes[at].place for at in clauses.figures]
        groups = {
            places[index]: (clauses.figures[each[0]], clauses.figures[each[-1]])
            for each in lists(clauses, [document.mentions[place] for place in places])
            for index in each
        }
        figures = [
            DatedFigure(at, document.mentions[place], senses[place], groups[place], measures[place])
            for at, place in zip(clauses.figures, places, strict=True)
        ]
        times = {
            at: document.times[node.place]
            for at, node in enumerate(clauses.nodes)
            if node.kind == "time"
        }
        dated = DatedSentence(clauses, figures, times, date, timeline)
        for index in range(len(figures)):
            period, rule = _period(dated, index)
            dated.periods.append(period)
            dated.rules.append(rule)
        for index in range(len(figures)):
            extend(dated, index)
        bases = [basis_of(dated, index) for index in range(len(figures))]
        found += [Dates(*each) for each in zip(dated.periods, bases, dated.rules, strict=True)]
        timeline = _behind(dated, bases)
    return tuple(found), timeline


def _behind(dated: DatedSentence, bases: Sequence[Period | None]) -> Timeline:
    """Return what dates the sentences behind one."""
    told = [
        period
        for period, rule in zip(dated.periods, dated.rules, strict=True)
        if period is not None
        and period.origin is Origin.STATED
        and rule not in ("consecutive", "rule 4")
        and not (period.end == dated.day and period.count("year") > 1)
    ]
    if any(dated.clauses.word(at + 1) == "alone" for at in dated.times):
        return dated.before
    is_today = all(period.is_day and period.end == dated.day for period in told)
    if told and is_today and dated.before.period is not None:
        return dated.before
    pair = _pair(dated)
    if told:
        basis = next((b for b in reversed(bases) if b is not None), None)
        latest = max(reversed(told), key=lambda period: period.end)
        return dated.before.stating(latest, basis, pair, dated.day)
    if not dated.figures:
        dating = [t for t in dated.times.values() if t.role is TimeRole.PERIOD and t.period]
        whole = whole_of(dating[-1]) if dating else None
        if whole is not None and not (whole.is_day and whole.end == dated.day):
            return dated.before.stating(whole, None, pair, dated.day)
    return dated.before


def _pair(dated: DatedSentence) -> tuple[Period, Period] | None:
    """Return the two times of "from 2012 to 2021" in a sentence."""
    for time in dated.times.values():
        if time.end is not None and time.period is not None:
            return time.period, time.end
    former = [
        period
        for figure, period in zip(dated.figures, dated.periods, strict=True)
        if period is not None and stands_behind(dated, figure.at, frozenset({"from"}))
    ]
    latest = max((p for p in dated.periods if p is not None), key=lambda p: p.end, default=None)
    if former and latest is not None and former[-1].end < latest.start:
        return former[-1], latest
    return dated.before.pair


def _period(dated: DatedSentence, index: int) -> tuple[Period | None, str]:
    """Return when a figure is true, and the rule that says so."""
    own = dated.figures[index]
    time_at = time_of(dated, index)
    if time_at is None and is_timeless(dated, own):
        return None, "rule 3"
    predicate = predicate_of(dated, own)
    if own.is_change and index and predicate is not None and _is_since_then(dated, own):
        dated.bases[index] = dated.periods[index - 1]
        return dated.today(), "since then"
    former = end_of_step(dated, index, time_at)
    if former is not None:
        return former[0], former[1]
    return undated(dated, index) if time_at is None else _named(dated, index, time_at)


def _named(dated: DatedSentence, index: int, time_at: int) -> tuple[Period | None, str]:
    """Return when a figure is true that words of time date."""
    own = dated.figures[index]
    if not own.is_change and time_at > own.at and own.listed[0] == own.listed[1]:
        joined = _joined(dated, time_at)
        if joined is not None:
            return joined, "named"
    if own.is_change and index and time_at < dated.figures[index - 1].at:
        before = dated.periods[index - 1]
        if before is not None:
            return before, "figure before"
    return meaning(dated, index, dated.times[time_at]), "named"


def _joined(dated: DatedSentence, at: int) -> Period | None:
    """Return "in 2019 and 2020" as one stretch."""
    if dated.clauses.tag(at + 1) != "C" or not dated.is_dating(at + 2):
        return None
    first, last = dated.times[at].period, dated.times[at + 2].period
    if first is None or last is None or first.is_day or first.end >= last.start:
        return None
    return Period(start=first.start, end=last.end)


def _is_since_then(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether something "has since" come about."""
    words = [dated.clauses.word(at) for at in range(max(0, own.at - 6), own.at)]
    return any(pair in (("has", "since"), ("have", "since")) for pair in pairwise(words))
