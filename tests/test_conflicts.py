"""Figures of the same measure compared: laws, the pairs of the bundled briefings, and the traps."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import briefing, figure

from miitbrief import (
    Hedge,
    Indicator,
    InvalidValueError,
    Kind,
    PriceBasis,
    Quantity,
    Rounding,
    Unit,
    load,
)
from miitbrief import testing as made
from miitbrief.corpora.comparisons import CONFLICTING, compare
from miitbrief.corpora.conflicts import Comparison, Conflict, Relation
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.series import Observation

FEBRUARY, JUNE = "2022-02-28", "2022-06-14"
REPEATED, REFINED, RESTATED = Relation.REPEATED, Relation.REFINED, Relation.RESTATED
REVISED, CONTRADICTED = Relation.REVISED, Relation.CONTRADICTED

#: Every two figures of one measure and time that the two briefings give, one in each.
ACROSS = {
    ("r2/i07", "r2/i05"): REPEATED,  # 31.4 trillion yuan of manufacturing in 2021.
    ("q07/a1/i01", "r2/i10"): REPEATED,  # 41 divisions, which nothing dates.
    ("q07/a1/i02", "r2/i11"): REPEATED,  # 207 groups.
    ("q07/a1/i03", "r2/i12"): REPEATED,  # 666 classes.
    ("q03/a2/i08", "r2/i16"): REPEATED,  # Seven years, 2015 to 2021.
    ("q03/a2/i08", "q10/a1/i03"): REPEATED,
    ("r2/i25", "r2/i28"): REPEATED,  # Over 40,000 specialised firms, both times "so far".
    ("r2/i24", "q05/a1/i03"): REPEATED,  # Energy intensity down 5.6% in 2021.
    ("r2/i23", "q04/a1/i02"): REPEATED,  # 74.7% at the end of 2021.
    ("q02/a1/i05", "q04/a1/i02"): REPEATED,
    ("r2/i26", "r2/i29"): REFINED,  # Over 4,700 little giants, then 4,762.
    ("r2/i27", "r2/i30"): REFINED,  # Over 800 champions, then 848.
    ("r2/i22", "q04/a1/i01"): REVISED,  # 55.3% numerically controlled, then 51.3%.
    ("q02/a1/i04", "q04/a1/i01"): REVISED,
}

#: The same within the briefing of February, and within that of June.
WITHIN = {
    FEBRUARY: {
        ("r2/i22", "q02/a1/i04"): REPEATED,
        ("r2/i23", "q02/a1/i05"): REPEATED,
        ("r2/i30", "q03/a2/i07"): REPEATED,
        ("r2/i15", "q04/a2/i01"): REPEATED,
        ("q01/a1/i05", "q06/a1/i06"): REPEATED,
        ("q01/a1/i06", "q06/a1/i07"): REPEATED,
        ("q01/a1/i07", "q06/a1/i08"): REPEATED,
        ("q01/a1/i08", "q06/a1/i09"): REPEATED,
        ("r2/i31", "q09/a1/i02"): RESTATED,  # Over 1.43 million, then over 1.42 million.
    },
    JUNE: {
        ("r2/i01", "q02/a1/i01"): REPEATED,
        ("r2/i02", "q02/a1/i02"): REPEATED,
        ("r2/i03", "q02/a1/i03"): REPEATED,  # 6.3%, and 6.3 percent in real terms.
        ("r2/i24", "q08/a1/i02"): REPEATED,
        ("r2/i16", "q10/a1/i03"): REPEATED,
    },
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return both bundled briefings."""
    return Corpus([load(FEBRUARY), load(JUNE)])


def said(*figures: Indicator, day: str = "2030-06-30") -> tuple[Observation, ...]:
    """Return figures as one briefing says them."""
    there = briefing(day, *figures)
    return tuple(Observation(figure=each, briefing=there) for each in there.indicators)


def relation(first: Indicator, second: Indicator, *, apart: bool = True) -> Relation | None:
    """Return what a second figure makes of a first, in another briefing or in the same."""
    if not apart:
        earlier, later = said(first, second)
        return compare(earlier, later)
    (earlier,), (later,) = said(first, day="2030-01-31"), said(second)
    return compare(earlier, later)


