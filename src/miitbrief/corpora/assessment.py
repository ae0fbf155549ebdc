"""Following a target: its baseline, its observations, and what they show."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import attrs

from miitbrief.arithmetic.pace import Goal, Pace, Start, Status, possible_statuses, years_between
from miitbrief.corpora.comparisons import compare
from miitbrief.corpora.progress import Evidence, LeftOut, Omission, Progress
from miitbrief.corpora.series import COMMON_LENGTHS, Observation, by_time
from miitbrief.exceptions import InvalidValueError, UnitMismatchError
from miitbrief.model.categories import Direction, Kind
from miitbrief.model.figures import AnyTarget, Indicator, QualitativeTarget, Target
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Hedge

__all__ = ["assess"]

#: What is observed of a target of each kind; targets of other kinds are not followed.
_OBSERVED = {
    Kind.LEVEL: Kind.LEVEL,
    Kind.SHARE: Kind.SHARE,
    Kind.INDEX: Kind.INDEX,
    Kind.RATIO: Kind.RATIO,
    Kind.CHANGE: Kind.LEVEL,
    Kind.POINT_CHANGE: Kind.SHARE,
}
_ADDED = frozenset({Kind.CHANGE, Kind.POINT_CHANGE})

#: Hedges that tell on which side of the number the target lies.
_UPWARDS = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_DOWNWARDS = frozenset({Hedge.LESS_THAN, Hedge.AT_MOST})
#: Hedges without a definite number to reach.
_VAGUE = frozenset({Hedge.ABOUT, Hedge.NEARLY})


#: What a status is where an observation tells something.
_OBSERVABLE = (Status.REACHED, Status.ON_TRACK, Status.BEHIND, Status.REVERSED)


class _Figure(NamedTuple):
    """A baseline or an observation: the figure, and the day as of which it is true.

    There is no figure at the start of a year in which something is to be done: there it is zero.
    """

    figure: Indicator | None
    day: dt.date

    @property
    def level(self) -> Interval:
        """What it may stand for."""
        return Interval.exactly(0) if self.figure is None else self.figure.interval()

    @property
    def point(self) -> Fraction:
        """The number as printed."""
        return Fraction(0) if self.figure is None else self.figure.point


def assess(
    target: AnyTarget,
    *,
    set_on: dt.date,
    at: dt.date,
    observations: Iterable[Observation],
    baseline: Indicator | None = None,
    observation: Indicator | None = None,
) -> Progress:
    """Follow a target.

    The baseline is the one that is given, or that of the target, or else the latest observation
    by the day on which the target was set.  What is done within a year, as observations tell that
    cover its days so far, counts from zero at the year's start.  The observation is the one that
    is given, or else the latest after the baseline.

    Args:
        target: The target; one without a number is not followed.
        set_on: The day on which it was set.
        at: The day as of which it is judged.
        observations: The figures that may be of its measure, from all briefings.
        baseline: A figure to start from instead.
        observation: A figure to judge by instead.

    Raises:
        InvalidValueError: Where the target is due before it was set, *at* lies before that day,
            or a given figure has no period.
        UnitMismatchError: Where a given figure has another unit.
    """
    _require_in_time(target, set_on, at)
    given = [each for each in (baseline, observation) if each is not None]
    unclear = Progress(
        target=target,
        set_on=set_on,
        at=at,
        status=Status.UNOBSERVED,
        evidence=Evidence.NO_NUMBER,
    )
    if isinstance(target, QualitativeTarget):
        return unclear
    for figure in given:
        _require_fit(figure, target)
    obstacle = _obstacle(target, given)
    unclear = attrs.evolve(unclear, evidence=obstacle or Evidence.NO_OBSERVATION)
    if obstacle is not None:
        return unclear
    found = _Search(target, set_on, at, observations)
    start = found.baseline if baseline is None else _dated(baseline)
    latest, left_out = found.after(start)
    if observation is not None:
        latest, left_out = _dated(observation), ()
    _require_order(start, latest, at)
    unclear = attrs.evolve(
        unclear,
        left_out=left_out,
        baseline=start and start.figure,
        started=start and start.day,
        elapsed=_elapsed(start, at if latest is None else latest.day, target.due),
    )
    return unclear if latest is None else _judged(unclear, target, start, latest)


def _obstacle(target: Target, given: "list[Indicator]") -> Evidence | None:
    """Return why a target cannot be followed at all, or None."""
    if target.kind not in _OBSERVED or (target.kind in _ADDED and not target.quantity.value):
        return Evidence.NOT_FOLLOWED
    return None if target.concept or given else Evidence.NO_CONCEPT


class _Search:
    """The figures of a target's measure that are known on a day."""

    def __init__(
        self, target: Target, set_on: dt.date, at: dt.date, observations: Iterable[Observation]
    ) -> None:
        self._target, self._set_on = target, set_on
        self._known = [
            each
            for each in sorted(observations, key=by_time)
            if each.figure.concept == target.concept is not None
            and each.figure.kind is _OBSERVED[target.kind]
            and max(each.said, each.time) <= at
        ]

    @property
    def baseline(self) -> _Figure | None:
        """The target's own baseline, or else the latest figure by the day on which it was set."""
        own, kind = self._target.baseline, _OBSERVED[self._target.kind]
        if own is not None and own.kind is kind and _is_same_unit(own, self._target):
            return _Figure(own, self._set_on if own.period is None else own.period.end)
        if any(self._is_of_the_year(each) for each in self._known):
            return _Figure(None, dt.date(self._target.due.year - 1, 12, 31))
        before = (
            _Figure(each.figure, each.time)
            for each in reversed(self._known)
            if max(each.said, each.time) <= self._set_on
            and each.over in COMMON_LENGTHS
            and _is_same_unit(each.figure, self._target)
        )
        return next(before, None)

    def _is_of_the_year(self, observation: Observation) -> bool:
        """Tell whether a figure counts what was done so far in the year of the target.

        That is one in which it is both set and due, so that it is not of what a later year has.
        """
        period, due = observation.period, self._target.due
        return (
            self._target.kind is Kind.LEVEL
            and self._set_on.year == due.year
            and period is not None
            and not period.is_day
            and period.start == dt.date(due.year, 1, 1)
            and period.end <= due
            and _is_same_unit(observation.figure, self._target)
        )

    def after(self, start: _Figure | None) -> tuple[_Figure | None, tuple[LeftOut, ...]]:
        """Return the latest figure after a baseline, and those that cannot be used."""
        later = [
            each
            for each in self._known
            if (each.time >= self._set_on if start is None else each.time > start.day)
        ]
        first = next((each for each in self._known if start and each.figure == start.figure), None)
        from_zero = start is not None and start.figure is None
        reasons = [(each, self._omission(each, first, from_zero=from_zero)) for each in later]
        used = [each for each, reason in reasons if reason is None]
        left_out = tuple(
            LeftOut(observation=each, reason=reason)
            for each, reason in reasons
            if reason is not None
        )
        return (_Figure(used[-1].figure, used[-1].time) if used else None), left_out

    def _omission(
        self, later: Observation, first: Observation | None, *, from_zero: bool
    ) -> Omission | None:
        """Return why a later figure cannot be used, or None."""
        if not _is_same_unit(later.figure, self._target):
            return Omission.OTHER_UNIT
        if from_zero:
            return None if self._is_of_the_year(later) else Omission.OTHER_LENGTH
        lengths = COMMON_LENGTHS
        if first is not None and first.over not in COMMON_LENGTHS:
            lengths = frozenset({first.over})
        if later.over not in lengths:
            return Omission.OTHER_LENGTH
        if first is None or not (first.undated and later.undated):
            return None
        return None if compare(first, later) is None else Omission.KNOWN_BEFORE


