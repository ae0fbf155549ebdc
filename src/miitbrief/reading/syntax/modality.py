"""How each clause is put: as a fact, denied, supposed, foreseen, intended, aimed at or asked.

::

    aim          = aiming verb | aim-noun | "is to" verb | law or order "to" verb | "efforts will
                   be made" | headline "to" verb | "will" in a plan or a promise
    plan         = ("will" | "must" | reported "would") deed | "we will" verb | "will not exceed"
    forecast     = expecting verb | "likely" | "will" other verb | what onlookers say
    hypothetical = "if" clause and what hangs on it | "could" | "would"
    negated      = finite verb with "not" | aim that is dropped or refused
    asserted     = other finite verb

A modality begins at a verb or at a noun of aiming, and holds up to the next one in its part of the
sentence; a subject has that of the verb behind it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from miitbrief._enumerations import WordEnum
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["AIMING", "Mark", "Modality", "mark_of", "marks_of", "part_of"]


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
    PLAN = "plan"
    """As what somebody will do or must do."""
    AIM = "aim"
    """As what is to be reached, in so many words."""
    ASKED = "asked"
    """As a question."""


#: The modalities of what somebody sets out to do.
AIMING = frozenset({Modality.AIM, Modality.PLAN})


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


_PROMISE = "a promise"
_LAID_DOWN = "what a law or plan lays down"
_ORDER = "an order or a limit"
_EFFORT = "what somebody sees to"
_GOAL = "a noun of aiming"
#: In the clauses behind these, a verb of the present says what is to be.
_GOVERNING = frozenset({_PROMISE, _LAID_DOWN, _ORDER, _EFFORT, _GOAL})
_CONDITIONS = frozenset(["if", "unless", "provided", "assuming", "whether", "in case"])
_INVERTED = frozenset(["had", "were", "should"])
_OWN = frozenset(["we", "i"])
_POSSIBLE = frozenset(["may", "might", "could", "can", "cannot"])
_LIKELY = frozenset(
    "likely unlikely expected poised bound supposed set projected forecast seen thought".split()
)
_DENYING = frozenset(["not", "n't", "never", "no", "without", "nor", "neither", "nobody", "none"])
_OBLIGING = frozenset(["must", "shall", "need", "needs", "has", "have"])
_ORDINALS = frozenset(
    "first second third fourth fifth sixth firstly secondly thirdly finally one two three four five".split()
)
_MANY = frozenset(["every", "each", "all", "any"])
_APART = frozenset(",;:SWC")


class _Verb:
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
        found = self.clauses.subject(self.own.first)
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
    def is_universal(self) -> bool:
        """Whether its subject is every one of something, or at least so many."""
        return any(self.clauses.word(at) in _MANY for at in self.subject) or any(
            self.clauses.word(at) in ("at least", "no less than", "no fewer than")
            for at in range(max(0, self.own.first - _NEAR), self.own.first)
        )

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
        """Whether "to" and a base form stand behind it."""
        at = self.own.last
        if self.behind != "to" or at + 1 >= len(self.clauses.nodes):
            return False
        return any(word.tag in ("VB", "XB") for word in self.clauses.nodes[at + 1].readings)

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

    def subject_has(self, name: str) -> bool:
        """Tell whether the head of its subject has a class."""
        return self.head >= 0 and name in self.clauses.classes(self.head)

    @property
    def intending(self) -> Predicate | None:
        """The verb of aiming in it, which another verb may follow: "plans to open"."""
        for at in range(self.own.first, self.own.last):
            if self.clauses.tags[at] in "vbng":
                return self.own if self.clauses.classes(at) & _SETTING_OUT else None
        return None

    @cached_property
    def aim(self) -> frozenset[str]:
        """The classes of aiming of its first verb."""
        for at in range(self.own.first, self.own.last):
            if self.clauses.tags[at] in "vbng":
                return self.clauses.classes(at) & _SETTING_OUT
        return frozenset()

    @property
    def is_denied(self) -> bool:
        """Whether it is negated, or what is dropped, missed or refused."""
        if self.words & _DENYING or self.clauses.word(self.own.first - 1) in _DENYING:
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
        before = self.clauses.predicate_before(self.own.first)
        if before is not None and before.has("say", "vow", "expect"):
            return before
        behind = self.clauses.predicates[-1]
        is_tag = behind.first > self.own.first and behind.has("say", "expect")
        return behind if is_tag and self._is_tagged(behind) else None

    def _is_tagged(self, behind: Predicate) -> bool:
        """Tell whether a sentence ends with who says it: ", the minister announced"."""
        tags = self.clauses.tags[self.own.last : behind.first]
        return "," in tags and not set(tags[tags.rfind(",") :]) & set("vMXF")

    @property
    def is_onlookers(self) -> bool:
        """Whether it is what people say who only look on."""
        says = self.says
        if says is None:
            return False
        if says.has("expect") and not says.has("intend", "say"):
            return True
        found = self.clauses.subject(says.first)
        return found is not None and any(
            "onlooker" in self.clauses.classes(at) for at in range(*found)
        )

    @property
    def is_reported(self) -> bool:
        """Whether somebody says it who may direct it."""
        return self.says is not None and not self.is_onlookers

    @property
    def is_deed(self) -> bool:
        """Whether it tells what somebody does, and not what becomes of something."""
        done = self.done
        if self.subject_has("undirected"):
            return False
        if done.passive:
            return not done.has("expect", "undergo")
        if done.has("state", "be", "have", "see"):
            return False
        if done.has("start"):
            return True
        if done.has("up", "down") and self.clauses.tag(done.last) in "FHRPT.,":
            return done.has("act") and self.clauses.tag(done.last) in "FH"
        if done.has("reach", "share") and not done.has("act"):
            return False
        if done.has("deed", "act", "cause"):
            return self.clauses.tag(done.last) not in ".," or done.has("act")
        return self.clauses.tag(done.last) in "DFHNAQO" and done.head > self.own.first

    @property
    def is_conditional(self) -> bool:
        """Whether it stands in a clause that opens with "if", or with a verb as a condition."""
        clauses = self.clauses
        for at in range(self.own.first, -1, -1):
            if clauses.tags[at] in ";:." or (clauses.tags[at] == "," and at < self.own.first):
                return False
            if clauses.word(at) in _CONDITIONS and at < self.own.first:
                return clauses.tag(at) in "SgnPA"
            is_first = at == 0 or clauses.tag(at - 1) in ",;"
            if is_first and clauses.word(at) in _INVERTED and clauses.tag(at + 1) in "DNOA":
                return True
        return False


_SETTING_OUT = frozenset({"vow", "intend", "strive", "order"})
_CLAUSE_REACH = 10


# The rules: the first whose condition is true gives the modality


def _is_expected(verb: _Verb) -> bool:
    """Tell whether a verb says what is expected: "is likely to", "is set to", "we expect"."""
    if verb.own.has("expect") and not verb.own.has("see", "intend"):
        return True
    first = verb.own.words[0]
    is_copula = first in ("is", "are", "was", "were", "'s", "'re") or "be" in verb.words
    return is_copula and (
        bool(verb.words & _LIKELY)
        or (verb.behind in _LIKELY and verb.clauses.word(verb.own.last + 1) == "to")
        or (verb.behind in ("on", "in") and verb.clauses.word(verb.own.last + 1) in _COURSES)
        or verb.behind in ("likely", "unlikely", "poised")
    )


_TOWARDS = frozenset(["for", "toward", "towards"])
_COURSES = frozenset(["track", "course", "line", "pace"])


def _is_to(verb: _Verb) -> bool:
    """Tell whether a verb is "is to" with another."""
    if verb.own.words[0] not in ("is", "are"):
        return False
    words = verb.own.words
    return (len(words) > 1 and words[1] == "to") or (len(words) == 1 and verb.is_infinitive_next)


def _is_to_be_done(verb: _Verb) -> bool:
    """Tell whether an infinitive says what is to be done to a noun before: "the 40 to be built"."""
    is_bare = verb.own.words[0] == "to" and "be" in verb.words and verb.own.passive
    if not is_bare or verb.clauses.tag(verb.own.first - 1) not in "NF":
        return False
    before = verb.before
    is_open = before is not None and not _is_apart(verb.clauses, before.at, verb.own.first)
    return not (is_open and before is not None and before.modality is Modality.FORECAST)


def _is_due(verb: _Verb) -> bool:
    """Tell whether a verb says what is due to happen."""
    return (
        verb.own.words[0] in ("is", "are")
        and verb.behind == "due"
        and (verb.clauses.word(verb.own.last + 1) == "to")
    )


def _is_of_plan(verb: _Verb) -> bool:
    """Tell whether an infinitive says what a plan is for: "a programme to plant trees"."""
    before = verb.own.first - 1
    if verb.clauses.tags[verb.own.first] != "I" or verb.clauses.tag(before) != "N":
        return False
    last = verb.before
    if last is not None and (
        last.at == before
        or (last.modality in AIMING and not _is_apart(verb.clauses, last.at, verb.own.first))
    ):
        return False
    return bool(verb.clauses.classes(before) & {"document", "effort", "undertaking"})


def _is_purpose(verb: _Verb) -> bool:
    """Tell whether an infinitive says what something is done for: "spent $5 million to build it"."""
    before = verb.before
    if verb.clauses.tags[verb.own.first] != "I" or before is None:
        return False
    is_told = before.modality is Modality.ASSERTED and before.predicate is not None
    return is_told and verb.own.has("deed", "act", "cause") and not verb.own.has("state")


def _is_effort(verb: _Verb) -> bool:
    """Tell whether efforts are made to reach something, or somebody sees to it."""
    if verb.words & {"was", "were"}:
        return False
    if verb.own.lemma in ("make", "take", "be") and verb.subject_has("effort"):
        return True
    clauses, done = verb.clauses, verb.done
    sees_to = clauses.word(done.head) in ("see", "make") and clauses.word(done.last) in (
        "to",
        "sure",
    )
    makes = done.lemma in ("make", "spare") and any(
        "effort" in clauses.classes(at) for at in range(done.last, done.last + 3)
    )
    is_ahead = not verb.own.past and (done.has("ensure") or sees_to or makes)
    return is_ahead and ("will" in verb.words or verb.is_own or not verb.own.finite)


def _is_of_document(verb: _Verb) -> bool:
    """Tell whether a law or a plan is what says something."""
    if not verb.own.finite or not verb.own.has("prescribe") or verb.own.passive:
        return False
    return any(
        verb.clauses.classes(at) & {"document", "goal"}
        for at in verb.subject
        if verb.clauses.tags[at] == "N"
    )


def _is_laid_down(verb: _Verb) -> bool:
    """Tell whether a limit is set, or an order binds somebody."""
    if verb.own.passive and verb.own.has("bound") and verb.own.words[0] in ("is", "are"):
        return True
    if not verb.aim & {"order"} or not verb.own.finite:
        return False
    return verb.takes_clause and not verb.words & {"was", "were", "had"}


def _is_void(verb: _Verb) -> bool:
    """Tell whether what was aimed at is so no more: "had planned to", "planned to"."""
    if not verb.aim & {"intend", "strive"} or verb.aim & {"vow"}:
        return False
    if verb.words & {"had", "was", "were"}:
        return True
    is_past = verb.own.past and verb.own.finite
    is_past = is_past or (verb.clauses.tags[verb.own.first] == "n" and "to" in verb.words)
    return is_past and not verb.is_reported


def _is_aiming(verb: _Verb) -> bool:
    """Tell whether a verb says that somebody aims at something."""
    if verb.aim & {"intend"}:
        return True
    return bool(verb.aim & {"strive"}) and (
        "to" in verb.words or verb.own.lemma == "strive" or verb.behind in _TOWARDS
    )


def _is_vowed(verb: _Verb) -> bool:
    """Tell whether a verb is one of promising that has something promised."""
    if not verb.aim & {"vow"}:
        return False
    return verb.next in "ISNDFHAP" or verb.behind in ("on", "to", "that") or len(verb.own.words) > 1


def _is_limit(verb: _Verb) -> bool:
    """Tell whether a verb sets a limit: "will not exceed", "will be no more than"."""
    done = verb.done
    behind = verb.clauses.word(done.last)
    if verb.words & {"not", "n't", "never"}:
        is_moved = done.has("reach", "up", "down") and verb.clauses.tag(done.last) in "PH"
        is_bound = done.has("be") and "H" in verb.clauses.tags[done.last - 1 : done.last + 1]
        is_moved = is_moved or is_bound
        return done.has("surpass") or is_moved
    return behind.startswith(("no ", "not ")) or done.words[-1].startswith(("no ", "not "))


def _is_modal(verb: _Verb) -> bool:
    """Tell whether a verb says what will or must be."""
    words = verb.own.words
    is_will = bool(verb.words & {"will", "shall", "must", "should", "would", "'ll", "wo"})
    return is_will or "going" in words or _is_obliged(verb)


def _is_obliged(verb: _Verb) -> bool:
    """Tell whether a verb is one of duty: "must", "need to", "has to"."""
    words = verb.own.words
    if words[0] in ("must", "shall"):
        return True
    return words[0] in _OBLIGING and "to" in words[1:3]


def _is_reached(verb: _Verb) -> bool:
    """Tell whether "will" is of something that is directed and that rises or is reached."""
    if not _is_modal(verb) or verb.subject_has("undirected"):
        return False
    is_moved = verb.done.has("reach", "share", "up", "down")
    is_announced = verb.says is not None and verb.says.has("announce")
    return is_announced or (is_moved and verb.subject_has("directed"))


def _is_directed(verb: _Verb) -> bool:
    """Tell whether "will" is of what the speaker or another directs."""
    done = verb.done
    if verb.is_own and not done.has("state", "expect"):
        return True
    return verb.is_deed


_Rule = tuple[str, Modality, Callable[[_Verb], object]]
_RULES: tuple[_Rule, ...] = (
    ("a condition", Modality.HYPOTHETICAL, lambda v: v.is_conditional),
    (
        '"so that we can"',
        Modality.AIM,
        lambda v: (
            v.words & {"can"} and v.clauses.word(v.own.first - 2) in ("so", "that") and v.is_own
        ),
    ),
    (_LAID_DOWN, Modality.AIM, _is_of_document),
    ("an expectation", Modality.FORECAST, _is_expected),
    ("a possibility", Modality.HYPOTHETICAL, lambda v: v.words & _POSSIBLE),
    ('"is to"', Modality.AIM, _is_to),
    (_EFFORT, Modality.AIM, _is_effort),
    (
        "an aim that is denied or dropped",
        Modality.NEGATED,
        lambda v: v.aim & {"vow", "intend", "strive"} and v.is_denied,
    ),
    (_ORDER, Modality.AIM, _is_laid_down),
    (_PROMISE, Modality.AIM, _is_vowed),
    ("an aim of the past", Modality.ASSERTED, _is_void),
    ("a verb of aiming", Modality.AIM, _is_aiming),
    ("a limit", Modality.PLAN, lambda v: _is_modal(v) and _is_limit(v)),
    ("what is not", Modality.NEGATED, lambda v: v.own.finite and v.words & {"not", "n't", "never"}),
    ("what onlookers say", Modality.FORECAST, lambda v: _is_modal(v) and v.is_onlookers),
    ('"will" of a plan or a promise', Modality.AIM, lambda v: _is_modal(v) and v.is_governed),
    ("an obligation", Modality.PLAN, _is_obliged),
    (
        "a duty of all",
        Modality.PLAN,
        lambda v: "should" in v.words and (v.is_own or v.is_universal),
    ),
    (
        "what would be",
        Modality.HYPOTHETICAL,
        lambda v: "should" in v.words or ("would" in v.words and not v.is_reported),
    ),
    ("what somebody will do", Modality.PLAN, lambda v: _is_modal(v) and _is_directed(v)),
    (
        "what will be reached",
        Modality.PLAN,
        _is_reached,
    ),
    ("what will happen", Modality.FORECAST, _is_modal),
    ("what is due to be done", Modality.PLAN, _is_due),
    ("what is to be done", Modality.AIM, _is_to_be_done),
    ("what a plan is to do", Modality.AIM, _is_of_plan),
    ("what something is done for", Modality.PLAN, _is_purpose),
    ("a task in an agenda", Modality.AIM, lambda v: _is_imperative(v.clauses, v.own)),
)


def marks_of(clauses: Clauses) -> tuple[Mark, ...]:
    """Return where the modalities of a sentence begin, in order.

    Args:
        clauses: The sentence.
    """
    opening = _opening(clauses)
    marks: list[Mark] = [] if opening is None else [opening]
    governed = _is_governed(clauses)
    nouns = set(_goals(clauses))
    for at in range(len(clauses.tags)):
        before = marks[-1] if marks else None
        if at in nouns and not _is_mentioned(clauses, before, at):
            marks.append(_of_goal(clauses, at))
        predicate = clauses.group_of.get(at)
        before = marks[-1] if marks else None
        if before is not None and before.rule == _GOAL and clauses.tags[at] == ":":
            governed = True  # What stands behind it are the aims.
        if predicate is None or predicate.first != at or (before and before.at == at):
            continue
        if _goes_on(clauses, predicate, before):
            continue
        mark = _resumed(clauses, predicate, marks) or _of_predicate(
            clauses, predicate, before, is_governed=governed
        )
        if mark is not None:
            marks.append(mark)
            governed = governed or mark.rule in (_PROMISE, _LAID_DOWN, _ORDER)
    return tuple(_asked(clauses, marks))


def _of_predicate(
    clauses: Clauses, predicate: Predicate, before: Mark | None, *, is_governed: bool
) -> Mark | None:
    """Return the modality that a verb begins, or None where it goes on with the one before."""
    verb = _Verb(clauses, predicate, before, is_governed=is_governed)
    for rule, modality, condition in _RULES:
        if condition(verb):
            return Mark(predicate.first, modality, rule, predicate)
    if not predicate.finite or _is_tag(clauses, predicate, before):
        return None
    if before is not None and before.modality in AIMING and _is_of_aim(clauses, predicate, before):
        return None
    if before is not None and before.rule in _GOVERNING and _holds(clauses, predicate, before):
        return None
    return Mark(predicate.first, Modality.ASSERTED, "a finite verb", predicate)


def _is_tag(clauses: Clauses, predicate: Predicate, before: Mark | None) -> bool:
    """Tell whether a verb only names who speaks: ", the minister said,"."""
    if before is None or not predicate.has("say") or clauses.tag(predicate.last) not in ',."T':
        return False
    comma = clauses.tags.rfind(",", before.at, predicate.first)
    return comma >= 0 and not set(clauses.tags[comma : predicate.first]) & set("vMXFSWbI")


def _is_of_aim(clauses: Clauses, predicate: Predicate, before: Mark) -> bool:
    """Tell whether a verb belongs to the aim before: "what we aim at is", "so that it covers"."""
    start = _clause_start(clauses, before.at)
    is_cleft = predicate.lemma == "be" or predicate.has("be")
    if is_cleft and "what" in (clauses.word(start), clauses.word(start - 1)):
        return not predicate.past
    return _is_so_that(clauses, predicate)


def _is_so_that(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a verb of the present says what something is done for: "so that it covers"."""
    if predicate.past:
        return False
    for at in range(predicate.first - 1, 0, -1):
        if clauses.tags[at] in ",;:" or clauses.tags[at] in "vMXb":
            return False
        if clauses.word(at) in ("so", "so that", "such that"):
            return True
    return False


