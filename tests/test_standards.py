"""The forms of other communities: their readers take them, and the bytes are the same each time."""

import csv
import json
import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import briefing, figure, target

from miitbrief import Briefing, Corpus, InvalidValueError, Verdict, check, load, parse
from miitbrief.exceptions import UnknownIdError
from miitbrief.formats.standards import (
    claim_review,
    claim_reviews,
    convokit_corpus,
    data_package,
    sdmx_csv,
    web_annotations,
    write_files,
)
from miitbrief.testing import briefings, corpora

TRANSCRIPT = """Briefing on trams
Beijing | 10 a.m. March 1, 2022

Mei Lan, director of the Tram Office:

In 2021 the city ran 480 trams, up 20% over the previous year. In 2020 it ran 400 trams.

Tram Weekly:

How many kilometres of rails were laid?

Mei Lan:

The city laid 12 kilometres of rails in 2021.
"""


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of CSV."""
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return both bundled briefings."""
    return Corpus([load("2022-02-28"), load("2022-06-14")])


EVERY_FORM: list[Callable[[Briefing], object]] = [data_package, sdmx_csv, web_annotations]


@pytest.mark.parametrize("form", EVERY_FORM)
@given(found=briefings())
def test_same_bytes(form: Callable[[Briefing], object], found: Briefing) -> None:
    """The same briefing gives the same text, in each form that takes any."""
    assert form(found) == form(found)


class TestDataPackage:
    """A Data Package has every table, with types, keys and what columns mean."""

    @settings(max_examples=20)
    @given(corpora())
    def test_keys(self, found: Corpus) -> None:
        """Keys tell rows apart, and every reference leads to a row."""
        files = data_package(found)
        tables = {
            name.removesuffix(".csv"): rows_of(text)
            for name, text in files.items()
            if name.endswith(".csv")
        }
        for resource in json.loads(files["datapackage.json"])["resources"]:
            name, schema = resource["name"], resource["schema"]
            rows = tables[name]
            key = schema.get("primaryKey", [])
            assert len({tuple(row[each] for each in key) for row in rows}) == len(rows) or not key
            for foreign in schema.get("foreignKeys", []):
                own, to = foreign["fields"], foreign["reference"]["fields"]
                own, to = ([own], [to]) if isinstance(own, str) else (own, to)
                there = {
                    tuple(row[each] for each in to)
                    for row in tables[foreign["reference"]["resource"] or name]
                }
                used = {tuple(row[each] for each in own) for row in rows}
                assert {each for each in used if any(each)} <= there

    def test_columns(self, corpus: Corpus) -> None:
        """The descriptor names the columns of each file in order, with type and meaning."""
        files = data_package(corpus)
        for resource in json.loads(files["datapackage.json"])["resources"]:
            fields = resource["schema"]["fields"]
            head = files[resource["path"]].splitlines()[0].split(",")
            assert [field["name"] for field in fields] == head
            assert all(field["description"].endswith(".") for field in fields)
            assert resource["bytes"] == len(files[resource["path"]].encode())

    def test_units(self, corpus: Corpus) -> None:
        """A number names the column of its unit."""
        descriptor = json.loads(data_package(corpus)["datapackage.json"])
        (figures,) = (each for each in descriptor["resources"] if each["name"] == "figures")
        (value,) = (each for each in figures["schema"]["fields"] if each["name"] == "value")
        assert (value["type"], value["unitField"]) == ("number", "unit")

    def test_frictionless(self, corpus: Corpus, tmp_path: Path) -> None:
        """Frictionless finds the package valid: types, keys and hashes."""
        frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
        write_files(data_package(corpus), tmp_path)
        report: Any = frictionless.validate(str(tmp_path / "datapackage.json"))
        assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
        assert report.valid

    def test_frictionless_sees_faults(self, corpus: Corpus, tmp_path: Path) -> None:
        """A reference to a row that is not there is found, so the test above says something."""
        frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
        files = data_package(corpus)
        first = files["turns.csv"].splitlines(keepends=True)
        write_files({**files, "turns.csv": first[0] + "".join(first[2:])}, tmp_path)
        assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid

    def test_without_a_date(self) -> None:
        """Without a date there are no tables that put briefings in order, and all others."""
        found = briefing(None, figure("100", "2020"), targets=[target("200", "2025-12-31")])
        files = data_package(found)
        assert "series.csv" not in files
        assert {"figures.csv", "targets.csv", "checks.csv"} <= files.keys()

    def test_formulas(self) -> None:
        """A text that a spreadsheet would take for a formula is none in any file."""
        found = briefing("2022-03-01", figure("45%", "2021", measure="=1+1", note="@now"))
        for name, text in data_package(found).items():
            if name.endswith(".csv"):
                cells = [cell for row in rows_of(text) for cell in row.values()]
                assert [cell for cell in cells if re.match("[=@\t]", cell)] == []

    def test_twice(self) -> None:
        """Two briefings with one id are refused."""
        found = briefing("2022-03-01", figure("45%", "2021"))
        with pytest.raises(InvalidValueError, match="briefings of the package"):
            data_package([found, found])


