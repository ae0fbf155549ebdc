"""Whose figure each is, and the body that is named as its source.

::

    quoted = "according to" body | "citing" body | "by" body "figures" | body saying-verb ...
           | ..., saying-verb body | "in a poll of" people | "by one estimate"
           | comparing expectation "of" figure | figure people awaiting-verb

What stands at the end of a sentence, or leads it, holds for all of it; who says something in its
middle, for what stands behind.  A sentence that resumes a quoted one, "Of these", is quoted, too.
"""

from collections.abc import Iterator, Sequence

from miitbrief.model.categories import Attribution
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.sources.bodies import OWN, Origin
from miitbrief.reading.sources.body_names import is_short_for
from miitbrief.reading.sources.expectations import awaited, expected, forecast
from miitbrief.reading.sources.leads import LEADS
from miitbrief.reading.sources.questions import asked
from miitbrief.reading.sources.quotes import THIRD, Quote
from miitbrief.reading.sources.sayings import said, tagged
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["sources_of"]


def sources_of(
    document: Document,
    sentences: Sequence[Clauses],
    *,
    own: Sequence[str] = (),
    is_plain: bool = False,
) -> tuple[Decision[Origin], ...]:
    """Return who says each figure, in the order of the text.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        own: The bodies for which the speaker speaks.
        is_plain: Whether nothing but the text tells who speaks, so that a question in it is a
            reporter's, and an office that says something is a third party.
    """
    questions = tuple(asked(document.text)) if is_plain else ()
    found: list[Decision[Origin]] = []
    resumed: Quote | None = None
    named: list[str] = []
    for clauses in sentences:
        said = quotes_of(clauses, is_plain=is_plain)
        quotes: list[Quote] = [_owned(each, own, named) for each in said]
        named += [each.origin.source for each in quotes if each.origin.source]
        if not quotes and resumed is not None and _resumes(clauses):
            quotes = [resumed._replace(first=0, last=len(clauses.tags), at=0)]
        found += [_decided(clauses, at, quotes, questions) for at in clauses.figures]
        whole = [each for each in quotes if each.first == 0 and each.last == len(clauses.tags)]
        resumed = whole[0] if whole else None
    return tuple(found)


def _owned(quote: Quote, own: Sequence[str], named: Sequence[str]) -> Quote:
    """Return a quote with the full name of its source, and as the speaker's own where it is so."""
    source = quote.origin.source
    if source is None:
        return quote
    full = next((each for each in named if source.isupper() and is_short_for(source, each)), source)
    is_own = any(is_short_for(full, each) for each in own)
    attribution = Attribution.OFFICIAL if is_own else quote.origin.attribution
    return quote._replace(origin=Origin(attribution, full))


_RESUMING = frozenset(["these", "those", "them", "this", "that", "which", "the"])


def _resumes(clauses: Clauses) -> bool:
    """Tell whether a sentence resumes the one before: "Of these", "It expects"."""
    first, second = clauses.word(0), clauses.word(1)
    if first in ("it", "they"):
        return any(each.has("quote", "see") for each in clauses.predicates)
    if second == "the" and clauses.word(2) != "total":
        return False
    return first in ("of", "among") and second in _RESUMING


def _decided(
    clauses: Clauses, at: int, quotes: Sequence[Quote], questions: Sequence[Span]
) -> Decision[Origin]:
    """Return who says a figure."""
    node = clauses.nodes[at]
    inside = [quote for quote in quotes if quote.first <= at < quote.last]
    third = [quote for quote in inside if quote.origin.attribution is THIRD]
    best = min(third or inside, key=_rank, default=None)
    if any(span.start <= node.span.start < span.end for span in questions):
        source = best.origin.source if best is not None else None
        return Decision(Origin(Attribution.REPORTER, source), "otherwise who asks")
    if best is None:
        return Decision(OWN, "otherwise the speaker's own")
    return Decision(best.origin, best.rule, clauses.nodes[best.at].span)


def _rank(quote: Quote) -> tuple[bool, int]:
    """Return what puts a quote before others: that its source is named, and that it is short."""
    return quote.origin.source is None, quote.last - quote.first


def quotes_of(clauses: Clauses, *, is_plain: bool) -> Iterator[Quote]:
    """Yield what a sentence quotes."""
    for at in range(len(clauses.tags)):
        for rule, reads in LEADS:
            origin = reads(clauses, at)
            if origin is not None and origin != OWN:
                yield Quote(0, len(clauses.tags), origin, rule, at)
    for at in range(1, len(clauses.tags)):
        yield from tagged(clauses, at, is_plain=is_plain)
    for predicate in clauses.predicates:
        yield from said(clauses, predicate, is_plain=is_plain)
        yield from awaited(clauses, predicate)
        yield from forecast(clauses, predicate)
    yield from expected(clauses)
