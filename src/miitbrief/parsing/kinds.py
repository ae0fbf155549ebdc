"""What a figure says of what it measures, and which way it goes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from miitbrief.indicators import Direction, Kind
from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.parsing.mentions import Mention, folded
from miitbrief.parsing.sentences import SENTENCE_END
from miitbrief.spans import Span

__all__ = ["Sense", "find_senses"]


class Sense(NamedTuple):
    """The kind of a figure and its direction."""

    kind: Kind
    direction: Direction | None = None


class _Context(NamedTuple):
    """The words around a number, inside its sentence.

    Attributes:
        left: From the start of the sentence to the number, without its hedge.
        gap: From the number before, or the start of the sentence, to the number.
        right: From the number to the next one or to the end of the sentence.
        literal: The number.
        before: The sense of the number before in the sentence, if there is one.
    """

    left: str
    gap: str
    right: str
    literal: str
    before: Sense | None

    @property
    def continues(self) -> bool:
        """Whether the number only continues a list, and so has the sense of the one before."""
        return self.before is not None and _LIST.fullmatch(self.gap) is not None


_UP = alternatives(table("up"))
_DOWN = alternatives(table("down"))
_VERB = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_HEDGE = alternatives(word for words in table("hedges_before").values() for word in words)
_YOY = r"year[-\s]on[-\s]year|month[-\s]on[-\s]month"
_ADVERB = rf"(?:[a-z]+ly|{_YOY}|further|again|back|also|on\s+average|about|some)"
#: What stands right before a number: an article and a hedge, at the end of what is searched.
_AT_NUMBER = rf"(?:\s+(?:a|an|the))?(?:\s+(?:{_HEDGE}))?\s*$"

_DURATION_UNITS = frozenset(table("durations").values()) - {"decade"}

#: "Up" and "down" behind these are a part of the verb, no change: "set up", "clean up".
_PARTICLE = re.compile(rf"(?i)\b(?:{alternatives(table('particle_verbs'))})\s+$")

#: A number that only continues a list: "8% and 17.7%", "up 23.5%, 38.7% and 37.1%".
_LIST = re.compile(
    r"\s*(?:(?:in|for|over|on)\s+[\w\s-]+?)?\s*,?\s*(?:and|or|to|-|\u2013|,)?\s*(?:then\s+)?"
    rf"(?:{_HEDGE})?\s*"
)

#: "Increased by", "up", "growth of", "grew at", "a fall of": the change stands right before.
_CHANGE_BEFORE = re.compile(
    rf"(?i)\b{_VERB}(?:\s+{_ADVERB})*(?:\s+(?:rates?|speed|pace))?"
    rf"(?:\s+(?:by|of|at|was|averaged|averaging))?(?:\s+{_ADVERB})*{_AT_NUMBER}"
)
#: A verb of change anywhere.
_CHANGE_ANYWHERE = re.compile(rf"(?i)\b{_VERB}\b")
#: "... by 5%" after a verb of change further to the left.
_BY = re.compile(rf"(?i)\bby(?:\s+{_ADVERB})?{_AT_NUMBER}")
#: "By 5", "up 5": an absolute change, where a verb of change stands before.
_BY_OR_OF = re.compile(rf"(?i)\b(?:by|of|up|down)(?:\s+{_ADVERB})?(?:\s+(?:{_HEDGE}))?\s*$")
#: "Rose to 5%", "from 4%": an end of a change, which is a level itself.
_END_OF_CHANGE = re.compile(
    r"(?i)\b(?:to|from|at|against|versus|vs\.?)(?:\s+(?:a|an|the|record))*"
    rf"(?:\s+(?:{_HEDGE}))?\s*$"
)
#: "Grew at an average rate of about 5%": a change all the same.
_AT_A_RATE = re.compile(
    rf"(?i)\b(?:{_UP}|{_DOWN})(?:\s+{_ADVERB})*\s+at\s+(?:an?\s+)?(?:[a-z-]+\s+){{0,4}}"
    rf"(?:{_HEDGE})?\s*$"
)
#: "A 5% increase", "5% higher", "5% year-on-year growth": the change stands right behind.
_CHANGE_BEHIND = re.compile(
    rf"(?i)\s+(?:(?:{_YOY}|{alternatives(table('change_adjectives'))})\s+)*"
    rf"(?:(?P<up>{alternatives(table('up_behind'))})|(?P<down>{alternatives(table('down_behind'))}))\b"
)
#: "The growth rate of X was 6.1%": growth is the subject.
_GROWTH_SUBJECT = re.compile(
    r"(?i)\b(?:(?P<up>growth|increase|rise|expansion)|(?P<down>decline|decrease|drop|fall|"
    r"contraction))(?:\s+rates?)?\b(?!\s+(?:momentum|point|pole|driver|model|trend))"
    rf"[^,;:()]*\b(?:{alternatives(table('amounting'))})\s*(?:{_HEDGE})?\s*$"
)
#: "Average annual growth of 5%", "a two-year average of 5%".
_AVERAGE = re.compile(
    r"(?i)\b(?:average\s+annual|annual\s+average|average\s+yearly|compound|two-year\s+average|"
    r"average\s+two-year|[a-z]+-year\s+average|average\s+[a-z]+-year|average\s+(?:growth|increase)|"
    r"annually\s+on\s+average|averag\w+\s+annual\w*|CAGR)\b"
)
#: "5% a year on average".
_AVERAGE_BEHIND = re.compile(
    r"(?i)\s*(?:a\s+year|per\s+year|annually|per\s+annum|each\s+year)\s+on\s+average\b"
    r"|\s*on\s+average\s+(?:a|per|each)\s+year\b|\s*(?:average\s+annual|annual\s+average)\b"
    r"|\s*,?\s*on\s+(?:a\s+)?(?:two-year|annual)\s+average"
)
_CONTRIBUTION = re.compile(r"(?i)\bcontribut\w*\b")
#: "(Contributed 5%) to economic growth".
_TO_GROWTH = re.compile(
    r"(?i)\s*(?:points\s+)?(?:to|of|toward)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}growth\b"
)
_INDEX = re.compile(r"\b(?:PMI|[Ii]ndex(?:es)?|[Ii]ndices|[Gg]auge|[Cc]oefficient)\b")
#: A percentage that is a level itself, as an interest rate is.
_RATE_LEVEL = re.compile(
    r"(?i)\b(?:interest|deposit|lending|policy|benchmark|loan\s+prime|repo|tariff|coupon|mortgage|"
    r"reserve(?:\s+requirement)?|discount|tax|refinancing|overnight|key|relending|prime)\s+"
    r"(?:rates?|ratios?)\b"
    r"|\byields?\b|\bduties\b|\btariffs?\b|\btarget\s+range\b|\bLPR\b"
)
#: "Another 3,000", "14 more than": an absolute change.
_MORE_BEFORE = re.compile(
    rf"(?i)\b(?:another|an?\s+additional|additional|a\s+further|further)\s*(?:{_HEDGE})?\s*$"
)
_MORE_BEHIND = re.compile(
    r"(?i)\s+(?:(?!and\b|or\b)[\w-]+\s+){0,3}?"
    r"(?:(?P<up>more|higher|longer|larger)|(?P<down>fewer|less|lower))\s+than\b"
)
#: "5 a year" is no ratio, "5 a barrel" is one, and so is "(per 1,000 people) 5".
_PER_TIME = re.compile(
    r"(?i)\s*(?:per|a|an|each|every)\s+(?:year|month|week|day|hour|minute|second|annum|quarter)\b"
    r"|\s*(?:annually|daily|monthly)\b"
)
_PER = re.compile(
    r"(?i)\s+(?:per|for\s+every|(?:a|an)"
    rf"(?=\s+(?:{alternatives(table('per_units'))})\b))\s+\w+|/\w"
)
_PER_NUMBER = re.compile(
    r"(?i)\bper\s+(?:(?:every\s+)?[0-9][0-9,]*\b|capita\b)[^,;]*$"
    r"|\b(?:[0-9]+|one|an?)\s+[a-z]+\s+(?:per|for)\s+every\s*$"
)
#: A noun behind a number, which then counts something and is no index.
_NOUN = re.compile(r"\s+(?!in\b|from\b|for\b|on\b|at\b|and\b|or\b|last\b|this\b|points?\b)[a-z]")
_AGED = re.compile(
    r"(?i)\b(?:aged?|ages|age\s+of)\s*(?:between\s+)?(?:[0-9]+\s*(?:-|\u2013|to|and)\s*)?$"
    r"|^\s*(?:-old|\s+old\b|\s+of\s+age)"
)
_CLAUSE_START = re.compile(r"[;:]|,\s+(?:and|while|with|but)\b")
_TIMES_VERB = re.compile(r"(?i)(?P<down>halv)?(?:ed|ing|es)$")


def find_senses(text: str, mentions: Sequence[Mention]) -> tuple[Sense, ...]:
    """Tell the kind and direction of each figure.

    Args:
        text: The text that the figures stand in.
        mentions: The figures, in order.

    Returns:
        A sense for each.
    """
    plain = folded(text)
    senses: list[Sense] = []
    for index, mention in enumerate(mentions):
        context = _context(plain, mentions, senses, index)
        senses.append(_sense(mention, context))
    return tuple(senses)


def _context(
    text: str, mentions: Sequence[Mention], senses: Sequence[Sense], index: int
) -> _Context:
    """Return the words around a figure."""
    span = mentions[index].span
    sentence = _sentence_around(text, span)
    end, gap_start, before = sentence.end, sentence.start, None
    if index + 1 < len(mentions):
        end = min(end, mentions[index + 1].span.start)
    if index and mentions[index - 1].span.start >= sentence.start:
        gap_start = mentions[index - 1].span.end
        before = senses[index - 1] if _alike(mentions, index) else None
    return _Context(
        left=text[sentence.start : span.start],
        gap=text[gap_start : span.start],
        right=text[span.end : end],
        literal=span.of(text),
        before=before,
    )


def _sentence_around(text: str, span: Span) -> Span:
    """Return the sentence that a figure stands in."""
    starts = [match.end() for match in SENTENCE_END.finditer(text, 0, span.start)]
    following = SENTENCE_END.search(text, span.end)
    end = following.start() if following else len(text)
    return Span(start=starts[-1] if starts else 0, end=end)


def _alike(mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether a figure has the unit of the one before."""
    return mentions[index - 1].unit == mentions[index].unit


