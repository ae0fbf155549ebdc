"""The classes of each word of a sentence, as rules ask for them.

::

    word   → its form, its lemma, its part of speech, its classes in the lexicon
    figure → FIGURE, and what its unit is: PERCENT, POINTS, TIMES, AMOUNT, CASH, TIMED, BARE
    time → WHEN, or SINCE where a figure is compared with it
    hedge → HEDGE, or PAST        mark → COMMA, STOP, OPEN ...
"""

from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.documents.document import Document, Node
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


#: Words that rules ask for at the end of words of time: "the 2019 level".
_LAST = frozenset({"level", "average"})
#: Words that rules ask for at the start of what a figure is compared with: "above 2012".
_FIRST = frozenset(
    [
        "above",
        "below",
        "up",
        "down",
        "ahead",
        "short",
        "over",
        "under",
        "average",
        "exceeds",
        "exceeded",
    ]
)
#: Hedges that say where a change ends: "surged past 5 million".
_PAST = frozenset({"past", "beyond", "below", "above", "under"})
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
                found.append(_of_word(clauses, at, node, tag))
            case "figure":
                found.append(figure_classes(document.mentions[node.place]))
            case "hedge":
                found.append(frozenset({"PAST" if node.lower in _PAST else "HEDGE"}))
            case "mark":
                found.append(frozenset({_MARKS.get(node.text, node.lower), tag}))
            case "time":
                role = document.times[node.place].role
                words = node.lower.split(" ")
                own = {words[0]} & _FIRST or {words[-1]} & _LAST
                found.append(frozenset({"SINCE" if role is TimeRole.COMPARISON else "WHEN", *own}))
            case _:
                found.append(frozenset({"NUMBER"}))
    return found


def _of_word(clauses: Clauses, at: int, node: Node, tag: str) -> frozenset[str]:
    """Return the classes of a word in the part of speech that it has here."""
    lower = node.lower.replace(" ", "_")
    if tag in "NA":
        for word in node.readings:
            if word.tag in ("VD", "VN") and not word.classes.isdisjoint(("up", "down")):
                return frozenset({lower, word.lemma, *_PARTS["n"], *map(str.upper, word.classes)})
    own = (each.upper() for each in clauses.classes(at))
    return frozenset({lower, clauses.lemma(at), *_PARTS.get(tag, (tag,)), *own})


def _shapes() -> list[frozenset[str]]:
    """Return the classes that words outside the lexicon may have."""
    found = [frozenset({tag}) for tag in "NARPDOCSWMXIG"]
    found += [frozenset(parts) for parts in _PARTS.values()]
    found += [frozenset({mark}) for mark in _MARKS.values()]
    found += [frozenset({"FIGURE", *pure}) for pure in _PURE.values()]
    for unit in ((), ("BARE",), ("SPELT",), ("CASH",), ("TIMED",), ("BARETIMED",)):
        for more in ((), ("SCALED",)):
            found.append(frozenset({"FIGURE", "AMOUNT", *unit, *more}))
    found += [frozenset({"FIGURE", "AMOUNT", name.upper()}) for name in _NAMED]
    for when in ("WHEN", "SINCE"):
        found += [frozenset({when}), *(frozenset({when, word}) for word in _FIRST | _LAST)]
    return [*found, *(frozenset({kind}) for kind in ("HEDGE", "PAST", "NUMBER"))]


SHAPES = _shapes()
