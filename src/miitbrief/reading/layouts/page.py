"""The lines of a transcript, and what each of them can be by its form alone."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from miitbrief.reading.english.words import any_word, words
from miitbrief.reading.layouts.dates import DATE, TIME, WEEKDAY
from miitbrief.reading.layouts.furniture import (
    FENCE,
    is_crumbs,
    is_foot,
    is_furniture,
    running_heads,
)
from miitbrief.reading.layouts.lines import (
    Line,
    Printed,
    coded,
    lines,
    printed,
    with_labels_apart,
    with_numbers_apart,
    with_stop,
    without_colon,
)
from miitbrief.reading.layouts.names import (
    Person,
    full_names,
    is_chinese_name,
    is_media,
    is_office,
    is_proper,
    key,
    listed_people,
    name_alone,
    named_people,
    person_line,
    split_honorific,
    split_title,
)
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.layouts.phrases import introduces, is_about_briefing

__all__ = ["Heading", "ONLY_DATE", "Page", "is_ended"]

#: A date alone, with the hour or without.
_HOURS = rf"{TIME}(?:\s*(?:to|-|\u2013)\s*{TIME})?"
ONLY_DATE = re.compile(
    rf"\(?(?:{_HOURS}[\s,]*)?{WEEKDAY}{DATE}(?:\s*\([a-z]+day\))?"
    rf"(?:[\s,/|]*{_HOURS}(?:\s+[^.?!:()]{{1,60}})?)?\)?",
    re.IGNORECASE,
)
_HEADINGS = (
    "speaker_headings",
    "chair_headings",
    "asker_headings",
    "date_headings",
    "other_headings",
    "key_headings",
)
_HEADING = re.compile(
    rf"(?P<word>{any_word(*_HEADINGS)})\s*(?:[:\uff1a]\s*(?P<rest>.*))?", re.IGNORECASE
)
#: The headings under which people are listed.
_LISTING: tuple[str, ...] = _HEADINGS[:3]
_PRESS = re.compile(rf"\b(?:{any_word('press_bodies')})\b", re.IGNORECASE)
_ENDED = re.compile(r"[.?!\u2026:;,][\"'\u201d\u2019)\]]*$")
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+):(?:\s+(?P<value>\S.*))?")
#: A line of the key to the speakers.
_KEYED = re.compile(r"(?P<code>[A-Z]{2,4})[\s:=\u2013-]+(?P<who>[A-Z].{1,100})")
#: So many lines without a colon at least show that such are labels.
_LEAST_BARE = 3
#: The fields of a head stand in so many lines at its start.
_FIELDS = 15
#: What is no family name alone: several words, a role, a word of the press.
_NO_FAMILY = re.compile(
    r"|.*\s.*|(?:"
    + any_word("question_labels", "answer_labels", "chair_headings", "voices", "media")
    + ")",
    re.IGNORECASE,
)
#: The mark with which a note below the text begins.
_FOOTNOTE = re.compile(r"\[[0-9]{1,2}\]\s+(?=[^\W\d_])")
_SENTENCE = re.compile(r"[a-z][.?!]\s")
_LOWER = re.compile(r"\b[a-z]\w*")
#: So many lines at most stand between a page's breadcrumbs and its date.
_HEADER = 6
#: Whom a page names in full it names in so many lines at its start.
_NAMING = 40
_LONGEST_NAMING = 1000


def is_ended(text: str) -> bool:
    """Tell whether a mark ends a line, as it ends a sentence."""
    return _ENDED.search(text) is not None


@attrs.frozen(kw_only=True)
class Heading:
    """A heading of the list of people.

    Args:
        group: Which it is, by the name of such headings in the data.
        end: Where what stands behind it on its line begins.
        rest: What stands behind it.
        people: The people who stand behind it.
    """

    group: str
    end: int
    rest: str
    people: tuple[Person, ...]


class Page:
    """The lines of a transcript.

    Args:
        text: The transcript.
        people: Names by labels, as a caller gives them.
    """

    def __init__(self, text: str, people: Mapping[str, str] | None = None) -> None:
        self.text = text
        self._given = dict(people or {})
        whole = tuple(with_numbers_apart(lines(text)))
        self.lines: tuple[Line, ...] = tuple(with_labels_apart(whole))
        #: Whom the key to the speakers abbreviates by which letters, and the lines of that key.
        self.codes: dict[str, str] = {}
        self.keyed: set[int] = set()
        self.persons: list[tuple[Person, ...]] = list(self._people_by_line())
        self.forms: list[Printed | None] = [self._form(line.text) for line in self.lines]
        self._add_stopped()
        self._add_bare()

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def __getitem__(self, index: int) -> str:
        """Return the text of a line."""
        return self.lines[index].text

    def _people_by_line(self) -> Iterator[tuple[Person, ...]]:
        """Yield the people of the list by their lines, each with the heading above."""
        group = ""
        for index, line in enumerate(self.lines):
            heading = _heading(line.text)
            keyed = _KEYED.fullmatch(line.text) if group == "key_headings" else None
            if keyed and keyed["code"] in self.codes:
                keyed, group = None, ""
            people: tuple[Person, ...] = ()
            if keyed is not None:
                people = self._people_of_key(index, keyed["code"], keyed["who"])
            elif heading is None:
                person = person_line(line.text)
                alone = () if person is None else (person,)
                people = listed_people(line.text) if group in _LISTING else alone
            group = heading.group if heading else group if people or keyed else ""
            yield tuple(attrs.evolve(person, under=group) for person in people)

    def _people_of_key(self, index: int, code: str, who: str) -> tuple[Person, ...]:
        """Return the person of a line of the key to the speakers, and remember the letters."""
        self.keyed.add(index)
        people = listed_people(who)
        person = people[0] if people else name_alone(who)
        name, _, outlet = who.rpartition(",")
        asker = f"Reporter ({outlet.strip()})" if name else who
        self.codes[code] = asker if person is None or is_media(person.offices) else person.name
        return () if person is None or self.codes[code] == asker else (person,)

    def _form(self, text: str) -> Printed | None:
        """Return what has the form of a label at the start of a line, also by its letters alone."""
        found = coded(text, self.codes) if self.codes else None
        return found or printed(text)

    def _add_stopped(self) -> None:
        """Add the labels in capitals that a full stop ends, where one of them recurs."""
        forms = [with_stop(line.text) for line in self.lines]
        times = Counter(form.name for form in forms if form is not None)
        if not any(count > 1 for count in times.values()):
            return
        for index, form in enumerate(forms):
            if self.forms[index] is None:
                self.forms[index] = form

    def _add_bare(self) -> None:
        """Add the labels that stand alone on their lines without a colon, where such lines recur.

        That is so where more of them recur than labels with a colon.
        """
        bare = [None if form else without_colon(self[i]) for i, form in enumerate(self.forms)]
        times = Counter(form.name for form in bare if form is not None)
        listed = {person.name for people in self.persons for person in people}
        sure = {name for name, count in times.items() if count > 1 or name in listed}
        colons = sum(form is not None and is_proper(form.name) for form in self.forms)
        if sum(times[name] for name in sure) < max(_LEAST_BARE, colons + 1):
            return
        for index, form in enumerate(bare):
            if form is None or not self.prose(index + 1):
                continue
            known = form.name in sure or is_media(form.name) or person_line(form.name) is not None
            if known and (form.name in listed or not (index and self.persons[index - 1])):
                self.forms[index] = form

    @cached_property
    def front(self) -> dict[str, tuple[int, str]]:
        """The fields of the front matter, each with its line and its value."""
        if not self.lines or self[0] != FENCE:
            return {}
        found: dict[str, tuple[int, str]] = {}
        for index in range(1, len(self)):
            if self[index] == FENCE:
                return found
            match = _FIELD.fullmatch(self[index])
            if match is not None and match["value"]:
                found.setdefault(match["name"].casefold(), (index, match["value"].strip("\"'")))
        return {}

    @cached_property
    def body(self) -> int:
        """The first line behind the front matter."""
        if not self.front:
            return 0
        return next(index for index in range(1, len(self)) if self[index] == FENCE) + 1

    @cached_property
    def furniture(self) -> set[int]:
        """The lines that belong to a page, among them its whole header."""
        found = {i for i, line in enumerate(self.lines) if is_furniture(line.text)}
        for index in [i for i in found if is_crumbs(self[i])]:
            for last in range(index + 1, min(index + _HEADER, len(self))):
                if last in found and not is_crumbs(self[last]):
                    self.headers.update(range(index, last))
        heads = running_heads([line.text for line in self.lines])
        numbers = {*range(self.body), *self._page_numbers()}
        return found | heads | numbers | self.keyed | set(self._footnotes())

    def _footnotes(self) -> Iterator[int]:
        """Yield the lines that begin with the mark of a note that the text has above."""
        for index, line in enumerate(self.lines):
            mark = _FOOTNOTE.match(line.text)
            if mark is not None and self.text.find(mark[0].strip()) < line.span.start:
                yield index

    def _page_numbers(self) -> Iterator[int]:
        """Yield the lines that number pages or paragraphs: whole numbers that count them."""
        expected = {"1", "2"}
        for index, line in enumerate(self.lines):
            if line.text in expected and self._stands_apart(index):
                expected = {str(int(line.text) + 1)}
                yield index

    def _stands_apart(self, index: int) -> bool:
        """Tell whether no sentence goes on at a line, or what follows is glued to it."""
        above = self[index - 1] if index else "."
        glued = index + 1 < len(self) and not self.lines[index + 1].breaks
        return is_ended(above) or above.isdecimal() or glued

    def is_title(self, index: int) -> bool:
        """Tell whether a line with a colon is rather a title: it names the briefing."""
        form = self.forms[index]
        if form is None:
            return False
        names = is_about_briefing(form.name)
        return names or (is_about_briefing(form.rest) and not is_ended(form.rest))

    @cached_property
    def marks(self) -> set[int]:
        """The lines that would begin the foot of the page, if nothing were said behind them."""
        return {index for index, line in enumerate(self.lines) if is_foot(line.text)}

    @cached_property
    def headers(self) -> set[int]:
        """The lines between the breadcrumbs of a page and its date."""
        return set()

    @cached_property
    def headings(self) -> dict[int, Heading]:
        """The headings of the list of people."""
        found = {
            index: _heading(self[index], is_field=index < self.body + _FIELDS)
            for index in range(self.body, len(self))
        }
        return {i: each for i, each in found.items() if each and not self._is_role(i, each)}

    def _is_role(self, index: int, heading: Heading) -> bool:
        """Tell whether a heading is rather the label of whoever chairs, who speaks below it."""
        return heading.group == "chair_headings" and not heading.rest and self.prose(index + 1)

    def prose(self, index: int) -> bool:
        """Tell whether a line is what somebody says or writes in sentences."""
        if index >= len(self):
            return False
        text = self[index]
        return (
            index not in self.furniture
            and is_ended(text)
            and (not text.endswith((":", "\uff1a")) or _SENTENCE.search(text) is not None)
            and not self.persons[index]
        )

    @cached_property
    def people(self) -> Directory:
        """The people that the page names: in lists, labels, title, first sentences, introductions.

        In labels, those with a title or an honorific, and Chinese names that are a label more than
        once.
        """
        found: list[Person] = []
        labelled: list[Person] = []
        for index, form in enumerate(self.forms):
            if index in self.headings:
                found += self.headings[index].people
            elif form is None:
                found += self.persons[index]
            elif (person := _person_of_label(form.name)) is not None:
                labelled.append(person)
        names = [name for name, times in self.labels.items() if times > 1 and is_chinese_name(name)]
        found += [Person(name=name) for name in names]
        found += self._named()
        found += [one for one in labelled if not any(_is_short_for(one, each) for each in found)]
        return Directory([*found, *self._introduced(found)], {**self.codes, **self._given})

    def _introduced(self, known: Sequence[Person]) -> Iterator[Person]:
        """Yield those whom labels name by the family name, and an introduction in full."""
        families = {split_title(name)[1] for name in self.labels}
        families = {key(name) for name in families if not _NO_FAMILY.fullmatch(name)}
        families -= {key(person.name.split()[-1]) for person in known}
        if not families:
            return
        for index in range(self.body, len(self)):
            if index < self.body + _NAMING or introduces(self[index]):
                for name in full_names(self[index], self.words):
                    if key(name.split()[-1]) in families:
                        yield Person(name=name)

    @cached_property
    def labels(self) -> Counter[str]:
        """How often each name has the form of a label, without honorifics."""
        return Counter(
            split_honorific(form.name)[1]
            for index, form in enumerate(self.forms)
            if form is not None and index not in self.headings and not self.is_title(index)
        )

    @cached_property
    def words(self) -> set[str]:
        """The words that stand in lower case somewhere."""
        return set(_LOWER.findall(self.text))

    def _named(self) -> Iterator[Person]:
        """Yield the people whom the title and the first sentences name in full."""
        if "title" in self.front:
            yield from named_people(self.front["title"][1])
        for index in range(self.body, min(self.body + _NAMING, len(self))):
            form = self.forms[index]
            labelled = form is not None and is_proper(split_honorific(form.name)[1])
            if labelled and index not in self.headings and not self.is_title(index):
                return
            if not self.persons[index] and index not in self.furniture:
                yield from named_people(self[index][:_LONGEST_NAMING])

    @cached_property
    def chairs(self) -> set[str]:
        """The keys of the names of those who chair, as the list tells it."""
        headed = [person for heading in self.headings.values() for person in heading.people]
        return {
            key(person.name)
            for people in (headed, *self.persons)
            for person in people
            if person.chairs or _PRESS.search(person.offices)
        }


def _is_short_for(one: Person, other: Person) -> bool:
    """Tell whether a name is the end of a longer one: "García López" of "María García López"."""
    return other.name.endswith(f" {one.name}")


def _person_of_label(name: str) -> Person | None:
    """Return whom a label names in full, with an office or an honorific."""
    honorific, plain = split_honorific(name)
    office, behind = split_title(plain)
    titled = name_alone(behind) if honorific or is_office(office) else None
    return person_line(name) or (titled and attrs.evolve(titled, honorific=honorific))


def _heading(text: str, *, is_field: bool = False) -> Heading | None:
    """Return the heading of a list that a line is, or None for another line.

    Args:
        text: The line.
        is_field: Whether anything may stand behind a place or a subject.
    """
    match = _HEADING.fullmatch(text)
    if match is None:
        return None
    rest = match["rest"] or ""
    word = match["word"].casefold()
    group = next(name for name in _HEADINGS if word in words(name, "layouts.json"))
    people = listed_people(rest) if group in _LISTING else ()
    field = is_field and group == "other_headings"
    if rest and not (people or field or ONLY_DATE.fullmatch(rest)):
        return None
    end = match.start("rest") if rest else len(text)
    people = tuple(attrs.evolve(person, under=group) for person in people)
    return Heading(group=group, end=end, rest=rest, people=people)
