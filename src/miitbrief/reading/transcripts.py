"""A transcript as a whole briefing: its structure, with the figures of every turn."""

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

import attrs

from miitbrief.exceptions import ParseError
from miitbrief.model._attachment import with_turns
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Reason
from miitbrief.model.figures import Indicator, NonFigure, QualitativeTarget, Statement, Target
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Question, Remarks, Turn
from miitbrief.reading.discourse import START, Discourse
from miitbrief.reading.figures import Author, read_figures
from miitbrief.reading.layouts.furniture import is_number, is_sentence
from miitbrief.reading.layouts.structure import structure
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.pages.html import is_page
from miitbrief.reading.plain_text import plain_text
from miitbrief.reading.printing import as_printed
from miitbrief.reading.problems import problem

__all__ = ["read_transcript"]


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
