"""Shares of a whole, and contributions to a change.

::

    share = part "made up" figure "of" whole        "tea made up 5% of exports"
          | figure "of" whole [verb]                "5% of farms have closed"
          | doer verb figure "of" whole             "guilds own 5% of the mills"
          | figure verb                             "12 farms opened; 5% grow tea"
          | amount "," "or" figure "of" whole       "5 farms, or 3% of the total"
"""

from miitbrief.model.categories import Kind
from miitbrief.reading.english.words import words
from miitbrief.reading.measures.counts import group_of, is_near
from miitbrief.reading.measures.deeds import clause_end, doer_of, participle, told
from miitbrief.reading.measures.governed import object_of
from miitbrief.reading.measures.references import Place, named_in_full
from miitbrief.reading.measures.subjects import subject_text, subjects
from miitbrief.reading.syntax.clauses import Predicate
from miitbrief.reading.syntax.phrases import phrase, phrase_end

__all__ = ["shared"]

_REFERRING = words("referring", "measures.json")
_TOTALS = frozenset(["total", "whole", "sum", "all", "total amount", "overall total"])
_MOVED = frozenset(["up", "down", "rating", "change", "level", "forecast", "aim", "average"])
_SHARES = ("share", "proportion", "rate", "ratio", "percentage", "contribution")


def shared(place: Place) -> tuple[str, ...]:
    """Read a share: "A made up 5% of B", "5% of B have risen", "A fell from 7% to 5% of B"."""
    if place.sense.kind not in (Kind.SHARE, Kind.CONTRIBUTION) or place.unit == "times":
        return ()
    is_governed = place.is_direct() and not place.opens_clause
    predicate = place.governor.predicate if is_governed else None
    whole = _whole(place)
    if place.sense.kind is Kind.CONTRIBUTION:
        return _contributed(place, predicate, whole)
    if predicate is not None and _takes(place, predicate):
        return _parts(place, predicate, whole)
    return _repeated(place, whole) or _of_some(place, predicate, whole)


def _takes(place: Place, predicate: Predicate) -> bool:
    """Tell whether a verb says what part of a whole its subject is."""
    is_taken = predicate.lemma == "take" and (place.governor.whole >= 0 or _is_of_which(place))
    return is_taken or predicate.has("share") or _equals(place, predicate)


def _repeated(place: Place, whole: str) -> tuple[str, ...]:
    """Read "5 farms, or 3% of the total": a share that says again what an amount has said."""
    if not whole or not _is_or(place):
        return ()
    part = place.topics.measures[-1]
    part = part.removeprefix("revenue of ")
    return (_share(part, whole),)


def _of_some(place: Place, predicate: Predicate | None, whole: str) -> tuple[str, ...]:
    """Return the share of things that stand behind the figure, or were counted before."""
    own = place.governor
    rated = place.clauses.classes(own.behind) & {"rating", "sharing"} if own.behind >= 0 else ()
    if rated and not place.clauses.classes(own.behind) & {"up", "down", "change"}:
        return (phrase(place.clauses, own.last + 1, own.end),)
    if own.whole < 0 and predicate is not None and (held := _held(place, predicate)):
        return held
    is_referring = own.whole >= 0 and place.clauses.word(own.whole) in _REFERRING
    found = _of_counted(place) if own.whole < 0 or is_referring else ()
    return found or (_of_whole(place, predicate, whole) if whole else ())


def _held(place: Place, predicate: Predicate) -> tuple[str, ...]:
    """Read "guilds own 5% of the mills, while monks hold 3%": of the same whole."""
    last = "".join(place.topics.measures[-1:])
    deed, found, _ = last.removeprefix("share of ").rpartition(" by ")
    is_active = not predicate.passive and predicate.has("have", "deed", "share")
    if not found or not last.startswith("share of ") or not is_active or place.governor.preposition:
        return ()
    doer = doer_of(place, predicate)
    whole = deed.rpartition(" ")[0]
    return (f"share of {whole} {participle(place.clauses, predicate)} by {doer}",) if doer else ()


