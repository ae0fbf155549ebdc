"""Choosing, of all figures of a measure, those that can be put side by side in a series."""

from collections.abc import Sequence

from miitbrief.corpora.series import COMMON_LENGTHS, STATES, YEAR, Observation, Series, by_time
from miitbrief.exceptions import InvalidValueError, UnitMismatchError
from miitbrief.model.categories import Kind, PriceBasis

__all__ = ["series_of"]


def series_of(
    concept: str,
    found: Sequence[Observation],
    *,
    kind: Kind | str | None = None,
    unit: str | None = None,
    price_basis: PriceBasis | str | None = None,
    over: int | None = None,
    since: int | None = None,
) -> Series:
    """Return the series of a measure; `Corpus.series` tells how it is chosen.

    Args:
        concept: What is measured, as a slug of the vocabulary.
        found: All its figures, at least one.
        kind: What the figures say of it.
        unit: The name of their unit.
        price_basis: Nominal or real.
        over: How many months each amount covers, 0 for amounts as of a day.
        since: How many months after its basis each figure is true.
    """
    chosen = _kind_of(concept, found) if kind is None else Kind(kind)
    alike = _of_kind(concept, found, chosen)
    kept = _of_unit([each for each in alike if _has_prices(each, price_basis)], unit)
    _require_one_price_basis(concept, kept)
    kept = _as_long(kept, over, since)
    if not kept:
        raise InvalidValueError(
            f"no {chosen} of {concept} is as asked for; there are {_listed(alike)}"
        )
    first, lengths = kept[0], {each.over for each in kept}
    placed = {id(each) for each in kept}
    return Series(
        concept=concept,
        kind=chosen,
        unit=first.unit.name,
        per=first.unit.per,
        over=lengths.pop() if len(lengths) == 1 else None,
        since=first.since,
        observations=tuple(sorted(kept, key=by_time)),
        left_out=tuple(sorted((each for each in alike if id(each) not in placed), key=by_time)),
    )


def _kind_of(concept: str, found: Sequence[Observation]) -> Kind:
    """Return the one kind of the states among figures, or else the only kind that there is."""
    kinds = dict.fromkeys(each.figure.kind for each in found)
    states = [kind for kind in kinds if kind in STATES] or list(kinds)
    if len(states) > 1:
        raise InvalidValueError(
            f"{concept} has figures of several kinds; choose kind= from "
            f"{', '.join(repr(str(kind)) for kind in states)}"
        )
    return states[0]


def _of_kind(concept: str, found: Sequence[Observation], kind: Kind) -> list[Observation]:
    """Return the figures of a kind, of which there must be some."""
    alike = [each for each in found if each.figure.kind is kind]
    if not alike:
        there = ", ".join(dict.fromkeys(repr(str(each.figure.kind)) for each in found))
        raise InvalidValueError(f"{concept} has no {kind}; there are {there}")
    return alike


def _of_unit(found: list[Observation], unit: str | None) -> list[Observation]:
    """Return the figures of a unit, which must be named where there are several."""
    if unit is not None:
        return [each for each in found if each.unit.name == unit]
    units = dict.fromkeys((each.unit.name, each.unit.per) for each in found)
    if len(units) > 1:
        raise UnitMismatchError([f"{name} per {per}" if per else name for name, per in units])
    return found


def _has_prices(observation: Observation, wanted: PriceBasis | str | None) -> bool:
    """Tell whether a figure may be at the prices that were asked for."""
    own = observation.figure.price_basis
    return wanted is None or own in (PriceBasis(wanted), PriceBasis.UNSPECIFIED)


def _require_one_price_basis(concept: str, found: Sequence[Observation]) -> None:
    """Refuse nominal figures beside real ones."""
    bases = {each.figure.price_basis for each in found} - {PriceBasis.UNSPECIFIED}
    if len(bases) > 1:
        raise InvalidValueError(
            f"{concept} has figures at nominal and at real prices; choose "
            f"price_basis='nominal' or 'real'"
        )


def _as_long(
    found: Sequence[Observation], over: int | None, since: int | None
) -> list[Observation]:
    """Return the figures over one length of time and since a basis as long ago."""
    asked = [each for each in found if over in (None, each.over) and since in (None, each.since)]
    best = max((_length(each) for each in asked), default=None)
    return [each for each in asked if _length(each) == best]


def _length(observation: Observation) -> tuple[bool, bool, int, int]:
    """Return the length of time that a figure covers and looks back, the preferred one greatest.

    Year on year comes before all, and years and days before other lengths.
    """
    over, since = observation.over, observation.since
    back, common = -1 if since is None else since, over in COMMON_LENGTHS
    return (since == YEAR, common, back, -1 if over is None or common else over)


def _listed(found: Sequence[Observation]) -> str:
    """Return what figures cover, in words."""
    words = dict.fromkeys(
        f"{each.unit.name} (over={each.over}, since={each.since})" for each in found
    )
    return ", ".join(words)
