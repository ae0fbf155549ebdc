"""The markers of a sentence: words at which a mood begins.

The forms of an aim, a forecast and a fact stand in one pattern, so that a sentence is read once.
What "will" and the words of duty mark is told by the verb behind them and the subject before::

    plan = modal agentive verb | modal "be" participle | modal "have" participle
         | ("we" | "I") modal verb, unless it tells a state
         | ("must" | "shall") verb | duty reaching verb | "should" verb, of every one
         | modal "not" capping verb | modal "be no more than"
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from miitbrief._enumerations import WordEnum
from miitbrief.reading.stances.stances import any_of, of_sentence

__all__ = ["AIMING", "ENDING_VERB", "NOUN_PHRASE", "Marker", "Mood", "find_markers"]


class Mood(WordEnum):
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


_ADVERBS = (
    r"(?:(?:also|thus|still|both|all|then|further|now|first|together|continue\s+to|be\s+able\s+to"
    r"|have|help(?:\s+to)?|(?!likely)[a-z]+ly)\s+)*"
)
_TRANSITIVE = any_of("agentive_verbs")
#: "5%", "5 to 6 percentage points": no thing that is opened, started or widened.
_RATE = (
    r"[0-9][0-9.,]*(?:\s*(?:-|to)\s*[0-9][0-9.,]*)?\s*"
    r"(?:%|per\s?cent|percentage|basis|points?\b|times|years?\b|months?\b|days?\b)"
)
#: What stands behind a verb that takes no object: "will double by", "will grow 5%".
_NO_OBJECT = (
    r"(?:by|to|from|in|at|on|for|over|this|next|during|again|about|around|more|nearly|[a-z]+ly"
    rf"|[$€£¥]|{_RATE}|[,.;]|$)"
)
_MOVABLE = rf"{any_of('movable_verbs')}(?!\s*{_NO_OBJECT})"
_PASSIVE = rf"(?:be|have\s+been)\s+(?:[a-z]+ly\s+|newly\s+)*{any_of('participles')}"
_DONE = rf"have\s+(?:[a-z]+ly\s+)?{any_of('participles')}"
_ACTS = of_sentence(rf"{_ADVERBS}(?:{_TRANSITIVE}|{_MOVABLE}|{_PASSIVE})|{_DONE}")
_CAPS = of_sentence(any_of("capping_verbs"))
#: "Will be no less than", "should be within": a limit that is set.
_IS_LIMITED = of_sentence(
    r"(?:be|reach|account\s+for|average)\s+(?:kept\s+)?(?:no|not)\s+"
    r"(?:more|less|fewer|higher|lower|later)\s+than"
)
#: What must be reached, as opposed to what must be paid or answered.
_ATTAINS = of_sentence(any_of("reaching_verbs"))
_STATES = of_sentence(rf"{_ADVERBS}{any_of('stative_verbs')}")
_OURSELVES = re.compile(r"(?i)\b(?:we|i)(?:\s+(?:also|all|both|[a-z]+ly))*\s*$")
#: ", by the end of next year,": between a verb and what depends on it.
_PUT_IN = r"(?:,[^,;]{1,50},)?"
_TO_VERB = re.compile(rf"{_PUT_IN}\s*")
_COPULA = r"(?:is|are|was|were|has\s+been|have\s+been|remains?)"
#: A word inside a noun phrase.
NOUN_PHRASE = r"(?:\s+(?!(?:is|are|was|were|has|have|had|will|that|which|and|but|if)\b)[\w'%-]+)"
_NUMBER = r"[0-9$\u20ac\u00a3\u00a5]"
#: What a verb of planning has as its object: "40 shops", "a fleet", "investment of".
_AMOUNT = rf"(?:{any_of('amount_words')}\b|[a-z]{{2,}}ing\b|{_NUMBER}|(?-i:[A-Z]){{2,3}}[0-9$])"
_REPORTED = rf"{any_of('reporting')}\b[^.;]{{0,80}}?\s"
_TO_ACT = rf"to(?=\s+(?:{_TRANSITIVE}\b|{_MOVABLE}))"
_VOID_VERBS = rf"(?:{any_of('striving_verbs')}|planned|aimed|hoped|intended|wanted|will)"
#: The moods that markers have; the forms stand in the order in which they win at one place.
_FORMS = {
    "void": rf"{any_of('void_leads')}\s+(?:[a-z]+\s+)?"
    rf"(?:{_VOID_VERBS}(?:\s+to)?\b|{any_of('aim_nouns')}\b)",
    "agenda": rf"(?<!.){any_of('agenda')},"
    rf"(?:\s+to(?=\s+[a-z])|(?=\s+(?:{_TRANSITIVE}|{_MOVABLE})\s))",
    "complement": any_of("complements"),
    "document": rf"according\s+to{NOUN_PHRASE}{{0,8}}?\s+{any_of('documents')}"
    rf"|{any_of('documents')}(?:\s+(?:for|of|on|to|[a-z]+ed){NOUN_PHRASE}{{1,6}}?)?(?:,[^,;]{{1,80}},)?"
    rf"(?:\s+(?:also|further|clearly))?\s+{any_of('setting_verbs')}(?:\s+that(?!\s+of\b))?",
    "governed": rf"{any_of('governing')}{NOUN_PHRASE}{{0,8}}?\s+{any_of('governing_plans')}"
    r"(?!\s+to\b)",
    "noun": rf"{any_of('aim_nouns')}(?:{NOUN_PHRASE}{{0,6}}?(?:,[^,;]{{1,60}},)?\s+{_COPULA}"
    r"(?:\s+(?:set|put|fixed))?(?!\s+(?:missed|met|reached|achieved)))?(?:\s+(?:to|that)\b)?",
    "limit": rf"{any_of('limit_nouns')}{NOUN_PHRASE}{{0,4}}?\s+"
    r"(?:of|(?:is|are|has\s+been|have\s+been)(?:\s+(?:set|put|fixed)\s+at)?)"
    rf"(?=\s+(?:(?:the|{any_of('small_words')})\s+){{0,3}}{_NUMBER})",
    "purpose": rf"plans?{NOUN_PHRASE}{{0,6}}?\s+(?:is|are)\s+(?:to|for|that)",
    "striving": rf"{any_of('striving_verbs')}{_PUT_IN}\s+(?:not\s+)?to(?=\s+[a-z])",
    "command": rf"{any_of('commanding_verbs')}{NOUN_PHRASE}{{0,5}}?\s+{_TO_ACT}",
    "meant": r"(?:is|are)\s+(?:intended|meant|designed)\s+to(?=\s+[a-z])",
    "vowed": rf"{any_of('vowing_verbs')}\s+that(?=\s|,)",
    "aiming": rf"{any_of('aiming_verbs')}\s+(?:at|for|to|toward|towards|on)|eyes|eyeing|wants?"
    rf"|eye(?=\s+(?:an?\s|{_NUMBER}))|{any_of('promising_verbs')}(?=\s+{_AMOUNT})"
    rf"|{any_of('on_the_way')}(?=\s+(?:[a-z]+\s+){{0,2}}?{_NUMBER})",
    "so": r"so(?:\s+that)?\s+(?:\w+\s+){1,2}can",
    "be_to": rf"(?:is|are)\s+{_ADVERBS}to(?=\s+[a-z])(?!\s+(?:blame|date)\b)",
    "to_be": rf"to\s+{_PASSIVE}",
    "planned": rf"{_COPULA}\s+(?:[a-z]+ly\s+)?{any_of('passive_voices')}",
    "reported": rf"(?:(?<=\s)would|{any_of('aiming_past')})",
    "will": r"(?:will|won't|(?:is|are|[a-z]+'(?:s|re))\s+going\s+to|[a-z]+'ll"
    rf"|{any_of('obligations')})(?P<no>\s+(?:not|never|no\s+longer))?",
    "forecast": rf"(?-i:may)|(?!may\b)(?<!\ban\s){any_of('forecasting')}"
    rf"|projects?(?=\s+(?:{any_of('projected_nouns')}\b|{_NUMBER}))",
    "paid": rf"(?<=\band\s){any_of('stative_verbs')}(?!\s+to\b)",
    "fact": r"according\s+to|(?<!\bof\s)which|(?!which\b)(?<!\bto\s)(?<!\bwill\s)(?<!\bmust\s)"
    rf"(?<!\bshall\s)(?<!\bshould\s){any_of('factual')}|(?<=,\s)as|while(?!\s+[a-z]+ing)"
    r"|that(?=\s+[a-z]+(?:s|ed)\s)",
}
_MARKER = of_sentence("|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()))
_WE_WILL = re.compile(r"(?i)(?:we|i)'ll")
#: So far to the left of a verb its subject and the verb that reports it are looked for.
_REACH = 120
_REPORTS = re.compile(rf"(?i)\b{_REPORTED}$")
_LOOKS_ON = of_sentence(
    rf"{any_of('third_people')}(?:\s+[\w&'-]+){{0,5}}?\s+{any_of('saying_verbs')}"
    rf"|{any_of('tag_verbs')}\s+{any_of('third_people')}"
)
#: The verb of a headline, as a pattern: one that needs an object, or that completes something.
ENDING_VERB = rf"(?:(?:{_TRANSITIVE}|{any_of('completing_verbs')})\b|{_MOVABLE})"


def find_markers(sentence: str) -> Iterator[Marker]:
    """Yield the markers of a sentence, in order.

    >>> [str(marker.mood) for marker in find_markers("It will rise, so we aim to cut it")]
    ['forecast', 'aim']
    """
    looked_on = _LOOKS_ON.search(sentence) is not None
    for match in _MARKER.finditer(sentence):
        start, end = match.span()
        if match["will"] or match["reported"]:
            yield Marker(start, end, Mood.FORECAST) if looked_on else _modal(match)
        elif match["void"] or match["forecast"] or match["paid"]:
            yield Marker(start, end, Mood.FORECAST)
        elif match["governed"] or match["fact"]:
            yield Marker(start, end, Mood.FACT)
        elif not (match["to_be"] and _BEHIND_VERB.search(sentence, max(0, start - _REACH), start)):
            passive = match["planned"] or match["to_be"] or _PASSIVE_VERB.match(sentence, end)
            yield Marker(start, end, Mood.AIM, bool(passive))


#: "(Expected) to be built" is of the mood of the verb before.
_BEHIND_VERB = of_sentence(rf"(?:{any_of('forecasting')}|[a-z]+ed|ought|used|not)\s+$")
_PASSIVE_VERB = re.compile(
    rf"\s*(?:{_PASSIVE}|(?:be|get|become|take\s+shape)\b"
    rf"(?!\s+(?:{any_of('amount_leads')}\b|{_NUMBER})))",
    re.IGNORECASE,
)


#: What holds for every one of something is a rule, and no belief.
_UNIVERSAL = re.compile(r"(?i)\b(?:every|each|all|at\s+least)\s[^,;]*$")
#: Words of duty; "should" is as often one of belief.
_DUTIES = frozenset({"need to", "needs to", "has to", "have to"})


def _modal(match: re.Match[str]) -> Marker:
    """Return the marker that "will", an obligation or a reported "would" is."""
    text, (start, end) = match.string, match.span()
    put_in = _TO_VERB.match(text, end)
    verb = put_in.end() if put_in else end
    if match["reported"] and not _REPORTS.search(text, max(0, start - _REACH), start):
        return Marker(start, end, Mood.FORECAST)
    if match["no"]:
        return Marker(start, end, Mood.PLAN if _CAPS.match(text, verb) else Mood.FACT)
    acts = _ACTS.match(text, verb)
    ours = _WE_WILL.match(match[0]) or _OURSELVES.search(text, max(0, start - _REACH), start)
    by_us = ours and not _STATES.match(text, verb)
    word = match[0].lower()
    capped = word in ("must", "shall") or (match["reported"] and word != "would")
    reaches = word in _DUTIES and _ATTAINS.match(text, verb)
    universal = word == "should" and _UNIVERSAL.search(text, max(0, start - _REACH), start)
    bound = universal or capped or reaches or _IS_LIMITED.match(text, verb)
    mood = Mood.PLAN if acts or by_us or bound else Mood.FORECAST
    return Marker(start, end, mood, _PASSIVE_VERB.match(text, end) is not None)
