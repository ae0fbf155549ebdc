"""What multiples and ranks say: "doubled", "up 1.6 times", "two places higher".

English leaves open whether "three times larger" is three times as much, or four.
"""

import re
from collections.abc import Sequence

from miitbrief.model.categories import Direction, Kind
from miitbrief.model.decisions import TWO_READINGS
from miitbrief.reading.decisions import Decision
from miitbrief.reading.kinds.contexts import Context, Sense
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["of_growth", "of_rank", "of_word", "with_ambiguities"]

_FOLDING = re.compile(r"(?P<down>halv\w+)|\w+(?:ed|ing|es)")
_INFINITIVE = re.compile(r"(?P<down>halve)|double|triple|treble|\w+uple")


def of_word(context: Context) -> Decision[Sense] | None:
    """Return the sense of "doubled", "to halve", "threefold", "more than twice"."""
    if not context.mention.in_words or context.mention.number != context.mention.span:
        return None
    word, at = context.clauses.word(context.at), context.at - 1
    verb = _FOLDING.fullmatch(word)
    while context.clauses.tag(at) in "HR":
        at -= 1
    if verb is None and _is_before_verb(context.clauses, at) and not word.endswith("fold"):
        verb = _INFINITIVE.fullmatch(word)
    if verb is not None:
        direction = Direction.DOWN if verb["down"] else Direction.UP
        return Decision(Sense(Kind.MULTIPLE, direction), "a verb of multiplying", context.span)
    match = context.rules.get("change")
    return None if match is None else context.decide(match, Kind.MULTIPLE)


def _is_before_verb(clauses: Clauses, at: int) -> bool:
    """Tell whether what stands behind a word may be the base form of a verb."""
    return clauses.tag(at) in "IM" or clauses.word(at) in ("to", "and")


def of_growth(context: Context) -> Decision[Sense] | None:
    """Return the growth of "up 1.6 times"; "1.6 times more" compares amounts."""
    match = context.rules.get("change")
    if match is None:
        return None
    at = match.roles["change"][0]
    is_comparison = at > context.at and not context.words[at] & {"N", "up", "down"}
    return None if is_comparison else context.decide(match, Kind.GROWTH)


def of_rank(context: Context) -> Decision[Sense] | None:
    """Return the change of a rank: "two places higher", "up two places"."""
    match = context.rules.get("moved") or context.rules.get("change")
    if match is None or (match.rule.yields == "change" and match.roles["change"][0] > context.at):
        return None
    return context.decide(match, Kind.CHANGE)


# Two readings

_IN_TIMES = frozenset({Kind.MULTIPLE, Kind.GROWTH})


def with_ambiguities(
    sentences: Sequence[Clauses], kinds: Sequence[Decision[Sense]]
) -> tuple[Decision[Sense], ...]:
    """Return what figures say, and of what has two readings that it has.

    Args:
        sentences: The sentences of a paragraph.
        kinds: What its figures say.
    """
    found = list(kinds)
    for clauses in sentences:
        for at in clauses.figures:
            node = clauses.nodes[at]
            sense = found[node.place].value
            is_fold = node.lower.endswith("fold")
            is_more = node.lower.endswith("times") and "up" in clauses.classes(at + 1)
            if sense.kind in _IN_TIMES and (is_fold or is_more):
                last = clauses.nodes[at + is_more]
                found[node.place] = Decision(sense, TWO_READINGS, node.span.hull(last.span))
    return tuple(found)
