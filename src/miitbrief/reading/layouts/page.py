"""The lines of a transcript, and what each of them can be by its form alone.

The labels of a page: which lines begin with one, and whom each names.

First come those that need no context; they show where a question is expected and who answers, which
tells the others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from miitbrief.model.recognition import LabelRule
from miitbrief.model.spans import Span
from miitbrief.reading.english.words import any_word, words
from miitbrief.reading.layouts.dates import DATE, TIME, WEEKDAY
from miitbrief.reading.layouts.furniture import FENCE, is_crumbs, is_foot, is_furniture
from miitbrief.reading.layouts.labels import (
    ALONE,
    Context,
    Label,
    Party,
    Printed,
    bare,
    inner_labels,
    label,
    printed,
    with_stop,
)
from miitbrief.reading.layouts.lines import Line, lines
from miitbrief.reading.layouts.names import (
    Person,
    is_chinese_name,
    is_proper,
    key,
    named_people,
    person_line,
    split_honorific,
)
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.layouts.phrases import asks, ends_with_thanks, gives_floor, names_next

__all__ = ["Found", "ONLY_DATE", "Page", "find_labels", "is_ended"]

#: A date alone, with the hour or without.
ONLY_DATE = re.compile(
    rf"(?:{TIME}[\s,]*)?{WEEKDAY}{DATE}(?:\s*\([A-Za-z]+day\))?(?:[\s,]*{TIME})?", re.IGNORECASE
)
_HEADINGS = any_word("speaker_headings", "chair_headings", "date_headings", "other_headings")
_HEADING = re.compile(rf"(?P<word>{_HEADINGS})\s*(?:[:\uff1a]\s*(?P<rest>.*))?", re.IGNORECASE)
_PRESS = re.compile(rf"\b(?:{any_word('press_bodies')})\b", re.IGNORECASE)
_ENDED = re.compile(r"[.?!\u2026:;,][\"'\u201d\u2019)\]]*$")
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+):(?:\s+(?P<value>\S.*))?")
_NUMBERED = re.compile(r"([0-9]{1,3})\s+(?=[A-Z][a-z])")
#: So many paragraphs at least show that they are numbered.
_LEAST_NUMBERED = 2
_LOWER = re.compile(r"\b[a-z]\w*")
#: "Q", "A1".
_LONGEST_LETTER = 2
#: So many lines at most stand between a page's breadcrumbs and its date.
_HEADER = 6
#: Whom a page names in full it names in so many lines at its start.
_NAMING = 40
_LONGEST_NAMING = 1000


def is_ended(text: str) -> bool:
    """Tell whether a mark ends a line, as it ends a sentence."""
    return _ENDED.search(text) is not None


class Page:
    """The lines of a transcript.

    Args:
        text: The transcript.
        people: Names by labels, as a caller gives them.
    """

    def __init__(self, text: str, people: Mapping[str, str] | None = None) -> None:
        self.text = text
        self._given = dict(people or {})
        whole = tuple(_with_numbers_apart(lines(text)))
        self.lines: tuple[Line, ...] = tuple(_with_inner_labels(whole, self._listed(whole)))
        self.persons: list[Person | None] = [person_line(line.text) for line in self.lines]
        self.forms: list[Printed | None] = [printed(line.text) for line in self.lines]
        self._add_stopped()

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def __getitem__(self, index: int) -> str:
        """Return the text of a line."""
        return self.lines[index].text

    def _listed(self, whole: tuple[Line, ...]) -> Directory:
        """Return the people of the list."""
        found = (person_line(line.text) for line in whole)
        return Directory(each for each in found if each is not None)

    def _add_stopped(self) -> None:
        """Add the labels in capitals that a full stop ends, where one of them recurs."""
        forms = [with_stop(line.text) for line in self.lines]
        times = Counter(form.name for form in forms if form is not None)
        if not any(count > 1 for count in times.values()):
            return
        for index, form in enumerate(forms):
            if self.forms[index] is None:
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
        return found | set(range(self.body)) | set(self._page_numbers())

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

    @cached_property
    def marks(self) -> set[int]:
        """The lines that would begin the foot of the page, if nothing were said behind them."""
        return {index for index, line in enumerate(self.lines) if is_foot(line.text)}

    @cached_property
    def headers(self) -> set[int]:
        """The lines between the breadcrumbs of a page and its date."""
        return set()

    @cached_property
    def headings(self) -> dict[int, "re.Match[str]"]:
        """The headings of the list of people."""
        return {i: match for i in range(self.body, len(self)) if (match := self._heading(i))}

    def _heading(self, index: int) -> "re.Match[str] | None":
        """Return a heading with what stands behind it, or None where it is none."""
        match = _HEADING.fullmatch(self[index])
        if match is None:
            return None
        rest = match["rest"]
        if rest:
            return match if person_line(rest) or ONLY_DATE.fullmatch(rest) else None
        chairs = match["word"].casefold() in words("chair_headings", "layouts.json")
        return None if chairs and self.prose(index + 1) else match

    def prose(self, index: int) -> bool:
        """Tell whether a line is what somebody says or writes in sentences."""
        if index >= len(self):
            return False
        text = self[index]
        return (
            index not in self.furniture
            and is_ended(text)
            and not text.endswith((":", "\uff1a"))
            and self.persons[index] is None
        )

    @cached_property
    def people(self) -> Directory:
        """The people that the page names: in lists, in labels, in its title and first sentences.

        In labels, those with the whole title, and Chinese names that are a label more than once.
        """
        found: list[Person] = []
        for index, form in enumerate(self.forms):
            text = self[index]
            if form is not None:
                text = form.rest if index in self.headings else form.name
            person = person_line(text)
            if person is not None:
                found.append(person)
        names = [name for name, times in self.labels.items() if times > 1 and is_chinese_name(name)]
        found += [Person(name=name) for name in names]
        return Directory([*found, *self._named()], self._given)

    @cached_property
    def labels(self) -> Counter[str]:
        """How often each name has the form of a label, without honorifics."""
        return Counter(
            split_honorific(form.name)[1]
            for index, form in enumerate(self.forms)
            if form is not None and index not in self.headings
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
            if labelled and index not in self.headings:
                return
            if self.persons[index] is None and index not in self.furniture:
                yield from named_people(self[index][:_LONGEST_NAMING])

    @cached_property
    def chairs(self) -> set[str]:
        """The keys of the names of those who chair, as the list tells it."""
        found: set[str] = set()
        for index, person in enumerate(self.persons):
            heading = self.headings.get(index - 1)
            headed = heading is not None and heading["word"].casefold() in words(
                "chair_headings", "layouts.json"
            )
            if person is not None and (headed or _PRESS.search(person.offices)):
                found.add(key(person.name))
        return found


def _with_inner_labels(whole: tuple[Line, ...], listed: Directory) -> Iterator[Line]:
    """Yield the lines, cut where a label stands behind a sentence."""
    for line in whole:
        starts = [0, *_inner_starts(line.text, listed)]
        for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            text = line.text[start:end].rstrip()
            first = line.span.start + start
            span = Span(start=first, end=first + len(text))
            yield attrs.evolve(line, span=span, text=text, breaks=0 if start else line.breaks)


def _with_numbers_apart(whole: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines, cut behind the numbers that count the paragraphs: "3 The economy"."""
    numbered = [match for line in whole if (match := _NUMBERED.match(line.text))]
    counting = [int(match[1]) for match in numbered] == list(range(1, len(numbered) + 1))
    for line in whole:
        match = _NUMBERED.match(line.text)
        if match is None or not counting or len(numbered) < _LEAST_NUMBERED:
            yield line
            continue
        start, end = line.span.start, line.span.start + match.end()
        yield attrs.evolve(line, span=Span(start=start, end=start + len(match[1])), text=match[1])
        rest = Span(start=end, end=line.span.end)
        yield attrs.evolve(line, span=rest, text=line.text[match.end() :], breaks=0)


