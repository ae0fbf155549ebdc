"""Texts printed in another way: wrapped, with other blanks, line ends and invisible characters."""

import sys
import textwrap
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Briefing,
    ParseError,
    Question,
    Reason,
    Remarks,
    find_figures,
    find_nonfigures,
    parse,
)
from miitbrief.model import Span
from miitbrief.reading.plain_text import joints, plain_text
from miitbrief.reading.transcripts import structure

FOLDER = Path(__file__).parent
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for folder in ("layouts", "transcripts")
    for path in sorted((FOLDER / folder).glob("*.txt"))
}
#: A page of several briefings is no text of one.
NAMES = sorted(TEXTS.keys() - {"roll-up"})
#: Nobody wraps front matter, and too little of the others is wrapped to show that it is.
UNWRAPPED = {"hong-kong", "labels-in-one-paragraph", "markdown", "singapore"}
TRANSCRIPTS = sorted(path.stem for path in (FOLDER / "transcripts").glob("*.txt"))
INVISIBLE = "\u00ad\u200b\u200d\u2060\ufeff"


def wrapped(text: str, width: int) -> str:
    """Return a text with each of its lines wrapped at a width."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False)) for line in text.split("\n")
    )


def turns_of(text: str) -> list[tuple[str, str | None, str]]:
    """Return each turn's id, who speaks, and its words without white space."""
    return [
        (
            turn.id,
            _who(turn),
            "".join("".join(paragraph.text or "" for paragraph in turn.paragraphs).split()),
        )
        for turn in structure(plain_text(text).text).turns
    ]


def _who(turn: object) -> str | None:
    """Return the outlet or the speaker's name."""
    if isinstance(turn, Question):
        return turn.outlet
    speaker = turn.speaker if isinstance(turn, Remarks | Answer) else None
    return None if speaker is None else speaker.name


def values_of(briefing: Briefing) -> list[tuple[Decimal, str, str | None]]:
    """Return the value, the unit and the speaker of each figure."""
    return [
        (
            figure.quantity.value,
            figure.quantity.unit.name,
            None if figure.speaker is None else figure.speaker.name,
        )
        for turn in briefing.turns
        for figure in turn.figures
    ]


#: What may change in print without changing what is said.
PRINTS: dict[str, Callable[[str], str]] = {
    "double blanks": lambda text: text.replace(" ", "  "),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old": lambda text: text.replace("\n", "\r"),
    "other hyphens": lambda text: text.replace("-", "\u2011"),
    "blanks on blank lines": lambda text: text.replace("\n\n", "\n \n"),
    "byte order mark": lambda text: "\ufeff" + text,
}


class TestPlainText:
    """A text without its accidents of print."""

    @given(st.text(st.sampled_from(f"aB1,. -\n\r\u00a0\u2011{INVISIBLE}"), max_size=60))
    def test_places(self, text: str) -> None:
        """What can be seen in the plain text stands at its place in the text as printed."""
        plain = plain_text(text)
        for at, sign in enumerate(plain.text):
            if not sign.isspace():
                place = plain.printed(Span(start=at, end=at + 1))
                assert place.of(text).replace("\u2011", "-") == sign

    @given(st.text(st.sampled_from("aB1,. -\n\u00a0"), max_size=60))
    def test_again(self, text: str) -> None:
        """A plain text has no blanks in a row, none at line ends, and one kind of line end."""
        plain = plain_text(text).text
        assert "  " not in plain
        assert " \n" not in plain
        assert "\r" not in plain

    @given(st.text())
    def test_nothing_lost(self, text: str) -> None:
        """Everything that can be seen is in the plain text, in order."""
        seen = [c for c in text.replace("\u2010", "-").replace("\u2011", "-") if not c.isspace()]
        hidden = {*INVISIBLE, *(chr(code) for code in range(0x200B, 0x2010))}
        kept = [c for c in plain_text(text).text if not c.isspace()]
        assert kept == [c for c in seen if c not in hidden]

    def test_empty_span(self) -> None:
        """An empty place stays one."""
        assert plain_text("a  b").printed(Span(start=2, end=2)) == Span(start=3, end=3)

    @given(st.integers(0, 50), st.integers(0, 5000), st.sampled_from(["\n", "\r\n", " \n\t"]))
    def test_many_blank_lines_tell_no_more_than_a_few(
        self, before: int, between: int, line_end: str
    ) -> None:
        """However many blank lines stand around a paragraph, it is read as with few."""
        text = line_end * before + "Tea rose 5%." + line_end * between + "It will rise again."
        plain = plain_text(text)
        assert len(plain.text) <= len("Tea rose 5%.It will rise again.") + 10
        place = plain.text.index("5%")
        assert plain.printed(Span(start=place, end=place + 2)).of(text) == "5%"


