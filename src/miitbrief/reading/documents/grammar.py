"""Rules that are tried where a word begins that they may begin with, and nowhere else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from miitbrief.exceptions import InvalidValueError
from miitbrief.reading.documents.patterns import Alphabet
from miitbrief.reading.documents.rules import Rule, rules_of
from miitbrief.reading.documents.shapes import Words, alphabet

__all__ = ["Fit", "Grammar", "grammar", "part"]


class Fit:
    """Where a rule fits.

    Args:
        words: The words of the text.
        rule: The rule.
        place: Which rule of its file it is.
        match: The match of its pattern over the signs of the words.

    Attributes:
        words: The words of the text.
        rule: The rule.
        place: Which rule of its file it is.
        first: Its first word.
        last: The word behind its last.
    """

    __slots__ = ("_match", "first", "last", "place", "rule", "words")

    def __init__(self, words: Words, rule: Rule, place: int, match: re.Match[str]) -> None:
        self.words: Words = words
        self.rule: Rule = rule
        self.place: int = place
        self.first: int = match.start()
        self.last: int = match.end()
        self._match = match

    def span(self, role: str) -> tuple[int, int] | None:
        """Return the first word of a part and the word behind it, or None where it has none."""
        if role not in self._match.re.groupindex:
            return None
        first, last = self._match.span(role)
        return None if first < 0 else (first, last)

    def get(self, role: str) -> str | None:
        """Return the words of a part as they are printed, or None where it has none."""
        span = self.span(role)
        return span and self.words.printed(*span)

    def __getitem__(self, role: str) -> str:
        """Return the words of a part in small letters."""
        return self.words.printed(*self._match.span(role)).lower()


class _Pattern(NamedTuple):
    """A pattern of a rule, with the signs of its second word."""

    place: int
    parts: str
    seconds: frozenset[str] | None


class Grammar:
    """The rules of a file, by the word that they begin with.

    Args:
        rules: The rules.
        signs: The signs of words.
    """

    def __init__(self, rules: Sequence[Rule], signs: Alphabet) -> None:
        self._rules, self._signs = rules, signs
        self._by_first: dict[str, list[_Pattern]] = {}
        for place, rule in enumerate(rules):
            for pattern in rule.patterns:
                for variant in _variants(pattern.split()):
                    self._add(place, variant)
        self._compiled = cache(signs.compile)
        self._beginning = lru_cache(maxsize=1 << 14)(self._patterns)

    def _add(self, place: int, parts: Sequence[str]) -> None:
        """File a pattern under the words that it may begin with."""
        try:
            firsts, behind = _head(parts, 0)
            second = _second(parts, behind)
            seconds = None if second is None else self._signs.members(second)
            for sign in self._signs.members("|".join(firsts)):
                found = self._by_first.setdefault(sign, [])
                found.append(_Pattern(place, " ".join(parts), seconds))
        except InvalidValueError as error:
            raise InvalidValueError(f"rule {self._rules[place].name!r}: {error}") from error

    def _patterns(self, signs: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """Return the patterns that may begin with two signs, compiled, each with its rule."""
        return tuple(
            (each.place, self._compiled(each.parts))
            for each in self._by_first.get(signs[0], ())
            if each.seconds is None or signs[1:] in each.seconds
        )

    def fits(self, words: Words, at: int) -> list[Fit]:
        """Return where rules fit that begin at a word, in their order in the file."""
        found: list[Fit] = []
        if at < len(words.signs):
            for place, compiled in self._beginning(words.signs[at : at + 2]):
                match = compiled.match(words.signs, at)
                if match is not None:
                    found.append(Fit(words, self._rules[place], place, match))
        return found


@cache
def grammar(file: str) -> Grammar:
    """Return the rules of a file of the language, compiled once."""
    return Grammar(rules_of(file)[0], alphabet())


@cache
def part(file: str, name: str) -> re.Pattern[str]:
    """Return the pattern that has a name in a file of the language, compiled once."""
    return alphabet().compile(rules_of(file)[1][name])


# The words that a pattern begins with


_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


def _behind_looks(parts: Sequence[str], at: int) -> int:
    """Return the part behind the look-arounds that begin at a part."""
    while at < len(parts) and parts[at] in _LOOKS:
        at = _closing(parts, at) + 1
    return at


def _closing(parts: Sequence[str], at: int) -> int:
    """Return the part that closes the group which a part opens."""
    depth = 0
    for place in range(at, len(parts)):
        depth += _opens(parts[place])
        depth -= parts[place][0] in ")>"
        if not depth:
            return place
    raise InvalidValueError(f"expected a closing bracket in {' '.join(parts)!r}")


def _opens(part: str) -> bool:
    """Tell whether a part opens a group."""
    return part[0] in "(<"


def _is_optional(part: str) -> bool:
    """Tell whether a part may be left out."""
    return part[-1] in "?*" and len(part) > 1


def _variants(parts: Sequence[str]) -> Iterator[list[str]]:
    """Yield a pattern with and without each optional word that it begins with."""
    at = _behind_looks(parts, 0)
    part = parts[at]
    if _opens(part) or not _is_optional(part):
        yield list(parts)
        return
    yield [*parts[:at], part[:-1], *parts[at + 1 :]]
    yield from _variants([*parts[:at], *parts[at + 1 :]])


def _head(parts: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return what a pattern may begin with, and the part behind, or -1 where that differs."""
    at = _behind_looks(parts, at)
    if not _opens(parts[at]):
        if _is_optional(parts[at]):
            raise InvalidValueError(f"expected a word to begin with, got {' '.join(parts)!r}")
        return [parts[at]], at + 1
    end = _closing(parts, at)
    firsts, behind = _head(parts, at + 1)
    is_single = behind == end and not _is_optional(parts[end])
    depth = 0
    for place in range(at + 1, end):
        depth += _opens(parts[place]) - (parts[place][0] in ")>")
        if parts[place] == "|" and not depth:
            firsts += _head(parts, place + 1)[0]
            is_single = False
    return firsts, end + 1 if is_single else -1


def _second(parts: Sequence[str], at: int) -> str | None:
    """Return the choice of the second word, or None where it is not told by one part."""
    if at < 0 or at >= len(parts):
        return None
    part = parts[at + 1] if parts[at][0] == "<" else parts[at]
    if parts[at][0] == "<" and parts[at + 2] != ">":
        return None
    return None if part[0] in "(<>)|$" or part[-1] in "?*}+" else part
