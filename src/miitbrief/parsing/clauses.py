"""The little grammar that measures need: sentences, noun phrases, predicates, coordinations.

::

    sentence  = text up to a full stop before a capital letter or a number
    clause    = [frame ","] noun phrase predicate figure
    predicate = {auxiliary} verb {adverb | preposition}
    conjuncts = head "and" head [shared tail] | shared head item {"," item} "and" item
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.spans import Span

__all__ = [
    "MARK",
    "bare",
    "conjuncts",
    "governor",
    "is_past",
    "mapping",
    "noun_phrase",
    "sentences",
    "statement",
    "stripped",
    "tokens",
    "without",
    "without_frames",
    "words",
]

#: Stands for every character of a figure.
MARK = "\ue000"


@cache
def _tables() -> dict[str, Any]:
    """Read the word tables once."""
    content = files("miitbrief.parsing").joinpath("measures.json").read_text(encoding="utf-8")
    tables: dict[str, Any] = json.loads(content)
    return tables


@cache
def words(*names: str) -> frozenset[str]:
    """Return the words of one table or of several.

    >>> "rose" in words("change"), "rose" in words("level", "change")
    (True, True)
    """
    return frozenset(word for name in names for row in _tables()[name] for word in row.split())


def mapping(name: str) -> Mapping[str, str]:
    """Return a table of words and what stands for them.

    >>> mapping("sizes")["tall"]
    'height'
    """
    found: dict[str, str] = _tables()[name]
    return found


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:(?:19|20)[0-9]{2}(?:/[0-9]{2,4})?\b)"
_COUNT = r"(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few)"
_ORDER = (
    r"(?:first|second|third|fourth|last|final|same|past|previous|next|coming|current|whole|full"
    r"|entire|recent|following|preceding|corresponding)"
)
_PART = (
    r"(?:years?|months?|quarters?|half|weeks?|days?|decades?|periods?|seasons?|century|night"
    r"|evening|weekend)(?:\sof\s(?:the\s)?year)?"
)
#: point = [day] month [day] [year] | year | "the" [order] [count] part | "a year earlier" ...
_POINT = rf"""(?:(?:mid-?|early\s|late\s|midnight\son\s|[0-9][0-9]?\s)?(?:
        (?:{_DAY},?\s)?{_MONTH}(?:\s?(?:to|-|\u2013)\s?{_MONTH})?(?:\s[0-9]{{1,2}}\b)?
        (?:,?\s{_YEAR})?(?:\speriod)?
      | {_YEAR}(?:\s?[-\u2013]\s?{_YEAR})? | {_DAY}(?:\s(?:morning|evening|night))?
      | (?:(?:last|this|next|each|the|that)\s)(?:{_ORDER}\s)?(?:{_COUNT}\s)?
        (?:{_MONTH}(?:-{_MONTH}\speriod)?|{_PART})(?:\s(?:before|earlier|ago|just\sended))?
      | (?:a|one|{_COUNT})\s{_PART}\s(?:before|earlier|ago)
      | (?:the\s)?(?:[0-9]+(?:th|st|nd|rd)|[A-Za-z]+th)\sFive-Year\sPlan(?:\speriod)?
      | the\sfirst\s(?:time(?:\son\srecord)?|batch) | the\s(?:start|end) | the\smoment
      | today | yesterday | tomorrow | now | then | mid-year | year-end | present
    ))"""
_EDGE = (
    r"(?:(?:the\s)?(?:very\s)?(?:end|beginning|start|middle|close|course|first\sday|level)\sof\s)"
)
_WHEN = rf"(?:{_EDGE}*{_POINT}(?:\s(?:of|in|on)\s(?:the\s)?{_EDGE}?{_POINT})*)"
_LINK = (
    r"(?i:compared\s(?:with|to)|over|from|in|on|at|by|during|since|until|through(?:out)?|for|between"
    r"|within|as\sof|as\sfrom|before|after|than\s(?:in|at|on|during|that\sin)|versus|against|to"
    r"|that\sof|above|below|around|of)"
)
_TIME = re.compile(
    rf"""(?<![\w-])(?:
      (?:{_LINK}\s)+{_WHEN}(?:\s(?:to|and|through|until|or)\s(?:\w+\s)?{_WHEN})*
    | (?i:last|this|next|each|every)\s(?:year|month|quarter|week|{_MONTH})
    | (?:year|month|quarter|week)[-\s](?:on|over)[-\s](?:year|month|quarter|week)
    | (?i:in)\s(?:real|nominal)\sterms | on\san?\s(?:yearly|annual|monthly)\sbasis | on\saverage
    | a\syear(?=\W*$|[,;]) | (?i:in\s)?{_DAY} | (?i:so\sfar)(?:\s(?:this|in)\s\w+)?
    | (?i:currently|at\spresent) | (?i:a|one|{_COUNT})\s{_PART}\s(?:earlier|ago|before) | {_YEAR}
    )(?![\w-])""",
    re.VERBOSE,
)
#: Hedges that are verbs say what happens to the measure, and stay.
_VERB_HEDGE = r"(?i:exceed|surpass|topp?(?:ed|ing|s)|pass(?:ed)?$|approach|near(?:ing)?$|estimated)"
_HEDGES = [
    hedge
    for hedges in table("hedges_before").values()
    for hedge in hedges
    if not re.match(_VERB_HEDGE, hedge)
]
_HEDGE = re.compile(
    rf"(?i)(?<![\w-])(?:a\s(?:combined\s)?total\sof\s|(?:{alternatives(_HEDGES)})\s)+"
    rf"(?:of\s|a\s|an\s|the\s|another\s)*(?={MARK})"
    rf"|(?<={MARK})(?:-plus|\+|\s(?:or|and)\s(?:more|above|over|so|less|fewer))(?!\w)"
)
_SAYS = r"(?:said|says|say|told\s\w+|added|noted|mentioned|showed|shows|estimates|forecasts|claims)"
_SOURCE = re.compile(
    rf"""(?:^|(?<=[,;]))\s*(?:according\sto|pursuant\sto)\s[^,;{MARK}]*?(?:,|\.?$)
      | ,\s[^,;{MARK}]{{0,50}}\b{_SAYS}\s*(?:,|\.?$)
      | ^[^,;{MARK}]{{0,80}}\b{_SAYS}\s+that\s
      | \([^(){MARK}]*\)""",
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(
    rf"""\s[-\u2013\u2014]\s[^-\u2013\u2014;{MARK}]{{1,80}}\s[-\u2013\u2014](?=\s)
      | ,\s(?:\w+\s)?(?:which|who|whose|whom)\s[^,;{MARK}]{{1,80}}(?=,\s(?!and\s))
      | ,\s(?:by\scontrast|for\s(?:example|instance)|however|in\sturn|too|meanwhile)(?=,)
      | ,\s(?:once|mainly|especially|particularly)\s[^,;{MARK}]{{1,50}}(?=,\s)""",
    re.VERBOSE,
)
_END = re.compile(
    rf"(?:(?<!\b[A-Z])(?<!No|Mr|Dr|Ms|Mt)(?<!Jan|Feb|Mrs)\.|[!?])[\"\u201d\u2019')]*\s+"
    rf"(?=[\"\u201c(]?[A-Z{MARK}0-9$\u20ac\u00a3\u00a5])"
)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a paragraph, which together are the paragraph.

    >>> [span.of("One. Two") for span in sentences("One. Two")]
    ['One. ', 'Two']
    """
    ends = [*(match.end() for match in _END.finditer(text)), len(text)]
    starts = [0, *ends[:-1]]
    return tuple(
        Span(start=start, end=end) for start, end in zip(starts, ends, strict=True) if start < end
    )


