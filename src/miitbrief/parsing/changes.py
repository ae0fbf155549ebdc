"""Which numbers say a change, relative or absolute, and which way it goes.

::

    change = verb [adverb] ["by" | "of"] number          "rose by 5%", "a fall of 3 yuan"
           | number ["year-on-year"] noun                "5% growth", "3 million more than"
           | verb number, of what is gained or lost      "added 300 jobs"
           | verb ... "by" number                        "raised output by 300 barrels"
"""

import re

from miitbrief.indicators import Direction, Kind
from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.parsing.mentions import Mention
from miitbrief.parsing.senses import HEDGE, SOFT_HEDGE, YOY, Context, Sense

__all__ = ["MONEY", "absolute_change", "change_of", "continued", "is_change", "is_comparison"]

_UP = alternatives(table("up"))
_DOWN = alternatives(table("down"))
_VERB = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_ADVERB = (
    rf"(?:[a-z]+ly|{YOY}|further|again|back|also|on\s+average|about|some|just|only|even|"
    r"(?:a|another)\s+(?:further|mere|modest|sharp|record|whopping|staggering))"
)
#: What stands right before a number: an article and a hedge, at the end of what is searched.
_AT_NUMBER = rf"(?:\s+(?:a|an|the))?(?:\s+(?:{HEDGE}))?(?:\s+(?:a|an|the))?\s*$"
#: "By an average of 3%", "by an annual average of 3%".
_AVERAGE = r"(?:\s+an?(?:\s+(?:annual|yearly))?\s+average(?:\s+annual)?(?:\s+of)?)?"
#: "Up" and "down" behind these are a part of the verb, no change: "set up", "clean up".
_PARTICLE = re.compile(rf"(?i)\b(?:{alternatives(table('particle_verbs'))})\s+$")
#: "Fell 2 dollars, or 2.6 percent": the same change in another unit.
_OR = re.compile(rf"\s*[,(]?\s*(?:or|i\.e\.,?|equivalent\s+to)\s+(?:by\s+)?(?:{SOFT_HEDGE})?\s*")
#: "Grew 5%, against 3% for the other": growth compared with growth.
_FROM = re.compile(rf"\bfrom\s+(?:(?:{HEDGE}|an?|the)\s+)*$")
_COMPARED = re.compile(
    r"(?i)\b(?:against|versus|compared\s+(?:with|to)|"
    r"(?<!\bno\s)(?<!\bnot\s)(?:higher|lower|faster|slower)\s+than)"
    rf"(?:\s+(?!(?:up|down|and|or)\b)[\w']+){{0,6}}?(?:\s+(?:{SOFT_HEDGE}))?\s*$"
)
#: "(Imports fell 4%) and exports (2%)": no verb and no preposition.
_GAPPED = re.compile(
    rf"\s*(?:,|,?\s*and)\s+(?:(?!(?:{alternatives([*table('no_things'), *table('amounting')])})\b)"
    rf"(?!(?:rate|share|ratio|margin|proportion|unemployment|[a-z]+ed|[a-z]+ing)\b)[\w'-]+\s+){{1,4}}(?:by\s+)?(?:(?:{SOFT_HEDGE})\s+)?"
)
#: "That on two-year paper": the measure of the number before.
_THAT_OF = re.compile(r"\bthat\s+(?:on|of|for|in)\b")
#: "Increased by", "up", "growth of", "grew at", "a fall of": the change stands right before.
_CHANGE_BEFORE = re.compile(
    rf"(?i)\b{_VERB}(?:\s+{_ADVERB})*(?:\s+(?:rates?|speed|pace))?"
    rf"(?:\s+(?:by|of|at|was|averaged|averaging)(?:\s+between)?)?{_AVERAGE}(?:\s+{_ADVERB})*{_AT_NUMBER}"
)
#: A verb of change anywhere.
_CHANGE_ANYWHERE = re.compile(rf"(?i)\b{_VERB}\b")
#: "... by 5%" after a verb of change further to the left.
_BY = re.compile(rf"(?i)\bby{_AVERAGE}(?:\s+{_ADVERB})?{_AT_NUMBER}")
#: "By 5", "up 5": an absolute change, where a verb of change stands before.
_BY_OR_OF = re.compile(rf"(?i)\b(?:by|of|up|down)(?:\s+{_ADVERB})?(?:\s+(?:{HEDGE}))?\s*$")
#: "Added 300", "fell $2", "lost 40 jobs": a change in the amount itself.
_DIRECT = re.compile(
    rf"(?i)\b(?:(?P<up>{alternatives(table('up_directly'))})|"
    rf"(?P<down>(?P<loss>los(?:e|es|ing|t))|{alternatives(table('down_directly'))}))(?:\s+{_ADVERB})*{_AT_NUMBER}"
)
#: "Beat the record by 2 degrees".
_BEATEN = re.compile(
    r"(?i)\b(?:(?P<up>beat|beats|beating|exceed\w*|surpass\w*)|(?P<down>missed))\b"
)
#: "Rose to 5%", "from 4%": an end of a change, which is a level itself.
_END_OF_CHANGE = re.compile(
    r"(?i)\b(?:to|from|at|against|versus|vs\.?)(?:\s+(?:a|an|the|record))*"
    rf"(?:\s+(?:{HEDGE}))?\s*$"
    r"|(?<!\bby\s)(?<!\bjust\s)(?<!\bwell\s)(?<!slightly\s)\b(?:below|above|under|past|beyond)\s*$"
)
#: "Grew at an average rate of about 5%", "grew at 5%": a change all the same.
_AT_A_RATE = re.compile(
    rf"(?i)\b(?!(?:up|down)\b){_VERB}(?:\s+{_ADVERB})*\s+at\s+"
    rf"(?:(?:an?|the)\s+(?:[a-z-]+\s+){{0,4}})?(?:of\s+)?(?:{HEDGE})?\s*$"
)
#: "A 5% increase", "5% higher", "5% year-on-year growth": the change stands right behind.
_CHANGE_BEHIND = re.compile(
    rf"(?i)\s+(?:(?:{YOY}|{alternatives(table('change_adjectives'))})\s+)*"
    rf"(?:(?P<up>{alternatives(table('up_behind'))})|(?P<down>{alternatives(table('down_behind'))}))\b"
)
#: "The growth rate of X was 6.1%": growth is the subject.
_GROWTH_SUBJECT = re.compile(
    r"(?i)\b(?:(?P<up>growth|increase|rise|expansion|inflation)|(?P<down>deflation|decline|decrease|drop|fall|"
    r"contraction))(?:\s+rates?)?\b(?!\s+(?:momentum|point|pole|driver|model|trend))"
    rf"[^,;:()]*\b(?:{alternatives(table('amounting'))})\s*(?:{HEDGE})?\s*$"
)
#: "Another 3,000", "14 more than": an absolute change.
_MORE_BEFORE = re.compile(
    rf"(?i)\b(?:another|an?\s+additional|additional|a\s+further|further)\s*(?:{HEDGE})?\s*$"
)
_MORE_BEHIND = re.compile(
    rf"(?i)(?:-|\s+)(?:(?!and\b|or\b)[\w-]+\s+){{0,3}}?"
    rf"(?:(?P<up>{alternatives(table('up_compared'))})|(?P<down>{alternatives(table('down_compared'))}))"
    r"(?=\s+(?:than|and|or|but|in|from|over|on|year)\b|\s*(?:[.,;:)]|$))"
)
#: "3 million more visitors", "a 300-yuan increase", "$40 over budget".
_MORE_RIGHT_BEHIND = re.compile(
    r"(?i)\s+(?:(?:(?P<up>more|additional|extra)|(?P<down>fewer|less))\s+[a-z]"
    r"|(?:(?P<rise>increase|rise|gain|jump|surge|over\s+budget)|(?P<fall>decrease|drop|decline|"
    r"cut|reduction|fall|loss|under\s+budget))(?![a-z]))"
)
#: "Some 200 kilowatts shall be added".
_ADDED_BEHIND = re.compile(r"(?i)[^,.;:]{0,80}\b(?:be|been|was|were)\s+(?:newly\s+)?added\b")
#: "1.4 degrees above the average", of what has no height.
_ABOVE = re.compile(
    r"(?i)\s+(?:(?P<up>above)|(?P<down>below))\s+(?:the|its|their|normal|average)\b"
)
_ABOVE_UNIT = re.compile(r"degree|[A-Z]{3}$")
MONEY = re.compile("[A-Z]{3}")


