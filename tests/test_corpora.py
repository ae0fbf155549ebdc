"""Briefings taken together: their order, their series, and what they say of one measure."""

import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import briefing, figure, target

from miitbrief import Briefing, InvalidValueError, Kind, PriceBasis, Target, concepts, load
from miitbrief import testing as made
from miitbrief.corpora.concept_lookup import concept_named
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.series import by_time
from miitbrief.exceptions import UnitMismatchError, UnknownConceptError

FEBRUARY, JUNE = "2022-02-28", "2022-06-14"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return both bundled briefings."""
    return Corpus([load(JUNE), load(FEBRUARY)])


def _id(briefing: Briefing) -> str:
    """Return the id of a briefing."""
    return briefing.id


#: Drawing briefings takes long.
FEW = min(20, settings().max_examples)
BRIEFINGS = st.lists(made.briefings(), max_size=3, unique_by=_id)


class TestLaws:
    """What holds of every corpus."""

    @settings(max_examples=FEW)
    @given(BRIEFINGS.flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
    def test_order_of_briefings_does_not_matter(
        self, orders: tuple[list[Briefing], list[Briefing]]
    ) -> None:
        """A corpus of the same briefings in another order is equal, and says the same."""
        one, other = map(Corpus, orders)
        assert one == other
        assert hash(one) == hash(other)
        assert one.observations == other.observations
        assert one.comparisons() == other.comparisons()
        assert one.conflicts() == other.conflicts()
        assert one.targets() == other.targets()
        assert one.target_updates() == other.target_updates()

    @settings(max_examples=FEW)
    @given(made.briefings())
    def test_corpus_of_one_briefing_says_what_it_says(self, one: Briefing) -> None:
        """Its observations and targets are the briefing's, and nothing becomes of its targets."""
        alone = Corpus([one])
        assert list(alone) == [one]
        assert len(alone) == 1
        in_order = tuple(sorted(one.indicators, key=lambda each: (each.span.start, each.id)))
        assert tuple(each.figure for each in alone.observations) == in_order
        assert sorted(target.id for target, _ in alone.targets()) == sorted(
            target.id for target in one.targets
        )
        assert alone.target_updates() == ()

    @settings(max_examples=FEW)
    @given(BRIEFINGS)
    def test_series_are_sorted_and_lose_nothing(self, briefings: list[Briefing]) -> None:
        """A series is in order of time, of one kind and unit, and what it lacks is left out."""
        corpus = Corpus(briefings)
        for each in corpus.observations:
            concept, kind, unit = each.figure.concept, each.figure.kind, each.unit.name
            if concept is None:
                continue
            try:
                series = corpus.series(concept, kind=kind, unit=unit, price_basis="nominal")
            except (InvalidValueError, UnitMismatchError):
                continue
            assert list(series) == sorted(series, key=by_time)
            assert {(one.figure.kind, one.unit.name) for one in series} == {(kind, unit)}
            assert {*series, *series.left_out} == {
                one
                for one in corpus.observations
                if (one.figure.concept, one.figure.kind) == (concept, kind)
            }

    def test_corpus_can_be_pickled(self, corpus: Corpus) -> None:
        """A pickled corpus comes back, and so does what it finds."""
        for each in (corpus, corpus.conflicts(), corpus.series("5g-base-stations")):
            assert pickle.loads(pickle.dumps(each)) == each  # noqa: S301 - Pickled here.


