"""The period of figures that no words of time in their clause date, by one rule each."""

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.attachment import is_carried
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    predicate_of,
    stands_behind,
    whole_of,
    words_of,
    year_of,
)
from miitbrief.reading.periods.stocks import as_flow, as_stock, is_state, is_stock
from miitbrief.reading.periods.times_ahead import time_ahead
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["FRAMED", "average_of", "undated"]

FRAMED = "the years that the sentence frames"
"""The rule of what came about in some years, which date nothing in other sentences."""


def undated(dated: DatedSentence, index: int) -> Decision[Period | None]:
    """Return the period of a figure that no words of time in its clause date."""
    own = dated.figures[index]
    usual, frame = _usual(dated, own), _frame(dated, index)
    if usual is not None:
        return Decision(usual, "an amount of each year has the last full year", dated.at(own.at))
    if frame is not None:
        return frame
    before = _of_figure_before(dated, index)
    if before is not None and before.value is not None and not _is_assumed(before.value):
        return before
    ahead = time_ahead(dated, own)
    if ahead is not None:
        time = dated.times[ahead]
        period = whole_of(time) or time.period
        assert period is not None  # Only times that name days are ahead.
        value = as_stock(dated, own, period)
        return Decision(value, "the time named behind it in the clause", time.span)
    return before or _of_text_before(dated, own)


def average_of(dated: DatedSentence, index: int) -> Decision[Period | None] | None:
    """Return the last of the years told before, for "with two-year average growth of 5%"."""
    own = dated.figures[index]
    if not _is_average(dated, own):
        return None
    if own.sense.kind is Kind.AVERAGE_GROWTH and _is_framed(dated, index):
        return _frame(dated, index)
    if index == 0:
        return None if dated.dating else _average_of_two(dated, index)
    told = [
        each
        for figure, each in zip(dated.figures, dated.decided, strict=False)
        if figure.sense.kind is Kind.GROWTH and each.value and not _is_assumed(each.value)
    ]
    ends = {each.value.end for each in told if each.value}
    if len(ends) < 2 or not _is_behind_comma(dated, index):  # noqa: PLR2004
        return None
    latest = next(each for each in told if each.value and each.value.end == max(ends))
    assert latest.value is not None
    value = attrs.evolve(latest.value, origin=Origin.INHERITED)
    return Decision(value, "the last of the times told before", latest.evidence)


def _is_behind_comma(dated: DatedSentence, index: int) -> bool:
    """Tell whether a comma and no time stand between a figure and the one before."""
    first, last = dated.figures[index - 1].at, dated.figures[index].at
    comma = dated.clauses.tags.rfind(",", first, last)
    return comma >= 0 and not any(comma < at < last and dated.is_dating(at) for at in dated.times)


