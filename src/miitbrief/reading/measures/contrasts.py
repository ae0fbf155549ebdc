"""Clauses that lean on the one before, or on another subject than their own.

::

    contrast = link [preposition] noun [verb | "up" | "at"] figure    "..., and silk 7%"
    parallel = figure preposition noun                                "..., and 7 for women"
    grown    = owner "posted" "growth" figure                         "mills posted growth of 5%"
    seen     = owner "saw" noun change figure                         "mills saw output rise by 5%"
    valued   = "value" noun "at" figure                               "valued the firm at 5 yuan"
"""

import re

from miitbrief.reading.measures.clauses import governor, noun_phrase, subject_of
from miitbrief.reading.measures.conjuncts import conjuncts
from miitbrief.reading.measures.groups import RELATIVE, Group
from miitbrief.reading.measures.memory import Memory
from miitbrief.reading.measures.references import resolved
from miitbrief.reading.measures.words import bare, is_light, is_pronoun, words

__all__ = ["contrasted", "grown", "parallel", "seen", "valued"]

_LINKS = "of|in|for|at|among"
_STEM = re.compile(rf"\s(?:{_LINKS})\s")


def contrasted(group: Group, memory: Memory) -> tuple[str, ...]:
    """Read a clause without its verb: "sales of tea rose 5%, and of silk 7%", "silk at 7".

    The noun takes the place of what the measure before holds for.
    """
    gap = list(group.gap)
    links = words("chained") | {"with", ";", "but"}
    opened = group.opening in links
    while gap and gap[0].lower() in links:
        gap.pop(0)
    stem = _stem(memory)
    if stem is None or not gap or group.many > 1:
        return ()
    link = gap.pop(0).lower() if gap[0].lower() in _LINKS.split("|") else ""
    thing, rest = _thing(gap)
    refers = not {"its", "their"}.isdisjoint(thing.lower().split())
    if not thing or refers or is_pronoun(thing) or is_light(thing.split()):
        return ()
    if link and is_light(rest):
        return (f"{stem[1]} {link} {thing}",)
    plain = opened and all(part.lower() in words("adverbs") | {"up", "down", ","} for part in rest)
    return (f"{stem[1]} {stem[2]} {thing}",) if plain and _is_alike(thing, stem[1]) else ()


def _stem(memory: Memory) -> re.Match[str] | None:
    """Return the last measure without what it holds for, and the preposition between the two."""
    base = memory.subjects[-1] if memory.subjects else ""
    if memory.measures and " by " in memory.measures[-1]:
        return re.match(r"(.+?)\s(by)\s", memory.measures[-1])
    return re.match(rf"(.+?)\s({_LINKS})\s", base)


def _thing(gap: list[str]) -> tuple[str, list[str]]:
    """Return the noun phrase that a clause opens with, and the words behind it but verbs."""
    gap = gap[1:] if gap and gap[0].lower() == "the" else gap
    names = noun_phrase(" ".join(gap)).split()
    verbs = words("verbs", "share") - words("change")
    doing = {name for name in names if name.endswith("ing") and name in words("level")}
    while names[1:] and names[-1] in verbs | doing:
        names.pop()
    return " ".join(names), [part for part in gap[len(names) :] if part not in verbs]


def _is_alike(thing: str, stem: str) -> bool:
    """Tell whether a noun can stand for an owner: "silk", but not "employment"."""
    last = thing.rsplit(maxsplit=1)[-1].lower()
    measured = last in words("attributes", "amounts") or _STEM.search(thing)
    return not measured and " per " not in stem


def parallel(measure: str, tail: str, *, against: bool) -> str:
    """Return a measure for something else: "for men" becomes "for women", or "".

    Args:
        measure: The measure of the figure before.
        tail: The prepositional phrase behind the figure.
        against: Whether the two figures are compared.
    """
    link, _, thing = tail.partition(" ")
    if match := re.fullmatch(rf"(.+) {link} .+", measure):
        return f"{match[1]} {tail}"
    head = thing.split()[-1]
    match = re.fullmatch(rf"(.+?\s(?:{_LINKS}|by)\s)(.+)", measure)
    if match and head.startswith("one"):
        return match[1] + resolved(thing, match[2], "")
    if match and match[2].split()[-1:] == [head]:
        return match[1] + thing
    other = _STEM.search(measure) if against else None
    return f"{measure[: other.start()]} {tail}" if other else ""


def seen(head: str, group: Group) -> tuple[str, ...]:
    """Read "the mills saw output rise by 5%": the object, with the subject as its owner."""
    places = [at for at, part in enumerate(group.gap) if part.lower() in words("sees")]
    if not places or is_light(head.split()):
        return ()
    before = group.gap[: places[-1]]
    owner = subject_of(before) if group.many == 1 else ""
    owner = owner or governor(before, many=True)
    if not owner or is_pronoun(owner) or owner in head:
        return ()
    owners = conjuncts(owner, group.many) if group.many > 1 else ()
    return tuple(f"{head} of {bare(each)}" for each in owners or group.all(owner))


def valued(head: str, group: Group, memory: Memory) -> tuple[str, ...]:
    """Read a valuation: "the bid values the firm at 5 yuan", "the firm is valued at 5 yuan"."""
    if group.last != "at" or group.unit in RELATIVE:
        return ()
    before = list(group.gap[:-1])
    size = len(head.split())
    if before[-size:] == head.split():
        before = before[:-size]
    if not before or before[-1].lower() not in words("values"):
        return ()
    return group.all(f"value of {bare(resolved(head, memory.topic, memory.topic))}")


def grown(group: Group, memory: Memory) -> tuple[str, ...]:
    """Read "the mills posted growth of 5%": what was measured before, of another owner."""
    places = [at for at, part in enumerate(group.gap) if part.lower() in words("posts")]
    if group.unit != "percent" or not places or not memory.measures:
        return ()
    behind = [part for part in group.gap[places[-1] + 1 :] if part != "("]
    if not is_light(behind) or words("change_nouns").isdisjoint(behind):
        return ()
    before = group.gap[: places[-1]]
    owner = governor(before, many=group.many > 1)
    named = owner and not is_pronoun(owner) and not is_light(owner.split())
    if not named or not _is_alike(_LINK.split(owner)[0], "") or _is_share(memory.measures[-1]):
        return ()
    owners = conjuncts(bare(owner), group.many) if group.many > 1 else (bare(owner),)
    stem = _stem(memory)
    opening = f"{stem[1]} {stem[2]}" if stem else f"{memory.measures[-1]} of"
    return tuple(f"{opening} {each}" for each in owners)


_LINK = re.compile(r"\s(?:of|for|in|from)\s")


def _is_share(measure: str) -> bool:
    """Tell whether a measure is a share, which has two owners."""
    return measure.startswith(("share", "proportion"))
