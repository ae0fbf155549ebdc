"""Numbers that are no figures, each with its reason."""

import re
from collections.abc import Iterator

from miitbrief.indicators import NonFigure, Reason
from miitbrief.numerals import SCALES
from miitbrief.parsing.cardinals import AFTER_PART
from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.parsing.mentions import folded
from miitbrief.spans import Span

__all__ = ["find_nonfigures"]

_ORDINAL = alternatives(table("ordinals"))
_NUMBER_WORD = rf"(?:{alternatives(table('ones')[:12])})"
_SCALE = alternatives(SCALES)
_UNIT = alternatives([*table("units"), *table("durations"), *table("currency_after")])
#: "A third of" is a part of a whole; "a third measure" is the third.
_PART = rf"(?<=\ba\s)(?:third|quarter|fifth|tenth)(?!\w){AFTER_PART}"
_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_COUNT = rf"(?:{_DIGITS}|{_NUMBER_WORD})"
_YEAR = r"(?:19|20)[0-9]{2}"
_DAYS = r"(?:years?|months?|weeks?|days?|decades?)"
#: No percentage and no longer number goes on behind the digits of a name.
_NAME_ENDS = r"(?![\w%,.-]*[0-9%])"
_NUMBERED = alternatives(table("numbered"))
_SIDES = rf"(?:{_NUMBER_WORD}|first|second|third|double|triple|half|quarter)"
#: "Two-thirds" and "two-year" are numbers and frames; "two-way" is an idiom.
_HYPHENATED = alternatives(table("hyphenated"))
_DOUBLED = r"(?:the|our|its|their|efforts|down|standards?|circulation|reduction|check)"
#: "One" with one of these behind it is a number.
_ONE_OF_SCALE = (
    r"(?:hundred|thousand|million|billion|trillion|dozen|third|quarter|half|fifth|tenth)"
)
_PER = r"(?:per|for\s+every|out\s+of\s+every|in\s+every)"
_PER_UNIT = r"(?:yuan|dollars|euros|kilometers|kilometres|km|tonnes|tons)"
_CURRENCY_CODE = r"(?:RMB|CNY|USD|EUR|GBP|JPY|HKD)"

