"""The names of people, and of outlets and bodies.

::

    person  = [honorific] word word [word [word]]      each word begins with a capital
    chinese = family given                             in Pinyin: "Xin Guobin", "Ouyang Xiu"
    outlet  = word ...                                 in capitals but for "of", "and", "the"
"""

import re

from miitbrief.reading.layouts.people_words import COMPOUND_FAMILY_NAMES, HONORIFICS, PARTICLES
from miitbrief.reading.layouts.vocabulary import (
    LOWER_CASE_IN_NAMES,
    MEDIA,
    NO_LABELS,
    alternatives,
)

__all__ = [
    "is_chinese_name",
    "is_media",
    "is_name",
    "is_proper",
    "key",
    "slug",
    "split_honorific",
]

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui"
    r"|un|ue|ve|a|o|e|i|u|v))"
)
_CHINESE = re.compile(
    rf"(?:{_SYLLABLE}|{alternatives(COMPOUND_FAMILY_NAMES)})"
    rf"\ {_SYLLABLE}(?:['\u2019\- ]?{_SYLLABLE})?",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(rf"({alternatives(HONORIFICS)})\b\.?\s*(?=\w)", re.IGNORECASE)
_WHOLE_WORDS = ("Miss", "Professor")
_NO_LABEL = re.compile(rf"(?:{alternatives(NO_LABELS)})\b", re.IGNORECASE)
_MEDIA = re.compile(rf"\b(?:{alternatives(MEDIA)})\b|[a-z](?:TV|News)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_WORDS_OF_A_PERSON = 4
_MOST_WORDS_OF_AN_OUTLET = 12


def split_honorific(text: str) -> tuple[str | None, str]:
    """Return the honorific before a name, with its full stop, and the name.

    >>> split_honorific("Ms Li Na"), split_honorific("Li Na")
    (('Ms.', 'Li Na'), (None, 'Li Na'))
    """
    match = _HONORIFIC.match(text)
    if match is None:
        return None, text
    word = match[1].capitalize()
    return word if word in _WHOLE_WORDS else f"{word}.", text[match.end() :]


def is_name(text: str) -> bool:
    """Tell whether *text* looks like the name of a person: two to four words in capitals."""
    words = text.split()
    return (
        1 < len(words) <= _MOST_WORDS_OF_A_PERSON
        and words[-1][0].isupper()
        and all(
            (word[0].isupper() or (index > 0 and word in PARTICLES))
            and re.sub(r"['\u2019.\u00b7-]", "", word).isalpha()
            for index, word in enumerate(words)
        )
    )


def is_chinese_name(text: str) -> bool:
    """Tell whether *text* is a Chinese name in Pinyin, the family name first.

    >>> is_chinese_name("Xin Guobin"), is_chinese_name("Key Measures")
    (True, False)
    """
    return is_name(text) and _CHINESE.fullmatch(text) is not None


def is_proper(text: str) -> bool:
    """Tell whether *text* looks like the name of an outlet: words in capitals and connectives."""
    words = _BRACKETS.sub("", text).split()
    return (
        0 < len(words) <= _MOST_WORDS_OF_AN_OUTLET
        and not _NO_LABEL.match(text)
        and not re.search(r"[?!;\"\u201c]|\.\s", text)
        and not words[0][0].islower()
        and all(_fits(word) for word in words)
    )


def _fits(word: str) -> bool:
    """Tell whether a word may stand in the name of an outlet."""
    return not word[0].islower() or word.strip(",") in LOWER_CASE_IN_NAMES


def is_media(text: str) -> bool:
    """Tell whether a name is an outlet's for certain: it has a word of the press or is an acronym.

    >>> is_media("Harbour Daily"), is_media("CCTV"), is_media("Nikkei")
    (True, True, False)
    """
    return _MEDIA.search(text) is not None or _ACRONYM.fullmatch(text) is not None


def key(name: str) -> str:
    """Return the letters of a name, so that case, spaces and hyphens make no difference."""
    return "".join(char for char in name.casefold() if char.isalpha())


def slug(name: str) -> str:
    """Return the id of the person with this name.

    >>> slug("Xin Guobin")
    'xin-guobin'
    """
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
