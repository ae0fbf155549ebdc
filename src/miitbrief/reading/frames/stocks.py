"""Which figures tell how much there is on a day, and which what comes about in a time."""

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Period
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.frames.dated_sentences import (
    CHANGES,
    DatedFigure,
    DatedSentence,
    predicate_of,
)
from miitbrief.reading.frames.words import words

__all__ = ["as_flow", "as_stock", "is_state", "is_stock"]


def is_stock(own: DatedFigure) -> bool:
    """Tell whether a figure says how much there is at a time."""
    if own.sense.kind not in (Kind.LEVEL, Kind.SHARE, Kind.RATIO):
        return False
    if own.sense.kind is Kind.SHARE:
        words = own.measure.lower().replace("'s", "").split()
        is_flow = any(word in _FLOWS or _is_deed(word) for word in words)
        return not is_flow and any(word in _STOCKS for word in words)
    head, rest = _heads_of(own.measure)
    if head in _FLOWS or any(map(_is_deed, rest)):
        return False
    return head in _STOCKS or head.removesuffix("s") in _STOCKS


def _is_deed(word: str) -> bool:
    """Tell whether a word says what was done to a thing: "built", "issued"."""
    readings = lexicon().words.get(word, ())
    return any(each.tag == "VN" and "deed" in each.classes for each in readings) and not any(
        each.tag in ("A", "N") for each in readings
    )


_LINKS = words("linking")


_LIGHT = words("light_heads")


def _heads_of(measure: str) -> tuple[str, list[str]]:
    """Return the head of a measure, behind "number of" and "share of", and the words behind it."""
    words = measure.lower().replace("'s", "").split()
    while words:
        end = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
        head = words[end - 1] if end else ""
        if head not in _LIGHT or end >= len(words) or words[end] != "of":
            plain = [word for word in words[:end] if not word.endswith("ed")]
            return (plain[-1] if plain else head), words[end - 1 if end else 0 :]
        words = words[end + 1 :]
    return "", []


_STOCKS = words("stocks")


_FLOWS = words("flows")


def as_stock(dated: DatedSentence, own: DatedFigure, period: Period) -> Period:
    """Return the last day of a period for a stock, else the period."""
    if period.is_day or not is_stock(own):
        return period
    if (
        dated.day is not None
        and period.start <= dated.day < period.end
        and not _is_ahead(dated, own)
    ):
        return attrs.evolve(period, start=dated.day, end=dated.day, label="")
    return attrs.evolve(period, start=period.end)


def _is_ahead(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is of what is to come."""
    predicate = predicate_of(dated, own)
    return predicate is not None and (predicate.is_future or predicate.has("expect", "aim"))


def is_state(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure says what is so, and not what came about."""
    if own.sense.kind in CHANGES:
        return False
    if is_stock(own) or own.sense.kind is Kind.SHARE:
        return True
    predicate = predicate_of(dated, own)
    if predicate is None:
        return True
    if predicate.is_perfect:
        return True
    return not predicate.has("deed") or predicate.words[0] in ("is", "are")


def as_flow(own: DatedFigure, period: Period) -> Period:
    """Return the year of a last day of December, for what came about in it."""
    is_end = period.is_day and (period.end.month, period.end.day) == (12, 31)
    is_flow = _heads_of(own.measure)[0] in _FLOWS
    return (
        attrs.evolve(period, start=period.start.replace(month=1, day=1))
        if is_end and is_flow
        else period
    )