class TestBriefings:
    """Which briefings make a corpus."""

    def test_briefings_are_in_order_of_date(self, corpus: Corpus) -> None:
        """They are sorted by date, whatever their order was."""
        assert [each.id for each in corpus] == [FEBRUARY, JUNE]
        assert repr(corpus) == "<Corpus of 2 briefings: 2022-02-28 to 2022-06-14>"
        assert repr(Corpus([])) == "<Corpus of no briefings>"
        assert repr(Corpus([load(JUNE)])) == "<Corpus of 1 briefing: 2022-06-14>"

    def test_parts_by_their_ids(self, corpus: Corpus) -> None:
        """A turn and a claim are found by their ids, whichever briefing they are of."""
        assert corpus.turn("2022-06-14/q02/a1") in corpus.briefings[1].turns
        assert corpus.claim("2022-02-28/c17") == corpus.briefings[0].claim("c17")

    def test_the_same_briefing_twice_is_refused(self) -> None:
        """Two briefings with one id are one briefing too many."""
        with pytest.raises(InvalidValueError, match=r"two briefings of the corpus .*2022-06-14"):
            Corpus([load(JUNE), load(FEBRUARY), load(JUNE)])

    def test_a_briefing_without_a_date_is_refused(self) -> None:
        """It has no place in the order of time, and the error says what helps."""
        with pytest.raises(InvalidValueError, match=r"has no date.*date="):
            Corpus([briefing(None)])

    @pytest.mark.parametrize("one", [load(JUNE), JUNE])
    def test_one_briefing_alone_is_refused(self, one: Any) -> None:
        """A corpus is made of a list, even of one."""
        with pytest.raises(InvalidValueError, match="expected several briefings"):
            Corpus(one)

    @pytest.mark.parametrize("other", ["2022-06-14", None, 1])
    def test_what_is_no_briefing_is_refused(self, other: Any) -> None:
        """A corpus is made of briefings, not of their ids."""
        with pytest.raises(InvalidValueError, match="expected a briefing as a Briefing"):
            Corpus([other])


class TestRealSeries:
    """Series of the bundled briefings."""

    def test_base_stations(self, corpus: Corpus) -> None:
        """Each point has its figure, its briefing and its speaker."""
        series = corpus.series("5g-base-stations")
        assert [
            (str(each.figure.quantity), each.briefing.id, str(each.speaker)) for each in series
        ] == [
            ("more than 1.43 million", FEBRUARY, "Mr. Xiao Yaqing"),
            ("more than 1.42 million", FEBRUARY, "Mr. Tian Yulong"),
            ("1.615 million", JUNE, "Ms. Han Xia"),
        ]
        assert (series.kind, series.unit, series.over, series.left_out) == (
            Kind.LEVEL,
            "count",
            0,
            (),
        )

    def test_sales_of_a_month_do_not_stand_beside_those_of_years(self, corpus: Corpus) -> None:
        """The series is of years; the month is left out, and is there when asked for."""
        years = corpus.series("nev-sales")
        assert [each.figure.period and each.figure.period.isoformat() for each in years] == [
            "2016",
            "2020",
            "2021",
        ]
        (month,) = years.left_out
        assert corpus.series("nev-sales", over=1).observations == (month,)

    def test_growth_of_a_year_does_not_stand_beside_that_of_a_decade(self, corpus: Corpus) -> None:
        """Growth is since a basis as long ago, year on year where there is any."""
        growth = corpus.series("industrial-sme-profits", kind=Kind.GROWTH)
        assert [str(each.figure.quantity) for each in growth] == ["25.6%"]
        assert [str(each.figure.quantity) for each in growth.left_out] == ["37.1%"]
        decade = corpus.series("industrial-sme-profits", kind="growth", since=108)
        assert decade.observations == growth.left_out

    def test_a_stage_of_years_is_left_out_of_days(self, corpus: Corpus) -> None:
        """A bandwidth of the start stands beside one of the day, and not one in between."""
        series = corpus.series("fibre-access-bandwidth")
        assert [str(each.figure.quantity) for each in series] == [
            "10 megabits per second",
            "1,000 Mbps",
        ]
        assert series.over == 0
        assert [str(each.figure.quantity) for each in series.left_out] == ["100 Mbps"]

    def test_explanation(self, corpus: Corpus) -> None:
        """It tells what the series is of, each point with its source, and what is left out."""
        assert corpus.series("nev-cumulative-sales").explain().splitlines() == [
            "nev-cumulative-sales: level in count, as of days.",
            (
                "2012-12-31: 15,000 to 25,000; 20,000 NEVs: cumulative sales of new-energy "
                "vehicles (2012-12-31), said on 2022-06-14 by Mr. Xin Guobin."
            ),
            (
                "2021-12-31: 9 million or more; more than 9 million new energy vehicles: "
                "cumulative number of new energy "
                "vehicles promoted (2021-12-31 from context), said on 2022-02-28 by Mr. Xin Guobin."
            ),
            (
                "2022-05-31: 11.075 to 11.085 million; 11.08 million NEVs: cumulative sales of "
                "new-energy "
                "vehicles (2022-05-31), said on 2022-06-14 by Mr. Xin Guobin."
            ),
        ]


