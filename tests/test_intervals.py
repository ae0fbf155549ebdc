"""Intervals: no operation loses a true value, and none is wider than it must be."""

import operator
import pickle
import re
from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from miitbrief import Interval, InvalidValueError
from miitbrief.exceptions import GrowthError
from miitbrief.testing import intervals

Operation = Callable[[Any, Any], Any]

#: Ends that meet often, and whose quotients terminate.
_ENDS = st.none() | st.sampled_from([-4, -2, -1, 0, 1, 2, 4])
#: Numbers that tell apart any two sets of intervals with such ends.
_GRID = [Fraction(half, 2) for half in range(-10, 11)]
_BELOW_ZERO = Interval(upper=0, upper_closed=False)
_ABOVE_ZERO = Interval(lower=0, lower_closed=False)
_ADD_SUBTRACT_MULTIPLY = pytest.mark.parametrize(
    "operation", [operator.add, operator.sub, operator.mul]
)


@st.composite
def small_intervals(draw: st.DrawFn) -> Interval:
    """Draw intervals whose ends are small, or zero, or infinite."""
    lower, upper = draw(_ENDS), draw(_ENDS)
    if lower is not None and upper is not None and upper < lower:
        lower, upper = upper, lower
    point = lower is not None and lower == upper
    return Interval(
        lower=lower,
        upper=upper,
        lower_closed=lower is not None and (point or draw(st.booleans())),
        upper_closed=upper is not None and (point or draw(st.booleans())),
    )


@st.composite
def with_member(
    draw: st.DrawFn, source: "st.SearchStrategy[Interval]"
) -> tuple[Interval, Fraction]:
    """Draw an interval and a number in it: a closed end as often as one between the ends."""
    interval = draw(source)
    far = Fraction(draw(st.integers(1, 10**7)), draw(st.integers(1, 100)))
    lower, upper = (
        None if end is None else Fraction(end) for end in (interval.lower, interval.upper)
    )
    ends: list[Fraction] = []
    if lower is not None and interval.lower_closed:
        ends.append(lower)
    if upper is not None and interval.upper_closed:
        ends.append(upper)
    at_an_end = draw(st.booleans())
    if ends and at_an_end:
        return interval, draw(st.sampled_from(ends))
    if lower is None:
        return interval, far - 10**5 if upper is None else upper - far
    if upper is None:
        return interval, lower + far
    return interval, lower + (upper - lower) * Fraction(draw(st.integers(1, 999)), 1000)


def has_one_sign(interval: Interval) -> bool:
    """Tell whether an interval can divide."""
    signs = [interval.meets(_BELOW_ZERO), interval.meets(_ABOVE_ZERO)]
    return signs.count(True) == 1


#: A context with more digits than an interval has.
_MANY = Context(prec=90)


def ln_of(number: Fraction) -> Decimal:
    """Return a logarithm to 80 digits."""
    return _MANY.ln(_MANY.divide(Decimal(number.numerator), Decimal(number.denominator)))


def exp_of(number: Decimal) -> Decimal:
    """Return an exponential to 80 digits."""
    return _MANY.exp(number)


SMALL = small_intervals()
ANY = intervals() | SMALL
DIVISORS = ANY.filter(has_one_sign)
POSITIVE = intervals(positive=True) | SMALL.filter(lambda one: not one.meets(_BELOW_ZERO))
MEMBER = with_member(ANY)


