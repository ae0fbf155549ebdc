"""What tables are made of: briefings, corpora and selections."""

from collections.abc import Callable, Iterable

from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.selections import Selection, selection_of
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.categories import Attribution
from miitbrief.model.figures import Statement

__all__ = ["Source", "briefings_of", "chosen_in", "corpus_of", "selection_from"]

Source = Briefing | Corpus | Selection | Iterable[Briefing]
"""What a table is made of: a briefing, a corpus, other briefings, or what is selected of them."""


def briefings_of(source: Source) -> tuple[Briefing, ...]:
    """Return the briefings of a source."""
    if isinstance(source, Selection):
        return source.briefings
    return briefings_in(source, or_one=True)


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


def chosen_in(source: object) -> Callable[[str, Statement], bool]:
    """Return what tells whether a statement, said at a briefing, is to be in a table.

    Of a selection it is what is selected, and else everything.

    Args:
        source: What the table is made of.
    """
    if not isinstance(source, Selection):
        return lambda briefing, statement: True  # noqa: ARG005 - It is asked with both.
    chosen = {(one.briefing.id, one.statement.id) for one in source}
    return lambda briefing, statement: (briefing, statement.id) in chosen
