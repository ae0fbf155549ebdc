"""Every digit string and number word of a text, told apart: figures, non-figures, the unresolved.

::

    number = name | page | frame | time | other non-figure | mention | unresolved digits

Where two readings overlap, the one that stands first in this rule wins; but a longer time wins
against a name inside it, as "Q1" in "Q1 2022".
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from miitbrief.model.categories import Reason
from miitbrief.model.figures import NonFigure
from miitbrief.model.numerals import fold
from miitbrief.model.spans import Span, by_place
from miitbrief.reading.documents.shapes import words_of
from miitbrief.reading.documents.tokens import Token, tokenize
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.mentions import Mention, mentions_of
from miitbrief.reading.quantities.nonfigures import nonfigures_of
from miitbrief.reading.times.clock import MONTHS
from miitbrief.reading.times.times import TimeExpression, TimeRole, times_of

__all__ = ["Numbers", "find_numbers"]


class Numbers(NamedTuple):
    """The numbers of a text.

    Attributes:
        tokens: The tokens of the text.
        mentions: Those that may be figures, in order of span.
        nonfigures: Those that are none, and those that nothing explains, in order of span.
        times: The words of time, in order of span.
    """

    tokens: Sequence[Token]
    mentions: tuple[Mention, ...]
    nonfigures: tuple[NonFigure, ...]
    times: tuple[TimeExpression, ...]


def find_numbers(text: str, *, date: dt.date | None = None) -> Numbers:
    """Find every number in *text*, and tell which of them may be figures.

    Args:
        text: A paragraph, a sentence or any plain text.
        date: The day against which "last year" is understood, or None.

    >>> numbers = find_numbers("5G sales rose 8% in 2021")
    >>> [mention.span.of("5G sales rose 8% in 2021") for mention in numbers.mentions]
    ['8%']
    >>> [(nonfigure.literal, str(nonfigure.reason)) for nonfigure in numbers.nonfigures]
    [('5G', 'name'), ('2021', 'date')]
    """
    tokens = tokenize(text)
    words = words_of(tokens)
    headed = mentions_of(text, tokens)
    times, others = times_of(words, date=date), nonfigures_of(text, words)
    framing = [time for time in times if time.role is TimeRole.FRAME]
    dating = [time for time in times if time.role is not TimeRole.FRAME]
    inside = _Inside(dating)
    first = [other for other in others if other.reason in _FIRST and other not in inside]
    nonfigures = [_as_nonfigure(text, span, Reason.DENOMINATOR) for span in headed.scales]
    for candidates in (first, _dates(text, dating), others, _dates(text, framing)):
        nonfigures += _free(candidates, nonfigures)
    taken = _Taken(nonfigure.span for nonfigure in nonfigures)
    mentions = [mention for mention in headed.mentions if mention.span not in taken]
    taken = _Taken([*taken.spans, *(mention.span for mention in mentions)])
    nonfigures += _unresolved(text, taken)
    in_order = sorted(nonfigures, key=by_place)
    return Numbers(tokens, tuple(mentions), tuple(in_order), times)


#: What wins against a time.
_FIRST = frozenset({Reason.NAME, Reason.PAGE, Reason.FRAME})


class _Inside:
    """Words that date something, among which a part of them is found by halving."""

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        self._times = times  # Disjoint and in order.

    def __contains__(self, nonfigure: NonFigure) -> bool:
        """Tell whether a non-figure is a part of words that date something, or is such: "Q1"."""
        at = bisect_right(self._times, nonfigure.span.start, key=attrgetter("span.start"))
        time = self._times[at - 1] if at else None
        return (
            time is not None
            and time.role is not TimeRole.COMPARISON
            and time.span.contains(nonfigure.span)
            and (time.span != nonfigure.span or any(map(str.isalpha, nonfigure.literal)))
        )


def _free(candidates: Iterable[NonFigure], taken: Iterable[NonFigure]) -> list[NonFigure]:
    """Return the candidates that overlap none that is taken."""
    spans = _Taken(nonfigure.span for nonfigure in taken)
    return [candidate for candidate in candidates if candidate.span not in spans]


class _Taken:
    """Disjoint spans, among which one that overlaps another is found by halving."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)

    def __contains__(self, span: Span) -> bool:
        """Tell whether a span overlaps one of them."""
        at = bisect_left(self.spans, span.end, key=attrgetter("start"))
        return at > 0 and self.spans[at - 1].end > span.start


_COUNTED = alternatives([*table("ones"), *table("tens"), *table("ordinals"), "half"])
_MONTH = alternatives(MONTHS)
_UNIT = r"(?:quarter|half|halve|year|month|week|day|decade|hour|minute|[ap]\.?m)s?\b\.?"
_NUMERIC = rf"(?:[0-9][0-9,.:/\u2013-]*(?:st|nd|rd|th|s|[HQ][0-9]*)?\b|[QH][0-9]|(?:{_COUNTED})\b)"
_PLAN = re.compile(r"(?i)\b[\w-]+\sFive-Year(?:\sPlan)?\b")
#: core = [month] number {anything} [number | unit], without the words that lead to it
_CORE = re.compile(
    rf"(?i)(?:(?:{_MONTH})\b\.?\s?)?(?:{_NUMERIC})(?:.*(?:{_NUMERIC}|{_UNIT}))?", re.DOTALL
)


def _dates(text: str, times: Iterable[TimeExpression]) -> Iterator[NonFigure]:
    """Yield the numbers in words of time: "2012 to 2021", "first quarter", "Feb. 28, 2022".

    The number of a plan is an ordinal.
    """
    plain = fold(text)
    for time in times:
        start, end = time.span.start, time.span.end
        plan = _PLAN.search(plain, start, end)
        if plan:
            yield _nonfigure(text, plan, Reason.ORDINAL)
            start = plan.end()
        core = _CORE.search(plain, start, end)
        if core:
            yield _nonfigure(text, core, Reason.DATE)


def _nonfigure(text: str, match: re.Match[str], reason: Reason) -> NonFigure:
    """Return what a match found, without the marks at its end."""
    end = match.start() + len(match[0].rstrip(",;:-\u2013/"))
    return _as_nonfigure(text, Span(start=match.start(), end=end), reason)


def _as_nonfigure(text: str, span: Span, reason: Reason) -> NonFigure:
    """Return the non-figure at a place."""
    return NonFigure(span=span, literal=span.of(text), reason=reason)


_DIGITS = re.compile(r"[0-9]+")


def _unresolved(text: str, taken: _Taken) -> Iterator[NonFigure]:
    """Yield the digits that nothing explains."""
    for match in _DIGITS.finditer(fold(text)):
        if Span(start=match.start(), end=match.end()) not in taken:
            yield _nonfigure(text, match, Reason.UNRESOLVED)
