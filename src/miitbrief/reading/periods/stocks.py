"""Which figures tell how much there is at a time, and which what comes about in one.

A stock has a day and a flow a range; a share has the time of its whole.
"""

import attrs

from miitbrief.model.categories import Kind
from miitbrief.model.periods import Period
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.dated_sentences import (
    CHANGES,
    DatedFigure,
    DatedSentence,
    predicate_of,
)
from miitbrief.reading.syntax.clauses import Predicate

__all__ = ["SHORTEST_MONTH", "as_flow", "as_stock", "is_flow", "is_state", "is_stock"]

_LINKS, _LIGHT = words("linking"), words("light_heads")
_STOCKS, _FLOWS = words("stocks"), words("flows")
_COUNTED = words("counted")
_STATIVE, _TOTALS = words("stative_verbs"), words("totals")
_STOCK_UNITS = words("stock_units")
_LEVELS = words("compared_things")
_INNER = frozenset(["of", "in", "for", "with", "among", "into", "across", "covering", "between"])
#: So many days later a shortest month ends.
SHORTEST_MONTH = 27
#: Classes of verbs that tell how much there is.
_TELLING = ("be", "have", "reach", "share", "up", "down", "see")


def is_stock(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure says how much there is at a time."""
    if own.sense.kind not in (Kind.LEVEL, Kind.SHARE, Kind.RATIO):
        return False
    found = own.measure.lower().replace("'s", "").split()
    if own.sense.kind is Kind.SHARE:
        return _is_share_of_stock(found) and not _comes_about(predicate_of(dated, own))
    if _TOTALS.intersection(found[:3]):
        return True
    head, rest = _heads_of(found)
    if head in _FLOWS or any(map(_is_deed, rest)) or found[:1] == ["average"]:
        return False
    is_count = found[:2] == ["number", "of"] and head in _COUNTED
    is_named = is_count or head in _STOCKS or own.mention.unit in _STOCK_UNITS
    return is_named and _tells(predicate_of(dated, own)) and not _is_inside(dated, own)


def _is_share_of_stock(found: list[str]) -> bool:
    """Tell whether the parts of a share exist at a time: "coverage", "share of firms in firms"."""
    lemmas = [_lemma(word) for word in found]
    is_flow = not _FLOWS.isdisjoint(lemmas) or any(map(_is_deed, found))
    return not is_flow and not _STOCKS.isdisjoint(lemmas)


def _comes_about(predicate: Predicate | None) -> bool:
    """Tell whether a verb says what was done: "sold", "closed"."""
    return (
        predicate is not None
        and predicate.has("deed")
        and not predicate.has(*_TELLING)
        and predicate.lemma not in _STATIVE
        and not predicate.is_perfect
    )


def _is_inside(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure stands in a phrase of place or kind: "in 40 cities", "of 60 firms"."""
    place = own.at - 1
    while dated.clauses.tag(place) in "HDAR":
        place -= 1
    is_level = dated.clauses.word(place) == "of" and dated.clauses.lemma(place - 1) in _LEVELS
    return own.mention.unit is None and not is_level and dated.clauses.word(place) in _INNER


def _tells(predicate: Predicate | None) -> bool:
    """Tell whether a verb says how much there is: "there were", "numbered"."""
    return predicate is None or predicate.has(*_TELLING) or predicate.lemma in _STATIVE


def _is_deed(word: str) -> bool:
    """Tell whether a word says what was done to a thing: "built", "issued"."""
    readings = lexicon().words.get(word, ())
    return any(
        each.tag == "VN" and "deed" in each.classes and each.lemma not in _STATIVE
        for each in readings
    ) and not any(each.tag in ("A", "N") for each in readings)


def _lemma(word: str) -> str:
    """Return the singular of a noun."""
    if word in _STOCKS:
        return word
    readings = lexicon().words.get(word, ())
    return next((each.lemma for each in readings if each.tag == "NS"), word.removesuffix("s"))


def _heads_of(found: list[str]) -> tuple[str, list[str]]:
    """Return the head of a measure, behind "number of" and "share of", and the words behind it."""
    while found:
        end = next((at for at, word in enumerate(found) if word in _LINKS), len(found))
        head = _lemma(found[end - 1]) if end else ""
        if head not in _LIGHT or end >= len(found) or found[end] != "of":
            plain = [_lemma(word) for word in found[:end] if not _is_participle(word)]
            known = (word for word in reversed(plain) if word in _STOCKS or word in _FLOWS)
            return next(known, plain[-1] if plain else head), found[max(0, end - 1) :]
        found = found[end + 1 :]
    return "", []


def _is_participle(word: str) -> bool:
    """Tell whether a word is a participle and no noun: "enrolled", "sold"."""
    readings = lexicon().words.get(word, ())
    if not readings:
        return word.endswith("ed")
    return any(each.tag == "VN" for each in readings) and not any(
        each.tag[0] == "N" for each in readings
    )


def as_stock(dated: DatedSentence, own: DatedFigure, period: Period) -> Period:
    """Return the last day of a period for a stock, else the period."""
    if not _is_whole(period) or not is_stock(dated, own):
        return period
    if (
        dated.day is not None
        and period.start <= dated.day < period.end
        and not _is_ahead(dated, own)
    ):
        return attrs.evolve(period, start=dated.day, end=dated.day, label="")
    return attrs.evolve(period, start=period.end)


def _is_whole(period: Period) -> bool:
    """Tell whether a period is a month or longer."""
    return (period.end - period.start).days >= SHORTEST_MONTH


def _is_ahead(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure is of what is to come."""
    predicate = predicate_of(dated, own)
    return predicate is not None and (predicate.is_future or predicate.has("expect", "aim"))


def is_state(dated: DatedSentence, own: DatedFigure) -> bool:
    """Tell whether a figure says what is so, and not what came about."""
    if own.sense.kind in CHANGES:
        return False
    if own.sense.kind is Kind.SHARE or is_stock(dated, own):
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
    if not (is_end and is_flow(own)):
        return period
    return attrs.evolve(period, start=period.start.replace(month=1, day=1))


def is_flow(own: DatedFigure) -> bool:
    """Tell whether a figure is of what comes about: "exports", "number of births"."""
    return _heads_of(own.measure.lower().replace("'s", "").split())[0] in _FLOWS
