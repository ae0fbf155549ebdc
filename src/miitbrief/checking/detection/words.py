"""When two phrases name the same thing, and what a phrase says of its parts.

Phrases are compared by their content words, in the form of `_phrases.canonical` but in any order.
All of them must agree, and so must the prepositions that tell a direction: "exports to Asia" are
neither "exports" nor "exports from Asia".  A phrase without content words names nothing.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from miitbrief._resources import any_of, tables
from miitbrief.model._normalization import canonical

__all__ = [
    "ShareOf",
    "conjuncts",
    "content",
    "contribution",
    "gap",
    "grown",
    "head",
    "home",
    "is_made",
    "is_run",
    "magnitude",
    "partitions",
    "relative",
    "shared_head",
    "shares",
]

_COUPLE = re.compile(r"(?i)(?:(?:the|both|total|overall)\s+)?([\w-]+)\s+and\s+([\w-]+)(\s.+)?")
_GAP = re.compile(r"(?i)(?:the\s+)?gap\s+between\s+(?P<one>.+?)\s+and\s+(?P<other>.+)")
_RELATIVE = re.compile(r"(?i)(?P<one>.+?)\s+relative\s+to\s+(?P<other>.+)")
_CONTRIBUTION = re.compile(
    r"(?i)(?:the\s+)?contribution(?:\s+rate)?\s+of\s+(?P<part>.+?)\s+to\s+"
    r"(?:the\s+)?(?:growth|increase)\s+(?:of|in)\s+(?P<whole>.+)"
)
_OF = re.compile(r"(?i)\s+of\s+")
_IN = re.compile(r"(?i)\s+in\s+")


class ShareOf(NamedTuple):
    """A way to read what a share is a part of.

    Attributes:
        part: Whose or which part it is.
        whole: What it is a part of.
    """

    part: str
    whole: str


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
def _share() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?:(?P<owner>.+?)['\u2019]s?\s+|the\s+)?(?:{_any_of('share')})\s+of\s+(?P<rest>.+)"
    )


@cache
def _head_end() -> re.Pattern[str]:
    ends = f"(?P<clause>{_any_of('clause starts')})|{_any_of('head ends')}"
    return re.compile(rf"(?i)\s+(?:{ends})\s.*")


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
    match = _COUPLE.fullmatch(phrase)
    return () if match is None else tuple(noun + (match[3] or "") for noun in match.group(1, 2))


def gap(phrase: str) -> tuple[str, str] | None:
    """Return the two things of ``"gap between" one "and" other``, or None.

    >>> gap("gap between the yield of barley and the yield of rye")
    ('the yield of barley', 'the yield of rye')
    """
    match = _GAP.fullmatch(phrase)
    return None if match is None else (match["one"], match["other"])


def contribution(phrase: str) -> ShareOf | None:
    """Return the part and whole of ``"contribution of" part "to the growth of" whole``, or None.

    >>> contribution("contribution of tea to the growth of exports")
    ShareOf(part='tea', whole='exports')
    """
    match = _CONTRIBUTION.fullmatch(phrase)
    return None if match is None else ShareOf(match["part"], match["whole"])


def magnitude(phrase: str) -> str:
    """Return what is measured of something: ``magnitude ["of" thing]``.

    >>> magnitude("exports of tea"), magnitude("exports")
    ('exports', 'exports')
    """
    return _OF.split(phrase, maxsplit=1)[0]


def relative(phrase: str) -> tuple[str, str] | None:
    """Return the two things of ``one "relative to" other``, or None.

    >>> relative("sales of tea relative to sales of coffee")
    ('sales of tea', 'sales of coffee')
    """
    match = _RELATIVE.fullmatch(phrase)
    return None if match is None else (match["one"], match["other"])


def shares(phrase: str) -> tuple[ShareOf, ...]:
    """Return the ways to read what a share is a part of.

    ``"share of" part "in" whole | owner "'s share of" whole``; each "in" may be the one that
    divides the phrase.  Other phrases, as "capacity utilization rate", say no part of anything.

    >>> shares("share of tea in exports")
    (ShareOf(part='tea', whole='exports'),)
    """
    match = _share().fullmatch(phrase)
    if match is None:
        return ()
    if match["owner"]:
        return (ShareOf(match["owner"], match["rest"]),)
    rest = match["rest"]
    return tuple(ShareOf(rest[: i.start()], rest[i.end() :]) for i in _IN.finditer(rest))


def head(phrase: str) -> str:
    """Return a noun phrase up to what is said of it: ``head ["in" place | "that" clause | ...]``.

    >>> head("ports covered by the survey")
    'ports'
    """
    return _head_end().sub("", phrase)


def shared_head(phrase: str) -> str | None:
    """Return the head of what a share is of, where its part is told by a clause.

    ``"share of" whole "that" clause``; None where it has the form ``"share of" part "in" whole``.

    >>> shared_head("share of small ports that have a lift")
    'small ports'
    >>> shared_head("share of small ports in the trade") is None
    True
    """
    match = _share().fullmatch(phrase)
    end = _head_end().search(match["rest"]) if match else None
    if match is None or end is None or end["clause"] is None:
        return None
    return match["rest"][: end.start()]
