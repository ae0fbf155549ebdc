"""JSON documents: nothing is lost on the way out and back, and nothing wrong comes in."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    Check,
    Claim,
    Corpus,
    Exchange,
    Hedge,
    Indicator,
    Interval,
    InvalidValueError,
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
    Target,
    Turn,
    Unit,
    available,
    check,
    concepts,
    from_json,
    load,
    match,
    parse,
    testing,
    to_json,
)
from miitbrief.corpora import Conflict, Observation, Series
from miitbrief.formats.json import SCHEMA_VERSION
from miitbrief.model import ParseResult

#: A strategy for each class of documents, in the order of the alphabet.
STRATEGIES: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "Answer": testing.answers,
    "Briefing": testing.briefings,
    "BriefingInfo": testing.briefing_infos,
    "Check": testing.checks,
    "Claim": testing.claims,
    "Comparison": testing.comparisons,
    "Concept": testing.concepts,
    "Conflict": testing.conflicts,
    "Corpus": testing.corpora,
    "Correction": testing.corrections,
    "Decision": testing.decisions,
    "Exchange": testing.exchanges,
    "Filling": testing.fillings,
    "Growth": testing.growths,
    "Implication": testing.implications,
    "Indicator": testing.indicators,
    "Interval": testing.intervals,
    "LeftOut": testing.left_out,
    "Match": testing.matches,
    "Measure": testing.measures,
    "Missing": testing.missing_operands,
    "NonFigure": testing.nonfigures,
    "Note": testing.notes,
    "Observation": testing.observations,
    "Office": testing.offices,
    "Paragraph": testing.paragraphs,
    "ParseError": testing.parse_errors,
    "ParseResult": testing.parse_results,
    "Period": testing.periods,
    "Progress": testing.progress,
    "QualitativeTarget": testing.qualitative_targets,
    "Quantity": testing.quantities,
    "Question": testing.questions,
    "Recognition": testing.recognitions,
    "Reference": testing.references,
    "References": testing.reference_collections,
    "Remarks": testing.remarks,
    "Repair": testing.repairs,
    "Series": testing.series,
    "Source": testing.sources,
    "Span": testing.spans,
    "Speaker": testing.speakers,
    "Target": testing.targets,
    "TargetUpdate": testing.target_updates,
    "Turn": testing.turns,
    "Unit": testing.units,
}
#: The classes whose objects may hold briefings.
HOLDERS = {
    "Comparison",
    "Conflict",
    "Corpus",
    "Growth",
    "Implication",
    "LeftOut",
    "Observation",
    "ParseResult",
    "Progress",
    "Series",
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


#: Values that may stand where another was expected.
JUNK = st.sampled_from([None, True, 0, -1, 10**30, "", "x", "2022-02-28", [], ["x"], {}, {"id": 1}])


def containers_of(value: Any) -> Iterator[Any]:
    """Yield every object and list of a document that has anything in it."""
    if isinstance(value, dict | list) and value:
        yield value
        for key in keys_of(value):
            yield from containers_of(value[key])


def keys_of(container: Any) -> list[Any]:
    """Return the keys of an object or the places of a list."""
    return [*container] if isinstance(container, dict) else [*range(len(container))]


def read_or_refused(text: str) -> object:
    """Return the object of a document, or the error where it is refused."""
    try:
        return from_json(text)
    except SchemaError as error:
        return error


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

    @ANY_STRATEGY
    @settings(max_examples=8)
    @given(data=st.data())
    def test_any_change(self, name: str, data: st.DataObject) -> None:
        """Whatever is changed in a document, it is refused as one or is of an object of ours."""
        fields = json.loads(to_json(data.draw(STRATEGIES[name]())))
        inside = data.draw(st.sampled_from(list(containers_of(fields))))
        key = data.draw(st.sampled_from(keys_of(inside)))
        if data.draw(st.booleans()):
            del inside[key]
        else:
            inside[key] = data.draw(JUNK)
        outcome = read_or_refused(json.dumps(fields))
        if isinstance(outcome, SchemaError):
            assert all(" @ $" in problem for problem in outcome.problems)
        else:
            assert type(outcome).__name__ in STRATEGIES

    def test_every_class(self) -> None:
        """There is a document of each class, and of no other."""
        (problem,) = problems(document("Bridge"))
        assert problem == f"expected one of {', '.join(STRATEGIES)}; got 'Bridge' @ $.type"
        assert list(STRATEGIES) == sorted(STRATEGIES)

    def test_results_of_the_bundled_briefings(self) -> None:
        """What the library returns for the bundled briefings is written and read."""
        briefings = tuple(load(info.id) for info in available())
        corpus = Corpus(briefings)
        results: list[object] = [
            corpus,
            corpus.series("5g-base-stations"),
            corpus.observations[0],
            corpus.comparisons()[0],
            *corpus.conflicts()[:2],
            *corpus.target_updates(),
            *(corpus.progress(target) for target, _ in corpus.targets()),
            *available(),
            *list(concepts().values())[:9],
            match("sales of new energy vehicles"),
            parse("hello", errors="collect"),
            *(repair for each in check(corpus) for repair in each.nearest),
        ]
        for result in results:
            again = from_json(to_json(result))
            assert again == result
            assert to_json(again) == to_json(result)


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
        ("form", "path"),
        [
            ('{"miitbrief": 1, "type": "Span", "start": %s, "end": 7}', "$.start"),
            ('{"miitbrief": %s, "type": "Span", "start": 3, "end": 7}', "$.miitbrief"),
            (
                '{"miitbrief": 1, "type": "Quantity", "value": %s, "unit": {"name": "percent"}}',
                "$.value",
            ),
            (
                '{"miitbrief": 1, "type": "Concept", "aliases": [{"deep": [%s]}]}',
                "$.aliases[0].deep[0]",
            ),
        ],
    )
    def test_float(self, form: str, path: str, number: str) -> None:
        """A number that is not whole is refused anywhere, since no float was ever printed."""
        (problem,) = problems(form % number)
        assert problem == f"numbers that are not whole must be strings, got {number} @ {path}"

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

    @pytest.mark.parametrize("kind", ["Bridge", "span", "", 3, ["Span"], None, "Figure", "Verdict"])
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

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ('{"miitbrief": 1, "type": "Span", "start": 3, "start": 4, "end": 7}', "$"),
            ('{"miitbrief": 1, "type": "Note", "span": {"start": 3, "start": 3}}', "$.span"),
            ('{"miitbrief": 1, "type": "X", "a": [0, {"start": 3, "start": 3}]}', "$.a[1]"),
        ],
    )
    def test_key_that_occurs_twice(self, text: str, path: str) -> None:
        """A key that occurs twice is refused, since one of the values would be dropped."""
        assert problems(text) == (
            f"the key 'start' occurs twice in an object; keep one of the two @ {path}",
        )

    @pytest.mark.parametrize("text", [None, 3, {"miitbrief": 1}, Span(start=3, end=7)])
    def test_no_text(self, text: Any) -> None:
        """What is no text is refused with what is expected."""
        with pytest.raises(InvalidValueError, match="expected text as a str or a bytes"):
            from_json(text)

    def test_no_class(self) -> None:
        """A class is expected as the class itself."""
        expected: Any = "Span"
        with pytest.raises(InvalidValueError, match="expected class as a type, such as Briefing"):
            from_json(document("Span", **PLACE), expected)


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
                "no id 'b/q1' in turns; the nearest: b/a1 @ $.exchanges[0].question",
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
                "b/a1/i9' in indicators or targets; the nearest: b/a1/i1 @ $.claims[0].operands",
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


BOLT = Indicator(
    id="b1/r1/i1",
    measure="bolts",
    concept="bolts",
    kind=Kind.LEVEL,
    quantity=Quantity(value=3, unit=Unit(name="count")),
    turn="b1/r1",
    span=Span(start=0, end=1),
)


def of_bolts(name: str, *values: int, text: str | None = None) -> Briefing:
    """Return a briefing that gives numbers of bolts."""
    turn = Turn(
        id=f"{name}/r1",
        span=Span(start=0, end=99),
        indicators=tuple(
            attrs.evolve(
                BOLT,
                id=f"{name}/r1/i{place}",
                turn=f"{name}/r1",
                span=Span(start=place, end=place + 1),
                quantity=Quantity(value=value, unit=Unit(name="count")),
            )
            for place, value in enumerate(values)
        ),
    )
    day = dt.date(2022, 1, int(name[1:]))
    return Briefing(id=name, title="Bolts", date=day, turns=(turn,), text=text)


#: What is wrong with the document of a series once it is changed.
DAMAGES: list[tuple[Callable[[Any], object], str]] = [
    (lambda f: f.pop("briefings"), "no id 'b1' in briefings @ $.observations[0].briefing"),
    (
        lambda f: f["briefings"].pop(),
        "no id 'b2' in briefings @ $.observations[2].briefing",
    ),
    (
        lambda f: f["briefings"].append(f["briefings"][0]),
        "two briefings have the id 'b1'; keep one, or give one another id @ $.briefings",
    ),
    (
        lambda f: f["observations"].pop(),
        "nothing refers to 'b2'; leave it out @ $.briefings",
    ),
    (
        lambda f: f["observations"][0].update(figure="b1/r1/i9"),
        "in the indicators of 'b1'; the nearest: b1/r1/i1, b1/r1/i0 @ $.observations[0].figure",
    ),
    (
        lambda f: f["observations"][0].update(figure=3),
        "expected dict, got 3 @ $.observations[0].figure",
    ),
    (
        lambda f: f["observations"][0].update(misspelt=3),
        "unknown key, expected one of briefing, figure @ $.observations[0].misspelt",
    ),
    (
        lambda f: f["observations"][0].pop("figure"),
        "required field missing: 'figure' @ $.observations[0].figure",
    ),
    (
        lambda f: f["briefings"][1].update(title=3),
        "expected str, got 3 @ $.briefings[1].title",
    ),
    (
        lambda f: f["briefings"][1]["indicators"][0]["span"].update(end="7"),
        "expected int, got '7' @ $.briefings[1].indicators[0].span.end",
    ),
    (lambda f: f.update(briefings={}), "expected list, got {} @ $.briefings"),
    (lambda f: f.update(briefings=[3]), "expected dict, got 3 @ $.briefings[0]"),
    (lambda f: f["briefings"][0].pop("date"), "has no date @ $.observations[0]"),
    (lambda f: f["observations"].reverse(), "are not in order of time @ $"),
]


class TestBriefingsOfADocument:
    """What holds briefings has each of them once, and refers to it and to its figures by id."""

    CORPUS = Corpus([of_bolts("b1", 3, 4), of_bolts("b2", 5)])

    def fields(self) -> Any:
        """Return the fields of the document of a series."""
        return json.loads(to_json(self.CORPUS.series("bolts")))

    def test_references(self) -> None:
        """A series has each briefing once, and the ids of its figures."""
        fields = self.fields()
        assert [each["id"] for each in fields["briefings"]] == ["b1", "b2"]
        assert fields["observations"] == [
            {"figure": "b1/r1/i0", "briefing": "b1"},
            {"figure": "b1/r1/i1", "briefing": "b1"},
            {"figure": "b2/r1/i0", "briefing": "b2"},
        ]

    def test_a_figure_is_that_of_its_briefing(self) -> None:
        """The figure of an observation that was read is the one in its briefing."""
        series = from_json(json.dumps(self.fields()), Series)
        first = series[0]
        assert first.figure is first.briefing.turns[0].indicators[0]
        assert first.briefing is series[1].briefing

    def test_a_corpus_is_its_briefings(self) -> None:
        """The document of a corpus is the table of its briefings, which may be empty."""
        fields = json.loads(to_json(self.CORPUS))
        assert list(fields) == ["miitbrief", "type", "briefings"]
        assert from_json(to_json(Corpus([]))) == Corpus([])

    def test_size(self) -> None:
        """More figures of the same briefings take a line each."""
        corpus = Corpus([load(info.id) for info in available()])
        briefings = sum(len(to_json(briefing)) for briefing in corpus)
        for concept in corpus.concepts[:20]:
            kind = next(e.figure.kind for e in corpus.observations if e.figure.concept == concept)
            series = corpus.series(concept, kind=kind)
            lines = len(series) + len(series.left_out)
            assert len(to_json(series)) < 1.1 * briefings + 300 * lines

    def test_figure_of_no_briefing(self) -> None:
        """A figure that its briefing does not have, or has otherwise, is written whole."""
        for figure in (attrs.evolve(BOLT, id="other"), attrs.evolve(BOLT, measure="loose bolts")):
            seen = Observation(figure=figure, briefing=of_bolts("b1", 3))
            assert json.loads(to_json(seen))["figure"]["measure"] == figure.measure
            assert from_json(to_json(seen)) == seen

    def test_two_briefings_of_one_id(self) -> None:
        """Two different briefings of one id cannot be in one document, and neither is lost."""
        seen = [
            Observation(figure=figure, briefing=briefing)
            for briefing in (of_bolts("b1", 3, 4), of_bolts("b1", 3, 4, text="Bolts: 3."))
            for figure in briefing.indicators
        ]
        series = Series(concept="bolts", kind=Kind.LEVEL, unit="count", observations=(*seen[::3],))
        with pytest.raises(InvalidValueError, match="two different briefings have the id 'b1'"):
            to_json(series)

    @pytest.mark.parametrize(
        ("change", "problem"),
        DAMAGES,
    )
    def test_refused(self, change: Callable[[Any], object], problem: str) -> None:
        """A table that does not go with what refers to it is told with the path."""
        fields = self.fields()
        change(fields)
        assert problem in "; ".join(problems(json.dumps(fields)))

    @pytest.mark.parametrize("name", sorted(STRATEGIES.keys() - HOLDERS - {"Briefing"}))
    def test_no_table(self, name: str) -> None:
        """What holds no briefing has no table of them."""
        path = "unknown key"
        found = problems(document(name, briefings=[]))
        assert any(each.startswith(path) and each.endswith(" @ $.briefings") for each in found)

    def test_corpus_without_briefings(self) -> None:
        """A corpus needs its table, even an empty one."""
        assert problems(document("Corpus")) == (
            "required field missing: 'briefings' @ $.briefings",
        )

    def test_result_of_reading(self) -> None:
        """What reading came to has its briefing in the table, and its errors with their fields."""
        result = parse(
            "Speakers:\nAda Vale, engineer\n\nAda Vale:\n\nWe made 3 bolts.\n", errors="collect"
        )
        fields = json.loads(to_json(result))
        assert fields["briefing"] == fields["briefings"][0]["id"]
        assert set(fields["errors"][0]) >= {"span", "line", "column", "expected", "advice"}
        again = from_json(to_json(result), ParseResult)
        assert again == result
        assert [str(error) for error in again.errors] == [str(error) for error in result.errors]

    def test_conflict_is_no_comparison(self) -> None:
        """The class of a document is that of the object, not of its base."""
        later = attrs.evolve(BOLT, period=Period.parse("2021"))
        seen = [
            Observation(figure=attrs.evolve(later, quantity=each), briefing=of_bolts(name))
            for name, each in (
                ("b1", BOLT.quantity),
                ("b2", Quantity(value=9, unit=BOLT.unit)),
            )
        ]
        conflict = Conflict(earlier=seen[0], later=seen[1], relation="revised")
        assert type(from_json(to_json(conflict))) is Conflict


AIM: dict[str, object] = {
    "id": "b/q1/t1",
    "measure": "bridges",
    "due": "2025-12-31",
    "statement": "Build bridges.",
    "turn": "b/q1",
    "span": PLACE,
}
NUMBER: dict[str, object] = {**AIM, "quantity": FIGURE["quantity"], "kind": "change"}
ASKED: dict[str, object] = {"id": "b/q1", "span": PLACE}


def first(of: str, **fields: object) -> str:
    """Return a document of the first schema."""
    return json.dumps({"miitbrief": 1, "type": of, **fields})


#: What was never in a document of the first schema.
NEVER: list[dict[str, object]] = [
    {"targets": 3},
    {"targets": [3]},
    {"targets": [{}]},
    {"turns": 3},
    {"turns": [3], "targets": [{"turn": []}]},
    {"turns": [{"type": "question", "id": []}], "targets": [AIM]},
]


class TestFirstSchema:
    """Documents that the first release wrote are read as of the present schema."""

    @ANY_STRATEGY
    @settings(max_examples=3)
    @given(data=st.data())
    def test_unchanged_classes(self, name: str, data: st.DataObject) -> None:
        """What has no target and no date has not changed."""
        text = to_json(data.draw(STRATEGIES[name]()))
        if "due" not in text and '"date"' not in text:
            fields = json.loads(text) | {"miitbrief": 1}
            assert from_json(json.dumps(fields)) == from_json(text)

    def test_day_of_a_briefing(self) -> None:
        """A briefing had a `day`, now a `date`."""
        read = from_json(first("Briefing", id="b", title="Bridges", day="2022-02-28"), Briefing)
        assert read.date == dt.date(2022, 2, 28)

    def test_both_days(self) -> None:
        """A document of the first schema has no `date`, and so no two."""
        text = first("Briefing", id="b", title="B", day="2022-02-28", date="2022-02-27")
        assert any(each.endswith(" @ $.day") for each in problems(text))

    def test_target_with_a_number(self) -> None:
        """A target with a number is a `Target`."""
        read = from_json(first("Target", **NUMBER), Target)
        assert (read.kind, read.quantity.value) == (Kind.CHANGE, Decimal(3))

    @pytest.mark.parametrize("more", [{}, {"quantity": None}, {"kind": "level"}])
    def test_target_without_a_number(self, more: dict[str, object]) -> None:
        """A target without a number is a `QualitativeTarget`."""
        read = from_json(first("Target", **AIM, **more))
        assert type(read).__name__ == "QualitativeTarget"
        assert read.statement == "Build bridges."

    def test_targets_of_a_question(self) -> None:
        """The targets of a question are the reporter's, which the first schema could not say."""
        text = first("Question", **ASKED, targets=[AIM, {**NUMBER, "id": "b/q1/t2"}])
        read = from_json(text, Question)
        assert [type(each).__name__ for each in read.targets] == ["QualitativeTarget", "Target"]
        assert {each.attribution for each in read.targets} == {Attribution.REPORTER}

    def test_targets_of_an_exchange(self) -> None:
        """In an exchange, the question's targets are the reporter's, and the answer's are not."""
        answer = {"id": "b/a1", "span": PLACE, "targets": [{**AIM, "turn": "b/a1"}]}
        question = {**ASKED, "targets": [AIM]}
        read = from_json(first("Exchange", question=question, answers=[answer]), Exchange)
        assert read.question.targets[0].attribution is Attribution.REPORTER
        assert read.answers[0].targets[0].attribution is Attribution.OFFICIAL

    def test_briefing(self) -> None:
        """A briefing's targets have their classes, and whose they are follows from the turn."""
        inside = {"start": 3, "end": 4}
        text = first(
            "Briefing",
            id="b",
            title="Bridges",
            targets=[NUMBER, {**AIM, "id": "b/a1/t1", "turn": "b/a1", "span": inside}],
            turns=[
                {"type": "question", **ASKED},
                {"type": "answer", "id": "b/a1", "span": {"start": 2, "end": 9}},
            ],
        )
        read = from_json(text, Briefing)
        assert read.questions[0].targets[0].attribution is Attribution.REPORTER
        assert read.targets[0].attribution is Attribution.OFFICIAL

    def test_claim(self) -> None:
        """A claim has its figures with their class, as before."""
        repeat = {"id": "c", "kind": "repeat", "stated": {"type": "Indicator", **FIGURE}}
        text = first("Claim", **repeat, operands=[{"type": "Target", **NUMBER}])
        assert isinstance(from_json(text, Claim).operands[0], Target)

    @pytest.mark.parametrize("fields", NEVER)
    @pytest.mark.parametrize("of", ["Briefing", "Question", "Exchange", "Target"])
    def test_damaged(self, of: str, fields: dict[str, object]) -> None:
        """What was never of the first schema is refused as what it is."""
        assert problems(first(of, **fields))
