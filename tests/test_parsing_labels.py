"""Labels in every form: whom each names, how it is known, and who is nobody."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Briefing, Question, Speaker, Turn, from_json, load, parse, to_json
from miitbrief.exceptions import InvalidValueError, ParseError
from miitbrief.model import LabelRule
from miitbrief.reading.layouts.lines import inner_labels, printed, with_stop
from miitbrief.reading.layouts.names import Person, named_people
from miitbrief.reading.layouts.people import Directory
from miitbrief.reading.transcripts import structure

HEAD = (
    "Briefing on tides\n\nDalian | 10 a.m. May 4, 2021\n\nSpeakers:\n\n"
    "Lin Haiyan, minister of ports\n\nGuo Wenbo, chief engineer of the Sea Office\n\n"
    "Chairperson:\n\nFang Yu, spokesperson of the Sea Office\n\n"
    "Fang Yu:\n\nGood morning.\n\n"
)
PEOPLE = Directory(
    [
        Person(name="Lin Haiyan", offices="minister of ports and harbours"),
        Person(name="Guo Wenbo", offices="chief engineer of the Sea Office"),
        Person(name="Guo Yimo", offices="deputy head of the Sea Office"),
        Person(name="Ada de la Cruz", offices="Financial Secretary"),
    ]
)


def who(turn: Turn) -> str | None:
    """Return the outlet or the speaker's name."""
    if isinstance(turn, Question):
        return turn.outlet
    speaker = getattr(turn, "speaker", None)
    return None if speaker is None else str(speaker.name)


def said_by(text: str) -> list[str | None]:
    """Return who speaks behind the opening of a briefing."""
    return [who(turn) for turn in structure(HEAD + text).turns[1:]]


class TestForms:
    """What has the form of a label."""

    @pytest.mark.parametrize(
        ("text", "name", "rest"),
        [
            ("Li Na (holding up a chart): Good.", "Li Na", "Good."),
            ("Li Na \u2013 holding up a chart \u2013: Good.", "Li Na", "Good."),
            ("Li Na, through an interpreter: Good.", "Li Na", "Good."),
            ("[00:01:02] Li Na: Good.", "Li Na", "Good."),
            ("Li Na [00:01:02]: Good.", "Li Na", "Good."),
            ("10:02 Li Na: Good.", "Li Na", "Good."),
            ("Q Why?", "Q", "Why?"),
            ("Q. Why?", "Q", "Why?"),
            ("Q2: Why?", "Q2", "Why?"),
            ("QUESTION. Why?", "QUESTION", "Why?"),
        ],
    )
    def test_printed(self, text: str, name: str, rest: str) -> None:
        """Stamps and asides are no part of the name."""
        form = printed(text)
        assert form is not None
        assert (form.name, form.rest) == (name, rest)
        assert text[form.end :] == rest

    @pytest.mark.parametrize("text", ["Q1 sales rose", "It is 10:30", "Quietly", "A ship"])
    def test_none(self, text: str) -> None:
        """Quarters, hours and words have not the form of a label."""
        assert printed(text) is None

    def test_with_stop(self) -> None:
        """A name in capitals may end in a full stop."""
        form = with_stop("ADA O'DELL. Good.")
        assert form is not None
        assert (form.name, form.rest) == ("ADA O'DELL", "Good.")
        assert with_stop("Ada Pell. Good.") is None

    def test_inner(self) -> None:
        """Behind a sentence, a name and a colon have the form of a label."""
        assert list(inner_labels("Yes. Li Na: No. So: maybe.")) == [(5, "Li Na"), (16, "So")]


