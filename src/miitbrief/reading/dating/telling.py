"""The period that words of time in its sentence tell of a figure.

::

    told = words of time behind the figure in its phrase
         | words of time before it that belong to no other figure
         | words of time behind the list that it is in
         | words of time at the end of the sentence, "all for the first half"
"""

import re

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Period
from miitbrief.reading.dating.bases import resolved
from miitbrief.reading.dating.drafts import Draft
from miitbrief.reading.dating.joints import HEDGE, SAME
from miitbrief.reading.dating.shifts import year
from miitbrief.reading.dating.tenses import Tense
from miitbrief.reading.dating.undated import is_yearly
from miitbrief.reading.times.calendar_words import MONTHS_OF
from miitbrief.reading.times.times import TimeExpression

__all__ = ["told"]

_SEVERAL = 2
_AGO = re.compile(r"(?i)\bago$")
#: "(The 2019) peak of (5)".
_OF = re.compile(rf"(?i)(?:'s)?\s+(?:[\w-]+\s+){{0,3}}of\s+(?:(?:{HEDGE})\s+)?(?:US|RMB)?")
_WHEN = re.compile(r"(?i),?\s+when\s")
#: What may stand before words of time at the head of a clause.
_HEAD = re.compile(
    r"(?i)(?:^|[;:,.]\s|\b(?:and|but|while|whereas)\s)\s*(?:(?:just|only|about|some|even|in|at|for"
    r"|during|over)\s*)?$"
)
#: "Since it opened in (2014)".
_SINCE = re.compile(r"(?i)(?:^|[;,]\s)\s*(?:ever\s+)?since\s+(?:[^,;]|(?<=[0-9]),(?=[0-9]))*$")


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
    when = None if scene.direct[at] else _when(draft, at)
    if when is not None:
        return when.period
    former = _former(draft, at)
    if former is not None:
        return former
    lead = None if scene.direct[at] else _lead(draft, at)
    if lead is not None:
        return _beside(draft, at, lead)
    return None if time is None else _read(draft, at, time)


def _former(draft: Draft, at: int) -> Period | None:
    """Return the time of what something is compared with: "from its March peak of 5"."""
    scene, figure = draft.scene, draft.scene.figures[at]
    if figure.is_comparing or scene.direct[at] is not None:
        return None
    for time in scene.comparisons:
        link = scene.text[time.span.end : max(time.span.end, figure.span.start)]
        if time.span.end <= figure.span.start and _OF.fullmatch(link):
            return resolved(scene, time, _reference(draft, at))
    return None


def _when(draft: Draft, at: int) -> TimeExpression | None:
    """Return the words of time that a clause with "when" goes on from: "in 2024, when it was 5"."""
    scene, start = draft.scene, draft.scene.figures[at].span.start
    for time in reversed(scene.times):
        link = scene.text[time.span.end : start]
        if time.span.end <= start and time.period and _WHEN.match(link):
            return None if scene.is_broken(time.span.end + 1, start) else time
    return None


def _lead(draft: Draft, at: int) -> TimeExpression | None:
    """Return "a year ago" and the like at the head of the clause of a figure."""
    scene, start = draft.scene, draft.scene.figures[at].span.start
    is_level = not scene.figures[at].is_comparing
    same = [t for t in scene.comparisons if is_level and SAME.search(scene.words(t))]
    ahead = [t for t in (*scene.periods, *same) if t.shift and t.span.end <= start]
    if not ahead or scene.is_broken(ahead[-1].span.end, start):
        return None
    time = ahead[-1]
    begins = _HEAD.search(scene.text[scene.span.start : time.span.start]) is not None
    others = [t for t in scene.times if time.span.end <= t.span.start < start]
    return time if begins and not others and time not in scene.direct else None


def _beside(draft: Draft, at: int, time: TimeExpression) -> Period | None:
    """Return the days that "a year ago" or "a year earlier" means at the head of a clause."""
    is_ago = _AGO.search(draft.scene.words(time)) is not None
    reference = draft.today() if is_ago else _reference(draft, at)
    return resolved(draft.scene, time, reference)


