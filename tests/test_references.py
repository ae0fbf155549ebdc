"""Published statistics: laws of what they do to checks, how they are read, and those bundled."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from miitbrief import (
    Briefing,
    Check,
    Claim,
    ClaimKind,
    Corpus,
    Direction,
    Hedge,
    Indicator,
    InvalidValueError,
    Kind,
    Period,
    Quantity,
    Reference,
    References,
    Remarks,
    Span,
    Unit,
    Verdict,
    available,
    check,
    load,
    references,
)
from miitbrief.checking import Ground
from miitbrief.checking.references import COLUMNS, REQUIRED
from miitbrief.model import Missing, Release, Source
from miitbrief.model.claims import OPERANDS
from miitbrief.testing import decimals, reference_collections
from miitbrief.testing import references as any_references

BEFORE, NOW = Period.parse("2020"), Period.parse("2021")
#: The order of verdicts: what holds comes before what does not.
HOLDS = (
    Verdict.CONSISTENT,
    Verdict.CONSISTENT_BY_ROUNDING,
    Verdict.INCONSISTENT,
    Verdict.NOT_CHECKABLE,
)
#: Kinds of claims from two amounts of one thing at two times, with what they state.
OF_TWO_LEVELS = {
    ClaimKind.GROWTH: (Kind.GROWTH, "percent"),
    ClaimKind.AVERAGE_GROWTH: (Kind.AVERAGE_GROWTH, "percent"),
    ClaimKind.MULTIPLE: (Kind.MULTIPLE, "times"),
    ClaimKind.CHANGE: (Kind.CHANGE, "CNY"),
}


def figure(name: str, kind: Kind, value: Decimal | int, unit: str, **fields: Any) -> Indicator:
    """Return a figure for tea sales."""
    place = int(name.strip("abcdefghijklmnopqrstuvwxyz/") or 1)
    return Indicator(
        id=name,
        measure="sales of tea",
        concept="tea-sales",
        kind=kind,
        quantity=Quantity(value=value, unit=Unit(name=unit)),
        turn="r1",
        span=Span(start=10 * place, end=10 * place + 5),
        **fields,
    )


def briefing(*claims: Claim, name: str = "b", day: dt.date | None = None) -> Briefing:
    """Return a briefing with these claims and their figures."""
    figures: dict[str, Indicator] = {}
    for claim in claims:
        for each in (claim.stated, *claim.operands):
            assert isinstance(each, Indicator)
            figures[each.id] = each
    turn = Remarks(id="r1", span=Span(start=0, end=1000), indicators=tuple(figures.values()))
    return Briefing(id=name, title="A briefing", date=day, turns=(turn,), claims=claims)


def value_of(figure: Indicator, **source: Any) -> Reference:
    """Return a figure as a published value."""
    assert figure.concept is not None
    assert figure.period is not None
    fields: dict[str, Any] = {"publisher": "A bureau", **source}
    return Reference(
        concept=figure.concept,
        period=figure.period,
        quantity=figure.quantity,
        kind=figure.kind,
        source=Source(**fields),
    )


def sales(value: Decimal | int, period: Period = BEFORE, **source: Any) -> Reference:
    """Return a published value of tea sales."""
    return value_of(figure("i9", Kind.LEVEL, value, "CNY", period=period), **source)


@st.composite
def whole_claims(draw: st.DrawFn) -> Claim:
    """Draw claims that have both their levels, whether they hold or not."""
    kind = draw(st.sampled_from(sorted(OF_TWO_LEVELS)))
    stated_kind, unit = OF_TWO_LEVELS[kind]
    numbers = decimals(min_value=1, max_value=10**6)
    operands = tuple(
        figure(name, Kind.LEVEL, draw(numbers), "CNY", period=period)
        for name, period in (("i1", BEFORE), ("i2", NOW))
    )
    number = draw(numbers if unit == "CNY" else decimals(max_value=200))
    up = {"direction": Direction.UP} if stated_kind is not Kind.MULTIPLE else {}
    stated = figure("i3", stated_kind, number, unit, period=NOW, basis=BEFORE, **up)
    return Claim(id="b/c1", kind=kind, stated=stated, operands=operands)


def without(claim: Claim, position: int) -> tuple[Claim, Indicator]:
    """Return a claim that lacks an operand, and the operand."""
    operands = list(claim.operands)
    lost = operands.pop(position)
    assert isinstance(lost, Indicator)
    return attrs.evolve(claim, operands=tuple(operands), missing=Missing(position=position)), lost


def growth(later: int = 121, rate: int = 10, **fields: Any) -> Claim:
    """Return a claim of growth whose earlier level the text does not give."""
    return Claim(
        id="b/c1",
        kind=ClaimKind.GROWTH,
        stated=figure("i3", Kind.GROWTH, rate, "percent", period=NOW, basis=BEFORE, **fields),
        operands=(figure("i2", Kind.LEVEL, later, "CNY", period=NOW),),
        missing=Missing(position=0),
    )


def checked(claim: Claim, *values: Reference) -> Check:
    """Return the check of a claim with published values."""
    (result,) = check(briefing(claim), references=values)
    return result


class TestLaws:
    """What published values do to checks."""

    @given(whole_claims(), st.integers(0, 1))
    @settings(max_examples=60)
    def test_a_value_does_what_the_operand_did(self, claim: Claim, position: int) -> None:
        """A value in the place of an operand leads to the verdict that the operand led to."""
        (whole,) = check(briefing(claim))
        lacking, lost = without(claim, position)
        result = checked(lacking, value_of(lost))
        assert result.verdict is whole.verdict
        assert (result.recomputed, result.point) == (whole.recomputed, whole.point)
        if whole.verdict != Verdict.NOT_CHECKABLE:
            assert result.reason is Ground.WITH_REFERENCE

    @given(whole_claims(), reference_collections(), decimals(min_value=1))
    @settings(max_examples=40)
    def test_the_text_alone_decides_what_it_can(
        self, claim: Claim, others: References, number: Decimal
    ) -> None:
        """No published value changes a verdict that the text alone leads to."""
        values = [*others, sales(number), sales(number, NOW)]
        assert check(briefing(claim), references=values) == check(briefing(claim))

    def test_the_text_alone_decides_the_bundled_claims(self, briefing_id: str) -> None:
        """The bundled values change no verdict but those of claims that lack an operand."""
        whole = load(briefing_id)
        for alone, helped in zip(check(whole), check(whole, references=references()), strict=True):
            assert helped == alone or alone.reason is Ground.OPERAND_MISSING
            assert (helped.stated, helped.implied) == (alone.stated, alone.implied)

    @given(whole_claims(), st.lists(decimals(min_value=1), min_size=1, max_size=4, unique=True))
    @settings(max_examples=40)
    def test_the_value_that_fits_best_decides(self, claim: Claim, numbers: list[Decimal]) -> None:
        """Of several values all are shown, and a claim is inconsistent only where none fits."""
        lacking, _ = without(claim, 0)
        values = [sales(each, publisher=f"Bureau {n}") for n, each in enumerate(numbers)]
        alone = [checked(lacking, value).verdict for value in values]
        result = checked(lacking, *values)
        assert [each.reference for each in result.fillings] == values
        assert [each.verdict for each in result.fillings] == alone
        assert result.verdict is min(alone, key=HOLDS.index)

    @given(whole_claims(), decimals(min_value=1))
    @settings(max_examples=40)
    def test_another_scope_proves_nothing(self, claim: Claim, number: Decimal) -> None:
        """A value of another survey or scope makes no claim inconsistent, nor consistent."""
        lacking, _ = without(claim, 0)
        result = checked(lacking, sales(number, scope="large shops"))
        assert (result.verdict, result.reason) == (Verdict.NOT_COMPARABLE, Ground.OTHER_SCOPE)

    @given(whole_claims(), any_references())
    @settings(max_examples=40)
    def test_values_of_other_things_do_nothing(self, claim: Claim, value: Reference) -> None:
        """A value of another concept leaves the claim as it is."""
        assume(value.concept != "tea-sales")
        lacking, _ = without(claim, 0)
        assert checked(lacking, value) == checked(lacking)


class TestValues:
    """Which value stands for what a text lacks."""

    def test_source_and_ground(self) -> None:
        """The check has the value that it used, with its source."""
        value = sales(110, publisher="A bureau", release="first")
        result = checked(growth(), value)
        assert (result.verdict, result.reason) == (Verdict.CONSISTENT, Ground.WITH_REFERENCE)
        assert [each.reference for each in result.fillings] == [value]
        assert result.point == 10

    @pytest.mark.parametrize(
        "value",
        [
            sales(110, NOW),
            attrs.evolve(sales(110), kind=Kind.CHANGE),
            attrs.evolve(sales(110), concept="coffee-sales"),
        ],
    )
    def test_of_another_time_kind_or_concept(self, value: Reference) -> None:
        """A value of another time, kind or concept does not stand for the operand."""
        assert checked(growth(), value).verdict == Verdict.NOT_CHECKABLE

    def test_the_last_day_of_a_year(self) -> None:
        """A stock on the last day of a year is that of the year."""
        assert checked(growth(), sales(110, Period.parse("2020-12-31"))).fillings

    def test_words_where_there_is_no_concept(self) -> None:
        """An operand without a concept is known by its words."""
        claim = growth()
        assert claim.missing is not None
        nameless = attrs.evolve(claim.missing, concept=None, measure="the sales of tea")
        claim = attrs.evolve(claim, missing=nameless)
        labelled = attrs.evolve(sales(110), concept="mine", label="tea sales")
        assert checked(claim, labelled).verdict == Verdict.CONSISTENT
        assert checked(claim, attrs.evolve(labelled, label="coffee sales")).fillings == ()

    def test_the_scope_of_the_speaker(self) -> None:
        """A value of the body that the speaker names is of the speaker's scope."""
        claim = growth(source="the tea survey")
        assert checked(claim, sales(110, scope="the tea survey")).verdict == Verdict.CONSISTENT

    def test_a_comparable_value_comes_first(self) -> None:
        """Beside a value of the speaker's scope, one of another scope is shown and not used."""
        result = checked(growth(), sales(50, scope="large shops"), sales(110))
        assert result.verdict == Verdict.CONSISTENT
        assert [each.verdict for each in result.fillings] == [
            Verdict.NOT_COMPARABLE,
            Verdict.CONSISTENT,
        ]

    def test_a_fall(self) -> None:
        """A negative rate is a fall."""
        value = Reference(
            concept="exports",
            period=BEFORE,
            kind=Kind.GROWTH,
            quantity=Quantity(value=Decimal("-0.3"), unit=Unit(name="percent"), text="-0.3%"),
            source=Source(publisher="A bureau"),
        )
        assert value.figure.direction is Direction.DOWN
        assert value.figure.interval().contains(Decimal("-0.3"))

    def test_another_unit(self) -> None:
        """A value in another unit is refused, with the claim, the units and the source."""
        value = attrs.evolve(sales(110), quantity=Quantity(value=110, unit=Unit(name="USD")))
        with pytest.raises(InvalidValueError, match=r"claim b/c1 .*'USD', 'CNY'.*A bureau"):
            checked(growth(), value)