def _asked(clauses: Clauses, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks, which a question and an opening condition leave without aims."""
    ends = [node.text for node in clauses.nodes[-2:]]
    is_asked = "?" in ends or "\uff1f" in ends or clauses.word(0) == "you"
    is_supposed = clauses.word(0) in _CONDITIONS or (
        clauses.word(0) in _INVERTED and clauses.tag(1) in "DNO"
    )
    for mark in marks:
        if is_asked:
            yield mark._replace(modality=Modality.ASKED, rule="a question")
        elif mark.modality in AIMING and (is_supposed or _hangs_on(clauses, mark)):
            yield mark._replace(modality=Modality.HYPOTHETICAL, rule="what hangs on a condition")
        else:
            yield mark


def _hangs_on(clauses: Clauses, mark: Mark) -> bool:
    """Tell whether a condition follows what will be done: "will close if demand falls"."""
    if mark.modality is not Modality.PLAN:
        return False
    for at in range(mark.at, len(clauses.tags)):
        if clauses.tags[at] in ";:":
            return False
        if clauses.word(at) in ("if", "unless", "provided") and clauses.tags[at - 1] != "C":
            return clauses.word(at - 1) != "even" and clauses.tag(at + 1) in "DNOQF"
    return False


def _is_apart(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether another clause begins between two words."""
    return any(tag in _APART for tag in clauses.tags[first:last])


def _is_mentioned(clauses: Clauses, before: Mark | None, at: int) -> bool:
    """Tell whether a noun of aiming only stands in a forecast: "back at the 2% target by 2025"."""
    if before is None or before.modality is not Modality.FORECAST:
        return False
    return not _is_apart(clauses, before.at, at)


def _goes_on(clauses: Clauses, predicate: Predicate, before: Mark | None) -> bool:
    """Tell whether what looks like a finite verb only goes on with the modality before.

    It is a participle or a noun in the clause of an aim, or a base form behind "and".
    """
    first = predicate.first
    if before is None or clauses.tags[first] != "v":
        return False
    if clauses.tags[first - 1] in "bX":
        return True
    if before.modality not in AIMING:
        return False
    is_base = any(word.tag == "VB" for word in clauses.nodes[first].readings)
    if before.is_noun:
        return is_base and (
            clauses.tags[first - 1] == "C" or ":" in clauses.tags[before.at : first]
        )
    if _is_absolute(clauses, predicate, before):
        return True
    if is_base and clauses.tags[first - 1] in "C,;:":
        return not (before.rule == "what somebody will do" and predicate.has("state"))
    return not _is_apart(clauses, before.at, first) or _has_verb_before(clauses, first)


def _is_absolute(clauses: Clauses, predicate: Predicate, before: Mark) -> bool:
    """Tell whether a participle has only a subject: ", response times kept within", "and it cut"."""
    if predicate.has("say") or not any(
        word.tag == "VN" for word in clauses.nodes[predicate.head].readings
    ):
        return False
    start = _clause_start(clauses, predicate.first)
    if start <= before.at or not predicate.past:
        return False
    if clauses.tag(start - 1) == ",":
        return clauses.tag(start) not in "OCSW"
    is_without_object = clauses.tag(predicate.last) in "PT,."
    return clauses.tag(start - 1) == "C" and before.is_passive and is_without_object


def _has_verb_before(clauses: Clauses, first: int) -> bool:
    """Tell whether the clause of a word has a verb before it."""
    for at in range(first - 1, -1, -1):
        if clauses.tags[at] in _APART:
            return False
        if clauses.tags[at] in "vMXb":
            return True
    return False


def _resumed(clauses: Clauses, predicate: Predicate, marks: Sequence[Mark]) -> Mark | None:
    """Return the earlier aim that "and to" goes on with behind an aside."""
    at = predicate.first
    is_joined = clauses.tags[at] == "I" and clauses.tag(at - 1) == "C"
    if not is_joined or not marks or marks[-1].modality in AIMING:
        return None
    for mark in reversed(marks):
        if mark.modality in AIMING:
            return mark._replace(at=at, predicate=predicate)
    return None


def _holds(clauses: Clauses, predicate: Predicate, before: Mark) -> bool:
    """Tell whether a verb of the present says what is aimed at: "the goal is that it reaches 5%"."""
    between = clauses.tags[before.at : predicate.first]
    if predicate.past or (";" in between and ":" not in between):
        return False
    if before.rule != _GOAL:
        return True
    is_copula = predicate.lemma == "be" or predicate.has("be")
    is_known = any(clauses.word(at) == "that" for at in range(before.at + 1, predicate.first))
    return is_copula or is_known or predicate.lemma in ("set", "fix")


# What a sentence goes by


_LEADING = frozenset(
    ["under", "by", "according to", "in line with", "as part of", "guided by", "pursuant to"]
)
_LED = frozenset(["out", "line", "according", "accordance", "down", "foreseen", "envisaged"])


def _is_governed(clauses: Clauses) -> bool:
    """Tell whether a sentence goes by a document: "under the plan", "..., the plan says"."""
    for at, tag in enumerate(clauses.tags):
        if tag != "N" or "document" not in clauses.classes(at):
            continue
        left = at - 1
        while left >= 0 and clauses.tags[left] in "DANTGQF":
            left -= 1
        word = clauses.word(left)
        if word in _LEADING or (word in ("in", "to", "with") and clauses.word(left - 1) in _LED):
            return True
        behind = clauses.group_of.get(at + 1)
        if clauses.tag(left) == "," and behind is not None and behind.has("say"):
            return True
    return False


# Nouns of aiming


def _goals(clauses: Clauses) -> Iterator[int]:
    """Yield the places of the nouns that name an aim."""
    for at, tag in enumerate(clauses.tags):
        readings = clauses.nodes[at].readings
        is_goal = any("goal" in word.classes and word.tag[0] == "N" for word in readings)
        if (is_goal and tag in "NA") or _is_plan(clauses, at):
            yield at


def _is_plan(clauses: Clauses, at: int) -> bool:
    """Tell whether "plan" is a noun of aiming: "the plan for this year is to raise it"."""
    if clauses.word(at) not in ("plan", "plans") or clauses.tag(at + 1) not in "IXP":
        return False
    if clauses.tags[at] == "N":
        return clauses.word(at + 1) != "by"
    behind = clauses.predicate_after(at + 1)
    is_subject = behind is not None and behind.finite and not _is_apart(clauses, at, behind.first)
    return clauses.tags[at] == "v" and clauses.tag(at - 1) in "DAGNT" and is_subject


_NEAR = 6


def _of_goal(clauses: Clauses, at: int) -> Mark:
    """Return the modality that a noun of aiming begins, unless the aim was denied or dropped."""
    for before in range(at - 1, max(-1, at - _NEAR), -1):
        if clauses.tags[before] in ",;:F":
            break
        if "deny" in clauses.classes(before) or clauses.word(before) in _DENYING:
            return Mark(at, Modality.NEGATED, "an aim that is denied or dropped")
    return Mark(at, Modality.AIM, _GOAL)


# Verbs without a subject


def _is_imperative(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a verb without a subject names a task: "Second, raise the share to 40%"."""
    at = predicate.first
    is_listed = clauses.tag(at - 1) == "," and clauses.word(at - 2) in _ORDINALS and at <= 3  # noqa: PLR2004
    if clauses.tags[at] == "I":
        return is_listed
    if clauses.tags[at] not in "vb" or predicate.past or predicate.words[0] != predicate.lemma:
        return False
    is_alone = not any(each.finite for each in clauses.predicates if each.first > at)
    return is_listed or (at == 0 and is_alone)


def _opening(clauses: Clauses) -> Mark | None:
    """Return the aim of a headline, "Norland to cut output by 5%", or of a task in an agenda."""
    at = clauses.tags.find("I")
    head = clauses.tags[: max(at, 0)]
    is_bare = at > 0 and set(head) <= set("NAGv") and "N" in head
    verbs = [spot for spot in range(max(at, 0)) if clauses.tags[spot] == "v"]
    is_finite = any(_is_surely_finite(clauses, spot) for spot in verbs)
    if is_bare and not is_finite:
        return Mark(at, Modality.AIM, "a headline", clauses.group_of.get(at))
    if clauses.word(0) not in _ORDINALS or clauses.word(1) != "," or len(clauses.nodes) < 4:  # noqa: PLR2004
        return None
    first = 3 if clauses.tag(2) == "I" else 2
    is_base = any(word.tag == "VB" for word in clauses.nodes[first].readings)
    if clauses.tag(2) not in "INbv" or not is_base:
        return None
    return Mark(2, Modality.AIM, "a task in an agenda", clauses.group_of.get(2))


def _is_surely_finite(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is a finite verb, and no noun of a headline."""
    tags = {word.tag for word in clauses.nodes[at].readings}
    return bool(tags & {"VD", "VZ"}) or "N" not in tags


# The modality of a word


def part_of(clauses: Clauses, marks: Sequence[Mark], at: int) -> int:
    """Return where the part of a sentence begins that no modality leaves: behind a semicolon."""
    for spot in range(at - 1, -1, -1):
        if clauses.tags[spot] == ";":
            end = clauses.tags.find(";", spot + 1)
            end = len(clauses.tags) if end < 0 else end
            if any(spot < mark.at < end for mark in marks):
                return spot + 1
    return 0


#: "40 of 60 shops" has one verb.
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
    if (
        behind is not None
        and behind.predicate is not None
        and (behind.predicate.finite or behind.rule == "what is to be done")
    ):
        between = _OF_FIGURE.sub("", clauses.tags[at + 1 : behind.at])
        is_joined = not set(between) & set(",;:SWvMXF") and not between.endswith(("C", "CR"))
        if is_joined and (last is None or last.at < _clause_start(clauses, at)):
            return behind
    return last


def _clause_start(clauses: Clauses, at: int) -> int:
    """Return where the clause of a word begins."""
    for spot in range(at - 1, -1, -1):
        if clauses.tags[spot] in ",;:CSW":
            return spot + 1
    return 0


def _outer(clauses: Clauses, before: Sequence[Mark], at: int) -> Mark | None:
    """Return the aim that an aside interrupts: "aim to lift it, which was 3 last year, to 5"."""
    if not before or before[-1].modality in AIMING or before[-1].predicate is None:
        return None
    last = before[-1]
    opening = _clause_start(clauses, last.at) - 1
    if clauses.tag(opening) not in "SW":
        return None
    aiming = [mark for mark in before[:-1] if mark.modality in AIMING and mark.at < opening]
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
