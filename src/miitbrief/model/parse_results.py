"""What reading a transcript comes to, where nothing is raised."""

import attrs

from miitbrief._validators import instance_of, optional, tuple_of
from miitbrief.exceptions import ParseError
from miitbrief.model.briefings import Briefing

__all__ = ["ParseResult"]


@attrs.frozen(kw_only=True)
class ParseResult:
    """What reading a transcript came to, with everything that went wrong.

    Args:
        briefing: The briefing, or None where the text is not the transcript of one.
        errors: What went wrong, in the order of the text.
    """

    briefing: Briefing | None = attrs.field(validator=optional(instance_of(Briefing)))
    errors: tuple[ParseError, ...] = attrs.field(default=(), validator=tuple_of(ParseError))
