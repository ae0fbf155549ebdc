"""What a figure is said of: the subject of its verb, with pronouns and short names resolved.

::

    reference = "it" | "its" noun | "that" preposition noun | "this amount" | "the" noun
"""

from miitbrief.model.categories import Kind
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.english.words import words
from miitbrief.reading.measures.anaphora import one_of_two
from miitbrief.reading.measures.references import (
    ATTRIBUTES,
    COUNTING,
    LONG,
    Place,
    fuller,
    is_flow,
    is_owner,
    is_quantity,
    named_in_full,
    owner_of,
    parallel,
)
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.coordination import members
from miitbrief.reading.syntax.phrases import phrase

__all__ = [
    "announced",
    "main_subject",
    "of_pronoun",
    "owned",
    "several",
    "subject_text",
    "subjects",
]

_FIGURES = words("figures", "measures.json")
#: What of a thing is measured in more than one way: "the volume" beside its value.
_SIDES = frozenset(["volume", "value", "number"])
_OWNING = frozenset(["its", "their"])
_POINTING = frozenset(["this", "that", "these", "those", "the", "such"])
_QUALIFYING = frozenset(["excluding", "including", "except", "without", "net", "adjusted", "not"])


def subject_text(clauses: Clauses, anchor: int) -> str:
    """Return the subject of what begins at a word, or "" for a pronoun.

    What limits it behind a comma belongs to it: "sales, excluding carts, (rose)".
    """
    found = clauses.subject(anchor)
    if found is None or all(clauses.tags[at] in "ODRTH" for at in range(*found)):
        return ""
    return phrase(clauses, *found) + _qualifier(clauses, found[1], anchor)


def _qualifier(clauses: Clauses, comma: int, anchor: int) -> str:
    """Return what limits a subject between commas, with a blank before it."""
    first = comma + 1
    if comma >= anchor or clauses.tag(comma) != ",":
        return ""
    limiting = clauses.word(first) in _QUALIFYING or (
        clauses.tag(first) == "W" and clauses.lemma(first + 1) in ("exclude", "include")
    )
    end = next((at for at in range(first, anchor) if clauses.tags[at] == ","), anchor)
    return " " + " ".join(node.text for node in clauses.nodes[first:end]) if limiting else ""


def subjects(place: Place, anchor: int) -> tuple[str, ...]:
    """Return the subject of what begins at a word, as many as figures where it is a list."""
    clauses = place.clauses
    if clauses.word(anchor - 1) == "both" and len(place.topics.measures) > 1:
        return (" and ".join(place.topics.measures),)
    if clauses.tag(anchor) == "g" and clauses.tag(anchor - 1) == ",":
        main = [each for each in clauses.predicates if each.finite and each.last < anchor]
        anchor = main[-1].first if main else anchor
    found = clauses.antecedent(anchor) or clauses.subject(anchor)
    if found is None:
        return ()
    return _pointed(place, *found) or _several(place, anchor, *found) or _one(place, anchor, *found)


def _pointed(place: Place, first: int, last: int) -> tuple[str, ...]:
    """Return what a subject means that only points: "it", "that of tea", "this amount"."""
    clauses, topics = place.clauses, place.topics
    if meant := one_of_two(place, first, last):
        return (meant,)
    if clauses.tags[first] == "O" or _is_parallel(clauses, first):
        return of_pronoun(place, first, last)
    known, noun = topics.measures[-1:], clauses.word(last - 1)
    is_bare = clauses.word(first) == "the" and last - first == len(("the", noun))
    if is_bare and noun in _SIDES and known and not known[0].lower().startswith(noun):
        return (f"{noun} of {owner_of(known[0])}",)
    if clauses.word(first) in _POINTING and _is_figure(clauses, first, last):
        return topics.measures[-1:] or ((topics.subject,) if topics.subject else ())
    return ()


def _several(place: Place, anchor: int, first: int, last: int) -> tuple[str, ...]:
    """Return a subject for each figure of a list: its members, or one of each owner."""
    clauses = place.clauses
    if place.many == 1:
        return ()
    if found := members(clauses, first, last, place.many):
        return tuple(owned(place, each, clauses.word(first), first) for each in found)
    both = _PAIR.isdisjoint(clauses.word(at) for at in range(first, last))
    owners = _owners(place, anchor) or (() if both else _said_last(place))
    return tuple(_of(phrase(clauses, first, last), owner) for owner in owners)


_PAIR = frozenset(["two", "both", "three"])


def _said_last(place: Place) -> tuple[str, ...]:
    """Return what was measured last, as many things as figures: "the shares of the two"."""
    told = [said for said in place.topics.history if said.unit not in COUNTING]
    recent = told[-place.many :]
    is_alike = len(recent) == place.many and len({said.kind for said in recent}) == 1
    return tuple(said.measure for said in recent) if is_alike else ()


