"""What a briefing says of one concept, as a small briefing that can be put beside others."""

from collections.abc import Iterator

import attrs

from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import AnyTarget, Indicator, Statement, Target
from miitbrief.model.turns import Question, Turn

__all__ = ["NO_CONCEPT", "extracts_of"]

#: What stands for a concept where a target has none.
NO_CONCEPT = ""


def extracts_of(briefing: Briefing) -> Iterator[tuple[str, Briefing]]:
    """Yield the concepts of which officials speak, each with what a briefing says of it.

    Series, comparisons, conflicts and progress are the same of the extracts as of the briefings.
    Figures without a concept are in none of these; targets without one are in one extract.

    Args:
        briefing: The briefing.
    """
    indicators = [each.concept for each in briefing.indicators if each.concept is not None]
    targets = [each.concept or NO_CONCEPT for each in briefing.targets]
    for concept in sorted({*indicators, *targets}):
        yield concept, _extract(briefing, concept)


def _extract(briefing: Briefing, concept: str) -> Briefing:
    """Return a briefing with nothing but what officials say of a concept."""
    baselines = {
        each.baseline.id
        for each in briefing.targets
        if _is_of(each, concept) and isinstance(each, Target) and each.baseline is not None
    }
    turns = (
        _reduced(turn, concept, baselines)
        for turn in briefing.turns
        if not isinstance(turn, Question)
    )
    return attrs.evolve(
        briefing,
        turns=tuple(turn for turn in turns if turn.statements),
        exchanges=(),
        nonfigures=(),
        claims=(),
        furniture=(),
        notes=(),
        digit_strings=0,
        text=None,
    )


def _reduced(turn: Turn, concept: str, baselines: set[str]) -> Turn:
    """Return a turn with nothing but what is said of a concept, and what its targets start from."""
    indicators: tuple[Indicator, ...] = tuple(
        attrs.evolve(each, decisions=())
        for each in turn.indicators
        if each.concept == concept or each.id in baselines
    )
    targets: tuple[AnyTarget, ...] = tuple(
        attrs.evolve(each, decisions=()) for each in turn.targets if _is_of(each, concept)
    )
    return attrs.evolve(
        turn, paragraphs=(), summary="", topics=(), indicators=indicators, targets=targets
    )


def _is_of(statement: Statement, concept: str) -> bool:
    """Tell whether a statement is of a concept, or of none where none is meant."""
    return (statement.concept or NO_CONCEPT) == concept
