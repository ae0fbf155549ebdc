"""Documents of the first schema are read into the present classes.

The documents are as the first release wrote them: one class for targets with a number and
without, no attribution of a target, the day of a briefing as `day`.
"""

import datetime as dt
import json
from typing import Any

import pytest

from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    Kind,
    QualitativeTarget,
    Question,
    SchemaError,
    Target,
    Unit,
    from_json,
    to_json,
)

#: A reporter asks about an aim without a number, and an official answers with one.
IN_A_QUESTION = """{
 "miitbrief": 1,
 "type": "Briefing",
 "id": "2031-05-02",
 "title": "Briefing on trams",
 "day": "2031-05-02",
 "speakers": [
  {"id": "ada-vale", "name": "Ada Vale", "honorific": "Ms."}
 ],
 "turns": [
  {"type": "question", "id": "2031-05-02/q01", "span": {"start": 0, "end": 40},
   "outlet": "Tram Weekly"},
  {"type": "answer", "id": "2031-05-02/q01/a1", "span": {"start": 41, "end": 90},
   "speaker": "ada-vale"}
 ],
 "exchanges": [
  {"question": "2031-05-02/q01", "answers": ["2031-05-02/q01/a1"]}
 ],
 "indicators": [
  {"id": "2031-05-02/q01/a1/i01", "measure": "trams in service", "concept": "trams",
   "kind": "level", "quantity": {"value": "40", "unit": {"name": "count", "counted": "trams"}},
   "turn": "2031-05-02/q01/a1", "speaker": "ada-vale", "span": {"start": 50, "end": 52}}
 ],
 "targets": [
  {"id": "2031-05-02/q01/t1", "measure": "rules for trams", "due": "2031-12-31",
   "statement": "The rules are to be rewritten.", "turn": "2031-05-02/q01",
   "span": {"start": 10, "end": 20}, "note": "told as decided"},
  {"id": "2031-05-02/q01/a1/t1", "measure": "trams in service", "concept": "trams",
   "kind": "change", "quantity": {"value": "60", "unit": {"name": "count", "counted": "trams"}},
   "direction": "up", "due": "2032-12-31", "baseline": "2031-05-02/q01/a1/i01",
   "turn": "2031-05-02/q01/a1", "speaker": "ada-vale", "span": {"start": 60, "end": 62}}
 ]
}"""

#: An official sets two aims, one of which has no number.
IN_AN_ANSWER = """{
 "miitbrief": 1,
 "type": "Briefing",
 "id": "b",
 "title": "Briefing on ferries",
 "starts_at": "2031-06-03T10:00:00+02:00",
 "day": "2031-06-03",
 "speakers": [{"id": "bo-lind", "name": "Bo Lind"}],
 "turns": [
  {"type": "answer", "id": "b/a1", "span": {"start": 0, "end": 60}, "speaker": "bo-lind"}
 ],
 "targets": [
  {"id": "b/a1/t1", "measure": "piers", "due": "2031-12-31", "quantity": {"value": "7", "unit":
   {"name": "count"}}, "turn": "b/a1", "speaker": "bo-lind", "span": {"start": 3, "end": 4}},
  {"id": "b/a1/t2", "measure": "the north pier", "kind": "level", "direction": "up",
   "due": "2032-06-30", "statement": "The north pier is to be open.", "turn": "b/a1",
   "speaker": "bo-lind", "span": {"start": 9, "end": 12}}
 ]
}"""
DOCUMENTS = pytest.mark.parametrize("text", [IN_A_QUESTION, IN_AN_ANSWER])


def test_a_reporters_target() -> None:
    """What stood in a question is a reporter's; without a number it is a qualitative target."""
    briefing = from_json(IN_A_QUESTION, Briefing)
    assert briefing.date == dt.date(2031, 5, 2)
    question, answer = briefing.turns
    assert isinstance(question, Question)
    assert isinstance(answer, Answer)
    (asked,), (aim,) = question.targets, answer.targets
    assert type(asked) is QualitativeTarget
    assert (asked.attribution, asked.speaker) == (Attribution.REPORTER, None)
    assert (asked.statement, asked.note) == ("The rules are to be rewritten.", "told as decided")
    assert type(aim) is Target
    assert (aim.kind, aim.attribution) == (Kind.CHANGE, Attribution.OFFICIAL)
    assert aim.baseline == briefing.indicators[0]
    assert aim.quantity.unit == Unit(name="count", counted="trams")
    assert str(aim) == "another 60 trams: trams in service (due 2032-12-31)"


def test_an_officials_targets() -> None:
    """What stood in an answer is an official's, with its speaker."""
    briefing = from_json(IN_AN_ANSWER, Briefing)
    numbered, other = briefing.targets
    assert (type(numbered), type(other)) == (Target, QualitativeTarget)
    assert {numbered.attribution, other.attribution} == {Attribution.OFFICIAL}
    assert numbered.speaker == other.speaker == briefing.speakers[0]
    assert str(other) == "The north pier is to be open. (to go up, due 2032-06-30)"
    assert briefing.starts_at is not None


@DOCUMENTS
def test_it_is_written_as_of_the_present_schema(text: str) -> None:
    """A document that was read is written anew, and read back alike."""
    briefing = from_json(text, Briefing)
    again = to_json(briefing)
    fields = json.loads(again)
    assert fields["miitbrief"] == 2
    assert {each["type"] for each in fields["targets"]} == {"Target", "QualitativeTarget"}
    assert "day" not in fields
    assert from_json(again, Briefing) == briefing


@pytest.mark.parametrize(
    ("fields", "cls"),
    [
        ({"quantity": {"value": "7", "unit": {"name": "count"}}, "kind": "level"}, Target),
        ({"statement": "The pier is to be open."}, QualitativeTarget),
        ({"statement": "The pier is to be open.", "quantity": None}, QualitativeTarget),
    ],
)
def test_a_target_alone(fields: dict[str, Any], cls: type[object]) -> None:
    """A target outside a briefing has the class that its number tells."""
    whole = {"id": "t1", "measure": "piers", "due": "2031-12-31", "span": {"start": 0, "end": 1}}
    read = from_json(json.dumps({"miitbrief": 1, "type": "Target", **whole, **fields}))
    assert type(read) is cls


def test_a_turn_alone() -> None:
    """The targets of a question outside a briefing are the reporter's."""
    aim = {
        "id": "q1/t1",
        "measure": "piers",
        "due": "2031-12-31",
        "statement": "The pier is to be open.",
        "turn": "q1",
        "span": {"start": 0, "end": 1},
    }
    place = {"start": 0, "end": 9}
    head = {"miitbrief": 1, "type": "Question", "id": "q1", "span": place}
    question = from_json(json.dumps({**head, "targets": [aim]}), Question)
    assert [type(each) for each in question.targets] == [QualitativeTarget]
    assert question.targets[0].attribution is Attribution.REPORTER


def test_the_present_schema_has_no_such_fields() -> None:
    """What only the first schema has is refused in a document of the present one."""
    text = IN_AN_ANSWER.replace('"miitbrief": 1', '"miitbrief": 2')
    with pytest.raises(SchemaError) as caught:
        from_json(text)
    assert any("day" in problem for problem in caught.value.problems)


@pytest.mark.parametrize("targets", [3, [3], [None], {}, ["t"]])
def test_damaged_targets(targets: object) -> None:
    """A document of the first schema that is damaged is refused with the path."""
    fields = json.loads(IN_AN_ANSWER)
    with pytest.raises(SchemaError) as caught:
        from_json(json.dumps({**fields, "targets": targets}))
    assert any("$.targets" in problem for problem in caught.value.problems)
