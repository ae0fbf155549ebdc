"""Briefings with other turns, and with everything moved to a copy of the transcript."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import attrs

from miitbrief.model.decisions import Decision
from miitbrief.model.figures import (
    AnyTarget,
    Figure,
    Indicator,
    NonFigure,
    QualitativeTarget,
    Statement,
)
from miitbrief.model.numerals import read_numeral
from miitbrief.model.paragraphs import InPlace, Relocation
from miitbrief.model.quantities import Quantity
from miitbrief.model.spans import Span
from miitbrief.model.turns import Answer, Exchange, Question, Turn

if TYPE_CHECKING:
    from miitbrief.model.briefings import Briefing

__all__ = ["Mover", "with_turns"]


class Mover:
    """Moves everything in a briefing to a copy of its transcript."""

    def __init__(self, briefing: "Briefing", relocation: InPlace | Relocation, text: str) -> None:
        self._relocation = relocation
        self._text = text
        self._indicators = {
            indicator.id: self._indicator(indicator)
            for turn in briefing.turns
            for indicator in turn.indicators
        }
        self._targets = {
            target.id: self._target(target) for turn in briefing.turns for target in turn.targets
        }

    def briefing(self, briefing: "Briefing") -> "Briefing":
        """Return the briefing with everything moved."""
        return with_turns(
            briefing,
            map(self._turn, briefing.turns),
            nonfigures=tuple(self._nonfigure(item) for item in briefing.nonfigures),
            furniture=tuple(self._relocation.paragraph(item) for item in briefing.furniture),
            notes=tuple(
                attrs.evolve(note, span=self._relocation.span(note.span)) for note in briefing.notes
            ),
            text=self._text,
        )

    def _turn(self, turn: Turn) -> Turn:
        return attrs.evolve(
            turn,
            span=self._relocation.group_span(turn.paragraphs, turn.span),
            paragraphs=tuple(self._relocation.paragraph(item) for item in turn.paragraphs),
            indicators=tuple(self._indicators[indicator.id] for indicator in turn.indicators),
            targets=tuple(self._targets[target.id] for target in turn.targets),
        )

    def _indicator(self, indicator: Indicator) -> Indicator:
        span = self._relocation.span(indicator.span)
        quantity = self._quantity(indicator.quantity, span)
        decisions = self._decisions(indicator)
        if span == indicator.span and quantity is indicator.quantity and not decisions:
            return indicator
        return attrs.evolve(indicator, span=span, quantity=quantity, decisions=decisions)

    def _target(self, target: AnyTarget) -> AnyTarget:
        span = self._relocation.span(target.span)
        baseline = target.baseline and self._indicators[target.baseline.id]
        if isinstance(target, QualitativeTarget):
            return attrs.evolve(
                target, span=span, baseline=baseline, decisions=self._decisions(target)
            )
        return attrs.evolve(
            target,
            span=span,
            quantity=self._quantity(target.quantity, span),
            baseline=baseline,
            decisions=self._decisions(target),
        )

    def _decisions(self, statement: Statement) -> tuple[Decision, ...]:
        """Return what decided a statement, with the words where they stand in the copy."""
        return tuple(each.moved(self._relocation.span) for each in statement.decisions)

    def _quantity(self, quantity: Quantity, span: Span) -> Quantity:
        """Return the quantity as the copy prints it, which may break the line inside it.

        A copy that breaks the digits themselves is not followed.
        """
        printed = span.of(self._text)
        if (
            not span
            or printed == quantity.text
            or read_numeral(printed) != read_numeral(quantity.text)
        ):
            return quantity
        return attrs.evolve(quantity, text=printed)

    def _nonfigure(self, nonfigure: NonFigure) -> NonFigure:
        span = self._relocation.span(nonfigure.span)
        literal = span.of(self._text) if span else nonfigure.literal
        if span == nonfigure.span and literal == nonfigure.literal:
            return nonfigure
        return attrs.evolve(nonfigure, span=span, literal=literal)


def with_turns(briefing: "Briefing", turns: Iterable[Turn], **changes: Any) -> "Briefing":
    """Return a briefing with other turns of the same ids, and all that refers to them with these.

    Args:
        briefing: The briefing.
        turns: Its turns, with their figures changed.
        changes: Other fields to change at once, because they go with the turns.
    """
    by_id = {turn.id: turn for turn in turns}
    figures: dict[str, Figure] = {
        figure.id: figure for turn in by_id.values() for figure in turn.figures
    }
    return attrs.evolve(
        briefing,
        turns=tuple(by_id.values()),
        exchanges=tuple(_relinked(exchange, by_id) for exchange in briefing.exchanges),
        claims=tuple(
            attrs.evolve(
                claim,
                stated=figures[claim.stated.id],
                operands=tuple(figures[operand.id] for operand in claim.operands),
            )
            for claim in briefing.claims
        ),
        **changes,
    )


def _relinked(exchange: Exchange, turns: Mapping[str, Turn]) -> Exchange:
    """Return the exchange of the changed turns."""
    question = turns[exchange.question.id]
    answers = tuple(turns[answer.id] for answer in exchange.answers)
    return Exchange(
        question=cast("Question", question), answers=cast("tuple[Answer, ...]", answers)
    )
