"""Columns: what each is called, what it holds, and how it is taken from what a row is of."""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Any, Generic, TypeVar

import attrs

from miitbrief.exceptions import InvalidValueError
from miitbrief.model._numbers import to_decimal
from miitbrief.model.intervals import Interval
from miitbrief.model.numerals import fold
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity

__all__ = [
    "Column",
    "Scalar",
    "amount",
    "bounds",
    "count",
    "day",
    "days",
    "flag",
    "floats",
    "quantity",
    "scale_of",
    "text",
]

T = TypeVar("T")

Scalar = str | int | bool | dt.date | Decimal | None
"""What a cell holds."""

_DECIMALS = re.compile(r"[0-9]\.([0-9]+)")


@attrs.frozen(kw_only=True, eq=False)
class Column(Generic[T]):
    """A column of a table.

    Args:
        name: Its name, in lower case with underscores.
        type: What its cells hold where they are not empty: str, int, bool, date or Decimal.
        meaning: What that is, in a sentence.
        of: What returns the cell of what a row is of.
        rounding: How a frame of fixed decimals rounds the cells, by a name of the module
            ``decimal``; None for numbers as printed, which are never rounded.
    """

    name: str
    type: type[Any]
    meaning: str
    of: Callable[[T], Any]
    rounding: str | None = None

    def cell(self, item: T) -> Scalar:
        """Return the cell of an item: a scalar of exactly the column's type, or None."""
        value = self.of(item)
        if isinstance(value, str):
            # A word of an enumeration becomes plain text, and what UTF-8 does not have is escaped.
            return str(value).encode("utf-8", "backslashreplace").decode("utf-8")
        if isinstance(value, Fraction):
            return to_decimal(value, up=False)
        scalar: Scalar = value
        return scalar


def text(name: str, meaning: str, of: Callable[[T], str | None]) -> Column[T]:
    """Return a column of texts; a word of an enumeration is one."""
    return Column(name=name, type=str, meaning=meaning, of=of)


def count(name: str, meaning: str, of: Callable[[T], int | None]) -> Column[T]:
    """Return a column of whole numbers."""
    return Column(name=name, type=int, meaning=meaning, of=of)


def flag(name: str, meaning: str, of: Callable[[T], bool | None]) -> Column[T]:
    """Return a column of what is so or not."""
    return Column(name=name, type=bool, meaning=meaning, of=of)


def day(name: str, meaning: str, of: Callable[[T], dt.date | None]) -> Column[T]:
    """Return a column of days."""
    return Column(name=name, type=dt.date, meaning=meaning, of=of)


def amount(
    name: str,
    meaning: str,
    of: Callable[[T], Decimal | Fraction | None],
    rounding: str | None = None,
) -> Column[T]:
    """Return a column of exact numbers."""
    return Column(name=name, type=Decimal, meaning=meaning, of=of, rounding=rounding)


def days(name: str, meaning: str, of: Callable[[T], Period | None]) -> tuple[Column[T], ...]:
    """Return the columns of a period: its first and last day, its label and where it is from."""

    def part(take: Callable[[Period], Any]) -> Callable[[T], Any]:
        def taken(item: T) -> Any:
            period = of(item)
            return None if period is None else take(period)

        return taken

    return (
        day(f"{name}_start", f"The first day of {meaning}.", part(lambda each: each.start)),
        day(f"{name}_end", f"The last day of {meaning}.", part(lambda each: each.end)),
        text(f"{name}_label", f"The name of {meaning}.", part(lambda each: each.label or None)),
        text(f"{name}_origin", f"What tells {meaning}.", part(lambda each: each.origin)),
    )


def bounds(name: str, meaning: str, of: Callable[[T], Interval | None]) -> tuple[Column[T], ...]:
    """Return the columns of an interval: its ends, of which an unbounded one is empty."""

    def end(take: Callable[[Interval], Decimal | None]) -> Callable[[T], Decimal | None]:
        def taken(item: T) -> Decimal | None:
            interval = of(item)
            return None if interval is None else take(interval)

        return taken

    lower, upper = end(lambda each: each.lower), end(lambda each: each.upper)
    return (
        amount(f"{name}_lower", f"The least that {meaning}.", lower, ROUND_FLOOR),
        amount(f"{name}_upper", f"The most that {meaning}.", upper, ROUND_CEILING),
    )


def quantity(of: Callable[[T], Quantity | None]) -> tuple[Column[T], ...]:
    """Return the columns of a quantity: as printed, parsed, with unit, hedge and bounds."""

    def part(take: Callable[[Quantity], Any]) -> Callable[[T], Any]:
        def taken(item: T) -> Any:
            found = of(item)
            return None if found is None else take(found)

        return taken

    return (
        text("printed", "The number as printed.", part(lambda each: each.text)),
        amount("value", "The number that is printed.", part(lambda each: each.value)),
        text("unit", "The name of its unit.", part(lambda each: each.unit.name)),
        text("counted", "What is counted.", part(lambda each: each.unit.counted)),
        text("per", "The denominator of the unit.", part(lambda each: each.unit.per)),
        amount("scale", "What the printed digits are multiplied by.", part(scale_of)),
        amount("step", "The unit of the last printed digit, 0 if exact.", part(_step), ROUND_FLOOR),
        text("hedge", "How the words around the number limit it.", part(lambda each: each.hedge)),
        *bounds("printed", "is printed so", part(lambda each: each.printed)),
        *bounds("possible", "the words allow", part(lambda each: each.possible)),
    )


def _step(found: Quantity) -> Decimal | Fraction:
    """Return the unit of the last printed digit."""
    return found.step


def scale_of(found: Quantity) -> Decimal:
    """Return what the printed digits are multiplied by: a million for "1.42 million".

    Args:
        found: The quantity.
    """
    decimals = _DECIMALS.search(fold(found.text))
    if isinstance(found.step, Fraction) or not found.step:
        return Decimal(1)
    places = len(decimals[1]) if decimals else 0
    return to_decimal(Fraction(found.step) * 10**places, up=False)


def floats(numbers: Iterable[Decimal | None]) -> list[float | None]:
    """Return numbers as the nearest floating-point numbers.

    Raises:
        InvalidValueError: Where one is greater than any of them.
    """
    found = [None if each is None else float(each) for each in numbers]
    if any(each is not None and math.isinf(each) for each in found):
        raise InvalidValueError("a number is greater than any float; take decimals='exact'")
    return found
