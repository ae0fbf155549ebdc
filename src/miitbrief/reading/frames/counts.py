"""Counted things and amounts, with what is done to them and by whom.

::

    count = figure noun [verb]              "12 ports have been opened": "ports opened"
          | doer verb figure noun           "we built 12 ports": "ports built"
          | "there are" figure noun         "ports"
          | figure verb                     "12 ports were built; 7 were closed": "ports closed"
          | doer verb figure                "they spent 5 yuan": "spending"
"""

from miitbrief.model.categories import Kind
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.frames.subjects import (
    LONG,
    is_quantity,
    main_subject,
    named_in_full,
    subject_text,
)
from miitbrief.reading.frames.topics import COUNTING, RELATIVE, Place
from miitbrief.reading.frames.words import words
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.phrases import goes_on, members, phrase, phrase_end, phrase_start

__all__ = [
    "amounts",
    "clause_end",
    "counted",
    "dimension",
    "doer_of",
    "doers",
    "done",
    "elliptical",
    "group_of",
    "is_near",
    "owner_before",
    "told",
]

_THINGS = frozenset(["them", "whom", "which", "these", "those", "it", "this", "that"])
_PLACES = words("inside", "measures.json")
#: No measure that is put together has more words.
_LONGEST = 14
_NOUNS = {
    "spend": "spending",
    "invest": "investment",
    "lose": "loss",
    "earn": "earnings",
    "pay": "payment",
    "cost": "cost",
    "weigh": "mass",
    "save": "savings",
}
_PIECES = words("pieces", "measures.json")
_AREAS = ("hectare", "square ", "acre", "mu")
_LENGTHS = ("metre", "kilometre", "mile", "foot", "centimetre")


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
    is_left = clauses.tag(own.left) in '.,;:(CS-W"QT' or own.left < 0
    is_left = is_left or clauses.word(own.left) == "between"
    if after is not None and is_left and is_near(clauses, own.end, after.first):
        if place.count > 1 and (deeds := _deeds(place, after)):
            return tuple(_nominal(deed, thing) for deed in deeds)
        return (f"{thing} {told(clauses, after)}".strip(),)
    is_infinitive = clauses.tag(own.end) == "I"
    is_relative = clauses.tag(own.end) == "W" and clauses.tag(own.end + 1) in "vXM"
    is_close = after is not None and not after.finite and after.first == own.end
    if after is not None and not is_infinitive and (is_close or is_relative):
        thing = f"{thing} {told(clauses, after)}".strip()
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
    is_list = len(heads) == place.count and predicate.passive
    return [clauses.nodes[at].text for at in heads] if is_list else []


def _nominal(deed: str, thing: str) -> str:
    """Return what is done to a thing as a noun, where that is the usual word."""
    noun = {"produced": "production", "sold": "sales"}.get(deed)
    return f"{noun} of {thing}" if noun else f"{thing} {deed}"


def _thing(place: Place) -> str:
    """Return the thing that a figure counts or is an amount of, or ""."""
    clauses, own = place.clauses, place.governor
    is_amount = own.whole >= 0 and place.unit not in RELATIVE
    if place.unit in RELATIVE or place.sense.kind is Kind.MULTIPLE:
        return ""
    if (
        own.behind >= 0
        and clauses.word(own.behind) in _PIECES
        and place.sense.kind is not Kind.CHANGE
    ):
        return ""
    if own.behind < 0 and not is_amount:
        return ""
    idle = {"level", "forecast", "place"} | (set() if place.unit in COUNTING else {"aim"})
    if own.behind >= 0 and clauses.classes(own.behind) & idle:
        return ""
    if place.unit not in COUNTING and own.behind >= 0 and not is_amount and _is_verbal(place):
        return ""
    if is_amount and clauses.word(own.whole) in _THINGS:
        return place.topics.counted or place.topics.subject
    first = own.whole if is_amount else own.last + 1
    if clauses.word(first) in ("total", "sum") and clauses.word(first + 1) == "of":
        first += 2
    thing = named_in_full(place, phrase(clauses, first, own.end), first)
    if clauses.word(own.behind) == "ones":
        thing = " ".join([*thing.split()[:-1], place.topics.counted or "ones"])
    owner = owner_before(place)
    return f"{thing} of {owner}" if thing and owner else thing


def _is_verbal(place: Place) -> bool:
    """Tell whether a participle stands between an amount and the noun behind it."""
    own, tags = place.governor, place.clauses.tags
    return any(tags[at] in "gn" for at in range(own.last + 1, own.behind))


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


def clause_end(clauses: Clauses, first: int) -> int:
    """Return where a clause ends, at the latest with its next figure or time."""
    at = first
    while at < len(clauses.tags) and (
        clauses.tags[at] not in ",;:.(-?FTSWC" or (at > first and goes_on(clauses, at))
    ):
        at += 1
    return at


