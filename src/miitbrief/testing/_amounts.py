"""Words, numbers and times: what all other strategies draw from."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from miitbrief.model._numbers import times
from miitbrief.model.intervals import Interval
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Hedge, Quantity, Unit
from miitbrief.model.spans import Span

__all__ = [
    "ANY_UNITS",
    "DAYS",
    "NAME",
    "SLUG",
    "TEXT",
    "YUAN",
    "decimals",
    "intervals",
    "periods",
    "quantities",
    "spans",
    "units",
]

#: Text that a person might have written: no control characters and no lone surrogates.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
NAME = TEXT.filter(str.strip)
SLUG = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
DAYS = st.dates(dt.date(1949, 1, 1), dt.date(2049, 12, 31))

YUAN = Unit(name="CNY")
ANY_UNITS = ("CNY", "USD", "count", "kilometre", "tonne", "index point")


def decimals(
    *, min_value: int = 0, max_value: int = 10**15, places: int = 3
) -> st.SearchStrategy[Decimal]:
    """Return decimals from *min_value* to *max_value* with up to *places* decimals."""
    return st.integers(0, places).flatmap(
        lambda places: st.decimals(min_value, max_value, places=places)
    )


@st.composite
def spans(draw: st.DrawFn, *, max_end: int = 10_000) -> Span:
    """Draw spans that end at *max_end* at the latest."""
    start = draw(st.integers(0, max_end))
    return Span(start=start, end=draw(st.integers(start, max_end)))


@st.composite
def intervals(draw: st.DrawFn, *, positive: bool = False, bounded: bool = False) -> Interval:
    """Draw intervals: of numbers above zero, or with two ends, where asked for."""
    numbers = decimals(min_value=1 if positive else -(10**6), max_value=10**6)
    ends = sorted((draw(numbers), draw(numbers)))
    lower = ends[0] if positive or bounded or draw(st.booleans()) else None
    upper = ends[1] if bounded or draw(st.booleans()) else None
    point = lower is not None and lower == upper
    return Interval(
        lower=lower,
        upper=upper,
        lower_closed=lower is not None and (point or draw(st.booleans())),
        upper_closed=upper is not None and (point or draw(st.booleans())),
    )


@st.composite
def units(draw: st.DrawFn, names: tuple[str, ...] = ("percent", "times", *ANY_UNITS)) -> Unit:
    """Draw units with one of *names*."""
    name = draw(st.sampled_from(names))
    counted = draw(st.none() | NAME) if name == "count" else None
    return Unit(name=name, counted=counted, per=draw(st.none() | NAME))


@st.composite
def quantities(
    draw: st.DrawFn, *, unit: "st.SearchStrategy[Unit] | None" = None, max_value: int = 10**6
) -> Quantity:
    """Draw quantities, printed as digits, with separators, or with a scale word."""
    value = draw(decimals(max_value=max_value))
    power, word = draw(st.sampled_from([(0, ""), (0, ""), (6, " million"), (12, " trillion")]))
    separated = draw(st.booleans())
    text = f"{value:,f}" if separated else f"{value:f}"
    scaled = times(value, Fraction(10**power))
    if scaled > max_value:
        scaled, word = value, ""
    return Quantity(
        value=scaled,
        unit=draw(units() if unit is None else unit),
        hedge=draw(st.sampled_from(Hedge)),
        text=text + word,
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw periods: years, quarters, months, days, and ranges of days."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    names = st.sampled_from(
        [
            f"{start:%Y}",
            f"{start:%Y}/{end:%Y}",
            f"{start:%Y}-Q{(start.month + 2) // 3}",
            f"{start:%Y}-H{(start.month + 5) // 6}",
            f"{start:%Y-%m}",
            f"{start:%Y-%m}/{end:%Y-%m}",
            str(start),
            f"{start}/{end}",
        ]
    )
    return Period.parse(draw(names), label=draw(TEXT), origin=draw(st.sampled_from(Origin)))
