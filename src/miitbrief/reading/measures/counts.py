"""Counted things, and what is done to them.

::

    count = verb figure thing                  "we opened 12 ports": ports opened
          | holder "has" figure thing          "the town has 12 ports": ports of town
          | clause preposition figure thing    "it works in 12 ports": ports in which it works
          | figure thing predicate             "12 ports are idle": ports idle
          | verb figure                        "..., and closed 5": ports closed
"""

import re
from typing import NamedTuple

from miitbrief.reading.measures.clauses import governor, noun_phrase, statement, subject_of
from miitbrief.reading.measures.deeds import acts_on, agent_of
from miitbrief.reading.measures.groups import OF, RELATIVE, Group
from miitbrief.reading.measures.memory import Memory, Said, aside, uniform
from miitbrief.reading.measures.places import place_of
from miitbrief.reading.measures.verbs import deed_of, participle
from miitbrief.reading.measures.words import (
    STOPS,
    is_light,
    is_past,
    is_pronoun,
    mapping,
    overlapping,
    tokens,
    without,
    words,
)

__all__ = ["counted"]


class _Count(NamedTuple):
    """A count and the words around it.

    Args:
        thing: What is counted.
        verb: The participle of the verb before the figure.
        agent: "by" and who did it.
        said: The predicate behind the thing.
        rest: The words behind the thing.
    """

    thing: str
    verb: str
    agent: str
    said: str
    rest: list[str]


def counted(group: Group, memory: Memory) -> Said | None:
    """Read a counted thing and what is done to it: "we opened 12 ports", "12 ports are idle"."""
    if (part := _part_of_them(group, memory)) is not None:
        return part
    count = _count(group, memory)
    if not count.thing or _is_predicate(count, group, memory):
        return _nameless(count, group, memory)
    if match := _THEM.match(count.thing):
        measure = f"{memory.subjects[-1]} {count.thing[match.end() :]}" if memory.subjects else ""
        return aside(measure, group, memory) if measure else None
    if _is_state(count, group) or (group.unit != "count" and is_light(count.thing.split())):
        return None
    return _paired(count, group) or _told(count, group, memory)


_THEM = re.compile(r"(?:them|these|those)\b\s*")


def _part_of_them(group: Group, memory: Memory) -> Said | None:
    """Read a part of what was counted or measured before: "..., of which 5 yuan was paid"."""
    if group.gap[-2:-1] != ("of",) or group.last not in words("relatives"):
        return None
    said = statement(tokens(group.after)) or " ".join(tokens(group.after.partition(",")[0]))
    if not said or not memory.measures or group.unit in RELATIVE[:-1]:
        return None
    whole = memory.counted or memory.measures[-1]
    if whole.startswith(("share of", "proportion of")):
        whole = memory.subjects[-1]
    return aside(f"{whole} {said}", group, memory)


def _count(group: Group, memory: Memory) -> _Count:
    """Take the words around a count apart."""
    verb, before = deed_of(group.gap)
    if acts_on(group):
        verb, before = participle(group.last), list(group.gap[:-1])
        if before and before[-1].lower() in words("modals"):
            verb, before = f"to be {verb}", without(before, words("modals", "auxiliary"))
    behind = _counted_in(group, acted=bool(verb))
    thing = noun_phrase(behind)
    rest = tokens(behind)[len(tokens(thing)) :]
    counts = group.unit in ("count", "percent") or (not group.gap and group.unit.isupper())
    said = statement(rest) if counts else ""
    size = len(said.split())
    if "that" in said.split()[:2] or rest[size : size + 1] == ["that"]:
        said = ""
    if said and is_past(said.split()[-1]) and rest[-1:] == said.split()[-1:]:
        said = f"{said} {noun_phrase(group.beyond)}".strip()
    return _Count(thing, verb, agent_of(before, memory) if verb else "", said, rest)


def _counted_in(group: Group, *, acted: bool) -> str:
    """Return the text that may open with what is counted.

    It stands behind a count, behind "of" where a verb takes the amount, and behind "in" where
    money opens a clause: "5 yuan in loans was granted".
    """
    of = OF.match(group.after)
    behind = group.after[of.end() :] if of else ""
    if group.unit == "count":
        counter = re.match(r"\s*(\w+)(\s+of\s+)?", group.after)
        if of or not counter or counter[1].lower() not in words("counters"):
            return behind or group.after
        return group.after[counter.end() :] if counter[2] else ""
    if group.unit == "percent":
        return "" if group.last in words("change") else group.after
    moved = {"to", "from"} & {part.lower() for part in group.gap[-3:]}
    near = not group.gap and not group.opening and group.clause
    if near or (group.gap and not acted and is_light(group.gap) and moved):
        return ""
    paid = re.match(r"\s*in\s+", group.after)
    if paid and not group.gap and group.unit.isupper():
        return group.after[paid.end() :]
    taken = acted or group.last in words("free", "verbs", "change") | {""}
    return behind if taken and group.unit not in RELATIVE else ""


