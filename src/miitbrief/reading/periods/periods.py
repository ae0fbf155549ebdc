"""When each figure of a document is true.

::

    period = words of time that belong to the figure | an end of "from A to B"
           | period of the figure before | of the paragraph | the briefing's day
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.periods.attachment import time_of
from miitbrief.reading.periods.bases import basis_of
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    stands_behind,
    whole_of,
    year_of,
)
from miitbrief.reading.periods.lengths import RUNNING, THROUGHOUT, extend
from miitbrief.reading.periods.pairs import date_changes, date_first, pairs_of
from miitbrief.reading.periods.resolution import meaning
from miitbrief.reading.periods.steps import end_of_step
from miitbrief.reading.periods.stocks import as_flow, as_stock
from miitbrief.reading.periods.timeless import is_size, is_timeless
from miitbrief.reading.periods.timelines import NOWHEN, Timeline
from miitbrief.reading.periods.undated import FRAMED, average_of, undated
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.coordination import lists
from miitbrief.reading.times.times import TimeRole

__all__ = ["Dates", "dates_of"]


class Dates(NamedTuple):
    """When a figure is true, each with the rule and the words that decided.

    Attributes:
        period: The days, or None where it has no time.
        basis: What it is compared with, or None.
    """

    period: Decision[Period | None]
    basis: Decision[Period | None]


def dates_of(
    document: Document,
    sentences: Sequence[Clauses],
    senses: Sequence[Sense],
    measures: Sequence[str],
    *,
    date: dt.date | None,
    timeline: Timeline = NOWHEN,
) -> tuple[tuple[Dates, ...], Timeline]:
    """Date the figures of a document.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        senses: What its figures say.
        measures: What they measure.
        date: The briefing's day.
        timeline: What dates the text before.
    """
    found: list[Dates] = []
    timeline = timeline.in_new_paragraph()
    for clauses in sentences:
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
            dated.decided.append(_period(dated, index))
        _date_whole(dated)
        for index in range(len(figures)):
            extend(dated, index)
        pairs = pairs_of(dated)
        dated.starts = date_changes(dated, pairs)
        bases = [basis_of(dated, index) for index in range(len(figures))]
        date_first(dated, pairs)
        found += map(Dates, dated.decided, bases)
        timeline = _behind(dated, bases)
    return tuple(found), timeline


def _date_whole(dated: DatedSentence) -> None:
    """Give a whole the time of its part: "Of the 60 firms, 12 lost money in May"."""
    leads = len(dated.figures) > 1 and dated.clauses.word(0) == "of"
    if not leads or not dated.decided[0].rule.startswith("otherwise"):
        return
    whole, part = dated.figures[:2]
    told = dated.clauses.predicate_after(part.at)
    is_ahead = told is not None and told.is_future
    if not is_ahead and not any(dated.clauses.tags[at] in "vXM" for at in range(whole.at, part.at)):
        dated.decided[0] = dated.decided[1]._replace(rule="the time of the part that is told of it")


#: Behind it, a change begins.
_FROM = frozenset({"from"})


def _behind(dated: DatedSentence, bases: Sequence[Decision[Period | None]]) -> Timeline:
    """Return what dates the sentences behind one."""
    told = [
        each
        for figure, each in zip(dated.figures, dated.decided, strict=True)
        if _is_stated(dated, each) and not stands_behind(dated, figure.at, _FROM)
    ]
    if any(dated.clauses.word(at + 1) == "alone" for at in dated.times):
        return dated.before
    is_today = all(period.is_day and period.end == dated.day for period, _ in map(_dated, told))
    if told and is_today and dated.before.period is not None:
        return dated.before
    pair = _pair(dated)
    if told:
        basis = next((each.value for each in reversed(bases) if each.value is not None), None)
        latest, evidence = max(map(_dated, reversed(told)), key=lambda each: each[0].end)
        return dated.before.stating(latest, basis, pair, dated.day, evidence)
    if not dated.figures:
        dating = [t for t in dated.times.values() if t.role is TimeRole.PERIOD and t.period]
        whole = whole_of(dating[-1]) if dating else None
        if whole is not None and not (whole.is_day and whole.end == dated.day):
            return dated.before.stating(whole, None, pair, dated.day, dating[-1].span)
    return dated.before


def _is_stated(dated: DatedSentence, decided: Decision[Period | None]) -> bool:
    """Tell whether a figure states a time that may date others: no "12 consecutive years"."""
    period = decided.value
    if period is None or period.origin is not Origin.STATED:
        return False
    is_long = period.end == dated.day and period.count("year") > 1
    return not is_long and decided.rule not in (RUNNING, THROUGHOUT, FRAMED)


def _dated(decided: Decision[Period | None]) -> tuple[Period, Span | None]:
    """Return a period that is known, with the words that state it."""
    assert decided.value is not None  # Only stated periods are asked for.
    return decided.value, decided.evidence


def _pair(dated: DatedSentence) -> tuple[Period, Period] | None:
    """Return the two times of "from 2012 to 2021" in a sentence."""
    for time in dated.times.values():
        if time.end is not None and time.period is not None:
            return time.period, time.end
    former = [
        period
        for figure, (period, *_) in zip(dated.figures, dated.decided, strict=True)
        if period is not None and stands_behind(dated, figure.at, _FROM)
    ]
    latest = max((p for p, *_ in dated.decided if p is not None), key=lambda p: p.end, default=None)
    if former and latest is not None and former[-1].end < latest.start:
        return former[-1], latest
    return dated.before.pair


def _period(dated: DatedSentence, index: int) -> Decision[Period | None]:
    """Return when a figure is true."""
    own = dated.figures[index]
    time_at = time_of(dated, index)
    if is_size(dated, own) or (time_at is None and is_timeless(dated, own)):
        return Decision(None, "a size, a capacity or a class has no time", dated.at(own.at))
    if own.is_change and index and _is_since_then(dated, own):
        before = dated.decided[index - 1]
        dated.bases[index] = Decision(
            before.value, "the time of the figure before", before.evidence
        )
        return Decision(dated.today(), "since then, up to the briefing's day", before.evidence)
    average = average_of(dated, index)
    if average is not None:
        return average
    former = end_of_step(dated, index, time_at)
    if former is not None:
        return former
    return undated(dated, index) if time_at is None else _named(dated, index, time_at)


def _named(dated: DatedSentence, index: int, time_at: int) -> Decision[Period | None]:
    """Return when a figure is true that words of time date."""
    own, time = dated.figures[index], dated.times[time_at]
    joined = _joined(dated, time_at) if own.listed[0] == own.listed[1] else None
    if joined is not None and own.sense.kind is Kind.AVERAGE_GROWTH:
        basis = year_of(joined.start.year - 1)
        dated.bases[index] = Decision(basis, "the year before those that are averaged", time.span)
        return Decision(year_of(joined.end.year), _NAMED, time.span)
    if joined is not None:
        return Decision(as_stock(dated, own, joined), _NAMED, time.span)
    if own.is_change and index and time_at < own.at:
        before, other = dated.decided[index - 1], dated.figures[index - 1]
        is_same = time_at < other.at or before.evidence == time.span
        is_former = stands_behind(dated, other.at, FORMERS)
        if before.value is not None and is_same and not is_former:
            return before._replace(
                value=as_flow(dated, own, Decision(before.value, "", before.evidence)), rule=_BEFORE
            )
    return Decision(meaning(dated, index, time), _NAMED, time.span)


_NAMED = "the time named beside it"
_BEFORE = "the time of the figure before"


def _joined(dated: DatedSentence, at: int) -> Period | None:
    """Return "in 2018, 2019 and 2020" as one stretch: times in a row, the last behind "and"."""
    clauses, run = dated.clauses, [at]
    while clauses.tag(run[0] - 1) in ",C" and dated.is_dating(run[0] - 2):
        run.insert(0, run[0] - 2)
    while clauses.tag(run[-1] + 1) in ",C" and dated.is_dating(run[-1] + 2):
        run.append(run[-1] + 2)
    marks = [clauses.tag(place + 1) for place in run[:-1]]
    if marks[-1:] != ["C"] or marks.count("C") > 1:
        return None
    periods = [dated.times[place].period for place in run]
    known = [period for period in periods if period is not None and not period.is_day]
    is_row = len(known) == len(run) and all(one.end < two.start for one, two in pairwise(known))
    return Period(start=known[0].start, end=known[-1].end) if is_row else None


def _is_since_then(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether something "has since" come about."""
    words = [dated.clauses.word(at) for at in range(max(0, own.at - 6), own.at)]
    return any(pair in (("has", "since"), ("have", "since")) for pair in pairwise(words))
