"""A value of a figure with the rule and the words that decided it.

A rule that finds no words of its own says so at its beginning: "by default ..." is what goes
without saying, such as that a speaker states what he says, and "otherwise ..." is a guess.
"""

from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from miitbrief.model.decisions import Decision as KeptDecision
from miitbrief.model.spans import Span

__all__ = ["Decision", "kept"]

_Value_co = TypeVar("_Value_co", covariant=True)

#: How the rule of a guess begins.
_GUESS = "otherwise"


class Decision(NamedTuple, Generic[_Value_co]):
    """What was decided of a figure.

    Attributes:
        value: What it is.
        rule: The name of the rule that decided; a guess says "otherwise ...".
        evidence: The words that decided, or None where none did.
    """

    value: _Value_co
    rule: str
    evidence: Span | None = None

    @property
    def is_guess(self) -> bool:
        """Whether no rule found its words, and what it is does not go without saying."""
        return self.rule.startswith(_GUESS)


def kept(text: str, decided: Mapping[str, Decision[object]]) -> tuple[KeptDecision, ...]:
    """Return what decided fields of a figure, as the figure keeps it, with the words themselves.

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
            is_sure=not decision.is_guess,
        )
