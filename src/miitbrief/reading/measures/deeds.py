"""Amounts of what somebody does: "the mill spent 5 yuan", and who did it."""

import re
from collections.abc import Sequence

from miitbrief.model.quantities import Unit
from miitbrief.reading.measures.clauses import governor, noun_phrase, subject_of
from miitbrief.reading.measures.conjuncts import conjuncts
from miitbrief.reading.measures.groups import RELATIVE, Group
from miitbrief.reading.measures.memory import Memory, Said
from miitbrief.reading.measures.references import resolved, tail_of
from miitbrief.reading.measures.verbs import deed_of
from miitbrief.reading.measures.words import bare, is_pronoun, mapping, without, words

__all__ = ["acts_on", "agent_of", "dimension", "done"]


def done(group: Group, memory: Memory) -> Said | None:
    """Read an amount of what somebody does: "the mill spent 5 yuan", "the ship sailed 5 miles"."""
    verb, before = deed_of(group.gap)
    money = dimension(group) == "money"
    if money and group.last in ("raise", "raises", "raised", "raising"):
        verb, before = "raised", list(group.gap[:-1])
    passive = before and before[-1].lower() in words("auxiliary") - {"has", "have", "had", "to"}
    later = group.unit in words("times") and _LATER.match(group.after)
    if not verb or passive or later or group.unit in RELATIVE:
        return None
    several = group.many > 1 and not group.ranged
    doers = conjuncts(bare(governor(before, many=True)), group.many) if several else ()
    if doers:
        return Said(doers, tuple(f"{dimension(group)} {verb} by {doer}" for doer in doers))
    by = agent_of(before, memory)
    if not by and not verb.startswith("to be"):
        return None
    agent = by.removeprefix(" by ")
    deed = mapping("deeds").get(verb.removeprefix("to be ")) if money else None
    name = f"{deed} of {agent}" if deed and agent else deed or f"{dimension(group)} {verb}{by}"
    found = group.all(f"{name} {tail_of(group, name)}")
    return Said(group.all(agent or name), found, found, agent or memory.topic, done=f"{verb}{by}")


_LATER = re.compile(r"\s*(?:after|before|later)\b")


def dimension(group: Group) -> str:
    """Return what a unit is a unit of, or "" where it only counts or compares."""
    kinds = (
        ("money", Unit(name=group.unit).is_money),
        ("distance", group.unit in words("lengths")),
        ("area", group.unit.startswith("square") or group.unit in words("areas")),
        ("time", group.unit in words("times")),
        ("electricity", group.unit.endswith("watt-hour")),
        ("capacity", group.unit.endswith("watt")),
    )
    other = "" if group.unit in RELATIVE else "amount"
    return next((name for name, fits in kinds if fits), other)


_LONG = 8


def agent_of(before: Sequence[str], memory: Memory) -> str:
    """Return "by" and who did it, if somebody is named."""
    before = _without_manner(before)
    joined = list(before) in (["and"], ["but"], [",", "and"], [",", "but"])
    refers = not before or joined or before[-1].lower() in words("referring")
    known = memory.main if joined else (memory.main if not before else "") or memory.topic
    agent = known if refers else bare(governor(before))
    if refers and before and before[-1].lower() in ("which", "who", "that"):
        agent = bare(governor(without(before[:-1], frozenset(",")))) or agent
    if not agent and before and before[-1] == "," and list(before).count(",") > 1:
        agent = subject_of(before)
    if agent.partition(" ")[0].lower() in words("prepositions"):
        agent = subject_of(before)
    agent = agent if is_pronoun(agent) else resolved(agent, memory.topic, memory.topic)
    names = [name for name in agent.split() if name.lower() != "the"]
    named = names and len(names) < _LONG and not any(map(is_pronoun, names))
    return f" by {agent}" if named else ""


def _without_manner(parts: Sequence[str]) -> list[str]:
    """Take off an adverb of manner: "they directly", before "employed"."""
    rest = list(parts)
    while rest and re.fullmatch("[a-z]{3,}ly", rest[-1]):
        rest.pop()
    return rest


def acts_on(group: Group) -> bool:
    """Tell whether a verb of change has a count as its object: "it closed 5 shops"."""
    thing = noun_phrase(group.after).split()
    counts = group.unit == "count" and group.last in words("transitive")
    return counts and thing != [] and thing[0].lower() not in words("counters")
