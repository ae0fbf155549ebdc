"""The clauses around a figure: its governor, noun phrases, subjects and predicates.

::

    clause    = [frame ","] noun phrase predicate figure
    predicate = {auxiliary} verb {adverb | preposition}
"""

import re
from collections.abc import Sequence

from miitbrief.reading.measures.frames import without_frames
from miitbrief.reading.measures.verbs import is_doing, is_verb
from miitbrief.reading.measures.words import (
    MARK,
    STOPS,
    around,
    is_past,
    is_pronoun,
    tokens,
    without,
    words,
)

__all__ = ["governor", "noun_phrase", "statement", "subject_and_predicate", "subject_of"]


def governor(parts: Sequence[str], *, many: bool = False) -> str:
    """Return the noun phrase that governs the figure behind *parts*, or "".

    Args:
        parts: The words before the figure.
        many: Whether it governs several figures, so that commas may belong to a list.

    >>> governor("In short , the output of steel has increased by".split())
    'the output of steel'
    """
    rest = list(parts)
    while rest := _without_predicate(rest):
        start = _start(rest, many=many)
        if start < len(rest):
            return " ".join(_without_place(without_frames(rest[start:])))
        rest = _without_apposition(rest[:-1]) if rest[-1] == "," else rest[:-1]
    return ""


def _without_place(parts: Sequence[str]) -> list[str]:
    """Take off a prepositional phrase that opens a clause without a comma, up to an article.

    >>> _without_place("On its debut the line".split())
    ['line']
    """
    rest = list(parts)
    if rest and rest[0].lower() in ("in", "on", "at", "by", "for", "under", "during", "after"):
        articles = [at for at in range(2, len(rest)) if rest[at].lower() in ("the", "a", "an")]
        near = articles and rest[articles[0] - 1].lower() not in words("prepositions")
        return rest[articles[0] + 1 :] if near else rest
    return rest


def _without_predicate(parts: Sequence[str]) -> list[str]:
    """Take off the verb with its auxiliaries, and nouns of change before "of"."""
    rest, verb, behind, of = list(parts), False, "", False
    while rest:
        before, word, _ = around(rest, len(rest) - 1)
        if word == "of" and not verb:
            rest, of = _without_change(rest[:-1]), True
            continue
        noun = verb and word.endswith("s") and word in words("nouns_too")
        moved = behind in ("by", "to", "from") and word in words("change")
        state = not verb and not of and _is_state(rest, behind)
        if moved or (_acts(word, before) and not noun):
            verb = True
        elif word not in words("adverbs") and not (verb and word in words("auxiliary")) | state:
            break
        behind = behind if state else word
        rest.pop()
    return rest


def _is_state(parts: Sequence[str], behind: str) -> bool:
    """Tell whether a clause ends with an adjective: "sterling was flat", before "at"."""
    before, word, _ = around(parts, len(parts) - 1)
    last = behind in words("prepositions") | {""} and parts[-1] == word
    return last and before in words("copulas") and len(parts) > len((before, word))


def _acts(word: str, before: str) -> bool:
    """Tell whether a word at the end of a clause is its verb."""
    if before in ("the", "a", "an", "of", "its", "their"):
        return False
    if word in words("nouns_too") and not word.endswith("ed"):
        moves = word in words("change", "level", "share")
        return moves and (before in words("auxiliary") or word.endswith("s"))
    if word.endswith("ing") and before in words("auxiliary") | {"", ","}:
        return True
    return is_past(word) or word in words("change", "level", "share", "auxiliary", "verbs")


def _without_change(parts: Sequence[str]) -> list[str]:
    """Take off a noun of change: "exports, an average growth rate" leaves "exports ,"."""
    rest = list(parts)
    while rest and rest[-1].lower() in words("change_nouns"):
        before, word, _ = around(rest, len(rest) - 1)
        vague = word.startswith(("rate", "high", "low", "total", "amount", "level"))
        if vague and before not in words("change_nouns", "light") | {"a", "the", "an", ",", ""}:
            break
        rest.pop()
    return rest


