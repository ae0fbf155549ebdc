"""Who a noun phrase is as a source: the speaker's side, a third party, or nobody in particular.

::

    third party = people who look on ["at" | "polled by" body] | body | study ["by" body]
                | body's data | data "from" body | a proper name
    own         = "we", "our" | an official | a company | an office that is not named

The name of a body is without an article, whole, and has none of what is not told.
"""

import re
from typing import NamedTuple

from miitbrief.model.categories import Attribution
from miitbrief.reading.syntax.clauses import Clauses

__all__ = [
    "ASKED",
    "MAKING",
    "OWN",
    "THIRD",
    "Origin",
    "head_of",
    "is_short_for",
    "is_source",
    "noun_classes",
    "owner_of",
    "source_end",
    "who",
]


class Origin(NamedTuple):
    """Who says a figure.

    Attributes:
        attribution: Whose it is.
        source: The body that is named, or None.
    """

    attribution: Attribution
    source: str | None = None


OWN = Origin(Attribution.OFFICIAL)
THIRD = Attribution.THIRD_PARTY
_OURS = frozenset(["our", "we", "us", "my", "i"])
#: What is done to people who are asked what they think.
ASKED = frozenset(["polled", "surveyed", "questioned", "interviewed", "canvassed"])
#: Who speaks for a government or a body.
_HEADS = frozenset(["government", "head", "leader", "chief", "chair", "member"])
#: How data come about.
MAKING = frozenset(
    [
        *("publish", "release", "compile", "collect", "conduct"),
        *("estimate", "report", "issue", "produce"),
    ]
)
#: Estimates that are no guesses.
_FIRSTHAND = frozenset(["official", "preliminary", "initial"])
#: Words before a body that is not named.
_INDEFINITE = frozenset(
    [
        *("a", "an", "some", "one", "several", "many", "most"),
        *("few", "various", "other", "relevant"),
    ]
)
_BODIES = frozenset({"organisation", "office", "body"})
_SOURCES = _BODIES | {"observer", "study", "data", "forecast"}


def is_source(clauses: Clauses, first: int, head: int) -> bool:
    """Tell whether a noun phrase is of those that say something: "the rating agency Corvane"."""
    return any(
        noun_classes(clauses, at) & _SOURCES
        for at in range(first, head + 1)
        if at == head or clauses.tag(at + 1) == "N"
    )


def who(clauses: Clauses, first: int, last: int, *, is_plain: bool) -> Origin | None:
    """Return who a noun phrase is, or None for nobody in particular.

    Args:
        clauses: The sentence.
        first: The first word of the phrase.
        last: The word behind it, and behind what hangs on it.
        is_plain: Whether nothing but the text tells who speaks: then an office that is not named
            is a third party, too.
    """
    head = head_of(clauses, first, last)
    if head < 0:
        return None
    if {clauses.word(at) for at in range(first, last)} & _OURS:
        return OWN
    asked = next((at for at in range(first, last) if clauses.word(at) in ASKED), None)
    if asked is not None:
        return Origin(THIRD, _body_behind(clauses, asked, last, ("by",)))
    return _by_head(clauses, first, head, last, is_plain=is_plain)


def _by_head(
    clauses: Clauses, first: int, head: int, last: int, *, is_plain: bool
) -> Origin | None:
    """Return who a noun phrase is by the classes of its head."""
    own = noun_classes(clauses, head)
    if own & {"level", "average", "sharing"} or clauses.lemma(head) == "majority":
        inner = [at for at in range(head + 1, last) if noun_classes(clauses, at) & _SOURCES]
        return Origin(THIRD) if inner else None
    if "observer" in own:
        return Origin(THIRD, _of_people(clauses, head, last))
    if "study" in own:
        return _of_study(clauses, first, head, last, is_plain=is_plain)
    if own & {"data", "forecast"}:
        return _of_data(clauses, first, head, last)
    if own & {"official", "firm"} or clauses.lemma(head) in _HEADS:
        return _of_official(clauses, first, head, last)
    return _of_body(clauses, first, head, last, is_plain=is_plain)


