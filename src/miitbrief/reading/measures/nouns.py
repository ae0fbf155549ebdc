"""What the noun beside a figure says it measures.

::

    noun = noun "of" figure                  "an area of 5 hectares"
         | figure change "in" noun           "a 5% rise in exports"
         | noun "worth" figure               "exports worth 5 yuan"
         | noun ":" figure                   "exports: 5 yuan"
"""

from miitbrief.model.categories import Kind
from miitbrief.reading.english.words import words
from miitbrief.reading.measures.counts import is_near
from miitbrief.reading.measures.deeds import doer_of, done, told_of
from miitbrief.reading.measures.governed import tail
from miitbrief.reading.measures.references import LONG, Place, Topics, is_quantity, owner_of
from miitbrief.reading.measures.repeats import again
from miitbrief.reading.measures.subjects import main_subject, owned, several, subject_text, subjects
from miitbrief.reading.syntax.clauses import Predicate
from miitbrief.reading.syntax.coordination import members
from miitbrief.reading.syntax.phrases import phrase, phrase_end, phrase_start

__all__ = ["changed", "labelled", "multiplied", "named", "worth"]


def labelled(place: Place) -> tuple[str, ...]:
    """Read "Exports: 5 million yuan"."""
    clauses, own = place.clauses, place.governor
    colon = own.left
    while clauses.tag(colon) in "TP,":
        colon -= 1
    if clauses.tag(colon) != ":" or own.behind >= 0:
        return ()
    start = colon
    while start > 0 and clauses.tags[start - 1] not in ";.:F":
        start -= 1
    owner = _about(place.topics)
    words = [node.text for node in clauses.nodes[start:colon] if node.kind == "word"]
    found = several(place, start, colon) or ((" ".join(words),) if words else ())
    if (place.unit or "").endswith("watt"):
        return tuple(
            each if "capacity" in each else f"installed capacity of {each}" for each in found
        )
    if not owner or any(len(each.split()) > 2 or " of " in each for each in found):  # noqa: PLR2004
        return found
    return tuple(
        f"{each} {owner}" if each.lower().startswith("newly") else f"{each} of {owner}"
        for each in found
    )


#: A heading of more words names no owner of its labels.
_HEADING = 3


def _about(topics: Topics) -> str:
    """Return what labels under a heading are of: "key figures for salt" are about salt."""
    heading = topics.heading
    for link in (" on ", " for ", " about ", " of "):
        head, found, thing = heading.partition(link)
        if found and head.split()[-1].lower() in ("data", "figures", "facts", "statistics"):
            return thing
    owner, found, _ = topics.subject.partition("'s ")
    return heading if 0 < len(heading.split()) <= _HEADING else owner if found else ""


def changed(place: Place) -> tuple[str, ...]:
    """Read "a 5% increase in exports" and "an increase of 5% in exports"."""
    clauses, own = place.clauses, place.governor
    noun = own.behind if own.behind >= 0 else own.noun
    is_rate = clauses.lemma(noun) in ("rate", "pace", "speed") and clauses.tag(noun - 1) == "N"
    noun -= noun > 0 and is_rate
    if place.is_change and clauses.word(own.last + 1) in ("fewer", "less", "more") and noun >= 0:
        return (phrase(clauses, own.last + 2, own.end),)
    is_change = noun >= 0 and clauses.classes(noun) & {"up", "down", "change", "level"}
    is_put = own.predicate is not None and own.predicate.lemma in _PUTTING and place.is_direct()
    is_object = is_put and own.behind < 0 and own.preposition in ("at", "to", "between")
    if not place.is_change or not is_change or is_object:
        return ()
    first = noun + 1 if own.behind >= 0 else own.last + 1
    found = _what_changes(place, first) or (_modified(place, noun) if own.behind < 0 else ())
    return found or _changed_before(place)


_PUTTING = frozenset(["put", "set", "keep", "hold", "peg", "estimate", "forecast", "see", "place"])