def change_of(context: Context) -> Direction | None:
    """Return the direction of the change that a number says, if it says one."""
    if context.continues and context.before is not None:
        return context.before.direction
    if context.last is not None and _OR.fullmatch(context.gap):
        return context.last.direction
    match = _change_before(context.gap)
    if match is None and _BY.search(context.gap):
        verbs = [*_CHANGE_ANYWHERE.finditer(context.left), *_BEATEN.finditer(context.left)]
        match = max(verbs, key=lambda verb: verb.start(), default=None)
    match = match or _AT_A_RATE.search(context.gap) or _CHANGE_BEHIND.match(context.right)
    match = match or _GROWTH_SUBJECT.search(context.left)
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


def is_change(context: Context) -> bool:
    """Tell whether a percentage is a change itself and not an end of one."""
    if not _END_OF_CHANGE.search(context.gap):
        return True
    return bool(
        _AT_A_RATE.search(context.gap)
        or _GROWTH_SUBJECT.search(context.left)
        or _CHANGE_BEHIND.match(context.right)
    )


def absolute_change(
    mention: Mention, context: Context, change: Direction | None
) -> Direction | None:
    """Return the direction of an absolute change, or None for an amount.

    Args:
        mention: The number.
        context: The words around it.
        change: The direction of `change_of`.
    """
    before = context.before
    if before is not None and before.kind is Kind.CHANGE and context.continues:
        return before.direction
    if context.last is not None and change and _OR.fullmatch(context.gap):
        return change
    behind = _more_behind(mention, context)
    if _ADDED_BEHIND.match(context.right):
        return Direction.UP
    if behind is not None or _MORE_BEFORE.search(context.gap):
        return behind or Direction.UP
    return _change_in_front(mention, context, change)


