"""The working of a check in sentences, and its numbers in words."""

import re
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
    parse,
    references,
)
from miitbrief.checking import Ground
from miitbrief.explanations.amounts import interval_in_words, number_in_words
from miitbrief.explanations.descriptions import figure_in_words, time_in_words
from miitbrief.explanations.wording import ROLES
from miitbrief.model._lines import amount
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


#: Kinds of claims from whose operands more follows than a number that stands there already.
FOLLOWING = set(ClaimKind) - {
    ClaimKind.REPEAT,
    ClaimKind.QUOTATION,
    ClaimKind.DURATION,
    ClaimKind.PART,
    ClaimKind.RUNNING_TOTAL,
    ClaimKind.THRESHOLD,
}


def labels(lines: list[str]) -> list[str]:
    """Return what stands before the colon of each line but the first."""
    return [line.partition(":")[0] for line in lines[1:]]


class TestWorking:
    """All of the working."""

    def test_a_whole_one(self) -> None:
        """The working of average growth tells what was said, the inputs, the result, the id."""
        assert of("2022-02-28", "c17").explain().splitlines() == [
            (
                "Stated: up 28% a year: sales of new energy vehicles (2016 to 2020), said by "
                "Mr. Xin Guobin; before rounding, 27.5 to 28.5%."
            ),
            (
                "Earlier level: 507,000 new energy vehicles (2016); before rounding, 506,500 to "
                "507,500."
            ),
            (
                "Later level: 1.367 million new energy vehicles (2020); before rounding, 1.3665 to "
                "1.3675 million."
            ),
            "Years: 4, from 2016 to 2020, as the text has it.",
            (
                "Recomputed: from 507,000 to 1.367 million in 4 years is up 28.142% a year; "
                "allowing for rounding, 28.098 to 28.185%."
            ),
            "Verdict: consistent: 28.142% is rounded to 28%.",
            "Claim: 2022-02-28/c17.",
        ]

    def test_every_check_has_every_step(self, briefing_id: str) -> None:
        """Each check tells what was said, inputs, years, result and verdict, in this order."""
        for each in check(load(briefing_id), references=references()):
            lines = each.explain().splitlines()
            steps = labels(lines)[len(each.claim.operands) :]
            if each.years is not None:
                assert steps.pop(0) == "Years"
            if each.other_years is not None:
                assert steps.pop(0).startswith("Years, counted otherwise")
            if steps[0] == "Rounded numbers":
                del steps[0]
            missing = each.claim.missing
            result = ["Recomputed"] if each.claim.kind in FOLLOWING else []
            if missing is not None:
                result = [
                    ROLES.get(missing.role, missing.role).capitalize(),
                    *["Found"] * len(each.fillings),
                ]
            result += ["Both can be right"] if each.common is not None else []
            result += ["Caution"] if each.low_information else []
            result += ["Nearest"] if each.nearest else []
            assert lines[0].startswith(f"Stated: {figure_in_words(each.claim.stated)}")
            again = ["Said again"] if each.claim.again else []
            assert steps == [*result, *again, "Verdict", "Claim"]
            assert lines[-2].startswith(f"Verdict: {each.verdict.replace('_', ' ')}: ")
            assert lines[-1] == f"Claim: {each.claim.id}."
            assert all(line.endswith(".") for line in lines)

    def test_every_input_is_named(self, briefing_id: str) -> None:
        """Each operand stands there with its number and period, and what the stated one lacks."""
        for each in check(load(briefing_id)):
            lines = each.explain().splitlines()
            stated = each.claim.stated
            for line, operand in zip(lines[1:], each.claim.operands, strict=False):
                assert f": {amount(operand)}" in line
                if operand.period is not None:
                    assert time_in_words(operand.period).removeprefix("the ") in line
                assert (f": {operand.measure}" in line) is (operand.measure != stated.measure)
                assert ("said by" in line) is (operand.speaker != stated.speaker)

    def test_no_codes_of_times(self, briefing_id: str) -> None:
        """Days and months have their names, the end of a year is called that."""
        for each in check(load(briefing_id)):
            for line in each.explain().splitlines():
                if not line.startswith(("Said again: ", "Claim: ")):
                    assert not re.search(r"\d{4}[-/]\d", line), line

    def test_no_codes(self, briefing_id: str) -> None:
        """Money has the name by which people know it, and the id stands nowhere but at the end."""
        for each in check(load(briefing_id), references=references()):
            lines = [
                line
                for line in each.explain().splitlines()
                if not line.startswith(("Said again: ", "Claim: "))
            ]
            assert not any("CNY" in line or briefing_id + "/" in line for line in lines)

    @pytest.mark.parametrize(
        ("claim", "expected"),
        [
            (("2022-06-14", "c20"), ["Amount", "Number it is divided by"]),
            (("2022-06-14", "c10"), ["Later level"]),
            (("2022-06-14", "c16"), ["The one percentage"]),
            (("2022-02-28", "c02"), ["Change of the growth rate", "Growth of the second year"]),
            (("2022-02-28", "c04"), ["Part"]),
            (("2022-02-28", "c35"), ["Part", "Part"]),
            (("2022-02-28", "c07"), ["Growth"]),
            (("2022-06-14", "c25"), []),
        ],
    )
    def test_names_of_inputs(self, claim: tuple[str, str], expected: list[str]) -> None:
        """Each operand has its name: a change is called a change, and a level a level."""
        result = of(*claim)
        found = labels(result.explain().splitlines())
        assert found[: len(result.claim.operands)] == expected

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
            f"Part: {n} CNY (prices not said); before rounding, {n - 1}.5 to {n}.5 yuan."
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
        assert first.startswith("Stated: 28 CNY: output (prices not said), said by Ms. Li Ming; ")

    @pytest.mark.parametrize(
        ("claim", "label", "words"),
        [
            ("2022-06-14/c10", "Stated", "2.7 times what it was at the end of 2012: total number"),
            ("2022-06-14/c15", "Rounded numbers", "the zeros at the end of 400 million may "),
            ("2022-06-14/c21", "Years, counted otherwise", "4, if growth is counted from the year"),
            ("2022-06-14/c25", "Verdict", "consistent: that is how long it is from 2015 to 2021."),
            (
                "2022-06-14/c30",
                "Verdict",
                "consistent: a running total never falls, and it was 20,000 before 11.08 million.",
            ),
            ("2022-06-14/c20", "Recomputed", "3.08 million kilometres divided by 21 is 146,670 "),
            ("2022-02-28/c07", "Stated", "more than doubled: output of containers (2020, assumed,"),
            ("2022-02-28/c35", "Stated", "2 million 5G base stations: number of 5G base stations"),
        ],
    )
    def test_words_of_the_desk(self, claim: str, label: str, words: str) -> None:
        """Lines are written as people write them."""
        lines = of(*claim.split("/")).explain().splitlines()
        (line,) = [each for each in lines if each.startswith(f"{label}: ")]
        assert line.startswith(f"{label}: {words}")
        assert "may be 0" not in line

    @pytest.mark.parametrize(
        ("claim", "words"),
        [
            ("c11", "that is 130% more, or 2.3 times as much, and before rounding 125 to 135%."),
            ("c07", "2 times as much is 100% more."),
        ],
    )
    def test_times_and_percents(self, claim: str, words: str) -> None:
        """Times and percents are told as one another: up 1.3 times is 130% more."""
        assert of("2022-02-28", claim).explain().splitlines()[0].endswith(words)


