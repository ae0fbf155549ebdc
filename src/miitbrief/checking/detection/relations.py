"""How two figures are related: by what they measure, by when they are true, by who says them.

Every relation takes the stated figure first and then the figure that may be its operand.
"""

from collections.abc import Sequence

from miitbrief.checking.detection.words import (
    content,
    grown,
    head,
    home,
    is_joint,
    is_made,
    magnitude,
    owner,
    whole_content,
)
from miitbrief.model.categories import Kind
from miitbrief.model.figures import Figure, Indicator
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.model.periods import Origin, Period

__all__ = [
    "a_year_before",
    "added",
    "amount_of_growth",
    "at_basis",
    "at_period",
    "before_due",
    "change_of_rate",
    "contributed_to",
    "contributor",
    "contributor_in_whole",
    "denominator",
    "distance",
    "in_first_year",
    "in_second_year",
    "is_decided",
    "is_gap",
    "is_near",
    "is_of_several",
    "is_relative",
    "measured",
    "measured_against",
    "measures",
    "numerator",
    "of_one_magnitude",
    "one_of_gap",
    "other_of_gap",
    "over_same_time",
    "over_told_time",
    "part",
    "rate_of",
    "right_before",
    "same",
    "same_unit",
    "told_before",
    "undated_or_at_period",
    "whole",
]


# What they measure.


def same(stated: Figure, operand: Figure) -> bool:
    """Tell whether both measure the same thing.

    Where both have a concept of the vocabulary, the concepts decide.  Otherwise the phrases must
    have the same content words; see `words.content`.
    """
    if stated.concept is not None and operand.concept is not None:
        return stated.concept == operand.concept
    return measures(operand, stated.measure)


def measures(figure: Figure, phrase: str) -> bool:
    """Tell whether a figure measures what a phrase names."""
    named = content(phrase)
    return bool(named) and content(figure.measure) == named


def is_of_several(figure: Figure) -> bool:
    """Tell whether a figure is of several things together."""
    return is_joint(figure.measure)


