"""What no measure may be, whichever rule has read it.

::

    measure = noun phrase without pronouns and loose adverbs, whose verbs are participles, or stand
              behind a relative pronoun
    head    = no noun of speech or of change by itself ("outlook", "decline"), no "minute", and
              nobody who does something, where money or a share of something is told
"""

import re
from functools import lru_cache

from miitbrief.model.categories import Kind
from miitbrief.reading.documents.lexicon import Word, lexicon
from miitbrief.reading.english.words import words
from miitbrief.reading.measures.anaphora import LINKS, is_quantity
from miitbrief.reading.measures.topics import COUNTING, RELATIVE, Place

__all__ = ["cut", "fits", "is_measure"]

_POINTING = words("pointing", "measures.json")
_LOOSE = words("loose_adverbs", "measures.json")
_BARE = words("bare_heads", "measures.json")
_WHICH = words("which_time", "measures.json")
_RELATIVE = frozenset(["that", "which", "who", "whom", "whose", "where"])
_ACTORS = words("actors", "measures.json")
_AGENT = re.compile(r"[a-z](?:maker|insurer|brewer|retailer|lender|refiner|producer)s?$")
_WORD = re.compile(r"[^\W\d_][\w'\u2019&.-]*")
#: Kinds of which somebody, or a place, has no amount.
_OF_THINGS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.POINT_CHANGE, Kind.RATIO})


def is_measure(text: str) -> bool:
    """Tell whether a phrase may say what is measured.

    >>> is_measure("tractors fitted with it"), is_measure("tractors that have a radio")
    (False, True)
    """
    found = _WORD.findall(text)
    if not found or (len(found) == 1 and found[0].lower() in _BARE) or all(map(_is_time, found)):
        return False
    return _first_loose(text) is None


@lru_cache(maxsize=1 << 10)
def _is_time(word: str) -> bool:
    """Tell whether a word is a measure of time, or says which one: "first year"."""
    readings = lexicon().words.get(word.lower(), ())
    return word.lower() in _WHICH or any("time" in each.classes for each in readings)


def cut(text: str) -> str:
    """Return what stands before the first word that is in no measure, without its preposition.

    >>> cut("tractors fitted with it")
    'tractors fitted'
    """
    at = _first_loose(text)
    found = text[:at].split()
    while found and found[-1].lower() in (*LINKS, "and", "or", "into"):
        found.pop()
    readings = lexicon().words.get(found[-1].lower(), ()) if found else ()
    is_noun = not readings or any(each.tag[0] in "NV" for each in readings)
    return " ".join(found) if is_noun else ""


def _first_loose(text: str) -> int | None:
    """Return where the first word stands that is in no measure, outside of a relative clause."""
    for match in _WORD.finditer(text):
        if match.start() and match[0].lower() in _RELATIVE:
            return None
        if _is_loose(match[0]):
            return match.start()
    return None


@lru_cache(maxsize=1 << 12)
def _is_loose(word: str) -> bool:
    """Tell whether a word stands in no noun phrase: a pronoun, an adverb, a finite verb."""
    lower = word.lower()
    if lower in _POINTING:
        return not (word.isupper() and (len(word) > 1 or word == "I"))
    tags = {reading.tag for reading in lexicon().words.get(lower, ())}
    return lower in _LOOSE or (bool(tags) and tags <= {"VZ", "VD", "XZ", "XD", "M"})


def fits(text: str, place: Place) -> bool:
    """Tell whether a phrase may say what figures of a unit and kind measure.

    Nobody is an amount of money or a share: "Washington will levy 12%".
    """
    return is_measure(text) and not (_is_of_things(place) and _is_somebody(text))


def _is_of_things(place: Place) -> bool:
    """Tell whether figures are amounts of something that somebody has."""
    is_amount = place.mention.is_money or place.unit in RELATIVE
    return place.sense.kind in _OF_THINGS and is_amount and place.unit not in COUNTING


def _is_somebody(text: str) -> bool:
    """Tell whether a phrase names people or a body, and nothing that they have."""
    if is_quantity(text):
        return False
    found = text.split()
    end = next((at for at, word in enumerate(found) if at and word in (*LINKS, "that")), len(found))
    readings: tuple[Word, ...] = lexicon().words.get(found[end - 1].lower(), ())
    is_actor = any(not each.classes.isdisjoint({"people", "body"}) for each in readings)
    return is_actor or found[end - 1].lower() in _ACTORS or bool(_AGENT.search(found[end - 1]))