def _contributed(place: Place, predicate: Predicate | None, whole: str) -> tuple[str, ...]:
    """Read "A contributed 5% to growth", "pushed the index up by 5 points"."""
    clauses, own = place.clauses, place.governor
    if predicate is None:
        return ()
    parts = subjects(place, predicate.first)
    to = whole
    if not to and clauses.word(own.last + 1) in ("to", "of"):
        to = phrase(clauses, own.last + 2, clause_end(clauses, own.last + 2))
    if not to:
        moved = phrase(clauses, predicate.last, own.left)
        to = f"change of {moved}" if moved and moved not in ("up", "down") else ""
    if not to or not parts:
        return ()
    return tuple(
        part if part.startswith("contribution") else f"contribution of {part} to {to}"
        for part in parts
    )


def _parts(place: Place, predicate: Predicate, whole: str) -> tuple[str, ...]:
    """Read "A made up 5% of B"."""
    parts = subjects(place, predicate.first) or place.topics.measures[-1:]
    history = place.topics.history
    is_behind = not predicate.finite and _is_of_which(place) and bool(history)
    if place.many == 1 and is_behind and history[-1].kind is Kind.LEVEL:
        parts = (history[-1].measure,)
    if not whole and _is_of_which(place):
        whole = _level(place, parts[0] if parts else "")
    return tuple(_share(part, whole) for part in parts)


def _share(part: str, whole: str) -> str:
    """Return the share of a part in a whole."""
    part = part.removeprefix("China's ")
    if part == whole or whole.lower() in _TOTALS:
        return f"share of {part}"
    if part.split()[:1] and part.lower().split()[0] in _SHARES:
        return f"{part} in {whole}" if whole and " in " not in part else part
    return f"share of {part} in {whole}" if whole else f"share of {part}"


def _is_of_which(place: Place) -> bool:
    """Tell whether the part is one of what was measured before: "of which tea made up 5%"."""
    clauses, at = place.clauses, place.governor.at
    before = range(at)
    return any(
        clauses.word(each) in ("with", "including")
        or (
            clauses.word(each) in ("which", "whom", "these", "this", "them", "total")
            and clauses.word(each - 1) in ("of", "among", "the")
        )
        for each in before
    )


def _is_or(place: Place) -> bool:
    """Tell whether a share says again what an amount has said: "5 farms, or 3% of the total"."""
    clauses, at = place.clauses, place.governor.at
    words = [clauses.word(each) for each in range(max(at - 3, 0), at)]
    return bool(place.topics.measures) and bool({"or", "namely", "equivalent"} & set(words))


def _equals(place: Place, predicate: Predicate) -> bool:
    """Tell whether a verb says what part of a whole something is: "equal to a third of"."""
    clauses = place.clauses
    near = range(predicate.first, min(predicate.last + 1, len(clauses.tags)))
    return any(clauses.word(at) in ("equal", "equals", "equivalent") for at in near)


def _whole(place: Place) -> str:
    """Return the whole that a share is of."""
    clauses, own, topics = place.clauses, place.governor, place.topics
    if own.whole < 0:
        return ""
    if clauses.word(own.whole) in _REFERRING and own.end <= own.whole + 1:
        return topics.counted or "".join(topics.measures[-1:]) or topics.subject
    text = phrase(clauses, own.whole, own.end).removeprefix("total of ")
    if text.lower().removeprefix("the ") in _TOTALS:
        return _level(place, "".join(topics.measures[-1:])) or topics.counted or text
    return named_in_full(place, text, own.whole)


def _level(place: Place, part: str = "") -> str:
    """Return what the last amount measures that is no part itself, for "the total"."""
    listed = place.topics.measures if len(place.topics.measures) > 1 else ()
    levels = [said.measure for said in place.topics.history if said.kind is Kind.LEVEL]
    other = [each for each in levels if each != part and each not in listed]
    return "".join(other[-1:] or levels[-1:])


