"""Questions in plain text, of which nothing but the text tells who asks.

::

    turn     = [label ":"] text up to the next line with a label, or to "Question:" or "Answer:"
    question = turn with the label of a reporter or an outlet | turn without label that ends asking
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from miitbrief.model.spans import Span
from miitbrief.reading.layouts.directory import Directory
from miitbrief.reading.layouts.label_forms import printed
from miitbrief.reading.layouts.labels import Party, label
from miitbrief.reading.layouts.phrases import ends_asking
from miitbrief.reading.layouts.vocabulary import (
    ANSWER_LABELS,
    CHAIR_HEADINGS,
    QUESTION_LABELS,
    REPORTERS,
    alternatives,
)

__all__ = ["asked"]

_ROLES = alternatives((*QUESTION_LABELS, *ANSWER_LABELS, *CHAIR_HEADINGS))
#: A turn may start at the start of a line, and inside one at the label of a role.
_START = re.compile(rf"(?:^|\n|(?<=[.?!]\s)(?=(?:{_ROLES})\s?:\s))(?=.)", re.IGNORECASE)
_IS_REPORTER = re.compile(rf"\b(?:{alternatives(REPORTERS)})\b", re.IGNORECASE)


def asked(text: str) -> Iterator[Span]:
    """Yield what reporters say in a plain text.

    >>> [span.of("Q: Why 5%? A: It is 6%.") for span in asked("Q: Why 5%? A: It is 6%.")]
    ['Q: Why 5%? ']
    """
    starts = [match.end() for match in _START.finditer(text)]
    asks: bool | None = None
    for start, end in pairwise([*starts, len(text)]):
        said = text[start:end]
        named = _is_asker(said)
        asks = asks if named is None else named
        if ends_asking(said) if asks is None else asks:
            yield Span(start=start, end=end)


def _is_asker(said: str) -> bool | None:
    """Tell whether what is said has the label of a reporter; None where it has no label."""
    found = printed(said.strip())
    if found is None:
        return None
    if _IS_REPORTER.search(found.name):
        return True
    party = label(found, found.rest, Directory(()))
    return None if party is None else party.party in (Party.ASKER, Party.OUTLET)
