"""What restricts a figure is a part of its measure, so that only equal things are compared.

::

    measure = [modifiers "growth of"] measure {adjunct} ["relative to" thing] ["(" status ")"]
    status = "denied" | "hypothetical" | "expected" | "revised" | "one of two"

"Up 5% on a comparable basis" is no rate of what two levels of output tell, nor is "in Sichuan,
growth was 5%", nor what did not come about.
"""

from collections.abc import Iterator, Sequence

from miitbrief.exceptions import InvalidValueError
from miitbrief.model._normalization import content_words
from miitbrief.model.categories import Kind
from miitbrief.model.figures import CHANGES, RATES
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.reading.decisions import Decision
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.measures.anaphora import ONE_OF_TWO, place_of_two
from miitbrief.reading.measures.subjects import subject_text
from miitbrief.reading.measures.wording import is_measure
from miitbrief.reading.restrictions.scope_adjuncts import Restriction, adjuncts_of, listed
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.marks import AIMING, FORESEEN, Mark, Modality
from miitbrief.reading.syntax.modality import modality_of

__all__ = ["restricted_measures"]

#: Kinds that compare something with something else.
_COMPARING = (CHANGES | {Kind.MULTIPLE}) - {Kind.CONTRIBUTION}
#: Kinds that tell how much there is, where a verb says just that.
_TELLING = frozenset({Kind.LEVEL, Kind.SHARE, Kind.INDEX})
#: Verbs of what may be so, and of what would be.
_POSSIBLE = frozenset({"can", "may", "cannot"})
_UNREAL = frozenset({"would", "could", "might", "should"})
#: So many words behind a figure, a word that calls it revised stands at most.
_NEAR = 5
#: Nouns of change and amount, which are of what was named before.
_MEASURING = frozenset({"up", "down", "change", "light", "rating", "average", "aim", "forecast"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "both"})
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
            if kind in RATES:
                found[place] = _of_its_subject(clauses, at, found[place])
            if kind in _COMPARING or kind in _TELLING:
                for each in _restrictions(clauses, at, found[place], kind):
                    restricted = _restricted(found[place].value, kind, each)
                    found[place] = found[place]._replace(value=restricted)
    return tuple(found)


def _of_its_subject(clauses: Clauses, at: int, measure: Decision[str]) -> Decision[str]:
    """Return the measure of a rate; one from a clause before gives way to the subject of its own.

    "Sales rose to 9 tonnes; pork was up 4%" tells nothing of sales.
    """
    predicate = clauses.predicate_of(at)
    if not measure.is_guess or predicate is None or not predicate.finite:
        return measure
    first, last = sorted((predicate.last, at))
    is_own = (
        predicate.has(*_VERBS)
        and clauses.word(at + 1) != "of"
        and not set(clauses.tags[first:last]) & set("F;")
    )
    subject = clauses.subject(predicate.first)
    if not is_own or subject is None or subject_text(clauses, predicate.first) == "":
        return measure
    known = content_words(measure.value)
    nouns = [spot for spot in range(*subject) if clauses.tags[spot] in "NA"]
    said = {word for spot in nouns for word in content_words(clauses.word(spot))}
    is_plain = any(clauses.classes(spot) & _MEASURING for spot in nouns)
    if not is_measure(subject_text(clauses, predicate.first)):
        return measure
    if is_plain or not said.isdisjoint(known) or not nouns or _is_named_before(clauses, subject):
        return measure
    return Decision(
        subject_text(clauses, predicate.first),
        "the subject of the verb",
        clauses.nodes[nouns[-1]].span,
    )


def _is_named_before(clauses: Clauses, subject: tuple[int, int]) -> bool:
    """Tell whether a subject is what was named before: "the figure", "this industry", "China"."""
    first = clauses.word(subject[0])
    last = clauses.word(subject[1] - 1)
    return first in _DEFINITE or last in listed("harmless words")


def _restricted(measure: str, kind: Kind, restriction: Restriction) -> str:
    """Return a measure with one restriction more."""
    words = restriction.words
    if restriction.role == "status":
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


def _restrictions(
    clauses: Clauses, at: int, measure: Decision[str], kind: Kind
) -> dict[Restriction, None]:
    """Return what restricts a figure.

    An amount is restricted by adjuncts where its verb tells how much there is; beside another
    verb they are of what is done.
    """
    found = list(_status(clauses, at, measure, kind))
    predicate = clauses.predicate_of(at)
    if kind in _COMPARING:
        found += adjuncts_of(clauses, at, measure.value)
    elif predicate is not None and predicate.has(*_VERBS):
        found += filter(_is_of_amounts, adjuncts_of(clauses, at, measure.value))
    return dict.fromkeys(found)


def _is_of_amounts(restriction: Restriction) -> bool:
    """Tell whether a restriction is one of how much there is."""
    first = restriction.words.split()[0].lower()
    return restriction.role != "adjunct" or first in listed("of amounts")


def _status(clauses: Clauses, at: int, measure: Decision[str], kind: Kind) -> Iterator[Restriction]:
    """Yield what keeps a figure from being a fact that is told, or the last word on it."""
    mark = modality_of(clauses, at)
    # "5% of the firms did not answer" tells of a part, whatever its verb denies.
    is_part = mark is not None and mark.at > at and mark.rule.name == "what is not"
    status = "" if mark is None or is_part else _untold(mark, kind)
    if not status and _is_revised(clauses, at):
        status = "revised"
    if not status and _is_one_of_two(clauses, at, measure):
        status = "one of two"
    if status:
        yield Restriction("status", status)


def _untold(mark: Mark, kind: Kind) -> str:
    """Return what a modality makes of a figure that is not told as a fact, or nothing.

    What may come or will come restricts nothing, since no level of now is its operand.
    """
    words = frozenset(() if mark.predicate is None else mark.predicate.words)
    if mark.modality is Modality.NEGATED:
        return "denied"
    if mark.modality is Modality.HYPOTHETICAL:
        is_open = bool(words & _POSSIBLE) or mark.rule.name == "what hangs on a condition"
        is_past = mark.predicate is None or mark.predicate.past or bool(words & _UNREAL)
        return "hypothetical" if not is_open and (is_past or kind in _COMPARING) else ""
    is_over = mark.modality in FORESEEN | AIMING and "would" in words
    return "expected" if is_over or mark.modality is Modality.EXPECTED else ""


def _is_one_of_two(clauses: Clauses, at: int, measure: Decision[str]) -> bool:
    """Tell whether a figure is of "the latter", for which the measure has a guess."""
    predicate = clauses.predicate_of(at)
    if predicate is None or measure.rule == ONE_OF_TWO:
        return False
    return place_of_two(clauses, predicate.first - 1) >= 0


def _is_revised(clauses: Clauses, at: int) -> bool:
    """Tell whether a figure is of data that were or will be revised."""
    predicate = clauses.predicate_of(at)
    is_new = clauses.word(at - 1) in ("from", "to", "at")
    if is_new and predicate is not None and predicate.lemma in listed("revising"):
        return True
    last = min(len(clauses.nodes), at + _NEAR)
    first = 1 + max(clauses.tags.rfind(mark, 0, at) for mark in ";:.F")
    end = next((place for place in range(at + 1, last) if clauses.tag(place) in ";F"), last)
    return any(clauses.word(place) in listed("vintages") for place in range(first, end))
