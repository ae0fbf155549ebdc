"""What each figure of a document measures: one noun phrase a figure, in the words of the text.

::

    measure = counted thing [deed]            "12 ports have been opened": "ports opened"
            | "share of" part "in" whole      "tea accounted for 5% of exports"
            | noun that governs the figure    "an area of 5 hectares"
            | subject of its verb             "exports of tea rose by 5%"
            | measure of the figure before    "..., up 5%"
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from miitbrief.model.categories import Kind
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.frames.governors import Governor, governor, lists
from miitbrief.reading.quantities.kinds import Sense
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.phrases import members, phrase, phrase_end

__all__ = ["NO_TOPICS", "Topics", "measures_of"]


class Said(NamedTuple):
    """A figure that was read.

    Attributes:
        measure: What it measures.
        unit: Its unit.
        kind: What it says.
    """

    measure: str
    unit: str | None
    kind: Kind


class Topics(NamedTuple):
    """What measures may refer to.

    Attributes:
        measures: The measures of the last list of figures.
        history: The figures before, the last one last.
        subject: The last subject that is no pronoun.
        counted: The thing that was counted last.
        deed: What was done to it.
        kind: What the last figure says.
        topic: What the text is about: a heading, or the subject of a sentence without figures.
    """

    measures: tuple[str, ...] = ()
    history: tuple["Said", ...] = ()
    subject: str = ""
    counted: str = ""
    deed: str = ""
    kind: Kind | None = None
    topic: str = ""


NO_TOPICS = Topics()
_PURE = frozenset({"percent", "percentage point", "basis point", "times"})
_COUNTING = frozenset({None, "count"})
_CHANGES = frozenset({Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE})
_THINGS = frozenset("them whom which these those it this that".split())


class _Place(NamedTuple):
    """A list of figures in its sentence, with what measures may refer to."""

    clauses: Clauses
    governor: Governor
    mention: Mention
    sense: Sense
    count: int
    topics: Topics
    first: bool

    @property
    def unit(self) -> str | None:
        """The unit of its figures."""
        return self.mention.unit


def measures_of(
    document: Document, senses: Sequence[Sense], topics: Topics = NO_TOPICS
) -> tuple[tuple[str, ...], Topics]:
    """Say what each figure of a document measures.

    Args:
        document: A paragraph.
        senses: What its figures say.
        topics: What the text before has left.
    """
    found: list[str] = ["figure"] * len(document.mentions)
    topics = topics._replace(measures=(), history=(), counted="", deed="", kind=None)
    for sentence in document.sentences:
        clauses = Clauses(sentence)
        places = [clauses.nodes[at].place for at in clauses.figures]
        mentions = [document.mentions[place] for place in places]
        topics = _opened(clauses, topics)
        before = 0
        for listed in lists(clauses, mentions):
            own = [places[each] for each in listed.places]
            at = clauses.figures[listed.places[0]]
            spot = _Place(
                clauses,
                governor(clauses, at, clauses.figures[listed.places[-1]]),
                document.mentions[own[0]],
                senses[own[0]],
                len(own),
                topics,
                before == 0,
            )
            measures, topics = _measured(spot)
            for place, measure in zip(own, measures, strict=True):
                found[place] = measure or "figure"
            before += 1
        topics = _closed(clauses, topics)
    return tuple(found), topics


def _opened(clauses: Clauses, topics: Topics) -> Topics:
    """Return what measures may refer to at the start of a sentence."""
    return topics


def _closed(clauses: Clauses, topics: Topics) -> Topics:
    """Return what a sentence leaves for the next."""
    if clauses.predicates:
        subject = _subject_text(clauses, clauses.predicates[0].first)
        if subject and not clauses.figures:
            return topics._replace(subject=subject, topic=subject)
        return topics._replace(subject=subject or topics.subject)
    if not clauses.figures:
        return topics._replace(topic=phrase(clauses, 0, len(clauses.tags)) or topics.topic)
    return topics


def _measured(place: _Place) -> tuple[tuple[str, ...], Topics]:
    """Return the measures of a list of figures, and what the next may refer to."""
    for rule in _RULES:
        found = tuple(rule(place))
        if any(found):
            break
    else:
        found = ("figure",)
    LOG.append((rule.__name__, place.count))
    found = tuple(_of_prices(each, place.sense.kind) for each in found)
    measures = tuple(found) if len(found) == place.count else (found[0],) * place.count
    counted = place.topics.counted
    if place.sense.kind is Kind.SHARE and place.governor.whole >= 0:
        counted = _whole(place)
    if place.unit in _COUNTING and place.governor.behind >= 0:
        counted = phrase(place.clauses, place.governor.last + 1, place.governor.end)
    kept = found if place.count > 1 or len(found) > 1 else measures
    if place.sense.kind in _CHANGES and place.topics.measures and len(kept) == 1:
        kept = (kept[0],)
    deed = ""
    if place.unit in _COUNTING and counted and measures[-1].startswith(f"{counted} "):
        deed = measures[-1][len(counted) + 1 :]
        own = place.governor
        if own.predicate is None and not place.topics.deed or own.predicate is not None and own.predicate.first > own.at:
            deed = ""
    said = Said(measures[-1], place.unit, place.sense.kind)
    return measures, place.topics._replace(
        measures=tuple(kept),
        history=(*place.topics.history, said)[-_MEMORY:],
        counted=counted,
        deed=deed,
        kind=place.sense.kind,
    )


_INFLATION = re.compile(
    r"(?i)^(?:(?:annual|headline|overall|consumer|consumer price) )*inflation$|^(.*) price inflation$"
    r"|^(core|food|energy|retail|services|urban|rural) inflation$"
)


def _of_prices(measure: str, kind: Kind) -> str:
    """Return what inflation is the growth of."""
    match = _INFLATION.match(measure) if kind in _CHANGES else None
    if match is None:
        return measure
    if match[1]:
        return f"{match[1]} prices"
    return f"{match[2]} consumer prices" if match[2] else "consumer prices"


#: So many figures back, a change may belong to.
_MEMORY = 6



# Subjects


def _subject_text(clauses: Clauses, anchor: int) -> str:
    """Return the subject of what begins at a word, unless it is a pronoun."""
    found = clauses.subject(anchor)
    if found is None or clauses.tag(anchor) == "I":
        return ""
    if all(clauses.tags[at] in "ODRTH" for at in range(*found)):
        return ""
    return phrase(clauses, *found)


def _subjects(place: _Place, anchor: int) -> tuple[str, ...]:
    """Return the subject of what begins at a word, as many as figures where it is a list."""
    clauses, topics = place.clauses, place.topics
    found = clauses.subject(anchor)
    if found is None:
        return ()
    first, last = found
    head = clauses.word(first)
    if clauses.tags[first] == "O" or (head in ("that", "those") and clauses.tag(first + 1) == "P"):
        return _of_pronoun(place, first, last)
    if head in ("this", "the", "that", "these") and _is_figure_word(clauses, first, last):
        return topics.measures[:1] or (topics.subject,)
    if place.count > 1:
        several = members(clauses, first, last, place.count)
        if several:
            return tuple(several)
    text = phrase(clauses, first, last)
    if text and (_is_idle(text) or _is_aim(clauses, first, last)):
        return _again(place) or (text,)
    if text and head in ("its", "their") and len(text.split()) < _LONG:
        owner = _main_subject(place, first) or topics.subject
        text = f"{text} of {owner}" if owner and len(owner.split()) < _LONG else text
    return (_completed(place, text),) if text else ()


def _completed(place: _Place, text: str) -> str:
    """Return a subject with what it leaves out: "public ones", "profits" of the same firms."""
    words = text.split()
    if words[-1].lower() in ("ones", "one") and place.topics.counted:
        return " ".join([*words[:-1], place.topics.counted])
    if len(words) > 2 or place.first or not place.topics.history:  # noqa: PLR2004
        return text
    nouns = [word.classes for word in lexicon().words.get(words[-1].lower(), ()) if word.tag[0] == "N"]
    before = place.topics.history[-1].measure
    is_part = any("money" in classes for classes in nouns) and " of " in before
    return f"{text} of {before.split(' of ', 1)[1]}" if is_part else text


def _is_aim(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject is "the target" or "our plan", and says nothing of what is aimed at."""
    nouns = [at for at in range(first, last) if clauses.tags[at] == "N"]
    return bool(nouns) and "aim" in clauses.classes(nouns[0]) and clauses.word(nouns[0] + 1) not in ("of", "for")


