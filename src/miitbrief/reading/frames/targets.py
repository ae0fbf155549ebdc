"""Which figures are aimed at, and by when.

::

    target = figure in a clause of aiming, with a day to come
           | figure that "we will" reach, with a day to come
           | figure that something will reach or make "by" a day
           | figure ("due" | "planned") "by" a day

A forecast is no target, nor is what was aimed at for a day that is over.
"""

import datetime as dt
from collections.abc import Sequence

from miitbrief.model.categories import Kind
from miitbrief.reading.documents.document import Document
from miitbrief.reading.frames.periods import Dates
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.times.times import TimeExpression, TimeRole

__all__ = ["due_dates"]

_MODALS = frozenset("will shall must would should".split())
_POSSIBLE = frozenset("may might could can cannot".split())
_FORECAST_WORDS = frozenset(
    "expected expects expect forecast forecasts projected projects predicted predicts estimated estimates likely "
    "seen sees anticipated anticipates foresees".split()
)
_AWAITED = frozenset("due planned targeted scheduled".split())
_OWN = frozenset("we i".split())
_RISING = frozenset({"up", "down"})


def due_dates(
    document: Document,
    senses: Sequence[Sense],
    dates: Sequence[Dates],
    *,
    date: dt.date | None,
) -> tuple[dt.date | None, ...]:
    """Return the due date of each figure that is aimed at, and None for the others.

    Args:
        document: A paragraph.
        senses: What its figures say.
        dates: When they are true, which for an aim is when it is due.
        date: The briefing's day.
    """
    found: list[dt.date | None] = [None] * len(senses)
    for sentence in document.sentences:
        clauses = Clauses(sentence)
        times = {
            at: document.times[node.place]
            for at, node in enumerate(clauses.nodes)
            if node.kind == "time"
        }
        for at in clauses.figures:
            place = clauses.nodes[at].place
            found[place] = _due(clauses, at, senses[place], dates[place], times, date)
    return tuple(found)


def _due(
    clauses: Clauses,
    at: int,
    sense: Sense,
    dates: Dates,
    times: dict[int, TimeExpression],
    day: dt.date | None,
) -> dt.date | None:
    """Return the day by which a figure is aimed at, or None."""
    period = dates.period
    if period is None or dates.rule in ("rule 1", "paragraph", "rule 2", "figure behind"):
        return None
    if day is not None and period.end <= day:
        return period.end if _is_target_of(clauses, at) else None
    if sense.kind in (Kind.MULTIPLE, Kind.POINT_CHANGE) and dates.basis is None and sense.kind is Kind.MULTIPLE:
        return None
    if sense.kind is Kind.CHANGE and dates.basis is not None:
        return None
    deadline = any(
        time.role is TimeRole.DUE and time.period and time.period.end == period.end
        for time in times.values()
    )
    long = period.count("month") >= _HALF_YEAR
    return period.end if _is_aimed(clauses, at, deadline=deadline, long=long) else None


#: What "will" be done in a shorter time is near and no aim.
_HALF_YEAR = 6


def _is_target_of(clauses: Clauses, at: int) -> bool:
    """Tell whether a figure stands behind "target of"."""
    place = at - 1
    while clauses.tag(place) in "HDRA":
        place -= 1
    return clauses.word(place) == "of" and "aim" in clauses.classes(place - 1)


def _is_aimed(clauses: Clauses, at: int, *, deadline: bool, long: bool) -> bool:
    """Tell whether a figure stands in a clause of aiming, or in one of what will be done."""
    if clauses.word(at - 1) == "to" and clauses.word(at - 2) == "way" and deadline:
        return True
    if clauses.word(at + 1) in _AWAITED or clauses.word(at + 2) in _AWAITED:
        return True
    own = _chain(clauses, at)
    if _named_aim(clauses, at, own):
        return not _is_forecast(clauses, own)
    if not own or _is_forecast(clauses, own):
        return False
    words = {word for predicate in own for word in predicate.words}
    if words & _POSSIBLE:
        return False
    if any(_aims(clauses, predicate) for predicate in own):
        return True
    if "shall" in words or "must" in words or _is_to(own[0]):
        return True
    if "see to" in " ".join(own[-1].words) or {"ensure", "guarantee"} & {each.lemma for each in own}:
        return bool(words & _MODALS)
    if not words & _MODALS:
        return False
    subject = _subject_word(clauses, own)
    if subject in _OWN or "would" in words:
        return deadline or subject in _OWN
    if deadline:
        return not _is_of_others(clauses, own)
    return long and _is_made(clauses, own)


_PAYING = frozenset("pay charge levy receive get cost lose spend win play lower raise take".split())


