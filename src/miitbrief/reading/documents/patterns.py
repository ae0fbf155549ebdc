"""Patterns over words: each word is one character, the sign of its set of classes.

::

    pattern = {item | "(" pattern {"|" pattern} ")" | "<" role ":" pattern ">" | look-around}
    item    = choice [quantifier]
    choice  = class {"&" class} {"|" choice}       a class may have "!" before it
    class   = word in small letters | NAME in capitals | "."

A class is a character class of Python's regular expressions, so that one of a thousand words costs
what a range of letters costs.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from miitbrief.exceptions import InvalidValueError

__all__ = ["Alphabet", "QUANTIFIER", "classes_in", "literals_in"]

#: The first private code point; 6,400 follow.
_FIRST = 0xE000
_MOST = 6400
_ROLE = re.compile(r"<([a-z_]+):")
_LOOK = re.compile(r"\(\?(?:[=!]|<[=!])")
#: How often a part of a pattern may stand.
QUANTIFIER: re.Pattern[str] = re.compile(r"(?:[*+?]|\{[0-9]*,?[0-9]*\})[?+]?$")


class Alphabet:
    """The signs of sets of classes.

    Args:
        sets: All sets that words may have; another is read as its largest known part.
    """

    def __init__(self, sets: Iterable[frozenset[str]]) -> None:
        self._signs: dict[frozenset[str], str] = {}
        self._members: dict[str, list[str]] = {}
        self._charsets: dict[str, str] = {}
        for each in sets:
            self._add(each)

    def _add(self, classes: frozenset[str]) -> str:
        """Return the sign of a set, a new one where there is none."""
        if classes not in self._signs:
            if len(self._signs) == _MOST:
                raise InvalidValueError(f"no more than {_MOST} sets of classes have signs")
            sign = chr(_FIRST + len(self._signs))
            self._signs[classes] = sign
            for name in classes:
                self._members.setdefault(name, []).append(sign)
        return self._signs[classes]

    def sign(self, classes: frozenset[str]) -> str:
        """Return the sign of a set, or of the largest known set of classes that it has."""
        found = self._signs.get(classes)
        if found is None:
            known = max(
                (each for each in self._signs if each <= classes),
                key=lambda each: (len(each), sorted(each)),
                default=frozenset[str](),
            )
            found = self._signs[classes] = self._add(known)
        return found

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern over words as one over signs.

        Raises:
            InvalidValueError: Where it is no pattern.
        """
        parts = [self._part(part) for part in pattern.split()]
        try:
            return re.compile("".join(parts), re.DOTALL)
        except re.error as error:
            raise InvalidValueError(f"no pattern over words: {pattern!r}: {error}") from error

    def _part(self, part: str) -> str:
        """Return one part of a pattern, which stands between blanks."""
        role = _ROLE.fullmatch(part)
        if role:
            return f"(?P<{role[1]}>"
        if _LOOK.fullmatch(part) or part in ("(", "|", "^", "$"):
            return "(?:" if part == "(" else part
        quantifier = QUANTIFIER.search(part)
        suffix = quantifier[0] if quantifier else ""
        item = part.removesuffix(suffix)
        if item in (")", ">"):
            return ")" + suffix
        if item not in self._charsets:
            self._charsets[item] = self.charset(item)
        return self._charsets[item] + suffix

    def charset(self, choice: str) -> str:
        """Return the class of characters of a choice of classes.

        Raises:
            InvalidValueError: Where nothing has one of the classes.
        """
        if choice == ".":
            return "."
        signs = self.members(choice)
        if not signs:
            return "(?!)"
        return "[" + _ranges(signs) + "]"

    def members(self, choice: str) -> frozenset[str]:
        """Return the signs of a choice of classes.

        Raises:
            InvalidValueError: Where nothing has one of the classes.
        """
        signs: set[str] = set()
        for option in choice.split("|"):
            first, *others = (self._signs_of(each) for each in option.split("&"))
            signs |= first.intersection(*others)
        return frozenset(signs)

    def _signs_of(self, name: str) -> set[str]:
        """Return the signs of the sets that have a class, or have it not."""
        if name.startswith("!"):
            return set(self._signs.values()) - self._signs_of(name[1:])
        if name not in self._members:
            raise InvalidValueError(f"no word and no figure has the class {name!r}")
        return set(self._members[name])


def _ranges(signs: AbstractSet[str]) -> str:
    """Return signs as ranges, which compile faster than single ones."""
    codes = sorted(map(ord, signs))
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in found)


def classes_in(pattern: str) -> set[str]:
    """Return the names of the classes and the words that a pattern asks for."""
    found: set[str] = set()
    for part in pattern.split():
        if _ROLE.fullmatch(part) or _LOOK.fullmatch(part) or part[0] in "()<>|^$":
            continue
        quantifier = QUANTIFIER.search(part)
        item = part.removesuffix(quantifier[0] if quantifier else "")
        found |= {name.lstrip("!") for name in re.split(r"[|&]", item)}
    return found - {"."}


def literals_in(pattern: str) -> set[str]:
    """Return the words that a pattern asks for, and not as members of a class."""
    return {name for name in classes_in(pattern) if not name.isupper()}
