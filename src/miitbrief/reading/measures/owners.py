"""Whose the quantity is that a figure measures.

::

    owned     = attribute ["of" owner]              "profits" of the mill named before
    brought   = link ["a"] attribute "of" figure    "the mill grew, on sales of 5 yuan"
"""

import re

from miitbrief.reading.measures.clauses import subject_of
from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.memory import Memory
from miitbrief.reading.measures.words import bare, is_light, is_pronoun, overlapping, words

__all__ = ["owned"]


def owned(name: str, group: Group, memory: Memory, head: str) -> str:
    """Return a phrase that says only what is measured with its owner: "profits of the mill".

    That is the subject of the clause, if it is not who expects, or else the topic.
    """
    if not _is_attribute(name):
        return _with_owner(name, group, memory, head)
    continues = group.opening in (",", "and", "with")
    expected = any(part.lower() in words("expects") for part in group.gap)
    own = "" if continues or expected else subject_of(group.gap)
    owners = ("" if own in head else own, memory.topic)
    owner = next((each for each in map(_owner, owners) if each and not _is_attribute(each)), "")
    return f"{name} of {bare(owner)}" if owner and not overlapping(owner, name) else name


def _with_owner(name: str, group: Group, memory: Memory, head: str) -> str:
    """Return a measure that is brought in as an attribute: "..., with a success rate of 5%".

    ::

        attribute = preposition ["a"] noun "of" figure | "," "a" noun "of" figure
                  | owner "has" "a" noun "of" figure
    """
    gap = " ".join(group.gap)
    had = _HAD.fullmatch(gap)
    brought = had or _BROUGHT.fullmatch(gap.rpartition(" , ")[2])
    if brought is None or bare(re.sub(r"^(?:on|with|at)\s", "", name)) != brought["noun"]:
        return name
    owner = (had and subject_of(had["owner"].split())) or memory.main or memory.topic
    owner = "" if _LINK.search(brought["noun"]) else _owner(owner)
    if not owner or is_pronoun(owner) or overlapping(owner, name) or is_light(head.split()):
        return name
    return f"{brought['noun']} of {bare(owner)}"


_HAD = re.compile(
    r"(?i)(?P<owner>.*?)\s(?:now\s)?(?:have|has|had|having)\s(?:an?\s)(?P<noun>\D+?)\sof"
)
_BROUGHT = re.compile(
    r"(?i)(?:,\s)?(?:and\s)?(?:(?:on|with|at)\s(?:an?\s)?|an?\s)"
    r"(?P<noun>(?!(?:the|its|their)\s)\D+?)\sof"
)


def _owner(phrase: str) -> str:
    """Return who has a quantity: of "lead times for chips" the chips, of "organic sales" nobody."""
    link = _LINK.search(phrase)
    head = phrase[: link.start()] if link else phrase
    if head.rpartition(" ")[2].lower() not in words("attributes", "amounts", "times"):
        return phrase
    return phrase[link.end() :] if link else ""


_LINK = re.compile(r"\s(?:of|for|in|at|above|below|with|on|from|to)\s")


def _is_attribute(phrase: str) -> bool:
    """Tell whether a phrase says what is measured, but not of what: "total profits"."""
    *broad, last = phrase.lower().split() or [""]
    return last in words("attributes") and words("broad").issuperset(broad)
