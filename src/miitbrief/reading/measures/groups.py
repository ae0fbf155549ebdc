"""The figures of a sentence, those that are coordinated together, with the words around them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.model.spans import Span
from miitbrief.reading.measures.frames import stripped, without_frames
from miitbrief.reading.measures.words import MARK, tokens, without, words
from miitbrief.reading.quantities.mentions import find_mentions

__all__ = ["Group", "OF", "RELATIVE", "groups_of"]

OF = re.compile(r"\s*of\s+(?:(?:the|all|its|our|their|an?)\s+)?", re.IGNORECASE)


RELATIVE = ("percent", "percentage point", "times", "basis point", "count")


class Group(NamedTuple):
    """Figures that are coordinated: "5 and 7", "from 5 to 7".

    Args:
        literals: The figures as printed.
        unit: The unit of the first that has one.
        gap: The words before, back to what belongs to the figure before.
        after: What follows up to the next figure.
        ranged: Whether they are one measure at two times, or the bounds of a range.
        clause: The words before, back to the start of the clause, without other figures.
        opening: The first word or mark before, in lower case.
        beyond: What follows the next figure, if that is all between the two.
    """

    literals: tuple[str, ...]
    unit: str
    gap: tuple[str, ...]
    after: str
    ranged: bool
    clause: tuple[str, ...] = ()
    opening: str = ""
    beyond: str = ""

    @property
    def many(self) -> int:
        """Return how many figures there are."""
        return len(self.literals)

    @property
    def last(self) -> str:
        """Return the word before the figures, in lower case."""
        return self.gap[-1].lower() if self.gap else ""

    def all(self, phrase: str) -> tuple[str, ...]:
        """Return a phrase for every figure."""
        return (phrase,) * self.many


_AND = re.compile(r"\s*(?:units|people|points)?(?:\s*respectively)?\s*(?:,|,?\s*and|or)\s*")


_HEADLESS = re.compile(
    r"\s*(?:of\s+(?:(?:the|its|their|our|all|these|those|top|first|\S+['\u2019]s)\s+){0,3})?"
)


def groups_of(body: str, spans: Sequence[Span]) -> list[Group]:
    """Return the figures of a sentence, those that are coordinated together."""
    plain = stripped(body, spans)
    units = {mention.span.start: mention.unit or "count" for mention in find_mentions(body)}
    kinds = [units.get(span.start) or _unit(span.of(body)) for span in spans]
    joins = [_join(body, plain, spans, kinds, at) for at in range(1, len(spans))] + [""]
    groups: list[Group] = []
    first = 0
    for last in (at for at, join in enumerate(joins) if not join):
        gap = _without_extreme(tokens(_gap(plain, spans, first)))
        after, beyond = _after(plain, spans, last)
        group = Group(
            literals=tuple(span.of(body) for span in spans[first : last + 1]),
            unit=next((kind for kind in kinds[first : last + 1] if kind != "count"), "count"),
            gap=tuple(without_frames(gap)),
            after=after,
            ranged="to" in joins[first:last],
            clause=_clause(plain[: spans[first].start]),
            opening=gap[0].lower() if gap else "",
            beyond=beyond,
        )
        groups.append(group)
        first = last + 1
    return groups


def _gap(plain: str, spans: Sequence[Span], first: int) -> str:
    """Return what stands before a figure, back to what belongs to the figure before."""
    start = spans[first - 1].end if first else 0
    gap = plain[start : spans[first].start]
    return _behind(gap) if first else gap


def _after(plain: str, spans: Sequence[Span], last: int) -> tuple[str, str]:
    """Return what stands between a figure and the next, and what behind that one.

    Where the noun comes behind the next figure, "two of the 12 ports", it is in the first.
    """
    end = spans[last].end
    if last + 1 == len(spans):
        return plain[end:], ""
    after, beyond = plain[end : spans[last + 1].start], plain[spans[last + 1].end :]
    if _HEADLESS.fullmatch(after):
        return after + beyond.replace(MARK, " "), ""
    return after, beyond


def _without_extreme(parts: Sequence[str]) -> list[str]:
    """Take off what only says how far: "fell to a five-year low of" leaves "fell to".

    ::

        extreme = preposition {article | extent} ("high" | "peak" | "range" | ...) "of"
    """
    if len(parts) < _EXTREME or parts[-1] != "of" or parts[-2].lower() not in words("extremes"):
        return list(parts)
    rest = list(parts[:-2])
    while rest and (rest[-1].lower() in words("extents") or _SPAN.fullmatch(rest[-1])):
        rest.pop()
    return rest if rest and rest[-1].lower() in words("prepositions") else list(parts)


_EXTREME = 3
_SPAN = re.compile(r"[\w.]+-(?:year|month|week|day|quarter|decade)(?:-old)?|[0-9]{4}")


_CLAUSE = re.compile(r"[;:\u2014]|\s-\s|,?\s(?:while|whereas|but)\s|,\s(?:and|with|of\swhich)\s")


def _clause(text: str) -> tuple[str, ...]:
    """Return the words of the last clause of a text, without figures."""
    start = max((match.end() for match in _CLAUSE.finditer(text)), default=0)
    parts = [part for part in tokens(text[start:]) if part[0] != MARK]
    return tuple(without_frames(parts))


def _unit(literal: str) -> str:
    """Return the unit of a figure by itself."""
    mentions = find_mentions(literal)
    return (mentions[0].unit or "count") if mentions else "count"


def _join(body: str, plain: str, spans: Sequence[Span], kinds: Sequence[str], at: int) -> str:
    """Return how a figure is joined to the one before: "and", "to" or not at all."""
    left, right = spans[at - 1].end, spans[at].start
    between = plain[left:right].strip()
    if kinds[at] != kinds[at - 1] and (
        "count" not in kinds[at - 1 : at + 1] or re.match("[a-z]{5}", between)
    ):
        return ""
    bounds = re.search(r"\bbetween\s*$", plain[: spans[at - 1].start])
    if between in ("-", "\u2013", "to") or (between == "and" and bounds):
        return "to"
    said = {part.lower() for part in tokens(body[left:right])}
    return "and" if _AND.fullmatch(between) and said <= words("adverbs", "joints") else ""


_PER = re.compile(
    r"\s*(?:per\s+(?:[0-9][0-9,]*\s+)?(?:[\w-]+\s+)?|(?:an?|each|every)\s+)[\w-]+?"
    r"(?=\s*(?:[,.;]|$)|\s+(?:to|in|from|by|on|and|while|but|over|at)\b|\s{2})"
)


def _subordinate(parts: Sequence[str]) -> int | None:
    """Return where a subordinate clause starts: "as prices fell", but not "as much as"."""
    verbs = words("change", "level", "verbs") - words("nouns_too")
    for at, part in enumerate(parts):
        behind = [word.lower() for word in parts[at + 1 :]]
        if part.lower() in words("links") and not verbs.isdisjoint(behind[1:]):
            return at + 1 if behind[0] not in ("much", "many", "of", "a", "an") else None
    return None


#: "at a height of", "on revenue of": a noun of its own, which the preposition brings in.
_HEADED = re.compile(
    r"\s(?:at|on|with|by|from|to)\s(?:an?\s|the\s)?(?:[\w-]+\s+){1,3}of\s*(?:between\s*)?$"
)


def _behind(gap: str) -> str:
    """Return what stands before a figure without what belongs to the figure before that.

    That ends at a clause or, where there is none, before the verb or the last prepositions.
    """
    per = _PER.match(gap)
    gap = gap[per.end() :] if per else gap
    match = re.search(r"[;\u2014]", gap) or re.search(
        r",(?![0-9])|:|\s(?:and|but|while|whereas|with)\s|\s-\s|\s(?:after|because|although|though|when|as)\s(?=(?:it|they|its|their|the)\s)",
        gap,
    )
    if match:
        return gap[match.start() :]
    if match := _HEADED.search(gap):
        return gap[match.start() :]
    parts = tokens(gap)
    if (start := _subordinate(parts)) is not None:
        return " ".join(parts[start:])
    verbs = words("change", "level", "share", "verbs", "auxiliary")
    verbs -= words("nouns_too") | {"to", "now", "only"}
    start = len(without(parts, words("prepositions", "adverbs")))
    return " ".join(
        parts[next((at for at, part in enumerate(parts) if part.lower() in verbs), start) :]
    )
