"""What a figure is compared with: another period that is told, or that a rule supplies.

::

    basis = words of comparison behind the figure, or behind the list that it is in
          | the period of the amount behind or before that it rose or fell from
          | words of comparison before it in its clause
          | what the change before it is compared with
          | the year before, for growth; the day before, for a change on a day
"""

import calendar
import datetime as dt
import re

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.dating.drafts import Draft
from miitbrief.reading.dating.joints import VERBAL, WITHIN
from miitbrief.reading.dating.scenes import Scene
from miitbrief.reading.dating.shifts import assumed, inherited, shifted, year
from miitbrief.reading.dating.tenses import Tense
from miitbrief.reading.times.calendar_words import MONTHS_OF, NUMBERS
from miitbrief.reading.times.days import holiday_of
from miitbrief.reading.times.times import TimeExpression

__all__ = ["find_bases", "resolved"]

_RATES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH})
#: "6 points higher than overall": compared with something else at the same time.
_GAP = re.compile(
    r"(?i)\s*(?:percentage\s+points\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:than|above|below|behind|ahead\s+of|over)\s+"
    r"(?!in\b|an?\b|at\b|the\s+(?:same|previous|end|level|figure|past|last|years?|decade|months?|quarter|week|period"
    r"|course|first|second|third|fourth|[0-9])|last\b|[0-9])"
    r"(?!(?:that|the\s+\w+)\s+(?:in|of)\s+(?:[0-9]|last|the\s+(?:same|previous)))"
)
#: "Compared with expectations, (5% lower)".
_EXPECTED = re.compile(
    r"(?i)\bcompared\s+(?:with|to)\s+(?:[\w']+\s+){0,2}(?:expectations|forecasts|estimates|projections"
    r"|predictions|peers|rivals)\b"
)
_LIST = re.compile(r"\s*(?:,|and|or|,\s*and|to|-)?\s*(?:[a-z]+\s+(?:than\s+)?)?")
_AGO = re.compile(r"(?i)\bago$")
_SINCE = re.compile(r"(?i)\bsince\b")
_TWO_YEARS = re.compile(r"(?i)\baverage\b[^;]*\btwo\s+years\b|\btwo\s+years\b[^;]*\baverage\b")
_LENGTHS = {
    "decade": (10, 0, 0),
    "year": (1, 0, 0),
    "quarter": (0, 3, 0),
    "month": (0, 1, 0),
    "week": (0, 0, 7),
    "day": (0, 0, 1),
}
#: "(A two-year) average growth of (5%)".
_AVERAGE = re.compile(
    r"(?i)\baverage\s+(?:annual\s+)?(?:growth|increase|rise)(?:\s+rate)?\s+(?:of\s+)?$"
)
_DAYS_OF_WEEK = 7


def find_bases(draft: Draft) -> list[Period | None]:
    """Return what each figure of a sentence is compared with, or None.

    Args:
        draft: The dates of the sentence, of which the periods are complete.
    """
    for at, figure in enumerate(draft.scene.figures):
        if not figure.is_comparing:
            draft.bases[at] = None
        elif draft.bases.get(at) is None:
            draft.bases[at] = _basis(draft, at)
    return [draft.bases[at] for at in range(len(draft.scene.figures))]


def _basis(draft: Draft, at: int) -> Period | None:
    """Return what a change is compared with."""
    basis = _told(draft, at)
    if basis is not None or _is_gap(draft.scene, at):
        return basis
    return _of_step(draft, at) or _former(draft, at) or _shared(draft, at) or _by_rule(draft, at)


def _told(draft: Draft, at: int) -> Period | None:
    """Return what words of comparison tell."""
    scene, period = draft.scene, draft.periods[at]
    time = scene.compared(at) or _behind(scene, at)
    if time is None:
        amount = _amount_behind(draft, at)
        if amount is not None:
            return amount
        time = _ahead(scene, at)
    return _within(draft, at) if time is None else resolved(scene, time, period)


def _behind(scene: Scene, at: int) -> TimeExpression | None:
    """Return the words of comparison behind a figure, or behind its list."""
    figure = scene.figures[at]
    for time in scene.comparisons:
        if figure.span.end <= time.span.start < scene.reach(at) and _fits(scene, at, time):
            return None if ";" in scene.text[figure.span.end : time.span.start] else time
    if at + 1 == len(scene.figures):
        return None
    is_alike = scene.figures[at + 1].sense.kind is figure.sense.kind
    return _behind(scene, at + 1) if is_alike and _LIST.fullmatch(scene.behind(at)) else None


