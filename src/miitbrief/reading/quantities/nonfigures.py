"""Numbers that are no figures, each with its reason."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from miitbrief.model.categories import Reason
from miitbrief.model.figures import NonFigure
from miitbrief.model.numerals import SCALES, fold
from miitbrief.model.spans import Span
from miitbrief.reading.documents.grammar import grammar
from miitbrief.reading.documents.shapes import Words, words_of
from miitbrief.reading.documents.tokens import tokenize
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.times.clock import MONTHS

__all__ = ["find_nonfigures", "nonfigures_of"]

_FILE = "nonfigures.rules"


def find_nonfigures(text: str) -> tuple[NonFigure, ...]:
    """Find what looks like a number and is neither a figure nor a date in words.

    Dates in words ("Feb. 20", "the first quarter") are time expressions, found elsewhere.

    Args:
        text: A sentence or any plain text.

    Returns:
        The non-figures, in order of span, disjoint.

    >>> [(n.literal, str(n.reason)) for n in find_nonfigures("First, 5G and the 18th Congress")]
    [('First', 'ordinal'), ('5G', 'name'), ('18th', 'ordinal')]
    """
    return nonfigures_of(text, words_of(tokenize(text)))


def nonfigures_of(text: str, words: Words) -> tuple[NonFigure, ...]:
    """Find the numbers of a text that are no figures, as `find_nonfigures` does."""
    taken = bytearray(len(text))  # One for each place, so that overlaps are found at once.
    found: list[NonFigure] = []
    plain = fold(text)
    lines = [match for start in _line_starts(plain) if (match := _LINE.match(plain, start))]
    candidates = (
        *_of_lines(lines),
        *_by_rules(words),
        *_of_quotes(plain),
        *_of_captions(lines),
    )
    for reason, span in candidates:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * len(span)
            found.append(NonFigure(span=span, literal=span.of(text), reason=reason))
    return tuple(sorted(found, key=lambda nonfigure: nonfigure.span))


def _by_rules(words: Words) -> Iterator[tuple[Reason, Span]]:
    """Yield what the rules find, in their order in the file."""
    fits = chain.from_iterable(fits for _, fits in grammar(_FILE).all_fits(words))
    for fit in sorted(fits, key=lambda fit: fit.place):
        first, last = fit.span("here") or (fit.first, fit.last)
        start, end = words.tokens[first].start, words.tokens[last - 1].end
        yield Reason(fit.rule.yields), Span(start=start, end=end)


# Lines of a page, and what is quoted


#: Photo counters, page navigation, sections, paragraphs and captions, at the start of a line.
_LINE = re.compile(
    r"[ \t]*(?:/(?P<photo>[0-9]+)(?=\s)|<?\s*(?P<pages>[0-9]+(?:[^\S\n]+[0-9]+)+)\s*>?[ \t]*$"
    r"|\(?(?P<section>[0-9]{1,2})[.)]\)?(?=\s|[A-Z])"
    r"|(?P<paragraph>[0-9]{1,3})(?=[ \t]+[A-Z][a-z]+\s)"
    r"|(?P<caption>(?:Caption|File\s+photo|Photo|Pictured?)\s?:[^\n]*))",
    re.MULTILINE,
)
_REASONS = {"photo": Reason.PAGE, "pages": Reason.PAGE, "section": Reason.ENUMERATOR}
_CAPTION_NUMBER = re.compile(
    r"(?<![\w.,/-])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:-[A-Za-z]+)?(?![\w/])"
)
#: The day of a date, or its year, at the end of what is searched.
_DATE_AROUND = re.compile(
    rf"\b(?:{alternatives(MONTHS)})\.?\s[0-9]{{1,2}}$|(?:^|[^-\w])(?:19|20)[0-9]{{2}}$"
)


def _line_starts(text: str) -> Iterator[int]:
    """Yield where lines start."""
    at = 0
    while at >= 0:
        yield at
        at = text.find("\n", at) + 1 or -1


def _of_lines(lines: Sequence[re.Match[str]]) -> Iterator[tuple[Reason, Span]]:
    """Yield the numbers that a page numbers; paragraphs are, where one follows the other."""
    numbers = {int(match["paragraph"]) for match in lines if match["paragraph"]}
    for match in lines:
        kind = match.lastgroup or ""
        is_paragraph = kind == "paragraph" and numbers & {
            int(match[kind]) - 1,
            int(match[kind]) + 1,
        }
        if is_paragraph or kind in _REASONS:
            span = Span(start=match.start(kind), end=match.end(kind))
            yield _REASONS.get(kind, Reason.ENUMERATOR), span


def _of_captions(lines: Sequence[re.Match[str]]) -> Iterator[tuple[Reason, Span]]:
    """Yield the numbers of lines that tell what a photo shows, but for their dates."""
    for line in lines:
        start, end = line.span("caption")
        numbers = _CAPTION_NUMBER.finditer(line.string, start, end) if start >= 0 else ()
        for match in numbers:
            if not _DATE_AROUND.search(line.string[max(0, match.start() - 12) : match.end()]):
                yield Reason.PAGE, Span(start=match.start(), end=match.end())


#: A short phrase in quotation marks that starts small is a name, with all its number words.
_QUOTED = re.compile(r"(?<!\w)[\"\u201c](?P<phrase>[a-z][\w\s,'\u2019-]{2,70})[\"\u201d]")
_QUOTED_NUMBER = re.compile(rf"(?i)(?<![-\w])(?:{alternatives(table('ones')[:12])})(?![-\w])")
_MEASURED = re.compile(
    rf"(?i)\b(?:{alternatives(SCALES)}|percent|per\s+cent|years?|months?|weeks?|days?|decades?|than"
    r"|yuan|dollars)\b|%"
)
_NAME_LENGTH = 9


def _of_quotes(text: str) -> Iterator[tuple[Reason, Span]]:
    """Yield the number words of short phrases in quotation marks, which are names."""
    for quoted in _QUOTED.finditer(text):
        phrase = quoted["phrase"]
        if len(phrase.split()) <= _NAME_LENGTH and not _MEASURED.search(phrase):
            for match in _QUOTED_NUMBER.finditer(text, *quoted.span("phrase")):
                yield Reason.NAME, Span(start=match.start(), end=match.end())
