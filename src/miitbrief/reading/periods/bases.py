"""The rules that say what a change is compared with, in the order in which they are tried.

::

    basis = words of comparison behind the change or before it | the amount that it starts from
          | what the change before is compared with | the year before, for growth
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
    DatingRule,
    Found,
    a_year_before,
    dating_rule,
    year_of,
)
from miitbrief.reading.periods.pairs import start_before, start_of
from miitbrief.reading.periods.resolution import shifted
from miitbrief.reading.periods.stocks import SHORTEST_MONTH, is_flow
from miitbrief.reading.times.clock import SEASONS
from miitbrief.reading.times.times import TimeRole

__all__ = ["BASIS_RULES", "basis_of"]

_AFTER = FORMERS | {"after", "following"}
_EXPECTED = words("expectations")
_LEVELS = words("compared_things")
_PASSING = words("passing")
_AIMS = frozenset(["aim", "forecast"])
_POINTS = frozenset([*SEASONS, "lowest", "highest"])
#: So near to a change stands what it is over.
_NEAR = 8
#: So near before an aim stands the word that compares with it.
_BESIDE = 4
#: "As many as".
_TWICE = 2
#: Units of time in months, or else in days.
_LENGTHS = {"month": (1, 0), "year": (12, 0), "decade": (120, 0), "week": (0, 7), "day": (0, 1)}
#: No length of time has more of its units than this.
_MANY = 1000
#: The months of a month or a year, which a stock may be of; of "five months" it is a running one.
_UNITS = (1, 12)


def basis_of(dated: DatedSentence, index: int) -> Decision[Period | None]:
    """Return what a figure is compared with, by the first rule that applies."""
    own = dated.figures[index]
    if own.sense.kind is Kind.CONTRIBUTION and own.mention.unit == "percentage point":
        return _like_before.decide(dated, index) or Decision(None, _NOTHING)
    if not own.is_change or _is_standard(dated, own.at):
        return Decision(None, "an amount is compared with nothing")
    if index not in dated.bases:
        found = (rule.decide(dated, index) for rule in BASIS_RULES)
        dated.bases[index] = next(filter(None, found), Decision(None, _NOTHING))
    return _of_day(dated, index, dated.bases[index])


def _is_standard(dated: DatedSentence, at: int) -> bool:
    """Tell whether a rate is a bound, or far from what is right: "10 to 15% too high"."""
    first, last, clauses = at - 1, at + 1, dated.clauses
    while first > 0 and clauses.tags[first] in "FPHD-":
        first -= 1
    while clauses.tag(last) in "FP-" and last < len(clauses.tags):
        last += 1
    return clauses.lemma(first) in _BOUNDS or clauses.word(last) == "too"


_BOUNDS = frozenset({"band", "corridor"})
_NOTHING = "otherwise nothing that is named"


def _of_day(
    dated: DatedSentence, index: int, decided: Decision[Period | None]
) -> Decision[Period | None]:
    """Return the last day of a basis, for the change of a stock between two days."""
    period, basis = dated.period(index), decided.value
    if period is None or basis is None or not period.is_day or is_flow(dated.figures[index]):
        return decided
    is_moment = _ends_month(period) or period.end == dated.day
    if not is_moment or (basis.end - basis.start).days < SHORTEST_MONTH:
        return decided
    return decided._replace(value=attrs.evolve(basis, start=basis.end, label=""))


def _ends_month(period: Period) -> bool:
    """Tell whether the last day of a period is that of a month."""
    return period.end.day == monthrange(period.end.year, period.end.month)[1]


# What words name


@dating_rule(
    "what it is compared with is named",
    yes=["In 2021, tea rose by [5%] from 2019.", "In May, tea rose by [5%] month on month."],
    no=["In 2021, tea rose by [5%]."],
)
def _compared_behind(dated: DatedSentence, index: int) -> Found | None:
    """Words of comparison behind a change, or "two-year average" right before it."""
    own, tags = dated.figures[index], dated.clauses.tags
    average = _average_before(dated, own)
    if average is not None:
        return _told(dated, index, average)
    for at in range(own.listed[1] + 1, len(tags)):
        if at == dated.attached.get(index):
            continue
        if tags[at] == "T" and (_compares(dated, at) or _is_of_then(dated, own, at)):
            return _told(dated, index, at)
        if tags[at] in "F;:.S(?" or (tags[at] == "," and not _comparison_follows(dated, at)):
            break
    return None


def _average_before(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the place of "two-year average" before growth."""
    if own.sense.kind not in (Kind.GROWTH, Kind.AVERAGE_GROWTH):
        return None
    near = range(own.at - 1, max(-1, own.at - NEAR), -1)
    at = next((at for at in near if dated.clauses.tags[at] in "FT"), None)
    is_average = at is not None and at in dated.times and _is_average_growth(dated, at)
    return at if is_average else None


