"""Tables: tidy rows with one scalar a cell, the same as dicts, CSV, frames and Arrow."""

import csv
import datetime as dt
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import Briefing, Corpus, InvalidValueError, Rounding, Verdict, check, load
from miitbrief.exceptions import MissingExtraError, UnknownNameError
from miitbrief.formats import tables
from miitbrief.formats.tables import NOUNS, Column, Decimals, Table
from miitbrief.formats.tables.columns import text
from miitbrief.testing import briefings, concepts, corpora, progress, series

EVERY_NOUN = pytest.mark.parametrize("noun", NOUNS)

#: What text a cell of each type is in CSV.
CSV_FORMS = {
    int: r"-?[0-9]+",
    bool: "true|false",
    dt.date: r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    Decimal: r"-?[0-9]+(\.[0-9]+)?",
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return both bundled briefings."""
    return Corpus([load("2022-02-28"), load("2022-06-14")])


def words(values: list[str]) -> Table:
    """Return a table of one column."""
    return Table(noun="words", columns=(text("word", "A word.", str),), items=tuple(values))


def read(written: str) -> list[dict[str, str]]:
    """Return the rows of CSV."""
    return list(csv.DictReader(StringIO(written, newline=""), strict=True))


class TestRows:
    """A row is a plain dict; every cell is a scalar of its column's type."""

    @EVERY_NOUN
    @given(found=corpora())
    def test_cells(self, noun: str, found: Corpus) -> None:
        """Every cell is of exactly its column's type, or None, and every row has every column."""
        table = found.table(noun)
        rows = table.rows()
        assert len(rows) == len(table)
        assert len(set(table.names)) == len(table.names)
        for row in rows:
            assert tuple(row) == table.names
            for column in table.columns:
                assert type(row[column.name]) in {column.type, type(None)}

    @EVERY_NOUN
    def test_columns_are_described(self, corpus: Corpus, noun: str) -> None:
        """Every column has a name for SQL and Python, and a sentence of what is in it."""
        for column in corpus.table(noun).columns:
            assert re.fullmatch("[a-z]+(_[a-z]+)*", column.name)
            assert column.meaning[0].isupper()
            assert column.meaning.endswith(".")

    @given(briefings())
    def test_figures(self, briefing: Briefing) -> None:
        """A figure's row has its number as printed and as parsed, and what it may stand for."""
        by_id = {f.id: f for turn in briefing.turns for f in turn.figures}
        table = briefing.table()
        assert {row["id"] for row in table} == by_id.keys()
        for row in table:
            figure = by_id[str(row["id"])]
            quantity = figure.quantity
            assert (row["printed"], row["value"]) == (quantity.text, quantity.value)
            assert (row["unit"], row["hedge"]) == (quantity.unit.name, str(quantity.hedge))
            assert row["possible_lower"] == quantity.possible.lower
            assert row["printed_upper"] == quantity.printed.upper
            assert row["signed_lower"] == figure.interval().lower
            period = figure.period
            assert row["period_start"] == (None if period is None else period.start)
            assert row["speaker"] == (None if figure.speaker is None else figure.speaker.id)

    @given(briefings())
    def test_keys(self, briefing: Briefing) -> None:
        """What a row refers to has its own row, once."""
        keys = {
            noun: [row[key] for row in briefing.table(noun)]
            for noun, key in {"figures": "id", "turns": "id", "speakers": "id"}.items()
        }
        assert all(len(set(found)) == len(found) for found in keys.values())
        figures, targets = briefing.table("figures"), briefing.table("targets")
        for row in (*figures, *targets):
            assert row["turn"] in keys["turns"]
            assert row["exchange"] in [None, *keys["turns"]]
            assert row["speaker"] in [None, *keys["speakers"]]
        assert set(targets.column("baseline")) <= {None, *keys["figures"]}
        assert set(briefing.table("checks").column("stated")) <= set(keys["figures"])
        assert set(briefing.table("operands").column("figure")) <= {None, *keys["figures"]}

    @pytest.mark.parametrize(
        ("short", "scale", "step"),
        [
            ("q03/a2/i01", 1000, 1000),
            ("q03/a2/i02", 1_000_000, 1000),
            ("q03/a2/i03", 1, 1),
            ("r2/i01", 1, Decimal("0.1")),
        ],
    )
    def test_scale(self, corpus: Corpus, short: str, scale: int, step: Decimal) -> None:
        """The scale is what the printed digits are multiplied by."""
        whole = f"2022-02-28/{short}"
        (row,) = (row for row in corpus.table() if row["id"] == whole)
        assert (row["scale"], row["step"]) == (scale, step)

    def test_checks(self, corpus: Corpus) -> None:
        """A check's row has its verdict and intervals; another rounding may find otherwise."""
        for rounding in Rounding:
            table = tables.checks(corpus, rounding=rounding)
            found = check(corpus, rounding=rounding)
            assert table.column("id") == [each.claim.id for each in found]
            assert table.column("verdict") == [str(each.verdict) for each in found]
            assert table.column("stated_lower") == [each.stated.lower for each in found]

    def test_operands(self, corpus: Corpus) -> None:
        """Each operand has its role and place; one that the text lacks has no figure."""
        claims = [each.claim for each in check(corpus)]
        table = tables.operands(corpus)
        expected = sum(len(each.operands) + (each.missing is not None) for each in claims)
        assert len(table) == expected
        missing = [row for row in table if row["figure"] is None]
        assert [(row["claim"], row["role"], row["position"]) for row in missing] == [
            (each.id, each.missing_operand, each.missing.position)
            for each in claims
            if each.missing
        ]

    def test_series_of_a_corpus(self, corpus: Corpus) -> None:
        """Every figure with a concept has one place among the series."""
        expected = [each.figure.id for each in corpus.observations if each.figure.concept]
        found = corpus.table("series").column("figure")
        assert sorted(map(str, found)) == sorted(expected)

    @given(series())
    def test_one_series(self, found: Any) -> None:
        """A series has a row for each observation and for each that is left out."""
        table = tables.series(found)
        assert table.column("left_out") == [False] * len(found) + [True] * len(found.left_out)
        assert table.column("time")[: len(found)] == [each.time for each in found]
        assert tables.series([found]).rows() == table.rows()

    @given(st.lists(progress(), max_size=3))
    def test_progress(self, found: list[Any]) -> None:
        """A row of progress has its status."""
        assert tables.progress(found).column("status") == [str(each.status) for each in found]

    def test_progress_by_a_day(self, corpus: Corpus) -> None:
        """A day before the last briefing leaves out the targets that were set later."""
        by_day = tables.progress(corpus, at=dt.date(2022, 3, 1))
        assert 0 < len(by_day) < len(tables.progress(corpus))
        assert set(by_day.column("judged_at")) == {dt.date(2022, 3, 1)}

    def test_conflicts(self, corpus: Corpus) -> None:
        """Conflicts are tabulated of briefings and as they are."""
        assert tables.conflicts(corpus.conflicts()).rows() == corpus.table("conflicts").rows()
        assert tables.comparisons(corpus.comparisons()).rows() == corpus.table("comparisons").rows()

    @given(st.lists(concepts(), max_size=3))
    def test_concepts(self, found: list[Any]) -> None:
        """Any concepts are tabulated; of briefings, those that statements have."""
        assert tables.concepts(found).column("slug") == [each.slug for each in found]

    def test_selection(self, corpus: Corpus) -> None:
        """A selection tabulates what is selected, and what that belongs to."""
        selection = corpus.select(speaker="Xin Guobin")
        assert selection.table().column("id") == [each.id for each in selection.figures]
        assert selection.table("turns").column("id") == [each.id for each in selection.turns]
        assert set(selection.table("speakers").column("id")) == {"xin-guobin"}
        assert len(selection.table("checks")) == len(selection.checks)
        wrong = corpus.select(verdict="misquoted").table("checks").column("verdict")
        assert str(Verdict.MISQUOTED) in wrong

    def test_selection_of_developments(self, corpus: Corpus) -> None:
        """A selection tabulates the series, targets and comparisons of what is selected."""
        nothing = corpus.select(kind="rank", concept="nev-sales")
        assert not nothing
        for noun in ("series", "progress", "comparisons", "conflicts", "operands"):
            assert len(nothing.table(noun)) == 0
            assert corpus.select().table(noun).rows() == corpus.table(noun).rows()
        stations = corpus.select(concept="5g-base-stations").table("series")
        assert set(stations.column("concept")) == {"5g-base-stations"}

    def test_columns_by_name(self, corpus: Corpus) -> None:
        """Columns can be chosen; one that is not there is an error that names the nearest."""
        assert corpus.table().only("value", "unit").names == ("value", "unit")
        for choose in (corpus.table().only, corpus.table().column):
            with pytest.raises(UnknownNameError, match="the nearest: value"):
                choose("valeu")

    def test_unknown_noun(self, corpus: Corpus) -> None:
        """A table that is not there is an error that names the nearest and all."""
        with pytest.raises(UnknownNameError, match=r"the nearest: figures.*briefings, speakers"):
            corpus.table("figurs")

    @pytest.mark.parametrize("function", [tables.series, tables.progress, tables.figures])
    @pytest.mark.parametrize("source", ["2022-02-28", 3, [3]])
    def test_wrong_source(self, function: Any, source: object) -> None:
        """What is no briefing is refused."""
        with pytest.raises(InvalidValueError):
            function(source)


class TestCsv:
    """CSV reads back as what was written, in the same bytes each time."""

    @EVERY_NOUN
    def test_cells(self, corpus: Corpus, noun: str) -> None:
        """Each cell is written in the one form of its type, or empty."""
        table = corpus.table(noun)
        rows = read(table.to_csv())
        assert len(rows) == len(table)
        for row, cells in zip(rows, table, strict=True):
            for column in table.columns:
                cell, written = cells[column.name], row[column.name]
                if cell is None:
                    assert not written
                elif column.type is not str:
                    assert re.fullmatch(CSV_FORMS[column.type], written)
                    assert column.type is not Decimal or Decimal(written) == cell

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
    def test_any_text(self, values: list[str]) -> None:
        """Any text reads back, but for the apostrophe before what would be a formula."""
        found = [row["word"] for row in read(words(values).to_csv())]
        assert [each.removeprefix("'") for each in found] == [
            each.removeprefix("'") for each in values
        ]

    @given(st.sampled_from("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"), st.text(" ", max_size=2))
    def test_formulas(self, sign: str, blanks: str) -> None:
        """What a spreadsheet takes for a formula begins with an apostrophe."""
        (row,) = read(words([f'{blanks}{sign}HYPERLINK("x")']).to_csv())
        assert row["word"].startswith("'")

    def test_negative_numbers_are_numbers(self, corpus: Corpus) -> None:
        """A number below zero is no formula."""
        lines = corpus.table().only("signed_lower").to_csv().splitlines()
        assert any(line.startswith("-") for line in lines)

    def test_lone_surrogate(self) -> None:
        """What UTF-8 does not have is written as an escape."""
        assert words(["a\ud800"]).column("word") == ["a\\ud800"]

    @given(briefings())
    def test_same_bytes(self, briefing: Briefing) -> None:
        """Equal briefings give equal text, with one line end."""
        again = attrs.evolve(briefing)
        written = briefing.table().to_csv()
        assert again.table().to_csv() == written
        assert written.endswith("\r\n")

    def test_file(self, corpus: Corpus, tmp_path: Path) -> None:
        """A file has the same text in UTF-8, replaces an older one, and leaves nothing beside."""
        path = tmp_path / "figures.csv"
        path.write_text("old")
        path.chmod(0o640)
        written = corpus.table().to_csv(path)
        assert path.read_bytes() == written.encode()
        assert path.stat().st_mode & 0o777 == 0o640
        assert [each.name for each in tmp_path.iterdir()] == ["figures.csv"]

    def test_unwritable(
        self, corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where writing fails, the older file is as it was, and nothing is left beside it."""
        path = tmp_path / "figures.csv"
        path.write_text("old")

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            corpus.table().to_csv(path)
        assert path.read_text() == "old"
        assert [each.name for each in tmp_path.iterdir()] == ["figures.csv"]
        missing = tmp_path / "nowhere" / "figures.csv"
        with pytest.raises(FileNotFoundError) as caught:
            corpus.table().to_csv(missing)
        assert caught.value.filename == str(missing)

    @pytest.mark.skipif(sys.platform == "win32", reason="needs links and devices of POSIX")
    def test_links_and_devices(self, corpus: Corpus, tmp_path: Path) -> None:
        """A link stays one, to what is new; what is no file is written to and stays what it is."""
        file, link, pipe = (tmp_path / name for name in ("file.csv", "link.csv", "pipe"))
        file.write_text("old")
        link.symlink_to(file.name)
        written = corpus.table("speakers").to_csv(link)
        assert link.is_symlink()
        assert file.read_bytes() == written.encode()
        os.mkfifo(pipe)
        with ThreadPoolExecutor(1) as thread:
            read = thread.submit(pipe.read_bytes)
            corpus.table("speakers").to_csv(pipe)
            assert read.result(60) == written.encode()
        assert pipe.is_fifo()

    def test_rights_of_a_new_file(self, corpus: Corpus, tmp_path: Path) -> None:
        """A new file has the rights of any new file."""
        (tmp_path / "other").touch()
        corpus.table("speakers").to_csv(os.fspath(tmp_path / "new.csv"))
        modes = {each.stat().st_mode for each in tmp_path.iterdir()}
        assert len(modes) == 1


class TestFrames:
    """Frames have the documented types whatever is in them."""

    @pytest.mark.parametrize("name", ["pandas", "polars"])
    def test_missing_extra(
        self, corpus: Corpus, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        """Without the package, the error names the extra."""
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(MissingExtraError, match=rf"miitbrief\[{name}\]"):
            getattr(corpus.table(), f"to_{name}")()

    def test_words_of_decimals(self, corpus: Corpus) -> None:
        """Another word for what becomes of decimals is refused."""
        with pytest.raises(InvalidValueError, match="expected a Decimals"):
            corpus.table().to_pandas(decimals=cast("Any", "double"))

    def test_a_frame_of_objects(self, corpus: Corpus) -> None:
        """A frame of the objects themselves is refused with what to do instead."""
        pandas: Any = pytest.importorskip("pandas")
        february = corpus.briefings[0]
        for objects in (
            february.indicators,
            february.targets,
            february.turns,
            list(february.speakers),
            february.claims,
            february.exchanges,
            check(february),
            corpus.observations,
            corpus.comparisons(),
            [corpus.progress(target) for target in february.targets],
        ):
            with pytest.raises(TypeError, match=r"table\('figures'\).to_pandas\(\)"):
                pandas.DataFrame(objects)

    @EVERY_NOUN
    @pytest.mark.parametrize("decimals", Decimals)
    def test_pandas(self, corpus: Corpus, noun: str, decimals: Decimals) -> None:
        """The types of pandas columns are as documented, and cells are those of the rows."""
        pytest.importorskip("pandas")
        table = corpus.table(noun)
        number = "object" if decimals is Decimals.EXACT else "float64"
        names = {
            str: "string",
            int: "Int64",
            bool: "boolean",
            dt.date: "datetime64[s]",
            Decimal: number,
        }
        nothing = attrs.evolve(table, items=())
        for each in (table, nothing):
            frame: Any = each.to_pandas(decimals=decimals)
            assert [str(kind) for kind in frame.dtypes] == [names[c.type] for c in each.columns]
            assert len(frame) == len(each)
        frame = table.to_pandas(decimals=decimals)
        for column in table.columns:
            cells = [None if _is_missing(cell) else cell for cell in frame[column.name]]
            expected: list[Any] = table.column(column.name)
            if column.type is dt.date:
                cells = [None if cell is None else cell.date() for cell in cells]
            if column.type is Decimal and decimals is Decimals.FLOAT:
                expected = [None if cell is None else float(cell) for cell in expected]
            assert cells == expected

    @EVERY_NOUN
    @pytest.mark.parametrize("decimals", Decimals)
    def test_polars(self, corpus: Corpus, noun: str, decimals: Decimals) -> None:
        """The types of Polars columns are as documented, and cells are those of the rows."""
        pl: Any = pytest.importorskip("polars")
        table = corpus.table(noun)
        number = pl.Decimal(38, 12) if decimals is Decimals.EXACT else pl.Float64
        types = {
            str: pl.String,
            int: pl.Int64,
            bool: pl.Boolean,
            dt.date: pl.Date,
            Decimal: number,
        }
        for each in (table, attrs.evolve(table, items=())):
            frame: Any = each.to_polars(decimals=decimals)
            assert frame.dtypes == [types[column.type] for column in each.columns]
            assert frame.height == len(each)
        frame = table.to_polars(decimals=decimals)
        for column in table.columns:
            cells, expected = frame[column.name].to_list(), table.column(column.name)
            if column.type is not Decimal:
                assert cells == expected
            else:
                _assert_near(cells, expected, column.rounding)

    @pytest.mark.parametrize(
        ("rounding", "expected"),
        [
            ("ROUND_FLOOR", "-0.666666666667"),
            ("ROUND_CEILING", "-0.666666666666"),
            ("ROUND_HALF_EVEN", "-0.666666666667"),
        ],
    )
    def test_rounding_outwards(self, rounding: str, expected: str) -> None:
        """Ends are rounded away from the interval, and other results to the nearest."""
        pytest.importorskip("polars")
        number = Decimal("-0." + "6" * 30)
        frame: Any = _numbers([number], rounding).to_polars()
        assert frame["number"].to_list() == [Decimal(expected)]

    @pytest.mark.parametrize("number", ["1E+26", "0.0000000000001", "-9E+40"])
    def test_numbers_that_do_not_fit(self, number: str) -> None:
        """A printed number that a frame cannot hold is an error, and no other number."""
        pytest.importorskip("polars")
        table = _numbers([Decimal(number)], None)
        with pytest.raises(InvalidValueError, match="cannot hold"):
            table.to_polars()
        frame: Any = table.to_polars(decimals="float")
        assert frame["number"].to_list() == [float(number)]

    @pytest.mark.parametrize("method", ["to_pandas", "to_polars"])
    def test_no_infinity(self, method: str) -> None:
        """A number greater than any float is an error where floats are asked for."""
        pytest.importorskip(method.removeprefix("to_"))
        with pytest.raises(InvalidValueError, match="greater than any float"):
            getattr(_numbers([Decimal("1E+400")], None), method)(decimals="float")


class TestArrow:
    """A table is taken as it is by what takes streams of Arrow."""

    def test_duckdb(self, corpus: Corpus) -> None:
        """DuckDB asks a table in SQL, with decimals and dates as such."""
        duckdb: Any = pytest.importorskip("duckdb")
        pytest.importorskip("polars")
        figures = corpus.table()
        checks = corpus.table("checks")  # noqa: F841  # pyright: ignore[reportUnusedVariable]
        kinds = duckdb.sql("select distinct typeof(value), typeof(said) from figures")
        assert kinds.fetchall() == [("DECIMAL(38,12)", "DATE")]
        wrong = duckdb.sql(
            "select f.printed, f.speaker, c.verdict, f.period_end from checks c "
            "join figures f on (f.briefing, f.id) = (c.briefing, c.stated) "
            "where c.verdict = 'misquoted' and f.said = date '2022-02-28'"
        ).fetchall()
        assert wrong == [("1.42 million", "tian-yulong", "misquoted", dt.date(2022, 2, 28))]
        sums = duckdb.sql("select sum(value) from figures where unit = 'CNY'").fetchall()
        money = [r["value"] for r in figures if r["unit"] == "CNY"]
        assert sums == [(sum(each for each in money if isinstance(each, Decimal)),)]

    @EVERY_NOUN
    def test_pyarrow(self, corpus: Corpus, noun: str) -> None:
        """Every table becomes one of pyarrow, with all rows and columns."""
        pyarrow: Any = pytest.importorskip("pyarrow")
        pytest.importorskip("polars")
        table = corpus.table(noun)
        arrow = pyarrow.table(table)
        assert (arrow.num_rows, tuple(arrow.column_names)) == (len(table), table.names)


def _numbers(numbers: list[Decimal], rounding: str | None) -> Table:
    """Return a table of one column of numbers."""
    column: Column[Any] = Column(
        name="number", type=Decimal, meaning="A number.", of=lambda each: each, rounding=rounding
    )
    return Table(noun="numbers", columns=(column,), items=tuple(numbers))


def _is_missing(cell: Any) -> bool:
    """Tell whether a cell of pandas is empty: None, NA, NaT or NaN."""
    return cell is None or str(cell) in {"<NA>", "NaT", "nan"}


def _assert_near(cells: list[Any], expected: list[Any], rounding: str | None) -> None:
    """Require numbers to be as a frame holds them."""
    for cell, exact in zip(cells, expected, strict=True):
        if isinstance(cell, float):
            assert cell == float(exact)
        elif exact is None or rounding is None:
            assert cell == exact
        else:
            assert abs(Fraction(cell) - Fraction(exact)) < Fraction(1, 10**12)
            assert rounding != "ROUND_FLOOR" or cell <= exact
            assert rounding != "ROUND_CEILING" or cell >= exact


def test_every_figure_has_a_table_form() -> None:
    """A figure, a briefing or what was selected is no row by itself, and says what to do."""
    pandas: Any = pytest.importorskip("pandas")
    found = load("2022-02-28")
    for one in (found.figures[0], found, found.select()[0], found.turns[0], found.claims[0]):
        with pytest.raises(TypeError, match=r"is not iterable.*take `table\(\)`"):
            list(cast("Any", one))
    for several in (found.select(), Corpus([found]), [found], found.turns):
        with pytest.raises(TypeError, match="is not iterable"):
            pandas.DataFrame(several)
