"""The Hypothesis strategies that dependent projects use, too."""

import inspect
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, pairwise
from typing import Any

import attrs
import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

import miitbrief
from miitbrief import (
    Answer,
    Attribution,
    Briefing,
    BriefingInfo,
    Check,
    Claim,
    ClaimKind,
    Concept,
    Corpus,
    Exchange,
    Figure,
    Hedge,
    Indicator,
    Interval,
    Kind,
    Measure,
    NonFigure,
    Office,
    ParseError,
    Period,
    QualitativeTarget,
    Quantity,
    Question,
    Remarks,
    Role,
    Span,
    Speaker,
    Target,
    Turn,
    Unit,
    check,
    checking,
    corpora,
    model,
    testing,
)
from miitbrief.arithmetic.pace import Status
from miitbrief.checking import Filling, References, Repair
from miitbrief.corpora import (
    Comparison,
    Conflict,
    Evidence,
    Growth,
    Implication,
    LeftOut,
    Observation,
    Progress,
    Relation,
    Selected,
    Selection,
    Series,
    TargetChange,
    TargetUpdate,
)
from miitbrief.model import (
    Correction,
    Decision,
    Match,
    MatchGround,
    MeasureRelation,
    Missing,
    Note,
    Paragraph,
    ParseResult,
    Recognition,
    Reference,
    Source,
    Statement,
)

CLASSES: dict[str, type[Any]] = {
    "answers": Answer,
    "briefing_infos": BriefingInfo,
    "briefings": Briefing,
    "checks": Check,
    "claims": Claim,
    "comparisons": Comparison,
    "concepts": Concept,
    "conflicts": Conflict,
    "corpora": Corpus,
    "exchanges": Exchange,
    "growths": Growth,
    "implications": Implication,
    "indicators": Indicator,
    "intervals": Interval,
    "left_out": LeftOut,
    "matches": Match,
    "measures": Measure,
    "nonfigures": NonFigure,
    "notes": Note,
    "observations": Observation,
    "offices": Office,
    "paragraphs": Paragraph,
    "parse_errors": ParseError,
    "parse_results": ParseResult,
    "periods": Period,
    "progress": Progress,
    "qualitative_targets": QualitativeTarget,
    "quantities": Quantity,
    "questions": Question,
    "recognitions": Recognition,
    "decisions": Decision,
    "corrections": Correction,
    "remarks": Remarks,
    "repairs": Repair,
    "missing_operands": Missing,
    "references": Reference,
    "reference_collections": References,
    "fillings": Filling,
    "sources": Source,
    "series": Series,
    "spans": Span,
    "speakers": Speaker,
    "target_updates": TargetUpdate,
    "targets": Target,
    "turns": Turn,
    "units": Unit,
}
ADA = Speaker(id="ada-vale", name="Ada Vale")
BO = Speaker(id="bo-lind", name="Bo Lind")
FEW = settings(max_examples=15)


@cache
def batch(name: str, number: int) -> tuple[Any, ...]:
    """Return a batch of objects of a strategy, the same in every run."""
    things: list[Any] = []

    @seed(number)
    @settings(max_examples=40, database=None, phases=[Phase.generate])
    @given(getattr(testing, name)())
    def collect(thing: Any) -> None:
        things.append(thing)

    collect()
    return tuple(things)


def sample(name: str) -> Iterator[Any]:
    """Yield objects of a strategy, batch after batch: the objects of one resemble each other."""
    for number in range(25):
        yield from batch(name, number)


class TestAll:
    """There is a strategy for every object."""

    def test_exports(self) -> None:
        """The module exports a strategy for every class, one for decimals and one for figures."""
        assert set(testing.__all__) == {*CLASSES, "decimals", "figures"}
        modules = [
            module
            for name, module in sys.modules.items()
            if name.startswith(f"{testing.__name__}._")
        ]
        made_here = {
            name
            for module in modules
            for name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__ and not name.startswith("_")
        }
        assert set(testing.__all__) == made_here

    def test_every_public_class(self) -> None:
        """There is a strategy for each class of objects that a user can receive."""
        packages = [miitbrief, checking, corpora, model]
        public = [getattr(package, name) for package in packages for name in package.__all__]
        classes = {each for each in public if isinstance(each, type) and attrs.has(each)}
        views = {Selected, Selection}  # `select` makes them of briefings.
        assert classes - {Figure, Statement} - views == {*CLASSES.values()} - {ParseError}

    @pytest.mark.parametrize("name", CLASSES)
    @settings(max_examples=3)
    @given(data=st.data())
    def test_class(self, name: str, data: st.DataObject) -> None:
        """A strategy makes objects of its class."""
        strategy = getattr(testing, name)()
        assert type(data.draw(strategy)) is CLASSES[name]

    @settings(max_examples=20)
    @given(testing.figures())
    def test_figures(self, figure: Figure) -> None:
        """Figures are indicators and targets, which have a number."""
        assert isinstance(figure, Indicator | Target)

    @pytest.mark.parametrize("name", testing.__all__)
    def test_documented(self, name: str) -> None:
        """Every strategy says what it makes."""
        assert inspect.getdoc(getattr(testing, name))


