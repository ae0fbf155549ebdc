"""Figures behind a label with a colon, as in a list of key points.

::

    labelled = label ":" figure        "Wind: 5 kilowatts", "Newly built: 5 homes"
"""

from miitbrief.reading.measures.clauses import noun_phrase
from miitbrief.reading.measures.deeds import dimension
from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.memory import Memory, Said, uniform
from miitbrief.reading.measures.words import MARK, is_past, mapping, overlapping, without, words

__all__ = ["labelled"]


def labelled(group: Group, memory: Memory) -> Said | None:
    """Read a figure behind a label: "Wind: 5 kilowatts" is the capacity of wind."""
    gap = without(group.gap, frozenset(","))
    if gap[-1:] != [":"] or not gap[1:]:
        return None
    label = " ".join(gap[:-1]).strip(" ,;")
    counts = group.unit in ("count", "percent") and noun_phrase(group.after) != ""
    marked = any(mark in label for mark in (":", ";", ",", MARK))
    if not label or marked or counts or len(label.split()) > _LONG:
        return None
    return uniform(_measure(label, group, memory.about or memory.topic), group)


def _measure(label: str, group: Group, topic: str) -> str:
    """Return what a figure behind a label measures, under a topic."""
    last = label.rsplit(maxsplit=1)[-1].lower()
    measures = words("attributes", "amounts")
    if is_past(last) or (last in words("modifiers") and topic):
        return f"{label} {topic}"
    quantity = mapping("quantities").get(dimension(group), "")
    if quantity and last not in measures and not overlapping(label, quantity):
        return f"{quantity} of {label}"
    of_topic = last in measures and topic and not overlapping(label, topic)
    return f"{label} of {topic}" if of_topic else label


_LONG = 8
