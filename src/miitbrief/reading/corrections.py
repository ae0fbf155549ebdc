"""Briefings with what a person puts right of their figures."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from typing import Any, cast

import attrs

from miitbrief._validators import require_type
from miitbrief.checking.detection import find_claims
from miitbrief.exceptions import InvalidValueError
from miitbrief.model._attachment import with_turns
from miitbrief.model._lookup import look_up
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Attribution, Direction, Kind, PriceBasis
from miitbrief.model.corrections import Correction
from miitbrief.model.decisions import Decision
from miitbrief.model.figures import AnyTarget, Figure, Indicator, Statement
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Hedge, Quantity
from miitbrief.model.turns import Turn

__all__ = ["by_briefing", "corrected"]

#: How the text of a correction is read, by the field.
_READERS: dict[str, Callable[[str], Any]] = {
    "attribution": Attribution,
    "basis": Period.parse,
    "concept": str,
    "direction": Direction,
    "due": dt.date.fromisoformat,
    "kind": Kind,
    "measure": str,
    "note": str,
    "period": Period.parse,
    "price_basis": PriceBasis,
    "source": str,
    "statement": str,
    "unit": str,
    "hedge": Hedge,
}
#: Those of them that are fields of the quantity.  Its value is not: the printed number tells it.
_OF_QUANTITY = frozenset({"hedge", "unit"})
#: What a field is where it should be empty, and is no None.
_EMPTY = {"note": "", "statement": ""}


def corrected(briefing: Briefing, corrections: Iterable[Correction]) -> Briefing:
    """Return a briefing with what a person puts right of its figures.

    Args:
        briefing: The briefing.
        corrections: The corrections, the later of two on one field before the earlier.
    """
    changed: dict[str, Statement] = {}
    for correction in corrections:
        require_type("a correction", correction, Correction)
        found = _found(briefing, correction)
        changed[found.id] = _applied(changed.get(found.id, found), correction)
    if not changed:
        return briefing
    was_read = any(turn.recognition is not None for turn in briefing.turns)
    bare = attrs.evolve(briefing, claims=()) if was_read else briefing
    result = with_turns(bare, (_turn(turn, changed) for turn in briefing.turns))
    # Other figures make other claims; those of a curated briefing are a person's own.
    return attrs.evolve(result, claims=find_claims(result)) if was_read else result


def by_briefing(
    corrections: Iterable[Correction], ids: Collection[str]
) -> dict[str, list[Correction]]:
    """Return corrections by the ids of the briefings whose figures they are of.

    Args:
        corrections: The corrections; of one briefing, the ids of figures may be short.
        ids: The ids of the briefings.

    Raises:
        InvalidValueError: Where one is of none of several briefings.
    """
    found: dict[str, list[Correction]] = {}
    for each in corrections:
        parts = each.figure.split("/")
        prefixes = ("/".join(parts[:end]) for end in range(1, len(parts)))
        owners = [*ids] if len(ids) == 1 else [own for own in prefixes if own in ids]
        if not owners:
            near = get_close_matches(parts[0], ids, n=1) or sorted(ids)[:1]
            raise InvalidValueError(
                f"the correction of {each.figure} is of none of {len(ids)} briefings; expected an "
                f"id such as {''.join(near)}/q01/a1/i01"
            )
        found.setdefault(owners[0], []).append(each)
    return found


def _found(briefing: Briefing, correction: Correction) -> Statement:
    """Return the figure that a correction is of, by its id or by its number as printed."""
    statements = [each for turn in briefing.turns for each in turn.statements]
    turn = correction.figure.rpartition("/")[0].removeprefix(f"{briefing.id}/")
    alike = [each for each in statements if _is_printed(each, correction.printed, turn)]
    if len(alike) == 1:
        return alike[0]
    named = look_up("figure", statements, correction.figure, briefing.id)
    if correction.printed and named not in alike:
        raise InvalidValueError(
            f"the correction of {correction.figure} is of {correction.printed!r}, but that figure "
            f"is {named}; write the id of the figure that is meant"
        )
    return named


def _is_printed(statement: Statement, printed: str, turn: str) -> bool:
    """Tell whether a figure of a turn is printed so, white space apart."""
    if not isinstance(statement, Figure) or not (statement.turn or "").endswith(f"/{turn}"):
        return False
    return statement.quantity.text.split() == printed.split()


def _applied(statement: Statement, correction: Correction) -> Statement:
    """Return a statement with one field put right, and the reason among its decisions."""
    field, value = correction.field, _value(statement, correction)
    others = tuple(each for each in statement.decisions if each.field != _decided(field))
    reason = attrs.evolve(correction.decision, field=_decided(field))
    decisions: tuple[Decision, ...] = (*others, reason)
    if field in _OF_QUANTITY:
        field, value = "quantity", _quantity(cast("Figure", statement).quantity, field, value)
    return attrs.evolve(statement, decisions=decisions, **{field: value})


def _quantity(quantity: Quantity, field: str, value: Any) -> Quantity:
    """Return a quantity with another unit or hedge."""
    if field == "unit":
        return attrs.evolve(quantity, unit=attrs.evolve(quantity.unit, name=value))
    return attrs.evolve(quantity, hedge=value)


def _decided(field: str) -> str:
    """Return the field of the figure that a field of a correction belongs to."""
    return "quantity" if field in _OF_QUANTITY else field


def _value(statement: Statement, correction: Correction) -> Any:
    """Return what a field should be.

    Raises:
        InvalidValueError: Where such a statement has no such field that can be corrected, and
            where the text does not say a value of it.
    """
    own = {each.name for each in attrs.fields(type(statement)) if each.init}
    own |= _OF_QUANTITY if isinstance(statement, Figure) else set()
    can = sorted(own & _READERS.keys())
    field, text = correction.field, correction.value
    if field not in can:
        raise InvalidValueError(
            f"{correction.figure}: the fields that can be corrected are {', '.join(can)}; "
            f"got {field!r}"
        )
    if text is None:
        return _EMPTY.get(field)
    try:
        return _READERS[field](text)
    except ValueError as error:
        raise InvalidValueError(f"{correction.figure}, {field}: {error}") from error


def _turn(turn: Turn, changed: dict[str, Statement]) -> Turn:
    """Return a turn with the figures that were changed."""
    return attrs.evolve(
        turn,
        indicators=tuple(cast("Indicator", changed.get(each.id, each)) for each in turn.indicators),
        targets=tuple(cast("AnyTarget", changed.get(each.id, each)) for each in turn.targets),
    )
