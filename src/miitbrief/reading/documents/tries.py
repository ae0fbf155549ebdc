"""Phrases of several tokens, looked up from their first or their last token."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

from miitbrief.reading.documents.tokens import Token, tokenize

__all__ = ["Phrases"]

_Value = TypeVar("_Value")


class Phrases(Generic[_Value]):
    """What phrases mean, found by their tokens.

    Args:
        meanings: What each phrase means.
        exact: Whether capitals count.
        backward: Whether phrases are looked up from their last token.
    """

    def __init__(
        self, meanings: Mapping[str, _Value], *, exact: bool = False, backward: bool = False
    ) -> None:
        self._exact, self._step = exact, -1 if backward else 1
        self._by_first: dict[str, list[tuple[tuple[str, ...], _Value]]] = {}
        for phrase, meaning in meanings.items():
            texts = [token.text if exact else token.lower for token in tokenize(phrase)]
            first, *rest = texts[:: self._step]
            self._by_first.setdefault(first, []).append((tuple(rest), meaning))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def __contains__(self, text: str) -> bool:
        """Tell whether a phrase begins with a token."""
        return text in self._by_first

    @property
    def firsts(self) -> AbstractSet[str]:
        """The tokens that phrases begin with."""
        return self._by_first.keys()

    def at(self, tokens: Sequence[Token], place: int) -> tuple[int, _Value] | None:
        """Return how many tokens the longest phrase at *place* has, and what it means.

        A hyphen in the text stands for a blank of the phrase, too.
        """
        if not 0 <= place < len(tokens):
            return None
        first = tokens[place].text if self._exact else tokens[place].lower
        for rest, meaning in self._by_first.get(first, ()):
            end = self._match(tokens, place, rest)
            if end is not None:
                return abs(end - place) + 1, meaning
        return None

    def _match(self, tokens: Sequence[Token], place: int, rest: Iterable[str]) -> int | None:
        """Return the place of the last token of a phrase, or None where it does not go on so."""
        for wanted in rest:
            place += self._step
            if not 0 <= place < len(tokens):
                return None
            if tokens[place].text == "-" != wanted and tokens[place].glued:
                place += self._step
                if not 0 <= place < len(tokens):
                    return None
            if (tokens[place].text if self._exact else tokens[place].lower) != wanted:
                return None
        return place
