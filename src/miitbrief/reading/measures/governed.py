"""What the verb that governs a figure says it measures, or the noun right before it.

::

    governed = subject verb [preposition] figure     "exports of tea rose by 5%"
             | doer verb object "to" figure          "the bank cut its rate to 5%"
             | noun "," figure ","                   "the rate, at 5%, is low"
             | noun figure                           "tide power 804 kilowatts"
    adjunct  = ("in" | "at") place                   "5 in the north and 3 in the south"
             | ("for" | "among") group               "5% among mills"
             | "in" quantity                         "fell 5% in value"
"""

from miitbrief.reading.measures.anaphora import one_of_two
from miitbrief.reading.measures.references import LONG, Place, is_quantity, parallel
from miitbrief.reading.measures.repeats import again
from miitbrief.reading.measures.subjects import main_subject, owned, several, subject_text, subjects
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.phrases import phrase, phrase_end, phrase_start

__all__ = ["gapped", "governed", "inserted", "located", "object_of", "tail"]


def inserted(place: Place) -> tuple[str, ...]:
    """Read "the rate, at 19.6 percent," and "the pipeline, 1,110 km long,"."""
    clauses, own = place.clauses, place.governor
    if bracketed := _bracketed(place):
        return bracketed
    before = own.left - (clauses.tag(own.left) == "P")
    is_inserted = clauses.tag(before) == "," and clauses.tag(before - 1) in "NT"
    if not is_inserted or own.preposition not in ("", "at", "with"):
        return ()
    start = clauses.left_edge(before)
    while clauses.tag(start) in "CR":
        start += 1
    if clauses.word(start) in ("of", "for", "in") and place.topics.measures and not place.is_change:
        return (parallel(place.topics, clauses.word(start), phrase(clauses, start + 1, before)),)
    is_apart = place.is_change or (place.topics.history and own.preposition in ("", "with"))
    if is_apart and not _is_label(clauses, start, before):
        return ()
    return subjects(place, before)


def _bracketed(place: Place) -> tuple[str, ...]:
    """Return what stands before brackets that open with a change: "toys (down 5%)"."""
    clauses = place.clauses
    opening = place.governor.at - 1
    while clauses.tag(opening) in "RHPD":
        opening -= 1
    if not place.is_change or clauses.tag(opening) != "(" or clauses.tag(opening - 1) != "N":
        return ()
    start = phrase_start(clauses, opening - 1)
    start -= clauses.tag(start - 1) == "D"
    return several(place, start, opening) if clauses.tag(start - 1) in ",C;:).(" else ()


