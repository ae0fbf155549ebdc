"""Units that stand once for many numbers: in a heading, the label of a row, the head of a column.

::

    note  = "(" ["in" | "unit" ":"] unit (")" | ";" | ",") | "," "in" unit (":" | end)
          | "unit" ":" unit end
    unit  = [currency] [scale ["of"]] [unit word]             "thousand tonnes", "$bn", "%"
    scale = "thousand" | "billions" | "10,000" | "100 million"

A note holds for the bare numbers behind it in its line; where none stand there, for those of the
lines below, down to an empty line, a sentence or other notes.  Where both lines have cells, the
note of a cell holds for the cells below it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

import attrs

from miitbrief.model._numbers import times
from miitbrief.model.spans import Span
from miitbrief.reading.chunks.numbers import SCALE_WORDS, number_at
from miitbrief.reading.chunks.quantities import currency_at, unit_word_at
from miitbrief.reading.documents.tokens import Token
from miitbrief.reading.quantities.literals import Mention

__all__ = ["Headed", "with_headed_units"]


class Headed(NamedTuple):
    """Numbers with the units of their headings.

    Attributes:
        mentions: The numbers without those that only say what is counted in, in order.
        scales: Where those stand: "10,000" in "(10,000 tonnes)".
    """

    mentions: tuple[Mention, ...]
    scales: tuple[Span, ...]


class _Stated(NamedTuple):
    """A unit without a number: the token behind it, the power of ten of its scale, its name."""

    last: int
    power: int
    unit: str | None


class _Note(NamedTuple):
    """A unit that is stated for other numbers: its tokens, its cell, the power and the name."""

    first: int
    last: int
    cell: int
    power: int
    unit: str | None


def with_headed_units(literals: Sequence[Mention], tokens: Sequence[Token]) -> Headed:
    """Return the numbers of a text, bare ones with the unit and scale that a heading gives them.

    Args:
        literals: The numbers, each read alone, in order.
        tokens: The tokens of the text.
    """
    if not any(_notes(tokens, range(len(tokens)))):
        return Headed(tuple(literals), ())
    mentions = {each.span.start: each for each in literals}
    above: list[_Note] = []
    used: set[_Note] = set()
    for first, last in _lines(tokens):
        cells = _cells(tokens, first, last)
        notes = list(_notes(tokens, range(first, last), cells))
        if _is_break(tokens, first, last):
            above = []
        for at, mention in _bare(mentions, tokens, first, last):
            note = _note_of(at, notes, above, cells)
            if note is not None:
                mentions[mention.span.start] = _counted_in(mention, note)
                used.add(note)
        if notes and used.isdisjoint(notes):
            above = [*above, *notes] if used.isdisjoint(above) else notes
    spans = [Span(start=tokens[each.first].start, end=tokens[each.last - 1].end) for each in used]
    scales = {each.span for each in literals if any(span.contains(each.span) for span in spans)}
    kept = tuple(each for each in mentions.values() if each.span not in scales)
    return Headed(kept, tuple(sorted(scales)))


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first token of each line and the one behind its last."""
    first = 0
    for at, token in enumerate(tokens):
        if token.text == "\n":
            yield first, at
            first = at + 1
    yield first, len(tokens)


def _cells(tokens: Sequence[Token], first: int, last: int) -> Mapping[int, int]:
    """Return the number of the cell that each token of a line stands in; bars part cells."""
    bars = accumulate(tokens[at].text == "|" for at in range(first, last))
    return dict(zip(range(first, last), bars, strict=True))


_STOPS = frozenset(".!?")
#: A line of fewer tokens that ends with a full stop is a row of a list, and no sentence.
_SENTENCE = 6


