"""A transcript as a briefing, and texts that are none."""

import datetime as dt
import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import Briefing, MiitbriefError, Turn, from_json, load, to_json
from miitbrief.exceptions import ParseError
from miitbrief.reading.transcripts import split, structure

FOLDER = Path(__file__).parent / "layouts"
LAYOUTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}


def visible(text: str) -> str:
    """Return a text without white space and invisible characters."""
    return "".join(c for c in text if not c.isspace() and c not in "\u00ad\u2060\ufeff").translate(
        dict.fromkeys(range(0x200B, 0x2010))
    )


def require_whole(text: str) -> None:
    """Check that a text is structured with nothing lost, or refused."""
    try:
        briefing = structure(text)
    except ParseError:
        return
    parts = [paragraph for turn in briefing.turns for paragraph in turn.paragraphs]
    parts = sorted([*parts, *briefing.furniture], key=lambda part: part.span)
    assert "".join(visible(part.span.of(text)) for part in parts) == visible(text)


@st.composite
def mutated(draw: st.DrawFn, texts: list[str]) -> str:
    """Draw texts with lines dropped, doubled and swapped, and cut somewhere."""
    lines = draw(st.sampled_from(texts)).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        one, two = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        change = draw(st.sampled_from(["drop", "double", "swap"]))
        if change == "drop" and len(lines) > 1:
            del lines[one]
        elif change == "double":
            lines.insert(two, lines[one])
        else:
            lines[one], lines[two] = lines[two], lines[one]
    text = "\n".join(lines)
    return text[draw(st.integers(0, len(text))) :] if draw(st.booleans()) else text


class TestAnyText:
    """Any text is structured or refused."""

    @given(st.text())
    def test_arbitrary(self, text: str) -> None:
        """Arbitrary text is structured whole, or refused with a place."""
        require_whole(text)

    @given(st.text("Ab:?.,\n|[]\u2022/5 \ud800"))
    def test_arbitrary_marks(self, text: str) -> None:
        """So is text of the marks that layouts are made of."""
        require_whole(text)

    @given(mutated(list(LAYOUTS.values())))
    def test_mutated(self, text: str) -> None:
        """So is a layout with its lines in disorder."""
        require_whole(text)

    @settings(max_examples=20)
    @given(st.data())
    def test_mutated_transcripts(self, data: st.DataObject) -> None:
        """So is a real transcript with its lines in disorder."""
        folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
        if folder is None:
            pytest.skip("MIITBRIEF_TRANSCRIPTS does not name the folder of the transcripts")
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
        require_whole(data.draw(mutated(texts)))


class TestRefused:
    """Texts that are no transcript of one briefing."""

    @pytest.mark.parametrize("text", ["", " \n\u3000", "\u200b"])
    def test_blank(self, text: str) -> None:
        """A blank text is refused, and the error says where it comes from."""
        with pytest.raises(ParseError, match="page, line 1, column 1: expected a transcript"):
            structure(text, source="page")

    def test_nobody_speaks(self) -> None:
        """A page on which nobody speaks is refused with an advice."""
        with pytest.raises(ParseError, match="the text, line 1, column 1: expected somebody who"):
            structure("Only a title")

    def test_several(self) -> None:
        """A page of several briefings is refused with their number and the place of the second."""
        with pytest.raises(ParseError, match="expected one briefing, got a page of 3") as caught:
            structure(LAYOUTS["roll-up"])
        assert (caught.value.line, caught.value.column) == (7, 5)
        assert caught.value.span == split(LAYOUTS["roll-up"])[1]

    def test_error(self) -> None:
        """The error is one of this package and survives pickling."""
        with pytest.raises(MiitbriefError) as caught:
            structure("")
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
        assert str(again) == str(caught.value)


class TestSplit:
    """Pages of several briefings."""

    def test_every_briefing(self) -> None:
        """The spans cover the page, and each holds a briefing with its title."""
        page = LAYOUTS["roll-up"]
        spans = split(page)
        assert "".join(span.of(page) for span in spans) == page
        titles = [structure(span.of(page)).title for span in spans]
        assert titles == [
            f"Briefing on {what}" for what in ("busy harbours", "slow ships", "lighthouses")
        ]

    @pytest.mark.parametrize("name", sorted(LAYOUTS.keys() - {"roll-up"}))
    def test_one(self, name: str) -> None:
        """A page of one briefing is one span."""
        (span,) = split(LAYOUTS[name])
        assert span.of(LAYOUTS[name]) == LAYOUTS[name]

    def test_bullets_in_speech(self) -> None:
        """Bullets inside a turn do not split the page."""
        assert len(split("Li Na:\n\n\u2022 Ships\n\n\u2022 Boats\n\nCNR:\n\nWhy?")) == 1


class TestBriefing:
    """The briefing that a transcript makes."""

    def test_ids(self) -> None:
        """The ids begin with the day, or say that it is unknown."""
        briefing = structure(LAYOUTS["two-headers"])
        assert (briefing.id, briefing.furniture[0].id) == ("2021-05-04", "2021-05-04/f01")
        assert briefing.turns[0].paragraphs[0].id == "2021-05-04/r1/p1"
        assert structure("Li Na: Hello.").id == "unknown"

    def test_date_and_source(self) -> None:
        """Date and source are kept as given."""
        day = dt.date(2020, 2, 3)
        briefing = structure("Li Na: Hello.", date=day, source="https://example.org")
        assert (briefing.id, briefing.date) == ("2020-02-03", day)
        assert briefing.source == "https://example.org"

    def test_unknown_turn(self) -> None:
        """A page that begins inside a turn keeps it, as nobody's, in JSON too."""
        briefing = structure(LAYOUTS["begins-inside-turn"])
        assert type(briefing.turns[0]) is Turn
        assert briefing.turns[0].id == "unknown/u1"
        assert from_json(to_json(briefing), Briefing) == briefing

    def test_photo_page(self) -> None:
        """A page of photos has no turns and is no error."""
        assert structure(LAYOUTS["photo-slides"]).turns == ()

    @pytest.mark.parametrize("name", sorted(LAYOUTS.keys() - {"roll-up"}))
    def test_round_trip(self, name: str) -> None:
        """The briefing of every layout survives JSON."""
        briefing = structure(LAYOUTS[name])
        assert from_json(to_json(briefing), Briefing) == briefing

    @pytest.mark.parametrize("name", ["headings-lost", "page-break-glued", "inline-labels"])
    def test_attach(self, name: str) -> None:
        """The text can be attached again."""
        briefing = structure(LAYOUTS[name])
        assert briefing.attach(LAYOUTS[name]).turns == briefing.turns

    def test_transcripts(self, briefing_id: str, transcript: str) -> None:
        """Furniture and digit strings of each transcript are the curated ones."""
        curated = load(briefing_id, text=transcript)
        briefing = structure(transcript, source=curated.source)
        assert briefing.furniture == curated.furniture
        assert briefing.digit_strings == curated.digit_strings
        assert (briefing.id, briefing.source) == (curated.id, curated.source)
