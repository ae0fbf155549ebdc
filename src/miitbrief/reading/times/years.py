"""Years and their parts, and what is known by its years: plans, seasons, congresses."""

import re
from collections.abc import Callable, Mapping

from miitbrief.exceptions import InvalidValueError
from miitbrief.model.periods import Period
from miitbrief.reading.documents.grammar import Fit, part
from miitbrief.reading.times.clock import (
    MONTHS_OF,
    OFFSETS,
    ORDINALS,
    SEASONS,
    Clock,
    Name,
    has_year,
    month_number,
    number,
    of_year,
    run,
    year_of,
)

__all__ = ["YEARS"]

#: How many words before an ordinal may tell what it counts.
_FAR = 30


# Parts of a year


def _part_of_year(fit: Fit, clock: Clock, letter: str, place: int) -> Name:
    """Return a quarter or a half of the year that the words name."""
    return of_year(fit, clock, lambda year: Period.parse(f"{year:04}-{letter}{place}"))


def _nth_part(fit: Fit, clock: Clock) -> Name | None:
    """The "last" one needs a year."""
    letter, nth = fit["part"][0].upper(), fit["nth"]
    place = ORDINALS[nth] if nth in ORDINALS else int(nth)
    if place < 0:
        if not has_year(fit):
            return None
        place += {"Q": 5, "H": 3}[letter]
    return _part_of_year(fit, clock, letter, place)


_CODE = re.compile(
    "(?P<year>[12][0-9]{3})?(?:[QHS][1-4]|[1-4][QH])(?P<long>[12][0-9]{3})?(?P<short>[0-9]{2})?"
)


def _coded_part(fit: Fit, clock: Clock) -> Name:
    """``"Q1" | "2H" | "1H23" | "1H2023" | "2022Q1"``."""
    code = str(fit.get("code"))
    parts = _CODE.fullmatch(code)
    assert parts is not None  # The shape of the word.
    behind = parts["long"] or parts["short"] or ""
    plain = code.removeprefix(parts["year"] or "").removesuffix(behind)
    letter = next("H" if sign in "HS" else "Q" for sign in plain if sign.isalpha())
    place = next(int(sign) for sign in plain if sign.isdigit())
    short = parts["short"] or fit.get("short")
    year = parts["year"] or parts["long"] or (short and f"20{short}")
    if year:
        return Name(fit.last, Period.parse(f"{year}-{letter}{place}"))
    return _part_of_year(fit, clock, letter, place)


