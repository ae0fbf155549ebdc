"""What a figure says of what it measures, and which way it goes."""

import re
from collections.abc import Sequence

from miitbrief.indicators import Direction, Kind
from miitbrief.numerals import fold
from miitbrief.parsing.changes import (
    MONEY,
    absolute_change,
    change_of,
    continued,
    is_change,
    is_comparison,
)
from miitbrief.parsing.denominators import TIMES, find_denominators
from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.parsing.mentions import Mention
from miitbrief.parsing.senses import Context, Sense, context_at

__all__ = ["Sense", "find_senses"]

_DURATION_UNITS = frozenset(table("durations").values()) - {"decade"}
#: "Average annual growth of 5%", "a two-year average of 5%".
_AVERAGE = re.compile(
    r"(?i)\b(?:average\s+annual|annual\s+average|average\s+yearly|compound|two-year\s+average|"
    r"average\s+two-year|[a-z]+-year\s+average|average\s+[a-z]+-year|average\s+(?:growth|increase|rise|gain|decline|fall|drop|"
    r"decrease|reduction|expansion|pace)|"
    r"annually\s+on\s+average|averag\w+\s+annual\w*|CAGR)\b"
)
#: "5% a year on average".
_AVERAGE_BEHIND = re.compile(
    r"(?i)\s*(?:a\s+year|per\s+year|annually|per\s+annum|each\s+year)\b"
    r"(?!\s+(?:earlier|ago|before|later))"
    r"|\s*on\s+average\s+(?:(?:a|per|each)\s+year|between|from|over|in\s+[0-9]{4}\s+and)\b|\s*(?:average\s+annual|annual\s+average)\b"
    r"|\s*,?\s*on\s+(?:a\s+)?(?:two-year|annual)\s+average"
)
_ADDED = re.compile(r"(?i)\badd(?:ed|s|ing)?\b")
_CONTRIBUTION = re.compile(r"(?i)\bcontribut\w*\b")
#: "(Contributed 5%) to economic growth".
_TO_GROWTH = re.compile(
    r"(?i)\s*(?:points\s+)?(?:to|of|toward)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}growth\b"
)
#: "Half of the increase came from", "30% of global growth".
_OF_GROWTH = re.compile(
    r"(?i)\s+of\s+(?:(?:the|its|their|this|that|all|total|global|world|overall|national|[a-z]+al|"
    r"economic|industrial)\s+){0,3}(?:growth|increase|rise|expansion|decline|drop|fall)\b(?!\s+rate)"
)
_NAMED_INDEX = re.compile(rf"\b(?:{alternatives(table('indices'))})\b")
_INDEX = re.compile(r"\b(?:PMI|[Ii]ndex(?:es)?|[Ii]ndices|[Gg]auge|[Cc]oefficient)\b")
#: A percentage that is a level itself, as an interest rate is.
_RATE_LEVEL = re.compile(
    r"(?i)\b(?:interest|deposit|lending|policy|benchmark|loan\s+prime|repo|tariff|coupon|mortgage|"
    r"reserve(?:\s+requirement)?|discount|tax|refinancing|overnight|key|relending|prime)\s+"
    r"(?:rates?|ratios?)\b"
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
_SPEEDS = frozenset(table("splits"))
_LENGTHS = frozenset({"kilometre", "metre", "mile", "foot", "centimetre", "millimetre"})
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
            return Sense(Kind.RANK)
        case "times":
            return _multiple(mention, context, change)
        case "percent":
            return _percentage(context, change)
        case unit if unit in _DURATION_UNITS:
            return _amount(mention, context, change, _kind_of_time(mention, context))
        case _:
            return _amount(mention, context, change, Kind.LEVEL)


def _points(context: Context, change: Direction | None) -> Sense:
    """Tell a contribution from a change or a gap in percentage points."""
    given = _CONTRIBUTION.search(context.clause) or _ADDED.search(context.gap)
    is_part = given and _TO_GROWTH.match(context.right)
    return Sense(Kind.CONTRIBUTION) if is_part else Sense(Kind.POINT_CHANGE, change)


def _kind_of_time(mention: Mention, context: Context) -> Kind:
    """Tell an age, or the time that something takes, from a duration.

    A bare number between commas is an age: "the mayor, 58, said".
    """
    is_bare = mention.span == mention.number and context.left.endswith(", ")
    if is_bare or _AGED.search(context.left) or _AGED.search(context.right):
        return Kind.LEVEL
    timed = _TIMED.search(context.clause) or _TIMED_SUBJECT.search(context.left)
    return Kind.LEVEL if timed else Kind.DURATION


def _multiple(mention: Mention, context: Context, change: Direction | None) -> Sense:
    """Tell "up 1.6 times" from "2.7 times that of" and from "doubled"."""
    if mention.in_words and mention.number == mention.span:
        verb = _TIMES_VERB.search(context.literal)
        went = Direction.DOWN if verb and verb["down"] else Direction.UP
        return Sense(Kind.MULTIPLE, went if verb else change)
    if change and not is_comparison(context):
        return Sense(Kind.GROWTH, change)
    return Sense(Kind.MULTIPLE)


def _percentage(context: Context, change: Direction | None) -> Sense:
    """Tell growth, average growth, contributions and indices from shares."""
    before = continued(context)
    if before is not None:
        return before
    if _OF_GROWTH.match(context.right):
        return Sense(Kind.CONTRIBUTION)
    if _CONTRIBUTION.search(context.clause) and (
        "contribution" in context.clause.lower() or _TO_GROWTH.match(context.right)
    ):
        return Sense(Kind.CONTRIBUTION)
    if change is not None and is_change(context):
        average = _AVERAGE.search(context.gap) or _AVERAGE_BEHIND.match(context.right)
        return Sense(Kind.AVERAGE_GROWTH if average else Kind.GROWTH, change)
    if _INDEX.search(context.gap) or _is_of(context.alike, Kind.INDEX):
        return Sense(Kind.INDEX)
    is_rate = _RATE_LEVEL.search(context.clause) or _OF_INTEREST.match(context.right)
    return Sense(Kind.LEVEL if is_rate else Kind.SHARE)


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
    if mention.unit == "index point" and change:
        return Sense(Kind.CHANGE, change)
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
        return mention.unit in _SPEEDS
    if context.per not in TIMES:
        return True
    is_wage = MONEY.fullmatch(mention.unit or "") and not mention.scaled
    return bool(is_wage) or mention.unit in _LENGTHS
