"""Finding a part of a briefing by its id, whole or short."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Protocol, TypeVar

from miitbrief._validators import require_type
from miitbrief.exceptions import UnknownIdError

__all__ = ["look_up"]


class _Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


_Part = TypeVar("_Part", bound=_Identified)


def look_up(what: str, parts: Iterable[_Part], wanted: str, briefing: str) -> _Part:
    """Return the part with an id.

    Args:
        what: What is looked for, for the error: "figure".
        parts: All parts of the kind.
        wanted: The id, such as "2022-02-28/q03/a2/i03"; the briefing's may be left out.
        briefing: The id of the briefing.

    Raises:
        InvalidValueError: Where *wanted* is no text.
        UnknownIdError: Where no part has the id; it names the nearest.
    """
    require_type("id", wanted, str, hint="such as 'q03/a2/i03'")
    by_id = {part.id: part for part in parts}
    found = by_id.get(wanted) or by_id.get(f"{briefing}/{wanted}")
    if found is None:
        near = get_close_matches(wanted.removeprefix(f"{briefing}/"), _short(by_id, briefing))
        raise UnknownIdError(what, wanted, briefing, near)
    return found


def _short(ids: Iterable[str], briefing: str) -> list[str]:
    """Return ids without that of the briefing."""
    return [each.removeprefix(f"{briefing}/") for each in ids]
