"""The arithmetic of growth: exact, sound, and right about what was said."""

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import Hedge, Interval, InvalidValueError, Period, Quantity, Unit, growth
from miitbrief.arithmetic.growth import Operand
from miitbrief.exceptions import GrowthError, UnitMismatchError
from miitbrief.model._numbers import Number
from miitbrief.testing import decimals, intervals

PERCENT = Unit(name="percent")
TIMES = Unit(name="times")
YUAN = Unit(name="CNY")
VEHICLES = Unit(name="count", counted="vehicles")

LEVELS = decimals(min_value=1, max_value=10**7)
RATES = decimals(min_value=-99_000, max_value=500_000, places=3).filter(lambda rate: rate > -100)
YEARS = st.integers(1, 9)
#: Times that are left, as whole years and as parts of years.
TIMES_LEFT = st.integers(1, 9) | st.fractions(Fraction(1, 4), 5, max_denominator=12)
#: What is at least one part, so that levels stay above zero.
PARTS = st.integers(1, 999).map(lambda thousandth: Fraction(thousandth, 1000))


def quantity(text: str, unit: Unit, hedge: Hedge = Hedge.EXACT) -> Quantity:
    """Return what a text such as "37.3 trillion yuan" prints."""
    number, *words = text.rstrip("%").split()
    scale = {"million": 10**6, "trillion": 10**12}.get(words[0], 1) if words else 1
    exact = Decimal(number.replace(",", "")) * scale
    value = exact.quantize(Decimal(1)) if scale > 1 else exact
    return Quantity(value=value, unit=unit, hedge=hedge, text=text)


def rate_of(text: str) -> Quantity:
    """Return what a rate such as "6.3%" prints."""
    return quantity(text, PERCENT)


@st.composite
def known(draw: st.DrawFn, *, bounded: bool = False) -> tuple[Interval, Fraction]:
    """Draw what is known of a level, and the true level, which lies in it."""
    interval = draw(intervals(positive=True, bounded=bounded))
    assert interval.lower is not None  # Positive intervals have a lower end.
    lower = Fraction(interval.lower)
    if interval.lower_closed and draw(st.booleans()):
        return interval, lower
    if interval.upper is None:
        return interval, lower + draw(st.integers(1, 10**6)) * draw(PARTS)
    if interval.upper_closed and draw(st.booleans()):
        return interval, Fraction(interval.upper)
    return interval, lower + (Fraction(interval.upper) - lower) * draw(PARTS)


