"""The picture of a target: where things stand, beside the way that leads to it in time."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from miitbrief._validators import require_type
from miitbrief.arithmetic.pace import Pace
from miitbrief.corpora.progress import Progress
from miitbrief.exceptions import InvalidValueError
from miitbrief.explanations.amounts import number_in_words
from miitbrief.formats.plots.canvas import BLUE, GREY, ORANGE, Canvas, Place
from miitbrief.formats.plots.labels import Label
from miitbrief.model.categories import Kind
from miitbrief.model.figures import Indicator, Target

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_progress"]

#: A curve is drawn through so many points.
_POINTS = 40


class _Stand(NamedTuple):
    """A figure on a day.

    Attributes:
        day: The day.
        value: The number as printed.
        figure: The figure.
    """

    day: dt.date
    value: float
    figure: Indicator


def plot_progress(progress: Progress, *, ax: "Axes | None" = None) -> "Axes":
    """Draw the progress of a target: the path so far, and the pace that is required.

    The dashed line leads from the baseline to the target at the required pace, which is a curve
    where paces are growth rates.  The solid line leads to the latest figure, and the dotted one on
    from there at the pace so far.  Bars are what the figures may stand for, arrows what words such
    as "more than" leave open without an end.

    Args:
        progress: What `Corpus.progress` returns of a target with a number.
        ax: The axes to draw into; left out, those of a new picture.

    Returns:
        The axes.

    Raises:
        MissingExtraError: Where matplotlib is not installed.
        InvalidValueError: Where the target has no number, or no figure tells where it starts from
            and where things stand.

    >>> from miitbrief import Corpus, load
    >>> corpus = Corpus([load("2022-02-28"), load("2022-06-14")])
    >>> target = corpus.briefings[0].target("q09/a1/t2")
    >>> plot_progress(corpus.progress(target)).get_title(loc="left").partition(":")[0]
    'undecided on 2022-06-14'
    """
    require_type("the progress", progress, Progress, hint="as `corpus.progress(target)` returns it")
    target = progress.target
    if not isinstance(target, Target):
        raise InvalidValueError(
            f"expected the progress of a target with a number, got {progress!r}"
        )
    start = _stand(progress.baseline, progress.started)
    now = _stand(progress.observation, progress.observed)
    stands = [each for each in (start, now) if each is not None]
    if not stands:
        raise InvalidValueError(f"no figure tells where {target!r} starts from or stands")
    goal = _goal(target, start)
    canvas = Canvas(ax)
    labels = [Label(target.due, goal, f"target: {target.quantity} by {target.due}", ORANGE)]
    labels += [Label(each.day, each.value, str(each.figure.quantity), BLUE) for each in stands]
    if start is not None:
        required = _Path((start.day, start.value), (target.due, goal), progress.pace)
        canvas.line(required.places, GREY, style="--")
        labels.append(Label(*required.at(0.5), "required pace", GREY))
        labels += _draw_pace(canvas, start, now, progress)
    for stand in stands:
        canvas.number(stand.figure, stand.day, stand.day)
    canvas.dot((target.due, goal), ORANGE, marker="D")
    days = [progress.set_on, target.due, *(each.day for each in stands)]
    canvas.scale(days, stands[0].figure.unit)
    canvas.labels(labels)
    canvas.title(f"{progress.status.replace('_', ' ')} on {progress.at}: {target.measure}")
    return canvas.axes


def _stand(figure: Indicator | None, day: dt.date | None) -> _Stand | None:
    """Return a figure on a day, where both are known."""
    return None if figure is None or day is None else _Stand(day, float(figure.point), figure)


def _goal(target: Target, start: _Stand | None) -> float:
    """Return the level that a target leads to: its own, or so much more than the baseline."""
    added = target.kind is Kind.CHANGE and start is not None
    return float(target.point) + (start.value if added and start is not None else 0)


def _draw_pace(
    canvas: Canvas, start: _Stand, now: _Stand | None, progress: Progress
) -> Iterator[Label]:
    """Draw the path so far, and on to the due date at its own pace; yield what stands beside it."""
    if now is None:
        return
    so_far = _Path((start.day, start.value), (now.day, now.value), progress.pace)
    canvas.line(so_far.places, BLUE)
    elapsed, left = (now.day - start.day).days, (progress.target.due - now.day).days
    if elapsed <= 0 or left <= 0:
        return
    if progress.pace is Pace.GROWTH and start.value > 0 and now.value > 0:
        value = now.value * (now.value / start.value) ** (left / elapsed)
    else:
        value = now.value + (now.value - start.value) * left / elapsed
    ahead = _Path((now.day, now.value), (progress.target.due, value), progress.pace)
    canvas.line(ahead.places, BLUE, style=":")
    words = number_in_words(Decimal(repr(value)), now.figure.unit)
    yield Label(progress.target.due, value, f"at the pace so far: {words}", BLUE)


class _Path(NamedTuple):
    """The way from one level to another at an even pace: a curve for a rate of growth.

    Attributes:
        first: The day and the value where it begins.
        last: The day and the value where it ends.
        pace: How paces are measured.
    """

    first: Place
    last: Place
    pace: Pace | None

    def at(self, share: float) -> Place:
        """Return the day and the value where a share of the time is over."""
        (begin, low), (end, high) = self.first, self.last
        day = begin + (end - begin) * share
        if self.pace is Pace.GROWTH and low > 0 and high > 0:
            return day, low * (high / low) ** share
        return day, low + (high - low) * share

    @property
    def places(self) -> list[Place]:
        """Places on the way, from its beginning to its end."""
        return [self.at(step / _POINTS) for step in range(_POINTS + 1)]
