"""The words of the language by lemma, with their parts of speech and classes.

The file ``lexicon.txt`` has a line for each class: ``part classes: lemmas``.  Forms are made by
rule, irregular ones are listed.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Lexicon", "Word", "lexicon"]


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
_SHORT = 4


class Lexicon:
    """All forms of all words.

    Attributes:
        words: The readings of each form in lower case.
        phrases: The forms of several words, by the first of them, the longest first.
    """

    def __init__(self, content: str) -> None:
        self.words: dict[str, tuple[Word, ...]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], tuple[Word, ...]]]] = {}
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
        words = tuple(
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

        >>> lexicon().participle("build"), lexicon().participle("carry out")
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
    if re.search(r"(?:[sxz]|[cs]h)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def _past(base: str) -> str:
    """Return the past of a regular verb."""
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
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


@cache
def lexicon() -> Lexicon:
    """Return the words of English, loaded once."""
    path = files("miitbrief.reading.english").joinpath("lexicon.txt")
    return Lexicon(path.read_text(encoding="utf-8"))
