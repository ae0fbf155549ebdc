"""Attributions: the speaker's own figures, quoted ones and those of questions."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import Indicator, find_figures
from miitbrief.reading.documents.document import Document
from miitbrief.reading.numbers import find_numbers
from miitbrief.reading.sources.bodies import Origin, is_short_for
from miitbrief.reading.sources.sources import asked, sources_of
from miitbrief.reading.syntax.clauses import Clauses

_LINE = (
    "according to the association , said analysts that 5% of firms 40 . Of these Q: A: ? ; expect "
    "a survey by Pell & Co found our data show against forecasts of \n Question: 3 million"
)
_WORDS = re.split(" ", _LINE)
_TEXTS = st.text() | st.lists(st.sampled_from(_WORDS), max_size=16).map(" ".join)
_OTHERS = [
    "the World Bank",
    "the China Tea Association",
    "the National Bureau of Statistics",
    "relevant associations",
    "a survey by Pell & Co",
    "Pell & Co",
    "research firm Kestrel",
    "the seventh population census",
    "analysts at big banks",
]
_OWN = [
    "preliminary statistics",
    "our own survey",
    "the ministry",
    "the latest data",
    "the plan",
    "the company",
]


def _origins(text: str, *, own: Sequence[str] = (), is_plain: bool = False) -> list[Origin]:
    """Return who says each figure of a text."""
    document = Document.of(text, find_numbers(text, date=None))
    sentences = [Clauses(sentence) for sentence in document.sentences]
    return [each.value for each in sources_of(document, sentences, own=own, is_plain=is_plain)]


def _attributions(text: str, *, is_plain: bool = False) -> str:
    """Return the attributions of all figures of a text, each by its first letter."""
    return "".join(str(origin.attribution)[0] for origin in _origins(text, is_plain=is_plain))


@given(_TEXTS, st.booleans())
@settings(max_examples=200)
def test_any_text_is_read(text: str, is_plain: bool) -> None:  # noqa: FBT001 - Hypothesis gives it.
    """Each number of any text has an attribution, and only plain text has reporters."""
    found = _attributions(text, is_plain=is_plain)
    assert len(found) == len(find_numbers(text, date=None).mentions)
    assert is_plain or "r" not in found


@given(_TEXTS)
@settings(max_examples=200)
def test_questions_are_parts_of_a_text(text: str) -> None:
    """What is asked lies inside the text, in order and disjoint."""
    spans = list(asked(text))
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize("source", _OTHERS)
def test_other_sources(source: str) -> None:
    """What is so according to others is a third party's, before it and behind it."""
    assert _attributions(f"According to {source}, sales rose 5%; exports rose 7%.") == "tt"
    assert _attributions(f"Sales rose 5% last year, according to {source}.") == "t"


@pytest.mark.parametrize("source", _OWN)
def test_own_sources(source: str) -> None:
    """Statistics of nobody in particular, state organs and plans are the speaker's own."""
    assert _attributions(f"According to {source}, sales rose 5%.") == "o"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents rose 4%, the tenants' association said, and sales fell 2%.", "tt"),
        ("Rents rose 4%, said brokers in Osaka.", "t"),
        ("Rents rose 4%, an industry body said Thursday.", "t"),
        ("Rents rose 4%, the watchdog found after a look at 90 streets.", "tt"),
        ("Rents rose 4%, more than the 3% economists had forecast, and sales 2%.", "oto"),
        ("It kept its rate at 2%, as all 24 traders had expected, and cut a fee by 5%.", "oto"),
        ("Profit rose 9%, beating the 7% consensus, on sales of $5 million.", "oto"),
        ("Rents rose 4%, short of the 5% that most brokers had bargained for.", "ot"),
        ("As the trade association says, rents rose 4%.", "t"),
        ("By some estimates, 5% of the reefs are dead.", "t"),
        ("Support fell to 21% in a telephone poll of 900 people.", "tt"),
        ("In a survey by our bureau, 21% agreed.", "o"),
        ("Rents rose 4% in May, research firm Kestrel said on Monday.", "t"),
        ("The bank kept its rate at 2%, and most traders expect 3% by May.", "ot"),
        ("Traders expect 3%; the bank itself sees 2%.", "to"),
        ("Profit was $4bn, below forecasts of $5bn, on sales of $9bn.", "oto"),
        ("Prices rose 6%, above the 4% that economists had expected.", "ot"),
        ("Prices rose 6%, and not 4% as predicted; it was 5% predicted by most analysts.", "oot"),
        ("By WTO figures, its share was 14%, up from 13%.", "tt"),
        ("By our figures, its share was 14%.", "o"),
        ("A poll of 1,200 voters put support at 45%.", "tt"),
        ("It has 40 seats in the ranking published by Pell & Co.", "t"),
        ("It has 40 seats in the list published by the ministry.", "o"),
        ("It sold 18 ships, a deal that analysts value at $2bn.", "ot"),
        ("Research shows that 80% of them stay.", "t"),
        ("Our research shows that 80% of them stay.", "o"),
        ('"Rents rose 4%," said a trader in Hamburg. "They may rise 9%."', "tt"),
        ('"Rents rose 4%," said the minister. "They may rise 9%."', "oo"),
        ("Reports of 300 deaths are wrong; 41 people died.", "to"),
        ("Halden Foods said that its profit rose 5%.", "o"),
        ("The statistics office said that prices rose 5%.", "o"),
    ],
)
def test_how_far_a_source_holds(text: str, expected: str) -> None:
    """A source at the end or in front holds for all, one in the middle for what follows it."""
    assert _attributions(text) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Sales rose 5%, data from the tea association showed.", "tea association"),
        ("Statistics from the port authority show traffic up by 5%.", "port authority"),
        ("Data compiled by Pell & Co show that shares fell 5%.", "Pell & Co"),
        ("Some 250 million pupils are out of school, says UNESCO.", "UNESCO"),
        ("A World Bank report says that 250 million people are poor.", "World Bank"),
        ("It is estimated by the tea institute that 5% of trees are sick.", "tea institute"),
        (
            "Researchers at the University of Lyon found that 5% of bats carry it.",
            "University of Lyon",
        ),
        ("Researchers in Lyon found that 5% of bats carry it.", None),
        ("By the association's count, 400 shops have closed.", "association"),
        ("The tea association counts 400 closed shops.", "tea association"),
        ("Economists in a Kestrel poll had expected 50.", "Kestrel"),
        ("The party stands at 24% in the latest Kestrel poll.", "Kestrel"),
        ("The charity Wells for All says 400 wells are dry.", "Wells for All"),
        ("A spokesman for the union said 400 people had walked out.", "union"),
        ("Half of the exporters polled by the chamber expect costs to rise 5%.", "chamber"),
        ("An association said rents rose 4%.", None),
        ("According to relevant associations, rents rose 4%.", None),
        ("Vantor said it sold 400 cars.", "Vantor"),
        ("We sold 400 cars to the association.", None),
    ],
)
def test_sources(text: str, source: str | None) -> None:
    """The source is the body that is named, without its article, and none that is not told."""
    assert {origin.source for origin in _origins(text, is_plain=True)} == {source}


