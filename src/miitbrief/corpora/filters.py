"""What statements are selected by: each filter makes a test of a value."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any, TypedDict, TypeVar, cast

from miitbrief._validators import require_type
from miitbrief.checking.verdicts import Verdict
from miitbrief.corpora.concept_lookup import concept_named
from miitbrief.corpora.selected import BriefingIndex, Selected
from miitbrief.exceptions import InvalidValueError, UnknownConceptError
from miitbrief.model._bundled_concepts import concept_index, vocabulary
from miitbrief.model._names import key_named, require_known
from miitbrief.model._normalization import content_words
from miitbrief.model.categories import Attribution, Kind
from miitbrief.model.figures import QualitativeTarget, Statement, Target
from miitbrief.model.periods import Period
from miitbrief.model.speakers import Speaker

__all__ = ["Filters", "Test", "tests_of"]

T = TypeVar("T")

Test = Callable[[Selected], bool]
"""What tells whether a statement is selected."""


class Filters(TypedDict, total=False):
    """What statements may be selected by; one or several values each, of which any will do.

    Names are found whatever their case, and a part of a name where only one has it.
    """

    speaker: Speaker | str | Collection[Speaker | str]
    """Who says it, as a speaker or by name or id."""
    outlet: str | Collection[str]
    """Who asked the question in whose exchange it was said."""
    concept: str | Collection[str]
    """What is measured, by a slug of the vocabulary, a label or an alias."""
    related: bool
    """Whether the concepts that have a relation to those are taken, too."""
    words: str | Collection[str]
    """Words that are all in its measure or the aim, or in a name of its concept, in any order."""
    unit: str | Collection[str]
    """The name of its unit, or what is counted."""
    kind: Kind | str | Collection[Kind | str]
    """What it says of its measure."""
    period: Period | dt.date | str | Collection[Period | dt.date | str]
    """The days in which the period of a figure, or the due date of a target, lies."""
    attribution: Attribution | str | Collection[Attribution | str]
    """Whose it is.  Left out, what is said in questions is not selected."""
    verdict: Verdict | str | Collection[Verdict | str]
    """What a check of it finds."""
    unsure: bool
    """Whether a person should look at it, since the reader guessed one of its fields."""


Indexes = Sequence[BriefingIndex]


def tests_of(indexes: Indexes, filters: Filters) -> list[Test]:
    """Return the tests of all filters that are given.

    Args:
        indexes: The briefings to select from.
        filters: The filters.

    Raises:
        UnknownNameError: Where a filter, a speaker, an outlet or a unit is none that there is.
        UnknownConceptError: Where no figure has a concept.
        InvalidValueError: Where a value is not of its type.
    """
    for name in filters:
        require_known("filter", name, Filters.__annotations__)
    given = cast("dict[str, Any]", {key: each for key, each in filters.items() if each is not None})
    related = given.pop("related", False)
    require_type("related", related, bool)
    if related and "concept" not in given:
        raise InvalidValueError("related=True needs a concept that others are related to")
    tests = {**_TESTS, "concept": _related_concepts if related else _concepts}
    return [tests[name](indexes, value) for name, value in given.items()]


def _several(value: Any, *single: type) -> list[Any]:
    """Return the values that were given, where one may stand by itself."""
    if isinstance(value, single):
        return [value]
    several: list[Any] = [*value] if isinstance(value, Collection) else [value]
    if not all(isinstance(each, single) for each in several):
        names = " or ".join(cls.__name__ for cls in single)
        raise InvalidValueError(f"expected a {names}, or several in a list, got {value!r}")
    return several


def _speakers(indexes: Indexes, value: Any) -> Test:
    """Test who speaks."""
    names = {
        speaker.id: (speaker.name, str(speaker))
        for index in indexes
        for speaker in index.briefing.speakers
    }
    wanted = {
        key_named("speaker", each.id if isinstance(each, Speaker) else each, names)
        for each in _several(value, Speaker, str)
    }
    return lambda one: one.speaker is not None and one.speaker.id in wanted


def _outlets(indexes: Indexes, value: Any) -> Test:
    """Test who asked."""
    outlets = (question.outlet for index in indexes for question in index.briefing.questions)
    names = {outlet: () for outlet in outlets if outlet is not None}
    wanted = {key_named("outlet", each, names) for each in _several(value, str)}
    return lambda one: one.outlet in wanted


def _present(indexes: Indexes) -> tuple[str, ...]:
    """Return the slugs of the concepts that statements have."""
    concepts = (one.statement.concept for index in indexes for one in index.selected)
    return tuple(dict.fromkeys(each for each in concepts if each is not None))


def _concepts(indexes: Indexes, value: Any) -> Test:
    """Test what is measured."""
    present = _present(indexes)
    wanted = {concept_named(each, present) for each in _several(value, str)}
    return lambda one: one.statement.concept in wanted


def _related_concepts(indexes: Indexes, value: Any) -> Test:
    """Test what is measured, or what has to do with it."""
    present = _present(indexes)
    wanted = {slug for each in _several(value, str) for slug in _related(each, present)}
    return lambda one: one.statement.concept in wanted


def _related(words: str, present: Collection[str]) -> set[str]:
    """Return the concept that words name and those around it; some statement must have one."""
    try:
        slug = concept_named(words, present)
    except UnknownConceptError as error:
        if error.concept is None or not error.related:
            raise
        slug = error.concept
    return {slug, *concept_index().around(slug)}


def _words(_: Indexes, value: Any) -> Test:
    """Test for words."""
    wanted = [frozenset(content_words(each)) for each in _several(value, str)]
    if not all(wanted):
        raise InvalidValueError(f"expected words to look for, as 'new energy', got {value!r}")
    return lambda one: any(words <= said for words in wanted for said in _said(one.statement))


def _said(statement: Statement) -> list[set[str]]:
    """Return the words of each phrase that tells what a statement is about."""
    phrases = [statement.measure]
    if isinstance(statement, Target | QualitativeTarget):
        phrases.append(statement.statement)
    concept = vocabulary().get(statement.concept or "")
    if concept is not None:
        phrases += [concept.label, *concept.aliases]
    return [set(content_words(phrase)) for phrase in phrases]


def _units(indexes: Indexes, value: Any) -> Test:
    """Test the unit."""
    names: dict[str, tuple[str, ...]] = {}
    for one in (one for index in indexes for one in index.selected):
        if one.quantity is not None:
            unit = one.quantity.unit
            names |= dict.fromkeys((unit.name, unit.counted or unit.name, str(unit)), ())
    wanted = {key_named("unit", each, names) for each in _several(value, str)}

    def test(one: Selected) -> bool:
        if one.quantity is None:
            return False
        unit = one.quantity.unit
        return not wanted.isdisjoint((unit.name, unit.counted, str(unit)))

    return test


def _kinds(_: Indexes, value: Any) -> Test:
    """Test what a figure says of its measure."""
    wanted = {Kind(each) for each in _several(value, str)}
    return lambda one: one.figure is not None and one.figure.kind in wanted


def _periods(_: Indexes, value: Any) -> Test:
    """Test when a figure is true."""
    wanted = [_period(each) for each in _several(value, Period, dt.date, str)]
    return lambda one: one.period is not None and any(each.contains(one.period) for each in wanted)


def _period(value: Any) -> Period:
    """Return a period that is given as one, as a day or in ISO form."""
    if isinstance(value, Period):
        return value
    return Period.parse(value.isoformat() if type(value) is dt.date else value)


def _attributions(_: Indexes, value: Any) -> Test:
    """Test whose a statement is."""
    wanted = {Attribution(each) for each in _several(value, str)}
    return lambda one: one.statement.attribution in wanted


def _verdicts(_: Indexes, value: Any) -> Test:
    """Test what a check finds."""
    wanted = {Verdict(each) for each in _several(value, str)}
    return lambda one: any(each.verdict in wanted for each in one.checks)


def _unsure(_: Indexes, value: Any) -> Test:
    """Test whether a person should look at it."""
    require_type("unsure", value, bool)
    return lambda one: bool(one.statement.unsure) is value


_TESTS: dict[str, Callable[[Indexes, Any], Test]] = {
    "speaker": _speakers,
    "outlet": _outlets,
    "words": _words,
    "unit": _units,
    "kind": _kinds,
    "period": _periods,
    "attribution": _attributions,
    "verdict": _verdicts,
    "unsure": _unsure,
}
