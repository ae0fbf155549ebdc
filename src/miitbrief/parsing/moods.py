"""The mood of the words of a sentence: an aim, a forecast or a fact.

A mood begins at a marker and goes on to the next one::

    aim      = striving "to" verb | aim-noun [words copula] | ("is" | "are") "to" verb
             | "plan" words "is to" | complement | "so" [word] "can"
             | "Second," "to" verb | document setting verb | "according to" document
             | subject "to" agentive verb
    plan     = ("will" | obligation | reported "would") agentive verb
             | ("we" | "I") "will" verb | "will not" capping verb
    forecast = "expected" | "likely" | "could" ... | "will" other verb | void-lead aim
    fact     = finite verb | relative pronoun | subordinating conjunction

The last form of an aim is that of headlines, which have no other verb.  What "will" be, in the
words of a document, is an aim; what people that look on say somebody will do is a forecast.  A
semicolon ends a mood, unless no marker stands between it and the next one: then a list goes on.
A sentence that asks or that opens with a condition has no aims.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from miitbrief._words import Words
from miitbrief.parsing.stances import any_of, of_sentence

__all__ = ["AIMING", "Marker", "Mood", "Moods", "find_moods"]


class Mood(Words):
    """How a speaker puts something."""

    AIM = "aim"
    """As what is to be reached, in so many words."""
    PLAN = "plan"
    """As what somebody will do."""
    FORECAST = "forecast"
    """As what will happen, or what might."""
    FACT = "fact"
    """As what is or was."""


#: The moods of what somebody sets out to do.
AIMING = frozenset({Mood.AIM, Mood.PLAN})


class Marker(NamedTuple):
    """Words that begin a mood.

    Attributes:
        start: Where they start in the sentence.
        end: Where they end.
        mood: What begins there.
        is_passive: Whether what stands before them is what is aimed at: "40 will be built".
    """

    start: int
    end: int
    mood: Mood
    is_passive: bool = False


class Moods(NamedTuple):
    """The moods of a sentence.

    Attributes:
        text: The sentence.
        markers: Where they begin, in order.
        ends: Where its parts end that no mood leaves, in order; the last one with the sentence.
        has_aims: Whether it may have aims at all.
    """

    text: str
    markers: tuple[Marker, ...]
    ends: tuple[int, ...]
    has_aims: bool

    def before(self, place: int) -> Marker | None:
        """Return the marker whose mood reaches *place*, or None."""
        part = bisect_left(self.ends, place)
        start = self.ends[part - 1] if part else 0
        at = bisect_left(self.markers, place, key=_start) - 1
        return self.markers[at] if at >= 0 and self.markers[at].start >= start else None

    def behind(self, place: int) -> Marker | None:
        """Return the next marker behind *place* in its part of the sentence, or None."""
        end = self.ends[min(bisect_left(self.ends, place), len(self.ends) - 1)]
        at = bisect_left(self.markers, place, key=_start)
        found = self.markers[at : at + 1]
        return found[0] if found and found[0].start < end else None


def _start(marker: Marker) -> int:
    """Return where a marker starts."""
    return marker.start


def _ends(sentence: str, markers: Sequence[Marker]) -> tuple[int, ...]:
    """Return where the parts of a sentence end: at semicolons before parts with a mood."""
    marks = [match.start() for match in _SEMICOLON.finditer(sentence)]
    starts = [marker.start for marker in markers]
    ends = [
        mark
        for mark, following in pairwise([*marks, len(sentence)])
        if bisect_left(starts, mark) < bisect_left(starts, following)
    ]
    return (*ends, len(sentence))


_SEMICOLON = re.compile(r";")
_ADVERBS = (
    r"(?:(?:also|thus|still|both|all|then|further|now|first|together|continue\s+to|be\s+able\s+to"
    r"|help(?:\s+to)?|(?!likely)[a-z]+ly)\s+)*"
)
_TRANSITIVE = any_of("agentive_verbs")
#: What stands behind a verb that takes no object: "will double by", "will grow 5%".
_NO_OBJECT = (
    r"(?:by|to|from|in|at|on|for|over|this|next|during|again|about|around|more|nearly|[a-z]+ly"
    r"|[0-9$€£¥]|[,.;]|$)"
)
_MOVABLE = rf"{any_of('movable_verbs')}(?!\s*{_NO_OBJECT})"
_PASSIVE = rf"(?:be|have\s+been)\s+(?:[a-z]+ly\s+|newly\s+)*{any_of('participles')}"
_ACTS = of_sentence(rf"{_ADVERBS}(?:{_TRANSITIVE}|{_MOVABLE}|{_PASSIVE})")
_CAPS = of_sentence(any_of("capping_verbs"))
_STATES = of_sentence(rf"{_ADVERBS}{any_of('stative_verbs')}")
_OURSELVES = re.compile(r"(?i)\b(?:we|i)(?:\s+(?:also|all|both|[a-z]+ly))*\s*$")
_COPULA = r"(?:is|are|was|were|has\s+been|have\s+been|remains?)"
_IN_NOUN_PHRASE = (
    r"(?:\s+(?!(?:is|are|was|were|has|have|had|will|that|which|and|but|if)\b)[\w'%-]+)"
)
_REPORTED = rf"{any_of('reporting')}\b[^.;]{{0,80}}?\s"

#: The alternatives stand in the order in which they win at one place.
_MARKER = of_sentence(
    rf"(?P<void>{any_of('void_leads')}\s+(?:[a-z]+\s+)?"
    rf"(?:(?:{any_of('striving_verbs')}|planned|aimed|hoped|intended|wanted|will)(?:\s+to)?\b"
    rf"|{any_of('aim_nouns')}\b))"
    rf"|(?P<agenda>(?<!.){any_of('agenda')},\s+to(?=\s+[a-z]))"
    rf"|(?P<complement>{any_of('complements')})"
    rf"|(?P<document>according\s+to{_IN_NOUN_PHRASE}{{0,8}}?\s+{any_of('documents')}"
    rf"|{any_of('documents')}(?:\s+(?:also|further))?\s+{any_of('setting_verbs')})"
    rf"|(?P<noun>{any_of('aim_nouns')}(?:{_IN_NOUN_PHRASE}{{0,6}}?\s+{_COPULA}"
    rf"(?:\s+(?:set|put|fixed))?(?!\s+(?:missed|met|reached|achieved)))?(?:\s+to)?)"
    rf"|(?P<purpose>plans?{_IN_NOUN_PHRASE}{{0,6}}?\s+(?:is|are)\s+(?:to|for))"
    rf"|(?P<striving>{any_of('striving_verbs')}\s+(?:not\s+)?to(?=\s+[a-z]))"
    r"|(?P<aiming>(?:aim|aims|aiming|aimed|committed|strive|strives|striving|plan|plans)"
    r"\s+(?:at|for|to|toward|towards)|eyes|eyeing|wants?"
    r"|eye(?=\s+(?:an?\s|[0-9$\u20ac\u00a3])))"
    r"|(?P<so>so(?:\s+that)?\s+(?:\w+\s+){1,2}can)"
    rf"|(?P<be_to>(?:is|are)\s+{_ADVERBS}to(?=\s+[a-z])(?!\s+(?:blame|date)\b))"
    rf"|(?P<to_be>to\s+{_PASSIVE})"
    rf"|(?P<planned>{_COPULA}\s+(?:[a-z]+ly\s+)?{any_of('passive_voices')})"
    rf"|(?P<reported>(?:(?<=\s)would|{any_of('aiming_past')}))"
    rf"|(?P<will>will|won't|[a-z]+'ll|{any_of('obligations')})(?P<no>\s+(?:not|never|no\s+longer))?"
    rf"|(?P<forecast>(?-i:may)|(?!may\b)(?<!\ban\s){any_of('forecasting')})"
    r"|(?P<fact>"
    rf"(?<!\bto\s)(?<!\bwill\s)(?<!\bmust\s)(?<!\bshall\s){any_of('factual')}|(?<=,\s)as|while(?!\s+[a-z]+ing)|that(?=\s+[a-z]+(?:s|ed)\s))"
)
_WE_WILL = re.compile(r"(?i)(?:we|i)'ll")
#: So far to the left of a verb its subject and the verb that reports it are looked for.
_REACH = 120
_REPORTS = re.compile(rf"(?i)\b{_REPORTED}$")
_LOOKS_ON = of_sentence(
    rf"{any_of('third_people')}(?:\s+[\w&'-]+){{0,5}}?\s+{any_of('saying_verbs')}"
    rf"|{any_of('tag_verbs')}\s+{any_of('third_people')}"
)
_ASKS = re.compile(r"[?\uff1f][\"'\u201d\u2019)]*\s*$")
_CONDITION = re.compile(rf"(?i)\s*[\"\u201c]?{any_of('conditions')}\s+[a-z]")
_ENDS = any_of("completing_verbs")
_HEADLINE = re.compile(
    rf"[^,;:]{{2,80}}?\sto\s+(?=(?:{_TRANSITIVE}|{_ENDS})\b|{_MOVABLE})", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;]|\sand\s")


def find_moods(sentence: str) -> Moods:
    """Return the moods of a sentence.

    Args:
        sentence: The sentence, with its signs in their common form.

    >>> [str(marker.mood) for marker in find_moods("It is 5%; we aim to cut it").markers]
    ['fact', 'aim']
    """
    markers = tuple(_without_complements(list(_markers(sentence)), sentence))
    if not markers and (match := _HEADLINE.match(sentence)):
        markers = (Marker(match.start(), match.end(), Mood.AIM),)
    has_aims = not _ASKS.search(sentence) and not _CONDITION.match(sentence)
    return Moods(sentence, markers, _ends(sentence, markers), has_aims)


def _markers(sentence: str) -> Iterator[Marker]:
    """Yield the markers of a sentence."""
    looked_on = _LOOKS_ON.search(sentence) is not None
    for match in _MARKER.finditer(sentence):
        start, end = match.span()
        if match["will"] or match["reported"]:
            yield Marker(start, end, Mood.FORECAST) if looked_on else _modal(match)
        elif match["void"] or match["forecast"]:
            yield Marker(start, end, Mood.FORECAST)
        elif match["fact"]:
            yield Marker(start, end, Mood.FACT)
        elif not (match["to_be"] and _BEHIND_VERB.search(sentence, max(0, start - _REACH), start)):
            passive = match["planned"] or match["to_be"] or _PASSIVE_VERB.match(sentence, end)
            yield Marker(start, end, Mood.AIM, bool(passive))


#: "(Expected) to be built" is of the mood of the verb before.
_BEHIND_VERB = of_sentence(rf"(?:{any_of('forecasting')}|[a-z]+ed|ought|used|not)\s+$")
_PASSIVE_VERB = re.compile(rf"\s*(?:{_PASSIVE}|be\s+(?:[a-z]+ly\s+)?[a-z]+ed\b)", re.IGNORECASE)


def _modal(match: re.Match[str]) -> Marker:
    """Return the marker that "will", an obligation or a reported "would" is."""
    text, (start, end) = match.string, match.span()
    behind = re.compile(r"\s*").match(text, end)
    verb = behind.end() if behind else end
    if match["reported"] and not _REPORTS.search(text, max(0, start - _REACH), start):
        return Marker(start, end, Mood.FORECAST)
    if match["no"]:
        return Marker(start, end, Mood.PLAN if _CAPS.match(text, verb) else Mood.FACT)
    acts = _ACTS.match(text, verb)
    ours = _WE_WILL.match(match[0]) or _OURSELVES.search(text, max(0, start - _REACH), start)
    by_us = ours and not _STATES.match(text, verb)
    capped = match[0].lower() in ("must", "shall") or (match["reported"] and match[0] != "would")
    mood = Mood.PLAN if acts or by_us or capped else Mood.FORECAST
    return Marker(start, end, mood, _PASSIVE_VERB.match(text, end) is not None)


def _without_complements(markers: list[Marker], sentence: str) -> Iterator[Marker]:
    """Yield the markers without the verbs of clauses that say what is to be.

    These are the finite verbs behind "ensure that", and those of what only modifies the start of
    a change: "from the 9 that we have to 40".  "Will" is of an aim behind what a document
    proposes, and in a sentence that ends with the document that it goes by.
    """
    ranges = [match.span() for match in _RANGE.finditer(sentence)]
    ensured, proposed = -1, _PROPOSED_ABOVE.search(sentence) is not None
    for marker in markers:
        words = sentence[marker.start : marker.end]
        if marker.mood is Mood.FACT and (
            marker.start < ensured or any(start < marker.start < end for start, end in ranges)
        ):
            continue
        if proposed and marker.mood is Mood.FORECAST and words.lower() == "will":
            yield marker._replace(mood=Mood.AIM)
            continue
        if _COMPLEMENT.fullmatch(words):
            end = _CLAUSE_END.search(sentence, marker.end)
            ensured = end.start() if end else len(sentence)
        proposed = proposed or _DOCUMENT.search(words) is not None
        yield marker


_RANGE = re.compile(r"(?i)\bfrom\s[^,;]{0,80}?\sto\s+(?:[a-z]+\s+){0,4}[0-9]")
#: "..., according to the plan."
_PROPOSED_ABOVE = of_sentence(
    rf"according\s+to{_IN_NOUN_PHRASE}{{0,8}}?\s+{any_of('documents')}[\s.\"\u201d]*$"
)
_COMPLEMENT = of_sentence(any_of("complements"))
_DOCUMENT = of_sentence(rf"{any_of('documents')}(?:\s+{any_of('setting_verbs')})?$")
