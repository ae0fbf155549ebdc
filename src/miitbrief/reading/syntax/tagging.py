"""The part of speech of each word of a sentence, as one letter.

::

    N noun   A adjective   D determiner   O pronoun   G "'s"   P preposition   I "to" before a verb
    v finite verb   b base form   n participle in -ed   g form in -ing   M modal   X auxiliary
    R adverb   C conjunction   S subordinator   W relative   F figure   T time   Q other number
    H hedge   and marks as they are
"""

import re
from collections.abc import Sequence

from miitbrief.reading.documents.document import Node

__all__ = ["tag"]

_KINDS = {"figure": "F", "time": "T", "number": "Q", "hedge": "H"}
_CONTRACTED = {
    "'s": ("G",),
    "'": ("G",),
    "'ll": ("M",),
    "'d": ("M",),
    "'re": ("XZ",),
    "'ve": ("XZ",),
    "'m": ("XZ",),
}
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ful|less|able|ible|ary|ese|ish|ian)$")
_PERFECT = frozenset(["have", "has", "had", "having", "haven't", "hasn't", "hadn't"])
_VERB_BEHIND = frozenset("FDOHRTIbnX")
_SKIPPED = frozenset("RTH")


def tag(nodes: Sequence[Node]) -> str:
    """Return the parts of speech of the words of a sentence, one letter a word."""
    options = [_options(node) for node in nodes]
    tags: list[str] = []
    for at in range(len(nodes)):
        tags.append(_choose(nodes, options, tags, at))
    return "".join(tags)


def _options(node: Node) -> tuple[str, ...]:
    """Return what a word may be, with forms of verbs in two letters."""
    if node.kind in _KINDS:
        return (_KINDS[node.kind],)
    if node.kind == "mark":
        if node.lower in _CONTRACTED:
            return _CONTRACTED[node.lower]
        return (
            {"%": "N", "\u2014": "-", "\u2013": "-", "[": "(", "]": ")"}.get(
                node.text, node.text[0]
            ),
        )
    if node.lower == "of":
        return ("P", "of")
    if node.readings:
        return tuple(dict.fromkeys(word.tag for word in node.readings))
    unknown = _unknown(node)
    return ("VD", "VN") if unknown == "VD" else (unknown,)


def _unknown(node: Node) -> str:
    """Return what a word that is not in the lexicon may be, by its form."""
    lower = node.lower
    if node.text[0].isupper():
        return "N"
    if lower.endswith("ly"):
        return "R"
    if lower.endswith("ing") and len(lower) > 5:  # noqa: PLR2004
        return "VG"
    if lower.endswith("ed") and len(lower) > 4:  # noqa: PLR2004
        return "VD"
    return "A" if _ADJECTIVE.search(lower) else "N"


def _previous(tags: Sequence[str]) -> str:
    """Return the tag of the word before, or a full stop at the start."""
    return tags[-1] if tags else "."


def _behind_adverbs(tags: Sequence[str], nodes: Sequence[Node]) -> tuple[str, str]:
    """Return tag and word of the last word that is no adverb, time or hedge."""
    for at in range(len(tags) - 1, -1, -1):
        if tags[at] not in _SKIPPED:
            return tags[at], nodes[at].lower
    return ".", ""


def _choose(
    nodes: Sequence[Node], options: Sequence[tuple[str, ...]], tags: Sequence[str], at: int
) -> str:
    """Return the tag of a word by the words around it."""
    own = options[at]
    kinds = {each[0] for each in own}
    if nodes[at].lower == "that":
        return _that(nodes, options, tags, at)
    if "I" in kinds:
        return "I" if _verb_follows(nodes, options, at) else "P"
    if "X" in kinds:
        return _auxiliary(own, tags)
    if "V" in kinds:
        return _verb(nodes, options, tags, at)
    if len(kinds) == 1:
        return own[0][0]
    return _other(nodes, options, tags, at, kinds)


