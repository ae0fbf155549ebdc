"""The concept that a user names, looked up among those that figures have."""

from collections.abc import Collection

from miitbrief._validators import require_type
from miitbrief.exceptions import UnknownConceptError
from miitbrief.model._bundled_concepts import concept_index

__all__ = ["concept_named"]

#: So many concepts are offered where the one that was asked for has no figures.
_OFFERED = 5


def concept_named(words: str, present: Collection[str]) -> str:
    """Return the slug of the concept that words name.

    Args:
        words: A slug, or a label or an alias of the bundled vocabulary.
        present: The slugs of the concepts that figures have, those of no vocabulary, too.

    Raises:
        UnknownConceptError: Where the words name no concept, or one that no figure has.
        InvalidValueError: Where the words are no text.
    """
    require_type("a concept", words, str, hint="its slug, its label or an alias")
    if words in present:
        return words
    named = concept_index().named(words)
    if named is None or named not in present:
        raise _unknown(words, named, present)
    return named


def _unknown(words: str, named: str | None, present: Collection[str]) -> UnknownConceptError:
    """Return the error that names what may have been meant among the concepts that figures have."""
    index = concept_index()
    likeliest = [named] if named else [slug for slug, _ in index.nearest(words, index.slugs)[:1]]
    related = [each for slug in likeliest for each in index.around(slug) if each in present]
    nearest = index.nearest(words, [each for each in present if each not in related])[:_OFFERED]
    slugs, names = [slug for slug, _ in nearest], [name for _, name in nearest]
    return UnknownConceptError(words, slugs, names, named, related)
