"""Figures that are dated together: "from A to B", lists "respectively", "above A for N months"."""

import re

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Period
from miitbrief.reading.dating.drafts import Draft
from miitbrief.reading.dating.joints import HEDGE, RESPECTIVELY
from miitbrief.reading.dating.scenes import Scene, Step
from miitbrief.reading.dating.shifts import assumed, inherited, year
from miitbrief.reading.dating.stretches import is_stretch
from miitbrief.reading.dating.tenses import Tense
from miitbrief.reading.dating.undated import is_yearly

__all__ = ["share_lists", "share_stretches", "take_steps"]

_LISTED = re.compile(rf"(?i)\s*(?:,|and|,\s*and)\s+(?:by\s+)?(?:(?:{HEDGE})\s+)?")
#: "(Above A) for (12 months)".
_FOR = re.compile(rf"(?i)[^,;:]{{0,40}}\bfor\s+(?:(?:{HEDGE})\s+)?")

_Ends = tuple[Period | None, Period | None]


def take_steps(draft: Draft) -> None:
    """Date the figures of "from A to B", and the changes beside them.

    Each has the words of time behind it.  Without any, A is true in the first and B in the last of
    the periods that frame the step: of a range in the sentence, of the step before, of the last
    step of the text, of "over the past decade".
    """
    for step in draft.scene.steps:
        ends = _ends(draft, step)
        for at, period in zip(step, ends or (), strict=False):
            if draft.scene.direct[at] is None:
                draft.periods[at] = period
    _compare(draft)


def _ends(draft: Draft, step: Step) -> _Ends | None:
    """Return the periods of both ends of a step, or None where they are what they were."""
    scene, last = draft.scene, draft.periods[step.last]
    if any(scene.direct[at] is not None for at in step):
        first = None if scene.direct[step.first] is None else draft.periods[step.first]
        return first, last
    ranges = [t for t in scene.periods if t.end is not None and t.period is not None]
    if ranges:
        return ranges[-1].period, ranges[-1].end
    earlier = [
        pair
        for pair in draft.pairs()
        if any(draft.periods[s.last] is pair[1] for s in scene.steps if s.last < step.first)
    ]
    pair = earlier[-1] if earlier else None
    if pair is None and scene.free(step.first) is None:
        pair = draft.setting.pair
    if pair is not None:
        return inherited(pair[0]), inherited(pair[1])
    return _framed(draft, step) if scene.free(step.first) is None else (None, last)


def _framed(draft: Draft, step: Step) -> _Ends:
    """Return the first and last year of the frame; for what "has risen", the day is the last."""
    frame, last = draft.setting.frame, draft.periods[step.last]
    if frame is None:
        return None, last
    is_perfect = draft.scene.tenses[step.last] is Tense.PERFECT
    if is_perfect and not is_yearly(draft, step.first):
        last = draft.today()
    else:
        last = assumed(year(frame.end.year))
    return assumed(year(frame.start.year)), last


def _compare(draft: Draft) -> None:
    """Date the changes beside a step as B over A; average growth also in the next sentence."""
    scene, pairs = draft.scene, draft.pairs()
    pair = pairs[-1] if pairs else _inherited_pair(draft)
    if pair is None:
        return
    for at, figure in enumerate(scene.figures):
        if not figure.is_comparing or at in draft.bases or scene.direct[at] is not None:
            continue
        is_average = figure.sense.kind is Kind.AVERAGE_GROWTH
        is_told = _is_compared(scene, at) or (scene.free(at) and not (is_average and pairs))
        if (pairs or is_average) and not is_told:
            draft.bases[at], draft.periods[at] = pair


def _inherited_pair(draft: Draft) -> _Ends | None:
    """Return the periods of the last step of the text before."""
    pair = draft.setting.pair
    return pair and (inherited(pair[0]), inherited(pair[1]))


def _is_compared(scene: Scene, at: int) -> bool:
    """Tell whether words of comparison stand beside a figure."""
    start = scene.figures[at].span.start - len(scene.before(at))
    return any(start <= t.span.start < scene.reach(at) for t in scene.comparisons)


def share_lists(draft: Draft) -> None:
    """Date the changes of a list, "respectively", by the amounts before it, each by its own."""
    scene, at = draft.scene, 0
    while at < len(scene.figures):
        end = _list_end(scene, at)
        count = end - at
        is_told = any(scene.direct[place] for place in range(at, end))
        if 1 < count <= at and scene.figures[at].is_comparing and not is_told:
            start = scene.figures[end - 1].span.end
            if RESPECTIVELY.search(scene.text, start, scene.span.end):
                draft.periods[at:end] = draft.periods[at - count : at]
        at = end


def _list_end(scene: Scene, at: int) -> int:
    """Return the position behind the list of figures of one kind that begins at a place."""
    kind, end = scene.figures[at].sense.kind, at + 1
    while (
        end < len(scene.figures)
        and scene.figures[end].sense.kind is kind
        and _LISTED.fullmatch(scene.before(end))
    ):
        end += 1
    return end


def share_stretches(draft: Draft) -> None:
    """Date an amount that holds "for three consecutive months" by those months."""
    scene = draft.scene
    for at in range(1, len(scene.figures)):
        is_held = is_stretch(scene, at) and _FOR.fullmatch(scene.before(at))
        if is_held and not scene.figures[at - 1].is_comparing:
            draft.periods[at - 1] = inherited(draft.periods[at])
