"""Lines, furniture, names, labels and the blocks of a transcript."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import load
from miitbrief.reading.layouts.dates import find_date, find_time
from miitbrief.reading.layouts.furniture import PAGE_BREAK, is_furniture
from miitbrief.reading.layouts.labels import Context, Party, bare, label
from miitbrief.reading.layouts.layout import Part, layout
from miitbrief.reading.layouts.lines import lines, printed
from miitbrief.reading.layouts.names import Person, is_chinese_name, is_media, is_proper, slug
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.layouts.phrases import (
    asks,
    ends_asking,
    ends_with_thanks,
    opens_answer,
    welcomes,
)

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
KNOWN = Directory([Person(name="Lin Haiyan"), Person(name="Guo Wenbo")])

#: Texts of the pieces that transcripts have, in any order.
PIECES = st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            " ",
            "\u200b",
            "Lin Haiyan:",
            "Harbour Daily:",
            "Q:",
            "A:",
            "[Lin Haiyan]",
            PAGE_BREAK,
            "Speakers:",
            "Lin Haiyan, minister of ports",
            "Dalian | 3 p.m. May 4, 2021",
            "/5    Lin Haiyan",
            "< 1 2 3 >",
            "\u2022 Title",
            "How many ships are there?",
            "Thank you for your question.",
            "There are many. They are new.",
        ]
    ),
    max_size=30,
).map("".join)


def fixture(name: str) -> str:
    """Return the text of a fixture."""
    return (Path(__file__).parent / "layouts" / f"{name}.txt").read_text(encoding="utf-8")


def texts(name: str, part: Part) -> list[str]:
    """Return the blocks of a fixture that are one part."""
    return [block.text for block in layout(fixture(name)).of(part)]


class TestBlocks:
    """The blocks of any text."""

    @given(st.text() | PIECES)
    def test_lossless(self, text: str) -> None:
        """The blocks in their order cover every character once."""
        end = 0
        for block in layout(text).blocks:
            assert block.span.start == end
            assert block.text == text[block.span.start : block.span.end]
            end = block.span.end
        assert end == len(text)

    @given(st.text() | PIECES)
    def test_gaps_are_blank(self, text: str) -> None:
        """A gap has nothing that can be seen, and every other block has something."""
        for block in layout(text).blocks:
            seen = [c for c in block.text if not c.isspace() and c not in INVISIBLE]
            assert bool(seen) is (block.part is not Part.GAP)

    @pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
    def test_fixtures_are_covered(self, path: Path) -> None:
        """The blocks of every layout make the page again."""
        text = path.read_text(encoding="utf-8")
        assert "".join(block.text for block in layout(text).blocks) == text

    def test_transcripts(self, briefing_id: str, transcript: str) -> None:
        """What is said is what is curated as said, and the rest is furniture."""
        briefing = load(briefing_id, text=transcript)
        page = layout(transcript)
        said = [paragraph.span for turn in briefing.turns for paragraph in turn.paragraphs]
        rest = [paragraph.span for paragraph in briefing.furniture]
        spoken = [block.span for block in page.of(Part.SPOKEN)]
        assert spoken == said
        others = [b.span for b in page.blocks if b.part not in (Part.SPOKEN, Part.GAP)]
        assert others == rest


class TestParts:
    """What the lines of a page are."""

    def test_whole_head(self) -> None:
        """The parts of a head are told apart."""
        page = layout(fixture("two-headers"))
        parts = [block.part for block in page.blocks if block.part is not Part.GAP]
        assert [str(part) for part in parts[: parts.index(Part.LABEL)]] == [
            *("title", "dateline", "summary", "heading", "person", "heading", "person"),
            *("furniture", "heading", "person", "heading", "person", "heading", "date"),
        ]

    def test_title_over_two_lines(self) -> None:
        """Both lines of a broken title belong to it."""
        assert len(texts("title-over-two-lines", Part.TITLE)) == 2

    def test_heading_and_person_on_one_line(self) -> None:
        """A heading is cut off from the person behind it."""
        assert texts("headings-without-space", Part.HEADING) == ["Speaker:", "Chair:"]
        assert texts("headings-without-space", Part.PERSON)[0].startswith("Lin Haiyan, ")

    def test_page_break_glued(self) -> None:
        """A page break is cut off from the label that it is glued to."""
        assert PAGE_BREAK in texts("page-break-glued", Part.FURNITURE)
        assert "Harbour Daily:" in texts("page-break-glued", Part.LABEL)

    @pytest.mark.parametrize(
        "name", ["headings-lost", "header-again", "header-again-other-page", "odd-print"]
    )
    def test_page_is_not_said(self, name: str) -> None:
        """Repeated heads and what stands behind the translators' note are not said."""
        said = " ".join(texts(name, Part.SPOKEN))
        for words in (
            "minister of ports",
            "Press conference on",
            "Dalian",
            "Latest",
            "page",
            "2021",
        ):
            assert words not in said

    def test_inline_label(self) -> None:
        """A label is cut off from what is said on its line, at the first colon."""
        assert texts("inline-labels", Part.LABEL)[-1] == "Lin Haiyan:"
        assert texts("inline-labels", Part.SPOKEN)[-1] == "There are few: nine."

    def test_page_date_is_no_date(self) -> None:
        """The date of a page is furniture."""
        for name in ("crumbs-arrows", "full-width-page-date", "crumbs-glued", "share-line"):
            assert texts(name, Part.DATE) == texts(name, Part.DATELINE) == []


