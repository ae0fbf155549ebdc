"""The JSON Schema that ships with the package is that of the code, and documents satisfy it."""

import copy
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import testing, to_json
from miitbrief.formats import json_schema
from miitbrief.formats.json import document_types
from miitbrief.formats.schema import schema_text

jsonschema: Any = pytest.importorskip("jsonschema")

#: What draws objects of every class that a document may be of.
STRATEGIES: list[Callable[[], st.SearchStrategy[Any]]] = [
    getattr(testing, name) for name in testing.__all__ if name not in {"decimals", "figures"}
]


@pytest.fixture(scope="module")
def validator() -> Any:
    """Return what tells whether a document satisfies the schema that ships."""
    schema = json.loads(schema_text())
    dialect = jsonschema.Draft202012Validator
    dialect.check_schema(schema)
    return dialect(schema, format_checker=dialect.FORMAT_CHECKER)


def test_file_and_code_are_equal() -> None:
    """The file is what the classes make; after a change, ``tools/schema.py`` writes it anew."""
    assert json.loads(schema_text()) == json_schema()


def test_every_class(validator: Any) -> None:
    """The schema names each class that a document can be of."""
    assert validator.schema["properties"]["type"]["enum"] == sorted(document_types())


def test_bundled_files(validator: Any, briefing_id: str) -> None:
    """The bundled briefings satisfy the schema as they are."""
    document = files("miitbrief").joinpath("data", f"{briefing_id}.json").read_text("utf-8")
    assert [error.message for error in validator.iter_errors(json.loads(document))] == []


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda each: each.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_drawn_objects(
    validator: Any, strategy: Callable[[], st.SearchStrategy[Any]], data: st.DataObject
) -> None:
    """The document of any object satisfies the schema."""
    document = json.loads(to_json(data.draw(strategy())))
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["miitbrief"], 3),
        (["type"], "Speech"),
        (["misspelt"], 1),
        (["title"], None),
        (["indicators", 0, "misspelt"], 1),
        (["indicators", 0, "kind"], "grwth"),
        (["indicators", 0, "quantity", "value"], 9.6),
        (["indicators", 0, "quantity", "value"], "nine"),
        (["indicators", 0, "speaker"], {"id": "xin-guobin", "name": "Xin Guobin"}),
        (["indicators", 0, "period", "start"], "2021-13-01"),
        (["turns", 0, "type"], "speech"),
        (["turns", 0, "indicators"], []),
        (["targets", 0, "type"], "Indicator"),
        (["digit_strings"], "many"),
    ],
)
def test_what_is_no_document(validator: Any, path: list[Any], value: object) -> None:
    """What `from_json` refuses by form, the schema refuses, too."""
    document = json.loads(files("miitbrief").joinpath("data", "2022-02-28.json").read_text("utf-8"))
    place: Any = copy.deepcopy(document)
    broken = place
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator.is_valid(broken)


def test_what_must_be_there(validator: Any) -> None:
    """A field without a default must be there."""
    span = {"miitbrief": 2, "type": "Span", "start": 3, "end": 7}
    assert validator.is_valid(span)
    for field in span:
        assert not validator.is_valid({key: each for key, each in span.items() if key != field})
