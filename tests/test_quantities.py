"""Quantities: what a printed number may stand for."""

import math
import pickle
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import Hedge, Interval, InvalidValueError, Quantity, Rounding, Unit
from miitbrief.reading.quantities.lexicon import table
from miitbrief.testing import quantities, units

PERCENT = Unit(name="percent")
YUAN = Unit(name="CNY")
STATIONS = Unit(name="count", counted="5G base stations")
RULES = st.sampled_from(Rounding)
STEPS = st.integers(-4, 12).map(lambda power: Decimal(1).scaleb(power)) | st.sampled_from(
    [Fraction(1, 2), Fraction(1, 4), Fraction(1, 5), Fraction(50)]
)
#: Numbers of steps, of which many lie halfway between two whole ones.
COUNTS = st.integers(0, 10**6).map(lambda eighths: Fraction(eighths, 8)) | st.fractions(0, 1000)
#: A printed number of steps, and a number beside it, of which many lie halfway to the next.
NEAR = st.integers(-20, 20).flatmap(
    lambda printed: st.tuples(
        st.just(printed),
        st.integers(-12, 12).map(lambda eighths: printed + Fraction(eighths, 8))
        | st.fractions(printed - 2, printed + 2),
    )
)
#: Units of amounts, and those whose zeros are digits like others.
AMOUNTS = [STATIONS, YUAN]
NO_AMOUNTS = ["percent", "percentage point", "times", "rank", "index point", "year", "month", "day"]


def spelt(value: int) -> list[str]:
    """Return a number with the scale words that it has whole."""
    scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
    return [f"{value // of} {word}" for word, of in scales.items() if value % of == 0]


def percent(text: str, hedge: Hedge = Hedge.EXACT) -> Quantity:
    """Return the rate that a text such as "6.3%" prints."""
    return Quantity(value=Decimal(text.rstrip("%")), unit=PERCENT, hedge=hedge, text=text)


