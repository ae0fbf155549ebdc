"""Names of time that need more than a calendar: ranges, relations to another period, frames."""

import re

from miitbrief.model.periods import Period
from miitbrief.reading.times.calendar_words import (
    MONTHS_OF,
    NUMBER,
    YEAR,
    YEARS_FROM_NOW,
    reference,
)
from miitbrief.reading.times.clock import Clock, Form, Name, form, number, run
from miitbrief.reading.times.names import calendar_name

__all__ = ["CALENDAR", "COMPARED", "FRAMES", "RELATED", "TO", "clause_before", "pair"]

TO = re.compile(r" to |-to-| through | until | up to | ?[-~] ?", re.IGNORECASE)


def clause_before(text: str, end: int) -> str:
    """Return what stands in front of *end* in the same clause, at most 200 characters."""
    return _CLAUSE_END.split(text[max(0, end - 200) : end])[-1]


# Names that are understood only with a figure's own period, and ranges


def _related(match: re.Match[str], _clock: Clock) -> Name:
    """``("the" | "a" | N) unit ("earlier" | "ago" | "before") | ["the"] "previous" unit``."""
    groups, unit = match.groupdict(), match["unit"].lower()
    count = -number(match) if groups.get("n") else -1
    if unit in _DAYS_OF:
        return Name(match.end(), None, shift=(0, 0), days=count * _DAYS_OF[unit])
    return Name(match.end(), None, shift=_shift(unit, count))


def _following(match: re.Match[str], _clock: Clock) -> Name:
    """``("a" | N) unit ("later" | "on") | ["the"] "following" unit``."""
    groups, unit = match.groupdict(), match["unit"].lower()
    count = number(match) if groups.get("n") else 1
    if unit in _DAYS_OF:
        return Name(match.end(), None, shift=(0, 0), days=count * _DAYS_OF[unit])
    return Name(match.end(), None, shift=_shift(unit, count))


def _end_of_related(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] "end of the previous" unit``: a moment."""
    return Name(match.end(), None, shift=_shift(match["unit"], -1), is_stock=True)


def _change_over(match: re.Match[str], _clock: Clock) -> Name:
    """``"year on year" | "month-over-month" | "on month" | "q/q" | "YoY" ...``."""
    said = _LEAD.sub("", match[0].lower())
    if said.startswith("week"):
        return Name(match.end(), None, shift=(0, 0), days=-_DAYS_OF["week"])
    unit = next(_UNIT_OF[sign] for sign in said if sign in _UNIT_OF)
    return Name(match.end(), None, shift=_shift(unit, -1))


def _year_ago(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] "year-ago" period``: the same a year before."""
    return Name(match.end(), None, shift=(-1, 0))


def _same_period(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] "same period" ["of" | "in"] (YEAR | "this year" | "a year earlier" ...)``."""
    if match["year"]:
        return Name(match.end(), Period.parse(match["year"]), shift=(0, 0))
    which = (match["ref"] or "last year").lower().removesuffix(" year")
    if which in _THIS and clock.date is not None:
        return Name(match.end(), run(clock.date.year, "year", 0, 0), shift=(0, 0))
    return Name(match.end(), None, shift=(YEARS_FROM_NOW.get(which, -1), 0))


def _same(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] "same period"``: as long as the one that is spoken of."""
    return Name(match.end(), None, shift=(0, 0))


def _average(match: re.Match[str], _clock: Clock) -> Name | None:
    """``N "-year average" | "average" N "-year"``: the basis lies N years before."""
    return Name(match.end(), None, shift=(-number(match), 0))


def _average_of_two(match: re.Match[str], _clock: Clock) -> Name | None:
    """``YEAR "and" YEAR``, one after the other, behind "average" in the same clause."""
    first, last = int(match["first"]), int(match["last"])
    clause = clause_before(match.string, match.start()).lower()
    if last != first + 1 or "average" not in clause:
        return None
    return Name(match.end(), run(last, "year", 0, 0), basis=run(first, "year", -1, -1))


def _shift(unit: str, count: int) -> tuple[int, int]:
    """Return *count* units as years and months."""
    if unit.lower() == "decade":
        return (10 * count, 0)
    months = MONTHS_OF[unit.lower()] * count
    return (count, 0) if months == 12 * count else (0, months)


