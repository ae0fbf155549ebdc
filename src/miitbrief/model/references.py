"""Published statistics that a claim may be checked against, each with its source."""

import datetime as dt

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._printing import printable
from miitbrief._validators import instance_of, not_blank, optional
from miitbrief.model.categories import Direction, Kind
from miitbrief.model.figures import CHANGES, Indicator
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity
from miitbrief.model.spans import Span

__all__ = ["Reference", "Release", "Source"]


class Release(WordEnum):
    """Which of the values that are published of one thing and time a value is."""

    FIRST = "first"
    """The first that was published."""
    REVISED = "revised"
    """One that takes the place of an earlier one."""
    DERIVED = "derived"
    """Computed from values that were published."""


_RELEASES = {
    Release.FIRST: "first release",
    Release.REVISED: "revision",
    Release.DERIVED: "derived from values",
}


@attrs.frozen(kw_only=True)
class Source:
    """Where a published value comes from.

    Args:
        publisher: Who publishes it.
        scope: The survey or scope of the value, where it is not that of the figures of its concept
            but a narrower, a wider or another one; empty where nothing sets it apart.
        date: The day on which it was published, or None.
        release: Whether it is a first release, revised or derived, or None where nothing tells.
        address: Where it was read, such as a web page.
        note: What else must be known of it, such as the numbers that it is derived from.
        figure: The id of the figure, where another briefing gives the value, or None.
    """

    publisher: str = attrs.field(validator=not_blank)
    scope: str = attrs.field(default="", validator=instance_of(str))
    date: dt.date | None = attrs.field(default=None, validator=optional(instance_of(dt.date)))
    release: Release | None = attrs.field(
        default=None, converter=attrs.converters.optional(Release)
    )
    address: str = attrs.field(default="", validator=instance_of(str))
    note: str = attrs.field(default="", validator=instance_of(str))
    figure: str | None = attrs.field(default=None, validator=optional(not_blank))

    def __str__(self) -> str:
        """Return the publisher, the scope, and which release of which day it is."""
        words = [self.publisher, self.scope]
        release = "" if self.release is None else _RELEASES[self.release]
        day = "" if self.date is None else str(self.date)
        words.append(" of ".join(filter(None, (release, day))))
        return printable(", ".join(filter(None, words)))


@attrs.frozen(kw_only=True, repr=False)
class Reference:
    """A published value of something that is measured.

    Args:
        concept: What is measured: the slug of a concept, of the vocabulary or your own.
        period: When the value is true.
        quantity: The value with its unit and its hedge; a fall is negative.
        source: Where it comes from.
        kind: What it says of its measure: a level, or else a share, a rate of growth, an index.
        basis: What a rate is compared with; left out, it goes with any.
        label: What is measured, in words; left out, the concept.

    Raises:
        InvalidValueError: Where the unit does not go with the kind.

    >>> from miitbrief.model import Quantity, Unit
    >>> output = Quantity(value=2_388_000, unit=Unit(name="count"), text="2.388 million")
    >>> month = Period.parse("2021-01")
    >>> source = Source(publisher="An association", release="first")
    >>> Reference(concept="automobile-production", period=month, quantity=output, source=source)
    <Reference automobile-production (2021-01): 2.388 million; An association, first release>
    """

    concept: str = attrs.field(validator=not_blank)
    period: Period = attrs.field(validator=instance_of(Period))
    quantity: Quantity = attrs.field(validator=instance_of(Quantity))
    source: Source = attrs.field(validator=instance_of(Source))
    kind: Kind = attrs.field(default=Kind.LEVEL, converter=Kind)
    basis: Period | None = attrs.field(default=None, validator=optional(instance_of(Period)))
    label: str = attrs.field(default="", validator=instance_of(str))

    def __attrs_post_init__(self) -> None:
        """Refuse a unit that the kind does not have."""
        _ = self.figure

    @property
    def figure(self) -> Indicator:
        """The value as a figure, to be computed with."""
        quantity, direction = self.quantity, None
        if quantity.value < 0 and self.kind in CHANGES:
            size = -quantity.value
            quantity = attrs.evolve(quantity, value=size, text=f"{size:,f}")
            direction = Direction.DOWN
        return Indicator(
            id=self.source.figure or f"reference of {self.concept}",
            measure=self.label or self.concept,
            concept=self.concept,
            kind=self.kind,
            quantity=quantity,
            direction=direction,
            period=self.period,
            basis=self.basis,
            span=Span(start=0, end=0),
        )

    def __str__(self) -> str:
        """Return what is measured and when, the number and the source."""
        return f"{self.concept} ({self.period}): {self.quantity}; {self.source}"

    def __repr__(self) -> str:
        """Return the short line."""
        return f"<Reference {self}>"
