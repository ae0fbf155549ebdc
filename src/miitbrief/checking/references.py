"""Collections of published statistics: read from rows, files and frames, and looked up."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from itertools import combinations
from os import PathLike
from pathlib import Path
from typing import Any, Protocol, Self, cast

import attrs

from miitbrief._validators import require_type, tuple_of
from miitbrief.exceptions import InvalidValueError, MiitbriefError
from miitbrief.model._normalization import canonical
from miitbrief.model.categories import Kind
from miitbrief.model.claims import Missing
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity, Unit
from miitbrief.model.references import Reference, Release, Source

__all__ = ["COLUMNS", "References", "fitting"]

COLUMNS = (
    "concept",
    "label",
    "kind",
    "period",
    "basis",
    "value",
    "unit",
    "per",
    "counted",
    "hedge",
    "publisher",
    "scope",
    "date",
    "release",
    "address",
    "note",
)
"""The columns of a table of references."""

REQUIRED = ("concept", "period", "value", "unit", "publisher")
"""The columns that have a value in every row."""

Row = Mapping[str, object]


class _Frame(Protocol):
    """What is needed of a frame, as pandas and polars have it."""

    @property
    def columns(self) -> Any:
        """The names of the columns."""
        ...

    def __getitem__(self, column: str) -> Any:
        """Return the values of a column."""
        ...


def _in_order(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Take any iterable of references."""
    if isinstance(references, str | bytes | Mapping) or not isinstance(
        cast("object", references), Iterable
    ):
        raise InvalidValueError(f"expected references, got {references!r}")
    return tuple(references)


