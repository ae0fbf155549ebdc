"""What the verb or noun that governs a figure says it measures.

::

    governed = subject verb [preposition] figure     "exports of tea rose by 5%"
             | doer verb object "to" figure          "the bank cut its rate to 5%"
             | noun "of" figure                      "an area of 5 hectares"
             | "a" figure change "in" noun           "a 5% rise in exports"
             | noun figure                           "tide power 804 kilowatts"
             | noun ":" figure                       "exports: 5 yuan"
"""

from miitbrief.model.categories import Kind
from miitbrief.reading.frames.adjuncts import BASES, attributed, tail
from miitbrief.reading.frames.anaphora import LONG, is_quantity, parallel
from miitbrief.reading.frames.counts import is_near
from miitbrief.reading.frames.deeds import done, told
from miitbrief.reading.frames.repeats import again
from miitbrief.reading.frames.subjects import main_subject, owned, subject_text, subjects
from miitbrief.reading.frames.topics import Place, Topics
from miitbrief.reading.frames.words import words
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.coordination import members
from miitbrief.reading.syntax.phrases import phrase, phrase_end, phrase_start

__all__ = ["changed", "gapped", "governed", "inserted", "labelled", "multiplied", "named", "worth"]


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
    found = _several(place, start, colon) or ((" ".join(words),) if words else ())
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


def _several(place: Place, first: int, last: int) -> tuple[str, ...]:
    """Return a phrase, one for each figure where it is a list of as many."""
    if place.count > 1 and (found := members(place.clauses, first, last, place.count)):
        return tuple(found)
    text = phrase(place.clauses, first, last)
    return (text,) if text else ()


def changed(place: Place) -> tuple[str, ...]:
    """Read "a 5% increase in exports" and "an increase of 5% in exports"."""
    clauses, own = place.clauses, place.governor
    if not place.is_change:
        return ()
    noun = own.behind if own.behind >= 0 else own.noun
    if (
        noun > 0
        and clauses.lemma(noun) in ("rate", "pace", "speed")
        and clauses.tag(noun - 1) == "N"
    ):
        noun -= 1
    if noun < 0 or not clauses.classes(noun) & {"up", "down", "change", "level"}:
        return ()
    first = noun + 1 if own.behind >= 0 else own.last + 1
    if found := _what_changes(place, first):
        return found
    if own.behind < 0:
        if clauses.word(noun + 1) in ("in", "of", "for") and clauses.tag(noun + 2) in "DNAQg":
            return _several(place, noun + 2, own.left)
        modified = phrase(clauses, phrase_start(clauses, noun), noun)
        if modified and not _is_idle(clauses, modified):
            return (modified,)
    predicate = own.predicate
    if predicate is not None and place.is_direct() and predicate.has("see", "have"):
        doers = subjects(place, predicate.first)
        known = place.topics.measures[-1:]
        if known and doers and not any(is_quantity(each) for each in doers):
            return tuple(f"{known[0]} of {each}" for each in doers)
    if predicate is not None and (predicate.has("be") or place.is_direct()):
        return subjects(place, predicate.first) or again(place)
    return again(place)


def _what_changes(place: Place, first: int) -> tuple[str, ...]:
    """Return what stands behind "in" or "of" from a word on."""
    clauses = place.clauses
    if (
        clauses.word(first) not in ("in", "of", "for", "to")
        or clauses.tag(first + 1) not in "DNAQg"
    ):
        return ()
    end = phrase_end(clauses, first + 1)
    if clauses.word(end - 1) in BASES:
        return ()
    return tuple(
        owned(place, each, clauses.word(first + 1), first + 1)
        for each in _several(place, first + 1, end)
    )


_IDLE_WORDS = words("describing_changes", "measures.json")


def _is_idle(clauses: Clauses, text: str) -> bool:
    """Tell whether words only describe a change."""
    del clauses
    return all(word.lower() in _IDLE_WORDS for word in text.split())


