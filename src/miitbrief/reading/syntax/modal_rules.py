"""The conditions of the rules of modality, of which the first that is true gives that of a verb.

::

    aim          = aiming verb | resolve "to" verb | "is to" verb | law or order "to" verb
                   | "efforts will be made" | "will" in a plan or a promise
    plan         = ("will" | "must" | reported "would") deed | "we will" verb | "will not exceed"
                   | "should" verb | "is being" done        by a day
    forecast     = expecting verb | "likely" | "will" other verb | what onlookers say or ask for
    hypothetical = "if" clause and what hangs on it | "could" | "would" | what is doubtful
    negated      = finite verb with "not" | aim that is dropped or refused
"""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise

from miitbrief.reading.documents.rules import Rule, rules_of
from miitbrief.reading.syntax.marks import FORESEEN, Modality, is_apart
from miitbrief.reading.syntax.verb_phrases import DENYING, Verb

__all__ = ["rule_named", "rule_of"]

_LIKELY = frozenset(
    ["likely", "unlikely", "expected", "poised", "bound", "set", "projected", "seen"]
)
_POSSIBLE = frozenset(["may", "might", "could", "can", "cannot"])
_TOWARDS = frozenset(["for", "toward", "towards"])
_COURSES = frozenset(["track", "course", "line", "pace"])
_HAVE_TO = frozenset([("have", "to"), ("got", "to")])
_EXCEEDING = ("more than", "above", "over", "higher than", "less than", "fewer than", "below")
_OTHERS = frozenset(["others", "media", "critics"])
_AIMS = ("aim", "forecast")


# What is aimed at, or laid down


def _is_to(verb: Verb) -> bool:
    """Tell whether a verb is "is to" with another."""
    words = verb.own.words
    if words[0] not in ("is", "are", "was", "were"):
        return False
    if words[-1] == "supposed" or "supposed" in words[:3]:
        return "to" in words
    if "due to" in (verb.behind, f"{verb.behind} {verb.clauses.word(verb.own.last + 1)}"):
        return True
    is_next = verb.clauses.tags[verb.own.first + 1 : verb.own.last].lstrip("R").startswith("I")
    return is_next or (len(words) == 1 and verb.is_infinitive_next)


def _is_effort(verb: Verb) -> bool:
    """Tell whether efforts are made to reach something, or somebody sees to it."""
    if verb.words & {"was", "were"}:
        return False
    is_made = verb.own.lemma in ("make", "take", "be", "focus", "direct", "concentrate")
    is_made = is_made or bool(verb.words & {"made", "taken"})
    if is_made and verb.subject_has("effort"):
        return True
    clauses, done = verb.clauses, verb.done
    sees_to = clauses.word(done.head) in ("see", "make") and clauses.word(done.last) in (
        *("to", "sure"),
        "that",
    )
    makes = done.lemma in ("make", "spare") and any(
        "effort" in clauses.classes(at) for at in range(done.last, done.last + 3)
    )
    is_ahead = not verb.own.past and (done.has("ensure") or sees_to or makes)
    return is_ahead and ("will" in verb.words or verb.is_own or not verb.own.finite)


def _is_of_document(verb: Verb) -> bool:
    """Tell whether a law or a plan is what says something."""
    if not verb.own.finite or verb.own.passive:
        return False
    if verb.own.words in (("has",), ("have",), ("sees",), ("see",)):
        return verb.subject_has("document") and verb.next == "O"
    return verb.own.has("prescribe", "bound") and any(
        verb.clauses.classes(at) & {"document", "goal"}
        for at in verb.subject
        if verb.clauses.tags[at] == "N"
    )


def _is_laid_down(verb: Verb) -> bool:
    """Tell whether a limit is set, or an order binds somebody."""
    own = verb.own
    if own.passive and own.words[0] in ("is", "are", "has", "have"):
        return own.has("bound") or (own.lemma in ("set", "fix") and verb.behind == "at")
    if not verb.aim & {"order"} or not own.finite:
        return False
    return verb.takes_clause and "had" not in verb.words


def _is_vowed(verb: Verb) -> bool:
    """Tell whether a verb is one of promising that has something promised."""
    if not verb.aim & {"vow"}:
        return False
    return verb.next in "ISNDFHAP" or verb.behind in ("on", "to", "that") or len(verb.own.words) > 1


def _is_resolved(verb: Verb) -> bool:
    """Tell whether somebody is resolved to do something now: "is determined to", "stands ready"."""
    clauses, own = verb.clauses, verb.own
    if verb.words & {"was", "were", "had", *DENYING}:
        return False
    spots = range(own.first, min(own.last + 1, len(clauses.nodes) - 1))
    return any(
        "resolve" in word.classes
        and (clauses.tag(at + 1) == "I" or clauses.word(at + 1) in ("to", "that"))
        for at in spots
        for word in clauses.nodes[at].readings
    )


