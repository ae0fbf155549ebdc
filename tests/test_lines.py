"""The one-line forms: what differs is told apart, and nothing in them does harm."""

import datetime as dt
import random
import re
import unicodedata
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    Claim,
    ClaimKind,
    Corpus,
    Direction,
    Exchange,
    Figure,
    Hedge,
    Indicator,
    InvalidValueError,
    Kind,
    NonFigure,
    Office,
    Origin,
    Period,
    PriceBasis,
    QualitativeTarget,
    Quantity,
    Question,
    Reason,
    Remarks,
    Span,
    Speaker,
    Target,
    Unit,
    check,
    load,
    testing,
)

PLACE = Span(start=0, end=9)
TREES = Unit(name="count", counted="trees")
PERCENT = Unit(name="percent")
POINTS = Unit(name="percentage point")
TIMES = Unit(name="times")
YUAN = Unit(name="CNY")

#: Names that look like other parts of a line.
ODD = (
    "a",
    "b",
    "a (2021)",
    "a) (2021",
    "a (no time)",
    "a: b",
    "x, by a reporter",
    '"a"',
    '"a',
    'a"',
    "a 2021",
    "a 2012 to b",
    "to",
    "citing a",
    "according to a",
    "by a reporter",
    "due",
    "others",
    "a per b",
    "a on the year before",
    "a a year",
    "the year before",
    " a",
    "a ",
    "million a",
    "a\\nb",
    "a\nb",
    "a\u202eb",
)
#: Texts that would move a cursor, change the order of a line, or break it.
CONTROLS = "\x00\x07\x08\x1b[2J\t\n\r\x7f\x85\x9b\u061c\u200b\u200e\u202e\u2028\u2029\u2066\ufeff"
UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def indicator(text: str, value: str, unit: Unit, **fields: Any) -> Indicator:
    """Return a figure of trees."""
    hedge = fields.pop("hedge", Hedge.EXACT)
    quantity = Quantity(value=Decimal(value), unit=unit, text=text, hedge=hedge)
    whole: dict[str, Any] = {
        "id": "i1",
        "measure": "trees planted",
        "kind": Kind.LEVEL,
        "span": PLACE,
        **fields,
    }
    return Indicator(quantity=quantity, **whole)


def target(text: str, value: str, unit: Unit, **fields: Any) -> Target:
    """Return an aim of trees by the end of 2030."""
    quantity = Quantity(value=Decimal(value), unit=unit, text=text)
    whole: dict[str, Any] = {
        "id": "t1",
        "measure": "trees planted",
        "due": dt.date(2030, 12, 31),
        **fields,
    }
    return Target(quantity=quantity, span=PLACE, **whole)


def period(days: str, origin: str = "stated", label: str = "") -> Period:
    """Return the period of these days."""
    return Period.parse(days, label=label, origin=Origin(origin))


def says(figure: Figure) -> tuple[object, ...]:
    """Return what figures have in common whose lines differ in the number alone.

    A count that does not say of what is of what its measure names.
    """
    unit, counted = figure.quantity.unit, None
    if unit.name == "count":
        counted = (unit.counted or figure.measure).removeprefix("number of ")
    own = (
        (figure.due,)
        if isinstance(figure, Target)
        else (figure.period, figure.basis, getattr(figure, "price_basis", None))
    )
    times = [(each.label, each.origin) for each in own if isinstance(each, Period)]
    kinds = (type(figure), figure.kind, figure.direction, figure.attribution)
    return (*kinds, figure.measure, unit.name, unit.per, counted, figure.source, *own, *times)


def numberless(figure: Figure) -> str:
    """Return the line of a figure with a sign for the digits or number word of its number."""
    text = figure.quantity.text
    bare = re.sub(r"[0-9][0-9.,]*( (thousand|million|billion|trillion))?", "#", text)
    bare = re.sub(r"\b(one|two|three|four|five|six|seven|eight|nine|ten)\b", "#", bare)
    return str(figure).replace(text, bare, 1)


