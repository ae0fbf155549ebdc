"""What is done, and by whom: deeds of counted things and amounts.

::

    amount = doer verb figure [("on" | "for") noun]     "they spent 5 yuan on wells"
"""

from miitbrief.model.categories import Kind
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.frames.anaphora import LONG
from miitbrief.reading.frames.subjects import main_subject, subject_text
from miitbrief.reading.frames.topics import COUNTING, RELATIVE, Place
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.coordination import members
from miitbrief.reading.syntax.phrases import goes_on, phrase

__all__ = ["amounts", "clause_end", "dimension", "doer_of", "doers", "done", "participle", "told"]

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


_AREAS = ("hectare", "square ", "acre", "mu")


_LENGTHS = ("metre", "kilometre", "mile", "foot", "centimetre")


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