class TestNumbers:
    """Strategies of numbers keep to their bounds."""

    @given(st.data(), st.integers(0, 99), st.integers(0, 99), st.integers(0, 5))
    def test_decimals(self, data: st.DataObject, least: int, width: int, places: int) -> None:
        """Decimals have no more places than asked for and are at most the largest."""
        number = data.draw(
            testing.decimals(min_value=least, max_value=least + width, places=places)
        )
        exponent = number.as_tuple().exponent
        assert isinstance(exponent, int)
        assert -places <= exponent <= 0
        assert number <= least + width

    @given(testing.decimals(min_value=10, max_value=20))
    def test_least_decimal(self, number: Any) -> None:
        """Decimals are at least the smallest."""
        assert number >= 10

    @given(testing.decimals(min_value=-99, max_value=-1))
    def test_negative_decimals(self, number: Any) -> None:
        """Decimals may be below zero."""
        assert number < 0

    @FEW
    @given(testing.intervals(positive=True))
    def test_positive_intervals(self, interval: Interval) -> None:
        """Positive intervals have a lower end above zero."""
        assert interval.lower is not None
        assert interval.lower > 0

    @FEW
    @given(testing.intervals(bounded=True))
    def test_bounded_intervals(self, interval: Interval) -> None:
        """Bounded intervals have two ends."""
        assert None not in (interval.lower, interval.upper)

    @given(testing.spans(max_end=9))
    def test_spans(self, span: Span) -> None:
        """Spans end where asked at the latest."""
        assert 0 <= span.start <= span.end <= 9

    @given(testing.units(("metre", "day")))
    def test_units(self, unit: Unit) -> None:
        """Units have one of the names."""
        assert unit.name in ("metre", "day")

    @FEW
    @given(testing.quantities(unit=st.just(Unit(name="CNY")), max_value=500))
    def test_quantities(self, quantity: Quantity) -> None:
        """Quantities have the unit and are at most the largest; the text prints the value."""
        assert quantity.unit == Unit(name="CNY")
        assert 0 <= quantity.value <= 500
        assert quantity.printed.contains(quantity.value)


class TestFigures:
    """Figures are what was asked for."""

    @FEW
    @given(testing.indicators(name="i7", turn="q1", kind=st.just(Kind.RANK), speaker=ADA))
    def test_indicators(self, figure: Indicator) -> None:
        """An indicator has the id, turn, kind and speaker, and then is no reporter's."""
        assert (figure.id, figure.turn, figure.kind) == ("i7", "q1", Kind.RANK)
        assert figure.speaker == ADA
        assert figure.attribution is not Attribution.REPORTER

    @FEW
    @given(st.data(), testing.indicators())
    def test_targets(self, data: st.DataObject, figure: Indicator) -> None:
        """A target has the place and the baseline."""
        place = Span(start=3, end=4)
        aim = data.draw(testing.targets(name="t7", place=place, baseline=figure))
        assert (aim.id, aim.span, aim.baseline) == ("t7", place, figure)
        assert aim.quantity.printed.contains(aim.quantity.value)

    @given(testing.paragraphs(name="p7", start=30))
    def test_paragraphs(self, paragraph: Paragraph) -> None:
        """A paragraph has the id and the start, and begins and ends with a visible character."""
        assert (paragraph.id, paragraph.span.start) == ("p7", 30)
        assert min(paragraph.words[0], paragraph.words[-1]) > 0
        assert paragraph.text is None or paragraph.text == paragraph.text.strip()

    @FEW
    @given(testing.answers(name="q7/a1", start=9, speaker=ADA, colleague=BO))
    def test_answers(self, answer: Answer) -> None:
        """An answer is of the speaker, who says its figures, and goes to the colleague."""
        assert (answer.id, answer.span.start) == ("q7/a1", 9)
        assert (answer.speaker, answer.hands_over_to) == (ADA, BO)
        assert all(figure.speaker == ADA for figure in answer.figures)

    @FEW
    @given(testing.remarks(name="r7", start=9, speaker=BO), testing.questions(name="q7", start=9))
    def test_remarks_and_questions(self, said: Remarks, asked: Question) -> None:
        """Remarks and questions start where asked."""
        assert (said.id, said.speaker, said.span.start) == ("r7", BO, 9)
        assert (asked.id, asked.span.start) == ("q7", 9)

    @FEW
    @given(testing.speakers(st.just(Role.CHAIR)))
    def test_speakers(self, speaker: Speaker) -> None:
        """A speaker has the role."""
        assert speaker.role is Role.CHAIR


