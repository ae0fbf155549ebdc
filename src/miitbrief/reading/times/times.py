"""Times in prose: what dates a figure, what it is compared with, when it is due.

>>> for time in find_times("up 5% over 2020 in the first quarter", date=date(2022, 2, 28)):
...     print(time.role, time.period)
comparison 2020
period 2022-Q1
"""

import re
from collections.abc import Callable
from datetime import date

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, optional
from miitbrief.model.periods import Period
from miitbrief.model.spans import Span
from miitbrief.reading.times.calendar_words import HOUR, MONTHS_OF, START, plain
from miitbrief.reading.times.clock import Clock, Name, longest, single_day
from miitbrief.reading.times.days import HOURS
from miitbrief.reading.times.relations import (
    CALENDAR,
    COMPARED,
    FRAMES,
    RELATED,
    TO,
    clause_before,
    pair,
)

__all__ = ["TimeExpression", "TimeRole", "find_times"]


class TimeRole(WordEnum):
    """What words of time do."""

    PERIOD = "period"
    """They date a figure."""
    COMPARISON = "comparison"
    """They name what a figure is compared with."""
    DUE = "due"
    """They are a deadline."""
    FRAME = "frame"
    """They only frame: "over the past 10 years", "the 2022 Winter Olympics"."""


@attrs.frozen(kw_only=True)
class TimeExpression:
    """Words of time in a text.

    Args:
        span: Where they stand: with "by the end of", "since", "from ... to", "compared with"
            and the like, but without "in", "during" and "at".
        role: What they do.
        period: The days; None where they depend on the briefing's date and there is none, or on
            the figure's own period.
        shift: The years and months by which what is meant lies from the figure's own period:
            (-1, 0) for "year on year" and "a year earlier", (0, -1) for "month on month".  (0, 0)
            is "the same period": as the figure's, but in the year *period* where there is one.
        days: The days by which it lies from there besides: -7 for "a week earlier".
        basis: What a figure of that period is compared with, where the words imply it.
        end: For "from A to B" and "between A and B" the days of B; *period* has those of A.
        is_stock: Whether they name a moment, a single day.
    """

    span: Span = attrs.field(validator=instance_of(Span))
    role: TimeRole = attrs.field(converter=TimeRole)
    period: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    shift: tuple[int, int] | None = None
    days: int = attrs.field(default=0, validator=instance_of(int))
    basis: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    end: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    is_stock: bool = attrs.field(default=False, validator=instance_of(bool))


def find_times(text: str, *, date: date | None) -> tuple[TimeExpression, ...]:
    """Find all words of time in *text*, in order, disjoint, the longest from each place.

    Args:
        text: Any text.
        date: The day on which it is said, against which "last year" is resolved.

    >>> [time.span.of("since 2012") for time in find_times("since 2012", date=None)]
    ['since 2012']
    """
    said, clock, found, place = plain(text), Clock(date, date), list[TimeExpression](), 0
    while match := START.search(said, place):
        place = match.end()
        ahead = clock._replace(due=_is_ahead(said, match.start()))
        if time := _longest_at(said, match.start(), ahead):
            found.append(time)
            place = time.span.end
    return tuple(found)


def _is_ahead(text: str, start: int) -> bool:
    """Tell whether what precedes in the clause speaks of what is to come: "will rise in July"."""
    near = clause_before(text, start)[-_NEAR:]
    ahead = [*_AHEAD.finditer(near)]
    return bool(ahead) and not _DONE.search(near, ahead[-1].end())


def _longest_at(text: str, start: int, clock: Clock) -> TimeExpression | None:
    """Return the longest expression that begins at *start*."""
    times: list[TimeExpression] = []
    for role, forms in _ALONE:
        name = longest(forms, text, start, clock)
        times += [_expression(start, name, role)] if name else []
    for lead, rule in _RULES:
        match = lead.match(text, start)
        time = match and rule(match, clock)
        times += [time] if time else []
    return max(times, key=lambda time: time.span.end, default=None)


def _expression(start: int, name: Name, role: TimeRole) -> TimeExpression:
    """Return the expression from *start* to the end of a name."""
    return TimeExpression(
        span=Span(start=start, end=name.end),
        role=role,
        period=name.period,
        shift=name.shift,
        days=name.days,
        basis=name.basis,
        is_stock=name.is_stock,
    )


# Rules: what words in front of a name make of it


