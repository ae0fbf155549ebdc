"""Whose figure each is, and the body that is named as its source.

::

    quoted = "according to" body | "citing" body | "by" body "figures" | body saying-verb ...
           | ..., saying-verb body | "in a poll of" people | "by one estimate"
           | comparing expectation "of" figure | figure people awaiting-verb

What stands at the end of a sentence, or leads it, holds for all of it; who says something in its
middle, for what stands behind.  A sentence that resumes a quoted one, "Of these", is quoted, too.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from miitbrief.model.categories import Attribution
from miitbrief.model.spans import Span
from miitbrief.reading.documents.document import Document
from miitbrief.reading.frames.bodies import (
    ASKED,
    MAKING,
    OWN,
    Origin,
    head_of,
    is_short_for,
    is_source,
    noun_classes,
    phrase_end,
    who,
)
from miitbrief.reading.frames.decisions import Decision
from miitbrief.reading.frames.questions import asked
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["sources_of"]


class _Quote(NamedTuple):
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


_THIRD = Attribution.THIRD_PARTY


def sources_of(
    document: Document,
    sentences: Sequence[Clauses],
    *,
    own: Sequence[str] = (),
    is_plain: bool = False,
) -> tuple[Decision[Origin], ...]:
    """Return who says each figure, in the order of the text.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        own: The bodies for which the speaker speaks.
        is_plain: Whether nothing but the text tells who speaks, so that a question in it is a
            reporter's, and an office that says something is a third party.
    """
    questions = tuple(asked(document.text)) if is_plain else ()
    found: list[Decision[Origin]] = []
    resumed: _Quote | None = None
    named: list[str] = []
    for clauses in sentences:
        said = _quotes(clauses, is_plain=is_plain)
        quotes: list[_Quote] = [_owned(each, own, named) for each in said]
        named += [each.origin.source for each in quotes if each.origin.source]
        if not quotes and resumed is not None and _resumes(clauses):
            quotes = [resumed._replace(first=0, last=len(clauses.tags), at=0)]
        found += [_decided(clauses, at, quotes, questions) for at in clauses.figures]
        whole = [each for each in quotes if each.first == 0 and each.last == len(clauses.tags)]
        resumed = whole[0] if whole else None
    return tuple(found)


def _owned(quote: _Quote, own: Sequence[str], named: Sequence[str]) -> _Quote:
    """Return a quote with the full name of its source, and as the speaker's own where it is so."""
    source = quote.origin.source
    if source is None:
        return quote
    full = next((each for each in named if source.isupper() and is_short_for(source, each)), source)
    is_own = any(is_short_for(full, each) for each in own)
    attribution = Attribution.OFFICIAL if is_own else quote.origin.attribution
    return quote._replace(origin=Origin(attribution, full))


_RESUMING = frozenset(["these", "those", "them", "this", "that", "which", "the"])


def _resumes(clauses: Clauses) -> bool:
    """Tell whether a sentence resumes the one before: "Of these", "It expects"."""
    first, second = clauses.word(0), clauses.word(1)
    if first in ("it", "they"):
        return any(each.has("quote", "see") for each in clauses.predicates)
    if second == "the" and clauses.word(2) != "total":
        return False
    return first in ("of", "among") and second in _RESUMING


def _decided(
    clauses: Clauses, at: int, quotes: Sequence[_Quote], questions: Sequence[Span]
) -> Decision[Origin]:
    """Return who says a figure."""
    node = clauses.nodes[at]
    inside = [quote for quote in quotes if quote.first <= at < quote.last]
    third = [quote for quote in inside if quote.origin.attribution is _THIRD]
    best = min(third or inside, key=_rank, default=None)
    if any(span.start <= node.span.start < span.end for span in questions):
        source = best.origin.source if best is not None else None
        return Decision(Origin(Attribution.REPORTER, source), "otherwise who asks")
    if best is None:
        return Decision(OWN, "otherwise the speaker's own")
    return Decision(best.origin, best.rule, clauses.nodes[best.at].span)


def _rank(quote: _Quote) -> tuple[bool, int]:
    """Return what puts a quote before others: that its source is named, and that it is short."""
    return quote.origin.source is None, quote.last - quote.first