class TestOtherBriefings:
    """What a text lacks, said by another briefing."""

    def earlier(self, value: int = 110) -> Briefing:
        """Return a briefing of the year before that tells the sales of that year."""
        said = figure("a/i1", Kind.LEVEL, value, "CNY", period=BEFORE)
        turn = Remarks(id="r1", span=Span(start=0, end=1000), indicators=(said,))
        return Briefing(id="a", title="An earlier one", date=dt.date(2021, 2, 1), turns=(turn,))

    def later(self) -> Briefing:
        """Return a briefing that tells the sales of this year and their growth."""
        return briefing(growth(), day=dt.date(2022, 2, 1))

    def test_they_are_looked_at_first(self) -> None:
        """What another briefing says stands before what is published."""
        corpus = Corpus([self.earlier(), self.later()])
        (result,) = check(corpus, references=[sales(50)])
        assert (result.verdict, result.reason) == (
            Verdict.CONSISTENT,
            Ground.WITH_OTHER_BRIEFING,
        )
        assert [each.reference.source.figure for each in result.fillings] == ["a/i1", None]
        assert result.fillings[0].reference.source.date == dt.date(2021, 2, 1)

    @given(st.integers(1, 1000))
    @settings(max_examples=20)
    def test_they_do_what_a_published_value_does(self, value: int) -> None:
        """A figure of another briefing leads to the verdict of a published value."""
        (said,) = check([self.earlier(value), self.later()])
        assert said.verdict is checked(growth(), sales(value)).verdict

    def test_not_its_own_figures(self) -> None:
        """A briefing alone is checked by itself."""
        (result,) = check([self.later()])
        assert result.verdict == Verdict.NOT_CHECKABLE

    def test_a_fall_of_another_briefing(self) -> None:
        """A fall stays a fall where another briefing uses it."""
        fell = figure("a/i1", Kind.GROWTH, 10, "percent", period=BEFORE, direction=Direction.DOWN)
        mean = figure(
            "i3", Kind.AVERAGE_GROWTH, 0, "percent", period=NOW, basis=Period.parse("2019")
        )
        rose = figure(
            "i2",
            Kind.GROWTH,
            Decimal("11.1"),
            "percent",
            period=NOW,
            basis=BEFORE,
            direction=Direction.UP,
        )
        claim = Claim(
            id="b/c1",
            kind=ClaimKind.TWO_YEAR_AVERAGE,
            stated=mean,
            operands=(rose,),
            missing=Missing(position=0),
        )
        turn = Remarks(id="r1", span=Span(start=0, end=1000), indicators=(fell,))
        one = Briefing(id="a", title="One", date=dt.date(2021, 2, 1), turns=(turn,))
        (result,) = check([one, briefing(claim, day=dt.date(2022, 2, 1))])
        assert result.verdict == Verdict.CONSISTENT


