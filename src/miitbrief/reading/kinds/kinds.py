"""What each figure says of what it measures, and which way it goes.

::

    kind = what its unit leaves open, decided by the rules of ``english/kinds.rules``:
           its own words, then what it goes on with, then its change, then what is left

For each unit there is a row of steps; the first that decides does.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from miitbrief.model.categories import Direction, Kind
from miitbrief.reading.chunks.quantities import DURATIONS
from miitbrief.reading.decisions import Decision
from miitbrief.reading.documents.document import Document
from miitbrief.reading.documents.rules import Match, RuleSet
from miitbrief.reading.kinds import continuations, multiples
from miitbrief.reading.kinds.contexts import POINTS, Context, Sense
from miitbrief.reading.syntax.clauses import Clauses
from miitbrief.reading.syntax.signs import SHAPES

__all__ = ["Sense", "kinds_of"]

_Step: TypeAlias = Callable[[Context], Decision[Sense] | None]


@cache
def _rules() -> RuleSet:
    """Return the rules, read when they are first needed."""
    return RuleSet("kinds.rules", SHAPES)


def kinds_of(
    document: Document,
    sentences: Sequence[Clauses],
    words: Sequence[Sequence[frozenset[str]]],
    pers: Sequence[str | None],
) -> tuple[Decision[Sense], ...]:
    """Tell kind and direction of each figure.

    Args:
        document: A paragraph.
        sentences: Its sentences.
        words: The classes of the words of each.
        pers: What each figure is said per.

    Returns:
        A decision for each figure, in the order of the text.
    """
    found: list[Decision[Sense]] = []
    topic: Sense | None = None
    heading: Sense | None = None
    for clauses, classes in zip(sentences, words, strict=True):
        heading = heading if clauses.is_line else None
        if not clauses.figures:
            topic = continuations.named_rate(clauses)
            heading = topic if clauses.is_line else None
            continue
        numbers = [clauses.nodes[at].place for at in clauses.figures]
        mentions = [document.mentions[number] for number in numbers]
        matches = _matches(classes)
        senses: list[Decision[Sense]] = []
        for at, number in enumerate(numbers):
            fits = matches.get(clauses.figures[at], {})
            per = pers[number]
            context = Context(clauses, classes, mentions, at, fits, senses, per, topic, heading)
            senses.append(_decided(context))
        rates = [
            sense.value
            for sense, mention in zip(senses, mentions, strict=True)
            if mention.unit == "percent"
        ]
        topic = rates[-1] if rates else continuations.named_rate(clauses)
        found += senses
    return tuple(found)


def _matches(words: Sequence[frozenset[str]]) -> dict[int, dict[str, Match]]:
    """Return the nearest rule that fits each figure of a sentence, by what it yields."""
    rules = _rules()
    found: dict[int, dict[str, Match]] = {}
    for match in rules.matches(rules.signs(words)):
        at = match.roles["figure"][0]
        fits = found.setdefault(at, {})
        known = fits.get(match.rule.yields)
        if known is None or _distance(match, at) < _distance(known, at):
            fits[match.rule.yields] = match
    return found


def _distance(match: Match, at: int) -> tuple[int, int]:
    """Return how far the word of change of a rule stands from a figure, before it or behind."""
    change = match.roles.get("change", (match.first, match.last))[0]
    return abs(change - at), change > at


def _decided(context: Context) -> Decision[Sense]:
    """Return what the first step decides that does."""
    steps = _STEPS.get(context.mention.unit or "")
    if steps is None:
        steps = _TIME if context.mention.unit in DURATIONS else _AMOUNT
    return next(found for step in steps if (found := step(context)) is not None)


def _by(name: str, kind: Kind) -> _Step:
    """Return the step that takes a kind where a rule fits."""

    def step(context: Context) -> Decision[Sense] | None:
        match = context.rules.get(name)
        return None if match is None else context.decide(match, kind)

    return step


def _always(kind: Kind, rule: str) -> _Step:
    """Return the step that always takes a kind."""

    def step(_: Context) -> Decision[Sense]:
        return Decision(Sense(kind), rule)

    return step


# Changes

#: How many figures away the ends of a change are at most.
_NEAR = 3


def _changed(kind: Kind) -> _Step:
    """Return the step that takes the change beside a figure as of a kind."""

    def step(context: Context) -> Decision[Sense] | None:
        match = context.change
        if match is not None:
            return _as_it_went(context, match, context.decide(match, kind))
        return continuations.in_other_unit(context, kind)

    return step


#: Words of a change that is up or down, whichever is better.
_BETTER = frozenset({"improvement", "improve"})
_BACK = frozenset({"against", "from", "versus", "vs", "than", "compared with", "compared to"})


def _as_it_went(context: Context, match: Match, found: Decision[Sense]) -> Decision[Sense]:
    """Return what improved with the direction of the two amounts before: "3 tonnes against 4"."""
    clauses, number = context.clauses, context.number
    change = match.roles.get("change")
    if change is None or clauses.lemma(change[0]) not in _BETTER or number < 2:  # noqa: PLR2004
        return found
    one, other = context.mentions[number - 2 : number]
    is_back = continuations.preposition(clauses, clauses.figures[number - 1]) in _BACK
    later, earlier = (one, other) if is_back else (other, one)
    if one.unit != other.unit or later.value >= earlier.value:
        return found
    return found._replace(value=found.value._replace(direction=Direction.DOWN))


def _growth(context: Context) -> Decision[Sense] | None:
    """Return the growth that a percentage is: of an amount, of a rate, or over several years."""
    found = _changed(Kind.GROWTH)(context)
    if found is None:
        return None
    kind = Kind.GROWTH
    if _is_between_rates(context):
        kind = Kind.POINT_CHANGE
    elif "average" in context.rules:
        kind = Kind.AVERAGE_GROWTH
    return found._replace(value=found.value._replace(kind=kind))


def _is_between_rates(context: Context) -> bool:
    """Tell whether a change is that between two percentages: "rose 4%, from 31% to 35%"."""
    starts, ends = list[Fraction](), list[Fraction]()
    near = slice(max(0, context.number - _NEAR), context.number + _NEAR + 1)
    for at, other in zip(context.clauses.figures[near], context.mentions[near], strict=True):
        if other.unit == "percent":
            word = continuations.preposition(context.clauses, at)
            (starts if word == "from" else ends if word == "to" else []).append(
                Fraction(other.value)
            )
    return any(
        abs(start - end) == Fraction(context.mention.value) for start in starts for end in ends
    )


def _interest(context: Context) -> Decision[Sense] | None:
    """Return the level that an interest, tax or tariff rate is, unless it changes."""
    return None if "change" in context.rules else _by("interest", Kind.LEVEL)(context)


def _foreseen(context: Context) -> Decision[Sense] | None:
    """Return the growth that a forecast is of that names nothing else, beside no share."""
    is_of_share = any(each.value.kind is Kind.SHARE for each in context.senses)
    return None if is_of_share else _by("foreseen", Kind.GROWTH)(context)


def _signed(context: Context) -> Decision[Sense] | None:
    """Return the growth of a percentage with a sign that is no part of a whole and no error."""
    match = context.rules.get("sign")
    if match is None or "error" in context.rules:
        return None
    if not context.is_part:
        return context.decide(match, Kind.GROWTH)
    return context.decide(match, Kind.SHARE)._replace(value=_negative(context, match, Kind.SHARE))


def _negative(context: Context, match: Match, kind: Kind) -> Sense:
    """Return the sense of a level with a sign, which has no direction and may be below zero."""
    return Sense(kind, is_negative=context.direction(match) is Direction.DOWN)


def _below_zero(context: Context) -> Decision[Sense] | None:
    """Return the level, or the index, of an amount with a minus."""
    match = context.rules.get("sign")
    if match is None or context.direction(match) is Direction.UP:
        return None
    before = context.before
    is_index = "index" in context.rules or (
        before >= 0 and context.senses[before].value.kind is Kind.INDEX
    )
    kind = Kind.INDEX if is_index and not context.counts else Kind.LEVEL
    return context.decide(match, kind)._replace(value=_negative(context, match, kind))


# Amounts


def _index(context: Context) -> Decision[Sense] | None:
    """Return the index that a bare number is where one is named, or stands before."""
    if context.mention.unit is not None or context.counts:
        return None
    match = context.rules.get("index")
    if match is not None and "change" not in context.rules:
        return context.decide(match, Kind.INDEX)
    return None


def _points_of_index(context: Context) -> Decision[Sense] | None:
    """Return the index that points are where they are no change."""
    is_index = context.mention.unit == "index point"
    return Decision(Sense(Kind.INDEX), "points of an index") if is_index else None


def _beside_index(context: Context) -> Decision[Sense] | None:
    """Return the index that stands beside another, and is no part of a whole."""
    before = context.before
    is_other = context.is_part if context.mention.unit == "percent" else context.counts
    if before < 0 or context.senses[before].value.kind is not Kind.INDEX or is_other:
        return None
    return (
        context.as_before(before, "beside an index") if context.mention.unit in _INDEXED else None
    )


def _per(context: Context) -> Decision[Sense] | None:
    """Return the ratio that an amount per something is."""
    return None if context.per is None else Decision(Sense(Kind.RATIO), "an amount per something")


def _age(context: Context) -> Decision[Sense] | None:
    """Return the level that a bare number of years is, which is an age."""
    if context.mention.span != context.mention.number or context.is_start:
        return None
    before = context.before
    if before >= 0 and context.senses[before].value.kind in (Kind.LEVEL, Kind.DURATION):
        return context.as_before(before, "a bare number beside a time")
    return Decision(Sense(Kind.LEVEL), "otherwise a bare number of years is an age")


_INDEXED = frozenset({None, "percent"})
_CONTRIBUTION = _by("contribution", Kind.CONTRIBUTION)
_STEPS: Mapping[str, tuple[_Step, ...]] = {
    "percent": (
        _signed,
        _CONTRIBUTION,
        continuations.of_percentage,
        _interest,
        _growth,
        _by("aimed", Kind.GROWTH),
        _foreseen,
        _by("standard", Kind.MULTIPLE),
        _by("index", Kind.INDEX),
        _beside_index,
        continuations.of_topic,
        continuations.of_heading,
        _always(Kind.SHARE, "otherwise a percentage is a share"),
    ),
    **dict.fromkeys(
        sorted(POINTS),
        (
            _by("pulled", Kind.CONTRIBUTION),
            _CONTRIBUTION,
            continuations.of_points,
            _by("error", Kind.LEVEL),
            _changed(Kind.POINT_CHANGE),
            _always(Kind.POINT_CHANGE, "by default percentage points are a change"),
        ),
    ),
    "rank": (multiples.of_rank, _always(Kind.RANK, "by default a rank")),
    "times": (
        _by("ratio", Kind.RATIO),
        multiples.of_word,
        multiples.of_growth,
        continuations.of_list,
        _always(Kind.MULTIPLE, "by default times are a multiple"),
    ),
}
_ABSOLUTE = (
    _CONTRIBUTION,
    continuations.of_amount,
    _by("paced", Kind.CHANGE),
    _changed(Kind.CHANGE),
    _per,
)
_AMOUNT: tuple[_Step, ...] = (
    _by("ratio", Kind.RATIO),
    _below_zero,
    _index,
    *_ABSOLUTE,
    _points_of_index,
    _beside_index,
    _always(Kind.LEVEL, "by default an amount is a level"),
)
_TIME: tuple[_Step, ...] = (
    *_ABSOLUTE,
    _by("age", Kind.LEVEL),
    _by("timed", Kind.LEVEL),
    _age,
    continuations.of_list,
    _always(Kind.DURATION, "by default a time is a duration"),
)
