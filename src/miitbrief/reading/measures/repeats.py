"""Figures that continue those before: changes of an amount, comparisons, forecasts.

::

    repeat = amount "," "up" figure            "5 yuan, up 3%"
           | amount "," figure "more than"     "40 stations, 3 more than before"
           | figure "against" figure           "5%, against 3%"
           | "analysts had expected" figure
"""

from collections.abc import Sequence

from miitbrief.model.categories import Kind
from miitbrief.reading.measures.references import LONG, Place, Said, parallel
from miitbrief.reading.measures.subjects import subject_text, subjects
from miitbrief.reading.syntax.phrases import phrase, phrase_end

__all__ = ["again", "beside", "compared", "expected", "otherwise", "paired"]

_AMOUNTS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RATIO, Kind.INDEX})
_GROWTHS = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH})
_COMPARING = frozenset(["against", "versus", "vs", "compared with", "compared to", "from", "than"])


def again(place: Place) -> tuple[str, ...]:
    """Return the measures of the figures before: of amounts in the same unit for a change."""
    before, history = place.topics.measures, place.topics.history
    if place.sense.kind is Kind.LEVEL and history and history[-1].kind is Kind.SHARE:
        return (history[-1].measure.removeprefix("share of ").partition(" in ")[0],)
    if not before:
        return (place.topics.subject,) if place.topics.subject else ()
    if place.many > 1 and (several := _as_many(place)):
        return several
    start = place.governor.at
    is_joint = "both" in [place.clauses.word(at) for at in range(start - 4, start)]
    if is_joint and len(before) > 1:
        return (" and ".join(before),)
    return _of_history(place, history) or (before[-1:] if place.many == 1 else before[:1])


def _as_many(place: Place) -> tuple[str, ...]:
    """Return the last measures, as many as a list has figures, or none."""
    before, recent = place.topics.measures, place.topics.history[-place.many :]
    if len(before) == place.many:
        return before
    if len(recent) == place.many and all(said.kind in _AMOUNTS for said in recent):
        return tuple(said.measure for said in recent)
    return ()


def _of_history(place: Place, history: Sequence[Said]) -> tuple[str, ...]:
    """Return the last measure that a figure can say something of."""
    kind = place.sense.kind
    for said in reversed(history):
        if kind is Kind.CHANGE and said.unit == place.unit:
            return (said.measure,)
        if kind is Kind.POINT_CHANGE and said.unit in ("percent", "percentage point"):
            if said.kind in _GROWTHS and not said.measure.startswith("growth"):
                return (f"growth of {said.measure}",)
            return (said.measure,)
        if kind in (*_GROWTHS, Kind.MULTIPLE) and said.kind not in (Kind.DURATION, Kind.RANK):
            return (said.measure,)
    return ()


def expected(place: Place) -> tuple[str, ...]:
    """Read "5%, against the 3% expected by analysts" and "economists had pencilled in 3%"."""
    base = again(place)[:1]
    who = _expecting_behind(place) or _expecting_before(place)
    return tuple(f"{each} expected by {who}" for each in base) if who else ()


def _expecting_behind(place: Place) -> str:
    """Return who expects a figure, behind it: "3% analysts had expected", "expected by them"."""
    clauses, own = place.clauses, place.governor
    verb = clauses.predicate_after(own.last + 1)
    if verb is None or not verb.has("expect"):
        return ""
    is_people = own.behind >= 0 and "people" in clauses.classes(own.behind)
    if is_people and verb.first == own.end:
        return phrase(clauses, own.last + 1, own.end)
    by = verb.last
    if not verb.passive or verb.first > own.end + 1 or clauses.word(by) != "by":
        return ""
    return phrase(clauses, by + 1, phrase_end(clauses, by + 1, prepositions=False))


def _expecting_before(place: Place) -> str:
    """Return who expects a figure, before it: "economists had pencilled in 3%"."""
    own, verb = place.governor, place.governor.predicate
    if verb is None or verb.passive or own.preposition or not verb.has("expect", "aim"):
        return ""
    is_alone = own.noun < 0 and own.behind < 0 and own.left < verb.last
    if not is_alone or not place.is_direct() or verb.has("see", "deed", "reach"):
        return ""
    who = subject_text(place.clauses, verb.first)
    return who if len(who.split()) < LONG else ""


