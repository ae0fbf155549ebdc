"""Indicators, targets, non-figures, and what a figure may stand for."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from miitbrief import (
    Attribution,
    Direction,
    Figure,
    Hedge,
    Indicator,
    Interval,
    InvalidValueError,
    Kind,
    NonFigure,
    Period,
    PriceBasis,
    QualitativeTarget,
    Quantity,
    Reason,
    Rounding,
    Span,
    Speaker,
    Target,
    Unit,
    find_figures,
)
from miitbrief._printing import printable
from miitbrief.model.figures import CHANGES
from miitbrief.testing import (
    indicators,
    nonfigures,
    qualitative_targets,
    quantities,
    spans,
    targets,
)

PLACE = Span(start=4, end=8)
ADA = Speaker(id="ada-vale", name="Ada Vale")
PERCENT = Unit(name="percent")
ALL_UNITS = ["percent", "times", "percentage point", "basis point", "year", "day", "week", "CNY"]
#: The units of the kinds that have units of their own.
UNITS_OF_KIND = {
    Kind.GROWTH: {"percent", "times"},
    Kind.AVERAGE_GROWTH: {"percent", "times"},
    Kind.POINT_CHANGE: {"percentage point", "basis point"},
    Kind.MULTIPLE: {"times", "percent"},
    Kind.DURATION: {"year", "day", "week"},
}


def untyped(value: Any) -> Any:
    """Return a value that the type checkers take for anything."""
    return value


def quantity(text: str, unit: str = "percent", hedge: Hedge = Hedge.EXACT) -> Quantity:
    """Return a quantity that is printed as plain digits."""
    return Quantity(value=Decimal(text), unit=Unit(name=unit), hedge=hedge)


def indicator(kind: Kind, number: Quantity, direction: Direction | None = None) -> Indicator:
    """Return an indicator of bridges."""
    return Indicator(
        id="i1", measure="bridges", kind=kind, quantity=number, direction=direction, span=PLACE
    )


def target(number: Quantity) -> Target:
    """Return a target for bridges."""
    return Target(
        id="t1", measure="bridges", quantity=number, due=dt.date(2022, 12, 31), span=PLACE
    )


class TestKinds:
    """Some kinds of figures are expressed in units of their own."""

    @pytest.mark.parametrize("kind", Kind)
    @pytest.mark.parametrize("unit", ALL_UNITS)
    def test_unit_of_kind(self, kind: Kind, unit: str) -> None:
        """A kind takes its own units, and another kind takes any."""
        if unit in UNITS_OF_KIND.get(kind, ALL_UNITS):
            assert indicator(kind, quantity("3", unit)).kind is kind
        else:
            with pytest.raises(InvalidValueError, match=rf"^indicator i1: a {kind} is in .*{unit}"):
                indicator(kind, quantity("3", unit))

    def test_message_lists_units(self) -> None:
        """The message lists the units that the kind takes."""
        with pytest.raises(
            InvalidValueError, match="a growth is in percent or times, got 'percentage point'"
        ):
            indicator(Kind.GROWTH, quantity("6.8", "percentage point"))

    def test_unit_of_target(self) -> None:
        """A target's unit goes with its kind, too."""
        number = quantity("3", "CNY")
        with pytest.raises(InvalidValueError, match=r"^target t1: a growth is in percent or times"):
            attrs.evolve(target(number), kind=Kind.GROWTH)

    @given(quantities(unit=st.just(PERCENT)))
    def test_share_of_more_than_all(self, number: Quantity) -> None:
        """A share above 100 percent needs a note, and no other does."""
        if number.value <= 100:
            assert indicator(Kind.SHARE, number).quantity == number
        else:
            with pytest.raises(InvalidValueError, match="percent needs a note that gives the"):
                indicator(Kind.SHARE, number)

    def test_share_with_note(self) -> None:
        """A note that gives the reason lets a share exceed 100 percent."""
        share = Indicator(
            id="i1",
            measure="spans in use",
            kind=Kind.SHARE,
            quantity=quantity("104"),
            note="spans that are let twice are counted twice",
            span=PLACE,
        )
        assert share.quantity.value == 104

    def test_share_of_target(self) -> None:
        """A target's share does not exceed 100 percent without a note, either."""
        with pytest.raises(InvalidValueError, match=r"^target t1: a share of 101 percent needs"):
            attrs.evolve(target(quantity("101")), kind=Kind.SHARE)

    def test_share_in_another_unit(self) -> None:
        """A share that is not in percent has no bound that is known."""
        assert indicator(Kind.SHARE, quantity("120", "CNY")).quantity.value == 120

    def test_growth_of_more_than_all(self) -> None:
        """Growth may exceed 100 percent."""
        assert indicator(Kind.GROWTH, quantity("160")).note == ""


