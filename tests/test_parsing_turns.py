"""Turns and exchanges of a transcript."""

from pathlib import Path

import attrs
import pytest

from miitbrief import Answer, Briefing, Question, Turn, load
from miitbrief.reading.plain_text import plain_text
from miitbrief.reading.transcripts import structure

OPENING = "r1 Fang Yu; r2 Lin Haiyan; "
ASKED = "q01 Harbour Daily; q01/a1 Lin Haiyan"
USUAL = OPENING + ASKED

#: Each layout's turns: id, who, to whom it hands over, and how many paragraphs if several.
TURNS = {
    "two-headers": USUAL,
    "title-over-two-lines": "r1 Fang Yu; r2 Lin Haiyan",
    "headings-present": USUAL,
    "headings-lost": USUAL,
    "no-people-block": USUAL,
    "related-headlines": "r1 Fang Yu; r2 Lin Haiyan",
    "video-player": "r1 Fang Yu; r2 Lin Haiyan",
    "host-heading": "r1 Fang Yu; r2 Lin Haiyan",
    "headings-without-space": "r1 Fang Yu; r2 Lin Haiyan",
    "prose-head": f"{ASKED}; q02 CCTV; q02/a1 Lin Haiyan",
    "record-head": USUAL,
    "title-with-date": (
        "r1 He Yanan; q01 Harbour Daily; q01/a1 He Yanan; q02 Seaside TV; q02/a1 He Yanan"
    ),
    "crumbs-arrows": ASKED,
    "crumbs-hyphens": ASKED,
    "crumbs-bopomofo": ASKED,
    "crumbs-glued": ASKED,
    "parent-title-as-crumb": ASKED,
    "share-line": ASKED,
    "print-lines": ASKED,
    "page-date-twice": ASKED,
    "summary-with-date": ASKED,
    "mirror": ASKED,
    "bare-text": f"{ASKED} x2; q01/a2 Guo Wenbo",
    "header-again": USUAL,
    "header-again-other-page": USUAL,
    "begins-inside-turn": f"u1 None x3; {ASKED}",
    "page-navigation": ASKED,
    "photo-slides": "",
    "photo-caption": "r1 Fang Yu; r2 Lin Haiyan",
    "page-break-glued": USUAL,
    "page-break-alone": USUAL,
    "labels-on-own-lines": USUAL,
    "outlet-is-a-phrase": OPENING + "q01 N Video from Southern Harbour Daily; q01/a1 Lin Haiyan",
    "outlet-lost": f"{USUAL}; q02 None; q02/a1 Guo Wenbo x2; q03 None; q03/a1 Lin Haiyan",
    "outlet-lost-behind-chair": "r1 Fang Yu; q01 None; q01/a1 Lin Haiyan",
    "outlet-lost-behind-page-date": "q01 None; q01/a1 Lin Haiyan x2",
    "question-summarised": f"{USUAL}; q02 None; q02/a1 Guo Wenbo",
    "several-pairs": f"{USUAL}; q02 Sea Times; q02/a1 Guo Wenbo",
    "numbered-questions": OPENING + "q01 Harbour Daily x3; q01/a1 Guo Wenbo x4",
    "hand-over": (
        OPENING + "q01 Harbour Daily; q01/a1 Lin Haiyan -> Guo Wenbo; q01/a2 Guo Wenbo; "
        "q01/a3 Lin Haiyan"
    ),
    "title-in-label": OPENING
    + "q01 Harbour Daily; q01/a1 Yan Shui; q02 Sea Times; q02/a1 Yan Shui",
    "inline-labels": f"{USUAL}; q02 CNR; q02/a1 Lin Haiyan",
    "one-inline-label": USUAL,
    "label-twice": USUAL,
    "no-space-after-colon": USUAL,
    "space-before-colon": USUAL,
    "name-misspelt": USUAL,
    "name-in-wrong-case": USUAL,
    "label-without-colon": USUAL,
    "turns-without-labels": OPENING + "q01 Harbour Daily; q01/a1 None; q02 Sea Times; q02/a1 None",
    "false-labels": f"r1 Fang Yu; r2 Lin Haiyan x6; {ASKED}",
    "press-centre": USUAL,
    "bracket-labels": USUAL,
    "bracket-stamps": "r1 Fang Yu; r2 Lin Haiyan x2; q01 Harbour Daily",
    "date-stamps": USUAL,
    "question-and-answer-letters": "q01 None; q01/a1 None; q02 None; q02/a1 None",
    "double-label": "q01 Harbour Daily; q01/a1 None",
    "bracket-with-title": "r1 Fang Yu; r2 Lin Haiyan",
    "title-before-name": USUAL,
    "headings-inside-turn": f"{USUAL} x6",
    "odd-print": USUAL,
    "white-house": (
        "r1 Ada O'Dell-Pell; r2 Ode; q01 None; q01/a1 Ada O'Dell-Pell; q02 None; "
        "q02/a1 Ada O'Dell-Pell; q02/a2 Vane"
    ),
    "markdown": "r1 Ada Pell; r2 Jan Ode; q01 None; q01/a1 Jan Ode",
    "hong-kong": "q01 None; q01/a1 Paul Vane; q02 None; q02/a1 Paul Vane",
    "singapore": "r1 Ravi Moss; q01 None; q01/a1 Ravi Moss; q02 None; q02/a1 Ravi Moss",
    "british": (
        "r1 Ada Pell; q01 Harbour Daily; q01/a1 Ada Pell; q01/a2 Jan Vane; "
        "q02 Sea Times; q02/a1 Jan Vane"
    ),
    "central-bank": "r1 Vane; q01 ADA MOSS; q01/a1 Vane; q02 ADA MOSS; q02/a1 Vane",
    "questions-of-nobody": (
        "r1 Lin Haiyan; q01 None; q01/a1 Lin Haiyan; q02 None; q02/a1 Lin Haiyan; q03 None; "
        "q03/a1 Lin Haiyan; q04 Sea Times; q04/a1 Lin Haiyan"
    ),
    "day-in-title": ASKED,
    "day-in-prose-head": "r1 Lin Haiyan",
    "day-without-year": f"r1 Lin Haiyan; {ASKED}",
    "day-glued": "r1 Lin Haiyan",
    "family-name": f"{USUAL}; q01/a2 Guo Wenbo",
    "name-alone": USUAL,
    "office-as-label": OPENING + "q01 Harbour Daily; q01/a1 Guo Wenbo",
    "given-names-swapped": OPENING + "r3 Guo Wenbo; r4 Fang Yu; r5 Guo Wenbo",
    "two-at-once": "r1 Fang Yu; r2 None",
    "voices": OPENING + "q01 None; u1 None; q01/a1 Lin Haiyan",
    "outlets-unknown": ("r1 Fang Yu; q01 Vantor; q01/a1 Lin Haiyan; q02 Norlink; q02/a1 Guo Wenbo"),
    "doubtful-label": OPENING + "u1 None; r3 Guo Wenbo",
    "stamps-before-labels": USUAL,
    "labels-in-one-paragraph": USUAL,
    "wrapped": OPENING + "q01 Harbour Daily; q01/a1 Guo Wenbo",
    "numbered-paragraphs": f"r1 Lin Haiyan x3; {ASKED}",
    "numbers-alone": "r1 Fang Yu; r2 Lin Haiyan x4",
}


