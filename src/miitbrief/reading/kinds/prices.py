"""Whether a figure is at current or at constant prices.

::

    real     = figure {"," figure} term | term clause | "real" priced-noun clause
    nominal  = the same with nominal words | amount of money
    clause   = words up to a contrast, a semicolon or the end of the sentence

The terms are those of ``english/prices.rules``.  An amount of money is at the prices of its time,
unless something says otherwise.  The price of one money in another is no amount of it.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from miitbrief.model.categories import Kind, PriceBasis
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.documents.rules import RuleSet
from miitbrief.reading.kinds.contexts import Sense
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.signs import SHAPES

__all__ = ["prices_of"]

_SMALL_MONEY = frozenset({"cent", "penny"})
_RATES = frozenset({"percent", "percentage point", "times"})
_GROWING = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.MULTIPLE, Kind.POINT_CHANGE})
_CONTRASTS = frozenset(
    {"although", "though", "but", "while", "whereas", "yet", "compared", "against", ";"}
)
#: Words behind a comma that go on with the clause of an adjective.
_ON = frozenset({"respectively", "by", "or", "up", "down"})
#: Words that may stand in a list of figures.
_LIGHT = frozenset({"by", "of", "about", "around", "nearly", "over", "almost"})
_MONEY: Decision[PriceBasis] = Decision(PriceBasis.NOMINAL, "by default money is at current prices")
_NONE: Decision[PriceBasis] = Decision(PriceBasis.UNSPECIFIED, "by default no prices are told")


class _Term(NamedTuple):
    """Words about prices: their first word, the word behind them, and what they say."""

    first: int
    last: int
    is_adjective: bool
    said: Decision[PriceBasis]


@cache
def _rules() -> RuleSet:
    """Return the rules, read when they are first needed."""
    return RuleSet("prices.rules", SHAPES)


def prices_of(
    document: Document,
    sentences: Sequence[Clauses],
    words: Sequence[Sequence[frozenset[str]]],
    senses: Sequence[Sense],
    pers: Sequence[str | None],
) -> tuple[Decision[PriceBasis], ...]:
    """Return the price basis of each figure.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        words: The classes of the words of each.
        senses: The kinds of the figures.
        pers: What they are said per.
    """
    found: list[Decision[PriceBasis]] = []
    for clauses, classes in zip(sentences, words, strict=True):
        told = _told(clauses, classes) if clauses.figures else {}
        for at in clauses.figures:
            number = clauses.nodes[at].place
            mention = document.mentions[number]
            found.append(_basis(mention, senses[number], pers[number], told.get(at)))
    return tuple(found)


def _basis(
    mention: Mention, sense: Sense, per: str | None, said: Decision[PriceBasis] | None
) -> Decision[PriceBasis]:
    """Return what is said of a figure, or else what its unit tells."""
    is_money = mention.is_money or mention.unit in _SMALL_MONEY
    is_rate = mention.unit in _RATES and sense.kind in _GROWING
    if said is not None and (is_money or is_rate):
        return said
    return _MONEY if is_money and not _is_currency(per) else _NONE


def _is_currency(per: str | None) -> bool:
    """Tell whether something is said per a currency, and so is an exchange rate.

    A pound without its country is a weight.
    """
    if per == "pound":
        return False
    readings = lexicon().words.get((per or "").rpartition(" ")[2].lower(), ())
    return any("currency" in word.classes for word in readings)


def _told(clauses: Clauses, words: Sequence[frozenset[str]]) -> dict[int, Decision[PriceBasis]]:
    """Return what words about prices say of the figures of a sentence."""
    terms = _terms(clauses, words)
    told: dict[int, Decision[PriceBasis]] = {}
    for number, term in enumerate(terms):
        end = terms[number + 1].first if number + 1 < len(terms) else len(clauses.nodes)
        before = _listed_before(clauses, term)
        if before:
            told |= dict.fromkeys(before, term.said)
            continue
        if not (term.is_adjective and term.last - 1 in clauses.figures):
            end = next((at for at in range(term.last, end) if _ends(clauses, at, term)), end)
        told |= {at: term.said for at in clauses.figures if term.first <= at < end}
    return told


def _terms(clauses: Clauses, words: Sequence[frozenset[str]]) -> list[_Term]:
    """Return the words about prices of a sentence, disjoint, the first and longest of them."""
    rules = _rules()
    found: list[_Term] = []
    matches = sorted(rules.matches(rules.signs(words)), key=lambda each: (each.first, -each.last))
    for match in matches:
        if not found or match.first >= found[-1].last:
            first, last = clauses.nodes[match.first].span, clauses.nodes[match.last - 1].span
            span = Span(start=first.start, end=last.end)
            said = Decision(PriceBasis(match.rule.yields), match.rule.name, span)
            found.append(_Term(match.first, match.last, "adjective" in match.roles, said))
    return found


def _ends(clauses: Clauses, at: int, term: _Term) -> bool:
    """Tell whether what a term says ends at a word: a contrast, or an adjective's clause."""
    if clauses.word(at) in _CONTRASTS:
        return True
    behind = clauses.nodes[at + 1] if at + 1 < len(clauses.nodes) else None
    is_clause = behind is not None and behind.text[:1].islower() and behind.lower not in _ON
    return term.is_adjective and clauses.word(at) == "," and is_clause


def _listed_before(clauses: Clauses, term: _Term) -> list[int]:
    """Return the figures of the list right before a term, none where a clause ends between.

    An adjective stands right behind its figure: "5% real growth".
    """
    before = [at for at in clauses.figures if at < term.first]
    if not before:
        return []
    between = [clauses.word(at) for at in range(before[-1] + 1, term.first)]
    is_apart = any(word in _CONTRASTS or word in (",", ":") for word in between)
    if is_apart or (term.is_adjective and between):
        return []
    found, links = [before[-1]], {",", "and"}
    for at in reversed(before[:-1]):
        words = {clauses.word(word) for word in range(at + 1, found[-1])}
        if not words & links or words - links - _LIGHT:
            break
        found.append(at)
        links = {","}
    return found