def added(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is what comes to the thing that is stated.

    That is a change of it, or the number of things of its sort that are newly made.
    """
    if operand.kind is Kind.CHANGE and same(stated, operand):
        return True
    things = operand.quantity.unit.counted
    is_added = operand.kind is Kind.CHANGE or is_made(operand.measure)
    is_counted = things is not None and things == stated.quantity.unit.counted
    return is_counted and is_added and not is_made(stated.measure)


def rate_of(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the percentage that a point change is said of.

    The change of "growth of tea exports" is that of a figure for tea exports.
    """
    return same(stated, operand) or measures(operand, grown(stated.measure) or "")


def amount_of_growth(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the amount by which the thing grew whose rate is stated.

    "The growth of tea trade reached 3 yuan" is that of the value of tea trade.
    """
    amount = content(grown(operand.measure) or "")
    return same(stated, operand) or (bool(amount) and content(stated.measure) - amount <= {"value"})


def change_of_rate(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the change of the rate whose average is stated."""
    return same(stated, operand) or measures(stated, grown(operand.measure) or "")


def is_decided(figure: Figure, rule: str) -> bool:
    """Tell whether a rule of the reader decided a field of a figure; none did of a curated one."""
    return any(each.rule == rule for each in figure.decisions)


def is_gap(stated: Figure) -> bool:
    """Tell whether a figure is the gap between two things, not between two times."""
    return stated.about.relation is MeasureRelation.GAP


def one_of_gap(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the thing from whose side a gap is told."""
    return same(stated, operand) or (is_gap(stated) and measured(stated, operand))


def other_of_gap(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the thing that a gap is measured against."""
    return is_gap(stated) and measured_against(stated, operand)


def is_relative(stated: Figure) -> bool:
    """Tell whether a figure compares two things, not two times."""
    return stated.about.relation is MeasureRelation.RELATIVE


def measured(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the first of the two things that are compared."""
    return _is_side(stated.about.subject, operand)


def measured_against(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the second of the two things that are compared."""
    return _is_side(stated.about.other or "", operand)


def _is_side(side: str, operand: Figure) -> bool:
    """Compare one side; "growth rate of tea sales" is told by a rate of tea sales."""
    return measures(operand, side) or measures(operand, grown(side) or "")


def _shares(figure: Figure) -> list[tuple[str, str]]:
    """Return the part and the whole by each reading of a share; of several parts, by one."""
    readings = Measure.readings(figure.measure)
    return [
        (each.subject, each.other)
        for each in (readings[:1] if is_joint(readings[0].subject) else readings)
        if each.relation is MeasureRelation.SHARE and each.other is not None
    ]


def part(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the part that a share speaks of.

    Of "share of A in B", it measures A, or else a B of A's: of "share of mining in exports",
    the "exports of mining".  "The global total" is one of whatever is told of A.  Words for the
    country itself may be left out.
    """
    words = content(operand.measure)
    for its_part, its_whole in _shares(stated):
        whole = content(its_whole)
        own = content(its_part) - home()
        if not own or words == whole or whole_content(operand.measure) == whole_content(its_whole):
            continue
        is_open = head(its_whole).endswith("total") and own == content(owner(operand.measure))
        if words == own or is_open or (own < words <= own | whole and not is_joint(its_part)):
            return True
    return False


def whole(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the whole of which a share is a part.

    Of "share of A in B", it measures B.  Of "share of those B that do so", its phrase has the
    head B; the number of the whole may be repeated there ("of the 30 small ports that ...").  Of
    "share of green tea exports in the total", it is the same noun without what limits it there.
    """
    if any(_is_whole_of(operand, *each) for each in _shares(stated)):
        return True
    about, value = stated.about, operand.quantity.value
    if about.relation is not MeasureRelation.SHARE or about.other is not None:
        return False
    words = content(head(about.subject)) - content(f"{value:f} {value:,f}")
    return len(words) > 1 and words == content(head(operand.measure))


def _is_whole_of(operand: Figure, its_part: str, its_whole: str) -> bool:
    """Tell whether the operand is the whole that a share names, with or without "total"."""
    if measures(operand, its_whole):
        return True
    words, own = whole_content(its_whole), whole_content(operand.measure)
    if not content(its_whole):
        return False
    return bool(own) and (words == own if words else own < content(its_part))


def _contribution(figure: Figure) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of what contributes, and of that to whose growth it does."""
    about = figure.about
    if about.relation is not MeasureRelation.CONTRIBUTION or about.other is None:
        return frozenset(), frozenset()
    return content(about.subject), content(about.other)


def contributor(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is of the part whose contribution to growth is stated.

    The contribution of tea to the growth of exports goes with the growth of "exports of tea".
    """
    words, _ = _contribution(stated)
    return bool(words) and words <= content(operand.measure)


def contributed_to(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is of the whole to whose growth something contributes.

    Most of the whole's words must be there: what is "industry" in one place is "industrial
    enterprises" in another.
    """
    _, words = _contribution(stated)
    return len(words & content(operand.measure)) > len(words) / 2


def contributor_in_whole(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the share of what contributes in that to which it does."""
    words, _ = _contribution(stated)
    return bool(words) and any(content(part) == words for part, _ in _shares(operand))


def of_one_magnitude(stated: Figure, operands: Sequence[Figure]) -> bool:
    """Tell whether the growth of a part and that of the whole are of one magnitude.

    Beside "exports of tea" the whole is "exports of goods" or "exports".  It is not the part.
    """
    words, _ = _contribution(stated)
    part, whole = (operand.measure for operand in operands[-2:])
    one, other = content(magnitude(part)), content(magnitude(whole))
    return bool(words) and one == other and not words <= content(whole)


def numerator(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is what a ratio has per something: its unit and its thing."""
    unit, other = stated.quantity.unit, operand.quantity.unit
    if unit.per is None or other.per is not None or unit.name != other.name:
        return False
    if unit.counted is not None and other.counted is not None:
        return content(unit.counted) == content(other.counted)
    return bool(content(stated.measure) & content(operand.measure))


def denominator(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand counts what a ratio is per."""
    unit, other = stated.quantity.unit, operand.quantity.unit
    per = frozenset(word for word in content(unit.per or "") if not word[0].isdigit())
    counted = content(other.counted or other.name)
    return other.per is None and bool(per) and per == counted


def same_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two figures have one unit; what is counted may be worded differently."""
    first, second = one.unit, other.unit
    return (first.name, first.per) == (second.name, second.per)


# When they are true.


def at_period(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is true when the stated figure is."""
    return _is_same_time(stated.period, operand.period)


def over_same_time(stated: Figure, operand: Figure) -> bool:
    """Tell whether both compare the same two times; of one, the earlier may be left unsaid."""
    bases = stated.basis, operand.basis
    return at_period(stated, operand) and (None in bases or _is_same_time(*bases))


def over_told_time(stated: Figure, operand: Figure) -> bool:
    """Tell whether both compare the same two times, where the stated figure's words tell them.

    "Fifteen times the 1992 number" is no growth whose earlier time is left unsaid.
    """
    basis = stated.basis
    told = basis is not None and basis.origin is Origin.STATED
    return over_same_time(stated, operand) and (not told or operand.basis is not None)


def undated_or_at_period(stated: Figure, operand: Figure) -> bool:
    """Tell whether both are true at the same time, or nothing dates either of them."""
    times = stated.period, operand.period
    return times == (None, None) or _is_same_time(*times)


def at_basis(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is true at the time that the stated figure is compared with."""
    return _is_same_time(stated.basis, operand.period)


def told_before(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is said before the stated figure, of the same time."""
    return operand.span < stated.span and at_period(stated, operand)


def right_before(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is said before the stated figure, of an earlier time."""
    period, earlier = stated.period, operand.period
    return (
        operand.span < stated.span
        and period is not None
        and earlier is not None
        and earlier.origin is Origin.STATED
        and earlier.end < period.start
    )


def a_year_before(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is true a year before the stated figure."""
    period, earlier = stated.period, operand.period
    of_fact = isinstance(stated, Indicator)
    if not of_fact or period is None or earlier is None:
        return False
    return period.years_since(earlier) == 1


def before_due(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is true before a target is due."""
    due, period = stated.period, operand.period
    of_fact = isinstance(operand, Indicator)
    return of_fact and due is not None and period is not None and period.end < due.start


def in_second_year(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the rate of the second of the two years of an average."""
    return _is_yearly(operand) and at_period(stated, operand)


def in_first_year(stated: Figure, operand: Figure) -> bool:
    """Tell whether the operand is the rate of the first of the two years of an average."""
    return _is_yearly(operand) and _is_same_time(stated.basis, operand.basis)


def _is_same_time(one: Period | None, other: Period | None) -> bool:
    """Tell whether two times are known and the same."""
    return one is not None and one.is_same_time(other)


def _is_yearly(figure: Figure) -> bool:
    """Tell whether a figure compares a time with the same time a year before."""
    period, basis = figure.period, figure.basis
    return period is not None and basis is not None and period.years_since(basis) == 1


# Where they stand.


def distance(one: Figure, other: Figure) -> int:
    """Return how many characters lie between two figures."""
    return max(other.span.start - one.span.end, one.span.start - other.span.end, 0)


def is_near(stated: Figure, other: Figure, before: int, behind: int) -> bool:
    """Tell whether a figure stands at most so far before or behind another."""
    return distance(stated, other) <= (before if other.span.start < stated.span.start else behind)
