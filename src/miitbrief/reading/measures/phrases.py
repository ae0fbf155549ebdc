"""The wording of a measure: which words it keeps, and what it is where no rule finds it."""

import re
from collections.abc import Sequence
from itertools import groupby

from miitbrief.reading.measures.words import MARK, words

__all__ = ["levelled", "longest", "polished"]


def longest(parts: Sequence[str]) -> str:
    """Return the longest run of words that may be nouns, or "".

    >>> longest("it was in the salt harbour , too".split())
    'salt harbour'
    """
    empty = words("light", "adverbs", "change", "level", "share", "verbs", "auxiliary")
    empty |= words("pronouns", "openers", "not_noun")
    runs = groupby(
        parts, key=lambda part: any(map(str.isalpha, part)) and part.lower() not in empty
    )
    return max((" ".join(run) for nouns, run in runs if nouns), key=len, default="")


_OWN = re.compile(
    r"(?i)(?:^\W*|\bof\s)(?:the\s+)?(?:china['\u2019]s|our(?:\scountry['\u2019]s)?)\s+(?!share)(?=\w)"
)


#: "the maker's profit", but not "the world's ports" or "people's choice"
_POSSESSOR = re.compile(
    r"^(?:[Tt]he\s)?(?!the\s)"
    r"(?!(?:our|world|people|country|nation|(?:wo)?men|children|day|week|month|quarter|year)['\u2019])"
    r"([a-z][a-z-]*(?:\s[a-z-]+)?)['\u2019]s\s(\w[^'\u2019]*)$"
)


def polished(phrase: str, literal: str) -> str:
    """Return a phrase without articles, loose ends and the figure's own number."""
    phrase = re.sub(r"^(?i:our)\s", "", phrase.replace(MARK, " ").strip())
    phrase = _POSSESSOR.sub(lambda match: f"{match[2]} of {match[1]}", phrase)
    for number in re.findall(r"[0-9](?:[0-9.,]*[0-9])?", literal):
        phrase = re.sub(rf"(?<![\w.,]){re.escape(number)}(?!\w)", " ", phrase)
    loose = words("dropped", "edges", "prepositions")
    kept = [
        part
        for part in _OWN.sub(
            lambda match: "of " if match[0][:2].lower() == "of" else "", phrase
        ).split()
        if part.lower() not in words("dropped") | {"a", "an"}
    ]
    while kept and (kept[0].lower() in loose - {"per", "over", "under"} or kept[0] in ",;:-"):
        kept.pop(0)
    while kept and (kept[-1].lower() in loose or not any(map(str.isalnum, kept[-1]))):
        kept.pop()
    clean = re.sub(r"\s+([,;:)])", r"\1", " ".join(kept)).strip(' ,;:."\u201c\u201d-')
    return clean if clean == phrase else polished(clean, literal)


_GROWTH = re.compile(r"(?i)(\S.*)\s(?:growth|increases?|rises?|declines?|decreases?|gains?)")
_GROWTH_OF = re.compile(r"(?i)(?:the\s)?growth(?:\srate)?\sof\s(.+)")
_INFLATION = re.compile(r"(?i)((?:[\w-]+\s){0,3})inflation(\srate)?(\s(?:in|of|for)\s.*)?")


def levelled(phrase: str) -> str:
    """Return the level of which a rate of growth is told: "food price inflation", "M3 growth".

    >>> levelled("food price inflation"), levelled("core inflation"), levelled("M3 growth")
    ('food prices', 'core consumer prices', 'M3')
    """
    if match := _INFLATION.fullmatch(phrase):
        kind = [part for part in match[1].split() if part.lower() not in words("spans")]
        named = kind[-1:] and kind[-1].lower() in ("price", "prices", "food", "retail", "wage")
        nouns = kind[:-1] if kind[-1:] in (["price"], ["prices"]) else kind
        goods = [*nouns, "prices"] if named else [*nouns, "consumer", "prices"]
        return " ".join(goods) + (match[3] or "")
    if match := _GROWTH_OF.fullmatch(phrase):
        return match[1]
    match = _GROWTH.fullmatch(phrase)
    return phrase if match is None or " of " in match[1] else match[1]
