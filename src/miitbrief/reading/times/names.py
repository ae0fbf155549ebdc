"""Names of days, months, quarters and years in prose, and the days that they stand for.

Capitals in the grammars are explained in `calendar_words`.  A name without a year is the latest
that has begun; behind a word such as "by", it is the nearest.
"""

import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from miitbrief._resources import any_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.times.calendar_words import (
    BARE_MONTH,
    MONTHS_OF,
    NUMBER,
    OFFSETS,
    ORDINALS,
    YEAR,
    month,
    month_number,
    reference,
)
from miitbrief.reading.times.clock import (
    Clock,
    Name,
    form,
    group,
    has_year,
    longest,
    number,
    of_year,
    run,
    single_day,
    year_of,
)
from miitbrief.reading.times.days import DAYS
from miitbrief.reading.times.years import YEARS

__all__ = ["calendar_name"]


def calendar_name(text: str, start: int, clock: Clock) -> Name | None:
    """Return the longest name of days that begins at *start* of a plain text."""
    return longest(_FORMS, text, start, clock)


# Parts of a year


def _nth_part(match: re.Match[str], clock: Clock) -> Name | None:
    """``["the"] nth ("quarter" | "half") [REFERENCE] | "Q1" [YEAR] | "1H23" | YEAR "H1"``.

    The "last" one needs a year.  The year may stand in front: "2021's".  Also the first of "the
    first and second quarters".
    """
    letter, nth = str(group(match, "part"))[0].upper(), str(group(match, "nth")).lower()
    letter = "H" if letter == "S" else letter
    place = ORDINALS[nth] if nth in ORDINALS else int(nth)
    if place < 0:
        if not has_year(match):
            return None
        place += {"Q": 5, "H": 3}[letter]
    short = match.groupdict().get("short")
    if short:
        return Name(match.end(), Period.parse(f"20{short}-{letter}{place}"))
    return of_year(match, clock, lambda year: Period.parse(f"{year:04}-{letter}{place}"))


def _quarter_to(match: re.Match[str], clock: Clock) -> Name | None:
    """``"the March quarter" YEAR``: the one that ends with a month."""
    place = month_number(match["month"]) // 3
    return of_year(match, clock, lambda year: Period.parse(f"{year:04}-Q{place}"))


def _nth_alone(match: re.Match[str], clock: Clock) -> Name | None:
    """``"the" nth`` behind another quarter or half: "5% in the second quarter, 3% in the first"."""
    units = _UNIT_BEFORE.findall(match.string, max(0, match.start() - _FAR), match.start())
    place = ORDINALS[match["nth"].lower()]
    if not units or not 0 < place <= {"q": 4, "h": 2}[units[-1][0].lower()]:
        return None
    letter = units[-1][0].upper()
    year = clock.year_of(lambda year: Period.parse(f"{year:04}-{letter}{place}"))
    period = None if year is None else Period.parse(f"{year:04}-{letter}{place}")
    return Name(match.end(), period)


def _next_alone(match: re.Match[str], clock: Clock) -> Name | None:
    """``"next"`` behind "this year": "5% this year and 6% next"."""
    units = _THIS_BEFORE.findall(match.string, max(0, match.start() - _FAR), match.start())
    day = clock.date
    if not units or day is None:
        return Name(match.end(), None) if units else None
    unit = units[-1].lower()
    place = (day.month - 1) // MONTHS_OF[unit] + 1
    return Name(match.end(), run(day.year, unit, place, place))


def _through(match: re.Match[str], clock: Clock) -> Name:
    """``"through" MONTH [REFERENCE]``: from January to the end of that month."""
    place = month_number(match["month"]) - 1
    year = year_of(match, clock, lambda year: run(year, "month", place, place))
    return Name(match.end(), None if year is None else run(year, "month", 0, place))


def _first_parts(match: re.Match[str], clock: Clock) -> Name | None:
    """``["the"] ("first" | "last") N ("months" | "quarters") [REFERENCE]``.

    Without a year, the first ones of the latest year in which the last of them has begun; the
    last ones need a year.
    """
    unit, count = match["part"].lower(), number(match)
    size = 12 // MONTHS_OF[unit]
    is_first = ORDINALS[match["nth"].lower()] > 0
    if not 0 < count <= size or not (is_first or has_year(match)):
        return None
    first, last = (0, count - 1) if is_first else (size - count, size - 1)
    year = year_of(match, clock, lambda year: run(year, unit, last, last))
    return Name(match.end(), None if year is None else run(year, unit, first, last))