class TestExamples:
    """Each kind of figure reads as what it is."""

    @pytest.mark.parametrize(
        ("figure", "line"),
        [
            (
                indicator("7,200", "7200", TREES, period=period("2029")),
                "7,200 trees: trees planted (2029)",
            ),
            (
                indicator("7,200", "7200", TREES, measure="trees", period=period("2029-12-31")),
                "7,200: trees (2029-12-31)",
            ),
            (indicator("half", "50", PERCENT, kind="share"), "half: trees planted"),
            (indicator("third", "33", PERCENT, kind="share"), "a third: trees planted"),
            (indicator("eighth", "12.5", PERCENT, kind="share"), "an eighth: trees planted"),
            (indicator("two fifths", "40", PERCENT, kind="share"), "two fifths: trees planted"),
            (
                indicator("half a point", "0.5", POINTS, kind="point_change", direction="up"),
                "up half a percentage point: trees planted",
            ),
            (
                indicator("4.2 billion euros", "4200000000", Unit(name="EUR"), kind="level"),
                "4.2 billion euros: trees planted (prices not said)",
            ),
            (
                indicator("3 francs", "3", Unit(name="CHF"), kind="level"),
                "3 francs CHF: trees planted (prices not said)",
            ),
            (
                indicator("3.5%", "3.5", PERCENT, kind="growth", direction="down"),
                "down 3.5%: trees planted",
            ),
            (
                indicator(
                    "9.6%",
                    "9.6",
                    PERCENT,
                    kind="growth",
                    direction="up",
                    period=period("2029", "inherited"),
                    basis=period("2028", "assumed"),
                ),
                "up 9.6% on the year before (assumed): trees planted (2029 from context)",
            ),
            (
                indicator(
                    "28%",
                    "28",
                    PERCENT,
                    kind="average_growth",
                    direction="up",
                    period=period("2020"),
                    basis=period("2016"),
                ),
                "up 28% a year: trees planted (2016 to 2020)",
            ),
            (
                indicator("6.8 percentage points", "6.8", POINTS, kind="point_change"),
                "6.8 percentage points: trees planted",
            ),
            (
                indicator("3,000", "3000", TREES, kind="change", direction="up"),
                "another 3,000 trees: trees planted",
            ),
            (
                indicator("3,000", "3000", TREES, kind="change", direction="up", hedge="about"),
                "a rise of about 3,000 trees: trees planted",
            ),
            (
                indicator(
                    "2.7 times",
                    "2.7",
                    TIMES,
                    kind="multiple",
                    period=period("2021-12-31"),
                    basis=period("2012"),
                ),
                "2.7 times 2012: trees planted (2021-12-31)",
            ),
            (
                indicator("doubled", "2", TIMES, kind="multiple", direction="up"),
                "doubled: trees planted",
            ),
            (
                indicator("28.6%", "28.6", PERCENT, kind="contribution"),
                "a contribution of 28.6%: trees planted",
            ),
            (indicator("50.1%", "50.1", PERCENT, kind="index"), "50.1%: trees planted (index)"),
            (
                indicator("three years", "3", Unit(name="year"), kind="duration"),
                "three years: trees planted",
            ),
            (
                indicator("two quarters", "2", Unit(name="quarter"), kind="duration"),
                "two quarters of a year: trees planted",
            ),
            (indicator("10", "10", Unit(name="rank"), kind="rank"), "10 places: trees planted"),
            (
                indicator("12", "12", Unit(name="tonne", per="tree"), kind="ratio"),
                "12 tonnes per tree: trees planted",
            ),
            (
                indicator("5 yuan", "5", YUAN, price_basis="real", attribution="reporter"),
                "5 yuan: trees planted (in real terms, by a reporter)",
            ),
            (
                indicator("5 yuan", "5", YUAN, attribution="third_party", source="Guild, Oslo"),
                '5 yuan: trees planted (prices not said, according to "Guild, Oslo")',
            ),
            (
                indicator("5", "5", TREES, period=period("2026/2030", label="the Green Plan")),
                "5 trees: trees planted (the Green Plan 2026/2030)",
            ),
            (target("3,000", "3000", TREES), "3,000 trees: trees planted (due 2030-12-31)"),
            (
                target("3,000", "3000", TREES, kind="change", direction="up"),
                "another 3,000 trees: trees planted (due 2030-12-31)",
            ),
        ],
    )
    def test_line(self, figure: Figure, line: str) -> None:
        """The head tells the kind and the unit, the details times, prices and sources."""
        assert str(figure) == line
        assert repr(figure) == f"<{type(figure).__name__} {figure.id}: {line}>"

    def test_qualitative_target(self) -> None:
        """An aim without a number is its statement, with its due date and whose it is."""
        aim = QualitativeTarget(
            id="t1",
            measure="rules for parks",
            statement="The rules are to be rewritten.",
            due=dt.date(2030, 12, 31),
            attribution=Attribution.REPORTER,
            span=PLACE,
        )
        assert str(aim) == "The rules are to be rewritten. (due 2030-12-31, by a reporter)"

    @pytest.mark.parametrize(
        ("text", "unit", "line"),
        [
            ("5 kilometres", "metre", "5 kilometres metres: trees planted"),
            ("5 percentage points", "point", "5 percentage points point: trees planted"),
            ("5 megabits per second", "second", "5 megabits per second seconds: trees planted"),
            ("5 hectares", "hectare", "5 hectares: trees planted"),
            ("three hectares", "hectare", "three hectares: trees planted"),
            ("5", "hectare", "5 hectares: trees planted"),
        ],
    )
    def test_unit_that_the_number_shows(self, text: str, unit: str, line: str) -> None:
        """A number shows one unit at most; the end of a word is none."""
        figure = indicator(text, "3" if text.startswith("three") else "5", Unit(name=unit))
        assert str(figure).startswith(line)


