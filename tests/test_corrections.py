"""What a person puts right of figures that were read."""

import datetime as dt
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import (
    Briefing,
    Indicator,
    InvalidValueError,
    Kind,
    Period,
    Target,
    find_claims,
    from_json,
    load,
    parse,
    to_json,
)
from miitbrief.exceptions import UnknownIdError
from miitbrief.formats.corrections import read_corrections, write_corrections
from miitbrief.model import Correction
from miitbrief.testing import corrections

DAY = dt.date(2024, 3, 1)
TEXT = """Harbin, May 4, 2023

Xinhua News Agency:

How much coal was mined?

Wang Bo:

In 2021, coal output was 400 million tonnes. In 2022, coal output was 440 million tonnes, up 10%.
"""


def correction(
    field: str,
    value: str | None,
    *,
    figure: str = "q01/a1/i01",
    by: str = "Ann",
    note: str = "",
    printed: str = "",
) -> Correction:
    """Return a correction, left to itself of the first figure of the answer."""
    return Correction(
        figure=figure, field=field, value=value, by=by, on=DAY, note=note, printed=printed
    )


def figure(briefing: Briefing, name: str = "q01/a1/i01") -> Indicator:
    """Return a figure of a briefing."""
    found = briefing.find(name)
    assert isinstance(found, Indicator)
    return found


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """A briefing that was read."""
    return parse(TEXT)


@pytest.mark.parametrize(
    ("field", "value", "now"),
    [
        ("measure", "coal mined", "coal mined"),
        ("period", "2020", Period.parse("2020")),
        ("basis", "2019", Period.parse("2019")),
        ("kind", "change", Kind.CHANGE),
        ("concept", "coal-output", "coal-output"),
        ("concept", None, None),
        ("source", "a survey", "a survey"),
        ("note", None, ""),
        ("price_basis", "real", "real"),
    ],
)
def test_a_field_is_put_right(
    briefing: Briefing, field: str, value: str | None, now: object
) -> None:
    """The field has the value, and tells by whom and when; all other fields are as they were."""
    wanted = correction(field, value, note="See the page.")
    before = figure(briefing)
    after = figure(briefing.corrected([wanted]))
    assert getattr(after, field) == now
    assert after.why(field).endswith("corrected by Ann on 2024-03-01: See the page.")
    assert field not in after.unsure
    assert attrs.evolve(after, **{field: getattr(before, field)}) == before


@pytest.mark.parametrize(("field", "value"), [("unit", "tonne"), ("hedge", "about")])
def test_unit_and_hedge_are_put_right(briefing: Briefing, field: str, value: str) -> None:
    """They are parts of the quantity, which tells why."""
    after = figure(briefing.corrected([correction(field, value)]))
    quantity = after.quantity
    assert str(quantity.unit.name if field == "unit" else quantity.hedge) == value
    assert after.why("quantity").endswith("corrected by Ann on 2024-03-01")


def test_the_later_of_two_corrections_holds(briefing: Briefing) -> None:
    """Corrections are made in their order, and a field has one reason."""
    both = [correction("period", "2019"), correction("period", "2020", by="Bo")]
    after = figure(briefing.corrected(both))
    assert after.period == Period.parse("2020")
    assert after.why("period").endswith("corrected by Bo on 2024-03-01")
    assert sum(each.field == "period" for each in after.decisions) == 1


def test_no_corrections_change_nothing(briefing: Briefing) -> None:
    """A briefing without corrections is itself."""
    assert briefing.corrected([]) is briefing


def test_claims_of_a_read_briefing_are_found_anew(briefing: Briefing) -> None:
    """A level that is put into another year is no operand of a yearly rate any more."""
    assert briefing.claims
    after = briefing.corrected([correction("measure", "imports of tea")])
    assert after.claims == find_claims(after)
    assert after.claims != briefing.claims


def test_claims_of_a_curated_briefing_stay() -> None:
    """A person made them, and they refer to the corrected figures."""
    curated = load("2022-02-28")
    stated = curated.claims[0].stated
    wanted = correction("note", "Rounded.", figure=stated.id)
    after = curated.corrected([wanted])
    assert [claim.id for claim in after.claims] == [claim.id for claim in curated.claims]
    assert after.claims[0].stated.note == "Rounded."


