"""The words of a sentence with their parts of speech, and its predicates."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from miitbrief.reading.documents.document import Node, Sentence
from miitbrief.reading.syntax.tagging import tag

__all__ = ["Clauses", "Predicate"]


class Predicate(NamedTuple):
    """A group of verbs, or "up" and "down" where they stand for one.

    Attributes:
        first: Its first word.
        last: The word behind it.
        head: The word that says what is done.
        lemma: The form of that word in the lexicon.
        classes: Its classes in the lexicon.
        passive: Whether the subject undergoes it.
        finite: Whether it stands alone, and is no participle.
        words: All its words in small letters.
        past: Whether it tells what was.
    """

    first: int
    last: int
    head: int
    lemma: str
    classes: frozenset[str]
    passive: bool
    finite: bool
    words: tuple[str, ...]
    past: bool

    def has(self, *names: str) -> bool:
        """Tell whether the head is of one of some classes."""
        return not self.classes.isdisjoint(names)

    @property
    def is_future(self) -> bool:
        """Whether it speaks of what is to come."""
        return any(word in _AHEAD for word in self.words)

    @property
    def is_perfect(self) -> bool:
        """Whether it speaks of what has come about."""
        return any(word in ("has", "have", "having") for word in self.words[:-1])


_AHEAD = frozenset(
    ["will", "would", "shall", "may", "might", "could", "should", "must", "can", "to", "expected"]
)
_BE = frozenset(["is", "are", "was", "were", "am", "be", "been", "being"])
_INFINITIVE = r"(?:R*IR*b(?:R*n)?)"
_GROUP = re.compile(
    rf"(?:[MX][RTH]*)+(?:A{_INFINITIVE}|[vbng]{_INFINITIVE}?|{_INFINITIVE}|(?=.))"
    rf"|v{_INFINITIVE}?|g{_INFINITIVE}?|Ib(?:R*n)?|[bn]{_INFINITIVE}?"
)


class Clauses:
    """The structure of a sentence.

    Attributes:
        nodes: Its words.
        figures: The places of its figures.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.nodes: Sequence[Node] = sentence.nodes
        self.figures: list[int] = [
            at for at, node in enumerate(self.nodes) if node.kind == "figure"
        ]

    @cached_property
    def tags(self) -> str:
        """The parts of speech of its words, one letter each."""
        return tag(self.nodes)

    def word(self, at: int) -> str:
        """Return a word in small letters, or nothing beyond the ends."""
        return self.nodes[at].lower if 0 <= at < len(self.nodes) else ""

    def tag(self, at: int) -> str:
        """Return the tag of a word, or a full stop beyond the ends."""
        return self.tags[at] if 0 <= at < len(self.tags) else "."

    def classes(self, at: int) -> frozenset[str]:
        """Return the classes of a word in the part of speech that it has here."""
        if not 0 <= at < len(self.nodes):
            return frozenset()
        mine = _TAGS.get(self.tags[at], self.tags[at])
        readings = [word for word in self.nodes[at].readings if word.tag[0] in mine]
        return frozenset(each for word in readings for each in word.classes)

    def lemma(self, at: int) -> str:
        """Return the form of a word in the lexicon, in the part of speech that it has here."""
        mine = _TAGS.get(self.tags[at], self.tags[at])
        for word in self.nodes[at].readings:
            if word.tag[0] in mine:
                return word.lemma
        return self.nodes[at].lower

    @cached_property
    def predicates(self) -> list[Predicate]:
        """The groups of verbs, in order."""
        found: list[Predicate] = []
        for match in _GROUP.finditer(self.tags):
            first, last = match.span()
            heads = [at for at in range(first, last) if self.tags[at] in "vbng"]
            head = (
                heads[-1]
                if heads
                else max(at for at in range(first, last) if self.tags[at] in "MX")
            )
            words = tuple(self.nodes[at].lower for at in range(first, last))
            passive = self.tags[head] == "n" and (
                first == head or any(word in _BE for word in words)
            )
            finite = self.tags[first] in "vMX"
            found.append(
                Predicate(
                    first,
                    last,
                    head,
                    self.lemma(head),
                    self._class_of(head),
                    passive,
                    finite,
                    words,
                    self._is_past(first),
                )
            )
        return found

    def _is_past(self, first: int) -> bool:
        """Tell whether a group of verbs begins with a past form."""
        tags = {word.tag for word in self.nodes[first].readings if word.tag[0] in "VX"}
        if self.nodes[first].lower in ("was", "were", "had", "did"):
            return True
        unknown = not tags and self.nodes[first].lower.endswith("ed")
        return self.tags[first] == "v" and (unknown or ("VD" in tags and "VB" not in tags))

    def _class_of(self, head: int) -> frozenset[str]:
        """Return the classes of the head of a predicate."""
        if self.nodes[head].lower in _BE:
            return frozenset({"be"})
        if self.tags[head] == "X":
            return frozenset({"have"})
        return self.classes(head)

    def predicate_before(self, at: int) -> Predicate | None:
        """Return the last predicate before a word."""
        return next((each for each in reversed(self.predicates) if each.last <= at), None)

    def predicate_after(self, at: int) -> Predicate | None:
        """Return the first predicate from a word on."""
        return next((each for each in self.predicates if each.first >= at), None)

    def predicate_of(self, at: int) -> Predicate | None:
        """Return the verb of the clause of a word: before it, or behind where it is the subject."""
        before, after = self.predicate_before(at), self.predicate_after(at)
        if before is not None and not self._is_apart(before.last, at):
            return before
        if after is not None and not self._is_apart(at, after.first):
            return after
        if before is not None and any(self.tags[place] in ";." for place in range(before.last, at)):
            return after or before
        return before or after

    def _is_apart(self, first: int, last: int) -> bool:
        """Tell whether a mark or a conjunction stands between two words."""
        return any(self.tags[place] in ",;:.CSW" for place in range(first, last))


_TAGS = {"v": "VX", "b": "VX", "n": "VX", "g": "VX", "X": "X", "I": "IP", "W": "WDO", "S": "SPR"}
