"""Targets followed: how far, how fast, and whether that is fast enough."""

import datetime as dt
from decimal import Decimal

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, optional, tuple_of
from miitbrief._whole import Whole
from miitbrief.arithmetic.pace import Pace, Status
from miitbrief.corpora.series import Observation
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.explanations.wording import EVIDENCE, OMISSIONS
from miitbrief.model.figures import AnyTarget, Indicator, QualitativeTarget, Target
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Unit

__all__ = ["Evidence", "LeftOut", "Omission", "Progress"]

#: What no arithmetic but the rounding of ends makes of a number is narrower than this.
_ROUNDING = Decimal("1e-20")


class Evidence(WordEnum):
    """What a status rests on."""

    PACE = "pace"
    """The actual pace beside the required one."""
    LEVEL = "level"
    """The observation beside the target itself."""
    SEVERAL = "several"
    """What is known allows several statuses."""
    NO_OBSERVATION = "no_observation"
    """No figure tells how things are after the baseline."""
    NONE_AT_DUE = "none_at_due"
    """The due date has come, and no figure tells how things were then."""
    NO_BASELINE = "no_baseline"
    """No figure tells how things were at the start."""
    NO_CONCEPT = "no_concept"
    """Nothing tells what other figures are of the same measure."""
    NO_NUMBER = "no_number"
    """The target has no number, or one that is only about right."""
    NOT_FOLLOWED = "not_followed"
    """A target of this kind, as of growth, is not a way from one level to another."""


class Omission(WordEnum):
    """Why an observation is left out."""

    OTHER_UNIT = "other_unit"
    """It has another unit than the target."""
    OTHER_LENGTH = "other_length"
    """It is of another length of time than the baseline, as a month's sales beside a year's."""
    KNOWN_BEFORE = "known_before"
    """Undated, and no other number than was known at the baseline."""


@attrs.frozen(kw_only=True)
class LeftOut:
    """An observation that could not be used, and why.

    Args:
        observation: The observation.
        reason: Why.
    """

    observation: Observation = attrs.field(validator=instance_of(Observation))
    reason: Omission = attrs.field(converter=Omission)

    def __str__(self) -> str:
        """Return the observation and the reason in words."""
        return f"{self.observation}: {OMISSIONS[self.reason]}"


_INTERVAL = optional(instance_of(Interval))
_FIGURE = optional(instance_of(Indicator))
_DAY = optional(instance_of(dt.date))


