"""Where sentences end."""

import re
from functools import lru_cache

from miitbrief.model.spans import Span

__all__ = ["SENTENCE_END", "sentence_spans"]

#: Behind these a full stop ends no sentence.
_ABBREVIATIONS = (
    *("Mr", "Mrs", "Ms", "Dr", "St", "Mt", "No", "Nos", "[A-Z]", r"[ap]\.m"),
    *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"),
)
_NO_ABBREVIATION = "".join(rf"(?<!\b{word})" for word in _ABBREVIATIONS)

#: end = ("." | "!" | "?") {closing mark} blank, before a capital or an opening mark | line break
SENTENCE_END = re.compile(
    rf"{_NO_ABBREVIATION}[.!?][\"\u201d\u2019)]*\s+(?=[A-Z0-9\"\u201c\u2018($\u20ac\u00a3\u00a5])|\n"
)


@lru_cache(maxsize=256)
def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text, which together cover it.

    >>> [span.of("It rose. In Feb. 2022 it fell.") for span in sentence_spans(
    ...     "It rose. In Feb. 2022 it fell.")]
    ['It rose. ', 'In Feb. 2022 it fell.']
    """
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    starts = [0, *ends]
    return tuple(
        Span(start=start, end=end)
        for start, end in zip(starts, [*ends, len(text)], strict=True)
        if start < end
    )
