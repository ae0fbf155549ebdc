"""The vocabulary of what is measured, shared by all briefings."""

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._printing import printable
from miitbrief._validators import instance_of, matching, not_blank, optional, tuple_of

__all__ = ["Concept", "Match", "MatchGround"]


@attrs.frozen(kw_only=True, repr=False)
class Concept:
    """One thing that is measured, by whatever words.

    Args:
        slug: Its name in data, such as "nev-sales".
        label: Its name for people.
        unit: The unit of a level of it, as in `Unit.name`; None where it has no common one.
        definition: What is measured, and of whom.
        aliases: Other words for it.
    """

    slug: str = attrs.field(validator=matching("[a-z0-9]+(-[a-z0-9]+)*"))
    label: str = attrs.field(validator=not_blank)
    definition: str = attrs.field(validator=not_blank)
    unit: str | None = attrs.field(default=None, validator=optional(not_blank))
    aliases: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))

    def __str__(self) -> str:
        """Return the label."""
        return printable(self.label)

    def __repr__(self) -> str:
        """Return the slug and the label."""
        return f"<Concept {self.slug}: {self}>"


class MatchGround(WordEnum):
    """What the words of a measure were found to be."""

    LABEL = "label"
    """The label of the concept."""
    ALIAS = "alias"
    """One of its aliases."""


@attrs.frozen(kw_only=True, repr=False)
class Match:
    """A concept that a measure is of.

    Args:
        measure: The words that were matched.
        concept: The concept.
        ground: Whether they are its label or an alias.
        words: The label or alias, as the vocabulary has it.
    """

    measure: str = attrs.field(validator=not_blank)
    concept: Concept = attrs.field(validator=instance_of(Concept))
    ground: MatchGround = attrs.field(converter=MatchGround)
    words: str = attrs.field(validator=not_blank)

    def explain(self) -> str:
        """Return why the measure is of the concept, in a sentence."""
        article = "the label" if self.ground is MatchGround.LABEL else "an alias"
        return (
            f"{self.measure!r} is {self.concept.slug}: {article} of this concept is {self.words!r}."
        )

    def __repr__(self) -> str:
        """Return the measure, the concept and the ground."""
        return f"<Match {self.measure!r}: {self.concept.slug} by {self.ground}>"