def _is_void(verb: Verb) -> bool:
    """Tell whether what was aimed at is so no more: "had planned to", "planned to"."""
    if not verb.aim & {"intend", "strive"} or verb.aim & {"vow"}:
        return False
    if verb.words & {"had", "was", "were"}:
        return True
    if verb.own.has("allot"):
        return False  # What was set aside is there to be spent.
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


def _is_to_be_done(verb: Verb) -> bool:
    """Tell whether an infinitive says what is to be done to a noun before: "the 40 to be built"."""
    is_bare = verb.own.words[0] == "to" and "be" in verb.words and verb.own.passive
    if not is_bare or verb.clauses.tag(verb.own.first - 1) not in "NF":
        return False
    before = verb.before
    is_open = before is not None and not is_apart(verb.clauses, before.at, verb.own.first)
    return not (is_open and before is not None and before.modality in FORESEEN)


# What will, must or should be


def _is_modal(verb: Verb) -> bool:
    """Tell whether a verb says what will or must be."""
    is_will = bool(verb.words & {"will", "shall", "must", "should", "would", "'ll", "wo", "ought"})
    return is_will or "going" in verb.own.words or _is_obliged(verb)


def _is_obliged(verb: Verb) -> bool:
    """Tell whether a verb is one of duty: "must", "need to", "has to"."""
    words = verb.own.words
    if words[0] in ("must", "shall") or not _HAVE_TO.isdisjoint(pairwise(words)):
        return True
    is_duty = words[0] in ("need", "needs", "has", "have")
    return is_duty and ("to" in words[1:3] or (len(words) == 1 and verb.is_infinitive_next))


def _is_limit(verb: Verb) -> bool:
    """Tell whether a verb sets a limit: "will not exceed", "will be no more than"."""
    done = verb.done
    behind = verb.clauses.word(done.last)
    is_of_none = any(verb.clauses.word(at) in ("no", "nobody", "none") for at in verb.subject)
    if verb.words & {"not", "n't", "never", "cannot"} or is_of_none:
        is_moved = done.has("reach", "up", "down") and verb.clauses.tag(done.last) in "PH"
        spots = range(done.last - 1, done.last + 1)
        is_bound = any(verb.clauses.word(at).startswith(_EXCEEDING) for at in spots)
        return done.has("surpass") or is_moved or is_bound
    limits = ("no ", "not ", "at most")
    return behind.startswith(limits) or done.words[-1].startswith(limits)


def _is_of_plan(verb: Verb) -> bool:
    """Tell whether a verb in what a plan says tells what will be, as one of the present may."""
    own = verb.own
    is_simple = len(own.words) == 1 and own.finite and not own.past
    return _is_modal(verb) or (is_simple and own.has("up", "down", "cause", "reach", "deed"))


def _is_directed(verb: Verb) -> bool:
    """Tell whether "will" is of what the speaker or another directs."""
    done = verb.done
    if verb.is_own and not done.has("state", "expect"):
        return True
    if verb.subject_has("document") and not done.has("be", "have"):
        return True
    if verb.subject_has("spent") and done.has("be", "reach"):
        return verb.clauses.tag(done.last) in "FH" or verb.clauses.word(done.last) in ("to", "at")
    return verb.is_deed


def _is_by_day(verb: Verb) -> bool:
    """Tell whether a verb says what a day makes an aim of, since somebody directs it.

    It should be done or will be reached, it is being done, or something else is done for it.
    """
    own, words = verb.own, verb.own.words
    if verb.subject_has("undirected") or own.has("expect"):
        return False
    if verb.words & {"should", "ought"}:
        return True
    if _is_modal(verb) and not own.passive:
        is_counted = "F" in verb.clauses.tags[verb.subject.start : verb.subject.stop]
        is_counted = is_counted and verb.done.has("be", "have")
        moves = verb.done.has("reach", "share", "up", "down", "be")
        return is_counted or (moves and verb.is_directed)
    is_going_on = words[0] in ("is", "are") and (
        "being" in words or verb.clauses.tags[own.head] == "g"
    )
    before = verb.before
    is_told = before is not None and before.modality is Modality.ASSERTED and not verb.is_denied
    is_purpose = is_told and verb.clauses.tags[own.first] == "I" and "be" not in words
    is_deed = own.has("deed", "act", "cause") and not own.has("state")
    return is_deed and (is_going_on or is_purpose)


# What others say, what is supposed, and what is not


