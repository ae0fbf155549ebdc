"""When the figures of a document are true, and what they are compared with.

::

    figures of a sentence → amounts, then changes, by the rules of `dating` → bases → what is left

Amounts are dated before changes, which may lie between them.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Unit
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.periods.bases import basis_of
from miitbrief.reading.periods.dated_sentences import (
    NOWHEN,
    DatedFigure,
    DatedSentence,
    Timeline,
    whole_of,
)
from miitbrief.reading.periods.dating import LASTING, decide
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.coordination import lists
from miitbrief.reading.times.times import TimeRole

__all__ = ["Dates", "dates_of"]

#: Behind it, a change begins.
_FROM = frozenset({"from"})


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
    units: Sequence[Unit],
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
        units: Their units.
        measures: What they measure.
        date: The briefing's day.
        timeline: What dates the text before.

    Returns:
        The dates of the figures in order, and what dates the text behind.
    """
    found: list[Dates] = []
    timeline, previous = timeline.in_new_paragraph(), None
    for clauses in sentences:
        timeline = timeline.at(clauses.word(0))
        figures = _figures(document, clauses, senses, units, measures)
        nodes = enumerate(clauses.nodes)
        times = {at: document.times[node.place] for at, node in nodes if node.kind == "time"}
        timeline = timeline.under(clauses, times)
        dated = DatedSentence(
            clauses, figures, times, day=date, before=timeline, previous=previous, decide=decide
        )
        for index in sorted(range(len(figures)), key=lambda each: figures[each].is_change):
            dated.date(index)
        bases = [basis_of(dated, index) for index in range(len(figures))]
        found += map(Dates, dated.decisions, bases)
        timeline, previous = _behind(dated, bases), dated
    return tuple(found), timeline


def _figures(
    document: Document,
    clauses: Clauses,
    senses: Sequence[Sense],
    units: Sequence[Unit],
    measures: Sequence[str],
) -> list[DatedFigure]:
    """Return the figures of a sentence."""
    places = [clauses.nodes[at].place for at in clauses.figures]
    mentions = [document.mentions[place] for place in places]
    listed = {
        index: (clauses.figures[each[0]], clauses.figures[each[-1]])
        for each in lists(clauses, mentions)
        for index in each
    }
    return [
        DatedFigure(at, mention, senses[place], listed[index], measures[place], units[place])
        for index, (at, place, mention) in enumerate(
            zip(clauses.figures, places, mentions, strict=True)
        )
    ]


def _behind(dated: DatedSentence, bases: Sequence[Decision[Period | None]]) -> Timeline:
    """Return what dates the sentences behind one."""
    told = [*_told(dated)]
    if any(dated.clauses.word(at + 1) == "alone" for at in dated.times):
        return dated.before
    is_today = all(period.is_day and period.end == dated.day for period, _ in told)
    if told and is_today and dated.before.period is not None:
        return dated.before
    pair = _pair(dated)
    if told:
        latest, evidence = max(reversed(told), key=lambda each: each[0].end)
        basis = _basis(bases, latest)
        return dated.before.stating(latest, basis, pair, dated.day, evidence)
    if not dated.figures:
        dating = [t for t in dated.times.values() if t.role is TimeRole.PERIOD and t.period]
        whole = whole_of(dating[-1]) if dating else None
        if whole is not None and not (whole.is_day and whole.end == dated.day):
            return dated.before.stating(whole, None, pair, dated.day, dating[-1].span)
    return dated.before


def _basis(bases: Sequence[Decision[Period | None]], latest: Period) -> Period | None:
    """Return what the changes of a sentence are compared with: the year before, if any is."""
    known = [each.value for each in reversed(bases) if each.value is not None]
    yearly = (each for each in known if latest.years_since(each) == 1)
    return next(yearly, known[0] if known else None)


def _told(dated: DatedSentence) -> list[tuple[Period, Span | None]]:
    """Return the times that a sentence states and that may date others, with the words.

    No run of years does, no amount that something rose from, and no look back.
    """
    return [
        (period, rule_and_words.evidence)
        for figure, rule_and_words in zip(dated.figures, dated.decisions, strict=True)
        if (period := rule_and_words.value) is not None
        and period.origin is Origin.STATED
        and not (period.end == dated.day and period.count("year") > 1)
        and rule_and_words.rule not in LASTING
        and not dated.stands_behind(figure.at, _FROM)
        and not _looks_back(dated, figure, period)
    ]


def _looks_back(dated: DatedSentence, figure: DatedFigure, period: Period) -> bool:
    """Tell whether a figure only says what something was before: "(it is 83%.) It was 61% in 2021".

    Something of a later time has been told of the same thing, in its sentence or the one before.
    """
    return any(
        other.measure == figure.measure and told.value is not None and told.value.end > period.end
        for sentence in (dated.previous, dated)
        if sentence is not None
        for other, told in zip(sentence.figures, sentence.decisions, strict=True)
    )


def _pair(dated: DatedSentence) -> tuple[Period, Period] | None:
    """Return the two times of "from 2012 to 2021" in a sentence, or those before."""
    for time in dated.times.values():
        if time.end is not None and time.period is not None:
            return time.period, time.end
    known = [
        (figure, period)
        for figure, (period, *_) in zip(dated.figures, dated.decisions, strict=True)
        if period is not None
    ]
    former = [period for figure, period in known if dated.stands_behind(figure.at, _FROM)]
    latest = max((period for _, period in known), key=lambda each: each.end, default=None)
    if former and latest is not None and former[-1].end < latest.start:
        return former[-1], latest
    return dated.before.pair
