"""The table of the vocabulary: what is measured, and what has to do with it."""

from collections.abc import Iterable

from miitbrief.formats.tables.columns import Column, text
from miitbrief.formats.tables.sources import Source, selection_from
from miitbrief.formats.tables.table import Table
from miitbrief.model import _bundled_concepts
from miitbrief.model.concepts import Concept

__all__ = ["concepts", "concepts_of"]

#: What stands between the parts of a cell that are several in the object.
_BETWEEN = "; "

_CONCEPTS: tuple[Column[Concept], ...] = (
    text("slug", "Its name in data.", lambda each: each.slug),
    text("label", "Its name for people.", lambda each: each.label),
    text("unit", "The unit of a level of it.", lambda each: each.unit),
    text("definition", "What is measured, and of whom.", lambda each: each.definition),
    text(
        "aliases",
        "Other words for it, with semicolons between.",
        lambda each: _BETWEEN.join(each.aliases) or None,
    ),
    text(
        "broader",
        "Slugs of the same of a wider group.",
        lambda each: _BETWEEN.join(each.broader) or None,
    ),
    text(
        "part_of",
        "Slugs of amounts that contain it.",
        lambda each: _BETWEEN.join(each.part_of) or None,
    ),
    text(
        "related",
        "Slugs of what is looked at beside it.",
        lambda each: _BETWEEN.join(each.related) or None,
    ),
    text(
        "same_as",
        "Addresses of published indicators that are the same.",
        lambda each: _BETWEEN.join(each.same_as) or None,
    ),
)


def concepts(found: Iterable[Concept] | None = None) -> Table:
    """Return concepts as a table.

    Args:
        found: The concepts; left out, the bundled vocabulary.
    """
    every = _bundled_concepts.vocabulary().values() if found is None else found
    return Table(noun="concepts", columns=_CONCEPTS, items=tuple(every))


def concepts_of(source: Source) -> Table:
    """Return the concepts of the bundled vocabulary that statements have, as a table.

    Args:
        source: Briefings, or what is selected of them.
    """
    used = {one.statement.concept for one in selection_from(source)}
    every = _bundled_concepts.vocabulary()
    return concepts(every[slug] for slug in every if slug in used)
