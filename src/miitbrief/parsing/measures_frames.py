"""What frames a clause and is no part of it: times, hedges, sources and asides."""

import re
from collections.abc import Sequence

from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.parsing.measures_words import MARK, words
from miitbrief.spans import Span

__all__ = ["stripped", "without_frames"]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)


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
    | (?i:with)?in\s(?:a|one|{_COUNT})\s{_PART}
    | (?i:last|this|next|each|every)\s(?:year|month|quarter|week|{_MONTH})
    | (?:year|month|quarter|week)[-\s](?:on|over)[-\s](?:year|month|quarter|week)
    | (?i:in)\s(?:real|nominal)\sterms | on\san?\s(?:yearly|annual|monthly)\sbasis | on\saverage
    | a\syear(?=\W*$|[,;]) | (?i:in\s)?{_DAY} | (?i:so\sfar)(?:\s(?:this|in)\s\w+)?
    | (?i:currently|at\spresent) | (?i:a|one|{_COUNT})\s{_PART}\s(?:earlier|ago|before) | {_YEAR}
    )(?![\w-])""",
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
    rf"(?i)(?<![\w-])(?:a\s(?:combined\s)?total\sof\s|(?:{alternatives(_HEDGES)})\s)+"
    rf"(?:of\s|a\s|an\s|the\s|another\s)*(?={MARK})"
    rf"|(?<={MARK})(?:-plus|\+|\s(?:or|and)\s(?:more|above|over|so|less|fewer))(?!\w)"
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
      | ,\s(?:by\scontrast|for\s(?:example|instance)|however|in\sturn|too|meanwhile)(?=,)
      | ,\s(?:once|mainly|especially|particularly)\s[^,;{MARK}]{{1,50}}(?=,\s)""",
    re.VERBOSE,
)


def stripped(sentence: str, spans: Sequence[Span]) -> str:
    """Return a sentence with figures marked, and with time, hedges and sources blank.

    Every character that stays is at its offset.
    """
    marked = list(sentence.replace(MARK, " "))
    for span in spans:
        marked[span.start : span.end] = MARK * len(span)
    plain = "".join(marked)
    for pattern in (_ASIDE, _SOURCE, _TIME, _SOURCE, _HEDGE):
        plain = pattern.sub(lambda match: " " * len(match[0]), plain)
    return plain


def without_frames(parts: Sequence[str]) -> list[str]:
    """Return a clause without what opens it up to a comma.

    >>> without_frames("In terms of speed , the line".split())
    ['the', 'line']
    """
    rest = list(parts)
    while "," in rest and rest[0].lower() in words("prepositions", "openers") | {","}:
        rest = rest[rest.index(",") + 1 :]
    return rest
