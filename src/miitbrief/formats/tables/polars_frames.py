"""Tables as frames of Polars, which is imported when one is asked for."""

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from miitbrief.exceptions import InvalidValueError, MissingExtraError
from miitbrief.formats.tables.columns import Column, Scalar, floats
from miitbrief.model._numbers import to_decimal

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DECIMALS", "DIGITS", "fitted", "polars_frame"]

DIGITS = 38
"""The digits of a number in a frame: as many as 128 bits have."""

DECIMALS = 12
"""Those of them that are behind the point."""

#: What makes a whole number of steps, by the rounding of a column.
_ROUNDED: dict[str | None, Callable[[Fraction], int]] = {
    None: round,
    ROUND_FLOOR: math.floor,
    ROUND_CEILING: math.ceil,
    ROUND_HALF_EVEN: round,
}


def polars_frame(
    columns: Sequence[Column[Any]], cells: Mapping[str, Sequence[Scalar]], *, as_float: bool
) -> "pl.DataFrame":
    """Return columns of cells as a frame; `Table.to_polars` tells the types.

    Args:
        columns: The columns.
        cells: The cells of each by its name.
        as_float: Whether numbers become floats.

    Raises:
        MissingExtraError: Where Polars is not installed.
        InvalidValueError: Where a number does not fit.
    """
    try:
        import polars as pl  # noqa: PLC0415 - An extra is imported when asked for.
    except ImportError as error:
        raise MissingExtraError("polars", "polars") from error

    number = pl.Float64() if as_float else pl.Decimal(DIGITS, DECIMALS)
    types = {
        str: pl.String(),
        int: pl.Int64(),
        bool: pl.Boolean(),
        dt.date: pl.Date(),
        Decimal: number,
    }

    def series(column: Column[Any]) -> "pl.Series":
        values: list[Any] = list(cells[column.name])
        if column.type is Decimal:
            values = floats(values) if as_float else [fitted(each, column) for each in values]
        return pl.Series(column.name, values, dtype=types[column.type], strict=True)

    return pl.DataFrame([series(each) for each in columns])


def fitted(number: Decimal | None, column: Column[Any]) -> Decimal | None:
    """Return a number to the decimals that a frame has.

    Args:
        number: The number, or None.
        column: Its column, which tells how it may be rounded.
    """
    if number is None:
        return None
    steps = Fraction(number) * 10**DECIMALS
    whole = _ROUNDED[column.rounding](steps)
    is_exact = column.rounding is not None or whole == steps
    if not is_exact or abs(whole) >= 10**DIGITS:
        raise InvalidValueError(
            f"{column.name} {number:f} has more than {DIGITS - DECIMALS} digits before the point "
            f"or {DECIMALS} behind it, which a frame cannot hold; take decimals='float', or "
            f"`rows()` and CSV, which hold any number"
        )
    return to_decimal(Fraction(whole, 10**DECIMALS), up=False)
