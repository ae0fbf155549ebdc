"""Figures and briefings are cited with who, where, when and a link to the place."""

import json
import re
from urllib.parse import unquote

import attrs
import pytest
from hypothesis import given

from miitbrief import Briefing, InvalidValueError, load, parse
from miitbrief.exceptions import UnknownIdError
from miitbrief.formats.citations import cite, to_bibtex, to_csl_json
from miitbrief.testing import briefings


@pytest.fixture(scope="module")
def february() -> Briefing:
    """Return a bundled briefing."""
    return load("2022-02-28")


def places(text: str, link: str) -> list[int]:
    """Return where the text directive of a link begins in a text, as a browser looks for it."""
    directive = link.partition(":~:text=")[2]
    parts = [unquote(part.strip("-")) for part in directive.split(",")]
    blank = r"\s*".join(re.escape(" ".join(part.split())) for part in parts)
    pattern = blank.replace(r"\ ", r"\s+")
    return [match.start() for match in re.finditer(pattern, text, re.IGNORECASE)]


def test_a_briefing_as_a_whole(february: Briefing) -> None:
    """Of a briefing nobody is cited, and its short form has its id."""
    whole = cite(february)
    assert whole.who is None
    assert repr(whole) == f"<Citation of 2022-02-28: {whole}>"


def test_a_number_in_a_text_that_repeats_itself() -> None:
    """Where no few words tell one place from another, the link leads to the page."""
    said = "tea sold 5 tonnes " * 40
    text = f"Tea\n\nMay 4, 2023\n\nLi Na:\n\n{said.strip()}."
    briefing = parse(text, source="https://example.org/tea")
    middle = briefing.indicators[len(briefing.indicators) // 2]
    assert briefing.cite(middle.id).link in (None, "https://example.org/tea")


class TestFigures:
    """A figure is cited as what somebody said at an occasion."""

    def test_line(self, february: Briefing) -> None:
        """The line has speaker, offices, figure, occasion, host, place, day and page."""
        line = str(february.cite("q03/a2/i01"))
        assert line.startswith("Mr. Xin Guobin, vice minister of industry and information")
        for part in (
            "507,000 new energy vehicles",
            february.title,
            "State Council Information Office, Beijing, 28 February 2022.",
        ):
            assert part in line
        assert february.source is not None
        assert f"{february.source}#:~:text=507%2C000" in line

    def test_same_by_id_and_by_selection(self, february: Briefing) -> None:
        """A figure, its id and its selection are cited alike."""
        figure = february.figure("q03/a2/i01")
        assert february.cite(figure) == february.cite(figure.id)
        (selected,) = (one for one in february.select() if one.statement == figure)
        assert selected.cite() == february.cite(figure)

    @given(briefings())
    def test_every_statement(self, briefing: Briefing) -> None:
        """Whatever is said is cited, a reporter's too, and the occasion is that of all."""
        for turn in briefing.turns:
            for statement in turn.statements:
                citation = cite(briefing, statement)
                assert citation.speaker == statement.speaker
                assert citation.occasion == briefing.cite().occasion
                assert str(citation).startswith(f"{citation.who}: ")

    def test_links_lead_to_the_figures(self, transcript: str, briefing_id: str) -> None:
        """With a text attached, every link leads to its own figure and to no other place."""
        briefing = load(briefing_id, text=transcript)
        for turn in briefing.turns:
            for statement in turn.statements:
                link = briefing.cite(statement).link or ""
                (start,) = places(transcript, link)
                assert start <= statement.span.start < start + 200

    def test_links_without_a_text(self, transcript: str, briefing_id: str) -> None:
        """Without a text, a link leads to the number where it stands once, else to the page."""
        briefing, sure = load(briefing_id), 0
        for figure in briefing.figures:
            link = briefing.cite(figure).link or ""
            if ":~:" in link:
                sure += 1
                assert places(transcript, link)[0] <= figure.span.start
                assert len(places(transcript, link)) == 1
        assert sure > len(briefing.figures) / 3

    def test_no_page(self, february: Briefing) -> None:
        """A source that is no address makes no link, and is cited as it is."""
        for source in (None, "saved/page.html", "javascript:alert(1)", "http://a b"):
            briefing = attrs.evolve(february, source=source)
            assert briefing.cite("q03/a2/i01").link is None
            assert str(briefing.cite()).endswith(source or "2022.")

    def test_anchor_of_the_page(self, february: Briefing) -> None:
        """An anchor of the page's address stays before the directive."""
        briefing = attrs.evolve(february, source="https://example.org/p?id=1#talk")
        assert briefing.cite("q03/a2/i01").link == (
            "https://example.org/p?id=1#talk:~:text=507%2C000"
        )

    def test_what_is_not_there(self, february: Briefing) -> None:
        """An id of no statement, another briefing's figure and other objects are refused."""
        with pytest.raises(UnknownIdError, match="the nearest: q03/a2/i01"):
            february.cite("q03/a2/i011")
        other = attrs.evolve(february.indicators[0], measure="bolts")
        with pytest.raises(InvalidValueError, match="is not what"):
            february.cite(other)
        with pytest.raises(InvalidValueError, match="expected the statement"):
            cite(february, 3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class TestBriefings:
    """Briefings are references in the forms that programs read."""

    def test_bibtex(self, february: Briefing) -> None:
        """An entry has each field on a line, and its braces are in balance."""
        entry = to_bibtex(february)
        assert entry.startswith("@misc{briefing-2022-02-28,\n")
        assert "  month = feb,\n" in entry
        assert f"  url = {{{february.source}}}\n" in entry

    def test_signs_of_tex(self, february: Briefing) -> None:
        """What means something to TeX, and what does something to a terminal, is escaped."""
        title = "50% of R&D_1 {sic} \\ #2 ~ $5 ^\x1b[31m"
        entry = to_bibtex(attrs.evolve(february, title=title))
        assert (
            r"title = {{50\% of R\&D\_1 \{sic\} \textbackslash{}\textbackslash{} \#2 "
            r"\textasciitilde{} \$5 \textasciicircum{}\textbackslash{}x1b[31m}}" in entry
        )

    @given(briefings())
    def test_bibtex_balance(self, briefing: Briefing) -> None:
        """Whatever a briefing is called, an entry ends where it ends."""
        entry = to_bibtex(briefing)
        plain = entry.replace(r"\{", "").replace(r"\}", "")
        assert plain.count("{") == plain.count("}")

    def test_csl(self, february: Briefing) -> None:
        """An item has the fields of CSL."""
        items = json.loads(to_csl_json([february, load("2022-06-14")]))
        assert [item["issued"]["date-parts"] for item in items] == [
            [[2022, 2, 28]],
            [[2022, 6, 14]],
        ]
        assert items[0]["author"] == [{"literal": february.host}]
        assert items[0]["URL"] == february.source

    @given(briefings())
    def test_same_bytes(self, briefing: Briefing) -> None:
        """The same briefing gives the same text, and both forms have one entry."""
        assert to_bibtex(briefing) == to_bibtex([briefing])
        assert to_csl_json(briefing) == to_csl_json([briefing])
        assert len(json.loads(to_csl_json(briefing))) == 1
