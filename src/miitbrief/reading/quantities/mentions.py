"""Every number in a text, with its scale, its unit and its hedge, whatever it turns out to be."""

from miitbrief.model.numerals import fold
from miitbrief.reading.quantities.lending import with_shared_units
from miitbrief.reading.quantities.literals import Mention, read_literals

__all__ = ["Mention", "find_mentions"]


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Find every number in *text*, in digits or in words.

    Args:
        text: A sentence or any plain text.

    Returns:
        The numbers, in order of span, disjoint.

    >>> [m.span.of("more than 1.43 million stations, up 8%") for m in find_mentions(
    ...     "more than 1.43 million stations, up 8%")]
    ['1.43 million', '8%']
    """
    plain = fold(text)
    return tuple(with_shared_units(tuple(read_literals(plain)), plain))
