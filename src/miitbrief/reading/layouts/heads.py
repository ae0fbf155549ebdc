"""What the head of a transcript tells: title, host, place, time, and the people.

::

    date      = the dateline's, else the one below the list of people, else the one in the title
    chair     = who is listed under "Chairperson", else who is of a press office, the last of them,
                else who stands alone in the last group of the list, else who welcomes
    honorific = from the list, else from what is said: "Mr. Xin Guobin", "Mr. Xin"
    host      = the body of the chair's last office, else the one that "held" the conference

A page's own date is never the briefing's.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import attrs

from miitbrief.model.speakers import Office, Role, Speaker
from miitbrief.reading.layouts.blocks import Block, Layout, Part
from miitbrief.reading.layouts.dates import DATE, find_date, find_time
from miitbrief.reading.layouts.labels import Party
from miitbrief.reading.layouts.names import key, slug
from miitbrief.reading.layouts.offices import PersonLine, abbreviations, offices, person_line
from miitbrief.reading.layouts.phrases import welcomes
from miitbrief.reading.layouts.vocabulary import (
    CHAIR_HEADINGS,
    HONORIFICS,
    PRESS_BODIES,
    alternatives,
)

__all__ = ["Head", "head"]

#: All of China has one time.
CHINA = dt.timezone(dt.timedelta(hours=8))
#: What a briefing is called whose page has lost the title.
UNTITLED = "Untitled briefing"

_HONORIFIC = alternatives(HONORIFICS).title()
_PRESS = re.compile(rf"\b(?:{alternatives(PRESS_BODIES)})\b", re.IGNORECASE)
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
_BAR = re.compile(r"[|\uff5c]")
_TITLE_DATE = re.compile(rf"[(\uff08]\s*({DATE})\s*[)\uff09]", re.IGNORECASE)
_PAGE_DATE = re.compile(rf"\s*[|\uff5c]\s*{DATE}$", re.IGNORECASE)
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
        people: Everybody who speaks for the hosts, the chair last.
    """

    title: str
    host: str | None
    place: str | None
    starts_at: dt.datetime | None
    date: dt.date | None
    people: tuple[Speaker, ...]


def head(page: Layout, *, date: dt.date | None = None) -> Head:
    """Return what the head of a transcript tells.

    Args:
        page: The blocks of the transcript.
        date: The day, which then is not looked for.
    """
    day = date or _date(page)
    known = abbreviations(page.text)
    host = _held_by(page, known)
    people = _people(page, known, host)
    return Head(
        title=_title(page),
        host=_chairs_body(people) or host,
        place=_place(page),
        starts_at=_starts_at(page, day),
        date=day,
        people=people,
    )


def _title(page: Layout) -> str:
    """Return the title on one line, without the page's date."""
    title = " ".join(block.text for block in page.of(Part.TITLE))
    return _PAGE_DATE.sub("", title).strip(_BULLET) or UNTITLED


def _date(page: Layout) -> dt.date | None:
    """Return the day of the briefing."""
    dated = [block.text for part in (Part.DATELINE, Part.DATE) for block in page.of(part)]
    dated += [
        match[1] for block in page.of(Part.TITLE) for match in _TITLE_DATE.finditer(block.text)
    ]
    return next((day for text in dated if (day := find_date(text))), None)


def _starts_at(page: Layout, day: dt.date | None) -> dt.datetime | None:
    """Return when the briefing starts, if the head tells the hour of that day."""
    for block in page.of(Part.DATELINE, Part.DATE):
        time = find_time(block.text)
        if day is not None and time is not None and find_date(block.text) == day:
            return dt.datetime.combine(day, time, CHINA)
    return None


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
    """A line of the list of people, with what stands around it.

    Args:
        person: The line.
        chairs: Whether it stands under "Chairperson".
        group: The number of its group; groups are two blank lines apart.
    """

    person: PersonLine
    chairs: bool
    group: int


