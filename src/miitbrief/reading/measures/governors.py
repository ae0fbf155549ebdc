"""What a figure depends on: the verb, the noun or the figure that governs it.

::

    figure = verb [preposition] figure | noun "of" figure | figure noun | figure "of" noun
           | noun figure | "," figure
"""

from itertools import pairwise
from typing import NamedTuple

from miitbrief.reading.english.words import words
from miitbrief.reading.syntax.clauses import Clauses, Predicate
from miitbrief.reading.syntax.phrases import goes_on, is_degree, phrase, phrase_end

__all__ = ["Governor", "governor", "things_counted"]

_LIGHT = words("light", "measures.json")


_BOUNDS = words("bounds", "measures.json")


class Governor(NamedTuple):
    """What stands around a figure.

    Attributes:
        at: The place of the figure, or of the first of a list.
        last: The place of the last of the list.
        left: The last word before it that is no hedge, article or adjective of size.
        preposition: The preposition right before it, or nothing.
        predicate: The verb that it depends on, or None.
        noun: The place of the noun that governs it with "of" or directly, or -1.
        behind: The place of the noun that it stands before ("12 ports"), or -1.
        end: The word behind that noun and what hangs on it.
        whole: The place of the noun behind "of", or -1.
    """

    at: int
    last: int
    left: int
    preposition: str
    predicate: Predicate | None
    noun: int
    behind: int
    end: int
    whole: int


def governor(clauses: Clauses, at: int, last: int | None = None) -> Governor:
    """Return what governs the figures from one word to another."""
    left = _left_of(clauses, at)
    last = at if last is None else last
    behind, end, whole = _right_of(clauses, last)
    if clauses.word(left) in ("between", "from") and clauses.word(left - 1) == "of":
        left -= 1
    preposition = clauses.word(left) if clauses.tag(left) in "PI" else ""
    predicate, noun = _upwards(clauses, left)
    return Governor(at, last, left, preposition, predicate, noun, behind, end, whole)


def things_counted(clauses: Clauses) -> list[str]:
    """Return what stands behind each figure of a sentence and is counted, short, or ""."""
    found = [_thing_behind(clauses, at) for at in clauses.figures]
    for place, (at, other) in enumerate(pairwise(clauses.figures)):
        between = {clauses.word(each) for each in range(at + 1, other)}
        if not found[place] and between <= _JOINTS:
            found[place] = found[place + 1]
    return found


def _thing_behind(clauses: Clauses, at: int) -> str:
    """Return what stands behind a figure and is counted, or ""."""
    head, end, whole = _right_of(clauses, at)
    first = whole if whole >= 0 else at + 1
    return _things(clauses, first, head if head >= 0 else _head(clauses, first, end))


def _things(clauses: Clauses, first: int, head: int) -> str:
    """Return the words up to a noun, with what it is a kind of and what is joined to it."""
    if head < 0 or not _is_several(clauses, head):
        return ""
    end = head + 1
    if clauses.word(head) in _PORTIONS and clauses.word(end) == "of":
        end = phrase_end(clauses, end + 1, prepositions=False)
    return phrase(clauses, first, end)