class TestLaw:
    """Figures that print alike but for the number say the same of the same thing."""

    def test_bundled_figures(self, briefing_id: str) -> None:
        """No two of all figures of a briefing, a reporter's too, are taken for each other."""
        known: dict[str, Figure] = {}
        figures = [figure for turn in load(briefing_id).turns for figure in turn.figures]
        assert len(figures) > 90
        for figure in figures:
            other = known.setdefault(numberless(figure), figure)
            assert says(other) == says(figure), (other, figure)

    FIELDS = (
        "measure",
        "kind",
        "direction",
        "unit",
        "period",
        "basis",
        "price_basis",
        "attribution",
        "source",
    )

    @pytest.mark.parametrize("field", FIELDS)
    @given(figure=testing.indicators(), other=testing.indicators(), odd=st.sampled_from(ODD))
    def test_indicators(self, field: str, figure: Indicator, other: Indicator, odd: str) -> None:
        """A figure with another value of one field has another line, whatever the field."""
        if field in ("measure", "source"):
            named: dict[str, Any] = {field: odd}
            other = attrs.evolve(other, **named)
        changed = _with(figure, field, other)
        assume(says(changed) != says(figure))
        assert str(changed) != str(figure)
        assert numberless(changed) != numberless(figure)

    @pytest.mark.parametrize(
        "field", ["measure", "kind", "direction", "unit", "due", "attribution", "source"]
    )
    @given(figure=testing.targets(), other=testing.targets(), odd=st.sampled_from(ODD))
    def test_targets(self, field: str, figure: Target, other: Target, odd: str) -> None:
        """So it is with targets and their due dates."""
        if field in ("measure", "source"):
            named: dict[str, Any] = {field: odd}
            other = attrs.evolve(other, **named)
        changed = _with(figure, field, other)
        assume(says(changed) != says(figure))
        assert str(changed) != str(figure)
        assert numberless(changed) != numberless(figure)

    @pytest.mark.parametrize("seed", range(4))
    def test_names_that_look_like_other_parts(self, seed: int) -> None:
        """Names that hold the marks and words of a line are not taken for its parts."""
        source, known = random.Random(seed), dict[str, Figure]()  # noqa: S311 - No secret.
        for figure in filter(None, (_odd_figure(source) for _ in range(12_000))):
            other = known.setdefault(str(figure), figure)
            assert says(other) == says(figure), str(figure)
        assert len(known) > 5000


def _with(figure: Any, field: str, other: Any) -> Any:
    """Return a figure with a field of another one, or as it is where that cannot be."""
    try:
        if field == "unit":
            quantity = attrs.evolve(figure.quantity, unit=other.quantity.unit)
            return attrs.evolve(figure, quantity=quantity)
        return attrs.evolve(figure, **{field: getattr(other, field)})
    except InvalidValueError:
        return figure  # The unit does not go with the kind.