def _main_subject(place: _Place, before: int) -> str:
    """Return the first subject of the sentence that stands before a word and is no pronoun."""
    clauses = place.clauses
    for predicate in clauses.predicates:
        if predicate.first >= before:
            break
        if predicate.has("say") and not predicate.has("deed"):
            continue
        if predicate.finite and (text := _subject_text(clauses, predicate.first)):
            return text
    return ""


_FIGURE_WORDS = frozenset("amount sum figure number total rate volume level latter share".split())


def _is_figure_word(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a subject points at a figure before: "this amount", "the sum"."""
    words = [clauses.word(at) for at in range(first + 1, last) if clauses.tags[at] in "NA"]
    return bool(words) and len(words) <= 2 and set(words) <= _FIGURE_WORDS | {"above"}  # noqa: PLR2004


def _of_pronoun(place: _Place, first: int, last: int) -> tuple[str, ...]:
    """Return what "it", "they" or "that of tea" means."""
    clauses, topics = place.clauses, place.topics
    rest = phrase(clauses, first + 2, last) if clauses.tag(first + 1) == "P" else ""
    before = topics.measures[0] if topics.measures else topics.subject
    if rest:
        link = clauses.word(first + 1)
        head = before.split(f" {link} ")[0] if f" {link} " in before else before
        return (f"{head} {link} {rest}".strip(),)
    known = _main_subject(place, first) or topics.subject or before or topics.topic
    return (known,) if known else ()


# Rules: each returns one measure, one for each figure of the list, or nothing.


def _again(place: _Place) -> tuple[str, ...]:
    """Return the measures of the figures before: of amounts in the same unit for a change."""
    before, history = place.topics.measures, place.topics.history
    if not before:
        return (place.topics.subject,) if place.topics.subject else ()
    if place.count > 1 and len(before) != place.count and len(history) >= place.count:
        recent = history[-place.count :]
        if all(said.kind in (Kind.LEVEL, Kind.SHARE, Kind.RATIO, Kind.INDEX) for said in recent):
            return tuple(said.measure for said in recent)
    if len(before) == place.count:
        if place.count == 1:
            return _of_history(place, history) or before
        return before
    return _of_history(place, history) or (before[-1:] if place.count == 1 else before[:1])


def _of_history(place: _Place, history: Sequence[Said]) -> tuple[str, ...]:
    """Return the last measure that a figure can say something of."""
    kind = place.sense.kind
    for said in reversed(history):
        if kind is Kind.CHANGE and said.unit == place.unit:
            return (said.measure,)
        if kind is Kind.POINT_CHANGE and said.unit in ("percent", "percentage point"):
            if said.kind in (Kind.GROWTH, Kind.AVERAGE_GROWTH) and not said.measure.startswith("growth"):
                return (f"growth of {said.measure}",)
            return (said.measure,)
        if kind in (Kind.GROWTH, Kind.MULTIPLE) and said.kind not in (Kind.DURATION, Kind.RANK):
            return (said.measure,)
        if kind not in (Kind.CHANGE, Kind.POINT_CHANGE, Kind.GROWTH, Kind.MULTIPLE):
            return ()
    return ()


def _shared(place: _Place) -> tuple[str, ...]:
    """Read "accounted for 5% of exports" and "5% of homes have it"."""
    clauses, own = place.clauses, place.governor
    if place.unit not in ("percent",) or place.sense.kind not in (Kind.SHARE, Kind.CONTRIBUTION):
        return ()
    predicate = own.predicate
    whole = _whole(place)
    if predicate is not None and (predicate.has("share") or _equals(predicate, clauses)):
        parts = _subjects(place, predicate.first) or _again(place)
        if parts and whole:
            return tuple(f"share of {part} in {whole}" for part in parts)
        return tuple(f"share of {part}" for part in parts)
    if own.whole < 0 and own.behind >= 0 and not clauses.classes(own.behind) & {"up", "down", "rating"}:
        whole = phrase(clauses, own.last + 1, own.end)
    elif own.whole < 0:
        whole = place.topics.counted
        if predicate is not None or not whole or place.topics.kind is not Kind.SHARE:
            return ()
    after = clauses.predicate_after(own.end)
    if after is not None and _is_near(clauses, own.end, after.first) and predicate is None:
        return (f"share of {whole} {_told(clauses, after)}".strip(),)
    if predicate is not None and predicate.has("deed") and not predicate.passive:
        doer = _subject_text(clauses, predicate.first)
        deed = lexicon().participle(predicate.lemma)
        by = f" by {doer}" if doer else ""
        return (f"share of {whole} {deed}{by}",)
    parts = _subjects(place, own.anchor) if predicate is not None else _again(place)
    return tuple(f"share of {part} in {whole}" for part in parts) or (f"share of {whole}",)


def _equals(predicate: Predicate, clauses: Clauses) -> bool:
    """Tell whether a verb says what part of a whole something is: "equal to a third of"."""
    return predicate.lemma in ("equal", "cover", "supply", "provide") or any(
        clauses.word(at) in ("equal", "equivalent") for at in range(predicate.first, predicate.last + 1)
    )


def _whole(place: _Place) -> str:
    """Return the whole that a share is of."""
    clauses, own = place.clauses, place.governor
    if own.whole < 0:
        return ""
    word = clauses.word(own.whole)
    if word in _THINGS and own.end <= own.whole + 1:
        return place.topics.counted or (place.topics.measures[-1] if place.topics.measures else place.topics.subject)
    text = phrase(clauses, own.whole, own.end)
    bare = text.lower().removeprefix("the ")
    if bare in ("total", "whole", "sum"):
        return place.topics.counted or "total"
    return text


def _is_near(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a verb follows with nothing but adverbs or a relative between."""
    return all(clauses.tags[at] in "RTn" for at in range(first, last))


def _told(clauses: Clauses, predicate: Predicate) -> str:
    """Return what a verb says of the counted thing before it, as a part of its phrase."""
    end = _clause_end(clauses, predicate.last)
    rest = phrase(clauses, predicate.last, end)
    link = clauses.word(predicate.last) if clauses.tag(predicate.last) == "P" else ""
    tail = f"{link} {rest}".strip() if link and rest else rest
    if predicate.has("be") and not predicate.passive:
        at = predicate.last
        if not tail and clauses.tag(at) == "F" or (clauses.tag(at) == "H" and clauses.tag(at + 1) == "F"):
            return " ".join(clauses.nodes[place].text for place in range(at, at + 1 + (clauses.tag(at) == "H")))
        return tail
    if predicate.passive:
        return f"{lexicon().participle(predicate.lemma)} {tail}".strip()
    if predicate.has("have"):
        return f"with {rest}" if rest else ""
    verb = clauses.nodes[predicate.head].text
    return f"that {verb} {tail}".strip()


def phrase_words(clauses: Clauses, first: int, last: int) -> str:
    """Return words as they stand, without adverbs and articles."""
    kept = [at for at in range(first, last) if clauses.tags[at] not in "RDH"]
    return " ".join(clauses.nodes[at].text for at in kept)


def _clause_end(clauses: Clauses, first: int) -> int:
    """Return where a clause ends, at the latest with its next figure or time."""
    at = first
    while at < len(clauses.tags) and clauses.tags[at] not in ",;:.(-?FTSWC":
        at += 1
    return at


def _changed_noun(place: _Place) -> tuple[str, ...]:
    """Read "a 5% increase in exports" and "an increase of 5% in exports"."""
    clauses, own = place.clauses, place.governor
    if place.sense.kind not in _CHANGES:
        return ()
    noun = own.behind if own.behind >= 0 else own.noun
    if noun > 0 and clauses.lemma(noun) in ("rate", "pace", "speed") and clauses.tag(noun - 1) == "N":
        noun -= 1
    if noun < 0 or not clauses.classes(noun) & {"up", "down", "change"}:
        return ()
    behind = own.end if own.behind >= 0 else own.last + 1
    first = noun + 1 if own.behind >= 0 else behind
    if clauses.word(first) in ("in", "of", "for") and clauses.tag(first + 1) in "DNAQg":
        end = phrase_end(clauses, first + 1)
        return _several(place, first + 1, end)
    start = _phrase_start(clauses, noun if own.noun >= 0 and own.behind < 0 else own.at)
    if own.behind < 0 and clauses.word(noun + 1) in ("in", "of", "for") and clauses.tag(noun + 2) in "DNAQg":
        return _several(place, noun + 2, own.left)
    modified = phrase(clauses, start, noun) if own.behind < 0 else ""
    if modified and not _is_idle(modified):
        return (modified,)
    predicate = own.predicate
    if predicate is not None and not predicate.has("be") and _is_direct(clauses, predicate, own.at):
        return _subjects(place, predicate.first) or _again(place)
    if predicate is not None and predicate.has("be"):
        return _subjects(place, predicate.first)
    return _again(place)


_IDLE_WORDS = frozenset(
    "average annual net total real nominal record sharp steep slight further overall cumulative monthly "
    "quarterly yearly daily compound year-on-year month-on-month growth increase two-year rate sequential "
    "combined steady brisk rapid marked consecutive yoy big small large modest strong general".split()
)


def _is_idle(text: str) -> bool:
    """Tell whether words only describe a change."""
    return all(word.lower() in _IDLE_WORDS for word in text.split())


def _several(place: _Place, first: int, last: int) -> tuple[str, ...]:
    """Return a phrase, one for each figure where it is a list of as many."""
    if place.count > 1:
        found = members(place.clauses, first, last, place.count)
        if found:
            return tuple(found)
    text = phrase(place.clauses, first, last)
    if text and place.clauses.word(first) in ("its", "their") and len(text.split()) < _LONG:
        owner = place.topics.counted or _main_subject(place, first) or place.topics.subject
        text = f"{text} of {owner}" if owner and len(owner.split()) < _LONG else text
    return (text,) if text else ()


def _is_direct(clauses: Clauses, predicate: Predicate, at: int) -> bool:
    """Tell whether a figure belongs to a verb, with no comma between."""
    return not any(clauses.tags[place] in ",;:" for place in range(predicate.last, at))


def _phrase_start(clauses: Clauses, noun: int) -> int:
    """Return the first word of the noun phrase that ends with a noun."""
    at = noun
    while at > 0 and clauses.tags[at - 1] in "NAGQ":
        at -= 1
    return at


def _counted(place: _Place) -> tuple[str, ...]:
    """Read "12 ports have been opened", "we built 12 ports", "there are 12 ports"."""
    clauses, own = place.clauses, place.governor
    is_amount = own.whole >= 0 and place.unit not in _PURE
    if place.sense.kind is Kind.MULTIPLE and own.behind >= 0 and clauses.word(own.at).endswith("ed"):
        return _several(place, own.last + 1, own.end)
    if place.sense.kind is Kind.RANK and clauses.word(own.at - 1) == "top" and own.behind >= 0:
        return (f"length of the list of top {phrase(clauses, own.last + 1, own.end)}",)
    if place.unit in _PURE or place.sense.kind in (Kind.MULTIPLE,):
        return ()
    if own.behind < 0 and not is_amount:
        return ()
    if own.behind >= 0 and clauses.classes(own.behind) & {"level", "forecast", "aim", "place"}:
        return ()
    first = own.whole if is_amount else own.last + 1
    if place.unit not in _COUNTING and own.behind >= 0 and not is_amount and not _is_compound(place):
        return ()
    thing = phrase(clauses, first, own.end)
    if is_amount and clauses.word(own.whole) in _THINGS:
        thing = place.topics.counted or place.topics.subject
    if not thing:
        return ()
    if clauses.tag(own.end) == "W" and clauses.tag(own.end - 1) == "N":
        relative = _clause_end(clauses, own.end + 1)
        thing = f"{thing} {clauses.word(own.end)} {phrase_words(clauses, own.end + 1, relative)}".strip()
    predicate = own.predicate
    after = clauses.predicate_after(own.end)
    is_left = clauses.tag(own.left) in ".,;:(CS-W\"" or own.left < 0 or clauses.tag(own.left) in "QT"
    if after is not None and is_left and _is_near(clauses, own.end, after.first):
        return (f"{thing} {_told(clauses, after)}".strip(),)
    if after is not None and not after.finite and after.first == own.end and not is_left:
        thing = f"{thing} {_told(clauses, after)}".strip()
    if predicate is None or not _is_direct(clauses, predicate, own.at):
        is_listed = clauses.tag(own.left) in ",C" and place.topics.deed and not place.first
        return (f"{thing} {place.topics.deed}",) if is_listed else (thing,)
    return _object(place, predicate, thing)


def _is_compound(place: _Place) -> bool:
    """Tell whether an amount describes the noun behind it: "a 5 billion yuan loan"."""
    own, tags = place.governor, place.clauses.tags
    return not any(tags[at] in "gn" for at in range(own.last + 1, own.behind))


def _object(place: _Place, predicate: Predicate, thing: str) -> tuple[str, ...]:
    """Return a counted thing that a verb has done something to, or has."""
    clauses, own = place.clauses, place.governor
    doer = _subject_text(clauses, predicate.first)
    moves = predicate.has("reach", "up", "down", "be") and not predicate.has("cause", "deed")
    if moves and not predicate.passive and own.preposition in ("", "to", "by", "at", "from"):
        if predicate.has("be") and clauses.word(predicate.first - 1) == "there":
            return (thing,)
        return _subjects(place, predicate.first) or _again(place) or (thing,)
    if own.preposition and own.preposition not in ("by", "at"):
        return (_where(place, predicate, thing, doer),)
    if predicate.has("have") and not predicate.has("deed"):
        return (f"{thing} of {doer}",) if doer else (thing,)
    is_told = predicate.has("see", "say", "expect", "be") and not predicate.has("deed")
    if own.preposition or is_told:
        return (thing,)
    deed = lexicon().participle(predicate.lemma)
    if predicate.passive:
        return (thing,)
    by = f" by {doer}" if doer and len(doer.split()) < _LONG else ""
    return (f"{thing} {deed}{by}",)


def _where(place: _Place, predicate: Predicate, thing: str, doer: str) -> str:
    """Return a counted thing with what happens in it or to it: "countries in which it sells tea"."""
    clauses, own = place.clauses, place.governor
    if not doer or len(doer.split()) >= _LONG or predicate.has("be", "have", "reach"):
        return thing
    middle = phrase(clauses, predicate.last, own.left)
    verb = clauses.nodes[predicate.head].text
    if predicate.passive:
        verb = f"was {verb}"
    told = " ".join(f"{thing} {own.preposition} which {doer} {verb} {middle}".split())
    return told if len(told.split()) <= _LONGEST else thing


#: No measure that is put together has more words.
_LONGEST = 12
_LONG = 7


def _labelled(place: _Place) -> tuple[str, ...]:
    """Read "Exports: 5 million yuan"."""
    clauses, own = place.clauses, place.governor
    colon = own.left
    while colon > 0 and clauses.tags[colon] in "T,P":
        colon -= 1
    if clauses.tag(colon) != ":" or own.behind >= 0:
        return ()
    start = colon
    while start > 0 and clauses.tags[start - 1] not in ";.:F":
        start -= 1
    return _several(place, start, colon)


def _of_noun(place: _Place) -> tuple[str, ...]:
    """Read "an area of 5 hectares", "with a population of 3 million"."""
    clauses, own = place.clauses, place.governor
    if own.preposition != "of" or own.noun != own.left - 1 or own.noun < 0:
        return ()
    idle = clauses.classes(own.noun) & {"up", "down", "change", "level", "average", "forecast", "aim"}
    if idle or clauses.word(own.noun) in ("total", "average", "rate", "range", "estimate"):
        return () if own.predicate is not None and _is_direct(clauses, own.predicate, own.at) else _again(place)
    start = _phrase_start(clauses, own.noun)
    text = phrase(clauses, start, own.noun + 1)
    if text.lower() in _TOTALS:
        return _again(place)
    return (_owned(place, text, start),) if text else ()


def _owned(place: _Place, text: str, start: int) -> str:
    """Return the name of an attribute with what has it: "depth of the ice core"."""
    clauses, own = place.clauses, place.governor
    if " of " in text or len(text.split()) > 2 or clauses.tag(start - 1) == "G":  # noqa: PLR2004
        return text
    predicate = own.predicate
    owner = _subject_text(clauses, predicate.first) if predicate is not None else ""
    owner = owner or _main_subject(place, start) or place.topics.subject
    if not owner or len(owner.split()) >= _LONG or owner.lower() in text.lower():
        return text
    return f"{text} of {owner}"


_TOTALS = frozenset({"total amount", "amount", "total", "total volume", "volume", "total value"})


def _worth(place: _Place) -> tuple[str, ...]:
    """Read "handled exports worth 5 million yuan" and "collected 5 million yuan in premiums"."""
    clauses, own = place.clauses, place.governor
    predicate = own.predicate
    is_money = place.mention.is_money and place.sense.kind is Kind.LEVEL
    if clauses.word(own.at - 1) in ("worth", "valued at") or clauses.word(own.at - 2) == "worth":
        noun = own.at - 1
        while noun > 0 and clauses.tags[noun] != "N":
            noun -= 1
        start = noun
        while start > 0 and clauses.tags[start - 1] in "NAGQPCng" and start - 1 not in clauses.group_of:
            start -= 1
        thing = phrase(clauses, start, noun + 1)
    elif is_money and clauses.word(own.last + 1) == "in" and clauses.tag(own.last + 2) in "NA" and predicate is not None:
        if clauses.nodes[own.last + 2].text[0].isupper() or not predicate.has("deed") or own.preposition:
            return ()
        thing = phrase(clauses, own.last + 2, phrase_end(clauses, own.last + 2))
    else:
        return ()
    if predicate is None or predicate.passive or not predicate.has("deed") or not thing:
        return (thing,) if thing else ()
    doer = _subject_text(clauses, predicate.first)
    deed = lexicon().participle(predicate.lemma)
    return (f"{thing} {deed} by {doer}" if doer else f"{thing} {deed}",)


def _lasting(place: _Place) -> tuple[str, ...]:
    """Read "ranking first for 12 consecutive years", "has sat in the chamber for 30 years"."""
    clauses, own = place.clauses, place.governor
    predicate = own.predicate
    if place.sense.kind is not Kind.DURATION or own.preposition not in ("for", "in", "within") or predicate is None:
        return ()
    subjects = _subjects(place, predicate.first) or _again(place)
    if not subjects or predicate.has("be") and not predicate.passive and own.left == predicate.last:
        return ()
    words = clauses.nodes[own.at].lower.split()
    is_run = any(word in ("consecutive", "straight", "successive") for word in words) or "running" in (
        clauses.word(own.at + 1)
    )
    lead = f"consecutive {place.unit}s in which" if is_run else "time for which"
    verb = clauses.nodes[predicate.head].text
    rest = phrase(clauses, predicate.last, own.left)
    told = f"{lead} {subjects[0]} {verb} {rest}".strip()
    return (told,) if len(told.split()) <= 2 * _LONG else (f"{lead} {subjects[0]} {verb}",)


def _governed(place: _Place) -> tuple[str, ...]:
    """Read the subject of a verb, or what the verb raises or cuts."""
    clauses, own = place.clauses, place.governor
    predicate = own.predicate
    if predicate is None:
        return ()
    if not predicate.passive and predicate.has("cause", "deed", "see", "expect") and own.preposition:
        end = phrase_end(clauses, predicate.last, prepositions=False)
        has_object = any(clauses.tags[at] == "N" for at in range(predicate.last, end))
        if has_object:
            return _several(place, predicate.last, own.left)
    subjects = _subjects(place, predicate.first)
    if subjects:
        if _spends(place, predicate):
            return tuple(f"{_NOUNS[predicate.lemma]} of {each}" for each in subjects)
        return subjects
    return _again(place)


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


def _spends(place: _Place, predicate: Predicate) -> bool:
    """Tell whether a verb and its amount say what is spent or weighed."""
    if predicate.lemma not in _NOUNS or predicate.passive or place.governor.preposition:
        return False
    return place.sense.kind is Kind.LEVEL


def _gapped(place: _Place) -> tuple[str, ...]:
    """Read "tide power 804 million kilowatts" and "services up 48%"."""
    clauses, own = place.clauses, place.governor
    if own.predicate is not None and _is_direct(clauses, own.predicate, own.at):
        return ()
    anchor = own.left + 1
    place_ = own.left
    while clauses.tag(place_) in "PIRH" and place_ > 0:
        place_ -= 1
    if clauses.tag(place_) == "N" or clauses.tag(place_) == "O":
        anchor = place_ + 1
        return _subjects(place, anchor)
    return ()


def _fallback(place: _Place) -> tuple[str, ...]:
    """Return the subject of the next verb or of the last, or any noun phrase beside."""
    clauses, own = place.clauses, place.governor
    again = _again(place)
    if again:
        return again
    after = clauses.predicate_after(own.end)
    if after is not None:
        found = clauses.subject(after.first)
        if found and found[0] > own.last:
            return (phrase(clauses, *found),)
    before = clauses.predicate_before(own.at)
    if before is not None and (text := _subject_text(clauses, before.first)):
        return (text,)
    if place.topics.subject or place.topics.topic:
        return (place.topics.subject or place.topics.topic,)
    start = next((at for at, tag in enumerate(clauses.tags) if tag in "NA"), -1)
    return (phrase(clauses, start, phrase_end(clauses, start)),) if start >= 0 else ()


def _inserted(place: _Place) -> tuple[str, ...]:
    """Read "the rate, at 19.6 percent," and "the pipeline, 1,110 km long,"."""
    clauses, own = place.clauses, place.governor
    before = own.left - (clauses.tag(own.left) == "P")
    if clauses.tag(before) != "," or clauses.tag(before - 1) not in "NT" or own.preposition not in ("", "at"):
        return ()
    start = clauses.left_edge(before)
    while clauses.tag(start) in "CR":
        start += 1
    if clauses.word(start) in ("of", "for", "in") and place.topics.measures and place.sense.kind not in _CHANGES:
        return _of_pronoun(place, start - 1, before)
    if place.sense.kind in _CHANGES or place.topics.history and not own.preposition and not _is_label(clauses, start, before):
        return ()
    return _subjects(place, before)


def _is_label(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether nothing but a noun phrase stands behind a semicolon or colon."""
    before = clauses.tag(first - 1)
    return before in ";:." and all(clauses.tags[at] in "NAPDGC" for at in range(first, last))


def _aged(place: _Place) -> tuple[str, ...]:
    """Read "the mayor, 58, said": an age."""
    if place.unit != "year" or place.sense.kind is not Kind.LEVEL:
        return ()
    clauses, own = place.clauses, place.governor
    before = own.at - 1
    while clauses.tag(before) in "HD" or clauses.word(before) in ("aged", "age", "ages", "between", "to", "-", "of"):
        before -= 1
    if before >= 0 and clauses.tags[before] in "NO" and before != own.at - 1:
        people = phrase(clauses, _phrase_start(clauses, before), before + 1) or "people"
        return (f"age of {people} counted",)
    found = _inserted(place)
    return tuple(f"age of {each}" for each in found)


_Rule = Callable[[_Place], Sequence[str]]
_RULES: tuple[_Rule, ...] = (
    _labelled,
    _aged,
    _shared,
    _changed_noun,
    _worth,
    _lasting,
    _counted,
    _of_noun,
    _inserted,
    _gapped,
    _governed,
    _fallback,
)
LOG = []
