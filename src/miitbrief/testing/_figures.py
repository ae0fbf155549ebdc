"""Figures and targets, and what they are of."""

from typing import Any

from hypothesis import strategies as st

from miitbrief.model.categories import Attribution, Direction, Kind, PriceBasis, Reason
from miitbrief.model.concepts import Concept, Match, MatchGround
from miitbrief.model.corrections import Correction
from miitbrief.model.decisions import Decision
from miitbrief.model.figures import Figure, Indicator, NonFigure, QualitativeTarget, Target
from miitbrief.model.measures import Measure, MeasureRelation
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Office, Role, Speaker
from miitbrief.testing._amounts import (
    ANY_UNITS,
    DAYS,
    NAME,
    SLUG,
    TEXT,
    periods,
    quantities,
    spans,
    units,
)

__all__ = [
    "concepts",
    "corrections",
    "decisions",
    "figures",
    "indicators",
    "matches",
    "measures",
    "nonfigures",
    "offices",
    "qualitative_targets",
    "speakers",
    "targets",
]

#: Phrases that the phrase of a measure tells apart.
THINGS = st.lists(
    st.sampled_from(["tea", "the output", "of", "northern", "ports"]), min_size=1
).map(" ".join)

#: Units in which every kind of figure can be expressed.
_KIND_UNITS = {
    Kind.GROWTH: ("percent", "times"),
    Kind.AVERAGE_GROWTH: ("percent", "times"),
    Kind.POINT_CHANGE: ("percentage point", "basis point"),
    Kind.MULTIPLE: ("times",),
    Kind.DURATION: ("year", "month"),
    Kind.SHARE: ("percent",),
    Kind.CONTRIBUTION: ("percent",),
    Kind.RANK: ("rank",),
}


def offices() -> st.SearchStrategy[Office]:
    """Return offices."""
    return st.builds(Office, title=NAME, organisation=NAME)


def speakers(role: "st.SearchStrategy[Role] | None" = None) -> st.SearchStrategy[Speaker]:
    """Return speakers."""
    return st.builds(
        Speaker,
        id=SLUG,
        name=NAME,
        honorific=st.none() | st.sampled_from(["Mr.", "Ms."]),
        offices=st.lists(offices(), max_size=2).map(tuple),
        role=st.sampled_from(Role) if role is None else role,
    )


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """Draw concepts, with relations to others or without."""
    slug, *others = draw(st.lists(SLUG, min_size=1, max_size=5, unique=True))
    first, last = sorted(draw(st.tuples(*[st.integers(0, len(others))] * 2)))
    return Concept(
        slug=slug,
        label=draw(NAME),
        definition=draw(NAME),
        unit=draw(st.none() | NAME),
        aliases=tuple(draw(st.lists(NAME, max_size=3))),
        broader=tuple(others[:first]),
        part_of=tuple(others[first:last]),
        related=tuple(others[last:]),
        same_as=tuple(draw(st.lists(NAME, max_size=2))),
    )


@st.composite
def matches(draw: st.DrawFn) -> Match:
    """Draw matches of a concept, by its label or one of its aliases."""
    concept = draw(concepts())
    ground = draw(st.sampled_from(MatchGround if concept.aliases else [MatchGround.LABEL]))
    names = [concept.label] if ground is MatchGround.LABEL else concept.aliases
    words = draw(st.sampled_from(names))
    return Match(measure=f"the {words}", concept=concept, ground=ground, words=words)


@st.composite
def indicators(
    draw: st.DrawFn,
    *,
    name: str = "i1",
    turn: str | None = None,
    speaker: Speaker | None = None,
    place: Span | None = None,
    kind: "st.SearchStrategy[Kind] | None" = None,
) -> Indicator:
    """Draw indicators; one without *speaker* may be a reporter's."""
    drawn = draw(st.sampled_from(Kind) if kind is None else kind)
    allowed = units(_KIND_UNITS.get(drawn, ANY_UNITS))
    largest = 100 if drawn is Kind.SHARE else 10**6
    return Indicator(
        kind=drawn,
        quantity=draw(quantities(unit=allowed, max_value=largest)),
        period=draw(st.none() | periods()),
        basis=draw(st.none() | periods()),
        price_basis=draw(st.sampled_from(PriceBasis)),
        **_said(draw, name, turn, speaker, place),
    )


