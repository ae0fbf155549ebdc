"""JSON documents: nothing is lost on the way out and back, and nothing wrong comes in."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Briefing,
    Check,
    Hedge,
    Indicator,
    Interval,
    Kind,
    NonFigure,
    Office,
    Period,
    Quantity,
    Question,
    Reason,
    SchemaError,
    Span,
    Speaker,
    Turn,
    Unit,
    check,
    from_json,
    load,
    testing,
    to_json,
)
from miitbrief.formats.json import SCHEMA_VERSION

STRATEGIES: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "Answer": testing.answers,
    "Briefing": testing.briefings,
    "Check": testing.checks,
    "Claim": testing.claims,
    "Concept": testing.concepts,
    "Exchange": testing.exchanges,
    "Indicator": testing.indicators,
    "Interval": testing.intervals,
    "NonFigure": testing.nonfigures,
    "Note": testing.notes,
    "Office": testing.offices,
    "Paragraph": testing.paragraphs,
    "Period": testing.periods,
    "QualitativeTarget": testing.qualitative_targets,
    "Quantity": testing.quantities,
    "Question": testing.questions,
    "Remarks": testing.remarks,
    "Span": testing.spans,
    "Speaker": testing.speakers,
    "Target": testing.targets,
    "Turn": testing.turns,
    "Unit": testing.units,
}
ANY_STRATEGY = pytest.mark.parametrize("name", STRATEGIES)
HEAD: dict[str, object] = {"miitbrief": 2}
PLACE = {"start": 0, "end": 1}
FIGURE = {
    "id": "b/a1/i1",
    "measure": "bridges",
    "kind": "level",
    "quantity": {"value": "3", "unit": {"name": "count"}},
    "turn": "b/a1",
    "span": PLACE,
}
ADA = Speaker(id="ada-vale", name="Ada Vale", offices=(Office(title="chief", organisation="Ö"),))


def document(of: str, **fields: object) -> str:
    """Return a document of a class."""
    return json.dumps({**HEAD, "type": of, **fields})


def briefing(**tables: object) -> str:
    """Return the document of a briefing with an answer."""
    fields: dict[str, object] = {
        "id": "b",
        "title": "Bridges",
        "speakers": [{"id": "ada-vale", "name": "Ada Vale"}],
        "turns": [{"type": "answer", "id": "b/a1", "span": PLACE, "speaker": "ada-vale"}],
    }
    return document("Briefing", **{**fields, **tables})


def problems(text: str | bytes, expected: type[Any] = object) -> tuple[str, ...]:
    """Return what is wrong with a document."""
    with pytest.raises(SchemaError) as caught:
        from_json(text, expected)
    return caught.value.problems


class TestRoundTrip:
    """What is written is read back."""

    @ANY_STRATEGY
    @settings(max_examples=20)
    @given(data=st.data())
    def test_nothing_is_lost(self, name: str, data: st.DataObject) -> None:
        """An object that is written and read is equal, of the same class and printed alike."""
        original = data.draw(STRATEGIES[name]())
        text = to_json(original)
        again = from_json(text)
        assert type(again) is type(original)
        assert again == original
        assert repr(again) == repr(original)
        assert to_json(again) == text

    @ANY_STRATEGY
    @settings(max_examples=6)
    @given(data=st.data())
    def test_document(self, name: str, data: st.DataObject) -> None:
        """A document begins with schema version and class, has no float, and may be bytes."""

        def refuse(text: str) -> float:
            raise AssertionError(f"the document has the float {text}")

        original = data.draw(STRATEGIES[name]())
        text = to_json(original)
        fields = json.loads(text, parse_float=refuse, parse_constant=refuse)
        assert list(fields)[:2] == ["miitbrief", "type"]
        assert (fields["miitbrief"], fields["type"]) == (SCHEMA_VERSION, name) == (2, name)
        assert from_json(text.encode()) == original

    @ANY_STRATEGY
    @settings(max_examples=5)
    @given(data=st.data())
    def test_unknown_key(self, name: str, data: st.DataObject) -> None:
        """A key that the class does not have is refused, whatever the class."""
        fields = json.loads(to_json(data.draw(STRATEGIES[name]())))
        assert "misspelt" in problems(json.dumps({**fields, "misspelt": 1}))[0]

    @ANY_STRATEGY
    @settings(max_examples=5)
    @given(data=st.data())
    def test_list_for_a_field(self, name: str, data: st.DataObject) -> None:
        """A value of a wrong type is refused, whatever the class and field."""
        fields = json.loads(to_json(data.draw(STRATEGIES[name]())))
        key = data.draw(st.sampled_from([key for key in fields if key != "miitbrief"]))
        assert "$" in problems(json.dumps({**fields, key: {"strange": [1]}}))[0]

    def test_bundled_briefings(self, briefing_id: str) -> None:
        """A bundled briefing and all its checks are written and read."""
        original = load(briefing_id)
        assert from_json(to_json(original), Briefing) == original
        for each in check(original):
            assert from_json(to_json(each), Check) == each

    def test_attached_briefings(self, briefing_id: str, transcript: str) -> None:
        """A briefing is written with the transcript that is attached to it."""
        attached = load(briefing_id, text=transcript)
        again = from_json(to_json(attached), Briefing)
        assert again == attached
        assert again.text == transcript


class TestForm:
    """Documents are short and can be read."""

    def test_defaults_are_left_out(self) -> None:
        """A field with its default value is not written."""
        assert to_json(Speaker(id="ada-vale", name="Ada Vale")) == (
            '{"miitbrief": 2, "type": "Speaker", "id": "ada-vale", "name": "Ada Vale"}'
        )

    @pytest.mark.parametrize("value", ["9.60", "9.6", "0.000", "-3", "1E+3", "1234567890123456789"])
    def test_decimals_keep_their_digits(self, value: str) -> None:
        """A decimal is written as a string with every digit, zeros at the end too."""
        number = Quantity(value=Decimal(value), unit=Unit(name="percent"))
        fields = json.loads(to_json(number))
        assert fields["value"] == value
        assert from_json(to_json(number)) == number

    def test_other_scripts(self) -> None:
        """Letters of any script are written as they are."""
        office = Office(title="工程师", organisation="Büro für Brücken")
        assert "工程师" in to_json(office)
        assert from_json(to_json(office)) == office

    def test_times(self) -> None:
        """Days and times are in ISO form, times with their zone."""
        zone = dt.timezone(dt.timedelta(hours=8))
        start = dt.datetime(2022, 2, 28, 10, tzinfo=zone)
        fields = json.loads(to_json(Briefing(id="b", title="Bridges", starts_at=start)))
        assert (fields["starts_at"], fields["date"]) == ("2022-02-28T10:00:00+08:00", "2022-02-28")

    def test_open_interval(self) -> None:
        """An unbounded end is left out, and an open one is said to be open."""
        text = to_json(Interval(lower=Decimal("2.50"), lower_closed=False))
        assert json.loads(text) == {
            "miitbrief": 2,
            "type": "Interval",
            "lower": "2.50",
            "lower_closed": False,
        }

    def test_null(self) -> None:
        """A field that may be None may be null."""
        assert from_json(document("Interval", lower=None)) == Interval()

    def test_briefing_is_flat(self) -> None:
        """A briefing is written as tables, a record a line, that refer to each other by id."""
        turn = Answer(
            id="b/a1",
            span=Span(start=0, end=9),
            speaker=ADA,
            indicators=(
                Indicator(
                    id="b/a1/i1",
                    measure="bridges",
                    kind=Kind.LEVEL,
                    quantity=Quantity(value=3, unit=Unit(name="count")),
                    turn="b/a1",
                    speaker=ADA,
                    span=Span(start=4, end=5),
                ),
            ),
        )
        text = to_json(Briefing(id="b", title="Bridges", speakers=(ADA,), turns=(turn,)))
        fields = json.loads(text)
        assert fields["indicators"][0]["speaker"] == fields["turns"][0]["speaker"] == "ada-vale"
        assert fields["indicators"][0]["turn"] == fields["turns"][0]["id"]
        assert "indicators" not in fields["turns"][0]
        records = [line for line in text.splitlines() if line.startswith("  {")]
        assert [json.loads(line.rstrip(","))["id"] for line in records] == [
            "ada-vale",
            "b/a1/i1",
            "b/a1",
        ]

    def test_briefing_of_nothing(self) -> None:
        """A briefing of which only the title is known is a short document."""
        lines = [' "miitbrief": 2', ' "type": "Briefing"', ' "id": "b"', ' "title": "Bridges"']
        assert to_json(Briefing(id="b", title="Bridges")) == "{\n" + ",\n".join(lines) + "\n}\n"

    @pytest.mark.parametrize("kind", ["turn", "remarks", "question", "answer"])
    def test_turns_by_type(self, kind: str) -> None:
        """The type of a turn's record tells its class."""
        turns = [{"type": kind, "id": "b/a1", "span": PLACE}]
        turn = from_json(briefing(turns=turns), Briefing).turns[0]
        assert type(turn).__name__ == kind.title()


