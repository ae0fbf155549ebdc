"""The lines of a text, each with its exact place, and the forms of labels in them.

::

    form     = [stamp] name [aside] ":" [text]
             | [stamp] "[" name ["," title] "]" [":"] [text]
             | "Q:" "(" name ")" text                in the words of who asks
             | ("Q" | "A") [number] "." text | "Q" blank text
             | "Q" number name ":" text              a member's question in a committee
             | capitals "." text                     "ADA PELL. Thank you."
             | [stamp] letters [":"] text            where a key tells whose they are
             | name ["--" title]                     alone on its line
    stamp    = "[" time "]" | "(" time ")" | time
    aside    = "(" words in lower case ")" | dash words dash | stamp
"""

import re
from collections.abc import Iterator, Mapping

import attrs

from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.spans import Span
from miitbrief.reading.layouts.dates import TIME
from miitbrief.reading.layouts.furniture import PAGE_BREAK
from miitbrief.reading.layouts.names import is_chinese_name, is_proper, person_line, split_honorific
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.layouts.phrases import asks

__all__ = [
    "BREAK",
    "Line",
    "Printed",
    "coded",
    "in_brackets",
    "inner_labels",
    "without_colon",
    "lines",
    "printed",
    "printed_lines",
    "with_labels_apart",
    "with_numbers_apart",
    "with_stop",
    "without_asides",
]

#: A line end, of any system.
BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A line from its first visible character to its last.  White space and the invisible characters
# are those of `miitbrief.model.paragraphs`.
_VISIBLE = rf"[^\s{INVISIBLE}]"
_LINE = re.compile(rf"{_VISIBLE}(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*{_VISIBLE})?")
_PIECE = re.compile(
    rf"{PAGE_BREAK}|{_VISIBLE}(?:(?:(?!{PAGE_BREAK}).)*(?!{PAGE_BREAK}){_VISIBLE})?"
)


@attrs.frozen(kw_only=True)
class Line:
    """A line that is not blank, without the white space around it.

    Args:
        span: Where it stands.
        text: What stands there.
        breaks: How many line breaks stand before it; none where it is glued to what is before.
    """

    span: Span
    text: str
    breaks: int


def printed_lines(text: str) -> Iterator[Span]:
    """Yield where the lines of *text* that are not blank stand, white space around them apart."""
    for match in _LINE.finditer(text):
        yield Span(start=match.start(), end=match.end())


def lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines of *text* that are not blank; a page break is a line of its own.

    >>> [line.text for line in lines("A title\n\n_ueditor_page_break_tag_CCTV:")]
    ['A title', '_ueditor_page_break_tag_', 'CCTV:']
    """
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines."""
    end = 0
    for line in printed_lines(text):
        for piece in _PIECE.finditer(text, line.start, line.end):
            span = Span(start=piece.start(), end=piece.end())
            breaks = len(BREAK.findall(text, end, span.start))
            yield Line(span=span, text=piece.group(), breaks=breaks)
            end = span.end


_NUMBERED = re.compile(r"([0-9]{1,3})\s+(?=[A-Z][a-z])")
#: So many paragraphs at least show that they are numbered.
_LEAST_NUMBERED = 2
#: "Q", "A1".
_LONGEST_LETTER = 2


@attrs.frozen(kw_only=True)
class Printed:
    """What has the form of a label.

    Args:
        name: What stands before the colon or in the brackets, without stamps and asides.
        end: Where the label ends in its line.
        rest: What stands behind it.
        literal: The label as printed, without the colon.
    """

    name: str
    end: int
    rest: str
    literal: str = ""


_HOUR = rf"{TIME}(?:\.[0-9]+)?"
_STAMP = rf"(?:[\[(]\s*{_HOUR}(?:\s+[A-Z]{{2,4}})?\s*[\])]|{_HOUR})"
_STAMPED = re.compile(rf"{_STAMP}\s+(?:[-\u2013\u2014]\s+)?(?=\S)", re.IGNORECASE)
_COLON = re.compile(
    rf"(?P<name>[^:\uff1a]{{1,200}}?(?:\s*{_STAMP})?)\s*"
    r"(?:[:\uff1a](?![0-9])|(?<![0-9])[:\uff1a])\s*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_BRACKET = re.compile(
    r"[\[\u3010\uff3b](?P<name>[^\[\]\u3010\u3011\uff3b\uff3d]{1,160})[\]\u3011\uff3d]"
    r"\s*[:\uff1a]?\s*(?P<rest>.*)",
    re.DOTALL,
)
#: An outlet in brackets, and no "(In Chinese)" or "(Laughter.)".
_IN_BRACKETS = re.compile(
    r"\((?P<name>(?!(?:In|Through|Via|Speaking|Off)\b)[A-Z][^().]{1,60})\)\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_LETTER = re.compile(
    r"(?:(?P<name>[QA])[0-9]{0,2}\.\s*|(?P<asked>Q)(?:[0-9]{1,3}\s+(?:[A-Z][\w'\u2019.-]*\s?){1,4}:\s*"
    r"|\s+(?!\([^()]*\)\s?:)(?=[A-Z\"\u201c(\[]|[0-9]))"
    r"|(?P<word>QUESTION|ANSWER|Question|Answer)\.\s+)(?P<rest>\S.*)",
    re.DOTALL,
)
_WITH_STOP = re.compile(
    r"(?P<name>(?:[A-Z][A-Z'\u2019-]*\.?|[A-Z][a-z]+\.?(?=\s[A-Z]{3}))"
    r"(?: [A-Z][A-Z'\u2019.-]*){1,4})\.\s+"
    r"(?P<rest>[^\s.].*)",
    re.DOTALL,
)
_LETTERS = re.compile(r"(?P<code>[A-Z]{2,4})(?:\s*:)?\s+(?=\S)")
_DASH = re.compile(r"\s+[-\u2013\u2014]{1,2}\s+")
#: A label without a colon is no longer.
_LONGEST_BARE = 100
_ASIDE = re.compile(
    rf"\s*(?:[(\uff08\[](?=[a-z])[^()\[\]]*[)\uff09\]]|\s{_STAMP}"
    r"|\s[-\u2013\u2014]{1,2}\s?[a-z][^\u2013\u2014]*|,\s(?:through|via|by|speaking|holding)\s[a-z].*)$",
)
_INNER = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?P<before>[.?!\u2026][\"\u201d\u2019')]*\s)"
    r"(?P<name>Q[0-9]?|A[0-9]?|(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w'\u2019-]*"
    r"(?:\s(?:[A-Z][\w'\u2019-]*|[A-Z]\.)){0,3})\s?[:\uff1a]\s(?=\S)"
)


