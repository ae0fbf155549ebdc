"""Tables of what briefings say together: series, progress of targets, comparisons, conflicts."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

import attrs

from miitbrief.corpora.conflicts import Comparison, Conflict
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.progress import Progress
from miitbrief.corpora.selections import Selection
from miitbrief.corpora.series import Growth, Observation, Series
from miitbrief.corpora.series_selection import series_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.tables.columns import (
    Column,
    amount,
    bounds,
    count,
    day,
    days,
    flag,
    quantity,
    text,
)
from miitbrief.formats.tables.sources import Source, chosen_in, corpus_of
from miitbrief.formats.tables.table import Table
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Kind, PriceBasis
from miitbrief.model.figures import AnyTarget, Figure, QualitativeTarget

__all__ = ["comparisons", "conflicts", "progress", "series"]

T = TypeVar("T")


class _Point(NamedTuple):
    """An observation of a series, or one that is left out of it."""

    series: Series
    observation: Observation
    left_out: bool
    growth: Growth | None


class _Progress(NamedTuple):
    """The progress of a target, and the id of its briefing, where that is known."""

    briefing: str | None
    progress: Progress


_SERIES: tuple[Column[_Point], ...] = (
    text("concept", "What is measured.", lambda each: each.series.concept),
    text("kind", "What the figures say of it.", lambda each: each.series.kind),
    text("series_unit", "The unit of the series.", lambda each: each.series.unit),
    count("over", "How many months each amount covers.", lambda each: each.series.over),
    count("since", "How many months after its basis it is.", lambda each: each.series.since),
    flag("left_out", "Whether it is not to be put beside the others.", lambda each: each.left_out),
    day("time", "The day up to which it is true.", lambda each: each.observation.time),
    text("briefing", "The id of the briefing.", lambda each: each.observation.briefing.id),
    day("said", "The day of the briefing.", lambda each: each.observation.said),
    text("figure", "The id of the figure.", lambda each: each.observation.figure.id),
    text("speaker", "The id of who says it.", lambda each: _speaker_id(each.observation.figure)),
    *quantity(lambda each: each.observation.figure.quantity),
    *bounds(
        "signed",
        "it stands for, where a fall is negative",
        lambda each: each.observation.interval,
    ),
    *days("period", "the period", lambda each: each.observation.period),
    *days("basis", "what it is compared with", lambda each: each.observation.figure.basis),
    flag(
        "undated",
        "Whether nothing but the briefing's own day dates it.",
        lambda each: each.observation.undated,
    ),
    text(
        "grown_from",
        "The id of the figure at the time before.",
        lambda each: None if each.growth is None else each.growth.earlier.figure.id,
    ),
    *bounds(
        "growth",
        "it grew by since then, in percent",
        lambda each: None if each.growth is None else each.growth.rate,
    ),
)

_PROGRESS: tuple[Column[_Progress], ...] = (
    text("briefing", "The id of the briefing that set it.", lambda each: each.briefing),
    text("target", "The id of the target.", lambda each: each.progress.target.id),
    text("concept", "What is measured.", lambda each: each.progress.target.concept),
    text("measure", "The same in words.", lambda each: each.progress.target.measure),
    *quantity(
        lambda each: (
            None
            if isinstance(each.progress.target, QualitativeTarget)
            else each.progress.target.quantity
        )
    ),
    day("set_on", "The day on which it was set.", lambda each: each.progress.set_on),
    day("due", "The last day on which it can be reached.", lambda each: each.progress.target.due),
    day("judged_at", "The day as of which it is judged.", lambda each: each.progress.at),
    text("status", "How far it is.", lambda each: each.progress.status),
    text("evidence", "What the status rests on.", lambda each: each.progress.evidence),
    text(
        "baseline",
        "The id of the figure it starts from.",
        lambda each: _id_of(each.progress.baseline),
    ),
    day("started", "The day as of which that is true.", lambda each: each.progress.started),
    text(
        "observation",
        "The id of the latest figure.",
        lambda each: _id_of(each.progress.observation),
    ),
    day("observed", "The day as of which that is true.", lambda each: each.progress.observed),
    *bounds(
        "achieved", "is covered of the way, where 1 is all", lambda each: each.progress.achieved
    ),
    *bounds("elapsed", "is over of the time, where 1 is all", lambda each: each.progress.elapsed),
    text("pace", "How paces are measured.", lambda each: each.progress.pace),
    text(
        "pace_unit",
        "The unit of the paces, a year.",
        lambda each: (
            None if each.progress.unit_of_pace is None else each.progress.unit_of_pace.name
        ),
    ),
    *bounds("actual", "the actual pace may be", lambda each: each.progress.actual),
    *bounds(
        "required", "the pace from the baseline has to be", lambda each: each.progress.required
    ),
    *bounds("remaining", "the pace from here has to be", lambda each: each.progress.remaining),
    *bounds("ratio", "the actual pace is of the required one", lambda each: each.progress.ratio),
    amount(
        "point",
        "The same from the numbers as printed.",
        lambda each: each.progress.point,
        "ROUND_HALF_EVEN",
    ),
)

_COMPARISONS: tuple[Column[Comparison], ...] = (
    text("relation", "What the later figure makes of the earlier.", lambda each: each.relation),
    text("concept", "What is measured.", lambda each: each.concept),
    text("unit", "The unit of the figures.", lambda each: each.earlier.unit.name),
    *days("period", "the period of the earlier figure", lambda each: each.earlier.period),
    text("earlier_briefing", "Where it was given first.", lambda each: each.earlier.briefing.id),
    text("earlier", "The id of the earlier figure.", lambda each: each.earlier.figure.id),
    text("earlier_speaker", "Who gave it.", lambda each: _speaker_id(each.earlier.figure)),
    text("earlier_printed", "It as printed.", lambda each: each.earlier.figure.quantity.text),
    amount("earlier_value", "Its number.", lambda each: each.earlier.value),
    *bounds("earlier", "it stands for", lambda each: each.earlier.figure.interval(each.rounding)),
    text("later_briefing", "Where it was given again.", lambda each: each.later.briefing.id),
    text("later", "The id of the later figure.", lambda each: each.later.figure.id),
    text("later_speaker", "Who gave it.", lambda each: _speaker_id(each.later.figure)),
    text("later_printed", "It as printed.", lambda each: each.later.figure.quantity.text),
    amount("later_value", "Its number.", lambda each: each.later.value),
    *bounds("later", "it stands for", lambda each: each.later.figure.interval(each.rounding)),
    text("earlier_scope", "Words that only the earlier has.", lambda each: each.scope[0] or None),
    text("later_scope", "Words that only the later has.", lambda each: each.scope[1] or None),
    text("rounding", "How numbers are taken to be rounded.", lambda each: each.rounding),
)


def _speaker_id(figure: Figure) -> str | None:
    """Return the id of who states a figure, where that is known."""
    return None if figure.speaker is None else figure.speaker.id


def _id_of(figure: Figure | None) -> str | None:
    """Return the id of a figure, if there is one."""
    return None if figure is None else figure.id


def series(source: "Source | Series | Iterable[Series]") -> Table:
    """Return series as a table, a row for each observation.

    Args:
        source: A series or several, with what is left out of them; or briefings, of which every
            figure with a concept is taken, each in one series.
    """
    if isinstance(source, Series):
        source = (source,)
    corpus, given = _given(source, Series)
    found = given if corpus is None else tuple(_every_series(corpus, source))
    points = tuple(point for each in found for point in _points(each))
    return Table(noun="series", columns=_SERIES, items=points)


def _points(series: Series) -> Iterator[_Point]:
    """Yield the observations of a series with their growth, and then what is left out of it."""
    growth = {id(each.later): each for each in series.growth}
    for each in series.observations:
        yield _Point(series, each, left_out=False, growth=growth.get(id(each)))
    for each in series.left_out:
        yield _Point(series, each, left_out=True, growth=None)


def progress(source: "Source | Iterable[Progress]", *, at: dt.date | None = None) -> Table:
    """Return the progress of targets as a table.

    Args:
        source: What `Corpus.progress` returned, several; or briefings, whose every target is taken
            that was set by then and not due before it was set.
        at: The day as of which targets of briefings are judged; left out, that of the last.
    """
    corpus, given = _given(source, Progress)
    found = tuple(_Progress(None, each) for each in given)
    if corpus is not None:
        is_chosen = chosen_in(source)
        found = tuple(
            _Progress(briefing.id, corpus.progress(target, at=at))
            for target, briefing in corpus.targets()
            if is_chosen(briefing.id, target) and _can_be_followed(target, briefing.date, at)
        )
    return Table(noun="progress", columns=_PROGRESS, items=found)


def _can_be_followed(target: AnyTarget, set_on: dt.date | None, at: dt.date | None) -> bool:
    """Tell whether a target was set by a day, for a day that was still to come."""
    return set_on is not None and set_on <= target.due and (at is None or set_on <= at)


def comparisons(source: "Source | Iterable[Comparison]", *, repeats: bool = True) -> Table:
    """Return comparisons of figures as a table.

    Args:
        source: Comparisons or conflicts; or briefings, whose every comparison is taken; of a
            selection, those with a figure that is selected.
        repeats: As in `Corpus.comparisons`, of briefings.
    """
    corpus, found = _given(source, Comparison)
    if corpus is not None:
        every = corpus.comparisons(repeats=repeats)
        found = tuple(each for each in every if _is_chosen(each, source))
    return Table(noun="comparisons", columns=_COMPARISONS, items=found)


def conflicts(source: "Source | Iterable[Conflict]") -> Table:
    """Return conflicts of figures as a table.

    Args:
        source: Conflicts; or briefings, whose every conflict is taken; of a selection, those with
            a figure that is selected.
    """
    corpus, found = _given(source, Conflict)
    if corpus is not None:
        found = tuple(each for each in corpus.conflicts() if _is_chosen(each, source))
    return Table(noun="conflicts", columns=_COMPARISONS, items=found)


def _is_chosen(comparison: Comparison, source: object) -> bool:
    """Tell whether one of the two figures is to be in a table."""
    is_chosen = chosen_in(source)
    both = (comparison.earlier, comparison.later)
    return any(is_chosen(each.briefing.id, each.figure) for each in both)


def _given(source: "Source | Iterable[T]", cls: type[T]) -> tuple[Corpus | None, tuple[T, ...]]:
    """Return the corpus of briefings that are given, or the objects of a class.

    Raises:
        InvalidValueError: Where it is neither.
    """
    if isinstance(source, Briefing | Corpus | Selection):
        return corpus_of(source), ()
    if isinstance(source, str) or not isinstance(source, Iterable):
        raise InvalidValueError(f"expected briefings or {cls.__name__} objects, got {source!r}")
    given: tuple[Any, ...] = tuple(source)
    if all(isinstance(each, cls) for each in given):
        return None, given
    return corpus_of(given), ()


def _every_series(corpus: Corpus, source: object) -> Iterator[Series]:
    """Yield series of a corpus in which every chosen figure with a concept has one place."""
    is_chosen = chosen_in(source)
    groups: dict[tuple[str, Kind, str], list[Observation]] = {}
    for each in corpus.observations:
        if each.figure.concept is not None and is_chosen(each.briefing.id, each.figure):
            key = (each.figure.concept, each.figure.kind, each.unit.name)
            groups.setdefault(key, []).append(each)
    for (concept, kind, unit), found in sorted(groups.items()):
        left = found
        while left:
            prices = {each.figure.price_basis for each in left} - {PriceBasis.UNSPECIFIED}
            basis = min(prices, default=None)
            one = series_of(concept, left, kind=kind, unit=unit, price_basis=basis)
            yield attrs.evolve(one, left_out=())
            placed = {id(each) for each in one.observations}
            left = [each for each in left if id(each) not in placed]