def _is_predicate(count: _Count, group: Group, memory: Memory) -> bool:
    """Tell whether a verb follows the count: "of the 9 wells tested, 5 contained salt"."""
    alone = group.opening == "," and not group.gap and memory.counted != ""
    return alone and is_past(count.thing.partition(" ")[0])


def _nameless(count: _Count, group: Group, memory: Memory) -> Said | None:
    """Read a count of things that were named before: "it sold 5 cars and leased 7"."""
    if count.thing:
        said = statement(tokens(group.after)) or count.thing
        return uniform(f"{memory.counted} {said}", group)
    if count.verb and memory.counted and group.unit == "count":
        return aside(f"{memory.counted} {count.verb}{count.agent}", group, memory)
    free = count.said and memory.topic and group.last in words("free") | {""}
    return uniform(f"{memory.topic} {count.said}", group) if free else None


def _is_state(count: _Count, group: Group) -> bool:
    """Tell whether what looks like the thing is an adjective: "the tank is 60% full"."""
    first, _, behind = count.thing.partition(" ")
    alone = not behind and (not count.rest or count.rest[0] in STOPS)
    linked = behind.partition(" ")[0] in words("prepositions")
    adjective = alone or (linked and re.search("(?:ive|ful|able|ible|ous)$", first) is not None)
    return adjective and group.unit == "percent" and group.last in words("auxiliary")


def _paired(count: _Count, group: Group) -> Said | None:
    """Read two counts with two verbs: "5 and 7 cars were made and sold"."""
    pair = re.fullmatch(r"(\w+) and (\w+)", count.said)
    if pair is None or group.many != len(pair.groups()):
        return None
    both = tuple(f"{mapping('deeds').get(deed, deed)} of {count.thing}" for deed in pair.groups())
    return Said(both, both)


def _told(count: _Count, group: Group, memory: Memory) -> Said:
    """Return what is counted, with what is done to it, who has it or where it happens."""
    thing, said = count.thing, count.said
    done = _done(count, group, memory)
    if not done and not said and group.unit == "count" and (place := place_of(group)):
        known = memory.counted or thing
        measure = f"{thing} {place}"
        return aside(measure, group, memory)._replace(counted=known, nearest=measure)
    measure = f"{thing} {done or said}"
    if _IN_PASSING.search(" ".join(group.gap)):
        return aside(measure, group, memory)
    head = governor(group.gap[:-1]) if group.last == "of" else ""
    repeated = group.all(f"{head} of {thing}") if head else ()
    return Said(repeated or group.all(thing), group.all(measure), repeated, thing, thing, done)


#: "the fastest of the five lines"
_IN_PASSING = re.compile(r"(?i)\b(?:most|least|\w{2,}est|one|some|which) (?:\w+ )?of(?: the)?$")


_AMONG = re.compile(r"(?i)(?:,\s)?(?:among|of)\s(?:them|these|those|which|whom)\b")


def _done(count: _Count, group: Group, memory: Memory) -> str:
    """Return what is done to the things, or whose they are; things joined by "and" share it."""
    if count.verb:
        return f"{count.verb}{count.agent}"
    owner = re.fullmatch(r"(.+)['\u2019]s", group.gap[-1]) if group.gap else None
    if owner:
        return f"of {owner[1]} {count.said}"
    if count.said:
        return ""
    opened = group.opening in (",", "and", "or")
    joined = opened and all(part.lower() in ("and", "or", ",") for part in group.gap)
    if joined or _AMONG.match(" ".join(group.gap)):
        return memory.done
    return _held(count, group, memory)


def _held(count: _Count, group: Group, memory: Memory) -> str:
    """Return who has the things: "the town has 5 ports", "the fair, with 5 halls"."""
    link = mapping("owning").get(group.last)
    holder = subject_of(group.gap) if link else ""
    if holder:
        return f"{link} {holder}"
    if group.last != "with" or group.opening not in (",", "with") or len(group.gap) > 1:
        return ""
    holder = memory.main
    head = re.split(r"\s(?:of|for|in)\s", holder)[0].rpartition(" ")[2].lower()
    measured = head in words("attributes", "amounts", "extremes") | {"number", ""}
    named = not measured and not is_pronoun(holder) and not overlapping(holder, count.thing)
    return f"of {holder}" if named else ""