class TestBriefings:
    """The parts of a briefing fit together."""

    @FEW
    @given(testing.briefings())
    def test_turns(self, briefing: Briefing) -> None:
        """Turns follow each other, and each question has its answers."""
        for before, after in pairwise(briefing.turns):
            assert before.span.end < after.span.start
        asked = [talk.question for talk in briefing.exchanges]
        assert tuple(asked) == briefing.questions

    @FEW
    @given(testing.briefings())
    def test_checkable(self, briefing: Briefing) -> None:
        """Every claim can be rechecked and explained."""
        checks = check(briefing)
        assert [each.claim for each in checks] == list(briefing.claims)
        assert all(each.explain() for each in checks)


class TestResults:
    """The results of briefings taken together are what the library would return."""

    @FEW
    @given(testing.observations())
    def test_observations(self, observation: Observation) -> None:
        """An observation's figure is one of its briefing, which has a date."""
        assert observation.figure in observation.briefing.indicators
        assert observation.said == observation.briefing.date

    @FEW
    @given(testing.series())
    def test_series(self, series: Series) -> None:
        """A series is of figures of one measure, kind and unit, and can be told in words."""
        figures = [each.figure for each in (*series, *series.left_out)]
        assert {figure.concept for figure in figures} == {series.concept}
        assert {figure.kind for figure in figures} == {series.kind}
        assert {each.unit.name for each in series} == {series.unit}
        assert series.explain()

    @FEW
    @given(testing.comparisons())
    def test_comparisons(self, comparison: Comparison) -> None:
        """Compared figures are of one measure, and can both be right."""
        assert comparison.earlier.figure.concept == comparison.later.figure.concept is not None
        assert comparison.relation not in (Relation.REVISED, Relation.CONTRADICTED)

    @FEW
    @given(testing.conflicts())
    def test_conflicts(self, conflict: Conflict) -> None:
        """The figures of a conflict cannot both be right."""
        earlier, later = conflict.earlier.figure, conflict.later.figure
        rounding = conflict.rounding
        assert not earlier.interval(rounding).meets(later.interval(rounding))
        assert conflict.relation is Relation.REVISED

    @FEW
    @given(testing.implications())
    def test_implications(self, implication: Implication) -> None:
        """A growth tells what an amount was in the year before."""
        assert implication.change.figure.kind is Kind.GROWTH
        assert implication.period == implication.change.figure.basis is not None
        assert implication.figure.period == implication.change.period

    @FEW
    @given(testing.growths())
    def test_growths(self, growth: Growth) -> None:
        """Growth is of one measure, from an earlier time to a later one."""
        assert growth.earlier.figure.concept == growth.later.figure.concept
        assert growth.earlier.time < growth.later.time

    @FEW
    @given(testing.progress())
    def test_progress(self, progress: Progress) -> None:
        """The progress of a target is judged when it was set or later, and can be told."""
        assert progress.set_on <= progress.at
        assert progress.explain()

    @FEW
    @given(testing.target_updates())
    def test_target_updates(self, update: TargetUpdate) -> None:
        """A target that is not due yet meets something in a later briefing."""
        assert update.on <= update.target.due
        assert update.changes

    @FEW
    @given(testing.matches())
    def test_matches(self, match: Match) -> None:
        """What is matched has the words of a label or an alias."""
        named = (
            [match.concept.label] if match.ground is MatchGround.LABEL else match.concept.aliases
        )
        assert match.words in named
        assert match.words in match.measure

    @FEW
    @given(testing.parse_results())
    def test_parse_results(self, result: ParseResult) -> None:
        """A text in which no briefing was found has an error."""
        assert result.briefing is not None or result.errors

    @FEW
    @given(testing.corpora(max_size=1))
    def test_corpora(self, corpus: Corpus) -> None:
        """A corpus has no more briefings than asked for."""
        assert len(corpus) <= 1

    @FEW
    @given(testing.briefings(max_exchanges=1))
    def test_short_briefings(self, briefing: Briefing) -> None:
        """A briefing has no more exchanges than asked for."""
        assert len(briefing.exchanges) <= 1


