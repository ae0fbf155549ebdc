"""Figures that are said twice, and figures of one speaker that another takes over."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

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
    earlier = _Said()
    for turn in turns:
        if isinstance(turn, Question):
            continue
        figures = [figure for figure in said_in(turn) if figure.kind not in _NOT_REPEATED]
        own = _Said()
        for stated in figures:
            first = earlier.first(stated)
            if first is None and is_decided(stated, SAID_BEFORE):
                first = own.first(stated)
            own.add(stated)
            if first is not None:
                is_own = stated.id in derived or not _is_quoted(stated, first)
                kind = ClaimKind.REPEAT if is_own else ClaimKind.QUOTATION
                yield Found(kind, stated, (first,))
        for figure in figures:
            earlier.add(figure)


class _Said:
    """Figures by what another must share to repeat them, so that few are compared."""

    def __init__(self) -> None:
        self._figures: dict[object, dict[int, Figure]] = {}
        self._count = 0

    def add(self, figure: Figure) -> None:
        """Add a figure, behind all others."""
        self._count += 1
        for key in _keys(figure, by_words=True):
            self._figures.setdefault(key, {})[self._count] = figure

    def first(self, stated: Figure) -> Figure | None:
        """Return the first figure that another repeats, or None."""
        keys = _keys(stated, by_words=_is_told(stated))
        alike = (self._figures.get(key, {}).items() for key in keys)
        found = (
            next((pair for pair in each if _is_repeated(stated, pair[1])), None) for each in alike
        )
        return min(filter(None, found), default=(0, None), key=itemgetter(0))[1]


def _keys(figure: Figure, *, by_words: bool) -> Iterator[object]:
    """Yield what figures of one thing share: the concept or the words, the kind and the time.

    Undated figures may be of any two times; they are known again only by their number.

    Args:
        figure: The figure.
        by_words: Whether its words tell its thing without a concept.
    """
    times = tuple(each and (each.start, each.end) for each in (figure.period, figure.basis))
    quantity = figure.quantity
    number = (quantity.value, quantity.hedge) if times == (None, None) else None
    shared = (type(figure), figure.kind, figure.direction, times, number)
    if by_words:
        yield shared, content(figure.measure)
    if figure.concept is not None:
        yield shared, figure.concept


def _is_repeated(stated: Figure, first: Figure) -> bool:
    """Tell whether two figures that share a key say the same thing, whatever their numbers."""
    return same(stated, first) and same_unit(stated, first) and _at_same_prices(stated, first)


def _is_told(stated: Figure) -> bool:
    """Tell whether the words of a figure say enough to know its thing again without a concept."""
    return is_decided(stated, SAID_BEFORE) or len(content(stated.measure)) >= _LEAST_WORDS


def _have_concepts(stated: Figure, first: Figure) -> bool:
    """Tell whether both figures have a concept of the vocabulary."""
    return stated.concept is not None and first.concept is not None


def _at_same_prices(stated: Figure, first: Figure) -> bool:
    """Tell whether nothing says that one is at current and the other at constant prices."""
    said = {one.price_basis for one in (stated, first) if isinstance(one, Indicator)}
    return not {PriceBasis.NOMINAL, PriceBasis.REAL} <= said


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
