"""Every number in a text, with its scale, its unit and its hedge, whatever it turns out to be."""

from collections.abc import Sequence

from miitbrief.model.numerals import fold
from miitbrief.reading.documents.tokens import Token, tokenize
from miitbrief.reading.quantities.headings import Headed, with_headed_units
from miitbrief.reading.quantities.lending import with_shared_units
from miitbrief.reading.quantities.literals import Mention, read_literals

__all__ = ["Mention", "find_mentions", "mentions_of"]

#: Characters from which on a number in digits is a slip or an attack.
_MOST_DIGITS = 100


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Find every number in *text*, in digits or in words.

    Args:
        text: A sentence or any plain text.

    Returns:
        The numbers, in order of span, disjoint; none has a hundred digits or more.

    >>> [m.span.of("more than 1.43 million stations, up 8%") for m in find_mentions(
    ...     "more than 1.43 million stations, up 8%")]
    ['1.43 million', '8%']
    """
    return mentions_of(text, tokenize(text)).mentions


def mentions_of(text: str, tokens: Sequence[Token]) -> Headed:
    """Find every number among the tokens of a text, and those that only say what is counted in."""
    literals = tuple(each for each in read_literals(tokens) if _is_sayable(each))
    headed = with_headed_units(literals, tokens)
    return headed._replace(mentions=tuple(with_shared_units(headed.mentions, fold(text))))


def _is_sayable(mention: Mention) -> bool:
    """Tell whether a number has no more digits than anybody would say."""
    return mention.in_words or len(mention.number) < _MOST_DIGITS