def _is_break(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a line ends what a heading holds for: an empty one, or a sentence."""
    return first == last or (last - first >= _SENTENCE and tokens[last - 1].text in _STOPS)


_OPENINGS = frozenset(["(", "[", ",", "unit", "units", "Unit", "Units", "UNIT", "UNITS"])


def _notes(
    tokens: Sequence[Token], places: Iterable[int], cells: Mapping[int, int] = MappingProxyType({})
) -> Iterator[_Note]:
    """Yield the notes that begin at some tokens."""
    for at in places:
        stated = _stated_in(tokens, at) if tokens[at].text in _OPENINGS else None
        if stated is not None:
            yield _Note(at, stated.last, cells.get(at, 0), stated.power, stated.unit)


_CLOSING = frozenset(")];,")
_ENDS = frozenset(["\n", ":", "(", "|"])


def _stated_in(tokens: Sequence[Token], at: int) -> _Stated | None:
    """Return the unit that is stated behind a token for other numbers."""
    opening, second = tokens[at].text.lower(), _text(tokens, at + 1)
    if opening in ("(", "["):
        lead = {"in": 1, "unit": 2, "units": 2}.get(second, 0)
        return _ended(_stated(tokens, at + 1 + lead), tokens, _CLOSING)
    if (opening == "," and second == "in") or (opening in ("unit", "units") and second == ":"):
        return _ended(_stated(tokens, at + 2), tokens, _ENDS)
    return None


def _ended(stated: _Stated | None, tokens: Sequence[Token], ends: frozenset[str]) -> _Stated | None:
    """Return what is stated, if nothing else stands before the end."""
    is_ended = stated is not None and _text(tokens, stated.last) in ends
    return stated if is_ended else None


_SCALES = {**SCALE_WORDS, **{f"{word}s": power for word, power in SCALE_WORDS.items()}}
_SHORT_SCALES = {"bn": 9, "mn": 6, "tn": 12}


def _stated(tokens: Sequence[Token], at: int) -> _Stated | None:
    """Return the unit that begins at a token, or None where there is no scale and no unit word."""
    currency = currency_at(tokens, at)
    place = at if currency is None else at + currency[0]
    power, place = _scale(tokens, place)
    if power and _text(tokens, place) == "of":
        place += 1
    word = unit_word_at(tokens, place) if currency is None else None
    if word is not None:
        place += word[0]
        power, place = (power, place) if power else _scale(tokens, place)
    unit = currency or word
    return _Stated(place, power, unit and unit[1]) if power or unit else None


def _scale(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the power of ten of a scale at a token, 0 where there is none, and what is behind."""
    word = _text(tokens, at)
    power = _SCALES.get(word) or _SHORT_SCALES.get(word)
    if power is not None:
        return power, at + 1
    number = number_at(tokens, at) if at < len(tokens) and tokens[at].is_number else None
    digits = f"{number.value:f}" if number is not None else ""
    zeros = len(digits) - 1
    if number is None or digits != f"1{'0' * zeros}" or zeros < _FEWEST_ZEROS:
        return 0, at
    return zeros, number.last


#: "(100 tonnes)" is a weight; a scale is a thousand at least.
_FEWEST_ZEROS = 3


def _text(tokens: Sequence[Token], at: int) -> str:
    """Return a token in small letters; the end of a text is that of a line."""
    return tokens[at].text.lower() if at < len(tokens) else "\n"


_YEAR = re.compile("(?:19|20)[0-9]{2}")
_GOES_ON = frozenset(["in", "and", "at", "by", "for", "from", "to", "on", "or", "against"])


def _bare(
    mentions: Mapping[int, Mention], tokens: Sequence[Token], first: int, last: int
) -> Iterator[tuple[int, Mention]]:
    """Yield the numbers of a line that have no unit and count nothing, with their tokens."""
    for at in range(first, last):
        mention = mentions.get(tokens[at].start)
        if mention is None or _YEAR.fullmatch(tokens[at].text):
            continue
        is_bare = not (mention.unit or mention.scaled or mention.in_words)
        behind = _text(tokens, at + 1)
        if is_bare and (not behind.isalpha() or behind in _GOES_ON):
            yield at, mention


def _note_of(
    at: int, notes: Sequence[_Note], above: Sequence[_Note], cells: Mapping[int, int]
) -> _Note | None:
    """Return the note that holds for a number: the last before it in the line, or one above.

    Above, that of its column goes before a heading's; headings that differ give none.
    """
    before = [note for note in notes if note.last <= at]
    if before:
        return before[-1]
    cell = cells[at]
    over = [note for note in above if cell and note.cell == cell]
    over = over or [note for note in above if note.cell == 0]
    is_sure = len({(note.power, note.unit) for note in over}) == 1
    return over[-1] if is_sure else None


def _counted_in(mention: Mention, note: _Note) -> Mention:
    """Return a number in the unit of a note."""
    value = times(mention.value, Fraction(10**note.power))
    return attrs.evolve(mention, value=value, power=note.power, unit=note.unit)
