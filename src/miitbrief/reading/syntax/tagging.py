"""The part of speech of each word of a sentence, as one letter.

::

    N noun   A adjective   D determiner   O pronoun   G "'s"   P preposition   I "to" before a verb
    v finite verb   b base form   n participle in -ed   g form in -ing   M modal   X auxiliary
    R adverb   C conjunction   S subordinator   W relative   F figure   T time   Q other number
    H hedge   and marks as they are

A word that may be several things is told by the words around it: by the first rule of its table
whose condition is true.
"""

from collections.abc import Callable, Sequence

from miitbrief.reading.documents.document import Node
from miitbrief.reading.syntax.places import Options, Place, options_of

__all__ = ["tag"]

Rules = tuple[tuple[Callable[[Place], object], str], ...]

_DO = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
_PERFECT = frozenset(["have", "has", "had", "having", "haven't", "hasn't", "hadn't"])
_PASSIVE = frozenset(["be", "been", "being"])
_COPULAS = frozenset(["is", "are", "was", "were"])
_SUBJECTS = frozenset(["i", "we", "he", "she", "it", "they"])
#: A verb in its base form alone.
_BASE = frozenset("B")
_UPWARD = frozenset(["up", "down"])
_MOVING = frozenset({"up", "down", "reach", "share"})
_CLAUSE_END = frozenset([",", ";", ":", ".", "S", "W"])
_TIMES_OR_NOT = frozenset(["before", "after"])
#: What may be another form or part of speech, even where a word has one reading.
_OPEN = frozenset("IXV")
#: So many words behind a word that joins, the verb of its clause stands.
_NEAR = 7


def tag(nodes: Sequence[Node]) -> str:
    """Return the parts of speech of the words of a sentence, one letter a word."""
    options = [options_of(node) for node in nodes]
    tags: list[str] = []
    for node, own in zip(nodes, options, strict=True):
        is_sure = len(own) == 1 and own[0][0] not in _OPEN and node.lower != "that"
        tags.append(own[0][0] if is_sure else _chosen(Place(nodes, options, tags)))
    return "".join(tags)


def _chosen(place: Place) -> str:
    """Return the tag of a word by the words around it."""
    if place.lower == "that":
        return _by(_THAT, place)
    for kind, rules in (("I", _TO), ("X", _AUXILIARY)):
        if kind in place.kinds:
            return _by(rules, place)
    if "V" in place.kinds:
        return _verb(place)
    return place.own[0][0] if len(place.kinds) == 1 else _by(_OTHER, place)


def _verb(place: Place) -> str:
    """Return the tag of a word that may be a verb."""
    if "G" in place.forms:
        return _by(_GERUND, place)
    if place.forms & {"D", "N"} and "B" not in place.forms:
        return _by(_PAST, place)
    return _by(_VERB, place)


def _by(rules: Rules, place: Place) -> str:
    """Return the tag of the first rule whose condition is true: of several, one the word may be."""
    tags = next(tags for condition, tags in rules if condition(place))
    return tags if len(tags) == 1 else next(tag for tag in tags if tag in place.kinds)


# What stands around a word


def _verb_follows(place: Place) -> bool:
    """Tell whether a base form stands behind "to"."""
    steps = 1
    while place.ahead(steps) == ("R",):
        steps += 1
    verb, behind = place.ahead(steps), place.ahead(steps + 1)
    if not {"VB", "XB"} & set(verb):
        return False
    if place.previous == "F" and behind[0] == ".":
        return True
    is_plural = place.nodes[place.at + steps].lower.endswith("s")
    if place.word_at(place.at + steps + 1) in ("from", "by", "to"):
        return "N" not in verb or (place.previous in "NnAX" and not is_plural)
    return "N" not in verb or (not is_plural and behind[0] not in ("P", ",", "."))


