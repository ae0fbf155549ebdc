"""A figure in its sentence, as the steps see it that tell its kind."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from miitbrief.model.categories import Direction, Kind
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.rules import Match
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["POINTS", "Context", "Sense"]

#: Units of a gap between two percentages.
POINTS = frozenset({"percentage point", "basis point"})
#: Nouns behind an index that name no things that it counts.
_NO_THINGS = frozenset({"mark", "level", "point", "points", "threshold", "line", "last", "this"})


class Sense(NamedTuple):
    """What a figure says of what it measures, and which way it goes.

    Attributes:
        kind: Its kind.
        direction: Up or down, or None where it goes nowhere.
        is_negative: Whether it is a level below zero.
    """

    kind: Kind
    direction: Direction | None = None
    is_negative: bool = False


class Context(NamedTuple):
    """A figure in its sentence.

    Attributes:
        clauses: The sentence.
        words: The classes of its words.
        mentions: Its figures.
        number: Which of them it is.
        rules: The nearest rule that fits it, by what it yields.
        senses: The decisions on those before.
        per: What it is said per, or None.
        topic: The rate that the sentence before is about, or None.
        heading: What a heading above names, for a line without a verb, or None.
    """

    clauses: Clauses
    words: Sequence[frozenset[str]]
    mentions: Sequence[Mention]
    number: int
    rules: Mapping[str, Match]
    senses: Sequence[Decision[Sense]]
    per: str | None
    topic: Sense | None
    heading: Sense | None

    @property
    def mention(self) -> Mention:
        """The figure itself."""
        return self.mentions[self.number]

    @property
    def at(self) -> int:
        """Its place among the words."""
        return self.clauses.figures[self.number]

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return self.clauses.nodes[self.at].span

    @property
    def change(self) -> Match | None:
        """The change that it says, or None."""
        return self.rules.get("change") or self.rules.get("subject")

    @property
    def before(self) -> int:
        """The figure before that may say the same in its unit, or -1."""
        for number in range(self.number - 1, -1, -1):
            if self.is_alike(number):
                return number
        return -1

    @property
    def is_part(self) -> bool:
        """Whether a whole stands behind it: "30% of all firms"."""
        clauses, behind = self.clauses, self.at + 1
        is_bare = self.mention.in_words and self.mention.unit == "percent"
        return clauses.word(behind) == "of" or (is_bare and clauses.tag(behind) in "NA")

    @property
    def counts(self) -> bool:
        """Whether the noun behind it names what it counts."""
        clauses, behind = self.clauses, self.at + 1
        behind += clauses.tag(behind) == "-"
        return clauses.tag(behind) in "NA" and clauses.word(behind) not in _NO_THINGS

    @property
    def is_start(self) -> bool:
        """Whether it has its unit from the end of its range: "two to three weeks"."""
        number = self.number + 1
        if number >= len(self.mentions) or self.mentions[number].unit != self.mention.unit:
            return False
        other, first = self.mentions[number], self.at + 1
        is_beside = self.clauses.figures[number] == first + 1
        return is_beside and other.span != other.number and self.clauses.word(first) in _TO

    def is_alike(self, number: int) -> bool:
        """Tell whether the unit of another figure may say the same as its own."""
        one, other = self.mentions[number].unit, self.mention.unit
        return one == other or (one in POINTS and other in POINTS)

    def between(self, number: int) -> range:
        """Return the words between a figure before and this one."""
        return range(self.clauses.figures[number] + 1, self.at)

    def direction(self, match: Match) -> Direction | None:
        """Return the direction that a rule gives, or the sense of its word of change."""
        if match.rule.gives:
            return Direction(match.rule.gives)
        role = match.roles.get("side") or match.roles.get("change")
        if role is None:
            return None
        is_down = not self.words[role[0]].isdisjoint(("DOWN", "FEWER"))
        return Direction.DOWN if is_down else Direction.UP

    def decide(self, match: Match, kind: Kind) -> Decision[Sense]:
        """Return what a rule decides, with its words."""
        nodes = self.clauses.nodes
        first, last = match.first, max(match.last, match.first + 1)
        span = Span(start=nodes[first].span.start, end=nodes[last - 1].span.end)
        return Decision(Sense(kind, self.direction(match)), match.rule.name, span)

    def as_before(self, number: int, rule: str) -> Decision[Sense]:
        """Return the decision on a figure before."""
        span = self.clauses.nodes[self.clauses.figures[number]].span
        return Decision(self.senses[number].value, rule, span)


_TO = frozenset({"to", "or", "-"})
