"""The day and the hour of a briefing, as its head tells them.

::

    day = the dateline's, else the one below the list of people, else the one in the title
        | "on" date, "(" date ")"                in a sentence of the head about the briefing
        | the date of the front matter
        | a date alone on its line               with a weekday or an hour, or right below
                                                 the title, in a head without anything of a site
        | the only date of such a head
        | "on" day, "(" day ")"                  without a year, in title or sentence

A day without a year is the latest such day that is not after the page's own date.  That date by
itself is never the briefing's.

What the head of a transcript tells: title, host, place, time, and the people.

::

    chair     = who is listed under "Chairperson", else who is of a press office, the last of them,
                else who stands alone in the last group of the list, else who welcomes
    honorific = from the list, else from what is said: "Mr. Xin Guobin", "Mr. Xin"
    host      = the body of the chair's last office, else the one that "held" the conference
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from miitbrief.model.spans import Span
from miitbrief.model.speakers import Office, Role, Speaker
from miitbrief.reading.english.words import any_word
from miitbrief.reading.layouts.dates import (
    DATE,
    DAY,
    TIME,
    WEEKDAY,
    find_date,
    find_time,
    latest_day,
)
from miitbrief.reading.layouts.furniture import is_of_site, is_sentence
from miitbrief.reading.layouts.labels import Party
from miitbrief.reading.layouts.layout import Block, Layout, Part
from miitbrief.reading.layouts.names import Person, key, named_people, slug
from miitbrief.reading.layouts.page import ONLY_DATE
from miitbrief.reading.layouts.people import abbreviations, offices
from miitbrief.reading.layouts.phrases import is_about_briefing, welcomes

__all__ = ["Day", "Head", "find_day", "find_start", "head"]

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
    r"(?:\b(?:on|of|from)\s+|[(\uff08,:\u2013\u2014-]\s*|(?<=\s)(?=[a-z]+day\b))"
    rf"{WEEKDAY}(?P<day>{DATE}|{DAY})",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(
    rf"(?:\b(?:on|(?:{any_word('event')})\s+of)\s+(?:the\s+(?:morning|afternoon|evening)\s+of\s+)?"
    r"|[(\uff08]\s*|\b[a-z]+day\s*[,(]\s*)"
    rf"{WEEKDAY}(?P<day>{DATE}|{DAY})",
    re.IGNORECASE,
)
_OPENS_HELD = re.compile(r"held\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_HALF = re.compile(r"[0-9] ?[ap]\.?m\b", re.IGNORECASE)
#: An hour alone on its line, with its zone or without.
_CLOCK = re.compile(rf"{TIME}(?:\s+[A-Z]{{2,4}})?", re.IGNORECASE)
#: A date behind the name of a field: "Updated: May 4, 2021".
_FIELD = re.compile(rf"[a-z]:\s*{DATE}", re.IGNORECASE)
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
    before = _page_date(page)
    found = [_dated(block, text) for block, text in told]
    if before is not None:
        found += [_latest(block, text, before) for block, text in told]
    found += [_dated(block, block.text) for block in _dates_alone(page)]
    return next((day for day in found if day is not None), None) or _only_day(page)


def _told(page: Layout) -> Iterator[tuple[Block, str]]:
    """Yield what may tell the day, the surest first, with the block where it stands."""
    for part in (Part.DATELINE, Part.DATE):
        yield from ((block, block.text) for block in page.of(part))
    for block in page.of(Part.TITLE):
        for match in reversed([*_IN_TITLE.finditer(_PAGE_DATE.sub("", block.text))]):
            yield block, match["day"]
    for block in _head(page):
        if is_about_briefing(block.text) or _OPENS_HELD.match(block.text):
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


def _plain_head(page: Layout) -> list[Block]:
    """Return the same sentences, and none where something of a site stands among them."""
    above = [*_head(page)]
    return [] if any(is_of_site(block.text) for block in above) else above


def _dates_alone(page: Layout) -> list[Block]:
    """Return the dates alone on their lines that something shows to be the briefing's.

    That is a weekday, an hour, or the title on the line above, in a head that nothing else of a
    site stands in.
    """
    above = _plain_head(page)
    timed = any(_CLOCK.fullmatch(block.text) for block in above)
    return [
        block
        for before, block in zip([None, *above], above, strict=False)
        if ONLY_DATE.fullmatch(block.text)
        and (
            timed
            or _WEEKDAY.search(block.text)
            or _HALF.search(block.text)
            or (before is not None and block.breaks == 1 and is_about_briefing(before.text))
        )
    ]


def _only_day(page: Layout) -> Day | None:
    """Return the one day that a head without anything of a site names, in a line of no sentence.

    A date behind a field's name or a bar is the page's, as is one alone that is not right below
    the title.
    """
    above = _plain_head(page)
    days = [
        day
        for before, block in zip([None, *above], above, strict=False)
        if (day := _dated(block, block.text)) is not None and not is_sentence(block.text)
        if not (_FIELD.search(block.text) or _PAGE_DATE.search(block.text))
        if ONLY_DATE.fullmatch(block.text.strip("\uff08\uff09")) is None
        or (before and before.part is Part.TITLE and block.breaks == 1)
    ]
    dates = {match[0] for block in above for match in _DATE.finditer(block.text)}
    return days[0] if days and len(dates) == 1 else None


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


#: What a briefing is called whose page has lost the title.
UNTITLED = "Untitled briefing"

_HONORIFIC = any_word("honorifics").title()
_CALLED = re.compile(
    rf"\b({_HONORIFIC})\b\.?\s+([A-Z][\w'\u2019-]*(?:\s[A-Z][\w'\u2019-]*){{0,2}})"
)
_PRESS = re.compile(rf"\b(?:{any_word('press_bodies')})\b", re.IGNORECASE)
_PRESS_OF = re.compile(
    r"(?:[A-Z]\w+ )?(?:Press|News|General|Information) (?:Bureau|Office|Department|Cent(?:er|re))"
    r" of (?:the )?"
)
_WORD = r"[A-Z][\w&'\u2019-]{0,30}"
_BODY = rf"({_WORD}(?: (?:{_WORD}|of|and|the|for|on)){{0,15}})"
_HELD = re.compile(
    rf"\b(?:(?:held|hosted|organi[sz]ed) by|[Pp]ress [Cc]onference of) (?:the )?{_BODY}"
    rf"|\b(?:[Tt]he )?{_BODY}(?: \([A-Z]+\))?,? (?:holds?|held|hosted|convened) an?\b"
)
_IN_CITY = re.compile(
    r"\bin ([A-Z][a-z]+(?:'an)?)\b(?=[\s,.]*(?:on|today|yesterday|[A-Z][a-z]+ [0-9]|$))"
)
_BAR = re.compile(r"[|\uff5c,]")
_BULLET = "\u2022\u00b7\u25cf "
#: Two blank lines.
_APART = 3


@attrs.frozen(kw_only=True)
class Head:
    """What the head tells.

    Args:
        title: The title, or a stand-in where the page has none.
        host: The body that holds the briefing.
        place: The city.
        starts_at: When it starts.
        date: The day.
        assumed: The place of a day of which the reader assumes the year, else None.
        source: The address that the front matter tells.
        people: Everybody who speaks for the hosts, the chair last.
    """

    title: str
    host: str | None
    place: str | None
    starts_at: dt.datetime | None
    date: dt.date | None
    assumed: Span | None
    source: str | None
    people: tuple[Speaker, ...]


def head(page: Layout, *, date: dt.date | None = None, people: Iterable[Speaker] = ()) -> Head:
    """Return what the head of a transcript tells.

    Args:
        page: The blocks of the transcript.
        date: The day, which then is not looked for.
        people: People as the caller knows them.
    """
    told = find_day(page) if date is None else None
    day = told.date if told else date
    known = abbreviations(page.text)
    host = _held_by(page, known)
    found = _people(page, known, host)
    given = {key(speaker.name): speaker for speaker in people}
    everybody = tuple(given.get(key(speaker.name), speaker) for speaker in found)
    return Head(
        title=_title(page),
        host=_chairs_body(everybody) or host,
        place=_place(page),
        starts_at=find_start(page, day),
        date=day,
        assumed=told.span if told and told.assumed else None,
        source=next((block.text for block in page.of(Part.SOURCE)), None),
        people=everybody,
    )


def _title(page: Layout) -> str:
    """Return the title on one line, without the page's date."""
    title = " ".join(block.text for block in page.of(Part.TITLE))
    return _PAGE_DATE.sub("", title).strip(_BULLET).strip("\"'") or UNTITLED