class TestMultiples:
    """Multiples, whatever their unit and their direction."""

    @pytest.mark.parametrize(
        ("text", "holds", "fails"),
        [
            ("nearly halved", "0.52", "0.48"),
            ("more than halved", "0.48", "0.52"),
            ("nearly doubled", "1.9", "2.1"),
            ("more than doubled", "2.1", "1.9"),
        ],
    )
    def test_hedges_go_with_the_direction(self, text: str, holds: str, fails: str) -> None:
        """What nearly halved is half or more, and what nearly doubled is at most twice as much."""
        (figure,) = find_figures(f"Tea output {text} in 2022.")
        assert figure.interval().contains(Interval.exactly(Decimal(holds)))
        assert not figure.interval().contains(Interval.exactly(Decimal(fails)))

    def test_percent_of_another_amount(self) -> None:
        """A multiple in percent is compared in times."""
        (figure,) = find_figures("Tea output fell to 40% of its former level.")
        assert (figure.kind, figure.unit.name) == (Kind.MULTIPLE, "times")
        assert figure.point == Fraction(2, 5)


class TestIndicator:
    """An indicator is a figure that somebody states."""

    @given(indicators())
    def test_text(self, figure: Indicator) -> None:
        """The text has the number, the measure and, where they are known, period and basis."""
        head, _, rest = str(figure).partition(f": {printable(figure.measure)}")
        assert str(figure.quantity) in head
        assert figure.period is None or figure.period.isoformat() in rest
        assert figure.basis is None or (
            figure.basis.isoformat() in str(figure) or "the year before" in head
        )
        assert repr(figure) == f"<Indicator i1: {figure}>"

    def test_text_by_example(self) -> None:
        """A figure reads as a short line."""
        figure = attrs.evolve(
            indicator(Kind.GROWTH, quantity("9.6", hedge=Hedge.MORE_THAN), Direction.UP),
            period=Period.parse("2021"),
        )
        assert str(figure) == "up more than 9.6%: bridges (2021)"

    def test_defaults(self) -> None:
        """Left out, a figure is an official's and says nothing of prices, time or speaker."""
        figure = indicator(Kind.LEVEL, quantity("3", "CNY"))
        assert figure.attribution is Attribution.OFFICIAL
        assert figure.price_basis is PriceBasis.UNSPECIFIED
        others = (figure.period, figure.basis, figure.speaker, figure.turn, figure.concept)
        assert others == (None,) * 5

    def test_words(self) -> None:
        """Enumerations can be given by their words."""
        figure = Indicator(
            id="i1",
            measure="bridges",
            kind=untyped("level"),
            quantity=quantity("3", "CNY"),
            direction=untyped("down"),
            attribution=untyped("third_party"),
            price_basis=untyped("real"),
            span=PLACE,
        )
        assert (figure.kind, figure.direction) == (Kind.LEVEL, Direction.DOWN)
        assert (figure.attribution, figure.price_basis) == (
            Attribution.THIRD_PARTY,
            PriceBasis.REAL,
        )

    def test_reporter_is_no_official(self) -> None:
        """A reporter's figure is nobody's of the hosts."""
        with pytest.raises(InvalidValueError, match="a reporter's figure is not Ada Vale's"):
            attrs.evolve(
                indicator(Kind.LEVEL, quantity("3", "CNY")),
                attribution=Attribution.REPORTER,
                speaker=ADA,
            )

    @pytest.mark.parametrize("who", [Attribution.OFFICIAL, Attribution.THIRD_PARTY])
    def test_official_says_it(self, who: Attribution) -> None:
        """An official says an own figure and that of a third party."""
        figure = indicator(Kind.LEVEL, quantity("3", "CNY"))
        assert attrs.evolve(figure, attribution=who, speaker=ADA).speaker == ADA

    @pytest.mark.parametrize("field", ["id", "measure", "concept"])
    def test_blank(self, field: str) -> None:
        """Id, measure and concept are not blank."""
        with pytest.raises(InvalidValueError, match=rf"^Indicator\.{field} must be a text that"):
            attrs.evolve(indicator(Kind.LEVEL, quantity("3", "CNY")), **untyped({field: " "}))


