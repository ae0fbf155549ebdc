"""Aims: what is to be reached by a day, with a number or without.

::

    aim = figure in the mood of an aim or a plan, with a due date
        | figure {word} ("due" | "planned" ...) due date      "the 500 planned by 2025"
        | figure {word} ["that"] subject aim ... due date     "the 500 it aims to open by 2025"
        | end state in such a mood, with a due date, in a sentence that aims at no figure

A forecast is no aim, nor is what was aimed at for a day that is over.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.model.categories import Direction, Kind
from miitbrief.model.numerals import fold
from miitbrief.model.spans import Span
from miitbrief.reading.frames.kinds import Sense
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.sentences import sentence_spans
from miitbrief.reading.stances.aims_givens import BEFORE_AIM, REACH, is_given
from miitbrief.reading.stances.deadlines import Deadline, deadlines
from miitbrief.reading.stances.end_states import find_end_states
from miitbrief.reading.stances.moods import AIMING, Marker, Mood, Moods, find_moods
from miitbrief.reading.stances.stances import any_of, of_sentence
from miitbrief.reading.times.times import TimeExpression

__all__ = ["Aim", "find_aims"]


class Aim(NamedTuple):
    """An aim with its due date.

    Attributes:
        span: Where its number stands; without a number, its end state or date.
        due: The last day on which it can be reached.
        figure: The position of its number among the figures of the text, or None.
        statement: What is to be reached, for an aim without a number.
        sense: Its kind, where the verb tells more than the figure does: what is built in a year
            is added in it.  None where the figure tells.
    """

    span: Span
    due: dt.date
    figure: int | None
    statement: str = ""
    sense: Sense | None = None


class _Sentence(NamedTuple):
    """A sentence with what is to be known of it.

    Attributes:
        span: Where it stands.
        moods: Its moods; their places count from its start.
        deadlines: Its words of time that may be a due date, without those that say when something
            was or might be; their places count likewise.
        firm: Those of them that make an aim of what somebody merely will do.
        dues: All its words of time that may be a due date.
        spans: The places of all its figures, likewise.
        announced: The due date of a sentence before that announces it, for one without any:
            "For 2024, the goals have been set."
    """

    span: Span
    moods: Moods
    deadlines: tuple[Deadline, ...]
    firm: tuple[Deadline, ...]
    dues: tuple[Deadline, ...]
    spans: tuple[Span, ...]
    announced: Deadline | None


def find_aims(
    text: str,
    mentions: Sequence[Mention],
    senses: Sequence[Sense],
    times: Sequence[TimeExpression],
    *,
    date: dt.date | None,
) -> tuple[Aim, ...]:
    """Return the aims of a text.

    Args:
        text: A paragraph.
        mentions: Its figures, in order.
        senses: Their kinds.
        times: Its words of time.
        date: The briefing's day.

    Returns:
        The aims, in the order of the text.  No due date lies before *date*, and no figure is
        aimed at twice.
    """
    plain = fold(text).replace("\u2019", "'")
    aims: list[Aim] = []
    announced: Deadline | None = None
    for span in sentence_spans(plain):
        inside = [at for at, mention in enumerate(mentions) if span.contains(mention.span)]
        spans = tuple(mentions[at].span.shift(-span.start) for at in inside)
        dues = deadlines(plain, times, span, date)
        if not dues and announced is None:
            continue  # No aim is without a due date.
        sentence = _sentence(span, span.of(plain), dues, spans, announced)
        if sentence is None:
            continue
        aimed = [
            _aim(sentence, mentions[at], senses[at], position, at)
            for position, at in enumerate(inside)
        ]
        found = [aim for aim in aimed if aim is not None]
        aims += found or _qualitative(sentence)
        announced = _announced(sentence)
    return tuple(aims)


def _sentence(
    span: Span,
    text: str,
    dues: Sequence[Deadline],
    spans: tuple[Span, ...],
    announced: Deadline | None,
) -> _Sentence | None:
    """Return a sentence with what is to be known of it, or None where it has no aims."""
    moods = find_moods(text)
    aims = any(marker.mood in AIMING for marker in moods.markers)
    if not moods.has_aims or not (aims or (dues and _IS_AWAITED.search(text))):
        return None
    usable = tuple(due for due in dues if _is_of_aim(moods, due))
    firm = tuple(due for due in usable if due.is_firm)
    return _Sentence(span, moods, usable, firm, tuple(dues), spans, None if dues else announced)


def _announced(sentence: _Sentence) -> Deadline | None:
    """Return the due date for what follows: of a sentence that names aims without a figure."""
    if not sentence.deadlines or sentence.spans:
        return sentence.announced
    text = sentence.moods.text
    names = any(_NAMES_AIMS.search(text, each.start, each.end) for each in sentence.moods.markers)
    return sentence.deadlines[-1] if names else sentence.announced


_NAMES_AIMS = re.compile(rf"(?i)\b{any_of('aim_nouns')}\b")


def _aim(
    sentence: _Sentence, mention: Mention, sense: Sense, position: int, figure: int
) -> Aim | None:
    """Return the aim that a figure is, or None."""
    span = sentence.spans[position]
    awaited = _awaited(sentence, span)
    marker = _marker(sentence, span, sense)
    if awaited is None and (marker is None or is_given(sentence.moods, span, sense)):
        return None
    deadline = awaited or (marker and _deadline(sentence, span, marker))
    if deadline is None:
        return None
    is_added = sense.kind is Kind.LEVEL and mention.unit is None
    added = is_added and _is_added(sentence.moods.text, span, deadline)
    return Aim(
        mention.span,
        deadline.day,
        figure,
        sense=Sense(Kind.CHANGE, Direction.UP) if added else None,
    )


#: "The 500 clinics planned by (2025)".
_AWAITED = re.compile(rf"(?i)(?:\s+[\w'-]+){{0,3}}?\s+{any_of('awaited')}\s+$")


_IS_AWAITED = of_sentence(any_of("awaited"))


def _awaited(sentence: _Sentence, span: Span) -> Deadline | None:
    """Return the due date of a figure that is said to be due or planned by it, or None."""
    found = bisect_left(sentence.dues, span.end, key=_start)
    for deadline in sentence.dues[found : found + 1]:
        if deadline.is_deadline and _AWAITED.fullmatch(
            sentence.moods.text, span.end, deadline.span.start
        ):
            return deadline
    behind = sentence.moods.behind(span.end)
    if behind is None or behind.mood is not Mood.AIM:
        return None
    if _RELATIVE.fullmatch(sentence.moods.text, span.end, behind.start) is None:
        return None
    at = bisect_left(sentence.deadlines, behind.end, key=_start)
    return sentence.deadlines[at] if at < len(sentence.deadlines) else None


#: "The 500 clinics (that) it (aims to open by 2025)".
_RELATIVE = re.compile(
    r"(?i)(?:\s+[\w'-]+){1,4}?\s+(?:(?:that|which)\s+)?(?:it|they|we|he|she|the\s+\w+)\s+(?:still\s+|now\s+|is\s+|are\s+)?"
)


def _marker(sentence: _Sentence, span: Span, sense: Sense) -> Marker | None:
    """Return the marker of the aim that a figure stands in, or None.

    A figure stands behind the marker, or before it where it is the subject of a passive: "40 are
    to be built", or the share of what must do something: "half of them shall have one"; or right
    before the word, unless that is reached in a forecast: "a 5% target".
    """
    moods = sentence.moods
    if is_aim := _IS_AIM.match(moods.text, span.end):
        return moods.before(is_aim.end())
    marker = moods.before(span.start)
    if marker is not None and _is_put_in(moods, marker, span):
        return None
    if marker is not None and marker.mood in AIMING:
        return marker
    behind = moods.behind(span.end)
    if behind is None or behind.mood not in AIMING:
        return None
    is_foreseen = marker is not None and marker.mood is Mood.FORECAST
    noun = not is_foreseen and BEFORE_AIM.fullmatch(moods.text, span.end, behind.end)
    of_share = sense.kind is Kind.SHARE and _DUTY.fullmatch(moods.text, behind.start, behind.end)
    is_subject = (of_share or behind.is_passive) and (
        (
            marker is None
            and sense.kind is not Kind.SHARE
            and not _COMMA.search(moods.text, span.end, behind.start)
        )
        or _SUBJECT.fullmatch(moods.text, span.end, behind.start)
    )
    return behind if noun or is_subject else None


#: "(5% growth) is this year's target".
_IS_AIM = re.compile(
    r"(?i)(?:\s+[\w'-]+){0,4}?\s+(?:is|are|remains?)\s+(?:the|its|our|their|an?|(?:this|next)\s+year's)\s+"
    rf"(?:[a-z]+\s+){{0,2}}?{any_of('aim_nouns')}\b"
)


def _is_put_in(moods: Moods, marker: Marker, span: Span) -> bool:
    """Tell whether a figure is put into a marker: "the plan, drawn up by 12 people, sets"."""
    if span.end > marker.end:
        return False
    is_noun = _NAMES_AIMS.match(moods.text, marker.start) is not None
    return not is_noun or "," in moods.text[marker.start : span.start]


_DUTY = re.compile(r"(?i)(?:is|are)\s+to|must|shall|should|will|need\s+to|have\s+to")

_COMMA = re.compile(",")
#: Between a subject and its verb.
_SUBJECT = re.compile(r"(?:(?!\sand\s|\sor\s)[^,;:])*")


def _deadline(sentence: _Sentence, span: Span, marker: Marker) -> Deadline | None:
    """Return the due date of a figure, or None.

    It is the next one behind the figure before another figure, or else the last one before it,
    or else the first one behind it.
    """
    usable = sentence.deadlines if marker.mood is Mood.AIM else sentence.firm
    at = bisect_left(usable, span.end, key=_start)
    behind = usable[at] if at < len(usable) else None
    if behind is not None and _is_of_other(sentence, span, behind, marker):
        behind = None
    if behind is not None and _are_close(sentence, span, behind.span):
        return behind
    before = bisect_left(usable, span.start, key=_start)
    return usable[before - 1] if before else behind or sentence.announced


def _start(deadline: Deadline) -> int:
    """Return where a due date starts."""
    return deadline.span.start


def _is_of_other(sentence: _Sentence, span: Span, due: Deadline, marker: Marker) -> bool:
    """Tell whether a due date belongs to another verb of aiming behind a figure of a plan."""
    owner = sentence.moods.before(due.span.start)
    if owner is None or owner.start < span.end or owner == marker:
        return False
    return marker.mood is Mood.PLAN and owner.mood is Mood.AIM and not owner.is_passive


def _is_of_aim(moods: Moods, deadline: Deadline) -> bool:
    """Tell whether words of time stand in no mood but that of an aim."""
    owner = moods.before(deadline.span.start)
    return owner is None or owner.mood in AIMING


def _are_close(sentence: _Sentence, span: Span, due: Span) -> bool:
    """Tell whether no other figure, nor another part of the sentence, separates a due date."""
    following = bisect_left(sentence.spans, span.end, key=lambda other: other.start)
    is_next = all(other.start >= due.start for other in sentence.spans[following : following + 1])
    return is_next and _NEW_CLAUSE.search(sentence.moods.text, span.end, due.start) is None


#: ", and (by 2035 ...)": what follows has a due date of its own.
_NEW_CLAUSE = re.compile(r";|,\s+(?:and|but|while|then)\s+(?:then\s+)?$")


_FEW = r"(?:\s+(?!to\b|and\b)[\w'-]+){0,4}\s+$"
_ADDING = re.compile(rf"(?i)\b{any_of('adding_verbs')}{_FEW}|\b{any_of('adding_verbs')}\s+$")
_IS_ADDED = re.compile(
    rf"(?i)[^,;]*?\b(?:will|to|must|shall)\s+be\s+(?:newly\s+)?{any_of('adding_participles')}\b"
)


def _is_added(text: str, span: Span, deadline: Deadline) -> bool:
    """Tell whether a count is an increment: "build 40 this year", and not "build 40 by 2025".

    By a deadline a verb of adding names what there will be; over a time, what comes to it.
    """
    if deadline.is_deadline:
        return False
    verb = _ADDING.search(text, max(0, span.start - REACH), span.start) or _IS_ADDED.match(
        text, span.end
    )
    return verb is not None


def _qualitative(sentence: _Sentence) -> Iterator[Aim]:
    """Yield the aims without a number that a sentence has."""
    for state in find_end_states(sentence.moods, sentence.deadlines):
        if not any(state.span.overlaps(span) for span in sentence.spans):
            span = state.span.shift(sentence.span.start)
            yield Aim(span, state.day, None, statement=state.statement)
