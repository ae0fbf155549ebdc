"""Counted things and amounts, with what is done to them and by whom.

::

    count = figure noun [verb]              "12 ports have been opened": "ports opened"
          | doer verb figure noun           "we built 12 ports": "ports built"
          | "there are" figure noun         "ports"
          | figure verb                     "12 ports were built; 7 were closed": "ports closed"
          | doer verb figure                "they spent 5 yuan": "spending"
"""

from miitbrief.model.categories import Kind
from miitbrief.reading.english.words import words
from miitbrief.reading.measures.deeds import (
    clause_end,
    dimension,
    doer_of,
    doers,
    done,
    participle,
    told_of,
)
from miitbrief.reading.measures.governed import object_of
from miitbrief.reading.measures.references import (
    COUNTING,
    LONG,
    RELATIVE,
    Place,
    is_quantity,
    named_in_full,
)
from miitbrief.reading.measures.subjects import main_subject
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.phrases import phrase, phrase_end, phrase_start

__all__ = ["counted", "elliptical", "group_of", "is_near", "owner_before"]

_THINGS = frozenset(["them", "whom", "which", "these", "those", "it", "this", "that"])
_PLACES = words("inside", "measures.json")
#: No measure that is put together has more words.
_LONGEST = 14
_PIECES = words("pieces", "measures.json")


def counted(place: Place) -> tuple[str, ...]:
    """Read "12 ports have been opened", "we built 12 ports", "there are 12 ports"."""
    clauses, own = place.clauses, place.governor
    thing = _thing(place)
    if not thing:
        return ()
    predicate = own.predicate
    if predicate is not None and predicate.has("share") and place.is_direct():
        return ()
    after = clauses.predicate_after(own.end)
    if after is not None and place.opens_clause and is_near(clauses, own.end, after.first):
        if place.many > 1 and (deeds := _deeds(place, after)):
            return tuple(_nominal(deed, thing) for deed in deeds)
        return (told_of(thing, clauses, after),)
    is_infinitive = clauses.tag(own.end) == "I"
    is_relative = clauses.tag(own.end) == "W" and clauses.tag(own.end + 1) in "vXM"
    is_close = after is not None and not after.finite and after.first == own.end
    if after is not None and not is_infinitive and (is_close or is_relative):
        thing = told_of(thing, clauses, after)
    if predicate is None or not place.is_direct():
        is_listed = clauses.tag(own.left) in ",C" and place.topics.deed and not place.is_first
        return (f"{thing} {place.topics.deed}",) if is_listed else (thing,)
    return _object(place, predicate, thing)


def _deeds(place: Place, predicate: Predicate) -> list[str]:
    """Return as many participles as figures: "5 and 6 cars were produced and sold"."""
    clauses = place.clauses
    end = clause_end(clauses, predicate.last)
    while clauses.tag(end) == "C" and clauses.tag(end + 1) in "nv":
        end += 2
    heads = [at for at in range(predicate.head, end) if clauses.tags[at] in "nv"]
    is_list = len(heads) == place.many and predicate.passive
    return [clauses.nodes[at].text for at in heads] if is_list else []


def _nominal(deed: str, thing: str) -> str:
    """Return what is done to a thing as a noun, where that is the usual word."""
    noun = {"produced": "production", "sold": "sales"}.get(deed)
    return f"{noun} of {thing}" if noun else f"{thing} {deed}"


def _thing(place: Place) -> str:
    """Return the thing that a figure counts or is an amount of, or ""."""
    clauses, own = place.clauses, place.governor
    if place.unit in RELATIVE or place.sense.kind is Kind.MULTIPLE or not _is_of_thing(place):
        return ""
    is_amount = own.whole >= 0
    if is_amount and clauses.word(own.whole) in _THINGS:
        known = place.topics.counted or place.topics.subject
        return _limited(clauses, own.end, known) or known
    first = own.whole if is_amount else own.last + 1
    thing = named_in_full(place, phrase(clauses, first, own.end), first)
    if clauses.word(own.behind) == "ones":
        thing = " ".join([*thing.split()[:-1], place.topics.counted or "ones"])
    if own.preposition == "of" and clauses.lemma(own.noun) in _SURVEYS:
        return f"{thing} {_SURVEYS[clauses.lemma(own.noun)]}"
    owner = owner_before(place)
    return f"{thing} of {owner}" if thing and owner else thing


