"""Lists of figures, and of noun phrases as their members, each with the head that they share.

::

    list = head preposition member {"," member} "and" member     "exports of tea, silk and jade"
         | member {"," member} "and" member head                 "eastern and western ports"
"""

from collections.abc import Sequence

from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.phrases import phrase, phrase_end

__all__ = ["lists", "members"]


def members(clauses: Clauses, first: int, last: int, count: int) -> list[str] | None:
    """Return a phrase as so many, one for each member of a list in it, or None.

    "exports of tea, silk and jade" as three is "exports of tea", "exports of silk" and "exports
    of jade".
    """
    tags = clauses.tags
    joint = tags.find("nCn", first, last)
    if count == 2 and joint >= 0:  # noqa: PLR2004
        dropped = ((joint + 1, joint + 2), (joint, joint + 1))
        return [phrase(clauses, first, last, skip) for skip in dropped]
    for marks in (",C", "D", "P"):
        parts = _parts(clauses, first, last, marks)
        whole = all("P" in tags[a:b] for a, b in parts)
        if len(parts) == count > 1 and whole:
            return _headed(clauses, parts)
    starts = [first]
    starts += [
        at + 1
        for at in range(first, last)
        if (tags[at] == "P" and not _is_in_name(clauses, at)) or clauses.word(at) == "between"
    ]
    for start in reversed(starts):
        parts = _parts(clauses, start, last)
        if len(parts) == count:
            return _distributed(clauses, first, start, parts)
    for marks in (",C", ","):
        for start in reversed(starts):
            parts = _parts(clauses, start, last, marks)
            if len(parts) == count:
                return _distributed(clauses, first, start, parts)
    joint = tags.rfind("C", first, last)
    if count == 2 and joint > first and "," not in tags[first:last]:  # noqa: PLR2004
        start = next((at for at in reversed(starts) if at <= joint and at < last), first)
        return _distributed(clauses, first, start, [(start, joint), (joint + 1, last)])
    return None


def _is_in_name(clauses: Clauses, at: int) -> bool:
    """Tell whether a preposition stands inside a name: "the Republic of Moldova"."""
    around = (clauses.nodes[each].text for each in (at - 1, at + 1))
    is_named = all(text[:1].isupper() and not text.isupper() for text in around)
    return at > 1 and clauses.word(at) == "of" and is_named and clauses.tag(at - 2) == "D"


def _headed(clauses: Clauses, parts: Sequence[tuple[int, int]]) -> list[str]:
    """Return phrases of which those that begin with a preposition have the head of the first."""
    a, b = parts[0]
    found = [phrase(clauses, a, b)]
    for x, y in parts[1:]:
        if clauses.tags[x] != "P":
            found.append(phrase(clauses, x, y))
            continue
        links = [at for at in range(a, b) if clauses.tags[at] == "P"]
        same = next((at for at in links if clauses.word(at) == clauses.word(x)), links[0])
        found.append(f"{phrase(clauses, a, same)} {clauses.word(x)} {phrase(clauses, x + 1, y)}")
    return found


def _parts(clauses: Clauses, first: int, last: int, marks: str = "") -> list[tuple[int, int]]:
    """Return what stands between commas and "and": of those before an article, or of ", and"."""
    parts: list[tuple[int, int]] = []
    start = first
    for at in range(first, last):
        if clauses.tags[at] in ",C;" and _parts_at(clauses, at, marks):
            if at > start:
                parts.append((start, at))
            start = at + 1
    if last > start:
        parts.append((start, last))
    return [(a, b) for a, b in parts if any(clauses.tags[at] in "NAOQ" for at in range(a, b))]


def _parts_at(clauses: Clauses, at: int, marks: str) -> bool:
    """Tell whether a list is taken apart at a mark or conjunction."""
    if marks in "DP" and marks:
        return clauses.tag(at + 1) == marks
    if marks == ",":
        return clauses.tags[at] == "," or clauses.tag(at - 1) == ","
    return not marks or clauses.tags[at : at + 2] == marks or clauses.tags[at - 1 : at + 1] == marks


