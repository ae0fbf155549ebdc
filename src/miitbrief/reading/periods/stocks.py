"""Which figures tell how much there is at a time, and which what comes about in one.

A stock has a day and a flow a range; a share, a rate and a ratio have the time of their whole.
Sizes, rated capacities, ages of rocks and numbers of classes have none.
"""

import re
from enum import Enum
from functools import cache

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.model.periods import Period
from miitbrief.model.spans import Span
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import CHANGES, DatedFigure, DatedSentence
from miitbrief.reading.syntax.clauses import Predicate
from miitbrief.reading.times.times import TimeRole

__all__ = [
    "SHORTEST_MONTH",
    "as_flow",
    "as_stock",
    "is_flow",
    "is_state",
    "is_stock",
    "is_timeless",
]

_LINKS, _LIGHT = words("linking"), words("light_heads")
_STOCKS, _FLOWS = words("stocks"), words("flows")
_STATIVE, _TOTALS = words("stative_verbs"), words("totals")
_STOCK_UNITS = words("stock_units")
_LEVELS = words("compared_things")
#: What is new has come about.
_NEW = frozenset(["new", "newly", "additional", "fresh"])
_INNER = frozenset(["of", "in", "for", "with", "among", "into", "across", "covering", "between"])
#: So many days later a shortest month ends.
SHORTEST_MONTH = 27
#: Classes of verbs that tell how much there is.
_TELLING = ("be", "have", "reach", "share", "up", "down", "see")
#: Verbs of which what is counted is the object or the complement: "there are", "owns", "numbered".
_EXISTING = frozenset(["number", "stand", "have", "own", "boast", "possess", "employ", "operate"])
#: "8.8-meter", "million-kilowatt".
_COMPOUND = re.compile(r"[0-9a-z]-[a-z]")
#: A number and what it counts.
_COUNTED = re.compile(r"F[AN]*N$")
_CLASSES, _SIZES = words("classifications"), words("sizes")
_DIMENSIONS, _OF_DIMENSION = words("dimensions"), words("dimension_words")
#: No living thing's age in years is such.
_AGES = 10_000
#: So near stands what tells a dimension, or that something can be done.
_CLOSE = 4
#: So many words after "every" it still tells of each time.
_FAR = 12


class Nature(Enum):
    """What a noun names, as far as its time goes."""

    STOCK = "stock"
    """What there is at a time: a population, a balance, a capacity."""
    FLOW = "flow"
    """What comes about in a time: output, visits, growth."""
    THING = "thing"
    """What can be counted, and so is a stock where its number is told: firms, workers, cities."""
    UNKNOWN = "unknown"


#: Nouns made of verbs name what is done, and those in -er and the like who does it.
_DEVERBAL = ("tion", "sion", "ment", "ing", "sal", "wal", "val")
_AGENTS = ("er", "or", "ee")
#: A stem is longer than so many letters.
_STEM = 2
#: What tells the number of what is named before it ends within so many words.
_NEAR = 5
_THINGS = frozenset(["people", "organisation", "office", "firm", "official"])


@cache
def nature_of(noun: str) -> Nature:
    """Return what a noun in the singular names: a known one by itself, others by class or ending.

    >>> nature_of("population"), nature_of("installation"), nature_of("brewer")
    (<Nature.STOCK: 'stock'>, <Nature.FLOW: 'flow'>, <Nature.THING: 'thing'>)
    """
    if noun in _STOCKS:
        return Nature.STOCK
    if noun in _FLOWS:
        return Nature.FLOW
    classes = frozenset[str]().union(
        *(each.classes for each in lexicon().words.get(noun, ()) if each.tag == "N")
    )
    if noun in words("counted") or classes & _THINGS or _is_agent(noun):
        return Nature.THING
    is_deed = any(noun.endswith(end) and len(noun) > len(end) + _STEM for end in _DEVERBAL)
    return Nature.FLOW if is_deed else Nature.UNKNOWN


def _is_agent(noun: str) -> bool:
    """Tell whether a noun names who does what a verb says: "maker", "investor", "trainee"."""
    stem = next((noun.removesuffix(end) for end in _AGENTS if noun.endswith(end)), "")
    stems = (stem, f"{stem}e", stem[:-1]) if len(stem) > _STEM else ()
    return any(each.tag == "VB" for part in stems for each in lexicon().words.get(part, ()))


