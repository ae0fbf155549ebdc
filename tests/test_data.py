"""The bundled data follow the convention: what is a figure, and how it is described."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from graphlib import TopologicalSorter
from itertools import product
from pathlib import Path

import pytest

from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    ClaimKind,
    Direction,
    Figure,
    Hedge,
    Indicator,
    Kind,
    Origin,
    PriceBasis,
    QualitativeTarget,
    Quantity,
    Reason,
    Remarks,
    Target,
    available,
    check,
    concepts,
    load,
)
from miitbrief.model._normalization import canonical

CURATE = Path(__file__).parent.parent / "tools" / "curate.py"

#: Kinds that compare with something, and so may have a direction and a basis.
COMPARISONS = {
    Kind.GROWTH,
    Kind.AVERAGE_GROWTH,
    Kind.POINT_CHANGE,
    Kind.CHANGE,
    Kind.MULTIPLE,
}

#: Figures without a concept, as they define others.
DEFINING = {
    "2022-02-28/q01/a1/i01",  # Enterprises that were asked.
    "2022-02-28/q05/a1/i05",  # Small and medium-sized enterprises that were asked.
    "2022-06-14/r2/i09",  # Products in the comparison.
    "2022-06-14/r2/i26",  # Places of a list of companies.
    "2022-06-14/r2/i34",  # Places of a list of investors.
    "2022-06-14/q03/a1/i17",  # Years from which on an enterprise counts.
    "2022-06-14/q06/a1/i01",  # The speed from which on a user counts.
    "2022-06-14/q10/a1/i07",  # Places of a list of vehicles.
    "2022-06-14/q10/a1/i09",  # Places of a list of makers of batteries.
}

#: Kinds whose figures measure a concept in its own unit.
IN_UNIT_OF_CONCEPT = set(Kind) - COMPARISONS

#: Kinds of claims whose first operand is true in the basis, and the second in the period.
SINCE_A_BASIS = {
    ClaimKind.GROWTH,
    ClaimKind.AVERAGE_GROWTH,
    ClaimKind.MULTIPLE,
    ClaimKind.CHANGE,
    ClaimKind.POINT_CHANGE,
}

#: Numbers that are printed in words, and what they are.
WORDS = {
    "half": 50,
    "doubled": 2,
    "two": 2,
    "three": 3,
    "three times": 3,
    "three consecutive months": 3,
    "three consecutive years": 3,
    "five": 5,
    "six": 6,
    "seven consecutive years": 7,
    "Seventy-three": 73,
    "one trillion yuan": 10**12,
    "million-kilowatt": 10**6,
}

#: Words that stand immediately before a number with this hedge.
HEDGES = {
    Hedge.ABOUT: {"about", "around", "some", "approximately"},
    Hedge.MORE_THAN: {"more than", "over", "above", "exceeded", "exceeds"},
    Hedge.AT_LEAST: {"at least"},
    Hedge.NEARLY: {"nearly", "almost", "close to"},
    Hedge.LESS_THAN: {"less than", "below"},
    Hedge.AT_MOST: {"at most", "no more than"},
}


def indicators_of(briefing: Briefing) -> Iterator[Indicator]:
    """Yield every indicator, a reporter's too."""
    for turn in briefing.turns:
        yield from turn.indicators


def numbers_of(briefing: Briefing) -> Iterator[tuple[Figure, Quantity]]:
    """Yield every figure that has a number, with the number."""
    for turn in briefing.turns:
        for figure in turn.figures:
            yield figure, figure.quantity


def all_numbers() -> Iterator[tuple[Figure, Quantity]]:
    """Yield every figure of every briefing that has a number, with the number."""
    for info in available():
        yield from numbers_of(load(info.id))


@pytest.fixture
def briefing(briefing_id: str) -> Briefing:
    """Return each bundled briefing."""
    return load(briefing_id)


