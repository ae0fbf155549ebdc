"""Marks and expectations, which measure what the figures before them measure.

::

    mark     = measure verb article figure ("mark" | "goal" | "forecast" ...)
    expected = [mark] figure "expected by" forecasters | forecasters verb figure
"""

import re

from miitbrief.reading.measures.clauses import governor
from miitbrief.reading.measures.governors import again, governed
from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.memory import Memory, Said
from miitbrief.reading.measures.words import STOPS, is_light, is_past, tokens, without, words

__all__ = ["expected", "marked"]


def marked(group: Group, memory: Memory) -> Said | None:
    """Read a mark that a measure passes: "topped the 5 million mark", "below a 5% forecast"."""
    first = "".join(tokens(group.after)[:1]).lower()
    if first not in words("marks") or group.after.lstrip().startswith(","):
        return None
    plain = group._replace(after="")
    own = governor(without(group.gap, words("determiners")))
    alone = not own or is_light(own.split()) or re.search(r"['\u2019]s$", own) is not None
    if memory.measures and alone:
        return again(plain, memory)
    return governed(plain, memory)


def expected(group: Group, memory: Memory) -> Said | None:
    """Read what is expected of the measure before: "against 5% expected by analysts"."""
    who = _forecasters(group)
    if not who or not memory.measures:
        return None
    said = again(group._replace(after=""), memory)
    by = f" expected by {who}"
    found = tuple(each if who in each else each + by for each in said.measures)
    return Said(said.subjects, found, said.measures)


def _forecasters(group: Group) -> str:
    """Return who expects the figure, if nothing else is said of it."""
    behind = [part.lower() for part in tokens(group.after)]
    end = next((at for at, part in enumerate(behind) if part in STOPS), len(behind))
    named = [at for at, part in enumerate(behind[:end]) if part in words("forecasters")]
    if named and _expects(behind[:end], named[0]):
        return behind[named[0]]
    head = governor(group.gap).lower().split()
    return head[-1] if head and head[-1] in words("forecasters") else ""


def _expects(parts: list[str], at: int) -> bool:
    """Tell whether forecasters expect something: "expected by analysts", "economists forecast"."""
    before, behind = parts[max(at - 3, 0) : at], parts[at + 1 : at + 4]
    acts = behind[:1] != [] and behind[0] in words("expects", "auxiliary")
    return acts or any(part in words("expects") or is_past(part) for part in before)
