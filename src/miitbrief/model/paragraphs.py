"""Paragraphs known by their fingerprint, and how to find them again in another copy.

A copy of a transcript has its own white space, line breaks and page furniture, and its own kind of
quotation marks and dashes.  So a paragraph is compared by its *canonical* characters: all but white
space and invisible characters, with one form of each quotation mark, dash and full-width letter.
Every place in a paragraph is a number of canonical characters, and so has its counterpart in every
copy.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import accumulate, compress
from operator import itemgetter
from zlib import crc32

import attrs

from miitbrief._validators import instance_of, matching, not_blank, optional, tuple_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.spans import Span

__all__ = ["InPlace", "Paragraph", "Relocation"]

#: White space but for the blank itself, and invisible characters.
_AS_BLANK = re.compile(rf"[^\S ]|[{INVISIBLE}]")
_ONE_FORM = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u0060\u00b4\uff07", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
_OTHER_FORM = re.compile(f"[{re.escape(''.join(_ONE_FORM))}]")

#: So many canonical characters at the start of a paragraph are its head.  A shorter paragraph
#: ("Thank you.") has none, and must fill whole words of the copy to be found in it.
HEAD = 40


@attrs.frozen(kw_only=True, repr=False)
class Paragraph:
    """A paragraph of a transcript, known by its fingerprint.

    Args:
        id: Unique in its briefing, such as "2022-02-28/q03/a1/p2".
        span: Where it stands; empty where the attached copy lacks it.
        words: The lengths of its words, in code points, with one blank between two.
        fingerprint: The first 16 digits of the SHA-256 of its canonical characters.
        head: The CRC-32 of its first 40 canonical characters, by which it is looked for; 0 where
            it is shorter.
        text: What stands there, where a copy is attached.

    Raises:
        InvalidValueError: Where the words do not fill the span.
    """

    id: str = attrs.field(validator=not_blank)
    span: Span = attrs.field(validator=instance_of(Span))
    words: tuple[int, ...] = attrs.field(validator=tuple_of(int))
    fingerprint: str = attrs.field(validator=matching("[0-9a-f]{16}"))
    head: int = attrs.field(default=0, validator=instance_of(int))
    text: str | None = attrs.field(default=None, validator=optional(instance_of(str)))

    def __attrs_post_init__(self) -> None:
        """Refuse words that do not fill the span."""
        if min(self.words, default=0) < 0:
            raise InvalidValueError(f"paragraph {self.id}: words of less than no length")
        length = sum(self.words) + len(self.words) - 1
        if self.span and length != len(self.span):
            raise InvalidValueError(
                f"paragraph {self.id}: words of {length} code points in a span of {len(self.span)}"
            )

    @classmethod
    def at(cls, span: Span, text: str, *, id: str) -> "Paragraph":  # noqa: A002
        """Return the paragraph that stands at *span* of *text*."""
        literal = span.of(text)
        canonical = _canonical(literal)
        return cls(
            id=id,
            span=span,
            words=_sizes(literal),
            fingerprint=_fingerprint(canonical),
            head=_head(canonical),
            text=literal,
        )

    def moved(self, span: Span, text: str) -> "Paragraph":
        """Return the paragraph as it stands at *span* of another copy, where it was found."""
        literal = span.of(text)
        return attrs.evolve(self, span=span, words=_sizes(literal), text=literal)

    @property
    def length(self) -> int:
        """The number of canonical characters."""
        return sum(self.words)

    def ordinal(self, offset: int) -> int:
        """Return how many canonical characters of the paragraph stand before *offset*."""
        inside = offset - self.span.start
        starts = _starts(self.words)
        word = bisect_left(starts, inside + 1) - 1
        return starts[word] - word + min(inside - starts[word], self.words[word])

    def __repr__(self) -> str:
        """Return the id and the place."""
        return f"<Paragraph {self.id} {self.span}>"


class _Copy:
    """A copy of a transcript: its canonical characters, and where each of them stands.

    Args:
        text: The copy.
        heads: The heads of the paragraphs that will be looked for.
    """

    def __init__(self, text: str, heads: Collection[int]) -> None:
        pieces = _pieces(text)
        sizes = [*filter(None, map(len, pieces))]
        self.text = text
        self.canonical = _in_one_form(pieces)
        self._heads = frozenset(heads)
        starts = accumulate((len(piece) + 1 for piece in pieces), initial=0)
        self._offsets = [*compress(starts, pieces)]
        self._word_starts = [*accumulate(sizes[:-1], initial=0)] if sizes else []
        self._word_ends = {*accumulate(sizes)}
        self._sizes = _as_bytes(sizes)
        self._known: dict[bytes, dict[str, int]] = {}

    @cached_property
    def _places_of_heads(self) -> dict[int, list[int]]:
        """Where each head that is looked for stands."""
        places: dict[int, list[int]] = {head: [] for head in self._heads}
        for place in range(len(self.canonical) - HEAD + 1):
            head = _head(self.canonical[place : place + HEAD])
            if head in places:
                places[head].append(place)
        return places

    def span(self, start: int, end: int) -> Span:
        """Return where the canonical characters from *start* up to *end* stand."""
        if start == end:
            offset = self._offset(start) if start < len(self.canonical) else len(self.text)
            return Span(start=offset, end=offset)
        return Span(start=self._offset(start), end=self._offset(end - 1) + 1)

    def _offset(self, place: int) -> int:
        """Return where a canonical character stands."""
        word = bisect_right(self._word_starts, place) - 1
        return self._offsets[word] + place - self._word_starts[word]

    def places(self, paragraph: Paragraph) -> list[int]:
        """Return where the paragraph begins; a short one must fill whole words.

        Where the copy divides it into the same words, that tells what its characters are, and all
        its places are found by them.  Else every place is tried.
        """
        length = paragraph.length
        sizes = _as_bytes([*filter(None, paragraph.words)])
        place = self._places_of_words(sizes, length).get(paragraph.fingerprint)
        if place is not None:
            places = self._occurrences(self.canonical[place : place + length])
            return (
                places
                if length >= HEAD
                else [each for each in places if self._is_whole(each, length)]
            )
        if length >= HEAD:
            tried: Iterable[int] = self._places_of_heads[paragraph.head]
        else:
            tried = (start for start in self._word_starts if start + length in self._word_ends)
        return [each for each in tried if self._fits(paragraph, each)]

    def _fits(self, paragraph: Paragraph, place: int) -> bool:
        """Tell whether the paragraph stands at a place."""
        there = self.canonical[place : place + paragraph.length]
        return _fingerprint(there) == paragraph.fingerprint

    def _places_of_words(self, sizes: bytes, length: int) -> dict[str, int]:
        """Return a place of each paragraph whose words have these lengths, by its fingerprint."""
        if sizes not in self._known:
            places: dict[str, int] = {}
            word = self._sizes.find(sizes) if sizes else -1
            while word >= 0:
                place = self._word_starts[word]
                places[self.canonical[place : place + length]] = place
                word = self._sizes.find(sizes, word + 1)
            self._known[sizes] = {_fingerprint(there): place for there, place in places.items()}
        return self._known[sizes]

    def _occurrences(self, canonical: str) -> list[int]:
        """Return every place of canonical characters."""
        places: list[int] = []
        place = self.canonical.find(canonical)
        while place >= 0:
            places.append(place)
            place = self.canonical.find(canonical, place + 1)
        return places

    def _is_whole(self, place: int, length: int) -> bool:
        """Tell whether so many canonical characters fill whole words."""
        word = bisect_left(self._word_starts, place)
        begins = word < len(self._word_starts) and self._word_starts[word] == place
        return begins and place + length in self._word_ends


class Relocation:
    """Where the paragraphs of a transcript, and all places in them, are in a copy.

    Args:
        groups: The paragraphs that must be found, in order; a group is a turn.
        furniture: The paragraphs around them, which a copy need not have.
        text: The copy.
    """

    def __init__(
        self,
        groups: Sequence[Sequence[Paragraph]],
        furniture: Sequence[Paragraph],
        text: str,
    ) -> None:
        spoken = [paragraph for group in groups for paragraph in group]
        everything = [*spoken, *furniture]
        self._copy = _Copy(text, {paragraph.head for paragraph in everything})
        places = _find(spoken, self._copy, [])
        taken = [
            (place, place + paragraph.length)
            for paragraph, place in zip(spoken, places, strict=True)
            if place is not None
        ]
        around = _find(furniture, self._copy, taken)
        self._places = dict(zip((p.id for p in everything), [*places, *around], strict=True))
        self._sorted = sorted(everything, key=lambda paragraph: paragraph.span)
        self._starts = [paragraph.span.start for paragraph in self._sorted]
        self._fallback = self._empty_places(groups)
        self.expected: int = len(spoken)
        self.missing: list[Paragraph] = [
            paragraph for paragraph in spoken if self._places[paragraph.id] is None
        ]

    def _empty_places(self, groups: Sequence[Sequence[Paragraph]]) -> dict[str, int]:
        """Return where the paragraphs that were not found would stand."""
        fallback: dict[str, int] = {}
        last = 0
        for group in groups:
            found = [place for p in group if (place := self._places[p.id]) is not None]
            last = found[0] if found else last
            for paragraph in group:
                place = self._places[paragraph.id]
                if place is None:
                    fallback[paragraph.id] = last
                else:
                    last = place + paragraph.length
        return fallback

    def span(self, span: Span) -> Span:
        """Return where *span*, which lies in one paragraph, is in the copy."""
        paragraph = self._paragraph_at(span)
        if paragraph is None:
            return self._empty_behind(span)
        place = self._places[paragraph.id]
        if place is None:
            return self._empty(paragraph)
        start, end = paragraph.ordinal(span.start), paragraph.ordinal(span.end)
        return self._copy.span(place + start, place + end)

    def _empty_behind(self, span: Span) -> Span:
        """Return the empty span behind the last paragraph that begins before *span*."""
        for paragraph in reversed(self._sorted[: bisect_right(self._starts, span.start)]):
            place = self._places[paragraph.id]
            if place is not None:
                end = self._copy.span(place, place + paragraph.length).end
                return Span(start=end, end=end)
        return self._copy.span(0, 0)

    def _paragraph_at(self, span: Span) -> Paragraph | None:
        """Return the paragraph that *span* lies in, or None where it lies in none."""
        index = bisect_right(self._starts, span.start) - 1
        found = self._sorted[index] if index >= 0 else None
        return found if found is not None and found.span.contains(span) else None

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph as it stands in the copy."""
        span = self._paragraph_span(paragraph)
        if self._places[paragraph.id] is None:
            return attrs.evolve(paragraph, span=span, text=None)
        return paragraph.moved(span, self._copy.text)

    def _paragraph_span(self, paragraph: Paragraph) -> Span:
        """Return where the paragraph stands in the copy, or would stand."""
        place = self._places[paragraph.id]
        if place is None:
            return self._empty(paragraph)
        return self._copy.span(place, place + paragraph.length)

    def group_span(self, group: Sequence[Paragraph], span: Span) -> Span:
        """Return where the group that stood at *span* is in the copy."""
        if not group:
            return self.span(span)
        return Span.hull(*map(self._paragraph_span, group))

    def _empty(self, paragraph: Paragraph) -> Span:
        """Return the empty span where a paragraph that the copy lacks would stand."""
        place = self._fallback.get(paragraph.id, 0)
        return self._copy.span(place, place)