def _is_only_verb(place: Place) -> bool:
    """Tell whether a clause has no verb but the word, which a preposition follows."""

    def none_other(options: Sequence[Options], at: int) -> bool | None:
        first = options[at][0]
        if first in _CLAUSE_END or first == "C":
            return True
        is_verb = first[0] in "XM" or first in ("VZ", "VD")
        return False if is_verb or (first == "F" and place.word_at(at).endswith("ed")) else None

    is_followed = place.behind == "P" and "of" not in place.ahead()
    is_first = is_followed and not place.has_before("vXMb", until=";:.,CS")
    return is_first and place.search(none_other, otherwise=True)


def _is_only_base(place: Place) -> bool:
    """Tell whether a base form behind "still" or "now" is the verb of its clause."""
    return "B" in place.forms and place.before in "NnFOT" and not place.has_verb()


def _is_third(place: Place) -> bool:
    """Tell whether a word in -s is the verb of a clause, which has no other."""
    if "Z" not in place.forms or not (place.previous == "N" or _closes_insertion(place)):
        return False
    return _is_only_verb(place)


def _says(place: Place) -> bool:
    """Tell whether a word is a verb of saying: "data show that"."""
    return any(
        word.tag[0] == "V" and "say" in word.classes for word in place.nodes[place.at].readings
    )


def _has_infinitive_clause(place: Place) -> bool:
    """Tell whether a verb of expecting has a clause behind it: "they project exports to rise"."""
    classes = frozenset[str]().union(*(word.classes for word in place.nodes[place.at].readings))

    def is_infinitive(options: Sequence[Options], at: int) -> bool | None:
        own, behind = options[at], options[at + 1] if at + 1 < len(options) else (".",)
        if own[0] in _CLAUSE_END or own[0][0] in "XMFC" or at > place.at + _NEAR:
            return False
        return True if "I" in own and "VB" in behind else None

    return "expect" in classes and place.behind != "I" and place.search(is_infinitive)


def _expects_clause(place: Place) -> bool:
    """Tell whether a verb of expecting agrees with the noun before it."""
    is_third = "Z" in place.forms and place.is_behind_singular()
    is_plain = "B" in place.forms and place.is_behind_plural()
    return (is_third or is_plain) and place.has_no_verb() and _has_infinitive_clause(place)


def _says_clause(place: Place) -> bool:
    """Tell whether a verb of saying has a clause behind it: "the retailer said sales rose"."""
    is_subject = place.behind in ("D", "O", "G") or place.first in "NA"
    return is_subject and _says(place) and place.has_no_verb() and _finite_ahead(place)


def _is_listed_number(place: Place) -> bool:
    """Tell whether a number before says how many things are: "top three (trading) partners"."""
    before = place.nodes[place.at - 1].lower
    return place.tags[-2:-1] != ["."] and "%" not in before and before.isalpha()


def _takes_own(place: Place) -> bool:
    """Tell whether a word that may be the only verb has what it takes: "steel cost 400 yuan"."""
    takes = place.takes_object() or place.behind in ("D", "O")
    return takes and (_is_seen(place) or _is_lone(place))


def _is_seen(place: Place) -> bool:
    """Tell whether a verb of seeing stands before: "saw output (rise)"."""
    return any("see" in word.classes for node in place.nodes[: place.at] for word in node.readings)


def _is_in_compound(place: Place) -> bool:
    """Tell whether a noun goes on with a singular one, which would need another form of verb.

    "Wind power", "two rescue teams": a subject has "powers", and more than one have "team".
    """
    if place.previous != "N":
        return False
    readings = place.nodes[place.at - 1].readings
    tags = {word.tag for word in readings if word.tag[0] == "N"}
    is_single = tags == {"N"} and not any("people" in word.classes for word in readings)
    leading = place.tags[-2] if place.at > 1 else "."
    if "Z" in place.forms:
        return is_single and leading in "FQ"
    return is_single and (leading != "P" or place.behind == "T")


