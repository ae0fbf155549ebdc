"""What decided the fields of a figure, as the figure keeps it."""

from collections.abc import Iterator, Mapping

from miitbrief.model.decisions import Decision as KeptDecision
from miitbrief.reading.frames.decisions import Decision

__all__ = ["kept"]

#: How the rule of a fallback begins.
_FALLBACK = "otherwise"


def kept(text: str, decided: Mapping[str, Decision[object]]) -> tuple[KeptDecision, ...]:
    """Return what decided fields of a figure, with the words themselves.

    Args:
        text: The paragraph.
        decided: The decisions by the names of the fields.
    """
    return tuple(_kept(text, decided))


def _kept(text: str, decided: Mapping[str, Decision[object]]) -> Iterator[KeptDecision]:
    """Yield the decisions in the order of the fields."""
    for field, decision in decided.items():
        span = decision.evidence or None  # An empty place has no words.
        yield KeptDecision(
            field=field,
            rule=decision.rule,
            span=span,
            words=span.of(text) if span is not None else "",
            is_sure=not decision.rule.startswith(_FALLBACK),
        )
