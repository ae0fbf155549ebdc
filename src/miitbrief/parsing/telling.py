"""The period that words of time in its sentence tell of a figure.

::

    told = words of time behind the figure in its phrase
         | words of time before it that belong to no other figure
         | words of time behind the list that it is in
         | words of time at the end of the sentence, "all for the first half"
"""

import attrs

from miitbrief.indicators import Kind
from miitbrief.parsing.bases import resolved
from miitbrief.parsing.drafts import Draft
from miitbrief.parsing.shifts import year
from miitbrief.parsing.tenses import Tense
from miitbrief.parsing.times import TimeExpression
from miitbrief.parsing.undated import is_yearly
from miitbrief.periods import Period

__all__ = ["told"]

_MONTHS = 12


def told(draft: Draft, at: int) -> Period | None:
    """Return the period that words of time tell of a figure, and note its basis if they tell it.

    Args:
        draft: The dates of its sentence.
        at: Its position.
    """
    scene = draft.scene
    own, free = scene.own(at), scene.free(at)
    if scene.direct[at] is None and free is not None and not _is_left(draft, at, free):
        own = free
    time = own or scene.trailing()
    return None if time is None else _read(draft, at, time)


def _is_left(draft: Draft, at: int, time: TimeExpression) -> bool:
    """Tell whether a new clause leaves the time that an earlier one was dated with."""
    scene, start = draft.scene, draft.scene.figures[at].span.start
    bound = [t.span.start for t in scene.direct[:at] if t is not None and t.span.end <= start]
    if bound and bound[-1] > time.span.start:
        return True
    if not scene.is_broken(time.span.end, start):
        return False
    is_past = any(
        verb.tense is Tense.PAST and time.span.end <= verb.start < start for verb in scene.verbs
    )
    return is_past and scene.tenses[at] in (Tense.PERFECT, Tense.PRESENT)


def _read(draft: Draft, at: int, time: TimeExpression) -> Period | None:
    """Return what words of time mean for a figure, and note what they compare it with."""
    scene, period = draft.scene, time.period
    if time.shift is not None:
        return resolved(scene, time, _reference(draft, at))
    if period is None:
        return None
    if scene.is_since(time) and scene.is_change(at):
        draft.bases[at] = time.basis
        return draft.last_year() if is_yearly(draft, at) else draft.today()
    if time.end is not None:
        return _between(draft, at, period, time.end)
    is_average = scene.figures[at].sense.kind is Kind.AVERAGE_GROWTH
    if is_average and time.basis is None and period.count("year") > 1:
        ends = year(period.start.year), year(period.end.year)
        return period if None in ends else _between(draft, at, ends[0] or period, ends[1] or period)
    return _so_far(draft, period) if scene.tenses[at] is Tense.PERFECT else period


def _between(draft: Draft, at: int, first: Period, last: Period) -> Period:
    """Return when a figure "from A to B" is true: a change in B over A, an amount in all."""
    is_years = first.count("month") == last.count("month") == _MONTHS
    if draft.scene.figures[at].is_comparing and is_years:
        draft.bases[at] = first
        return last
    return Period(start=first.start, end=last.end)


def _so_far(draft: Draft, period: Period) -> Period:
    """Return the part of a period that is over, for what "has" come about in it."""
    day = draft.scene.date
    if day is None or not period.start < day < period.end or period.count("month") == 1:
        return period
    return attrs.evolve(period, end=day, label="")


def _reference(draft: Draft, at: int) -> Period | None:
    """Return the period that "a year earlier" refers to: that of the figure before."""
    before, free = draft.before(at), draft.scene.free(at)
    if before is not None:
        return before
    if free is not None and free.end is None:
        return free.period
    later = [t.period for t in draft.scene.direct[at + 1 :] if t is not None and t.shift is None]
    found = [*later, draft.setting.period, draft.today()]
    return next((period for period in found if period is not None), None)
