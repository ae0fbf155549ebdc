"""What an amount is said per: "208 per 1,000 people", "2 yuan a litre", "daily sales topped 900".

::

    denominator = number [of things] ("per" | "a" | "each" ...) thing       behind the number
                | ... "per" thing ... number                                earlier in the clause
                | ("daily" | "hourly") ... number | thing "size" ... number
                | "one" thing "per" number | "one" currency "bought" number
                | of an amount of the same form beside it in the sentence
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.quantities.positions import sentence_end, sentence_number, sentence_start

__all__ = ["TIMES", "find_denominators"]

_UNITS: dict[str, str] = {
    **{name: name for name in table("units").values()},
    **table("units"),
    **table("per_names"),
}
_NAMES: dict[str, str] = {**table("durations"), **table("currency_names")}
_ADVERBS: dict[str, str] = table("rate_adverbs")
_MONEY: dict[str, str] = table("currency_after")
#: What is measured over a time goes on, and is an amount all the same.
TIMES: frozenset[str] = frozenset(table("durations").values())
#: Numbers that are no amounts of anything, so that nothing is said per thing.
_PURE = frozenset({"percent", "percentage point", "basis point", "index point", "times", "rank"})

_DIGITS = r"(?<![0-9,.])[0-9][0-9,]{0,50}(?:\.[0-9]{1,50})?(?![0-9])"
_COUNT = rf"(?:{_DIGITS}(?:\s(?:thousand|million|billion))?|(?:one\s)?(?:hundred|thousand|million))"
_TIME = alternatives({*table("durations"), *TIMES})
_NAMED = alternatives([*_UNITS, *_MONEY])
_PLURALS: frozenset[str] = frozenset([*table("plurals"), "population"])
_PLACE = alternatives(table("no_things"))
#: thing = count {word} noun | unit | word
_THING = (
    rf"(?:(?P<compound>[0-9]+-[a-z]+\s[a-z]+)|(?P<count>{_COUNT})(?:\s+(?!(?:{_PLACE})\b)(?P<thing>[a-z]+)(?:\s+(?!(?:{_PLACE})\b)(?P<more>[a-z]+))?)?"
    rf"|(?P<unit>{_NAMED}|{_TIME})(?!\w)|(?P<word>[A-Za-z][\w-]*))"
)
_ARTICLE_THING = rf"(?:(?P<unit_>{alternatives([*table('per_units'), *TIMES])})(?!\w))"
#: Words between an amount and its denominator: "of rain", "-plus travellers".
_OF = rf"(?:-plus|\+)?(?:\s+(?!(?:{_PLACE}|per|an?|each|every)\b)[A-Za-z0-9-]+){{0,4}}?"
_BEHIND = re.compile(
    rf"{_OF}(?:\s+(?:per|for\s+every|in\s+every)\s+(?:every\s+)?|\s?/\s?)(?:RMB|US\$|\$)?{_THING}"
)
_ARTICLE_BEHIND = re.compile(
    rf"{_OF}\s+(?:an?|each|every)\s+{_ARTICLE_THING}"
    r"(?!\s+(?:earlier|ago|before|later|in\s+a\s+row|or\s+so|and\s+a\s+half)\b)"
)
#: "A €40-a-share offer".
_COMPOUND_BEHIND = re.compile(r"-(?:an?|per)-(?P<word>[a-z]+)")
#: "2.6 to 1", and what is compared: "vehicle-to-pile ratio", "the ratio of boys to girls".
_TO_ONE = re.compile(r"\s*(?:to|:)\s*(?:1|one)\b(?!\s?(?:%|per))")
_BETWEEN_TWO = re.compile(
    r"(?i)\b[a-z]+(?:-to)?[-/\u2013](?P<second>[a-z]+)\s+ratio\b"
    r"|\bratio\s+of\s+[a-z ]+?\s+to\s+(?P<other>[a-z]+)"
)
#: "(Had a first dose and 9 million) a second": no time.
_A_FIRST = re.compile(r"\ba\s+first\b")
_SMALL_MONEY = frozenset({"cent", "penny"})
_CAPITA = re.compile(r"(?i)\bper\s+capita\b[^;:]*$")
#: "A litre of diesel costs 74 cents", "a ticket sells for 40 yuan".
_COSTING = re.compile(
    rf"(?<!\w)(?:[Aa]n?|[Oo]ne|[Ee]ach|[Ee]very|[Pp]er)\s+(?P<word>{alternatives(table('per_units'))})"
    r"(?:\s+of\s+(?:[\w-]+\s+){1,3}?|\s+)(?:(?:now|currently|still|typically|usually|today)\s+)*"
    rf"(?:{alternatives(table('costing'))})\s+[^;]{{0,40}}$"
)
#: "The average ticket price rose to 40.4 yuan".
_PRICED = re.compile(
    rf"(?i)\b(?P<word>{alternatives([*table('priced')])})\s+prices?\b[^;,]{{0,60}}$"
)
_ADVERB_BEHIND = re.compile(
    rf"{_OF}\s+(?P<adverb>{alternatives(table('rate_adverbs'))})\b"
    r"(?!\s+(?:active|users?|necessities|newspapers?|news|life|needs)\b)"
)
#: "One accident per 147,000 km": a thing, for the number behind.
_ONE_PER = re.compile(
    r"(?i)\b(?:one|1)\s+(?P<word>[a-z]+)\s+(?:per|for)\s+(?:every\s+)?(?:[a-z]+\s+){0,2}$"
)
#: "Sales per shopper reached 600 yuan", "daily sales topped 900", "class sizes average 26".
_BEFORE = re.compile(rf"\b[Pp]er\s+{_THING}")
_ADJECTIVE = re.compile(
    r"\b(?P<adverb>daily|hourly|(?<=average )(?:monthly|weekly))\b"
    r"|(?<!\w )(?P<start>Daily|Hourly)\b"
)
_SIZE = re.compile(
    r"(?i)\b(?P<word>[a-z]+)\s+sizes?\s+(?:averag\w+|"
    r"(?:is|was|of|fell|rose|dropped|grew|shrank|stood|increased|decreased)\b)"
)
#: "One dollar bought 7 yuan", "7.1 against the dollar".
_BOUGHT = re.compile(
    rf"(?i)\b(?:one|the|an?)\s+(?P<unit>{alternatives(_MONEY)})\s+(?:bought|buys?|fetche[sd])\b"
)
_AGAINST = re.compile(
    rf"(?i)\s+(?:yuan\s+)?(?:(?:against|to|per)\s+(?:the|one)|per)\s+(?P<unit>{alternatives(_MONEY)})\b"
)
#: No word further from a number than this many characters is its denominator.
_REACH = 400
_CLAUSE_END = re.compile(
    r"[;:]|,\s+(?:and|while|with|but|whereas|which(?!\s+(?:was|is|stood)\b))\b|\bmeans?\b|\.\s"
)
#: A noun behind a number, so that it counts something else than the number before.
_NOUN = re.compile(rf"\s+(?!(?:{_PLACE})\b)[a-z]")
_SO = re.compile(r",\s+so\b|\bmeans?\b")
_JOINED = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s*")
_TO = re.compile(r"\bto\b")


def find_denominators(plain: str, mentions: Sequence[Mention]) -> tuple[str | None, ...]:
    """Return what each amount is said per, or None.

    Args:
        plain: The text that the numbers stand in, folded.
        mentions: The numbers, in order.

    >>> from miitbrief.reading.quantities.mentions import find_mentions
    >>> text = "Oil fell from 90 dollars a barrel to 82.5 dollars."
    >>> find_denominators(text, find_mentions(text))
    ('barrel', 'barrel')
    """
    found: list[str | None] = []
    sentences = [sentence_number(plain, mention.span.start) for mention in mentions]
    for at, mention in enumerate(mentions):
        place = _Place(plain, mentions, sentences, at)
        own = _behind(place) or _before(place)
        found.append(own if _is_amount(mention) else None)
    for at in range(len(found)):
        found[at] = found[at] or _shared(_Place(plain, mentions, sentences, at), found)
    return tuple(found)


class _Place(NamedTuple):
    """A number in its text.

    Attributes:
        text: The text.
        mentions: Its numbers.
        sentences: The number of the sentence of each.
        at: Which of them it is.
    """

    text: str
    mentions: Sequence[Mention]
    sentences: Sequence[int]
    at: int

    @property
    def mention(self) -> Mention:
        """The number itself."""
        return self.mentions[self.at]

    @property
    def right(self) -> str:
        """From the number to the next one, or to the end of the sentence; denominators stay."""
        start = self.mention.span.end
        following = self.mentions[self.at + 1 : self.at + 2]
        ends = [other.span.start for other in following]
        return self.text[start : min([*ends, sentence_end(self.text, start, _REACH)])]

    @property
    def clause(self) -> str:
        """From the start of the clause to the number."""
        start = self.mention.span.start
        return _CLAUSE_END.split(self.text[sentence_start(self.text, start, _REACH) : start])[-1]

    @property
    def gap_start(self) -> int:
        """Where the number before in the sentence ends, or the sentence starts."""
        start = sentence_start(self.text, self.mention.span.start, _REACH)
        return max(start, self.mentions[self.at - 1].span.end) if self.at else start

    @property
    def gap(self) -> str:
        """From the number before to the number."""
        start = self.mention.span.start
        before = self.mentions[self.at - 1].span.end if self.at else 0
        return self.text[max(before, start - _REACH) : start]


def _is_amount(mention: Mention) -> bool:
    """Tell whether a number may be said per something."""
    return mention.unit not in _PURE


def _behind(place: _Place) -> str | None:
    """Return the denominator that stands behind a number."""
    mention, text = place.mention, place.text
    exchange = _AGAINST.match(text, mention.span.end)
    if exchange and (mention.unit is None or mention.is_money) and not mention.scaled:
        return _named(exchange["unit"])
    match = _BEHIND.match(text, mention.span.end)
    if match and "\n" not in match[0]:
        return _thing(match)
    compound = _COMPOUND_BEHIND.match(text, mention.span.end)
    if compound:
        return _named(compound["word"])
    if _TO_ONE.match(text, mention.span.end):
        return _of_ratio(place)
    match = _ARTICLE_BEHIND.match(text, mention.span.end)
    if match and match["unit_"] == "second" and _A_FIRST.search(place.clause):
        match = None
    if match and "\n" not in match[0]:
        return _named(match["unit_"])
    match = _ADVERB_BEHIND.match(place.right)
    return _ADVERBS[match["adverb"]] if match else None


def _of_ratio(place: _Place) -> str | None:
    """Return the second thing that a ratio "to one" is between: "student-teacher ratio"."""
    found = _BETWEEN_TWO.search(
        place.text[
            sentence_start(place.text, place.mention.span.start, _REACH) : place.mention.span.start
        ]
    )
    if found is None:
        return None
    return _singular((found["second"] or found["other"]).lower())


def _before(place: _Place) -> str | None:
    """Return the denominator that stands earlier in the clause."""
    one = _ONE_PER.search(place.clause)
    if one:
        return one["word"]
    return _of_price(place) or _of_clause(place, place.clause)


def _of_price(place: _Place) -> str | None:
    """Return the thing that a price is of: "a litre of diesel costs 74 cents"."""
    mention, clause = place.mention, place.clause
    if mention.scaled or not (mention.is_money or mention.unit in _SMALL_MONEY):
        return None
    costing = _COSTING.search(clause) or _PRICED.search(clause)
    if costing:
        return _named(costing["word"])
    bought = _BOUGHT.search(place.gap)
    return _named(bought["unit"]) if bought and mention.is_money else None


def _of_clause(place: _Place, clause: str) -> str | None:
    """Return the denominator that the clause names: "per shopper", "daily", "class sizes"."""
    if _CAPITA.search(place.text[place.gap_start : place.mention.span.start]):
        return "capita"
    per = _BEFORE.search(clause)
    if per and not _is_own(place, clause, per.start()):
        return _thing(per)
    adjective = _ADJECTIVE.search(clause)
    if adjective and place.mention.unit not in TIMES:
        return _ADVERBS[adjective[0].lower()]
    size = _SIZE.search(clause)
    return _singular(size["word"].lower()) if size and place.mention.unit is None else None


def _is_own(place: _Place, clause: str, offset: int) -> bool:
    """Tell whether a "per" belongs to a number before it, as in "9 yuan per kilo, up to 3 yuan"."""
    start = place.mention.span.start - len(clause)
    for other in reversed(place.mentions[: place.at]):
        if other.span.start < start:
            return False
        if other.span.start < start + offset:
            return True
    return False


def _thing(match: re.Match[str]) -> str | None:
    """Return the thing that a match names."""
    if match["compound"]:
        return match["compound"]
    if match["count"]:
        return " ".join(filter(None, (match["count"], match["thing"], _rest(match))))
    if match["unit"]:
        return _named(match["unit"])
    return match["word"]


def _rest(match: re.Match[str]) -> str | None:
    """Return the second word of the things counted, where the first does not name them alone."""
    first = match["thing"] or ""
    is_noun = first.endswith("s") or first in _UNITS or first in _MONEY or first in _PLURALS
    return None if is_noun else match["more"]


def _named(word: str) -> str:
    """Return the name of a unit, a time or a currency as a denominator."""
    small = word.lower()
    return _UNITS.get(word) or _NAMES.get(small) or small.removesuffix("s")


def _singular(word: str) -> str:
    """Return one of the things that a word names."""
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word.removesuffix("es")
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word if word.endswith("ss") else word.removesuffix("s")


def _shared(place: _Place, found: Sequence[str | None]) -> str | None:
    """Return the denominator of an amount of the same form beside a number in its sentence."""
    mention = place.mention
    if not _is_amount(mention):
        return None
    for at in range(place.at - 1, -1, -1):
        other = place.mentions[at]
        if _is_apart(place, at):
            break
        if found[at] and _is_alike(place, other):
            return found[at]
    return _of_next(place, found)


def _is_apart(place: _Place, at: int) -> bool:
    """Tell whether another number stands in another sentence, or far away."""
    far = abs(place.mentions[at].span.start - place.mention.span.start) > _REACH
    return far or place.sentences[at] != place.sentences[place.at]


def _is_alike(place: _Place, other: Mention) -> bool:
    """Tell whether a number continues one before: the same unit, scale and kind of thing."""
    mention, text = place.mention, place.text
    if mention.is_money and other.is_money and _JOINED.fullmatch(place.gap):
        return True
    if mention.unit != other.unit or mention.scaled != other.scaled:
        return False
    counts = mention.unit is None and _NOUN.match(text, mention.span.end)
    decimals = "." in mention.number.of(text) and "." in other.number.of(text)
    return (not counts or decimals) and not _SO.search(text, other.span.end, mention.span.start)


def _of_next(place: _Place, found: Sequence[str | None]) -> str | None:
    """Return the denominator of the number behind that ends a range or a change.

    "$3 to $4 a dose", "fell $2, or 3 percent, to $78 a barrel".
    """
    mention, text = place.mention, place.text
    for at in range(place.at + 1, len(found)):
        other = place.mentions[at]
        if _is_apart(place, at):
            return None
        if other.unit == mention.unit and other.scaled == mention.scaled and mention.is_money:
            gap = text[mention.span.end : other.span.start]
            return found[at] if _TO.search(gap) or _JOINED.fullmatch(gap) else None
    return None