def _quotes(clauses: Clauses, *, is_plain: bool) -> Iterator[_Quote]:
    """Yield what a sentence quotes."""
    for at in range(len(clauses.tags)):
        for rule, reads in _LEADS:
            origin = reads(clauses, at)
            if origin is not None and origin != OWN:
                yield _Quote(0, len(clauses.tags), origin, rule, at)
    for at in range(1, len(clauses.tags)):
        yield from _tagged(clauses, at, is_plain=is_plain)
    for predicate in clauses.predicates:
        yield from _said(clauses, predicate, is_plain=is_plain)
        yield from _awaited(clauses, predicate)
        yield from _forecast(clauses, predicate)
    yield from _expected(clauses)


# What leads to a source, and holds for all of its sentence


def _according(clauses: Clauses, at: int) -> Origin | None:
    """Return who stands behind "according to", "citing" or "as reported by"."""
    is_as = (
        clauses.word(at) == "as" and clauses.word(at + 2) == "by" and clauses.tag(at + 1) in "vn"
    )
    if clauses.word(at) not in ("according to", "citing", "in the view of") and not is_as:
        return None
    first = at + (3 if is_as else 1)
    last = phrase_end(clauses, first)
    origin = who(clauses, first, last, is_plain=True)
    if origin is not None:
        return origin
    by = next((spot for spot in range(first, last) if clauses.word(spot) in ("by", "from")), last)
    return who(clauses, by + 1, phrase_end(clauses, by + 1), is_plain=True) if by < last else None


def _published(clauses: Clauses, at: int) -> Origin | None:
    """Return who stands behind "published by"."""
    if clauses.word(at) != "by":
        return None
    if clauses.lemma(at - 1) not in MAKING:
        return _reckoned(clauses, at)
    return who(clauses, at + 1, phrase_end(clauses, at + 1), is_plain=True)


def _reckoned(clauses: Clauses, at: int) -> Origin | None:
    """Return by whom something is put or reckoned: "the damage was put at $5 million by insurers"."""
    verb = clauses.predicate_before(at)
    if verb is None or not verb.passive or not verb.has("quote"):
        return None
    last = phrase_end(clauses, at + 1)
    is_far = set(clauses.tags[verb.last : at]) & set(",;:CSWvMX")
    is_body = is_source(clauses, at + 1, head_of(clauses, at + 1, last))
    return who(clauses, at + 1, last, is_plain=True) if is_body and not is_far else None


def _by_data(clauses: Clauses, at: int) -> Origin | None:
    """Return whose figures lead a sentence: "By WTO figures"."""
    if clauses.word(at) not in ("by", "on", "in") or clauses.tag(at - 1) not in ",.":
        return None
    last = phrase_end(clauses, at + 1)
    head = head_of(clauses, at + 1, last)
    own = noun_classes(clauses, head) if head > 0 else frozenset[str]()
    is_data = own & {"data", "forecast"} and (clauses.word(at) != "in" or "data" in own)
    return who(clauses, at + 1, last, is_plain=True) if is_data else None


_SOMEBODY = frozenset(
    ["one", "some", "most", "many", "industry", "private", "independent", "unofficial", "outside"]
)
_COUNTS = frozenset(["estimate", "count", "reckoning", "calculation", "measure", "tally"])


def _by_somebody(clauses: Clauses, at: int) -> Origin | None:
    """Return nobody in particular: "by one estimate"."""
    if clauses.word(at) not in ("by", "on") or clauses.word(at + 1) not in _SOMEBODY:
        return None
    nouns = (clauses.lemma(spot) for spot in range(at + 2, at + 4))
    return Origin(_THIRD) if any(noun in _COUNTS for noun in nouns) else None


def _polled(clauses: Clauses, at: int) -> Origin | None:
    """Return whose poll it is: "in a telephone poll of 900 people for Asa"."""
    if clauses.word(at) not in ("poll", "survey") or clauses.word(at - 1) == "the":
        return None
    near = {clauses.word(spot) for spot in range(max(0, at - 4), at)}
    if not near & {"in", "by"}:
        return None
    first = at
    while clauses.tag(first - 1) in "DAN" and first > 0:
        first -= 1
    if clauses.word(at + 1) not in ("of", "by", "among", "conducted"):
        is_known = is_source(clauses, at - 1, at - 1) or not clauses.nodes[at - 1].readings
        named = who(clauses, first, at + 1, is_plain=True) if is_known else None
        return named if named is not None and (named.source or "")[:1].isupper() else None
    end = len(clauses.tags)
    words = {clauses.word(spot) for spot in range(first, min(at + 5, end))}
    if words & {"our", "we"}:
        return OWN
    by = next(
        (
            spot
            for spot in range(at + 1, end)
            if clauses.word(spot) in ("by", "for") and clauses.tag(spot + 1) in "DNA"
        ),
        None,
    )
    if by is None:
        return Origin(_THIRD)
    return who(clauses, by + 1, phrase_end(clauses, by + 1), is_plain=True) or Origin(_THIRD)


