"""The period of a figure whose sentence does not date it: by its verb, and by the text so far.

::

    "has reached"    the briefing's day; of what is counted by the year, the last year
    "reached"        what dates the figure or the text before; or else the briefing's day
    "accounts for"   none, unless it goes on with a whole: "of these", "among them"
    "will reach"     the day by which it will, or that of the figure before if it lies ahead, too
    no verb          what dates the figure or the text before
"""

import re

import attrs

from miitbrief.indicators import Kind
from miitbrief.parsing.drafts import Draft
from miitbrief.parsing.joints import HEDGE
from miitbrief.parsing.scenes import Scene
from miitbrief.parsing.shifts import inherited, year
from miitbrief.parsing.tenses import Tense, words
from miitbrief.periods import Origin, Period

__all__ = ["is_yearly", "undated"]

#: "Of this, ...", "among them": what follows is true when the whole is.
_OF_THIS = re.compile(
    r"(?i)(?:^|[,;:]\s)\s*(?:of|among)\s+(?:this|these|them|which|whom|the\s+\w+)\b"
    r"|\b(?:over|in|during|for)\s+the\s+same\s+period\b|^\s*specifically\b"
    r"|\b(?:that|those)\s+(?:of|for|in|on)\b|,\s+which\s"
)
#: "The annual volume has reached": that of the last whole year.
_ANNUAL = re.compile(r"(?i)\b(?:annual|yearly|full-year|a\s+year|per\s+year)\b")
_FOR = re.compile(rf"(?i)(?<!enough )\bfor(?:\s+(?:about|{HEDGE}))?\s+$")
_FLOW = re.compile(rf"(?i)\b(?:{words('flows')})\b")
_CUMULATIVE = re.compile(r"(?i)\bcumulative(?:ly)?\b")
_YEAR_END = (12, 31)


def undated(draft: Draft, at: int) -> Period | None:
    """Return the period of a figure that no words of time in its sentence date.

    Args:
        draft: The dates of its sentence.
        at: Its position.
    """
    return _of_flow(draft, at, _undated(draft, at))


def is_yearly(draft: Draft, at: int) -> bool:
    """Tell whether a figure is one of whole years.

    So are average growth, what is called annual, and a flow within a frame of years.
    """
    said = draft.scene.before(at)
    if draft.scene.figures[at].sense.kind is Kind.AVERAGE_GROWTH or _ANNUAL.search(said):
        return True
    is_flow = _FLOW.search(said) is not None and _CUMULATIVE.search(said) is None
    return is_flow and draft.setting.frame is not None


def _undated(draft: Draft, at: int) -> Period | None:
    """Return the period of a figure, whether it is a stock or a flow."""
    scene, kind = draft.scene, draft.scene.figures[at].sense.kind
    tense, before = scene.tenses[at], draft.before(at)
    is_duration = kind is Kind.DURATION and tense is Tense.PERFECT
    if is_duration and _FOR.search(scene.before(at)):
        return None
    if kind is Kind.RANK:
        found = before or draft.setting.period
        return None if found and found.origin is Origin.ASSUMED else inherited(found)
    if before is not None and _is_joined(scene, at):
        return before
    if before is not None and _OF_THIS.search(scene.before(at)):
        return inherited(before)
    return None if is_duration else _by_tense(draft, at, before)


def _by_tense(draft: Draft, at: int, before: Period | None) -> Period | None:
    """Return the period of a figure in a clause of its own, by the tense of its verb."""
    day = draft.scene.date
    match draft.scene.tenses[at]:
        case Tense.PERFECT:
            return draft.last_year() if is_yearly(draft, at) else draft.today()
        case Tense.FUTURE:
            due = _due(draft.scene, at)
            return due or (inherited(before) if before and day and before.end > day else None)
        case Tense.PRESENT if not _OF_THIS.search(draft.scene.before(at)):
            return None
        case Tense.PRESENT:
            return inherited(before or draft.setting.last or draft.setting.period)
        case Tense.PAST:
            return _past(draft, at, before)
        case None:
            return inherited(before or draft.setting.period)


def _due(scene: Scene, at: int) -> Period | None:
    """Return the day by which something is forecast, if it is told behind the figure."""
    start, end = scene.figures[at].span.end, scene.reach(at)
    return next((t.period for t in scene.dues if start <= t.span.start < end), None)


def _past(draft: Draft, at: int, before: Period | None) -> Period | None:
    """Return when something in the past was so: as the text so far, or else lately.

    A change lately is one only where it is told what it has led to: "fell 5% to 10 dollars".
    """
    scene, figure = draft.scene, draft.scene.figures[at]
    found = before or draft.setting.period
    if _OF_THIS.search(scene.text[scene.span.start : figure.span.start]):
        found = before or draft.setting.last or found
    if found is not None:
        return inherited(found)
    if figure.sense.kind is Kind.DURATION or _is_beside_a_change(draft, at):
        return None
    is_step = scene.is_end(at) or (at + 1 < len(scene.figures) and scene.is_end(at + 1))
    return draft.today() if is_step or not figure.is_comparing else None


def _is_beside_a_change(draft: Draft, at: int) -> bool:
    """Tell whether a figure is in the clause of a change that nothing dates."""
    scene = draft.scene
    if not at or draft.periods[at - 1] is not None or scene.is_end(at):
        return False
    return scene.figures[at - 1].is_comparing and _is_joined(scene, at)


def _is_joined(scene: Scene, at: int) -> bool:
    """Tell whether a figure is in the clause of the one before, and so is stated with it."""
    own = scene.verb_of(at)
    return own is None or own == scene.verb_of(at - 1)


def _of_flow(draft: Draft, at: int, period: Period | None) -> Period | None:
    """Return the year of a flow beside a stock at the end of that year, and the reverse."""
    if period is None or (period.end.month, period.end.day) != _YEAR_END:
        return period
    said = draft.scene.before(at)
    whole = year(period.end.year)
    if whole is not None and period.is_day and _FLOW.search(said):
        return attrs.evolve(whole, origin=period.origin)
    if _CUMULATIVE.search(said) and not draft.scene.figures[at].is_comparing:
        return attrs.evolve(period, start=period.end, label="")
    return period