def _place(page: Layout) -> str | None:
    """Return the city of the dateline, or the one in the summary."""
    cities = [_BAR.split(block.text)[0].strip() for block in page.of(Part.DATELINE)]
    found = (_IN_CITY.search(block.text) for block in page.of(Part.SUMMARY))
    return next(iter((*cities, *(match[1] for match in found if match))), None)


def _held_by(page: Layout, known: dict[str, str]) -> str | None:
    """Return the body that the summary, the opening or the title says holds the conference."""
    openings = page.of(Part.SPOKEN)[:2]
    for block in (*page.of(Part.SUMMARY), *openings, *page.of(Part.TITLE)):
        match = _HELD.search(block.text)
        if match is not None:
            body = str(match[1] or match[2]).removeprefix("The ")
            return known.get(body, body)
    return None


def _chairs_body(people: Iterable[Speaker]) -> str | None:
    """Return the body that the chair speaks for."""
    for speaker in people:
        if speaker.role is Role.CHAIR and speaker.offices:
            return _PRESS_OF.sub("", speaker.offices[-1].organisation, count=1)
    return None


@attrs.frozen(kw_only=True)
class _Entry:
    """Somebody in the list of people, with the number of the group; two blank lines part groups."""

    person: Person
    group: int


def _people(page: Layout, known: dict[str, str], host: str | None) -> tuple[Speaker, ...]:
    """Return everybody who is listed or speaks under a label with a name, the chair last."""
    listed = list(_entries(page))
    everybody: dict[str, list[Person]] = {}
    for person in (entry.person for entry in listed):
        everybody.setdefault(key(person.name), []).append(person)
    for person in (*_labelled(page), *_answerer(page, listed)):
        # What the list says of somebody counts more, so it stays last.
        everybody.setdefault(key(person.name), []).insert(0, person)
    chair = _chair(listed) or _welcomer(page)
    called = _called("\n".join(block.text for block in page.of(Part.SPOKEN)))
    families = Counter(key(lines[-1].name.split()[0]) for lines in everybody.values())
    speakers = [
        Speaker(
            id=slug(lines[-1].name),
            name=lines[-1].name,
            honorific=_honorific(lines, families, called),
            offices=_offices(lines, known, host),
            role=Role.CHAIR if each == chair else Role.OFFICIAL,
        )
        for each, lines in everybody.items()
    ]
    return tuple(sorted(speakers, key=lambda speaker: speaker.role is Role.CHAIR))