class TestSoundness:
    """If a number lies in each input, the result of the numbers lies in the result."""

    @_ADD_SUBTRACT_MULTIPLY
    @given(MEMBER, MEMBER)
    def test_of_sums_differences_and_products(
        self,
        operation: Operation,
        one: tuple[Interval, Fraction],
        other: tuple[Interval, Fraction],
    ) -> None:
        """A sum, difference or product of members is a member."""
        assert operation(one[0], other[0]).contains(operation(one[1], other[1]))

    @given(MEMBER, with_member(DIVISORS))
    def test_of_quotients(
        self, one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
    ) -> None:
        """A quotient of members is a member, also where it does not terminate."""
        assume(other[1])
        assert (one[0] / other[0]).contains(one[1] / other[1])

    @_ADD_SUBTRACT_MULTIPLY
    @given(MEMBER, st.integers(-(10**6), 10**6))
    def test_with_plain_numbers_on_either_side(
        self, operation: Operation, one: tuple[Interval, Fraction], number: int
    ) -> None:
        """A plain number works as a member of an interval that holds it alone."""
        interval, member = one
        assert operation(interval, number).contains(operation(member, number))
        assert operation(number, interval).contains(operation(number, member))

    @given(with_member(DIVISORS), st.integers(-1000, 1000))
    def test_of_a_plain_dividend_or_divisor(
        self, one: tuple[Interval, Fraction], number: int
    ) -> None:
        """A plain number divides and is divided."""
        interval, member = one
        if member:
            assert (number / interval).contains(number / member)
        if number:
            assert (interval / number).contains(member / number)

    @given(MEMBER)
    def test_of_the_negative(self, one: tuple[Interval, Fraction]) -> None:
        """The negative of a member is in the negative, whose negative is the interval."""
        interval, member = one
        assert (-interval).contains(-member)
        assert operator.neg(-interval) == interval

    @given(with_member(POSITIVE), st.integers(1, 7))
    def test_of_powers(self, one: tuple[Interval, Fraction], exponent: int) -> None:
        """The power of a member is a member of the power."""
        interval, member = one
        assert (interval**exponent).contains(member**exponent)

    @given(with_member(POSITIVE), st.integers(1, 7))
    def test_of_roots(self, one: tuple[Interval, Fraction], degree: int) -> None:
        """The root of a member is a member of the root, as its power shows."""
        interval, member = one
        root = interval.root(degree)
        assert root.lower is not None
        assert Fraction(root.lower) ** degree <= member
        assert root.upper is None or member <= Fraction(root.upper) ** degree

    @given(with_member(POSITIVE), st.fractions(Fraction(1, 400), 400, max_denominator=400))
    def test_of_roots_of_any_degree(self, one: tuple[Interval, Fraction], degree: Fraction) -> None:
        """The root of a member is a member, to more digits than a float has, and as exactly."""
        interval, member = one
        try:
            root = interval.root(degree)
        except GrowthError:
            assume(False)  # noqa: FBT003 - That is how Hypothesis is told.
        assume(member)
        exponent = _MANY.divide(Decimal(degree.denominator), Decimal(degree.numerator))
        true = exp_of(_MANY.multiply(ln_of(member), exponent))
        slack = Fraction(true) / 10**60
        assert root.lower is not None
        assert Fraction(root.lower) <= Fraction(true) + slack
        assert root.upper is None or Fraction(true) - slack <= Fraction(root.upper)

    @_ADD_SUBTRACT_MULTIPLY
    @settings(max_examples=50)
    @given(ANY, ANY, ANY)
    def test_wider_inputs_give_wider_results(
        self, operation: Operation, one: Interval, wider: Interval, other: Interval
    ) -> None:
        """What is computed from a part lies in what is computed from the whole."""
        assert operation(one.hull(wider), other).contains(operation(one, other))


#: Numbers so near to an end, and so far out, that results show where theirs are.
_TINY, _HUGE = Fraction(1, 10**40), 10**20


def samples(interval: Interval) -> list[Fraction]:
    """Return the numbers of an interval that lie at, next to, or as far as its ends."""
    low = Fraction(-_HUGE if interval.lower is None else interval.lower)
    high = Fraction(_HUGE if interval.upper is None else interval.upper)
    found = {low, low + _TINY, high - _TINY, high}
    return [number for number in found if interval.contains(number)]


def assert_sharp(result: Interval, values: list[Fraction]) -> None:
    """Check that the ends of *result* are where *values* come to, closed where they get there."""
    for end, closed, extreme in (
        (result.lower, result.lower_closed, min(values)),
        (result.upper, result.upper_closed, max(values)),
    ):
        if end is None:
            assert abs(extreme) > 10**10
        else:
            assert abs(extreme - Fraction(end)) < Fraction(1, 10**10)
            assert closed == (extreme == Fraction(end))


