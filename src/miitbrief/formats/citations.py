"""Citations: of a figure with speaker, office, occasion and a link to its place; of briefings."""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urldefrag

import attrs

from miitbrief._printing import printable
from miitbrief._validators import instance_of, optional, require_type
from miitbrief.exceptions import InvalidValueError
from miitbrief.model._lookup import look_up
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.categories import Attribution
from miitbrief.model.figures import Figure, Statement
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Question

__all__ = ["Citation", "cite", "to_bibtex", "to_csl_json"]

#: So many words to each side of a number, at most, tell its place from others.
_CONTEXT = 12

#: A word with the marks that stand at it; marks alone tell no place from another.
_WORD = re.compile(r"\S*\w\S*")

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

#: What stands for a sign that means something in TeX.
_TEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@attrs.frozen(kw_only=True, repr=False)
class Citation:
    """Who said something, in what office, where and when, and where to read it.

    Args:
        briefing: The briefing.
        statement: The figure or target; None where the briefing itself is cited.
        outlet: The outlet of the reporter who says it, where one does and it is known.
        link: The address of the publisher's page, with a text fragment that leads to the place
            where that is sure; None where the source of the briefing is no address.
    """

    briefing: Briefing = attrs.field(validator=instance_of(Briefing))
    statement: Statement | None = attrs.field(
        default=None, validator=optional(instance_of(Statement))
    )
    outlet: str | None = attrs.field(default=None, validator=optional(instance_of(str)))
    link: str | None = attrs.field(default=None, validator=optional(instance_of(str)))

    @property
    def speaker(self) -> Speaker | None:
        """Who says it, or None for a reporter, for a briefing, and where that is not known."""
        return None if self.statement is None else self.statement.speaker

    @property
    def who(self) -> str | None:
        """Who says it, with the offices, in words; None where a briefing is cited."""
        if self.statement is None:
            return None
        if self.speaker is not None:
            return ", ".join([str(self.speaker), *_offices(self.speaker)])
        if self.statement.attribution is Attribution.REPORTER:
            return f"a reporter of {printable(self.outlet or 'an unnamed outlet')}"
        return "a speaker who is not known"

    @property
    def occasion(self) -> str:
        """The title of the briefing, its host, its place and its day, in words."""
        briefing = self.briefing
        day = None if briefing.date is None else f"{briefing.date.day} {briefing.date:%B %Y}"
        parts = (briefing.title, briefing.host, briefing.place, day)
        return printable(", ".join(part for part in parts if part))

    def __str__(self) -> str:
        """Return the citation in a line."""
        said = "" if self.statement is None else f"{self.who}: {self.statement}. "
        where = self.link or self.briefing.source
        return f"{said}{self.occasion}." + (f" {printable(where)}" if where else "")

    def __repr__(self) -> str:
        """Return the id of what is cited and the line."""
        cited = self.briefing if self.statement is None else self.statement
        return f"<Citation of {cited.id}: {self}>"


def _offices(speaker: Speaker) -> list[str]:
    """Return the offices of a speaker in words, each body once, behind its titles."""
    titles: dict[str, list[str]] = {}
    for office in speaker.offices:
        titles.setdefault(office.organisation, []).append(office.title)
    return [printable(f"{' and '.join(held)}, {body}") for body, held in titles.items()]


def cite(briefing: Briefing, statement: Statement | str | None = None) -> Citation:
    """Return how to cite a briefing, or what is said at it.

    Args:
        briefing: The briefing.
        statement: A figure or target of the briefing, or its id; left out, the briefing.

    Raises:
        UnknownIdError: Where the briefing does not have it; it names the nearest.
        InvalidValueError: Where it is no statement and no id, or another one than the briefing's.

    >>> from miitbrief import load
    >>> citation = cite(load("2022-02-28"), "q03/a2/i01")
    >>> print(citation.who)
    Mr. Xin Guobin, vice minister of industry and information technology, Ministry of Industry \
and Information Technology
    >>> print(citation.link)
    http://english.scio.gov.cn/pressroom/node_8028416.htm#:~:text=507%2C000
    """
    if statement is None:
        return Citation(briefing=briefing, link=_page(briefing))
    cited = _statement(briefing, statement)
    turn = briefing.turn(cited.turn or "")
    return Citation(
        briefing=briefing,
        statement=cited,
        outlet=turn.outlet if isinstance(turn, Question) else None,
        link=_link(briefing, cited),
    )


def _statement(briefing: Briefing, wanted: Statement | str) -> Statement:
    """Return the statement of a briefing that is meant."""
    require_type("the statement", wanted, Statement, str, hint="such as a figure or its id")
    every = [each for turn in briefing.turns for each in turn.statements]
    found = look_up("figure or target", every, _id(wanted), briefing.id)
    if isinstance(wanted, Statement) and wanted != found:
        raise InvalidValueError(f"{wanted!r} is not what {briefing!r} has under this id")
    return found


def _id(wanted: Statement | str) -> str:
    """Return the id of a statement that is given or named."""
    return wanted if isinstance(wanted, str) else wanted.id


def _page(briefing: Briefing) -> str | None:
    """Return the address of the publisher's page, if the source is one."""
    source = briefing.source or ""
    return source if re.match(r"https?://\S+$", source) else None