def _entries(page: Layout) -> Iterator[_Entry]:
    """Yield the people of the lists who speak for the hosts."""
    group = 0
    for block in page.of(Part.PERSON):
        group += block.breaks >= _APART
        for person in block.people:
            if person.under != "asker_headings":
                yield _Entry(person=person, group=group)


def _labelled(page: Layout) -> Iterator[Person]:
    """Yield the people whom labels name."""
    for block in page.of(Part.LABEL):
        if block.label is not None and block.label.party is Party.PERSON:
            who = block.label
            yield Person(name=who.name, honorific=who.honorific, offices=who.title)


def _answerer(page: Layout, listed: list[_Entry]) -> list[Person]:
    """Return whom the head alone names, where somebody answers who has no name in the labels."""
    labels = [block.label for block in page.of(Part.LABEL) if block.label is not None]
    nameless = any(label.party is Party.ANSWERER for label in labels)
    if listed or not nameless or any(label.party is Party.PERSON for label in labels):
        return []
    lines = [b.text for b in page.of(Part.TITLE, Part.SUMMARY, Part.FURNITURE) if _names(b)]
    found = {key(p.name): p for text in lines for p in named_people(text)}
    return [*found.values()] if len(found) == 1 else []


def _names(block: Block) -> bool:
    """Tell whether a line may name who answers: it is about the briefing, or no sentence."""
    return is_about_briefing(block.text) or block.text[-1] not in ".?!"


def _chair(listed: list[_Entry]) -> str | None:
    """Return the key of the chair's name, as the list tells it."""
    headed = [entry for entry in listed if entry.person.chairs]
    press = [entry for entry in listed if _PRESS.search(entry.person.offices)]
    last = [entry for entry in listed if entry.group == listed[-1].group]
    alone = last if len(last) == 1 and len(listed) > 1 and last[0].group > 0 else []
    for candidates in ([entry for entry in headed if entry in press], headed, press, alone):
        if candidates:
            return key(candidates[-1].person.name)
    return None


def _welcomer(page: Layout) -> str | None:
    """Return the key of the name of the first to speak, if that is a welcome and others speak.

    Who is listed as a speaker, or whose press conference it is, welcomes as such.
    """
    names = [each.name for each in _labelled(page)]
    said = page.of(Part.LABEL, Part.SPOKEN)
    if len(set(names)) < 2 or not _is_person(said[0]):  # noqa: PLR2004
        return None
    first = next((block.text for block in said if block.part is Part.SPOKEN), "")
    headed = {key(p.name) for b in page.of(Part.PERSON) for p in b.people if p.under}
    headed |= {key(p.name) for b in page.of(Part.TITLE) for p in named_people(b.text)}
    return key(names[0]) if welcomes(first) and key(names[0]) not in headed else None


def _is_person(block: Block) -> bool:
    """Tell whether a label names a person."""
    return block.label is not None and block.label.party is Party.PERSON


def _called(said: str) -> dict[str, str]:
    """Return the honorific before each name that somebody says, and before its first word."""
    found: dict[str, str] = {}
    for match in _CALLED.finditer(said):
        word = match[1] if match[1] in ("Miss", "Professor") else f"{match[1]}."
        words = match[2].split()
        for count in range(1, len(words) + 1):
            found.setdefault(key(" ".join(words[:count])), word)
    return found


def _honorific(lines: list[Person], families: Counter[str], called: dict[str, str]) -> str | None:
    """Return the honorific of the list, else the one before the name where somebody says it."""
    printed = next((line.honorific for line in reversed(lines) if line.honorific), None)
    if printed is not None:
        return printed
    name = lines[-1].name
    family = key(name.split()[0])
    alone = called.get(family) if families[family] == 1 else None
    return called.get(key(name)) or alone


def _offices(lines: list[Person], known: dict[str, str], host: str | None) -> tuple[Office, ...]:
    """Return the offices of the last line that has any: the second header has the full names."""
    found = (offices(line.offices, known, host) for line in reversed(lines) if line.offices)
    return next((each for each in found if each), ())
