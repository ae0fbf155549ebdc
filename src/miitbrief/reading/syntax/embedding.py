"""Clauses that are not told as facts for what is said of them, and what is set against a fact.

::

    embedded = verb or noun ["that"] clause     "it is wrong that it rose", "rumours that it rose"
    contrast = "rather than" | "instead of" | "far from" | "not" preposition
"""

from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.marks import Mark, Modality

__all__ = ["embedded_in", "is_contrast"]

_CONTRASTS = frozenset(["rather than", "instead of", "nowhere near"])
_NOBODY = frozenset(["nobody", "no one", "none", "few", "neither", "no"])
#: What is said of a clause in these is no fact, unless somebody just says it.
_PASSED_ON = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL, Modality.ASKED})


def is_contrast(clauses: Clauses, at: int) -> bool:
    """Tell whether a word sets what is behind it against what is so: "and not by 5%".

    Args:
        clauses: The sentence.
        at: The word.
    """
    word, behind = clauses.word(at), clauses.tag(at + 1)
    if word == "not":
        return at not in clauses.group_of and behind in "PFHDT" and not _is_until(clauses, at + 1)
    is_far = word == "far" and clauses.word(at + 1) == "from" and clauses.tag(at + 2) in "gFHD"
    return word in _CONTRASTS or is_far


def _is_until(clauses: Clauses, at: int) -> bool:
    """Tell whether "not until" only dates what is so."""
    return clauses.word(at) in ("until", "till", "before")


def embedded_in(clauses: Clauses, predicate: Predicate, before: Mark | None) -> Modality | None:
    """Return the modality that a finite verb has from what is said of its clause, if any.

    Args:
        clauses: The sentence.
        predicate: The verb.
        before: The mark before it, if there is one.
    """
    that = _conjunction(clauses, predicate.first)
    if not predicate.finite or that < 1:
        return None
    if clauses.tag(that - 1) == "N" and "affirmed" not in clauses.classes(that - 1):
        owner = clauses.group_of.get(that - 2)
        if owner is None or clauses.lemma(owner.head) != "be":
            return Modality.HYPOTHETICAL
    outer = clauses.predicate_before(that)
    if outer is None:
        return Modality.NEGATED if clauses.word(0) in _NOBODY else None
    if (
        outer.has("doubt")
        or _is_doubtful(clauses, outer.last, that)
        or _is_of_nobody(clauses, outer)
    ):
        return Modality.NEGATED
    if _is_until(clauses, outer.last) or before is None or before.modality not in _PASSED_ON:
        return None
    is_told = before.modality is Modality.HYPOTHETICAL and outer.has("say", "see")
    return None if is_told and before.predicate == outer else before.modality


def _conjunction(clauses: Clauses, at: int) -> int:
    """Return the place of the "that" whose clause a verb is of, or -1."""
    for place in range(at - 1, 0, -1):
        if clauses.tag(place) in ";:.,F" or place in clauses.group_of:
            return -1
        if clauses.word(place) == "that" and clauses.tag(place) == "S":
            return place
    return -1


def _is_doubtful(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether some words say that something is not so, or only may be."""
    return any("doubtful" in clauses.classes(at) for at in range(first, last))


def _is_of_nobody(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether nobody is the subject of a verb."""
    found = clauses.subject(predicate.first)
    return found is not None and any(clauses.word(at) in _NOBODY for at in range(*found))