class TestRounding:
    """The rules by which a publisher rounds."""

    @settings(max_examples=300)
    @given(RULES, COUNTS, STEPS)
    def test_a_rounded_number_stands_for_what_was_rounded(
        self, rule: Rounding, count: Fraction, step: Decimal | Fraction
    ) -> None:
        """A number lies in the interval of what its rule prints."""
        number = count * Fraction(step)
        assert rule.interval(rule.round(number, step), step).contains(number)

    @settings(max_examples=300)
    @given(RULES, COUNTS, STEPS)
    def test_rounds_to_whole_steps(
        self, rule: Rounding, count: Fraction, step: Decimal | Fraction
    ) -> None:
        """A rule prints the whole number of steps that it says."""
        expected = {
            Rounding.HALF: math.floor(count + Fraction(1, 2)),
            Rounding.HALF_UP: math.floor(count + Fraction(1, 2)),
            Rounding.HALF_EVEN: round(count),
            Rounding.TRUNCATION: math.floor(count),
        }
        printed = rule.round(count * Fraction(step), step)
        assert Fraction(printed) == expected[rule] * Fraction(step)

    @settings(max_examples=300)
    @given(RULES, NEAR, STEPS)
    def test_the_interval_holds_what_is_rounded_so_and_nothing_else(
        self, rule: Rounding, near: tuple[int, Fraction], step: Decimal | Fraction
    ) -> None:
        """A number is in the interval of a printed one just where the rule prints it so.

        That holds for every sign, and at zero.  `HALF`, which says nothing of ties, has a tie in
        the intervals of both neighbours and prints the outer one.
        """
        printed, number = (Fraction(each) * Fraction(step) for each in near)
        stands_for = rule.interval(printed, step).contains(number)
        if rule is Rounding.HALF:
            assert stands_for == (abs(number - printed) <= Fraction(step) / 2)
        else:
            assert stands_for == (Fraction(rule.round(number, step)) == printed)

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            (Rounding.HALF, "[-0.05, 0.05]"),
            (Rounding.HALF_UP, "(-0.05, 0.05)"),
            (Rounding.HALF_EVEN, "[-0.05, 0.05]"),
            (Rounding.TRUNCATION, "(-0.1, 0.1)"),
        ],
    )
    def test_to_zero_a_rule_rounds_from_either_side(self, rule: Rounding, expected: str) -> None:
        """A tie up leaves zero, and what is cut off was above or below."""
        assert str(rule.interval(Decimal("0.0"), Decimal("0.1"))) == expected
        assert str(rule.interval(Decimal("-0.0"), Decimal("0.1"))) == expected
        assert str(percent("0.0%").printed_by(rule)) == expected

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            (Rounding.HALF, "[-2.55, -2.45]"),
            (Rounding.HALF_UP, "(-2.55, -2.45]"),
            (Rounding.HALF_EVEN, "(-2.55, -2.45)"),
            (Rounding.TRUNCATION, "(-2.6, -2.5]"),
        ],
    )
    def test_below_zero_a_rule_is_the_mirror_image(self, rule: Rounding, expected: str) -> None:
        """The outer end of a fall is its lower one."""
        assert str(rule.interval(Decimal("-2.5"), Decimal("0.1"))) == expected

    @pytest.mark.parametrize("use", ["interval", "round"])
    @pytest.mark.parametrize(
        ("value", "step", "expected"),
        [
            ("5", 1, "value must be a number, got '5'"),
            (None, 1, "value must be a number, got None"),
            (float("nan"), 1, "value must be a finite number, got nan"),
            (5, "1", "step must be a number, got '1'"),
            (5, True, "step must be a number, got True"),
            (5, -1, "step must not be negative, got -1"),
            (5, Decimal("1E+999999"), "step must be a number of at most 500 digits"),
        ],
    )
    def test_refuses_what_is_no_number(
        self, use: str, value: Any, step: Any, expected: str
    ) -> None:
        """The error names the argument."""
        with pytest.raises(InvalidValueError, match=expected):
            getattr(Rounding.HALF, use)(value, step)

    @given(st.integers(0, 1000), STEPS)
    def test_half_gives_a_tie_to_both_neighbours(
        self, count: int, step: Decimal | Fraction
    ) -> None:
        """By default a number halfway between two printed ones may have been printed as either."""
        unit = Fraction(step)
        below, above = (
            Rounding.HALF.interval(Rounding.HALF.round(unit * each, step), step)
            for each in (count, count + 1)
        )
        assert below.intersection(above) == Interval.exactly(unit * count + unit / 2)

    @given(RULES, st.integers(0, 1000), STEPS)
    def test_the_interval_is_one_step_wide(
        self, rule: Rounding, count: int, step: Decimal | Fraction
    ) -> None:
        """Whatever the rule, the numbers that it prints alike lie within one step.

        Cut off to zero is what lies on either side of it.
        """
        width = rule.interval(rule.round(Fraction(step) * count, step), step).width
        steps = 2 if rule is Rounding.TRUNCATION and count == 0 else 1
        assert Fraction(width or 0) == steps * Fraction(step)

    @pytest.mark.parametrize(
        ("rule", "value", "expected"),
        [
            (Rounding.HALF, "2.5", "[2.45, 2.55]"),
            (Rounding.HALF_UP, "2.5", "[2.45, 2.55)"),
            (Rounding.HALF_EVEN, "2.5", "(2.45, 2.55)"),
            (Rounding.HALF_EVEN, "2.6", "[2.55, 2.65]"),
            (Rounding.TRUNCATION, "2.5", "[2.5, 2.6)"),
        ],
    )
    def test_ends_are_open_where_a_tie_goes_elsewhere(
        self, rule: Rounding, value: str, expected: str
    ) -> None:
        """An end belongs to the interval just where the rule rounds it there."""
        assert str(rule.interval(Decimal(value), Decimal("0.1"))) == expected

    @given(RULES, st.decimals(0, 10**6, places=3))
    def test_what_is_exact_stands_for_itself(self, rule: Rounding, value: Decimal) -> None:
        """A step of zero rounds nothing."""
        assert rule.interval(value, Decimal(0)) == Interval.exactly(value)

    @given(RULES, COUNTS, STEPS)
    def test_a_fall_is_rounded_as_a_rise(
        self, rule: Rounding, count: Fraction, step: Decimal | Fraction
    ) -> None:
        """A negative number is printed as the positive one with a minus sign."""
        number = count * Fraction(step)
        assert rule.round(-number, step) == -rule.round(number, step)

    @given(RULES, COUNTS, STEPS)
    def test_the_decimal_context_does_not_matter(
        self, rule: Rounding, count: Fraction, step: Decimal | Fraction
    ) -> None:
        """A program that computes with few digits rounds alike."""
        number = count * Fraction(step)
        usual = rule.round(number, step)
        with localcontext(prec=2):
            printed = rule.round(number, step)
        assert printed == usual

    def test_a_step_of_zero_rounds_nothing(self) -> None:
        """The step of an exact count is zero, and an exact number is printed as it is."""
        assert Rounding.HALF.round(Fraction(7, 2), Decimal(0)) == Decimal("3.5")

    @pytest.mark.parametrize("sign", [1, -1])
    def test_a_number_next_to_a_tie_is_no_tie(self, sign: int) -> None:
        """However near to a half, what is above it is rounded up and what is below it down."""
        near = Fraction(1, 3 * 10**60)
        assert Rounding.HALF_EVEN.round(sign * (Fraction(1, 2) + near), Decimal(1)) == sign
        assert Rounding.HALF.round(sign * (Fraction(1, 2) - near), Decimal(1)) == 0