def named(place: Place) -> tuple[str, ...]:
    """Read "an area of 5 hectares", "with a population of 3 million"."""
    clauses, own = place.clauses, place.governor
    if own.preposition != "of" or own.noun != own.left - 1 or own.noun < 0:
        return ()
    idle = {"up", "down", "change", "level", "average", "forecast", "aim"}
    start = phrase_start(clauses, own.noun)
    is_pace = clauses.word(start - 1 - (clauses.tag(start - 1) == "D")) == "at"
    is_idle = clauses.classes(own.noun) & idle or clauses.word(own.noun) in _SUMS
    is_idle = is_idle or (clauses.word(own.noun) == "rate" and (is_pace or start == own.noun))
    text = phrase(clauses, start, own.noun + 1)
    if is_idle or text.lower() in _TOTALS:
        return () if place.is_direct() else again(place)
    predicate = own.predicate or clauses.predicate_before(own.at)
    if place.count > 1 and predicate is not None:
        owners = _owners(place, predicate)
        if owners:
            return tuple(f"{text} of {owner}" for owner in owners)
    if predicate is not None and predicate.has("have", "see"):
        doer = subject_text(clauses, predicate.first)
        text = f"{text} of {doer}" if doer and len(doer.split()) < LONG else text
    elif owner := _bearer(place):
        text = f"{text} of {owner}"
    elif (
        predicate is not None
        and predicate.has("deed")
        and place.is_direct()
        and not predicate.passive
    ):
        text = f"{text} {done(clauses, predicate)}"
    return (text + tail(place, text, ("on", "for", "against")),) if text else ()


def _bearer(place: Place) -> str:
    """Return what has a quantity: "machines with a diameter of 5 metres"."""
    clauses, own = place.clauses, place.governor
    start = phrase_start(clauses, own.noun)
    start -= clauses.tag(start - 1) == "D"
    if clauses.tag(start - 1) == "," and clauses.tag(start) == "D" and not place.is_first:
        return main_subject(place, own.at)
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
    return tuple(members(place.clauses, *found, place.count) or ())


_SUMS = frozenset(["total", "average", "range", "estimate", "growth"])
_TOTALS = frozenset(["total amount", "amount", "total", "total volume", "volume", "total value"])


def multiplied(place: Place) -> tuple[str, ...]:
    """Read "we doubled reserves": what the figure itself does to something."""
    clauses, own = place.clauses, place.governor
    is_verb = clauses.word(own.at).endswith(("ed", "ing", "le"))
    if place.sense.kind is not Kind.MULTIPLE or own.behind < 0 or not is_verb:
        return ()
    first = own.last + 1
    return tuple(
        owned(place, each, clauses.word(first), first) for each in _several(place, first, own.end)
    )


def worth(place: Place) -> tuple[str, ...]:
    """Read "handled exports worth 5 million yuan" and "collected 5 million yuan in premiums"."""
    clauses, own = place.clauses, place.governor
    predicate = own.predicate
    in_words = [clauses.word(at) for at in range(max(own.at - 3, 0), own.at)]
    in_front = next((word for word in ("worth", "valued at", "amount") if word in in_words), "")
    if in_front == "amount" and clauses.word(own.at - 3) != "the":
        in_front = ""
    behind = own.last + 1
    if in_front:
        noun = own.at - 1
        while noun > 0 and (clauses.tags[noun] != "N" or clauses.word(noun) == "amount"):
            noun -= 1
        start = noun
        while (
            start > 0
            and clauses.tags[start - 1] in "NAGQPCng"
            and start - 1 not in clauses.group_of
        ):
            start -= 1
        thing = phrase(clauses, start, noun + 1)
    elif (
        place.mention.is_money and clauses.word(behind) == "in" and clauses.tag(behind + 1) in "NA"
    ):
        is_place = clauses.nodes[behind + 1].text[0].isupper()
        is_verb = predicate is not None and predicate.has("deed")
        if is_place or not is_verb or own.preposition:
            return ()
        thing = phrase(clauses, behind + 1, phrase_end(clauses, behind + 1))
    else:
        return ()
    after = clauses.predicate_after(own.end)
    if thing and in_front and after is not None and after.passive:
        if is_near(clauses, own.end, after.first):
            return (f"{thing} {told(clauses, after)}".strip(),)
    if predicate is None or predicate.passive or not predicate.has("deed") or not thing:
        return (thing,) if thing else ()
    doer = subject_text(clauses, predicate.first)
    by = f" by {doer}" if doer and len(doer.split()) < LONG else ""
    return (f"{thing} {done(clauses, predicate)}{by}",)


def inserted(place: Place) -> tuple[str, ...]:
    """Read "the rate, at 19.6 percent," and "the pipeline, 1,110 km long,"."""
    clauses, own = place.clauses, place.governor
    before = own.left - (clauses.tag(own.left) == "P")
    is_inserted = clauses.tag(before) == "," and clauses.tag(before - 1) in "NT"
    if not is_inserted or own.preposition not in ("", "at"):
        return ()
    start = clauses.left_edge(before)
    while clauses.tag(start) in "CR":
        start += 1
    if clauses.word(start) in ("of", "for", "in") and place.topics.measures and not place.is_change:
        return (parallel(place.topics, clauses.word(start), phrase(clauses, start + 1, before)),)
    is_apart = place.topics.history and not own.preposition
    if place.is_change or (is_apart and not _is_label(clauses, start, before)):
        return ()
    return subjects(place, before)