def is_stock(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure says how much there is at a time."""
    if own.sense.kind is Kind.SHARE:
        is_of_stock = _is_share_of_stock(own.measure, names_whole=_names_whole(dated, own))
        return is_of_stock and not _comes_about(dated.predicate_of(own))
    if own.sense.kind not in (Kind.LEVEL, Kind.RATIO):
        return False
    found = _words(own.measure)
    near = dated.words(own.at - 2, own.at)
    if _TOTALS.intersection(found[:3]) or found == ["total"] or near == ["total", "to"]:
        return True
    return not _is_made(dated, own, found) and _is_amount(dated, own, found)


def _is_made(dated: DatedSentence, own: DatedFigure, found: list[str]) -> bool:
    """Tell whether what is measured comes about, or is averaged over a time."""
    head, rest = _heads_of(found)
    predicate = dated.predicate_of(own)
    is_average = found[:1] == ["average"] or (
        predicate is not None and predicate.lemma == "average"
    )
    return (
        is_average or _is_new(found) or nature_of(head) is Nature.FLOW or any(map(_is_deed, rest))
    )


def _is_amount(dated: DatedSentence, own: DatedFigure, found: list[str]) -> bool:
    """Tell whether noun, unit and verb say that so much of something is there."""
    nature = nature_of(_heads_of(found)[0])
    if nature in (Nature.THING, Nature.STOCK) and _is_apposed(dated, own):
        return True
    predicate = dated.predicate_of(own)
    is_named = (
        nature is Nature.STOCK
        or (nature is Nature.THING and (found[:2] == ["number", "of"] or _exists(dated, own)))
        or own.mention.unit in _STOCK_UNITS
        or (own.sense.kind is Kind.RATIO and "ratio" in found)
        or (own.mention.unit is None and _is_there(dated, predicate))
    )
    return is_named and _tells(predicate) and not _is_inside(dated, own)


def _is_apposed(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a number tells how many the subject is: "teams, 430 strong, served"."""
    tags, first = dated.clauses.tags, own.at - 1
    while dated.clauses.tag(first) in "HDR":
        first -= 1
    closing = tags.find(",", own.at, own.at + _NEAR)
    is_alone = closing > 0 and not set(tags[own.at + 1 : closing]) & set("vMXbngTF")
    is_behind = dated.clauses.tag(first) == "," and dated.clauses.tag(first - 1) == "N"
    return is_alone and is_behind and dated.clauses.tag(closing + 1) in "vMXR"


def _exists(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a verb says that there are, or that somebody has, what is counted."""
    predicate = dated.predicate_of(own)
    return predicate is not None and (predicate.lemma in _EXISTING or _is_there(dated, predicate))


def _is_there(dated: DatedSentence, predicate: Predicate | None) -> bool:
    """Tell whether a predicate is that of "there are"."""
    if predicate is None or not predicate.has("be"):
        return False
    return dated.clauses.word(predicate.first - 1) == "there"


def _names_whole(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether the words of a share name its whole: "5% of firms", "the share of firms"."""
    clauses = dated.clauses
    if clauses.word(own.at + 1) == "of":
        return clauses.word(own.at + 2) not in ("which", "whom", "them")
    return any(clauses.word(at + 1) == "of" and clauses.lemma(at) in _LIGHT for at in range(own.at))


def _is_share_of_stock(phrase: str, *, names_whole: bool) -> bool:
    """Tell whether the whole of a share exists at a time: "coverage", "share of firms in firms"."""
    measure = Measure.parse(phrase)
    whole = _nature(measure.other or measure.subject)
    if whole is Nature.UNKNOWN and measure.other is not None:
        return _nature(measure.subject) is Nature.STOCK
    is_whole = measure.other is not None or names_whole
    if is_whole:
        return whole in (Nature.STOCK, Nature.THING)
    is_part = measure.relation is MeasureRelation.SHARE and not _is_of_people(measure.subject)
    return whole is Nature.STOCK and not is_part


def _is_of_people(phrase: str) -> bool:
    """Tell whether a phrase names people, who are a part of people."""
    readings = lexicon().words.get(_heads_of(_words(phrase))[0], ())
    return any("people" in each.classes for each in readings)


def _nature(phrase: str) -> Nature:
    """Return what a phrase names: something done, where a deed is told of its noun."""
    found = _words(phrase)
    head, rest = _heads_of(found)
    return Nature.FLOW if _is_new(found) or any(map(_is_deed, rest)) else nature_of(head)


def _is_new(found: list[str]) -> bool:
    """Tell whether a phrase is of what is new, and so has come about: no "new energy"."""
    return not _NEW.isdisjoint(found[:1]) and found[1:2] != ["energy"]


def _words(phrase: str) -> list[str]:
    """Return the words of a measure."""
    return phrase.lower().replace("'s", "").split()


def _comes_about(predicate: Predicate | None) -> bool:
    """Tell whether a verb says what was done: "sold", "closed"."""
    return (
        predicate is not None
        and predicate.has("deed")
        and not predicate.has(*_TELLING)
        and predicate.lemma not in _STATIVE
        and not predicate.is_perfect
    )


def _is_inside(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure stands in a phrase of place or kind: "in 40 cities", "of 60 firms"."""
    place = dated.left_of(own.at, "HDAR")
    if dated.clauses.word(place) == "with" and dated.clauses.tag(place - 1) == ",":
        return False
    is_level = dated.clauses.word(place) == "of" and dated.clauses.lemma(place - 1) in _LEVELS
    return own.mention.unit is None and not is_level and dated.clauses.word(place) in _INNER


def _tells(predicate: Predicate | None) -> bool:
    """Tell whether a verb says how much there is: "there were", "numbered"."""
    return predicate is None or predicate.has(*_TELLING) or predicate.lemma in _STATIVE


def _is_deed(word: str) -> bool:
    """Tell whether a word says what was done to a thing: "built", "issued"."""
    readings = lexicon().words.get(word, ())
    return any(
        each.tag == "VN" and "deed" in each.classes and each.lemma not in _STATIVE
        for each in readings
    ) and not any(each.tag in ("A", "N") for each in readings)


def _lemma(word: str) -> str:
    """Return the singular of a noun."""
    if word in _STOCKS:
        return word
    readings = lexicon().words.get(word, ())
    return next((each.lemma for each in readings if each.tag == "NS"), word.removesuffix("s"))


def _heads_of(found: list[str]) -> tuple[str, list[str]]:
    """Return the noun that says what a measure is of, and the words behind it.

    It is the last one of the head that is known: "coverage" of "coverage rate of cities", and of
    "number of cities" what the number is of.
    """
    while found:
        end = next((at for at, word in enumerate(found) if word in _LINKS), len(found))
        plain = [_lemma(word) for word in found[:end] if not _is_participle(word)]
        nouns = [word for word in plain if word not in _LIGHT]
        known = [word for word in nouns if nature_of(word) is not Nature.UNKNOWN]
        is_light = bool(plain) and plain[-1] in _LIGHT and found[end : end + 1] == ["of"]
        if known or not is_light:
            last = (known or nouns or plain or [""])[-1]
            return last, found[max(0, end - 1) :]
        found = found[end + 1 :]
    return "", []


def _is_participle(word: str) -> bool:
    """Tell whether a word is a participle and no noun: "enrolled", "sold", "working"."""
    readings = lexicon().words.get(word, ())
    if not readings:
        return word.endswith("ed")
    return any(each.tag in ("VN", "VG") for each in readings) and not any(
        each.tag[0] == "N" for each in readings
    )


def as_stock(dated: DatedSentence, own: DatedFigure, period: Period) -> Period:
    """Return the last day of a period for a stock, else the period."""
    if not _is_whole(period) or _is_cumulative(period) or not is_stock(dated, own):
        return period
    if (
        dated.day is not None
        and period.start <= dated.day < period.end
        and not _is_ahead(dated, own)
    ):
        return attrs.evolve(period, start=dated.day, end=dated.day, label="")
    return attrs.evolve(period, start=period.end)


def _is_whole(period: Period) -> bool:
    """Tell whether a period is a month or longer."""
    return (period.end - period.start).days >= SHORTEST_MONTH


def _is_cumulative(period: Period) -> bool:
    """Tell whether a period is what of a year is over: "the first five months"."""
    months = period.end.month - period.start.month + 1
    is_of_year = period.start.year == period.end.year and period.start.month == 1
    return is_of_year and months not in (1, 3, 6, 12)


def _is_ahead(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is of what is to come."""
    predicate = dated.predicate_of(own)
    return predicate is not None and (predicate.is_future or predicate.has("expect", "aim"))


def is_state(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure says what is so, and not what came about."""
    if own.sense.kind in CHANGES:
        return False
    if own.sense.kind is Kind.SHARE or is_stock(dated, own):
        return True
    predicate = dated.predicate_of(own)
    if predicate is None:
        return True
    if predicate.is_perfect:
        return True
    return not predicate.has("deed") or predicate.words[0] in ("is", "are")


def as_flow(
    dated: DatedSentence, own: DatedFigure, period: Period, evidence: Span | None
) -> Period:
    """Return the year of a last day of December, for what came about in it, and not by it."""
    is_end = period.is_day and (period.end.month, period.end.day) == (12, 31)
    is_due = any(
        time.span == evidence and time.role is TimeRole.DUE for time in dated.times.values()
    )
    if is_due or not (is_end and is_flow(own)):
        return period
    return attrs.evolve(period, start=period.start.replace(month=1, day=1))


def is_flow(own: DatedFigure) -> bool:
    """Tell whether a figure is of what comes about: "exports", "number of births"."""
    head = _heads_of(_words(own.measure))[0]
    return nature_of(head) is Nature.FLOW


# What has no time


def is_timeless(dated: DatedSentence, own: DatedFigure, *, is_named: bool) -> bool:
    """Tell whether a figure has no time, even where one *is named* beside it."""
    is_level = own.sense.kind is Kind.LEVEL
    is_amount = is_level or own.sense.kind is Kind.RATIO
    if is_amount and own.mention.unit is not None and _is_size(dated, own):
        return True
    if is_named:
        return False
    is_class = is_level and own.mention.unit is None and _names_class(dated, own)
    return (
        _is_age(dated, own)
        or is_class
        or (is_level and _is_dimension(dated, own))
        or _is_possible(dated, own)
        or _is_of_each(dated, own)
    )


def _names_class(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure counts classes, and not what is done with them: "41 divisions"."""
    behind = set(dated.words(own.at + 1, own.at + _CLOSE))
    told = dated.clauses.predicate_before(own.at)
    is_done = told is not None and told.has("deed", "make")
    return not is_done and not _CLASSES.isdisjoint(behind)


def _is_size(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is the size of a thing: "8.8-meter", "eight ships of 16,000 TEU"."""
    clauses, place = dated.clauses, own.at - 1
    is_compound = _COMPOUND.search(clauses.nodes[own.at].text) and clauses.tag(own.at + 1) in "NA"
    if is_compound and own.sense.kind is Kind.LEVEL:
        return True
    while clauses.tag(place) in "HD":
        place -= 1
    if clauses.word(place) != "of" or own.mention.unit not in _SIZES:
        return False
    counted = _COUNTED.search(clauses.tags, 0, place)
    return counted is not None and counted.end() == place


def _is_age(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is an age beyond all people's: "4.1 billion years old"."""
    is_old = {dated.clauses.word(own.at + step) for step in (1, 2)} & {"old", "younger", "older"}
    return own.mention.unit == "year" and own.mention.value >= _AGES and bool(is_old)


def _is_dimension(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is how long, wide or deep something is, and not how it changed."""
    near = set(dated.words(own.at - _CLOSE - 1, own.at + _CLOSE - 1))
    told = dated.predicate_of(own)
    is_event = told is not None and told.finite and (told.past or told.has("up", "down"))
    return own.mention.unit in _DIMENSIONS and not is_event and not near.isdisjoint(_OF_DIMENSION)


def _is_possible(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is what can be done: "can carry 300 tonnes"."""
    predicate = dated.clauses.predicate_before(own.at)
    if predicate is None or own.sense.kind is Kind.SHARE:
        return False
    return bool({"can", "could"} & set(predicate.words)) and own.at - predicate.last < _CLOSE


def _is_of_each(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure holds each time that something happens: "every rise of 1 yuan"."""
    clauses = dated.clauses
    return any(
        clauses.word(at) == "every"
        and (clauses.tag(at + 1) == "F" or clauses.classes(at + 1) & {"up", "down"})
        for at in range(max(0, own.at - _FAR), own.at)
    )