def _told(dated: DatedSentence, index: int, at: int) -> Found | None:
    """Return what words of comparison name for a figure."""
    period, time = dated.period(index), dated.times[at]
    is_bare = not any(char.isdigit() for char in dated.clauses.word(at))
    basis = _earlier_than(period, shifted(time, period), is_bare=is_bare)
    return None if basis is None else Found(basis, time.span)


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


def _is_of_then(dated: DatedSentence, own: DatedFigure, at: int) -> bool:
    """Tell whether a multiple is of what was then: "double the sum of 2019"."""
    clauses = dated.clauses
    between = dated.words(own.at + 1, at)
    is_of = between[-1:] == ["of"] or "what" in between or between.count("as") == _TWICE
    is_level = any(clauses.lemma(place) in _LEVELS for place in range(own.at + 1, at))
    return own.sense.kind is Kind.MULTIPLE and (is_of or is_level) and at - own.at <= NEAR


def _compares(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time name what something is compared with."""
    time = dated.times[at]
    if heads_clause(dated, at) or _is_average_growth(dated, at):
        return False
    is_gap = dated.clauses.word(at - 1) in ("above", "below") and time.role is TimeRole.PERIOD
    return is_gap or time.role is TimeRole.COMPARISON or time.shift is not None


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


_START = "the time of the amount that it starts from"


@dating_rule(
    _START,
    yes=["In 2021, landings fell by a [quarter] from the 29 tonnes of 2019."],
    no=["In 2021, landings fell by a [quarter] from 2019."],
)
def _of_start(dated: DatedSentence, index: int) -> Found | None:
    """The earlier of two amounts beside the change."""
    return start_of(dated, index)


@dating_rule(
    "so long before",
    yes=["Output has [doubled] in 18 months."],
    no=["Output has [doubled] since 2012."],
)
def _within(dated: DatedSentence, index: int) -> Found | None:
    """What changed "within a year" is compared with what was a year before."""
    own, period, clauses = dated.figures[index], dated.period(index), dated.clauses
    for at in range(own.at + 1, len(clauses.tags)):
        if period is None or clauses.tags[at] in "F,;:.S":
            return None
        near = f"{clauses.word(at + 1)} {clauses.word(at + 2)}".split()
        unit = near[1].removesuffix("s") if len(near) > 1 else ""
        if clauses.word(at) in ("in", "within") and unit in _LENGTHS:
            moved = _back(period, near[0], unit)
            return None if moved is None else Found(moved, dated.at(at + 1))
    return None


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


@dating_rule(
    _NOTHING,
    yes=["In 2021, output was [5%] above the plan.", "In 2021, it was [5 times] that of silk."],
    no=["In 2021, output was [5%] above that of 2020."],
)
def _of_other(dated: DatedSentence, index: int) -> Found | None:
    """A gap to another thing, to an aim or a lowest point is over no time."""
    own = dated.figures[index]
    is_multiple = own.sense.kind is Kind.MULTIPLE and own.sense.direction is None
    is_gap = own.sense.kind is Kind.POINT_CHANGE and _is_gap(dated, own)
    return Found(None) if is_multiple or is_gap else None


def _is_gap(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a change is said over another thing, and over no other time."""
    before = dated.words(0, own.at)
    if "compared with" in before and _EXPECTED.intersection(before):
        return True
    behind = dated.words(own.at + 1, own.at + 4)
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


@dating_rule(
    "what it is compared with is named before it",
    yes=["Compared with 2012, tea has [doubled]."],
    no=["Tea has [doubled]; compared with 2012, silk has tripled."],
)
def _compared_before(dated: DatedSentence, index: int) -> Found | None:
    """Words of comparison before a change in its clause."""
    own, tags = dated.figures[index], dated.clauses.tags
    for at in range(own.listed[0] - 1, -1, -1):
        if tags[at] == "T" and _compares(dated, at):
            return _told(dated, index, at)
        if tags[at] in ";.FW" or (tags[at] == "S" and dated.clauses.tag(at - 1) == ","):
            break
    return None


@dating_rule(
    _START,
    yes=[
        "Its share went from 7% in 2016 to 8% in 2020, its value growing at [6%] a year on average."
    ],
    no=["Its share was 7% in 2016 and 8% in 2020, its value growing at [6%] a year on average."],
)
def _of_start_before(dated: DatedSentence, index: int) -> Found | None:
    """The A of "from A to B" further before."""
    return start_before(dated, index)


# What is implied


@dating_rule(
    "as long before as the change before it is compared with",
    yes=["Output rose month on month by 2% in May, after [1%] in April."],
    no=["Output rose by 2% in May, after [1%] in April."],
)
def _as_long_before(dated: DatedSentence, index: int) -> Found | None:
    """An earlier rate of the same step, behind "after" or "from", is over as long a time."""
    own, mine = dated.figures[index], dated.period(index)
    before, basis = dated.period(index - 1), dated.bases.get(index - 1)
    if not index or own.sense.kind is not dated.figures[index - 1].sense.kind or mine is None:
        return None
    is_named = basis is not None and basis.rule.startswith(_compared_behind.name)
    if before is None or basis is None or basis.value is None or not is_named:
        return None
    if not dated.stands_behind(own.at, _AFTER) or before.count("month") != mine.count("month"):
        return None
    years, months = (
        getattr(basis.value.start, unit) - getattr(before.start, unit) for unit in ("year", "month")
    )
    moved = mine.shift(months=12 * years + months)
    return Found(attrs.evolve(moved, origin=Origin.INHERITED, label=""), basis.evidence)


@dating_rule(
    "what the change before is compared with",
    yes=["In May, tea rose by 5% month on month. Silk rose by [6%]."],
    no=["In May, tea rose by 5% month on month, and in 2021 silk grew by [6%]."],
)
def _like_before(dated: DatedSentence, index: int) -> Found | None:
    """A change at the same time as the one before is compared with the same."""
    own, before = dated.period(index), dated.before
    for place in range(index - 1, -1, -1):
        decided, period = dated.bases.get(place), dated.period(place)
        if not dated.figures[place].is_change or period is None or own is None:
            continue
        if decided is None or decided.value is None or not period.coincides(own):
            return None
        if dated.figures[place].sense.kind is not Kind.AVERAGE_GROWTH:
            return Found(attrs.evolve(decided.value, origin=Origin.INHERITED), decided.evidence)
    if before.basis is None or before.period is None or own is None:
        return None
    if not own.coincides(before.period):
        return None
    return Found(attrs.evolve(before.basis, origin=Origin.INHERITED))


@dating_rule(
    "the first of the two times of the change before",
    yes=["Tea rose from 4% in 2012 to 5% in 2020. The average annual growth of silk was [3%]."],
    no=["In 2020, tea was 5 tonnes. The average annual growth was [3%]."],
)
def _of_pair(dated: DatedSentence, index: int) -> Found | None:
    """An average growth at the end of the last step is over where that began."""
    pair, period = dated.before.pair, dated.period(index)
    is_average = dated.figures[index].sense.kind is Kind.AVERAGE_GROWTH
    if not is_average or pair is None or period is None or not period.coincides(pair[1]):
        return None
    return Found(attrs.evolve(pair[0], origin=Origin.INHERITED))


@dating_rule(
    "the year before the years in which it changed",
    yes=["In 2013-2018, output grew by [5%]."],
    no=["In 2018, output grew by [5%]."],
)
def _before_years(dated: DatedSentence, index: int) -> Found | None:
    """What changed in several whole years is compared with the year before them."""
    period = dated.period(index)
    if period is None or period.start.year <= 1 or period.start.year == period.end.year:
        return None
    first, last = period.start, period.end
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    return Found(year_of(period.start.year - 1, Origin.ASSUMED))


@dating_rule(
    "otherwise the same period a year before",
    yes=["In 2021, tea rose by [5%].", "It has shrunk by [20%] this year."],
    no=["In 2021, tea rose by [5 tonnes].", "Tea rose by [5%]."],
)
def _year_before(dated: DatedSentence, index: int) -> Found | None:
    """Growth is compared with the same period a year before, in the year so far with its start."""
    own, period = dated.figures[index], dated.period(index)
    is_verb = dated.clauses.word(own.at).endswith(("ed", "ing")) and own.sense.kind is Kind.MULTIPLE
    if period is None or not (own.sense.kind is Kind.GROWTH or is_verb) or _is_gap(dated, own):
        return None
    if period.start.year <= 1 or (period.is_day and not _is_of_stock(dated, period)):
        return None
    if (period.start.month, period.start.day) == (1, 1) and period.end == dated.day:
        eve = dt.date.fromordinal(period.start.toordinal() - 1)
        return Found(Period(start=eve, end=eve, origin=Origin.ASSUMED))
    return Found(a_year_before(period))


def _is_of_stock(dated: DatedSentence, period: Period) -> bool:
    """Tell whether the growth is of a stock told for a moment: "at the end of May"."""
    if period.end == dated.day or not _ends_month(period):
        return False
    ranges = {
        time.span
        for time in dated.times.values()
        if time.period is not None and time.period.count("month") not in _UNITS
    }
    return any(
        not figure.is_change and decided.value == period and decided.evidence not in ranges
        for figure, decided in zip(dated.figures, dated.decisions, strict=True)
    )


BASIS_RULES: tuple[DatingRule, ...] = (
    _compared_behind,
    _of_start,
    _within,
    _of_other,
    _compared_before,
    _of_start_before,
    _as_long_before,
    _like_before,
    _of_pair,
    _before_years,
    _year_before,
)
