"""``list`` and ``show``: what briefings there are, and what one is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from miitbrief._printing import printable
from miitbrief.checking.rechecking import check
from miitbrief.cli.blocks import Block, Data, Heading, Line, Listing, Shown, Tone, numbered
from miitbrief.cli.checks import counted, status_of
from miitbrief.cli.data import json_text
from miitbrief.formats.tables import table
from miitbrief.model.briefings import Briefing
from miitbrief.model.speakers import Speaker

__all__ = ["list_briefings", "show_briefings"]


def list_briefings(briefings: Sequence[Briefing]) -> Shown:
    """Show a line for each briefing."""
    rows = [
        (
            each.id,
            printable(each.title),
            str(len(each.indicators)),
            str(len(each.targets)),
            str(len(each.claims)),
        )
        for each in briefings
    ]
    yield Listing(("id", "title", "figures", "targets", "claims"), tuple(rows))
    return 0


def show_briefings(briefings: Sequence[Briefing], *, json: bool) -> Shown:
    """Show what briefings are: when and where, who speaks, and what is asked and answered.

    Args:
        briefings: The briefings.
        json: Whether it is shown as JSON: rows of briefings with those of their people and turns.
    """
    if json:
        yield Data(json_text([_record(each) for each in briefings]))
    else:
        for each in briefings:
            yield from _shown(each)
    return status_of(check(briefings))


def _record(briefing: Briefing) -> dict[str, Any]:
    """Return what a briefing is, with the rows of what it consists of."""
    (own,) = table(briefing, "briefings")
    verdicts = Counter(each.verdict for each in check(briefing))
    return {
        **own,
        "verdicts": dict(sorted(verdicts.items())),
        "unresolved": [each.literal for each in briefing.unresolved],
        "notes": [*dict.fromkeys(note.text for note in briefing.notes)],
        "speakers": table(briefing, "speakers").rows(),
        "turns": table(briefing, "turns").rows(),
    }


def _shown(briefing: Briefing) -> Iterator[Block]:
    """Yield what a briefing is."""
    yield Heading(printable(f"{briefing.id}  {briefing.title}"))
    when = briefing.date if briefing.starts_at is None else f"{briefing.starts_at:%Y-%m-%d %H:%M}"
    facts = (when, briefing.place, briefing.host, briefing.source)
    yield Line(printable(", ".join(str(each) for each in facts if each)), Tone.FAINT)
    checks = check(briefing)
    counts = f": {counted(checks)}" if checks else ""
    parts = (("figure", briefing.indicators), ("target", briefing.targets), ("claim", checks))
    yield Line(", ".join(numbered(len(found), noun) for noun, found in parts) + counts)
    if briefing.unresolved:
        numbers = ", ".join(str(each.literal) for each in briefing.unresolved)
        yield Line(printable(f"Not understood: {numbers}"), Tone.DOUBT)
    for note in dict.fromkeys(note.text for note in briefing.notes):
        yield Line(printable(f"Note: {note}"), Tone.DOUBT)
    if briefing.speakers:
        yield Heading("Who speaks")
        yield Listing(("speaker", "offices"), tuple(map(_person, briefing.speakers)))
    yield Heading("What is said")
    turns = [
        (
            turn.id.removeprefix(f"{briefing.id}/"),
            turn.who,
            printable(turn.summary),
            str(len(turn.statements) or ""),
        )
        for turn in briefing.turns
    ]
    yield Listing(("turn", "who", "about", "figures"), tuple(turns))


def _person(speaker: Speaker) -> tuple[str, str]:
    """Return who speaks, and with which offices."""
    offices = "; ".join(str(office) for office in speaker.offices)
    return printable(str(speaker)), printable(offices)
