"""A vocabulary by the names of its concepts and by their relations."""

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from operator import itemgetter
from typing import NamedTuple, Self, TypeAlias

from miitbrief.model._normalization import canonical, content_words, head_word, telling_words
from miitbrief.model.concepts import Concept, Match, MatchGround
from miitbrief.model.measures import Measure, MeasureRelation

__all__ = ["ConceptIndex"]

Phrase = tuple[str, ...]
"""The words of a phrase in one form."""

_Name: TypeAlias = tuple[MatchGround, Concept, str]

#: Words that a measure shares at least with a name that it only abridges.
_SHARED = 3

#: How much a name must be like the words that were asked for, from 0 to 1, to be offered.
_LIKE = 0.6


class _Told(NamedTuple):
    """What a phrase tells of what is measured, in whatever order.

    Attributes:
        relation: How two things are related.
        things: The words of each thing.
        head: The word that says what is measured of it.
        names: The words that are names, as those of places, of which no other can be meant.
    """

    relation: MeasureRelation
    things: tuple[frozenset[str], ...]
    head: str
    names: frozenset[str]

    @classmethod
    def of(cls, phrase: str) -> Self:
        """Return what a phrase tells."""
        measure = Measure.parse(phrase)
        things = (measure.subject, *filter(None, (measure.other,)))
        names = " ".join(word for word in phrase.split()[1:] if word.istitle())
        return cls(
            measure.relation,
            tuple(map(telling_words, things)),
            head_word(measure.subject),
            telling_words(names),
        )

    def lacks(self, name: Self) -> frozenset[str] | None:
        """Return the words of a name of the same head that this lacks, or None where it has others.

        A name of a place is lacking in no form: another place may be meant.
        """
        if not all(self.things):
            return None
        pairs = list(zip(self.things, name.things, strict=False))
        if len(self.things) != len(name.things) or any(not one <= other for one, other in pairs):
            return None
        lacking = frozenset[str]().union(*(other - one for one, other in pairs))
        return None if lacking & name.names else lacking


