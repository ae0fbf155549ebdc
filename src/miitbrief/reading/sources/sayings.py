"""Who says something by a verb: "the association said", ", scientists estimate"."""

from collections.abc import Iterator

from miitbrief.model.categories import Attribution
from miitbrief.reading.sources.bodies import Origin, is_source, who
from miitbrief.reading.sources.body_names import head_of, noun_classes, phrase_end
from miitbrief.reading.sources.quotes import ITSELF, THIRD, Quote, end_of_saying, subject_start
from miitbrief.reading.syntax.clauses import Clauses, Predicate

__all__ = ["said", "tagged"]


def tagged(clauses: Clauses, at: int, *, is_plain: bool) -> Iterator[Quote]:
    """Yield what a verb says that was taken for a noun: ", scientists estimate."."""
    readings = clauses.nodes[at].readings
    is_verb = any(word.tag[0] == "V" and "quote" in word.classes for word in readings)
    if clauses.tags[at] != "N" or not is_verb:
        return
    start = subject_start(clauses, at)
    if start is None:
        return
    is_tag = clauses.tag(at + 1) in ",." and clauses.tag(start - 1) == ","
    is_foreseen = clauses.tag(at + 1) in "NDFHA" and _is_foreseeing(clauses, start, at)
    if is_tag or is_foreseen or clauses.word(at + 1) == "that":
        origin = who(clauses, start, at, is_plain=is_plain)
        if origin is not None:
            first = 0 if is_tag else start
            yield Quote(first, len(clauses.tags), origin, "who says it", at)


def _is_foreseeing(clauses: Clauses, start: int, at: int) -> bool:
    """Tell whether a body foresees what follows: "the ministry forecasts growth of 5%"."""
    readings = clauses.nodes[at].readings
    is_verb = any(word.tag == "VZ" and "await" in word.classes for word in readings)
    is_alone = not any(each.finite for each in clauses.predicates if each.first > at)
    return is_verb and is_alone and is_source(clauses, start, head_of(clauses, start, at))


def said(clauses: Clauses, predicate: Predicate, *, is_plain: bool) -> Iterator[Quote]:
    """Yield what the subject of a verb of saying says."""
    first, last = predicate.first, len(clauses.tags)
    if not predicate.has("quote") or "be" in predicate.words or "saw" in predicate.words:
        return
    is_inverted = clauses.tag(first - 1) in ",." and clauses.tag(predicate.last) in "DN"
    if is_inverted and predicate.lemma == "say":
        end = phrase_end(clauses, predicate.last)
        origin = who(clauses, predicate.last, end, is_plain=is_plain)
        if origin is not None:
            yield Quote(0, last, origin, "who says it", first)
        return
    start = subject_start(clauses, first)
    if start is None and clauses.tag(first - 1) in ",R":
        subject = clauses.subject(first)
        start = None if subject is None else subject[0]
    origin = None if start is None else who(clauses, start, first, is_plain=is_plain)
    if start is None or origin is None or origin.attribution is not THIRD:
        return
    if not _may_say(clauses, predicate, start):
        return
    is_middle = clauses.tag(start - 1) == "," and _is_tag(clauses, predicate)
    if predicate.has("measure") and not is_middle and not _has_figure_behind(clauses, predicate):
        return
    is_body = is_source(clauses, start, head_of(clauses, start, first))
    if not is_body and origin.source is not None and _is_of_itself(clauses, predicate, start):
        origin = Origin(Attribution.OFFICIAL, origin.source)
    begin, end = (0, last) if is_middle else (start, end_of_saying(clauses, predicate))
    yield Quote(begin, end, origin, "who says it", first)


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


def _is_of_itself(clauses: Clauses, predicate: Predicate, start: int) -> bool:
    """Tell whether a firm speaks of itself: "said that its profit fell"."""
    if predicate.lemma in ("report", "announce") and clauses.word(predicate.last) != "that":
        return True
    if predicate.has("await") and not _is_tag(clauses, predicate):
        return True
    spots = (*range(start), *range(predicate.last, len(clauses.tags)))
    return any(clauses.word(at) in ITSELF and not _is_outlook(clauses, at + 1) for at in spots)


def _is_outlook(clauses: Clauses, at: int) -> bool:
    """Tell whether a forecast or a report stands at a word: "in its latest outlook"."""
    head = head_of(clauses, at, phrase_end(clauses, at))
    return bool(noun_classes(clauses, head) & {"forecast", "study", "data"})