def _is_average(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is an average growth, or behind "two-year average"."""
    near = range(max(0, own.at - _NEAR), own.at)
    is_told = any(at in dated.times and "average" in dated.clauses.word(at) for at in near)
    is_growth = own.sense.kind is Kind.GROWTH
    return own.sense.kind is Kind.AVERAGE_GROWTH or (is_growth and is_told)


#: So near before its number "two-year average" stands.
_NEAR = 5


def _average_of_two(dated: DatedSentence, index: int) -> Decision[Period | None] | None:
    """Return the later of the last two times told, over the earlier one."""
    one, two = dated.before.period, dated.before.other
    if one is None or two is None or one.end == two.end:
        return None
    first, last = sorted((one, two), key=lambda each: each.end)
    evidence = dated.before.evidence
    basis = attrs.evolve(first, origin=Origin.INHERITED)
    dated.bases[index] = Decision(basis, "the first of the last two times told", evidence)
    value = attrs.evolve(last, origin=Origin.INHERITED)
    return Decision(value, "the second of the last two times told", evidence)


def _is_assumed(period: Period) -> bool:
    """Tell whether a period was assumed by rule."""
    return period.origin is Origin.ASSUMED


def _of_figure_before(dated: DatedSentence, index: int) -> Decision[Period | None] | None:
    """Return the period of the last figure before that has one and is no earlier amount."""
    own = dated.figures[index]
    for place in range(index - 1, -1, -1):
        period = dated.period(place)
        at = dated.figures[place].at
        if period is None or stands_behind(dated, at, FORMERS):
            continue
        if not is_carried(dated, own, at, period):
            continue
        known = Decision(period, "", dated.decided[place].evidence)
        origin = Origin.ASSUMED if _is_assumed(period) else Origin.INHERITED
        value = attrs.evolve(as_stock(dated, own, as_flow(dated, own, known)), origin=origin)
        return Decision(value, "the time of the figure before", dated.decided[place].evidence)
    return None


def _of_text_before(dated: DatedSentence, own: DatedFigure) -> Decision[Period | None]:
    """Return the period that the sentences before leave, or else the briefing's day."""
    survey = _survey(dated)
    if survey is not None:
        return Decision(dated.today(), "an undated survey is of the briefing's day", survey)
    period = dated.before.period
    if period is not None and _inherits(dated, own, period):
        inherited = attrs.evolve(period, origin=Origin.INHERITED)
        known = Decision(inherited, "", dated.before.evidence)
        value = as_stock(dated, own, as_flow(dated, own, known))
        return Decision(value, "the time that the text before names", dated.before.evidence)
    return Decision(dated.today(), "otherwise the briefing's day")


_SURVEYS = words("surveys")


def _survey(dated: DatedSentence) -> Span | None:
    """Return the word that says that a sentence without a time tells what was found by asking."""
    if dated.dating:
        return None
    named = (
        dated.at(at)
        for at, mark in enumerate(dated.clauses.tags)
        if mark == "N" and dated.clauses.lemma(at) in _SURVEYS
    )
    return next(named, None)


def _usual(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the last full year of what is said of each year, or the last full quarter."""
    behind = [dated.clauses.word(at) for at in range(own.at + 1, own.at + 4)]
    words = own.measure.lower().split()
    if dated.day is None or own.is_change or is_stock(dated, own) or own.sense.kind is Kind.SHARE:
        return None
    if words[:1] == ["quarterly"]:
        first = (dated.day.month - 1) // 3 * 3 + 1
        now = Period.parse(f"{dated.day.year:04}-Q{(first + 2) // 3}")
        return attrs.evolve(now.shift(months=-3), origin=Origin.ASSUMED)
    is_yearly = (
        behind[:2] in (["a", "year"], ["per", "year"], ["each", "year"]) or "annually" in behind
    )
    if is_yearly or {"annual", "full-year"} & set(words[:3]):
        return attrs.evolve(year_of(max(1, dated.day.year - 1)), origin=Origin.ASSUMED)
    return None


def _frame(dated: DatedSentence, index: int) -> Decision[Period | None] | None:
    """Return the years of "over the past decade", for what came about in them."""
    own = dated.figures[index]
    frame = next((time for time in dated.times.values() if _is_frame(dated, time)), None)
    period = None if frame is None else frame.period
    if frame is None or period is None or (dated.day is not None and period.end >= dated.day):
        return None
    predicate = predicate_of(dated, own)
    if own.sense.kind is Kind.AVERAGE_GROWTH:
        value = year_of(period.end.year)
        first = attrs.evolve(year_of(max(1, period.start.year - 1)), origin=Origin.ASSUMED)
        dated.bases[index] = Decision(first, "the year before those that frame", frame.span)
    elif (
        own.is_change
        or (predicate is not None and predicate.has("deed"))
        or (own.sense.kind is Kind.LEVEL and not is_stock(dated, own))
    ):
        value = period
    else:
        return None
    return Decision(value, FRAMED, frame.span)


def _is_framed(dated: DatedSentence, index: int) -> bool:
    """Tell whether a frame of years stands beside a figure, with no other figure between."""
    places = [each.at for each in dated.figures]
    first = places[index - 1] if index else -1
    last = places[index + 1] if index + 1 < len(places) else len(dated.clauses.tags)
    return any(first < at < last and _is_frame(dated, time) for at, time in dated.times.items())


def _is_frame(dated: DatedSentence, time: TimeExpression) -> bool:
    """Tell whether words of time frame years: "over the past decade", and no "since"."""
    is_since = "since" in words_of(dated, time).split()
    return time.role is TimeRole.FRAME and time.period is not None and not is_since


_POINTING = words("pointing")


def _inherits(dated: DatedSentence, own: DatedFigure, period: Period) -> bool:
    """Tell whether a figure takes the period of its paragraph, or of the one before."""
    predicate = predicate_of(dated, own)
    if predicate is not None and predicate.is_future:
        return False
    if dated.day is not None and period.start > dated.day:
        return False  # A time to come, such as a deadline, dates no fact of another sentence.
    if period.is_day or (dated.clauses.word(0) == "of" and dated.clauses.word(1) in _POINTING):
        return True
    is_present = predicate is not None and (
        predicate.is_perfect or (predicate.finite and not predicate.past and is_state(dated, own))
    )
    if is_present and own.sense.kind not in (Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE):
        return False
    return not (dated.before.carried and is_stock(dated, own))
