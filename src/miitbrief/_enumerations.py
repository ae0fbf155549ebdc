"""Enumerations of words."""

from enum import StrEnum
from typing import NoReturn

from miitbrief.exceptions import InvalidValueError

__all__ = ["Words"]


class Words(StrEnum):
    """An enumeration whose values are words; another word is refused with those that there are."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse a word that is none of the members."""
        words = ", ".join(repr(str(member)) for member in cls)
        raise InvalidValueError(f"expected a {cls.__name__} ({words}), got {value!r}")
