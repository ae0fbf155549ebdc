"""What restricts a figure is a part of its measure, so that only equal things are compared.

::

    measure = [modifiers "growth of"] measure {adjunct} ["relative to" thing] ["(" mood ")"]
    mood = "denied" | "hypothetical" | "expected" | "revised"

"Up 5% on a comparable basis" is no rate of what two levels of output tell, nor is "in Sichuan,
growth was 5%", nor what did not come about.
"""

from collections.abc import Iterator, Sequence

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.categories import Kind
from miitbrief.model.figures import CHANGES, RATES
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.reading.documents.document import Document
from miitbrief.reading.frames.adjuncts import Restriction, adjuncts_of, start_of
from miitbrief.reading.frames.restricting_words import words_of
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["restricted_measures"]

#: Kinds that compare something with something else.
_COMPARING = (CHANGES | {Kind.MULTIPLE}) - {Kind.CONTRIBUTION}
#: Kinds that tell how much there is, where a verb says just that.
_TELLING = frozenset({Kind.LEVEL, Kind.SHARE, Kind.INDEX})
_VERBS = ("reach", "be", "up", "down", "change", "see")


def restricted_measures(
    document: Document, senses: Sequence[Sense], measures: Sequence[str]
) -> tuple[str, ...]:
    """Return the measures of the figures of a document, each with what restricts it.

    Args:
        document: A paragraph.
        senses: What its figures say.
        measures: What they measure.
    """
    found = list(measures)
    for sentence in document.sentences:
        clauses = Clauses(sentence)
        for at in clauses.figures:
            place = clauses.nodes[at].place
            kind = senses[place].kind
            if _is_restrictable(clauses, at, kind):
                for each in _restrictions(clauses, at, measures[place], kind):
                    found[place] = _restricted(found[place], kind, each)
    return tuple(found)


def _is_restrictable(clauses: Clauses, at: int, kind: Kind) -> bool:
    """Tell whether an adjunct beside a figure is said of it, and not of a deed."""
    predicate = clauses.predicate_of(at)
    tells = predicate is not None and predicate.has(*_VERBS)
    return kind in _COMPARING or (kind in _TELLING and tells)


def _restricted(measure: str, kind: Kind, restriction: Restriction) -> str:
    """Return a measure with one restriction more."""
    words = restriction.words
    if restriction.role == "mood":
        return f"{measure} ({words})"
    if restriction.role == "modifier":
        return f"{words} growth of {measure}" if kind in CHANGES else measure
    if restriction.role == "calendar":
        return f"{measure} by {words} year"
    if restriction.role == "adjunct":
        if kind not in RATES and words.startswith("per "):
            return measure  # It belongs to the unit.
        first = words[0] if words[:2].isupper() else words[0].lower()
        return f"{measure} {first}{words[1:]}"
    return _against(measure, kind, words) if kind in _COMPARING else measure


def _against(measure: str, kind: Kind, other: str) -> str:
    """Return a measure beside what its number is compared with, where that is no time."""
    if Measure.parse(measure).relation is not MeasureRelation.PLAIN:
        return measure
    make = Measure.gap if kind is Kind.POINT_CHANGE else Measure.relative
    try:
        return str(make(measure, other))
    except InvalidValueError:
        return f"{measure} against {other}"


def _restrictions(clauses: Clauses, at: int, measure: str, kind: Kind) -> dict[Restriction, None]:
    """Return what restricts a figure: how much there is, not by what it is for or under."""
    found = dict.fromkeys((*_mood(clauses, at), *adjuncts_of(clauses, at, measure)))
    return {each: None for each in found if kind not in _TELLING or _is_of_amounts(each)}


def _is_of_amounts(restriction: Restriction) -> bool:
    """Tell whether a restriction is one of how much there is."""
    first = restriction.words.split()[0].lower()
    return restriction.role != "adjunct" or first in words_of("of amounts")


def _mood(clauses: Clauses, at: int) -> Iterator[Restriction]:
    """Yield that a figure is denied, hypothetical, revised, or only expected at the time."""
    first = max(start_of(clauses, at), at - 5)
    before = [clauses.word(place) for place in range(first, at)]
    predicate = clauses.predicate_of(at)
    words: Sequence[str] = () if predicate is None else predicate.words
    if any(word in words_of("denying") or word.endswith("n't") for word in (*words, *before)):
        yield Restriction("mood", "denied")
    elif {"would", "could", "might"} & set(words):
        yield Restriction("mood", "hypothetical" if "have" in words else "expected")
    elif predicate is not None and _was_expected(clauses, predicate):
        yield Restriction("mood", "expected")
    elif predicate is not None and predicate.lemma in words_of("revising") and "to" in before:
        yield Restriction("mood", "revised")


def _was_expected(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a predicate says what was expected or planned at a time that is over."""
    places = range(predicate.first, predicate.last)
    expects = any(clauses.classes(at) & {"expect", "aim"} for at in places)
    return expects and not {"was", "were", "had"}.isdisjoint(predicate.words)
