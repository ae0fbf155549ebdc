"""The rules of modality: the first whose condition is true gives that of a verb.

::

    aim          = aiming verb | aim-noun | "is to" verb | law or order "to" verb | "efforts will
                   be made" | "will" in a plan or a promise
    plan         = ("will" | "must" | reported "would") deed | "we will" verb | "will not exceed"
    forecast     = expecting verb | "likely" | "will" other verb | what onlookers say
    hypothetical = "if" clause and what hangs on it | "could" | "would"
    negated      = finite verb with "not" | aim that is dropped or refused
"""

from collections.abc import Callable

from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.marks import AIMING, FORESEEN, Modality, is_apart
from miitbrief.reading.syntax.verb_phrases import Verb

__all__ = [
    "EFFORT",
    "GOAL",
    "GOVERNING",
    "LAID_DOWN",
    "NEGATION",
    "ORDER",
    "ORDINALS",
    "PROMISE",
    "RULES",
    "is_imperative",
]

PROMISE = "a promise"


LAID_DOWN = "what a law or plan lays down"


ORDER = "an order or a limit"


EFFORT = "what somebody sees to"


GOAL = "a noun of aiming"


NEGATION = "what is not"


#: In the clauses behind these, a verb of the present says what is to be.
GOVERNING = frozenset({PROMISE, LAID_DOWN, ORDER, EFFORT, GOAL})


_POSSIBLE = frozenset(["may", "might", "could", "can", "cannot"])


_LIKELY = frozenset(
    ["likely", "unlikely", "expected", "poised", "bound", "supposed", "set", "projected", "seen"]
)


_OBLIGING = frozenset(["must", "shall", "need", "needs", "has", "have"])


ORDINALS = frozenset(
    (
        *("first", "second", "third", "fourth", "fifth", "sixth", "finally"),
        *("firstly", "secondly", "thirdly", "one", "two", "three", "four", "five"),
    )
)


def _is_expected(verb: Verb) -> bool:
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


def _was_expected(verb: Verb) -> bool:
    """Tell whether a verb says what was expected: "was forecast to", "the target was"."""
    if verb.own.lemma == "put" and verb.subject_has("forecast"):
        return True
    if not verb.words & {"was", "were", "had"}:
        return False
    is_of_forecast = any(verb.subject_has(name) for name in _AIMS) or _is_called_aim(verb)
    is_copula = verb.own.lemma == "be" or "to" in verb.words
    is_put = verb.own.lemma == "put" and verb.own.passive and verb.behind == "at"
    own = range(verb.own.first, verb.own.last)
    expects = any(verb.clauses.classes(at) & {"expect", "aim"} for at in own)
    return is_put or expects or _is_expected(verb) or (is_copula and is_of_forecast)


_AIMS = ("aim", "forecast")


def _is_called_aim(verb: Verb) -> bool:
    """Tell whether a verb makes an aim of its subject: "growth of 5% was the aim"."""
    clauses, at = verb.clauses, verb.own.last
    while clauses.tag(at) in "DA":
        at += 1
    is_noun = at > verb.own.last and clauses.tag(at) == "N"
    return is_noun and not clauses.classes(at).isdisjoint(_AIMS)


_TOWARDS = frozenset(["for", "toward", "towards"])


_COURSES = frozenset(["track", "course", "line", "pace"])


def _is_to(verb: Verb) -> bool:
    """Tell whether a verb is "is to" with another."""
    if verb.own.words[0] not in ("is", "are"):
        return False
    words = verb.own.words
    return (len(words) > 1 and words[1] == "to") or (len(words) == 1 and verb.is_infinitive_next)


def _is_to_be_done(verb: Verb) -> bool:
    """Tell whether an infinitive says what is to be done to a noun before: "the 40 to be built"."""
    is_bare = verb.own.words[0] == "to" and "be" in verb.words and verb.own.passive
    if not is_bare or verb.clauses.tag(verb.own.first - 1) not in "NF":
        return False
    before = verb.before
    is_open = before is not None and not is_apart(verb.clauses, before.at, verb.own.first)
    return not (is_open and before is not None and before.modality in FORESEEN)