ROW = {
    "concept": "tea-sales",
    "period": "2020",
    "value": "110",
    "unit": "CNY",
    "publisher": "A bureau",
}


class TestReading:
    """References from rows, files and frames."""

    def test_a_row(self) -> None:
        """A row has the fields of the value and of its source, each in its column."""
        row = {
            **ROW,
            "kind": "growth",
            "value": "-1.5",
            "unit": "percent",
            "basis": "2019",
            "hedge": "about",
            "scope": "large shops",
            "date": "2021-01-18",
            "release": "revised",
            "address": "a page",
            "note": "a note",
            "label": "Sales of tea",
        }
        (value,) = References.from_rows([row])
        assert value == Reference(
            concept="tea-sales",
            kind=Kind.GROWTH,
            period=BEFORE,
            basis=Period.parse("2019"),
            label="Sales of tea",
            quantity=Quantity(
                value=Decimal("-1.5"), unit=Unit(name="percent"), hedge=Hedge.ABOUT, text="-1.5"
            ),
            source=Source(
                publisher="A bureau",
                scope="large shops",
                date=dt.date(2021, 1, 18),
                release=Release.REVISED,
                address="a page",
                note="a note",
            ),
        )

    @given(decimals(min_value=-(10**9), max_value=10**9))
    def test_the_number_is_the_one_in_the_cell(self, number: Decimal) -> None:
        """A value is read to its last digit, with or without separators."""
        for text in (f"{number:f}", f"{number:,f}"):
            (value,) = References.from_rows([{**ROW, "value": text}])
            assert value.quantity.value == number

    def test_a_file(self, tmp_path: Path) -> None:
        """A file in CSV gives what its rows give; empty cells and a byte order mark are nothing."""
        path = tmp_path / "mine.csv"
        lines = [",".join([*ROW, "note"]), ",".join([*ROW.values(), ""])]
        path.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
        assert References.from_csv(path) == References.from_rows([ROW])

    @pytest.mark.parametrize("empty", [None, float("nan"), " "])
    def test_a_frame(self, empty: object) -> None:
        """A frame is any object with columns; what it has for nothing is nothing."""

        class Frame(dict[str, list[object]]):
            """Columns by name, as frames have them."""

            @property
            def columns(self) -> Sequence[str]:
                return [*self]

        cells: dict[str, object] = {**ROW, "note": empty}
        frame = Frame({name: [value] for name, value in cells.items()})
        assert References.from_frame(frame) == References.from_rows([ROW])

    def test_pandas(self) -> None:
        """A frame of pandas is read, and whole numbers in it are numbers."""
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame([{**ROW, "value": 110}])
        assert References.from_frame(frame) == References.from_rows([ROW])

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ({**ROW, "valu": "3"}, r"row 1 has the column 'valu', .*did you mean 'value'\?"),
            ({**ROW, "value": ""}, "row 1 has no value for value"),
            ({**ROW, "value": "many"}, "row 1: expected a number in digits, got 'many'"),
            ({**ROW, "value": 1.5}, "got 1.5; read the column as text"),
            ({**ROW, "value": True}, "expected a number in digits, got True"),
            ({**ROW, "unit": "percent"}, "a value in percent needs its kind, such as share"),
            ({**ROW, "kind": "growth"}, "row 1: .*a growth is in percent or times, got 'CNY'"),
            ({**ROW, "period": "in 2020"}, "row 1: expected a period such as 2021"),
            ({**ROW, "date": "18 Jan"}, "row 1: expected a date such as 2021-02-10, got '18 Jan'"),
            ({**ROW, "release": "last"}, "row 1: .*'last'"),
            ({"concept": "tea-sales"}, "row 1 lacks the columns period, value, unit, publisher"),
        ],
    )
    def test_bad_rows(self, row: dict[str, object], message: str) -> None:
        """What is wrong with a row is said, with its number and what is expected."""
        with pytest.raises(InvalidValueError, match=message):
            References.from_rows([row])

    def test_a_file_without_columns(self, tmp_path: Path) -> None:
        """An empty file is named, with the columns that it lacks."""
        path = tmp_path / "mine.csv"
        path.write_text("", encoding="utf-8")
        with pytest.raises(InvalidValueError, match=r"mine\.csv lacks the columns concept, "):
            References.from_csv(path)

    def test_columns(self) -> None:
        """The columns that are needed are among the columns."""
        assert {*REQUIRED} < {*COLUMNS}


