"""Ages, sizes, speeds and distances.

::

    age      = people "aged" figure | person "," figure ","
    size     = thing figure ("tall" | "long" | ...) | thing "weighs" figure | figure "-meter" thing
    speed    = thing "at" length "per" time
    distance = thing ["within"] length ("from" | "of" | "below" | ...) place
"""

import re

from miitbrief.reading.measures.clauses import governor, noun_phrase
from miitbrief.reading.measures.groups import RELATIVE, Group
from miitbrief.reading.measures.memory import Memory, Said, aside, uniform
from miitbrief.reading.measures.references import owner_of, resolved
from miitbrief.reading.measures.words import bare, is_pronoun, mapping, tokens, without, words

__all__ = ["dimensioned", "sized"]


def sized(group: Group, memory: Memory) -> Said | None:
    """Read an age, a size, a speed or a distance."""
    for rule in (_aged, _large, _fast, _far, _hyphened):
        found = rule(group, memory)
        if found is not None:
            return found
    return None


_AGED = frozenset({"aged", "age", "ages"})


def _aged(group: Group, memory: Memory) -> Said | None:
    """Read an age: "people aged 65", "the mayor, 58, won"."""
    if group.last in _AGED:
        of = group.gap[-2].lower() if group.gap[1:] else ""
        who = of if of.isalpha() and of not in words("pronouns", "adverbs") else "people"
        subject = governor(without(group.gap, _AGED))
        subject = f"{subject} aged {' to '.join(group.literals)}" if subject else subject
        if memory.subjects:
            subject = resolved(subject, memory.subjects[-1], memory.topic)
        return aside(f"age of the {who} counted", group, memory, subject)
    if group.unit == "year" and group.last in words("persons"):
        subject = governor(group.gap)
        found = aside(f"age of the {group.last} counted", group, memory, subject)
        return found._replace(topic=owner_of(subject))
    apart = group.last == "," and group.after.lstrip().startswith(",")
    who = governor(group.gap[:-1]) if apart and group.unit in ("count", "year") else ""
    if not who:
        return None
    name = resolved(who, memory.topic, memory.topic)
    return aside(f"age of {bare(name)}", group, memory, who)


def _thing(group: Group, memory: Memory) -> str:
    """Return the thing that has the size."""
    thing = governor(group.gap)
    return bare(resolved(thing, memory.topic, memory.topic) or memory.topic)


def _large(group: Group, memory: Memory) -> Said | None:
    """Read a size: "5 meters tall", "weighs 5 tonnes"."""
    near = (group.last, *(part.lower() for part in tokens(group.after)[:1]))
    size = next((mapping("sizes")[word] for word in near if word in mapping("sizes")), None)
    if size is None or group.unit in RELATIVE:
        return None
    return uniform(f"{size} of {_thing(group, memory)}", group)


_PER_TIME = re.compile(r"\s*(?:per|an?)\s(?:hour|second|minute|day)\b")
_SPEED_UNIT = re.compile(r"(?i)(?:mph|km/h|kph|kmh|knots)$")


def _fast(group: Group, memory: Memory) -> Said | None:
    """Read a speed: "runs at 5 kilometers per hour"."""
    length = group.unit in words("lengths") and _PER_TIME.match(group.after)
    if group.last in ("by", "of") or not (length or _SPEED_UNIT.search(group.literals[-1])):
        return None
    thing = governor(group.gap)
    thing = memory.topic if is_pronoun(thing) else thing
    return uniform(f"speed of {bare(thing)}", group) if thing else None


_FROM = re.compile(r"\s*(?:from|below|above|off)\s+(?!sea\b)(?:the\s+)?(?=[a-z])")
_WITHIN = re.compile(r"\s*(?:of|from|off)\s+(?:the\s+)?")


def _far(group: Group, memory: Memory) -> Said | None:
    """Read a distance: "5 kilometers from the coast", "within 5 kilometers of the coast"."""
    link = (_WITHIN if group.last == "within" else _FROM).match(group.after)
    if link is None or group.unit not in words("lengths"):
        return None
    place = re.split(r"\s(?:on|in|with|for|at)\s", noun_phrase(group.after[link.end() :]))[0]
    thing = governor(group.gap) or memory.topic
    if not place or not thing or place.split()[0] in words("light") | {"normal", "average"}:
        return None
    return aside(f"distance of {bare(thing)} from {place}", group, memory)


def _hyphened(group: Group, memory: Memory) -> Said | None:
    """Read a size before its thing: "an 8-meter mast", "a five-day fair"."""
    thing = noun_phrase(group.after)
    if thing and group.unit in words("times") and re.search(r"-[a-z]+$", group.literals[0]):
        return aside(f"length of {thing}", group, memory, "" if memory.subjects else thing)
    if thing and re.search(r"[0-9]-[A-Za-z]+$", group.literals[0]):
        return aside(f"size of {thing}", group, memory, thing)
    return None


def dimensioned(name: str, group: Group) -> str:
    """Return what is measured of a thing that is no quantity: "the trip took 5 hours"."""
    unit, parts = group.unit, {*re.findall(r"[a-z]+", name.lower())}
    if unit.startswith("degree") and parts.isdisjoint(words("warmth")):
        return f"temperature of {bare(name)}"
    old = group.last in words("copulas", "young")
    if unit in words("times") and parts.isdisjoint(words("durations")) and not old:
        return f"time of {bare(name)}"
    fast = re.match(r"\s*(?:per|an)\b", group.after)
    if unit == "kilometre" and parts.isdisjoint(words("distances")) and not fast:
        return f"length of {bare(name)}"
    return name
