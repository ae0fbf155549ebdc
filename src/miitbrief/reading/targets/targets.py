"""Targets: what is to be reached by a day, with a number or without.

::

    target = figure in the modality of an aim or a plan, with a due date
           | figure thing ("due" | "planned" ...) due date     "the 500 planned by 2025"
           | figure that a noun of aiming names, with a due date, even when that is over
           | end state in such a modality, in a sentence that aims at no figure
    end state = attaining verb object time             "achieve a stable start this quarter"
           | finishing verb object ... time | time ... finishing verb object
           | subject "will be" finished ... time       "the rules will be revised this year"

A forecast is no target, nor is what others expect, suppose, ask or refuse.  The verb of an end
state says that it is reached: who improves, promotes or continues has none.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.marks import FORESEEN, Mark, Modality, mark_of, part_of
from miitbrief.reading.syntax.modality import marks_of
from miitbrief.reading.syntax.phrases import phrase, phrase_end
from miitbrief.reading.targets.deadlines import Place, due_in, is_of_aim
from miitbrief.reading.targets.dues import Due, dues_of
from miitbrief.reading.targets.givens import is_given

__all__ = ["Aim", "targets_of"]


class Aim(NamedTuple):
    """An aim with its due date.

    Attributes:
        span: Where its number stands; without a number, its end state.
        due: The last day on which it can be reached, with the rule and the words that decided.
        figure: The position of its number among the figures of the text, or None.
        statement: What is to be reached, for an aim without a number.
    """

    span: Span
    due: Decision[dt.date]
    figure: int | None
    statement: str = ""


def targets_of(
    document: Document,
    sentences: Sequence[Clauses],
    senses: Sequence[Sense],
    *,
    date: dt.date | None,
) -> tuple[Aim, ...]:
    """Return the aims of a paragraph, in the order of the text.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        senses: What its figures say.
        date: The briefing's day.

    Returns:
        The aims, no figure twice.
    """
    found: list[Aim] = []
    announced: Due | None = None
    heading: Mark | None = None
    named: dt.date | None = None
    passed: list[Clauses] = []
    is_listed = False
    for clauses in sentences:
        times = {
            at: document.times[node.place]
            for at, node in enumerate(clauses.nodes)
            if node.kind == "time"
        }
        dues = dues_of(clauses, times, date, named)
        named = next((due.day for due in reversed(dues) if not due.is_over), named)
        passed.append(clauses)
        if not dues and announced is None:
            continue  # No aim is without a due date.
        heading = _heading(passed, heading)
        passed.clear()
        marks = marks_of(clauses)
        is_dated = any(not due.is_over for due in dues)
        place = Place(clauses, marks, dues, None if is_dated else announced, heading, is_listed)
        aims = _with_numbers(place, senses)
        found += aims or _without_numbers(place)
        announced = _announced(place, aims)
        is_listed = (is_listed or _names_aims(marks)) and (bool(aims) == is_listed)
    return tuple(found)


def _heading(sentences: Sequence[Clauses], before: Mark | None) -> Mark | None:
    """Return the noun of aiming of a heading, which has no verb: "Targets for 2025:".

    It is that of the last of some sentences that has a modality, or else the one before them.
    """
    for clauses in reversed(sentences):
        marks = marks_of(clauses)
        if marks:
            is_bare = not any(each.finite for each in clauses.predicates)
            return next((mark for mark in marks if is_bare and mark.is_noun and mark.is_aim), None)
    return before


def _with_numbers(place: Place, senses: Sequence[Sense]) -> list[Aim]:
    """Return the aims with a number of a sentence."""
    found: list[Aim] = []
    for at in place.clauses.figures:
        node = place.clauses.nodes[at]
        sense = senses[node.place]
        due = _due_of(place, at, sense)
        if due is None:
            continue
        found.append(Aim(node.span, _decided(place, *due), node.place))
    return found


def _decided(place: Place, due: Due, rule: str, at: int) -> Decision[dt.date]:
    """Return a due date with the rule and the word that made it one."""
    return Decision(due.day, rule, place.clauses.nodes[at].span)


def _without_numbers(place: Place) -> list[Aim]:
    """Return the aims without a number of a sentence."""
    usable = [due for due in place.dues if is_of_aim(place, due) and not due.is_over]
    return [
        Aim(state.span, Decision(state.due.day, state.rule, state.span), None, state.statement)
        for state in _end_states(place.clauses, place.marks, usable)
    ]


def _announced(place: Place, aims: Sequence[Aim]) -> Due | None:
    """Return the due date for what follows: of the aims of a sentence, or that it announces."""
    dues = [due for due in place.dues if not due.is_over]
    if aims:
        return next((due for due in dues if due.day == aims[-1].due.value), None) or place.announced
    if not dues:
        return place.announced
    return dues[-1] if _names_aims(place.marks) else place.announced


def _names_aims(marks: Sequence[Mark]) -> bool:
    """Tell whether a noun of aiming is among the marks of a sentence."""
    return any(mark.is_noun and mark.modality is Modality.AIM for mark in marks)


def _due_of(place: Place, at: int, sense: Sense) -> tuple[Due, str, int] | None:
    """Return the due date of a figure with the rule and the word that make it an aim, or None."""
    awaited = _awaited(place, at)
    if awaited is not None:
        return awaited, "a figure that is due", awaited.first
    mark = _mark(place, at)
    if mark is None or is_given(place.clauses, at, sense, mark):
        return None
    due = due_in(place, at, mark)
    return None if due is None else (due, mark.rule.name, mark.at)


_AWAITED = frozenset(
    ["due", "planned", "promised", "pledged", "targeted", "envisaged", "scheduled"]
)
_FEW = 4


def _awaited(place: Place, at: int) -> Due | None:
    """Return the due date of a figure that is due, or that something is on the way to."""
    clauses = place.clauses
    due = next((due for due in place.dues if due.first > at and not due.is_over), None)
    if due is None:
        return None
    between = [clauses.word(spot) for spot in range(at + 1, due.first)]
    is_near = "F" not in clauses.tags[at + 1 : due.first] and len(between) <= _FEW
    is_for = between[-1:] == ["for"]
    between = between[:-1] if is_for else between
    if between and between[-1] in _AWAITED and is_near:
        return due if due.is_deadline or is_for else None
    for mark in place.marks:
        is_behind = at < mark.at < due.first and mark.modality is Modality.AIM
        if is_behind and _is_relative(clauses.tags[at + 1 : mark.at]):
            return due
    return due if _is_on_the_way(clauses, at) else None


def _is_relative(tags: str) -> bool:
    """Tell whether a relative clause opens between a figure and a verb: "the 40% it aims"."""
    return _RELATIVE.fullmatch(tags) is not None


_RELATIVE = re.compile(r"(?:P[DAN]+)?[NA]{0,3}W?(?:O|D[AN]*N)R?")


def _is_on_the_way(clauses: Clauses, at: int) -> bool:
    """Tell whether "on the way to" stands right before a figure."""
    left = at - 1
    while clauses.tag(left) in "HD" and left > 0:
        left -= 1
    return clauses.word(left) == "to" and clauses.word(left - 1) in ("way", "route")


def _mark(place: Place, at: int) -> Mark | None:
    """Return the mark of the aim that a figure stands in, or None."""
    clauses, marks = place.clauses, place.marks
    if not marks and place.heading is not None:
        return place.heading._replace(at=-1)
    start = part_of(clauses, marks, at)
    noun = next((mark for mark in marks if mark.at > at and mark.is_noun), None)
    last = mark_of(clauses, marks, at)
    if noun is not None and noun.modality is Modality.AIM and _names_before(clauses, at, noun):
        return None if last is not None and last.modality in FORESEEN else noun
    is_listed = place.is_listed and last is not None and last.gives("of_list")
    if last is None or not (last.is_aim or is_listed) or last.at < start:
        return None
    return last if _holds(clauses, last, at) else None


def _holds(clauses: Clauses, mark: Mark, at: int) -> bool:
    """Tell whether the mark of an aim holds for a figure behind it, or for its subject."""
    if mark.at < at and _is_quoted(clauses, mark.at, at):
        return False
    if mark.predicate is None:
        return _names(clauses, mark, at)
    is_subject = mark.is_passive or mark.predicate.has("start") or mark.gives("of_subject")
    return mark.at < at or is_subject


def _is_quoted(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether "according to" leads away from an aim."""
    return any(clauses.word(at) in ("according to", "citing") for at in range(first, last))