def read(name: str) -> Briefing:
    """Return the briefing of a fixture."""
    path = Path(__file__).parent / "layouts" / f"{name}.txt"
    return structure(plain_text(path.read_text(encoding="utf-8")).text)


def outline(briefing: Briefing) -> str:
    """Return the turns in the form of the table."""
    return "; ".join(_line(turn) for turn in briefing.turns)


def _line(turn: Turn) -> str:
    """Return a turn in the form of the table."""
    line = f"{turn.id.partition('/')[2]} {_who(turn)}"
    if isinstance(turn, Answer) and turn.hands_over_to is not None:
        line += f" -> {turn.hands_over_to.name}"
    return line if len(turn.paragraphs) == 1 else f"{line} x{len(turn.paragraphs)}"


def _who(turn: Turn) -> str | None:
    """Return the outlet or the speaker's name."""
    if isinstance(turn, Question):
        return turn.outlet
    speaker = getattr(turn, "speaker", None)
    return None if speaker is None else str(speaker.name)


def said(text: str) -> str:
    """Return the outline of a transcript of two officials and a chair."""
    head = (
        "Speakers:\n\nLin Haiyan, minister of ports\n\nGuo Wenbo, head of the Sea Office\n\n"
        "Chairperson:\n\nFang Yu, spokesperson of the Sea Office\n\n"
    )
    return outline(structure(head + text))


@pytest.mark.parametrize(("name", "turns"), TURNS.items())
def test_turns(name: str, turns: str) -> None:
    """Every layout has its turns, with ids, speakers, outlets and hand-overs."""
    assert outline(read(name)) == turns


