"""Title, host, place, time and people of a transcript."""

import datetime as dt
from pathlib import Path

import pytest

from miitbrief import Office, Role, load, parse
from miitbrief.reading.layouts.heads import Head, head
from miitbrief.reading.layouts.layout import layout
from miitbrief.reading.layouts.names import person_line
from miitbrief.reading.layouts.people import abbreviations, offices
from miitbrief.reading.plain_text import plain_text
from miitbrief.reading.transcripts import structure

TITLE = "Press conference on busy harbours"
PORTS = "Ministry of Ports and Harbours"
SINGAPORE = (
    "Transcript of the media conference by Managing Director Ravi Moss, Sea Bank, on 26 July 2022"
)
MAY = dt.date(2021, 5, 4)
FOLDER = Path(__file__).parent / "layouts"


def head_of(name: str, date: dt.date | None = None) -> Head:
    """Return the head of a fixture."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return head(layout(plain_text(text).text), date=date)


@pytest.mark.parametrize(
    ("name", "title", "place", "date"),
    [
        ("two-headers", "Tides Office briefing on busy harbours", "Dalian", MAY),
        ("title-over-two-lines", f"{TITLE} and on the ships in them", "Dalian", MAY),
        ("headings-present", TITLE, None, MAY),
        ("headings-lost", TITLE, "Dalian", MAY),
        ("list-lines-end-with-marks", TITLE, None, dt.date(2023, 10, 13)),
        ("no-title", "Untitled briefing", None, None),
        ("related-headlines", TITLE, "Dalian", MAY),
        ("video-player", TITLE, "Dalian", MAY),
        ("photo-caption", TITLE, "Dalian", MAY),
        ("prose-head", "Busy harbours, calm seas", None, None),
        ("record-head", TITLE, None, None),
        (
            "title-with-date",
            "Regular Press Conference of the Ministry of Ports (January 9, 2025)",
            None,
            dt.date(2025, 1, 9),
        ),
        ("header-again", TITLE, "Dalian", MAY),
        # A page's own date is not the briefing's.
        ("full-width-page-date", TITLE, None, None),
        ("crumbs-arrows", TITLE, None, None),
        ("crumbs-hyphens", TITLE, None, None),
        ("crumbs-bopomofo", TITLE, None, None),
        ("crumbs-glued", TITLE, None, None),
        ("parent-title-as-crumb", TITLE, None, None),
        ("share-line", TITLE, None, None),
        ("print-lines", TITLE, None, None),
        ("page-date-twice", TITLE, None, None),
        ("summary-with-date", TITLE, None, None),
        ("mirror", TITLE, None, None),
        (
            "day-in-title",
            "Spokesperson Lin Haiyan's Regular Press Conference on Tuesday, May 4, 2021",
            None,
            MAY,
        ),
        ("day-in-prose-head", "Transcript of the briefing on busy harbours", None, MAY),
        (
            "day-without-year",
            "Tides Office briefing on busy harbours",
            None,
            dt.date(2021, 12, 30),
        ),
        ("day-glued", "Tides Office briefing on busy harbours", "Dalian", dt.date(2022, 1, 13)),
        (
            "markdown",
            "Press Briefing by Press Secretary Ada Pell and Harbour Adviser Jan Ode",
            None,
            dt.date(2022, 5, 5),
        ),
        (
            "british",
            "Sea Bank Harbour Report Press Conference, Thursday 4 May 2023",
            None,
            dt.date(2023, 5, 4),
        ),
        (
            "hong-kong",
            "Transcript of remarks by FS at media session",
            None,
            dt.date(2023, 5, 3),
        ),
        (
            "singapore",
            SINGAPORE,
            None,
            dt.date(2022, 7, 26),
        ),
    ],
)
def test_head(name: str, title: str, place: str | None, date: dt.date | None) -> None:
    """Title, city and day are those of the briefing, not of the page."""
    found = head_of(name)
    assert (found.title, found.place, found.date) == (title, place, date)


class TestDays:
    """The day of the briefing, which the page's own date never is."""

    @pytest.mark.parametrize(
        ("head", "day"),
        [
            ("Briefing on tides on May 4, 2021\n2021-05-06 18:24", "2021-05-04"),
            ("Briefing on tides (May 4, 2021)", "2021-05-04"),
            ("Briefing on tides, 4 May 2021", "2021-05-04"),
            ("Briefing on tides \u2013 Tuesday 4 May 2021", "2021-05-04"),
            ("Briefing on tides\nDalian | 10 a.m. 04.05.2021", "2021-05-04"),
            ("Briefing on tides\nDalian | Tues., May 4, 2021 | 10 a.m.", "2021-05-04"),
            ("Briefing on tides\nDalian, May 4, 2021 (Tuesday)", "2021-05-04"),
            ("Briefing on tides\nDate: Tuesday, May 4, 2021", "2021-05-04"),
            ("Tides\n\nA briefing was held at 15:00 on May 4, 2021 in Dalian.", "2021-05-04"),
            ("Tides\n\nOn the morning of May 4, 2021, it held a briefing.", "2021-05-04"),
            ("Tides\n\nIt held a briefing on May 4.\n\nMay 6, 2021", "2021-05-04"),
            ("Tides\n\nMay 3, 2021\n\nIt held a briefing on May 4 in Dalian.", "2020-05-04"),
            ("Tides\n\nIt held a briefing on Feb. 29.\n\nMay 3, 2021", "2020-02-29"),
            ("Tides\n\nIt held a briefing on May 4 in Dalian.", None),
            ("Briefing on tides\n\nMay 6, 2021", None),
            ("Tides Office of Dalian, Tuesday 4 May 2021", "2021-05-04"),
            ("Briefing on tides\nTides Office, 4 May 2021", "2021-05-04"),
            ("Tides in spring: results of the survey\n4 May 2021", "2021-05-04"),
            ("Transcript of the briefing | 4 May 2021 | Dalian", "2021-05-04"),
            ("Home > Press\nTides in spring\n4 May 2021", None),
        ],
    )
    def test_day(self, head: str, day: str | None) -> None:
        """It stands in title, dateline, list or a sentence; without a year, it is the latest."""
        briefing = structure(f"{head}\n\nLi Na: Good morning.")
        assert briefing.date == (day and dt.date.fromisoformat(day))

    def test_assumed_year(self) -> None:
        """A year that the reader assumes is noted where the day stands, and told as an error."""
        text = (FOLDER / "day-without-year.txt").read_text(encoding="utf-8")
        result = parse(text, errors="collect")
        assert result.briefing is not None
        (note,) = result.briefing.notes
        assert "Dec. 30" in note.span.of(text)
        assert "(2021)" in note.text
        assert any("a day with its year" in error.expected for error in result.errors)

    def test_zone(self) -> None:
        """The hour is that of the zone which the head names."""
        text = "A briefing\nDalian | 10 a.m. HKT May 4, 2021\n\nLi Na: Good morning."
        assert structure(text).starts_at == dt.datetime(2021, 5, 4, 2, tzinfo=dt.UTC)

    def test_front_matter(self) -> None:
        """Front matter tells title, day and source, of which a caller's source counts more."""
        text = (FOLDER / "markdown.txt").read_text(encoding="utf-8")
        assert structure(text).source == "https://harbour.example.org/briefing"
        assert structure(text, source="page").source == "page"


