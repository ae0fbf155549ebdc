"""The text of saved pages."""

import html
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from miitbrief import Answer, Briefing, Question, Remarks, Turn
from miitbrief.exceptions import MissingExtraError, ParseError
from miitbrief.reading.pages.html import page_text
from miitbrief.reading.transcripts import structure

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted(path for path in FOLDER.glob("*.html") if path.with_suffix(".txt").exists())
LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
#: What lies around an article in nearly every saved page.
AROUND = (
    "<!DOCTYPE html><html><head><title>Li Na: title</title><script>var a = '<p>Li Na:</p>';"
    "</script></head><body><nav><ul><li><a href=1>Home</a><li><a href=2>News</a></ul></nav>"
    "<div class=share>Share this</div><div class=content>{}</div><div id=relatedNews>"
    "<h2>Related</h2><p>Ships are late. Boats are not.</p></div><footer>Copyright</footer></body>"
)
#: How pages mark up a paragraph.
MARKUP = (
    "<p>{}</p>",
    "<P align=left><FONT size=2>&nbsp;&nbsp;{}</FONT>",
    "<div class='text-block'><span>{}</span></div>",
    "{}<br><br>",
    "<table><tr><td>{}</td></tr></table>",
)
PIECES = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<div class='nav'>", "<div hidden>", "</div>", "<br>", "<pre>\n"),
            *("<table><tr><td>", "</td>", "</table>", "<article>", "<main>", "<h1>", "</h1>"),
            *(
                "<b>",
                "</b>",
                "<a href=x>",
                "</a>",
                "<form>",
                "<!-- ",
                " -->",
                "<script>",
                "&",
                "&#",
            ),
            *("Li Na:", "Harbour Daily: Why?", "There are 9 ships.", " ", "\n", "\xa0", "<", "\0"),
        ]
    ),
    max_size=40,
).map("".join)
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1).map(" ".join), min_size=1)


