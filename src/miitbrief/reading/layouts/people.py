"""The people at a briefing: which offices they hold, and by which labels they are known.

::

    offices = office (("," | "and") office)...     a title begins behind the comma or "and"
    office  = title "of" ["the"] body              "deputy head of the National Harbour Office"
            | [...] "minister of" field            the body is the "Ministry of Field"
            | body title                           "SCIO spokesperson"
            | title                                the body is the neighbour's

    form    = name                      in another case, with a letter wrong, given names swapped
            | name "," title | title name
            | (honorific | title)... family name           where one person alone has it
            | office | abbreviation of an office           where one person alone holds it
            | name "(" body ")" | letters that abbreviate the name in the list
            | form ("and" | "," | "/" | "&") form          two people at once: nobody is sure

A form that fits several people is nobody's, and says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from miitbrief.model.recognition import LabelRule
from miitbrief.model.speakers import Office
from miitbrief.reading.english.words import any_word, words
from miitbrief.reading.layouts.names import (
    TITLE,
    Person,
    has_title,
    is_capital,
    is_chinese_name,
    is_media,
    key,
    split_honorific,
    split_title,
)

__all__ = ["Directory", "Match", "abbreviations", "offices"]

_BRACKETS = re.compile(r"\s*[(\uff08][^()\uff08\uff09]*[)\uff09]")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=.)")
_LEADS = r"(?:(?:also|concurrently|a|an|the)\s+)"
_START = re.compile(rf"{_LEADS}*(?:(?i:{any_word('title_starts')})\b|[A-Z]{{2,}}\s+{TITLE}\b)")
_LEAD = re.compile(rf"^{_LEADS}+")
_OF_BODY = re.compile(
    r"(?P<title>.*?\S)\s+(?:of|for|at|from|with|to)\s+(?:the\s+)?(?P<body>[A-Z].*)"
)
_MINISTER = re.compile(
    r"(?P<title>(?:[\w-]+\s+)*minister\s+(?:of|for)\s+(?P<field>(?!the\s).+))", re.IGNORECASE
)
_BEHIND_BODY = re.compile(rf"(?P<body>[A-Z].*?)(?:['\u2019]s)?\s+(?P<title>{TITLE}\b.*)")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")
_DEFINED = re.compile(r"\(([A-Z]{2,10})\)")
_SMALL = ("and", "of", "the", "for", "in", "on")
#: The name of a body has so many characters at most.
_LONGEST_BODY = 150
_TOGETHER = re.compile(r"\s+and\s+|\s*[,/&;]\s*(?:and\s+)?", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for|at|to)\s+", re.IGNORECASE)
_BODIED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<body>[^()]+)\)")
_KOREAN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
#: A family name has so many words at most.
_MOST_FAMILY_WORDS = 3
_MOST_NAME_WORDS = 4
#: A shorter name has too many neighbours to be taken for a misspelling of one.
_LEAST_MISSPELT = 5
_LEAST_INITIALS = 2


def offices(text: str, known: dict[str, str], host: str | None = None) -> tuple[Office, ...]:
    """Return the offices that *text* names.

    Args:
        text: What stands behind the name.
        known: The bodies by their abbreviations.
        host: The body of a title without one.

    >>> offices("chief engineer and spokesperson of the Harbour Office", {})[0]
    Office(title='chief engineer', organisation='Harbour Office')
    """
    pairs = [_office(part) for part in _split(_BRACKETS.sub("", text).strip(" ,;."))]
    bodies = [_ABBREVIATION.sub(lambda m: known.get(m[0], m[0]), body or "") for _, body in pairs]
    found: list[Office] = []
    for index, (title, _) in enumerate(pairs):
        nearby = [*bodies[index:], *reversed(bodies[:index]), host]
        body = next((each for each in nearby if each), None)
        if title and body:
            found.append(Office(title=title, organisation=body))
    return tuple(dict.fromkeys(found))


def _split(text: str) -> list[str]:
    """Return the offices of a text, cut where a comma or "and" stands before another title."""
    parts: list[str] = []
    start = 0
    for match in _BETWEEN.finditer(text):
        if _START.match(text, match.end()):
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [_LEAD.sub("", part.strip()) for part in parts]


def _office(text: str) -> tuple[str, str | None]:
    """Return the title and the body of one office."""
    minister = _MINISTER.fullmatch(text)
    if minister is not None:
        return minister["title"], f"Ministry of {_capitals(minister['field'])}"
    for pattern in (_OF_BODY, _BEHIND_BODY):
        match = pattern.fullmatch(text)
        if match is not None:
            return match["title"], match["body"]
    return text, None


def _capitals(field: str) -> str:
    """Return a field as in the name of a ministry."""
    return " ".join(
        word if word in _SMALL else word[:1].upper() + word[1:] for word in field.split()
    )


def abbreviations(text: str) -> dict[str, str]:
    """Return the names that *text* abbreviates, such as "State Council Information Office (SCIO)".

    The name is the shortest run of words before the brackets whose capitals are the abbreviation.

    >>> abbreviations("head of the National Harbour Office (NHO)")
    {'NHO': 'National Harbour Office'}
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        before = text[max(match.start() - _LONGEST_BODY, 0) : match.start()]
        name = _named_before(before, match[1])
        if name is not None:
            found.setdefault(match[1], name)
    return found


