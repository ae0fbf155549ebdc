"""Briefings taken together, and what their figures and targets come to."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from miitbrief.corpora.comparisons import comparisons as compared
from miitbrief.corpora.conflicts import Comparison, Conflict, Implication
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import LeftOut, Omission, Progress
from miitbrief.corpora.series import Growth, Observation, Series
from miitbrief.corpora.target_updates import TargetUpdate
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Direction, Kind
from miitbrief.model.figures import AnyTarget, Indicator, QualitativeTarget, Target
from miitbrief.model.periods import Period
from miitbrief.model.quantities import Quantity, Rounding, Unit
from miitbrief.model.spans import Span
from miitbrief.model.turns import Remarks
from miitbrief.testing._amounts import DAYS, NAME, SLUG, quantities
from miitbrief.testing._briefings import briefings
from miitbrief.testing._figures import speakers

__all__ = [
    "comparisons",
    "conflicts",
    "corpora",
    "growths",
    "implications",
    "left_out",
    "observations",
    "progress",
    "series",
    "target_updates",
]

_BRIDGES = Unit(name="count", counted="bridges")
_PERCENT = Unit(name="percent")

#: Amounts that are near each other, so that some are equal and some differ in their digits alone.
_AMOUNTS = quantities(unit=st.just(_BRIDGES), max_value=30)
#: Where the targets of a turn stand; its figures stand before.
_TARGETS = 50


def corpora(*, max_size: int = 2) -> st.SearchStrategy[Corpus]:
    """Return corpora of up to *max_size* briefings."""
    some = st.lists(briefings(max_exchanges=1), max_size=max_size, unique_by=_id)
    return some.map(Corpus)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    """Draw observations: a figure of a briefing."""
    briefing = draw(briefings(max_exchanges=1).filter(lambda each: bool(each.indicators)))
    return Observation(figure=draw(st.sampled_from(briefing.indicators)), briefing=briefing)


@st.composite
def series(draw: st.DrawFn) -> Series:
    """Draw series of amounts, or of growth, from two briefings."""
    corpus = draw(_followed())
    kinds = sorted({each.figure.kind for each in corpus.observations})
    return corpus.series(corpus.concepts[0], kind=draw(st.sampled_from(kinds)))


@st.composite
def growths(draw: st.DrawFn) -> Growth:
    """Draw the growth of an amount from one year to a later one."""
    concept, first, years = draw(SLUG), draw(DAYS), draw(st.integers(1, 10))
    later = first + dt.timedelta(days=366 * years)
    reports = [
        draw(_reports(concept, (day, day), place, _AMOUNTS))
        for place, day in enumerate((first, later))
    ]
    return draw(st.sampled_from(Corpus(reports).series(concept, kind=Kind.LEVEL).growth))


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Draw comparisons of two figures that can both be right."""
    rounding = draw(st.sampled_from(Rounding))
    amount = draw(_AMOUNTS)
    corpus = draw(_followed(st.just(amount)))
    found = corpus.comparisons(rounding=rounding)
    return draw(st.sampled_from([each for each in found if not isinstance(each, Conflict)]))


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    """Draw conflicts: two figures of one measure and time that cannot both be right."""
    return draw(st.sampled_from(draw(_conflicts(changes=draw(st.booleans())))))


@st.composite
def implications(draw: st.DrawFn) -> Implication:
    """Draw what amounts would have been before, by a growth that was stated as well."""
    found = draw(_conflicts(changes=True))
    return draw(st.sampled_from([each for conflict in found for each in conflict.implications]))


@st.composite
def progress(draw: st.DrawFn) -> Progress:
    """Draw how far targets are on a day on which their briefings are over."""
    corpus = draw(_followed())
    target, _ = draw(st.sampled_from(corpus.targets()))
    last = corpus.briefings[-1].date
    assert last is not None  # The corpus refuses briefings without a date.
    return corpus.progress(target, at=last + dt.timedelta(days=draw(st.integers(0, 2000))))


def left_out() -> st.SearchStrategy[LeftOut]:
    """Return observations that could not be used, each with a reason."""
    return st.builds(LeftOut, observation=observations(), reason=st.sampled_from(Omission))


@st.composite
def target_updates(draw: st.DrawFn) -> TargetUpdate:
    """Draw what a briefing makes of the target of an earlier one."""
    return draw(st.sampled_from(draw(_followed()).target_updates()))


