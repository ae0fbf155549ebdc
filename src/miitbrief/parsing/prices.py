"""Whether a figure is at current or at constant prices."""

from collections.abc import Sequence

from miitbrief.indicators import PriceBasis
from miitbrief.parsing.kinds import Sense
from miitbrief.parsing.mentions import Mention

__all__ = ["find_price_bases"]


def find_price_bases(
    text: str,  # noqa: ARG001
    mentions: Sequence[Mention],
    senses: Sequence[Sense],  # noqa: ARG001
) -> tuple[PriceBasis, ...]:
    """Return the price basis of each figure.

    Args:
        text: The text that the figures stand in.
        mentions: The figures, in order.
        senses: Their kinds.
    """
    return (PriceBasis.UNSPECIFIED,) * len(mentions)