class TestWraps:
    """Line ends that only wrap."""

    @pytest.mark.parametrize(
        ("before", "after", "joint"),
        [
            ("It rose 5", "percent.", " "),
            ("It cost RMB", "12 million.", " "),
            ("It rose in year-", "on-year terms.", ""),
            ("It has mid-", "and long-term aims.", " "),
            ("It was said by the", "Ministry of Tides.", " "),
            ("It was said by Mr.", "Lin.", " "),
            ("It rose.", "in May", "\n"),
            ("Lin Haiyan:", "it rose.", "\n"),
            ("Tea exports 12", "Coffee exports 13", "\n"),
            ("310", "327", "\n"),
            ("Lin Haiyan, minister of tides", "Guo Wenbo, minister of ports", "\n"),
            ("Briefing on tides", "2021-05-04 10:00", "\n"),
            ("It has aims such as", "1. ships", "\n"),
        ],
    )
    def test_joint(self, before: str, after: str, joint: str) -> None:
        """Words, numbers and marks on both sides tell whether a paragraph goes on."""
        assert list(joints([before, after], [0, 1])) == ["", joint]

    def test_number_alone(self) -> None:
        """A number alone on its line belongs to the sentence around it."""
        assert plain_text("We saw\n\n1,234\n\nships.").text == "We saw 1,234 ships."
        assert plain_text("We saw it.\n\n2\n\nShips.").text == "We saw it.\n\n2\n\nShips."

    @pytest.mark.parametrize("name", sorted({*NAMES} - UNWRAPPED))
    @pytest.mark.parametrize("width", [60, 72, 100])
    def test_turns(self, name: str, width: int) -> None:
        """Wrapped at any width, a transcript has the same turns, speakers and words."""
        try:
            expected = turns_of(TEXTS[name])
        except ParseError:
            return
        assert turns_of(wrapped(TEXTS[name], width)) == expected

    @settings(max_examples=10, deadline=None)
    @given(st.sampled_from(TRANSCRIPTS), st.integers(40, 140))
    def test_widths(self, name: str, width: int) -> None:
        """So does every annotated transcript at every width."""
        assert turns_of(wrapped(TEXTS[name], width)) == turns_of(TEXTS[name])

    @pytest.mark.parametrize("name", TRANSCRIPTS[:2])
    def test_values(self, name: str) -> None:
        """Wrapped, the same numbers are said by the same people."""
        expected = values_of(parse(TEXTS[name]))
        assert values_of(parse(wrapped(TEXTS[name], 72))) == expected


class TestPrints:
    """What may change in print."""

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("change", PRINTS)
    def test_turns(self, name: str, change: str) -> None:
        """No blank, line end, hyphen or mark changes turns, speakers and words."""
        try:
            expected = turns_of(TEXTS[name])
        except ParseError:
            return
        assert turns_of(PRINTS[change](TEXTS[name])) == expected

    @settings(max_examples=20, deadline=None)
    @given(st.sampled_from(NAMES), st.sampled_from(INVISIBLE), st.integers(2, 9))
    def test_invisible(self, name: str, sign: str, step: int) -> None:
        """Nor does an invisible character, in the middle of words and numbers."""
        text = TEXTS[name]
        hidden = "".join(
            c + sign if c.isalnum() and i % step == 0 else c for i, c in enumerate(text)
        )
        assert turns_of(hidden) == turns_of(text)

    @pytest.mark.parametrize("change", PRINTS)
    def test_values(self, change: str) -> None:
        """The numbers, their places and who says them stay the same."""
        text = TEXTS["2023-03-02-commerce"]
        printed = PRINTS[change](text)
        briefing = parse(printed)
        assert values_of(briefing) == values_of(parse(text))
        for turn in briefing.turns:
            for figure in turn.figures:
                assert figure.quantity.text == figure.span.of(printed)


class TestWhole:
    """Everything is somewhere."""

    @pytest.mark.parametrize("name", NAMES)
    def test_covered(self, name: str) -> None:
        """Turns, head and furniture cover what can be seen of a text."""
        text = wrapped(TEXTS[name], 60)
        briefing = parse(text)
        parts = [*(p for turn in briefing.turns for p in turn.paragraphs), *briefing.furniture]
        seen = [*text]
        for part in parts:
            seen[part.span.start : part.span.end] = " " * len(part.span)
        assert not "".join(seen).strip()

    @pytest.mark.parametrize("name", NAMES)
    def test_digits(self, name: str) -> None:
        """A digit outside turns is a date, a name, the page's own, or reported."""
        text = TEXTS[name]
        briefing = parse(text)
        known = {at for other in briefing.nonfigures for at in range(*_ends(other.span))}
        for paragraph in briefing.furniture:
            for at in range(*_ends(paragraph.span)):
                assert not text[at].isdigit() or at in known

    @pytest.mark.parametrize("name", sorted({*NAMES} - {"photo-slides"}))
    def test_attach(self, name: str) -> None:
        """A briefing that was read takes its own text and stays the same."""
        briefing = parse(TEXTS[name])
        assert briefing.attach(TEXTS[name]) == briefing

    @given(st.sampled_from(TRANSCRIPTS), st.integers(40, 100))
    @settings(max_examples=10, deadline=None)
    def test_attach_wrapped(self, name: str, width: int) -> None:
        """So does one that was read from wrapped lines."""
        text = wrapped(TEXTS[name], width)
        briefing = parse(text)
        assert briefing.attach(text) == briefing