class TestConcepts:
    """The vocabulary and its use."""

    def test_every_number_has_a_concept(self) -> None:
        """Every figure with a number measures something in the vocabulary, but for few.

        The length of a list, a threshold and the size of a sample define other figures.
        """
        numbers = [f for info in available() for f, _ in numbers_of(load(info.id))]
        assert {f.id for f in numbers if f.concept is None} == DEFINING
        assert {f.concept for f in numbers} - {None} <= set(concepts())

    def test_every_concept_is_used(self) -> None:
        """The vocabulary has no concept that no figure measures."""
        used = {f.concept for info in available() for f, _ in numbers_of(load(info.id))}
        assert used - {None} == set(concepts())

    def test_a_level_has_the_unit_of_its_concept(self, briefing: Briefing) -> None:
        """A level, share, index, duration, rank or ratio is in the unit of its concept."""
        vocabulary = concepts()
        assert [
            (figure, quantity.unit)
            for figure, quantity in numbers_of(briefing)
            if figure.kind in IN_UNIT_OF_CONCEPT
            and figure.concept is not None
            and vocabulary[figure.concept].unit != quantity.unit.name
        ] == []

    def test_an_absolute_change_has_the_unit_of_its_concept(self) -> None:
        """What is added to an amount is in the amount's unit."""
        vocabulary = concepts()
        changes = [each for each in all_numbers() if each[0].kind is Kind.CHANGE]
        assert changes
        for figure, quantity in changes:
            assert figure.concept is not None
            assert vocabulary[figure.concept].unit == quantity.unit.name

    def test_slugs_and_names_are_unique(self) -> None:
        """No label or alias names two concepts, however it is written; slugs are right."""
        names = [
            form
            for concept in concepts().values()
            for form in {canonical(name) for name in (concept.label, *concept.aliases)}
        ]
        assert len(names) == len(set(names))
        assert all(slug == concept.slug for slug, concept in concepts().items())

    def test_no_dates(self) -> None:
        """Neither definitions nor names hold a year, a date or a plan's number."""
        dated = re.compile(r"\b(1[89]|20)[0-9]{2}\b|Five-Year|\b20[0-9]{2}-")
        assert [
            words
            for concept in concepts().values()
            for words in (concept.definition, concept.label, *concept.aliases)
            if dated.search(words)
        ] == []

    def test_relations_lead_to_concepts(self) -> None:
        """Every relation is to a concept, and what is related is so on both sides."""
        vocabulary = concepts()
        for slug, concept in vocabulary.items():
            assert set(concept.relations) <= set(vocabulary)
            assert all(slug in vocabulary[other].related for other in concept.related)
            assert all(slug not in vocabulary[other].relations for other in concept.part_of)
            assert all(slug not in vocabulary[other].relations for other in concept.broader)

    @pytest.mark.parametrize("relation", ["broader", "part_of"])
    def test_no_circles(self, relation: str) -> None:
        """Nothing is a part of itself by way of others, nor wider than itself."""
        graph = {slug: getattr(each, relation) for slug, each in concepts().items()}
        assert len([*TopologicalSorter(graph).static_order()]) == len(graph)
        assert any(graph.values())

    def test_a_part_is_no_more_than_the_whole(self) -> None:
        """A part has the unit of its whole, and no level of it is greater at the same time."""
        vocabulary = concepts()
        levels = [
            figure
            for info in available()
            for figure in load(info.id).indicators
            if figure.kind is Kind.LEVEL and figure.concept is not None
        ]
        pairs = [
            (part, whole)
            for part, whole in product(levels, levels)
            if part.concept and whole.concept in vocabulary[part.concept].part_of
            if part.period == whole.period
        ]
        assert len(pairs) > 3
        for part, whole in pairs:
            assert part.quantity.unit.name == whole.quantity.unit.name
            assert part.quantity.value <= whole.quantity.value

    def test_a_concept_is_measured_in_both_briefings(self) -> None:
        """What both briefings measure has one concept, so that its figures make a series."""
        one, two, *_ = ({f.concept for f, _ in numbers_of(load(info.id))} for info in available())
        assert {
            "5g-base-stations",
            "nev-cumulative-sales",
            "manufacturing-added-value",
        } <= one & two