class TestSharpness:
    """A result is no wider than the results of the numbers, and its ends are rightly closed."""

    @pytest.mark.parametrize("operation", [operator.sub, operator.mul])
    @given(SMALL, SMALL)
    def test_of_differences_and_products(
        self, operation: Operation, one: Interval, other: Interval
    ) -> None:
        """Members come as near to the ends of the result as one likes."""
        values = [operation(a, b) for a in samples(one) for b in samples(other)]
        assert_sharp(operation(one, other), values)

    @given(SMALL, SMALL.filter(has_one_sign))
    def test_of_quotients(self, one: Interval, other: Interval) -> None:
        """The same of quotients, where a divisor may reach zero or infinity."""
        values = [a / b for a in samples(one) for b in samples(other) if b]
        assert_sharp(one / other, values)

    @given(SMALL.filter(lambda one: not one.meets(_BELOW_ZERO)), st.integers(1, 5))
    def test_of_powers(self, one: Interval, exponent: int) -> None:
        """The same of powers."""
        assert_sharp(one**exponent, [member**exponent for member in samples(one)])

    @given(POSITIVE, st.integers(1, 6))
    def test_the_root_undoes_the_power(self, interval: Interval, degree: int) -> None:
        """The root of a power is the very interval, to the last digit, ends as open as before."""
        assert (interval**degree).root(degree) == interval


class TestExactness:
    """What terminates is exact; what does not is rounded outwards at the 40th digit."""

    @given(st.integers(-(10**30), 10**30), st.integers(0, 12), st.integers(0, 12))
    def test_a_terminating_number_is_exact(self, whole: int, twos: int, fives: int) -> None:
        """A fraction over twos and fives is held exactly, however many digits it has."""
        number = Fraction(whole, 2**twos * 5**fives)
        interval = Interval.exactly(number)
        assert interval.lower == interval.upper
        assert Fraction(interval.lower or 0) == number

    @given(st.integers(-(10**60), 10**60), st.integers(1, 10**60))
    def test_another_number_is_rounded_outwards(self, numerator: int, denominator: int) -> None:
        """A fraction that does not terminate lies strictly inside an interval of 40 digits."""
        number = Fraction(numerator, 3 * denominator)
        assume(number.denominator % 3 == 0)
        interval = Interval.exactly(number)
        assert interval.lower is not None
        assert interval.upper is not None
        assert interval.lower < number < interval.upper
        assert Fraction(interval.width or 0) <= abs(number) / 10**39

    @given(st.integers(1, 10**40), st.integers(0, 30), st.integers(2, 9))
    def test_a_root_is_exact_or_rounded_outwards(self, whole: int, places: int, n: int) -> None:
        """A root that a decimal expresses is exact, any other is between two near decimals."""
        number = Fraction(whole, 10**places)
        root = Interval.exactly(number).root(n)
        lower, upper = Fraction(root.lower or 0), Fraction(root.upper or 0)
        assert lower**n <= number <= upper**n
        assert upper - lower <= upper / 10**38
        assert (lower == upper) == (lower**n == number or upper**n == number)

    @given(st.integers(1, 10**12), st.integers(0, 6), st.integers(1, 9), st.integers(1, 9))
    def test_a_root_of_fractional_degree_is_exact_where_it_can_be(
        self, whole: int, places: int, p: int, q: int
    ) -> None:
        """From a power with q the root of degree q/p leads to the power with p, to the digit."""
        number = Fraction(whole, 10**places)
        root = Interval.exactly(number**q).root(Fraction(q, p))
        assert root == Interval.exactly(number**p)

    @given(
        st.fractions(Fraction(1, 10**6), 10**6).filter(lambda number: number != 1),
        st.fractions(Fraction(1, 400), 400, max_denominator=400),
    )
    def test_a_root_is_as_narrow_as_its_digits(self, number: Fraction, degree: Fraction) -> None:
        """What is irrational is known to about 39 digits, whatever the degree."""
        interval = Interval.exactly(number)
        try:
            root = interval.root(degree)
        except GrowthError:
            return
        assert root.upper is not None
        # The 40 digits of the number itself lose as much as the exponent multiplies.
        lost = Fraction(1, 10**38) * (1 + 1 / degree)
        assert Fraction(root.width or 0) <= Fraction(root.upper) * lost + Fraction(1, 10**499)

    def test_of_numbers_that_everybody_knows(self) -> None:
        """A third, the root of two and the cube root of 0.001 are what they should be."""
        third = Interval.exactly(1) / 3
        assert re.fullmatch(r"\[0\.3{40,}, 0\.3{39,}4\]", str(third))
        root = Interval.exactly(2).root(2)
        assert str(root.lower).startswith("1.41421356237309504880168872420969807856")
        assert Interval.exactly(Decimal("0.001")).root(3) == Interval.exactly(Decimal("0.1"))
        assert Interval.exactly(0).root(4) == Interval.exactly(0)

    @given(ANY, ANY, st.integers(1, 5))
    def test_the_decimal_context_does_not_matter(
        self, one: Interval, other: Interval, n: int
    ) -> None:
        """A program that computes with few digits gets the same intervals."""

        def results() -> list[object]:
            square = one * one
            divided = one / other if has_one_sign(other) else None
            root = None if square.meets(_BELOW_ZERO) else square.root(n)
            return [one + other, one - other, square, divided, root, one.width, one.hull(other)]

        usual = results()
        with localcontext(prec=2):
            assert results() == usual

    @given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
    def test_a_float_counts_as_the_decimal_that_it_prints_as(self, number: float) -> None:
        """0.1 is a tenth, and not the binary number next to it."""
        assert Interval.exactly(number) == Interval.exactly(Decimal(repr(number)))

    def test_a_float_of_another_library_counts_likewise(self) -> None:
        """A subclass with a representation of its own, as NumPy's, is a float like another."""

        class Float64(float):
            def __repr__(self) -> str:
                return f"np.float64({float(self)})"

        assert Interval.exactly(Float64(0.1)) == Interval.exactly(0.1)

    def test_many_digits_are_held(self) -> None:
        """A power with more digits than Python turns into text is a power like another."""
        power = Interval.exactly(Decimal("1.063")) ** 2000
        assert power.bounded


