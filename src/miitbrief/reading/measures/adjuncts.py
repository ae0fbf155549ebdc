"""What stands behind a figure and belongs to its measure: a place, a group, a quantity.

::

    adjunct = "in" place                  "5 in the north and 3 in the south"
            | ("for" | "among") group     "5% among mills"
            | "in" quantity               "fell 5% in value"
"""

from miitbrief.reading.measures.anaphora import parallel
from miitbrief.reading.measures.topics import Place
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.phrases import phrase, phrase_end

__all__ = ["BASES", "attributed", "located", "tail"]

BASES = frozenset(["terms", "basis", "scope", "caliber", "calibre", "prices"])


def located(place: Place, measure: str) -> str:
    """Return a measure with the place behind a figure, where the next has one, too.

    "5 in the north and 3 in the south": in the north.
    """
    clauses, at = place.clauses, place.governor.last + 1
    link = clauses.word(at)
    if link not in ("in", "for", "at", "from", "to") or clauses.tag(at + 1) not in "DNA":
        return measure
    end = phrase_end(clauses, at + 1)
    rest = phrase(clauses, at + 1, end)
    if not rest or "time" in clauses.classes(end - 1) or rest in measure:
        return measure
    if not (_is_twin(clauses, end, 1, link) or _is_twin(clauses, place.governor.at - 1, -1, link)):
        return measure
    if place.is_first:
        return f"{measure} {link} {rest}"
    return parallel(place.topics, link, rest)


def _is_twin(clauses: Clauses, at: int, step: int, link: str) -> bool:
    """Tell whether a figure with a place of its own stands before or behind a word."""
    while clauses.tag(at) in "TPHDR,C" and clauses.word(at) != link:
        at += step
    if step < 0:
        while clauses.tag(at) in "NADTP" and clauses.tag(at - 1) != "F":
            at -= 1
        return clauses.word(at) == link and clauses.tag(at - 1) == "F"
    return clauses.tag(at) == "F" and clauses.word(at + 1) == link


_MAX = 7


_HELD_FOR = ("for", "among", "across", "between")


def tail(place: Place, measure: str, links: tuple[str, ...] = _HELD_FOR) -> str:
    """Return what a figure holds for, behind it: "5% among mills", with a blank before it."""
    clauses, at = place.clauses, place.governor.last + 1
    if clauses.word(at) not in links or clauses.tag(at + 1) not in "DNA":
        return ""
    end = phrase_end(clauses, at + 1, prepositions=False)
    if clauses.classes(end - 1) & {"time", "average", "level"}:
        return ""
    rest = phrase(clauses, at + 1, phrase_end(clauses, at + 1))
    words = rest.split()
    known = set(measure.lower().split())
    if not words or len(words) > _MAX or set(rest.lower().split()) <= known:
        return ""
    return f" {clauses.word(at)} {rest}"


def attributed(place: Place, thing: str) -> str:
    """Return a thing with the quantity that it changes in: "fell 5% in value"."""
    clauses, own = place.clauses, place.governor
    at = own.last + 1
    end = phrase_end(clauses, at + 1, prepositions=False) if clauses.word(at) == "in" else at
    if end <= at + 1 or "D" in clauses.tags[at:end]:
        at = own.predicate.last if own.predicate else at
        end = at + 2 if clauses.word(at) == "in" and clauses.tag(at + 1) == "N" else at
    if clauses.word(own.last + 1) == "of" and clauses.word(own.last + 2) in ("its", "their"):
        return f"{phrase(clauses, own.last + 3, phrase_end(clauses, own.last + 3))} of {thing}"
    noun = clauses.classes(end - 1) if end > at else frozenset[str]()
    if noun & {"light", "rating"} or (end > at and clauses.word(end - 1) in _QUANTITIES):
        return f"{phrase(clauses, at + 1, end)} of {thing}"
    return thing


_QUANTITIES = frozenset(["price", "area", "length", "weight", "tonnage", "price", "cost"])
