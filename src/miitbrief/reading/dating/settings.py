"""What the text so far tells of time: the setting in which a figure without a date is true."""

import re
from collections.abc import Iterable

import attrs

from miitbrief.model.periods import Period
from miitbrief.reading.dating.scenes import Scene
from miitbrief.reading.times.calendar_words import MONTHS_OF
from miitbrief.reading.times.times import TimeExpression

__all__ = ["NOWHERE", "Setting"]

#: "First, ..." and "The first is ...", which begin a list, and what goes on with it.
_FIRST = re.compile(r"(?i)\s*(?:the\s+)?(?:first(?:ly)?\s*[,:]|first\s+is\b)")
_NEXT = re.compile(
    r"(?i)\s*(?:the\s+)?(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)"
    r"(?:ly)?\s*[,:]|(?:second|third|fourth|fifth|sixth|last)\s+is\b)"
)
#: Fewer figures do not make their period the main one.
_FEW = 3
_ALONE = re.compile(r"(?i)\s+alone\b")
#: As many years make a frame in which figures rise "from A to B".
_LONG = 3


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
        main: The last period that several figures were told of.
        weight: How many figures have been told since the period changed.
    """

    period: Period | None = None
    topic: Period | None = None
    pair: tuple[Period, Period] | None = None
    last: Period | None = None
    frame: Period | None = None
    outside: Period | None = None
    has_list: bool = False
    main: Period | None = None
    weight: int = 0

    def at(self, sentence: str) -> "Setting":
        """Return the setting of a sentence: each point of a list is dated by what leads to it."""
        if _FIRST.match(sentence):
            return attrs.evolve(self, outside=self.period, has_list=True)
        if self.has_list and _NEXT.match(sentence):
            return attrs.evolve(self, period=self.outside, pair=None, last=None)
        return self

    def in_new_paragraph(self) -> "Setting":
        """Return the setting of a new paragraph, which leaves a part for the whole of the topic.

        It leaves what few figures were told of for the main period, too, unless that is over.
        """
        if self.period is None:
            return self
        main = self.main
        if main is not None and self.weight < _FEW and self.period.end < main.end:
            return attrs.evolve(self, period=main, topic=main)
        if self.topic is None or not self.topic.contains(self.period):
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
        behind = self._told_by(scene, pairs)
        count = 0 if behind.period is None else len(scene.figures)
        weight = count if behind.period != self.period else self.weight + count
        main = behind.period if weight >= _FEW else self.main
        return attrs.evolve(behind, last=last or self.last, weight=weight, main=main)

    def handed_on(self) -> "Setting":
        """Return what a question leaves to its answer: the years that it frames all with."""
        return Setting(frame=self.frame)

    def _is_aside(self, scene: Scene, time: TimeExpression) -> bool:
        """Tell whether words of time date their own sentence only: "in May alone"."""
        whole, part = self.period, time.end or time.period
        is_part = whole is not None and part is not None and whole.contains(part)
        return is_part and _ALONE.match(scene.text, time.span.end) is not None

    def _told_by(self, scene: Scene, pairs: Iterable[tuple[Period, Period]]) -> "Setting":
        """Return the setting behind a sentence that tells of a period, or of two."""
        compared = [scene.compared(at) for at in range(len(scene.figures))]
        compared += [t for at, t in enumerate(scene.direct) if t and scene.is_former(at)]
        telling = [t for t in scene.periods if t not in compared and not self._is_aside(scene, t)]
        told = [found for time in telling if (found := _told(scene, time))]
        if self.period is not None:
            told = [period for period in told if not (period.is_day and period.end == scene.date)]
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
    if (
        time.end is not None
        and time.period is not None
        and time.end.count("month") < MONTHS_OF["year"]
    ):
        period = Period(start=time.period.start, end=time.end.end)
    return period if scene.date is None or period.end <= scene.date else None


NOWHERE = Setting()
"""What dates the first sentence of a turn: nothing."""
