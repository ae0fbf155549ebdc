"""Rules over the words of a sentence, kept as data with names and examples.

A file of rules has blocks like this::

    growth: a verb of change right before a percentage
      find: <change: UP&V|DOWN&V > by? <figure: PERCENT >
      yes: Exports rose by [5%].
      no: Exports rose to [5%] of output.

The part before the colon is what the rule yields, the rest its name.  Blocks begin in the first
column.  Which of several matches decides is told by the step that asks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from miitbrief.exceptions import InvalidValueError
from miitbrief.reading.documents.lexicon import Readings, english
from miitbrief.reading.documents.patterns import (
    QUANTIFIER,
    Alphabet,
    Patterns,
    classes_in,
    literals_in,
)

__all__ = ["Match", "Rule", "RuleSet", "parse_rules", "rules_of"]

_WHERE = re.compile(r"where (?P<name>[A-Z]+) = (?P<pattern>\S.*)")
_NAME = re.compile(r"(?P<yields>[a-z_ ]+): (?P<name>\S.*)")
_FIELD = re.compile(r"  (?P<field>find|yes|no|gives): (?P<value>.*)")
#: The part of speech and form that a word of the lexicon has in a sentence, as classes.
FORMS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "VB": (("V", "BASE"), ("V", "FINITE")),
    "VZ": (("V", "FINITE"),),
    "VD": (("V", "FINITE"),),
    "VN": (("V", "PARTICIPLE"), ("A",)),
    "VG": (("V", "GERUND"), ("A",), ("N",)),
    "NS": (("N", "PLURAL"),),
}


class Rule(NamedTuple):
    """A rule.

    Attributes:
        name: What it says, as a phrase; no two rules of a file have the same.
        yields: What a figure is that it fits.
        patterns: What it finds, any of them.
        gives: More of what it yields, such as a direction.
        yes: Sentences with the figure in brackets that it fits.
        no: Sentences with the figure in brackets that it does not fit.
    """

    name: str
    yields: str
    patterns: tuple[str, ...]
    gives: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Match(NamedTuple):
    """Where a rule fits.

    Attributes:
        rule: The rule.
        first: The first word.
        last: The word behind the last.
        roles: The first word of each named part, and the word behind it.
    """

    rule: Rule
    first: int
    last: int
    roles: Mapping[str, tuple[int, int]]


def _parts_of(content: str) -> dict[str, str]:
    """Return the patterns of a file that have names of their own: ``where NAME = pattern``."""
    parts: dict[str, str] = {}
    for lines in _blocks(content):
        where = _WHERE.fullmatch(lines[0])
        if where:
            parts[where["name"]] = _expanded(where["pattern"], parts)
    return parts


def _blocks(content: str) -> Iterator[list[str]]:
    """Yield the lines of each block of a file, without comments."""
    for block in re.split(r"\n(?=\S)", content):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            yield lines


def parse_rules(content: str) -> Iterator[Rule]:
    """Yield the rules of a file.

    Raises:
        InvalidValueError: Where a line is none of a rule, or a name stands twice.
    """
    seen: set[str] = set()
    parts = _parts_of(content)
    for lines in _blocks(content):
        if _WHERE.fullmatch(lines[0]):
            continue
        head = _NAME.fullmatch(lines[0])
        if head is None or head["name"] in seen:
            raise InvalidValueError(f"expected a new 'yields: name', got {lines[0]!r}")
        seen.add(head["name"])
        fields: dict[str, list[str]] = {}
        for line in lines[1:]:
            match = _FIELD.fullmatch(line)
            if match is None:
                raise InvalidValueError(
                    f"rule {head['name']!r}: expected '  field: value', got {line!r}"
                )
            fields.setdefault(match["field"], []).append(match["value"])
        if "find" not in fields:
            raise InvalidValueError(f"rule {head['name']!r}: expected what to find")
        yield Rule(
            head["name"],
            head["yields"],
            tuple(_expanded(pattern, parts) for pattern in fields["find"]),
            " ".join(fields.get("gives", ())),
            tuple(fields.get("yes", ())),
            tuple(fields.get("no", ())),
        )


def _expanded(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with the patterns that names in it stand for."""
    found: list[str] = []
    for item in pattern.split():
        quantifier = QUANTIFIER.search(item)
        suffix = quantifier[0] if quantifier else ""
        part = parts.get(item.removesuffix(suffix))
        found.append(
            item if part is None else f"( {part} ){suffix}" if " " in part else part + suffix
        )
    return " ".join(found)


@cache
def rules_of(file: str) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """Return the rules of a file of the language, and the patterns with names of their own."""
    content = files("miitbrief.reading.english").joinpath(file).read_text(encoding="utf-8")
    return tuple(parse_rules(content)), _parts_of(content)


class RuleSet:
    """The rules of a file, compiled.

    Args:
        file: Its name in the folder of the language.
        shapes: The sets of classes that words outside the lexicon may have.
    """

    def __init__(self, file: str, shapes: Sequence[frozenset[str]]) -> None:
        self.rules: tuple[Rule, ...] = rules_of(file)[0]
        patterns = [pattern for rule in self.rules for pattern in rule.patterns]
        self._known = set[str]().union(*map(classes_in, patterns))
        self._literals = set[str]().union(*map(literals_in, patterns))
        self._alphabet = Alphabet(self._sets(shapes), patterns)
        named = [(rule.name, pattern) for rule in self.rules for pattern in rule.patterns]
        self._patterns = Patterns(named, self._alphabet)
        self._rule_of = [rule for rule in self.rules for _ in rule.patterns]
        self._signs: dict[frozenset[str], str] = {}

    def _sets(self, shapes: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
        """Yield the sets of classes that a word may have."""
        yield frozenset()
        for shape in shapes:
            yield self.reduced(shape)
        for word in self._literals:
            yield frozenset({word})
            for tag in ("N", "A", "P", "R", "D", "O", "C", "S", "W", "M", "X", "I"):
                yield frozenset({word, tag} & self._known)
        seen = set[tuple[str, frozenset[str], frozenset[str]]]()
        for form, readings in (*english().words.items(), *_phrases()):
            for tag, lemma, classes in readings:
                own = self.reduced(frozenset((form, lemma)))
                if (tag, classes, own) not in seen:
                    seen.add((tag, classes, own))
                    named = {*own, *map(str.upper, classes)}
                    for tags in FORMS.get(tag, ((tag[0],),)):
                        yield self.reduced(frozenset({*named, *tags}))

    def reduced(self, classes: frozenset[str]) -> frozenset[str]:
        """Return the classes that any rule asks for."""
        return classes & self._known

    def signs(self, words: Sequence[frozenset[str]]) -> str:
        """Return the sign of each word of a sentence."""
        found: list[str] = []
        for classes in words:
            sign = self._signs.get(classes)
            if sign is None:
                sign = self._signs[classes] = self._alphabet.sign(self.reduced(classes))
            found.append(sign)
        return "".join(found)

    def matches(self, signs: str) -> Iterator[Match]:
        """Yield where rules fit a sentence, in their order in the file, one from each word."""
        found = chain.from_iterable(each for _, each in self._patterns.matches(signs))
        for number, match in sorted(found, key=itemgetter(0)):
            roles = {
                role: match.span(role) for role in match.re.groupindex if match[role] is not None
            }
            yield Match(self._rule_of[number], *match.span(), roles)


def _phrases() -> Iterator[tuple[str, Readings]]:
    """Yield the forms of several words of the lexicon with their readings."""
    for first, phrases in english().phrases.items():
        for rest, readings in phrases:
            yield "_".join((first, *rest)), readings
