"""When two phrases name the same thing, and what their words say of it.

Phrases are compared by their content words, in the form of `_phrases.canonical` but in any order.
All of them must agree, and so must the prepositions that tell a direction: "exports to Asia" are
neither "exports" nor "exports from Asia".  A phrase without content words names nothing.
"""

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from miitbrief._resources import any_of, tables
from miitbrief.model._normalization import canonical

__all__ = [
    "conjuncts",
    "content",
    "grown",
    "has_any",
    "head",
    "home",
    "is_joint",
    "is_made",
    "is_run",
    "magnitude",
    "owner",
    "partitions",
    "term",
    "whole_content",
]

_COUPLE = re.compile(r"(?i)(?:(?:the|both|total|overall)\s+)?([\w-]+)\s+and\s+([\w-]+)(\s.+)?")
_OF = re.compile(r"(?i)\s+of\s+")


def _table() -> dict[str, Any]:
    """Return the tables of ``words.json``."""
    return tables("miitbrief.checking.detection", "words.json")


@cache
def content(phrase: str) -> frozenset[str]:
    """Return the content words of a phrase.

    >>> sorted(content("the number of Lithuania's bridges"))
    ['bridge', 'lithuania']
    >>> content("exports to Latvia") == content("exports from Latvia")
    False
    """
    directions = set(_table()["directions"]).intersection(phrase.lower().split())
    return frozenset(canonical(phrase)) | directions


@cache
def whole_content(phrase: str) -> frozenset[str]:
    """Return the content words of a phrase but for those that say that it is all of the thing.

    >>> whole_content("total exports of tea") == whole_content("all tea exports")
    True
    """
    return content(phrase) - {word for each in _table()["total"] for word in content(each)}


def home() -> frozenset[str]:
    """Return the words for the country itself, which is meant where they are left out."""
    return frozenset(_table()["home"])


@cache
def partitions() -> tuple[tuple[frozenset[str], ...], ...]:
    """Return the groups of words that divide a whole: each has what the others have not."""
    return tuple(tuple(map(content, group)) for group in _table()["partitions"])


def _any_of(name: str) -> str:
    """Return a pattern of any phrase of a list, the longest first."""
    return any_of(_table()[name]).replace(" ", r"\s+")


@cache
def _growth() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:the\s+)?(?:{_any_of('growth')})\s+(?:of|in)\s+")


@cache
def _head_end() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s+(?:{_any_of('head ends')})\s.*")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_any_of('run')})\b")


def is_run(phrase: str) -> bool:
    """Tell whether words speak of times without a break: "seven consecutive years".

    >>> is_run("for 3 months in a row"), is_run("3 months")
    (True, False)
    """
    return _run().search(phrase) is not None


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_any_of('made')})\b")


def is_made(phrase: str) -> bool:
    """Tell whether words name what is newly made, not what there is in all.

    >>> is_made("bridges newly built"), is_made("bridges built")
    (True, False)
    """
    return _made().search(phrase) is not None


def grown(phrase: str) -> str | None:
    """Return what "growth of" is said of, or None.

    >>> grown("average annual growth rate of the sales of tea")
    'the sales of tea'
    """
    match = _growth().match(phrase)
    return phrase[match.end() :] if match else None


def conjuncts(phrase: str) -> tuple[str, ...]:
    """Return what each of two coordinated nouns says: ``noun "and" noun [rest]``.

    >>> conjuncts("production and sales of tea")
    ('production of tea', 'sales of tea')
    >>> conjuncts("sales of tea")
    ()
    """
    match = _COUPLE.fullmatch(phrase.removesuffix(" combined"))
    return () if match is None else tuple(noun + (match[3] or "") for noun in match.group(1, 2))


def is_joint(phrase: str) -> bool:
    """Tell whether a phrase names several things together.

    >>> is_joint("exports of tea and coffee"), is_joint("exports of tea")
    (True, False)
    """
    return "and" in phrase.lower().split()


def magnitude(phrase: str) -> str:
    """Return what is measured of something: ``magnitude ["of" thing]``.

    >>> magnitude("exports of tea"), magnitude("exports")
    ('exports', 'exports')
    """
    return _OF.split(phrase, maxsplit=1)[0]


def owner(phrase: str) -> str:
    """Return of what something is measured: ``magnitude "of" thing``.

    >>> owner("exports of tea"), owner("exports")
    ('tea', '')
    """
    return "".join(_OF.split(phrase, maxsplit=1)[1:])


def head(phrase: str) -> str:
    """Return a noun phrase up to what is said of it: ``head ["in" place | "that" clause | ...]``.

    >>> head("ports covered by the survey")
    'ports'
    """
    return _head_end().sub("", phrase)


def has_any(name: str, words: Collection[str]) -> bool:
    """Tell whether some words are among those of a list of ``words.json``.

    >>> has_any("cumulative", canonical("cumulative sales of tea"))
    True
    """
    return any(content(each) <= {*words} for each in _table()[name])


def term(name: str, words: frozenset[str]) -> frozenset[str] | None:
    """Return what words say besides a term of a list of ``words.json``, or None without one.

    >>> sorted(term("profit", content("total profits of tea shops")) or ())
    ['shop', 'tea']
    """
    found = [words - content(each) for each in _table()[name] if content(each) <= words]
    return min(found, key=len, default=None)
