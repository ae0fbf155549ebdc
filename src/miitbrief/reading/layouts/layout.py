"""The blocks that a transcript consists of, each with its exact place.

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
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from miitbrief.model.spans import Span
from miitbrief.reading.layouts.blocks import Block, Layout, Part
from miitbrief.reading.layouts.dates import DATE, TIME
from miitbrief.reading.layouts.furniture import (
    footer_start,
    is_crumbs,
    is_foot,
    is_furniture,
    is_note,
)
from miitbrief.reading.layouts.labels import Label, Printed, bare, label, printed
from miitbrief.reading.layouts.lines import Line, lines
from miitbrief.reading.layouts.names import is_chinese_name, split_honorific
from miitbrief.reading.layouts.offices import person_line
from miitbrief.reading.layouts.phrases import asks, ends_with_thanks
from miitbrief.reading.layouts.vocabulary import (
    CHAIR_HEADINGS,
    DATE_HEADINGS,
    EVENT,
    GREETINGS,
    ORDINALS,
    OTHER_HEADINGS,
    SPEAKER_HEADINGS,
    alternatives,
)

__all__ = ["layout"]


def layout(text: str) -> Layout:
    r"""Return the blocks of a transcript.

    >>> page = layout("A title\n\nLi Na:\n\nGood morning.")
    >>> [str(block.part) for block in page.blocks]
    ['title', 'gap', 'label', 'gap', 'spoken']
    """
    return Layout(text=text, blocks=tuple(_with_gaps(text, _Reader(lines(text)).blocks())))


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


_DATELINE = re.compile(
    rf"[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*[|\uff5c]\s*(?:{TIME}[\s,]*)?{DATE}(?:[\s,]*{TIME})?",
    re.IGNORECASE,
)
_NO_CITY = re.compile(r"(?:china|scio)\b", re.IGNORECASE)
_ONLY_DATE = re.compile(rf"(?:{TIME}[\s,]*)?{DATE}(?:[\s,]*{TIME})?", re.IGNORECASE)
_TITLE_AND_DATE = re.compile(rf".+\s*[|\uff5c]\s*{DATE}", re.IGNORECASE)
_HEADING_WORDS = (*SPEAKER_HEADINGS, *CHAIR_HEADINGS, *DATE_HEADINGS, *OTHER_HEADINGS)
_HEADING = re.compile(
    rf"(?P<word>{alternatives(_HEADING_WORDS)})\s*(?:[:\uff1a]\s*(?P<rest>.*))?", re.IGNORECASE
)
_EVENT = re.compile(rf"\b(?:{alternatives(EVENT)})\b", re.IGNORECASE)
_GREETING = re.compile(rf"(?:{alternatives((*GREETINGS, 'thank you', 'thanks'))})\b", re.IGNORECASE)
_COUNTING = re.compile(rf"(?:{alternatives(ORDINALS)}),|[0-9IVX]{{1,4}}[.)]\s*\w", re.IGNORECASE)
_ENDED = re.compile(r"[.?!\u2026:;,][\"'\u201d\u2019)\]]*$")
# A shorter word before the full stop is an abbreviation: "a.m. Feb.", "Mr. Li".
_SENTENCES = re.compile(r"(?:[a-z]{3}|[0-9%)\]])[.?!][\"'\u201d\u2019]*\s+[\"'\u201c]?[A-Z]")
_LONG = 600
#: A question in a headline is shorter.
_LONG_QUESTION = 80
#: So many lines at most stand between a page's breadcrumbs and its date.
_HEADER = 6
#: So much of what follows a label tells whether it asks.
_FOLLOWING = 2000


class _Reader:
    """Reads the lines of a transcript."""

    def __init__(self, page: tuple[Line, ...]) -> None:
        self.page = page
        self.printed = [printed(line.text) for line in page]
        self.known = _names(page, self.printed)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks, without the gaps."""
        for index in range(self.start):
            yield from self._head(index)
        silent = False
        for index in range(self.start, len(self.page)):
            silent = index >= self.foot or (
                index not in self.labels and (silent or is_note(self.page[index].text))
            )
            yield from self._body(index, silent=silent)

    @cached_property
    def furniture(self) -> set[int]:
        """The lines that belong to a page, among them its whole header."""
        found = {i for i, line in enumerate(self.page) if is_furniture(line.text)}
        for index in [i for i in found if is_crumbs(self.page[i].text)]:
            for last in range(index + 1, min(index + _HEADER, len(self.page))):
                if last in found and not is_crumbs(self.page[last].text):
                    self._headers.update(range(index, last))
        return found

    @cached_property
    def marks(self) -> set[int]:
        """The lines that would begin the foot of the page, if nothing were said behind them."""
        return {index for index, line in enumerate(self.page) if is_foot(line.text)}

    @cached_property
    def _headers(self) -> set[int]:
        """The lines between the breadcrumbs of a page and its date."""
        return set()

    @cached_property
    def headings(self) -> dict[int, "re.Match[str]"]:
        """The headings of the list of people."""
        return {i: match for i in range(len(self.page)) if (match := self._heading(i))}

    def _heading(self, index: int) -> "re.Match[str] | None":
        """Return a heading with what stands behind it, or None where it is none."""
        match = _HEADING.fullmatch(self.page[index].text)
        if match is None:
            return None
        rest = match["rest"]
        if rest:
            return match if person_line(rest) or _ONLY_DATE.fullmatch(rest) else None
        chairs = match["word"].casefold() in CHAIR_HEADINGS
        return None if chairs and self._prose(index + 1) else match

    def _prose(self, index: int) -> bool:
        """Tell whether a line is what somebody says or writes in sentences."""
        if index >= len(self.page):
            return False
        text = self.page[index].text
        return (
            index not in self.furniture
            and _ENDED.search(text) is not None
            and not text.endswith((":", "\uff1a"))
            and person_line(text) is None
        )

    @cached_property
    def labels(self) -> dict[int, tuple[Label, Printed]]:
        """The labels: first those that need no context, then those where a question is expected."""
        found: dict[int, tuple[Label, Printed]] = {}
        for again in (False, True):
            for index in range(len(self.page)):
                if index not in found and (each := self._label(index, found, again=again)):
                    found[index] = each
        return found

    def _label(
        self, index: int, found: dict[int, tuple[Label, Printed]], *, again: bool
    ) -> tuple[Label, Printed] | None:
        """Return the label at the start of a line."""
        text, form = self.page[index].text, self.printed[index]
        if index in self.furniture or index in self.headings or index in self.marks:
            return None
        if form is None:
            who = None if self._in_list(index) else bare(text, self.known)
            return None if who is None else (who, Printed(name=text, end=len(text), rest=""))
        expected = again and self._question_expected(index, form, found)
        who = label(form, self._following(index), self.known, expected=expected)
        return None if who is None else _inner(who, form)

    def _in_list(self, index: int) -> bool:
        """Tell whether a line without a colon stands in a list, or nobody speaks after it."""
        listed = index > 0 and person_line(self.page[index - 1].text) is not None
        return listed or index - 1 in self.headings or not self._prose(index + 1)

    def _following(self, index: int) -> str:
        """Return what stands between a label and the next line that has the form of one."""
        form = self.printed[index]
        said = "" if form is None else form.rest
        for after in range(index + 1, len(self.page)):
            if len(said) > _FOLLOWING or after in self.marks:
                break
            if self.printed[after] and after not in self.furniture:
                break
            said = f"{said} {self.page[after].text}".lstrip()
        return said

    def _question_expected(
        self, index: int, form: Printed, found: dict[int, tuple[Label, Printed]]
    ) -> bool:
        """Tell whether a line stands between the end of an answer and the next answer.

        In a transcript with labels and text on one line, every such line may be a question.
        """
        if form.rest:
            return any(other.rest for _, other in found.values())
        before = index - 1
        while before in self.furniture:
            before -= 1
        after = next((i for i in range(index + 1, len(self.page)) if i in found), None)
        return (
            before >= 0
            and ends_with_thanks(self.page[before].text)
            and after is not None
            and found[after][0].name in self.known
        )

    @cached_property
    def start(self) -> int:
        """The line at which somebody begins to speak."""
        limit = next(
            (i for i in range(len(self.page)) if i in self.labels or self._opens_speech(i)),
            len(self.page),
        )
        above = [i for i in range(limit) if self._is_head(i)]
        first = above[-1] + 1 if above else 0
        prose = (i for i in range(first, limit) if not _EVENT.search(self.page[i].text))
        return next(prose, limit)

    def _is_head(self, index: int) -> bool:
        """Tell whether a line can only stand in the head: nobody speaks before it."""
        text = self.page[index].text
        return (
            index in self.furniture
            or index in self.headings
            or person_line(text) is not None
            or _ENDED.search(text) is None
        )

    @cached_property
    def foot(self) -> int:
        """The line at which the foot of the page begins, behind the last label."""
        last = max([self.start, *(index + 1 for index in self.labels)])
        return last + footer_start([line.text for line in self.page[last:]])

    def _opens_speech(self, index: int) -> bool:
        """Tell whether a line is said, though it has no label."""
        text = self.page[index].text
        if index in self.furniture or index in self.headings or index in self._headers:
            return False
        if _GREETING.match(text) or (_COUNTING.match(text) and not _ONLY_DATE.match(text)):
            return person_line(text) is None
        if person_line(text) is not None or _EVENT.search(text) or _is_dateline(text):
            return False
        return (
            _SENTENCES.search(text) is not None
            or len(text) > _LONG
            or (len(text) > _LONG_QUESTION and asks(text))
        )

    def _head(self, index: int) -> Iterator[Block]:
        """Yield the blocks of a line of the head."""
        line = self.page[index]
        heading = self.headings.get(index)
        if heading is None:
            yield _block(self._head_part(index), line)
            return
        end = heading.start("rest") if heading["rest"] else len(line.text)
        yield _block(Part.HEADING, line, end=end)
        if heading["rest"]:
            part = Part.PERSON if person_line(heading["rest"]) else Part.DATE
            yield _block(part, line, start=end)

    def _head_part(self, index: int) -> Part:
        """Return what a line of the head is."""
        text = self.page[index].text
        if _is_dateline(text):
            return Part.DATELINE
        if _ONLY_DATE.fullmatch(text):
            above = range(max(index - 2, 0), index)
            listed = any(person_line(self.page[i].text) or i in self.headings for i in above)
            return Part.DATE if listed else Part.FURNITURE
        if index in self.furniture:
            return Part.FURNITURE
        if person_line(text):
            return Part.PERSON
        if index in self.titles:
            return Part.TITLE
        return Part.SUMMARY if _ENDED.search(text) else Part.FURNITURE

    @cached_property
    def titles(self) -> list[int]:
        """The lines of the title.

        It stands before the dateline, else before a date on its own line, else it is the first
        line that names the event, else the first line that is no sentence.
        """
        above = [i for i in range(self.start) if self._may_be_title(i)]
        datelines = [i for i in range(self.start) if _is_dateline(self.page[i].text)]
        before = [i for i in above if datelines and i < datelines[0]]
        dated = [i for i in above if _TITLE_AND_DATE.fullmatch(self.page[i].text)]
        events = [i for i in above if _EVENT.search(self.page[i].text)]
        if before:
            return self._broken(before[-1], above)
        return (dated or events or above)[:1]

    def _broken(self, last: int, above: list[int]) -> list[int]:
        """Return the lines of a title that is broken over lines without a blank one between."""
        first = last
        while first - 1 in above and self.page[first].breaks == 1:
            first -= 1
        return list(range(first, last + 1))

    def _may_be_title(self, index: int) -> bool:
        """Tell whether a line of the head may be its title."""
        text = self.page[index].text
        return (
            index not in self.furniture
            and index not in self.headings
            and not _is_dateline(text)
            and person_line(text) is None
            and (_ENDED.search(text) is None or text.endswith("?"))
        )

    def _body(self, index: int, *, silent: bool) -> Iterator[Block]:
        """Yield the blocks of a line behind the head."""
        line = self.page[index]
        found = self.labels.get(index)
        if found is not None:
            who, form = found
            yield _block(Part.LABEL, line, end=form.end, who=who)
            if form.rest:
                yield _block(Part.SPOKEN, line, start=form.end)
        elif silent or index in self.furniture or self._is_repeated(index):
            yield _block(Part.FURNITURE, line)
        else:
            yield _block(Part.SPOKEN, line)

    def _is_repeated(self, index: int) -> bool:
        """Tell whether a line repeats the head at the top of another page."""
        text = self.page[index].text
        return (
            index in self._headers
            or index in self.headings
            or text in self._printed_above
            or _is_dateline(text)
            or person_line(text) is not None
        )

    @cached_property
    def _printed_above(self) -> set[str]:
        """The lines of the head."""
        return {line.text for line in self.page[: self.start]}