def _is_left(draft: Draft, at: int, time: TimeExpression) -> bool:
    """Tell whether a new clause leaves the time that an earlier one was dated with."""
    scene, start = draft.scene, draft.scene.figures[at].span.start
    bound = [t.span.start for t in scene.direct[:at] if t is not None and t.span.end <= start]
    if bound and bound[-1] > time.span.start:
        return True
    if not scene.is_broken(time.span.end, start):
        return False
    day = scene.date
    if scene.tenses[at] is Tense.FUTURE and day and time.period and time.period.end <= day:
        return True
    is_past = any(
        verb.tense is Tense.PAST and time.span.end <= verb.start < start for verb in scene.verbs
    )
    return is_past and scene.tenses[at] in (Tense.PERFECT, Tense.PRESENT)


def _read(draft: Draft, at: int, time: TimeExpression) -> Period | None:
    """Return what words of time mean for a figure, and note what they compare it with."""
    scene, period = draft.scene, time.period
    if time.shift is not None or period is None:
        return resolved(scene, time, _reference(draft, at))
    is_perfect = scene.tenses[at] is Tense.PERFECT
    if scene.is_since(time) or (is_perfect and _is_since_clause(draft, time)):
        return _since(draft, at, time, period)
    last = _last_day(draft, at, time)
    if last is not None:
        return attrs.evolve(period, end=last.end, label="")
    if time.end is not None:
        return _between(draft, at, period, time.end)
    if time.basis is None and scene.figures[at].sense.kind is Kind.AVERAGE_GROWTH:
        return _over_years(draft, at, period)
    return _so_far(draft, period) if is_perfect else period


def _since(draft: Draft, at: int, time: TimeExpression, period: Period) -> Period | None:
    """Return the stretch up to the day, or its last day for a change, which is over its start."""
    scene = draft.scene
    last = _last_day(draft, at, time)
    is_change = scene.is_change(at)
    if is_change:
        draft.bases[at] = time.basis or period
    if is_change or scene.is_end(at):
        return last or (draft.last_year() if is_yearly(draft, at) else draft.today())
    day = last.end if last is not None else scene.date
    return period if day is None else Period(start=period.start, end=day)


def _over_years(draft: Draft, at: int, period: Period) -> Period:
    """Return the last of several years, of which the first is what average growth is over."""
    first, last = year(period.start.year), year(period.end.year)
    if period.count("year") < _SEVERAL or first is None or last is None:
        return period
    return _between(draft, at, first, last)


def _last_day(draft: Draft, at: int, time: TimeExpression) -> Period | None:
    """Return the day that cuts a stretch short: "this year as of Sunday", "in May, since January".

    The stretch is one that reaches to the briefing's day, or over it.
    """
    scene, period = draft.scene, time.period
    if scene.date is None or period is None or not period.start < scene.date <= period.end:
        return None
    days = [t for t in scene.periods if t.is_stock and t.period and t is not time]
    if scene.tenses[at] is Tense.PERFECT:
        days = [t for t in days if not scene.is_broken(t.span.end, scene.figures[at].span.start)]
    ends = [t.period for t in days if t.period and period.start < t.period.end < scene.date]
    return ends[-1] if ends else None


def _is_since_clause(draft: Draft, time: TimeExpression) -> bool:
    """Tell whether words of time say since when: "since it opened in 2014"."""
    scene = draft.scene
    is_over = scene.date is not None and time.period is not None and time.period.start < scene.date
    lead = scene.text[scene.span.start : time.span.start]
    return is_over and time.end is None and _SINCE.search(lead) is not None


def _between(draft: Draft, at: int, first: Period, last: Period) -> Period:
    """Return when a figure "from A to B" is true: a change in B over A, an amount in all."""
    is_years = first.count("month") == last.count("month") == MONTHS_OF["year"]
    is_change = draft.scene.figures[at].is_comparing
    if is_change and is_years:
        draft.bases[at] = first
    if is_years and (is_change or draft.scene.is_end(at)):
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