def _is_expected(verb: Verb) -> bool:
    """Tell whether a verb says what is expected: "is likely to", "is set to", "we expect"."""
    if verb.own.has("expect") and not verb.own.has("see", "intend"):
        return True
    first = verb.own.words[0]
    is_copula = first in ("is", "are", "was", "were", "'s", "'re") or "be" in verb.words
    behind = verb.clauses.word(verb.own.last + 1)
    is_put = verb.own.words[-1] == "set" and verb.behind != "to"
    return is_copula and (
        (bool(verb.words & _LIKELY) and not is_put)
        or (verb.behind in _LIKELY and behind == "to")
        or (verb.behind in ("on", "in") and behind in _COURSES)
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


def _is_called_aim(verb: Verb) -> bool:
    """Tell whether a verb makes an aim of its subject: "growth of 5% was the aim"."""
    at = verb.own.last
    while verb.clauses.tag(at) in "DA":
        at += 1
    return at > verb.own.last and not verb.clauses.classes(at).isdisjoint(_AIMS)


def _is_demanded(verb: Verb) -> bool:
    """Tell whether people who only look on ask others for something: "unions want fares cut"."""
    if not (verb.subject_has("onlooker") and verb.own.finite):
        return False
    is_other = "to" not in verb.words and verb.next != "I" and not verb.own.passive
    is_asked = verb.own.has("await") or bool(verb.aim & {"order"})
    return is_asked or (bool(verb.aim & {"intend"}) and is_other)


def _is_negated(verb: Verb) -> bool:
    """Tell whether a finite verb is negated: "did not rise", "never rose", "failed to rise"."""
    words = {*verb.words, verb.clauses.word(verb.own.first - 1)}
    is_failed = verb.clauses.lemma(verb.own.first) == "fail" and "to" in {*words, verb.behind}
    is_denied = bool(words & {"not", "never", "nor", "neither"})
    is_denied = is_denied or any(word.endswith("n't") for word in words)
    return verb.own.finite and (is_denied or is_failed)


def _is_supposed(verb: Verb) -> bool:
    """Tell whether a verb says what would be, or what would come of an aim: "which would earn"."""
    is_relative = verb.clauses.tag(verb.own.first - 1) == "W" and verb.before is not None
    is_told = verb.is_reported and not is_relative
    return "would" in verb.words and not is_told


_CONDITIONS: Mapping[str, Callable[[Verb], object]] = {
    "conditional": lambda v: v.is_conditional,
    "part": lambda v: v.is_part_of_aim and _is_modal(v),
    "enabled": lambda v: (
        "can" in v.words and v.clauses.word(v.own.first - 2) in ("so", "that") and v.is_own
    ),
    "of_document": _is_of_document,
    "was_expected": _was_expected,
    "expected": _is_expected,
    "possible": lambda v: (
        (v.words & _POSSIBLE and not _is_limit(v)) or (v.serves_goal and _is_obliged(v))
    ),
    "to": lambda v: _is_to(v) and not v.words & DENYING,
    "effort": _is_effort,
    "dropped": lambda v: v.aim & {"vow", "intend", "strive"} and v.is_denied,
    "demanded": _is_demanded,
    "laid_down": _is_laid_down,
    "vowed": _is_vowed,
    "resolved": _is_resolved,
    "void": _is_void,
    "aiming": _is_aiming,
    "limit": lambda v: (
        "not to exceed" in v.own.words
        or ((_is_modal(v) or _is_to(v) or v.words & _POSSIBLE) and _is_limit(v))
    ),
    "negated": _is_negated,
    "of_others": lambda v: v.head >= 0 and v.clauses.word(v.head) in _OTHERS and v.own.has("quote"),
    "onlookers": lambda v: _is_modal(v) and v.is_onlookers,
    "governed": lambda v: v.is_governed and _is_of_plan(v),
    "obliged": _is_obliged,
    "duty": lambda v: v.is_own and "should" in v.words,
    "by_day": _is_by_day,
    "would": _is_supposed,
    "directed": lambda v: _is_modal(v) and _is_directed(v),
    "modal": _is_modal,
    "to_be_done": _is_to_be_done,
}


@cache
def _rules() -> Mapping[str, Rule]:
    """Return the rules by their names, read when they are first needed."""
    return {rule.name: rule for rule in rules_of("modality.rules")[0]}


@cache
def _conditions() -> tuple[tuple[Rule, Callable[[Verb], object]], ...]:
    """Return the rules that have a condition, in their order, each with it."""
    told = ((rule, _CONDITIONS.get(rule.patterns[0])) for rule in _rules().values())
    return tuple((rule, condition) for rule, condition in told if condition is not None)


def rule_named(name: str) -> Rule:
    """Return the rule of a name."""
    return _rules()[name]


def rule_of(verb: Verb) -> Rule | None:
    """Return the first rule whose condition is true of a verb, or None."""
    return next((rule for rule, condition in _conditions() if condition(verb)), None)
