"""The words of the language by lemma, with their parts of speech and classes.

The file ``lexicon.txt`` has a line for each class: ``part classes: lemmas``.  Forms are made by
rule, irregular ones are listed.  A caller may add words and units for what is read, as a `Lexicon`.
"""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple, TypeAlias

import attrs

from miitbrief._validators import require_type
from miitbrief.exceptions import InvalidValueError
from miitbrief.model._names import require_known
from miitbrief.model.quantities import Unit
from miitbrief.reading.documents.tries import Phrases

__all__ = [
    "Forms",
    "Lexicon",
    "Phrase",
    "Readings",
    "UNKNOWN",
    "Word",
    "added_units",
    "english",
    "lexicon",
    "using",
]


class Word(NamedTuple):
    """A form of a word in one of its parts of speech.

    Attributes:
        tag: Its part of speech and form, as in `TAGS`.
        lemma: The form under which it stands in the lexicon.
        classes: What rules may ask of it.
    """

    tag: str
    lemma: str
    classes: frozenset[str]


class Readings(tuple[Word, ...]):  # noqa: SLOT001 - It keeps what was asked.
    """The readings of a form, with what is asked of them again and again."""

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Their tags, each once."""
        return tuple(dict.fromkeys(word.tag for word in self))

    @cached_property
    def _by_part(self) -> dict[str, tuple[tuple[Word, ...], frozenset[str]]]:
        """Those in each part of speech that was asked for, with their classes."""
        return {}

    def read_as(self, part: str) -> tuple[Word, ...]:
        """Return those in a part of speech, by its letter in a sentence: "v" is a finite verb."""
        return (self._by_part.get(part) or self._sorted(part))[0]

    def classes(self, part: str) -> frozenset[str]:
        """Return the classes of those in a part of speech."""
        return (self._by_part.get(part) or self._sorted(part))[1]

    def _sorted(self, part: str) -> tuple[tuple[Word, ...], frozenset[str]]:
        """Return those in a part of speech and their classes, and keep them."""
        tags = _TAGS_OF.get(part, part)
        words = tuple(word for word in self if word.tag[0] in tags)
        classes = frozenset(each for word in words for each in word.classes)
        self._by_part[part] = found = words, classes
        return found


#: The first letters of the tags that a word of a part of speech may have.
_TAGS_OF: Mapping[str, str] = {
    **dict.fromkeys("vbng", "VX"),
    "X": "X",
    "I": "IP",
    "W": "WDO",
    "S": "SPR",
}


#: Those of a form that is not in the lexicon.
UNKNOWN = Readings()
#: What stands behind the first word of a form of several, and its readings.
Phrase: TypeAlias = tuple[tuple[str, ...], Readings]
#: Parts of speech of the file, and their tags; verbs and nouns have several by form.
TAGS = {
    "adjective": "A",
    "adverb": "R",
    "preposition": "P",
    "determiner": "D",
    "pronoun": "O",
    "conjunction": "C",
    "subordinator": "S",
    "relative": "W",
    "modal": "M",
    "infinitive": "I",
}
_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$")
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = 4


class Forms:
    """All forms of all words.

    Attributes:
        words: The readings of each form in lower case.
        phrases: The forms of several words, by the first of them, the longest first.
    """

    def __init__(self, content: str) -> None:
        self.words: dict[str, Readings] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        self._verbs: dict[str, tuple[str, ...]] = {}
        self._plurals: dict[str, str] = {}
        readings: dict[str, dict[tuple[str, str], set[str]]] = {}
        for part, _, lemmas in _lines(content):
            if part == "forms":
                self._verbs |= {each.split()[0]: tuple(each.split()) for each in lemmas.split("|")}
            elif part == "nouns":
                self._plurals |= dict(each.split() for each in lemmas.split("|"))
        for part, classes, lemmas in _lines(content):
            if part in ("forms", "nouns"):
                continue
            for lemma in lemmas.split():
                for form, tag in self._forms(part, lemma.replace("_", " ")):
                    kept = readings.setdefault(form, {}).setdefault((tag, lemma), set())
                    kept.update(classes)
        for form, found in readings.items():
            self._add(form, found)
        for each in self.phrases.values():
            each.sort(key=lambda phrase: -len(phrase[0]))

    def _add(self, form: str, found: dict[tuple[str, str], set[str]]) -> None:
        """Add what a form may be."""
        words = Readings(
            Word(tag, lemma, frozenset(classes)) for (tag, lemma), classes in found.items()
        )
        first, *rest = form.split(" ")
        if rest:
            self.phrases.setdefault(first, []).append((tuple(rest), words))
        else:
            self.words[form] = words

    def _forms(self, part: str, lemma: str) -> Iterator[tuple[str, str]]:
        """Yield the forms of a lemma with their tags."""
        head, blank, rest = lemma.partition(" ")
        if part in ("verb", "auxiliary"):
            mark = "X" if part == "auxiliary" else "V"
            for form, tag in self._verb_forms(head, mark):
                yield form + blank + rest, tag
        elif part == "noun":
            yield lemma, "N"
            yield self.plural(lemma), "NS"
        else:
            yield lemma.lower(), TAGS[part]

    def _verb_forms(self, base: str, mark: str) -> Iterator[tuple[str, str]]:
        """Yield the forms of a verb: base, present, past, participles."""
        if base == "be":
            present = ("is", "are", "am", "was", "were", "been", "being", "be")
            tags = ("Z", "Z", "Z", "D", "D", "N", "G", "B")
            yield from ((form, mark + tag) for form, tag in zip(present, tags, strict=True))
            return
        irregular = self._verbs.get(base)
        past, participle = irregular[1:] if irregular else (_past(base),) * 2
        yield base, mark + "B"
        yield {"have": "has", "do": "does", "go": "goes"}.get(base) or _with_s(base), mark + "Z"
        yield past, mark + "D"
        yield participle, mark + "N"
        yield _gerund(base, past), mark + "G"
        if irregular and past.endswith("lled"):
            yield past.replace("lled", "led"), mark + "D"
            yield past.replace("lled", "led"), mark + "N"
            yield base + "ing", mark + "G"

    def participle(self, lemma: str) -> str:
        """Return the past participle of a verb.

        >>> english().participle("build"), english().participle("carry out")
        ('built', 'carried out')
        """
        head, blank, rest = lemma.replace("_", " ").partition(" ")
        irregular = self._verbs.get(head)
        return (irregular[2] if irregular else _past(head)) + blank + rest

    def plural(self, noun: str) -> str:
        """Return the plural of a noun."""
        start, blank, last = noun.rpartition(" ")
        return start + blank + (self._plurals.get(last) or _with_s(last))


def _lines(content: str) -> Iterator[tuple[str, list[str], str]]:
    """Yield part of speech, classes and lemmas of each line."""
    for line in content.splitlines():
        if line and not line.startswith("#"):
            names, _, lemmas = line.partition(": ")
            part, *classes = names.split()
            yield part, classes, lemmas


def _with_s(word: str) -> str:
    """Return the form in -s of a regular verb or noun."""
    if _SIBILANT.search(word):
        return word + "es"
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + "s"


def _past(base: str) -> str:
    """Return the past of a regular verb."""
    if base.endswith("e"):
        return base + "d"
    if _CONSONANT_Y.search(base):
        return base[:-1] + "ied"
    return base + (base[-1] if len(base) <= _SHORT and _DOUBLED.search(base) else "") + "ed"


def _gerund(base: str, past: str) -> str:
    """Return the form in -ing of a verb, which doubles a letter where its past does."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    is_doubled = past == base + base[-1] + "ed" or (
        not past.endswith("ed") and len(base) <= _SHORT + 1 and _DOUBLED.search(base)
    )
    return base + (base[-1] if is_doubled and base[-1] not in "wxy" else "") + "ing"