def _is_made(clauses: Clauses, chain: Sequence[Predicate]) -> bool:
    """Tell whether something will be made or done, by others than mere people."""
    head = chain[0]
    if not head.has("deed") or head.lemma in _PAYING:
        return False
    found = clauses.subject(chain[-1].first)
    if head.passive or found is None:
        return head.passive
    return not any("people" in clauses.classes(at) for at in range(*found))


_OTHERS = frozenset(
    "demand price prices market markets emissions population economy inflation growth gold oil seas sea temperature "
    "temperatures unemployment deficit losses households rates rate".split()
)


def _is_of_others(clauses: Clauses, chain: Sequence[Predicate]) -> bool:
    """Tell whether a clause is about nature or markets, which nobody directs."""
    for predicate in chain:
        found = clauses.subject(predicate.first)
        if found is not None:
            return any(clauses.word(at) in _OTHERS for at in range(*found))
    return False


_PLANNING = frozenset("goal plan target aim objective strategy blueprint outline programme program scheme quota".split())


def _chain(clauses: Clauses, at: int) -> list[Predicate]:
    """Return the verb beside a figure, and those that it hangs on: "aims to bring ... and to sign"."""
    own = clauses.predicate_of(at)
    if own is None:
        return []
    chain = [own]
    place = clauses.predicates.index(own)
    that = _that_before(clauses, own.first)
    if that is not None and own.finite:
        main = clauses.predicate_before(that)
        if main is not None:
            return [own, main]
    while place > 0 and (not chain[-1].finite or _is_complement(clauses, chain[-1])):
        place -= 1
        before = clauses.predicates[place]
        if any(clauses.tags[spot] in ";." for spot in range(before.last, chain[-1].first)):
            break
        chain.append(before)
    return chain


def _that_before(clauses: Clauses, first: int) -> int | None:
    """Return the place of the "that" in whose clause a verb stands, or None."""
    for at in range(first - 1, 0, -1):
        if clauses.tags[at] in ";.":
            return None
        if clauses.word(at) == "that" and clauses.tags[at] in "SDW" and clauses.tags[at - 1] != "N":
            return at
    return None


def _is_complement(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a clause hangs on another: behind "that", "and" or a dropped "that"."""
    start = predicate.first - 1
    while start >= 0 and clauses.tags[start] not in ",;:CS":
        if start in clauses.group_of:
            return clauses.group_of[start].has("say", "aim")
        start -= 1
    is_base = predicate.first == predicate.head and not predicate.past and start + 1 == predicate.first
    return start >= 0 and (clauses.word(start) == "that" or (clauses.tags[start] in ",C" and is_base))


def _aims(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a verb group says what is aimed at: "aims to have", "plans to open"."""
    for at in range(predicate.first, predicate.last):
        if clauses.tags[at] in "vbng" and "aim" in clauses.classes(at):
            return True
    return False


def _is_to(predicate: Predicate) -> bool:
    """Tell whether a verb group is "is to reach"."""
    return len(predicate.words) > 1 and predicate.words[0] in ("is", "are") and predicate.words[1] == "to"


def _is_forecast(clauses: Clauses, chain: Sequence[Predicate]) -> bool:
    """Tell whether what is said is expected or forecast by somebody."""
    for predicate in chain:
        if set(predicate.words) & _FORECAST_WORDS or (predicate.has("expect") and not predicate.has("see")):
            return True
    return any(
        "forecast" in clauses.classes(at) or clauses.word(at) in ("likely", "analysts", "economists")
        for at in range(len(clauses.tags))
        if clauses.tags[at] in "NA"
    )


def _named_aim(clauses: Clauses, at: int, chain: Sequence[Predicate]) -> bool:
    """Tell whether an aim is named: "our target is to ...", "a goal of 5%"."""
    first = min((predicate.first for predicate in chain), default=at)
    if chain and any(
        "aim" in clauses.classes(place) and clauses.tags[place] == "N"
        for place in range(max(0, first - 9), first)
    ):
        return chain[-1].has("be") or _is_set(chain)
    near = range(max(0, at - 6), at)
    return any("aim" in clauses.classes(place) and clauses.tags[place] == "N" for place in near) and not any(
        clauses.tags[place] in ";" for place in near
    ) and not (chain and chain[0].has("expect"))


def _is_set(chain: Sequence[Predicate]) -> bool:
    """Tell whether an aim "has been set"."""
    return any(word in ("set", "is", "are", "be") for predicate in chain for word in predicate.words)


def _subject_word(clauses: Clauses, chain: Sequence[Predicate]) -> str:
    """Return the first word of the subject of a chain of verbs."""
    for predicate in chain:
        found = clauses.subject(predicate.first)
        if found is not None:
            return clauses.word(found[0])
    return ""