def pairs(corpus: Corpus) -> Iterator[tuple[tuple[str, str], tuple[str, str], Relation]]:
    """Yield the briefings, the ids without the date, and the relation of every comparison."""
    for each in corpus.comparisons():
        ids = (each.earlier.figure.id, each.later.figure.id)
        days = (each.earlier.briefing.id, each.later.briefing.id)
        yield days, (ids[0].partition("/")[2], ids[1].partition("/")[2]), each.relation


class TestRealPairs:
    """The comparisons of the bundled briefings."""

    def test_every_pair_across_the_briefings(self, corpus: Corpus) -> None:
        """Each has its relation, and there is no other."""
        across = {ids: found for days, ids, found in pairs(corpus) if days == (FEBRUARY, JUNE)}
        assert across == ACROSS

    @pytest.mark.parametrize("day", [FEBRUARY, JUNE])
    def test_every_pair_within_a_briefing(self, corpus: Corpus, day: str) -> None:
        """Each has its relation, and there is no other."""
        assert {ids: found for days, ids, found in pairs(corpus) if days == (day, day)} == WITHIN[
            day
        ]

    def test_the_one_conflict(self, corpus: Corpus) -> None:
        """55.3% against 51.3% is told once, with the scope of each and what June's change means."""
        (conflict,) = corpus.conflicts()
        assert conflict.concept == "key-process-numerical-control-rate"
        assert conflict.relation is REVISED
        assert conflict.scope == ("above designated size in key areas", "nationwide")
        assert [
            (str(each.figure.figure.quantity), str(each.period), str(each.implied))
            for each in conflict.implications
        ] == [("55.3%", "2012-12-31", "[24.5, 24.7]"), ("51.3%", "2012-12-31", "[20.5, 20.7]")]

    def test_explanation_of_the_conflict(self, corpus: Corpus) -> None:
        """It shows both figures with their sources, the scope, what follows, and the relation."""
        (conflict,) = corpus.conflicts()
        assert conflict.explain().splitlines() == [
            (
                "Earlier: 55.3%: numerical control rate of key processes of industrial enterprises "
                "above designated size in key areas (2021-12-31 from context), said on 2022-02-28 "
                "by Mr. Xiao Yaqing; it may stand for 55.25 to 55.35%."
            ),
            (
                "Later: 51.3%: numerical control rate of key processes in industrial enterprises "
                "nationwide (2021-12-31), said on 2022-06-14 by Ms. Han Xia; it may stand for "
                "51.25 to "
                "51.35%."
            ),
            (
                "Scope: only the earlier says 'above designated size in key areas' and only the "
                "later "
                "says 'nationwide'."
            ),
            (
                "Implied: 55.3% and the change of 30.7 percentage points (2022-06-14/q04/a1/i03) "
                "give "
                "24.5 to 24.7% for 2012-12-31."
            ),
            (
                "Implied: 51.3% and the change of 30.7 percentage points (2022-06-14/q04/a1/i03) "
                "give "
                "20.5 to 20.7% for 2012-12-31."
            ),
            (
                "Relation: revised: both cannot be right of the same thing; a later briefing may "
                "have "
                "revised the figure or speak of another scope."
            ),
        ]

    def test_explanation_of_a_refinement(self, corpus: Corpus) -> None:
        """It shows both figures and the relation."""
        found = next(each for each in corpus.comparisons() if each.relation is REFINED)
        assert found.explain().splitlines()[-1] == (
            "Relation: refined: the later number is one that the earlier words fit, and says more."
        )
        assert str(found) == f"refined: {found.earlier}; {found.later}"
        assert repr(found) == (f"<Comparison of 2022-02-28/r2/i26 and 2022-06-14/r2/i29: {found}>")


TRAMS = made.quantities(unit=st.just(Unit(name="count")))


def trams(quantity: Quantity, when: str | None = "2029", *, assumed: bool = False) -> Indicator:
    """Return a number of trams."""
    return attrs.evolve(figure("1", when, assumed=assumed), quantity=quantity)


