"""What the text so far tells of time: the setting in which a figure without a date is true."""

import re
from collections.abc import Iterable

import attrs

from miitbrief.parsing.scenes import Scene
from miitbrief.parsing.times import TimeExpression
from miitbrief.periods import Period

__all__ = ["NOWHERE", "Setting"]

#: "First, ..." and "The first is ...", which begin a list, and what goes on with it.
_FIRST = re.compile(r"(?i)\s*(?:the\s+)?(?:first(?:ly)?\s*[,:]|first\s+is\b)")
_NEXT = re.compile(
    r"(?i)\s*(?:the\s+)?(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)"
    r"(?:ly)?\s*[,:]|(?:second|third|fourth|fifth|sixth|last)\s+is\b)"
)
#: As many years make a frame in which figures rise "from A to B".
_LONG = 3
_YEAR = 12


@attrs.frozen(kw_only=True)
class Setting:
    """What dates the sentences that follow.

    Args:
        period: What past tenses speak of.
        topic: The widest period told of late: what a new paragraph returns to.
        pair: The two periods between which the last rise or fall lay.
        last: What dates the last figure.
        frame: The years over which all is told: "over the past decade".
        outside: What dated the text in front of the list that it is in.
        has_list: Whether a list has begun.
    """

    period: Period | None = None
    topic: Period | None = None
    pair: tuple[Period, Period] | None = None
    last: Period | None = None
    frame: Period | None = None
    outside: Period | None = None
    has_list: bool = False

    def at(self, sentence: str) -> "Setting":
        """Return the setting of a sentence: each point of a list is dated by what leads to it."""
        if _FIRST.match(sentence):
            return attrs.evolve(self, outside=self.period, has_list=True)
        if self.has_list and _NEXT.match(sentence):
            return attrs.evolve(self, period=self.outside, pair=None, last=None)
        return self

    def in_new_paragraph(self) -> "Setting":
        """Return the setting of a new paragraph, which leaves a part for the whole of the topic."""
        if self.topic is None or self.period is None or not self.topic.contains(self.period):
            return self
        return attrs.evolve(self, period=self.topic)

    def framed(self, scene: Scene) -> "Setting":
        """Return the setting with the years that a sentence frames what follows with."""
        frames = [t.period for t in scene.frames if t.period and t.period.count("year") >= _LONG]
        return attrs.evolve(self, frame=frames[-1]) if frames else self

    def behind(
        self, scene: Scene, pairs: Iterable[tuple[Period, Period]], last: Period | None
    ) -> "Setting":
        """Return the setting behind a sentence: the latest period told that is not to come."""
        return attrs.evolve(self._told_by(scene, pairs), last=last or self.last)

    def handed_on(self) -> "Setting":
        """Return what a question leaves to its answer: the years that it frames all with."""
        return Setting(frame=self.frame)

    def _told_by(self, scene: Scene, pairs: Iterable[tuple[Period, Period]]) -> "Setting":
        """Return the setting behind a sentence that tells of a period, or of two."""
        compared = [scene.compared(at) for at in range(len(scene.figures))]
        telling = [time for time in scene.periods if time not in compared]
        told = [found for time in telling if (found := _told(scene, time))]
        pairs = [*pairs]
        if not told:
            return attrs.evolve(self, pair=pairs[-1]) if pairs else self
        latest = max(reversed(told), key=lambda period: period.end)
        ends = [t for t in scene.periods if t.end is not None and t.period is not None]
        if not pairs and ends and ends[-1].period and ends[-1].end:
            pairs = [(ends[-1].period, ends[-1].end)]
        is_part = self.topic is not None and self.topic.contains(latest)
        topic = self.topic if is_part else latest
        return attrs.evolve(self, period=latest, topic=topic, pair=pairs[-1] if pairs else None)


def _told(scene: Scene, time: TimeExpression) -> Period | None:
    """Return what words of time tell of the past or the present day."""
    period = time.end or time.period
    if period is None or scene.is_since(time):
        return None
    if time.end is not None and time.period is not None and time.end.count("month") < _YEAR:
        period = Period(start=time.period.start, end=time.end.end)
    return period if scene.date is None or period.end <= scene.date else None


NOWHERE = Setting()
"""What dates the first sentence of a turn: nothing."""
