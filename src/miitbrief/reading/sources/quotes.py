"""What a sentence quotes, with where it begins and ends."""

from typing import NamedTuple

from miitbrief.model.categories import Attribution
from miitbrief.reading.sources.bodies import ASKED, Origin
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["ITSELF", "Quote", "THIRD", "end_of_saying", "subject_start"]


class Quote(NamedTuple):
    """Words of a sentence that somebody says.

    Attributes:
        first: The first word.
        last: The word behind the last.
        origin: Who says them.
        rule: What decided.
        at: The word that decided.
    """

    first: int
    last: int
    origin: Origin
    rule: str
    at: int


THIRD = Attribution.THIRD_PARTY


def subject_start(clauses: Clauses, first: int) -> int | None:
    """Return where the noun phrase right before a verb begins, or None."""
    at = first
    while at > 0 and (clauses.tags[at - 1] in "DANGQPFnHR&" or clauses.word(at - 1) in ASKED):
        if clauses.word(at - 1) in ("that", "as", "while", "than"):
            break
        at -= 1
    while at < first and clauses.tags[at] in "RPH":
        at += 1
    return at if at < first else None


ITSELF = frozenset(["its", "it", "their", "they"])


def end_of_saying(clauses: Clauses, predicate: Predicate) -> int:
    """Return the word behind what is said: a semicolon, unless "; its forecast" goes on."""
    semicolon = clauses.tags.find(";", predicate.last)
    is_last = semicolon > 0 and clauses.word(semicolon + 1) not in ITSELF
    return semicolon if is_last else len(clauses.tags)