class TestSets:
    """Intervals as sets of numbers."""

    @given(SMALL, SMALL)
    def test_contains_means_every_number(self, one: Interval, other: Interval) -> None:
        """An interval contains another where it contains all its numbers."""
        expected = all(one.contains(each) for each in _GRID if other.contains(each))
        assert one.contains(other) == expected

    @given(SMALL, SMALL)
    def test_contains_is_an_order(self, one: Interval, other: Interval) -> None:
        """An interval contains itself, and two that contain each other are equal."""
        assert one.contains(one)
        assert (one.contains(other) and other.contains(one)) == (one == other)

    @given(SMALL, SMALL)
    def test_meets_means_a_shared_number(self, one: Interval, other: Interval) -> None:
        """Two intervals meet where some number lies in both."""
        assert one.meets(other) == any(one.contains(x) and other.contains(x) for x in _GRID)

    @given(ANY, ANY)
    def test_meets_is_symmetric_and_tells_of_the_intersection(
        self, one: Interval, other: Interval
    ) -> None:
        """Two intervals meet, in either order, just where they have an intersection."""
        assert one.meets(other) == other.meets(one)
        assert one.meets(other) == (one.intersection(other) is not None)

    @given(MEMBER, ANY)
    def test_intersection_has_the_shared_numbers(
        self, one: tuple[Interval, Fraction], other: Interval
    ) -> None:
        """A number of one interval is in the intersection just where it is in the other."""
        interval, member = one
        shared = interval.intersection(other)
        assert other.contains(member) == (shared is not None and shared.contains(member))

    @given(ANY, ANY)
    def test_intersection_is_the_largest_part_of_both(self, one: Interval, other: Interval) -> None:
        """The intersection lies in both, in either order, and is all of one that lies within."""
        shared = one.intersection(other)
        assert shared == other.intersection(one)
        if shared is not None:
            assert one.contains(shared)
            assert other.contains(shared)
        assert one.contains(other) == (shared == other)

    @given(ANY, ANY, ANY)
    def test_hull_is_the_smallest_around_both(
        self, one: Interval, other: Interval, third: Interval
    ) -> None:
        """Whatever contains both contains the hull, which contains both, in either order."""
        hull = one.hull(other)
        assert hull == other.hull(one)
        assert hull.contains(one)
        assert hull.contains(other)
        assert third.contains(hull) == (third.contains(one) and third.contains(other))

    @pytest.mark.parametrize(
        ("interval", "inside", "outside"),
        [
            (Interval(lower=1, upper=2), [1, 1.5, Fraction(5, 3), Decimal(2)], [0.999, 2.001]),
            (Interval(lower=1, upper=2, lower_closed=False), [Decimal("1.001"), 2], [1, 3]),
            (Interval(lower=1, upper=2, upper_closed=False), [1, 1.999], [0, 2]),
            (Interval(lower=1), [1, 10**30], [0, -(10**30)]),
            (Interval(upper=1), [1, -(10**30)], [1.001, 10**30]),
            (Interval(), [0, -(10**30), 1e300], []),
        ],
    )
    def test_contains_takes_every_kind_of_number(
        self, interval: Interval, inside: list[Any], outside: list[Any]
    ) -> None:
        """A closed end is inside, an open end is not, and infinity is no end."""
        assert all(interval.contains(number) for number in inside)
        assert not any(interval.contains(number) for number in outside)