def _verb_follows(nodes: Sequence[Node], options: Sequence[tuple[str, ...]], at: int) -> bool:
    """Tell whether a base form stands behind "to"."""
    place = at + 1
    while place < len(options) and options[place][0][0] == "R" and len(options[place]) == 1:
        place += 1
    if place >= len(options):
        return False
    if "VB" in options[place] or "XB" in options[place]:
        behind = options[place + 1] if place + 1 < len(options) else (".",)
        is_noun = "N" in options[place] and nodes[place].lower.endswith("s")
        return not (is_noun or ("N" in options[place] and behind[0] in ("P", ",", ".")))
    return False


def _auxiliary(own: Sequence[str], tags: Sequence[str]) -> str:
    """Return the tag of a form of "be", "have" or "do"."""
    if "XG" in own:
        return "g"
    if tags and tags[-1] == "I":
        return "b"
    return "X"


def _that(
    nodes: Sequence[Node], options: Sequence[tuple[str, ...]], tags: Sequence[str], at: int
) -> str:
    """Return whether "that" points, joins a clause, or stands for a noun."""
    behind = options[at + 1] if at + 1 < len(options) else (".",)
    first = behind[0]
    if first == "P" or nodes[at + 1].lower == "of" if at + 1 < len(nodes) else True:
        return "O"
    before = _previous(tags)
    if before == "T":
        return "S"
    if before == "N" and (first[0] in "VXMO" or first in ("D",)):
        return "W"
    if before in ("v", "b", "n", "g", "N", "A", ","):
        return "S" if before != "N" or first[0] != "V" else "W"
    return "D"


def _verb(
    nodes: Sequence[Node], options: Sequence[tuple[str, ...]], tags: Sequence[str], at: int
) -> str:
    """Return the tag of a word that may be a verb."""
    own = options[at]
    forms = {each[1] for each in own if each[0] == "V" and len(each) > 1}
    before, word = _behind_adverbs(tags, nodes)
    previous = _previous(tags)
    noun = "N" in own or "NS" in own
    other = next((each[0] for each in own if each[0] in "APRDSC"), "")
    if "G" in forms:
        return _gerund(nodes, options, tags, at, noun=noun)
    if forms & {"D", "N"} and not forms & {"B"}:
        return _past(nodes, options, tags, at, forms, noun=noun, adjective=bool(other))
    if before in "MI" and previous in "MIRTH":
        return "b"
    if before == "X" and word in ("do", "does", "did", "don't", "doesn't", "didn't"):
        return "b"
    if before == "X" and "N" in forms:
        return "n"
    if (
        other == "A"
        and noun
        and _first(options[at + 1] if at + 1 < len(options) else (".",)) in "NA"
        and previous in "DAPG.,"
    ):
        return "A"
    is_only = previous == "N" and "Z" in forms and _is_only_verb(options, tags, at)
    if noun and not is_only and _is_noun_here(nodes, options, tags, at):
        return "N"
    if other and (previous in "DG" or (not noun and previous == "X")):
        return other
    if not noun and not other:
        return "v" if before not in "PDAG" or forms & {"Z"} else "N"
    if previous in "NOTRW),C" and _takes_object(options, at):
        return "v"
    if previous == "O" or is_only:
        return "v"
    if noun:
        return "N"
    return other or "v"


def _is_only_verb(options: Sequence[tuple[str, ...]], tags: Sequence[str], at: int) -> bool:
    """Tell whether a clause has no verb but the word, which a preposition follows."""
    if at + 1 >= len(options) or options[at + 1][0] != "P" or "of" in options[at + 1]:
        return False
    for mark in reversed(tags):
        if mark in "vXM":
            return False
        if mark in ";:.,CS":
            break
    for place in range(at + 1, len(options)):
        if options[place][0] in (",", ";", ":", ".", "C", "S", "W"):
            break
        if options[place][0][0] in "XM" or options[place][0] in ("VZ", "VD"):
            return False
    return True


