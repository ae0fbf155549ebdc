"""The working of a check in sentences, and its numbers in words."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import (
    Check,
    Claim,
    ClaimKind,
    Indicator,
    Interval,
    Kind,
    Period,
    Quantity,
    Rounding,
    Span,
    Speaker,
    Unit,
    Verdict,
    check,
    load,
)
from miitbrief.arithmetic.formulas import FORMULAS
from miitbrief.checking import Ground
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.testing import decimals

SCALES = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def of(briefing: str, claim: str) -> Check:
    """Return the check of a claim of a bundled briefing."""
    return next(c for c in check(load(briefing)) if c.claim.id == f"{briefing}/{claim}")


def figure(identifier: str, kind: Kind, text: str, unit: str, period: str = "") -> Indicator:
    """Return a figure that is printed in digits."""
    return Indicator(
        id=identifier,
        measure="output",
        kind=kind,
        quantity=Quantity(value=Decimal(text), unit=Unit(name=unit)),
        period=Period.parse(period) if period else None,
        span=Span(start=0, end=1),
    )


def repeated(earlier: str, later: str) -> Check:
    """Return a check, made by hand, of a level that is said twice."""
    claim = Claim(
        id="c1",
        kind=ClaimKind.REPEAT,
        stated=figure("i2", Kind.LEVEL, later, "CNY"),
        operands=(figure("i1", Kind.LEVEL, earlier, "CNY"),),
    )
    return Check(
        claim=claim,
        verdict=Verdict.CONSISTENT_BY_ROUNDING,
        reason=Ground.INTERVALS_MEET,
        stated=Interval(lower=27.5, upper=28.5),
        recomputed=Interval(lower=28.4, upper=28.6),
        point=Decimal("28.5"),
    )


def labels(lines: list[str]) -> list[str]:
    """Return what stands before the colon of each line but the first."""
    return [line.partition(":")[0] for line in lines[1:]]


class TestWorking:
    """All of the working."""

    def test_a_whole_one(self) -> None:
        """The working of average growth has every step in its place."""
        assert of("2022-02-28", "c17").explain().splitlines() == [
            (
                "Average growth of 2022-02-28/q03/a2/i03: up 28% a year: sales of new energy "
                "vehicles (2016 to 2020), said by Mr. Xin Guobin."
            ),
            "Formula: ((later / earlier) ** (1 / years) - 1) * 100.",
            (
                "Earlier level: 507,000 new energy vehicles: sales of new energy vehicles (2016), "
                "said by Mr. Xin Guobin; it may stand for 506,500 to 507,500."
            ),
            (
                "Later level: 1.367 million new energy vehicles: sales of new energy vehicles "
                "(2020), said by Mr. Xin Guobin; it may stand for 1.3665 to 1.3675 million."
            ),
            "Years: 4, from 2016 to 2020, as the text has it.",
            "Rounding: to the nearest last printed digit, a tie either way.",
            "Stated: 28%, which may stand for 27.5 to 28.5%.",
            (
                "Recomputed: 28.142% from the numbers as printed, 28.098 to 28.185% from all that "
                "they may stand for."
            ),
            (
                "Verdict: consistent: the value recomputed from the printed numbers rounds to the "
                "stated one."
            ),
        ]

    def test_every_check_has_every_step(self, briefing_id: str) -> None:
        """Each check names formula, inputs, years, rounding, result and verdict, in this order."""
        for each in check(load(briefing_id)):
            lines = each.explain().splitlines()
            result = ["Recomputed"] if each.implied is None else []
            assert lines[0].startswith(each.claim.kind.replace("_", " ").capitalize())
            assert lines[1] == f"Formula: {FORMULAS[each.claim.kind].text}."
            steps = labels(lines)[1 + len(each.claim.operands) :]
            if each.years is not None:
                assert steps.pop(0) == "Years"
            if each.other_years is not None:
                assert steps.pop(0).startswith("Years, counted otherwise")
            if each.implied is not None:
                assert steps.pop(2).startswith(f"Implied {each.claim.missing_operand}")
            result += ["Information"] if each.low_information else []
            result += ["Nearest"] if each.nearest else []
            assert steps == ["Rounding", "Stated", *result, "Verdict"]
            assert lines[-1].startswith(f"Verdict: {each.verdict.replace('_', ' ')}: ")
            assert all(line.endswith(".") for line in lines)

    def test_every_input_is_named(self, briefing_id: str) -> None:
        """Each operand stands there with its number, measure, period and speaker."""
        for each in check(load(briefing_id)):
            lines = each.explain().splitlines()
            for line, operand in zip(lines[2:], each.claim.operands, strict=False):
                assert f": {operand}, said by {operand.speaker}; it may stand for " in line

    @pytest.mark.parametrize(
        ("claim", "expected"),
        [
            (("2022-06-14", "c20"), ["Numerator", "Denominator"]),
            (("2022-06-14", "c10"), ["Later level"]),
            (("2022-02-28", "c04"), ["Part"]),
            (("2022-02-28", "c35"), ["Part", "Part"]),
            (("2022-02-28", "c07"), ["Growth"]),
            (("2022-06-14", "c25"), []),
        ],
    )
    def test_names_of_inputs(self, claim: tuple[str, str], expected: list[str]) -> None:
        """Each operand has its name, and one that is missing is not there."""
        result = of(*claim)
        found = labels(result.explain().splitlines())
        assert found[1 : 1 + len(result.claim.operands)] == expected

    def test_a_sum_of_many_parts(self) -> None:
        """Each part of a sum has its line."""
        parts = tuple(figure(f"i{n}", Kind.LEVEL, str(n), "CNY") for n in (1, 2, 3))
        claim = Claim(
            id="c1",
            kind=ClaimKind.SUM,
            stated=figure("i6", Kind.LEVEL, "6", "CNY"),
            operands=parts,
        )
        lines = attrs.evolve(repeated("28", "28"), claim=claim).explain().splitlines()
        assert [line for line in lines if line.startswith("Part: ")] == [
            f"Part: {n} CNY: output (prices not said); it may stand for {n - 1}.5 to {n}.5 CNY."
            for n in (1, 2, 3)
        ]

    def test_nobody_is_named_where_nobody_is_known(self) -> None:
        """A figure without a speaker is explained without one."""
        assert "said by" not in repeated("28.5", "28").explain()

    def test_speaker(self) -> None:
        """A figure with a speaker is said by that one."""
        result = repeated("28.5", "28")
        speaker = Speaker(id="li-ming", name="Li Ming", honorific="Ms.")
        stated = attrs.evolve(result.claim.stated, speaker=speaker)
        claim = attrs.evolve(result.claim, stated=stated)
        first = attrs.evolve(result, claim=claim).explain().splitlines()[0]
        assert first == "Repeat of i2: 28 CNY: output (prices not said), said by Ms. Li Ming."


class TestVerdicts:
    """The last lines."""

    @pytest.mark.parametrize(
        ("claim", "last"),
        [
            (
                ("2022-02-28", "c34"),
                "Verdict: inconsistent: the number was said differently.",
            ),
            (
                ("2022-06-14", "c08"),
                (
                    "Verdict: not comparable: the levels are at current prices and the rate is in "
                    "real terms, so they need not agree."
                ),
            ),
            (
                ("2022-06-14", "c10"),
                "Verdict: not checkable: the text does not give every number that is needed.",
            ),
            (
                ("2022-02-28", "c07"),
                "Verdict: consistent: the recomputed value lies where the stated words put it.",
            ),
        ],
    )
    def test_bundled(self, claim: tuple[str, str], last: str) -> None:
        """Each verdict of the bundled briefings is given with its reason."""
        assert of(*claim).explain().splitlines()[-1] == last

    def test_consistent_by_rounding(self) -> None:
        """What holds only within rounding says so, with both intervals."""
        assert repeated("28.5", "28").explain().splitlines()[-3:] == [
            "Stated: 28, which may stand for 27.5 to 28.5 CNY.",
            (
                "Recomputed: 28.5 CNY from the numbers as printed, 28.4 to 28.6 CNY from all that "
                "they may stand for."
            ),
            (
                "Verdict: consistent by rounding: it can hold, but only within what rounding and "
                "hedges leave open."
            ),
        ]

    def test_implied(self) -> None:
        """What is implied is given with the name and the time of the missing operand."""
        assert of("2022-06-14", "c10").explain().splitlines()[-2] == (
            "Implied earlier level (2012-12-31): 17.605 to 18.274 million."
        )

    def test_implied_of_another_thing(self) -> None:
        """What stands beside another thing is of the same time, and is not called earlier."""
        line = of("2022-06-14", "c22").explain().splitlines()[-2]
        assert line.partition(": ")[0] == "Implied other rate (2021)"

    def test_every_ground_has_its_sentence(self) -> None:
        """No two grounds are explained alike."""
        result = repeated("28.5", "28")
        lasts = {attrs.evolve(result, reason=g).explain().splitlines()[-1] for g in Ground}
        assert len(lasts) == len(Ground)

    def test_every_rounding_has_its_sentence(self) -> None:
        """No two rules of rounding are explained alike."""
        result = repeated("28.5", "28")
        lines = {
            line
            for rounding in Rounding
            for line in attrs.evolve(result, rounding=rounding).explain().splitlines()
            if line.startswith("Rounding: ")
        }
        assert len(lines) == len(Rounding)

    def test_the_rounding_goes_into_what_numbers_may_stand_for(self) -> None:
        """What an input may stand for depends on the rule of rounding."""
        checks = check(load("2022-02-28"), rounding=Rounding.TRUNCATION)
        (result,) = (each for each in checks if each.claim.id.endswith("/c17"))
        assert "; it may stand for 1.367 to 1.368 million." in result.explain()
        assert "Rounding: digits after the last printed one cut off." in result.explain()

    @pytest.mark.parametrize(("claim", "first"), [("c02", "2.7 to 2.9%"), ("c06", "4 to 4.2%")])
    def test_the_first_year_of_a_two_year_average(self, claim: str, first: str) -> None:
        """The growth of the first year is the rate that enters the formula, not its change."""
        lines = of("2022-02-28", claim).explain().splitlines()
        named = next(line for line in lines if line.startswith("Growth of the first year: "))
        assert named.endswith(f"may stand for {first}.")


class TestYears:
    """The line that tells the number of years."""

    def test_of_a_duration(self) -> None:
        """The years of a duration are the length of its period."""
        lines = of("2022-06-14", "c25").explain().splitlines()
        assert lines[2] == "Years: 7, the length of 2015/2021."

    def growing(self, period: str) -> list[str]:
        """Return the working of average growth between levels two years apart."""
        claim = Claim(
            id="c1",
            kind=ClaimKind.AVERAGE_GROWTH,
            stated=figure("i3", Kind.AVERAGE_GROWTH, "10", "percent", period),
            operands=(
                figure("i1", Kind.LEVEL, "100", "CNY", "2018"),
                figure("i2", Kind.LEVEL, "121", "CNY", "2020"),
            ),
        )
        return attrs.evolve(repeated("1", "1"), claim=claim, years=2).explain().splitlines()

    def test_between_levels(self) -> None:
        """Where the stated figure has no period, the years are those between the levels."""
        assert self.growing("")[4] == "Years: 2, between the levels."

    def test_between_levels_with_a_period(self) -> None:
        """Where the stated figure has no basis, the years are still those between the levels."""
        assert self.growing("2020")[4] == "Years: 2, between the levels."

    def test_of_a_duration_in_months(self) -> None:
        """The months of a duration are not called years."""
        stated = figure("i1", Kind.DURATION, "24", "month", "2020/2021")
        claim = Claim(id="c1", kind=ClaimKind.DURATION, stated=stated, operands=())
        lines = attrs.evolve(repeated("1", "1"), claim=claim, years=24).explain()
        assert "Months: 24, the length of 2020/2021." in lines


def read(words: str) -> Fraction:
    """Return the number that words such as "17.6 million" give."""
    digits, _, scale = words.partition(" ")
    return Fraction(digits.replace(",", "")) * SCALES[scale]


def read_both(words: str) -> tuple[Fraction, Fraction]:
    """Return the ends of "1 to 2 million" or of "1 up to 2 million"; "to" shares the scale word."""
    first, link, last = words.partition(" up to ")
    if not link:
        first, _, last = words.partition(" to ")
        first = f"{first} {last.partition(' ')[2]}".strip()
    return read(first), read(last)


@st.composite
def narrow_intervals(draw: st.DrawFn) -> Interval:
    """Draw intervals whose ends are no further apart than by a factor of six."""
    low = draw(decimals(min_value=1)) + 1
    high = low * draw(st.integers(1001, 6000)) / 1000
    return draw(
        st.sampled_from([Interval(lower=low, upper=high), Interval(lower=-high, upper=-low)])
    )


class TestWords:
    """Numbers and intervals in words."""

    @given(decimals(min_value=-(10**15)))
    def test_a_number_keeps_five_digits(self, number: Decimal) -> None:
        """A number in words is the number to five significant digits."""
        assert abs(read(number_in_words(number)) - Fraction(number)) <= abs(number) / 20_000

    @given(narrow_intervals())
    def test_an_interval_is_rounded_outwards(self, interval: Interval) -> None:
        """No number of an interval is lost in words, and little is added."""
        assert interval.lower is not None
        assert interval.upper is not None
        low, high = read_both(interval_in_words(interval))
        assert low <= interval.lower < interval.upper <= high
        assert high - low <= Fraction(interval.upper - interval.lower) + abs(high + low) / 1000

    @given(st.integers(-(10**9), 10**9), st.sampled_from(["more", "less"]))
    def test_a_half_bounded_interval(self, end: int, side: str) -> None:
        """An interval with one end is that end, rounded outwards, and more or less."""
        interval = Interval(lower=end) if side == "more" else Interval(upper=end)
        words = interval_in_words(interval)
        assert words.endswith(f" or {side}")
        number = read(words.removesuffix(f" or {side}"))
        assert number <= end if side == "more" else number >= end

    @pytest.mark.parametrize(
        ("interval", "words"),
        [
            (Interval(), "any number"),
            (Interval.exactly(7), "exactly 7"),
            (Interval(lower=17_605_454, upper=18_273_585), "17.605 to 18.274 million"),
            (Interval(lower=999_000, upper=1_001_000), "999,000 up to 1.001 million"),
            (Interval(lower=950_000_000, upper=1_050_000_000), "950 million up to 1.05 billion"),
            (Interval(lower=-1.5, upper=-0.5), "-1.5 to -0.5"),
            (Interval(lower=99.5, upper=100), "99.5 to 100"),
            (Interval(upper=400_500_000), "400.5 million or less"),
        ],
    )
    def test_intervals(self, interval: Interval, words: str) -> None:
        """An interval reads like prose, with a scale word for each end that needs its own."""
        assert interval_in_words(interval) == words

    def test_ends_below_zero(self) -> None:
        """Of two ends below zero, the upper one may be the one without a scale word."""
        interval = Interval(lower=-6_000_000, upper=-900_000)
        assert interval_in_words(interval) == "-6 million up to -900,000"

    @pytest.mark.parametrize(
        ("unit", "words"),
        [
            (None, "2.5"),
            (Unit(name="percent"), "2.5%"),
            (Unit(name="count", counted="cars"), "2.5"),
            (Unit(name="rank"), "2.5"),
            (Unit(name="CNY"), "2.5 CNY"),
            (Unit(name="times"), "2.5 times"),
            (Unit(name="percentage point"), "2.5 percentage points"),
            (Unit(name="tonne"), "2.5 tonnes"),
        ],
    )
    def test_units(self, unit: Unit | None, words: str) -> None:
        """A unit stands behind the number; what is counted goes without saying."""
        assert number_in_words(Decimal("2.50"), unit) == words

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            ("0", "0"),
            ("-0.48355", "-0.48355"),
            ("999999.5", "1 million"),
            ("123456", "123,460"),
            ("37300000000000", "37.3 trillion"),
            ("0.000012345678", "0.000012346"),
        ],
    )
    def test_numbers(self, number: str, words: str) -> None:
        """A number has separators, a scale word where it helps, and no needless zeros."""
        assert number_in_words(Decimal(number)) == words

    def test_what_is_called_exact_is_exact(self) -> None:
        """A count of 123,456 is not said to be exactly 123,460."""
        assert "123,456" in interval_in_words(Interval.exactly(123_456))

    def test_an_end_without_a_scale_word_keeps_its_size(self) -> None:
        """One to 2 million does not read like 1 million to 2 million."""
        wide, narrow = Interval(lower=1, upper=2 * 10**6), Interval(lower=10**6, upper=2 * 10**6)
        assert interval_in_words(wide) != interval_in_words(narrow)