#: Unusual objects that must come up.
VARIETY: list[tuple[str, Callable[[Any], object]]] = [
    ("briefings", lambda b: len(b.exchanges) == 3),
    ("briefings", lambda b: not b.exchanges),
    ("briefings", lambda b: b.claims),
    ("briefings", lambda b: b.speakers),
    ("briefings", lambda b: b.starts_at is None),
    ("briefings", lambda b: any(answer.hands_over_to for answer in b.answers)),
    ("briefings", lambda b: any(type(turn) is Turn for turn in b.turns)),
    ("claims", lambda c: c.missing is not None and c.missing.position == 0),
    ("claims", lambda c: c.missing is not None and c.missing.position == 1),
    ("claims", lambda c: c.kind is ClaimKind.QUOTATION),
    ("exchanges", lambda e: len(e.answers) == 2),
    ("exchanges", lambda e: e.question.outlet is None),
    ("indicators", lambda i: i.attribution is Attribution.REPORTER),
    ("indicators", lambda i: i.period and i.basis),
    ("intervals", lambda i: i.lower is None and i.upper is None),
    ("intervals", lambda i: i.lower == i.upper and i.lower is not None),
    ("intervals", lambda i: i.lower is not None and not i.lower_closed),
    ("paragraphs", lambda p: p.text is None),
    ("paragraphs", lambda p: p.head),
    ("periods", lambda p: p.is_day),
    ("periods", lambda p: p.start.year < p.end.year),
    ("quantities", lambda q: q.hedge is Hedge.ABOUT),
    ("quantities", lambda q: "million" in q.text),
    ("quantities", lambda q: "," in q.text),
    ("quantities", lambda q: "." in q.text),
    ("spans", lambda s: not s),
    ("speakers", lambda s: len(s.offices) == 2),
    ("qualitative_targets", lambda t: t.source),
    ("answers", lambda a: any(isinstance(t, QualitativeTarget) for t in a.targets)),
    ("answers", lambda a: any(isinstance(t, Target) for t in a.targets)),
    ("targets", lambda t: t.kind is Kind.CHANGE),
    ("comparisons", lambda c: c.relation is Relation.REPEATED),
    ("comparisons", lambda c: c.earlier.briefing.id == c.later.briefing.id),
    ("conflicts", lambda c: c.implications),
    ("conflicts", lambda c: not c.implications),
    ("corpora", lambda c: len(c) == 2),
    ("corpora", lambda c: not c.briefings),
    ("matches", lambda m: m.ground is MatchGround.ALIAS),
    ("measures", lambda m: m.relation is MeasureRelation.SHARE and m.other is None),
    ("parse_results", lambda r: r.briefing and r.errors),
    ("parse_results", lambda r: r.briefing is None),
    ("progress", lambda p: isinstance(p.target, QualitativeTarget)),
    ("progress", lambda p: p.left_out),
    ("progress", lambda p: p.status is Status.REACHED),
    ("progress", lambda p: p.evidence is Evidence.PACE),
    ("series", lambda s: s.kind is Kind.GROWTH),
    ("series", lambda s: s.left_out),
    ("series", lambda s: any(each.undated for each in s)),
    ("target_updates", lambda u: u.successor is None),
    ("target_updates", lambda u: TargetChange.RAISED in u.changes),
    ("units", lambda u: u.counted),
    ("units", lambda u: u.per and u.name == "percent"),
]


@pytest.mark.parametrize(("name", "like"), VARIETY)
def test_variety(name: str, like: Callable[[Any], object]) -> None:
    """Strategies make the unusual objects, too."""
    assert any(like(thing) for thing in sample(name))


def test_every_word() -> None:
    """Figures of every kind and with every hedge are made."""
    assert {figure.kind for figure in islice(sample("indicators"), 480)} == set(Kind)
    assert {number.hedge for number in islice(sample("quantities"), 480)} == set(Hedge)