def _takes_object(options: Sequence[tuple[str, ...]], at: int) -> bool:
    """Tell whether what a verb takes stands behind a word: an amount, an object, "by", "to"."""
    if at + 1 >= len(options):
        return False
    behind = options[at + 1]
    first = behind[0]
    if "I" in behind and at + 2 < len(options) and {"VB", "XB"} & set(options[at + 2]):
        return True
    if first in ("F", "H", "D", "O", "T"):
        return True
    if first == "R" or (first == "P" and "of" not in behind):
        place = at + 2
        return place < len(options) and options[place][0] in ("F", "H", "T")
    return False


def _is_noun_here(
    nodes: Sequence[Node], options: Sequence[tuple[str, ...]], tags: Sequence[str], at: int
) -> bool:
    """Tell whether a word that may be a verb is a noun: behind an article, at the start."""
    previous = _previous(tags)
    if previous in 'DAPGQF,.;:(-"C':
        is_listed = previous in ",C" and _takes_object(options, at) and set("vbgX") & set(tags)
        return not is_listed
    if previous == "N":
        return (
            _has_verb(tags)
            or not _takes_object(options, at)
            or _finite_ahead(options, at + 1, nodes)
        )
    return previous in "gn" or not _takes_object(options, at)


def _has_verb(tags: Sequence[str], over: str = "") -> bool:
    """Tell whether the clause has a finite verb already."""
    for mark in reversed(tags):
        if mark in "vX":
            return True
        if mark in ",;:.CSWF(-" and mark not in over:
            return False
    return False


def _finite_ahead(options: Sequence[tuple[str, ...]], at: int, nodes: Sequence[Node]) -> bool:
    """Tell whether a verb that is surely finite stands ahead in the clause."""
    for place in range(at, len(options)):
        own = options[place]
        if own[0] in (",", ";", ":", ".", "C", "S", "W", "F", "H") or nodes[place].lower == "that":
            return False
        if (
            "I" in own
            and place + 1 < len(options)
            and "VB" in options[place + 1]
            and "N" not in options[place + 1]
        ):
            return False
        if any(each[0] in "MX" for each in own):
            return True
        if own[0] in ("VZ", "VD") and all(len(each) == 2 and each[0] == "V" for each in own):  # noqa: PLR2004
            return "VN" not in own
    return False


def _gerund(
    nodes: Sequence[Node],
    options: Sequence[tuple[str, ...]],
    tags: Sequence[str],
    at: int,
    *,
    noun: bool,
) -> str:
    """Return the tag of a form in -ing: a noun behind an article, else a participle."""
    previous = _previous(tags)
    behind = options[at + 1] if at + 1 < len(options) else (".",)
    if previous in "DAG" and behind[0] not in ("D", "F", "H"):
        return "A" if behind[0][0] == "N" and not noun else "N"
    if previous in "N" and noun and not _takes_object(options, at):
        return "N"
    if previous in "PC" and behind[0][0] == "N" and not noun:
        return "A" if previous == "C" else "g"
    if noun and previous in ".PC" and behind[0] not in ("D",):
        return "N"
    return "g"


def _past(
    nodes: Sequence[Node],
    options: Sequence[tuple[str, ...]],
    tags: Sequence[str],
    at: int,
    forms: set[str],
    *,
    noun: bool,
    adjective: bool,
) -> str:
    """Return the tag of a form in -ed: finite, in a verb group, or a modifier."""
    before, word = _behind_adverbs(tags, nodes)
    previous = _previous(tags)
    behind = options[at + 1] if at + 1 < len(options) else (".",)
    first = _first(behind)
    if (before == "X" or word in ("be", "been", "being")) and (word in _PERFECT or "N" in forms):
        return "n"
    if "N" not in forms:
        return "N" if noun and previous in "DA" else "v"
    if "D" not in forms:
        return "A" if previous in "DAGPC.," and first in "NA" else "n"
    if noun and previous in "DAG":
        return "N"
    if previous in "DAGP" or (previous in "QF" and first in "NA"):
        return "A"
    if previous in ".;C," and first in "NA" and not tags[-1:] == ["T"]:
        return "A" if not _is_predicate(tags) else "v"
    if before in 'NO)TWR"' and _finite_ahead(options, at + 1, nodes):
        return "n"
    if before == "N" and first == "P" and _has_verb(tags, over="F"):
        return "n"
    moves = any(not word.classes.isdisjoint(_MOVING) for word in nodes[at].readings)
    if before == "N" and first == "P" and _any_verb_ahead(options, at + 1, over=not moves):
        return "n"
    if previous == "." or (previous == "," and first in "P"):
        return "n"
    return "v"


