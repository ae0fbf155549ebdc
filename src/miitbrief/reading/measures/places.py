"""What happens in counted places: "works in 5 towns", "sells tea in 5 towns"."""

from collections.abc import Sequence

from miitbrief.reading.measures.clauses import noun_phrase, subject_and_predicate
from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.verbs import participle
from miitbrief.reading.measures.words import tokens, without, words

__all__ = ["place_of"]

_CLAUSE = 10


def place_of(group: Group) -> str:
    """Return what happens in the counted places: "works in 5 towns", "sells tea in 5 towns"."""
    gap = without(group.gap, words("adverbs") - words("prepositions"))
    last = gap[-1].lower() if gap else ""
    if last not in words("places"):
        return ""
    if len(group.gap) == 1 and "," in group.after:
        subject, said = subject_and_predicate(tokens(group.after.partition(",")[2]))
        if said:
            return f"{last} which {subject} {said}"
    clause = without(group.clause, words("adverbs") - words("prepositions"))[:-1]
    subject, said = subject_and_predicate(clause)
    linked = last == "with" and not words("prepositions").isdisjoint(said.split())
    if subject and not linked and len(f"{subject} {said}".split()) <= _CLAUSE:
        return f"{last} which {subject} {said}"
    thing, verb = _object_and_verb(gap[:-1])
    if not verb:
        thing, verb = _object_and_verb(clause)
    return f"{last} which {thing} are {verb}" if verb else ""


def _object_and_verb(parts: Sequence[str]) -> tuple[str, str]:
    """Return the object of a clause without a named subject, and what is done to it."""
    at = next((at for at in range(1, len(parts) - 1) if _is_main_verb(parts, at)), 0)
    empty = words("prepositions", "determiners") | {"up", "out", "off", "aside"}
    behind = without(list(parts[at + 1 :])[::-1], empty)[::-1]
    thing = noun_phrase(" ".join(behind)).split()
    if not at or not thing or len(thing) != len(behind):
        return "", ""
    if thing[-1].lower() in words("attributes", "light"):
        return "", ""
    particle = " up" if parts[at + 1].lower() == "up" else ""
    return " ".join(thing), participle(parts[at].lower()) + particle


def _is_main_verb(parts: Sequence[str], at: int) -> bool:
    """Tell a verb behind a pronoun, an auxiliary or "and"."""
    verb = parts[at].lower()
    known = verb in words("verbs", "participles") or (verb, parts[at + 1]) == ("set", "up")
    return known and parts[at - 1].lower() in words("auxiliary", "subjects", "chained")