def _is_label(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether nothing but a noun phrase stands behind a semicolon or colon."""
    before = clauses.tag(first - 1)
    return before in ";:." and all(clauses.tags[at] in "NAPDGC" for at in range(first, last))


def gapped(place: Place) -> tuple[str, ...]:
    """Read "tide power 804 million kilowatts" and "services up 48%"."""
    clauses, own = place.clauses, place.governor
    if place.is_direct():
        return ()
    if clauses.tag(own.left) == "G" and own.behind < 0:
        return _owned_by(place)
    at = own.left
    while clauses.tag(at) in "PIRH" and at > 0:
        at -= 1
    start = clauses.left_edge(at + 1)
    while clauses.tag(start) in "CR,":
        start += 1
    if clauses.word(start) in _LINKS and place.topics.measures and start < at:
        thing = phrase(clauses, start + 1, at + 1)
        return (parallel(place.topics, clauses.word(start), thing),) if thing else ()
    is_aged = clauses.tag(at) == "F" and clauses.word(start) in ("that", "those")
    if clauses.tag(at) not in "NO" and not is_aged:
        return ()
    found = _in_place_of(place, start, at + 1) or subjects(place, at + 1)
    return tuple(each + tail(place, each, ("on", "for", "among")) for each in found)


def _owned_by(place: Place) -> tuple[str, ...]:
    """Read "the nurses' pay rose 5%, the doctors' 3%": what was measured before, of another."""
    clauses, mark = place.clauses, place.governor.left
    owner = phrase(clauses, phrase_start(clauses, mark - 1), mark)
    for measure in place.topics.measures[-1:]:
        _, found, thing = measure.replace("\u2019", "'").partition("' ")
        if found:
            return (f"{thing} of {owner}",)
    return (parallel(place.topics, "of", owner),) if place.topics.measures and owner else ()


_PARALLEL = frozenset(["that", "those"])
_LINKS = frozenset(["of", "for", "in", "among", "with", "to"])


def _in_place_of(place: Place, first: int, last: int) -> tuple[str, ...]:
    """Return the measure before for a bare noun: "output of salt is 5 tonnes, ore at 7"."""
    clauses = place.clauses
    if not place.topics.history:
        return ()
    before = place.topics.history[-1]
    meant = one_of_two(place, first, last)
    if meant in place.topics.named:
        return (meant,)
    single = meant or phrase(clauses, first, last)
    is_alike = before.unit == place.unit and before.kind is place.sense.kind
    is_listed = clauses.tag(first - 1) in ",C;" and clauses.word(first) not in _PARALLEL
    if not is_alike or not is_listed or not single or is_quantity(single):
        return ()
    return (_gapped_for(place, single) or parallel(place.topics, "", single),)


def _gapped_for(place: Place, thing: str) -> str:
    """Return the measure before with something else for the subject of its verb.

    "Men spend 2 hours on it, women 4": the time spent by women on it.
    """
    verb = place.clauses.predicate_before(place.governor.at)
    subject = subject_text(place.clauses, verb.first) if verb is not None else ""
    measure = place.topics.measures[-1]
    is_part = subject and len(subject) < len(measure)
    at = measure.lower().find(subject.lower()) if is_part else -1
    return f"{measure[:at]}{thing}{measure[at + len(subject) :]}" if at >= 0 else ""


def governed(place: Place) -> tuple[str, ...]:
    """Read the subject of a verb, or what the verb raises or cuts."""
    predicate = place.governor.predicate
    if predicate is None:
        return ()
    if predicate.lemma == "include" and not predicate.finite:
        return tuple(f"{each}{tail(place, each)}" for each in again(place)[:1])
    found = object_of(place, predicate) or _foreseen(place, predicate)
    return found or _subjects_of(place, predicate) or again(place)


def _foreseen(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Read "For tea exports, they expect 5%"."""
    clauses = place.clauses
    comma = clauses.tags.find(",")
    is_ahead = predicate.has("expect") and not predicate.passive and clauses.word(0) == "for"
    if not is_ahead or not 0 < comma < predicate.first:
        return ()
    text = phrase(clauses, 1, comma)
    return (text,) if text else ()


def _subjects_of(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Return the subjects of a verb, with what they change in or hold for."""
    found = subjects(place, predicate.first)
    if predicate.lemma == "value" and place.governor.preposition == "at":
        return tuple(f"value of {each}" for each in found)
    owner = main_subject(place, predicate.first)
    is_single = place.many == 1 or len(found) == 1
    is_new = bool(found) and bool(owner) and owner not in found[0]
    if is_new and is_single and len(owner.split()) < LONG and _is_seen(place.clauses, predicate):
        return tuple(f"{each} of {owner}" for each in found)
    return tuple(attributed(place, each) + tail(place, each) for each in found)


def object_of(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Read "the bank cut its rate to 5%": what the verb changes."""
    clauses, own = place.clauses, place.governor
    is_state = predicate.has("be", "reach", "share") and not predicate.has("cause")
    is_up_to = clauses.word(own.at - 1) in ("up to", "down to") and predicate.last < own.left
    is_behind = own.behind < 0 and clauses.tag(own.left) == "N"
    is_moving = is_behind and predicate.has("cause", "up", "down")
    is_moved = is_moving and clauses.word(own.last + 1) in _SIDES
    if predicate.passive or is_state or not (own.preposition or is_up_to or is_moved):
        return ()
    first = predicate.last
    while clauses.tag(first) in "RHC":
        first += 1
    end = min(phrase_end(clauses, first), own.left + (not own.preposition))
    if not _is_object(clauses, first, end):
        return ()
    found = several(place, first, end)
    if predicate.lemma == "value" and own.preposition == "at":
        return tuple(f"value of {each}" for each in found)
    if own.preposition == "for" and place.mention.is_money and predicate.has("deed"):
        return tuple(f"price of {each}" for each in found)
    return tuple(owned(place, each, clauses.word(first), first) for each in found)


_SIDES = frozenset(["above", "below", "higher", "lower", "up", "down"])


def _is_object(clauses: Clauses, first: int, end: int) -> bool:
    """Tell whether words behind a verb are what it changes, and no time or average."""
    head = phrase_end(clauses, first, prepositions=False) - 1
    is_time = head - first <= 1 and "time" in clauses.classes(head)
    is_bare = end <= head + 1 and clauses.tag(first) == "D"
    is_own = clauses.word(first) in ("its", "their") and head > first + 1
    is_level = not clauses.classes(head).isdisjoint({"average", "level", "up", "down"})
    is_plain = is_bare and is_level and not is_own
    is_phrase = clauses.tag(first) in "DAN" and "N" in clauses.tags[first:end]
    return is_phrase and not is_time and not is_plain


def _is_seen(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a verb is what somebody saw happen: "saw output rise"."""
    before = clauses.predicate_before(predicate.first)
    is_past = before is not None and before.has("see") and before.finite
    is_past = is_past and before is not None and before.words[-1] not in ("see", "sees")
    if before is not None and "S" in clauses.tags[before.last : predicate.first]:
        return False
    return is_past and clauses.tags[predicate.head] in "bvg"


def located(place: Place, measure: str) -> str:
    """Return a measure with the place behind a figure, where the next has one, too.

    "5 in the north and 3 in the south": in the north.
    """
    clauses, at = place.clauses, place.governor.last + 1
    link = clauses.word(at)
    if link not in ("in", "for", "at", "from", "to") or clauses.tag(at + 1) not in "DNA":
        return measure
    end = phrase_end(clauses, at + 1)
    rest = phrase(clauses, at + 1, end)
    if not rest or "time" in clauses.classes(end - 1) or rest in measure:
        return measure
    if not (_is_twin(clauses, end, 1, link) or _is_twin(clauses, place.governor.at - 1, -1, link)):
        return measure
    if place.is_first:
        return f"{measure} {link} {rest}"
    return parallel(place.topics, link, rest)


def _is_twin(clauses: Clauses, at: int, step: int, link: str) -> bool:
    """Tell whether a figure with a place of its own stands before or behind a word."""
    while clauses.tag(at) in "TPHDR,C" and clauses.word(at) != link:
        at += step
    if step < 0:
        while clauses.tag(at) in "NADTP" and clauses.tag(at - 1) != "F":
            at -= 1
        return clauses.word(at) == link and clauses.tag(at - 1) == "F"
    return clauses.tag(at) == "F" and clauses.word(at + 1) == link


_MAX = 7


_HELD_FOR = ("for", "among", "across", "between")


def tail(place: Place, measure: str, links: tuple[str, ...] = _HELD_FOR) -> str:
    """Return what a figure holds for, behind it: "5% among mills", with a blank before it."""
    clauses, at = place.clauses, place.governor.last + 1
    if clauses.word(at) not in links or clauses.tag(at + 1) not in "DNA":
        return ""
    end = phrase_end(clauses, at + 1, prepositions=False)
    if clauses.classes(end - 1) & {"time", "average", "level"}:
        return ""
    rest = phrase(clauses, at + 1, phrase_end(clauses, at + 1))
    words = rest.split()
    known = set(measure.lower().split())
    if not words or len(words) > _MAX or set(rest.lower().split()) <= known:
        return ""
    return f" {clauses.word(at)} {rest}"


def attributed(place: Place, thing: str) -> str:
    """Return a thing with the quantity that it changes in: "fell 5% in value"."""
    clauses, own = place.clauses, place.governor
    at = own.last + 1
    end = phrase_end(clauses, at + 1, prepositions=False) if clauses.word(at) == "in" else at
    if end <= at + 1 or "D" in clauses.tags[at:end]:
        at = own.predicate.last if own.predicate else at
        end = at + 2 if clauses.word(at) == "in" and clauses.tag(at + 1) == "N" else at
    if clauses.word(own.last + 1) == "of" and clauses.word(own.last + 2) in ("its", "their"):
        return f"{phrase(clauses, own.last + 3, phrase_end(clauses, own.last + 3))} of {thing}"
    noun = clauses.classes(end - 1) if end > at else frozenset[str]()
    if noun & {"light", "rating"} or (end > at and clauses.word(end - 1) in _QUANTITIES):
        return f"{phrase(clauses, at + 1, end)} of {thing}"
    return thing


_QUANTITIES = frozenset(["price", "area", "length", "weight", "tonnage", "price", "cost"])
