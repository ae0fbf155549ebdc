"""Phrases brought to one form, so that two ways to write the same one are equal.

The words that this needs are data, in ``_phrases.json``.
"""

import re
from functools import cache
from typing import Any

from miitbrief._resources import tables

__all__ = ["canonical", "content_words"]

#: A word: letters, digits and what joins them, such as "R&D" and "5G+".
_WORD = re.compile(r"[^\W_]+(?:[&+][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
#: Words of fewer letters lose no "s": "gas", "as".
_SHORT = 3


def _tables() -> dict[str, Any]:
    """Return the tables of ``_phrases.json``."""
    return tables("miitbrief.model", "_normalization.json")


@cache
def _whole_country() -> re.Pattern[str]:
    """Return what finds the words for the whole country."""
    phrases = sorted(_tables()["whole_country"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def canonical(phrase: str) -> tuple[str, ...]:
    """Return the words of a noun phrase in one order, spelling and number.

    "A of B" is "B A": the sales of new energy vehicles are new energy vehicle sales.  "Number of"
    adds nothing to what is counted, nor does "nationwide" to what is of the whole country
    anyway.  Function words, hyphens, quotation marks and the plural do
    not matter; abbreviations and a few other words are put into the words that the table has.

    >>> canonical("Number of new-energy vehicles") == canonical("NEVs")
    True
    >>> canonical("share of exports in output") == canonical("share of output in exports")
    False
    """
    plain = _whole_country().sub("", _POSSESSIVE.sub("", phrase.casefold()))
    heads = re.split(r"\bof\b", plain)
    words = [_forms(head) for head in reversed(heads)]
    framing: list[list[str]] = _tables()["framing"]
    kept = [each for each in words[:-1] if each]
    kept += [each for each in words[-1:] if not (kept and each in framing)]
    return tuple(word for each in kept for word in each)


def content_words(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase that are no function words, in their order."""
    return tuple(_forms(_POSSESSIVE.sub("", phrase.casefold())))


def _forms(text: str) -> list[str]:
    """Return the content words of a text in one form each."""
    tables = _tables()
    skipped = set(tables["function_words"])
    singular = [_singular(word) for word in _WORD.findall(text) if word not in skipped]
    return [
        part for word in singular for part in tables["other_words"].get(word, [_spelling(word)])
    ]


def _singular(word: str) -> str:
    """Return a word without the ending of the plural, by its spelling alone."""
    if len(word) <= _SHORT and not word.endswith("vs"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _spelling(word: str) -> str:
    """Return the American spelling of a word."""
    endings: list[list[str]] = _tables()["spellings"]
    for british, american in endings:
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word
