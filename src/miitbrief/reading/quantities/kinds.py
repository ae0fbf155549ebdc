"""What a figure says of what it measures, and which way it goes."""

import re
from collections.abc import Sequence

from miitbrief.model.categories import Direction, Kind
from miitbrief.model.numerals import fold
from miitbrief.reading.quantities.bare_numbers import tells_size_in_time
from miitbrief.reading.quantities.changes import (
    absolute_change,
    change_of,
    continued,
    is_aimed_growth,
    is_change,
    is_comparison,
    is_end,
)
from miitbrief.reading.quantities.denominators import TIMES, find_denominators
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.quantities.senses import HEDGE, Context, Sense, context_at

__all__ = ["Sense", "find_senses"]

_DURATION_UNITS = frozenset(table("durations").values()) - {"decade"}
#: "Average annual growth of 5%", "a two-year average of 5%".
_AVERAGE = re.compile(
    r"(?i)\b(?:average\s+annual|annual\s+average|average\s+yearly|compound|two-year\s+average|"
    r"average\s+two-year|[a-z]+-year\s+average|average\s+[a-z]+-year|average\s+(?:growth|increase|rise|gain|decline|fall|drop|"
    r"decrease|reduction|expansion|pace)|"
    r"annually\s+on\s+average|averag\w+\s+annual\w*|CAGR)\b"
)
#: "Compared with the five-year average", "the average decline was 0.2% month on month".
_NO_AVERAGE = re.compile(
    r"(?i)\b(?:than|with|to|against|above|below|from)\s+(?:the|its|their|an?)\s+[a-z]+-year\s+average\b|\bmonth[-\s]on[-\s]month\b"
)
#: "5% a year on average".
_AVERAGE_BEHIND = re.compile(
    r"(?i)\s*(?:or\s+(?:more|so|less)\s+)?(?:a\s+year|per\s+year|annually|per\s+annum|each\s+year|every\s+year|yearly)\b"
    r"(?!\s+(?:earlier|ago|before|later))"
    r"|\s*on\s+average\s+(?:(?:a|per|each)\s+year|between|from|over|in\s+[0-9]{4}\s+and)\b|\s*(?:average\s+annual|annual\s+average)\b"
    r"|\s*,?\s*on\s+(?:a\s+)?(?:two-year|annual)\s+average"
)
_ADDED = re.compile(
    r"(?i)\b(?:add(?:ed|s|ing)?|(?:knock|shav|subtract|tak|took|cut|lop|clip|wip|trimm?|slic)(?:e?[ds]|en|ing|ped|es|king|ting)?|knocked|shaved)\b"
)
_CONTRIBUTION = re.compile(r"(?i)\bcontribut\w*\b")
#: "(Contributed 5%) to economic growth".
_TO_GROWTH = re.compile(
    r"(?i)\s*(?:points\s+)?(?:to|of|off|from|toward)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}growth\b"
)
#: "Half of the increase came from", "30% of global growth".
_OF_GROWTH = re.compile(
    r"(?i)\s+of\s+(?:(?:the|its|their|this|that|all|total|global|world|overall|national|[a-z]+al|"
    r"economic|industrial)\s+){0,3}(?:growth|increase|increment|rise|expansion|gain|jump|surge|decline|drop|fall|"
    r"decrease|reduction|slump)\b(?!\s+rate)"
)
#: "Dragging CPI down by 0.2 points": what a part does to the change of the whole.
_PULLED = re.compile(
    r"(?i)\b(?:push|pull|drag+|lift|driv|drove|bring|brought|knock|weigh|boost|rais)[a-z]*\s+(?:down\s+|up\s+)?(?:[a-z]+\s+){0,3}"
    r"(?:CPI|PPI|GDP|index|inflation|growth)\s+(?:up\s+|down\s+)?by\b[^,;]*$"
)
_ERROR = re.compile(r"(?i)\bmargin\s+of\s+error\b|\bplus\s+or\s+minus\s+$")
#: "101% of the 2019 level", "half of what it was": a ratio to another amount of the same thing.
_OF_STANDARD = re.compile(
    r"(?i)\s+of\s+(?:what\s+(?:it|they)\s+(?:was|were|had\s+been)\b|that\s+(?:of|in|for)\b|(?:the|its|their|last|a|an|pre-|normal|usual)[^,.;]{0,30}?\b"
    r"(?:levels?|average)\b|(?:the|its|their)\s+(?:number|figure|amount|volume|total|value)\s+(?:of\s+|in\s+)?"
    r"(?:a|one|two|three|four|five|ten|the|last|(?:19|20)[0-9]{2}|[a-z]+\s+years?\s+(?:ago|earlier))\b)"
)
_SIGNED = re.compile(r"(?i)\b(?:(?P<up>plus)|(?P<down>minus))\s+$")
_NAMED_INDEX = re.compile(rf"\b(?:{alternatives(table('indices'))})\b")
_INDEX = re.compile(r"\b(?:PMI|[Ii]ndex(?:es)?|[Ii]ndices|[Gg]auge|[Cc]oefficient)\b")
#: A percentage that is a level itself, as an interest rate is.
_RATE_LEVEL = re.compile(
    r"(?i)\b(?:interest|deposit|lending|policy|benchmark|loan\s+prime|repo|tariff|coupon|mortgage|"
    r"reserve(?:\s+requirement)?|discount|tax|refinancing|overnight|key|relending|prime|borrowing|"
    r"savings|funds|bank|lira|rouble|ruble|rupee|swap|loan|duty|levy|royalty|cash|official|main)\s+"
    r"(?:rates?|ratios?)\b(?!\s+of\s+(?:return|growth))"
    r"|\brates?\s+(?:on|for|of)\s+(?:[\w-]+\s+){0,4}?(?:mortgages?|loans?|deposits?|bonds?|notes?|bills?|credit|paper|debt)\b"
    r"|\b(?:lev(?:y|ies|ied|ying))\b|\btax(?:es)?\s+(?:on|of|at)\b"
    r"|\b(?:hold|holds|held|keep|keeps|kept|keeping|leave|leaves|left|leaving|cut|cuts|cutting|rais\w+|lower(?:s|ed|ing)?|hik\w+)"
    r"\s+(?:the|its|their|interest|borrowing)\s+rates?\b|\bcut\s+to\s*$|\brate\s+(?:cut|hike|rise|increase)s?\s+to\s*$"
    r"|\byields?\b|\bsubsid(?:y|ies)\b|\bduty\b|\bduties\b|\btariffs?\b|\btarget\s+range\b|\bLPR\b"
    r"|\bMLF\b|\brepos?\b"
)
_OF_INTEREST = re.compile(
    r"(?i)\s+(?:(?:annual|import|export|sales|income|additional)\s+)?(?:interest|coupon|tax|tariffs?|duty|duties|VAT)\b"
)
#: What takes a time to do or lasts one is measured by it: "clearance time was 36 hours".
_TIMED = re.compile(
    r"(?i)(?<!first )(?<!same )\b(?:times?|ages?|expectancy|lifespan)\b(?!\s+(?:in|since)\b)[^,;]*"
    r"\b(?:was|were|is|to|of|at|reach\w*|than|averag\w+|from)\b[^,;]*$|\breaching\s+$"
)
_TIMED_SUBJECT = re.compile(r"(?i)\b(?:average\s+age|life\s+expectancy|lifespan)\b")
#: A noun behind a number, which then counts something and is no index.
_NOUN = re.compile(
    r"\s+(?!mark\b|level\b|threshold\b|line\b|after\b|before\b|but\b|while\b|when\b|in\b|from\b|for\b|on\b|at\b|and\b|or\b|last\b|this\b|points?\b)[a-z]"
)
_SMALL = rf"(?:[0-9]+|{alternatives(table('ones'))})"
_AGED = re.compile(
    rf"(?i)\b(?:aged?|ages|age\s+of)\s*(?:between\s+)?(?:{_SMALL}\s*(?:-|\u2013|to|and)\s*)?$"
    r"|^\s*(?:-old|\s+old\b|\s+of\s+age)"
)
#: "Two places higher".
_MOVED = re.compile(
    r"\s+(?:places?|spots?|positions?|rungs?)\s+(?:(?P<down>lower|down|below|worse)|higher|up|above|better)\b"
)
#: "A ratio of 17.4 to one".
_TO_ONE = re.compile(r"\s*(?:to|:)\s*(?:1|one)\b(?!\s?(?:%|per))")
_SPEEDS = frozenset(table("splits"))
_LENGTHS = frozenset({"kilometre", "metre", "mile", "foot", "centimetre", "millimetre"})
#: "To double", "could triple", which are verbs, too.
_TO_DO = re.compile(
    rf"(?i)\b(?:to|will|would|could|may|might|must|shall|should|can|cannot|and)\s+(?:(?:{HEDGE})\s+)?$"
)
_TIMES_INFINITIVE = re.compile(r"(?i)(?P<down>halve)|double|triple|treble|\w+uple")
_TIMES_VERB = re.compile(r"(?i)(?P<down>halv)?(?:ed|ing|es)$")


