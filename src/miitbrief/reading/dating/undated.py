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

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.dating.drafts import Draft
from miitbrief.reading.dating.joints import COORDINATION, HEDGE, THAT_OF, VERBAL, WITHIN
from miitbrief.reading.dating.scenes import Scene
from miitbrief.reading.dating.shifts import assumed, inherited, year
from miitbrief.reading.dating.tenses import Tense, words
from miitbrief.reading.times.clock import run

__all__ = ["in_the_year", "is_yearly", "undated"]

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
#: "(Added) in the year": what came about in the year of which the text tells the end.
_IN_THE_YEAR = re.compile(
    r"(?i)\b(?:in|during|over|within|for|throughout|(?:in|over)\s+the\s+course\s+of)\s+"
    r"(?:the|that)(?:\s+(?:whole|full|entire|same))?\s+year\b(?!\s+(?:to|ended|ending|before|[0-9]))"
)
#: What markets quote at any time: the news of it is of the day.
_QUOTES = re.compile(rf"(?i)\b(?:{words('quotes')})\b")
#: "We built 5": whoever reports on deeds of his own speaks of what there is.
_WE = re.compile(r"(?i)\bwe\b[^,;]*$")
#: "Is still 5%": what goes on is so on the day.
_STILL = re.compile(
    r"(?i)\b(?:still|already|as\s+(?:things|matters)\s+stand|nowadays|these\s+days)\b"
)
_REACH = 30
#: Words of time behind these date another clause.
_SUBORDINATE = re.compile(
    r"(?i)\b(?:after|before|when|while|because|since|whose|which|who|where|until|once)\b"
    r"|,\s+as\s+(?!an?\b|one\b|a\s+whole\b)"
)
#: "Quarterly revenue rose": that of the last whole quarter.
_RESULTS = re.compile(
    r"(?i)\b(?:(?P<quarterly>quarterly)|annual|yearly|full-year)\s+(?:(?:net|operating|gross|pretax|core|total"
    r"|underlying|group)\s+)*(?:profits?|sales|revenues?|earnings|income|turnover|loss(?:es)?|results)\b(?!\s+forecast)"
)
_CUMULATIVE = re.compile(r"(?i)\bcumulative(?:ly)?\b")
_CLAUSE = re.compile(r"(?:[^,;]|(?<=[0-9]),(?=[0-9]))*")
_ENERGY = "kilowatt-hour"
_YEAR_END = (12, 31)