def _judged(unclear: Progress, target: Target, start: _Figure | None, latest: _Figure) -> Progress:
    """Return the progress that an observation shows."""
    result = attrs.evolve(unclear, observation=latest.figure, observed=latest.day)
    goal = _goal(target, start)
    way = _start(start, latest, target.due)
    if goal is None or target.quantity.hedge in _VAGUE:
        reason = Evidence.NO_BASELINE if goal is None else Evidence.NO_NUMBER
        return attrs.evolve(result, status=Status.UNDECIDED, evidence=reason, possible=_OBSERVABLE)
    possible = possible_statuses(goal, way, latest.level)
    status = possible[0] if len(possible) == 1 else Status.UNDECIDED
    evidence = _evidence(status, way)
    if latest.day < target.due <= unclear.at and status is not Status.REACHED:
        status, evidence, possible = Status.UNOBSERVED, Evidence.NONE_AT_DUE, ()
    else:
        result = attrs.evolve(result, as_printed=_as_printed(goal, way, start, latest))
    result = attrs.evolve(
        result, status=status, possible=possible, evidence=evidence, pace=goal.pace
    )
    if way is None or start is None:
        return result
    in_time = way.elapsed <= way.given
    return attrs.evolve(
        result,
        achieved=goal.achieved(way.level, latest.level),
        actual=goal.actual(way, latest.level),
        required=goal.required(way.level, way.given),
        remaining=goal.remaining(way, latest.level),
        ratio=goal.ratio(way, latest.level) if in_time else None,
        point=_point(goal, way, start, latest) if in_time else None,
    )


def _goal(target: Target, start: _Figure | None) -> Goal | None:
    """Return what is to be reached, or None where nothing tells in which direction."""
    number = abs(target.factor) * Fraction(target.quantity.value)
    if target.kind in _ADDED:
        up = target.direction is not Direction.DOWN
        return Goal(number=number if up else -number, added=True, up=up, pace=Pace.STEP)
    upwards = _leads_up(target, number, start)
    if upwards is None:
        return None
    by_step = target.kind is Kind.INDEX or number <= 0 or not _may_be_positive(start)
    pace = Pace.STEP if by_step else Pace.GROWTH
    return Goal(number=number, added=False, up=upwards, pace=pace)


