"""Hypothesis strategies for every object, for the tests of projects that build on this one.

Needs the extra ``testing``: ``pip install "miitbrief[testing]"``.  Every strategy makes valid
objects only; a briefing's parts fit together.

>>> from hypothesis import given
>>> @given(quantities())
... def test_a_printed_number_stands_for_itself(quantity):
...     assert quantity.printed.contains(quantity.value)
"""

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import strategies as st

from miitbrief.checking.checks import Check, recheck
from miitbrief.model.briefings import Briefing, Note
from miitbrief.model.categories import Attribution, Direction, Kind, PriceBasis, Reason
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.concepts import Concept
from miitbrief.model.figures import AnyTarget, Indicator, NonFigure, QualitativeTarget, Target
from miitbrief.model.intervals import Interval
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.periods import Origin, Period
from miitbrief.model.quantities import Hedge, Quantity, Rounding, Unit
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Office, Role, Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn

__all__ = [
    "answers",
    "briefings",
    "checks",
    "claims",
    "concepts",
    "decimals",
    "exchanges",
    "indicators",
    "intervals",
    "nonfigures",
    "notes",
    "offices",
    "paragraphs",
    "periods",
    "qualitative_targets",
    "quantities",
    "questions",
    "remarks",
    "spans",
    "speakers",
    "targets",
    "turns",
    "units",
]

#: Text that a person might have written: no control characters and no lone surrogates.
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
_NAME = _TEXT.filter(str.strip)
_SLUG = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
_DATES = st.dates(dt.date(1949, 1, 1), dt.date(2049, 12, 31))

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
#: A paragraph of so many characters has room for a figure and a target.
_ROOM = 5
_YUAN = Unit(name="CNY")
_ANY_UNITS = ("CNY", "USD", "count", "kilometre", "tonne", "index point")


def decimals(
    *, min_value: int = 0, max_value: int = 10**15, places: int = 3
) -> st.SearchStrategy[Decimal]:
    """Return decimals from *min_value* to *max_value* with up to *places* decimals."""
    return st.integers(0, places).flatmap(
        lambda places: st.decimals(min_value, max_value, places=places)
    )


@st.composite
def spans(draw: st.DrawFn, *, max_end: int = 10_000) -> Span:
    """Draw spans that end at *max_end* at the latest."""
    start = draw(st.integers(0, max_end))
    return Span(start=start, end=draw(st.integers(start, max_end)))


@st.composite
def intervals(draw: st.DrawFn, *, positive: bool = False, bounded: bool = False) -> Interval:
    """Draw intervals: of numbers above zero, or with two ends, where asked for."""
    numbers = decimals(min_value=1 if positive else -(10**6), max_value=10**6)
    ends = sorted((draw(numbers), draw(numbers)))
    lower = ends[0] if positive or bounded or draw(st.booleans()) else None
    upper = ends[1] if bounded or draw(st.booleans()) else None
    point = lower is not None and lower == upper
    return Interval(
        lower=lower,
        upper=upper,
        lower_closed=lower is not None and (point or draw(st.booleans())),
        upper_closed=upper is not None and (point or draw(st.booleans())),
    )


@st.composite
def units(draw: st.DrawFn, names: tuple[str, ...] = ("percent", "times", *_ANY_UNITS)) -> Unit:
    """Draw units with one of *names*."""
    name = draw(st.sampled_from(names))
    counted = draw(st.none() | _NAME) if name == "count" else None
    return Unit(name=name, counted=counted, per=draw(st.none() | _NAME))