def pair(text: str, start: int, clock: Clock, link: re.Pattern[str]) -> tuple[Name, Name] | None:
    """``name link name``: the first may lack its year, which is then that of the second."""
    first = calendar_name(text, start, clock)
    linked = first and link.match(text, first.end)
    second = linked and calendar_name(text, linked.end(), clock)
    if first is None or second is None:
        return None
    if second.period:
        near = clock._replace(anchor=second.period.end, due=False)
        first = calendar_name(text, start, near) or first
    if first.period and second.period and second.period < first.period:
        return None
    return first, second


def _range(match: re.Match[str], clock: Clock) -> Name | None:
    """``name ("to" | "through" | "-") name`` of two years, two months ...: from first to last."""
    both = pair(match.string, match.start(), clock, TO)
    if both is None:
        return None
    first, second = (name.period for name in both)
    if first is None or second is None:
        return Name(both[1].end, None, is_range=True)
    if first.is_day != second.is_day or first.count("month") != second.count("month"):
        return None
    return Name(both[1].end, Period(start=first.start, end=second.end), is_range=True)


def _calendar(match: re.Match[str], clock: Clock) -> Name | None:
    """Any name of `calendar_name`."""
    return calendar_name(match.string, match.start(), clock)


# Frames


def _span_of_years(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] ("past" | "last" | "next") [N] ("years" | "decade" | "months" | "quarters")``.

    N whole units of the calendar, up to the one before the present one: in June 2022, the past
    decade is 2012 to 2021.  The next ones begin behind the present one.
    """
    unit, count, day = match["unit"].lower(), number(match) if match["n"] else 1, clock.date
    if day is None:
        return Name(match.end(), None)
    unit, count = ("year", 10 * count) if unit == "decade" else (unit, count)
    here = (day.month - 1) // MONTHS_OF[unit]
    is_past = match["which"].lower() in _PAST or not match["which"]
    first, last = (-count, -1) if is_past else (1, count)
    return Name(match.end(), run(day.year, unit, here + first, here + last))


def _some_years(match: re.Match[str], _clock: Clock) -> Name:
    """``"recent years" | "the past few years" | "over the years"``."""
    return Name(match.end(), None)


def _in_a_title(match: re.Match[str], _clock: Clock) -> Name:
    """``"the" YEAR`` in front of a capital, and years behind "Plan (", "Vision"."""
    groups = match.groupdict()
    years = groups.get("year") or f"{groups['first']}/{groups['last']}"
    return Name(match.end(), Period.parse(years))


def _level_of_year(match: re.Match[str], _clock: Clock) -> Name:
    """``["the"] (YEAR | years) ("level" | "average")``: what something is measured against."""
    groups = match.groupdict()
    years = groups.get("year") or f"{groups['first']}/{groups['last']}"
    return Name(match.end(), Period.parse(years))


_THIS = frozenset({"this", "the current"})
_LEAD = re.compile(r"^(?:on|over)[- ](?:the )?")
_UNIT_OF = {"y": "year", "m": "month", "q": "quarter"}
_PAST = frozenset({"past", "last", "latest"})
_UNIT = "(?P<unit>year|quarter|month)"
_ANY_UNIT = "(?P<unit>decade|year|quarter|month|weekend|week|day)"
_DAYS_OF = {"week": 7, "weekend": 7, "day": 1}
_PAST_UNIT = "(?P<unit>year|quarter|month|decade)s?"
_AGO = "(?:earlier|ago|before|prior)"
#: What a plan or a vision is called whose years do not date a figure.
_TITLES = (
    "Plan (",
    "Outline (",
    "Program (",
    "Programme (",
    "Strategy (",
    "Vision (",
    "Action (",
    "Scheme (",
    "Guidelines (",
    "Vision ",
    "Agenda ",
    "Expo ",
    "China ",
)
_IN_A_TITLE = "|".join(f"(?<={re.escape(title)})" for title in _TITLES)
_YEARS = f"(?P<first>{YEAR})(?:-| to )(?P<last>{YEAR})"
#: What of a year something is measured against.
_AMOUNTS = (
    "levels?|averages?|figures?|totals?|numbers?|values?|volumes?|readings?|results?|peaks?|lows?"
    "|highs?|marks?|baselines?|outturns?|sums?"
)
#: Behind these "the 2019 crop" is what a figure is compared with.
_BEHIND_A_CHANGE = "|".join(
    rf"(?<=\b{word} )" for word in ("than", "over", "on", "below", "above", "times", "of")
)
_CLAUSE_END = re.compile(r"[.;!?] |  ")

RELATED = (
    form(rf"(?:the )?(?:previous|preceding|prior) {_ANY_UNIT}", _related),
    form(rf"(?:the )?following {_ANY_UNIT}", _following),
    form(rf"(?:a |one ){_ANY_UNIT} (?:later|on(?=[,.;]))", _following),
    form(rf"{NUMBER} {_ANY_UNIT}s? (?:later|on(?=[,.;]))", _following),
    form(rf"(?:the )?end of the (?:previous|preceding|prior) {_UNIT}", _end_of_related),
    form(rf"(?:the |a |one ){_ANY_UNIT} {_AGO}(?! (?:last|[0-9]))", _related),
    form(rf"{NUMBER} {_ANY_UNIT}s? {_AGO}", _related),
    form("(?:the )?same period", _same),
    form("(?:the )?(?P<which>past)(?P<n>) (?P<unit>year|quarter|month)", _span_of_years),
    form(rf"(?P<first>{YEAR}) and (?P<last>{YEAR})", _average_of_two),
)
COMPARED = (
    form(
        "(?P<a>year|month|quarter|week)(?:[- ]on[- ]|[- ]over[- ])(?P=a)"
        "|on[- ](?:the )?(?:year|month|quarter)(?! [0-9]| (?:before|earlier|ago))"
        "|over the (?:year|month|quarter|week)"
        "(?=[ ,.;]*(?:$|[,.;]|it\\b|to\\b(?! [A-Z])|as\\b|and\\b))"
        "|(?P<b>[ymq])(?:/|-o-)(?P=b)|yoy|qoq|(?-i:MoM|MOM)",
        _change_over,
    ),
    form(
        "(?:(?:the )?(?:same|corresponding|comparable)"
        " (?:periods?|months?|quarters?|time|day|week|point|stage|stretch|weeks|half|season)"
        "|(?:at )?this time(?= last| a year| one year))"
        rf"(?: in| of| from)?(?:{reference()}| (?:a|one) year {_AGO})",
        _same_period,
    ),
    form(
        "the holidays? (?:of |in )?"
        "(?:last year|(?:the|a) (?:year (?:before|earlier)|previous year))",
        _year_ago,
    ),
    form(
        "(?:the )?(?:year-ago|year-earlier|prior-year|previous-year)"
        " (?:periods?|quarters?|months?|figures?|levels?|values?|totals?|weeks?)",
        _year_ago,
    ),
    form(
        rf"(?<!^)(?<![.;:] )(?:the |(?<![Tt]he ))(?P<year>{YEAR})(?:'s)? (?:{_AMOUNTS})",
        _level_of_year,
    ),
    form(rf"(?:{_BEHIND_A_CHANGE})the (?P<year>{YEAR})(?:'s)? (?-i:[a-z]+)(?:'s)?", _level_of_year),
    form(
        r"the (?P<first>1[5-9][0-9]{2}|20[0-9]{2})-(?P<last>1[5-9][0-9]{2}|20[0-9]{2})"
        " (?:levels?|average)",
        _level_of_year,
    ),
    form(rf"{NUMBER}[- ]year (?:average|compound|CAGR)", _average),
    form(rf"average {NUMBER}[- ]year", _average),
)
FRAMES = (
    form(
        r"the (?!past (?:year|quarter|month)\b)(?P<which>past|last|latest|next|coming)"
        rf" (?:{NUMBER} )?{_PAST_UNIT}",
        _span_of_years,
    ),
    form(rf"(?P<which>past|last|latest|next|coming) {NUMBER} {_PAST_UNIT}", _span_of_years),
    form(
        "(?<=over )the (?P<unit>decade)(?P<which>)(?P<n>)(?=[ ,.;?])(?! (?:to|ended|ending))",
        _span_of_years,
    ),
    form(
        "recent (?:years|months|decades|quarters)|over the years"
        "|(?:the )?(?:past|last) (?:few|several|couple of) (?:years|months|decades|quarters)",
        _some_years,
    ),
    form(rf"the (?P<year>{YEAR})(?= (?-i:[A-Z][a-z]))", _in_a_title),
    form(rf"(?-i:{_IN_A_TITLE})(?:{_YEARS}|(?P<year>{YEAR}))", _in_a_title),
)
_ANY = re.compile("")
CALENDAR = (Form(_ANY, _calendar), Form(_ANY, _range))