_MOVING = frozenset({"up", "down", "reach", "share"})


def _any_verb_ahead(options: Sequence[tuple[str, ...]], at: int, *, over: bool) -> bool:
    """Tell whether any past form stands ahead in the clause, so that this one is a participle."""
    for place in range(at, len(options)):
        own = options[place]
        if own[0] in (",", ";", ":", ".", "S", "W", "F", "H", "T") or (own[0] == "C" and not over):
            return False
        if over and any(each[0] in "XM" for each in own):
            return True
        if ("VD" in own or "VZ" in own) and "N" not in own and "NS" not in own:
            return True
        if (
            "VB" in own
            and over
            and place + 1 < len(options)
            and options[place + 1][0] in ("F", "H")
        ):
            return True
    return False


def _is_predicate(tags: Sequence[str]) -> bool:
    """Tell whether a subject or a verb stands before in the clause, so that a verb may follow."""
    for each in reversed(tags):
        if each in "vn":
            return True
        if each in ";:.":
            return False
    return False


def _other(
    nodes: Sequence[Node],
    options: Sequence[tuple[str, ...]],
    tags: Sequence[str],
    at: int,
    kinds: set[str],
) -> str:
    """Return the tag of a word that is no verb and may be several things."""
    behind = options[at + 1] if at + 1 < len(options) else (".",)
    first, previous = _first(behind), _previous(tags)
    if "A" in kinds and previous == "X" and behind[0] in ("XN", "XB", "VN", "VD"):
        return "R"
    if "W" in kinds and "S" not in kinds:
        return "W" if previous in "N,CP)" else "D" if first in "NA" and "D" in kinds else "W"
    if "S" in kinds:
        return _joining(nodes, options, tags, at, kinds)
    if "D" in kinds and ("O" in kinds or "A" in kinds or "R" in kinds):
        if first in "NAQF" or (first == "V" and len(behind) > 1):
            return "D"
        return next(each for each in "OARPD" if each in kinds)
    if "P" in kinds and "R" in kinds:
        if nodes[at].lower in ("up", "down") and first in "FHT":
            return "R"
        return "P" if first in "NADOFQTHVG" else "R"
    if "A" in kinds and "N" in kinds:
        return "A" if first in "NA" else "N"
    if "A" in kinds and "R" in kinds:
        return "A" if first in "NA" else "A" if previous in "DX" else "R"
    return next(each for each in "NADPRCO" if each in kinds)


def _first(behind: Sequence[str]) -> str:
    """Return what a word probably is for the word before it: a noun, where it may be one."""
    return "N" if "N" in behind or "NS" in behind else behind[0][0]


def _joining(
    nodes: Sequence[Node],
    options: Sequence[tuple[str, ...]],
    tags: Sequence[str],
    at: int,
    kinds: set[str],
) -> str:
    """Return whether a word joins a clause or is a preposition or relative."""
    if "W" in kinds and _previous(tags) in "N,":
        return "W"
    if "P" in kinds:
        clause = any(
            options[place][0][0] in "MX" or options[place][0] in ("VZ", "VD")
            for place in range(at + 1, min(len(options), at + 8))
            if not any(options[each][0] in (",", ";") for each in range(at + 1, place))
        )
        return "S" if clause and nodes[at].lower not in ("than",) else "P"
    behind = options[at + 1] if at + 1 < len(options) else (".",)
    return "R" if "R" in kinds and behind[0] == "P" else "S"
