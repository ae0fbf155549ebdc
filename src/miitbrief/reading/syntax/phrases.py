"""Noun phrases as words: without articles, times and adverbs, and lists as their members."""

from collections.abc import Sequence

from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["goes_on", "is_degree", "members", "phrase", "phrase_end", "phrase_start"]

_LEADING = frozenset("CRS\",)IWDHFPT.-:;X?'")
_TRAILING = frozenset("CRS\",(PWDHIX.-:;TMvb?'G")
_TIMED = frozenset(["in", "at", "during", "for", "by", "over", "of", "on", "from", "since", "as"])
_KEPT_ADVERBS = frozenset(
    ["newly", "directly", "online", "abroad", "overseas", "nationwide", "worldwide"]
)
_PLACES = frozenset(["abroad", "overseas", "online"])
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
    kept = [at for at in _without_times(clauses, kept) if not _is_rate(clauses, at)]
    while kept and (_leads(clauses, kept[0]) or clauses.word(kept[0]) in _IDLE):
        kept = kept[1:]
    kept = [at for at in kept if _belongs(clauses, at, kept)]
    while kept and tags[kept[-1]] in _TRAILING and clauses.word(kept[-1]) not in _PLACES:
        kept = kept[:-1]
    return _joined(clauses, kept)


def _leads(clauses: Clauses, at: int) -> bool:
    """Tell whether a word does not belong to the noun phrase that it opens."""
    is_kept = _is_manner(clauses, at) or is_degree(clauses, at)
    return clauses.tags[at] in _LEADING and not is_kept


def _is_manner(clauses: Clauses, at: int) -> bool:
    """Tell whether an adverb tells how a participle is meant: "actually utilized investment"."""
    is_participle = clauses.tag(at + 1) in "An" and clauses.word(at + 1).endswith("ed")
    return clauses.tags[at] == "R" and is_participle and clauses.word(at).endswith("ly")


def is_degree(clauses: Clauses, at: int) -> bool:
    """Tell whether an adverb belongs to the adjective behind it: "comparatively large ports"."""
    if clauses.tag(at) != "R" or clauses.tag(at + 2) not in "NA":
        return False
    is_adjective = clauses.tag(at + 1) in "An" or "-" in clauses.word(at + 1)
    return is_adjective and clauses.word(at).endswith("ly")


def _in_brackets(clauses: Clauses, at: int, first: int) -> bool:
    """Tell whether a word stands in brackets that open in the phrase."""
    opening = clauses.tags.rfind("(", first, at + 1)
    if opening < 0:
        return clauses.tags[at] in "()"
    if clauses.word(opening + 1) in ("excluding", "including"):
        return False
    closing = clauses.tags.find(")", opening)
    return closing < 0 or at <= closing


def _without_times(clauses: Clauses, kept: Sequence[int]) -> list[int]:
    """Return words without the times among them, and without their prepositions."""
    tags, found = clauses.tags, list[int]()
    for place, at in enumerate(kept):
        is_apart = tags[at] == "F" and clauses.tag(at + 1) not in "NA"
        if is_apart and not _is_threshold(clauses, at, kept):
            while found and (tags[found[-1]] in "DH" or clauses.word(found[-1]) == "of"):
                found.pop()
        if clauses.word(at) == "per" and clauses.tag(at - 1) == "F":
            continue
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
    if mark in "HF":
        return _is_threshold(clauses, at, kept)
    if mark == '"':
        return False
    if mark == "R":
        return word in _KEPT_ADVERBS or _is_manner(clauses, at) or is_degree(clauses, at)
    if mark == "D" and word == "those" and clauses.tag(at + 1) != "N":
        return True
    if mark == "D":
        return word in ("no", "all", "both", "other", "another") or at == kept[0]
    return True


_BOUNDS = frozenset(
    ["above", "over", "below", "under", "at least", "at most", "more than", "less than"]
)
_BOUNDED = frozenset(["above", "over", "more", "below", "under", "older", "younger", "less"])


def _is_threshold(clauses: Clauses, at: int, kept: Sequence[int]) -> bool:
    """Tell whether a figure or its hedge says which things are meant: "people aged 16 to 24"."""
    if at == kept[0]:
        return False
    if clauses.tags[at] == "H":
        return clauses.word(at) in _BOUNDS and clauses.tag(at + 1) == "F"
    before, behind = at - 1, at + 2
    is_bounded = clauses.word(at + 1) in ("or", "and") and clauses.word(behind) in _BOUNDED
    if is_bounded or clauses.word(before) in _BOUNDS or clauses.word(before) == "aged":
        return True
    return clauses.tag(before) in "-PC" and clauses.tag(before - 1) == "F" and before - 1 in kept


