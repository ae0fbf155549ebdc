"""What leads to a source and holds for all of its sentence: "according to", "by WTO figures"."""

from collections.abc import Callable

from miitbrief.reading.sources.bodies import (
    MAKING,
    OWN,
    THIRD,
    Origin,
    head_of,
    is_source,
    noun_classes,
    phrase_end,
    who,
)
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["LEADS"]


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
    """Return by whom something is reckoned: "the damage was put at $5 by insurers"."""
    verb = clauses.predicate_before(at)
    if verb is None or not verb.passive or not verb.has("quote"):
        return None
    if clauses.tag(verb.first - 1) == "F" or (verb.has("await") and not verb.finite):
        return None  # "A drop of 5% predicted by analysts" is no more than what was predicted.
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
    return Origin(THIRD) if any(noun in _COUNTS for noun in nouns) else None


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
        return Origin(THIRD)
    return who(clauses, by + 1, phrase_end(clauses, by + 1), is_plain=True) or Origin(THIRD)


def _at_end(clauses: Clauses, at: int) -> Origin | None:
    """Return who is named at the end of a headline: "Rents rise 5% - survey"."""
    last = len(clauses.tags)
    is_mark = clauses.word(at) in (":", "-", "\u2013", "\u2014") and at > last - _HEADLINE_END
    if not is_mark or clauses.tag(at + 1) not in "NA" or phrase_end(clauses, at + 1) < last - 1:
        return None
    return who(clauses, at + 1, phrase_end(clauses, at + 1), is_plain=True)


#: So many words a source at the end of a headline has at most.
_HEADLINE_END = 8


_Lead = tuple[str, Callable[[Clauses, int], Origin | None]]
_BY_SOMEBODY: _Lead = ("by somebody's estimate", _by_somebody)
_BY_DATA: _Lead = ("by whose figures", _by_data)
_ACCORDING: _Lead = ("according to whom it is", _according)
_POLLED: _Lead = ("whose poll it is", _polled)
_AT_END: _Lead = ("who is named at the end of a headline", _at_end)
#: The rules, by the words that they may begin with.
LEADS: dict[str, tuple[_Lead, ...]] = {
    **dict.fromkeys(["as", "according to", "citing", "in the view of"], (_ACCORDING,)),
    "by": (("who published it", _published), _BY_DATA, _BY_SOMEBODY),
    "on": (_BY_DATA, _BY_SOMEBODY),
    "in": (_BY_DATA,),
    **dict.fromkeys(["poll", "survey"], (_POLLED,)),
    **dict.fromkeys([":", "-", "\u2013", "\u2014"], (_AT_END,)),
}