@st.composite
def targets(
    draw: st.DrawFn,
    *,
    name: str = "t1",
    turn: str | None = None,
    speaker: Speaker | None = None,
    place: Span | None = None,
    baseline: Indicator | None = None,
) -> Target:
    """Draw targets with a number."""
    return Target(
        kind=draw(st.sampled_from([Kind.LEVEL, Kind.CHANGE])),
        quantity=draw(quantities(unit=units(ANY_UNITS))),
        due=draw(DAYS),
        baseline=baseline,
        statement=draw(TEXT),
        **_said(draw, name, turn, speaker, place),
    )


@st.composite
def qualitative_targets(
    draw: st.DrawFn,
    *,
    name: str = "t1",
    turn: str | None = None,
    speaker: Speaker | None = None,
    place: Span | None = None,
    baseline: Indicator | None = None,
) -> QualitativeTarget:
    """Draw targets without a number."""
    return QualitativeTarget(
        due=draw(DAYS),
        baseline=baseline,
        statement=draw(NAME),
        **_said(draw, name, turn, speaker, place),
    )


def _said(
    draw: st.DrawFn,
    name: str,
    turn: str | None,
    speaker: Speaker | None,
    place: Span | None,
) -> dict[str, Any]:
    """Draw what every statement has."""
    return {
        "id": name,
        "measure": draw(NAME),
        "concept": draw(st.none() | SLUG),
        "direction": draw(st.none() | st.sampled_from(Direction)),
        "attribution": draw(_attributions(speaker)),
        "source": draw(st.none() | NAME),
        "speaker": speaker,
        "turn": turn,
        "span": draw(spans()) if place is None else place,
        "note": draw(TEXT),
        "decisions": draw(_DECISIONS),
    }


def decisions() -> st.SearchStrategy[Decision]:
    """Return decisions of the reader: by words, by a rule alone, and by a guess."""
    fields = st.sampled_from(["measure", "kind", "period", "source"])
    return st.builds(
        Decision, field=fields, rule=NAME, span=spans(), words=NAME, is_sure=st.booleans()
    ) | st.builds(Decision, field=fields, rule=NAME, is_sure=st.booleans())


def corrections() -> st.SearchStrategy[Correction]:
    """Return corrections of figures that need not be there."""
    return st.builds(
        Correction,
        figure=NAME,
        field=st.sampled_from(["measure", "concept", "period", "source", "note"]),
        value=st.none() | NAME,
        by=NAME,
        on=DAYS,
        note=TEXT,
        printed=TEXT,
    )


#: What decided a statement, at most one decision for each field; most were curated.
_DECISIONS = st.just(()) | st.lists(
    decisions(), max_size=3, unique_by=lambda decision: decision.field
).map(tuple)


def _attributions(speaker: Speaker | None) -> st.SearchStrategy[Attribution]:
    """Return whose a statement may be: what has a speaker of the hosts is no reporter's."""
    fitting = [a for a in Attribution if speaker is None or a is not Attribution.REPORTER]
    return st.sampled_from(fitting)


def figures() -> st.SearchStrategy[Figure]:
    """Return figures: indicators and targets with a number."""
    return indicators() | targets()


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Draw measures: plain ones and those of two things."""
    one, other = draw(st.tuples(THINGS, THINGS))
    relation = draw(st.sampled_from(MeasureRelation))
    if relation is MeasureRelation.PLAIN:
        return Measure.plain(one)
    if relation is MeasureRelation.SHARE:
        return Measure.share(one, draw(st.none() | st.just(other)))
    return Measure(relation=relation, subject=one, other=other)


def nonfigures() -> st.SearchStrategy[NonFigure]:
    """Return non-figures."""
    return st.builds(NonFigure, span=spans(), literal=NAME, reason=st.sampled_from(Reason))
