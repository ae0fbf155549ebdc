"""Aims without a number: a definite end state with a due date.

::

    end state = attaining verb object [preposition] time     "achieve a stable start this quarter"
              | completing verb object ... time | time ... completing verb object
              | subject "will be" completed ... time         "the rules will be revised this year"
              | "Plan for" Name "Before" YEAR                in a title that is carried out

The verb says that the state is reached: who improves, promotes or continues has no end state.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from miitbrief.model.spans import Span
from miitbrief.reading.stances.deadlines import Deadline
from miitbrief.reading.stances.moods import AIMING, Mood, Moods
from miitbrief.reading.stances.stances import any_of, phrases

__all__ = ["EndState", "find_end_states"]


class EndState(NamedTuple):
    """An end state with its due date.

    Attributes:
        span: Where its words stand in the sentence.
        day: The last day on which it can be reached.
        statement: What is to be reached, in a normal form.
    """

    span: Span
    day: dt.date
    statement: str


_ARTICLE = r"(?:(?:a|an|the|its|our|their|his|her|all|this|these)\s+)?"
_CLOSERS = (
    r"of|in|for|by|to|from|on|at|with|through|before|within|during|this|next|until|and|or|that"
    r"|which|as|after|over|under|into|via|so|while|delayed|lost|[a-z]+ed(?=\s+(?:by|in|on|for))"
)
#: A noun phrase up to what modifies it from behind.
_OBJECT = (
    rf"{_ARTICLE}(?P<object>(?!(?:{_CLOSERS})\b)[\w'-]+(?:\s+(?!(?:{_CLOSERS})\b)[\w'-]+){{0,4}})"
)
_VERB = rf"(?P<verb>{any_of('attaining_verbs', 'completing_verbs')})"
_ACTIVE = re.compile(rf"(?i)\b(?P<phrase>{_VERB}\s+{_OBJECT})")
_PASSIVE = re.compile(rf"(?i)\s*be\s+(?:[a-z]+ly\s+)*(?P<verb>{any_of('completed')})\b")
_TITLE = re.compile(
    rf"\b(?:{'|'.join(phrases('titles'))})\s+(?:for|on|to)\s+"
    r"(?P<name>[A-Z][\w-]*(?:\s+(?:of|and|the|in)?\s*[A-Z][\w-]*){0,6}?)\s+$"
)
_BREAKS = re.compile(r"[,;:.]")
#: Between the words of a leading time and its verb stands one comma at most.
_LEADS = re.compile(r"[^,;]*,?[^,;]*")


def find_end_states(moods: Moods, deadlines: Sequence[Deadline]) -> tuple[EndState, ...]:
    """Return the end states that a sentence aims at, one for each due date at most, in order.

    Args:
        moods: The sentence with its moods.
        deadlines: Its words of time that can be a due date, in order.
    """
    found: list[EndState] = []
    for deadline in deadlines:
        state = _in_title(moods, deadline) or _passive(moods, deadline) or _active(moods, deadline)
        if state is not None and not any(state.span.overlaps(other.span) for other in found):
            found.append(state)
    return tuple(sorted(found, key=lambda state: state.span))


def _state(span: Span, deadline: Deadline, words: Iterable[str]) -> EndState:
    """Return an end state with its statement in normal form."""
    statement = f"{' '.join(' '.join(words).split())} by {deadline.day.isoformat()}"
    return EndState(span, deadline.day, statement)


def _in_title(moods: Moods, deadline: Deadline) -> EndState | None:
    """Return the end state in the title of a plan that is to be carried out."""
    title = _TITLE.search(moods.text[: deadline.span.start])
    marker = moods.before(deadline.span.start)
    is_capital = moods.text[deadline.span.start : deadline.span.start + 1].isupper()
    if title is None or not is_capital or marker is None or marker.mood not in AIMING:
        return None
    span = Span(start=title.start("name"), end=title.end("name"))
    return _state(span, deadline, [title["name"].lower()])


def _passive(moods: Moods, deadline: Deadline) -> EndState | None:
    """Return what "will be completed" says of its subject."""
    for marker in moods.markers:
        verb = _PASSIVE.match(moods.text, marker.end)
        if verb is None or marker.mood not in AIMING or not deadline.is_firm:
            continue
        span = Span(start=marker.start, end=verb.end("verb"))
        if _is_beside(moods.text, span, deadline.span):
            subject = _subject(moods.text, deadline.span, marker.start)
            return _state(span, deadline, [subject, "to be", verb["verb"].lower()])
    return None


#: A clause begins behind a comma, and its subject behind a conjunction and an article.
_OPENING = re.compile(r"(?i).*[,;:]|\s*(?:and|but|that|the|an?)(?=\s)", re.DOTALL)


def _subject(text: str, due: Span, end: int) -> str:
    """Return the subject of the verb at *end*, without the due date before it."""
    start = due.end if due.end <= end else 0
    while opening := _OPENING.match(text, start, end):
        start = opening.end()
    return text[start:end]


def _active(moods: Moods, deadline: Deadline) -> EndState | None:
    """Return what somebody aims to achieve or complete."""
    found = [
        match
        for match in _ACTIVE.finditer(moods.text)
        if _is_aimed_at(moods, match, deadline)
        and _is_beside(moods.text, Span(start=match.start(), end=match.end()), deadline.span)
    ]
    if not found:
        return None
    before = [match for match in found if match.end() <= deadline.span.start]
    match = before[-1] if before else found[0]
    is_attained = match["verb"].lower() in phrases("attaining_verbs")
    group = "object" if is_attained else "phrase"
    span = Span(start=match.start(group), end=match.end(group))
    return _state(span, deadline, [match["verb"].lower(), match["object"]])


def _is_aimed_at(moods: Moods, match: re.Match[str], deadline: Deadline) -> bool:
    """Tell whether a verb stands in the mood of an aim that the due date goes with."""
    marker = moods.before(match.start())
    if marker is None or marker.mood not in AIMING:
        return False
    owner = moods.before(deadline.span.start)
    return (owner is None or owner.mood in AIMING) and (deadline.is_firm or marker.mood is Mood.AIM)


def _is_beside(text: str, span: Span, due: Span) -> bool:
    """Tell whether a due date stands in the clause of a verb, or leads it."""
    if due.start >= span.end:
        return _BREAKS.search(text, span.end, due.start) is None
    leading = text[due.end : span.start]
    return due.end <= span.start and _LEADS.fullmatch(leading) is not None