class TestLaws:
    """What holds of any two figures."""

    @given(quantity=TRAMS, apart=st.booleans())
    def test_a_figure_repeats_itself(self, *, quantity: Quantity, apart: bool) -> None:
        """The same figure said twice is repeated, in one briefing and across two."""
        assert relation(trams(quantity), trams(quantity), apart=apart) is REPEATED

    @given(first=TRAMS, second=TRAMS, apart=st.booleans(), rounding=st.sampled_from(Rounding))
    def test_conflict_means_that_intervals_are_apart(
        self, *, first: Quantity, second: Quantity, apart: bool, rounding: Rounding
    ) -> None:
        """Of one time, figures are in conflict where their intervals do not meet, and only then."""
        (earlier,), (later,) = said(trams(first), day="2030-01-31"), said(trams(second))
        if not apart:
            earlier, later = said(trams(first), trams(second))
        found = compare(earlier, later, rounding)
        intervals = [
            each.printed_by(rounding) if each.hedge is Hedge.EXACT else each.possible
            for each in (first, second)
        ]
        assert (found in CONFLICTING) == (not intervals[0].meets(intervals[1]))
        assert (found is REVISED) <= apart
        assert (found is CONTRADICTED) <= (not apart)

    @given(TRAMS, TRAMS)
    def test_what_refines_is_not_refined(self, first: Quantity, second: Quantity) -> None:
        """Two figures do not refine each other, and one that repeats is repeated in turn."""
        there, back = (
            relation(trams(one), trams(other)) for one, other in ((first, second), (second, first))
        )
        assert not (there is REFINED and back is REFINED)
        assert (there is REPEATED) == (back is REPEATED)
        assert (there in CONFLICTING) == (back in CONFLICTING)

    @given(TRAMS, TRAMS)
    def test_undated_figures_are_never_in_conflict(self, first: Quantity, second: Quantity) -> None:
        """What nothing dates may have changed from one briefing to the next."""
        for when, later in ((None, None), ("2030-01-31", "2030-06-30")):
            one, other = trams(first, when, assumed=True), trams(second, later, assumed=True)
            assert relation(one, other) not in CONFLICTING

    @given(TRAMS, TRAMS, st.sampled_from(["2028", "2029-06", "2029-H1", None]))
    def test_figures_of_different_times_are_not_compared(
        self, first: Quantity, second: Quantity, when: str | None
    ) -> None:
        """A year is not another year, nor its half, nor an unknown time."""
        assert relation(trams(first), trams(second, when)) is None


class TestEveryPair:
    """Which figures are compared."""

    @given(made.corpora())
    def test_no_two_figures_are_left_out(self, corpus: Corpus) -> None:
        """Any two figures of a concept that can be compared are, wherever they stand."""
        said = [each for each in corpus.observations if each.figure.concept is not None]
        pairs = [
            (earlier, later)
            for earlier, later in combinations(said, 2)
            if earlier.figure.concept == later.figure.concept and compare(earlier, later)
        ]
        found = [(each.earlier, each.later) for each in corpus.comparisons()]
        assert sorted(map(repr, found)) == sorted(map(repr, pairs))


class TestRepeats:
    """What only repeats an earlier figure in the same form."""

    @staticmethod
    def several(count: int) -> Corpus:
        """Return briefings that say one of three numbers of one year, a day each."""
        numbers = ("4,762", "4,990", "over 4,700")
        days = [f"2030-01-{number:02}" for number in range(1, count + 1)]
        said = (figure(numbers[place % 3], "2029") for place in range(count))
        return Corpus(briefing(day, one) for day, one in zip(days, said, strict=True))

    @given(made.corpora())
    def test_they_are_left_out_alone(self, corpus: Corpus) -> None:
        """What is left out is a comparison with a figure that repeats one before."""
        every, some = corpus.comparisons(), corpus.comparisons(repeats=False)
        assert [each for each in every if each in some] == [*some]
        repeated = {each.later for each in every if each.relation is REPEATED}
        assert all(each.earlier in repeated for each in every if each not in some)

    @pytest.mark.parametrize("count", [3, 6, 12, 24])
    def test_their_number_grows_with_the_briefings(self, count: int) -> None:
        """Many briefings that say a few numbers have a few comparisons each."""
        corpus = self.several(count)
        assert len(corpus.comparisons()) == count * (count - 1) // 2
        assert len(corpus.comparisons(repeats=False)) == 3 * (count - 3) + 3

    @pytest.mark.parametrize("count", [3, 6, 12])
    def test_conflicts_are_the_same(self, count: int) -> None:
        """Conflicts are those of the figures that said each number first."""
        conflicts = self.several(count).conflicts()
        assert [(c.earlier.said.day, c.later.said.day) for c in conflicts] == [(1, 2)]

    def test_what_changes_imply(self) -> None:
        """A conflict has what each change of its time implies, wherever it is said."""
        growth = figure("10%", "2029", kind=Kind.GROWTH, basis="2028", direction="up")
        other = figure("10%", "2028", kind=Kind.GROWTH, basis="2027", direction="up")
        (conflict,) = Corpus(
            [
                briefing("2030-01-01", figure("4,762", "2029"), other),
                briefing("2030-01-02", figure("4,990", "2029")),
                briefing("2030-01-03", growth),
            ]
        ).conflicts()
        assert [str(each.change.period) for each in conflict.implications] == ["2029", "2029"]


