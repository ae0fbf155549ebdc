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
from hashlib import sha256
from itertools import accumulate
from zlib import crc32

import attrs

from miitbrief._validators import instance_of, matching, not_blank, optional, tuple_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.invisible import INVISIBLE
from miitbrief.model.spans import Span

__all__ = ["InPlace", "Paragraph", "Relocation"]

_BLANK = re.compile(rf"[\s{INVISIBLE}]")
_RUN = re.compile(rf"[^\s{INVISIBLE}]+")
_ONE_FORM = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u0060\u00b4\uff07", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)

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
            words=tuple(len(word) for word in _BLANK.split(literal)),
            fingerprint=_fingerprint(canonical),
            head=_head(canonical),
            text=literal,
        )

    @property
    def length(self) -> int:
        """The number of canonical characters."""
        return sum(self.words)

    def ordinal(self, offset: int) -> int:
        """Return how many canonical characters of the paragraph stand before *offset*."""
        inside = offset - self.span.start
        starts = [*accumulate((size + 1 for size in self.words[:-1]), initial=0)]
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
        runs = [match.span() for match in _RUN.finditer(text)]
        sizes = [end - start for start, end in runs]
        self.text = text
        self.canonical = _canonical(text)
        self._offsets = [offset for run in runs for offset in range(*run)]
        self._word_starts = [*accumulate(sizes[:-1], initial=0)] if runs else []
        self._word_ends = {*accumulate(sizes)}
        self._places_of_heads: dict[int, list[int]] = {head: [] for head in heads}
        for place in range(len(self.canonical) - HEAD + 1):
            head = _head(self.canonical[place : place + HEAD])
            if head in self._places_of_heads:
                self._places_of_heads[head].append(place)

    def span(self, start: int, end: int) -> Span:
        """Return where the canonical characters from *start* up to *end* stand."""
        if start == end:
            offset = self._offsets[start] if start < len(self._offsets) else len(self.text)
            return Span(start=offset, end=offset)
        return Span(start=self._offsets[start], end=self._offsets[end - 1] + 1)

    def places(self, paragraph: Paragraph) -> list[int]:
        """Return where the paragraph begins; a short one must fill whole words."""
        length = paragraph.length
        if length >= HEAD:
            places = self._places_of_heads[paragraph.head]
        else:
            places = [start for start in self._word_starts if start + length in self._word_ends]
        return [
            place
            for place in places
            if _fingerprint(self.canonical[place : place + length]) == paragraph.fingerprint
        ]


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
        place = self._places[paragraph.id]
        if place is None:
            return attrs.evolve(paragraph, span=self._empty(paragraph), text=None)
        span = self._copy.span(place, place + paragraph.length)
        return Paragraph.at(span, self._copy.text, id=paragraph.id)

    def group_span(self, group: Sequence[Paragraph], span: Span) -> Span:
        """Return where the group that stood at *span* is in the copy."""
        if not group:
            return self.span(span)
        return Span.hull(*(self.paragraph(paragraph).span for paragraph in group))

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
        return Paragraph.at(paragraph.span, self._text, id=paragraph.id)

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
            if not any(place < end and start < place + paragraph.length for start, end in taken)
        ]
        for fingerprint, paragraph in different.items()
    }
    found: list[int | None] = [None] * len(paragraphs)
    for each in (0, 1, 2):
        for index, paragraph in enumerate(paragraphs):
            if passes[index] == each:
                low, high = _gap(paragraphs, found, index, len(copy.canonical))
                fitting = (
                    place
                    for place in places[paragraph.fingerprint]
                    if low <= place and place + paragraph.length <= high
                )
                found[index] = next(fitting, None)
    return found


def _pass(paragraph: Paragraph, occurrences: Mapping[str, int]) -> int:
    """Return in which pass a paragraph is looked for: the surer, the earlier."""
    if occurrences[paragraph.fingerprint] > 1:
        return 2
    return 0 if paragraph.length >= HEAD else 1


def _gap(
    paragraphs: Sequence[Paragraph], found: Sequence[int | None], index: int, length: int
) -> tuple[int, int]:
    """Return between which canonical characters the paragraph at *index* may stand."""
    low = next(
        (
            place + paragraphs[before].length
            for before in range(index - 1, -1, -1)
            if (place := found[before]) is not None
        ),
        0,
    )
    high = next((place for place in found[index + 1 :] if place is not None), length)
    return low, high


def _canonical(text: str) -> str:
    """Return the canonical characters of *text*."""
    return _BLANK.sub("", text).translate(_ONE_FORM)


def _fingerprint(canonical: str) -> str:
    """Return 64 bits of the SHA-256, enough to tell the paragraphs of a library apart."""
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _head(canonical: str) -> int:
    """Return the CRC-32 of the first characters, or 0 where there are too few."""
    start = canonical[:HEAD]
    return crc32(start.encode("utf-8", "surrogatepass")) if len(start) == HEAD else 0
