"""Claims: stated figures that follow from others."""

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Claim,
    ClaimKind,
    Indicator,
    InvalidValueError,
    Kind,
    Period,
    QualitativeTarget,
    Quantity,
    Span,
    Target,
    Unit,
)
from miitbrief.exceptions import UnitMismatchError
from miitbrief.model.claims import DURATIONS
from miitbrief.testing import claims, spans

#: How many operands each kind takes; a sum takes more, too.
PERCENT = Unit(name="percent")
SIZES = {
    ClaimKind.GROWTH: 2,
    ClaimKind.AVERAGE_GROWTH: 2,
    ClaimKind.TWO_YEAR_AVERAGE: 2,
    ClaimKind.AVERAGE_LEVEL: 1,
    ClaimKind.MULTIPLE: 2,
    ClaimKind.MULTIPLE_OF_GROWTH: 1,
    ClaimKind.GROWTH_OF_CHANGE: 2,
    ClaimKind.CHANGE: 2,
    ClaimKind.POINT_CHANGE: 2,
    ClaimKind.SHARE: 2,
    ClaimKind.PART: 1,
    ClaimKind.CONTRIBUTION: 3,
    ClaimKind.CONTRIBUTION_OF_SHARE: 3,
    ClaimKind.RATIO: 2,
    ClaimKind.MARGIN: 2,
    ClaimKind.MARGIN_CHANGE: 4,
    ClaimKind.CURRENCY: 3,
    ClaimKind.SUM: 2,
    ClaimKind.DURATION: 0,
    ClaimKind.CONTINUED_DURATION: 1,
    ClaimKind.RUNNING_TOTAL: 1,
    ClaimKind.THRESHOLD: 1,
    ClaimKind.REPEAT: 1,
    ClaimKind.QUOTATION: 1,
}
MIXED_UNITS = {
    ClaimKind.TWO_YEAR_AVERAGE,
    ClaimKind.MULTIPLE_OF_GROWTH,
    ClaimKind.CONTRIBUTION,
    ClaimKind.RATIO,
    ClaimKind.MARGIN_CHANGE,
    ClaimKind.CURRENCY,
    ClaimKind.CONTRIBUTION_OF_SHARE,
    *DURATIONS,
    ClaimKind.PART,
    ClaimKind.RUNNING_TOTAL,
    ClaimKind.THRESHOLD,
    ClaimKind.REPEAT,
    ClaimKind.QUOTATION,
}


def figure(
    name: str, unit: str = "CNY", *, per: str | None = None, turn: str | None = None, at: int = 0
) -> Indicator:
    """Return a level with a unit."""
    return Indicator(
        id=name,
        measure="bridges",
        kind=Kind.LEVEL,
        quantity=Quantity(value=Decimal(3), unit=Unit(name=unit, per=per)),
        turn=turn,
        span=Span(start=at, end=at + 1),
    )


def claim(kind: ClaimKind, *operands: Indicator | Target, missing: int | None = None) -> Claim:
    """Return a claim about a figure that goes with the kind."""
    stated = figure("stated")
    if kind in DURATIONS:
        years = Quantity(value=Decimal(3), unit=Unit(name="year"))
        stated = attrs.evolve(stated, kind=Kind.DURATION, quantity=years)
    return Claim(id="c1", kind=kind, stated=stated, operands=operands, missing=missing)


