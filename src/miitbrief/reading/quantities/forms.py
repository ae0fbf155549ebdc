"""The forms of numbers that are no figures, as patterns, each with its reason."""

import re

from miitbrief.model.categories import Reason
from miitbrief.model.numerals import SCALES
from miitbrief.reading.quantities.lexicon import alternatives, table

__all__ = [
    "ANY_NUMBER_WORD",
    "DAYS",
    "DIGITS",
    "FORMS",
    "IN_NAMES",
    "NUMBER_WORD",
    "SCALE",
    "THING_PER",
    "UNIT",
]

_ORDINAL = alternatives(table("ordinals"))
NUMBER_WORD = rf"(?:{alternatives(table('ones')[:12])})"
_CAPITAL_WORD = alternatives(word.capitalize() for word in table("ones")[1:12])
ANY_NUMBER_WORD = rf"(?:{alternatives([*table('ones'), *table('tens')])})"
SCALE = alternatives(SCALES)
#: "R5 billion" and "R1,200" are rand; "R5" alone is a name.
RAND = rf"R(?=[0-9][0-9.,]*\s?(?:{SCALE}|[mkb]n?)\b|[0-9]{{1,3}},[0-9]{{3}})"
UNIT = alternatives([*table("units"), *table("durations"), *table("currency_after")])
#: What may follow "a third": not the noun of an ordinal, as in "a third measure".
AFTER_PART = rf"(?=\s*(?:[,.;:)?!]|$)|\s+(?:{alternatives(table('after_part'))})\b)"
PART = rf"(?:{alternatives(word for word in table('parts') if not word.startswith('hal'))})"
#: "A third of" is a part of a whole; "a third measure" is the third.
_PART = rf"(?:(?<=\ba\s)|(?<=\ban\s)){PART}(?!\w){AFTER_PART}"
DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_COUNT = rf"(?:{DIGITS}|{NUMBER_WORD})"
_FRAMING = r"past|last|previous|next|coming|recent|following|preceding|ensuing|subsequent"
_YEAR = r"(?:19|20)[0-9]{2}"
DAYS = r"(?:years?|months?|weeks?|days?|decades?)"
#: No percentage and no longer number goes on behind the digits of a name.
_NAME_ENDS = r"(?![\w%,./-]*[0-9%])"
_NUMBERED = alternatives(table("numbered"))
_SIDES = rf"(?:{NUMBER_WORD}|first|second|third|double|triple|half|quarter)"
#: "Two-thirds", "two-ton" and "two-year" are numbers and frames; "two-way" is an idiom.
_HYPHENATED = alternatives([*table("hyphenated"), *table("measured"), "in", "out"])
#: What stands behind a multiple: "double the size", "double in a year"; others are set phrases.
_MULTIPLIED = (
    r"(?:the|that|those|what|this|these|their|its|his|her|our|last|in|from|over|to|by|since|as|at|"
    r"and|or|but|when|while|between|within|on|of|year|every|each|for|with|after|before|an?|"
    r"compared|again|exports|imports|output|production)"
)
_HEDGE = alternatives(word for words in table("hedges_before").values() for word in words)
_DOUBLED = (
    r"(?:(?:the|our|its|their|your)\s+)?"
    r"(?:efforts|down|standards?|circulation|reduction|check|win)\b"
)
#: "One" with one of these behind it is a number.
_ONE_OF_SCALE = (
    r"(?:hundred|thousand|million|billion|trillion|dozen|third|quarter|half|fifth|tenth)"
)
#: "One accident per 147,000 km" states the distance, and "one doctor per 300 people" the one.
THING_PER = r"\s+[a-z]+\s+(?:per|for)\s+(?:every\s+)?"
_PER = r"(?:per|for\s+every|out\s+of\s+every|in\s+every|of\s+every)"
_PER_UNIT = r"(?:yuan|dollars|euros|kilometers|kilometres|km|tonnes|tons)"
_CURRENCY_CODE = alternatives(
    code for code in table("currency_before") if code.isalpha() and code != "R"
)

