"""What each figure of a document measures: one noun phrase a figure, in the words of the text.

::

    measure = counted thing [deed]            "12 ports have been opened": "ports opened"
            | "share of" part "in" whole      "tea accounted for 5% of exports"
            | noun that governs the figure    "an area of 5 hectares"
            | subject of its verb             "exports of tea rose by 5%"
            | measure of the figure before    "..., up 5%"
"""

from collections.abc import Callable, Sequence

from miitbrief.model.categories import Kind
from miitbrief.model.decisions import COMPARED, GUESSED
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.kinds.kinds import Sense
from miitbrief.reading.measures.anaphora import (
    ONE_OF_TWO,
    names_one,
    one_of_two,
    told_first,
    two_of,
)
from miitbrief.reading.measures.counts import counted, elliptical
from miitbrief.reading.measures.deeds import amounts
from miitbrief.reading.measures.governed import gapped, governed, inserted, located
from miitbrief.reading.measures.governors import governor
from miitbrief.reading.measures.nouns import changed, labelled, multiplied, named, worth
from miitbrief.reading.measures.references import (
    CHANGES,
    COUNTING,
    NO_TOPICS,
    RELATIVE,
    Place,
    Said,
    Topics,
    abbreviations,
    head_of,
    spelled_out,
)
from miitbrief.reading.measures.repeats import again, beside, compared, expected, otherwise, paired
from miitbrief.reading.measures.shares import shared
from miitbrief.reading.measures.sizes import aged, hyphened, lasting, ranked, sized
from miitbrief.reading.measures.subjects import announced, subject_text
from miitbrief.reading.measures.wording import cut, fits, is_measure, uncapitalized, worded
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.coordination import lists
from miitbrief.reading.syntax.phrases import phrase

__all__ = ["measures_of"]

_Rule = Callable[[Place], Sequence[str]]

_COUNTED = "the thing that is counted"

#: The first rule that finds something wins: the more special ones come first.
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("what stands before a colon", labelled),
    ("an age", aged),
    ("a size or a speed", sized),
    ("how long a list is", ranked),
    ("what somebody expects", expected),
    ("what is doubled", multiplied),
    ("a gap or a ratio to something else", beside),
    (COMPARED, compared),
    ("from one figure to another", paired),
    ("a share of a whole", shared),
    ("what a noun of change is said of", changed),
    ("what is worth an amount", worth),
    ("how long something lasts", lasting),
    ("the rest of what was counted", elliptical),
    ("a size before its thing", hyphened),
    (_COUNTED, counted),
    ('the noun before "of"', named),
    ("what an insertion is said of", inserted),
    ("what is done with an amount", amounts),
    ("the noun right before", gapped),
    ("the subject of the verb", governed),
    ("what the sentence is about", announced),
    ("otherwise the measure before", again),
    (GUESSED, otherwise),
)
#: Rules whose figures the next ones do not continue.
_ASIDES = frozenset(
    {"an age", "how long something lasts", "how long a list is", "a size before its thing"}
)
#: Rules whose figures may hold for the place behind them.
_LOCATED = frozenset(
    {"the subject of the verb", "otherwise the measure before", "from one figure to another"}
)
#: So many figures back, a change may belong to.
_MEMORY = 6
#: So many phrases back, a thing may have been named in full.
_NAMED = 40
#: So many sentences may stay unread, until a figure refers to them.
_UNREAD = 40