def stripped(sentence: str, spans: Sequence[Span]) -> str:
    """Return a sentence with figures marked, and with time, hedges and sources blank.

    Every character that stays is at its offset.
    """
    marked = list(sentence.replace(MARK, " "))
    for span in spans:
        marked[span.start : span.end] = MARK * len(span)
    plain = "".join(marked)
    for pattern in (_ASIDE, _SOURCE, _TIME, _SOURCE, _HEDGE):
        plain = pattern.sub(lambda match: " " * len(match[0]), plain)
    return plain


_STOPS = frozenset(",;:()\u2014\u2013-")
_INSIDE = rf"[^\s,;:()\u2014\u2013{MARK}]"
_TOKEN = re.compile(
    rf"{MARK}+|[0-9]+(?:,[0-9]{{3}})+(?:\.[0-9]+)?|{_INSIDE}*(?![.?!]){_INSIDE}|[,;:()\u2014\u2013]"
)


def tokens(text: str) -> list[str]:
    """Return the words and the marks between clauses; full stops are dropped.

    >>> tokens("down, to 1,000 cars.")
    ['down', ',', 'to', '1,000', 'cars']
    """
    return _TOKEN.findall(text)


def is_past(word: str) -> bool:
    """Tell whether a word has the form of a past participle.

    >>> is_past("opened"), is_past("built"), is_past("speed")
    (True, True, False)
    """
    return word in words("participles") or re.search("[a-z][^e]ed$", word) is not None


