"""How the words beside a number limit it: "more than", "at least", "or so"."""

import re

from miitbrief.parsing.lexicon import alternatives, table
from miitbrief.quantities import Hedge

__all__ = ["hedge_of"]


def _patterns(name: str, form: str) -> dict[Hedge, re.Pattern[str]]:
    """Compile the hedges of one side of a number."""
    return {
        Hedge(hedge): re.compile(form.format(alternatives(words)), re.IGNORECASE)
        for hedge, words in table(name).items()
    }


_WEIGHTS = alternatives(table("weights"))

#: before = hedge [article] [weight] [("mark" | "threshold" ...) "of"], as in "over a record"
_BEFORE = _patterns(
    "hedges_before",
    rf"(?<![\w-])(?:{{}})(?:\s+(?:a|an|the|some|its|their))?(?:\s+(?:{_WEIGHTS}))?"
    r"(?:\s+(?:threshold|level|mark|line|limit)\s+of)?\s+$",
)
_AFTER = _patterns("hedges_after", r"\s?(?:{})(?!\w)")

#: "Edged up to 4%" is a movement, no hedge.
_PUSHED_UP = re.compile(rf"\b(?:{alternatives(table('pushed_up'))})\s+up\s+to\s+(?:the\s+)?$")

#: No hedge is longer than this many characters.
_REACH = 48


def hedge_of(text: str, start: int, end: int) -> Hedge:
    """Return the hedge beside a number: the longest before it, or else the one behind it.

    Args:
        text: The text, folded.
        start: Where the number starts.
        end: Where it ends.

    >>> str(hedge_of("nearly 40 km", 7, 12))
    'nearly'
    """
    before = text[max(0, start - _REACH) : start]
    if _PUSHED_UP.search(before):
        return Hedge.EXACT
    found = [
        (match.start(), hedge)
        for hedge, pattern in _BEFORE.items()
        if (match := pattern.search(before))
    ]
    if found:
        return min(found)[1]
    return next(
        (hedge for hedge, pattern in _AFTER.items() if pattern.match(text, end)), Hedge.EXACT
    )
