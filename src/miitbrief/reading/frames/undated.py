"""The period of figures that no words of time in their clause date, by one rule each."""

import re

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Origin, Period
from miitbrief.reading.frames.attachment import is_made_then
from miitbrief.reading.frames.dated_sentences import (
    CHANGES,
    FORMERS,
    DatedFigure,
    DatedSentence,
    predicate_of,
    stands_behind,
    whole_of,
    words_of,
    year_of,
)
from miitbrief.reading.frames.stocks import as_flow, as_stock, is_state, is_stock
from miitbrief.reading.frames.words import words
from miitbrief.reading.times.times import TimeRole

__all__ = ["is_timeless", "undated"]

_TIMELESS = words("dimension_words")


#: "8.8-meter", "million-kilowatt".
_COMPOUND = re.compile(r"[0-9a-z]-[a-z]")


_CLASSES = words("classifications")


_DIMENSIONS = words("dimensions")


def is_size(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is the size of a thing: "8.8-meter", "a million-kilowatt unit"."""
    is_measured = own.mention.unit is not None and own.sense.kind is Kind.LEVEL
    is_compound = _COMPOUND.search(dated.clauses.nodes[own.at].text) is not None
    return is_measured and is_compound and dated.clauses.tag(own.at + 1) in "NA"


def _is_age(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is an age beyond all people's: "4.1 billion years old"."""
    is_old = {dated.clauses.word(own.at + step) for step in (1, 2)} & {"old", "younger", "older"}
    return own.mention.unit == "year" and own.mention.value >= _AGES and bool(is_old)


#: No living thing's age in years is such.
_AGES = 10_000


def is_timeless(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is a dimension, a rated capacity, an age or a size of a class."""
    clauses = dated.clauses
    if _is_age(dated, own):
        return True
    if own.mention.unit is None and set(own.measure.lower().split()) & _CLASSES:
        return own.sense.kind is Kind.LEVEL
    if own.sense.kind is Kind.LEVEL and own.mention.unit in _DIMENSIONS:
        near = {
            clauses.word(at) for at in range(max(0, own.at - 5), min(len(clauses.tags), own.at + 3))
        }
        if near & _TIMELESS:
            return True
    predicate = clauses.predicate_before(own.at)
    if (
        predicate is not None
        and {"can", "could"} & set(predicate.words)
        and own.sense.kind is not Kind.SHARE
    ):
        return own.at - predicate.last < 4  # noqa: PLR2004
    return any(
        clauses.word(at) == "every"
        and (clauses.tag(at + 1) == "F" or clauses.classes(at + 1) & {"up", "down"})
        for at in range(max(0, own.at - 12), own.at)
    )


def undated(dated: DatedSentence, index: int) -> tuple[Period | None, str]:
    """Return the period of a figure that no words of time in its clause date."""
    own = dated.figures[index]
    usual = _usual(dated, own)
    if usual is not None:
        return usual, "rule 2"
    frame = _frame(dated, own)
    if frame is not None:
        return frame, "rule 5"
    ahead = _time_ahead(dated, own)
    for place in range(index - 1, -1, -1):
        period = dated.periods[place]
        if stands_behind(dated, dated.figures[place].at, FORMERS):
            continue
        if ahead is not None and (period is None or period.origin is Origin.ASSUMED):
            break
        if period is not None:
            origin = Origin.INHERITED if period.origin is not Origin.ASSUMED else Origin.ASSUMED
            return attrs.evolve(as_flow(own, period), origin=origin), "figure before"
    if ahead is not None:
        return ahead, "figure behind"
    if _is_survey(dated):
        return dated.today(), "undated survey"
    if dated.before.period is not None and _inherits(dated, own, dated.before.period):
        inherited = attrs.evolve(dated.before.period, origin=Origin.INHERITED)
        return as_stock(dated, own, as_flow(own, inherited)), "paragraph"
    return dated.today(), "rule 1"


_SURVEYS = words("surveys")


def _is_survey(dated: DatedSentence) -> bool:
    """Tell whether a sentence without a time tells what was found by asking."""
    clauses = dated.clauses
    return any(
        node.readings and clauses.tags[at] == "N" and clauses.lemma(at) in _SURVEYS
        for at, node in enumerate(clauses.nodes)
    ) and not any(map(dated.is_dating, dated.times))


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


def _frame(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the years of "over the past decade", for what came about in them."""
    frames = [
        time
        for time in dated.times.values()
        if time.role is TimeRole.FRAME
        and time.period
        and "since" not in words_of(dated, time).split()
    ]
    if not frames or frames[0].period is None:
        return None
    period = frames[0].period
    if dated.day is not None and period.end >= dated.day:
        return None
    if own.sense.kind is Kind.AVERAGE_GROWTH:
        return year_of(period.end.year)
    predicate = predicate_of(dated, own)
    if (
        own.sense.kind in CHANGES
        or (predicate is not None and predicate.has("deed"))
        or (own.sense.kind is Kind.LEVEL and not is_stock(dated, own))
    ):
        return period
    return None


def _time_ahead(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the time behind a figure that dates its clause, or all of its sentence.

    "6 million, up 5%, in the six months to June", "of the 20 zones, two were closed in May"; not a
    time that something else has: "1.4 times that of 2020", "to growers who lost all in April".
    """
    clauses, tags = dated.clauses, dated.clauses.tags
    has_bound = has_subject = False
    for at in range(own.at + 1, len(tags)):
        mark = tags[at]
        if mark == "T" and dated.is_dating(at) and not is_made_then(dated, own, at):
            time = dated.times[at]
            if _opens_clause(dated, at):
                break
            if time.shift is None and time.period is not None and not _is_of_other(dated, at):
                return as_stock(dated, own, whole_of(time) or time.period)
        elif (
            mark in ";.SWI"
            or clauses.word(at) in _OPENING
            or (mark == "F" and _has_time_of_its_own(dated, at))
            or (mark in "vMX" and (has_subject or clauses.classes(at) & _TELLING))
        ):
            break
        if mark in ",C":
            has_bound, has_subject = True, False
        elif mark in "NOF":
            has_subject = has_bound
    return _time_of_all(dated, own)


#: Classes of verbs whose object has a time of its own.
_TELLING = frozenset(["expect", "aim"])
#: Words behind which no time is the clause's.
_OPENING = frozenset(["with", "after", "before", "what"])
#: What a time behind tells of another amount: "the average of 2020", "their level in May".
_OTHERS = words("compared_things")


def _opens_clause(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time open what "and" joins: "rose and in May reached 5%"."""
    first = at - 1 if dated.clauses.tag(at - 1) == "P" else at
    return dated.clauses.tag(first - 1) == "C" and dated.clauses.tag(at + 1) in "vMX"


def _is_of_other(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time tell of which time another amount is: "the level of 2020"."""
    if dated.clauses.word(at - 1) not in ("in", "of", "for", "at", "on"):
        return False
    place = at - 2
    return dated.clauses.lemma(place) in _OTHERS or dated.clauses.word(place) in ("that", "those")


def _has_time_of_its_own(dated: DatedSentence, at: int) -> bool:
    """Tell whether the time behind a figure is that of another amount: "twice that of 2020"."""
    other = next(figure for figure in dated.figures if figure.at == at)
    return other.sense.kind is Kind.MULTIPLE or stands_behind(dated, at, FORMERS | _TOUCHING)


_TOUCHING = frozenset(["touching", "after", "peak of", "than"])


def _time_of_all(dated: DatedSentence, own: DatedFigure) -> Period | None:
    """Return the time at the end of a sentence behind a comma, which dates all of it."""
    tags = dated.clauses.tags
    times = [at for at in dated.times if at > own.at and dated.is_dating(at)]
    if not times:
        return None
    at = times[-1]
    first = at - 1 if tags[at - 1] == "P" else at
    is_last = all(mark in ".)" for mark in tags[at + 1 :])
    is_apart = dated.clauses.tag(first - 1) == "," or dated.clauses.word(first - 1) == "all"
    time = dated.times[at]
    if not (is_last and is_apart) or time.shift is not None or time.period is None:
        return None
    return as_stock(dated, own, whole_of(time) or time.period)


_POINTING = words("pointing")


def _inherits(dated: DatedSentence, own: DatedFigure, period: Period) -> bool:
    """Tell whether a figure takes the period of its paragraph, or of the one before."""
    predicate = predicate_of(dated, own)
    if predicate is not None and predicate.is_future:
        return False
    if period.is_day or (dated.clauses.word(0) == "of" and dated.clauses.word(1) in _POINTING):
        return True
    is_present = predicate is not None and (
        predicate.is_perfect or (predicate.finite and not predicate.past and is_state(dated, own))
    )
    if is_present and own.sense.kind not in (Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE):
        return False
    return not (dated.before.carried and is_stock(dated, own))