def _inner_starts(text: str, listed: Directory) -> Iterator[int]:
    """Yield where the labels inside a line begin.

    Behind a label at its start these are roles, people, and names that ask; else listed people.
    """
    found = list(inner_labels(text))
    form = printed(text) if found else None
    labelled = form is not None and bool(form.rest) and is_proper(form.name)
    ends = [*(start for start, _ in found[1:]), len(text)]
    for (start, name), end in zip(found, ends, strict=False):
        honorific, plain = split_honorific(name)
        known = name in listed or (honorific is not None and listed.find(name, sure=True))
        if known or (labelled and _may_speak(name, plain, text[start:end])):
            yield start


def _may_speak(name: str, plain: str, said: str) -> bool:
    """Tell whether a name behind a sentence is a role, a person, or one that asks."""
    person = plain != name or is_chinese_name(name)
    return len(name) <= _LONGEST_LETTER or person or (is_proper(name) and asks(said))


#: A label with its form.
Found = tuple[Label, Printed]

_WORD = re.compile(r"\w+")
#: So much of what follows a label tells whether it asks.
_FOLLOWING = 2000
#: A name before a colon that has more words is part of a sentence.
_LONGEST = 12
#: Whoever may answer.
_ANSWERERS = (Party.PERSON, Party.ANSWERER, Party.OFFICIAL, Party.CHAIR)


def find_labels(page: Page) -> dict[int, Found]:
    """Return the labels of a page by their lines."""
    return _Labelling(page).labels