def _closes_insertion(place: Place) -> bool:
    """Tell whether a participle put in behind a noun ends: "the plan, drawn up, says"."""
    tags = "".join(place.tags)
    opening = tags.rfind(",", 0, max(0, len(tags) - 1))
    return place.previous == "," and opening > 0 and tags[opening - 1 : opening + 2] == "N,n"


def _finite_ahead(place: Place) -> bool:
    """Tell whether a verb that is surely finite stands ahead in the clause."""

    def is_finite(options: Sequence[Options], at: int) -> bool | None:
        own, behind = options[at], options[at + 1] if at + 1 < len(options) else (".",)
        is_end = own[0] in _CLAUSE_END or own[0] in "CFH" or place.nodes[at].lower == "that"
        is_end = is_end and not (own[0] == "C" and "VN" in behind)
        if is_end or ("I" in own and "VB" in behind and "N" not in behind):
            return False
        if any(each[0] in "MX" for each in own):
            return True
        is_verb = own[0] in ("VZ", "VD") and all(each[0] == "V" and each != "V" for each in own)
        return "VN" not in own if is_verb else None

    return place.search(is_finite)


def _any_verb_ahead(place: Place) -> bool:
    """Tell whether any past form stands ahead in the clause, so that this one is a participle."""
    readings = place.nodes[place.at].readings
    is_moving = any(not word.classes.isdisjoint(_MOVING) for word in readings)

    def is_verb(options: Sequence[Options], at: int) -> bool | None:
        own, behind = options[at], options[at + 1] if at + 1 < len(options) else (".",)
        if own[0] in _CLAUSE_END or own[0] in "FHT" or (own[0] == "C" and is_moving):
            return False
        is_past = ("VD" in own or "VZ" in own) and "N" not in own and "NS" not in own
        is_other = any(each[0] in "XM" for each in own) or ("VB" in own and behind[0] in ("F", "H"))
        return True if is_past or (is_other and not is_moving) else None

    return place.search(is_verb)


def _is_transitive(place: Place) -> bool:
    """Tell whether a verb needs an object, so that "N cases cracked" are those that were."""
    classes = frozenset[str]().union(*(word.classes for word in place.nodes[place.at].readings))
    states = {"alone", "up", "down", "reach", "see", "be", "have", "say"}
    return classes.isdisjoint(states) and ("deed" in classes or place.tags[-2:-1] == ["F"])


def _verb_behind_adverb(place: Place) -> bool:
    """Tell whether the verb of the clause follows an adverb: "looms mended abroad (hit)"."""
    verb, behind = place.ahead(2), place.ahead(3)
    return "VD" in verb and behind[0] in ("F", "H")


def _is_pair(place: Place) -> bool:
    """Tell whether two participles share who did it: "bought and sold by banks"."""
    return "VN" in place.ahead(2) and place.word_at(place.at + 3) == "by"


def _is_pair_of_subject(place: Place) -> bool:
    """Tell whether two participles end a subject: "goods imported and exported (were)"."""
    return "VN" in place.ahead(2) and place.word_at(place.at + 3) in _COPULAS


def _has_copula_next(place: Place) -> bool:
    """Tell whether a form of "be" follows."""
    return place.word_at(place.at + 1) in _COPULAS


def _is_put_in(place: Place) -> bool:
    """Tell whether a participle ends what is put in: "sales, price adjusted, (fell)"."""
    opening = max((at for at, tag in enumerate(place.tags) if tag == ","), default=-1)
    is_short = opening > 0 and place.at - opening < _NEAR and place.tags[opening - 1] == "N"
    verb = place.ahead(2)
    return is_short and not place.has_verb(over_figures=True) and bool({"VD", "VZ"} & set(verb))


def _is_lone(place: Place) -> bool:
    """Tell whether no other verb stands in the clause: "17 contained salt"."""

    def is_verb(options: Sequence[Options], at: int) -> bool | None:
        if options[at][0] in _CLAUSE_END:
            return False
        is_past = options[at][0][0] in "XM" or {"VZ", "VD"} & set(options[at])
        return True if is_past else None

    return not place.has_verb(over_figures=True) and not place.search(is_verb)


