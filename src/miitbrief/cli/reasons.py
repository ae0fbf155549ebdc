"""``why``: what decided a figure, a turn or a verdict."""

from collections.abc import Iterator

from miitbrief.checking.rechecking import check
from miitbrief.cli.blocks import Block, Heading, Line, Listing, Shown, Tone
from miitbrief.cli.sources import briefings_named
from miitbrief.corpora.selected import BriefingIndex
from miitbrief.model.briefings import Briefing
from miitbrief.model.claims import Claim
from miitbrief.model.figures import Statement
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Question, Turn

__all__ = ["tell_why"]


def tell_why(*, briefing: str, id: str) -> Shown:  # noqa: A002 - It is the name of the argument.
    """Show what decided a part of a briefing.

    Args:
        briefing: The name of the briefing.
        id: The id of a figure, a target, a claim, a turn or a speaker, whole or short.

    Raises:
        UnknownIdError: Where the briefing has no part with it; it names the nearest.
    """
    (source,) = briefings_named([briefing])
    match source.find(id):
        case Claim() as claim:
            (found,) = (each for each in check(source) if each.claim.id == claim.id)
            yield from map(Line, found.explain().splitlines())
        case Turn() as turn:
            yield from _turn(turn)
        case Speaker() as speaker:
            yield from _speaker(source, speaker)
        case statement:
            yield from _statement(source, statement)
    return 0


def _turn(turn: Turn) -> Iterator[Block]:
    """Yield who speaks in a turn, and why."""
    yield Line(str(turn))
    yield Line(f"{'outlet' if isinstance(turn, Question) else 'speaker'}: {turn.why('speaker')}")


def _speaker(briefing: Briefing, speaker: Speaker) -> Iterator[Block]:
    """Yield why each turn of a speaker is theirs."""
    yield Line(str(speaker))
    rows = [
        (turn.id.removeprefix(f"{briefing.id}/"), turn.why("speaker"))
        for turn in briefing.turns
        if not isinstance(turn, Question) and getattr(turn, "speaker", None) == speaker
    ]
    if rows:
        yield Listing(("turn", "why"), tuple(rows))


def _statement(briefing: Briefing, statement: Statement) -> Iterator[Block]:
    """Yield a figure or target with what it is part of, and what decided each of its fields."""
    yield Line(str(statement))
    assert statement.turn is not None  # A briefing has no statement outside of turns.
    turn = briefing.turn(statement.turn)
    yield Line(f"said by {turn.who}; speaker: {turn.why('speaker')}")
    if statement.decisions:
        yield Heading("What decided its fields")
        fields = dict.fromkeys(each.field for each in statement.decisions)
        yield Listing(("field", "why"), tuple((each, statement.why(each)) for each in fields))
        if statement.unsure:
            yield Line(f"Worth a look: {', '.join(statement.unsure)}", Tone.DOUBT)
    else:
        yield Line("all its fields: curated")
    (index,) = BriefingIndex.of([briefing])
    for heading, checks in (
        ("What it follows from", index.checks),
        ("What follows from it", index.uses),
    ):
        if found := checks.get(statement.id):
            yield Heading(heading)
            rows = [(each.claim.id.rpartition("/")[2], str(each)) for each in found]
            yield Listing(("claim", "recheck"), tuple(rows))
