"""The figures of a text as indicators and targets, put together from all that the steps tell.

::

    text → numbers → document → kinds → measures → periods, bases → restrictions, sources, prices
         → targets → figures
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from miitbrief.model.categories import Attribution, Kind, PriceBasis
from miitbrief.model.decisions import Decision as KeptDecision
from miitbrief.model.figures import (
    WHOLE,
    AnyTarget,
    Indicator,
    NonFigure,
    QualitativeTarget,
    Statement,
    Target,
)
from miitbrief.model.quantities import Quantity, Unit
from miitbrief.model.spans import Span, by_place
from miitbrief.model.speakers import Speaker
from miitbrief.reading.decisions import Decision, kept
from miitbrief.reading.discourse import START, Discourse
from miitbrief.reading.documents.document import Document
from miitbrief.reading.kinds.denominators import denominators_of
from miitbrief.reading.kinds.kinds import Sense, kinds_of
from miitbrief.reading.kinds.multiples import with_ambiguities
from miitbrief.reading.kinds.prices import prices_of
from miitbrief.reading.measures.governors import things_counted
from miitbrief.reading.measures.measures import measures_of
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.periods.periods import Dates, dates_of
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.quantities.positions import sentence_number
from miitbrief.reading.quantities.units import find_units
from miitbrief.reading.restrictions.linked_amounts import linked_measures
from miitbrief.reading.restrictions.restrictions import restricted_measures
from miitbrief.reading.sources.bodies import Origin
from miitbrief.reading.sources.sources import sources_of
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.signs import classes_of
from miitbrief.reading.targets.targets import Aim, targets_of
from miitbrief.reading.times.times import TimeExpression

__all__ = ["Author", "Reading", "read_figures"]


@attrs.frozen(kw_only=True)
class Author:
    """Who says what is read.

    Args:
        turn: The id of the turn, or None outside a briefing.
        speaker: The speaker of the hosts, or None for a reporter or an unknown one.
        is_reporter: Whether a reporter says it.
    """

    turn: str | None = None
    speaker: Speaker | None = None
    is_reporter: bool = False


class Reading(NamedTuple):
    """What a paragraph says in numbers.

    Attributes:
        statements: Indicators and targets, in order of span, with ids that number them from 1.
        nonfigures: The numbers that are no figures, in order of span.
        discourse: What the paragraphs behind may refer to.
    """

    statements: tuple[Statement, ...]
    nonfigures: tuple[NonFigure, ...]
    discourse: Discourse


class _Found(NamedTuple):
    """A figure with everything that the steps tell of it."""

    span: Span
    needs_date: bool
    quantity: Quantity
    sense: Decision[Sense]
    dates: Dates
    measure: Decision[str]
    origin: Decision[Origin]
    price_basis: Decision[PriceBasis]

    def reasons(self, text: str) -> tuple[KeptDecision, ...]:
        """Return what decided its fields."""
        return kept(
            text,
            {
                "measure": self.measure,
                "quantity": Decision(self.quantity, "the number as printed", self.span),
                "kind": self.sense,
                "direction": self.sense,
                "period": self.dates.period,
                "basis": self.dates.basis,
                "price_basis": self.price_basis,
                "attribution": self.origin,
                "source": self.origin,
            },
        )


def read_figures(
    text: str,
    *,
    date: dt.date | None = None,
    discourse: Discourse = START,
    author: Author | None = None,
) -> Reading:
    """Read the figures of a paragraph.

    Args:
        text: The paragraph.
        date: The briefing's day.
        discourse: What the paragraphs before have left.
        author: Who says it.
    """
    is_plain, author = author is None, author or Author()
    numbers = find_numbers(text, date=date)
    document = Document.of(text, numbers)
    sentences = [Clauses(sentence) for sentence in document.sentences]
    # Rules on figures are all that asks for classes.
    words = [classes_of(each, document) if each.figures else [] for each in sentences]
    pers = [decision.value for decision in denominators_of(document, sentences, words)]
    kinds = with_ambiguities(sentences, kinds_of(document, sentences, words, pers))
    senses = [decision.value for decision in kinds]
    things = [thing for clauses in sentences for thing in things_counted(clauses)]
    units = find_units(text, numbers.mentions, senses, pers, things)
    measured, topics = measures_of(document, sentences, senses, discourse.topics)
    measures = [decision.value for decision in measured]
    dated, timeline = dates_of(
        document, sentences, senses, units, measures, date=date, timeline=discourse.timeline
    )
    linked = linked_measures(sentences, senses, numbers.mentions, measured)
    offices = () if author.speaker is None else author.speaker.offices
    own = [office.organisation for office in offices]
    parts = zip(
        _quantities(text, numbers.mentions, units, senses),
        kinds,
        dated,
        restricted_measures(sentences, senses, linked),
        sources_of(document, sentences, own=own, is_plain=is_plain),
        prices_of(document, sentences, words, senses, pers),
        strict=True,
    )
    relative = [time for time in numbers.times if time.period is None and time.shift is None]
    found = [
        _Found(span, date is None and _is_beside(span, relative, text), *part)
        for span, part in zip((each.span for each in numbers.mentions), parts, strict=True)
    ]
    aims = targets_of(document, sentences, senses, date=date)
    return Reading(
        _statements(text, found, aims, author), numbers.nonfigures, Discourse(timeline, topics)
    )


def _quantities(
    text: str, mentions: Sequence[Mention], units: Sequence[Unit], senses: Sequence[Sense]
) -> Iterator[Quantity]:
    """Yield the quantities of some figures; a level below zero is negative."""
    for mention, unit, sense in zip(mentions, units, senses, strict=True):
        value = mention.value.copy_negate() if sense.is_negative else mention.value
        yield Quantity(value=value, unit=unit, hedge=mention.hedge, text=mention.span.of(text))


def _statements(
    text: str, found: list[_Found], aims: tuple[Aim, ...], author: Author
) -> tuple[Statement, ...]:
    """Return the indicators and targets, numbered in the order of the text."""
    aimed = {aim.figure for aim in aims}
    told = [each for at, each in enumerate(found) if at not in aimed]
    facts = (_indicator(text, each, author, f"i{n:02d}") for n, each in enumerate(told, 1))
    goals = (
        _target(text, aim, None if aim.figure is None else found[aim.figure], author, f"t{n}")
        for n, aim in enumerate(aims, 1)
    )
    return tuple(sorted((*facts, *goals), key=by_place))


def _indicator(text: str, found: _Found, author: Author, number: str) -> Indicator:
    """Return a figure as a fact."""
    return Indicator(
        id=number,
        measure=found.measure.value,
        kind=found.sense.value.kind,
        quantity=found.quantity,
        direction=found.sense.value.direction,
        period=found.dates.period.value,
        basis=found.dates.basis.value,
        price_basis=found.price_basis.value,
        attribution=_attribution(author, found.origin.value.attribution),
        source=found.origin.value.source,
        speaker=author.speaker,
        turn=author.turn,
        span=found.span,
        note=_note(found),
        decisions=found.reasons(text),
    )


def _target(text: str, aim: Aim, found: _Found | None, author: Author, number: str) -> AnyTarget:
    """Return an aim, with its number if it has one."""
    if found is None:
        return QualitativeTarget(
            id=number,
            measure=aim.statement,
            due=aim.due.value,
            statement=aim.statement,
            attribution=_attribution(author),
            speaker=author.speaker,
            turn=author.turn,
            span=aim.span,
            decisions=kept(text, {"due": aim.due}),
        )
    decided = {"measure", "quantity", "kind", "direction", "attribution", "source"}
    return Target(
        id=number,
        measure=found.measure.value,
        kind=found.sense.value.kind,
        quantity=found.quantity,
        direction=found.sense.value.direction,
        due=aim.due.value,
        statement=aim.statement,
        attribution=_attribution(author, found.origin.value.attribution),
        source=found.origin.value.source,
        speaker=author.speaker,
        turn=author.turn,
        span=aim.span,
        note=_note(found),
        decisions=(
            *(each for each in found.reasons(text) if each.field in decided),
            *kept(text, {"due": aim.due}),
        ),
    )


def _attribution(author: Author, said: Attribution = Attribution.OFFICIAL) -> Attribution:
    """Return whose statement it is: a reporter's, or what the words say."""
    return Attribution.REPORTER if author.is_reporter else said


def _is_beside(span: Span, times: Iterable[TimeExpression], text: str) -> bool:
    """Tell whether a figure stands in a sentence with words of time."""
    number = sentence_number(text, span.start)
    return any(
        sentence_number(text, time.span.start) == number == sentence_number(text, time.span.end - 1)
        for time in times
    )


def _note(found: _Found) -> str:
    """Return what is odd about a figure, or what keeps it from being dated."""
    if found.needs_date and found.dates.period.value is None:
        return "What dates it depends on the day of the briefing, which is not known."
    is_share = found.sense.value.kind is Kind.SHARE and found.quantity.unit.name == "percent"
    return "More than the whole." if is_share and found.quantity.value > WHOLE else ""