@st.composite
def known_rates(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """Draw what is known of a rate, and the true rate, which lies in it."""
    interval, true = draw(known())
    return interval - 100, true - 100


def factor(rate: Decimal | Fraction) -> Fraction:
    """Return what a rate multiplies by."""
    return 1 + Fraction(rate) / 100


def assert_between(result: Interval, lower: str, upper: str) -> None:
    """Check both ends of a result, rounded to as many digits as are given."""
    ends = Decimal(lower), Decimal(upper)
    assert result.lower is not None
    assert result.upper is not None
    assert (result.lower.quantize(ends[0]), result.upper.quantize(ends[1])) == ends


def reached(rates: Interval, power: int, true: Fraction) -> bool:
    """Tell whether the factors of *rates*, raised to a power, include *true*."""
    assert rates.lower is not None  # No rate is below -100 percent.
    low = factor(rates.lower) ** power
    return low <= true and (rates.upper is None or true <= factor(rates.upper) ** power)


class TestInversePairs:
    """What one function computes, another undoes."""

    @given(LEVELS, RATES, YEARS)
    def test_base_undoes_level(self, start: Decimal, rate: Decimal, years: int) -> None:
        """The level from which growth leads to a level is where it began, exactly."""
        end = growth.level(start, rate, years)
        assert growth.base(end, rate, years) == Interval.exactly(start)

    @given(LEVELS, RATES, YEARS)
    def test_level_undoes_base(self, end: Decimal, rate: Decimal, years: int) -> None:
        """A base that does not terminate grows to an interval around the level."""
        assert growth.level(growth.base(end, rate, years), rate, years).contains(end)

    @given(LEVELS, RATES)
    def test_rate_undoes_level(self, start: Decimal, rate: Decimal) -> None:
        """The growth between a level and what it grows to is the rate, exactly."""
        assert growth.rate(start, growth.level(start, rate)) == Interval.exactly(rate)

    @given(LEVELS, RATES, YEARS)
    def test_average_rate_undoes_level(self, start: Decimal, rate: Decimal, years: int) -> None:
        """The same over any number of years."""
        end = growth.level(start, rate, years)
        assert growth.average_rate(start, end, years) == Interval.exactly(rate)

    @given(LEVELS, LEVELS, YEARS)
    def test_level_undoes_average_rate(self, start: Decimal, end: Decimal, years: int) -> None:
        """Growth at the average rate leads to an interval around the later level."""
        average = growth.average_rate(start, end, years)
        assert growth.level(start, average, years).contains(end)
        assert growth.base(end, average, years).contains(start)

    @given(LEVELS, RATES, TIMES_LEFT)
    def test_growth_at_the_required_rate_arrives(
        self, current: Decimal, rate: Decimal, years: Fraction | int
    ) -> None:
        """The rate that reaches a target in time, compounded, is the growth to the target."""
        target = growth.level(current, rate)
        required = growth.required_rate(current, target, years)
        time = Fraction(years)
        assert reached(required, time.numerator, factor(rate) ** time.denominator)

    @given(st.lists(RATES, min_size=2, max_size=3))
    def test_missing_rate_undoes_mean_rate(self, rates: list[Decimal]) -> None:
        """The rate that is missing from an average is the one that was left out."""
        mean = growth.mean_rate(*rates)
        assert growth.missing_rate(mean, *rates[1:]).contains(rates[0])

    @given(RATES, st.lists(RATES, min_size=1, max_size=2))
    def test_mean_rate_undoes_missing_rate(self, mean: Decimal, others: list[Decimal]) -> None:
        """The average of the known rates and the missing one is the average."""
        assert growth.mean_rate(growth.missing_rate(mean, *others), *others).contains(mean)

    @given(LEVELS, LEVELS)
    def test_increase_is_what_is_added(self, start: Decimal, end: Decimal) -> None:
        """A level and its increase make the later level, and so do percentages."""
        assert growth.increase(start, end) + start == Interval.exactly(end)
        assert growth.point_change(start, end) + start == Interval.exactly(end)

    @given(LEVELS, LEVELS)
    def test_multiple_and_rate_tell_the_same(self, start: Decimal, end: Decimal) -> None:
        """So many times a level is the growth that the levels show."""
        by_multiple = growth.rate_of_multiple(growth.multiple(start, end))
        assert by_multiple == growth.rate(start, end)

    @given(LEVELS, LEVELS, TIMES_LEFT)
    def test_yearly_steps_add_up(
        self, current: Decimal, target: Decimal, years: Fraction | int
    ) -> None:
        """So many steps a year for so long make the distance to the target."""
        steps = growth.required_step(current, target, years) * years
        assert steps.contains(Fraction(target) - Fraction(current))


class TestAgreement:
    """Functions that answer one question in two ways give one answer."""

    @given(LEVELS, LEVELS)
    def test_one_year_is_plain_growth(self, start: Decimal, end: Decimal) -> None:
        """Average growth over one year, and what one year requires, is the growth."""
        plain = growth.rate(start, end)
        assert growth.average_rate(start, end, 1) == plain
        assert growth.required_rate(start, end, 1) == plain
        assert growth.required_step(start, end, 1) == growth.increase(start, end)

    @given(RATES)
    def test_the_mean_of_one_year_is_its_rate(self, rate: Decimal) -> None:
        """One rate is its own average."""
        assert growth.mean_rate(rate) == Interval.exactly(rate)

    @given(LEVELS, LEVELS, YEARS)
    def test_required_growth_is_average_growth(
        self, start: Decimal, end: Decimal, years: int
    ) -> None:
        """What must be reached in whole years needs the average growth over them."""
        required = growth.required_rate(start, end, years)
        assert required == growth.average_rate(start, end, years)

    @given(LEVELS, RATES, RATES)
    def test_average_growth_is_the_mean_of_the_years(
        self, start: Decimal, first: Decimal, second: Decimal
    ) -> None:
        """Two years of growth average to the mean of their rates."""
        end = growth.level(growth.level(start, first), second)
        assert growth.average_rate(start, end, 2) == growth.mean_rate(first, second)

    @settings(max_examples=50)
    @given(st.lists(RATES, min_size=2, max_size=3))
    def test_the_order_of_the_years_does_not_matter(self, rates: list[Decimal]) -> None:
        """Good years first or last have one mean."""
        assert len({growth.mean_rate(*order) for order in permutations(rates)}) == 1

    @given(RATES, YEARS)
    def test_the_mean_of_equal_rates_is_the_rate(self, rate: Decimal, years: int) -> None:
        """Years of equal growth have that growth on average, exactly."""
        assert growth.mean_rate(*[rate] * years) == Interval.exactly(rate)

    @given(LEVELS, LEVELS, decimals(min_value=1, max_value=10**9), YEARS)
    def test_the_scale_does_not_matter(
        self, start: Decimal, end: Decimal, scale: Decimal, years: int
    ) -> None:
        """Levels in other units of measure have the same growth."""
        one, two = Fraction(start) * Fraction(scale), Fraction(end) * Fraction(scale)
        assert growth.rate(one, two) == growth.rate(start, end)
        assert growth.multiple(one, two) == growth.multiple(start, end)
        assert growth.average_rate(one, two, years) == growth.average_rate(start, end, years)

    @given(LEVELS, LEVELS, YEARS)
    def test_the_decimal_context_does_not_matter(
        self, start: Decimal, end: Decimal, years: int
    ) -> None:
        """A program that computes with few digits gets the same rates."""
        usual = growth.average_rate(start, end, years)
        with localcontext(prec=2):
            assert growth.average_rate(start, end, years) == usual


class TestMonotony:
    """More is more."""

    @given(LEVELS, LEVELS, LEVELS, YEARS)
    def test_a_higher_end_is_more_growth(
        self, start: Decimal, end: Decimal, more: Decimal, years: int
    ) -> None:
        """Growth rises with the later level, on average and at once."""
        lower = growth.average_rate(start, end, years), growth.rate(start, end)
        higher = (
            growth.average_rate(start, end + more, years),
            growth.rate(start, end + more),
        )
        assert all(is_below(low, high) for low, high in zip(lower, higher, strict=True))

    @given(LEVELS, LEVELS, LEVELS, YEARS)
    def test_a_higher_start_is_less_growth(
        self, start: Decimal, end: Decimal, more: Decimal, years: int
    ) -> None:
        """Growth falls with the earlier level."""
        higher = growth.average_rate(start, end, years)
        assert is_below(growth.average_rate(start + more, end, years), higher)

    @given(LEVELS, RATES, LEVELS, YEARS)
    def test_a_higher_rate_leads_higher_from_lower(
        self, level: Decimal, rate: Decimal, more: Decimal, years: int
    ) -> None:
        """Faster growth leads to more, and led to what there is from less."""
        assert is_below(growth.level(level, rate, years), growth.level(level, rate + more, years))
        assert is_below(growth.base(level, rate + more, years), growth.base(level, rate, years))

    @settings(max_examples=50)
    @given(known(), known(), known(), YEARS)
    def test_knowing_less_never_narrows_a_result(
        self,
        start: tuple[Interval, Fraction],
        end: tuple[Interval, Fraction],
        other: tuple[Interval, Fraction],
        years: int,
    ) -> None:
        """What follows from wider inputs contains what follows from narrower ones."""
        wider = start[0].hull(other[0])
        one = growth.average_rate(start[0], end[0], years)
        assert growth.average_rate(wider, end[0], years).contains(one)
        assert growth.rate(wider, end[0]).contains(growth.rate(start[0], end[0]))


def is_below(one: Interval, other: Interval) -> bool:
    """Tell whether every number of one interval is below every number of another."""
    assert one.upper is not None  # What is compared here is bounded.
    assert other.lower is not None
    return one.upper < other.lower


class TestSoundness:
    """If the true values lie in the inputs, the true result lies in the output."""

    @given(known(), known(), YEARS)
    def test_of_what_two_levels_tell(
        self, start: tuple[Interval, Fraction], end: tuple[Interval, Fraction], years: int
    ) -> None:
        """Growth, multiple, increase and steps between the true levels are in the results."""
        (low, earlier), (high, later) = start, end
        assert growth.rate(low, high).contains((later / earlier - 1) * 100)
        assert growth.multiple(low, high).contains(later / earlier)
        assert growth.increase(low, high).contains(later - earlier)
        assert growth.required_step(low, high, years).contains((later - earlier) / years)

    @given(known(), known(), TIMES_LEFT)
    def test_of_roots_of_two_levels(
        self,
        start: tuple[Interval, Fraction],
        end: tuple[Interval, Fraction],
        years: Fraction | int,
    ) -> None:
        """The average and the required growth between the true levels are in the results."""
        ratio, time = end[1] / start[1], Fraction(years)
        required = growth.required_rate(start[0], end[0], years)
        assert reached(required, time.numerator, ratio**time.denominator)
        average = growth.average_rate(start[0], end[0], time.numerator)
        assert reached(average, time.numerator, ratio)

    @given(known(), known_rates(), YEARS)
    def test_of_levels_and_bases(
        self, level: tuple[Interval, Fraction], rate: tuple[Interval, Fraction], years: int
    ) -> None:
        """Where the true level leads to, or comes from, at the true rate is in the results."""
        grown = factor(rate[1]) ** years
        assert growth.level(level[0], rate[0], years).contains(level[1] * grown)
        assert growth.base(level[0], rate[0], years).contains(level[1] / grown)

    @given(st.lists(known_rates(), min_size=1, max_size=3))
    def test_of_means(self, rates: list[tuple[Interval, Fraction]]) -> None:
        """The mean of the true rates is in the mean."""
        product = Fraction(1)
        for _, true in rates:
            product *= factor(true)
        mean = growth.mean_rate(*(interval for interval, _ in rates))
        assert reached(mean, len(rates), product)

    @given(known_rates(), st.lists(known_rates(), min_size=1, max_size=2))
    def test_of_missing_rates(
        self, mean: tuple[Interval, Fraction], others: list[tuple[Interval, Fraction]]
    ) -> None:
        """The rate that the true mean and the true other rates leave is in the result."""
        missing = factor(mean[1]) ** (len(others) + 1)
        for _, true in others:
            missing /= factor(true)
        found = growth.missing_rate(mean[0], *(interval for interval, _ in others))
        assert found.contains((missing - 1) * 100)

    @given(known())
    def test_of_times(self, times: tuple[Interval, Fraction]) -> None:
        """The growth that the true multiple or increase is lies in the results."""
        interval, true = times
        assert growth.rate_of_multiple(interval).contains(true * 100 - 100)
        assert growth.rate_of_increase(interval).contains(true * 100)


class TestHedges:
    """Quantities stand for all that their words allow."""

    @pytest.mark.parametrize(
        ("result", "expected"),
        [
            (lambda: growth.rate(50, quantity("60", YUAN, Hedge.MORE_THAN)), "[20, inf)"),
            (lambda: growth.rate(50, quantity("60", YUAN, Hedge.NEARLY)), "(-100, 20]"),
            (lambda: growth.rate(50, quantity("60", YUAN, Hedge.ABOUT)), "(-100, inf)"),
            (lambda: growth.rate(quantity("50", YUAN, Hedge.AT_LEAST), 60), "(-100, 20]"),
            (lambda: growth.rate(quantity("50", YUAN, Hedge.AT_MOST), 60), "[20, inf)"),
            (lambda: growth.rate(quantity("50", YUAN, Hedge.ABOUT), 60), "(-100, inf)"),
            (
                lambda: growth.average_rate(100, quantity("121", YUAN, Hedge.LESS_THAN), 2),
                "(-100, 10]",
            ),
            (lambda: growth.multiple(20, quantity("54", YUAN, Hedge.NEARLY)), "(0, 2.7]"),
            (lambda: growth.level(100, quantity("10%", PERCENT, Hedge.MORE_THAN), 2), "[121, inf)"),
            (lambda: growth.level(100, quantity("10%", PERCENT, Hedge.NEARLY), 2), "(0, 121]"),
            (lambda: growth.base(121, quantity("10%", PERCENT, Hedge.ABOUT), 2), "(0, inf)"),
            (lambda: growth.base(quantity("121", YUAN, Hedge.NEARLY), 10, 2), "(0, 100]"),
            (lambda: growth.mean_rate(0, quantity("21%", PERCENT, Hedge.AT_LEAST)), "[10, inf)"),
            (
                lambda: growth.missing_rate(10, quantity("21%", PERCENT, Hedge.AT_LEAST)),
                "(-100, 0]",
            ),
            (lambda: growth.increase(10, quantity("24", YUAN, Hedge.NEARLY)), "(-inf, 14]"),
            (
                lambda: growth.required_rate(quantity("100", YUAN, Hedge.MORE_THAN), 121, 2),
                "(-100, 10]",
            ),
            (lambda: growth.required_step(1, quantity("3", YUAN, Hedge.AT_LEAST), 2), "[1, inf)"),
            (lambda: growth.rate_of_multiple(quantity("2", TIMES, Hedge.MORE_THAN)), "[100, inf)"),
        ],
    )
    def test_a_hedge_opens_a_side_of_the_result(
        self, result: Callable[[], Interval], expected: str
    ) -> None:
        """A level or rate without a lower bound comes down to nothing, and no further."""
        assert str(result()) == expected

    def test_an_exact_quantity_is_its_printed_interval(self) -> None:
        """A quantity stands for the numbers that are printed so."""
        printed = Interval(lower=Decimal("27.5"), upper=Decimal("28.5"))
        assert growth.level(100, rate_of("28%")) == growth.level(100, printed)
        assert growth.level(100, rate_of("28%")) != growth.level(100, rate_of("28.0%"))


class TestWorkedExamples:
    """Growth as it is said."""

    @pytest.mark.parametrize(
        ("result", "expected"),
        [
            (lambda: growth.rate(100, 50), "[-50, -50]"),
            (lambda: growth.rate(100, 0), "[-100, -100]"),
            (lambda: growth.rate(0.1, 0.3), "[200, 200]"),
            (lambda: growth.average_rate(100, Decimal("146.41"), 4), "[10, 10]"),
            (lambda: growth.level(100, -50, 3), "[12.5, 12.5]"),
            (lambda: growth.base(Decimal("12.5"), -50, 3), "[100, 100]"),
            (lambda: growth.mean_rate(100, -50), "[0, 0]"),
            (lambda: growth.mean_rate(100, 100, 100), "[100, 100]"),
            (lambda: growth.missing_rate(0, 100), "[-50, -50]"),
            (lambda: growth.point_change(Decimal("9.4"), Decimal("15.1")), "[5.7, 5.7]"),
            (lambda: growth.increase(24, 10), "[-14, -14]"),
            (lambda: growth.rate_of_increase(Decimal("1.6")), "[160, 160]"),
            (lambda: growth.rate_of_multiple(Decimal("1.6")), "[60, 60]"),
            (lambda: growth.required_rate(100, 110, Fraction(1, 2)), "[21, 21]"),
            (lambda: growth.required_rate(100, 121, 2.0), "[10, 10]"),
            (lambda: growth.required_step(2, Decimal("1.5"), Decimal("0.5")), "[-1, -1]"),
        ],
    )
    def test_by_hand(self, result: Callable[[], Interval], expected: str) -> None:
        """Numbers that one can work in one's head come out exactly."""
        assert str(result()) == expected

    def test_up_so_many_times_is_not_so_many_times(self) -> None:
        """Up 1.6 times is +160 percent, and 1.6 times as much is +60 percent."""
        times = quantity("1.6 times", TIMES)
        assert str(growth.rate_of_increase(times)) == "[155, 165]"
        assert str(growth.rate_of_multiple(times)) == "[55, 65]"


class TestRealCases:
    """Figures of the ministry, recomputed from what was printed."""

    def test_sales_of_new_energy_vehicles(self) -> None:
        """From 507,000 in 2016 to 1.367 million in 2020 is 28 percent a year."""
        average = growth.average_rate(
            quantity("507,000", VEHICLES), quantity("1.367 million", VEHICLES), 4
        )
        assert_between(average, "28.098", "28.185")
        assert rate_of("28%").printed.contains(average)

    def test_added_value_of_industry(self) -> None:
        """From 20.9 to 37.3 trillion yuan in nine years is less than 6.7 percent in prices."""
        average = growth.average_rate(
            quantity("20.9 trillion yuan", YUAN), quantity("37.3 trillion yuan", YUAN), 9
        )
        assert_between(average, "6.60", "6.69")
        assert not average.meets(rate_of("6.3%").printed)

    @pytest.mark.parametrize(
        ("first", "second", "mean"), [("2.8%", "9.6%", "6.1%"), ("4.1%", "34.3%", "18.2%")]
    )
    def test_two_year_averages(self, first: str, second: str, mean: str) -> None:
        """The mean of both years and the missing first year agree with what was published."""
        assert growth.mean_rate(rate_of(first), rate_of(second)).meets(rate_of(mean).printed)
        missing = growth.missing_rate(rate_of(mean), rate_of(second))
        assert missing.contains(rate_of(first).value)

    def test_the_number_of_enterprises_ten_years_ago(self) -> None:
        """48.42 million at 2.7 times the number of then were 17.6 to 18.3 million then."""
        now = quantity("48.42 million", Unit(name="count", counted="enterprises"))
        then = growth.base(now, growth.rate_of_multiple(quantity("2.7 times", TIMES)))
        assert_between(then / 10**6, "17.6", "18.3")
        assert growth.multiple(then, now).contains(Decimal("2.7"))


Binary = Callable[[Operand, Operand], Interval]

TWO_LEVELS: list[Binary] = [
    growth.rate,
    growth.multiple,
    lambda start, end: growth.average_rate(start, end, 2),
    lambda start, end: growth.required_rate(start, end, 2),
]
TWO_OF_ONE_UNIT: list[Binary] = [
    *TWO_LEVELS,
    growth.increase,
    growth.point_change,
    lambda start, end: growth.required_step(start, end, 2),
]
EVERY: list[Binary] = [
    *TWO_OF_ONE_UNIT,
    growth.level,
    growth.base,
    growth.mean_rate,
    growth.missing_rate,
    lambda one, _: growth.rate_of_increase(one),
    lambda one, _: growth.rate_of_multiple(one),
]


#: Every argument of every function that is a level, a rate or a number of times, by its name.
NAMED: list[tuple[str, Callable[[Any], Interval]]] = [
    ("start", lambda x: growth.rate(x, 5)),
    ("end", lambda x: growth.rate(5, x)),
    ("start", lambda x: growth.average_rate(x, 5, 2)),
    ("end", lambda x: growth.average_rate(5, x, 2)),
    ("start", lambda x: growth.level(x, 5)),
    ("rate", lambda x: growth.level(5, x)),
    ("end", lambda x: growth.base(x, 5)),
    ("rate", lambda x: growth.base(5, x)),
    ("rate 1", lambda x: growth.mean_rate(x, 5)),
    ("rate 2", lambda x: growth.mean_rate(5, x)),
    ("mean", lambda x: growth.missing_rate(x, 5)),
    ("known rate 1", lambda x: growth.missing_rate(5, x)),
    ("start", lambda x: growth.point_change(x, 5)),
    ("end", lambda x: growth.point_change(5, x)),
    ("start", lambda x: growth.increase(x, 5)),
    ("end", lambda x: growth.increase(5, x)),
    ("start", lambda x: growth.multiple(x, 5)),
    ("end", lambda x: growth.multiple(5, x)),
    ("times", growth.rate_of_increase),
    ("times", growth.rate_of_multiple),
    ("current", lambda x: growth.required_rate(x, 5, 2)),
    ("target", lambda x: growth.required_rate(5, x, 2)),
    ("current", lambda x: growth.required_step(x, 5, 2)),
    ("target", lambda x: growth.required_step(5, x, 2)),
]


class TestErrors:
    """What has no answer is refused."""

    @pytest.mark.parametrize("function", TWO_LEVELS)
    @pytest.mark.parametrize(
        "start", [0, -5, Interval(lower=0, upper=5), Interval(lower=-1), Interval(upper=-1)]
    )
    def test_growth_from_zero_or_less(self, function: Binary, start: Operand) -> None:
        """A level that may be zero or negative grows at no rate."""
        with pytest.raises(
            GrowthError, match=r"growth needs a level above zero, got .* as (st|cur)"
        ):
            function(start, 5)

    @pytest.mark.parametrize("end", [0, -5, Interval(lower=0), Interval(upper=0)])
    def test_average_growth_to_zero_or_less(self, end: Operand) -> None:
        """No average rate leads to zero, nor to what is below."""
        with pytest.raises(GrowthError, match=r"growth needs a level above zero, got .* as end"):
            growth.average_rate(5, end, 2)
        with pytest.raises(GrowthError, match=r"growth needs a level above zero, got .* as target"):
            growth.required_rate(5, end, 2)

    @pytest.mark.parametrize("start", [0, -5, Interval(lower=-1, upper=1)])
    def test_levels_and_bases_of_zero_or_less(self, start: Operand) -> None:
        """What is zero or negative neither grows nor has grown."""
        with pytest.raises(GrowthError, match=r"growth needs a level above zero, got .* as start"):
            growth.level(start, 5)
        with pytest.raises(GrowthError, match=r"growth needs a level above zero, got .* as end"):
            growth.base(start, 5)

    @pytest.mark.parametrize(
        "rate", [-100, Decimal("-100.1"), Interval(lower=-100), Interval(upper=-100)]
    )
    def test_rates_of_a_total_loss(self, rate: Operand) -> None:
        """From a fall by 100 percent nothing grows again."""
        with pytest.raises(GrowthError, match="expected a rate above -100 percent, got"):
            growth.level(1, rate)
        with pytest.raises(GrowthError, match="expected a rate above -100 percent, got"):
            growth.base(1, rate)
        with pytest.raises(GrowthError, match="expected a rate above -100 percent, got"):
            growth.mean_rate(5, rate)
        with pytest.raises(GrowthError, match="expected a rate above -100 percent, got"):
            growth.missing_rate(5, rate)

    @pytest.mark.parametrize("function", [growth.average_rate, growth.level, growth.base])
    @pytest.mark.parametrize("years", [0, -1, True, 2.0, Fraction(3, 2), None])
    def test_years_that_are_no_positive_whole_number(
        self, function: Callable[..., Interval], years: Any
    ) -> None:
        """Growth lasts for one year, or two, or more."""
        with pytest.raises(GrowthError, match="expected a positive whole number of years, got"):
            function(5, 6, years)

    @pytest.mark.parametrize("years", [0, -1, Fraction(-1, 2), 0.0])
    def test_no_time_that_is_left(self, years: Any) -> None:
        """A target that is due is reached at no pace."""
        with pytest.raises(GrowthError, match=r"expected a time above zero, got .* years"):
            growth.required_rate(5, 6, years)
        with pytest.raises(GrowthError, match=r"expected a time above zero, got .* years"):
            growth.required_step(5, 6, years)

    @pytest.mark.parametrize("years", [True, float("nan"), float("inf"), "2", None])
    def test_a_time_that_is_no_number(self, years: Any) -> None:
        """The time that is left is a finite number of years."""
        with pytest.raises(InvalidValueError, match=r"years must be a (finite )?number, got"):
            growth.required_rate(5, 6, years)
        with pytest.raises(InvalidValueError, match=r"years must be a (finite )?number, got"):
            growth.required_step(5, 6, years)

    def test_means_of_nothing(self) -> None:
        """Without a rate there is no mean, and none is missing from it."""
        with pytest.raises(GrowthError, match="expected at least one yearly rate, got none"):
            growth.mean_rate()
        with pytest.raises(GrowthError, match="expected the rates of all the years but one, got"):
            growth.missing_rate(5)

    @pytest.mark.parametrize(
        "operand",
        [True, "5", "28%", None, [5], 5j, Period.parse("2021"), float("nan"), float("-inf")],
        ids=repr,
    )
    @pytest.mark.parametrize(("name", "function"), NAMED)
    def test_operands_that_are_no_number(
        self, name: str, function: Callable[[Any], Interval], operand: Any
    ) -> None:
        """The error names the argument, what it must be, and what it is."""
        expected = "a finite number" if isinstance(operand, float) else "a number, a Quantity or an"
        with pytest.raises(InvalidValueError) as caught:
            function(operand)
        assert str(caught.value).startswith(f"{name} must be {expected}")
        assert f"got {operand!r}" in str(caught.value)

    @pytest.mark.parametrize(("name", "function"), NAMED)
    @pytest.mark.parametrize("operand", [Decimal("1E+999999"), Decimal("1E-999999"), 10**500])
    def test_operands_of_too_many_digits(
        self, name: str, function: Callable[[Any], Interval], operand: Any
    ) -> None:
        """A number that no statistic has is refused at once, with the limit."""
        with pytest.raises(InvalidValueError, match=f"{name} must be a number of at most 500 d"):
            function(operand)

    @pytest.mark.parametrize("function", TWO_OF_ONE_UNIT)
    def test_quantities_of_different_units(self, function: Binary) -> None:
        """Yuan and dollars are not put together."""
        dollars = Unit(name="USD")
        with pytest.raises(UnitMismatchError, match="one unit, got 'CNY', 'USD'") as caught:
            function(quantity("5", YUAN), quantity("6", dollars))
        assert caught.value.units == ("CNY", "USD")

    def test_quantities_per_different_things(self) -> None:
        """A number per 1,000 people is not one per 10,000 people."""
        one = quantity("5", Unit(name="count", per="1,000 people"))
        other = quantity("6", Unit(name="count", per="10,000 people"))
        with pytest.raises(UnitMismatchError, match="'count per 1,000 people', 'count per 10,000 "):
            growth.rate(one, other)

    def test_what_is_counted_may_be_worded_differently(self) -> None:
        """The same things under another name are counted together, and numbers have no unit."""
        one = quantity("51", VEHICLES)
        other = quantity("61", Unit(name="count", counted="new energy vehicles"))
        assert growth.rate(one, other) == growth.rate(one, 61) == growth.rate(51, other)


class TestTimes:
    """Times that are parts of a year."""

    def test_days_that_are_left(self) -> None:
        """From 1.43 million to 2 million in 306 days is about 49 percent a year."""
        required = growth.required_rate(Decimal("1.43"), 2, Fraction(306, 365))
        assert_between(required, "49.2057", "49.2057")

    def test_days_divided_as_floats(self) -> None:
        """A quotient of floats is as good as the days, to the digits that a float has."""
        required = growth.required_rate(Decimal("1.43"), 2, 306 / 365)
        assert_between(required, "49.2057", "49.2057")

    @given(
        st.decimals(1, 1000, places=2),
        st.decimals(1, 1000, places=2),
        st.fractions(Fraction(1, 20), 20, max_denominator=400),
    )
    def test_the_required_rate_leads_to_the_target(
        self, current: Decimal, target: Decimal, years: Fraction
    ) -> None:
        """The rate that reaches a target in p/q years is that of p periods, q in a year."""
        required = growth.required_rate(current, target, years)
        step = growth.average_rate(current, target, years.numerator)
        assert required.meets(growth.rate(1, (step / 100 + 1) ** years.denominator))
        assert required.width is not None
        assert required.lower is not None
        assert required.width < Decimal("1e-30") * max(Decimal(1), required.lower)

    def test_growth_over_thousands_of_years(self) -> None:
        """Any whole number of years has an answer."""
        assert growth.level(1, Decimal("6.3"), 2000).bounded

    def test_the_average_of_millennia(self) -> None:
        """Doubling in 3,000 years is a rate of 0.0231 percent, and doubles in 3,000 years."""
        average = growth.average_rate(1, 2, 3000)
        assert_between(average, "0.0231", "0.0231")
        assert growth.level(1, average, 3000).contains(2)


class TestLimits:
    """What would take for ever is computed with as many digits as matter, or refused at once."""

    @pytest.mark.parametrize(
        "function",
        [
            lambda: growth.average_rate(100, 200, 3000),
            lambda: growth.average_rate(Decimal("1.0001"), Decimal("1E+400"), 10**9),
            lambda: growth.average_rate(1, 2, 10**400),
            lambda: growth.required_rate(100, 200, Fraction(106, 365)),
            lambda: growth.required_rate(100, 200, Fraction(999, 1000)),
            lambda: growth.required_rate(100, 200, Fraction(10**400 + 1, 3 * 10**399)),
            lambda: growth.required_rate(Decimal("1.1"), Fraction(10**490, 3), Fraction(999, 1000)),
            lambda: growth.level(100, Decimal("0.01"), years=100_000),
            lambda: growth.base(100, Decimal("0.01"), years=100_000),
            lambda: growth.mean_rate(*range(1, 100)),
            lambda: growth.missing_rate(3, *range(1, 100)),
            lambda: Interval.exactly(Decimal("1.00001")) ** 100_000,
            lambda: Interval.exactly(Fraction(10**499 - 1, 10**499)) ** 100_000,
            lambda: Interval.exactly(Decimal("0.3")) ** 100_000,
        ],
    )
    def test_an_answer_of_few_digits(self, function: Callable[[], Interval]) -> None:
        """Roots and powers of any degree are computed, and their ends have few digits.

        By way of all digits of the power none of them would come to an end.
        """
        assert len(str(function())) < 3000

    @pytest.mark.parametrize(
        "function",
        [
            lambda: growth.level(100, 10, years=100_000),
            lambda: growth.level(100, 10, years=10**30),
            lambda: growth.base(100, 10, years=100_000),
            lambda: growth.required_rate(100, 200, Fraction(1, 10**9)),
            lambda: Interval.exactly(2) ** 100_000,
            lambda: Interval.exactly(10**499) * 10**499,
            lambda: Interval.exactly(10**499) / Fraction(1, 10**499),
            lambda: Interval.exactly(10**499) + Fraction(10**501, 11),
        ],
    )
    def test_a_result_of_too_many_digits_is_refused(self, function: Callable[[], Interval]) -> None:
        """The error says what the limit is."""
        with pytest.raises(GrowthError, match="more than 500 digits before the point, which is"):
            function()

    def test_an_end_of_too_many_digits_is_unbounded(self) -> None:
        """Where some of the numbers can be held, those that cannot lie beyond an open end."""
        wide = Interval(lower=1, upper=2)
        assert wide**100_000 == Interval(lower=1)
        assert wide * 10**499 * 9 == Interval(lower=9 * 10**499)
        assert -wide * 10**499 * 9 == Interval(upper=-9 * 10**499)
        assert growth.level(1, Interval(lower=0, upper=10), years=100_000) == Interval(lower=1)

    def test_a_result_of_too_many_decimals_is_rounded_outwards(self) -> None:
        """Between zero and the last decimal lies what has no digit within the limit."""
        tiny = Interval.exactly(Decimal("1E-499"))
        assert tiny * tiny == Interval(lower=0, upper=Decimal("1E-500"))

    @pytest.mark.parametrize(
        "number",
        [
            Decimal("1E+999999"),
            Decimal("-1E+999999"),
            Decimal("1E-999999"),
            Decimal("0E-999999"),
            Decimal("0E+999999"),
            Decimal("1." + "1" * 501),
            10**500,
            -(10**100_000),
            Fraction(1, 10**500),
            Fraction(1, 3**100_000),
            Fraction(10**100_000, 7),
        ],
        ids=range(11),
    )
    def test_a_number_of_too_many_digits_is_refused(self, number: Number) -> None:
        """Wherever it is given, before anything is computed with it."""
        for use in (Interval.exactly, Interval().contains, Interval().__add__):
            with pytest.raises(InvalidValueError, match="a number of at most 500 digits"):
                use(number)
        with pytest.raises(InvalidValueError, match=r"Interval\.upper must be a number of at most"):
            Interval(upper=number)

    @given(st.decimals(-(10**6), 10**6, places=3), st.sampled_from([499, 400, 10, -10, -400, -490]))
    def test_numbers_within_the_limit_are_held(self, number: Decimal, exponent: int) -> None:
        """Up to the limit nothing is lost."""
        digits = Decimal(int(number.scaleb(3))).as_tuple().digits
        held = Decimal((0, digits, exponent - len(digits) + 1 if exponent > 0 else exponent))
        interval = Interval.exactly(held)
        assert Interval.exactly(held) == Interval(lower=held, upper=held)
        assert Fraction(interval.lower or 0) == Fraction(held)
        assert interval - held == Interval.exactly(0)


def test_no_rates() -> None:
    """Without any rate there is no mean, and without any known one none that is missing."""
    with pytest.raises(GrowthError, match=r"^expected at least one yearly rate, got none$"):
        growth.mean_rate()
    with pytest.raises(
        GrowthError, match=r"^expected the rates of all the years but one, got none$"
    ):
        growth.missing_rate(10)


@pytest.mark.parametrize(
    ("operand", "hint"), [("28%", '; for "28%", write 28'), (None, ""), (True, "")]
)
def test_what_is_no_number(operand: Any, hint: str) -> None:
    """The error tells what was expected, and of a text how the number is written."""
    with pytest.raises(InvalidValueError) as caught:
        growth.rate(operand, 5)
    expected = f"start must be a number, a Quantity or an Interval, got {operand!r}{hint}"
    assert str(caught.value) == expected