class TestOperands:
    """A claim has the operands that its kind takes."""

    @pytest.mark.parametrize("kind", ClaimKind)
    @pytest.mark.parametrize("given_operands", range(5))
    def test_number(self, kind: ClaimKind, given_operands: int) -> None:
        """A kind takes its own number of operands; a sum, a share and an average take more, too."""
        operands = [figure(f"i{n}") for n in range(given_operands)]
        takes_more = (ClaimKind.SUM, ClaimKind.SHARE, ClaimKind.AVERAGE_LEVEL)
        more = kind in takes_more and given_operands > SIZES[kind]
        if given_operands == SIZES[kind] or more:
            assert claim(kind, *operands).operands == tuple(operands)
        else:
            with pytest.raises(
                InvalidValueError, match=f"c1: a {kind} takes .*; got {len(operands)}"
            ):
                claim(kind, *operands)

    @pytest.mark.parametrize("kind", [kind for kind, size in SIZES.items() if size])
    def test_missing_operand_counts(self, kind: ClaimKind) -> None:
        """An operand that the text does not give takes the place of a given one."""
        operands = [figure(f"i{n}") for n in range(SIZES[kind] - 1)]
        for missing in range(SIZES[kind]):
            found = claim(kind, *operands, missing=missing).missing
            assert found is not None
            assert found.position == missing

    @pytest.mark.parametrize(
        "kind", [kind for kind, size in SIZES.items() if size and kind is not ClaimKind.SUM]
    )
    def test_given_and_missing(self, kind: ClaimKind) -> None:
        """Where all operands are given, none is missing."""
        operands = [figure(f"i{n}") for n in range(SIZES[kind])]
        with pytest.raises(InvalidValueError, match="operands, with number 0 missing"):
            claim(kind, *operands, missing=0)

    @pytest.mark.parametrize("missing", [-1, 2, 7])
    def test_missing_operand_that_is_none(self, missing: int) -> None:
        """The position of a missing operand is one of the kind's."""
        with pytest.raises(InvalidValueError, match=f"with number {missing} missing"):
            claim(ClaimKind.GROWTH, figure("i1"), missing=missing)

    def test_message_lists_operands(self) -> None:
        """The message says what the kind takes."""
        with pytest.raises(
            InvalidValueError,
            match="a share takes part, whole; got 0 operands, with number None missing",
        ):
            claim(ClaimKind.SHARE)

    def test_message_of_no_operands(self) -> None:
        """The message of a kind without operands says so."""
        with pytest.raises(InvalidValueError, match="a duration takes no operands; got 1"):
            claim(ClaimKind.DURATION, figure("i1"))

    @pytest.mark.parametrize(
        ("kind", "missing", "name"),
        [
            (ClaimKind.GROWTH, 0, "earlier level"),
            (ClaimKind.GROWTH, 1, "later level"),
            (ClaimKind.POINT_CHANGE, 0, "earlier percentage"),
            (ClaimKind.SHARE, 1, "whole"),
            (ClaimKind.RATIO, 1, "denominator"),
            (ClaimKind.SUM, 1, "part"),
            (ClaimKind.TWO_YEAR_AVERAGE, 0, "growth of the first year"),
        ],
    )
    def test_name_of_missing_operand(self, kind: ClaimKind, missing: int, name: str) -> None:
        """A missing operand has a name."""
        assert claim(kind, figure("i1"), missing=missing).missing_operand == name

    @given(claims())
    def test_a_position_tells_the_rest(self, drawn: Claim) -> None:
        """A missing operand is named with the measure, concept and time that the others tell."""
        if drawn.missing is None:
            return
        (known,) = drawn.operands
        stated = drawn.stated
        assert drawn.missing.kind is known.kind
        if drawn.missing.role in ("earlier level", "later level"):
            times = (stated.basis, stated.period)
            assert drawn.missing.period == times[drawn.missing.position]
            assert (drawn.missing.measure, drawn.missing.concept) == (known.measure, known.concept)

    @given(claims())
    def test_what_is_given_stays(self, drawn: Claim) -> None:
        """A missing operand that was named is taken as it is."""
        if drawn.missing is not None:
            named = attrs.evolve(drawn.missing, measure="bridges in use", concept="bridges-in-use")
            assert attrs.evolve(drawn, missing=named).missing == named

    def test_another_thing_is_no_earlier_one(self) -> None:
        """Where two things are compared at one time, none of them is called the earlier one."""
        year = Period.parse("2021")
        for kind, known, role in (
            (Kind.GROWTH, "percent", "other rate"),
            (Kind.SHARE, "percent", "other percentage"),
            (Kind.LEVEL, "CNY", "other level"),
        ):
            stated = attrs.evolve(figure("stated"), period=year)
            operand = attrs.evolve(
                figure("i1"), kind=kind, quantity=Quantity(value=3, unit=Unit(name=known))
            )
            found = Claim(
                id="c1", kind=ClaimKind.MULTIPLE, stated=stated, operands=(operand,), missing=0
            )
            assert found.missing is not None
            assert (found.missing.role, found.missing.period) == (role, year)
            assert found.roles == (role.replace("other", "own"),)

    def test_the_rate_of_the_year_before(self) -> None:
        """The missing rate before a change in points is a year older, and so is its basis."""
        times: dict[str, Any] = {"period": Period.parse("2021"), "basis": Period.parse("2020")}
        rate = attrs.evolve(
            figure("i1"), kind=Kind.GROWTH, quantity=Quantity(value=9, unit=PERCENT), **times
        )
        points = Quantity(value=6, unit=Unit(name="percentage point"))
        stated = attrs.evolve(figure("stated"), kind=Kind.POINT_CHANGE, quantity=points, **times)
        found = Claim(
            id="c1", kind=ClaimKind.POINT_CHANGE, stated=stated, operands=(rate,), missing=0
        )
        assert found.missing is not None
        assert (found.missing.period, found.missing.basis) == (
            Period.parse("2020"),
            Period.parse("2019"),
        )

    def test_no_missing_operand(self) -> None:
        """A claim whose operands are all given misses none."""
        assert claim(ClaimKind.REPEAT, figure("i1")).missing_operand is None


