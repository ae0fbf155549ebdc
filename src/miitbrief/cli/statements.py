"""``figures`` and ``targets``: what is stated and what is aimed at, as filters select it."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from miitbrief.checking.verdicts import Verdict
from miitbrief.cli.blocks import Line, Listing, Shown, numbered
from miitbrief.cli.parameters import Parameter
from miitbrief.corpora.corpora import Corpus
from miitbrief.corpora.filters import Filters
from miitbrief.corpora.selected import Selected
from miitbrief.corpora.selections import Selection, selection_of
from miitbrief.exceptions import InvalidValueError
from miitbrief.formats.tables import NOUNS, Table
from miitbrief.model._bundled_concepts import vocabulary
from miitbrief.model.briefings import Briefing
from miitbrief.model.categories import Attribution, Kind

__all__ = ["FILTERS", "list_figures", "list_targets", "rows_of"]

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
    Parameter(
        "--verdict", "what a check of it finds", metavar="VERDICT", many=True, known=lambda: Verdict
    ),
    Parameter("--unsure", "what wants a look, since the reader guessed a field", flag=True),
)
"""The options that select statements, named as the filters of `Briefing.select`."""


def list_figures(briefings: Sequence[Briefing], **filters: Any) -> Shown:
    """Show the figures of briefings that filters select."""
    selected = _selected(briefings, filters)
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
    return 0


def list_targets(briefings: Sequence[Briefing], **filters: Any) -> Shown:
    """Show the targets of briefings that filters select, and how far they are."""
    selected = _selected(briefings, filters)
    chosen = [one for one in selected if one.target is not None]
    corpus = Corpus(each for each in briefings if each.date is not None)
    if chosen:
        rows = [
            (one.statement.id, str(one), str(one.speaker or ""), _status(one, corpus))
            for one in chosen
        ]
        yield Listing(("target", "said", "speaker", "status"), tuple(rows))
    yield Line("")
    yield Line(numbered(len(chosen), "target"))
    return 0


def rows_of(noun: str) -> Callable[..., Table]:
    """Return what makes the table of a noun of what filters select of briefings."""

    def rows(briefings: Sequence[Briefing], **filters: Any) -> Table:
        return NOUNS[noun](_selected(briefings, filters))

    return rows


def _selected(briefings: Sequence[Briefing], filters: dict[str, Any]) -> Selection:
    """Return what filters select of briefings."""
    given = {key: value for key, value in filters.items() if value}
    if filters["related"] and not filters["concept"]:
        raise InvalidValueError("--related needs a --concept that others are related to")
    return selection_of(briefings, cast("Filters", given))


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
