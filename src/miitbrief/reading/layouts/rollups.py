"""Pages that hold several briefings.

::

    page     = briefing...
    briefing = bullet title, lines...       somewhere in the lines somebody's label
"""

import re

from miitbrief.model.spans import Span
from miitbrief.reading.layouts.label_forms import printed
from miitbrief.reading.layouts.lines import Line, lines
from miitbrief.reading.layouts.names import is_proper

__all__ = ["split"]

_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25a0]\s*\S")


def split(text: str) -> tuple[Span, ...]:
    r"""Return where the briefings of a page stand; a page of one is one span.

    >>> page = "\u2022 One\n\nLi Na:\n\nHello.\n\n\u2022 Two\n\nLi Na:\n\nHello.\n"
    >>> ["Two" in span.of(page) for span in split(page)]
    [False, True]
    """
    page = lines(text)
    starts = [i for i, line in enumerate(page) if _BULLET.match(line.text)]
    ends = [*starts[1:], len(page)]
    found = [start for start, end in zip(starts, ends, strict=False) if _has_label(page[start:end])]
    if len(found) < 2:  # noqa: PLR2004
        return (Span(start=0, end=len(text)),)
    offsets = [*(page[index].span.start for index in found[1:]), len(text)]
    firsts = [0, *offsets[:-1]]
    return tuple(Span(start=start, end=end) for start, end in zip(firsts, offsets, strict=True))


def _has_label(page: tuple[Line, ...]) -> bool:
    """Tell whether somebody's label stands on one of the lines."""
    forms = (printed(line.text) for line in page)
    return any(form is not None and not form.rest and is_proper(form.name) for form in forms)