class TestFigures:
    """The figures of a claim have numbers that go together."""

    @pytest.mark.parametrize("kind", [kind for kind, size in SIZES.items() if size == 2])
    @pytest.mark.parametrize("other", [figure("i2", "USD"), figure("i2", per="person")])
    def test_units(self, kind: ClaimKind, other: Indicator) -> None:
        """Operands that are put beside each other have one unit and one denominator."""
        if kind in MIXED_UNITS:
            assert claim(kind, figure("i1"), other).operands[1] == other
        else:
            with pytest.raises(UnitMismatchError) as caught:
                claim(kind, figure("i1"), other)
            assert caught.value.units == ("CNY", str(other.quantity.unit))

    def test_things_counted_may_differ(self) -> None:
        """Things of two sorts are counted in one unit."""
        operands = [
            attrs.evolve(
                figure(name), quantity=Quantity(value=3, unit=Unit(name="count", counted=name))
            )
            for name in ("old bridges", "new bridges")
        ]
        total = Claim(id="c1", kind=ClaimKind.SUM, stated=operands[0], operands=tuple(operands))
        assert total.operands == tuple(operands)

    @pytest.mark.parametrize("field", ["stated", "operands"])
    def test_aim_without_number(self, field: str) -> None:
        """An aim without a number is neither stated nor an operand."""
        aim = QualitativeTarget(
            id="t1",
            measure="bridges",
            due=dt.date(2022, 12, 31),
            statement="More bridges are to be built.",
            span=Span(start=0, end=1),
        )
        given: Any = aim if field == "stated" else (aim,)
        good = claim(ClaimKind.REPEAT, figure("i1"))
        with pytest.raises(InvalidValueError, match=rf"^Claim\.{field} must be .*Figure, got"):
            attrs.evolve(good, **{field: given})

    def test_target(self) -> None:
        """A target with a number is as good as an indicator."""
        number = Target(
            id="t1",
            measure="bridges",
            quantity=figure("i1").quantity,
            due=dt.date(2022, 12, 31),
            span=Span(start=0, end=1),
        )
        assert claim(ClaimKind.REPEAT, number).operands == (number,)

    @pytest.mark.parametrize(
        "kind", [ClaimKind.CHANGE, ClaimKind.SUM, ClaimKind.REPEAT, ClaimKind.QUOTATION]
    )
    def test_unit_of_stated_figure(self, kind: ClaimKind) -> None:
        """A change, a sum, a repeat and a quotation have the unit of what they follow from."""
        operands = [figure(f"i{n}", "USD") for n in range(SIZES[kind])]
        with pytest.raises(UnitMismatchError) as caught:
            claim(kind, *operands)
        assert caught.value.units == ("CNY", "USD")

    def test_unknown_year_of_an_average(self) -> None:
        """Where one year's growth is missing, the other is given, and not by its change."""
        points = Quantity(value=Decimal("6.8"), unit=Unit(name="percentage point"))
        change = attrs.evolve(figure("i1"), kind=Kind.POINT_CHANGE, quantity=points)
        with pytest.raises(InvalidValueError, match="is not the growth of a year"):
            claim(ClaimKind.TWO_YEAR_AVERAGE, change, missing=0)

    def test_duration(self) -> None:
        """A claim of a duration states a duration."""
        with pytest.raises(
            InvalidValueError,
            match=r"<Indicator stated: 3 CNY: bridges \(prices not said\)> is no durat",
        ):
            Claim(id="c1", kind=ClaimKind.DURATION, stated=figure("stated"), operands=())

    def test_unknown_kind(self) -> None:
        """Another kind of claim is refused with those that there are."""
        with pytest.raises(InvalidValueError, match=r"expected a ClaimKind .*, got 'guess'"):
            attrs.evolve(claim(ClaimKind.REPEAT, figure("i1")), kind=ClaimKind("guess"))


