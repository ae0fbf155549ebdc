"""Clauses that are not told as facts for what is said of them, and what is set against a fact.

::

    embedded = verb or noun "that" clause      "it is wrong that it rose", "rumours that it rose"
             | verb clause                     "suppose it had risen"
    contrast = "rather than" | "instead of" | "far from" | "not" preposition | "no" change
"""

from collections.abc import Iterator

from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.marks import Mark, Modality

__all__ = ["contrasts_in", "embedded_in"]

_CONTRASTS = frozenset(["rather than", "instead of", "far", "no", "not"])
_NOBODY = frozenset(["nobody", "no one", "none", "few", "neither", "no"])
_OTHERS = frozenset(["some", "many", "others", "media", "critics", "people"])
#: What is said of a clause in these is no fact, unless somebody just says it.
_PASSED_ON = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL, Modality.ASKED})


def contrasts_in(clauses: Clauses) -> Iterator[int]:
    """Yield the words that set what is behind them against what is so: "and not by 5%".

    Args:
        clauses: The sentence.
    """
    for at, node in enumerate(clauses.nodes):
        if node.lower in _CONTRASTS and _is_contrast(clauses, at):
            yield at


def _is_contrast(clauses: Clauses, at: int) -> bool:
    """Tell whether a word of contrast or denial is one of contrast here."""
    word, behind = clauses.word(at), clauses.tag(at + 1)
    if word == "no":
        return bool((clauses.classes(at + 1) | clauses.classes(at + 2)) & {"up", "down"})
    if word == "not":
        return at not in clauses.group_of and behind in "PFHDT"
    if word == "far":
        return clauses.word(at + 1) == "from" and clauses.tag(at + 2) in "gFHD"
    return True


def embedded_in(clauses: Clauses, predicate: Predicate, before: Mark | None) -> Modality | None:
    """Return the modality that a finite verb has from what is said of its clause, if any.

    Args:
        clauses: The sentence.
        predicate: The verb.
        before: The mark before it, if there is one.
    """
    that = _conjunction(clauses, predicate) if predicate.finite else -1
    if that < 0:
        is_supposed = predicate.finite and _is_supposed(clauses, predicate)
        return Modality.HYPOTHETICAL if is_supposed else None
    if clauses.tag(that - 1) == "N":
        return _by_noun(clauses, that - 1)
    outer = clauses.predicate_before(that)
    is_of_nobody = outer is None and clauses.word(0) in _NOBODY
    if is_of_nobody or _is_refuted(clauses, predicate):
        return Modality.NEGATED
    if outer is None:
        return None
    return _by_saying(clauses, outer, that) or _passed_on(outer, before)


def _by_noun(clauses: Clauses, at: int) -> Modality | None:
    """Return the modality of a clause by the noun that it belongs to: "rumours that"."""
    if clauses.word(at - 1) in _NOBODY:
        return Modality.NEGATED
    return None if "affirmed" in clauses.classes(at) else Modality.HYPOTHETICAL


def _conjunction(clauses: Clauses, predicate: Predicate) -> int:
    """Return the place of the "that" whose clause a verb is of, or -1."""
    for place in range(predicate.first - 1, -1, -1):
        if clauses.tag(place) in ";:.,F" or place in clauses.group_of:
            return -1
        if clauses.word(place) == "that" and _opens(clauses, place, predicate):
            return place
    return -1


def _opens(clauses: Clauses, at: int, predicate: Predicate) -> bool:
    """Tell whether "that" opens a clause to which nothing lacks, and is no pronoun."""
    is_whole = clauses.tag(at + 1) in "OD" and predicate.has("up", "down", "reach", "be")
    return clauses.tag(at) == "S" or (is_whole and clauses.tag(at) in "WD")


def _is_refuted(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a clause is the subject of one that denies it: "that it rose is untrue"."""
    behind = clauses.predicate_after(predicate.last)
    if (
        behind is None
        or not behind.has("be")
        or set(clauses.tags[predicate.last : behind.first]) & set(",;:CSW")
    ):
        return False
    return "doubtful" in clauses.classes(behind.last) | clauses.classes(behind.last + 1)


def _is_supposed(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a verb is of a clause without "that": "suppose it had risen"."""
    outer = clauses.predicate_before(predicate.first)
    if outer is None or not outer.has("doubt") or outer.passive:
        return False
    between = clauses.tags[outer.last : predicate.first]
    return bool(between) and set(between) <= set("DANGPQRTO")


def _by_saying(clauses: Clauses, outer: Predicate, that: int) -> Modality | None:
    """Return the modality of a clause by the verb that it belongs to, and who says it."""
    words = range(outer.last, that)
    is_doubted = outer.has("doubt") or any("doubtful" in clauses.classes(at) for at in words)
    subject = clauses.subject(outer.first)
    names = {clauses.word(at) for at in range(*subject)} if subject is not None else set[str]()
    if is_doubted or names & _NOBODY:
        return Modality.NEGATED
    return Modality.HYPOTHETICAL if outer.has("say", "quote") and names & _OTHERS else None


def _passed_on(outer: Predicate, before: Mark | None) -> Modality | None:
    """Return the modality that a verb passes on to the clause that belongs to it."""
    if before is None or before.modality not in _PASSED_ON:
        return None
    is_told = before.modality is Modality.HYPOTHETICAL and outer.has("say", "see")
    return None if is_told and before.predicate == outer else before.modality
