"""Which numbers say a change, relative or absolute, and which way it goes.

::

    change = verb [adverb] ["by" | "of"] number          "rose by 5%", "a fall of 3 yuan"
           | number ["year-on-year"] noun                "5% growth", "3 million more than"
           | verb number, of what is gained or lost      "added 300 jobs"
           | verb ... "by" number                        "raised output by 300 barrels"
"""

import re

from miitbrief.model.categories import Direction, Kind
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.quantities.senses import HEDGE, SOFT_HEDGE, YOY, Context, Sense

__all__ = [
    "absolute_change",
    "change_of",
    "continued",
    "is_aimed_growth",
    "is_change",
    "is_comparison",
    "is_end",
]

_UP = alternatives(table("up"))
_DOWN = alternatives(table("down"))
_VERB = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_ADVERB = (
    rf"(?:[a-z]+ly|{YOY}|further|again|back|also|on\s+average|about|some|just|only|even|"
    rf"(?:an?|another)\s+(?:{alternatives(table('sizes'))}))"
)
#: What stands right before a number: an article and a hedge, at the end of what is searched.
_AT_NUMBER = rf"(?:\s+(?:a|an|the))?(?:\s+(?:{HEDGE}))?(?:\s+(?:a|an|the))?\s*\(?$"
#: "By an average of 3%", "by an annual average of 3%".
_AVERAGE = r"(?:\s+an?(?:\s+(?:annual|yearly))?\s+average(?:\s+annual)?(?:\s+of)?)?"
#: "Up" and "down" behind these are a part of the verb, no change: "set up", "clean up".
_PARTICLE = re.compile(rf"(?i)\b(?:{alternatives(table('particle_verbs'))})\s+$")
#: "Fell 2 dollars, or 2.6 percent": the same change in another unit.
_OR = re.compile(rf"\s*[,(]?\s*(?:or|i\.e\.,?|equivalent\s+to)\s+(?:by\s+)?(?:{SOFT_HEDGE})?\s*")
#: "Grew 5%, against 3% for the other": growth compared with growth.
_FROM = re.compile(rf"\bfrom\s+(?:(?:{HEDGE}|an?|the)\s+)*$")
_COMPARED = re.compile(
    r"(?i)\b(?:against|versus|vs\.?|compared\s+(?:with|to)|as\s+opposed\s+to|after|following|"
    r"(?<!\bno\s)(?<!\bnot\s)(?:higher|lower|faster|slower)\s+than)"
    rf"(?:\s+(?!(?:up|down|and|or)\b)[\w']+){{0,6}}?(?:\s+(?:{SOFT_HEDGE}))?\s*$"
)
#: "(Imports fell 4%) and exports (2%)": no verb and no preposition.
_GAPPED = re.compile(
    rf"\s*(?:,|,?\s*and)\s+(?:(?!(?:{alternatives([*table('no_things'), *table('amounting')])})\b)"
    rf"(?!(?:rate|share|ratio|margin|proportion|unemployment|[a-z]+ed|[a-z]+ing)\b)[\w'-]+\s+){{1,4}}(?:by\s+)?(?:(?:{SOFT_HEDGE})\s+)?"
    r"|\s*(?:,|,?\s*and|,?\s*while)\s+(?:that|those)\s+(?:of|in|for|on|to|from)\s+(?:[\w'-]+\s+){1,5}(?:by\s+)?"
    r"(?<!at\s)(?<!was\s)(?<!is\s)(?<!to\s)(?<!were\s)"
)
#: "That on two-year paper": the measure of the number before.
_THAT_OF = re.compile(r"\bthat\s+(?:on|of|for|in)\b")
#: "A year ago it stood at".
_IT_WAS = re.compile(
    rf"(?i)\b(?:it|they|the\s+(?:figure|reading|rate))\s+(?:stood\s+at|was|were|had\s+been)\s+(?:(?:{SOFT_HEDGE})\s+)?$"
)
#: "Growth slowed from 5% in May to 4%".
_FROM_TO = re.compile(
    r"(?i)\bfrom\s+(?:[a-z]+\s+){0,2}[0-9.]+\s?(?:%|percent|per\s+cent)(?:\s[^,;%]{1,30})?"
    r"\s+to\s+(?:[a-z]+\s+){0,2}$"
)
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
    rf"(?i)\b(?:(?P<up>{alternatives(table('up_beaten'))})|(?P<down>{alternatives(table('down_beaten'))}))\b"
)
#: "Rose to 5%", "from 4%": an end of a change, which is a level itself.
_END_OF_CHANGE = re.compile(
    r"(?i)\b(?:to|from|at|against|versus|vs\.?)(?:\s+(?:a|an|the|record))*"
    rf"(?:\s+(?:{HEDGE}))?\s*$"
    r"|(?<!\bby\s)(?<!\bjust\s)(?<!\bwell\s)(?<!slightly\s)\b(?:below|above|under|past|beyond)\s*$"
)
#: "Grew at an average rate of about 5%", "grew at 5%": a change all the same.
_AT_A_RATE = re.compile(
    rf"(?i)\b(?!(?:up|down|higher|lower)\b){_VERB}(?:\s+{_ADVERB})*\s+at\s+"
    rf"(?:(?:an?|the)\s+(?:[a-z-]+\s+){{0,4}})?(?:of\s+)?(?:{HEDGE})?\s*$"
)
#: "A 5% increase", "5% higher", "5% year-on-year growth": the change stands right behind.
_CHANGE_BEHIND = re.compile(
    rf"(?i)\s+(?:(?:{YOY}|{alternatives(table('change_adjectives'))})\s+)*"
    rf"(?:(?P<up>{alternatives(table('up_behind'))})|(?P<down>{alternatives(table('down_behind'))}))\b"
)
#: "The growth rate of X was 6.1%": growth is the subject.
_GROWTH_SUBJECT = re.compile(
    rf"(?i)\b(?:(?P<up>{alternatives(table('up_subjects'))}|inflation)|"
    rf"(?P<down>deflation|{alternatives(table('down_subjects'))}))(?:\s+rates?)?\b"
    r"(?!\s+(?:momentum|point|pole|driver|model|trend))"
    rf"[^,;:()]*\b(?:{alternatives(table('amounting'))})(?:\s+(?:an?|the|its))?(?:\s+(?:{HEDGE}))?\s*$"
)
#: "The gain was 1.2 years": a change of an amount is the subject.
_CHANGE_SUBJECT = re.compile(
    rf"(?i)\b(?:the|an?|this|that)\s+(?:[a-z-]+\s+){{0,2}}?(?:(?P<up>{alternatives(table('up_behind'))})|"
    rf"(?P<down>{alternatives(table('down_behind'))}))"
    rf"\s+(?:was|is|were|of|came\s+to|amounted\s+to|totall?ed)\s+(?:(?:{HEDGE})\s+)?$"
)
#: "(Rose 5%;) analysts had expected 4%": a forecast of the same growth.
_EXPECTED = re.compile(
    r"(?i)\b(?:expected|expectations?|forecasts?|predict(?:ed|ions?)|project(?:ed|s|ions?)|consensus|"
    r"estimate[ds]?|pencilled\s+in|penciled\s+in|puts?\s+it|called\s+for|tipped|reckon(?:ed|s)?|hoped\s+for|looked\s+for)"
    rf"(?:\s+(?:at|is|was|of|a|an|the|for|by|in))*\s*(?:(?:{HEDGE})\s+)?$"
)
#: "The 2% inflation target", of what grows.
_AIMED_AT = re.compile(
    r"(?i)\s+(?:(?:inflation|growth|annual|official|medium-term|symmetric)\s+){0,2}(?:target|goal|objective)\b"
)
_GROWING = re.compile(
    r"(?i)\b(?:inflation|growth|consumer\s+prices|price\s+(?:growth|stability))\b"
)
#: "Another 3,000", "14 more than": an absolute change.
_MORE_BEFORE = re.compile(
    rf"(?i)\b(?:another|an?\s+additional|additional|a\s+further|further)\s*(?:{HEDGE})?\s*$"
)
_MORE_BEHIND = re.compile(
    rf"(?i)(?:-|\s+)(?:(?!(?:and|or|are|is|was|were|be|been|has|have|had|who|that|which|with|of|in|at|to|from|saw|did)\b)[\w-]+\s+){{0,3}}?"
    rf"(?:(?P<up>{alternatives(table('up_compared'))})|(?P<down>{alternatives(table('down_compared'))}))"
    r"(?=\s+(?:than|and|or|but|in|from|over|on|year)\b|\s*(?:[.,;:)]|$))"
    r"(?<!earlier(?!\sthan))(?<!sooner(?!\sthan))(?<!later(?!\sthan))"
)
#: With a time, what is faster takes less of it.
_FASTER = re.compile(r"(?i)(?P<faster>faster|quicker|swifter)|(?P<slower>slower)")
#: "45,000 up on the year before".
_UP_ON = re.compile(r"(?i)\s+(?:(?P<up>up)|(?P<down>down))\s+(?:on|from|over|against)\b")
_AHEAD = re.compile(
    r"(?i)\s+(?:(?P<ahead>ahead\s+of|clear\s+of|inside|quicker\s+than)|behind|adrift|off\s+the|outside)(?=\s|[.,;)]|$)"
)
#: "3 trillion won short of the plan".
_SHORT = re.compile(
    r"(?i)\s+(?:(?!(?:are|is|was|were|be|fall|fell|run|ran)\b)[a-z]+\s+){0,2}?(?:short|shy)(?=\s+of\b|\s*[.,;:)]|$)"
)
#: "3 million more visitors", "a 300-yuan increase", "$40 over budget".
_MORE_RIGHT_BEHIND = re.compile(
    r"(?i)\s+(?:(?:(?P<up>more|additional|extra)|(?P<down>fewer|less))\s+[a-z]"
    r"|(?:(?P<rise>increase|rise|gain|jump|surge|over\s+budget)|(?P<fall>decrease|drop|decline|"
    r"cut|reduction|fall|loss|under\s+budget))(?![a-z]))"
)
#: "Some 200 kilowatts shall be added".
_ADDED_BEHIND = re.compile(
    r"(?i)[^,.;:]{0,80}\b(?:be|been|was|were)\s+(?:(?:newly\s+)?added|newly\s+(?:connected|installed|commissioned))\b"
)
#: "1.4 degrees above the average", of what has no height.
_ABOVE = re.compile(
    r"(?i)\s+(?:(?P<up>above)|(?P<down>below))\s+(?:the|its|their|normal|average)\b"
)
_ABOVE_UNIT = re.compile(r"degree|[A-Z]{3}$")
#: "800 below the target", "3 parts per million above May 2023", in any unit.
_ABOVE_STANDARD = re.compile(
    r"(?i)(?:\s+per\s+[a-z]+)?\s+(?:[a-z]+\s+)?(?:(?P<up>above|over)|(?P<down>below|under))\s+"
    rf"(?!sea\b|ground\b|water\b)(?:(?:[\w'\u2019-]+\s+){{0,3}}?(?:{alternatives(table('yardsticks'))})s?\b"
    r"|(?-i:[A-Z][a-z]+)\s+(?:19|20)[0-9]{2}\b|(?:19|20)[0-9]{2}\b)"
)
#: "(Added 248,000 jobs,) more than the 170,000 expected".
_THAN_THE = re.compile(
    r"(?i)\b(?:than|against|versus|vs\.?|compared\s+(?:with|to)|below|above)\s+the\s+$"
)
_TIMES = frozenset(table("durations").values())


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
    at_a_rate = _AT_A_RATE.search(context.gap)
    match = match or at_a_rate or _CHANGE_BEHIND.match(context.right) or _growth_subject(context)
    if match is None:
        return None
    is_end = _END_OF_CHANGE.search(context.gap) and match.re is _CHANGE_BEFORE and not at_a_rate
    return None if is_end else _direction(match)


