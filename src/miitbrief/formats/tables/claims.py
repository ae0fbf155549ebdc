"""Tables of claims rechecked, and of the figures from which they follow."""

from collections.abc import Iterable
from typing import NamedTuple

from miitbrief.checking.checks import Check
from miitbrief.checking.rechecking import checks_of
from miitbrief.formats.tables.columns import (
    Column,
    amount,
    bounds,
    count,
    day,
    days,
    flag,
    text,
)
from miitbrief.formats.tables.sources import Source, briefings_of, chosen_in
from miitbrief.formats.tables.table import Table
from miitbrief.model.briefings import Briefing
from miitbrief.model.figures import Figure
from miitbrief.model.quantities import Rounding
from miitbrief.model.references import Reference

__all__ = ["checks", "operands"]


class _Check(NamedTuple):
    """A check, and the briefing of its claim."""

    briefing: Briefing
    check: Check


class _Operand(NamedTuple):
    """An operand of a claim: a figure, or None where the text does not give it."""

    briefing: Briefing
    check: Check
    position: int
    figure: Figure | None
    home: str | None

    @property
    def role(self) -> str:
        """What the operand is, such as "earlier level"."""
        claim = self.check.claim
        names = list(claim.roles)
        if claim.missing is not None:
            names.insert(claim.missing.position, claim.missing.role)
        return names[self.position]


_CHECKS: tuple[Column[_Check], ...] = (
    text("briefing", "The id of the briefing.", lambda each: each.briefing.id),
    day("said", "The day of the briefing.", lambda each: each.briefing.date),
    text("id", "The id of the claim, unique in the briefing.", lambda each: each.check.claim.id),
    text("kind", "How the stated figure follows.", lambda each: each.check.claim.kind),
    text("verdict", "What the check finds.", lambda each: each.check.verdict),
    text("reason", "Why.", lambda each: each.check.reason),
    text("stated", "The id of the stated figure.", lambda each: each.check.claim.stated.id),
    text("concept", "What it measures.", lambda each: each.check.claim.stated.concept),
    text("measure", "The same in words.", lambda each: each.check.claim.stated.measure),
    text(
        "speaker",
        "The id of who states it.",
        lambda each: _speaker_id(each.check.claim.stated),
    ),
    text("printed", "It as printed.", lambda each: each.check.claim.stated.quantity.text),
    *days("period", "its period", lambda each: each.check.claim.stated.period),
    text("unit", "The unit of the numbers below.", lambda each: each.check.unit.name),
    *bounds("stated", "the stated figure may be", lambda each: each.check.stated),
    *bounds("recomputed", "follows from the operands", lambda each: each.check.recomputed),
    amount(
        "point",
        "What follows from the operands as printed.",
        lambda each: each.check.point,
        "ROUND_HALF_EVEN",
    ),
    text(
        "missing",
        "The operand that the text does not give.",
        lambda each: each.check.claim.missing_operand,
    ),
    *bounds("implied", "the missing operand would have to be", lambda each: each.check.implied),
    text(
        "implied_unit",
        "Its unit.",
        lambda each: None if each.check.implied_unit is None else each.check.implied_unit.name,
    ),
    *days("implied_period", "its period", lambda each: each.check.implied_period),
    count("years", "The number of years between the levels.", lambda each: each.check.years),
    count("other_years", "Another that may be meant.", lambda each: each.check.other_years),
    flag(
        "low_information",
        "Whether it would hold for a number a tenth more or less, too.",
        lambda each: each.check.low_information,
    ),
    text("rounding", "How numbers are taken to be rounded.", lambda each: each.check.rounding),
    count("span_start", "Where the claim begins.", lambda each: each.check.claim.span.start),
    count("span_end", "Where it ends.", lambda each: each.check.claim.span.end),
)

_OPERANDS: tuple[Column[_Operand], ...] = (
    text("briefing", "The id of the briefing.", lambda each: each.briefing.id),
    text("claim", "The id of the claim.", lambda each: each.check.claim.id),
    count("position", "The place among the operands, from 0.", lambda each: each.position),
    text("role", "What the operand is.", lambda each: each.role),
    text(
        "figure",
        "The id of the figure, empty where the text does not give it.",
        lambda each: None if each.figure is None else each.figure.id,
    ),
    text("figure_briefing", "The briefing that states the figure.", lambda each: each.home),
)


def _speaker_id(figure: Figure) -> str | None:
    """Return the id of who states a figure, where that is known."""
    return None if figure.speaker is None else figure.speaker.id


def checks(
    source: Source,
    *,
    references: Iterable[Reference] = (),
    rounding: Rounding = Rounding.HALF,
) -> Table:
    """Return checks as a table: of every claim, or of what is selected.

    Args:
        source: Briefings, or what is selected of them.
        references: Published values for what the texts lack.
        rounding: How numbers are taken to have been rounded.
    """
    return Table(noun="checks", columns=_CHECKS, items=_found(source, rounding, references))


def operands(source: Source) -> Table:
    """Return the operands of claims as a table, those that the text does not give, too.

    Args:
        source: Briefings, or what is selected of them.
    """
    found = tuple(
        _Operand(briefing, each, position, figure, home)
        for briefing, each in _found(source, Rounding.HALF, ())
        for position, (figure, home) in enumerate(_in_place(each, briefing))
    )
    return Table(noun="operands", columns=_OPERANDS, items=found)


def _found(
    source: Source, rounding: Rounding, references: Iterable[Reference]
) -> tuple[_Check, ...]:
    """Return checks with their briefings."""
    is_chosen = chosen_in(source)
    briefings = briefings_of(source)
    made = checks_of(briefings, references=references, rounding=rounding)
    return tuple(
        _Check(briefing, each)
        for briefing, each in made
        if is_chosen(briefing.id, each.claim.stated)
    )


def _in_place(check: Check, briefing: Briefing) -> list[tuple[Figure | None, str | None]]:
    """Return the operands of a claim at their places, each with the briefing that states it."""
    operands = check.claim.operands
    homes = check.claim.homes(briefing.id)
    found: list[tuple[Figure | None, str | None]] = [*zip(operands, homes, strict=True)]
    if check.claim.missing is not None:
        found.insert(check.claim.missing.position, (None, None))
    return found
