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
from collections.abc import Container, Iterator
from itertools import pairwise

import attrs

from miitbrief.reading.english.words import any_word, words

__all__ = [
    "TITLE",
    "Person",
    "cased",
    "full_names",
    "has_title",
    "is_capital",
    "is_chinese_name",
    "is_media",
    "is_name",
    "is_office",
    "is_proper",
    "key",
    "listed_people",
    "name_alone",
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
_BEFORE_HONORIFIC = r"(?:(?:the|rt)\.?\s+)"
_HONORIFIC = re.compile(
    rf"{_BEFORE_HONORIFIC}*(?:(?P<word>{any_word('honorifics')})\b\.?"
    rf"|(?P<short>{any_word('stopped_honorifics')})\.)\s*(?=\w)"
    rf"|{_BEFORE_HONORIFIC}+(?P<hon>hon)\s+(?=\w)",
    re.IGNORECASE,
)
_POSTNOMINAL = re.compile(rf"(?:,?\s(?:{any_word('postnominals').upper()})\b\.?)+$")
_NO_LABEL = re.compile(
    rf"(?:{any_word('greetings', 'ordinals', 'other_no_labels')})\b", re.IGNORECASE
)
_MEDIA = re.compile(rf"\b(?:{any_word('media')})\b|[a-z](?:TV|News)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_TITLE = re.compile(rf"\b{TITLE}\b", re.IGNORECASE)
_TITLES = re.compile(rf"\b{TITLE}s?\b", re.IGNORECASE)
_OFFICE = re.compile(rf"(?:the\s+)?(?:[A-Z]\w+\s+)*(?:{any_word('title_starts')})\b", re.IGNORECASE)
_RANK = re.compile(rf"(?:{any_word('ranks')})$", re.IGNORECASE)
_EVENT = re.compile(rf"\b(?:{any_word('event')})\b.*", re.IGNORECASE)
_SAYS = re.compile(
    r"[.?!]\s+[A-Z]|\b(?:said|told|attended?|answers?|introduced?|takes|took|gives|gave|holds|held|is|was|are|were|will|has|have)\b"
)
_NUMBERED = re.compile(r"(?:[0-9]{1,2}[.)]|[IVX]{1,4}[.:])\s+")
#: An entry of a list: "Ada Pell (AP), governor", "Ada Pell - Governor", "Ada Pell (Sea Bank)".
_ENTRY = re.compile(
    r"(?P<name>[^,;:()\u2013\u2014]{2,80}?)\s*(?:\((?P<code>[A-Z]{2,3})\)\s*)?"
    r"(?:(?:,|\s[-\u2013\u2014]{1,2}\s)\s*(?P<offices>.+)|\((?P<inside>[^()]+)\))"
)
#: Between the entries of a list on one line.
_ENTRIES = re.compile(r"\s*;\s*(?:and\s+)?|(?<=\)),\s*(?:and\s+)?")
_MODERATING = re.compile(rf"(?:{any_word('moderating')})\s*(?:,|$)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s?\b(?=\s).*")
#: Between the parts of a sentence that may each name somebody.
_BETWEEN = re.compile(
    r"\s*[,;:()|\u2013\u2014]\s*|(?<=[a-z]{3})\.\s+"
    rf"|\s+of\s+(?=(?:{any_word('honorifics')})\b)"
    r"|\s+(?:by|with|and|on|at|in|as|from|before|during|-)\s+",
    re.IGNORECASE,
)
_LOWER = re.compile(rf"\s(?!(?:{any_word('particles')})\s|[a-z]['\u2019])[a-z].*")
_CAPITAL = r"(?:[a-z]['\u2019])?[^\W\d_a-z][\w'\u2019-]*"
_CAPITALS = re.compile(rf"\b{_CAPITAL}\.?(?: (?:{any_word('particles')} )?{_CAPITAL}){{1,5}}")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
#: Words of names of other things, and of titles in capitals.
_NO_NAME = frozenset({"and", "by", "for", "from", "of", "the", "with"})
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
        under: Under which headings of the list the name stands, by their name in the data.
        code: The letters by which the list says that the name is abbreviated.
    """

    name: str
    offices: str = ""
    honorific: str | None = None
    under: str = ""
    code: str = ""

    @property
    def chairs(self) -> bool:
        """Whether the list says that this person chairs."""
        return self.under == "chair_headings" or _MODERATING.match(self.offices) is not None


def split_honorific(text: str) -> tuple[str | None, str]:
    """Return the first honorific before a name, with its full stop, and the name.

    >>> split_honorific("Ms Li Na"), split_honorific("Prof. Dr. Li Na"), split_honorific("Li Na")
    (('Ms.', 'Li Na'), ('Prof.', 'Li Na'), (None, 'Li Na'))
    """
    found: list[str] = []
    while match := _HONORIFIC.match(text):
        word = (match["word"] or match["short"] or match["hon"]).casefold()
        whole = word in words("whole_honorifics", "layouts.json")
        found.append(word.title() if whole else f"{word.capitalize()}.")
        text = text[match.end() :]
    return next(iter(found), None), _POSTNOMINAL.sub("", text)


def has_title(text: str) -> bool:
    """Tell whether a text has a word of the title of an office."""
    return _TITLE.search(text) is not None


def split_title(text: str) -> tuple[str, str]:
    """Return the title at the start of a text, and what is behind its last word.

    >>> split_title("Press Secretary Ada Pell")
    ('Press Secretary', 'Ada Pell')
    """
    end = max((match.end() for match in _TITLES.finditer(text)), default=0)
    return text[:end].strip(), text[end:].strip(" ,")


def is_office(text: str) -> bool:
    """Tell whether a title may stand before a name: "Governor", but not "Senior"."""
    return bool(text) and _RANK.search(text) is None


def is_name(text: str) -> bool:
    """Tell whether *text* looks like the name of a person: two to four words in capitals."""
    parts = text.split()
    return (
        1 < len(parts) <= _MOST_WORDS_OF_A_PERSON
        and _NO_NAME.isdisjoint(text.casefold().split())
        and is_capital(parts[-1])
        and all(
            (is_capital(part) or (index > 0 and part in words("particles", "layouts.json")))
            and re.sub(r"['\u2019.\u00b7-]", "", part).isalpha()
            for index, part in enumerate(parts)
        )
    )


def is_capital(word: str) -> bool:
    """Tell whether a word begins with a capital, behind an elision or without: "d'Arcy"."""
    return word[0].isupper() or (word[1:2] in ("'", "\u2019") and word[2:3].isupper())


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
        and not re.search(r"[?!;\"\u201c]|\.\s|^[A-Z]$", text)
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

    >>> person_line("Ms. Li Na, deputy head of the Harbour Office;").offices
    'deputy head of the Harbour Office'
    """
    return None if _is_no_entry(text) else _entry(_unnumbered(text), listed=False)


def listed_people(text: str) -> tuple[Person, ...]:
    """Return whom a line names that stands in a list of people for certain.

    There a name may have its body alone, and a line may name several, some by the name alone.

    >>> [person.name for person in listed_people("Li Na (Harbour Office), Lin Hai (Sea Office)")]
    ['Li Na', 'Lin Hai']
    """
    if _is_no_entry(text):
        return ()
    text = _unnumbered(text)
    each = [_entry(part, listed=True) or name_alone(part) for part in _ENTRIES.split(text)]
    several = tuple(person for person in each if person is not None)
    if len(several) == len(each) > 1 and any(person.offices for person in several):
        return several
    whole = _entry(text, listed=True)
    return () if whole is None else (whole,)


def _is_no_entry(text: str) -> bool:
    """Tell whether a line is too long for a list, or introduces or asks something."""
    return len(text) > _LONGEST_LINE or text.endswith((":", "?", "!"))


def _unnumbered(text: str) -> str:
    """Return an entry of a list without its number and the mark at its end."""
    return _NUMBERED.sub("", text.rstrip(" ;."))


def _entry(text: str, *, listed: bool) -> Person | None:
    """Return the person of an entry in a list: a name, and an office or a body."""
    match = _ENTRY.fullmatch(text)
    if match is None:
        return None
    honorific, name = split_honorific(match["name"].strip())
    titles = match["offices"] or match["inside"]
    if not is_name(name) or ":" in titles or _SAYS.search(titles):
        return None
    code = match["code"] or ""
    known = code or (listed and not _TITLES.search(name) and not any(map(str.isdigit, titles)))
    if not (known or _TITLES.search(titles)):
        return None
    return Person(name=cased(name), honorific=honorific, offices=titles.strip(), code=code)


def name_alone(text: str) -> Person | None:
    """Return the person whose name a text is, or None."""
    honorific, name = split_honorific(text)
    return Person(name=cased(name), honorific=honorific) if is_name(name) else None


def named_people(text: str) -> Iterator[Person]:
    """Yield the people whom *text* names in full.

    >>> [person.name for person in named_people("Press Briefing by Press Secretary Ada Pell")]
    ['Ada Pell']
    """
    parts = [part for part in _BETWEEN.split(_uncapitalised(text)) if part]
    for before, part in pairwise(["", *parts]):
        person = _behind_office(part, before)
        if person is not None:
            yield person
    for part, behind in pairwise(parts):
        honorific, name = split_honorific(part)
        known = has_title(name) or _EVENT.search(name)
        if is_name(name) and not known and _OFFICE.match(behind):
            yield Person(name=cased(name), offices=behind, honorific=honorific)


def full_names(text: str, common: Container[str]) -> Iterator[str]:
    """Yield what may be the name of a person in a text, without titles and honorifics.

    Args:
        text: The text.
        common: Words in lower case that are no names, though a sentence may begin with them.

    >>> list(full_names("Thank you. Our guest is Minister Joan Clark of Norland.", ()))
    ['Joan Clark']
    """
    for match in _CAPITALS.finditer(_uncapitalised(text)):
        _, name = split_honorific(split_title(match[0])[1])
        parts = name.split()
        while parts and parts[0].casefold() in common:
            del parts[0]
        found = " ".join(parts)
        if is_name(found) and is_proper(found):
            yield found


def _behind_office(part: str, before: str) -> Person | None:
    """Return the person whom a part of a sentence names, behind an office or an honorific."""
    office, name = split_title(_POSSESSIVE.sub("", part))
    capitals = _LOWER.sub("", f" {name.strip('. ')}").strip()
    honorific, name = split_honorific(capitals)
    titled = is_office(office) and _EVENT.search(before) is not None
    by_title = titled and name.isalpha() and name.casefold() not in words("voices", "layouts.json")
    if not (is_name(name) or by_title) or _EVENT.search(name):
        return None
    if not office and has_title(before):
        office = _ARTICLE.sub("", before)
    if not (office or honorific):
        return None
    return Person(name=cased(name), offices=_EVENT.sub("", office), honorific=honorific)


def cased(name: str) -> str:
    """Return a name that is printed in capitals as others are."""
    return name.title() if name.isupper() else name


def _uncapitalised(text: str) -> str:
    """Return a line that is printed in capitals as others are."""
    if not text.isupper():
        return text
    small = words("lower_case_in_names", "layouts.json")
    return " ".join(word if word in small else word.title() for word in text.casefold().split(" "))
