"""What would make a claim hold, how much a check tells, and other counts of years."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from miitbrief import (
    Briefing,
    Check,
    Claim,
    ClaimKind,
    Indicator,
    Interval,
    Kind,
    Origin,
    Period,
    Quantity,
    Remarks,
    Span,
    Unit,
    Verdict,
    check,
    load,
)
from miitbrief.arithmetic.formulas import FORMULAS
from miitbrief.checking.repairs import Repair


def figure(
    name: str, kind: Kind, text: str, unit: str, *, period: str = "", basis: str = ""
) -> Indicator:
    """Return a figure that is printed in digits."""
    return Indicator(
        id=name,
        measure="output",
        kind=kind,
        quantity=Quantity(value=Decimal(text), unit=Unit(name=unit), text=text),
        period=Period.parse(period) if period else None,
        basis=Period.parse(basis) if basis else None,
        turn="t",
        span=Span(start=0, end=0),
    )


def level(name: str, number: int, period: str = "") -> Indicator:
    """Return an exact count of cars."""
    return figure(name, Kind.LEVEL, str(number), "count", period=period)


def checked(claim: Claim) -> Check:
    """Return the check of one claim in a briefing of its own."""
    figures = tuple(f for f in (claim.stated, *claim.operands) if isinstance(f, Indicator))
    turn = Remarks(id="t", span=Span(start=0, end=0), indicators=figures)
    return check(Briefing(id="b", title="A test", turns=(turn,), claims=(claim,)))[0]


def average(text: str, first: int, last: int, *, years: tuple[int, int] = (2016, 2020)) -> Check:
    """Return the check of an average growth between two dated levels."""
    start, end = map(str, years)
    stated = figure("rate", Kind.AVERAGE_GROWTH, text, "percent", period=end, basis=start)
    operands = (level("first", first, start), level("last", last, end))
    kind = ClaimKind.AVERAGE_GROWTH
    return checked(Claim(id="c", kind=kind, stated=stated, operands=operands))


def repaired(result: Check, name: str) -> Repair:
    """Return the repair of one part."""
    return next(repair for repair in result.nearest if repair.name == name)


NUMBERS = st.integers(1, 10**6)


class TestNearest:
    """What would make an inconsistent claim hold."""

    def test_years(self) -> None:
        """39% does not hold over four years and holds over three."""
        result = average("39", 507_001, 1_367_003)
        assert result.verdict == Verdict.INCONSISTENT
        assert repaired(result, "years").interval == Interval.exactly(3)
        assert "; or 3 years; or " in result.explain()

    def test_stated(self) -> None:
        """The rate that the levels give is among them."""
        stated = repaired(average("39", 507_001, 1_367_003), "stated")
        assert round(stated.interval.lower or 0, 3) == Decimal("28.142")
        assert stated.unit == Unit(name="percent")

    @given(NUMBERS, NUMBERS, st.integers(1, 400), st.integers(1, 9))
    def test_each_makes_the_claim_hold(self, first: int, last: int, rate: int, years: int) -> None:
        """With each repair in place, the formula gives what was stated."""
        result = average(str(rate), first, last, years=(2010, 2010 + years))
        assume(result.verdict == Verdict.INCONSISTENT)
        compute = FORMULAS[ClaimKind.AVERAGE_GROWTH].compute
        levels = [level("any", number).quantity.possible for number in (first, last)]
        for repair in result.nearest:
            changed = {
                "earlier level": ([repair.interval, levels[1]], years),
                "later level": ([levels[0], repair.interval], years),
                "years": (levels, int(repair.interval.lower or 0)),
                "stated": (levels, years),
            }
            recomputed = compute(*changed[repair.name])
            target = repair.interval if repair.name == "stated" else result.stated
            assert target.meets(recomputed)

    @given(NUMBERS, NUMBERS, st.integers(1, 400))
    def test_only_where_inconsistent(self, first: int, last: int, rate: int) -> None:
        """A check has repairs where it is inconsistent, and nowhere else."""
        result = average(str(rate), first, last)
        assert bool(result.nearest) is (result.verdict == Verdict.INCONSISTENT)

    def test_no_years_fit(self) -> None:
        """A fall is no growth over any number of years."""
        names = [repair.name for repair in average("5", 200, 100).nearest]
        assert names == ["stated", "earlier level", "later level"]

    def test_every_kind_can_be_repaired(self) -> None:
        """A sum of three parts has a repair for each part."""
        parts = tuple(level(f"part{n}", n) for n in (11, 21, 31))
        claim = Claim(id="c", kind=ClaimKind.SUM, stated=level("total", 71), operands=parts)
        intervals = [repair.interval for repair in checked(claim).nearest]
        assert intervals == [Interval.exactly(n) for n in (63, 19, 29, 39)]

    def test_a_misquotation(self) -> None:
        """Of the bundled misquotation, both numbers can be true, so nothing needs a repair."""
        results = [c for c in check(load("2022-02-28")) if c.verdict == Verdict.MISQUOTED]
        assert [c.nearest for c in results] == [()]


class TestLowInformation:
    """Checks that could not have found much."""

    def rough(self, first: str, last: str) -> Check:
        """Return the check of 28% between two rounded levels."""
        stated = figure("rate", Kind.AVERAGE_GROWTH, "28", "percent", period="2020", basis="2016")
        operands = [
            attrs.evolve(
                level(name, 1, year),
                quantity=Quantity(
                    value=int(Fraction(text) * 10**6),
                    unit=Unit(name="count"),
                    text=f"{text} million",
                ),
            )
            for name, text, year in (("first", first, "2016"), ("last", last, "2020"))
        ]
        kind = ClaimKind.AVERAGE_GROWTH
        return checked(Claim(id="c", kind=kind, stated=stated, operands=tuple(operands)))

    def test_wide(self) -> None:
        """Levels with one digit leave 25 to 34% open, which refutes little."""
        result = self.rough("0.5", "1.4")
        assert result.recomputed is not None
        assert (round(result.recomputed.lower or 0, 1), round(result.recomputed.upper or 0, 1)) == (
            Decimal("25.2"),
            Decimal("34.0"),
        )
        assert result.low_information
        assert "\nCaution: " in result.explain()

    def test_narrow(self) -> None:
        """Levels with four digits leave little open."""
        result = self.rough("0.507", "1.367")
        assert not result.low_information
        assert "\nCaution: " not in result.explain()

    @pytest.mark.parametrize(
        ("last", "low"), [("1 million", True), ("0.9 million", False), ("0.97 million", False)]
    )
    def test_of_a_round_number(self, last: str, low: bool) -> None:  # noqa: FBT001 - A parameter.
        """Of a change of 400,000 two units of the digit before the zeros are moved, not a tenth."""
        value = Decimal(last.partition(" ")[0]) * 10**6
        unit = Unit(name="count")
        end = attrs.evolve(level("last", 1), quantity=Quantity(value=value, unit=unit, text=last))
        stated = figure("change", Kind.CHANGE, "400000", "count")
        start = level("first", 537_041)
        result = checked(Claim(id="c", kind=ClaimKind.CHANGE, stated=stated, operands=(start, end)))
        assert result.low_information is low

    def test_only_where_it_holds(self) -> None:
        """A contradiction is never of low information."""
        assert not average("39", 507_000, 1_367_000).low_information


class TestOtherYears:
    """Years may be counted otherwise, and no verdict depends on it."""

    def of(self, *, origin: Origin, levels: bool) -> Check:
        """Return a check of 21.9% from 2016 to 2020, with or without the earlier level."""
        stated = figure("rate", Kind.AVERAGE_GROWTH, "21.9", "percent", period="2020")
        stated = attrs.evolve(stated, basis=attrs.evolve(Period.parse("2016"), origin=origin))
        operands = (level("first", 507_000, "2016"), level("last", 1_367_000, "2020"))
        return checked(
            Claim(
                id="c",
                kind=ClaimKind.AVERAGE_GROWTH,
                stated=stated,
                operands=operands if levels else operands[1:],
                missing=None if levels else 0,
            )
        )

    @pytest.mark.parametrize(
        ("origin", "levels", "expected"),
        [
            (Origin.STATED, True, None),
            (Origin.STATED, False, 5),
            (Origin.ASSUMED, False, 3),
        ],
    )
    def test_count(self, origin: Origin, levels: bool, expected: int | None) -> None:  # noqa: FBT001
        """Dated levels leave no choice; else the base may be unnamed, or be the first year."""
        result = self.of(origin=origin, levels=levels)
        assert (result.years, result.other_years) == (4, expected)
        assert ("counted otherwise" in result.explain()) is (expected is not None)

    def test_it_never_upgrades(self) -> None:
        """21.9% holds over five years, but the text has four, so it does not hold."""
        assert self.of(origin=Origin.STATED, levels=True).verdict == Verdict.INCONSISTENT


class TestContribution:
    """A part's contribution to the growth of its whole."""

    @given(st.integers(1, 99), st.integers(1, 50), st.integers(1, 50))
    def test_it_is_the_weighted_growth(self, share: int, own: int, whole: int) -> None:
        """The contribution is the share before times the ratio of the growths."""
        contribution = Fraction(share * own, whole)
        assume(contribution % 1 != Fraction(1, 2))  # A tie is rounded either way.
        operands = (
            figure("share", Kind.SHARE, str(share), "percent"),
            figure("own", Kind.GROWTH, str(own), "percent"),
            figure("whole", Kind.GROWTH, str(whole), "percent"),
        )
        stated = figure("c", Kind.CONTRIBUTION, str(round(contribution)), "percent")
        kind = ClaimKind.CONTRIBUTION
        result = checked(Claim(id="c", kind=kind, stated=stated, operands=operands))
        assert result.verdict == Verdict.CONSISTENT
        assert result.point == pytest.approx(Decimal(float(contribution)))

    def test_high_tech(self) -> None:
        """28.6% of the growth, 18.2% against 9.6%: the share in 2020 was 14.9 to 15.2%."""
        result = next(
            c
            for c in check(load("2022-02-28"))
            if c.claim.kind is ClaimKind.CONTRIBUTION and c.claim.stated.quantity.text == "28.6%"
        )
        assert result.implied is not None
        assert (round(result.implied.lower or 0, 2), round(result.implied.upper or 0, 2)) == (
            Decimal("14.94"),
            Decimal("15.23"),
        )
        assert str(result.implied_period) == "2020"
