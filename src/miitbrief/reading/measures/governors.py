"""Figures that measure the noun phrase before them, or what the figures before measure.

::

    governed = noun phrase predicate figure [preposition noun]
    again    = [","] ("up" | "to" | "from" | light noun) figure
    gap      = again "higher than" noun
    ratio    = governed ("times" | "twice") "that of" noun
"""

import re

from miitbrief.reading.measures.clauses import governor, noun_phrase, subject_of
from miitbrief.reading.measures.conjuncts import conjuncts
from miitbrief.reading.measures.contrasts import contrasted, grown, parallel, seen, valued
from miitbrief.reading.measures.deeds import acts_on, agent_of
from miitbrief.reading.measures.groups import RELATIVE, Group
from miitbrief.reading.measures.memory import Memory, Said, joint, uniform
from miitbrief.reading.measures.owners import owned
from miitbrief.reading.measures.phrases import levelled
from miitbrief.reading.measures.prices import quoted
from miitbrief.reading.measures.references import named, tail_of
from miitbrief.reading.measures.shares import portion, weighed
from miitbrief.reading.measures.sizes import dimensioned
from miitbrief.reading.measures.verbs import deed_of
from miitbrief.reading.measures.words import (
    around,
    bare,
    is_light,
    is_pronoun,
    without,
    words,
)

__all__ = ["again", "compared", "governed", "moved"]


def moved(group: Group, memory: Memory) -> Said | None:
    """Read an amount that a verb of quantity gives to its subject: "sales reached 5 cars"."""
    thing = noun_phrase(group.after)
    if group.unit == "times" and group.literals[0].isalpha():
        return uniform(thing, group) if thing else None
    if group.unit != "count" or acts_on(group):
        return None
    gives = not any(part.lower() in words("change", "level") for part in group.clause)
    if memory.measures and group.last in ("to", "from") and is_light(group.gap):
        return None if thing and gives else again(group, memory)
    rest = without(group.gap, words("adverbs"))
    moves = words("change") | (words("level") - words("states"))
    return governed(group, memory) if rest and rest[-1].lower() in moves else None


def governed(group: Group, memory: Memory) -> Said | None:
    """Read the noun phrase before the figure's verb or preposition."""
    head = governor(group.gap, many=group.many > 1 and not group.ranged) or _behind_aside(group)
    if group.gap[-2:-1] == (",",) and group.last in ("up", "down"):
        head = subject_of(group.gap[:-2]) or head
    if not head or (is_pronoun(head) and not memory.measures and not memory.topic):
        return None
    worth = re.fullmatch(r"(?i)(?:its|their|whose)\s(?:\w+\s)?value", head)
    others = grown(group, memory)
    if len(others) == group.many:
        return Said(others, others)
    if is_light(head.split()) and memory.measures and not worth:
        return again(group, memory)
    names = valued(head, group, memory) or seen(head, group) or contrasted(group, memory)
    names = tuple(owned(name, group, memory, head) for name in names or named(head, group, memory))
    if group.many > 1 and not group.ranged:
        return Said(names, names)
    name = _cost(group) or quoted(names[0], group)
    if group.unit == "percent":
        name = levelled(name)
    return portion(name, head, group, memory) or _told(name, head, group)


def _told(name: str, head: str, group: Group) -> Said:
    """Return what a figure measures of what it is said of, with what stands behind it."""
    if group.last == "worth" and (deed := _done_to(group, head)):
        return Said(group.all(name), group.all(f"{name} {deed}"))
    if (share := weighed(name, group)) != name:
        return Said(group.all(name), group.all(share), group.all(share))
    name = dimensioned(name, group)
    found = group.all(name)
    tail = tail_of(group, name)
    return Said(found, group.all(f"{name} {tail}"), found) if tail else Said(found, found)


