"""The day and the hour of a briefing, as its head tells them.

::

    day = the dateline's, else the one below the list of people, else the one in the title
        | "on" date, "(" date ")"                in a sentence of the head about the briefing
        | the date of the front matter
        | "on" day, "(" day ")"                  without a year, in title or sentence

A day without a year is the latest such day that is not after the page's own date.  That date by
itself is never the briefing's.
"""

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from miitbrief.model.spans import Span
from miitbrief.reading.layouts.blocks import Block, Layout, Part
from miitbrief.reading.layouts.dates import DATE, DAY, WEEKDAY, find_date, find_time, latest_day
from miitbrief.reading.layouts.phrases import is_about_briefing

__all__ = ["Day", "find_day", "find_start"]

#: All of China has one time.
_CHINA = 8
_ZONES = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "PST": -8,
    "PDT": -7,
    "GMT": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "SGT": 8,
    "HKT": 8,
}
_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\b")
_IN_TITLE = re.compile(
    rf"(?:\b(?:on|of)\s+|[(\uff08,:\u2013\u2014-]\s*|(?<=\s)(?=[a-z]+day\b)){WEEKDAY}(?P<day>{DATE}|{DAY})",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(
    r"(?:\bon\s+(?:the\s+(?:morning|afternoon|evening)\s+of\s+)?|[(\uff08]\s*|\b[a-z]+day\s*[,(]\s*)"
    rf"{WEEKDAY}(?P<day>{DATE}|{DAY})",
    re.IGNORECASE,
)
_HELD = re.compile(r"held\b", re.IGNORECASE)
_PAGE_DATE = re.compile(rf"\s*[|\uff5c]\s*{DATE}$", re.IGNORECASE)
_DATE = re.compile(DATE, re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Day:
    """The day of a briefing.

    Args:
        date: The day.
        span: Where it stands.
        assumed: Whether the year is the reader's.
    """

    date: dt.date
    span: Span
    assumed: bool = False


def find_day(page: Layout) -> Day | None:
    """Return the day of the briefing that a transcript records, or None where it does not tell."""
    told = [*_told(page)]
    dated = next((day for block, text in told if (day := _dated(block, text))), None)
    if dated is not None:
        return dated
    before = _page_date(page)
    if before is None:
        return None
    return next((day for block, text in told if (day := _latest(block, text, before))), None)


def _told(page: Layout) -> Iterator[tuple[Block, str]]:
    """Yield what may tell the day, the surest first, with the block where it stands."""
    for part in (Part.DATELINE, Part.DATE):
        yield from ((block, block.text) for block in page.of(part))
    for block in page.of(Part.TITLE):
        for match in reversed([*_IN_TITLE.finditer(_PAGE_DATE.sub("", block.text))]):
            yield block, match["day"]
    for block in _head(page):
        if is_about_briefing(block.text) or _HELD.match(block.text):
            for match in _IN_PROSE.finditer(block.text):
                yield block, match["day"]
    yield from ((block, block.text) for block in page.of(Part.FRONT_DATE))


def _head(page: Layout) -> Iterator[Block]:
    """Yield the sentences above the first one that somebody says."""
    for block in page.blocks:
        if block.part in (Part.LABEL, Part.SPOKEN):
            return
        if block.part in (Part.SUMMARY, Part.FURNITURE, Part.TITLE):
            yield block


def _dated(block: Block, text: str) -> Day | None:
    """Return the day of a date with its year."""
    date = find_date(text)
    return None if date is None else Day(date=date, span=block.span)


def _latest(block: Block, text: str, before: dt.date) -> Day | None:
    """Return the latest day of a date without its year."""
    date = latest_day(text, before)
    return None if date is None else Day(date=date, span=block.span, assumed=True)


def _page_date(page: Layout) -> dt.date | None:
    """Return the page's own date: the first one in its furniture, or at the end of its summary."""
    for block in page.of(Part.FURNITURE, Part.SUMMARY, Part.FRONT_DATE):
        for match in _DATE.finditer(block.text):
            date = find_date(match[0])
            if date is not None:
                return date
    return None


def find_start(page: Layout, day: dt.date | None) -> dt.datetime | None:
    """Return when the briefing starts, if the head tells the hour of that day."""
    for block in page.of(Part.DATELINE, Part.DATE, Part.SUMMARY):
        time = find_time(block.text)
        if day is not None and time is not None and find_date(block.text) == day:
            zone = _ZONE.search(block.text)
            hours = _ZONES[zone[0]] if zone else _CHINA
            return dt.datetime.combine(day, time, dt.timezone(dt.timedelta(hours=hours)))
    return None