def _sense(mention: Mention, context: _Context) -> Sense:
    """Tell the kind by the unit first, and by the words around where the unit leaves it open."""
    change = _change(context)
    match mention.unit:
        case "percentage point" | "basis point":
            return Sense(Kind.POINT_CHANGE, change)
        case "rank":
            return Sense(Kind.RANK)
        case "times":
            return _multiple(mention, context, change)
        case "percent":
            return _percentage(context, change)
        case unit if unit in _DURATION_UNITS:
            aged = _AGED.search(context.left) or _AGED.search(context.right)
            return Sense(Kind.LEVEL) if aged else _amount(context, Kind.DURATION)
        case _:
            return _amount(context, Kind.LEVEL)


def _change(context: _Context) -> Direction | None:
    """Return the direction of the change that a number says, if it says one."""
    if context.continues and context.before is not None:
        return context.before.direction
    match = _change_before(context.gap)
    if match is None and _BY.search(context.gap):
        verbs = [*_CHANGE_ANYWHERE.finditer(context.left)]
        match = verbs[-1] if verbs else None
    match = match or _CHANGE_BEHIND.match(context.right) or _GROWTH_SUBJECT.search(context.left)
    if match is None or (_END_OF_CHANGE.search(context.gap) and match.re is _CHANGE_BEFORE):
        return None
    return _direction(match)


