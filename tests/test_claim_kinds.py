"""Claims of bounds, of derived ratios and of currencies: laws, and how they are found."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from miitbrief import (
    Briefing,
    Check,
    Claim,
    ClaimKind,
    Direction,
    Indicator,
    Kind,
    Period,
    Quantity,
    Rounding,
    Span,
    Unit,
    Verdict,
    check,
    parse,
)
from miitbrief.checking import Ground
from miitbrief.checking.evaluation import recheck

HOLDS = {Verdict.CONSISTENT, Verdict.CONSISTENT_BY_ROUNDING}
NOTHING_ELSE = Briefing(id="b", title="A briefing")
AMOUNTS = st.integers(1, 10**9)
RATES = st.integers(-400, 900).map(lambda tenths: Fraction(tenths, 10))
DIGITS = st.integers(0, 3)
FEW = settings(max_examples=30)


def figure(
    value: Fraction | int,
    kind: Kind = Kind.LEVEL,
    unit: str = "CNY",
    places: int | None = None,
    period: str = "2021",
) -> Indicator:
    """Return the figure that states a true value: in full, or rounded to so many places."""
    digits = 12 if places is None else places
    size = Rounding.HALF.round(abs(Fraction(value)), Fraction(1, 10**digits))
    text = f"{size:.{digits}f}"
    return Indicator(
        id=f"b/i{kind}{unit}{period}{text}",
        measure="trams",
        kind=kind,
        quantity=Quantity(value=Decimal(text), unit=Unit(name=unit), text=text),
        direction=Direction.DOWN if value < 0 else None,
        period=Period.parse(period),
        span=Span(start=0, end=1),
        note="made up",
    )


def rechecked(kind: ClaimKind, stated: Indicator, *operands: Indicator) -> Check:
    """Recheck a claim of these figures."""
    claim = Claim(id="c", kind=kind, stated=stated, operands=operands)
    return recheck(claim, NOTHING_ELSE, Rounding.HALF)


class TestBounds:
    """A part is at most its whole, and a running total never falls."""

    @FEW
    @given(AMOUNTS, AMOUNTS, DIGITS, DIGITS)
    def test_of_true_values(self, one: int, other: int, first: int, second: int) -> None:
        """However true values are rounded, a part and an earlier total never look too large."""
        less, more = sorted((Fraction(one, 7), Fraction(other, 7)))
        smaller, larger = figure(less, places=first), figure(more, places=second)
        assert rechecked(ClaimKind.PART, smaller, larger).verdict in HOLDS
        assert rechecked(ClaimKind.RUNNING_TOTAL, larger, smaller).verdict in HOLDS

    @FEW
    @given(AMOUNTS, AMOUNTS)
    def test_beyond_the_bound_it_is_caught(self, amount: int, more: int) -> None:
        """What exceeds its whole, or falls short of an earlier total, is inconsistent."""
        less, larger = figure(amount), figure(amount + more)
        part = rechecked(ClaimKind.PART, larger, less)
        total = rechecked(ClaimKind.RUNNING_TOTAL, less, larger)
        assert [part.verdict, total.verdict] == [Verdict.INCONSISTENT] * 2
        assert part.point == less.quantity.value
        assert total.point == larger.quantity.value

    def test_the_ground(self) -> None:
        """A number on the right side of its bound is consistent for that reason."""
        result = rechecked(ClaimKind.PART, figure(3), figure(5))
        assert (result.verdict, result.reason) == (Verdict.CONSISTENT, Ground.WITHIN_BOUND)


class TestMargins:
    """A margin, and its change, follow from profit and revenue and their growth."""

    @FEW
    @given(AMOUNTS, AMOUNTS, RATES, RATES, DIGITS)
    def test_of_true_values(
        self, profit: int, revenue: int, of_profit: Fraction, of_revenue: Fraction, places: int
    ) -> None:
        """True values agree however the margin and its change are rounded."""
        assume(profit <= revenue)
        margin = Fraction(100 * profit, revenue)
        before = margin * (1 + of_revenue / 100) / (1 + of_profit / 100)
        levels = figure(profit), figure(revenue)
        rates = [figure(each, Kind.GROWTH, "percent") for each in (of_profit, of_revenue)]
        share = figure(margin, Kind.SHARE, "percent", places)
        change = figure(margin - before, Kind.POINT_CHANGE, "percentage point", places)
        assert rechecked(ClaimKind.MARGIN, share, *levels).verdict in HOLDS
        operands = (levels[0], rates[0], levels[1], rates[1])
        assert rechecked(ClaimKind.MARGIN_CHANGE, change, *operands).verdict in HOLDS

    @FEW
    @given(AMOUNTS, RATES, RATES)
    def test_the_wrong_direction(self, revenue: int, of_profit: Fraction, more: Fraction) -> None:
        """A margin that is said to fall where profits grew faster than revenue is inconsistent."""
        assume(more > 0)
        rates = [figure(each, Kind.GROWTH, "percent") for each in (of_profit + more, of_profit)]
        change = figure(Fraction(-1), Kind.POINT_CHANGE, "percentage point")
        levels = figure(Fraction(revenue, 10)), figure(revenue)
        operands = (levels[0], rates[0], levels[1], rates[1])
        result = rechecked(ClaimKind.MARGIN_CHANGE, change, *operands)
        assert result.verdict == Verdict.INCONSISTENT


class TestCurrencies:
    """The rate of one pair of amounts is that of another."""

    @FEW
    @given(AMOUNTS, AMOUNTS, st.integers(1, 200), DIGITS)
    def test_of_one_rate(self, one: int, other: int, tenths: int, places: int) -> None:
        """Amounts that are converted at one rate agree, however they are rounded."""
        rate = Fraction(tenths, 10)
        stated = figure(one * rate, unit="USD", places=places)
        operands = (figure(one), figure(other), figure(other * rate, unit="USD"))
        assert rechecked(ClaimKind.CURRENCY, stated, *operands).verdict in HOLDS

    @pytest.mark.parametrize(
        ("times", "verdict"),
        [
            ("1.03", Verdict.NOT_COMPARABLE),
            ("0.97", Verdict.NOT_COMPARABLE),
            ("1.3", Verdict.INCONSISTENT),
            ("0.1", Verdict.INCONSISTENT),
        ],
    )
    def test_of_two_rates(self, times: str, verdict: Verdict) -> None:
        """Rates as near as those of two days need not agree; a slip of a digit is caught."""
        stated = figure(140 * Fraction(times), unit="USD")
        operands = (figure(1000), figure(2000), figure(280, unit="USD"))
        assert rechecked(ClaimKind.CURRENCY, stated, *operands).verdict == verdict

    def test_other_currencies_are_refused(self) -> None:
        """What is not in the two currencies is no operand."""
        with pytest.raises(Exception, match="CNY"):
            rechecked(ClaimKind.CURRENCY, figure(1, unit="USD"), *[figure(1)] * 3)


class TestContributions:
    """A contribution goes with the share that the part has afterwards."""

    @FEW
    @given(st.integers(1, 900), RATES, RATES, DIGITS)
    def test_of_true_values(
        self, tenths: int, of_part: Fraction, of_whole: Fraction, places: int
    ) -> None:
        """At constant prices, the share after growth tells the contribution."""
        before = Fraction(tenths, 10)
        assume(of_whole != 0)
        after = before * (1 + of_part / 100) / (1 + of_whole / 100)
        assume(0 < after < 100)
        contribution = before * of_part / of_whole
        stated = figure(contribution, Kind.CONTRIBUTION, "percent", places)
        operands = (
            figure(after, Kind.SHARE, "percent"),
            figure(of_part, Kind.GROWTH, "percent"),
            figure(of_whole, Kind.GROWTH, "percent"),
        )
        result = rechecked(ClaimKind.CONTRIBUTION_OF_SHARE, stated, *operands)
        assert result.verdict in HOLDS

    @pytest.mark.parametrize(
        ("contribution", "verdict"),
        [(28, Verdict.NOT_COMPARABLE), (20, Verdict.INCONSISTENT), (40, Verdict.INCONSISTENT)],
    )
    def test_prices_explain_a_little(self, contribution: int, verdict: Verdict) -> None:
        """A share is at current prices, so only what prices cannot explain is inconsistent."""
        stated = figure(contribution, Kind.CONTRIBUTION, "percent", 1)
        operands = (
            figure(Fraction("15.1"), Kind.SHARE, "percent", 1),
            figure(Fraction("18.2"), Kind.GROWTH, "percent", 1),
            figure(Fraction("9.6"), Kind.GROWTH, "percent", 1),
        )
        result = rechecked(ClaimKind.CONTRIBUTION_OF_SHARE, stated, *operands)
        assert result.verdict == verdict


class TestUnits:
    """Power and energy are compared whatever prefix they are printed with."""

    @FEW
    @given(st.integers(1, 10**6), st.sampled_from(["watt", "watt-hour"]))
    def test_prefixes(self, amount: int, base: str) -> None:
        """A gigawatt is a million kilowatts, and a kilowatt a thousand watts."""
        printed = {
            f"{prefix}{base}": figure(Fraction(amount) * size, unit=f"{prefix}{base}")
            for prefix, size in (("giga", 1), ("mega", 1000), ("kilo", 10**6), ("", 10**9))
        }
        assert {each.point for each in printed.values()} == {Fraction(amount) * 10**6}
        assert {each.unit.name for each in printed.values()} == {f"kilo{base}"}

    def test_a_repeat(self) -> None:
        """820 gigawatts are 820 million kilowatts, and not 640."""
        stated = figure(820, unit="gigawatt", places=0)
        for value, verdict in ((820, Verdict.CONSISTENT), (640, Verdict.INCONSISTENT)):
            other = figure(value * 10**6, unit="kilowatt", places=0)
            assert rechecked(ClaimKind.REPEAT, stated, other).verdict == verdict


class TestRuns:
    """A run is as long as it is from its start, whoever tells it."""

    @FEW
    @given(st.integers(2000, 2010), st.integers(1, 9), st.integers(1, 9), st.integers(-3, 3))
    def test_from_the_start_that_another_tells(
        self, start: int, length: int, later: int, off: int
    ) -> None:
        """The years from the other's start to the own end are its length, and no others are."""
        end = start + length + later - 1
        count = length + later + off
        assume(count > 0)
        first = figure(length, Kind.DURATION, "year", 0, f"{start}/{start + length - 1}")
        stated = figure(count, Kind.DURATION, "year", 0, f"{end - count + 1}/{end}")
        result = rechecked(ClaimKind.CONTINUED_DURATION, stated, first)
        assert (result.verdict == Verdict.CONSISTENT) is (off == 0)
        assert result.years == length + later