def measures_of(
    document: Document,
    sentences: Sequence[Clauses],
    senses: Sequence[Sense],
    topics: Topics = NO_TOPICS,
) -> tuple[tuple[Decision[str], ...], Topics]:
    """Say what each figure of a document measures.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        senses: What its figures say.
        topics: What the text before has left.

    Returns:
        One decision a figure, and what the text behind may refer to.
    """
    found = [Decision("figure", "otherwise nothing is named")] * len(document.mentions)
    topics = topics._replace(measures=(), history=(), counted="", deed="", two=())
    for clauses in sentences:
        if not clauses.figures:
            topics = _read(topics._replace(unread=(*topics.unread, clauses)), unless=_UNREAD)
            continue
        topics = _read(topics)
        topics = topics._replace(short=(*topics.short, *abbreviations(clauses.nodes)))
        places = [clauses.nodes[at].place for at in clauses.figures]
        mentions = [document.mentions[place] for place in places]
        waiting: list[tuple[int, str]] = []
        told: list[str] = []
        is_pointing = names_one(clauses, len(clauses.tags))
        for listed in lists(clauses, mentions):
            own = [places[each] for each in listed]
            at, last = clauses.figures[listed[0]], clauses.figures[listed[-1]]
            is_range = _is_range(clauses, at, last)
            spot = Place(
                clauses,
                governor(clauses, at, last),
                document.mentions[own[0]],
                senses[own[0]],
                1 if is_range else len(own),
                topics,
                listed[0] == 0,
            )
            decided, topics = _measured(spot, len(own))
            for place, each in zip(own, decided, strict=True):
                found[place] = each
            waiting = _shared_back(spot, own[-1], found, waiting)
            told += [found[at].value for at in own if senses[at].kind not in CHANGES]
            if is_pointing:
                topics = topics._replace(two=two_of(clauses, topics, told, last))
        topics = _closed(clauses, topics._replace(two=two_of(clauses, topics, told)))
        topics = topics._replace(history=tuple(said._replace(verb=-1) for said in topics.history))
    return tuple(found), topics


def _read(topics: Topics, *, unless: int = 0) -> Topics:
    """Return the topics with what the unread sentences leave, unless there are only so many."""
    if len(topics.unread) <= unless:
        return topics
    sentences, topics = topics.unread, topics._replace(unread=())
    for clauses in sentences:
        topics = topics._replace(short=(*topics.short, *abbreviations(clauses.nodes)))
        topics = _closed(clauses, topics._replace(two=two_of(clauses, topics, ())))
    return topics


def _closed(clauses: Clauses, topics: Topics) -> Topics:
    """Return what a sentence leaves for the next."""
    start = told_first(clauses)
    if start >= 0:
        subject = uncapitalized(subject_text(clauses, start), clauses)
        if subject:
            topics = topics._replace(subject=subject, named=(*topics.named, subject)[-_NAMED:])
        return topics._replace(topic=subject) if subject and not clauses.figures else topics
    is_row = any(node.text == "|" for node in clauses.nodes)
    if not clauses.figures and not is_row:  # The heads of columns are no heading.
        heading = phrase(clauses, 0, len(clauses.tags))
        return topics._replace(topic=heading or topics.topic, heading=heading)
    return topics


