"""When each figure is true, and what it is compared with.

::

    sentence → words of time that belong to a figure → tense of its verb → figures that are dated
    together → what each is compared with
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.dating.bases import find_bases
from miitbrief.reading.dating.classifiers import is_classifier
from miitbrief.reading.dating.drafts import Draft
from miitbrief.reading.dating.facts import Figure
from miitbrief.reading.dating.joints import HEDGE
from miitbrief.reading.dating.scenes import Scene
from miitbrief.reading.dating.settings import NOWHERE, Setting
from miitbrief.reading.dating.shifts import before_it
from miitbrief.reading.dating.steps import share_lists, share_stretches, take_steps
from miitbrief.reading.dating.stretches import is_stretch, stretch
from miitbrief.reading.dating.telling import told
from miitbrief.reading.dating.tenses import Tense
from miitbrief.reading.dating.undated import in_the_year, undated
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.sentences import sentence_spans
from miitbrief.reading.times.calendar_words import plain
from miitbrief.reading.times.times import TimeExpression

__all__ = ["NOWHERE", "Dates", "Setting", "date_figures"]


class Dates(NamedTuple):
    """When a figure is true.

    Attributes:
        period: The days, or None where nothing dates it.
        basis: What it is compared with, or None.
    """

    period: Period | None
    basis: Period | None


#: What is compared so rose from what it was a year before.
_ANNUALLY = re.compile(
    r"(?i)\byear[- ]on[- ]year\b|\byoy\b|\bannual|\ba\s+year\s+(?:earlier|ago)\b"
)
#: "Every $1 rise adds 14 million": true whenever it comes about.
_EVERY = re.compile(r"(?i)(?<!\bper )\b(?:every|each\s+additional)\s[^,;]*$")
#: A length of time behind these is no time at which something is so.
_WITHIN = re.compile(
    rf"(?i)\b(?:within|in|after|every|last|lasts|lasted|lasting)(?:\s+(?:about|{HEDGE}))?\s+$"
)


def date_figures(
    text: str,
    mentions: Sequence[Mention],
    senses: Sequence[Sense],
    times: Sequence[TimeExpression],
    *,
    date: dt.date | None,
    context: Setting = NOWHERE,
) -> tuple[tuple[Dates, ...], Setting]:
    """Date the figures of a text.

    Each is dated by the words of time behind it in its phrase; or else by those before it in its
    sentence; or else, inherited, by the figure before or by what dates the text so far; or else
    by rule: what "has reached" so much has done so on the briefing's day.

    Args:
        text: A paragraph.
        mentions: Its figures, in order.
        senses: Their kinds.
        times: Its words of time.
        date: The briefing's day.
        context: What dates the text before the paragraph.

    Returns:
        The dates of each figure, and what dates the text behind the paragraph.
    """
    said = plain(text)
    figures = [Figure(m, s) for m, s in zip(mentions, senses, strict=True)]
    dated: list[Dates] = []
    context = context.in_new_paragraph()
    for span in sentence_spans(text):
        inside = [figure for figure in figures if span.contains(figure.span)]
        told = [time for time in times if span.contains(time.span)]
        scene = Scene(said, span, inside, told, date=date)
        setting = context.at(said[span.start : span.end]).framed(scene)
        draft = Draft(scene=scene, setting=setting)
        dated += _dates(draft)
        pairs = [pair for pair in draft.pairs() if pair[0].origin is not Origin.ASSUMED]
        context = setting.behind(scene, pairs, draft.before(len(inside)))
    return tuple(dated), context


def _dates(draft: Draft) -> list[Dates]:
    """Return the dates of the figures of a sentence."""
    scene = draft.scene
    for at in range(len(scene.figures)):
        draft.periods.append(_period(draft, at))
    take_steps(draft)
    share_lists(draft)
    share_stretches(draft)
    return [Dates(*dates) for dates in zip(draft.periods, find_bases(draft), strict=True)]


def _period(draft: Draft, at: int) -> Period | None:
    """Return when a figure is true."""
    scene, figure = draft.scene, draft.scene.figures[at]
    left = scene.text[scene.span.start : figure.span.start]
    right = scene.text[figure.span.end : scene.span.end]
    is_present = scene.tenses[at] in (Tense.PRESENT, Tense.FUTURE)
    if is_present and scene.direct[at] is None and _EVERY.search(left):
        return None
    if is_classifier(figure, left, right, figure.span.of(scene.text)):
        return None
    if scene.is_left_behind(at):
        return before_it(draft.periods[at - 1], is_yearly=_ANNUALLY.search(left) is not None)
    if is_stretch(scene, at):
        is_perfect = scene.tenses[at] is Tense.PERFECT
        return stretch(scene, at, told(draft, at) or (None if is_perfect else undated(draft, at)))
    if figure.sense.kind is Kind.DURATION and _WITHIN.search(left) and not scene.direct[at]:
        return None
    return in_the_year(draft, at, told(draft, at)) or undated(draft, at)