class TestSdmx:
    """Figures are observations with a key, a value on its scale, and attributes."""

    @given(briefings())
    def test_values(self, found: Briefing) -> None:
        """The value times its power of ten is the number, negative for a fall; keys are unique."""
        rows = rows_of(sdmx_csv(found))
        known = [each for each in found.indicators if each.concept and each.period]
        assert len(rows) == len(known)
        for row, each in zip(rows, known, strict=True):
            value = Decimal(row["OBS_VALUE"]) * Decimal(10) ** int(row["UNIT_MULT"])
            assert abs(value) == abs(each.quantity.value)
            assert (value < 0) == (each.point < 0)
        keys = {(row["INDICATOR"], row["KIND"], row["FIGURE"], row["TIME_PERIOD"]) for row in rows}
        assert len(keys) == len(rows)

    @given(briefings())
    def test_codes(self, found: Briefing) -> None:
        """Codes have only signs that SDMX allows, and each cell is on one line."""
        for row in rows_of(sdmx_csv(found)):
            for name in ("INDICATOR", "KIND", "BRIEFING", "FIGURE", "UNIT_MEASURE"):
                assert re.fullmatch(r"[A-Za-z0-9_@$-]+", row[name])
            assert [cell for cell in row.values() if len(cell.splitlines()) > 1] == []

    def test_intervals(self) -> None:
        """What a number may stand for is on the same scale, and a fall is negative."""
        fall = figure("5.6%", "2021", kind="growth", basis="2020", direction="down")  # type: ignore[arg-type]
        (row,) = rows_of(sdmx_csv(briefing("2022-03-01", fall)))
        assert (row["OBS_VALUE"], row["LOWER"], row["UPPER"]) == ("-5.6", "-5.65", "-5.55")
        assert (row["DECIMALS"], row["UNIT_MULT"], row["BASE_PER"]) == ("1", "0", "2020")

    @pytest.mark.parametrize(
        ("iso", "expected"),
        [
            ("2021", "2021"),
            ("2021-H1", "2021-S1"),
            ("2021-Q3", "2021-Q3"),
            ("2021-02", "2021-02"),
            ("2021-02-28", "2021-02-28"),
            ("2016/2020", "2016-01-01/P1827D"),
        ],
    )
    def test_times(self, iso: str, expected: str) -> None:
        """A period has the name that SDMX gives it, or a first day and a duration."""
        (row,) = rows_of(sdmx_csv(briefing("2022-03-01", figure("45", iso))))
        assert row["TIME_PERIOD"] == expected

    def test_sdmx1(self, corpus: Corpus) -> None:
        """`sdmx1` reads every observation back, with value and attributes."""
        reading = pytest.importorskip("sdmx.reader.csv", reason="sdmx1 is not installed")
        common = pytest.importorskip("sdmx.model.common")
        v30 = pytest.importorskip("sdmx.model.v30")
        text = sdmx_csv(corpus)
        names = text.splitlines()[0].split(",")
        structure: Any = v30.DataStructureDefinition(id="FIGURES")
        for name in names[3:8]:
            structure.dimensions.append(common.Dimension(id=name))
        structure.measures.append(v30.Measure(id="OBS_VALUE"))
        for name in names[9:]:
            structure.attributes.append(common.DataAttribute(id=name))
        message: Any = reading.Reader().convert(BytesIO(text.encode()), structure=structure)
        observations = [each for data in message.data for each in data.obs]
        assert len(observations) == len(rows_of(text))
        for row, each in zip(rows_of(text), observations, strict=True):
            assert each.dimension["INDICATOR"].value == row["INDICATOR"]
            assert str(each.value) == row["OBS_VALUE"]
            assert each.attrib["UNIT_MULT"].value == row["UNIT_MULT"]


class TestConvokit:
    """A briefing with its text is a corpus of conversations."""

    def test_replies(self) -> None:
        """A question begins a conversation, and each answer replies to what is before it."""
        found = parse(TRANSCRIPT)
        lines = convokit_corpus(found)["utterances.jsonl"].splitlines()
        remarks, question, answer = map(json.loads, lines)
        assert remarks["reply-to"] is None
        assert (question["speaker"], question["reply-to"]) == ("outlet: Tram Weekly", None)
        assert answer["reply-to"] == question["id"] == answer["conversation_id"]
        assert answer["text"] == "The city laid 12 kilometres of rails in 2021."
        assert answer["meta"]["figures"] == [str(each) for each in found.turns[2].statements]

    def test_speakers(self, transcript: str, briefing_id: str) -> None:
        """Everybody who speaks is told of, and every turn is an utterance."""
        found = load(briefing_id).attach(transcript)
        files = convokit_corpus(found)
        speakers = json.loads(files["speakers.json"])
        utterances = [json.loads(line) for line in files["utterances.jsonl"].splitlines()]
        assert {each["speaker"] for each in utterances} == speakers.keys()
        assert [each["text"] for each in utterances] == [turn.text for turn in found.turns]

    def test_loaded(self, tmp_path: Path) -> None:
        """`convokit` loads the files, and finds no fault in them."""
        convokit = pytest.importorskip("convokit", reason="convokit is not installed")
        found = parse(TRANSCRIPT)
        write_files(convokit_corpus(found), tmp_path)
        corpus: Any = convokit.Corpus(filename=str(tmp_path))
        assert len(corpus.get_utterance_ids()) == len(found.turns)
        conversation = corpus.get_conversation(found.questions[0].id)
        assert conversation.check_integrity(verbose=False)
        assert [each.text for each in conversation.iter_utterances()] == [
            turn.text for turn in found.turns[1:]
        ]

    def test_without_a_text(self) -> None:
        """Without a transcript there is nothing to utter."""
        with pytest.raises(InvalidValueError, match="attach its transcript"):
            convokit_corpus(load("2022-02-28"))