def every_check(text: str) -> tuple[Check, ...]:
    """Return the checks of what a speaker says."""
    briefing = parse(
        "Press conference on trade\n\nTarn | 10 a.m. March 4, 2024\n\nSpeakers:\n"
        f"Qiao Linshu, minister of trade\n\nQiao Linshu:\n\n{text}\n"
    )
    return check(briefing)


def checks(text: str, kind: ClaimKind) -> list[Check]:
    """Return the checks of the claims of a kind that a speaker makes."""
    return [each for each in every_check(text) if each.claim.kind is kind]


def found(text: str, kind: ClaimKind) -> list[Verdict]:
    """Return what is found of the claims of a kind that a speaker makes."""
    return [each.verdict for each in checks(text, kind)]


class TestFound:
    """The claims are found in what is said, and what only looks like them is not."""

    @pytest.mark.parametrize(
        ("said", "verdict"),
        [
            (
                (
                    "In 2023, sales of cars were 30.1 million units, and sales of electric cars "
                    "were {} million units."
                ),
                ("9.5", "39.5"),
            ),
            (
                (
                    "Last year exports of tea reached 360,000 tonnes; exports of green tea "
                    "were {}00,000 tonnes."
                ),
                ("3", "8"),
            ),
            (
                (
                    "Steel output was 1.02 billion tonnes in 2023. Stainless steel output was {} "
                    "million tonnes."
                ),
                ("36.7", "3,670"),
            ),
        ],
    )
    def test_parts(self, said: str, verdict: tuple[str, str]) -> None:
        """A part is found behind its whole."""
        right, wrong = (found(said.format(each), ClaimKind.PART) for each in verdict)
        assert right == [Verdict.CONSISTENT]
        assert wrong == [Verdict.INCONSISTENT]

    @pytest.mark.parametrize(
        "said",
        [
            "In 2023, car sales were 1.9 million, and used car sales were 7.2 million.",
            (
                "In 2023, steel output was 102 million tonnes, and world steel output was 1.9 "
                "billion tonnes."
            ),
            "In 2023, sales of tea shops were 3 million yuan and sales of tea were 5 million yuan.",
            "In 2023, residents numbered 59 million, and trips made by residents were 868 million.",
            "In 2023, car exports were 5.2 million, and car sales were 30 million.",
            "In 2023, tea profits were 3 million yuan, and gross tea profits were 5 million yuan.",
        ],
    )
    def test_no_parts(self, said: str) -> None:
        """What is wider, or another thing, is no part."""
        assert Verdict.INCONSISTENT not in found(said, ClaimKind.PART)

    @pytest.mark.parametrize(
        ("said", "right", "wrong"),
        [
            ("In 2023, freight was 51 tonnes, of which {} tonnes went by rail.", "31", "61"),
            ("The fund spent 51 yuan in 2023, including {} yuan on schools.", "31", "61"),
            ("Grain imports were 54 tonnes in 2023, of which wheat was {} tonnes.", "34", "64"),
        ],
    )
    def test_parts_by_their_words(self, said: str, right: str, wrong: str) -> None:
        """What words make a part of the amount before it is at most that, whatever it is of."""
        assert found(said.format(right), ClaimKind.PART) == [Verdict.CONSISTENT]
        assert found(said.format(wrong), ClaimKind.PART) == [Verdict.INCONSISTENT]

    @pytest.mark.parametrize(
        "said",
        [
            "Retail sales were 62 yuan in 2023, of which online sales were 73 yuan.",
            "In 2023, sales were 51 million yuan, or, including tax, 61 million yuan.",
            "Exports were 51 million yuan in 2023. Imports, of which we make little, were 61.",
        ],
    )
    def test_no_parts_by_their_words(self, said: str) -> None:
        """What may be of a wider scope, or is the whole once more, is no part."""
        assert found(said, ClaimKind.PART) == []

    @pytest.mark.parametrize(
        "said",
        [
            (
                "Revenue was 26.1 trillion yuan ($3.67 trillion) in 2023, and profit was 1.2 "
                "trillion yuan (${} billion)."
            ),
            (
                "Investment was 500 million yuan, or 70.3 million U.S. dollars, in 2023. Subsidies "
                "were 1.2 billion yuan, or {} million U.S. dollars, in 2023."
            ),
            (
                "In 2023, exports were $36.7 billion (261 billion yuan) and imports were ${} "
                "billion (1.2 trillion yuan)."
            ),
            (
                "Revenue came to RMB 9.6 billion (equal to USD 1.35 billion). Income came to "
                "RMB 1.2 billion (USD {} million)."
            ),
        ],
    )
    def test_currencies(self, said: str) -> None:
        """Of two amounts in two currencies, the second must be at the rate of the first."""
        kind = ClaimKind.CURRENCY
        assert found(said.format("169"), kind)[0] in HOLDS
        assert found(said.format("619"), kind) == [Verdict.INCONSISTENT]

    @pytest.mark.parametrize(
        "said",
        [
            "The price was 350 yuan ($49) in January 2024 and 282.0 yuan ($39) in June 2023.",
            (
                "Investment was $163 billion (1.13 trillion yuan) in 2023. In 2022, it was $189 "
                "billion (1.23 trillion yuan)."
            ),
            (
                "The fund has 50 billion yuan ($7 billion) and spent 12.5 billion yuan (about $2 "
                "billion)."
            ),
        ],
    )
    def test_no_currencies(self, said: str) -> None:
        """Pairs of two years, and amounts that are only near, are of no one rate."""
        assert Verdict.INCONSISTENT not in found(said, ClaimKind.CURRENCY)

    @pytest.mark.parametrize(("number", "holds"), [("50.1", True), ("50.9", True), ("49.8", False)])
    def test_thresholds(self, number: str, holds: bool) -> None:  # noqa: FBT001 - A parameter.
        """A month of a run keeps to the limit that the run is said to have kept to."""
        said = f"The PMI stood at {number} percent in January 2024, remaining above 50 percent for "
        said += "three consecutive months."
        verdict = Verdict.CONSISTENT if holds else Verdict.INCONSISTENT
        assert found(said, ClaimKind.THRESHOLD) == [verdict]

    @pytest.mark.parametrize(("points", "holds"), [("0.14", True), ("0.45", False)])
    def test_margins(self, points: str, holds: bool) -> None:  # noqa: FBT001 - A parameter.
        """A margin and its change are found beside profit and revenue."""
        said = "In 2023, the industry's revenue rose 5% to 26 trillion yuan and its profit rose 8% "
        said += f"to 1.3 trillion yuan, with the profit margin rising {points} percentage points "
        said += "to 5%."
        assert found(said, ClaimKind.MARGIN) == [Verdict.CONSISTENT]
        assert (found(said, ClaimKind.MARGIN_CHANGE)[0] in HOLDS) is holds

    def test_running_totals(self) -> None:
        """A running total of a later day is at least that of an earlier one."""
        said = "By the end of June 2023, cumulative sales of electric buses were {}. By the end of "
        said += "December 2023, cumulative sales of electric buses were 620,000."
        kind = ClaimKind.RUNNING_TOTAL
        assert found(said.format("540,000"), kind) == [Verdict.CONSISTENT]
        assert found(said.format("702,500"), kind) == [Verdict.INCONSISTENT]

    @pytest.mark.parametrize(
        ("said", "kind"),
        [
            (
                (
                    "House prices rose by just 0.2 percent in January 2024, less than a quarter of "
                    "the pace seen in May."
                ),
                ClaimKind.MULTIPLE_OF_GROWTH,
            ),
            (
                (
                    "The economy has grown for nine consecutive quarters. A year ago it had grown "
                    "for five consecutive quarters."
                ),
                ClaimKind.DURATION,
            ),
        ],
    )
    def test_what_only_looks_like_a_claim(self, said: str, kind: ClaimKind) -> None:
        """A pace beside a pace is no rise, and quarters counted back prove nothing."""
        assert found(said, kind) == []

    def test_one_claim_said_twice(self) -> None:
        """What is said again, with the same numbers, is one claim with two places."""
        said = "Tea output rose 4.8% to 3.34 million tonnes in 2023."
        briefing = parse(
            "Press conference on trade\n\nTarn | 10 a.m. March 4, 2024\n\nSpeakers:\n"
            f"Qiao Linshu, minister of trade\n\nQiao Linshu:\n\n{said}\n\n"
            f"Coal was dear.\n\nThanks to all. {said}\n"
        )
        (claim,) = [each for each in briefing.claims if each.kind is ClaimKind.GROWTH]
        (again,) = map(briefing.figure, claim.again)
        assert again.quantity == claim.stated.quantity
        assert attrs.evolve(again, id="x", span=claim.stated.span) == attrs.evolve(
            claim.stated, id="x"
        )


