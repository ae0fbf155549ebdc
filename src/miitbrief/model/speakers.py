"""The people who speak at a briefing."""

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._printing import printable
from miitbrief._validators import not_blank, optional, tuple_of
from miitbrief._whole import Whole

__all__ = ["Office", "Role", "Speaker"]


class Role(WordEnum):
    """What somebody does at a briefing."""

    CHAIR = "chair"
    """Opens and closes the briefing and gives the floor."""
    OFFICIAL = "official"
    """Reports and answers."""


@attrs.frozen(kw_only=True)
class Office:
    """An office that somebody holds.

    Args:
        title: The title, such as "chief engineer".
        organisation: The body that the office belongs to, with its full name.
    """

    title: str = attrs.field(validator=not_blank)
    organisation: str = attrs.field(validator=not_blank)

    def __str__(self) -> str:
        """Return the title and the body."""
        return printable(f"{self.title}, {self.organisation}")


@attrs.frozen(kw_only=True, repr=False)
class Speaker(Whole):
    """Somebody who speaks for the hosts of a briefing.

    Args:
        id: A slug of the name, such as "xin-guobin".
        name: The name as printed, family name first where the transcript does so.
        honorific: "Mr.", "Ms." or another, or None where the transcript has none.
        offices: The offices, in the order of the transcript.
        role: Chair or official.
    """

    id: str = attrs.field(validator=not_blank)
    name: str = attrs.field(validator=not_blank)
    honorific: str | None = attrs.field(default=None, validator=optional(not_blank))
    offices: tuple[Office, ...] = attrs.field(default=(), validator=tuple_of(Office))
    role: Role = attrs.field(default=Role.OFFICIAL, converter=Role)

    def __str__(self) -> str:
        """Return the name with the honorific."""
        return printable(self.name if self.honorific is None else f"{self.honorific} {self.name}")

    def __repr__(self) -> str:
        """Return the name and the role."""
        return f"<Speaker {self}, {self.role}>"