def lines(text: str) -> list[str]:
    """Return the lines of a text that are not blank."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def words(text: str, turn: Turn) -> list[str]:
    """Return the paragraphs of a turn, each run of white space as a blank."""
    return [" ".join(paragraph.span.of(text).split()) for paragraph in turn.paragraphs]


def described(briefing: Briefing, text: str) -> list[object]:
    """Return all that the structure tells, without places."""
    turns = [
        (
            type(turn).__name__,
            turn.id,
            turn.outlet if isinstance(turn, Question) else None,
            turn.speaker if isinstance(turn, Answer | Remarks) else None,
            words(text, turn),
        )
        for turn in briefing.turns
    ]
    exchanges = [(each.question.id, [a.id for a in each.answers]) for each in briefing.exchanges]
    head = [briefing.title, briefing.host, briefing.place, briefing.starts_at, briefing.date]
    return [*head, briefing.speakers, turns, exchanges]


def wrapped(text: str, paragraph: str = "<p>{}</p>") -> str:
    """Return a plain text as a page, with a paragraph for all between blank lines."""
    parts = re.split("(\n\n+)", text.strip("\n"))
    said = [paragraph.format(html.escape(part).replace("\n", "<br>")) for part in parts[::2]]
    gaps = [paragraph.format("&nbsp;") * (len(gap) > 2) for gap in parts[1::2]]
    return AROUND.format("\n".join(map("".join, zip(said, [*gaps, ""], strict=True))))


class TestSavedPages:
    """Saved pages of several kinds of markup."""

    @pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
    def test_text(self, path: Path) -> None:
        """The text has the lines of the publisher's plain text, and no other."""
        expected = path.with_suffix(".txt").read_text(encoding="utf-8")
        assert lines(page_text(path.read_text(encoding="utf-8"))) == lines(expected)

    @pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
    def test_structure(self, path: Path) -> None:
        """The briefing is that of the plain text, and somebody speaks in it."""
        expected = path.with_suffix(".txt").read_text(encoding="utf-8")
        text = page_text(path.read_text(encoding="utf-8"))
        briefing = structure(text)
        assert briefing.exchanges
        assert described(briefing, text) == described(structure(expected), expected)

    @pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
    def test_nothing_hidden_is_said(self, path: Path) -> None:
        """Nothing that a reader of the page does not see is in the text."""
        text = page_text(path.read_text(encoding="utf-8")).casefold()
        for word in ("hidden", "script", "nobody", "picture", "</", "&amp;", "&nbsp;"):
            assert word not in text

    @pytest.mark.parametrize("name", ["index", "login"])
    def test_no_transcript(self, name: str) -> None:
        """A page on which nobody speaks is refused."""
        text = page_text((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
        with pytest.raises(ParseError, match="expected somebody who speaks"):
            structure(text)

    def test_joined(self) -> None:
        """Pages that were joined into one file are read as one, page after page."""
        pages = [AROUND.format(f"<p>{name}:</p><p>Yes.</p>") for name in ("Li Na", "Wang Mu")]
        briefing = structure(page_text("\n".join(pages)))
        assert [speaker.name for speaker in briefing.speakers] == ["Li Na", "Wang Mu"]


class TestWrappedTexts:
    """Plain texts, made into pages."""

    @pytest.mark.parametrize("paragraph", MARKUP)
    @pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
    def test_layouts(self, path: Path, paragraph: str) -> None:
        """A layout as a page has the lines of the layout, and makes the same briefing."""
        layout = path.read_text(encoding="utf-8")
        text = page_text(wrapped(layout, paragraph))
        assert lines(text) == [" ".join(line.split()) for line in lines(layout)]
        if path.stem != "roll-up":
            assert described(structure(text), text) == described(structure(layout), layout)

    @pytest.mark.parametrize("paragraph", MARKUP)
    def test_transcripts(self, transcript: str, paragraph: str) -> None:
        """A real transcript as a page makes the briefing that it makes as text."""
        text = page_text(wrapped(transcript, paragraph))
        expected = described(structure(transcript), transcript)
        assert described(structure(text), text) == expected

    @given(PARAGRAPHS)
    def test_escaped(self, paragraphs: list[str]) -> None:
        """Paragraphs that are escaped come back as they were."""
        page = "\n".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
        assert page_text(page) == "\n\n".join(paragraphs)

    @given(PARAGRAPHS, st.data())
    def test_inline_tags(self, paragraphs: list[str], data: st.DataObject) -> None:
        """Inline tags neither glue words nor split them."""
        page = ""
        for each in paragraphs:
            cut = data.draw(st.integers(0, len(each)))
            tag = data.draw(st.sampled_from(["b", "span", "font", "em", "strong"]))
            first, second = html.escape(each[:cut]), html.escape(each[cut:])
            page += f"<p>{first}<{tag}>{second}</{tag}></p>"
        assert page_text(page) == "\n\n".join(paragraphs)


class TestAnyPage:
    """Anything at all as a page."""

    @given(st.text() | PIECES)
    @example("\ud800")
    @example("<p>\0")
    @example("<p>" * 2000)
    def test_refused_or_read(self, page: str) -> None:
        """A page is read, or the error is that nobody speaks in it."""
        text = page_text(page)
        try:
            briefing = structure(text)
        except ParseError:
            return
        assert briefing.text == text

    @given(PIECES)
    def test_lines(self, page: str) -> None:
        """No line has white space around it, and none breaks but at a line feed."""
        text = page_text(page)
        assert [line.strip() for line in text.split("\n")] == text.split("\n")
        assert len(text.split("\n")) >= len(text.splitlines())


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a  b\n\tc", "a b c"),
        ("a <b> b</b>c", "a bc"),
        ("<p> a </p> <p>b</p>", "a\n\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("a<br>b<br/><br>c", "a\nb\n\nc"),
        ("<p>a<br></p><p>b</p>", "a\n\nb"),
        ("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\n\n\nb"),
        ("<p>a</p><p><br></p><p>b</p>", "a\n\n\n\nb"),
        ("<p>&nbsp; a&nbsp;b &#12288;</p>", "a\xa0b"),
        ("<pre>\na  b\r\n\nc</pre>", "a b\n\nc"),
        ("a\u2028b\x85c", "a b c"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<table><tr><td>a<td>b</table>", "a\n\nb"),
        ("a<span style='display: block'>b</span>c", "a\n\nb\n\nc"),
        ("a<div style='display:inline-block'>b</div>c", "abc"),
        # Changed on purpose: a raised mark is a note, and was glued to the numbers around it.
        ("1<sup>2</sup>3<wbr>4", "1 34"),
        ("&lt;p&gt; &eacute;&#x201c;&copy;&amp;amp;", "<p> \u00e9\u201c\u00a9&amp;"),
        ("a<!-- b -->c<script>d</script>e", "ace"),
    ],
)
def test_lines_as_in_a_browser(page: str, text: str) -> None:
    """White space collapses and lines break as in a browser."""
    assert page_text(page) == text


LONG = "<p>" + "The harbours are busy and the ships are large. " * 5 + "</p>"


class TestRaised:
    """What is raised, lowered or struck out."""

    @pytest.mark.parametrize(
        "note",
        [
            "<sup>1</sup>",
            "<sup> [12] </sup>",
            "<SUP>(3)</SUP>",
            "<sup>1, 2</sup>",
            "<sup>*</sup>",
            "<sup>\u2020\u2020</sup>",
            "<sup>a</sup>",
            "<sup>iv)</sup>",
            "<sup>Note 1</sup>",
            "<sup>[citation needed]</sup>",
            "<sup><b>1</b></sup>",
            "<sup class=reference id=cite><a href='#n1'><span>[</span>1<span>]</span></a></sup>",
            "<a href='#n1'><sup>1</sup></a>",
            "<a href='#n1'>[1]</a>",
            "<a href='https://example.org/a.html#n1'>[1]</a>",
            "<a href='#n1'>1</a>",
            "<a class=footnote-ref href=a.html>1</a>",
            "<span class=MsoFootnoteReference>1</span>",
            "<a role=doc-noteref href=a.html>1</a>",
            "<span style='font-size: 9px; VERTICAL-ALIGN: super'>1</span>",
        ],
    )
    @pytest.mark.parametrize(
        "said",
        ["In 2022{} exports fell.", "Up 3.5%{}, not 3%.", "310{}", "It sold 4 million{} pots."],
    )
    def test_notes(self, note: str, said: str) -> None:
        """The mark of a note is not said, and glued to no number."""
        assert page_text(f"<p>{said.format(note)}</p>") == said.format("")

    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("45 km<sup>2</sup>.", "45 km\u00b2."),
            ("5m<sup>3</sup> or 5 m<sup><i>3</i></sup>", "5m\u00b3 or 5 m\u00b3"),
            ("30 W/m<sup>2</sup>", "30 W/m\u00b2"),
            (
                "9 in<sup>2</sup>, which we believe in<sup>2</sup>",
                "9 in\u00b2, which we believe in",
            ),
            ("10<sup>9</sup> and 110<sup>9</sup>", "10\u2079 and 110"),
            ("10<sup>\u22126</sup> m s<sup>-1</sup>", "10\u207b\u2076 m s\u207b\u00b9"),
            ("$5m<sup>2</sup> and km<sup>1</sup>", "$5m and km"),
            ("I'm<sup>2</sup> here", "I'm here"),
            ("4<sup>th</sup>, 1<sup> ST </sup> of May", "4th, 1 ST of May"),
            ("Tea<sup>TM</sup> and 5G<sup>\u00ae</sup>", "TeaTM and 5G\u00ae"),
            ("25<sup>o</sup>C, 77<sup>0</sup> F", "25\u00b0C, 77\u00b0 F"),
            ("5<sup>1</sup>/<sub>2</sub> and <sup>1</sup>\u2044<sub>4</sub>", "5 1/2 and 1\u20444"),
            ("CO<sub>2</sub>, PM<sub>2.5</sub>", "CO2, PM2.5"),
            ("in 20<sub>10</sub>", "in 20 10"),
            ("In 7<sup>2022</sup>", "In 7 2022"),
            ("mills<sup>1</sup>and 310<sup>1</sup>5", "mills and 310 5"),
            ("see note <a href='#n1'>1</a>", "see note 1"),
            ("<a href='#t'>Table 1</a>", "Table 1"),
            ("<a href='#'>[1]</a>", "[1]"),
        ],
    )
    def test_others(self, html: str, text: str) -> None:
        """An exponent stays one, other letters and digits stay, and are glued to no number."""
        assert page_text(f"<p>{html}</p>") == text

    def test_long(self) -> None:
        """A tag that is never closed raises no whole page."""
        assert page_text(f"<div>5<sup>1{LONG}{LONG}") == page_text(f"<div>51{LONG}{LONG}")

    def test_notes_below(self) -> None:
        """What begins with a mark that the text had is a note, and nobody says it."""
        note = "<p>{} Source: 77 mills</p>"
        for mark in ("<sup>1</sup>", "<a href='#r'>[1]</a>", "<sup>[1]</sup>"):
            assert page_text(f"<p>Up 5{mark}.</p>{LONG}{note.format(mark)}{LONG}") == page_text(
                f"<p>Up 5.</p>{LONG}{LONG}"
            )
            assert "77" in page_text(f"<p>Up 5.</p>{LONG}{note.format(mark)}")
        listed = f"<p>Up 5.</p>{LONG}<ol class=footnotes><li>77 mills</ol>"
        assert page_text(listed) == page_text(f"<p>Up 5.</p>{LONG}")

    @pytest.mark.parametrize(
        "struck",
        [
            "<s>{}</s>",
            "<strike>{}</strike>",
            "<del datetime='2023-05-05'>{}</del>",
            "<span style='text-decoration: underline line-through'>{}</span>",
            "<font style='Text-Decoration-Line:LINE-THROUGH'>{}</font>",
            "<span class='note strike-through'>{}</span>",
            "<s><b>{}</b></s>",
        ],
    )
    def test_struck(self, struck: str) -> None:
        """What is struck out is not read, and leaves the blanks that it had."""
        for page, text in (
            ("Up {}5%", "Up 5%"),
            ("{} up 5%.", "up 5%."),
            ("to{}72%", "to 72%"),
            ("mill{}ion", "million"),
        ):
            old = " 71%" if text == "to 72%" else "71%"
            assert page_text(f"<p>{page.format(struck.format(old))}</p>") == text

    def test_all_struck(self) -> None:
        """A tag that is never closed strikes out no whole page."""
        assert page_text(f"<p><s>5{LONG}{LONG}") == page_text(f"<p>5{LONG}{LONG}")

    @pytest.mark.parametrize(
        "apart",
        [
            f"12{between}34"
            for between in (
                "<img src=a>",
                "<button>Buy</button>",
                "<svg><text>9</text></svg>",
                "<input value=9>",
                "<select><option>9</select>",
                "<br>",
                "<hr>",
                "<div></div>",
                "</td><td>",
                "<th>",
                "</caption><tr><td>",
                "<li>",
                "<dd>",
            )
        ]
        + ["<math><mfrac><mn>12</mn><mn>34</mn></mfrac></math>"],
    )
    def test_numbers_apart(self, apart: str) -> None:
        """Numbers between which something else is seen are two."""
        assert page_text(f"<table><caption>{apart}</table>").split() == ["12", "34"]
        assert page_text(f"<table><tr><td>{apart}</table>").split() == ["12", "34"]


