"""Aims without a number: a definite end state with a due date.

::

    end state = attaining verb object time                 "achieve a stable start this quarter"
              | finishing verb object ... time | time ... finishing verb object
              | subject "will be" finished ... time         "the rules will be revised this year"
              | "Plan for" Name "Before" YEAR               in a title that is carried out

The verb says that the state is reached: who improves, promotes or continues has no end state.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.model.spans import Span
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.marks import Mark, Modality
from miitbrief.reading.syntax.phrases import phrase, phrase_end
from miitbrief.reading.targets.dues import Due

__all__ = ["EndState", "end_states_of"]


class EndState(NamedTuple):
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


def end_states_of(
    clauses: Clauses, marks: Sequence[Mark], dues: Sequence[Due]
) -> tuple[EndState, ...]:
    """Return the end states that a sentence aims at, one for each due date at most, in order.

    Args:
        clauses: The sentence.
        marks: Where its modalities begin.
        dues: The due dates that may be those of an aim.
    """
    found: list[EndState] = []
    for due in dues:
        state = _in_title(clauses, marks, due) or next(_of_verbs(clauses, marks, due), None)
        if state is not None and not any(state.span.overlaps(other.span) for other in found):
            found.append(state)
    return tuple(sorted(found, key=lambda state: state.span))


def _stated(span: Span, due: Due, words: str, rule: str) -> EndState:
    """Return an end state with its statement in normal form."""
    return EndState(span, due, f"{words} by {due.day.isoformat()}", rule)


_TITLES = frozenset(
    ["Plan", "Scheme", "Program", "Programme", "Outline", "Strategy", "Roadmap", "Initiative"]
)
_SMALL = frozenset(["of", "and", "the", "in", "for", "on", "to"])


def _in_title(clauses: Clauses, marks: Sequence[Mark], due: Due) -> EndState | None:
    """Return the end state in the title of a plan that is to be carried out."""
    nodes = clauses.nodes
    if not nodes[due.first].text[:1].isupper():
        return None
    for at in range(due.first - 1, 0, -1):
        if nodes[at].text in _TITLES and clauses.word(at + 1) in ("for", "on", "to"):
            is_aimed = any(mark.at < at and mark.is_aim for mark in marks)
            if at + 2 >= due.first or not is_aimed:
                return None
            span = Span(start=nodes[at + 2].span.start, end=nodes[due.first - 1].span.end)
            words = " ".join(clauses.word(spot) for spot in range(at + 2, due.first))
            return _stated(span, due, words, "the title of a plan")
        if not nodes[at].text[:1].isupper() and clauses.word(at) not in _SMALL:
            return None
    return None


def _of_verbs(clauses: Clauses, marks: Sequence[Mark], due: Due) -> Iterator[EndState]:
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


def _active(clauses: Clauses, predicate: Predicate, due: Due) -> EndState | None:
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


def _passive(clauses: Clauses, predicate: Predicate, due: Due) -> EndState | None:
    """Return what "will be completed" says of its subject."""
    subject = clauses.subject(predicate.first)
    if subject is None or not predicate.finite:
        return None
    nodes = clauses.nodes
    span = Span(start=nodes[predicate.first].span.start, end=nodes[predicate.head].span.end)
    words = f"{phrase(clauses, *subject)} to be {clauses.word(predicate.head)}"
    return _stated(span, due, words, "an end state")
