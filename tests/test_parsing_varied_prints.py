"""Briefings as many publishers print them, with who says what marked in each text.

``varied_prints.txt`` holds the texts, one below the other::

    === name [| html] | day | chair
    text, in which "{kind who|label}" stands for a label and begins what is said under it

*kind* is R for remarks, Q for a question, A for an answer and T for a turn of nobody known; *who*
is the speaker's name or the outlet, "-" for nobody.  "{-}" begins what nobody says, and "{+}" goes
on with the turn above.
"""

import html
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from miitbrief import Answer, Briefing, Question, Remarks, Turn, parse, read

_MARK = re.compile(r"\{(?P<kind>[RQAT]) (?P<who>[^|{}]*)\|(?P<label>[^{}]*)\}|\{(?P<sign>[-+])\}")
#: What is said in brackets is nobody's words, whether a turn keeps it or not.
_DIRECTION = re.compile(
    r"[(\[](?:laughter|inaudible|cross-?talk|off-mic)[^)\]]*[)\]]", re.IGNORECASE
)
_KINDS = {Remarks: "R", Question: "Q", Answer: "A", Turn: "T"}


class Said(NamedTuple):
    """A turn, reduced to what is compared."""

    kind: str
    who: str
    words: str


class Print(NamedTuple):
    """A text of the file, with what is marked in it."""

    name: str
    is_page: bool
    day: str
    chair: str
    text: str
    turns: tuple[Said, ...]


def words_of(text: str) -> str:
    """Return the characters of a text without white space, tags and stage directions."""
    return "".join(_DIRECTION.sub("", text).split())


def marked(name: str, is_page: bool, day: str, chair: str, body: str) -> Print:  # noqa: FBT001
    """Return a text without its marks, and the turns that they mark."""
    text, at, open_turn = "", 0, False
    turns: list[list[str]] = []
    for match in [*_MARK.finditer(body), None]:
        piece = body[at : match.start() if match else None]
        text += piece
        if open_turn:
            turns[-1][2] += html.unescape(re.sub("<[^>]*>", " ", piece)) if is_page else piece
        if match is None:
            break
        at = match.end()
        open_turn = match["sign"] != "-"
        if match["kind"]:
            text += match["label"]
            turns.append([match["kind"], match["who"], ""])
    said = tuple(Said(kind, who, words_of(words)) for kind, who, words in turns)
    return Print(name, is_page, day, chair, text, said)


def prints() -> list[Print]:
    """Return the texts of the file."""
    content = Path(__file__).with_name("varied_prints.txt").read_text(encoding="utf-8")
    found: list[Print] = []
    for block in re.split(r"(?m)^=== ", content)[1:]:
        head, body = block.split("\n", maxsplit=1)
        name, *kind, day, chair = map(str.strip, head.split("|"))
        found.append(marked(name, bool(kind), day, chair, body))
    return found


PRINTS = prints()


def said_in(briefing: Briefing) -> list[Said]:
    """Return the turns of a briefing."""
    return [
        Said(_KINDS[type(turn)], _who(turn) or "-", words_of(turn.text or ""))
        for turn in briefing.turns
    ]


def _who(turn: Turn) -> str | None:
    """Return the outlet, or the speaker's name."""
    if isinstance(turn, Question):
        return turn.outlet
    speaker = turn.speaker if isinstance(turn, Remarks | Answer) else None
    return None if speaker is None else speaker.name


def briefing_of(each: Print, folder: Path) -> Briefing:
    """Return what is read of a text, or of a page saved in a folder."""
    if not each.is_page:
        return parse(each.text)
    path = folder / "page.html"
    path.write_text(each.text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("each", PRINTS, ids=lambda each: each.name)
class TestVariedPrints:
    """Texts in the manner of ministries, parliaments, banks, firms and their sites."""

    def test_head(self, each: Print, tmp_path: Path) -> None:
        """The day and the chair are told, or left open where the text leaves them open."""
        briefing = briefing_of(each, tmp_path)
        chair = briefing.chair.name if briefing.chair else "-"
        assert (str(briefing.date or "-"), chair) == (each.day, each.chair)

    def test_turns(self, each: Print, tmp_path: Path) -> None:
        """Each turn has its kind, its speaker or outlet, and all of its words and no others."""
        assert said_in(briefing_of(each, tmp_path)) == list(each.turns)

    def test_figures(self, each: Print, tmp_path: Path) -> None:
        """A number is whose the turn is in which it stands, and nobody's where that is open."""
        for turn in briefing_of(each, tmp_path).turns:
            for figure in turn.figures:
                name = None if figure.speaker is None else figure.speaker.name
                assert name == (None if isinstance(turn, Question) else _who(turn))
