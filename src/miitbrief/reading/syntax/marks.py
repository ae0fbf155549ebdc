"""Where a modality begins in a sentence, and what it is."""

from typing import NamedTuple

from miitbrief._enumerations import WordEnum
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["AIMING", "FORESEEN", "Mark", "Modality", "clause_start", "is_apart"]


class Modality(WordEnum):
    """How a speaker puts something."""

    ASSERTED = "asserted"
    """As what is or was."""
    NEGATED = "negated"
    """As what is not."""
    HYPOTHETICAL = "hypothetical"
    """As what might be, or would be if something else were."""
    FORECAST = "forecast"
    """As what will happen, whoever says so."""
    EXPECTED = "expected"
    """As what was foreseen or intended at a time that is over."""
    PLAN = "plan"
    """As what somebody will do or must do."""
    AIM = "aim"
    """As what is to be reached, in so many words."""
    ASKED = "asked"
    """As a question."""


#: The modalities of what somebody sets out to do.
AIMING = frozenset({Modality.AIM, Modality.PLAN})
#: The modalities of what somebody foresees, or foresaw.
FORESEEN = frozenset({Modality.FORECAST, Modality.EXPECTED})


class Mark(NamedTuple):
    """A word at which a modality begins.

    Attributes:
        at: The word.
        modality: The modality.
        rule: What decided, as a phrase.
        predicate: Its verb, or None for a noun of aiming.
    """

    at: int
    modality: Modality
    rule: str
    predicate: Predicate | None = None

    @property
    def is_noun(self) -> bool:
        """Whether a noun of aiming begins it."""
        return self.predicate is None

    @property
    def is_passive(self) -> bool:
        """Whether what stands before the verb is what it is about: "40 will be built"."""
        return self.predicate is not None and self.predicate.passive


_APART = frozenset(",;:SWC")


def is_apart(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether another clause begins between two words."""
    return any(tag in _APART for tag in clauses.tags[first:last])


def clause_start(clauses: Clauses, at: int) -> int:
    """Return where the clause of a word begins."""
    for spot in range(at - 1, -1, -1):
        if clauses.tags[spot] in ",;:CSW":
            return spot + 1
    return 0