def find_senses(text: str, mentions: Sequence[Mention]) -> tuple[Sense, ...]:
    """Tell the kind and direction of each figure.

    Args:
        text: The text that the figures stand in.
        mentions: The figures, in order.

    Returns:
        A sense for each.
    """
    plain = fold(text)
    pers = find_denominators(plain, mentions)
    senses: list[Sense] = []
    for index, mention in enumerate(mentions):
        context = context_at(plain, mentions, senses, index, pers[index])
        senses.append(_sense(mention, context))
    return tuple(senses)


def _sense(mention: Mention, context: Context) -> Sense:
    """Tell the kind by the unit first, and by the words around where the unit leaves it open."""
    change = change_of(context)
    match mention.unit:
        case "percentage point" | "basis point":
            return _points(context, change)
        case "rank":
            return _rank(context)
        case "times":
            return _multiple(mention, context, change)
        case "percent":
            return _percentage(context, change)
        case unit if unit in _DURATION_UNITS:
            return _amount(mention, context, change, _kind_of_time(mention, context))
        case _:
            return _amount(mention, context, change, Kind.LEVEL)


def _rank(context: Context) -> Sense:
    """Tell a rank from a change of rank: "two places higher"."""
    moved = _MOVED.match(context.right)
    return Sense(Kind.CHANGE, _side(moved)) if moved else Sense(Kind.RANK)