def told(clauses: Clauses, predicate: Predicate) -> str:
    """Return what a verb says of the counted thing before it, as a part of its phrase."""
    end = clause_end(clauses, predicate.last)
    rest = phrase(clauses, predicate.last, end)
    link = clauses.word(predicate.last) if clauses.tag(predicate.last) == "P" else ""
    tail = f"{link} {rest}".strip() if link and rest else rest
    if predicate.classes & {"be"} and not predicate.passive:
        at = predicate.last
        if not tail and clauses.tag(at) in "AR" and clauses.tag(at) != ".":
            return clauses.nodes[at].text
        return tail
    if predicate.passive:
        deed = participle(clauses, predicate)
        if clauses.tag(predicate.last) == "C" and clauses.tag(predicate.last + 1) in "nv":
            deed = f"{deed} and {clauses.nodes[predicate.last + 1].text}"
        if set(predicate.words[:-1]) & {"will", "shall"}:
            deed = f"to be {deed}"
        return f"{deed} {tail}".strip()
    if predicate.has("have"):
        return f"with {rest}" if rest else ""
    verb = clauses.nodes[predicate.head].text
    if any(word in ("not", "never") or word.endswith("n't") for word in predicate.words):
        verb = " ".join(node.text for node in clauses.nodes[predicate.first : predicate.last])
    if not tail and clauses.word(predicate.last) in ("abroad", "overseas", "online"):
        tail = clauses.nodes[predicate.last].text
    if clauses.tags[predicate.head] == "g" and not predicate.finite:
        return f"{verb} {tail}".strip()
    if any(word in ("is", "are", "was", "were", "be") for word in predicate.words[:-1]):
        return f"{verb} {tail}".strip()
    return f"that {verb} {tail}".strip()


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
    words = predicate.words[:-1]
    is_ahead = "will" in words or ("to" in words and len(words) > 1) or words == ("to",)
    return f"to be {deed}" if is_ahead else deed


def doer_of(place: Place, predicate: Predicate) -> str:
    """Return who does it, or "" where that is a pronoun or too long."""
    clauses = place.clauses
    if clauses.tag(predicate.first) == "I":
        return ""
    found = clauses.subject(predicate.first)
    doer = subject_text(clauses, predicate.first)
    if not doer and found and clauses.word(found[0]) in ("it", "they"):
        doer = place.topics.subject
    if not doer and found and "others" in [clauses.word(at) for at in range(*found)]:
        doer = f"other {place.topics.counted}" if place.topics.counted else ""
    if clauses.tag(predicate.first) == "g":
        doer = main_subject(place, predicate.first)
        later = clauses.predicate_after(predicate.last)
        if not doer and later is not None and later.finite:
            doer = subject_text(clauses, later.first)
    is_aim = found is not None and any("aim" in clauses.classes(at) for at in range(*found))
    return doer if len(doer.split()) < LONG and not is_aim else ""


def _object(place: Place, predicate: Predicate, thing: str) -> tuple[str, ...]:
    """Return a counted thing that a verb has done something to, or has."""
    clauses, own = place.clauses, place.governor
    doer = doer_of(place, predicate)
    is_level = predicate.has("reach") and (is_quantity(doer) or not predicate.has("deed"))
    is_transitive = predicate.has("cause", "deed") and not is_level
    if (
        predicate.passive
        and predicate.has("up", "down")
        and own.preposition in ("to", "by", "from")
    ):
        return ()
    if predicate.has("reach", "up", "down", "be") and not is_transitive and not predicate.passive:
        start = clauses.word(clauses.left_edge(predicate.first))
        if predicate.has("be") and (start in ("among", "of", "there", "including")):
            return (thing,)
        if predicate.has("be") and clauses.word(predicate.first - 1) == "there":
            return (thing,)
        if own.preposition in ("", "to", "by", "at", "from"):
            return ()
    after = clauses.predicate_after(own.end)
    is_inside = after is not None and after.finite and is_near(clauses, own.end, after.first)
    if own.preposition and not predicate.finite and is_inside:
        return (thing,)
    if own.preposition and own.preposition not in ("by", "at"):
        return (_where(place, predicate, thing, doer),)
    if predicate.lemma == "include" and not predicate.finite:
        return (thing,)
    if predicate.has("have") and not predicate.has("deed"):
        return (f"{thing} of {doer}",) if doer else (thing,)
    if own.preposition or predicate.passive or predicate.has("see", "expect", "be"):
        return (thing,)
    by = f" by {doer}" if doer else ""
    return (f"{thing} {done(clauses, predicate)}{by}",)


def _where(place: Place, predicate: Predicate, thing: str, doer: str) -> str:
    """Return a counted thing with what happens in it or to it: "countries in which it sells tea"."""
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