def _named_before(text: str, abbreviation: str) -> str | None:
    """Return the words at the end of *text* whose capitals are the abbreviation."""
    words = re.findall(r"[\w&'\u2019-]+|[^\w\s]", text)
    for start in range(len(words) - 1, -1, -1):
        capitals = "".join(word[0] for word in words[start:] if word[0].isupper())
        if capitals == abbreviation and words[start][0].isupper():
            return " ".join(words[start:])
        if len(capitals) > len(abbreviation) or not words[start][0].isalpha():
            return None
    return None


@attrs.frozen(kw_only=True)
class Match:
    """Whom a label fits.

    Args:
        person: The one whom it fits, or None where it fits several.
        rule: How it was matched.
        title: The offices that the label has itself.
        candidates: The names of all whom it fits.
    """

    person: Person | None
    rule: LabelRule
    title: str = ""
    candidates: tuple[str, ...] = ()


class Directory:
    """The people that are known.

    Args:
        people: The people; of two entries with one name the first counts.
        given: Names by labels, as a caller gives them.
    """

    def __init__(self, people: Iterable[Person], given: Mapping[str, str] | None = None) -> None:
        self._by_name: dict[str, Person] = {}
        for person in people:
            self._by_name.setdefault(key(person.name), person)
        self._given = {key(label): name for label, name in (given or {}).items()}
        everybody = tuple(self._by_name.values())
        self._families = _index(everybody, _families)
        self._last = _index(everybody, _last_words)
        self._offices = _index(everybody, _offices)
        self._initials = _index(everybody, _initials)
        self._codes = {person.code: person for person in everybody if person.code}
        self._misspelt = _index(everybody, lambda person: _misspellings(key(person.name)))
        self._sorted = _index(everybody, _given_names)

    def __contains__(self, name: str) -> bool:
        """Tell whether somebody has this name."""
        return key(name) in self._by_name

    def of_family(self, name: str) -> Person | None:
        """Return who alone has the family name of a Chinese name."""
        found = self._families.get(key(name.split(maxsplit=1)[0]), [])
        return found[0] if len(found) == 1 else None

    def find(self, text: str, *, sure: bool = False) -> Match | None:
        """Return whom a label fits, or None where it fits nobody.

        Args:
            text: The label, without stamps and asides.
            sure: Whether a name must be written without a mistake, since no colon shows that it
                is a label.
        """
        given = self._given.get(key(text))
        if given is not None:
            person = self._by_name.get(key(given), Person(name=given))
            return Match(person=person, rule=LabelRule.GIVEN)
        if text in self._codes:
            return Match(person=self._codes[text], rule=LabelRule.ABBREVIATION)
        honorific, plain = split_honorific(text)
        return (
            self._named(plain, sure=sure)
            or self._behind_title(plain)
            or self._family(plain, honorific)
            or self._office(plain)
            or self._together(text)
        )

    def _named(self, text: str, *, sure: bool) -> Match | None:
        """Return who has a name, or a name with a title or a body behind it."""
        bodied = _BODIED.fullmatch(text)
        if bodied is not None and key(bodied["name"]) in self._by_name:
            person = self._by_name[key(bodied["name"])]
            return None if is_media(bodied["body"]) else Match(person=person, rule=LabelRule.NAME)
        name, _, title = text.partition(",")
        wanted = key(name)
        titled = has_title(title)
        if wanted in self._by_name and (titled or self.find(title.strip(), sure=True) is None):
            known = title.strip() if titled else ""
            return Match(person=self._by_name[wanted], rule=LabelRule.NAME, title=known)
        if title and not titled:
            return None
        if sure or len(wanted) < _LEAST_MISSPELT:
            return None
        near = [p for each in _misspellings(wanted) for p in self._misspelt.get(each, ())]
        near = [p for p in _once(near) if _one_letter_apart(wanted, key(p.name))]
        if not near:
            forms = (wanted, *_given_names(Person(name=name)))
            near = _once(p for form in forms for p in self._sorted.get(form, ()))
        if len(near) != 1:
            return None
        return Match(person=near[0], rule=LabelRule.SPELLING, title=title.strip())

    def _behind_title(self, text: str) -> Match | None:
        """Return who has the name that stands behind a title."""
        words = text.split()
        for count in range(min(_MOST_NAME_WORDS, len(words) - 1), 1, -1):
            person = self._by_name.get(key(" ".join(words[-count:])))
            title = " ".join(words[:-count]).strip(" ,")
            if person is not None and has_title(title):
                return Match(person=person, rule=LabelRule.NAME, title=title)
        return None

    def _family(self, text: str, honorific: str | None) -> Match | None:
        """Return who alone has a family name, behind an honorific or a title or in capitals."""
        title, family = split_title(text)
        words = family.split()
        if not 0 < len(words) <= _MOST_FAMILY_WORDS or not is_capital(words[-1]):
            return None
        if not (honorific or title or len(words) == 1):
            return None
        found = self._families.get(key(family)) or self._last.get(key(family), [])
        if len(found) > 1 and title:
            held = [
                p for p in found if re.search(rf"\b{re.escape(title)}\b", p.offices, re.IGNORECASE)
            ]
            found = held if len(held) == 1 else found
        return _match(found, LabelRule.FAMILY_NAME)

    def _office(self, text: str) -> Match | None:
        """Return who alone holds an office."""
        by_office = _match(self._offices.get(_plain(text), []), LabelRule.OFFICE)
        return by_office or _match(self._initials.get(text, []), LabelRule.ABBREVIATION)

    def _together(self, text: str) -> Match | None:
        """Return that a label names several people at once."""
        parts = [part for part in _TOGETHER.split(text) if part]
        if not 1 < len(parts) <= _MOST_NAME_WORDS:
            return None
        found = [self.find(part, sure=True) for part in parts]
        if not all(found):
            return None
        names = tuple(match.person.name for match in found if match and match.person)
        return Match(person=None, rule=LabelRule.TOGETHER, candidates=names)