class TestDirectory:
    """Whom a form fits."""

    @pytest.mark.parametrize(
        ("label", "name", "rule"),
        [
            ("Lin Haiyan", "Lin Haiyan", LabelRule.NAME),
            ("LIN Hai-yan", "Lin Haiyan", LabelRule.NAME),
            ("Minister Lin Haiyan", "Lin Haiyan", LabelRule.NAME),
            ("Lin Haiyan, minister", "Lin Haiyan", LabelRule.NAME),
            ("Lin Haiyna", "Lin Haiyan", LabelRule.SPELLING),
            ("Lin Haian", "Lin Haiyan", LabelRule.SPELLING),
            ("Lin Yanhai", "Lin Haiyan", LabelRule.SPELLING),
            ("Mr. Lin", "Lin Haiyan", LabelRule.FAMILY_NAME),
            ("LIN", "Lin Haiyan", LabelRule.FAMILY_NAME),
            ("Chief Engineer Guo", "Guo Wenbo", LabelRule.FAMILY_NAME),
            ("MS. DE LA CRUZ", "Ada de la Cruz", LabelRule.FAMILY_NAME),
            ("The Minister", "Lin Haiyan", LabelRule.OFFICE),
            ("Minister of Ports and Harbours", "Lin Haiyan", LabelRule.OFFICE),
            ("FS", "Ada de la Cruz", LabelRule.ABBREVIATION),
            ("Mr. Guo", None, LabelRule.SEVERAL),
            ("Lin Haiyan and Guo Wenbo", None, LabelRule.TOGETHER),
            ("Mr. Lin, Ms. de la Cruz", None, LabelRule.TOGETHER),
        ],
    )
    def test_find(self, label: str, name: str | None, rule: LabelRule) -> None:
        """A form fits one person, or several, and then nobody is sure."""
        match = PEOPLE.find(label)
        assert match is not None
        assert (match.person and match.person.name, match.rule) == (name, rule)

    @pytest.mark.parametrize("label", ["Lin Haibo", "Gu Wenboo", "Li", "Ports", "Deputy", "XY"])
    def test_nobody(self, label: str) -> None:
        """Two wrong letters, another word and another office fit nobody."""
        assert PEOPLE.find(label) is None

    def test_two_neighbours(self) -> None:
        """A misspelling of two names is neither."""
        near = Directory([Person(name="Li Ming"), Person(name="Li Mang")])
        assert near.find("Li Meng") is None

    def test_given(self) -> None:
        """What a caller tells counts more than anything else."""
        match = Directory([Person(name="Li Na")], {"Mr. X": "Li Na"}).find("MR. X")
        assert match is not None
        assert match.rule is LabelRule.GIVEN

    @given(st.sampled_from(["Lin Haiyan", "Guo Wenbo"]), st.data())
    def test_one_letter(self, name: str, data: st.DataObject) -> None:
        """One letter less or other in a given name is a misspelling, and found at once."""
        at = data.draw(st.integers(name.index(" ") + 1, len(name) - 1))
        letter = data.draw(st.sampled_from(["", "x"]))
        match = PEOPLE.find(name[:at] + letter + name[at + 1 :])
        assert match is not None
        assert match.person is not None
        assert match.person.name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Briefing by Press Secretary Ada Pell", ["Ada Pell"]),
        ("BRIEFING BY PRESS SECRETARY ADA PELL", ["Ada Pell"]),
        ("Secretary Ada B. Pell and Adviser Jan O'Dell, May 4", ["Ada B. Pell", "Jan O'Dell"]),
        ("remarks by the Financial Secretary, Mr Paul Vane, at a session", ["Paul Vane"]),
        ("Lin Haiyan, director of the Sea Office, answered questions", ["Lin Haiyan"]),
        ("Spokesperson Lin Haiyan's Regular Press Conference", ["Lin Haiyan"]),
        ("Remarks by President Vane at a Press Conference", []),
        ("Harbours grow and ships come home", []),
    ],
)
def test_named(text: str, names: list[str]) -> None:
    """A title or a sentence names people in full behind or before their offices."""
    assert [person.name for person in named_people(text)] == names


