"""How each clause is put: as a fact, denied, supposed, foreseen, intended, aimed at or asked.

A modality begins at a verb or at a noun of aiming, and holds up to the next one in its part of the
sentence; a subject has that of the verb behind it.  A headline has its own, "Norland to cut
output", and a question or an opening condition that of all its sentence.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.embedding import contrasts_in, embedded_in
from miitbrief.reading.syntax.marks import (
    FORESEEN,
    Mark,
    Modality,
    clause_start,
    is_apart,
    mark_of,
)
from miitbrief.reading.syntax.modal_rules import rule_named, rule_of
from miitbrief.reading.syntax.verb_phrases import CONDITIONS, DENYING, Verb, opens_condition

__all__ = ["marks_of", "modality_of"]


@lru_cache(maxsize=64)  # The restrictions and the targets of a paragraph ask for the same.
def marks_of(clauses: Clauses) -> tuple[Mark, ...]:
    """Return where the modalities of a sentence begin, in order.

    Args:
        clauses: The sentence.
    """
    opening = _opening(clauses)
    marks: list[Mark] = [] if opening is None else [opening]
    governed = _is_governed(clauses)
    nouns, contrasts = set(_goals(clauses)), set(contrasts_in(clauses))
    verbs = {each.first: each for each in clauses.predicates}
    colons = (at for at, tag in enumerate(clauses.tags) if tag == ":")
    for at in sorted({*nouns, *contrasts, *verbs, *colons}):
        before = marks[-1] if marks else None
        if at in nouns and not _is_mentioned(clauses, before, at):
            marks.append(_of_goal(clauses, at))
        if at in contrasts:
            marks.append(Mark(at, rule_named("what something is set against")))
        predicate = verbs.get(at)
        before = marks[-1] if marks else None
        if before is not None and before.is_noun and before.is_aim and clauses.tags[at] == ":":
            governed = True  # What stands behind it are the aims.
        if predicate is None or (before and before.at == at):
            continue
        if _goes_on(clauses, predicate, before):
            continue
        mark = _of_predicate(clauses, predicate, before, is_governed=governed)
        if mark is not None:
            marks.append(mark)
            governed = governed or mark.gives("prescribes")
    return tuple(_asked(clauses, marks))


#: What the modality of a sentence about a clause makes of the clause.
_EMBEDDED = {
    Modality.NEGATED: "a clause that is denied",
    Modality.HYPOTHETICAL: "a clause that is left open",
    Modality.ASKED: "a question",
}


def modality_of(clauses: Clauses, at: int) -> Mark | None:
    """Return the mark whose modality a word has, or None where nothing tells: it is a fact.

    Args:
        clauses: The sentence.
        at: The word, such as a figure.
    """
    return mark_of(clauses, marks_of(clauses), at)


def _of_predicate(
    clauses: Clauses, predicate: Predicate, before: Mark | None, *, is_governed: bool
) -> Mark | None:
    """Return the modality that a verb begins, or None where it goes on with the one before."""
    outer = embedded_in(clauses, predicate, before)
    if outer is not None:
        return Mark(predicate.first, rule_named(_EMBEDDED[outer]), predicate)
    rule = rule_of(Verb(clauses, predicate, before, is_governed=is_governed))
    if rule is not None:
        return Mark(predicate.first, rule, predicate)
    if not predicate.finite or _is_tag(clauses, predicate, before):
        return None
    if before is not None and before.is_aim and _is_of_aim(clauses, predicate, before):
        return None
    if before is not None and before.gives("governs") and _holds(clauses, predicate, before):
        return None
    return Mark(predicate.first, rule_named("a finite verb"), predicate)


def _is_tag(clauses: Clauses, predicate: Predicate, before: Mark | None) -> bool:
    """Tell whether a verb only names who speaks: ", the minister said,"."""
    if clauses.word(predicate.first - 1) == "that" and clauses.tag(predicate.last) == ",":
        return predicate.words == ("is",)  # "That is, before 2025".
    if before is None or not predicate.has("say") or clauses.tag(predicate.last) not in ',."T':
        return False
    comma = clauses.tags.rfind(",", before.at, predicate.first)
    return comma >= 0 and not set(clauses.tags[comma : predicate.first]) & set("vMXFSWbI")


def _is_of_aim(clauses: Clauses, predicate: Predicate, before: Mark) -> bool:
    """Tell whether a verb belongs to the aim before: "what we aim at is", "so that it covers"."""
    start = clause_start(clauses, before.at)
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
    is_supposed = clauses.word(0) in CONDITIONS or opens_condition(clauses, 0)
    for mark in marks:
        if is_asked:
            yield mark._replace(rule=rule_named("a question"))
        elif mark.is_aim and (is_supposed or _hangs_on(clauses, mark)):
            yield mark._replace(rule=rule_named("what hangs on a condition"))
        else:
            yield mark


def _hangs_on(clauses: Clauses, mark: Mark) -> bool:
    """Tell whether a condition follows what will be done: "will close if demand falls"."""
    for at in range(mark.at, len(clauses.tags)):
        if clauses.tags[at] in ";:":
            return False
        if clauses.word(at) in ("if", "unless", "provided") and clauses.tags[at - 1] != "C":
            return clauses.word(at - 1) != "even" and clauses.tag(at + 1) in "DNOQF"
    return False


def _is_mentioned(clauses: Clauses, before: Mark | None, at: int) -> bool:
    """Tell whether a noun of aiming only stands in a forecast: "back at the 2% target by 2025"."""
    if before is None or before.modality not in FORESEEN:
        return False
    return not is_apart(clauses, before.at, at)


def _goes_on(clauses: Clauses, predicate: Predicate, before: Mark | None) -> bool:
    """Tell whether what looks like a finite verb only goes on with the modality before.

    It is a participle or a noun in the clause of an aim, or a base form behind "and".
    """
    first = predicate.first
    if before is not None and before.is_aim and clauses.word(first) == "be":
        return True  # "It is intended that the share be 40%".
    if before is None or clauses.tags[first] != "v":
        return False
    if clauses.tags[first - 1] in "bX" or not before.is_aim:
        is_inverted = before.predicate is not None and before.predicate.words in _INVERTED
        is_inverted = is_inverted and not is_apart(clauses, before.at, first)  # "Nor did it rise".
        return is_inverted or clauses.tags[first - 1] in "bX"
    return _is_of_verb(clauses, predicate, before)


_INVERTED = frozenset({("do",), ("does",), ("did",)})


def _is_of_verb(clauses: Clauses, predicate: Predicate, before: Mark) -> bool:
    """Tell whether a verb only goes on with a verb of aiming: "aim to cut 5 and add 6"."""
    first = predicate.first
    if _is_absolute(clauses, predicate, before):
        return True
    is_base = any(word.tag == "VB" for word in clauses.nodes[first].readings)
    if is_base and clauses.tags[first - 1] in "C,;:":
        return not (before.gives("by_deed") and predicate.has("state"))
    return not is_apart(clauses, before.at, first) or _has_verb_before(clauses, first)


def _is_absolute(clauses: Clauses, predicate: Predicate, before: Mark) -> bool:
    """Tell whether a participle has only a subject: "40 will be built and the cap cut to 5%"."""
    start = clause_start(clauses, predicate.first)
    is_part = any(word.tag == "VN" for word in clauses.nodes[predicate.head].readings)
    is_joined = start > before.at and clauses.tag(start - 1) == "C" and before.is_passive
    return is_part and is_joined and predicate.past and clauses.tag(predicate.last) in "PT,."


def _has_verb_before(clauses: Clauses, first: int) -> bool:
    """Tell whether the clause of a word has a verb before it."""
    for at in range(first - 1, -1, -1):
        if is_apart(clauses, at, at + 1):
            return False
        if clauses.tags[at] in "vMXb":
            return True
    return False


def _holds(clauses: Clauses, predicate: Predicate, before: Mark) -> bool:
    """Tell whether a verb says what is aimed at: "the goal is that it is 5%", "was set at 5%"."""
    between = clauses.tags[before.at : predicate.first]
    if ";" in between and ":" not in between:
        return False
    is_moved = predicate.has("bound", "cause", "up", "down")
    is_in_force = clauses.lemma(before.at) in _IN_FORCE
    if is_moved and predicate.past and is_in_force:
        return False  # A quota that was raised is what it is now.
    is_put = is_moved or predicate.lemma in _PUTTING
    if before.is_noun and is_put and (predicate.passive or not predicate.past):
        return True
    is_perfect = predicate.is_perfect and clauses.tags[predicate.head] == "n"
    if predicate.past or is_perfect:
        return False
    if not before.is_noun:
        return True
    is_first = not any(
        before.at < each.first < predicate.first and each.finite for each in clauses.predicates
    )
    is_copula = is_first and (predicate.lemma == "be" or predicate.has("be"))
    is_known = any(clauses.word(at) == "that" for at in range(before.at + 1, predicate.first))
    return is_copula or is_known or predicate.lemma in _TELLING


_IN_FORCE = frozenset(["quota", "ceiling", "cap"])
_PUTTING = frozenset(["set", "fix", "put", "lay_down", "lay down", "confirm", "stand", "remain"])
#: What a goal does to what is aimed at: "the tasks for 2025 include planting 40 trees".
_TELLING = frozenset(["set", "fix", "include", "comprise", "allow", "permit", "provide", "remain"])


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
    for at, node in enumerate(clauses.nodes):
        tag = clauses.tags[at]
        is_goal = node.readings and "goal" in node.readings.classes("N")
        is_limit = tag == "H" and node.lower.endswith(("cap of", "ceiling of", "limit of"))
        is_plan = _is_plan(clauses, at) or _is_undertaking(clauses, at)
        if is_plan or is_limit or (is_goal and tag in "NA"):
            yield at


def _is_undertaking(clauses: Clauses, at: int) -> bool:
    """Tell whether a noun is of what is to be done: "a law to plant", "a plan for planting"."""
    if clauses.tags[at] != "N":
        return False
    if clauses.tag(at + 1) == "I":
        return bool(clauses.classes(at) & {"document", "effort", "undertaking"})
    is_gerund = clauses.word(at + 1) in ("for", "of") and clauses.tag(at + 2) == "g"
    return is_gerund and "document" in clauses.classes(at)


def _is_plan(clauses: Clauses, at: int) -> bool:
    """Tell whether "plan" is a noun of aiming: "the plan for this year is to raise it"."""
    if clauses.word(at) not in ("plan", "plans"):
        return False
    is_told = clauses.tag(at + 1) in "IXP:" or clauses.lemma(at + 1) in _TELLING
    if not is_told:
        return False
    if clauses.tags[at] == "N":
        return clauses.word(at + 1) != "by"
    behind = clauses.predicate_after(at + 1)
    is_subject = behind is not None and behind.finite and not is_apart(clauses, at, behind.first)
    return clauses.tags[at] == "v" and clauses.tag(at - 1) in "DAGNT" and is_subject


_NEAR = 6


def _of_goal(clauses: Clauses, at: int) -> Mark:
    """Return the modality that a noun of aiming begins, unless the aim was denied or dropped."""
    for before in range(at - 1, max(-1, at - _NEAR), -1):
        if clauses.tags[before] in ",;:F":
            break
        if "deny" in clauses.classes(before) or clauses.word(before) in DENYING:
            return Mark(at, rule_named("an aim that is denied or dropped"))
    return Mark(at, rule_named("a noun of aiming"))


# Verbs without a subject


def _opening(clauses: Clauses) -> Mark | None:
    """Return the aim of a headline, "Norland to cut output by 5%", or of a task in an agenda."""
    at = clauses.tags.find("I")
    head = clauses.tags[: max(at, 0)]
    is_bare = at > 0 and set(head) <= set("NAGv") and "N" in head
    verbs = [spot for spot in range(max(at, 0)) if clauses.tags[spot] == "v"]
    is_finite = any(_is_surely_finite(clauses, spot) for spot in verbs)
    if is_bare and not is_finite:
        return Mark(at, rule_named("a headline"), clauses.group_of.get(at))
    if clauses.word(0) not in _ORDINALS or clauses.word(1) != ",":
        return None
    first = 2 + (clauses.tag(2) == "I")
    readings = clauses.nodes[first].readings if first < len(clauses.nodes) else ()
    is_base = clauses.tag(2) in "INbv" and any(word.tag == "VB" for word in readings)
    return Mark(2, rule_named("a task in an agenda"), clauses.group_of.get(2)) if is_base else None


_ORDINALS = frozenset(
    [
        *("first", "second", "third", "fourth", "fifth", "sixth", "finally"),
        *("firstly", "secondly", "thirdly", "one", "two", "three", "four", "five"),
    ]
)


def _is_surely_finite(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is a finite verb, and no noun of a headline."""
    tags = {word.tag for word in clauses.nodes[at].readings}
    return bool(tags & {"VD", "VZ"}) or "N" not in tags
