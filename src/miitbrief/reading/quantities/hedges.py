"""How the words beside a number limit it: "more than", "at least", "or so"."""

import re

from miitbrief.model.quantities import Hedge
from miitbrief.reading.quantities.lexicon import alternatives, table

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

#: No hedge with its negation is longer than this many characters.
_REACH = 80


#: "More than the 170,000 that economists expected": a known number, which nothing limits.
_DEFINITE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_KNOWN = re.compile(
    r"[^,;.]{0,60}?\b(?:expected|forecast|predicted|needed|required|estimated|projected|goal|target|seen|average"
    r"|analysts|economists)\b",
    re.IGNORECASE,
)
#: "No class has more than 45": a limit, which none exceeds.
_NEGATED = re.compile(
    r"\b(?:no|none|nobody|never|neither|nor|cannot|not)\b(?!\s+only\b)[^,;.]{0,60}$", re.IGNORECASE
)
_OPPOSITE = {Hedge.MORE_THAN: Hedge.AT_MOST, Hedge.LESS_THAN: Hedge.AT_LEAST}
#: "The toll has passed 38,000", of a round or large number.
_PASSED = re.compile(r"\b(?:pass(?:es|ed|ing)?|crossed|crossing|past)\s+$", re.IGNORECASE)
_LARGE = re.compile(
    r"\S*[0-9],[0-9]|[0-9]{3}|\S*[0-9]\.[0-9]|\S*[0-9]\s?(?:%|percent|hundred|thousand|million|billion|trillion|bn)"
)
_ODD = re.compile(r"-(?P<word>odd|plus)\b")


def hedge_of(text: str, start: int, end: int, number_end: int | None = None) -> Hedge:
    """Return the hedge beside a number: the longest before it, or else the one behind it.

    Args:
        text: The text, folded.
        start: Where the number starts.
        end: Where it ends.
        number_end: Where its digits or words end, if a unit stands behind them.

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
        if _DEFINITE.search(before) and _KNOWN.match(text, end):
            return Hedge.EXACT
        first, hedge = min(found)
        is_negated = hedge in _OPPOSITE and _NEGATED.search(before[:first])
        return _OPPOSITE[hedge] if is_negated else hedge
    if _PASSED.search(before) and _LARGE.match(text, start):
        return Hedge.MORE_THAN
    odd = _ODD.match(text, end if number_end is None else number_end)
    if odd:
        return Hedge.ABOUT if odd["word"] == "odd" else Hedge.MORE_THAN
    return next(
        (hedge for hedge, pattern in _AFTER.items() if pattern.match(text, end)), Hedge.EXACT
    )
