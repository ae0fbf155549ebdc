"""Names of years, and of what is known by its years: plans, decades, congresses."""

import re

from miitbrief._resources import any_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.times.calendar_words import (
    COUNTED,
    MONTHS,
    ORDINALS,
    PLAN,
    SEASONS,
    YEAR,
    month_number,
)
from miitbrief.reading.times.clock import Clock, Name, form, run

__all__ = ["YEARS"]


def _year(match: re.Match[str], _clock: Clock) -> Name | None:
    """``["the" | "full"] ["year"] YEAR``, where it is no amount ("more than 2000 firms")."""
    if match.start() == match.start("year") and _counts(match.string, *match.span("year")):
        return None
    return Name(match.end(), Period.parse(match["year"]))


def _counts(text: str, start: int, end: int) -> bool:
    """Tell whether four digits in front of a plural are an amount: "built 2020 stations"."""
    if not _PLURAL.match(text, end):
        return _TO_AMOUNT.match(text, end) is not None
    if _AMOUNT_BEFORE.search(text, max(0, start - _FAR), start):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - _FAR), start)
    verbs = lexicon().words.get(before["word"].lower(), ()) if before else ()
    return any(word.tag in ("VD", "VN", "VG") and "deed" in word.classes for word in verbs)


#: "(2020) new stations", and no verb or "sales" at the start of a sentence.
_PLURAL = re.compile(
    r"(?-i: (?:[a-z]+ )?(?!(?:is|was|has|as|thus|us|levels|values|figures)\b)[a-z]+s\b)"
)
#: "1900 - 2400", of which the second is no year.
_TO_AMOUNT = re.compile(r" ?(?:-|to) ?(?!(?:19|20)[0-9]{2}\b)[0-9]{4}\b(?!-)")
_WORD_BEFORE = re.compile(r"(?P<word>[A-Za-z]+) $")
#: "2020 stations and", "from 1100 to", "In 2022,".
_AMOUNT_BEFORE = re.compile(
    r"[0-9] (?:[a-z]+ )?[a-z]+s (?:and|or) $"
    r"|(?<![0-9])(?!(?:19|20)[0-9]{2}\b)[0-9]{3,4}(?: to | ?- ?)$"
    r"|\b[Ii]n (?:19|20)[0-9]{2}, $"
)
#: So many characters before a year may tell that it is an amount.
_FAR = 40


def _short_range(match: re.Match[str], _clock: Clock) -> Name:
    """``year "-" two digits``: "2020-21"."""
    first, last = match["first"], match["first"][:2] + match["last"]
    return Name(match.end(), Period.parse(f"{first}/{last}"), is_range=True)


def _decade(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] "1990s" | "the 1990's"``; without "the", "1990's" is what 1990 has."""
    return Name(match.end(), Period.parse(f"{match['tens']}0/{match['tens']}9"))


def _plan_years(nth: str, printed: str | None) -> Period:
    """Return the years of the *nth* Five-Year Plan, or those that are *printed* behind it."""
    count = int(nth[:-2])
    # The second plan was followed by three years without one.
    first = 1953 + 5 * (count - 1) + (3 if count > 2 else 0)  # noqa: PLR2004
    return Period.parse(printed or f"{first}/{first + 4}", label=f"{nth} Five-Year Plan")


def _plan(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] "13th Five-Year Plan period" ["(" YEAR "-" YEAR ")"]``, basis the year before.

    "during" stands for "period"; a plan without either is a name.  Also the first of "the 12th
    and 13th Five-Year Plan periods".
    """
    groups = match.groupdict()
    printed = f"{groups['first']}/{groups['last']}" if groups.get("first") else None
    period = _plan_years(match["nth"].lower(), printed)
    return Name(match.end(), period, basis=run(period.start.year, "year", -1, -1))


