"""Texts as the reader sees them, and the places of the texts that were given."""

from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Briefing,
    Indicator,
    ParseError,
    Span,
    find_figures,
    find_nonfigures,
    parse,
    parse_all,
)
from miitbrief.model.invisible import visible
from miitbrief.reading.plain_text import plain_text

LAYOUTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "layouts").glob("*.txt"))
    if path.stem != "roll-up"
}
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202e\u2060\u2066\u2069\ufe0f\ufeff"
BLANKS = "\u00a0\u202f\u2007\u2009\u3000"
HYPHENS = "\u2010\u2011"
TEXTS = st.text() | st.text(f"a1 -.\n{INVISIBLE}{BLANKS}{HYPHENS}")
SENTENCE = "In 2021, exports of tea-based drinks rose 0.4 percentage points to 12.5 billion yuan."
TRANSCRIPT = """Press conference on the tea trade

Harbin | 10 a.m. May 4, 2023

Speakers:
Li Na, vice minister of tea

Li Na:

Good morning. Exports of tea reached 2.5 million tonnes last year, up 8 percent year-on-year.

Harbour Daily:

Prices fell by 3 percent. Why?

Li Na:

Stocks stood at 1,240 tonnes at the end of March. We will open 300 shops by the end of 2025.
"""


def sprinkled(text: str, data: st.DataObject) -> str:
    """Return a text with invisible characters at any place, and other blanks and hyphens."""
    runs = st.text(INVISIBLE, max_size=2)
    blanks, hyphens = st.sampled_from(BLANKS + " "), st.sampled_from(HYPHENS + "-")
    at = data.draw(st.sets(st.integers(0, len(text)), max_size=30))
    copy = ""
    for place, letter in enumerate(text):
        swapped = {" ": blanks, "-": hyphens}.get(letter) if place % 3 else None
        copy += data.draw(runs) if place in at else ""
        copy += data.draw(swapped) if swapped is not None else letter
    return copy


class TestPlainText:
    """A text without what nobody sees."""

    @given(TEXTS)
    def test_all_that_is_visible_stays(self, text: str) -> None:
        """Nothing but white space and invisible characters goes, and nothing comes."""
        plain = plain_text(text)
        places = [place for place, sign in enumerate(plain.text) if not sign.isspace()]
        found = [plain.printed(Span(start=place, end=place + 1)) for place in places]
        assert found == sorted(set(found))
        assert "".join(span.of(text) for span in found) == "".join(visible(text).split())

    @pytest.mark.parametrize("text", ["45\u00a0000", "12\u202f450", "3\u2009141\u2009592"])
    def test_blanks_between_digits_stay(self, text: str) -> None:
        """A blank that may group digits is not taken for one between words."""
        assert plain_text(text).text == text

    @pytest.mark.parametrize(
        ("text", "seen"),
        [
            ("up\u00a05\u00a0percent", "up 5 percent"),
            ("year\u2011on\u2010year", "year-on-year"),
            ("\ufeffper\u00adcent\u200b", "percent"),
            ("in 2021\u2066\u061c.", "in 2021."),
            ("2021\u20132022", "2021\u20132022"),
            ("\u22125 degrees", "\u22125 degrees"),
        ],
    )
    def test_forms(self, text: str, seen: str) -> None:
        """Blanks and hyphens have one form; dashes and the minus sign are other signs."""
        assert plain_text(text).text == seen


class TestFindFigures:
    """Invisible characters in a sentence."""

    @given(st.data())
    def test_change_nothing(self, data: st.DataObject) -> None:
        """The same is found in the same order, at its place in the text that was given."""
        copy = sprinkled(SENTENCE, data)
        plain, found = find_figures(SENTENCE), find_figures(copy)
        assert len(plain) == len(found) == 2
        for one, other in zip(plain, found, strict=True):
            assert isinstance(one, Indicator)
            assert isinstance(other, Indicator)
            assert plain_text(other.span.of(copy)).text == one.span.of(SENTENCE)
            assert other.quantity.text == other.span.of(copy)
            assert attrs.evolve(other, span=one.span, quantity=one.quantity) == one
            assert other.quantity.printed == one.quantity.printed

    @given(st.data())
    def test_nonfigures(self, data: st.DataObject) -> None:
        """The numbers that are no figures stay so, with the reason."""
        copy = sprinkled(SENTENCE, data)
        (one,), (other,) = find_nonfigures(SENTENCE), find_nonfigures(copy)
        assert other.literal == other.span.of(copy)
        assert plain_text(other.literal).text == one.literal
        assert other.reason == one.reason