def _side(match: re.Match[str]) -> Direction:
    """Return the direction of a match that has words of falling or none."""
    return Direction.DOWN if match["down"] else Direction.UP


def _points(context: Context, change: Direction | None) -> Sense:
    """Tell a contribution from a change or a gap in percentage points."""
    given = _CONTRIBUTION.search(context.clause) or _ADDED.search(context.gap)
    is_part = given and _TO_GROWTH.match(context.right)
    if is_part:
        return Sense(Kind.CONTRIBUTION)
    if _PULLED.search(context.gap):
        return Sense(Kind.CONTRIBUTION, change)
    return Sense(Kind.LEVEL) if _ERROR.search(context.clause) else Sense(Kind.POINT_CHANGE, change)


def _kind_of_time(mention: Mention, context: Context) -> Kind:
    """Tell an age, or the time that something takes, from a duration.

    A bare number between commas is an age: "the mayor, 58, said".
    """
    is_bare = mention.span == mention.number and (
        context.left.endswith(", ") or tells_size_in_time(context.left)
    )
    if is_bare or _AGED.search(context.left) or _AGED.search(context.right):
        return Kind.LEVEL
    timed = _TIMED.search(context.clause) or _TIMED_SUBJECT.search(context.left)
    return Kind.LEVEL if timed else Kind.DURATION


def _multiple(mention: Mention, context: Context, change: Direction | None) -> Sense:
    """Tell "up 1.6 times" from "2.7 times that of" and from "doubled"."""
    if _TO_ONE.match(context.right):
        return Sense(Kind.MULTIPLE)
    if mention.in_words and mention.number == mention.span:
        verb = _TIMES_VERB.search(context.literal)
        if verb is None and _TO_DO.search(context.left):
            verb = _TIMES_INFINITIVE.fullmatch(context.literal)
        return Sense(Kind.MULTIPLE, _side(verb) if verb else change)
    if change and not is_comparison(context):
        return Sense(Kind.GROWTH, change)
    return Sense(Kind.MULTIPLE)


