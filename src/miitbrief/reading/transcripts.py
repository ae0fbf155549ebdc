"""A transcript as a whole briefing: its structure, with the figures of every turn."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import TypeVar

import attrs

from miitbrief.exceptions import ParseError
from miitbrief.model._attachment import with_turns
from miitbrief.model.briefings import Briefing, Note, find_digit_strings
from miitbrief.model.categories import Reason
from miitbrief.model.figures import Indicator, NonFigure, QualitativeTarget, Statement, Target
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.recognition import LabelRule
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Question, Remarks, Turn
from miitbrief.reading.discourse import START, Discourse
from miitbrief.reading.figures import Author, read_figures
from miitbrief.reading.layouts.furniture import is_caption, is_number, is_sentence
from miitbrief.reading.layouts.heads import Head, head
from miitbrief.reading.layouts.layout import Layout, Part, layout
from miitbrief.reading.layouts.lines import Line, lines, printed
from miitbrief.reading.layouts.names import is_proper
from miitbrief.reading.layouts.turns import Talk, talk
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.pages.html import is_page
from miitbrief.reading.plain_text import plain_text
from miitbrief.reading.printing import as_printed
from miitbrief.reading.problems import problem

__all__ = ["ASSUMED_YEAR", "read_transcript", "split", "structure"]


def read_transcript(
    text: str,
    *,
    date: dt.date | None = None,
    id: str | None = None,  # noqa: A002
    source: str | None = None,
    people: Mapping[str, Speaker] | None = None,
) -> Briefing:
    """Return the briefing that a transcript records, with its figures.

    Args:
        text: The transcript, as a str.
        date: The day of the briefing, for a transcript that does not tell; it is believed more
            than the transcript.
        id: The id of the briefing; left out, its day.
        source: The address of the publisher's page.
        people: Who speaks under a label, where the page does not tell.

    Raises:
        ParseError: Where the text is blank, holds several briefings, or nobody speaks in it and
            it is no page of photos.
    """
    if is_page(text):
        raise problem(
            text,
            Span(start=0, end=len(text)),
            expected="a transcript as plain text, got a page in HTML",
            advice="read its file with miitbrief.read(path)",
            source=source,
        )
    plain = plain_text(text)
    try:
        briefing = structure(plain.text, date=date, id=id, source=source, people=people)
    except ParseError as error:
        raise problem(
            text,
            plain.printed(error.span) if error.span else error.span,
            expected=error.expected,
            advice=error.advice,
            source=source,
        ) from None
    return as_printed(_read_turns(briefing, plain.text), plain, text)


def _read_turns(briefing: Briefing, text: str) -> Briefing:
    """Return a briefing with the figures of its turns, and the numbers that are none."""
    turns: dict[str, Turn] = {}
    nonfigures: list[NonFigure] = []
    asked = START
    for turn in briefing.turns:
        before = asked if isinstance(turn, Answer) else START
        turns[turn.id], others, behind = _read_turn(turn, text, briefing.date, before)
        nonfigures += others
        if isinstance(turn, Question):
            asked = behind.handed_on()
    for paragraph in briefing.furniture:
        nonfigures += _read_furniture(paragraph, text, briefing.date)
    return with_turns(
        briefing,
        turns.values(),
        nonfigures=tuple(sorted(nonfigures, key=lambda nonfigure: nonfigure.span)),
    )


def _read_turn(
    turn: Turn, text: str, date: dt.date | None, discourse: Discourse
) -> tuple[Turn, list[NonFigure], Discourse]:
    """Return a turn with its figures, its numbers that are none, and what it leaves behind."""
    speaker = turn.speaker if isinstance(turn, Remarks | Answer) else None
    author = Author(turn=turn.id, speaker=speaker, is_reporter=isinstance(turn, Question))
    statements: list[Statement] = []
    nonfigures: list[NonFigure] = []
    for paragraph in turn.paragraphs:
        said = paragraph.span.of(text)
        reading = read_figures(said, date=date, discourse=discourse, author=author)
        discourse = reading.discourse
        statements += [_moved(each, paragraph) for each in reading.statements]
        nonfigures += [_nonfigure_moved(nonfigure, paragraph) for nonfigure in reading.nonfigures]
    facts = [each for each in statements if isinstance(each, Indicator)]
    goals = [each for each in statements if isinstance(each, Target | QualitativeTarget)]
    read = attrs.evolve(
        turn,
        indicators=tuple(
            attrs.evolve(fact, id=f"{turn.id}/i{n:02d}") for n, fact in enumerate(facts, 1)
        ),
        targets=tuple(attrs.evolve(goal, id=f"{turn.id}/t{n}") for n, goal in enumerate(goals, 1)),
    )
    return read, nonfigures, discourse


_Placed = TypeVar("_Placed", bound=Statement)


def _moved(statement: _Placed, paragraph: Paragraph) -> _Placed:
    """Return a statement that was found in a paragraph at its place in the transcript."""

    def moved(span: Span) -> Span:
        return span.shift(paragraph.span.start)

    decisions = tuple(each.moved(moved) for each in statement.decisions)
    return attrs.evolve(statement, span=moved(statement.span), decisions=decisions)


def _nonfigure_moved(nonfigure: NonFigure, paragraph: Paragraph) -> NonFigure:
    """Return a number that was found in a paragraph at its place in the transcript."""
    return attrs.evolve(nonfigure, span=nonfigure.span.shift(paragraph.span.start))


def _read_furniture(paragraph: Paragraph, text: str, date: dt.date | None) -> list[NonFigure]:
    """Return the numbers of a line that nobody says: dates, names, and what else there is.

    That is unresolved in a sentence and alone on its line, and else the page's own.
    """
    own = paragraph.span.of(text)
    numbers = find_numbers(own, date=date)
    unexplained = [
        *(mention.span for mention in numbers.mentions),
        *(other.span for other in numbers.nonfigures if other.reason is Reason.UNRESOLVED),
    ]
    reads = is_sentence(own) or (is_number(own) and not own.isdecimal())
    reason = Reason.UNRESOLVED if reads else Reason.PAGE
    found = [other for other in numbers.nonfigures if other.reason is not Reason.UNRESOLVED]
    found += [NonFigure(span=span, literal=span.of(own), reason=reason) for span in unexplained]
    return [_nonfigure_moved(nonfigure, paragraph) for nonfigure in found]


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


_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25a0]\s*\S")


def split(text: str) -> tuple[Span, ...]:
    r"""Return where the briefings of a page stand; a page of one is one span.

    >>> page = "\u2022 One\n\nLi Na:\n\nHello.\n\n\u2022 Two\n\nLi Na:\n\nHello.\n"
    >>> ["Two" in span.of(page) for span in split(page)]
    [False, True]
    """
    page = lines(text)
    starts = [i for i, line in enumerate(page) if _BULLET.match(line.text)]
    ends = [*starts[1:], len(page)]
    found = [start for start, end in zip(starts, ends, strict=False) if _has_label(page[start:end])]
    if len(found) < 2:  # noqa: PLR2004
        return (Span(start=0, end=len(text)),)
    offsets = [*(page[index].span.start for index in found[1:]), len(text)]
    firsts = [0, *offsets[:-1]]
    return tuple(Span(start=start, end=end) for start, end in zip(firsts, offsets, strict=True))


def _has_label(page: tuple[Line, ...]) -> bool:
    """Tell whether somebody's label stands on one of the lines."""
    forms = (printed(line.text) for line in page)
    return any(form is not None and not form.rest and is_proper(form.name) for form in forms)