def _nth_month(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] nth "month" REFERENCE``: the first or the last month of a year."""
    nth = ORDINALS[match["nth"].lower()]
    place = nth - 1 if nth > 0 else 12 + nth
    return of_year(match, clock, lambda year: run(year, "month", place, place))


def _week_of_year(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] ("first" | "last") "week" REFERENCE``: seven days from its start, or to its end."""
    is_first = ORDINALS[match["nth"].lower()] > 0
    days = "01-01/{0}-01-07" if is_first else "12-25/{0}-12-31"
    return of_year(match, clock, lambda year: Period.parse(f"{{0}}-{days}".format(f"{year:04}")))


def _in_month(match: re.Match[str], clock: Clock) -> Name:
    """``MONTH [REFERENCE]``, or MONTH in front of ``"and" MONTH REFERENCE``.

    "May" and short names stand alone only behind a word such as "in".
    """
    place = month_number(match["month"])
    return of_year(match, clock, lambda year: Period.parse(f"{year:04}-{place:02}"))


def _which_month(match: re.Match[str], clock: Clock) -> Name:
    """``("last" | "this" | "next") MONTH``: last June is never the June that it is."""
    place, now, which = month_number(match["month"]), clock.date, match["which"].lower()
    if now is None:
        return Name(match.end(), None)
    is_other = {"this": False, "last": place >= now.month, "next": place <= now.month}[which]
    year = now.year + (OFFSETS[which] if is_other else 0)
    return Name(match.end(), Period.parse(f"{year:04}-{place:02}"))