#: Each form of a number that is no figure, by its reason.  The group `here`, or else the whole
#: match, is the literal.  Earlier forms win.
_FORMS: tuple[tuple[Reason, str], ...] = (
    # Photo counters and page navigation: "/5    Name", "< 1 2 3 >".
    (Reason.PAGE, r"(?m)^\s*/(?P<here>[0-9]+)(?=\s)"),
    (Reason.PAGE, r"(?m)^\s*<?\s*(?P<here>[0-9]+(?:\s+[0-9]+)+)\s*>?\s*$"),
    (Reason.PAGE, r"(?<![\w/.])[0-9]{1,2}/[0-9]{1,2}(?![\w/])"),
    (Reason.PAGE, r"\b[Pp]age\s+(?P<here>[0-9]+(?:\s+of\s+[0-9]+)?)"),
    # Sections: "3." or "(2)" at the start of a line.
    (Reason.ENUMERATOR, r"(?m)^\s*\(?(?P<here>[0-9]{1,2})(?:[.)]\)?)(?=\s|[A-Z])"),
    # Ordinals: "18th", "first", "twenty-first".
    (Reason.ORDINAL, r"\b[0-9][0-9,]*(?:st|nd|rd|th)\b"),
    (
        Reason.ORDINAL,
        (
            rf"(?i)(?<!per )(?<![-\w])(?!{_PART})(?:(?:twenty|thirty|forty|fifty)-)?"
            rf"(?:{_ORDINAL})\b(?!-)"
        ),
    ),
    # Names: letters or a hyphen glued to the digits, before or behind: "5G", "COVID-19", "C919".
    (
        Reason.NAME,
        rf"(?<![\w$€£¥])(?!{_CURRENCY_CODE}[0-9])[A-Za-z][\w'\u2019.]*-?[0-9][\w.-]*(?<![.,-])",
    ),
    (Reason.NAME, rf"(?<![\w.,$€£¥]){_DIGITS}(?:G|D|K|P|A|B|X|S|M|WD|x)\b(?![a-z])"),
    # Laws, documents, models and routes: "No. 3", "Article 5", "Boeing 737", "Route 66".
    (Reason.NAME, rf"\bNos?\.\s?(?P<here>{_DIGITS})"),
    (
        Reason.NAME,
        (
            rf"(?i)\b(?:{_NUMBERED})\s(?P<here>[0-9]{{1,4}}){_NAME_ENDS}"
            r"(?!\s(?:percent|per\s+cent|million|billion|trillion)\b)"
        ),
    ),
    (Reason.NAME, r"(?<![\w.,])(?<![0-9]-)(?:0[0-9]+)(?:[\s-][0-9]+)+"),
    # Slogans: two capitalised words, "Two Establishments", also in a quotation.
    (
        Reason.IDIOM,
        (
            r"(?<![.!?\n]\s)(?<!\n)(?<=[\s\"\u201c\u2018'])"
            r"(?P<here>(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))(?=\s+(?:[A-Z]))"
        ),
    ),
    # What a compound frames: "a two-year average", "five-year plans".
    (
        Reason.FRAME,
        (
            rf"(?i)\b(?:{_NUMBER_WORD}|[0-9]{{1,3}})-"
            r"(?:year|month|week|day|hour|quarter|decade)\b(?!-)"
        ),
    ),
    # A short phrase in quotation marks is a name: "two sessions".
    (
        Reason.NAME,
        (
            rf"(?i)(?<=[\"\u201c])(?P<here>(?:{_NUMBER_WORD}|[0-9]+)(?:[-+,\s]+[\w-]+){{1,5}})"
            r"(?=[,.]?[\"\u201d])"
        ),
    ),
    (
        Reason.ENUMERATOR,
        (
            r"(?i)\b(?:the|a|this|our)\s+(?P<here>double|triple|two\s+sides|two\s+partners)"
            r"(?=\s+[a-z])"
        ),
    ),
    (
        Reason.ENUMERATOR,
        r"(?i)\b(?P<here>one)(?=\s+(?:more\s+)?(?:point|thing|aspect|question|issue)\b)",
    ),
    # Idioms: "one of", "one by one", "first-class", "thousands of", "double-digit".
    (Reason.IDIOM, r"(?i)\bone\s+by\s+one\b|\bone\s+another\b"),
    (Reason.IDIOM, r"(?i)\b(?:no|any|every|each|this|that|which)\s?one\b"),
    (
        Reason.IDIOM,
        (
            r"(?i)\b(?:tens|hundreds|thousands|millions|billions|trillions|dozens)"
            r"(?:\s+of\s+(?:thousands|millions|billions))?\b"
        ),
    ),
    (Reason.IDIOM, rf"(?i)\b{_SIDES}-(?!(?:{_HYPHENATED}|and-)\b)[a-z]+"),
    (Reason.IDIOM, rf"(?i)\b(?:double|single)-digit\b|\bdouble(?=\s+{_DOUBLED})"),
    (Reason.DENOMINATOR, r"(?i)\b(?P<here>one)(?=\s+[a-z]+\s+(?:per|for)\s+(?:every\s+)?[0-9])"),
    (
        Reason.IDIOM,
        (
            rf"(?i)(?<![-\w])one(?![-\s]{_ONE_OF_SCALE}\b)(?!\s(?:{_UNIT})(?!\w))"
            rf"(?!\s(?:in|out\s+of)\s+(?:every\s+)?(?:[0-9]|{_NUMBER_WORD}))"
            r"(?!\sper\s+(?:every\s+)?[0-9])(?!-?\w)"
        ),
    ),
    # Denominators: "per 1,000 people", "for every 100 yuan", "out of 10".
    (
        Reason.DENOMINATOR,
        (
            rf"(?i)\b{_PER}\s+(?:RMB\s?|US\$|\$)?"
            rf"(?P<here>(?:{_DIGITS}|hundred|thousand|million|dozen)"
            rf"(?:\s+(?:hundred|thousand|million|billion))?(?:\s+{_PER_UNIT})?)"
        ),
    ),
    # What the speech itself goes on to list: "three aspects", "the following five measures".
    (
        Reason.ENUMERATOR,
        (
            rf"(?i)\b(?:following|these|those)\s+(?P<here>{_NUMBER_WORD}|[0-9]{{1,2}})\b"
            r"(?!\s+(?:million|billion|trillion|percent|years|months|decades))"
        ),
    ),
    (
        Reason.ENUMERATOR,
        (
            rf"(?i)(?<![-\w])(?P<here>{_NUMBER_WORD})"
            rf"(?=\s+(?:[a-z-]+\s+){{0,2}}(?:{alternatives(table('enumerated'))})\b)"
        ),
    ),
    # Frames: "the past 10 years", "in the next five years".
    (
        Reason.FRAME,
        (
            r"(?i)\b(?:past|last|previous|next|coming|recent|following)\s+"
            rf"(?P<here>{_COUNT}(?:\s+(?:or\s+so\s+)?(?:{_DAYS}|quarters?))?)(?=\b)"
        ),
    ),
    (Reason.FRAME, rf"(?i)\b(?:through|within)\s+(?P<here>{_COUNT}\s+{_DAYS})\b"),
    (
        Reason.DATE,
        rf"(?i)\b(?P<here>{_COUNT}\s+(?:{_DAYS}|hours?|minutes?))\s+(?:ago|earlier|later)\b",
    ),
    # Clock times and dates in digits: "10 a.m.", "10:30", "2022-02-28".
    (Reason.DATE, r"\b[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\s?[ap]\.?m\.?)?|\b[0-9]{1,2}\s?[ap]\.m\."),
    (Reason.DATE, rf"\b{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}\b"),
    (Reason.DATE, rf"\b[0-9]{{1,2}}/[0-9]{{1,2}}/{_YEAR}\b"),
)

