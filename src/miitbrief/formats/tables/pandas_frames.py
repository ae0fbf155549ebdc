"""Tables as frames of pandas, which is imported when one is asked for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from miitbrief.exceptions import MissingExtraError
from miitbrief.formats.tables.columns import Column, Scalar, floats

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["pandas_frame"]

#: The type of a column by what its cells are; exact numbers stay objects.
_TYPES = {str: "string", int: "Int64", bool: "boolean", dt.date: "datetime64[s]", Decimal: "object"}


def pandas_frame(
    columns: Sequence[Column[Any]], cells: Mapping[str, Sequence[Scalar]], *, as_float: bool
) -> "pd.DataFrame":
    """Return columns of cells as a frame; `Table.to_pandas` tells the types.

    Args:
        columns: The columns.
        cells: The cells of each by its name.
        as_float: Whether numbers become floats.

    Raises:
        MissingExtraError: Where pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - An extra is imported when asked for.
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error

    def series(column: Column[Any]) -> "pd.Series[Any]":
        values: list[Any] = list(cells[column.name])
        if as_float and column.type is Decimal:
            return pd.Series(floats(values), dtype="float64")
        kind: Any = _TYPES[column.type]
        found: pd.Series[Any] = pd.Series(values, dtype=kind)
        return found

    return pd.DataFrame({each.name: series(each) for each in columns})