def _without_apposition(parts: Sequence[str]) -> list[str]:
    """Take off what stands behind the last comma, if it is an aside."""
    commas = [at for at, part in enumerate(parts) if part == ","]
    first = parts[commas[-1] + 1].lower() if commas and commas[-1] + 1 < len(parts) else ""
    aside = first in words("subordinate") | {"the"} or re.search("(?:ing|ed)$", first)
    return list(parts[: commas[-1] + 1] if aside else parts)


def _start(parts: Sequence[str], *, many: bool) -> int:
    """Return where the noun phrase at the end of *parts* starts."""
    at = len(parts)
    listed = many
    while at and not _bounds(parts, at - 1, listed=listed):
        listed = listed or parts[at - 1].lower() in ("and", "or")
        at -= 1
    if at == len(parts) and at and parts[-1].lower() in words("subjects"):
        return at - 1
    links = (",", "and", "but", "with", "or", "then", "to")
    while at < len(parts) and (parts[at].lower() in links or _opens_predicate(parts, at)):
        at += 1
    while (
        at + 1 < len(parts)
        and is_past(parts[at])
        and parts[at + 1].lower() in words("prepositions")
    ):
        at += 2
    return at


def _opens_predicate(parts: Sequence[str], at: int) -> bool:
    """Tell whether a verb stands where the noun phrase would start."""
    return is_doing(parts, at) or _is_main(parts, at) or _is_perfect(parts, at)


def _has_infinitive(word: str) -> bool:
    """Tell whether a word may govern an infinitive: "aims to", "plans to", "will"."""
    return word.lower() in words("verbs", "auxiliary", "nouns_too", "level")


_PERFECT = frozenset(("have", "has", "had", "will", "would", "can", "could", "may"))


def _is_perfect(parts: Sequence[str], at: int) -> bool:
    """Tell a verb that is a noun too behind its auxiliary: "we have cut taxes"."""
    before, word, _ = around(parts, at)
    verb = word in words("verbs", "change", "level") and at < len(parts) - 1
    if before == "to" and at > 1:
        return verb and word in words("change") and _has_infinitive(parts[at - 2])
    return verb and before in _PERFECT | words("subjects")


def _is_main(parts: Sequence[str], at: int) -> bool:
    """Tell a verb behind an apposition: "the storm, a rare one, packed winds"."""
    before, word, behind = around(parts, at)
    commas = [place for place in range(at - 1) if parts[place] == ","]
    if before != "," or not commas or not is_past(word) or behind in words("prepositions"):
        return False
    return parts[commas[-1] + 1].lower() in words("determiners") | {"which", "who", "whose"}


def _bounds(parts: Sequence[str], at: int, *, listed: bool) -> bool:
    """Tell whether no noun phrase goes on to the left across a word."""
    before, word, behind = around(parts, at)
    if _goes_on(parts, at):
        return False
    if word in words("breaks", "subjects") or (word == "," and not listed) or word[0] == MARK:
        return True
    if word in ("with", "as"):
        return before in ("", ",", "and", ";") or behind in words("determiners")
    if word in ("from", "at", "to", "by"):
        return behind in ("a", "an")
    if word == "that":
        return behind != "" and behind not in words("prepositions")
    spare = ("to", "now", "also", "just", "only", "still")
    return is_verb(parts, at) or (word in words("auxiliary") and word not in spare)


def _goes_on(parts: Sequence[str], at: int) -> bool:
    """Tell whether a noun phrase goes on across a word: "to be checked", "for it", "as a share"."""
    before, word, behind = around(parts, at)
    if word == "as":
        return not {"share", "proportion", "percentage"}.isdisjoint(parts[at + 1 : at + 3])
    modifies = word == "be" and before == "to" and is_past(behind)
    return modifies or (word in words("subjects") and before in _CASES)


#: Behind these a pronoun is no subject.
_CASES = frozenset(("of", "for", "with", "by", "to", "in", "on", "at", "from"))


