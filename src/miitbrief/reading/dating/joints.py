"""The words that join figures, words of time and clauses, as patterns.

Those that end with ``$`` are for the text in front of a figure or of words of time.
"""

import re

from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.times.calendar_words import NUMBERS

__all__ = [
    "ALL",
    "ALONE",
    "AS_IN",
    "APART",
    "ASIDE",
    "ASKED",
    "BORN",
    "BREAK",
    "BY",
    "COME_FROM",
    "COORDINATION",
    "FINISHED",
    "FORECAST",
    "FORMER",
    "FROM",
    "HEAD",
    "HEDGE",
    "JOINT",
    "LAST",
    "LINK",
    "MADE",
    "NOT_DATING",
    "OTHER",
    "OWNED",
    "RESPECTIVELY",
    "SAME",
    "SAME_PHRASE",
    "SINCE",
    "THAT_OF",
    "TIMES_THE",
    "TO",
    "VERBAL",
    "WITHIN",
]

HEDGE = alternatives(word for words in table("hedges_before").values() for word in words)
_LEAD = (
    rf"(?:\s+(?:an?|the)(?:\s+[\w-]+){{1,3}}\s+of)?"
    rf"(?:\s+(?:an?|the|some|just|only|roughly|{HEDGE}))*\s*(?:US|RMB)?$"
)
FROM = re.compile(rf"(?i)\bfrom{_LEAD}")
TO = re.compile(rf"(?i)\bto{_LEAD}")
FORMER = re.compile(
    r"(?i)\b(?:from|against|compar\w+\s+(?:with|to)|versus|after\s+\w+"
    r"|(?:previous|earlier|former|old)\s+\w+\s+of"
    rf"|(?<!more )(?<!less )(?<!fewer )(?<!lower )(?<!higher )than){_LEAD}"
)
COME_FROM = re.compile(rf"(?i)\b(?:from|against|versus|compar\w+\s+(?:with|to)){_LEAD}")
#: "(Rose 5%) and (last year reached 6)": another clause begins with the words of time.
COORDINATION = re.compile(r"(?i)\b(?:and|but|or)\s+(?:in\s+|during\s+)?$")
#: "(88% against 86)": the same thing as before, of which no word is said again.
ALONE = re.compile(
    r"(?i)\s*(?:$|[,.;:)]|(?:in|a|the|at|and|but|which|when|previously|before|earlier|on|last)\b)"
)
BY = re.compile(rf"(?i)\b(?:by|up|down|of)(?:\s+(?:{HEDGE}))?\s+$")
#: Where another clause begins.
BREAK = re.compile(
    r"(?i)[;:]|\s[-\u2013\u2014]\s|\u2014"
    r"|,\s+(?:and|but|yet|so|as|when|where|who|whose|which|with|of\s+which|of\s+whom"
    r"|among\s+(?:which|them|whom)|although|though|while|whereas)\b"
    r"|\s(?:while|whereas|although|though|but|which|because|whose|and\s+that)\s"
    r"|\sthat\s(?!of\b|for\b|in\b|on\b)"
)
ASKED = re.compile(
    r"(?i)(?:^|[,:;]\s|\bmy\s+question\s)\s*(?:is|are|was|were|do|does|did|has|have|will|can|could|would|whether|if)\b"
)
#: Behind these the next figure is true at another time.
APART = re.compile(
    r"(?i)[;:]|\b(?:from|against|compar\w+|versus|vs|than|after|before|while|whereas|but|although"
    r"|though|whose|which|who|when|because|yet|now|currently|since)\b"
)
#: Between a figure and the words that date it lies no other clause.
_PHRASE = r"(?:[^,;:()]|(?<=[0-9]),(?=[0-9]))*"
SAME_PHRASE = re.compile(rf"{_PHRASE}(?:,\s*respectively\s*,?{_PHRASE})?(?:\([^()]*\){_PHRASE})?")
#: "(5% over) that of (2020)": the words of time are those of what is compared.
THAT_OF = re.compile(
    r"(?i)\bwhat\s+(?:\w+\s+){1,3}$"
    r"|\b(?:than|that|those|levels?|compared\s+with|over|from|to|above|below|as)"
    r"\s+(?:(?:\w+\s+(?:had|was|were|did)|in|of|at|for)\s+)?$"
    r"|\b(?:pace|rate|level|amount|average|total|number|value|figure|sum)\s+(?:\w+\s+)?(?:in|of|at|for)\s+$"
)
OTHER = re.compile(r"(?i),|\b(?:and|as|that|where)\b")
#: "(Short of last year)'s level": what it is compared with is told already.
OWNED = re.compile(r"'s\s")
#: "Twice (as many as) in (2012)", "3 times (the output of) (2012)".
TIMES_THE = re.compile(r"(?i)\b(?:as|than|that|those|the|what|its|their|our|his|her)\b")
VERBAL = re.compile(r"(?i)(?:ed|ing|[a-z]fold)$")
SINCE = re.compile(r"(?i)(?:ever\s+)?(?:since|starting|from)\b")
SAME = re.compile(r"(?i)(?:the\s+)?(?:same|corresponding)\b")
RESPECTIVELY = re.compile(r"(?i)\brespectively\b")
LINK = re.compile(
    rf"(?i)\s*(?:%|percent|per\s+cent)?\s*(?:,|and|,\s*and)\s+(?:by\s+)?(?:(?:{HEDGE})\s+)?"
)
JOINT = re.compile(r"(?i),?\s*(?:and)?\s*(?:in|during|for|the|at|by)?\s*(?:the\s+)?")
#: Words of time behind these date no figure: "for the first time (this year)", "covers (2021)",
#: "the dam, finished in (2021)".
NOT_DATING = re.compile(
    r"(?i)(?:\btime(?:\s+(?:in|on))?|\b(?:cover|span|run)(?:s|ned|ed|ning|ning)?(?:\s+from)?)\s+$"
)
#: Forecasts of one time change from one figure to another.
FORECAST = re.compile(
    r"(?i)\b(?:forecast|estimate|projection|outlook|guidance|target|goal|prediction|expectation)s?\b"
)
#: "For the first time (last year)", but not "for the first time this year".
LAST = re.compile(r"(?i)(?:last|yesterday|(?:early|late)\s+last)\b")
#: "The same as in (June)".
AS_IN = re.compile(r"(?i)\b(?:as|than)\s+(?:in|at|on)\s+$")
BORN = re.compile(r"(?i)\bborn(?:\s+(?:in|between|before|after|from))?\s+$")
#: "212,000 pickups built (between 2019 and 2022)".
MADE = re.compile(
    r"(?i)(?<=s)\s+(?:built|made|manufactured|produced|assembled|founded|issued|registered|launched)"
    r"(?:\s+(?:in|between|before|after|from))?\s+$"
)
FINISHED = re.compile(
    r"(?i),\s+(?:which|who|that)\s(?:[^,;0-9]|(?<=[0-9])[0-9])*$|,\s+(?:[a-z]+ly\s+)?(?:[a-z]+ed|built|set|begun|found|made|sent)(?:\s+up)?(?:\s+(?:in|on|at|by))?\s+$"
)
#: ", on which rates are based," says nothing of the figure behind it.
ASIDE = re.compile(r"\([^()]*\)|,\s+(?:[a-z]+\s+)?(?:which|who|whose)\b[^,;0-9]*(?=,)")
#: A figure at the head of its clause: ", a total of 5".
HEAD = re.compile(
    rf"(?i)(?:a\s+total\s+of\s+|(?:some|only|just|all|the|another|as\s+many\s+as|{HEDGE})\s+)*$"
)
#: "..., all for the first half" dates the whole sentence.
ALL = re.compile(r"(?i)\b(?:all|both|each)\s+(?:for|in|during|of)\s+$")
#: "(Doubled) in 18 months".
WITHIN = re.compile(
    r"(?i)(?:[^,;:()]|(?<=[0-9]),(?=[0-9])){0,40}?\b(?:in|within|inside)\s+"
    r"(?:(?:just|only|little\s+more\s+than|less\s+than|under|about|barely|the\s+space\s+of)\s+)*"
    rf"(?P<n>an?|one|[0-9]{{1,2}}|{'|'.join(NUMBERS)})\s+(?:short\s+|single\s+)?"
    r"(?P<unit>decade|year|quarter|month|week|day)s?\b(?!\s+or\b)"
)