def _names(page: Iterable[Line], forms: Iterable[Printed | None]) -> tuple[str, ...]:
    """Return the names of the people in lists and in labels.

    In labels, those with the whole title, and Chinese names that are a label more than once.
    """
    found: list[str] = []
    labels: Counter[str] = Counter()
    for line, form in zip(page, forms, strict=True):
        text = line.text
        if form is not None:
            text = form.rest if _HEADING.fullmatch(text) else form.name
            labels[split_honorific(form.name)[1]] += 1
        person = person_line(text)
        if person is not None:
            found.append(person.name)
    found += [name for name, times in labels.items() if times > 1 and is_chinese_name(name)]
    return tuple(dict.fromkeys(found))


def _inner(who: Label, form: Printed) -> tuple[Label, Printed]:
    """Return the second label of a line that has two, such as "Q: Harbour Daily:"."""
    second = printed(form.rest)
    if second is None or who.party != "asker":
        return who, form
    inner = label(second, second.rest or "?", (), expected=True)
    if inner is None:
        return who, form
    return inner, Printed(name=second.name, end=form.end + second.end, rest=second.rest)


def _is_dateline(text: str) -> bool:
    """Tell whether a line is city, time and date of the briefing, not a site and its own date."""
    return _DATELINE.fullmatch(text) is not None and not _NO_CITY.match(text)


def _block(
    part: Part, line: Line, *, start: int = 0, end: int | None = None, who: Label | None = None
) -> Block:
    """Return the block of a line, or of a part of it, without white space around it."""
    text = line.text[start:end]
    first = line.span.start + start
    visible = text.rstrip()
    return Block(
        part=part,
        span=Span(start=first, end=first + len(visible)),
        text=visible,
        breaks=line.breaks if start == 0 else 0,
        label=who,
    )