def bare(phrase: str) -> str:
    """Return a phrase without its article.

    >>> bare("The port")
    'port'
    """
    return re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.IGNORECASE)


def without(parts: Sequence[str], dropped: frozenset[str]) -> list[str]:
    """Return words without those at the end that are in a table."""
    rest = list(parts)
    while rest and rest[-1].lower() in dropped:
        rest.pop()
    return rest


def without_frames(parts: Sequence[str]) -> list[str]:
    """Return a clause without what opens it up to a comma.

    >>> without_frames("In terms of speed , the line".split())
    ['the', 'line']
    """
    rest = list(parts)
    while "," in rest and rest[0].lower() in words("prepositions", "openers") | {","}:
        rest = rest[rest.index(",") + 1 :]
    return rest


def _around(parts: Sequence[str], at: int) -> tuple[str, str, str]:
    """Return the word before a place, the word there and the word behind, in lower case."""
    near = [parts[place] if 0 <= place < len(parts) else "" for place in (at - 1, at, at + 1)]
    before, word, behind = (part.lower() for part in near)
    return before, word, behind


def _is_verb(parts: Sequence[str], at: int) -> bool:
    """Tell whether a word inside a phrase is a verb that no noun phrase goes across.

    A participle before a preposition modifies the noun before it; before a determiner or an
    adverb it is finite.
    """
    before, word, behind = _around(parts, at)
    past, known = is_past(word), word in words("change", "level", "share", "verbs")
    if before in ("the", "a", "an", "of", "newly") or (word, behind) == ("added", "value"):
        return False
    adverb = past and re.search("[a-z]{3}ly$", behind) is not None
    if (known or past) and (adverb or behind in words("determiners")):
        return True
    noun = word in words("nouns_too") or (past and before == "and")
    return known and not noun and not (past and behind in words("prepositions"))


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
            return " ".join(without_frames(rest[start:]))
        rest = _without_apposition(rest[:-1]) if rest[-1] == "," else rest[:-1]
    return ""


def _without_predicate(parts: Sequence[str]) -> list[str]:
    """Take off the verb with its auxiliaries, and nouns of change before "of"."""
    rest, verb, behind = list(parts), False, ""
    while rest:
        before, word, _ = _around(rest, len(rest) - 1)
        if word == "of" and not verb:
            rest = _without_change(rest[:-1])
            continue
        noun = verb and word.endswith("s") and word in words("nouns_too")
        moved = behind in ("by", "to", "from") and word in words("change")
        if moved or (_acts(word, before) and not noun):
            verb = True
        elif word not in words("adverbs") and not (verb and word in words("auxiliary")):
            break
        behind = word
        rest.pop()
    return rest


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
        before, word, _ = _around(rest, len(rest) - 1)
        vague = word.startswith(("rate", "high", "low", "total", "amount", "level"))
        if vague and before not in words("change_nouns", "light") | {"a", "the", "an", ",", ""}:
            break
        rest.pop()
    return rest


def _without_apposition(parts: Sequence[str]) -> list[str]:
    """Take off what stands behind the last comma, if it is an aside."""
    commas = [at for at, part in enumerate(parts) if part == ","]
    first = parts[commas[-1] + 1].lower() if commas and commas[-1] + 1 < len(parts) else ""
    aside = first in words("subordinate") or re.search("(?:ing|ed)$", first)
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
    while at < len(parts) and parts[at].lower() in (",", "and", "but", "with", "or", "then", "to"):
        at += 1
    return at


def _bounds(parts: Sequence[str], at: int, *, listed: bool) -> bool:
    """Tell whether no noun phrase goes on to the left across a word."""
    before, word, behind = _around(parts, at)
    if word in words("breaks", "subjects") or (word == "," and not listed) or word[0] == MARK:
        return True
    if word in ("with", "as"):
        return before in ("", ",", "and", ";") or behind in words("determiners")
    if word in ("from", "at", "to", "by"):
        return behind in ("a", "an")
    if word == "that":
        return behind != "" and behind not in words("prepositions")
    spare = ("to", "now", "also", "just", "only", "still")
    return _is_verb(parts, at) or (word in words("auxiliary") and word not in spare)


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
        if part in _STOPS or part[0] == MARK or (at and not relative and _closes(parts, at)):
            break
        end = at + 1
    return " ".join(without(parts[:end], words("prepositions", "adverbs") | {"that"}))


