"""Targets followed: the targets of the bundled briefings, then laws, then every way it can go."""

import datetime as dt
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from invented import briefing, figure, target

from miitbrief import (
    Briefing,
    Indicator,
    Interval,
    InvalidValueError,
    Kind,
    QualitativeTarget,
    Target,
    from_json,
    load,
    to_json,
)
from miitbrief.arithmetic.pace import Pace, Status
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import Evidence, Omission, Progress
from miitbrief.exceptions import UnitMismatchError
from miitbrief.testing import progress as progresses

FEBRUARY, JUNE = "2022-02-28", "2022-06-14"
BASE_STATIONS, NEW_BASE_STATIONS = "q09/a1/t2", "q09/a1/t1"
LITTLE_GIANTS, SPECIALISED, SERVED = "q05/a1/t1", "q05/a1/t2", "q02/a1/t1"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return both bundled briefings."""
    return Corpus([load(FEBRUARY), load(JUNE)])


def real(corpus: Corpus, name: str, *, baseline: Indicator | None = None) -> Progress:
    """Return the progress of a target that was set in February."""
    found = next(each for each, _ in corpus.targets() if each.id == f"{FEBRUARY}/{name}")
    return corpus.progress(found, baseline=baseline)


class TestRealTargets:
    """The targets of the bundled briefings."""

    def test_two_million_base_stations(self, corpus: Corpus) -> None:
        """As printed they are on track, but "more than 1.42 million" leaves the pace open."""
        progress = real(corpus, BASE_STATIONS)
        assert progress.status is Status.UNDECIDED
        assert progress.evidence is Evidence.SEVERAL
        assert progress.possible == (Status.ON_TRACK, Status.BEHIND, Status.REVERSED)
        assert progress.baseline is not None
        assert progress.observation is not None
        assert str(progress.baseline.quantity) == "more than 1.42 million"
        assert str(progress.observation.quantity) == "1.615 million"
        assert (progress.started, progress.observed) == (dt.date(2022, 2, 28), dt.date(2022, 6, 14))
        assert progress.elapsed == Interval.exactly(Fraction(106, 306))
        assert progress.achieved is not None
        assert progress.achieved.lower is None
        assert progress.achieved.upper is not None
        assert round(progress.achieved.upper, 3) == Decimal("0.337")
        assert progress.point is not None
        assert round(progress.point, 3) == Decimal("1.105")

    def test_explanation(self, corpus: Corpus) -> None:
        """Every step of the working is there."""
        assert real(corpus, BASE_STATIONS).explain().splitlines() == [
            (
                "Target 2022-02-28/q09/a1/t2, set on 2022-02-28: 2 million 5G base stations: "
                "number of 5G base stations "
                "set up and opened (due 2022-12-31)."
            ),
            (
                "Baseline, as of 2022-02-28: more than 1.42 million 5G base stations: number "
                "of 5G base stations "
                "set up "
                "and opened (2022-02-28); it may stand for 1.42 million or more."
            ),
            (
                "Observation, as of 2022-06-14: 1.615 million: number of 5G base stations "
                "(2022-06-14 assumed); "
                "it may stand for 1.6145 to 1.6155 million."
            ),
            "Achieved: 33.707% or less of the way.",
            "Elapsed: 34.641% of the time.",
            "Actual pace: -100 to 55.918% a year.",
            "Required pace from the baseline: 0 to 50.46% a year.",
            "Required pace from the observation: 47.645 to 47.813% a year.",
            (
                "Actual / required: 1.1049 as printed, 1.1082 or less from all that they may "
                "stand for."
            ),
            "As printed: on track.",
            (
                "Status on 2022-06-14: undecided: what rounding and hedges leave open allows on "
                "track, "
                "behind, reversed."
            ),
        ]

    def test_as_printed(self, corpus: Corpus) -> None:
        """The numbers as printed have a status, too, where hedges leave it open."""
        assert real(corpus, BASE_STATIONS).as_printed is Status.ON_TRACK

    @given(progresses())
    @settings(max_examples=40)
    def test_the_printed_numbers_are_possible(self, drawn: Progress) -> None:
        """The status of the numbers as printed is one that rounding and hedges allow."""
        if drawn.as_printed is not None and drawn.evidence is not Evidence.NO_NUMBER:
            assert drawn.as_printed in drawn.possible

    def test_a_definite_baseline_decides(self, corpus: Corpus) -> None:
        """From a count at the end of 2021, the base stations are behind, whatever the rounding."""
        baseline = figure("1.425 million", "2021-12-31", concept="5g-base-stations")
        progress = real(corpus, BASE_STATIONS, baseline=baseline)
        assert (progress.status, progress.evidence) == (Status.BEHIND, Evidence.PACE)
        assert progress.baseline == baseline
        assert progress.possible == (Status.BEHIND,)

    def test_another_three_thousand_little_giants(self, corpus: Corpus) -> None:
        """4,762 after "over 4,700" is no news, so nothing is observed yet; it is not behind."""
        progress = real(corpus, LITTLE_GIANTS)
        assert progress.status is Status.UNOBSERVED
        assert progress.evidence is Evidence.NO_OBSERVATION
        assert progress.observation is None
        assert progress.achieved is None
        ((left_out, reason),) = [
            (str(each.observation.figure.quantity), each.reason) for each in progress.left_out
        ]
        assert (left_out, reason) == ("4,762", Omission.KNOWN_BEFORE)
        assert progress.elapsed == Interval.exactly(Fraction(106, 306))

    def test_fifty_thousand_specialised_firms(self, corpus: Corpus) -> None:
        """The same "over 40,000" as before is no news either."""
        progress = real(corpus, SPECIALISED)
        assert progress.status is Status.UNOBSERVED
        assert [each.reason for each in progress.left_out] == [Omission.KNOWN_BEFORE]

    def test_six_hundred_thousand_new_base_stations(self, corpus: Corpus) -> None:
        """What is built in the year is no part of what there is, so nothing is observed yet."""
        progress = real(corpus, NEW_BASE_STATIONS)
        assert progress.status is Status.UNOBSERVED
        assert progress.evidence is Evidence.NO_OBSERVATION
        assert progress.left_out == ()

    def test_an_increment_of_base_stations(self) -> None:
        """An increment is measured by steps; were it one, at most a third would be added."""
        february = json.loads(to_json(load(FEBRUARY)))
        built, total = (
            next(each for each in february["targets"] if each["id"] == f"{FEBRUARY}/{name}")
            for name in (NEW_BASE_STATIONS, BASE_STATIONS)
        )
        built |= {"kind": "change", "direction": "up"}
        built |= {"concept": total["concept"], "baseline": total["baseline"]}
        changed = from_json(json.dumps(february), Briefing)
        progress = real(Corpus([changed, load(JUNE)]), NEW_BASE_STATIONS)
        assert progress.status is Status.UNDECIDED
        assert progress.possible == (Status.BEHIND, Status.REVERSED)
        assert progress.pace is Pace.STEP
        assert str(progress.unit_of_pace) == "5G base stations"
        assert progress.achieved == Interval(
            upper=Interval.exactly(Fraction(195_500, 600_000)).upper
        )

    def test_targets_that_nothing_tells_of(self, corpus: Corpus) -> None:
        """No figure tells of the firms to be served, and aims without a number are not measured."""
        assert real(corpus, SERVED).evidence is Evidence.NO_OBSERVATION
        stock = figure("5", "2022-03-31", unit="CNY")
        aim = next(each for each, _ in corpus.targets() if isinstance(each, QualitativeTarget))
        assert corpus.progress(aim, observation=stock).evidence is Evidence.NO_NUMBER
        for each, _ in corpus.targets():
            progress = corpus.progress(each, at=dt.date(2022, 6, 14))
            is_aim = isinstance(each, QualitativeTarget)
            assert (progress.evidence is Evidence.NO_NUMBER) == is_aim
            if is_aim:
                assert progress.status is Status.UNOBSERVED

    def test_what_is_said_later_does_not_count(self, corpus: Corpus) -> None:
        """On the day on which the target was set, nothing is observed yet."""
        aim = next(each for each, _ in corpus.targets() if each.id.endswith(BASE_STATIONS))
        progress = corpus.progress(aim, at=dt.date(2022, 6, 13))
        assert progress.status is Status.UNOBSERVED
        assert progress.elapsed == Interval.exactly(Fraction(105, 306))


def progress_of(
    aim: Target, *later: Indicator, first: Indicator | None = None, day: str = "2033-06-30"
) -> Progress:
    """Return the progress of a target that is set in 2030, by figures that are said on a day."""
    opening = briefing("2030-12-31", *([] if first is None else [first]), targets=[aim])
    corpus = Corpus([opening, briefing(day, *later)])
    ((found, _),) = corpus.targets()
    return corpus.progress(found)


#: Following a target takes some arithmetic.
FEW = min(30, settings().max_examples)
LEVELS = st.integers(1, 999).map(lambda tenths: Decimal(tenths) / 10)


def printed(value: Decimal, *, digits: int = 1) -> str:
    """Return a level in percent as printed with so many decimals."""
    return f"{value:.{digits}f}%"


def ends(interval: Interval | None) -> tuple[Decimal, Decimal]:
    """Return both ends of an interval, infinite where it has none."""
    assert interval is not None
    low, high = interval.lower, interval.upper
    return (
        Decimal("-Infinity") if low is None else low,
        Decimal("Infinity") if high is None else high,
    )


class TestLaws:
    """What holds of every target."""

    @settings(max_examples=FEW)
    @given(LEVELS, LEVELS, LEVELS, LEVELS)
    def test_higher_observation_never_lowers_the_share(
        self, first: Decimal, aim: Decimal, one: Decimal, other: Decimal
    ) -> None:
        """Of a target upwards, more observed is at least as much achieved."""
        assume(first < aim)
        shares = [
            progress_of(
                target(printed(aim), "2035-12-31", kind=Kind.SHARE, direction="up"),
                figure(printed(value), "2032", kind=Kind.SHARE),
                first=figure(printed(first), "2030", kind=Kind.SHARE),
            ).achieved
            for value in sorted((one, other))
        ]
        if shares[0] is None or shares[1] is None:
            assert shares == [None, None]
            return
        (low, high), (higher_low, higher_high) = map(ends, shares)
        assert low <= higher_low
        assert high <= higher_high

    @settings(max_examples=FEW)
    @given(
        first=st.integers(1, 99),
        aim=st.integers(1, 99),
        last=st.integers(1, 99),
        coarse_first=st.booleans(),
        coarse_last=st.booleans(),
    )
    def test_coarser_digits_never_decide_otherwise(
        self, *, first: int, aim: int, last: int, coarse_first: bool, coarse_last: bool
    ) -> None:
        """The same numbers printed to fewer digits leave a status as it is, or undecided."""
        assume(first != aim)
        statuses = [
            progress_of(
                target(f"{aim}%", "2035-12-31", kind=Kind.SHARE),
                figure(printed(Decimal(last), digits=late), "2032", kind=Kind.SHARE),
                first=figure(printed(Decimal(first), digits=early), "2030", kind=Kind.SHARE),
            )
            for early, late in ((2, 2), (0 if coarse_first else 2, 0 if coarse_last else 2))
        ]
        fine, coarse = statuses
        assert set(fine.possible) <= set(coarse.possible)
        assert coarse.status in (fine.status, Status.UNDECIDED)

    @settings(max_examples=FEW)
    @given(LEVELS, LEVELS, LEVELS)
    def test_reached_is_an_observation_beyond(
        self, first: Decimal, aim: Decimal, last: Decimal
    ) -> None:
        """A level is reached where the whole observation is at it or beyond, and only then."""
        assume(first != aim)
        progress = progress_of(
            target(printed(aim), "2035-12-31", kind=Kind.SHARE),
            figure(printed(last), "2032", kind=Kind.SHARE),
            first=figure(printed(first), "2030", kind=Kind.SHARE),
        )
        half = Decimal("0.05")
        beyond = last - half >= aim if first < aim else last + half <= aim
        assert (progress.status is Status.REACHED) == beyond
        assert (progress.evidence is Evidence.LEVEL) == beyond


class TestStatuses:
    """How far a target can be."""

    def test_published_example(self) -> None:
        """2.1, then 2.5, with 3.3 to be reached: on track as printed, but undecided."""
        unit = "index point"
        progress = progress_of(
            target("3.3", "2035-12-31", unit=unit),
            figure("2.5", "2032", unit=unit),
            first=figure("2.1", "2030", unit=unit),
        )
        assert progress.status is Status.UNDECIDED
        assert progress.possible == (Status.ON_TRACK, Status.BEHIND)
        assert progress.ratio is not None
        assert progress.ratio.lower is not None
        assert progress.ratio.upper is not None
        assert round(progress.ratio.lower, 3) == Decimal("0.754")
        assert round(progress.ratio.upper, 3) == Decimal("1.154")
        assert progress.point is not None
        assert round(progress.point, 3) == Decimal("0.963")

    @pytest.mark.parametrize(
        ("first", "last", "aim", "expected"),
        [
            ("101", "161", "200", Status.ON_TRACK),
            ("101", "121", "200", Status.BEHIND),
            ("101", "101", "200", Status.BEHIND),
            ("101", "91", "200", Status.REVERSED),
            ("101", "201", "200", Status.REACHED),
            ("101", "250", "200", Status.REACHED),
            ("201", "141", "100", Status.ON_TRACK),
            ("201", "181", "100", Status.BEHIND),
            ("201", "211", "100", Status.REVERSED),
            ("201", "99", "100", Status.REACHED),
            ("101", "over 150", "200", Status.UNDECIDED),
            ("101", "over 200", "200", Status.REACHED),
            ("over 100", "151", "200", Status.UNDECIDED),
            ("101", "about 150", "200", Status.UNDECIDED),
            ("101", "200", "200", Status.UNDECIDED),
            ("100", "161", "200", Status.UNDECIDED),
        ],
    )
    def test_level(self, first: str, last: str, aim: str, expected: Status) -> None:
        """A level is approached from either side; the baseline tells from which.

        A target is exact.  Of a baseline and an observation zeros at the end may be rounding, so
        that one of 200 may be short of 200.
        """
        progress = progress_of(
            target(aim, "2034-12-31"),
            figure(last, "2032-12-31"),
            first=figure(first, "2030-12-31"),
        )
        assert progress.status is expected
        assert progress.pace is Pace.GROWTH

    @pytest.mark.parametrize(
        ("last", "expected"),
        [
            ("151", Status.ON_TRACK),
            ("149", Status.ON_TRACK),
            ("148", Status.BEHIND),
            ("101", Status.BEHIND),
            ("99", Status.REVERSED),
            ("201", Status.REACHED),
        ],
    )
    def test_increment(self, last: str, expected: Status) -> None:
        """A hundred more in four years is twenty-five more a year."""
        progress = progress_of(
            target("100", "2034-12-31", kind=Kind.CHANGE),
            figure(last, "2032-12-31"),
            first=figure("101", "2030-12-31"),
        )
        assert progress.status is expected
        assert progress.pace is Pace.STEP
        assert progress.required == Interval.exactly(25)

    def test_increment_downwards_in_points(self) -> None:
        """Ten points less are counted off the share."""
        progress = progress_of(
            target("10", "2034-12-31", kind=Kind.POINT_CHANGE, direction="down"),
            figure("34.0%", "2032-12-31", kind=Kind.SHARE),
            first=figure("40.0%", "2030-12-31", kind=Kind.SHARE),
        )
        assert progress.status is Status.ON_TRACK
        assert progress.achieved == Interval(lower=Decimal("0.59"), upper=Decimal("0.61"))
        assert str(progress.unit_of_pace) == "percentage point"

    @pytest.mark.parametrize(
        ("aim", "last", "expected"),
        [
            ("at most 50", "45", Status.REACHED),
            ("at most 50", "55", Status.REVERSED),
            ("at least 30", "45", Status.REACHED),
            ("at least 30", "25", Status.REVERSED),
        ],
    )
    def test_what_was_reached_at_the_start_can_be_lost(
        self, aim: str, last: str, expected: Status
    ) -> None:
        """A ceiling that is kept is reached, and what has risen above it is reversed."""
        progress = progress_of(
            target(aim, "2034-12-31"),
            figure(last, "2032-12-31"),
            first=figure("40", "2030-12-31"),
        )
        assert progress.status is expected

    def test_index_that_may_be_negative(self) -> None:
        """An index is followed by steps, because growth from zero or less is none."""
        point = "index point"
        progress = progress_of(
            target("4", "2034-12-31", kind=Kind.INDEX, unit=point),
            figure("2", "2032-12-31", kind=Kind.INDEX, unit=point),
            first=figure("0", "2030-12-31", kind=Kind.INDEX, unit=point),
        )
        assert progress.pace is Pace.STEP
        assert progress.point == 1
        assert progress.actual == Interval(lower=Decimal("0.5"), upper=Decimal("1.5"))

    def test_level_that_begins_at_nothing(self) -> None:
        """From zero there is no growth rate, so steps are counted."""
        progress = progress_of(
            target("40", "2034-12-31"),
            figure("21", "2032-12-31"),
            first=figure("0", "2030-12-31"),
        )
        assert (progress.pace, progress.status) == (Pace.STEP, Status.ON_TRACK)

    def test_level_that_may_begin_at_nothing(self) -> None:
        """From "over 0" there is growth, but none that the printed number tells."""
        progress = progress_of(
            target("40", "2034-12-31"),
            figure("20", "2032-12-31"),
            first=figure("over 0", "2030-12-31"),
        )
        assert (progress.pace, progress.point) == (Pace.GROWTH, None)
        assert progress.status is Status.UNDECIDED

    def test_vague_target(self) -> None:
        """A target of "about 200" names no number to reach."""
        progress = progress_of(
            target("about 200", "2034-12-31"),
            figure("150", "2032-12-31"),
            first=figure("100", "2030-12-31"),
        )
        assert (progress.status, progress.evidence) == (Status.UNDECIDED, Evidence.NO_NUMBER)

    def test_growth_is_not_followed(self) -> None:
        """A target of growth is no way from one level to another."""
        progress = progress_of(target("5%", "2034-12-31", kind=Kind.GROWTH))
        assert (progress.status, progress.evidence) == (Status.UNOBSERVED, Evidence.NOT_FOLLOWED)
        nothing = progress_of(target("0", "2034-12-31", kind=Kind.CHANGE))
        assert nothing.evidence is Evidence.NOT_FOLLOWED

    def test_target_without_a_concept(self) -> None:
        """Nothing tells which figures are of its measure."""
        progress = progress_of(target("200", "2034-12-31", concept=None), figure("150", "2032"))
        assert (progress.status, progress.evidence) == (Status.UNOBSERVED, Evidence.NO_CONCEPT)


class TestTime:
    """What was known when, and what is due."""

    @pytest.mark.parametrize(
        ("last", "when", "status", "evidence"),
        [
            ("191", "2034-12-31", Status.BEHIND, Evidence.LEVEL),
            ("91", "2034-12-31", Status.REVERSED, Evidence.LEVEL),
            ("201", "2034-12-31", Status.REACHED, Evidence.LEVEL),
            ("191", "2035-12-31", Status.BEHIND, Evidence.LEVEL),
            ("191", "2034-11-30", Status.UNOBSERVED, Evidence.NONE_AT_DUE),
            ("201", "2034-11-30", Status.REACHED, Evidence.LEVEL),
        ],
    )
    def test_due_date_is_over(
        self, last: str, when: str, status: Status, evidence: Evidence
    ) -> None:
        """When a target is due, only reaching it counts, and somebody has to tell."""
        progress = progress_of(
            target("201", "2034-12-31"),
            figure(last, when),
            first=figure("101", "2030-12-31"),
            day="2036-06-30",
        )
        assert (progress.status, progress.evidence) == (status, evidence)
        assert (progress.ratio is None) == (when > "2034-12-31")
        late = "The observation is later than the due date." in progress.explain()
        assert late == (when > "2034-12-31")

    def test_latest_observation_counts(self) -> None:
        """Of several figures, the latest is the observation, whatever their order."""
        progress = progress_of(
            target("200", "2034-12-31"),
            figure("170", "2033-12-31"),
            figure("110", "2031-12-31"),
            first=figure("100", "2030-12-31"),
            day="2034-06-30",
        )
        assert progress.observed == dt.date(2033, 12, 31)

    def test_baseline_of_the_target_comes_first(self) -> None:
        """The figure that the target names is its baseline, before any other."""
        levels = figure("90", "2029-12-31"), figure("100", "2030-12-31")
        own, _ = briefing("2030-12-31", *levels).indicators
        opening = briefing(
            "2030-12-31", *levels, targets=[target("200", "2034-12-31", baseline=own)]
        )
        corpus = Corpus([opening, briefing("2036-06-30")])
        ((aim, _),) = corpus.targets()
        assert corpus.progress(aim).baseline == own
        growth = figure("5%", "2029", kind=Kind.GROWTH)
        (own,) = briefing("2030-12-31", growth).indicators
        other = briefing("2030-12-31", growth, targets=[target("200", "2034-12-31", baseline=own)])
        ((aim, _),) = Corpus([other]).targets()
        assert Corpus([other]).progress(aim).baseline is None

    def test_no_baseline(self) -> None:
        """Without one, a target can be seen to be reached, and nothing else."""
        aim = target("at least 200", "2034-12-31")
        reached = progress_of(aim, figure("210", "2032-12-31"))
        assert (reached.status, reached.evidence) == (Status.REACHED, Evidence.LEVEL)
        short = progress_of(aim, figure("190", "2032-12-31"))
        assert (short.status, short.evidence) == (Status.UNDECIDED, Evidence.NO_BASELINE)
        assert (short.achieved, short.elapsed, short.ratio) == (None, None, None)
        # Without a hedge, nothing tells whether 200 is to be reached from above or from below.
        unclear = progress_of(target("200", "2034-12-31"), figure("210", "2032-12-31"))
        assert (unclear.status, unclear.evidence) == (Status.UNDECIDED, Evidence.NO_BASELINE)

    def test_months_are_no_observation_of_years(self) -> None:
        """The sales of a month tell nothing of a target for a year's."""
        progress = progress_of(
            target("200", "2032-12-31"), figure("20", "2032-01"), first=figure("100", "2030")
        )
        assert progress.status is Status.UNOBSERVED
        assert [each.reason for each in progress.left_out] == [Omission.OTHER_LENGTH]
        assert "it covers another length of time" in progress.explain()

    @pytest.mark.parametrize(
        ("done", "status"),
        [("61", Status.ON_TRACK), ("41", Status.BEHIND), ("125", Status.REACHED)],
    )
    def test_what_is_done_within_a_year_counts_from_zero(self, done: str, status: Status) -> None:
        """Of 120 trams to be built within a year, half are to be built by the end of June."""
        opening = briefing(
            "2033-02-28", figure("150", "2032"), targets=[target("120", "2033-12-31")]
        )
        corpus = Corpus([opening, briefing("2033-06-30", figure(done, "2033-01/2033-06"))])
        ((aim, _),) = corpus.targets()
        progress = corpus.progress(aim)
        assert (progress.status, progress.pace) == (status, Pace.STEP)
        assert (progress.baseline, progress.started) == (None, dt.date(2032, 12, 31))
        assert progress.achieved == Interval.exactly(Fraction(done) / 120)
        assert "Baseline, as of 2032-12-31: zero" in progress.explain()

    @given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 11))
    @settings(max_examples=FEW)
    def test_the_pace_of_a_year(self, aim: int, done: int, months: int) -> None:
        """The pace is what was done beside the part of the year that is over."""
        so_far = figure(str(done), f"2033-01/2033-{months:02}")
        opening = briefing("2033-01-01", targets=[target(str(aim), "2033-12-31")])
        corpus = Corpus([opening, briefing("2033-12-30", so_far)])
        ((found, _),) = corpus.targets()
        progress = corpus.progress(found)
        assert progress.elapsed is not None
        assert progress.ratio is not None
        # Zeros that end a number may be rounding, which widens the ratio.
        expected = Interval.exactly(Fraction(done, aim)) / progress.elapsed
        assert progress.ratio.meets(expected)

    def test_months_are_an_observation_of_months(self) -> None:
        """Where the baseline is of a month, so is the observation."""
        month = figure("100", "2030-01")
        own, *_ = briefing("2030-12-31", month).indicators
        progress = progress_of(
            target("200", "2034-01-31", baseline=own), figure("150", "2032-01"), first=month
        )
        assert progress.observed == dt.date(2032, 1, 31)

    def test_figure_in_another_unit_is_left_out(self) -> None:
        """Money is no count of trams, and the reason is told."""
        progress = progress_of(
            target("200", "2034-12-31"),
            figure("150", "2032-12-31", unit="CNY"),
            first=figure("100", "2030-12-31"),
        )
        assert progress.status is Status.UNOBSERVED
        assert [each.reason for each in progress.left_out] == [Omission.OTHER_UNIT]

    def test_undated_repeats_are_no_observation(self) -> None:
        """What is said again "so far" may be what was known, but another number is news."""
        first = figure("over 4,700", "2030-12-31", assumed=True)
        again, more = (figure(text, "2033-06-30", assumed=True) for text in ("4,762", "5,100"))
        aim = target("6,000", "2037-12-31")
        assert progress_of(aim, again, first=first).status is Status.UNOBSERVED
        assert progress_of(aim, more, first=first).status is not Status.UNOBSERVED
        dated = figure("4,762", "2032-12-31")
        assert progress_of(aim, dated, first=first).observation is not None


