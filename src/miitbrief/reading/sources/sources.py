"""Whose figure each is, and the body that is named as its source.

::

    quoted   = "according to" body | "citing" body | "by" body "figures" | body saying-verb ...
             | ..., saying-verb body | "in a poll of" people | "by one estimate"
             | comparing expectation "of" figure | figure people awaiting-verb
    turn     = [label ":"] text up to the next line with a label, or to "Question:" or "Answer:"
    question = turn with the label of a reporter or an outlet | turn without label that ends asking

What stands at the end of a sentence, or leads it, holds for all of it; who says something in its
middle, for what stands behind.  A sentence that resumes a quoted one, "Of these", is quoted, too.
Questions are told in plain text alone, of which nothing else tells who asks.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from miitbrief.model.categories import Attribution
from miitbrief.model.spans import Span
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.english.words import any_word
from miitbrief.reading.layouts.labels import Context, Party, label
from miitbrief.reading.layouts.lines import inner_labels, printed
from miitbrief.reading.layouts.names import is_proper
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.layouts.phrases import ends_asking
from miitbrief.reading.sources.bodies import (
    MAKING,
    OWN,
    THIRD,
    Origin,
    head_of,
    is_short_for,
    is_source,
    noun_classes,
    owner_of,
    source_end,
    who,
)
from miitbrief.reading.sources.quotes import Quote, quotes_of
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["asked", "sources_of"]


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
    if not document.mentions:
        return ()
    questions = tuple(asked(document.text)) if is_plain else ()
    found: list[Decision[Origin]] = []
    resumed: Quote | None = None
    bodies: list[str] = []
    for clauses in sentences:
        quoted = _quotes(clauses, is_plain=is_plain)
        quotes: list[Quote] = [_owned(quote, own, bodies) for quote in quoted]
        bodies += [quote.origin.source for quote in quotes if quote.origin.source]
        if not quotes and resumed is not None and _resumes(clauses):
            quotes = [resumed._replace(first=0, last=len(clauses.tags), at=0)]
        found += [_decided(clauses, at, quotes, questions) for at in clauses.figures]
        whole = [each for each in quotes if (each.first, each.last) == (0, len(clauses.tags))]
        resumed = whole[0] if whole else None
    return tuple(found)


def _quotes(clauses: Clauses, *, is_plain: bool) -> Iterator[Quote]:
    """Yield what a sentence quotes: what a lead holds for is all of it."""
    leading = [at for at, node in enumerate(clauses.nodes) if node.lower in _LEADS]
    for at in leading:
        rule, reads = _LEADS[clauses.word(at)]
        origin = reads(clauses, at)
        if origin is not None and origin != OWN:
            yield Quote(0, len(clauses.tags), origin, rule, at)
    yield from quotes_of(clauses, is_plain=is_plain)


def _owned(quote: Quote, own: Sequence[str], bodies: Sequence[str]) -> Quote:
    """Return a quote with the full name of its source, and as the speaker's own where it is so."""
    source = quote.origin.source
    if source is None:
        return quote
    full = next(
        (each for each in bodies if source.isupper() and is_short_for(source, each)), source
    )
    is_own = any(is_short_for(full, each) for each in own)
    attribution = Attribution.OFFICIAL if is_own else quote.origin.attribution
    return quote._replace(origin=Origin(attribution, full))


_RESUMING = frozenset(["these", "those", "them", "this", "that", "which", "the"])


def _resumes(clauses: Clauses) -> bool:
    """Tell whether a sentence resumes the one before: "Of these", "It expects", a quotation."""
    first, second = clauses.word(0), clauses.word(1)
    if first in ("it", "they"):
        return any(each.has("quote", "see") for each in clauses.predicates)
    if clauses.tag(0) == '"':
        return True
    if second == "the" and clauses.word(2) != "total":
        return False
    return first in ("of", "among") and second in _RESUMING


def _decided(
    clauses: Clauses, at: int, quotes: Sequence[Quote], questions: Sequence[Span]
) -> Decision[Origin]:
    """Return who says a figure."""
    node = clauses.nodes[at]
    inside = [quote for quote in quotes if quote.first <= at < quote.last]
    third = [quote for quote in inside if quote.origin.attribution is THIRD]
    best = min(third or inside, key=_rank, default=None)
    if any(span.start <= node.span.start < span.end for span in questions):
        source = best.origin.source if best is not None else None
        return Decision(Origin(Attribution.REPORTER, source), "by default who asks")
    if best is None:
        return Decision(OWN, "by default the speaker's own")
    return Decision(best.origin, best.rule, clauses.nodes[best.at].span)


def _rank(quote: Quote) -> tuple[bool, bool, int]:
    """Return what puts a quote before others: a source that is named, or cited, and few words."""
    is_cited = quote.rule == "according to whom it is"
    return quote.origin.source is None, not is_cited, quote.last - quote.first


# What leads to a source and holds for all of its sentence: "according to", "by WTO figures"


_CITING = frozenset(["according to", "citing", "in the view of"])
_SOMEBODY = frozenset(
    ["one", "some", "most", "many", "industry", "private", "independent", "unofficial", "outside"]
)
_COUNTS = frozenset(["estimate", "count", "reckoning", "calculation", "measure", "tally"])


