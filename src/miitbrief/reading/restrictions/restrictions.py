"""What restricts a figure is a part of its measure, so that only equal things are compared.

::

    measure = [modifiers "growth of"] measure {adjunct} ["relative to" thing] ["(" mood ")"]
    mood = "denied" | "hypothetical" | "expected" | "revised"

"Up 5% on a comparable basis" is no rate of what two levels of output tell, nor is "in Sichuan,
growth was 5%", nor what did not come about.
"""

from collections.abc import Sequence

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.categories import Kind
from miitbrief.model.figures import CHANGES, RATES
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.reading.decisions import Decision
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.restrictions.moods import mood_of
from miitbrief.reading.restrictions.scope_adjuncts import (
    Restriction,
    adjuncts_of,
    listed,
)
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["restricted_measures"]

#: Kinds that compare something with something else.
_COMPARING = (CHANGES | {Kind.MULTIPLE}) - {Kind.CONTRIBUTION}
#: Kinds that tell how much there is, where a verb says just that.
_TELLING = frozenset({Kind.LEVEL, Kind.SHARE, Kind.INDEX})
_VERBS = ("reach", "be", "up", "down", "change", "see")


def restricted_measures(
    sentences: Sequence[Clauses], senses: Sequence[Sense], measures: Sequence[Decision[str]]
) -> tuple[Decision[str], ...]:
    """Return the measures of the figures of a document, each with what restricts it.

    Args:
        sentences: The sentences of a paragraph.
        senses: What its figures say.
        measures: What they measure.
    """
    found = list(measures)
    for clauses in sentences:
        for at in clauses.figures:
            place = clauses.nodes[at].place
            kind = senses[place].kind
            if kind in _COMPARING or kind in _TELLING:
                for each in _restrictions(clauses, at, measures[place].value, kind):
                    restricted = _restricted(found[place].value, kind, each)
                    found[place] = found[place]._replace(value=restricted)
    return tuple(found)


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
    """Return what restricts a figure.

    An amount is restricted by adjuncts where its verb tells how much there is; beside another
    verb they are of what is done.
    """
    found = list(mood_of(clauses, at))
    predicate = clauses.predicate_of(at)
    if kind in _COMPARING:
        found += adjuncts_of(clauses, at, measure)
    elif predicate is not None and predicate.has(*_VERBS):
        found += filter(_is_of_amounts, adjuncts_of(clauses, at, measure))
    return dict.fromkeys(found)


def _is_of_amounts(restriction: Restriction) -> bool:
    """Tell whether a restriction is one of how much there is."""
    first = restriction.words.split()[0].lower()
    return restriction.role != "adjunct" or first in listed("of amounts")
