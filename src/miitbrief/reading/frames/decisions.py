"""A value of a figure with the rule and the words that decided it."""

from typing import Generic, NamedTuple, TypeVar

from miitbrief.model.spans import Span

__all__ = ["Decision"]

_Value = TypeVar("_Value")


class Decision(NamedTuple, Generic[_Value]):
    """What was decided of a figure.

    Attributes:
        value: What it is.
        rule: The name of the rule that decided; a fallback says "otherwise ...".
        evidence: The words that decided, or None for a fallback.
    """

    value: _Value
    rule: str
    evidence: Span | None = None