def _is_several(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun names several things."""
    tags = {word.tag for word in clauses.nodes[noun].readings if word.tag[0] == "N"}
    return "NS" in tags or clauses.word(noun).endswith("s") or "people" in clauses.classes(noun)


_JOINTS = frozenset([",", "and", "or", "to", "-", "\u2013"])
_PORTIONS = frozenset(["kinds", "types", "pairs", "sets", "units", "batches"])


def _left_of(clauses: Clauses, at: int) -> int:
    """Return the last word before a figure that is no hedge, article or adjective of size."""
    place = at - 1
    if clauses.word(place) in ("plus", "minus") and clauses.word(place - 1) == "or":
        place -= 3
    while clauses.tag(place) == "H":
        place -= 1
    if clauses.word(place) == "of" and clauses.word(place - 1) == "total":
        place -= 2
    while place >= 0 and (
        clauses.tags[place] in "HD"
        or (
            clauses.tags[place] in "AR"
            and clauses.word(place) not in ("up", "down", "higher", "lower")
        )
        or (
            clauses.tags[place] == "N"
            and clauses.word(place) in _LIGHT
            and clauses.tag(place - 1) in "DA"
        )
        or clauses.tags[place] == "("
    ):
        place -= 1
    return place


def _right_of(clauses: Clauses, at: int) -> tuple[int, int, int]:
    """Return the noun behind a figure, the end of its phrase, and the noun behind "of"."""
    place = at + 1
    if clauses.word(place) == "or" and clauses.word(place + 1) in _BOUNDS:
        place += 2
        if clauses.tag(place) == "v" or clauses.tag(place + 1) in "vXM":
            return -1, place, -1
    place = _behind_range(clauses, _behind_marks(clauses, place))
    if clauses.tag(place) in 'NAgnQ"' and not _is_comparison(clauses, place):
        end = phrase_end(clauses, place)
        head = _head(clauses, place, end)
        if head >= 0:
            return head, end, -1
    if clauses.word(place) == "of":
        first = place + 1
        while clauses.tag(first) in "DHF" and clauses.tag(first + 1) in "DHFNAQg":
            first += 1
        first = _behind_listed(clauses, first)
        end = phrase_end(clauses, first)
        if _head(clauses, first, end) >= 0 or clauses.tag(first) in "OW":
            return -1, max(end, first + 1), first
    return -1, at + 1, -1


def _behind_listed(clauses: Clauses, first: int) -> int:
    """Return the noun of a list of so many, of which a part is told: "8 of the top 10 (ports)"."""
    at = first
    while clauses.tag(at) in "NAGD" and at < first + 3:
        at += 1
    is_list = at > first and clauses.word(at - 1) in ("top", "largest", "biggest", "leading")
    is_list = is_list or clauses.tag(at - 1) == "G"
    return at + 1 if is_list and clauses.tag(at) == "F" and clauses.tag(at + 1) in "NAgn" else first


def _behind_marks(clauses: Clauses, place: int) -> int:
    """Return the word behind what may stand between a figure and its noun: "800-plus such"."""
    is_joined = clauses.word(place + 1).startswith(("plus", "odd", "a-"))
    if clauses.tag(place) == "-" and is_joined:
        place += 2
    if clauses.word(place) in ("such", "more", "other", "further") and clauses.tag(place) == "D":
        place += 1
    size = next((steps for steps in (1, 3) if _is_size(clauses, place, place + steps)), 0)
    place += size
    while clauses.tag(place) == "H" or clauses.word(place) in ("year-on-year", "yoy"):
        place += 1
    return place


def _is_size(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a figure with hyphens tells a size of what is counted: "six 5-mile (roads)"."""
    is_figure = clauses.tags[first:last] in ("F", "F-F") and clauses.tag(last) in "NA"
    return is_figure and "-" in "".join(node.text for node in clauses.nodes[first:last])


def _behind_range(clauses: Clauses, place: int) -> int:
    """Return the word behind the other end of a range, and behind an adverb of degree."""
    while clauses.word(place) in ("to", "or", "-") and clauses.tag(place + 1) == "F":
        place += 2
    return place + is_degree(clauses, place)


def _is_comparison(clauses: Clauses, at: int) -> bool:
    """Tell whether "more than" or "higher" stands behind a figure, and no noun."""
    if clauses.tags[at] != "A":
        return False
    return clauses.classes(at) & {"up", "down"} != frozenset() and clauses.tag(at + 1) not in "NA"


def _head(clauses: Clauses, first: int, end: int) -> int:
    """Return the head of the phrase that begins at a word: the last noun before a preposition."""
    head = -1
    for at in range(first, end):
        if clauses.tags[at] == "P":
            break
        if clauses.tags[at] in "NO":
            head = at
    return head


def _upwards(clauses: Clauses, left: int) -> tuple[Predicate | None, int]:
    """Return the verb and the noun that govern what stands behind a word."""
    if left < 0:
        return None, -1
    place = left
    noun = -1
    if clauses.tags[place] in "PI":
        place = _before_brackets(clauses, place - 1)
        while place >= 0 and clauses.tags[place] in "RT":
            place -= 1
        if clauses.tag(place) == "N":
            noun = place
    if place >= 0 and clauses.tags[place] == "," and clauses.word(left) in ("to", "from", "by"):
        return _verb_before(clauses, place - 1), -1
    if place >= 0 and clauses.tags[place] in ",;:(C.SW":
        return None, -1
    verb = _verb_before(clauses, place)
    return verb, noun


def _before_brackets(clauses: Clauses, at: int) -> int:
    """Return the word before brackets that close at a word, or the word."""
    opening = clauses.tags.rfind("(", 0, at) if clauses.tag(at) == ")" else -1
    return opening - 1 if opening > 0 else at


def _verb_before(clauses: Clauses, at: int) -> Predicate | None:
    """Return the verb before a word in its clause."""
    place = at
    crossed = False
    while place >= 0:
        place = _before_brackets(clauses, place)
        if place in clauses.group_of:
            return clauses.group_of[place]
        if clauses.word(place) in ("up", "down") and place - 1 in clauses.group_of:
            return clauses.group_of[place - 1]
        if clauses.tags[place] in ";:.(SW" or clauses.word(place) in ("up", "down"):
            return None
        if clauses.tags[place] in ",C" and not goes_on(clauses, place):
            crossed = True
        if clauses.tags[place] == "F" and crossed:
            return None
        place -= 1
    return None
