"""Steps of the reader on a text and its numbers, as the tests of single steps call them."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.model.categories import PriceBasis
from miitbrief.model.quantities import Unit
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.kinds.denominators import denominators_of
from miitbrief.reading.kinds.kinds import Sense, kinds_of
from miitbrief.reading.kinds.prices import prices_of
from miitbrief.reading.measures.governors import things_counted
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.quantities import units
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.marks import Modality
from miitbrief.reading.syntax.modality import modality_of
from miitbrief.reading.syntax.signs import classes_of

_DAY = dt.date(2023, 5, 4)


class Steps(NamedTuple):
    """A text with its sentences, the classes of their words, and what its figures are said per."""

    document: Document
    sentences: list[Clauses]
    classes: list[list[frozenset[str]]]
    pers: tuple[Decision[str | None], ...]


def read(text: str, mentions: Sequence[Mention]) -> Steps:
    """Return the steps that lead to kinds, for a text with these numbers."""
    numbers = find_numbers(text, date=_DAY)
    kept = {mention.span for mention in numbers.mentions}
    proper = all(mention.span in kept for mention in mentions)
    read_as = numbers if proper else numbers._replace(nonfigures=(), times=())
    document = Document.of(text, read_as._replace(mentions=tuple(mentions)))
    sentences = [Clauses(sentence) for sentence in document.sentences]
    classes = [classes_of(clauses, document) for clauses in sentences]
    return Steps(document, sentences, classes, denominators_of(document, sentences, classes))


def find_denominators(text: str, mentions: Sequence[Mention]) -> tuple[str | None, ...]:
    """Return what each number is said per."""
    return tuple(decision.value for decision in read(text, mentions).pers)


def decide_kinds(text: str, mentions: Sequence[Mention]) -> tuple[Decision[Sense], ...]:
    """Return kind and direction of each number, with what decided."""
    steps = read(text, mentions)
    pers = [decision.value for decision in steps.pers]
    return kinds_of(steps.document, steps.sentences, steps.classes, pers)


def find_senses(text: str, mentions: Sequence[Mention]) -> tuple[Sense, ...]:
    """Return kind and direction of each number."""
    return tuple(decision.value for decision in decide_kinds(text, mentions))


def find_price_bases(
    text: str, mentions: Sequence[Mention], senses: Sequence[Sense]
) -> tuple[PriceBasis, ...]:
    """Return the price basis of each number."""
    steps = read(text, mentions)
    pers = [decision.value for decision in steps.pers]
    found = prices_of(steps.document, steps.sentences, steps.classes, senses, pers)
    return tuple(decision.value for decision in found)


def find_units(text: str, mentions: Sequence[Mention], senses: Sequence[Sense]) -> tuple[Unit, ...]:
    """Return the full unit of each number."""
    steps = read(text, mentions)
    pers = [decision.value for decision in steps.pers]
    things = [thing for clauses in steps.sentences for thing in things_counted(clauses)]
    return units.find_units(text, mentions, senses, pers, things)


def modalities_of(sentences: Sequence[Clauses]) -> tuple[Decision[Modality], ...]:
    """Return how each figure of some sentences is put, in the order of the text."""
    found: list[Decision[Modality]] = []
    for clauses in sentences:
        for at in clauses.figures:
            mark = modality_of(clauses, at)
            if mark is None:
                found.append(Decision(Modality.ASSERTED, "otherwise as a fact"))
            else:
                found.append(Decision(mark.modality, mark.rule.name, clauses.nodes[mark.at].span))
    return tuple(found)