class TestClaim:
    """A claim has its place and its text."""

    @given(st.lists(spans(), min_size=3, max_size=5))
    def test_span(self, places: list[Span]) -> None:
        """A claim stands from the first to the last of its figures."""
        figures = [
            attrs.evolve(figure(f"i{n}", turn="q01/a1"), span=place)
            for n, place in enumerate(places)
        ]
        total = Claim(id="c1", kind=ClaimKind.SUM, stated=figures[0], operands=tuple(figures[1:]))
        assert total.span.start == min(place.start for place in places)
        assert total.span.end == max(place.end for place in places)

    def test_span_in_one_turn(self) -> None:
        """A figure from another turn does not stretch the place of a claim."""
        here = figure("i1", turn="q02/a1", at=90)
        there = figure("i2", turn="q01/a1", at=3)
        assert Claim(id="c1", kind=ClaimKind.REPEAT, stated=here, operands=(there,)).span == Span(
            start=90, end=91
        )

    @settings(max_examples=30)
    @given(claims())
    def test_representation(self, drawn: Claim) -> None:
        """The line tells the kind, the stated figure and the numbers from which it follows."""
        kind, numbers = (
            drawn.kind.replace("_", " "),
            [str(each.quantity) for each in drawn.operands],
        )
        if drawn.missing is not None:
            numbers.insert(drawn.missing.position, "what is not said")
        assert str(drawn) == f"{kind}: {drawn.stated}, from {' and '.join(numbers)}"
        assert repr(drawn) == f"<Claim c1: {drawn}>"

    def test_line_of_a_duration(self) -> None:
        """A duration follows from its period, and from no other number."""
        years = Quantity(value=3, unit=Unit(name="year"), text="three years")
        stated = attrs.evolve(figure("i1"), kind=Kind.DURATION, quantity=years)
        alone = Claim(id="c1", kind=ClaimKind.DURATION, stated=stated, operands=())
        assert str(alone) == "duration: three years: bridges"

    def test_blank_id(self) -> None:
        """A claim has an id."""
        with pytest.raises(InvalidValueError, match=r"^Claim\.id must be a text that is not blank"):
            attrs.evolve(claim(ClaimKind.REPEAT, figure("i1")), id="")
