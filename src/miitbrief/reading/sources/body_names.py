"""The names of bodies: without an article, whole, and none of what is not told."""

import re

from miitbrief.reading.syntax.clauses import Clauses

__all__ = [
    "BODIES",
    "MAKING",
    "body_behind",
    "head_of",
    "is_proper",
    "is_short_for",
    "name_of",
    "noun_classes",
    "owner_of",
    "phrase_end",
]

#: How data come about.
MAKING = frozenset(
    [
        "publish",
        "release",
        "compile",
        "collect",
        "conduct",
        "estimate",
        "report",
        "issue",
        "produce",
    ]
)


_INDEFINITE = frozenset(
    ["a", "an", "some", "one", "several", "many", "most", "few", "various", "other", "relevant"]
)


BODIES = frozenset({"organisation", "office", "body"})


def noun_classes(clauses: Clauses, at: int) -> frozenset[str]:
    """Return the classes of a noun, also where it was taken for another part of speech."""
    if not 0 <= at < len(clauses.nodes):
        return frozenset()
    readings = [word for word in clauses.nodes[at].readings if word.tag[0] == "N"]
    found = frozenset(each for word in readings for each in word.classes)
    is_science = clauses.word(at).endswith(("ologist", "ologists"))
    return found | {"observer"} if is_science else found


def head_of(clauses: Clauses, first: int, last: int) -> int:
    """Return the head of a noun phrase, its last noun before a preposition, or -1."""
    head = -1
    for at in range(first, last):
        if clauses.tags[at] in "Pn" and head >= 0:
            break
        is_capitals = clauses.tags[at] == "A" and clauses.nodes[at].text.isupper()
        if clauses.tags[at] in "NO" or is_capitals:
            head = at
    return head


def phrase_end(clauses: Clauses, first: int) -> int:
    """Return the word behind a noun phrase, with what hangs on it by prepositions."""
    at = first + (clauses.tag(first) == "g")
    while clauses.tag(at) in "DANGPQF&-Tn" and at < len(clauses.tags):
        if clauses.word(at) in ("with", "after", "following"):
            break
        at += 1
    return at


def is_short_for(name: str, full: str) -> bool:
    """Tell whether a name is that of a body, in full, in part or as its first letters.

    >>> is_short_for("MOFCOM", "Ministry of Commerce"), is_short_for("the bureau", "Trade Bureau")
    (True, True)
    >>> is_short_for("WTO", "Ministry of Commerce")
    False
    """
    words = [word for word in re.findall(r"[\w']+", full.lower()) if word != "the"]
    own = [word for word in re.findall(r"[\w']+", name.lower()) if word != "the"]
    if len(own) != 1 or not name.isupper():
        return bool(own) and set(own) <= set(words)
    letters = "".join(f"(?:{_beginning(word)})?" for word in words)
    return re.fullmatch(letters, own[0]) is not None


def _beginning(word: str) -> str:
    """Return a pattern of any beginning of a word."""
    pattern = ""
    for letter in reversed(word):
        pattern = f"{re.escape(letter)}(?:{pattern})?" if pattern else re.escape(letter)
    return pattern


def body_behind(clauses: Clauses, head: int, last: int, leads: tuple[str, ...]) -> str | None:
    """Return the name of the body behind a preposition: "analysts at Pell & Co"."""
    for at in range(head + 1, min(last + 6, len(clauses.tags) - 1)):
        is_made = clauses.lemma(at) in MAKING
        if clauses.tags[at] in ",;:vMX" and at >= last and not is_made:
            return None
        if clauses.word(at) in leads and clauses.tag(at + 1) in "DNA":
            end = phrase_end(clauses, at + 1)
            inner = head_of(clauses, at + 1, end)
            if inner >= 0 and _is_body(clauses, inner):
                return name_of(clauses, at + 1, end)
    return None


def _is_body(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is a body or a proper name."""
    return bool(noun_classes(clauses, at) & BODIES) or is_proper(clauses, at)


def is_proper(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is a proper name, and no common word that opens a sentence."""
    text = clauses.nodes[at].text
    is_inside = at > 0 or not clauses.nodes[at].readings
    return text.isupper() or (text[:1].isupper() and is_inside)


def owner_of(clauses: Clauses, first: int, head: int) -> str | None:
    """Return the body whose data or study it is: "the IMF's forecast", "bureau figures"."""
    end = head
    while end > first and clauses.tags[end - 1] in "AT":
        end -= 1
    end -= end > first and clauses.tags[end - 1] == "G"
    at = end - 1
    if at < first or clauses.tags[at] != "N" or not _is_body(clauses, at):
        return None
    return name_of(clauses, first, end)


def name_of(clauses: Clauses, first: int, last: int) -> str | None:
    """Return the name of a body as the text has it, without the article, or None.

    "An association" names none, and of "the charity Light for All" the name is what is capital.
    """
    head = head_of(clauses, first, last)
    if head < 0:
        return None
    is_capital = clauses.nodes[head].text[:1].isupper()
    if not is_capital and (clauses.word(first) in _INDEFINITE or _is_bare(clauses, first, head)):
        return None
    while first < head and clauses.tags[first] in "DR":
        first += 1
    while is_capital and first < head and not clauses.nodes[first].text[:1].isupper():
        if "G" in clauses.tags[first:head]:
            break
        first += 1
    end = head + 1
    while clauses.word(end) in ("of", "for", "&", "and") and _goes_on(clauses, end):
        end += 2
        while end < last and clauses.tag(end) in "NAD" and clauses.nodes[end].text[:1].isupper():
            end += 1
    text = ""
    for at in range(first, end):
        text += ("" if clauses.tags[at] == "G" or not text else " ") + clauses.nodes[at].text
    return text or None


def _is_bare(clauses: Clauses, first: int, head: int) -> bool:
    """Tell whether several bodies are meant, and none is named: "relevant associations"."""
    is_plural = any(word.tag == "NS" for word in clauses.nodes[head].readings)
    is_plural = is_plural or clauses.word(head) == "media"
    return is_plural and clauses.tags[first] != "D"


def _goes_on(clauses: Clauses, at: int) -> bool:
    """Tell whether a name goes on behind "of", "for" or "&": "Bank for Trade"."""
    if clauses.word(at) == "and":
        return False
    behind = at + (2 if clauses.tag(at + 1) == "D" and clauses.word(at + 1) == "the" else 1)
    return behind < len(clauses.nodes) and clauses.nodes[behind].text[:1].isupper()
