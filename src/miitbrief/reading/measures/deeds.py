"""What is done, and by whom: deeds of counted things and amounts.

::

    amount = doer verb figure [("on" | "for") noun]     "they spent 5 yuan on wells"
"""

from miitbrief._resources import tables
from miitbrief.model.categories import Kind
from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.english.words import words
from miitbrief.reading.measures.anaphora import one_of_two
from miitbrief.reading.measures.references import COUNTING, LONG, RELATIVE, Place
from miitbrief.reading.measures.subjects import main_subject, subject_text
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.coordination import members
from miitbrief.reading.syntax.phrases import goes_on, phrase, phrase_end

__all__ = [
    "amounts",
    "clause_end",
    "dimension",
    "doer_of",
    "doers",
    "done",
    "participle",
    "told",
    "told_of",
]

_NOUNS: dict[str, str] = tables("miitbrief.reading.english", "measures.json")["nominal"]


_PLAIN = words("nominal_of_any_unit", "measures.json")


_MASSES = frozenset(["tonne", "ton", "kilogram", "barrel", "litre", "cubic metre", "bushel"])
_LENGTHS = ("metre", "kilometre", "mile", "foot")
#: What an amount in a unit is an amount of, by the last word of the unit.
_DIMENSIONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("watt hour", "watt-hour"), "electricity"),
    (("hectare", "acre", "mu", *(f"square {length}" for length in _LENGTHS)), "area"),
    (_LENGTHS, "distance"),
    (("watt",), "capacity"),
    (tuple(DURATIONS), "time"),
)


def clause_end(clauses: Clauses, first: int) -> int:
    """Return where a clause ends, at the latest with its next figure or time."""
    at = first
    while at < len(clauses.tags) and (
        clauses.tags[at] not in ",;:.(-?FTSWC" or (at > first and goes_on(clauses, at))
    ):
        at += 1
    return at


def told_of(thing: str, clauses: Clauses, predicate: Predicate) -> str:
    """Return a thing with what the verb behind it says: "ports opened", "public hospitals"."""
    at = predicate.last
    if predicate.has("be") and clauses.tag(at) == "A" and clauses.tag(at + 1) in ",;:.C-":
        return f"{clauses.nodes[at].text} {thing}"
    return f"{thing} {told(clauses, predicate)}".strip()


def told(clauses: Clauses, predicate: Predicate) -> str:
    """Return what a verb says of the counted thing before it, as a part of its phrase."""
    at = predicate.last
    particle = f"{clauses.word(at)} " if clauses.word(at) in _PARTICLES else ""
    at += bool(particle)
    rest = phrase(clauses, at, clause_end(clauses, at))
    link = clauses.word(at) if clauses.tag(at) == "P" else ""
    tail = particle + (f"{link} {rest}".strip() if link and rest else rest)
    if predicate.passive:
        return f"{_undergone(clauses, predicate)} {tail}".strip()
    if predicate.has("be"):
        return clauses.nodes[at].text if not tail and clauses.tag(at) in "AR" else tail
    if predicate.has("have"):
        link = "without" if _DENYING & set(predicate.words) else "with"
        return f"{link} {rest}" if rest else ""
    if not tail and clauses.word(at) in ("abroad", "overseas", "online"):
        tail = clauses.nodes[at].text
    return f"{_doing(clauses, predicate)} {tail}".strip()


_PARTICLES = words("particles", "measures.json")


_DENYING = frozenset(["not", "never", "no", "don't", "doesn't", "didn't", "haven't", "hasn't"])


def _undergone(clauses: Clauses, predicate: Predicate) -> str:
    """Return what is or will be done to a thing."""
    deed = participle(clauses, predicate)
    if clauses.tag(predicate.last) == "C" and clauses.tag(predicate.last + 1) in "nv":
        deed = f"{deed} and {clauses.nodes[predicate.last + 1].text}"
    return f"to be {deed}" if set(predicate.words[:-1]) & {"will", "shall"} else deed