class TestVerdicts:
    """The lines that tell what is found."""

    @pytest.mark.parametrize(
        ("claim", "last"),
        [
            (
                ("2022-02-28", "c34"),
                "Verdict: misquoted: both numbers can be true, but they are not the same number.",
            ),
            (
                ("2022-06-14", "c01"),
                (
                    "Verdict: not comparable: the levels are at the prices of their years and the "
                    "rate is without the change of prices, so they need not agree."
                ),
            ),
            (
                ("2022-06-14", "c10"),
                (
                    "Verdict: not checkable: the text has no number for the total number of "
                    "enterprises nationwide at the end of 2012."
                ),
            ),
            (
                ("2022-02-28", "c07"),
                "Verdict: consistent: 2.106 times is more than doubled.",
            ),
        ],
    )
    def test_bundled(self, claim: tuple[str, str], last: str) -> None:
        """Each verdict of the bundled briefings is given with its reason."""
        assert of(*claim).explain().splitlines()[-2] == last

    def test_the_number_that_gives_both(self) -> None:
        """What is quoted otherwise is told with the number that is rounded to either."""
        assert of("2022-02-28", "c34").explain().splitlines()[-3] == (
            "Both can be right: 1,425,000 is rounded to either number."
        )

    def test_consistent_by_rounding(self) -> None:
        """What holds only within rounding says so, with both intervals."""
        assert repeated("28.5", "28").explain().splitlines()[-2:] == [
            (
                "Verdict: consistent by rounding: as printed, the numbers give 28.5 yuan, and 28 "
                "holds only within what rounding and hedges leave open."
            ),
            "Claim: c1.",
        ]

    @pytest.mark.parametrize(
        ("claim", "line"),
        [
            (
                "c10",
                (
                    "Earlier level: not in the text: total number of enterprises nationwide "
                    "at the end of 2012; it would have to be 17.605 to 18.274 million."
                ),
            ),
            (
                "c16",
                (
                    "Other percentage: not in the text: average R&D intensity of listed companies "
                    "on 14 June 2022; it would have to be 8.4 to 8.6%."
                ),
            ),
        ],
    )
    def test_what_is_missing(self, claim: str, line: str) -> None:
        """What the text lacks is told by its name and time, with what it would have to be."""
        assert of("2022-06-14", claim).explain().splitlines()[-3] == line

    def test_what_is_found_elsewhere(self) -> None:
        """A value from elsewhere is told with its source and with what it comes to."""
        found = check(load("2022-06-14"), references=references())
        (result,) = [each for each in found if each.claim.id.endswith("c11")]
        line = next(each for each in result.explain().splitlines() if each.startswith("Found: "))
        assert line.startswith(
            "Found: 48 million, Ministry of Industry and Information Technology, 2022-09-01; "
            "with it the claim comes to 99.133%: consistent; "
        )

    def test_every_ground_has_its_sentence(self) -> None:
        """No two grounds are explained alike."""
        result = repeated("28.5", "28")
        lasts = {attrs.evolve(result, reason=g).explain().splitlines()[-2] for g in Ground}
        assert len(lasts) == len(Ground)

    def test_only_unusual_roundings_are_told(self) -> None:
        """A rule of rounding is told where it is not the usual one, and no two are told alike."""
        result = repeated("28.5", "28")
        lines = [
            line
            for rounding in Rounding
            for line in attrs.evolve(result, rounding=rounding).explain().splitlines()
            if line.startswith("Rounding: ")
        ]
        assert len({*lines}) == len(lines) == len(Rounding) - 1

    def test_the_rounding_goes_into_what_numbers_may_be(self) -> None:
        """What an input may be depends on the rule of rounding."""
        checks = check(load("2022-02-28"), rounding=Rounding.TRUNCATION)
        (result,) = (each for each in checks if each.claim.id.endswith("/c17"))
        assert "; before rounding, 1.367 to 1.368 million." in result.explain()
        assert "Rounding: numbers are taken as cut off behind the last printed digit." in (
            result.explain()
        )

    @pytest.mark.parametrize(("claim", "first"), [("c02", "2.7 to 2.9%"), ("c06", "4 to 4.2%")])
    def test_the_first_year_of_a_two_year_average(self, claim: str, first: str) -> None:
        """The growth of the first year is told as what follows from the change of the rate."""
        lines = of("2022-02-28", claim).explain().splitlines()
        named = next(line for line in lines if line.startswith("Change of the growth rate: "))
        assert named.endswith(f"; so the growth of the first year was {first}.")