def _is_lone_verb(place: Place) -> bool:
    """Tell whether a word that may be a noun is the only verb of its clause: "mills cut output"."""

    def is_other(options: Sequence[Options], at: int) -> bool | None:
        if options[at][0] in _CLAUSE_END or options[at][0] == "C":
            return False
        if options[at][0][0] in "XM" or {"VZ", "VD"} & set(options[at]):
            return True
        return None

    takes = place.behind in ("D", "N", "NS", "A") and bool({"B", "D"} & place.forms)
    return takes and not place.has_verb() and not place.search(is_other)


def _is_past_with_object(place: Place) -> bool:
    """Tell whether a verb whose past is its base form has an object: "the bank cut its rate"."""
    is_past = {"B", "D"} <= place.forms and place.previous == "N"
    return is_past and not place.has_verb() and (place.behind == "D" or _is_lone_verb(place))


def _is_amount(place: Place) -> bool:
    """Tell whether a word is an amount without its verb: "exports rose by 5% and imports by 7%"."""
    is_money = any("money" in word.classes for word in place.nodes[place.at].readings)
    before = place.tags[-1 - (place.previous == "N") :][:1]
    if not is_money or before not in (["C"], [","]):
        return False
    if place.word_at(place.at + 1) in ("to", "by", "at") and place.ahead(2)[0] in ("F", "H"):
        return True
    is_alone = place.behind in ("F", "H") or place.word_at(place.at + 1) in _UPWARD
    return is_alone and not _sells(place)


def _sells(place: Place) -> bool:
    """Tell whether a verb of trade stands before: "it exports 5 and imports 4"."""
    return any(
        tag == "v"
        and any("deed" in word.classes and "reach" not in word.classes for word in node.readings)
        for tag, node in zip(place.tags, place.nodes, strict=False)
    )


def _verb_behind_time(place: Place) -> bool:
    """Tell whether the verb stands behind "now" or "still": "stocks now cover 5 days"."""
    verb, behind = place.ahead(2), place.ahead(3)
    is_verb = bool({"VB", "VD"} & set(verb)) and behind[0] in ("F", "H")
    return place.behind in ("T", "R") and is_verb


def _names_share(place: Place) -> bool:
    """Tell whether "a share of" stands behind "as"."""
    return place.word_at(place.at + 2) in ("share", "proportion", "percentage", "part")


def _takes_share(place: Place) -> bool:
    """Tell whether a verb takes "for" and an amount: "accounts for 5%"."""
    is_share = any("share" in word.classes for word in place.nodes[place.at].readings)
    return is_share and place.behind == "P" and place.ahead(2)[0] in ("F", "H")


def _is_subject_ahead(place: Place) -> bool:
    """Tell whether the nouns behind a word are the subject of a verb that takes an amount."""
    at = 1
    while "N" in place.ahead(at) or "NS" in place.ahead(at):
        at += 1
    verb, behind = place.ahead(at), place.ahead(at + 1)
    return ("VD" in verb or "VZ" in verb) and behind[0] in ("F", "H", "P")


def _heads_a_clause(place: Place) -> bool:
    """Tell whether a word that joins is followed by a verb."""

    def is_verb(options: Sequence[Options], at: int) -> bool | None:
        if options[at][0] in (",", ";") or at > place.at + _NEAR:
            return False
        return True if options[at][0][0] in "MX" or options[at][0] in ("VZ", "VD") else None

    return place.search(is_verb)


def _is_noun_here(place: Place) -> bool:
    """Tell whether a word that may be a verb is a noun: behind an article, at the start."""
    takes_object = place.takes_object()
    if place.previous in 'DAPGQF,.;:(-"C':
        is_listed = place.previous in ",C" and takes_object
        return not (is_listed and place.has_before("vbgX"))
    if place.previous == "N":
        return place.has_verb() or not takes_object or _finite_ahead(place)
    return place.previous in "gn" or not takes_object


