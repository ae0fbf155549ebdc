"""Claims are found: all of the bundled briefings, and by each rule in figures made up for it."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import attrs
import pytest

from miitbrief import (
    Attribution,
    Briefing,
    Claim,
    ClaimKind,
    Direction,
    Hedge,
    Indicator,
    Kind,
    Origin,
    Period,
    PriceBasis,
    Quantity,
    Question,
    Remarks,
    Span,
    Speaker,
    Target,
    Unit,
    Verdict,
    check,
    load,
)
from miitbrief.checking.detection import find_claims
from miitbrief.checking.detection.rules import BEFORE, BEHIND, RULES, WITHIN
from miitbrief.model.figures import Figure
from miitbrief.model.turns import Turn

#: Found claims that the curated data lack, each judged right by a reader of the transcript.
ACCEPTED: set["Told"] = set()

LIN = Speaker(id="lin", name="Lin")
QIAO = Speaker(id="qiao", name="Qiao")

#: How a claim is told in the tables: kind, stated figure, operands, what is missing.
Told = tuple[str, str, tuple[str, ...], int | None]

#: A figure, and how many characters lie before it.
Part = tuple[Figure, int]

CHANGES = {Kind.GROWTH, Kind.AVERAGE_GROWTH, Kind.POINT_CHANGE, Kind.CHANGE}


def told(claim: Claim) -> Told:
    """Return what tells a claim from another."""
    operands = tuple(operand.id for operand in claim.operands)
    missing = None if claim.missing is None else claim.missing.position
    return (str(claim.kind), claim.stated.id, operands, missing)


def said(
    name: str,
    text: str,
    measure: str,
    kind: Kind = Kind.LEVEL,
    *,
    period: str = "2021",
    basis: str = "",
    unit: str = "count",
    per: str | None = None,
    counted: str | None = None,
    hedge: Hedge = Hedge.EXACT,
    concept: str | None = None,
    attribution: Attribution = Attribution.OFFICIAL,
    price_basis: PriceBasis = PriceBasis.UNSPECIFIED,
    origin: Origin = Origin.STATED,
    gap: int = 20,
) -> Part:
    """Return a figure printed as *text*, and the characters before it."""
    number = text.removesuffix("%").replace(",", "").split(" ")[0]
    scale = 10**6 if "million" in text else 1
    figure = Indicator(
        id=name,
        measure=measure,
        concept=concept,
        kind=kind,
        quantity=Quantity(
            value=Decimal(number) * scale,
            unit=Unit(name=unit, per=per, counted=counted),
            hedge=hedge,
            text=text,
        ),
        direction=Direction.UP if kind in CHANGES else None,
        period=Period.parse(period, origin=origin) if period else None,
        basis=Period.parse(basis) if basis else None,
        attribution=attribution,
        price_basis=price_basis,
        span=Span(start=0, end=len(text)),
    )
    return figure, gap


def rate(
    name: str,
    text: str,
    measure: str,
    kind: Kind = Kind.GROWTH,
    *,
    period: str = "2021",
    basis: str = "2020",
    concept: str | None = None,
    price_basis: PriceBasis = PriceBasis.UNSPECIFIED,
    gap: int = 20,
) -> Part:
    """Return a rate in percent, of 2021 over 2020."""
    return said(
        name,
        text,
        measure,
        kind,
        period=period,
        basis=basis,
        unit="percent",
        concept=concept,
        price_basis=price_basis,
        gap=gap,
    )


def aim(
    name: str, text: str, measure: str, kind: Kind = Kind.LEVEL, *, counted: str | None = None
) -> Part:
    """Return an aim for the end of 2022."""
    figure, gap = said(name, text, measure, kind, counted=counted)
    target = Target(
        id=name,
        measure=measure,
        kind=kind,
        quantity=figure.quantity,
        due=dt.date(2022, 12, 31),
        span=figure.span,
    )
    return target, gap


def turn(name: str, start: int, parts: Sequence[Part], speaker: Speaker | None = LIN) -> Turn:
    """Return remarks of figures at their gaps, or a question where no *speaker* is given."""
    indicators: list[Indicator] = []
    targets: list[Target] = []
    end = start
    for figure, gap in parts:
        span = Span(start=end + gap, end=end + gap + len(figure.span))
        end = span.end
        if isinstance(figure, Indicator):
            indicators.append(attrs.evolve(figure, turn=name, span=span, speaker=speaker))
        elif isinstance(figure, Target):
            targets.append(attrs.evolve(figure, turn=name, span=span, speaker=speaker))
    said_here = Turn(
        id=name,
        span=Span(start=start, end=end + 1),
        indicators=tuple(indicators),
        targets=tuple(targets),
    )
    fields = attrs.asdict(said_here, recurse=False)
    return Question(**fields) if speaker is None else Remarks(speaker=speaker, **fields)


def briefing(*turns: Turn) -> Briefing:
    """Return a briefing of turns."""
    return Briefing(id="b", title="A briefing", speakers=(LIN, QIAO), turns=turns)


def found(*parts: Part) -> list[Told]:
    """Return the claims found in one turn."""
    return [told(claim) for claim in find_claims(briefing(turn("r1", 0, parts)))]


class TestBundledBriefings:
    """The claims that were curated are found, and hardly any others."""

    def test_every_curated_claim_is_found(self, briefing_id: str) -> None:
        """The recall on the curated claims is 1."""
        whole = load(briefing_id)
        assert {*map(told, whole.claims)} <= {*map(told, find_claims(whole))}

    def test_others_are_few_and_right(self, briefing_id: str) -> None:
        """What is found besides is listed with those that a reader has accepted."""
        whole = load(briefing_id)
        extra = {*map(told, find_claims(whole))} - {*map(told, whole.claims)}
        assert extra <= ACCEPTED

    def test_nothing_is_flagged_that_was_not(self, briefing_id: str) -> None:
        """The found claims raise the alarms of the curated ones and no others."""
        whole = load(briefing_id)
        again = attrs.evolve(whole, claims=find_claims(whole))
        flagged, known = (
            {told(result.claim) for result in check(each) if result.verdict == Verdict.INCONSISTENT}
            for each in (again, whole)
        )
        assert flagged == known

    def test_the_transcript_does_not_matter(self, briefing_id: str, transcript: str) -> None:
        """With the transcript attached, the same claims are found."""
        whole = load(briefing_id)
        attached = whole.attach(transcript)
        assert [*map(told, find_claims(attached))] == [*map(told, find_claims(whole))]

    def test_they_fit_the_briefing(self, briefing_id: str) -> None:
        """The found claims may take the place of the curated ones; their ids are in order."""
        whole = load(briefing_id)
        again = attrs.evolve(whole, claims=find_claims(whole))
        assert [claim.id for claim in again.claims] == [
            f"{briefing_id}/c{number:02}" for number in range(1, len(again.claims) + 1)
        ]
        assert all(one.span.start <= other.span.start for one, other in pairwise(again.claims))

    def test_the_claims_it_has_do_not_matter(self, briefing_id: str) -> None:
        """The finder looks at figures alone."""
        whole = load(briefing_id)
        assert find_claims(attrs.evolve(whole, claims=())) == find_claims(whole)

    def test_notes_and_summaries_do_not_matter(self, briefing_id: str) -> None:
        """What was written for people tells the finder nothing."""
        whole = load(briefing_id)
        mute = attrs.evolve(
            whole,
            turns=tuple(attrs.evolve(each, summary="", topics=()) for each in whole.turns),
            exchanges=(),
            notes=(),
        )
        assert find_claims(mute) == find_claims(whole)


TRAMS = "sales of trams"
LEVEL_2020 = said("a", "20 million", TRAMS, period="2020")
LEVEL_2021 = said("b", "25 million", TRAMS)
GROWTH = rate("g", "25%", TRAMS)


class TestChanges:
    """Growth, multiples and differences follow from two levels."""

    def test_growth(self) -> None:
        """Two levels with two dates and a rate make growth."""
        assert found(LEVEL_2020, LEVEL_2021, GROWTH) == [("growth", "g", ("a", "b"), None)]

    def test_growth_with_one_level(self) -> None:
        """A level with its growth close behind implies the level before."""
        assert found(LEVEL_2021, GROWTH) == [("growth", "g", ("b",), 0)]

    def test_growth_to_a_level(self) -> None:
        """The level may follow right behind its growth."""
        assert found(GROWTH, LEVEL_2021) == [("growth", "g", ("b",), 0)]

    def test_growth_from_a_level(self) -> None:
        """An earlier level implies the later one."""
        assert found(LEVEL_2020, GROWTH) == [("growth", "g", ("a",), 1)]

    @pytest.mark.parametrize(
        "parts",
        [
            (LEVEL_2021, rate("g", "25%", TRAMS, gap=BEFORE + 1)),
            (GROWTH, said("b", "25 million", TRAMS, gap=BEHIND + 1)),
            (said("b", "25 million", TRAMS, period="2021-12"), GROWTH),
            (said("b", "25 million", "sales of buses"), GROWTH),
            (said("b", "25 million", TRAMS, attribution=Attribution.THIRD_PARTY), GROWTH),
            (said("b", "25%", TRAMS, Kind.SHARE, unit="percent"), GROWTH),
            (LEVEL_2021, rate("g", "25%", TRAMS, basis="")),
            (LEVEL_2021, rate("g", "25%", TRAMS, basis="2022")),
        ],
        ids=["far", "far-behind", "time", "thing", "source", "kind", "no-basis", "backwards"],
    )
    def test_no_growth(self, parts: tuple[Part, ...]) -> None:
        """What stands far off, or is of another thing, time, source or kind, is no operand."""
        assert found(*parts) == []

    def test_two_levels_may_stand_further_away(self) -> None:
        """A claim that can be recomputed may lie sentences apart, but not paragraphs."""
        near, far = (rate("g", "25%", TRAMS, gap=gap) for gap in (WITHIN - 60, WITHIN + 1))
        assert found(LEVEL_2020, LEVEL_2021, near) == [("growth", "g", ("a", "b"), None)]
        assert found(LEVEL_2020, LEVEL_2021, far) == []

    def test_the_nearest_level_is_taken(self) -> None:
        """Of two levels of one time, the nearer one is the operand."""
        assert found(LEVEL_2021, said("c", "26 million", TRAMS), GROWTH)[0][2] == ("c",)

    def test_levels_of_different_units_make_no_growth(self) -> None:
        """Passengers and kilometres are not compared."""
        other = said("a", "20 million", TRAMS, period="2020", unit="kilometre")
        assert found(other, LEVEL_2021, GROWTH) == [("growth", "g", ("b",), 0)]

    def test_a_stock_belongs_to_the_year_that_it_ends(self) -> None:
        """A level at the end of a year goes with growth over that year."""
        stock = said("b", "25 million", TRAMS, period="2021-12-31")
        assert found(stock, GROWTH) == [("growth", "g", ("b",), 0)]

    def test_average_growth(self) -> None:
        """From one level to another, so much a year."""
        first = said("a", "10 million", TRAMS, period="2017")
        average = rate("g", "26%", TRAMS, Kind.AVERAGE_GROWTH, basis="2017")
        assert found(first, LEVEL_2021, average) == [("average_growth", "g", ("a", "b"), None)]

    def test_multiple(self) -> None:
        """So many, twice as many as then."""
        times = said("m", "2 times", TRAMS, Kind.MULTIPLE, unit="times", basis="2012")
        assert found(LEVEL_2021, times) == [("multiple", "m", ("b",), 0)]

    def test_multiple_of_another_thing(self) -> None:
        """A rate that is three times another implies the other."""
        measure = "growth rate of the sales of trams relative to the global growth rate"
        times = said("m", "3 times", measure, Kind.MULTIPLE, unit="times", basis="2020")
        assert found(GROWTH, times) == [("multiple", "m", ("g",), 0)]

    @pytest.mark.parametrize("basis", ["2020", ""])
    def test_multiple_of_growth(self, basis: str) -> None:
        """A multiple beside growth is the same change; its basis may be left unsaid."""
        times = said("m", "2 times", TRAMS, Kind.MULTIPLE, unit="times", basis=basis)
        twice = rate("g", "101%", TRAMS)
        assert found(times, twice) == [("multiple_of_growth", "m", ("g",), None)]

    def test_growth_of_its_amount(self) -> None:
        """Growth beside its own amount follows from that and from the level that came of it."""
        more = said("d", "5 million", TRAMS, Kind.CHANGE, basis="2020")
        told = found(more, LEVEL_2021, GROWTH)
        assert ("growth_of_change", "g", ("d", "b"), None) in told

    def test_growth_of_balances(self) -> None:
        """What is below zero does not grow by a percentage."""
        before = said("a", "-20 million", TRAMS, period="2020")
        assert found(before, LEVEL_2021, GROWTH) == [("growth", "g", ("b",), 0)]

    def test_multiple_of_other_growth(self) -> None:
        """Growth over another time is another change."""
        times = said("m", "2 times", TRAMS, Kind.MULTIPLE, unit="times", basis="2012")
        assert found(times, GROWTH) == []

    def test_change(self) -> None:
        """So many, 5 million more than a year ago."""
        more = said("d", "5 million", TRAMS, Kind.CHANGE, basis="2020")
        assert found(LEVEL_2021, more) == [("change", "d", ("b",), 0)]
        assert found(LEVEL_2020, LEVEL_2021, more) == [("change", "d", ("a", "b"), None)]

    def test_change_in_another_unit(self) -> None:
        """A change in kilometres is not one of passengers."""
        more = said("d", "5 million", TRAMS, Kind.CHANGE, basis="2020", unit="kilometre")
        assert found(LEVEL_2021, more) == []

    def test_increment_and_total(self) -> None:
        """What there is and what is to be added make what is to be reached."""
        added, total = aim("n", "5 million", TRAMS, Kind.CHANGE), aim("t", "30 million", TRAMS)
        assert found(LEVEL_2021, added, total) == [("sum", "t", ("b", "n"), None)]

    def test_newly_made_and_total(self) -> None:
        """What is newly made is a level of its own, and comes to what there is all the same."""
        stock = said("b", "250", "trams in service", counted="trams")
        total = aim("t", "300", "trams in service", counted="trams")
        for measure, counted, claims in (
            ("trams newly built", "trams", [("sum", "t", ("b", "n"), None)]),
            ("trams repaired", "trams", []),
            ("ferries newly built", "ferries", []),
        ):
            assert found(stock, aim("n", "50", measure, counted=counted), total) == claims

    def test_concepts_decide(self) -> None:
        """Two phrases of one concept are one thing, and one phrase of two concepts is two."""
        for measure, concept, claims in (
            ("trams sold", "tram-sales", [("growth", "g", ("b",), 0)]),
            (TRAMS, "trams", []),
        ):
            level = said("b", "25 million", measure, concept="tram-sales")
            assert found(level, rate("g", "25%", TRAMS, concept=concept)) == claims

    def test_the_bounds_of_a_range_are_left_out(self) -> None:
        """Growth of 25 to 26 percent is not growth of 25 percent."""
        assert found(LEVEL_2021, GROWTH, rate("h", "26%", TRAMS, gap=4)) == []


class TestRates:
    """Averages, points and contributions follow from other rates."""

    AVERAGE = rate("v", "6%", TRAMS, Kind.AVERAGE_GROWTH, basis="2019")

    def test_two_year_average(self) -> None:
        """The rates of both years make the average."""
        first = rate("f", "12%", TRAMS, period="2020", basis="2019")
        claims = found(first, GROWTH, self.AVERAGE)
        assert ("two_year_average", "v", ("f", "g"), None) in claims

    def test_two_year_average_with_one_rate(self) -> None:
        """The second year and the average imply the first year."""
        assert found(GROWTH, self.AVERAGE) == [("two_year_average", "v", ("g",), 0)]

    def test_two_year_average_by_the_change_of_the_rate(self) -> None:
        """The change of the rate tells the first year."""
        more = said(
            "p", "5 points", TRAMS, Kind.POINT_CHANGE, unit="percentage point", basis="2020"
        )
        assert ("two_year_average", "v", ("p", "g"), None) in found(GROWTH, more, self.AVERAGE)

    def test_average_of_three_years(self) -> None:
        """An average of other years does not follow from one rate."""
        average = rate("v", "6%", TRAMS, Kind.AVERAGE_GROWTH, basis="2018")
        assert found(GROWTH, average) == []

    SHARE = said("s", "40%", "share of trams in traffic", Kind.SHARE, unit="percent")

    def test_points(self) -> None:
        """A share and its change imply the share before."""
        more = said(
            "p",
            "5 points",
            "share of trams in traffic",
            Kind.POINT_CHANGE,
            unit="percentage point",
            basis="2012",
        )
        before = said(
            "o", "35%", "share of trams in traffic", Kind.SHARE, unit="percent", period="2012"
        )
        assert found(self.SHARE, more) == [("point_change", "p", ("s",), 0)]
        assert found(before, self.SHARE, more) == [("point_change", "p", ("o", "s"), None)]

    def test_points_of_growth(self) -> None:
        """The change of "growth of sales" is that of the rate of sales."""
        more = said(
            "p",
            "5 points",
            "growth rate of the sales of trams",
            Kind.POINT_CHANGE,
            unit="percentage point",
            basis="2020",
        )
        assert found(GROWTH, more) == [("point_change", "p", ("g",), 0)]

    def test_gap(self) -> None:
        """A gap between two things implies the other one."""
        gap = said(
            "p",
            "5 points",
            "gap between the share of trams in traffic and that of buses",
            Kind.POINT_CHANGE,
            unit="percentage point",
        )
        assert found(self.SHARE, gap) == [("point_change", "p", ("s",), 0)]

    def test_gap_between_two(self) -> None:
        """With both things said, a gap can be recomputed."""
        gap = said(
            "p",
            "5 points",
            "gap between the share of trams in traffic and the share of buses in traffic",
            Kind.POINT_CHANGE,
            unit="percentage point",
        )
        buses = said("o", "35%", "share of buses in traffic", Kind.SHARE, unit="percent")
        assert found(self.SHARE, buses, gap) == [("point_change", "p", ("o", "s"), None)]

    def test_contribution_with_the_share_before(self) -> None:
        """With the share of the year before, a contribution can be recomputed."""
        whole, part = rate("w", "10%", "exports of goods"), rate("t", "25%", "exports of tea")
        measure = "contribution of tea to the growth of goods"
        share = said("c", "30%", measure, Kind.CONTRIBUTION, unit="percent")
        before, later = (
            said("o", "12%", "share of tea in goods", Kind.SHARE, unit="percent", period=year)
            for year in ("2020", "2021")
        )
        claim = ("contribution", "c", ("o", "t", "w"), None)
        assert found(before, whole, part, share) == [claim]
        assert found(later, whole, part, share) == [
            ("contribution_of_share", "c", ("o", "t", "w"), None),
            ("contribution", "c", ("t", "w"), 0),
        ]

    def test_contribution(self) -> None:
        """Own growth, growth of the whole and the contribution imply the share before."""
        whole = rate("w", "10%", "exports of goods")
        part = rate("t", "25%", "exports of tea", gap=WITHIN)
        measure = "contribution of tea to the growth of goods"
        share = said("c", "30%", measure, Kind.CONTRIBUTION, unit="percent")
        assert found(whole, part, share) == [("contribution", "c", ("t", "w"), 0)]

    def test_contribution_to_another_magnitude(self) -> None:
        """The growth of imports is not what exports contribute to."""
        whole, part = rate("w", "10%", "imports of goods"), rate("t", "25%", "exports of tea")
        measure = "contribution of tea to the growth of goods"
        share = said("c", "30%", measure, Kind.CONTRIBUTION, unit="percent")
        assert found(whole, part, share) == []


class TestParts:
    """Shares, ratios, wholes and their parts."""

    def share(self, measure: str) -> Part:
        """Return a share of 40 percent."""
        return said("s", "40%", measure, Kind.SHARE, unit="percent")

    @pytest.mark.parametrize(
        ("measure", "level", "missing"),
        [
            ("share of trams in all vehicles", "trams", 1),
            ("share of trams in all vehicles", "all vehicles", 0),
            ("share of China's mining in the world's exports", "exports of mining", 1),
            ("China's share of exports", "exports", 0),
            ("share of the 30 small ports that have a crane", "small ports in the north", 0),
        ],
    )
    def test_share(self, measure: str, level: str, missing: int) -> None:
        """A share goes with its part or its whole."""
        assert found(said("a", "30", level), self.share(measure)) == [
            ("share", "s", ("a",), missing)
        ]

    @pytest.mark.parametrize(
        ("measure", "level"),
        [
            ("share of trams in all vehicles", "vehicles with an engine"),
            ("share of trams in all vehicles", "red trams"),
            ("share of mining in the exports of the industry", "exports"),
            ("capacity utilization rate of ports", "ports"),
            ("share of ports that have a crane", "ports"),
        ],
    )
    def test_no_share(self, measure: str, level: str) -> None:
        """Narrower and wider things are neither part nor whole, nor is a single word enough."""
        assert found(said("a", "30", level), self.share(measure)) == []

    def test_share_of_both(self) -> None:
        """With part and whole, a share can be recomputed."""
        part, whole = said("a", "40", "trams"), said("b", "100", "all vehicles")
        measure = "share of trams in all vehicles"
        assert found(whole, part, self.share(measure)) == [("share", "s", ("a", "b"), None)]

    def test_ratio(self) -> None:
        """A distance and a count make the distance per one."""
        distance = said("a", "3,000", "distance driven", unit="kilometre")
        accidents = said("b", "3", "accidents counted", counted="accidents")
        each = said(
            "r", "1,000", "distance per accident", Kind.RATIO, unit="kilometre", per="accident"
        )
        assert found(distance, accidents, each) == [("ratio", "r", ("a", "b"), None)]
        assert found(distance, said("b", "3", "tests", counted="tests"), each) == []

    BOTH = said("w", "3 million", "output and sales of trams", hedge=Hedge.MORE_THAN)

    def test_both(self) -> None:
        """What both exceeded is repeated by each, and their growth is that of each."""
        claims = found(
            self.BOTH,
            said("o", "3.2 million", "output of trams"),
            said("s", "3.1 million", "sales of trams"),
            rate("g", "25%", "output and sales of trams"),
        )
        assert claims == [
            ("repeat", "w", ("o",), None),
            ("repeat", "w", ("s",), None),
            ("growth", "g", ("o",), 0),
            ("growth", "g", ("s",), 0),
        ]

    def test_both_together(self) -> None:
        """Where the parts are far smaller, the whole is their sum, and its growth is its own."""
        claims = found(
            said("w", "5 million", "imports and exports of tea"),
            said("i", "2 million", "imports of tea"),
            said("e", "3 million", "exports of tea"),
            rate("g", "25%", "imports and exports of tea"),
        )
        assert ("sum", "w", ("i", "e"), None) in claims
        assert {claim[2] for claim in claims if claim[0] == "growth"} == {("w",)}

    def test_one_of_both(self) -> None:
        """One of two parts alone decides nothing."""
        assert found(self.BOTH, said("o", "3.2 million", "output of trams")) == []

    def test_share_of_several_things(self) -> None:
        """The share of several things together is that of their sum."""
        red, blue = said("r", "3 million", "red trams"), said("l", "4 million", "blue trams")
        whole = said("w", "20 million", "all vehicles")
        share = self.share("share of red trams and blue trams in all vehicles")
        assert found(red, blue, share, whole) == [("share", "s", ("r", "l", "w"), None)]
        assert found(red, share, whole) == [("share", "s", ("w",), 0)]

    def test_sum(self) -> None:
        """Urban and rural people are all people."""
        claims = found(
            said("w", "60 million", "people of the province"),
            said("u", "40 million", "urban people of the province"),
            said("r", "20 million", "rural people of the province"),
        )
        assert claims == [("sum", "w", ("u", "r"), None)]

    def test_sum_with_one_part(self) -> None:
        """One of two parts implies the other."""
        claims = found(
            said("w", "60 million", "people of the province"),
            said("r", "20 million", "rural people of the province"),
        )
        assert claims == [("sum", "w", ("r",), 0)]

    def test_parts_that_do_not_divide(self) -> None:
        """Young and rural people are no sum, and neither is the sum of another year."""
        whole = said("w", "60 million", "people of the province")
        young = said("y", "40 million", "young people of the province")
        rural = said("r", "20 million", "rural people of the province", period="2012")
        assert found(whole, young, rural) == []


class TestDurations:
    """Runs whose two ends are said."""

    def run(self, origin: Origin = Origin.STATED) -> Part:
        """Return a run of seven years."""
        return said(
            "d",
            "7 consecutive years",
            "consecutive years of growth",
            Kind.DURATION,
            period="2015/2021",
            origin=origin,
            unit="year",
        )

    def test_run(self) -> None:
        """A run with a stated period can be counted."""
        assert found(self.run()) == [("duration", "d", (), None)]

    @pytest.mark.parametrize("origin", [Origin.INHERITED, Origin.ASSUMED])
    def test_an_assumed_period(self, origin: Origin) -> None:
        """A period that no clause states proves nothing."""
        assert found(self.run(origin)) == []

    def test_counted_back(self) -> None:
        """A run that ends with the year of the figure beside it was counted back from there."""
        assert found(LEVEL_2021, self.run()) == []

    def test_no_run(self) -> None:
        """Three years from 2018 to 2021 are steps, not a run."""
        steps = said(
            "d", "3 years", "time of the work", Kind.DURATION, period="2018/2021", unit="year"
        )
        assert found(steps) == []


PORTS = "seaports open to ships"


class TestRepeats:
    """Figures that are said again in another turn."""

    def told_again(self, first: Part, again: Part, speaker: Speaker | None = LIN) -> list[Told]:
        """Return the claims of two turns with a figure each, the second by *speaker*."""
        one, other = turn("r1", 0, (first,)), turn("r2", 1000, (again,), speaker)
        return [told(claim) for claim in find_claims(briefing(one, other))]

    def test_repeat(self) -> None:
        """Said by the same speaker, a figure is a repeat, whatever its number."""
        for text in ("30", "31"):
            claims = self.told_again(said("a", "30", PORTS), said("b", text, PORTS))
            assert claims == [("repeat", "b", ("a",), None)]

    def test_quotation(self) -> None:
        """Taken over by another speaker as it was printed, it is a quotation."""
        claims = self.told_again(said("a", "30", PORTS), said("b", "30", PORTS), QIAO)
        assert claims == [("quotation", "b", ("a",), None)]

    def test_a_wrong_quotation(self) -> None:
        """Of one concept, another number in the same print is quoted, and flagged."""
        one, other = (
            said(name, text, PORTS, concept="ports", hedge=Hedge.MORE_THAN)
            for name, text in (("a", "1.43 million"), ("b", "1.42 million"))
        )
        whole = briefing(turn("r1", 0, (one,)), turn("r2", 1000, (other,), QIAO))
        (result,) = check(attrs.evolve(whole, claims=find_claims(whole)))
        assert (result.claim.kind, result.verdict) == (ClaimKind.QUOTATION, Verdict.MISQUOTED)

    @pytest.mark.parametrize(
        ("first", "again"),
        [
            (said("a", "30", PORTS), said("b", "31", PORTS)),
            (said("a", "30", PORTS), said("b", "30", PORTS, hedge=Hedge.ABOUT)),
            (said("a", "30.0", PORTS), said("b", "30", PORTS)),
            (
                said("a", "30", PORTS, attribution=Attribution.THIRD_PARTY),
                said("b", "30", PORTS),
            ),
            (said("a", "30", PORTS, period=""), said("b", "30", PORTS, period="")),
        ],
        ids=["number", "hedge", "digits", "third-party", "undated"],
    )
    def test_no_quotation(self, first: Part, again: Part) -> None:
        """What differs, is anybody's, or is undated is a repeat by another speaker."""
        assert self.told_again(first, again, QIAO) == [("repeat", "b", ("a",), None)]

    def test_what_is_derived_is_not_quoted(self) -> None:
        """A rate with its level beside it is the speaker's own."""
        one = turn("r1", 0, (rate("g", "25%", "sales of small trams"),))
        level = said("b", "25 million", "sales of small trams")
        other = turn("r2", 1000, (level, rate("h", "25%", "sales of small trams")), QIAO)
        claims = [told(claim) for claim in find_claims(briefing(one, other))]
        assert ("repeat", "h", ("g",), None) in claims

    @pytest.mark.parametrize(
        ("first", "again"),
        [
            (said("a", "30", PORTS), said("b", "30", PORTS, period="2020")),
            (said("a", "30", PORTS), said("b", "30", PORTS, unit="kilometre")),
            (said("a", "30", PORTS), said("b", "30", "airports open to planes")),
            (said("a", "30", "big ports"), said("b", "30", "big ports")),
            (said("a", "30", PORTS, Kind.RANK), said("b", "30", PORTS, Kind.RANK)),
            (said("a", "30", PORTS, period=""), said("b", "31", PORTS, period="")),
            (said("a", "30", PORTS), said("b", "30", PORTS, period="")),
            (
                rate("a", "3%", PORTS, price_basis=PriceBasis.REAL),
                rate("b", "3%", PORTS, price_basis=PriceBasis.NOMINAL),
            ),
            (rate("a", "3%", PORTS), rate("b", "3%", PORTS, basis="2012")),
        ],
        ids=["time", "unit", "thing", "words", "rank", "undated", "half-dated", "prices", "basis"],
    )
    def test_no_repeat(self, first: Part, again: Part) -> None:
        """Other times, units, things, prices and bases are no repeat, nor are lists and a word."""
        assert self.told_again(first, again) == []

    def test_a_reporter_repeats_nothing(self) -> None:
        """A question's figure is compared with nobody's."""
        first = said("a", "30", PORTS)
        again = said("b", "30", PORTS, attribution=Attribution.REPORTER)
        assert self.told_again(first, again, None) == []

    def test_the_first_is_the_operand(self) -> None:
        """Of three, both later ones repeat the first."""
        turns = [turn(f"r{n}", 1000 * n, (said(f"i{n}", "30", PORTS),)) for n in range(3)]
        claims = [told(claim) for claim in find_claims(briefing(*turns))]
        assert claims == [("repeat", f"i{n}", ("i0",), None) for n in (1, 2)]

    def test_not_inside_one_turn(self) -> None:
        """In one turn, two figures of one phrase may differ in words that were lost."""
        assert found(said("a", "30", PORTS), said("b", "31", PORTS)) == []


def test_each_rule_says_what_it_finds() -> None:
    """Every rule has a sentence of its own, and fills the operands of its kind."""
    texts = [rule.text for rule in RULES]
    assert len(set(texts)) == len(texts)
    assert all(text.endswith(".") for text in texts)


def test_an_empty_briefing() -> None:
    """Where nothing is said, nothing is claimed."""
    assert find_claims(briefing()) == ()


@pytest.mark.parametrize(
    ("identifier", "measure"),
    [
        ("2022-02-28/c04", "GDP"),
        ("2022-06-14/c11", "SMEs"),
        ("2022-06-14/c19", "apps related to operation and management"),
        ("2022-06-14/c22", "the global growth rate"),
        ("2022-02-28/c09", "production of automobiles"),
    ],
)
def test_a_missing_operand_is_named(identifier: str, measure: str) -> None:
    """What the text lacks is named by the words of the stated figure, or of the one beside it."""
    whole = load(identifier.partition("/")[0])
    curated = told(whole.claim(identifier))
    (missing,) = [each.missing for each in find_claims(whole) if told(each) == curated]
    assert missing is not None
    assert missing.measure == measure
