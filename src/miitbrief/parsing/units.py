"""The full unit of each figure: its name, its denominator, and what is counted."""

from collections.abc import Sequence

from miitbrief.indicators import Kind
from miitbrief.parsing.kinds import Sense
from miitbrief.parsing.mentions import Mention
from miitbrief.quantities import Unit

__all__ = ["find_units"]


def find_units(
    text: str,  # noqa: ARG001
    mentions: Sequence[Mention],
    senses: Sequence[Sense],
) -> tuple[Unit, ...]:
    """Return the unit of each figure.

    Args:
        text: The text that the figures stand in.
        mentions: The figures, in order.
        senses: Their kinds.
    """
    return tuple(
        Unit(name=mention.unit or ("index point" if sense.kind is Kind.INDEX else "count"))
        for mention, sense in zip(mentions, senses, strict=True)
    )