class _Labelling:
    """Finds the labels of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asks_in_letters = any(
            form is not None and form.name.casefold() in ("q", "question") for form in page.forms
        )

    @cached_property
    def labels(self) -> dict[int, Found]:
        """The labels by their lines, in order."""
        found: dict[int, Found] = {}
        for index in self._candidates:
            each = self._label(index, ALONE)
            if each is not None:
                found[index] = each
        contexts = self._contexts(found)
        for index in self._candidates:
            if index not in found:
                each = self._label(index, contexts[index])
                if each is not None:
                    found[index] = each
        return dict(sorted(found.items()))

    @cached_property
    def _candidates(self) -> list[int]:
        """The lines that may begin with a label."""
        page = self.page
        none = page.furniture | page.marks | page.headings.keys()
        return [index for index in range(len(page)) if index not in none]

    def _label(self, index: int, context: Context) -> Found | None:
        """Return the label at the start of a line."""
        text, form = self.page[index], self.page.forms[index]
        if form is None:
            who = None if self._in_list(index) else bare(text, self.page.people)
            return None if who is None else (who, Printed(name=text, end=len(text), rest=""))
        if form.name == "A" and text[1:2] == "." and not self.asks_in_letters:
            return None
        who = label(form, self._following[index], self.page.people, context)
        return None if who is None else self._inner(self._called(who, index), form)

    def _called(self, who: Label, index: int) -> Label:
        """Return a label, that of the person who is given the floor above where it is misspelt."""
        if (
            who.party is not Party.PERSON
            or who.rule is not LabelRule.LABEL
            or who.honorific
            or not index
        ):
            return who
        person = self.page.people.of_family(who.name)
        if person is None or not names_next(self.page[index - 1], person.name):
            return who
        return attrs.evolve(who, name=person.name, title=person.offices, rule=LabelRule.SPELLING)

    def _in_list(self, index: int) -> bool:
        """Tell whether a line without a colon stands in a list, or nobody speaks after it."""
        page = self.page
        listed = index > 0 and page.persons[index - 1] is not None
        return listed or index - 1 in page.headings or not page.prose(index + 1)

    @cached_property
    def _following(self) -> dict[int, str]:
        """What stands between each form of a label and the next, at most so much of it."""
        page = self.page
        found: dict[int, str] = {}
        last = None
        for index, form in enumerate(page.forms):
            if index in page.furniture:
                continue
            if index in page.marks:
                last = None
            elif form is not None and len(form.name.split()) <= _LONGEST:
                last, found[index] = index, form.rest
            elif last is not None and len(found[last]) <= _FOLLOWING:
                found[last] = f"{found[last]} {page[index]}".lstrip()
        return found | {index: found.get(index, "") for index in range(len(page))}

    def _contexts(self, found: dict[int, Found]) -> dict[int, Context]:
        """Return what stands around each line, as the labels that are found tell it."""
        page = self.page
        inline = any(form.rest for _, form in found.values())
        contexts: dict[int, Context] = {}
        after: Party | None = None
        for index in reversed(range(len(page))):
            form = page.forms[index]
            name = "" if form is None else split_honorific(form.name)[1]
            contexts[index] = Context(
                answered=after in _ANSWERERS,
                recurs=page.labels.get(name, 0) > 1,
                common=bool(name) and page.words.issuperset(_WORD.findall(name.casefold())),
            )
            if index in found:
                after = found[index][0].party
            elif index in page.headings or page.persons[index] is not None:
                after = None
        before: Label | None = None
        above, first = "", True
        for index in range(len(page)):
            context, form = contexts[index], page.forms[index]
            if form is not None and index not in found:
                answered = context.answered and self._is_floor_free(above, before)
                expected = answered or (inline and bool(form.rest))
                contexts[index] = attrs.evolve(context, expected=expected, first=first)
            if index in found:
                before = found[index][0]
            if index not in page.furniture:
                above = page[index]
                first = first and index not in found and not page.prose(index)
        return contexts

    def _is_floor_free(self, above: str, before: Label | None) -> bool:
        """Tell whether the chair speaks above, or somebody who has ended or gives the floor."""
        chairs = before is not None and (
            before.party is Party.CHAIR or key(before.name) in self.page.chairs
        )
        return chairs or ends_with_thanks(above) or gives_floor(above)

    def _inner(self, who: Label, form: Printed) -> Found:
        """Return the second label of a line that has two, such as "Q: Harbour Daily:"."""
        second = printed(form.rest)
        if second is None or who.party is not Party.ASKER:
            return who, form
        asking = Context(expected=True)
        inner = label(second, second.rest or "?", self.page.people, asking)
        if inner is None or inner.party is not Party.OUTLET:
            return who, form
        return inner, attrs.evolve(second, end=form.end + second.end)