class TestChoice:
    """Which figures make a series, and what the user must choose."""

    @pytest.mark.parametrize(
        ("words", "slug"),
        [
            ("nev-sales", "nev-sales"),
            ("sales of new energy vehicles", "nev-sales"),
            ("NEV sales", "nev-sales"),
            ("New-energy vehicle sales", "nev-sales"),
            ("Enterprises nationwide", "enterprises-nationwide"),
            ("vehicles per 1000 people", "vehicles-per-1000-people"),
        ],
    )
    def test_concept_by_name(self, corpus: Corpus, words: str, slug: str) -> None:
        """A concept is named by its slug, its label or an alias, however it is written."""
        assert corpus.series(words) == corpus.series(slug)
        assert corpus.series(words).concept == slug

    def test_every_name_of_the_vocabulary(self, corpus: Corpus) -> None:
        """Each label and each alias of what figures measure names its own concept."""
        vocabulary = concepts()
        for slug in corpus.concepts:
            for name in (slug, vocabulary[slug].label, *vocabulary[slug].aliases):
                assert concept_named(name, corpus.concepts) == slug

    def test_slug_of_no_vocabulary(self) -> None:
        """A concept that figures have need not be in the bundled vocabulary."""
        own = Corpus([briefing("2030-01-01", figure("12", "2029", concept="trams"))])
        assert len(own.series("trams")) == 1
        with pytest.raises(UnknownConceptError, match=r"the nearest: trams$"):
            own.series("tram")

    def test_unknown_concept(self, corpus: Corpus) -> None:
        """The error names what may have been meant."""
        with pytest.raises(UnknownConceptError) as caught:
            corpus.series("5g-stations")
        assert caught.value.wanted == "5g-stations"
        assert caught.value.nearest[0] == "5g-base-stations"
        assert "5g-base-stations" in str(caught.value)
        assert isinstance(caught.value, LookupError)
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - Pickled here.
        assert str(again) == str(caught.value)

    @pytest.mark.parametrize(
        ("words", "nearest", "name", "related"),
        [
            ("NEV", "nev-sales", "NEV sales", "automobile-sales"),
            ("exports of NEVs", "nev-sales", "sales of NEVs", "nev-production"),
            ("gigabit", "gigabit-fibre-users", "gigabit fiber users", "fast-broadband-user-share"),
            ("PMI", "manufacturing-pmi", "Manufacturing PMI", "logistics-prosperity-index"),
            ("manufacturing pmi of Jan", "manufacturing-pmi", "Manufacturing PMI", None),
            ("Productoin of automobiles", "automobile-production", "Production of automobiles", ""),
        ],
    )
    def test_words_that_name_nothing(
        self, corpus: Corpus, words: str, nearest: str, name: str, related: str | None
    ) -> None:
        """Words that are no name get the names that are like them, and what is related to these."""
        with pytest.raises(UnknownConceptError) as caught:
            corpus.series(words)
        error = caught.value
        assert error.concept is None
        assert (error.wanted, error.nearest[0], error.names[0]) == (words, nearest, name)
        assert f"{nearest} ({name})" in str(error)
        assert set(error.nearest + error.related) <= set(corpus.concepts)
        assert not related or related in error.related

    def test_known_concept_without_figures(self) -> None:
        """Of a known concept without figures, the related ones that have some are named."""
        february = Corpus([load(FEBRUARY)])
        with pytest.raises(UnknownConceptError) as caught:
            february.series("Added value of industry")
        assert caught.value.concept == "industrial-added-value"
        assert caught.value.related == (
            "industrial-added-value-above-designated-size",
            "manufacturing-added-value",
        )
        assert str(caught.value).startswith(
            "no figure of the briefings has the concept 'industrial-added-value', though the "
            "vocabulary does; related to it: industrial-added-value-above-designated-size, "
            "manufacturing-added-value; the nearest: "
        )

    def test_nothing_near(self, corpus: Corpus) -> None:
        """Where nothing is like the words, the error says where the concepts are."""
        with pytest.raises(UnknownConceptError, match=r"`Corpus\.concepts` lists") as caught:
            corpus.series("weather")
        assert (caught.value.nearest, caught.value.related) == ((), ())

    @pytest.mark.parametrize("words", [None, 5, b"nev-sales", ["nev-sales"]])
    def test_concept_that_is_no_text(self, corpus: Corpus, words: Any) -> None:
        """What is no text names no concept."""
        with pytest.raises(
            InvalidValueError,
            match="a concept as a str, its slug, its label or an",
        ):
            corpus.series(words)

    @settings(max_examples=FEW)
    @given(st.text(max_size=30))
    def test_any_words(self, words: str) -> None:
        """Any text is the name of a concept that figures have, or an error that names such."""
        present = ["trams", "nev-sales", "5g-base-stations"]
        try:
            offered = {concept_named(words, present)}
        except UnknownConceptError as error:
            offered = {*error.nearest, *error.related}
        assert offered <= set(present)

    def test_unknown_concept_of_a_parsed_briefing(self) -> None:
        """Where figures have no concepts, the error says how to find them."""
        plain = Corpus([briefing("2030-01-01", figure("12", "2029", concept=None))])
        with pytest.raises(UnknownConceptError, match="with_concepts"):
            plain.series("trams")

    def test_kinds_are_not_mixed(self, corpus: Corpus) -> None:
        """Where nothing tells how things are, the user chooses among the kinds of change."""
        with pytest.raises(InvalidValueError, match="'growth', 'point_change', 'average_growth'"):
            corpus.series("industrial-profits")
        assert len(corpus.series("industrial-profits", kind=Kind.AVERAGE_GROWTH)) == 1

    def test_a_kind_that_there_is_none_of(self, corpus: Corpus) -> None:
        """The error names the kinds that there are."""
        with pytest.raises(InvalidValueError, match="has no index; there are 'level'"):
            corpus.series("5g-base-stations", kind=Kind.INDEX)

    def test_units_are_not_mixed(self) -> None:
        """Yuan do not stand beside dollars, and one of them can be asked for."""
        said = [figure("5 million", "2028", unit=unit) for unit in ("CNY", "USD")]
        corpus = Corpus([briefing("2030-01-01", *said)])
        with pytest.raises(UnitMismatchError) as caught:
            corpus.series("trams")
        assert caught.value.units == ("CNY", "USD")
        series = corpus.series("trams", unit="USD")
        assert [each.unit.name for each in series] == ["USD"]
        assert [each.unit.name for each in series.left_out] == ["CNY"]

    def test_prices_are_not_mixed(self) -> None:
        """Nominal amounts do not stand beside real ones; unspecified ones go with either."""
        said = [figure("5 million", "2028", unit="CNY", price_basis=basis) for basis in PriceBasis]
        corpus = Corpus([briefing("2030-01-01", *said)])
        with pytest.raises(InvalidValueError, match="nominal and at real prices"):
            corpus.series("trams")
        series = corpus.series("trams", price_basis=PriceBasis.REAL)
        assert {each.figure.price_basis for each in series} == {
            PriceBasis.REAL,
            PriceBasis.UNSPECIFIED,
        }

    def test_nothing_as_asked_for(self, corpus: Corpus) -> None:
        """The error lists the lengths of time that there are."""
        with pytest.raises(InvalidValueError, match=r"count \(over=1, since=None\)"):
            corpus.series("nev-sales", over=3)

    def test_undated_figures_take_the_place_of_their_briefing(self) -> None:
        """A figure that nothing dates is sorted by the day on which it was said."""
        corpus = Corpus(
            [
                briefing("2030-01-01", figure("30", "2029-12-31"), figure("20", None)),
                briefing("2028-01-01", figure("10", None)),
            ]
        )
        assert [str(each.figure.quantity) for each in corpus.series("trams")] == ["10", "30", "20"]


class TestTargets:
    """The targets of a corpus."""

    def test_targets_are_in_order_of_their_due_dates(self, corpus: Corpus) -> None:
        """All targets are there, each with the briefing that set it."""
        found = corpus.targets()
        assert [each.due for each, _ in found] == sorted(each.due for each, _ in found)
        assert {each.id: briefing.id for each, briefing in found} == {
            each.id: briefing.id for briefing in corpus for each in briefing.targets
        }

    def test_progress_of_a_target_of_another_corpus(self, corpus: Corpus) -> None:
        """Only a target that a briefing of the corpus sets can be followed."""
        other: Target = target("20", "2031-12-31")
        with pytest.raises(InvalidValueError, match="is not a target of <Corpus of 2 briefings"):
            corpus.progress(other)
