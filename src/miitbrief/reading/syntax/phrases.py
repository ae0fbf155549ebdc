"""Noun phrases as words: without articles, times and adverbs, and lists as their members."""

from collections.abc import Sequence

from miitbrief.reading.syntax.clauses import Clauses

__all__ = ["goes_on", "is_degree", "phrase", "phrase_end", "phrase_start"]

_LEADING = frozenset("CRS\",)IWDHFPT.-:;X?'")
_TRAILING = frozenset("CRS\",(PWDHIX.-:;TMvb?'G")
_TIMED = frozenset(["in", "at", "during", "for", "by", "over", "of", "on", "from", "since", "as"])
_KEPT_ADVERBS = frozenset(
    ["newly", "directly", "online", "abroad", "overseas", "nationwide", "worldwide"]
)
_EVERYWHERE = frozenset(["nationwide", "worldwide", "countrywide", "statewide", "citywide"])
_PLACES = _EVERYWHERE | frozenset(["abroad", "overseas", "online"])
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
    first = _behind_than(clauses, first, last)
    last = _before_apposition(clauses, first, last)
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


def _before_apposition(clauses: Clauses, first: int, last: int) -> int:
    """Return where a phrase ends before what a comma puts beside it: "Odile(, a storm)"."""
    tags = clauses.tags
    comma = tags.find(",", first, last)
    if comma < 0 or tags[comma + 1 : comma + 2] in ("A", "") or "C" in tags[comma:last]:
        return last
    return comma if "N" in tags[first:comma] else last


def _behind_than(clauses: Clauses, first: int, last: int) -> int:
    """Return where what something is compared with begins: "higher than (exports)"."""
    place = first
    while place < last and clauses.tag(place) in "AR":
        place += 1
    return place + 1 if place > first and clauses.word(place) == "than" else first


def _leads(clauses: Clauses, at: int) -> object:
    """Tell whether a word does not belong to the noun phrase that it opens."""
    is_kept = is_degree(clauses, at)
    is_telling = clauses.tags[at] == "g" and clauses.classes(at) & {"expect", "say", "see"}
    return is_telling or (clauses.tags[at] in _LEADING and not is_kept)


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
    tags, found, dated = clauses.tags, list[int](), -1
    for place, at in enumerate(kept):
        dated = max(dated, _dating_end(clauses, at, kept))
        if at < dated and found:
            continue
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


_DATING = frozenset(["within", "over", "during", "by", "in", "at", "since", "after", "before"])


def _dating_end(clauses: Clauses, at: int, kept: Sequence[int]) -> int:
    """Return where a phrase that says when ends: "(jobs) within five years", or -1."""
    if clauses.word(at) not in _DATING:
        return -1
    end = at + 1
    while clauses.tag(end) in "DAFQHN" and end in kept:
        end += 1
    is_linked = clauses.tag(end) in "NG" or end == at + 1
    return -1 if is_linked or "time" not in clauses.classes(end - 1) else end


def _belongs(clauses: Clauses, at: int, kept: Sequence[int]) -> bool:
    """Tell whether a word inside a phrase is a part of it."""
    mark, word = clauses.tags[at], clauses.word(at)
    if mark in "HF":
        return _is_threshold(clauses, at, kept)
    if mark == '"':
        return False
    if mark == "R":
        return word in _KEPT_ADVERBS or is_degree(clauses, at)
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
    is_time = "time" in clauses.classes(noun) and clauses.tag(noun + 1) != "N"
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
        if nouns and clauses.word(at) == "worth":
            break
        is_noun = mark == "O" and (at == first or clauses.word(at) in ("one", "ones"))
        if mark in "AGNQ" or is_noun or (mark == "D" and clauses.tag(at - 1) != "N"):
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
    while nouns and clauses.word(at) in _EVERYWHERE and clauses.tag(at) == "R":
        at += 1
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
    if _is_for_figure(clauses, end) and any(_is_for_figure(clauses, each) for each in range(at)):
        return False  # "A accounts for 5% and B for 6%".
    return clauses.tag(end) not in "vMXFHR" or before == "A" or opens


def _is_for_figure(clauses: Clauses, at: int) -> bool:
    """Tell whether "for" stands at a word, and a figure behind it."""
    return clauses.word(at) == "for" and clauses.tag(at + 1) in "FH"


def _takes(clauses: Clauses, at: int) -> bool:
    """Tell whether a preposition hangs its noun on the one before."""
    if clauses.word(at).replace(" ", "_") in _CUT or clauses.word(at) in ("than", "as", "per"):
        return False
    place = at + 1
    if clauses.tag(place) == "C" and clauses.tag(place + 1) == "P":
        place += 2
    while clauses.tag(place) in "DAHR" or (
        clauses.tag(place) == "F"
        and clauses.tag(place - 1) == "H"
        and clauses.tag(place + 1) == "N"
    ):
        place += 1
    return clauses.tag(place) in "NQg"
