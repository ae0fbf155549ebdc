"""Noun phrases as words: without articles, times and adverbs, and lists as their members."""

from collections.abc import Sequence

from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["members", "phrase", "phrase_end"]

_LEADING = frozenset("CRS\",)IWDHFPT.-:;X?'")
_TRAILING = frozenset("CRS\",(PWDHIX.-:;TMvb?'G")
_TIMED = frozenset(["in", "at", "during", "for", "by", "over", "of", "on", "from", "since", "as"])
_KEPT_ADVERBS = frozenset(
    ["newly", "directly", "online", "abroad", "overseas", "nationwide", "worldwide"]
)
_IDLE = frozenset(["such", "those", "these", "this", "that"])
_CUT = frozenset(
    [
        "according_to",
        "compared_with",
        "compared_to",
        "because_of",
        "due_to",
        "thanks_to",
        "instead_of",
    ]
)


def phrase(clauses: Clauses, first: int, last: int, skip: Sequence[int] = ()) -> str:
    """Return words as a noun phrase.

    Args:
        clauses: The sentence.
        first: The first word.
        last: The word behind the last.
        skip: Words that are left out.
    """
    tags = clauses.tags
    kept = [
        at for at in range(first, last) if at not in skip and not _in_brackets(clauses, at, first)
    ]
    kept = _without_times(clauses, kept)
    while kept and (tags[kept[0]] in _LEADING or clauses.word(kept[0]) in _IDLE):
        kept = kept[1:]
    kept = [at for at in kept if _belongs(clauses, at, kept)]
    while kept and tags[kept[-1]] in _TRAILING:
        kept = kept[:-1]
    return _joined(clauses, kept)


def _in_brackets(clauses: Clauses, at: int, first: int) -> bool:
    """Tell whether a word stands in brackets that open in the phrase."""
    opening = clauses.tags.rfind("(", first, at + 1)
    if opening < 0:
        return clauses.tags[at] in "()"
    closing = clauses.tags.find(")", opening)
    return closing < 0 or at <= closing


def _without_times(clauses: Clauses, kept: Sequence[int]) -> list[int]:
    """Return words without the times among them, and without their prepositions."""
    tags, found = clauses.tags, list[int]()
    for place, at in enumerate(kept):
        if tags[at] == "T":
            while found and tags[found[-1]] == "P" and clauses.word(found[-1]) in _TIMED:
                found.pop()
            continue
        if tags[at] == "G" and place and tags[kept[place - 1]] == "T":
            continue
        found.append(at)
    return found


def _belongs(clauses: Clauses, at: int, kept: Sequence[int]) -> bool:
    """Tell whether a word inside a phrase is a part of it."""
    mark, word = clauses.tags[at], clauses.word(at)
    if mark in 'HF"':
        return False
    if mark == "R":
        return word in _KEPT_ADVERBS
    if mark == "D":
        return word in ("no", "all", "both", "other", "another") or at == kept[0]
    return True


def _joined(clauses: Clauses, kept: Sequence[int]) -> str:
    """Return words with blanks between them, where the text has some."""
    text = ""
    for at in kept:
        node = clauses.nodes[at]
        if text and not (clauses.tags[at] in "G,)%" or text.endswith("(")):
            text += " "
        text += node.text
    return " ".join(text.replace(" - ", "-").split())


def phrase_end(clauses: Clauses, first: int, *, prepositions: bool = True) -> int:
    """Return the word behind the noun phrase that begins at a word, with what follows "of", "in".

    Args:
        clauses: The sentence.
        first: Its first word.
        prepositions: Whether what hangs on it with prepositions belongs to it.
    """
    tags = clauses.tags
    at = first
    nouns = 0
    while at < len(tags):
        mark = tags[at]
        if mark in "DAGNQ" or (mark == "O" and at == first):
            nouns += mark in "NO"
            at += 1
        elif (
            mark == "G"
            or (mark in '"+&' and clauses.tag(at + 1) in 'NAQ"' and at > first)
            or (mark == '"' and at == first)
            or (mark == "R" and clauses.tag(at + 1) in "An" and clauses.tag(at + 2) in "NA")
            or (mark in "ng" and clauses.tag(at + 1) in "NA" and not nouns)
            or (mark == "," and clauses.tag(at + 1) == "A" and clauses.tag(at - 1) == "A")
            or (mark == "C" and _goes_on(clauses, at))
            or (
                mark in "FH"
                and clauses.tag(at - 1) in "DGH"
                and clauses.tag(at + 1) in "FNA"
                and at > first
            )
            or (mark == "T" and clauses.tag(at + 1) in "GN" and not nouns)
            or (prepositions and mark == "P" and nouns and _takes(clauses, at))
        ):
            at += 1
        else:
            break
    return at


def _goes_on(clauses: Clauses, at: int) -> bool:
    """Tell whether "and" joins nouns or adjectives, and no clauses."""
    if clauses.word(at) not in ("and", "or"):
        return False
    before, behind = clauses.tag(at - 1), clauses.tag(at + 1)
    if behind not in "NA" or before not in "NA":
        return False
    end = at + 1
    while clauses.tag(end) in "NAG":
        end += 1
    return clauses.tag(end) not in "vMXFHR" or before == "A"


def _takes(clauses: Clauses, at: int) -> bool:
    """Tell whether a preposition hangs its noun on the one before."""
    if clauses.word(at).replace(" ", "_") in _CUT or clauses.word(at) in ("than", "as", "per"):
        return False
    place = at + 1
    while clauses.tag(place) in "DAHR":
        place += 1
    return clauses.tag(place) in "NQg" or (clauses.word(place) in ("which",) and False)


def members(clauses: Clauses, first: int, last: int, count: int) -> list[str] | None:
    """Return a phrase as so many, one for each member of a list in it, or None.

    "exports of tea, silk and jade" as three is "exports of tea", "exports of silk" and "exports
    of jade".
    """
    tags = clauses.tags
    starts = [first]
    starts += [
        at + 1 for at in range(first, last) if tags[at] == "P" or clauses.word(at) == "between"
    ]
    for start in reversed(starts):
        parts = _parts(clauses, start, last)
        if len(parts) == count:
            return _distributed(clauses, first, start, parts)
    return None


def _parts(clauses: Clauses, first: int, last: int) -> list[tuple[int, int]]:
    """Return what stands between commas and "and"."""
    parts: list[tuple[int, int]] = []
    start = first
    for at in range(first, last):
        if clauses.tags[at] in ",C;":
            if at > start:
                parts.append((start, at))
            start = at + 1
    if last > start:
        parts.append((start, last))
    return [(a, b) for a, b in parts if any(clauses.tags[at] in "NAOQ" for at in range(a, b))]


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
    found = []
    behind = _shared_behind(clauses, parts) if start == first else ""
    for place, (a, b) in enumerate(parts):
        inner = phrase(clauses, a + (clauses.tags[a] == "P"), b)
        own = clauses.word(a) if clauses.tags[a] == "P" else link
        if head:
            found.append(f"{head} {own} {inner}".replace("  ", " "))
        elif tail and place < len(parts) - 1:
            found.append(f"{inner} {tail}")
        elif behind and place < len(parts) - 1:
            found.append(f"{inner} {behind}")
        else:
            found.append(inner)
    return found


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
    head = clauses.classes(words[-1]) if words else frozenset()
    if len(words) > 1 and (is_bare or (is_single and head & {"flow", "money", "light", "rating"})):
        return phrase(clauses, words[1] if len(words) == 2 else words[-1], b)  # noqa: PLR2004
    return ""
