"""Ages, sizes, speeds, distances and lengths of time.

::

    age   = people "aged" figure | person "," figure ","
    size  = thing figure ("tall" | "long" | ...) | figure "-metre" thing
    speed = thing verb "at" length "per" time
    time  = thing verb "for" duration
"""

from itertools import islice

from miitbrief._resources import tables
from miitbrief.model.categories import Kind
from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.measures.references import COUNTING, LONG, RELATIVE, Place
from miitbrief.reading.measures.subjects import subject_text, subjects
from miitbrief.reading.syntax.phrases import phrase, phrase_end, phrase_start

__all__ = ["aged", "hyphened", "lasting", "ranked", "sized"]

_SIZES: dict[str, str] = tables("miitbrief.reading.english", "measures.json")["sizes"]
_LENGTHS = frozenset(["metre", "kilometre", "mile", "foot", "knot"])


def aged(place: Place) -> tuple[str, ...]:
    """Read an age: "people aged 65", "the mayor, 58, won"."""
    if place.unit not in ("year", "count", None) or place.sense.kind is not Kind.LEVEL:
        return ()
    clauses, own = place.clauses, place.governor
    before = own.at - 1
    while clauses.tag(before) in "HD-" or clauses.word(before) in ("between", "to", "and", "or"):
        before -= 1
    while clauses.tag(before) == "F":
        before -= 1
    is_bounded = clauses.word(own.at - 1) in ("under", "over", "above", "below") and own.behind < 0
    is_bounded = is_bounded and "people" in clauses.classes(before)
    if clauses.word(before) in ("aged", "age", "ages") or is_bounded:
        noun = before - (not is_bounded)
        named = clauses.tag(noun) == "N"
        people = phrase(clauses, phrase_start(clauses, noun), noun + 1) if named else ""
        return (f"age of the {people or 'people'} counted",)
    if place.unit != "year":
        return ()
    comma = own.at - 1
    if clauses.tag(comma) == "," and clauses.tag(own.last + 1) == ",":
        person = subject_text(clauses, comma)
        return (f"age of {person}",) if person else ()
    return ()


def sized(place: Place) -> tuple[str, ...]:
    """Read a size or a speed: "5 metres tall", "at 5 kilometres per hour"."""
    clauses, own = place.clauses, place.governor
    if place.unit in RELATIVE or place.unit == "count" or place.mention.is_money:
        return ()
    if place.unit in _LENGTHS and (far := _far(place)):
        return (far,)
    size = _SIZES.get(clauses.word(own.last + 1), "")
    if place.sense.kind is Kind.RATIO and place.unit in _LENGTHS and own.preposition in ("at", ""):
        size = "speed"
    if not size or (place.unit == "year" and size != "age"):
        return ()
    if own.predicate is not None and place.is_direct():
        things = subjects(place, own.predicate.first)
    else:
        thing = subject_text(clauses, own.left if clauses.tag(own.left) == "," else own.at)
        things = (thing,) if thing else place.topics.measures[-1:]
    return tuple(f"{size} of {each}" for each in things)


def _far(place: Place) -> str:
    """Return a distance: "40 kilometres from the coast"."""
    clauses, own = place.clauses, place.governor
    at = own.last + 1
    is_from = clauses.word(at) in ("from", "off") and place.sense.kind is Kind.LEVEL
    if not is_from or own.predicate is None or own.predicate.has("up", "down", "deed"):
        return ""
    end = phrase_end(clauses, at + 1, prepositions=False)
    things = subjects(place, own.predicate.first)
    where = phrase(clauses, at + 1, end)
    return f"distance of {things[0]} from {where}" if things and where else ""


def hyphened(place: Place) -> tuple[str, ...]:
    """Read a size before its thing: "an 8-metre mast", "a five-day fair"."""
    clauses, own = place.clauses, place.governor
    if own.behind < 0 or place.unit in RELATIVE or place.unit in COUNTING or place.is_change:
        return ()
    if "-" not in clauses.nodes[own.last].text or place.mention.is_money:
        return ()
    thing = phrase(clauses, own.last + 1, own.end)
    size = "length" if place.unit in DURATIONS else "size"
    return (f"{size} of {thing}",) if thing else ()


def ranked(place: Place) -> tuple[str, ...]:
    """Read "among the top 10 ports": how long the list is."""
    clauses, own = place.clauses, place.governor
    if place.sense.kind is not Kind.RANK:
        return ()
    things = phrase(clauses, own.last + 1, own.end) if own.behind >= 0 else ""
    top = "top " if clauses.word(own.at - 1) == "top" else ""
    lists = (each for each in reversed(place.topics.named) if each.startswith("length of the list"))
    if not things:
        return tuple(islice(lists, 1))
    return (f"length of the list of {top}{things}",)


def lasting(place: Place) -> tuple[str, ...]:
    """Read "has ranked first for 12 consecutive years", "sat in the chamber for 30 years"."""
    clauses, own = place.clauses, place.governor
    predicate = own.predicate
    if predicate is not None and predicate.lemma == "take" and clauses.tag(own.last + 1) == "I":
        doing = clauses.nodes[own.last + 2].text
        takers = subjects(place, predicate.first)
        return tuple(f"time taken by {each} to {doing}" for each in takers)
    is_every = clauses.word(own.at - 1) == "every"
    spans = own.preposition in ("for", "in", "within") or is_every
    if place.sense.kind is not Kind.DURATION or not spans or predicate is None:
        return ()
    things = subjects(place, predicate.first) or place.topics.measures[-1:]
    if not things or (predicate.has("be") and not predicate.passive and own.left == predicate.last):
        return ()
    words = clauses.nodes[own.at].lower.split()
    behind = clauses.word(own.at + 1)
    is_run = "running" in behind or any(
        word in ("consecutive", "straight", "successive") for word in words
    )
    whole = "time in which" if is_every else "time for which"
    lead = f"consecutive {place.unit}s in which" if is_run else whole
    verb = " ".join(
        clauses.nodes[at].text
        for at in range(predicate.first, predicate.last)
        if clauses.tags[at] not in "RTH"
    )
    rest = " ".join(
        clauses.nodes[at].text
        for at in range(predicate.last, own.left + is_every)
        if clauses.tags[at] not in "THDF,"
    )
    told = f"{lead} {things[0]} {verb} {rest}".strip()
    return (told if len(told.split()) <= 2 * LONG else f"{lead} {things[0]} {verb}",)
