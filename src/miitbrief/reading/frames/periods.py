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
from miitbrief.reading.frames.lengths import extend
from miitbrief.reading.frames.resolution import meaning
from miitbrief.reading.frames.steps import end_of_step
from miitbrief.reading.frames.timelines import NOWHEN, Timeline
from miitbrief.reading.frames.undated import is_timeless, undated
from miitbrief.reading.quantities.kinds import Sense
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
        scene = DatedSentence(clauses, figures, times, date, timeline)
        for index in range(len(figures)):
            period, rule = _period(scene, index)
            scene.periods.append(period)
            scene.rules.append(rule)
        for index in range(len(figures)):
            extend(scene, index)
        bases = [basis_of(scene, index) for index in range(len(figures))]
        found += [Dates(*each) for each in zip(scene.periods, bases, scene.rules, strict=True)]
        timeline = _behind(scene, bases)
    return tuple(found), timeline


def _behind(scene: DatedSentence, bases: Sequence[Period | None]) -> Timeline:
    """Return what dates the sentences behind one."""
    told = [
        period
        for period, rule in zip(scene.periods, scene.rules, strict=True)
        if period is not None
        and period.origin is Origin.STATED
        and rule not in ("consecutive", "rule 4")
        and not (period.end == scene.day and period.count("year") > 1)
    ]
    if any(scene.clauses.word(at + 1) == "alone" for at in scene.times):
        return scene.before
    is_today = all(period.is_day and period.end == scene.day for period in told)
    if told and is_today and scene.before.period is not None:
        return scene.before
    pair = _pair(scene)
    if told:
        basis = next((b for b in reversed(bases) if b is not None), None)
        latest = max(reversed(told), key=lambda period: period.end)
        return scene.before.stating(latest, basis, pair, scene.day)
    if not scene.figures:
        dating = [t for t in scene.times.values() if t.role is TimeRole.PERIOD and t.period]
        whole = whole_of(dating[-1]) if dating else None
        if whole is not None and not (whole.is_day and whole.end == scene.day):
            return scene.before.stating(whole, None, pair, scene.day)
    return scene.before


def _pair(scene: DatedSentence) -> tuple[Period, Period] | None:
    """Return the two times of "from 2012 to 2021" in a sentence."""
    for time in scene.times.values():
        if time.end is not None and time.period is not None:
            return time.period, time.end
    former = [
        period
        for figure, period in zip(scene.figures, scene.periods, strict=True)
        if period is not None and stands_behind(scene, figure.at, frozenset({"from"}))
    ]
    latest = max((p for p in scene.periods if p is not None), key=lambda p: p.end, default=None)
    if former and latest is not None and former[-1].end < latest.start:
        return former[-1], latest
    return scene.before.pair


def _period(scene: DatedSentence, index: int) -> tuple[Period | None, str]:
    """Return when a figure is true, and the rule that says so."""
    own = scene.figures[index]
    time_at = time_of(scene, index)
    if time_at is None and is_timeless(scene, own):
        return None, "rule 3"
    predicate = predicate_of(scene, own)
    if own.is_change and index and predicate is not None and _is_since_then(scene, own):
        scene.bases[index] = scene.periods[index - 1]
        return scene.today(), "since then"
    former = end_of_step(scene, index, time_at)
    if former is not None:
        return former[0], former[1]
    return undated(scene, index) if time_at is None else _named(scene, index, time_at)


def _named(scene: DatedSentence, index: int, time_at: int) -> tuple[Period | None, str]:
    """Return when a figure is true that words of time date."""
    own = scene.figures[index]
    if not own.is_change and time_at > own.at and own.listed[0] == own.listed[1]:
        joined = _joined(scene, time_at)
        if joined is not None:
            return joined, "named"
    if own.is_change and index and time_at < scene.figures[index - 1].at:
        before = scene.periods[index - 1]
        if before is not None:
            return before, "figure before"
    return meaning(scene, index, scene.times[time_at]), "named"


def _joined(scene: DatedSentence, at: int) -> Period | None:
    """Return "in 2019 and 2020" as one stretch."""
    if scene.clauses.tag(at + 1) != "C" or not scene.is_dating(at + 2):
        return None
    first, last = scene.times[at].period, scene.times[at + 2].period
    if first is None or last is None or first.is_day or first.end >= last.start:
        return None
    return Period(start=first.start, end=last.end)


def _is_since_then(scene: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether something "has since" come about."""
    words = [scene.clauses.word(at) for at in range(max(0, own.at - 6), own.at)]
    return any(pair in (("has", "since"), ("have", "since")) for pair in pairwise(words))