def _is_due(verb: Verb) -> bool:
    """Tell whether a verb says what is due to happen."""
    return (
        verb.own.words[0] in ("is", "are")
        and verb.behind == "due"
        and (verb.clauses.word(verb.own.last + 1) == "to")
    )


def _is_of_plan(verb: Verb) -> bool:
    """Tell whether an infinitive says what a plan is for: "a programme to plant trees"."""
    before = verb.own.first - 1
    if verb.clauses.tags[verb.own.first] != "I" or verb.clauses.tag(before) != "N":
        return False
    last = verb.before
    if last is not None and (
        last.at == before
        or (last.modality in AIMING and not is_apart(verb.clauses, last.at, verb.own.first))
    ):
        return False
    return bool(verb.clauses.classes(before) & {"document", "effort", "undertaking"})


def _is_purpose(verb: Verb) -> bool:
    """Tell whether an infinitive says what something is done for: "spent $5 to build it"."""
    before = verb.before
    if verb.clauses.tags[verb.own.first] != "I" or before is None:
        return False
    is_told = before.modality is Modality.ASSERTED and before.predicate is not None
    return is_told and verb.own.has("deed", "act", "cause") and not verb.own.has("state")


def _is_effort(verb: Verb) -> bool:
    """Tell whether efforts are made to reach something, or somebody sees to it."""
    if verb.words & {"was", "were"}:
        return False
    is_made = verb.own.lemma in ("make", "take", "be") or verb.words & {"made", "taken"}
    if is_made and verb.subject_has("effort"):
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


def _is_of_document(verb: Verb) -> bool:
    """Tell whether a law or a plan is what says something."""
    if not verb.own.finite or not verb.own.has("prescribe") or verb.own.passive:
        return False
    return any(
        verb.clauses.classes(at) & {"document", "goal"}
        for at in verb.subject
        if verb.clauses.tags[at] == "N"
    )


def _is_laid_down(verb: Verb) -> bool:
    """Tell whether a limit is set, or an order binds somebody."""
    if verb.own.passive and verb.own.has("bound") and verb.own.words[0] in ("is", "are"):
        return True
    if not verb.aim & {"order"} or not verb.own.finite:
        return False
    return verb.takes_clause and not verb.words & {"was", "were", "had"}


def _is_void(verb: Verb) -> bool:
    """Tell whether what was aimed at is so no more: "had planned to", "planned to"."""
    if not verb.aim & {"intend", "strive"} or verb.aim & {"vow"}:
        return False
    if verb.words & {"had", "was", "were"}:
        return True
    is_past = verb.own.past and verb.own.finite
    is_past = is_past or (verb.clauses.tags[verb.own.first] == "n" and "to" in verb.words)
    return is_past and not verb.is_reported


def _is_aiming(verb: Verb) -> bool:
    """Tell whether a verb says that somebody aims at something."""
    if verb.aim & {"intend"}:
        return True
    return bool(verb.aim & {"strive"}) and (
        "to" in verb.words or verb.own.lemma == "strive" or verb.behind in _TOWARDS
    )


def _is_vowed(verb: Verb) -> bool:
    """Tell whether a verb is one of promising that has something promised."""
    if not verb.aim & {"vow"}:
        return False
    return verb.next in "ISNDFHAP" or verb.behind in ("on", "to", "that") or len(verb.own.words) > 1


def _is_limit(verb: Verb) -> bool:
    """Tell whether a verb sets a limit: "will not exceed", "will be no more than"."""
    done = verb.done
    behind = verb.clauses.word(done.last)
    if verb.words & {"not", "n't", "never"}:
        is_moved = done.has("reach", "up", "down") and verb.clauses.tag(done.last) in "PH"
        is_bound = done.has("be") and "H" in verb.clauses.tags[done.last - 1 : done.last + 1]
        is_moved = is_moved or is_bound
        return done.has("surpass") or is_moved
    return behind.startswith(("no ", "not ")) or done.words[-1].startswith(("no ", "not "))


