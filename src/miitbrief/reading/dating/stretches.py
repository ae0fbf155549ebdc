"""Lengths of time as facts: "for seven consecutive years", "for more than 30 years"."""

import datetime as dt
import re

import attrs

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.dating.facts import Figure
from miitbrief.reading.dating.joints import HEDGE
from miitbrief.reading.dating.scenes import Scene
from miitbrief.reading.dating.shifts import shifted
from miitbrief.reading.dating.tenses import Tense
from miitbrief.reading.times.calendar_words import MONTHS_OF
from miitbrief.reading.times.clock import run

__all__ = ["is_stretch", "stretch"]

_CONSECUTIVE = re.compile(r"(?i)\b(?:consecutive|straight|successive|running|in\s+a\s+row)\b")
_FOR = re.compile(rf"(?i)\bfor(?:\s+(?:the\s+past|the\s+last|{HEDGE}))?\s*$")
#: "Enough for 21 days", "extended for four years": no time that is over.
_NOT_LASTING = re.compile(
    r"(?i)\b(?:enough|sufficient|extend\w*|postpone\w*|delay\w*|suspend\w*|plan\w*|approv\w*)\b"
)
#: "Ending a fall of three consecutive years", which therefore lie before.
_ENDED = re.compile(r"(?i)\b(?:end|break|broke|halt|revers|snap)\w*\b[^,;]*$")
#: Words of a stretch stand in its duration, or this many characters behind it at most.
_REACH = 15
_UNITS = {"year": (1, 0), "quarter": (0, 3), "month": (0, 1)}
_DAYS = {"week": 7, "day": 1}


def is_stretch(scene: Scene, at: int) -> bool:
    """Tell whether a figure is a stretch with a last day: "N consecutive years", "for N years"."""
    figure = scene.figures[at]
    if figure.sense.kind is not Kind.DURATION:
        return False
    return _is_consecutive(scene, figure) or _is_lasting(scene, at)


def _is_consecutive(scene: Scene, figure: Figure) -> bool:
    """Tell whether a duration is said to have no gap."""
    start, end = figure.span.start, min(figure.span.end + _REACH, scene.span.end)
    return _CONSECUTIVE.search(scene.text[start:end]) is not None


def _is_lasting(scene: Scene, at: int) -> bool:
    """Tell whether a perfect says how long something has been so up to the day.

    "Over 70% have been there for 10 years" tells it of each one, and of no stretch of days.
    """
    figure, verb = scene.figures[at], scene.verb_of(at)
    if verb is None or verb.tense is not Tense.PERFECT or not _FOR.search(scene.before(at)):
        return False
    clause = max([scene.span.start, *(b.end() for b in scene.breaks if b.end() <= verb.start)])
    head = scene.text[verb.start : figure.span.start]
    heads = [f for f in scene.figures if clause <= f.span.start < verb.start]
    others = [v for v in scene.verbs if clause <= v.start < verb.start]
    subjects = [f for f in heads if not any(v.start < f.span.start for v in others)]
    return verb.end <= figure.span.start and not subjects and not _NOT_LASTING.search(head)


def stretch(scene: Scene, at: int, told: Period | None) -> Period | None:
    """Return the days of a stretch.

    It ends with the period that dates it; where nothing does, with the day, or with the last
    whole year.

    Args:
        scene: The sentence.
        at: The position of the duration.
        told: What dates it.
    """
    figure = scene.figures[at]
    count, unit = int(figure.mention.value), figure.mention.unit or ""
    if count < 1:
        return None
    if not _is_consecutive(scene, figure):
        return None if scene.date is None else _up_to(scene.date, unit, count)
    since = [t for t in scene.periods if scene.is_since(t) and t.period]
    if told is None or (told.is_day and told.end == scene.date):
        told = told or _today(scene)
        if told and unit in _UNITS:
            told = _unit_before(told, unit)
    if since and unit == "year" and since[-1].period:
        return _years(since[-1].period.start.year, count, since[-1].period.origin)
    if told is None:
        return None
    found = _ending(told, unit, count)
    if found and _ENDED.search(scene.before(at)):
        years, months = _UNITS.get(unit, (0, 0))
        moved = shifted(found, years=-years, months=-months, days=-_DAYS.get(unit, 0))
        return moved and attrs.evolve(moved, origin=Origin.ASSUMED)
    return found


def _today(scene: Scene) -> Period | None:
    """Return the day of the briefing, by rule."""
    day = scene.date
    return None if day is None else Period(start=day, end=day, origin=Origin.ASSUMED)


def _unit_before(day: Period, unit: str) -> Period | None:
    """Return the last whole year, quarter or month before a day."""
    try:
        size = MONTHS_OF[unit]
        place = (day.end.month - 1) // size - 1
        return attrs.evolve(run(day.end.year, unit, place, place), origin=Origin.ASSUMED)
    except InvalidValueError:
        return None


def _ending(last: Period, unit: str, count: int) -> Period | None:
    """Return so many units of which the last ends with a period."""
    if unit in _DAYS:
        if not last.is_day:
            return None
        first = shifted(last, days=1 - count * _DAYS[unit])
        return first and attrs.evolve(first, end=last.end, label="")
    if unit == "year":
        return _years(last.end.year - count + 1, count, last.origin)
    if unit not in _UNITS:
        return None
    months = _UNITS[unit][1]
    end = last.end
    start = shifted(
        Period(start=end.replace(day=1), end=end, origin=last.origin), months=1 - months * count
    )
    return start and attrs.evolve(start, end=end, label="")


def _years(first: int, count: int, origin: Origin) -> Period | None:
    """Return so many calendar years, if there are such."""
    if first < dt.MINYEAR or first + count - 1 > dt.MAXYEAR:
        return None
    start, end = dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31)
    return Period(start=start, end=end, origin=origin)


def _up_to(day: dt.date, unit: str, count: int) -> Period | None:
    """Return so many units up to a day."""
    years, months = _UNITS.get(unit, (0, 0))
    days = _DAYS.get(unit, 0)
    if not (years or months or days):
        return None
    here = Period(start=day, end=day, origin=Origin.ASSUMED)
    first = shifted(here, years=-years * count, months=-months * count, days=-days * count)
    return first and attrs.evolve(first, end=day)