def undated(draft: Draft, at: int) -> Period | None:
    """Return the period of a figure that no words of time in its sentence date.

    Args:
        draft: The dates of its sentence.
        at: Its position.
    """
    return _of_flow(draft, at, in_the_year(draft, at, _undated(draft, at)))


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
    if (
        before is not None
        and _is_joined(scene, at)
        and _is_joined(scene, at, draft.place_before(at))
    ):
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
            return draft.today() if _goes_on(draft.scene, at) else None
        case Tense.PRESENT:
            return inherited(before or draft.setting.last or draft.setting.period)
        case Tense.PAST:
            return _past(draft, at, before)
        case None:
            found = inherited(before or draft.setting.period)
            return found or _only_time(draft.scene, at)


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a word beside the verb says that a state goes on: "is still 5%"."""
    verb = scene.verb_of(at)
    start = scene.span.start if verb is None else max(scene.span.start, verb.start - _REACH)
    return _STILL.search(scene.text[start : scene.figures[at].span.start]) is not None


def _due(scene: Scene, at: int) -> Period | None:
    """Return the day by which something is forecast, if it is told behind the figure."""
    start, end = scene.figures[at].span.end, scene.reach(at)
    return next((t.period for t in scene.dues if start <= t.span.start < end), None)


def _past(draft: Draft, at: int, before: Period | None) -> Period | None:
    """Return when something in the past was so: as the text so far, or else unknown.

    What markets quote is of the day, and so is what "we" have done.
    """
    scene, figure = draft.scene, draft.scene.figures[at]
    found = before or draft.setting.period
    if _OF_THIS.search(scene.text[scene.span.start : figure.span.start]):
        found = before or draft.setting.last or found
    if found is not None:
        return inherited(found)
    told = _only_time(scene, at) or _of_results(draft, at)
    if told is not None or figure.sense.kind is Kind.DURATION:
        return told
    return draft.today() if _is_of_the_day(draft, at) else None


def _of_results(draft: Draft, at: int) -> Period | None:
    """Return the last whole quarter or year before the day, of "quarterly" or "annual" results."""
    day, scene = draft.scene.date, draft.scene
    found = _RESULTS.search(scene.text, scene.span.start, scene.figures[at].span.start)
    if found is None or day is None:
        return None
    if not found["quarterly"]:
        return draft.last_year()
    try:
        place = (day.month - 1) // 3 - 1
        return assumed(run(day.year, "quarter", place, place))
    except InvalidValueError:
        return None


def _only_time(scene: Scene, at: int) -> Period | None:
    """Return the one period that a sentence tells, though behind the figure.

    "Sales fell 5% in area, but rose 1% in value, in the six months to June."
    """
    if len(scene.periods) != 1 or scene.is_since(scene.periods[0]):
        return None
    time, period = scene.periods[0], scene.periods[0].period
    ahead = [n for n, f in enumerate(scene.figures) if f.span.end <= time.span.start]
    if period is None or time.end is not None or not ahead or ahead[-1] < at:
        return None
    between = scene.text[scene.figures[ahead[-1]].span.end : time.span.start]
    whole = scene.text[scene.figures[at].span.end : time.span.start]
    is_other = THAT_OF.search(between) or COORDINATION.search(between) or _SUBORDINATE.search(whole)
    is_over = scene.date is None or period.start <= scene.date
    return (
        inherited(period) if is_over and not is_other and not scene.is_former(ahead[-1]) else None
    )


def _is_of_the_day(draft: Draft, at: int) -> bool:
    """Tell whether a figure that nothing dates is news of the day.

    So are the quotes of a market, with the changes that led to them, what "we" did, and what
    changed "within a year".
    """
    scene, figure = draft.scene, draft.scene.figures[at]
    verb = scene.verb_of(at)
    is_deed = not figure.is_comparing or VERBAL.search(figure.span.of(scene.text)) is not None
    start = scene.span.start if verb is None else verb.start
    if verb is not None and is_deed and _WE.search(scene.text, scene.span.start, start):
        return True
    if figure.is_comparing and WITHIN.match(scene.behind(at)):
        return True
    if _QUOTES.search(scene.text, scene.span.start, scene.span.end) is None:
        return False
    is_led = at + 1 < len(scene.figures) and not scene.figures[at + 1].is_comparing
    return not figure.is_comparing or scene.is_end(at) or (is_led and _is_joined(scene, at + 1))


def _is_joined(scene: Scene, at: int, place: int | None = None) -> bool:
    """Tell whether a figure is in the clause of one before, and so is stated with it."""
    own = scene.verb_of(at)
    return own is None or own == scene.verb_of(at - 1 if place is None else place)


def in_the_year(draft: Draft, at: int, period: Period | None) -> Period | None:
    """Return the year of what came about "in the course of the year" whose last day is told."""
    scene = draft.scene
    if period is None or not period.is_day or (period.end.month, period.end.day) != _YEAR_END:
        return period
    start = scene.figures[at].span.start - len(scene.before(at))
    rest = _CLAUSE.match(scene.text, scene.figures[at].span.end, scene.span.end)
    said = scene.text[start : scene.span.end if rest is None else rest.end()]
    whole = year(period.end.year)
    is_told = whole is not None and _IN_THE_YEAR.search(said) is not None
    return attrs.evolve(whole, origin=period.origin) if is_told and whole else period


def _of_flow(draft: Draft, at: int, period: Period | None) -> Period | None:
    """Return the year of a flow beside a stock at the end of that year, and the reverse."""
    if period is None or (period.end.month, period.end.day) != _YEAR_END:
        return period
    said = draft.scene.before(at)
    whole = year(period.end.year)
    is_flow = _FLOW.search(said) or draft.scene.figures[at].mention.unit == _ENERGY
    if whole is not None and period.is_day and is_flow and period.end != draft.scene.date:
        return attrs.evolve(whole, origin=period.origin)
    if _CUMULATIVE.search(said) and not draft.scene.figures[at].is_comparing:
        return attrs.evolve(period, start=period.end, label="")
    return period
