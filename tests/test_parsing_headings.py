"""Units that headings, rows and columns give to the numbers below and behind them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Indicator, Reason, find_figures, find_nonfigures
from miitbrief.reading.quantities.mentions import find_mentions

_SCALES = {
    "thousand": 3,
    "millions of": 6,
    "billion": 9,
    "10,000": 4,
    "100 million": 8,
    "1,000": 3,
    "": 0,
}
_UNITS = {"tonnes": "tonne", "US dollars": "USD", "yuan": "CNY", "kilowatts": "kilowatt"}
_NOTES = ["({})", "(in {})", "(unit: {})", ", in {}"]


def _read(text: str) -> list[tuple[Decimal, str | None]]:
    """Return the value and the unit of each number of a text, years apart."""
    return [
        (each.value, each.unit)
        for each in find_mentions(text)
        if each.unit or not 1900 <= each.value <= 2100
    ]


@given(
    st.sampled_from(sorted(_SCALES)),
    st.sampled_from(sorted(_UNITS)),
    st.sampled_from(_NOTES),
    st.lists(st.decimals("0.1", "9000", places=1), min_size=1, max_size=5),
)
def test_a_heading_gives_its_unit_to_the_lines_below(
    scale: str, unit: str, note: str, numbers: list[Decimal]
) -> None:
    """Whatever its form and scale, a heading counts for every row below it."""
    heading = f"Output of some goods {note.format(f'{scale} {unit}'.strip())}"
    rows = "\n".join(f"Goods {chr(65 + n)} {number}" for n, number in enumerate(numbers))
    wanted = [(number * 10 ** _SCALES[scale], _UNITS[unit]) for number in numbers]
    assert _read(f"{heading}\n{rows}") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Exports (in billions of US dollars): 312.4", [(312_400_000_000, "USD")]),
        ("Beds (thousand) | 483 | 480", [(483_000, None), (480_000, None)]),
        ("Life expectancy (years): 78.2", [(Decimal("78.2"), "year")]),
        ("Debt ($bn): 84.2", [(84_200_000_000, "USD")]),
        ("Growth of GDP, in percent\n2021: 6.9\n2022: 4.3", [(6.9, "percent"), (4.3, "percent")]),
        ("Unit: 10,000 yuan\nTea | 1,240\nSalt | 15", [(12_400_000, "CNY"), (150_000, "CNY")]),
        (
            "Output (10,000 tonnes)\nGoods | Output | Growth (%)\nSteel | 1,240 | 3.1",
            [(12_400_000, "tonne"), (3.1, "percent")],
        ),
    ],
)
def test_where_a_unit_holds(text: str, wanted: list[tuple[float, str | None]]) -> None:
    """A unit holds behind it in its line, below it, or in its column."""
    assert _read(text) == [(Decimal(str(value)), unit) for value, unit in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Output (thousand tonnes)\nSteel 5\n\nMines: 14",
        "Output (thousand tonnes)\nSteel 5\nIn all of the province there are mines: 14.",
        "Output (tonnes)\nPrices (dollars)\nSteel 5\nTea 14",
        "Sales of steel (a metal) came to 14",
        "Of steel (100 tonnes) there are 14",
        "The ship (2020) has 14 sisters",
    ],
)
def test_where_no_unit_holds(text: str) -> None:
    """Nothing is given beyond an empty line or a sentence, by two headings, or by a plain aside."""
    assert _read(text)[-1] == (Decimal(14), None)


def test_what_is_counted_in_is_no_figure() -> None:
    """The scale of a heading is no amount, and it is not lost."""
    text = "Output (10,000 tonnes)\nSteel 1,240"
    assert [(each.quantity.text, str(each.quantity.unit)) for each in find_figures(text)] == [
        ("1,240", "tonne")
    ]
    assert (("10,000 tonnes", Reason.DENOMINATOR)) in [
        (each.literal, each.reason) for each in find_nonfigures(text)
    ]


def test_rows_that_tabs_part() -> None:
    """Cells between tabs are cells; what is read stands where it is printed."""
    text = "Goods\tOutput (tonnes)\tGrowth (%)\nSteel\t1,240\t3.1"
    found = find_figures(text)
    assert [(f.span.of(text), str(f.quantity.unit)) for f in found] == [
        ("1,240", "tonne"),
        ("3.1", "percent"),
    ]


def test_rows_have_the_times_and_the_measures_of_their_table() -> None:
    """A cell has the time at the head of its column, and measures what its row is about."""
    found = find_figures(
        "Item | 2021 | 2022\nHospitals | 1,887 | 1,893\nBeds (thousand) | 483 | 480"
    )
    assert [(f.measure, str(f.period)) for f in found if isinstance(f, Indicator)] == [
        ("hospitals", "2021-12-31"),
        ("hospitals", "2022-12-31"),
        ("beds", "2021-12-31"),
        ("beds", "2022-12-31"),
    ]