class TestNumbers:
    """Value, unit, hedge and printed form."""

    def test_a_value_is_positive(self, briefing: Briefing) -> None:
        """A fall keeps a positive value, and has the direction down."""
        assert [f for f, quantity in numbers_of(briefing) if quantity.value <= 0] == []

    def test_words(self) -> None:
        """A number in words has the value of the words."""
        in_words = [q for _, q in all_numbers() if not re.search("[0-9]", q.text)]
        assert in_words
        for quantity in in_words:
            assert quantity.value == WORDS[quantity.text]

    def test_a_count_is_its_number_alone(self, briefing: Briefing) -> None:
        """A count has the number and its scale as its printed form, and says what is counted."""
        for figure, quantity in numbers_of(briefing):
            is_count = quantity.unit.name == "count"
            assert is_count is (quantity.unit.counted is not None), figure
            if is_count and quantity.text not in WORDS:
                assert re.fullmatch("[0-9][0-9.,]*( (million|billion))?", quantity.text), figure

    def test_the_printed_form_has_no_hedge(self, briefing: Briefing) -> None:
        """The words around a number are in its hedge, and not in its printed form."""
        words = {word for several in HEDGES.values() for word in several}
        for figure, quantity in numbers_of(briefing):
            assert not any(quantity.text.lower().startswith(f"{word} ") for word in words), figure

    def test_units_are_in_the_singular(self, briefing: Briefing) -> None:
        """A unit is an ISO code, or an English word in the singular."""
        for _, quantity in numbers_of(briefing):
            name = quantity.unit.name
            assert name in {"CNY", "USD"} or re.fullmatch("[a-z]+( [a-zC]+)*", name)
            assert not name.endswith("s") or name == "times"

    def test_a_denominator_belongs_to_the_unit(self) -> None:
        """The 1,000 of a ratio per 1,000 people is a non-figure, and is in the unit.

        The 10,000 yuan of a fall in water use per 10,000 yuan are in the measure.
        """
        briefing = load("2022-06-14")
        found = {n.literal for n in briefing.nonfigures if n.reason is Reason.DENOMINATOR}
        assert found == {"1,000", "10,000 yuan", "one"}
        denominators = {q.unit.per for _, q in numbers_of(briefing)}
        assert denominators == {None, "1,000 people", "accident"}
        (falls,) = {f.measure for f, _ in numbers_of(briefing) if "10,000 yuan" in f.measure}
        assert falls == "water consumption per 10,000 yuan of added value of industry"

    def test_a_ratio_has_a_denominator(self, briefing: Briefing) -> None:
        """Ratios are what has a denominator in the unit, and nothing else has one."""
        for figure, quantity in numbers_of(briefing):
            assert (figure.kind is Kind.RATIO) is (quantity.unit.per is not None), figure

    def test_no_share_exceeds_the_whole(self, briefing: Briefing) -> None:
        """Every share lies between 0 and 100 percent."""
        shares = [q.value for f, q in numbers_of(briefing) if f.kind is Kind.SHARE]
        assert max(shares) <= Decimal(100)

    def test_every_digit_is_accounted_for(self, briefing: Briefing) -> None:
        """Every string of digits is in one figure or is one non-figure."""
        assert briefing.coverage == 1


