"""The rules that date a figure, in the order in which they are tried: the first that applies holds.

What words name, the amounts of a pair, and so on; at last the briefing's day.  Each rule says in
words what it does, and has texts in which it decides of the figure in brackets, and others.
"""

import re
from collections.abc import Sequence

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.decisions import Decision
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.attachment import is_carried, time_of
from miitbrief.reading.periods.bases import basis_of
from miitbrief.reading.periods.dated_sentences import (
    FORMERS,
    DatedFigure,
    DatedSentence,
    DatingRule,
    Found,
    a_year_before,
    column,
    dating_rule,
    inherited,
    whole_of,
    year_of,
)
from miitbrief.reading.periods.pairs import between, changes_from, reached
from miitbrief.reading.periods.resolution import named, named_ahead
from miitbrief.reading.periods.steps import (
    earlier,
    end_of_change_before,
    end_of_frame,
    end_of_range,
    end_of_since,
)
from miitbrief.reading.periods.stocks import as_flow, as_stock, is_state, is_stock, is_timeless
from miitbrief.reading.times.clock import MONTHS_OF
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["LASTING", "RULES", "decide"]

#: So near before its number "two-year average" stands.
_NEAR = 5
_RUNNING = words("consecutive")
_UNITS = ("year", "quarter", "month", "week", "day")
_YEARLY = (["a", "year"], ["per", "year"], ["each", "year"])
_SURVEYS, _POINTING = words("surveys"), words("pointing")
_SINCE = re.compile("(has|have) since")


@dating_rule(
    "a size, a capacity or a class has no time",
    yes=["They built a [300-megawatt] plant in 2020.", "Every rise of [1 yuan] costs jobs."],
    no=["They built [40] plants in 2020."],
)
def _timeless(dated: DatedSentence, index: int) -> Found | None:
    """What a thing measures, what it can do and how many classes there are holds at no time."""
    own = dated.figures[index]
    is_named = time_of(dated, index) is not None
    return Found(None, dated.at(own.at)) if is_timeless(dated, own, is_named=is_named) else None


@dating_rule(
    "the time at the head of its column",
    yes=["Item | 2019 | 2020\nBeds | [480] | 495", "Item | 2019 | 2020\nBeds | 480 | [495]"],
    no=["Item | 2019 | 2020\nThere are [480] beds.", "Item | Beds | 2020\nMay | [480] | 495"],
)
def _headed(dated: DatedSentence, index: int) -> Found | None:
    """What stands in a table has the time at the head of its column."""
    own = dated.figures[index]
    head = dated.before.heads.get(column(dated.clauses, own.at)) if dated.before.heads else None
    if head is None or head.period is None:
        return None
    value = attrs.evolve(head.period, origin=Origin.INHERITED)
    return Found(as_stock(dated, own, as_flow(dated, own, value, head.span)), head.span)


@dating_rule(
    "since then, up to the briefing's day",
    yes=["Rents rose by 7% in 2020 and have since gained [2%]."],
    no=["Rents rose by 7% in 2020 and by [2%] in 2021."],
)
def _since_then(dated: DatedSentence, index: int) -> Found | None:
    """What "has since" come about has done so since the time of the figure before."""
    own = dated.figures[index]
    clauses = dated.clauses
    near = " ".join(dated.words(max(0, own.at - 6), own.at))
    is_behind = clauses.word(own.at + 1) == "since" and clauses.tag(own.at + 2) in ".,;"
    if not own.is_change or not index or not (is_behind or _SINCE.search(near)):
        return None
    before = dated.decision(index - 1)
    basis = before._replace(rule=_BEFORE)
    return Found(dated.today(), before.evidence, basis)


