"""What frames a clause and is no part of it: times, hedges, sources and asides."""

import re
from collections.abc import Sequence
from functools import lru_cache

from miitbrief.model.spans import Span
from miitbrief.reading.measures.words import MARK, words
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.times.calendar_words import MONTHS

__all__ = ["stripped", "without_frames"]

_MONTH = rf"(?:{'|'.join(MONTHS)})\b\.?"


_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


_YEAR = r"(?:(?:19|20)[0-9]{2}(?:/[0-9]{2,4})?\b)"


_COUNT = r"(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few)"


_ORDER = (
    r"(?:first|second|third|fourth|last|final|same|past|previous|next|coming|current|whole|full"
    r"|entire|recent|following|preceding|corresponding)"
)


_PART = (
    r"(?:years?|months?|quarters?|half|weeks?|days?|decades?|periods?|seasons?|century|night"
    r"|evening|weekend)(?:\sof\s(?:the\s)?year)?"
)


_ORDINAL = r"(?:[0-9]+(?:st|nd|rd|th)|second|third|ninth|[a-z]+th)"


#: point = [day] month [day] [year] | year | "the" [order] [count] part | "a year earlier" ...
_POINT = rf"""(?:(?:mid-?|early\s|late\s|midnight\son\s|[0-9][0-9]?\s)?(?:
        (?:{_DAY},?\s)?{_MONTH}(?:\s?(?:to|-|\u2013)\s?{_MONTH})?(?:\s[0-9]{{1,2}}\b)?
        (?:,?\s{_YEAR})?(?:\speriod)?
      | {_YEAR}(?:\s?[-\u2013]\s?{_YEAR})? | {_DAY}(?:\s(?:morning|evening|night))?
      | (?:(?:last|this|next|each|the|that)\s)(?:{_ORDER}\s)?(?:{_COUNT}\s)?
        (?:{_MONTH}(?:-{_MONTH}\speriod)?|{_PART})(?:\s(?:before|earlier|ago|just\sended))?
      | (?:a|one|{_COUNT})\s{_PART}\s(?:before|earlier|ago)
      | (?:the\s)?(?:[0-9]+(?:th|st|nd|rd)|[A-Za-z]+th)\sFive-Year\sPlan(?:\speriod)?
      | the\sfirst\s(?:time(?:\son\srecord)?|batch) | the\s(?:start|end) | the\smoment
      | (?:a|an|the|its|their)\s{_ORDINAL}\s(?:(?:straight|consecutive|successive)\s{_PART}
        | {_PART}\s(?:running|in\sa\srow|in\ssuccession|straight))
      | (?:the|a)\s(?:year|month|quarter|week)-(?:ago|earlier)(?:\s{_PART})?
      | the\s{_PART}\s(?:before|earlier)
      | today | yesterday | tomorrow | now | then | mid-year | year-end | present
    ))"""


_EDGE = (
    r"(?:(?:the\s)?(?:very\s)?(?:end|beginning|start|middle|close|course|first\sday|level)\sof\s)"
)


_WHEN = rf"(?:{_EDGE}*{_POINT}(?:\s(?:of|in|on)\s(?:the\s)?{_EDGE}?{_POINT})*)"


_LINK = (
    r"(?i:compared\s(?:with|to)|over|from|in|on|at|by|during|since|until|through(?:out)?|for|between"
    r"|within|as\sof|as\sfrom|before|after|than\s(?:in|at|on|during|that\sin)|versus|against|to"
    r"|that\sof|above|below|around|of)"
)


_TIME = re.compile(
    rf"""(?<![\w-])(?:
      (?:{_LINK}\s)+{_WHEN}(?:\s(?:to|and|through|until|or)\s(?:\w+\s)?{_WHEN})*
    | (?:(?<=ended\s)|(?<=closed\s)|(?<=finished\s))the\s(?:{_PART}|session|day)
    | (?i:with)?in\s(?:a|one|{_COUNT})\s{_PART}
    | (?i:last|this|next|each|every)\s(?:year|month|quarter|week|{_MONTH})
    | (?:year|month|quarter|week)[-\s](?:on|over)[-\s](?:year|month|quarter|week)
    | (?i:in)\s(?:real|nominal)\sterms | on\san?\s(?:yearly|annual|monthly)\sbasis | on\saverage
    | a\syear(?=\W*$|[,;]) | (?i:in\s)?{_DAY} | (?i:so\sfar)(?:\s(?:this|in)\s\w+)?
    | (?i:currently|at\spresent) | (?i:a|one|{_COUNT})\s{_PART}\s(?:earlier|ago|before) | {_YEAR}
    )(?:\salone)?(?![\w-])""",
    re.VERBOSE,
)


