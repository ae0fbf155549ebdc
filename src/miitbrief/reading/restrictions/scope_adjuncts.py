"""The adjuncts beside a figure that make its number one of something else than the plain thing.

::

    adjunct = exclusion | comparison | preposition noun_phrase | calendar | modifier of "growth"
    exclusion = ("excluding" | "adjusted" | ...) {word}
    comparison = ("than" | "from" | "above" | ...) noun_phrase

A noun phrase restricts where it has a noun that neither the measure has nor the language of
comparison.  What stands before the first comma of a clause restricts all its figures, and other
adjuncts the figure before them, or else the one behind.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.model._normalization import content_words
from miitbrief.reading.english.words import words
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["Restriction", "adjuncts_of", "listed", "start_of"]


#: Marks and words that end the words about a figure.
_ENDS = ",;:.()WS"
#: What a noun phrase is made of.
_PHRASE = "DAGNnQOgR"
#: Classes of nouns that tell how something changes, or when, and of what kind the number is.
_MEASURING = frozenset({"up", "down", "change", "light", "time", "rating", "sharing", "average"})
_GROWING = frozenset({"up", "down", "change"})
_EACH = frozenset({"a", "per", "each", "every"})
_SHORT_TIMES = frozenset({"day", "week", "month", "quarter"})


class Restriction(NamedTuple):
    """What restricts a figure.

    Attributes:
        role: "adjunct", "against", "calendar", "modifier" or "status".
        words: Its words.
    """

    role: str
    words: str


def listed(name: str) -> frozenset[str]:
    """Return one set of the words by which figures are restricted."""
    return words(name, "restrictions.json")


def adjuncts_of(clauses: Clauses, at: int, measure: str) -> list[Restriction]:
    """Return the adjuncts that restrict a figure of a sentence, in the order of the text.

    Args:
        clauses: The sentence.
        at: The place of the figure.
        measure: What it measures, whose words restrict it no further.
    """
    known = frozenset(content_words(measure))
    found = list(_modifiers(clauses, at, known))
    for first, last in _reach(clauses, at):
        found += _adjuncts(clauses, first, last, known)
    found += _outdone(clauses, at, known)
    found += _multiplied(clauses, at, known)
    return [*found, *_paced(clauses, at)]


def start_of(clauses: Clauses, at: int) -> int:
    """Return where the words about a figure begin: behind a mark or another figure."""
    return next((end + 1 for end in range(at - 1, -1, -1) if _is_end(clauses, end)), 0)


def _is_end(clauses: Clauses, at: int) -> bool:
    """Tell whether the words about a figure behind a place begin there."""
    return clauses.tag(at) in _ENDS or clauses.tag(at) == "F"


def _reach(clauses: Clauses, at: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words whose adjuncts belong to a figure.

    They are the first words of its clause, those before it in its segment, if no figure stands
    there, those behind it, and the segments behind that have no figure and no verb.
    """
    start = 1 + max(clauses.tags.rfind(mark, 0, at) for mark in ";:.")
    comma = clauses.tags.find(",", start, at)
    if comma >= 0 and _is_bare(clauses, start, comma):
        yield start, comma
    first = start_of(clauses, at)
    if clauses.tag(first - 1) != "F":
        yield _behind_saying(clauses, first, at), at
    yield from _behind_aside(clauses, at)
    last = _end_behind(clauses, at)
    yield at + 1, last
    while clauses.tag(last) in ",(" and _is_bare(clauses, last + 1, _end(clauses, last + 1)):
        last, begin = _end(clauses, last + 1), last + 1
        yield begin, last


def _behind_aside(clauses: Clauses, at: int) -> Iterator[tuple[int, int]]:
    """Yield the words before an aside: "(and in the north), where the mills are, by 5%"."""
    closing = clauses.tags.rfind(",", 0, at)
    opening = clauses.tags.rfind(",", 0, max(closing, 0))
    if opening < 0 or clauses.tag(opening + 1) not in "WS":
        return
    if set(clauses.tags[closing + 1 : at]) <= set("PHDR"):
        first = 1 + max(clauses.tags.rfind(mark, 0, opening) for mark in ",;:.F")
        first += clauses.tag(first) == ","
        yield first + (clauses.tag(first) == "C"), opening