def _is_negated(verb: Verb) -> bool:
    """Tell whether a finite verb is negated: "did not rise", "never rose", "failed to rise"."""
    words = {*verb.words, verb.clauses.word(verb.own.first - 1)}
    is_failed = verb.clauses.lemma(verb.own.first) == "fail" and "to" in {*words, verb.behind}
    is_denied = bool(words & {"not", "never", "nor", "neither"}) or any(
        w.endswith("n't") for w in words
    )
    return verb.own.finite and (is_denied or is_failed)


def _is_of_others(verb: Verb) -> bool:
    """Tell whether others than the speaker report something: "others put it at 5%"."""
    is_other = verb.head >= 0 and verb.clauses.word(verb.head) in ("others", "media", "critics")
    return is_other and verb.own.finite and verb.own.has("quote")


def _is_modal(verb: Verb) -> bool:
    """Tell whether a verb says what will or must be."""
    words = verb.own.words
    is_will = bool(verb.words & {"will", "shall", "must", "should", "would", "'ll", "wo"})
    return is_will or "going" in words or _is_obliged(verb)


def _is_obliged(verb: Verb) -> bool:
    """Tell whether a verb is one of duty: "must", "need to", "has to"."""
    words = verb.own.words
    if words[0] in ("must", "shall"):
        return True
    return words[0] in _OBLIGING and "to" in words[1:3]


def _is_reached(verb: Verb) -> bool:
    """Tell whether "will" is of something that is directed and that rises or is reached."""
    if not _is_modal(verb) or verb.subject_has("undirected"):
        return False
    is_moved = verb.done.has("reach", "share", "up", "down")
    is_announced = verb.says is not None and verb.says.has("announce")
    return is_announced or (is_moved and verb.is_directed)


def _is_directed(verb: Verb) -> bool:
    """Tell whether "will" is of what the speaker or another directs."""
    done = verb.done
    if verb.is_own and not done.has("state", "expect"):
        return True
    return verb.is_deed


_Rule = tuple[str, Modality, Callable[[Verb], object]]


RULES: tuple[_Rule, ...] = (
    ("a condition", Modality.HYPOTHETICAL, lambda v: v.is_conditional),
    (
        '"so that we can"',
        Modality.AIM,
        lambda v: (
            v.words & {"can"} and v.clauses.word(v.own.first - 2) in ("so", "that") and v.is_own
        ),
    ),
    (LAID_DOWN, Modality.AIM, _is_of_document),
    ("an expectation of the past", Modality.EXPECTED, _was_expected),
    ("an expectation", Modality.FORECAST, _is_expected),
    ("a possibility", Modality.HYPOTHETICAL, lambda v: v.words & _POSSIBLE),
    ('"is to"', Modality.AIM, _is_to),
    (EFFORT, Modality.AIM, _is_effort),
    (
        "an aim that is denied or dropped",
        Modality.NEGATED,
        lambda v: v.aim & {"vow", "intend", "strive"} and v.is_denied,
    ),
    (ORDER, Modality.AIM, _is_laid_down),
    (PROMISE, Modality.AIM, _is_vowed),
    ("an aim of the past", Modality.EXPECTED, _is_void),
    ("a verb of aiming", Modality.AIM, _is_aiming),
    ("a limit", Modality.PLAN, lambda v: _is_modal(v) and _is_limit(v)),
    (NEGATION, Modality.NEGATED, _is_negated),
    ("what others say", Modality.HYPOTHETICAL, _is_of_others),
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
    ("a task in an agenda", Modality.AIM, lambda v: is_imperative(v.clauses, v.own)),
)


def is_imperative(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a verb without a subject names a task: "Second, raise the share to 40%"."""
    at = predicate.first
    is_listed = clauses.tag(at - 1) == "," and clauses.word(at - 2) in ORDINALS and at <= 3  # noqa: PLR2004
    if clauses.tags[at] == "I":
        return is_listed
    if clauses.tags[at] not in "vb" or predicate.past or predicate.words[0] != predicate.lemma:
        return False
    is_alone = not any(each.finite for each in clauses.predicates if each.first > at)
    return is_listed or (at == 0 and is_alone)
