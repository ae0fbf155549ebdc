"""The words of a text for rules on numbers and times: each with one sign for all its classes.

::

    word  = letters and digits without a blank ("Q1", "13th", "2022H1") | abbreviation "." | mark
    sign  = the word itself, where a rule asks for it, with its case, its classes and its shape

The classes are tables of ``calendar.json``, and those below.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, combinations
from string import punctuation
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.documents.patterns import Alphabet, literals_in
from miitbrief.reading.documents.rules import Rule, parse_parts, parse_rules
from miitbrief.reading.documents.tokens import Token

__all__ = ["Words", "alphabet", "rules_of", "words_of"]

#: The files of rules over these words.
_FILES = ("times.rules",)
_CODE = "(?:[QHS][1-4]|[1-4][QH])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_HOUR = r"(?:1[0-2]|0?[1-9])(?:\.[0-5][0-9])?"
#: Shapes of words with digits.
_SHAPES = {
    "DIGITS": r"[0-9][0-9.,]*",
    "TWO": "[0-9]{2}",
    "FOUR": "[0-9]{4}",
    "COUNT": "[0-9]{1,2}",
    "YEAR": "(?:19|20)[0-9]{2}",
    "OLD_YEAR": "1[5-8][0-9]{2}",
    "FAR_YEAR": "2[1-4][0-9]{2}",
    "AMOUNT_LONG": "(?!19|20[0-9]{2})[0-9]{3,4}",
    "TENS": "(?:19|20)[0-9]0s",
    "FY_YEAR": "(?i:FY)(?:19|20)[0-9]{2}",
    "CODE": _CODE,
    "SHORT_CODE": f"{_CODE}[0-9]{{2}}",
    "YEAR_CODE": f"(?:19|20)[0-9]{{2}}{_CODE}",
    "DAY": f"{_DAY}(?:st|nd|rd|th)?",
    "LATE_DAY": "1[3-9]|2[0-9]|3[01]",
    "NTH": "(?:[1-9]|[12][0-9])(?:st|nd|rd|th)",
    "DOTTED": r"(?:0[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{2}",
    "HOUR": _HOUR,
    "CLOCK": rf"(?i:{_HOUR}[ap](?:m|\.m\.))",
}
_SHAPE = {name: re.compile(pattern) for name, pattern in _SHAPES.items()}
#: A word of each set of shapes.
_SHAPED = (
    *("0", "1", "2", "3", "4", "5", "12", "13", "24", "31", "32", "00", "01", "05", "100", "1000"),
    *("1400", "1500", "1899", "1900", "1990", "2021", "2100", "2500", "12345", "1,000", "1.5"),
    *("9.30", "13.10", "28.02.2022", "1st", "2nd", "3rd", "4th", "5th", "6th", "22nd", "30th"),
    *("31st", "32nd", "100th", "1990s", "10am", "9.30am", "Q1", "H1", "1Q", "1H23", "2022Q1"),
    *("FY2021", "5G"),
)
#: The classes that words outside the tables may have; each set of them has a sign.
_FREE = ("PLURAL", "DONE", "CHANGE", "MADE")
_CASES = ("LOWER", "CAP", "UPPER")
_MARKS = {"(": "OPEN", ")": "CLOSE", ".": "DOT", "!": "STOP", "?": "STOP", ";": "STOP"}
_CHANGING = frozenset({"up", "down", "change"})


class Words(NamedTuple):
    """The words of a text.

    Attributes:
        tokens: Each word, with its place.
        signs: The sign of each, in one string.
    """

    tokens: Sequence[Token]
    signs: str

    def printed(self, first: int, last: int) -> str:
        """Return some words as they are printed, on one line."""
        parts = self.tokens[first:last]
        return "".join(
            part.text if part.glued or not at else f" {part.text}" for at, part in enumerate(parts)
        )


def words_of(tokens: Sequence[Token]) -> Words:
    """Return tokens as words; a line break is none, and two end what is before."""
    found: list[Token] = []
    keys: list[str] = []
    for token in tokens:
        text = token.text
        if token.glued and found and _is_joined(found[-1].text, text):
            whole = found[-1].text + text
            found[-1] = Token(found[-1].start, token.end, whole, found[-1].glued)
            keys[-1] = whole
        elif text != "\n":
            found.append(token)
            keys.append(" -" if text == "-" and not token.glued else text)
        elif keys and keys[-1] == "\r":
            keys[-1] = "\n"
        elif keys and keys[-1] != "\n":
            found.append(token)
            keys.append("\r")
    kept = [at for at, key in enumerate(keys) if key != "\r"]
    if len(kept) < len(keys):
        found, keys = [found[at] for at in kept], [keys[at] for at in kept]
    return Words(found, "".join(map(_sign, keys)))


def _is_joined(before: str, text: str) -> bool:
    """Tell whether a token goes on with the word before it."""
    if text == ".":
        return before in _abbreviated()
    return text[0].isalnum() and before[-1].isalnum()


@cache
def _abbreviated() -> frozenset[str]:
    """Return the words behind which a full stop belongs to them."""
    months = tables("miitbrief.reading.english", "calendar.json")["short_months"]
    return frozenset({*months, "vs", "No", "Nos"})


@cache
def rules_of(file: str) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """Return the rules of a file of the language, and the patterns with names of their own."""
    content = files("miitbrief.reading.english").joinpath(file).read_text(encoding="utf-8")
    return tuple(parse_rules(content)), parse_parts(content)


@cache
def alphabet() -> Alphabet:
    """Return the signs of all sets of classes that words may have."""
    return Alphabet(dict.fromkeys(_sets()))


@lru_cache(maxsize=1 << 14)
def _sign(key: str) -> str:
    """Return the sign of a word."""
    return alphabet().sign(_classes(key))


def _sets() -> Iterator[frozenset[str]]:
    """Yield the sets of classes that words may have."""
    free = chain.from_iterable(combinations(_FREE, count) for count in range(len(_FREE) + 1))
    for each in free:
        yield from (frozenset({case, *each}) for case in _CASES)
    listed = [*_tables(), *_literals()]
    for word in dict.fromkeys(listed):
        yield from map(_classes, (word, word.lower(), word.capitalize(), word.upper()))
    yield from map(_classes, (*_SHAPED, *punctuation, " -", "\n"))


@cache
def _literals() -> frozenset[str]:
    """Return the words that rules ask for."""
    found = set[str]()
    for rules, parts in map(rules_of, _FILES):
        found.update(*map(literals_in, parts.values()))
        found.update(*(literals_in(pattern) for rule in rules for pattern in rule.patterns))
    return frozenset(found)


@cache
def _tables() -> dict[str, frozenset[str]]:
    """Return the classes of listed words: months and days with their capitals, others without."""
    data = tables("miitbrief.reading.english", "calendar.json")
    units = tables("miitbrief.reading.english", "units.json")
    numbers = [*units["ones"], units["tens"][0]]
    months = [*data["months"], *map(str.upper, data["months"])]
    listed = {
        **{name: words.split() for name, words in data["classes"].items()},
        "MONTH": [*months, *data["short_months"], *(f"{name}." for name in data["short_months"])],
        "MAYBE_MONTH": ["May", "MAY", *data["short_months"]]
        + [f"{name}." for name in data["short_months"]],
        "WEEKDAY": data["weekdays"],
        "ORDINAL": data["ordinals"],
        "SEASON": data["seasons"],
        "COUNT": numbers,
        "CLOCK_WORD": numbers[:12],
    }
    found: dict[str, set[str]] = {}
    for name, words in listed.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _classes(text: str) -> frozenset[str]:
    """Return the classes of a word: itself, its case, its tables, its shape."""
    lower = text.lower()
    found = {*_tables().get(text, ()), *_tables().get(lower, ())}
    if lower in _literals():
        found.add(lower)
    if text[0].isdigit() or text[-1].isdigit():
        return frozenset(found | {name for name, shape in _SHAPE.items() if shape.fullmatch(text)})
    if not text[0].isalpha():
        return frozenset(found | {text, "MARK", _MARKS.get(text, "MARK"), *_dash(text)})
    found.add("LOWER" if text.islower() else "UPPER" if text[1:].isupper() else "CAP")
    return frozenset(found | _inflected(lower))


def _dash(text: str) -> tuple[str, ...]:
    """Return the class of a hyphen with a blank before it, and of what ends a clause."""
    return ("DASH",) if text == " -" else ("STOP",) if text in ".!?;\n" else ()


def _inflected(lower: str) -> set[str]:
    """Return the classes that the form and the readings of a word tell."""
    readings = lexicon().words.get(lower, ())
    found = {"PLURAL"} if lower.endswith("s") else set[str]()
    if lower.endswith("ed"):
        found.add("DONE")
    if any(
        reading.tag[0] == "V" and not _CHANGING.isdisjoint(reading.classes) for reading in readings
    ):
        found.add("CHANGE")
    if any(reading.tag in _MAKING and "deed" in reading.classes for reading in readings):
        found.add("MADE")
    return found


_MAKING = frozenset({"VD", "VN", "VG"})
