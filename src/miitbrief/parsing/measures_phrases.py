"""The wording of a measure: which words it keeps, and what it is where no rule finds it."""

import re
from collections.abc import Sequence
from itertools import groupby

from miitbrief.parsing.measures_words import MARK, words

__all__ = ["longest", "polished"]


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


def polished(phrase: str, literal: str) -> str:
    """Return a phrase without articles, loose ends and the figure's own number."""
    phrase = phrase.replace(MARK, " ")
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