def _of_counted(place: Place) -> tuple[str, ...]:
    """Read "12 farms opened, of which 5% grow tea", "and 5% are shared"."""
    clauses, own = place.clauses, place.governor
    noun = own.behind if own.behind >= 0 and not clauses.classes(own.behind) & _MOVED else -1
    is_of_which = own.whole >= 0 or clauses.word(own.left) in ("which", "whom")
    before = place.topics.measures[-1:] if is_of_which else ()
    known = group_of(place) or place.topics.counted or "".join(before)
    thing = phrase(clauses, own.last + 1, own.end) if noun >= 0 else known
    if not thing or not place.opens_clause:
        return ()
    after = clauses.predicate_after(own.end)
    if after is not None and is_near(clauses, own.end, after.first):
        return (_said_of(place, after, thing),)
    link = own.whole + 1
    if own.whole >= 0 and clauses.word(link) in ("in", "from", "for"):
        part = phrase(clauses, link + 1, phrase_end(clauses, link + 1))
        return (f"share of {part} in {thing}",) if part else ()
    return (f"share of {thing}",) if noun >= 0 else ()


def _said_of(place: Place, predicate: Predicate, thing: str) -> str:
    """Return the share of things of which a verb says something: "5% are mills", "5% closed"."""
    clauses = place.clauses
    said = told(clauses, predicate)
    is_noun = clauses.tag(predicate.last) in "DN" and clauses.tags[predicate.head] in "XM"
    if predicate.has("be") and is_noun and said:
        return f"share of {said} in {thing}"
    is_adjective = predicate.has("be") and clauses.tag(predicate.last) == "A" and said
    return f"share of {thing} {'that are ' * bool(is_adjective)}{said}".strip()


def _of_whole(place: Place, predicate: Predicate | None, whole: str) -> tuple[str, ...]:
    """Read "5% of farms have closed" and "guilds own 5% of the mills"."""
    if predicate is None:
        return _without_verb(place, whole)
    own = place.governor
    after = place.clauses.predicate_after(own.end)
    is_had = predicate.has("have", "see") and after is not None and not after.finite
    if is_had and after is not None and after.first == own.end:
        return (_said_of(place, after, whole),)
    is_object = not predicate.passive and not own.preposition
    if is_object and not predicate.has("be", "reach", "up", "down", "see"):
        deed = f"share of {whole} {participle(place.clauses, predicate)}"
        doer = doer_of(place, predicate)
        return (f"{deed} by {doer}" if doer else deed,)
    parts = object_of(place, predicate) or subjects(place, predicate.first)
    return tuple(_share(part, whole) for part in parts) or (f"share of {whole}",)


def _without_verb(place: Place, whole: str) -> tuple[str, ...]:
    """Read "5% of farms have closed", "tea, 5% of exports, fell", "and 3% of its wood"."""
    clauses, own = place.clauses, place.governor
    after = clauses.predicate_after(own.end)
    if after is not None and is_near(clauses, own.end, after.first):
        return (_said_of(place, after, whole),)
    deed, found, doer = "".join(place.topics.measures[-1:]).rpartition(" by ")
    if found and clauses.tag(own.left) == "C" and deed.startswith("share of "):
        return (f"share of {whole} {deed.rpartition(' ')[2]} by {doer}",)
    comma = own.left - (own.preposition == "at")
    is_inserted = clauses.tag(comma) == "," and clauses.tag(own.end) in ",.;)"
    part = subject_text(clauses, comma) if is_inserted and place.is_first else ""
    is_listed = clauses.tag(own.left) in ",C("
    parts = (part,) if part else place.topics.measures[-1:] if is_listed else ()
    return tuple(_share(each, whole) for each in parts) or (f"share of {whole}",)
