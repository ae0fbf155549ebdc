"""What measures may refer to: what figures and sentences before have named."""

from typing import NamedTuple

from miitbrief.model.categories import Kind
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.measures.governors import Governor
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["CHANGES", "COUNTING", "NO_TOPICS", "Place", "RELATIVE", "Said", "Topics"]

#: Units that tell nothing of what is measured.
RELATIVE = frozenset({"percent", "percentage point", "basis point", "times"})
#: Units of counted things.
COUNTING = frozenset({None, "count"})
#: Kinds that say by how much something else has changed.
CHANGES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})


class Said(NamedTuple):
    """A figure that was read.

    Attributes:
        measure: What it measures.
        unit: Its unit.
        kind: What it says.
        verb: Where the verb that it depends on begins, in the sentence.
    """

    measure: str
    unit: str | None
    kind: Kind
    verb: int = -1


class Topics(NamedTuple):
    """What measures may refer to.

    Attributes:
        measures: The measures of the last list of figures.
        history: The figures before, the last one last.
        subject: The last subject that is no pronoun.
        counted: The thing that was counted last.
        deed: What was done to it.
        topic: What the text is about: a heading, or the subject of a sentence without figures.
        named: Noun phrases so far, in which things are named in full.
        heading: The last line without a verb and without figures.
        short: Abbreviations that the text has defined, each with what it is short for.
        unread: The last sentences without figures, of which nothing of this is told yet.
    """

    measures: tuple[str, ...] = ()
    history: tuple[Said, ...] = ()
    subject: str = ""
    counted: str = ""
    deed: str = ""
    topic: str = ""
    named: tuple[str, ...] = ()
    heading: str = ""
    short: tuple[tuple[str, str], ...] = ()
    unread: tuple[Clauses, ...] = ()


NO_TOPICS = Topics()
"""What measures may refer to before the first paragraph: nothing."""


class Place(NamedTuple):
    """A list of figures in its sentence, with what their measures may refer to.

    Attributes:
        clauses: The sentence.
        governor: What stands around the list.
        mention: Its first figure.
        sense: What that says.
        many: How many figures it has; the ends of a range are one.
        topics: What the text before has left.
        is_first: Whether the sentence has no figure before it.
    """

    clauses: Clauses
    governor: Governor
    mention: Mention
    sense: Sense
    many: int
    topics: Topics
    is_first: bool

    @property
    def unit(self) -> str | None:
        """The unit of its figures."""
        return self.mention.unit

    @property
    def is_change(self) -> bool:
        """Whether it says by how much something has changed."""
        return self.sense.kind in CHANGES

    @property
    def opens_clause(self) -> bool:
        """Whether nothing of its clause stands before it, but perhaps who says it."""
        clauses, own = self.clauses, self.governor
        if own.left < 0 or clauses.tag(own.left) in '.,;:(CS-W"QT':
            return True
        is_said = own.predicate is not None and own.predicate.has("say")
        if not is_said or own.predicate is None or own.left >= own.predicate.last:
            return clauses.word(own.left) in ("between", "including")
        after = clauses.predicate_after(own.end)
        return after is not None and after.finite and not own.preposition

    def is_direct(self) -> bool:
        """Tell whether the verb that it depends on stands in its own clause before it."""
        own, verb = self.governor, self.governor.predicate
        if verb is None:
            return False
        return not any(self.clauses.tags[at] in ",;:" for at in range(verb.last, own.at))