def _content() -> str:
    """Return the file with the words of English."""
    return files("miitbrief.reading.english").joinpath("lexicon.txt").read_text(encoding="utf-8")


@cache
def english() -> Forms:
    """Return the words of English, loaded once."""
    return Forms(_content())


@cache
def _classes() -> frozenset[str]:
    """Return the classes that words of English have."""
    return frozenset(name for _, classes, _ in _lines(_content()) for name in classes)


def _plain_words(given: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Take words by their part of speech and classes, each a text that is not blank."""
    require_type("the words", given, Mapping, hint='as {"noun flow": ["pageview"]}')
    found: dict[str, tuple[str, ...]] = {}
    for names, lemmas in given.items():
        require_type("a part of speech with its classes", names, str, hint='as "noun flow"')
        part, *classes = names.split() or [""]
        require_known("part of speech", part, ("verb", "noun", *TAGS))
        for each in classes:
            require_known("class of words", each, sorted(_classes()))
        if isinstance(lemmas, str) or not all(isinstance(each, str) for each in lemmas):
            raise InvalidValueError(f"expected a list of words for {names!r}, got {lemmas!r}")
        found[names] = tuple("_".join(each.split()) for each in lemmas)
        if not all(found[names]):
            raise InvalidValueError(f"expected no blank word for {names!r}, got {lemmas!r}")
    return found


def _named_units(given: Mapping[str, str]) -> dict[str, str]:
    """Take the names of units by the words for them, none of them blank."""
    require_type("the units", given, Mapping, hint='as {"mu": "mu"}')
    for word, name in given.items():
        require_type("the word for a unit", word, str)
        if not word.strip() or not word[0].isalpha():
            raise InvalidValueError(f"expected a unit's word to begin with a letter, got {word!r}")
        Unit(name=name)
    return dict(given)


@attrs.frozen(kw_only=True, eq=False)
class Lexicon:
    """Words and units that the reader knows beside its own, while it reads one text.

    Args:
        words: Words in their first form, by part of speech and classes: ``{"noun flow":
            ["pageview", "page view"]}``.  Their other forms are regular.  A class is what rules ask
            of a word, such as "flow" of what happens in a time, "stock" of what is there at one,
            "money", "up" and "down"; an unknown one is refused with the nearest.
        units: Names of units, in the singular, by the words for them, in which capitals count:
            ``{"mu": "mu", "TEU": "twenty-foot unit"}``.

    Raises:
        InvalidValueError: Where a word or a unit is blank, or something is of another type.
        UnknownNameError: Where there is no such part of speech or class.

    >>> from miitbrief import find_figures
    >>> own = Lexicon(units={"mu": "mu"})
    >>> for figure in find_figures("Orchards covered 3,000 mu in 2021.", lexicon=own):
    ...     print(figure.quantity.value, figure.quantity.unit)
    3000 mu
    """

    words: Mapping[str, Iterable[str]] = attrs.field(
        factory=dict[str, Iterable[str]], converter=_plain_words
    )
    units: Mapping[str, str] = attrs.field(factory=dict[str, str], converter=_named_units)

    @cached_property
    def forms(self) -> Forms:
        """The forms of these words and of those of English."""
        if not self.words:
            return english()
        lines = (f"{names}: {' '.join(lemmas)}" for names, lemmas in self.words.items())
        return Forms("\n".join((_content(), *lines)))

    @cached_property
    def phrases(self) -> Phrases[str]:
        """The units by their tokens."""
        return Phrases(self.units, exact=True)


_IN_USE: ContextVar[Lexicon | None] = ContextVar("lexicon in use", default=None)
_NO_UNITS: Phrases[str] = Phrases({})


@contextmanager
def using(own: Lexicon | None) -> Generator[None]:
    """Read with words and units of a caller, in this thread and inside of ``with`` alone."""
    if own is not None:
        require_type("lexicon=", own, Lexicon, hint="as `miitbrief.reading.Lexicon(units=...)`")
    token = _IN_USE.set(own)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def lexicon() -> Forms:
    """Return the words that the text is read with: those of English and of the caller."""
    own = _IN_USE.get()
    return english() if own is None else own.forms


def added_units() -> Phrases[str]:
    """Return the units that the caller adds."""
    own = _IN_USE.get()
    return _NO_UNITS if own is None else own.phrases