def _at_end(clauses: Clauses, at: int) -> Origin | None:
    """Return who is named at the end of a headline: "Rents rise 5% - survey"."""
    last = len(clauses.tags)
    is_mark = clauses.word(at) in (":", "-", "\u2013", "\u2014") and at > last - _HEADLINE_END
    if not is_mark or clauses.tag(at + 1) not in "NA" or phrase_end(clauses, at + 1) < last - 1:
        return None
    return who(clauses, at + 1, phrase_end(clauses, at + 1), is_plain=True)


_HEADLINE_END = 8
_LEADS: tuple[tuple[str, Callable[[Clauses, int], Origin | None]], ...] = (
    ("according to whom it is", _according),
    ("who published it", _published),
    ("by whose figures", _by_data),
    ("by somebody's estimate", _by_somebody),
    ("whose poll it is", _polled),
    ("who is named at the end of a headline", _at_end),
)


# Who says something


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


def _tagged(clauses: Clauses, at: int, *, is_plain: bool) -> Iterator[_Quote]:
    """Yield what a verb says that was taken for a noun: ", scientists estimate."."""
    readings = clauses.nodes[at].readings
    is_verb = any(word.tag[0] == "V" and "quote" in word.classes for word in readings)
    if clauses.tags[at] != "N" or not is_verb:
        return
    start = _subject_start(clauses, at)
    if start is None:
        return
    is_tag = clauses.tag(at + 1) in ",." and clauses.tag(start - 1) == ","
    is_foreseen = clauses.tag(at + 1) in "NDFHA" and _is_foreseeing(clauses, start, at)
    if is_tag or is_foreseen or clauses.word(at + 1) == "that":
        origin = who(clauses, start, at, is_plain=is_plain)
        if origin is not None:
            first = 0 if is_tag else start
            yield _Quote(first, len(clauses.tags), origin, "who says it", at)


def _is_foreseeing(clauses: Clauses, start: int, at: int) -> bool:
    """Tell whether a body foresees what follows: "the ministry forecasts growth of 5%"."""
    readings = clauses.nodes[at].readings
    is_verb = any(word.tag == "VZ" and "await" in word.classes for word in readings)
    is_alone = not any(each.finite for each in clauses.predicates if each.first > at)
    return is_verb and is_alone and is_source(clauses, start, head_of(clauses, start, at))


def _said(clauses: Clauses, predicate: Predicate, *, is_plain: bool) -> Iterator[_Quote]:
    """Yield what the subject of a verb of saying says."""
    first, last = predicate.first, len(clauses.tags)
    if not predicate.has("quote") or "be" in predicate.words or "saw" in predicate.words:
        return
    is_inverted = clauses.tag(first - 1) in ",." and clauses.tag(predicate.last) in "DN"
    if is_inverted and predicate.lemma == "say":
        end = phrase_end(clauses, predicate.last)
        origin = who(clauses, predicate.last, end, is_plain=is_plain)
        if origin is not None:
            yield _Quote(0, last, origin, "who says it", first)
        return
    start = _subject_start(clauses, first)
    if start is None and clauses.tag(first - 1) in ",R":
        subject = clauses.subject(first)
        start = None if subject is None else subject[0]
    origin = None if start is None else who(clauses, start, first, is_plain=is_plain)
    if start is None or origin is None or origin.attribution is not _THIRD:
        return
    if not _may_say(clauses, predicate, start):
        return
    is_middle = clauses.tag(start - 1) == "," and _is_tag(clauses, predicate)
    if predicate.has("measure") and not is_middle and not _has_figure_behind(clauses, predicate):
        return
    is_body = is_source(clauses, start, head_of(clauses, start, first))
    if not is_body and origin.source is not None and _is_of_itself(clauses, predicate, start):
        origin = Origin(Attribution.OFFICIAL, origin.source)
    begin, end = (0, last) if is_middle else (start, _end_of_saying(clauses, predicate))
    yield _Quote(begin, end, origin, "who says it", first)