def _odd_figure(source: random.Random) -> Figure | None:
    """Return a figure of names that look like other parts, or None where it cannot be."""
    text, value, *names = source.choice(
        [
            ("5", "5", "percent", "CNY", "count", "year", "rank", "index point", "tonne"),
            ("5%", "5", "percent", "times", "tonne", "metre"),
            ("5 times", "5", "times", "percent"),
            ("5 percentage points", "5", "percentage point", "basis point", "percent"),
            ("a quarter", "25", "percent", "quarter"),
            ("5 kilometres", "5", "kilometre", "metre"),
            ("doubled", "2", "times"),
        ]
    )
    name = source.choice(names)
    counted = source.choice([None, source.choice(ODD)]) if name == "count" else None
    unit = Unit(name=name, per=source.choice([None, None, source.choice(ODD)]), counted=counted)
    fields: dict[str, Any] = {
        "id": "i1",
        "measure": source.choice(ODD),
        "kind": source.choice(list(Kind)),
        "quantity": Quantity(value=Decimal(value), unit=unit, text=text),
        "direction": source.choice([None, *Direction]),
        "attribution": source.choice(list(Attribution)),
        "source": source.choice([None, None, source.choice(ODD)]),
        "span": PLACE,
    }
    try:
        if not source.randrange(4):
            return Target(due=dt.date(source.choice([2012, 2013]), 12, 31), **fields)
        times: dict[str, Any] = {name: _odd_period(source) for name in ("period", "basis")}
        return Indicator(price_basis=source.choice(list(PriceBasis)), **times, **fields)
    except InvalidValueError:  # The unit does not go with the kind.
        return None


def _odd_period(source: random.Random) -> Period | None:
    """Return a period with a name that looks like another part, or none."""
    if not source.randrange(3):
        return None
    days = source.choice(["2012", "2013", "2012/2013", "2012-12-31", "2013-12-31"])
    label = source.choice(["", source.choice(ODD)])
    return Period.parse(days, label=label, origin=source.choice(list(Origin)))


def briefing(text: str, day: dt.date) -> Briefing:
    """Return a briefing that holds a text wherever it can."""
    who = Speaker(id="ada", name=text, offices=(Office(title=text, organisation=text),))
    trees = Unit(name="count", counted=text, per=text)
    figures = tuple(
        Indicator(
            id=f"{day}/q01/a1/i{number}",
            measure=text,
            concept="trees",
            kind=Kind.LEVEL,
            quantity=Quantity(value=number, unit=trees, text=f"{number}{text}"),
            period=period("2020" if number < 7 else "2021", label=text),
            basis=period("2019", label=text),
            source=text,
            speaker=who,
            turn=f"{day}/q01/a1",
            span=Span(start=number, end=number + 1),
        )
        for number in (5, 6, 7)
    )
    fields: dict[str, Any] = {
        "measure": text,
        "concept": "trees",
        "due": dt.date(2030, 12, 31),
        "statement": text,
        "source": text,
        "speaker": who,
        "turn": f"{day}/q01/a1",
    }
    aims = (
        Target(
            id=f"{day}/q01/a1/t1",
            quantity=figures[2].quantity,
            span=Span(start=20, end=21),
            **fields,
        ),
        QualitativeTarget(id=f"{day}/q01/a1/t2", span=Span(start=22, end=23), **fields),
    )
    asked = Question(id=f"{day}/q01", span=Span(start=0, end=1), outlet=text, summary=text)
    answered = Answer(
        id=f"{day}/q01/a1",
        span=Span(start=2, end=40),
        speaker=who,
        summary=text,
        indicators=figures,
        targets=aims,
    )
    kinds = {
        ClaimKind.SUM: figures[1:],
        ClaimKind.REPEAT: figures[1:2],
        ClaimKind.QUOTATION: figures[2:],
    }
    return Briefing(
        id=str(day),
        title=text,
        date=day,
        speakers=(who,),
        turns=(
            asked,
            answered,
            Remarks(id=f"{day}/r1", span=Span(start=41, end=50), speaker=who, summary=text),
        ),
        exchanges=(Exchange(question=asked, answers=(answered,)),),
        nonfigures=(NonFigure(span=Span(start=30, end=31), literal=text, reason=Reason.NAME),),
        claims=tuple(
            Claim(id=f"{day}/c{kind}", kind=kind, stated=figures[0], operands=operands)
            for kind, operands in kinds.items()
        ),
    )


