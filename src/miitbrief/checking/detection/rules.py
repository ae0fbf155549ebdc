"""The rules by which claims are found inside one turn, as data.

A rule says what the stated figure is and, for each operand in the order of the kind's operands,
what it is, what it measures, and when it is true.  No rule knows a concept or a number: whether
figures agree is for `checks` to say.

Where all operands are said, the claim can be recomputed, and they may stand anywhere within
`WITHIN` of the stated figure.  Where one is not, the claim tells what it would have to be; then
the others must stand close by, since only what is said in one breath is said of one thing:
`BEFORE` the stated figure, or right `BEHIND` it.
"""

from collections.abc import Callable, Sequence

import attrs

from miitbrief.checking.detection import relations as by
from miitbrief.model.categories import Direction, Kind
from miitbrief.model.claims import ClaimKind
from miitbrief.model.figures import Figure, Indicator, Target
from miitbrief.model.periods import COUNTED_UNITS

__all__ = ["BEFORE", "BEHIND", "RULES", "WITHIN", "Rule", "Slot"]

#: Distances in characters: a clause is some 60, a sentence some 150, a paragraph some 600.
BEFORE = 150
BEHIND = 40
WITHIN = 600

Relation = Callable[[Figure, Figure], bool]

AMOUNTS = frozenset({Kind.LEVEL, Kind.INDEX, Kind.RATIO, Kind.DURATION})
PERCENTAGES = frozenset({Kind.SHARE, Kind.GROWTH, Kind.CONTRIBUTION, Kind.INDEX})
RATES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH})


@attrs.frozen(kw_only=True)
class Slot:
    """What an operand must be.

    Args:
        kinds: Its kinds.
        thing: What it must measure, seen from the stated figure.
        time: When it must be true.
        form: Whether it is an indicator or a target.
        anywhere: Whether it may stand anywhere in the turn, as a total that is said once.
    """

    kinds: frozenset[Kind]
    thing: Relation = by.same
    time: Relation = by.at_period
    form: type[Indicator] | type[Target] = Indicator
    anywhere: bool = False


def _any(_: Figure) -> bool:
    """Take every figure."""
    return True


def _all(_: Figure, __: Sequence[Figure]) -> bool:
    """Take all operands."""
    return True


@attrs.frozen(kw_only=True)
class Rule:
    """How a figure shows that it follows from others.

    Args:
        text: What the rule finds, for people.
        claim: The kind of claim.
        stated: The kinds of the figure that is rechecked.
        form: Whether it is an indicator or a target.
        applies: What else must be true of it.
        slots: What each operand must be.
        may_miss: The positions of the operands of which one may be left out.
        within: How far from the stated figure the operands stand at most, where all are said.
        agree: What must be true of the operands together.
        one_unit: Whether the operands must share a unit.
        unit_stated: Whether the stated figure must have the unit of the operands.
    """

    text: str
    claim: ClaimKind
    stated: frozenset[Kind]
    form: type[Indicator] | type[Target] = Indicator
    applies: Callable[[Figure], bool] = _any
    slots: tuple[Slot, ...]
    may_miss: frozenset[int] = frozenset()
    within: int = WITHIN
    agree: Callable[[Figure, Sequence[Figure]], bool] = _all
    one_unit: bool = True
    unit_stated: bool = False


def _is_from_time_to_time(figure: Figure) -> bool:
    """Tell whether a figure compares a later time with an earlier one, and not two things.

    A change "a year" is a pace, and not the whole change.
    """
    period, basis = figure.period, figure.basis
    if period is None or basis is None or by.is_gap(figure) or by.is_relative(figure):
        return False
    if figure.quantity.unit.per in COUNTED_UNITS:
        return False
    return basis.end < period.end


def _has_no_basis(figure: Figure) -> bool:
    """Tell whether nothing tells the time or the thing that a figure is compared with."""
    is_fact = isinstance(figure, Indicator) and figure.basis is None
    return is_fact and not by.is_gap(figure) and not by.is_relative(figure)


def _is_of_two_times(figure: Figure) -> bool:
    """Tell whether a figure compares two times, even where only the later one is told.

    "A quarter of" compares two things, unless its direction is told, as of what halved.
    """
    dated = isinstance(figure, Indicator) and figure.period is not None
    is_change = figure.quantity.value >= 1 or figure.direction is not None
    return dated and is_change and not by.is_relative(figure)