@dating_rule(
    "the last of the times told before",
    yes=["Sales grew 19% in 2020 and 7% in 2021, with two-year average growth of [13%]."],
    no=["In 2021, sales grew by 7%, with two-year average growth of [13%]."],
)
def _average_of_told(dated: DatedSentence, index: int) -> Found | None:
    """An average of growth rates that are told before it has the last of their times."""
    if not _is_average(dated, dated.figures[index]) or not _is_behind_comma(dated, index):
        return None
    told = [
        (period, dated.decision(place).evidence)
        for place, figure in enumerate(dated.figures[:index])
        if figure.sense.kind is Kind.GROWTH and (period := dated.period(place)) is not None
    ]
    told = sorted((each for each in told if not _is_assumed(each[0])), key=lambda each: each[0].end)
    if not told or told[0][0].end == told[-1][0].end:
        return None
    (first, words_of_first), (last, evidence) = told[0], told[-1]
    years = last.years_since(first)
    before = a_year_before(first) if len(told) == 2 and years == 1 else None  # noqa: PLR2004
    basis = Decision(before, "the year before those that are averaged", words_of_first)
    value = attrs.evolve(last, origin=Origin.INHERITED)
    return Found(value, evidence, basis if before is not None else None)


def _is_average(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is an average growth, or behind "two-year average"."""
    near = range(max(0, own.at - _NEAR), own.at)
    is_told = any(at in dated.times and "average" in dated.clauses.word(at) for at in near)
    is_growth = own.sense.kind is Kind.GROWTH
    return own.sense.kind is Kind.AVERAGE_GROWTH or (is_growth and is_told)


def _is_behind_comma(dated: DatedSentence, index: int) -> bool:
    """Tell whether a comma and no time stand between a figure and the one before."""
    if not index:
        return False
    first, last = dated.figures[index - 1].at, dated.figures[index].at
    comma = dated.clauses.tags.rfind(",", first, last)
    return comma >= 0 and not any(comma < at < last for at in dated.dating)


@dating_rule(
    "so in all of the units that are counted",
    yes=["The index stayed above [50%] for 3 straight months in May."],
    no=["In May the index was [50%], and it led for 3 straight months."],
)
def _throughout(dated: DatedSentence, index: int) -> Found | None:
    """What is so "for three straight months" has all of them."""
    own, place = dated.figures[index], index + 1
    while place < len(dated.figures) and not _runs(dated, place):
        place += 1
    if own.is_change or place == len(dated.figures):
        return None
    if set(dated.clauses.tags[own.at : dated.figures[place].at]) & set(",;:C"):
        return None
    decided = dated.date(place)
    is_run = decided is not None and decided.rule == _running.name
    return Found(decided.value, decided.evidence) if decided is not None and is_run else None


@dating_rule(
    "so many units one after the other, up to the time named",
    yes=["It led for [3 consecutive months] in May.", "It has led for [12 consecutive years]."],
    no=["It has led for [12 years]."],
)
def _running(dated: DatedSentence, index: int) -> Found | None:
    """A run of years, months or days ends with its own time, or with the last full one."""
    own = dated.figures[index]
    if not _runs(dated, index):
        return None
    decided = _first(_BEHIND_RUNS, dated, index)
    ranges = [time for time in dated.times.values() if time.period and time.end]
    if len(ranges) == 1:
        return Found(whole_of(ranges[0]), ranges[0].span)
    period = decided.value
    if period is None:
        return None
    stretch = _units_back(dated, period, own.mention.unit or "", int(own.mention.value))
    return None if stretch is None else Found(stretch, decided.evidence)


def _runs(dated: DatedSentence, index: int) -> bool:
    """Tell whether a figure counts units of time one after the other: "12 consecutive years"."""
    own, clauses = dated.figures[index], dated.clauses
    if own.sense.kind is not Kind.DURATION or own.mention.unit not in _UNITS:
        return False
    behind = dated.words(own.at + 1, own.at + 4)
    is_whole = own.mention.value == int(own.mention.value)
    return is_whole and not _RUNNING.isdisjoint([*clauses.word(own.at).split(), *behind])


def _units_back(dated: DatedSentence, period: Period, unit: str, count: int) -> Period | None:
    """Return so many units up to a period, or up to the last full one before the day."""
    origin, end = period.origin, period.end
    try:
        if unit in ("day", "week"):
            first = end.toordinal() + 1 - count * (7 if unit == "week" else 1)
            return Period(start=end.fromordinal(first), end=end, origin=origin)
        if unit == "year":
            is_full = period.count("month") == MONTHS_OF["year"] or end != dated.day
            last = end.year if is_full else end.year - 1
            return Period.parse(f"{last - count + 1:04}/{last:04}", origin=origin)
        month = Period.parse(f"{end.year:04}-{end.month:02}")
        month = month if month.end == end else month.shift(months=-1)
        first_month = month.shift(months=1 - count * MONTHS_OF[unit])
        return Period(start=first_month.start, end=month.end, origin=origin)
    except (ValueError, OverflowError):
        return None


@dating_rule(
    "what the change is compared with",
    yes=["Compared with 2010, sales rose by 171%, from [4 yuan] to 11 yuan in 2018."],
    no=["Sales rose by 171%, from [4 yuan] in 2010 to 11 yuan in 2018."],
)
def _of_change(dated: DatedSentence, index: int) -> Found | None:
    """An earlier amount with no time of its own has what the change beside it is compared with."""
    own, time_at = dated.figures[index], time_of(dated, index)
    is_dated = time_at is not None and own.at < time_at < _next(dated, index)
    for place, leads_on in () if own.is_change or is_dated else changes_from(dated, index):
        if dated.date(place) is None:
            continue
        basis = basis_of(dated, place)
        is_growth = leads_on and dated.figures[place].sense.kind is Kind.GROWTH
        is_named = basis.value is not None and basis.value.origin is Origin.STATED
        if basis.value is not None and (is_growth or is_named):
            return Found(as_stock(dated, own, inherited(basis.value)), basis.evidence)
    return None


def _next(dated: DatedSentence, index: int) -> int:
    """Return the place of the figure behind one, or the end of the sentence."""
    is_last = index + 1 == len(dated.figures)
    return len(dated.clauses.nodes) if is_last else dated.figures[index + 1].at


_BEFORE = "otherwise the time of the figure before"


@dating_rule(
    "the time of what it defines",
    yes=["Of people aged [60] and above, 20% fell ill in May."],
    no=["In May, people aged [60] and above made up 20%."],
)
def _of_defined(dated: DatedSentence, index: int) -> Found | None:
    """An age that says of whom a figure is has the time of that figure."""
    if not _is_age(dated, index) or time_of(dated, index) is not None:
        return None
    rest = range(index + 1, len(dated.figures))
    place = next((each for each in rest if not _is_age(dated, each)), None)
    decided = None if place is None else dated.date(place)
    return decided and Found(decided.value, decided.evidence)


def _is_age(dated: DatedSentence, index: int) -> bool:
    """Tell whether a figure is the age of people who are counted."""
    return dated.figures[index].measure.startswith("age of the people")


@dating_rule(
    "an amount of each year has the last full year",
    yes=["The annual output has reached [40 tonnes].", "Quarterly profit was [40 yuan]."],
    no=["The output has reached [40 tonnes]."],
)
def _yearly(dated: DatedSentence, index: int) -> Found | None:
    """What is said of each year or quarter holds for the last one that is over."""
    own, day = dated.figures[index], dated.day
    is_dated = own.is_change and (dated.dating or dated.before.period is not None)
    if time_of(dated, index) is not None or day is None or is_dated:
        return None
    if own.sense.kind is Kind.SHARE or is_stock(dated, own):
        return None
    named = own.measure.lower().split()
    if named[:1] == ["quarterly"]:
        now = Period.parse(f"{day.year:04}-Q{(day.month + 2) // 3}").shift(months=-3)
        return Found(attrs.evolve(now, origin=Origin.ASSUMED), dated.at(own.at))
    behind = dated.words(own.at + 1, own.at + 4)
    is_each = behind[:2] in _YEARLY or "annually" in behind
    if is_each or {"annual", "full-year"} & set(named[:3]):
        return Found(year_of(max(1, day.year - 1), Origin.ASSUMED), dated.at(own.at))
    return None


@dating_rule(
    "the years that the sentence frames",
    yes=["Over the past decade, [40] ports were built."],
    no=["Over the past decade, the share has been [40%]."],
)
def _framed(dated: DatedSentence, index: int) -> Found | None:
    """What came about over the past decade has all of it, an average growth its last year."""
    own = dated.figures[index]
    frames = (time for at, time in dated.times.items() if _is_frame(dated, at))
    frame = next(frames, None)
    if time_of(dated, index) is not None:
        return None
    return None if frame is None else _over_frame(dated, own, frame)


@dating_rule(
    "the years that frame an average growth beside them",
    yes=["Sales were 4 tonnes in 2020; average annual growth over the past decade was [6%]."],
    no=["Over the past decade, sales were 4 tonnes in 2020, up [6%]."],
)
def _average_over_frame(dated: DatedSentence, index: int) -> Found | None:
    """An average growth has the frame that stands beside it, with no other figure between."""
    own, places = dated.figures[index], [each.at for each in dated.figures]
    first, last = [-1, *places][index], [*places, len(dated.clauses.tags)][index + 1]
    frames = [
        time for at, time in dated.times.items() if first < at < last and _is_frame(dated, at)
    ]
    is_average = own.sense.kind is Kind.AVERAGE_GROWTH
    return _over_frame(dated, own, frames[0]) if is_average and frames else None


def _over_frame(dated: DatedSentence, own: DatedFigure, frame: TimeExpression) -> Found | None:
    """Return what a figure has by the years that frame it."""
    if frame.period is None:
        return None
    period = frame.period
    if dated.day is not None and period.end >= dated.day:
        return None
    if own.sense.kind is Kind.AVERAGE_GROWTH:
        first = year_of(max(1, period.start.year - 1), Origin.ASSUMED)
        basis = Decision[Period | None](first, "the year before those that frame", frame.span)
        return Found(year_of(period.end.year), frame.span, basis)
    predicate = dated.predicate_of(own)
    is_deed = predicate is not None and predicate.has("deed")
    is_flow = own.sense.kind is Kind.LEVEL and not is_stock(dated, own)
    return Found(period, frame.span) if own.is_change or is_deed or is_flow else None


def _is_frame(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time frame years: "over the past decade", and no "since"."""
    is_since = "since" in dated.clauses.word(at).split()
    return dated.times[at].role is TimeRole.FRAME and not is_since and bool(dated.times[at].period)


def _of_figure_before(dated: DatedSentence, index: int, *, is_assumed: bool) -> Found | None:
    """Return the period of the last figure before that has one and is no earlier amount."""
    own = dated.figures[index]
    for place in range(index - 1, -1, -1):
        decided, at = dated.decision(place), dated.figures[place].at
        if dated.figures[place].is_change:
            decided = dated.date(place) or decided
        if decided.value is None or decided.rule == _running.name:
            continue
        if dated.stands_behind(at, FORMERS):
            continue
        if is_carried(dated, own, at, decided.value):
            if _is_assumed(decided.value) is not is_assumed:
                return None
            value = inherited(decided.value)
            value = as_stock(dated, own, as_flow(dated, own, value, decided.evidence))
            return Found(value, decided.evidence)
    return None


def _is_assumed(period: Period) -> bool:
    """Tell whether a period was assumed by rule."""
    return period.origin is Origin.ASSUMED


@dating_rule(
    _BEFORE,
    yes=["In 2021, trade was good. Exports rose by 9%, and imports by [3%]."],
    no=["In 2021, trade was good. Exports rose by [9%], and imports by 3%."],
)
def _before(dated: DatedSentence, index: int) -> Found | None:
    """A figure goes on with the time that is told of the one before in its sentence."""
    return _of_figure_before(dated, index, is_assumed=False)


@dating_rule(
    _BEFORE,
    yes=["Tea was 40 tonnes, of which [9 tonnes] were green."],
    no=["[40 tonnes] of tea were sold, of which 9 tonnes were green."],
)
def _assumed_before(dated: DatedSentence, index: int) -> Found | None:
    """A figure goes on with the time that is assumed of the one before, if nothing is named."""
    return _of_figure_before(dated, index, is_assumed=True)


@dating_rule(
    "an undated survey is of the briefing's day",
    yes=["In 2020, tea fell. A survey found that silk rose by [5%]."],
    no=["A survey of 1,850 nurses found [3%] ill in May."],
)
def _survey(dated: DatedSentence, _index: int) -> Found | None:
    """What was found by asking, at no time that is named, holds on the briefing's day."""
    clauses = dated.clauses
    named = (
        at for at, tag in enumerate(clauses.tags) if tag == "N" and clauses.lemma(at) in _SURVEYS
    )
    place = None if dated.dating else next(named, None)
    return None if place is None else Found(dated.today(), dated.at(place))


@dating_rule(
    "otherwise the time that the text before names",
    yes=["In 2020, tea fell by 5%. Silk rose by [6%]."],
    no=["In 2020, tea fell by 5%. There are [40] ports."],
)
def _text_before(dated: DatedSentence, index: int) -> Found | None:
    """What came about has the time that was told last, and a state that of a single day."""
    own, period, evidence = dated.figures[index], dated.before.period, dated.before.evidence
    if period is None or not _inherits(dated, own, period):
        return None
    value = attrs.evolve(period, origin=Origin.INHERITED)
    return Found(as_stock(dated, own, as_flow(dated, own, value, evidence)), evidence)


def _inherits(dated: DatedSentence, own: DatedFigure, period: Period) -> bool:
    """Tell whether a figure takes the period of its paragraph, or of the one before."""
    predicate = dated.predicate_of(own)
    if predicate is not None and predicate.is_future:
        return False
    if dated.day is not None and period.start > dated.day:
        return False  # A time to come, such as a deadline, dates no fact of another sentence.
    clauses = dated.clauses
    if period.is_day or (clauses.word(0) == "of" and clauses.word(1) in _POINTING):
        return True
    is_present = predicate is not None and (
        predicate.is_perfect or (predicate.finite and not predicate.past and is_state(dated, own))
    )
    if is_present and own.sense.kind not in (Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE):
        return False
    return not (dated.before.carried and is_stock(dated, own))


@dating_rule(
    "the time of the part that is told of it",
    yes=["Of the [60] firms, 12 lost money in May."],
    no=["Of the [60] firms that closed in May, 12 had lost money."],
)
def _of_part(dated: DatedSentence, index: int) -> Found | None:
    """The whole at the head of a sentence has the time of its part."""
    clauses = dated.clauses
    if index or len(dated.figures) == 1 or clauses.word(0) != "of":
        return None
    whole, part = dated.figures[:2]
    told = clauses.predicate_after(part.at)
    is_ahead = told is not None and told.is_future
    if is_ahead or set(clauses.tags[whole.at : part.at]) & set("vXM"):
        return None
    decided = dated.date(1)
    return decided and Found(decided.value, decided.evidence)


RULES: tuple[DatingRule, ...] = (
    _timeless,
    _headed,
    _since_then,
    between,
    reached,
    _average_over_frame,
    _average_of_told,
    _throughout,
    _running,
    end_of_range,
    end_of_frame,
    end_of_since,
    end_of_change_before,
    _of_change,
    earlier,
    named,
    _of_defined,
    _yearly,
    _framed,
    _before,
    named_ahead,
    _assumed_before,
    _survey,
    _text_before,
    _of_part,
)
#: Rules of what lasts, whose times date nothing in other sentences.
LASTING: frozenset[str] = frozenset([_running.name, _throughout.name, _framed.name])
_BEHIND_RUNS = RULES[RULES.index(_running) + 1 :]


def decide(dated: DatedSentence, index: int) -> Decision[Period | None]:
    """Return when a figure is true, by the first rule that applies."""
    return _first(RULES, dated, index)


def _first(
    rules: Sequence[DatingRule], dated: DatedSentence, index: int
) -> Decision[Period | None]:
    """Return what the first of some rules that applies says of a figure."""
    decided = filter(None, (rule.decide(dated, index) for rule in rules))
    return next(decided, Decision(dated.today(), "otherwise the briefing's day"))
