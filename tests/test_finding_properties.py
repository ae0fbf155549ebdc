"""Laws of the finder, for any briefing."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    Claim,
    ClaimKind,
    Direction,
    Indicator,
    Kind,
    Period,
    Quantity,
    Question,
    Span,
    Speaker,
    Unit,
    check,
)
from miitbrief.checking.detection import claims_as_said, find_claims
from miitbrief.checking.detection.relations import same
from miitbrief.model.turns import Turn
from miitbrief.testing import briefings, indicators

#: Kinds of claims that reach from one turn to another.
ACROSS = {
    ClaimKind.REPEAT,
    ClaimKind.QUOTATION,
    ClaimKind.CURRENCY,
    ClaimKind.CONTINUED_DURATION,
}

PEOPLE = [Speaker(id="lin", name="Lin"), Speaker(id="qiao", name="Qiao")]
WHOLE = "trams in service in the province"
COORDINATED = "imports and exports of new trams"
MEASURES = [WHOLE, f"share of red trams in {WHOLE}", "imports of new trams"]
UNITS = {
    Kind.LEVEL: "count",
    Kind.CHANGE: "count",
    Kind.GROWTH: "percent",
    Kind.AVERAGE_GROWTH: "percent",
    Kind.SHARE: "percent",
    Kind.POINT_CHANGE: "percentage point",
    Kind.MULTIPLE: "times",
    Kind.DURATION: "year",
}
RISES = {Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE, Kind.MULTIPLE}

#: What a number may be in any unit, so that numbers can be exchanged.
NUMBERS = st.integers(1, 99)
LATER = Period.parse("2021")
YEARS = st.sampled_from([Period.parse("2019"), Period.parse("2020")])

Told = tuple[str, str, tuple[str, ...], int | None]


def told(claim: Claim) -> Told:
    """Return what tells a claim from another."""
    operands = tuple(operand.id for operand in claim.operands)
    missing = None if claim.missing is None else claim.missing.position
    return (str(claim.kind), claim.stated.id, operands, missing)


@st.composite
def figures(draw: st.DrawFn, measures: Sequence[str]) -> Indicator:
    """Draw a figure of few measures and years, so that many of them go together."""
    kind = draw(st.sampled_from(sorted(UNITS)))
    unit = Unit(name=UNITS[kind])
    return Indicator(
        id="unnamed",
        measure=draw(st.sampled_from(measures)),
        concept=draw(st.sampled_from([None] * 9 + ["trams"])),
        kind=kind,
        quantity=Quantity(value=Decimal(draw(NUMBERS)), unit=unit),
        direction=Direction.UP if kind in RISES else None,
        period=LATER if kind in RISES else draw(st.none() | st.just(LATER) | YEARS),
        basis=draw(YEARS) if kind in RISES else None,
        span=Span(start=0, end=2),
    )


@st.composite
def dense(draw: st.DrawFn, measures: Sequence[str] = (*MEASURES, COORDINATED)) -> Briefing:
    """Draw a briefing of one to four turns in which many figures are of one thing."""
    few = draw(st.lists(st.sampled_from(measures), min_size=1, max_size=2))
    said = draw(st.lists(st.lists(figures(few), min_size=3, max_size=6), min_size=1, max_size=4))
    speakers = [draw(st.sampled_from([*PEOPLE, None])) for _ in said]
    turns: list[Turn] = []
    for number, (here, speaker) in enumerate(zip(said, speakers, strict=True)):
        gaps = [draw(st.integers(8, 100)) for _ in here]
        start = turns[-1].span.end if turns else 0
        turns.append(placed(f"t{number}", start, here, gaps, speaker))
    return Briefing(id="b", title="A briefing", speakers=tuple(PEOPLE), turns=tuple(turns))


def placed(
    name: str, start: int, here: list[Indicator], gaps: list[int], speaker: Speaker | None
) -> Turn:
    """Return a turn of figures; of nobody of the hosts, it is a question."""
    places = list(accumulate((gap + 2 for gap in gaps), initial=start))
    told_here = tuple(
        attrs.evolve(
            figure,
            id=f"{name}/i{number}",
            turn=name,
            span=Span(start=place - 2, end=place),
            speaker=speaker,
            attribution=Attribution.OFFICIAL if speaker else Attribution.REPORTER,
        )
        for number, (figure, place) in enumerate(zip(here, places[1:], strict=True))
    )
    span = Span(start=start, end=places[-1] + 1)
    if speaker is None:
        return Question(id=name, span=span, indicators=told_here)
    return Answer(id=name, span=span, indicators=told_here, speaker=speaker)


def moved(turn: Turn, by: int) -> Turn:
    """Return a turn that stands further back."""

    def there(span: Span) -> Span:
        return Span(start=span.start + by, end=span.end + by)

    figures_there = (attrs.evolve(figure, span=there(figure.span)) for figure in turn.indicators)
    return attrs.evolve(turn, span=there(turn.span), indicators=tuple(figures_there))


def inside(claims: Sequence[Claim]) -> set[Told]:
    """Return the claims whose figures are all of one turn."""
    return {
        told(claim)
        for claim in claims
        if {operand.turn for operand in claim.operands} <= {claim.stated.turn}
    }


@settings(max_examples=60)
@given(briefings() | dense())
def test_found_claims_fit_their_briefing(briefing: Briefing) -> None:
    """Claims are valid, of figures of the briefing, no two alike, and can be rechecked."""
    claims = find_claims(briefing)
    again = attrs.evolve(briefing, claims=claims)
    assert len(check(again)) == len(claims)
    assert len({told(claim) for claim in claims}) == len(claims)
    for claim in claims:
        names = [claim.stated.id, *(operand.id for operand in claim.operands)]
        assert len(set(names)) == len(names)
        assert all(briefing.find(name) for name in names)


@settings(max_examples=60)
@given(dense())
def test_the_claims_of_a_turn_are_its_own(briefing: Briefing) -> None:
    """A turn makes the same claims alone; others add repeats and quotations only."""
    alone = [claims_as_said(attrs.evolve(briefing, turns=(turn,))) for turn in briefing.turns]
    together = claims_as_said(briefing)
    assert inside(together) == {told(claim) for claims in alone for claim in claims}
    for claim in together:
        if told(claim) not in inside([claim]):
            assert claim.kind in ACROSS


@settings(max_examples=60)
@given(dense())
def test_the_order_of_turns_makes_no_claims(briefing: Briefing) -> None:
    """With the turns in the other order, the claims inside them stay as they were."""
    end = 0
    turns: list[Turn] = []
    for turn in reversed(briefing.turns):
        turns.append(moved(turn, end - turn.span.start))
        end = turns[-1].span.end
    turned = claims_as_said(attrs.evolve(briefing, turns=tuple(turns)))
    assert inside(turned) == inside(claims_as_said(briefing))


@settings(max_examples=60)
@given(dense())
def test_a_claim_across_turns_looks_back(briefing: Briefing) -> None:
    """What repeats or quotes comes later, is of the same thing, and not of a reporter."""
    for claim in claims_as_said(briefing):
        if claim.kind in ACROSS and told(claim) not in inside([claim]):
            (first,) = claim.operands
            assert first.span < claim.stated.span
            assert same(claim.stated, first)
            assert claim.stated.speaker is not None
            assert first.speaker is not None


@settings(max_examples=60)
@given(dense(), st.integers(1, 10**6))
def test_the_place_does_not_matter(briefing: Briefing, by: int) -> None:
    """With the whole text further back, the same claims are found."""
    further = attrs.evolve(briefing, turns=tuple(moved(turn, by) for turn in briefing.turns))
    assert [*map(told, claims_as_said(further))] == [*map(told, claims_as_said(briefing))]


@settings(max_examples=60)
@given(dense(MEASURES), st.data())
def test_the_numbers_do_not_matter(briefing: Briefing, data: st.DataObject) -> None:
    """No rule looks whether a claim holds: other numbers make the same claims.

    Two exceptions are told in their rules: "A and B", and what nothing dates.
    """
    turns = tuple(
        attrs.evolve(
            turn,
            indicators=tuple(
                attrs.evolve(
                    figure,
                    quantity=Quantity(value=Decimal(data.draw(NUMBERS)), unit=figure.quantity.unit),
                )
                for figure in turn.indicators
            ),
        )
        for turn in briefing.turns
    )
    other = claims_as_said(attrs.evolve(briefing, turns=turns))
    one, two = (
        {
            (told(claim)[1:], claim.kind in ACROSS or str(claim.kind))
            for claim in claims
            if isinstance(claim.stated, Indicator) and claim.stated.period is not None
        }
        for claims in (claims_as_said(briefing), other)
    )
    assert one == two


@given(figures(MEASURES) | indicators(), figures(MEASURES) | indicators())
def test_sameness_is_mutual(one: Indicator, other: Indicator) -> None:
    """If one figure measures what another does, that one does, too."""
    assert same(one, other) == same(other, one)