def beside(place: Place) -> tuple[str, ...]:
    """Read "2 points above that of towns", "3 times that of towns": a gap or a ratio to another."""
    if place.sense.kind not in (Kind.POINT_CHANGE, Kind.MULTIPLE):
        return ()
    other = _other(place)
    if not other:
        return ()
    is_multiple = place.sense.kind is Kind.MULTIPLE
    direct = subjects(place, place.governor.predicate.first) if place.governor.predicate else ()
    inner = direct if direct and place.is_direct() else again(place)
    if is_multiple:
        return tuple(f"{each} relative to {other}" for each in inner[:1])
    return tuple(f"gap between {each} and {other}" for each in inner[:1])


def _other(place: Place) -> str:
    """Return what a figure is compared with, behind it, if that is no time."""
    clauses = place.clauses
    at = place.governor.last + 1
    is_multiple = place.sense.kind is Kind.MULTIPLE
    while clauses.tag(at) in "AR" and not is_multiple:
        at += 1
    if not is_multiple:
        if clauses.word(at) not in ("than", "above", "below", "over"):
            return ""
        at += 1
    first = at
    while clauses.tag(first) in "DH":
        first += 1
    if clauses.word(at) in ("that", "those"):
        first = at + 2
    elif is_multiple and (clauses.tag(at) != "D" or _is_measure(place, first)):
        return ""
    end = phrase_end(clauses, first)
    text = phrase(clauses, first, end)
    head = phrase_end(clauses, first, prepositions=False) - 1
    classes = clauses.classes(head)
    is_plain = classes & {"time", "level", "average", "forecast", "aim"}
    if is_plain or text.lower() in ("last", "usual", "before", "expected", "total"):
        text = ""
    return text.removeprefix("average of ").removeprefix("national average of ")


def _is_measure(place: Place, first: int) -> bool:
    """Tell whether the words behind name what the figure itself measures: "the level of 2019"."""
    clauses = place.clauses
    end = phrase_end(clauses, first)
    words = {clauses.word(at) for at in range(first, end)}
    plain = {
        "level",
        "size",
        "figure",
        "number",
        "amount",
        "volume",
        "average",
        "total",
        "sum",
        "pace",
    }
    before = set("".join(place.topics.measures[-1:]).lower().split())
    dated = "T" in clauses.tags[first : end + 2] and clauses.word(end) != "over"
    return bool(words & plain) or dated or words <= before or "N" not in clauses.tags[first:end]


def compared(place: Place) -> tuple[str, ...]:
    """Read "5%, against 3%": the same measure."""
    clauses, own = place.clauses, place.governor
    at = own.left
    link = clauses.word(at)
    is_starting = link == "from" and clauses.word(at - 1) in ("up", "down")
    is_against = link in _COMPARING and (link != "from" or is_starting)
    if not is_against or not place.topics.measures or own.behind >= 0:
        return ()
    history = place.topics.history
    same = [said.measure for said in history if said.unit == place.unit]
    tail = own.last + 1
    if (
        same
        and clauses.word(tail) in ("for", "in", "among", "at", "of")
        and clauses.tag(tail + 1) in "DNA"
    ):
        end = phrase_end(clauses, tail + 1)
        thing = phrase(clauses, tail + 1, end)
        if thing and clauses.classes(end - 1).isdisjoint({"time", "body"}):
            return (
                parallel(place.topics._replace(measures=(same[-1],)), clauses.word(tail), thing),
            )
    measures = place.topics.measures
    return measures if len(measures) == place.many > 1 else tuple(same[-1:])


def paired(place: Place) -> tuple[str, ...]:
    """Read "from 3% to 5%": one measure under one verb."""
    own, history = place.governor, place.topics.history
    if not history or own.predicate is None or own.preposition not in ("from", "to"):
        return ()
    last = history[-1]
    is_same = last.verb == own.predicate.first and last.unit == place.unit
    if not is_same or own.behind >= 0 or own.whole >= 0 or last.kind is not place.sense.kind:
        return ()
    measures = place.topics.measures
    return measures if len(measures) == place.many else (last.measure,)


def otherwise(place: Place) -> tuple[str, ...]:
    """Return the subject of the next verb or of the last, or any noun phrase beside."""
    clauses, own, topics = place.clauses, place.governor, place.topics
    after = clauses.predicate_after(own.end)
    if after is not None:
        found = clauses.subject(after.first)
        if found and found[0] > own.last and (text := phrase(clauses, *found)):
            return (text,)
    before = clauses.predicate_before(own.at)
    if before is not None and (text := subject_text(clauses, before.first)):
        return (text,)
    start = next((at for at, tag in enumerate(clauses.tags) if tag in "NA"), -1)
    nearby = phrase(clauses, start, phrase_end(clauses, start)) if start >= 0 else ""
    return (topics.subject or topics.topic or nearby or "figure",)
