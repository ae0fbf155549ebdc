"""Why a field of a figure has its value."""

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miitbrief import InvalidValueError, Span, find_figures, from_json, load, parse, to_json
from miitbrief.model import Decision, Statement
from miitbrief.testing import decisions, indicators, qualitative_targets, targets

statements = st.one_of(indicators(), targets(), qualitative_targets())


@given(statements)
def test_a_statement_without_decisions_was_curated(statement: Statement) -> None:
    """Every field of a figure that nobody read says so, and none is unsure."""
    curated = attrs.evolve(statement, decisions=())
    assert {curated.why(field.name) for field in attrs.fields(type(curated))} == {"curated"}
    assert curated.unsure == ()


@given(statements, decisions())
def test_a_field_tells_its_value_its_rule_and_the_words(
    statement: Statement, decision: Decision
) -> None:
    """The field on which a rule decided shows the rule; the others say that none did."""
    read = attrs.evolve(statement, decisions=(attrs.evolve(decision, field="measure"),))
    assert read.why("measure").endswith(str(read.decisions[0]))
    assert read.why("note").endswith("no rule decides it by itself")
    assert read.unsure == (() if decision.is_sure else ("measure",))


@given(statements, decisions())
def test_how_a_figure_was_read_is_no_part_of_it(statement: Statement, decision: Decision) -> None:
    """Figures that differ in their decisions alone are equal, and hash alike."""
    other = attrs.evolve(statement, decisions=(decision,))
    assert other == statement
    assert hash(other) == hash(statement)


@given(statements)
def test_json_keeps_the_decisions(statement: Statement) -> None:
    """What decided a figure survives a document."""
    copy = from_json(to_json(statement))
    assert isinstance(copy, Statement)
    assert copy.decisions == statement.decisions


@given(decisions(), st.integers(0, 1000))
def test_a_moved_decision_keeps_all_but_its_place(decision: Decision, by: int) -> None:
    """Words at another place are the same words, and where no words decided nothing moves."""
    moved = decision.moved(lambda span: span.shift(by))
    assert moved.span == (None if decision.span is None else decision.span.shift(by))
    assert attrs.evolve(moved, span=decision.span) == decision


@pytest.mark.parametrize(
    "make",
    [
        lambda: Decision(field="period", rule="a rule", words="2021"),
        lambda: Decision(field="period", rule="a rule", span=Span(start=0, end=4)),
        lambda: Decision(field="", rule="a rule"),
    ],
)
def test_a_decision_has_words_and_their_place_or_neither(make: Callable[[], Decision]) -> None:
    """Words that stand nowhere, a place without words and a decision on nothing are refused."""
    with pytest.raises(InvalidValueError):
        make()


def test_two_decisions_on_one_field_are_refused() -> None:
    """A field has one reason."""
    figure = load("2022-02-28").indicators[0]
    twice = Decision(field="period", rule="a rule"), Decision(field="period", rule="another")
    with pytest.raises(InvalidValueError, match="two decisions of indicator"):
        attrs.evolve(figure, decisions=twice)


def test_an_unknown_field_names_those_that_there_are() -> None:
    """The error of a field that a figure does not have lists its fields."""
    with pytest.raises(InvalidValueError, match="expected a field, id, measure"):
        load("2022-02-28").indicators[0].why("time")


TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_every_figure_that_is_read_tells_why(path: Path) -> None:
    """Kind, direction and times of each figure have a rule, with the words where they stand."""
    text = path.read_text(encoding="utf-8")
    briefing = parse(text)
    for figure in briefing.indicators:
        fields = {decision.field for decision in figure.decisions}
        assert fields >= {"quantity", "kind", "direction", "period", "basis"}
    decided = [each for figure in briefing.indicators for each in figure.decisions]
    assert all(
        each.span is None or each.span.of(text).split() == each.words.split() for each in decided
    )
    copy = f"A page of another site\n\n{text}"
    moved = [each for figure in briefing.attach(copy).indicators for each in figure.decisions]
    assert [each.words for each in moved] == [each.words for each in decided]
    assert all(
        each.span is None or each.span.of(copy).split() == each.words.split() for each in moved
    )


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ("Exports rose 5%.", "kind", 'growth: .*: "rose 5%"'),
        ("In 2021, exports were 3 million yuan.", "period", '2021: .*: "2021"'),
        ("Exports were 3 million yuan.", "period", "none: otherwise"),
    ],
)
def test_a_rule_tells_its_words(text: str, field: str, reason: str) -> None:
    """The reason of a field has the value, the rule and the words; a guess begins otherwise."""
    (figure,) = find_figures(text)
    assert re.fullmatch(reason + ".*", figure.why(field))
    assert (field in figure.unsure) == ("otherwise" in reason)
