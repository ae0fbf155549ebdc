"""What a sentence quotes: who says it by a verb, and what others had expected.

::

    quote    = body saying-verb ... | ..., saying-verb body | ..., body saying-verb
    expected = comparing expectation "of" figure | figure people awaiting-verb
             | people awaiting-verb ... | forecast "was" figure
"""

from collections.abc import Iterator
from typing import NamedTuple

from miitbrief.model.categories import Attribution
from miitbrief.reading.sources.bodies import (
    ASKED,
    THIRD,
    Origin,
    head_of,
    is_source,
    noun_classes,
    owner_of,
    source_end,
    who,
)
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["Quote", "quotes_of"]


class Quote(NamedTuple):
    """Words of a sentence that somebody says.

    Attributes:
        first: The first word.
        last: The word behind the last.
        origin: Who says them.
        rule: What decided.
        at: The word that decided.
    """

    first: int
    last: int
    origin: Origin
    rule: str
    at: int


def quotes_of(clauses: Clauses, *, is_plain: bool) -> Iterator[Quote]:
    """Yield what a sentence quotes by its verbs, and what it says that others had expected.

    Args:
        clauses: The sentence.
        is_plain: Whether nothing but the text tells who speaks.
    """
    for at, node in enumerate(clauses.nodes):
        if at and node.readings and "quote" in node.readings.classes("V"):
            yield from _tagged(clauses, at, is_plain=is_plain)
        if clauses.tags[at] in "Ng" and clauses.word(at + 1) in ("of", "that"):
            yield from _noted(clauses, at)
    for predicate in clauses.predicates:
        yield from _said(clauses, predicate, is_plain=is_plain)
        yield from _awaited(clauses, predicate)
        yield from _forecast(clauses, predicate)
    yield from _expected(clauses)


def _subject_start(clauses: Clauses, first: int) -> int | None:
    """Return where the noun phrase right before a verb begins, or None."""
    at = first
    while at > 0 and (clauses.tags[at - 1] in "DANGQPFnHR&" or clauses.word(at - 1) in ASKED):
        if clauses.word(at - 1) in ("that", "as", "while", "than"):
            break
        at -= 1
    while at < first and clauses.tags[at] in "RPH":
        at += 1
    return at if at < first else None


_ITSELF = frozenset(["its", "it", "their", "they"])


def _end_of_saying(clauses: Clauses, predicate: Predicate) -> int:
    """Return the word behind what is said: a semicolon, unless "; its forecast" goes on."""
    semicolon = clauses.tags.find(";", predicate.last)
    is_last = semicolon > 0 and clauses.word(semicolon + 1) not in _ITSELF
    return semicolon if is_last else len(clauses.tags)


# Who says something


def _tagged(clauses: Clauses, at: int, *, is_plain: bool) -> Iterator[Quote]:
    """Yield what a verb says that was taken for a noun: ", scientists estimate."."""
    start = _subject_start(clauses, at) if clauses.tags[at] == "N" else None
    if start is None:
        return
    is_tag = clauses.tag(at + 1) in ",." and _is_aside(clauses, start)
    data = noun_classes(clauses, head_of(clauses, start, at)) & {"data", "study"}
    is_shown = bool(data) and clauses.word(at) in ("show", "suggest", "indicate")
    if is_tag or is_shown or clauses.word(at + 1) == "that":
        origin = who(clauses, start, at, is_plain=is_plain)
        if origin is not None:
            first = 0 if is_tag else start
            yield Quote(first, len(clauses.tags), origin, "who says it", at)


def _said(clauses: Clauses, predicate: Predicate, *, is_plain: bool) -> Iterator[Quote]:
    """Yield what somebody says by a verb of saying: behind it, or before it and a comma."""
    first, last = predicate.first, predicate.last
    if not predicate.has("quote") or "be" in predicate.words or "saw" in predicate.words:
        return
    is_inverted = clauses.tag(first - 1) in ',."' and clauses.tag(last) in "DN"
    if is_inverted and predicate.lemma == "say":
        origin = who(clauses, last, source_end(clauses, last), is_plain=is_plain)
        if origin is not None:
            yield Quote(0, len(clauses.tags), origin, "who says it", first)
        return
    start = _speaker_start(clauses, first)
    origin = None if start is None else who(clauses, start, first, is_plain=is_plain)
    if start is None or origin is None or origin.attribution is not THIRD:
        return
    if not _may_say(clauses, predicate, start):
        return
    if _is_aside(clauses, start) and _is_tag(clauses, predicate):
        begin, end = 0, len(clauses.tags)
    elif predicate.has("measure") and not _has_figure_behind(clauses, predicate):
        return
    else:
        begin, end = start, _end_of_saying(clauses, predicate)
    if _is_of_itself(clauses, predicate, start) and origin.source is not None:
        origin = Origin(Attribution.OFFICIAL, origin.source)
    yield Quote(begin, end, origin, "who says it", first)


