"""What figures are compared with.

::

    basis = words of comparison behind the figure, behind its list or before it in its clause
          | the period of the amount that it rose or fell from
          | what the change before it is compared with | the year before, for growth
"""

import datetime as dt
from calendar import monthrange

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.chunks.numbers import SMALL
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.attachment import NEAR, heads_clause
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    stands_behind,
    year_of,
)
from miitbrief.reading.periods.resolution import shifted
from miitbrief.reading.periods.stocks import SHORTEST_MONTH, is_flow
from miitbrief.reading.times.clock import SEASONS
from miitbrief.reading.times.times import TimeRole

__all__ = ["basis_of"]


def basis_of(dated: DatedSentence, index: int) -> Decision[Period | None]:
    """Return what a figure is compared with."""
    own = dated.figures[index]
    if own.sense.kind is Kind.CONTRIBUTION and own.mention.unit == "percentage point":
        return _same_before(dated, index) or Decision(None, _NOTHING)
    if not own.is_change or dated.clauses.word(own.at + 1) == "too":
        return Decision(None, "an amount is compared with nothing")
    if index not in dated.bases:
        found = _named(dated, index) or _implied(dated, index)
        dated.bases[index] = found or Decision(None, _NOTHING)
    decided = dated.bases[index]
    period, basis = dated.period(index), decided.value
    is_of_day = period is not None and _is_moment(period, dated.day) and not is_flow(own)
    if basis is not None and is_of_day and _is_long(basis):
        decided = dated.bases[index] = decided._replace(
            value=attrs.evolve(basis, start=basis.end, label="")
        )
    return decided


_NOTHING = "otherwise nothing that is named"
_Found = Decision[Period | None] | None


def _named(dated: DatedSentence, index: int) -> _Found:
    """Return what words beside a change name, or an amount that it starts from."""
    own, period = dated.figures[index], dated.period(index)
    found = _average_before(dated, index) or _compared_behind(dated, index)
    found = found or _of_start(dated, index)
    found = found or _amount_behind(dated, index)
    found = found or _level_before(dated, index) or _within(dated, own, period)
    is_multiple = own.sense.kind is Kind.MULTIPLE and own.sense.direction is None
    is_gap = own.sense.kind is Kind.POINT_CHANGE and _is_gap(dated, own)
    if found is not None or is_multiple or is_gap:
        return found
    before = _compared_before(dated, own, index)
    return before or _from_level(dated, index) or _same_before(dated, index)


def _implied(dated: DatedSentence, index: int) -> _Found:
    """Return what a change is compared with by rule, where no words name it."""
    own, period = dated.figures[index], dated.period(index)
    pair = _of_pair(dated, own, period)
    if pair is not None:
        return Decision(pair, "the first of the two times of the change before", None)
    years = _before_years(period)
    if years is not None:
        return Decision(years, "the year before the years in which it changed")
    before = _year_before(dated, own, period)
    if before is None:
        return None
    return Decision(before, "otherwise the same period a year before")


def _is_moment(period: Period, day: dt.date | None) -> bool:
    """Tell whether a period is the last day of a month, or the briefing's: the day of a stock."""
    return period.is_day and (_ends_month(period) or period.end == day)


def _ends_month(period: Period) -> bool:
    """Tell whether the last day of a period is that of a month."""
    return period.end.day == monthrange(period.end.year, period.end.month)[1]


def _is_long(basis: Period) -> bool:
    """Tell whether a basis is a month or longer, so that what is of a day has its last day."""
    return (basis.end - basis.start).days >= SHORTEST_MONTH


def _of_pair(dated: DatedSentence, own: DatedFigure, period: Period | None) -> Period | None:
    """Return the first of two times between which the last rise lay, for its average growth."""
    pair = dated.before.pair
    if own.sense.kind is not Kind.AVERAGE_GROWTH or pair is None or period is None:
        return None
    return attrs.evolve(pair[0], origin=Origin.INHERITED) if period.coincides(pair[1]) else None