def test_corrections_survive_json(briefing: Briefing) -> None:
    """A document keeps the values, and who put them right."""
    after = briefing.corrected([correction("period", "2020")])
    copy = from_json(to_json(after))
    assert copy == after
    assert isinstance(copy, Briefing)
    assert figure(copy).why("period") == figure(after).why("period")


def test_a_figure_is_found_again_by_its_number(briefing: Briefing) -> None:
    """Where the text is read anew and figures are numbered otherwise, the printed number tells."""
    moved = correction("period", "2020", figure="q01/a1/i09", printed="440 million  tonnes")
    after = briefing.corrected([moved])
    assert figure(after, "q01/a1/i02").period == Period.parse("2020")


def test_a_number_that_is_not_there_is_refused(briefing: Briefing) -> None:
    """A correction of another number than the figure prints is no correction of it."""
    with pytest.raises(InvalidValueError, match="is of '500 million tonnes', but that figure is"):
        briefing.corrected([correction("period", "2020", printed="500 million tonnes")])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (correction("speaker", "Li"), "can be corrected are .*kind.*; got 'speaker'"),
        (correction("due", "2025-12-31"), "can be corrected"),
        (correction("kind", "growing"), "q01/a1/i01, kind: expected a Kind .*nearest: 'growth'"),
        (correction("period", "last year"), "q01/a1/i01, period: "),
        (correction("unit", "percnt"), "the nearest is 'percent'"),
    ],
)
def test_what_cannot_be_put_right_is_refused(
    briefing: Briefing, wrong: Correction, message: str
) -> None:
    """A field that a figure does not have, and a text that is no value of it, name what can be."""
    with pytest.raises(InvalidValueError, match=message):
        briefing.corrected([wrong])


def test_an_unknown_figure_names_the_nearest(briefing: Briefing) -> None:
    """An id that the briefing does not have is refused."""
    with pytest.raises(UnknownIdError, match="q01/a1/i0"):
        briefing.corrected([correction("period", "2020", figure="q01/a1/i19")])


def test_what_is_no_correction_is_refused(briefing: Briefing) -> None:
    """A dict is no correction."""
    with pytest.raises(InvalidValueError, match="expected a correction as a Correction"):
        briefing.corrected([{"figure": "q01/a1/i01"}])  # type: ignore[list-item]


def test_a_due_date_is_put_right() -> None:
    """A target has a due date, and its period follows."""
    curated = load("2022-02-28")
    goal = next(each for each in curated.targets if isinstance(each, Target))
    after = curated.corrected([correction("due", "2026-06-30", figure=goal.id)]).find(goal.id)
    assert isinstance(after, Target)
    assert after.due == dt.date(2026, 6, 30)
    assert after.period == Period.parse("2026-06-30")


@given(st.lists(corrections(), max_size=5))
def test_a_file_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, given: list[Correction]
) -> None:
    """Any corrections survive a file, whatever signs their texts begin with."""
    path = tmp_path_factory.mktemp("corrections") / "corrections.csv"
    write_corrections(given, path)
    assert list(read_corrections(path)) == given


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it has none"),
        ("figure,field\nq1,period\n", "needs the columns figure, field, value, by, on, note"),
        ("figure,field,value,by,on,colour\n", "it has figure, field, value, by, on, colour"),
        ("figure,field,value,by,on\nq1,period,2021,Ann,soon\n", "line 2: expected a day such as"),
        ("figure,field,value,by,on\nq1,period,2021,,2024-03-01\n", "line 2: .*by must be a text"),
        ("figure,field,value,by,on\nq1,period,2021,Ann,2024-03-01,x\n", "more cells than columns"),
    ],
)
def test_a_file_of_other_things_is_refused(tmp_path: Path, content: str, message: str) -> None:
    """Missing and unknown columns and cells that are no value are named with their line."""
    path = tmp_path / "corrections.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidValueError, match=message):
        read_corrections(path)