def _from_to(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``"from" name "to" name | "between" name "and" name``."""
    link = _AND if match[0].lower().startswith("between") else TO
    both = pair(match.string, match.end(), clock, link)
    if both is None:
        return None
    first, second = both
    time = _expression(match.start(), second, TimeRole.PERIOD)
    return attrs.evolve(time, period=first.period, end=second.period, basis=None)


def _due(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``("by" | "before" | "until") name``: its last day; the day before what is longer than one.

    "By" a year that is over is the year.

    A deadline where that day lies in the future.  Without the briefing's date "by 2025" is one,
    and "by the end of 2025" is not.
    """
    name = _name(match, clock._replace(due=True))
    if name is None or name.shift:
        return None
    is_end = name.is_stock and _END_OF.search(match.string, match.end(), name.end)
    is_before = match[0].lower().startswith(("before", "prior")) and not is_end
    day = name.period and _last_day(name.period, is_before=is_before)
    is_due = not name.is_stock if clock.date is None or day is None else day.start > clock.date
    role = TimeRole.DUE if is_due else TimeRole.PERIOD
    is_year = not (is_due or name.is_stock or name.is_range) and match[0].lower() == "by "
    if is_year and name.period and name.period.count("month") == MONTHS_OF["year"]:
        return _expression(match.start(), name._replace(basis=None), role)
    name = name._replace(period=day, basis=None, is_stock=True)
    return _expression(match.start(), name, role)


def _last_day(period: Period, *, is_before: bool) -> Period:
    """Return the last day of a period, or the day before it."""
    if is_before:
        day = date.fromordinal(max(1, period.start.toordinal() - 1))
        return Period(start=day, end=day)
    return Period(start=period.end, end=period.end)


def _as_of(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``("as of" | "as at") name``: its last day, but not behind the briefing's."""
    name = _name(match, clock)
    if name is None or name.shift:
        return None
    period = name.period and single_day(min(name.period.end, clock.date or name.period.end))
    name = name._replace(period=period, basis=None, is_stock=True)
    return _expression(match.start(), name, TimeRole.PERIOD)


def _since(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``("since" | "starting from") name | "from" name "onwards"``: to the briefing's day.

    The basis of a change is the name, or the day before a beginning.  Behind "the most" or "a
    record" it only frames.
    """
    name = _name(match, clock)
    if name is None:
        return None
    onwards = _ONWARDS.match(match.string, name.end)
    if not (onwards or match["since"]):
        return None
    if _RECORD.search(clause_before(match.string, match.start())):
        return _expression(match.start(), name._replace(basis=None), TimeRole.FRAME)
    start, day = name.period and name.period.start, clock.date
    is_beginning = name.is_stock and _BEGINNING.search(match.string, match.end(), name.end)
    name = name._replace(
        end=onwards.end() if onwards else name.end,
        period=Period(start=start, end=day) if start and day and start <= day else None,
        basis=_eve(name.period) if is_beginning else name.period,
        is_stock=False,
    )
    return _expression(match.start(), name, TimeRole.PERIOD)


def _eve(period: Period | None) -> Period | None:
    """Return the day before a period, with which "since the beginning of the year" compares."""
    return period and single_day(date.fromordinal(max(1, period.start.toordinal() - 1)))


def _compared(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``("compared with" | "than in" | "times that of" | "versus" ...) name``.

    "Compared with the same period" is that of a year before.
    """
    name = _name(match, clock)
    if name is None or _OWNER.match(match.string, name.end):
        return None
    is_same = name.shift == (0, 0) and not (name.period or name.days)
    name = name._replace(basis=None, shift=(-1, 0) if is_same else name.shift)
    return _expression(match.start(), name, TimeRole.COMPARISON)


def _surpassed(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``"exceeds" name "'s" noun``: what is exceeded."""
    name = _name(match, clock)
    is_owner = name is not None and _PEAK_OF.match(match.string, name.end) is not None
    return _compared(match, clock) if is_owner else None


def _compared_peak(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``("from" | "above" ...) ("its" | "the" ...) name "peak"``: a level of that time."""
    name = _name(match, clock)
    if name is None or not _PEAK.match(match.string, name.end):
        return None
    return _expression(match.start(), name._replace(basis=None), TimeRole.COMPARISON)


def _changed(match: re.Match[str], clock: Clock) -> TimeExpression | None:
    """``("from" | "over" | "on") name`` behind a change in the same clause ("up 5% over 2020").

    A name such as "a year earlier" needs none.
    """
    name = _name(match, clock)
    is_same = name is not None and name.shift == (0, 0) and not (name.period or name.days)
    if name is None or name.is_range or is_same:
        return None
    is_change = _CHANGE.search(clause_before(match.string, match.start()))
    return _compared(match, clock) if name.shift or is_change else None


def _name(match: re.Match[str], clock: Clock) -> Name | None:
    """Return the name behind the words of *match*."""
    return longest(_NAMES, match.string, match.end(), clock)


_Rule = Callable[[re.Match[str], Clock], TimeExpression | None]
_AND = re.compile(r" and (?:in )?", re.IGNORECASE)
#: So many characters before words of time may tell of the future.
_NEAR = 80
_AHEAD = re.compile(
    r"\b(?:will|would|shall|must|should|to be|could|(?-i:may)|might|expect\w*|forecast\w*|needs? to"
    r"|(?:is|are) to|(?:aim|plan|intend|strive|seek|want|pledge|promise|vow)(?:n?e?d|s|ing)? to)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:was|were|had|has|have|did|fell|rose|grew|came|saw|took|made|after|since|[a-z]+ed)\b",
    re.IGNORECASE,
)
#: "Their highest close (since 2012)", "the first fall", "a record".
_RECORD = re.compile(
    r"(?<!\bat )\b(?:highest|lowest|largest|smallest|biggest|strongest|weakest|fastest|slowest"
    r"|longest|shortest|steepest|sharpest|deepest|tightest|heaviest|widest|narrowest|warmest|coldest"
    r"|hottest|wettest|driest|busiest|quickest|highs?|lows?|most|least|worst|best|first|record)\b"
    r"(?: [\w-]+){0,4} $",
    re.IGNORECASE,
)
#: "(Down from its March) high".
_PEAK = re.compile(
    r"(?:'s)? (?:all-time |record )?(?:peak|high|low|level|average|figure|reading|trough|total"
    r"|pace|number|mark|record|estimate|result|value|rate|price)s?\b",
    re.IGNORECASE,
)
#: "(Exceeds last year)'s volume".
_PEAK_OF = re.compile(r"'s [a-z]+|,? by ", re.IGNORECASE)
_BEGINNING = re.compile(r"\b(?:beginning|start|outset|first day)\b", re.IGNORECASE)
_END_OF = re.compile(r"\bend\b", re.IGNORECASE)
_ONWARDS = re.compile(r" (?:onwards?\b|forward\b|on(?=[,.;]|$))", re.IGNORECASE)
#: The name dates the figure that follows: "up from last year's 5%".
_OWNER = re.compile(r"'s (?=[0-9])")
_CHANGE = re.compile(
    r"%|\b(?:percent|per cent|points?|up|down|times|more|less|fewer|higher|lower|doubl\w+|tripl\w+"
    r"|quadrupl\w+|halv\w+|increas\w+|decreas\w+|ris(?:e[sn]?|ing)|rose|rais\w+"
    r"|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:s|n|th|ing)?|drop\w*|declin\w+|gain\w*|improv\w+|expan\w+|shr[aiu]nk\w*"
    r"|contract\w+|jump\w*|surg\w+|soar\w*|climb\w*|slow\w*|chang\w+|unchanged|flat)\b",
    re.IGNORECASE,
)
_NAMES = (*CALENDAR, *RELATED, *COMPARED)
#: Names and what they do where no word in front of them says more.
_ALONE = (
    (TimeRole.FRAME, (*FRAMES, *HOURS)),
    (TimeRole.COMPARISON, COMPARED),
    (TimeRole.PERIOD, (*CALENDAR, *RELATED)),
)


def _rule(words: str, rule: _Rule) -> tuple[re.Pattern[str], _Rule]:
    """Return a rule for names behind *words*."""
    return re.compile(rf"(?:{words}) ", re.IGNORECASE), rule


_RULES = (
    _rule("from|between", _from_to),
    _rule("by|before|no later than|not later than|prior to|until|till|up until|up to", _due),
    _rule(f"as (?:of|at)(?: (?:{HOUR})(?: on)?,?)?", _as_of),
    _rule("(?:ever )?(?P<since>since|starting (?:from|in))|from", _since),
    _rule(
        "(?:(?:in comparison|compar(?:ed|ing)) (?:with|to)|relative to|than|versus|vs\\.?|against"
        "|(?:(?<=times )|(?<=twice )|(?<=double )|(?<=half ))(?:that|those)"
        "|(?:that|those|(?:the )?(?:levels?|figures?|numbers?|amounts?))(?= of ))"
        "(?: (?:that|those|the (?:levels?|figures?|numbers?|amounts?)))?"
        "(?: (?:in|of|at|for|during|from))?",
        _compared,
    ),
    _rule(
        "(?:exceed|top|beat|match|equal|outstrip|outpac|surpass)(?:s|es|ed|ped|led|ing|ping|ling)?",
        _surpassed,
    ),
    _rule(
        "above|below|beyond|(?:ahead|short|shy) of|behind|in line with|on (?:a )?par with"
        "|level with|equal to|up on|down on",
        _compared,
    ),
    _rule(
        "(?:than|above|below|from|over|off|on|under) (?:its|their|the|our|his|her|an?|this|last)",
        _compared_peak,
    ),
    _rule(
        "from|over|on(?= (?:(?:19|20)[0-9]{2}|last|the previous|the end of|the same|a year)\\b)",
        _changed,
    ),
)
