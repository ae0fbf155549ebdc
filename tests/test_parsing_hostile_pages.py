"""Pages that are broken, or made to keep a reader busy."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief.reading.pages.html import is_page, page_text
from miitbrief.reading.pages.markup import page
from miitbrief.reading.pages.pruning import as_html, pruned

SPEECH = "<p>Li Na:</p><p>Ships are busy in 2022.</p>"
SAID = "Li Na:\n\nShips are busy in 2022."
MANY = 2000
#: Nothing stands deeper: a table in a paragraph has five levels.
DEEP = 2600
TAGS = (
    *("a", "b", "br", "button", "div", "dl", "dt", "font", "form", "h1", "li", "nobr", "object"),
    *("optgroup", "option", "p", "ruby", "rt", "s", "section", "select", "span", "sub", "sup"),
    *("svg", "table", "td", "template", "tr", "ul", "x-tea", "html", "body", "noscript"),
)
SMALL = st.lists(
    st.sampled_from(
        [
            *(f"<{tag}>" for tag in TAGS),
            *(f"</{tag}>" for tag in TAGS),
            *(
                "<!--",
                "-->",
                "--!>",
                "<!-->",
                "<![endif]>",
                "<![CDATA[",
                "]]>",
                "<!doctype a [",
                "]>",
            ),
            *("<script>", "</script>", "<style", "<textarea>", "<plaintext>", "<title", "</title"),
            *(
                "<p class='a",
                'b"',
                "<p a=>",
                "<p =a>",
                "</ p>",
                "<>",
                "</>",
                "<?",
                "< p",
                "&#0;",
                "\0",
            ),
            *(" ", "\n", "5", "Tea", "'", '"', "=", "/", ">", "<"),
        ]
    ),
    max_size=30,
).map("".join)


def require_small(html: str) -> None:
    """Check that the tree of a page is neither deep nor much larger than the page."""
    tree = page(pruned(html))
    depths: list[int] = []
    for parent in tree.parents:
        depths.append(depths[parent] + 1 if depths else 0)
    assert max(depths) <= DEEP
    assert len(tree.nodes) <= 10 * (html.count("<") + 1)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("content", ["", "x", "<p>x", "<table><td>", "</div>"])
def test_nested(tag: str, content: str) -> None:
    """Tags in each other without end make a tree of few levels, and all text stays."""
    html = f"<{tag}>{content}" * MANY + SPEECH
    require_small(html)
    if tag not in ("button", "noscript", "object", "option", "select", "svg", "template"):
        assert "busy in 2022." in page_text(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * MANY + SPEECH + "</div>" * MANY,
        "".join(f"<font color=x{i}>" for i in range(MANY)) + "<p>x" * MANY,
        "".join(f"<font color=x{i}><p>x" for i in range(MANY)),
        "".join(f"<s><a id=x{i}><p>x" for i in range(MANY)),
        "<b><div></b>" * MANY,
        "<table><tr><td><div></td></div>" * MANY,
        "<table>" + "x<b>y" * MANY,
        "<table>" * MANY + "</table>" * MANY + "<div>" * MANY,
        "</b></div></p></table></a>" * MANY,
    ],
    ids=lambda html: html[:30],
)
def test_misnested(html: str) -> None:
    """Tags that are closed in another order, or never, make no larger tree."""
    require_small(html + SPEECH)


@pytest.mark.parametrize("tag", ["div", "html", "body", "p"])
def test_attributes(tag: str) -> None:
    """Attributes that are not read do not make a tag longer than what is read."""
    many = " ".join(f"a{i}=1" for i in range(MANY))
    assert pruned(f"<{tag} {many} id=b>{SPEECH}") == f"<{tag} id=b>{SPEECH}"
    again = pruned("".join(f"<body a{i}=1>" for i in range(MANY)))
    assert again.count("<body") < MANY / 2


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + SPEECH + "</div>" * 100_000,
        "".join(f"<p class='c{i} d' style='color: red' data-x={i}>x" for i in range(100_000)),
        "<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">",
        "<p>" + "5<sup>1</sup> " * 100_000,
    ],
    ids=lambda html: html[:30],
)
def test_a_hundred_thousand(html: str) -> None:
    """A hundred thousand tags or attributes are read; what grew with their square would not end."""
    assert page_text(html + SPEECH).endswith("2022.")


@pytest.mark.parametrize(
    "junk",
    [
        "<div class='" + "a " * 1_000_000 + "'></div>",
        "<div style='" + "; " * 1_000_000 + "'></div>",
        "<img src='data:image/png;base64," + "A" * 5_000_000 + "'>",
        "<!--" + "-" * 1_000_000 + "-->",
        "<!--" * MANY + "-->",
        "<!-- a --!>" * MANY,
        "<!--[if IE]><p>Hidden: 5</p><![endif]-->" * MANY,
        "<![if !IE]>" * MANY,
        "<script>" + "<p>5</p>" * 9999 + "</script>",
        "<style>" + "}" * 1_000_000 + "</style>",
        "<template>" + "<p>5</p>" * MANY + "</template>",
        "<noscript>" + "<p>5</p>" * MANY + "</noscript>",
        "<p hidden>" + "5 " * 5 + "</p>",
        "<svg><style>p {}</style><text>5</text></svg>",
        "<xml><w:View>5</w:View></xml>",
        "<math><annotation>5</annotation></math>",
        "<object data=x><p>5</p></object><embed><applet>5</applet>",
        "<select><option>5</select><datalist><option>5</datalist><progress>5</progress>",
        "<iframe><p>5</p></iframe><noembed>5</noembed><noframes>5</noframes>",
        "<dialog>5</dialog><audio>5</audio><video>5</video><canvas>5</canvas>",
        "<p style='display: block; display:none !important'>5</p>",
        "<p style='visibility: collapse'>5</p>",
    ],
    ids=lambda junk: re.sub(r"\W+", " ", junk[:40]),
)
def test_junk(junk: str) -> None:
    """What is not seen is not read, however long it is."""
    assert page_text(f"{junk}{SPEECH}") == SAID


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"{SPEECH}<!-- never closed <p>5", SAID),
        (f"{SPEECH}<script>never closed <p>5", SAID),
        (f"{SPEECH}<p class='never closed><p>5", SAID),
        (f"{SPEECH}<p", SAID),
        (f"{SPEECH}</", f"{SAID}\n\n</"),
        (f"<!-->{SPEECH}", SAID),
        (f"<!doctype html [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>{SPEECH}&c;", None),
        ("<p>Li Na:<p>Ships are busy in 2022.", SAID),
        (f"<table><td>{SPEECH}", SAID),
        ("<p>Li Na:</span></b></p></div><p>Ships <b>are <i>busy</b> in</i> 2022.", SAID),
    ],
)
def test_broken(html: str, text: str | None) -> None:
    """Tags that are never closed, or never opened, break nothing; no entity is expanded."""
    assert page_text(html) == text if text is not None else "&c;" in page_text(html)


@given(SMALL)
def test_pages_of_people_stay(html: str) -> None:
    """A page that is not deep, and of which all is read, comes out as it was."""
    read = html.replace("noscript", "x-rain")
    assert pruned(read) == read


@given(SMALL, st.integers(0, 2000))
def test_text_stays(html: str, depth: int) -> None:
    """What is said stands in the pruned page, as deep as it may be."""
    assert page_text("<div>" * depth + SPEECH + html).startswith("Li Na:")


@given(SMALL)
def test_any_page_in_xhtml(html: str) -> None:
    """Any page is read as XHTML, too."""
    text = page_text(as_html(SPEECH + html))
    assert text.startswith("Li Na:")


def test_many_comments_before_a_page() -> None:
    """Whether a text is a page is told, however many comments it begins with."""
    assert not is_page("<!-- a -->" * MANY + "<p>")
    assert is_page("<!-- a -->\n" * MANY + "<html>")


def test_long_tags_keep_what_is_read() -> None:
    """Of a tag of any length, the attributes that matter count, the first of each."""
    long = f"data-x='a hidden id=nav {'x' * 5000}'"
    assert page_text(f"<div {long} hidden>5</div>{SPEECH}") == SAID
    assert page_text(f"<div CLASS=nav {long} class=b>5</div>{SPEECH}") == SAID
    assert page_text(f"<div {long}>5</div>{SPEECH}") == f"5\n\n{SAID}"
