"""Whether a figure is at current or at constant prices.

::

    real     = figure {"," figure} price-term | price-term clause | "real" priced-noun clause
    nominal  = the same with nominal words | amount of money
    clause   = text up to a contrast, a semicolon or the end of the sentence

An amount of money is at the prices of its time, unless something says otherwise.  The price of
one money in another is no amount of it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.model.categories import Kind, PriceBasis
from miitbrief.model.numerals import fold
from miitbrief.model.spans import Span
from miitbrief.reading.frames.kinds import Sense
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.sentences import sentence_spans
from miitbrief.reading.stances.stances import any_of, of_sentence

__all__ = ["find_price_bases"]

_SMALL_MONEY = frozenset({"cent", "penny"})
_RATES = frozenset({"percent", "percentage point", "times"})
_GROWING = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.MULTIPLE, Kind.POINT_CHANGE})


class _Term(NamedTuple):
    """Words about prices, with the places between which they hold."""

    start: int
    end: int
    basis: PriceBasis


def find_price_bases(
    text: str, mentions: Sequence[Mention], senses: Sequence[Sense]
) -> tuple[PriceBasis, ...]:
    """Return the price basis of each figure.

    Args:
        text: The text that the figures stand in.
        mentions: The figures, in order.
        senses: Their kinds.
    """
    plain = fold(text)
    terms = [
        term
        for span in sentence_spans(plain)
        for term in _terms(plain, span, [mention.span for mention in mentions])
    ]
    return tuple(
        _basis(plain, mention, sense, terms)
        for mention, sense in zip(mentions, senses, strict=True)
    )


def _basis(text: str, mention: Mention, sense: Sense, terms: Sequence[_Term]) -> PriceBasis:
    """Return the price basis of a figure: what is said of it, or else what its unit tells."""
    is_money = mention.is_money or mention.unit in _SMALL_MONEY
    if is_money or (mention.unit in _RATES and sense.kind in _GROWING):
        place = mention.span.start
        said = [term.basis for term in terms if term.start <= place < term.end]
        if said:
            return said[-1]
    is_amount = is_money and not _is_exchange_rate(text, mention.span)
    return PriceBasis.NOMINAL if is_amount else PriceBasis.UNSPECIFIED


_NAMES = any_of("moneys")
#: "The euro bought ...", and what follows in a list.
_BOUGHT = of_sentence(rf"{_NAMES}\s+{any_of('trading_verbs')}(?:[^;.]|\.(?=[0-9])){{0,60}}")
#: "... to the dollar".
_AGAINST = re.compile(
    rf"(?i)\s*\b(?:against|to|per|for)\s+(?:the|one|a|each|every)\s+(?:U\.?S\.?\s+)?{_NAMES}\b"
)


def _is_exchange_rate(text: str, span: Span) -> bool:
    """Tell whether an amount of money is the price of another money."""
    if _AGAINST.match(text, span.end):
        return True
    return any(
        match.start() < span.start <= match.end() for match in _BOUGHT.finditer(text, 0, span.end)
    )


_REAL = any_of("real_terms")
_NOMINAL = any_of("nominal_terms")
_NOUN = any_of("priced_nouns")
#: The nominal words go first: "unadjusted for inflation" has those of the other in it.
_TERM = of_sentence(
    rf"(?P<nominal>{_NOMINAL})|(?P<real>{_REAL})"
    rf"|(?P<adjective>real|nominal)(?=\s+{_NOUN}\b|(?P<number>\s+[0-9]))"
)
_CONTRAST = of_sentence(rf"{any_of('contrasts')}|;")
_CLAUSE_END = re.compile(r",\s+(?=[a-z]{2,})(?!respectively\b|by\b|or\b|up\b|down\b)|;")
_AND = re.compile(r"\s*,?\s*\band\s+(?:[a-z]+\s+){0,2}")
_COMMA = re.compile(r"\s*,\s*")
#: Between a figure and the words that say its price basis.
_BESIDE = re.compile(r"[^,;(]*\(?")


def _terms(text: str, sentence: Span, figures: Sequence[Span]) -> Iterator[_Term]:
    """Yield the words about prices of a sentence, with where they hold.

    Behind a figure they hold for it and for what is listed with it, and else for what follows.
    """
    inside = [span for span in figures if sentence.contains(span)]
    matches = list(_TERM.finditer(text, sentence.start, sentence.end))
    for at, match in enumerate(matches):
        following = matches[at + 1].start() if at + 1 < len(matches) else sentence.end
        word = match[0].lower()
        is_real = match["real"] is not None or word == "real"
        basis = PriceBasis.REAL if is_real else PriceBasis.NOMINAL
        before = [span for span in inside if span.end <= match.start()]
        start = _listed_from(text, before, match)
        if start is not None:
            yield _Term(start, match.start(), basis)
            continue
        if match["number"]:
            yield _Term(match.end(), match.end("number"), basis)
            continue
        pattern = _CLAUSE_END if match["adjective"] else _CONTRAST
        end = pattern.search(text, match.end(), following)
        yield _Term(match.end(), end.start() if end else following, basis)


def _listed_from(text: str, figures: Sequence[Span], match: re.Match[str]) -> int | None:
    """Return where the list of figures right before words about prices begins, or None.

    An adjective stands right behind its figure: "5% real growth".
    """
    if not figures:
        return None
    gap = text[figures[-1].end : match.start()]
    is_beside = not gap.strip() if match["adjective"] else _is_beside(gap)
    if not is_beside:
        return None
    start, link = figures[-1].start, _AND
    for span in reversed(figures[:-1]):
        if not link.fullmatch(text, span.end, start):
            break
        start, link = span.start, _COMMA
    return start


def _is_beside(gap: str) -> bool:
    """Tell whether no clause ends between a figure and the words behind it."""
    return _BESIDE.fullmatch(gap) is not None and _CONTRAST.search(gap) is None