def printed(text: str) -> Printed | None:
    """Return what has the form of a label at the start of a line, or None.

    >>> printed("Li Na (smiling): Good morning.").name
    'Li Na'
    """
    stamp = _STAMPED.match(text)
    start = stamp.end() if stamp else 0
    match = (
        _BRACKET.fullmatch(text, start)
        or _LETTER.fullmatch(text, start)
        or _COLON.fullmatch(text, start)
    )
    return None if match is None else _printed(match, text)


def coded(text: str, codes: Mapping[str, str]) -> Printed | None:
    """Return the label of letters that stand for somebody, at the start of a line, or None.

    Args:
        text: The line.
        codes: Names by letters.

    >>> coded("10:02 AP: Good morning.", {"AP": "Ada Pell"}).name
    'Ada Pell'
    """
    stamp = _STAMPED.match(text)
    match = _LETTERS.match(text, stamp.end() if stamp else 0)
    if match is None or match["code"] not in codes:
        return None
    name, end = codes[match["code"]], match.end()
    return Printed(name=name, end=end, rest=text[end:], literal=match["code"])


def without_colon(text: str) -> Printed | None:
    """Return what may be a label that is a line without a colon, or None.

    >>> without_colon("Ada Pell -- Governor").name
    'Ada Pell, Governor'
    """
    name = _DASH.sub(", ", text)
    plain = split_honorific(name)[1].split(",", maxsplit=1)[0]
    if len(text) > _LONGEST_BARE or text[-1] in ".?!,;:" or not is_proper(plain):
        return None
    return Printed(name=name, end=len(text), rest="", literal=text)


def with_stop(text: str) -> Printed | None:
    """Return a name in capitals that a full stop ends, at the start of a line, or None.

    It is a label where it recurs.
    """
    match = _WITH_STOP.fullmatch(text)
    return None if match is None else _printed(match, text)


def _printed(match: "re.Match[str]", text: str) -> Printed | None:
    """Return what a match found, without asides."""
    groups = match.groupdict()
    literal = next(filter(None, map(groups.get, ("name", "asked", "word")))).strip()
    name = without_asides(literal)
    if not name:
        return None
    end = match.start("rest") if match["rest"] else len(text)
    return Printed(name=name, end=end, rest=match["rest"], literal=literal)


def in_brackets(text: str) -> Printed | None:
    """Return the name in brackets at the start of what somebody says: "(Harbour Daily) How ...".

    >>> in_brackets("(Harbour Daily) How many?").name
    'Harbour Daily'
    """
    match = _IN_BRACKETS.fullmatch(text)
    return None if match is None else _printed(match, text)


def without_asides(name: str) -> str:
    """Return a label without what is said of the manner or the hour."""
    while (shorter := _ASIDE.sub("", name).strip(" -\u2013\u2014")) != name:
        name = shorter
    return name


def inner_labels(text: str) -> Iterator[tuple[int, str]]:
    """Yield where behind a sentence something has the form of a label, with its name.

    >>> list(inner_labels("Good morning. Li Na: Thank you."))
    [(14, 'Li Na')]
    """
    for match in _INNER.finditer(text):
        yield match.start("name"), match["name"]


def with_labels_apart(whole: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines, cut where a label stands behind a sentence."""
    people = (person_line(line.text) for line in whole)
    listed = Directory(person for person in people if person is not None)
    for line in whole:
        starts = [0, *_inner_starts(line.text, listed)]
        for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            text = line.text[start:end].rstrip()
            first = line.span.start + start
            span = Span(start=first, end=first + len(text))
            yield attrs.evolve(line, span=span, text=text, breaks=0 if start else line.breaks)


def with_numbers_apart(whole: tuple[Line, ...]) -> Iterator[Line]:
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

    Behind a label at its start these are roles, people, names that ask and names behind a question;
    else listed people.
    """
    found = list(inner_labels(text))
    form = printed(text) if found else None
    is_label = form is not None and (len(form.name) <= _LONGEST_LETTER or is_proper(form.name))
    labelled = is_label and bool(form and form.rest)
    ends = [*(start for start, _ in found[1:]), len(text)]
    for (start, name), end in zip(found, ends, strict=False):
        honorific, plain = split_honorific(name)
        known = name in listed or (honorific is not None and listed.find(name, sure=True))
        turns = "?" in text[max(0, start - _MARKS) : start] or asks(text[start:end])
        if known or (labelled and (_is_person(name, plain) or (turns and is_proper(name)))):
            yield start


#: A question mark, a closing mark and a blank.
_MARKS = 3


def _is_person(name: str, plain: str) -> bool:
    """Tell whether a name behind a sentence is a role in a letter, or a person."""
    return len(name) <= _LONGEST_LETTER or plain != name or is_chinese_name(name)