class TestTimes:
    """Period and basis."""

    def test_only_comparisons_have_a_basis(self, briefing: Briefing) -> None:
        """A level or share has no basis, and no basis stands without a period."""
        for figure in indicators_of(briefing):
            if figure.basis is not None:
                assert figure.kind in COMPARISONS
                assert figure.period is not None
                assert figure.basis.end < figure.period.start

    def test_only_changes_have_a_direction(self, briefing: Briefing) -> None:
        """A growth or change goes up or down; nothing goes anywhere that is no comparison."""
        for figure in indicators_of(briefing):
            if figure.kind in COMPARISONS - {Kind.MULTIPLE}:
                assert figure.direction is not None
            elif figure.kind is not Kind.MULTIPLE:
                assert figure.direction is None

    def test_two_year_averages(self, briefing: Briefing) -> None:
        """The two-year average for 2020 and 2021 is of 2021, on the basis of 2019."""
        claims = [c for c in briefing.claims if c.kind is ClaimKind.TWO_YEAR_AVERAGE]
        assert bool(claims) is (briefing.id == "2022-02-28")
        for claim in claims:
            assert isinstance(claim.stated, Indicator)
            assert claim.stated.kind is Kind.AVERAGE_GROWTH
            assert claim.stated.period is not None
            assert claim.stated.basis is not None
            assert claim.stated.period.isoformat() == "2021"
            assert claim.stated.basis.isoformat() == "2019"

    def test_average_growth_spans_years(self, briefing: Briefing) -> None:
        """Average growth has a whole number of years, two or more, from basis to period."""
        rates = [f for f in indicators_of(briefing) if f.kind is Kind.AVERAGE_GROWTH]
        assert rates
        for figure in rates:
            assert figure.period is not None
            assert figure.basis is not None
            assert (figure.period.years_since(figure.basis) or 0) >= 2, figure

    def test_levels_have_their_own_years(self, briefing: Briefing) -> None:
        """The earlier level of a claim is of the basis, and the later one of the period."""
        for claim in briefing.claims:
            if claim.kind not in SINCE_A_BASIS:
                continue
            assert isinstance(claim.stated, Indicator)
            times = [claim.stated.basis, claim.stated.period]
            if claim.missing is not None:
                del times[claim.missing.position]
            for operand, time in zip(claim.operands, times, strict=True):
                assert isinstance(operand, Indicator)
                assert operand.period is not None
                assert time is not None
                assert operand.period.coincides(time), claim

    def test_year_on_year(self, briefing: Briefing) -> None:
        """The basis of a growth is a year before its period, but where the text names another."""
        others = {
            figure.basis.isoformat()
            for figure in indicators_of(briefing)
            if figure.kind is Kind.GROWTH
            and figure.period is not None
            and figure.basis is not None
            and not figure.basis.coincides(figure.period.shift(years=-1))
        }
        # A month on month; the decade, of flows and of stocks; the years before two plans.
        expected = {
            "2022-02-28": {"2021-12"},
            "2022-06-14": {"2012", "2012-12-31", "2010", "2015"},
        }
        assert others == expected.get(briefing.id, set())

    def test_five_year_plans(self) -> None:
        """A change during a plan is of the plan's years, on the basis of the year before."""
        changes = {
            (figure.period.label, figure.period.isoformat(), figure.basis.isoformat())
            for figure in indicators_of(load("2022-06-14"))
            if figure.period is not None and figure.period.label and figure.basis is not None
        }
        assert changes == {
            ("12th Five-Year Plan", "2011/2015", "2010"),
            ("13th Five-Year Plan", "2016/2020", "2015"),
        }

    @pytest.mark.parametrize(
        ("briefing_id", "concept", "days"),
        [
            ("2022-02-28", "5g-base-stations", ["2022-02-28", "2022-02-28"]),
            ("2022-02-28", "nev-cumulative-sales", ["2021-12-31"]),
            ("2022-06-14", "nev-cumulative-sales", ["2012-12-31", "2022-05-31"]),
            ("2022-06-14", "enterprises-nationwide", ["2021-12-31"]),
            ("2022-06-14", "industrial-smes-above-designated-size", ["2021-12-31"]),
            ("2022-06-14", "charging-piles", ["2021-12-31"]),
            ("2022-06-14", "battery-swapping-stations", ["2021-12-31"]),
        ],
    )
    def test_stocks_are_of_a_day(self, briefing_id: str, concept: str, days: list[str]) -> None:
        """A stock is true on one day: the last of a period that is named, or the briefing's."""
        found = [
            figure.period.isoformat()
            for figure in indicators_of(load(briefing_id))
            if figure.concept == concept and figure.kind is Kind.LEVEL and figure.period
        ]
        assert found == days

    def test_a_day_is_named_or_the_briefings(self, briefing: Briefing) -> None:
        """A single day that a rule supplies is the briefing's, an event's or a frame's start."""
        days = [f.period for f in indicators_of(briefing) if f.period and f.period.is_day]
        assumed = {day.isoformat() for day in days if day.origin is Origin.ASSUMED}
        others = {
            # The day before the Lantern Festival.
            "2022-02-28": {"2022-02-14"},
            # The decade's start, the census, the dive of Fendouzhe, the launch of Shenzhou-14.
            "2022-06-14": {"2012-12-31", "2018-12-31", "2020-11-10", "2022-06-05"},
        }
        assert assumed - {str(briefing.date)} == others.get(briefing.id, set())

    def test_what_has_no_time(self, briefing: Briefing) -> None:
        """Only classifications, rated capacities, dimensions and undated research have none."""
        found = {f.id.partition("/")[2] for f in indicators_of(briefing) if f.period is None}
        without = {
            "2022-02-28": {"q04/a2/i02", "q07/a1/i01", "q07/a1/i02", "q07/a1/i03"},
            "2022-06-14": {
                *("r2/i10", "r2/i11", "r2/i12", "r2/i23", "r2/i24"),
                *("q03/a1/i14", "q08/a1/i01", "q08/a1/i02", "q08/a1/i03"),
            },
        }
        assert found == without.get(briefing.id, set())

    def test_no_figure_is_of_the_future(self, briefing: Briefing) -> None:
        """What is stated is over when it is stated."""
        assert briefing.date is not None
        late = [f for f in indicators_of(briefing) if f.period and f.period.end > briefing.date]
        assert late == []

    def test_consecutive_years(self) -> None:
        """A number of consecutive years or months is that of its period, first to last."""
        lengths = [
            (figure.quantity.value, Decimal(figure.period.count(figure.quantity.unit.name)))
            for info in available()
            for figure in indicators_of(load(info.id))
            if figure.period is not None and "consecutive" in figure.quantity.text
        ]
        assert lengths
        assert [one for one, _ in lengths] == [two for _, two in lengths]


