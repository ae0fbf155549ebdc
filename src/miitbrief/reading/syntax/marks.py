"""Where a modality begins in a sentence, what it is, and how far it holds.

A word has the modality of the mark before it, or of the verb whose subject it is in.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from miitbrief._enumerations import WordEnum
from miitbrief.reading.documents.rules import Rule
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = [
    "AIMING",
    "FORESEEN",
    "Mark",
    "Modality",
    "clause_start",
    "is_apart",
    "mark_of",
    "part_of",
]


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


_MODALITIES: Mapping[str, Modality] = {each.value: each for each in Modality}
#: The modalities of what somebody sets out to do.
AIMING = frozenset({Modality.AIM, Modality.PLAN})
#: The modalities of what somebody foresees, or foresaw.
FORESEEN = frozenset({Modality.FORECAST, Modality.EXPECTED})


class Mark(NamedTuple):
    """A word at which a modality begins.

    Attributes:
        at: The word.
        rule: What decided, of ``english/modality.rules``.
        predicate: Its verb, or None for a noun of aiming.
    """

    at: int
    rule: Rule
    predicate: Predicate | None = None

    @property
    def modality(self) -> Modality:
        """How what follows is put."""
        return _MODALITIES[self.rule.yields]

    @property
    def is_aim(self) -> bool:
        """Whether somebody sets out to do what follows."""
        return self.modality in AIMING

    def gives(self, name: str) -> bool:
        """Tell what its rule gives: whether it "governs", say."""
        return name in self.rule.gives.split()

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


def part_of(clauses: Clauses, marks: Sequence[Mark], at: int) -> int:
    """Return where the part of a sentence begins that no modality leaves: behind a semicolon."""
    for spot in range(at - 1, -1, -1):
        if clauses.tags[spot] == ";":
            end = clauses.tags.find(";", spot + 1)
            end = len(clauses.tags) if end < 0 else end
            if any(spot < mark.at < end for mark in marks):
                return spot + 1
    return 0


#: "40 of 60 shops" has one verb, and so has "3,000, of which 40".
#: So have "50 schools, 30 clinics and 4 parks".
_LISTED = re.compile("^(?:[NAPDGQ]*(?:,C?|C)[HDR]*F)+")
_OF_FIGURE = re.compile("P[DH]*F|^PW")


def mark_of(clauses: Clauses, marks: Sequence[Mark], at: int) -> Mark | None:
    """Return the mark whose modality a word has, or None where nothing tells.

    Args:
        clauses: The sentence.
        marks: Its marks, in order.
        at: The word.
    """
    start = part_of(clauses, marks, at)
    before = [mark for mark in marks if start <= mark.at < at]
    behind = next((mark for mark in marks if mark.at > at and mark.predicate is not None), None)
    last = _outer(clauses, before, at) or (before[-1] if before else None)
    if behind is not None and behind.predicate is not None:
        is_done = behind.gives("ends_phrase")
        between = clauses.tags[at + 1 : behind.at]
        between = between if is_done else _OF_FIGURE.sub("", _LISTED.sub("", between))
        is_joined = not set(between) & set(",;:SWvMXF") and not between.endswith(("C", "CR"))
        is_joined = is_joined or clauses.tag(at - 1) + between == ",,"  # "The loan, $5, will".
        is_subject = (behind.predicate.finite or is_done) and is_joined
        is_new = last is None or last.at < clause_start(clauses, at) or _opens_clause(last, at)
        if is_subject and is_new:
            return behind
    return last


def _opens_clause(mark: Mark, at: int) -> bool:
    """Tell whether a clause without "that" opens with a word: "they say 40 will close"."""
    return mark.predicate is not None and mark.predicate.last == at and mark.predicate.has("say")


def _outer(clauses: Clauses, before: Sequence[Mark], at: int) -> Mark | None:
    """Return the aim that an aside interrupts: "aim to lift it, which was 3 last year, to 5"."""
    if not before or before[-1].is_aim or before[-1].predicate is None:
        return None
    last = before[-1]
    opening = clause_start(clauses, last.at) - 1
    if clauses.tag(opening) not in "SW":
        return None
    aiming = [mark for mark in before[:-1] if mark.is_aim and mark.at < opening]
    if not aiming:
        return None
    left = at - 1
    while left >= 0 and clauses.tag(left) in "HDR":
        left -= 1
    closing = clauses.tags.rfind(",", last.at, at)
    is_aside = clauses.tag(opening - 1) == "," and closing > 0
    is_back = is_aside and (
        clauses.word(left) in ("to", "by", "at", "in") or clauses.tag(closing + 1) in "IbP"
    )
    is_end = clauses.word(left) == "to" and any(
        clauses.word(spot) == "from" for spot in range(aiming[-1].at, last.at)
    )
    return aiming[-1] if is_back or is_end else None