def _shared_back(
    place: Place, at: int, found: list[Decision[str]], waiting: list[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Give what is said of the last of several counted things to those before.

    "5 cars, 7 vans and 9 buses were sold" counts cars sold and vans sold, too.

    Returns:
        The counts that still wait, each with its thing.
    """
    clauses, own, measure = place.clauses, place.governor, found[at].value
    if found[at].rule != _COUNTED or own.behind < 0:
        return []
    is_listed = clauses.tag(own.left) in ",C"
    thing = phrase(clauses, own.last + 1, own.end)
    if measure == thing:
        return [*(waiting if is_listed else ()), (at, thing)]
    if is_listed and measure.startswith(f"{thing} "):
        for earlier, counted_ in waiting:
            told = f"{counted_}{measure[len(thing) :]}"
            found[earlier] = found[earlier]._replace(value=told)
    return []


def _is_range(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether figures are the ends of a range, of one measure: "from 3% to 5%"."""
    return any(clauses.word(at) in ("to", "-", "~", "\u2013") for at in range(first, last))


def _measured(place: Place, count: int) -> tuple[list[Decision[str]], Topics]:
    """Return the measures of a list of figures, and what the next may refer to."""
    name, found = _chosen(place)
    measures = found if len(found) == count else (found[0],) * count
    evidence = None if name.startswith("otherwise") else _evidence(place)
    rule = ONE_OF_TWO if _is_of_two(place) else name
    decided = [Decision(measure or "figure", rule, evidence) for measure in measures]
    return decided, _remembered(name, place, measures, found)


def _is_of_two(place: Place) -> bool:
    """Tell whether the verb of a figure has one of two things named before as its subject."""
    verb = place.governor.predicate
    subject = place.clauses.subject(verb.first) if verb is not None else None
    return subject is not None and one_of_two(place, *subject) != ""


def _chosen(place: Place) -> tuple[str, tuple[str, ...]]:
    """Return the first reading that is a measure, or else a part of one, at last its bare head."""
    refused: list[tuple[str, tuple[str, ...]]] = []
    for name, rule in _RULES:
        read = tuple(rule(place))
        if not any(read) or all(map(_is_bare, read)):
            continue
        found = tuple(_rendered(place, each, name) for each in read)
        if name == _COUNTED and not all(map(is_measure, found)):
            found = tuple(map(cut, found))
        if all(fits(each, place) for each in found):
            return name, found
        refused.append((name, found))
    parts = ((name, tuple(map(part, found))) for part in (cut, head_of) for name, found in refused)
    kept = (each for each in parts if all(map(is_measure, each[1])))
    return next(kept, (_RULES[-1][0], ("figure",)))


def _rendered(place: Place, measure: str, name: str) -> str:
    """Return what a rule has read as a measure in its common form."""
    if name in _LOCATED:
        measure = located(place, measure)
    measure = spelled_out(worded(measure, place), place.topics.short)
    return uncapitalized(measure, place.clauses)


def _is_bare(measure: str) -> bool:
    """Tell whether a measure is one word that is no noun, such as "larger"."""
    readings = lexicon().words.get(measure.lower(), ())
    return bool(readings) and all(word.tag[0] not in "NV" for word in readings)


def _evidence(place: Place) -> Span:
    """Return the words that a figure hangs on."""
    own, nodes = place.governor, place.clauses.nodes
    if own.behind >= 0:
        return nodes[own.behind].span
    if own.noun >= 0:
        return nodes[own.noun].span
    if own.predicate is not None:
        return Span(
            start=nodes[own.predicate.first].span.start,
            end=nodes[own.predicate.last - 1].span.end,
        )
    return nodes[max(own.left, 0)].span


def _remembered(
    name: str, place: Place, measures: tuple[str, ...], found: tuple[str, ...]
) -> Topics:
    """Return what the figures behind may refer to."""
    topics, own, kind = place.topics, place.governor, place.sense.kind
    counted, deed = topics.counted, ""
    if place.unit in COUNTING and own.behind >= 0 and name != "the subject of the verb":
        counted = phrase(place.clauses, own.last + 1, own.end)
        counted = measures[-1] if measures[-1].endswith(("surveyed", "polled")) else counted
    elif kind is Kind.SHARE and own.whole >= 0 and place.clauses.tag(own.whole) != "O":
        counted = phrase(place.clauses, own.whole, own.end) or counted
    if place.unit in COUNTING and "number of " in measures[-1]:
        counted = measures[-1].rpartition("number of ")[2]
    if place.unit not in COUNTING and place.unit not in RELATIVE and own.whole >= 0:
        counted = phrase(place.clauses, own.whole, own.end)
    is_deed = place.unit not in RELATIVE and counted and measures[-1].startswith(f"{counted} ")
    if is_deed and own.predicate is not None and own.predicate.first < own.at:
        deed = measures[-1][len(counted) + 1 :]
    elif topics.deed and (is_deed or kind in CHANGES):
        deed = topics.deed
    kept = found if place.many > 1 or len(found) > 1 else measures
    if name in _ASIDES:
        return topics._replace(counted=counted)
    verb = own.predicate.first if own.predicate is not None else -1
    said = Said(measures[-1], place.unit, kind, verb)
    return topics._replace(
        measures=tuple(kept),
        history=(*topics.history, said)[-_MEMORY:],
        counted=counted,
        deed=deed,
        named=(*topics.named, *measures)[-_NAMED:],
    )
