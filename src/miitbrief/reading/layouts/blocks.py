"""The blocks that a transcript consists of."""

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, optional, tuple_of
from miitbrief.model.spans import Span
from miitbrief.reading.layouts.labels import Label

__all__ = ["Block", "Layout", "Part"]


class Part(WordEnum):
    """What a block of a transcript is."""

    TITLE = "title"
    """The title, or one line of it."""
    DATELINE = "dateline"
    """City, time and date of the briefing."""
    SUMMARY = "summary"
    """What the publisher says about the briefing."""
    HEADING = "heading"
    """ "Speakers", "Chairperson", "Date"."""
    PERSON = "person"
    """A line of the list of people."""
    DATE = "date"
    """The briefing's date, below the list of people."""
    FRONT_DATE = "front date"
    """The date that the front matter tells."""
    SOURCE = "source"
    """The address that the front matter tells."""
    LABEL = "label"
    """Who speaks."""
    SPOKEN = "spoken"
    """A paragraph that somebody says."""
    FURNITURE = "furniture"
    """What belongs to the page."""
    GAP = "gap"
    """White space between two blocks."""


@attrs.frozen(kw_only=True)
class Block:
    """A block of a transcript.

    Args:
        part: What it is.
        span: Where it stands.
        text: What stands there.
        breaks: How many line breaks stand before it.
        label: Whom a label names.
    """

    part: Part = attrs.field(validator=instance_of(Part))
    span: Span = attrs.field(validator=instance_of(Span))
    text: str = attrs.field(validator=instance_of(str))
    breaks: int = attrs.field(default=0, validator=instance_of(int))
    label: Label | None = attrs.field(default=None, validator=optional(instance_of(Label)))


@attrs.frozen(kw_only=True)
class Layout:
    """A transcript and its blocks, in order, which cover every character once.

    Args:
        text: The transcript.
        blocks: The blocks.
    """

    text: str = attrs.field(validator=instance_of(str))
    blocks: tuple[Block, ...] = attrs.field(validator=tuple_of(Block))

    def of(self, *parts: Part) -> tuple[Block, ...]:
        """Return the blocks that are one of *parts*."""
        return tuple(block for block in self.blocks if block.part in parts)
