"""Reading transcripts: whole briefings, pages of several, and texts that are none."""

import datetime as dt
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Briefing,
    Indicator,
    InvalidValueError,
    ParseError,
    Question,
    Remarks,
    Turn,
    from_json,
    load,
    parse,
    parse_all,
    read,
    to_json,
)
from miitbrief.model import ParseResult

LAYOUTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "layouts").glob("*.txt"))
}
ONE = """Press conference on the tea trade

Harbin | 10 a.m. May 4, 2023

Speakers:
Li Na, vice minister of tea

Li Na:

Good morning. Exports of tea reached 2.5 million tonnes last year, up 8 percent.

Xinhua News Agency:

Prices fell by 3 percent. Why?

Li Na:

Stocks stood at 1.2 million tonnes at the end of March.
"""


@pytest.fixture(scope="module")
def real_texts() -> dict[str, str]:
    """Return the real transcripts."""
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    if folder is None:
        pytest.skip("MIITBRIEF_TRANSCRIPTS does not name the folder of the transcripts")
    return {
        name: Path(folder, f"{name}.txt").read_text(encoding="utf-8")
        for name in ("2022-02-28", "2022-06-14")
    }


@pytest.fixture(scope="module")
def read_texts(real_texts: dict[str, str]) -> dict[str, Briefing]:
    """Return what is read of the real transcripts."""
    return {name: parse(text) for name, text in real_texts.items()}


def who(turn: Turn) -> str | None:
    """Return the name of who speaks."""
    speaker = turn.speaker if isinstance(turn, Remarks | Answer) else None
    return None if speaker is None else speaker.name


class TestParse:
    """A transcript becomes a briefing."""

    def test_figures_belong_to_turns(self) -> None:
        """Each figure has its turn, its speaker and its place in the whole text."""
        briefing = parse(ONE)
        assert [str(figure.speaker) for figure in briefing.indicators] == ["Li Na"] * 3
        for turn in briefing.turns:
            for figure in turn.indicators:
                assert figure.turn == turn.id
                assert figure.id.startswith(f"{turn.id}/i")
                assert figure.quantity.text == figure.span.of(ONE)

    def test_a_question_keeps_its_figures(self) -> None:
        """A reporter's figure is on the question and not among those of the briefing."""
        briefing = parse(ONE)
        (asked,) = briefing.questions[0].indicators
        assert (asked.attribution, asked.speaker) == ("reporter", None)
        assert asked not in briefing.indicators
        assert briefing.exchanges[0].question is briefing.questions[0]

    def test_periods_need_the_day(self) -> None:
        """The day of the head dates "last year", and `date` is believed more."""
        assert str(parse(ONE).indicators[0].period) == "2022"
        later = parse(ONE, date=dt.date(2031, 5, 4))
        assert str(later.indicators[0].period) == "2030"

    @pytest.mark.parametrize("name", LAYOUTS)
    def test_layouts_are_covered(self, name: str) -> None:
        """Every digit of every layout is accounted for, and the briefing survives JSON."""
        try:
            briefing = parse(LAYOUTS[name])
        except ParseError:
            assert parse(LAYOUTS[name], errors="collect").errors
            return
        assert briefing.coverage == 1
        assert from_json(to_json(briefing), Briefing) == briefing


class TestCollect:
    """Everything that went wrong is returned at once."""

    def test_nothing_wrong(self) -> None:
        """A sound transcript has no errors, and the same briefing."""
        result = parse(ONE, errors="collect")
        assert isinstance(result, ParseResult)
        assert (result.briefing, result.errors) == (parse(ONE), ())

    def test_several(self) -> None:
        """No day, an unlabelled turn and a number that nothing explains are told in order."""
        text = "Tea is green, and we sold it for \u00a3.5 a cup all the year.\n\nLi Na:\n\nGood.\n"
        result = parse(text, errors="collect")
        assert isinstance(result.briefing, Briefing)
        told = [error.expected for error in result.errors]
        assert told[0].startswith("the day of the briefing")
        assert any("got '5'" in each for each in told)
        assert [error.line for error in result.errors] == [1] * len(told)
        assert [other.literal for other in result.briefing.unresolved] == ["5"]
        assert result.briefing.coverage == 0

    def test_a_text_that_is_none(self) -> None:
        """What is no transcript has no briefing, and the error that is raised otherwise."""
        result = parse("Press briefing", errors="collect")
        assert result.briefing is None
        with pytest.raises(ParseError, match="somebody who speaks") as caught:
            parse("Press briefing")
        assert [str(error) for error in result.errors] == [str(caught.value)]


class TestSeveral:
    """Pages of several briefings."""

    PAGE = "\u2022 One\n\nLi Na:\n\nWe sold 5 cars.\n\n\u2022 Two\n\nLi Na:\n\nWe sold 7 cars.\n"

    def test_refused(self) -> None:
        """A page of two is refused by `parse`, with how many there are and what reads them."""
        with pytest.raises(ParseError, match=r"page of 2; read them all with miitbrief.parse_all"):
            parse(self.PAGE)

    def test_all(self) -> None:
        """`parse_all` reads each with its own text."""
        briefings = parse_all(self.PAGE)
        assert [b.indicators[0].span.of(b.text or "") for b in briefings] == ["5", "7"]

    def test_one(self) -> None:
        """A page of one is that of `parse`."""
        assert parse_all(ONE) == (parse(ONE),)


