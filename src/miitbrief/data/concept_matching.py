"""Concepts of the vocabulary for figures that a reader found: matched by label and alias."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import attrs

from miitbrief.data.bundled import concepts as vocabulary
from miitbrief.model._attachment import with_turns
from miitbrief.model._normalization import canonical, content_words
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Kind
from miitbrief.model.concepts import Concept, Match, MatchGround
from miitbrief.model.figures import AnyTarget, Figure, Indicator, Statement
from miitbrief.model.turns import Turn

__all__ = ["match", "with_concepts"]

Phrase = tuple[str, ...]
"""The words of a phrase in one form."""

#: Kinds whose unit is that of a level of the concept.
_IN_ITS_UNIT = frozenset({Kind.LEVEL, Kind.SHARE, Kind.CHANGE, Kind.DURATION, Kind.RANK})


def match(measure: str, concepts: Mapping[str, Concept] | None = None) -> Match | None:
    """Return the concept that the words of a measure name, or None where that is not clear.

    They name a concept where they are its label or an alias but for what does not change the
    meaning: case, plural, hyphens, articles, British or American spelling, "A of B" for "B A",
    and "number of".  Words that name two concepts name none, and no part of a phrase is matched:
    "exports of vehicles" are not "vehicles".

    Args:
        measure: A phrase, as in `Indicator.measure`.
        concepts: The vocabulary by slug; left out, the bundled one.

    >>> match("new-energy vehicle sales")
    <Match 'new-energy vehicle sales': nev-sales by label>
    >>> match("sales of three-wheeled vehicles")
    """
    return _matcher(concepts).match(measure)


def with_concepts(briefing: Briefing, concepts: Mapping[str, Concept] | None = None) -> Briefing:
    """Return a briefing whose figures have their concepts, where the words make them clear.

    Figures that have a concept keep it.  A name that ends a longer one may be short for it: once
    a turn has spoken of new energy vehicles, "vehicle sales" may be theirs.  A figure in a unit
    that is not the concept's gets none: money is no count of vehicles, whatever the words.

    Args:
        briefing: The briefing, as a reader made it.
        concepts: The vocabulary by slug; left out, the bundled one.
    """
    matcher = _matcher(concepts)
    named = dict(pair for turn in briefing.turns for pair in matcher.concepts_of(turn))
    return with_turns(briefing, (_filled(turn, named) for turn in briefing.turns))


class _Matcher:
    """The labels and aliases of a vocabulary, by their canonical form."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._names: dict[Phrase, dict[str, tuple[MatchGround, Concept, str]]] = {}
        for concept in concepts.values():
            for name in (concept.label, *concept.aliases):
                ground = MatchGround.LABEL if name == concept.label else MatchGround.ALIAS
                slugs = self._names.setdefault(canonical(name), {})
                slugs.setdefault(concept.slug, (ground, concept, name))
        #: For each name that ends a longer name of another concept, what stands before it there.
        self._qualifiers: dict[Phrase, set[Phrase]] = {}
        for longer, slugs in self._names.items():
            for start in range(1, len(longer)):
                short = longer[start:]
                if self._names.get(short, slugs).keys() != slugs.keys():
                    self._qualifiers.setdefault(short, set()).add(longer[:start])

    def match(self, measure: str, heard: Sequence[Phrase] = ()) -> Match | None:
        """Return the one concept that the words name, or None.

        A name that ends a longer one may be short for it: once new energy vehicles have been
        spoken of, "vehicle sales" may be theirs.  A single word may be so at any time.
        """
        words = canonical(measure)
        found = self._names.get(words, {})
        if not words or len(found) != 1:
            return None
        qualifiers = self._qualifiers.get(words, set())
        if qualifiers and len(words) == 1:
            return None
        if any(_contains(said, qualifier) for qualifier in qualifiers for said in heard):
            return None
        [(ground, concept, name)] = found.values()
        return Match(measure=measure, concept=concept, ground=ground, words=name)

    def concepts_of(self, turn: Turn) -> Iterator[tuple[str, str | None]]:
        """Yield the id of each figure of a turn, and the slug of its concept, if it has one."""
        heard: list[Phrase] = []
        for figure in turn.statements:
            yield figure.id, figure.concept or self._slug(figure, heard)
            heard.append(content_words(figure.measure))

    def _slug(self, figure: Statement, heard: Sequence[Phrase]) -> str | None:
        """Return the slug of the concept that a figure is matched to, or None."""
        found = self.match(figure.measure, heard)
        if found is None or not _has_unit_of(figure, found.concept):
            return None
        return found.concept.slug


def _contains(said: Phrase, phrase: Phrase) -> bool:
    """Tell whether words occur in others, one after another."""
    size = len(phrase)
    return any(said[start : start + size] == phrase for start in range(len(said) - size + 1))


def _matcher(concepts: Mapping[str, Concept] | None) -> _Matcher:
    """Return what matches by a vocabulary, or by the bundled one."""
    return _bundled() if concepts is None else _Matcher(concepts)


@cache
def _bundled() -> _Matcher:
    """Prepare the bundled vocabulary once."""
    return _Matcher(vocabulary())


def _has_unit_of(figure: Statement, concept: Concept) -> bool:
    """Tell whether a figure is in the unit of a concept, where it has to be."""
    if not isinstance(figure, Figure) or concept.unit is None or figure.kind not in _IN_ITS_UNIT:
        return True
    return figure.quantity.unit.name == concept.unit


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
