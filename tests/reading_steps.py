"""Steps of the reader on a text and its numbers, as the tests of single steps call them."""

import datetime as dt
from collections.abc import Sequence

from miitbrief.model.quantities import Unit
from miitbrief.reading.documents.document import Document
from miitbrief.reading.frames.denominators import denominators_of
from miitbrief.reading.numbers import Numbers, find_numbers
from miitbrief.reading.quantities import kinds, units
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.syntax.clauses import Clauses

_DAY = dt.date(2023, 5, 4)


def read(text: str, mentions: Sequence[Mention]) -> tuple[Document, list[Clauses]]:
    """Return a text with these numbers as a document, and its sentences."""
    numbers = find_numbers(text, date=_DAY)
    kept = {mention.span for mention in numbers.mentions}
    proper = all(mention.span in kept for mention in mentions)
    read_as = numbers if proper else Numbers(tuple(mentions), (), ())
    document = Document.of(text, read_as._replace(mentions=tuple(mentions)))
    return document, [Clauses(sentence) for sentence in document.sentences]


def find_denominators(text: str, mentions: Sequence[Mention]) -> tuple[str | None, ...]:
    """Return what each number is said per."""
    return tuple(decision.value for decision in denominators_of(*read(text, mentions)))


def find_senses(text: str, mentions: Sequence[Mention]) -> tuple[Sense, ...]:
    """Return kind and direction of each number."""
    return kinds.find_senses(text, mentions, find_denominators(text, mentions))


def find_units(text: str, mentions: Sequence[Mention], senses: Sequence[Sense]) -> tuple[Unit, ...]:
    """Return the full unit of each number."""
    return units.find_units(text, mentions, senses, find_denominators(text, mentions))
