"""The names of people, outlets and bodies, and the people whom a line names.

::

    person  = [honorific] word word [word [word]]      each word begins with a capital
    chinese = family given                             in Pinyin: "Xin Guobin", "Ouyang Xiu"
    outlet  = word ...                                 in capitals but for "of", "and", "the"

    person line = person "," offices [";" | "."]       in the list of people
    named   = office name                              "Press Secretary Ada Pell"
            | office "," person                        "the Financial Secretary, Mr Paul Vane,"
            | name "," office                          "Ada Pell, governor of the Sea Bank,"
            | honorific name
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import attrs

from miitbrief.reading.english.words import any_word, words

__all__ = [
    "TITLE",
    "Person",
    "has_title",
    "is_chinese_name",
    "is_media",
    "is_name",
    "is_proper",
    "key",
    "named_people",
    "person_line",
    "slug",
    "split_honorific",
    "split_title",
]

#: A word of the title of an office, the source of a regular expression.
TITLE = rf"(?:{any_word('title_starts', 'other_titles')})"

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui"
    r"|un|ue|ve|a|o|e|i|u|v))"
)
_CHINESE = re.compile(
    rf"(?:{_SYLLABLE}|{any_word('compound_family_names')})"
    rf"\ {_SYLLABLE}(?:['\u2019\- ]?{_SYLLABLE})?",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(rf"({any_word('honorifics')})\b\.?\s*(?=\w)", re.IGNORECASE)
_WHOLE_WORDS = ("Miss", "Professor")
_NO_LABEL = re.compile(
    rf"(?:{any_word('greetings', 'ordinals', 'other_no_labels')})\b", re.IGNORECASE
)
_MEDIA = re.compile(rf"\b(?:{any_word('media')})\b|[a-z](?:TV|News)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_TITLE = re.compile(rf"\b{TITLE}\b", re.IGNORECASE)
_TITLES = re.compile(rf"\b{TITLE}s?\b", re.IGNORECASE)
_OFFICE = re.compile(rf"(?:the\s+)?(?:[A-Z]\w+\s+)*(?:{any_word('title_starts')})\b", re.IGNORECASE)
_EVENT = re.compile(rf"\b(?:{any_word('event')})\b.*", re.IGNORECASE)
_SAYS = re.compile(
    r"[.?!]\s+[A-Z]|\b(?:said|told|attended?|answers?|introduced?|is|was|are|were|will|has|have)\b"
)
_POSSESSIVE = re.compile(r"['\u2019]s?\b(?=\s).*")
#: Between the parts of a sentence that may each name somebody.
_BETWEEN = re.compile(
    r"\s*[,;:()|\u2013\u2014]\s*|(?<=[a-z]{3})\.\s+"
    r"|\s+(?:by|with|and|on|at|in|as|from|before|during|-)\s+",
    re.IGNORECASE,
)
_LOWER = re.compile(rf"\s(?!(?:{any_word('particles')})\s)[a-z].*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_MOST_WORDS_OF_A_PERSON = 4
_MOST_WORDS_OF_AN_OUTLET = 12
_LONGEST_LINE = 500


@attrs.frozen(kw_only=True)
class Person:
    """Somebody whom the page names in full.

    Args:
        name: The name.
        offices: The offices as printed.
        honorific: "Mr." or another, or None.
    """

    name: str
    offices: str = ""
    honorific: str | None = None


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


def has_title(text: str) -> bool:
    """Tell whether a text has a word of the title of an office."""
    return _TITLE.search(text) is not None


def split_title(text: str) -> tuple[str, str]:
    """Return the title at the start of a text, and what is behind its last word.

    >>> split_title("Press Secretary Ada Pell")
    ('Press Secretary', 'Ada Pell')
    """
    end = max((match.end() for match in _TITLE.finditer(text)), default=0)
    return text[:end].strip(), text[end:].strip(" ,")


def is_name(text: str) -> bool:
    """Tell whether *text* looks like the name of a person: two to four words in capitals."""
    parts = text.split()
    return (
        1 < len(parts) <= _MOST_WORDS_OF_A_PERSON
        and parts[-1][0].isupper()
        and all(
            (part[0].isupper() or (index > 0 and part in words("particles", "layouts.json")))
            and re.sub(r"['\u2019.\u00b7-]", "", part).isalpha()
            for index, part in enumerate(parts)
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
    parts = _BRACKETS.sub("", text).split()
    return (
        0 < len(parts) <= _MOST_WORDS_OF_AN_OUTLET
        and not _NO_LABEL.match(text)
        and not re.search(r"[?!;\"\u201c]|\.\s", text)
        and not parts[0][0].islower()
        and all(
            not part[0].islower() or part.strip(",") in words("lower_case_in_names", "layouts.json")
            for part in parts
        )
    )


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


def person_line(text: str) -> Person | None:
    """Return whom a line of the list of people names, or None for another line.

    >>> person_line("Ms. Li Na, deputy head of the Harbour Office (HO);")
    Person(name='Li Na', offices='deputy head of the Harbour Office (HO)', honorific='Ms.')
    """
    if len(text) > _LONGEST_LINE or text.endswith((":", "?", "!")):
        return None
    before, _, titles = text.rstrip(" ;.").partition(",")
    honorific, name = split_honorific(before.strip())
    if not is_name(name) or _TITLES.search(titles) is None or _SAYS.search(titles):
        return None
    return Person(name=name, honorific=honorific, offices=titles.strip())


def named_people(text: str) -> Iterator[Person]:
    """Yield the people whom *text* names in full.

    >>> [person.name for person in named_people("Press Briefing by Press Secretary Ada Pell")]
    ['Ada Pell']
    """
    parts = [part for part in _BETWEEN.split(text) if part]
    for before, part in pairwise(["", *parts]):
        person = _behind_office(part, before)
        if person is not None:
            yield person
    for part, behind in pairwise(parts):
        honorific, name = split_honorific(part)
        known = has_title(name) or _EVENT.search(name)
        if is_name(name) and not known and _OFFICE.match(behind):
            yield Person(name=_cased(name), offices=behind, honorific=honorific)


def _behind_office(part: str, before: str) -> Person | None:
    """Return the person whom a part of a sentence names, behind an office or an honorific."""
    office, name = split_title(_POSSESSIVE.sub("", part))
    capitals = _LOWER.sub("", f" {name.strip('. ')}").strip()
    honorific, name = split_honorific(capitals)
    if not is_name(name) or _EVENT.search(name):
        return None
    if not office and has_title(before):
        office = _ARTICLE.sub("", before)
    if not (office or honorific):
        return None
    return Person(name=_cased(name), offices=_EVENT.sub("", office), honorific=honorific)


def _cased(name: str) -> str:
    """Return a name that is printed in capitals as others are."""
    return name.title() if name.isupper() else name