class TestCollection:
    """References as a collection."""

    def test_contradiction(self) -> None:
        """Two numbers of one publisher, release and day cannot both be published."""
        first, other = (sales(n, release="first", date=dt.date(2021, 1, n)) for n in (5, 9))
        with pytest.raises(InvalidValueError, match="two references contradict each other"):
            References([first, other])

    def test_the_same_twice(self) -> None:
        """Values of one origin that can both be true stand side by side."""
        values = [sales(5, release="first"), sales(5, release="first", note="seen again")]
        assert len(References(values)) == len(values)

    def test_a_value_from_which_nothing_follows(self) -> None:
        """Growth from a published nothing has no answer, and the check says so."""
        result = checked(growth(), sales(0))
        assert (result.verdict, result.reason) == (Verdict.NOT_CHECKABLE, Ground.NO_RESULT)
        assert [each.verdict for each in result.fillings] == [Verdict.NOT_CHECKABLE]

    def test_a_revision_is_no_contradiction(self) -> None:
        """Another release, day, scope or publisher may have another number."""
        values = [
            sales(5, release="first"),
            sales(9, release="revised", date=dt.date(2021, 5, 1)),
            sales(7, release="revised", date=dt.date(2021, 9, 1)),
            sales(20, release="first", scope="large shops"),
            sales(30, release="first", publisher="An association"),
        ]
        assert [*References(values)] == values

    def test_look_up(self) -> None:
        """Values are found by concept and time."""
        values = References([sales(5), sales(9, NOW)])
        assert [int(each.quantity.value) for each in values.of("tea-sales")] == [5, 9]
        assert [int(each.quantity.value) for each in values.of("tea-sales", "2021")] == [9]
        assert repr(values) == "<References: 2 values of 1 concept>"

    def test_what_is_not_there(self) -> None:
        """What is looked up in vain is answered with what there is."""
        values = References([sales(5), sales(9, NOW)])
        with pytest.raises(InvalidValueError, match="no reference has the concept 'tea-sale'; "):
            values.of("tea-sale")
        with pytest.raises(InvalidValueError, match="of 2019; there are those of 2020, 2021"):
            values.of("tea-sales", "2019")

    @pytest.mark.parametrize("wrong", ["a.csv", {"concept": "tea"}, 3, [ROW]])
    def test_no_references(self, wrong: Any) -> None:
        """What is no collection of references is refused."""
        with pytest.raises(InvalidValueError):
            check(briefing(growth()), references=wrong)