def everything(text: str) -> list[Any]:
    """Return objects of the classes that have a line, with a text wherever they can hold one."""
    days = (dt.date(2029, 3, 1), dt.date(2029, 9, 1))
    corpus = Corpus([briefing(text, day) for day in days])
    found: list[Any] = [corpus, *corpus.comparisons(), *corpus.conflicts()]
    found += [*corpus.target_updates(), corpus.series("trees"), *corpus.series("trees")]
    for each in corpus.briefings:
        found += [each, *each.speakers, *each.turns, *each.exchanges, *each.nonfigures]
        found += [*each.claims, *check(each), *each.answers[0].statements]
        found += [repair for result in check(each) for repair in result.nearest]
        for figure in each.figures:
            found += [figure.quantity, figure.quantity.unit, figure.period, figure.interval()]
        progress = [corpus.progress(aim) for aim in each.targets]
        found += [*progress, *(left for one in progress for left in one.left_out)]
    return found


class TestCharacters:
    """What is printed does nothing to a terminal, and needs no more than the texts do."""

    def test_the_objects_are_of_many_classes(self) -> None:
        """The tests below see each class that has a line."""
        names = {type(each).__name__ for each in everything("elm trees")}
        expected = "Indicator Target QualitativeTarget NonFigure Question Answer Remarks Exchange "
        expected += "Claim Check Observation Series Comparison Conflict Progress TargetUpdate "
        expected += "Repair Quantity Unit Period Interval Speaker Briefing Corpus"
        assert names >= set(expected.split())

    @settings(max_examples=20)
    @given(st.text(max_size=8), st.sampled_from(CONTROLS), st.text(max_size=8))
    def test_no_control_character(self, before: str, control: str, after: str) -> None:
        """No control character of a text is in a line, a representation or an explanation."""
        assume(not re.search(r"[0-9]", unicodedata.normalize("NFKC", before + after)))
        for each in everything(f"elm {before}{control}{after} trees"):
            explained = each.explain() if hasattr(each, "explain") else ""
            for printed in (str(each), repr(each), *str(explained).split("\n")):
                assert not {unicodedata.category(sign) for sign in printed} & UNSAFE

    def test_controls_stay_apart(self) -> None:
        """An escaped character is not taken for the same signs in the text."""
        one, other = (indicator("5", "5", TREES, measure=text) for text in ("a\x1bb", "a\\x1bb"))
        assert str(one) == "5 trees: a\\x1bb"
        assert str(other) == "5 trees: a\\\\x1bb"

    @given(st.text(st.characters(codec="ascii"), max_size=9))
    def test_ascii(self, text: str) -> None:
        """Where all texts are ASCII, all that is printed is."""
        assume(not re.search(r"[0-9]", text))
        for each in everything(f"elm {text} trees"):
            explained = each.explain() if hasattr(each, "explain") else ""
            assert f"{each}{each!r}{explained}".isascii()

    @given(testing.intervals())
    def test_intervals_are_ascii(self, interval: Any) -> None:
        """An unbounded end is a word."""
        assert f"{interval}{interval!r}".isascii()
        assert ("inf" in str(interval)) is not interval.bounded


@pytest.mark.parametrize(
    ("printed", "value", "unit", "shown"),
    [
        ("76.73 million TEUs", "76730000", "twenty-foot equivalent unit", ""),
        ("1,731 points", "1731", "index point", ""),
        ("40 square meters", "40", "square metre", ""),
        ("18 degrees Celsius", "18", "degree Celsius", ""),
        ("100 megabits per second", "100", "megabit per second", ""),
        ("3 in every 100", "3", "percent", ""),
        ("10", "10", "day", " days"),
        ("3", "3", "percentage point", " percentage points"),
        ("45", "45", "gram", " grams"),
        ("7", "7", "degree Celsius", " degrees Celsius"),
        ("twice", "2", "times", ""),
        ("half", "0.5", "times", " as much"),
    ],
)
def test_units_are_said_once(printed: str, value: str, unit: str, shown: str) -> None:
    """A line names a unit only where the printed number does not show it, in any spelling."""
    line = str(indicator(printed, value, Unit(name=unit), measure="x", kind=Kind.LEVEL))
    assert line.partition(": x")[0].removesuffix(" (level)") == printed + shown


def test_points_are_said_once() -> None:
    """Of "points" a line says which ones they are, and not twice that they are points."""
    points = indicator("3 points", "3", POINTS, measure="x", kind=Kind.POINT_CHANGE)
    assert str(points).startswith("3 percentage points: x")