class TestAverages:
    """An average of levels is their sum for each year, quarter or month that they cover."""

    @FEW
    @given(st.lists(AMOUNTS, min_size=1, max_size=5), st.sampled_from(["year", "month"]), DIGITS)
    def test_of_true_values(self, levels: list[int], per: str, places: int) -> None:
        """The average of true values agrees however it is rounded, and twice of it does not."""
        years = range(2015, 2015 + len(levels))
        operands = [figure(each, period=f"{y}") for each, y in zip(levels, years, strict=True)]
        count = len(levels) * (12 if per == "month" else 1)
        for factor, holds in ((1, True), (2, False)):
            mean = Fraction(factor * sum(levels), count)
            stated = figure(mean, Kind.RATIO, places=places, period=f"2015/{years[-1]}")
            unit = Unit(name="CNY", per=per)
            stated = attrs.evolve(stated, quantity=attrs.evolve(stated.quantity, unit=unit))
            assume(stated.quantity.value > 1)
            result = rechecked(ClaimKind.AVERAGE_LEVEL, stated, *operands)
            assert (result.verdict in HOLDS) is holds
            assert result.years == count

    @pytest.mark.parametrize(
        ("said", "right", "wrong"),
        [
            (
                (
                    "In 2021, 2022 and 2023, wool exports were 20.1, 22.3 and 24.1 billion yuan, "
                    "respectively, an average of {} billion yuan a year."
                ),
                "22.2",
                "23.2",
            ),
            ("Sales of kilns were 120 in 2022 and 150 in 2023, averaging {}.", "135", "145"),
            ("In 2023, sales of kilns reached 2,412, an average of {} a month.", "201", "301"),
            ("In 2023, sales of kilns reached 2,412, or {} a month on average.", "201", "101"),
            (
                (
                    "Paper output was 20.4 million tonnes in the first quarter of 2023 and 27.6 "
                    "million tonnes in the second quarter, an average of {} million tonnes a month."
                ),
                "8.0",
                "9.0",
            ),
        ],
    )
    def test_averages(self, said: str, right: str, wrong: str) -> None:
        """An average is found behind its levels, whatever each of them covers."""
        kind = ClaimKind.AVERAGE_LEVEL
        assert found(said.format(right), kind)[0] in HOLDS
        assert found(said.format(wrong), kind) == [Verdict.INCONSISTENT]

    @pytest.mark.parametrize(
        "said",
        [
            "In 2023, sales of kilns reached 2,412, or 301 a month at the peak.",
            "In 2023, 730 million parcels were sent, a daily average of 3 million parcels.",
            "Sales of kilns were 120 in 2019 and 150 in 2023, an average of 90 a year.",
            "Sales of kilns were 120 in 2022 and 150 in 2023. Sales of looms average 90 a year.",
            "Sales of kilns were 150 in 2023, an average of 90 a year over the past decade.",
        ],
    )
    def test_no_averages(self, said: str) -> None:
        """A peak, working days, years that are left out and other things are no average of them."""
        assert found(said, ClaimKind.AVERAGE_LEVEL) == []

    def test_working(self) -> None:
        """The working tells what is divided by how many."""
        said = "Sales of kilns were 120 in 2022 and 150 in 2023, an average of 145 a year."
        [result] = checks(said, ClaimKind.AVERAGE_LEVEL)
        assert "Recomputed: 120 and 150, divided by 2, are 135 per year" in result.explain()
        assert "Years: 2, which the levels cover." in result.explain()