def _doing(clauses: Clauses, predicate: Predicate) -> str:
    """Return what things do: "that sell", "that did not sell", "selling"."""
    verb = clauses.nodes[predicate.head].text
    is_wish = "I" in clauses.tags[predicate.first : predicate.last] and predicate.finite
    is_wish = is_wish and predicate.words[0] not in _BE
    if is_wish or any(word in ("not", "never") or word.endswith("n't") for word in predicate.words):
        verb = " ".join(node.text for node in clauses.nodes[predicate.first : predicate.last])
    is_participle = clauses.tags[predicate.head] == "g" and not predicate.finite
    is_being = any(word in _BE for word in predicate.words[:-1])
    if "will" in predicate.words[:-1]:
        return f"that will {verb}"
    if is_being and "to" in predicate.words:
        return f"to {verb}"
    return verb if is_participle or is_being else f"that {verb}"


_BE = frozenset(["is", "are", "was", "were", "be", "been"])


def participle(clauses: Clauses, predicate: Predicate) -> str:
    """Return what is done by a verb, as a participle."""
    text = clauses.nodes[predicate.head].lower
    known = any(word.tag[0] in "VX" for word in clauses.nodes[predicate.head].readings)
    if not known and text.endswith("ed"):
        return text
    if not known and text.endswith("ing"):
        return f"{text[:-3]}ed"
    return lexicon().participle(predicate.lemma)


def done(clauses: Clauses, predicate: Predicate) -> str:
    """Return what is done or to be done."""
    deed = participle(clauses, predicate)
    if predicate.lemma.endswith("_into") and clauses.tag(predicate.last) == "N":
        deed = f"{deed} {clauses.nodes[predicate.last].text}"
    words = predicate.words[:-1]
    is_ahead = "will" in words or ("to" in words and len(words) > 1) or words == ("to",)
    return f"to be {deed}" if is_ahead else deed


def doer_of(place: Place, predicate: Predicate) -> str:
    """Return who does it, or "" where that is a pronoun or too long."""
    clauses = place.clauses
    if clauses.tag(predicate.first) == "I":
        return _told_to(place, predicate)
    found = clauses.subject(predicate.first)
    doer = subject_text(clauses, predicate.first)
    if not doer and found and clauses.word(found[0]) in ("it", "they"):
        doer = place.topics.subject
    if found and (meant := one_of_two(place, *found)):
        doer = meant
    if not doer and found and "others" in [clauses.word(at) for at in range(*found)]:
        doer = f"other {place.topics.counted}" if place.topics.counted else ""
    if clauses.word(predicate.first - 1) == "each":
        doer = place.topics.counted
    elif clauses.tag(predicate.first) == "g":
        doer = main_subject(place, predicate.first)
    is_aim = found is not None and any("aim" in clauses.classes(at) for at in range(*found))
    return doer if len(doer.split()) < LONG and not is_aim else ""


def _told_to(place: Place, predicate: Predicate) -> str:
    """Return who is wanted or expected to do it: "they want renewables to provide"."""
    clauses = place.clauses
    verb = clauses.predicate_before(predicate.first)
    if verb is None or verb.passive or not verb.has("aim", "expect", "see"):
        return ""
    who = phrase(clauses, verb.last, predicate.first)
    is_object = clauses.tag(verb.last) in "DAN" and verb.last < predicate.first
    return who if is_object and len(who.split()) < LONG else ""


def amounts(place: Place) -> tuple[str, ...]:
    """Read "they spent 5 yuan on wells", "the barge sailed 9 km": the deed, not the doer."""
    predicate = place.governor.predicate
    if predicate is None or not _is_object(place, predicate):
        return ()
    return _added_to(place, predicate) or _amount_of(place, predicate)


