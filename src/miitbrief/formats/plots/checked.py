"""The picture of checks: what was stated beside what follows from the other numbers."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from miitbrief._validators import require_type
from miitbrief.checking.checks import Check
from miitbrief.checking.verdicts import Verdict
from miitbrief.exceptions import InvalidValueError
from miitbrief.explanations.amounts import number_in_words
from miitbrief.formats.plots.canvas import BLUE, GREY, LIGHT, ORANGE, Canvas
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Hedge

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_checks"]

#: How far from the stated number the picture goes, in half units of its last digit.
_FAR = 6.0
#: So many letters of a claim stand beside its row.
_LETTERS = 60

_COLOURS = {
    Verdict.INCONSISTENT: "#B00020",
    Verdict.MISQUOTED: ORANGE,
    Verdict.NOT_COMPARABLE: "#7B4FA3",
    Verdict.CONSISTENT_BY_ROUNDING: "#00797A",
    Verdict.CONSISTENT: BLUE,
    Verdict.NOT_CHECKABLE: GREY,
}


class _Row(NamedTuple):
    """A check on the scale of the picture, where the stated number as printed is 0.

    Attributes:
        check: The check.
        stated: What the stated number may be.
        recomputed: What follows from the other numbers.
        point: The same from the numbers as printed.
    """

    check: Check
    stated: tuple[float, float]
    recomputed: tuple[float, float]
    point: float


def plot_checks(checks: Iterable[Check], *, ax: "Axes | None" = None) -> "Axes":
    """Draw for each check what was stated beside what was recomputed.

    Each row has its own scale: 0 is the stated number as printed, and 1 is half a unit of its last
    digit, the most that rounding takes away.  The grey bar is what the stated number may be, the
    coloured one what follows from the others, and its dot what follows from them as printed.
    Where the bars touch, the claim can hold.  What lies further away ends in an arrow.

    Args:
        checks: Checks; those that have nothing recomputed are left out.
        ax: The axes to draw into; left out, those of a new picture.

    Returns:
        The axes.

    Raises:
        MissingExtraError: Where matplotlib is not installed.
        InvalidValueError: Where no check has anything recomputed.

    >>> from miitbrief import check, load
    >>> ax = plot_checks(check(load("2022-02-28")))
    >>> len(ax.get_yticks())
    21
    """
    given = list(checks)
    for each in given:
        require_type("a check", each, Check, hint="as `check(briefing)` returns them")
    rows = [_row(each) for each in given if each.recomputed is not None and each.point is not None]
    if not rows:
        raise InvalidValueError(
            f"expected checks of which one has something recomputed, got {len(given)} without"
        )
    order = list(_COLOURS)
    rows.sort(key=lambda row: order.index(row.check.verdict), reverse=True)
    canvas = Canvas(ax, width=10, height=1.2 + 0.34 * len(rows))
    for place, row in enumerate(rows):
        _draw(canvas, place, row)
    scale = "distance from the stated number, where 1 is half a unit of its last digit"
    canvas.rows([_name(row.check) for row in rows], _FAR, scale)
    canvas.title("Stated (grey) and recomputed (in colour): do they touch?")
    return canvas.axes


def _row(check: Check) -> _Row:
    """Return a check on the scale of the picture."""
    assert check.recomputed is not None  # The others are left out.
    assert check.point is not None
    stated = check.claim.stated
    # A target is exact, but a sum that is rounded to it agrees with it.
    printed = stated.quantity.printed_by(check.rounding) * stated.factor
    meant = check.stated.hull(printed) if stated.quantity.hedge is Hedge.EXACT else check.stated
    scale = abs(Fraction(stated.quantity.possible_step) * stated.factor) / 2
    scale = scale or abs(stated.point) / 100 or Fraction(1)

    def scaled(number: Fraction) -> float:
        return min(max(float((number - stated.point) / scale), -10 * _FAR), 10 * _FAR)

    def both(interval: Interval) -> tuple[float, float]:
        lower = -10 * _FAR if interval.lower is None else scaled(Fraction(interval.lower))
        upper = 10 * _FAR if interval.upper is None else scaled(Fraction(interval.upper))
        return lower, upper

    return _Row(check, both(meant), both(check.recomputed), scaled(Fraction(check.point)))


def _draw(canvas: Canvas, place: int, row: _Row) -> None:
    """Draw the bars of a row, and its verdict behind them."""
    check, colour = row.check, _COLOURS[row.check.verdict]
    canvas.bar(place, _inside(row.stated), LIGHT, height=0.62)
    canvas.bar(place, _inside(row.recomputed), colour, height=0.26)
    marker = "o" if abs(row.point) <= _FAR else (">" if row.point > 0 else "<")
    canvas.end(place, _inside((row.point, row.point))[0], marker, colour)
    result = "" if check.point is None else f": {number_in_words(check.point, check.unit)}"
    canvas.behind(place, f"{check.verdict.replace('_', ' ')}{result}", colour)


def _inside(ends: tuple[float, float]) -> tuple[float, float]:
    """Return the ends of a bar as far as the picture goes."""
    lower, upper = (min(max(end, -_FAR), _FAR) for end in ends)
    return lower, upper


def _name(check: Check) -> str:
    """Return what a claim says, in so few words that they fit beside its row."""
    stated = check.claim.stated
    hedge = "" if stated.quantity.hedge is Hedge.EXACT else f"{stated.quantity.hedge} "
    kind = check.claim.kind.replace("_", " ")
    words = f"{hedge.replace('_', ' ')}{stated.quantity.text}, {kind}: {stated.measure}"
    return words if len(words) <= _LETTERS else f"{words[: _LETTERS - 3].rstrip()}..."
