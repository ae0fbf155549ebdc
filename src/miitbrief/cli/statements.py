"""``figures`` and ``targets``: what is stated and what is aimed at, as filters select it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from miitbrief.cli.blocks import Block, Line, Listing, Shown, numbered
from miitbrief.cli.data import data_of, is_data
from miitbrief.cli.parameters import Parameter
from miitbrief.cli.sources import briefings_named
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.filters import Filters
from miitbrief.corpora.selected import Selected
from miitbrief.corpora.selections import Selection, selection_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.tables import NOUNS
from miitbrief.model._bundled_concepts import vocabulary
from miitbrief.model.categories import Attribution, Kind

__all__ = ["FILTERS", "list_figures", "list_targets"]

FILTERS = (
    Parameter("--speaker", "who says it", metavar="NAME", many=True),
    Parameter("--outlet", "who asked", metavar="NAME", many=True),
    Parameter("--concept", "what is measured", metavar="SLUG", many=True, known=vocabulary),
    Parameter("--related", "what has to do with these concepts, too", flag=True),
    Parameter("--words", "words that are in its measure", metavar="TEXT", many=True),
    Parameter("--unit", "its unit, or what is counted", metavar="NAME", many=True),
    Parameter("--kind", "level, growth, share, ...", metavar="KIND", many=True, known=lambda: Kind),
    Parameter("--period", "the days in which its period lies, as 2021 or 2021-Q4", metavar="DAYS"),
    Parameter("--attribution", "whose it is", metavar="WHO", many=True, known=lambda: Attribution),
)
"""The options that select statements, named as the filters of `Briefing.select`."""


def list_figures(
    *, briefing: Sequence[str], json: bool, csv: bool, column: Sequence[str], **filters: Any
) -> Shown:
    """Show the figures of briefings.

    Args:
        briefing: The names of the briefings.
        json: Whether rows are shown as JSON.
        csv: Whether rows are shown as CSV.
        column: The columns of these rows.
        **filters: What figures are selected by.
    """
    as_rows = is_data(json=json, csv=csv, column=column)
    selected = _selected(briefing, filters)
    return (
        yield from _shown("figures", _listed, selected, as_rows=as_rows, csv=csv, column=column)
    )


def list_targets(
    *, briefing: Sequence[str], json: bool, csv: bool, column: Sequence[str], **filters: Any
) -> Shown:
    """Show the targets of briefings, and how far they are.

    Args:
        briefing: The names of the briefings.
        json: Whether rows are shown as JSON.
        csv: Whether rows are shown as CSV.
        column: The columns of these rows.
        **filters: What targets are selected by.
    """
    as_rows = is_data(json=json, csv=csv, column=column)
    selected = _selected(briefing, filters)
    return (
        yield from _shown(
            "targets", _listed_targets, selected, as_rows=as_rows, csv=csv, column=column
        )
    )


def _shown(
    noun: str,
    listed: Callable[[Selection], Iterator[Block]],
    selected: Selection,
    *,
    as_rows: bool,
    csv: bool,
    column: Sequence[str],
) -> Shown:
    """Show what was selected, as rows for a program or as a list for people."""
    if as_rows:
        yield from data_of(NOUNS[noun](selected), csv=csv, column=column)
    else:
        yield from listed(selected)
    return 0


def _selected(names: Sequence[str], filters: dict[str, Any]) -> Selection:
    """Return what filters select of the briefings with these names."""
    given = {key: value for key, value in filters.items() if value}
    if filters["related"] and not filters["concept"]:
        raise InvalidValueError("--related needs a --concept that others are related to")
    return selection_of(briefings_named(names), cast("Filters", given))


def _listed(selected: Selection) -> Iterator[Block]:
    """Yield figures as a table, and how many there are."""
    chosen = [one for one in selected if one.figure is not None]
    if chosen:
        rows = [(one.statement.id, str(one), str(one.speaker or one.turn.who)) for one in chosen]
        yield Listing(("figure", "said", "speaker"), tuple(rows))
    yield Line("")
    yield Line(numbered(len(chosen), "figure"))
    asked = {one.statement.id for one in selected.select(attribution="reporter") if one.figure}
    unshown = len(asked - {one.statement.id for one in chosen})
    if unshown:
        yield Line(f"{numbered(unshown, 'figure')} in questions; --attribution reporter shows them")


def _listed_targets(selected: Selection) -> Iterator[Block]:
    """Yield targets as a table with their status, and how many there are."""
    chosen = [one for one in selected if one.target is not None]
    corpus = Corpus(each for each in selected.briefings if each.date is not None)
    if chosen:
        rows = [
            (one.statement.id, str(one), str(one.speaker or ""), _status(one, corpus))
            for one in chosen
        ]
        yield Listing(("target", "said", "speaker", "status"), tuple(rows))
    yield Line("")
    yield Line(numbered(len(chosen), "target"))


def _status(one: Selected, corpus: Corpus) -> str:
    """Return how far a target is, or nothing where it cannot be followed."""
    assert one.target is not None  # It is chosen as a target.
    try:
        progress = corpus.progress(one.target)
    except InvalidValueError:
        # It was due before it was set, or was set by a reporter, or on a day that nobody knows.
        return ""
    status = progress.status.replace("_", " ")
    if progress.as_printed in (None, progress.status):
        return status
    return f"{status}; as printed: {progress.as_printed.replace('_', ' ')}"
