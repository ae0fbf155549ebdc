"""Briefings, what is known of them beside, and what reading and rechecking them come to."""

import datetime as dt
from itertools import pairwise

from hypothesis import strategies as st

from miitbrief.checking.checks import Check
from miitbrief.checking.evaluation import recheck
from miitbrief.checking.repairs import Repair
from miitbrief.exceptions import ParseError
from miitbrief.model.briefing_infos import BriefingInfo
from miitbrief.model.briefings import Briefing, Note
from miitbrief.model.categories import Reason
from miitbrief.model.claims import OPERANDS, Claim, ClaimKind
from miitbrief.model.figures import NonFigure
from miitbrief.model.parse_results import ParseResult
from miitbrief.model.quantities import Rounding
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Role, Speaker
from miitbrief.model.turns import Answer, Exchange, Turn
from miitbrief.testing._amounts import DAYS, NAME, SLUG, TEXT, YUAN, intervals, spans, units
from miitbrief.testing._figures import speakers
from miitbrief.testing._turns import answers, claims, paragraphs, questions, remarks, turns

__all__ = [
    "briefing_infos",
    "briefings",
    "checks",
    "notes",
    "parse_errors",
    "parse_results",
    "repairs",
]


def notes() -> st.SearchStrategy[Note]:
    """Return notes on faults of a transcript."""
    return st.builds(Note, span=spans(), text=NAME)


@st.composite
def briefings(draw: st.DrawFn, *, max_exchanges: int = 3) -> Briefing:
    """Draw briefings: an opening, exchanges, and claims that repeat a figure.

    Some begin with a turn of nobody known.
    """
    people = draw(st.lists(speakers(st.just(Role.OFFICIAL)), max_size=2, unique_by=_id))
    someone = st.none() | st.sampled_from(people) if people else st.none()
    said: list[Turn] = [draw(turns())] if draw(st.booleans()) else []
    start = said[-1].span.end + 2 if said else 0
    said.append(draw(remarks(start=start, speaker=draw(someone))))
    talks: list[Exchange] = []
    for number in range(1, draw(st.integers(0, max_exchanges)) + 1):
        asked = draw(questions(name=f"q{number}", start=said[-1].span.end + 2))
        said.append(asked)
        answered: list[Answer] = []
        for each in range(1, draw(st.integers(1, 2)) + 1):
            start = said[-1].span.end + 2
            who = {"speaker": draw(someone), "colleague": draw(someone)}
            answered.append(draw(answers(name=f"q{number}/a{each}", start=start, **who)))
            said.append(answered[-1])
        talks.append(Exchange(question=asked, answers=tuple(answered)))
    stated = [figure for turn in said for figure in turn.indicators]
    day, hours, end = draw(DAYS), draw(st.integers(-12, 12)), said[-1].span.end
    zone = dt.timezone(dt.timedelta(hours=hours))
    return Briefing(
        id=draw(SLUG),
        title=draw(NAME),
        host=draw(st.none() | NAME),
        place=draw(st.none() | NAME),
        starts_at=draw(st.none() | st.just(dt.datetime.combine(day, dt.time(10), zone))),
        date=day,
        source=draw(st.none() | NAME),
        speakers=tuple(people),
        turns=tuple(said),
        exchanges=tuple(talks),
        nonfigures=(
            NonFigure(span=Span(start=end + 5, end=end + 9), literal="2022", reason=Reason.DATE),
        ),
        claims=tuple(
            Claim(id=f"c{i}", kind=ClaimKind.REPEAT, stated=later, operands=(earlier,))
            for i, (earlier, later) in enumerate(pairwise(stated))
            if (earlier.quantity.unit, later.quantity.unit) == (YUAN, YUAN)
        ),
        furniture=(draw(paragraphs(name="f1", start=end + 5)),),
        notes=tuple(draw(st.lists(notes(), max_size=1))),
        digit_strings=draw(st.integers(0, 50)),
        text=draw(st.none() | TEXT),
    )


def checks() -> st.SearchStrategy[Check]:
    """Return checks of claims."""
    nothing_else = Briefing(id="nothing-else", title="A briefing with this claim alone")
    return st.builds(recheck, claims(), st.just(nothing_else), st.sampled_from(Rounding))


def repairs() -> st.SearchStrategy[Repair]:
    """Return repairs of claims."""
    operands = sorted({name for names in OPERANDS.values() for name in names})
    return st.builds(
        Repair,
        name=st.sampled_from(["stated", "years", *operands]),
        interval=intervals(),
        unit=st.none() | units(),
    )


def briefing_infos() -> st.SearchStrategy[BriefingInfo]:
    """Return what is known of bundled briefings."""
    return st.builds(
        BriefingInfo,
        date=DAYS,
        id=SLUG,
        title=NAME,
        source=NAME,
        transcript_sha256=st.from_regex("[0-9a-f]{64}", fullmatch=True),
    )


def parse_errors() -> st.SearchStrategy[ParseError]:
    """Return errors of the reader."""
    places = st.integers(1, 10_000)
    return st.builds(ParseError, st.none() | NAME, spans(), places, places, NAME, NAME)


@st.composite
def parse_results(draw: st.DrawFn) -> ParseResult:
    """Draw what reading a transcript came to: without a briefing, there is an error."""
    briefing = draw(st.none() | briefings(max_exchanges=1))
    errors = draw(st.lists(parse_errors(), min_size=int(briefing is None), max_size=2))
    return ParseResult(briefing=briefing, errors=tuple(errors))


def _id(speaker: Speaker) -> str:
    """Return the id of a speaker."""
    return speaker.id
