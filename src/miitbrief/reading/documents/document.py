"""A paragraph as words: its tokens made into figures, times, names, compounds and plain words.

Every later step reads these words, and none reads the characters again.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from miitbrief.model.spans import Span
from miitbrief.reading.chunks.hedges import hedge_start
from miitbrief.reading.documents.lexicon import Word, lexicon
from miitbrief.reading.documents.tokens import Token, tokenize
from miitbrief.reading.numbers import Numbers
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.times.times import TimeExpression

__all__ = ["Document", "Node", "Sentence"]


class Node(NamedTuple):
    """A word of a sentence, or what stands for one: a figure, a time, a name, a compound.

    Attributes:
        span: Its place in the text.
        text: Its characters in their common form.
        lower: The same in small letters.
        readings: Its readings in the lexicon; none where it has no such word.
        kind: "word", "figure", "time", "number" (one that is no figure), "hedge" or "mark".
        place: Which figure or which time it is.
    """

    span: Span
    text: str
    lower: str
    readings: tuple[Word, ...] = ()
    kind: str = "word"
    place: int = -1


class Sentence(NamedTuple):
    """A sentence of a document.

    Attributes:
        nodes: Its words.
        span: Its place in the text.
    """

    nodes: tuple[Node, ...]
    span: Span


class Document(NamedTuple):
    """A paragraph with its figures and times, by sentence.

    Attributes:
        text: The text.
        mentions: Its figures.
        times: Its words of time.
        sentences: Its sentences.
    """

    text: str
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str, numbers: Numbers) -> "Document":
        """Return a text as a document.

        Args:
            text: The text.
            numbers: Its figures, times and other numbers.
        """
        tokens = tokenize(text)
        nodes = list(_nodes(tokens, numbers))
        return cls(text, numbers.mentions, numbers.times, tuple(_sentences(nodes)))


class _Piece(NamedTuple):
    """What takes several tokens as one word."""

    span: Span
    kind: str
    place: int


def _pieces(tokens: Sequence[Token], numbers: Numbers) -> list[_Piece]:
    """Return figures, times and other numbers, disjoint, in order."""
    found = [_Piece(mention.span, "figure", at) for at, mention in enumerate(numbers.mentions)]
    taken = [piece.span for piece in found]
    for at, time in enumerate(numbers.times):
        if not _overlaps(time.span, taken):
            found.append(_Piece(time.span, "time", at))
    taken = sorted(piece.span for piece in found)
    for at, other in enumerate(numbers.nonfigures):
        if not _overlaps(other.span, taken):
            found.append(_Piece(other.span, "number", at))
    found.sort(key=lambda piece: piece.span.start)
    return _with_hedges(tokens, found)


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of sorted spans."""
    at = bisect_left(taken, span.end, key=lambda each: each.start)
    return at > 0 and taken[at - 1].end > span.start


