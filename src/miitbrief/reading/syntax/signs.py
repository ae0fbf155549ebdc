"""The classes of each word of a sentence, as rules ask for them.

::

    word   → its form, its lemma, its part of speech, its classes in the lexicon
    figure → FIGURE, and what its unit is: PERCENT, POINTS, TIMES, AMOUNT, CASH, TIMED, BARE
    time → WHEN, or SINCE where a figure is compared with it
    hedge → HEDGE, or PAST        mark → COMMA, STOP, OPEN ...
"""

from collections.abc import Sequence
from functools import lru_cache

from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.lexicon import Readings, Word
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.times.times import TimeRole

__all__ = ["SHAPES", "classes_of", "figure_classes"]

_MARKS = {
    ",": "COMMA",
    ".": "STOP",
    "?": "STOP",
    "!": "STOP",
    ";": "SEMI",
    ":": "COLON",
    "(": "OPEN",
    ")": "CLOSE",
    "-": "DASH",
    '"': "QUOTE",
    "/": "SLASH",
    "+": "PLUS",
}
_SIGNS = {"+": "MORE", "-": "FEWER", "\u2212": "FEWER"}
_PARTS: dict[str, tuple[str, ...]] = {
    "v": ("V", "FINITE"),
    "b": ("V", "BASE"),
    "n": ("V", "PARTICIPLE"),
    "g": ("V", "GERUND"),
}
_PURE = {
    "percent": ("PERCENT",),
    "percentage point": ("POINTS",),
    "basis point": ("POINTS",),
    "times": ("TIMES",),
    "rank": ("RANK",),
}


#: Words that rules ask for among words of time: "the 2019 level", "the level of 2019".
_LAST = frozenset({"level", "average"})
#: Words that rules ask for at the start of what a figure is compared with: "above 2012".
_FIRST = {
    **dict.fromkeys(("above", "up", "ahead", "over", "exceeds", "exceeded"), "MORE"),
    **dict.fromkeys(("below", "down", "short", "under"), "FEWER"),
    "average": "",
}
#: Hedges that say where a change ends: "surged past 5 million".
_PAST = frozenset({"past", "beyond", "below", "above", "under"})
#: Numbers that rules ask for: those that may be a denominator, and the second of a ratio to one.
_NUMBERS = {"1": "ONE", "one": "ONE", "second": "second", "dozen": "dozen"}
#: Units that rules ask for by name.
_NAMED = frozenset({"notch"})


def figure_classes(mention: Mention) -> frozenset[str]:
    """Return the classes of a figure by its unit."""
    found = {"FIGURE"}
    if mention.unit in _PURE:
        return frozenset({*found, *_PURE[mention.unit]})
    found.add("AMOUNT")
    is_bare = mention.span == mention.number
    if mention.unit is None:
        found.add("SPELT" if mention.in_words else "BARE")
    elif mention.is_money or mention.unit in ("cent", "penny"):
        found.add("CASH")
    elif mention.unit in DURATIONS:
        found.add("BARETIMED" if is_bare else "TIMED")
    elif mention.unit in _NAMED:
        return frozenset({*found, mention.unit.upper()})
    if mention.scaled:
        found.add("SCALED")
    return frozenset(found)


def classes_of(clauses: Clauses, document: Document) -> list[frozenset[str]]:
    """Return the classes of each word of a sentence.

    Args:
        clauses: The sentence.
        document: The document that it is of.
    """
    found: list[frozenset[str]] = []
    for at, (node, tag) in enumerate(zip(clauses.nodes, clauses.tags, strict=True)):
        match node.kind:
            case "word":
                found.append(_of_word(node.lower, node.readings, tag))
            case "figure":
                found.append(figure_classes(document.mentions[node.place]))
            case "hedge":
                found.append(frozenset({"PAST" if node.lower in _PAST else "HEDGE"}))
            case "mark":
                found.append(_of_mark(clauses, at))
            case "time":
                role = document.times[node.place].role
                words = node.lower.split(" ")
                own = {words[0]} & _FIRST.keys() or _LAST.intersection(words)
                way = {_FIRST[word] for word in own & _FIRST.keys() if _FIRST[word]}
                when = "SINCE" if role is TimeRole.COMPARISON else "WHEN"
                found.append(frozenset({when, *own, *way}))
            case _:
                name = _NUMBERS.get(node.lower)
                found.append(frozenset({"NUMBER", name} if name else {"NUMBER"}))
    return found


def _of_mark(clauses: Clauses, at: int) -> frozenset[str]:
    """Return the classes of a mark; a plus or minus right before a figure is its sign."""
    nodes, node = clauses.nodes, clauses.nodes[at]
    if node.text in _SIGNS and at + 1 < len(nodes) and nodes[at + 1].kind == "figure":
        is_apart = not at or nodes[at - 1].end < node.start or nodes[at - 1].text in "(["
        if is_apart and node.end == nodes[at + 1].start:
            return frozenset({"SIGN", _SIGNS[node.text]})
    return frozenset({_MARKS.get(node.text, node.lower), clauses.tags[at]})


@lru_cache(maxsize=1 << 14)
def _of_word(printed: str, readings: Readings, tag: str) -> frozenset[str]:
    """Return the classes of a word in the part of speech that it has in its sentence."""
    lower = printed.replace(" ", "_")
    if lower.startswith(("a-", "per-")) and tag == "N":
        return frozenset({"N", "RATE"})
    if tag in "NA":
        for word in readings:
            if word.tag in ("VD", "VN") and not word.classes.isdisjoint(("up", "down")):
                return frozenset({lower, word.lemma, *_PARTS["n"], *map(str.upper, word.classes)})
    here = readings.read_as(tag)
    own = [each.upper() for word in here for each in word.classes]
    if tag == "N" and _is_plural(printed, readings):
        own.append("PLURAL")
    lemma = here[0].lemma if here else printed
    return frozenset({lower, lemma, *_PARTS.get(tag, (tag,)), *own})


def _is_plural(printed: str, readings: Sequence[Word]) -> bool:
    """Tell whether a noun names several things; an unknown one does with its last letter."""
    if readings:
        return any(word.tag == "NS" for word in readings)
    return printed.endswith("s") and not printed.endswith("ss")


def _shapes() -> list[frozenset[str]]:
    """Return the classes that words outside the lexicon may have."""
    found = [frozenset({tag}) for tag in "NARPDOCSWMXIGQT"]
    found += [frozenset({"SIGN", way}) for way in ("MORE", "FEWER")]
    found += [frozenset({"N", "PLURAL"}), frozenset({"N", "RATE"})]
    found += [frozenset({"NUMBER", name}) for name in _NUMBERS.values()]
    found += [frozenset(parts) for parts in _PARTS.values()]
    found += [frozenset({mark}) for mark in _MARKS.values()]
    found += [frozenset({"FIGURE", *pure}) for pure in _PURE.values()]
    for unit in ((), ("BARE",), ("SPELT",), ("CASH",), ("TIMED",), ("BARETIMED",)):
        for more in ((), ("SCALED",)):
            found.append(frozenset({"FIGURE", "AMOUNT", *unit, *more}))
    found += [frozenset({"FIGURE", "AMOUNT", name.upper()}) for name in _NAMED]
    for when in ("WHEN", "SINCE"):
        found += [frozenset({when}), *(frozenset({when, word}) for word in _LAST)]
        found += [frozenset({when, word, *way.split()}) for word, way in _FIRST.items()]
    return [*found, *(frozenset({kind}) for kind in ("HEDGE", "PAST", "NUMBER"))]


SHAPES = _shapes()