class TestAnnotations:
    """Each statement is an annotation of the place where it stands."""

    @given(briefings())
    def test_places(self, found: Briefing) -> None:
        """Every statement has its annotation, with its line and its place."""
        page = json.loads(web_annotations(found))
        statements = [each for turn in found.turns for each in turn.statements]
        assert [item["body"]["value"] for item in page["items"]] == [str(s) for s in statements]
        for item, each in zip(page["items"], statements, strict=True):
            place = item["target"]["selector"][0]
            assert (place["start"], place["end"]) == (each.span.start, each.span.end)

    def test_words(self) -> None:
        """The words of a figure with those around it stand in the text at the place."""
        found = parse(TRANSCRIPT)
        for item in json.loads(web_annotations(found))["items"]:
            place, quote = item["target"]["selector"]
            assert TRANSCRIPT[place["start"] : place["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert TRANSCRIPT.index(around) + len(quote["prefix"]) == place["start"]


class TestReviews:
    """A check is a review of what somebody said."""

    def test_review(self) -> None:
        """The review has who said it, when and where, the verdict in words, and the working."""
        found = load("2022-02-28")
        (one,) = (each for each in check(found) if each.verdict is Verdict.MISQUOTED)
        review = json.loads(
            claim_review(one, found, reviewer="Tram Weekly", page="https://t.org/1")
        )
        assert review["claimReviewed"] == str(one.claim.stated)
        assert review["itemReviewed"]["author"]["name"] == "Tian Yulong"
        assert review["itemReviewed"]["datePublished"] == "2022-02-28"
        assert review["reviewRating"] == {
            "@type": "Rating",
            "alternateName": "misquoted",
            "ratingExplanation": "Verdict: misquoted: both numbers can be true, but they are not "
            "the same number.",
        }
        assert review["reviewBody"] == one.explain()

    @given(briefings())
    def test_any(self, found: Briefing) -> None:
        """Any check of a briefing can be reviewed, whoever states the figure."""
        for each in check(found):
            review = json.loads(claim_review(each, found, reviewer="Tram Weekly"))
            assert review["itemReviewed"]["author"]["name"]
            assert "url" not in review

    def test_graph(self) -> None:
        """Of briefings, each claim that is decided has its review, those across them, too."""
        both = [load("2022-02-28"), load("2022-06-14")]
        graph = json.loads(claim_reviews(both, reviewer="Tram Weekly"))
        homes = {each.id: briefing for briefing in both for each in briefing.figures}
        alone = [
            json.loads(claim_review(each, homes[each.claim.stated.id], reviewer="Tram Weekly"))
            for each in check(both)
            if each.verdict not in (Verdict.NOT_CHECKABLE, Verdict.NOT_COMPARABLE)
        ]
        assert [{"@context": graph["@context"], **each} for each in graph["@graph"]] == alone
        assert any("/x" in each.claim.id for each in check(both))

    def test_errors(self) -> None:
        """A check of another briefing, and a review by nobody, are refused."""
        february, june = load("2022-02-28"), load("2022-06-14")
        one = check(february)[0]
        with pytest.raises(UnknownIdError):
            claim_review(one, june, reviewer="Tram Weekly")
        with pytest.raises(InvalidValueError, match="who publishes"):
            claim_review(one, february, reviewer=" ")
        with pytest.raises(InvalidValueError, match="who publishes"):
            claim_reviews([february], reviewer="")
        other = attrs.evolve(one, claim=attrs.evolve(check(february)[1].claim, id=one.claim.id))
        with pytest.raises(InvalidValueError, match="another claim"):
            claim_review(other, february, reviewer="Tram Weekly")


class TestFiles:
    """Forms of several files are written into a folder."""

    @given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), st.text(), max_size=4))
    def test_written(self, files: dict[str, str]) -> None:
        """Each file has its text."""
        import tempfile  # noqa: PLC0415 - A fixture would be one folder for all examples.

        with tempfile.TemporaryDirectory() as folder:
            clean = {name: text.encode("utf-8", "replace").decode() for name, text in files.items()}
            write_files(clean, Path(folder) / "made" / "here")
            place = Path(folder) / "made" / "here"
            assert {each.name: each.read_bytes().decode() for each in place.iterdir()} == clean
