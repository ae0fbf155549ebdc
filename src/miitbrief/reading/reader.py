"""Reads transcripts that nobody curated, and the figures of any plain text.

The steps are in `miitbrief.reading`.  Its patterns take a while to compile, so it is imported
when something is read for the first time.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from os import PathLike
from typing import TYPE_CHECKING, Literal, cast, overload

import attrs

from miitbrief.checking.detection import find_claims
from miitbrief.data.concept_matching import with_concepts
from miitbrief.exceptions import InvalidValueError, ParseError
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Indicator, NonFigure, Target
from miitbrief.model.parse_results import ParseResult
from miitbrief.model.speakers import Speaker
from miitbrief.reading.documents.lexicon import Lexicon, using

if TYPE_CHECKING:
    from miitbrief.reading.traces import Trace

__all__ = ["find_figures", "find_nonfigures", "parse", "parse_all", "read", "trace"]

#: How large a file may be, unless a caller allows more: many times a saved page with its pictures.
MAX_BYTES = 50_000_000

People = Mapping[str, str | Speaker]
"""Names or speakers by the labels that mean them."""


@overload
def parse(
    text: str,
    *,
    date: dt.date | None = None,
    id: str | None = None,
    source: str | None = None,
    people: People | None = None,
    lexicon: Lexicon | None = None,
    errors: Literal["raise"] = "raise",
) -> Briefing: ...


@overload
def parse(
    text: str,
    *,
    date: dt.date | None = None,
    id: str | None = None,
    source: str | None = None,
    people: People | None = None,
    lexicon: Lexicon | None = None,
    errors: Literal["collect"],
) -> ParseResult: ...


def parse(
    text: str,
    *,
    date: dt.date | None = None,
    id: str | None = None,  # noqa: A002
    source: str | None = None,
    people: People | None = None,
    lexicon: Lexicon | None = None,
    errors: Literal["raise", "collect"] = "raise",
) -> Briefing | ParseResult:
    r"""Read a transcript into the same objects as the bundled briefings.

    Args:
        text: The transcript, as copied from the publisher's page or saved as text.
        date: The day of the briefing, for a transcript that does not tell; it is believed more
            than the transcript.  Without any, what only "last year" dates has no period.
        id: The id of the briefing, such as "2022-06-14-tea"; left out, its day.
        source: The address of the publisher's page.
        people: Who speaks under a label, where the page does not tell: names or speakers by the
            labels as printed.
        lexicon: Words and units that the reader knows beside its own.
        errors: "raise" raises where the text is not a transcript, and takes the rest as it is: an
            unlabelled turn is a plain `Turn`, a number that nothing explains is listed in
            `Briefing.unresolved`.  "collect" raises nothing and returns all of this at once: each
            turn whose speaker is not sure, each paragraph that nobody says, each number that
            nothing explains, with what to do.

    Returns:
        The briefing, with the text attached; with "collect", the briefing and the errors.

    Raises:
        ParseError: Where the text is blank or in HTML, where it holds several briefings, which
            `parse_all` reads, and where nobody speaks in it and it is no page of photos.
        InvalidValueError: Where an argument is not of its type.

    >>> text = "Harbin, May 4, 2023\n\nXinhua News Agency:\n\nHow much coal was mined?\n\n" \
    ...     "Li Na:\n\nOutput reached 61.5 million tonnes in 2022, up 4.2 percent.\n"
    >>> briefing = parse(text)
    >>> for indicator in briefing.indicators:
    ...     print(indicator)
    61.5 million tonnes: output (2022)
    up 4.2 percent on the year before (assumed): output (2022)
    """
    given = _given(text, date=date, id=id, source=source, people=people, errors=errors)
    with using(lexicon):
        return _read(text, given, errors, source)


@attrs.frozen(kw_only=True)
class _Given:
    """What a caller tells of a briefing, where the page does not."""

    date: dt.date | None
    id: str | None
    source: str | None
    people: Mapping[str, Speaker]


def _read(
    text: str, given: _Given, errors: Literal["raise", "collect"], origin: str | None
) -> Briefing | ParseResult:
    """Return what reading a text comes to.

    Args:
        text: The transcript.
        given: What the caller tells of it.
        errors: As in `parse`.
        origin: Where the text comes from, for the errors.
    """
    from miitbrief.reading.problems import find_problems  # noqa: PLC0415 - As the module says.

    try:
        briefing = _parsed(text, given)
    except ParseError as error:
        if errors == "raise":
            raise error.found_in(origin) from None
        return ParseResult(briefing=None, errors=(error.found_in(origin),))
    if errors == "raise":
        return briefing
    problems = tuple(problem.found_in(origin) for problem in find_problems(briefing))
    return ParseResult(briefing=briefing, errors=problems)


def _parsed(text: str, given: _Given) -> Briefing:
    """Return the briefing of a transcript with the concepts of its figures and its claims."""
    from miitbrief.reading.languages import require_english  # noqa: PLC0415
    from miitbrief.reading.transcripts import read_transcript  # noqa: PLC0415

    require_english(text, given.source)
    briefing = read_transcript(
        text, date=given.date, id=given.id, source=given.source, people=given.people
    )
    briefing = with_concepts(briefing)
    return attrs.evolve(briefing, claims=find_claims(briefing))


def parse_all(
    text: str,
    *,
    ids: Sequence[str] | None = None,
    source: str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Briefing, ...]:
    """Read a page that holds several transcripts, one below the other.

    Args:
        text: The page.
        ids: The ids of the briefings, in order; left out, their days, with "-2" and so on behind
            that of another briefing of the day.
        source: The address of the publisher's page.
        lexicon: As in `parse`.

    Returns:
        The briefings, in order.  Each has its own part of the page as its text, and its spans are
        offsets in that.  A page of one briefing is that of `parse`.

    Raises:
        ParseError: As `parse`.
        InvalidValueError: Where an argument is not of its type, or there are not as many ids as
            briefings.
    """
    from miitbrief.reading.plain_text import plain_text  # noqa: PLC0415
    from miitbrief.reading.transcripts import split  # noqa: PLC0415 - As the module says.

    _require_text(text)
    plain = plain_text(text)
    starts = [plain.printed(span).start for span in split(plain.text)[1:]]
    parts = [text[start:end] for start, end in pairwise([0, *starts, len(text)])]
    if ids is None:
        return _with_ids_apart(parts, source, lexicon)
    if isinstance(ids, str) or len(ids) != len(parts):
        raise InvalidValueError(f"expected ids= with an id for each of {len(parts)}, got {ids!r}")
    return tuple(
        parse(part, id=each, source=source, lexicon=lexicon)
        for part, each in zip(parts, ids, strict=True)
    )


def _with_ids_apart(
    parts: Iterable[str], source: str | None, lexicon: Lexicon | None
) -> tuple[Briefing, ...]:
    """Read texts in order, and give those of one day ids that tell them apart."""
    seen: Counter[str] = Counter()
    found: list[Briefing] = []
    for part in parts:
        briefing = parse(part, source=source, lexicon=lexicon)
        seen[briefing.id] += 1
        if (number := seen[briefing.id]) > 1:
            own = f"{briefing.id}-{number}"
            briefing = parse(part, id=own, source=source, lexicon=lexicon)
        found.append(briefing)
    return tuple(found)


@overload
def read(
    path: str | PathLike[str],
    *,
    date: dt.date | None = None,
    id: str | None = None,
    source: str | None = None,
    people: People | None = None,
    lexicon: Lexicon | None = None,
    max_bytes: int | None = ...,
    errors: Literal["raise"] = "raise",
) -> Briefing: ...


@overload
def read(
    path: str | PathLike[str],
    *,
    date: dt.date | None = None,
    id: str | None = None,
    source: str | None = None,
    people: People | None = None,
    lexicon: Lexicon | None = None,
    max_bytes: int | None = ...,
    errors: Literal["collect"],
) -> ParseResult: ...


def read(
    path: str | PathLike[str],
    *,
    date: dt.date | None = None,
    id: str | None = None,  # noqa: A002
    source: str | None = None,
    people: People | None = None,
    lexicon: Lexicon | None = None,
    max_bytes: int | None = MAX_BYTES,
    errors: Literal["raise", "collect"] = "raise",
) -> Briefing | ParseResult:
    """Read the transcript in a file: plain text, or a saved page.

    A page needs the extra ``html``: ``python -m pip install "miitbrief[html]"``.  Its encoding is
    the one that it declares, and nothing that it names is fetched or run.

    Args:
        path: The file: a text (``.txt``, ``.md``), a page in HTML (``.html``, ``.htm``,
            ``.xhtml``) or an archive of one (``.mhtml``, ``.mht``).
        date: As in `parse`.
        id: As in `parse`.
        source: The address of the publisher's page; the path is none.
        people: As in `parse`.
        lexicon: As in `parse`.
        max_bytes: How large the file may be; None for any size.
        errors: As in `parse`.

    Returns:
        As `parse`.  The spans are offsets in the briefing's text, which for a page is its text
        without navigation, scripts, captions and marks of notes.

    Raises:
        ParseError: As `parse`, and where the file is empty, too large, of another kind (a PDF, a
            Word document, a pipe) or in an encoding that it does not declare, and where the path
            is an address.
        MissingExtraError: Where it is a page and the extra is not installed.
        InvalidValueError: Where an argument is not of its type.
        OSError: Where there is no such file, it is a folder, or the system cannot open it.
    """
    from miitbrief.reading.pages.files import file_text  # noqa: PLC0415 - As the module says.

    given = _given("", date=date, id=id, source=source, people=people, errors=errors)
    try:
        text = file_text(path, max_bytes=max_bytes)
    except ParseError as error:
        if errors == "raise":
            raise
        return ParseResult(briefing=None, errors=(error,))
    with using(lexicon):
        return _read(text, given, errors, str(path))


def find_figures(
    text: str, *, date: dt.date | None = None, lexicon: Lexicon | None = None
) -> tuple[Indicator | Target, ...]:
    """Find the figures in a sentence or any plain text.

    Args:
        text: The text; each line is a paragraph, unless it only wraps the one above.
        date: The day on which it was said, against which "last year" is understood.  Without it,
            what only such words date has no period.
        lexicon: Words and units that the reader knows beside its own.

    Returns:
        Indicators and targets with a number, in order of span.  Spans are offsets in *text* in
        code points, half-open.  `find_nonfigures` has the other numbers.

    Raises:
        InvalidValueError: Where an argument is not of its type.

    >>> for figure in find_figures("In 2021, exports of tea reached 2.3 billion yuan, up 12.8%."):
    ...     print(figure)
    2.3 billion yuan: exports of tea (2021)
    up 12.8% on the year before (assumed): exports of tea (2021)
    """
    from miitbrief.reading.figures import read_figures  # noqa: PLC0415 - As the module says.
    from miitbrief.reading.plain_text import plain_text  # noqa: PLC0415
    from miitbrief.reading.printing import statements_as_printed  # noqa: PLC0415

    _require_text(text)
    _require_day(date)
    plain = plain_text(text)
    with using(lexicon):
        found = read_figures(plain.text, date=date).statements
    placed = statements_as_printed(found, plain, text)
    return tuple(each for each in placed if isinstance(each, Indicator | Target))


def find_nonfigures(
    text: str, *, date: dt.date | None = None, lexicon: Lexicon | None = None
) -> tuple[NonFigure, ...]:
    """Find the numbers in a sentence or any plain text that are no figures, with the reasons.

    Args:
        text: As in `find_figures`.
        date: As in `find_figures`.
        lexicon: As in `find_figures`.

    Returns:
        The non-figures, in order of span.

    Raises:
        InvalidValueError: Where an argument is not of its type.

    >>> for other in find_nonfigures("In 2021, exports of tea reached 2.3 billion yuan."):
    ...     print(other)
    2021 (date)
    """
    from miitbrief.reading.figures import read_figures  # noqa: PLC0415 - As the module says.
    from miitbrief.reading.plain_text import plain_text  # noqa: PLC0415
    from miitbrief.reading.printing import nonfigures_as_printed  # noqa: PLC0415

    _require_text(text)
    _require_day(date)
    plain = plain_text(text)
    with using(lexicon):
        found = read_figures(plain.text, date=date).nonfigures
    return nonfigures_as_printed(found, plain, text)


def trace(text: str, *, date: dt.date | None = None, lexicon: Lexicon | None = None) -> "Trace":
    """Show what the reader sees in a text: words, their parts of speech, predicates, decisions.

    Print it to find out why a figure is read as it is, and which word the reader takes for what
    it is not.

    Args:
        text: As in `find_figures`.
        date: As in `find_figures`.
        lexicon: As in `find_figures`.

    Returns:
        The layers, with offsets in *text*; its `str` is a listing in lines.

    Raises:
        InvalidValueError: Where an argument is not of its type.

    >>> seen = trace("In 2021, exports of tea reached 2.3 billion yuan.")
    >>> print(seen.sentences[0])
      In                         preposition
      2021                       time
      ,                          ,
      exports                    noun           flow money
      of                         preposition
      tea                        noun
      reached                    finite verb    deed reach
      2.3 billion yuan           figure
      .                          .
      predicates: reach (finite, past)
    """
    from miitbrief.reading.traces import trace_of  # noqa: PLC0415 - As the module says.

    _require_text(text)
    _require_day(date)
    with using(lexicon):
        return trace_of(text, date=date)


def _speakers(people: People | None) -> dict[str, Speaker]:
    """Return the speakers by labels, as a caller gives them.

    Raises:
        InvalidValueError: Where it is no mapping of labels to names or speakers.
    """
    from miitbrief.reading.layouts.names import slug  # noqa: PLC0415 - As the module says.

    if people is not None and not isinstance(people, Mapping):
        raise InvalidValueError(
            f"expected people= as a mapping of labels to names, got {type(people).__name__}"
        )
    found: dict[str, Speaker] = {}
    for label, who in (people or {}).items():
        if not isinstance(label, str) or not isinstance(who, str | Speaker):
            raise InvalidValueError(
                f"expected people= with a name or a Speaker for each label, got {label!r}: {who!r}"
            )
        found[label] = who if isinstance(who, Speaker) else Speaker(id=slug(who), name=who)
    return found


def _given(
    text: object,
    *,
    date: object,
    id: object,  # noqa: A002
    source: object,
    people: People | None,
    errors: object,
) -> _Given:
    """Return what a caller tells of a briefing, where all of it is of its type.

    Raises:
        InvalidValueError: Where it is not.
    """
    _require_text(text)
    _require_day(date)
    for name, value in (("id", id), ("source", source)):
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise InvalidValueError(f"expected {name}= as a text that is not blank, got {value!r}")
    if isinstance(id, str) and "/" in id:
        raise InvalidValueError(f"expected id= without '/', which parts ids from it, got {id!r}")
    if errors not in ("raise", "collect"):
        raise InvalidValueError(f"expected errors= 'raise' or 'collect', got {errors!r}")
    return _Given(
        date=cast("dt.date | None", date),
        id=cast("str | None", id),
        source=cast("str | None", source),
        people=_speakers(people),
    )


def _require_text(text: object) -> None:
    """Refuse a text that is none, which would fail somewhere inside."""
    if not isinstance(text, str):
        raise InvalidValueError(f"expected the text as a str, got {type(text).__name__}")


def _require_day(date: object) -> None:
    """Refuse a day that is none, or a time."""
    if date is not None and (not isinstance(date, dt.date) or isinstance(date, dt.datetime)):
        raise InvalidValueError(f"expected date= as a datetime.date, got {date!r}")