def _link(briefing: Briefing, statement: Statement) -> str | None:
    """Return the page with a text fragment, where one leads to the statement for sure."""
    page, fragment = _page(briefing), _fragment(briefing, statement)
    if page is None or fragment is None:
        return page
    address, anchor = urldefrag(page)
    return f"{address}#{anchor}:~:text={fragment}"


def _fragment(briefing: Briefing, statement: Statement) -> str | None:
    """Return the text directive of a statement, or None where it may lead elsewhere."""
    if statement.span and statement.span.end <= len(briefing.text or ""):
        return _fragment_of_text(briefing, statement)
    if not isinstance(statement, Figure) or briefing.coverage != 1:
        return None
    # All digits of the transcript stand in what is known, so a number that stands in one of them
    # alone stands once.
    printed = statement.quantity.text
    known = [each.quantity.text for turn in briefing.turns for each in turn.figures]
    known += [each.literal for each in briefing.nonfigures]
    has_digits = any(each.isdigit() for each in printed)
    once = sum(_plain(printed) in _plain(each) for each in known) == 1
    return _encoded(printed) if has_digits and once else None


def _fragment_of_text(briefing: Briefing, statement: Statement) -> str | None:
    """Return the directive with as few words around it as tell it from the rest of the text."""
    assert briefing.text is not None  # The statement stands in it.
    turn = briefing.turn(statement.turn or "")
    span = statement.span
    around = next((each.span for each in turn.paragraphs if each.span.contains(span)), span)
    before = [match.start() for match in _WORD.finditer(briefing.text, around.start, span.start)]
    after = [match.end() for match in _WORD.finditer(briefing.text, span.end, around.end)]
    whole = _plain(briefing.text)
    for size in range(_CONTEXT + 1):
        start = [span.start, *reversed(before)][min(size, len(before))]
        end = [span.end, *after][min(size, len(after))]
        if whole.count(_plain(briefing.text[start:end])) == 1:
            prefix, suffix = briefing.text[start : span.start], briefing.text[span.end : end]
            return (
                (f"{_encoded(prefix)}-," if prefix.strip() else "")
                + _encoded(span.of(briefing.text))
                + (f",-{_encoded(suffix)}" if suffix.strip() else "")
            )
    return None


def _plain(text: str) -> str:
    """Return a text as a browser compares it: in one case, with single blanks."""
    return " ".join(text.casefold().split())


def _encoded(text: str) -> str:
    """Return a text for a directive, in which a hyphen has a meaning, too."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")


def to_bibtex(briefings: Briefing | Iterable[Briefing]) -> str:
    """Return briefings as entries of BibTeX, which a file of references takes as they are.

    Args:
        briefings: A briefing or several, or a corpus.

    >>> from miitbrief import load
    >>> print(to_bibtex(load("2022-06-14")).splitlines()[0])
    @misc{briefing-2022-06-14,
    """
    return "\n".join(_entry(each) for each in briefings_in(briefings, or_one=True))


def to_csl_json(briefings: Briefing | Iterable[Briefing]) -> str:
    """Return briefings as CSL JSON, which Zotero, pandoc and others read.

    Args:
        briefings: A briefing or several, or a corpus.

    >>> from miitbrief import load
    >>> json.loads(to_csl_json(load("2022-06-14")))[0]["issued"]
    {'date-parts': [[2022, 6, 14]]}
    """
    items = [_item(each) for each in briefings_in(briefings, or_one=True)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _key(briefing: Briefing) -> str:
    """Return the key of a briefing: its id with no sign that BibTeX could take for its own."""
    return f"briefing-{re.sub('[^A-Za-z0-9-]+', '-', briefing.id)}"


def _entry(briefing: Briefing) -> str:
    """Return a briefing as an entry of BibTeX."""
    day, page = briefing.date, _page(briefing)
    fields: dict[str, str | None] = {
        "author": briefing.host and f"{{{{{_tex(briefing.host)}}}}}",
        "title": f"{{{{{_tex(briefing.title)}}}}}",
        "howpublished": "{Press briefing}",
        "address": briefing.place and f"{{{_tex(briefing.place)}}}",
        "year": None if day is None else f"{{{day.year}}}",
        "month": None if day is None else _MONTHS[day.month - 1],
        "day": None if day is None else f"{{{day.day}}}",
        "url": page and f"{{{quote(page, safe=':/?#[]@!$&()*+,;=%~')}}}",
    }
    lines = [f"  {name} = {value}" for name, value in fields.items() if value]
    return f"@misc{{{_key(briefing)},\n" + ",\n".join(lines) + "\n}\n"


def _tex(text: str) -> str:
    """Return a text in which no sign means anything to TeX."""
    return "".join(_TEX.get(each, each) for each in printable(" ".join(text.split())))


def _item(briefing: Briefing) -> dict[str, Any]:
    """Return a briefing as an item of CSL."""
    day, host = briefing.date, briefing.host
    fields: dict[str, Any] = {
        "id": _key(briefing),
        "type": "speech",
        "genre": "Press briefing",
        "title": briefing.title,
        "author": host and [{"literal": host}],
        "event-place": briefing.place,
        "issued": day and {"date-parts": [[day.year, day.month, day.day]]},
        "URL": _page(briefing),
    }
    return {name: value for name, value in fields.items() if value}