def _behind_saying(clauses: Clauses, first: int, at: int) -> int:
    """Return where the words about a figure begin behind who says or expects it."""
    predicate = clauses.predicate_of(at)
    if predicate is None or not first <= predicate.first < at:
        return first
    says = predicate.has("say", "expect", "quote", "await")
    return predicate.last if says else first


def _end_behind(clauses: Clauses, at: int) -> int:
    """Return where the words behind a figure end: at a mark, a figure, or what is coordinated."""
    for end in range(at + 1, len(clauses.nodes)):
        is_condition = clauses.tag(end) == "S" and _is_condition(clauses, end)
        if (_is_end(clauses, end) and not is_condition) or clauses.tag(end) == "C":
            return end
    return len(clauses.nodes)


def _is_condition(clauses: Clauses, at: int) -> bool:
    """Tell whether a word opens a clause that says on what condition a number is so."""
    word, end = clauses.word(at), _end(clauses, at)
    if word in ("if", "once", "unless", "provided", "assuming"):
        return True
    return word in ("when", "where", "while") and any(
        clauses.word(place) in listed("exclusions") for place in range(at + 1, end)
    )


def _end(clauses: Clauses, first: int) -> int:
    """Return where a segment ends: at a mark."""
    return next(
        (at for at in range(first, len(clauses.nodes)) if clauses.tag(at) in ",;:.()"),
        len(clauses.nodes),
    )


