"""What a figure says, and the words around it that tell."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from miitbrief.model.categories import Direction, Kind
from miitbrief.model.spans import Span
from miitbrief.reading.quantities.lexicon import alternatives, table
from miitbrief.reading.quantities.mentions import Mention
from miitbrief.reading.quantities.positions import sentence_end, sentence_start

__all__ = ["HEDGE", "SOFT_HEDGE", "YOY", "Context", "Sense", "context_at"]

HEDGE = alternatives(word for words in table("hedges_before").values() for word in words)
#: Hedges that are no verbs, and so may stand inside a list: "5% and more than 7%".
SOFT_HEDGE = alternatives(
    hedge
    for hedges in table("hedges_before").values()
    for hedge in hedges
    if not re.match("exceed|surpass|topp|tops|passed|approach|capped|limited|not exceed", hedge)
)
YOY = r"year[-\s]on[-\s]year|month[-\s]on[-\s]month"
#: A number that only continues a list: "8% and 17.7%", "up 23.5%, 38.7% and 37.1%".
_LIST = re.compile(
    r"(?:\s*(?:in|for|over|on|of)\s+(?:(?!(?:but|was|were|is|are|while|than|to)\b)[\w-]+\s*){1,6}"
    rf"(?:,|,?\s*and|,?\s*or)|\s*(?:{YOY})?\s*,?\s*(?:and|or|to|-|\u2013|,)?"
    r"|\s+(?:in\s+)?(?:this|last|next)\s+[a-z]+(?:,|,?\s*and|,?\s*or|,?\s*then))"
    rf"\s*(?:then\s+)?(?:by\s+)?(?:{SOFT_HEDGE})?\s*"
)
#: No word further from a number than this many characters tells anything of it.
_REACH = 400
#: The ends of a range are seldom further apart.
_FAR = 20
_CLAUSE_START = re.compile(r"[;:]|,\s+(?:and|while|with|but)\b")
_JOINED = re.compile(r"\s*(?:to|and|or|-|\u2013|~)\s*")
_NUMBER_WORD = alternatives([*table("ones"), *table("tens")])
#: "Fell by 5 to 20", "fell by $5 to $20": no range, which has its unit but once.
_BY_TO = re.compile(
    rf"\bby\s+(?:(?:{HEDGE})\s+)?(?P<sign>[^\s0-9]+\s?)?(?:[0-9][0-9.,]*|{_NUMBER_WORD})(?:\s?(?:thousand|million|billion))?"
    rf"(?P<unit>[A-Za-z]\S*|\s(?!to\b)(?:\w+\s){{0,2}}?\w+)?\s+to\s+(?:(?:{HEDGE})\s+)?$"
)
_UNIT = re.compile(r"[^0-9.,]")
_TO = re.compile(r"\s*to\b")
_COMMA_TO = re.compile(r"\s*,\s*to\b")
_PROPORTION = re.compile(r"\s(?:in|out\s+of)\s")
_OF = re.compile(r"\s+of\s+(?!(?:which|them|whom)\b)")


class Sense(NamedTuple):
    """The kind of a figure and its direction."""

    kind: Kind
    direction: Direction | None = None


class Context(NamedTuple):
    """The words around a number, inside its sentence.

    Attributes:
        left: From the start of the sentence to the number, without its hedge.
        gap: From the number before, or the start of the sentence, to the number.
        right: From the number to the next one or to the end of the sentence; from the end of the
            range that it begins.
        literal: The number.
        before: The sense of the number before in the sentence, if it has the same unit.
        alike: The sense of the nearest number before in the sentence that has the same unit.
        last: The sense of the number before in the sentence, in whatever unit.
        per: What the number is said per, or None.
        is_far: Whether it is many times the number before, so that they are the ends of no range.
        since: From the number before in the sentence that has the same unit, or from the start.
    """

    left: str
    gap: str
    right: str
    literal: str
    before: Sense | None
    alike: Sense | None
    last: Sense | None
    per: str | None
    is_far: bool = False
    since: str = ""

    @property
    def clause(self) -> str:
        """From the start of the clause to the number."""
        return _CLAUSE_START.split(self.left)[-1]

    @property
    def is_part(self) -> bool:
        """Whether the number is said to be of a whole."""
        return _OF.match(self.right) is not None

    @property
    def continues(self) -> bool:
        """Whether the number only continues a list, and so has the sense of the one before.

        "5%, and 30% of all firms" is no list: a part of a whole is said of another measure; and
        "fell by 5 to 20" tells where the change ends.
        """
        if self.before is None or not _LIST.fullmatch(self.gap):
            return False
        if _COMMA_TO.match(self.gap) or (self.is_far and _TO.match(self.gap)):
            return False
        end = _BY_TO.search(self.left)
        if end and (end["sign"] or end["unit"] or not _UNIT.search(self.literal)):
            return False
        is_part = _PROPORTION.search(self.literal) or self.is_part
        return self.before.kind in {Kind.SHARE, Kind.CONTRIBUTION} or not is_part


def context_at(
    text: str, mentions: Sequence[Mention], senses: Sequence[Sense], index: int, per: str | None
) -> Context:
    """Return the words around a figure.

    Args:
        text: The text, folded.
        mentions: The figures, in order.
        senses: The senses of those before.
        index: Which of them it is.
        per: What it is said per.
    """
    span = mentions[index].span
    sentence = _sentence_around(text, span)
    start, end, gap_start = span.end, sentence.end, sentence.start
    following = [other.span for other in mentions[index + 1 : index + 3]]
    is_joined = index + 1 < len(mentions) and mentions[index + 1].unit == mentions[index].unit
    if following and is_joined and _JOINED.fullmatch(text, start, following[0].start):
        start = following.pop(0).end
    if following:
        end = min(end, following[0].start)
    first = bisect_left(mentions, sentence.start, key=_start)
    earlier = range(first, index)
    alike = [at for at in earlier if mentions[at].unit == mentions[index].unit]
    if earlier:
        gap_start = mentions[index - 1].span.end
    return Context(
        left=text[sentence.start : span.start],
        gap=text[gap_start : span.start],
        right=text[start : max(start, end)],
        literal=span.of(text),
        before=senses[index - 1] if alike and alike[-1] == index - 1 else None,
        alike=senses[alike[-1]] if alike else None,
        last=senses[index - 1] if earlier else None,
        per=per,
        since=text[mentions[alike[-1]].span.end if alike else sentence.start : span.start],
        is_far=index > 0
        and Fraction(mentions[index].value) > _FAR * abs(Fraction(mentions[index - 1].value)),
    )


def _start(mention: Mention) -> int:
    """Return where a number starts."""
    return mention.span.start


def _sentence_around(text: str, span: Span) -> Span:
    """Return the sentence that a figure stands in, as far as the words of a figure reach."""
    return Span(
        start=sentence_start(text, span.start, _REACH), end=sentence_end(text, span.end, _REACH)
    )
