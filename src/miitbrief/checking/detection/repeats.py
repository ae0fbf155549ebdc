"""Figures that are said twice, and figures of one speaker that another takes over."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from miitbrief.checking.detection.found import Found, said_in, source
from miitbrief.checking.detection.relations import is_decided, same, same_unit
from miitbrief.checking.detection.words import content
from miitbrief.model.categories import Attribution, Kind, PriceBasis
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.decisions import SAID_BEFORE
from miitbrief.model.figures import Figure, Indicator
from miitbrief.model.turns import Question, Turn

__all__ = ["find_repeats", "said_once"]

#: A rank is the length of a list, which many lists share.
_NOT_REPEATED = frozenset({Kind.RANK})

#: Fewer words, as "sales of cars", are too little to know a thing again by in another turn.
_LEAST_WORDS = 3


def find_repeats(turns: Sequence[Turn], found: Sequence[Found]) -> Iterator[Found]:
    """Yield the figures that say again what was said in an earlier turn.

    A figure repeats the first earlier one of the same thing, kind, direction, unit and time.
    Inside one turn nothing is a repeat unless the speaker says so: there, two figures of one thing
    are the ends of a range, or differ in a word that their measures have lost.  What a reporter
    says is left out.

    It is a quotation, which must give the very number, where

    - the speakers are two, both known, and each speaks for the hosts, not for a third party;
    - the figure is dated, since everybody may know a fact without a date;
    - it is printed alike, with the same hedge and to the same digit;
    - the concept is the same or, where a phrase alone tells the thing, the number;
    - it does not follow from figures beside it: who derives a number has it from nobody.

    Args:
        turns: All turns, in order.
        found: What was found inside them.
    """
    derived = {claim.stated.id for claim in found}
    earlier: list[Figure] = []
    for turn in turns:
        if isinstance(turn, Question):
            continue
        figures = [figure for figure in said_in(turn) if figure.kind not in _NOT_REPEATED]
        for at, stated in enumerate(figures):
            own = figures[:at] if is_decided(stated, SAID_BEFORE) else []
            first = next((one for one in (*earlier, *own) if _is_repeated(stated, one)), None)
            if first is not None:
                is_own = stated.id in derived or not _is_quoted(stated, first)
                kind = ClaimKind.REPEAT if is_own else ClaimKind.QUOTATION
                yield Found(kind, stated, (first,))
        earlier += figures


def _is_repeated(stated: Figure, first: Figure) -> bool:
    """Tell whether two figures say the same thing, whatever their numbers."""
    return (
        type(stated) is type(first)
        and stated.kind is first.kind
        and stated.direction is first.direction
        and _is_known(stated, first)
        and same(stated, first)
        and same_unit(stated, first)
        and _at_same_prices(stated, first)
        and _at_one_time(stated, first)
    )


def _is_known(stated: Figure, first: Figure) -> bool:
    """Tell whether two figures say enough to be the same: concepts, or phrases of some words."""
    is_told = is_decided(stated, SAID_BEFORE) or len(content(stated.measure)) >= _LEAST_WORDS
    return _have_concepts(stated, first) or is_told


def _have_concepts(stated: Figure, first: Figure) -> bool:
    """Tell whether both figures have a concept of the vocabulary."""
    return stated.concept is not None and first.concept is not None


def _at_same_prices(stated: Figure, first: Figure) -> bool:
    """Tell whether nothing says that one is at current and the other at constant prices."""
    said = {one.price_basis for one in (stated, first) if isinstance(one, Indicator)}
    return not {PriceBasis.NOMINAL, PriceBasis.REAL} <= said


def _at_one_time(stated: Figure, first: Figure) -> bool:
    """Tell whether two figures are true, and compare, at the same time.

    Undated figures may be of any two times; they are known again only by their number.
    """
    times = stated.period, first.period
    bases = stated.basis, first.basis
    if times == (None, None):
        one, other = stated.quantity, first.quantity
        return bases == (None, None) and (one.value, one.hedge) == (other.value, other.hedge)
    return all(
        (one is None and other is None)
        or (one is not None and other is not None and one.coincides(other))
        for one, other in (times, bases)
    )


def _is_quoted(stated: Figure, first: Figure) -> bool:
    """Tell whether one speaker takes over another's dated figure, as it was printed."""
    if stated.speaker is None or first.speaker is None or stated.speaker == first.speaker:
        return False
    own = all(source(figure) is Attribution.OFFICIAL for figure in (stated, first))
    one, other = stated.quantity, first.quantity
    alike = (one.hedge, one.step) == (other.hedge, other.step)
    certain = _have_concepts(stated, first) or one.value == other.value
    return own and stated.period is not None and alike and certain


def said_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims, each once: one whose figures all say again what those of another did is its.

    What is only repeated or quoted is a claim for each time, since it is of the saying.

    Args:
        claims: The claims, in the order of their places.
    """
    found: list[Claim] = []
    places: dict[object, int] = {}
    for claim in claims:
        missing = None if claim.missing is None else claim.missing.position
        key = (claim.kind, missing, *map(_statement, (claim.stated, *claim.operands)))
        place = places.setdefault(key, len(found))
        said_anew = claim.kind in {ClaimKind.REPEAT, ClaimKind.QUOTATION}
        if said_anew or place == len(found) or found[place].stated.id == claim.stated.id:
            found.append(claim)
        else:
            again = tuple(dict.fromkeys((*found[place].again, claim.stated.id)))
            found[place] = attrs.evolve(found[place], again=again)
    return tuple(found)


def _statement(figure: Figure) -> object:
    """Return what a figure says, but for who says it and where."""
    quantity, period, basis = figure.quantity, figure.period, figure.basis
    thing = figure.concept or content(figure.measure)
    times = [each and (each.start, each.end) for each in (period, basis)]
    number = (quantity.value, quantity.step, quantity.hedge, figure.unit.name, figure.unit.per)
    return (type(figure), figure.kind, figure.direction, thing, *times, number)