@attrs.frozen(kw_only=True, repr=False)
class Progress(Whole):
    """How far a target is on a day.

    Args:
        target: The target.
        set_on: The day on which it was set.
        at: The day as of which it is judged: what was said later does not count.
        status: How far it is.
        evidence: What the status rests on.
        possible: The statuses that are left open where it is undecided, and else the status.
        as_printed: The status that the numbers as printed have, without rounding and hedges, or
            None where they have none.  No status is based on it.
        baseline: The figure from which the way starts, or None.
        started: The day as of which the baseline is true; without a figure, the day before the
            year within which something is to be done, when nothing of it was.
        observation: The latest figure after the baseline, or None.
        observed: The day as of which the observation is true.
        achieved: The share of the way that is covered: 1 is all, and below 0 is backwards.
        elapsed: The share of the time that is over on the day of the observation, or of `at`
            where there is none.
        pace: How paces are measured, or None where there is none.
        actual: The pace from baseline to observation, in `unit_of_pace`.
        required: The pace that leads from the baseline to the target on the due date.
        remaining: The pace that leads there from the observation.
        ratio: The actual pace as a multiple of the required one.
        point: The same from the numbers as printed.
        left_out: Figures of the measure that could not be used, and why.
    """

    target: AnyTarget = attrs.field(validator=instance_of(Target, QualitativeTarget))
    set_on: dt.date = attrs.field(validator=instance_of(dt.date))
    at: dt.date = attrs.field(validator=instance_of(dt.date))
    status: Status = attrs.field(converter=Status)
    evidence: Evidence = attrs.field(converter=Evidence)
    possible: tuple[Status, ...] = attrs.field(default=(), validator=tuple_of(Status))
    as_printed: Status | None = attrs.field(
        default=None, converter=attrs.converters.optional(Status)
    )
    baseline: Indicator | None = attrs.field(default=None, validator=_FIGURE)
    started: dt.date | None = attrs.field(default=None, validator=_DAY)
    observation: Indicator | None = attrs.field(default=None, validator=_FIGURE)
    observed: dt.date | None = attrs.field(default=None, validator=_DAY)
    achieved: Interval | None = attrs.field(default=None, validator=_INTERVAL)
    elapsed: Interval | None = attrs.field(default=None, validator=_INTERVAL)
    pace: Pace | None = attrs.field(default=None, converter=attrs.converters.optional(Pace))
    actual: Interval | None = attrs.field(default=None, validator=_INTERVAL)
    required: Interval | None = attrs.field(default=None, validator=_INTERVAL)
    remaining: Interval | None = attrs.field(default=None, validator=_INTERVAL)
    ratio: Interval | None = attrs.field(default=None, validator=_INTERVAL)
    point: Decimal | None = attrs.field(default=None, validator=optional(instance_of(Decimal)))
    left_out: tuple[LeftOut, ...] = attrs.field(default=(), validator=tuple_of(LeftOut))

    @property
    def unit_of_pace(self) -> Unit | None:
        """The unit of the paces, a year: percent of growth, or the unit of the target."""
        if self.pace is None or isinstance(self.target, QualitativeTarget):
            return None
        return Unit(name="percent") if self.pace is Pace.GROWTH else self.target.unit

    def explain(self) -> str:
        """Return the working in sentences: target, baseline, observation, paces, status."""
        lines = [f"Target {self.target.id}, set on {self.set_on}: {self.target}."]
        lines += _figure_lines("Baseline", self.baseline, self.started)
        if self.baseline is None and self.started is not None:
            lines.append(f"Baseline, as of {self.started}: zero, as what is done within a year.")
        lines += _figure_lines("Observation", self.observation, self.observed)
        lines += [f"Left out: {each}." for each in self.left_out]
        if self.observed is not None and self.observed > self.target.due:
            lines.append("The observation is later than the due date.")
        lines += self._share_lines()
        lines += self._pace_lines()
        if self.status is Status.UNDECIDED and self.as_printed is not None:
            lines.append(f"As printed: {_words(self.as_printed)}.")
        lines.append(f"Status on {self.at}: {_words(self.status)}: {self._ground()}.")
        return "\n".join(lines)

    def _share_lines(self) -> list[str]:
        """Return the lines about the way and the time."""
        shares = {"Achieved": (self.achieved, "way"), "Elapsed": (self.elapsed, "time")}
        return [
            f"{name}: {_in_words(share * 100, Unit(name='percent'))} of the {what}."
            for name, (share, what) in shares.items()
            if share is not None
        ]

    def _pace_lines(self) -> list[str]:
        """Return the lines about the paces and their ratio."""
        paces = {
            "Actual pace": self.actual,
            "Required pace from the baseline": self.required,
            "Required pace from the observation": self.remaining,
        }
        lines = [
            f"{name}: {_in_words(pace, self.unit_of_pace)} a year."
            for name, pace in paces.items()
            if pace is not None
        ]
        if self.ratio is not None:
            printed = "" if self.point is None else f"{number_in_words(self.point)} as printed, "
            words = _in_words(self.ratio)
            lines.append(f"Actual / required: {printed}{words} from all that they may stand for.")
        return lines

    def _ground(self) -> str:
        """Return why the status is what it is."""
        sentence = EVIDENCE[self.evidence]
        if self.evidence is not Evidence.SEVERAL:
            return sentence
        return f"{sentence} {', '.join(_words(each) for each in self.possible)}"

    def __str__(self) -> str:
        """Return the status, the day and the target."""
        return f"{_words(self.status)} on {self.at}: {self.target}"

    def __repr__(self) -> str:
        """Return the target's id and the short line."""
        return f"<Progress of {self.target.id}: {self}>"


def _figure_lines(name: str, figure: Indicator | None, day: dt.date | None) -> list[str]:
    """Return the line about the baseline or the observation, if there is one."""
    if figure is None:
        return []
    words = interval_in_words(figure.interval(), figure.unit)
    return [f"{name}, as of {day}: {figure}; it may stand for {words}."]


def _in_words(interval: Interval, unit: Unit | None = None) -> str:
    """Return an interval in words, and one that is only as wide as rounding made it as a number."""
    if interval.lower is None or interval.width is None or interval.width > _ROUNDING:
        return interval_in_words(interval, unit)
    return number_in_words(interval.lower, unit)


def _words(status: Status) -> str:
    """Return a status in words."""
    return status.replace("_", " ")
