"""What pronouns and short names mean.

::

    reference = "it" | "its" noun | "that of" noun | "others" | adjective "one" | "the latter"
              | ("such" | "this" | "the whole") noun
"""

import re

from miitbrief.reading.measures.clauses import noun_phrase, subject_of
from miitbrief.reading.measures.conjuncts import conjuncts
from miitbrief.reading.measures.groups import Group
from miitbrief.reading.measures.memory import Memory
from miitbrief.reading.measures.words import bare, is_pronoun, tokens, words

__all__ = ["fuller", "named", "owner_of", "resolved", "tail_of"]


def owner_of(phrase: str) -> str:
    """Return what has a quantity: what stands behind "of", or else the phrase itself."""
    owner = re.search(r"\s(?:of|by)\s(?:the\s)?(.*)", phrase) or re.match(
        r"(.*)['\u2019]s\s", phrase
    )
    return bare(owner[1] if owner else phrase)


_BEHIND = re.compile(
    r"\s*(?:(?:an?|per|each)\s+\w+\s+)?(for|in|at|among|against|across|on|with)\s(?:(?:the|all)\s)?(?=\S)"
)


_TAIL = 7


def tail_of(group: Group, name: str) -> str:
    """Return the prepositional phrase behind a figure that says of what it holds."""
    link = _BEHIND.match(group.after)
    if link is None:
        return ""
    thing = noun_phrase(group.after[link.end() :])
    rest = tokens(group.after[link.end() :])[len(tokens(thing)) :]
    bound = rest[:1] in (["of"], ["at"], ["to"], ["with"]) and len(rest) == 1
    known = all(part.lower() in name.lower().split() for part in bare(thing).split())
    timed = thing.removesuffix("s").rpartition(" ")[2].lower() in words("times")
    if not thing or timed or bound or known or len(thing.split()) > _TAIL or is_pronoun(thing):
        return ""
    return f"{link[1]} {thing}"


_THAT_OF = re.compile(r"(?i)(?:that|those|the\sones?)\s((?:of|for|in|to|from|at|on)\s.*)")


#: "the larger one", "the ones in towns"
_ONE = re.compile(r"(?i)(?<=\w\s)ones?\b")


_OWNER = re.compile(r"^.*['\u2019]s?\s")


_OTHERS = re.compile(r"(?i)(?:the\s)?others")
_STEM = re.compile(r"\s(?:of|for|in|to|from|by|at|on|across|among|with|between)\s")


_THEIR = re.compile(r"(?i)\b(?:its|their|whose)\s")


def resolved(phrase: str, base: str, topic: str) -> str:
    """Put what a pronoun means in its place.

    Args:
        phrase: What the text says.
        base: What the figures before are said of, for "it", "that of" and "the larger one".
        topic: Who has it, for "its", "others" and "the latter".
    """
    if match := _THAT_OF.match(phrase):
        return f"{_OWNER.sub('', _STEM.split(base)[0])} {match[1]}"
    if match := _THEIR.match(phrase):
        return _theirs(phrase[match.end() :], topic)
    match = _ONE.search(phrase)
    if match and base.strip():
        noun = _STEM.split(base.strip())[0].split()[-1]
        return f"{phrase[: match.start()]} {noun}{phrase[match.end() :]}"
    if _OTHERS.fullmatch(phrase) and (topic or base):
        return f"other {bare(topic or base).removeprefix('other ')}"
    if is_pronoun(phrase):
        return base or phrase
    return re.sub(r"\bthe\s(?:latter|former)\b", lambda _: topic, _THEIR.sub("", phrase))


def _theirs(thing: str, topic: str) -> str:
    """Return a thing with its owner: "its sales", "their share of the market"."""
    if not topic or topic.lower() in thing.lower():
        return thing
    if part := re.fullmatch(r"(share|proportion) (?:of|in) (.+)", thing):
        return f"{part[1]} of {bare(topic)} in {part[2]}"
    return f"{thing} of {bare(topic)}"


