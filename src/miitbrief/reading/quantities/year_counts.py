"""Numbers that look like years and count things: "trained 1999 weavers", "1900 - 2400 calories".

::

    count = (verb | number "and" | year ",") number {adjective} plural
          | number ("-" | "to") amount with a unit
"""

import re
from collections.abc import Sequence

from miitbrief.model.spans import Span
from miitbrief.reading.documents.lexicon import lexicon
from miitbrief.reading.documents.tokens import Token, tokenize
from miitbrief.reading.quantities.literals import Mention

__all__ = ["year_counts"]

_YEAR = re.compile(r"[12][0-9]{3}")
#: Plurals of these classes are dated by a year, and are not counted.
_DATED_CLASSES = frozenset(
    {"light", "money", "flow", "rating", "sharing", "index", "level", "aim", "forecast", "average"}
    | {"up", "down", "change", "time", "interest"}
)
_DATED = frozenset(
    {"results", "accounts", "elections", "games", "championships", "finals", "awards", "models"}
    | {"rules", "standards", "editions", "reports", "talks", "seasons", "plans", "figures", "data"}
)
#: How many words stand between a number and its plural, and how far back a list reaches.
_WORDS, _REACH = 2, 8


def year_counts(text: str, mentions: Sequence[Mention]) -> frozenset[Span]:
    """Return the places of the numbers that look like years and count things.

    Args:
        text: The text.
        mentions: All its numbers.

    >>> from miitbrief.reading.quantities.mentions import find_mentions
    >>> text = "In 2022, 1980 looms were mended."
    >>> [span.of(text) for span in year_counts(text, find_mentions(text))]
    ['1980']
    """
    tokens = tokenize(text)
    starts = {token.start: at for at, token in enumerate(tokens)}
    amounts = {mention.span.start for mention in mentions if mention.unit is not None}
    found = set[Span]()
    for mention in mentions:
        at = starts.get(mention.number.start)
        if at is None or not _YEAR.fullmatch(tokens[at].text):
            continue
        is_count = _is_led(tokens, at) and _has_things(tokens, at + 1)
        if is_count or _starts_range(tokens, at, amounts):
            found.add(mention.number)
    return frozenset(found)


def _lower(tokens: Sequence[Token], at: int) -> str:
    """Return a token in small letters, or nothing beyond the ends."""
    return tokens[at].text.lower() if 0 <= at < len(tokens) else ""


def _is_led(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what stands before a number may lead to a count."""
    before = _lower(tokens, at - 1)
    if before == ",":
        return _YEAR.fullmatch(_lower(tokens, at - 2)) is not None
    if before == "to":
        return at > 1 and tokens[at - 2].is_number and _lower(tokens, at - 3) == "from"
    if before in ("and", "or"):
        is_pair = at > 1 and tokens[at - 2].is_number
        return not is_pair and any(
            tokens[place].is_number for place in range(max(0, at - _REACH), at - 1)
        )
    return any(
        word.tag[0] == "V" and "deed" in word.classes for word in lexicon().words.get(before, ())
    )


def _has_things(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a plural stands at a token, or a word or two further on."""
    for place in range(at, min(len(tokens), at + _WORDS + 1)):
        word = tokens[place].text
        if not word.isalpha() or not word.islower():
            return False
        readings = lexicon().words.get(word, ())
        if any(reading.tag[0] in "PDCSXMW" for reading in readings) or word in _DATED:
            return False
        nouns = [reading for reading in readings if reading.tag == "NS"]
        if nouns or (not readings and word.endswith("s") and not word.endswith("ss")):
            return all(reading.classes.isdisjoint(_DATED_CLASSES) for reading in nouns)
    return False


def _starts_range(tokens: Sequence[Token], at: int, amounts: set[int]) -> bool:
    """Tell whether a number is the start of a range that has a unit at its end."""
    if _lower(tokens, at + 1) not in ("-", "to") or at + 2 >= len(tokens):
        return False
    end = tokens[at + 2]
    return end.start in amounts and _YEAR.fullmatch(end.text) is not None
