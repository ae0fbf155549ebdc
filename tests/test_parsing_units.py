"""The units of figures, and what holds of every number that is found in any text."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_steps import find_denominators, find_senses, find_units

from miitbrief import find_figures
from miitbrief.model.figures import Indicator, NonFigure, Target
from miitbrief.model.quantities import Quantity, Unit
from miitbrief.model.spans import Span
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.quantities.mentions import find_mentions

_PARTS = re.split(
    " ",
    "0 1 5 12 007 3.5 41.2C 2,000 1,234,567 9.6m 12bn 5% 1/2 4x4 24/7 2020 1850-1900 3-4 "
    "\uff15 \uff11\uff12 one two nine twenty seventy-three hundred thousand million billion "
    "trillion dozen half third quarter fifths two-thirds doubled tripled twice threefold "
    "halved in out of every and a an the per to or from by at up down more less fewer than "
    "about nearly over some most least within under top aged age index PMI FTSE points "
    "percentage basis percent % times fold yuan dollars RMB $ US$ \u20ac \u00a3 \u00a5 HK$ km "
    "tonnes barrels degrees Celsius years months days hours minutes decade ago earlier January "
    "May Feb. Monday first 18th Five-Year rose fell grew cut added average annual growth rate "
    "share contribution another further between against compared with respectively daily "
    "parts magnitude list largest factor that those people firms ports is was , . ; : ( ) - "
    "\u2013 ~ + ' \" \u201c \u201d /",
)
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=16).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
)


class TestAnyText:
    """What holds for every text."""

    @given(_TEXTS | st.text())
    @example("9 out of 10 firms")
    @example("2 in 3, twenty five in 100 and one in 1,000")
    @example("2 and a half million or 5 to 6 million percent")
    @example("$2-3 million times, 5 or 6 million basis points")
    @example("half a million to a dozen")
    @settings(max_examples=300)
    def test_every_number_makes_a_figure(self, text: str) -> None:
        """Each number has a value, a unit and a kind that go together."""
        mentions = find_mentions(text)
        senses = find_senses(text, mentions)
        units = find_units(text, mentions, senses)
        for mention, sense, unit in zip(mentions, senses, units, strict=True):
            literal = mention.span.of(text)
            for each in (unit, Unit(name=mention.unit or "count")):
                quantity = Quantity(value=mention.value, unit=each, text=literal)
                assert quantity.printed.contains(quantity.value)
            figure = Indicator(
                id="i",
                measure="m",
                kind=sense.kind,
                quantity=quantity,
                direction=sense.direction,
                span=mention.span,
                note="More than the whole.",
            )
            assert figure.kind is sense.kind

    @given(_TEXTS)
    @settings(max_examples=200)
    def test_any_text_is_read(self, text: str) -> None:
        """Any text is read to its end, and its digits are all accounted for."""
        found = find_figures(text)
        assert all(isinstance(each, Indicator | Target | NonFigure) for each in found)

    @given(_TEXTS)
    @settings(max_examples=200)
    def test_every_digit_is_somewhere(self, text: str) -> None:
        """Each digit stands in exactly one number."""
        numbers = find_numbers(text)
        spans: list[Span] = [mention.span for mention in numbers.mentions]
        spans += [nonfigure.span for nonfigure in numbers.nonfigures]
        for match in re.finditer(r"[0-9]", text):
            digit = Span(start=match.start(), end=match.end())
            assert sum(span.contains(digit) for span in spans) == 1


def _units(text: str) -> list[Unit]:
    """Return the units of all numbers of a text that may be figures."""
    mentions = find_numbers(text).mentions
    return list(find_units(text, mentions, find_senses(text, mentions)))


class TestDenominators:
    """What amounts are said per."""

    @given(
        st.integers(min_value=1, max_value=999),
        st.sampled_from(["barrel", "tonne", "litre", "share", "head", "day", "year", "hour"]),
        st.sampled_from([" per ", " a ", " each "]),
    )
    def test_behind(self, number: int, thing: str, link: str) -> None:
        """A thing behind the amount is its denominator."""
        assert [unit.per for unit in _units(f"It cost {number} yuan{link}{thing}.")] == [thing]

    @given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=99))
    def test_no_denominator_of_a_rate(self, first: int, second: int) -> None:
        """A percentage has no denominator, and a year that only dates is none."""
        text = f"Use per barrel fell {first}%, {second} percentage points more than a year earlier."
        assert [unit.per for unit in _units(text)] == [None, None]

    @pytest.mark.parametrize(
        ("text", "pers"),
        [
            ("There were 208 cars per 1,000 people.", ["1,000 people"]),
            ("It had 6 per 1,000 live births in all.", ["1,000 live births"]),
            ("The number of cars per 1,000 people rose from 89 to 208.", ["1,000 people"] * 2),
            ("Sales per shopper reached 600 yuan.", ["shopper"]),
            ("Per capita income was 600 yuan.", ["capita"]),
            ("It fell from 90 dollars a barrel to 82 dollars.", ["barrel"] * 2),
            ("It fell $2 to $78 a barrel.", ["barrel"] * 2),
            ("It costs between $3 and $4 a dose.", ["dose"] * 2),
            ("They made a \u20ac40-a-share offer.", ["share"]),
            ("A litre of diesel now costs 74 cents.", ["litre"]),
            ("The average ticket price was 40 yuan.", ["ticket"]),
            ("It drew 31,500 fans a match.", ["match"]),
            ("It costs $7,900 per 40-foot box.", ["40-foot box"]),
            ("The pupil-teacher ratio was 17.4 to one.", ["teacher"]),
            ("Per capita space, which was 32 square metres, is 41 square metres.", ["capita"] * 2),
            ("It sank by 90,000 bpd.", ["day"]),
            ("It has 1.7 billion daily users.", [None]),
            ("The average monthly volume was 10 billion.", ["month"]),
            ("It fell to 48 grams per km.", ["kilometre"]),
            ("It is 5 yuan/kWh there.", ["kilowatt-hour"]),
            ("It made 300 litres of tea a day.", ["day"]),
            ("Daily sales topped 900.", ["day"]),
            ("Hourly pay rose to $31.", ["hour"]),
            ("Household size averages 2.1 people.", ["household"]),
            ("It had one crash per 147,000 km.", ["crash"]),
            ("There is one doctor per 300 people.", ["300 people"]),
            ("The euro bought 7.92 yuan or $1.11.", ["euro", "euro"]),
            ("The yuan was 6.99 against the dollar.", ["U.S. dollar"]),
            ("It went at 12 mph and at 20 km/h.", ["hour", "hour"]),
            ("It had 431 parts per million.", ["million"]),
            ("It has 3 million more than a year before.", [None]),
            ("It has 2.6 a decade ago.", [None]),
            ("The price is 5 yuan a kilo, and they sold 40 lamps.", ["kilogram", None]),
        ],
    )
    def test_examples(self, text: str, pers: list[str | None]) -> None:
        """Each way of saying a denominator is understood."""
        assert [unit.per for unit in _units(text)] == pers

    def test_numbers_alone(self) -> None:
        """The denominators are those of the numbers that are given, in their order."""
        text = "They paid 5 yuan a kilo."
        assert find_denominators(text, find_mentions(text)) == ("kilogram",)
        assert find_denominators(text, ()) == ()


class TestPaces:
    """Changes that are made again and again."""

    @pytest.mark.parametrize(
        ("text", "per"),
        [
            ("The share rose by 0.6 percentage points a year.", "year"),
            ("The city added 40 buses each month.", "month"),
            ("The share rose by 0.6 percentage points a year ago.", None),
            ("The share rose by 0.6 percentage points.", None),
        ],
    )
    def test_per(self, text: str, per: str | None) -> None:
        """A change "a year" is said per year, one of "a year ago" is not."""
        (figure,) = (f for f in find_figures(text) if isinstance(f, Indicator))
        assert figure.quantity.unit.per == per


class TestCounted:
    """What is counted."""

    @pytest.mark.parametrize(
        ("text", "counted"),
        [
            ("They run 12 new 5G base stations in all.", ["new 5G base stations"]),
            ("It has 70 large and medium-sized cities.", ["large and medium-sized cities"]),
            ("It hit 9 homes and businesses.", ["homes and businesses"]),
            ("It covers 2 million homes and needs 300 people.", ["homes", "people"]),
            ("They bought 18 Airbus 320 jets.", ["Airbus 320 jets"]),
            ("It sold 30 kinds of lamps.", ["kinds of lamps"]),
            ("It has 8 to 10 ports.", ["ports", "ports"]),
            ("Twenty or more of our 80 ports are open.", ["ports", "ports"]),
            ("It has 300-plus teachers.", ["teachers"]),
            ("It has 40 ports, nine of them new.", ["ports", "ports"]),
            ("It has 40 ports; nine are new.", ["ports", None]),
            ("It has 40 ports. Nine are new.", ["ports", None]),
            ("Its crew fell to 40.", [None]),
        ],
    )
    def test_examples(self, text: str, counted: list[str | None]) -> None:
        """The plural right behind a number is counted, and a bare number goes on with it."""
        assert [unit.counted for unit in _units(text)] == counted

    def test_an_index_has_points(self) -> None:
        """A bare number of an index is in index points, and one with a sign is in percent."""
        assert [unit.name for unit in _units("The index was 52.9 in May.")] == ["index point"]
        assert [unit.name for unit in _units("The index was 52.9% in May.")] == ["percent"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The Gini coefficient of incomes fell to 0.41 in 2021.", "coefficient"),
        ("The sentiment index fell to 96.1 in May.", "index point"),
        ("The coefficient was known. The sentiment index fell to 96.1 in May.", "index point"),
    ],
)
def test_a_coefficient_has_no_points(text: str, unit: str) -> None:
    """An index is in points, and a coefficient is one."""
    (figure,) = (each for each in find_figures(text) if isinstance(each, Indicator))
    assert figure.quantity.unit.name == unit


@pytest.mark.parametrize(
    ("text", "years"), [("2 decades", 20), ("1 decade", 10), ("3 centuries", 300)]
)
def test_decades_in_digits(text: str, years: int) -> None:
    """Decades and centuries are years, also where their number is printed in digits."""
    (figure,) = find_figures(f"The mill worked for {text}.")
    assert (figure.quantity.value, figure.quantity.unit.name) == (Decimal(years), "year")
