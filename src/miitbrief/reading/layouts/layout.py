"""The blocks that a transcript consists of.

The blocks that a transcript consists of, each with its exact place.

::

    transcript = head body
    head       = (furniture | title | dateline | summary | heading | person | date)...
    dateline   = city "|" [time] date
    heading    = ("Speakers" | "Chairperson" | "Date" | ...) [":"] [person | date]
    date       = a date alone on its line, below the list of people
    body       = ([label] spoken... | furniture)...

The head ends where somebody begins to speak: at the first label, or at a line that greets, counts,
asks, or says more than one sentence that is not about the conference itself.  Furniture is what
belongs to the page, its foot among it, and what stood in the head and is printed again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from miitbrief._enumerations import WordEnum
from miitbrief._validators import instance_of, optional, tuple_of
from miitbrief.model.spans import Span
from miitbrief.reading.english.words import any_word
from miitbrief.reading.layouts.dates import DATE, TIME, WEEKDAY
from miitbrief.reading.layouts.furniture import footer_start, is_note
from miitbrief.reading.layouts.labels import Label, find_labels
from miitbrief.reading.layouts.lines import Line
from miitbrief.reading.layouts.names import Person, is_media
from miitbrief.reading.layouts.page import ONLY_DATE, Page, is_ended
from miitbrief.reading.layouts.phrases import asks, is_about_briefing

__all__ = ["Block", "Layout", "Part", "layout"]


class Part(WordEnum):
    """What a block of a transcript is."""

    TITLE = "title"
    """The title, or one line of it."""
    DATELINE = "dateline"
    """City, time and date of the briefing."""
    SUMMARY = "summary"
    """What the publisher says about the briefing."""
    HEADING = "heading"
    """ "Speakers", "Chairperson", "Date"."""
    PERSON = "person"
    """A line of the list of people."""
    DATE = "date"
    """The briefing's date, below the list of people."""
    FRONT_DATE = "front date"
    """The date that the front matter tells."""
    SOURCE = "source"
    """The address that the front matter tells."""
    LABEL = "label"
    """Who speaks."""
    SPOKEN = "spoken"
    """A paragraph that somebody says."""
    FURNITURE = "furniture"
    """What belongs to the page."""
    GAP = "gap"
    """White space between two blocks."""


@attrs.frozen(kw_only=True)
class Block:
    """A block of a transcript.

    Args:
        part: What it is.
        span: Where it stands.
        text: What stands there.
        breaks: How many line breaks stand before it.
        label: Whom a label names.
        people: Whom a line of the list names.
    """

    part: Part = attrs.field(validator=instance_of(Part))
    span: Span = attrs.field(validator=instance_of(Span))
    text: str = attrs.field(validator=instance_of(str))
    breaks: int = attrs.field(default=0, validator=instance_of(int))
    label: Label | None = attrs.field(default=None, validator=optional(instance_of(Label)))
    people: tuple[Person, ...] = attrs.field(default=(), validator=tuple_of(Person))


@attrs.frozen(kw_only=True)
class Layout:
    """A transcript and its blocks, in order, which cover every character once.

    Args:
        text: The transcript.
        blocks: The blocks.
    """

    text: str = attrs.field(validator=instance_of(str))
    blocks: tuple[Block, ...] = attrs.field(validator=tuple_of(Block))

    def of(self, *parts: Part) -> tuple[Block, ...]:
        """Return the blocks that are one of *parts*."""
        return tuple(block for block in self.blocks if block.part in parts)


def layout(text: str, people: Mapping[str, str] | None = None) -> Layout:
    r"""Return the blocks of a transcript.

    Args:
        text: The transcript.
        people: Names by labels, as a caller gives them.

    >>> page = layout("A title\n\nLi Na:\n\nGood morning.")
    >>> [str(block.part) for block in page.blocks]
    ['title', 'gap', 'label', 'gap', 'spoken']
    """
    return Layout(text=text, blocks=tuple(_with_gaps(text, _Reader(Page(text, people)).blocks())))


