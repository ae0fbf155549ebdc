"""The finite verbs of a sentence, as far as the tense of what a figure says needs them.

::

    perfect = ("has" | "have" | "'ve") {adverb} participle
    past    = "was" | "were" | irregular past | word in "-ed" that is no participle of a noun
    present = "is" | "are" | a verb in the present
    future  = ("will" | "would" | "could" ...) | "is" ("expected" | "to" ...)
"""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.reading.quantities.lexicon import alternatives, table

__all__ = ["SAYING", "Tense", "Verb", "find_verbs", "words"]


class Tense(Enum):
    """When what a verb says is so."""

    PAST = "past"
    """In the time that the text tells of: "rose", "were built"."""
    PERFECT = "perfect"
    """On the day that it is said: "has reached", "are under construction"."""
    PRESENT = "present"
    """Whenever it is said: "accounts for"."""
    FUTURE = "future"
    """Later, or only perhaps: "will rise", "could fall", "is expected to"."""


class Verb(NamedTuple):
    """A finite verb.

    Attributes:
        start: The offset of its first word.
        end: The offset behind what shows its tense.
        tense: Its tense.
        is_certain: Whether its form can be nothing else, such as a participle behind a noun.
    """

    start: int
    end: int
    tense: Tense
    is_certain: bool


@cache
def words(name: str) -> str:
    """Return a pattern of the words of one table of ``verbs.json``."""
    rows: list[str] = tables("miitbrief.reading.dating", "verbs.json")[name]
    return "|".join(sorted({word for row in rows for word in row.split()}, key=len, reverse=True))