class TestKinds:
    """What a turn is."""

    def test_chair_between_exchanges(self) -> None:
        """What the chair says between two exchanges belongs to neither."""
        text = (
            "CNR:\n\nWhy?\n\nLin Haiyan:\n\nThus.\n\nFang Yu:\n\nThank you. Next question.\n\n"
            "CCTV:\n\nWhen?\n\nGuo Wenbo:\n\nNow."
        )
        assert said(text) == "q01 CNR; q01/a1 Lin Haiyan; r1 Fang Yu; q02 CCTV; q02/a1 Guo Wenbo"

    def test_chair_gives_floor(self) -> None:
        """The chair who names who is to answer does not answer."""
        text = "CNR:\n\nWhy?\n\nFang Yu:\n\nMr. Lin, please.\n\nLin Haiyan:\n\nThus."
        assert said(text) == "q01 CNR; r1 Fang Yu; q01/a1 Lin Haiyan"

    def test_chair_answers(self) -> None:
        """The chair answers where nobody else does."""
        assert said("CNR:\n\nWhy?\n\nFang Yu:\n\nThus.") == "q01 CNR; q01/a1 Fang Yu"

    def test_unanswered(self) -> None:
        """A question without an answer is a turn and no exchange."""
        briefing = structure("Harbour Daily:\n\nWhy?")
        assert (len(briefing.questions), briefing.exchanges) == (1, ())

    def test_point_added(self) -> None:
        """Who adds a point is not handed the floor, whatever is named before."""
        text = "CNR:\n\nWhy?\n\nLin Haiyan:\n\nMr. Guo is right.\n\nGuo Wenbo:\n\nI add a point."
        assert said(text) == "q01 CNR; q01/a1 Lin Haiyan; q01/a2 Guo Wenbo"

    def test_stage_whisper(self) -> None:
        """A speaker whose name is printed again behind thanks speaks twice."""
        text = "CNR:\n\nWhy?\n\nLin Haiyan:\n\nThus. Thank you.\n\nLin Haiyan:\n\nAnd thus."
        assert said(text) == "q01 CNR; q01/a1 Lin Haiyan; q01/a2 Lin Haiyan"

    def test_moderator(self) -> None:
        """A role is the person who has it."""
        text = "Moderator:\n\nWelcome to this press conference.\n\nSpokesperson:\n\nGood morning."
        assert said(text).startswith("r1 Fang Yu; r2 None")

    def test_only_answerer(self) -> None:
        """An answer without a name is that of the only official."""
        head = "Speaker:\n\nLin Haiyan, minister of ports\n\n"
        assert outline(structure(f"{head}Q: Why?\n\nA: Thus.")) == "q01 None; q01/a1 Lin Haiyan"

    def test_nobody_chairs(self) -> None:
        """A moderator without a name speaks all the same."""
        assert outline(structure("Moderator: Next, please.")) == "r1 None"

    def test_rhetorical_question(self) -> None:
        """An official who asks and is not apart from what is before goes on."""
        text = (
            "CNR:\n\nWhy?\n\nLin Haiyan:\n\nWe ask ourselves.\n\nWhat next?\n\nGuo Wenbo:\n\nThis."
        )
        assert said(text) == "q01 CNR; q01/a1 Lin Haiyan x2; q01/a2 Guo Wenbo"

    def test_long_lost_question(self) -> None:
        """A question without its outlet may have several paragraphs."""
        text = (
            "Lin Haiyan:\n\nThus. Thank you.\n\n\nI have two questions.\n\nWhy?\n\n"
            "When? Thank you.\n\nGuo Wenbo:\n\nNow."
        )
        assert said(text) == "r1 Lin Haiyan; q01 None x3; q01/a1 Guo Wenbo"

    def test_unnamed_first(self) -> None:
        """What stands before the first label is the chair's if it welcomes."""
        assert said("Good morning. Welcome.\n\nLin Haiyan:\n\nThus.") == "r1 Fang Yu; r2 Lin Haiyan"


class TestTranscripts:
    """The two real transcripts."""

    def test_turns(self, briefing_id: str, transcript: str) -> None:
        """Every turn is the curated one: type, id, span, paragraphs, speaker, outlet, hand-over."""
        briefing = load(briefing_id, text=transcript)
        bare = [
            attrs.evolve(turn, summary="", topics=(), indicators=(), targets=())
            for turn in briefing.turns
        ]
        found = structure(transcript).turns
        assert [attrs.evolve(turn, recognition=None) for turn in found] == bare
        assert all(turn.recognition is not None for turn in found)

    def test_exchanges(self, briefing_id: str, transcript: str) -> None:
        """Every question has its curated answers."""
        curated, found = load(briefing_id).exchanges, structure(transcript).exchanges
        assert [_ids(exchange.question, *exchange.answers) for exchange in found] == [
            _ids(exchange.question, *exchange.answers) for exchange in curated
        ]


def _ids(*turns: Turn) -> list[str]:
    """Return the ids of turns."""
    return [turn.id for turn in turns]
