"""Shares of a whole.

::

    share = part "made up" figure "of" whole       "tea made up 5% of exports"
          | figure "of" whole predicate            "5% of farms have closed"
          | amount "," "or" figure "of" whole      "5 farms, or 3% of the total"
          | "share of" part figure                 "..., with a share of 5%"
"""

import re

from miitbrief.reading.measures.clauses import governor, noun_phrase, statement
from miitbrief.reading.measures.deeds import agent_of
from miitbrief.reading.measures.groups import OF, Group
from miitbrief.reading.measures.memory import Memory, Said, joint
from miitbrief.reading.measures.references import named
from miitbrief.reading.measures.verbs import deed_of, is_doing
from miitbrief.reading.measures.words import bare, is_light, tokens, without, words

__all__ = ["portion", "shared", "total", "weighed"]


def shared(group: Group, memory: Memory) -> Said | None:
    """Read a share: "A made up 5% of B", "5% of B have risen", "A fell from 7% to 5% of B"."""
    if group.unit != "percent" or _COMPARED.match(group.after):
        return None
    noun = _noun(group, memory)
    rest = without(group.gap, words("adverbs") | {","})
    if noun:
        return _part(group, memory, rest, noun)
    them = group.gap[-2:-1] == ("of",) and group.last in words("relatives")
    free = them or group.last in words("free", "taking") or is_light(rest) or deed_of(rest)[0]
    moving = any(part.lower() in words("change") | {"up", "down"} for part in rest)
    return None if moving or not free else _free(group, memory, rest)


#: "a third more", "a quarter of the pace": a growth or a multiple.
_COMPARED = re.compile(
    r"\s*(?:(?:more|less|fewer|higher|lower|larger|smaller|faster|cheaper)\b"
    r"|of\s+(?:the\s+)?(?:pace|rate|level|figure|amount|number|total)"
    r"\s(?:in|for|of\s(?:the\s)?year|seen|a)\b|of\s+that\b"
    r"|of\s+(?:the|its|their|last)\s+(?:pace|level|figure|number|amount|sum)\s*(?:[,.;]|$))"
)


def weighed(name: str, group: Group) -> str:
    """Return the share of an amount in a whole: "the deficit fell to 5% of income"."""
    if group.unit != "percent" or not OF.match(group.after) or _COMPARED.match(group.after):
        return name
    whole = noun_phrase(_behind_of(group))
    moved = group.last in ("by", "up", "down") or _TOTAL.fullmatch(whole)
    own = re.search(r"(?i)\b(?:share|proportion|rate|ratio|percentage)\b", name)
    if not whole or moved or (own and (" in " in name or own[0].lower() in ("rate", "ratio"))):
        return name
    return f"{name} in {whole}" if own else f"share of {bare(name)} in {whole}"


_KNOWN = re.compile(r"(?:whom|which|these|them|those|this)\b")


def _behind_of(group: Group) -> str:
    """Return the text behind "of", if that follows the figure."""
    of = OF.match(group.after)
    return group.after[of.end() :] if of else ""


def _noun(group: Group, memory: Memory) -> str:
    """Return "share" or "contribution" where the part is named before the figure."""
    behind = _behind_of(group)
    whole = noun_phrase(behind)
    rest = without(group.gap, words("adverbs") | {","})
    verb = rest[-1].lower() if rest else ""
    if verb.startswith("contribut"):
        return "contribution"
    also = whole and memory.subjects and group.gap in ((",", "or"), ("or",))
    sure = whole or verb.startswith(("account", "represent", "constitut")) or "up" in group.gap
    takes = verb in words("share") and sure and not _KNOWN.match(behind)
    moved = whole and group.ranged and not is_light(group.gap)
    return "share" if also or takes or moved else ""


def _free(group: Group, memory: Memory, rest: list[str]) -> Said | None:
    """Read a share whose whole follows it, or was named before."""
    behind = _behind_of(group)
    known = _KNOWN.match(behind)
    verb, before = deed_of(rest)
    if known or not OF.match(group.after):
        behind = behind[known.end() :] if known else group.after
        said = statement(tokens(behind)) or (noun_phrase(behind) if known else "")
        said = said or (verb if known else "")
        measure = group.all(f"share of {memory.topic} {said}")
        found = Said(memory.subjects, measure, topic=memory.topic)
        return found if said and memory.topic else None
    whole = noun_phrase(behind) or ("it" if tokens(behind)[:1] == ["it"] else "")
    said = statement(tokens(behind)[len(tokens(whole)) :])
    agent = agent_of(before, memory) if verb else ""
    if agent and _TOTAL.fullmatch(whole):
        part = agent.removeprefix(" by ")
        return Said(group.all(part), group.all(f"share of {part} in {total(whole, memory, part)}"))
    whole = total(whole, memory, "") if whole != "total" else whole
    deed = f"{verb}{agent}" if verb else ""
    joined = group.opening in (",", "and") and is_light(group.gap)
    said = said or deed or (memory.done if joined else "")
    shares = group.all(f"share of {whole} {said}")
    about = memory.topic if _TOTAL.fullmatch(whole) else whole
    return Said(group.all(whole), shares, topic=about, done=deed or (said if joined else ""))


def _part(group: Group, memory: Memory, rest: list[str], noun: str) -> Said:
    """Return the share of a part in its whole, or its contribution to it."""
    link = re.match(r"\s*(?:of|to|in)\s+(?:(?:the|all|an?)\s+)?", group.after)
    whole = noun_phrase(group.after[link.end() :]) if link else ""
    head = governor(rest, many=group.many > 1)
    names = () if is_doing(rest, 0) and memory.subjects else named(head, group, memory)
    names = names or memory.subjects
    if len(names) != group.many:
        names = group.all(joint(names))
    whole = total(whole, memory, names[0])
    to = "to" if noun == "contribution" else "in"
    measures = tuple(
        f"{noun} of {name}"
        if name == bare(whole)
        else name
        if name.startswith(("share", "proportion"))
        else f"{noun} of {name} {to} {whole}"
        for name in map(bare, names)
    )
    return Said(names, measures)


_TOTAL = re.compile(r"(?i)(?:(?:the|this|that)\s)?(?:total|whole|it|them|this|sum)?")


def total(whole: str, memory: Memory, part: str) -> str:
    """Return a whole by its name: "the total" is the last amount that is not the part itself."""
    if not _TOTAL.fullmatch(whole):
        return whole
    known = (level for level in reversed(memory.levels) if bare(level) != bare(part))
    return bare(next(known, "") or memory.topic or whole)


def portion(name: str, head: str, group: Group, memory: Memory) -> Said | None:
    """Read a share in what was measured before: "..., with a share of 5%", "their share"."""
    own = re.fullmatch(r"share(?: of (.+))?", name)
    if own is None or " in " in name or "share" not in head.lower().split() or not memory.measures:
        return None
    whole, _, agent = memory.measures[-1].partition(" by ")
    owner = own[1] or ""
    if agent:
        whole, owner = re.sub(r" \w+$", "", whole), agent
    part = f"share of {owner} in {whole}" if owner and owner != whole else f"share in {whole}"
    return Said(memory.subjects, group.all(part), group.all(part), memory.topic)
