"""Paragraphs and the fingerprints by which they are known."""

from hashlib import sha256
from itertools import accumulate
from typing import Any
from zlib import crc32

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import InvalidValueError, Span
from miitbrief.model import Paragraph
from miitbrief.model.paragraphs import _Copy
from miitbrief.testing import paragraphs

#: What a copy may have in place of a blank: other white space and invisible characters.
BLANKS = "\n\r\t \u00a0\u3000\u2003\u00ad\u200b\u200c\u2060\ufeff"
#: Kinds of one sign that publishers take for each other.
TWINS = [
    ('"', "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02"),
    ("'", "\u2018\u2019\u201a\u201b\u0060\u00b4\uff07"),
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"),
    ("%", "\uff05"),
    (",", "\uff0c"),
    ("6", "\uff16"),
    ("A", "\uff21"),
]
LETTERS = st.text("abyz019.,-'%", min_size=1, max_size=8)
WORDS = st.lists(LETTERS, min_size=1, max_size=25)


def untyped(value: Any) -> Any:
    """Return a value that the type checkers take for anything."""
    return value


def whole(text: str) -> Paragraph:
    """Return a paragraph that fills a text."""
    return Paragraph.at(Span(start=0, end=len(text)), text, id="p1")


class TestFingerprint:
    """A paragraph is known by its visible characters."""

    @given(WORDS)
    def test_hash(self, words: list[str]) -> None:
        """The fingerprint and the head are hashes of the visible characters."""
        visible = "".join(words)
        paragraph = whole(" ".join(words))
        assert paragraph.fingerprint == sha256(visible.encode()).hexdigest()[:16]
        assert paragraph.head == (crc32(visible[:40].encode()) if len(visible) >= 40 else 0)
        assert paragraph.length == len(visible)

    @given(WORDS, st.data())
    def test_white_space(self, words: list[str], data: st.DataObject) -> None:
        """White space and invisible characters anywhere do not matter."""
        runs = st.text(BLANKS, max_size=3)
        copy = "".join(data.draw(runs) + letter for letter in "".join(words))
        one, other = whole(" ".join(words)), whole(copy)
        assert (one.fingerprint, one.head) == (other.fingerprint, other.head)
        assert one.length == other.length

    @pytest.mark.parametrize(("sign", "twins"), TWINS, ids=[sign for sign, _ in TWINS])
    def test_one_form(self, sign: str, twins: str) -> None:
        """Kinds of quotation marks, dashes and full-width signs are one."""
        plain = whole(f"bridges {sign} towers and quite a few other things to fill the head")
        for twin in twins:
            copy = whole(f"bridges {twin} towers and quite a few other things to fill the head")
            assert (copy.fingerprint, copy.head) == (plain.fingerprint, plain.head)

    @given(WORDS, st.data())
    def test_change(self, words: list[str], data: st.DataObject) -> None:
        """Another visible character makes another paragraph."""
        text = " ".join(words)
        at = data.draw(st.sampled_from([i for i, sign in enumerate(text) if sign != " "]))
        changed = text[:at] + "Q" + text[at + 1 :]
        assert whole(changed).fingerprint != whole(text).fingerprint

    @given(WORDS, st.integers(0, 9))
    def test_place_does_not_matter(self, words: list[str], before: int) -> None:
        """A paragraph has one fingerprint wherever it stands."""
        text = " ".join(words)
        place = Span(start=before, end=before + len(text))
        there = Paragraph.at(place, "#" * before + text + "###", id="p1")
        assert attrs.evolve(there, span=whole(text).span) == whole(text)


class TestCopy:
    """A paragraph is found wherever its characters stand in a copy."""

    @given(st.lists(WORDS, min_size=1, max_size=3), st.data())
    def test_places(self, several: list[list[str]], data: st.DataObject) -> None:
        """All places are found, however the copy divides the words; a short one fills words."""
        blanks = st.sampled_from([" ", " ", "\n", "", " \u200b"])
        order = data.draw(st.lists(st.sampled_from(several), max_size=6))
        text = "".join(data.draw(blanks) + word for words in order for word in words)
        paragraphs = [whole(" ".join(words)) for words in several]
        copy = _Copy(text, {paragraph.head for paragraph in paragraphs})
        sizes = [len(word) for word in text.replace("\u200b", " ").split()]
        edges = {*accumulate(sizes, initial=0)}
        for words, paragraph in zip(several, paragraphs, strict=True):
            characters = "".join(words)
            size = len(characters)
            assert copy.places(paragraph) == [
                place
                for place in range(len(copy.canonical))
                if copy.canonical.startswith(characters, place)
                and (size >= 40 or {place, place + size} <= edges)
            ]


