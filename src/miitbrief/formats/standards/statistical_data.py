"""Figures as observations in SDMX-CSV 2.0, as statistical offices exchange them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from miitbrief._printing import printable
from miitbrief.corpora.selections import Selection, selection_of
from miitbrief.formats.tables import Scalar, Source
from miitbrief.formats.tables.columns import scale_of
from miitbrief.formats.tables.csv_text import csv_text
from miitbrief.formats.tables.sources import briefings_of
from miitbrief.model._numbers import to_decimal
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Indicator
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Hedge, Quantity, Unit

__all__ = ["sdmx_csv"]

#: The kind of structure, its name, and that the observations are to be taken in.
_STRUCTURE = ("datastructure", "MIITBRIEF:FIGURES(1.0)", "I")

_DIMENSIONS = ("INDICATOR", "KIND", "BRIEFING", "FIGURE", "TIME_PERIOD")
_ATTRIBUTES = (
    *("UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "OBS_STATUS", "LOWER", "UPPER"),
    *("BASE_PER", "PRICE_BASIS", "SPEAKER", "SOURCE", "TITLE"),
)
_COLUMNS = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *_DIMENSIONS, "OBS_VALUE", *_ATTRIBUTES)

#: What no code of SDMX may have, and what stands for it.
_NO_CODE = re.compile(r"[^A-Za-z0-9_-]")

#: Words of the code list CL_OBS_STATUS: a normal value, and an estimated one.
_NORMAL, _ESTIMATED = "A", "E"


def sdmx_csv(source: Source) -> str:
    """Return what officials state as observations in SDMX-CSV 2.0.

    ``INDICATOR``, ``KIND``, ``BRIEFING``, ``FIGURE`` and ``TIME_PERIOD`` tell observations apart:
    the slug of the concept, what the number says of it, where it was said, and when it is true.
    ``OBS_VALUE`` times ten to the power of ``UNIT_MULT`` is the number in ``UNIT_MEASURE``, with as
    many ``DECIMALS`` as are printed; a fall is negative.  ``LOWER`` and ``UPPER`` are what it may
    stand for, on the same scale.  ``OBS_STATUS`` is E for what is about right, and else A.  In
    codes, ``$`` stands for a slash, and ``@`` with six digits for another sign that none may have.

    What it cannot say: targets, which are no observations; figures without a concept or a period,
    which have no key; and whether an end belongs to an interval.

    Args:
        source: Briefings, or what is selected of them.

    >>> from miitbrief import load
    >>> text = sdmx_csv(load("2022-02-28").select(concept="nev-sales", period="2016"))
    >>> print(*text.splitlines()[1].split(",")[3:13], sep=" ")
    nev-sales level 2022-02-28 2022-02-28$q03$a2$i01 2016 507 count 3 0 A
    """
    chosen = source if isinstance(source, Selection) else selection_of(briefings_of(source), {})
    rows = (
        tuple(_row(one.briefing, one.indicator, one.indicator.concept, one.indicator.period))
        for one in chosen
        if one.indicator and one.indicator.concept and one.indicator.period
    )
    return csv_text(_COLUMNS, rows)


def _row(briefing: Briefing, figure: Indicator, concept: str, period: Period) -> Iterator[Scalar]:
    """Yield the cells of an observation."""
    yield from _STRUCTURE
    yield from (_code(each) for each in (concept, figure.kind, briefing.id, figure.id))
    yield _time(period)
    power = _power(figure.quantity)
    sign = 1 if figure.factor >= 0 else -1
    value = to_decimal(sign * Fraction(figure.quantity.value) / 10**power, up=False)
    yield value
    yield _unit(figure.quantity.unit)
    yield power
    yield _decimals(figure.quantity, value, power)
    yield _ESTIMATED if figure.quantity.hedge is Hedge.ABOUT else _NORMAL
    # The interval is in the unit in which figures are compared, which may be another.
    interval = figure.interval() / (abs(figure.factor) * 10**power)
    yield from (interval.lower, interval.upper)
    yield None if figure.basis is None else _time(figure.basis)
    yield figure.price_basis
    yield None if figure.speaker is None else _code(figure.speaker.id)
    yield from (_line(each) for each in (figure.source or briefing.source, figure.measure))


def _power(quantity: Quantity) -> int:
    """Return the power of ten that the printed digits are multiplied by, 0 for other factors."""
    scale = scale_of(quantity)
    power = scale.adjusted()
    return power if power > 0 and scale == Decimal(10) ** power else 0


def _decimals(quantity: Quantity, value: Decimal, power: int) -> int:
    """Return how many decimals are printed."""
    if quantity.step:
        return max(0, power - to_decimal(Fraction(quantity.step), up=False).adjusted())
    return len(f"{value:f}".partition(".")[2].rstrip("0"))


def _time(period: Period) -> str:
    """Return a period as SDMX has it: one name, or a first day and a duration."""
    name = period.isoformat()
    if "/" not in name:
        return name.replace("-H", "-S")
    return f"{period.start}/P{period.count('day')}D"


def _unit(unit: Unit) -> str:
    """Return the code of a unit."""
    return _code("_".join(f"{unit.name} {f'per {unit.per}' if unit.per else ''}".split()))


def _code(identifier: str) -> str:
    """Return an id as a code, of signs that codes may have; two ids never have one code."""
    return _NO_CODE.sub(
        lambda sign: "$" if sign[0] == "/" else f"@{ord(sign[0]):06x}", str(identifier)
    )


def _line(text: str | None) -> str | None:
    """Return a text on one line, since not all readers take cells of several."""
    return None if text is None else printable(" ".join(text.split()))
