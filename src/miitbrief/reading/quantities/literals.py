"""The numbers of a text as they are printed, each read alone."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from miitbrief._resources import tables
from miitbrief.model.quantities import Hedge, Unit
from miitbrief.model.spans import Span
from miitbrief.reading.chunks.hedges import hedge_of
from miitbrief.reading.chunks.quantities import Amount, amount_at, openings
from miitbrief.reading.documents.tokens import Token

__all__ = ["Mention", "read_literals"]


@attrs.frozen(kw_only=True)
class Mention:
    """A number as it stands in a text.

    Args:
        span: The number with its scale and its unit word or sign.
        number: The digits or number words alone.
        value: The full number; a share in words is in percent.
        unit: The unit's name as in `Unit.name`, or None where a noun or nothing follows.
        hedge: How the words beside it limit it.
        power: The power of ten of its scale word; 0 where it has none.
        in_words: Whether it is spelt.
    """

    span: Span
    number: Span
    value: Decimal
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    power: int = 0
    in_words: bool = False

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return self.unit is not None and Unit(name=self.unit).is_money

    @property
    def scaled(self) -> bool:
        """Whether it has a scale word."""
        return self.power > 0


_AFTER_PART = frozenset(tables("miitbrief.reading.english", "units.json")["after_part"])
#: Every number from here on may be "passed".
_LARGE = 100
_NAMING = frozenset({"magnitude", "trn", "-"})


def read_literals(tokens: Sequence[Token]) -> Iterator[Mention]:
    """Yield every number among the tokens of a text, in order of span.

    A number behind a hyphen is part of a name, as in "COVID-19", unless it ends a range, as in
    "$2bn-$3bn".
    """
    end = -1
    for at in openings(tokens):
        amount = amount_at(tokens, at) if at >= end else None
        if amount is not None and _stands_alone(tokens, amount, end):
            yield _mention(tokens, amount)
            end = amount.last


def _stands_alone(tokens: Sequence[Token], amount: Amount, end: int) -> bool:
    """Tell whether an amount is no part of a word: of a name, an ordinal or a set phrase."""
    first, number = amount.first, amount.number
    if tokens[first].glued and not _may_follow(tokens, first, end):
        return False
    if number.form == "fraction" and number.last - number.first == 1:
        return _is_part(tokens, number.first, amount)
    behind = tokens[amount.last] if amount.last < len(tokens) else None
    is_glued = behind is not None and behind.glued and behind.text[0].isalpha()
    return not (is_glued and number.form == "digits")


def _may_follow(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a number may stand right behind a mark."""
    before = tokens[first - 1].text
    if before == "-":
        named = tokens[first - 2].text if first > 1 and tokens[first - 1].glued else ""
        return first - 1 == end or named.lower() in ("", "magnitude") or not named[-1:].isalnum()
    return not (before[-1].isalnum() or before in ".,$€£¥" or before == "_")


def _is_part(tokens: Sequence[Token], at: int, amount: Amount) -> bool:
    """Tell whether "half" or "a third" is a part, and not the third one."""
    word = tokens[at].lower
    if word == "half":
        return True
    if amount.unit != "percent":
        return True
    before = tokens[at - 1].lower if at else ""
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    return before in ("a", "an") and (
        (not behind[0].isalnum() and behind != "-") or behind in _AFTER_PART
    )


def _mention(tokens: Sequence[Token], amount: Amount) -> Mention:
    """Return the mention that an amount is."""
    number = amount.number
    first, digits = number.first, number.digits
    large = number.value >= _LARGE or number.scaled or "." in tokens[first].text
    large = large or amount.unit == "percent"
    return Mention(
        span=Span(start=tokens[amount.first].start, end=tokens[amount.last - 1].end),
        number=Span(start=tokens[first].start, end=tokens[digits - 1].end),
        value=amount.value,
        unit=amount.unit,
        hedge=hedge_of(tokens, amount.first, amount.last, (first, digits), large=large),
        power=number.power,
        in_words=number.form != "digits",
    )