class TestWords:
    """The enumerations of words."""

    @pytest.mark.parametrize("words", [Hedge, Rounding])
    def test_a_member_is_its_word(self, words: type[Hedge] | type[Rounding]) -> None:
        """A word names its member and prints as itself."""
        assert all(words(str(member)) is member for member in words)
        assert all(member.name.lower() == str(member) for member in words)

    @pytest.mark.parametrize("word", ["halfway", "", 3, None])
    def test_another_word_is_refused_with_those_that_there_are(self, word: Any) -> None:
        """The error lists every word."""
        expected = (
            r"expected a Rounding \('half', 'half_up', 'half_even', 'truncation'\), "
            f"got {word!r}"
        )
        with pytest.raises(InvalidValueError, match=expected):
            Rounding(word)

    def test_a_quantity_takes_the_word_of_its_hedge(self) -> None:
        """The word stands for the member, and another word is refused."""
        taken: Any = "more_than"
        assert percent("50%", hedge=taken).hedge is Hedge.MORE_THAN
        wrong: Any = "roughly"
        with pytest.raises(InvalidValueError, match=r"expected a Hedge .* got 'roughly'"):
            percent("50%", hedge=wrong)


class TestUnit:
    """Units."""

    @pytest.mark.parametrize(
        ("unit", "text"),
        [
            (PERCENT, "percent"),
            (STATIONS, "5G base stations"),
            (Unit(name="count"), "count"),
            (Unit(name="kilometre", per="accident"), "kilometre per accident"),
            (
                Unit(name="count", counted="patents", per="10,000 people"),
                "patents per 10,000 people",
            ),
        ],
    )
    def test_is_written_in_words(self, unit: Unit, text: str) -> None:
        """A unit names what is counted, and by what it is divided."""
        assert str(unit) == text

    @pytest.mark.parametrize(
        ("name", "money"),
        [
            ("CNY", True),
            ("USD", True),
            ("cny", False),
            ("CNYX", False),
            ("CN", False),
            ("5GA", False),
        ],
    )
    def test_money_is_three_capital_letters(self, name: str, *, money: bool) -> None:
        """Currencies have the codes of ISO 4217, and nothing else has."""
        assert Unit(name=name).is_money is money

    @given(units())
    def test_survives_a_pickle(self, unit: Unit) -> None:
        """A pickled unit is equal, with the same hash."""
        again = pickle.loads(pickle.dumps(unit))  # noqa: S301 - the pickle is our own.
        assert again == unit
        assert hash(again) == hash(unit)

    @pytest.mark.parametrize("field", ["name", "per", "counted"])
    @pytest.mark.parametrize("wrong", ["", " ", 3])
    def test_refuses_a_blank_field(self, field: str, wrong: object) -> None:
        """Every word of a unit is a text that is not blank."""
        fields: dict[str, Any] = {"name": "count", field: wrong}
        with pytest.raises(
            InvalidValueError, match=rf"Unit\.{field} must be a text that is not bl"
        ):
            Unit(**fields)

    @pytest.mark.parametrize(
        ("name", "nearest"),
        [
            ("percnt", "percent"),
            ("precent", "percent"),
            ("per cent", "percent"),
            ("Percent", "percent"),
            ("percents", "percent"),
            ("%", "percent"),
            ("percentage points", "percentage point"),
            ("percentage-point", "percentage point"),
            ("percent point", "percentage point"),
            ("basis points", "basis point"),
            ("Basis Point", "basis point"),
            ("index-point", "index point"),
            ("years", "year"),
            ("Days", "day"),
            ("counts", "count"),
        ],
    )
    def test_names_the_nearest_of_a_misspelling(self, name: str, nearest: str) -> None:
        """What can be no other unit than a known one is refused with its name."""
        with pytest.raises(
            InvalidValueError,
            match=f"Unit.name '{name}' is no unit that is known; the nearest is '{nearest}'$",
        ):
            Unit(name=name)

    @pytest.mark.parametrize(
        "name",
        [
            *(
                "percent",
                "percentage point",
                "basis point",
                "index point",
                "times",
                "count",
                "rank",
            ),
            *("year", "quarter", "month", "week", "day", "hour", "minute", "second", "CNY", "cny"),
            *(
                "kilometre",
                "kilometer",
                "tonne",
                "ton",
                "tank",
                "bank",
                "county",
                "moment",
                "court",
            ),
            *("pint", "point", "percentile", "quartet", "data point", "mile", "degree Celsius"),
            *("kilowatt-hour", "mu", "byte per second", "person", "household", "time", "decade"),
        ],
    )
    def test_takes_the_name_of_any_unit(self, name: str) -> None:
        """A word that is near to a known unit may be another unit."""
        assert Unit(name=name).name == name

    def test_takes_the_units_of_the_reader(self) -> None:
        """No unit that the reader finds in texts is taken for a misspelling."""
        tables = ("currency_before", "currency_after", "units", "durations", "currency_names")
        for name in {name for each in tables for name in table(each).values()}:
            assert Unit(name=name).name == name

    def test_refuses_to_count_in_another_unit(self) -> None:
        """Only a count counts something."""
        expected = "only the unit 'count' counts something; 'percent' cannot count 'stations'"
        with pytest.raises(InvalidValueError, match=expected):
            Unit(name="percent", counted="stations")