_ADVERBS = r"(?:\s+(?:[a-z]+ly|also|already|now|not|since|so\s+far|all|both|long|ever|just|even))*"
_PARTICIPLE = rf"(?:{words('participles')}|[a-z]+ed)"
_ONE_PARTICIPLE = re.compile(_PARTICIPLE, re.IGNORECASE)
_COORDINATION = re.compile(r"(?i)\band\s+$")
_IS_TO = (
    r"(?:to|expected|projected|forecast|predicted|set|likely|due|planned|estimated|scheduled|bound)"
)
_HEDGE = alternatives(word for row in table("hedges_before").values() for word in row)
_VERB = re.compile(
    rf"""\b(?:
        (?P<future>(?:will|would|shall|should|can|could|(?-i:may)|might|must|cannot|won't)\b
            |(?:expects?|predicts?|foresees?|anticipates?)\b(?=[^,;]*\bto\b)
            |(?:is|are|was|were){_ADVERBS}\s+{_IS_TO}\b(?!\s+up\b)(?=\s+(?:to|at|for|by)\b|\s+[a-z]))
        |(?P<perfect>(?:has|have){_ADVERBS}\s+{_PARTICIPLE}\b
            |(?<=\w)'ve{_ADVERBS}\s+{_PARTICIPLE}\b
            |(?:is|are){_ADVERBS}\s+(?:under\s+(?:construction|way|development)|underway|being|up|down
                |(?:in|at)\s+(?:operation|use|service|force|work))\b
            |stands?\s+at\b)
        |(?P<past>(?:was|were|did|had)\b)
        |(?P<present>(?:(?<!that\s)is|that\s+is(?!,)|are|am|has|have|does|do)\b)
        |(?P<irregular>(?:{words("past")})\b)
        |(?P<regular>[a-z]{{2,}}ed)\b
        |(?P<verb>(?:{words("present")})\b)
        |(?P<pronoun>(?<=\bthey\s)[a-z]+\b|(?<=\bwe\s)[a-z]+\b)
        |(?P<third>(?!(?:{words("not_third")})\b)[a-z]{{2,}}s\b(?=\s+(?:{_HEDGE}\s+)?[0-9]))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DETERMINERS = (
    r"an?|the|this|that|these|those|its|their|our|his|her|of|in|by|to|with|for|at|from|on|over|per|as|than"
    r"|about|among|between|against|into|through|without|before|after|across|like|behind|towards?"
    r"|more|most|less|least|some|all|any|no|every|each|very|and\s+the|[a-z]+'s"
)
#: Words behind which a form in "-s" is a noun or an infinitive.
_NO_VERB_BEHIND = re.compile(rf"(?:^|\b(?:{_DETERMINERS})\s+|-)$", re.IGNORECASE)
#: Words behind which a form in "-ed" is an adjective or the rest of a verb.
_PARTICIPLE_BEHIND = re.compile(
    rf"(?:^|\b(?:{_DETERMINERS}|under|above|below|among|between|newly|be|been|being|is|are|was|were"
    r"|gets?|got|not|well|highly|million|billion|trillion|thousand|hundred"
    r"|[a-z]+ed\s+and)\s+|[0-9]\s+|-)$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]\s+$")
_OBJECT = re.compile(r"\s+(?:[0-9]|an?\b|the\b|its\b|their\b)", re.IGNORECASE)
#: Behind a participle that belongs to the noun before it: "parcels delivered by drones".
_PHRASE_BEHIND = re.compile(
    r"\s+(?:in|on|at|by|to|for|from|with|of|as|into|under|through|above|below)\b", re.IGNORECASE
)
#: "-s" and base forms are nouns before these: "the costs of", "exports and".
_NOUN_BEHIND = re.compile(r"\s*(?:$|[,;:.)]|of\b|and\b|or\b|[a-z]+ed\b)", re.IGNORECASE)
#: A verb that has a clause as its object tells nothing of when that is so: "data showed that".
_SAYS = re.compile(
    r"(?:said|says|told|tells)\b|(?:(?:has|have|had)\s+)?[a-z]+\s+(?:us\s+)?that\b(?!\s+(?:of|for|in|on)\b)",
    re.IGNORECASE,
)
_ADJECTIVES = frozenset(
    {"aged", "speed", "need", "seed", "indeed", "hundred", "so-called", "united"}
)
#: Past forms that are hardly ever the participle of a noun.
_FINITE = re.compile(
    rf"(?:{words('finite')}|(?!(?:{words('participles')})\b)(?:{words('past')}))",
    re.IGNORECASE,
)
#: A verb of saying, which tells when something was said: "(said) on Tuesday".
SAYING = re.compile(
    rf"(?i)\b(?:{words('saying')})(?:\s+(?:us|reporters|parliament|investors))?"
    r"(?:\s+(?:on|in|late|early|late\s+on|earlier|in\s+a\s+statement|in\s+a\s+statement\s+on))?\s*$"
)


def find_verbs(text: str) -> tuple[Verb, ...]:
    """Find the finite verbs of a text, in order.

    >>> text = "They have built 5 and sold 3."
    >>> [(verb.tense.name, text[verb.start : verb.end]) for verb in find_verbs(text)]
    [('PERFECT', 'have built'), ('PERFECT', 'sold')]
    """
    found: list[Verb] = []
    for match in _VERB.finditer(text):
        verb = _verb(match, text)
        if verb is not None:
            found.append(_coordinated(verb, found, text))
    return tuple(found)


def _coordinated(verb: Verb, before: Sequence[Verb], text: str) -> Verb:
    """Return a participle behind "and" as what it is: "have killed 5 and damaged 6"."""
    is_participle = _ONE_PARTICIPLE.fullmatch(text, verb.start, verb.end) is not None
    near = text[max(0, verb.start - 5) : verb.start]
    if not is_participle or not before or not _COORDINATION.search(near):
        return verb
    return verb._replace(tense=Tense.PERFECT) if before[-1].tense is Tense.PERFECT else verb


def _verb(match: re.Match[str], text: str) -> Verb | None:
    """Return the verb that a match is, if it is one."""
    start, end, kind = match.start(), match.end(), match.lastgroup or ""
    if _SAYS.match(text, start):
        return None
    if kind in _TENSES:
        return Verb(start, end, _TENSES[kind], is_certain=True)
    before = text[max(0, start - 20) : start]
    is_past = _past(match, before, text) if kind in ("irregular", "regular") else None
    if is_past is not None:
        return Verb(start, end, Tense.PAST, is_certain=is_past)
    if kind in ("verb", "third", "pronoun") and _is_present(match, before, text):
        return Verb(start, end, Tense.PRESENT, is_certain=True)
    return None


def _past(match: re.Match[str], before: str, text: str) -> bool | None:
    """Tell whether a past form is certainly finite; None where it is an adjective."""
    is_finite = _FINITE.fullmatch(match[0]) is not None
    lead = _NO_VERB_BEHIND if is_finite else _PARTICIPLE_BEHIND
    if match[0].lower() in _ADJECTIVES:
        return None
    if lead.search(before) and not (_DIGIT.search(before) and _OBJECT.match(text, match.end())):
        return None
    return is_finite or _PHRASE_BEHIND.match(text, match.end()) is None


def _is_present(match: re.Match[str], before: str, text: str) -> bool:
    """Tell whether a form in "-s", or one behind "they", is a verb and no noun or adverb."""
    if match.lastgroup == "pronoun":
        return match[0].lower() not in _NO_VERBS and not match[0].endswith("ly")
    if match.lastgroup == "third" and _AND.search(before):
        return False
    return not (_NO_VERB_BEHIND.search(before) or _NOUN_BEHIND.match(text, match.end()))


_TENSES = {
    "future": Tense.FUTURE,
    "perfect": Tense.PERFECT,
    "past": Tense.PAST,
    "present": Tense.PRESENT,
}
#: Behind "and" a word in "-s" before a number is a subject whose verb is left out.
_AND = re.compile(r"(?i)\band\s+(?:[\w-]+\s+)?$")
_NO_VERBS = frozenset(words("adverbs").split("|"))