class InPlace:
    """The places of a transcript in the very text from which they were taken.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @staticmethod
    def fits(paragraphs: Iterable[Paragraph], text: str) -> bool:
        """Tell whether each paragraph stands at its own place in *text*."""
        return all(
            paragraph.span.end <= len(text)
            and _fingerprint(_canonical(paragraph.span.of(text))) == paragraph.fingerprint
            for paragraph in paragraphs
        )

    def span(self, span: Span) -> Span:
        """Return *span*."""
        return span

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph with its text."""
        return paragraph.moved(paragraph.span, self._text)

    def group_span(self, _: Sequence[Paragraph], span: Span) -> Span:
        """Return *span*, whatever stands there."""
        return span


def _find(
    paragraphs: Sequence[Paragraph], copy: _Copy, taken: Sequence[tuple[int, int]]
) -> list[int | None]:
    """Find the paragraphs of a transcript, in their order, in a copy of it.

    Long paragraphs that occur once are found first, then short ones that do, then those that occur
    several times ("Thank you."), each between its neighbours, so that none can take the place of
    another.

    Args:
        paragraphs: The paragraphs.
        copy: The copy.
        taken: Where other paragraphs were found, from canonical character to character.

    Returns:
        For each paragraph how many canonical characters of the copy stand before it, or None
        where the copy lacks it.
    """
    occurrences = Counter(paragraph.fingerprint for paragraph in paragraphs)
    passes = [_pass(paragraph, occurrences) for paragraph in paragraphs]
    different = {paragraph.fingerprint: paragraph for paragraph in paragraphs}
    places = {
        fingerprint: [
            place
            for place in copy.places(paragraph)
            if _is_free(place, place + paragraph.length, taken)
        ]
        for fingerprint, paragraph in different.items()
    }
    found: dict[int, int] = {}
    known: list[int] = []
    for each in (0, 1, 2):
        for index, paragraph in enumerate(paragraphs):
            if passes[index] == each:
                behind = bisect_left(known, index)
                before = known[behind - 1] if behind else None
                low = 0 if before is None else found[before] + paragraphs[before].length
                high = found[known[behind]] if behind < len(known) else len(copy.canonical)
                fitting = (
                    place
                    for place in places[paragraph.fingerprint]
                    if low <= place and place + paragraph.length <= high
                )
                if (place := next(fitting, None)) is not None:
                    found[index] = place
                    known.insert(behind, index)
    return [found.get(index) for index in range(len(paragraphs))]


