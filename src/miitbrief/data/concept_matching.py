"""Concepts of the vocabulary for figures that a reader found: matched by label and alias."""

from collections.abc import Iterator, Mapping

import attrs

from miitbrief._validators import require_type
from miitbrief.model._attachment import with_turns
from miitbrief.model._bundled_concepts import concept_index
from miitbrief.model._concept_index import ConceptIndex
from miitbrief.model._normalization import content_words, without_growth, without_making
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Kind
from miitbrief.model.concepts import Concept, Match
from miitbrief.model.figures import AnyTarget, Figure, Indicator, Statement
from miitbrief.model.turns import Turn

__all__ = ["match", "with_concepts"]

#: Kinds whose unit is that of a level of the concept.
_IN_ITS_UNIT = frozenset({Kind.LEVEL, Kind.SHARE, Kind.CHANGE, Kind.DURATION, Kind.RANK})

#: Denominators that make no other measure of an amount: the output of a day is an output.
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})

#: Kinds that say how something grows, or how its growth changes, whether or not the measure does.
_OF_GROWTH = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE})


def match(measure: str, concepts: Mapping[str, Concept] | None = None) -> Match | None:
    """Return the concept that the words of a measure name, or None where that is not clear.

    They name a concept where they are its label or an alias but for what does not change the
    meaning: case, plural, hyphens, articles, British or American spelling, "A of B" for "B A",
    and "number of".  Words that name two concepts name none, and no part of a phrase is matched:
    "exports of vehicles" are not "vehicles".

    Args:
        measure: A phrase, as in `Indicator.measure`.
        concepts: The vocabulary by slug; left out, the bundled one.

    Raises:
        InvalidValueError: Where the measure is no text.

    >>> match("new-energy vehicle sales")
    <Match 'new-energy vehicle sales': nev-sales by label>
    >>> match("sales of three-wheeled vehicles")
    """
    require_type("measure", measure, str, hint="such as 'sales of new energy vehicles'")
    return _index(concepts).match(measure)


def with_concepts(briefing: Briefing, concepts: Mapping[str, Concept] | None = None) -> Briefing:
    """Return a briefing whose figures have their concepts, where the words make them clear.

    Figures that have a concept keep it.  A name that ends a longer one may be short for it: once
    a turn has spoken of new energy vehicles, "vehicle sales" may be theirs.  A figure in a unit
    that is not the concept's gets none: money is no count of vehicles, whatever the words.  The
    growth of sales is told by a figure of sales, and what has been built by a day is there.

    Args:
        briefing: The briefing, as a reader made it.
        concepts: The vocabulary by slug; left out, the bundled one.

    Raises:
        InvalidValueError: Where it is no briefing.
    """
    require_type("a briefing", briefing, Briefing, hint="as `parse(text)` returns it")
    index = _index(concepts)
    named = dict(pair for turn in briefing.turns for pair in _concepts_of(turn, index))
    return with_turns(briefing, (_filled(turn, named) for turn in briefing.turns))


def _index(concepts: Mapping[str, Concept] | None) -> ConceptIndex:
    """Return the index of a vocabulary, or of the bundled one."""
    return concept_index() if concepts is None else ConceptIndex(concepts)


def _concepts_of(turn: Turn, index: ConceptIndex) -> Iterator[tuple[str, str | None]]:
    """Yield the id of each figure of a turn, and the slug of its concept, if it has one."""
    heard = set[tuple[str, ...]]()
    for figure in turn.statements:
        thing = _thing_of(figure)
        found = index.match(figure.measure, heard) or index.match(thing, heard)
        found = found or index.recognised(thing, heard)
        clear = found is not None and _has_unit_of(figure, found.concept)
        yield figure.id, figure.concept or (found.concept.slug if found and clear else None)
        heard.add(content_words(figure.measure))


def _thing_of(figure: Statement) -> str:
    """Return what a figure is of, without the words of the measure that its kind and time repeat.

    A total on a day is of what there is, however it came to be; one of a period is of what was
    made in it, which is another thing.
    """
    if isinstance(figure, Figure) and figure.kind in _OF_GROWTH:
        return without_growth(figure.measure)
    if isinstance(figure, Indicator) and figure.kind is Kind.LEVEL and _is_of_a_day(figure):
        return without_making(figure.measure)
    return figure.measure


def _is_of_a_day(figure: Indicator) -> bool:
    """Tell whether a figure is true on one day."""
    return figure.period is not None and figure.period.is_day


def _has_unit_of(figure: Statement, concept: Concept) -> bool:
    """Tell whether a figure is in the unit of a concept, where it has to be.

    An amount for each of so many people is no amount, unless the measure says for how many.
    """
    if not isinstance(figure, Figure):
        return True
    unit = figure.quantity.unit
    if figure.kind is Kind.RATIO and unit.per not in _TIMES:
        return "per" in figure.measure.split() and concept.unit in (None, unit.name)
    return figure.kind not in _IN_ITS_UNIT or concept.unit in (None, unit.name)


def _filled(turn: Turn, concepts: Mapping[str, str | None]) -> Turn:
    """Return a turn whose figures have their concepts."""

    def fact(indicator: Indicator) -> Indicator:
        return attrs.evolve(indicator, concept=concepts[indicator.id])

    def aim(target: AnyTarget) -> AnyTarget:
        baseline = target.baseline and fact(target.baseline)
        return attrs.evolve(target, concept=concepts[target.id], baseline=baseline)

    return attrs.evolve(
        turn, indicators=tuple(map(fact, turn.indicators)), targets=tuple(map(aim, turn.targets))
    )