def _growth_subject(context: Context) -> re.Match[str] | None:
    """Return the growth that is the subject of a percentage, unless another one has it."""
    return _GROWTH_SUBJECT.search(context.since)


def _direction(match: re.Match[str]) -> Direction:
    """Return the direction of the words that a match has in one of its groups."""
    return Direction.DOWN if match["down"] else Direction.UP


def _change_before(gap: str) -> re.Match[str] | None:
    """Return the change that stands right before a number, unless it is a part of a verb."""
    match = _CHANGE_BEFORE.search(gap)
    return None if match and _PARTICLE.search(gap[: match.start()]) else match


def is_end(context: Context) -> bool:
    """Tell whether a number is where a change starts or ends, and so a level."""
    return _END_OF_CHANGE.search(context.gap) is not None


def is_change(context: Context) -> bool:
    """Tell whether a percentage is a change itself and not an end of one."""
    if not is_end(context):
        return True
    return bool(
        _AT_A_RATE.search(context.gap)
        or _growth_subject(context)
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
    if (
        before is not None
        and before.kind is Kind.CHANGE
        and (context.continues or _THAN_THE.search(context.gap))
    ):
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
    right = context.right
    raced = _AHEAD.match(right) if mention.unit in _TIMES else None
    if raced:
        return Direction.DOWN if raced["ahead"] else Direction.UP
    behind = _MORE_BEHIND.match(right)
    if behind is None and _ABOVE_UNIT.match(mention.unit or ""):
        behind = _ABOVE.match(right)
    behind = behind or _MORE_RIGHT_BEHIND.match(right) or _ABOVE_STANDARD.match(right)
    behind = behind or _UP_ON.match(right)
    if behind is None:
        return Direction.DOWN if _SHORT.match(right) else None
    paced = _FASTER.search(behind[0]) if mention.unit in _TIMES else None
    if paced:
        return Direction.DOWN if paced["faster"] else Direction.UP
    is_fall = behind["down"] or behind.groupdict().get("fall")
    return Direction.DOWN if is_fall else Direction.UP


def _change_in_front(
    mention: Mention, context: Context, change: Direction | None
) -> Direction | None:
    """Return the direction of the verb before an absolute change.

    Large sums of money that are lost are losses, and no changes.
    """
    subject = _CHANGE_SUBJECT.search(context.gap)
    if subject is None and mention.unit == "notch":
        subject = _CHANGE_ANYWHERE.search(context.clause)
    if subject:
        return _direction(subject)
    direct = _DIRECT.search(context.gap)
    if direct and not _END_OF_CHANGE.search(context.gap):
        is_loss = mention.scaled and mention.is_money and direct["loss"]
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
    is_growth = before.kind in {Kind.GROWTH, Kind.AVERAGE_GROWTH} and not _has_own_change(context)
    goes_on = (
        context.continues
        or (is_growth and _is_gapped(context))
        or (is_growth and _is_compared(context))
        or ((is_growth or before.kind is Kind.LEVEL) and _THAT_OF.search(context.gap) is not None)
        or ((is_growth or before.kind is Kind.LEVEL) and _IT_WAS.search(context.gap) is not None)
    )
    return before if goes_on else None


def _has_own_change(context: Context) -> bool:
    """Tell whether a verb or noun of change stands right beside a number."""
    own = None if is_end(context) else _change_before(context.gap)
    return own is not None or _CHANGE_BEHIND.match(context.right) is not None


def _is_compared(context: Context) -> bool:
    """Tell whether a percentage is growth that the growth before is compared with."""
    gap = context.gap
    compared = _COMPARED.search(gap) or _FROM.search(gap) or _EXPECTED.search(gap)
    compared = compared or _FROM_TO.search(context.left)
    return compared is not None and not context.is_part


def is_aimed_growth(context: Context) -> bool:
    """Tell whether a percentage is a target of growth: "above its 2% inflation target"."""
    aim = _AIMED_AT.match(context.right)
    before = context.alike
    goes_on = before is not None and before.kind is Kind.GROWTH
    return aim is not None and (goes_on or _GROWING.search(context.left + aim[0]) is not None)


def _is_gapped(context: Context) -> bool:
    """Tell whether the verb before is meant again: "imports fell 4% and exports 2%"."""
    return _GAPPED.fullmatch(context.gap) is not None and not context.is_part


def is_comparison(context: Context) -> bool:
    """Tell whether a multiple compares an amount, and is not the change itself.

    "10 times higher" is ten times as much, and so is what has risen "to 10 times" that.
    """
    is_end = _END_OF_CHANGE.search(context.gap)
    return is_end is not None or _MORE_BEHIND.match(context.right) is not None