def _opens(parts: Sequence[str]) -> bool:
    """Tell whether a noun phrase may begin here: "used cars", but not "used by"."""
    _, first, behind = _around(parts, 0)
    if first in words("not_noun") or not re.match(r"[\w\"\u201c'&+]", first):
        return False
    closed = behind in words("prepositions") | _STOPS | {""} or behind[0] == MARK
    return not (is_past(first) and closed)


def _closes(parts: Sequence[str], at: int) -> bool:
    """Tell whether a word ends the noun phrase before it."""
    before, word, behind = _around(parts, at)
    if word in ("a", "an", "per", "each"):
        return before not in words("prepositions") | {"and"}
    if word in ("and", "or", "but"):
        verbs = words("verbs", "change") - words("nouns_too")
        return word == "but" or (behind in verbs and not is_past(behind))
    if word in words("auxiliary"):
        return word not in ("to", "also", "only")
    verb = _is_verb(parts, at) and not word.endswith("ing")
    return verb or word in words("breaks", "closers")


def statement(parts: Sequence[str], *, limit: int = 10) -> str:
    """Return the predicate that *parts* open with, as a modifier of its subject, or "".

    >>> statement("have been sold to schools , and".split())
    'sold to schools'
    """
    _, first, _ = _around(parts, 0)
    if first not in words("auxiliary", "verbs") and not is_past(first) and not _is_verb(parts, 0):
        return ""
    rest = list(parts)
    while rest and rest[0].lower() in words("auxiliary"):
        rest.pop(0)
    said: list[str] = []
    for part in rest[:limit]:
        if part in _STOPS or part[0] == MARK or part.lower() in words("breaks"):
            break
        said.append(part)
    return " ".join(without(said, words("prepositions") | {"and"}))


_PAIR = 2
_PREPOSITION = re.compile(r"\s(?:of|for|in|by|to|from|on|among|with)\s")
_COMMA = re.compile(r"\s*,(?![0-9])\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")


def conjuncts(phrase: str, many: int) -> tuple[str, ...]:
    """Return the *many* members of a coordination, each with what they share, or ().

    >>> conjuncts("the production and sales of cars", 2)
    ('the production of cars', 'sales of cars')
    >>> conjuncts("exports of tea and silk", 2)
    ('exports of tea', 'exports of silk')
    """
    pieces = _two(phrase) if many == _PAIR else _COMMA.split(phrase)
    if len(pieces) != many or not all(pieces):
        return ()
    head = _PREPOSITION.search(pieces[0])
    tail = _PREPOSITION.search(pieces[-1])
    if tail and not head:
        return (*(piece + pieces[-1][tail.start() :] for piece in pieces[:-1]), pieces[-1])
    if head and not tail:
        shared = pieces[0][: [match.end() for match in _PREPOSITION.finditer(pieces[0])][-1]]
        return (pieces[0], *(shared + piece for piece in pieces[1:]))
    *adjectives, _ = pieces[0].split()
    if not head and adjectives and not any(" " in piece for piece in pieces[1:]):
        return (pieces[0], *(" ".join([*adjectives, piece]) for piece in pieces[1:]))
    return tuple(pieces)


def _two(phrase: str) -> list[str]:
    """Cut a phrase at the conjunction that leaves its two members most alike."""
    cuts = [
        (_unlike(phrase[: match.start()], phrase[match.end() :], match[0]), match.span())
        for match in re.finditer(r"\s*,?\s+(?:and|or)\s+", phrase)
    ]
    if not cuts:
        return []
    start, end = min(cuts)[1]
    return [phrase[:start].rstrip(", "), phrase[end:]]


def _unlike(left: str, right: str, joint: str) -> int:
    """Weigh what speaks against two phrases being members of one coordination."""
    lefts, rights = left.split(), right.split()
    cost = abs(len(lefts) - len(rights)) - 6 * ("," in joint) - 5 * (lefts[-1:] == rights[-1:])
    both = _PREPOSITION.search(left) and _PREPOSITION.search(right)
    return cost - (8 if both and rights[0] == "the" else 0)
