"""What is said, turn by turn, and the claims that it makes."""

from typing import Any

import attrs
from hypothesis import strategies as st

from miitbrief.model.categories import Kind
from miitbrief.model.claims import Claim, ClaimKind
from miitbrief.model.figures import AnyTarget, Indicator
from miitbrief.model.paragraphs import Paragraph
from miitbrief.model.quantities import Unit
from miitbrief.model.recognition import LabelRule, Recognition
from miitbrief.model.spans import Span
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Answer, Exchange, Question, Remarks, Turn
from miitbrief.testing._amounts import NAME, TEXT, YUAN, quantities
from miitbrief.testing._figures import indicators, qualitative_targets, targets

__all__ = [
    "answers",
    "claims",
    "exchanges",
    "paragraphs",
    "questions",
    "recognitions",
    "remarks",
    "turns",
]

#: A paragraph of so many characters has room for a figure and a target.
_ROOM = 5


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


def recognitions() -> st.SearchStrategy[Recognition]:
    """Return a strategy for how the reader knows who speaks, with a label or without."""
    return st.builds(Recognition, rule=st.sampled_from(LabelRule), label=st.just("") | NAME)


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
            amount = draw(quantities(unit=st.just(YUAN)))
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
        "summary": draw(TEXT),
        "topics": tuple(draw(st.lists(NAME, max_size=2))),
        "indicators": figures,
        "targets": aims,
        "recognition": draw(st.none() | recognitions()),
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
    return Question(outlet=draw(st.none() | NAME), **draw(_parts(name, start)))


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
