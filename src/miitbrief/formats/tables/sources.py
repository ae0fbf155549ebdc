"""What tables are made of: briefings, corpora and selections."""

from collections.abc import Iterable

from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.selections import Selection, selection_of
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.categories import Attribution

__all__ = ["Source", "briefings_of", "corpus_of", "selection_from"]

Source = Briefing | Corpus | Selection | Iterable[Briefing]
"""What a table is made of: a briefing, a corpus, other briefings, or what is selected of them."""


def briefings_of(source: Source) -> tuple[Briefing, ...]:
    """Return the briefings of a source."""
    if isinstance(source, Briefing):
        return (source,)
    if isinstance(source, Selection):
        return source.briefings
    return briefings_in(source)


def corpus_of(source: Source) -> Corpus:
    """Return the briefings of a source as a corpus.

    Raises:
        InvalidValueError: Where a briefing has no date.
    """
    return source if isinstance(source, Corpus) else Corpus(briefings_of(source))


def selection_from(source: Source) -> Selection:
    """Return what is selected, or else every statement of briefings, those of reporters, too."""
    if isinstance(source, Selection):
        return source
    return selection_of(briefings_of(source), {"attribution": tuple(Attribution)})