def _modified(place: Place, noun: int) -> tuple[str, ...]:
    """Return what stands before a noun of change, or between it and the figure."""
    clauses = place.clauses
    text = phrase(clauses, phrase_start(clauses, noun), noun)
    is_idle = all(word.lower() in _IDLE_WORDS for word in text.split())
    return () if is_idle else (text,)


def _changed_before(place: Place) -> tuple[str, ...]:
    """Return the subject of the verb before a change, or what was measured before."""
    predicate = place.governor.predicate
    if predicate is None or not (predicate.has("be") or place.is_direct()):
        return again(place)
    found = subjects(place, predicate.first)
    named = (said.measure for said in place.topics.history if said.kind is not Kind.SHARE)
    known = [each for each in named if len(each.split()) < LONG][-1:]
    is_owner = place.is_direct() and predicate.has("see", "have")
    if is_owner and known and found and not any(is_quantity(each) for each in found):
        return tuple(f"{known[0]} of {each}" for each in found)
    return found or again(place)


def _what_changes(place: Place, first: int) -> tuple[str, ...]:
    """Return what stands behind "in" or "of" from a word on."""
    clauses = place.clauses
    if (
        clauses.word(first) not in ("in", "of", "for", "to")
        or clauses.tag(first + 1) not in "DNAQg"
    ):
        return ()
    end = phrase_end(clauses, first + 1)
    if clauses.word(end - 1) == "terms":
        return ()  # "An increase of 5% in real terms".
    return tuple(
        owned(place, each, clauses.word(first + 1), first + 1)
        for each in several(place, first + 1, end)
    )


_IDLE_WORDS = words("describing_changes", "measures.json")


def named(place: Place) -> tuple[str, ...]:
    """Read "an area of 5 hectares", "with a population of 3 million"."""
    clauses, own = place.clauses, place.governor
    if own.preposition != "of" or own.noun != own.left - 1 or own.noun < 0:
        return ()
    idle = {"up", "down", "change", "level", "average", "forecast", "aim"}
    start = phrase_start(clauses, own.noun)
    is_pace = clauses.word(start - 1 - (clauses.tag(start - 1) == "D")) == "at"
    classes = clauses.classes(own.noun)
    is_idle = (classes & idle and "rating" not in classes) or clauses.word(own.noun) in _SUMS
    is_idle = is_idle or (clauses.word(own.noun) == "rate" and (is_pace or start == own.noun))
    text = phrase(clauses, start, own.noun + 1)
    if classes & {"forecast", "aim"} and (aimed := _what_changes(place, own.last + 1)):
        return aimed
    if is_idle or text.lower() in _TOTALS:
        return () if place.is_direct() else again(place)
    predicate = own.predicate or clauses.predicate_before(own.at)
    if place.many > 1 and predicate is not None:
        owners = _owners(place, predicate)
        if owners:
            return tuple(f"{text} of {owner}" for owner in owners)
    owner = (
        _bearer(place)
        or _accompanied(place, start)
        or (doer_of(place, predicate) if predicate is not None else "")
    )
    if owner and text.split()[-1].lower() not in owner.lower():
        text = f"{text} of {owner}"
    return (text + tail(place, text, ("on", "for", "against")),) if text else ()


def _accompanied(place: Place, start: int) -> str:
    """Return who has the quantity before: "..., with exports of 5 yuan" is of the same country."""
    clauses, history = place.clauses, place.topics.history
    link = start - 1
    is_apart = not place.is_direct() and clauses.word(link) in ("with", "on")
    is_apart = is_apart or (clauses.word(link) == "and" and clauses.tag(link - 1) == ",")
    if not is_apart:
        return ""
    last = history[-1].measure if history else ""
    owner, found, _ = last.partition("'s ")
    owner = owner if found else owner_of(last)
    if owner == last:
        subject = main_subject(place, place.governor.at)
        owner = "" if is_quantity(subject) else subject
    return owner if len(owner.split()) < LONG else ""


