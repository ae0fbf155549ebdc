"""Who is who at a briefing: the people that are known, by every form of their labels.

::

    form = name                           in another case, with a letter wrong, given names swapped
         | name "," title | title name
         | (honorific | title)... family name           where one person alone has it
         | office | abbreviation of an office           where one person alone holds it
         | form ("and" | "," | "/" | "&") form          two people at once: nobody is sure

A form that fits several people is nobody's, and says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from miitbrief.model.recognition import LabelRule
from miitbrief.reading.layouts.names import is_chinese_name, key, split_honorific
from miitbrief.reading.layouts.offices import split_offices
from miitbrief.reading.layouts.people_words import TITLES
from miitbrief.reading.layouts.vocabulary import LOWER_CASE_IN_NAMES, alternatives

__all__ = ["Directory", "Match", "Person"]

_TITLE = re.compile(rf"\b(?:{alternatives(TITLES)})\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\s+and\s+|\s*[,/&;]\s*(?:and\s+)?", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for|at|to)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
#: A family name has so many words at most.
_MOST_FAMILY_WORDS = 3
_MOST_NAME_WORDS = 4
#: A shorter name has too many neighbours to be taken for a misspelling of one.
_LEAST_MISSPELT = 5
_LEAST_INITIALS = 2


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
        honorific, plain = split_honorific(text)
        return (
            self._named(plain, sure=sure)
            or self._behind_title(plain)
            or self._family(plain, honorific)
            or self._office(plain)
            or self._together(text)
        )

    def _named(self, text: str, *, sure: bool) -> Match | None:
        """Return who has a name, or a name with a title behind it."""
        name, _, title = text.partition(",")
        wanted = key(name)
        titled = _TITLE.search(title) is not None
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
            if person is not None and _TITLE.search(title):
                return Match(person=person, rule=LabelRule.NAME, title=title)
        return None

    def _family(self, text: str, honorific: str | None) -> Match | None:
        """Return who alone has a family name, behind an honorific or a title or in capitals."""
        title, family = _split_title(text)
        words = family.split()
        if not 0 < len(words) <= _MOST_FAMILY_WORDS or not words[-1][0].isupper():
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


def _split_title(text: str) -> tuple[str, str]:
    """Return the title at the start of a label, and the rest: "Press Secretary", "Pell"."""
    end = max((match.end() for match in _TITLE.finditer(text)), default=0)
    return text[:end].strip(), text[end:].strip(" ,")


def _families(person: Person) -> Iterator[str]:
    """Yield the family name of a Chinese name, which stands first."""
    if is_chinese_name(person.name):
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
    for office in split_offices(_BRACKETS.sub("", person.offices)):
        title, *body = map(_plain, _OF.split(office, maxsplit=1))
        yield _plain(office)
        yield title
        yield " ".join([*body, title])


def _initials(person: Person) -> Iterator[str]:
    """Yield the abbreviations of the offices: "FS" of "Financial Secretary"."""
    for office in split_offices(person.offices):
        for part in (office, _OF.split(office, maxsplit=1)[0]):
            words = [word for word in re.findall(r"\w+", part) if word not in LOWER_CASE_IN_NAMES]
            if len(words) >= _LEAST_INITIALS:
                yield "".join(word[0].upper() for word in words)


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