def _match(found: list[Person], rule: LabelRule) -> Match | None:
    """Return the match of the people whom a form fits."""
    if not found:
        return None
    if len(found) == 1:
        return Match(person=found[0], rule=rule)
    return Match(person=None, rule=LabelRule.SEVERAL, candidates=tuple(p.name for p in found))


def _once(people: Iterable[Person]) -> list[Person]:
    """Return each of the people once."""
    return list({id(person): person for person in people}.values())


def _index(
    people: Iterable[Person], forms: Callable[[Person], Iterable[str]]
) -> dict[str, list[Person]]:
    """Return the people by their forms."""
    found: dict[str, list[Person]] = {}
    for person in people:
        for form in {*forms(person)} - {""}:
            found.setdefault(form, []).append(person)
    return found


def _families(person: Person) -> Iterator[str]:
    """Yield the family name of a Chinese or Korean name, which stands first."""
    if is_chinese_name(person.name) or _KOREAN.fullmatch(person.name):
        yield key(person.name.split()[0])


def _last_words(person: Person) -> Iterator[str]:
    """Yield what may be the family name of another name: the last words."""
    words = person.name.split()
    for count in range(1, min(len(words), _MOST_FAMILY_WORDS + 1)):
        yield key(" ".join(words[-count:]))


def _given_names(person: Person) -> Iterator[str]:
    """Yield a Chinese name with the letters of the given names in order, and the family last."""
    if is_chinese_name(person.name):
        family, _, given = person.name.partition(" ")
        yield f"{key(family)} {''.join(sorted(key(given)))}"
        yield key(f"{given}{family}")


def _offices(person: Person) -> Iterator[str]:
    """Yield the offices of a person, with the body behind or before and without it."""
    for office in _split(_BRACKETS.sub("", person.offices)):
        title, *body = map(_plain, _OF.split(office, maxsplit=1))
        yield _plain(office)
        yield title
        yield " ".join([*body, title])


def _initials(person: Person) -> Iterator[str]:
    """Yield the abbreviations of the offices: "FS" of "Financial Secretary"."""
    small = words("lower_case_in_names", "layouts.json")
    for office in _split(person.offices):
        for part in (office, _OF.split(office, maxsplit=1)[0]):
            initials = "".join(w[0].upper() for w in re.findall(r"\w+", part) if w not in small)
            if len(initials) >= _LEAST_INITIALS:
                yield initials


def _plain(office: str) -> str:
    """Return an office in lower case, without an article and marks."""
    return " ".join(re.findall(r"\w+", _ARTICLE.sub("", office.strip(), count=1).casefold()))


def _misspellings(letters: str) -> Iterator[str]:
    """Yield a name and what is left of it without one letter.

    Two names that are one letter apart, or of which two letters are swapped, share one of these.
    """
    yield letters
    for index in range(len(letters)):
        yield letters[:index] + letters[index + 1 :]


def _one_letter_apart(one: str, two: str) -> bool:
    """Tell whether one letter more, less or other, or two swapped, makes one word of the other."""
    short, long = sorted((one, two), key=len)
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    rest, other = short[start:], long[start:]
    if len(short) == len(long):
        swapped = rest[:2] == other[:2][::-1] and rest[2:] == other[2:]
        return swapped or rest[1:] == other[1:]
    return rest == other[1:]
