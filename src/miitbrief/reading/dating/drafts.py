"""The dates of the figures of a sentence, as far as they are known."""

import attrs

from miitbrief.model.periods import Origin, Period
from miitbrief.reading.dating.scenes import Scene
from miitbrief.reading.dating.settings import Setting
from miitbrief.reading.dating.shifts import assumed, year
from miitbrief.reading.dating.stretches import is_stretch

__all__ = ["Draft"]


@attrs.define(kw_only=True)
class Draft:
    """The dates of the figures of a sentence, which several steps complete.

    Args:
        scene: The sentence.
        setting: What dates the text before it.
        periods: When the figures are true, in order, as far as that is known.
        bases: What the figure at a position is compared with, where that is known.
    """

    scene: Scene
    setting: Setting
    periods: list[Period | None] = attrs.field(factory=list[Period | None])
    bases: dict[int, Period | None] = attrs.field(factory=dict[int, Period | None])

    def before(self, at: int) -> Period | None:
        """Return the period of the last dated figure before a place.

        Not what another figure is compared with, and no stretch of years.
        """
        place = self.place_before(at)
        return None if place is None else self.periods[place]

    def place_before(self, at: int) -> int | None:
        """Return the position of the last dated figure before a place, as `before` has it."""
        scene = self.scene
        dated = [
            place
            for place, period in enumerate(self.periods[:at])
            if period is not None and not scene.is_former(place) and not is_stretch(scene, place)
        ]
        return dated[-1] if dated else None

    def pairs(self) -> list[tuple[Period, Period]]:
        """Return the two periods of each "from A to B" that have both."""
        steps = ((self.periods[s.first], self.periods[s.last]) for s in self.scene.steps)
        return [(a, b) for a, b in steps if a is not None and b is not None and a < b]

    def today(self) -> Period | None:
        """Return the briefing's day, by rule; a question does not say what is so."""
        day = self.scene.date
        if day is None or self.scene.is_asked:
            return None
        return Period(start=day, end=day, origin=Origin.ASSUMED)

    def last_year(self) -> Period | None:
        """Return the last whole year before the briefing, by rule."""
        day = self.scene.date
        return None if day is None else assumed(year(day.year - 1))