class TestRead:
    """Files."""

    def test_text(self, tmp_path: Path) -> None:
        """A text file is read as its text; its path is no address of a page."""
        path = tmp_path / "page.txt"
        path.write_bytes(ONE.encode())
        briefing = read(path)
        assert (briefing.text, briefing.source) == (ONE, None)
        assert briefing.indicators == parse(ONE).indicators

    def test_bad_bytes(self, tmp_path: Path) -> None:
        """Bytes that are not UTF-8 are an error with the place, raised or collected."""
        path = tmp_path / "page.txt"
        path.write_bytes(ONE.encode() + b"\xff")
        with pytest.raises(ParseError, match="UTF-8"):
            read(path)
        result = read(path, errors="collect")
        assert result.briefing is None
        assert [error.source for error in result.errors] == [str(path)]

    def test_no_file(self, tmp_path: Path) -> None:
        """A missing file and a folder are the system's own errors."""
        with pytest.raises(FileNotFoundError):
            read(tmp_path / "none.txt")
        with pytest.raises(IsADirectoryError):
            read(tmp_path)

    def test_wrong_errors(self) -> None:
        """A mode that there is not is refused."""
        with pytest.raises(InvalidValueError, match="'raise' or 'collect', got 'ignore'"):
            parse(ONE, errors="ignore")  # type: ignore[call-overload]


class TestAnyText:
    """Whatever is given, the reader reads it or says where it is not what was expected."""

    @given(st.text())
    def test_arbitrary(self, text: str) -> None:
        """Arbitrary text parses, or raises one `ParseError`."""
        result = parse(text, errors="collect")
        assert result.briefing is not None or len(result.errors) == 1

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_mutated_layouts(self, data: st.DataObject) -> None:
        """Layouts with lines dropped, doubled and swapped, cut in a number, are read or refused."""
        text = mutation(data, data.draw(st.sampled_from(sorted(LAYOUTS.values()))))
        require_read(text)

    @settings(max_examples=3, deadline=None)
    @given(data=st.data())
    def test_mutated_transcripts(self, real_texts: dict[str, str], data: st.DataObject) -> None:
        """The same of the real transcripts."""
        require_read(mutation(data, data.draw(st.sampled_from(sorted(real_texts.values())))))


def mutation(data: st.DataObject, text: str) -> str:
    """Return a text with lines dropped, doubled and swapped, and cut at a digit."""
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 5))):
        one, two = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(["drop", "double", "swap"])):
            case "drop" if len(lines) > 1:
                del lines[one]
            case "double":
                lines.insert(two, lines[one])
            case _:
                lines[one], lines[two] = lines[two], lines[one]
    mutated = "\n".join(lines)
    digits = [at for at, sign in enumerate(mutated) if sign.isdigit()]
    cut = data.draw(st.sampled_from(["nowhere", "before", "behind"]))
    if not digits or cut == "nowhere":
        return mutated
    at: int = data.draw(st.sampled_from(digits))
    return mutated[at:] if cut == "before" else mutated[:at]


def require_read(text: str) -> None:
    """Check that a text is read with nothing lost, or refused with a place."""
    result = parse(text, errors="collect")
    assert all(error.span.end <= len(text) for error in result.errors)
    briefing = result.briefing
    if briefing is None:
        assert len(result.errors) == 1
        return
    understood = briefing.coverage * briefing.digit_strings
    assert understood <= briefing.digit_strings
    for turn in briefing.turns:
        for figure in turn.figures:
            assert figure.quantity is None or figure.quantity.text == figure.span.of(text)


class TestRealTranscripts:
    """The transcripts of the bundled briefings come out as the curated data have them."""

    @pytest.mark.parametrize("name", ["2022-02-28", "2022-06-14"])
    def test_figures(
        self, real_texts: dict[str, str], read_texts: dict[str, Briefing], name: str
    ) -> None:
        """Every figure is found at its place, with its value, unit, hedge and speaker."""
        curated, found = load(name, text=real_texts[name]), read_texts[name]

        def told(indicator: Indicator) -> tuple[object, ...]:
            quantity = indicator.quantity
            speaker = indicator.speaker and indicator.speaker.name
            return indicator.span, quantity.value, quantity.unit.name, quantity.hedge, speaker

        official = {told(indicator) for indicator in curated.indicators}
        assert official == {told(indicator) for indicator in found.indicators}

    @pytest.mark.parametrize("name", ["2022-02-28", "2022-06-14"])
    def test_coverage(self, read_texts: dict[str, Briefing], name: str) -> None:
        """Every digit string is accounted for."""
        briefing = read_texts[name]
        assert (briefing.coverage, briefing.unresolved) == (Decimal(1), ())

    @pytest.mark.parametrize("name", ["2022-02-28", "2022-06-14"])
    def test_turns(
        self, real_texts: dict[str, str], read_texts: dict[str, Briefing], name: str
    ) -> None:
        """Turns, speakers and outlets are the curated ones."""
        curated, found = load(name, text=real_texts[name]), read_texts[name]
        assert [(turn.id, turn.span, who(turn)) for turn in found.turns] == [
            (turn.id, turn.span, who(turn)) for turn in curated.turns
        ]
        outlets = [turn.outlet for turn in found.turns if isinstance(turn, Question)]
        assert outlets == [question.outlet for question in curated.questions]
