"""``why``: what decided a figure, a turn or a verdict."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from miitbrief._printing import printable
from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import check
from miitbrief.cli.blocks import Block, Data, Heading, Line, Listing, Shown, Tone
from miitbrief.cli.data import json_line
from miitbrief.corpora.selected import BriefingIndex, Selected
from miitbrief.model.briefings import Briefing
from miitbrief.model.claims import Claim
from miitbrief.model.decisions import Decision
from miitbrief.model.figures import Statement
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Question, Remarks, Turn

__all__ = ["tell_why"]

Part = Statement | Claim | Turn | Speaker
"""What an id is of."""


def tell_why(briefings: Sequence[Briefing], *, id: str, json: bool) -> Shown:  # noqa: A002 - The argument's name.
    """Show what decided a part of a briefing.

    Args:
        briefings: The briefing.
        id: The id of a figure, a target, a claim, a turn or a speaker, whole or short.
        json: Whether it is shown as JSON, one object.

    Raises:
        UnknownIdError: Where the briefing has no part with it; it names the nearest.
    """
    (source,) = briefings
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
            said = _said(briefing, part)
            return {
                **own,
                "turn": part.turn,
                "sentence": said.sentence,
                "decisions": [*map(_decision, part.decisions)],
                "checks": _verdicts(said.checks),
                "uses": _verdicts(said.uses),
                "citation": str(said.cite()),
            }


def _said(briefing: Briefing, statement: Statement) -> Selected:
    """Return a statement with what belongs to it."""
    (index,) = BriefingIndex.of((briefing,))
    return next(each for each in index.selected if each.statement.id == statement.id)


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
    said = _said(briefing, statement)
    yield Line(str(said))
    if said.sentence:
        yield Line(printable(f'"{said.sentence}"'), Tone.FAINT)
    yield Line(f"said by {said.turn.who}; speaker: {said.turn.why('speaker')}")
    if statement.decisions:
        yield Heading("What decided its fields")
        fields = dict.fromkeys(each.field for each in statement.decisions)
        yield Listing(("field", "why"), tuple((each, statement.why(each)) for each in fields))
        if statement.unsure:
            yield Line(f"Worth a look: {', '.join(statement.unsure)}", Tone.DOUBT)
    else:
        yield Line("all its fields: curated")
    for heading, checks in (
        ("What it follows from", said.checks),
        ("What follows from it", said.uses),
    ):
        if checks:
            yield Heading(heading)
            rows = [(each.claim.id.rpartition("/")[2], str(each)) for each in checks]
            yield Listing(("claim", "recheck"), tuple(rows))
    yield Heading("How to cite it")
    yield Line(str(said.cite()))
