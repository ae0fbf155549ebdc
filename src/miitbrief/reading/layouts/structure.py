"""A transcript as a briefing: its head, its turns, and everything else as furniture."""

import datetime as dt
from collections.abc import Mapping

from miitbrief.model.briefings import Briefing, Note, find_digit_strings
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.recognition import LabelRule
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker
from miitbrief.reading.layouts.blocks import Layout, Part
from miitbrief.reading.layouts.furniture import is_caption
from miitbrief.reading.layouts.heads import Head, head
from miitbrief.reading.layouts.layout import layout
from miitbrief.reading.layouts.lines import lines
from miitbrief.reading.layouts.rollups import split
from miitbrief.reading.layouts.turns import Talk, talk
from miitbrief.reading.problems import problem

__all__ = ["ASSUMED_YEAR", "structure"]

#: What is noted of a day whose year the page does not tell.
ASSUMED_YEAR = "The day has no year; it is taken for the latest that is not after the page's date"
#: What shows of nobody that he speaks.
_NOBODY = {LabelRule.UNLABELLED, LabelRule.DOUBT, LabelRule.WELCOME}


def structure(
    text: str,
    *,
    date: dt.date | None = None,
    id: str | None = None,  # noqa: A002
    source: str | None = None,
    people: Mapping[str, Speaker] | None = None,
) -> Briefing:
    """Return the briefing that a transcript records, without its figures.

    Args:
        text: The transcript.
        date: The day of the briefing, for a transcript that does not tell; it is believed more
            than the transcript.
        id: The id of the briefing; left out, its day.
        source: The address of the publisher's page.
        people: Who speaks under a label, where the page does not tell.

    Raises:
        ParseError: Where the text is blank, holds several briefings, or nobody speaks in it and
            it is no page of photos.
    """
    _require_one(text, source)
    given = people or {}
    page = layout(text, {label: speaker.name for label, speaker in given.items()})
    top = head(page, date=date, people=given.values())
    identifier = id or ("unknown" if top.date is None else top.date.isoformat())
    said = talk(page, top.people, identifier)
    if not _somebody_speaks(said, top) and not any(is_caption(block.text) for block in page.blocks):
        raise problem(
            text,
            Span(start=0, end=len(text)),
            expected="somebody who speaks, such as a line 'Name:' and a paragraph below it",
            advice=(
                "check that the text is that of the transcript's page, or put a line such as "
                "'Name:' before what somebody says"
            ),
            source=source,
        )
    return Briefing(
        id=identifier,
        title=top.title,
        host=top.host,
        place=top.place,
        starts_at=top.starts_at,
        date=top.date,
        source=source or top.source,
        speakers=top.people,
        turns=said.turns,
        exchanges=said.exchanges,
        furniture=_furniture(page, identifier),
        notes=_notes(top),
        digit_strings=len(find_digit_strings(text)),
        text=text,
    )


def _somebody_speaks(said: Talk, top: Head) -> bool:
    """Tell whether a label shows that somebody speaks, or a welcome by one of the people named."""
    rules = {turn.recognition.rule for turn in said.turns if turn.recognition is not None}
    return bool(rules - _NOBODY) or (LabelRule.WELCOME in rules and bool(top.people))


def _notes(top: Head) -> tuple[Note, ...]:
    """Return that the reader assumes the year of the briefing's day."""
    if top.assumed is None or top.date is None:
        return ()
    return (Note(span=top.assumed, text=f"{ASSUMED_YEAR} ({top.date.year})."),)


def _require_one(text: str, source: str | None) -> None:
    """Refuse a text without a briefing, and one with several."""
    if not lines(text):
        raise problem(
            text,
            Span(start=0, end=len(text)),
            expected="a transcript, got a blank text",
            advice="check the source",
            source=source,
        )
    briefings = split(text)
    if len(briefings) > 1:
        raise problem(
            text,
            briefings[1],
            expected=f"one briefing, got a page of {len(briefings)}",
            advice="read them all with miitbrief.parse_all(text)",
            source=source,
        )


def _furniture(page: Layout, briefing: str) -> tuple[Paragraph, ...]:
    """Return every line that nobody says."""
    blocks = [block for block in page.blocks if block.part not in (Part.SPOKEN, Part.GAP)]
    return tuple(
        Paragraph.at(block.span, page.text, id=f"{briefing}/f{number:02d}")
        for number, block in enumerate(blocks, start=1)
    )
