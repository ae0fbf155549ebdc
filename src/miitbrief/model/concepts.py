"""The vocabulary of what is measured, shared by all briefings."""

import attrs

from miitbrief._printing import printable
from miitbrief._validators import matching, not_blank, optional, tuple_of

__all__ = ["Concept"]


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