class TestFurniture:
    """What lies around an article."""

    @pytest.mark.parametrize(
        "furniture",
        [
            "<nav>x</nav>",
            "<header><h1>x</h1></header>",
            "<footer>x</footer>",
            "<aside>x</aside>",
            "<form><label>x</label></form>",
            "<figure><img alt=x><figcaption>x</figcaption></figure>",
            "<img alt=x title=x>",
            "<noscript><p>x</p></noscript>",
            "<template><p>x</p></template>",
            "<style>x</style>",
            "<svg><text>x</text></svg>",
            "<button>x</button>",
            "<iframe>x</iframe>",
            "<div hidden>x</div>",
            "<div style='color: red; DISPLAY : none'>x</div>",
            "<div style='visibility:hidden'>x</div>",
            "<div class=siteNav>x</div>",
            "<ul id=top_menu2><li>x</ul>",
            "<div class='box Footer'>x</div>",
            "<div class='breadcrumbs'>x</div>",
            "<p class='wp-caption-text'>x</p>",
            "<div class=share_bar>x</div>",
            "<div class=related-posts>x</div>",
            "<div class=shareBar>x</div>",
            "<article class=related>x</article>",
            "<div role=navigation>x</div>",
            "<div id=masthead>x</div>",
        ],
    )
    def test_left_out(self, furniture: str) -> None:
        """An element that is known by its tag, its name or its style stays out."""
        assert page_text(f"<body>{furniture}{LONG}") == page_text(LONG)
        assert page_text(f"{LONG}{furniture}") == page_text(LONG)

    @pytest.mark.parametrize(
        "element",
        [
            "<p class=unavailable>x</p>",
            "<p class=headers>x</p>",
            "<p id=shareholders>x</p>",
            "<details><summary>x</summary></details>",
            "<section class='news article-header'>x</section>",
            "<p>x <a href=1>y</a> <a href=2>z</a></p>",
        ],
    )
    def test_kept(self, element: str) -> None:
        """Other elements are kept."""
        assert "x" in page_text(f"{LONG}{element}").split()

    @pytest.mark.parametrize(
        "whole",
        ["<form>{}</form>", "<div class='share-on menu'>{}</div>", "<body style=display:none>{}"],
    )
    def test_whole_page(self, whole: str) -> None:
        """An element that holds most of the text is read, whatever its name."""
        assert page_text(whole.format(LONG)) == page_text(LONG)

    @pytest.mark.parametrize(
        "box",
        [
            "<ul>{}</ul>",
            "<div>{}</div>",
            "<table><tr><td>{}</table>",
            "<p>{}</p>",
            "<font>{}</font>",
        ],
    )
    def test_links(self, box: str) -> None:
        """A box full of links is left out; it needs no name."""
        links = "".join(f"<a href={i}>Ships and boats {i}</a> 05-0{i}<br>" for i in range(1, 4))
        assert page_text(LONG + box.format(links)) == page_text(LONG)

    @pytest.mark.parametrize("heading", ["Related stories", "You may also like:", "More news"])
    def test_related(self, heading: str) -> None:
        """A box that begins with the heading of other pages is left out whole, unless it speaks."""
        story = "<div><p>Ships come home. They are new.</p></div>"
        box = f"<div><h3>{heading}</h3>{story}</div>"
        assert page_text(f"{LONG}{box}") == page_text(LONG)
        assert lines(page_text(f"{LONG}{box.replace('Ships', 'Li Na: Ships')}"))[1] == heading
        assert lines(page_text(f"{LONG}<p>{heading} are told.</p>"))[1] == f"{heading} are told."
        assert lines(page_text(f"<div>{heading}{LONG}</div>"))[0] == heading

    @pytest.mark.parametrize("last", ["Li Na, minister of ports", "Li Na:"])
    def test_linked_people(self, last: str) -> None:
        """A box full of links is kept where people are named in it."""
        links = "".join(f"<p><a>{name}</a></p>" for name in ("Speakers", "Ships", last))
        assert lines(page_text(f"<div>{links}</div>{LONG}"))[:3] == ["Speakers", "Ships", last]

    def test_landmark(self) -> None:
        """Where the main part is marked, nothing else is read but the heading before it."""
        page = f"<p>x</p><h1>A title</h1><div>3 May</div><main>{LONG}</main><p>x</p>"
        assert page_text(page) == f"A title\n\n3 May\n\n{page_text(LONG)}"
        with_heading = f"<h1>x</h1><main><header><h1>A title</h1></header>{LONG}</main><p>x</p>"
        assert page_text(with_heading) == f"A title\n\n{page_text(LONG)}"
        assert page_text(f"<p>x</p><div role=main>{LONG}</div>") == page_text(LONG)

    def test_many_articles(self) -> None:
        """Articles that are alike are all read."""
        page = f"<article>{LONG}</article><article>{LONG}</article><p>x</p>"
        assert len(lines(page_text(page))) == 3
        nested = f"<article>{LONG}<article>{LONG}</article></article><p>x</p>"
        assert len(lines(page_text(nested))) == 2

    def test_small_landmark(self) -> None:
        """A marked part without most of the text is not all."""
        assert page_text(f"<article>x</article>{LONG}").startswith("x\n\nThe")


def test_without_selectolax(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without selectolax the error says how to install it."""
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(
        MissingExtraError, match=re.escape('pip install "miitbrief[html]"')
    ) as caught:
        page_text("<p>")
    assert caught.value.name == "selectolax"


def test_transcripts_are_named() -> None:
    """The folder of the real transcripts, where it is named, has some."""
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    if folder is None:
        pytest.skip("MIITBRIEF_TRANSCRIPTS does not name the folder of the transcripts")
    assert list(Path(folder).glob("*.txt"))