def _quarter_to(fit: Fit, clock: Clock) -> Name:
    return _part_of_year(fit, clock, "Q", month_number(fit["month"]) // 3)


def _nth_alone(fit: Fit, clock: Clock) -> Name | None:
    """The unit is that of the ordinal before: "5% in the second quarter, 3% in the first"."""
    unit, place = _word_before(fit, ("quarter", "half"), set(ORDINALS)), ORDINALS[fit["nth"]]
    if unit is None or place > 12 // MONTHS_OF[unit]:
        return None
    return _part_of_year(fit, clock, unit[0].upper(), place)


def _next_alone(fit: Fit, clock: Clock) -> Name | None:
    """The unit is that of "this" before: "5% this year and 6% next"."""
    unit, day = _word_before(fit, ("year", "quarter", "month"), {"this", "current"}), clock.date
    if unit is None:
        return None
    if day is None:
        return Name(fit.last, None)
    place = (day.month - 1) // MONTHS_OF[unit] + 1
    return Name(fit.last, run(day.year, unit, place, place))


def _word_before(fit: Fit, units: tuple[str, ...], lead: set[str]) -> str | None:
    """Return the last of some units that stands before, behind one of some words."""
    tokens = fit.words.tokens
    for at in range(fit.first - 1, max(0, fit.first - _FAR), -1):
        if tokens[at].lower in units:
            back = 2 if tokens[at - 1].text == "-" and at > 1 else 1
            if tokens[at - back].lower in lead:
                return tokens[at].lower
    return None


def _through(fit: Fit, clock: Clock) -> Name:
    place = month_number(fit["month"]) - 1
    year = year_of(fit, clock, lambda year: run(year, "month", place, place))
    return Name(fit.last, None if year is None else run(year, "month", 0, place))


def _first_parts(fit: Fit, clock: Clock) -> Name | None:
    """Without a year, of the latest in which the last part has begun; the last ones need one."""
    unit, count = fit["part"].removesuffix("s"), number(fit)
    size = 12 // MONTHS_OF[unit]
    is_first = ORDINALS[fit["nth"]] > 0
    if not 0 < count <= size or not (is_first or has_year(fit)):
        return None
    first, last = (0, count - 1) if is_first else (size - count, size - 1)
    year = year_of(fit, clock, lambda year: run(year, unit, last, last))
    return Name(fit.last, None if year is None else run(year, unit, first, last))


def _nth_month(fit: Fit, clock: Clock) -> Name:
    place = 0 if ORDINALS[fit["nth"]] > 0 else 11
    return of_year(fit, clock, lambda year: run(year, "month", place, place))


def _week_of_year(fit: Fit, clock: Clock) -> Name:
    """Seven days from its start, or to its end."""
    is_first = ORDINALS[fit["nth"]] > 0
    days = "{0:04}-01-01/{0:04}-01-07" if is_first else "{0:04}-12-25/{0:04}-12-31"
    return of_year(fit, clock, lambda year: Period.parse(days.format(year)))


def _in_month(fit: Fit, clock: Clock) -> Name:
    place = month_number(fit["month"]) - 1
    return of_year(fit, clock, lambda year: run(year, "month", place, place))


def _which_month(fit: Fit, clock: Clock) -> Name:
    """Last June is never the June that it is."""
    place, now, which = month_number(fit["month"]), clock.date, fit["which"]
    if now is None:
        return Name(fit.last, None)
    is_other = {"this": False, "last": place >= now.month, "next": place <= now.month}[which]
    return Name(fit.last, run(now.year + is_other * OFFSETS[which], "month", place - 1, place - 1))


def _half_month(fit: Fit, clock: Clock) -> Name:
    """Fifteen days, or the rest."""
    return _days_from_month(fit, clock, 15, is_first=fit["nth"] == "first")


def _days_of_month(fit: Fit, clock: Clock) -> Name:
    return _days_from_month(fit, clock, number(fit), is_first=ORDINALS[fit["nth"]] > 0)


def _days_from_month(fit: Fit, clock: Clock, count: int, *, is_first: bool) -> Name:
    """Return the first days of a month, or the last; of halves, what is behind the first."""
    place, is_half = month_number(fit["month"]), fit.get("n") is None

    def part(year: int) -> Period:
        whole = run(year, "month", place - 1, place - 1)
        last = whole.end.day
        if not 0 < count <= last:
            raise InvalidValueError(f"{count} are more days than a month has")
        start = 1 if is_first else count + 1 if is_half else last - count + 1
        return Period(
            start=whole.start.replace(day=start),
            end=whole.end.replace(day=count if is_first else last),
        )

    return of_year(fit, clock, part)


def _deixis(fit: Fit, clock: Clock) -> Name:
    day, unit = clock.date, fit["unit"]
    if day is None:
        return Name(fit.last, None)
    place = (day.month - 1) // MONTHS_OF[unit] + OFFSETS[fit["which"]]
    return Name(fit.last, run(day.year, unit, place, place))


# Years


def _year(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, Period.parse(fit["year"]))


def _years(fit: Fit) -> str:
    """Return the year or the years that the words name, as ISO 8601 writes them."""
    return fit.get("year") or f"{fit['first']}/{fit['last']}"


def _named_years(fit: Fit, _clock: Clock) -> Name:
    """The years that are named."""
    return Name(fit.last, Period.parse(_years(fit)), is_range=fit.get("first") is not None)


def _title(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, Period.parse(_years(fit)))


def _short_range(fit: Fit, _clock: Clock) -> Name:
    """``year "-" two digits``: "2020-21"."""
    first = fit["first"]
    return Name(fit.last, Period.parse(f"{first}/{first[:2]}{fit['last']}"), is_range=True)


def _decade(fit: Fit, _clock: Clock) -> Name | None:
    """Without "the", "1990's" is what 1990 has."""
    first = fit["tens"].removesuffix("s")
    if not first.endswith("0"):
        return None
    return Name(fit.last, Period.parse(f"{first}/{first[:3]}9"))


def _plan_years(nth: str, printed: str | None) -> Period:
    """Return the years of the *nth* Five-Year Plan, or those that are *printed* behind it."""
    count = int(nth[:-2])
    # The second plan was followed by three years without one.
    first = 1953 + 5 * (count - 1) + (3 if count > 2 else 0)  # noqa: PLR2004
    return Period.parse(printed or f"{first}/{first + 4}", label=f"{nth} Five-Year Plan")


def _plan(fit: Fit, _clock: Clock) -> Name:
    """Its basis is the year before; without "period" or "during" a plan is a name."""
    printed = f"{fit['first']}/{fit['last']}" if fit.get("first") else None
    period = _plan_years(fit["nth"], printed)
    return Name(fit.last, period, basis=run(period.start.year, "year", -1, -1))


def _year_of_plan(fit: Fit, _clock: Clock) -> Name:
    years, place = _plan_years(fit["plan"], None), ORDINALS[fit["nth"]]
    first = years.start.year - 1 if place > 0 else years.end.year + 1
    return Name(fit.last, run(first, "year", place, place))


def _two_years(fit: Fit, first: int) -> Name:
    """Return a year of two numbers that begins with a month, counted from 0."""
    year, last = int(fit["first"][-4:]), fit["last"]
    if int(last) != (year + 1) % 10 ** len(last):
        raise InvalidValueError(f"{year} and {last} do not follow each other")
    return Name(fit.last, run(year, "month", first, first + 11))


def _fiscal_range(fit: Fit, _clock: Clock) -> Name:
    """From April to March, in Australia from July to June."""
    return _two_years(fit, 6 if _names(fit, _AUSTRALIA) else 3)


def _school_year(fit: Fit, _clock: Clock) -> Name:
    """From July to June, and of a school or a university from September to August."""
    return _two_years(fit, 8 if fit.get("school") else 6)


def _season(fit: Fit, _clock: Clock) -> Name:
    """Three months; the winter of a year begins in its December."""
    first = SEASONS[fit["season"]]
    return Name(fit.last, run(int(fit["year"]), "month", first, first + 2))


def _season_from_now(fit: Fit, clock: Clock) -> Name:
    """This one or that of the year, the last one that is over, or the next to begin.

    Without "this", "last" or "next" it is the latest that has begun, or the nearest to come.
    """
    first, day = SEASONS[fit["season"]], clock.date

    def season(year: int) -> Period:
        return run(year, "month", first, first + 2)

    if day is None:
        return Name(fit.last, None)
    if fit.get("which") is None:
        return of_year(fit, clock, season)
    near = [season(year) for year in range(day.year - 2, day.year + 2)]
    found = {
        "last": max(each for each in near if each.end < day),
        "this": next((each for each in near if each.start <= day <= each.end), season(day.year)),
        "next": min(each for each in near if each.start > day),
    }
    return Name(fit.last, found[fit["which"]])


_JAPAN = frozenset({"Japan", "Japanese", "Tokyo", "Nikkei", "yen"})
_AUSTRALIA = frozenset({"Australia", "Australian", "Australians", "Canberra", "Sydney"})
_AMERICA = frozenset(
    {"U.S.", "US", "USA", "United", "America", "American", "Americans", "Washington"}
)


def _names(fit: Fit, words: frozenset[str]) -> bool:
    """Tell whether the text has one of some words."""
    return any(token.text in words for token in fit.words.tokens)


def _fiscal(fit: Fit, _clock: Clock) -> Name:
    """The fiscal year of the country that the text names.

    Where the text says in which month it ends, it is named by the year of its end.  In Japan it
    begins in April of that year, in the United States in October before it; where no such country
    is named it is taken for the calendar year.
    """
    year, last = int(fit["year"][-4:]), _last_month(fit)
    if last is not None and last < 11:  # noqa: PLR2004
        return Name(fit.last, run(year, "month", last - 11, last))
    if _names(fit, _JAPAN):
        return Name(fit.last, run(year, "month", 3, 14))
    if _names(fit, _AMERICA):
        return Name(fit.last, run(year, "month", -3, 8))
    return Name(fit.last, run(year, "year", 0, 0))


def _last_month(fit: Fit) -> int | None:
    """Return the month with which the text says that fiscal years end, counted from 0."""
    match = part("times.rules", "CLOSES").search(fit.words.signs)
    return match and month_number(fit.words.printed(*match.span("month"))) - 1


def _congress(fit: Fit, _clock: Clock) -> Name:
    """The year of the eleventh was 1977."""
    return Name(fit.last, run(1977 + 5 * (int(fit["nth"][:-2]) - 11), "year", 0, 0))


def _turn_of_century(fit: Fit, _clock: Clock) -> Name:
    return Name(fit.last, Period.parse("2000"))


def _whole_year(fit: Fit, clock: Clock) -> Name | None:
    if not clock.due:
        return None
    return _year_away(fit, clock, 0)


def _spoken_of(fit: Fit, clock: Clock) -> Name:
    """The present one of "the year", if no other is spoken of; of "that year" none."""
    unit, day = fit["unit"], clock.date
    if day is None or fit.get("that"):
        return Name(fit.last, None, unit=unit)
    place = (day.month - 1) // MONTHS_OF[unit]
    return Name(fit.last, run(day.year, unit, place, place), unit=unit)


def _year_before_last(fit: Fit, clock: Clock) -> Name:
    return _year_away(fit, clock, -2)


def _year_away(fit: Fit, clock: Clock, count: int) -> Name:
    """Return the year so many years from the present one."""
    day = clock.date
    return Name(fit.last, None if day is None else run(day.year, "year", count, count))


def _so_far(fit: Fit, clock: Clock) -> Name:
    day = clock.date
    if day is None:
        return Name(fit.last, None)
    return Name(fit.last, Period(start=day.replace(month=1, day=1), end=day))


#: What makes days of the rules of each kind.
YEARS: Mapping[str, Callable[[Fit, Clock], Name | None]] = {
    "nth part": _nth_part,
    "coded part": _coded_part,
    "quarter to": _quarter_to,
    "nth alone": _nth_alone,
    "next alone": _next_alone,
    "through": _through,
    "first parts": _first_parts,
    "in month": _in_month,
    "which month": _which_month,
    "half month": _half_month,
    "days of month": _days_of_month,
    "nth month": _nth_month,
    "week of year": _week_of_year,
    "deixis": _deixis,
    "year": _year,
    "short range": _short_range,
    "decade": _decade,
    "plan": _plan,
    "year of plan": _year_of_plan,
    "fiscal": _fiscal,
    "fiscal range": _fiscal_range,
    "school year": _school_year,
    "season": _season,
    "season from now": _season_from_now,
    "that year": _spoken_of,
    "congress": _congress,
    "turn of century": _turn_of_century,
    "whole year": _whole_year,
    "year before last": _year_before_last,
    "so far": _so_far,
    "old years": _named_years,
    "title": _title,
    "level of year": _title,
}