def _ends(span: Span) -> tuple[int, int]:
    """Return where a span begins and ends."""
    return span.start, span.end


class TestNumbersAlone:
    """Numbers without words around them."""

    HEAD = "Briefing on tides\n\nDalian | 10 a.m. May 4, 2021\n\nLin Haiyan:\n\nGood morning.\n\n"

    @pytest.mark.parametrize(
        ("cells", "literals"),
        [
            ("Ships:\n\n12,400,000\n\nThat is all.", ["12,400,000"]),
            ("Mills\n\n310\n\nShips\n\n327", ["310", "327"]),
            ("Mills\n310\nShips\n327", ["310", "327"]),
            ("The share:\n\n61.2 %\n\nThat is all.", ["61.2 %"]),
        ],
    )
    def test_cells(self, cells: str, literals: list[str]) -> None:
        """They are figures or unresolved, and never the page's own."""
        briefing = parse(self.HEAD + cells)
        found = [figure.quantity.text for figure in briefing.indicators]
        assert [*found, *(other.literal for other in briefing.unresolved)] == literals

    def test_page_numbers(self) -> None:
        """Whole numbers that count the pages are the page's own."""
        text = f"{self.HEAD}Yes.\n\n2\n\nNo.\n\n3\n\nYes.\n\n7\n\nNo."
        briefing = parse(text)
        pages = [other.literal for other in briefing.nonfigures if other.reason is Reason.PAGE]
        assert pages == ["2", "3"]
        assert [figure.quantity.text for figure in briefing.indicators] == ["7"]

    def test_sentence_of_nobody(self) -> None:
        """A number in a sentence that nobody says is unresolved."""
        text = f"Tides rose by 9 percent last year, says the office.\n\n{self.HEAD}By 5 percent."
        result = parse(text, errors="collect")
        assert result.briefing is not None
        assert [other.literal for other in result.briefing.unresolved] == ["9 percent"]
        assert result.briefing.coverage < 1

    @pytest.mark.parametrize(
        "text", ["We saw 5,6 and 7 ships.", "It is 20221.", "\uff15 ships rose."]
    )
    def test_each_once(self, text: str) -> None:
        """Each string of digits counts once."""
        briefing = parse(self.HEAD + text)
        assert briefing.coverage <= 1


class TestFindFigures:
    """Figures over line ends in plain text."""

    @pytest.mark.parametrize(
        ("text", "literal"),
        [
            ("It rose 5\npercent", "5\npercent"),
            ("It rose 5\n\npercent in May.", "5\n\npercent"),
            ("Exports reached 12.4\r\nmillion tonnes.", "12.4\r\nmillion tonnes"),
            ("It cost RMB\n12 million.", "RMB\n12 million"),
            ("It rose 1\u200b2.5\u00a0 percent.", "1\u200b2.5\u00a0 percent"),
        ],
    )
    def test_over_a_line_end(self, text: str, literal: str) -> None:
        """A line end, a no-break blank or an invisible character inside changes no figure."""
        (figure,) = find_figures(text)
        assert figure.span.of(text) == figure.quantity.text == literal

    def test_lines_apart(self) -> None:
        """Lines that wrap nothing stay apart."""
        found = find_figures("Tea exports 12\nCoffee exports 13\n")
        assert [figure.quantity.text for figure in found] == ["12", "13"]

    def test_nonfigures(self) -> None:
        """Numbers that are none stand at their places, too."""
        text = "In\u00a0 2021, on March 17,2024"
        assert [other.span.of(text) for other in find_nonfigures(text)] == ["2021", "March 17,2024"]


def repeated(piece: str, count: int) -> str:
    """Return a transcript with a piece of it many times, numbered in letters."""
    letters = ("".join(chr(97 + int(digit)) for digit in str(number)) for number in range(count))
    return "Lin Haiyan:\n\nGood morning.\n\n" + "".join(
        piece.replace("@", each) for each in letters
    )


def plain_and_structured(text: str) -> None:
    """Take a text apart as `parse` does."""
    structure(plain_text(text).text)


def calls_of(function: Callable[[str], None], text: str) -> int:
    """Return how many calls a function makes, whatever the machine is busy with."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return calls


class TestEffort:
    """Long texts take work in proportion to their length."""

    @pytest.mark.parametrize(
        "piece",
        [
            "\n\n\n\n\n",
            "We sail @.\n\n",
            "We sail\non the @ sea.\n",
            "12.5\n\n",
            "Q Why @?\n\nMS. PELL: So.\n\n",
            "Lin @an, minister of @ ports\n\n",
            "Lin @an:\n\nYes.\n\n",
            "Minister Lin: Yes. Li Na: No. ",
            "Source: @.cn\n\n",
            "Home > ",
        ],
    )
    def test_linear(self, piece: str) -> None:
        """Eight times the text takes about eight times the calls."""
        few, many = (calls_of(plain_and_structured, repeated(piece, n)) for n in (100, 800))
        assert many < 9 * few