def lacking() -> Iterator[Claim]:
    """Yield the claims of the bundled briefings that lack an operand."""
    for info in available():
        yield from (claim for claim in load(info.id).claims if claim.missing is not None)


class TestBundled:
    """The values that are bundled."""

    def test_every_value_stands_for_what_a_claim_lacks(self) -> None:
        """Each value has the concept of an operand that some claim lacks."""
        wanted = {claim.missing.concept for claim in lacking() if claim.missing is not None}
        assert {*references().concepts} <= wanted

    def test_every_value_has_a_source(self) -> None:
        """Each value tells who published it, when, and where it was read."""
        for each in references():
            assert each.label
            assert each.source.date is not None
            assert each.source.address.startswith("http")

    def test_how_many_claims_are_checked(self) -> None:
        """With them, 54 of the 68 claims of the two briefings are checked, and 34 without."""
        briefings = [load(info.id) for info in available()]
        counts = [
            sum(
                each.verdict != Verdict.NOT_CHECKABLE
                for whole in briefings
                for each in check(whole, references=values)
            )
            for values in ((), references())
        ]
        assert counts == [34, 54]

    @pytest.mark.parametrize(
        ("claim", "verdict", "points"),
        [
            ("2022-02-28/c03", Verdict.CONSISTENT, ["6.55"]),
            ("2022-02-28/c04", Verdict.CONSISTENT_BY_ROUNDING, ["27.46", "27.32"]),
            ("2022-02-28/c08", Verdict.CONSISTENT, ["8.33"]),
            ("2022-02-28/c10", Verdict.INCONSISTENT, ["1.12"]),
            ("2022-02-28/c14", Verdict.NOT_COMPARABLE, ["3.47"]),
            ("2022-02-28/c21", Verdict.CONSISTENT, ["159.52", "143.48"]),
            ("2022-02-28/c36", Verdict.CONSISTENT, ["28.63"]),
            ("2022-06-14/c10", Verdict.INCONSISTENT, ["3.53"]),
            ("2022-06-14/c17", Verdict.NOT_COMPARABLE, ["26.70"]),
            ("2022-06-14/c22", Verdict.CONSISTENT, ["2.91", "3.29"]),
        ],
    )
    def test_verdicts(self, claim: str, verdict: Verdict, points: list[str]) -> None:
        """The values lead to these verdicts, all of them shown."""
        whole = load(claim.partition("/")[0])
        found = check(whole, references=references())
        (result,) = [each for each in found if each.claim.id == claim]
        assert result.verdict == verdict
        shown = [each.point for each in result.fillings if each.point is not None]
        assert [f"{each:.2f}" for each in shown] == points

    def test_other_briefings_change_no_claim_of_a_text(self) -> None:
        """What a text claims by itself is found as without the other; claims across come after."""
        corpus = Corpus([load(info.id) for info in available()])
        alone = [each for whole in corpus for each in check(whole)]
        together = check(corpus)
        assert [each for each in together if not each.claim.given_at] == alone
        assert [each.claim.id.rpartition("/")[2][0] for each in together] == [
            letter
            for whole in corpus
            for letter in (
                *("c" for _ in whole.claims),
                *("x" for each in together if each.claim.id.startswith(f"{whole.id}/x")),
            )
        ]


def test_every_kind_names_its_operands() -> None:
    """Each operand of each kind can be looked for: its role is known."""
    assert all(all(names) for names in OPERANDS.values())
