"""A paragraph as words: its tokens made into figures, times, names, compounds and plain words.

Every later step reads these words, and none reads the characters again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from miitbrief.model.spans import Span
from miitbrief.reading.chunks.hedges import hedge_start
from miitbrief.reading.documents.lexicon import UNKNOWN, Forms, Phrase, Readings, Word, lexicon
from miitbrief.reading.documents.tokens import Token
from miitbrief.reading.numbers import Numbers
from miitbrief.reading.quantities.literals import Mention
from miitbrief.reading.times.times import TimeExpression

__all__ = ["Document", "Node", "Sentence"]


class Node(NamedTuple):
    """A word of a sentence, or what stands for one: a figure, a time, a name, a compound.

    Attributes:
        start: Where it starts in the text.
        end: Where it ends.
        text: Its characters in their common form.
        lower: The same in small letters.
        readings: Its readings in the lexicon; none where it has no such word.
        kind: "word", "figure", "time", "number" (one that is no figure), "hedge" or "mark".
        place: Which figure or which time it is.
    """

    start: int
    end: int
    text: str
    lower: str
    readings: Readings = UNKNOWN
    kind: str = "word"
    place: int = -1

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(start=self.start, end=self.end)


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
        nodes = _nodes(numbers.tokens, _pieces(numbers))
        return cls(text, numbers.mentions, numbers.times, tuple(_sentences(nodes)))


class _Piece(NamedTuple):
    """What takes several tokens as one word."""

    start: int
    end: int
    kind: str
    place: int


def _pieces(numbers: Numbers) -> list[_Piece]:
    """Return figures, times and other numbers, disjoint, in order."""
    found: list[_Piece] = []
    for kind, spans in (
        ("figure", [mention.span for mention in numbers.mentions]),
        ("time", [time.span for time in numbers.times]),
        ("number", [other.span for other in numbers.nonfigures]),
    ):
        taken = sorted(found)
        for at, span in enumerate(spans):
            if not _overlaps(span.start, span.end, taken):
                found.append(_Piece(span.start, span.end, kind, at))
    return _with_hedges(numbers.tokens, sorted(found))


def _overlaps(start: int, end: int, taken: Sequence[_Piece]) -> bool:
    """Tell whether a place overlaps one of disjoint pieces in order."""
    at = bisect_left(taken, end, key=_START)
    return at > 0 and taken[at - 1].end > start


_START = attrgetter("start")


def _with_hedges(tokens: Sequence[Token], pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces, and before figures the words that limit them, unless one is a verb."""
    found: list[_Piece] = []
    end = 0
    for piece in pieces:
        if piece.kind == "figure":
            first = bisect_left(tokens, piece.start, key=_START)
            start = hedge_start(tokens, first)
            is_verb = start < first and _has_verb(tokens[start:first])
            if start < first and not is_verb and tokens[start].start >= end:
                hedge = _Piece(tokens[start].start, tokens[first - 1].end, "hedge", piece.place)
                found.append(hedge)
        found.append(piece)
        end = piece.end
    return found


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Tell whether words that limit a number begin with a verb: "exceeding", "to exceed"."""
    for token in tokens[:2]:
        words = lexicon().words.get(token.lower, UNKNOWN)
        if any(word.tag[0] == "V" for word in words):
            return True
        if token.lower not in ("to", "will", "could", "may", "not"):
            return False
    return False


def _nodes(tokens: Sequence[Token], pieces: Sequence[_Piece]) -> list[Node]:
    """Return the words that tokens make up."""
    forms = lexicon()
    found: list[Node] = []
    at = 0
    for piece in pieces:
        while at < len(tokens) and tokens[at].start < piece.start:
            limit = bisect_right(tokens, piece.start, at, key=_END)
            at = _add_words(tokens, at, max(limit, at + 1), forms, found)
        last = at
        while last < len(tokens) and tokens[last].start < piece.end:
            last += 1
        if last > at:
            start, end = tokens[at].start, tokens[last - 1].end
            text = _printed(tokens[at:last])
            found.append(Node(start, end, text, text.lower(), UNKNOWN, piece.kind, piece.place))
            at = last
    _add_words(tokens, at, len(tokens), forms, found)
    return found


_END = attrgetter("end")


def _printed(tokens: Sequence[Token]) -> str:
    """Return tokens as they are printed, with one blank where there are any."""
    behind = [token.text if token.glued else f" {token.text}" for token in tokens[1:]]
    return tokens[0].text + "".join(behind)


def _add_words(
    tokens: Sequence[Token], at: int, limit: int, forms: Forms, found: list[Node]
) -> int:
    """Add the words from a token up to another, and return the token behind the last."""
    phrases, words = forms.phrases, forms.words
    while at < limit:
        start, end, text, lower, _ = tokens[at]
        if lower in phrases and (phrase := _phrase(tokens, at, limit, phrases[lower])):
            at, node = phrase
            found.append(node)
            continue
        at += 1
        if not text[0].isalpha():
            found.append(Node(start, end, text, lower, UNKNOWN, "mark"))
        elif at + 1 < limit and tokens[at].glued and _goes_on(tokens, at, limit):
            at, node = _compound(tokens, at - 1, limit, forms)
            found.append(node)
        else:
            found.append(Node(start, end, text, lower, words.get(lower, UNKNOWN)))
    return at


def _phrase(
    tokens: Sequence[Token], at: int, limit: int, phrases: Iterable[Phrase]
) -> tuple[int, Node] | None:
    """Return the token behind the first of some phrases that begins at a token, and the phrase."""
    for rest, readings in phrases:
        last = at + 1 + len(rest)
        if last <= limit and all(map(_is, tokens[at + 1 : last], rest)):
            words = tokens[at:last]
            text = " ".join([token.text for token in words])
            lower = " ".join((words[0].lower, *rest))
            return last, Node(words[0].start, words[-1].end, text, lower, readings)
    return None


def _is(token: Token, lower: str) -> bool:
    """Tell whether a token is a word."""
    return token.lower == lower


def _compound(tokens: Sequence[Token], at: int, limit: int, forms: Forms) -> tuple[int, Node]:
    """Return the token behind the compound that begins at a token, and the compound."""
    last = at + 1
    while _goes_on(tokens, last, limit):
        last += 2
    text = "".join([token.text for token in tokens[at:last]])
    lower = text.lower()
    node = Node(tokens[at].start, tokens[last - 1].end, text, lower, _readings(lower, forms))
    return last, node


def _goes_on(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell whether a compound goes on at a token: "coal-fired", "R&D"."""
    if at + 1 >= limit or not (tokens[at].glued and tokens[at + 1].glued):
        return False
    return tokens[at].text in "-&/" and tokens[at + 1].text[0].isalpha()