@pytest.mark.parametrize("name", ["the Ministry of Commerce", "MOFCOM", "the Commerce Ministry"])
def test_own_bodies(name: str) -> None:
    """A body that the speaker speaks for is no third party, and is the source all the same."""
    text = f"According to a survey conducted by {name}, 40% of firms have too few orders."
    origin = _origins(text, own=["Ministry of Commerce"])[0]
    assert (str(origin.attribution), origin.source) == ("official", name.removeprefix("the "))
    assert str(_origins(text, own=["Ministry of Trade"])[0].attribution) == "third_party"


def test_short_names() -> None:
    """Letters that stand for a name that was given before have that name."""
    text = "The World Tea Council expects 5%. By WTC figures, it was 4%."
    assert [origin.source for origin in _origins(text)] == ["World Tea Council"] * 2
    assert not is_short_for("WTC", "World Silk Bureau")


def test_resumed_sentences() -> None:
    """A sentence that resumes what is quoted is quoted, too, and the one behind it is not."""
    text = "According to the Salt Association, output was 9 tons. Of these, 4 tons were sold. We"
    assert _attributions(f"{text} made 3 tons.") == "tto"
    assert _attributions("Output was 9 tons. Of these, 4 tons were sold.") == "oo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Question: Exports fell 5%. Why is that? Answer: They fell 4%.", "ro"),
        ("Q: Exports fell 5%. Why?\nThey fell 6% in May.\nA: They fell 4%.", "rro"),
        ("Xinhua News Agency: We noticed that exports fell 5%. What is behind this?", "r"),
        ("Mei Lin, reporter with Harbour Post: Rents fell by 5% last year.", "r"),
        ("You said that orders fell by 5%. Has that stopped?", "r"),
        ("Did they fall by 5%? They fell by 4%.", "oo"),
        ("Note: exports fell 5%.", "o"),
    ],
)
def test_questions_in_plain_text(text: str, expected: str) -> None:
    """A reporter's label, or a question at the end of an unlabelled line, makes a reporter's."""
    assert _attributions(text, is_plain=True) == expected
    assert "r" not in _attributions(text)


_ASKERS = ["Q", "Reuters", "Journalist", "The Hindu", "CNBC-TV18"]
_HOSTS = ["A", "Minister", "Governor Holm", "Ms. Castillo", "Director General", "Mr. Vanek"]


@pytest.mark.parametrize("asker", _ASKERS)
@pytest.mark.parametrize("host", _HOSTS)
def test_questions_and_answers_on_one_line(asker: str, host: str) -> None:
    """Whoever answers on the line of the question is not taken for the one who asks."""
    text = f"{asker}: Prices rose 5%. Why so much? {host}: They rose 4%. In May it was 3%."
    assert _attributions(text, is_plain=True) == "roo"
    twice = f"{text} {asker}: Not 6%? {host}: No, 4%."
    assert _attributions(twice, is_plain=True) == "rooro"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Question from Les Échos: Was it 26 euros? Minister Bakker: It is 27 euros.", "ro"),
        ("ANSA: How long is the wait? Is it 40 days? Prefect: It is 58 days.", "ro"),
        ("The Hindu: Urea is sold at 400 rupees. Secretary: The price is 242 rupees.", "ro"),
        ("Q: Is it 5%? Second: it was 6%. Why?", "rr"),
        ("Exports: 5 million tonnes. Imports: 6 million tonnes. No more.", "oo"),
        ("Two points are clear. First: exports fell 5%. Second: imports rose 6%.", "oo"),
    ],
)
def test_labels_and_what_looks_like_them(text: str, expected: str) -> None:
    """A label inside a line starts a turn; an ordinal or an item of a list starts none."""
    assert _attributions(text, is_plain=True) == expected


def test_figures_of_plain_text() -> None:
    """The figures of a sentence carry their attribution."""
    figures = find_figures("Q: Exports fell 5%. Why?")
    assert [str(f.attribution) for f in figures if isinstance(f, Indicator)] == ["reporter"]
