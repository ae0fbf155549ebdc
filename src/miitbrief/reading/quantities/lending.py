"""Units and scale words that numbers take from the numbers beside them.

::

    range   = number ("to" | "and" | "or" | "-") number scale unit      "5 to 7 million yuan"
    list    = number unit ... number                                    "1.2% for tea, 3.4 for silk"
    context = number "points" behind a percentage | "kroner" where Norway is named
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from miitbrief.model._numbers import times
from miitbrief.model.figures import WHOLE
from miitbrief.model.quantities import Hedge
from miitbrief.reading.quantities.bare_numbers import has_no_noun, is_per_many, unit_by_words
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.quantities.positions import sentence_number, sentence_start

__all__ = ["with_shared_units"]

#: How far before a number the words that give it a unit may start.
_REACH = 40
#: No number further away than this many characters lends anything.
_FAR = 400
#: Between two numbers that share a unit.
_JOINS = re.compile(
    r"\s*(?:to|and|or(?:\s+even)?|-|\u2013|~|\u00b1)\s*|-\s+(?:and|or|to)\s+|\s*,\s*(?:and\s+|or\s+)?"
    r"|\s+but\s+(?:lower|higher|less|more)\s+than\s+"
)
_COMMA = re.compile(r"\s*,\s*")
#: Between the ends of a range, which share a scale word too.
_RANGE = re.compile(r"\s*(?:to|or(?:\s+even)?|-|\u2013|~)\s*")
_BETWEEN = re.compile(r"(?i)\bbetween\s+$")
_AND = re.compile(r"\s+and\s+")
_TIMES = frozenset(table("durations").values())
#: Units whose numbers nobody scales, so that they lend no scale word.
_UNSCALED = frozenset({"percent", "percentage point", "basis point", "times", "rank"})

_MORE_THAN = re.compile(r"\s+(?:fewer|more|less|lower|higher)\s+than\b")
#: What is counted in money, as "sales came to 2 trillion".
_SUM = re.compile(rf"(?i);.*\b(?:{alternatives(table('sums'))})\b")
#: What is in money, whatever the sentence says else.
_MONEY = re.compile(
    r"(?i)\b(?:revenues?|turnover|profits?|loss(?:es)?|spending|expenditures?|GDP|incomes?|debts?|"
    r"assets|budget|deficit|surplus|tax(?:es)?|gap|shortfall|costs?|bill|funds?|subsid(?:y|ies)|grants?)\b"
)
_PAID = re.compile(
    r"\s+(?:has|have|had|was|were|is|are|will)\s+(?:\w+\s+){0,2}"
    r"(?:paid|spent|allocated|disbursed|invested|set\s+aside|raised|borrowed|owed|earmarked|collected)\b"
)
#: "40 billion yuan, of which 12 billion has been spent".
_OF_WHICH = re.compile(r"(?i)\bof\s+(?:which|that|this)\s+$")
#: "215 gigawatts of solar power and 115 of wind", but not "12 of them".
_OF = re.compile(
    r"\s+of\s+(?!(?:these|those|them|this|that|which|whom|the|our|its|their|all|it|us|every)\b)[a-z]"
)
_STATED = re.compile(r"\s+(?:has|have|had|was|were|is|are|will|went|goes|came|comes|is)\b")
_SIGN = re.compile(r"(?i)\b(?:plus|minus)\s+$")
#: "12 months before": when, not how much.
_AGO = re.compile(r"\s+(?:ago|before|earlier|previously|later)\b")
#: The other end of a range, and its scale word.
_OTHER_END = re.compile(
    r"\s*(?:to|or|-|\u2013)\s*[0-9][0-9.,]*(?:\s(?:thousand|million|billion|trillion))?\b"
)
#: Between a number with a unit and a bare one that is compared with it.
_COMPARED = re.compile(
    r"(?i)\b(?:from|against|versus|vs\.?|compared\s+(?:with|to)|as\s+opposed\s+to|instead\s+of|"
    r"rather\s+than|touching|hitting|reaching)"
    r"(?:\s+(?:a|an|the|just|only|about|some|nearly|almost|around))*\s*$"
)
#: "Up 2%, to 4.5": the level that a change ends at has another unit.
_RESULT = re.compile(r"(?i)\b(?:to|at)(?:\s+(?:a|an|the|just|only|about|some))*\s*$")
_FROM = re.compile(r"(?i)\bfrom\s+(?:\w+\s+){0,2}$")

#: How many numbers back a degree may have been said to be Celsius.
_DEGREES = 10
#: Words and signs of several currencies, with the places that tell which one is meant.
_SHARED = {
    word: {code: re.compile(rf"\b(?:{alternatives(places)})") for code, places in codes.items()}
    for word, codes in table("shared_currencies").items()
}
_TO_PERCENTAGE = re.compile(
    r",?\s+(?:higher\s+|lower\s+)?to\s+(?:a\s+record\s+|about\s+|nearly\s+)?[0-9.]+\s?(?:%|per\s?cent)"
)
_INDEX = re.compile(r"\b(?:[Ii]ndex|[Ii]ndices|[Gg]auge|Dow|Nasdaq|Nikkei)\b")
#: Capitals may name an index, too.
_CAPITALS = re.compile(r"(?<!\bas )(?<!\bof )(?<!\bin )(?<!\bfor )\b(?!G[DN]P\b)[A-Z]{3,}\b")

#: "A quarter of the pace in May", "half that", "half as many": multiples, and no parts.
_TIMES_BEHIND = re.compile(
    rf"\s+(?:that|those|what)(?!\s+(?:the|we|they|it|he|she)\b)\b|\s+as\s+(?:much|many|[a-z]+)\s+as\b"
    rf"|\s+of\s+that(?=\s*[,.;]|\s+(?:in|of|for)\b)"
    rf"|\s+(?:of\s+)?the\s+(?:{alternatives(table('standards'))})\b"
)


def with_shared_units(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions, bare numbers with the unit that a number beside them lends.

    What the one behind lends goes first, from the last of a list to its first.

    Args:
        mentions: The numbers of a text, each read alone, in order.
        text: The text, folded.
    """
    backward: list[Mention] = []
    is_lent = False
    for mention in reversed(mentions):
        shared_by = backward[-1] if backward else None
        backward.append(_lent_by_next(mention, shared_by, text, listed=is_lent))
        is_lent = mention.unit is None and backward[-1].unit is not None
    shared: list[Mention] = []
    for mention in reversed(backward):
        shared.append(_lent_by_context(mention, shared, text))
    return _with_degrees(_with_hedges(shared, text))