@st.composite
def _followed(draw: st.DrawFn, amounts: "st.SearchStrategy[Quantity]" = _AMOUNTS) -> Corpus:
    """Draw two briefings that give figures of one measure and time, and set targets of it."""
    concept, first = draw(SLUG), draw(DAYS)
    days = (first, first + dt.timedelta(days=draw(st.integers(0, 300))))
    reports = [_reports(concept, days, place, amounts) for place in (0, 1)]
    return Corpus([draw(each) for each in reports])


@st.composite
def _conflicts(draw: st.DrawFn, *, changes: bool) -> list[Conflict]:
    """Draw the conflicts of two briefings, with what changes imply for their figures or without."""
    concept, day, number = draw(SLUG), draw(DAYS), draw(st.integers(1, 1000))
    amounts = [_exactly(number), _exactly(number + draw(st.integers(1, 1000)))]
    figures: list[Observation] = []
    for place, amount in enumerate(amounts):
        report = draw(_reports(concept, (day, day), place, st.just(amount)))
        figures += [
            Observation(figure=figure, briefing=report)
            for figure in report.indicators
            if changes or figure.kind is Kind.LEVEL
        ]
    found = compared(figures, draw(st.sampled_from(Rounding)))
    return [each for each in found if isinstance(each, Conflict)]


@st.composite
def _reports(
    draw: st.DrawFn,
    concept: str,
    days: tuple[dt.date, dt.date],
    place: int,
    amounts: "st.SearchStrategy[Quantity]",
) -> Briefing:
    """Draw one of two briefings that give amounts of a measure, its growth, and a target of it.

    Args:
        draw: What draws.
        concept: What is measured.
        days: The days of both briefings.
        place: Which of the two it is.
        amounts: What the amounts are drawn from.
    """
    name, day, speaker = f"b{place}", days[place], draw(st.none() | speakers())
    shared: dict[str, Any] = {"turn": f"{name}/r1", "speaker": speaker, "concept": concept}
    year, before = (Period.parse(str(days[0].year - ago)) for ago in (1, 2))
    month = Period.parse(f"{days[0].year}-01")
    times = st.sampled_from([year, before, month, Period(start=day, end=day), None])
    levels = [
        _indicator(order, draw(NAME), draw(amounts), **shared, kind=Kind.LEVEL, period=period)
        for order, period in enumerate([year, *draw(st.lists(times, max_size=2))])
    ]
    rate = Quantity(value=draw(st.integers(1, 50)), unit=_PERCENT)
    rising: dict[str, Any] = {**shared, "kind": Kind.GROWTH, "direction": Direction.UP}
    growth = _indicator(len(levels), draw(NAME), rate, **rising, period=year, basis=before)
    due = days[1] + dt.timedelta(days=draw(st.integers(0, 3000)))
    baseline = draw(st.none() | st.just(levels[0]))
    said = Remarks(
        id=f"{name}/r1",
        span=Span(start=0, end=2 * _TARGETS),
        speaker=speaker,
        indicators=(*levels, growth),
        targets=(draw(_targets(**shared, due=due, baseline=baseline)),),
    )
    people = () if speaker is None else (speaker,)
    return Briefing(id=name, title=draw(NAME), date=day, speakers=people, turns=(said,))


def _indicator(place: int, measure: str, quantity: Quantity, **fields: Any) -> Indicator:
    """Return an indicator at a place of a turn."""
    return Indicator(
        id=f"{fields['turn']}/i{place}",
        measure=measure,
        quantity=quantity,
        span=Span(start=place, end=place + 1),
        **fields,
    )


@st.composite
def _targets(draw: st.DrawFn, /, **fields: Any) -> AnyTarget:
    """Draw a target with a number to reach or to add, or one without."""
    fields |= {
        "id": f"{fields['turn']}/t1",
        "measure": draw(NAME),
        "statement": draw(NAME),
        "span": Span(start=_TARGETS, end=_TARGETS + 1),
    }
    if draw(st.integers(0, 3)) == 0:
        return QualitativeTarget(**fields)
    kind = draw(st.sampled_from([Kind.LEVEL, Kind.CHANGE]))
    return Target(kind=kind, quantity=draw(_AMOUNTS), **fields)


def _exactly(tens: int) -> Quantity:
    """Return a number of bridges that were counted one by one: no zero ends it."""
    return Quantity(value=10 * tens + 1, unit=_BRIDGES)


def _id(briefing: Briefing) -> str:
    """Return the id of a briefing."""
    return briefing.id