class TestSources:
    """Speaker, attribution and price basis."""

    def test_questions_hold_reporters_figures(self, briefing: Briefing) -> None:
        """What a question states is a reporter's and has no speaker."""
        for question in briefing.questions:
            assert all(f.speaker is None for f in question.figures)
            assert all(f.attribution is Attribution.REPORTER for f in question.indicators)

    def test_officials_say_the_rest(self, briefing: Briefing) -> None:
        """A figure outside a question is said by the one who has the turn, and is no reporter's."""
        for turn in briefing.turns:
            if isinstance(turn, Remarks | Answer):
                assert turn.speaker in briefing.speakers
                assert all(f.speaker == turn.speaker for f in turn.figures)
                assert all(f.attribution is not Attribution.REPORTER for f in turn.indicators)

    def test_only_money_is_nominal(self, briefing: Briefing) -> None:
        """An amount of money is at current prices, and nothing else is."""
        for figure in indicators_of(briefing):
            is_nominal = figure.price_basis is PriceBasis.NOMINAL
            assert figure.quantity.unit.is_money is is_nominal, figure

    def test_real_only_where_it_is_said(self) -> None:
        """One rate alone is said to be in real terms; where it is repeated, nothing is said."""
        real = [
            figure
            for info in available()
            for figure in indicators_of(load(info.id))
            if figure.price_basis is PriceBasis.REAL
        ]
        assert [(f.turn, f.quantity.text) for f in real] == [("2022-06-14/q02/a1", "6.3 percent")]

    def test_ids_tell_the_turn(self, briefing: Briefing) -> None:
        """The id of a figure is that of its turn, a letter and a number, in the text's order."""
        for turn in briefing.turns:
            for letter, figures in (("i", turn.indicators), ("t", turn.targets)):
                numbers: list[int] = []
                for figure in figures:
                    match = re.fullmatch(rf"{turn.id}/{letter}([0-9]+)", figure.id)
                    assert match is not None, figure
                    numbers.append(int(match[1]))
                assert numbers == list(range(1, len(numbers) + 1))
                assert [f.span for f in figures] == sorted(f.span for f in figures)


class TestTargets:
    """Aims with a due date."""

    def targets(self) -> list[tuple[Target | QualitativeTarget, Briefing]]:
        """Return every target, with its briefing."""
        return [
            (target, briefing)
            for briefing in (load(info.id) for info in available())
            for turn in briefing.turns
            for target in turn.targets
        ]

    def test_the_due_date_is_to_come(self) -> None:
        """A target is due on the day of the briefing or later, at the end of a month."""
        for target, briefing in self.targets():
            assert briefing.date is not None
            assert target.due >= briefing.date
            assert date.fromordinal(target.due.toordinal() + 1).day == 1

    def test_every_target_is_stated(self) -> None:
        """Every target is put in words of our own, which end in a full stop."""
        assert [t for t, _ in self.targets() if not t.statement.endswith(".")] == []

    def test_levels_and_increments(self) -> None:
        """A number to be added is a change upwards, what is newly built a level of that deed."""
        found = {
            target.quantity.text: (target.kind, target.direction)
            for target in load("2022-02-28").targets
            if isinstance(target, Target)
        }
        assert found == {
            "100,000": (Kind.LEVEL, None),
            "3,000": (Kind.CHANGE, Direction.UP),
            "50,000": (Kind.LEVEL, None),
            "600,000": (Kind.LEVEL, None),
            "2 million": (Kind.LEVEL, None),
        }

    def test_baselines(self) -> None:
        """A target starts from a figure of the same concept and unit that is true before it."""
        pairs = [(t, t.baseline) for t, _ in self.targets() if t.baseline is not None]
        assert len(pairs) == 3
        for target, baseline in pairs:
            assert isinstance(target, Target)
            assert target.concept == baseline.concept
            assert target.quantity.unit.name == baseline.quantity.unit.name
            assert baseline.period is not None
            assert baseline.period.end < target.due