def _amount_behind(draft: Draft, at: int) -> Period | None:
    """Return the period of the amount behind a change: "up 5 points from 10% in 2016"."""
    scene, period = draft.scene, draft.periods[at]
    if at + 1 >= len(scene.figures) or scene.figures[at + 1].is_comparing or period is None:
        return None
    other = draft.periods[at + 1]
    if other is None or other.start >= period.start or not scene.is_former(at + 1):
        return None
    start, end = scene.figures[at].span.end, scene.figures[at + 1].span.start
    return None if scene.is_broken(start, end) else other


def _ahead(scene: Scene, at: int) -> TimeExpression | None:
    """Return the words of comparison before a figure in its clause, or at the sentence's start."""
    start = scene.figures[at].span.start
    ahead = [t for t in scene.comparisons if t.span.end <= start and _fits(scene, at, t)]
    if not ahead:
        return None
    time = ahead[-1]
    is_first = time.span.start == scene.span.start
    is_other = any(time.span.end <= f.span.start < start for f in scene.figures)
    is_apart = ";" in scene.text[time.span.end : start] or (
        not is_first and scene.is_broken(time.span.end, start)
    )
    return None if is_apart or (is_other and not is_first) else time


def _fits(scene: Scene, at: int, time: TimeExpression) -> bool:
    """Tell whether words may compare a figure: an average over years is no plain growth."""
    return _is_average(scene, at) or not time.shift or "average" not in scene.words(time).lower()


def _is_gap(scene: Scene, at: int) -> bool:
    """Tell whether a figure is compared with something else at the same time."""
    if _EXPECTED.search(scene.clause_before(at)):
        return True
    is_average = scene.figures[at].sense.kind is Kind.AVERAGE_GROWTH
    return not is_average and _GAP.match(scene.behind(at)) is not None


def _of_step(draft: Draft, at: int) -> Period | None:
    """Return the period of A, for a change beside "from A to B" that is true when B is."""
    own = draft.periods[at]
    for first, last in draft.pairs():
        if own is not None and own.coincides(last):
            return inherited(first)
    return None


def _former(draft: Draft, at: int) -> Period | None:
    """Return the period of the amount before that another rose or fell from."""
    scene, own = draft.scene, draft.periods[at]
    for place in range(at - 1, -1, -1):
        other = draft.periods[place]
        if own is not None and other is not None and scene.is_former(place):
            is_before = other.end < own.end and not scene.figures[place].is_comparing
            return inherited(other) if is_before else None
    return None


def _shared(draft: Draft, at: int) -> Period | None:
    """Return what the change before it is compared with, where that is told."""
    scene, own = draft.scene, draft.periods[at]
    for place in range(at - 1, -1, -1):
        link = scene.text[scene.figures[place].span.end : scene.figures[at].span.start]
        basis, other = draft.bases[place], draft.periods[place]
        if ";" in link or own is None:
            return None
        if basis is None or other is None or scene.compared(place) is not None:
            continue
        is_average = _is_average(scene, at)
        if _is_average(scene, place) is not is_average or not own.coincides(other):
            return None
        if place == at - 1 and _LIST.fullmatch(link):
            return basis
        return inherited(basis) if basis.origin is not Origin.ASSUMED else None
    return None


def _is_average(scene: Scene, at: int) -> bool:
    """Tell whether a figure is an average growth."""
    is_growth = scene.figures[at].sense.kind is Kind.GROWTH
    is_average = is_growth and _AVERAGE.search(scene.before(at)) is not None
    return is_average or scene.figures[at].sense.kind is Kind.AVERAGE_GROWTH


def _by_rule(draft: Draft, at: int) -> Period | None:
    """Return what a change without any words of comparison is compared with."""
    scene, figure, period = draft.scene, draft.scene.figures[at], draft.periods[at]
    if period is None:
        return None
    spans = [time for time in scene.periods if time.basis and time.period == period]
    if spans:
        return _of_span(scene, at, spans[0])
    if figure.sense.kind is Kind.MULTIPLE and not VERBAL.search(figure.span.of(scene.text)):
        return None
    if _is_by_now(draft, at):
        frame = draft.setting.frame
        return _since_then(draft, at) or assumed(frame and year(frame.start.year))
    if figure.sense.kind in _RATES and _TWO_YEARS.search(scene.before(at) + scene.behind(at)):
        return assumed(shifted(period, years=-2))
    return assumed(_default(period, figure.sense.kind, is_directed=bool(figure.sense.direction)))