class TestSpeakers:
    """Who speaks, and who is nobody."""

    @pytest.mark.parametrize("outlet", ["Reuters", "Vantor", "The Ledger", "Der Anker", "NQK"])
    @pytest.mark.parametrize("form", ["{}:\n\n", "{}: "])
    @pytest.mark.parametrize(
        "asked", ["Did prices rise by 9%?", "They rose by 9%. Please comment."]
    )
    @pytest.mark.parametrize("before", ["", "Guo Wenbo:\n\nBy 5%.\n\n"])
    def test_outlet(self, outlet: str, form: str, asked: str, before: str) -> None:
        """An outlet needs no known word, whether its question has a question mark or not."""
        text = f"{before}{form.format(outlet)}{asked}\n\nLin Haiyan:\n\nBy 3%."
        assert said_by(text)[-2:] == [outlet, "Lin Haiyan"]

    @pytest.mark.parametrize(
        ("label", "outlet"),
        [
            ("Reporter from Sea Times", "Sea Times"),
            ("Reporter (Sea Times)", "Sea Times"),
            ("Vantor reporter", "Vantor"),
            ("Ada Moss, Sea Times", "Sea Times"),
            ("Ada Moss (Vantor)", "Vantor"),
            ("Ada Moss from Vantor", "Vantor"),
            ("A journalist", None),
            ("Question from the floor", None),
        ],
    )
    def test_reporters(self, label: str, outlet: str | None) -> None:
        """A reporter's label may tell the outlet in several ways, or none."""
        assert said_by(f"{label}: How many?\n\nLin Haiyan: Nine.") == [outlet, "Lin Haiyan"]

    @pytest.mark.parametrize(
        ("asked", "outlet"),
        [
            ("(Harbour Daily) How many?", "Harbour Daily"),
            ("(In Chinese) How many?", None),
            ("(Laughter.) How many?", None),
            ("(inaudible) How many?", None),
        ],
    )
    def test_outlet_in_brackets(self, asked: str, outlet: str | None) -> None:
        """An outlet in brackets behind "Q:" asks, and what is said of the manner names nobody."""
        head = "Briefing on tides on May 4, 2021\n\nLin Haiyan, tide officer"
        text = f"{head}\n\nLin Haiyan: Good morning.\n\nQ: {asked}\n\nLin Haiyan: Nine.\n"
        (question,) = [turn for turn in parse(text).turns if isinstance(turn, Question)]
        assert question.outlet == outlet

    @pytest.mark.parametrize(
        "label",
        [
            "A voice from the floor",
            "Unidentified speaker",
            "Someone in the hall",
            "Off-mic voice",
            "Male voice",
            "Audience member",
            "Speaker 2",
            "Heckler",
            "From the floor",
            "Inaudible",
        ],
    )
    @pytest.mark.parametrize("said", ["By 9%?", "Surely by 9%."])
    def test_voice(self, label: str, said: str) -> None:
        """What an unknown voice says is not said by whoever spoke before."""
        text = f"Lin Haiyan:\n\nBy 5%.\n\n{label}: {said}\n\nLin Haiyan:\n\nNo, by 5%."
        assert said_by(text) == ["Lin Haiyan", None, "Lin Haiyan"]

    @pytest.mark.parametrize(
        "start",
        [
            "To sum up",
            "On the question of prices",
            "Our aims are as follows",
            "In short",
            "Take ships",
            "The reason is simple",
            "First",
        ],
    )
    def test_prose(self, start: str) -> None:
        """A colon in a sentence makes no label."""
        text = f"Lin Haiyan:\n\nBy 5%.\n\n{start}: by 3%.\n\nGuo Wenbo:\n\nYes."
        assert said_by(text) == ["Lin Haiyan", "Guo Wenbo"]

    def test_several(self) -> None:
        """A family name that two have is nobody's, and its numbers are not the chair's."""
        head = HEAD.replace("Guo Wenbo", "Lin Wenbo")
        turn = structure(f"{head}Mr. Lin:\n\nBy 5%.").turns[-1]
        assert (who(turn), turn.why("speaker")) == (None, "'Mr. Lin' fits several people")

    def test_first(self) -> None:
        """A full name before the first words is a person: nobody has spoken whose it could be."""
        assert [who(turn) for turn in structure("Ada Vale:\n\nWe are few.").turns] == ["Ada Vale"]

    def test_recurring(self) -> None:
        """What recurs before a colon is a label, whatever its case, and a person's by its title."""
        text = "MS. PELL:  Good.\n\nQ    Why?\n\nMS. PELL:  So.\n"
        briefing = structure(text)
        assert [who(turn) for turn in briefing.turns] == ["Pell", None, "Pell"]
        assert [str(speaker) for speaker in briefing.speakers] == ["Ms. Pell"]

    def test_doubt(self) -> None:
        """What may be a label before an official's is nobody's, and a heading's words are not."""
        text = "Lin Haiyan:\n\nShips.\n\nNorlink:\n\nBy 9%.\n\nGuo Wenbo:\n\nNo."
        assert said_by(text) == ["Lin Haiyan", None, "Guo Wenbo"]
        heading = text.replace("Norlink", "Ships").replace("Ships.", "We build ships.")
        assert said_by(heading) == ["Lin Haiyan", "Guo Wenbo"]


