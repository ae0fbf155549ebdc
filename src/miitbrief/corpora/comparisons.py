"""Comparing figures of the same measure, within a briefing and across briefings."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain

import attrs

from miitbrief.arithmetic import growth
from miitbrief.corpora.conflicts import Comparison, Conflict, Implication, Relation
from miitbrief.corpora.series import STATES, Observation, by_saying
from miitbrief.exceptions import GrowthError
from miitbrief.model._numbers import last_digit
from miitbrief.model.categories import Kind, PriceBasis
from miitbrief.model.intervals import Interval
from miitbrief.model.quantities import Hedge, Quantity, Rounding

__all__ = ["coincidences", "compare", "comparisons"]

#: The relations of figures that cannot both be right.
CONFLICTING = frozenset({Relation.REVISED, Relation.CONTRADICTED})

#: The kinds of change from which what was before follows, for each kind of figure.
_CHANGES = {
    Kind.SHARE: {Kind.POINT_CHANGE},
    Kind.INDEX: {Kind.POINT_CHANGE, Kind.CHANGE},
    Kind.RATIO: {Kind.CHANGE, Kind.GROWTH, Kind.MULTIPLE},
    Kind.LEVEL: {Kind.CHANGE, Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.MULTIPLE},
}


def comparisons(
    observations: Iterable[Observation], rounding: Rounding = Rounding.HALF, *, repeats: bool = True
) -> tuple[Comparison, ...]:
    """Compare every two figures that are of the same measure and time.

    Those that cannot both be right are conflicts, with what the changes among the observations
    imply for each.

    Args:
        observations: Figures, in any order.
        rounding: How their numbers are taken to have been rounded.
        repeats: Whether what only repeats an earlier figure, in the same form, is compared with all
            that come behind it, too.  Without, a measure that many repeat takes time for each of
            them and not for each two.

    Returns:
        The comparisons, in the order in which the figures were given.
    """
    said = sorted(observations, key=by_saying)
    groups: dict[str, list[Observation]] = {}
    for observation in said:
        if observation.figure.concept is not None:
            groups.setdefault(observation.figure.concept, []).append(observation)
    found = [
        comparison
        for group in groups.values()
        for comparison in _with_implications(
            _compared(group, rounding, repeats=repeats), _changes_in(group)
        )
    ]
    return tuple(sorted(found, key=lambda x: (by_saying(x.later), by_saying(x.earlier))))


def coincidences(observations: Iterable[Observation]) -> tuple[Comparison, ...]:
    """Return every two figures of two briefings that coincide under different concepts.

    They say the same number, of more than one digit, of the same dated time.  That is a hint
    that two names are of one thing, and nothing is decided by it.

    Args:
        observations: Figures, in any order.
    """
    found: list[Comparison] = []
    by_number: dict[tuple[object, ...], list[Observation]] = {}
    for later in sorted(observations, key=by_saying):
        if later.undated or later.figure.concept is None or not _is_telling(later):
            continue
        figure = later.figure
        number = (figure.kind, figure.point, later.unit.name, later.unit.per, _end(later))
        same = by_number.setdefault(number, [])
        found += [
            Comparison(earlier=earlier, later=later, relation=Relation.COINCIDENT)
            for earlier in same
            if earlier.briefing.id != later.briefing.id
            and earlier.figure.concept != figure.concept
            and _is_same_number(earlier, later)
            and _at_one_time(earlier, later)
            and _have_one_basis(earlier, later)
        ]
        same.append(later)
    return tuple(found)


def _is_telling(observation: Observation) -> bool:
    """Tell whether a number has more than one digit that is not a zero at its end."""
    quantity = observation.figure.quantity
    return quantity.hedge is Hedge.EXACT and abs(quantity.value) >= 10 * _grain(quantity)


def _compared(
    group: Sequence[Observation], rounding: Rounding, *, repeats: bool
) -> Iterable[Comparison]:
    """Yield the comparison of every two figures of a measure that can be compared."""
    for earlier, later in _near(group, repeats=repeats):
        relation = compare(earlier, later, rounding)
        if relation is not None:
            yield Comparison(earlier=earlier, later=later, relation=relation, rounding=rounding)


def _near(
    group: Sequence[Observation], *, repeats: bool
) -> Iterator[tuple[Observation, Observation]]:
    """Yield every two figures of a measure, in order, that may be of one kind, unit and time.

    Those that end on other days are not compared unless nothing dates either, so that a measure of
    which many briefings speak takes no time for each two of all its figures.
    """
    by_end: dict[tuple[object, ...], list[Observation]] = {}
    undated: dict[tuple[object, ...], list[Observation]] = {}
    forms: set[tuple[object, ...]] = set()
    for later in group:
        sort = (later.figure.kind, later.unit.name, later.unit.per)
        same = by_end.setdefault((*sort, _end(later)), [])
        yield from ((earlier, later) for earlier in same)
        others = undated.setdefault(sort, []) if later.undated else []
        yield from ((each, later) for each in others if _end(each) != _end(later))
        form = _form(later)
        if repeats or form not in forms:
            forms.add(form)
            same.append(later)
            others.append(later)


def _form(observation: Observation) -> tuple[object, ...]:
    """Return all of a figure of a measure on which its comparison with others depends."""
    figure, quantity = observation.figure, observation.figure.quantity
    return (
        figure.kind,
        figure.direction,
        figure.price_basis,
        figure.period,
        figure.basis,
        observation.undated,
        quantity.unit,
        quantity.value,
        quantity.hedge,
        quantity.step,
        quantity.possible_step,
    )


def _end(observation: Observation) -> dt.date | None:
    """Return the last day of the period of a figure, if there is one."""
    return None if observation.period is None else observation.period.end


def compare(
    earlier: Observation, later: Observation, rounding: Rounding = Rounding.HALF
) -> Relation | None:
    """Return what a later figure makes of an earlier one, or None where they are not comparable.

    They are where concept, kind, unit and basis are the same, and the time is:

    - their periods are the same days, or one is the last day of the other, as an amount "in 2021"
      and one "at the end of 2021"; or
    - nothing but the briefings' own days dates them ("so far").  Time may have changed such a
      figure, so another number is no conflict, and no relation either unless the words of one
      fit the number of the other.

    What is not said goes with anything, but only to agree with it: prices that are not specified,
    the basis of two changes, and the direction of one of them.
    """
    if not _of_one_measure(earlier, later):
        return None
    earlier, later = _in_one_direction(earlier, later), _in_one_direction(later, earlier)
    if _is_same_number(earlier, later):
        same = Relation.REPEATED
    elif _fits(later, earlier):
        same = Relation.REFINED
    else:
        same = Relation.RESTATED
    if not _at_one_time(earlier, later):
        both_open = earlier.undated and later.undated
        known = same is not Relation.RESTATED or _fits(earlier, later)
        return same if both_open and known else None
    if earlier.figure.interval(rounding).meets(later.figure.interval(rounding)):
        return same
    if earlier.figure.price_basis is not later.figure.price_basis or _lacks_basis(earlier):
        return None
    one_briefing = earlier.briefing.id == later.briefing.id
    return Relation.CONTRADICTED if one_briefing else Relation.REVISED


def _of_one_measure(one: Observation, other: Observation) -> bool:
    """Tell whether two figures differ in time and number alone."""
    first, second = one.figure, other.figure
    units = {(each.unit.name, each.unit.per) for each in (one, other)}
    prices = {first.price_basis, second.price_basis} - {PriceBasis.UNSPECIFIED}
    return (
        first.concept is not None
        and first.concept == second.concept
        and first.kind is second.kind
        and len(units) == 1
        and len(prices) < 2  # noqa: PLR2004 - Two price bases that are said are two.
        and _have_one_basis(one, other)
    )


def _in_one_direction(one: Observation, other: Observation) -> Observation:
    """Return a figure with the direction of another one, where its own is not said."""
    if one.figure.direction is not None or other.figure.direction is None:
        return one
    figure = attrs.evolve(one.figure, direction=other.figure.direction)
    return attrs.evolve(one, figure=figure)


def _lacks_basis(observation: Observation) -> bool:
    """Tell whether nobody knows since when something changed."""
    return observation.figure.kind not in STATES and observation.figure.basis is None


def _at_one_time(one: Observation, other: Observation) -> bool:
    """Tell whether two figures are true of the same days, and those days are known."""
    return one.period is not None and one.period.is_same_time(other.period)


def _have_one_basis(one: Observation, other: Observation) -> bool:
    """Tell whether two figures are compared with the same time, or both with none."""
    first, second = one.figure.basis, other.figure.basis
    return first is second if first is None else first.is_same_time(second)


def _is_same_number(one: Observation, other: Observation) -> bool:
    """Tell whether two figures print the same number to the same digit, with the same hedge."""
    first, second = one.figure.quantity, other.figure.quantity
    return (
        one.figure.point == other.figure.point
        and first.hedge is second.hedge
        and Fraction(first.step) * abs(one.figure.factor)
        == Fraction(second.step) * abs(other.figure.factor)
    )


def _fits(number: Observation, words: Observation) -> bool:
    """Tell whether *words* are a way to say *number*, which says more.

    What is said by "over 4,700" is a number up to 4,800, where the next such words begin.  That
    is how people speak and no limit: it tells refined figures from others, and no verdict
    depends on it.
    """
    meant, says = _meaning(words), _meaning(number)
    assert meant.width is not None  # Meanings have two ends.
    assert says.width is not None
    return meant.contains(number.figure.point) and says.width < meant.width


def _meaning(observation: Observation) -> Interval:
    """Return what a figure is taken for by a listener, its hedge read as rounding."""
    quantity = observation.figure.quantity
    value, grain = Fraction(quantity.value), _grain(quantity)
    match quantity.hedge:
        case Hedge.MORE_THAN | Hedge.AT_LEAST:
            size = Interval(lower=value, upper=value + grain, upper_closed=False)
        case Hedge.NEARLY | Hedge.LESS_THAN | Hedge.AT_MOST:
            size = Interval(lower=value - grain, upper=value, lower_closed=False)
        case Hedge.ABOUT:
            size = Interval(lower=value - grain, upper=value + grain)
        case _:
            size = quantity.printed
    return size * observation.figure.factor


def _grain(quantity: Quantity) -> Fraction:
    """Return the unit of the last digit that is not zero: 100 for 4,700; the step of decimals.

    "Over 4,700" is a round number, whatever the digits that are printed.
    """
    return Fraction(10) ** last_digit(quantity.value)


_Changes = dict[tuple[Kind, dt.date | None], list[Observation]]
"""Figures of a measure that tell how it changed, by kind and by the day on which they end."""


def _changes_in(group: Iterable[Observation]) -> _Changes:
    """Return the changes among the figures of a measure, in order."""
    found: _Changes = {}
    for each in group:
        if each.figure.kind not in STATES:
            found.setdefault((each.figure.kind, _end(each)), []).append(each)
    return found


def _with_implications(found: Iterable[Comparison], changes: _Changes) -> Iterator[Comparison]:
    """Yield comparisons, conflicts with what follows from each of their figures."""
    for each in found:
        yield _conflict(each, changes) if each.relation in CONFLICTING else each


def _conflict(comparison: Comparison, changes: _Changes) -> Conflict:
    """Return a comparison as a conflict, with what was before by each change."""
    figures = (comparison.earlier, comparison.later)
    kinds = _CHANGES.get(comparison.earlier.figure.kind, set[Kind]())
    # Figures that cannot both be right are of one time, so they end on one day.
    at_end = (changes.get((kind, _end(comparison.later)), ()) for kind in kinds)
    known = [
        change
        for change in chain.from_iterable(at_end)
        if any(_at_one_time(change, each) for each in figures)
    ]
    return Conflict(
        earlier=comparison.earlier,
        later=comparison.later,
        relation=comparison.relation,
        rounding=comparison.rounding,
        implications=tuple(
            Implication(figure=figure, change=change, implied=implied)
            for change in sorted(known, key=by_saying)
            for figure in figures
            if (implied := _implied(figure, change, comparison.rounding)) is not None
        ),
    )


def _implied(figure: Observation, change: Observation, rounding: Rounding) -> Interval | None:
    """Return what a figure was in the basis of a change, or None where nothing follows."""
    basis, period = change.figure.basis, change.figure.period
    if basis is None or period is None:
        return None
    now, by = (each.figure.interval(rounding) for each in (figure, change))
    try:
        match change.figure.kind:
            case Kind.CHANGE | Kind.POINT_CHANGE:
                return now - by
            case Kind.MULTIPLE:
                return now / by
            case Kind.GROWTH:
                return growth.base(now, by)
            case _:
                years = period.years_since(basis)
                return growth.base(now, by, years) if years else None
    except GrowthError:
        return None
