"""Words for days, months, quarters and years, and the patterns that several names share.

::

    YEAR      = "2021", not in front of a unit ("2000 yuan")
    DAY       = "14" | "14th", likewise
    REFERENCE = [","] ["of" | "in"] YEAR | ["of" | "in"] ("this year" | ...) | "of the year"
    MONTH     = "January" | "Jan." ...
    N         = "7" | "seven" ...

A pattern is for text that `plain` has made so, and for ``re.IGNORECASE``.
"""

import re
from collections.abc import Iterable

from miitbrief._resources import any_of
from miitbrief.model.numerals import fold
from miitbrief.reading.quantities.lexicon import table

__all__ = [
    "BARE_MONTH",
    "COUNTED",
    "DAY",
    "DAYS_FROM_NOW",
    "HOLIDAYS",
    "HOLIDAYS_OF",
    "HOUR",
    "MONTHS_OF",
    "MONTHS",
    "MONTH_NAMES",
    "NEW_MOONS",
    "NOW",
    "NUMBER",
    "NUMBERS",
    "OFFSETS",
    "ORDINALS",
    "PLAN",
    "SEASONS",
    "START",
    "WEEKDAYS",
    "YEAR",
    "YEARS_FROM_NOW",
    "plain",
    "month",
    "month_number",
    "reference",
]


def _listed(words: str) -> list[str]:
    """Return words that stand in one string."""
    return words.split()