def _is_rate(clauses: Clauses, at: int) -> bool:
    """Tell whether a word belongs to "a day" or "each month" behind a noun."""
    noun = at if clauses.tags[at] == "N" else at + 1
    article = noun - 1
    if clauses.word(article) not in ("a", "an", "each", "every", "per"):
        return False
    is_time = "time" in clauses.classes(noun) and clauses.tag(noun + 1) not in "N"
    return is_time and clauses.tag(article - 1) in "NFR,)" and at in (article, noun)


def phrase_start(clauses: Clauses, noun: int) -> int:
    """Return the first word of the noun phrase that ends with a noun, prepositions apart."""
    at = noun
    while at > 0 and (
        clauses.tags[at - 1] in "NAQ"
        or (clauses.tags[at - 1] == "G" and clauses.tag(at - 2) in "NT")
    ):
        at -= 1
    return at


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
    opens = _opens_clause(clauses, first)
    while at < len(tags):
        mark = tags[at]
        is_noun = mark == "O" and (at == first or clauses.word(at) in ("one", "ones"))
        if mark in "DAGNQ" or is_noun:
            nouns += mark in "NO"
            at += 1
        elif mark == "-" and clauses.tag(at + 1) == "C" and clauses.tag(at - 1) in "NA":
            at += 1
        elif mark == "(" and clauses.tag(at + 2) == ")" and clauses.word(at + 3) == "of":
            at += 3
        elif (
            mark == "G"
            or (mark in '"+&' and clauses.tag(at + 1) in 'NAQ"' and at > first)
            or (mark == '"' and at == first)
            or (mark == "R" and is_degree(clauses, at))
            or (mark in "ng" and clauses.tag(at + 1) in "NA" and not nouns)
            or (mark == "," and clauses.tag(at + 1) == "A" and clauses.tag(at - 1) == "A")
            or (mark == "C" and (goes_on(clauses, at, opens=opens) or clauses.tag(at - 1) == "P"))
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


def _opens_clause(clauses: Clauses, first: int) -> bool:
    """Tell whether a phrase behind a figure is the subject of its clause."""
    at = first - 1
    at -= clauses.word(at) == "of"
    if clauses.tag(at) != "F":
        return False
    while clauses.tag(at) in "FHDR":
        at -= 1
    if clauses.word(at) == "of" and clauses.word(at - 1) in ("total", "number"):
        at -= 2
        at -= clauses.tag(at) == "D"
    return at < 0 or clauses.tags[at] in ".,;:TSW"


def goes_on(clauses: Clauses, at: int, *, opens: bool = False) -> bool:
    """Tell whether "and" joins nouns or adjectives, and no clauses."""
    if clauses.word(at) not in ("and", "or"):
        return False
    before, behind = clauses.tag(at - 1), clauses.tag(at + 1)
    if clauses.word(at + 1) in ("abroad", "overseas", "elsewhere"):
        return True
    if behind not in "NA" or before not in "NA-":
        return False
    if clauses.nodes[at - 1].text[0].isupper() and clauses.nodes[at + 1].text[0].isupper():
        return True
    end = at + 1
    while clauses.tag(end) in "NAG":
        end += 1
    return clauses.tag(end) not in "vMXFHR" or before == "A" or opens


def _takes(clauses: Clauses, at: int) -> bool:
    """Tell whether a preposition hangs its noun on the one before."""
    if clauses.word(at).replace(" ", "_") in _CUT or clauses.word(at) in ("than", "as", "per"):
        return False
    place = at + 1
    if clauses.tag(place) == "C" and clauses.tag(place + 1) == "P":
        place += 2
    while clauses.tag(place) in "DAHR":
        place += 1
    return clauses.tag(place) in "NQg"


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
        at + 1 for at in range(first, last) if tags[at] == "P" or clauses.word(at) == "between"
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
    found = []
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
    head = clauses.classes(words[-1]) if words else frozenset()
    if len(words) > 1 and (is_bare or (is_single and head & {"flow", "money", "light", "rating"})):
        return phrase(clauses, words[1] if len(words) == 2 else words[-1], b)  # noqa: PLR2004
    return ""