def _of_study(
    clauses: Clauses, first: int, head: int, last: int, *, is_plain: bool
) -> Origin | None:
    """Return whose study something is: "a survey by Pell & Co"."""
    by = _body_behind(clauses, head, last, ("by", "from", "of", "for"))
    owner = by or owner_of(clauses, first, head)
    is_bare = owner is None and head == first and not is_plain
    return None if is_bare and clauses.lemma(head) == "report" else Origin(THIRD, owner)


def _of_data(clauses: Clauses, first: int, head: int, last: int) -> Origin | None:
    """Return whose data something is: "WTO figures", "data from the bureau"."""
    leads = ("from", "by", "of")
    owner = owner_of(clauses, first, head) or _body_behind(clauses, head, last, leads)
    if owner is not None:
        return Origin(THIRD, owner)
    behind = [at for at in range(head + 1, last) if noun_classes(clauses, at) & _BODIES]
    if behind and clauses.word(head + 1) in leads:
        return Origin(THIRD)
    is_ours = any(clauses.word(at) in _FIRSTHAND for at in range(first, head))
    return Origin(THIRD) if clauses.lemma(head) == "estimate" and not is_ours else None


def _of_official(clauses: Clauses, first: int, head: int, last: int) -> Origin:
    """Return whose official it is: "a union spokesman", "the head of the union"."""
    end = source_end(clauses, head + 1) if clauses.tag(head + 1) == "P" else last
    for at in range(first, max(last, end)):
        is_body = "organisation" in noun_classes(clauses, at) and clauses.lemma(at) != "agency"
        if at != head and is_body:
            where = (first, at + 1) if at < head else (head + 2, end)
            return Origin(THIRD, _name_of(clauses, *where))
    return OWN


def _of_body(
    clauses: Clauses, first: int, head: int, last: int, *, is_plain: bool
) -> Origin | None:
    """Return who a body or a proper name is."""
    own, text = noun_classes(clauses, head), clauses.nodes[head].text
    is_capital = text[:1].isupper()
    if own & _BODIES:
        is_named = is_capital or bool(set(clauses.tags[first:head]) & set("NAG"))
        is_known = is_capital or "G" in clauses.tags[first:head]
        if "office" in own and not (is_named if is_plain else is_known):
            return OWN if is_plain else None
        return Origin(THIRD, _name_of(clauses, first, last))
    is_plural = head == 0 and text.endswith("s")
    if _is_proper(clauses, head) and not is_plural and "F" not in clauses.tags[first:head]:
        return Origin(THIRD, _name_of(clauses, first, last))
    return None


def _of_people(clauses: Clauses, head: int, last: int) -> str | None:
    """Return the body of people: "analysts at Pell & Co", "exporters surveyed by the chamber"."""
    poll = next((at for at in range(head + 1, last) if "study" in noun_classes(clauses, at)), None)
    if poll is not None:
        return owner_of(clauses, head + 1, poll)
    found = _body_behind(clauses, head, last, ("at", "by"))
    is_asked = any(clauses.word(at) == "by" for at in range(head + 1, last + 6))
    return found if found is None or is_asked or found[:1].isupper() else None


# Names


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


def source_end(clauses: Clauses, first: int) -> int:
    """Return the word behind what may name a source, with all that hangs on it by prepositions."""
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


def _body_behind(clauses: Clauses, head: int, last: int, leads: tuple[str, ...]) -> str | None:
    """Return the name of the body behind a preposition: "analysts at Pell & Co"."""
    for at in range(head + 1, min(last + 6, len(clauses.tags) - 1)):
        is_made = clauses.lemma(at) in MAKING
        if clauses.tags[at] in ",;:vMX" and at >= last and not is_made:
            return None
        if clauses.word(at) in leads and clauses.tag(at + 1) in "DNA":
            end = source_end(clauses, at + 1)
            end = min(end, last) if at < last else end
            inner = head_of(clauses, at + 1, end)
            if inner >= 0 and _is_body(clauses, inner):
                return _name_of(clauses, at + 1, end)
    return None


def _is_body(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is a body or a proper name."""
    return bool(noun_classes(clauses, at) & _BODIES) or _is_proper(clauses, at)


def _is_proper(clauses: Clauses, at: int) -> bool:
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
    return _name_of(clauses, first, end)


def _name_of(clauses: Clauses, first: int, last: int) -> str | None:
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
