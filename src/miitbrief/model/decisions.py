"""Why a field of a figure that was read has its value."""

from collections.abc import Callable

import attrs

from miitbrief._printing import printable
from miitbrief._validators import instance_of, not_blank, optional
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.spans import Span

__all__ = [
    "ADDED_UP",
    "ALL_PARTS",
    "AVERAGED",
    "BROUGHT_TOTAL",
    "COMPARED",
    "GUESSED",
    "SAID_BEFORE",
    "SOME_PART",
    "TWO_READINGS",
    "Decision",
]

#: The rule of a kind that English leaves open, as of "three times larger".
TWO_READINGS = 'otherwise one of two readings: "so many times as much" and "so many times more"'

#: The rules of the measure of an amount that is the sum of those before it ("together"), one of the
#: parts of another ("consisting of", "of which"), what there was and what was added, and what the
#: speaker says was said before.
ADDED_UP = "the amounts that are added up"
ALL_PARTS = "one of the parts that make up the amount before"
SOME_PART = "a part of the amount before"
BROUGHT_TOTAL = "what an addition brings the total to"
SAID_BEFORE = "what the speaker has said before"

#: The rule of the measure of an amount that is said to be an average, as of those before it.
AVERAGED = "an average of amounts"

#: The rules of a measure that is only guessed, and of one that is that of the figure before: where
#: an operand is guessed, another must be named by its own words, or nobody is held to it.
GUESSED = "otherwise a noun nearby"
COMPARED = "what the figure before is compared with"


@attrs.frozen(kw_only=True)
class Decision:
    """What decided a field of a figure: a rule, and the words on which it decided.

    Args:
        field: The field, such as "period".
        rule: The rule, as a phrase, such as "words of time in its clause".
        span: Where the words that decided stand; None where no words did.
        words: These words.
        is_sure: False for a guess, made because no rule found its words.

    Raises:
        InvalidValueError: Where there is a place without words, or words without a place.

    >>> place = Span(start=3, end=7)
    >>> print(Decision(field="period", rule="words of time", span=place, words="2021"))
    words of time: "2021"
    """

    field: str = attrs.field(validator=not_blank)
    rule: str = attrs.field(validator=not_blank)
    span: Span | None = attrs.field(default=None, validator=optional(instance_of(Span)))
    words: str = attrs.field(default="", validator=instance_of(str))
    is_sure: bool = attrs.field(default=True, validator=instance_of(bool))

    def __attrs_post_init__(self) -> None:
        """Refuse a place of no words, and words that stand nowhere."""
        if (self.span is None) != (not self.words):
            raise InvalidValueError(
                f"the decision on {self.field!r} needs words and their place, or neither; got "
                f"{self.words!r} and {self.span!r}"
            )

    def moved(self, move: Callable[[Span], Span]) -> "Decision":
        """Return the decision with its words at another place.

        Args:
            move: What tells where a span is now.
        """
        return self if self.span is None else attrs.evolve(self, span=move(self.span))

    def __str__(self) -> str:
        """Return the rule and the words."""
        words = f': "{printable(" ".join(self.words.split()))}"' if self.words else ""
        return printable(self.rule) + words
