"""Which figures have no time: sizes, rated capacities, ages of rocks, numbers of classes."""

import re

from miitbrief.model.categories import Kind
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import DatedFigure, DatedSentence

__all__ = ["is_size", "is_timeless"]

_TIMELESS = words("dimension_words")


#: "8.8-meter", "million-kilowatt".
_COMPOUND = re.compile(r"[0-9a-z]-[a-z]")
_CLASSES = words("classifications")
_DIMENSIONS = words("dimensions")


def is_size(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is the size of a thing: "8.8-meter", "a million-kilowatt unit"."""
    is_measured = own.mention.unit is not None and own.sense.kind is Kind.LEVEL
    is_compound = _COMPOUND.search(dated.clauses.nodes[own.at].text) is not None
    is_before = is_compound and dated.clauses.tag(own.at + 1) in "NA"
    return is_measured and (is_before or _is_of_counted(dated, own))


def _is_of_counted(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is the size of each of what is counted: "eight ships of 16,000 TEU"."""
    tags, place = dated.clauses.tags, own.at - 1
    while dated.clauses.tag(place) in "HD":
        place -= 1
    if dated.clauses.word(place) != "of" or own.mention.unit not in _SIZES:
        return False
    match = _COUNTED.search(tags, 0, place)
    return match is not None and match.end() == place


#: A number and what it counts.
_COUNTED = re.compile(r"F[AN]*N$")
_SIZES = words("sizes")


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
        told = clauses.predicate_of(own.at)
        is_event = told is not None and told.finite and (told.past or told.has("up", "down"))
        if near & _TIMELESS and not is_event:
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
