"""A vocabulary by the names of its concepts and by their relations."""

from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher
from operator import itemgetter

from miitbrief.model._normalization import canonical, content_words
from miitbrief.model.concepts import Concept, Match, MatchGround

__all__ = ["ConceptIndex"]

Phrase = tuple[str, ...]
"""The words of a phrase in one form."""

#: How much a name must be like the words that were asked for, from 0 to 1, to be offered.
_LIKE = 0.6


class ConceptIndex:
    """The labels and aliases of a vocabulary, by their canonical form.

    Args:
        concepts: The vocabulary by slug.
    """

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._concepts = dict(concepts)
        self._names: dict[Phrase, dict[str, tuple[MatchGround, Concept, str]]] = {}
        self._in_full: set[Phrase] = set()
        for concept in concepts.values():
            for name in (concept.label, *concept.aliases):
                ground = MatchGround.LABEL if name == concept.label else MatchGround.ALIAS
                slugs = self._names.setdefault(canonical(name), {})
                slugs.setdefault(concept.slug, (ground, concept, name))
                self._in_full.add(content_words(name))
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

    def match(self, measure: str, heard: Sequence[Phrase] = ()) -> Match | None:
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
