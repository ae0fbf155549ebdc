"""Which words of time behind a figure date it, where none stand in its own phrase."""

import re

from miitbrief.model.categories import Kind
from miitbrief.reading.english.words import words
from miitbrief.reading.periods.attachment import is_made_then
from miitbrief.reading.periods.dated_sentences import FORMERS, DatedFigure, DatedSentence

__all__ = ["time_ahead"]


def time_ahead(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the place of the time behind a figure that dates its clause, or all of its sentence.

    "6 million, up 5%, in the six months to June", "of the 20 zones, two were closed in May"; not a
    time that something else has: "1.4 times that of 2020", "to growers who lost all in April".
    """
    if not dated.dating or dated.dating[-1] < own.at:
        return None
    clauses, tags = dated.clauses, dated.clauses.tags
    has_bound = has_subject = False
    for at in range(own.at + 1, min(len(tags), own.at + _FAR)):
        mark = tags[at]
        if mark == "T" and dated.is_dating(at) and not is_made_then(dated, own, at):
            time = dated.times[at]
            if _opens_clause(dated, at):
                break
            if time.shift is None and time.period is not None and not _is_of_other(dated, at):
                return at
        elif (
            mark in ";.SWI"
            or (mark == "(" and not _SAID_AGAIN.match(tags, at))
            or clauses.word(at) in _OPENING
            or (mark == "F" and _has_time_of_its_own(dated, at))
            or (mark in "vMX" and (has_subject or clauses.classes(at) & _TELLING))
        ):
            break
        if mark in ",C":
            has_bound, has_subject = True, False
        elif mark in "NOF":
            has_subject = has_bound
    return _time_of_all(dated, own)


#: The amount before in another currency: "26.1 trillion yuan ($3.67 trillion) in 2023".
_SAID_AGAIN = re.compile(r"\([A-Z]{0,3}F\)")
#: No clause goes on for so many words.
_FAR = 80
#: Classes of verbs whose object has a time of its own.
_TELLING = frozenset(["expect", "aim"])
#: Words behind which no time is the clause's.
_OPENING = frozenset(["with", "after", "before", "what"])
#: What a time behind tells of another amount: "the average of 2020", "their level in May".
_OTHERS = words("compared_things")


def _opens_clause(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time open what "and" joins: "rose and in May reached 5%"."""
    first = at - 1 if dated.clauses.tag(at - 1) == "P" else at
    return dated.clauses.tag(first - 1) == "C" and dated.clauses.tag(at + 1) in "vMX"


def _is_of_other(dated: DatedSentence, at: int) -> bool:
    """Tell whether words of time tell of which time another amount is: "the level of 2020"."""
    if dated.clauses.word(at - 1) not in ("in", "of", "for", "at", "on"):
        return False
    place = at - 2
    return dated.clauses.lemma(place) in _OTHERS or dated.clauses.word(place) in ("that", "those")


def _has_time_of_its_own(dated: DatedSentence, at: int) -> bool:
    """Tell whether the time behind a figure is that of another amount: "twice that of 2020"."""
    other = dated.figure_at[at]
    place = at - 1
    while dated.clauses.tag(place) in "HDANR" or dated.clauses.word(place) == "of":
        place -= 1
    return other.sense.kind is Kind.MULTIPLE or dated.clauses.word(place) in _LEADING


_LEADING = FORMERS | {"touching", "after", "than"}


def _time_of_all(dated: DatedSentence, own: DatedFigure) -> int | None:
    """Return the place of a time at the end behind a comma, which dates all of a sentence."""
    tags = dated.clauses.tags
    at = dated.dating[-1] if dated.dating else -1
    if at <= own.at:
        return None
    first = at - 1 if tags[at - 1] == "P" else at
    is_last = all(mark in ".)" for mark in tags[at + 1 :])
    is_apart = dated.clauses.tag(first - 1) == "," or dated.clauses.word(first - 1) == "all"
    time = dated.times[at]
    if not (is_last and is_apart) or time.shift is not None or time.period is None:
        return None
    return at
