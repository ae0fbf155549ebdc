"""The page of the vocabulary, with an anchor for each slug."""

from collections.abc import Iterator, Sequence

from _markdown import escaped, link, permalink

import miitbrief
from miitbrief import Briefing, Concept

__all__ = ["concepts"]


def concepts(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield the vocabulary."""
    yield "# Vocabulary"
    yield (
        "What the figures measure, by slug. A figure names its concept in "
        "`Indicator.concept`, and figures of one concept can be "
        "compared across turns and briefings. `Corpus.series` takes its slug, its label and its "
        "other names. The relations tell what else to look at: the amount that it is a part of, "
        "the same for a wider group, and what is related in another way."
    )
    for concept in sorted(miitbrief.concepts().values(), key=lambda concept: concept.slug):
        yield _concept(concept, briefings)


def _concept(concept: Concept, briefings: Sequence[Briefing]) -> str:
    """Return the entry of a concept, which links find by its slug."""
    also = f" Also: {escaped('; '.join(concept.aliases))}." if concept.aliases else ""
    unit = f"Unit: {escaped(concept.unit)}. " if concept.unit else ""
    used = "; ".join(filter(None, (_uses(concept, briefing) for briefing in briefings)))
    return (
        f"{permalink(f'`{concept.slug}`', f'concept-{concept.slug}')}\n"
        f": **{escaped(concept.label)}.** {escaped(concept.definition)}{also}\\\n"
        f"  *{unit}Figures:* {used}.{''.join(_relations(concept))}"
    )


def _relations(concept: Concept) -> Iterator[str]:
    """Yield what a concept has to do with others, with links."""
    for words, slugs in (
        ("Part of", concept.part_of),
        ("For a wider group", concept.broader),
        ("Related", concept.related),
    ):
        if slugs:
            yield f" *{words}:* {', '.join(f'[{slug}](#concept-{slug})' for slug in slugs)}."
    if concept.same_as:
        yield f" *The same as:* {', '.join(f'<{address}>' for address in concept.same_as)}"


def _uses(concept: Concept, briefing: Briefing) -> str:
    """Return links to the figures of a briefing that measure a concept."""
    links = [
        link(statement.id)
        for turn in briefing.turns
        for statement in turn.statements
        if statement.concept == concept.slug
    ]
    return f"{briefing.id} {', '.join(links)}" if links else ""