def _according(clauses: Clauses, at: int) -> Origin | None:
    """Return who stands behind "according to", "as reported by", "published by" or "put at 5 by".

    Figures and estimates need no more than "by" or "on": "by WTO figures", "on one count".
    """
    is_as = (
        clauses.word(at) == "as" and clauses.word(at + 2) == "by" and clauses.tag(at + 1) in "vn"
    )
    first = at + (3 if is_as else 1)
    last = source_end(clauses, first)
    is_cited = is_as or clauses.word(at) in _CITING
    counts = {clauses.lemma(spot) for spot in (first + 1, first + 2)} & _COUNTS
    if counts and clauses.word(first) in _SOMEBODY:
        return Origin(THIRD)
    if not (is_cited or _is_made_by(clauses, at) or _is_by_data(clauses, at, last)):
        return None
    origin = who(clauses, first, last, is_plain=True)
    by = next((spot for spot in range(first, last) if clauses.word(spot) in ("by", "from")), last)
    if origin is not None or not is_cited or by == last:
        return origin
    return who(clauses, by + 1, source_end(clauses, by + 1), is_plain=True)


def _is_made_by(clauses: Clauses, at: int) -> bool:
    """Tell whether "by" names who made or reckons something: "issued by", "put at 5 by"."""
    if clauses.word(at) != "by":
        return False
    if clauses.lemma(at - 1) in MAKING:
        return True
    verb = clauses.predicate_before(at)
    if verb is None or not (verb.passive and verb.finite and verb.has("quote")):
        return False
    last = source_end(clauses, at + 1)
    is_far = set(clauses.tags[verb.last : at]) & set(",;:CSWvMX")
    return not is_far and is_source(clauses, at + 1, head_of(clauses, at + 1, last))


def _is_by_data(clauses: Clauses, at: int, last: int) -> bool:
    """Tell whether figures or estimates lead a clause: "By WTO figures", "on one count"."""
    if clauses.word(at) not in ("by", "on", "in"):
        return False
    head = head_of(clauses, at + 1, last)
    own = noun_classes(clauses, head) & {"data", "forecast", "study"}
    if own == frozenset({"forecast"}) and clauses.word(at) == "in":
        return False
    is_poll = own == frozenset({"study"}) and clauses.word(at + 1) in ("a", "an", "the", "one")
    if is_poll and clauses.word(at + 1) == "the" and owner_of(clauses, at + 1, head) is None:
        return False  # "In the survey of May" was told of before.
    return bool(own) and (is_poll or clauses.tag(at - 1) in ",.")


_Lead = tuple[str, Callable[[Clauses, int], Origin | None]]
#: The rules, by the words that they may begin with.
_LEADS: dict[str, _Lead] = {
    **dict.fromkeys([*_CITING, "as", "by", "on", "in"], ("according to whom it is", _according)),
}


# Questions


#: A turn may start at the start of a line, and inside one at a label.
_LINE = re.compile(r"^(?=.)", re.MULTILINE)
_IS_REPORTER = re.compile(rf"\b(?:{any_word('reporters')})\b", re.IGNORECASE)


def asked(text: str) -> Iterator[Span]:
    """Yield what reporters say in a plain text.

    >>> [span.of("Q: Why 5%? A: It is 6%.") for span in asked("Q: Why 5%? A: It is 6%.")]
    ['Q: Why 5%? ']
    """
    asks: bool | None = None
    for turn, named in _turns(text):
        asks = asks if named is None else named
        if ends_asking(turn.of(text)) if asks is None else asks:
            yield turn


def _turns(text: str) -> Iterator[tuple[Span, bool | None]]:
    """Return the turns of a plain text, and of each whether its label is a reporter's.

    They are found from the end, since who answers tells who asks.  What only looks like a label
    inside a line starts none.
    """
    lines = {match.start() for match in _LINE.finditer(text)}
    starts = sorted(lines.union(at for at, _ in inner_labels(text)))
    turns: list[tuple[Span, bool | None]] = []
    end, answered = len(text), False
    for start in reversed(starts):
        answers = "?" in text[max(0, start - 3) : start]
        named = _is_asker(text[start:end], answers=answers, answered=answered)
        if named is None and start not in lines:
            continue
        turns.append((Span(start=start, end=end), named))
        end, answered = start, named is False
    return reversed(turns)


def _is_asker(said: str, *, answers: bool, answered: bool) -> bool | None:
    """Tell whether what is said has the label of a reporter; None where it has no label.

    Args:
        said: What is said, with its label.
        answers: Whether it stands behind a question: whoever is named and asks nothing answers it.
        answered: Whether somebody of the hosts speaks next.
    """
    found = printed(said.strip())
    if found is None:
        return None
    if _IS_REPORTER.search(found.name):
        return True
    who = label(found, found.rest, Directory(()), Context(answered=answered))
    if who is not None and who.party is not Party.VOICE:
        return who.party in (Party.ASKER, Party.OUTLET)
    if not is_proper(found.name):
        return None
    return False if answers and not ends_asking(said) else answered or None
