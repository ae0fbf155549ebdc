"""Figures of one measure in order of time, each with the briefing and the speaker that gave it."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import overload

import attrs

from miitbrief._printing import printable
from miitbrief._shown import Shown
from miitbrief._validators import instance_of, not_blank, optional, tuple_of
from miitbrief._whole import Whole
from miitbrief.arithmetic import growth
from miitbrief.exceptions import GrowthError, InvalidValueError
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Kind
from miitbrief.model.figures import Indicator
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Unit
from miitbrief.model.speakers import Speaker

__all__ = ["STATES", "Growth", "Observation", "Series"]

#: Kinds of figures that tell how things are; the others tell how they change.
STATES = (Kind.LEVEL, Kind.SHARE, Kind.INDEX, Kind.RATIO, Kind.DURATION, Kind.RANK)

#: Kinds whose numbers grow with the length of the period that they cover: the sales of a year are
#: not to be put beside those of a month.
_GROWS_WITH_TIME = frozenset({Kind.LEVEL, Kind.CHANGE})

#: Kinds of figures that grow by a rate; what has a part or a percentage changes by points.
_AMOUNTS = frozenset({Kind.LEVEL, Kind.INDEX, Kind.RATIO, Kind.DURATION})

#: The months of a year.
YEAR = 12

#: Lengths in months that go together: a stock is given as of a day or of a year, and of what grows
#: with time there are amounts of years but none of days.
COMMON_LENGTHS = frozenset({None, 0, YEAR})


@attrs.frozen(kw_only=True, repr=False)
class Observation(Whole):
    """A figure, and the briefing that gave it.

    Two observations are equal where the figures are and the ids of the briefings are.

    Args:
        figure: The figure.
        briefing: The briefing at which it was given, which has a date.

    Raises:
        InvalidValueError: Where the briefing has no date.
    """

    figure: Indicator = attrs.field(validator=instance_of(Indicator))
    briefing: Briefing = attrs.field(eq=attrgetter("id"), validator=instance_of(Briefing))

    def __attrs_post_init__(self) -> None:
        """Refuse a briefing that has no place in the order of time."""
        if self.briefing.date is None:
            raise InvalidValueError(
                f"an observation needs to have been given on a day; {self.briefing!r} has no date"
            )

    @property
    def speaker(self) -> Speaker | None:
        """Who gave it, or None where the speaker is not known."""
        return self.figure.speaker

    @property
    def period(self) -> Period | None:
        """When it is true, or None where nothing dates it."""
        return self.figure.period

    @property
    def said(self) -> dt.date:
        """The day on which it was given."""
        assert self.briefing.date is not None  # It is refused above.
        return self.briefing.date

    @property
    def time(self) -> dt.date:
        """The day up to which it is true; where nothing dates it, the day on which it was given."""
        return self.said if self.period is None else self.period.end

    @property
    def undated(self) -> bool:
        """Whether nothing but the briefing's own day dates it.

        Such a figure is known by then, and may have been true for long.
        """
        period = self.period
        if period is None:
            return True
        return period.origin is Origin.ASSUMED and period.is_day and period.end == self.said

    @property
    def unit(self) -> Unit:
        """The unit of `interval`."""
        return self.figure.unit

    @property
    def interval(self) -> Interval:
        """What the figure may stand for; a fall is negative."""
        return self.figure.interval()

    @property
    def value(self) -> Decimal:
        """The number as printed."""
        return self.figure.quantity.value

    @property
    def over(self) -> int | None:
        """How many months an amount covers, 0 for a day; None where that does not matter."""
        if self.figure.kind not in _GROWS_WITH_TIME and self.since is None:
            return None
        period = self.period
        return 0 if period is None or period.is_day else period.count("month")

    @property
    def since(self) -> int | None:
        """How many months lie between the basis and the end of the period, or None without both."""
        period, basis = self.period, self.figure.basis
        if period is None or basis is None:
            return None
        years = period.end.year - basis.end.year
        return YEAR * years + period.end.month - basis.end.month

    def __str__(self) -> str:
        """Return the figure, the briefing and the speaker."""
        who = "" if self.speaker is None else f" by {self.speaker}"
        return f"{self.figure}, said on {self.said}{who}"

    def __repr__(self) -> str:
        """Return the id of the figure and the short line."""
        return f"<Observation {self.figure.id}: {self}>"


def by_time(observation: Observation) -> tuple[dt.date, dt.date, str, int, str]:
    """Return what observations are sorted by: when they are true, and then when they were said."""
    period = observation.period
    start = observation.said if period is None else period.start
    return (observation.time, start, *by_saying(observation))


def by_saying(observation: Observation) -> tuple[str, int, str]:
    """Return what observations are sorted by in the order in which they were said."""
    day = f"{observation.said} {observation.briefing.id}"
    return (day, observation.figure.span.start, observation.figure.id)


@attrs.frozen(kw_only=True, repr=False)
class Growth:
    """By how much an amount grew from one observation to a later one.

    Args:
        earlier: The earlier amount.
        later: The later amount.

    Raises:
        InvalidValueError: Where they are in different units, are no amounts, or the later one is
            not true at a later time.
    """

    earlier: Observation = attrs.field(validator=instance_of(Observation))
    later: Observation = attrs.field(validator=instance_of(Observation))

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot grow from one to the other."""
        if not (_is_amount(self.earlier) and _is_amount(self.later)):
            raise InvalidValueError(
                "growth is of amounts; what is in percent changes by percentage points: "
                f"{self.earlier.figure!r}, {self.later.figure!r}"
            )
        first, second = self.earlier.unit, self.later.unit
        if (first.name, first.per) != (second.name, second.per):
            raise InvalidValueError(f"expected amounts of one unit, got {first} and {second}")
        if not self.earlier.time < self.later.time:
            raise InvalidValueError(
                f"expected the later amount after {self.earlier.time}, got {self.later.time}"
            )

    @property
    def rate(self) -> Interval | None:
        """What the growth may be, in percent, with the rounding and the hedges of both amounts.

        None where the earlier amount may be zero or below, since nothing grows by a rate from there
        (``growth.rate``).
        """
        return _rate(self.earlier.interval, self.later.interval)

    @property
    def rate_as_printed(self) -> Interval | None:
        """The growth in percent between the numbers as printed, without rounding and hedges."""
        return _rate(*(Interval.exactly(each.figure.point) for each in (self.earlier, self.later)))

    @property
    def years(self) -> int | None:
        """How many years lie between the two times, or None where it is no whole number of them."""
        first, second = self.earlier.time, self.later.time
        same_day = (first.month, first.day) == (second.month, second.day)
        return second.year - first.year if same_day else None

    def __str__(self) -> str:
        """Return both times and the rate with what it may be."""
        return f"{_when(self.earlier)} to {_when(self.later)}: {self._in_words()}"

    def _in_words(self) -> str:
        """Return the rate in words."""
        rate, printed = self.rate, self.rate_as_printed
        if rate is None or printed is None or printed.lower is None:
            return "no rate, since the earlier amount may be zero or below"
        percent = Unit(name="percent")
        as_printed = number_in_words(printed.lower, percent)
        return f"{as_printed} as printed; {interval_in_words(rate, percent)}"

    def __repr__(self) -> str:
        """Return the ids of both figures and the short line."""
        return f"<Growth of {self.earlier.figure.id} and {self.later.figure.id}: {self}>"