def noun_phrase(text: str, *, limit: int = 14) -> str:
    """Return the noun phrase that *text* opens with, or "".

    >>> noun_phrase(" new schools in villages were opened")
    'new schools in villages'
    """
    parts = tokens(text)[:limit]
    if not parts or not _opens(parts):
        return ""
    end = 0
    relative = False
    for at, part in enumerate(parts):
        relative = relative or (part.lower() in ("that", "who") and at > 0)
        if part in STOPS or part[0] == MARK or (at and not relative and _closes(parts, at)):
            break
        end = at + 1
    return " ".join(without(parts[:end], words("prepositions", "adverbs") | {"that"}))


def _opens(parts: Sequence[str]) -> bool:
    """Tell whether a noun phrase may begin here: "used cars", but not "used by"."""
    _, first, behind = around(parts, 0)
    if first in words("not_noun") or not re.match(r"[\w\"\u201c'&+]", first):
        return False
    ends = words("prepositions", "breaks", "subordinators") | {"the", "its", "their", ""}
    closed = behind in ends | STOPS or behind[0] == MARK
    return not (is_past(first) and closed)


def _closes(parts: Sequence[str], at: int) -> bool:
    """Tell whether a word ends the noun phrase before it."""
    before, word, behind = around(parts, at)
    if word in ("a", "an", "per", "each"):
        return before not in words("prepositions") | {"and"}
    if word in ("and", "or", "but"):
        verbs = words("verbs", "change", "share", "participles") - words("nouns_too")
        after = parts[at + 2].lower() if at + 2 < len(parts) else ""
        linked = after in words("determiners", "prepositions") and not is_past(before)
        acts = behind in verbs and (not is_past(behind) or linked or not behind.endswith("ed"))
        ends = (is_past(behind) or behind.endswith("ing")) and (not after or after[0] == MARK)
        return word == "but" or acts or ends or behind in _NEW
    if word in words("auxiliary"):
        return word not in ("to", "also", "only")
    if word in words("subjects"):
        return True
    verb = is_verb(parts, at) and not word.endswith("ing")
    if word == "with" and parts[-1] != "of" and behind.isalpha():
        return behind in words("determiners", "subjects", "prepositions")
    return verb or word in words("breaks", "closers")


_OPENING = frozenset(("the", "a", "an", ",", ";", ":"))
#: Behind "and" these open another phrase.
_NEW = frozenset(("its", "their", "his", "her", "a", "an"))


def statement(parts: Sequence[str], *, limit: int = 10) -> str:
    """Return the predicate that *parts* open with, as a modifier of its subject, or "".

    >>> statement("have been sold to schools , and".split())
    'sold to schools'
    """
    _, first, _ = around(parts, 0)
    known = first in words("auxiliary", "verbs") or is_past(first)
    if not known and not is_verb(parts, 0):
        return ""
    rest = list(parts)
    while rest and rest[0].lower() in words("auxiliary"):
        rest.pop(0)
    said: list[str] = []
    for part in rest[:limit]:
        if part in STOPS or part[0] == MARK or part.lower() in words("breaks", "subordinators"):
            break
        said.append(part)
    return " ".join(without(said, words("prepositions") | {"and"}))


def subject_of(parts: Sequence[str]) -> str:
    """Return the noun phrase that a clause opens with, unless it is a pronoun."""
    rest = list(parts)
    while rest and rest[0].lower() in words("openers", "possessives") | _OPENING:
        rest.pop(0)
    subject = noun_phrase(" ".join(_without_place(rest)), limit=9)
    return "" if is_pronoun(subject) else subject


def subject_and_predicate(parts: Sequence[str]) -> tuple[str, str]:
    """Return the noun phrase that a clause opens with, and its verb with what follows."""
    subject = subject_of(parts)
    opening = len(parts) and next(
        (
            at
            for at in range(len(parts))
            if list(parts[at:])[: len(subject.split())] == subject.split()
        ),
        0,
    )
    behind = list(parts[opening + len(subject.split()) :])
    if behind[:1] == [","] and "," in behind[1:]:
        behind = behind[behind.index(",", 1) + 1 :]
    return (subject, " ".join(behind)) if subject and statement(behind) else ("", "")
