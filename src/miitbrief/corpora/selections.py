"""Statements of briefings, selected by who says what of what, when, and whether it holds."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, Unpack, overload

import attrs

from miitbrief._doors import through
from miitbrief._shown import Shown
from miitbrief.checking.checks import Check
from miitbrief.corpora.filters import Filters, Test, tests_of
from miitbrief.corpora.selected import BriefingIndex, Selected
from miitbrief.model.briefings import Briefing, briefings_in
from miitbrief.model.figures import AnyTarget, Figure, Indicator, Statement
from miitbrief.model.speakers import Speaker
from miitbrief.model.turns import Exchange, Question, Turn

if TYPE_CHECKING:
    from miitbrief.formats.tables import Table

__all__ = ["Selection", "selection_of"]

T = TypeVar("T")


def _by_officials(one: Selected) -> bool:
    """Tell whether somebody says it who answers or reports, as those of `Briefing.figures`."""
    return not isinstance(one.turn, Question)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Selection(Shown):
    """Some of the statements of briefings, in the order in which they were said.

    A selection is a sequence of `Selected` statements: it has a length, can be iterated over and
    indexed.  It looks through the briefings when it is first asked for one, and `select` makes a
    smaller one of it.

    >>> from miitbrief import load
    >>> said = load("2022-02-28").select(speaker="Xin Guobin", words="NEVs")
    >>> len(said), len(said.select(kind="growth"))
    (9, 1)
    >>> print(said[0].exchange)
    Cover News to Mr. Xiao Yaqing, Mr. Xin Guobin
    """

    _indexes: tuple[BriefingIndex, ...] = attrs.field(alias="indexes")
    _tests: tuple[Test, ...] = attrs.field(default=(), alias="tests")
    _default: Test | None = attrs.field(default=_by_officials, alias="default")
    _given: tuple[str, ...] = attrs.field(default=(), alias="given")

    def select(self, **filters: Unpack[Filters]) -> "Selection":
        """Return what all filters select from this selection.

        Args:
            **filters: What statements are selected by; see `Filters`.

        Raises:
            UnknownNameError: Where a filter, a speaker, an outlet or a unit is none that the
                briefings have; it names the nearest, and what there is.
            UnknownConceptError: Where no statement has a concept.
            InvalidValueError: Where a value is not of its type.
        """
        return attrs.evolve(
            self,
            tests=(*self._tests, *tests_of(self._indexes, filters)),
            default=None if filters.get("attribution") is not None else self._default,
            given=(*self._given, *(f"{name}={value!r}" for name, value in filters.items())),
        )

    @cached_property
    def _selected(self) -> tuple[Selected, ...]:
        """What is selected."""
        tests = self._tests if self._default is None else (self._default, *self._tests)
        every = (one for index in self._indexes for one in index.selected)
        return tuple(one for one in every if all(test(one) for test in tests))

    def __len__(self) -> int:
        """Return how many statements are selected."""
        return len(self._selected)

    def __iter__(self) -> Iterator[Selected]:
        """Iterate over the selected statements."""
        return iter(self._selected)

    @overload
    def __getitem__(self, index: int) -> Selected: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Selected, ...]: ...
    def __getitem__(self, index: int | slice) -> Selected | tuple[Selected, ...]:
        """Return a selected statement by its place, or several by a slice."""
        return self._selected[index]

    @property
    def indexes(self) -> tuple[BriefingIndex, ...]:
        """The briefings that are selected from, with their parts by id."""
        return self._indexes

    @property
    def briefings(self) -> tuple[Briefing, ...]:
        """The briefings that are selected from, with a statement selected or without."""
        return tuple(index.briefing for index in self._indexes)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The selected figures and targets without a number."""
        return tuple(one.statement for one in self)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The selected indicators and targets with a number."""
        return _there(one.figure for one in self)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The selected indicators."""
        return _there(one.indicator for one in self)

    @property
    def targets(self) -> tuple[AnyTarget, ...]:
        """The selected targets, with a number or without."""
        return _there(one.target for one in self)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks of what is selected."""
        return tuple(check for one in self for check in one.checks)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns in which something is selected, each once."""
        return _once((id(one.turn), one.turn) for one in self)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The exchanges in which something is selected, each once."""
        found = ((id(one.exchange), one.exchange) for one in self)
        return _there(_once(found))

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The speakers of what is selected, each once: a person of several briefings, too."""
        found = ((one.speaker and one.speaker.id, one.speaker) for one in self)
        return _there(_once(found))

    def table(self, noun: str = "figures") -> "Table":
        """Return what is selected as a table, or what the tables of briefings have besides it.

        Args:
            noun: What a row is: a name in `miitbrief.formats.tables.NOUNS`.

        Raises:
            UnknownNameError: Where there is no such table.
        """
        table: Table = through("table")(self, noun)
        return table

    def __repr__(self) -> str:
        """Return how many statements are selected, and by what."""
        noun = "statement" if len(self) == 1 else "statements"
        return f"<Selection of {len(self)} {noun}: {', '.join(self._given) or 'all'}>"


def selection_of(briefings: Iterable[Briefing], filters: Filters) -> Selection:
    """Return what filters select from briefings.

    Args:
        briefings: The briefings.
        filters: The filters.
    """
    indexes = BriefingIndex.of(briefings_in(briefings))
    return Selection(indexes=indexes).select(**filters)


def _there(found: Iterable[T | None]) -> tuple[T, ...]:
    """Return what is not None."""
    return tuple(each for each in found if each is not None)


def _once(found: Iterable[tuple[object, T]]) -> tuple[T, ...]:
    """Return what has keys, each key once, in order."""
    by_key: dict[object, T] = {}
    for key, each in found:
        by_key.setdefault(key, each)
    return tuple(by_key.values())
