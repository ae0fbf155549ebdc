"""The people whom a title or a sentence names in full, with their offices.

::

    named = office name                  "Press Secretary Ada Pell"
          | office "," [honorific] name  "the Financial Secretary, Mr Paul Vane,"
          | name "," office              "Ada Pell, governor of the Sea Bank,"
          | honorific name
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from miitbrief.reading.layouts.directory import Person
from miitbrief.reading.layouts.names import is_name, split_honorific
from miitbrief.reading.layouts.people_words import PARTICLES, TITLE_STARTS, TITLES
from miitbrief.reading.layouts.vocabulary import EVENT, alternatives

__all__ = ["named_people"]

_TITLE = re.compile(rf"\b(?:{alternatives(TITLES)})\b", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?:the\s+)?(?:[A-Z]\w+\s+)*(?:{alternatives(TITLE_STARTS)})\b", re.IGNORECASE
)
_EVENT = re.compile(rf"\b(?:{alternatives(EVENT)})\b.*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s?\b(?=\s).*")
#: Between the parts of a sentence that may each name somebody.
_BETWEEN = re.compile(
    r"\s*[,;:()|\u2013\u2014]\s*|\s+(?:by|with|and|on|at|in|as|from|before|during|-)\s+|(?<=[a-z]{3})\.\s+",
    re.IGNORECASE,
)
_LOWER = re.compile(rf"\s(?!(?:{alternatives(PARTICLES)})\s)[a-z].*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def named_people(text: str) -> Iterator[Person]:
    """Yield the people whom *text* names in full.

    >>> [person.name for person in named_people("Press Briefing by Press Secretary Ada Pell")]
    ['Ada Pell']
    """
    parts = [part for part in _BETWEEN.split(text) if part]
    for before, part in pairwise(["", *parts]):
        person = _person(part, before)
        if person is not None:
            yield person
    for part, behind in pairwise(parts):
        honorific, name = split_honorific(part)
        known = _TITLE.search(name) or _EVENT.search(name)
        if is_name(name) and not known and _OFFICE.match(behind):
            yield Person(name=_cased(name), offices=behind, honorific=honorific)


def _person(part: str, before: str) -> Person | None:
    """Return the person whom a part of a sentence names, behind another part."""
    office, name = _behind_office(_POSSESSIVE.sub("", part))
    honorific, name = split_honorific(_capitalised(name))
    if not is_name(name) or _EVENT.search(name):
        return None
    if not office and _TITLE.search(before):
        office = _ARTICLE.sub("", before)
    if not (office or honorific):
        return None
    return Person(name=_cased(name), offices=_EVENT.sub("", office), honorific=honorific)


def _behind_office(part: str) -> tuple[str, str]:
    """Return the office at the start of a part, and what is behind its last title."""
    end = max((match.end() for match in _TITLE.finditer(part)), default=0)
    return part[:end].strip(), part[end:].strip(" .")


def _capitalised(text: str) -> str:
    """Return the words of a text up to the first one in lower case."""
    return _LOWER.sub("", f" {text}").strip()


def _cased(name: str) -> str:
    """Return a name that is printed in capitals as others are."""
    return name.title() if name.isupper() else name
