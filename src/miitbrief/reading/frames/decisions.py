"""A value of a figure with the rule and the words that decided it."""

from typing import Generic, NamedTuple, TypeVar

from miitbrief.model.spans import Span

__all__ = ["Decision"]

_Value_co = TypeVar("_Value_co", covariant=True)


class Decision(NamedTuple, Generic[_Value_co]):
    """What was decided of a figure.

    Attributes:
        value: What it is.
        rule: The name of the rule that decided; a fallback says "otherwise ...".
        evidence: The words that decided, or None for a fallback.
    """

    value: _Value_co
    rule: str
    evidence: Span | None = None