def _bearer(place: Place) -> str:
    """Return what has a quantity: "machines with a diameter of 5 metres"."""
    clauses, own = place.clauses, place.governor
    start = phrase_start(clauses, own.noun)
    start -= clauses.tag(start - 1) == "D"
    if clauses.word(start - 1) not in ("with", "on"):
        return ""
    noun = start - 2
    if clauses.tag(noun) == ",":
        return (
            subject_text(clauses, noun)
            if clauses.group_of.get(noun - 1) is None
            else main_subject(place, own.at)
        )
    return (
        phrase(clauses, phrase_start(clauses, noun), noun + 1) if clauses.tag(noun) == "N" else ""
    )


def _owners(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Return the subjects that have an amount each: "A, B and C, with trade of 5, 6 and 7"."""
    found = place.clauses.subject(predicate.first)
    if found is None:
        return ()
    return tuple(members(place.clauses, *found, place.many) or ())


_SUMS = frozenset(["total", "average", "range", "estimate", "growth"])


_TOTALS = frozenset(["total amount", "amount", "total", "total volume", "volume", "total value"])


def multiplied(place: Place) -> tuple[str, ...]:
    """Read "we doubled reserves": what the figure itself does to something."""
    clauses, own = place.clauses, place.governor
    is_verb = clauses.word(own.at).endswith(("ed", "ing", "le", "ve"))
    if place.sense.kind is not Kind.MULTIPLE or own.behind < 0 or not is_verb:
        return ()
    first = own.last + 1
    return tuple(
        owned(place, each, clauses.word(first), first) for each in several(place, first, own.end)
    )


def worth(place: Place) -> tuple[str, ...]:
    """Read "handled exports worth 5 million yuan" and "5 million yuan in premiums was paid"."""
    clauses, own = place.clauses, place.governor
    thing, end = _worth_before(place), own.end
    if not thing:
        end = _paid_in(place)
        thing = phrase(clauses, own.last + 2, end)
    if not thing:
        return ()
    predicate, after = own.predicate, clauses.predicate_after(end)
    is_told = after is not None and is_near(clauses, end, after.first)
    if after is not None and is_told and (after.passive or not after.finite):
        return (told_of(thing, clauses, after),)
    if predicate is None or predicate.passive or not predicate.has("deed"):
        return (thing,)
    doer = doer_of(place, predicate)
    by = f" by {doer}" if doer else ""
    return (f"{thing} {done(clauses, predicate)}{by}",)


def _worth_before(place: Place) -> str:
    """Return what is worth a figure: "exports worth", "exports in the amount of"."""
    clauses, at = place.clauses, place.governor.at
    near = [clauses.word(each) for each in range(max(at - 4, 0), at)]
    is_amount = "amount" in near and clauses.word(at - 3) == "the"
    if not is_amount and "worth" not in near and "valued at" not in near:
        return ""
    noun = at - 1
    while noun > 0 and (clauses.tags[noun] != "N" or clauses.word(noun) == "amount"):
        noun -= 1
    start = noun
    while start > 0 and clauses.tags[start - 1] in "NAGQPCng" and start - 1 not in clauses.group_of:
        start -= 1
    return phrase(clauses, start, noun + 1)


def _paid_in(place: Place) -> int:
    """Return where the phrase ends that says what money is paid in: "5 yuan in premiums"."""
    clauses, own = place.clauses, place.governor
    first, verb = own.last + 2, own.predicate
    is_in = clauses.word(first - 1) == "in" and clauses.tag(first) in "NAGg"
    is_paid = verb is not None and not own.preposition and verb.lemma not in ("invest", "spend")
    is_paid = is_paid and verb is not None and verb.has("deed", "reach", "cause")
    if not is_in or not place.mention.is_money or not (is_paid or place.opens_clause):
        return first
    is_name = clauses.nodes[first].text[0].isupper() or clauses.word(first) == "total"
    return first if is_name else phrase_end(clauses, first)
