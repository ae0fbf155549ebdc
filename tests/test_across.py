"""Claims across briefings: what one says by what others say."""

from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import briefing, figure

from miitbrief import (
    Briefing,
    ClaimKind,
    Corpus,
    Direction,
    InvalidValueError,
    Kind,
    Verdict,
    check,
    find_claims,
    load,
)
from miitbrief.checking import Ground
from miitbrief.testing import briefings

DAYS = ("2030-01-31", "2030-06-30", "2030-12-31")
SPLITS = [each for each in product((0, 1, 2), repeat=3) if len(set(each)) > 1]
LEVELS = st.integers(101, 999)


def with_claims(each: Briefing) -> Briefing:
    """Return a briefing with the claims that its own figures make."""
    return attrs.evolve(each, claims=find_claims(each))


class TestLaws:
    """Where figures are said decides nothing but the ground."""

    @settings(max_examples=30)
    @given(LEVELS, LEVELS, st.integers(1, 900), st.sampled_from(SPLITS))
    def test_split_between_briefings(
        self, first: int, last: int, tenths: int, split: tuple[int, int, int]
    ) -> None:
        """Growth and two levels make the claim that they make in one text, with its verdict."""
        said = (
            figure(str(first), "2028"),
            figure(str(last), "2029"),
            figure(
                f"{tenths / 10:.1f}%",
                "2029",
                kind=Kind.GROWTH,
                basis="2028",
                direction=Direction.UP,
            ),
        )
        alone = with_claims(briefing(DAYS[2], *said))
        (one,) = [each for each in check(alone) if each.claim.kind is ClaimKind.GROWTH]
        apart = [
            with_claims(briefing(day, *(s for s, at in zip(said, split, strict=True) if at == n)))
            for n, day in enumerate(DAYS)
        ]
        found = [
            each
            for each in check(apart)
            if each.claim.kind is ClaimKind.GROWTH and each.claim.missing is None
        ]
        verdicts = [each.verdict for each in check(apart) if each.claim.kind is ClaimKind.GROWTH]
        assert one.verdict in verdicts
        assert all(each.reason == Ground.WITH_OTHER_BRIEFING for each in found)

    @settings(max_examples=20)
    @given(st.lists(briefings(max_exchanges=1), max_size=3, unique_by=lambda each: each.id))
    def test_the_claims_of_a_text_come_first(self, given: list[Briefing]) -> None:
        """Each briefing's own claims are checked, in order, before those that others make."""
        found = check(given)
        own = [each.claim for each in found if not each.claim.given_at]
        assert own == [claim for each in given for claim in each.claims]
        ids = {each.id for each in given}
        for each in found:
            assert set(each.claim.given_at) <= ids


class TestFound:
    """What is found, and what is not."""

    def test_a_running_total(self) -> None:
        """A total that fell since another briefing is inconsistent."""
        thing = "cumulative sales of trams"
        before = briefing(DAYS[0], figure("910", "2029-12-31", measure=thing))
        for text, verdict in (("925", Verdict.CONSISTENT), ("895", Verdict.INCONSISTENT)):
            later = briefing(DAYS[1], figure(text, "2030-05-31", measure=thing))
            (found,) = check([before, later])
            assert (found.claim.kind, found.verdict) == (ClaimKind.RUNNING_TOTAL, verdict)
            assert found.claim.given_at == (DAYS[0],)
            assert f"at the briefing {DAYS[0]}" in found.explain()

    def test_what_the_others_lack_is_implied(self) -> None:
        """The growth of one briefing and the level of another imply the level before."""
        growth = figure("25.0%", "2029", kind=Kind.GROWTH, basis="2028", direction=Direction.UP)
        (found,) = check([briefing(DAYS[0], growth), briefing(DAYS[1], figure("251", "2029"))])
        assert found.verdict == Verdict.NOT_CHECKABLE
        assert found.implied is not None
        assert f"{found.implied:.1f}" == "[200.7, 200.9]"

    @pytest.mark.parametrize("concept", [None, "trolleys"])
    def test_nothing_of_what_is_not_known(self, concept: str | None) -> None:
        """Without a concept, or of two concepts, nothing is put together."""
        growth = figure("25.0%", "2029", kind=Kind.GROWTH, basis="2028", direction=Direction.UP)
        other = figure("251", "2029", concept=concept)
        assert not check([briefing(DAYS[0], growth), briefing(DAYS[1], other)])

    def test_of_the_bundled(self) -> None:
        """June's 6.1% follows from February's 9.6% and 6.8 points."""
        corpus = Corpus([load("2022-02-28"), load("2022-06-14")])
        (found,) = [
            each
            for each in check(corpus)
            if each.claim.given_at and each.claim.kind is ClaimKind.TWO_YEAR_AVERAGE
        ]
        assert found.claim.stated.id == "2022-06-14/q02/a1/i05"
        assert [str(each.quantity) for each in found.claim.operands] == [
            "6.8 percentage points",
            "9.6%",
        ]
        assert (found.verdict, found.reason) == (Verdict.CONSISTENT, Ground.WITH_OTHER_BRIEFING)

    def test_no_bundled_claim_is_inconsistent(self) -> None:
        """Both briefings together give no alarm."""
        found = check([load("2022-02-28"), load("2022-06-14")])
        assert Verdict.INCONSISTENT not in {each.verdict for each in found}

    def test_a_briefing_for_each_operand(self) -> None:
        """A claim across briefings tells where each operand was said."""
        claim = load("2022-02-28").claim("c02")
        with pytest.raises(InvalidValueError, match="a briefing for each of 2 operands, got 1"):
            attrs.evolve(claim, given_at=("2022-06-14",))