def _may_say(clauses: Clauses, predicate: Predicate, start: int) -> bool:
    """Tell whether a subject may say something by a verb."""
    head = head_of(clauses, start, predicate.first)
    is_first = head == 0 and predicate.has("measure")
    if not is_source(clauses, start, head) and (is_first or not predicate.has("aver")):
        return False
    figure = clauses.tags.find("F", max(0, start - 1), predicate.first)
    if predicate.has("await") and figure >= 0 and clauses.tag(figure + 1) != "P":
        return False  # It says what was expected of the figure before, and nothing else.
    is_rating = predicate.lemma in ("lower", "raise") and clauses.lemma(head) != "agency"
    return not is_rating


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


_ITSELF = frozenset(["its", "it", "their", "they"])


def _is_of_itself(clauses: Clauses, predicate: Predicate, start: int) -> bool:
    """Tell whether a firm speaks of itself: "said that its profit fell"."""
    if predicate.lemma in ("report", "announce") and clauses.word(predicate.last) != "that":
        return True
    if predicate.has("await") and not _is_tag(clauses, predicate):
        return True
    spots = (*range(start), *range(predicate.last, len(clauses.tags)))
    return any(clauses.word(at) in _ITSELF and not _is_outlook(clauses, at + 1) for at in spots)


def _is_outlook(clauses: Clauses, at: int) -> bool:
    """Tell whether a forecast or a report stands at a word: "in its latest outlook"."""
    head = head_of(clauses, at, phrase_end(clauses, at))
    return bool(noun_classes(clauses, head) & {"forecast", "study", "data"})


def _end_of_saying(clauses: Clauses, predicate: Predicate) -> int:
    """Return the word behind what is said: up to a semicolon, unless it goes on: "; its forecast"."""
    semicolon = clauses.tags.find(";", predicate.last)
    is_last = semicolon > 0 and clauses.word(semicolon + 1) not in _ITSELF
    return semicolon if is_last else len(clauses.tags)


# What others had expected


def _forecast(clauses: Clauses, predicate: Predicate) -> Iterator[_Quote]:
    """Yield what a forecast is: "the consensus forecast was 5%"."""
    if predicate.lemma != "be" or not predicate.finite:
        return
    start = _subject_start(clauses, predicate.first)
    is_for = clauses.word(predicate.last) in ("for", "at")
    if start is None or clauses.tag(predicate.last + is_for) not in "DFH":
        return
    head = head_of(clauses, start, predicate.first)
    is_owned = {clauses.word(at) for at in range(start, predicate.first)} & (_ITSELF | {"our"})
    if "forecast" not in noun_classes(clauses, head) or is_owned:
        return
    origin = who(clauses, start, predicate.first, is_plain=True) or Origin(_THIRD)
    yield _Quote(start, _end_of_saying(clauses, predicate), origin, "what was expected", head)


def _awaited(clauses: Clauses, predicate: Predicate) -> Iterator[_Quote]:
    """Yield what people who look on expect or ask for: "prosecutors had asked for nine"."""
    if not predicate.has("await") or predicate.passive:
        return
    if "observer" not in noun_classes(clauses, predicate.first - 1):
        return
    end = predicate.last
    while clauses.tag(end) not in ",;.":
        end += 1
    start = _subject_start(clauses, predicate.first) or predicate.first
    origin = who(clauses, start, predicate.first, is_plain=True) or Origin(_THIRD)
    yield _Quote(start, end, origin, "what was expected", predicate.first)


_COMPARING = frozenset(
    ["against", "versus", "above", "below", "beat", "miss", "top", "than", "exceed", "surpass"]
)


def _expected(clauses: Clauses) -> Iterator[_Quote]:
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
            yield _Quote(at, at + 1, Origin(_THIRD), "what was expected", place)


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
    """Return the verb of expecting behind a figure: "the 5% that economists had expected", or -1."""
    for spot in range(at + 1, at + 3):
        if clauses.word(spot + 1) == "by" and spot < len(clauses.nodes):
            if any("await" in word.classes for word in clauses.nodes[spot].readings):
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
