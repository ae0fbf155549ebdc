"""A number with what it says: what the steps of dating know of a figure."""

from typing import NamedTuple

from miitbrief.model.categories import Kind
from miitbrief.model.spans import Span
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.quantities.mentions import Mention

__all__ = ["Figure"]

#: Kinds that compare two periods.
COMPARING = frozenset(
    {Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE, Kind.MULTIPLE}
)


class Figure(NamedTuple):
    """A figure with its kind."""

    mention: Mention
    sense: Sense

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span

    @property
    def is_comparing(self) -> bool:
        """Whether it compares two periods."""
        return self.sense.kind in COMPARING
