"""What others had expected: "against forecasts of 5%", "the 5% that economists had expected"."""

from collections.abc import Iterator

from miitbrief.reading.sources.bodies import Origin, who
from miitbrief.reading.sources.body_names import head_of, noun_classes
from miitbrief.reading.sources.quotes import ITSELF, THIRD, Quote, end_of_saying, subject_start
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["awaited", "expected", "forecast"]


def forecast(clauses: Clauses, predicate: Predicate) -> Iterator[Quote]:
    """Yield what a forecast is: "the consensus forecast was 5%"."""
    if predicate.lemma != "be" or not predicate.finite:
        return
    start = subject_start(clauses, predicate.first)
    is_for = clauses.word(predicate.last) in ("for", "at")
    if start is None or clauses.tag(predicate.last + is_for) not in "DFH":
        return
    head = head_of(clauses, start, predicate.first)
    is_owned = {clauses.word(at) for at in range(start, predicate.first)} & (ITSELF | {"our"})
    if "forecast" not in noun_classes(clauses, head) or is_owned:
        return
    origin = who(clauses, start, predicate.first, is_plain=True) or Origin(THIRD)
    yield Quote(start, end_of_saying(clauses, predicate), origin, "what was expected", head)


def awaited(clauses: Clauses, predicate: Predicate) -> Iterator[Quote]:
    """Yield what people who look on expect or ask for: "prosecutors had asked for nine"."""
    if not predicate.has("await") or predicate.passive:
        return
    if "observer" not in noun_classes(clauses, predicate.first - 1):
        return
    end = predicate.last
    while clauses.tag(end) not in ",;.":
        end += 1
    start = subject_start(clauses, predicate.first) or predicate.first
    origin = who(clauses, start, predicate.first, is_plain=True) or Origin(THIRD)
    yield Quote(start, end, origin, "what was expected", predicate.first)


_COMPARING = frozenset(
    ["against", "versus", "above", "below", "beat", "miss", "top", "than", "exceed", "surpass"]
)


def expected(clauses: Clauses) -> Iterator[Quote]:
    """Yield the figures that others had expected."""
    for at in clauses.figures:
        left = at - 1
        while clauses.tag(left) in "HDAR" and left >= 0:
            left -= 1
        place = -1
        is_of = clauses.word(left) in ("of", "for") and _is_forecast(clauses, left - 1)
        if is_of and _is_compared(clauses, left - 2):
            place = left - 1
        elif _is_compared(clauses, left) and _is_awaited(clauses, at + 1):
            place = at + 1
        else:
            place = _expected_behind(clauses, at)
        if place > 0:
            yield Quote(at, at + 1, Origin(THIRD), "what was expected", place)


def _is_forecast(clauses: Clauses, at: int) -> bool:
    """Tell whether a word names what is expected."""
    return "forecast" in noun_classes(clauses, at)


def _is_awaited(clauses: Clauses, at: int) -> bool:
    """Tell whether a word says that a figure was expected: "against 4% expected"."""
    if _is_forecast(clauses, at):
        return True
    readings = clauses.nodes[at].readings if at < len(clauses.nodes) else ()
    return any(word.tag == "VN" and "await" in word.classes for word in readings)


def _is_compared(clauses: Clauses, at: int) -> bool:
    """Tell whether a word of comparing stands at a word or before its article and adjectives."""
    while clauses.tag(at) in "DAHN" and at >= 0 and clauses.lemma(at) not in _COMPARING:
        at -= 1
    word = clauses.word(at)
    return (
        word in _COMPARING
        or clauses.lemma(at) in _COMPARING
        or word.startswith(("compared", "short of"))
    )


def _expected_behind(clauses: Clauses, at: int) -> int:
    """Return the verb of expecting behind a figure, or -1: "the 5% economists had expected"."""
    for spot in range(at + 1, at + 3):
        readings = clauses.nodes[spot].readings if clauses.word(spot + 1) == "by" else ()
        if any("await" in word.classes for word in readings):
            return spot
    place = at + 1
    while clauses.tag(place) in "NA" and place < at + 4:
        if "observer" in noun_classes(clauses, place):
            break
        place += 1
    if clauses.word(place) in ("that", "which"):
        place += 1
    while clauses.word(place) in ("most", "many", "all", "some"):
        place += 1
    if "observer" in noun_classes(clauses, place):
        verbs = (each for each in clauses.predicates if place < each.first <= place + 5)
        return next((each.first for each in verbs if each.has("await") and each.finite), -1)
    verb = clauses.group_of.get(place)
    is_by = verb is not None and verb.has("await") and clauses.word(verb.last) == "by"
    return verb.first if verb is not None and is_by else -1