def _behind_aside(group: Group) -> str:
    """Return the subject of a verb behind a relative clause with figures.

    "The rate, which covers men aged 15 to 24, stood at" has the rate as its subject.
    """
    verbs = words("change", "level") - words("nouns_too")
    acts = group.opening == "," and group.gap[:1] != () and group.gap[0].lower() in verbs
    finite = acts and not group.gap[0].endswith("ing")
    commas = [at for at, part in enumerate(group.clause) if part == ","]
    opened = commas and {*group.clause[commas[0] + 1 : commas[0] + 2]} & {"which", "who", "whose"}
    return subject_of(group.clause) if finite and opened else ""


def _cost(group: Group) -> str:
    """Read a cost: "tickets cost 5 yuan", "the strike costs the economy 5 yuan"."""
    near = words("determiners", "prepositions") | {""}
    places = [
        at
        for at, part in enumerate(group.gap)
        if part.lower() in words("costs") and around(group.gap, at)[0] not in near
    ]
    if not places or not group.unit.isupper():
        return ""
    payer = subject_of(group.gap[: places[-1]])
    return f"cost of {payer}" if payer else ""


def _done_to(group: Group, head: str) -> str:
    """Return what is done to the goods whose worth is told: "sold cars worth 5 yuan"."""
    before = group.gap[: max(len(group.gap) - 1 - len(head.split()), 0)]
    verb, doer = deed_of(before)
    return f"{verb}{agent_of(doer, Memory())}" if verb else ""


_RATIO = re.compile(r"\s*(?:the\s+|(?:that|those)\s+(?:of|in|for|at)\s+(?:the\s+)?)")


def compared(group: Group, memory: Memory) -> Said | None:
    """Read a ratio: "income in towns is 3 times that of villages", "twice the old limit"."""
    link = _RATIO.match(group.after) if group.unit == "times" else None
    other = noun_phrase(group.after[link.end() :]) if link else ""
    names = other.lower().split()
    plain = len(names) == 1 and names[0] in words("attributes", "extremes")
    if not names or names[0] in words("light") or not words("same").isdisjoint(names) or plain:
        return None
    said = governed(group, memory) or (again(group, memory) if memory.measures else None)
    if said is None:
        return None
    ratios = tuple(f"{name} relative to {other}" for name in said.measures)
    return Said(said.subjects, ratios, said.measures)


def again(group: Group, memory: Memory) -> Said:
    """Return the measures of the figures before, aligned with those of this group."""
    subjects, measures = _aligned(group, memory)
    if memory.nearest and group.unit == "percent" and group.opening in (",", "("):
        subjects = measures = group.all(memory.nearest)
    points = group.unit == "percentage point"
    if points and memory.growing:
        measures = tuple(f"growth of {bare(measure)}" for measure in measures)
    if points and (other := _other(group)):
        gaps = tuple(f"gap between {bare(measure)} and {other}" for measure in measures)
        return Said(subjects, gaps, measures)
    tail = tail_of(group, measures[0])
    against = not {"compared", "against", "versus"}.isdisjoint(map(str.lower, group.gap))
    if tail and (same := parallel(measures[0], tail, against=against)):
        return Said(group.all(same), group.all(same))
    found = tuple(f"{measure} {tail}" for measure in measures)
    return Said(subjects, found, memory.measures if tail or memory.growing else ())


def _aligned(group: Group, memory: Memory) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the subjects and measures before, one a figure of this group."""
    subjects, measures = memory.subjects, memory.measures
    if group.unit not in RELATIVE and measures[0].startswith(("share of", "proportion of")):
        measures = subjects
    if len(measures) == group.many:
        return subjects, measures
    several = group.many > 1 and not group.ranged
    both = conjuncts(measures[0], group.many) if several and len(measures) == 1 else ()
    listed = memory.listed[-group.many :] if several and group.many <= len(memory.listed) else ()
    measures = both or listed or group.all(joint(measures))
    return measures, measures


_THAN = re.compile(
    r"\s*(?:(?:high|low|fast|slow)er\s+than|above|below)\s+(?:(?:that|those)\s+of\s+)?(?:the\s+)?"
)


def _other(group: Group) -> str:
    """Return what a gap in percentage points is to: "5 points higher than that of silk"."""
    than = _THAN.match(group.after)
    return noun_phrase(group.after[than.end() :]) if than else ""