class TestPrinted:
    """The numbers that are printed so."""

    @given(quantities(), RULES)
    def test_a_printed_number_stands_for_itself(self, quantity: Quantity, rule: Rounding) -> None:
        """The value is in the interval of every rule, and each rule's is within the default's."""
        assert quantity.printed_by(rule).contains(quantity.value)
        assert quantity.printed == quantity.printed_by(Rounding.HALF)

    @given(quantities(), RULES)
    def test_the_interval_is_one_step_wide(self, quantity: Quantity, rule: Rounding) -> None:
        """A number is known to the unit of its last printed digit, cut off to zero to two."""
        steps = 2 if rule is Rounding.TRUNCATION and not quantity.value else 1
        assert quantity.printed_by(rule).width == steps * quantity.step

    @given(quantities(), RULES)
    def test_a_negative_number_is_the_mirror_image(
        self, quantity: Quantity, rule: Rounding
    ) -> None:
        """A rule cuts or rounds the digits, so the sign does not matter to it."""
        mirrored = attrs.evolve(quantity, value=-quantity.value)
        if quantity.value:
            assert mirrored.printed_by(rule) == -quantity.printed_by(rule)
        else:
            assert mirrored.printed_by(rule) == quantity.printed_by(rule)

    @pytest.mark.parametrize(
        ("text", "value", "unit", "expected"),
        [
            ("28%", "28", PERCENT, "[27.5, 28.5]"),
            ("28.0%", "28.0", PERCENT, "[27.95, 28.05]"),
            ("-0.1%", "-0.1", PERCENT, "[-0.15, -0.05]"),
            ("half", "50", PERCENT, "[25, 75]"),
            ("a quarter", "25", PERCENT, "[12.5, 37.5]"),
            ("half", "0.5", Unit(name="times"), "[0.25, 0.75]"),
            ("doubled", "2", Unit(name="times"), "[1.5, 2.5]"),
            ("1.6 times", "1.6", Unit(name="times"), "[1.55, 1.65]"),
            ("507,000", "507000", STATIONS, "[506500, 507500]"),
            ("1.367 million", "1367000", STATIONS, "[1366500, 1367500]"),
            ("20.9 trillion yuan", "20900000000000", YUAN, "[20850000000000, 20950000000000]"),
            ("one trillion yuan", "1000000000000", YUAN, "[500000000000, 1500000000000]"),
            ("\uff12\uff18\uff0e\uff10\uff05", "28.0", PERCENT, "[27.95, 28.05]"),
        ],
    )
    def test_of_numbers_as_they_are_printed(
        self, text: str, value: str, unit: Unit, expected: str
    ) -> None:
        """Decimals, groups of zeros, scale words and fractions tell the precision."""
        assert str(Quantity(value=Decimal(value), unit=unit, text=text).printed) == expected

    def test_a_third_is_rounded_outwards(self) -> None:
        """The interval of two-thirds has the sixth to each side that no decimal expresses."""
        printed = Quantity(
            value=Decimal("0.67"), unit=Unit(name="times"), text="two-thirds"
        ).printed
        assert printed.lower is not None
        assert printed.upper is not None
        sixth = Fraction(1, 6)
        assert printed.lower < Fraction("0.67") - sixth < Fraction("0.67") + sixth < printed.upper
        assert Fraction(printed.width or 0) - 2 * sixth < Fraction(1, 10**38)

    @pytest.mark.parametrize("name", ["count", "rank", "year", "month", "day"])
    @pytest.mark.parametrize("text", ["4,762", "4762", "Four thousand seven hundred, 4762"])
    def test_a_count_to_the_unit_is_exact(self, name: str, text: str) -> None:
        """What is counted one by one and printed to the unit has no rounding."""
        quantity = Quantity(value=4762, unit=Unit(name=name), text=text)
        assert quantity.step == 0
        assert quantity.printed == quantity.possible == Interval.exactly(4762)

    @pytest.mark.parametrize(
        ("text", "value", "unit", "step"),
        [
            ("600,000", 600_000, STATIONS, 1000),
            ("1.43 million", 1_430_000, STATIONS, 10_000),
            ("2 million", 2_000_000, STATIONS, 10**6),
            ("1.5 years", Decimal("1.5"), Unit(name="year"), Decimal("0.1")),
            ("4,762 yuan", 4762, YUAN, 1),
            ("12", 12, PERCENT, 1),
        ],
    )
    def test_other_numbers_are_rounded(
        self, text: str, value: Decimal | int, unit: Unit, step: Decimal | int
    ) -> None:
        """A scaled count, decimals, and whole numbers of what is measured are rounded."""
        assert Quantity(value=value, unit=unit, text=text).step == step

    @pytest.mark.parametrize(
        ("text", "value", "step"),
        [
            ("10", 10_000_000, 10**6),
            ("10", 10_000, 1000),
            ("1.5", 1_500_000_000, 10**8),
            ("2", 2 * 10**12, 10**12),
        ],
    )
    def test_a_scale_may_stand_with_the_next_number(self, text: str, value: int, step: int) -> None:
        """Of "10 to 20 million", the 10 are millions, too, and known to the million."""
        shared = Quantity(value=value, unit=STATIONS, text=text)
        assert shared.step == step
        assert shared.printed.width == step
        assert shared.printed.contains(value)

    def test_number_words_of_things_are_exact(self) -> None:
        """Seventy-three clusters are as exact in words as in digits."""
        clusters = Quantity(value=73, unit=Unit(name="count"), text="Seventy-three")
        assert clusters.printed == Interval.exactly(73)