def _speaker_start(clauses: Clauses, first: int) -> int | None:
    """Return where the subject of a verb of saying begins, or None."""
    start = _subject_start(clauses, first)
    if start is not None or clauses.tag(first - 1) not in ",RT":
        return start
    subject = clauses.subject(first)
    return None if subject is None else subject[0]


def _is_aside(clauses: Clauses, start: int) -> bool:
    """Tell whether who says something is put in: ", the union says", "as the union says"."""
    return clauses.tag(start - 1) == "," or clauses.word(start - 1) == "as"


def _may_say(clauses: Clauses, predicate: Predicate, start: int) -> bool:
    """Tell whether a subject may say something by a verb."""
    head = head_of(clauses, start, predicate.first)
    is_first = head == 0 and predicate.has("measure")
    if not is_source(clauses, start, head) and (is_first or not predicate.has("aver")):
        return False
    figure = clauses.tags.find("F", max(0, start - 1), predicate.first)
    if predicate.has("await") and figure >= 0 and clauses.tag(figure + 1) != "P":
        return False  # It says what was expected of the figure before, and nothing else.
    if predicate.lemma not in ("lower", "raise"):
        return True
    return clauses.lemma(head) == "agency" or _is_outlook(clauses, predicate.last)


def _is_tag(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether nothing that is said stands behind a verb: ", the minister said on Tuesday."."""
    if clauses.word(predicate.last) in ("after", "following"):
        return True
    at = predicate.last
    while clauses.tag(at) in "PTDNAGQ":
        at += 1
    return clauses.tag(at) in ',.;"'


def _has_figure_behind(clauses: Clauses, predicate: Predicate) -> bool:
    """Tell whether a figure stands behind a verb."""
    return any(at >= predicate.last for at in clauses.figures)


def _is_of_itself(clauses: Clauses, predicate: Predicate, start: int) -> bool:
    """Tell whether a firm speaks of itself: "said that its profit fell"."""
    if is_source(clauses, start, head_of(clauses, start, predicate.first)):
        return False
    if predicate.lemma in ("report", "announce") and clauses.word(predicate.last) != "that":
        return True
    if predicate.has("await") and not _is_tag(clauses, predicate):
        return True
    spots = (*range(start), *range(predicate.last, len(clauses.tags)))
    return any(clauses.word(at) in _ITSELF and not _is_outlook(clauses, at + 1) for at in spots)


def _is_outlook(clauses: Clauses, at: int) -> bool:
    """Tell whether a forecast or a report stands at a word: "in its latest outlook"."""
    head = head_of(clauses, at, source_end(clauses, at))
    return bool(noun_classes(clauses, head) & {"forecast", "study", "data"})


_NOTED = frozenset(["rumour", "rumor", "claim", "allegation", "assertion", "suggestion"])


def _noted(clauses: Clauses, at: int) -> Iterator[Quote]:
    """Yield what a noun passes on: "reports of 300 deaths", "the Academy's finding that"."""
    start = at
    while start > 0 and clauses.tags[start - 1] in "DANG":
        start -= 1
    is_study = bool(noun_classes(clauses, at) & {"study", "data", "forecast", "affirmed"})
    owner = owner_of(clauses, start, at)
    is_said = clauses.lemma(at) in _NOTED or (is_study and owner is not None)
    if clauses.word(at + 1) == "that" and is_said:
        yield Quote(at, len(clauses.tags), Origin(THIRD, owner), "what is only reported", at)
    figure = at + 2 + (clauses.tag(at + 2) == "H")
    is_of = clauses.word(at + 1) == "of" and clauses.tag(figure) == "F"
    if is_of and (clauses.lemma(at) in _NOTED or clauses.word(at) == "reports"):
        yield Quote(figure, figure + 1, Origin(THIRD), "what is only reported", at)


# What was expected


def _forecast(clauses: Clauses, predicate: Predicate) -> Iterator[Quote]:
    """Yield what forecasts of others say: "the consensus was 5%", "brokers' estimates range"."""
    if not predicate.has("be", "reach", "change"):
        return
    start = _subject_start(clauses, predicate.first)
    if start is None or not predicate.finite:
        return
    head = head_of(clauses, start, predicate.first)
    words = {clauses.word(at) for at in range(start, predicate.first)}
    origin = who(clauses, start, predicate.first, is_plain=True)
    if words & _CROWD:
        origin = Origin(THIRD)
    is_forecast = "forecast" in noun_classes(clauses, head) or words & {"consensus"}
    if is_forecast and origin is not None and origin.attribution is THIRD:
        yield Quote(start, _end_of_saying(clauses, predicate), origin, "what was expected", head)


_CROWD = frozenset(["consensus", "market", "median"])


def _awaited(clauses: Clauses, predicate: Predicate) -> Iterator[Quote]:
    """Yield what people who look on expect or ask for: "prosecutors had asked for nine"."""
    if not predicate.has("await") or predicate.passive:
        return
    if "observer" not in noun_classes(clauses, predicate.first - 1):
        return
    end = predicate.last
    while clauses.tag(end) not in ",;.":
        end += 1
    start = _subject_start(clauses, predicate.first) or predicate.first
    origin = who(clauses, start, predicate.first, is_plain=True) or Origin(THIRD)
    yield Quote(start, end, origin, "what was expected", predicate.first)


_COMPARING = frozenset(
    ["against", "versus", "above", "below", "beat", "miss", "top", "than", "exceed", "surpass"]
)


def _expected(clauses: Clauses) -> Iterator[Quote]:
    """Yield the figures that others had expected."""
    for at in clauses.figures:
        left = at - 1
        while clauses.tag(left) in "HDAR" and left >= 0:
            left -= 1
        place = -1
        is_of = clauses.word(left) in ("of", "for") and _is_forecast(clauses, left - 1)
        if is_of and _is_compared(clauses, left - 2):
            place = left - 1
        elif _is_compared(clauses, left) and _is_awaited(clauses, at + 1):
            place = at + 1
        else:
            place = _expected_behind(clauses, at)
        if place > 0:
            yield Quote(at, at + 1, Origin(THIRD), "what was expected", place)


def _is_forecast(clauses: Clauses, at: int) -> bool:
    """Tell whether a word names what is expected."""
    return "forecast" in noun_classes(clauses, at)


def _is_awaited(clauses: Clauses, at: int) -> bool:
    """Tell whether a word says that a figure was expected: "against 4% expected"."""
    if _is_forecast(clauses, at):
        return True
    readings = clauses.nodes[at].readings if at < len(clauses.nodes) else ()
    return any(word.tag == "VN" and "await" in word.classes for word in readings)


def _is_compared(clauses: Clauses, at: int) -> bool:
    """Tell whether a word of comparing stands at a word or before its article and adjectives."""
    while clauses.tag(at) in "DAHN" and at >= 0 and clauses.lemma(at) not in _COMPARING:
        at -= 1
    word = clauses.word(at)
    return (
        word in _COMPARING
        or clauses.lemma(at) in _COMPARING
        or word.startswith(("compared", "short of"))
    )


def _expected_behind(clauses: Clauses, at: int) -> int:
    """Return the verb of expecting behind a figure, or -1: "the 5% economists had expected"."""
    for spot in range(at + 1, at + 3):
        readings = clauses.nodes[spot].readings if clauses.word(spot + 1) == "by" else ()
        if any("await" in word.classes for word in readings):
            return spot
    place = at + 1
    while clauses.tag(place) in "NA" and place < at + 4:
        if "observer" in noun_classes(clauses, place):
            break
        place += 1
    if clauses.word(place) in ("that", "which"):
        place += 1
    while clauses.word(place) in ("most", "many", "all", "some"):
        place += 1
    if "observer" in noun_classes(clauses, place):
        verbs = (each for each in clauses.predicates if place < each.first <= place + 5)
        return next((each.first for each in verbs if each.has("await") and each.finite), -1)
    verb = clauses.group_of.get(place)
    is_by = verb is not None and verb.has("await") and clauses.word(verb.last) == "by"
    return verb.first if verb is not None and is_by else -1
