"""Enumerations whose values are words."""

from difflib import get_close_matches
from enum import StrEnum
from typing import NoReturn

from miitbrief.exceptions import InvalidValueError

__all__ = ["WordEnum"]


class WordEnum(StrEnum):
    """An enumeration whose values are words; another word is refused with those that there are."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse a word that is none of the members."""
        words = [str(member) for member in cls]
        near = get_close_matches(str(value), words, n=1)
        hint = f"; the nearest: {near[0]!r}" if near else ""
        listed = ", ".join(map(repr, words))
        raise InvalidValueError(f"expected a {cls.__name__} ({listed}), got {value!r}{hint}")