def _half_month(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] ("first" | "second") "half of" MONTH [REFERENCE]``: fifteen days, or the rest."""
    place, is_first = month_number(match["month"]), ORDINALS[match["nth"].lower()] == 1

    def half(year: int) -> Period:
        whole = Period.parse(f"{year:04}-{place:02}")
        first, last = (1, 15) if is_first else (16, whole.end.day)
        return Period(start=whole.start.replace(day=first), end=whole.end.replace(day=last))

    return of_year(match, clock, half)


def _days_of_month(match: re.Match[str], clock: Clock) -> Name | None:
    """``["the"] ("first" | "last") N "days of" MONTH [REFERENCE]``."""
    place, count = month_number(match["month"]), number(match)
    is_first = ORDINALS[match["nth"].lower()] > 0

    def part(year: int) -> Period:
        whole = Period.parse(f"{year:04}-{place:02}")
        if not 0 < count <= whole.end.day:
            raise InvalidValueError(f"{match[0]} are more days than there are")
        first, last = (1, count) if is_first else (whole.end.day - count + 1, whole.end.day)
        return Period(start=whole.start.replace(day=first), end=whole.end.replace(day=last))

    return of_year(match, clock, part)


def _deixis(match: re.Match[str], clock: Clock) -> Name:
    """``("this" | "last" | "next" | "the current") ("year" | "month" | "quarter")``."""
    day, unit = clock.date, match["unit"].lower()
    if day is None:
        return Name(match.end(), None)
    place = (day.month - 1) // MONTHS_OF[unit] + OFFSETS[match["which"].lower()]
    return Name(match.end(), run(day.year, unit, place, place))


# What is found by another name: stretches that end with it, its edges and thirds


def _ending_with(match: re.Match[str], clock: Clock) -> Name | None:
    """``["the"] [N] unit ("to" | "ended" | "ending" ...) name``: so many units up to its last day.

    "The three months to March", "the week ended April 8", "the year to March".  The name is the
    latest that has ended.
    """
    inner = calendar_name(match.string, match.end(), clock)
    if inner is None or inner.is_range or not (match["n"] or match[0].lower().startswith("the ")):
        return None
    if inner.period and clock.date and not clock.due and inner.period.end > clock.date:
        before = clock._replace(anchor=_day_before(inner.period.start))
        inner = calendar_name(match.string, match.end(), before) or inner
    unit, count = match["unit"].lower(), number(match) if match["n"] else 1
    return Name(inner.end, inner.period and _up_to(inner.period.end, unit, count))


def _day_before(day: dt.date) -> dt.date:
    """Return the day before, or the first day of all."""
    return dt.date.fromordinal(max(1, day.toordinal() - 1))


def _up_to(end: dt.date, unit: str, count: int) -> Period:
    """Return so many units up to a day."""
    try:
        if unit == "week":
            return Period(start=end - dt.timedelta(days=7 * count - 1), end=end)
        behind = end + dt.timedelta(days=1)
        return Period(start=behind - relativedelta(months=count * MONTHS_OF[unit]), end=end)
    except (ValueError, OverflowError) as error:
        raise InvalidValueError(f"no calendar has {count} {unit}s up to {end}") from error


def _edge(match: re.Match[str], clock: Clock) -> Name | None:
    """``["the"] ("beginning" | "end") "of" name | "end-" name``: its first or last day."""
    inner = calendar_name(match.string, match.end(), clock)
    if inner is None or inner.is_stock or inner.is_range:
        return None
    return _edge_of(inner.end, inner.period, match)


def _end_of_decade(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] "end of" ("the" | "this") "decade"``: of the next year that ends with a nine."""
    if clock.date is None:
        return Name(match.end(), None, is_stock=True)
    last = run(clock.date.year // 10 * 10 + 9, "year", 0, 0).end
    return Name(match.end(), single_day(last), is_stock=True)


def _edge_of_unit(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] ("beginning" | "end") "of the" ("year" | "quarter" | "month")``."""
    unit, day = match["unit"].lower(), clock.date
    if day is None:
        return _edge_of(match.end(), None, match)
    place = (day.month - 1) // MONTHS_OF[unit]
    return _edge_of(match.end(), run(day.year, unit, place, place), match)


def _year_end(match: re.Match[str], clock: Clock) -> Name:
    """``["the"] "year-end" [REFERENCE] | YEAR "year-end"``.

    Without a year, of this one where it is to come, such as behind "by", or else the last one.
    """
    near, last = clock._replace(due=False), dt.timedelta(days=0 if clock.due else 365)
    if not clock.due and clock.anchor is not None and clock.anchor.year > 1:
        near = near._replace(anchor=clock.anchor - last)
    year = year_of(match, near, lambda year: run(year, "year", 0, 0))
    return _edge_of(match.end(), None if year is None else run(year, "year", 0, 0), match)


def _edge_of(end: int, whole: Period | None, match: re.Match[str]) -> Name:
    """Return the day on that side of a period which the words of *match* name."""
    is_end = _END.search(match[0]) is not None
    if whole is None:
        return Name(end, None, is_stock=True)
    return Name(end, single_day(whole.end if is_end else whole.start), is_stock=True)


def _third(match: re.Match[str], clock: Clock) -> Name | None:
    """``("early" | "mid-" | "late" | "the middle of") name``: of a month ten days (or the rest).

    Of what is longer, a third of its months: "early 2021" is January to April; "mid-2021" is June.
    """
    inner = calendar_name(match.string, match.end(), clock)
    if inner is None or inner.is_stock or inner.is_range:
        return None
    place = {"e": 0, "l": 2}.get(match[0][0].lower(), 1)
    return Name(inner.end, inner.period and _third_of(inner.period, place))


def _third_of(whole: Period, place: int) -> Period:
    """Return the first, second or last third of a period."""
    months = whole.count("month")
    if months == 1 and not whole.is_day:
        first, last = (1, 11, 21)[place], (10, 20, whole.end.day)[place]
        return Period(start=whole.start.replace(day=first), end=whole.end.replace(day=last))
    if months % 3:
        raise InvalidValueError(f"{whole} has no thirds of whole months")
    if place == 1 and months == MONTHS_OF["year"]:
        return run(whole.start.year, "month", 5, 5)
    start = whole.start.month - 1 + place * months // 3
    return run(whole.start.year, "month", start, start + months // 3 - 1)


#: So many characters before an ordinal may tell what it counts.
_FAR = 150
_UNIT_BEFORE = re.compile(r"\b(?:first|second|third|fourth)[- ](quarter|half)\b", re.IGNORECASE)
_THIS_BEFORE = re.compile(r"\b(?:this|the current) (year|quarter|month)\b", re.IGNORECASE)
_END = re.compile(r"\b(?:end|last day)\b|-end", re.IGNORECASE)
_THE, _REF = "(?:the )?", f"(?:{reference()})"
#: Not in front of "of": the second half of a game.
_MAYBE_REF = rf"(?:{_REF}|(?! (?:of|in a row|running|straight)\b))"
_NTH = f"(?P<nth>{any_of(ORDINALS)})"
_OTHER_NTH = any_of(ORDINALS)
_RANGE = f"(?=(?: and | to |-){month(None)})"
_CODE = "(?-i:(?P<part>[QHS])(?P<nth>[1-4])|(?P<nth2>[1-4])(?P<part2>[QH]))"
_OWNER = rf"(?:(?P<year>{YEAR})|(?P<ref>(?:this|last|next) year))'s "
_EDGE = "(?:end|beginning|start|outset|first day|last day)"
_WHICH = f"(?P<which>{any_of(OFFSETS)})"

_FORMS = (
    form(rf"{_THE}{_NTH}[- ](?P<part>quarters?|half){_MAYBE_REF}", _nth_part),
    form(rf"{_OWNER}{_NTH}[- ](?P<part>quarter|half)", _nth_part),
    form(
        rf"{_THE}{_NTH}(?= and {_THE}(?:{_OTHER_NTH}) (?P<part>quarters|halves){_MAYBE_REF})",
        _nth_part,
    ),
    form(rf"{_CODE}(?:{_REF}|(?: ?')?(?P<short>[0-9]{{2}})|(?P<year2>{YEAR}))?", _nth_part),
    form(rf"(?P<year>(?:19|20)[0-9]{{2}})[ -]?{_CODE}", _nth_part),
    form(rf"(?:the )?(?P<part>quarter) (?P<nth>[1-4]),?{_REF}", _nth_part),
    form(rf"the (?P<month>March|June|September|December) quarter(?: of)?{_REF}", _quarter_to),
    form(
        r"(?<=\b(?:in|of) )the (?P<nth>first|second|third|fourth)(?=[,.;)]|$| and (?:the|by)\b)",
        _nth_alone,
    ),
    form(r"next(?=[,.;)]|$)", _next_alone),
    form(rf"through (?:the end of )?{month()}{_REF}?(?! [0-9])", _through),
    form(rf"{_THE}{_NTH} {NUMBER} (?P<part>month|quarter)s{_MAYBE_REF}", _first_parts),
    form(rf"{_OWNER}{_NTH} {NUMBER} (?P<part>month|quarter)s", _first_parts),
    form(rf"{month()}(?:{_REF}|(?= and {month(None)}{reference('2')})|{_RANGE})", _in_month),
    form(BARE_MONTH, _in_month),
    form(rf"(?P<which>this|last|next) {month()}", _which_month),
    form(rf"{_THE}(?P<nth>first|second) half of {month()}{_REF}?", _half_month),
    form(
        rf"{_THE}(?P<nth>first|opening|last|final) {NUMBER} days of {month()}{_REF}?",
        _days_of_month,
    ),
    form(rf"{_THE}(?P<nth>first|last|final|opening) month{_REF}", _nth_month),
    form(rf"{_THE}(?P<nth>first|last|final|opening) week{_REF}", _week_of_year),
    form(rf"{_WHICH} (?P<unit>year|quarter|month)(?! before)", _deixis),
    form(
        rf"(?:the )?(?:{NUMBER} )?(?P<unit>week|month|quarter|half|year)s?"
        " (?:to|ended|ending|through|up to)(?: on)? ",
        _ending_with,
    ),
    form(rf"(?:(?:the )?(?:very )?{_EDGE} of |end[- ](?:of[- ])?)", _edge),
    form("(?:the )?end of (?:the|this) decade", _end_of_decade),
    form(rf"(?:the )?(?:very )?{_EDGE} of the (?P<unit>year|quarter|month)", _edge_of_unit),
    form(rf"{_THE}(?:year[- ]end|end[- ]of[- ]year|year's end){_REF}?", _year_end),
    form(r"(?:the )?(?P<year>(?:19|20)[0-9]{2})[- ](?:year[- ])?end", _year_end),
    form(r"(?:early|late|mid)(?: in)?[- ]|(?:the )?middle of ", _third),
    *YEARS,
    *DAYS,
)
