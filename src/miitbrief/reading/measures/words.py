"""The words of the grammar that measures need: tables, tokens, and tests of single words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from miitbrief._resources import tables

__all__ = [
    "MARK",
    "STOPS",
    "around",
    "bare",
    "is_light",
    "is_past",
    "is_pronoun",
    "mapping",
    "overlapping",
    "tokens",
    "without",
    "words",
]

#: Stands for every character of a figure.
MARK = "\ue000"


def _tables() -> dict[str, Any]:
    """Return the tables of ``measures.json``."""
    return tables("miitbrief.reading.measures", "measures.json")


@cache
def words(*names: str) -> frozenset[str]:
    """Return the words of one table or of several.

    >>> "rose" in words("change"), "rose" in words("level", "change")
    (True, True)
    """
    found = {word for name in names for row in _tables()[name] for word in row.split()}
    if "verbs" in names:
        bases = words("bases")
        found |= bases | {_with_s(base) for base in bases}
    return frozenset(found)


def _with_s(verb: str) -> str:
    """Return the third person of a verb."""
    if re.search("[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"


def mapping(name: str) -> Mapping[str, str]:
    """Return a table of words and what stands for them.

    >>> mapping("sizes")["tall"]
    'height'
    """
    found: dict[str, str] = _tables()[name]
    return found


STOPS = frozenset(",;:()\u2014\u2013-")


_INSIDE = rf"[^\s,;:()\u2014\u2013{MARK}]"


_TOKEN = re.compile(
    rf"{MARK}+|[0-9]+(?:,[0-9]{{3}})+(?:\.[0-9]+)?|{_INSIDE}*(?![.?!]){_INSIDE}|[,;:()\u2014\u2013]"
)


def tokens(text: str) -> list[str]:
    """Return the words and the marks between clauses; full stops are dropped.

    >>> tokens("down, to 1,000 cars.")
    ['down', ',', 'to', '1,000', 'cars']
    """
    return _TOKEN.findall(text)


def is_past(word: str) -> bool:
    """Tell whether a word has the form of a past participle.

    >>> is_past("opened"), is_past("built"), is_past("speed")
    (True, True, False)
    """
    return word in words("participles") or re.search("[a-z][^e]ed$", word) is not None


def bare(phrase: str) -> str:
    """Return a phrase without its article.

    >>> bare("The port")
    'port'
    """
    return re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.IGNORECASE)


def without(parts: Sequence[str], dropped: frozenset[str]) -> list[str]:
    """Return words without those at the end that are in a table."""
    rest = list(parts)
    while rest and rest[-1].lower() in dropped:
        rest.pop()
    return rest


def around(parts: Sequence[str], at: int) -> tuple[str, str, str]:
    """Return the word before a place, the word there and the word behind, in lower case."""
    near = [parts[place] if 0 <= place < len(parts) else "" for place in (at - 1, at, at + 1)]
    before, word, behind = (part.lower() for part in near)
    return before, word, behind


def is_pronoun(phrase: str) -> bool:
    """Tell whether a phrase names nothing by itself."""
    return all(part.lower().strip('"\u201c') in words("pronouns") for part in phrase.split())


_OF_TIME = re.compile(r"[\w.]+-(?:year|month|week|day|quarter|decade)")


def is_light(parts: Sequence[str]) -> bool:
    """Tell whether words say nothing but that something changes or stands somewhere."""
    light = words("light", "adverbs", "auxiliary", "change_nouns", "change")
    light |= (words("level", "share") - words("nouns_too")) | set(",-\u2014\u2013")
    return all(part.lower() in light or _OF_TIME.fullmatch(part) for part in parts)


def overlapping(one: str, other: str) -> bool:
    """Tell whether two phrases share a word that is not of grammar."""
    left, right = (
        {*each.lower().split()} - words("prepositions", "determiners") for each in (one, other)
    )
    return bool(left & right)