class TestArithmetic:
    """Laws of the arithmetic."""

    @given(ANY, ANY)
    def test_the_order_of_operands_does_not_matter(self, one: Interval, other: Interval) -> None:
        """Sums and products are commutative."""
        assert one + other == other + one
        assert one * other == other * one

    @settings(max_examples=50)
    @given(ANY, ANY, ANY)
    def test_the_grouping_of_operands_does_not_matter(
        self, one: Interval, two: Interval, three: Interval
    ) -> None:
        """Sums and products of three are associative."""
        assert (one + two) + three == one + (two + three)
        assert (one * two) * three == one * (two * three)

    @given(ANY)
    def test_neutral_numbers_change_nothing(self, interval: Interval) -> None:
        """Adding zero and multiplying or dividing by one return the interval."""
        assert interval + 0 == interval - 0 == interval * 1 == interval / 1 == interval
        assert interval * 0 == Interval.exactly(0)

    @given(ANY, st.sampled_from([-8, -5, -1, 2, 10, Decimal("0.4")]))
    def test_division_undoes_multiplication(self, interval: Interval, by: Decimal | int) -> None:
        """A factor whose reciprocal terminates divides out exactly."""
        assert interval * by / by == interval

    @pytest.mark.parametrize(
        ("result", "expected"),
        [
            (Interval(lower=-1, upper=2) * Interval(lower=-3, upper=5), "[-6, 10]"),
            (Interval(lower=0, upper=1) * Interval(lower=2), "[0, inf)"),
            (1 / Interval(lower=0, upper=2), "[0.5, inf)"),
            (1 / Interval(lower=-2, upper=0), "(-inf, -0.5]"),
            (Interval(lower=1) / Interval(lower=1), "(0, inf)"),
            (Interval(lower=-1, upper=1) / Interval(lower=-2, upper=-1), "[-1, 1]"),
            (Interval(lower=0, lower_closed=False) ** 2, "(0, inf)"),
            (Interval(upper=3) - Interval(lower=1), "(-inf, 2]"),
            (5 - Interval(lower=1, upper=2, lower_closed=False), "[3, 4)"),
        ],
    )
    def test_of_worked_examples(self, result: Interval, expected: str) -> None:
        """Signs, zeros and infinities come out as worked by hand."""
        assert str(result) == expected