class TestPlaces:
    """Every place in a paragraph is a number of visible characters."""

    @given(st.text("ab9." + BLANKS, min_size=1), st.integers(0, 9), st.data())
    def test_ordinal(self, text: str, before: int, data: st.DataObject) -> None:
        """The ordinal of an offset counts the visible characters before it."""
        place = Span(start=before, end=before + len(text))
        paragraph = Paragraph.at(place, "#" * before + text, id="p1")
        offset = data.draw(st.integers(0, len(text)))
        seen = sum(letter not in BLANKS for letter in text[:offset])
        assert paragraph.ordinal(before + offset) == seen

    @given(paragraphs())
    def test_words_fill_the_span(self, paragraph: Paragraph) -> None:
        """The words, with a blank between two, are as long as the span."""
        assert sum(paragraph.words) + len(paragraph.words) - 1 == len(paragraph.span)
        if paragraph.text is not None:
            assert paragraph.words == tuple(map(len, paragraph.text.split(" ")))

    @given(WORDS, st.data())
    def test_at(self, words: list[str], data: st.DataObject) -> None:
        """A paragraph that is read at a place has the text of that place."""
        text = " ".join(words)
        start = data.draw(st.integers(0, len(text)))
        place = Span(start=start, end=data.draw(st.integers(start, len(text))))
        assert Paragraph.at(place, text, id="p1").text == text[place.start : place.end]

    def test_beyond_the_text(self) -> None:
        """A place that the text does not have is refused."""
        with pytest.raises(InvalidValueError, match=r"\[3:9\] does not fit a text of 5 code poin"):
            Paragraph.at(Span(start=3, end=9), "towns", id="p1")


class TestParagraph:
    """A paragraph refuses what cannot be."""

    PARAGRAPH = whole("Bridges rose by 9.6% in the year.")

    def test_representation(self) -> None:
        """The representation has the id and the place, and no words of anybody."""
        assert repr(self.PARAGRAPH) == "<Paragraph p1 [0:33]>"

    @given(paragraphs(), st.integers(1, 9))
    def test_words_of_another_length(self, paragraph: Paragraph, more: int) -> None:
        """Words that do not fill the span are refused."""
        with pytest.raises(InvalidValueError, match=r"^paragraph p1: words of .* in a span of"):
            attrs.evolve(paragraph, words=(*paragraph.words, more))

    def test_lost_paragraph(self) -> None:
        """A paragraph that a copy lacks has an empty span and keeps its words."""
        lost = attrs.evolve(self.PARAGRAPH, span=Span(start=7, end=7), text=None)
        assert lost.words == self.PARAGRAPH.words
        assert not lost.span

    @pytest.mark.parametrize("words", [[3, 4], (3, "4"), (True,), "34"])
    def test_words_are_numbers(self, words: object) -> None:
        """Words are a tuple of lengths."""
        with pytest.raises(InvalidValueError, match=r"^Paragraph\.words must be a tuple of int"):
            attrs.evolve(self.PARAGRAPH, words=untyped(words))

    @pytest.mark.parametrize("wrong", ["", "0123456789abcde", "0123456789ABCDEF", "x" * 16])
    def test_fingerprint(self, wrong: str) -> None:
        """A fingerprint has 16 hexadecimal digits."""
        with pytest.raises(InvalidValueError, match="fingerprint"):
            attrs.evolve(self.PARAGRAPH, fingerprint=wrong)

    def test_negative_length(self) -> None:
        """No word is shorter than nothing."""
        with pytest.raises(InvalidValueError, match="words"):
            attrs.evolve(self.PARAGRAPH, words=(-3, 35))