def elliptical(place: Place) -> tuple[str, ...]:
    """Read "7 were closed": of the things that were counted before."""
    clauses, own, topics = place.clauses, place.governor, place.topics
    if own.behind >= 0 or place.unit in RELATIVE or place.is_change:
        return ()
    if own.whole >= 0 and clauses.word(own.whole) not in _THINGS:
        return ()
    is_part = own.whole >= 0 or clauses.word(own.left - 1) in ("of", "among")
    levels = [said.measure for said in topics.history if said.kind is Kind.LEVEL]
    thing = group_of(place) or topics.counted or "".join(levels[-1:] if is_part else ())
    if place.unit not in COUNTING and own.whole < 0:
        thing = dimension(place) if place.unit not in RELATIVE else ""
    after = clauses.predicate_after(own.end)
    is_left = clauses.tag(own.left) in '.,;:(CS-W"QT' or own.left < 0
    if not thing or not is_left or own.preposition not in ("", "of"):
        return ()
    if after is not None and is_near(clauses, own.end, after.first):
        return (f"{thing} {told(clauses, after)}".strip(),)
    if place.unit not in COUNTING:
        return ()
    rest = phrase(clauses, own.end, clause_end(clauses, own.end))
    link = clauses.word(own.end) if clauses.tag(own.end) == "P" else ""
    return (f"{thing} {link} {rest}".strip(),) if link and rest else ()


def group_of(place: Place) -> str:
    """Return the things of which a sentence tells a part: "Of the farms, (9 were flooded)"."""
    clauses = place.clauses
    comma = clauses.tags.find(",")
    if clauses.word(0) not in ("of", "among") or not 0 < comma < place.governor.at:
        return ""
    if clauses.word(1) in _THINGS:
        return place.topics.counted or place.topics.subject
    return "" if "F" in clauses.tags[:comma] else phrase(clauses, 1, comma)


def amounts(place: Place) -> tuple[str, ...]:
    """Read "they spent 5 yuan on wells", "the barge sailed 9 km": the deed, not the doer."""
    clauses, own = place.clauses, place.governor
    predicate = own.predicate
    if predicate is None or place.sense.kind not in (Kind.LEVEL, Kind.RATIO, Kind.CHANGE):
        return ()
    if place.sense.kind is Kind.RATIO and predicate.lemma not in _NOUNS:
        return ()
    if own.preposition or predicate.passive or not place.is_direct() or place.unit in RELATIVE:
        return ()
    if (
        predicate.last <= own.left
        and clauses.tag(own.left) == "N"
        and predicate.lemma not in _NOUNS
    ):
        return ()
    doer = doer_of(place, predicate)
    several = doers(place, predicate)
    if predicate.lemma in _NOUNS:
        tail = _tail(place)
        of = f" of {doer}" if doer else ""
        return (f"{_NOUNS[predicate.lemma]}{of}{tail}",)
    is_deed = predicate.has("deed") and not predicate.has(*_STATES)
    is_deed = is_deed or (place.mention.is_money and predicate.lemma in ("raise", "add"))
    is_state = predicate.has(*_STATES, "share", "say", "aim") or not predicate.finite
    is_deed = is_deed or (not is_state and dimension(place) in ("electricity", "money"))
    if not is_deed or (place.unit in COUNTING and predicate.lemma in ("pass", "take", "draw")):
        return ()
    if predicate.lemma == "cover" and dimension(place) == "area" and doer:
        return (f"area of {doer}",)
    if several:
        deed = f"{dimension(place)} {done(clauses, predicate)}"
        return tuple(f"{deed} by {each}" for each in several)
    by = f" by {doer}" if doer else ""
    return (f"{dimension(place)} {done(clauses, predicate)}{by}{_tail(place)}",)


def doers(place: Place, predicate: Predicate) -> list[str]:
    """Return as many doers as figures, or none."""
    found = place.clauses.subject(predicate.first)
    if place.count == 1 or found is None:
        return []
    return members(place.clauses, *found, place.count) or []


_STATES = ("reach", "see", "be", "have", "expect", "up", "down")


def _tail(place: Place) -> str:
    """Return "on wells" behind an amount, with a blank before it."""
    clauses, at = place.clauses, place.governor.last + 1
    if clauses.word(at) in ("a", "each", "every") and "time" in clauses.classes(at + 1):
        at += 2
    if clauses.word(at) not in ("on", "for") or clauses.tag(at + 1) not in "DNAg":
        return ""
    rest = phrase(clauses, at + 1, clause_end(clauses, at + 1))
    return f" {clauses.word(at)} {rest}" if rest and len(rest.split()) < LONG else ""


def dimension(place: Place) -> str:
    """Return what an amount in a unit is an amount of."""
    unit = place.unit or ""
    if place.unit in COUNTING:
        return place.topics.counted or "amount"
    if place.mention.is_money:
        return "money"
    if unit.endswith(("watt hour", "watt-hour")):
        return "electricity"
    if unit.startswith(_AREAS):
        return "area"
    return "distance" if unit in _LENGTHS else "amount"