class TestWhy:
    """Every turn tells how it is known who speaks."""

    @pytest.mark.parametrize(
        ("label", "words"),
        [
            ("Lin Haiyan", "'Lin Haiyan' is the name of somebody whom the page names"),
            ("Lin Haiyna", "'Lin Haiyna' is the name of somebody whom the page names, spelt"),
            ("Mr. Lin", "'Mr. Lin' has a family name that one person alone has"),
            ("Minister of ports", "'Minister of ports' is an office that one person alone holds"),
            ("Lin Haiyan and Guo Wenbo", "'Lin Haiyan and Guo Wenbo' names several people at"),
            ("Off-mic voice", "'Off-mic voice' names nobody who is known"),
            ("Ms. Yan", "'Ms. Yan' introduces somebody itself"),
        ],
    )
    def test_label(self, label: str, words: str) -> None:
        """The label as printed is told, and how it was matched."""
        assert structure(f"{HEAD}{label}:\n\nGood.").turns[-1].why("speaker").startswith(words)

    def test_without_label(self) -> None:
        """A welcome, a question and an answer may have no label."""
        text = "Good morning and welcome.\n\nLin Haiyan:\n\nYes.\n\nCNR:\n\nWhy?\n\nThey are."
        turns = structure(f"Speakers:\n\nLin Haiyan, minister of ports\n\n{text}").turns
        assert [turn.why("speaker") for turn in turns] == [
            "no label, but a welcome, which is the chair's",
            "'Lin Haiyan' is the name of somebody whom the page names",
            "'CNR' is the name of an outlet",
            "no label, but an answer behind a question",
        ]

    def test_fields(self) -> None:
        """A question tells of its outlet; another field is refused."""
        question = load("2022-02-28").questions[0]
        assert question.why("outlet") == question.why("speaker") == "curated"
        with pytest.raises(InvalidValueError, match="expected 'speaker' or 'outlet', got 'span'"):
            question.why("span")
        with pytest.raises(InvalidValueError, match="expected 'speaker', got 'outlet'"):
            load("2022-02-28").answers[0].why("outlet")

    def test_json(self) -> None:
        """The recognition is small, survives JSON, and stays where the text is attached again."""
        briefing = structure(f"{HEAD}Mr. Lin:\n\nGood.")
        again = from_json(to_json(briefing), Briefing)
        assert again == briefing
        record = json.loads(to_json(briefing.turns[-1]))
        assert record["recognition"] == {"rule": "family name", "label": "Mr. Lin"}
        assert (
            again.attach(briefing.text or "").turns[-1].recognition
            == briefing.turns[-1].recognition
        )


class TestPeople:
    """What a page does not tell, a caller can."""

    TEXT = f"{HEAD}Spokesman Bo:\n\nBy 5%.\n\nNorlink:\n\nBy 9%.\n\nMr. Lin:\n\nNo.\n"

    def test_name(self) -> None:
        """A name is that of somebody listed, or of somebody new."""
        people = {"Spokesman Bo": "Guo Wenbo", "norlink": "Bao Yi"}
        briefing = parse(self.TEXT, people=people)
        assert [who(turn) for turn in briefing.turns[1:]] == ["Guo Wenbo", "Bao Yi", "Lin Haiyan"]
        assert briefing.turns[1].why("speaker").endswith("the caller gave a person for")

    def test_speaker(self) -> None:
        """A speaker is taken as it is given."""
        bao = Speaker(id="bao", name="Bao Yi", honorific="Ms.")
        briefing = parse(self.TEXT, people={"Norlink": bao})
        assert bao in briefing.speakers
        assert briefing.indicators[1].speaker == bao

    @pytest.mark.parametrize("people", [["Norlink"], {"Norlink": 3}, {3: "Li Na"}])
    def test_wrong(self, people: object) -> None:
        """Anything else is refused with what was expected."""
        with pytest.raises(InvalidValueError, match="expected people="):
            parse(self.TEXT, people=people)  # type: ignore[call-overload]


class TestErrors:
    """What is not sure is told, with what to do."""

    def test_all(self) -> None:
        """Turns of nobody, paragraphs that nobody says and numbers without a reason are told."""
        text = (
            f"{HEAD}Lin Haiyan and Guo Wenbo:\n\nBy 5%.\n\nTranslated by Wang Mu.\n\n"
            "We sold all the ships that we had for \u00a3.5 in the year.\n"
        )
        result = parse(text, errors="collect")
        told = [(error.line, error.expected, error.advice) for error in result.errors]
        assert [line for line, _, _ in told] == [21, 25, 25]
        assert "'Lin Haiyan and Guo Wenbo' names several people at once" in told[0][1]
        assert told[0][2].startswith("pass people={'Lin Haiyan and Guo Wenbo': 'the name'}")
        assert told[1][1].startswith("somebody who says this paragraph, got 'We sold all")
        assert "a number that can be understood, got '5'" in told[2][1]

    @pytest.mark.parametrize(
        "text",
        [
            "hello",
            "# felt\n\nIt reads briefings.\n\nExample:\n\n    felt 5\n\nExample:\n\n    felt 6\n",
            "Good morning, everybody. Welcome to the press conference.",
            "How many ships are there?\n\nThere are nine.",
        ],
    )
    def test_nobody_speaks(self, text: str) -> None:
        """A text without a label in which nobody is named is no transcript."""
        with pytest.raises(ParseError, match="expected somebody who speaks"):
            parse(text)