class TestTime:
    """Day and hour."""

    def test_hour(self) -> None:
        """The dateline's hour is that of China."""
        starts_at = head_of("two-headers").starts_at
        assert starts_at == dt.datetime(2021, 5, 4, 7, tzinfo=dt.UTC)

    def test_no_hour(self) -> None:
        """Without a dateline the hour is not known."""
        assert head_of("headings-present").starts_at is None

    def test_date_given(self) -> None:
        """A date that is given counts more than the page's, whose hour then means nothing."""
        found = head_of("two-headers", date=dt.date(2021, 5, 5))
        assert (found.date, found.starts_at) == (dt.date(2021, 5, 5), None)

    def test_city_in_summary(self) -> None:
        """Without a dateline the city is that of the summary."""
        text = "A press conference\n\nIt was held in Dalian on Tuesday, said the press office.\n\n"
        assert head(layout(f"{text}Speakers:\n\nLi Na, head of the Sea Office")).place == "Dalian"


class TestHost:
    """The body that holds the briefing."""

    @pytest.mark.parametrize(
        ("name", "host"),
        [
            ("headings-present", "Coastal Information Office"),
            ("headings-lost-outsider-chairs", "Harbour Academy"),
            ("prose-head", "Tides Office"),
            ("title-with-date", "Ministry of Ports"),
            ("press-centre", "Seventh Harbour Congress"),
            ("no-people-block", None),
        ],
    )
    def test_host(self, name: str, host: str | None) -> None:
        """It is the chair's, else the one that held the conference."""
        assert head_of(name).host == host

    def test_held_by(self) -> None:
        """The opening may say by whom the conference is held, with an abbreviation."""
        text = "Li Na:\n\nWelcome to this press conference held by the SO. The Sea Office (SO) is."
        assert head(layout(text)).host == "Sea Office"


