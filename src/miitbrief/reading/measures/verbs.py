"""Which words are verbs, and what they do.

::

    finite verb = known verb | verb "the" | plural base form | name participle noun
    deed        = participle of the verb right before a figure
"""

import re
from collections.abc import Sequence

from miitbrief.reading.measures.words import MARK, around, is_past, mapping, without, words

__all__ = ["deed_of", "is_doing", "is_verb", "participle"]


def is_verb(parts: Sequence[str], at: int) -> bool:
    """Tell whether a word inside a phrase is a verb that no noun phrase goes across.

    A participle before a preposition modifies the noun before it; before a determiner or an
    adverb it is finite.
    """
    before, word, behind = around(parts, at)
    past, known = is_past(word), word in words("change", "level", "share", "verbs")
    if before in ("the", "a", "an", "of", "newly") or (word, behind) == ("added", "value"):
        return False
    if past and behind[:1] == MARK:
        return True
    if past and before in ("with", "in", "for", "by", "to") and behind.isalpha():
        return behind in words("determiners", "prepositions")
    adverb = past and re.search("[a-z]{3}ly$", behind) is not None
    if (known or past) and (adverb or behind in words("determiners")):
        return True
    if _is_finite(parts, at):
        return True
    noun = word in words("nouns_too") or (past and before == "and")
    return known and not noun and not (past and behind in words("prepositions"))


def _is_finite(parts: Sequence[str], at: int) -> bool:
    """Tell a verb by its place: before "the", or behind a plural or a name.

    ::

        noun verb "the"          "the satellite circles the Earth"
        plural base-form         "customers pay by card"
        (plural | name) -ed noun "Odile packed winds"
    """
    before, word, behind = around(parts, at)
    closed = words("prepositions", "adverbs", "auxiliary", "breaks", "not_noun", "openers", "edges")
    if word in closed | {"twice", "half", "like"} or not word.isalpha():
        return False
    if behind in ("the", "its", "their") and before not in words("prepositions", "determiners"):
        return True
    if not before:
        return False
    plural = re.search(r"[a-z]{2}[^s'\u2019]s$", parts[at - 1]) and before not in words("compounds")
    if plural and word in words("verbs", "share") and not word.endswith(("s", "ed", "ing")):
        linked = behind in (words("prepositions", "determiners") - {"of"}) | {"to"}
        return linked or word not in words("nouns_too")
    past = word.endswith("ed") and is_past(word)
    noun = behind.isalpha() and behind not in closed | words("verbs", "change", "level", "light")
    return past and noun and (bool(plural) or parts[at - 1][0].isupper())


def is_doing(parts: Sequence[str], at: int) -> bool:
    """Tell whether a clause goes on with a participle: "wages rose 4%, beating inflation"."""
    before, word, behind = around(parts, at)
    gerund = word.endswith("ing") and word not in words("gerunds")
    first = before == "" and at < len(parts) and parts[at] == word
    return (
        gerund and (first or before in (",", "and")) and behind not in words("prepositions") | {""}
    )


#: Behind a verb these belong to it: "turn out", "lay off".
_PARTICLES = frozenset(("out", "up", "off", "away", "back", "aside"))
#: What stands for a subject that is not worth a name.
_NOBODY = ("we",)


def deed_of(parts: Sequence[str]) -> tuple[str, list[str]]:
    """Return the participle of the verb that *parts* end with, and what stands before it."""
    rest = without(parts, words("adverbs") - words("prepositions"))
    opened = [part.lower() for part in rest[-2:]] in (["has", "opened"], ["have", "opened"])
    if not rest or (rest[-1].lower() in words("level", "share", "change", "undone") and not opened):
        return "", rest
    verb, before = rest[-1].lower(), rest[:-1]
    known = verb in words("verbs")
    near = before[-1].lower() if before else ","
    particle = "".join(f" {part}" for part in parts[len(rest) :][:1] if part in _PARTICLES)
    if is_past(verb):
        return verb + particle, before
    progressive = words("chained") | {"is", "are", "was", "were", "been"}
    acting = verb.endswith("ing") and (known or near in progressive)
    plural = re.search(r"[a-z]{2}[^s'\u2019]s$", near) is not None or near == "now"
    finite = known and (verb.endswith("s") or plural or near in ("which", "that", "they"))
    finite = finite or verb in mapping("irregular")
    modal = near in words("modals") - {"to"}
    joined = known and near in ("and", "or") and not verb.endswith("s")
    if joined:
        return participle(verb) + particle, list(_NOBODY)
    if modal or (known and near == "to"):
        doer = _NOBODY if near == "to" else without(before, words("modals", "auxiliary"))
        return f"to be {participle(verb)}{particle}", list(doer)
    return (participle(verb) + particle, before) if acting or finite else ("", rest)


def participle(verb: str) -> str:
    """Return the past participle of a verb in another form.

    >>> participle("carries"), participle("building"), participle("plan"), participle("pays")
    ('carried', 'built', 'planned', 'paid')
    """
    stem = verb.removesuffix("ing") if verb.endswith("ing") else verb.removesuffix("s")
    tables = (mapping("irregular"), mapping("strong"))
    known = (table[form] for form in _bases(verb, stem) for table in tables if form in table)
    irregular = next(known, "")
    if irregular or is_past(verb):
        return irregular or verb
    if re.fullmatch("[^aeiou]*[aeiou][bdgkmnprt]", stem):
        return f"{stem}{stem[-1]}ed"
    if re.search("[^aeiou](?:y|ie)$", stem):
        return re.sub("(?:y|ie)$", "ied", stem)
    return stem + ("d" if stem.endswith("e") else "ed")


def _bases(verb: str, stem: str) -> list[str]:
    """Return what may be the base of a verb: "getting" has "get", "teaches" has "teach"."""
    doubled = re.search(r"([^aeiou])\1$", stem) is not None
    shorter = [stem[:-1]] if doubled or (stem.endswith("e") and verb.endswith("es")) else []
    return [verb, stem, *([f"{stem}e"] if verb.endswith("ing") else []), *shorter]
