"""Numbers that are no figures, each with its reason."""

import re
from collections.abc import Iterator

from miitbrief.model.categories import Reason
from miitbrief.model.figures import NonFigure
from miitbrief.model.numerals import fold
from miitbrief.model.spans import Span
from miitbrief.reading.quantities.forms import (
    ANY_NUMBER_WORD,
    DAYS,
    DIGITS,
    FORMS,
    IN_NAMES,
    NUMBER_WORD,
    SCALE,
    THING_PER,
    UNIT,
)
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.times.clock import MONTHS

__all__ = ["find_nonfigures"]

_COMPILED = tuple((reason, re.compile(pattern)) for reason, pattern in FORMS)

_ONE_THING_PER = re.compile(rf"(?i)\bone{THING_PER}$")
_NUMBER_BEFORE = re.compile(rf"(?i)(?<![\w.,])(?:[0-9]+|{ANY_NUMBER_WORD})\s+$")
_NO_NAMES = frozenset(
    [*table("function_words"), *MONTHS, *table("currency_before"), *table("gauges")]
)


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
    plain = fold(text)
    taken = bytearray(len(plain))  # One for each place, so that overlaps are found at once.
    found: list[NonFigure] = []
    for reason, match in _matches(plain):
        group = "here" if match.groupdict().get("here") else 0
        span = Span(start=match.start(group), end=match.end(group))
        if reason is Reason.DENOMINATOR and _is_stated(plain, match, span):
            continue
        if span and not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * len(span)
            found.append(NonFigure(span=span, literal=span.of(text), reason=reason))
    return tuple(sorted(found, key=lambda nonfigure: nonfigure.span))


def _is_stated(plain: str, match: re.Match[str], span: Span) -> bool:
    """Tell whether what looks like a denominator is stated itself.

    "One crash per 147,000 km" states the distance, and "7 out of every 10" is a proportion.
    """
    is_per_one = _ONE_THING_PER.search(plain[max(0, span.start - 40) : span.start])
    is_length = re.match(rf"{DIGITS}\s(?:{UNIT})(?!\w)", plain[span.start :])
    is_share = _NUMBER_BEFORE.search(plain[max(0, match.start() - 20) : match.start()])
    return bool(is_per_one and is_length) or bool(
        is_share and match[0][:2].lower() in {"in", "of", "ou"}
    )


#: A short phrase in quotation marks that starts small is a name, with all its number words.
_QUOTED = re.compile(r"(?<!\w)[\"\u201c](?P<phrase>[a-z][\w\s,'\u2019-]{2,70})[\"\u201d]")
_QUOTED_NUMBER = re.compile(rf"(?i)(?<![-\w]){NUMBER_WORD}(?![-\w])")
_MEASURED = re.compile(rf"(?i)\b(?:{SCALE}|percent|per\s+cent|{DAYS}|than|yuan|dollars)\b|%")
_NAME_LENGTH = 9

#: The line of a photo: "Caption: ...".
_CAPTION = re.compile(r"(?m)^\s*(?:Caption|File\s+photo|Photo|Pictured?)\s?:[^\n]*")
_CAPTION_NUMBER = re.compile(
    r"(?<![\w.,/-])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:-[A-Za-z]+)?(?![\w/])"
)

#: The day of a date, or its year, at the end of what is searched.
_DATE_AROUND = re.compile(
    rf"\b(?:{alternatives(MONTHS)})\.?\s[0-9]{{1,2}}$|(?:^|[^-\w])(?:19|20)[0-9]{{2}}$"
)


def _quoted(plain: str) -> Iterator[tuple[Reason, re.Match[str]]]:
    """Yield the number words of short phrases in quotation marks, which are names."""
    for quoted in _QUOTED.finditer(plain):
        phrase = quoted["phrase"]
        if len(phrase.split()) <= _NAME_LENGTH and not _MEASURED.search(phrase):
            for match in _QUOTED_NUMBER.finditer(plain, *quoted.span("phrase")):
                yield Reason.NAME, match


def _captions(plain: str) -> Iterator[tuple[Reason, re.Match[str]]]:
    """Yield the numbers of lines that tell what a photo shows, but for their dates."""
    for caption in _CAPTION.finditer(plain):
        for match in _CAPTION_NUMBER.finditer(plain, *caption.span()):
            if not _DATE_AROUND.search(plain[max(0, match.start() - 12) : match.end()]):
                yield Reason.PAGE, match


#: A number at the start of a line in front of a capital: "11 Wool sales rose".
_LINE_NUMBER = re.compile(r"(?m)^[ \t]*(?P<here>[0-9]{1,3})(?=[ \t]+[A-Z][a-z]+\s)")


def _line_numbers(plain: str) -> Iterator[tuple[Reason, re.Match[str]]]:
    """Yield the numbers of paragraphs: those of lines that are numbered one after the other."""
    found = [*_LINE_NUMBER.finditer(plain)]
    numbers = {int(match["here"]) for match in found}
    for match in found:
        if numbers & {int(match["here"]) - 1, int(match["here"]) + 1}:
            yield Reason.ENUMERATOR, match


def _matches(plain: str) -> Iterator[tuple[Reason, re.Match[str]]]:
    """Yield every match of every form, earlier forms first."""
    for pattern in IN_NAMES:
        for match in pattern.finditer(plain):
            if match["word"] not in _NO_NAMES:
                yield Reason.NAME, match
    for reason, pattern in _COMPILED:
        for match in pattern.finditer(plain):
            yield reason, match
    yield from _line_numbers(plain)
    yield from _quoted(plain)
    yield from _captions(plain)