class TestGivenFigures:
    """Figures that the user knows better."""

    @staticmethod
    def follow(
        *, baseline: Indicator | None = None, observation: Indicator | None = None
    ) -> Progress:
        """Return the progress of a target with figures that the user gives."""
        opening = briefing(
            "2030-12-31",
            figure("100", "2030-12-31"),
            targets=[target("200", "2034-12-31")],
        )
        corpus = Corpus([opening, briefing("2033-06-30", figure("130", "2032-12-31"))])
        ((aim, _),) = corpus.targets()
        return corpus.progress(aim, baseline=baseline, observation=observation)

    def test_given_figures_take_the_place_of_those_found(self) -> None:
        """Baseline and observation are those that were given."""
        baseline, observation = figure("101", "2029-12-31"), figure("160", "2033-01-31")
        progress = self.follow(baseline=baseline, observation=observation)
        assert (progress.baseline, progress.observation) == (baseline, observation)
        assert progress.left_out == ()

    def test_baseline_after_the_due_date(self) -> None:
        """From there, no way leads to the target; only whether it was reached can be told."""
        opening = briefing("2030-12-31", targets=[target("200", "2031-12-31", direction="up")])
        corpus = Corpus([opening, briefing("2034-06-30", figure("250", "2033-12-31"))])
        ((aim, _),) = corpus.targets()
        progress = corpus.progress(aim, baseline=figure("100", "2032-12-31"))
        assert (progress.status, progress.evidence) == (Status.REACHED, Evidence.LEVEL)
        assert (progress.elapsed, progress.achieved, progress.ratio) == (None, None, None)

    @pytest.mark.parametrize("name", ["baseline", "observation"])
    def test_figure_in_another_unit(self, name: str) -> None:
        """The error names both units."""
        with pytest.raises(UnitMismatchError) as caught:
            self.follow(**{name: figure("150", "2032-12-31", unit="CNY")})
        assert caught.value.units == ("count", "CNY")

    def test_figure_of_another_kind(self) -> None:
        """Growth in percent is no observation of a share in percent."""
        aim = target("50%", "2034-12-31", kind=Kind.SHARE)
        corpus = Corpus([briefing("2030-12-31", targets=[aim])])
        ((found, _),) = corpus.targets()
        with pytest.raises(InvalidValueError, match="observed by a share"):
            corpus.progress(found, baseline=figure("40%", "2030", kind=Kind.GROWTH))

    def test_figure_without_a_period(self) -> None:
        """It has no place in the order of time."""
        with pytest.raises(InvalidValueError, match="needs a period"):
            self.follow(observation=figure("150", None))

    @pytest.mark.parametrize("when", ["2030-12-31", "2029-12-31", "2033-12-31"])
    def test_observation_at_the_wrong_time(self, when: str) -> None:
        """It is later than the baseline, and not later than the day that is judged."""
        with pytest.raises(InvalidValueError, match="a later observation"):
            self.follow(observation=figure("150", when))