def _year_of_plan(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] nth "year of the 14th Five-Year Plan" ["period"]``."""
    years, place = _plan_years(match["plan"].lower(), None), ORDINALS[match["nth"].lower()]
    first = years.start.year - 1 if place > 0 else years.end.year + 1
    return Name(match.end(), run(first, "year", place, place))


def _fiscal_range(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] ("fiscal" | "financial") ["year"] YEAR ("-" | "/") two or four digits``.

    From April to March, in Australia from July to June.
    """
    year, last = int(match["first"]), match["last"]
    if int(last) != (year + 1) % 10 ** len(last):
        raise InvalidValueError(f"{match[0]} is no year")
    first = 6 if _AUSTRALIA.search(match.string) else 3
    return Name(match.end(), run(year, "month", first, first + 11))


def _school_year(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] YEAR ("-" | "/") two or four digits ("season" | "academic year" ...)``.

    From July to June, and of a school or a university from September to August.
    """
    year, last = int(match["first"]), match["last"]
    if int(last) != (year + 1) % 10 ** len(last):
        raise InvalidValueError(f"{match[0]} is no year")
    first = 8 if match["school"] else 6
    return Name(match.end(), run(year, "month", first, first + 11))


def _season(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] ("spring" | "summer" ...) ["of" | "in"] YEAR``: three months.

    The winter of a year begins in its December.
    """
    first = SEASONS[match["season"].lower()]
    return Name(match.end(), run(int(match["year"]), "month", first, first + 2))


def _fiscal(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] ("fiscal" | "financial") ["year"] YEAR``: of the country that the text names.

    Where the text says in which month it ends, it is named by the year of its end.  In Japan it
    begins in April of that year, in the United States in October before it; where no such country
    is named it is taken for the calendar year.
    """
    year, ends = int(match["year"]), _YEAR_ENDS.search(match.string)
    if ends and ends["month"] not in ("Dec", "December"):
        last = month_number(ends["month"]) - 1
        return Name(match.end(), run(year, "month", last - 11, last))
    if _JAPAN.search(match.string):
        return Name(match.end(), run(year, "month", 3, 14))
    if _AMERICA.search(match.string):
        return Name(match.end(), run(year, "month", -3, 8))
    return Name(match.end(), Period.parse(match["year"]))


def _congress(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] nth ("Party" | "CPC National") "Congress"``: the year of the eleventh was 1977."""
    return Name(match.end(), run(1977 + 5 * (int(match["nth"][:-2]) - 11), "year", 0, 0))