def _one(place: Place, anchor: int, first: int, last: int) -> tuple[str, ...]:
    """Return a subject by its name, or what was measured before for "the growth", "the aim"."""
    clauses = place.clauses
    if set(clauses.tags[first:last]) <= set("ODRTH"):
        return ()
    text = phrase(clauses, first, last) + _qualifier(clauses, last, anchor)
    is_revised = clauses.lemma(_verb(clauses, anchor)) in ("revise", "adjust", "correct")
    is_growth = _is_growth(clauses, first, last) and not is_revised
    if text and (is_growth or _is_aim(clauses, first, last)):
        return place.topics.measures[-1:]
    if not text:
        return ()
    found = owned(place, text, clauses.word(first), first)
    inner = [clauses.word(at) for at in range(first + 1, last) if clauses.word(at) in _OWNING]
    return (_with_owner(place, found, inner[-1], first) if inner else found,)


def owned(place: Place, text: str, determiner: str, before: int) -> str:
    """Return a phrase with its owner where its determiner is "its", or its full name after "the".

    Args:
        place: The figures.
        text: The phrase, without its determiner.
        determiner: The first word of the phrase in the text.
        before: Where it begins; its owner stands before.
    """
    if text == "total" and place.topics.counted:
        return place.topics.counted
    text = _with_noun(place, named_in_full(place, text, before))
    if determiner in ("its", "their", "whose"):
        return _with_owner(place, text, determiner, before)
    if " " not in text and (topic := _fronted(place.clauses, before)):
        return f"{text} of {topic}"
    full = fuller(text, place.topics)
    if owner := _owner_told(place, full, determiner):
        return f"{full} of {owner}"
    return _continued(place, full)


def _owner_told(place: Place, text: str, determiner: str) -> str:
    """Return what the last sentence was about for a quantity that is named without its owner.

    "The mill was sold. The output was 5 tonnes" is of the mill, and "Lorn Mills was sold. Revenue
    was 5 million" of Lorn Mills; what has no article may be of everybody ("Inflation was 5%").
    """
    owner = place.topics.subject
    is_body = is_owner(owner)
    if not place.is_first or not owner or len(owner.split()) >= LONG:
        return ""
    is_told = is_flow(text) if is_body else determiner == "the" and is_quantity(text)
    return owner if " " not in text and is_told and (is_body or not is_quantity(owner)) else ""


def _fronted(clauses: Clauses, before: int) -> str:
    """Return what a sentence is announced to be about: "As for tin, (output fell)"."""
    comma = clauses.tags.find(",", 0, before)
    first = next((at for at in (1, 2) if clauses.word(at - 1) in ("for", "on", "regarding")), 0)
    is_topic = 0 < first < comma and (first == 1 or clauses.word(0) == "as")
    return phrase(clauses, first, comma) if is_topic and "F" not in clauses.tags[:comma] else ""


def announced(place: Place) -> tuple[str, ...]:
    """Read "For exports, the projection is 5%": what a sentence is announced to be about."""
    topic = _fronted(place.clauses, place.governor.at)
    return (topic,) if topic and place.is_first else ()


def _with_noun(place: Place, text: str) -> str:
    """Return a phrase with the noun that "one", "others" or "the number" stands for."""
    topics, last = place.topics, text.split()[-1:]
    if last == ["number"] and topics.counted:
        return f"{text} of {topics.counted}"
    if last == ["ones"]:
        return f"{text.removesuffix('ones')}{topics.counted or ''.join(topics.measures[-1:])}"
    return text


def _with_owner(place: Place, text: str, determiner: str, before: int) -> str:
    """Return a phrase with who is meant by "its", "their" or "whose"."""
    topics = place.topics
    owner = _nearest_subject(place, before) or topics.subject or topics.topic
    owner = _nearest(place, determiner) or owner_of(owner)
    if text == "share" and owner:
        return _share_of(place, owner)
    is_short = bool(owner) and len(owner.split()) < LONG and owner.lower() not in text.lower()
    return _of(text, owner) if is_short else text


def _nearest_subject(place: Place, before: int) -> str:
    """Return the subject of the last verb before a word, or else the first of the sentence."""
    clauses = place.clauses
    own = clauses.predicate_before(before)
    if own is not None and clauses.tag(own.first) == "I":
        verb = clauses.predicate_before(own.first)
        if verb is not None and clauses.tag(verb.last) in "DAN":
            return phrase(clauses, verb.last, own.first)
    found = clauses.subject(own.first) if own is not None and own.finite else None
    if own is not None and found is not None and clauses.word(found[0]) not in ("its", "their"):
        return subject_text(clauses, own.first) or main_subject(place, before)
    return main_subject(place, before)


def _nearest(place: Place, determiner: str) -> str:
    """Return who has what was measured just before, where "their" or "its" may mean it."""
    if place.is_first or not place.topics.history or determiner == "whose":
        return ""
    last = place.topics.history[-1].measure
    owner = owner_of(last)
    is_plural = owner.split()[-1].endswith("s") if owner.split() else False
    return owner if owner != last and is_plural is (determiner == "their") else ""


_PLAIN = frozenset(["operating", "total", "net", "gross", "average", "annual", "overall"])


