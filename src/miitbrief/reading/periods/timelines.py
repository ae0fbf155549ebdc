"""What dates the text that follows: the last period told, and the time that all is about."""

import datetime as dt
from typing import NamedTuple

from miitbrief.model.periods import Period
from miitbrief.model.spans import Span
from miitbrief.reading.english.words import words

__all__ = ["NOWHEN", "Timeline"]

_ORDINALS = words("next_points")


class Timeline(NamedTuple):
    """What dates the text that follows.

    Attributes:
        period: The last period that was stated.
        basis: What the last change was compared with.
        topic: The widest period of late, to which a new paragraph returns.
        carried: Whether the period comes from a paragraph before.
        pair: The two times between which the last rise or fall lay.
        outside: What dated the text before the list that it is in.
        evidence: The words that stated the period, if in this paragraph.
    """

    period: Period | None = None
    basis: Period | None = None
    topic: Period | None = None
    carried: bool = False
    pair: tuple[Period, Period] | None = None
    outside: Period | None = None
    evidence: Span | None = None

    def at(self, first: str) -> "Timeline":
        """Return what dates a sentence by its first word: a point of a list by what led to it."""
        if first in ("first", "firstly"):
            return self._replace(outside=self.period)
        if first in _ORDINALS and self.outside is not None:
            return self._replace(period=self.outside, basis=None)
        return self

    def in_new_paragraph(self) -> "Timeline":
        """Return what dates a new paragraph."""
        return Timeline(
            self.topic, None, self.topic, carried=True, pair=self.pair, outside=self.outside
        )

    def stating(
        self,
        period: Period,
        basis: Period | None,
        pair: tuple[Period, Period] | None,
        day: dt.date | None,
        evidence: Span | None,
    ) -> "Timeline":
        """Return what dates the text behind a sentence that states a period."""
        is_over = day is None or period.end < day
        topic = self.topic
        is_nested = topic is not None and (topic.contains(period) or period.contains(topic))
        if is_over and not is_nested and not period.is_day:
            topic = period
        return Timeline(period, basis, topic, pair=pair, outside=self.outside, evidence=evidence)


NOWHEN = Timeline()