class TestObject:
    """Intervals as objects."""

    @given(intervals(bounded=True))
    def test_width_is_the_distance_of_the_ends(self, interval: Interval) -> None:
        """The width leads from the lower end to the upper end."""
        assert interval.bounded
        assert interval.width is not None
        assert interval.lower is not None
        assert Fraction(interval.lower) + Fraction(interval.width) == interval.upper

    @pytest.mark.parametrize("interval", [Interval(), Interval(lower=1), Interval(upper=1)])
    def test_an_unbounded_interval_has_no_width(self, interval: Interval) -> None:
        """Where an end is infinite, there is no width."""
        assert not interval.bounded
        assert interval.width is None

    @pytest.mark.parametrize(
        ("interval", "text"),
        [
            (Interval(lower=1, upper=2), "[1, 2]"),
            (Interval(lower=1, upper=2, lower_closed=False, upper_closed=False), "(1, 2)"),
            (Interval(), "(-inf, inf)"),
            (Interval(lower=Decimal("1E+3"), upper=Decimal("1.50E+4")), "[1000, 15000]"),
            (Interval(lower=0.5, upper=Fraction(3, 4)), "[0.5, 0.75]"),
        ],
    )
    def test_is_written_in_the_usual_notation(self, interval: Interval, text: str) -> None:
        """Brackets tell closed ends from open ones, and no end has an exponent."""
        assert str(interval) == text
        assert repr(interval) == f"<Interval {text}>"

    @given(ANY)
    def test_survives_a_pickle(self, interval: Interval) -> None:
        """A pickled interval is equal, with the same hash."""
        again = pickle.loads(pickle.dumps(interval))  # noqa: S301 - the pickle is our own.
        assert again == interval
        assert hash(again) == hash(interval)

    def test_equal_ends_may_be_written_differently(self) -> None:
        """1.0 and 1.00 are one number."""
        assert Interval.exactly(Decimal("1.0")) == Interval.exactly(Decimal("1.00"))