class TestWriting:
    """What is no object of the package is not written."""

    @pytest.mark.parametrize(
        "thing", [3, None, "text", {}, [Span(start=0, end=1)], Kind.LEVEL, Span]
    )
    def test_strange_object(self, thing: object) -> None:
        """Another object is refused with the classes that there are."""
        with pytest.raises(TypeError, match=r"^expected an object of Answer, .*, Unit; got "):
            to_json(thing)

    def test_namesake(self) -> None:
        """Another project's class of the same name is refused."""

        @attrs.frozen
        class Span:
            start: int
            end: int

        with pytest.raises(TypeError, match=r"got .*Span"):
            to_json(Span(3, 7))


class TestHead:
    """The head of a document is checked first."""

    @pytest.mark.parametrize(
        "text", ["", "{", "nonsense", '{"miitbrief": 1,}', b"\xff\xfe\xfa", "[" * 100_000]
    )
    def test_no_json(self, text: str | bytes) -> None:
        """What is no JSON is refused."""
        (problem,) = problems(text)
        assert problem.startswith("expected a JSON document: ")
        assert problem.endswith(" @ $")

    @pytest.mark.parametrize(
        ("text", "kind"),
        [("[]", "list"), ("3", "int"), ('"x"', "str"), ("null", "NoneType"), ("true", "bool")],
    )
    def test_no_object(self, text: str, kind: str) -> None:
        """JSON that is no object is refused."""
        assert problems(text) == (f"expected a JSON object, got {kind} @ $",)

    @pytest.mark.parametrize("number", ["3.0", "3.5", "1e3", "NaN", "Infinity", "-Infinity"])
    @pytest.mark.parametrize(
        "form",
        [
            '{"miitbrief": 2, "type": "Span", "start": %s, "end": 7}',
            '{"miitbrief": %s, "type": "Span", "start": 3, "end": 7}',
            '{"miitbrief": 2, "type": "Quantity", "value": %s, "unit": {"name": "percent"}}',
            '{"miitbrief": 2, "type": "Concept", "aliases": [{"deep": [%s]}]}',
        ],
    )
    def test_float(self, form: str, number: str) -> None:
        """A number that is not whole is refused anywhere, since no float was ever printed."""
        (problem,) = problems(form % number)
        assert problem == (
            "expected a JSON document: numbers that are not whole must be strings, "
            f"got {number} @ $"
        )

    @pytest.mark.parametrize("version", [0, -1, "1", None, True, [1]])
    def test_version(self, version: object) -> None:
        """A document of another schema version is refused."""
        text = json.dumps({"miitbrief": version, "type": "Span", **PLACE})
        assert problems(text) == (f"expected schema version 1 or 2, got {version!r} @ $.miitbrief",)

    def test_version_of_a_later_release(self) -> None:
        """A document of a later schema is refused with what reads it."""
        (problem,) = problems(json.dumps({"miitbrief": 3, "type": "Span", **PLACE}))
        assert problem == (
            "expected schema version 1 or 2, got 3; a newer miitbrief has written it, which reads "
            "it @ $.miitbrief"
        )

    def test_no_version(self) -> None:
        """A document without a schema version is refused."""
        text = json.dumps({"type": "Span", **PLACE})
        assert problems(text) == ("expected schema version 1 or 2, got None @ $.miitbrief",)

    @pytest.mark.parametrize("kind", ["Bridge", "span", "", 3, ["Span"], None, "BriefingInfo"])
    def test_type(self, kind: object) -> None:
        """A document of an unknown class is refused with the classes that there are."""
        (problem,) = problems(json.dumps({**HEAD, "type": kind, **PLACE}))
        assert problem.startswith(f"expected one of {', '.join(STRATEGIES)}; got {kind!r}")
        assert problem.endswith(" @ $.type")

    def test_another_class_than_expected(self) -> None:
        """A document of another class than asked for is refused."""
        text = document("Span", **PLACE)
        assert problems(text, Unit) == ("expected a Unit, got a Span @ $.type",)

    @pytest.mark.parametrize("expected", [Turn, Question, object])
    def test_base_class(self, expected: type[object]) -> None:
        """A document of a subclass is what was asked for."""
        text = document("Question", id="b/q1", span=PLACE)
        assert isinstance(from_json(text, expected), Question)

    def test_key_that_occurs_twice(self) -> None:
        """A key that occurs twice is refused, since one of the values would be dropped."""
        text = '{"miitbrief": 2, "type": "Span", "start": 3, "start": 4, "end": 7}'
        assert "start" in problems(text)[0]