def _names(clauses: Clauses, noun: Mark, at: int) -> bool:
    """Tell whether a noun of aiming names a figure behind it: "a target of 5%", "goals: 5%"."""
    first = min(at, next(figure for figure in clauses.figures if figure > noun.at))
    between = clauses.tags[noun.at + 1 : first]
    if clauses.word(noun.at + 1) == "at" and clauses.lemma(noun.at) != "aim":
        return False
    lists = any(clauses.word(spot) in _LISTING for spot in range(noun.at + 1, first))
    return "," not in between or lists or bool(set(between) & set("vX:I"))


_LISTING = frozenset(["among", "including", "such as", "namely"])


def _names_before(clauses: Clauses, at: int, noun: Mark) -> bool:
    """Tell whether a figure stands before a noun of aiming: "a 5% target", "5% is our goal"."""
    tags = clauses.tags[at + 1 : noun.at]
    if len(tags) < _FEW and set(tags) <= set("NAg"):
        return True
    words = [clauses.word(spot) for spot in range(at + 1, noun.at)]
    if words[:1] == ["as"] and set(tags[1:]) <= set("DANGT"):
        return True
    if _IS_GOAL.fullmatch(tags):
        copula = tags.rindex("X")
        return words[copula] in ("is", "are") and words[copula + 1 : copula + 2] not in _ANY
    return any(word in ("is", "are") for word in words) and set(tags) <= set("XDANGTO")