def _can_grow(_: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether operands are amounts that can grow, and of like times.

    A balance below zero cannot, and what there is in May is not what five months summed up to.
    """
    periods = [operand.period for operand in operands if operand.period is not None]
    days = {period.is_day for period in periods}
    sums = [period for period in periods if (period.end - period.start).days + 1 not in _WHOLES]
    is_alike = len(days) < 2 or all(period.is_day for period in sums)  # noqa: PLR2004 - Days and ranges.
    return is_alike and all(operand.quantity.value >= 0 for operand in operands)


def _changes_as_stated(stated: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether a change goes the way of the growth, and leads to an amount.

    What has risen by more than it has come to was below nothing before, and is no such amount.
    """
    change, later = operands
    is_rise = change.direction is Direction.UP
    is_amount = later.point > 0 and not (is_rise and change.point > later.point)
    return change.direction is stated.direction and is_amount


def _are_part_and_whole(stated: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether a part is no larger than its whole, where the share is none of more than that.

    What is larger is not that part, or that is not the whole: the words were taken wrongly.
    """
    sizes = [operand.quantity.value.copy_abs() for operand in operands]
    return sizes == sorted(sizes) or stated.quantity.value > 100  # noqa: PLR2004 - In percent.


def _have_difference(_: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether percentages are of one kind; a share and its growth have no difference."""
    return len({operand.kind for operand in operands}) == 1


def _is_over_years(figure: Figure) -> bool:
    """Tell whether an average is one of several years, whose first and last are told."""
    period, basis = figure.period, figure.basis
    years = period.years_since(basis) if period is not None and basis is not None else None
    return _is_from_time_to_time(figure) and years != 1


def _is_over_two_years(figure: Figure) -> bool:
    """Tell whether a figure compares a time with that two years before."""
    period, basis = figure.period, figure.basis
    return period is not None and basis is not None and period.years_since(basis) == 2  # noqa: PLR2004 - Two years.


def _is_in_percent(figure: Figure) -> bool:
    """Tell whether a figure is a part in percent, and not in percentage points."""
    return figure.quantity.unit.name == "percent"


#: How many days a month, a quarter, half a year and a year have.
_WHOLES = frozenset({28, 29, 30, 31, 90, 91, 92, 181, 182, 184, 365, 366})
_EITHER = frozenset({0, 1})
_EARLIER = Slot(kinds=AMOUNTS, time=by.at_basis)
_LATER = Slot(kinds=AMOUNTS)


def _from_levels_before(claim: ClaimKind, stated: Kind, kinds: frozenset[Kind], text: str) -> Rule:
    """Return the rule for a comparison that does not say with what: with the level right before."""
    return Rule(
        text=text,
        claim=claim,
        stated=frozenset({stated}),
        applies=_has_no_basis,
        slots=(Slot(kinds=kinds, time=by.right_before), Slot(kinds=kinds, time=by.told_before)),
        within=BEFORE,
        agree=_can_grow,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        text="Growth follows from the level at its period and the level at its basis: "
        '"reached 20 million, up 5%".',
        claim=ClaimKind.GROWTH,
        stated=frozenset({Kind.GROWTH}),
        applies=_is_from_time_to_time,
        slots=(_EARLIER, _LATER),
        may_miss=_EITHER,
        agree=_can_grow,
    ),
    Rule(
        text="Growth follows from the change that it is and the level that came of it: "
        '"fell by 50 to 450, down 10%".',
        claim=ClaimKind.GROWTH_OF_CHANGE,
        stated=frozenset({Kind.GROWTH}),
        applies=_is_from_time_to_time,
        slots=(
            Slot(
                kinds=frozenset({Kind.CHANGE}),
                thing=by.amount_of_growth,
                time=by.over_told_time,
            ),
            _LATER,
        ),
        within=BEFORE,
        agree=_changes_as_stated,
    ),
    Rule(
        text="Average growth follows from the levels of its first and last year: "
        '"from 3 in 2016 to 5 in 2020, 14% a year".',
        claim=ClaimKind.AVERAGE_GROWTH,
        stated=frozenset({Kind.AVERAGE_GROWTH}),
        applies=_is_over_years,
        slots=(_EARLIER, _LATER),
        may_miss=_EITHER,
        agree=_can_grow,
    ),
    _from_levels_before(
        ClaimKind.AVERAGE_GROWTH,
        Kind.AVERAGE_GROWTH,
        AMOUNTS,
        'Average growth that names no years is between those told: "3 in 2016. In 2020 it was 5, '
        'an average increase of 14% a year".',
    ),
    Rule(
        text="A two-year average follows from the rates of both years.",
        claim=ClaimKind.TWO_YEAR_AVERAGE,
        stated=frozenset({Kind.AVERAGE_GROWTH}),
        applies=_is_over_two_years,
        slots=(
            Slot(kinds=frozenset({Kind.GROWTH}), time=by.in_first_year),
            Slot(kinds=frozenset({Kind.GROWTH}), time=by.in_second_year),
        ),
        may_miss=_EITHER,
        one_unit=False,
    ),
    Rule(
        text="A two-year average follows from the rate of the second year and its change: "
        '"up 8%, 3 percentage points more than the year before".',
        claim=ClaimKind.TWO_YEAR_AVERAGE,
        stated=frozenset({Kind.AVERAGE_GROWTH}),
        applies=_is_over_two_years,
        slots=(
            Slot(
                kinds=frozenset({Kind.POINT_CHANGE}),
                thing=by.change_of_rate,
                time=by.in_second_year,
            ),
            Slot(kinds=frozenset({Kind.GROWTH}), time=by.in_second_year),
        ),
        one_unit=False,
    ),
    Rule(
        text='A multiple follows from two levels: "30 million, twice as many as in 2012".',
        claim=ClaimKind.MULTIPLE,
        stated=frozenset({Kind.MULTIPLE}),
        applies=_is_from_time_to_time,
        slots=(_EARLIER, _LATER),
        may_miss=_EITHER,
        agree=_can_grow,
    ),
    _from_levels_before(
        ClaimKind.MULTIPLE,
        Kind.MULTIPLE,
        AMOUNTS,
        'A multiple that names no other time is of the level told before: "10 in 2012 and 30 in '
        '2022, three times as much".',
    ),
    Rule(
        text='A multiple may compare two things at one time: "three times the global rate".',
        claim=ClaimKind.MULTIPLE,
        stated=frozenset({Kind.MULTIPLE}),
        applies=by.is_relative,
        slots=(
            Slot(kinds=AMOUNTS | RATES, thing=by.measured_against),
            Slot(kinds=AMOUNTS | RATES, thing=by.measured),
        ),
        may_miss=_EITHER,
    ),
    Rule(
        text='A multiple is said beside the growth that it is: "doubled, up by 102%".',
        claim=ClaimKind.MULTIPLE_OF_GROWTH,
        stated=frozenset({Kind.MULTIPLE}),
        applies=_is_of_two_times,
        slots=(Slot(kinds=frozenset({Kind.GROWTH}), time=by.over_told_time),),
        within=BEFORE,
        one_unit=False,
    ),
    Rule(
        text='An absolute change follows from two levels: "24, which is 14 more than in 2012".',
        claim=ClaimKind.CHANGE,
        stated=frozenset({Kind.CHANGE}),
        applies=_is_from_time_to_time,
        slots=(_EARLIER, _LATER),
        may_miss=_EITHER,
        unit_stated=True,
    ),
    Rule(
        text='A change in points follows from two percentages: "51%, up 30 percentage points".',
        claim=ClaimKind.POINT_CHANGE,
        stated=frozenset({Kind.POINT_CHANGE}),
        applies=_is_from_time_to_time,
        slots=(
            Slot(kinds=PERCENTAGES, thing=by.rate_of, time=by.at_basis),
            Slot(kinds=PERCENTAGES, thing=by.rate_of),
        ),
        may_miss=_EITHER,
        agree=_have_difference,
    ),
    _from_levels_before(
        ClaimKind.POINT_CHANGE,
        Kind.POINT_CHANGE,
        frozenset({Kind.SHARE}),
        'A change in points that names no other time is from the percentage told before: "21% in '
        '2012 and 51% in 2022, 30 points higher".',
    ),
    Rule(
        text='A gap in points follows from two percentages: "10%, 2 points more than theirs".',
        claim=ClaimKind.POINT_CHANGE,
        stated=frozenset({Kind.POINT_CHANGE}),
        applies=by.is_gap,
        slots=(
            Slot(kinds=PERCENTAGES, thing=by.other_of_gap),
            Slot(kinds=PERCENTAGES, thing=by.one_of_gap),
        ),
        may_miss=_EITHER,
        agree=_have_difference,
    ),
    Rule(
        text='A share follows from its part and its whole: "2 trillion yuan, or 20% of the total".',
        claim=ClaimKind.SHARE,
        stated=frozenset({Kind.SHARE}),
        slots=(
            Slot(kinds=frozenset({Kind.LEVEL}), thing=by.part),
            Slot(kinds=frozenset({Kind.LEVEL}), thing=by.whole, time=by.undated_or_at_period),
        ),
        may_miss=_EITHER,
        agree=_are_part_and_whole,
    ),
    Rule(
        text="A contribution to growth follows from the share of the part the year before and from "
        "the growth of the part and of the whole.",
        claim=ClaimKind.CONTRIBUTION,
        stated=frozenset({Kind.CONTRIBUTION}),
        applies=_is_in_percent,
        slots=(
            Slot(
                kinds=frozenset({Kind.SHARE}),
                thing=by.contributor_in_whole,
                time=by.a_year_before,
                anywhere=True,
            ),
            Slot(kinds=frozenset({Kind.GROWTH}), thing=by.contributor),
            Slot(kinds=frozenset({Kind.GROWTH}), thing=by.contributed_to, anywhere=True),
        ),
        may_miss=frozenset({0}),
        agree=by.of_one_magnitude,
        one_unit=False,
    ),
    Rule(
        text='A ratio follows from two amounts: "one accident per 1,000 kilometres".',
        claim=ClaimKind.RATIO,
        stated=frozenset({Kind.RATIO}),
        slots=(
            Slot(kinds=frozenset({Kind.LEVEL}), thing=by.numerator, time=by.undated_or_at_period),
            Slot(kinds=frozenset({Kind.LEVEL}), thing=by.denominator, time=by.undated_or_at_period),
        ),
        one_unit=False,
    ),
    Rule(
        text='A target is what there is and what is to be added: "another 600, to reach 2,000".',
        claim=ClaimKind.SUM,
        stated=frozenset({Kind.LEVEL}),
        form=Target,
        slots=(
            Slot(kinds=frozenset({Kind.LEVEL}), time=by.before_due),
            Slot(kinds=frozenset({Kind.CHANGE, Kind.LEVEL}), thing=by.added, form=Target),
        ),
        unit_stated=True,
    ),
)