class TestFields:
    """Each problem is told with its path in the document."""

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (document("Span", start=3), "required field missing: 'end' @ $.end"),
            (document("Span", start="3", end=7), "expected int, got '3' @ $.start"),
            (document("Span", start=True, end=7), "expected int, got True @ $.start"),
            (document("Span", start=None, end=7), "expected int, got None @ $.start"),
            (document("Unit", name=3), "expected str, got 3 @ $.name"),
            (document("Note", span=PLACE, text=None), "expected str, got None @ $.text"),
            (document("Note", span=3, text="x"), "expected dict, got 3 @ $.span"),
            (
                document("Note", span={"start": 0}, text="x"),
                "required field missing: 'end' @ $.span.end",
            ),
            (
                document("Period", start="2022-13-01", end="2022-12-31"),
                "expected a date, got '2022-13-01' @ $.start",
            ),
            (document("Period", start=2022, end="2022-12-31"), "expected str, got 2022 @ $.start"),
            (
                document("Speaker", id="a", name="A", offices={"title": "x"}),
                "expected list, got {'title': 'x'} @ $.offices",
            ),
            (
                document("Speaker", id="a", name="A", offices=[{"title": "x", "organisation": 3}]),
                "expected str, got 3 @ $.offices[0].organisation",
            ),
            (
                document("Quantity", value=9, unit={"name": "percent"}),
                "expected str, got 9 @ $.value",
            ),
            (
                document("Quantity", value="nine", unit={"name": "percent"}),
                "expected a decimal number, got 'nine' @ $.value",
            ),
            (
                document("Interval", lower_closed="yes", lower="1"),
                "expected bool, got 'yes' @ $.lower_closed",
            ),
            (briefing(title=3), "expected str, got 3 @ $.title"),
            (briefing(digit_strings="3"), "expected int, got '3' @ $.digit_strings"),
            (briefing(starts_at="noon"), "expected a time, got 'noon' @ $.starts_at"),
            (briefing(date=20220228), "expected str, got 20220228 @ $.date"),
            (briefing(turns={}), "expected list, got {} @ $.turns"),
            (briefing(turns=["b/a1"]), "expected dict, got 'b/a1' @ $.turns[0]"),
            (briefing(claims=[3]), "expected dict, got 3 @ $.claims[0]"),
            (
                briefing(indicators=[FIGURE, {**FIGURE, "span": {"start": 0, "end": "1"}}]),
                "expected int, got '1' @ $.indicators[1].span.end",
            ),
        ],
    )
    def test_path(self, text: str, problem: str) -> None:
        """A wrong value is told with what was expected and where it stands."""
        assert problem in problems(text)

    def test_all_problems(self) -> None:
        """All problems of a document are told at once, and the message has them all."""
        with pytest.raises(SchemaError) as caught:
            from_json(document("Span", start="3", end="7"))
        expected = ("expected int, got '3' @ $.start", "expected int, got '7' @ $.end")
        assert caught.value.problems == expected
        assert str(caught.value) == "; ".join(expected)

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (document("Span", start=8, end=7), "a span needs 0 <= start <= end, got 8 and 7 @ $"),
            (document("Note", span=PLACE, text=" "), "Note.text must be a text that is not blank"),
            (document("Interval", lower="2", upper="1"), "the interval [2, 1] is empty @ $"),
            (
                document("Quantity", value="NaN", unit={"name": "percent"}),
                "expected a decimal number, got 'NaN' @ $",
            ),
            (
                document("Quantity", value="9", unit={"name": "CNY", "counted": "towns"}),
                "only the unit 'count' counts something; 'CNY' cannot count 'towns' @ $.unit",
            ),
            (
                document("Quantity", value="9", unit={"name": "CNY"}, hedge="maybe"),
                "expected a Hedge ('exact', 'about', ",
            ),
            (
                briefing(
                    speakers=[{"id": "ada-vale", "name": "A"}, {"id": "ada-vale", "name": "B"}]
                ),
                "two speakers have the id 'ada-vale' @ $",
            ),
            (briefing(starts_at="2022-02-28T10:00:00"), "Briefing.starts_at needs a time zone"),
            (
                briefing(starts_at="2022-02-28T10:00:00+08:00", date="2022-03-01"),
                "b: 2022-03-01 is not the day of 2022-02-28 10:00:00+08:00 @ $",
            ),
        ],
    )
    def test_impossible_object(self, text: str, problem: str) -> None:
        """An object that cannot be is refused with the reason."""
        assert problem in "; ".join(problems(text))

    def test_path_of_a_word(self) -> None:
        """A wrong word is told with its own path."""
        text = document("Quantity", value="9", unit={"name": "CNY"}, hedge="maybe")
        assert problems(text)[0].endswith(" @ $.hedge")

    def test_path_of_an_unknown_key(self) -> None:
        """An unknown key is told with its own path."""
        assert problems(document("Span", **PLACE, misspelt=1))[0].endswith(" @ $.misspelt")

    def test_unknown_key_of_a_briefing(self) -> None:
        """An unknown key of a briefing is told as that of a briefing."""
        assert "_Tables" not in problems(briefing(misspelt=1))[0]

    def test_negative_digit_strings(self) -> None:
        """A number of digit strings below zero is refused."""
        assert "digit_strings" in problems(briefing(digit_strings=-1))[0]

    def test_unknown_key_inside(self) -> None:
        """An unknown key is refused at any depth."""
        text = document("Quantity", value="9", unit={"name": "percent", "misspelt": 1})
        (problem,) = problems(text)
        assert problem == "unknown key, expected one of counted, name, per @ $.unit.misspelt"