class TestLines:
    """The lines of a text."""

    @given(st.text())
    def test_lines_hold_all_that_is_visible(self, text: str) -> None:
        """Only white space stands between the lines."""
        rest = list(text)
        for line in lines(text):
            assert line.span.of(text) == line.text
            rest[line.span.start : line.span.end] = " " * len(line.text)
        assert not [c for c in rest if not c.isspace() and c not in INVISIBLE]

    def test_breaks(self) -> None:
        """Every kind of line break is counted, and a Windows one once."""
        assert [line.breaks for line in lines("a\r\n\r\nb\u2028c\rd")] == [0, 2, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        PAGE_BREAK,
        "Home > Press Room > Press Conferences",
        "Home - Press Room - Busy harbours",
        "CHINA SCIO",
        "Home \u3111 Press Room",
        "HomePress RoomPress Conferences",
        "China.org.cnUpdated:  July 8, 2021",
        "China.org.cn | July 8, 2021",
        "0 Comment(s)Print E-mail China.org.cn, July 8, 2021",
        "Adjust font size:",
        "Share:",
        "< 1 2 3 >",
        "1 2 3 Next >",
        "/5    Lin Haiyan",
        "A ship in the harbour. [Photo by Wang Mu]",
        "[10:12]",
        "2021-05-04 15:20:31",
        "\uff082020-07-17\uff09",
        "Translated and edited by Wang Mu and Li Lu.",
        "Read in Chinese",
        "0:00 / 1:02:33",
    ],
)
def test_furniture(text: str) -> None:
    """What belongs to a page is known by its form."""
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you.",
        "News is good for harbours.",
        "We print 1 to 3 books.",
        "Home prices rose by 3%.",
        "5. Lighthouses",
        "Sharing is our aim.",
        "It was translated in May.",
        "May 4, 2021 was a good day.",
    ],
)
def test_no_furniture(text: str) -> None:
    """What is said is not taken for what belongs to a page."""
    assert not is_furniture(text)


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("3 p.m. May 4, 2021", dt.date(2021, 5, 4), dt.time(15)),
        ("12:30 p.m. Sept. 1, 2021", dt.date(2021, 9, 1), dt.time(12, 30)),
        ("12 a.m., 4 May 2021", dt.date(2021, 5, 4), dt.time(0)),
        ("2021-05-04 15:20", dt.date(2021, 5, 4), dt.time(15, 20)),
        ("Feb. 30, 2021 25:10", None, None),
        ("May 4", None, None),
    ],
)
def test_dates(text: str, day: dt.date | None, time: dt.time | None) -> None:
    """Date and time are read in every form, and what cannot be is none."""
    assert (find_date(text), find_time(text)) == (day, time)


class TestNames:
    """The names of people and outlets."""

    @pytest.mark.parametrize("name", ["Xin Guobin", "Ouyang Xiu", "Li Na", "Wang Xiao-ming"])
    def test_chinese(self, name: str) -> None:
        """A family name and a given name in Pinyin are a Chinese name."""
        assert is_chinese_name(name)

    @pytest.mark.parametrize("name", ["Key Measures", "Lianhe Zaobao", "Nikkei", "li na", "Li"])
    def test_not_chinese(self, name: str) -> None:
        """Other words are none, nor is a name without capitals."""
        assert not is_chinese_name(name)

    @pytest.mark.parametrize(
        "name", ["CCTV", "Harbour Daily", "Phoenix TV", "MarketNews", "The Press"]
    )
    def test_media(self, name: str) -> None:
        """An acronym or a word of the press makes an outlet."""
        assert is_media(name)
        assert is_proper(name)

    @pytest.mark.parametrize(
        "name",
        ["Dear Friends", "as follows", "What? News", "Here are some figures", "a" * 3, "\u201cX"],
    )
    def test_improper(self, name: str) -> None:
        """Greetings and parts of sentences are no names."""
        assert not is_proper(name)

    @given(st.text("abcXYZ", min_size=1), st.text("abcxyz", min_size=1))
    def test_slug(self, family: str, given: str) -> None:
        """An id has a hyphen for each blank, and no capitals."""
        assert slug(f"{family} {given}") == f"{family.lower()}-{given}"


