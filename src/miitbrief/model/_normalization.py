"""Phrases brought to one form, so that two ways to write the same one are equal.

The words that this needs are data, in ``_normalization.json``.
"""

import re
from functools import cache, lru_cache
from typing import Any

from miitbrief._resources import any_of, tables

__all__ = [
    "canonical",
    "content_words",
    "head_word",
    "telling_words",
    "without_growth",
    "without_making",
]

#: A word: letters, digits and what joins them, such as "R&D" and "5G+".
_WORD = re.compile(r"[^\W_]+(?:[&+][^\W_]+)*")
_SEPARATOR = re.compile(r"(?<=[0-9]),(?=[0-9]{3}\b)")
_OF = re.compile(r"\bof\b")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
#: Words of fewer letters lose no "s": "gas", "as".
_SHORT = 3


def _tables() -> dict[str, Any]:
    """Return the tables of ``_normalization.json``."""
    return tables("miitbrief.model", "_normalization.json")


@cache
def _pattern(form: str, table: str) -> re.Pattern[str]:
    """Return a pattern in which ``<>`` stands for the phrases of a table."""
    phrases = rf"\b(?:{any_of(_tables()[table])})\b"
    return re.compile(form.replace("<>", phrases))


@cache
def _function_words() -> frozenset[str]:
    """Return the words that tell nothing."""
    return frozenset(_tables()["function_words"])


def canonical(phrase: str) -> tuple[str, ...]:
    """Return the words of a noun phrase in one order, spelling and number.

    "A of B" is "B A": the sales of new energy vehicles are new energy vehicle sales.  "Number of"
    adds nothing to what is counted, nor do "nationwide" and "Chinese" to what is of the whole
    country anyway.  Function words, hyphens, quotation marks and the plural do
    not matter; abbreviations and a few other words are put into the words that the table has.

    >>> canonical("Number of new-energy vehicles") == canonical("NEVs")
    True
    >>> canonical("share of exports in output") == canonical("share of output in exports")
    False
    """
    plain = _pattern("<>", "whole_country").sub("", _plain(phrase))
    return _inverted(_pattern("<>", "counting").sub("", plain)) or _inverted(plain)


def _inverted(plain: str) -> tuple[str, ...]:
    """Return the content words of a phrase, those of "B" before those of "A" in "A of B"."""
    heads = _OF.split(plain)
    return tuple(word for head in reversed(heads) for word in _forms(head))


def without_growth(phrase: str) -> str:
    """Return what grows, of a phrase for its growth; another phrase as it is.

    >>> without_growth("Growth rate of exports")
    'exports'
    """
    return _pattern(r"(?i:^(?:the )?<> (?:of|in)\b\s*)", "growth").sub("", phrase)


def without_making(phrase: str) -> str:
    """Return what is made, of a phrase that ends in its making; another phrase as it is.

    >>> without_making("innovation centres built")
    'innovation centres'
    """
    return _pattern(r"(?i:\W*\s<>$)", "making").sub("", phrase)


def content_words(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase that are no function words, in their order."""
    return tuple(_forms(_plain(phrase)))


def telling_words(phrase: str) -> frozenset[str]:
    """Return the content words of a phrase but for those that hardly tell two things apart.

    What such a word alone is told of, as in "sales of the sector", it does tell.

    >>> telling_words("annual sales of the tea industry") == telling_words("total tea sales")
    True
    >>> telling_words("sales of the sector") == telling_words("sales of industry")
    False
    """
    plain = _pattern("<>", "whole_country").sub("", _plain(phrase))
    neutral = set(_forms(" ".join(_tables()["neutral"])))
    parts = re.split(r"\bof\b", _pattern("<>", "counting").sub("", plain))
    words = (set(_forms(part)) for part in parts)
    return frozenset(word for part in words for word in part - neutral or part)


def head_word(phrase: str) -> str:
    """Return the noun of a phrase that the others tell more of, in its one form.

    >>> head_word("number of SMEs in the steel sector"), head_word("tea sales")
    ('enterprize', 'sale')
    """
    counted = _pattern("<>", "counting").sub("", _plain(phrase))
    return "".join(_forms(_pattern(r"\s<>\s", "links").split(counted, maxsplit=1)[0])[-1:])


def _plain(phrase: str) -> str:
    """Return a phrase in lower case, without possessives and the separators of thousands."""
    return _SEPARATOR.sub("", _POSSESSIVE.sub("", phrase.casefold()))


def _forms(text: str) -> list[str]:
    """Return the content words of a text in one form each."""
    return [part for word in _WORD.findall(text) for part in _form(word)]


@lru_cache(maxsize=1 << 12)
def _form(word: str) -> tuple[str, ...]:
    """Return a word in its one form, which may be several words; a function word is none."""
    if word in _function_words():
        return ()
    singular = _singular(word)
    others: list[str] = _tables()["other_words"].get(singular, [singular])
    return tuple(map(_spelling, others))


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