def _is_label(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether nothing but a noun phrase stands behind a semicolon or colon."""
    before = clauses.tag(first - 1)
    return before in ";:." and all(clauses.tags[at] in "NAPDGC" for at in range(first, last))


def gapped(place: Place) -> tuple[str, ...]:
    """Read "tide power 804 million kilowatts" and "services up 48%"."""
    clauses, own = place.clauses, place.governor
    if place.is_direct():
        return ()
    at = own.left
    while clauses.tag(at) in "PIRH" and at > 0:
        at -= 1
    is_aged = clauses.tag(at) == "F" and clauses.word(clauses.left_edge(own.left)) in (
        "that",
        "those",
    )
    start = clauses.left_edge(at + 1)
    while clauses.tag(start) in "CR,":
        start += 1
    link = clauses.word(start)
    if link in ("of", "for", "in", "among", "with", "to") and place.topics.measures and start < at:
        thing = phrase(clauses, start + 1, at + 1)
        return (parallel(place.topics, link, thing),) if thing else ()
    if clauses.tag(at) not in "NO" and not is_aged:
        return ()
    if clauses.tag(start - 1) == "F" and place.topics.history and clauses.word(own.left) == "to":
        return (place.topics.history[-1].measure,)
    last = place.topics.history[-1] if place.topics.history else None
    single = phrase(clauses, start, at + 1)
    is_alike = last is not None and last.unit == place.unit and last.kind is place.sense.kind
    if is_alike and single and not is_quantity(single) and clauses.tag(start - 1) in ",C;":
        return (parallel(place.topics, "", single),)
    return tuple(
        each + tail(place, each, ("on", "for", "among")) for each in subjects(place, at + 1)
    )


def governed(place: Place) -> tuple[str, ...]:
    """Read the subject of a verb, or what the verb raises or cuts."""
    clauses, own = place.clauses, place.governor
    predicate = own.predicate
    if predicate is None:
        return ()
    if predicate.lemma == "include" and not predicate.finite:
        return tuple(f"{each}{tail(place, each)}" for each in again(place)[:1])
    if found := _object_of(place, predicate):
        return found
    found = subjects(place, predicate.first)
    if predicate.lemma == "value" and own.preposition == "at":
        return tuple(f"value of {each}" for each in found)
    if predicate.has("expect") and not predicate.passive and clauses.word(0) == "for":
        comma = clauses.tags.find(",")
        if 0 < comma < predicate.first and (text := phrase(clauses, 1, comma)):
            return (text,)
    if found and _is_seen(clauses, predicate):
        owner = main_subject(place, predicate.first)
        is_free = place.count == 1 or len(found) == 1
        if is_free and owner and len(owner.split()) < LONG and owner not in found[0]:
            return tuple(f"{each} of {owner}" for each in found)
    return tuple(attributed(place, each) + tail(place, each) for each in found) or again(place)


def _object_of(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Read "the bank cut its rate to 5%": what the verb changes."""
    clauses, own = place.clauses, place.governor
    if predicate.passive or not own.preposition:
        return ()
    if predicate.has("be", "reach", "share") and not predicate.has("cause"):
        return ()
    first = predicate.last
    while clauses.tag(first) in "RHC":
        first += 1
    end = min(_object_end(clauses, first, own.left), phrase_end(clauses, first))
    head = phrase_end(clauses, first, prepositions=False) - 1
    is_bare = head - first <= 1 and "time" in clauses.classes(head)
    is_plain = end <= head + 1 and clauses.classes(head) & {"average", "level", "up", "down"}
    if is_bare or is_plain:
        return ()
    if clauses.tag(first) not in "DAN" or "N" not in clauses.tags[first:end]:
        return ()
    several = _several(place, first, end)
    if predicate.lemma == "value" and own.preposition == "at":
        return tuple(f"value of {each}" for each in several)
    determiner = clauses.word(first)
    return tuple(owned(place, each, determiner, first) for each in several)


def _object_end(clauses: Clauses, first: int, last: int) -> int:
    """Return where the object of a verb ends: before "by", "to" or "from" a figure."""
    for at in range(first, last):
        is_link = clauses.word(at) in ("to", "from", "by", "at")
        if is_link and clauses.tag(at + 1) in "FHD" and "F" in clauses.tags[at + 1 : at + 4]:
            return at
    return last


def _is_seen(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a verb is what somebody saw happen: "saw output rise"."""
    before = clauses.predicate_before(predicate.first)
    is_past = before is not None and before.has("see") and before.finite
    is_past = is_past and before is not None and before.words[-1] not in ("see", "sees")
    if before is not None and "S" in clauses.tags[before.last : predicate.first]:
        return False
    return is_past and clauses.tags[predicate.head] in "bvg"
