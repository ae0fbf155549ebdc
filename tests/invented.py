"""Figures, targets and briefings that are made up for tests."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import attrs

from miitbrief import (
    Briefing,
    Hedge,
    Indicator,
    Kind,
    Origin,
    Period,
    QualitativeTarget,
    Quantity,
    Remarks,
    Role,
    Span,
    Speaker,
    Target,
    Unit,
)
from miitbrief.model.figures import AnyTarget

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

#: How the words of a hedge begin a text.
HEDGES = {
    "over ": Hedge.MORE_THAN,
    "at least ": Hedge.AT_LEAST,
    "nearly ": Hedge.NEARLY,
    "about ": Hedge.ABOUT,
    "at most ": Hedge.AT_MOST,
}
SPEAKER = Speaker(id="mei-lan", name="Mei Lan", honorific="Ms.", role=Role.OFFICIAL)
UNITS_OF_KIND = {
    Kind.SHARE: "percent",
    Kind.GROWTH: "percent",
    Kind.AVERAGE_GROWTH: "percent",
    Kind.POINT_CHANGE: "percentage point",
    Kind.MULTIPLE: "times",
}


def quantity(text: str, unit: str = "count", *, per: str | None = None) -> Quantity:
    """Return what a text such as "over 4,700" or "1.4 million" prints."""
    opening = next((words for words in HEDGES if text.startswith(words)), "")
    number = text.removeprefix(opening)
    digits, _, word = number.partition(" ")
    value = Decimal(digits.replace(",", "").rstrip("%")) * SCALES.get(word, 1)
    return Quantity(
        value=value.quantize(Decimal(1)) if word in SCALES else value,
        unit=Unit(name=unit, per=per),
        hedge=HEDGES.get(opening, Hedge.EXACT),
        text=number,
    )


def period(text: str | None, *, assumed: bool = False) -> Period | None:
    """Return a period, or None."""
    origin = Origin.ASSUMED if assumed else Origin.STATED
    return None if text is None else Period.parse(text, origin=origin)


def figure(
    text: str,
    when: str | None,
    *,
    kind: Kind = Kind.LEVEL,
    unit: str | None = None,
    basis: str | None = None,
    assumed: bool = False,
    **fields: Any,
) -> Indicator:
    """Return a figure about trams; its id and its place are given by `briefing`."""
    given: dict[str, Any] = {"measure": "trams in service", "concept": "trams", **fields}
    return Indicator(
        id="unplaced",
        kind=kind,
        quantity=quantity(text, unit or UNITS_OF_KIND.get(kind, "count")),
        period=period(when, assumed=assumed),
        basis=period(basis),
        span=Span(start=0, end=1),
        **given,
    )


def target(
    text: str,
    due: str,
    *,
    kind: Kind = Kind.LEVEL,
    unit: str | None = None,
    **fields: Any,
) -> Target:
    """Return a target about trams; its id and its place are given by `briefing`."""
    given: dict[str, Any] = {"measure": "trams in service", "concept": "trams", **fields}
    named = unit or UNITS_OF_KIND.get(kind, "count")
    return Target(
        id="unplaced",
        kind=kind,
        quantity=quantity(text, named),
        due=dt.date.fromisoformat(due),
        span=Span(start=0, end=1),
        **given,
    )


def aim(due: str, **fields: Any) -> QualitativeTarget:
    """Return a target about trams without a number."""
    given: dict[str, Any] = {"measure": "trams in service", "concept": "trams", **fields}
    return QualitativeTarget(
        id="unplaced",
        due=dt.date.fromisoformat(due),
        statement="More trams are to run.",
        span=Span(start=0, end=1),
        **given,
    )


def briefing(day: str | None, *figures: Indicator, targets: Sequence[AnyTarget] = ()) -> Briefing:
    """Return a briefing at which one official says these figures, in order, and sets targets."""
    name = day or "undated"
    turn = f"{name}/r1"
    indicators = tuple(
        attrs.evolve(
            each,
            id=f"{turn}/i{place:02}",
            turn=turn,
            speaker=SPEAKER,
            span=Span(start=10 * place, end=10 * place + 1),
        )
        for place, each in enumerate(figures)
    )
    start = 10 * len(indicators)
    aims = tuple(
        attrs.evolve(
            each,
            id=f"{turn}/t{place:02}",
            turn=turn,
            speaker=SPEAKER,
            span=Span(start=start + 10 * place, end=start + 10 * place + 1),
        )
        for place, each in enumerate(targets)
    )
    said = Remarks(
        id=turn,
        span=Span(start=0, end=start + 10 * len(aims) + 1),
        speaker=SPEAKER,
        indicators=indicators,
        targets=aims,
    )
    return Briefing(
        id=name,
        title="A briefing on trams",
        date=None if day is None else dt.date.fromisoformat(day),
        speakers=(SPEAKER,),
        turns=(said,),
    )
