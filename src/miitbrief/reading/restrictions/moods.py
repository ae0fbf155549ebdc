"""Whether a figure is asserted, or denied, hypothetical, revised, or only expected at the time.

::

    denied = "not" [hedge] figure | "not" verb figure | "not" ... "that" clause
    hypothetical = "would have" verb figure
    expected = "was expected to" verb figure | "the target was" figure | "would" verb figure
    revised = "was revised to" figure | "preliminary" ... figure
"""

from collections.abc import Iterator

from miitbrief.reading.restrictions.scope_adjuncts import Restriction, listed, start_of
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["mood_of"]

_MODALS = frozenset({"would", "could", "might"})
#: So many words before a figure, a word that denies it stands at most.
_NEAR = 5


def mood_of(clauses: Clauses, at: int) -> Iterator[Restriction]:
    """Yield the mood of a figure, if it is not asserted.

    Args:
        clauses: Its sentence.
        at: Its place.
    """
    predicate = clauses.predicate_of(at)
    before = {clauses.word(place) for place in range(max(start_of(clauses, at), at - _NEAR), at)}
    if _is_denied(clauses, at, predicate, before):
        yield Restriction("mood", "denied")
    elif predicate is not None and _is_hypothetical(predicate):
        yield Restriction("mood", "hypothetical")
    elif predicate is not None and _is_expected(clauses, predicate):
        yield Restriction("mood", "expected")
    elif _is_revised(clauses, at, predicate, before):
        yield Restriction("mood", "revised")


def _is_denied(clauses: Clauses, at: int, predicate: Predicate | None, before: set[str]) -> bool:
    """Tell whether a figure is denied: beside it, by its verb, or as a whole clause."""
    words = before.union(() if predicate is None else predicate.words)
    that = next((place for place in range(at, 0, -1) if clauses.tag(place) == "S"), 0)
    if clauses.word(that) == "that":
        words |= {clauses.word(place) for place in range(that)}
    return any(word in listed("denying") or word.endswith("n't") for word in words)


def _is_hypothetical(predicate: Predicate) -> bool:
    """Tell whether a predicate says what would have been."""
    return "have" in predicate.words and not {*_MODALS, "should"}.isdisjoint(predicate.words)


def _is_expected(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a predicate says what was expected or planned at a time that is over."""
    words = set(predicate.words)
    if words & _MODALS or {"about", "to"} <= words:
        return True
    places = range(predicate.first, predicate.last)
    expects = any(clauses.classes(at) & {"expect", "aim"} for at in places)
    subject = range(start_of(clauses, predicate.first), predicate.first)
    is_aim = predicate.lemma == "be" and any(
        clauses.tag(at) == "N" and clauses.classes(at) & {"aim", "forecast"} for at in subject
    )
    return is_aim or (expects and not {"was", "were", "had"}.isdisjoint(words))


def _is_revised(clauses: Clauses, at: int, predicate: Predicate | None, before: set[str]) -> bool:
    """Tell whether a figure is of data that were or will be revised."""
    if predicate is not None and predicate.lemma in listed("revising") and "to" in before:
        return True
    last = min(len(clauses.nodes), at + _NEAR)
    first = 1 + max(clauses.tags.rfind(mark, 0, at) for mark in ";:.F")
    end = next((place for place in range(at + 1, last) if clauses.tag(place) in ";F"), last)
    return any(clauses.word(place) in listed("vintages") for place in range(first, end))