class TestYears:
    """The line that tells the number of years."""

    def test_of_a_duration(self) -> None:
        """The years of a duration are the length of its period."""
        lines = of("2022-06-14", "c25").explain().splitlines()
        assert lines[1] == "Years: 7, the length of 2015 to 2021."

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
        assert self.growing("")[3] == "Years: 2, between the levels."

    def test_between_levels_with_a_period(self) -> None:
        """Where the stated figure has no basis, the years are still those between the levels."""
        assert self.growing("2020")[3] == "Years: 2, between the levels."

    def test_of_a_duration_in_months(self) -> None:
        """The months of a duration are not called years."""
        stated = figure("i1", Kind.DURATION, "24", "month", "2020/2021")
        claim = Claim(id="c1", kind=ClaimKind.DURATION, stated=stated, operands=())
        lines = attrs.evolve(repeated("1", "1"), claim=claim, years=24).explain()
        assert "Months: 24, the length of 2020 to 2021." in lines


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
            (Unit(name="CNY"), "2.5 yuan"),
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


class TestReasons:
    """A range of numbers comes with what leaves it open, and a result with where it goes."""

    SAID = "Press conference\n\nTarn | 10 a.m. March 1, 2024\n\nSpeakers:\nQiao Lin, minister\n\n"

    def told(self, said: str) -> str:
        """Return the one explanation of what a speaker says."""
        (result,) = check(parse(f"{self.SAID}Qiao Lin:\n\n{said}\n"))
        return result.explain()

    def test_rounding_and_hedges(self) -> None:
        """What follows from "more than 12 million" is open by its words, too."""
        said = "Ferry traffic was {} million in 2022 and 15 million in 2023, up 20%."
        assert "; allowing for rounding, " in self.told(said.format("12.5"))
        hedged = self.told(said.format("more than 12.4"))
        assert '; allowing for rounding and "more than", ' in hedged

    def test_the_other_way(self) -> None:
        """Where a rise was stated and a fall follows, the verdict says so without a sign."""
        told = self.told(
            "Ferry traffic rose from 15.0 million in 2022 to 12.0 million in 2023, up 20%."
        )
        assert "as printed, the numbers give a fall of 20%, and no rounding makes that 20%" in told

    def test_currency_once(self) -> None:
        """A number printed in euros has its currency once."""
        said = "Exports were 12.5 billion euros in 2022 and 15.0 billion euros in 2023, up 20%."
        assert "EUR" not in self.told(said)
