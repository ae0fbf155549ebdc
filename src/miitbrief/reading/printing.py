"""What was read of a plain text, at its places in the text as printed."""

from collections.abc import Iterable
from typing import TypeVar

import attrs

from miitbrief.model._attachment import with_turns
from miitbrief.model.briefings import Briefing, find_digit_strings
from miitbrief.model.figures import Figure, NonFigure, Statement
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.turns import Turn
from miitbrief.reading.plain_text import PlainText

__all__ = ["as_printed", "nonfigures_as_printed", "statements_as_printed"]


def as_printed(briefing: Briefing, plain: PlainText, text: str) -> Briefing:
    """Return a briefing that was read of the plain text of *text* at its places in *text*."""
    return with_turns(
        briefing,
        (_turn(turn, plain, text) for turn in briefing.turns),
        nonfigures=nonfigures_as_printed(briefing.nonfigures, plain, text),
        furniture=tuple(_paragraph(paragraph, plain, text) for paragraph in briefing.furniture),
        notes=tuple(attrs.evolve(note, span=plain.printed(note.span)) for note in briefing.notes),
        digit_strings=len(find_digit_strings(text)),
        text=text,
    )


def statements_as_printed(
    statements: Iterable[Statement], plain: PlainText, text: str
) -> tuple[Statement, ...]:
    """Return what was read of the plain text of *text* at its places in *text*."""
    if plain.text == text:
        return tuple(statements)
    return tuple(_statement(statement, plain, text) for statement in statements)


def nonfigures_as_printed(
    nonfigures: Iterable[NonFigure], plain: PlainText, text: str
) -> tuple[NonFigure, ...]:
    """Return the numbers that are no figures at their places in *text*."""
    if plain.text == text:
        return tuple(nonfigures)
    return tuple(_nonfigure(other, plain, text) for other in nonfigures)


def _turn(turn: Turn, plain: PlainText, text: str) -> Turn:
    """Return a turn at its place in the text as printed."""
    return attrs.evolve(
        turn,
        span=plain.printed(turn.span),
        paragraphs=tuple(_paragraph(paragraph, plain, text) for paragraph in turn.paragraphs),
        indicators=tuple(_statement(indicator, plain, text) for indicator in turn.indicators),
        targets=tuple(_statement(target, plain, text) for target in turn.targets),
    )


def _paragraph(paragraph: Paragraph, plain: PlainText, text: str) -> Paragraph:
    """Return a paragraph at its place in the text as printed."""
    return Paragraph.at(plain.printed(paragraph.span), text, id=paragraph.id)


_Placed = TypeVar("_Placed", bound=Statement)


def _statement(statement: _Placed, plain: PlainText, text: str) -> _Placed:
    """Return a statement at its place in the text as printed, with its number as printed."""
    span = plain.printed(statement.span)
    decisions = tuple(each.moved(plain.printed) for each in statement.decisions)
    if not isinstance(statement, Figure) or span.of(text) == statement.quantity.text:
        return attrs.evolve(statement, span=span, decisions=decisions)
    quantity = attrs.evolve(statement.quantity, text=span.of(text))
    return attrs.evolve(statement, span=span, quantity=quantity, decisions=decisions)


def _nonfigure(other: NonFigure, plain: PlainText, text: str) -> NonFigure:
    """Return a number that is no figure at its place in the text as printed."""
    span = plain.printed(other.span)
    return attrs.evolve(other, span=span, literal=span.of(text))
