"""A predicate with what stands around it, as the rules of modality ask of it."""

from functools import cached_property

from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.marks import Mark, clause_start

__all__ = ["CONDITIONS", "DENYING", "Verb", "opens_condition"]

CONDITIONS = frozenset(["if", "unless", "provided", "assuming", "whether", "in case"])


_INVERTED = frozenset(["had", "were", "should"])


_OWN = frozenset(["we", "i"])


DENYING = frozenset(["not", "n't", "never", "no", "without", "nor", "neither", "nobody", "none"])


def opens_condition(clauses: Clauses, at: int) -> bool:
    """Tell whether a verb leads its clause as a condition: "had it risen", "should it rise"."""
    if clauses.word(at) not in _INVERTED or (at > 0 and clauses.tag(at - 1) not in ",;"):
        return False
    return clauses.tag(at + 1) in "DNOA" or clauses.word(at) == "should"


class Verb:
    """A predicate with what stands around it.

    Attributes:
        clauses: The sentence.
        own: The predicate.
        before: The mark before it, if there is one.
        is_governed: Whether it stands in what a plan or a promise says.
    """

    def __init__(
        self, clauses: Clauses, own: Predicate, before: Mark | None, *, is_governed: bool
    ) -> None:
        self.clauses: Clauses = clauses
        self.own: Predicate = own
        self.before: Mark | None = before
        self.is_governed: bool = is_governed
        self.words: frozenset[str] = frozenset(own.words)

    @cached_property
    def done(self) -> Predicate:
        """The predicate, or what it goes on with behind words put in: "will, by 2025, renew"."""
        clauses, own = self.clauses, self.own
        if clauses.tags[own.head] != "M":
            return own
        behind = clauses.predicate_after(own.last)
        if behind is None or not set(clauses.tags[own.last : behind.first]) <= set(",TPRHDNQ"):
            return own
        return behind._replace(first=own.first, words=(*own.words, *behind.words))

    @cached_property
    def subject(self) -> range:
        """The words of its subject."""
        clauses, first = self.clauses, self.own.first
        found = clauses.subject(first) or clauses.antecedent(first)
        return range(*found) if found is not None else range(0)

    @property
    def head(self) -> int:
        """The head of its subject: the last noun before a preposition, or -1."""
        found = -1
        for at in self.subject:
            if self.clauses.tags[at] in "PWFn" and found >= 0:
                break
            if self.clauses.tags[at] in "NO":
                found = at
        return found

    @property
    def is_own(self) -> bool:
        """Whether the speaker is its subject."""
        return self.clauses.word(self.own.first - 1) in _OWN or any(
            self.clauses.word(at) in _OWN for at in self.subject
        )

    @property
    def serves_goal(self) -> bool:
        """Whether a goal asks for it of others: "to meet the target, trade has to grow by 5%"."""
        clauses = self.clauses
        comma = clauses.tags.find(",", 0, self.own.first)
        is_purpose = clauses.tags[0] == "I" and comma > 0 and not self.is_own
        return is_purpose and any("goal" in clauses.classes(at) for at in range(comma))

    @property
    def behind(self) -> str:
        """The word behind it."""
        return self.clauses.word(self.own.last)

    @property
    def next(self) -> str:
        """The tag of the word behind it."""
        return self.clauses.tag(self.own.last)

    @property
    def is_infinitive_next(self) -> bool:
        """Whether "to" and a base form stand behind it, or a multiple that is one: "to double"."""
        at = self.own.last
        if self.behind != "to" or at + 1 >= len(self.clauses.nodes):
            return False
        node = self.clauses.nodes[at + 1]
        is_multiple = node.kind == "figure" and node.lower in _MULTIPLYING
        return is_multiple or any(word.tag in ("VB", "XB") for word in node.readings)

    @property
    def takes_clause(self) -> bool:
        """Whether an infinitive or "that" follows in its clause."""
        tags = self.clauses.tags
        for at in range(self.own.first + 1, min(len(tags), self.own.last + _CLAUSE_REACH)):
            if tags[at] in ";:.":
                return False
            if tags[at] == "I" or self.clauses.word(at) == "that":
                return True
        return False

    @property
    def is_part_of_aim(self) -> bool:
        """Whether it tells of a part of what is aimed at: "of which 40 will lie in the west"."""
        if self.before is None or not self.before.is_aim:
            return False
        opening = clause_start(self.clauses, self.own.first) - 1
        return self.clauses.tag(opening) == "W" and self.clauses.tag(opening - 1) == "P"

    def subject_has(self, name: str) -> bool:
        """Tell whether the head of its subject has a class."""
        return self.head >= 0 and name in self.clauses.classes(self.head)

    @property
    def is_directed(self) -> bool:
        """Whether its subject is what somebody directs: a coverage rate, and no growth rate."""
        words = (self.clauses.classes(at) for at in self.subject if at <= self.head)
        return self.subject_has("directed") and not any("undirected" in word for word in words)

    @cached_property
    def aim(self) -> frozenset[str]:
        """The classes of aiming of its first verb."""
        if {"would", "like"} <= self.words:
            return frozenset({"intend"})
        for at in range(self.own.first, self.own.last):
            if self.clauses.tags[at] in "vbng":
                return self.clauses.classes(at) & _SETTING_OUT
        return frozenset()

    @property
    def is_denied(self) -> bool:
        """Whether it is negated, or what is dropped, missed or refused."""
        if self.words & DENYING or self.clauses.word(self.own.first - 1) in DENYING:
            return True
        if "no longer" in (self.clauses.word(self.own.first - 1), self.clauses.word(self.own.last)):
            return True
        if any(self.clauses.word(at) in ("nobody", "none", "neither") for at in self.subject):
            return True
        before = self.clauses.predicate_before(self.own.first)
        is_bare = self.clauses.tags[self.own.first] in "Ig" and before is not None
        return bool(
            is_bare
            and before is not None
            and before.has("deny")
            and before.last >= self.own.first - 2
        )

    @property
    def says(self) -> Predicate | None:
        """The verb of saying that reports it, if there is one."""
        for before in reversed(self.clauses.predicates):
            if before.last <= self.own.first and self.clauses.tags[before.first] in "vMXn":
                is_open = not set(self.clauses.tags[before.last : self.own.first]) & set(";:")
                if is_open and before.has("say", "vow", "expect"):
                    return before
                if not is_open or "would" not in self.words:
                    break
        behind = self.clauses.predicates[-1]
        is_tag = behind.first > self.own.first and behind.has("say", "expect", "vow")
        return behind if is_tag and self._is_tagged(behind) else None

    def _is_tagged(self, behind: Predicate) -> bool:
        """Tell whether a sentence ends with who says it: ", the minister announced"."""
        tags = self.clauses.tags[self.own.last : behind.first]
        return "," in tags and not set(tags[tags.rfind(",") :]) & set("vMXF")

    @property
    def is_onlookers(self) -> bool:
        """Whether it is what people say who only look on."""
        says = self.says
        if says is None or (self.before is not None and self.before.gives("prescribes")):
            return False
        if says.has("expect") and not says.has("intend", "say"):
            return True
        found = self.clauses.subject(says.first)
        return found is not None and any(
            self.clauses.classes(at) & {"onlooker", "study"} for at in range(*found)
        )

    @property
    def is_reported(self) -> bool:
        """Whether somebody says it who may direct it."""
        return self.says is not None and not self.is_onlookers

    @property
    def is_deed(self) -> bool:
        """Whether it tells what somebody does, and not what becomes of something."""
        done = self.done
        if done.passive and done.has("bound"):
            return True
        if self.subject_has("undirected"):
            return False
        if done.passive:
            return not done.has("expect", "undergo")
        is_state = done.has("state", "be", "have", "see") and not done.has("start")
        return not is_state and self._acts

    @property
    def _acts(self) -> bool:
        """Whether its verb has an object that somebody acts on, or starts something."""
        done = self.done
        behind = self.clauses.tag(done.last)
        if done.has("start"):
            return True
        if done.has("up", "down") and behind in "FHRPT.,":
            return done.has("act", "cause") and not done.has("state") and behind in "FH"
        if done.has("reach", "share") and not done.has("act"):
            return False
        if done.has("deed", "cause") and behind not in ".,":
            return True
        return done.has("act") or (behind in "DFHNAQO" and done.head > self.own.first)

    @property
    def is_conditional(self) -> bool:
        """Whether it stands in a clause that opens with "if", or with a verb as a condition."""
        clauses = self.clauses
        for at in range(self.own.first, -1, -1):
            if clauses.tags[at] in ";:." or (clauses.tags[at] == "," and at < self.own.first):
                return False
            if clauses.word(at) in CONDITIONS and at < self.own.first:
                return clauses.tag(at) in "SgnPA"
            if opens_condition(clauses, at):
                return True
        return False


_MULTIPLYING = frozenset({"double", "triple", "treble", "quadruple", "quintuple", "halve"})
_SETTING_OUT = frozenset({"vow", "intend", "strive", "order"})
_CLAUSE_REACH = 10
