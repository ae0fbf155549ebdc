"""What a caller tells of a briefing that is read: its id and the address of its page."""

from pathlib import Path
from typing import Any

import pytest

from miitbrief import Corpus, InvalidValueError, ParseError, parse, parse_all, read

TEXT = (
    "Briefing on kites\n\nBeijing | 10 a.m. May 4, 2023\n\nSpeakers:\nLi Na, minister\n\n"
    "Li Na:\n\nOutput of kites reached 61.5 million in 2022, up 4.2 percent.\n"
)
PAGE = "http://kites.example/4.html"
#: A page of two briefings of one day.
ROLL_UP = f"\u2022 One\n\n{TEXT}\n\u2022 Two\n\n{TEXT}"


def test_id() -> None:
    """The id that a caller gives is that of the briefing and the beginning of all others."""
    briefing = parse(TEXT, id="kites")
    assert briefing.id == "kites"
    ids = [part.id for parts in (briefing.turns, briefing.figures) for part in parts]
    assert ids
    assert all(each.startswith("kites/") for each in ids)
    assert parse(TEXT).id == "2023-05-04"


def test_two_briefings_of_one_day() -> None:
    """Two briefings of one day live in one corpus."""
    corpus = Corpus([parse(TEXT), parse(TEXT, id="2023-05-04-b")])
    assert [each.id for each in corpus] == ["2023-05-04", "2023-05-04-b"]
    assert corpus.figure("2023-05-04-b/r1/i01") == corpus.briefings[1].figure("r1/i01")


def test_source(tmp_path: Path) -> None:
    """The address of the page is what the caller tells, and no path is one."""
    path = tmp_path / "kites.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert parse(TEXT, source=PAGE).source == PAGE
    assert read(path, source=PAGE).source == PAGE
    assert read(path).source is None
    assert read(path, id="kites").id == "kites"


def test_errors_name_the_file(tmp_path: Path) -> None:
    """The error of a file names it, whatever the address of its page."""
    path = tmp_path / "kites.txt"
    path.write_text("hello", encoding="utf-8")
    with pytest.raises(ParseError, match=r"kites\.txt"):
        read(path, source=PAGE)
    (error,) = read(path, errors="collect").errors
    assert error.source == str(path)
    path.write_text(f"{TEXT}\nNobody knows who says this of 5 kites.\n", encoding="utf-8")
    assert {each.source for each in read(path, errors="collect").errors} <= {str(path)}


def test_ids_of_a_page_of_several() -> None:
    """Briefings of one page have the ids that are given, or their days, told apart."""
    assert [each.id for each in parse_all(ROLL_UP, ids=["one", "two"])] == ["one", "two"]
    assert [each.id for each in parse_all(ROLL_UP)] == ["2023-05-04", "2023-05-04-2"]
    assert len(Corpus(parse_all(ROLL_UP))) == 2


@pytest.mark.parametrize("ids", [["one"], ["one", "two", "three"], "ab", []])
def test_as_many_ids_as_briefings(ids: Any) -> None:
    """Ids that are not as many as the briefings are refused with their number."""
    with pytest.raises(InvalidValueError, match="an id for each of 2"):
        parse_all(ROLL_UP, ids=ids)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"id": ""}, "expected id= as a text that is not blank"),
        ({"id": 3}, "expected id= as a text that is not blank"),
        ({"id": "a/b"}, "expected id= without '/'"),
        ({"source": " "}, "expected source= as a text that is not blank"),
        ({"source": Path("kites.txt")}, "expected source= as a text that is not blank"),
    ],
)
def test_wrong_arguments(given: dict[str, Any], message: str) -> None:
    """An argument of another type or form is refused by its name."""
    with pytest.raises(InvalidValueError, match=message):
        parse(TEXT, **given)