class TestRelations:
    """What a later figure makes of an earlier one."""

    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ("over 4,700", "4,762", REFINED),
            ("over 800", "848", REFINED),
            ("over 3.5 million", "3.545 million", REFINED),
            ("over 1.4 million", "over 1.43 million", REFINED),
            ("nearly 3 million", "2.96 million", REFINED),
            ("about 3.1 million", "3.08 million", REFINED),
            ("28", "29", REVISED),  # A count that is printed to the unit is exact.
            ("2.8 million", "2.83 million", REFINED),
            ("3.545 million", "over 3.5 million", RESTATED),
            ("over 1.43 million", "over 1.42 million", RESTATED),
            ("over 1.4 million", "1.9 million", RESTATED),
            ("about 2 million", "9 million", RESTATED),
            ("2.8 million", "2.9 million", RESTATED),  # Both round 2.85 million.
            ("2.8 million", "3.1 million", REVISED),
            ("over 5,000", "4,990", REVISED),
            ("4,762", "4,763", REVISED),
        ],
    )
    def test_relation(self, first: str, second: str, expected: Relation) -> None:
        """Numbers of one time are told apart by their digits and their hedges."""
        assert relation(figure(first, "2029"), figure(second, "2029")) is expected

    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ("over 4,700", "4,762", REFINED),
            ("4,762", "over 4,700", RESTATED),
            ("4,762", "4,762", REPEATED),
            ("over 1.43 million", "1.615 million", None),
            ("4,762", "4,990", None),
            ("over 4,700", "over 5,000", None),
        ],
    )
    def test_relation_of_undated_figures(
        self, first: str, second: str, expected: Relation | None
    ) -> None:
        """What was so far one number and is so far another may have grown."""
        one = figure(first, "2030-01-31", assumed=True)
        assert relation(one, figure(second, "2030-06-30", assumed=True)) is expected
        assert relation(figure(first, None), figure(second, None)) is expected

    def test_a_year_and_its_last_day_are_one_time(self) -> None:
        """A share in 2029 and one at the end of 2029 are compared, and in either order."""
        year, day, before = (
            figure(text, when, kind=Kind.SHARE)
            for text, when in (("55%", "2029"), ("51%", "2029-12-31"), ("51%", "2029-12-30"))
        )
        assert relation(year, day) is REVISED
        assert relation(day, year) is REVISED
        assert relation(year, before) is None

    def test_conflict_within_a_briefing(self) -> None:
        """Two speakers of one briefing contradict each other; nobody has revised anything."""
        assert relation(figure("55", "2029"), figure("51", "2029"), apart=False) is CONTRADICTED

    def test_rounding_rule(self) -> None:
        """3.59 million cut off is 3.5 million, but it does not round to it."""
        corpus = Corpus(
            [
                briefing("2030-01-31", figure("3.5 million", "2029")),
                briefing("2030-06-30", figure("3.59 million", "2029")),
            ]
        )
        (conflict,) = corpus.conflicts()
        assert conflict.relation is REVISED
        assert corpus.conflicts(rounding=Rounding.TRUNCATION) == ()


