"""The foot of a page, and what is said above it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Turn
from miitbrief.exceptions import ParseError
from miitbrief.reading.english.words import words
from miitbrief.reading.layouts.furniture import footer_start, is_furniture
from miitbrief.reading.transcripts import structure

FOLDER = Path(__file__).parent / "layouts"
LAYOUTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
FEET = (
    "Copyright \u00a9 2021 Harbour Net. All rights reserved.",
    "\u00a9 2021 Harbour Net",
    "Harbour Net, all rights reserved",
    "Copyright Harbour Net",
    "Produced by the Sea Office",
    "Sponsored by: Coastal Information Office",
    "Powered by Harbour Net",
    "About us | Contact us | Site map",
    "About Us Contact Us",
    "Site Map",
    "\u6d77ICP\u590712345678\u53f7-1",
    "Sea ICP No. 12345678",
    "ICP license number: 1234",
    "\u6d77\u516c\u7f51\u5b89\u5907 110000001",
    "\u7248\u6743\u6240\u6709 \u6d77\u7f51",
    "https://harbour.example.org/press",
    "www.harbour.example.org",
    "Tel: 000-1234",
    "Address: No. 5 Quay Street, Dalian",
    "(Editor: Wang Mu)",
    "Web editor: Wang Mu",
    "Source: Harbour Net",
    "Related stories:",
    "You may also like",
    "No reproduction of this page without permission",
)
HEADLINES = ("Ships come home", "How do boats float?", "Trade tops 2 trln crowns", "2021-05-04")
FOOT = st.tuples(
    st.sampled_from(FEET), st.lists(st.sampled_from(FEET + HEADLINES), max_size=6)
).map(lambda parts: [parts[0], *parts[1]])
STARTS = [
    word
    for name in ("footer_starts", "footer_fields", "related_headings", "site_links")
    for word in sorted(words(name, "layouts.json"))
]
#: Sentences that begin as a foot does.
SAID = st.lists(
    st.sampled_from(STARTS).map(lambda start: f"{start.capitalize()} is what our ships need."),
    min_size=1,
)


def said(text: str) -> list[tuple[type[Turn], list[str]]]:
    """Return what is said in a text, turn by turn."""
    return [
        (type(turn), [paragraph.span.of(text) for paragraph in turn.paragraphs])
        for turn in structure(text).turns
    ]


class TestFoot:
    """The last lines of a text."""

    @given(st.sampled_from(sorted(LAYOUTS.keys() - {"roll-up", "photo-slides"})), FOOT)
    def test_not_said(self, name: str, foot: list[str]) -> None:
        """A foot behind any layout changes nothing of what is said."""
        text = LAYOUTS[name].rstrip()
        with_foot = "\n\n".join([text, *foot])
        assert said(with_foot) == said(text)

    @given(SAID, FOOT)
    def test_sentences(self, sentences: list[str], foot: list[str]) -> None:
        """A sentence that begins as a foot does is said, with a foot behind it or without."""
        text = "\n\n".join(["Li Na:", *sentences])
        expected = [paragraph for _, paragraphs in said(text) for paragraph in paragraphs]
        assert expected == sentences
        assert said("\n\n".join([text, *foot])) == said(text)

    def test_transcripts(self, transcript: str) -> None:
        """A foot behind a real transcript changes nothing, and nothing of it is a foot."""
        text = transcript.rstrip()
        assert said("\n\n".join([text, *FEET])) == said(text)
        assert sum(map(len, (paragraphs for _, paragraphs in said(text)))) > 50

    def test_start(self) -> None:
        """The foot begins at its first mark, and a sentence ends the search for it."""
        assert footer_start(["We sail.", "Ships", "Read more", "Boats", "Tel: 1"]) == 2
        assert footer_start(["Read more", "We sail.", "Ships", "Boats"]) == 4
        assert footer_start([]) == 0

    def test_headlines_alone(self) -> None:
        """Lines without a full stop are said, where no mark stands before them."""
        text = "Li Na:\n\nThey are new.\n\nThank you all\n\nProduced by Sea Net"
        assert said(text)[0][1] == ["They are new.", "Thank you all"]

    def test_sentence_behind(self) -> None:
        """Behind a mark, a sentence shows that the text goes on."""
        text = "Li Na:\n\nWe have tasks.\n\nRead more\n\nBooks\n\nThey are good for us."
        assert said(text)[0][1] == ["We have tasks.", "Read more", "Books", "They are good for us."]

    def test_label_behind(self) -> None:
        """So does a label; only what can be nothing else is left out in the middle."""
        text = "Li Na:\n\nYes.\n\nHelp\n\nAll rights reserved\n\nWang Mu:\n\nNo."
        assert [paragraphs for _, paragraphs in said(text)] == [["Yes.", "Help"], ["No."]]

    def test_only_a_foot(self) -> None:
        """A foot alone is no transcript."""
        with pytest.raises(ParseError, match="expected somebody who speaks"):
            structure("\n\n".join(FEET))


@pytest.mark.parametrize(
    "text",
    [
        "Copyright protection is better now.",
        "Copyright 2020 reforms helped.",
        "Our ICP licences are new.",
        "No ship may sail without permission.",
        "We produce by ourselves.",
        "Contact us.",
        "About us and the sea",
    ],
)
def test_said_in_the_middle(text: str) -> None:
    """What may be said is no furniture by itself."""
    assert not is_furniture(text)
