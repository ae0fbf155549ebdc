"""What each amount is said per: "208 per 1,000 people", "2 yuan a litre", "daily sales topped 900".

The rules are those of ``english/denominators.rules``.  Words behind an amount go before those in
front of it, and a thing that stands behind an amount belongs to no amount further on.  An amount
without words of its own has those of one of the same form beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.documents.rules import Match, RuleSet
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.signs import SHAPES

__all__ = ["denominators_of"]

_DATA = tables("miitbrief.reading.english", "units.json")
_UNITS: Mapping[str, str] = {**_DATA["units"], **_DATA["per_names"]}
#: What words mean as denominators that are none themselves: "daily", "gold".
_NAMES: Mapping[str, str] = {
    **_DATA["rate_adverbs"],
    **_DATA["commodities"],
    **dict.fromkeys(("per capita", "per-capita"), "capita"),
    "annual": "year",
    "yearly": "year",
}
_CURRENCIES: Mapping[str, str] = {
    **_DATA["currency_names"],
    **{word: word.removesuffix("s") for word in ("euro", "euros", "pound", "pounds", "yuan")},
}
_SPLITS: Mapping[str, Sequence[str]] = _DATA["splits"]
#: Numbers that are no amounts of anything, so that nothing is said per thing.
_PURE = frozenset({"percent", "percentage point", "basis point", "index point", "times", "rank"})
#: Where what rules find is looked for, the first before the others.
_ORDER = ("of_two", "behind", "before", "other")
#: A longer name of a unit is no abbreviation, and stays as it is printed.
_SHORT = 4
#: How many figures away an amount of the same form is at most.
_NEAR = 8
#: The most words of the things that a number counts.
_WORDS = 3
_NONE: Decision[str | None] = Decision(None, "otherwise per nothing")


@cache
def _rules() -> RuleSet:
    """Return the rules, read when they are first needed."""
    return RuleSet("denominators.rules", SHAPES)


class _Row(NamedTuple):
    """The figures of a sentence.

    Attributes:
        clauses: The sentence.
        mentions: Its figures.
        words: The classes of its words.
    """

    clauses: Clauses
    mentions: Sequence[Mention]
    words: Sequence[frozenset[str]]


def denominators_of(
    document: Document, sentences: Sequence[Clauses], words: Sequence[Sequence[frozenset[str]]]
) -> tuple[Decision[str | None], ...]:
    """Return what each figure is said per, or None.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        words: The classes of the words of each.
    """
    found: list[Decision[str | None]] = []
    heading = _NONE
    for clauses, classes in zip(sentences, words, strict=True):
        if not clauses.is_line:
            heading = _NONE
        elif not clauses.figures:
            heading = _of_heading(clauses)
        if not clauses.figures:
            continue
        mentions = [document.mentions[clauses.nodes[at].place] for at in clauses.figures]
        own = _of_sentence(_Row(clauses, mentions, classes))
        found += (
            heading if per.value is None and mention.unit not in _PURE else per
            for per, mention in zip(own, mentions, strict=True)
        )
    return tuple(found)


def _of_heading(clauses: Clauses) -> Decision[str | None]:
    """Return what a heading says that the amounts below it are per: "Wages, per month"."""
    for at, node in enumerate(clauses.nodes[:-1]):
        if node.lower == "per" and clauses.tags[at + 1] == "N":
            span = node.span.hull(clauses.nodes[at + 1].span)
            return Decision(_thing(clauses, at + 1), "per what a heading says", span)
    return _NONE


def _of_sentence(row: _Row) -> Iterator[Decision[str | None]]:
    """Yield the denominator of each figure of a sentence."""
    matches = _matches(row)
    found = [
        _own(row, matches.get(at, []), mention)
        for at, mention in zip(row.clauses.figures, row.mentions, strict=True)
    ]
    for number, own in enumerate(found):
        is_open = own.value is None and row.mentions[number].unit not in _PURE
        found[number] = _shared(row, number, found) if is_open else own
    yield from found


def _matches(row: _Row) -> dict[int, list[Match]]:
    """Return the rules that fit each figure, the strongest first, the nearest before others."""
    rules = _rules()
    found = sorted(
        rules.matches(rules.signs(row.words)),
        key=lambda match: (_ORDER.index(match.rule.yields), _distance(match)),
    )
    taken: set[int] = set()
    by_figure: dict[int, list[Match]] = {}
    for match in found:
        figure, thing = match.roles["figure"][0], match.roles["thing"][0]
        if match.rule.yields == "behind":
            taken.add(thing)
        elif thing in taken and thing < figure:
            continue
        by_figure.setdefault(figure, []).append(match)
    return by_figure


def _distance(match: Match) -> int:
    """Return how far what a figure is said per stands from it."""
    return abs(match.roles["thing"][0] - match.roles["figure"][0])


def _own(row: _Row, matches: Sequence[Match], mention: Mention) -> Decision[str | None]:
    """Return what the words around a figure say."""
    if mention.unit is not None and mention.unit in _SPLITS:
        return Decision(_SPLITS[mention.unit][1], "a unit with its denominator")
    for match in matches:
        if mention.unit not in _PURE or match.rule.yields == "of_two":
            at = match.roles["thing"][0]
            first, last = row.clauses.nodes[match.first], row.clauses.nodes[match.last - 1]
            span = Span(start=first.span.start, end=last.span.end)
            return Decision(_thing(row.clauses, at), match.rule.name, span)
    return _NONE


# The name of a thing


def _thing(clauses: Clauses, at: int) -> str:
    """Return the thing at a word: "1,000 people", "cubic metre", "person"."""
    node = clauses.nodes[at]
    if node.kind in ("number", "figure") and node.lower not in ("second", "dozen"):
        return _many(clauses, at)
    small, behind = node.lower, clauses.word(at + 1)
    if small in _NAMES:
        return _NAMES[small]
    if small in _CURRENCIES:
        return _currency(clauses, at)
    if small in ("us", "you", "them"):
        return _referred(clauses, at)
    if "-" in small and (behind == "ratio" or small.startswith(("a-", "per-"))):
        return _named(re.split(r"[-/]", small)[-1])
    if small in ("square", "cubic") or clauses.tag(at) + clauses.tag(at + 1) == "AN":
        small += f" {_singular(behind)}"
    return _named(node.text) if len(small) <= _SHORT else _singular(small)


def _currency(clauses: Clauses, at: int) -> str:
    """Return a currency with its country: "U.S. dollar", "Hong Kong dollar"."""
    country = clauses.nodes[at - 1].text if at and clauses.tag(at - 1) in "NAO" else ""
    word = _singular(clauses.word(at))
    if country[:1].isupper():
        return f"{country} {word}"
    is_against = any(clauses.word(before) == "against" for before in (at - 1, at - 2))
    return _CURRENCIES[clauses.word(at)] if is_against else word


def _referred(clauses: Clauses, at: int) -> str:
    """Return what a pronoun stands for: a person, or one of what was named last."""
    if clauses.word(at) == "them":
        for before in range(at - 1, -1, -1):
            readings = clauses.nodes[before].readings
            if clauses.tags[before] == "N" and any(word.tag == "NS" for word in readings):
                return _singular(clauses.word(before))
    return "person"


_SCALED = re.compile(r"[\d,.]+ (?:thousand|million|billion|trillion)")


def _many(clauses: Clauses, at: int) -> str:
    """Return a number of things: "10,000 yuan", "1,000 live births", "40-foot box"."""
    text = clauses.nodes[at].text
    if text.lower().startswith("one "):
        return text[len("one ") :]
    words, place = [text], at + 1
    if clauses.word(place) == "-":
        return f"{text}-{clauses.word(place + 1)} {clauses.word(place + 2)}"
    is_named = " " in text and not _SCALED.fullmatch(text)
    while not is_named and clauses.tag(place) in "NA" and len(words) <= _WORDS:
        words.append(clauses.nodes[place].text)
        is_named = clauses.tag(place) == "N" and clauses.tag(place + 1) != "N"
        place += 1
    return " ".join(words)


def _named(word: str) -> str:
    """Return the name of a unit, or another short word in the singular."""
    small = word.lower()
    return _UNITS.get(word) or _UNITS.get(small) or _singular(small)


def _singular(word: str) -> str:
    """Return the lemma of a noun.

    >>> [_singular(word) for word in ("litres", "boxes", "families", "class")]
    ['litre', 'box', 'family', 'class']
    """
    for reading in lexicon().words.get(word, ()):
        if reading.tag in ("N", "NS"):
            return reading.lemma
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word.removesuffix("es")
    return word if word.endswith("ss") else word.removesuffix("s")


# What figures share


def _shared(row: _Row, number: int, found: Sequence[Decision[str | None]]) -> Decision[str | None]:
    """Return the denominator of an amount of the same form beside a figure."""
    before, behind = max(0, number - _NEAR), min(len(found), number + _NEAR + 1)
    for other in (*range(number - 1, before - 1, -1), *range(number + 1, behind)):
        if found[other].value is not None:
            is_alike = _is_alike if other < number else _is_joined
            if is_alike(row, min(number, other), max(number, other)):
                span = row.clauses.nodes[row.clauses.figures[other]].span
                return Decision(found[other].value, "beside an amount of the same form", span)
    return _NONE


def _between(row: _Row, one: int, other: int) -> range:
    """Return the words between two figures."""
    return range(row.clauses.figures[one] + 1, row.clauses.figures[other])


def _is_alike(row: _Row, one: int, other: int) -> bool:
    """Tell whether a figure has the form of one before: unit, scale, and nothing else counted."""
    clauses, before, mention = row.clauses, row.mentions[one], row.mentions[other]
    between = _between(row, one, other)
    if before.is_money and mention.is_money and all(clauses.tags[at] in ",CHR" for at in between):
        return True
    if (before.unit, before.scaled) != (mention.unit, mention.scaled):
        return False
    if any(clauses.lemma(at) in ("so", "mean") or clauses.tags[at] == "W" for at in between):
        return False
    behind = clauses.figures[other] + 1
    counts = mention.unit is None and clauses.tag(behind) in "NA"
    is_decimal = mention.value != int(mention.value) and before.value != int(before.value)
    return not counts or is_decimal or bool(clauses.classes(behind) & {"up", "down"})


def _is_joined(row: _Row, one: int, other: int) -> bool:
    """Tell whether an amount ends a range or a change that one before begins, in its form."""
    clauses, before, mention = row.clauses, row.mentions[one], row.mentions[other]
    between = _between(row, one, other)
    is_counting = before.unit is None and clauses.tag(between.start) in "NA"
    if is_counting or (before.unit, before.scaled) != (mention.unit, mention.scaled):
        return False
    # ", or 201 a month" says the amount before in other words.
    is_again = [clauses.word(at) for at in between] == [",", "or"]
    is_list = not is_again and all(clauses.tags[at] in ",CHR" for at in between)
    return is_list or any(clauses.word(at) == "to" for at in between)