@st.composite
def quantities(
    draw: st.DrawFn, *, unit: "st.SearchStrategy[Unit] | None" = None, max_value: int = 10**6
) -> Quantity:
    """Draw quantities, printed as digits, with separators, or with a scale word."""
    value = draw(decimals(max_value=max_value))
    power, word = draw(st.sampled_from([(0, ""), (0, ""), (6, " million"), (12, " trillion")]))
    separated = draw(st.booleans())
    text = f"{value:,f}" if separated else f"{value:f}"
    if value * 10**power > max_value:
        power, word = 0, ""
    return Quantity(
        value=value * 10**power,
        unit=draw(units() if unit is None else unit),
        hedge=draw(st.sampled_from(Hedge)),
        text=text + word,
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw periods: years, quarters, months, days, and ranges of days."""
    start, end = sorted((draw(_DATES), draw(_DATES)))
    names = st.sampled_from(
        [
            f"{start:%Y}",
            f"{start:%Y}/{end:%Y}",
            f"{start:%Y}-Q{(start.month + 2) // 3}",
            f"{start:%Y}-H{(start.month + 5) // 6}",
            f"{start:%Y-%m}",
            f"{start:%Y-%m}/{end:%Y-%m}",
            str(start),
            f"{start}/{end}",
        ]
    )
    return Period.parse(draw(names), label=draw(_TEXT), origin=draw(st.sampled_from(Origin)))


def offices() -> st.SearchStrategy[Office]:
    """Return offices."""
    return st.builds(Office, title=_NAME, organisation=_NAME)


def speakers(role: "st.SearchStrategy[Role] | None" = None) -> st.SearchStrategy[Speaker]:
    """Return speakers."""
    return st.builds(
        Speaker,
        id=_SLUG,
        name=_NAME,
        honorific=st.none() | st.sampled_from(["Mr.", "Ms."]),
        offices=st.lists(offices(), max_size=2).map(tuple),
        role=st.sampled_from(Role) if role is None else role,
    )


def concepts() -> st.SearchStrategy[Concept]:
    """Return concepts."""
    return st.builds(
        Concept,
        slug=_SLUG,
        label=_NAME,
        definition=_NAME,
        unit=st.none() | _NAME,
        aliases=st.lists(_NAME, max_size=3).map(tuple),
    )


@st.composite
def paragraphs(draw: st.DrawFn, *, name: str = "p1", start: int | None = None) -> Paragraph:
    """Draw paragraphs, with their text or without; it begins and ends with a visible character."""
    words = draw(st.lists(st.text("abcXYZ09.,'-", min_size=1, max_size=9), min_size=1, max_size=30))
    text = " ".join(words)
    first = draw(st.integers(0, 1000)) if start is None else start
    place = Span(start=first, end=first + len(text))
    paragraph = Paragraph.at(place, " " * first + text, id=name)
    return paragraph if draw(st.booleans()) else attrs.evolve(paragraph, text=None)


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
    allowed = units(_KIND_UNITS.get(drawn, _ANY_UNITS))
    largest = 100 if drawn is Kind.SHARE else 10**6
    return Indicator(
        id=name,
        measure=draw(_NAME),
        concept=draw(st.none() | _SLUG),
        kind=drawn,
        quantity=draw(quantities(unit=allowed, max_value=largest)),
        direction=draw(st.none() | st.sampled_from(Direction)),
        period=draw(st.none() | periods()),
        basis=draw(st.none() | periods()),
        price_basis=draw(st.sampled_from(PriceBasis)),
        attribution=draw(_attributions(speaker)),
        source=draw(st.none() | _NAME),
        speaker=speaker,
        turn=turn,
        span=draw(spans()) if place is None else place,
        note=draw(_TEXT),
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
        id=name,
        measure=draw(_NAME),
        concept=draw(st.none() | _SLUG),
        kind=draw(st.sampled_from([Kind.LEVEL, Kind.CHANGE])),
        quantity=draw(quantities(unit=units(_ANY_UNITS))),
        direction=draw(st.none() | st.sampled_from(Direction)),
        due=draw(_DATES),
        baseline=baseline,
        statement=draw(_TEXT),
        attribution=draw(_attributions(speaker)),
        source=draw(st.none() | _NAME),
        speaker=speaker,
        turn=turn,
        span=draw(spans()) if place is None else place,
        note=draw(_TEXT),
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
        id=name,
        measure=draw(_NAME),
        concept=draw(st.none() | _SLUG),
        direction=draw(st.none() | st.sampled_from(Direction)),
        due=draw(_DATES),
        baseline=baseline,
        statement=draw(_NAME),
        attribution=draw(_attributions(speaker)),
        source=draw(st.none() | _NAME),
        speaker=speaker,
        turn=turn,
        span=draw(spans()) if place is None else place,
        note=draw(_TEXT),
    )


def _attributions(speaker: Speaker | None) -> st.SearchStrategy[Attribution]:
    """Return whose a statement may be: what has a speaker of the hosts is no reporter's."""
    fitting = [a for a in Attribution if speaker is None or a is not Attribution.REPORTER]
    return st.sampled_from(fitting)


def nonfigures() -> st.SearchStrategy[NonFigure]:
    """Return non-figures."""
    return st.builds(NonFigure, span=spans(), literal=_NAME, reason=st.sampled_from(Reason))


def notes() -> st.SearchStrategy[Note]:
    """Return notes on faults of a transcript."""
    return st.builds(Note, span=spans(), text=_NAME)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw claims that two amounts of one unit make: growth, multiples, changes, repeats."""
    unit = st.just(Unit(name="count", counted="stations"))
    kinds = {
        ClaimKind.GROWTH: Kind.GROWTH,
        ClaimKind.AVERAGE_GROWTH: Kind.AVERAGE_GROWTH,
        ClaimKind.MULTIPLE: Kind.MULTIPLE,
        ClaimKind.CHANGE: Kind.CHANGE,
        ClaimKind.REPEAT: Kind.LEVEL,
        ClaimKind.QUOTATION: Kind.LEVEL,
    }
    kind = draw(st.sampled_from(sorted(kinds)))
    stated = draw(indicators(name="stated", kind=st.just(kinds[kind])))
    operands = tuple(
        attrs.evolve(
            draw(indicators(name=name, kind=st.just(Kind.LEVEL))),
            quantity=draw(quantities(unit=unit)),
        )
        for name in ("earlier", "later")
    )
    if kind in (ClaimKind.CHANGE, ClaimKind.REPEAT, ClaimKind.QUOTATION):
        stated = attrs.evolve(stated, quantity=draw(quantities(unit=unit)))
    if kind in (ClaimKind.REPEAT, ClaimKind.QUOTATION):
        return Claim(id="c1", kind=kind, stated=stated, operands=operands[:1])
    missing = draw(st.none() | st.sampled_from([0, 1]))
    given = operands if missing is None else operands[1 - missing : 2 - missing]
    return Claim(id="c1", kind=kind, stated=stated, operands=given, missing=missing)


@st.composite
def _parts(
    draw: st.DrawFn, name: str, start: int, speaker: Speaker | None = None
) -> dict[str, Any]:
    """Draw the fields that all turns share: a paragraph with a figure and a target in it."""
    paragraph = draw(paragraphs(name=f"{name}/p1", start=start))
    figures: tuple[Indicator, ...] = ()
    aims: tuple[AnyTarget, ...] = ()
    if len(paragraph.span) >= _ROOM:
        here, there = (Span(start=start + at, end=start + at + 1) for at in (0, 2))
        figure = draw(indicators(name=f"{name}/i1", turn=name, speaker=speaker, place=here))
        if draw(st.integers(0, 3)):
            amount = draw(quantities(unit=st.just(_YUAN)))
            figure = attrs.evolve(figure, kind=Kind.LEVEL, quantity=amount)
        figures = (figure,)
        made: dict[str, Any] = {
            "name": f"{name}/t1",
            "turn": name,
            "speaker": speaker,
            "place": there,
            "baseline": draw(st.none() | st.just(figure)),
        }
        aims = (draw(targets(**made) | qualitative_targets(**made)),)
    return {
        "id": name,
        "span": paragraph.span,
        "paragraphs": (paragraph,),
        "summary": draw(_TEXT),
        "topics": tuple(draw(st.lists(_NAME, max_size=2))),
        "indicators": figures,
        "targets": aims,
    }


@st.composite
def turns(draw: st.DrawFn, *, name: str = "u1", start: int = 0) -> Turn:
    """Draw turns of nobody known, such as a page begins with that has lost its first label."""
    return Turn(**draw(_parts(name, start)))


@st.composite
def remarks(
    draw: st.DrawFn, *, name: str = "r1", start: int = 0, speaker: Speaker | None = None
) -> Remarks:
    """Draw remarks."""
    return Remarks(speaker=speaker, **draw(_parts(name, start, speaker)))


@st.composite
def questions(draw: st.DrawFn, *, name: str = "q1", start: int = 0) -> Question:
    """Draw questions, some of which have lost their outlet."""
    return Question(outlet=draw(st.none() | _NAME), **draw(_parts(name, start)))


@st.composite
def answers(
    draw: st.DrawFn,
    *,
    name: str = "q1/a1",
    start: int = 0,
    speaker: Speaker | None = None,
    colleague: Speaker | None = None,
) -> Answer:
    """Draw answers, handed over to a colleague where one is given."""
    return Answer(speaker=speaker, hands_over_to=colleague, **draw(_parts(name, start, speaker)))


def exchanges() -> st.SearchStrategy[Exchange]:
    """Return exchanges of a question and one or two answers."""
    return st.builds(
        Exchange,
        question=questions(),
        answers=st.tuples(answers()) | st.tuples(answers(), answers(name="q1/a2", start=500)),
    )


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Draw briefings: an opening, up to three exchanges, and claims that repeat a figure.

    Some begin with a turn of nobody known.
    """
    people = draw(st.lists(speakers(st.just(Role.OFFICIAL)), max_size=2, unique_by=_id))
    someone = st.none() | st.sampled_from(people) if people else st.none()
    said: list[Turn] = [draw(turns())] if draw(st.booleans()) else []
    start = said[-1].span.end + 2 if said else 0
    said.append(draw(remarks(start=start, speaker=draw(someone))))
    talks: list[Exchange] = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        asked = draw(questions(name=f"q{number}", start=said[-1].span.end + 2))
        said.append(asked)
        answered: list[Answer] = []
        for each in range(1, draw(st.integers(1, 2)) + 1):
            start = said[-1].span.end + 2
            who = {"speaker": draw(someone), "colleague": draw(someone)}
            answered.append(draw(answers(name=f"q{number}/a{each}", start=start, **who)))
            said.append(answered[-1])
        talks.append(Exchange(question=asked, answers=tuple(answered)))
    stated = [figure for turn in said for figure in turn.indicators]
    day, hours, end = draw(_DATES), draw(st.integers(-12, 12)), said[-1].span.end
    zone = dt.timezone(dt.timedelta(hours=hours))
    return Briefing(
        id=draw(_SLUG),
        title=draw(_NAME),
        host=draw(st.none() | _NAME),
        place=draw(st.none() | _NAME),
        starts_at=draw(st.none() | st.just(dt.datetime.combine(day, dt.time(10), zone))),
        date=day,
        source=draw(st.none() | _NAME),
        speakers=tuple(people),
        turns=tuple(said),
        exchanges=tuple(talks),
        nonfigures=(
            NonFigure(span=Span(start=end + 5, end=end + 9), literal="2022", reason=Reason.DATE),
        ),
        claims=tuple(
            Claim(id=f"c{i}", kind=ClaimKind.REPEAT, stated=later, operands=(earlier,))
            for i, (earlier, later) in enumerate(pairwise(stated))
            if (earlier.quantity.unit, later.quantity.unit) == (_YUAN, _YUAN)
        ),
        furniture=(draw(paragraphs(name="f1", start=end + 5)),),
        notes=tuple(draw(st.lists(notes(), max_size=1))),
        digit_strings=draw(st.integers(0, 50)),
        text=draw(st.none() | _TEXT),
    )


def checks() -> st.SearchStrategy[Check]:
    """Return checks of claims."""
    nothing_else = Briefing(id="nothing-else", title="A briefing with this claim alone")
    return st.builds(recheck, claims(), st.just(nothing_else), st.sampled_from(Rounding))


def _id(speaker: Speaker) -> str:
    """Return the id of a speaker."""
    return speaker.id
