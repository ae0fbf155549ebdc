"""Rules that are tried where a word begins that they may begin with, and nowhere else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from miitbrief.reading.documents.patterns import Alphabet, Patterns
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


class Grammar:
    """The rules of a file.

    Args:
        rules: The rules.
        signs: The signs of words.
    """

    def __init__(self, rules: Sequence[Rule], signs: Alphabet) -> None:
        self._rules = rules
        named = [(rule.name, pattern) for rule in rules for pattern in rule.patterns]
        self._places = [at for at, rule in enumerate(rules) for _ in rule.patterns]
        self._patterns = Patterns(named, signs)

    def fits(self, words: Words, at: int) -> list[Fit]:
        """Return where rules fit that begin at a word, in their order in the file."""
        return [self._fit(words, *each) for each in self._patterns.matches_at(words.signs, at)]

    def all_fits(self, words: Words) -> Iterator[tuple[int, list[Fit]]]:
        """Yield each word that rules fit which begin there, with where they do."""
        for at, found in self._patterns.matches(words.signs):
            yield at, [self._fit(words, *each) for each in found]

    def _fit(self, words: Words, number: int, match: re.Match[str]) -> Fit:
        """Return where the rule of a pattern fits."""
        place = self._places[number]
        return Fit(words, self._rules[place], place, match)


@cache
def grammar(file: str) -> Grammar:
    """Return the rules of a file of the language, compiled once."""
    return Grammar(rules_of(file)[0], alphabet())


@cache
def part(file: str, name: str) -> re.Pattern[str]:
    """Return the pattern that has a name in a file of the language, compiled once."""
    return alphabet().compile(rules_of(file)[1][name])
