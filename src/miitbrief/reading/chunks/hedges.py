"""How the words beside a number limit it: "more than", "at least", "or so".

::

    hedge before = phrase [article] [weight] [("mark" | "threshold" ...) "of"] number
    hedge behind = number phrase, as in "or so", "-plus"
"""

from collections.abc import Sequence

from miitbrief._resources import tables
from miitbrief.model.quantities import Hedge
from miitbrief.reading.documents.tokens import Token
from miitbrief.reading.documents.tries import Phrases

__all__ = ["hedge_start", "hedge_of"]

_DATA = tables("miitbrief.reading.english", "hedges.json")


def _phrases(name: str, *, backward: bool) -> Phrases[Hedge]:
    """Return the hedges of one side."""
    meanings = {phrase: Hedge(hedge) for hedge, all_ in _DATA[name].items() for phrase in all_}
    return Phrases(meanings, backward=backward)


_BEFORE = _phrases("hedges_before", backward=True)
_AFTER = _phrases("hedges_after", backward=False)
_ARTICLES = frozenset({"a", "an", "the", "some", "its", "their"})
_WEIGHTS = frozenset(_DATA["weights"])
_LINES = frozenset({"threshold", "level", "mark", "line", "limit"})
_PUSHED = frozenset(_DATA["pushed_up"])
_NEGATIVE = frozenset({"no", "none", "nobody", "never", "neither", "nor", "cannot", "not"})
_OPPOSITE = {Hedge.MORE_THAN: Hedge.AT_MOST, Hedge.LESS_THAN: Hedge.AT_LEAST}
#: Units before "higher than 5", which is then compared with, and not limited.
_MEASURES = frozenset({"%", "percent", "pct", "points", "point", "times"})
_KNOWN = frozenset(_DATA["definite"])
_PASSED = frozenset({"pass", "passes", "passed", "passing", "crossed", "crossing", "past"})
_CLAUSE_ENDS = frozenset({",", ";", ".", ":", "\n"})
_NEAR = 12
#: Units by which one rate is more than another, and the most tokens of such a number.
_RATES = frozenset({"%", "percent", "points", "point", "times"})
_FEW = 4


def hedge_of(
    tokens: Sequence[Token], first: int, last: int, number: tuple[int, int], *, large: bool
) -> Hedge:
    """Return the hedge beside an amount: the longest before it, or else the one behind it.

    Args:
        tokens: The tokens of the text.
        first: The first token of the amount.
        last: The token behind it.
        number: The first token of its number, and the token behind its digits.
        large: Whether it is so large or precise that what has "passed" it exceeds it.
    """
    return _before(tokens, first, last, large=large) or _behind(tokens, last, number)


def hedge_start(tokens: Sequence[Token], first: int) -> int:
    """Return the first token of the hedge before an amount, or of the amount itself."""
    place, found = _phrase_before(tokens, first)
    return first if found is None else place


def _lower(tokens: Sequence[Token], at: int) -> str:
    """Return a token in small letters, or nothing beyond the ends."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _phrase_before(tokens: Sequence[Token], first: int) -> tuple[int, Hedge | None]:
    """Return where the hedge before a token starts, and what it says."""
    best: tuple[int, Hedge | None] = (first, None)
    for place in _places_before(tokens, first):
        found = _BEFORE.at(tokens, place - 1)
        if found is not None and place - found[0] < best[0]:
            best = place - found[0], found[1]
    is_compared = best[1] in _OPPOSITE and _lower(tokens, best[0] - 1) in _MEASURES
    return (first, None) if is_compared else best


def _places_before(tokens: Sequence[Token], first: int) -> list[int]:
    """Return the places behind which a hedge may end: over articles, weights and "mark of"."""
    places = [first]
    place = first
    if _lower(tokens, place - 1) == "of" and _lower(tokens, place - 2) in _LINES:
        place -= 2
    if _lower(tokens, place - 1) in _WEIGHTS:
        place -= 1
        places.append(place)
    if _lower(tokens, place - 1) in _ARTICLES:
        place -= 1
        if _lower(tokens, place - 1) not in ("around", "about", "within"):
            places.append(place)
    return places


def _before(tokens: Sequence[Token], first: int, last: int, *, large: bool) -> Hedge | None:
    """Return the hedge before an amount."""
    start, hedge = _phrase_before(tokens, first)
    if hedge is None:
        is_past = _lower(tokens, first - 1) in _PASSED and large
        return Hedge.MORE_THAN if is_past else None
    if _lower(tokens, start) == "up" and _lower(tokens, start - 1) in _PUSHED:
        return Hedge.EXACT
    if _lower(tokens, first - 1) == "the" and _is_known(tokens, last):
        return Hedge.EXACT
    if _is_comparison(tokens, start, first):
        return Hedge.EXACT
    negated = hedge in _OPPOSITE and _is_negated(tokens, start)
    return _OPPOSITE[hedge] if negated else hedge


def _is_known(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether an amount is a known one, which nothing limits: "the 5 that were expected"."""
    if _lower(tokens, last) in ("of", "in") and _lower(tokens, last + 1).isdigit():
        return True
    for at in range(last, min(len(tokens), last + _NEAR)):
        word = _lower(tokens, at)
        if word in _CLAUSE_ENDS:
            return False
        if word in _KNOWN:
            return True
    return False


def _is_comparison(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Tell whether "more than" says by how much more: "5 points more than 20%"."""
    if "than" not in (_lower(tokens, first - 1), _lower(tokens, first - 2)):
        return False
    if _lower(tokens, start - 1) not in _RATES:
        return False
    return any(tokens[at].is_number for at in range(max(0, start - _FEW), start))


def _is_negated(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a hedge is denied: "no class has more than 45"."""
    for at in range(start - 1, max(-1, start - _NEAR), -1):
        word = _lower(tokens, at)
        if word in _CLAUSE_ENDS:
            return False
        if word in _NEGATIVE:
            return _lower(tokens, at + 1) != "only"
    return False


def _behind(tokens: Sequence[Token], last: int, number: tuple[int, int]) -> Hedge:
    """Return the hedge behind an amount or its digits."""
    for place in (number[1], last):
        if _lower(tokens, place) == "-" and _lower(tokens, place + 1) in ("odd", "plus"):
            return Hedge.ABOUT if _lower(tokens, place + 1) == "odd" else Hedge.MORE_THAN
        if _lower(tokens, place) == "+" and tokens[place].glued and _ends(tokens, place + 1):
            return Hedge.MORE_THAN
    found = _AFTER.at(tokens, last)
    return (
        found[1] if found is not None and _lower(tokens, last) not in ("+", "plus") else Hedge.EXACT
    )


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether no number goes on at a token."""
    return at >= len(tokens) or not tokens[at].is_number