class TestReferences:
    """A briefing's records refer to each other by id."""

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (
                briefing(turns=[{"type": "answer", "id": "b/a1", "span": PLACE, "speaker": "who"}]),
                "no id 'who' in speakers @ $.turns[0].speaker",
            ),
            (
                briefing(indicators=[{**FIGURE, "speaker": "who"}]),
                "no id 'who' in speakers @ $.indicators[0].speaker",
            ),
            (
                briefing(indicators=[{**FIGURE, "speaker": ["who"]}]),
                "no id ['who'] in speakers @ $.indicators[0].speaker",
            ),
            (
                briefing(exchanges=[{"question": "b/q1", "answers": ["b/a1"]}]),
                "no id 'b/q1' in turns @ $.exchanges[0].question",
            ),
            (
                briefing(exchanges=[{"question": "b/a1", "answers": "b/a1"}]),
                "expected list, got 'b/a1' @ $.exchanges[0].answers",
            ),
            (
                briefing(exchanges=[{"question": "b/a1", "answers": ["b/a1"]}]),
                "Exchange.question must be of type Question, got <Answer b/a1: Ada Vale>",
            ),
            (
                briefing(claims=[{"id": "c", "kind": "duration", "stated": "x", "operands": None}]),
                "no id 'x' in indicators or targets @ $.claims[0].stated",
            ),
            (
                briefing(
                    indicators=[FIGURE],
                    claims=[
                        {"id": "c", "kind": "repeat", "stated": "b/a1/i1", "operands": ["b/a1/i9"]}
                    ],
                ),
                "no id 'b/a1/i9' in indicators or targets @ $.claims[0].operands",
            ),
            (
                briefing(
                    targets=[
                        {
                            "type": "Target",
                            "quantity": FIGURE["quantity"],
                            "id": "t",
                            "measure": "bridges",
                            "due": "2022-12-31",
                            "turn": "b/a1",
                            "span": PLACE,
                            "baseline": "b/a1/i9",
                        }
                    ]
                ),
                "no id 'b/a1/i9' in indicators @ $.targets[0].baseline",
            ),
            (
                briefing(indicators=[{**FIGURE, "turn": "b/a9"}]),
                "<Indicator b/a1/i1: 3: bridges> belongs to no turn of the briefing @ $",
            ),
            (
                briefing(indicators=[{key: FIGURE[key] for key in FIGURE if key != "turn"}]),
                "<Indicator b/a1/i1: 3: bridges> belongs to no turn of the briefing @ $",
            ),
            (
                briefing(indicators=[{**FIGURE, "span": {"start": 7, "end": 8}}]),
                "<Indicator b/a1/i1: 3: bridges> does not stand in turn b/a1",
            ),
            (
                briefing(turns=[{"type": "nonsense", "id": "b/a1", "span": PLACE}]),
                "expected a type of turn, remarks, question, answer; got 'nonsense' @ $.turns[0]",
            ),
            (
                briefing(turns=[{"id": "b/a1", "span": PLACE}]),
                "expected a type of turn, remarks, question, answer; got None @ $.turns[0]",
            ),
        ],
    )
    def test_refused(self, text: str, problem: str) -> None:
        """A reference to what the document does not have is told with its path."""
        assert problem in "; ".join(problems(text))

    def test_figures_join_their_turns(self) -> None:
        """A figure is put into the turn that it refers to, with the speaker as an object."""
        read = from_json(briefing(indicators=[{**FIGURE, "speaker": "ada-vale"}]), Briefing)
        assert [figure.id for figure in read.turns[0].indicators] == ["b/a1/i1"]
        assert read.indicators[0].speaker == read.speakers[0]

    @pytest.mark.parametrize("stated", [{}, {"type": "Bridge"}, 3, "b/a1/i1", None])
    def test_figure_of_a_claim(self, stated: object) -> None:
        """A claim outside a briefing has its figures in full, with their class."""
        text = document("Claim", id="c", kind="duration", stated=stated, operands=[])
        assert problems(text)[0].endswith(" @ $.stated")

    def test_class_of_a_figure(self) -> None:
        """An unknown class of a figure is told as what it is."""
        stated = {**FIGURE, "type": "Bridge"}
        text = document("Claim", id="c", kind="duration", stated=stated, operands=[])
        assert "missing" not in problems(text)[0]

    def test_after_a_failure(self) -> None:
        """A document that is refused leaves nothing behind for the next."""
        problems(briefing(turns=[{"type": "nonsense"}]))
        text = briefing(speakers=[], turns=[])
        assert problems(briefing(speakers=[]))[0].startswith("no id 'ada-vale' in speakers")
        assert from_json(text, Briefing).turns == ()


class TestValues:
    """Documents written by hand are read as they are meant."""

    def test_period(self) -> None:
        """A period is its days."""
        read = from_json(document("Period", start="2021-01-01", end="2021-12-31", label="a year"))
        assert read == Period(start=dt.date(2021, 1, 1), end=dt.date(2021, 12, 31), label="a year")

    def test_quantity(self) -> None:
        """A quantity is its number as a string, its unit, hedge and printed form."""
        read = from_json(
            document(
                "Quantity",
                value="20900000000000",
                unit={"name": "CNY"},
                hedge="more_than",
                text="20.9 trillion yuan",
            )
        )
        assert read == Quantity(
            value=20_900_000_000_000,
            unit=Unit(name="CNY"),
            hedge=Hedge.MORE_THAN,
            text="20.9 trillion yuan",
        )

    def test_nonfigure(self) -> None:
        """A non-figure has its reason as a word."""
        read = from_json(document("NonFigure", span=PLACE, literal="5G", reason="name"))
        assert read == NonFigure(span=Span(start=0, end=1), literal="5G", reason=Reason.NAME)