def _turn_of_century(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] "turn of the" ("century" | "millennium")``: 2000."""
    return Name(match.end(), Period.parse("2000"))


def _old_years(match: re.Match[str], _clock: Clock) -> Name | None:
    """``year ("-" | "to") year`` of which the first lies before 1900: "1850-1900"."""
    if _PLURAL.match(match.string, match.end()):
        return None
    return Name(match.end(), Period.parse(f"{match['first']}/{match['last']}"), is_range=True)


def _whole_year(match: re.Match[str], clock: Clock) -> Name | None:
    """``"the" ("whole" | "full" | "entire") "year"``, of what is to come: this one."""
    day = clock.date
    if not clock.due:
        return None
    return Name(match.end(), None if day is None else run(day.year, "year", 0, 0))


def _year_before_last(match: re.Match[str], clock: Clock) -> Name:
    """``"the year before last"``."""
    day = clock.date
    return Name(match.end(), None if day is None else run(day.year, "year", -2, -2))


def _so_far(match: re.Match[str], clock: Clock) -> Name:
    """``"so far this year" | "the year to date" ...``: from New Year to the day."""
    day = clock.date
    if day is None:
        return Name(match.end(), None)
    return Name(match.end(), Period(start=day.replace(month=1, day=1), end=day))


_THE = "(?:the )?"
_NTH = f"(?P<nth>{any_of(ORDINALS)})"
_JAPAN = re.compile(r"\b(?:Japan\w*|Tokyo|Nikkei|yen)\b")
_AUSTRALIA = re.compile(r"\b(?:Australia\w*|Canberra|Sydney)\b")
_FISCAL = "(?:the )?(?:(?:fiscal|financial)(?: year)? |FY ?)"
_YEAR_ENDS = re.compile(
    rf"(?i:(?:fiscal|financial) year[^.;:]{{0,24}}?(?:ends?|ended|ending)[^.;:]{{0,12}}?)"
    rf"(?P<month>{any_of(MONTHS)})\b"
)
_TWO_YEARS = r"(?P<first>(?:19|20)[0-9]{2})[-/](?P<last>(?:19|20)[0-9]{2}|[0-9]{2})"
_AMERICA = re.compile(r"\b(?:U\.S\.|US|USA|United States|America\w*|Washington)(?!\w)")
_YEAR_RANGE = rf"(?P<first>{YEAR})(?:-| to )(?P<last>{YEAR})"
_NTH_PLAN = r"(?P<nth>(?:[1-9]|1[0-9]|2[0-9])(?:st|nd|rd|th))"

YEARS = (
    form(
        rf"(?!{COUNTED})(?:{_THE}(?:full[ -]|whole )?year |the (?:whole|rest) of )?"
        rf"(?P<year>{YEAR})",
        _year,
    ),
    form(r"(?P<first>(?:19|20)[0-9]{2})[-/](?P<last>[0-9]{2})", _short_range),
    form(r"(?P<tens>(?:19|20)[0-9])0s", _decade),
    form(r"the (?P<tens>(?:19|20)[0-9])0'?s", _decade),
    form(rf"{_THE}{_NTH_PLAN} {PLAN} periods?(?: \({_YEAR_RANGE}\))?", _plan),
    form(rf"(?<=end of ){_THE}{_NTH_PLAN} {PLAN}(?: \({_YEAR_RANGE}\))?", _plan),
    form(rf"(?<=during ){_THE}{_NTH_PLAN} {PLAN}(?: \({_YEAR_RANGE}\))?", _plan),
    form(rf"(?<=during the ){_NTH_PLAN} {PLAN}(?: \({_YEAR_RANGE}\))?", _plan),
    form(rf"{_THE}{_NTH_PLAN}(?= and {_THE}[0-9]{{1,2}}[a-z]{{2}} {PLAN} periods)", _plan),
    form(
        rf"{_THE}{_NTH} year of {_THE}{_NTH_PLAN.replace('nth', 'plan')} {PLAN}(?: period)?",
        _year_of_plan,
    ),
    form(rf"{_FISCAL}(?P<year>{YEAR})", _fiscal),
    form(rf"{_THE}{_TWO_YEARS} (?:fiscal|financial|budget)(?: year)?", _fiscal_range),
    form(
        rf"{_THE}{_TWO_YEARS} (?:(?P<school>(?:academic|school|university) year)"
        r"|(?:marketing|crop|farm|farming|sugar|harvest|agricultural|trade|gas) (?:year|season)"
        r"|(?:[a-z]+ )?(?:season|cycle|campaign))",
        _school_year,
    ),
    form(
        rf"(?:the )?(?P<season>{any_of(SEASONS)}),? (?:of |in )?(?P<year>{YEAR})",
        _season,
    ),
    form(rf"{_FISCAL}(?P<first>20[0-9]{{2}})[-/](?P<last>20[0-9]{{2}}|[0-9]{{2}})", _fiscal_range),
    form(
        rf"(?<=since ){_THE}(?P<nth>(?:1[1-9]|2[0-9])(?:st|nd|rd|th))"
        r" (?:(?:CPC |Party )?National |Party )Congress"
        r"(?: of the (?:CPC|Communist Party of China)(?: \(CPC\))?)?",
        _congress,
    ),
    form(f"{_THE}turn of the (?:century|millennium)", _turn_of_century),
    form("the (?:whole|full|entire) year|the year as a whole|the full-year", _whole_year),
    form("the year before last", _year_before_last),
    form(rf"so far this year|this year so far|{_THE}year[- ]to[- ]date|ytd", _so_far),
    form(r"(?-i:(?<=By )|(?<=In )|(?<=Until ))(?P<year>2[1-4][0-9]{2})(?![\w%]|[.,-][0-9])", _year),
    form(r"(?<=\bin )(?P<year>1[5-8][0-9]{2})(?![\w%]|[.,-][0-9]| [a-z])", _year),
    form(r"(?P<first>1[5-8][0-9]{2})(?:-| to )(?P<last>1[5-9][0-9]{2}|20[0-9]{2})", _old_years),
)