class TestErrors:
    """What is refused."""

    @pytest.mark.parametrize(
        "ends",
        [
            {"lower": 2, "upper": 1},
            {"lower": 1, "upper": 1, "lower_closed": False},
            {"lower": 1, "upper": 1, "upper_closed": False},
        ],
    )
    def test_an_empty_interval(self, ends: dict[str, Any]) -> None:
        """An interval has at least one number."""
        with pytest.raises(InvalidValueError, match=r"the interval [\[(][12], 1[\])] is empty"):
            Interval(**ends)

    @pytest.mark.parametrize("ends", [{"lower_closed": True}, {"upper_closed": True, "lower": 1}])
    def test_a_closed_infinity(self, ends: dict[str, Any]) -> None:
        """Infinity belongs to no interval."""
        with pytest.raises(InvalidValueError, match="an unbounded end of an interval cannot be cl"):
            Interval(**ends)

    def test_a_flag_that_is_none(self) -> None:
        """Whether an end is closed is True or False."""
        flag: Any = 1
        with pytest.raises(InvalidValueError, match=r"Interval\.lower_closed must be of type bool"):
            Interval(lower=1, lower_closed=flag)

    def test_an_end_that_no_decimal_expresses(self) -> None:
        """The user's own ends are exact, so a third is none."""
        with pytest.raises(
            InvalidValueError,
            match=r"lower must be a number that a decimal expresses, got Fraction\(1, 3\); Inte",
        ):
            Interval(lower=Fraction(1, 3))

    @pytest.mark.parametrize(
        "number",
        [float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")],
    )
    def test_what_is_not_finite(self, number: float | Decimal) -> None:
        """No end and no operand is infinite or not a number."""
        for use in (Interval.exactly, Interval().contains, Interval().__add__):
            with pytest.raises(InvalidValueError, match="expected a finite number, got"):
                use(number)
        with pytest.raises(
            InvalidValueError, match=r"Interval\.lower must be a finite number, got"
        ):
            Interval(lower=number)
        with pytest.raises(
            InvalidValueError, match=r"Interval\.upper must be a finite number, got"
        ):
            Interval(upper=number)

    @pytest.mark.parametrize("value", [True, "1", 1j, None])
    def test_what_is_no_number(self, value: Any) -> None:
        """A bool, a text or a complex number is no operand."""
        for use in (Interval.exactly, Interval().contains, Interval().__mul__):
            with pytest.raises(InvalidValueError, match="expected a number, got"):
                use(value)

    @pytest.mark.parametrize("value", [True, "1", 1j, (1,)])
    def test_an_end_that_is_no_number(self, value: Any) -> None:
        """The error names the end."""
        for end in ("lower", "upper"):
            with pytest.raises(InvalidValueError, match=rf"Interval\.{end} must be a number, got"):
                Interval(**{end: value})

    @pytest.mark.parametrize("value", [1, "1", None])
    def test_what_is_no_interval(self, value: Any) -> None:
        """Only intervals meet, and only they have an intersection or a hull."""
        for use in (Interval().meets, Interval().intersection, Interval().hull):
            with pytest.raises(InvalidValueError, match="expected an Interval, got"):
                use(value)

    @pytest.mark.parametrize(
        "divisor", [0, Interval(lower=-1, upper=1), Interval(), Interval.exactly(0)]
    )
    def test_a_divisor_of_no_one_sign(self, divisor: Interval | int) -> None:
        """Zero does not divide, nor does what may have either sign."""
        with pytest.raises(
            GrowthError, match="expected a divisor that is not zero and of one sign"
        ):
            _ = Interval.exactly(1) / divisor

    @pytest.mark.parametrize("exponent", [0, -1, True, 2.0, Fraction(-1, 2), None])
    def test_an_exponent_that_is_not_above_zero(self, exponent: Any) -> None:
        """A power and a root need a whole number from one up, or a fraction above zero."""
        expected = "expected a whole number or a Fraction above zero as"
        with pytest.raises(GrowthError, match=f"{expected} exponent, got"):
            _ = Interval.exactly(4) ** exponent
        with pytest.raises(GrowthError, match=f"{expected} degree, got"):
            Interval.exactly(4).root(exponent)

    @pytest.mark.parametrize("interval", [Interval(lower=-1, upper=4), Interval(upper=4)])
    def test_powers_of_negative_numbers(self, interval: Interval) -> None:
        """A power or root of what may be negative is refused."""
        with pytest.raises(
            GrowthError, match="a power or root needs numbers that are not negative"
        ):
            _ = interval**2
        with pytest.raises(
            GrowthError, match="a power or root needs numbers that are not negative"
        ):
            interval.root(3)


class TestFormats:
    """An interval as text with so many decimals."""

    @pytest.mark.parametrize(
        ("interval", "spec", "expected"),
        [
            (Interval(lower=Decimal("28.0983"), upper=Decimal("28.1849")), ".2f", "[28.09, 28.19]"),
            (Interval(lower=Decimal("28.0983"), upper=Decimal("28.1849")), ".0f", "[28, 29]"),
            (Interval(lower=Decimal("-1.25"), upper=Decimal("-1.25")), ".1f", "[-1.3, -1.2]"),
            (Interval(lower=1, upper=2), ".3f", "[1.000, 2.000]"),
            (Interval(lower=1, lower_closed=False), ".1f", "(1.0, inf)"),
            (Interval(upper=Decimal("0.5"), upper_closed=False), ".0f", "(-inf, 1)"),
            (Interval(), ".0f", "(-inf, inf)"),
            (Interval(lower=Decimal("0.10"), upper=Decimal("1E+3")), "", "[0.10, 1000]"),
        ],
    )
    def test_ends_are_rounded_outwards(self, interval: Interval, spec: str, expected: str) -> None:
        """The lower end goes down and the upper end up, so that nothing is left out."""
        assert format(interval, spec) == expected

    @given(intervals(), st.integers(0, 6))
    def test_it_contains_the_interval(self, interval: Interval, places: int) -> None:
        """What is written contains the interval, and no end is a step away."""
        lower, upper = format(interval, f".{places}f")[1:-1].split(", ")
        step = Fraction(1, 10**places)
        for written, end, sign in ((lower, interval.lower, 1), (upper, interval.upper, -1)):
            if end is None:
                assert written in ("-inf", "inf")
            else:
                assert 0 <= (Fraction(end) - Fraction(written)) * sign < step

    @pytest.mark.parametrize("spec", ["f", ".f", "2f", ".2", ".2e", ".2f ", "8.2f"])
    def test_other_specifications_are_refused(self, spec: str) -> None:
        """Only a number of decimals is one, and the error shows such a one."""
        with pytest.raises(
            InvalidValueError,
            match=f"^expected a number of decimals, as in .\\.2f., got {re.escape(repr(spec))}$",
        ):
            format(Interval(lower=1, upper=2), spec)