def _direction(match: re.Match[str]) -> Direction:
    """Return the direction of the words that a match has in one of its groups."""
    return Direction.DOWN if match["down"] else Direction.UP


def _change_before(gap: str) -> re.Match[str] | None:
    """Return the change that stands right before a number, unless it is a part of a verb."""
    match = _CHANGE_BEFORE.search(gap)
    return None if match and _PARTICLE.search(gap[: match.start()]) else match


def _multiple(mention: Mention, context: _Context, change: Direction | None) -> Sense:
    """Tell "up 1.6 times" from "2.7 times that of" and from "doubled"."""
    if mention.in_words and mention.number == mention.span:
        verb = _TIMES_VERB.search(context.literal)
        return Sense(Kind.MULTIPLE, verb and _direction(verb))
    if change and not _END_OF_CHANGE.search(context.gap):
        return Sense(Kind.GROWTH, change)
    return Sense(Kind.MULTIPLE)


def _percentage(context: _Context, change: Direction | None) -> Sense:
    """Tell growth, average growth, contributions and indices from shares."""
    if context.continues and context.before is not None:
        return context.before
    clause = _CLAUSE_START.split(context.left)[-1]
    if _CONTRIBUTION.search(clause) and (
        "contribution" in clause.lower() or _TO_GROWTH.match(context.right)
    ):
        return Sense(Kind.CONTRIBUTION)
    if change is not None and _is_change(context):
        average = _AVERAGE.search(context.gap) or _AVERAGE_BEHIND.match(context.right)
        return Sense(Kind.AVERAGE_GROWTH if average else Kind.GROWTH, change)
    if _INDEX.search(context.gap) or (
        context.before is not None and context.before.kind is Kind.INDEX
    ):
        return Sense(Kind.INDEX)
    return Sense(Kind.LEVEL if _RATE_LEVEL.search(clause) else Kind.SHARE)


def _is_change(context: _Context) -> bool:
    """Tell whether a percentage is a change itself and not an end of one."""
    if not _END_OF_CHANGE.search(context.gap):
        return True
    return bool(
        _AT_A_RATE.search(context.gap)
        or _GROWTH_SUBJECT.search(context.left)
        or _CHANGE_BEHIND.match(context.right)
    )


def _amount(context: _Context, kind: Kind) -> Sense:
    """Tell an absolute change and a ratio from a level or a duration."""
    behind = _MORE_BEHIND.match(context.right)
    if behind:
        return Sense(Kind.CHANGE, _direction(behind))
    if _MORE_BEFORE.search(context.gap):
        return Sense(Kind.CHANGE, Direction.UP)
    change = _change_before(context.gap)
    if change and not _END_OF_CHANGE.search(context.gap) and _BY_OR_OF.search(context.gap):
        return Sense(Kind.CHANGE, _direction(change))
    if _is_ratio(context):
        return Sense(Kind.RATIO)
    if kind is Kind.LEVEL and _INDEX.search(context.gap) and not _NOUN.match(context.right):
        return Sense(Kind.INDEX)
    return Sense(kind)


def _is_ratio(context: _Context) -> bool:
    """Tell whether an amount is said per something other than a time."""
    if _PER.match(context.right):
        return not _PER_TIME.match(context.right)
    return _PER_NUMBER.search(context.left) is not None