class TestPeople:
    """The people."""

    def test_second_header(self) -> None:
        """The second header adds honorifics and full names; nobody is listed twice."""
        lin, fang = head_of("two-headers").people
        assert (lin.id, lin.honorific, lin.role) == ("lin-haiyan", "Mr.", Role.OFFICIAL)
        assert (fang.name, fang.honorific, fang.role) == ("Fang Yu", "Ms.", Role.CHAIR)
        assert fang.offices == (
            Office(
                title="deputy director general",
                organisation="Press Bureau of the Coastal Information Office",
            ),
            Office(title="spokesperson", organisation="Coastal Information Office"),
        )

    @pytest.mark.parametrize(
        "name",
        [
            "headings-present",
            "headings-lost",
            "headings-lost-outsider-chairs",
            "empty-headings-first",
            "list-lines-end-with-marks",
            "host-heading",
            "press-centre",
            "header-again",
        ],
    )
    def test_chair(self, name: str) -> None:
        """Who chairs is told by the heading, the office or the group, and comes last."""
        people = head_of(name).people
        assert [person.name for person in people] == ["Lin Haiyan", "Guo Wenbo", "Fang Yu"]
        assert [person.role for person in people] == ["official", "official", "chair"]
        assert people[1].offices == (Office(title="chief engineer", organisation=PORTS),)

    def test_headings_without_space(self) -> None:
        """A heading may be glued to the name."""
        assert [str(p) for p in head_of("headings-without-space").people] == [
            "Mr. Lin Haiyan",
            "Fang Yu",
        ]

    def test_only_labels(self) -> None:
        """Without a list, the people are those of the labels, and who welcomes chairs."""
        lin, fang = head_of("no-people-block").people
        assert (lin.name, lin.offices, fang.role) == ("Lin Haiyan", (), Role.CHAIR)

    def test_alone(self) -> None:
        """Who welcomes and then answers alone is no chair."""
        assert [person.role for person in head_of("title-with-date").people] == [Role.OFFICIAL]

    @pytest.mark.parametrize("name", ["honorifics-in-list", "honorifics-mixed", "headings-lost"])
    def test_honorifics(self, name: str) -> None:
        """They are in the list, with their full stop or without, or in what is said."""
        lin, guo, *_ = head_of(name).people
        assert (lin.honorific, guo.honorific) == ("Mr.", "Ms.")

    def test_no_honorific(self) -> None:
        """A family name that two have tells nothing of either."""
        text = "Lin Bo, head of the Sea Office\n\nLin Mu, head of the Air Office\n\n"
        people = head(layout(f"{text}Lin Bo:\n\nGood morning. Ms. Lin will speak.")).people
        assert [person.honorific for person in people] == [None, None]

    def test_title_in_label(self) -> None:
        """An expert who is not listed has the offices of the label."""
        expert = next(p for p in head_of("title-in-label").people if p.name == "Yan Shui")
        assert expert.offices == (Office(title="researcher", organisation="Whale Institute"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minister of sea and air", [("minister of sea and air", "Ministry of Sea and Air")]),
        ("vice minister of the Sea Office", [("vice minister", "Sea Office")]),
        (
            "chief engineer and spokesperson of the SO (so)",
            [("chief engineer", "Sea Office"), ("spokesperson", "Sea Office")],
        ),
        (
            "head of the Air Office and spokesperson",
            [("head", "Air Office"), ("spokesperson", "Air Office")],
        ),
        (
            "head of the Air Office, deputy head of the SO",
            [("head", "Air Office"), ("deputy head", "Sea Office")],
        ),
        ("SO spokesperson", [("spokesperson", "Sea Office")]),
        ("National Sea Bureau chief economist", [("chief economist", "National Sea Bureau")]),
        (
            "member of the leading group of the Sea Office",
            [("member of the leading group", "Sea Office")],
        ),
        ("head of the Tide Division of the SO", [("head", "Tide Division of the Sea Office")]),
        ("president of the Bank of Sea and Air", [("president", "Bank of Sea and Air")]),
        ("spokesperson", [("spokesperson", "Host")]),
    ],
)
def test_offices(text: str, expected: list[tuple[str, str]]) -> None:
    """Titles and bodies are told apart, and a title without a body has its neighbour's."""
    found = offices(text, {"SO": "Sea Office"}, "Host")
    assert [(office.title, office.organisation) for office in found] == expected


def test_office_without_body() -> None:
    """A title alone is no office."""
    assert offices("spokesperson", {}) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Li Na, who is nobody",
        "Li Na, director of the Sea Office, said that it is deep.",
        "The sea, a head of waves",
        "Li Na, head of the Sea Office:",
        f"Li Na, head of {'a' * 600}",
    ],
)
def test_no_person_line(text: str) -> None:
    """A sentence is no line of the list."""
    assert person_line(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("of the Sea and Air Office (SAO)", {"SAO": "Sea and Air Office"}),
        ("the office, Sea Office (SO)", {"SO": "Sea Office"}),
        ("the sea (SEA) is deep, and (SO) is this", {}),
        ("(SO)", {}),
        ("Office, (SO)", {}),
    ],
)
def test_abbreviations(text: str, expected: dict[str, str]) -> None:
    """An abbreviation is that of the capitals before it."""
    assert abbreviations(text) == expected


def test_transcripts(briefing_id: str, transcript: str) -> None:
    """The head of each transcript tells what is curated."""
    briefing = load(briefing_id)
    found = head(layout(transcript))
    assert (found.title, found.host, found.place) == (briefing.title, briefing.host, briefing.place)
    assert (found.starts_at, found.date) == (briefing.starts_at, briefing.date)
    assert found.people == briefing.speakers