def _rate(start: Interval, end: Interval) -> Interval | None:
    """Return the growth between two amounts in percent, or None where there is none from zero."""
    try:
        return growth.rate(start, end)
    except GrowthError:
        return None


def _is_amount(observation: Observation) -> bool:
    """Tell whether an observation is an amount, which grows by a rate."""
    return observation.figure.kind in _AMOUNTS and observation.unit.name != "percent"


@attrs.frozen(kw_only=True, repr=False)
class Series(Shown):
    """The figures of one measure that can be put side by side, in order of time.

    A series is a sequence of observations: it has a length, can be iterated over and indexed.

    Args:
        concept: What is measured, as a slug of the vocabulary.
        kind: What the figures say of it.
        unit: The name of their unit.
        per: The denominator of their unit, or None.
        over: How many months each amount covers, 0 for amounts as of a day; None where that does
            not matter, as of shares, and of stocks that are given as of days and of years.
        since: How many months after its basis each figure is true, as 12 of growth year on year;
            None for figures without a basis.
        observations: The figures, in order of time.
        left_out: Figures of the same concept and kind that do not go with them: of another unit
            or price basis, over another length of time, or since another basis.
    """

    concept: str = attrs.field(validator=not_blank)
    kind: Kind = attrs.field(converter=Kind)
    unit: str = attrs.field(validator=not_blank)
    per: str | None = attrs.field(default=None, validator=optional(not_blank))
    over: int | None = attrs.field(default=None, validator=optional(instance_of(int)))
    since: int | None = attrs.field(default=None, validator=optional(instance_of(int)))
    observations: tuple[Observation, ...] = attrs.field(validator=tuple_of(Observation))
    left_out: tuple[Observation, ...] = attrs.field(default=(), validator=tuple_of(Observation))

    def __attrs_post_init__(self) -> None:
        """Refuse observations that are out of order."""
        if list(self.observations) != sorted(self.observations, key=by_time):
            raise InvalidValueError(f"the observations of {self!r} are not in order of time")

    def __len__(self) -> int:
        """Return how many observations there are."""
        return len(self.observations)

    def __iter__(self) -> Iterator[Observation]:
        """Iterate over the observations in order of time."""
        return iter(self.observations)

    @overload
    def __getitem__(self, index: int) -> Observation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, index: int | slice) -> Observation | tuple[Observation, ...]:
        """Return an observation by its place, or several by a slice."""
        return self.observations[index]

    @property
    def growth(self) -> tuple[Growth, ...]:
        """The growth between its points, each from one time to the next, in order.

        Of figures of one time the last that was said counts.  A series of shares and of rates has
        none: they change by percentage points.

        >>> from miitbrief import Corpus, load
        >>> first, second = Corpus([load("2022-02-28")]).series("nev-sales").growth
        >>> print(first)
        2016 to 2020: 169.63% as printed; 169.26 to 170%
        >>> first.years, format(first.rate, ".1f")
        (4, '[169.2, 170.0]')
        """
        points = {each.time: each for each in self.observations if _is_amount(each)}
        return tuple(Growth(earlier=one, later=other) for one, other in pairwise(points.values()))

    def explain(self) -> str:
        """Return the series in sentences: what it is of, each observation, what is left out."""
        lines = [f"{self._heading()}."]
        lines += [
            f"{_when(each)}: {interval_in_words(each.interval, each.unit)}; {each}."
            for each in self.observations
        ]
        lines += [f"Left out, as not to be put beside these: {each}." for each in self.left_out]
        return "\n".join(lines)

    def _heading(self) -> str:
        """Return what the series is of."""
        per = "" if self.per is None else f" per {self.per}"
        over = {None: "", 0: ", as of days"}.get(self.over, f", over {self.over} months each")
        since = "" if self.since is None else f", {self.since} months after the basis"
        kind = self.kind.replace("_", " ")
        return printable(f"{self.concept}: {kind} in {self.unit}{per}{over}{since}")

    def __str__(self) -> str:
        """Return what the series is of, how many observations it has, and from when to when."""
        noun = "observation" if len(self) == 1 else "observations"
        days = dict.fromkeys(str(each.time) for each in (*self[:1], *self[-1:]))
        when = f", {' to '.join(days)}" if days else ""
        return f"{self._heading()}: {len(self)} {noun}{when}"

    def __repr__(self) -> str:
        """Return the short line."""
        return f"<Series {self}>"


def _when(observation: Observation) -> str:
    """Return when an observation is true, in words."""
    if observation.period is None:
        return f"Undated, by {observation.said}"
    if observation.undated:
        return f"By {observation.said}"
    return str(observation.period)