def _people(page: Layout, known: dict[str, str], host: str | None) -> tuple[Speaker, ...]:
    """Return everybody who is listed or speaks under a label with a name, the chair last."""
    listed = list(_entries(page))
    everybody: dict[str, list[PersonLine]] = {}
    for person in (entry.person for entry in listed):
        everybody.setdefault(key(person.name), []).append(person)
    for person in _labelled(page):
        # What the list says of somebody counts more, so it stays last.
        everybody.setdefault(key(person.name), []).insert(0, person)
    chair = _chair(listed) or _welcomer(page)
    said = "\n".join(block.text for block in page.of(Part.SPOKEN))
    names = [lines[-1].name for lines in everybody.values()]
    speakers = [
        Speaker(
            id=slug(lines[-1].name),
            name=lines[-1].name,
            honorific=_honorific(lines, names, said),
            offices=_offices(lines, known, host),
            role=Role.CHAIR if each == chair else Role.OFFICIAL,
        )
        for each, lines in everybody.items()
    ]
    return tuple(sorted(speakers, key=lambda speaker: speaker.role is Role.CHAIR))


def _entries(page: Layout) -> Iterator[_Entry]:
    """Yield the lines of the lists of people."""
    chairs, group = False, 0
    for block in page.blocks:
        if block.part is Part.HEADING:
            chairs = block.text.casefold().rstrip(" :\uff1a") in CHAIR_HEADINGS
        elif block.part in (Part.FURNITURE, Part.DATELINE, Part.TITLE):
            chairs = False
        elif block.part is Part.PERSON and (person := person_line(block.text)):
            group += block.breaks >= _APART
            yield _Entry(person=person, chairs=chairs, group=group)


def _labelled(page: Layout) -> Iterator[PersonLine]:
    """Yield the people whom labels name."""
    for block in page.of(Part.LABEL):
        if block.label is not None and block.label.party is Party.PERSON:
            yield PersonLine(name=block.label.name, honorific=None, offices=block.label.title)


def _chair(listed: list[_Entry]) -> str | None:
    """Return the key of the chair's name, as the list tells it."""
    headed = [entry for entry in listed if entry.chairs]
    press = [entry for entry in listed if _PRESS.search(entry.person.offices)]
    last = [entry for entry in listed if entry.group == listed[-1].group]
    alone = last if len(last) == 1 and len(listed) > 1 and last[0].group > 0 else []
    for candidates in ([entry for entry in headed if entry in press], headed, press, alone):
        if candidates:
            return key(candidates[-1].person.name)
    return None


def _welcomer(page: Layout) -> str | None:
    """Return the key of the name of the first to speak, if that is a welcome and others speak."""
    names = [each.name for each in _labelled(page)]
    said = page.of(Part.LABEL, Part.SPOKEN)
    if len(set(names)) < 2 or said[0].part is not Part.LABEL:  # noqa: PLR2004
        return None
    first = next((block.text for block in said if block.part is Part.SPOKEN), "")
    return key(names[0]) if _is_person(said[0]) and welcomes(first) else None


def _is_person(block: Block) -> bool:
    """Tell whether a label names a person."""
    return block.label is not None and block.label.party is Party.PERSON


def _honorific(lines: list[PersonLine], names: list[str], said: str) -> str | None:
    """Return the honorific of the list, else the one before the name where somebody says it."""
    printed = next((line.honorific for line in reversed(lines) if line.honorific), None)
    if printed is not None:
        return printed
    name = lines[-1].name
    family = name.split()[0]
    alone = sum(each.split()[0] == family for each in names) == 1
    for called in (name, family) if alone else (name,):
        match = re.search(rf"\b({_HONORIFIC})\b\.?\s+{re.escape(called)}\b", said)
        if match is not None:
            return match[1] if match[1] in ("Miss", "Professor") else f"{match[1]}."
    return None


def _offices(
    lines: list[PersonLine], known: dict[str, str], host: str | None
) -> tuple[Office, ...]:
    """Return the offices of the last line that has any: the second header has the full names."""
    found = (offices(line.offices, known, host) for line in reversed(lines) if line.offices)
    return next((each for each in found if each), ())