def _with_hedges(tokens: Sequence[Token], pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces, and before figures the words that limit them, unless one is a verb."""
    starts = [token.start for token in tokens]
    found: list[_Piece] = []
    end = 0
    for piece in pieces:
        if piece.kind == "figure":
            first = bisect_left(starts, piece.span.start)
            start = hedge_start(tokens, first)
            is_verb = start < first and _has_verb(tokens[start:first])
            if start < first and not is_verb and tokens[start].start >= end:
                span = Span(start=tokens[start].start, end=tokens[first - 1].end)
                found.append(_Piece(span, "hedge", piece.place))
        found.append(piece)
        end = piece.span.end
    return found


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Tell whether words that limit a number begin with a verb: "exceeding", "to exceed"."""
    for token in tokens[:2]:
        words = lexicon().words.get(token.text.lower(), ())
        if any(word.tag[0] == "V" for word in words):
            return True
        if token.text.lower() not in ("to", "will", "could", "may", "not"):
            return False
    return False


def _nodes(tokens: Sequence[Token], numbers: Numbers) -> Iterator[Node]:
    """Yield the words that tokens make up."""
    pieces = _pieces(tokens, numbers)
    at = number = 0
    while at < len(tokens):
        while number < len(pieces) and pieces[number].span.end <= tokens[at].start:
            number += 1
        piece = pieces[number] if number < len(pieces) else None
        if piece is not None and piece.span.start <= tokens[at].start:
            last = at
            while last < len(tokens) and tokens[last].start < piece.span.end:
                last += 1
            text = tokens[at].text + "".join(
                token.text if token.glued else f" {token.text}" for token in tokens[at + 1 : last]
            )
            span = Span(start=tokens[at].start, end=tokens[last - 1].end)
            yield Node(span, text, text.lower(), (), piece.kind, piece.place)
        else:
            limit = len(tokens) if piece is None else _first_at(tokens, at, piece.span.start)
            last, node = _word(tokens, at, limit)
            yield node
        at = last


def _first_at(tokens: Sequence[Token], at: int, start: int) -> int:
    """Return the first token from *at* that begins at *start* or behind it."""
    while at < len(tokens) and tokens[at].end <= start:
        at += 1
    return at


def _word(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, Node]:
    """Return the token behind the word that begins at a token, and the word."""
    lower = tokens[at].text.lower()
    phrases = lexicon().phrases.get(lower)
    if phrases is not None:
        for rest, readings in phrases:
            last = at + 1 + len(rest)
            if last <= limit and all(
                tokens[at + 1 + step].text.lower() == word for step, word in enumerate(rest)
            ):
                return last, _node(" ".join((lower, *rest)), tokens[at:last], " ", readings)
    if not tokens[at].text[0].isalpha():
        first = tokens[at]
        return at + 1, Node(Span(start=first.start, end=first.end), first.text, lower, (), "mark")
    last = at + 1
    while _goes_on(tokens, last, limit):
        last += 2
    if last > at + 1:
        lower = "".join(token.text for token in tokens[at:last]).lower()
    return last, _node(lower, tokens[at:last], "", _readings(lower))


def _node(lower: str, tokens: Sequence[Token], between: str, readings: tuple[Word, ...]) -> Node:
    """Return some tokens as one word."""
    span = Span(start=tokens[0].start, end=tokens[-1].end)
    return Node(span, between.join([token.text for token in tokens]), lower, readings)


def _goes_on(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell whether a compound goes on at a token: "coal-fired", "R&D"."""
    if at + 1 >= limit or not (tokens[at].glued and tokens[at + 1].glued):
        return False
    return tokens[at].text in "-&/" and tokens[at + 1].text[0].isalpha()


def _readings(text: str) -> tuple[Word, ...]:
    """Return the readings of a word; a compound has those of its end, as an adjective or a noun."""
    words = lexicon().words
    found = words.get(text)
    if found is not None or "-" not in text:
        return found or ()
    end = words.get(text.rpartition("-")[2], ())
    is_participle = any(word.tag in ("VN", "VD", "VG", "A") for word in end) or text.endswith("ed")
    return (Word("A" if is_participle else "N", text, frozenset()),)


_ENDS = frozenset(".!?")
_PAUSES = frozenset(",;:")
#: Nobody says sentences of so many words.  What reaches far within one would take as long as the
#: square of its length, so a list of thousands of figures is read in parts.
_LONG, _LONGEST = 200, 400
_OPENING = re.compile(r"[A-Z0-9\"($\u20ac\u00a3\u00a5]")
_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "mt",
        "no",
        "nos",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "vs",
    ]
)


def _sentences(nodes: Sequence[Node]) -> Iterator[Sentence]:
    """Yield the sentences; a line break ends one, unless it only wraps it."""
    first = 0
    for at in range(len(nodes)):
        if _ends_at(nodes, at) or _is_too_long(at + 1 - first, nodes[at]):
            kept = [node for node in nodes[first : at + 1] if node.text != "\n"]
            first = at + 1
            if kept:
                yield _sentence(kept)
    kept = [node for node in nodes[first:] if node.text != "\n"]
    if kept:
        yield _sentence(kept)


def _is_too_long(length: int, last: Node) -> bool:
    """Tell whether a sentence is cut behind a word: at a mark where it is long, else in the end."""
    return length >= _LONGEST or (length >= _LONG and last.text in _PAUSES)


def _sentence(nodes: Sequence[Node]) -> Sentence:
    """Return words as a sentence."""
    return Sentence(tuple(nodes), Span(start=nodes[0].span.start, end=nodes[-1].span.end))


def _ends_at(nodes: Sequence[Node], at: int) -> bool:
    """Tell whether a sentence ends with a word."""
    node = nodes[at]
    if node.text == "\n":
        return True
    if node.kind != "mark":
        return False
    behind = nodes[at + 1] if at + 1 < len(nodes) else None
    if node.text in ('"', ")", "'") and at and nodes[at - 1].text in _ENDS:
        return behind is not None and _opens(node, behind)
    if node.text not in _ENDS or behind is None:
        return False
    before = nodes[at - 1] if at else node
    if before.lower in _ABBREVIATED or (len(before.text) == 1 and before.text.isupper()):
        return False
    return _opens(node, behind)


def _opens(node: Node, behind: Node) -> bool:
    """Tell whether a sentence may begin with a word behind a mark."""
    is_apart = behind.span.start > node.span.end
    return is_apart and _OPENING.match(behind.text) is not None