class TestComparisonsOfWhatStandsBefore:
    """A comparison that names no other time is with the level, or the percentage, before it."""

    @pytest.mark.parametrize(
        ("kind", "said", "right", "wrong"),
        [
            (
                ClaimKind.AVERAGE_GROWTH,
                "Pay was 31 yuan in 2018. In 2023, it was 47 yuan, an average annual rise of {}%.",
                "8.7",
                "12.7",
            ),
            (
                ClaimKind.AVERAGE_GROWTH,
                "Exports rose from 31 yuan in 2018 to 47 yuan in 2023, or {}% a year.",
                "8.7",
                "12.7",
            ),
            (
                ClaimKind.AVERAGE_GROWTH,
                "Exports rose from 31 yuan in 2018 to 47 yuan in 2023, at an average rate of {}%.",
                "8.7",
                "12.7",
            ),
            (
                ClaimKind.MULTIPLE,
                "Wool output was 31 tonnes in 2018 and 93 tonnes in 2023, {} times as much.",
                "3",
                "4",
            ),
            (
                ClaimKind.POINT_CHANGE,
                "Vacancy was 26.1% in 2018 and 38.0% in 2023, {} percentage points higher.",
                "11.9",
                "10.9",
            ),
        ],
    )
    def test_found(self, kind: ClaimKind, said: str, right: str, wrong: str) -> None:
        """It is found, and holds where it is true."""
        assert found(said.format(right), kind)[0] in HOLDS
        assert found(said.format(wrong), kind) == [Verdict.INCONSISTENT]

    @pytest.mark.parametrize(
        "said",
        [
            (
                "Paper sales were 24 tonnes in 2018 and 32 tonnes in 2019; average annual growth "
                "over the last decade was 16.3%."
            ),
            "Wool output was 31 tonnes in 2018 and 93 tonnes in 2023, 5 times that of silk.",
            "Vacancy was 26% in 2018 and 38% in 2023, 5 points higher than in the north.",
        ],
    )
    def test_not_found(self, said: str) -> None:
        """A frame of years of its own, and another thing, are what it is compared with."""
        assert [each.verdict for each in every_check(said)].count(Verdict.INCONSISTENT) == 0

    @pytest.mark.parametrize(
        "said",
        [
            "Use was 302 grams in 2023 against 318 grams in 2016, an improvement of {}% a year.",
            "Costs went from 318 yuan in 2016 to 302 yuan in 2023, an improvement of {}% a year.",
        ],
    )
    def test_improvements(self, said: str) -> None:
        """What improves by falling falls."""
        kind = ClaimKind.AVERAGE_GROWTH
        assert found(said.format("0.7"), kind)[0] in HOLDS
        assert found(said.format("1.7"), kind) == [Verdict.INCONSISTENT]