def named(head: str, group: Group, memory: Memory) -> tuple[str, ...]:
    """Return the phrase of each figure under one governor, pronouns resolved."""
    if not head:
        return ()
    base = memory.subjects[-1] if memory.subjects else memory.topic
    opening = subject_of(group.gap)
    own = "" if opening in head or head in opening else opening
    parts = group.all(head)
    if group.many > 1 and not group.ranged:
        known = len(memory.subjects) == group.many
        owners = memory.subjects if known else conjuncts(own or base, group.many)
        stem = re.sub(r"^(?:its|their)\s", "", head, flags=re.IGNORECASE)
        shared = tuple(f"{stem} of {owner_of(owner)}" for owner in owners)
        parts = conjuncts(head, group.many) or shared or parts
    return tuple(resolved(part, base, own or _meant(part, memory) or base) for part in parts)


def _meant(phrase: str, memory: Memory) -> str:
    """Return what "its" or "their" means: the topic, or the subject if only that agrees in number.

    "The chain closed 80 stores and cut its workforce": that of the chain.
    """
    match = _THEIR.match(phrase)
    if match is None or not memory.topic:
        return memory.topic
    many = match[0].lower().startswith("their")
    names = (memory.topic, memory.main, memory.previous)
    agrees = [name for name in names if name and not is_pronoun(name) and _is_plural(name) is many]
    return agrees[0] if agrees else memory.topic


def _is_plural(phrase: str) -> bool:
    """Tell whether a noun phrase has a plural as its head."""
    head = _STEM.split(phrase)[0]
    return " and " in head or re.search("[^sui]s$", head) is not None


#: "the whole industry", "such ports": a noun that was named in full before.
_AGAIN = re.compile(
    r"(?i)\b(?:(?:this|that|these|those|such)\s(?:new\s)?|(?P<the>the)\s(?:(?:whole|entire)\s)?)"
    r"(?P<noun>[a-z]{3,})(?=\s*$|\s(?:of|in|for|at|to)\s)"
)


def fuller(measure: str, before: str) -> str:
    """Return a measure with "the industry", "such cities" as they were named before.

    >>> fuller("sales of the industry", "The salt industry is old.")
    'sales of salt industry'
    """
    short = re.fullmatch(r"(?:([Tt]he)\s)?([a-zA-Z]+)", measure.strip())
    if short and (short[1] or short[2].lower() in words("attributes", "amounts")):
        return _completed(short[2], before)
    matches = _AGAIN.finditer(measure)
    general = (each for each in matches if not each["the"] or each["noun"] in words("general"))
    match = next(general, None)
    if match is None:
        return measure
    named_before = re.finditer(rf"(?<![\w'\u2019])((?:[\w&-]+\s){{1,3}}){match['noun']}\b", before)
    for names in reversed([_modifiers(each[1]) for each in named_before]):
        if names:
            return f"{measure[: match.start()]}{names} {match['noun']}{measure[match.end() :]}"
    return measure


def _completed(noun: str, before: str) -> str:
    """Return a noun with what it was last told of: "exports" as "exports of goods"."""
    told = [*re.finditer(rf"(?i)\b{noun}\sof\s(?=[a-zA-Z])", before)]
    thing = noun_phrase(before[told[-1].end() :], limit=4) if told else ""
    if thing:
        return f"{noun} of {thing}"
    named_before = re.finditer(rf"(?<![\w'\u2019])((?:[\w&-]+\s){{1,3}}){noun}\b", before)
    names = [name for each in named_before if (name := _modifiers(each[1]))]
    return f"{names[-1]} {noun}" if names else noun


def _modifiers(text: str) -> str:
    """Return the last words of a text that may belong to the noun behind them."""
    closed = words("prepositions", "pronouns", "adverbs", "auxiliary", "light", "edges")
    closed |= words("determiners", "verbs")
    parts = text.split()
    start = next((at for at in range(len(parts), 0, -1) if parts[at - 1].lower() in closed), 0)
    return " ".join(parts[start:])