class TestNoFalseAlarm:
    """Figures that need not agree are not in conflict."""

    def test_another_basis(self) -> None:
        """Growth since 2020 is not growth since 2012."""
        one = figure("25.6%", "2021", kind=Kind.GROWTH, basis="2020")
        other = figure("37.1%", "2021", kind=Kind.GROWTH, basis="2012")
        assert relation(one, other) is None

    @pytest.mark.parametrize("basis", list(PriceBasis))
    def test_other_prices(self, basis: PriceBasis) -> None:
        """A nominal rate need not agree with a real one, nor with one whose prices are not said."""
        one = figure("7%", "2021", kind=Kind.GROWTH, basis="2020", price_basis=PriceBasis.NOMINAL)
        other = figure("5%", "2021", kind=Kind.GROWTH, basis="2020", price_basis=basis)
        expected = REVISED if basis is PriceBasis.NOMINAL else None
        assert relation(one, other) is expected
        same = attrs.evolve(other, quantity=one.quantity)
        assert relation(one, same) is (None if basis is PriceBasis.REAL else REPEATED)

    def test_another_unit_or_kind(self) -> None:
        """Yuan are not dollars, and a share is no level."""
        yuan, dollars = (figure("5 million", "2029", unit=unit) for unit in ("CNY", "USD"))
        assert relation(yuan, dollars) is None
        assert relation(figure("5", "2029"), figure("6%", "2029", kind=Kind.SHARE)) is None

    def test_another_concept_or_none(self) -> None:
        """Trams are not buses, and figures without a concept are of nobody knows what."""
        one, other = figure("5", "2029"), figure("6", "2029")
        assert relation(one, attrs.evolve(other, concept="buses")) is None
        unknown = [attrs.evolve(each, concept=None) for each in (one, other)]
        assert relation(unknown[0], unknown[1]) is None

    def test_a_rise_and_a_fall(self) -> None:
        """Up 5 percent and down 5 percent are in conflict, but a level has no sign."""
        up, down = (
            figure("5%", "2029", kind=Kind.GROWTH, basis="2028", direction=way)
            for way in ("up", "down")
        )
        assert relation(up, down) is REVISED
        assert relation(figure("5", "2029"), figure("5", "2029", direction="down")) is REPEATED

    def test_what_is_not_said_of_a_change(self) -> None:
        """A change with no basis, or with no direction, may be another one."""
        plain, other = (figure(text, "2029", kind=Kind.GROWTH) for text in ("5%", "9%"))
        assert relation(plain, other) is None
        assert relation(plain, plain) is REPEATED
        fall = figure("5%", "2029", kind=Kind.GROWTH, basis="2028", direction="down")
        assert relation(attrs.evolve(fall, direction=None), fall) is REPEATED

    def test_times_and_percent(self) -> None:
        """Growth of 1.6 times is growth of 160 percent."""
        times = figure("1.6", "2029", kind=Kind.GROWTH, unit="times", basis="2028")
        percent = figure("160%", "2029", kind=Kind.GROWTH, basis="2028")
        assert relation(times, percent) is REFINED


