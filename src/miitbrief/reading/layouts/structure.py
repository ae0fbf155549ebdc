"""A transcript as a briefing: its head, its turns, and everything else as furniture."""

import datetime as dt

from miitbrief.model.briefings import DIGIT_STRING, Briefing
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.spans import Span
from miitbrief.reading.layouts.blocks import Layout, Part
from miitbrief.reading.layouts.furniture import is_caption
from miitbrief.reading.layouts.heads import head
from miitbrief.reading.layouts.layout import layout
from miitbrief.reading.layouts.lines import lines
from miitbrief.reading.layouts.rollups import split
from miitbrief.reading.layouts.turns import talk
from miitbrief.reading.problems import problem

__all__ = ["structure"]


def structure(text: str, *, date: dt.date | None = None, source: str | None = None) -> Briefing:
    """Return the briefing that a transcript records, without its figures.

    Args:
        text: The transcript.
        date: The day of the briefing, for a transcript that does not tell; it is believed more
            than the transcript.
        source: The address of the publisher's page.

    Raises:
        ParseError: Where the text is blank, holds several briefings, or nobody speaks in it and
            it is no page of photos.
    """
    _require_one(text, source)
    page = layout(text)
    top = head(page, date=date)
    identifier = "unknown" if top.date is None else top.date.isoformat()
    said = talk(page, top.people, identifier)
    if not said.turns and not any(is_caption(block.text) for block in page.blocks):
        raise problem(
            text,
            Span(start=0, end=len(text)),
            expected="somebody who speaks, such as a line 'Name:' and a paragraph below it",
            advice="check that the text is that of the transcript's page",
            source=source,
        )
    return Briefing(
        id=identifier,
        title=top.title,
        host=top.host,
        place=top.place,
        starts_at=top.starts_at,
        date=top.date,
        source=source,
        speakers=top.people,
        turns=said.turns,
        exchanges=said.exchanges,
        furniture=_furniture(page, identifier),
        digit_strings=len(DIGIT_STRING.findall(text)),
        text=text,
    )


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
