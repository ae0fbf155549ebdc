"""What was read of a plain text, at its places in the text as printed."""

from collections.abc import Iterable

import attrs

from miitbrief.model._figure_values import Figure
from miitbrief.model.briefings import Briefing, find_digit_strings, with_turns
from miitbrief.model.figures import NonFigure
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.turns import Turn
from miitbrief.reading.plain_text import PlainText

__all__ = ["as_printed", "figures_as_printed"]


def as_printed(briefing: Briefing, plain: PlainText, text: str) -> Briefing:
    """Return a briefing that was read of the plain text of *text* at its places in *text*."""
    return with_turns(
        briefing,
        (_turn(turn, plain, text) for turn in briefing.turns),
        nonfigures=tuple(_nonfigure(other, plain, text) for other in briefing.nonfigures),
        furniture=tuple(_paragraph(paragraph, plain, text) for paragraph in briefing.furniture),
        notes=tuple(
            attrs.evolve(note, span=plain.printed(note.span)) for note in briefing.notes
        ),
        digit_strings=len(find_digit_strings(text)),
        text=text,
    )


def figures_as_printed(
    figures: Iterable[Figure | NonFigure], plain: PlainText, text: str
) -> tuple[Figure | NonFigure, ...]:
    """Return what was read of the plain text of *text* at its places in *text*."""
    return tuple(
        _nonfigure(figure, plain, text)
        if isinstance(figure, NonFigure)
        else _figure(figure, plain, text)
        for figure in figures
    )


def _turn(turn: Turn, plain: PlainText, text: str) -> Turn:
    """Return a turn at its place in the text as printed."""
    return attrs.evolve(
        turn,
        span=plain.printed(turn.span),
        paragraphs=tuple(_paragraph(paragraph, plain, text) for paragraph in turn.paragraphs),
        indicators=tuple(_figure(indicator, plain, text) for indicator in turn.indicators),
        targets=tuple(_figure(target, plain, text) for target in turn.targets),
    )


def _paragraph(paragraph: Paragraph, plain: PlainText, text: str) -> Paragraph:
    """Return a paragraph at its place in the text as printed."""
    return Paragraph.at(plain.printed(paragraph.span), text, id=paragraph.id)


def _figure(figure: Figure, plain: PlainText, text: str) -> Figure:
    """Return a figure at its place in the text as printed, with its number as printed."""
    span = plain.printed(figure.span)
    if figure.quantity is None or span.of(text) == figure.quantity.text:
        return attrs.evolve(figure, span=span)
    quantity = attrs.evolve(figure.quantity, text=span.of(text))
    return attrs.evolve(figure, span=span, quantity=quantity)


def _nonfigure(other: NonFigure, plain: PlainText, text: str) -> NonFigure:
    """Return a number that is no figure at its place in the text as printed."""
    span = plain.printed(other.span)
    return attrs.evolve(other, span=span, literal=span.of(text))