class TestLabels:
    """Whom labels name."""

    @pytest.mark.parametrize(
        ("text", "said", "party", "name"),
        [
            ("Lin Haiyan:", "x", Party.PERSON, "Lin Haiyan"),
            ("Mr. Lin Haiyan :", "x", Party.PERSON, "Lin Haiyan"),
            ("LIN HAIYAN\uff1a", "x", Party.PERSON, "Lin Haiyan"),
            ("[Lin Haiyan, minister of ports]Good.", "x", Party.PERSON, "Lin Haiyan"),
            ("\u3010Lin Haiyan\u3011", "x", Party.PERSON, "Lin Haiyan"),
            ("Vice Minister Guo Wenbo:", "x", Party.PERSON, "Guo Wenbo"),
            ("Minister, Guo Wenbo:", "x", Party.PERSON, "Guo Wenbo"),
            ("Yan Shui:", "There are nine.", Party.PERSON, "Yan Shui"),
            ("Ms. Ada Smith:", "There are nine.", Party.PERSON, "Ada Smith"),
            ("Ada Smith, director of the Sea Office:", "Why?", Party.PERSON, "Ada Smith"),
            ("Yan Shui:", "Why?", Party.OUTLET, "Yan Shui"),
            ("Nikkei:", "My question is simple.", Party.OUTLET, "Nikkei"),
            ("Sea News (SN, affiliated with Harbour Daily):", "x", Party.OUTLET, None),
            ("N Video from Southern Harbour Daily:", "x", Party.OUTLET, None),
            ("Harbour Daily reporter: Why?", "Why?", Party.OUTLET, "Harbour Daily"),
            ("Q: Why?", "Why?", Party.ASKER, "Q"),
            ("A:", "x", Party.ANSWERER, "A"),
            ("Moderator:", "x", Party.CHAIR, "Moderator"),
        ],
    )
    def test_label(self, text: str, said: str, party: Party, name: str | None) -> None:
        """A label names a person, an outlet, or a role."""
        form = printed(text)
        assert form is not None
        found = label(form, said, KNOWN)
        assert found is not None
        assert found.party is party
        assert found.name == (name or text.rstrip(":"))

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("The work was as follows:", "First, ships."),
            ("Dear friends from the press:", "x"),
            ("Key Measures:", "We build ships."),
            ("It is 10:30 now", "x"),
            ("Growth: 5%", "x"),
            ("[sea-going] ships are new.", "x"),
            ("One Thing To Remember About Ships And Boats At Sea: why?", "why?"),
        ],
    )
    def test_no_label(self, text: str, said: str) -> None:
        """A colon or a bracket alone makes no label."""
        form = printed(text)
        assert form is None or label(form, said, KNOWN) is None

    def test_expected(self) -> None:
        """Where a question is expected, any name is an outlet."""
        form = printed("Sailors:")
        assert form is not None
        assert label(form, "We sail.", KNOWN) is None
        found = label(form, "We sail.", KNOWN, Context(expected=True))
        assert found is not None
        assert found.party is Party.OUTLET

    def test_empty(self) -> None:
        """A colon without a name has not the form of a label."""
        assert printed(": text") is None
        assert printed("text") is None

    @pytest.mark.parametrize(
        "text", ["Lin Haiyan", "lin haiyan", "Lin Haiyan, minister", "Minister, Lin Haiyan"]
    )
    def test_bare(self, text: str) -> None:
        """A known name alone on its line, with a title or without, is a label."""
        found = bare(text, KNOWN)
        assert found is not None
        assert found.name == "Lin Haiyan"

    @pytest.mark.parametrize(
        "text", ["Lin Haiyna", "Li Na", "Thank you, Lin Haiyan", "Lin Haiyan."]
    )
    def test_not_bare(self, text: str) -> None:
        """Without a colon nothing may be wrong."""
        assert bare(text, KNOWN) is None


class TestPhrases:
    """How people ask, answer, thank and welcome."""

    @pytest.mark.parametrize("text", ["Why? Thank you.", "Why?\u201d", "Why\uff1f", "Why? Thanks!"])
    def test_ends_asking(self, text: str) -> None:
        """Thanks and marks may stand behind the question."""
        assert ends_asking(text)
        assert asks(text.replace("\uff1f", "?"))

    @pytest.mark.parametrize("text", ["Why? Because.", "Thank you.", ""])
    def test_does_not_end_asking(self, text: str) -> None:
        """A question that is answered at once is none."""
        assert not ends_asking(text)

    @pytest.mark.parametrize(
        "text",
        ["Thank you for your question.", "I will answer.", "That is a good question.", "Thanks."],
    )
    def test_opens_answer(self, text: str) -> None:
        """Thanks for a question and the like open an answer."""
        assert opens_answer(text)

    def test_polite_question(self) -> None:
        """A reporter may begin with thanks, too."""
        assert not opens_answer("Thank you. Why are there ships?")

    def test_thanks_and_welcome(self) -> None:
        """Thanks stand at the end, a welcome anywhere."""
        assert ends_with_thanks("They are new. That's all. Thank you!")
        assert not ends_with_thanks("Thank you. They are new.")
        assert welcomes("Good morning and welcome.")
