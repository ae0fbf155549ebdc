"""Briefings taken together: figures and targets followed from one to the next."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, TypeVar, Unpack

import attrs

from miitbrief._doors import through
from miitbrief._shown import Shown
from miitbrief._validators import require_type, require_unique, tuple_of
from miitbrief.corpora.assessment import assess
from miitbrief.corpora.comparisons import coincidences, comparisons
from miitbrief.corpora.concept_lookup import concept_named
from miitbrief.corpora.conflicts import Comparison, Conflict, Relation
from miitbrief.corpora.filters import Filters
from miitbrief.corpora.progress import Progress
from miitbrief.corpora.selections import Selection, selection_of
from miitbrief.corpora.series import Observation, Series, by_saying, by_time
from miitbrief.corpora.series_selection import series_of
from miitbrief.corpora.target_updates import TargetChange, TargetUpdate, updates_of
from miitbrief.exceptions import InvalidValueError, UnknownIdError
from miitbrief.model._lookup import look_up
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.categories import Kind, PriceBasis
from miitbrief.model.claims import Claim
from miitbrief.model.figures import AnyTarget, Figure, Indicator, QualitativeTarget, Target
from miitbrief.model.quantities import Rounding
from miitbrief.model.turns import Turn

if TYPE_CHECKING:
    from miitbrief.formats.tables import Table

__all__ = ["Corpus"]

T = TypeVar("T")


def _in_order(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """Return briefings in order of date, where all are briefings with a date."""
    given = briefings_in(briefings)
    for each in given:
        if each.date is None:
            raise InvalidValueError(
                f"{each!r} has no date, so it has no place among the others; give it one, as in "
                f"`parse(text, date=...)`"
            )
    return tuple(sorted(given, key=lambda each: (str(each.date), each.id)))


@attrs.frozen(repr=False)
class Corpus(Shown):
    """Briefings in order of date.

    A corpus is a collection of briefings: it has a length and can be iterated over.

    Args:
        briefings: The briefings, in any order.

    Raises:
        InvalidValueError: Where a briefing has no date, or one occurs twice.

    >>> from miitbrief import load
    >>> corpus = Corpus([load("2022-06-14"), load("2022-02-28")])
    >>> [str(each.figure.quantity) for each in corpus.series("5g-base-stations")]
    ['more than 1.43 million', 'more than 1.42 million', '1.615 million']
    """

    briefings: tuple[Briefing, ...] = attrs.field(converter=_in_order, validator=tuple_of(Briefing))

    def __attrs_post_init__(self) -> None:
        """Refuse a briefing that occurs twice."""
        require_unique("briefings of the corpus", (each.id for each in self.briefings))

    def __len__(self) -> int:
        """Return how many briefings there are."""
        return len(self.briefings)

    def __iter__(self) -> Iterator[Briefing]:
        """Iterate over the briefings in order of date."""
        return iter(self.briefings)

    def briefing(self, id: str) -> Briefing:  # noqa: A002
        """Return the briefing with this id.

        Raises:
            UnknownIdError: Where there is none; it names the nearest.
        """
        return look_up("briefing", self.briefings, id, "")

    def turn(self, id: str) -> Turn:  # noqa: A002
        """Return the turn with this id: "2022-02-28/q03/a2".

        An id without that of its briefing is found where one briefing alone has it.

        Raises:
            UnknownIdError: Where no briefing has it, or several have; it names the nearest.
        """
        return self._look_up("turn", Briefing.turn, id)

    def figure(self, id: str) -> Figure:  # noqa: A002
        """Return the indicator, or target with a number, with this id, as `turn` finds it.

        Raises:
            UnknownIdError: As `turn`.
        """
        return self._look_up("figure", Briefing.figure, id)

    def target(self, id: str) -> AnyTarget:  # noqa: A002
        """Return the target with this id, with a number or without, as `turn` finds it.

        Raises:
            UnknownIdError: As `turn`.
        """
        return self._look_up("target", Briefing.target, id)

    def claim(self, id: str) -> Claim:  # noqa: A002
        """Return the claim with this id, as `turn` finds it.

        Raises:
            UnknownIdError: As `turn`.
        """
        return self._look_up("claim", Briefing.claim, id)

    def _look_up(self, what: str, find: Callable[[Briefing, str], T], wanted: str) -> T:
        """Return the one part of all briefings that is found by an id."""
        found: dict[str, T] = {}
        near: list[str] = []
        for briefing in self.briefings:
            try:
                found[briefing.id] = find(briefing, wanted)
            except UnknownIdError as error:
                near += [f"{briefing.id}/{each}" for each in error.nearest]
        if len(found) > 1:
            near = [f"{each}/{wanted}" for each in found]
        if len(found) != 1:
            raise UnknownIdError(what, wanted, " and ".join(b.id for b in self.briefings), near)
        return next(iter(found.values()))

    def select(self, **filters: Unpack[Filters]) -> Selection:
        """Return the statements of all briefings that filters select.

        Args:
            **filters: What statements are selected by, as `Briefing.select` takes them.

        Raises:
            UnknownNameError: Where a filter, a speaker, an outlet or a unit is none that the
                briefings have; it names the nearest, and what there is.
            UnknownConceptError: Where no statement has a concept.
            InvalidValueError: Where a value is not of its type.
        """
        return selection_of(self.briefings, filters)

    def table(self, noun: str = "figures") -> "Table":
        """Return what the briefings have of a kind as a table.

        Args:
            noun: What a row is: a name in `miitbrief.formats.tables.NOUNS`.

        Raises:
            UnknownNameError: Where there is no such table; it names the nearest.
        """
        table: Table = through("table")(self, noun)
        return table

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Every figure that officials stated, in the order in which they did."""
        return tuple(
            sorted(
                (
                    Observation(figure=figure, briefing=briefing)
                    for briefing in self.briefings
                    for figure in briefing.indicators
                ),
                key=by_saying,
            )
        )

    @cached_property
    def _by_concept(self) -> Mapping[str | None, Sequence[Observation]]:
        """The observations of each concept, in order of time."""
        found: dict[str | None, list[Observation]] = {}
        for each in sorted(self.observations, key=by_time):
            found.setdefault(each.figure.concept, []).append(each)
        return found

    @cached_property
    def _set_on(self) -> Mapping[AnyTarget, dt.date | None]:
        """Each target with the day on which it was set, the first where it was set twice."""
        return {each: one.date for one in reversed(self.briefings) for each in one.targets}

    @property
    def concepts(self) -> tuple[str, ...]:
        """The slugs of everything that a figure of the corpus measures, in order."""
        found = {each.figure.concept for each in self.observations}
        return tuple(sorted(concept for concept in found if concept is not None))

    def series(
        self,
        concept: str,
        *,
        kind: Kind | str | None = None,
        unit: str | None = None,
        price_basis: PriceBasis | str | None = None,
        over: int | None = None,
        since: int | None = None,
    ) -> Series:
        """Return the figures of one measure that can be put side by side, in order of time.

        They are of one kind and one unit, and at nominal or at real prices, and where there are
        several the user must choose.  They also cover the same length of time, so that a month's
        sales do not stand beside a year's, and growth is since a basis as long ago.  Left to
        choose, a series takes years, days and growth year on year where there are any, and else
        the longest; `Series.left_out` has the rest.

        Args:
            concept: What is measured: a slug of the vocabulary, or a label or an alias but for
                its spelling, as `match` takes them.
            kind: What the figures say of it; left out, how things are, or the only other kind.
            unit: The name of their unit, where they have several.
            price_basis: Nominal or real, where they are both.
            over: How many months each amount covers, 0 for amounts as of a day.
            since: How many months after its basis each figure is true.

        Raises:
            UnknownConceptError: Where no figure has the concept; it names those that figures
                have and that are like it in name or related to it.
            UnitMismatchError: Where figures have several units, and none was chosen.
            InvalidValueError: Where they are of several kinds or price bases, and none was
                chosen, or none are as chosen.
        """
        slug = concept_named(concept, self.concepts)
        found = [each for each in self.observations if each.figure.concept == slug]
        return series_of(
            slug, found, kind=kind, unit=unit, price_basis=price_basis, over=over, since=since
        )

    def comparisons(
        self, *, rounding: Rounding = Rounding.HALF, repeats: bool = True
    ) -> tuple[Comparison, ...]:
        """Return every two figures of the same measure and time, with what the later one makes.

        Within a briefing and across them, in the order in which they were said.

        Args:
            rounding: How their numbers are taken to have been rounded.
            repeats: Whether what only repeats an earlier figure, in the same form, is compared with
                all that come behind it, too.  Without, each figure is compared with the first in
                each form, so that many briefings that say the same take no time for each two.
        """
        return comparisons(self.observations, Rounding(rounding), repeats=repeats)

    def conflicts(self, *, rounding: Rounding = Rounding.HALF) -> tuple[Conflict, ...]:
        """Return every two figures that cannot both be right.

        They are the conflicts among the `comparisons`, each of them once: that of a figure which
        only repeats another is left out where the other one has it already.

        Args:
            rounding: How their numbers are taken to have been rounded.
        """
        # A conflict with what only repeats another would be left out below.
        found = self.comparisons(rounding=rounding, repeats=False)
        said_before: dict[Observation, list[Observation]] = {}
        for each in found:
            if each.relation is Relation.REPEATED:
                said_before.setdefault(each.later, []).append(each.earlier)
        conflicts = [each for each in found if isinstance(each, Conflict)]
        known = {frozenset((each.earlier, each.later)) for each in conflicts}
        return tuple(each for each in conflicts if not _is_known(each, said_before, known))

    def coincidences(self) -> tuple[Comparison, ...]:
        """Return every two figures of two briefings that give one number under two concepts.

        The number has more than one digit, and the time is dated and the same.  It is a hint that
        both are of one thing, named differently, and no more.
        """
        return coincidences(self.observations)

    def targets(self) -> tuple[tuple[AnyTarget, Briefing], ...]:
        """Return every target that officials set, each with its briefing, by the due date."""
        found = [(target, briefing) for briefing in self.briefings for target in briefing.targets]
        return tuple(sorted(found, key=lambda pair: (pair[0].due, pair[1].date, pair[0].span)))

    def target_updates(self) -> tuple[TargetUpdate, ...]:
        """Return what each briefing makes of the targets that earlier ones set.

        A target is followed to the next briefing that sets targets of its measure; from there,
        its successor is.
        """
        found: list[TargetUpdate] = []
        for place, briefing in enumerate(self.briefings):
            settled: set[str] = set()
            for later in self.briefings[place + 1 :]:
                fresh = [
                    each for each in updates_of(briefing, later) if each.target.id not in settled
                ]
                settled.update(
                    each.target.id for each in fresh if TargetChange.UNREPEATED not in each.changes
                )
                found.extend(fresh)
        return tuple(found)

    def unfollowed(self, briefing: Briefing | str) -> tuple[AnyTarget, ...]:
        """Return the targets of a briefing that no later one takes up, in order.

        A later briefing takes a target up where it gives a figure or sets a target of its concept.
        What has no concept cannot be known again, so it is among them; and so are all targets of
        the last briefing.

        Args:
            briefing: A briefing of the corpus, or its id.

        Raises:
            UnknownIdError: Where the corpus has no such briefing; it names the nearest.
        """
        own = self.briefing(briefing.id if isinstance(briefing, Briefing) else briefing)
        later = self.briefings[self.briefings.index(own) + 1 :]
        spoken = {each.concept for other in later for each in (*other.indicators, *other.targets)}
        return tuple(
            each for each in own.targets if each.concept is None or each.concept not in spoken
        )

    def progress(
        self,
        target: AnyTarget,
        *,
        at: dt.date | None = None,
        baseline: Indicator | None = None,
        observation: Indicator | None = None,
    ) -> Progress:
        """Follow a target: how far, how fast, and whether that is fast enough.

        Args:
            target: A target of the corpus.
            at: The day as of which it is judged; left out, that of the last briefing.
            baseline: A figure to start from instead of what the briefings say.
            observation: A figure to judge by instead of what the briefings say.

        Raises:
            InvalidValueError: Where the target is not of the corpus, is due before it was set or
                was not set yet, or a given figure has no period.
            UnitMismatchError: Where a given figure has another unit than the target.
        """
        require_type("target", target, Target, QualitativeTarget, hint="as in `corpus.targets()`")
        set_on = self._set_on.get(target)
        if set_on is None:
            raise InvalidValueError(f"{target!r} is not a target of {self!r}")
        last = self.briefings[-1].date
        assert last is not None  # The corpus refuses briefings without a date.
        return assess(
            target,
            set_on=set_on,
            at=last if at is None else at,
            observations=self._by_concept.get(target.concept, ()),
            baseline=baseline,
            observation=observation,
        )

    def __repr__(self) -> str:
        """Return how many briefings there are, and from when to when."""
        if not self.briefings:
            return "<Corpus of no briefings>"
        days = dict.fromkeys(str(each.date) for each in (self.briefings[0], self.briefings[-1]))
        noun = "briefing" if len(self) == 1 else "briefings"
        return f"<Corpus of {len(self)} {noun}: {' to '.join(days)}>"


def _is_known(
    conflict: Conflict,
    said_before: dict[Observation, list[Observation]],
    known: set[frozenset[Observation]],
) -> bool:
    """Tell whether the figures that two others repeat are in conflict as well."""
    firsts, seconds = (
        [*said_before.get(each, ()), each] for each in (conflict.earlier, conflict.later)
    )
    return any(
        pair != (conflict.earlier, conflict.later) and frozenset(pair) in known
        for pair in product(firsts, seconds)
    )
