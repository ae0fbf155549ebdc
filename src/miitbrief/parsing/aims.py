"""Aims: what is to be reached by a day, with a number or without.

::

    aim = figure in the mood of an aim or a plan, with a due date
        | end state in such a mood, with a due date, in a sentence that aims at no figure

A forecast is no aim, nor is what was aimed at for a day that is over.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.indicators import Direction, Kind
from miitbrief.numerals import fold
from miitbrief.parsing.deadlines import Deadline, deadlines
from miitbrief.parsing.end_states import find_end_states
from miitbrief.parsing.kinds import Sense
from miitbrief.parsing.mentions import Mention
from miitbrief.parsing.moods import AIMING, Marker, Mood, Moods, find_moods
from miitbrief.parsing.sentences import sentence_spans
from miitbrief.parsing.stances import any_of
from miitbrief.parsing.times import TimeExpression
from miitbrief.spans import Span

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
        spans: The places of all its figures, likewise.
        announced: The due date of a sentence before that announces it, for one without any:
            "For 2024, the goals have been set."
    """

    span: Span
    moods: Moods
    deadlines: tuple[Deadline, ...]
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
    if not moods.has_aims or not any(marker.mood in AIMING for marker in moods.markers):
        return None
    usable = tuple(due for due in dues if _is_of_aim(moods, due))
    return _Sentence(span, moods, usable, spans, None if dues else announced)


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
    marker = _marker(sentence, span)
    if marker is None or _is_given(sentence.moods.text, span, sense):
        return None
    deadline = _deadline(sentence, span, marker)
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


def _marker(sentence: _Sentence, span: Span) -> Marker | None:
    """Return the marker of the aim that a figure stands in, or None.

    A figure stands behind the marker, or before it where it is the subject of a passive: "40 are
    to be built"; or right before the word: "a 5% target".
    """
    moods = sentence.moods
    marker = moods.before(span.start)
    if marker is not None and marker.mood in AIMING:
        return marker
    behind = moods.behind(span.end)
    if behind is None or behind.mood not in AIMING:
        return None
    noun = _BEFORE_AIM.fullmatch(moods.text, span.end, behind.end)
    is_subject = behind.is_passive and (
        marker is None or _SUBJECT.fullmatch(moods.text, span.end, behind.start)
    )
    return behind if noun or is_subject else None


#: "(5%) growth target"
_BEFORE_AIM = re.compile(
    rf"(?i)\s+(?:(?!(?:of|for|to|as|and|in)\b)[a-z-]+\s+){{0,3}}{any_of('aim_nouns')}\b.*",
    flags=re.DOTALL,
)

#: Between a subject and its verb.
_SUBJECT = re.compile(r"(?:(?!\sand\s|\sor\s)[^,;:])*")

#: So far to the left of a figure the words are looked for that say what it is.
_REACH = 120

_FEW_WORDS = r"(?:(?!to\b|by\b|at\b)[\w'-]+\s+){0,3}"
#: "From 5% to", "up from about 5%", "compared with 5%": where it starts, or what it is compared to.
_START = re.compile(
    rf"(?i)\b(?:(?:up|down)\s+from|compared\s+(?:with|to)|against|versus|vs\.?)\s+{_FEW_WORDS}$"
)
_FROM = re.compile(rf"(?i)\bfrom\s+{_FEW_WORDS}$")
_TO_FIGURE = re.compile(r"(?i)[^,;]{0,60}?\bto\b[^,;]{0,30}[0-9]")
_TO_FIGURE_BEFORE = re.compile(r"(?i)\bto\b[^,;]{0,30}[0-9][^;]*$")
#: "..., up 5%": a comparison that only adds to the figure before.
_ASIDE = re.compile(r"(?i)[,(]\s*(?:which|equal|equivalent|up|down)\b[^,;()]*$")
#: A time that an aim takes, or what it applies to.
_LENGTH = re.compile(
    rf"(?i)\b(?:within|for|over|in|during|after|every|through|next|coming|past|last|than)\s+"
    rf"{_FEW_WORDS}$"
)
#: "The 40 shops": these are there already.
_DEFINITE = re.compile(r"(?i)\b(?:the|these|those|its|our|their|both|existing|per|every|aged)\s+$")


def _is_given(text: str, span: Span, sense: Sense) -> bool:
    """Tell whether a figure in an aim is not what is aimed at.

    It is the start of a change, a comparison, an aside, how long something takes, or the number
    of what is there already.
    """
    left = text[max(0, span.start - _REACH) : span.start]
    if _START.search(left) or _ASIDE.search(left):
        return True
    if start := _FROM.search(left):
        return bool(
            _TO_FIGURE.match(text, span.end) or _TO_FIGURE_BEFORE.search(left[: start.start()])
        )
    if sense.kind is Kind.DURATION:
        return _LENGTH.search(left) is not None
    return sense.kind is Kind.LEVEL and _DEFINITE.search(left) is not None


def _deadline(sentence: _Sentence, span: Span, marker: Marker) -> Deadline | None:
    """Return the due date of a figure, or None.

    It is the next one behind the figure before another figure, or else the last one before it,
    or else the first one behind it.
    """
    usable = [each for each in sentence.deadlines if each.is_firm or marker.mood is Mood.AIM]
    behind = next((each for each in usable if each.span.start >= span.end), None)
    if behind is not None and _are_close(sentence, span, behind.span):
        return behind
    before = [each for each in usable if each.span.start < span.start]
    return before[-1] if before else behind or sentence.announced


def _is_of_aim(moods: Moods, deadline: Deadline) -> bool:
    """Tell whether words of time stand in no mood but that of an aim."""
    owner = moods.before(deadline.span.start)
    return owner is None or owner.mood in AIMING


def _are_close(sentence: _Sentence, span: Span, due: Span) -> bool:
    """Tell whether no other figure, nor another part of the sentence, separates a due date."""
    following = bisect_left(sentence.spans, span.end, key=lambda other: other.start)
    is_next = all(other.start >= due.start for other in sentence.spans[following : following + 1])
    return is_next and ";" not in sentence.moods.text[span.end : due.start]


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
    verb = _ADDING.search(text, max(0, span.start - _REACH), span.start) or _IS_ADDED.match(
        text, span.end
    )
    return verb is not None


def _qualitative(sentence: _Sentence) -> Iterator[Aim]:
    """Yield the aims without a number that a sentence has."""
    for state in find_end_states(sentence.moods, sentence.deadlines):
        if not any(state.span.overlaps(span) for span in sentence.spans):
            span = state.span.shift(sentence.span.start)
            yield Aim(span, state.day, None, statement=state.statement)
