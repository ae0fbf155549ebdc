"""What a sentence leaves for the next, and which of two things "the former" and "the latter" mean.

::

    two      = the last two measures of a sentence, or noun phrase "and" noun phrase
    anaphor  = "the" ("former" | "latter") [noun]
"""

from collections.abc import Sequence

from miitbrief.reading.measures.references import Place, Topics
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.phrases import phrase, phrase_end, phrase_start

__all__ = ["ONE_OF_TWO", "names_one", "one_of_two", "place_of_two", "told_first", "two_of"]

ONE_OF_TWO = "one of the two named before"
"""The rule by which "the latter" is read."""
_PLACES = {"former": 0, "latter": 1}
_PAIR = 2


def told_first(clauses: Clauses) -> int:
    """Return where the verb begins that tells what a sentence is about, or -1.

    In "the census shows that the town grows", that is the town.
    """
    told = [each for each in clauses.predicates if clauses.tag(each.last) != "S"]
    return next((each.first for each in told or clauses.predicates), -1)


def two_of(
    clauses: Clauses, topics: Topics, measures: Sequence[str], end: int | None = None
) -> tuple[str, ...]:
    """Return the two things that a sentence leaves for "the former" and "the latter".

    Args:
        clauses: The sentence.
        topics: What was left before; words that speak of these two leave them.
        measures: What its figures measure so far.
        end: Where the words end that were read; None at the end of the sentence.
    """
    if names_one(clauses, len(clauses.tags) if end is None else end):
        return topics.two
    last = tuple(dict.fromkeys(measures[-_PAIR:]))
    if len(last) == _PAIR:
        return last
    return _joined(clauses, len(clauses.tags)) if end is None and not measures[1:] else ()


def _joined(clauses: Clauses, end: int) -> tuple[str, ...]:
    """Return the last two noun phrases before a word that "and" joins: "gravel and silt"."""
    for at in range(end - 1, 0, -1):
        if clauses.word(at) != "and" or clauses.tag(at - 1) not in "NA":
            continue
        behind = phrase_end(clauses, at + 1, prepositions=False)
        found = (
            phrase(clauses, phrase_start(clauses, at - 1), at),
            phrase(clauses, at + 1, behind),
        )
        if all(found) and clauses.tag(behind) != "C":
            return found
    return ()


def names_one(clauses: Clauses, end: int) -> bool:
    """Tell whether one of two is meant before a word of a sentence."""
    return any(place_of_two(clauses, at) >= 0 for at in range(end))


def place_of_two(clauses: Clauses, at: int) -> int:
    """Return whether a word means the first or the second of two, or -1."""
    place = _PLACES.get(clauses.word(at), -1)
    # "The former minister" is nobody of two.
    is_alone = clauses.tag(at + 1) not in "NAG" or "light" in clauses.classes(at + 1)
    return place if is_alone and clauses.word(at - 1) == "the" else -1


def one_of_two(place: Place, first: int, last: int) -> str:
    """Return which of two things a noun phrase means, or ""."""
    clauses = place.clauses
    spots = range(first, min(last, first + _PAIR))
    at = next((at for at in spots if place_of_two(clauses, at) >= 0), -1)
    if at < 0:
        return ""
    is_open = place.is_first and not names_one(clauses, at)
    two = (_joined(clauses, at) if is_open else ()) or place.topics.two
    return two[place_of_two(clauses, at)] if two else ""