#: Each form of a number that is no figure, by its reason.  The group `here`, or else the whole
#: match, is the literal.  Earlier forms win.
FORMS: tuple[tuple[Reason, str], ...] = (
    # Photo counters and page navigation: "/5    Name", "< 1 2 3 >".
    (Reason.PAGE, r"(?m)^\s*/(?P<here>[0-9]+)(?=\s)"),
    (Reason.PAGE, r"(?m)^\s*<?\s*(?P<here>[0-9]+(?:\s+[0-9]+)+)\s*>?\s*$"),
    (Reason.PAGE, r"(?<![\w/.])[0-9]{1,2}/[0-9]{1,2}(?![\w/])"),
    (Reason.PAGE, r"\b[Pp]age\s+(?P<here>[0-9]+(?:\s+of\s+[0-9]+)?)"),
    # Sections: "3." or "(2)" at the start of a line.
    (Reason.ENUMERATOR, r"(?m)^\s*\(?(?P<here>[0-9]{1,2})(?:[.)]\)?)(?=\s|[A-Z])"),
    # "One, to ...  Two, to ..."
    (Reason.ENUMERATOR, rf"(?m)(?:^|(?<=[.!?;:]\s))(?P<here>(?:{_CAPITAL_WORD}))(?=,\s)"),
    (
        Reason.ENUMERATOR,
        rf"(?<=;\s)(?P<here>(?:{NUMBER_WORD}))(?=,\s(?!(?:{alternatives(table('no_things'))}|aged|all|both|each|including|some|one)\b)[a-z])",
    ),
    # Ordinals: "18th", "first", "twenty-first".
    (Reason.ORDINAL, r"(?<![0-9,])[0-9][0-9,]{0,20}(?:st|nd|rd|th)\b"),
    (
        Reason.ORDINAL,
        (
            r"(?i)(?<!per )(?<!\bone\s)(?<!\bhalf\sa\s)(?<![-\w])"
            rf"(?!{_PART})(?:(?:twenty|thirty|forty|fifty)-)?"
            rf"(?:{_ORDINAL})\b(?!-)"
        ),
    ),
    # "4x4", "a 1-in-100-year flood".
    (Reason.NAME, r"(?<![\w.,])[0-9]+x[0-9]+\w*"),
    (
        Reason.IDIOM,
        (
            rf"(?i)(?<![\w.,])(?:[0-9]+|{NUMBER_WORD})-in-(?:an?-)?"
            r"(?:[\w,]+-(?:year|century|generation|lifetime)|million|lifetime)\b"
        ),
    ),
    # Names: letters or a hyphen glued to the digits, before or behind: "5G", "COVID-19", "C919".
    (
        Reason.NAME,
        rf"(?<![\w$€£¥])(?!magnitude-)(?!(?:{_CURRENCY_CODE})[0-9])(?!{RAND})[A-Za-z][\w'\u2019.]*-?[0-9][\w.-]*(?<![.,-])",
    ),
    # "5G", "4K", "a 2B pencil", but "300K users".
    (
        Reason.NAME,
        (
            rf"(?<![\w.,$€£¥])(?:{DIGITS}(?:G|D|P|A|X|S|WD)|(?:[248]|16)K"
            r"|[0-9]{1,2}B(?!\s[a-z]+s\b))\b(?![a-z])"
        ),
    ),
    (Reason.NAME, r"(?<![\w.,])(?:240|360|480|720|1080|1440|2160)p\b"),
    # "The 14 Pro".
    (Reason.NAME, r"(?<![\w.,])[0-9]{1,3}(?=\s(?:Pro|Max|Plus|Ultra|Mini|Series)\b)"),
    # Laws, documents, models and routes: "No. 3", "Article 5", "Boeing 737", "Route 66".
    (Reason.NAME, rf"\bNos?\.\s?(?P<here>{DIGITS})"),
    (
        Reason.NAME,
        (
            rf"(?i)\b(?:{_NUMBERED})\s(?P<here>[0-9]{{1,4}}){_NAME_ENDS}"
            r"(?!\s(?:percent|per\s+cent|million|billion|trillion)\b)"
        ),
    ),
    (Reason.NAME, r"(?<![\w.,])(?<![0-9]-)(?:0[0-9]+)(?:[\s-][0-9]+)+"),
    # Standards, addresses, telephones and models: "ISO 9001-3", "57 Garden Street", "eLoom 15".
    (
        Reason.NAME,
        r"\b(?:ISO|IEC|IEEE|DIN|ASTM)(?:/[A-Z]+)?\s(?P<here>[0-9]+(?:[-:][0-9]+)*)(?![\w%])",
    ),
    (
        Reason.NAME,
        r"(?<![\w.,])[0-9]{1,4}(?=\s(?:[A-Z]\w+\s){1,3}(?:Street|Road|Avenue|Lane|Boulevard)\b)",
    ),
    (
        Reason.NAME,
        r"(?i)\b(?:phone|call|dial|ring)\s(?:[a-z]+\s){0,4}on\s(?P<here>[0-9]{3}[\s-][0-9]{4})\b",
    ),
    (Reason.NAME, rf"\b[a-z]+[A-Z][a-z]+\s(?P<here>[0-9]{{1,4}}){_NAME_ENDS}"),
    # Numbers that are called: "the 12345 hotline", "call 111".
    (
        Reason.NAME,
        (
            r"(?<![\w.,$\u20ac\u00a3\u00a5])[0-9]{3,6}(?=\s+(?:[a-z]+\s+)?(?:hotline|helpline|switchboard)s?\b)"
            r"|(?<![\w.,$\u20ac\u00a3\u00a5])1[0-9]{4}(?=,?\s+(?:platform|included|call)s?\b)"
            r"|(?<=\b[Tt]he\s)(?:11[0-9]|12[0-9]|911|999)(?=\s+(?:calls?|emergency|services?|lines?|number|dispatch\w*|cent(?:re|er)s?)\b)"
        ),
    ),
    # "The 1,500 metres" is a race.
    (
        Reason.NAME,
        (
            r"(?i)\b(?:won|win|wins|in|lost|ran|run|over|at)\s+the\s+(?P<here>(?:[1-9]|[1-9]00|1,500|3,000|5,000|10,000|[1-9]0)"
            r"\s?-?(?:metres|meters|m)(?:\s+(?:hurdles|freestyle|butterfly|backstroke|breaststroke|sprint|relay|final))?)\b"
        ),
    ),
    (
        Reason.NAME,
        (
            r"(?i)\b(?:call(?:ed|ing)?|dial(?:led|ling)?|ring|rang|rung|phon(?:ed?|ing))\s+"
            r"(?P<here>[0-9]{3,6})(?=\s*(?:[.,;!?)](?:\D|$)|$)|\s+(?:and|or|to|for|if|at|when)\b)"
        ),
    ),
    (Reason.NAME, rf"\bGroup\sof\s(?P<here>(?:{_CAPITAL_WORD}|Twenty|[0-9]+))(?![-\w])"),
    # Slogans: two capitalised words, "Two Establishments", also in a quotation.
    (
        Reason.IDIOM,
        (
            r"(?<![.!?\n]\s)(?<!\n)(?<=[\s\"\u201c\u2018'])"
            r"(?P<here>(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))(?=\s+(?:[A-Z]))"
        ),
    ),
    # Set phrases: "in two minds", "24/7"; amounts that are no number: "several million".
    (Reason.IDIOM, rf"(?i)(?<![-\w])(?:{alternatives(table('idioms'))})(?![-\w])"),
    (
        Reason.IDIOM,
        (
            r"(?i)\b(?:several|a\s+few|a\s+couple(?:\s+of)?|many)\s+(?P<here>dozen|hundred|thousand|million|billion|"
            r"trillion)\b"
        ),
    ),
    # What a compound frames: "a two-year average", "five-year plans".
    (
        Reason.FRAME,
        (
            rf"(?i)\b(?!(?:one|three)-quarter)(?:{NUMBER_WORD}|[0-9]{{1,3}})-"
            r"(?:year|month|week|day|hour|minute|quarter|decade)\b(?!-)"
            rf"(?!(?<!year)(?<!decade)(?<!quarter)\s+(?:[a-z]+\s+)?(?:{alternatives(table('lasting'))})s?\b)"
        ),
    ),
    # A short phrase in quotation marks is a name: "two sessions".
    (
        Reason.NAME,
        (
            rf"(?i)(?<=[\"\u201c])(?P<here>(?:{NUMBER_WORD}|[0-9]+)(?:[-+,\s]+[\w-]+){{1,5}})"
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
    (Reason.IDIOM, r"(?i)\b(?:million|billion|trillion)-level\b"),
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
    (
        Reason.IDIOM,
        rf"(?i)(?<![-\w])(?:double|triple|treble)(?=[-\s](?!{_MULTIPLIED}\b)[a-z])",
    ),
    # "One euro bought 7.9 yuan", "one accident per 100 km".
    (
        Reason.DENOMINATOR,
        (
            rf"(?i)(?<![-\w])one\s+(?:{alternatives(table('currency_after'))})(?!\w)"
            r"(?=\s+(?:bought|buys?|fetche[sd]|equals|equalled|traded|was\s+worth|is\s+worth)\b)"
        ),
    ),
    (Reason.DENOMINATOR, rf"(?i)\b(?P<here>one)(?={THING_PER}{DIGITS}\s(?:{UNIT})(?!\w))"),
    (
        Reason.IDIOM,
        (
            rf"(?i)(?<![-\w])one(?![-\s]{_ONE_OF_SCALE}\b)(?!\s(?:{UNIT})(?!\w))"
            r"(?!\s+and\s+a\s+(?:half|quarter|third)\b)"
            rf"(?!\s(?:in|out\s+of)\s+(?:every\s+)?(?:[0-9]|a\s+(?:hundred|thousand)|{ANY_NUMBER_WORD}))"
            r"(?!\s(?:[a-z]+\s){0,2}(?:per|for)\s+(?:every\s+)?[0-9])(?!-?\w)"
        ),
    ),
    # "$7.65 a dozen".
    (
        Reason.DENOMINATOR,
        (
            r"(?i)(?:[0-9]|dollars?|cents?|yuan|euros?|pence|pounds?|yen|rupees?)\s+an?\s+"
            r"(?P<here>dozen|hundred|thousand)(?=\s*(?:[.,;)]|$)|\s+(?:in|from|to|at|last|on|by|and|but)\b)"
        ),
    ),
    # "A ratio of 2.6 to 1", "1.05:1".
    (
        Reason.DENOMINATOR,
        (
            rf"(?i)(?<!\bfrom\s)(?<![\w.,])(?:[0-9]+(?:\.[0-9]+)?|{NUMBER_WORD})\s+to\s+(?P<here>1|one)(?![\w.,:]*[0-9%])"
            r"(?=\s*(?:[.,;)]|$)|\s+(?:in|a|now|at|and|by|last|this|on|against|for|compared|ago|from|today)\b)"
        ),
    ),
    (Reason.DENOMINATOR, r"(?<![\w.,:])[0-9]+(?:\.[0-9]+)?\s?:\s?(?P<here>1)(?![\w.,:]*[0-9%])"),
    # Denominators: "per 1,000 people", "for every 100 yuan", "out of 10".
    (
        Reason.DENOMINATOR,
        (
            rf"(?i)\b{_PER}\s+(?:RMB\s?|US\$|\$)?"
            rf"(?P<here>(?:{DIGITS}|hundred|thousand|million|dozen)"
            rf"(?:\s+(?:hundred|thousand|million|billion))?(?:\s+{_PER_UNIT})?)"
        ),
    ),
    # What the speech itself goes on to list: "three aspects", "the following five measures".
    (
        Reason.ENUMERATOR,
        (
            rf"(?i)\b(?:following|these|those)\s+(?P<here>{NUMBER_WORD}|[0-9]{{1,2}})\b"
            r"(?!\s+(?:million|billion|trillion|percent|years|months|decades))"
        ),
    ),
    (
        Reason.ENUMERATOR,
        (
            rf"(?i)(?<![-\w])(?<!\bup\s)(?<!\bdown\s)(?<!\bby\s)(?P<here>{NUMBER_WORD})"
            rf"(?!\s+points?\s+(?:{alternatives(table('behind_points'))})\b)"
            rf"(?=\s+(?:[a-z-]+\s+){{0,2}}(?:{alternatives(table('enumerated'))})\b)"
        ),
    ),
    # What is known already: "the two sides"; "of the two" is a whole.
    (
        Reason.ENUMERATOR,
        (
            r"(?i)(?<!\bof\s)(?<!\bamong\s)\bthe\s+(?P<here>two)"
            rf"(?=\s*[.,;)]|\s+(?!(?:{SCALE}|and\s+a\s+half|{UNIT}|percent|to|or)(?!\w))[a-z])"
        ),
    ),
    # Frames: "the past 10 years", "in the next five years".
    (
        Reason.FRAME,
        (rf"(?i)\b(?:{_FRAMING})\s+(?P<here>{_COUNT}\s+(?:or\s+so\s+)?(?:{DAYS}|quarters?))\b"),
    ),
    # "The last three": of what was said before, but not "surged past 1.2 trillion".
    (
        Reason.FRAME,
        (
            rf"(?i)\b(?:the|these|those|our|its|their)\s+(?:{_FRAMING})\s+"
            rf"(?P<here>{_COUNT})(?![\w.,]*[0-9%])(?!-?\w)(?!\s(?:{SCALE}|{UNIT})(?!\w))"
        ),
    ),
    (
        Reason.FRAME,
        (
            rf"(?i)\b(?:in|through|within|the)\s+(?:(?:{_HEDGE})\s+)?"
            rf"(?P<here>{_COUNT}\s+(?:{DAYS}|hours|minutes|quarters))\b(?!\s+(?:of\s+age|on\s+average)\b)"
        ),
    ),
    # "Invest 3 billion over five years", but "for over five years".
    (
        Reason.FRAME,
        (
            r"(?i)(?<!\bfor\s)(?<!\bafter\s)(?<!\bin\s)(?<!\bof\s)(?<!\blasted\s)(?<!\blast\s)(?<!\blasts\s)(?<!\btook\s)(?<!\btakes\s)"
            r"(?<!\bis\s)(?<!\bwas\s)(?<!\bare\s)(?<!\bwere\s)(?<!\bbe\s)(?<!\bby\s)(?<!\bthan\s)(?<!\bhas\s)(?<!\bhave\s)(?<!\bspent\s)"
            r"(?<!\bto\s)(?<!\bwith\s)(?<!\bjust\s)(?<!\bwell\s)(?<!\bslightly\s)(?<!\blittle\s)(?<!\ba\s)(?<!\bwithin\s)(?<!\btake\s)(?<!\bspans\s)(?<!\bserved\s)"
            rf"\bover\s+(?P<here>{_COUNT}\s+(?:years|months|weeks|days|decades))\b(?!\s+(?:ago|old|of\s+age)\b)"
        ),
    ),
    (
        Reason.DATE,
        (
            rf"(?i)\b(?<![0-9][.,])(?P<here>{_COUNT}\s+(?:{DAYS}|hours?|minutes?))\s+"
            r"(?:(?:ago|earlier|later)\b(?!\s+than\b)|before(?=\s*[.,;)]|\s+(?:but|and)\b))"
        ),
    ),
    # Clock times and dates in digits: "10 a.m.", "10:30", "2022-02-28".
    (Reason.DATE, r"\b[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\s?[ap]\.?m\.?)?|\b[0-9]{1,2}\s?[ap]\.m\."),
    (Reason.DATE, r"(?i)\b[0-9]{1,2}(?:\.[0-9]{2})?\s?(?:[ap]m\b|[ap]\.m\.|o['\u2019]clock\b)"),
    (
        Reason.DATE,
        (
            rf"(?i)\b(?:{NUMBER_WORD}|[0-9]{{1,2}})"
            r"(?=\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night|o['\u2019]clock)\b)"
        ),
    ),
    (Reason.DATE, r"\b[0-9]{4}(?=\s(?:GMT|UTC|BST|CET|CEST|EST|EDT)\b)"),
    # "In 1887": a year of former centuries.
    (
        Reason.DATE,
        r"\b(?i:in|since|from|until|by|of|after|before)\s+(?P<here>1[5-8][0-9]{2})(?=\s*[.,;)]|\s+(?:and|or|to|the|by|as|when|it|but|with|on)\b|$)",
    ),
    (Reason.DATE, r"\b[Yy]ear\s(?P<here>[12][0-9]{3})(?![\w%,.]*[0-9%])"),
    # "The 1850-1900 average".
    (Reason.DATE, r"(?<![\w.,-])1[5-9][0-9]{2}\s?[-\u2013]\s?(?:1[5-9]|20)[0-9]{2}(?![\w%,-])"),
    (Reason.DATE, rf"\b{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}\b"),
    (Reason.DATE, rf"\b[0-9]{{1,2}}/[0-9]{{1,2}}/{_YEAR}\b"),
)

#: Numbers inside names of several capitalised words; the word before must be no function word.
IN_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        # "Made in China 2025", "Boeing 737", "Windows 11", "Before 2030" in a title.
        (
            rf"(?<=\w\s)(?P<word>[A-Z][\w'\u2019-]*)\s(?P<here>[0-9]{{1,4}}){_NAME_ENDS}"
            rf"(?!\s?(?:%|percent|per\s+cent|{SCALE}|{UNIT})(?!\w))"
        ),
        # "SPF 50", also at the start; "the Big Four".
        (
            rf"(?<![\w.&])(?P<word>[A-Z][A-Z&]+)\s(?P<here>[0-9]{{1,4}}){_NAME_ENDS}"
            rf"(?!\s?(?:%|percent|per\s+cent|{SCALE}|{UNIT})(?!\w))"
        ),
        (
            rf"(?P<word>[A-Z][a-z]+)\s(?P<here>(?:{_CAPITAL_WORD}))\b"
            r"(?!\s(?:Hundred|Thousand|Million|Billion|Percent|Per|Years?|Months?)\b)"
        ),
        rf"(?<=\w\s)(?P<word>[A-Z][\w'\u2019-]*)\s(?P<here>{_YEAR})(?![\w%])",
        (
            r"(?P<word>[A-Z][\w-]+)\s(?:Before|By|Toward|Towards|Until|Through)\s"
            rf"(?P<here>{_YEAR})\b"
        ),
        # "World's 500 Most Influential Brands", "the 2022 Winter Olympics".
        r"(?P<word>[A-Z][\w-]*['\u2019]s)\s(?P<here>[0-9][0-9,]*)(?=\s[A-Z])",
        rf"(?<!\w)(?P<word>\w+)\s(?P<here>{_YEAR})(?=\s[A-Z]\w+\s[A-Z])",
    )
)