def _is_free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether canonical characters are none of those taken, which are in order."""
    behind = bisect_right(taken, start, key=itemgetter(1))
    return behind == len(taken) or end <= taken[behind][0]


def _pass(paragraph: Paragraph, occurrences: Mapping[str, int]) -> int:
    """Return in which pass a paragraph is looked for: the surer, the earlier."""
    if occurrences[paragraph.fingerprint] > 1:
        return 2
    return 0 if paragraph.length >= HEAD else 1


def _as_bytes(sizes: Sequence[int]) -> bytes:
    """Return lengths of words as bytes, in which rows of them are found; the longest are alike."""
    try:
        return bytes(sizes)
    except ValueError:
        return bytes(min(size, 255) for size in sizes)


def _sizes(literal: str) -> tuple[int, ...]:
    """Return the lengths of the words of a paragraph, with one blank between two."""
    return tuple(map(len, _pieces(literal)))


@lru_cache(maxsize=512)
def _starts(words: tuple[int, ...]) -> list[int]:
    """Return how many code points of a paragraph stand before each of its words."""
    return [*accumulate((size + 1 for size in words[:-1]), initial=0)]


def _canonical(text: str) -> str:
    """Return the canonical characters of *text*."""
    return _in_one_form(_pieces(text))


def _pieces(text: str) -> list[str]:
    """Return what stands between blanks, white space and invisible characters, if only nothing."""
    return _AS_BLANK.sub(" ", text).split(" ")


def _in_one_form(pieces: Iterable[str]) -> str:
    """Return the characters of pieces, with one form of each quotation mark, dash and letter."""
    return _OTHER_FORM.sub(lambda match: _ONE_FORM[match[0]], "".join(pieces))


def _fingerprint(canonical: str) -> str:
    """Return 64 bits of the SHA-256, enough to tell the paragraphs of a library apart."""
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _head(canonical: str) -> int:
    """Return the CRC-32 of the first characters, or 0 where there are too few."""
    start = canonical[:HEAD]
    return crc32(start.encode("utf-8", "surrogatepass")) if len(start) == HEAD else 0