class TestTarget:
    """A target is an aim with a due date."""

    def test_number_alone(self) -> None:
        """An aim with a number needs no statement."""
        assert target(quantity("600", "count")).statement == ""

    def test_due_is_a_day(self) -> None:
        """A point in time is no due date."""
        noon = dt.datetime(2022, 12, 31, 12, tzinfo=dt.UTC)
        with pytest.raises(InvalidValueError, match=r"^Target\.due must be of type date, got"):
            attrs.evolve(target(quantity("3")), due=noon)

    def test_baseline_is_an_indicator(self) -> None:
        """A target does not start from another target."""
        aim = target(quantity("3"))
        with pytest.raises(InvalidValueError, match=r"^Target\.baseline must be of type Indicator"):
            attrs.evolve(aim, baseline=untyped(aim))

    def test_statement_is_text(self) -> None:
        """A statement that is no text is refused, where there is a number, too."""
        with pytest.raises(InvalidValueError, match=r"^Target\.statement must be of type str"):
            attrs.evolve(target(quantity("3")), statement=untyped(3))


class TestQualitativeTarget:
    """An aim without a number has a statement."""

    @pytest.mark.parametrize("blank", ["", "  ", "\n"])
    def test_says_nothing(self, blank: str) -> None:
        """A blank statement is refused."""
        with pytest.raises(
            InvalidValueError, match=r"^QualitativeTarget\.statement must be a text"
        ):
            QualitativeTarget(
                id="t1",
                measure="bridges",
                statement=blank,
                due=dt.date(2022, 12, 31),
                span=PLACE,
            )

    @given(qualitative_targets())
    def test_it_is_no_figure(self, aim: QualitativeTarget) -> None:
        """It has no quantity, and every figure has one."""
        assert not hasattr(aim, "quantity")
        assert not isinstance(aim, Figure)


class TestNonFigure:
    """A non-figure has its place, its literal and its reason."""

    @given(nonfigures())
    def test_fields(self, item: NonFigure) -> None:
        """A non-figure can be made again from its fields, the reason by its word."""
        again = NonFigure(span=item.span, literal=item.literal, reason=untyped(item.reason.value))
        assert again == item
        assert again.reason is item.reason

    @given(spans())
    def test_no_literal(self, span: Span) -> None:
        """A non-figure without its literal is refused."""
        with pytest.raises(InvalidValueError, match=r"^NonFigure\.literal must be a text that is"):
            NonFigure(span=span, literal="", reason=Reason.DATE)