NUMBERS: dict[str, int] = {
    word: count for count, word in enumerate([*table("ones"), "twenty"], start=1)
}
MONTH_NAMES = _listed(
    "January February March April May June July August September October November December"
)
_SHORT_MONTHS = _listed("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
#: Every name of a month, in full and short.
MONTHS = (*MONTH_NAMES, *_SHORT_MONTHS)
_SHORT_MONTH = rf"(?:{'|'.join(_SHORT_MONTHS)})\b\.?"
#: Places in a row; those below zero are counted from its end.
ORDINALS = {
    **dict.fromkeys(["first", "1st", "opening"], 1),
    **dict.fromkeys(["second", "2nd"], 2),
    **dict.fromkeys(["third", "3rd"], 3),
    **dict.fromkeys(["fourth", "4th"], 4),
    **dict.fromkeys(["fifth", "5th"], 5),
    **dict.fromkeys(["latter", "last", "final"], -1),
}
#: Months in a unit of the calendar.
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
#: How many units from the present one.
OFFSETS = {"this": 0, "the current": 0, "last": -1, "next": 1}
#: What stands in front of "year", and how many years from the present one that is.
YEARS_FROM_NOW = {**OFFSETS, "the": 0}
DAYS_FROM_NOW = {
    **dict.fromkeys(["today", "this morning", "this afternoon", "this evening", "tonight"], 0),
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "tomorrow": 1,
}
#: The first month of a season, counted from 0.
SEASONS = {"spring": 2, "summer": 5, "autumn": 8, "fall": 8, "winter": 11}
#: First and last day off, as months and days; without a month, counted from the lunar New Year.
HOLIDAYS = {
    "spring festival": ((0, -1), (0, 5)),
    "lunar new year": ((0, -1), (0, 5)),
    "chinese new year": ((0, -1), (0, 5)),
    "lantern festival": ((0, 14), (0, 14)),
    "may day": ((5, 1), (5, 5)),
    "national day": ((10, 1), (10, 7)),
    "new year's day": ((1, 1), (1, 1)),
    "christmas": ((12, 25), (12, 25)),
    "christmas day": ((12, 25), (12, 25)),
}
#: Years in which the days off were others, by government order.
HOLIDAYS_OF = {
    ("may day", 2015): ((5, 1), (5, 3)),
    ("may day", 2016): ((4, 30), (5, 2)),
    ("may day", 2017): ((4, 29), (5, 1)),
    ("may day", 2018): ((4, 29), (5, 1)),
    ("may day", 2019): ((5, 1), (5, 4)),
    ("national day", 2017): ((10, 1), (10, 8)),
    ("national day", 2020): ((10, 1), (10, 8)),
    ("national day", 2023): ((9, 29), (10, 6)),
    ("national day", 2025): ((10, 1), (10, 8)),
    ("spring festival", 2020): ((1, 24), (2, 2)),
    ("spring festival", 2024): ((2, 10), (2, 17)),
    ("spring festival", 2025): ((1, 28), (2, 4)),
}
#: The lunar New Year's days.
NEW_MOONS = {
    2012: (1, 23),
    2013: (2, 10),
    2014: (1, 31),
    2015: (2, 19),
    2016: (2, 8),
    2017: (1, 28),
    2018: (2, 16),
    2019: (2, 5),
    2020: (1, 25),
    2021: (2, 12),
    2022: (2, 1),
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
}
WEEKDAYS = _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
NOW = (
    "(?<!just )now(?! on)|at (?:present|the moment|this moment)|currently|presently"
    "|(?:so|thus) far|(?<!up )to date|(?:up to|by|until|till|as of|as at) now|to this day"
    "|as (?:things|matters) stand|nowadays"
)
PLAN = r"(?:Five[- ]Year Plan|FYP)"
#: Words behind which "May" and "Jan" are months, although nothing else dates them.
_BEFORE_A_MONTH = _listed(
    "in of since from to by until till through during early late mid last this next before after "
    "for than with end between"
)
#: What an amount may be in, so that digits in front of it are no year or day.
_UNITS = (
    "percent|per cent|percentage|pct|points?|times|hundred|thousand|million|billion|trillion"
    "|mln|bln|trln|yuan|dollars?|euros?|yen|pounds?|tons?|tonnes?|kilomet(?:er|re)s?|km"
    "|met(?:er|re)s?|kilograms?|kg|mu|hectares?|kilowatts?|megawatts?|gigawatts?|[kMGT]Wh?"
    "|people|persons|units|vehicles|hours|minutes|days|weeks|months|years"
)
#: Words behind which four digits in front of a plural may be an amount ("more than 2000 firms").
_HEDGES = [
    "up to",
    "close to",
    *_listed(
        "than over about around nearly almost some approximately roughly least most exceeding "
        "exceeded reached totaling totalling total"
    ),
]
#: Words behind which four digits are never a year.
_NO_YEAR = _listed("RMB CNY USD EUR GBP JPY HKD yuan dollars No. ISO page")
#: Words that look like the plural of what is counted.
_NO_PLURALS = _listed("is was has as thus levels values figures")
#: The time of a day: "9.30 am", "5 p.m.", "09:40" behind "at", "six in the morning".
HOUR = (
    r"(?:1[0-2]|0?[1-9])(?:[.:][0-5][0-9])? ?[ap](?:\.m\b\.?|m\b)"
    r"|(?<=\bat )(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
    rf"|(?:1[0-2]|[1-9]|{any_of([*NUMBERS][:12])})"
    r" (?:o'clock|in the (?:morning|afternoon|evening))"
)
#: Words that a time may begin with, but for months and digits; the words of all forms and rules.
_OPENINGS = _listed(
    "the a early late mid middle end beginning start outset very year full whole recent past last "
    "latest next coming this at now currently presently so thus to up by until till as from over "
    "on between before no not prior ever since starting in compared comparing relative than versus "
    "vs against that those level levels figure figures number numbers amount amounts average same "
    "corresponding comparable previous preceding week month quarter yoy qoq mom y m q ytd above "
    "below overnight through fiscal financial ahead short shy behind in level equal up down off "
    "under turn weekend year-ago prior-year nowadays following exceed exceeds exceeded exceeding "
    "top tops topped topping beat beats beating match matches matched matching equals equalled "
    "spring summer autumn fall winter "
    "surpass surpasses surpassed surpassing outstrip outstrips outstripped"
)
#: Blanks, hyphens and quotation marks that stand for the common ones.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\t\n\r\x0b\x0c\u2002\u2003\u2007\u2009\u202f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u2018\u2019", "'"),
        "\u301c": "~",
    }
)