def _leads_up(target: Target, number: Fraction, start: _Figure | None) -> bool | None:
    """Tell whether a target lies upwards: by its words, or else from its baseline as printed."""
    if target.direction is not None:
        return target.direction is Direction.UP
    hedge = target.quantity.hedge
    if hedge in _UPWARDS | _DOWNWARDS:
        return hedge in _UPWARDS
    return None if start is None else start.point <= number


def _may_be_positive(start: _Figure | None) -> bool:
    """Tell whether growth from a baseline can be computed at all."""
    return start is None or start.level.meets(Interval(lower=0, lower_closed=False))


def _start(start: _Figure | None, latest: _Figure, due: dt.date) -> Start | None:
    """Return where the way begins and how long it is, or None without a baseline before it ends."""
    if start is None or start.day >= due:
        return None
    return Start(
        level=start.level,
        elapsed=years_between(start.day, latest.day),
        given=years_between(start.day, due),
    )


def _evidence(status: Status, way: Start | None) -> Evidence:
    """Return what a status rests on."""
    if status is Status.UNDECIDED:
        return Evidence.NO_BASELINE if way is None else Evidence.SEVERAL
    at_due = way is None or way.elapsed >= way.given
    return Evidence.LEVEL if at_due or status is Status.REACHED else Evidence.PACE


def _point(goal: Goal, way: Start, start: _Figure, latest: _Figure) -> Decimal | None:
    """Return the ratio of the paces from the numbers as printed, or None where it has none."""
    first, last = start.point, latest.point
    if first <= 0 and goal.pace is Pace.GROWTH:
        return None
    printed = way._replace(level=Interval.exactly(first))
    ratio = goal.ratio(printed, Interval.exactly(last))
    return None if ratio is None else ratio.lower


def _as_printed(
    goal: Goal, way: Start | None, start: _Figure | None, latest: _Figure
) -> Status | None:
    """Return the status that the numbers as printed have, or None where they have none."""
    first = None if start is None else start.point
    if way is not None and first is not None:
        if first <= 0 and goal.pace is Pace.GROWTH:
            return None
        way = way._replace(level=Interval.exactly(first))
    found = possible_statuses(goal, way, Interval.exactly(latest.point))
    return found[0] if len(found) == 1 else None


def _elapsed(start: _Figure | None, day: dt.date, due: dt.date) -> Interval | None:
    """Return the share of the time from the baseline to the due date that is over on a day."""
    if start is None or start.day >= due:
        return None
    return Interval.exactly(years_between(start.day, day) / years_between(start.day, due))


def _dated(figure: Indicator) -> _Figure:
    """Return a figure that the user gives, with the day as of which it is true."""
    if figure.period is None:
        raise InvalidValueError(f"{figure!r} needs a period to be put into the order of time")
    return _Figure(figure, figure.period.end)


def _require_in_time(target: AnyTarget, set_on: dt.date, at: dt.date) -> None:
    """Refuse a target that was due before it was set, and a day before that."""
    if isinstance(at, dt.datetime) or not isinstance(at, dt.date):
        raise InvalidValueError(f"expected a day, as in datetime.date(2022, 6, 14), got {at!r}")
    if target.due < set_on:
        raise InvalidValueError(
            f"{target!r} is due before it was set, on {set_on}; was its year misread?"
        )
    if at < set_on:
        raise InvalidValueError(f"{target!r} was not set yet on {at}, but on {set_on}")


def _require_order(start: _Figure | None, latest: _Figure | None, at: dt.date) -> None:
    """Refuse figures that the user gives where they are not in the order of time."""
    days = [each.day for each in (start, latest) if each is not None]
    in_order = latest is None or [*days, at] == sorted([*days, at])
    if not in_order or len(set(days)) < len(days):
        raise InvalidValueError(
            f"expected a baseline, a later observation and no earlier day to judge them on, got "
            f"{', '.join(map(str, days))} and {at}"
        )


def _is_same_unit(figure: Indicator, target: Target) -> bool:
    """Tell whether a figure has the unit of a target; what is counted may be worded otherwise."""
    mine, wanted = figure.unit, target.unit
    name = "percent" if target.kind is Kind.POINT_CHANGE else wanted.name
    return (mine.name, mine.per) == (name, wanted.per)


def _require_fit(figure: Indicator, target: Target) -> None:
    """Refuse a figure that the user gives of another kind or in another unit than the target's."""
    wanted = _OBSERVED.get(target.kind, figure.kind)
    if not _is_same_unit(figure, target):
        raise UnitMismatchError([str(target.unit), str(figure.unit)])
    if figure.kind is not wanted:
        raise InvalidValueError(
            f"a {target.kind} to be reached is observed by a {wanted}, got {figure!r}"
        )
