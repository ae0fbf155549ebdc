"""What pictures are drawn on: the one module that speaks with matplotlib."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from miitbrief._printing import printable
from miitbrief.exceptions import MissingExtraError
from miitbrief.explanations.amounts import number_in_words
from miitbrief.formats.plots.labels import Label, heights
from miitbrief.model.figures import Figure
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Unit

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["BLUE", "GREY", "LIGHT", "ORANGE", "Canvas", "Place"]

#: Colours that differ for people who do not tell all of them apart (Okabe and Ito, 2008).
BLUE, ORANGE, GREY, LIGHT = "#0072B2", "#D55E00", "#555555", "#BBBBBB"

Place = tuple[dt.date, float]
"""A place in a picture with an axis of time: a day and a value."""

#: The size of words beside marks and of smaller ones, in points.
_SIZE, _SMALL = 9, 8
#: The length of an arrow to no end, in points.
_ARROW = 24
#: Right of this share of the picture, words stand left of their mark.
_RIGHT = 0.7


class Canvas:
    """Axes to draw into: those that are given, or those of a new picture.

    Args:
        given: Axes of matplotlib, or None.
        width: The width of a new picture, in inches.
        height: Its height, in inches.

    Raises:
        MissingExtraError: Where matplotlib is not installed.
    """

    def __init__(self, given: "Axes | None", *, width: float = 8, height: float = 4.5) -> None:
        #: Matplotlib's own types know nothing of days, which it draws well.
        self._ax: Any = _new_axes(width, height) if given is None else given
        for side in ("top", "right"):
            self._ax.spines[side].set_visible(False)

    @property
    def axes(self) -> "Axes":
        """The axes."""
        axes: Axes = self._ax
        return axes

    def title(self, words: str) -> None:
        """Write above the picture what it shows."""
        self._ax.set_title(
            printable(words), loc="left", pad=18, fontsize=11, wrap=True, parse_math=False
        )

    def scale(self, days: Iterable[dt.date], unit: Unit) -> None:
        """Make the axes reach over all days, and write the values as texts do.

        Args:
            days: The days that have to be seen.
            unit: The unit of the values.
        """
        every = list(days)
        first, last = min(every), max(every)
        room = max((last - first) / 8, dt.timedelta(days=60))
        # No day is before the first that a calendar has, or after its last.
        left, right = max(first, dt.date.min + room), min(last, dt.date.max - room)
        self._ax.set_xlim(left - room, right + room)
        self._ax.margins(y=0.15)
        self._ax.grid(axis="y", color=LIGHT, linewidth=0.5, alpha=0.6)

        def words(value: float, _: int) -> str:
            # Between two of these signs matplotlib reads formulas.
            return number_in_words(Decimal(repr(float(value))), unit).replace("$", r"\$")

        self._ax.yaxis.set_major_formatter(words)

    def dot(self, place: Place, colour: str, *, marker: str = "o") -> None:
        """Draw a mark at a place."""
        self._ax.plot([place[0]], [place[1]], marker, color=colour, markersize=7, zorder=3)

    def line(self, places: Sequence[Place], colour: str, *, style: str = "-") -> None:
        """Draw a line through places."""
        days, values = zip(*places, strict=True)
        self._ax.plot(days, values, linestyle=style, color=colour, linewidth=1.8)

    def number(self, figure: Figure, first: dt.date, last: dt.date) -> None:
        """Draw a figure from the first day that it covers to the last, in blue.

        The number is a dot or a line, what it may stand for a band around it, and where words leave
        it open without an end an arrow leads there.
        """
        point, interval = float(figure.point), figure.interval()
        lower, upper = _drawn(interval, point)
        if first == last:
            self._ax.vlines([last], lower, upper, color=BLUE, alpha=0.4, linewidth=6)
            self.dot((last, point), BLUE)
        else:
            self._ax.fill_between([first, last], lower, upper, color=BLUE, alpha=0.25, linewidth=0)
            self._ax.hlines([point], first, last, color=BLUE, linewidth=2.5)
        middle = first + (last - first) / 2
        for end, lead in ((interval.upper, _ARROW), (interval.lower, -_ARROW)):
            if end is None:
                self._arrow((middle, point), lead)

    def _arrow(self, place: Place, lead: float) -> None:
        """Draw an arrow from a place upwards or downwards."""
        self._ax.annotate(
            "",
            xy=place,
            xytext=(0, lead),
            textcoords="offset points",
            # The head is where the words stand, of which there are none.
            arrowprops={"arrowstyle": "<|-", "color": BLUE, "shrinkA": 0, "shrinkB": 0},
        )

    def day(self, day: dt.date, words: str) -> None:
        """Draw a dotted line at a day, with words above it."""
        self._ax.axvline(day, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
        above = self._ax.get_xaxis_transform()
        self._ax.annotate(words, (day, 1.01), xycoords=above, color=GREY, fontsize=_SMALL)

    def labels(self, labels: Iterable[Label]) -> None:
        """Write words beside marks, when all else is drawn, so that none cover others.

        Args:
            labels: The labels; the most important come first.
        """
        given = list(labels)
        pixels = [
            self._ax.transData.transform((self._ax.convert_xunits(each.day), each.value))
            for each in given
        ]
        shares = [self._ax.transAxes.inverted().transform(each)[0] for each in pixels]
        is_left = [bool(share > _RIGHT) for share in shares]
        points = [
            (float(x), float(y)) for x, y in (each * 72 / self._ax.figure.dpi for each in pixels)
        ]
        words = [printable(each.words) for each in given]
        for label, text, left, height in zip(
            given, words, is_left, heights(words, points, is_left), strict=True
        ):
            self._ax.annotate(
                text,
                xy=(label.day, label.value),
                xytext=(-7 if left else 7, height),
                textcoords="offset points",
                ha="right" if left else "left",
                fontsize=_SIZE,
                color=label.colour,
                parse_math=False,
                bbox={"facecolor": self._ax.get_facecolor(), "edgecolor": "none", "pad": 0.5},
            )

    def rows(self, names: Sequence[str], far: float, words: str) -> None:
        """Make the axes of a picture with a row for each name, on a scale with 0 in the middle.

        Args:
            names: The names, from the lowest row to the highest.
            far: How far the scale goes to both sides.
            words: What the scale is.
        """
        self._ax.axvline(0, color=LIGHT, linewidth=0.8, zorder=0)
        self._ax.set_xlim(-far, far)
        self._ax.set_ylim(-0.7, len(names) - 0.3)
        shown = [printable(name) for name in names]
        self._ax.set_yticks(range(len(names)), shown, fontsize=_SMALL, parse_math=False)
        self._ax.set_xlabel(words)

    def bar(self, row: int, ends: tuple[float, float], colour: str, *, height: float) -> None:
        """Draw a bar in a row; one of no length is seen as a line."""
        lower, upper = ends
        width = max(upper - lower, 0.04)
        self._ax.barh(row, width, left=lower, height=height, color=colour, alpha=0.85, linewidth=0)

    def end(self, row: int, value: float, marker: str, colour: str) -> None:
        """Draw a mark in a row, which may stand on the edge."""
        edge = {"markeredgecolor": "white", "markeredgewidth": 0.6, "clip_on": False}
        self._ax.plot([value], [row], marker, color=colour, markersize=6, **edge)

    def behind(self, row: int, words: str, colour: str) -> None:
        """Write words right of a row."""
        self._ax.annotate(
            printable(words),
            xy=(1.02, row),
            xycoords=self._ax.get_yaxis_transform(),
            va="center",
            fontsize=_SMALL,
            color=colour,
            parse_math=False,
            annotation_clip=False,
        )


def _new_axes(width: float, height: float) -> Any:
    """Return the axes of a new picture."""
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415 - An extra is imported when asked for.
    except ImportError as error:
        raise MissingExtraError("plot", "matplotlib") from error
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def _drawn(interval: Interval, point: float) -> tuple[float, float]:
    """Return the ends of an interval to draw; an unbounded one is where the number is."""
    lower, upper = interval.lower, interval.upper
    return point if lower is None else float(lower), point if upper is None else float(upper)