class TestClaims:
    """Claims that were found in the briefings."""

    def test_ids(self, briefing: Briefing) -> None:
        """Claims are numbered in order; a number that was published is never another claim's."""
        ids = [claim.id for claim in briefing.claims]
        assert ids == sorted(set(ids))
        assert all(re.fullmatch(rf"{briefing.id}/c[0-9]{{2}}", each) for each in ids)
        said_again = {"2022-02-28": {"c32", "c33"}, "2022-06-14": {"c08"}}
        assert not said_again.get(briefing.id, set()) & {each.rpartition("/")[2] for each in ids}

    def test_a_repeat_is_of_one_kind(self, briefing: Briefing) -> None:
        """What is repeated or quoted is of the same kind, unit, period and direction."""
        for claim in briefing.claims:
            if claim.kind in (ClaimKind.REPEAT, ClaimKind.QUOTATION):
                one, two = claim.stated, claim.operands[0]
                assert isinstance(one, Indicator)
                assert isinstance(two, Indicator)
                assert (one.kind, one.direction) == (two.kind, two.direction)
                assert one.quantity.unit.name == two.quantity.unit.name
                assert (one.period and one.period.isoformat()) == (
                    two.period and two.period.isoformat()
                )

    def test_what_is_quoted_was_said_before(self, briefing: Briefing) -> None:
        """A figure that is repeated or quoted stands before the one that repeats it."""
        for claim in briefing.claims:
            if claim.kind is ClaimKind.QUOTATION:
                assert claim.operands[0].span < claim.stated.span

    def test_every_claim_has_an_answer(self, briefing: Briefing) -> None:
        """Each claim is recomputed, or says what the missing operand would have to be."""
        for each in check(briefing):
            assert (each.recomputed is None) is (each.implied is not None)


class TestTranscripts:
    """What only the transcripts show."""

    def test_every_figure_stands_in_its_place(self, briefing_id: str, transcript: str) -> None:
        """The printed form of every figure and non-figure stands at its span."""
        briefing = load(briefing_id)
        for figure, quantity in numbers_of(briefing):
            assert figure.span.of(transcript) == quantity.text
        for nonfigure in briefing.nonfigures:
            assert nonfigure.span.of(transcript) == nonfigure.literal

    def test_hedges_are_the_words_before(self, briefing_id: str, transcript: str) -> None:
        """A number is hedged by the words that stand immediately before it, or by "or above"."""
        for figure, quantity in numbers_of(load(briefing_id)):
            before = transcript[: figure.span.start].lower()
            hedges = {
                hedge
                for hedge, words in HEDGES.items()
                if any(re.search(rf"\b{word}\s+$", before[-30:]) for word in words)
            }
            if transcript[figure.span.end :].startswith(" or above"):
                hedges.add(Hedge.AT_LEAST)
            assert hedges == {quantity.hedge} - {Hedge.EXACT}, figure

    def test_real_rates_are_called_so(self, briefing_id: str, transcript: str) -> None:
        """The words "real terms" stand beside exactly the rates that are real."""
        places = [match.start() for match in re.finditer("in real terms", transcript)]
        beside = {
            figure.id
            for figure in indicators_of(load(briefing_id))
            if any(0 <= place - figure.span.end <= 2 for place in places)
        }
        real = {
            figure.id
            for figure in indicators_of(load(briefing_id))
            if figure.price_basis is PriceBasis.REAL
        }
        assert beside == real
        assert len(places) == len(real)

    def test_a_named_year_is_in_the_text(self, briefing_id: str, transcript: str) -> None:
        """A stated period of one year before the last is named in the figure's turn.

        The year before the two of a two-year average is counted back.
        """
        briefing = load(briefing_id)
        for turn in briefing.turns:
            said = turn.span.of(transcript)
            for figure in turn.indicators:
                for time in (figure.period, figure.basis):
                    year = time.isoformat() if time and time.origin is Origin.STATED else ""
                    if re.fullmatch("[0-9]{4}", year) and int(year) < 2020:
                        counted = "two-year" in said and figure.kind is Kind.AVERAGE_GROWTH
                        assert year in said or counted, figure


def test_the_tool_finds_nothing_wrong() -> None:
    """The tool that checks the data against the transcripts has no complaint."""
    if "MIITBRIEF_TRANSCRIPTS" not in os.environ:
        pytest.skip("MIITBRIEF_TRANSCRIPTS does not name the folder of the transcripts")
    done = subprocess.run(  # noqa: S603 - The tool is this project's own.
        [sys.executable, str(CURATE), "check"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("0 problems\n", "", 0)