_SURVEYS = {"survey": "surveyed", "poll": "polled", "sample": "sampled"}


def _is_of_thing(place: Place) -> bool:
    """Tell whether the noun behind a figure is what it counts, and no measure or mark."""
    clauses, own = place.clauses, place.governor
    if own.behind < 0:
        return own.whole >= 0
    idle = {"level", "forecast", "place"} | (set[str]() if place.unit in COUNTING else {"aim"})
    after = clauses.predicate_after(own.end)
    is_subject = after is not None and after.passive and is_near(clauses, own.end, after.first)
    is_piece = clauses.word(own.behind) in _PIECES and place.sense.kind is not Kind.CHANGE
    is_piece = is_piece and not (is_subject and place.opens_clause)
    return not is_piece and not clauses.classes(own.behind) & idle


def owner_before(place: Place) -> str:
    """Return who has what is counted: "the village's 9 wells", "its 9 wells"."""
    clauses, own = place.clauses, place.governor
    if clauses.tag(own.left) == "G":
        return phrase(clauses, phrase_start(clauses, own.left - 1), own.left)
    if clauses.word(own.at - 1) in ("its", "their"):
        owner = main_subject(place, own.at) or place.topics.subject
        return owner if len(owner.split()) < LONG else ""
    return ""


def is_near(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a verb follows with nothing but adverbs or a relative between."""
    return all(clauses.tags[at] in "RTWn" for at in range(first, last))


def _object(place: Place, predicate: Predicate, thing: str) -> tuple[str, ...]:
    """Return a counted thing that a verb has done something to, or has."""
    own, doer = place.governor, doer_of(place, predicate)
    is_set = own.preposition in ("at", "to") and place.clauses.tag(own.at - 1) != "D"
    is_put = is_set and object_of(place, predicate)
    if is_put or _is_moved(place, predicate, doer):
        return ()
    if _is_there(place, predicate):
        return (thing,)
    if own.preposition and own.preposition not in ("by", "at"):
        return (_where(place, predicate, thing, doer),)
    if predicate.has("have") and not predicate.has("deed"):
        return (f"{thing} of {doer}",) if doer else (thing,)
    is_seen = predicate.has("see") and not predicate.has("deed")
    is_undone = own.preposition or predicate.passive or is_seen or predicate.has("expect", "be")
    return (thing,) if is_undone else _done_by(place, predicate, thing, doer)


def _done_by(place: Place, predicate: Predicate, thing: str, doer: str) -> tuple[str, ...]:
    """Return a thing with what is done to it and by whom, one for each of several doers."""
    deed = f"{thing} {done(place.clauses, predicate)}"
    if several := doers(place, predicate):
        return tuple(f"{deed} by {each}" for each in several)
    return (f"{deed} by {doer}" if doer else deed,)


def _is_moved(place: Place, predicate: Predicate, doer: str) -> bool:
    """Tell whether a verb moves its subject to a count: "traffic reached 9 trips"."""
    own = place.governor
    is_level = predicate.has("reach") and (is_quantity(doer) or not predicate.has("deed"))
    is_transitive = predicate.has("cause", "deed") and not is_level
    moves = predicate.has("reach", "up", "down", "be") and not is_transitive
    is_to = own.preposition in ("", "to", "by", "at", "from")
    return moves and is_to and not _is_listed(place, predicate)


def _is_listed(place: Place, predicate: Predicate) -> bool:
    """Tell whether a verb only says that there are things: "there are 5", "among them are 5"."""
    clauses = place.clauses
    start = clauses.word(clauses.left_edge(predicate.first))
    is_there = clauses.word(predicate.first - 1) == "there"
    return predicate.has("be") and (is_there or start in ("among", "of", "there", "including"))


def _is_there(place: Place, predicate: Predicate) -> bool:
    """Tell whether a verb does nothing to what is counted behind it."""
    clauses, own = place.clauses, place.governor
    if _is_listed(place, predicate) and not predicate.passive:
        return True
    after = clauses.predicate_after(own.end)
    is_inside = after is not None and after.finite and is_near(clauses, own.end, after.first)
    is_part = predicate.lemma == "include" or (own.preposition != "" and is_inside)
    return not predicate.finite and is_part


def _where(place: Place, predicate: Predicate, thing: str, doer: str) -> str:
    """Return a counted thing with what happens in it: "countries in which it sells tea"."""
    clauses, own = place.clauses, place.governor
    if predicate.has("be", "have") or own.preposition not in _PLACES:
        return thing
    if not doer:
        end = phrase_end(clauses, predicate.last, prepositions=False)
        things = phrase(clauses, predicate.last, end)
        is_object = things and end == own.left and not predicate.passive
        is_object = is_object and "_" not in predicate.lemma
        deed = f"{things} are {participle(clauses, predicate)}"
        return f"{thing} {own.preposition} which {deed}" if is_object else thing
    middle = phrase(clauses, predicate.last, own.left)
    verb = clauses.nodes[predicate.head].text
    verb = f"was {verb}" if predicate.passive else verb
    phrased = " ".join(f"{thing} {own.preposition} which {doer} {verb} {middle}".split())
    return phrased if len(phrased.split()) <= _LONGEST else thing


_MOVING = ("reach", "up", "down", "be", "have")


def elliptical(place: Place) -> tuple[str, ...]:
    """Read "7 were closed": of the things that were counted before."""
    clauses, own, topics = place.clauses, place.governor, place.topics
    is_more = place.unit in COUNTING and clauses.word(own.at - 1) in ("another", "further")
    if own.behind >= 0 or place.unit in RELATIVE or (place.is_change and not is_more):
        return ()
    if own.whole >= 0 and clauses.word(own.whole) not in _THINGS:
        return ()
    is_part = own.whole >= 0 or clauses.word(own.left - 1) in ("of", "among")
    levels = [said.measure for said in topics.history if said.kind is Kind.LEVEL]
    is_listed = clauses.word(0) in ("of", "among") and "F" in clauses.tags[: clauses.tags.find(",")]
    group, verb = group_of(place) or (topics.counted if is_listed else ""), own.predicate
    if group and verb is not None and place.unit in COUNTING and own.preposition in _PLACES:
        return () if verb.has(*_MOVING) else (_where(place, verb, group, doer_of(place, verb)),)
    thing = group_of(place) or topics.counted or "".join(levels[-1:] if is_part else ())
    if place.unit not in COUNTING and own.whole < 0:
        thing = dimension(place) if place.unit not in RELATIVE else ""
    after = clauses.predicate_after(own.end)
    if not thing or not place.opens_clause or own.preposition not in ("", "of"):
        return ()
    if after is not None and is_near(clauses, own.end, after.first):
        return (told_of(thing, clauses, after),)
    rest = _limited(clauses, own.end, thing) if place.unit in COUNTING else ""
    return (rest,) if rest else ()


def _limited(clauses: Clauses, at: int, thing: str) -> str:
    """Return which of some things are meant, without a verb: "and 5 (private)", "3 (for boys)"."""
    if clauses.tag(at) == "A" and clauses.tag(at + 1) in ",;:.C":
        return f"{clauses.nodes[at].text} {thing}"
    rest = phrase(clauses, at, clause_end(clauses, at))
    is_linked = clauses.tag(at) == "P" and rest
    return f"{thing} {clauses.word(at)} {rest}" if is_linked else ""


def group_of(place: Place) -> str:
    """Return the things of which a sentence tells a part: "Of the farms, (9 were flooded)"."""
    clauses = place.clauses
    comma = clauses.tags.find(",")
    if clauses.word(0) not in ("of", "among") or not 0 < comma < place.governor.at:
        return ""
    if clauses.word(1) in _THINGS:
        return place.topics.counted or place.topics.subject
    return "" if "F" in clauses.tags[:comma] else phrase(clauses, 1, comma)
