"""In which sentence a place of a text is, found without reading the text again."""

from bisect import bisect_right
from functools import lru_cache

from miitbrief.reading.sentences import sentence_spans

__all__ = ["sentence_end", "sentence_number", "sentence_start"]

_STOPS = (".", "!", "?")
_CLOSING = '"\u201d\u2019)'


@lru_cache(maxsize=256)
def _starts(text: str) -> tuple[int, ...]:
    """Return where the sentences of a text start."""
    return tuple(span.start for span in sentence_spans(text)) or (0,)


def sentence_number(text: str, at: int) -> int:
    """Return the number of the sentence that a place is in, counted from 0.

    >>> sentence_number("It rose. It fell.", 3), sentence_number("It rose. It fell.", 9)
    (0, 1)
    """
    return max(0, bisect_right(_starts(text), at) - 1)


def sentence_start(text: str, at: int, reach: int) -> int:
    """Return where the sentence around a place starts, or `reach` characters before the place.

    >>> sentence_start("It rose. It fell.", 12, 100), sentence_start("It rose. It fell.", 12, 2)
    (9, 10)
    """
    return max(_starts(text)[sentence_number(text, at)], at - reach, 0)


def sentence_end(text: str, at: int, reach: int) -> int:
    """Return where the sentence around a place ends, or `reach` characters behind the place.

    The full stop stays outside where another sentence follows.

    >>> sentence_end("It rose. It fell.", 3, 100), sentence_end("It rose. It fell.", 3, 2)
    (7, 5)
    """
    starts, number = _starts(text), sentence_number(text, at)
    end = len(text) if number + 1 == len(starts) else starts[number + 1]
    if end > at + reach or number + 1 == len(starts):
        return min(end, at + reach)
    words = text[at:end].rstrip().rstrip(_CLOSING)
    return at + len(words.removesuffix(words[-1:]) if words[-1:] in _STOPS else words)