def _more_behind(mention: Mention, context: Context) -> Direction | None:
    """Return the direction of the words behind an absolute change: "more than", "increase"."""
    behind = _MORE_BEHIND.match(context.right)
    if behind is None and _ABOVE_UNIT.match(mention.unit or ""):
        behind = _ABOVE.match(context.right)
    behind = behind or _MORE_RIGHT_BEHIND.match(context.right)
    if behind is None:
        return None
    is_fall = behind["down"] or behind.groupdict().get("fall")
    return Direction.DOWN if is_fall else Direction.UP


def _change_in_front(
    mention: Mention, context: Context, change: Direction | None
) -> Direction | None:
    """Return the direction of the verb before an absolute change.

    Large sums of money that are lost are losses, and no changes.
    """
    direct = _DIRECT.search(context.gap)
    if direct and not _END_OF_CHANGE.search(context.gap):
        is_loss = mention.scaled and MONEY.fullmatch(mention.unit or "") and direct["loss"]
        return None if is_loss else _direction(direct)
    if _BY.search(context.gap):
        return change
    is_end = _END_OF_CHANGE.search(context.gap)
    moved = None if is_end else _change_before(context.gap)
    return _direction(moved) if moved and _BY_OR_OF.search(context.gap) else None


def continued(context: Context) -> Sense | None:
    """Return the sense of the number before that a percentage goes on with, if it does.

    It goes on in a list, in a comparison of growth with growth, and where "that" repeats a rate.
    """
    before = context.alike
    if before is None:
        return None
    is_growth = before.kind in {Kind.GROWTH, Kind.AVERAGE_GROWTH}
    goes_on = (
        context.continues
        or (is_growth and _is_gapped(context))
        or (is_growth and _is_compared(context))
        or (before.kind is Kind.LEVEL and _THAT_OF.search(context.gap) is not None)
    )
    return before if goes_on else None


def _is_compared(context: Context) -> bool:
    """Tell whether a percentage is growth that the growth before is compared with."""
    compared = _COMPARED.search(context.gap) or _FROM.search(context.gap)
    return compared is not None and not context.is_part


def _is_gapped(context: Context) -> bool:
    """Tell whether the verb before is meant again: "imports fell 4% and exports 2%"."""
    return _GAPPED.fullmatch(context.gap) is not None and not context.is_part


def is_comparison(context: Context) -> bool:
    """Tell whether a multiple compares an amount, and is not the change itself.

    "10 times higher" is ten times as much, and so is what has risen "to 10 times" that.
    """
    is_end = _END_OF_CHANGE.search(context.gap)
    return is_end is not None or _MORE_BEHIND.match(context.right) is not None
