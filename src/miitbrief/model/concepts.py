"""The vocabulary of what is measured, shared by all briefings."""

import re

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._printing import printable
from miitbrief._validators import instance_of, matching, not_blank, optional, tuple_of
from miitbrief._whole import Whole
from miitbrief.exceptions import InvalidValueError

__all__ = ["Concept", "Match", "MatchGround"]

_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"


@attrs.frozen(kw_only=True, repr=False)
class Concept(Whole):
    """One thing that is measured, by whatever words.

    Its relations are the slugs of other concepts.  What stands on one of two concepts holds of the
    other: in a vocabulary, `related` stands on both, `broader` and `part_of` on the narrower one
    and the part alone, and two concepts have one relation at most.

    Args:
        slug: Its name in data, such as "nev-sales".
        label: Its name for people.
        unit: The unit of a level of it, as in `Unit.name`; None where it has no common one.
        definition: What is measured, and of whom; no figures and no dates.
        aliases: Other words for it.
        broader: The same of a wider group, where the two are not added up, as rates are not, or
            have no common unit: the utilisation of the capacity of a whole country, for a city's.
        part_of: Amounts that contain this one, in its unit, so that it is never more than they are
            at the same time: the sales of all automobiles, for those of new energy vehicles.
        related: What a reader looks at beside it: sales beside production, the share and the
            contribution of a branch beside its added value.
        same_as: Addresses of published indicators with the same definition, unit and scope.

    Raises:
        InvalidValueError: Where a relation is no slug, leads back to the concept itself, or is
            one of two to the same other concept.
    """

    slug: str = attrs.field(validator=matching(_SLUG))
    label: str = attrs.field(validator=not_blank)
    definition: str = attrs.field(validator=not_blank)
    unit: str | None = attrs.field(default=None, validator=optional(not_blank))
    aliases: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    broader: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    part_of: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    related: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    same_as: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))

    def __attrs_post_init__(self) -> None:
        """Refuse relations that cannot be."""
        seen = {self.slug}
        for other in self.relations:
            if not re.fullmatch(_SLUG, other):
                raise InvalidValueError(
                    f"the relations of {self.slug} must be slugs, as 'nev-sales'; got {other!r}"
                )
            if other in seen:
                raise InvalidValueError(
                    f"{self.slug} has a relation to itself or two to one concept: {other!r}; "
                    f"keep one of `broader`, `part_of` and `related`"
                )
            seen.add(other)

    @property
    def relations(self) -> tuple[str, ...]:
        """The slugs of all concepts that it names a relation to, the nearest relation first."""
        return (*self.part_of, *self.broader, *self.related)

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