def _continued(place: Place, text: str) -> str:
    """Return a bare quantity with the owner of the one before: "..., and profits rose"."""
    words = text.split()
    is_bare = bool(words) and all(word.lower() in _PLAIN for word in words[:-1])
    if place.is_first or not is_bare or not place.topics.history:
        return text
    known = lexicon().words.get(words[-1].lower(), ())
    last = place.topics.history[-1].measure
    owner = owner_of(last)
    is_amount = any(not each.classes.isdisjoint(ATTRIBUTES) for each in known)
    is_alike = owner.lower().endswith(words[-1].lower())  # "Felt exports" own no "overall exports".
    if not is_amount or is_alike or owner == last or " in " in owner or len(owner.split()) >= LONG:
        return text
    return f"{text} of {owner}"


def _share_of(place: Place, owner: str) -> str:
    """Return the share of somebody in what was measured last: "their share"."""
    amounts = (Kind.LEVEL, Kind.RATIO)
    levels = [said.measure for said in place.topics.history if said.kind in amounts]
    whole, found, _ = (levels[-1] if levels else "").partition(" by ")
    whole = whole.rpartition(" ")[0] if found else whole
    return f"share of {owner} in {whole}" if whole else f"share of {owner}"


def _owners(place: Place, anchor: int) -> tuple[str, ...]:
    """Return who has what a subject names, as many as figures: "A and B ..., with sales of"."""
    clauses, topics = place.clauses, place.topics
    if len(topics.measures) == place.many:
        return tuple(owner_of(each) for each in topics.measures)
    for predicate in clauses.predicates:
        found = clauses.subject(predicate.first) if predicate.finite else None
        if predicate.first >= anchor or found is None:
            continue
        several = members(clauses, *found, place.many) or []
        return tuple(each.partition(" of ")[2] or each for each in several)
    return ()


def _of(text: str, owner: str) -> str:
    """Return a phrase with its owner, which stands before the whole of a share."""
    head, found, whole = text.partition(" in ")
    if found and head in ("share", "shares"):
        return f"share of {owner} in {whole}"
    if text.startswith("share of "):
        return f"share of {owner} in {text.removeprefix('share of ')}"
    return f"{text} of {owner}"


def _is_parallel(clauses: Clauses, first: int) -> bool:
    """Tell whether "that of" or "the one in" stands for a noun before."""
    at = first + (clauses.word(first) in ("the", "and"))
    return clauses.word(at) in ("that", "those", "one", "ones") and clauses.tag(at + 1) == "P"


def _is_aim(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject is "the target" or "our plan", and says not what is aimed at."""
    nouns = [at for at in range(first, last) if clauses.tags[at] == "N"]
    bare = bool(nouns) and clauses.word(nouns[0] + 1) not in ("of", "for")
    return bare and "aim" in clauses.classes(nouns[0])


def _verb(clauses: Clauses, anchor: int) -> int:
    """Return the head of the verb that begins at a word."""
    own = clauses.group_of.get(anchor)
    return own.head if own is not None else anchor


_RATES = frozenset(["rate", "pace", "compound", "average", "two-year", "net"])


def _is_growth(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject is "the growth", and says not of what: "growth of the two years"."""
    nouns = [at for at in range(first, last) if clauses.tags[at] in "NQ"]
    moving = [
        at
        for at in nouns
        if clauses.classes(at) & {"up", "down", "change"}
        and not clauses.classes(at) & {"money", "rating"}
        and clauses.word(at) != "inflation"
    ]
    rest = [at for at in nouns if at not in moving and clauses.word(at) not in _RATES]
    return bool(moving) and not any("time" not in clauses.classes(at) for at in rest)


def _is_figure(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject points at a figure before: "this amount", "the above sum"."""
    words = [clauses.word(at) for at in range(first + 1, last) if clauses.tags[at] in "NAR"]
    is_short = 0 < len(words) <= 2  # noqa: PLR2004
    return is_short and set(words) <= _FIGURES | {"above", "latter", "last", "former"}


def main_subject(place: Place, before: int) -> str:
    """Return the first subject of the sentence that stands before a word and is no pronoun."""
    clauses = place.clauses
    for predicate in clauses.predicates:
        if predicate.first >= before:
            break
        text = subject_text(clauses, predicate.first) if predicate.finite else ""
        if text:
            return text
    return ""


def of_pronoun(place: Place, first: int, last: int) -> tuple[str, ...]:
    """Return what "it", "they" or "that of tea" means."""
    clauses, topics = place.clauses, place.topics
    if _is_parallel(clauses, first):
        at = first + (clauses.word(first) in ("the", "and")) + 1
        link = clauses.word(at)
        if place.many > 1 and (several := members(clauses, at + 1, last, place.many)):
            return tuple(parallel(topics, link, each) for each in several)
        return (parallel(topics, link, phrase(clauses, at + 1, last)),)
    known = main_subject(place, first) or topics.subject or topics.topic
    known = known or "".join(topics.measures[-1:])
    return (known,) if known else ()


def several(place: Place, first: int, last: int) -> tuple[str, ...]:
    """Return a phrase, one for each figure where it is a list of as many."""
    if place.many > 1 and (found := members(place.clauses, first, last, place.many)):
        return tuple(found)
    text = phrase(place.clauses, first, last)
    return (text,) if text else ()
