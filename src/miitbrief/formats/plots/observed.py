"""The picture of a series."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from miitbrief._validators import require_type
from miitbrief.corpora.series import Observation, Series
from miitbrief.exceptions import InvalidValueError, UnitMismatchError
from miitbrief.formats.plots.canvas import BLUE, ORANGE, Canvas
from miitbrief.formats.plots.labels import Label
from miitbrief.model import _bundled_concepts
from miitbrief.model.figures import AnyTarget, Target

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_series"]


def plot_series(
    series: Series, *, targets: Iterable[AnyTarget] = (), ax: "Axes | None" = None
) -> "Axes":
    """Draw a series: what each figure may stand for, when it is true, and when it was said.

    A figure of a period is a line as long as the period, one of a day a dot.  The band around it
    is what rounding leaves open; an arrow leads to where words such as "more than" leave it open
    without an end.  Dotted lines are the days of the briefings, and diamonds are targets.

    Args:
        series: The series.
        targets: Targets with a number to draw beside it, such as those of the same concept.
        ax: The axes to draw into; left out, those of a new picture.

    Returns:
        The axes.

    Raises:
        MissingExtraError: Where matplotlib is not installed.
        InvalidValueError: Where the series has no observations, or a target is none with a number.
        UnitMismatchError: Where a target has another unit than the series.

    >>> from miitbrief import Corpus, load
    >>> corpus = Corpus([load("2022-02-28"), load("2022-06-14")])
    >>> plot_series(corpus.series("5g-base-stations")).get_title(loc="left")
    '5G base stations (level)'
    """
    require_type("the series", series, Series, hint="as `corpus.series(concept)` returns it")
    if not series.observations:
        raise InvalidValueError(f"expected a series with observations, got {series!r}")
    aims = _aims(series, targets)
    canvas = Canvas(ax)
    for each in series:
        canvas.number(each.figure, _start(each), each.time)
    for day in sorted({each.said for each in series}):
        canvas.day(day, f"said {day}")
    labels = [
        Label(each.time, float(each.figure.point), str(each.figure.quantity), BLUE)
        for each in series
    ]
    for target in aims:
        place = (target.due, float(target.point))
        canvas.dot(place, ORANGE, marker="D")
        labels.append(Label(*place, f"target: {target.quantity}", ORANGE))
    days = [day for each in series for day in (_start(each), each.time, each.said)]
    canvas.scale([*days, *(target.due for target in aims)], series[0].unit)
    canvas.labels(labels)
    canvas.title(_name(series))
    return canvas.axes


def _aims(series: Series, targets: Iterable[AnyTarget]) -> list[Target]:
    """Return targets that can be drawn beside a series."""
    aims: list[Target] = []
    for each in targets:
        require_type("a target", each, Target, hint="with a number, as in `briefing.targets`")
        assert isinstance(each, Target)  # It is refused above.
        if each.unit.name != series.unit:
            raise UnitMismatchError([each.unit.name, series.unit])
        aims.append(each)
    return aims


def _start(observation: Observation) -> dt.date:
    """Return the first day of what an observation covers."""
    period = observation.period
    return observation.time if period is None else period.start


def _name(series: Series) -> str:
    """Return what a series is of: the label of its concept, where the vocabulary has it."""
    concept = _bundled_concepts.vocabulary().get(series.concept)
    name = series.concept if concept is None else concept.label
    return f"{name} ({series.kind.replace('_', ' ')})"
