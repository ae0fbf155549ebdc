"""Which figures have no time: sizes, rated capacities, ages of rocks, numbers of classes."""

import re

from miitbrief.model.categories import Kind
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import DatedFigure, DatedSentence

__all__ = ["is_timeless"]

#: "8.8-meter", "million-kilowatt".
_COMPOUND = re.compile(r"[0-9a-z]-[a-z]")
#: A number and what it counts.
_COUNTED = re.compile(r"F[AN]*N$")
_CLASSES, _SIZES = words("classifications"), words("sizes")
_DIMENSIONS, _OF_DIMENSION = words("dimensions"), words("dimension_words")
#: No living thing's age in years is such.
_AGES = 10_000
#: So near stands what tells a dimension, or that something can be done.
_NEAR = 4
#: So many words after "every" it still tells of each time.
_FAR = 12


def is_timeless(dated: DatedSentence, own: DatedFigure, *, is_named: bool) -> bool:
    """Tell whether a figure has no time, even where one *is named* beside it."""
    is_level = own.sense.kind is Kind.LEVEL
    is_amount = is_level or own.sense.kind is Kind.RATIO
    if is_amount and own.mention.unit is not None and _is_size(dated, own):
        return True
    if is_named:
        return False
    is_class = is_level and own.mention.unit is None
    return (
        _is_age(dated, own)
        or (is_class and not _CLASSES.isdisjoint(own.measure.lower().split()))
        or (is_level and _is_dimension(dated, own))
        or _is_possible(dated, own)
        or _is_of_each(dated, own)
    )


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
    near = {dated.clauses.word(at) for at in range(own.at - _NEAR - 1, own.at + _NEAR - 1)}
    told = dated.predicate_of(own)
    is_event = told is not None and told.finite and (told.past or told.has("up", "down"))
    return own.mention.unit in _DIMENSIONS and not is_event and not near.isdisjoint(_OF_DIMENSION)


def _is_possible(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is what can be done: "can carry 300 tonnes"."""
    predicate = dated.clauses.predicate_before(own.at)
    if predicate is None or own.sense.kind is Kind.SHARE:
        return False
    return bool({"can", "could"} & set(predicate.words)) and own.at - predicate.last < _NEAR


def _is_of_each(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure holds each time that something happens: "every rise of 1 yuan"."""
    clauses = dated.clauses
    return any(
        clauses.word(at) == "every"
        and (clauses.tag(at + 1) == "F" or clauses.classes(at + 1) & {"up", "down"})
        for at in range(max(0, own.at - _FAR), own.at)
    )