class TestPossible:
    """The numbers that the words allow."""

    @pytest.mark.parametrize(
        ("hedge", "expected"),
        [
            (Hedge.EXACT, "[49.5, 50.5]"),
            (Hedge.ABOUT, "(-inf, inf)"),
            (Hedge.MORE_THAN, "[50, inf)"),
            (Hedge.AT_LEAST, "[50, inf)"),
            (Hedge.NEARLY, "(-inf, 50]"),
            (Hedge.LESS_THAN, "(-inf, 50]"),
            (Hedge.AT_MOST, "(-inf, 50]"),
        ],
    )
    def test_a_hedge_opens_a_side(self, hedge: Hedge, expected: str) -> None:
        """More than 50 percent is anything from 50 up, nearly 50 percent anything up to it."""
        quantity = percent("50%", hedge=hedge)
        assert str(quantity.possible) == expected
        assert str(quantity.printed) == "[49.5, 50.5]"

    @given(quantities())
    def test_the_printed_number_is_always_possible(self, quantity: Quantity) -> None:
        """No hedge excludes the number that it hedges."""
        assert quantity.possible.contains(quantity.value)
        assert quantity.possible.meets(quantity.printed)

    @given(quantities(), RULES)
    def test_what_is_printed_so_is_possible(self, quantity: Quantity, rule: Rounding) -> None:
        """Without a hedge the words allow all that is printed so, and more only for zeros.

        A hedged quantity allows an unbounded stretch.
        """
        possible = quantity.possible_by(rule)
        if quantity.hedge is not Hedge.EXACT:
            assert possible == quantity.possible
            assert not possible.bounded
            return
        assert possible.contains(quantity.printed_by(rule))
        assert possible == rule.interval(quantity.value, quantity.possible_step)
        assert quantity.possible == quantity.possible_by(Rounding.HALF)
        if quantity.possible_step != quantity.step:
            assert not Fraction(quantity.value) % Fraction(quantity.possible_step)
            assert Fraction(quantity.possible_step) >= 10

    @given(st.integers(1, 10**6), st.integers(0, 9), st.sampled_from(AMOUNTS))
    def test_the_zeros_at_the_end_of_an_amount_may_be_rounding(
        self, whole: int, zeros: int, unit: Unit
    ) -> None:
        """However the number is printed, half a unit of its last other digit lies to each side."""
        value = whole * 10**zeros
        while whole % 10 == 0:
            whole, zeros = whole // 10, zeros + 1
        half = Fraction(10**zeros, 2) if zeros or unit.name == "CNY" else Fraction(0)
        for text in (f"{value}", f"{value:,}", *spelt(value)):
            possible = Quantity(value=value, unit=unit, text=text).possible
            assert Fraction(possible.lower or 0) == value - half
            assert Fraction(possible.upper or 0) == value + half

    @given(st.integers(1, 10**6), st.integers(0, 6), st.sampled_from(NO_AMOUNTS))
    def test_the_zeros_of_other_numbers_are_digits(self, whole: int, zeros: int, name: str) -> None:
        """A percentage, a multiple, a place and a length of time are known to the unit."""
        quantity = Quantity(value=whole * 10**zeros, unit=Unit(name=name))
        assert quantity.possible == quantity.printed

    @given(st.integers(0, 10**6), st.integers(1, 4), st.sampled_from(["", " million"]))
    def test_decimal_zeros_are_precision(self, whole: int, places: int, scale: str) -> None:
        """5.00 million is known to the ten thousand."""
        text = f"{whole}.{'0' * places}{scale}"
        value = Decimal(whole * (10**6 if scale else 1))
        quantity = Quantity(value=value, unit=YUAN, text=text)
        assert quantity.possible == quantity.printed
        assert quantity.step == Fraction(10**6 if scale else 1, 10**places)

    @pytest.mark.parametrize(
        ("text", "value", "unit", "expected"),
        [
            ("400,000", "400000", STATIONS, "[350000, 450000]"),
            ("400,000 yuan", "400000", YUAN, "[350000, 450000]"),
            ("507,000", "507000", STATIONS, "[506500, 507500]"),
            ("4,762", "4762", STATIONS, "[4762, 4762]"),
            ("4,700", "4700", STATIONS, "[4650, 4750]"),
            ("5,000 kilometres", "5000", Unit(name="kilometre"), "[4500, 5500]"),
            ("20 million", "20000000", STATIONS, "[15000000, 25000000]"),
            ("20.0 million", "20000000", STATIONS, "[19950000, 20050000]"),
            ("1.5 million", "1500000", STATIONS, "[1450000, 1550000]"),
            ("twenty", "20", STATIONS, "[15, 25]"),
            ("-400 yuan", "-400", YUAN, "[-450, -350]"),
            ("30%", "30", PERCENT, "[29.5, 30.5]"),
            ("30 percentage points", "30", Unit(name="percentage point"), "[29.5, 30.5]"),
            ("10 times", "10", Unit(name="times"), "[9.5, 10.5]"),
            ("10 years", "10", Unit(name="year"), "[10, 10]"),
            ("28.0%", "28.0", PERCENT, "[27.95, 28.05]"),
            ("0", "0", STATIONS, "[0, 0]"),
        ],
    )
    def test_of_numbers_as_they_are_printed(
        self, text: str, value: str, unit: Unit, expected: str
    ) -> None:
        """Zeros widen amounts and nothing else."""
        assert str(Quantity(value=Decimal(value), unit=unit, text=text).possible) == expected

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            (Rounding.HALF, "[350, 450]"),
            (Rounding.HALF_UP, "[350, 450)"),
            (Rounding.TRUNCATION, "[400, 500)"),
        ],
    )
    def test_a_rule_rounds_to_the_zeros(self, rule: Rounding, expected: str) -> None:
        """What a rule cuts off or rounds are the digits that are zero now."""
        assert str(Quantity(value=400, unit=YUAN).possible_by(rule)) == expected