def _is_bare(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a segment has no figure and no finite verb, and begins as an adjunct."""
    tags = clauses.tags[first:last]
    if not tags or "F" in tags:
        return False
    if tags[0] == "S" and _is_condition(clauses, first):
        return True
    excludes = any(clauses.word(at) in listed("exclusions") for at in range(first, last))
    if set(tags) & (set("MXI") if excludes else set("vMXI")):
        return False
    # "Counted in euros" tells what the number is of, and "driven by exports" how it came.
    is_participle = tags[0] == "n" and clauses.word(first + 1) in ("in", "at", "on", "to", "as")
    names = listed("restricting adverbs") | listed("restricting modifiers")
    return excludes or is_participle or tags[0] in "PSR" or clauses.word(first) in names


def _adjuncts(
    clauses: Clauses, first: int, last: int, known: frozenset[str]
) -> Iterator[Restriction]:
    """Yield the adjuncts of some words that restrict."""
    at = first
    while at < last:
        role, end = _adjunct(clauses, first, at, last, known)
        if role == "calendar":
            name = next(iter(listed("calendars").intersection(clauses.word(at).split())))
            yield Restriction(role, name)
        elif role:
            yield _restriction(role, clauses, at + (role == "against"), end)
        at = end


def _adjunct(
    clauses: Clauses, first: int, at: int, last: int, known: frozenset[str]
) -> tuple[str, int]:
    """Return the role of an adjunct that begins at a word, or nothing, and where it ends.

    Args:
        clauses: The sentence.
        first: The first of the words that are searched.
        at: The word.
        last: The word behind the last of them.
        known: The content words of the measure.
    """
    word, tag = clauses.word(at), clauses.tag(at)
    if tag == "T":
        return ("" if listed("calendars").isdisjoint(word.split()) else "calendar"), at + 1
    is_alone = word == "alone" and clauses.tag(at - 1) == "T"
    is_whole = (
        at == first and clauses.tag(at + 1) == "," and word in listed("restricting modifiers")
    )
    if word in listed("restricting adverbs") or is_alone or is_whole:
        return _unless_known("adjunct", word, known), at + 1
    is_attribute = word.endswith("ed") and clauses.tag(at + 1) == "N"
    if word in listed("exclusions") and not is_attribute:
        return _unless_known("adjunct", word, known), _phrase_end(clauses, at + 1, last, "PC")
    if tag == "S" and _is_condition(clauses, at):
        return "adjunct", last
    return _prepositional(clauses, at, last, known) if tag in "PS" else ("", at + 1)


def _prepositional(clauses: Clauses, at: int, last: int, known: frozenset[str]) -> tuple[str, int]:
    """Return the role of an adjunct that begins with a preposition, and where it ends."""
    word = clauses.word(at)
    if word in listed("sources"):
        return "", _phrase_end(clauses, at + 1, last, "PC")
    if clauses.word(at + 1) in listed("exclusions"):
        return "adjunct", _phrase_end(clauses, at + 1, last, "PC")
    is_dimension = word == "in terms of" and clauses.lemma(at + 1) in listed("dimensions")
    if is_dimension or (word == "since" and clauses.word(at + 1) == "then"):
        return "adjunct", at + 2
    if word in listed("circumstances") or clauses.word(at - 1) in listed("causing"):
        return "", at + 1
    end = _phrase_end(clauses, at + 1, last)
    is_against = word in listed("comparisons")
    if is_against and clauses.word(at + 1) == "what" and _is_foreseen(clauses, at + 1, last):
        return "against", last
    restricts = _restricts(clauses, at, end, known, is_against=is_against)
    # What is in a phrase that does not restrict, as "seasonally", may do so itself.
    return (("against" if is_against else "adjunct"), end) if restricts else ("", at + 1)


def _is_foreseen(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a clause says what somebody expected or wanted: "than what was hoped for"."""
    groups = (clauses.group_of.get(at) for at in range(first, last))
    return any(group is not None and group.has("expect", "aim", "await") for group in groups)


def _unless_known(role: str, word: str, known: frozenset[str]) -> str:
    """Return a role, or nothing where the measure has the word already."""
    return "" if set(content_words(word)) <= known else role


def _restriction(role: str, clauses: Clauses, first: int, last: int) -> Restriction:
    """Return words as a restriction."""
    return Restriction(
        role, " ".join(node.text for node in clauses.nodes[first:last]).replace(" 's", "'s")
    )


def _phrase_end(clauses: Clauses, first: int, last: int, linking: str = "") -> int:
    """Return the end of a noun phrase, with what follows "of" but for a time.

    Args:
        clauses: The sentence.
        first: The first word of the phrase.
        last: Where it ends at the latest.
        linking: Tags of words that link it to another one.
    """
    at = first
    has_noun = False
    while at < last:
        is_link = clauses.word(at) == "of" or clauses.tag(at) in linking
        if is_link:
            has_noun = False
        elif clauses.tag(at) not in _PHRASE or (has_noun and clauses.tag(at) in "DORn"):
            break
        has_noun = has_noun or clauses.tag(at) == "N"
        at += 1
    while at > first and (clauses.tag(at - 1) in "DPC"):
        at -= 1
    return at


def _restricts(
    clauses: Clauses, first: int, last: int, known: frozenset[str], *, is_against: bool
) -> bool:
    """Tell whether a preposition and a noun phrase say more than how and when something changed."""
    words = [clauses.word(at) for at in range(first, last)]
    if " ".join(words) in listed("harmless phrases") or listed("runs").intersection(words):
        return False
    head = next((at for at in range(first + 1, last) if clauses.tag(at) == "N"), None)
    if head is not None and (_is_circumstance(clauses, head) or _is_of_prices(words)):
        return False
    if words[-1] == "basis":
        return not listed("steps").issuperset(words[:-1])
    if words[0] in ("by", "in") and clauses.lemma(last - 1) in listed("dimensions") - known:
        return True
    # "Over the two years" compares with nothing.
    is_time = clauses.word(last - 1).endswith(("years", "months", "quarters"))
    wanted = ("NAng" if is_time else "NAnQg") if is_against else "Ng"
    return any(
        (clauses.tag(at) in wanted or clauses.word(at) in listed("restricting modifiers"))
        and not (_is_standard if is_against else _is_known)(clauses, at, known)
        for at in range(first + 1, last)
    )


def _is_circumstance(clauses: Clauses, head: int) -> bool:
    """Tell whether the noun of an adjunct tells who says it, or how it came."""
    return clauses.word(head) in listed("harmless heads") or "body" in clauses.classes(head)


def _is_of_prices(words: Sequence[str]) -> bool:
    """Tell whether words say at what prices an amount is; the price basis tells that."""
    return words[-1] in listed("price nouns") and not listed("prices").isdisjoint(words)


def _is_known(clauses: Clauses, at: int, known: frozenset[str]) -> bool:
    """Tell whether a word tells nothing that the measure and the comparison have not."""
    word, lemma = clauses.word(at), clauses.lemma(at)
    if {word, lemma} & listed("harmless words") or clauses.classes(at) & _MEASURING:
        return True
    return set(content_words(word)) <= known


def _is_standard(clauses: Clauses, at: int, known: frozenset[str]) -> bool:
    """Tell whether a word only tells that something is compared with what it was."""
    word, lemma = clauses.word(at), clauses.lemma(at)
    if {word, lemma} & listed("standards") or clauses.classes(at) & {"light", "time"}:
        return True
    return set(content_words(word)) <= known


def _modifiers(clauses: Clauses, at: int, known: frozenset[str]) -> Iterator[Restriction]:
    """Yield what restricts the noun of change that a figure is said of: "annualized growth of"."""
    first = start_of(clauses, at)
    nouns = [
        n
        for n in range(first, min(at + 6, len(clauses.nodes)))
        if clauses.tag(n) == "N" and clauses.classes(n) & _GROWING
    ]
    for noun in nouns:
        if noun > at and any(_is_end(clauses, end) for end in range(at + 1, noun)):
            break
        start = noun
        while start > 0 and clauses.tag(start - 1) in "ANnR":
            start -= 1
        found = [
            clauses.nodes[place].text
            for place in range(start, noun)
            if clauses.word(place) in listed("restricting modifiers")
            and clauses.word(place) not in known
        ]
        if found:
            yield Restriction("modifier", " ".join(found))


def _multiplied(clauses: Clauses, at: int, known: frozenset[str]) -> Iterator[Restriction]:
    """Yield what something is a multiple of: "three times the number of the south".

    "Twice as fast as the south" is so many times its number, too.
    """
    first = at + 1
    if clauses.word(first) == "as" and clauses.word(at + 3) == "as":
        first = at + 4
    elif clauses.tag(first) not in "DO" or clauses.word(at).endswith("ed"):
        return
    end = _phrase_end(clauses, first, _end_behind(clauses, first))
    if _restricts(clauses, first - 1, end, known, is_against=False):
        yield _restriction("against", clauses, first, end)


def _paced(clauses: Clauses, at: int) -> Iterator[Restriction]:
    """Yield the time in which something changes so much: "5% a month", "another 5%"."""
    first = clauses.word(at + 1)
    is_rate = clauses.word(at).endswith(("%", "percent", "per cent"))
    if is_rate and clauses.word(at - 1) == "another":
        yield Restriction("adjunct", "later on")
    if first in _EACH and clauses.lemma(at + 2) in _SHORT_TIMES:
        yield Restriction("adjunct", f"per {clauses.lemma(at + 2)}")


def _outdone(clauses: Clauses, at: int, known: frozenset[str]) -> Iterator[Restriction]:
    """Yield what something is above or below by a figure: "exceeding the target by 5%"."""
    if clauses.word(at - 1) != "by":
        return
    first = at - 1
    while first > 0 and clauses.tag(first - 1) in "DAGNn":
        first -= 1
    verb = first - 1
    is_verb = clauses.tag(verb) in "vbng" and not clauses.classes(verb) & {"up", "down", "cause"}
    if is_verb and first < at - 1 and _restricts(clauses, verb, at - 1, known, is_against=True):
        yield _restriction("against", clauses, first, at - 1)