def _percentage(context: Context, change: Direction | None) -> Sense:
    """Tell growth, average growth, contributions and indices from shares.

    Words of its own come first, then what it goes on with, then what it is of, then its change.
    """
    signed = _SIGNED.search(context.gap)
    if signed and not _ERROR.search(context.clause):
        return Sense(Kind.GROWTH, _side(signed))
    sense = continued(context) or _part_or_aim(context, change)
    if sense is not None:
        return sense
    if change is not None and is_change(context):
        return Sense(Kind.AVERAGE_GROWTH if _is_average(context) else Kind.GROWTH, change)
    if _INDEX.search(context.gap) or _is_of(context.alike, Kind.INDEX):
        return Sense(Kind.INDEX)
    is_rate = _RATE_LEVEL.search(context.clause) or _OF_INTEREST.match(context.right)
    return Sense(Kind.LEVEL if is_rate else Kind.SHARE)


def _part_or_aim(context: Context, change: Direction | None) -> Sense | None:
    """Tell what a percentage is by what it is of or aims at: growth, a rate, another amount."""
    if _is_contribution(context):
        return Sense(Kind.CONTRIBUTION)
    if is_end(context) and _RATE_LEVEL.search(context.since):
        return Sense(Kind.LEVEL)
    if change is not None:
        return None
    if is_aimed_growth(context):
        return Sense(Kind.GROWTH, Direction.UP)
    return Sense(Kind.MULTIPLE) if _OF_STANDARD.match(context.right) else None


def _is_average(context: Context) -> bool:
    """Tell whether growth is an average over years, and is not compared with an average."""
    if _AVERAGE_BEHIND.match(context.right):
        return True
    averaged = _AVERAGE.search(context.gap)
    return averaged is not None and not _NO_AVERAGE.search(context.gap + context.right)


def _is_contribution(context: Context) -> bool:
    """Tell whether a percentage is a part of a change.

    Behind another contribution only words of its own make it one, too.
    """
    if _OF_GROWTH.match(context.right):
        return True
    words = context.gap if _is_of(context.alike, Kind.CONTRIBUTION) else context.clause
    named = _CONTRIBUTION.search(words)
    return named is not None and bool(
        "contribution" in words.lower() or _TO_GROWTH.match(context.right)
    )


def _is_of(sense: Sense | None, kind: Kind) -> bool:
    """Tell whether there is a sense, and of a kind."""
    return sense is not None and sense.kind is kind


def _amount(mention: Mention, context: Context, change: Direction | None, kind: Kind) -> Sense:
    """Tell an absolute change, an index and a ratio from a level or a duration."""
    absolute = absolute_change(mention, context, change)
    if absolute:
        return Sense(Kind.CHANGE, absolute)
    if _is_ratio(mention, context):
        return Sense(Kind.RATIO)
    if context.continues and context.before and mention.unit in _DURATION_UNITS:
        return context.before
    if mention.unit is None and kind is Kind.LEVEL and _is_index(context):
        return Sense(Kind.INDEX)
    if mention.unit == "index point":
        return Sense(Kind.CHANGE, change) if change else Sense(Kind.INDEX)
    return Sense(kind)


def _is_index(context: Context) -> bool:
    """Tell whether a bare number is an index: nothing is counted, and an index is named before."""
    named = _INDEX.search(context.left) or _NAMED_INDEX.search(context.left)
    return bool(named or _is_of(context.alike, Kind.INDEX)) and not _NOUN.match(context.right)


def _is_ratio(mention: Mention, context: Context) -> bool:
    """Tell whether an amount is said per something.

    What is made, sold or used over a time is an amount all the same; a speed and a wage are ratios.
    """
    if context.per is None:
        return mention.unit in _SPEEDS or _TO_ONE.match(context.right) is not None
    if context.per not in TIMES:
        return True
    is_wage = mention.is_money and not mention.scaled
    return bool(is_wage) or mention.unit in _LENGTHS
