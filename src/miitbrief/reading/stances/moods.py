"""The mood of the words of a sentence: an aim, a forecast or a fact.

A mood begins at a marker and goes on to the next one::

    aim      = striving "to" verb | aim-noun [words copula] | ("is" | "are") "to" verb
             | vowing verb "that" | promising verb amount | commanding verb [whom] "to" verb
             | limit-noun ("of" | copula) number | "plan" words "is to" | complement
             | "so" [word] "can" | "Second," ["to"] verb | "on the way to" number
             | document setting verb | "according to" document | subject "to" agentive verb
    plan     = ("will" | obligation | reported "would") agentive verb | ...
    forecast = "expected" | "likely" | "could" ... | "will" other verb | void-lead aim
    fact     = finite verb | relative pronoun | subordinating conjunction

The last form of an aim is that of headlines, which have no articles.  What "will" be, in the
words of a document or "under the plan", is an aim; what people that look on say somebody will do
is a forecast.  Behind an aside, ", which is 9 today,", the mood goes on that it interrupts.  A
semicolon ends a mood, unless no marker stands between it and the next one: then a list goes on.
A sentence that asks or that opens with a condition has no aims.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from miitbrief.reading.stances.moods_markers import (
    AIMING,
    ENDING_VERB,
    NOUN_PHRASE,
    Marker,
    Mood,
    find_markers,
)
from miitbrief.reading.stances.stances import any_of, of_sentence

__all__ = ["AIMING", "Marker", "Mood", "Moods", "find_moods"]


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
_ASKS = re.compile(r"[?\uff1f][\"'\u201d\u2019)]*\s*$")
_CONDITION = re.compile(rf"(?i)\s*[\"\u201c]?{any_of('conditions')}\s+[a-z]")
_HEADLINE = re.compile(rf"[^,;:]{{2,80}}?\sto\s+(?={ENDING_VERB})", re.IGNORECASE)
#: The clause that says what is to be goes on behind "and that", and over a date put in.
_CLAUSE_END = re.compile(r";|,\s+(?:and|but|so|or)\s(?!that\b)")
#: What can be said of what is to be: not what was.
_HOLDS = re.compile(any_of("holding_verbs"), re.IGNORECASE)


def find_moods(sentence: str) -> Moods:
    """Return the moods of a sentence.

    Args:
        sentence: The sentence, with its signs in their common form.

    >>> [str(marker.mood) for marker in find_moods("It is 5%; we aim to cut it").markers]
    ['fact', 'aim']
    """
    proper = list(_without_complements(list(find_markers(sentence)), sentence))
    markers = tuple(_resumed(proper, sentence))
    if (match := _HEADLINE.match(sentence)) and not _has_verb(match, markers):
        markers = (Marker(match.start(), match.end(), Mood.AIM), *markers)
    has_aims = not _ASKS.search(sentence) and not _CONDITION.match(sentence)
    return Moods(sentence, markers, _ends(sentence, markers), has_aims)


def _has_verb(headline: re.Match[str], markers: Sequence[Marker]) -> bool:
    """Tell whether a sentence that looks like a headline has a verb before its infinitive.

    A headline has no articles; where none of its words has a mood, it may have them.
    """
    if _PAST.search(headline[0]):
        return True
    if not markers:
        return False
    return markers[0].start < headline.end() or _ARTICLE.search(headline[0]) is not None


_ARTICLE = of_sentence("the|an?")
#: "Agreed to": a verb in the past before an infinitive.
_PAST = re.compile(r"(?i)\b[a-z]{2,}ed\b")


def _without_complements(markers: list[Marker], sentence: str) -> Iterator[Marker]:
    """Yield the markers without the verbs of clauses that say what is to be.

    These are the finite verbs of the present behind "ensure that" or "the goal is that", and those
    of what only modifies the start of a change: "from the 9 that we have to 40".  "Will" and
    "should" are of an aim behind what a document proposes or somebody vows, and in a sentence that
    ends with the document that it goes by.
    """
    ranges = [match.span() for match in _RANGE.finditer(sentence)]
    mood: Mood | None = None
    ensured, proposed = -1, _PROPOSED_ABOVE.search(sentence) is not None
    for marker in markers:
        words = sentence[marker.start : marker.end]
        is_known = mood is Mood.FORECAST and _NAMES_AIM.fullmatch(words)
        if is_known:
            continue
        mood = marker.mood
        if marker.mood is Mood.FACT:
            if any(start < marker.start < end for start, end in ranges):
                continue
            if _GOVERNED.fullmatch(words):
                proposed = True
                continue
            if marker.start < ensured and _HOLDS.fullmatch(words):
                continue
            ensured = -1
        if proposed and marker.mood is Mood.FORECAST and words.lower() in ("will", "should"):
            yield marker._replace(mood=Mood.AIM)
            continue
        if marker.mood is not Mood.FACT and _COMPLEMENT.search(words):
            end = _CLAUSE_END.search(sentence, marker.end)
            ensured = end.start() if end else len(sentence)
        proposed = proposed or _PROPOSING.search(words) is not None
        yield marker


def _resumed(markers: Sequence[Marker], sentence: str) -> Iterator[Marker]:
    """Yield the markers and, behind an aside, the mood again that it interrupts.

    >>> [str(marker.mood) for marker in find_moods("We aim to cut it, which is 9, to 5").markers]
    ['aim', 'fact', 'fact', 'aim']
    """
    asides = [match.span() for match in _INTERRUPTION.finditer(sentence)]
    outer: Marker | None = None
    at = 0
    for marker, following in zip_longest(markers, markers[1:]):
        while at < len(asides) and asides[at][1] <= marker.start:
            at += 1
        yield marker
        if at == len(asides) or marker.start < asides[at][0]:
            outer = marker
        elif outer and outer.mood in AIMING and not (following and following.start < asides[at][1]):
            end = asides[at][1]
            yield outer._replace(start=end - 1, end=end, is_passive=False)


#: A target that stands in a forecast is one that is known: "back at the 2% target".
_NAMES_AIM = of_sentence(any_of("aim_nouns"))
#: ", which is 9 today, to 5": a clause put in, and what goes on behind it.
_INTERRUPTION = re.compile(
    r",\s+(?:which|who|whose|where)\s[^,;]{1,100},(?=\s+(?:and\s+)?(?:to|by|with|in|at)\b)"
    r"|\([^()]{1,100}\)"
)
_RANGE = re.compile(r"(?i)\bfrom\s[^,;]{0,80}?\sto\s+(?:[a-z]+\s+){0,4}[0-9]")
#: "..., according to the plan."
_PROPOSED_ABOVE = re.compile(
    rf"(?i)(?:\b(?:according\s+to|under){NOUN_PHRASE}{{0,8}}?"
    rf"|,(?:\s+[\w'-]+){{0,5}})\s+{any_of('documents')}(?:\s+(?:says?|said|reads?))?[\s.\"\u201d]*$"
)
_COMPLEMENT = of_sentence(rf"{any_of('complements')}|that$")
_GOVERNED = of_sentence(rf"(?!according)[a-z]+\s.*{any_of('governing_plans')}")
_PROPOSING = of_sentence(
    rf"{any_of('documents')}(?:\s.*{any_of('setting_verbs')}(?:\s+that)?)?$"
    rf"|{any_of('vowing_verbs')}\s+that$"
)