#: "40% of ships renewed by 2025 is our main goal"; one that is "a priority" is no aim itself.
_IS_GOAL = re.compile("[PDANGTQn]*X[DGN][AN]*")
_ANY = (["a"], ["an"], ["one"], ["another"])


# Aims without a number


class _EndState(NamedTuple):
    """An end state with its due date.

    Attributes:
        span: Where its words stand in the text.
        due: Its due date.
        statement: What is to be reached, in a normal form.
        rule: What decided.
    """

    span: Span
    due: Due
    statement: str
    rule: str


def _end_states(
    clauses: Clauses, marks: Sequence[Mark], dues: Sequence[Due]
) -> tuple[_EndState, ...]:
    """Return the end states that a sentence aims at, one for each due date at most, in order."""
    found: list[_EndState] = []
    for due in dues:
        state = next(_of_verbs(clauses, marks, due), None)
        if state is not None and not any(state.span.overlaps(other.span) for other in found):
            found.append(state)
    return tuple(sorted(found, key=lambda state: state.span))


def _stated(span: Span, due: Due, words: str, rule: str) -> _EndState:
    """Return an end state with its statement in normal form."""
    return _EndState(span, due, f"{words} by {due.day.isoformat()}", rule)


def _of_verbs(clauses: Clauses, marks: Sequence[Mark], due: Due) -> Iterator[_EndState]:
    """Yield what is to be achieved or finished by a due date, the nearest first."""
    near = sorted(clauses.predicates, key=lambda each: abs(each.first - due.first))
    for predicate in near:
        if not predicate.has("finish" if predicate.passive else "attain", "finish"):
            continue
        if not _is_aimed_at(clauses, marks, predicate, due):
            continue
        state = (_passive if predicate.passive else _active)(clauses, predicate, due)
        if state is not None:
            yield state


def _is_aimed_at(clauses: Clauses, marks: Sequence[Mark], predicate: Predicate, due: Due) -> bool:
    """Tell whether a verb of an end state stands in an aim, beside a due date."""
    before = [mark for mark in marks if mark.at <= predicate.first]
    if not before or not before[-1].is_aim:
        return False
    if not due.is_firm and before[-1].modality is not Modality.AIM:
        return False
    if due.first >= predicate.last:
        return not set(clauses.tags[predicate.last : due.first]) & set(",;:.")
    between = clauses.tags[due.last : predicate.first]
    return between.count(",") <= 1 and ";" not in between


def _active(clauses: Clauses, predicate: Predicate, due: Due) -> _EndState | None:
    """Return what somebody aims to achieve or finish."""
    end = phrase_end(clauses, predicate.last, prepositions=False)
    if "N" not in clauses.tags[predicate.last : end]:
        return None
    words = phrase(clauses, predicate.last, end)
    first = predicate.head
    if predicate.has("attain"):
        first = predicate.last
        while clauses.tags[first] == "D":
            first += 1
    span = Span(start=clauses.nodes[first].span.start, end=clauses.nodes[end - 1].span.end)
    return _stated(span, due, f"{predicate.lemma.replace('_', ' ')} {words}", "an end state")


def _passive(clauses: Clauses, predicate: Predicate, due: Due) -> _EndState | None:
    """Return what "will be completed" says of its subject."""
    subject = clauses.subject(predicate.first)
    if subject is None or not predicate.finite:
        return None
    nodes = clauses.nodes
    span = Span(start=nodes[predicate.first].span.start, end=nodes[predicate.head].span.end)
    words = f"{phrase(clauses, *subject)} to be {clauses.word(predicate.head)}"
    return _stated(span, due, words, "an end state")