class TestAllowed:
    """A figure stands for numbers with sign, in percent where it is a rate."""

    @given(indicators(), st.sampled_from(Rounding))
    def test_printed_number_is_allowed(self, figure: Indicator, rounding: Rounding) -> None:
        """What was printed is one of the numbers that a figure may stand for."""
        assert figure.interval(rounding).contains(figure.point)

    @given(indicators(), st.sampled_from(Rounding))
    def test_fall_is_negative(self, figure: Indicator, rounding: Rounding) -> None:
        """A change that falls stands for the numbers of the rise with the other sign.

        What something fell to is no fall, and of a multiple the hedge goes with the fall: "nearly
        halved" is half or more.
        """
        assume(figure.kind is not Kind.MULTIPLE or figure.quantity.hedge is Hedge.EXACT)
        sign = -1 if figure.kind in CHANGES else 1
        up = attrs.evolve(figure, direction=Direction.UP)
        down = attrs.evolve(figure, direction=Direction.DOWN)
        assert down.interval(rounding) == sign * up.interval(rounding)
        assert down.point == sign * up.point

    @given(quantities(unit=st.just(Unit(name="times"))), st.sampled_from(Rounding))
    def test_times_of_a_rate(self, number: Quantity, rounding: Rounding) -> None:
        """Growth in times is in percent, and a multiple is not."""
        rate, multiple = indicator(Kind.GROWTH, number), indicator(Kind.MULTIPLE, number)
        assert rate.interval(rounding) == multiple.interval(rounding) * 100
        assert rate.unit == PERCENT
        assert multiple.unit == number.unit

    @given(indicators(kind=st.just(Kind.SHARE)), st.sampled_from(Rounding))
    def test_share_of_a_whole(self, figure: Indicator, rounding: Rounding) -> None:
        """A share is between nothing and all."""
        assume(figure.direction is not Direction.DOWN)
        size = figure.interval(rounding)
        assert size.lower is not None
        assert size.upper is not None
        assert 0 <= size.lower <= size.upper <= 100

    @given(indicators(kind=st.just(Kind.LEVEL)), st.sampled_from(Rounding))
    def test_hedge_leaves_no_negative_amount(self, figure: Indicator, rounding: Rounding) -> None:
        """An open hedge does not turn an amount negative."""
        assume(figure.quantity.hedge is not Hedge.EXACT and figure.direction is None)
        lower = figure.interval(rounding).lower
        assert lower is not None
        assert lower >= 0

    @pytest.mark.parametrize(
        ("kind", "number", "lower", "upper"),
        [
            (Kind.SHARE, quantity("27.4"), "27.35", "27.45"),
            (Kind.SHARE, quantity("60", hedge=Hedge.MORE_THAN), "60", "100"),
            (Kind.SHARE, quantity("60", hedge=Hedge.NEARLY), "0", "60"),
            (Kind.SHARE, quantity("60", hedge=Hedge.ABOUT), "0", "100"),
            (Kind.SHARE, quantity("100"), "99.5", "100"),
            (Kind.GROWTH, quantity("1.6", "times"), "155", "165"),
            (Kind.GROWTH, quantity("9.6"), "9.55", "9.65"),
            (Kind.LEVEL, quantity("31.4", "CNY", Hedge.MORE_THAN), "31.4", None),
            (Kind.LEVEL, quantity("31.4", "CNY", Hedge.LESS_THAN), "0", "31.4"),
            (Kind.LEVEL, quantity("4762", "count"), "4762", "4762"),
            (Kind.LEVEL, quantity("-3.0", "CNY"), "-3.05", "-2.95"),
            (Kind.LEVEL, quantity("-3.0", "CNY", Hedge.AT_MOST), None, "-3.0"),
        ],
    )
    def test_by_hand(
        self, kind: Kind, number: Quantity, lower: str | None, upper: str | None
    ) -> None:
        """The bounds are those that one finds by hand."""
        ends = [None if end is None else Decimal(end) for end in (lower, upper)]
        expected = Interval(lower=ends[0], upper=ends[1])
        assert indicator(kind, number).interval() == expected

    def test_impossible_share(self) -> None:
        """A share that exceeds its whole with a note keeps its own bounds."""
        share = attrs.evolve(
            indicator(Kind.SHARE, quantity("99")), quantity=quantity("104"), note="odd"
        )
        bounds = Interval(lower=Decimal("103.5"), upper=Decimal("104.5"))
        assert share.interval(Rounding.HALF) == bounds

    def test_rounding_rule(self) -> None:
        """The rule of rounding decides what an exact number may stand for."""
        cut = indicator(Kind.GROWTH, quantity("9.6")).interval(Rounding.TRUNCATION)
        assert cut == Interval(lower=Decimal("9.6"), upper=Decimal("9.7"), upper_closed=False)

    @given(indicators())
    def test_point(self, figure: Indicator) -> None:
        """The point is the printed value with sign, a rate in percent."""
        value = Fraction(figure.quantity.value)
        if figure.direction is Direction.DOWN and figure.kind in CHANGES:
            value = -value
        if figure.kind in {Kind.GROWTH, Kind.AVERAGE_GROWTH} and (
            figure.quantity.unit.name == "times"
        ):
            value *= 100
        if figure.quantity.unit.name == "basis point":
            value /= 100
        assert figure.point == value

    @pytest.mark.parametrize(
        ("unit", "kind", "compared"),
        [
            (Unit(name="times", per="town"), Kind.GROWTH, Unit(name="percent", per="town")),
            (Unit(name="times"), Kind.MULTIPLE, Unit(name="times")),
            (Unit(name="basis point"), Kind.POINT_CHANGE, Unit(name="percentage point")),
            (Unit(name="percentage point"), Kind.POINT_CHANGE, Unit(name="percentage point")),
            (Unit(name="count", counted="towns"), Kind.LEVEL, Unit(name="count", counted="towns")),
        ],
    )
    def test_unit(self, unit: Unit, kind: Kind, compared: Unit) -> None:
        """Figures of one kind are compared in one unit, whatever they are printed in."""
        number = Quantity(value=Decimal(250), unit=unit)
        assert indicator(kind, number).unit == compared

    def test_basis_points(self) -> None:
        """A hundred basis points are a percentage point."""
        change = indicator(Kind.POINT_CHANGE, quantity("25", "basis point"), Direction.DOWN)
        assert change.point == Fraction(-1, 4)
        assert change.factor == Fraction(-1, 100)

    @pytest.mark.parametrize(
        ("per", "number"),
        [("1,000 people", 1000), ("10,000 yuan", 10_000), ("person", 1), (None, 1)],
    )
    def test_denominator(self, per: str | None, number: int) -> None:
        """The denominator of a unit has its own number, or else is one."""
        ratio = Quantity(value=Decimal(208), unit=Unit(name="count", per=per))
        assert indicator(Kind.RATIO, ratio).unit.denominator == number

    @given(targets())
    def test_time_of_a_target(self, aim: Target) -> None:
        """A target is true on the day on which it is due, and compared with nothing."""
        assert aim.period == Period(start=aim.due, end=aim.due)
        assert aim.basis is None
