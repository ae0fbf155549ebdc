"""Times, runs and ranks that are themselves the fact.

::

    run  = clause "for" figure ("consecutive" | "straight") unit of time
    time = clause ("for" | "in" | "every") figure | thing "took" figure ["to" verb]
    rank = "top" figure things
"""

import re

from miitbrief.reading.measures.clauses import (
    governor,
    noun_phrase,
    statement,
    subject_and_predicate,
)
from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.memory import Memory, Said, aside, joint
from miitbrief.reading.measures.references import resolved
from miitbrief.reading.measures.words import bare, mapping, without, words

__all__ = ["lasting", "listed", "spelled"]


def listed(group: Group, memory: Memory) -> Said | None:
    """Read a rank: "the top 10 ports" is a list of ports."""
    tops = group.gap[-2:-1] and group.gap[-2].lower() in words("modals")
    if group.unit != "rank" and (group.last != "top" or tops):
        return None
    subject = governor(
        without(group.gap, words("adverbs", "pronouns") | {"top", "world's"}), many=True
    )
    known = group.unit == "rank" and memory.subjects
    measure = f"length of the list of top {noun_phrase(group.after) or 'entries'}"
    return aside(measure, group, memory, "" if known else subject)


_IN_A_ROW = re.compile(r"consecutive|straight|successive|running")


def lasting(group: Group, memory: Memory) -> Said | None:
    """Read a run: "rose for 5 consecutive years" counts the years in which something rose."""
    match = _IN_A_ROW.search(group.literals[0])
    if match is None:
        return None
    clause = without(group.gap, words("adverbs") | {"past", ","})
    commas = [at for at, part in enumerate(clause) if part == ","]
    own = clause[commas[-1] + 1 :] if commas else clause
    subject, said = joint(memory.subjects), " ".join(own)
    predicates = words("change", "level", "verbs", "auxiliary", "subordinate") | {"and", "it"}
    if subject not in said and (not own or own[0].lower() in predicates):
        said = f"{subject} {said}"
    return aside(f"{group.literals[0][match.start() :]} in which {said}", group, memory)


def spelled(group: Group, memory: Memory) -> Said | None:
    """Read a time that something takes: "was shut for 6 hours", "took 6 hours to open"."""
    if group.unit not in words("times"):
        return None
    own = group.gap if group.opening in ("and", "but") else group.clause
    clause = without(own, words("adverbs") - words("prepositions"))
    if group.last in words("takes"):
        what = re.match(r"\s*(to\s[^,;.]*)", group.after)
        subject = governor(clause) or memory.topic
        return aside(
            f"time taken by {bare(subject)} {what[1] if what else ''}", group, memory, subject
        )
    link = mapping("spells").get(group.last)
    if link is None or re.search("est$", " ".join(clause[:-1])):
        return None
    subject, said = _happening(clause[:-1], memory)
    known = "" if memory.subjects else subject
    return aside(f"{link} {subject} {said}", group, memory, known) if said else None


def _happening(clause: list[str], memory: Memory) -> tuple[str, str]:
    """Return the subject and the predicate of a clause; a pronoun or none is the one before."""
    if clause and clause[0].lower() in words("subjects") | {"and", "but"}:
        clause = clause[1:]
    subject, said = subject_and_predicate(clause)
    if not subject and statement(clause):
        subject, said = joint(memory.subjects), " ".join(clause)
    if subject not in memory.subjects:
        subject = resolved(subject, memory.topic, memory.topic)
    return (subject, said) if subject and said else ("", "")
