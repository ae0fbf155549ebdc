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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from miitbrief.exceptions import InvalidValueError

__all__ = ["Alphabet", "Patterns", "QUANTIFIER", "classes_in", "literals_in"]

#: The first private code point; 6,400 follow.
_FIRST = 0xE000
_MOST = 6400
#: So many classes that patterns ask for most tell the order of signs.
_ORDERING = 60
_ROLE = re.compile(r"<([a-z_]+):")
_LOOK = re.compile(r"\(\?(?:[=!]|<[=!])")
#: How often a part of a pattern may stand.
QUANTIFIER: re.Pattern[str] = re.compile(r"(?:[*+?]|\{[0-9]*,?[0-9]*\})[?+]?$")


class Alphabet:
    """The signs of sets of classes.

    The sets of a class that patterns ask for often stand side by side, so that most classes of
    characters are few ranges, which compile faster.

    Args:
        sets: All sets that words may have; another is read as its largest known part.
        patterns: The patterns that are compiled.
    """

    def __init__(self, sets: Iterable[frozenset[str]], patterns: Iterable[str]) -> None:
        self._signs: dict[frozenset[str], str] = {}
        self._members: dict[str, list[str]] = {}
        self._charsets: dict[str, str] = {}
        asked = Counter(name for pattern in patterns for name in sorted(classes_in(pattern)))
        order = [name for name, _ in asked.most_common(_ORDERING)]
        for each in sorted(dict.fromkeys(sets), key=lambda each: [name in each for name in order]):
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


class _Beginning(NamedTuple):
    """How a pattern may begin: its number, and the signs of its second word, if they are told."""

    number: int
    parts: str
    seconds: frozenset[str] | None


class Patterns:
    """Patterns that are tried where two words stand which they may begin with, and nowhere else.

    They are compiled when they are first tried.

    Args:
        named: The patterns, each with a name for the error.
        signs: The signs of words.

    Raises:
        InvalidValueError: Where a pattern may begin with nothing, or asks for an unknown class.
    """

    def __init__(self, named: Sequence[tuple[str, str]], signs: Alphabet) -> None:
        self._by_first: dict[str, list[_Beginning]] = {}
        self._members = cache(signs.members)
        self._compiled = cache(signs.compile)
        self._beginning = lru_cache(maxsize=1 << 14)(self._patterns)
        for number, (name, pattern) in enumerate(named):
            try:
                self._add(number, pattern)
            except InvalidValueError as error:
                raise InvalidValueError(f"rule {name!r}: {error}") from error

    def _add(self, number: int, pattern: str) -> None:
        """File a pattern under the words that it may begin with."""
        for prefix in sorted(_prefixes(pattern.split(), 0)[0]):
            if not prefix:
                raise InvalidValueError(f"expected a word to begin with, got {pattern!r}")
            first, *rest = prefix
            seconds = self._members(rest[0]) if rest else None
            beginning = _Beginning(number, pattern, seconds)
            for sign in self._members(first):
                self._by_first.setdefault(sign, []).append(beginning)

    def _patterns(self, pair: tuple[str, str]) -> list[tuple[int, re.Pattern[str]]]:
        """Return the patterns that may begin with two signs, compiled, each with its number."""
        found = {
            each.number: each.parts
            for each in self._by_first.get(pair[0], ())
            if each.seconds is None or pair[1] in each.seconds
        }
        return [(number, self._compiled(parts)) for number, parts in found.items()]

    def matches_at(self, signs: str, at: int) -> list[tuple[int, re.Match[str]]]:
        """Return the matches that begin at a word, in order, each with its pattern's number."""
        pair = signs[at : at + 1], signs[at + 1 : at + 2]
        return _matching(self._beginning(pair), signs, at)

    def matches(self, signs: str) -> Iterator[tuple[int, list[tuple[int, re.Match[str]]]]]:
        """Yield each word that matches begin at, with them."""
        for at, pair in enumerate(pairwise(chain(signs, ("",)))):
            patterns = self._beginning(pair)
            if patterns and (found := _matching(patterns, signs, at)):
                yield at, found


def _matching(
    patterns: Iterable[tuple[int, re.Pattern[str]]], signs: str, at: int
) -> list[tuple[int, re.Match[str]]]:
    """Return the matches of some patterns that begin at a word."""
    tried = [(number, pattern.match(signs, at)) for number, pattern in patterns]
    return [(number, match) for number, match in tried if match is not None]


_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_Prefixes: TypeAlias = frozenset[tuple[str, ...]]
_NOTHING: _Prefixes = frozenset({()})
#: So many words of its beginning a pattern is filed under.
_FILED = 2


def _prefixes(parts: Sequence[str], at: int) -> tuple[_Prefixes, int]:
    """Return the choices of words that a pattern may begin with, and the part that ends it.

    What look-arounds ask for is left open, so that more may be returned than fits.

    Args:
        parts: The parts of a pattern.
        at: The first part of a group, or 0.
    """
    found, current = frozenset[tuple[str, ...]](), _NOTHING
    while at < len(parts) and parts[at][0] not in ")>":
        part = parts[at]
        if part == "|":
            found, current = found | current, _NOTHING
        elif part in _LOOKS:
            at = _prefixes(parts, at + 1)[1]
        elif part[0] in "(<":
            own, at = _prefixes(parts, at + 1)
            if at == len(parts):
                raise InvalidValueError(f"expected a closing bracket in {' '.join(parts)!r}")
            current = _joined(current, own, _quantifier(parts[at]))
        elif part not in ("^", "$"):
            suffix = _quantifier(part)
            current = _joined(current, frozenset({(part.removesuffix(suffix),)}), suffix)
        at += 1
    return found | current, at


def _quantifier(part: str) -> str:
    """Return what tells how often a part may stand."""
    found = QUANTIFIER.search(part)
    return found[0] if found and len(part) > len(found[0]) else ""


def _joined(before: _Prefixes, own: _Prefixes, suffix: str) -> _Prefixes:
    """Return what some prefixes and a part behind them may begin with."""
    if suffix[:1] in ("*", "+", "{"):
        own = own | {a + b for a in own for b in own}
    found = frozenset((a + b)[:_FILED] for a in before for b in own)
    is_optional = suffix[:1] in ("*", "?") or suffix[:2] in ("{0", "{,")
    return found | before if is_optional else found | {a for a in before if len(a) == _FILED}


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