def _amount_of(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Return a deed as a noun, or the amount with what is done with it."""
    clauses, doer = place.clauses, doer_of(place, predicate)
    if predicate.lemma in _NOUNS and (place.mention.is_money or predicate.lemma in _PLAIN):
        return _named(place, predicate, doer)
    if not _is_deed(place, predicate):
        return ()
    what = dimension(place)
    if predicate.lemma == "cover" and what == "area" and doer:
        return (f"area of {doer}",)
    deed = f"{what} {done(clauses, predicate)}"
    if several := doers(place, predicate):
        return tuple(f"{deed} by {each}" for each in several)
    by = f" by {doer}" if doer else ""
    return (f"{deed}{by}{_tail(place)}",)


def _added_to(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Read "it adds 5 yuan to the bill", "10 days to a voyage": what changes by it."""
    clauses, at = place.clauses, place.governor.last + 1
    is_added = predicate.lemma in ("add", "shave", "knock", "take") or predicate.has("cause")
    if not is_added or clauses.word(at) not in ("to", "off") or clauses.tag(at + 1) not in "DNA":
        return ()
    thing = phrase(clauses, at + 1, phrase_end(clauses, at + 1))
    if not thing or "time" in clauses.classes(phrase_end(clauses, at + 1) - 1):
        return ()
    return (thing if place.mention.is_money else f"{dimension(place)} added to {thing}",)


def _named(place: Place, predicate: Predicate, doer: str) -> tuple[str, ...]:
    """Return a deed as a noun: "cost of the strike to the town", "spending on wells"."""
    if place.unit in DURATIONS:
        return (f"time spent by {doer}{_tail(place)}",) if doer else ()
    if several := doers(place, predicate):
        return tuple(f"{_NOUNS[predicate.lemma]} of {each}{_tail(place)}" for each in several)
    of = f" of {doer}" if doer else ""
    return (f"{_NOUNS[predicate.lemma]}{of}{_recipient(place, predicate)}{_tail(place)}",)


def _is_object(place: Place, predicate: Predicate) -> bool:
    """Tell whether a figure is the object of a verb, and no noun between them is."""
    own = place.governor
    is_amount = place.sense.kind in (Kind.LEVEL, Kind.RATIO, Kind.CHANGE)
    is_behind_noun = predicate.last <= own.left and place.clauses.tag(own.left) == "N"
    is_direct = place.is_direct() and not own.preposition and not predicate.passive
    if not is_amount or not is_direct or place.unit in RELATIVE:
        return False
    return not is_behind_noun or predicate.lemma in _NOUNS


def _is_deed(place: Place, predicate: Predicate) -> bool:
    """Tell whether a verb is done with an amount."""
    if place.unit in COUNTING and predicate.lemma in ("pass", "take", "draw"):
        return False
    if predicate.has("deed") and not predicate.has(*_STATES):
        return True
    if place.mention.is_money and predicate.lemma in ("raise", "add"):
        return True
    is_state = predicate.has(*_STATES, "share", "say", "aim") or not predicate.finite
    return not is_state and dimension(place) in ("electricity", "money")


def doers(place: Place, predicate: Predicate) -> list[str]:
    """Return as many doers as figures, or none."""
    found = place.clauses.subject(predicate.first)
    if place.many == 1 or found is None:
        return []
    return members(place.clauses, *found, place.many) or []


_STATES = ("reach", "see", "be", "have", "expect", "up", "down")


def _tail(place: Place) -> str:
    """Return "on wells" behind an amount, with a blank before it."""
    clauses, at = place.clauses, place.governor.last + 1
    if clauses.word(at) in ("a", "each", "every") and "time" in clauses.classes(at + 1):
        at += 2
    links = ("on", "for", "in") if place.mention.is_money else ("on", "for")
    is_average = "average" in clauses.classes(at + 1)
    if clauses.word(at) not in links or clauses.tag(at + 1) not in "DNAg" or is_average:
        return ""
    rest = phrase(clauses, at + 1, clause_end(clauses, at + 1))
    return f" {clauses.word(at)} {rest}" if rest and len(rest.split()) < LONG else ""


def _recipient(place: Place, predicate: Predicate) -> str:
    """Return to whom an amount goes: "it cost (the town) 5 yuan", with a blank before it."""
    to = phrase(place.clauses, predicate.last, place.governor.left + 1)
    return f" to {to}" if to and len(to.split()) < LONG else ""


def dimension(place: Place) -> str:
    """Return what an amount in a unit is an amount of."""
    unit, own = place.unit or "", place.governor
    if place.unit in COUNTING:
        behind = phrase(place.clauses, own.last + 1, own.end) if own.behind >= 0 else ""
        return behind or place.topics.counted or "amount"
    if place.mention.is_money:
        return "money"
    if unit in _MASSES:
        return place.topics.counted or "amount"
    return next((name for ends, name in _DIMENSIONS if unit.endswith(ends)), "amount")