_COMPILED = tuple((reason, re.compile(pattern)) for reason, pattern in _FORMS)

_NO_NAMES = frozenset([*table("function_words"), *table("months")])

#: Numbers inside names of several capitalised words; the word before must be no function word.
_IN_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        # "Made in China 2025", "Boeing 737", "Windows 11", "Before 2030" in a title.
        (
            rf"(?<=\w\s)(?P<word>[A-Z][\w'\u2019-]*)\s(?P<here>[0-9]{{1,4}}){_NAME_ENDS}"
            rf"(?!\s?(?:%|percent|per\s+cent|{_SCALE}|{_UNIT})(?!\w))"
        ),
        rf"(?<=\w\s)(?P<word>[A-Z][\w'\u2019-]*)\s(?P<here>{_YEAR})(?![\w%])",
        (
            r"(?P<word>[A-Z][\w-]+)\s(?:Before|By|Toward|Towards|Until|Through)\s"
            rf"(?P<here>{_YEAR})\b"
        ),
        # "World's 500 Most Influential Brands", "the 2022 Winter Olympics".
        r"(?P<word>[A-Z][\w-]*['\u2019]s)\s(?P<here>[0-9][0-9,]*)(?=\s[A-Z])",
        rf"(?P<word>\w+)\s(?P<here>{_YEAR})(?=\s[A-Z]\w+\s[A-Z])",
    )
)


def find_nonfigures(text: str) -> tuple[NonFigure, ...]:
    """Find what looks like a number and is neither a figure nor a date in words.

    Dates in words ("Feb. 20", "the first quarter") are time expressions, found elsewhere.

    Args:
        text: A sentence or any plain text.

    Returns:
        The non-figures, in order of span, disjoint.

    >>> [(n.literal, str(n.reason)) for n in find_nonfigures("First, 5G and the 18th Congress")]
    [('First', 'ordinal'), ('5G', 'name'), ('18th', 'ordinal')]
    """
    plain = folded(text)
    found: list[NonFigure] = []
    for reason, match in _matches(plain):
        group = "here" if match.groupdict().get("here") else 0
        span = Span(start=match.start(group), end=match.end(group))
        if span and not any(span.overlaps(other.span) for other in found):
            found.append(NonFigure(span=span, literal=span.of(text), reason=reason))
    return tuple(sorted(found, key=lambda nonfigure: nonfigure.span))


def _matches(plain: str) -> Iterator[tuple[Reason, re.Match[str]]]:
    """Yield every match of every form, earlier forms first."""
    for pattern in _IN_NAMES:
        for match in pattern.finditer(plain):
            if match["word"] not in _NO_NAMES:
                yield Reason.NAME, match
    for reason, pattern in _COMPILED:
        for match in pattern.finditer(plain):
            yield reason, match