class TestObjects:
    """Progress as a value."""

    def test_it_can_be_pickled_and_hashed(self, corpus: Corpus) -> None:
        """A pickled progress comes back, with an equal hash."""
        for each, _ in corpus.targets():
            progress = corpus.progress(each)
            again = pickle.loads(pickle.dumps(progress))  # noqa: S301 - Pickled here.
            assert again == progress
            assert hash(again) == hash(progress)
            assert (progress.unit_of_pace is None) == (progress.pace is None)

    def test_repr(self, corpus: Corpus) -> None:
        """The line tells the status, the day and the target."""
        progress = real(corpus, LITTLE_GIANTS)
        assert str(progress) == f"unobserved on 2022-06-14: {progress.target}"
        assert repr(progress) == f"<Progress of 2022-02-28/q05/a1/t1: {progress}>"


class TestErrors:
    """Targets that cannot be right."""

    def test_due_before_it_was_set(self) -> None:
        """The target is refused with both dates; the other targets can still be followed."""
        corpus = Corpus(
            [
                briefing(
                    "2030-12-31",
                    targets=[target("20", due) for due in ("2029-12-31", "2031-12-31")],
                )
            ]
        )
        (wrong, _), (right, _) = corpus.targets()
        with pytest.raises(InvalidValueError, match=r"2029-12-31.* due before it was set, on 2030"):
            corpus.progress(wrong)
        assert corpus.progress(right).status is Status.UNOBSERVED

    @pytest.mark.parametrize("at", ["2031-01-01", 2031, dt.datetime(2031, 1, 1, tzinfo=dt.UTC)])
    def test_judged_on_what_is_no_day(self, at: Any) -> None:
        """A day is a date, and neither a text nor a time."""
        corpus = Corpus([briefing("2030-12-31", targets=[target("20", "2031-12-31")])])
        ((aim, _),) = corpus.targets()
        with pytest.raises(InvalidValueError, match="expected a day"):
            corpus.progress(aim, at=at)

    def test_judged_before_it_was_set(self) -> None:
        """Nobody can tell how far a target is that nobody has set."""
        corpus = Corpus([briefing("2030-12-31", targets=[target("20", "2031-12-31")])])
        ((aim, _),) = corpus.targets()
        with pytest.raises(InvalidValueError, match="was not set yet on 2030-01-01"):
            corpus.progress(aim, at=dt.date(2030, 1, 1))