def _within(draft: Draft, at: int) -> Period | None:
    """Return what lies so long before: "has doubled in 18 months", "fell by half within a year"."""
    scene, period = draft.scene, draft.periods[at]
    match = WITHIN.match(scene.behind(at))
    if match is None or period is None:
        return None
    word, unit = match["n"].lower(), match["unit"].lower()
    count = NUMBERS.get(word, 1) if not word.isdigit() else int(word)
    years, months, days = _LENGTHS[unit]
    return assumed(
        shifted(period, years=-years * count, months=-months * count, days=-days * count)
    )


def _of_span(scene: Scene, at: int, time: TimeExpression) -> Period | None:
    """Return what a change in a Five-Year Plan, or since a year, is compared with."""
    if not scene.is_since(time):
        return assumed(time.basis)
    return time.basis if scene.is_change(at) else None


def _is_by_now(draft: Draft, at: int) -> bool:
    """Tell whether a change is one that has come about by the briefing's day."""
    scene, period = draft.scene, draft.periods[at]
    if period is None or scene.tenses[at] is not Tense.PERFECT:
        return False
    is_today = period.is_day and period.end == scene.date and period.origin is not Origin.STATED
    return is_today or period.origin is Origin.ASSUMED


def _since_then(draft: Draft, at: int) -> Period | None:
    """Return the period of the figure before, for what "has since" changed."""
    verb = draft.scene.verb_of(at)
    dated = [period for period in draft.periods[:at] if period is not None]
    if not dated or verb is None or not _SINCE.search(draft.scene.text, verb.start, verb.end):
        return None
    return inherited(dated[-1])


def _default(period: Period, kind: Kind, *, is_directed: bool) -> Period | None:
    """Return what a change in a period is over, where nobody says it.

    Growth is over the year before; on a day, in a week or in the year to date it is over the day
    before.  An absolute change is over the period before, or over the state on the day before the
    period.
    """
    if period.start == dt.date.min:
        return None
    day = period.start - dt.timedelta(days=1)
    eve = Period(start=day, end=day)
    is_week = 1 < period.count("day") <= _DAYS_OF_WEEK and not period.label
    is_from_new_year = (period.start.month, period.start.day) == (1, 1) and not period.is_day
    is_short = is_week or ((period.is_day or is_from_new_year) and not _ends_month(period))
    if kind in _RATES or kind is Kind.MULTIPLE:
        return eve if is_short else _year_before(period)
    if not is_directed or is_short:
        return eve if is_directed else None
    months = period.count("month")
    if kind is not Kind.CHANGE or period.is_day:
        return None
    year = MONTHS_OF["year"]
    if months in (1, year, 2 * year):
        return shifted(period, months=-min(months, year))
    return eve if is_from_new_year else None


def _year_before(period: Period) -> Period | None:
    """Return the same part of the year before; of whole years together, the year before them."""
    first, last = year(period.start.year), year(period.end.year)
    is_years = first is not None and last is not None and first.start == period.start
    if is_years and last and last.end == period.end and period.start.year < period.end.year:
        return year(period.start.year - 1)
    return shifted(period, years=-1)


def _ends_month(period: Period) -> bool:
    """Tell whether a period ends with a month."""
    return period.end.day == calendar.monthrange(period.end.year, period.end.month)[1]


def resolved(scene: Scene, time: TimeExpression, period: Period | None) -> Period | None:
    """Return the days that words of time mean beside a period.

    "A year earlier" lies a year before it; "a decade ago", beside today, is a year.

    Args:
        scene: The sentence.
        time: The words of time.
        period: The period that they refer to.
    """
    if time.shift is None or period is None:
        return time.period
    years, months = time.shift
    if time.period is not None:
        return shifted(period, years=time.period.start.year - period.start.year)
    is_today = period.is_day and period.end == scene.date
    if is_today and abs(years) > 1 and _AGO.search(scene.words(time)):
        return year(period.end.year + years)
    if time.is_stock and years:
        whole = year(period.end.year + years)
        return whole and Period(start=whole.end, end=whole.end)
    moved = holiday_of(period, years) or shifted(period, years=years, months=months, days=time.days)
    is_average = "average" in scene.words(time).lower()
    return assumed(moved) if is_average else moved and attrs.evolve(moved, origin=Origin.STATED)