class TestShares:
    """The whole of a share is the same with and without "total"."""

    @pytest.mark.parametrize(
        "said",
        [
            "Loans were 82.0 yuan in May 2023. Green loans were 20.5 yuan, {}% of total loans.",
            "Exports were 82.0 yuan in 2023, including tea exports of 20.5 yuan, {}% of the total.",
        ],
    )
    def test_whole(self, said: str) -> None:
        """A wrong share of what is told with or without "total" is found."""
        assert found(said.format("25"), ClaimKind.SHARE)[0] in HOLDS
        assert found(said.format("35"), ClaimKind.SHARE) == [Verdict.INCONSISTENT]

    def test_what_is_no_whole(self) -> None:
        """What is smaller than the part is not its whole, whatever the words were taken for."""
        said = "Exports were 11.4 yuan in 2023, imports 8.6 yuan, leaving a surplus of 2.8 yuan. "
        said += "Private firms accounted for 10.5 yuan, 52.7% of the total."
        assert Verdict.INCONSISTENT not in found(said, ClaimKind.SHARE)


class TestTrueStatements:
    """What is true is never called wrong, however its numbers stand beside each other."""

    @pytest.mark.parametrize(
        "said",
        [
            "The trade surplus was 30 yuan in 2023, with exports of 90 and imports of 60 yuan.",
            "In 2023, the trade deficit was 17 yuan: exports of 31 yuan and imports of 48 yuan.",
        ],
    )
    def test_difference_is_no_sum(self, said: str) -> None:
        """A surplus and a deficit are the difference of what stands beside them."""
        assert accused(said) == []

    @pytest.mark.parametrize(
        "said",
        [
            "In 2023, we had 31 inns in the hills, 26 in the plain and 12 in the bay, 69 in all.",
            "In 2023, there were 34 mills in Lun, 27 in Mar, and 11 in Tol, 72 in total.",
        ],
    )
    def test_parts_are_not_cut_short(self, said: str) -> None:
        """Of a row of amounts, the last two alone are no sum where the first may be a part."""
        assert accused(said) == []

    @pytest.mark.parametrize(
        "said",
        [
            "We trained 123 cooks, 81 of them women, and 64 waiters, 187 people in all.",
            "The plant has 415 workers, 262 of them men and 281 of them part-time.",
        ],
    )
    def test_no_part_of_a_part(self, said: str) -> None:
        """What counts some of the things before is no whole of what is said next."""
        assert accused(said) == []

    @pytest.mark.parametrize(
        "said",
        [
            "The forest share rose from 20.5% in 2015 to 23.0% in 2023, by 2.5 points, or 12%.",
            "Vacancy rose from 25.0% in 2015 to 30.0% in 2023, by 5.0 percentage points, or 20%.",
        ],
    )
    def test_change_of_a_percentage_is_none(self, said: str) -> None:
        """Points lie between two percentages, not between one and its own change in percent."""
        assert accused(said) == []

    def test_flow_beside_a_pace(self) -> None:
        """What is larger than the level it would have led to is no change of that level."""
        said = "Car sales were 310 per day in 2022 and 372 per day in 2023, 20% more, or 135,780 "
        assert accused(said + "in the year.") == []

    def test_changes_from_two_times(self) -> None:
        """Growth from one time does not follow from a change since another."""
        said = "The number of users was 5.2 million, an increase of 1.2 million or 30% over the "
        said += "year before and of 200,000 or 4% over March."
        assert accused(said) == []


def accused(text: str) -> list[Check]:
    """Return the checks that call something wrong."""
    wrong = (Verdict.INCONSISTENT, Verdict.MISQUOTED)
    return [each for each in every_check(text) if each.verdict in wrong]