# The rules: the first whose condition is true gives the tag

_THAT: Rules = (
    (lambda p: p.behind == "P" or p.at + 1 == len(p.nodes), "O"),
    (lambda p: p.previous == "T", "S"),
    (lambda p: p.previous == "N" and (p.behind[0] in "VXMO" or p.behind == "D"), "W"),
    (lambda p: p.previous == "F" and any(each[0] in "XM" for each in p.ahead()), "W"),
    (lambda p: p.previous == "N" and "VB" in p.ahead() and p.ahead(2)[0] in "PDAR", "W"),
    (lambda p: p.previous in "vbngNA,", "S"),
    (lambda _: True, "D"),
)
_TO: Rules = (
    (_verb_follows, "I"),
    (lambda p: p.previous == "X" and "VB" in p.ahead() and p.word_before in _COPULAS, "I"),
    (lambda _: True, "P"),
)
_AUXILIARY: Rules = (
    (lambda p: "XG" in p.own and p.before == "X", "X"),
    (lambda p: "XG" in p.own, "g"),
    (lambda p: p.lower == "done", "n"),
    (lambda p: p.previous == "I", "b"),
    (lambda _: True, "X"),
)
_VERB: Rules = (
    (lambda p: p.previous == "N" and p.word_at(p.at + 1) == "that" and _says(p), "v"),
    (lambda p: p.is_noun and p.word_before == "one" and p.forms == _BASE, "N"),
    (lambda p: p.word_before in _SUBJECTS and p.forms & {"B", "Z"}, "v"),
    (
        lambda p: p.previous == "." and "N" in p.forms and p.ahead() == ("P",) and p.is_passive(),
        "n",
    ),
    (lambda p: p.before in "MI" and p.previous in "MIRTH", "b"),
    (lambda p: p.before == "X" and p.word_before in _DO, "b"),
    (lambda p: p.before == "X" and "N" in p.forms, "n"),
    (lambda p: "A" in p.kinds and p.is_noun and p.first in "NA" and p.previous in "DAPG.,", "A"),
    (
        lambda p: p.previous == "R" and (p.first in "NA" or p.takes_object()) and _is_only_base(p),
        "v",
    ),
    (lambda p: p.previous == "W" and p.forms & {"B", "Z"}, "v"),
    (
        lambda p: (
            p.previous == "F"
            and "B" in p.forms
            and not p.is_noun
            and p.first in "NA"
            and not p.has_verb(over_figures=True)
        ),
        "v",
    ),
    (_is_past_with_object, "v"),
    (_expects_clause, "v"),
    (lambda p: p.is_behind_plural() and _is_lone_verb(p), "v"),
    (
        lambda p: (
            p.previous == "N"
            and p.is_passive()
            and p.ahead(2)[0] in ("F", "H")
            and (_is_seen(p) or not (p.is_behind_singular() and p.forms == _BASE))
        ),
        "v",
    ),
    (lambda p: "Z" in p.forms and _takes_share(p), "v"),
    (lambda p: p.is_noun and "F" in p.tags and _is_amount(p), "N"),
    (lambda p: p.is_noun and "Z" in p.forms and _verb_behind_time(p), "N"),
    (lambda p: p.is_noun and not _takes_own(p) and _is_in_compound(p), "N"),
    (lambda p: p.is_noun and not _is_third(p) and _is_noun_here(p), "N"),
    (lambda p: p.other and p.previous in "DG", "APRDSC"),
    (lambda p: p.other and not p.is_noun and p.previous == "X", "APRDSC"),
    (
        lambda p: (
            not (p.is_noun or p.other or "Z" in p.forms)
            and p.before in "PDAG"
            and p.previous != "T"
        ),
        "N",
    ),
    (lambda p: not (p.is_noun or p.other), "v"),
    (lambda p: p.previous == "W", "v"),
    (lambda p: p.is_noun and p.is_behind_singular() and p.forms == _BASE, "N"),
    (lambda p: "Z" in p.forms and _takes_share(p), "v"),
    (lambda p: p.previous in "NOTRW),C" and p.takes_object(), "v"),
    (lambda p: (p.previous == "O" and p.word_before != "one") or _is_third(p), "v"),
    (lambda p: p.is_noun, "N"),
    (lambda _: True, "APRDSC"),
)
_GERUND: Rules = (
    (lambda p: p.word_at(p.at + 1) == "of" and (p.is_noun or p.previous in "vbDAGP"), "N"),
    (_has_infinitive_clause, "g"),
    (lambda p: p.lower == "running" and p.previous in "TN" and p.is_behind_time(), "R"),
    (lambda p: p.previous in "DAG" and p.behind[0] == "N" and not p.is_noun, "A"),
    (lambda p: p.previous in "DAG" and p.behind not in ("D", "F", "H"), "N"),
    (lambda p: p.previous == "N" and p.is_noun and not p.takes_object(), "N"),
    (lambda p: p.previous == "N" and p.is_noun and p.has_before("vb", until=",;:.SWCFP"), "N"),
    (lambda p: p.previous == "F" and p.behind in ("N", "NS") and _is_listed_number(p), "A"),
    (lambda p: p.previous == "D" and p.behind == "F", "A"),
    (lambda p: p.previous == "C" and p.behind[0] == "N" and not p.is_noun, "A"),
    (lambda p: p.previous in ",S" and p.is_noun and p.behind[0] == "N", "N"),
    (lambda p: p.previous in ",S" and p.behind in ("N", "NS") and _is_subject_ahead(p), "A"),
    (lambda p: p.previous == "P" and p.behind[0] == "N" and not p.is_noun, "g"),
    (lambda p: p.previous in ".PC" and p.is_noun and p.behind not in ("D", "F", "H"), "N"),
    (lambda _: True, "g"),
)
_PAST: Rules = (
    (lambda p: p.lower == "aged", "A"),
    (lambda p: p.previous in "vb" and p.first in "NA" and p.previous == p.before, "A"),
    (lambda p: p.word_before == "whose" and p.first in "NA", "A"),
    (lambda p: p.before == "N" and p.behind == "C" and _is_pair_of_subject(p), "n"),
    (lambda p: p.previous == "C" and p.tags[-2:-1] == ["n"] and _has_copula_next(p), "n"),
    (lambda p: p.previous == "N" and p.behind == "," and _is_put_in(p), "n"),
    (lambda p: p.previous == "P" and p.tags[-2:-1] == ["C"] and p.takes_object(), "v"),
    (lambda p: " " in p.lower and p.before != "X" and not _finite_ahead(p), "v"),
    (lambda p: p.previous == "," and p.is_behind_subject() and not _finite_ahead(p), "v"),
    (lambda p: p.previous in "NO" and _says_clause(p), "v"),
    (lambda p: p.is_behind_percentage() and not p.has_verb(), "v"),
    (lambda p: p.previous == "F" and p.behind == "C", "A"),
    (lambda p: p.previous == "F" and p.tags[-3:-1] == ["n", "C"] and _is_transitive(p), "n"),
    (lambda p: p.previous == "A" and p.takes_object() and not p.has_verb(), "v"),
    (lambda p: p.before == "N" and "R" in p.ahead() and _verb_behind_adverb(p), "n"),
    (lambda p: p.before == "N" and p.word_at(p.at + 2) == "by" and _any_verb_ahead(p), "n"),
    (lambda p: p.before == "X" and (p.word_before in _PERFECT or "N" in p.forms), "n"),
    (lambda p: p.word_before in _PASSIVE and "N" in p.forms, "n"),
    (lambda p: "N" not in p.forms and p.is_noun and p.previous in "DA", "N"),
    (lambda p: "N" not in p.forms, "v"),
    (lambda p: "D" not in p.forms and p.previous == "C" and p.has_before("n", until=";:.v"), "n"),
    (lambda p: "D" not in p.forms and p.previous in "DAGPC.," and p.first in "NA", "A"),
    (lambda p: "D" not in p.forms, "n"),
    (lambda p: p.is_noun and p.previous in "DAG", "N"),
    (lambda p: p.before in "NF" and p.is_passive(), "n"),
    (lambda p: p.before == "N" and p.behind == "C" and _is_pair(p), "n"),
    (lambda p: p.previous == "C" and p.is_passive() and p.tags[-2:-1] == ["n"], "n"),
    (lambda p: p.previous == "F" and p.first in "NA" and _is_lone(p), "v"),
    (lambda p: p.previous in "DAGP" or (p.previous in "QF" and p.first in "NA"), "A"),
    (lambda p: p.previous in ".;C," and p.first in "NA" and p.has_before("vn", until=";:."), "v"),
    (lambda p: p.previous in ".;C," and p.first in "NA", "A"),
    (lambda p: p.before in 'NO)TWR"' and _finite_ahead(p), "n"),
    (lambda p: p.before == "N" and p.first == "P" and p.has_verb(over_figures=True), "n"),
    (lambda p: p.before == "N" and p.first == "P" and _any_verb_ahead(p), "n"),
    (lambda p: p.previous == "." or (p.previous == "," and "P" in p.ahead()), "n"),
    (lambda p: p.before == "N" and p.behind in _CLAUSE_END and _is_transitive(p), "n"),
    (lambda _: True, "v"),
)
_OTHER: Rules = (
    (lambda p: "A" in p.kinds and p.previous == "X" and p.behind in ("XN", "XB", "VN", "VD"), "R"),
    (
        lambda p: (
            {"W", "D"} <= p.kinds
            and "S" not in p.kinds
            and p.previous not in "N,CP)"
            and p.first in "NA"
        ),
        "D",
    ),
    (lambda p: "W" in p.kinds and ("S" not in p.kinds or p.previous in "N,"), "W"),
    (lambda p: p.lower == "as" and p.behind == "D" and _names_share(p), "P"),
    (lambda p: p.lower in _TIMES_OR_NOT and p.previous == "N" and p.has_no_verb(), "P"),
    (lambda p: {"S", "P"} <= p.kinds and p.lower != "than" and _heads_a_clause(p), "S"),
    (lambda p: {"S", "P"} <= p.kinds, "P"),
    (lambda p: {"S", "R"} <= p.kinds and p.behind == "P", "R"),
    (lambda p: "S" in p.kinds, "S"),
    (lambda p: "D" in p.kinds and p.kinds & set("OAR") and p.first in "NAQF", "D"),
    (lambda p: "D" in p.kinds and p.kinds & set("OAR") and p.first == "V" and p.ahead()[1:], "D"),
    (lambda p: "D" in p.kinds and p.kinds & set("OAR"), "OARPD"),
    (lambda p: {"P", "R"} <= p.kinds and p.lower in _UPWARD and p.first in "FHT", "R"),
    (lambda p: {"P", "R"} <= p.kinds and (p.first in "NADOFQTHVG" or "D" in p.ahead()), "P"),
    (lambda p: {"P", "R"} <= p.kinds, "R"),
    (lambda p: {"A", "N"} <= p.kinds and p.first in "NA", "A"),
    (lambda p: {"A", "N"} <= p.kinds, "N"),
    (lambda p: {"A", "R"} <= p.kinds and "VD" in p.ahead() and p.ahead(2)[0] in "FH", "R"),
    (lambda p: {"A", "R"} <= p.kinds and (p.first in "NA" or p.previous in "DX"), "A"),
    (lambda p: {"A", "R"} <= p.kinds, "R"),
    (lambda _: True, "NADPRCO"),
)