def _distributed(
    clauses: Clauses, first: int, start: int, parts: Sequence[tuple[int, int]]
) -> list[str]:
    """Return each member with the head before the list or behind it."""
    head = phrase(clauses, first, start)
    link = ""
    if start > first:
        link = clauses.word(start - 1)
        head = phrase(clauses, first, start - 1)
    tail = _shared_tail(clauses, parts) if start == first else ""
    lead = _shared_lead(clauses, parts) if start == first else ""
    found: list[str] = []
    behind = _shared_behind(clauses, parts) if start == first else ""
    for place, (a, b) in enumerate(parts):
        inner = phrase(clauses, a + (clauses.tags[a] == "P"), b)
        own = clauses.word(a) if clauses.tags[a] == "P" else link
        if head:
            found.append(f"{head} {own} {inner}".replace("  ", " "))
        elif tail and place < len(parts) - 1:
            found.append(f"{inner} {tail}")
        elif lead and place:
            found.append(f"{lead} {inner}")
        elif not _has_noun(clauses, a, b) and (noun := _next_noun(clauses, parts[place + 1 :])):
            found.append(f"{inner} {noun}")
        elif behind and place < len(parts) - 1:
            found.append(f"{inner} {behind}")
        else:
            found.append(inner)
    return found


def _shared_lead(clauses: Clauses, parts: Sequence[tuple[int, int]]) -> str:
    """Return the words that nouns of the same kind share: "boat production and sales"."""
    kinds = frozenset({"flow", "money", "light"})
    nouns = [[at for at in range(a, b) if clauses.tags[at] in "NA"] for a, b in parts]
    if not all(nouns) or len(nouns[0]) == 1 or any(len(each) > 1 for each in nouns[1:]):
        return ""
    is_alike = all(clauses.classes(each[-1]) & kinds for each in nouns)
    return phrase(clauses, nouns[0][0], nouns[0][-1]) if is_alike else ""


def _has_noun(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether there is a noun among words."""
    return "N" in clauses.tags[first:last]


def _next_noun(clauses: Clauses, parts: Sequence[tuple[int, int]]) -> str:
    """Return the noun that an adjective shares: "primary, secondary and tertiary industries"."""
    for a, b in parts:
        at = next((at for at in range(a, b) if clauses.tags[at] == "N"), None)
        if at is not None:
            return phrase(clauses, at, b)
    return ""


def _shared_behind(clauses: Clauses, parts: Sequence[tuple[int, int]]) -> str:
    """Return what hangs on all members of a list: "output and sales of cars"."""
    a, b = parts[-1]
    if any(clauses.tags[at] == "P" for x, y in parts[:-1] for at in range(x, y)):
        return ""
    at = next((at for at in range(a, b) if clauses.word(at) == "of"), None)
    return "" if at is None else f"of {phrase(clauses, at + 1, b)}"


def _shared_tail(clauses: Clauses, parts: Sequence[tuple[int, int]]) -> str:
    """Return the noun that all members of a list share: "eastern and western ports"."""
    a, b = parts[-1]
    end = phrase_end(clauses, a, prepositions=False)
    words = [at for at in range(a, end) if clauses.tags[at] in "NA"]
    is_bare = all(not any(clauses.tags[at] == "N" for at in range(x, y)) for x, y in parts[:-1])
    is_single = all(y - x <= 2 for x, y in parts[:-1]) and len(words) > 1  # noqa: PLR2004
    head = clauses.classes(words[-1]) if words else frozenset[str]()
    if len(words) > 1 and (is_bare or (is_single and head & {"flow", "money", "light", "rating"})):
        return phrase(clauses, words[1] if len(words) == 2 else words[-1], b)  # noqa: PLR2004
    return ""


#: What joins two figures of a list, as parts of speech.
_LINKS = frozenset([",", "C", ",C", "-", "/", "I", "~", "P"])


def lists(clauses: Clauses, mentions: Sequence[Mention]) -> list[tuple[int, ...]]:
    """Return the figures of a sentence as lists of those that stand side by side.

    "5%, 6% and 7%" is one list, "5 yuan, up 6%" are two.

    Args:
        clauses: The sentence.
        mentions: Its figures, in order.

    Returns:
        The places of the figures of each list.
    """
    found: list[list[int]] = []
    for place in range(len(clauses.figures)):
        if found and _continues(clauses, mentions, found[-1][-1], place):
            found[-1].append(place)
        else:
            found.append([place])
    return [tuple(places) for places in found]


def _continues(clauses: Clauses, mentions: Sequence[Mention], before: int, place: int) -> bool:
    """Tell whether a figure goes on with a list."""
    if mentions[before].unit != mentions[place].unit:
        return False
    first, last = clauses.figures[before] + 1, clauses.figures[place]
    words = [clauses.word(at) for at in range(first, last)]
    is_moved = clauses.word(clauses.figures[before] - 1) in ("up", "down")
    if ("up" in words or "down" in words) and not (is_moved and words[-1:] in (["up"], ["down"])):
        return False
    link = "".join(mark for mark in clauses.tags[first:last] if mark not in "HRD")
    return link in _LINKS and (link != "P" or "to" in words)
