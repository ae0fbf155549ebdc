"""Figures that stand before a noun as its attribute.

::

    attributive = article figure noun phrase               "a 5-yuan fine for firms"
                | article figure change ("in" | "of") noun    "a 5% rise in exports"
"""

import re

from miitbrief.reading.measures.clauses import noun_phrase
from miitbrief.reading.measures.deeds import dimension
from miitbrief.reading.measures.governors import again
from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.memory import Memory, Said, uniform
from miitbrief.reading.measures.words import is_light, tokens, words

__all__ = ["attributive"]

_IN = re.compile(r"\s*(?:[\w-]+\s+)?(?:in|of|to|for)\s+(?:(?:the|its|their|our)\s+)?")


def attributive(group: Group, memory: Memory) -> Said | None:
    """Read a figure before its noun: "a 5% rise in exports", "upheld a 5-yuan fine"."""
    behind = [part.lower() for part in tokens(group.after)[:2]]
    if not behind or not group.after[:1].isspace():
        return None
    if behind[0] in words("moves") or (
        is_light(behind[:1]) and not words("moves").isdisjoint(behind)
    ):
        return _moving(group, memory)
    before = group.last in ("a", "an", "the", "its", "their", "every", "another")
    thing = noun_phrase(group.after)
    if not before or not dimension(group) or not thing or is_light(thing.split()):
        return None
    return uniform(thing, group)


def _moving(group: Group, memory: Memory) -> Said | None:
    """Read a change as a noun: what changes is behind it, or was told before."""
    link = _IN.match(group.after)
    thing = noun_phrase(group.after[link.end() :]) if link else ""
    if thing and not is_light(thing.split()):
        return uniform(thing, group)
    return again(group, memory) if memory.measures and is_light(group.gap) else None
