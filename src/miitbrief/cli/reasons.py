"""``why``: what decided a figure, a turn or a verdict."""

from collections.abc import Iterable, Iterator
from typing import Any

from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import check
from miitbrief.cli.blocks import Block, Data, Heading, Line, Listing, Shown, Tone
from miitbrief.cli.data import json_line
from miitbrief.cli.sources import briefings_named
from miitbrief.corpora.selected import BriefingIndex
from miitbrief.model.briefings import Briefing
from miitbrief.model.claims import Claim
from miitbrief.model.decisions import Decision
from miitbrief.model.figures import Statement
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Question, Remarks, Turn

__all__ = ["tell_why"]

Part = Statement | Claim | Turn | Speaker
"""What an id is of."""


def tell_why(*, briefing: str, id: str, json: bool) -> Shown:  # noqa: A002 - The argument's name.
    """Show what decided a part of a briefing.

    Args:
        briefing: The name of the briefing.
        id: The id of a figure, a target, a claim, a turn or a speaker, whole or short.
        json: Whether it is shown as JSON, one object.

    Raises:
        UnknownIdError: Where the briefing has no part with it; it names the nearest.
    """
    (source,) = briefings_named([briefing])
    part = source.find(id)
    if json:
        yield Data(f"{json_line(_record(source, part))}\n")
    else:
        yield from _told(source, part)
    return 0


def _told(briefing: Briefing, part: Part) -> Iterator[Block]:
    """Yield what decided a part, for people."""
    match part:
        case Claim():
            yield from map(Line, _check_of(briefing, part).explain().splitlines())
        case Turn():
            yield from _turn(part)
        case Speaker():
            yield from _speaker(briefing, part)
        case _:
            yield from _statement(briefing, part)


def _record(briefing: Briefing, part: Part) -> dict[str, Any]:
    """Return what decided a part, for programs."""
    own = {"id": part.id, "type": type(part).__name__, "line": str(part)}
    match part:
        case Claim():
            found = _check_of(briefing, part)
            return {**own, "verdict": found.verdict, "working": found.explain().splitlines()}
        case Turn():
            return {**own, "speaker": part.why("speaker")}
        case Speaker():
            turns = [{"turn": turn.id, "why": why} for turn, why in _turns_of(briefing, part)]
            return {**own, "turns": turns}
        case _:
            (index,) = BriefingIndex.of((briefing,))
            return {
                **own,
                "turn": part.turn,
                "decisions": [*map(_decision, part.decisions)],
                "checks": _verdicts(index.checks.get(part.id, ())),
                "uses": _verdicts(index.uses.get(part.id, ())),
            }


def _check_of(briefing: Briefing, claim: Claim) -> Check:
    """Return the check of a claim."""
    return next(each for each in check(briefing) if each.claim.id == claim.id)


def _decision(each: Decision) -> dict[str, Any]:
    """Return what decided a field, with the place of its words."""
    start, end = (None, None) if each.span is None else (each.span.start, each.span.end)
    return {
        "field": each.field,
        "rule": each.rule,
        "words": each.words,
        "span_start": start,
        "span_end": end,
        "is_sure": each.is_sure,
    }


def _verdicts(checks: Iterable[Check]) -> list[dict[str, str]]:
    """Return the verdicts of checks by the ids of their claims."""
    return [{"claim": each.claim.id, "verdict": each.verdict} for each in checks]


def _turn(turn: Turn) -> Iterator[Block]:
    """Yield who speaks in a turn, and why."""
    yield Line(str(turn))
    yield Line(f"{'outlet' if isinstance(turn, Question) else 'speaker'}: {turn.why('speaker')}")


def _speaker(briefing: Briefing, speaker: Speaker) -> Iterator[Block]:
    """Yield why each turn of a speaker is theirs."""
    yield Line(str(speaker))
    own = f"{briefing.id}/"
    rows = [(turn.id.removeprefix(own), why) for turn, why in _turns_of(briefing, speaker)]
    if rows:
        yield Listing(("turn", "why"), tuple(rows))


def _turns_of(briefing: Briefing, speaker: Speaker) -> Iterator[tuple[Turn, str]]:
    """Yield the turns of a speaker, each with why it is theirs."""
    for turn in briefing.turns:
        if isinstance(turn, Remarks | Answer) and turn.speaker == speaker:
            yield turn, turn.why("speaker")


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