class ConceptIndex:
    """The labels and aliases of a vocabulary, by their canonical form.

    Args:
        concepts: The vocabulary by slug.
    """

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._concepts = dict(concepts)
        self._names: dict[Phrase, dict[str, _Name]] = {}
        self._in_full: set[Phrase] = set()
        for concept in concepts.values():
            for name in (concept.label, *concept.aliases):
                ground = MatchGround.LABEL if name == concept.label else MatchGround.ALIAS
                slugs = self._names.setdefault(canonical(name), {})
                slugs.setdefault(concept.slug, (ground, concept, name))
                self._in_full.add(content_words(name))
        #: The names by the relation and the head that a shorter form of them has, too.
        self._told: dict[tuple[MeasureRelation, str], list[tuple[_Told, _Name]]] = {}
        for slugs in self._names.values():
            for found in slugs.values():
                told = _Told.of(found[2])
                self._told.setdefault((told.relation, told.head), []).append((told, found))
        #: For each name that ends a longer name of another concept, what stands before it there.
        self._qualifiers: dict[Phrase, set[Phrase]] = {}
        for longer, slugs in self._names.items():
            for start in range(1, len(longer)):
                short = longer[start:]
                if self._names.get(short, slugs).keys() != slugs.keys():
                    self._qualifiers.setdefault(short, set()).add(longer[:start])

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the vocabulary."""
        return tuple(self._concepts)

    def named(self, words: str) -> str | None:
        """Return the slug of the one concept that a slug, a label or an alias names, or None."""
        if words in self._concepts:
            return words
        found = tuple(self._names.get(canonical(words), ()))
        return found[0] if len(found) == 1 else None

    def match(self, measure: str, heard: Collection[Phrase] = ()) -> Match | None:
        """Return the one concept that the words of a measure name, or None.

        A name that ends a longer one may be short for it: once new energy vehicles have been
        spoken of, "vehicle sales" may be theirs.  What comes down to a single word may be so at any
        time, unless it is a name to the last word: "enterprises nationwide" are not "enterprises".

        Args:
            measure: The words.
            heard: The content words of what was spoken of before.
        """
        words = canonical(measure)
        found = self._names.get(words, {})
        if not words or len(found) != 1:
            return None
        qualifiers = self._qualifiers.get(words, set())
        if qualifiers and len(words) == 1 and not self._is_in_full(measure):
            return None
        if any(_contains(said, qualifier) for qualifier in qualifiers for said in heard):
            return None
        [(ground, concept, name)] = found.values()
        return Match(measure=measure, concept=concept, ground=ground, words=name)

    def recognised(self, measure: str, heard: Collection[Phrase] = ()) -> Match | None:
        """Return the one concept that a measure names in other words, or None.

        They are those of a name in another order, but for such as "annual" and "total"; or they
        lack some of it that were heard before: "R&D period of products" once the products of
        demonstration projects have been spoken of.

        Args:
            measure: The words.
            heard: The content words of what was spoken of before.
        """
        told, said = _Told.of(measure), frozenset(word for phrase in heard for word in phrase)
        known = self._told.get((told.relation, told.head), ())
        lacking = [(told.lacks(name), found) for name, found in known]
        near = {
            found[1].slug: found for lack, found in lacking if lack is not None and lack <= said
        }
        if len(near) != 1:
            return None
        is_named = any(lack == frozenset() for lack, _ in lacking)
        is_long = len(frozenset[str]().union(*told.things)) >= _SHARED
        # What is joined may be short for a name of either thing, or of both.
        if not is_named and (not is_long or "and" in measure.split()):
            return None
        [(ground, concept, name)] = near.values()
        return Match(measure=measure, concept=concept, ground=ground, words=name)

    def _is_in_full(self, measure: str) -> bool:
        """Tell whether words are a name to the last word, and more than one."""
        words = content_words(measure)
        return len(words) > 1 and words in self._in_full

    def around(self, slug: str) -> tuple[str, ...]:
        """Return the concepts that have a relation to one, or that it has one to, in any order."""
        own = self._concepts[slug].relations if slug in self._concepts else ()
        inverse = (each.slug for each in self._concepts.values() if slug in each.relations)
        return tuple(dict.fromkeys((*own, *inverse)))

    def nearest(self, words: str, slugs: Collection[str]) -> list[tuple[str, str]]:
        """Return the concepts that words may have been meant for, the likeliest first.

        Args:
            words: What names none of them.
            slugs: The concepts to choose from; they need not be in the vocabulary.

        Returns:
            The slug of each, and the one of its names that is most like the words.
        """
        best = {slug: self._most_like(words, slug) for slug in slugs}
        near = [slug for slug, (likeness, _) in best.items() if likeness[0] >= _LIKE]
        near.sort(key=lambda slug: ([-each for each in best[slug][0]], slug))
        return [(slug, best[slug][1]) for slug in near]

    def _most_like(self, words: str, slug: str) -> tuple[tuple[float, float], str]:
        """Return how much the likeliest name of a concept is like words, and the name."""
        concept = self._concepts.get(slug)
        names = (slug,) if concept is None else (concept.label, *concept.aliases, slug)
        return max(((_likeness(words, name), name) for name in names), key=itemgetter(0))


def _contains(said: Phrase, phrase: Phrase) -> bool:
    """Tell whether words occur in others, one after another."""
    size = len(phrase)
    return any(said[start : start + size] == phrase for start in range(len(said) - size + 1))


def _likeness(asked: str, name: str) -> tuple[float, float]:
    """Return how like a name is what was asked for: by words or spelling, and by spelling alone.

    From 0 to 1; a name that has all the words is like enough.
    """
    ours, theirs = set(content_words(asked)), set(content_words(name))
    words = 2 * len(ours & theirs) / (len(ours) + len(theirs) or 1)
    least = _LIKE if ours and ours <= theirs else 0.0
    spelling = SequenceMatcher(None, asked.casefold(), name.casefold()).ratio()
    return max(words, spelling, least), spelling
