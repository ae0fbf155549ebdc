"""The full unit of each figure: its name, its denominator, and what is counted."""

import re
from collections.abc import Sequence

from miitbrief.model.categories import Kind
from miitbrief.model.numerals import fold
from miitbrief.model.quantities import Unit
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.quantities.lexicon import table
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.quantities.positions import sentence_number

__all__ = ["find_units"]

#: Units of a rate that have their denominator in their name: "12 mph" is 12 miles per hour.
_SPLITS: dict[str, list[str]] = table("splits")

_EACH = re.compile(
    r"\s+(?:a|per|each|every)\s+(?P<unit>year|quarter|month|week|day)\b(?!\s+(?:ago|earlier|before))"
)
#: What an index without a unit is of, where it is not one of points.
_COEFFICIENT = re.compile(r"(?i)\bcoefficients?\b")
#: Where another clause begins, which may count something else.
_CLAUSE_END = re.compile(r"[;:]|,\s+(?:and|while|but|whereas|which|who)\b")


def find_units(
    text: str,
    mentions: Sequence[Mention],
    senses: Sequence[Sense],
    pers: Sequence[str | None],
    things: Sequence[str],
) -> tuple[Unit, ...]:
    """Return the unit of each figure.

    What is counted stands right behind a number; a bare one counts what the number before it in
    the clause counts.

    Args:
        text: The text that the figures stand in.
        mentions: The figures, in order.
        senses: Their kinds.
        pers: What they are said per.
        things: What stands behind them and is counted, or "".
    """
    plain = fold(text)
    counted: str | None = None
    end = 0
    units: list[Unit] = []
    for mention, sense, per, thing in zip(mentions, senses, pers, things, strict=True):
        start = mention.span.start
        is_new = sentence_number(plain, end) != sentence_number(plain, start)
        if is_new or _CLAUSE_END.search(plain, end, start):
            counted = None
        end = mention.span.end
        unit = _unit(plain, mention, sense, per or _pace(plain, mention, sense))
        if unit.name == "count":
            counted = thing or counted
            unit = Unit(name="count", per=per, counted=counted)
        units.append(unit)
    return tuple(units)


def _unit(plain: str, mention: Mention, sense: Sense, per: str | None) -> Unit:
    """Return the unit of a figure without what is counted."""
    if mention.unit in _SPLITS:
        name, per = _SPLITS[mention.unit]
        return Unit(name=name, per=per)
    if mention.unit is None and sense.kind is Kind.INDEX:
        start = plain.rfind(". ", 0, mention.span.start) + 1
        is_coefficient = _COEFFICIENT.search(plain, start, mention.span.start) is not None
        return Unit(name="coefficient" if is_coefficient else "index point")
    if mention.unit == "percent" and sense.kind is Kind.POINT_CHANGE:
        return Unit(name="percentage point", per=per)
    return Unit(name=mention.unit or "count", per=per)


def _pace(plain: str, mention: Mention, sense: Sense) -> str | None:
    """Return the time in which a change is made again and again: "by 0.6 points a year"."""
    if sense.kind not in (Kind.POINT_CHANGE, Kind.CHANGE):
        return None
    match = _EACH.match(plain, mention.span.end)
    return match and match["unit"]