def _before_years(period: Period | None) -> Period | None:
    """Return the year before several years, with which what changed in them is compared."""
    if period is None or period.start.year <= 1 or not _is_years(period):
        return None
    return attrs.evolve(year_of(period.start.year - 1), origin=Origin.ASSUMED)


def _is_years(period: Period) -> bool:
    """Tell whether a period is of two whole years or more."""
    first, last = period.start, period.end
    is_whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return is_whole and last.year > first.year


def _year_before(dated: DatedSentence, own: DatedFigure, period: Period | None) -> Period | None:
    """Return the same period a year before, with which growth is compared by rule."""
    is_verb = dated.clauses.word(own.at).endswith(("ed", "ing")) and own.sense.kind is Kind.MULTIPLE
    if period is None or not (own.sense.kind is Kind.GROWTH or is_verb):
        return None
    if period.is_day and not _is_of_stock_before(dated, own, period):
        return None
    if _is_gap(dated, own) or period.start.year <= 1:
        return None
    if (period.start.month, period.start.day) == (1, 1) and period.end == dated.day:
        day = dt.date.fromordinal(period.start.toordinal() - 1)
        return Period(start=day, end=day, origin=Origin.ASSUMED)
    return attrs.evolve(period.shift(years=-1), origin=Origin.ASSUMED, label="")


#: The months of a month or a year, which a stock may be of; of "five months" it is a running one.
_UNITS = (1, 12)


def _is_of_stock_before(dated: DatedSentence, own: DatedFigure, period: Period) -> bool:
    """Tell whether the growth is of a stock told before for a moment: "at the end of May"."""
    if period.end == dated.day or not _ends_month(period):
        return False
    ranges = {
        time.span
        for time in dated.times.values()
        if time.period is not None and time.period.count("month") not in _UNITS
    }
    return any(
        not figure.is_change and decided.value == period and decided.evidence not in ranges
        for figure, decided in zip(dated.figures, dated.decided, strict=True)
        if figure.at < own.at
    )


_EXPECTED = words("expectations")