def plain(text: str) -> str:
    """Return *text* with plain digits, blanks, hyphens and apostrophes, as long as before.

    A line break is a blank, so that a name may go over the end of a line; two are no name's.
    """
    return fold(text).translate(_SIGNS)


def month_number(name: str) -> int:
    """Return the number of a month from 1, by the first three letters of its name.

    >>> month_number("Sept."), month_number("december")
    (9, 12)
    """
    return [each[:3].upper() for each in MONTH_NAMES].index(name[:3].upper()) + 1


def month(group: str | None = "month") -> str:
    """Return a pattern of MONTH, as a group of that name."""
    names = any_of([*MONTH_NAMES, *map(str.upper, MONTH_NAMES)])
    opening = "(?:" if group is None else f"(?P<{group}>"
    return rf"(?-i:(?<!Long ){opening}(?:{names})\b|{_SHORT_MONTH}))"


def reference(suffix: str = "") -> str:
    """Return a pattern of REFERENCE, whose groups "year" and "ref" end with *suffix*."""
    return (
        rf"(?:(?:,? (?:of |in )?(?:the year )?|,)(?P<year{suffix}>{YEAR})"
        rf"| (?:of |in )?(?P<ref{suffix}>(?:{any_of(OFFSETS)}) year"
        r"|(?:the )?(?:previous|preceding|following) year|(?<=of )the year(?! before))\b)"
    )


def _behind(words: Iterable[str]) -> str:
    """Return a pattern of the place behind one of *words*."""
    return "(?i:" + "|".join(rf"(?<=\b{re.escape(word)}[ -])" for word in words) + ")"


_NO_UNIT = rf"(?![\w%]|[.,][0-9]| ?%| (?:{_UNITS})\b)"
YEAR = rf"(?:19|20)[0-9]{{2}}(?!-(?![0-9]{{4}}(?![0-9]))[0-9]){_NO_UNIT}"
#: Four digits that are an amount.
COUNTED = (
    rf"{_behind(_NO_YEAR)}"
    rf"|{_behind(_HEDGES)}[0-9]+ (?!(?:{'|'.join(_NO_PLURALS)})\b)(?-i:[a-z]+s)\b"
)
DAY = rf"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?{_NO_UNIT}"
NUMBER = rf"(?P<n>[0-9]{{1,2}}|{any_of(NUMBERS)})"
_MONTHS_BEFORE = [*MONTHS, *(f"{name} and" for name in MONTH_NAMES)]
_RISKY = rf"{_behind([*_BEFORE_A_MONTH, *_MONTHS_BEFORE])}(?:May\b|{_SHORT_MONTH})"
_SAFE = any_of(name for name in MONTH_NAMES if name != "May")
#: "May alone", "the May figure".
_NAMED = r"May(?= (?:alone|figures?|readings?|data|rates?|print|total|level|report)\b)"
BARE_MONTH = rf"(?-i:(?<!Long )(?P<month>(?:{_SAFE})\b|{_RISKY}|{_NAMED}))"
#: Where a time may begin; not in "$2012", "mid-2012", "20,2012".
START = re.compile(
    r"(?<![\w$€£¥])(?<!\w-)(?<!\w/)(?<![0-9][.,])"
    rf"(?:[0-9]\w*|[QHS][1-4]|FY(?= ?20)|{month(None)}"
    rf"|(?:{any_of({*_OPENINGS, *NUMBERS, *ORDINALS, *DAYS_FROM_NOW, *WEEKDAYS, *HOLIDAYS})})\b)",
    re.IGNORECASE,
)
