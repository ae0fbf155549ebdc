"""What becomes of targets in later briefings."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import aim, briefing, figure, target

from miitbrief import Kind, Target, load
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.target_updates import TargetChange, TargetUpdate
from miitbrief.exceptions import UnknownIdError
from miitbrief.model.figures import AnyTarget
from miitbrief.testing import corpora

RESTATED, RAISED, LOWERED = TargetChange.RESTATED, TargetChange.RAISED, TargetChange.LOWERED
REDATED, DROPPED = TargetChange.REDATED, TargetChange.DROPPED
UNREPEATED = TargetChange.UNREPEATED

NUMBERS = st.integers(1, 10**6).map(lambda number: f"{number:,}")
DUES = st.dates(dt.date(2031, 1, 1), dt.date(2040, 12, 31)).map(str)
TARGETS = st.builds(target, NUMBERS, DUES)


def updates(
    *first: AnyTarget, then: tuple[AnyTarget, ...], spoken: bool = True
) -> list[TargetUpdate]:
    """Return what a briefing half a year later makes of targets."""
    told = [figure("20", "2030")] if spoken else []
    return list(
        Corpus(
            [
                briefing("2030-06-30", targets=first),
                briefing("2030-12-31", *told, targets=then),
            ]
        ).target_updates()
    )


def changes(
    first: AnyTarget, *then: AnyTarget, spoken: bool = True
) -> tuple[TargetChange, ...] | None:
    """Return what a briefing half a year later makes of one target."""
    found = updates(first, then=then, spoken=spoken)
    return found[0].changes if found else None


class TestLaws:
    """What holds of every target."""

    @given(TARGETS)
    def test_the_same_target_is_restated(self, aim: Target) -> None:
        """A target that is set again as it was is restated."""
        assert changes(aim, aim) == (RESTATED,)

    @given(TARGETS, TARGETS)
    def test_raised_there_is_lowered_back(self, one: Target, other: Target) -> None:
        """What is raised in one direction is lowered in the other, and re-dated in both."""
        there, back = changes(one, other), changes(other, one)
        assert there is not None
        assert back is not None
        mirrored = {RAISED: LOWERED, LOWERED: RAISED}
        assert tuple(mirrored.get(each, each) for each in there) == back

    @given(st.lists(TARGETS, max_size=4), st.lists(TARGETS, max_size=4))
    def test_every_open_target_has_one_update(
        self, first: list[Target], then: list[Target]
    ) -> None:
        """Each target is updated once, and each successor succeeds one target."""
        found = updates(*first, then=tuple(then))
        assert len({each.target.id for each in found}) == len(found) == len(first)
        successors = [each.successor.id for each in found if each.successor is not None]
        assert len(set(successors)) == len(successors) == min(len(first), len(then))
        for each in found:
            assert (each.successor is None) == bool({DROPPED, UNREPEATED} & set(each.changes))


class TestChanges:
    """What a later briefing makes of a target."""

    @pytest.mark.parametrize(
        ("text", "due", "expected"),
        [
            ("2 million", "2032-12-31", (RESTATED,)),
            ("2.02 million", "2032-12-31", (RESTATED,)),
            ("over 2 million", "2032-12-31", (RESTATED,)),
            ("3 million", "2032-12-31", (RAISED,)),
            ("1.2 million", "2032-12-31", (LOWERED,)),
            ("2 million", "2033-12-31", (REDATED,)),
            ("3 million", "2031-12-31", (RAISED, REDATED)),
        ],
    )
    def test_number_and_date(self, text: str, due: str, expected: tuple[TargetChange, ...]) -> None:
        """The number is compared as far as it is printed, and the date to the day."""
        assert changes(target("2 million", "2032-12-31"), target(text, due)) == expected

    def test_target_without_a_number(self) -> None:
        """A qualitative target can be restated and re-dated."""
        goal = aim("2032-12-31")
        assert changes(goal, goal) == (RESTATED,)
        assert changes(goal, aim("2033-12-31")) == (REDATED,)

    def test_level_and_increment_are_told_apart(self) -> None:
        """A total of 2 million is not succeeded by another 600,000, but dropped for it."""
        level = target("2 million", "2032-12-31")
        increment = target("600,000", "2032-12-31", kind=Kind.CHANGE)
        assert changes(level, increment) == (DROPPED,)
        found = updates(level, increment, then=(target("700,000", "2032-12-31", kind=Kind.CHANGE),))
        assert [each.changes for each in found] == [(DROPPED,), (RAISED,)]

    def test_same_due_date_goes_together_first(self) -> None:
        """Of targets for two years, each is succeeded by that of its year."""
        near, far = target("20", "2031-12-31"), target("50", "2035-12-31")
        found = updates(near, far, then=(target("60", "2035-12-31"), target("20", "2031-12-31")))
        assert [each.changes for each in found] == [(RESTATED,), (RAISED,)]

    def test_silence_is_no_withdrawal(self) -> None:
        """A briefing that gives figures of the measure and no target does not drop it."""
        aim = target("20", "2031-12-31")
        assert changes(aim) == (UNREPEATED,)
        assert changes(aim, spoken=False) is None

    def test_target_that_is_due_is_over(self) -> None:
        """A target for this year is no successor of one for the last year."""
        assert changes(target("20", "2030-12-30"), target("30", "2031-12-31")) is None

    def test_target_without_a_concept_is_not_followed(self) -> None:
        """Nobody knows what other target is of the same measure."""
        aim = target("20", "2031-12-31", concept=None)
        assert changes(aim, aim) is None

    def test_target_is_followed_from_one_briefing_to_the_next(self) -> None:
        """Silence in between does not end it, and its successor is followed in its place."""
        corpus = Corpus(
            [
                briefing("2030-03-31", targets=[target("20", "2032-12-31")]),
                briefing("2030-06-30", figure("11", "2030-06-30")),
                briefing("2030-09-30", targets=[target("30", "2032-12-31")]),
                briefing("2030-12-31", targets=[target("25", "2032-12-31")]),
            ]
        )
        assert [
            (each.target.id[:7], str(each.on), each.changes) for each in corpus.target_updates()
        ] == [
            ("2030-03", "2030-06-30", (UNREPEATED,)),
            ("2030-03", "2030-09-30", (RAISED,)),
            ("2030-09", "2030-12-31", (LOWERED,)),
        ]


class TestRealTargets:
    """The targets of the bundled briefings."""

    def test_june_repeats_no_target_and_drops_none(self) -> None:
        """June gives figures of measures that February set targets for, and no target."""
        found = Corpus([load("2022-02-28"), load("2022-06-14")]).target_updates()
        assert {(each.target.id.partition("/")[2], each.changes) for each in found} == {
            ("q05/a1/t1", (UNREPEATED,)),
            ("q05/a1/t2", (UNREPEATED,)),
            ("q09/a1/t2", (UNREPEATED,)),
        }

    def test_explanation(self) -> None:
        """It shows the target, its successor and what changed."""
        (update,) = updates(target("20", "2032-12-31"), then=(target("30", "2033-12-31"),))
        assert update.explain().splitlines() == [
            "Target 2030-06-30/r1/t00: 20: trams in service (due 2032-12-31).",
            "Successor 2030-12-31/r1/t00: 30: trams in service (due 2033-12-31).",
            "On 2030-12-31: its number is raised, its due date is moved.",
        ]
        (alone,) = updates(target("20", "2032-12-31"), then=())
        assert alone.explain().splitlines()[1:] == [
            (
                "On 2030-12-31: figures of the measure are given, and no target, which does not "
                "withdraw it."
            )
        ]
        assert str(update) == (
            f"raised and redated on 2030-12-31: {update.target}; now {update.successor}"
        )
        assert repr(update) == f"<TargetUpdate of 2030-06-30/r1/t00: {update}>"


class TestUnfollowed:
    """Targets that no later briefing takes up."""

    corpus = Corpus([load("2022-02-28"), load("2022-06-14")])

    def test_bundled(self) -> None:
        """Of February's targets, those are left of whose measure June does not speak."""
        left = self.corpus.unfollowed("2022-02-28")
        spoken = {each.concept for each in load("2022-06-14").indicators}
        assert 0 < len(left) < len(load("2022-02-28").targets)
        assert not {each.concept for each in left if each.concept} & spoken

    def test_the_last_briefing(self) -> None:
        """No briefing takes up the targets of the last one."""
        june = load("2022-06-14")
        assert self.corpus.unfollowed(june) == june.targets

    @given(corpora())
    @settings(max_examples=20)
    def test_each_target_is_taken_up_or_not(self, drawn: Corpus) -> None:
        """What is unfollowed has no successor in any later briefing."""
        for each in drawn:
            followed = {
                update.target for update in drawn.target_updates() if update.successor is not None
            }
            assert not {*drawn.unfollowed(each)} & followed

    def test_no_such_briefing(self) -> None:
        """A briefing that the corpus has not is answered with the nearest."""
        with pytest.raises(UnknownIdError, match="2022-02-28"):
            self.corpus.unfollowed("2022-02-27")