class TestConflicts:
    """What `conflicts` tells, and what it leaves out."""

    @staticmethod
    def of(*days: tuple[str, str], more: Indicator | None = None) -> tuple[Conflict, ...]:
        """Return the conflicts of figures for 2029 that were said one after another."""
        extra = [] if more is None else [more]
        return Corpus(
            [
                briefing(f"2030-{month:02}-01", figure(text, when), *extra)
                for month, (text, when) in enumerate(days, 1)
            ]
        ).conflicts()

    def test_repeats_of_a_conflict_are_left_out(self) -> None:
        """55, 51 and again 51 is one conflict; so is 55, 51 and again 55."""
        for third in ("51", "55"):
            (conflict,) = self.of(("55", "2029"), ("51", "2029"), (third, "2029"))
            assert [str(each.figure.quantity) for each in (conflict.earlier, conflict.later)] == [
                "55",
                "51",
            ]

    def test_three_different_figures_are_three_conflicts(self) -> None:
        """Each is in conflict with each."""
        assert len(self.of(("55", "2029"), ("51", "2029"), ("53", "2029"))) == 3

    @pytest.mark.parametrize(
        ("kind", "text", "implied"),
        [
            (Kind.CHANGE, "11", ("44", "40")),
            (Kind.GROWTH, "10%", ("50", "46.36")),
            (Kind.AVERAGE_GROWTH, "10%", ("45.45", "42.15")),
            (Kind.MULTIPLE, "2.0", ("27.5", "25.5")),
        ],
    )
    def test_implications(self, kind: Kind, text: str, implied: tuple[str, str]) -> None:
        """What each figure was before follows from a change that was said as well."""
        basis = "2027" if kind is Kind.AVERAGE_GROWTH else "2028"
        change = figure(text, "2029", kind=kind, basis=basis)
        said_at = [
            briefing("2030-01-01", figure("55", "2029"), change),
            briefing("2030-02-01", figure("51", "2029")),
        ]
        (conflict,) = Corpus(said_at).conflicts()
        first, second = conflict.implications
        assert first.change == second.change
        for each, value in zip((first, second), implied, strict=True):
            assert str(each.period) == basis
            assert each.implied.lower is not None
            assert each.implied.upper is not None
            middle = (each.implied.lower + each.implied.upper) / 2
            assert abs(middle - Decimal(value)) < Decimal("0.05")

    def test_a_change_without_a_basis_implies_nothing(self) -> None:
        """Nobody knows since when it changed."""
        change = figure("11", "2029", kind=Kind.CHANGE)
        (conflict, *_) = self.of(("55", "2029"), ("51", "2029"), more=change)
        assert conflict.implications == ()

    def test_a_fall_of_everything_implies_nothing(self) -> None:
        """From a fall of 100 percent nothing follows for what was there."""
        change = figure("100%", "2029", kind=Kind.GROWTH, basis="2028", direction="down")
        (conflict, *_) = self.of(("55", "2029"), ("51", "2029"), more=change)
        assert conflict.implications == ()

    def test_figures_in_the_wrong_order_are_refused(self) -> None:
        """The later figure of a comparison is said later."""
        earlier, later = said(figure("55", "2029"), figure("51", "2029"))
        with pytest.raises(InvalidValueError, match="was not given later than"):
            Comparison(earlier=later, later=earlier, relation=REVISED)

    def test_scope_is_without_function_words(self) -> None:
        """Only content words tell what figures are of; case does not matter."""
        first = figure("55", "2029", measure="trams in service on the coast")
        second = figure("51", "2029", measure="Trams of service in the coast of Nanhai")
        (earlier,), (later,) = said(first, day="2030-01-31"), said(second)
        found = Comparison(earlier=earlier, later=later, relation=REVISED)
        assert found.scope == ("", "Nanhai")


class TestCoincidences:
    """One number under two concepts is a hint."""

    @pytest.mark.parametrize(
        ("text", "when", "concept", "hints"),
        [
            ("4,762", "2030", "trolleys", 1),
            ("4,762", "2030", "trams", 0),  # The same concept is a repetition.
            ("4,763", "2030", "trolleys", 0),
            ("4,762", "2031", "trolleys", 0),
            ("4,762", "2030", None, 0),
            ("over 4,762", "2030", "trolleys", 0),
        ],
    )
    def test_what_is_one(self, text: str, when: str, concept: str | None, hints: int) -> None:
        """Number, hedge and dated time are the same, and the concept is another."""
        corpus = Corpus(
            [
                briefing("2032-12-31", figure("4,762", "2030")),
                briefing("2033-06-30", figure(text, when, concept=concept)),
            ]
        )
        found = corpus.coincidences()
        assert len(found) == hints
        assert all(each.relation is Relation.COINCIDENT for each in found)
        assert not corpus.conflicts()

    @pytest.mark.parametrize("text", ["4", "4,000", "40 million"])
    def test_round_numbers_tell_nothing(self, text: str) -> None:
        """Many things are four, or forty million."""
        days = ("2032-12-31", "trams"), ("2033-06-30", "trolleys")
        corpus = Corpus([briefing(day, figure(text, "2030", concept=thing)) for day, thing in days])
        assert not corpus.coincidences()

    def test_of_the_bundled(self) -> None:
        """Both briefings give 6.1% a year, of industry and of industry above designated size."""
        (hint,) = Corpus([load(FEBRUARY), load(JUNE)]).coincidences()
        assert (hint.earlier.value, hint.later.value) == (Decimal("6.1"), Decimal("6.1"))
        assert "may be of one thing" in hint.explain()