def _readings(text: str, forms: Forms) -> Readings:
    """Return the readings of a word; a compound has those of its end, as an adjective or a noun."""
    found = forms.words.get(text)
    if found is not None or "-" not in text:
        return found or UNKNOWN
    end = forms.words.get(text.rpartition("-")[2], UNKNOWN)
    is_participle = any(word.tag in ("VN", "VD", "VG", "A") for word in end) or text.endswith("ed")
    return Readings((Word("A" if is_participle else "N", text, frozenset()),))


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
    for at, node in enumerate(nodes):
        length = at + 1 - first
        is_end = node.kind == "mark" and _ends_at(nodes, at)
        if is_end or (length >= _LONG and _is_too_long(length, node)):
            kept = [node for node in nodes[first : at + 1] if node.text != "\n"]
            first = at + 1
            if kept:
                yield _sentence(kept)
    kept = [node for node in nodes[first:] if node.text != "\n"]
    if kept:
        yield _sentence(kept)


def _is_too_long(length: int, last: Node) -> bool:
    """Tell whether a long sentence is cut behind a word: at a mark, or else in the end."""
    return length >= _LONGEST or last.text in _PAUSES


def _sentence(nodes: Sequence[Node]) -> Sentence:
    """Return words as a sentence."""
    return Sentence(tuple(nodes), Span(start=nodes[0].start, end=nodes[-1].end))


def _ends_at(nodes: Sequence[Node], at: int) -> bool:
    """Tell whether a sentence ends with a mark."""
    node = nodes[at]
    if node.text == "\n":
        return True
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
    is_apart = behind.start > node.end
    return is_apart and _OPENING.match(behind.text) is not None