@attrs.frozen(repr=False)
class References:
    """Published values, in the order in which they are given.

    Args:
        references: The values.

    Raises:
        InvalidValueError: Where two contradict each other: one publisher, scope, release and day,
            and values that cannot both be true.
    """

    references: tuple[Reference, ...] = attrs.field(
        default=(), converter=_in_order, validator=tuple_of(Reference)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse values that contradict each other."""
        groups: dict[object, list[Reference]] = {}
        for each in self.references:
            groups.setdefault(_origin(each), []).append(each)
        for group in groups.values():
            for one, other in combinations(group, 2):
                if not one.figure.interval().meets(other.figure.interval()):
                    raise InvalidValueError(
                        f"two references contradict each other: {one} and {other}; tell them "
                        f"apart by the scope, the release or the date of their sources, or leave "
                        f"one out"
                    )

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> Self:
        """Return the references of rows, each a mapping of the names in ``COLUMNS``.

        The columns "concept", "period", "value", "unit" and "publisher" must have a value.  The
        value is the number in full, as text, `int` or `Decimal`; a period is one that
        `Period.parse` reads, and a date is in ISO form.

        Raises:
            InvalidValueError: Where a column is unknown or lacks its value, or a value cannot be;
                it names the row, counted from one.

        >>> References.from_rows([{"concept": "gross-domestic-product", "period": "2021",
        ...     "value": "114367000000000", "unit": "CNY", "publisher": "A bureau"}])
        <References: 1 value of 1 concept>
        """
        return cls(_reference(row, number) for number, row in enumerate(rows, start=1))

    @classmethod
    def from_csv(cls, path: str | PathLike[str]) -> Self:
        """Return the references of a file with comma-separated values in UTF-8; see `from_rows`.

        Raises:
            OSError: Where the file cannot be read.
            InvalidValueError: As `from_rows`; and where the file has no columns.
        """
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _require_columns(reader.fieldnames or (), str(path))
            return cls.from_rows([*reader])

    @classmethod
    def from_frame(cls, frame: _Frame) -> Self:
        """Return the references of a frame of pandas or polars; see `from_rows`.

        Read the column "value" as text, since a float is not what was printed.
        """
        names = [str(name) for name in frame.columns]
        _require_columns(names, "the frame")
        columns = [list(frame[name]) for name in names]
        return cls.from_rows(
            dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)
        )

    @property
    def concepts(self) -> tuple[str, ...]:
        """The slugs of what is measured, in order."""
        return tuple(sorted({each.concept for each in self.references}))

    def of(self, concept: str, period: Period | str | None = None) -> tuple[Reference, ...]:
        """Return the values of a concept, or those of a period.

        Raises:
            InvalidValueError: Where there are none; it names what there is.
        """
        found = [each for each in self.references if each.concept == concept]
        if not found:
            near = get_close_matches(concept, self.concepts) or self.concepts
            raise InvalidValueError(
                f"no reference has the concept {concept!r}; there are {', '.join(near)}"
            )
        if period is None:
            return tuple(found)
        wanted = Period.parse(period) if isinstance(period, str) else period
        when = [each for each in found if each.period.is_same_time(wanted)]
        if not when:
            there = ", ".join(dict.fromkeys(each.period.isoformat() for each in found))
            raise InvalidValueError(
                f"no reference of {concept} is of {wanted.isoformat()}; there are those of {there}"
            )
        return tuple(when)

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self.references)

    def __iter__(self) -> Iterator[Reference]:
        """Iterate over the values."""
        return iter(self.references)

    def __repr__(self) -> str:
        """Return how many values and concepts there are."""
        values = "value" if len(self) == 1 else "values"
        concepts = "concept" if len(self.concepts) == 1 else "concepts"
        return f"<References: {len(self)} {values} of {len(self.concepts)} {concepts}>"


def fitting(references: Iterable[Reference], missing: Missing) -> Iterator[Reference]:
    """Yield the values that stand for an operand which a text lacks.

    They are of its concept, or of its words where it has none; of its kind; and of its time.  Of
    two bases that are told, both are the same.
    """
    if missing.period is None:
        return
    for each in references:
        bases = missing.basis, each.basis
        if (
            each.kind is missing.kind
            and _is_of(each, missing)
            and missing.period.is_same_time(each.period)
            and (None in bases or (bases[0] is not None and bases[0].is_same_time(bases[1])))
        ):
            yield each


def _is_of(reference: Reference, missing: Missing) -> bool:
    """Tell whether a value measures what an operand does."""
    if missing.concept is not None:
        return reference.concept == missing.concept
    words = canonical(missing.measure)
    return bool(words) and words == canonical(reference.label)


def _origin(reference: Reference) -> object:
    """Return what two values share of which one alone can be true."""
    source = reference.source
    first = source.release is Release.FIRST
    return (
        (reference.concept, reference.kind, reference.period, reference.basis),
        (reference.quantity.unit.name, reference.quantity.unit.per),
        (source.publisher, source.scope, source.release, None if first else source.date),
    )


def _require_columns(names: Iterable[str], where: str) -> None:
    """Refuse columns that are unknown, and a table without those that are needed."""
    given = [*names]
    for name in given:
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1)
            advice = f"; did you mean {near[0]!r}?" if near else ""
            raise InvalidValueError(
                f"{where} has the column {name!r}, and the columns of references are "
                f"{', '.join(COLUMNS)}{advice}"
            )
    lacking = [name for name in REQUIRED if name not in given]
    if lacking:
        raise InvalidValueError(
            f"{where} lacks the columns {', '.join(lacking)}; it has {', '.join(given) or 'none'}"
        )


def _reference(row: Row, number: int) -> Reference:
    """Return the reference of a row."""
    require_type(f"row {number}", row, Mapping, hint="such as a dict")
    cells = {name: value for name, value in row.items() if not _is_blank(value)}
    _require_columns(dict.fromkeys((*row, *cells)), f"row {number}")
    lacking = [name for name in REQUIRED if name not in cells]
    if lacking:
        raise InvalidValueError(f"row {number} has no value for {', '.join(lacking)}")
    try:
        return _made(cells)
    except MiitbriefError as error:
        raise InvalidValueError(f"row {number}: {error}") from error


def _made(cells: Row) -> Reference:
    """Return the reference of the cells that have a value."""

    def texts(*names: str) -> dict[str, Any]:
        """Return the cells of some columns as texts, by the names of fields."""
        return {name: str(cells[name]) for name in names if name in cells}

    value = _number(cells["value"])
    unit = Unit(name=str(cells["unit"]), **texts("per", "counted"))
    times: dict[str, Any] = {
        name: Period.parse(text) for name, text in texts("period", "basis").items()
    }
    if unit.name == "percent" and "kind" not in cells:
        raise InvalidValueError(
            f"a value in percent needs its kind, such as {Kind.SHARE}, {Kind.GROWTH} or "
            f"{Kind.AVERAGE_GROWTH}"
        )
    source = Source(
        **texts("publisher", "scope", "release", "address", "note"), date=_day(cells.get("date"))
    )
    return Reference(
        **texts("concept", "label", "kind"),
        **times,
        quantity=Quantity(value=value, unit=unit, text=f"{value:,f}", **texts("hedge")),
        source=source,
    )


def _number(value: object) -> Decimal:
    """Return the number of a cell; a float is not what was printed."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str):
        try:
            return Decimal(value.replace(",", "").strip())
        except InvalidOperation:
            pass
    advice = "; read the column as text" if isinstance(value, float) else ""
    raise InvalidValueError(f"expected a number in digits, got {value!r}{advice}")


def _day(value: object) -> dt.date | None:
    """Return the date of a cell."""
    if value is None or type(value) is dt.date:
        return value
    text = value.date().isoformat() if isinstance(value, dt.datetime) else str(value)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(f"expected a date such as 2021-02-10, got {value!r}") from None


def _is_blank(value: object) -> bool:
    """Tell whether a cell is empty, as tables and frames have it: no text, no number, None."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return value != value or (isinstance(value, str) and not value.strip())  # noqa: PLR0124 - NaN.