def _with_hedges(mentions: list[Mention], text: str) -> list[Mention]:
    """Return the mentions, the second end of a range about as large as the first: "some 5 to 7"."""
    found = mentions[:1]
    for before, mention in pairwise(mentions):
        is_open = before.hedge is Hedge.ABOUT and mention.hedge is Hedge.EXACT
        goes_on = is_open and before.unit == mention.unit and _is_range(before, mention, text)
        found.append(attrs.evolve(mention, hedge=Hedge.ABOUT) if goes_on else mention)
    return found


def _with_degrees(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, plain degrees with the scale of the first ones that have one behind."""
    scale = next((each.unit for each in mentions if (each.unit or "").startswith("degree ")), None)
    return [
        attrs.evolve(mention, unit=scale) if scale and mention.unit == "degree" else mention
        for mention in mentions
    ]


def _lent_by_next(mention: Mention, after: Mention | None, text: str, *, listed: bool) -> Mention:
    """Return a number before one with a unit sharing it: "5 to 7 percent", "$2-3 billion".

    Words share only with the other end of a range, and a number with a unit takes a scale alone.
    What was lent to the one behind is lent on: "45, 47 and 49 million tons".
    """
    if after is None or not _JOINS.fullmatch(text, mention.span.end, after.span.start):
        return mention
    if after.unit == "times" and _COMMA.fullmatch(text, mention.span.end, after.span.start):
        return mention
    is_range = _is_range(mention, after, text)
    if mention.unit:
        is_money = mention.span.start < mention.number.start
        is_bound = is_range and is_money and after.unit in {None, mention.unit}
        return _with_scale(mention, after) if is_bound else mention
    if (_has_own_unit(after) and not listed) or (mention.in_words and not is_range):
        return mention
    # "3,430, or 35 percent" says a number twice, too.
    is_large = "," in mention.number.of(text) and after.unit in _UNSCALED
    mixed = after.scaled and not mention.scaled and after.in_words != mention.in_words
    # "By 1.07 million or 5.3 percent" says a change twice; nobody counts percent by the million.
    is_twice = after.unit in _UNSCALED
    larger = mention.scaled and not after.scaled and (not is_range or is_twice)
    if is_large or mixed or larger:
        return mention
    return attrs.evolve(_with_scale(mention, after), unit=after.unit)


def _has_own_unit(mention: Mention) -> bool:
    """Tell whether no unit stands behind a number: "half", "doubled", "$5"."""
    return mention.unit is not None and mention.number.end == mention.span.end


def _is_range(mention: Mention, after: Mention, text: str) -> bool:
    """Tell whether two numbers are the ends of a range."""
    if _RANGE.fullmatch(text, mention.span.end, after.span.start):
        return True
    return (
        _AND.fullmatch(text, mention.span.end, after.span.start) is not None
        and _BETWEEN.search(text[max(0, mention.span.start - _REACH) : mention.span.start])
        is not None
    )


#: A number that is printed so large, or with so many times the digits, is meant in full.
_FULL = 1000
_TIMES_LARGER = 100


def _with_scale(mention: Mention, after: Mention) -> Mention:
    """Return a number with the scale word of the one behind it, if it has none itself.

    A number in full has none: "from 310,000 to 1.2 million", "from $800 to $1.1 million".
    """
    if mention.scaled or not after.scaled or after.unit in _UNSCALED:
        return mention
    if after.power == _HUNDRED or mention.value >= _FULL:
        return mention  # Nobody prints "3" for 300, as a quantity knows.
    scale = Fraction(10**after.power)
    lent = times(mention.value, scale)
    if (
        after.value
        and not after.in_words
        and Fraction(lent) >= _TIMES_LARGER * Fraction(after.value)
    ):
        return mention
    return attrs.evolve(mention, value=lent, power=after.power)


#: The power of ten of "hundred".
_HUNDRED = 2


def _lent_by_context(mention: Mention, earlier: Sequence[Mention], text: str) -> Mention:
    """Return a number with the unit that the words or the numbers before it lend."""
    left = text[max(0, mention.span.start - _REACH) : mention.span.start]
    if mention.unit:
        return _settled(mention, earlier, text)
    unit = unit_by_words(mention, text)
    lender = None if unit else _lender(mention, earlier, left, text)
    lender = lender or (None if unit else _money_before(mention, earlier, text))
    if lender is not None:
        unit = lender.unit
    return attrs.evolve(mention, unit=unit) if unit else mention


def _settled(mention: Mention, earlier: Sequence[Mention], text: str) -> Mention:
    """Return a number whose unit the context settles, as "points" behind a percentage."""
    if mention.in_words and mention.unit == "percent" and mention.number == mention.span:
        return _as_multiple(mention, text)
    if mention.unit == "index point" and (
        _continues_percentage(mention, earlier, text) or _changes_percentage(mention, text)
    ):
        return attrs.evolve(mention, unit="percentage point")
    named = _currency_by_country(mention, text)
    if named:
        return attrs.evolve(mention, unit=named)
    if mention.unit == "degree":
        warm = [each.unit for each in earlier[-_DEGREES:] if (each.unit or "")[:7] == "degree "]
        return attrs.evolve(mention, unit=warm[-1]) if warm else mention
    return mention


def _as_multiple(mention: Mention, text: str) -> Mention:
    """Return a part of another amount as a multiple of it, where the words behind say so."""
    if not _TIMES_BEHIND.match(text, mention.span.end):
        return mention
    return attrs.evolve(mention, unit="times", value=times(mention.value, Fraction(1, WHOLE)))


def _continues_percentage(mention: Mention, earlier: Sequence[Mention], text: str) -> bool:
    """Tell whether points are said of the percentage before in the sentence, and of no index."""
    rates = (each for each in reversed(earlier) if each.unit in {"percent", "percentage point"})
    before = next(rates, None)
    return (
        before is not None
        and "point" in mention.span.of(text)
        and sentence_number(text, before.span.start) == sentence_number(text, mention.span.start)
        and not _INDEX.search(text, text.rfind(". ", 0, before.span.start) + 1, mention.span.end)
        and not _CAPITALS.search(text, before.span.end, mention.span.end)
        and "," not in mention.number.of(text)
        and mention.value < WHOLE
    )


def _changes_percentage(mention: Mention, text: str) -> bool:
    """Tell whether a percentage changes by points: "raised its key rate 18 points to 115%"."""
    return _TO_PERCENTAGE.match(text, mention.span.end) is not None


def _currency_by_country(mention: Mention, text: str) -> str | None:
    """Return the currency of a word or sign that several countries share, if the text names one."""
    printed = mention.span.of(text)
    around = text[max(0, mention.span.start - _FAR) : mention.span.end + _FAR]
    found = (
        currency
        for word, currencies in _SHARED.items()
        if word in printed
        for currency, places in currencies.items()
        if places.search(around)
    )
    return next(found, None)


def _lender(mention: Mention, earlier: Sequence[Mention], left: str, text: str) -> Mention | None:
    """Return the number before in the sentence that lends its unit to a bare one.

    "33.4 years for men and 31.2 for women" are both years.  A number lends to one of its own form,
    scaled or with as many decimals; one that is compared with it, or with "more than" behind,
    takes the unit in any form.  Money lends across other numbers, but no change in percent lends
    its unit to the level that it ends at.
    """
    other_end = _OTHER_END.match(text, mention.span.end)
    end = other_end.end() if other_end else mention.span.end
    is_rest = _OF_WHICH.search(left) and _STATED.match(text, end)
    is_part = _OF.match(text, end) is not None
    if _is_year(mention, text) or not (is_rest or is_part or has_no_noun(text, end)):
        return None
    if is_per_many(text, end):
        return None
    nearest = True
    first = sentence_start(text, mention.span.start, _FAR)
    is_object = _DONE.search(left) is not None
    for before in reversed(earlier):
        if before.span.end < first:
            return None
        is_near = nearest or before.is_money
        is_like = not is_part or _OF.match(text, before.span.end) is not None
        if before.unit and is_near and is_like and _lends(before, mention, left, text):
            return before
        is_rate = is_object and mention.scaled and before.unit in _UNSCALED
        nearest = nearest and (is_rate or _is_year(before, text))
    return None


def _money_before(mention: Mention, earlier: Sequence[Mention], text: str) -> Mention | None:
    """Return the money of a sentence before that lends its currency to a sum of this one.

    "The fund needs 1.2 billion lei. The gap was 0.9 billion."
    """
    if not mention.scaled or mention.in_words:
        return None
    start, end = mention.span.start, mention.span.end
    is_sum = has_no_noun(text, end) and _MONEY.search(
        text, sentence_start(text, start, _FAR), start
    )
    if not (is_sum or _PAID.match(text, end)):
        return None
    near = (each for each in reversed(earlier) if each.span.end > start - _FAR)
    return next((each for each in near if each.is_money), None)


def _is_year(mention: Mention, text: str) -> bool:
    """Tell whether a number looks like a year, which only dates what the others say."""
    is_bare = mention.unit is None and mention.span == mention.number
    return is_bare and re.fullmatch("(?:19|20)[0-9]{2}", mention.number.of(text)) is not None


def _lends(before: Mention, mention: Mention, left: str, text: str) -> bool:
    """Tell whether a number lends its unit to a bare one behind it."""
    if _is_of_another_kind(before, mention, text):
        return False
    if before.unit == "percent" and _SIGN.search(left):
        return True
    if _MORE_THAN.match(text, mention.span.end):
        return before.unit not in _UNSCALED
    return not mention.in_words and _lends_to_digits(before, mention, left, text)


def _is_of_another_kind(before: Mention, mention: Mention, text: str) -> bool:
    """Tell whether a number cannot have the unit of one before, by its size or its clause."""
    is_large = "," in mention.number.of(text) or mention.scaled
    if is_large and (before.unit in _UNSCALED or before.unit in _TIMES):
        return True
    if before.unit in _TIMES and _AGO.match(text, before.span.end):
        return True
    between = text[before.span.end : mention.span.start]
    return before.is_money and ";" in between and not _SUM.search(between)


def _lends_to_digits(before: Mention, mention: Mention, left: str, text: str) -> bool:
    """Tell whether a number lends its unit to one in digits."""
    start = before.span.start
    is_from = _FROM.search(text[max(0, start - _REACH) : start]) is not None
    if before.unit in _UNSCALED and _RESULT.search(left) and not is_from:
        return False
    if _COMPARED.search(left) or (is_from and _RESULT.search(left)):
        return before.scaled == mention.scaled
    if before.scaled != mention.scaled:
        return False
    is_precise = _has_decimals(mention, text) and _has_decimals(before, text)
    return mention.scaled or is_precise or _is_parallel(before, mention, left, text)


def _is_parallel(before: Mention, mention: Mention, left: str, text: str) -> bool:
    """Tell whether a number stands in the place of one before in a clause that goes on like it.

    "58 days in Rome, 71 in Milan", "the tunnel is 12 kilometres long, the bridge 3".  Both are of
    one order, and neither dates or numbers something.
    """
    start = before.span.start
    is_adjunct = before.unit in _TIMES and _ADJUNCT.search(text[max(0, start - _REACH) : start])
    if is_adjunct or before.in_words or not mention.value:
        return False
    if _NUMBERED.search(left) or _OBJECT.search(left):
        return False
    ratio = abs(Fraction(before.value) / Fraction(mention.value))
    is_alike = Fraction(1, _OF_ONE_ORDER) <= ratio <= _OF_ONE_ORDER
    return is_alike and _GOES_ON.search(text, before.span.end, mention.span.start) is not None


#: So many times another, a number may still be one of its kind.
_OF_ONE_ORDER = 20
#: Before a time that says when or how long, and is no amount that is compared.
_ADJUNCT = re.compile(
    r"(?i)\b(?:in|over|for|within|after|every|during|past|last|first|next|coming)\s+(?:the\s+)?"
    r"(?:(?:past|last|first|next|coming)\s+)?$"
)
#: Before a number that names one of several or counts: "phase 3", "at 5", "there are 12".
_NUMBERED = re.compile(
    r"(?i)\b(?:there\s+(?:are|were|was|is)|at|on|by|no\.?|number|article|section|chapter|page|line|phase|stage|grade|type|class|"
    r"paragraph|point|item|level|group|version|table|figure|annex|part|step|room|route)\s+$"
)
#: Before an object that is of another kind than what is measured: "employed 85", "had 3".
_OBJECT = re.compile(
    r"(?i)\b(?:(?!reached|exceeded|passed|topped|hit|totalled|totaled|averaged|yielded)[a-z]+ed|had|has|"
    r"gave|took|met|saw|won|lost|hit|found|left|made|built|sent)\s+$"
)
_GOES_ON = re.compile(r"[,;]|\b(?:and|but|while|whereas)\b")
#: Before the object of a verb whose subject is that of the clause before: "and delivered 42".
_DONE = re.compile(
    r"(?i)(?:,|\band|\bbut)\s+(?:[a-z]+ed|sold|bought|made|built|sent|spent|drew)\s+$"
)


def _has_decimals(mention: Mention, text: str) -> bool:
    """Tell whether a number is printed with decimals."""
    return "." in mention.number.of(text)
