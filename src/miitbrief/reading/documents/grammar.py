"""Rules that are tried where a word begins that they may begin with, and nowhere else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from miitbrief.exceptions import InvalidValueError
from miitbrief.reading.documents.patterns import QUANTIFIER, Alphabet
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
    """The rules of a file, by the two words that they begin with.

    Args:
        rules: The rules.
        signs: The signs of words.
    """

    def __init__(self, rules: Sequence[Rule], signs: Alphabet) -> None:
        self._rules = rules
        self._by_first: dict[str, list[_Pattern]] = {}
        self._members = cache(signs.members)
        for place, rule in enumerate(rules):
            for pattern in rule.patterns:
                try:
                    self._add(place, pattern)
                except InvalidValueError as error:
                    raise InvalidValueError(f"rule {rule.name!r}: {error}") from error
        self._compiled = cache(signs.compile)
        self._beginning = lru_cache(maxsize=1 << 14)(self._patterns)

    def _add(self, place: int, pattern: str) -> None:
        """File a pattern under the words that it may begin with."""
        seconds: dict[str, list[frozenset[str] | None]] = {}
        for prefix in sorted(_prefixes(pattern.split(), 0)[0]):
            if not prefix:
                raise InvalidValueError(f"expected a word to begin with, got {pattern!r}")
            first, *rest = prefix
            behind = self._members(rest[0]) if rest else None
            for sign in self._members(first):
                seconds.setdefault(sign, []).append(behind)
        for sign, told in seconds.items():
            known = [each for each in told if each is not None]
            both = frozenset[str]().union(*known) if len(known) == len(told) else None
            self._by_first.setdefault(sign, []).append(_Pattern(place, pattern, both))

    def _patterns(self, pair: tuple[str, str]) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """Return the patterns that may begin with two signs, compiled, each with its rule."""
        return tuple(
            (each.place, self._compiled(each.parts))
            for each in self._by_first.get(pair[0], ())
            if each.seconds is None or pair[1] in each.seconds
        )

    def fits(self, words: Words, at: int) -> list[Fit]:
        """Return where rules fit that begin at a word, in their order in the file."""
        signs = words.signs
        if at >= len(signs):
            return []
        return self._fits(words, at, self._beginning((signs[at], signs[at + 1 : at + 2])))

    def _fits(
        self, words: Words, at: int, patterns: Iterable[tuple[int, re.Pattern[str]]]
    ) -> list[Fit]:
        """Return where some patterns fit that begin at a word."""
        matches = ((place, pattern.match(words.signs, at)) for place, pattern in patterns)
        return [Fit(words, self._rules[place], place, match) for place, match in matches if match]

    def all_fits(self, words: Words) -> Iterator[tuple[int, list[Fit]]]:
        """Yield each word that rules fit which begin there, with where they do."""
        for at, pair in enumerate(pairwise(chain(words.signs, ("",)))):
            patterns = self._beginning(pair)
            if patterns and (found := self._fits(words, at, patterns)):
                yield at, found


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
