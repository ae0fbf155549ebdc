"""Tables of briefings, of who speaks at them, and of what they say turn by turn."""

from typing import NamedTuple

from miitbrief.corpora.selections import Selection
from miitbrief.formats.tables.columns import Column, amount, count, day, text
from miitbrief.formats.tables.sources import Source, briefings_of, selection_from
from miitbrief.formats.tables.table import Table
from miitbrief.model.briefings import Briefing
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = ["briefings", "speakers", "turns"]

#: What stands between the parts of a cell that are several in the object.
_BETWEEN = "; "


class _Turn(NamedTuple):
    """A turn, and where it belongs."""

    briefing: Briefing
    turn: Turn
    exchange: Exchange | None

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, or None for a reporter."""
        return self.turn.speaker if isinstance(self.turn, Remarks | Answer) else None

    @property
    def successor(self) -> Speaker | None:
        """To whom the answer is passed."""
        return self.turn.hands_over_to if isinstance(self.turn, Answer) else None


class _Speaker(NamedTuple):
    """A speaker at a briefing."""

    briefing: Briefing
    speaker: Speaker


_BRIEFINGS: tuple[Column[Briefing], ...] = (
    text("id", "The id.", lambda each: each.id),
    day("date", "The day.", lambda each: each.date),
    text(
        "starts_at",
        "When it starts, in ISO form with the time zone.",
        lambda each: None if each.starts_at is None else each.starts_at.isoformat(),
    ),
    text("title", "The title.", lambda each: each.title),
    text("host", "The body that holds it.", lambda each: each.host),
    text("place", "The city.", lambda each: each.place),
    text("source", "The address of the publisher's page.", lambda each: each.source),
    text(
        "chair", "The id of who chairs.", lambda each: None if each.chair is None else each.chair.id
    ),
    count("questions", "How many questions there are.", lambda each: len(each.questions)),
    count("indicators", "How many figures officials state.", lambda each: len(each.indicators)),
    count("targets", "How many targets officials set.", lambda each: len(each.targets)),
    count("claims", "How many claims can be rechecked.", lambda each: len(each.claims)),
    amount(
        "coverage",
        "The share of the digit strings that are accounted for.",
        lambda each: each.coverage,
        "ROUND_HALF_EVEN",
    ),
)

_TURNS: tuple[Column[_Turn], ...] = (
    text("briefing", "The id of the briefing.", lambda each: each.briefing.id),
    day("said", "The day of the briefing.", lambda each: each.briefing.date),
    text("id", "The id, unique in the briefing.", lambda each: each.turn.id),
    text("type", "Remarks, Question or Answer.", lambda each: type(each.turn).__name__),
    text(
        "exchange",
        "The id of the question in whose exchange it is.",
        lambda each: None if each.exchange is None else each.exchange.question.id,
    ),
    text(
        "speaker",
        "The id of who speaks.",
        lambda each: None if each.speaker is None else each.speaker.id,
    ),
    text(
        "speaker_name",
        "The name of who speaks.",
        lambda each: None if each.speaker is None else each.speaker.name,
    ),
    text(
        "outlet",
        "The outlet of who asks.",
        lambda each: each.turn.outlet if isinstance(each.turn, Question) else None,
    ),
    text(
        "hands_over_to",
        "The id of the colleague to whom the answer is passed.",
        lambda each: None if each.successor is None else each.successor.id,
    ),
    text("summary", "What was said, in our words.", lambda each: each.turn.summary or None),
    text(
        "topics",
        "What it was about, with semicolons between.",
        lambda each: _BETWEEN.join(each.turn.topics) or None,
    ),
    count("indicators", "How many figures are stated.", lambda each: len(each.turn.indicators)),
    count("targets", "How many targets are set.", lambda each: len(each.turn.targets)),
    count("span_start", "Where it begins in the transcript.", lambda each: each.turn.span.start),
    count("span_end", "Where it ends in the transcript.", lambda each: each.turn.span.end),
)

_SPEAKERS: tuple[Column[_Speaker], ...] = (
    text("briefing", "The id of the briefing.", lambda each: each.briefing.id),
    text("id", "The id, unique in the briefing.", lambda each: each.speaker.id),
    text("name", "The name as printed.", lambda each: each.speaker.name),
    text("honorific", "Mr., Ms. or another.", lambda each: each.speaker.honorific),
    text("role", "Chair or official.", lambda each: each.speaker.role),
    text(
        "offices",
        "The titles of the offices, with semicolons between.",
        lambda each: _BETWEEN.join(office.title for office in each.speaker.offices) or None,
    ),
    text(
        "organisations",
        "The bodies that the offices belong to, in the same order.",
        lambda each: _BETWEEN.join(office.organisation for office in each.speaker.offices) or None,
    ),
)


def briefings(source: Source) -> Table:
    """Return briefings as a table.

    Args:
        source: Briefings, or what is selected of them.
    """
    return Table(noun="briefings", columns=_BRIEFINGS, items=briefings_of(source))


def turns(source: Source) -> Table:
    """Return turns as a table: all, or those in which something is selected.

    Args:
        source: Briefings, or what is selected of them.
    """
    found = tuple(
        _Turn(index.briefing, turn, exchange)
        for index in selection_from(source).indexes
        for turn, exchange in index.exchange_turns
    )
    if isinstance(source, Selection):
        chosen = {id(turn) for turn in source.turns}
        found = tuple(each for each in found if id(each.turn) in chosen)
    return Table(noun="turns", columns=_TURNS, items=found)


def speakers(source: Source) -> Table:
    """Return speakers as a table: all, or those of whom something is selected.

    Somebody who speaks at several briefings has a row for each.

    Args:
        source: Briefings, or what is selected of them.
    """
    found = tuple(
        _Speaker(briefing, speaker)
        for briefing in briefings_of(source)
        for speaker in briefing.speakers
    )
    if isinstance(source, Selection):
        chosen = {(one.briefing.id, one.speaker.id) for one in source if one.speaker is not None}
        found = tuple(each for each in found if (each.briefing.id, each.speaker.id) in chosen)
    return Table(noun="speakers", columns=_SPEAKERS, items=found)