def told(briefing: Briefing) -> list[object]:
    """Return who says what, with the values, kinds and times of all figures, without places."""
    turns = [
        (
            type(turn).__name__,
            turn.who,
            [
                (figure.quantity.value, figure.quantity.unit, figure.quantity.hedge, figure.kind)
                for figure in turn.indicators
            ],
            [(indicator.measure, indicator.period) for indicator in turn.indicators],
            [(target.measure, target.due) for target in turn.targets],
        )
        for turn in briefing.turns
    ]
    reasons = [nonfigure.reason for nonfigure in briefing.nonfigures]
    return [briefing.title, briefing.date, briefing.speakers, turns, reasons, briefing.coverage]


@cache
def plainly_told(name: str) -> list[object]:
    """Return what a layout tells as it is."""
    return told(parse(LAYOUTS[name]))


class TestLayouts:
    """Texts of every layout, printed otherwise."""

    @pytest.mark.parametrize("name", LAYOUTS)
    @settings(max_examples=3)
    @given(data=st.data())
    def test_invisible_characters(self, name: str, data: st.DataObject) -> None:
        """Invisible characters, other blanks and other hyphens change nothing that is told."""
        assert told(parse(sprinkled(LAYOUTS[name], data))) == plainly_told(name)

    @pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u200b\n\ufeff"])
    @pytest.mark.parametrize("name", LAYOUTS)
    def test_line_ends(self, name: str, end: str) -> None:
        """Other ends of lines change nothing that is told."""
        assert told(parse(LAYOUTS[name].replace("\n", end))) == plainly_told(name)

    @pytest.mark.parametrize("name", LAYOUTS)
    def test_blanks(self, name: str) -> None:
        """No-break spaces in the place of all blanks, or beside them, change nothing."""
        for blank in ("\u00a0", " \u00a0", "\u3000", "\u202f\u2009"):
            assert told(parse(LAYOUTS[name].replace(" ", blank))) == plainly_told(name)


class TestParse:
    """Invisible characters in a transcript."""

    @given(st.data())
    def test_change_nothing(self, data: st.DataObject) -> None:
        """Turns, speakers, outlets, values, periods and checks are those of the plain text."""
        copy = sprinkled(TRANSCRIPT, data)
        plain, briefing = parse(TRANSCRIPT), parse(copy)
        assert briefing.text == copy
        again = attrs.evolve(briefing.attach(TRANSCRIPT), digit_strings=plain.digit_strings)
        assert again == plain
        assert briefing.attach(copy) == briefing
        assert briefing.coverage == plain.coverage
        for one, other in zip(plain.turns, briefing.turns, strict=True):
            assert plain_text(other.span.of(copy)).text == one.span.of(TRANSCRIPT)

    def test_errors_have_places_of_the_given_text(self) -> None:
        """Line and column of an error count what was given."""
        text = f"\ufeff{TRANSCRIPT}We paid \u200b\u00a3.5 for it.\n"
        (error,) = parse(text, errors="collect").errors
        assert error.span.of(text) == "5"
        assert error.column == text.splitlines()[-1].index("5") + 1

    def test_refused(self) -> None:
        """An error that is raised spans the given text, too."""
        text = "Press brief\u00ading"
        with pytest.raises(ParseError, match="somebody who speaks") as caught:
            parse(text)
        assert caught.value.span.of(text) == text

    def test_pages_of_several(self) -> None:
        """The parts of a page of several are parts of the given page."""
        said = "Li\u00a0N\u00ada:\n\nWe sold 5 cars.\n\n"
        page = f"\ufeff\u2022\u00a0One\n\n{said}\u200b\u2022 Two\n\n{said}"
        texts = [briefing.text or "" for briefing in parse_all(page)]
        assert "".join(texts) == page
        assert ["Two" in text for text in texts] == [False, True]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("\u674e\u5a1c\uff1a\n\n\u51fa\u53e3\u589e\u957f5%\u3002", "Chinese"),
        ("\u041b\u0438 \u041d\u0430:\n\n\u0414\u0430.", "another script"),
        ("\u30ea\u30fb\u30ca:\n\n\u8f38\u51fa\u306f5%", "another script"),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    """A text that is not in Latin letters is refused, with what to read instead."""
    with pytest.raises(ParseError, match=f"in English, got a text in {language}; read the"):
        parse(text)
    assert parse(text, errors="collect").briefing is None


def test_names_in_another_script() -> None:
    """Some words of another script do not make a text foreign."""
    text = TRANSCRIPT.replace("Li Na, vice", "Li Na (\u674e\u5a1c), vice")
    assert parse(text).exchanges