#: Hedges that are verbs say what happens to the measure, and stay.
_VERB_HEDGE = (
    r"(?i:exceed|surpass|topp?(?:ed|ing|s)|pass(?:ed)?$|approach|near(?:ing)?$|estimated|within)"
)


_HEDGES = [
    hedge
    for hedges in table("hedges_before").values()
    for hedge in hedges
    if not re.match(_VERB_HEDGE, hedge)
]


_HEDGE = re.compile(
    rf"(?i)(?<![\w-])(?<!\badd\s)(?<!\badds\s)(?<!\badded\s)(?<!\badding\s)(?:a\s(?:combined\s)?total\sof\s|(?:{alternatives(_HEDGES)})\s)+"
    rf"(?:of\s|a\s|an\s|the\s|another\s)*(?={MARK})"
    rf"|(?<={MARK})(?:-plus|-odd|\+|\s(?:or|and)\s(?:more|above|over|so|less|fewer))(?!\w)"
)


_SAYS = r"(?:said|says|say|told\s\w+|added|noted|mentioned|showed|shows|estimates|forecasts|claims)"


_SOURCE = re.compile(
    rf"""(?:^|(?<=[,;]))\s*(?:according\sto|pursuant\sto)\s[^,;{MARK}]*?(?:,|\.?$)
      | ,\s[^,;{MARK}]{{0,50}}\b{_SAYS}\s*(?:,|\.?$)
      | ^[^,;{MARK}]{{0,80}}\b{_SAYS}\s+that\s
      | \([^(){MARK}]*\)""",
    re.VERBOSE | re.IGNORECASE,
)


_ASIDE = re.compile(
    rf"""\s[-\u2013\u2014]\s[^-\u2013\u2014;{MARK}]{{1,80}}\s[-\u2013\u2014](?=\s)
      | ,\s(?:\w+\s)?(?:which|who|whose|whom)\s[^,;{MARK}]{{1,80}}(?=,\s(?!and\s))
      | ,\s(?:the|its|their|an?)\s(?:new\s)?(?:\w+-)?(?:most|least|best|worst|record|lowest
        |[a-z]{{3,}}est|(?:\S+\s)?(?:high|low|peak)|{_ORDINAL}\s(?:straight|consecutive))\b
        [^,;{MARK}]{{0,60}}(?=,\s|\sand\s(?:was|were|is|are)\s)
      | ,\s(?:by\scontrast|for\s(?:example|instance)|however|in\sturn|too|meanwhile)(?=,)
      | ,\s(?:with|including|excluding|despite|unlike|like|thanks\sto|as\s[a-z]+ed\sby|net\sof)
        \s[^,;{MARK}]{{1,60}}(?=,\s(?:was|were|is|are|has|have|had|will|rose|fell|grew|stood
        |averag|reach|amount|total|exceed|increas|decreas|declin|climb|jump|came|went|hit))
      | ,\sranking\s[^,;{MARK}]{{1,60}}(?=,\s)
      | ,\s(?:once|mainly|especially|particularly)\s[^,;{MARK}]{{1,50}}(?=,\s)""",
    re.VERBOSE,
)


#: "MOSCOW (TASS). ", "BEIJING, May 22 (Xinhua) -- "
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'-]+(?:,\s[\w. ]{3,14})?"
    r"\s(?:\([^()]{2,20}\)\s?(?:--?|[\u2013\u2014.:])?|--?|[\u2013\u2014])\s"
)


def stripped(sentence: str, spans: Sequence[Span]) -> str:
    """Return a sentence with figures marked, and with time, hedges and sources blank.

    Every character that stays is at its offset.
    """
    return _stripped(sentence, tuple(spans))


@lru_cache(maxsize=256)
def _stripped(sentence: str, spans: tuple[Span, ...]) -> str:
    """Do what `stripped` does, once a sentence."""
    marked = list(sentence.replace(MARK, " "))
    for span in spans:
        marked[span.start : span.end] = MARK * len(span)
    plain = "".join(marked)
    for pattern in (_DATELINE, _ASIDE, _SOURCE, _TIME, _SOURCE, _HEDGE):
        plain = pattern.sub(lambda match: " " * len(match[0]), plain)
    return plain


def without_frames(parts: Sequence[str]) -> list[str]:
    """Return a clause without what opens it up to a comma.

    >>> without_frames("In terms of speed , the line".split())
    ['the', 'line']
    """
    rest = list(parts)
    opening = words("prepositions", "openers") | {","}
    while "," in rest and rest[0].lower() in opening and rest[1:2] != ["capita"]:
        rest = rest[rest.index(",") + 1 :]
    return rest
