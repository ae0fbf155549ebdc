"""Who a noun phrase is as a source: the speaker's side, a third party, or nobody in particular.

::

    third party = people who look on ["at" | "polled by" body] | body | study ["by" body]
                | body's data | data "from" body | a proper name
    own         = "we", "our" | an official | a company | an office that is not named
"""

from typing import NamedTuple

from miitbrief.model.categories import Attribution
from miitbrief.reading.sources.body_names import (
    BODIES,
    body_behind,
    head_of,
    is_proper,
    name_of,
    noun_classes,
    owner_of,
    phrase_end,
)
from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["ASKED", "OWN", "Origin", "is_source", "who"]


class Origin(NamedTuple):
    """Who says a figure.

    Attributes:
        attribution: Whose it is.
        source: The body that is named, or None.
    """

    attribution: Attribution
    source: str | None = None


OWN = Origin(Attribution.OFFICIAL)
_THIRD = Attribution.THIRD_PARTY
_OURS = frozenset(["our", "we", "us", "my", "i"])
#: What is done to people who are asked what they think.
ASKED = frozenset(["polled", "surveyed", "questioned", "interviewed", "canvassed"])
_SOURCES = BODIES | {"observer", "study", "data", "forecast"}


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
        return Origin(_THIRD, body_behind(clauses, asked, last, ("by",)))
    return _by_head(clauses, first, head, last, is_plain=is_plain)


def _by_head(
    clauses: Clauses, first: int, head: int, last: int, *, is_plain: bool
) -> Origin | None:
    """Return who a noun phrase is by the classes of its head."""
    own = noun_classes(clauses, head)
    if own & {"level", "average", "sharing"} or clauses.lemma(head) == "majority":
        inner = [at for at in range(head + 1, last) if noun_classes(clauses, at) & _SOURCES]
        return Origin(_THIRD) if inner else None
    if "observer" in own:
        return Origin(_THIRD, _of_people(clauses, head, last))
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
    by = body_behind(clauses, head, last, ("by", "from", "of", "for"))
    owner = by or owner_of(clauses, first, head)
    is_bare = owner is None and head == first and not is_plain
    return None if is_bare and clauses.lemma(head) == "report" else Origin(_THIRD, owner)


def _of_data(clauses: Clauses, first: int, head: int, last: int) -> Origin | None:
    """Return whose data something is: "WTO figures", "data from the bureau"."""
    owner = owner_of(clauses, first, head) or body_behind(clauses, head, last, ("from", "by", "of"))
    if owner is not None:
        return Origin(_THIRD, owner)
    behind = [at for at in range(head + 1, last) if noun_classes(clauses, at) & BODIES]
    if behind and clauses.word(head + 1) in ("from", "by", "of"):
        return Origin(_THIRD)
    is_official = {"official", "preliminary", "initial"} & {
        clauses.word(at) for at in range(first, head)
    }
    is_guess = clauses.lemma(head) == "estimate" and not is_official
    return Origin(_THIRD) if is_guess else None


_HEADS = frozenset(["government", "head", "leader", "chief", "chair", "member"])


def _of_official(clauses: Clauses, first: int, head: int, last: int) -> Origin:
    """Return whose official it is: "a union spokesman", "the head of the union"."""
    end = phrase_end(clauses, head + 1) if clauses.tag(head + 1) == "P" else last
    for at in range(first, max(last, end)):
        is_body = "organisation" in noun_classes(clauses, at) and clauses.lemma(at) != "agency"
        if at != head and is_body:
            is_before = at < head
            name = name_of(clauses, first, at + 1) if is_before else name_of(clauses, head + 2, end)
            return Origin(_THIRD, name)
    return OWN


def _of_body(
    clauses: Clauses, first: int, head: int, last: int, *, is_plain: bool
) -> Origin | None:
    """Return who a body or a proper name is."""
    own, text = noun_classes(clauses, head), clauses.nodes[head].text
    is_capital = text[:1].isupper()
    if own & BODIES:
        is_named = is_capital or bool(set(clauses.tags[first:head]) & set("NAG"))
        is_known = is_capital or "G" in clauses.tags[first:head]
        if "office" in own and not (is_named if is_plain else is_known):
            return OWN if is_plain else None
        return Origin(_THIRD, name_of(clauses, first, last))
    is_plural = head == 0 and text.endswith("s")
    if is_proper(clauses, head) and not is_plural and "F" not in clauses.tags[first:head]:
        return Origin(_THIRD, name_of(clauses, first, last))
    return None


def _of_people(clauses: Clauses, head: int, last: int) -> str | None:
    """Return the body of people: "analysts at Pell & Co", "exporters surveyed by the chamber"."""
    poll = next((at for at in range(head + 1, last) if "study" in noun_classes(clauses, at)), None)
    if poll is not None:
        return owner_of(clauses, head + 1, poll)
    found = body_behind(clauses, head, last, ("at", "by"))
    is_asked = any(clauses.word(at) == "by" for at in range(head + 1, last + 6))
    return found if found is None or is_asked or found[:1].isupper() else None
