"""The words of a text for rules on numbers and times: each with one sign for all its classes.

::

    word  = letters and digits without a blank ("Q1", "13th", "2022H1") | abbreviation "." | mark
    sign  = the word itself, where a rule asks for it, with its case, its classes and its shape

The classes are tables of ``calendar.json``, and those below.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations
from string import punctuation
from typing import NamedTuple

from miitbrief._resources import tables
from miitbrief.model.numerals import SCALES
from miitbrief.reading.documents.lexicon import Forms, english, lexicon
from miitbrief.reading.documents.patterns import Alphabet, literals_in
from miitbrief.reading.documents.rules import rules_of
from miitbrief.reading.documents.tokens import Token

__all__ = ["Words", "alphabet", "words_of"]

#: The files of rules over these words.
_FILES = ("times.rules", "nonfigures.rules")
_CODE = "(?:[QHS][1-4]|[1-4][QH])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_HOUR = r"(?:1[0-2]|0?[1-9])(?:\.[0-5][0-9])?"
_CLOCK = r"[0-9]{1,2}(?:\.[0-9]{2})?"
_CODES = tables("miitbrief.reading.english", "units.json")["currency_before"]
_NO_CODE = f"(?!(?:{'|'.join(code for code in _CODES if code.isalpha())})[0-9])"
#: Shapes of words with digits.
_SHAPES = {
    "DIGITS": "[0-9][0-9.,]*",
    "INT": "[0-9]+",
    "THOUSANDS": "[0-9][0-9,]*",
    "SMALL": "[0-9]{1,2}",
    "SMALL_THREE": "[0-9]{1,3}",
    "SMALL_FOUR": "[0-9]{1,4}",
    "TWO": "[0-9]{2}",
    "THREE": "[0-9]{3}",
    "FOUR": "[0-9]{4}",
    "CALLED": "[0-9]{3,6}",
    "HOTLINE": "1[0-9]{4}",
    "EMERGENCY": "11[0-9]|12[0-9]|911|999",
    "RACE": "[1-9]0?|[1-9]00|1,500|3,000|5,000|10,000",
    "ZERO_LED": "0[0-9]+",
    "COUNT": "[0-9]{1,2}",
    "YEAR": "(?:19|20)[0-9]{2}",
    "OLD_YEAR": "1[5-8][0-9]{2}",
    "FAR_YEAR": "2[1-4][0-9]{2}",
    "MILLENNIUM": "[12][0-9]{3}",
    "AMOUNT_LONG": "(?!19|20[0-9]{2})[0-9]{3,4}",
    "TENS": "(?:19|20)[0-9]0s",
    "FY_YEAR": "(?i:FY)(?:19|20)[0-9]{2}",
    "CODE": _CODE,
    "SHORT_CODE": f"{_CODE}[0-9]{{2}}",
    "LONG_CODE": f"{_CODE}(?:19|20)[0-9]{{2}}",
    "YEAR_CODE": f"(?:19|20)[0-9]{{2}}{_CODE}",
    "DAY": f"{_DAY}(?:st|nd|rd|th)?",
    "LATE_DAY": "1[3-9]|2[0-9]|3[01]",
    "NTH": "(?:[1-9]|[12][0-9])(?:st|nd|rd|th)",
    "NTH_ANY": "[0-9][0-9,]{0,20}(?:st|nd|rd|th)",
    "DOTTED": r"(?:0[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{2}",
    "DOTTED_YEAR": r"(?:19|20)[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}",
    "HOUR": _HOUR,
    "CLOCK": rf"(?i:{_HOUR}[ap](?:m|\.m\.))",
    "HOUR_LIKE": _CLOCK,
    "CLOCK_LIKE": rf"(?i:{_CLOCK}[ap](?:m|\.m\.))",
    "DIMENSION": r"[0-9]+x[0-9]+\w*",
    "GENERATION": r"[0-9]+(?:[.,][0-9]+)*(?:G|D|P|A|X|S|WD)|(?:[248]|16)K",
    "PENCIL": "[0-9]{1,2}B",
    "RESOLUTION": "(?:240|360|480|720|1080|1440|2160)p",
    "MIXED": "[0-9][0-9.,]*[A-Za-z]+[0-9A-Za-z]*",
    "RAND": "R[0-9]+[0-9A-Za-z]*",
    "LETTERED": f"(?!R[0-9]){_NO_CODE}[A-Za-z]+[0-9]+[.0-9A-Za-z]*",
}
_SHAPE = {name: re.compile(pattern) for name, pattern in _SHAPES.items()}
#: A word of each set of shapes.
_SHAPED = (
    *("0", "1", "2", "3", "4", "5", "10", "12", "13", "20", "24", "31", "32", "40", "00", "01"),
    *(
        "05",
        "100",
        "112",
        "130",
        "500",
        "911",
        "012",
        "0012",
        "1000",
        "1400",
        "1500",
        "1899",
        "3000",
    ),
    *("1900", "1990", "2021", "2100", "2500", "12345", "01234", "23456", "123456", "1234567"),
    *("1,000", "1,500", "1.5", "9.30", "13.10", "28.02.2022", "2022.02.28", "1st", "2nd", "3rd"),
    *("4th", "5th", "6th", "22nd", "30th", "31st", "32nd", "100th", "1990s", "10am", "9.30am"),
    *(
        "13am",
        "Q1",
        "H1",
        "1Q",
        "1H23",
        "1H2023",
        "2022Q1",
        "FY2021",
        "5G",
        "2.5G",
        "4K",
        "5B",
        "720p",
    ),
    *("4x4", "5bn", "2.5bn", "R5", "R5m", "C919", "RMB5", "Q123", "S1", "2S", "1D"),
)
#: The classes that words outside the tables may have; each set of them has a sign.
_FREE = ("PLURAL", "DONE", "CHANGE", "MAKE", "MADE", "FUNCTION", "DATED")
_CASES: tuple[tuple[str, ...], ...] = (
    ("ALPHA", "LOWER"),
    ("ALPHA", "CAP", "CAPITAL"),
    ("ALPHA", "UPPER", "CAPITAL"),
    ("ALPHA", "CAP", "CAMEL"),
)
#: The words that units of several words begin with.
_UNIT_HEADS = ("percentage", "basis", "square", "cubic", "nautical", "metric", "sq", "cu")
_DIGIT = re.compile("[0-9]")
_CAMEL = re.compile("[a-z]+[A-Z][a-z]+")
#: The classes of marks.
_MARKS = {
    "(": {"OPEN"},
    ")": {"CLOSE", "ENDING"},
    ",": {"ENDING"},
    ".": {"DOT", "STOP", "ENDING"},
    "!": {"STOP", "ENDING"},
    "?": {"STOP", "ENDING"},
    ";": {"STOP", "ENDING"},
    "\n": {"STOP"},
    " -": {"DASH"},
    "&": {"AMPERSAND"},
    **{sign: {"CURRENCY"} for sign in "$€£¥₩₹₽"},
}
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
        _, _, text, _, is_glued = token
        may_join = is_glued and found and (text == "." or text[0].isalnum())
        if may_join and _is_joined(found[-1].text, text):
            whole = found[-1].text + text
            found[-1] = Token(found[-1].start, token.end, whole, whole.lower(), found[-1].glued)
            keys[-1] = whole
        elif text != "\n":
            found.append(token)
            keys.append(" -" if text == "-" and not is_glued else text)
        elif keys and keys[-1] == "\r":
            keys[-1] = "\n"
        elif keys and keys[-1] != "\n":
            found.append(token)
            keys.append("\r")
    kept = [at for at, key in enumerate(keys) if key != "\r"]
    if len(kept) < len(keys):
        found, keys = [found[at] for at in kept], [keys[at] for at in kept]
    forms = lexicon()
    return Words(found, "".join(_sign(key, forms) for key in keys))


def _is_joined(before: str, text: str) -> bool:
    """Tell whether a full stop or a word goes on with the word before it."""
    return before in _abbreviated() if text == "." else before[-1].isalnum()


@cache
def _abbreviated() -> frozenset[str]:
    """Return the words behind which a full stop belongs to them."""
    months = tables("miitbrief.reading.english", "calendar.json")["short_months"]
    return frozenset({*months, "vs", "No", "Nos"})


@cache
def alphabet() -> Alphabet:
    """Return the signs of all sets of classes that words may have."""
    return Alphabet(_sets(), _patterns())


@cache
def _patterns() -> tuple[str, ...]:
    """Return the patterns of all files, those with names of their own among them."""
    files = list(map(rules_of, _FILES))
    found = (pattern for rules, _ in files for rule in rules for pattern in rule.patterns)
    return (*found, *(pattern for _, parts in files for pattern in parts.values()))


@lru_cache(maxsize=1 << 14)
def _sign(key: str, forms: Forms) -> str:
    """Return the sign of a word of a text that is read with some forms."""
    return alphabet().sign(_classes(key, forms))


def _sets() -> Iterator[frozenset[str]]:
    """Yield the sets of classes that words may have."""
    free = chain.from_iterable(combinations(_FREE, count) for count in range(len(_FREE) + 1))
    for each in free:
        yield from (frozenset({*case, *each}) for case in _CASES)
    listed = [*_tables(), *_literals()]
    for word in dict.fromkeys(listed):
        listed_forms = (word, word.lower(), word.capitalize(), word.upper())
        yield from (_classes(each, english()) for each in listed_forms)
    yield from (_classes(each, english()) for each in (*_SHAPED, *_MARKS, *punctuation))


@cache
def _literals() -> frozenset[str]:
    """Return the words that rules ask for."""
    return frozenset[str]().union(*map(literals_in, _patterns()))


@cache
def _tables() -> dict[str, frozenset[str]]:
    """Return the classes of listed words: months and days with their capitals, others without."""
    data = tables("miitbrief.reading.english", "calendar.json")
    units = tables("miitbrief.reading.english", "units.json")
    classes = tables("miitbrief.reading.english", "classes.json")
    hedges = tables("miitbrief.reading.english", "hedges.json")["hedges_before"]
    numbers = [*units["ones"], units["tens"][0]]
    months = [*data["months"], *map(str.upper, data["months"])]
    short = [name + dot for name in data["short_months"] for dot in ("", ".")]
    listed = {
        **{name: words.split() for name, words in classes["any_case"].items()},
        **{name: words.split() for name, words in classes["as_printed"].items()},
        "NO_NAME": [*classes["as_printed"]["NO_NAME"].split(), *months, *short, *_CODES],
        "MONTH": [*months, *short],
        "MAYBE_MONTH": ["May", "MAY", *short],
        "WEEKDAY": data["weekdays"],
        "ORDINAL": data["ordinals"],
        "SEASON": data["seasons"],
        "COUNT": numbers,
        "CLOCK_WORD": numbers[:12],
        "TENS_WORD": units["tens"],
        "SCALE": SCALES,
        "UNIT": [*units["units"], *units["durations"], *units["currency_after"], *_UNIT_HEADS],
        "CURRENCY_WORD": units["currency_after"],
        "CODE_BEFORE": units["currency_before"],
        "ORDINAL_WORD": units["ordinals"],
        "PART": [word for word in units["parts"] if not word.startswith("hal")],
        "AFTER_PART": units["after_part"],
        "HEDGING": [
            word for phrases in hedges.values() for each in phrases for word in each.split()
        ],
    }
    found: dict[str, set[str]] = {}
    for name, words in listed.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _classes(text: str, forms: Forms) -> frozenset[str]:
    """Return the classes of a word: itself, its case, its tables, its shape."""
    lower = text.lower()
    found = {*_tables().get(text, ()), *_tables().get(lower, ())}
    if lower in _literals():
        found.add(lower)
    if _DIGIT.search(text):
        return frozenset(found | {name for name, shape in _SHAPE.items() if shape.fullmatch(text)})
    if not text[0].isalpha():
        return frozenset(found | {text, "MARK"} | _MARKS.get(text, set()))
    found.add("ALPHA")
    found.add("LOWER" if text.islower() else "UPPER" if text[1:].isupper() else "CAP")
    if text[0].isupper():
        found.add("CAPITAL")
    elif _CAMEL.fullmatch(text):
        found.add("CAMEL")
    return frozenset(found | _inflected(lower, forms))


def _inflected(lower: str, forms: Forms) -> set[str]:
    """Return the classes that the form and the readings of a word tell."""
    readings = forms.words.get(lower, ())
    found = {"PLURAL"} if lower.endswith("s") else set[str]()
    if lower.endswith("ed"):
        found.add("DONE")
    if any(
        reading.tag[0] == "V" and not _CHANGING.isdisjoint(reading.classes) for reading in readings
    ):
        found.add("CHANGE")
    deeds = {reading.tag for reading in readings if "deed" in reading.classes}
    if any(tag[0] == "V" for tag in deeds):
        found.add("MAKE")
    if deeds & {"VD", "VN", "VG"}:
        found.add("MADE")
    if any(reading.tag[0] in "PDCSXMW" for reading in readings):
        found.add("FUNCTION")
    if any(reading.tag == "NS" and not _DATED.isdisjoint(reading.classes) for reading in readings):
        found.add("DATED")
    return found


#: Plurals of these classes are dated by a year, and are not counted.
_DATED = frozenset(
    {"light", "money", "flow", "rating", "sharing", "index", "level", "aim", "forecast", "average"}
    | {"up", "down", "change", "time", "interest"}
)