def _with_gaps(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks and the white space between them."""
    end = 0
    for block in blocks:
        if end < block.span.start:
            yield _gap(text, end, block.span.start)
        yield block
        end = block.span.end
    if end < len(text):
        yield _gap(text, end, len(text))


def _gap(text: str, start: int, end: int) -> Block:
    """Return a block of white space."""
    span = Span(start=start, end=end)
    return Block(part=Part.GAP, span=span, text=span.of(text))


_CITY = r"[^\W\d_][\w'\u2019-]*(?: [^\W\d_][\w'\u2019-]*)?"
_DATELINE = re.compile(
    rf"(?P<city>{_CITY})(?:\s*[|\uff5c,]|\s[\u2013\u2014-])\s*(?P<when>\S.*)"
    rf"|(?P<day>{WEEKDAY}{DATE})\s*[,|]\s*{_CITY}",
    re.IGNORECASE,
)
_DATE = re.compile(DATE, re.IGNORECASE)
_WHEN = re.compile(
    rf"{DATE}|{TIME}|\b[a-z]+day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|\b(?:on|at|[A-Z]{{3,4}})\b",
    re.IGNORECASE,
)
_NO_CITY = re.compile(r"(?:china|scio)\b", re.IGNORECASE)
_TITLE_AND_DATE = re.compile(rf".+\s*[|\uff5c]\s*{DATE}", re.IGNORECASE)
_GREETING = re.compile(rf"(?:{any_word('greetings', 'thanks')})\b", re.IGNORECASE)
_COUNTING = re.compile(rf"(?:{any_word('ordinals')}),|[0-9IVX]{{1,4}}[.)]\s*\w", re.IGNORECASE)
# A shorter word before the full stop is an abbreviation: "a.m. Feb.", "Mr. Li".
_SENTENCES = re.compile(r"(?:[a-z]{3}|[0-9%)\]])[.?!][\"'\u201d\u2019]*\s+[\"'\u201c]?[A-Z]")
_LONGEST_DATELINE = 200
_LONG = 600
#: A question in a headline is shorter.
_LONG_QUESTION = 80
#: What the front matter tells.
_FRONT = {"title": Part.TITLE, "date": Part.FRONT_DATE, "source": Part.SOURCE}


class _Reader:
    """Reads the lines of a transcript."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.labels = find_labels(page)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks, without the gaps."""
        for index in range(self.page.body):
            yield from self._front(index)
        for index in range(self.page.body, self.start):
            yield from self._head(index)
        silent = False
        for index in range(self.start, len(self.page)):
            silent = index >= self.foot or (
                index not in self.labels and (silent or is_note(self.page[index]))
            )
            yield from self._body(index, silent=silent)

    def _front(self, index: int) -> Iterator[Block]:
        """Yield the blocks of a line of the front matter."""
        line = self.page.lines[index]
        for name, part in _FRONT.items():
            at, value = self.page.front.get(name, (None, ""))
            if at == index:
                start = line.text.rindex(value)
                yield _block(Part.HEADING, line, end=start)
                yield _block(part, line, start=start)
                return
        yield _block(Part.FURNITURE, line)

    @cached_property
    def start(self) -> int:
        """The line at which somebody begins to speak."""
        limit = next(
            (
                i
                for i in range(self.page.body, len(self.page))
                if i in self.labels or self._opens_speech(i)
            ),
            len(self.page),
        )
        above = [i for i in range(self.page.body, limit) if self._is_head(i)]
        first = above[-1] + 1 if above else self.page.body
        prose = (i for i in range(first, limit) if not is_about_briefing(self.page[i]))
        return next(prose, limit)

    def _is_head(self, index: int) -> bool:
        """Tell whether a line can only stand in the head: nobody speaks before it."""
        text = self.page[index]
        return (
            index in self.page.furniture
            or index in self.page.headings
            or bool(self.page.persons[index])
            or _is_dateline(text)
            or not is_ended(text)
        )

    @cached_property
    def foot(self) -> int:
        """The line at which the foot of the page begins, behind the last label."""
        last = max([self.start, *(index + 1 for index in self.labels)])
        return last + footer_start([line.text for line in self.page.lines[last:]])

    def _opens_speech(self, index: int) -> bool:
        """Tell whether a line is said, though it has no label."""
        text = self.page[index]
        if (
            index in self.page.furniture
            or index in self.page.headings
            or index in self.page.headers
        ):
            return False
        if _GREETING.match(text) or (_COUNTING.match(text) and not ONLY_DATE.match(text)):
            return not self.page.persons[index]
        if bool(self.page.persons[index]) or is_about_briefing(text) or _is_dateline(text):
            return False
        return (
            _SENTENCES.search(text) is not None
            or len(text) > _LONG
            or (len(text) > _LONG_QUESTION and asks(text))
        )

    def _head(self, index: int) -> Iterator[Block]:
        """Yield the blocks of a line of the head."""
        line = self.page.lines[index]
        heading = self.page.headings.get(index)
        if heading is None:
            yield _block(self._head_part(index), line, people=self.page.persons[index])
            return
        yield _block(Part.HEADING, line, end=heading.end)
        if heading.rest:
            part = Part.PERSON if heading.people else Part.DATE
            yield _block(part, line, start=heading.end, people=heading.people)

    def _head_part(self, index: int) -> Part:
        """Return what a line of the head is."""
        text = self.page[index]
        if _is_dateline(text):
            return Part.DATELINE
        if ONLY_DATE.fullmatch(text):
            above = range(max(index - 2, 0), index)
            listed = any(self.page.persons[i] or i in self.page.headings for i in above)
            return Part.DATE if listed else Part.FURNITURE
        if index in self.page.furniture:
            return Part.FURNITURE
        if self.page.persons[index]:
            return Part.PERSON
        if index in self.titles:
            return Part.TITLE
        return Part.SUMMARY if is_ended(text) else Part.FURNITURE

    @cached_property
    def titles(self) -> list[int]:
        """The lines of the title.

        It stands before the dateline, else before a date on its own line, else it is the first
        line that names the event, else the first line that is no sentence.
        """
        if "title" in self.page.front:
            return []
        above = [i for i in range(self.page.body, self.start) if self._may_be_title(i)]
        datelines = [i for i in range(self.page.body, self.start) if _is_dateline(self.page[i])]
        before = [i for i in above if datelines and i < datelines[0]]
        dated = [i for i in above if _TITLE_AND_DATE.fullmatch(self.page[i])]
        events = [i for i in above if is_about_briefing(self.page[i])]
        if before:
            return self._broken(before[-1], above)
        return (dated or events or above)[:1]

    def _broken(self, last: int, above: list[int]) -> list[int]:
        """Return the lines of a title that is broken over lines without a blank one between."""
        first = last
        while first - 1 in above and self.page.lines[first].breaks == 1:
            first -= 1
        return list(range(first, last + 1))

    def _may_be_title(self, index: int) -> bool:
        """Tell whether a line of the head may be its title."""
        text = self.page[index]
        return (
            index not in self.page.furniture
            and index not in self.page.headings
            and not _is_dateline(text)
            and not self.page.persons[index]
            and (not is_ended(text) or text.endswith("?"))
        )

    def _body(self, index: int, *, silent: bool) -> Iterator[Block]:
        """Yield the blocks of a line behind the head."""
        line = self.page.lines[index]
        found = self.labels.get(index)
        if found is not None:
            who, form = found
            yield _block(Part.LABEL, line, end=form.end, who=who)
            if form.rest:
                yield _block(Part.SPOKEN, line, start=form.end)
        elif silent or index in self.page.furniture or self._is_repeated(index):
            yield _block(Part.FURNITURE, line)
        else:
            yield _block(Part.SPOKEN, line)

    def _is_repeated(self, index: int) -> bool:
        """Tell whether a line repeats the head at the top of another page."""
        text = self.page[index]
        return (
            index in self.page.headers
            or index in self.page.headings
            or text in self._printed_above
            or _is_dateline(text)
            or bool(self.page.persons[index])
        )

    @cached_property
    def _printed_above(self) -> set[str]:
        """The lines of the head."""
        return {line.text for line in self.page.lines[: self.start]}


def _is_dateline(text: str) -> bool:
    """Tell whether a line is city, time and date of the briefing, not a site and its own date."""
    match = _DATELINE.fullmatch(text) if len(text) <= _LONGEST_DATELINE else None
    if match is None:
        return False
    if match["day"]:
        return True
    city = match["city"]
    if _NO_CITY.match(city) or is_media(city) or is_about_briefing(city):
        return False
    rest = _WHEN.sub("", f"{match['when']} ")
    return _DATE.search(match["when"]) is not None and not any(map(str.isalnum, rest))


def _block(
    part: Part,
    line: Line,
    *,
    start: int = 0,
    end: int | None = None,
    who: Label | None = None,
    people: tuple[Person, ...] = (),
) -> Block:
    """Return the block of a line, or of a part of it, without white space around it."""
    visible = line.text[start:end].rstrip()
    first = line.span.start + start
    return Block(
        part=part,
        span=Span(start=first, end=first + len(visible)),
        text=visible,
        breaks=line.breaks if start == 0 else 0,
        label=who,
        people=people if part is Part.PERSON else (),
    )