class TestQuantity:
    """Quantities as objects."""

    def test_the_printed_digit_is_part_of_a_quantity(self) -> None:
        """28 percent is not 28.0 percent, though 28 is 28.0."""
        assert percent("28%") != percent("28.0%")
        assert Quantity(value=28, unit=PERCENT) != Quantity(value=Decimal("28.0"), unit=PERCENT)
        assert percent("28%").value == percent("28.0%").value
        assert len({percent("28%"), percent("28.0%"), percent("28%")}) == 2

    @pytest.mark.parametrize(
        ("value", "text"),
        [(5, "5"), (Decimal("5.0"), "5.0"), (-5, "-5"), (Decimal("1E+3"), "1000")],
    )
    def test_digits_stand_for_a_text_left_out(self, value: Decimal | int, text: str) -> None:
        """A quantity made from a number alone was printed as its digits."""
        assert Quantity(value=value, unit=PERCENT).text == text

    @given(quantities())
    def test_survives_a_pickle(self, quantity: Quantity) -> None:
        """A pickled quantity is equal, with the same hash."""
        again = pickle.loads(pickle.dumps(quantity))  # noqa: S301 - the pickle is our own.
        assert again == quantity
        assert hash(again) == hash(quantity)

    def test_is_written_with_its_hedge(self) -> None:
        """The words come before the number as printed, and an exact number has none."""
        quantity = Quantity(
            value=1_500_000, unit=STATIONS, hedge=Hedge.MORE_THAN, text="1.5 million"
        )
        assert str(quantity) == "more than 1.5 million"
        assert repr(quantity) == "<Quantity more than 1.5 million = 1500000 5G base stations>"
        assert str(percent("28%")) == "28%"

    @pytest.mark.parametrize(
        ("value", "text", "printed"),
        [
            (28, "28.1%", "28.1"),
            (1_367, "1.367 million", "1367000"),
            (Decimal("0.5"), "50%", "50"),
            (50_700, "507,000", "507000"),
            (2_800, "28%", "28"),
            (28_000, "28%", "28"),
            (28_000_000, "28%", "28"),
            (28 * 10**15, "28%", "28"),
            (0, "28%", "28"),
            (28, "0", "0"),
        ],
    )
    def test_refuses_digits_of_another_value(
        self, value: Decimal | int, text: str, printed: str
    ) -> None:
        """The value is the number that was printed, scale word included."""
        expected = f"'{text}' prints {printed}, but the value is {value}"
        with pytest.raises(InvalidValueError, match=expected):
            Quantity(value=value, unit=PERCENT, text=text)

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (28.0, r'28.0; write Decimal\("28.0"\)'),
            ("28", r"""'28'; write Decimal\("28"\)"""),
            ("abc", "'abc'"),
            (True, "True"),
            (None, "None"),
            (Fraction(1, 2), r"Fraction\(1, 2\)"),
        ],
    )
    def test_refuses_what_was_not_printed(self, value: Any, expected: str) -> None:
        """A float has digits that nobody printed, so the value is a Decimal or an int."""
        with pytest.raises(
            InvalidValueError,
            match=rf"Quantity\.value must be a Decimal or an int, got {expected}$",
        ):
            Quantity(value=value, unit=PERCENT)

    @pytest.mark.parametrize("value", [Decimal("1E+999999"), Decimal("1E-999999"), 10**500])
    def test_refuses_a_number_of_too_many_digits(self, value: Decimal | int) -> None:
        """No statistic has five hundred digits."""
        expected = r"Quantity\.value must be a number of at most 500 digits"
        with pytest.raises(InvalidValueError, match=expected):
            Quantity(value=value, unit=PERCENT)

    @pytest.mark.parametrize("text", ["1" * 501, "1." + "1" * 500, "0" * 100_000])
    def test_refuses_a_text_of_too_many_digits(self, text: str) -> None:
        """Nor has a printed one."""
        with pytest.raises(InvalidValueError, match="a number of at most 500 digits, got one of"):
            Quantity(value=1, unit=PERCENT, text=text)

    @pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
    def test_refuses_what_is_not_finite(self, value: str) -> None:
        """A printed number is finite."""
        with pytest.raises(
            InvalidValueError, match=r"Quantity\.value must be a finite number, got"
        ):
            Quantity(value=Decimal(value), unit=PERCENT)

    def test_refuses_a_unit_by_name(self) -> None:
        """A unit is an object, not its name."""
        unit: Any = "percent"
        with pytest.raises(
            InvalidValueError, match=r"Quantity\.unit must be of type Unit, got 'per"
        ):
            Quantity(value=28, unit=unit)

    @pytest.mark.parametrize("text", ["", "  ", 28])
    def test_refuses_a_blank_text(self, text: Any) -> None:
        """What was printed is a text that is not blank."""
        with pytest.raises(InvalidValueError, match=r"Quantity\.text must be a text that is not"):
            Quantity(value=28, unit=PERCENT, text=text)

    @given(quantities(), RULES)
    def test_the_decimal_context_does_not_matter(self, quantity: Quantity, rule: Rounding) -> None:
        """A program that computes with few digits makes the same quantities."""
        with localcontext(prec=2):
            again = attrs.evolve(quantity)
        assert again == quantity
        assert again.printed_by(rule) == quantity.printed_by(rule)

    def test_many_digits_are_held(self) -> None:
        """A number may have more digits than the usual precision."""
        number = Decimal("1" * 30)
        assert Quantity(value=number, unit=YUAN).value == number

    def test_the_decimal_context_does_not_round_what_is_printed(self) -> None:
        """The interval of a number is around the number, however few digits the program uses."""
        quantity = Quantity(value=1_367_512, unit=YUAN)
        with localcontext(prec=4):
            printed = quantity.printed
        assert printed.contains(quantity.value)

    def test_many_digits_stand_for_themselves(self) -> None:
        """A number with more digits than the usual precision lies in its own interval."""
        quantity = Quantity(value=Decimal("1" * 30), unit=YUAN)
        assert quantity.printed.contains(quantity.value)