def _is_gap(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a change is said over another thing, and over no other time."""
    before = [dated.clauses.word(at) for at in range(own.at)]
    if "compared with" in before and _EXPECTED.intersection(before):
        return True
    behind = [dated.clauses.word(at) for at in range(own.at + 1, own.at + 4)]
    is_over = any(word in ("than", "above", "below", "over") for word in behind)
    return is_over or _is_over_aim(dated, own)


def _is_over_aim(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a change is over an aim or a lowest point: "exceeded the target by 39%"."""
    clauses = dated.clauses
    for at in range(max(0, own.at - _NEAR), min(len(clauses.tags), own.at + _NEAR)):
        is_aim = clauses.classes(at) & _AIMS or clauses.word(at) in _POINTS
        is_apart = set(",;:") & set(clauses.tags[min(at, own.at) : max(at, own.at)])
        if clauses.tags[at] in "NA" and is_aim and not is_apart:
            before = {clauses.lemma(place) for place in range(max(0, at - _BESIDE), at)}
            if before & _PASSING:
                return True
    return False


#: So near to a change stands what it is over.
_NEAR = 8
#: So near before an aim stands the word that compares with it.
_BESIDE = 4
_AIMS = frozenset(["aim", "forecast"])
_POINTS = frozenset([*SEASONS, "lowest", "highest"])
_PASSING = words("passing")


def _average_before(dated: DatedSentence, index: int) -> _Found:
    """Return the basis of "two-year average growth of 5%"."""
    own = dated.figures[index]
    if own.sense.kind not in (Kind.GROWTH, Kind.AVERAGE_GROWTH):
        return None
    for at in range(own.at - 1, max(-1, own.at - NEAR), -1):
        if dated.clauses.tags[at] == "F":
            return None
        if dated.clauses.tags[at] == "T" and _is_average_growth(dated, at):
            return _told(dated, index, at)
    return None


def _compared_behind(dated: DatedSentence, index: int) -> _Found:
    """Return what words of comparison behind a change name."""
    own, tags = dated.figures[index], dated.clauses.tags
    for at in range(own.listed[1] + 1, len(tags)):
        if tags[at] == "T" and (_compares(dated, at) or _is_of_then(dated, own, at)):
            return _told(dated, index, at)
        if tags[at] in "F;:.S(?":
            break
        if tags[at] == "," and not _comparison_follows(dated, at):
            break
    return None


def _compared_before(dated: DatedSentence, own: DatedFigure, index: int) -> _Found:
    """Return what words of comparison before a change in its clause name."""
    tags = dated.clauses.tags
    for at in range(own.listed[0] - 1, -1, -1):
        if tags[at] == "T" and _compares(dated, at):
            return _told(dated, index, at)
        if tags[at] in ";.FW" or (tags[at] == "S" and dated.clauses.tag(at - 1) == ","):
            break
    return None


def _told(dated: DatedSentence, index: int, at: int) -> _Found:
    """Return what words of comparison name for a figure."""
    period, time = dated.period(index), dated.times[at]
    basis = _earlier_than(period, shifted(time, period), is_bare=_is_bare(dated, at))
    if basis is None:
        return None
    return Decision(basis, "what it is compared with is named", time.span)


def _is_bare(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time name no year."""
    return not any(char.isdigit() for char in dated.clauses.word(at))


def _earlier_than(period: Period | None, found: Period | None, *, is_bare: bool) -> Period | None:
    """Return the last such time before a period, of a time whose year is not named.

    "In the third quarter of 2021, 2 points more than in the second quarter": of that year.
    """
    if found is None or period is None or found.start < period.start or found.is_day:
        return found
    if not is_bare:
        return found
    moved = found.shift(years=period.start.year - found.start.year)
    return moved if moved.start < period.start else moved.shift(years=-1)


def _within(dated: DatedSentence, own: DatedFigure, period: Period | None) -> _Found:
    """Return what lies so long before: "has doubled in 18 months", "tripled within a year"."""
    clauses = dated.clauses
    if period is None:
        return None
    for at in range(own.at + 1, len(clauses.tags)):
        if clauses.tags[at] in "F,;:.S":
            return None
        words = f"{clauses.word(at + 1)} {clauses.word(at + 2)}".split()
        unit = words[1].removesuffix("s") if len(words) > 1 else ""
        if clauses.word(at) in ("in", "within") and unit in _LENGTHS:
            moved = _back(period, words[0], unit)
            return None if moved is None else Decision(moved, "so long before", dated.at(at + 1))
    return None


#: Units of time in months, or else in days.
_LENGTHS = {"month": (1, 0), "year": (12, 0), "decade": (120, 0), "week": (0, 7), "day": (0, 1)}


def _back(period: Period, number: str, unit: str) -> Period | None:
    """Return the period so many units before, or None for what is no number."""
    spelled = 1 if number in ("a", "one") else SMALL.get(number, 0)
    count = int(number) if number.isdecimal() else spelled
    months, days = (count * each for each in _LENGTHS[unit])
    if not 0 < count < _MANY:
        return None
    try:
        moved = period.shift(months=-months)
        start, end = (each - dt.timedelta(days=days) for each in (moved.start, moved.end))
    except (ValueError, OverflowError):
        return None
    return Period(start=start, end=end, origin=Origin.ASSUMED)


#: No length of time has more of its units than this.
_MANY = 1000


#: "As many as".
_TWICE = 2
_LEVELS = words("compared_things")


def _is_of_then(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether a multiple is of what was then: "double the sum of 2019"."""
    clauses = dated.clauses
    between = [clauses.word(place) for place in range(own.at + 1, at)]
    is_of = between[-1:] == ["of"] or "what" in between or between.count("as") == _TWICE
    is_level = any(clauses.lemma(place) in _LEVELS for place in range(own.at + 1, at))
    return own.sense.kind is Kind.MULTIPLE and (is_of or is_level) and at - own.at <= NEAR


def _compares(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time name what something is compared with."""
    time = dated.times[at]
    if heads_clause(dated, at) or _is_average_growth(dated, at):
        return False
    return time.role is TimeRole.COMPARISON or time.shift is not None


def _is_average_growth(dated: DatedSentence, at: int) -> bool:
    """Tell whether "two-year average" says what growth follows, and compares nothing before it."""
    is_average = "average" in dated.clauses.word(at).split()
    return is_average and dated.clauses.word(at + 1) in ("growth", "increase", "rate")


def _comparison_follows(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of comparison stand right behind a comma."""
    place = at + 1
    while dated.clauses.tag(place) in "PRVng":
        place += 1
    return dated.clauses.tag(place) == "T" and _compares(dated, place)


def _of_start(dated: DatedSentence, index: int) -> _Found:
    """Return the time of the earlier of two amounts between which something changed."""
    if index not in dated.starts:
        return None
    start = dated.starts[index]
    mine, decided = dated.period(index), dated.decided[start]
    if decided.value is None or mine is None or decided.value.start >= mine.start:
        return None
    origin = decided.value.origin if start > index else Origin.INHERITED
    return decided._replace(value=attrs.evolve(decided.value, origin=origin), rule=_START)


def _level_before(dated: DatedSentence, index: int) -> _Found:
    """Return the time of an amount before: "compared with 5 in 2012", "5, now 7, or 2 more"."""
    mine, own = dated.period(index), dated.figures[index]
    steps = (1, 2) if own.sense.kind is Kind.CHANGE else (1,)
    for step in steps:
        if index < step or mine is None:
            return None
        other, decided = dated.figures[index - step], dated.decided[index - step]
        is_former = stands_behind(dated, other.at, FORMERS) or step == 2  # noqa: PLR2004
        is_earlier = decided.value is not None and decided.value.start < mine.start
        if is_former and is_earlier and not other.is_change:
            return decided._replace(rule=_START)
        if other.is_change or (step == 1 and other.mention.unit != own.mention.unit):
            return None
    return None


def _amount_behind(dated: DatedSentence, index: int) -> _Found:
    """Return the period of the amount behind a change: "up 5 points from 10% in 2016"."""
    if index + 1 >= len(dated.figures):
        return None
    own, other = dated.figures[index], dated.figures[index + 1]
    between = " ".join(dated.clauses.word(at) for at in range(own.at + 1, other.at)).split()
    is_multiple = own.sense.kind is Kind.MULTIPLE
    if not (_OVER.intersection(between) or (is_multiple and len(between) == between.count("the"))):
        return None
    if any(word in (",", ";") for word in between):
        return None
    mine, decided = dated.period(index), dated.decided[index + 1]
    period = decided.value
    if period is None or other.is_change or mine is None or period.start >= mine.start:
        return None
    return decided._replace(rule=_START)


_OVER = frozenset(["from", "than", "over", "above", "below", "on", "of"])
_START = "the time of the amount that it starts from"


def _from_level(dated: DatedSentence, index: int) -> _Found:
    """Return the period of A, for a change beside "from A in 2012 to B in 2021"."""
    own = dated.period(index)
    for place in range(index - 1, -1, -1):
        figure, decided = dated.figures[place], dated.decided[place]
        is_from = dated.clauses.word(figure.at - 1) == "from" and not figure.is_change
        if is_from and own and decided.value and decided.value.end < own.end:
            value = attrs.evolve(decided.value, origin=Origin.INHERITED)
            return Decision(value, _START, decided.evidence)
    return None


def _same_before(dated: DatedSentence, index: int) -> _Found:
    """Return what the change before is compared with, where both are true at the same time."""
    own = dated.period(index)
    for place in range(index - 1, -1, -1):
        decided, period = dated.bases.get(place), dated.period(place)
        if not dated.figures[place].is_change or period is None or own is None:
            continue
        if decided is None or decided.value is None or not period.coincides(own):
            return None
        if dated.figures[place].sense.kind is not Kind.AVERAGE_GROWTH:
            value = attrs.evolve(decided.value, origin=Origin.INHERITED)
            return Decision(value, _LIKE_BEFORE, decided.evidence)
    before = dated.before
    if before.basis is None or before.period is None or own is None:
        return None
    if not own.coincides(before.period):
        return None
    return Decision(attrs.evolve(before.basis, origin=Origin.INHERITED), _LIKE_BEFORE, None)


_LIKE_BEFORE = "what the change before is compared with"
